"""Brings a staff roster in: file, columns, check with answers, and only then the writing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import importing, people
from cadredesk.actions.importing import Columns, RosterCheck, RosterRow, Source
from cadredesk.domain.idnumber import masked
from cadredesk.domain.names import padded
from cadredesk.errors import EnvironmentFault
from ui.act import act, ask, show_problem, show_sentence
from ui.people import words
from ui.people.doubt import RowEditor
from ui.people.masked import dots
from ui.widgets.card import Card, Note, StateChip, button, clear, label
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

FILE, COLUMNS, CHECK, DONE = range(4)
_ENDINGS = (".xlsx", ".xls", ".csv", ".xlsm", ".ods", ".et")


class ImportScreen(Screen):
    """Four pages: choose, columns, check, done. The desk is written on the way to the last one only.

    `navigate("importing", roster=path)` begins with a file, `pasted=True` with the clipboard.
    """

    areas = frozenset({"people"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Import a roster"))
        self.source: Source | None = None
        self.columns: Columns | None = None
        self.check: RosterCheck | None = None
        self.back_button = button(self.tr("Back"), "importBack")
        self.back_button.clicked.connect(self.back)
        self.leave_button = button(self.tr("Leave without importing"), "importLeave")
        self.leave_button.clicked.connect(lambda: self.context.navigate("people"))
        self.steps = Steps(
            (self.tr("File"), self.tr("Columns"), self.tr("Check"), self.tr("Done")), "importSteps"
        )
        self.pages = QStackedWidget()
        self.pages.setObjectName("importPages")
        for page in (self._file_page(), self._columns_page(), self._check_page(), self._done_page()):
            self.pages.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 12, 18, 14)
        box.setSpacing(10)
        box.addWidget(self.steps)
        box.addWidget(self.pages, 1)
        self._show(FILE)

    # What the window asks

    @property
    def title(self) -> str:
        """The header's title."""
        return self.tr("Import a roster")

    @property
    def subtitle(self) -> str:
        """The file's name."""
        if self.source is None:
            return ""
        return self.source.name or self.tr("pasted cells")

    def header_buttons(self) -> list[QPushButton]:
        """Back one page, and out."""
        at = self.pages.currentIndex()
        return (
            [self.back_button, self.leave_button]
            if at in (COLUMNS, CHECK)
            else [self.leave_button]
            if at == FILE
            else []
        )

    def go(self, roster: Path | None = None, pasted: bool = False, **args: Any) -> None:
        """Begins anew with a file or with the clipboard."""
        del args
        self.start()
        if roster is not None:
            self.take_file(Path(roster))
        elif pasted:
            self.take_clipboard()

    def refresh(self) -> None:
        """Nothing here shows the desk; after a write the last page stands."""

    def showEvent(self, event: Any) -> None:
        """Begins anew when the last import is over."""
        super().showEvent(event)
        if self.pages.currentIndex() == DONE:
            self.start()

    def start(self) -> None:
        """The first page, nothing chosen."""
        self.source = self.columns = self.check = None
        self._show(FILE)

    def back(self) -> None:
        """One page back; what was answered on the check page is asked again after a new check."""
        self._show(max(FILE, self.pages.currentIndex() - 1))

    def _show(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.steps.put(page)
        self.header_changed.emit()
        first = {FILE: self.choose, COLUMNS: self.check_button, CHECK: self.tabs, DONE: self.to_list}[page]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # File

    def _file_page(self) -> QWidget:
        self.drop = DropCard(self.tr("Drop a staff list here"))
        self.drop.dropped.connect(self.take_file)
        heading = label(self.tr("Drop a staff list here"), "heading", "dropHeading")
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        told = label(
            self.tr(
                "Any Excel file (.xlsx, .xls) or CSV with a column of names. Titles above the header, merged cells "
                "and several sheets do no harm. Nothing is written before the last step."
            ),
            "secondary",
            "dropText",
        )
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = button(self.tr("Choose a file…"), "chooseRoster", "main")
        self.choose.clicked.connect(self._choose)
        self.paste = button(self.tr("Paste cells from Excel or WPS (Ctrl+V)"), "pasteRoster")
        self.paste.clicked.connect(self.take_clipboard)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.drop)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.take_clipboard)
        self.drop.body.setSpacing(14)
        self.drop.body.addStretch(2)
        for part in (heading, told):
            self.drop.body.addWidget(part)
        for one in (self.choose, self.paste):
            self.drop.body.addWidget(one, 0, Qt.AlignmentFlag.AlignCenter)
        self.drop.body.addStretch(3)
        return self.drop

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a staff list"),
            "",
            self.tr("Staff lists (*.xlsx *.xls *.csv);;All files (*)"),
        )
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Reads a file off the window's thread."""
        self.context.runner.run(
            self,
            self.tr("Reading %1…").replace("%1", path.name),
            importing.open_file,
            path,
            done=self._on_source,
            changes=False,
        )

    def take_clipboard(self) -> None:
        """Takes the cells on the clipboard, its HTML before its text."""
        mime = QGuiApplication.clipboard().mimeData()
        html = mime.html() if mime is not None and mime.hasHtml() else None
        text = mime.text() if mime is not None and mime.hasText() else ""
        found = ask(self, importing.pasted, html, text)
        if found:
            self._on_source(found.value)

    def _on_source(self, source: Source) -> None:
        self.source = source
        self.sheet.blockSignals(True)
        self.sheet.clear()
        for at, name in importing.visible(source):
            self.sheet.addItem(name, at)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(source.chosen)))
        self.sheet.blockSignals(False)
        several = self.sheet.count() > 1
        self.sheet.setVisible(several)
        self.sheet_label.setVisible(several)
        self._guess(None)

    # Columns

    def _columns_page(self) -> QWidget:
        card = Card(self.tr("Which column is what?"), "columnsCard")
        self.sheet = QComboBox()
        self.sheet.setObjectName("sheetChoice")
        self.sheet.setAccessibleName(self.tr("Sheet"))
        self.sheet.setMinimumContentsLength(12)
        self.sheet.activated.connect(lambda _: self._guess(None))
        self.sheet_label = label(self.tr("Sheet"), "strong", wrap=False)
        self.sheet_label.setBuddy(self.sheet)
        self.header = QComboBox()
        self.header.setObjectName("headerChoice")
        self.header.setAccessibleName(self.tr("Row of the header"))
        self.header.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.header.setMinimumContentsLength(24)
        self.header.activated.connect(lambda _: self._guess(self.header.currentData()))
        header_label = label(self.tr("Row of the header"), "strong", wrap=False)
        header_label.setBuddy(self.header)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.sheet_label)
        line.addWidget(self.sheet, 1)
        line.addWidget(header_label)
        line.addWidget(self.header, 3)
        card.body.addLayout(line)
        self.columns_note = Note(name="columnsNote")
        card.add(self.columns_note)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 5)
        inner = QWidget()
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 0, 8, 0)
        outer.addLayout(self._grid)
        outer.addStretch(1)
        area = QScrollArea()
        area.setObjectName("columnsArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        card.body.addWidget(area, 1)
        self.check_button = button(self.tr("Check the rows"), "checkRoster", "main")
        self.check_button.clicked.connect(self.run_check)
        card.add_row(self.check_button, label(self.tr("Nothing is written yet."), "secondary", wrap=False))
        self.fields: dict[int, QComboBox] = {}
        return card

    def _guess(self, header_row: int | None) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        lines = importing.first_lines(sheet)
        try:
            found = importing.columns(self.context.desk, sheet, header_row)
        except EnvironmentFault:
            raise
        except Exception as problem:
            show_problem(self, problem)
            if not lines:
                return
            found = importing.columns_of_row(sheet, lines[0][0])
        else:
            self.window_error("")
        self.header.clear()
        for number, text in lines:
            self.header.addItem(f"{number}　{text[:60]}", number)
        if self.header.findData(found.header_row) < 0:
            self.header.addItem(str(found.header_row), found.header_row)
        self.header.setCurrentIndex(self.header.findData(found.header_row))
        self._put_columns(found)
        self._show(COLUMNS)

    def window_error(self, text: str) -> None:
        """Shows or clears the window's error bar."""
        show_sentence(self, text)

    def _sheet(self) -> importing.Sheet | None:
        if self.source is None or self.sheet.currentIndex() < 0:
            return None
        return self.source.sheets[int(self.sheet.currentData())]

    def _put_columns(self, found: Columns) -> None:
        self.columns = found
        while (item := self._grid.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        self.fields.clear()
        for at, text in enumerate(
            (self.tr("Header in the file"), self.tr("Is read as"), self.tr("First values"))
        ):
            self._grid.addWidget(label(text, "secondary"), 0, at)
        for line, column in enumerate(found.columns, 1):
            choice = QComboBox()
            choice.setObjectName(f"column{column.number}")
            header = column.header or self.tr("Column %1").replace("%1", str(column.number))
            choice.setAccessibleName(self.tr("%1 is read as").replace("%1", header))
            choice.addItem(self.tr("— not read —"), None)
            for name in importing.fields():
                choice.addItem(words.field_word(name), name)
            choice.setCurrentIndex(max(0, choice.findData(column.field)))
            choice.activated.connect(self._on_field_of(column.number))
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            choice.installEventFilter(_no_wheel(choice))
            self.fields[column.number] = choice
            self._grid.addWidget(label(header, "strong"), line, 0)
            self._grid.addWidget(choice, line, 1)
            values = "　".join(_shown(column.field, one) for one in found.samples.get(column.number, ()))
            self._grid.addWidget(label(values, "secondary"), line, 2)
        self._judge_columns()

    def _on_field_of(self, number: int) -> Callable[[int], None]:
        def chosen(_: int) -> None:
            if self.columns is None:
                return
            self.columns = self.columns.with_field(number, self.fields[number].currentData())
            for column in self.columns.columns:
                choice = self.fields[column.number]
                choice.setCurrentIndex(max(0, choice.findData(column.field)))
            self._judge_columns()

        return chosen

    def _judge_columns(self) -> None:
        if self.columns is None:
            return
        read = [column.field for column in self.columns.columns if column.field]
        unread = [column.header for column in self.columns.columns if not column.field and column.header]
        named = "name" in read
        self.check_button.setEnabled(named)
        if not named:
            self.columns_note.put(
                self.tr("Which column holds the names?"),
                self.tr("Choose the row of the header or the column."),
                "problem",
            )
        elif unread:
            self.columns_note.put(
                self.tr("%1 columns are read.").replace("%1", str(len(read))),
                self.tr("Not read: %1. What is changed here is remembered.").replace("%1", "、".join(unread)),
                "quiet",
            )
        else:
            self.columns_note.put(
                self.tr("%1 columns are read.").replace("%1", str(len(read))),
                self.tr("What is changed here is remembered."),
                "quiet",
            )

    # Check

    def run_check(self) -> None:
        """Compares the rows with one another and with the desk, off the window's thread."""
        sheet = self._sheet()
        if sheet is None or self.columns is None:
            return
        self.context.runner.run(
            self,
            self.tr("Checking the rows…"),
            importing.check,
            self.context.desk,
            sheet,
            self.columns,
            done=self._on_check,
            changes=False,
        )

    def _check_page(self) -> QWidget:
        page = QWidget()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("importTabs")
        self.tabs.setAccessibleName(self.tr("Rows by state"))
        self.tables: dict[str, Table] = {}
        self.editor = RowEditor(self.context.desk, "importEditor")
        self.editor.answered.connect(self._on_answer)
        for state, name in (
            ("doubtful", self.tr("Doubtful rows")),
            ("new", self.tr("New people")),
            ("changed", self.tr("Changed people")),
            ("same", self.tr("Unchanged people")),
            ("ignored", self.tr("Rows left out")),
        ):
            table = self._table(state, name)
            self.tables[state] = table
            if state == "doubtful":
                tab = QWidget()
                row = QHBoxLayout(tab)
                row.setContentsMargins(12, 12, 12, 12)
                row.setSpacing(16)
                row.addWidget(table, 2)
                row.addWidget(self.editor, 3)
                table.current.connect(self.editor.put)
            else:
                tab = QWidget()
                inner = QVBoxLayout(tab)
                inner.setContentsMargins(12, 12, 12, 12)
                inner.addWidget(table)
            tab.setObjectName("tabPage")
            self.tabs.addTab(tab, name)
        self.write_button = button("", "writeRoster", "main")
        self.write_button.clicked.connect(self.write)
        self.marked_button = button(self.tr("Save the doubtful rows as a marked Excel…"), "saveMarked")
        self.marked_button.clicked.connect(self._save_marked)
        self.write_note = label("", "secondary", "writeNote")
        bottom = QHBoxLayout()
        bottom.setSpacing(12)
        bottom.addWidget(self.write_button)
        bottom.addWidget(self.write_note, 1)
        bottom.addWidget(self.marked_button)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.tabs, 1)
        box.addLayout(bottom)
        return page

    def _table(self, state: str, name: str) -> Table:
        row = Column(self.tr("Row"), lambda one: str(one.row), lambda one: one.row, width=3)
        who = Column(self.tr("Name"), lambda one: padded(one.values.get("name", "")) or "—", width=7)
        said = Column(self.tr("What to know"), _sentences, width=8)
        columns: tuple[Column, ...]
        if state == "changed":
            columns = (row, who, Column(self.tr("Old and new"), _changes, width=34), said)
        elif state == "doubtful":
            columns = (row, who, said)
        elif state == "ignored":
            columns = (row, Column(self.tr("What stood there"), _raw, width=30), said)
        else:
            columns = (
                row,
                who,
                Column(self.tr("Sex"), _value("gender"), width=3),
                Column(self.tr("Born"), _value("birth"), width=7),
                Column(self.tr("ID number"), lambda one: masked(one.values.get("id_number", "")), width=11),
                Column(self.tr("Post"), _value("current_post"), width=9),
                said,
            )
        table = Table(f"rows_{state}", name, columns)
        table.setTabKeyNavigation(False)
        return table

    def _on_check(self, check: RosterCheck) -> None:
        self.check = check
        self._put_rows()
        counts = importing.counts(check.rows)
        first = next((at for at, state in enumerate(self.tables) if counts.get(state)), 0)
        self.tabs.setCurrentIndex(first)
        self._show(CHECK)

    def _put_rows(self) -> None:
        if self.check is None:
            return
        counts = importing.counts(self.check.rows)
        titles = {
            "doubtful": self.tr("Doubtful (%1)"),
            "new": self.tr("New (%1)"),
            "changed": self.tr("Changed (%1)"),
            "same": self.tr("Same (%1)"),
            "ignored": self.tr("Left out (%1)"),
        }
        for at, (state, table) in enumerate(self.tables.items()):
            table.put([row for row in self.check.rows if row.state == state], lambda row: row.row)
            self.tabs.setTabText(at, titles[state].replace("%1", str(counts.get(state, 0))))
        doubtful, good = counts.get("doubtful", 0), counts.get("new", 0) + counts.get("changed", 0)
        table = self.tables["doubtful"]
        if doubtful and table.current_row() is None:
            table.selectRow(0)
        self.editor.setVisible(bool(doubtful) or self.editor.row() is not None)
        self.marked_button.setVisible(doubtful > 0)
        self.write_button.setText(
            self.tr("Write %1 people").replace("%1", str(good))
            if good
            else self.tr("Put the rows into the tray")
        )
        self.write_button.setAccessibleName(self.write_button.text())
        self.write_button.setEnabled(good + doubtful > 0)
        self.write_note.setText(
            self.tr("Doubtful rows that wait in the tray until they are answered: %1.").replace(
                "%1", str(doubtful)
            )
            if doubtful
            else self.tr("Only this button writes. All rows go in, or none.")
        )

    def _on_answer(self, answered: RosterRow) -> None:
        if self.check is None:
            return
        shown = self.tables["doubtful"].current_row()
        if shown is None:
            return
        rows = tuple(answered if row is shown else row for row in self.check.rows)
        self.check = replace(self.check, rows=rows)
        self._put_rows()
        table = self.tables["doubtful"]
        if answered.state == "doubtful":
            table.go_to(lambda row: row is answered)
        elif table.rows.rowCount():
            table.selectRow(0)
            self.editor.put(table.rows.row(0))
        else:
            self.editor.put(answered)

    def _save_marked(self) -> None:
        stem = (
            Path(self.source.name).stem if self.source is not None and self.source.name else self.tr("roster")
        )
        name = stem + self.tr("-to-correct") + ".xlsx"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the marked rows"), name, "Excel (*.xlsx)")
        if path:
            self.save_marked(Path(path))

    def save_marked(self, path: Path) -> None:
        """Writes the doubtful rows as an Excel file with coloured cells and their sentences."""
        if self.check is not None and ask(self, importing.save_marked, self.check, path):
            self.window_error("")
            self.write_note.setText(self.tr("Saved: %1").replace("%1", str(path)))

    def write(self) -> None:
        """Writes: good rows to people, doubtful ones to the tray, in one transaction."""
        if self.check is None or self.source is None:
            return
        rows = [
            importing.import_of(row) for row in self.check.rows if row.state in ("new", "changed", "doubtful")
        ]
        self.write_button.setEnabled(False)
        job = self.context.runner.run(
            self,
            self.tr("Writing…"),
            people.import_rows,
            self.context.desk,
            rows,
            self.source.name or self.tr("pasted cells"),
            done=self._on_written,
        )
        job.ended.connect(lambda: self.write_button.setEnabled(True))

    def _on_written(self, done: people.Imported) -> None:
        if self.columns is not None:
            act(self, importing.remember, self.context.desk, self.columns)
        self.done_chip.put(self.tr("Written"), "done")
        self.done_text.setText(
            self.tr("%1 people are new, %2 were changed.")
            .replace("%1", str(len(done.new)))
            .replace("%2", str(len(done.changed)))
        )
        self.done_waiting.setText(
            self.tr("Doubtful rows in the tray: %1. Nothing of them is lost.").replace(
                "%1", str(done.waiting)
            )
        )
        self.done_waiting.setVisible(done.waiting > 0)
        self.to_tray.setVisible(done.waiting > 0)
        self._show(DONE)

    # Done

    def _done_page(self) -> QWidget:
        card = Card(self.tr("The roster is in"), "doneCard")
        self.done_chip = StateChip(name="doneState")
        self.done_text = label("", "strong", "doneText")
        self.done_waiting = label("", "", "doneWaiting")
        self.to_list = button(self.tr("To the list of people"), "doneToList", "main")
        self.to_list.clicked.connect(lambda: self.context.navigate("people", person=""))
        self.to_tray = button(self.tr("Answer the doubtful rows"), "doneToTray")
        self.to_tray.clicked.connect(lambda: self.context.navigate("people", tray=True))
        again = button(self.tr("Import another file"), "doneAgain", "link")
        again.clicked.connect(self.start)
        card.add(self.done_chip, self.done_text, self.done_waiting)
        card.add_row(self.to_list, self.to_tray, again)
        card.body.addStretch(1)
        return card


class Steps(QWidget):
    """Where one is in a few steps: a number and a word each, the one in sight strong."""

    def __init__(self, words: tuple[str, ...], name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = words
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)

    def put(self, at: int) -> None:
        """Marks a step as the one in sight."""
        clear(self._row)
        for number, word in enumerate(self._words):
            chip = StateChip(
                ("✓ " if number < at else f"{number + 1} ") + word,
                "done" if number < at else "due" if number == at else "quiet",
                f"{self.objectName()}{number}",
            )
            self._row.addWidget(chip)
            if number + 1 < len(self._words):
                self._row.addWidget(label("›", "secondary", wrap=False))
        self._row.addStretch(1)
        self.setAccessibleName(
            self.tr("Step %1 of %2: %3")
            .replace("%1", str(at + 1))
            .replace("%2", str(len(self._words)))
            .replace("%3", self._words[at])
        )


class DropCard(Card):
    """A card on which a spreadsheet can be dropped; `dropped(path)`."""

    dropped = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__(name="dropCard")
        self.setAccessibleName(title)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one local file that may be a spreadsheet."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands the file over."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)


def _dropped(event: QDropEvent) -> Path | None:
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    if len(urls) != 1:
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _ENDINGS else None


def _value(name: str) -> Callable[[RosterRow], str]:
    return lambda row: row.values.get(name, "")


def _sentences(row: RosterRow) -> str:
    asked = importing.open_questions(row) or row.findings
    return " ".join(importing.sentence(finding) for finding in asked)


def _raw(row: RosterRow) -> str:
    return "　".join(row.values.values()) or "　".join(row.raw.values())


def _changes(row: RosterRow) -> str:
    return "；".join(
        f"{words.field_word(name)} {_shown(name, old) or '—'} → {_shown(name, new)}"
        for name, (old, new) in row.changes.items()
    )


def _shown(field: str | None, value: str) -> str:
    if field == "id_number":
        return masked(value)
    if field == "name":
        return padded(value)
    return dots(value) if field in ("phone", "address") else value


class _NoWheel(QLabel):
    """Keeps the wheel from changing a choice that one only scrolls past."""

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """The wheel scrolls the page."""
        if event.type() == event.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _no_wheel(choice: QComboBox) -> _NoWheel:
    keeper = _NoWheel(choice)
    keeper.hide()
    return keeper
