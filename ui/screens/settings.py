"""Settings: people and passwords, facts of the school, look and lock, backups, working-day calendar."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import backups, calendars, desk_sheets, desks, users
from cadredesk.domain.calendar import YearCalendar
from cadredesk.domain.school import Preferences, Role, School, Stage, User
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui.act import act, ask
from ui.exchange.database import DatabasePage
from ui.exchange.recovery import RenewRecoverySheet
from ui.style import AMBER, AMBER_GROUND, BLUE, GREEN, GREEN_GROUND, LINE, SECONDARY, TEXT
from ui.translate import LANGUAGES
from ui.widgets.card import Note, button, label
from ui.widgets.dialogs import ConfirmDialog, Sheet
from ui.widgets.edit import LineEdit, PasswordEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table
from ui.widgets.words import role_words, stage_words


class SettingsScreen(Screen):
    """Five tabs, in a bureau six; every field is saved when it is left, but for the line to a server."""

    areas = frozenset({"users", "desks", "backups", "calendars"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("settingsTabs")
        self.tabs.setAccessibleName(self.tr("Settings"))
        self._approver_only: list[QPushButton] = []
        self._school: School | None = None
        self._preferences: Preferences | None = None
        for name, title, make in (
            ("tabPeople", self.tr("People and passwords"), self._people_tab),
            ("tabSchool", self.tr("School"), self._school_tab),
            ("tabLook", self.tr("Look and lock"), self._look_tab),
            ("tabBackup", self.tr("Backup"), self._backup_tab),
            ("tabCalendar", self.tr("Working days"), self._calendar_tab),
        ):
            self.tabs.addTab(_tab(name, make), title)
        self.database: DatabasePage | None = None
        if context.desk.mode == "bureau":
            self.tabs.addTab(_tab("tabDatabase", self._database_tab), self.tr("Database"))
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 12, 18, 18)
        box.addWidget(self.tabs)

    @property
    def title(self) -> str:
        """The header's title."""
        return self.tr("Settings")

    def go(self, tab: str = "", **args: Any) -> None:
        """Opens a tab: `people`, `school`, `look`, `backup`, `calendar`, and in a bureau `database`."""
        del args
        names = ("people", "school", "look", "backup", "calendar", "database")[: self.tabs.count()]
        if tab in names:
            self.tabs.setCurrentIndex(names.index(tab))

    def refresh(self) -> None:
        """Reads people, school, preferences and backups again."""
        desk = self.context.desk
        people = ask(self, users.listed, desk)
        if people:
            self.people.put(sorted(people.value, key=lambda user: not user.active), lambda user: user.id)
        school = ask(self, desks.school, desk)
        if school:
            self._school = school.value
            for name in _SCHOOL_FIELDS:
                self.school.put(name, getattr(school.value, name))
            self.school.put("stage", school.value.stage.value)
        preferences = ask(self, desks.preferences, desk)
        if preferences:
            self._preferences = preferences.value
            self.look.put("language", preferences.value.language)
            self.look.put("font_size", preferences.value.font_size)
            self.look.put("idle_minutes", preferences.value.idle_minutes)
        self._show_year()
        if self.database is not None:
            self.database.refresh()
        found = ask(self, backups.list_backups, desk.folder)
        if found:
            self.backups.put(found.value, lambda info: info.path)
            newest = f"{found.value[0].made:%Y-%m-%d %H:%M}" if found.value else ""
            self.backup_note.put(
                self.tr("Last backup"), newest or self.tr("none yet"), "done" if newest else "waiting"
            )

    # People

    def _people_tab(self, box: QVBoxLayout) -> None:
        roles = role_words()
        self.people = Table(
            "usersTable",
            self.tr("People of the desk"),
            (
                Column(self.tr("Name"), lambda user: user.name, width=10),
                Column(self.tr("Role"), lambda user: roles[user.role], width=8),
                Column(
                    self.tr("State"),
                    lambda user: self.tr("may log in") if user.active else self.tr("may log in no more"),
                    tone=lambda user: "done" if user.active else "quiet",
                ),
            ),
        )
        self.people.opened.connect(self._give_password)
        box.addWidget(
            label(
                self.tr("The approver adds people, and gives a new password when one is forgotten."),
                "secondary",
            )
        )
        box.addWidget(self.people, 1)
        own = button(self.tr("My password…"), "userOwnPassword")
        own.clicked.connect(self._own_password)
        for text, name, what in (
            (self.tr("Add a person…"), "userAdd", self._add),
            (self.tr("Name or role…"), "userChange", self._change),
            (
                self.tr("New password for this person…"),
                "userGive",
                lambda: self._give_password(self.people.current_row()),
            ),
            (self.tr("May log in no more…"), "userDisable", self._disable),
            (self.tr("New recovery sheet…"), "userRecovery", self._renew),
        ):
            one = button(text, name)
            one.clicked.connect(what)
            self._approver_only.append(one)
        is_approver = self.context.desk.user.role == Role.APPROVER
        for one in self._approver_only:
            one.setEnabled(is_approver)
            if not is_approver:
                one.setToolTip(self.tr("The approver does this."))
        box.addWidget(flow(own, *self._approver_only))
        keys = button(self.tr("Keys and handover…"), "toKeys")
        keys.clicked.connect(lambda: self.context.navigate("keys"))
        self.key_note = Note(name="keyNote")
        copy = button(self.tr("Copy the public key"), "keyCopy")
        copy.clicked.connect(self._copy_key)
        save = button(self.tr("Save the public key…"), "keySave")
        save.clicked.connect(self._choose_key_place)
        box.addWidget(self.key_note)
        box.addWidget(flow(keys, copy, save))
        self._show_key()

    # The signing key

    def _show_key(self) -> None:
        found = ask(self, desk_sheets.key, self.context.desk)
        if found:
            day = found.value.made_on.isoformat() if found.value.made_on else ""
            text = self.tr("made on %1, fingerprint %2").replace("%1", day)
            self.key_note.put(self.tr("Signing key"), text.replace("%2", found.value.fingerprint), "quiet")

    def _copy_key(self) -> None:
        found = ask(self, desk_sheets.key, self.context.desk)
        if found:
            QApplication.clipboard().setText(found.value.line)
            self.key_note.put(self.tr("Copied"), found.value.fingerprint, "done")

    def _choose_key_place(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Where to?"))
        if place:
            self.save_key(Path(place))

    def save_key(self, place: Path) -> None:
        """Saves the school's public key into a folder."""
        saved = ask(self, desk_sheets.save_key, self.context.desk, place)
        if saved:
            self.key_note.put(self.tr("Saved"), str(saved.value), "done")

    def _change(self) -> None:
        user = self.people.current_row()
        if user is not None:
            _ChangePerson(self, user).open()

    def _add(self) -> None:
        _AddPerson(self).open()

    def _own_password(self) -> None:
        _Passwords(
            self,
            "ownPasswordSheet",
            self.tr("My password"),
            self.tr("Your password until now"),
            lambda old, new: act(self, desks.change_password, self.context.desk, old, new),
        ).open()

    def _give_password(self, user: User | None) -> None:
        if user is None:
            return
        _Passwords(
            self,
            "givePasswordSheet",
            self.tr("New password for %1").replace("%1", user.name),
            self.tr("Password of the approver at the desk"),
            lambda own, new: act(self, users.give_password, self.context.desk, user.id, new, own),
        ).open()

    def _disable(self) -> None:
        user = self.people.current_row()
        if user is None:
            return
        sheet = ConfirmDialog(
            self,
            self.tr("%1 may log in no more?").replace("%1", user.name),
            self.tr("What this person did stays in the record. A new password lets the person in again."),
            self.tr("May log in no more"),
            "disableUser",
            danger=True,
        )
        sheet.confirmed.connect(lambda: act(self, users.disable, self.context.desk, user.id))
        sheet.open()

    def _renew(self) -> None:
        RenewRecoverySheet(self, self.context).open()

    # School

    def _school_tab(self, box: QVBoxLayout) -> None:
        box.addWidget(
            label(
                self.tr("Papers and packages quote these facts. Each is saved when its field is left."),
                "secondary",
            )
        )
        self.school = Form("schoolForm", 2)
        code = self.school.line("code", self.tr("Code"))
        code.setReadOnly(True)
        for name, words in (
            ("name", self.tr("Full name, as on the official seal")),
            ("short_name", self.tr("Short name")),
            ("party_organisation", self.tr("Party organisation that decides")),
            ("mark_prefix", self.tr("Sign in document numbers")),
            ("superior", self.tr("Education bureau reported to")),
            ("superior_code", self.tr("Code of that bureau")),
            ("address", self.tr("Address")),
            ("phone", self.tr("Telephone")),
            ("postcode", self.tr("Postcode")),
            ("email", self.tr("E-mail")),
        ):
            self.school.line(name, words)
        self.school.choice(
            "stage", self.tr("Stage"), [(stage.value, word) for stage, word in stage_words().items()]
        )
        self.school.left.connect(self._store_school)
        box.addWidget(_scrolled(self.school), 1)

    def _store_school(self, name: str, value: Any) -> None:
        if self._school is None:
            return
        change = Stage(value) if name == "stage" else value.strip()
        act(self, desks.store_school, self.context.desk, replace(self._school, **{name: change}))

    # Look and lock

    def _look_tab(self, box: QVBoxLayout) -> None:
        self.look = Form("lookForm", 1)
        self.look.choice(
            "language",
            self.tr("Language of the window"),
            LANGUAGES,
            hint=self.tr("The wording of papers does not depend on it."),
        )
        sizes = self.look.choice("font_size", self.tr("Size of letters"), [])
        for points in range(10, 19):
            sizes.addItem(self.tr("%1 pt").replace("%1", str(points)), points)
        minutes = self.look.choice("idle_minutes", self.tr("Lock after"), [])
        for number in (3, 5, 10, 15, 30, 60):
            minutes.addItem(self.tr("%1 minutes without a key").replace("%1", str(number)), number)
        self.look.setMaximumWidth(520)
        self.look.left.connect(self._store_look)
        box.addWidget(self.look)
        if self.context.desk.mode == "school" and self.context.desk.kind != "rehearsal":
            rehearse = button(self.tr("Open the rehearsal…"), "rehearse")
            rehearse.clicked.connect(lambda: self.context.navigate("rehearsal"))
            about = self.tr(
                "A sample school in a folder of its own, to practise on. This desk is closed meanwhile."
            )
            box.addSpacing(8)
            box.addWidget(label(self.tr("Rehearsal"), "strong"))
            box.addWidget(label(about, "secondary"))
            box.addWidget(rehearse, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)

    def _store_look(self, name: str, value: Any) -> None:
        if self._preferences is None:
            return
        stored = act(
            self, desks.store_preferences, self.context.desk, replace(self._preferences, **{name: value})
        )
        window: Any = self.window()
        if stored and name == "idle_minutes" and hasattr(window, "set_idle_minutes"):
            window.set_idle_minutes(value)
        elif stored and hasattr(window, "restarted"):
            window.restarted.emit()

    # Backup

    def _backup_tab(self, box: QVBoxLayout) -> None:
        words = {
            "hand": self.tr("made by hand"),
            "leave": self.tr("made on leaving"),
            "migration": self.tr("made before an update"),
            "stick": self.tr("made for a stick"),
            backups.BEFORE_SERVER: self.tr("the local file before the server"),
        }
        self.backup_note = Note(name="backupNote")
        box.addWidget(self.backup_note)
        box.addWidget(
            label(
                self.tr(
                    "A backup is made on leaving, encrypted, and proved by opening it. Copy one to a stick every week."
                ),
                "secondary",
            )
        )
        self.backups = Table(
            "backupsTable",
            self.tr("Backups"),
            (
                Column(self.tr("Made"), lambda info: f"{info.made:%Y-%m-%d %H:%M}", width=11),
                Column(self.tr("Reason"), lambda info: words.get(info.reason, info.reason), width=12),
                Column(self.tr("Size"), lambda info: f"{info.size / 1e6:.1f} MB", lambda info: info.size),
            ),
        )
        box.addWidget(self.backups, 1)
        copy = button(self.tr("Copy to a stick…"), "backupCopy", "main")
        copy.clicked.connect(self._choose_stick)
        make = button(self.tr("Make a backup now"), "backupMake")
        make.clicked.connect(self._make)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addWidget(make)
        row.addStretch(1)
        box.addLayout(row)
        box.addWidget(
            label(
                self.tr(
                    "To restore one: Switch or lock, leave the program, and choose it on the log-in page."
                ),
                "secondary",
            )
        )

    def _make(self) -> None:
        self.context.runner.run(self, self.tr("Making a backup…"), backups.make, self.context.desk)

    def _choose_stick(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick"))
        if place:
            self.copy_to(Path(place))

    def copy_to(self, place: Path) -> None:
        """Copies a fresh backup to a stick and says when it may be pulled."""
        self.context.runner.run(
            self,
            self.tr("Copying the backup…"),
            backups.copy_to,
            self.context.desk,
            place,
            done=self._on_copied,
        )

    def _on_copied(self, info: backups.BackupInfo) -> None:
        self.backup_note.put(
            self.tr("Copied"),
            self.tr("%1 was read back and is the same. The stick may be pulled.").replace(
                "%1", info.path.name
            ),
            "done",
        )

    # Database

    def _database_tab(self, box: QVBoxLayout) -> None:
        self.database = DatabasePage(self.context)
        window: Any = self.window
        self.database.switched.connect(lambda desk: window().replaced.emit(desk))
        box.addWidget(self.database)

    # Calendar

    def _calendar_tab(self, box: QVBoxLayout) -> None:
        top = QHBoxLayout()
        self.year = QComboBox()
        self.year.setObjectName("calendarYear")
        self.year.setAccessibleName(self.tr("Year"))
        today = self.context.desk.today().year
        for year in range(today - 3, today + 3):
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(self.year.findData(today))
        top.addWidget(self.year)
        self.calendar_note = Note(name="calendarNote")
        top.addWidget(self.calendar_note, 1)
        self.source = LineEdit("calendarSource", self.tr("Number of the notice"), 60)
        self.source.setPlaceholderText(self.tr("Number of the notice"))
        self.source.setFixedWidth(280)
        top.addWidget(self.source)
        self.keep_year = button(self.tr("Save this year"), "calendarSave")
        self.keep_year.clicked.connect(self._store_year)
        top.addWidget(self.keep_year)
        box.addLayout(top)
        box.addWidget(
            label(
                self.tr(
                    "A click, or Space on the day, turns a working day into a rest day and a week-end into a "
                    "make-up day, as the State Council's notice says."
                ),
                "secondary",
            )
        )
        self.grid = YearGrid()
        box.addWidget(_scrolled(self.grid), 1)
        self.grid.edited.connect(lambda: self.keep_year.setEnabled(True))
        self.year.currentIndexChanged.connect(lambda _: self._show_year())

    def _show_year(self) -> None:
        known = ask(self, calendars.get, self.context.desk)
        if not known:
            return
        number = self.year.currentData()
        year = known.value.years.get(number)
        self.grid.put(number, year)
        self.keep_year.setEnabled(False)
        self.source.put(year.source if year is not None else "")
        if year is not None:
            text = self.tr("By the notice of the State Council: %1").replace("%1", year.source)
            self.calendar_note.put(self.tr("Known"), text, "done")
        else:
            text = self.tr("Dates of this year are provisional and are not printed as final.")
            self.calendar_note.put(self.tr("Not known yet"), text, "waiting")

    def _store_year(self) -> None:
        if act(self, calendars.put, self.context.desk, self.grid.year_calendar(self.source.text())):
            self._show_year()


class YearGrid(QWidget):
    """Twelve months of a year: rest days green with 休, make-up days amber with 班 in Chinese.

    Arrow keys walk the days, Space or a click turns one; `edited()` after each turn.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("yearGrid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._year = 2026
        self._known = False
        self._holidays: set[date] = set()
        self._workdays: set[date] = set()
        self._day = date(2026, 1, 1)

    def put(self, year: int, known: YearCalendar | None) -> None:
        """Shows a year; None for one that no notice is known of."""
        self._year, self._day = year, date(year, 1, 1)
        self._known = known is not None
        self._holidays = set(known.holidays) if known is not None else set()
        self._workdays = set(known.workdays) if known is not None else set()
        self.setAccessibleName(self.tr("Working days of %1").replace("%1", str(year)))
        self.update()

    def year_calendar(self, source: str) -> YearCalendar:
        """The year as it stands in the grid, by the notice `source`."""
        return YearCalendar(self._year, source.strip(), frozenset(self._holidays), frozenset(self._workdays))

    def turn(self, day: date) -> None:
        """A working day becomes a rest day or the other way round."""
        special = self._holidays if day.weekday() < 5 else self._workdays
        special.symmetric_difference_update({day})
        if day.weekday() >= 5:
            self._holidays.discard(day)
        self._known = True
        self.update()
        self.edited.emit()

    @property
    def _across(self) -> int:
        """How many months stand side by side: as many as leave a day room for its mark."""
        cell = self.fontMetrics().horizontalAdvance("28") + self.fontMetrics().height() + 4
        return next((number for number in (4, 3) if self.width() / number - 16 >= 7 * cell), 2)

    @property
    def _down(self) -> int:
        return 12 // self._across

    def sizeHint(self) -> QSize:
        """Four months side by side, or fewer with large letters."""
        return QSize(900, self.fontMetrics().height() * 7 * self._down)

    def minimumSizeHint(self) -> QSize:
        """As high as `sizeHint`."""
        return QSize(640, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold another number of months."""
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Space turns."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}.get(
            Qt.Key(event.key())
        )
        if step is not None:
            wanted = self._day + timedelta(days=step)
            if wanted.year == self._year:
                self._day = wanted
                self.setAccessibleDescription(wanted.isoformat())
                self.update()
        elif event.key() == Qt.Key.Key_Space:
            self.turn(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click turns the day under it."""
        for day, box in self._boxes():
            if box.contains(event.position()):
                self._day = day
                self.turn(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the months."""
        del event
        with QPainter(self) as painter:
            bold = painter.font()
            bold.setBold(True)
            painter.save()
            painter.setFont(bold)
            for month in range(1, 13):
                corner = self._corner(month)
                painter.setPen(QColor(TEXT))
                title = self.tr("Month %1").replace("%1", str(month))
                painter.drawText(QRectF(corner.x(), corner.y(), 200, self._line()), title)
                painter.setPen(QPen(QColor(LINE)))
                y = corner.y() + self._line() * 1.1
                painter.drawLine(QPointF(corner.x(), y), QPointF(corner.x() + self._wide(), y))
            painter.restore()
            for day, box in self._boxes():
                self._draw(painter, day, box)

    def _draw(self, painter: QPainter, day: date, box: QRectF) -> None:
        usual = day.weekday() < 5
        works = day not in self._holidays if usual else day in self._workdays
        special = self._known and works != usual
        ink = SECONDARY if not self._known else AMBER if special and works else TEXT if works else GREEN
        if special:
            painter.fillRect(box, QColor(AMBER_GROUND if works else GREEN_GROUND))
        if self.hasFocus() and day == self._day:
            painter.setPen(QPen(QColor(BLUE), 2))
            painter.drawRect(box)
        painter.setPen(QColor(ink))
        mark = "" if not special else self.tr("W") if works else self.tr("R")
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{day.day}{mark}")

    def _boxes(self) -> Iterator[tuple[date, QRectF]]:
        cell, line = self._wide() / 7, self._line()
        for month in range(1, 13):
            corner = self._corner(month)
            for week, days in enumerate(calendar.Calendar().monthdayscalendar(self._year, month), 1):
                for weekday, day in enumerate(days):
                    if day:
                        x, y = corner.x() + weekday * cell, corner.y() + week * line + line * 0.25
                        yield date(self._year, month, day), QRectF(x, y, cell - 2, line - 2)

    def _corner(self, month: int) -> QPointF:
        line, column = divmod(month - 1, self._across)
        return QPointF(column * self.width() / self._across, line * self.height() / self._down)

    def _wide(self) -> float:
        return self.width() / self._across - 16

    def _line(self) -> float:
        return (self.height() / self._down - 8) / 7.4


class _AddPerson(Sheet):
    def __init__(self, screen: SettingsScreen) -> None:
        super().__init__(screen, "addPersonSheet")
        self._screen = screen
        self.say(self.tr("Add a person"), self.tr("Add"))
        self.form = Form("addPersonForm", 1)
        self.form.line("newName", self.tr("Name"), limit=50)
        self.form.choice(
            "newRole", self.tr("Role"), [(role.value, word) for role, word in role_words().items()]
        )
        self.form.put("newRole", "clerk")
        for name, words in (
            ("newPassword", self.tr("The person's password")),
            ("newPasswordAgain", self.tr("The same again")),
            ("approverPassword", self.tr("Password of the approver at the desk")),
        ):
            self.form.widget(name, words, PasswordEdit(name, words))
        self.body.addWidget(self.form)

    def accept_now(self) -> bool:
        """Adds the person."""
        values = self.form.values()
        if values["newPassword"] != values["newPasswordAgain"]:
            self.show_error(sentence_of(UserError("ui.passwords_differ")))
            return False
        new = desks.NewUser(values["newName"], Role(values["newRole"]), values["newPassword"])
        return bool(act(self, users.add, self._screen.context.desk, new, values["approverPassword"]))


class _ChangePerson(Sheet):
    """Another name or another role; for a role the person types a new password, because the keys behind it change."""

    def __init__(self, screen: SettingsScreen, user: User) -> None:
        super().__init__(screen, "changePersonSheet")
        self._screen, self._user = screen, user
        self.say(self.tr("Name or role of %1").replace("%1", user.name), self.tr("Change"))
        self.form = Form("changePersonForm", 1)
        self.form.line("changedName", self.tr("Name"), limit=50)
        role = self.form.choice(
            "changedRole", self.tr("Role"), [(role.value, word) for role, word in role_words().items()]
        )
        self.form.put("changedName", user.name)
        self.form.put("changedRole", user.role.value)
        self._passwords = [
            self.form.widget(name, words, PasswordEdit(name, words))
            for name, words in (
                ("changedPassword", self.tr("The person's new password (at least 8 characters)")),
                ("changedPasswordAgain", self.tr("The same again")),
                ("approverPassword", self.tr("Password of the approver at the desk")),
            )
        ]
        role.currentIndexChanged.connect(lambda _: self._show_passwords())
        self.body.addWidget(self.form)
        self._show_passwords()

    def _show_passwords(self) -> None:
        for field in self._passwords:
            cell = field.parentWidget()
            if cell is not None:
                cell.setVisible(self._new_role())

    def _new_role(self) -> bool:
        return bool(self.form.value("changedRole") != self._user.role.value)

    def accept_now(self) -> bool:
        """Changes what differs."""
        values, desk = self.form.values(), self._screen.context.desk
        if values["changedPassword"] != values["changedPasswordAgain"]:
            self.show_error(sentence_of(UserError("ui.passwords_differ")))
            return False
        if self._new_role() and not act(
            self,
            users.change_role,
            desk,
            self._user.id,
            Role(values["changedRole"]),
            values["changedPassword"],
            values["approverPassword"],
        ):
            return False
        name = values["changedName"]
        return name == self._user.name or bool(act(self, users.rename, desk, self._user.id, name))


class _Passwords(Sheet):
    def __init__(
        self, screen: SettingsScreen, name: str, title: str, own: str, what: Callable[[str, str], object]
    ) -> None:
        super().__init__(screen, name)
        self._what = what
        self.say(title, self.tr("Set the password"))
        self._own = PasswordEdit("oldPassword", own)
        self._first = PasswordEdit("firstPassword", self.tr("New password (at least 8 characters)"))
        self._again = PasswordEdit("againPassword", self.tr("The same again"))
        for field in (self._own, self._first, self._again):
            self.body.addWidget(label(field.accessibleName(), "strong"))
            self.body.addWidget(field)

    def accept_now(self) -> bool:
        """Sets the password."""
        if self._first.text() != self._again.text():
            self.show_error(sentence_of(UserError("ui.passwords_differ")))
            return False
        return bool(self._what(self._own.text(), self._first.text()))


_SCHOOL_FIELDS = (
    "code",
    "name",
    "short_name",
    "party_organisation",
    "mark_prefix",
    "superior",
    "superior_code",
    "address",
    "phone",
    "postcode",
    "email",
)


def _scrolled(inner: QWidget) -> QScrollArea:
    """A part that scrolls in what room there is, and asks for no more."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.setMinimumHeight(200)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    return area


def _tab(name: str, make: Callable[[QVBoxLayout], None]) -> QWidget:
    page = QWidget()
    page.setObjectName("tabPage")
    page.setProperty("tab", name)
    box = QVBoxLayout(page)
    box.setContentsMargins(18, 16, 18, 16)
    box.setSpacing(12)
    make(box)
    return page
