"""How a corrected report differs from the last one: person, field, old and new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cadredesk.actions.reporting import Change, change_label
from ui.people.words import roomy
from ui.widgets.card import label
from ui.widgets.dialogs import Sheet
from ui.widgets.table import Column, Table


def changes_table(name: str, changes: Sequence[Change]) -> Table:
    """The differences as a table."""
    translate = QCoreApplication.translate
    table = Table(
        name,
        translate("exchange", "What differs"),
        (
            Column(translate("exchange", "Person"), lambda one: one.name, width=5),
            Column(translate("exchange", "Field"), lambda one: change_label(one), width=7),
            Column(translate("exchange", "Last report"), lambda one: one.old or "—", width=11),
            Column(translate("exchange", "Now"), lambda one: one.new or "—"),
        ),
    )
    table.put(changes)
    return table


class ChangesSheet(Sheet):
    """The differences to read; the one button closes it."""

    def __init__(self, parent: QWidget, number: str, changes: Sequence[Change]) -> None:
        super().__init__(parent, "changesSheet")
        self.say(self.tr("What differs from the last report"), self.tr("Close"))
        roomy(self, 50, 18)
        told = self.tr("Compared with report no. %1; %2 differences.")
        self.body.addWidget(
            label(told.replace("%1", number).replace("%2", str(len(changes))), "secondary", "changesTold")
        )
        self.body.addWidget(changes_table("changesTable", changes), 1)
        self.no.hide()
