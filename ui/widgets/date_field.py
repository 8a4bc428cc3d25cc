"""Fields for dates, typed as text and read when the field is left; the problem stands under the field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cadredesk.domain import dates
from cadredesk.domain.dates import PartialDate
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from ui.widgets.edit import LineEdit


class DateField(QWidget):
    """A partial date: a year, a month or none, a day or none; `changed` carries it, or None when emptied.

    A QDateEdit with a month format would invent a day, so the field is text: 8510, 1985.10, 1985年10月.
    """

    changed = Signal(object)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Field")
        self.setAccessibleName(label)
        self.edit = LineEdit(name, label, 40)
        self.edit.setPlaceholderText(self.tr("1985.10 or 1985-10-03"))
        self.problem = QLabel()
        self.problem.setObjectName(f"{name}Problem")
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.setFocusProxy(self.edit)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._row.addWidget(self.edit)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(self._row)
        box.addWidget(self.problem)
        self._value: PartialDate | None = None
        self.edit.left.connect(self._on_left)

    def value(self) -> PartialDate | None:
        """The last date that could be read."""
        return self._value

    def put(self, value: PartialDate | None) -> None:
        """Sets the date as read from the desk."""
        self._value = value
        self.edit.put("" if value is None else self._text(value))
        self._show_problem("")

    def is_sound(self) -> bool:
        """Whether what stands in the field is a date or nothing."""
        return not self.problem.text()

    def _text(self, value: PartialDate) -> str:
        return value.iso()

    def _parse(self, text: str) -> PartialDate:
        return dates.parse(text)

    def _on_left(self, text: str) -> None:
        if not text.strip():
            self._take(None)
            return
        try:
            value = self._parse(text)
        except UserError as problem:
            self._show_problem(sentence(problem.code, **problem.values))
            return
        self.edit.put(self._text(value))
        self._take(value)

    def _take(self, value: PartialDate | None) -> None:
        self._show_problem("")
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.edit.setProperty("problem", bool(text))
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)


class FullDateField(DateField):
    """A date of year, month and day, with a calendar to choose from; `day()` is a `datetime.date`."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent)
        self.edit.setPlaceholderText(self.tr("2026-09-14"))
        self._button = QPushButton(self.tr("Choose"))
        self._button.setObjectName(f"{name}Choose")
        self._button.setAccessibleName(self.tr("%1: choose from the calendar").replace("%1", label))
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self._open)
        self._row.addWidget(self._button)
        self._calendar: QCalendarWidget | None = None

    def day(self) -> date | None:
        """The date, or None when the field is empty."""
        value = self.value()
        if value is None or value.month is None or value.day is None:
            return None
        return date(value.year, value.month, value.day)

    def put_day(self, day: date | None) -> None:
        """Sets the date as read from the desk."""
        self.put(None if day is None else PartialDate.of(day))

    def _parse(self, text: str) -> PartialDate:
        value = super()._parse(text)
        if value.day is None:
            raise UserError("ui.day_missing", text=text)
        return value

    def _open(self) -> None:
        if self._calendar is None:
            calendar = QCalendarWidget(self)
            calendar.setWindowFlags(Qt.WindowType.Popup)
            calendar.setObjectName(f"{self.edit.objectName()}Calendar")
            calendar.setAccessibleName(self.edit.accessibleName())
            calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            calendar.clicked.connect(self._choose)
            calendar.activated.connect(self._choose)
            self._calendar = calendar
        day = self.day()
        if day is not None:
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.move(self.edit.mapToGlobal(QPoint(0, self.edit.height())))
        self._calendar.show()
        self._calendar.setFocus()

    def _choose(self, chosen: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        value = PartialDate(chosen.year(), chosen.month(), chosen.day())
        self.edit.put(self._text(value))
        self._take(value)
