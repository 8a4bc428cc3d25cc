"""The main window: navigation on the left, one screen on the right, and the keys that every screen knows."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import desks
from ui.act import Hub, ask
from ui.runner import Runner, Watch
from ui.widgets.card import Elided, ErrorBar, button, label
from ui.widgets.dialogs import ConfirmDialog, Sheet
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.words import role_words

if TYPE_CHECKING:
    from cadredesk.desk import Desk


@dataclass(frozen=True, slots=True)
class Registered:
    """A screen of the navigation: its key, its title (translated in context `screens`), and where it lies."""

    key: str
    title: str
    factory: str
    """`module:Class`, imported when the screen is first shown."""
    modes: tuple[str, ...] = ("school",)


SCREENS: tuple[Registered, ...] = (
    Registered("today", str(QT_TRANSLATE_NOOP("screens", "Today")), "ui.screens.today:TodayScreen"),
    Registered(
        "intake", str(QT_TRANSLATE_NOOP("screens", "Receive")), "ui.screens.intake:IntakeScreen", ("bureau",)
    ),
    Registered("pool", str(QT_TRANSLATE_NOOP("screens", "Pool")), "ui.screens.pool:PoolScreen", ("bureau",)),
    Registered(
        "schools",
        str(QT_TRANSLATE_NOOP("screens", "Schools")),
        "ui.screens.schools:SchoolsScreen",
        ("bureau",),
    ),
    Registered(
        "decisions",
        str(QT_TRANSLATE_NOOP("screens", "Decide")),
        "ui.screens.decisions:DecisionsScreen",
        ("bureau",),
    ),
    Registered(
        "outgoing",
        str(QT_TRANSLATE_NOOP("screens", "Send")),
        "ui.screens.outgoing:OutgoingScreen",
        ("bureau",),
    ),
    Registered(
        "today", str(QT_TRANSLATE_NOOP("screens", "Today")), "ui.screens.today:TodayScreen", ("bureau",)
    ),
    Registered("people", str(QT_TRANSLATE_NOOP("screens", "People")), "ui.screens.people:PeopleScreen"),
    Registered("rounds", str(QT_TRANSLATE_NOOP("screens", "Selection")), "ui.screens.rounds:RoundsScreen"),
    Registered(
        "training",
        str(QT_TRANSLATE_NOOP("screens", "Training")),
        "ui.screens.training:TrainingScreen",
        ("school", "bureau"),
    ),
    Registered(
        "management",
        str(QT_TRANSLATE_NOOP("screens", "Management")),
        "ui.screens.management:ManagementScreen",
        ("school", "bureau"),
    ),
    Registered(
        "printing", str(QT_TRANSLATE_NOOP("screens", "To print")), "ui.screens.printing:PrintingScreen"
    ),
    Registered(
        "reporting", str(QT_TRANSLATE_NOOP("screens", "Reporting")), "ui.screens.reporting:ReportingScreen"
    ),
    Registered(
        "enrolment", str(QT_TRANSLATE_NOOP("screens", "Bureau")), "ui.screens.enrolment:EnrolmentScreen"
    ),
    Registered(
        "settings",
        str(QT_TRANSLATE_NOOP("screens", "Settings")),
        "ui.screens.settings:SettingsScreen",
        ("school", "bureau"),
    ),
)
"""What stands in the navigation, from top to bottom."""

HIDDEN: tuple[Registered, ...] = (
    Registered("importing", "", "ui.screens.importing:ImportScreen"),
    Registered("evaluation", "", "ui.screens.evaluation:EvaluationScreen"),
    Registered("profiles", "", "ui.screens.profiles:ProfilesScreen", ("school", "bureau")),
    Registered("keys", "", "ui.screens.keys:KeysScreen", ("school", "bureau")),
    Registered("scanning", "", "ui.screens.scanning:ScanningScreen"),
    Registered("ballot_review", "", "ui.screens.ballot_review:BallotReviewScreen"),
)
"""Screens that another screen leads to with `navigate`; the navigation shows where they were reached from."""


def available(screens: tuple[Registered, ...], mode: str) -> tuple[Registered, ...]:
    """The screens of a mode whose module is there."""
    return tuple(
        one
        for one in screens
        if mode in one.modes and importlib.util.find_spec(one.factory.partition(":")[0]) is not None
    )


class MainWindow(QMainWindow):
    """The window of one desk. `leaving` asks the program to lock or to change the person at the desk."""

    locked = Signal()
    """The desk is to be locked: idle, or the user asked; the program shows the log-in page."""
    restarted = Signal()
    """Language or font size changed: the program builds the window anew."""
    rehearsal_wanted = Signal()
    """The sample school is to be opened, in its own folder."""
    rehearsal_left = Signal()
    """The sample school is put away as it is; the program goes back to its own desk."""
    rehearsal_ended = Signal()
    """The sample school is to be wiped."""
    day_wanted = Signal(object)
    """The rehearsal is to go on on that day."""
    replaced = Signal(object)
    """The same desk, its data elsewhere: the program builds the window anew over it."""
    moved = Signal()
    """The user says that a folder taken for a copy was moved."""
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.setWindowTitle(self.tr("CadreDesk"))
        self.setAccessibleName(self.tr("CadreDesk"))
        self.errors = ErrorBar(above=10)
        self.hub = Hub(desk.folder / "reports", self)
        self.runner = Runner(self)
        self._watch = Watch(self)
        self.desk = desk
        self.context = ScreenContext(desk, self.hub, self.runner, self.navigate)
        self._known = {one.key: one for one in available(SCREENS + HIDDEN, desk.mode)}
        self._screens: dict[str, Screen] = {}
        self._frames: dict[str, QScrollArea] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._header_buttons: list[QPushButton] = []
        self._resting: list[QDialog] = []
        self.has_unsaved = False
        """Whether the last lock left something typed that could not be saved."""
        self._build()
        self._keys()
        self._watch_idle()
        self.hub.changed.connect(lambda _: self.refresh_badges())
        self.hub.changed.connect(lambda area: self._show_person() if area in ("desks", "users") else None)
        self.resize(1366, 768)
        first = next(iter(self._buttons), None)
        if first is not None:
            self.navigate(first)

    # What the window is made of

    def _build(self) -> None:
        whole = QWidget()
        whole.setObjectName("page")
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._navigation())
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        if self.desk.kind == "rehearsal":
            right.addWidget(self._ribbon())
        if self.desk.is_copy:
            right.addWidget(self._copy_ribbon())
        right.addWidget(self._header())
        frame = QVBoxLayout()
        frame.setContentsMargins(18, 0, 18, 0)
        frame.addWidget(self.errors)
        right.addLayout(frame)
        self._stack = QStackedWidget()
        self._stack.setObjectName("screens")
        right.addWidget(self._stack, 1)
        across.addLayout(right, 1)
        self.setCentralWidget(whole)

    def _navigation(self) -> QFrame:
        side = QFrame()
        side.setObjectName("navigation")
        side.setAccessibleName(self.tr("Navigation"))
        base = QApplication.font().pointSizeF()
        side.setFixedWidth(round(196 * max(1.0, 0.4 + 0.6 * base / 12)))
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 16, 0, 12)
        box.setSpacing(0)
        name = QLabel(self.tr("CadreDesk"))
        name.setObjectName("programName")
        name.setContentsMargins(22, 0, 0, 0)
        box.addWidget(name)
        box.addSpacing(16)
        for one in available(SCREENS, self.desk.mode):
            entry = QPushButton(title_of(one))
            entry.setObjectName(f"nav_{one.key}")
            entry.setAccessibleName(title_of(one))
            entry.setCheckable(True)
            entry.setAutoExclusive(True)
            entry.clicked.connect(self._goes_to(one.key))
            self._buttons[one.key] = entry
            box.addWidget(entry)
        box.addStretch(1)
        self._person = QLabel()
        self._person.setObjectName("personAtDesk")
        self._person.setTextFormat(Qt.TextFormat.PlainText)
        self._person.setWordWrap(True)
        self._person.setContentsMargins(21, 0, 8, 0)
        box.addWidget(self._person)
        self._lock = button(self.tr("Switch or lock"), "lockButton", "small")
        self._lock.clicked.connect(self.lock)
        row = QHBoxLayout()
        row.setContentsMargins(13, 0, 0, 0)
        row.addWidget(self._lock)
        box.addLayout(row)
        self._show_person()
        return side

    def _ribbon(self) -> QFrame:
        from cadredesk.actions import rehearsals  # a rehearsal's alone

        ribbon = QFrame()
        ribbon.setObjectName("rehearsal")
        text = self.tr("REHEARSAL — sample school. Nothing here is real, nothing leaves this computer.")
        text += self.tr(" Everybody's password: %1").replace("%1", rehearsals.PASSWORD)
        ribbon.setAccessibleName(text)
        row = QHBoxLayout(ribbon)
        row.setContentsMargins(20, 4, 20, 4)
        row.setSpacing(16)
        row.addWidget(label(text, name="rehearsalText"), 1)
        self._rehearsal_day = label("", name="rehearsalDay", wrap=False)
        row.addWidget(self._rehearsal_day)
        self._jump = button("", "rehearsalJump", "link")
        self._jump.clicked.connect(lambda: self._saved_first(self._ask_day))
        row.addWidget(self._jump)
        self._show_day()
        self.hub.changed.connect(lambda _: self._show_day())
        leave = button(self.tr("Back to my own desk"), "rehearsalLeave", "link")
        leave.clicked.connect(lambda: self._saved_first(self.rehearsal_left.emit))
        row.addWidget(leave)
        end = button(self.tr("End the rehearsal…"), "rehearsalEnd", "link")
        end.clicked.connect(self._ask_end)
        row.addWidget(end)
        return ribbon

    def _ask_day(self) -> None:
        from cadredesk.actions import rehearsals

        following = ask(self, rehearsals.next_day, self.desk)
        if following:
            self.day_wanted.emit(following.value)

    def _show_day(self) -> None:
        """The rehearsal's day, and the day it can jump to."""
        from cadredesk.actions import rehearsals  # a rehearsal's alone
        from ui.rounds.words import day_words

        today = self.desk.today()
        following = ask(self, rehearsals.next_day, self.desk)
        self._rehearsal_day.setText(self.tr("Day of the rehearsal: %1").replace("%1", day_words(today)))
        self._jump.setEnabled(bool(following))
        if following:
            self._jump.setText(self.tr("Jump to %1").replace("%1", day_words(following.value, today)))
            self._jump.setToolTip(
                self.tr(
                    "The next day something can go on. Only the rehearsal's date moves, not the computer's."
                )
            )

    def _copy_ribbon(self) -> QFrame:
        ribbon = QFrame()
        ribbon.setObjectName("rehearsal")
        text = self.tr("This folder stands in another place than before. As a copy it can only be read.")
        ribbon.setAccessibleName(text)
        row = QHBoxLayout(ribbon)
        row.setContentsMargins(20, 4, 20, 4)
        row.addWidget(label(text, name="copyText"), 1)
        answer = button(self.tr("It was moved"), "copyMoved", "link")
        answer.clicked.connect(self.moved)
        row.addWidget(answer)
        return ribbon

    def rehearse(self) -> None:
        """Asks the program for the sample school; what is typed is saved first."""
        if self.desk.kind != "rehearsal":
            self._saved_first(self.rehearsal_wanted.emit)

    def _saved_first(self, what: Callable[[], None]) -> None:
        screen = self.screen_in_sight()
        if screen is None or screen.save():
            what()

    def _ask_end(self) -> None:
        sheet = ConfirmDialog(
            self,
            self.tr("End the rehearsal?"),
            self.tr("The sample school is wiped whole. Your own data is another folder and stays as it is."),
            self.tr("Wipe the sample school"),
            "endRehearsal",
            danger=True,
        )
        sheet.confirmed.connect(self.rehearsal_ended)
        sheet.open()

    def _header(self) -> QFrame:
        head = QFrame()
        head.setObjectName("header")
        head.setMinimumHeight(64)
        self._top = QHBoxLayout(head)
        self._top.setContentsMargins(22, 8, 22, 8)
        self._top.setSpacing(8)
        self._title = Elided("screenTitle", "title")
        self._subtitle = Elided("screenSubtitle", "secondary", shy=True)
        self._saved = label("", "secondary", "savedAt", wrap=False)
        self._top.addWidget(self._title)
        self._top.addSpacing(12)
        self._top.addWidget(self._subtitle, 1)
        self._top.addWidget(self._saved)
        return head

    def _show_person(self) -> None:
        school = ask(self, desks.school, self.desk)
        user = self.desk.user
        name = school.value.name if school else ""
        self._person.setText(f"{name}\n{user.name} · {role_words()[user.role]}")
        self._person.setAccessibleName(self._person.text())

    # Screens

    def navigate(self, key: str, **args: Any) -> None:
        """Shows a screen; `args` say what of it. A screen that cannot save what is typed keeps its place.

        The key `rehearsal` leads to the sample school.
        """
        if key == "rehearsal":
            self.rehearse()
            return
        here = self.screen_in_sight()
        if here is not None and not here.save():
            self._check(self._key_of(here))
            return
        if key not in self._known:
            return
        screen = self._loaded(key)
        self.errors.put("")
        self._stack.setCurrentWidget(self._frames[key])
        if args:
            screen.go(**args)
        self._check(key)
        self._show_header()
        self.refresh_badges()

    def _loaded(self, key: str) -> Screen:
        if key not in self._screens:
            module, _, name = self._known[key].factory.partition(":")
            self.add_screen(key, getattr(importlib.import_module(module), name)(self.context))
        return self._screens[key]

    def _load_counted(self) -> None:
        for key in _COUNTED:
            if key in self._known:
                self._loaded(key)
        self.refresh_badges()

    def add_screen(self, key: str, screen: Screen) -> None:
        """Takes a screen in, under its key; it scrolls where the window is too small for it."""
        screen.header_changed.connect(self._show_header)
        screen.header_changed.connect(self.refresh_badges)
        frame = QScrollArea()
        frame.setObjectName(f"frame_{key}")
        frame.setFrameShape(QFrame.Shape.NoFrame)
        frame.setWidgetResizable(True)
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame.setWidget(screen)
        self._screens[key], self._frames[key] = screen, frame
        self._stack.addWidget(frame)

    def screen_in_sight(self) -> Screen | None:
        """The screen on the right."""
        frame = self._stack.currentWidget()
        return next((self._screens[key] for key, one in self._frames.items() if one is frame), None)

    @property
    def page(self) -> str:
        """The key of the entry chosen in the navigation."""
        return next((key for key, entry in self._buttons.items() if entry.isChecked()), "")

    @property
    def place(self) -> dict[str, str]:
        """What of that entry is in sight, as `navigate` takes it."""
        screen = self._screens.get(self.page)
        return screen.place() if screen is not None else {}

    def refresh_badges(self) -> None:
        """Shows the numbers in the navigation: 待打印 (6)."""
        for key, entry in self._buttons.items():
            screen = self._screens.get(key)
            number = screen.badge() if screen is not None else None
            title = title_of(self._known[key])
            entry.setText(f"{title} ({number})" if number else title)

    def show_error(self, text: str) -> None:
        """Shows an action's sentence under the header."""
        self.errors.put(text)

    def _key_of(self, screen: Screen) -> str:
        return next((key for key, one in self._screens.items() if one is screen), "")

    def _check(self, key: str) -> None:
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def _goes_to(self, key: str) -> Callable[[], None]:
        return lambda: self.navigate(key)

    def _show_header(self) -> None:
        screen = self.screen_in_sight()
        if screen is None:
            return
        self._title.put(screen.title)
        self._subtitle.put(screen.subtitle)
        wanted = screen.header_buttons()
        for old in self._header_buttons:
            self._top.removeWidget(old)
            if old not in wanted:
                old.setParent(screen)
                old.hide()
        for one in wanted:
            self._top.addWidget(one)
            one.show()
        self._header_buttons = list(wanted)

    # Keys

    def _keys(self) -> None:
        for keys, what in (
            ("F1", self._on_clause),
            ("F2", lambda: self._tell("edit")),
            ("F3", lambda: self._tell("find")),
            ("Ctrl+F", lambda: self._tell("find")),
            ("F5", lambda: self._tell("refresh")),
            ("Ctrl+P", lambda: self._tell("print_")),
            ("Ctrl+Z", lambda: self._tell("undo")),
            ("Ctrl+Y", lambda: self._tell("redo")),
            ("Ctrl+S", self.save),
        ):
            QShortcut(QKeySequence(keys), self, activated=what)  # type: ignore[call-overload]

    def _tell(self, what: str) -> None:
        screen = self.screen_in_sight()
        if screen is not None:
            getattr(screen, what)()

    def save(self) -> None:
        """Writes what is typed and answers with the time: 已保存 10:32."""
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            field.clearFocus()
            field.setFocus()
        screen = self.screen_in_sight()
        if screen is None or screen.save():
            self._saved.setText(self.tr("Saved %1").replace("%1", QTime.currentTime().toString("HH:mm")))

    def _on_clause(self) -> None:
        screen = self.screen_in_sight()
        text = screen.clause() if screen is not None else ""
        self.show_clause(text or self.tr("This page rests on no clause of its own."))

    def show_clause(self, text: str) -> None:
        """Shows the clause that the page in sight rests on."""
        sheet = Sheet(self, "clauseSheet", self.tr("What this rests on"), self.tr("Close"))
        sheet.no.hide()
        sheet.body.addWidget(label(text, name="clauseText"))
        sheet.open()

    # Lock, idle, close

    def lock(self) -> None:
        """Saves, and asks for a name and a password again; what cannot be saved waits behind the log-in page."""
        screen = self.screen_in_sight()
        self.has_unsaved = screen is not None and not screen.save()
        self.locked.emit()

    def rest(self) -> None:
        """Goes out of sight with everything on it, until the same person is back."""
        self._resting = [one for one in self.findChildren(QDialog) if one.isVisible()]
        for dialog in self._resting:
            dialog.hide()
        self._watch_keys(False)
        self.hide()

    def wake(self) -> None:
        """Stands there again as it was left."""
        self.show()
        self._watch_keys(True)
        for dialog in self._resting:
            dialog.show()
        self._resting = []

    def _watch_keys(self, is_on: bool) -> None:
        application = QApplication.instance()
        if application is None:
            return
        self._settling.stop()
        if is_on:
            application.installEventFilter(self)
            self._idle.start()
        else:
            application.removeEventFilter(self)
            self._idle.stop()

    def _watch_idle(self) -> None:
        preferences = ask(self, desks.preferences, self.desk)
        minutes = preferences.value.idle_minutes if preferences else 10
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(max(1, minutes) * 60_000)
        self._idle.timeout.connect(self._on_idle)
        self._idle.start()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settle)
        self._settling.start(_SETTLE_MS)

    def _settle(self) -> None:
        """What can wait until the window has been painted: every event is seen from now on, and costs."""
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._load_counted()

    def set_idle_minutes(self, minutes: int) -> None:
        """Locks after that many minutes without a key or a click."""
        self._idle.setInterval(max(1, minutes) * 60_000)
        self._idle.start()

    def _on_idle(self) -> None:
        if self.runner.busy:
            self._idle.start()
        else:
            self.lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any key, click or wheel turn starts the idle minutes anew."""
        if event.type() in _ALIVE:
            self._idle.start()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves what is typed; asks before a slow task would be cut off."""
        screen = self.screen_in_sight()
        if screen is not None and not screen.save():
            event.ignore()
            return
        if self.runner.busy:
            event.ignore()
            sheet = ConfirmDialog(
                self,
                self.tr("A task is still running"),
                self.tr("It can be stopped; nothing that was saved is lost."),
                self.tr("Stop it and leave"),
                "leaveBusy",
                danger=True,
            )
            sheet.confirmed.connect(self._leave_busy)
            sheet.open()
            return
        self.put_away()
        super().closeEvent(event)
        self.closed.emit()

    def _leave_busy(self) -> None:
        self.runner.close()
        QTimer.singleShot(0, self.close)

    def put_away(self) -> None:
        """Lets go of what outlives a window: the worker and the watch on keys."""
        self._watch_keys(False)
        self.runner.close()
        QToolTip.hideText()


_SETTLE_MS = 500
"""How long after it was made a window does what need not be done before its first painting."""

_COUNTED = ("printing",)
"""Screens whose number stands in the navigation from the beginning; made when the window has been shown."""

_ALIVE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.InputMethod)


def title_of(one: Registered) -> str:
    """A screen's title in the language of the window."""
    return QCoreApplication.translate("screens", one.title)
