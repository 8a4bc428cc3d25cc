"""Ballots typed on the number pad: pass one, the blind second pass, and what the table counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import evaluations
from cadredesk.actions.evaluations import BallotSaved, Entry, Progress
from cadredesk.desk import Desk
from cadredesk.domain.form import ALL, WRITE_IN, from_canonical
from cadredesk.domain.vote import Difference, Vote, is_invalid
from cadredesk.errors import UserError
from ui.act import announce, ask, show_problem, show_sentence
from ui.voting.choice import Choice, ChoicePage
from ui.voting.counter import CounterSheet
from ui.voting.hand import HandPage
from ui.voting.words import difference_lines, group_label, joined, pass_word, reasons
from ui.widgets.ballot_grid import BallotGrid, Marks
from ui.widgets.card import BundleDots, Card, Note, StateChip, button, clear, label
from ui.widgets.screen import Screen, ScreenContext

_MOST_DOTS = 14


class EvaluationScreen(Screen):
    """`navigate("evaluation", vote=id, turn=1, round=id, step=key)` sits down to type a pass;
    `hand=True` instead of `turn` opens the hand totals; `home` is where to go afterwards when it is not a round's step
    (`navigate` takes it: `{"key": "management", "page": …}`). The work file is open only while the screen is in sight.
    """

    areas = frozenset()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._vote: Vote | None = None
        self._entry: Entry | None = None
        self._turn, self._group = 1, ""
        self._round, self._step = "", ""
        self._home: dict[str, str] = {}
        self._in_bundle = self._saved = self._of = 0
        self._number = 1
        self._short_asked = False
        self._leave_asked = False
        self._hand: list[HandPage] = []
        self.grid: BallotGrid | None = None
        self._back = button(self.tr("Take back the last ballot (Ctrl+Z)"), "takeBack")
        self._back.clicked.connect(self.undo)
        self._exit = button(self.tr("Leave (all is saved)"), "leaveEntry")
        self._exit.clicked.connect(self._ask_leave)
        self._keep = button(self.tr("Save the hand count (Ctrl+S)"), "handSave", "main")
        self._keep.clicked.connect(self.save)
        for one in (self._back, self._exit, self._keep):
            one.setParent(self)
            one.hide()
        self._pages = QStackedWidget()
        self.choice = ChoicePage()
        self._typing = self._typing_page()
        self._hand_home = QWidget()
        self._hand_box = QVBoxLayout(self._hand_home)
        self._hand_box.setContentsMargins(18, 18, 18, 18)
        for page in (self.choice, self._typing, self._hand_home):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._nothing()

    def _typing_page(self) -> QWidget:
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(18, 18, 18, 18)
        across.setSpacing(16)
        self._sheet = Card("", "ballotCard")
        self._inside = QVBoxLayout()
        self._inside.setSpacing(10)
        self.said = Note(name="entryNote")
        steady = self.said.sizePolicy()
        steady.setRetainSizeWhenHidden(True)
        self.said.setSizePolicy(steady)
        self.said.hide()
        self._sheet.body.addLayout(self._inside, 1)
        self._sheet.add(self.said)
        across.addWidget(self._sheet, 1)
        side = QVBoxLayout()
        side.setSpacing(14)
        self._saved_card = Card(self.tr("Safely saved"), "savedCard")
        self.figure = label("0", "figure", "savedFigure", wrap=False)
        self._whole = label("", "", "savedOf", wrap=False)
        row = QHBoxLayout()
        row.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._whole, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self._bar = QProgressBar()
        self._bar.setObjectName("savedBar")
        self._bar.setTextVisible(False)
        self._saved_card.body.addLayout(row)
        self._saved_card.add(
            self._bar,
            label(self.tr("Enter writes each ballot to the disk; a power cut loses nothing."), "secondary"),
        )
        self._bundle_card = Card(self.tr("This bundle"), "bundleCard")
        self._dots = BundleDots()
        self._in = label("", "", "bundleCount", wrap=False)
        self._bundle_card.add(
            self._dots,
            self._in,
            label(self.tr("A closed bundle is not changed; the second pass finds mistakes."), "secondary"),
        )
        secrecy = Card(self.tr("Secrecy"), "secrecyCard")
        secrecy.add(
            label(
                self.tr("No number, time or order is kept; nobody sees a vote before the seal."), "secondary"
            )
        )
        for card in (self._saved_card, self._bundle_card, secrecy):
            card.setFixedWidth(290)
            side.addWidget(card)
        side.addStretch(1)
        across.addLayout(side)
        return page

    # What the window asks

    @property
    def title(self) -> str:
        """What is being typed."""
        if self._pages.currentWidget() is self._hand_home:
            return self.tr("Hand count")
        if self._vote is not None and self._vote.kind == "recommendation":
            return self.tr("Type recommendation ballots")
        if self._vote is not None and self._vote.kind == "satisfaction":
            return self.tr("Type ballots of satisfaction")
        return self.tr("Type evaluation ballots")

    @property
    def subtitle(self) -> str:
        """教职工 · 第 3 捆 · 第 7 张 · 第一遍."""
        if self._vote is None:
            return ""
        if self._pages.currentWidget() is self._hand_home:
            return self._vote.title
        if self._pages.currentWidget() is not self._typing:
            return f"{self._vote.title} · {pass_word(self._turn)}"
        return (
            self.tr("%1 · bundle %2 · ballot %3 · %4")
            .replace("%1", group_label(self._vote, self._group))
            .replace("%2", str(self._number))
            .replace("%3", str(min(self._in_bundle + 1, self._vote.bundle_size)))
            .replace("%4", pass_word(self._turn))
        )

    def header_buttons(self) -> list[QPushButton]:
        """Take back and leave while typing; save and leave on the hand count."""
        if self._pages.currentWidget() is self._typing:
            return [self._back, self._exit]
        if self._pages.currentWidget() is self._hand_home:
            return [self._keep, self._exit]
        return [self._exit] if self._vote is not None else []

    def go(self, **args: Any) -> None:
        """Opens a pass (`turn`) or the hand count (`hand`) of a vote."""
        self._put_away()
        found = ask(self, evaluations.get, self.context.desk, str(args["vote"]))
        self._round, self._step = str(args.get("round", "")), str(args.get("step", "evaluation"))
        self._home = dict(args.get("home") or {})
        if not found:
            self._nothing()
            return
        self._vote = found.value
        self._turn = int(args.get("turn", 1))
        if args.get("hand"):
            self._open_hand()
        else:
            self._sit(self._turn, self.context.desk, self._offer_groups)

    def undo(self) -> None:
        """Takes the last ballot of the open bundle back into the grid."""
        if self._entry is None or self.grid is None or self._pages.currentWidget() is not self._typing:
            return
        if not self.grid.is_empty:
            self._tell(self.tr("First finish this ballot, or empty it with -."), "waiting")
            QApplication.beep()
            return
        taken = ask(self, evaluations.take_back, self._entry, self._group)
        if not taken:
            return
        self._read_progress()
        if is_invalid(taken.value):
            self._tell(self.tr("An invalid ballot was taken back."), "waiting")
        else:
            self._show_taken_back(taken.value)
            self._tell(self.tr("The last ballot was taken back; Enter stores it again."), "waiting")

    def save(self) -> bool:
        """Ballots are saved with every Enter; here the hand count is stored. A half-typed ballot is asked about once."""
        if self._asks_to_stay():
            return False
        if self._pages.currentWidget() is not self._hand_home or not self._hand:
            return True
        return self._save_hand()

    def hideEvent(self, event: QHideEvent) -> None:
        """The work file is closed when the screen is left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._put_away()
            self._nothing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves when nothing would be lost."""
        if event.key() == Qt.Key.Key_Escape and self._vote is not None:
            if self.grid is not None and not self.grid.is_empty and self._entry is not None:
                self._tell(self.tr("This ballot is not finished. Enter stores it, - empties it."), "waiting")
            else:
                self._ask_leave()
        else:
            super().keyPressEvent(event)

    # Sitting down

    def _sit(self, turn: int, desk: Desk, then: Callable[[], None]) -> None:
        vote = self._vote
        assert vote is not None
        self._close_entry()
        opened = ask(self, evaluations.open_count, self.context.desk, vote.id)
        if not opened:
            self._nothing()
            return
        vote = self._vote = opened.value
        self._turn = turn
        owner = vote.first_by if turn == 1 else vote.second_by
        other = vote.second_by if turn == 1 else vote.first_by
        if desk.user.id == other or (owner and owner != desk.user.id):
            self._ask_counter(turn, then)
            return
        try:
            self._entry = evaluations.open_entry(desk, vote.id, turn)
        except Exception as problem:
            show_problem(self, problem)
            if isinstance(problem, UserError) and problem.code in (
                "vote.barred",
                "vote.same_counter",
                "vote.other_counter",
            ):
                self._ask_counter(turn, then)
            else:
                self._nothing()
            return
        self._vote = self._entry.vote
        then()

    def _ask_counter(self, turn: int, then: Callable[[], None]) -> None:
        vote = self._vote
        assert vote is not None
        self.choice.put(
            self.tr("%1 is typed by another person").replace("%1", pass_word(turn)),
            self.tr("The second pass is blind: the person who typed the first does not type it."),
            [
                Choice(self.tr("Sit down"), lambda: self._ask_counter(turn, then)),
                Choice(self.tr("Later"), self._go_home),
            ],
        )
        self._show(self.choice)
        sheet = CounterSheet(self, self.context, vote, turn)

        def seated(desk: object) -> None:
            assert isinstance(desk, Desk)
            self._sit(turn, desk, then)

        sheet.seated.connect(seated)
        sheet.open()

    def _offer_groups(self) -> None:
        """Which voter group? One that is left is taken at once; bundles that differ come first."""
        assert self._entry is not None
        assert self._vote is not None
        progress = self._progress()
        found = ask(self, evaluations.compare, self._entry.desk, self._vote.id)
        differences = found.value.differences if found else ()
        left = [one for one in progress if one.saved < one.of or one.in_bundle]
        if not differences and len(left) == 1:
            self._type(left[0].group)
            return
        choices = [
            Choice(
                self.tr("Bundle %1 of %2 differs")
                .replace("%1", str(one.number))
                .replace("%2", group_label(self._vote, one.group)),
                self._later(self._show_difference, one),
            )
            for one in differences[:4]
        ]
        choices += [
            Choice(
                one.label,
                self._later(self._type, one.group),
                f"{one.saved} / {one.of}　{self._where(one)}",
            )
            for one in left[:4]
        ]
        done = self.tr("Every ballot of %1 is typed.").replace("%1", pass_word(self._turn))
        choices.append(Choice(self.tr("Back to the step"), self._go_home))
        self.choice.put(
            self.tr("Which voter group?") if left else done,
            "" if left or differences else self._what_next(),
            choices,
            note=(
                (self.tr("Two passes differ"), self.tr("The ballots are all there."), "problem")
                if differences
                else None
            ),
        )
        self._show(self.choice)

    def _later(self, what: Callable[[Any], None], value: Any) -> Callable[[], None]:
        return lambda: what(value)

    def _what_next(self) -> str:
        if self._vote is not None and self._vote.witnesses == "machine_pass":
            return self.tr("Next, this pass is compared with the machine; then the vote is sealed.")
        if self._turn == 1:
            return self.tr("Next, another person types the second pass from the same bundles.")
        return self.tr("Next, the hand count and both passes are compared; then the vote is sealed.")

    def _where(self, one: Progress) -> str:
        if not one.saved:
            return ""
        return (
            self.tr("go on at bundle %1, ballot %2")
            .replace("%1", str(one.bundle or one.closed_bundles + 1))
            .replace("%2", str(one.in_bundle + 1))
        )

    # Typing

    def _type(self, group: str) -> None:
        assert self._entry is not None
        assert self._vote is not None
        vote = self._vote
        clear(self._inside)
        top = QHBoxLayout()
        who = self.tr("Typed by %1").replace("%1", self._entry.desk.user.name)
        top.addWidget(label(group_label(vote, group), "heading", wrap=False))
        top.addSpacing(12)
        top.addWidget(label(who, "secondary", "counterAtDesk", wrap=False))
        top.addStretch(1)
        top.addWidget(StateChip(self.tr("input method off"), "quiet", "inputOff"))
        self._inside.addLayout(top)
        self.grid = BallotGrid(vote.form, reasons())
        self.grid.ballotDone.connect(self._on_ballot)
        self.grid.invalid.connect(self._on_invalid)
        self.grid.closeBundle.connect(self._on_close)
        self.grid.installEventFilter(self)
        self._inside.addWidget(self.grid, 1)
        self.grid.show()
        self._group = group
        self._short_asked = self._leave_asked = False
        self._dots.setVisible(vote.bundle_size <= _MOST_DOTS)
        size = self.tr("This bundle (%1 ballots each)").replace("%1", str(vote.bundle_size))
        self._bundle_card.set_title(size)
        self._tell("")
        self._show(self._typing)
        self._read_progress()
        if self._saved and not self._must_close():
            self._tell(
                self.tr("Saved so far: %1. Go on at bundle %2, ballot %3.")
                .replace("%1", str(self._saved))
                .replace("%2", str(self._number))
                .replace("%3", str(self._in_bundle + 1)),
                "due",
            )
        self.grid.setFocus()

    def _on_ballot(self, marks: Marks) -> None:
        assert self._entry is not None
        saved = ask(self, evaluations.record_ballot, self._entry, self._group, marks)
        if saved:
            self._on_saved(saved.value)

    def _on_invalid(self, reason: str) -> None:
        assert self._entry is not None
        saved = ask(self, evaluations.record_invalid, self._entry, self._group, reason)
        if saved:
            self._on_saved(saved.value)
            if not self._must_close():
                self._tell(self.tr("An invalid ballot was saved."), "quiet")

    def _on_saved(self, saved: BallotSaved) -> None:
        assert self.grid is not None
        self._saved, self._of = saved.saved, saved.of
        self._number, self._in_bundle = saved.bundle, saved.in_bundle
        self.grid.next_ballot()
        self._short_asked = self._leave_asked = False
        show_sentence(self, "")
        self._tell("")
        self._show_progress()

    def _on_close(self) -> None:
        assert self._entry is not None
        assert self._vote is not None
        size, number = self._vote.bundle_size, self._in_bundle
        if 0 < number < size and self._saved < self._of and not self._short_asked:
            self._short_asked = True
            QApplication.beep()
            self._tell(
                self.tr("Only %1 of %2 ballots are in this bundle. Press + again to close it all the same.")
                .replace("%1", str(number))
                .replace("%2", str(size)),
                "waiting",
            )
            return
        closed = ask(self, evaluations.close_bundle, self._entry, self._group)
        if not closed:
            return
        self._short_asked = False
        show_sentence(self, "")
        if closed.value.difference is not None:
            QApplication.beep()
            self._show_difference(closed.value.difference)
            return
        self._read_progress()
        if self._saved >= self._of:
            self._offer_groups()
            return
        text = self.tr("Bundle %1 is closed.").replace("%1", str(closed.value.number))
        self._tell(text, "done")

    def _must_close(self) -> bool:
        full = self._vote is not None and self._in_bundle >= self._vote.bundle_size
        return full or (self._in_bundle > 0 and self._saved >= self._of)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A full bundle takes no further mark: + closes it first, so that no sheet slips into the next one."""
        if (
            watched is self.grid
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._must_close()
            and len(event.text()) == 1
            and event.text() in "0123456789*/\r\n"
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and self.grid is not None
            and self.grid.is_empty
        ):
            QApplication.beep()
            self._show_progress()
            return True
        return super().eventFilter(watched, event)

    def _progress(self) -> tuple[Progress, ...]:
        assert self._entry is not None
        found = ask(self, evaluations.progress, self._entry)
        return found.value if found else ()

    def _read_progress(self) -> None:
        one = next((p for p in self._progress() if p.group == self._group), None)
        if one is None:
            return
        self._saved, self._of = one.saved, one.of
        self._number, self._in_bundle = one.bundle or one.closed_bundles + 1, one.in_bundle
        self._show_progress()

    def _show_progress(self) -> None:
        assert self._vote is not None
        self.figure.setText(str(self._saved))
        self._whole.setText(self.tr("/ %1 ballots").replace("%1", str(self._of)))
        said = f"{self._saved} / {self._of}"
        self.figure.setAccessibleName(said)
        self._bar.setAccessibleName(said)
        self._bar.setRange(0, max(1, self._of))
        self._bar.setValue(self._saved)
        self._dots.put(self._in_bundle, self._vote.bundle_size)
        self._in.setText(
            self.tr("bundle %1: %2 of %3")
            .replace("%1", str(self._number))
            .replace("%2", str(self._in_bundle))
            .replace("%3", str(self._vote.bundle_size))
        )
        self._back.setEnabled(self._in_bundle > 0)
        if self._saved >= self._of and self._in_bundle:
            self._tell(self.tr("All %1 are typed: + closes the last bundle.").replace("%1", str(self._of)))
        elif self._must_close():
            self._tell(self.tr("The bundle is full: + closes it."))
        self.header_changed.emit()

    def _tell(self, text: str, tone: str = "waiting") -> None:
        self.said.put("", text, tone)
        self.said.setVisible(bool(text))

    def _show_taken_back(self, text: str) -> None:
        assert self.grid is not None
        assert self._vote is not None
        marks = dict(from_canonical(text))
        if self._vote.form.kind == "recommendation":
            chosen = marks.get(ALL, ())
            names = [one.removeprefix(WRITE_IN) for one in chosen if one.startswith(WRITE_IN)]  # type: ignore[union-attr]
            self.grid.put({ALL: tuple(one for one in chosen)})  # type: ignore[union-attr]
            self.grid.write_ins.setText(joined(names))
        else:
            self.grid.put({group.id: marks.get(group.id) for group in self._vote.form.groups()})
        self.grid.setFocus()

    # Two passes that differ

    def _show_difference(self, found: Difference) -> None:
        assert self._vote is not None
        mine = self.tr("Mistake in pass one: type the bundle of pass one again")
        theirs = self.tr("Mistake in pass two: type the bundle of pass two again")
        retype = {1: Choice(mine, lambda: self._retype(1, found))}
        retype[2] = Choice(theirs, lambda: self._retype(2, found))
        self.choice.put(
            self.tr("%1: bundle %2 differs")
            .replace("%1", group_label(self._vote, found.group))
            .replace("%2", str(found.number)),
            self.tr("Take this bundle's paper ballots and look which pass is right."),
            [retype[self._turn], retype[3 - self._turn], Choice(self.tr("Later"), self._offer_groups)],
            note=(
                self.tr("Two passes differ"),
                self.tr("The ballots are all there; nothing is lost."),
                "problem",
            ),
            columns=(self.tr("Where"), self.tr("Pass one"), self.tr("Pass two")),
            rows=difference_lines(self._vote.form, found),
        )
        self._show(self.choice)
        self.choice.buttons[0].setFocus()

    def _retype(self, turn: int, found: Difference) -> None:
        def begin() -> None:
            assert self._entry is not None
            emptied = ask(self, evaluations.retype_bundle, self._entry, found.group, found.number)
            if not emptied:
                self._show_difference(found)
                return
            self._type(found.group)
            self._tell(
                self.tr("Bundle %1 is empty: type it again from its paper.").replace("%1", str(found.number)),
                "due",
            )

        if turn == self._turn and self._entry is not None:
            begin()
        else:
            self._ask_counter(turn, begin)

    # The hand count

    def _open_hand(self) -> None:
        assert self._vote is not None
        opened = ask(self, evaluations.open_count, self.context.desk, self._vote.id)
        if not opened:
            self._nothing()
            return
        self._vote = vote = opened.value
        clear(self._hand_box)
        known = {total.group: total for total in vote.hand_totals}
        self._hand = [HandPage(vote.form, group, known.get(group.id)) for group in vote.categories]
        card = Card("", "handCard")
        card.add(
            label(
                self.tr(
                    "The first witness: what the counters at the table wrote down, for each voter group."
                ),
                "secondary",
            )
        )
        if len(self._hand) == 1:
            card.body.addWidget(self._hand[0], 1)
        else:
            tabs = QTabWidget()
            tabs.setObjectName("handTabs")
            tabs.setAccessibleName(self.tr("Voter groups"))
            for page in self._hand:
                page.inset()
                tabs.addTab(page, page.group.label or page.group.id)
            card.body.addWidget(tabs, 1)
        self._hand_box.addWidget(card, 1)
        self._leave_asked = False
        self._show(self._hand_home)
        self._hand[0].valid.setFocus()

    def _save_hand(self) -> bool:
        assert self._vote is not None
        totals = [total for page in self._hand if (total := page.total()) is not None]
        if not totals:
            return True
        try:
            vote = evaluations.set_hand_totals(self.context.desk, self._vote.id, totals)
        except Exception as problem:
            show_problem(self, problem)
            if isinstance(problem, UserError):
                QApplication.beep()
                self._go_to_wrong(problem)
            return False
        self._vote = vote
        show_sentence(self, "")
        announce(self, "evaluations")
        return True

    def _go_to_wrong(self, problem: UserError) -> None:
        group = str(problem.values.get("group", ""))
        page = next((one for one in self._hand if one.group.id == group), self._hand[0])
        tabs = self._hand_home.findChild(QTabWidget, "handTabs")
        if tabs is not None:
            tabs.setCurrentWidget(page)
        if problem.code == "vote.hand_sum" and page.marks is not None:
            page.marks.go_to(str(problem.values.get("subject", "")))
        else:
            page.valid.setFocus()
            page.valid.selectAll()

    # Coming and going

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        hand = page is self._hand_home
        text = self.tr("Save and leave") if hand else self.tr("Leave (all is saved)")
        self._exit.setText(text)
        self._exit.setAccessibleName(text)
        self.header_changed.emit()
        if page is self.choice and self.choice.buttons:
            self.choice.buttons[0].setFocus()

    def _nothing(self) -> None:
        self._vote = None
        self.choice.put(
            self.tr("No count is open"),
            self.tr("Open the evaluation step of a round and start typing there."),
            [Choice(self.tr("To the selection rounds"), self._go_home)],
        )
        self._show(self.choice)

    def _ask_leave(self) -> None:
        if self._pages.currentWidget() is self._hand_home and self._hand:
            if self._save_hand() or self._leave_asked:
                self._go_home()
            self._leave_asked = True
            return
        if not self._asks_to_stay():
            self._go_home()

    def _asks_to_stay(self) -> bool:
        """Says once that the ballot in sight is only half typed; leaving again leaves without it."""
        if self.grid is None or self.grid.is_empty or self._leave_asked:
            return False
        self._leave_asked = True
        self._tell(
            self.tr("This ballot is not finished and not saved. Leave once more to leave without it."),
            "waiting",
        )
        self.grid.setFocus()
        return True

    def _go_home(self) -> None:
        round_id, step = self._round, self._step
        self._put_away()
        if self._home:
            home = dict(self._home)
            self.context.navigate(home.pop("key"), **home)
        elif round_id:
            self.context.navigate("rounds", round=round_id, step=step)
        else:
            self.context.navigate("rounds")

    def _close_entry(self) -> None:
        if self._entry is not None:
            self._entry.close()
            self._entry = None

    def _put_away(self) -> None:
        had = self._entry is not None
        self._close_entry()
        self._hand = []
        if self.grid is not None:
            self.grid.removeEventFilter(self)
            clear(self._inside)
            self.grid = None
        if had:
            announce(self, "evaluations")
