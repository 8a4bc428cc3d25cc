"""The bureau's meetings on the pool: who is there, who stands before it, the vote on all and on single people, the papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import bureau_checks, decisions
from cadredesk.actions.decisions import OUTCOMES, Candidate, CandidateLine, PoolMeeting
from cadredesk.domain import decision as rules
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.meeting import OPINIONS, Attendee, Item, ItemResult, decide
from cadredesk.messages import sentence
from ui.act import act, announce, ask
from ui.exchange.pool_votes import CandidatesSheet, MemberSheet, VoteSheet
from ui.exchange.words import filled
from ui.steps.panel import fill, set_read_only
from ui.widgets.card import EmptyState, Note, StateChip, button, label
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.edit import NumberEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.quorum import QuorumNote, members_table
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

RECORD, VOTES, END = range(3)
_LINES = ("number", "begins", "ends", "place", "chair", "recorder", "ballot", "agenda")


class PoolMeetingsPage(Screen):
    """The meetings on the left; on the right the one in sight: its record, its people and votes, its end and papers."""

    areas = frozenset({"decisions", "submissions", "conflicts", "intake"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.meeting: PoolMeeting | None = None
        self._shown: PoolMeeting | None = None
        self._results: dict[str, ItemResult] = {}
        self._loading = ""
        self.new_button = button(self.tr("New meeting… (&N)"), "newPoolMeeting")
        self.new_button.clicked.connect(self.begin)
        self.list = Table(
            "poolMeetings",
            self.tr("Meetings"),
            (
                Column(
                    self.tr("Day"), lambda one: one.record.on.isoformat() if one.record.on else "—", width=6
                ),
                Column(self.tr("Number"), lambda one: one.record.number or "—", width=6),
                Column(
                    self.tr("State"),
                    lambda one: self.tr("closed") if one.is_closed else self.tr("open"),
                    tone=lambda one: "done" if one.is_closed else "due",
                    ground=True,
                ),
            ),
        )
        self.list.current.connect(lambda _: self._load())
        self.empty = EmptyState(
            self.tr(
                "No meeting yet. A meeting decides who enters the pool: everybody of an accepted report without an open "
                "question stands before it."
            ),
            self.tr("New meeting"),
            "poolMeetingsEmpty",
        )
        self.empty.acted.connect(self.begin)
        self.note = Note(name="poolMeetingNote")
        self.note.hide()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("poolMeetingTabs")
        self.tabs.setAccessibleName(self.tr("The meeting"))
        for page in (self._record_page(), self._votes_page(), self._end_page()):
            page.setObjectName("tabPage")
            self.tabs.addTab(page, "")
        for table in (self.list, self.members, self.people):
            table.setMinimumHeight(84)
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.note)
        right.addWidget(self.tabs, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 0)
        box.setSpacing(14)
        box.addWidget(self.list, 6)
        box.addWidget(self._right, 14)
        box.addWidget(self.empty, 1)
        for part in (self.list, self._right, self.empty):
            part.hide()

    # What it is made of

    def _record_page(self) -> QWidget:
        self.form = form = Form("poolMeetingForm", 3)
        form.line("number", self.tr("Number of the meeting"))
        form.date("on", self.tr("Day"), full=True)
        form.line("place", self.tr("Place"))
        form.line("begins", self.tr("Begins")).setPlaceholderText("15:30")
        form.line("ends", self.tr("Ends")).setPlaceholderText("16:30")
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
        form.line("sitting_in", self.tr("Sitting in (names with 、 between)"))
        form.line("agenda", self.tr("Agenda (empty: as usual)"), wide=True)
        form.left.connect(self._on_left)
        self.members = members_table("poolMembers")
        self.members.opened.connect(lambda _: self.change_member())
        self.add_member_button = button(self.tr("Add a member"), "addPoolMember")
        self.add_member_button.clicked.connect(self.add_member)
        self.change_member_button = button(self.tr("Change, absent…"), "changePoolMember", "link")
        self.change_member_button.clicked.connect(self.change_member)
        self.remove_member_button = button(self.tr("Take off"), "removePoolMember", "link")
        self.remove_member_button.clicked.connect(self.remove_member)
        self.quorum = QuorumNote(name="poolQuorum")
        self._member_buttons = flow(
            self.add_member_button, self.change_member_button, self.remove_member_button
        )
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(12, 10, 12, 10)
        box.addWidget(form)
        box.addWidget(self._member_buttons)
        box.addWidget(self.members, 1)
        box.addWidget(self.quorum)
        return page

    def _votes_page(self) -> QWidget:
        words = {"agree": self.tr("agree"), "disagree": self.tr("disagree"), "defer": self.tr("defer")}
        self.together = label("", "strong", "blocTold")
        self.bloc: dict[str, NumberEdit] = {}
        self.bloc_chip = StateChip(name="blocOutcome")
        self.working = label("", "secondary", "blocWorking")
        grid = QGridLayout()
        grid.addWidget(self.together, 0, 0, 1, 8)
        for at, opinion in enumerate(OPINIONS):
            field = NumberEdit(f"bloc_{opinion}", words[opinion])
            field.setFixedWidth(self.fontMetrics().horizontalAdvance("000") + 34)
            field.left.connect(lambda _: self._bloc_left())
            above = label(words[opinion], "secondary", wrap=False)
            above.setBuddy(field)
            grid.addWidget(above, 1, 2 * at)
            grid.addWidget(field, 1, 2 * at + 1)
            self.bloc[opinion] = field
        grid.addWidget(self.bloc_chip, 1, 6)
        grid.setColumnStretch(7, 1)
        grid.addWidget(self.working, 2, 0, 1, 8)
        self.people = Table(
            "poolCandidates",
            self.tr("Who stands before the meeting"),
            (
                Column(self.tr("Name"), lambda one: one.name, width=5),
                Column(self.tr("School"), lambda one: one.school, width=8),
                Column(self.tr("Tier"), lambda one: bureau_checks.tier_word(one.tier), width=5),
                Column(
                    self.tr("Is to"),
                    lambda one: self.tr("leave") if one.asks == "leave" else self.tr("enter"),
                    width=3,
                ),
                Column(self.tr("Vote"), self._vote_word, width=10),
                Column(
                    self.tr("Result"),
                    lambda one: self._outcome_word(one)[0],
                    tone=lambda one: self._outcome_word(one)[1],
                    ground=True,
                    width=5,
                ),
                Column(self.tr("To be known"), self._known),
            ),
        )
        self.people.opened.connect(lambda _: self.vote_singly())
        self.single_button = button(self.tr("Vote singly… (&V)"), "voteSingly")
        self.single_button.clicked.connect(self.vote_singly)
        self.back_button = button(self.tr("With the others again"), "voteTogether", "link")
        self.back_button.clicked.connect(self.vote_together)
        self.choose_button = button(self.tr("Choose the people…"), "chooseCandidates")
        self.choose_button.clicked.connect(self.choose_candidates)
        shortcut = QShortcut(QKeySequence("Delete"), self.people, activated=self.vote_together)  # type: ignore[call-overload]
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._vote_buttons = flow(self.choose_button, self.single_button, self.back_button)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(12, 10, 12, 10)
        box.addLayout(grid)
        box.addWidget(self._vote_buttons)
        box.addWidget(self.people, 1)
        return page

    def _end_page(self) -> QWidget:
        self.sum = label("", "strong", "outcomeSum")
        self.open_points = label("", name="openPoints")
        self.end_form = Form("poolEndForm", 1)
        self.end_form.text("conclusion", self.tr("Conclusion (empty: as voted)"), lines=3)
        self.end_form.left.connect(self._on_left)
        self.close_button = button(self.tr("Close the meeting… (&C)"), "closePoolMeeting", "main")
        self.close_button.clicked.connect(self.ask_close)
        self.drop_button = button(self.tr("Delete the meeting…"), "dropPoolMeeting", "danger")
        self.drop_button.clicked.connect(self.ask_drop)
        self.number_form = Form("listForm", 2)
        self.number_form.line("list_number", self.tr("Number of the list (文号)"))
        self.number_form.date("list_on", self.tr("Day of the list"), full=True)
        self.number_form.left.connect(lambda _name, _value: self._number_left())
        self.minutes_button = button(self.tr("Minutes…"), "saveMinutes")
        self.minutes_button.clicked.connect(lambda: self._choose_file(self.tr("Minutes"), self.save_minutes))
        self.list_button = button(self.tr("List…"), "saveList", "main")
        self.list_button.clicked.connect(lambda: self._choose_file(self.tr("List"), self.save_list))
        self.replies_button = button(self.tr("Replies to all schools…"), "saveReplies")
        self.replies_button.clicked.connect(self._choose_folder)
        self._open_part, self._closed_part = QWidget(), QWidget()
        inner = QVBoxLayout(self._open_part)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.open_points)
        inner.addWidget(flow(self.close_button, self.drop_button))
        inner = QVBoxLayout(self._closed_part)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.number_form)
        inner.addWidget(flow(self.list_button, self.replies_button, self.minutes_button))
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(12, 10, 12, 10)
        for part in (self.sum, self.end_form, self._open_part, self._closed_part):
            box.addWidget(part)
        box.addStretch(1)
        return page

    # What the window asks

    @property
    def subtitle(self) -> str:
        """How many meetings."""
        rows = self.list.rows.shown()
        open_ = sum(not one.is_closed for one in rows)
        return filled(self.tr("%1 meetings, %2 open"), len(rows), open_) if rows else ""

    def header_buttons(self) -> list[QPushButton]:
        """A new meeting; the first one is begun on the page."""
        return [self.new_button] if self.list.rows.rowCount() else []

    def go(self, **args: Any) -> None:
        """`meeting` shows one."""
        self.refresh()
        if "meeting" in args:
            self.list.go_to(lambda one: one.id == args["meeting"])

    def save(self) -> bool:
        """What is typed is stored when a field is left."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        return True

    def refresh(self) -> None:
        """Reads the meetings again; the people of the one in sight stay unless it is another."""
        found = ask(self, decisions.meetings, self.context.desk)
        if not found:
            return
        rows = found.value
        self.list.put(rows, lambda one: one.id)
        if rows and self.list.current_row() is None:
            self.list.setCurrentIndex(self.list.rows.index(0, 0))
        self.empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._right.setVisible(bool(rows))
        if not rows:
            self.meeting = self._shown = None
        self._load()
        self.header_changed.emit()

    def _load(self) -> None:
        """Shows the meeting in sight; its people are read beside the user's work."""
        head = self.list.current_row()
        if not isinstance(head, PoolMeeting):
            return
        if self.meeting is not None and self.meeting.id == head.id:
            changed = replace(head, candidates=self.meeting.candidates)
            if changed != self._shown or self.meeting is not self._shown:
                self._put(changed)
        elif self._loading != head.id:
            self._loading = head.id
            job = self.context.runner.run(
                self,
                self.tr("Reading the meeting"),
                decisions.get,
                self.context.desk,
                head.id,
                done=self._put,
                changes=False,
                quiet=True,
            )
            job.ended.connect(self._loaded)

    def _loaded(self) -> None:
        self._loading = ""
        head = self.list.current_row()
        if isinstance(head, PoolMeeting) and (self.meeting is None or self.meeting.id != head.id):
            self._load()

    # What is shown

    def _put(self, meeting: PoolMeeting) -> None:
        self.meeting = self._shown = meeting
        self._results = rules.results(meeting)
        record, is_open = meeting.record, not meeting.is_closed
        fill(self.form, {name: getattr(record, name) for name in _LINES})
        fill(self.form, {"on": PartialDate.of(record.on) if record.on else None})
        fill(self.form, {"sitting_in": "、".join(record.sitting_in)})
        fill(self.end_form, {"conclusion": record.conclusion})
        fill(self.number_form, {"list_number": meeting.list_number})
        fill(self.number_form, {"list_on": PartialDate.of(meeting.list_on) if meeting.list_on else None})
        self.members.put(record.attendees, lambda one: one.name)
        if record.attendees and self.members.current_row() is None:
            self.members.setCurrentIndex(self.members.rows.index(0, 0))
        self.people.put(meeting.candidates, lambda one: one.key)
        if meeting.candidates and self.people.current_row() is None:
            self.people.setCurrentIndex(self.people.rows.index(0, 0))
        self.quorum.put_record(meeting.record, meeting.rule)
        self._show_bloc()
        self._show_end()
        for form in (self.form, self.end_form):
            set_read_only(form, not is_open)
        for field in self.bloc.values():
            field.setReadOnly(not is_open)
        for part in (self._member_buttons, self._vote_buttons, self._open_part):
            part.setVisible(is_open)
        self._closed_part.setVisible(not is_open)
        names = (self.tr("Record"), self.tr("People and votes"), self.tr("Decision and papers"))
        for at, text in enumerate(names):
            self.tabs.setTabText(at, f"{text} ({len(meeting.candidates)})" if at == VOTES else text)

    def _show_bloc(self) -> None:
        meeting = self._in_sight()
        result = decide(meeting.record, meeting.bloc, meeting.rule)
        singly = meeting.singly()
        number = sum(one.key not in singly for one in meeting.candidates)
        told = self.tr("One vote on %1 people together; %2 voted on singly")
        self.together.setText(filled(told, number, len(meeting.candidates) - number))
        cast = meeting.bloc.agree + meeting.bloc.disagree + meeting.bloc.defer
        for opinion, field in self.bloc.items():
            field.put_number(getattr(meeting.bloc, opinion) if cast else None)
        self.bloc_chip.put(*self._result_word(result, cast))
        told = self.tr("%1 members vote; %2 in favour carry it (of %3 due).")
        text = filled(told, result.voting, result.needed, result.due)
        if cast and cast != result.voting:
            text += filled(self.tr(" %1 votes are counted, %2 expected."), cast, result.voting)
        self.working.setText(text)

    def _show_end(self) -> None:
        meeting = self._in_sight()
        outcomes = Counter(rules.outcome(one, self._results[one.key]) for one in meeting.candidates)
        parts = [f"{sentence(f'decisions.{name}')} {outcomes[name]}" for name in OUTCOMES if outcomes[name]]
        told = self.tr("%1 people: %2")
        self.sum.setText(filled(told, len(meeting.candidates), "，".join(parts) or self.tr("not voted yet")))
        problems = [
            sentence(f"decisions.{code}", **values) for code, values in rules.problems(meeting, self._results)
        ]
        self.open_points.setText("\n".join(f"· {one}" for one in problems))
        self.open_points.setVisible(bool(problems))
        self.close_button.setEnabled(not problems)

    def _in_sight(self) -> PoolMeeting:
        assert self.meeting is not None
        return self.meeting

    def _result_word(self, result: ItemResult, cast: int) -> tuple[str, str]:
        if result.outcome == "sums_differ" and not cast:
            return self.tr("not voted"), "quiet"
        return {
            "carried": (self.tr("carried"), "done"),
            "not_carried": (self.tr("not carried"), "problem"),
            "deferred": (self.tr("deferred"), "waiting"),
            "no_quorum": (self.tr("no quorum"), "problem"),
            "sums_differ": (self.tr("sums differ"), "problem"),
        }[result.outcome]

    def _vote_word(self, one: Candidate) -> str:
        item = self._in_sight().singly().get(one.key)
        if item is None:
            return self.tr("with the others")
        return filled(self.tr("agree %1, disagree %2, defer %3"), item.agree, item.disagree, item.defer)

    def _outcome_word(self, one: Candidate) -> tuple[str, str]:
        name = rules.outcome(one, self._results[one.key])
        tones = {"entered": "done", "not_entered": "problem", "deferred": "waiting", "left": "quiet"}
        return (sentence(f"decisions.{name}"), tones[name]) if name else ("—", "quiet")

    def _known(self, one: Candidate) -> str:
        meeting = self._in_sight()
        item = meeting.singly().get(one.key)
        if item is not None and item.avoided:
            return filled(self.tr("stepped out: %1"), "、".join(item.avoided))
        must = rules.must_step_out(meeting, one)
        told = filled(self.tr("must step out: %1"), "、".join(must)) if must else ""
        return "　".join(filter(None, (told, one.remark)))

    # What is done

    def begin(self) -> None:
        """Opens a meeting on the newest period's reports."""
        found = ask(self, decisions.periods, self.context.desk)
        if found:
            period = found.value[0] if found.value else str(self.context.desk.today().year)
            self.context.runner.run(
                self,
                self.tr("Opening a meeting"),
                decisions.open_meeting,
                self.context.desk,
                period,
                done=self._begun,
                changes=False,
            )

    def _begun(self, meeting: PoolMeeting) -> None:
        self.note.hide()
        self.meeting = meeting
        self.refresh()
        self.list.go_to(lambda one: one.id == meeting.id)
        self.tabs.setCurrentIndex(RECORD)
        announce(self, "decisions")

    def store(self, meeting: PoolMeeting, by: QWidget | None = None) -> bool:
        """Stores record and votes; `by` is the sheet that shows an error."""
        return bool(act(by or self, decisions.save, self.context.desk, meeting))

    def _on_left(self, name: str, value: Any) -> None:
        meeting = self.meeting
        if meeting is None or meeting.is_closed:
            return
        if name == "on":
            value = value.earliest() if value else None
        elif name == "sitting_in":
            names = value.replace("，", "、").replace(",", "、").split("、")
            value = tuple(one.strip() for one in names if one.strip())
        elif isinstance(value, str) and name != "ballot":
            value = value.strip()
        changes: dict[str, Any] = {name: value}
        self.store(replace(meeting, record=replace(meeting.record, **changes)))

    def _bloc_left(self) -> None:
        meeting = self.meeting
        if meeting is None or meeting.is_closed:
            return
        agree, disagree, defer = (self.bloc[one].number() or 0 for one in OPINIONS)
        made = replace(meeting.bloc, agree=agree, disagree=disagree, defer=defer)
        if made != meeting.bloc:
            self.store(replace(meeting, bloc=made))

    def add_member(self) -> None:
        """Opens the sheet that adds a member."""
        self._member_sheet(None)

    def change_member(self) -> None:
        """Opens the sheet on the member stood on."""
        member = self.members.current_row()
        if isinstance(member, Attendee) and not self._in_sight().is_closed:
            self._member_sheet(member)

    def _member_sheet(self, old: Attendee | None) -> None:
        sheet = MemberSheet(self, old)
        sheet.given = lambda made: self._put_member(sheet, old, made)
        sheet.open()

    def _put_member(self, sheet: QWidget, old: Attendee | None, made: Attendee) -> bool:
        record = self._in_sight().record
        members = [made if one == old else one for one in record.attendees]
        if old is None:
            members.append(made)
        return self.store(replace(self._in_sight(), record=replace(record, attendees=tuple(members))), sheet)

    def remove_member(self) -> None:
        """Takes the member stood on off the list."""
        member, record = self.members.current_row(), self._in_sight().record
        if isinstance(member, Attendee):
            left = tuple(one for one in record.attendees if one != member)
            self.store(replace(self._in_sight(), record=replace(record, attendees=left)))

    def vote_singly(self) -> None:
        """Opens the vote on the person stood on."""
        one, meeting = self.people.current_row(), self._in_sight()
        if not isinstance(one, Candidate) or meeting.is_closed:
            return
        item = meeting.singly().get(one.key) or Item(one.key)
        must = rules.must_step_out(meeting, one)
        sheet = VoteSheet(self, one, item, meeting.record.attendees, must)
        sheet.given = lambda made: self.store(rules.with_item(self._in_sight(), made), sheet)
        sheet.open()

    def vote_together(self) -> None:
        """Lets the person stood on be voted on with the others again."""
        one, meeting = self.people.current_row(), self._in_sight()
        if isinstance(one, Candidate) and not meeting.is_closed and one.key in meeting.singly():
            self.store(rules.without_item(meeting, one.key))

    def choose_candidates(self) -> None:
        """Reads who may stand, and asks."""
        self.context.runner.run(
            self,
            self.tr("Reading the people"),
            decisions.candidates,
            self.context.desk,
            self._in_sight().period,
            done=self._offer,
            changes=False,
        )

    def _offer(self, lines: tuple[CandidateLine, ...]) -> None:
        meeting = self._in_sight()
        sheet = CandidatesSheet(self, lines, meeting.candidates)
        sheet.given = lambda chosen: self._chosen(sheet, meeting, chosen)
        sheet.open()

    def _chosen(self, sheet: QWidget, meeting: PoolMeeting, chosen: tuple[Candidate, ...]) -> bool:
        done = ask(sheet, decisions.set_candidates, self.context.desk, meeting.id, chosen)
        if done:
            self.meeting = done.value
            announce(self, "decisions")
        return bool(done)

    def ask_close(self) -> None:
        """Says what closing does, and asks."""
        meeting = self._in_sight()
        sheet = ConfirmDialog(
            self,
            self.tr("Close the meeting?"),
            filled(
                self.tr(
                    "%1. The decisions stand from now on and are told to the schools by their receipts; the record can no "
                    "longer be changed. Another meeting may decide otherwise."
                ),
                self.sum.text(),
            ),
            self.tr("Close the meeting"),
            "closeMeetingSheet",
        )
        sheet.confirmed.connect(lambda: self._close(meeting.id))
        sheet.open()

    def _close(self, meeting_id: str) -> None:
        self.context.runner.run(
            self,
            self.tr("Closing the meeting"),
            decisions.close,
            self.context.desk,
            meeting_id,
            done=self._closed,
        )

    def _closed(self, meeting: PoolMeeting) -> None:
        self.meeting = meeting
        self.refresh()
        announce(self, "receipts")
        told = self.tr("The schools are told by their receipts. Give the list its number, then print it.")
        self.note.put(self.tr("Decided."), told, "done")
        self.note.show()

    def ask_drop(self) -> None:
        """Asks before a meeting that decided nothing is deleted."""
        meeting = self._in_sight()
        sheet = ConfirmDialog(
            self,
            self.tr("Delete the meeting?"),
            self.tr("It has decided nothing; its record and votes are gone for good."),
            self.tr("Delete"),
            "dropMeetingSheet",
            danger=True,
        )
        sheet.confirmed.connect(lambda: act(self, decisions.drop, self.context.desk, meeting.id))
        sheet.open()

    def _number_left(self) -> None:
        meeting = self.meeting
        if meeting is None or not meeting.is_closed:
            return
        on = self.number_form.value("list_on")
        number = self.number_form.value("list_number")
        day = on.earliest() if on else None
        if (number, day) != (meeting.list_number, meeting.list_on) and act(
            self, decisions.number_list, self.context.desk, meeting.id, number, day
        ):
            announce(self, "receipts")

    # Papers

    def _choose_file(self, title: str, save: Callable[[Path], None]) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, title, f"{title}.pdf", self.tr("PDF (*.pdf);;Word (*.docx)")
        )
        if path:
            save(Path(path))

    def _choose_folder(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder for the replies"))
        if place:
            self.save_replies(Path(place))

    def save_minutes(self, path: Path) -> None:
        """Saves the minutes."""
        self._save(decisions.save_minutes, path)

    def save_list(self, path: Path) -> None:
        """Saves the list."""
        self._save(decisions.save_list, path)

    def save_replies(self, place: Path) -> None:
        """Saves a reply for every school into a folder."""
        self._save(decisions.save_replies, place)

    def _save(self, function: Callable[..., Any], path: Path) -> None:
        self.context.runner.run(
            self,
            self.tr("Saving"),
            function,
            self.context.desk,
            self._in_sight().id,
            path,
            done=lambda _: self._saved(path),
            changes=False,
        )

    def _saved(self, path: Path) -> None:
        self.note.put(self.tr("Saved."), str(path), "done")
        self.note.show()
