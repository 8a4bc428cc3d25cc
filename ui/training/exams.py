"""Exams in the window: those of the terms, marks typed in a grid or brought in from a sheet, and who has failed how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions.training import exams, rules, trainees
from cadredesk.actions.training.exams import Exam, ExamMark, ExamSheet, Fails, MarkLine, MarkRow, MarksCheck
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from cadredesk.domain.training.credit import shown, tenth
from ui.act import act, ask
from ui.style import ROW_PX, TONES
from ui.training.parts import show_paper
from ui.training.words import filled
from ui.widgets.card import EmptyState, button, label
from ui.widgets.dialogs import ReasonDialog, Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table, pasted_cells

Index = QModelIndex | QPersistentModelIndex
NUMBER, NAME, UNIT, MARK, RESULT, CREDITS = range(6)
_RIGHT = Qt.AlignmentFlag.AlignRight
_QUIET_MS = 3000


@dataclass(frozen=True, slots=True)
class FailLine:
    """One line of the table of fails."""

    person_id: str
    name: str
    unit: str
    fails: Fails


class MarksModel(QAbstractTableModel):
    """The marks as they are typed, over those that are saved. A text typed is a mark, `*` an absence, nothing takes away."""

    def __init__(self, sheet: ExamSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.typed: dict[int, ExamMark] = {}
        self.asking: tuple[int, str] | None = None
        self._names = [padded(one.name) for one in sheet.lines]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many people are due."""
        return 0 if parent is not None and parent.isValid() else len(self.sheet.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Number, name, unit, mark, result, credits."""
        return 0 if parent is not None and parent.isValid() else CREDITS + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles above."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("No."),
                self.tr("Name"),
                self.tr("Unit"),
                filled(self.tr("Mark (of %1)"), shown(self.sheet.exam.full_marks)),
                self.tr("Result"),
                self.tr("Credits"),
            )[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's question for a cell."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._names[row]} {self.text(row, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column in (NAME, UNIT) else Qt.AlignmentFlag.AlignHCenter
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and column == RESULT:
            tone = {True: "done", False: "problem"}.get(self.sheet.lines[row].passed)  # type: ignore[arg-type]
            return QBrush(QColor(TONES[tone][0])) if tone and row not in self.typed else None
        if role == Qt.ItemDataRole.BackgroundRole and column == MARK and row in self.typed:
            return QBrush(QColor(TONES["due"][1]))
        return None

    def value(self, row: int) -> ExamMark | None:
        """What is typed or saved in a row."""
        return self.typed.get(row, self.sheet.lines[row].result)

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        line = self.sheet.lines[row]
        if column == NUMBER:
            return str(row + 1)
        if column == NAME:
            return self._names[row]
        if column == UNIT:
            return line.unit
        if column == MARK:
            if self.asking is not None and self.asking[0] == row:
                return f"{self.asking[1]}|"
            found = self.value(row)
            if found is None:
                return ""
            return self.tr("absent") if found.absent else "" if found.mark is None else shown(found.mark)
        if row in self.typed:
            return self.tr("not saved") if column == RESULT else ""
        if column == RESULT:
            return {True: self.tr("passed"), False: self.tr("failed"), None: ""}[line.passed]
        return "" if line.result is None or line.result.mark is None else shown(line.credits)


class MarksGrid(QTableView):
    """Marks by keyboard: digits and Enter, `*` absent, Delete takes away, `-` goes back; no mouse is needed.

    `typed()` after every change, `told(sentence)` why a key did nothing, `pasted(cells)`.
    """

    typed = Signal()
    told = Signal(str)
    pasted = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("marksGrid")
        self.setAccessibleName(self.tr("Marks"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setProperty("role", "ballot")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        down = self.verticalHeader()
        down.hide()
        down.setDefaultSectionSize(max(ROW_PX, round(self.fontMetrics().height() * 1.6)))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setMinimumHeight(38)
        across.setHighlightSections(False)
        self._model: MarksModel | None = None

    @property
    def marks(self) -> MarksModel:
        """What is typed; asking before an exam was put is a bug."""
        assert self._model is not None
        return self._model

    @property
    def filled(self) -> bool:
        """Whether an exam is in sight."""
        return self._model is not None

    def put(self, sheet: ExamSheet) -> None:
        """Shows an exam; the cursor stays, or goes to the first empty mark of another one."""
        old, at = self._model, self.currentIndex()
        same = old is not None and old.sheet.exam.id == sheet.exam.id and at.isValid()
        self._model = MarksModel(sheet, self)
        self.setModel(self._model)
        if old is not None:
            old.deleteLater()
        sign = self.fontMetrics().horizontalAdvance("国")
        across = self.horizontalHeader()
        for column, width in ((NUMBER, 3), (NAME, 7), (MARK, 9), (RESULT, 6), (CREDITS, 4)):
            self.setColumnWidth(column, sign * width)
        across.setSectionResizeMode(UNIT, QHeaderView.ResizeMode.Stretch)
        if not sheet.lines:
            return
        if same and at.row() < len(sheet.lines):
            self.go(at.row())
        else:
            self.go(next((n for n, one in enumerate(sheet.lines) if one.result is None), 0))

    def go(self, row: int) -> None:
        """Puts the cursor on the mark of a row."""
        self.setCurrentIndex(self.marks.index(row, MARK))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key of the grid; what means nothing here goes on."""
        if self._model is None or not self._model.rowCount():
            super().keyPressEvent(event)
            return
        sign = event.text()
        if len(sign) == 1 and "\uff01" <= sign <= "\uff5e":
            sign = chr(ord(sign) - 0xFEE0)
        row = max(0, self.currentIndex().row())
        asked = self._model.asking[1] if self._model.asking is not None else None
        if event.matches(QKeySequence.StandardKey.Paste):
            cells = pasted_cells(QGuiApplication.clipboard().mimeData())
            if cells:
                self.pasted.emit(cells)
        elif event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif sign and sign in "0123456789." and len(asked or "") < 7:
            self._ask(row, (asked or "") + sign)
        elif asked is not None:
            self._asked_key(event, sign, row, asked)
        elif sign == "*":
            self.set(row, ExamMark(self._person(row), None, True))
            self._down(row)
        elif event.key() == Qt.Key.Key_Delete:
            self.set(row, ExamMark(self._person(row)))
        elif sign == "-" or event.key() == Qt.Key.Key_Backspace:
            self.go(max(0, row - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._down(row)
        else:
            super().keyPressEvent(event)

    def finish(self) -> bool:
        """Takes what is being typed; False when it is no mark."""
        if self._model is None or self._model.asking is None:
            return True
        row, digits = self._model.asking
        return self._take(row, digits)

    def set(self, row: int, mark: ExamMark) -> None:
        """A mark, an absence, or nothing, in a row."""
        model = self.marks
        saved = model.sheet.lines[row].result
        if mark == saved or (saved is None and mark.mark is None and not mark.absent):
            model.typed.pop(row, None)
        else:
            model.typed[row] = mark
        self._repaint(row)
        self.typed.emit()

    def _asked_key(self, event: QKeyEvent, sign: str, row: int, asked: str) -> None:
        moves = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab)
        if event.key() == Qt.Key.Key_Backspace or sign == "-":
            self._ask(row, asked[:-1])
        elif event.key() == Qt.Key.Key_Escape:
            self._ask(row, "")
        elif event.key() in moves:
            if self._take(row, asked):
                self.go(max(0, row - 1)) if event.key() == Qt.Key.Key_Up else self._down(row)
        else:
            QApplication.beep()

    def _ask(self, row: int, digits: str) -> None:
        self.marks.asking = (row, digits) if digits else None
        self._repaint(row)

    def _take(self, row: int, digits: str) -> bool:
        full = self.marks.sheet.exam.full_marks
        mark = credits_number(digits)
        self.marks.asking = None
        self._repaint(row)
        if mark is None or mark > full or (mark * 100).denominator != 1:
            QApplication.beep()
            self.told.emit(
                filled(self.tr("“%1” is no mark from 0 to %2. It was not taken."), digits, shown(full))
            )
            return False
        self.set(row, ExamMark(self._person(row), mark))
        return True

    def _person(self, row: int) -> str:
        return self.marks.sheet.lines[row].person_id

    def _repaint(self, row: int) -> None:
        self.marks.dataChanged.emit(self.marks.index(row, MARK), self.marks.index(row, CREDITS))

    def _down(self, row: int) -> None:
        if row + 1 < self.marks.rowCount():
            self.go(row + 1)


def credits_number(digits: str) -> Fraction | None:
    """What is typed as a mark, or None."""
    try:
        return Fraction(digits)
    except (ValueError, ZeroDivisionError):
        return None


class ExamsPage(Screen):
    """The exams on the left, the marks of the one in sight on the right, and behind the second tab the fails."""

    areas = frozenset({"exams", "trainees", "rules", "exits", "exchange"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Exams"))
        self._wanted = ""
        self._saving = False
        self.quiet = QTimer(self)
        self.quiet.setSingleShot(True)
        self.quiet.setInterval(_QUIET_MS)
        self.quiet.timeout.connect(self._save_quietly)
        self.empty = EmptyState(
            self.tr(
                "No exam yet. Arrange the exam of this term; everyone in training on its day is on the list."
            ),
            self.tr("Arrange an exam…"),
            "examsEmpty",
        )
        self.empty.acted.connect(lambda: self.ask_exam())
        self.tabs = QTabWidget()
        self.tabs.setObjectName("examsTabs")
        self.tabs.setAccessibleName(self.tr("Exams"))
        self.tabs.addTab(self._marks_tab(), self.tr("Marks"))
        self.tabs.addTab(self._fails_tab(), self.tr("Fails"))
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 10, 6, 6)
        box.addWidget(self.empty, 1)
        box.addWidget(self.tabs, 1)

    # What the page is made of

    def _marks_tab(self) -> QWidget:
        self.table = Table(
            "examsTable",
            self.tr("Exams"),
            [
                Column(self.tr("Day"), lambda one: one.on.isoformat(), width=6),
                Column(self.tr("Exam"), self._named, width=11),
                Column(self.tr("Entered"), lambda one: str(len(one.results)), align=_RIGHT, width=3),
            ],
        )
        self.table.current.connect(self._choose)
        self.new_button = button(self.tr("Arrange an exam… (&N)"), "examsNew")
        self.new_button.clicked.connect(lambda: self.ask_exam())
        self.change_button = button(self.tr("Change…"), "examsChange")
        self.change_button.clicked.connect(lambda: self.ask_exam(self.exam))
        self.resit_button = button(self.tr("Resit…"), "examsResit")
        self.resit_button.clicked.connect(lambda: self.ask_exam(resit_of=self.exam))
        self.void_button = button(self.tr("Void…"), "examsVoid", "danger")
        self.void_button.clicked.connect(self._ask_void)
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 6, 6, 0)
        left.addWidget(self.table, 1)
        across = QHBoxLayout()
        for part in (self.change_button, self.resit_button, self.void_button):
            across.addWidget(part)
        left.addWidget(self.new_button)
        left.addLayout(across)
        self.heading = label("", "heading", "examHeading", wrap=False)
        self.file_button = button(self.tr("From Excel…"), "examFile")
        self.file_button.clicked.connect(self._choose_file)
        self.print_button = button(self.tr("Print the marks…"), "examPrint")
        self.print_button.clicked.connect(self.print_)
        self.save_button = button(self.tr("Save (Ctrl+S)"), "examSave", "main")
        self.save_button.clicked.connect(self.save)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        for part in (self.file_button, self.print_button, self.save_button):
            head.addWidget(part)
        self.grid = MarksGrid()
        self.grid.typed.connect(self._on_typed)
        self.grid.told.connect(self._tell)
        self.grid.pasted.connect(self._paste)
        self.keys = label(
            self.tr(
                "Type the mark and press Enter. * absent · Delete takes away · - goes back · Ctrl+V pastes cells"
            ),
            "secondary",
            "examKeys",
        )
        self.told = label("", "secondary", "examTold")
        page = QWidget()
        right = QVBoxLayout(page)
        right.setContentsMargins(6, 6, 0, 0)
        right.addLayout(head)
        right.addWidget(self.grid, 1)
        right.addWidget(self.keys)
        right.addWidget(self.told)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(side)
        self.split.addWidget(page)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([400, 740])
        return self.split

    def _fails_tab(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(10, 8, 10, 8)
        self.fails_told = label("", "secondary", "failsTold")
        self.fails = Table(
            "failsTable",
            self.tr("Fails"),
            [
                Column(self.tr("Name"), lambda one: padded(one.name), width=7),
                Column(self.tr("Unit"), lambda one: one.unit, width=14),
                Column(
                    self.tr("Fails"),
                    lambda one: filled(self.tr("%1 of %2"), one.fails.count, one.fails.needed),
                    sort=lambda one: one.fails.count,
                    tone=lambda one: (
                        "problem" if one.fails.reached else "waiting" if one.fails.count else "done"
                    ),
                    width=5,
                ),
                Column(
                    self.tr("Exams sat"), lambda one: "；".join(exams.fails_text(one.fails)[:-1]), width=30
                ),
            ],
        )
        self.fails.current.connect(self._show_fails)
        self.fails_working = label("", "", "failsWorking")
        box.addWidget(self.fails_told)
        box.addWidget(self.fails, 1)
        box.addWidget(self.fails_working)
        return page

    def _named(self, one: Exam) -> str:
        return one.title + self.tr(" (resit)") if one.resit_of else one.title

    # What the window asks

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Exams")

    @property
    def exam(self) -> Exam | None:
        """The exam in sight."""
        found: Exam | None = self.table.current_row()
        return found

    def go(self, **args: Any) -> None:
        """`exam` stands on that exam; `fails` shows the fails."""
        self._wanted = str(args.get("exam", self._wanted))
        self.tabs.setCurrentIndex(1 if args.get("fails") else 0)
        self.refresh()

    def place(self) -> dict[str, str]:
        """The exam in sight."""
        return {} if self.exam is None else {"exam": self.exam.id}

    def clause(self) -> str:
        """The clause of the exams."""
        found = ask(self, rules.on, self.context.desk, self.context.desk.today())
        return found.value.exams.clause if found else ""

    def edit(self) -> None:
        """F2: the facts of the exam in sight."""
        if self.exam is not None:
            self.ask_exam(self.exam)

    def print_(self) -> None:
        """The marks of the exam in sight."""
        if self.exam is not None and self.save():
            show_paper(self, self.exam.title, exams.paper, self.context.desk, self.exam.id)

    def refresh(self) -> None:
        """Reads the exams and the fails."""
        if self._saving or not self.save():
            return
        desk = self.context.desk
        found = ask(self, exams.listed, desk)
        if not found:
            return
        known = tuple(reversed(found.value))
        self.empty.setVisible(not known)
        self.tabs.setVisible(bool(known))
        self.table.put(known, same=lambda one: one.id)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.table.go_to(lambda one: one.id == wanted)
        if self.exam is None and known:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._choose(self.exam)
        self._read_fails()
        self.header_changed.emit()

    def save(self) -> bool:
        """Writes the marks typed; False when what is being typed is none."""
        self.quiet.stop()
        if not self.grid.filled:
            return True
        if not self.grid.finish():
            return False
        if self._corrects():
            self._ask_reason()
            return False
        return self._write("")

    def _save_quietly(self) -> None:
        """After some seconds without a key; a correction waits for its reason."""
        if self._corrects():
            self._tell(self.tr("A mark of an earlier day is corrected: press Ctrl+S and give the reason."))
        else:
            self.save()

    def _corrects(self) -> bool:
        if not self.grid.filled:
            return False
        model = self.grid.marks
        found = ask(
            self, exams.needs_reason, self.context.desk, model.sheet.exam.id, list(model.typed.values())
        )
        return bool(found) and found.value

    def _ask_reason(self) -> None:
        if self.findChild(ReasonDialog, "correctMarks") is not None:
            return
        dialog = ReasonDialog(
            self,
            self.tr("Why are these marks corrected?"),
            self.tr("The old marks and the reason stay readable. The credits are made anew."),
            self.tr("Correct"),
            "correctMarks",
        )
        dialog.given.connect(self._write)
        dialog.rejected.connect(self._take_back)
        dialog.open()

    def _take_back(self) -> None:
        """Without a reason the marks stay as they were saved."""
        self.grid.marks.typed.clear()
        self._reload(self.grid.marks.sheet.exam.id)

    def _write(self, reason: str) -> bool:
        model = self.grid.marks
        if not model.typed:
            return True
        self._saving = True
        done = act(
            self, exams.enter, self.context.desk, model.sheet.exam.id, list(model.typed.values()), reason
        )
        self._saving = False
        if done:
            model.typed.clear()
            self._reload(model.sheet.exam.id)
            self._tell(filled(self.tr("Saved %1"), f"{self.context.desk.now():%H:%M}"))
        return bool(done)

    def _reload(self, exam_id: str) -> None:
        found = ask(self, exams.sheet, self.context.desk, exam_id)
        if found:
            self.grid.put(found.value)
            self._show_figures(found.value)
        self._read_fails()
        listed = ask(self, exams.listed, self.context.desk)
        if listed:
            self.table.blockSignals(True)
            self.table.put(tuple(reversed(listed.value)), same=lambda one: one.id)
            self.table.blockSignals(False)

    def _choose(self, exam: Exam | None) -> None:
        for part in (
            self.change_button,
            self.resit_button,
            self.void_button,
            self.file_button,
            self.print_button,
        ):
            part.setEnabled(exam is not None)
        if exam is None:
            return
        if self.grid.filled and self.grid.marks.sheet.exam.id != exam.id and not self.save():
            return
        found = ask(self, exams.sheet, self.context.desk, exam.id)
        if found:
            self.resit_button.setEnabled(not exam.resit_of)
            self.grid.put(found.value)
            self._show_figures(found.value)

    def _show_figures(self, sheet: ExamSheet) -> None:
        exam, figures = sheet.exam, sheet.figures
        self.heading.setText(f"{exam.title}　{exam.on.isoformat()}")
        open_ = figures.due - figures.sat - figures.absent
        told = filled(
            self.tr("Due %1 · sat %2 · absent %3 · not entered %4 · passed %5"),
            figures.due,
            figures.sat,
            figures.absent,
            open_,
            figures.passed,
        )
        if figures.mean is not None:
            rate = tenth(Fraction(100 * figures.passed, figures.sat))
            told += filled(self.tr(" (%1% of those who sat) · mean %2 of 100"), rate, tenth(figures.mean))
        if sheet.first is not None:
            told = filled(self.tr("Resit of “%1”. "), sheet.first.title) + told
        self.told.setText(told)

    def _read_fails(self) -> None:
        desk = self.context.desk
        people, found = ask(self, trainees.listed, desk), ask(self, exams.fails_of_all, desk)
        if not people or not found:
            return
        lines = [
            FailLine(one.id, one.name, one.now.unit_name, found.value[one.id])
            for one in people.value
            if one.id in found.value
        ]
        lines.sort(key=lambda one: -one.fails.count)
        self.fails.put(lines, same=lambda one: one.person_id)
        reached = sum(one.fails.reached for one in lines)
        told = self.tr(
            "%1 people have sat an exam; %2 have failed so often that leaving is proposed (page Exits)."
        )
        self.fails_told.setText(filled(told, len(lines), reached))

    def _show_fails(self, line: FailLine) -> None:
        self.fails_working.setText("\n".join(exams.fails_text(line.fails)))

    # What is done

    def _on_typed(self) -> None:
        self.quiet.start()

    def _tell(self, words: str) -> None:
        self.keys.setText(words)
        QTimer.singleShot(6000, self.keys, self._tell_keys)

    def _tell_keys(self) -> None:
        self.keys.setText(
            self.tr(
                "Type the mark and press Enter. * absent · Delete takes away · - goes back · Ctrl+V pastes cells"
            )
        )

    def ask_exam(self, known: Exam | None = None, resit_of: Exam | None = None) -> ExamFactsSheet:
        """Arranges an exam, changes the facts of one, or arranges a resit."""
        sheet = ExamFactsSheet(self, self.context, known, resit_of)
        sheet.done_.connect(lambda: self._arranged(sheet))
        sheet.open()
        return sheet

    def _arranged(self, sheet: ExamFactsSheet) -> None:
        self._wanted = sheet.made
        self.refresh()
        self.grid.setFocus()

    def _ask_void(self) -> None:
        exam = self.exam
        if exam is None:
            return
        dialog = ReasonDialog(
            self,
            filled(self.tr("Void “%1”"), exam.title),
            self.tr(
                "Its marks no longer count, nor the credits they gave. They stay readable with the reason."
            ),
            self.tr("Void"),
            "voidExam",
        )
        dialog.given.connect(lambda reason: act(self, exams.void, self.context.desk, exam.id, reason))
        dialog.open()

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Marks from a sheet"), "", self.tr("Excel or CSV (*.xlsx *.xls *.csv)")
        )
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Reads a sheet of marks off the window's thread and shows what it would do."""
        if self.exam is not None and self.save():
            self.context.runner.run(
                self,
                self.tr("Reading the sheet"),
                exams.check_file,
                self.context.desk,
                self.exam.id,
                path,
                done=self._show_check,
                changes=False,
            )

    def _paste(self, cells: list[list[str]]) -> None:
        if self.exam is None:
            return
        if all(len([cell for cell in row if cell.strip()]) <= 1 for row in cells):
            self._paste_column([next((cell for cell in row if cell.strip()), "") for row in cells])
            return
        text = "\n".join("\t".join(row) for row in cells)
        found = ask(self, exams.check_pasted, self.context.desk, self.exam.id, None, text)
        if found:
            self._show_check(found.value, True)

    def _paste_column(self, texts: Sequence[str]) -> None:
        """A column of marks, from the cursor downwards; what is no mark is left out and said."""
        start, refused = max(0, self.grid.currentIndex().row()), 0
        for row, text in enumerate(texts, start):
            if row >= self.grid.marks.rowCount() or not text:
                continue
            mark = credits_number(text.strip())
            person = self.grid.marks.sheet.lines[row].person_id
            if text.strip() == self.tr("absent"):
                self.grid.set(row, ExamMark(person, None, True))
            elif mark is not None and 0 <= mark <= self.grid.marks.sheet.exam.full_marks:
                self.grid.set(row, ExamMark(person, mark))
            else:
                refused += 1
        if refused:
            self._tell(filled(self.tr("%1 cells are no marks and were left out."), refused))

    def _show_check(self, check: MarksCheck, pasted: bool = False) -> None:
        if self.exam is not None:
            lines = self.grid.marks.sheet.lines
            CheckSheet(self, self.context, self.exam.id, check, lines, pasted).open()


class ExamFactsSheet(Sheet):
    """The facts of an exam: title, term, day, full marks; for a resit also which exam it repeats."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, known: Exam | None, resit_of: Exam | None = None
    ) -> None:
        super().__init__(parent, "examSheet")
        self._context, self._known = context, known
        self._resit_of = resit_of.id if resit_of is not None else known.resit_of if known is not None else ""
        self.made = ""
        today = context.desk.today()
        own = rules.on(context.desk, today)
        title = (
            self.tr("Arrange an exam")
            if resit_of is None
            else filled(self.tr("Resit of “%1”"), resit_of.title)
        )
        self.say(title if known is None else self.tr("Change the exam"), self.tr("Save"))
        self.form = Form("examForm", 2)
        self.form.line("examTitle", self.tr("Title"), limit=60, wide=True)
        self.form.choice("examTerm", self.tr("Term"), [(one, one) for one in own.exams.terms])
        self.form.date("examOn", self.tr("Day"), full=True)
        self.form.line("examFull", self.tr("Full marks"), limit=7)
        self.form.line("examReason", self.tr("Reason of the change"), limit=200, wide=True)
        self.body.addWidget(self.form)
        self.body.addWidget(label(self.tr("Everyone in training on that day is due at it."), "secondary"))
        spring = today.month <= 7
        term = own.exams.terms[0 if spring else -1]
        on = known.on if known is not None else today
        begun = (
            known.title
            if known is not None
            else filled(self.tr("%1 exam of %2"), f"{own.year_of(today)}", term)
        )
        if resit_of is not None:
            begun = filled(self.tr("%1, resit"), resit_of.title)
            term = resit_of.term
        self.form.put("examTitle", begun)
        self.form.put("examTerm", known.term if known is not None else term)
        self.form.put("examOn", PartialDate(on.year, on.month, on.day))
        self.form.put("examFull", shown(known.full_marks) if known is not None else "100")
        reason = self.form.field("examReason").parentWidget()
        if reason is not None:
            reason.setVisible(known is not None and bool(known.results))

    def accept_now(self) -> bool:
        """Keeps the exam."""
        on, full = self.form.value("examOn"), credits_number(self.form.value("examFull"))
        if on is None or on.day is None or full is None:
            self.show_error(self.tr("The day and the full marks are needed. Nothing was saved."))
            return False
        base = self._known or Exam("", 0, "", date.min, "")
        wanted = replace(
            base,
            term=self.form.value("examTerm") or "",
            on=date(on.year, on.month, on.day),
            title=self.form.value("examTitle"),
            full_marks=full,
            resit_of=self._resit_of,
        )
        done = act(self, exams.put, self._context.desk, wanted, self.form.value("examReason"))
        if done:
            self.made = done.value.id
        return bool(done)


class CheckSheet(Sheet):
    """What a sheet of marks would do, row by row; nothing is written before the main button."""

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        exam_id: str,
        check: MarksCheck,
        lines: Sequence[MarkLine],
        pasted: bool = False,
    ) -> None:
        super().__init__(parent, "marksCheck")
        self._context, self._exam_id = context, exam_id
        self._people = {one.person_id: one for one in lines}
        self.rows = list(check.rows)
        title = self.tr("Marks pasted") if pasted else filled(self.tr("Marks of sheet “%1”"), check.sheet)
        self.say(title, "")
        self.setMinimumSize(980, 600)
        self.told = label("", "secondary", "marksCheckTold")
        self.table = Table(
            "marksCheckTable",
            self.tr("Rows of the sheet"),
            [
                Column(
                    self.tr("Row"), lambda one: str(one.row), sort=lambda one: one.row, align=_RIGHT, width=3
                ),
                Column(self.tr("Name"), lambda one: one.name, width=7),
                Column(self.tr("Taken for"), self._person, width=12),
                Column(self.tr("Mark"), self._mark, width=4),
                Column(
                    self.tr("State"),
                    lambda one: self._state(one)[0],
                    tone=lambda one: self._state(one)[1],
                    width=5,
                ),
                Column(
                    self.tr("What is to say"),
                    lambda one: " ".join(exams.sentence(f) for f in one.findings),
                    width=30,
                ),
            ],
        )
        self.table.current.connect(lambda _: self._show())
        self.finding = label("", "", "marksCheckFinding")
        self.who = QComboBox()
        self.who.setObjectName("marksCheckWho")
        self.who.setAccessibleName(self.tr("Who it is"))
        self.choose_button = button(self.tr("It is this person"), "marksCheckChoose")
        self.choose_button.clicked.connect(self.choose)
        self.accept_button = button(self.tr("Yes, take it so"), "marksCheckAccept")
        self.accept_button.clicked.connect(self.take_so)
        self.leave_button = button(self.tr("Leave this row out"), "marksCheckLeave")
        self.leave_button.clicked.connect(self.leave_out)
        row = QHBoxLayout()
        for part in (self.who, self.choose_button, self.accept_button, self.leave_button):
            row.addWidget(part)
        row.addStretch(1)
        missing = [self._people[one].name for one in check.missing if one in self._people]
        self.missing = label("", "secondary", "marksCheckMissing")
        if missing:
            names = "、".join(missing[:12]) + ("…" if len(missing) > 12 else "")
            self.missing.setText(filled(self.tr("%1 people are not in the sheet: %2"), len(missing), names))
        self.body.addWidget(self.told)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.finding)
        self.reason = LineEdit("marksCheckReason", self.tr("Reason of the corrections"))
        self.reason.setPlaceholderText(self.tr("Reason of the corrections"))
        self.reason.setVisible(any(one.state == "changed" for one in self.rows))
        self.body.addLayout(row)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.missing)
        self._put()

    def _person(self, one: MarkRow) -> str:
        found = self._people.get(one.person_id)
        return "" if found is None else f"{found.name}　{found.unit}"

    def _mark(self, one: MarkRow) -> str:
        if one.absent:
            return self.tr("absent")
        return shown(one.mark) if one.mark is not None else one.raw

    def _state(self, one: MarkRow) -> tuple[str, str]:
        return {
            "new": (self.tr("new"), "done"),
            "changed": (self.tr("corrects"), "due"),
            "same": (self.tr("nothing to do"), "quiet"),
            "doubtful": (self.tr("doubtful"), "problem"),
        }[one.state]

    def _put(self) -> None:
        self.table.put(self.rows, same=lambda one: (one.row, one.name))
        counts = {
            state: sum(one.state == state for one in self.rows)
            for state in ("new", "changed", "same", "doubtful")
        }
        ready = counts["new"] + counts["changed"]
        self.told.setText(
            filled(
                self.tr("%1 new, %2 corrections, %3 doubtful, %4 without change. Nothing is written yet."),
                counts["new"],
                counts["changed"],
                counts["doubtful"],
                counts["same"],
            )
        )
        self.ok.setText(filled(self.tr("Enter %1 marks"), ready))
        self.ok.setAccessibleName(self.ok.text())
        self.ok.setEnabled(bool(ready))
        if self.table.current_row() is None:
            self.table.go_to(lambda one: one.state == "doubtful")
        self._show()

    def _show(self) -> None:
        one: MarkRow | None = self.table.current_row()
        if one is None:
            for part in (self.who, self.choose_button, self.accept_button, self.leave_button):
                part.setVisible(False)
            self.finding.setText("")
            return
        self.finding.setText(" ".join(exams.sentence(finding) for finding in one.findings))
        choices = one.choices or (() if one.person_id else tuple(self._people))
        self.who.clear()
        for person_id in choices:
            person = self._people[person_id]
            self.who.addItem(f"{person.name}　{person.unit}", person_id)
        self.who.setVisible(bool(choices))
        self.choose_button.setVisible(bool(choices))
        questions = any(
            finding.severity == "question" and finding.field != "name" for finding in one.findings
        )
        self.accept_button.setVisible(questions)
        self.leave_button.setVisible(one.state != "same")

    def choose(self) -> None:
        """The row in sight is the person chosen."""
        one, person = self.table.current_row(), self.who.currentData()
        if one is not None and person:
            found = ask(self, exams.choose, self._context.desk, self._exam_id, one, person)
            if found:
                self._swap(one, found.value)

    def take_so(self) -> None:
        """The questions of the row in sight are answered with yes."""
        one = self.table.current_row()
        if one is not None:
            found = ask(self, exams.accept, self._context.desk, self._exam_id, one)
            if found:
                self._swap(one, found.value)

    def leave_out(self) -> None:
        """The row in sight is not entered."""
        one = self.table.current_row()
        if one is not None:
            self.rows.remove(one)
            self._put()

    def _swap(self, old: MarkRow, new: MarkRow) -> None:
        self.rows[self.rows.index(old)] = new
        self._put()
        self.table.go_to(lambda one: one.state == "doubtful")

    def accept_now(self) -> bool:
        """Enters the rows that are in order; the doubtful ones are left."""
        reason = self.reason.text().strip()
        return bool(act(self, exams.take, self._context.desk, self._exam_id, self.rows, reason))
