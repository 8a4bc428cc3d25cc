"""Small parts of several step panels: days, words, the choice of a candidate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHeaderView, QScrollArea, QVBoxLayout, QWidget

from cadredesk.actions import rounds
from cadredesk.actions.rounds import Candidate
from cadredesk.desk import Desk
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from ui.act import ask
from ui.rounds.words import day_words
from ui.widgets.card import Card
from ui.widgets.date_field import FullDateField
from ui.widgets.dialogs import Sheet
from ui.widgets.form import Form
from ui.widgets.table import Column, Table


def columns() -> int:
    """Two columns of fields, or one where the letters are large."""
    return 2 if QApplication.font().pointSizeF() <= 15 else 1


def day_of(form: Form, name: str) -> date | None:
    """The day in a full date field of a form."""
    field = form.field(name)
    assert isinstance(field, FullDateField)
    return field.day()


def suggest_today(form: Form, name: str, today: date) -> None:
    """Offers today in a date field that is empty or still holds what was offered on an earlier day."""
    field = form.field(name)
    assert isinstance(field, FullDateField)
    if field.day() is None or str(field.day()) == field.property("offered"):
        field.put_day(today)
        field.setProperty("offered", str(today))


def as_field(day: date | None) -> PartialDate | None:
    """A day as a date field takes it."""
    return None if day is None else PartialDate.of(day)


def days_words(days: Sequence[date], near: date) -> str:
    """Days with commas between them, as 9月28日、10月13日."""
    return QCoreApplication.translate("steps", ", ").join(day_words(day, near) for day in days)


def tab_through(*parts: QWidget) -> None:
    """Lets Tab go through widgets in this order: those made later would else come last."""
    for before, after in pairwise(parts):
        QWidget.setTabOrder(before, after)


def split(text: str) -> tuple[str, ...]:
    """Words typed with 、 or commas between them."""
    for sign in "，,;；\n":
        text = text.replace(sign, "、")
    return tuple(word.strip() for word in text.split("、") if word.strip())


def standing(widget: QWidget, desk: Desk, round_id: str, step: str) -> tuple[Candidate, ...]:
    """Who stands in a step; nobody when it cannot be read."""
    found = ask(widget, rounds.candidates, desk, round_id, step)
    return found.value if found else ()


def compact(table: Table, wide: int) -> None:
    """A small table in a card: every column as wide as its words, the column `wide` takes the rest."""
    table.compact()
    table.setSortingEnabled(False)
    across = table.horizontalHeader()
    across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    across.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)


class TallSheet(Sheet):
    """A dialog whose content scrolls where the screen is too small for it; subclasses add to `body` as ever."""

    def __init__(self, parent: QWidget, name: str, *, danger: bool = False) -> None:
        super().__init__(parent, name, danger=danger)
        self._inner = QWidget()
        self._area = QScrollArea()
        self._area.setObjectName(f"{name}Scroll")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area, 1)
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(0, 0, 8, 0)
        self.body.setSpacing(10)
        self._area.setWidget(self._inner)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as the content, or as the screen allows."""
        screen = self.screen().availableGeometry()
        width = min(max(self.minimumWidth(), self._inner.minimumSizeHint().width() + 60), screen.width() - 20)
        self.setMinimumWidth(0)
        room = width - 60
        content = self.body.totalHeightForWidth(room) if self.body.hasHeightForWidth() else 0
        content = max(content, self._inner.sizeHint().height())
        around = self.sizeHint().height() - self._area.sizeHint().height()
        self.resize(width, min(content + around + 8, screen.height() - 40))
        super().showEvent(event)


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate with the texts of the columns that a step shows; `done`: nothing is left to do."""

    person_id: str
    name: str
    texts: tuple[str, ...]
    done: bool = False


class CandidatesCard(Card):
    """The candidates with what is done for each; the one stood on is worked on below."""

    def __init__(self, title: str, name: str, heads: Sequence[str], chosen: Callable[[str], None]) -> None:
        super().__init__(title, name)
        self._chosen = chosen
        first = Column(
            QCoreApplication.translate("steps", "Name"),
            lambda row: padded(row.name),
            tone=lambda row: "done" if row.done else None,
        )
        self.table = Table(
            f"{name}Table", title, (first, *(_text_column(at, head) for at, head in enumerate(heads)))
        )
        compact(self.table, len(heads))
        self.table.current.connect(lambda row: self._chosen(row.person_id))
        self.add(self.table)

    def put(self, rows: Sequence[CandidateRow], aside: str) -> None:
        """Shows these candidates; the cursor stays on the same person, or goes to the first who is not done."""
        self.heading.setText(self.accessibleName())
        self.aside.setText(aside)
        before = self.person_id()
        self.table.blockSignals(True)
        self.table.put(rows)
        wanted = before or next((row.person_id for row in rows if not row.done), "")
        if not self.table.go_to(lambda row: row.person_id == wanted) and rows:
            self.table.go_to(lambda _: True)
        self.table.blockSignals(False)

    def person_id(self) -> str:
        """Who is stood on; nobody: empty."""
        row: Any = self.table.current_row()
        return row.person_id if row is not None else ""


def _text_column(at: int, head: str) -> Column:
    return Column(head, lambda row: row.texts[at])
