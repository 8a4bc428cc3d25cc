"""Review of scanned ballots by keyboard: row after row decided by one person, confirmed by another; and the spot check."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import ballot_review, machine_count
from cadredesk.actions.ballot_review import Question, Review, SpotItem
from cadredesk.desk import Desk
from cadredesk.domain.form import WRITE_IN
from cadredesk.domain.machine_count import DISMISS, NONE, OK, PAGE, QUEUES, Queue, page_form
from cadredesk.domain.machine_record import upper_bound
from cadredesk.domain.vote import INVALID, Vote
from cadredesk.errors import UserError
from ui.act import announce, ask, show_problem, show_sentence
from ui.voting.choice import Choice, ChoicePage
from ui.voting.machine_words import (
    answer_word,
    file_word,
    place_word,
    queue_word,
    reason_word,
    spot_words,
    title_of,
)
from ui.voting.reviewer import ReviewerSheet
from ui.voting.strip import PageView, StripView, Tile, grey_image
from ui.voting.words import column_word, group_label, reasons
from ui.widgets.ballot_grid import BallotGrid, Marks
from ui.widgets.card import Card, Note, button, clear, label
from ui.widgets.edit import LineEdit
from ui.widgets.screen import Screen, ScreenContext

_SPOTS = ((60, 0), (150, 5), (300, 10))
"""Rows and sheets of the spot checks that are offered."""


class BallotReviewScreen(Screen):
    """`navigate("ballot_review", vote=id, round=id, step=key)` reviews; `spot=True` audits rows drawn by lot.

    The work file is open only while the screen is in sight.
    """

    areas = frozenset()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._review: Review | None = None
        self._vote: Vote | None = None
        self._round, self._step, self._spotting = "", "", False
        self._list: list[Question | SpotItem] = []
        self._at = 0
        self._said: dict[tuple[str, str], str] = {}
        self._filter: Queue | None = None
        self._images: dict[tuple[str, str], QImage | None] = {}
        self._asks = self._wanted = ""
        self._group, self._page_number = "", 0
        self._looking = False
        self.grid: BallotGrid | None = None
        self._exit = button(self.tr("Leave (all is saved)"), "leaveReview")
        self._exit.clicked.connect(self._go_home)
        self._exit.setParent(self)
        self._exit.hide()
        self._pages = QStackedWidget()
        self.choice = ChoicePage()
        self._work = self._work_page()
        self._pages.addWidget(self.choice)
        self._pages.addWidget(self._work)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _work_page(self) -> QWidget:
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(18, 14, 18, 14)
        across.setSpacing(14)
        card = Card("", "reviewCard")
        self._looks = QStackedWidget()
        self.strip = StripView()
        self.strip.pressed.connect(self._on_key)
        self.page = PageView()
        self.page.pressed.connect(self._on_key)
        self._typing = QWidget()
        beside = QHBoxLayout(self._typing)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        self._beside = PageView("typedPage")
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid_home = QVBoxLayout()
        beside.addWidget(self._beside, 3)
        beside.addLayout(self._grid_home, 2)
        for one in (self.strip, self.page, self._typing):
            self._looks.addWidget(one)
        card.body.addWidget(self._looks, 1)
        self.name = LineEdit("writtenName", self.tr("The name written in"), 60)
        self.name.setPlaceholderText(
            self.tr("The name as written; Enter stores it, empty means nothing is written")
        )
        self.name.returnPressed.connect(self._on_name)
        self.name.installEventFilter(self)
        card.add(self.name)
        self.keys = QFrame()
        self.keys.setProperty("role", "keys")
        inside = QVBoxLayout(self.keys)
        inside.setContentsMargins(14, 8, 14, 8)
        self.legend = label("", name="reviewKeys")
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        inside.addWidget(self.legend)
        card.add(self.keys)
        across.addWidget(card, 1)
        side = QVBoxLayout()
        side.setSpacing(12)
        self._asked = Card(self.tr("What is asked"), "askedCard")
        self.what = label("", "strong", "askedRow")
        self.why = label("", "", "askedWhy")
        self.proposal = label("", "", "askedProposal")
        self.where = label("", "secondary", "askedWhere")
        self._asked.add(self.what, self.why, self.proposal, self.where)
        self._progress = Card(self.tr("Still to decide"), "reviewProgress")
        self.figure = label("0", "figure", "reviewLeft", wrap=False)
        self.queues = label("", "secondary", "reviewQueues")
        self._progress.add(self.figure, self.queues)
        self.note = Note(name="reviewNote")
        self.note.hide()
        self._who = label("", "secondary", "reviewer")
        for part in (self._asked, self._progress, self.note):
            part.setFixedWidth(280)
            side.addWidget(part)
        side.addStretch(1)
        side.addWidget(self._who)
        self._side = QWidget()
        side.setContentsMargins(0, 0, 0, 0)
        self._side.setLayout(side)
        across.addWidget(self._side)
        return page

    # What the window asks

    @property
    def title(self) -> str:
        """Review or spot check."""
        return self.tr("Spot check") if self._spotting else self.tr("Review of scanned ballots")

    @property
    def subtitle(self) -> str:
        """What is in sight."""
        return self._vote.title if self._vote is not None else ""

    def header_buttons(self) -> list[QPushButton]:
        """Leave."""
        return [self._exit]

    def go(self, **args: Any) -> None:
        """Sits the person at the desk down to review or to audit."""
        self._put_away()
        self._round, self._step = str(args.get("round", "")), str(args.get("step", "evaluation"))
        self._spotting = bool(args.get("spot"))
        self._filter = None
        self._sit(self.context.desk, str(args["vote"]))

    def undo(self) -> None:
        """Ctrl+Z goes back as Backspace does."""
        if self._review is not None and self._pages.currentWidget() is self._work:
            self._back()

    def hideEvent(self, event: QHideEvent) -> None:
        """The work file is closed when the screen is left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._put_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; everything is saved."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_home()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in the empty name field goes back to the row before."""
        if watched is self.name and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Backspace and not self.name.text():
                self._back()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._go_home()
                return True
        return super().eventFilter(watched, event)

    # Sitting down

    def _sit(self, desk: Desk, vote_id: str) -> None:
        self._put_away()
        try:
            self._review = ballot_review.open_review(desk, vote_id)
        except Exception as problem:
            show_problem(self, problem)
            barred = isinstance(problem, UserError) and problem.code == "vote.barred"
            if barred:
                self._ask_other(vote_id, desk.user.id, self.tr("A candidate or relative does not review."))
            else:
                self._nothing()
            return
        show_sentence(self, "")
        self._vote = self._review.vote
        self._who.setText(self.tr("At the desk: %1").replace("%1", desk.user.name))
        if self._spotting:
            self._begin_spots()
        else:
            self._load()

    def _ask_other(self, vote_id: str, without: str, sentence: str) -> None:
        self.choice.put(
            self.tr("Another person goes on"),
            sentence,
            [
                Choice(self.tr("Another person sits down"), lambda: self._seat(vote_id, without)),
                Choice(self.tr("Later"), self._go_home),
            ],
        )
        self._show(self.choice)

    def _seat(self, vote_id: str, without: str) -> None:
        sheet = ReviewerSheet(self, self.context, without)

        def seated(desk: object) -> None:
            assert isinstance(desk, Desk)
            self._sit(desk, vote_id)

        sheet.seated.connect(seated)
        sheet.open()

    def _load(self) -> None:
        """Reads what the person at the desk is still to answer; when that is nothing, says what comes next."""
        review = self._review
        assert review is not None
        found = ask(self, ballot_review.questions, review, self._filter)
        self._list, self._at, self._said = list(found.value) if found else [], 0, {}
        self._images.clear()
        if self._list:
            self._show(self._work)
            self._present()
            return
        if self._filter is not None:
            self._filter = None
            self._load()
            return
        self._finished(review)

    def _finished(self, review: Review) -> None:
        told = ask(self, machine_count.overview, review.desk, review.vote.id)
        if not told:
            self._nothing()
            return
        left = told.value.open
        vote_id, me = review.vote.id, review.desk.user.id
        announce(self, "ballot_review")
        if left:
            self._ask_other(
                vote_id,
                me,
                self.tr(
                    "You have answered everything. %1 answers of another person are still wanted."
                ).replace("%1", str(left)),
            )
            return
        self.choice.put(
            self.tr("Every doubt is settled"),
            self.tr(
                "Two people agree on every row. A spot check shows how far the other rows can be trusted."
            ),
            [
                Choice(self.tr("Spot check"), self._to_spots),
                Choice(self.tr("Back to the scans"), self._go_home),
            ],
        )
        self._show(self.choice)

    # One question

    def _current(self) -> Question | SpotItem | None:
        return self._list[self._at] if self._at < len(self._list) else None

    def _present(self) -> None:
        self._asks, self._group, self._page_number, self._looking = "", "", 0, False
        self._close_grid()
        one = self._current()
        if one is None:
            self._load_again()
            return
        self._show_counts()
        self.name.setVisible(isinstance(one, Question) and one.queue == "write_ins")
        if isinstance(one, SpotItem):
            self._present_spot(one)
            return
        self.what.setText(title_of(one))
        self.why.setText(reason_word(one.reason))
        self.where.setText(f"{place_word(one.place)}\n{file_word(one.place)}")
        again = self.tr("Two people differed here; both look again.")
        self.note.put(self.tr("Again:"), again, "waiting")
        self.note.setVisible(one.again)
        proposal = self._proposal_words(one)
        self.proposal.setText(proposal)
        self.proposal.setVisible(bool(proposal))
        self._legend()
        if one.unit == PAGE:
            self._show_page(one, whole=True)
            self.page.setFocus()
            return
        self._show_strip()
        if one.queue == "write_ins":
            self.name.put((one.proposal or "").removeprefix(WRITE_IN) if one.proposal is not None else "")
            self.name.setFocus()
            self.name.selectAll()
        else:
            self.strip.setFocus()

    def _proposal_words(self, one: Question) -> str:
        if one.queue == "write_ins" or one.proposal is None or self._vote is None:
            return ""
        return self.tr("Enter: %1").replace("%1", answer_word(self._vote.form, one.proposal))

    def _show_strip(self) -> None:
        assert self._vote is not None
        tiles = [
            Tile(
                one.label,
                place_word(one.place),
                answer_word(self._vote.form, self._said.get((one.token, one.unit))),
            )
            for one in self._list
        ]
        self._looks.setCurrentWidget(self.strip)
        self.strip.put(tiles, self._at, self._cut)

    def _cut(self, number: int) -> QImage | None:
        one, review = self._list[number], self._review
        if review is None or one.unit == PAGE:
            return None
        key = (one.token, one.unit)
        if key not in self._images:
            if len(self._images) > 200:
                self._images.clear()
            try:
                pixels = ballot_review.row_image(review, one.token, one.unit, one.group, one.page)
                self._images[key] = grey_image(pixels)
            except UserError:
                self._images[key] = None
        return self._images[key]

    def _show_page(self, one: Question | SpotItem, *, whole: bool) -> None:
        words = f"{place_word(one.place)}　{file_word(one.place)}"
        shown = [(self._page_of(one.token, whole), words)]
        if isinstance(one, Question) and one.twin:
            shown.append((self._page_of(one.twin, whole), self.tr("The picture before")))
        self.page.put(*shown)
        self._looks.setCurrentWidget(self.page)

    def _page_of(self, token: str, whole: bool) -> QImage | None:
        if self._review is None:
            return None
        try:
            return grey_image(ballot_review.page_image(self._review, token, whole=whole))
        except UserError as error:
            show_problem(self, error)
            return None

    def _show_counts(self) -> None:
        left = self._list[self._at :]
        self.figure.setText(str(len(left)))
        if self._spotting:
            self.queues.setText(self.tr("drawn by lot"))
            return
        counts = {queue: sum(getattr(one, "queue", "") == queue for one in left) for queue in QUEUES}
        lines = [f"{queue_word(queue)}　{count}" for queue, count in counts.items() if count]
        shown = self.tr("Shown: %1 (F)").replace("%1", queue_word(self._filter))
        self.queues.setText("\n".join([*lines, shown]))

    def _legend(self) -> None:
        """The keys that mean something now."""
        one = self._current()
        if one is None or self._vote is None:
            return
        if self._asks == "reason":
            parts = [(str(n), reason.text) for n, reason in enumerate(reasons(), 1)]
        elif self._asks == "group":
            parts = [(str(n), group.label or group.id) for n, group in enumerate(self._vote.categories, 1)]
        elif self._asks == "page":
            parts = [("1–9", self.tr("number of the page"))]
        elif isinstance(one, Question) and one.unit == PAGE:
            parts = [("1", self.tr("in order, read on"))] if one.page else []
            parts = [("1", self.tr("another sheet, count it"))] if one.twin else parts
            again = self.tr("the same sheet: count it once")
            parts += [("2", again if one.twin else self.tr("no ballot, or scanned again"))]
            parts += [("3", self.tr("type it from the picture"))]
            if one.reason == "blank_page":
                parts += [("4", self.tr("all empty pages: no ballot"))]
            parts += [("X", self.tr("invalid ballot"))]
        elif isinstance(one, Question) and one.queue == "write_ins":
            parts = [("Enter", self.tr("store the name, or nothing"))]
        else:
            form = self._vote.form
            parts = [(str(n), column_word(form, c.id)) for n, c in enumerate(form.columns[:9], 1)]
            parts += [("0", self.tr("no mark"))]
            parts += [("X", self.tr("invalid ballot"))]
        if (
            not self._asks
            and isinstance(one, Question)
            and one.proposal is not None
            and one.queue != "write_ins"
        ):
            parts.insert(0, ("Enter", answer_word(self._vote.form, one.proposal)))
        if not (isinstance(one, Question) and one.queue == "write_ins"):
            parts += [("Backspace", self.tr("back"))]
            if not self._asks:
                parts += [(self.tr("Space"), self.tr("whole page"))]
                parts += [("F", self.tr("filter"))] if not self._spotting else []
        head = {
            "reason": self.tr("Why is it invalid?"),
            "group": self.tr("Whose ballot is it?"),
            "page": self.tr("Which page is it?"),
        }.get(self._asks, "")
        keys = "　".join(f"<b>{key}</b>&nbsp;{word}" for key, word in parts)
        self.legend.setText(f"<b>{head}</b>　{keys}" if head else keys)
        self.legend.setAccessibleName(head or self.tr("Keys"))

    # Keys

    def _on_key(self, key: str) -> None:
        one = self._current()
        if one is None or self._vote is None:
            return
        if key == "back":
            self._back()
        elif self._asks:
            self._answer_asked(one, key)
        elif key == "page":
            self._toggle_page(one)
        elif key == "filter":
            self._next_filter()
        elif key == "invalid":
            self._want(one, "reason")
        elif isinstance(one, SpotItem):
            self._spot_key(one, key)
        elif one.unit == PAGE:
            self._page_key(one, key)
        elif key == "enter":
            if one.proposal is None:
                self._say_no(self.tr("Nothing is proposed here: choose with the digits."))
            else:
                self._decide(one, one.proposal)
        elif key == "0":
            self._decide(one, NONE)
        elif int(key) <= len(self._vote.form.columns):
            self._decide(one, self._vote.form.columns[int(key) - 1].id)
        else:
            self._say_no(self.tr("There is no column %1").replace("%1", key))

    def _page_key(self, one: Question, key: str) -> None:
        if key == "enter" and one.proposal is not None:
            self._decide(one, one.proposal)
        elif key == "1" and one.page:
            self._decide(one, OK)
        elif key == "2":
            self._decide(one, DISMISS)
        elif key == "3":
            self._want(one, "type")
        elif key == "4" and one.reason == "blank_page":
            assert self._review is not None
            if ask(self, ballot_review.dismiss_blanks, self._review):
                self._load()
        else:
            self._say_no(self.tr("Nothing is proposed here: choose with the digits."))

    def _want(self, one: Question | SpotItem, what: str) -> None:
        """Asks what must be known first: the voter group, the page, the reason; then the grid or the decision."""
        assert self._vote is not None
        self._wanted = what
        known = bool(one.group)
        if not known and not self._group:
            if len(self._vote.categories) == 1:
                self._group = self._vote.categories[0].id
            else:
                self._ask("group")
                return
        if not known and not self._page_number:
            if self._pages_of(self._group) == 1:
                self._page_number = 1
            else:
                self._ask("page")
                return
        if what == "reason":
            self._ask("reason")
        else:
            self._open_grid(one)

    def _ask(self, what: str) -> None:
        self._asks = what
        self._legend()

    def _answer_asked(self, one: Question | SpotItem, key: str) -> None:
        assert self._vote is not None
        if not key.isdigit() or key == "0":
            self._say_no(self.tr("Choose with the digits; Backspace goes back."))
            return
        number = int(key)
        if self._asks == "group" and number <= len(self._vote.categories):
            self._group = self._vote.categories[number - 1].id
        elif self._asks == "page" and number <= self._pages_of(self._group):
            self._page_number = number
        elif self._asks == "reason" and number <= len(reasons()):
            self._asks = ""
            self._invalid(one, reasons()[number - 1].code)
            return
        else:
            self._say_no(self.tr("Choose with the digits; Backspace goes back."))
            return
        self._asks = ""
        self._want(one, self._wanted)

    def _invalid(self, one: Question | SpotItem, code: str) -> None:
        assert self._review is not None
        if isinstance(one, SpotItem):
            self._store_spot(one, INVALID + code)
        elif one.unit == PAGE and not one.page:
            text = ask(self, ballot_review.typed_sheet, self._review, self._group, self._page_number, code)
            if text:
                self._decide(one, text.value)
        else:
            self._decide(one, INVALID + code)

    def _decide(self, one: Question, value: str) -> None:
        assert self._review is not None
        try:
            said = ballot_review.decide(self._review, one.token, one.unit, value)
        except Exception as problem:
            show_problem(self, problem)
            QApplication.beep()
            return
        show_sentence(self, "")
        self._said[one.token, one.unit] = value
        self._at += 1
        self._present()
        if said.again and not said.settled and said.one is None:
            self._say_no(self.tr("You and the other person differ; both are asked again."))

    def _on_name(self) -> None:
        one = self._current()
        if not isinstance(one, Question) or one.queue != "write_ins":
            return
        name = self.name.text().strip()
        self._decide(one, WRITE_IN + name if name else NONE)

    def _back(self) -> None:
        """Closes what is open, else takes back the last answer of this sitting."""
        if self._asks:
            self._asks, self._group, self._page_number = "", "", 0
            self._legend()
        elif self._looking:
            one = self._current()
            if one is not None:
                self._toggle_page(one)
        elif self._at and self._review is not None:
            self._at -= 1
            one = self._list[self._at]
            self._said.pop((one.token, one.unit), None)
            if isinstance(one, Question):
                ask(self, ballot_review.take_back, self._review, one.token, one.unit)
            self._present()
        else:
            self._say_no(self.tr("This is the first one of this sitting."))

    def _toggle_page(self, one: Question | SpotItem) -> None:
        if one.unit == PAGE:
            return
        self._looking = not self._looking
        if self._looking:
            self._show_page(one, whole=False)
            self.page.setFocus()
        else:
            self._show_strip()
            self.strip.setFocus()

    def _next_filter(self) -> None:
        if self._spotting or self._review is None:
            return
        whole = ask(self, ballot_review.questions, self._review)
        there = {one.queue for one in whole.value} if whole else set()
        order: list[Queue | None] = [None, *(queue for queue in QUEUES if queue in there)]
        at = order.index(self._filter) if self._filter in order else 0
        self._filter = order[(at + 1) % len(order)]
        self._load()

    def _say_no(self, sentence: str) -> None:
        self.note.put("", sentence, "waiting")
        self.note.show()
        QApplication.beep()

    def _load_again(self) -> None:
        if self._spotting:
            self._spots_done()
        else:
            self._load()

    # Typing a sheet from its picture

    def _pages_of(self, group: str) -> int:
        if self._review is None:
            return 1
        runs = ask(self, ballot_review.rows_of, self._review)
        return next((len(run.pages) for run in runs.value if run.group == group), 1) if runs else 1

    def _open_grid(self, one: Question | SpotItem) -> None:
        assert self._review is not None
        assert self._vote is not None
        group = one.group or self._group
        page = one.page or self._page_number or 1
        self._group, self._page_number = group, page
        runs = ask(self, ballot_review.rows_of, self._review)
        rows = next((run.pages for run in runs.value if run.group == group), ()) if runs else ()
        form = self._vote.form if len(rows) < 2 else page_form(self._vote.form, rows[page - 1])
        self._close_grid()
        self.grid = BallotGrid(form, reasons(), name="typedGrid")
        self.grid.ballotDone.connect(self._on_typed)
        self.grid.invalid.connect(lambda code: self._on_typed(code))
        self.grid.installEventFilter(self)
        self._grid_home.addWidget(self.grid)
        spot = isinstance(one, SpotItem)
        self._beside.setVisible(not spot)
        if not spot:
            self._show_page(one, whole=True)
            self._beside.put(*self.page.shown[:1])
        self._looks.setCurrentWidget(self._typing)
        self.keys.hide()
        self._side.setVisible(spot)
        self.grid.show()
        self.grid.setFocus()

    def _on_typed(self, marks: Marks | str) -> None:
        one = self._current()
        if one is None or self._review is None:
            return
        if isinstance(one, SpotItem):
            self._store_spot(one, INVALID + marks if isinstance(marks, str) else marks)
            return
        text = ask(self, ballot_review.typed_sheet, self._review, self._group, self._page_number, marks)
        if text:
            self._decide(one, text.value)

    def _close_grid(self) -> None:
        self.keys.show()
        self._side.show()
        if self.grid is not None:
            self.grid.removeEventFilter(self)
            self.grid.hide()
            clear(self._grid_home)
            self.grid = None

    # The spot check

    def _begin_spots(self) -> None:
        assert self._review is not None
        items = ask(self, ballot_review.spot_items, self._review)
        left = [one for one in items.value if not one.said] if items else []
        if left:
            self._list, self._at, self._said = list(left), 0, {}
            self._images.clear()
            self._show(self._work)
            self._present()
            return
        self._offer_spots()

    def _offer_spots(self) -> None:
        assert self._review is not None
        done = ask(self, ballot_review.spot_result, self._review)
        words = [spot_words(check) for check in done.value] if done else []
        choices = []
        for rows, sheets in _SPOTS:
            text = self.tr("Draw %1 rows").replace("%1", str(rows))
            if sheets:
                text = (
                    self.tr("Draw %1 rows and %2 sheets of paper")
                    .replace("%1", str(rows))
                    .replace("%2", str(sheets))
                )
            bound = self.tr("when all agree: errors under %1 % (95 % sure)").replace(
                "%1", f"{upper_bound(rows, 0) * 100:.1f}"
            )
            choices.append(Choice(text, self._drawer(rows, sheets), bound))
        choices.append(Choice(self.tr("Back to the scans"), self._go_home))
        self.choice.put(
            self.tr("How many are looked at?"),
            "\n".join(words)
            or self.tr(
                "Rows that nobody was asked about are drawn by lot. You say what you see, without seeing what the "
                "machine read."
            ),
            choices,
        )
        self._show(self.choice)

    def _drawer(self, rows: int, sheets: int) -> Callable[[], None]:
        def draw() -> None:
            if self._review is not None and ask(self, ballot_review.draw_spots, self._review, rows, sheets):
                self._begin_spots()

        return draw

    def _present_spot(self, one: SpotItem) -> None:
        self.note.hide()
        self.proposal.hide()
        self.where.setText(f"{place_word(one.place)}\n{file_word(one.place)}")
        self._legend()
        if one.unit == PAGE:
            assert self._vote is not None
            self.what.setText(self.tr("A sheet of paper"))
            self.why.setText(
                self.tr("Take %1 of %2 from the stack and type it.")
                .replace("%1", place_word(one.place))
                .replace("%2", group_label(self._vote, one.group))
            )
            self._open_grid(one)
            return
        self.what.setText(one.label)
        self.why.setText(self.tr("What is marked here?"))
        self._show_strip()
        self.strip.setFocus()

    def _spot_key(self, one: SpotItem, key: str) -> None:
        assert self._vote is not None
        if key == "enter":
            self._say_no(self.tr("Say what you see: choose with the digits."))
        elif key == "0":
            self._store_spot(one, NONE)
        elif int(key) <= len(self._vote.form.columns):
            self._store_spot(one, self._vote.form.columns[int(key) - 1].id)
        else:
            self._say_no(self.tr("There is no column %1").replace("%1", key))

    def _store_spot(self, one: SpotItem, value: str | Marks) -> None:
        assert self._review is not None
        try:
            same = ballot_review.answer_spot(self._review, one.token, one.unit, value)
        except Exception as problem:
            show_problem(self, problem)
            return
        self._said[one.token, one.unit] = value if isinstance(value, str) else OK
        self._at += 1
        self._present()
        if not same:
            self._say_no(self.tr("The machine read something else; two people are asked about it."))

    def _spots_done(self) -> None:
        assert self._review is not None
        self._list = []
        announce(self, "ballot_review")
        self._offer_spots()

    def _to_spots(self) -> None:
        self._spotting = True
        self.header_changed.emit()
        self._begin_spots()

    # Coming and going

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.header_changed.emit()
        if page is self.choice and self.choice.buttons:
            self.choice.buttons[0].setFocus()

    def _nothing(self) -> None:
        self.choice.put(
            self.tr("No count is open"),
            self.tr("Open the evaluation step of a round and scan the ballots there."),
            [Choice(self.tr("To the selection rounds"), lambda: self.context.navigate("rounds"))],
        )
        self._show(self.choice)

    def _go_home(self) -> None:
        vote, round_id, step = self._vote, self._round, self._step
        self._put_away()
        if vote is None:
            self.context.navigate("rounds")
        else:
            self.context.navigate("scanning", vote=vote.id, round=round_id, step=step)

    def _put_away(self) -> None:
        self._close_grid()
        self._list, self._images = [], {}
        if self._review is not None:
            self._review.close()
            self._review = None
            announce(self, "ballot_review")
