"""Meetings that decide (班子会、支委会、党组织审定): the record, who is there, and the vote on every person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cadredesk.actions import meetings, people, rounds
from cadredesk.actions.people import PersonLine
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.meeting import (
    OPINIONS,
    Attendee,
    Item,
    MeetingRecord,
    Statement,
    decide,
    least,
    quorate,
)
from cadredesk.domain.names import padded
from cadredesk.domain.profile import MeetingRule
from cadredesk.domain.round import Round
from cadredesk.domain.timeline import StepView
from ui.act import act, ask
from ui.people.finder import Finder
from ui.rounds.words import joined
from ui.steps.panel import StepPanel, fill, is_open, set_read_only
from ui.widgets.card import Card, Note, StateChip, button, clear, label
from ui.widgets.dialogs import ReasonDialog, Sheet
from ui.widgets.edit import NumberEdit, TextEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.people_picker import PeoplePicker
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table

_LINES = ("number", "begins", "ends", "place", "chair", "recorder", "ballot", "agenda", "conclusion")


@dataclass(frozen=True, slots=True)
class _Seat:
    at: int
    member: Attendee


class MeetingPanel(StepPanel):
    """One meeting. The three steps that hold one differ by their words and by who is due."""

    def __init__(self, context: ScreenContext, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, round_id, parent)
        self._open = False
        self._round: Round | None = None
        self.record = MeetingRecord()
        self.rule = MeetingRule()
        self.finder = Finder()
        self._rows: dict[str, ItemRow] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        for card in (self._record_card(), self._member_card(), self._item_card(), self._end_card()):
            box.addWidget(card)

    # What it is made of

    def _record_card(self) -> Card:
        self.form = form = Form("meetingForm", 2)
        form.line("number", self.tr("Number of the meeting"))
        form.date("on", self.tr("Day"), full=True)
        form.line("begins", self.tr("Begins")).setPlaceholderText("15:30")
        form.line("ends", self.tr("Ends")).setPlaceholderText("16:30")
        form.line("place", self.tr("Place"))
        form.choice(
            "ballot",
            self.tr("Manner of voting"),
            [
                ("oral", self.tr("orally")),
                ("hand", self.tr("by show of hands")),
                ("secret", self.tr("by secret ballot")),
            ],
        )
        form.line("chair", self.tr("Chair"))
        form.line("recorder", self.tr("Recorder"))
        form.line(
            "sitting_in", self.tr("Sitting in"), wide=True, hint=self.tr("Several names with 、 between")
        )
        form.text("agenda", self.tr("Agenda"), lines=2)
        form.left.connect(self._on_left)
        card = Card(self.tr("The meeting"), "meetingCard")
        card.add(form)
        return card

    def _member_card(self) -> Card:
        self.members = Table(
            "members",
            self.tr("Members due"),
            (
                Column(self.tr("Name"), lambda row: padded(row.member.name), lambda row: row.at, width=5),
                Column(self.tr("Office"), lambda row: row.member.role, width=9),
                Column(
                    self.tr("There"),
                    lambda row: self.tr("present") if row.member.present else self.tr("absent"),
                    tone=lambda row: "done" if row.member.present else "waiting",
                    width=4,
                ),
                Column(self.tr("Reason"), self._absence, tone=self._absence_tone, width=8),
            ),
        )
        self.members.setMinimumHeight(120)
        self.members.opened.connect(lambda _: self.change_member())
        for keys, what in (
            ("Space", self.turn_presence),
            ("Delete", self.remove_member),
            ("Insert", self.add_member),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.members, activated=what)  # type: ignore[call-overload]
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.add_button = button(self.tr("Add a member"), "addMember")
        self.add_button.clicked.connect(self.add_member)
        self.turn_button = button(self.tr("Present / absent (Space)"), "turnPresence")
        self.turn_button.clicked.connect(self.turn_presence)
        self.change_button = button(self.tr("Change"), "changeMember", "link")
        self.change_button.clicked.connect(self.change_member)
        self.remove_button = button(self.tr("Take off"), "removeMember", "link")
        self.remove_button.clicked.connect(self.remove_member)
        self.quorum = Note(name="quorum")
        self._member_buttons = flow(self.add_button, self.turn_button, self.change_button, self.remove_button)
        self.members_card = Card(self.tr("Members due"), "membersCard")
        self.members_card.add(self._member_buttons, self.members, self.quorum)
        return self.members_card

    def _item_card(self) -> Card:
        self.items_card = Card(self.tr("The vote on every person"), "itemsCard")
        self.working = label("", "secondary", "working")
        self._grid_box = QVBoxLayout()
        self._grid_box.setSpacing(0)
        self.rests_on = label("", "secondary", "meetingClause")
        self.items_card.add(self.working, self.rests_on)
        self.items_card.body.addLayout(self._grid_box)
        return self.items_card

    def _end_card(self) -> Card:
        self.end_form = Form("conclusionForm", 1)
        self.end_form.text("conclusion", self.tr("Conclusion"), lines=3)
        self.end_form.left.connect(self._on_left)
        card = Card(self.tr("Conclusion"), "conclusionCard")
        card.add(self.end_form)
        return card

    # What is shown

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows the record; while the step is open, with everybody who stands and who must step out."""
        self._round, self._open = the_round, is_open(the_round, view)
        self.rule = the_round.profile.meeting(self.step)
        self.record = the_round.value(self.step, MeetingRecord)
        if self._open:
            made = ask(self, meetings.prepared, self.context.desk, self.round_id, self.step)
            if made:
                self.record = made.value
        found = ask(self, people.lines, self.context.desk)
        if found:
            self.finder.put(found.value)
        record = self.record
        fill(self.form, {name: getattr(record, name) for name in _LINES if name != "conclusion"})
        fill(self.form, {"on": PartialDate.of(record.on) if record.on else None})
        fill(self.form, {"sitting_in": "、".join(record.sitting_in)})
        fill(self.end_form, {"conclusion": record.conclusion})
        self._show_members()
        self._show_items()
        for form in (self.form, self.end_form):
            set_read_only(form, not self._open)
        self._member_buttons.setVisible(self._open)

    def _show_members(self) -> None:
        seats = [_Seat(at, member) for at, member in enumerate(self.record.attendees)]
        self.members.put(seats, same=lambda row: row.at)
        if seats and self.members.current_row() is None:
            self.members.go_to(lambda row: row.at == 0)
        height = self.members.verticalHeader().defaultSectionSize()
        self.members.setFixedHeight(height * max(1, min(8, len(seats))) + 38 + 4)
        self.members.setVisible(bool(seats))
        for part in (self.turn_button, self.change_button, self.remove_button):
            part.setVisible(bool(seats))
        if not seats:
            self.quorum.put("", self.tr("Nobody is due yet. Take the members from the staff, or add them."))
            return
        due, present = self.record.due, self.record.present
        need = least(self.rule.quorum, due, more_than=self.rule.quorum_more_than)
        text = self.tr("due %1, present %2; the quorum is %3 (%4 members).")
        text = text.replace("%1", str(due)).replace("%2", str(present)).replace("%4", str(need))
        text = text.replace("%3", self._share(self.rule.quorum, self.rule.quorum_more_than))
        enough = quorate(self.record, self.rule)
        self.quorum.put(
            self.tr("Quorum reached:") if enough else self.tr("No quorum, no vote:"),
            text,
            "done" if enough else "problem",
        )

    def _show_items(self) -> None:
        ids = [item.person_id for item in self.record.items]
        base = self.record.due if self.rule.majority_base == "due" else self.record.present
        need = least(self.rule.majority, base, more_than=self.rule.majority_more_than)
        of = (
            self.tr("of the %1 members due")
            if self.rule.majority_base == "due"
            else self.tr("of the %1 present")
        )
        text = self.tr("Carried by %1 %2: at least %3 in favour.")
        text = text.replace("%1", self._share(self.rule.majority, self.rule.majority_more_than))
        self.working.setText(text.replace("%2", of.replace("%1", str(base))).replace("%3", str(need)))
        self.rests_on.setText(self.tr("Rests on: %1").replace("%1", self.rule.clause))
        self.rests_on.setVisible(bool(self.rule.clause))
        self.items_card.setVisible(bool(ids))
        if ids != list(self._rows):
            clear(self._grid_box)
            self._rows = {}
            for item in self.record.items:
                row = ItemRow(self, item.person_id, self.finder.name_of(item.person_id))
                self._rows[item.person_id] = row
                self._grid_box.addWidget(row)
        for item in self.record.items:
            row = self._rows[item.person_id]
            row.put(item)
            row.set_open(self._open and bool(self.record.attendees))

    def sentence(self) -> str:
        """Where the meeting stands."""
        results = [decide(self.record, item, self.rule) for item in self.record.items]
        if not self.record.attendees:
            return self._what()
        carried = sum(one.carried for one in results)
        voted = sum(bool(one.agree + one.disagree + one.defer) for one in results)
        text = self.tr("Due %1, present %2. Voted on %3 of %4; %5 carried.")
        for sign, number in zip(
            ("%1", "%2", "%3", "%4", "%5"),
            (self.record.due, self.record.present, voted, len(results), carried),
            strict=True,
        ):
            text = text.replace(sign, str(number))
        return text

    def main_button(self) -> tuple[str, Callable[[], None]] | None:
        """First the members, then the first vote that is not recorded."""
        if not self._open:
            return None
        if not self.record.attendees:
            return self.tr("Take from the staff (&L)"), self.take_members
        open_ = [item for item in self.record.items if not self._settled(item)]
        if open_ and quorate(self.record, self.rule):
            return self.tr("Record the vote (&V)"), lambda: self._rows[open_[0].person_id].begin()
        return None

    def people(self) -> tuple[tuple[str, str], ...]:
        """Chair, recorder, members, those sitting in."""
        there = "、".join(one.name for one in self.record.attendees if one.present)
        away = "、".join(one.name for one in self.record.attendees if not one.present)
        return (
            (self.tr("Chair"), self.record.chair),
            (self.tr("Recorder"), self.record.recorder),
            (self.tr("Present"), there),
            (self.tr("Absent"), away),
            (self.tr("Sitting in"), "、".join(self.record.sitting_in)),
        )

    def _what(self) -> str:
        return self.tr("The meeting votes on every person one by one. Begin with the members who are due.")

    def _settled(self, item: Item) -> bool:
        return decide(self.record, item, self.rule).outcome not in ("sums_differ", "no_quorum")

    def _share(self, share: Fraction, more_than: bool) -> str:
        if share == Fraction(1, 2) and more_than:
            return self.tr("more than half")
        text = self.tr("more than %1") if more_than else self.tr("at least %1")
        return text.replace("%1", f"{share.numerator}/{share.denominator}")

    def _absence(self, row: _Seat) -> str:
        if row.member.present:
            return ""
        return row.member.reason or self.tr("reason missing")

    def _absence_tone(self, row: _Seat) -> str | None:
        return "problem" if not row.member.present and not row.member.reason else None

    # What is done

    def store(self, record: MeetingRecord, by: QWidget | None = None) -> bool:
        """Stores the record with everybody stepped out who must; of a person not dealt with yet, nothing.

        `by` is the sheet that shows an error.
        """
        desk, round_id, step = self.context.desk, self.round_id, self.step
        where = by or self
        made = ask(where, meetings.prepared, desk, round_id, step, record)
        fresh = ask(where, meetings.prepared, desk, round_id, step, replace(record, items=()))
        if not made or not fresh:
            return False
        items = tuple(item for item in made.value.items if item not in fresh.value.items)
        return bool(act(where, meetings.save, desk, round_id, step, replace(made.value, items=items)))

    def store_item(self, item: Item, by: QWidget | None = None) -> bool:
        """Stores the vote on one person."""
        items = tuple(item if one.person_id == item.person_id else one for one in self.record.items)
        return self.store(replace(self.record, items=items), by)

    def take_members(self) -> None:
        """Fills in who is due: as at the last meeting of this kind, else from the posts of the staff."""
        due = self._due()
        if not due:
            self.add_member()
            return
        chair = self.record.chair or next((one.name for one in due), "")
        recorder = self.record.recorder or self.context.desk.user.name
        self.store(replace(self.record, attendees=due, chair=chair, recorder=recorder))

    def _due(self) -> tuple[Attendee, ...]:
        before = self._last_record()
        if before is not None:
            return tuple(replace(one, present=True, reason="") for one in before.attendees)
        found = ask(self, people.lines, self.context.desk, with_left=False)
        lines = found.value if found else ()
        return tuple(Attendee(line.name, line.id, line.current_post) for line in self._members(lines))

    def _last_record(self) -> MeetingRecord | None:
        """The same meeting of an earlier round."""
        heads = ask(self, rounds.listed, self.context.desk)
        for head in heads.value if heads else ():
            if head.id == self.round_id or head.state == "abandoned":
                continue
            read = ask(self, rounds.get, self.context.desk, head.id)
            if read and read.value.profile.step(self.step) is not None:
                record = read.value.value(self.step, MeetingRecord)
                if record.attendees:
                    return record
        return None

    def _members(self, lines: Sequence[PersonLine]) -> list[PersonLine]:
        """Who is due by post: the leaders, the highest first."""
        order = ("chief", "deputy")
        leaders = [line for line in lines if line.current_post_kind in order]
        return sorted(leaders, key=lambda line: order.index(line.current_post_kind))

    def add_member(self) -> None:
        """Opens the sheet that adds a member."""
        if self._open:
            MemberSheet(self).open()

    def change_member(self) -> None:
        """Opens the sheet on the member stood on."""
        seat = self.members.current_row()
        if seat is not None and self._open:
            MemberSheet(self, seat.at).open()

    def remove_member(self) -> None:
        """Takes the member stood on off the list."""
        seat = self.members.current_row()
        if seat is None or not self._open:
            return
        if seat.member.name.strip():
            self.ask_removal(seat.member.name, lambda: self._remove(seat))
        else:
            self._remove(seat)

    def _remove(self, seat: _Seat) -> None:
        left = tuple(one for at, one in enumerate(self.record.attendees) if at != seat.at)
        self.store(replace(self._without(seat.member.name), attendees=left))

    def turn_presence(self) -> None:
        """Present becomes absent, with a reason; absent becomes present."""
        seat = self.members.current_row()
        if seat is None or not self._open:
            return
        if not seat.member.present:
            self.put_member(seat.at, replace(seat.member, present=True, reason=""))
            return
        sheet = ReasonDialog(
            self,
            self.tr("%1 is absent").replace("%1", seat.member.name),
            self.tr("Why? The reason stands in the minutes."),
            self.tr("Absent"),
            "absenceDialog",
        )
        sheet.given.connect(
            lambda reason: self.put_member(seat.at, replace(seat.member, present=False, reason=reason))
        )
        sheet.open()

    def put_member(self, at: int, member: Attendee, by: QWidget | None = None) -> bool:
        """Stores a changed member, or a new one at the end."""
        attendees = list(self.record.attendees)
        record = self.record
        if at < len(attendees):
            if not member.present or attendees[at].name != member.name:
                record = self._without(attendees[at].name)
            attendees[at] = member
        else:
            attendees.append(member)
        return self.store(replace(record, attendees=tuple(attendees)), by)

    def _without(self, name: str) -> MeetingRecord:
        """The record without a name among those who stepped out."""
        items = tuple(
            replace(item, avoided=tuple(one for one in item.avoided if one != name))
            for item in self.record.items
        )
        return replace(self.record, items=items)

    def _on_left(self, name: str, value: Any) -> None:
        if not self._open:
            return
        if name == "on":
            value = value.earliest() if value else None
        elif name == "sitting_in":
            names = value.replace("，", "、").replace(",", "、").split("、")
            value = tuple(one.strip() for one in names if one.strip())
        elif isinstance(value, str) and name != "ballot":
            value = value.strip()
        changes: dict[str, Any] = {name: value}
        self.store(replace(self.record, **changes))


class LeadershipMeetingPanel(MeetingPanel):
    """班子会 / 校务会议."""

    step = "leadership_meeting"


class BranchMeetingPanel(MeetingPanel):
    """支委会 / 党组织会议: the leaders who are in the party, until somebody says otherwise."""

    step = "branch_meeting"

    def _members(self, lines: Sequence[PersonLine]) -> list[PersonLine]:
        return [line for line in super()._members(lines) if line.party in ("cpc", "cpc_probationary")]


class ExaminationPanel(BranchMeetingPanel):
    """党组织审定."""

    step = "examination"

    def _what(self) -> str:
        return self.tr(
            "The party organisation examines the result of the inspection and votes person by person."
        )


class ItemRow(QWidget):
    """One person's vote: three counts with their working at once, those who stepped out, what was said."""

    def __init__(self, panel: MeetingPanel, person_id: str, name: str) -> None:
        super().__init__()
        self.setObjectName(f"item_{person_id}")
        self.setAccessibleName(name)
        self._panel, self._name = panel, name
        self.item = Item(person_id)
        self.name = label(padded(name), "strong", f"itemName_{person_id}", wrap=False)
        words = {
            "agree": self.tr("agree"),
            "disagree": self.tr("disagree"),
            "defer": self.tr("defer"),
        }
        self.fields: dict[str, NumberEdit] = {}
        self.chip = StateChip(name=f"outcome_{person_id}")
        self.told = label("", "secondary", f"told_{person_id}")
        self.more = button(self.tr("Stepped out, statements"), f"more_{person_id}", "link")
        self.more.setAccessibleName(f"{name} {self.more.text()}")
        self.more.clicked.connect(lambda: StatementSheet(panel, self.item, name).open())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.name, 0, 0)
        grid.setColumnMinimumWidth(0, self.fontMetrics().horizontalAdvance("国国国国国"))
        for at, opinion in enumerate(OPINIONS):
            field = NumberEdit(f"{opinion}_{person_id}", f"{name} {words[opinion]}")
            field.setFixedWidth(self.fontMetrics().horizontalAdvance("000") + 30)
            field.searched.connect(lambda _: self._show())
            field.left.connect(lambda _: self._leave())
            above = label(words[opinion], "secondary", wrap=False)
            above.setBuddy(field)
            grid.addWidget(above, 0, 1 + at * 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(field, 0, 2 + at * 2)
            self.fields[opinion] = field
        grid.addWidget(self.chip, 0, 8, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(7, 1)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.told)
        below.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(below, 1, 1, 1, 8)

    def put(self, item: Item) -> None:
        """Shows the vote as recorded; a count that is being typed stays."""
        same = item == self.item
        self.item = item
        cast = item.agree + item.disagree + item.defer
        for opinion, field in self.fields.items():
            if same and field.text() and self._typed() != item:
                continue
            field.put_number(getattr(item, opinion) if cast else None)
        self._show()

    def set_open(self, is_open: bool) -> None:
        """Whether counts may be typed."""
        for field in self.fields.values():
            field.setReadOnly(not is_open)
        self.more.setVisible(is_open)

    def begin(self) -> None:
        """Puts the cursor into the first count."""
        field = self.fields["agree"]
        field.setFocus()
        field.selectAll()

    def _typed(self) -> Item:
        agree, disagree, defer = (self.fields[one].number() or 0 for one in OPINIONS)
        return replace(self.item, agree=agree, disagree=disagree, defer=defer)

    def _show(self) -> None:
        typed = self._typed()
        result = decide(self._panel.record, typed, self._panel.rule)
        cast = typed.agree + typed.disagree + typed.defer
        words = {
            "carried": (self.tr("carried"), "done"),
            "not_carried": (self.tr("not carried"), "problem"),
            "deferred": (self.tr("deferred"), "waiting"),
            "no_quorum": (self.tr("no quorum"), "problem"),
            "sums_differ": (self.tr("sums differ"), "problem"),
        }
        word, tone = words[result.outcome]
        if result.outcome == "sums_differ" and cast == 0:
            word, tone = self.tr("not voted"), "quiet"
        self.chip.put(word, tone)
        text = self.tr("%1 vote; %2 counted; %3 needed.")
        text = text.replace("%1", str(result.voting)).replace("%2", str(cast))
        parts = [text.replace("%3", str(result.needed))]
        if cast and cast != result.voting:
            wrong = self.tr("The sum must be %1: %2 too many.")
            if cast < result.voting:
                wrong = self.tr("The sum must be %1: %2 missing.")
            parts.append(
                wrong.replace("%1", str(result.voting)).replace("%2", str(abs(cast - result.voting)))
            )
        if typed.avoided:
            parts.append(self.tr("Stepped out: %1.").replace("%1", "、".join(typed.avoided)))
        if typed.statements:
            parts.append(self.tr("%1 statements.").replace("%1", str(len(typed.statements))))
        self.told.setText(joined(*parts))
        role = "problem" if cast and cast != result.voting else "secondary"
        if role != self.told.property("role"):
            self.told.setProperty("role", role)
            self.told.style().unpolish(self.told)
            self.told.style().polish(self.told)

    def _leave(self) -> None:
        typed = self._typed()
        result = decide(self._panel.record, typed, self._panel.rule)
        if typed.agree + typed.disagree + typed.defer <= result.voting and typed != self.item:
            self._panel.store_item(typed)


class MemberSheet(Sheet):
    """A member from the staff or from outside: office, present or absent with the reason."""

    def __init__(self, panel: MeetingPanel, at: int | None = None) -> None:
        super().__init__(panel, "memberSheet")
        self._panel = panel
        self._at = len(panel.record.attendees) if at is None else at
        old = panel.record.attendees[at] if at is not None else Attendee("")
        self._person = old.person_id
        self.picker = PeoplePicker(panel.finder.pick, "memberPicker")
        self.picker.list.setFixedHeight(140)
        self.picker.picked.connect(self._pick)
        self.form = Form("memberForm", 2)
        self.form.line("name", self.tr("Name"), hint=self.tr("Typed by hand for somebody from outside"))
        self.form.line("role", self.tr("Office"))
        self.form.check("present", self.tr("present"))
        self.form.line("reason", self.tr("Reason of absence"), wide=True)
        self.body.addWidget(self.picker)
        self.body.addWidget(self.form)
        for name in ("name", "role", "present", "reason"):
            self.form.put(name, getattr(old, name))
        if at is None:
            self.say(self.tr("Add a member"), self.tr("Add (Ctrl+Return)"))
            self.picker.look("")
            self.picker.setFocus()
        else:
            self.say(old.name, self.tr("Save (Ctrl+Return)"))
            self.picker.hide()
            self.form.field("role").setFocus()

    def accept_now(self) -> bool:
        """Stores the member; an error keeps the sheet open."""
        name = self.form.value("name")
        person = self._person if name == self._panel.finder.name_of(self._person) else ""
        present = bool(self.form.value("present"))
        reason = "" if present else self.form.value("reason")
        return self._panel.put_member(
            self._at, Attendee(name, person, self.form.value("role"), present, reason), self
        )

    def _pick(self, person_id: str) -> None:
        self._person = person_id
        self.form.put("name", self._panel.finder.name_of(person_id))
        line = self._panel.finder.line_of(person_id)
        self.form.put("role", line.current_post if line is not None else "")
        self.form.field("role").setFocus()


class StatementSheet(Sheet):
    """Who stepped out for one person, and what every member said; dissent word for word."""

    def __init__(self, panel: MeetingPanel, item: Item, name: str) -> None:
        super().__init__(panel, "statementSheet")
        self.say(self.tr("On %1: stepped out, statements").replace("%1", name), self.tr("Save (Ctrl+Return)"))
        self.setMinimumSize(640, 560)
        self._panel, self._item = panel, item
        self._out: dict[str, QCheckBox] = {}
        self._said: dict[str, TextEdit] = {}
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(6)
        said = {one.name: one.text for one in item.statements}
        for member in panel.record.attendees:
            if not member.present:
                continue
            tick = QCheckBox(self.tr("%1 has stepped out").replace("%1", member.name))
            tick.setObjectName(f"out_{member.name}")
            tick.setAccessibleName(tick.text())
            tick.setChecked(member.name in item.avoided)
            text = TextEdit(f"said_{member.name}", self.tr("What %1 said").replace("%1", member.name))
            text.setFixedHeight(text.fontMetrics().lineSpacing() * 2 + 20)
            text.put(said.get(member.name, ""))
            text.setPlaceholderText(self.tr("What was said; dissent word for word"))
            box.addWidget(label(f"{member.name}　{member.role}".strip(), "strong"))
            box.addWidget(tick)
            box.addWidget(text)
            self._out[member.name], self._said[member.name] = tick, text
        box.addStretch(1)
        for text in list(self._said.values())[:1]:
            text.setFocus()
        area = QScrollArea()
        area.setObjectName("statementScroll")
        area.setAccessibleName(self.tr("Members"))
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self.body.addWidget(area, 1)

    def accept_now(self) -> bool:
        """Stores both; a member who must step out cannot be called back."""
        out = tuple(name for name, tick in self._out.items() if tick.isChecked())
        spoken = tuple(
            Statement(name, text.toPlainText().strip())
            for name, text in self._said.items()
            if text.toPlainText().strip()
        )
        return self._panel.store_item(replace(self._item, avoided=out, statements=spoken), self)
