"""What the pages of training share: a paper to look at, print and save; a choice of years; a search in many people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions.training import sheets
from ui.act import ask, show_problem
from ui.training.words import filled
from ui.widgets.card import Note, button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.preview import PdfPreview
from ui.widgets.printer import choose_printer, print_pdf
from ui.widgets.screen import Screen, ScreenContext

MM_PER_INCH = 25.4
A4_WIDTH, A4_HEIGHT = 210, 297


class Tabs(QTabWidget):
    """Tabs that take the room they are given: what does not fit scrolls inside them, not the whole window."""

    def sizeHint(self) -> QSize:
        """No more than is needed."""
        return self.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Wrapped lines inside do not make the page longer."""
        return False

    def heightForWidth(self, _: int) -> int:
        """None."""
        return -1


class Stack(QStackedWidget):
    """Pages one behind the other, which take the room they are given."""

    def sizeHint(self) -> QSize:
        """No more than is needed."""
        return self.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Wrapped lines inside do not make the page longer."""
        return False

    def heightForWidth(self, _: int) -> int:
        """None."""
        return -1


class YearChoice(QComboBox):
    """The training years; `changed(year)`."""

    changed = Signal(int)

    def __init__(self, name: str = "yearChoice") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Year"))
        self.activated.connect(lambda _: self.changed.emit(self.year))

    @property
    def year(self) -> int:
        """The year chosen; 0 while there is none."""
        return int(self.currentData() or 0)

    def put(self, years: Sequence[int], chosen: int | None = None) -> None:
        """Offers these years and keeps the one chosen where it can."""
        wanted = chosen or self.year
        self.clear()
        for year in years:
            self.addItem(filled(self.tr("Year %1"), year), year)
        self.setCurrentIndex(max(0, self.findData(wanted)))


class PaperSheet(Sheet):
    """A finished paper: its pages, printing and saving as PDF (and .docx where there is one)."""

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        title: str,
        pdf: bytes,
        docx: bytes | None = None,
    ) -> None:
        super().__init__(parent, "trainingPaper")
        self.context, self.title, self.pdf, self.docx = context, title, pdf, docx
        self.say(title, self.tr("Print…"))
        self.no.setText(self.tr("Close"))
        self.no.setAccessibleName(self.tr("Close"))
        self.setMinimumSize(860, 640)
        self.note = Note(name="trainingPaperNote")
        self.note.hide()
        self.preview = PdfPreview("trainingPaperPreview")
        self.save_button = button(self.tr("Save as PDF…"), "trainingPaperSave")
        self.save_button.clicked.connect(lambda: self._choose("pdf"))
        self.docx_button = button(self.tr("Save as Word…"), "trainingPaperDocx")
        self.docx_button.clicked.connect(lambda: self._choose("docx"))
        self.docx_button.setVisible(docx is not None)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addWidget(self.docx_button)
        row.addStretch(1)
        self.body.addWidget(self.note)
        self.body.addWidget(self.preview, 1)
        self.body.addLayout(row)

        def pixels(page: int, dots: int) -> tuple[int, int, bytes]:
            drawn = sheets.page(pdf, page, round(dots * A4_WIDTH / MM_PER_INCH))
            if drawn.width > drawn.height:
                drawn = sheets.page(pdf, page, round(dots * A4_HEIGHT / MM_PER_INCH))
            return drawn.width, drawn.height, drawn.rgb

        self.preview.put(sheets.page_count(pdf), pixels)

    def accept_now(self) -> bool:
        """Prints and stays."""
        choose_printer(self, self.print_on)
        return False

    def print_on(self, printer: Any) -> None:
        """Prints on a printer already chosen."""
        self.context.runner.run(
            self, self.tr("Printing"), _print, printer, self.title, self.pdf, changes=False
        )

    def _choose(self, ending: str) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the paper"), f"{self.title}.{ending}", f"*.{ending}"
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Saves the PDF, or the .docx when the name ends so."""
        data = self.docx if path.suffix == ".docx" and self.docx is not None else self.pdf
        if ask(self, sheets.save, data, path):
            self.note.put(self.tr("Saved."), str(path), "done")
            self.note.show()


def _print(printer: Any, title: str, pdf: bytes, progress: Any) -> int:
    return print_pdf(printer, title, pdf, progress)


def show_paper(page: Screen, title: str, make: Callable[..., Any], *args: Any, **kw: Any) -> None:
    """Makes a paper off the window's thread and shows it; `make` gives PDF bytes or a `Paper` (pdf, docx)."""

    def show(made: Any) -> None:
        pdf = made if isinstance(made, bytes) else made.pdf
        docx = None if isinstance(made, bytes) else made.docx
        PaperSheet(page, page.context, title, pdf, docx).open()

    making = QCoreApplication.translate("training", "Making the paper")
    page.context.runner.run(page, making, make, *args, done=show, changes=False, **kw)


def fit_height(sheet: Sheet) -> None:
    """Makes a sheet as high as its content at its width; Qt alone stops at two thirds of the screen."""
    layout = sheet.layout()
    if layout is not None:
        layout.activate()
        width = max(sheet.width(), layout.totalMinimumSize().width())
        wanted = (
            layout.totalHeightForWidth(width)
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height()
        )
        sheet.resize(width, max(wanted, layout.totalMinimumSize().height()))


class ManyPicker(QWidget):
    """A list of people with ticks and a search by name or unit; `picked` counts along."""

    changed = Signal(int)

    def __init__(
        self, name: str, people: Sequence[tuple[str, str, str]], find: Callable[[str], set[str]] | None = None
    ) -> None:
        """`people`: (id, name, detail); `find` gives the ids that match what is typed (pinyin, initials)."""
        super().__init__()
        self.setObjectName(name)
        self._find = find
        self.search = LineEdit(f"{name}Search", self.tr("Find people"))
        self.search.setPlaceholderText(self.tr("Name, pinyin or unit"))
        self.search.setClearButtonEnabled(True)
        self.search.searched.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self.everybody = QCheckBox(self.tr("All in sight"))
        self.everybody.setObjectName(f"{name}All")
        self.everybody.setAccessibleName(self.tr("All in sight"))
        self.everybody.clicked.connect(self._on_all)
        self.list = QListWidget()
        self.list.setObjectName(f"{name}List")
        self.list.setAccessibleName(self.tr("People"))
        self.list.setMinimumHeight(320)
        for person_id, text, detail in people:
            item = QListWidgetItem(f"{text}　{detail}".rstrip())
            item.setData(Qt.ItemDataRole.UserRole, person_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _: self._count())
        self.count = label("", "secondary", f"{name}Count", wrap=False)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.everybody)
        row.addWidget(self.count)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addWidget(self.list, 1)
        self._count()

    def picked(self) -> list[str]:
        """The ids ticked, in the order of the list."""
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _filter(self, text: str) -> None:
        wanted = text.strip()
        ids: set[str] = set()
        if wanted and self._find is not None:
            try:
                ids = self._find(wanted)
            except Exception as problem:
                show_problem(self, problem)
        for item in self._items():
            fits = not wanted or wanted in item.text() or item.data(Qt.ItemDataRole.UserRole) in ids
            item.setHidden(not fits)

    def _on_all(self, wanted: bool) -> None:
        state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
        self.list.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(state)
        self.list.blockSignals(False)
        self._count()

    def _count(self) -> None:
        number = len(self.picked())
        self.count.setText(filled(self.tr("%1 of %2"), number, self.list.count()))
        self.changed.emit(number)


class TickList(QWidget):
    """Things to tick; `changed(ids)` when one was ticked by hand."""

    changed = Signal(tuple)

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.list = QListWidget()
        self.list.setObjectName(f"{name}List")
        self.list.setAccessibleName(text)
        self.none = label("", "secondary", f"{name}None")
        self.list.itemChanged.connect(lambda _: self.changed.emit(self.ids()))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.none)
        box.addWidget(self.list, 1)

    def put(self, lines: Sequence[tuple[str, str]], ticked: Sequence[str], nothing: str) -> None:
        """Shows these lines."""
        self.list.blockSignals(True)
        self.list.clear()
        for key, words in lines:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.none.setText(nothing)
        self.none.setVisible(not lines)
        self.list.setVisible(bool(lines))

    def ids(self) -> tuple[str, ...]:
        """What is ticked."""
        found = []
        for at in range(self.list.count()):
            item = self.list.item(at)
            if item.checkState() == Qt.CheckState.Checked:
                found.append(str(item.data(Qt.ItemDataRole.UserRole)))
        return tuple(found)
