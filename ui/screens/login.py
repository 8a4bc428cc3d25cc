"""The log-in page: a name, a password; recovery by the sheet's code; a backup restored in three clicks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import backups, desks
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui.act import ask, show_problem
from ui.runner import Runner
from ui.widgets.card import Card, ErrorBar, button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit, PasswordEdit
from ui.widgets.words import role_words

if TYPE_CHECKING:
    from cadredesk.desk import Desk


class LoginPage(QWidget):
    """Opens the folder for a person, or lets another person sit down at a desk that is open already.

    `entered(desk)` carries the open desk. In a rehearsal `rehearsal` is everybody's password, which the page tells,
    and `left` asks for the own desk.
    """

    entered = Signal(object)
    left = Signal()

    def __init__(
        self, folder: Path, desk: Desk | None = None, rehearsal: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._folder, self._desk, self._rehearsal = folder, desk, rehearsal
        self.runner = Runner(self)
        self.errors = ErrorBar()
        self._build()
        self.reload()

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Log in"))
        card = Card(name="loginCard")
        card.setFixedWidth(460)
        card.body.setContentsMargins(32, 28, 32, 28)
        card.add(label(self.tr("CadreDesk"), "title", "loginTitle"))
        self.school = label("", "secondary", "loginSchool")
        card.add(self.school, self.errors)
        if self._rehearsal:
            told = self.tr("This is the rehearsal. Everybody's password is: %1").replace(
                "%1", self._rehearsal
            )
            card.add(label(told, "strong", "loginRehearsal"))
        card.add(label(self.tr("Who are you?"), "strong"))
        self.names = QComboBox()
        self.names.setObjectName("loginName")
        self.names.setAccessibleName(self.tr("Name"))
        card.add(self.names)
        card.add(label(self.tr("Password"), "strong"))
        self.password = PasswordEdit("loginPassword", self.tr("Password"))
        self.password.returnPressed.connect(self.enter)
        self.names.activated.connect(lambda _: self.password.setFocus())
        card.add(self.password)
        self.go = button(self.tr("Log in"), "loginButton", "main")
        self.go.clicked.connect(self.enter)
        card.add(self.go)
        self.forgotten = button(self.tr("Forgotten the password?"), "forgottenButton", "link")
        self.forgotten.clicked.connect(self._open_recovery)
        self.restore = button(self.tr("Restore a backup"), "restoreButton", "link")
        self.restore.clicked.connect(self._open_restore)
        card.add_row(self.forgotten, self.restore)
        for part in (self.forgotten, self.restore):
            part.setVisible(self._desk is None and not self._rehearsal)
        if self._rehearsal:
            home = button(self.tr("Back to my own desk"), "loginHome", "link")
            home.clicked.connect(self.left)
            card.add_row(home)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        box = QVBoxLayout(self)
        box.addStretch(2)
        box.addLayout(across)
        box.addStretch(3)
        self.setFocusProxy(self.password)

    def reload(self) -> None:
        """Reads the names again."""
        self.names.clear()
        self.school.setVisible(self._desk is not None)
        found = ask(self, desks.who_may_log_in, self._folder)
        if not found:
            return
        words = role_words()
        for person in found.value:
            self.names.addItem(f"{person.name} · {words[person.role]}", person.id)
        if self._desk is not None:
            self.school.setText(self.tr("The desk is locked. Nothing is lost."))
            self.names.setCurrentIndex(max(0, self.names.findData(self._desk.user.id)))

    def show_error(self, text: str) -> None:
        """Shows a sentence above the fields."""
        self.errors.put(text)

    def enter(self) -> None:
        """Tries the password; wrong ones are slowed down, and the sentence says for how long."""
        user = self.names.currentData()
        if user is None or not self.go.isEnabled():
            return
        password = self.password.text()
        self._wait(True)
        title = self.tr("Opening the desk…")
        if self._desk is None:
            self.runner.run(
                self,
                title,
                desks.log_in,
                self._folder,
                user,
                password,
                done=self._on_in,
                failed=self._on_no,
                changes=False,
            )
        else:
            self.runner.run(
                self,
                title,
                desks.switch,
                self._desk,
                user,
                password,
                done=self._on_in,
                failed=self._on_no,
                changes=False,
            )

    def _on_in(self, desk: Desk) -> None:
        self._wait(False)
        self.password.clear()
        self.errors.put("")
        self.entered.emit(desk)

    def _on_no(self, problem: BaseException) -> None:
        self._wait(False)
        if isinstance(problem, UserError):
            self.errors.put(sentence_of(problem))
        else:
            show_problem(self, problem)
        self.password.selectAll()
        self.password.setFocus()

    def _wait(self, busy: bool) -> None:
        self.go.setEnabled(not busy)
        self.password.setReadOnly(busy)

    def _open_recovery(self) -> None:
        sheet = RecoverySheet(self, self._folder, str(self.names.currentData() or ""))
        sheet.recovered.connect(self.entered)
        sheet.open()

    def _open_restore(self) -> None:
        sheet = RestoreSheet(self, self._folder)
        sheet.restored.connect(self.reload)
        sheet.open()


class RecoverySheet(Sheet):
    """The code from the recovery sheet, and a new password; `recovered(desk)`."""

    recovered = Signal(object)

    def __init__(self, page: LoginPage, folder: Path, user: str) -> None:
        super().__init__(page, "recoverySheet")
        self._folder, self._user, self._runner = folder, user, page.runner
        self.say(self.tr("Recover by the sheet"), self.tr("Set the new password"))
        self.body.addWidget(
            label(
                self.tr(
                    "Type the code from the printed recovery sheet. Spaces and small letters do not matter."
                )
            )
        )
        self.code = LineEdit("recoveryCode", self.tr("Recovery code"))
        self.first = PasswordEdit("recoveryPassword", self.tr("New password"))
        self.second = PasswordEdit("recoveryPasswordAgain", self.tr("New password again"))
        for text, field in (
            (self.tr("Recovery code"), self.code),
            (self.tr("New password (at least 8 characters)"), self.first),
            (self.tr("New password again"), self.second),
        ):
            self.body.addWidget(label(text, "strong"))
            self.body.addWidget(field)

    def accept_now(self) -> bool:
        """Opens the folder by the code."""
        if self.first.text() != self.second.text():
            self.show_error(sentence_of(UserError("ui.passwords_differ")))
            return False
        self._runner.run(
            self,
            self.tr("Opening the desk…"),
            desks.recover,
            self._folder,
            self.code.text(),
            self._user,
            self.first.text(),
            done=self._on_open,
            changes=False,
        )
        return False

    def _on_open(self, desk: Desk) -> None:
        self.accept()
        self.recovered.emit(desk)


class RestoreSheet(Sheet):
    """Backups to choose from, and the password of their day; what stands there now is kept aside."""

    restored = Signal()

    def __init__(self, page: LoginPage, folder: Path) -> None:
        super().__init__(page, "restoreSheet")
        self._folder, self._runner = folder, page.runner
        self.say(self.tr("Restore a backup"), self.tr("Restore"))
        self.setMinimumWidth(620)
        self.body.addWidget(label(self.tr("What stands here now is kept aside, whole. Choose a backup:")))
        self.list = QListWidget()
        self.list.setObjectName("restoreList")
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.list.currentItemChanged.connect(lambda *_: self._on_choice())
        self.body.addWidget(self.list, 1)
        other = button(self.tr("From a stick or another folder…"), "restoreOther", "link")
        other.clicked.connect(self._other)
        self.body.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        self.names = QComboBox()
        self.names.setObjectName("restoreName")
        self.names.setAccessibleName(self.tr("Name"))
        self.password = PasswordEdit("restorePassword", self.tr("Password of that day"))
        self.password.setPlaceholderText(self.tr("Password of that day"))
        row.addWidget(self.names, 1)
        row.addWidget(self.password, 1)
        self.body.addLayout(row)
        self.show_from(folder)

    def show_from(self, place: Path) -> None:
        """Lists the backups that lie in a folder."""
        found = ask(self, backups.list_backups, place)
        self.list.clear()
        words = {
            "hand": self.tr("made by hand"),
            "leave": self.tr("made on leaving"),
            "migration": self.tr("made before an update"),
            "stick": self.tr("made for a stick"),
            backups.BEFORE_SERVER: self.tr("the local file before the server"),
        }
        for info in found.value if found else ():
            text = (
                f"{info.made:%Y-%m-%d %H:%M}　{words.get(info.reason, info.reason)}　{info.size / 1e6:.1f} MB"
            )
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, str(info.path))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def accept_now(self) -> bool:
        """Puts the chosen backup in place."""
        item = self.list.currentItem()
        if item is None:
            self.show_error(sentence_of(UserError("ui.choose_backup")))
            return False
        path = Path(item.data(Qt.ItemDataRole.UserRole))
        self._runner.run(
            self,
            self.tr("Restoring the backup…"),
            backups.restore,
            path,
            self._folder,
            self.names.currentData(),
            self.password.text(),
            done=self._on_restored,
            changes=False,
        )
        return False

    def _on_restored(self, restored: backups.Restored) -> None:
        del restored
        self.accept()
        self.restored.emit()

    def _on_choice(self) -> None:
        self.names.clear()
        item = self.list.currentItem()
        if item is None:
            return
        people = ask(self, backups.who_opens, Path(item.data(Qt.ItemDataRole.UserRole)))
        for user, name in people.value if people else ():
            self.names.addItem(name, user)

    def _other(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Where do the backups lie?"))
        if place:
            self.show_from(Path(place))
