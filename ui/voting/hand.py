"""What the table counted by hand, typed on the number pad: sheets of a voter group, and marks if they were counted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cadredesk.domain.form import ABSTAIN, BallotForm
from cadredesk.domain.names import padded
from cadredesk.domain.tally import VoterGroup
from cadredesk.domain.vote import HandTotal
from ui.style import GREEN, RED, ROW_PX, SECONDARY
from ui.voting.words import column_word
from ui.widgets.card import label
from ui.widgets.edit import NumberEdit


class MarksGrid(QTableWidget):
    """A line a candidate and element, a column a grade; digits go into the cell, Enter goes on.

    The last column adds up and says how many valid sheets there should be. The input method is off.
    """

    changed = Signal()

    def __init__(self, form: BallotForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handMarks")
        self.setAccessibleName(self.tr("Marks counted by hand"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self._form = form
        self._choosing = form.kind == "recommendation"
        if self._choosing:
            self.subjects = [(row.id, padded(row.label), "") for row in form.candidates()]
            self.columns = [form.columns[0].id]
        else:
            rows = {row.id: padded(row.label) for row in form.rows}
            elements = {e.id: e.label for e in form.elements}
            self.subjects = [(g.id, rows[g.row], elements.get(g.element, "")) for g in form.groups()]
            self.columns = [c.id for c in form.columns if c.id != ABSTAIN] + [ABSTAIN]
        self.valid = 0
        self._fresh = True
        titles = [self.tr("Candidate"), self.tr("Element"), *(column_word(form, c) for c in self.columns)]
        self.setRowCount(len(self.subjects))
        self.setColumnCount(len(titles) + 1)
        self.setHorizontalHeaderLabels([*titles, self.tr("Sum")])
        self.setColumnHidden(1, not form.elements)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        down.hide()
        down.setDefaultSectionSize(ROW_PX)
        last = ""
        for line, (_, name, element) in enumerate(self.subjects):
            for column in range(self.columnCount()):
                item = QTableWidgetItem()
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                if column < 2 or column == self.columnCount() - 1:
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.setItem(line, column, item)
            self._cell(line, 0).setText(name if name != last else "")
            self._cell(line, 1).setText(element)
            self._cell(line, 0).setData(Qt.ItemDataRole.AccessibleTextRole, f"{name} {element}")
            last = name
        self.currentCellChanged.connect(lambda *_: self._arrive())
        if self.subjects:
            self.setCurrentCell(0, 2)

    def marks(self) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
        """The lines in which anything was typed; an empty cell counts as none."""
        found = []
        for line, (subject, _, _) in enumerate(self.subjects):
            texts = [self._cell(line, at + 2).text() for at in range(len(self.columns))]
            if any(texts):
                found.append(
                    (subject, tuple((c, int(t or 0)) for c, t in zip(self.columns, texts, strict=True)))
                )
        return tuple(found)

    def put(self, total: HandTotal | None) -> None:
        """Shows what was stored."""
        known = dict(total.marks) if total is not None else {}
        for line, (subject, _, _) in enumerate(self.subjects):
            counts = dict(known.get(subject, ()))
            for at, column in enumerate(self.columns, 2):
                self._cell(line, at).setText(str(counts[column]) if column in counts else "")
        self.show_sums()

    def go_to(self, subject: str) -> None:
        """Puts the cursor on the line a sentence speaks of."""
        for line, (one, _, _) in enumerate(self.subjects):
            if one == subject:
                self.setCurrentCell(line, 2)
                self.scrollToItem(self._cell(line, 2), QAbstractItemView.ScrollHint.PositionAtCenter)
                self.setFocus()

    def show_sums(self) -> None:
        """Adds up every line; the word beside the sum says whether it fits the valid sheets."""
        for line in range(len(self.subjects)):
            texts = [self._cell(line, at + 2).text() for at in range(len(self.columns))]
            item = self._cell(line, self.columnCount() - 1)
            total = sum(int(text or 0) for text in texts)
            fits = total <= self.valid if self._choosing else total == self.valid
            item.setText("" if not any(texts) else f"{total} ✓" if fits else f"{total} ≠ {self.valid}")
            item.setForeground(QBrush(QColor(GREEN if fits else RED)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits type, Backspace and - take back, Enter goes to the next cell; arrows are Qt's."""
        sign = event.text()
        line, column = self.currentRow(), self.currentColumn()
        inside = line >= 0 and 2 <= column < self.columnCount() - 1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on()
        elif inside and len(sign) == 1 and sign in "0123456789":
            item = self._cell(line, column)
            text = sign if self._fresh else item.text() + sign
            item.setText(str(int(text))[:6])
            self._fresh = False
            self._typed()
        elif inside and (sign == "-" or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)):
            self._cell(line, column).setText("")
            self._fresh = True
            self._typed()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first digit replaces what stands in the cell."""
        super().focusInEvent(event)
        self._fresh = True

    def _typed(self) -> None:
        self.show_sums()
        self.changed.emit()

    def _on(self) -> None:
        line, column = self.currentRow(), self.currentColumn() + 1
        if column >= self.columnCount() - 1:
            line, column = line + 1, 2
        if line < self.rowCount():
            self.setCurrentCell(line, max(2, column))
        else:
            self.focusNextChild()

    def _arrive(self) -> None:
        self._fresh = True

    def _cell(self, line: int, column: int) -> QTableWidgetItem:
        item = self.item(line, column)
        assert item is not None
        return item


class HandPage(QWidget):
    """The hand total of one voter group: valid and invalid sheets, and the marks where they were counted too."""

    changed = Signal()
    stepped = Signal()
    """Enter in the last number above the grid."""

    def __init__(self, form: BallotForm, group: VoterGroup, total: HandTotal | None) -> None:
        super().__init__()
        self.setObjectName("handPage")
        self.group = group
        name = group.label or group.id
        self.valid = NumberEdit("handValid", self.tr("Valid ballots of %1").replace("%1", name))
        self.invalid = NumberEdit("handInvalid", self.tr("Invalid ballots of %1").replace("%1", name))
        self.marks: MarksGrid | None = None if form.kind == "score" else MarksGrid(form)
        top = QHBoxLayout()
        top.setSpacing(10)
        for text, field in ((self.tr("Valid"), self.valid), (self.tr("Invalid"), self.invalid)):
            field.setFixedWidth(110)
            top.addWidget(label(text, "strong", wrap=False))
            top.addWidget(field)
        self.returned = label("", "secondary", "handReturned", wrap=False)
        top.addWidget(self.returned)
        top.addStretch(1)
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(top)
        if self.marks is not None:
            box.addWidget(
                label(
                    self.tr(
                        "If the table also counted the marks, type them here; a line left empty is not compared. Beside a machine count every line is needed."
                    ),
                    "secondary",
                )
            )
            box.addWidget(self.marks, 1)
            self.marks.changed.connect(self.changed)
        else:
            box.addStretch(1)
        self.valid.returnPressed.connect(self._to_invalid)
        self.invalid.returnPressed.connect(self._to_marks)
        for field in (self.valid, self.invalid):
            field.textEdited.connect(lambda _: self._on_sheets())
        self.put(total)

    def inset(self) -> None:
        """Keeps off the frame of a tab."""
        self._box.setContentsMargins(12, 12, 12, 12)

    def put(self, total: HandTotal | None) -> None:
        """Shows what was stored."""
        self.valid.put_number(total.valid if total else None)
        self.invalid.put_number(total.invalid if total else None)
        if self.marks is not None:
            self.marks.valid = total.valid if total else 0
            self.marks.put(total)
        self._show_returned()

    def total(self) -> HandTotal | None:
        """What stands on the page; None while a number of sheets is missing."""
        valid, invalid = self.valid.number(), self.invalid.number()
        if valid is None or invalid is None:
            return None
        return HandTotal(self.group.id, valid, invalid, self.marks.marks() if self.marks else ())

    def _to_invalid(self) -> None:
        self.invalid.setFocus()
        self.invalid.selectAll()

    def _to_marks(self) -> None:
        if self.marks is not None:
            self.marks.setFocus()
        self.stepped.emit()

    def _on_sheets(self) -> None:
        if self.marks is not None:
            self.marks.valid = self.valid.number() or 0
            self.marks.show_sums()
        self._show_returned()
        self.changed.emit()

    def _show_returned(self) -> None:
        returned = self.group.returned or 0
        total = (self.valid.number() or 0) + (self.invalid.number() or 0)
        text = self.tr("together %1, returned %2").replace("%1", str(total)).replace("%2", str(returned))
        self.returned.setText(text)
        self.returned.setStyleSheet(f"color: {SECONDARY if total in (0, returned) else RED};")
