"""Opens the window: language, look, then the first start, the log-in page, or the desk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QWidget

from cadredesk.actions import checklists, desks, profiles
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
        self._waiting: MainWindow | None = None
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
            if self.shown.has_unsaved:
                self._waiting = self.shown
        page = LoginPage(self._folder, self.desk, rehearsal_password() if self._folder != self._home else "")
        page.entered.connect(self._on_entered)
        page.left.connect(self._on_login_left)
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
        window.replaced.connect(self._on_replaced)
        window.closed.connect(self.leave)
        window.moved.connect(lambda: self._on_moved(window, desk))
        window.rehearsal_wanted.connect(self._on_rehearsal_wanted)
        window.day_wanted.connect(lambda day: self._on_day_wanted(window, day))
        window.rehearsal_left.connect(lambda: QTimer.singleShot(0, self._go_home))
        window.rehearsal_ended.connect(lambda: QTimer.singleShot(0, lambda: self._go_home(wipe=True)))
        self._show(window)
        if self._page:
            window.navigate(self._page)
        if roster is not None:
            window.navigate("people", roster=roster)
        self._ask_moved(window, desk)
        self._warn_of_clock(window, desk)

    def leave(self) -> None:
        """Makes the backup of leaving and closes the folder; says so when the backup could not be made."""
        self._put_away()
        desk, self.desk = self.desk, None
        if desk is None:
            return
        try:
            desks.leave(desk)
        except UserError as problem:
            QMessageBox.warning(None, QCoreApplication.translate("app", "CadreDesk"), sentence_of(problem))

    def _on_login_left(self) -> None:
        """From the log-in page of a rehearsal back to the desk's own."""
        self.leave()
        self._folder, self._page = self._home, ""
        QTimer.singleShot(0, self.begin)

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

    # The rehearsal: the sample school in a folder of its own beside the desk's

    def _on_rehearsal_wanted(self) -> None:
        window = self.shown
        if isinstance(window, MainWindow):
            window.runner.run(
                window,
                self.tr("Opening the sample school…"),
                sample(),
                rehearsal_folder(self._home),
                done=lambda desk: QTimer.singleShot(0, lambda: self._rehearse(desk)),
                changes=False,
            )

    def _rehearse(self, rehearsal: Desk) -> None:
        if self.desk is not None:
            ask(self.shown or QWidget(), checklists.note, self.desk, "rehearsal")
        self.leave()
        self._page = ""
        self._on_started(rehearsal, None)

    def _on_day_wanted(self, window: MainWindow, day: date) -> None:
        from cadredesk.actions import rehearsals  # a rehearsal's alone

        page, place = window.page, window.place
        jumped = ask(window, rehearsals.jump, window.desk, day)
        if jumped:
            QTimer.singleShot(0, lambda: self._go_on(jumped.value, page, place))

    def _go_on(self, desk: Desk, page: str, place: dict[str, str]) -> None:
        self._page = ""
        self.open_window(desk)
        if isinstance(self.shown, MainWindow):
            self.shown.navigate(page, **place)

    def _go_home(self, wipe: bool = False) -> None:
        """From the rehearsal back to the desk's own log-in page, or to the first start where there is no desk."""
        rehearsal = self.desk
        if rehearsal is None:
            return
        self.leave()
        if wipe:
            ask(self.shown or QWidget(), desks.wipe, rehearsal.folder)
        self._folder, self._page = self._home, ""
        self.begin()

    def _put_away(self) -> None:
        for window in (self.shown, self._waiting):
            if isinstance(window, MainWindow):
                window.put_away()
        if self._waiting is not None:
            self._waiting.deleteLater()
            self._waiting = None

    def _on_started(self, desk: Desk, roster: Path | None) -> None:
        self._folder = desk.folder
        self.open_window(desk, roster)

    def _on_entered(self, desk: Desk) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting.desk.user == desk.user:
            self.desk = desk
            self._show(waiting)
            return
        if waiting is not None:
            waiting.put_away()
            waiting.deleteLater()
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

    def _on_replaced(self, desk: Desk) -> None:
        self._page = self.shown.page if isinstance(self.shown, MainWindow) else ""
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
        if isinstance(window, MainWindow) and window.has_unsaved:
            window.has_unsaved = False
            window.wake()
        else:
            window.show()
        if old is not None and old is self._waiting:
            self._waiting.rest()
        elif old is not None:
            if isinstance(old, MainWindow):
                old.put_away()
            old.hide()
            old.deleteLater()


def rehearsal_folder(home: Path) -> Path:
    """Where the sample school of a rehearsal lies: beside the desk's own folder."""
    return home.with_name(f"{home.name}-rehearsal")


def offers() -> tuple[Offer, ...]:
    """The rule profiles of the first start, each with what it is based on."""
    from ui.screens.start import Offer

    return tuple(Offer(one.id, one.title, "；".join(one.basis)) for one in profiles.shipped())


def sample() -> MakeSample:
    """The action that makes or opens the sample school for a rehearsal."""
    from cadredesk.actions import demo  # seldom wanted, and half the program to load

    return demo.rehearsal


def rehearsal_password() -> str:
    """Everybody's password in a rehearsal."""
    from cadredesk.actions import rehearsals

    return rehearsals.PASSWORD


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
