"""One doubtful row of a roster with its questions, answered by a press or by typing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cadredesk.actions import importing
from cadredesk.actions.importing import Finding, RosterRow
from cadredesk.desk import Desk
from cadredesk.domain.names import padded
from ui.act import ask, show_sentence
from ui.people import words
from ui.widgets.card import Card, Note, button, label
from ui.widgets.edit import LineEdit


class RowEditor(QWidget):
    """Shows what a row says and asks what is doubtful; `answered(row)` with the row after each answer."""

    answered = Signal(object)

    def __init__(self, desk: Desk, name: str = "rowEditor") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Doubtful row"))
        self._desk = desk
        self._row: RosterRow | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._area)

    def row(self) -> RosterRow | None:
        """The row as it stands after the answers."""
        return self._row

    def put(self, row: RosterRow | None) -> None:
        """Shows another row, or none."""
        self._row = row
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        if row is not None:
            self._area.setWidget(self._page(row))

    def _page(self, row: RosterRow) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(10)
        name = padded(row.values.get("name", "")) or "—"
        box.addWidget(
            label(self.tr("Row %1").replace("%1", str(row.row)) + "　" + name, "heading", "rowTitle")
        )
        questions = importing.open_questions(row)
        for at, finding in enumerate(questions):
            box.addWidget(self._question(row, finding, at))
        if not questions and row.state == "ignored":
            box.addWidget(Note("", self.tr("This row is left out."), "quiet", "rowOut"))
        elif not questions:
            box.addWidget(Note("", self.tr("Everything is answered. The row goes in."), "done", "rowSettled"))
        out = button(self.tr("Leave this row out"), "rowLeaveOut")
        out.clicked.connect(lambda: self._answer(lambda: importing.left_out(row)))
        line = QHBoxLayout()
        line.addWidget(out)
        line.addStretch(1)
        box.addLayout(line)
        out.setVisible(row.state != "ignored")
        box.addWidget(self._values(row))
        box.addStretch(1)
        return page

    def _question(self, row: RosterRow, finding: Finding, at: int) -> QWidget:
        card = Card(name=f"question{at}")
        card.setAccessibleName(importing.sentence(finding))
        card.add(Note("", importing.sentence(finding), _TONE[finding.severity], f"question{at}Note"))
        if finding.field is None:
            self._whole_row(card, row, finding, at)
            return card
        answers: list[QPushButton] = []
        for number, value in enumerate(importing.choices(finding)):
            answers.append(button(self.tr("It is %1").replace("%1", value), f"question{at}Choice{number}"))
            answers[-1].clicked.connect(partial(self._take, row, finding, value))
        if importing.may_keep(row, finding):
            answers.append(button(self.tr("As it stands"), f"question{at}Keep"))
            answers[-1].clicked.connect(
                lambda: self._answer(lambda: importing.kept(self._desk, row, finding))
            )
        if finding.field != "name":
            answers.append(button(self.tr("Leave it empty"), f"question{at}Empty"))
            answers[-1].clicked.connect(
                lambda: self._answer(lambda: importing.emptied(self._desk, row, finding))
            )
        for first in range(0, len(answers), 3):
            card.add_row(*answers[first : first + 3])
        typed = LineEdit(
            f"question{at}Value",
            self.tr("Another value for %1").replace("%1", words.field_word(finding.field)),
        )
        typed.setPlaceholderText(self.tr("or type it"))
        typed.put(row.values.get(finding.field, ""))
        go = button(self.tr("Take this"), f"question{at}Take")
        go.clicked.connect(lambda: self._take(row, finding, typed.text()))
        typed.returnPressed.connect(lambda: self._take(row, finding, typed.text()))
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(typed, 1)
        below.addWidget(go)
        card.body.addLayout(below)
        return card

    def _whole_row(self, card: Card, row: RosterRow, finding: Finding, at: int) -> None:
        if finding.severity == "error":
            return
        known = importing.namesakes(self._desk, row)
        for number, person in enumerate(known[:4]):
            told = "　".join(
                filter(
                    None,
                    (padded(person.name), person.current_post, person.birth.dotted() if person.birth else ""),
                )
            )
            same = button(self.tr("It is %1").replace("%1", told), f"question{at}Person{number}")
            same.clicked.connect(partial(self._join, row, finding, person.id))
            card.add_row(same)
        other = button(self.tr("Another person: import the row"), f"question{at}Keep")
        other.clicked.connect(lambda: self._answer(lambda: importing.kept(self._desk, row, finding)))
        card.add_row(other)

    def _values(self, row: RosterRow) -> QWidget:
        card = Card(self.tr("What the row says"), "rowValues")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(row.values.items()):
            grid.addWidget(label(words.field_word(name), "secondary", wrap=False), at, 0)
            grid.addWidget(label(value), at, 1)
        card.body.addLayout(grid)
        notes = [finding for finding in row.findings if finding.severity == "note"]
        for finding in notes:
            card.add(label(importing.sentence(finding), "secondary"))
        return card

    def _take(self, row: RosterRow, finding: Finding, value: str) -> None:
        self._answer(lambda: importing.took(self._desk, row, finding, value))

    def _join(self, row: RosterRow, finding: Finding, person_id: str) -> None:
        self._answer(lambda: importing.to_person(self._desk, row, finding, person_id))

    def _answer(self, make: Callable[[], RosterRow]) -> None:
        done = ask(self, make)
        if done:
            show_sentence(self, "")
            self.put(done.value)
            self.answered.emit(done.value)


_TONE = {"question": "waiting", "error": "problem", "note": "quiet"}
