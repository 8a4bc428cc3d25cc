"""Opens the window: language, look, then the first start, the log-in page, or the desk."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QWidget

from cadredesk.actions import desks, profiles
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui import style, translate
from ui.act import ask, show_bug, write_report
from ui.screens.login import LoginPage
from ui.warm import Warmer
from ui.widgets.dialogs import ConfirmDialog
from ui.window import MainWindow

if TYPE_CHECKING:
    from cadredesk.desk import Desk
    from ui.screens.start import MakeSample, Offer


class Program(QObject):
    """What stands on the screen, one after another: first start, log-in page, window, log-in page, …"""

    def __init__(self, app: QApplication, folder: Path) -> None:
        super().__init__(app)
        self._app, self._folder, self._home = app, folder, folder
        self._language, self._points = "zh_CN", 12
        self._page = ""
        self.shown: QWidget | None = None
        self.desk: Desk | None = None

    def begin(self) -> None:
        """Shows the first page."""
        if desks.exists(self._folder):
            try:
                front = desks.front(self._folder)
            except UserError:
                pass
            else:
                self._language, self._points = front.language, front.font_size
            self._look()
            self.log_in()
        else:
            self._look()
            self.first_start()

    def first_start(self) -> None:
        """Shows the three doors."""
        from ui.screens.start import StartPages  # once in a folder's life, and its pictures are slow to load

        pages = StartPages(self._folder, offers(), sample(), self._language, self._points)
        pages.finished.connect(self._on_started)
        pages.look_changed.connect(self._on_look)
        self._show(self._frame(pages))

    def log_in(self) -> None:
        """Asks for a name and a password; the open desk stays open behind it."""
        if isinstance(self.shown, MainWindow):
            self._page = self.shown.page
        page = LoginPage(self._folder, self.desk)
        page.entered.connect(self._on_entered)
        self._show(self._frame(page))
        page.setFocus()
        if self.desk is None:
            Warmer(page)

    def open_window(self, desk: Desk, roster: Path | None = None) -> None:
        """Shows the desk; a roster dropped in at the first start is taken up at once."""
        self.desk = desk
        window = MainWindow(desk)
        window.locked.connect(self.log_in)
        window.restarted.connect(self._on_restart)
        window.closed.connect(self.leave)
        window.rehearsal_ended.connect(self._on_rehearsal_ended)
        self._show(window)
        if self._page:
            window.navigate(self._page)
        if roster is not None:
            window.navigate("people", roster=roster)
        self._ask_moved(window, desk)
        self._warn_of_clock(window, desk)

    def leave(self) -> None:
        """Makes the backup of leaving and closes the folder; says so when the backup could not be made."""
        desk, self.desk = self.desk, None
        if desk is None:
            return
        try:
            desks.leave(desk)
        except UserError as problem:
            QMessageBox.warning(None, QCoreApplication.translate("app", "CadreDesk"), sentence_of(problem))

    def _ask_moved(self, window: MainWindow, desk: Desk) -> None:
        if not desk.is_copy:
            return
        sheet = ConfirmDialog(
            window,
            self.tr("Was this folder moved?"),
            self.tr(
                "It stands in another place than before. If it was moved, go on working here. If it is a copy, "
                "choose Cancel: it can be read, nothing in it changes, and the first folder stays the one that counts."
            ),
            self.tr("It was moved"),
            "movedSheet",
        )
        sheet.confirmed.connect(lambda: self._on_moved(window, desk))
        sheet.open()

    def _on_moved(self, window: MainWindow, desk: Desk) -> None:
        moved = ask(window, desks.confirm_moved, desk)
        if moved:
            QTimer.singleShot(0, lambda: self.open_window(moved.value))

    def _warn_of_clock(self, window: MainWindow, desk: Desk) -> None:
        warning = ask(window, desks.clock_warning, desk)
        if warning and warning.value is not None:
            text = self.tr(
                "The computer's clock says %1, but the desk was last used on %2. Please check the date; nothing was changed."
            )
            window.show_error(
                text.replace("%1", warning.value.today.isoformat()).replace(
                    "%2", warning.value.last.isoformat()
                )
            )

    def _on_rehearsal_ended(self) -> None:
        desk, self.desk = self.desk, None
        if desk is None:
            return
        desk.close()
        where = self.shown or QWidget()
        ask(where, desks.wipe, desk.folder)
        self._folder = self._home
        QTimer.singleShot(0, self.begin)

    def _on_started(self, desk: Desk, roster: Path | None) -> None:
        self._folder = desk.folder
        self.open_window(desk, roster)

    def _on_entered(self, desk: Desk) -> None:
        self.open_window(desk)

    def _on_look(self, language: str, points: int) -> None:
        self._language, self._points = language, points
        self._look()
        QTimer.singleShot(0, self.first_start)

    def _on_restart(self) -> None:
        if self.desk is None or not isinstance(self.shown, MainWindow):
            return
        desk, self._page = self.desk, self.shown.page
        preferences = desks.preferences(desk)
        self._language, self._points = preferences.language, preferences.font_size
        self._look()
        QTimer.singleShot(0, lambda: self.open_window(desk))

    def _look(self) -> None:
        translate.install(self._app, self._language)
        style.apply(self._app, self._points)

    def _frame(self, page: QWidget) -> QMainWindow:
        frame = QMainWindow()
        frame.setObjectName("frame")
        frame.setWindowTitle(QCoreApplication.translate("app", "CadreDesk"))
        frame.setCentralWidget(page)
        frame.resize(1366, 768)
        return frame

    def _show(self, window: QMainWindow) -> None:
        old, self.shown = self.shown, window
        if old is not None:
            window.setGeometry(old.geometry())
        window.show()
        if old is not None:
            if isinstance(old, MainWindow):
                old.put_away()
            old.hide()
            old.deleteLater()


def offers() -> tuple[Offer, ...]:
    """The rule profiles of the first start, each with what it is based on."""
    from ui.screens.start import Offer

    return tuple(Offer(one.id, one.title, "；".join(one.basis)) for one in profiles.shipped())


def sample() -> MakeSample | None:
    """The action that makes the sample school for a rehearsal; None where the program has none."""
    if importlib.util.find_spec("cadredesk.actions.demo") is None:
        return None
    return getattr(importlib.import_module("cadredesk.actions.demo"), "rehearsal", None)


def run(words: Sequence[str] = ()) -> int:
    """Opens the window and stays until it is closed; `words` are empty or `--data DIR`. 2 for anything else."""
    if words and (len(words) != 2 or words[0] != "--data"):
        sys.stderr.write("usage: cadredesk [--data DIR]\n")
        return 2
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("CadreDesk")
    program = Program(app, Path(words[1]) if words else desks.default_folder())
    sys.excepthook = _on_bug(program)
    program.begin()
    status = app.exec()
    program.leave()
    return status


def _on_bug(program: Program) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def report(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            QCoreApplication.exit(130)
            return
        folder = program.desk.folder / "reports" if program.desk else None
        show_bug(program.shown, write_report(problem, folder))

    return report
