"""Inspection rankings: those stored, the last part of each marked, and the sheet in which one is typed or brought in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions.training import opinion, rankings, rules
from cadredesk.actions.training.opinion import Place, Ranking
from cadredesk.actions.training.rankings import RankRow
from cadredesk.domain.dates import PartialDate
from cadredesk.errors import UserError
from ui.act import act, ask, show_problem
from ui.style import ROW_PX, TONES
from ui.training.words import filled
from ui.widgets.card import EmptyState, button, label
from ui.widgets.dialogs import ReasonDialog, Sheet
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import Screen
from ui.widgets.table import Column, Table, pasted_cells
from ui.widgets.words import stage_words

UNIT, TAKEN, PLACE, SCORE, SAID = range(5)
_EDITED = {UNIT: "unit", PLACE: "place", SCORE: "score"}
_CENTRE = Qt.AlignmentFlag.AlignHCenter


def stage_word(stage: str) -> str:
    """A stage in words."""
    return {one.value: word for one, word in stage_words().items()}.get(stage, stage)


class RankingsView(QWidget):
    """The rankings on the left; the places of the one in sight on the right, the last part marked."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.setObjectName("rankingsView")
        self._page, self._desk = page, page.context.desk
        self._many, self._last = 0, frozenset[str]()
        self._people: dict[str, str] = {}
        self.empty = EmptyState(
            self.tr(
                "No inspection ranking yet. Type the places of one stage’s units, or bring them in from an Excel sheet."
            ),
            self.tr("Enter a ranking…"),
            "rankingsEmpty",
        )
        self.empty.acted.connect(lambda: self.ask_ranking(None))
        self.table = Table(
            "rankingsTable",
            self.tr("Inspection rankings"),
            (
                Column(self.tr("Day"), lambda one: one.day.isoformat(), width=6),
                Column(self.tr("Ranking"), lambda one: one.title, width=8),
                Column(self.tr("Stage"), lambda one: stage_word(one.stage), width=4),
                Column(self.tr("Units"), lambda one: str(len(one.places)), align=_CENTRE),
            ),
        )
        self.table.current.connect(lambda _: self._choose())
        self.new_button = button(self.tr("Enter a ranking… (&N)"), "rankingNew", "main")
        self.new_button.clicked.connect(lambda: self.ask_ranking(None))
        self.change_button = button(self.tr("Correct…"), "rankingChange")
        self.change_button.clicked.connect(lambda: self.ask_ranking(self.ranking))
        self.void_button = button(self.tr("Void…"), "rankingVoid", "link")
        self.void_button.clicked.connect(self._ask_void)
        self.told = label("", "secondary", "rankingTold")
        self.places = Table(
            "rankingPlaces",
            self.tr("Places"),
            (
                Column(
                    self.tr("Place"), lambda one: str(one.rank), lambda one: one.rank, align=_CENTRE, width=3
                ),
                Column(self.tr("Unit"), lambda one: one.unit_name, width=10),
                Column(self.tr("Score"), lambda one: one.score, align=_CENTRE, width=4),
                Column(
                    self.tr("Last part"),
                    lambda one: (
                        filled(self.tr("of the last %1"), self._many) if one.unit in self._last else ""
                    ),
                    tone=lambda one: "problem" if one.unit in self._last else "quiet",
                    width=6,
                ),
                Column(self.tr("Trainees there"), lambda one: self._people.get(one.unit, "")),
            ),
        )
        left, right = QWidget(), QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 6, 0)
        side.addWidget(flow(self.new_button, self.change_button, self.void_button))
        side.addWidget(self.table, 1)
        other = QVBoxLayout(right)
        other.setContentsMargins(6, 0, 0, 0)
        other.addWidget(self.told)
        other.addWidget(self.places, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(right)
        self.split.setSizes([480, 660])
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(self.empty, 1)
        box.addWidget(self.split, 1)

    @property
    def ranking(self) -> Ranking | None:
        """The ranking in sight."""
        found: Ranking | None = self.table.current_row()
        return found

    def refresh(self) -> None:
        """Reads the rankings."""
        found = ask(self, opinion.rankings, self._desk)
        if not found:
            return
        self.table.put(tuple(reversed(found.value)), lambda one: one.id)
        if found.value and self.ranking is None:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.empty.setVisible(not found.value)
        self.split.setVisible(bool(found.value))
        self._choose()

    def _choose(self) -> None:
        ranking = self.ranking
        for part in (self.change_button, self.void_button):
            part.setEnabled(ranking is not None)
        if ranking is None:
            self.places.put(())
            return
        last = ask(self, rankings.last_units, self._desk, ranking)
        people = ask(self, rankings.working_there, self._desk, ranking)
        if not last or not people:
            return
        self._many, self._last = last.value
        self._people = {unit: "、".join(one.name for one in told) for unit, told in people.value.items()}
        self.places.put(sorted(ranking.places, key=lambda one: one.rank), lambda one: one.unit)
        ranked = {one.unit for one in ranking.places}
        without = sum(unit not in ranked for unit in self._people)
        told = filled(
            self.tr("%1 units; by the rules the last part is %2 of them."), len(ranking.places), self._many
        )
        if ranking.source:
            told += filled(self.tr(" Source: %1."), ranking.source)
        if without:
            told += filled(self.tr(" %1 units with trainees were not ranked."), without)
        self.told.setText(told)

    def ask_ranking(self, known: Ranking | None) -> None:
        """Enters a ranking, or corrects one."""
        RankingSheet(self, self._page, known).open()

    def _ask_void(self) -> None:
        ranking = self.ranking
        if ranking is None:
            return
        dialog = ReasonDialog(
            self,
            filled(self.tr("Void “%1”?"), ranking.title),
            self.tr("The ranking no longer counts; it stays readable with the reason."),
            self.tr("Void"),
            "voidRanking",
        )
        dialog.given.connect(lambda reason: act(self, opinion.void_ranking, self._desk, ranking, reason))
        dialog.open()


class RankGrid(QTableWidget):
    """Unit, place and score by keyboard; Enter goes down, Ctrl+V pastes cells. `pasted(cells)`, `typed(row, field, text)`."""

    pasted = Signal(list)
    typed = Signal(int, str, str)

    def __init__(self) -> None:
        super().__init__(0, SAID + 1)
        self.setObjectName("rankGrid")
        self.setAccessibleName(self.tr("Units and places"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalHeaderLabels(
            [
                self.tr("Unit as written"),
                self.tr("Taken for"),
                self.tr("Place"),
                self.tr("Score"),
                self.tr("What is to say"),
            ]
        )
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        sign = self.fontMetrics().horizontalAdvance("国")
        for column, width in ((UNIT, 10), (TAKEN, 10), (PLACE, 5), (SCORE, 4)):
            self.setColumnWidth(column, sign * width)
        across.setSectionResizeMode(SAID, QHeaderView.ResizeMode.Stretch)
        self.cellChanged.connect(self._on_cell)

    def put(self, rows: Sequence[RankRow]) -> None:
        """Shows checked lines; the cursor stays."""
        at = (self.currentRow(), self.currentColumn())
        self.blockSignals(True)
        self.setRowCount(len(rows))
        self.setVerticalHeaderLabels([str(one.row) for one in rows])
        for number, one in enumerate(rows):
            told = "；".join(rankings.sentence(finding) for finding in one.findings)
            bare = any(finding.field == "unit" for finding in one.findings)
            texts = (one.unit, "" if bare else one.name, one.place, one.score, told)
            for column, text in enumerate(texts):
                item = self.item(number, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.setItem(number, column, item)
                item.setText(text)
                if column not in _EDITED:
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                if column in (PLACE, SCORE):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                if column == SAID:
                    item.setForeground(QBrush(QColor(TONES["problem" if one.blocked else "quiet"][0])))
                    item.setToolTip(told)
        self.blockSignals(False)
        if 0 <= at[0] < len(rows):
            self.setCurrentCell(at[0], max(0, at[1]))
        elif rows:
            self.setCurrentCell(0, PLACE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Delete empties a cell, Ctrl+V pastes."""
        row, column = self.currentRow(), self.currentColumn()
        if event.matches(QKeySequence.StandardKey.Paste):
            cells = pasted_cells(QGuiApplication.clipboard().mimeData())
            if cells:
                self.pasted.emit(cells)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            if row + 1 < self.rowCount():
                self.setCurrentCell(row + 1, column)
        elif event.key() == Qt.Key.Key_Delete and column in _EDITED:
            self.typed.emit(row, _EDITED[column], "")
        else:
            super().keyPressEvent(event)

    def _on_cell(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if column in _EDITED and item is not None:
            self.typed.emit(row, _EDITED[column], item.text().strip())


class RankingSheet(Sheet):
    """One ranking: its facts, and every line with what is doubtful about it. Nothing is written before the main button."""

    def __init__(self, parent: QWidget, page: Screen, known: Ranking | None) -> None:
        super().__init__(parent, "rankingSheet")
        self._page, self._desk, self._known = page, page.context.desk, known
        self.setMinimumSize(1080, 680)
        self.say(
            self.tr("Correct the ranking") if known else self.tr("Enter an inspection ranking"),
            self.tr("Save the ranking"),
        )
        found = ask(self, rankings.units, self._desk)
        self.units = found.value if found else ()
        self._names = {one.code: one.name for one in self.units}
        self.rows: tuple[RankRow, ...] = rankings.rows_of(known) if known else ()
        self.form = Form("rankingForm", 4)
        self.form.line("rankingTitle", self.tr("Title"), limit=60)
        self.form.date("rankingDay", self.tr("Day"), full=True)
        stages = ask(self, rankings.stages, self._desk)
        keys = list(stages.value if stages else ())
        if known is not None and known.stage not in keys:
            keys.append(known.stage)
        field = self.form.choice("rankingStage", self.tr("Stage"), [(one, stage_word(one)) for one in keys])
        field.currentIndexChanged.connect(lambda _: self._check())
        self.form.line("rankingSource", self.tr("Source (paper, number)"), limit=100)
        self.file_button = button(self.tr("From Excel…"), "rankingFile")
        self.file_button.clicked.connect(self._choose_file)
        self.all_button = button(self.tr("All known units of this stage"), "rankingAll")
        self.all_button.clicked.connect(self.add_units)
        self.line_button = button(self.tr("Add a line"), "rankingLine")
        self.line_button.clicked.connect(self.add_line)
        self.score_button = button(self.tr("Places from the scores"), "rankingByScore")
        self.score_button.clicked.connect(self.by_score)
        self.grid = RankGrid()
        self.grid.setMinimumHeight(140)
        self.grid.typed.connect(self._on_typed)
        self.grid.pasted.connect(self._paste)
        self.grid.currentCellChanged.connect(lambda *_: self._show())
        self.finding = label("", "", "rankingFinding")
        self.who = QComboBox()
        self.who.setObjectName("rankingWho")
        self.who.setAccessibleName(self.tr("Which unit it is"))
        self.choose_button = button(self.tr("It is this unit"), "rankingChoose")
        self.choose_button.clicked.connect(self.choose)
        self.accept_button = button(self.tr("Yes, take it so"), "rankingAccept")
        self.accept_button.clicked.connect(self.take_so)
        self.leave_button = button(self.tr("Leave this row out"), "rankingLeave", "link")
        self.leave_button.clicked.connect(self.leave_out)
        self.told = label("", "secondary", "rankingCounts")
        self.reason = Form("rankingReasonForm", 1)
        self.reason.line("rankingReason", self.tr("Reason of the correction"), limit=200)
        self.reason.setVisible(known is not None)
        self.body.addWidget(self.form)
        self.body.addWidget(flow(self.file_button, self.all_button, self.line_button, self.score_button))
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.finding)
        self.body.addWidget(flow(self.who, self.choose_button, self.accept_button, self.leave_button))
        self.body.addWidget(self.told)
        self.body.addWidget(self.reason)
        today = self._desk.today()
        self.form.put("rankingDay", PartialDate.of(known.day if known else today))
        self.form.put(
            "rankingTitle", known.title if known else filled(self.tr("Inspection of %1"), today.year)
        )
        self.form.put("rankingSource", known.source if known else "")
        self.form.put("rankingStage", known.stage if known else keys[0] if keys else None)
        self._check()
        self.form.field("rankingTitle").setFocus()

    # Showing

    @property
    def stage(self) -> str:
        """The stage chosen; empty while there is none."""
        return str(self.form.value("rankingStage") or "")

    def row(self) -> RankRow | None:
        """The line in sight."""
        at = self.grid.currentRow()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def _check(self) -> None:
        found = ask(self, rankings.check, self._desk, self.rows, self.stage)
        if not found:
            return
        self.rows = found.value
        self.grid.put(self.rows)
        doubtful = sum(one.blocked for one in self.rows)
        ranked = {one.code for one in self.rows}
        missing = [one.name for one in self.units if one.stage == self.stage and one.code not in ranked]
        told = filled(self.tr("%1 units, %2 doubtful. Nothing is written yet."), len(self.rows), doubtful)
        if missing and self.rows:
            names = "、".join(missing[:6]) + ("…" if len(missing) > 6 else "")
            told += filled(
                self.tr(" Not in the list: %1 known units of this stage (%2)."), len(missing), names
            )
        self.told.setText(told)
        self.ok.setEnabled(bool(self.rows) and not doubtful)
        self._show()

    def _show(self) -> None:
        one = self.row()
        self.finding.setText("" if one is None else " ".join(rankings.sentence(f) for f in one.findings))
        asks = one is not None and any(f.field == "unit" and f.severity == "question" for f in one.findings)
        self.who.clear()
        if one is not None and asks:
            own = [unit.code for unit in self.units if unit.stage == self.stage]
            for code in dict.fromkeys((*one.choices, *own, *self._names)):
                self.who.addItem(f"{self._names[code]}　{code}", code)
        for part in (self.who, self.choose_button):
            part.setVisible(asks and bool(self.units))
        self.accept_button.setVisible(one is not None and any(f.severity == "question" for f in one.findings))
        self.leave_button.setVisible(one is not None)

    # Filling in

    def _on_typed(self, at: int, field: str, text: str) -> None:
        if getattr(self.rows[at], field) != text:
            self._swap(at, rankings.typed(self.rows[at], **{field: text}))

    def _swap(self, at: int, row: RankRow) -> None:
        self.rows = (*self.rows[:at], row, *self.rows[at + 1 :])
        self._check()

    def add_line(self) -> None:
        """An empty line at the end."""
        number = max((one.row for one in self.rows), default=0) + 1
        self.rows = (*self.rows, RankRow(number, ""))
        self._check()
        self.grid.setCurrentCell(len(self.rows) - 1, UNIT)
        self.grid.setFocus()

    def add_units(self) -> None:
        """A line for every known unit of the stage that has none."""
        there = {one.code for one in self.rows}
        number = max((one.row for one in self.rows), default=0)
        new = [one for one in self.units if one.stage == self.stage and one.code not in there]
        made = (RankRow(number + n, one.name, chosen=one.code) for n, one in enumerate(new, 1))
        self.rows = (*self.rows, *made)
        self._check()
        self.grid.setCurrentCell(next((n for n, one in enumerate(self.rows) if not one.place), 0), PLACE)
        self.grid.setFocus()

    def by_score(self) -> None:
        """Places by the scores typed."""
        found = ask(self, rankings.by_score, self.rows)
        if found:
            self.rows = found.value
            self._check()

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("A ranking from a sheet"), "", self.tr("Excel or CSV (*.xlsx *.xls *.csv)")
        )
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Reads a sheet off the window's thread; its lines take the place of those in the grid."""
        self._page.context.runner.run(
            self,
            self.tr("Reading the sheet"),
            rankings.read_file,
            path,
            done=self._put_rows,
            changes=False,
        )

    def _put_rows(self, rows: tuple[RankRow, ...]) -> None:
        self.rows = rows
        self.show_error("")
        self._check()
        self.grid.setCurrentCell(next((n for n, one in enumerate(rows) if self.rows[n].blocked), 0), PLACE)

    def _paste(self, cells: list[list[str]]) -> None:
        """Cells with a header are read as a sheet; without one they fill the grid from the cursor on."""
        try:
            self._put_rows(rankings.read_pasted(None, "\n".join("\t".join(row) for row in cells)))
            return
        except UserError as problem:
            if problem.code != "opinion.no_header":
                show_problem(self, problem)
                return
        columns = [one for one in _EDITED if one >= max(0, self.grid.currentColumn())] or [PLACE]
        rows, start = list(self.rows), max(0, self.grid.currentRow())
        for down, texts in enumerate(cells):
            if start + down >= len(rows):
                rows.append(RankRow(max((one.row for one in rows), default=0) + 1, ""))
            told = {_EDITED[column]: text.strip() for column, text in zip(columns, texts, strict=False)}
            rows[start + down] = rankings.typed(rows[start + down], **told)
        self.rows = tuple(rows)
        self._check()

    # Settling

    def choose(self) -> None:
        """The line in sight is the unit chosen."""
        one, code = self.row(), str(self.who.currentData() or "")
        if one is not None and code:
            self._swap(self.grid.currentRow(), replace(one, chosen=code))
            self._go_on()

    def take_so(self) -> None:
        """The questions of the line in sight are answered with yes."""
        one = self.row()
        if one is not None:
            self._swap(self.grid.currentRow(), rankings.accepted(one))
            self._go_on()

    def leave_out(self) -> None:
        """The line in sight is not entered."""
        at = self.grid.currentRow()
        if 0 <= at < len(self.rows):
            self.rows = (*self.rows[:at], *self.rows[at + 1 :])
            self._check()

    def _go_on(self) -> None:
        at = next((n for n, one in enumerate(self.rows) if one.blocked), -1)
        if at >= 0:
            self.grid.setCurrentCell(at, PLACE)

    def accept_now(self) -> bool:
        """Stores the ranking."""
        day: Any = self.form.field("rankingDay")
        on, title = day.day(), self.form.value("rankingTitle")
        reason = self.reason.value("rankingReason")
        if on is None or not title or not self.stage:
            self.show_error(self.tr("Title, day and stage are needed. Nothing was saved."))
            return False
        if self._known is not None and not reason:
            self.show_error(self.tr("A correction needs its reason. Nothing was saved."))
            return False
        made = ask(self, rankings.places, self.rows)
        own = ask(self, rules.on, self._desk, on)
        if not made or not own:
            return False
        places: tuple[Place, ...] = made.value
        ranking = Ranking(
            self._known.id if self._known else self._desk.new_id(),
            title,
            on,
            own.value.year_of(on),
            self.stage,
            places,
            self.form.value("rankingSource"),
        )
        return bool(act(self, opinion.put_ranking, self._desk, ranking, reason))
