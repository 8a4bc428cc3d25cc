"""Printing through the system's printers: pages come as pixels from an action and are painted off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from cadredesk.actions import printing
from cadredesk.errors import EnvironmentFault
from cadredesk.messages import sentence
from ui.act import show_sentence

MOST_DPI = 300
"""Finer than this no eye tells, and the pages grow."""


class Pixels(Protocol):
    """A page as pixels (cadredesk.actions.papers.Pixels)."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def rgb(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Document:
    """What is printed in one job: its title, its copies, and its pages at a width in dots of the shorter side."""

    title: str
    copies: int
    pages: Callable[[int], Iterable[Pixels]]


def has_printer() -> bool:
    """Whether the system knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer() -> QPrinter:
    """A printer for A4 to the paper's edge, to be chosen in the system's dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    return printer


def choose_printer(widget: QWidget, chosen: Callable[[QPrinter], None]) -> None:
    """Shows the system's dialog and hands the printer over; says what to do where there is none."""
    if not has_printer():
        show_sentence(widget, sentence("printing.no_printer"))
        return
    printer = new_printer()
    dialog = QPrintDialog(printer, widget)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.show()


def print_pdf(printer: QPrinter, title: str, pdf: bytes, progress: Callable[..., None]) -> int:
    """Prints one PDF; returns the pages drawn. Runs on the worker's thread. `printing.failed`."""
    return print_documents(
        printer, [Document(title, 1, lambda width: printing.pages_of(pdf, width))], progress
    )


def print_documents(
    printer: QPrinter, documents: Sequence[Document], progress: Callable[..., None] | None = None
) -> int:
    """Prints each document as a job of its own, so that it begins on a new sheet; returns the pages drawn.

    A range of pages chosen in the dialog counts where there is one document. Runs on the worker's thread.
    `printing.failed` when the printer refuses.
    """
    drawn = 0
    part = _chosen_pages(printer) if len(documents) == 1 else None
    chosen = printer.copyCount()
    for number, document in enumerate(documents):
        if progress is not None:
            progress(number, len(documents), document.title)
        printer.setDocName(document.title)
        printer.setCopyCount(max(1, chosen * document.copies))
        drawn += _print(printer, document, part)
    printer.setCopyCount(chosen)
    return drawn


def _chosen_pages(printer: QPrinter) -> range | None:
    if printer.printRange() != QPrinter.PrintRange.PageRange or not printer.fromPage():
        return None
    return range(printer.fromPage(), max(printer.fromPage(), printer.toPage()) + 1)


def _print(printer: QPrinter, document: Document, part: range | None) -> int:
    dots = min(printer.resolution(), MOST_DPI)
    width = round(210 / 25.4 * dots)
    painter: QPainter | None = None
    count = 0
    try:
        for number, page in enumerate(document.pages(width), 1):
            if part is not None and number not in part:
                continue
            image = QImage(page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888)
            lying = page.width > page.height
            printer.setPageOrientation(
                QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
            )
            if painter is None:
                painter = QPainter()
                if not painter.begin(printer):
                    raise EnvironmentFault("printing.failed")
            elif not printer.newPage():
                raise EnvironmentFault("printing.failed")
            whole = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
            painter.drawImage(QRect(0, 0, whole.width(), whole.height()), image)
            count += 1
    finally:
        if painter is not None:
            painter.end()
    return count
