"""Leaving the pool: who is at risk of what with the working, the proposals, the meeting that decides, and its papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions.training import exits, trainees, year_papers
from cadredesk.actions.training.exits import ExitDraft, ExitProposal, Finding, Found
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.meeting import Attendee, Item, MeetingRecord, least
from cadredesk.domain.names import padded
from cadredesk.domain.training.exits import MEETING_RULE
from cadredesk.domain.training.trainee import EXIT_REASONS, Trainee
from cadredesk.messages import sentence
from ui.act import act, ask
from ui.exchange.pool_votes import MemberSheet
from ui.people.words import roomy
from ui.training.parts import fit_height, show_paper
from ui.training.words import filled, verdict_word
from ui.widgets.card import EmptyState, Note, button, label
from ui.widgets.dialogs import ReasonDialog, Sheet
from ui.widgets.edit import NumberEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.quorum import QuorumNote, members_table
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

RISK, MEETING, PAST = range(3)
_OPINIONS = ("agree", "disagree", "defer")


class ExitsPage(Screen):
    """`navigate("management", page="exits")`: the risks, the meeting, what was decided."""

    areas = frozenset(
        {
            "exits",
            "credits",
            "exams",
            "opinion",
            "certificates",
            "trainees",
            "rules",
            "attendance",
            "groups",
            "study",
            "exchange",
            "intake",
        }
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Exits"))
        self._found: tuple[Found, ...] = ()
        self.note = Note(name="exitNote")
        self.note.hide()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("exitTabs")
        self.tabs.setAccessibleName(self.tr("Leaving the pool"))
        self.meeting = MeetingView(self)
        for page in (self._risk_page(), self.meeting, self._past_page()):
            self.tabs.addTab(page, "")
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        box.setSpacing(8)
        box.addWidget(self.note)
        box.addWidget(self.tabs, 1)

    # What it is made of

    def _risk_page(self) -> QWidget:
        self.told = label("", "secondary", "exitTold")
        self.which = QComboBox()
        self.which.setObjectName("exitWhich")
        self.which.setAccessibleName(self.tr("Which findings"))
        for text, key in (
            (self.tr("To leave and warnings"), "risk"),
            (self.tr("To leave"), "proposed"),
            (self.tr("Cannot tell: data missing"), "unknown"),
            (self.tr("All findings"), "all"),
        ):
            self.which.addItem(text, key)
        self.which.activated.connect(lambda _: self._filter())
        self.propose_button = button(self.tr("Propose those chosen (&P)"), "proposeExits", "main")
        self.propose_button.clicked.connect(self.propose)
        self.enter_button = button(self.tr("Another reason…"), "enterExit")
        self.enter_button.clicked.connect(self.ask_reason)
        self.risks = Table(
            "exitRisks",
            self.tr("Who is at risk of what"),
            (
                Column(self.tr("Name"), lambda one: padded(one[0].name), width=6),
                Column(self.tr("School"), lambda one: one[0].now.unit_name, width=10),
                Column(self.tr("Rule"), lambda one: sentence(f"exit.rule_{one[1].reason}"), width=6),
                Column(
                    self.tr("Finding"),
                    lambda one: verdict_word(one[1].verdict)[0],
                    lambda one: ("proposed", "near", "unknown", "stays").index(one[1].verdict),
                    tone=lambda one: verdict_word(one[1].verdict)[1],
                    ground=True,
                    width=5,
                ),
                Column(self.tr("Working"), lambda one: "；".join(year_papers.working_words(one[1]))),
            ),
            multiple=True,
        )
        self.risks.setMinimumHeight(120)
        self.risks.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.risks.current.connect(lambda _: self._show_working())
        self.risks.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        self.working = label("", name="exitWorking")
        self.basis = label("", "secondary", "exitBasis")
        self.empty = EmptyState(
            self.tr(
                "Nobody is near a line. What rules say is worked out from credits, exams, votes, rankings, terms and "
                "assessments as soon as they are entered."
            ),
            name="noRisk",
        )
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(8)
        box.addWidget(self.told)
        box.addWidget(flow(self.which, self.propose_button, self.enter_button))
        box.addWidget(self.risks, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self.working)
        box.addWidget(self.basis)
        return page

    def _past_page(self) -> QWidget:
        self.past = Table(
            "exitsDecided",
            self.tr("What was decided"),
            (
                Column(self.tr("Meeting"), lambda one: one.decision.on.isoformat(), width=7),
                Column(self.tr("Name"), lambda one: padded(one.name), width=6),
                Column(self.tr("Reason"), lambda one: sentence(f"exit.reason_{one.reason}"), width=10),
                Column(
                    self.tr("Decision"),
                    lambda one: sentence(f"exit.outcome_{one.state}"),
                    tone=lambda one: "problem" if one.state == "left" else "done",
                    ground=True,
                    width=6,
                ),
                Column(self.tr("Remark"), lambda one: one.decision.remark),
            ),
        )
        self.past.current.connect(lambda _: self._show_past())
        self.notice_button = button(self.tr("Notice of leaving…"), "exitNotice", "main")
        self.notice_button.clicked.connect(self.ask_notice)
        self.record_button = button(self.tr("Table of the decision"), "exitRecord")
        self.record_button.clicked.connect(self.show_record)
        self.past_empty = EmptyState(self.tr("No meeting has decided on leaving yet."), name="noExits")
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(flow(self.notice_button, self.record_button))
        box.addWidget(self.past, 1)
        box.addWidget(self.past_empty, 1)
        return page

    # What the window asks

    @property
    def subtitle(self) -> str:
        """How many are to leave and warned."""
        verdicts = [one.verdict for found in self._found for one in found.findings]
        if not self._found:
            return ""
        told = self.tr("%1 in the pool, %2 findings to leave, %3 warnings")
        return filled(told, len(self._found), verdicts.count("proposed"), verdicts.count("near"))

    def header_buttons(self) -> list[QPushButton]:
        """Everything stands on the page."""
        return []

    def clause(self) -> str:
        """The basis of the finding in sight."""
        row = self.risks.current_row()
        return row[1].basis if row else ""

    def go(self, tab: str = "", **_: Any) -> None:
        """`tab` is "meeting" or "past"."""
        self.tabs.setCurrentIndex({"meeting": MEETING, "past": PAST}.get(tab, RISK))

    def refresh(self) -> None:
        """Works everything out again, beside the user's work."""
        self.context.runner.run(
            self,
            self.tr("Working out the rules"),
            exits.findings,
            self.context.desk,
            done=self._put,
            changes=False,
            quiet=True,
        )

    def _put(self, found: tuple[Found, ...]) -> None:
        self._found = found
        rows = [(one.trainee, finding) for one in found for finding in one.findings]
        grave = {"proposed": 0, "near": 1, "unknown": 2, "stays": 3}
        rows.sort(key=lambda one: grave[one[1].verdict])
        self.risks.put(rows, lambda one: (one[0].id, one[1].reason))
        self._filter()
        self.told.setText(
            self.tr(
                "The program proposes and shows its working; only the recorded decision of a meeting lets anyone leave."
            )
        )
        opened = ask(self, exits.proposals, self.context.desk)
        proposals = opened.value if opened else ()
        waiting = tuple(one for one in proposals if one.state == "open")
        self.meeting.put(waiting)
        decided = [one for one in proposals if one.decision is not None]
        self.past.put(sorted(decided, key=lambda one: one.decision.on, reverse=True), lambda one: one.id)
        if decided and self.past.current_row() is None:
            self.past.setCurrentIndex(self.past.rows.index(0, 0))
        self.past.setVisible(bool(decided))
        self.past_empty.setVisible(not decided)
        for at, text in (
            (RISK, self.tr("At risk")),
            (MEETING, filled(self.tr("Meeting (%1)"), len(waiting)) if waiting else self.tr("Meeting")),
            (PAST, self.tr("Decided")),
        ):
            self.tabs.setTabText(at, text)
        self._show_past()
        self.header_changed.emit()

    def _filter(self) -> None:
        wanted = self.which.currentData()
        kept = {"risk": ("proposed", "near"), "all": ("proposed", "near", "unknown", "stays")}
        verdicts = kept.get(wanted, (wanted,))
        self.risks.keep(lambda one: one[1].verdict in verdicts)
        some = self.risks.rows.rowCount() > 0
        self.risks.setVisible(some)
        self.empty.setVisible(not some)
        if some and self.risks.current_row() is None:
            self.risks.setCurrentIndex(self.risks.rows.index(0, 0))
        self._show_working()

    def _show_working(self) -> None:
        row = self.risks.current_row() if self.risks.rows.rowCount() else None
        self.working.setText("\n".join(year_papers.working_words(row[1])) if row else "")
        self.basis.setText(row[1].basis if row else "")
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = [finding for _, finding in self.risks.selected_rows()]
        self.propose_button.setEnabled(any(one.verdict == "proposed" for one in chosen))

    def _show_past(self) -> None:
        row = self.past.current_row()
        self.notice_button.setEnabled(isinstance(row, ExitProposal) and row.state == "left")
        self.record_button.setEnabled(isinstance(row, ExitProposal))

    # What can be done

    def propose(self) -> None:
        """Makes proposals of the chosen findings that ask for leaving."""
        chosen = [finding for _, finding in self.risks.selected_rows() if finding.verdict == "proposed"]
        if act(self, exits.propose, self.context.desk, chosen):
            self.tabs.setCurrentIndex(MEETING)

    def ask_reason(self) -> None:
        """Asks for a proposal with its proof in words."""
        people = ask(self, trainees.listed, self.context.desk)
        if people:
            ReasonSheet(self, people.value).open()

    def ask_notice(self) -> None:
        """Asks for the number of the notice, then shows it."""
        row = self.past.current_row()
        if isinstance(row, ExitProposal):
            NoticeSheet(self, row).open()

    def show_record(self) -> None:
        """The table with what the meeting decided."""
        row = self.past.current_row()
        if not isinstance(row, ExitProposal) or row.decision is None:
            return
        meeting_id = row.decision.meeting_id
        found = ask(self, exits.meetings, self.context.desk)
        meeting = next((one for one in found.value if one.id == meeting_id), None) if found else None
        same = [
            one
            for one in self.past.rows.shown()
            if one.decision is not None and one.decision.meeting_id == meeting_id
        ]
        title = self.tr("Table of the decision")
        show_paper(self, title, year_papers.exit_review, self.context.desk, same, meeting)

    def tell(self, word: str, text: str) -> None:
        """A line above the tabs."""
        self.note.put(word, text, "done")
        self.note.show()


class MeetingView(QWidget):
    """The proposals that wait, and the record of the meeting that decides on them."""

    def __init__(self, page: ExitsPage) -> None:
        super().__init__()
        self.setObjectName("exitMeeting")
        self._page = page
        self._record = MeetingRecord(ballot="hand")
        self._remarks: dict[str, str] = {}
        self._waiting: tuple[ExitProposal, ...] = ()
        self.proposals = Table(
            "exitProposals",
            self.tr("Proposals before the meeting"),
            (
                Column(self.tr("Name"), lambda one: padded(one.name), width=6),
                Column(self.tr("Reason"), lambda one: sentence(f"exit.reason_{one.reason}"), width=10),
                Column(self.tr("Working"), _proof, width=26),
                Column(self.tr("Votes"), lambda one: self._votes(one.person_id)[0], width=9),
                Column(
                    self.tr("Result"),
                    lambda one: self._votes(one.person_id)[1],
                    tone=lambda one: self._votes(one.person_id)[2],
                    ground=True,
                    width=6,
                ),
            ),
        )
        self.proposals.opened.connect(lambda _: self.vote())
        self.vote_button = button(self.tr("Vote… (&V)"), "exitVote")
        self.vote_button.clicked.connect(self.vote)
        self.withdraw_button = button(self.tr("Withdraw…"), "exitWithdraw", "link")
        self.withdraw_button.clicked.connect(self.ask_withdraw)
        self.table_button = button(self.tr("Table for the meeting"), "exitTable")
        self.table_button.clicked.connect(self.show_table)
        self.form = Form("exitMeetingForm", 4)
        self.form.line("title", self.tr("Meeting"))
        self.form.line("number", self.tr("Number of the meeting"))
        self.form.date("on", self.tr("Day"), full=True)
        self.form.date("effective", self.tr("Leaving from"), full=True)
        self.form.line("place", self.tr("Place"))
        self.form.line("chair", self.tr("Chair"))
        self.form.line("recorder", self.tr("Recorder"))
        self.form.left.connect(self._on_left)
        self.members = members_table("exitMembers")
        for table in (self.proposals, self.members):
            table.setMinimumHeight(table.fontMetrics().height() * 6)
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.members.opened.connect(lambda one: self.ask_member(one))
        self.add_button = button(self.tr("Add a member"), "exitAddMember")
        self.add_button.clicked.connect(lambda: self.ask_member(None))
        self.remove_button = button(self.tr("Take off"), "exitRemoveMember", "link")
        self.remove_button.clicked.connect(self.remove_member)
        self.quorum = QuorumNote(name="exitQuorum")
        self.decide_button = button(self.tr("Record the decision (&D)"), "exitDecide", "main")
        self.decide_button.clicked.connect(self.decide)
        self.empty = EmptyState(
            self.tr(
                "No proposal waits. Choose findings under “At risk” and propose them, or enter another reason."
            ),
            name="noProposals",
        )
        self._all = QWidget()
        box = QVBoxLayout(self._all)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(flow(self.table_button, self.vote_button, self.withdraw_button))
        box.addWidget(self.proposals, 3)
        box.addWidget(self.form)
        lower = QHBoxLayout()
        lower.addWidget(self.members, 3)
        side = QVBoxLayout()
        side.addWidget(flow(self.add_button, self.remove_button))
        side.addWidget(self.quorum)
        side.addStretch(1)
        side.addWidget(self.decide_button)
        lower.addLayout(side, 2)
        box.addLayout(lower, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.addWidget(self._all)
        outer.addWidget(self.empty)
        self._begin()

    def _begin(self) -> None:
        """Goes on with the record that was begun, or begins one of today."""
        today = self._page.context.desk.today()
        kept = ask(self, exits.draft, self._page.context.desk)
        draft = kept.value if kept else None
        self._record = draft.record if draft else replace(self._record, on=today)
        self._remarks = dict(draft.remarks) if draft else {}
        for name in ("title", "number", "place", "chair", "recorder"):
            self.form.put(name, getattr(self._record, name))
        self.form.put("on", PartialDate.of(self._record.on or today))
        self.form.put("effective", PartialDate.of((draft.effective if draft else None) or today))

    def _keep(self) -> None:
        """What is typed of the record is kept at once."""
        effective = self.form.value("effective")
        day = effective.earliest() if effective else None
        draft = ExitDraft(self._record, day, tuple(self._remarks.items()))
        ask(self, exits.keep_draft, self._page.context.desk, draft)
        self._show()

    def put(self, waiting: tuple[ExitProposal, ...]) -> None:
        """Shows the proposals that wait; a vote on somebody who no longer waits is forgotten."""
        self._waiting = waiting
        ids = {one.person_id for one in waiting}
        items = tuple(item for item in self._record.items if item.person_id in ids)
        self._record = replace(self._record, items=items)
        self.proposals.put(waiting, lambda one: one.id)
        if waiting and self.proposals.current_row() is None:
            self.proposals.setCurrentIndex(self.proposals.rows.index(0, 0))
        self._all.setVisible(bool(waiting))
        self.empty.setVisible(not waiting)
        self._show()

    def _show(self) -> None:
        self.members.put(self._record.attendees, lambda one: one.name)
        self.proposals.viewport().update()
        record = self._record
        self.quorum.put_record(record, MEETING_RULE)
        self.decide_button.setEnabled(bool(record.items) and bool(record.attendees))

    def _votes(self, person_id: str) -> tuple[str, str, str]:
        item = next((one for one in self._record.items if one.person_id == person_id), None)
        if item is None:
            return "", self.tr("not voted"), "quiet"
        counts = filled(self.tr("%1 : %2 : %3"), item.agree, item.disagree, item.defer)
        need = least(MEETING_RULE.majority, self._record.due, more_than=MEETING_RULE.majority_more_than)
        leaves = item.agree >= need
        word = sentence("exit.outcome_left") if leaves else sentence("exit.outcome_kept")
        return counts, word, "problem" if leaves else "done"

    def _on_left(self, name: str, value: Any) -> None:
        if name in ("on", "effective"):
            day = value.earliest() if isinstance(value, PartialDate) else None
            if name == "on":
                self._record = replace(self._record, on=day)
        else:
            self._record = replace(self._record, **{name: value})
        self._keep()

    def ask_member(self, member: Attendee | None) -> None:
        """Asks for a member, new or changed."""
        sheet = MemberSheet(self, member)

        def take(told: Attendee) -> bool:
            kept = [one for one in self._record.attendees if member is None or one.name != member.name]
            if any(one.name == told.name for one in kept):
                sheet.show_error(self.tr("That member is due already."))
                return False
            place = self._record.attendees.index(member) if member in self._record.attendees else len(kept)
            kept.insert(place, told)
            self._record = replace(self._record, attendees=tuple(kept))
            self._keep()
            return True

        sheet.given = take
        sheet.open()

    def remove_member(self) -> None:
        """Takes the member in sight off the list."""
        row = self.members.current_row()
        kept = tuple(one for one in self._record.attendees if one is not row)
        self._record = replace(self._record, attendees=kept)
        self._keep()

    def vote(self) -> None:
        """Asks for the vote on the person in sight."""
        row = self.proposals.current_row()
        if not isinstance(row, ExitProposal):
            return
        filled_in = ask(self, exits.prepared, self._page.context.desk, self._record)
        if filled_in:
            item = next(one for one in filled_in.value.items if one.person_id == row.person_id)
            ExitVoteSheet(self, row, item, self._record, self._remarks.get(row.person_id, "")).open()

    def take_vote(self, item: Item, remark: str) -> None:
        """Keeps the vote on one person for the record."""
        items = tuple(one for one in self._record.items if one.person_id != item.person_id)
        self._record = replace(self._record, items=(*items, item))
        self._remarks[item.person_id] = remark
        self._keep()

    def ask_withdraw(self) -> None:
        """Asks why a proposal is taken back."""
        row = self.proposals.current_row()
        if not isinstance(row, ExitProposal):
            return
        sheet = ReasonDialog(
            self,
            self.tr("Withdraw the proposal?"),
            filled(self.tr("%1 stays in the pool; the proposal stays in the records."), row.name),
            self.tr("Withdraw"),
        )
        sheet.given.connect(lambda text: act(self, exits.withdraw, self._page.context.desk, row, text))
        sheet.open()

    def show_table(self) -> None:
        """The table that lies before the meeting."""
        title = self.tr("Table for the meeting")
        show_paper(self._page, title, year_papers.exit_review, self._page.context.desk, self._waiting)

    def decide(self) -> None:
        """Records the meeting and what it decided on everybody voted on."""
        effective = self.form.value("effective")
        day: date | None = effective.earliest() if effective else self._record.on
        done = act(
            self,
            exits.decide,
            self._page.context.desk,
            self._record,
            day or self._page.context.desk.today(),
            dict(self._remarks),
        )
        if done:
            left = sum(one.state == "left" for one in done.value)
            told = filled(
                self.tr("%1 leave, %2 stay. The notices can be printed here."), left, len(done.value) - left
            )
            self._record = replace(self._record, items=(), number="")
            self.form.put("number", "")
            self._remarks.clear()
            self._keep()
            self._page.tell(self.tr("Decided."), told)
            self._page.tabs.setCurrentIndex(PAST)


class ExitVoteSheet(Sheet):
    """The vote on one person: counts, who stepped out, a remark."""

    def __init__(
        self, view: MeetingView, proposal: ExitProposal, item: Item, record: MeetingRecord, remark: str
    ) -> None:
        super().__init__(view, "exitVoteSheet")
        self._view, self._item, self._record = view, item, record
        self.say(filled(self.tr("The vote on %1"), proposal.name), self.tr("Save (Ctrl+Return)"))
        words = {"agree": self.tr("agree"), "disagree": self.tr("disagree"), "defer": self.tr("defer")}
        self.body.addWidget(label(sentence(f"exit.reason_{proposal.reason}"), "strong"))
        self.body.addWidget(label(_proof(proposal).replace("；", "\n"), name="exitVoteWorking"))
        self.fields: dict[str, NumberEdit] = {}
        row = QHBoxLayout()
        cast = item.agree + item.disagree + item.defer
        for opinion in _OPINIONS:
            field = NumberEdit(f"exit_{opinion}", words[opinion])
            field.put_number(getattr(item, opinion) if cast else None)
            above = label(words[opinion], wrap=False)
            above.setBuddy(field)
            row.addWidget(above)
            row.addWidget(field)
            self.fields[opinion] = field
        self.body.addLayout(row)
        if item.avoided:
            told = filled(self.tr("%1 must step out and does not vote."), "、".join(item.avoided))
            self.body.addWidget(label(told, "problem", "exitStepOut"))
        self.form = Form("exitVoteForm", 1)
        self.form.line("remark", self.tr("Remark (stands on the table)"))
        self.form.put("remark", remark)
        self.body.addWidget(self.form)
        roomy(self, 36, 10)
        fit_height(self)
        self.fields["agree"].setFocus()

    def accept_now(self) -> bool:
        """Keeps the vote; the counts must be those of everybody present who did not step out."""
        agree, disagree, defer = (self.fields[one].number() or 0 for one in _OPINIONS)
        here = {one.name for one in self._record.attendees if one.present}
        voting = len(here - set(self._item.avoided))
        if agree + disagree + defer != voting:
            told = self.tr("%1 members vote; %2 votes are counted.")
            self.show_error(filled(told, voting, agree + disagree + defer))
            return False
        voted = replace(self._item, agree=agree, disagree=disagree, defer=defer)
        self._view.take_vote(voted, self.form.value("remark"))
        return True


class ReasonSheet(Sheet):
    """A proposal for a reason the program does not work out, with its proof in words."""

    def __init__(self, page: ExitsPage, people: tuple[Trainee, ...]) -> None:
        super().__init__(page, "exitReasonSheet")
        self._page = page
        self.say(self.tr("Propose for another reason"), self.tr("Propose"))
        self.form = Form("exitReasonForm", 1)
        self.form.choice(
            "person",
            self.tr("Who"),
            [(one.id, f"{one.name}　{one.now.unit_name}") for one in people],
        )
        computed = {"credits", "exams", "satisfaction", "supervision"}
        self.form.choice(
            "reason",
            self.tr("Reason"),
            [(one, sentence(f"exit.reason_{one}")) for one in EXIT_REASONS if one not in computed],
        )
        self.form.text("proof", self.tr("What it rests on (paper, number, day)"), lines=4)
        self.body.addWidget(self.form)

    def accept_now(self) -> bool:
        """Stores the proposal."""
        values = self.form.values()
        if not values["person"] or not values["reason"]:
            self.show_error(self.tr("Choose the person and the reason."))
            return False
        done = act(
            self, exits.enter, self._page.context.desk, values["person"], values["reason"], values["proof"]
        )
        if done:
            self._page.tabs.setCurrentIndex(MEETING)
        return bool(done)


class NoticeSheet(Sheet):
    """The number of a notice of leaving (文号), then the paper."""

    def __init__(self, page: ExitsPage, proposal: ExitProposal) -> None:
        super().__init__(page, "exitNoticeSheet")
        self._page, self._proposal = page, proposal
        self.say(filled(self.tr("Notice of leaving: %1"), proposal.name), self.tr("Show the notice"))
        self.form = Form("exitNoticeForm", 1)
        self.form.line("number", self.tr("Number of the notice (文号), may be empty"))
        self.body.addWidget(self.form)

    def accept_now(self) -> bool:
        """Shows the paper."""
        title = filled(self.tr("Notice of leaving: %1"), self._proposal.name)
        desk, number = self._page.context.desk, self.form.value("number")
        show_paper(self._page, title, year_papers.exit_notice, desk, self._proposal.person_id, number)
        return True


def _proof(one: ExitProposal) -> str:
    found: Finding | None = one.finding
    told = list(year_papers.working_words(found)) if found else []
    return "；".join([*told, *filter(None, (one.text,))])
