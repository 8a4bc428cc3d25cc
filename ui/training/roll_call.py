"""Roll call in the window: the grid of people and half days typed by keyboard, and sheets brought in from Excel."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import lookups
from cadredesk.actions.training import attendance, courses
from cadredesk.actions.training.attendance import Finding, Grid, Key, Mark, SheetCheck
from cadredesk.domain.names import padded
from cadredesk.domain.training.attendance import USUAL_MINUTES, Counts, count
from cadredesk.errors import UserError
from cadredesk.messages import sentence, sentence_of
from ui.act import announce, ask, show_problem
from ui.style import ROW_PX, TONES
from ui.training.parts import show_paper
from ui.training.words import approver_words, filled, half_day, mark_words
from ui.widgets.card import EmptyState, Note, StateChip, button, label
from ui.widgets.dialogs import ReasonDialog, Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.screen import Screen
from ui.widgets.table import pasted_cells

Index = QModelIndex | QPersistentModelIndex
FIXED = 3
"""Columns before the half days: number, name, unit."""
MANY = 600
"""More marks than this are saved off the window's thread."""
_TONE = {"late": "waiting", "early": "waiting", "absent": "problem", "leave": "due"}
_KEYS = {"1": "present", "2": "late", "3": "early", "4": "absent", "5": "leave", "6": "leave"}


class MarkModel(QAbstractTableModel):
    """The marks as they are typed, over those that are saved."""

    def __init__(self, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.typed: dict[Key, Mark | None] = {}
        self._words, self._approvers = mark_words(), approver_words()
        self._heads = [half_day(one.on, one.half) for one in grid.event.sessions]
        self._names = [padded(one.name) for one in grid.people]
        self._counts = [self._counted(one.id) for one in grid.event.sessions]
        self.asking: tuple[int, int, str] | None = None
        """Row, column and digits while minutes are being typed."""

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        """How many people."""
        return 0 if parent is not None and parent.isValid() else len(self.grid.people)

    def columnCount(self, parent: Index | None = None) -> int:
        """Three columns that tell who, and one a half day."""
        return 0 if parent is not None and parent.isValid() else FIXED + len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's question for a cell."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._names[row]} {self.title(column)} {self.text(row, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column in (1, 2) else Qt.AlignmentFlag.AlignHCenter
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if column < FIXED:
            return None
        mark = self.mark(row, column)
        if role == Qt.ItemDataRole.ForegroundRole and mark is not None and mark.code in _TONE:
            return QBrush(QColor(TONES[_TONE[mark.code]][0]))
        if role == Qt.ItemDataRole.BackgroundRole and mark is not None and mark.code in _TONE:
            return QBrush(QColor(TONES[_TONE[mark.code]][1]))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles above."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.title(section)
        return None

    def title(self, column: int) -> str:
        """The head of a column."""
        if column >= FIXED:
            counts = self._counts[column - FIXED]
            return f"{self._heads[column - FIXED]}\n{counts.came}/{counts.due}"
        return (self.tr("No."), self.tr("Name"), self.tr("Unit"))[column]

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        if column == 0:
            return str(row + 1)
        if column == 1:
            return self._names[row]
        if column == 2:
            return self.grid.people[row].unit
        if self.asking is not None and self.asking[:2] == (row, column):
            return self.tr("%1 min").replace("%1", f"{self.asking[2]}|")
        mark = self.mark(row, column)
        return "" if mark is None else self.word(mark)

    def word(self, mark: Mark) -> str:
        """A mark in words."""
        told = self._words[mark.code]
        if mark.code == "leave":
            return f"{told}·{self._approvers.get(mark.approver, '')}"
        minutes = self.tr("%1 min").replace("%1", str(mark.minutes))
        return f"{told} {minutes}" if mark.minutes else told

    # What is typed

    def key(self, row: int, column: int) -> Key:
        """The cell as the desk knows it."""
        return self.grid.event.sessions[column - FIXED].id, self.grid.people[row].person_id

    def mark(self, row: int, column: int) -> Mark | None:
        """The mark of a cell, typed or saved."""
        key = self.key(row, column)
        return self.typed[key] if key in self.typed else self.grid.marks.get(key)

    def value(self, key: Key) -> Mark | None:
        """The same by its key."""
        return self.typed[key] if key in self.typed else self.grid.marks.get(key)

    def put(self, marks: Mapping[Key, Mark | None]) -> dict[Key, Mark | None]:
        """Sets marks; what they were before, to take it back."""
        before = {key: self.value(key) for key in marks}
        for key, mark in marks.items():
            if mark == self.grid.marks.get(key):
                self.typed.pop(key, None)
            else:
                self.typed[key] = mark
        touched = {key[0] for key in marks}
        for place, session in enumerate(self.grid.event.sessions):
            if session.id in touched:
                self._counts[place] = self._counted(session.id)
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, FIXED + place, FIXED + place)
        return before

    def counts(self, column: int) -> Counts:
        """A half day as it is typed, counted."""
        return self._counts[column - FIXED]

    def _counted(self, session_id: str) -> Counts:
        marks = (self.value((session_id, one.person_id)) for one in self.grid.people)
        return count(len(self.grid.people), [one for one in marks if one is not None])

    def corrections(self) -> int:
        """How many saved marks are typed otherwise."""
        return sum(key in self.grid.marks for key in self.typed)


class MarkGrid(QTableView):
    """The roll call by keyboard: 1 present, 2 late, 3 left early, 4 absent, 5 and 6 leave by whom, 0 clears; after a mark
    the cursor goes down. `*` makes the rest of the column present, `/` types minutes, `-` goes back.

    `typed()` after every change, `told(sentence)` why a key did nothing, `pasted(cells)`.
    """

    typed = Signal()
    moved = Signal()
    told = Signal(str)
    pasted = Signal(list)

    def __init__(self, name: str = "rollCallGrid") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Roll call"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setProperty("role", "ballot")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        down = self.verticalHeader()
        down.hide()
        down.setDefaultSectionSize(max(ROW_PX - 4, round(self.fontMetrics().height() * 1.5)))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setMinimumHeight(round(self.fontMetrics().height() * 2.2) + 8)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        self._model: MarkModel | None = None
        self._undo: list[dict[Key, Mark | None]] = []
        self._redo: list[dict[Key, Mark | None]] = []

    @property
    def marks(self) -> MarkModel:
        """What is typed; asking before a grid was put is a bug."""
        assert self._model is not None
        return self._model

    def put(self, grid: Grid) -> None:
        """Shows a roll call with the cursor on its first empty cell."""
        old, at = self._model, self.currentIndex()
        same = old is not None and old.grid.event.id == grid.event.id and at.isValid()
        self._model = MarkModel(grid, self)
        self._undo, self._redo = [], []
        self.setModel(self._model)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        if old is not None:
            old.deleteLater()
        sign = self.fontMetrics().horizontalAdvance("国")
        across = self.horizontalHeader()
        for column, width in enumerate((4, 7, 10)):
            self.setColumnWidth(column, sign * width)
        for column in range(FIXED, self._model.columnCount()):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(sign * 4)
        if same and at.row() < len(grid.people) and at.column() < self._model.columnCount():
            self.go(at.row(), at.column())
        elif grid.people and grid.event.sessions:
            self.go(*self._first_empty())

    def _first_empty(self) -> tuple[int, int]:
        for column in range(FIXED, self.marks.columnCount()):
            for row in range(self.marks.rowCount()):
                if self.marks.mark(row, column) is None:
                    return row, column
        return 0, FIXED

    def go(self, row: int, column: int) -> None:
        """Puts the cursor on a cell."""
        index = self.marks.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key of the grid; what means nothing here goes on. A filed event is only looked at."""
        if self._model is None or not self._model.rowCount() or self._model.grid.event.state != "open":
            super().keyPressEvent(event)
            return
        sign = event.text()
        if len(sign) == 1 and "\uff01" <= sign <= "\uff5e":
            sign = chr(ord(sign) - 0xFEE0)
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if event.matches(QKeySequence.StandardKey.Paste):
            cells = pasted_cells(QGuiApplication.clipboard().mimeData())
            if cells:
                self.pasted.emit(cells)
        elif event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif self._model.asking is not None:
            self._minutes_key(event, sign)
        elif column < FIXED:
            self._outside(event, sign, row)
        elif sign in _KEYS:
            self._set(row, column, sign)
        elif sign == "0" or event.key() == Qt.Key.Key_Delete:
            self.change({self.marks.key(row, column): None})
            self._down(row, column)
        elif sign == "*":
            self.rest_present(column)
        elif sign == "/":
            self._ask_minutes(row, column)
        elif sign == "-" or event.key() == Qt.Key.Key_Backspace:
            self._up(row, column)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._down(row, column)
        else:
            super().keyPressEvent(event)

    def _outside(self, event: QKeyEvent, sign: str, row: int) -> None:
        if sign and sign in "0123456*/-":
            self.go(row, FIXED)
            self.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _set(self, row: int, column: int, sign: str) -> None:
        self.change({self.marks.key(row, column): self.mark_of(row, column, sign)})
        self._down(row, column)

    def mark_of(self, row: int, column: int, sign: str) -> Mark:
        """The mark a key stands for in a cell."""
        session_id, person_id = self.marks.key(row, column)
        session = self.marks.grid.event.sessions[column - FIXED]
        code = _KEYS[sign]
        minutes = min(USUAL_MINUTES, int(session.hours * 60)) if code in ("late", "early") else 0
        approver = ""
        if code == "leave":
            usual = self.marks.grid.leave
            other = "personnel" if usual == "group_leader" else "group_leader"
            approver = usual if sign == "5" else other
        return Mark(session_id, person_id, code, minutes, approver)  # type: ignore[arg-type]

    def rest_present(self, column: int) -> int:
        """Everybody of a column who has no mark is present; how many that were."""
        empty = [row for row in range(self.marks.rowCount()) if self.marks.mark(row, column) is None]
        changes: dict[Key, Mark | None] = {}
        for row in empty:
            session_id, person_id = key = self.marks.key(row, column)
            changes[key] = Mark(session_id, person_id, "present")
        if changes:
            self.change(changes)
        else:
            self._refuse(self.tr("Nobody of this column is without a mark"))
        return len(empty)

    def change(self, marks: Mapping[Key, Mark | None]) -> None:
        """Sets marks in one step that Ctrl+Z takes back."""
        before = self.marks.put(marks)
        self._undo.append(before)
        self._redo.clear()
        self._show(before)

    def take_back(self) -> None:
        """Undoes the last change."""
        self._swap(self._undo, self._redo)

    def again(self) -> None:
        """Does again what was undone."""
        self._swap(self._redo, self._undo)

    def _swap(self, source: list[dict[Key, Mark | None]], target: list[dict[Key, Mark | None]]) -> None:
        if not source:
            self._refuse(self.tr("There is nothing to take back"))
            return
        before = self.marks.put(source.pop())
        target.append(before)
        self._show(before)

    def _show(self, changed: Mapping[Key, Mark | None]) -> None:
        model, here = self.marks, self.currentIndex()
        alone = len(changed) == 1 and here.isValid() and here.column() >= FIXED
        if alone and model.key(here.row(), here.column()) in changed:
            model.dataChanged.emit(here, here)
        else:
            touched = {key[0] for key in changed}
            last = model.rowCount() - 1
            for column, session in enumerate(model.grid.event.sessions, FIXED):
                if session.id in touched:
                    model.dataChanged.emit(model.index(0, column), model.index(last, column))
        self.typed.emit()

    def _ask_minutes(self, row: int, column: int) -> None:
        mark = self.marks.mark(row, column)
        if mark is None or mark.code not in ("late", "early", "absent"):
            self._refuse(self.tr("Minutes belong to late, left early or absent: press 2, 3 or 4 first"))
            return
        self.marks.asking = (row, column, "")
        self._repaint(row, column)

    def _minutes_key(self, event: QKeyEvent, sign: str) -> None:
        assert self.marks.asking is not None
        row, column, digits = self.marks.asking
        if sign.isdigit() and sign.isascii() and len(digits) < 3:
            self.marks.asking = (row, column, digits + sign)
        elif event.key() == Qt.Key.Key_Backspace or sign == "-":
            self.marks.asking = (row, column, digits[:-1]) if digits else None
        elif event.key() == Qt.Key.Key_Escape:
            self.marks.asking = None
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_minutes(row, column, digits)
            return
        else:
            QApplication.beep()
        self._repaint(row, column)

    def _take_minutes(self, row: int, column: int, digits: str) -> None:
        mark = self.marks.mark(row, column)
        whole = int(self.marks.grid.event.sessions[column - FIXED].hours * 60)
        minutes = int(digits or "0")
        assert mark is not None
        if not (1 <= minutes <= whole or (minutes == 0 and mark.code == "absent")):
            self._refuse(filled(self.tr("Between 1 and %1 minutes"), whole))
            return
        self.marks.asking = None
        self.change({self.marks.key(row, column): replace(mark, minutes=minutes)})
        self._repaint(row, column)
        self._down(row, column)

    def _repaint(self, row: int, column: int) -> None:
        index = self.marks.index(row, column)
        self.marks.dataChanged.emit(index, index)

    def _down(self, row: int, column: int) -> None:
        if row + 1 < self.marks.rowCount():
            self.go(row + 1, column)
        elif column + 1 < self.marks.columnCount():
            self.go(0, column + 1)

    def _up(self, row: int, column: int) -> None:
        if row > 0:
            self.go(row - 1, column)
        elif column > FIXED:
            self.go(self.marks.rowCount() - 1, column - 1)
        else:
            self._refuse(self.tr("This is the first cell"))

    def _refuse(self, words: str) -> None:
        QApplication.beep()
        self.told.emit(words)


class RollCall(QWidget):
    """The roll call of one event with its keys, its counts, and what comes in from outside."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.setObjectName("rollCall")
        self.page, self.context = page, page.context
        self._event_id = ""
        self._saving = False
        self.search = LineEdit("rollCallFind", self.tr("Find a person"))
        self.search.setPlaceholderText(self.tr("Name, pinyin or initials (F3), Enter goes there"))
        self.search.setMinimumWidth(110)  # the page fits 1366 pixels at 18 points
        self.search.returnPressed.connect(self._go_to_found)
        self.present_button = button(self.tr("Rest of the column present (*)"), "rollCallPresent")
        self.present_button.clicked.connect(self._rest_present)
        self.file_button = button(self.tr("From Excel…"), "rollCallFile")
        self.file_button.clicked.connect(self._choose_file)
        self.excel_button = button(self.tr("As Excel…"), "rollCallExcel")
        self.excel_button.clicked.connect(self._choose_excel)
        self.print_button = button(self.tr("Sign-in sheets…"), "rollCallPrint")
        self.print_button.clicked.connect(self.print_sheets)
        self.save_button = button(self.tr("Save the roll call (&S)"), "rollCallSave", "main")
        self.save_button.clicked.connect(lambda: self.save())
        self.grid = MarkGrid()
        self.grid.typed.connect(self._show_counts)
        self.grid.moved.connect(self._show_counts)
        self.grid.told.connect(self._say)
        self.grid.pasted.connect(self.take_cells)
        self.counts = label("", "secondary", "rollCallCounts")
        self.state = StateChip("", "quiet", "rollCallState")
        self.note = Note(name="rollCallNote")
        self.note.hide()
        self.keys = QLabel()
        self.keys.setObjectName("rollCallKeys")
        self.keys.setTextFormat(Qt.TextFormat.RichText)
        self.keys.setWordWrap(True)
        self.empty = EmptyState(
            self.tr("There is nobody to call yet: set the half days and enrol people first."),
            "",
            "rollCallEmpty",
        )
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        for part in (
            self.present_button,
            self.excel_button,
            self.file_button,
            self.print_button,
            self.save_button,
        ):
            top.addWidget(part)
        bottom = QHBoxLayout()
        bottom.addWidget(self.counts, 1)
        bottom.addWidget(self.state)
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(top)
        inside.addWidget(self.note)
        inside.addWidget(self.grid, 1)
        inside.addLayout(bottom)
        inside.addWidget(self.keys)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.addWidget(self._body, 1)
        box.addWidget(self.empty, 1)

    def _keys_text(self, usual: str) -> str:
        words, approvers = mark_words(), approver_words()
        other = "personnel" if usual == "group_leader" else "group_leader"
        pairs = [
            ("1", words["present"]),
            ("2", words["late"]),
            ("3", words["early"]),
            ("4", words["absent"]),
            ("5", f"{words['leave']}·{approvers[usual]}"),
            ("6", f"{words['leave']}·{approvers[other]}"),
            ("0", self.tr("clear")),
            ("/", self.tr("minutes")),
            ("*", self.tr("rest of the column present")),
            ("-", self.tr("back")),
            ("Ctrl+Z", self.tr("undo")),
        ]
        return "&nbsp;&nbsp;&nbsp; ".join(f"<b>{key}</b>&nbsp;{word}" for key, word in pairs)

    @property
    def dirty(self) -> bool:
        """Whether marks are typed that are not saved."""
        return bool(self._event_id and self.grid._model is not None and self.grid.marks.typed)

    def put(self, event_id: str, *, keep: bool = True) -> None:
        """Shows the roll call of an event; typed marks of the same event stay when `keep`."""
        if keep and event_id == self._event_id and self.dirty:
            return
        found = ask(self, attendance.grid, self.context.desk, event_id)
        if not found:
            return
        self._event_id = event_id
        grid = found.value
        ready = bool(grid.people and grid.event.sessions)
        self._body.setVisible(ready)
        self.empty.setVisible(not ready)
        self._index = lookups.name_index((str(at), one.name, "") for at, one in enumerate(grid.people))
        self.grid.put(grid)
        self.keys.setText(self._keys_text(grid.leave))
        for part in (self.present_button, self.file_button, self.save_button):
            part.setEnabled(grid.event.state == "open")
        self._say("")
        self._show_counts()

    def _show_counts(self) -> None:
        model = self.grid.marks
        at = self.grid.currentIndex()
        column = max(FIXED, at.column()) if at.isValid() else FIXED
        if column < model.columnCount():
            counts, session = model.counts(column), model.grid.event.sessions[column - FIXED]
            told = filled(
                self.tr("%1: came %2 of %3"), half_day(session.on, session.half), counts.came, counts.due
            )
            parts = [
                f"{word} {number}"
                for code, word in mark_words().items()
                if code != "present" and (number := getattr(counts, code))
            ]
            if counts.marked < counts.due:
                parts.append(filled(self.tr("%1 without a mark"), counts.due - counts.marked))
            self.counts.setText(told + (f"（{'、'.join(parts)}）" if parts else ""))
        typed = len(model.typed)
        if typed:
            self.state.put(filled(self.tr("%1 marks not saved"), typed), "waiting")
        else:
            self.state.put(self.tr("saved") if model.grid.marks else self.tr("no mark yet"), "quiet")
        self.save_button.setEnabled(bool(typed) and model.grid.event.state == "open")

    def _say(self, words: str) -> None:
        self.note.put("", words, "waiting")
        self.note.setVisible(bool(words))

    def _rest_present(self) -> None:
        column = max(FIXED, self.grid.currentIndex().column())
        self.grid.rest_present(column)
        self.grid.setFocus()

    def _go_to_found(self) -> None:
        text = self.search.text().strip()
        if not text:
            self.grid.setFocus()
            return
        hits = sorted(int(one) for one in self._index.search(text))
        if not hits:
            self._say(filled(self.tr("Nobody here is called “%1”"), text))
            return
        self._say("")
        at = self.grid.currentIndex()
        row = next((one for one in hits if one > at.row()), hits[0])
        self.grid.go(row, max(FIXED, at.column()))
        self.grid.setFocus()

    # Saving

    def save(self, done: Callable[[], None] | None = None) -> bool:
        """Writes what is typed; asks for a reason when saved marks are changed. True when nothing is left to write."""
        if not self.dirty or self._saving:
            return not self.dirty
        corrected = self.grid.marks.corrections()
        if corrected:
            dialog = ReasonDialog(
                self,
                self.tr("Correct the roll call"),
                filled(self.tr("%1 saved marks change. Why?"), corrected),
                self.tr("Save the correction"),
                "rollCallReason",
            )
            dialog.given.connect(lambda reason: self._write(reason, done))
            dialog.open()
            return False
        self._write("", done)
        return not self.dirty

    def _write(self, reason: str, done: Callable[[], None] | None) -> None:
        changes = dict(self.grid.marks.typed)
        desk, event_id = self.context.desk, self._event_id
        if len(changes) <= MANY:
            if ask(self, attendance.save, desk, event_id, changes, reason):
                announce(self, "attendance")
                self._written(done)
            return
        self._saving = True
        self._body.setEnabled(False)
        self.context.runner.run(
            self,
            self.tr("Saving the roll call"),
            attendance.save,
            desk,
            event_id,
            changes,
            reason,
            done=lambda _: self._written(done),
            failed=self._failed,
        )

    def _written(self, done: Callable[[], None] | None) -> None:
        self._at_rest()
        self.put(self._event_id, keep=False)
        self.state.put(filled(self.tr("saved %1"), self.context.desk.now().strftime("%H:%M")), "done")
        if done is not None:
            done()

    def _failed(self, problem: BaseException) -> None:
        self._at_rest()
        show_problem(self, problem)

    def _at_rest(self) -> None:
        self._saving = False
        self._body.setEnabled(True)
        self.grid.setFocus()

    def discard(self) -> None:
        """Drops what is typed and not saved."""
        self.put(self._event_id, keep=False)

    # From outside

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a roll call in Excel"),
            "",
            self.tr("Roll calls (*.xlsx *.xls *.csv);;All files (*)"),
        )
        if path:
            self.take_file(Path(path))

    def _choose_excel(self) -> None:
        title = self.grid.marks.grid.event.title
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the roll call as Excel"), f"{title}.xlsx", self.tr("Excel (*.xlsx)")
        )
        if path:
            self.save_excel(Path(path))

    def save_excel(self, path: Path) -> None:
        """Saves the roll call for somebody else to fill in."""
        if ask(self, attendance.save_blank, self.context.desk, self._event_id, path):
            self._say(filled(self.tr("Saved: %1"), path))

    def take_file(self, path: Path) -> None:
        """Reads a spreadsheet off the window's thread and shows what it says."""
        self.context.runner.run(
            self,
            filled(self.tr("Reading %1…"), path.name),
            attendance.open_file,
            path,
            done=self._on_sheets,
            changes=False,
        )

    def _on_sheets(self, found: Sequence[attendance.Sheet]) -> None:
        if found:
            self.show_check(found)

    def take_cells(self, cells: list[list[str]]) -> None:
        """Pasted cells: with a column of names they are read like a sheet, else they fill the grid from the cursor."""
        text = "\n".join("\t".join(row) for row in cells)
        found = ask(self, attendance.pasted, None, text)
        if not found:
            return
        try:
            attendance.check_sheet(self._as_typed(), found.value)
        except UserError as problem:
            if problem.code == "attendance.no_header":
                self._fill(cells)
                return
            if problem.code != "attendance.which_session":
                show_problem(self, problem)
                return
        self.show_check([found.value])

    def _fill(self, cells: list[list[str]]) -> None:
        """A bare block of marks, laid down from the cursor."""
        at = self.grid.currentIndex()
        model = self.grid.marks
        column = max(FIXED, at.column())
        wide = max(len(row) for row in cells)
        heads = [
            model.grid.event.sessions[column - FIXED + n].id
            for n in range(wide)
            if column + n < model.columnCount()
        ]
        rows = [
            (model.grid.people[at.row() + n].person_id, row)
            for n, row in enumerate(cells)
            if at.row() + n < model.rowCount()
        ]
        marks, strange = attendance.block(model.grid, heads, rows)
        if marks:
            self.grid.change(marks)
        told = [filled(self.tr("%1 marks pasted."), len(marks))]
        if strange:
            told.append(filled(self.tr("Not understood: %1"), "、".join(strange[:6])))
        self._say(" ".join(told))

    def _as_typed(self) -> Grid:
        """The grid with what is typed, for comparing a sheet with it."""
        return self.grid.marks.grid

    def show_check(self, found: Sequence[attendance.Sheet]) -> None:
        """Shows what sheets say, with what must be answered."""
        dialog = SheetSheet(self, self._as_typed(), found)
        dialog.taken.connect(self._take_marks)
        dialog.open()

    def _take_marks(self, check: SheetCheck) -> None:
        marks: dict[Key, Mark | None] = {(one.session_id, one.person_id): one for one in check.marks}
        if marks:
            self.grid.change(marks)
        self._say(filled(self.tr("%1 marks taken over. They are written when you save."), len(marks)))

    def print_sheets(self) -> None:
        """Shows the sign-in sheets: empty ones, or with the marks when the roll call is saved."""
        if not self._event_id:
            return
        called = bool(self.grid.marks.grid.marks)
        show_paper(
            self.page,
            self.tr("Sign-in sheet"),
            courses.sign_in_pdf,
            self.context.desk,
            self._event_id,
            filled=called,
        )


class SheetSheet(Sheet):
    """What a spreadsheet says of the roll call: how much was read, what is doubtful, and nothing written yet."""

    taken = Signal(object)

    def __init__(self, parent: QWidget, grid: Grid, found: Sequence[attendance.Sheet]) -> None:
        super().__init__(parent, "rollCallSheet")
        self._grid, self._sheets = grid, tuple(found)
        self._answers: dict[int, str] = {}
        self.check: SheetCheck | None = None
        self.setMinimumSize(820, 560)
        self.say(self.tr("Roll call from a sheet"), self.tr("Take over the marks"))
        self.sheet = QComboBox()
        self.sheet.setObjectName("rollCallSheetChoice")
        self.sheet.setAccessibleName(self.tr("Sheet"))
        for at, one in enumerate(self._sheets):
            self.sheet.addItem(one.name, at)
        self.sheet.setVisible(len(self._sheets) > 1)
        self.sheet.activated.connect(lambda _: self._read())
        self.session = QComboBox()
        self.session.setObjectName("rollCallSheetSession")
        self.session.setAccessibleName(self.tr("Half day"))
        self.session.addItem(self.tr("— choose the half day —"), "")
        for half in grid.event.sessions:
            self.session.addItem(half_day(half.on, half.half), half.id)
        self.session.activated.connect(lambda _: self._read())
        self.session.hide()
        self.summary = Note(name="rollCallSheetNote")
        inner = QWidget()
        self._lines = QGridLayout(inner)
        self._lines.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setObjectName("rollCallSheetArea")
        area.setAccessibleName(self.tr("What is doubtful"))
        area.setWidget(inner)
        area.setWidgetResizable(True)
        row = QHBoxLayout()
        row.addWidget(self.sheet)
        row.addWidget(self.session)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.summary)
        self.body.addWidget(area, 1)
        self._read()

    def _read(self) -> None:
        self.show_error("")
        self.check = None
        try:
            self.check = attendance.check_sheet(
                self._grid,
                self._sheets[max(0, self.sheet.currentIndex())],
                self._answers,
                str(self.session.currentData() or ""),
            )
        except UserError as problem:
            self.session.setVisible(self.session.isVisible() or problem.code == "attendance.which_session")
            self.summary.put(self.tr("Not read."), sentence_of(problem), "problem")
            self._show_findings(())
            self.ok.setEnabled(False)
            return
        found = self.check
        doubtful = len(found.open_rows)
        told = filled(self.tr("%1 marks of %2 lines are read."), len(found.marks), found.read)
        rest = (
            filled(self.tr("%1 lines need a look; they are left out unless answered."), doubtful)
            if doubtful
            else self.tr("Nothing is doubtful.")
        )
        unwritten = self.tr("Nothing is written yet.")
        self.summary.put(told, f"{rest} {unwritten}", "waiting" if doubtful else "done")
        self._show_findings(found.findings)
        self.ok.setEnabled(bool(found.marks))
        self.ok.setText(filled(self.tr("Take over %1 marks"), len(found.marks)))
        self.ok.setAccessibleName(self.ok.text())

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        tones = {"error": "problem", "question": "waiting", "note": "quiet"}
        words = {
            "error": self.tr("not read"),
            "question": self.tr("who?"),
            "note": self.tr("note"),
        }
        for line, one in enumerate(findings):
            where = filled(self.tr("row %1"), one.row) if one.row else ""
            self._lines.addWidget(
                StateChip(words[one.severity], tones[one.severity], f"finding{line}"), line, 0
            )
            text = sentence(attendance.sentence_code(one), None, **one.values)
            self._lines.addWidget(label(f"{where}　{text}".strip(), name=f"findingText{line}"), line, 1)
            if one.choices:
                self._lines.addWidget(self._choice(one), line, 2)
        self._lines.setRowStretch(len(findings), 1)

    def _choice(self, one: Finding) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(f"who{one.row}")
        choice.setAccessibleName(self.tr("Who is it?"))
        choice.addItem(self.tr("— choose —"), None)
        known = {person.person_id: person for person in self._grid.people}
        for person_id in one.choices:
            person = known[person_id]
            choice.addItem(f"{padded(person.name)}　{person.unit}", person_id)
        choice.addItem(self.tr("nobody of these"), "")
        choice.activated.connect(lambda _: self._answer(one.row, choice.currentData()))
        return choice

    def _answer(self, row: int, person_id: str | None) -> None:
        if person_id is None:
            self._answers.pop(row, None)
        else:
            self._answers[row] = person_id
        self._read()

    def accept_now(self) -> bool:
        """Hands the sound marks to the grid."""
        if self.check is None:
            return False
        self.taken.emit(self.check)
        return True
