"""The tray: doubtful rows of rosters that wait for an answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cadredesk.actions import importing, people
from cadredesk.actions.importing import RosterRow
from cadredesk.actions.people import TrayEntry
from cadredesk.domain.names import padded
from ui.act import act, ask
from ui.people import words
from ui.people.doubt import RowEditor
from ui.widgets.card import label
from ui.widgets.dialogs import Sheet
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table


class TraySheet(Sheet):
    """Rows on the left, the questions of the one chosen on the right; a settled row is written at once."""

    settled = Signal()

    def __init__(self, parent: QWidget, context: ScreenContext) -> None:
        super().__init__(parent, "traySheet")
        self.say(self.tr("Rows that wait for an answer"), self.tr("Close"))
        self.no.hide()
        words.roomy(self, 66, 26)
        self.context = context
        self.editor = RowEditor(context.desk, "trayEditor")
        self.editor.answered.connect(self._on_answer)
        self.table = Table(
            "trayTable",
            self.tr("Rows that wait"),
            (
                Column(self.tr("Name"), lambda one: padded(one[1].values.get("name", "")) or "—", width=7),
                Column(self.tr("Row"), lambda one: str(one[0].row), width=3),
                Column(self.tr("Source"), lambda one: one[0].source, width=4),
            ),
        )
        self.table.setSortingEnabled(False)
        self.table.current.connect(lambda one: self.editor.put(one[1]))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.table, 2)
        row.addWidget(self.editor, 3)
        self.body.addWidget(
            label(
                self.tr("An answered row is written at once. Unanswered rows keep waiting here."), "secondary"
            )
        )
        self.body.addLayout(row, 1)
        self.reload()

    def reload(self) -> None:
        """Reads the tray again."""
        found = ask(self, importing.waiting, self.context.desk)
        rows = list(found.value) if found else []
        self.table.put(rows)
        if rows:
            self.table.selectRow(0)
        else:
            self.editor.put(None)
            self.accept()

    def _on_answer(self, row: RosterRow) -> None:
        chosen = self.table.current_row()
        if chosen is None or importing.open_questions(row):
            return
        entry: TrayEntry = chosen[0]
        written = importing.import_of(row)
        values = None if row.state == "ignored" else written.values
        if act(self, people.settle_tray, self.context.desk, entry.id, values, written.person_id):
            self.settled.emit()
            self.reload()
