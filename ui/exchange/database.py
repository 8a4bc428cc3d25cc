"""Where a bureau's data lie: the server tried, the data copied and compared, then switched over; further workplaces."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cadredesk.actions import databases
from cadredesk.actions.databases import Compared, Copied, Found, Status
from cadredesk.desk import Desk
from cadredesk.domain.school import Role
from cadredesk.domain.server import PORT, Server
from ui.act import ask, show_sentence
from ui.runner import Runner
from ui.widgets.card import Card, Note, button, label
from ui.widgets.dialogs import ConfirmDialog, Sheet
from ui.widgets.edit import PasswordEdit
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table


class DatabasePage(QWidget):
    """One main button that is always the next thing to do: test the connection, copy, switch; then add a workplace.

    `switched(desk)` once the data lie on the server: the window goes on with that desk.
    """

    switched = Signal(object)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.setObjectName("databasePage")
        self.setAccessibleName(self.tr("Database"))
        self.context = context
        self._authority = ""
        self._tried: Server | None = None
        self._copied: Copied | None = None
        self._status: Status | None = None
        self.note = Note(name="databaseNote")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.note)
        across = QHBoxLayout()
        across.setSpacing(16)
        self.line = self._line_card()
        self.there = self._there_card()
        across.addWidget(self.line, 5)
        across.addWidget(self.there, 5)
        self.right = self._counts_card()
        across.addWidget(self.right, 6)
        box.addLayout(across, 1)
        self.next = button("", "databaseNext", "main")
        self.next.clicked.connect(self._go_on)
        row = QHBoxLayout()
        row.addWidget(self.next)
        row.addStretch(1)
        box.addLayout(row)
        self.about = label("", "secondary", "databaseAbout")
        box.addWidget(self.about)
        for part in (self.note, self.line, self.there, self.right, self.next):
            part.hide()  # until it is known where the data lie

    # What it is made of

    def _line_card(self) -> Card:
        card = Card(self.tr("Server (PostgreSQL)"), "databaseLine")
        self.form = Form("databaseForm", 2)
        self.form.line("host", self.tr("Address"))
        self.form.number("port", self.tr("Port"))
        self.form.line("database", self.tr("Database"))
        self.form.line("user", self.tr("User"))
        password = PasswordEdit("password", self.tr("Password"))
        self.form.widget("password", self.tr("Password"), password)
        self.form.choice(
            "tls",
            self.tr("Encryption"),
            (
                ("verify-full", self.tr("TLS, the server is proved")),
                ("require", self.tr("TLS, not proved")),
                ("off", self.tr("none (this computer only)")),
            ),
        )
        self.authority = button(self.tr("Choose the certificate (CA)…"), "databaseAuthority")
        self.authority.clicked.connect(self._choose_authority)
        self.form.put("port", PORT)
        self.form.put("tls", "verify-full")
        self.form.left.connect(self._on_edited)
        password.textEdited.connect(lambda _: self._on_edited())
        self.form.widget("authority", "", self.authority, wide=True)
        tls = self.form.field("tls")
        assert isinstance(tls, QComboBox)
        tls.currentIndexChanged.connect(lambda _: self.authority.setVisible(self._proves()))
        card.add(self.form)
        return card

    def _there_card(self) -> Card:
        card = Card(self.tr("Server (PostgreSQL)"), "databaseThere")
        self.facts = label("", "", "databaseFacts")
        card.add(
            self.facts,
            label(
                self.tr(
                    "Several people can work at once, each at a computer of their own. Add each computer by a file "
                    "that opens with the passwords of your people."
                ),
                "secondary",
            ),
        )
        card.body.addStretch(1)
        return card

    def _counts_card(self) -> Card:
        card = Card(self.tr("Copy and comparison"), "databaseCounts")
        words = self._table_words()
        self.counts = Table(
            "databaseTable",
            self.tr("Copy and comparison"),
            (
                Column(self.tr("Content"), lambda one: words.get(one.table, one.table), width=9),
                Column(self.tr("Local file"), lambda one: f"{one.local:,}", lambda one: one.local, width=5),
                Column(self.tr("Server"), lambda one: f"{one.server:,}", lambda one: one.server, width=5),
                Column(
                    self.tr("Comparison"),
                    lambda one: self.tr("the same") if one.same else self.tr("differs"),
                    tone=lambda one: "done" if one.same else "late",
                ),
            ),
        )
        self.steps = label(
            self.tr(
                "1. Test the connection.\n2. Copy: everything is compared, table by table.\n3. Switch: only then the server "
                "counts."
            ),
            "secondary",
            "databaseSteps",
        )
        self.steps.setAlignment(Qt.AlignmentFlag.AlignTop)
        card.add(self.steps)
        card.body.addWidget(self.counts, 50)
        card.body.addStretch(1)
        return card

    def _table_words(self) -> dict[str, str]:
        return {
            databases.FILES: self.tr("Papers, photos, packages"),
            "reported_person": self.tr("People reported"),
            "submission": self.tr("Reports"),
            "accepted_package": self.tr("Packages accepted"),
            "held_package": self.tr("Packages put aside"),
            "enrolled": self.tr("Enrolled organisations"),
            "pinned_key": self.tr("Their keys"),
            "incoming": self.tr("Streams"),
            "stream": self.tr("Streams to schools"),
            "package": self.tr("Packages sent"),
            "dispatch": self.tr("Letters to schools"),
            "dispatched": self.tr("Who was sent to"),
            "receipt": self.tr("Receipts"),
            "answer": self.tr("Answers"),
            "alarm": self.tr("Alarms"),
            "listed_school": self.tr("Schools listed"),
            "school_event": self.tr("Events of schools"),
            "pool_meeting": self.tr("Meetings on the pool"),
            "pool_decision": self.tr("Decisions"),
            "decided_person": self.tr("People decided on"),
            "pool_mark": self.tr("Marks in the pool"),
            "conflict_ruling": self.tr("Rulings"),
            "quota": self.tr("Quotas"),
            "saved_view": self.tr("Saved views"),
            "brought": self.tr("Content brought"),
            "bureau_notice": self.tr("Notices"),
            "profile": self.tr("Rule profiles"),
            "register": self.tr("Registers"),
            "credit": self.tr("Credit lines"),
            "attendance": self.tr("Attendance"),
            "enrolment_of_event": self.tr("Places in courses"),
            "training_rules": self.tr("Training rules"),
            "person": self.tr("People"),
            "paper": self.tr("Papers"),
            "journal": self.tr("Journal"),
            "setting": self.tr("Settings"),
            "user_account": self.tr("People of the desk"),
        }

    # What stands there

    def refresh(self) -> None:
        """Reads where the data lie."""
        if not self.context.desk.is_on_server:
            self._on_status(databases.status(self.context.desk))
            return
        self.context.runner.run(  # a large bureau's rows take a moment to count
            self,
            self.tr("Asking the server…"),
            databases.status,
            self.context.desk,
            done=self._on_status,
            changes=False,
        )

    def _on_status(self, status: Status) -> None:
        self._status = status
        self._show()

    def _show(self) -> None:
        server = self._status.server if self._status else None
        self.line.setVisible(server is None)
        self.there.setVisible(server is not None)
        self.right.setVisible(server is None)
        self.counts.setVisible(self._copied is not None)
        self.steps.setVisible(self._copied is None)
        self.authority.setVisible(self._proves())
        is_approver = self.context.desk.user.role == Role.APPROVER
        self.next.setEnabled(is_approver)
        for part in (self.note, self.next):
            part.show()
        self.next.setToolTip("" if is_approver else self.tr("The approver does this."))
        if server is not None and self._status is not None:
            words = self.tr("On the server %1, database %2: %3 rows, %4 MB of sealed files.")
            size = f"{self._status.sealed_bytes / 1e6:.1f}"
            for place, value in (
                ("%1", f"{server.host}:{server.port}"),
                ("%2", server.database),
                ("%3", f"{self._status.rows:,}"),
                ("%4", size),
            ):
                words = words.replace(place, value)
            self.note.put(self.tr("Server"), words, "done")
            line = {
                "verify-full": self.tr("encrypted, the server is proved"),
                "require": self.tr("encrypted, the server is not proved"),
                "off": self.tr("not encrypted, this computer only"),
            }[server.tls]
            facts = self.tr("PostgreSQL %1; user %2; the line is %3.")
            for place, value in (("%1", self._status.version), ("%2", server.user), ("%3", line)):
                facts = facts.replace(place, value)
            self.facts.setText(facts)
            self._next(self.tr("Add a workplace…"))
            self.about.setText(
                self.tr(
                    "The server's keeper backs the database up; leaving makes no backup. To go back to a local file: "
                    "make a backup under “Backup” and restore it on the log-in page."
                )
            )
            return
        self.note.put(
            self.tr("Local file"),
            self.tr("The data lie in this computer's encrypted file. That is enough for one workplace."),
            "quiet",
        )
        self.about.setText(
            self.tr(
                "The local file counts until you switch, and is kept as a backup afterwards. On the server people's data "
                "can be read by its keeper; papers, photos and packages stay sealed. Its disk should be encrypted."
            )
        )
        if self._copied is not None and self._copied.same:
            self._next(self.tr("Switch to the server…"))
        elif self._tried is not None:
            self._next(self.tr("Copy to the server"))
        else:
            self._next(self.tr("Test the connection"))

    def _next(self, words: str) -> None:
        self.next.setText(words)
        self.next.setAccessibleName(words)

    # What can be done

    def server(self) -> Server:
        """The connection as it stands in the fields."""
        value = self.form.value
        return Server(
            value("host"),
            value("port") or 0,
            value("database"),
            value("user"),
            self._password.text(),
            value("tls"),
            self._authority,
        )

    def _go_on(self) -> None:
        if self.context.desk.is_on_server:
            self._choose_workplace()
        elif self._copied is not None and self._copied.same:
            self._ask_switch()
        elif self._tried is not None:
            self.copy()
        else:
            self.test()

    def test(self) -> None:
        """Tries the connection."""
        server = self.server()
        self.context.runner.run(
            self,
            self.tr("Connecting…"),
            databases.try_server,
            self.context.desk,
            server,
            done=lambda found: self._on_tried(server, found),
            changes=False,
        )

    def _on_tried(self, server: Server, found: Found) -> None:
        self._tried, self._copied = server, None
        show_sentence(self, "")
        self._show()
        words = self.tr(
            "PostgreSQL %1 answers and will do. Next: copy the data; the local file stays what counts."
        )
        self.note.put(self.tr("Connected"), words.replace("%1", found.version), "done")

    def copy(self) -> None:
        """Copies everything and compares it."""
        if self._tried is not None:
            self.context.runner.run(
                self,
                self.tr("Copying to the server…"),
                databases.copy_to_server,
                self.context.desk,
                self._tried,
                done=self._on_copied,
                changes=False,
            )

    def _on_copied(self, copied: Copied) -> None:
        self._copied = copied
        show_sentence(self, "")
        self.counts.put([one for one in copied.tables if one.local or one.server], _name)
        self._show()
        if copied.same:
            words = self.tr(
                "%1 rows and files were copied and compared: all the same. Nothing is switched yet."
            )
            self.note.put(self.tr("Copied"), words.replace("%1", f"{copied.rows:,}"), "done")
        else:
            words = self.tr("The copy differs. The local file counts and is safe. Copy once more.")
            self.note.put(self.tr("Differs"), words, "late")

    def _ask_switch(self) -> None:
        sheet = ConfirmDialog(
            self,
            self.tr("Work on the server from now on?"),
            self.tr(
                "The data on the server count from this moment. The local file is kept as a backup that is never tidied away."
            ),
            self.tr("Switch to the server"),
            "databaseSwitch",
        )
        sheet.confirmed.connect(self.switch)
        sheet.open()

    def switch(self) -> None:
        """Makes the server what counts."""
        if self._tried is None or self._copied is None:
            return
        self.context.runner.run(
            self,
            self.tr("Switching…"),
            databases.switch_to_server,
            self.context.desk,
            self._tried,
            self._copied,
            done=self.switched.emit,
            changes=False,
        )

    def _choose_workplace(self) -> None:
        name = f"CadreDesk_{self.context.desk.org}{databases.ENDING}"
        place, _ = QFileDialog.getSaveFileName(self, self.tr("Where to?"), name)
        if place:
            self.export(Path(place))

    def export(self, path: Path) -> None:
        """Writes the file that adds a workplace."""
        saved = ask(self, databases.export_workplace, self.context.desk, path)
        if saved:
            words = self.tr(
                "%1. On the other computer: start the program, choose “Join a bureau's server”, and this file. It needs "
                "the password of one of your people."
            )
            self.note.put(self.tr("Saved"), words.replace("%1", saved.value.name), "done")

    # Fields

    @property
    def _password(self) -> PasswordEdit:
        field = self.form.field("password")
        assert isinstance(field, PasswordEdit)
        return field

    def _proves(self) -> bool:
        return bool(self.form.value("tls") == "verify-full")

    def _on_edited(self, *_: object) -> None:
        if self._tried is not None and self.server() != self._tried:
            self._tried, self._copied = None, None
            self.counts.put([], _name)
            self._show()

    def _choose_authority(self) -> None:
        place, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the certificate (CA)"), "", self.tr("Certificates (*.crt *.pem *.cer)")
        )
        if place:
            self.take_authority(Path(place))

    def take_authority(self, path: Path) -> None:
        """Takes the certificates of a file."""
        found = ask(self, databases.read_authority, path)
        if found:
            self._authority = found.value
            self.authority.setText(self.tr("Certificate: %1").replace("%1", path.name))
            self._on_edited()


class JoinSheet(Sheet):
    """Makes this computer a workplace of a bureau whose data lie on a server; `joined(desk)`."""

    joined = Signal(object)

    def __init__(self, parent: QWidget, folder: Path, runner: Runner) -> None:
        super().__init__(parent, "joinSheet")
        self._folder, self._runner = folder, runner
        self._file: Path | None = None
        self.say(self.tr("Join a bureau's server"), self.tr("Join"))
        self.setMinimumWidth(560)
        self.body.addWidget(
            label(
                self.tr(
                    "The bureau's approver saves the file under Settings, Database, “Add a workplace”. It opens with your own "
                    "password."
                )
            )
        )
        self.choose = button(self.tr("Choose the file…"), "joinFile")
        self.choose.clicked.connect(self._choose)
        self.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        self.names = QComboBox()
        self.names.setObjectName("joinName")
        self.names.setAccessibleName(self.tr("Name"))
        self.password = PasswordEdit("joinPassword", self.tr("Password"))
        self.password.setPlaceholderText(self.tr("Password"))
        row.addWidget(self.names, 1)
        row.addWidget(self.password, 1)
        self.body.addLayout(row)
        self.ok.setEnabled(False)

    def take(self, path: Path) -> None:
        """Takes the file and lists whose passwords open it."""
        found = ask(self, databases.who_may_join, path)
        if found:
            self.show_error("")
            self._file = path
            self.choose.setText(path.name)
            self.names.clear()
            self.names.addItems(found.value)
            self.ok.setEnabled(True)
            self.password.setFocus()

    def accept_now(self) -> bool:
        """Builds the folder and opens it."""
        if self._file is not None:
            self._runner.run(
                self,
                self.tr("Joining…"),
                databases.join,
                self._file,
                self._folder,
                self.names.currentText(),
                self.password.text(),
                done=self._on_joined,
                changes=False,
            )
        return False

    def _on_joined(self, desk: Desk) -> None:
        self.accept()
        self.joined.emit(desk)

    def _choose(self) -> None:
        place, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the file"), "", self.tr("Workplaces (*%1)").replace("%1", databases.ENDING)
        )
        if place:
            self.take(Path(place))


def _name(one: Compared) -> str:
    return one.table
