"""The paper twin of a package, printed or saved, from any screen that lists packages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from cadredesk.actions import printing, reporting
from cadredesk.desk import Desk
from ui.widgets.card import Note
from ui.widgets.printer import print_pdf
from ui.widgets.screen import Screen


def print_slip(screen: Screen, printer: QPrinter, package_id: str) -> None:
    """Prints the slip of a package on a printer already chosen."""
    screen.context.runner.run(
        screen,
        QCoreApplication.translate("slip", "Printing"),
        _print,
        screen.context.desk,
        package_id,
        printer,
        QCoreApplication.translate("slip", "Slip of a package"),
        changes=False,
    )


def choose_folder(screen: Screen) -> Path | None:
    """Asks for the folder of a slip; None when none was chosen."""
    place = QFileDialog.getExistingDirectory(screen, QCoreApplication.translate("slip", "Where to?"))
    return Path(place) if place else None


def save_slip(screen: Screen, package_id: str, place: Path, note: Note) -> None:
    """Saves the slip of a package as PDF into a folder, and says so in the note."""

    def saved(path: Path) -> None:
        note.put(QCoreApplication.translate("slip", "Saved."), str(path), "done")
        note.show()

    screen.context.runner.run(
        screen,
        QCoreApplication.translate("slip", "Saving"),
        printing.save_slip,
        screen.context.desk,
        package_id,
        place,
        done=saved,
        changes=False,
    )


def _print(desk: Desk, package_id: str, printer: QPrinter, title: str, progress: Callable[..., None]) -> int:
    return print_pdf(printer, title, reporting.slip(desk, package_id), progress)
