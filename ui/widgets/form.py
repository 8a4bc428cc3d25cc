"""A form of labelled fields in one or two columns; a field is saved when it is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.card import label
from ui.widgets.date_field import DateField, FullDateField
from ui.widgets.edit import LineEdit, NumberEdit, TextEdit


class Form(QWidget):
    """Fields by name; `left(name, value)` when one was changed and left.

    Values: text for lines and texts, int or None for numbers, PartialDate or None for dates, the key of
    a choice, bool for a check. `put(name, value)` shows a value without telling.
    """

    left = Signal(str, object)

    def __init__(self, name: str, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(999, 1)
        self._columns, self._next = columns, 0
        self._fields: dict[str, QWidget] = {}

    def line(self, name: str, text: str, *, limit: int = 200, hint: str = "", wide: bool = False) -> LineEdit:
        """A line of text."""
        field = LineEdit(name, text, limit)
        field.left.connect(lambda value: self.left.emit(name, value))
        self._place(name, text, field, hint, wide)
        return field

    def number(self, name: str, text: str, *, hint: str = "") -> NumberEdit:
        """A whole number."""
        field = NumberEdit(name, text)
        field.left.connect(lambda _: self.left.emit(name, field.number()))
        self._place(name, text, field, hint, False)
        return field

    def text(self, name: str, text: str, *, hint: str = "", lines: int = 4) -> TextEdit:
        """A text of several lines, over the whole width."""
        field = TextEdit(name, text)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 24)
        field.left.connect(lambda value: self.left.emit(name, value))
        self._place(name, text, field, hint, True)
        return field

    def date(self, name: str, text: str, *, full: bool = False, hint: str = "") -> DateField:
        """A partial date, or a full one with a calendar."""
        field = FullDateField(name, text) if full else DateField(name, text)
        field.changed.connect(lambda value: self.left.emit(name, value))
        self._place(name, text, field, hint, False)
        return field

    def choice(
        self, name: str, text: str, options: Sequence[tuple[str, str]], *, hint: str = ""
    ) -> QComboBox:
        """One of `options`: (key, words)."""
        field = QComboBox()
        field.setObjectName(name)
        field.setAccessibleName(text)
        for key, words in options:
            field.addItem(words, key)
        field.setCurrentIndex(-1)
        field.activated.connect(lambda _: self.left.emit(name, field.currentData()))
        self._place(name, text, field, hint, False)
        return field

    def check(self, name: str, text: str) -> QCheckBox:
        """Yes or no."""
        field = QCheckBox(text)
        field.setObjectName(name)
        field.setAccessibleName(text)
        field.clicked.connect(lambda value: self.left.emit(name, value))
        self._place(name, "", field, "", False)
        return field

    def widget(self, name: str, text: str, field: QWidget, *, wide: bool = False) -> QWidget:
        """Any other field; its owner listens to it."""
        self._place(name, text, field, "", wide)
        return field

    def holds(self, name: str) -> bool:
        """Whether there is a field of that name."""
        return name in self._fields

    def field(self, name: str) -> QWidget:
        """The field of that name."""
        return self._fields[name]

    def put(self, name: str, value: Any) -> None:
        """Shows a value as read from the desk."""
        field = self._fields[name]
        if isinstance(field, NumberEdit):
            field.put_number(value)
        elif isinstance(field, LineEdit | TextEdit):
            field.put(value or "")
        elif isinstance(field, DateField):
            field.put(value)
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(value))
        elif isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        else:
            raise TypeError(name)

    def value(self, name: str) -> Any:
        """What stands in a field now."""
        field = self._fields[name]
        if isinstance(field, NumberEdit):
            return field.number()
        if isinstance(field, LineEdit):
            return field.text().strip()
        if isinstance(field, TextEdit):
            return field.toPlainText()
        if isinstance(field, DateField):
            return field.value()
        if isinstance(field, QComboBox):
            return field.currentData()
        if isinstance(field, QCheckBox):
            return field.isChecked()
        raise TypeError(name)

    def values(self) -> dict[str, Any]:
        """What stands in every field now."""
        return {name: self.value(name) for name in self._fields}

    def _place(self, name: str, text: str, field: QWidget, hint: str, wide: bool) -> None:
        self._fields[name] = field
        cell = QWidget()
        box = QVBoxLayout(cell)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        if text:
            above = QLabel(text)
            above.setBuddy(field)
            above.setObjectName(f"{name}Label")
            box.addWidget(above)
        box.addWidget(field)
        if hint:
            box.addWidget(label(hint, "secondary", f"{name}Hint"))
        box.addStretch(1)
        if wide and self._next % self._columns:
            self._next += self._columns - self._next % self._columns
        span = self._columns if wide else 1
        line, column = divmod(self._next, self._columns)
        self._grid.addWidget(cell, line, column, 1, span, Qt.AlignmentFlag(0))
        self._next += span
