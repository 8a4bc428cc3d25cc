"""Where the witnesses of a machine count differ: what each holds, opened on the picture, and put before two people again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cadredesk.actions import ballot_review, evaluations
from cadredesk.actions.ballot_review import Question, Review
from cadredesk.domain.machine_count import PAGE, PageDifference, Picture
from cadredesk.domain.vote import Difference, Disagreement, Vote
from ui.act import announce, ask, show_problem
from ui.voting.machine_words import place_word
from ui.voting.strip import PageView, StripView, Tile, grey_image
from ui.voting.words import column_word, difference_lines, group_label, subject_word
from ui.widgets.card import Card, Note, button, clear, label
from ui.widgets.dialogs import Sheet
from ui.widgets.screen import ScreenContext

_MOST = 12


class DifferencesCard(Card):
    """The differences, a line each with a button that opens the pictures behind it."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(self.tr("Where the witnesses differ"), "machineDifferences")
        self._context = context
        self._vote: Vote | None = None
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self.hide()

    def put(self, vote: Vote, complete: bool) -> None:
        """Compares once every sheet is there."""
        self._vote = vote
        clear(self._lines)
        self.hide()
        if not complete or vote.state != "counting" or vote.witnesses == "passes":
            return
        found = ask(self, evaluations.compare, self._context.desk, vote.id)
        if not found:
            return
        for one in found.value.pages[:_MOST]:
            self._page_line(vote, one)
        for other in found.value.disagreements[:_MOST]:
            self._hand_line(vote, other)
        more = len(found.value.pages) + len(found.value.disagreements) - _MOST
        if more > 0:
            self._lines.addWidget(label(self.tr("and %1 more").replace("%1", str(more)), "secondary"))
        self.setVisible(bool(found.value.pages or found.value.disagreements))

    def _page_line(self, vote: Vote, one: PageDifference) -> None:
        found = one.difference
        name = group_label(vote, found.group)
        if found.number:
            name = self.tr("%1 bundle %2").replace("%1", name).replace("%2", str(found.number))
        for where, typed, read in difference_lines(vote.form, found)[:_MOST]:
            text = (
                self.tr("%1: %2: keyboard %3, machine %4")
                .replace("%1", name)
                .replace("%2", where)
                .replace("%3", typed)
                .replace("%4", read)
            )
            self._lines.addWidget(label(text, name="differenceLine"))
        opener = button(self.tr("Open the pictures"), "openDifference", "link")
        opener.clicked.connect(lambda _=False, one=one: self._open_pages(one))
        self._lines.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)

    def _hand_line(self, vote: Vote, one: Disagreement) -> None:
        sheets = {"valid": self.tr("valid ballots"), "invalid": self.tr("invalid ballots")}
        what = sheets.get(one.column, one.column)
        if one.subject:
            what = f"{subject_word(vote.form, one.subject)} {column_word(vote.form, one.column)}"
        text = (
            self.tr("%1 %2: hand %3, machine %4")
            .replace("%1", group_label(vote, one.group))
            .replace("%2", what)
            .replace("%3", str(one.hand))
            .replace("%4", str(one.first))
        )
        self._lines.addWidget(label(text, name="differenceLine"))
        if one.subject:
            opener = button(self.tr("Look through these rows"), "openRows", "link")
            opener.clicked.connect(lambda _=False, one=one: self._open_rows(one))
            self._lines.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)

    def _open_pages(self, one: PageDifference) -> None:
        assert self._vote is not None
        sheet = PicturesSheet(self, self._context, self._vote)
        if sheet.pages(one.page, one.difference):
            sheet.open()

    def _open_rows(self, one: Disagreement) -> None:
        assert self._vote is not None
        sheet = PicturesSheet(self, self._context, self._vote)
        if sheet.rows(one):
            sheet.open()


class PicturesSheet(Sheet):
    """Pictures behind a difference, one after the other; the button puts what is in sight before two people."""

    def __init__(self, parent: QWidget, context: ScreenContext, vote: Vote) -> None:
        super().__init__(parent, "picturesSheet")
        self._vote = vote
        self._review: Review | None = None
        self._at = 0
        self._rows: list[Question] = []
        self._found: list[Picture] = []
        self.say(self.tr("The pictures behind the difference"), self.tr("Close"))
        self.no.hide()
        self.setMinimumWidth(880)
        self.page = PageView("differencePage")
        self.page.setMinimumSize(820, 440)
        self.strip = StripView()
        self.strip.setObjectName("differenceStrip")
        self.strip.setMinimumSize(820, 440)
        self.note = Note(name="differenceNote")
        self.note.hide()
        self.before = button(self.tr("Before"), "pictureBefore")
        self.after = button(self.tr("Next"), "pictureNext")
        self.doubt = button(self.tr("Put this before two people again"), "pictureDoubt")
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.doubt.clicked.connect(self._raise)
        for part in (self.page, self.strip, self.note):
            self.body.addWidget(part)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        for one in (self.before, self.after, self.doubt):
            line.addWidget(one)
        line.addStretch(1)
        self.body.addWidget(row)
        try:
            self._review = ballot_review.open_review(context.desk, vote.id)
        except Exception as problem:
            show_problem(parent, problem)
        self.finished.connect(self._close)

    def pages(self, page: int, difference: Difference) -> bool:
        """Shows the pictures of sheets that only the machine holds; whether there are any."""
        if self._review is None:
            return False
        for text in dict.fromkeys(difference.second):
            found = ask(
                self, ballot_review.alike, self._review, difference.group, page, difference.number, text
            )
            self._found += list(found.value) if found else []
        self.strip.hide()
        self._show()
        return True

    def rows(self, one: Disagreement) -> bool:
        """Shows the rows that the machine counts so; whether there are any."""
        if self._review is None:
            return False
        found = ask(self, ballot_review.read_as, self._review, one.subject, one.column)
        self._rows = [row for row in found.value if row.group == one.group] if found else []
        self.page.hide()
        self._show()
        return True

    def _turn(self, by: int) -> None:
        count = len(self._found) or len(self._rows)
        self._at = max(0, min(count - 1, self._at + by))
        self.note.hide()
        self._show()

    def _show(self) -> None:
        assert self._review is not None
        count = len(self._found) or len(self._rows)
        for one in (self.before, self.after, self.doubt):
            one.setEnabled(count > 0)
        if self._found:
            picture = self._found[self._at]
            words = f"{self._at + 1} / {count}　{place_word(picture.place)}"
            pixels = ask(self, ballot_review.page_image, self._review, picture.token, whole=not picture.page)
            self.page.put((grey_image(pixels.value) if pixels else None, words))
        elif self._rows:
            tiles = [Tile(row.label, place_word(row.place)) for row in self._rows]
            self.strip.put(tiles, self._at, self._cut)
        else:
            self.note.put(
                "", self.tr("The machine holds no such picture: the sheet is with the keyboard only.")
            )
            self.note.show()

    def _cut(self, number: int) -> QImage | None:
        assert self._review is not None
        one = self._rows[number]
        pixels = ask(self, ballot_review.row_image, self._review, one.token, one.unit, one.group, one.page)
        return grey_image(pixels.value) if pixels else None

    def _raise(self) -> None:
        assert self._review is not None
        if self._found:
            token, unit = self._found[self._at].token, PAGE
        else:
            token, unit = self._rows[self._at].token, self._rows[self._at].unit
        if ask(self, ballot_review.raise_doubt, self._review, token, unit):
            self.note.put(self.tr("Asked again:"), self.tr("two people decide it in the review."), "done")
            self.note.show()

    def _close(self, _: int) -> None:
        if self._review is not None:
            self._review.close()
            self._review = None
        announce(self, "ballot_review")
