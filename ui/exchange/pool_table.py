"""The list of the pool: a table whose order is worked out elsewhere, so that fifty thousand rows do not hold the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.table import Column, RowsModel, Table


class OrderedRows(RowsModel):
    """Rows and the places of those shown; sorting is only asked for (`sort_wanted(column, backwards)`, -1 for none)."""

    sort_wanted = Signal(int, bool)

    def show_places(self, rows: tuple[Any, ...], places: list[int]) -> None:
        """Shows the rows at these places, in their order."""
        self.beginResetModel()
        self._rows = rows
        self._order = places
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Asks for another order."""
        self.sort_wanted.emit(column, order == Qt.SortOrder.DescendingOrder)

    def place(self, at: int) -> int:
        """The place of the row shown in line `at`."""
        return self._order[at]


class OrderedTable(Table):
    """A table over `OrderedRows`, its columns movable by their heads."""

    def __init__(
        self, name: str, label: str, columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, label, columns, parent, multiple=True)
        widths = [self.columnWidth(at) for at in range(len(columns))]
        self.ordered = OrderedRows(columns, self)
        self.rows = self.ordered
        self.setModel(self.ordered)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        for at, wide in enumerate(widths):
            self.setColumnWidth(at, wide)
        self.horizontalHeader().setSectionsMovable(True)

    def show_places(self, rows: tuple[Any, ...], places: list[int], current: int | None) -> None:
        """Shows rows at these places with the cursor on the one at place `current`, else on the first."""
        self.ordered.show_places(rows, places)
        at = places.index(current) if current is not None and current in places else 0
        if places:
            self.selectionModel().setCurrentIndex(
                self.ordered.index(at, self.first_column()),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )

    def current_place(self) -> int | None:
        """The place of the row the cursor stands on."""
        index = self.currentIndex()
        is_there = index.isValid() and index.row() < self.ordered.rowCount()
        return self.ordered.place(index.row()) if is_there else None

    def first_column(self) -> int:
        """The first column in sight."""
        return next(iter(self.shown_columns()), 0)

    def shown_columns(self) -> list[int]:
        """The columns in sight, from left to right."""
        across = self.horizontalHeader()
        places = [across.logicalIndex(at) for at in range(across.count())]
        return [at for at in places if not self.isColumnHidden(at)]

    def show_columns(self, columns: Sequence[int]) -> None:
        """Shows these columns in this order and puts the others away."""
        across = self.horizontalHeader()
        for place, column in enumerate(columns):
            across.moveSection(across.visualIndex(column), place)
        for column in range(across.count()):
            self.setColumnHidden(column, column not in columns)
