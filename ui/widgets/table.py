"""A table of frozen rows that sorts and filters 100,000 of them in its own model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.style import ROW_PX, TONES

Index = QModelIndex | QPersistentModelIndex
Cells = list[list[str]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, the text of a row, and what it sorts by (its text unless told).

    `tone` names a tone of `ui.style.TONES` for the cell's text (with `ground` for its background, too); `width` is
    in characters of 12 pt.
    """

    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    tone: Callable[[Any], str | None] | None = None
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    width: int | None = None
    ground: bool = False


class RowsModel(QAbstractTableModel):
    """Rows as they came, plus the order in which they are shown. Sorting and filtering touch the order only."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Any, ...] = ()
        self._order: list[int] = []
        self.tips: dict[int, str] = {}
        """Longer words for the titles of columns."""
        self._keep: Callable[[Any], bool] | None = None
        self._sorted: tuple[int, bool] | None = None

    def put(self, rows: Sequence[Any]) -> None:
        """Shows other rows under the same sorting and filter."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._arrange()
        self.endResetModel()

    def keep(self, wanted: Callable[[Any], bool] | None) -> None:
        """Shows only the rows for which `wanted` is true; None shows all."""
        self.beginResetModel()
        self._keep = wanted
        self._arrange()
        self.endResetModel()

    def shown(self) -> list[Any]:
        """The rows in sight, in their order."""
        return [self._rows[at] for at in self._order]

    def texts(self, but: Collection[int] = ()) -> tuple[list[str], list[list[str]]]:
        """The titles and the texts of the rows in sight, without the columns `but`."""
        columns = [column for at, column in enumerate(self._columns) if at not in but]
        rows = [[column.text(row) for column in columns] for row in self.shown()]
        return [column.title for column in columns], rows

    def row(self, at: int) -> Any:
        """The row shown in line `at`."""
        return self._rows[self._order[at]]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; a column of -1 gives the order in which the rows came (strokes)."""
        self.beginResetModel()
        self._sorted = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        rows, keep = self._rows, self._keep
        self._order = (
            list(range(len(rows))) if keep is None else [at for at, row in enumerate(rows) if keep(row)]
        )
        if self._sorted is not None:
            column, backwards = self._sorted
            key = self._columns[column].sort or self._columns[column].text
            self._order.sort(key=lambda at: key(rows[at]), reverse=backwards)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are in sight."""
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's question for a cell."""
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        row = self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title} {column.text(row)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(column.align | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            tone = column.tone(row)
            return QBrush(QColor(TONES[tone][0])) if tone else None
        if role == Qt.ItemDataRole.BackgroundRole and column.ground and column.tone is not None:
            tone = column.tone(row)
            return QBrush(QColor(TONES[tone][1])) if tone else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles above, no numbers beside."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self._columns[section].align | Qt.AlignmentFlag.AlignVCenter)
        return None


class Table(QTableView):
    """Shows rows; Return or a double click opens one; pasting gives the cells to `pasted`.

    `opened(row)`, `current(row)` when the cursor moves, `pasted(cells)` with one list of texts a line.
    """

    opened = Signal(object)
    current = Signal(object)
    pasted = Signal(list)

    def __init__(
        self,
        name: str,
        label: str,
        columns: Sequence[Column],
        parent: QWidget | None = None,
        *,
        multiple: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._compact = False
        self.rows = RowsModel(columns, self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if multiple else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        down = self.verticalHeader()
        down.setDefaultSectionSize(max(ROW_PX, round(self.fontMetrics().height() * 1.7)))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.hide()
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setStretchLastSection(True)
        across.setMinimumHeight(38)
        across.setSortIndicatorClearable(True)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        sign = self.fontMetrics().horizontalAdvance("国")
        for at, column in enumerate(columns):
            self.setColumnWidth(at, sign * (column.width or max(4, len(column.title) + 2)) + 20)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.row(index.row())))
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def put(self, rows: Sequence[Any], same: Callable[[Any], Any] | None = None) -> None:
        """Shows `rows`; `same(row)` is what tells that a row is the one the cursor stood on."""
        before = self.current_row()
        self.rows.put(rows)
        self._fit()
        if before is not None and same is not None:
            self.go_to(lambda row: same(row) == same(before))

    def compact(self) -> None:
        """For a small table in a card: even columns, as high as its rows, no scroll bars."""
        self._compact = True
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def _fit(self) -> None:
        if self._compact:
            rows = self.rows.rowCount() * self.verticalHeader().defaultSectionSize()
            self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 2)

    def keep(self, wanted: Callable[[Any], bool] | None) -> None:
        """Filters while one types."""
        self.rows.keep(wanted)

    def go_to(self, is_it: Callable[[Any], bool]) -> bool:
        """Puts the cursor on the first row for which `is_it` is true; False when there is none."""
        for at in range(self.rows.rowCount()):
            if is_it(self.rows.row(at)):
                self.setCurrentIndex(self.rows.index(at, 0))
                return True
        return False

    def current_row(self) -> Any | None:
        """The row the cursor stands on."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() and index.row() < self.rows.rowCount() else None

    def selected_rows(self) -> list[Any]:
        """The selected rows, from top to bottom."""
        return [self.rows.row(at) for at in sorted({i.row() for i in self.selectionModel().selectedRows()})]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, Ctrl+V pastes, the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Paste):
            cells = pasted_cells(QGuiApplication.clipboard().mimeData())
            if cells:
                self.pasted.emit(cells)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = self.current_row()
            if row is not None:
                self.opened.emit(row)
            return
        super().keyPressEvent(event)

    def open_menu_at(self, at: QPoint) -> Any | None:
        """The row under a point of the viewport."""
        index = self.indexAt(at)
        return self.rows.row(index.row()) if index.isValid() else None

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.current.emit(self.rows.row(index.row()))


def pasted_cells(mime: QMimeData) -> Cells:
    """The cells on the clipboard: an HTML table first (it keeps line breaks in cells), then TSV."""
    if mime.hasHtml():
        cells = html_cells(mime.html())
        if cells:
            return cells
    if mime.hasText():
        return tsv_cells(mime.text())
    return []


def tsv_cells(text: str) -> Cells:
    """Lines of cells from tab-separated text, with quoted cells as Excel and WPS write them."""
    rows: Cells = [[]]
    cell, at = "", 0
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    quoted = False
    while at < len(text):
        sign = text[at]
        if quoted:
            if sign == '"' and text[at + 1 : at + 2] == '"':
                cell += '"'
                at += 1
            elif sign == '"':
                quoted = False
            else:
                cell += sign
        elif sign == '"' and not cell and '"' in text[at + 1 :]:
            quoted = True
        elif sign == "\t":
            rows[-1].append(cell)
            cell = ""
        elif sign == "\n":
            rows[-1].append(cell)
            rows.append([])
            cell = ""
        else:
            cell += sign
        at += 1
    rows[-1].append(cell)
    return rows if text else []


def html_cells(html: str) -> Cells:
    """Lines of cells from the first table of `html`; a merged cell is followed by empty ones."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return [row for row in reader.rows if row]


class _TableReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Cells = []
        self._in_cell = False
        self._span = 1
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "tr":
            self._in_cell = False
            self.rows.append([])
        elif tag in ("td", "th"):
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append("")
            self._in_cell = True
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), 200) if span.isdecimal() else 1
        elif tag == "br" and self._in_cell:
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._in_cell:
            self._in_cell = False
            text = self.rows[-1][-1]
            self.rows[-1][-1] = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
            self.rows[-1] += [""] * (self._span - 1)
        elif tag == "table":
            self._done = True

    def handle_data(self, data: str) -> None:
        if self._in_cell and not self._done:
            self.rows[-1][-1] += data.replace("\n", " ")
