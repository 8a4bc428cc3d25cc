"""The inspection team (考察组) and the advance notice (考察预告): who inspects, when, and when it was posted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cadredesk.actions import desks, inspections, people
from cadredesk.actions.rounds import Candidate
from cadredesk.domain import calendar as periods
from cadredesk.domain.inspection import AdvanceNotice, TeamMember
from cadredesk.domain.names import normalise, padded
from cadredesk.domain.round import Round
from cadredesk.domain.timeline import StepView
from cadredesk.messages import sentence
from ui.act import act, ask
from ui.people.finder import Finder
from ui.rounds.words import day_words
from ui.steps.panel import StepPanel, fill, is_open, set_read_only
from ui.steps.parts import TallSheet, as_field, columns, compact, day_of, standing, suggest_today
from ui.widgets.card import Card, Note, button, label
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.people_picker import PeoplePicker
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table


class MemberSheet(TallSheet):
    """One inspector: a colleague found by name, or somebody from outside typed in; `given(member)`."""

    given = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        round_id: str,
        member: TeamMember | None,
        candidates: tuple[Candidate, ...],
        *,
        leader: bool,
    ) -> None:
        super().__init__(parent, "memberSheet")
        self.say(self.tr("Inspector"), self.tr("Into the team"))
        self.setMinimumWidth(620)
        self.context, self._round_id = context, round_id
        self._picked: tuple[str, str] = (member.person_id, member.name) if member else ("", "")
        self._finder = Finder()
        if member is None:
            lines = ask(self, people.lines, context.desk, with_left=False)
            self._finder.put(lines.value if lines else ())
            self.picker = PeoplePicker(self._finder.pick, "memberPicker")
            self.picker.list.setFixedHeight(112)
            self.picker.picked.connect(self._take)
            self.body.addWidget(label(self.tr("A colleague:")))
            self.body.addWidget(self.picker)
            self.body.addWidget(label(self.tr("Or somebody from outside: type the name."), "secondary"))
        self.form = Form("memberForm", columns())
        self.form.line("memberName", self.tr("Name"), limit=50)
        self.form.choice(
            "memberRole", self.tr("Role"), (("leader", self.tr("leader")), ("member", self.tr("member")))
        )
        self.form.line("memberUnit", self.tr("Unit"), limit=80)
        self.form.line("memberPost", self.tr("Post"), limit=80)
        self.form.line(
            "memberPhone", self.tr("Office phone"), limit=40, hint=self.tr("It goes on the wall: no mobile.")
        )
        self.body.addWidget(self.form)
        self.relatives = QListWidget()
        self.relatives.setObjectName("memberRelatives")
        self.relatives.setAccessibleName(self.tr("Candidates who are relatives, as declared"))
        self.relatives.setFixedHeight(104)
        declared = member.relative_of if member else ()
        for one in candidates:
            item = QListWidgetItem(padded(one.name))
            item.setData(Qt.ItemDataRole.UserRole, one.person_id)
            item.setCheckState(
                Qt.CheckState.Checked if one.person_id in declared else Qt.CheckState.Unchecked
            )
            self.relatives.addItem(item)
        self.body.addWidget(
            label(self.tr("Relatives among the candidates, as declared (spouse, blood, close in-laws):"))
        )
        self.body.addWidget(self.relatives)
        fill(
            self.form,
            {
                "memberName": member.name if member else "",
                "memberRole": member.role if member else ("leader" if leader else "member"),
                "memberUnit": member.unit if member else "",
                "memberPost": member.post if member else "",
                "memberPhone": member.phone if member else "",
            },
        )
        (self.form.field("memberName") if member else self.picker).setFocus()

    def member(self) -> TeamMember:
        """What stands in the sheet."""
        name = self.form.value("memberName")
        person_id = self._picked[0] if name == self._picked[1] else ""
        relatives = tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in (self.relatives.item(at) for at in range(self.relatives.count()))
            if item.checkState() == Qt.CheckState.Checked
        )
        return TeamMember(
            name,
            self.form.value("memberUnit"),
            self.form.value("memberPost"),
            self.form.value("memberPhone"),
            self.form.value("memberRole") or "member",
            person_id,
            relatives,
        )

    def accept_now(self) -> bool:
        """Refuses candidates and relatives at once."""
        member = self.member()
        if not ask(self, inspections.check_member, self.context.desk, self._round_id, member):
            return False
        self.given.emit(member)
        return True

    def _take(self, person_id: str) -> None:
        read = ask(self, people.get, self.context.desk, person_id)
        school = ask(self, desks.school, self.context.desk)
        if read and school:
            person = read.value
            self._picked = (person.id, person.name)
            self.form.put("memberName", person.name)
            self.form.put("memberUnit", school.value.name)
            self.form.put("memberPost", person.current_post)
            self.form.field("memberPhone").setFocus()


class AdvanceNoticePanel(StepPanel):
    """Names the team, writes the notice, notes its posting."""

    step = "advance_notice"

    def __init__(self, context: ScreenContext, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, round_id, parent)
        self._round: Round | None = None
        self._value = AdvanceNotice()
        self._open = False
        self._draft: tuple[TeamMember, ...] | None = None
        self._candidates: tuple[Candidate, ...] = ()
        self._first: date | None = None
        self._school = ""
        self._build()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self.team_card = Card(self.tr("Inspection team"), "teamCard")
        words = {"leader": self.tr("leader"), "member": self.tr("member")}
        self.team = Table(
            "teamTable",
            self.tr("Inspection team"),
            (
                Column(self.tr("Role"), lambda row: words[row.role]),
                Column(self.tr("Name"), lambda row: padded(row.name)),
                Column(self.tr("Unit and post"), self._unit_and_post),
                Column(self.tr("Office phone"), lambda row: row.phone),
            ),
        )
        compact(self.team, 2)
        self.team.opened.connect(lambda _: self.change_member())
        self.team.current.connect(lambda _: self._show_buttons())
        self.team_note = Note(name="teamNote")
        self.add_member = button(self.tr("Add an inspector…"), "teamAdd")
        self.edit_member = button(self.tr("Change…"), "teamChange")
        self.lead = button(self.tr("Make leader"), "teamLead")
        self.drop = button(self.tr("Take out"), "teamDrop")
        self.back = button(self.tr("Back to the saved team"), "teamBack", "link")
        self.add_member.clicked.connect(self.new_member)
        self.edit_member.clicked.connect(self.change_member)
        self.lead.clicked.connect(self._make_leader)
        self.drop.clicked.connect(self._drop_member)
        self.back.clicked.connect(self._forget_draft)
        self.team_card.add(
            self.team,
            self.team_note,
            flow(self.add_member, self.edit_member, self.lead, self.drop, self.back),
        )
        self.notice_card = Card(self.tr("Inspection and advance notice"), "advanceCard")
        form = self.form = Form("advanceForm", columns())
        form.line("advanceNumber", self.tr("Number of the document"), limit=60)
        form.line("advancePlace", self.tr("Place of the inspection"), limit=120)
        form.date("inspectionFrom", self.tr("Inspection from"), full=True)
        form.date("inspectionUntil", self.tr("Inspection until"), full=True)
        form.line("reportPhone", self.tr("Phone for reports"), limit=40)
        form.line("reportAddress", self.tr("Address for reports"), limit=120)
        self.lawful = Note(name="advanceLawful")
        self.early = Form("advanceEarlyForm", 1)
        self.early.text("earlyReason", self.tr("Why the inspection begins earlier"), lines=2)
        form.left.connect(lambda *_: self._save())
        self.early.left.connect(lambda *_: self._save())
        self.from_school = button(self.tr("Phone and address of the school"), "advanceFromSchool", "link")
        self.from_school.clicked.connect(self._take_school)
        self.notice_card.add(form, self.from_school, self.lawful, self.early)
        self.posting_card = Card(self.tr("Posting"), "advancePostingCard")
        self.posting = Form("advancePosting", columns())
        self.posting.date("advancePostedOn", self.tr("Posted on"), full=True)
        self.posting.line("advancePostedWhere", self.tr("Where it hangs"), limit=120)
        self.posting.left.connect(lambda *_: self._show_lawful())
        self.post_again = button(self.tr("Note the posting"), "advancePost")
        self.post_again.clicked.connect(self.post)
        self.posting_card.add(self.posting, flow(self.post_again))
        for card in (self.team_card, self.notice_card, self.posting_card):
            box.addWidget(card)

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows team, notice and posting."""
        self._round, self._first = the_round, view.earliest
        self._open = is_open(the_round, view)
        value = self._value = the_round.value(self.step, AdvanceNotice)
        school = ask(self, desks.school, self.context.desk)
        self._school = school.value.name if school else ""
        self._candidates = standing(self, self.context.desk, self.round_id, self.step)
        if self._draft == value.team or not self._open:
            self._draft = None
        fill(
            self.form,
            {
                "advanceNumber": value.number,
                "advancePlace": value.place,
                "inspectionFrom": as_field(value.inspection_from),
                "inspectionUntil": as_field(value.inspection_until),
                "reportPhone": value.report_phone,
                "reportAddress": value.report_address,
            },
        )
        self.early.put("earlyReason", value.early_reason)
        if value.posted_on is not None:
            fill(
                self.posting,
                {
                    "advancePostedOn": as_field(value.posted_on),
                    "advancePostedWhere": value.posted_where,
                },
            )
        elif self._open:
            suggest_today(self.posting, "advancePostedOn", self.context.desk.today())
        set_read_only(self, not self._open)
        self.from_school.setVisible(self._open and not value.report_phone and not value.report_address)
        self._show_team()
        self._show_lawful()

    def _take_school(self) -> None:
        school = ask(self, desks.school, self.context.desk)
        if school:
            self.form.put("reportPhone", school.value.phone)
            self.form.put("reportAddress", school.value.address)
            self._save()

    def _unit_and_post(self, member: TeamMember) -> str:
        """The post, and the unit of somebody from outside."""
        return f"{member.unit if member.unit != self._school else ''} {member.post}".strip()

    def _team(self) -> tuple[TeamMember, ...]:
        return self._value.team if self._draft is None else self._draft

    def _show_team(self) -> None:
        assert self._round is not None
        team, least = self._team(), self._round.profile.team_minimum
        self.team.put(team, same=lambda row: row.name)
        if self.team.current_row() is None:
            self.team.go_to(lambda _: True)
        self.team.setVisible(bool(team))
        self.team_card.aside.setText(
            self.tr("%1 members, at least %2").replace("%1", str(len(team))).replace("%2", str(least))
        )
        problem = self._team_problem()
        self.team_note.put(self.tr("Not saved yet:"), problem, "problem")
        self.team_note.setVisible(bool(problem))
        self._show_buttons()

    def _team_problem(self) -> str:
        if self._draft is None or self._round is None:
            return ""
        least = self._round.profile.team_minimum
        if len(self._draft) < least:
            return sentence("inspection.team_small", least=least, count=len(self._draft))
        if sum(member.role == "leader" for member in self._draft) != 1:
            return sentence("inspection.team_leader")
        seen = [normalise(member.name) for member in self._draft]
        twice = next((name for name in seen if seen.count(name) > 1), "")
        return sentence("inspection.team_twice", name=twice) if twice else ""

    def _show_buttons(self) -> None:
        row = self.team.current_row()
        for part in (self.add_member, self.edit_member, self.lead, self.drop):
            part.setVisible(self._open)
        self.edit_member.setEnabled(self._open and row is not None)
        self.drop.setEnabled(self._open and row is not None)
        self.lead.setEnabled(self._open and row is not None and row.role != "leader")
        self.back.setVisible(self._open and self._draft is not None)
        self.post_again.setVisible(self._open and self._value.posted_on is not None)

    def _show_lawful(self) -> None:
        if self._round is None:
            return
        days = self._round.profile.advance_notice_days
        posted = self._value.posted_on or day_of(self.posting, "advancePostedOn")
        begins = day_of(self.form, "inspectionFrom")
        today = self.context.desk.today()
        if posted is None:
            self.lawful.put("", self.tr("The first lawful day follows from the day of posting."), "quiet")
            self.early.setVisible(bool(self._value.early_reason))
            return
        first = periods.lead_time(posted, days)
        early = begins is not None and begins < first
        text = (
            self.tr("Posted on %1, the notice stands %2 days: the inspection may begin on %3.")
            .replace("%1", day_words(posted, today))
            .replace("%2", str(days))
            .replace("%3", day_words(first, today))
        )
        if early:
            reason = self.early.value("earlyReason").strip()
            text += " " + (
                self.tr("It begins earlier, for the reason below.")
                if reason
                else self.tr("To begin earlier, write the reason.")
            )
            self.lawful.put(self.tr("Early:"), text, "waiting" if reason else "problem")
        else:
            self.lawful.put("", text, "done" if begins is not None else "due")
        self.early.setVisible(early or bool(self._value.early_reason))

    def sentence(self) -> str:
        """Where the team and the notice stand."""
        if not self._value.team:
            return self.tr("Name the team first; candidates and their relatives cannot be inspectors.")
        if self._value.posted_on is None:
            return self.tr("Write the notice, print and post it, then note the day and the place.")
        return self.tr("The notice hangs since %1.").replace(
            "%1", day_words(self._value.posted_on, self.context.desk.today())
        )

    def main_button(self) -> tuple[str, Callable[[], None]] | None:
        """The team, then the posting."""
        if not self._open:
            return None
        if not self._value.team:
            return self.tr("Add an inspector…"), self.new_member
        if self._value.posted_on is None:
            return self.tr("Note the posting"), self.post
        return None

    def people(self) -> tuple[tuple[str, str], ...]:
        """The team."""
        leader = "、".join(one.name for one in self._value.team if one.role == "leader")
        members = "、".join(one.name for one in self._value.team if one.role != "leader")
        return ((self.tr("Leader"), leader), (self.tr("Members"), members))

    def save(self) -> bool:
        """A team that is not whole cannot be left unseen: it says what is missing."""
        super().save()
        if self._draft is None:
            return True
        act(self, inspections.set_team, self.context.desk, self.round_id, self._draft)
        return self._draft is None

    def new_member(self) -> None:
        """Asks for one more inspector."""
        sheet = self._sheet(None)
        sheet.given.connect(lambda member: self._put_team((*self._team(), member)))
        sheet.open()

    def change_member(self) -> None:
        """Changes the inspector stood on."""
        row = self.team.current_row()
        if row is None or not self._open:
            return
        sheet = self._sheet(row)
        sheet.given.connect(
            lambda member: self._put_team(tuple(member if one is row else one for one in self._team()))
        )
        sheet.open()

    def _sheet(self, member: TeamMember | None) -> MemberSheet:
        leader = not any(one.role == "leader" for one in self._team())
        return MemberSheet(self, self.context, self.round_id, member, self._candidates, leader=leader)

    def _make_leader(self) -> None:
        row = self.team.current_row()
        self._put_team(tuple(replace(one, role="leader" if one is row else "member") for one in self._team()))

    def _drop_member(self) -> None:
        row = self.team.current_row()
        if row is not None:
            left = tuple(one for one in self._team() if one is not row)
            self.ask_removal(row.name, lambda: self._put_team(left))

    def _put_team(self, team: tuple[TeamMember, ...]) -> None:
        self._draft = team
        if not self._team_problem():
            act(self, inspections.set_team, self.context.desk, self.round_id, team)
        if self._draft is not None:
            self._show_team()
        self.head_changed.emit()

    def _forget_draft(self) -> None:
        self._draft = None
        self._show_team()

    def _save(self) -> None:
        self._show_lawful()
        if not self._open:
            return
        new = replace(
            self._value,
            number=self.form.value("advanceNumber"),
            place=self.form.value("advancePlace"),
            inspection_from=day_of(self.form, "inspectionFrom"),
            inspection_until=day_of(self.form, "inspectionUntil"),
            report_phone=self.form.value("reportPhone"),
            report_address=self.form.value("reportAddress"),
            early_reason=self.early.value("earlyReason"),
        )
        if new != self._value:
            act(self, inspections.set_inspection, self.context.desk, self.round_id, new)

    def post(self) -> None:
        """Notes day and place of the posting; without a day the cursor goes there."""
        if not self.save():
            return
        on = day_of(self.posting, "advancePostedOn")
        if on is None:
            self.posting.field("advancePostedOn").setFocus()
            return
        where = self.posting.value("advancePostedWhere")
        act(self, inspections.post_advance_notice, self.context.desk, self.round_id, on, where)
