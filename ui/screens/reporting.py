"""Reporting: of a round or of training alone: what stands in the way, sealing, writing to a stick, the outbox, any file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cadredesk.actions import answers, desks, receipts, reporting, rounds, verification
from cadredesk.actions.reporting import (
    Check,
    Correction,
    OutboxEntry,
    Preview,
    StickWarning,
    TrainingPreview,
    Written,
    WrittenTo,
)
from cadredesk.desk import Desk
from cadredesk.domain.school import Role
from cadredesk.messages import sentence
from ui.act import ask
from ui.exchange import slip
from ui.exchange.changes import ChangesSheet, changes_table
from ui.exchange.words import kind_word, outbox_word, period_word
from ui.people.words import roomy
from ui.widgets.card import Card, Note, StateChip, button, clear, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit, PasswordEdit
from ui.widgets.printer import choose_printer
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table


class ReportingScreen(Screen):
    """A round's report on the left, the outbox on the right, below it the training records alone."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Reporting"))
        self._round = ""
        self._preview: Preview | None = None
        self._correction: Correction | None = None
        self._training: TrainingPreview | None = None
        self._titles: dict[str, str] = {}
        self._states: dict[str, str] = {}
        inner = QWidget()
        inner.setObjectName("reportingInner")
        across = QHBoxLayout(inner)
        across.setContentsMargins(18, 14, 18, 14)
        across.setSpacing(14)
        across.addWidget(self._left(), 1)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addWidget(self._right(), 1)
        right.addWidget(self._training_card())
        across.addLayout(right, 1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)

    def _left(self) -> Card:
        card = Card(self.tr("Report of a round"), "reportCard")
        self.rounds = QComboBox()
        self.rounds.setObjectName("reportRound")
        self.rounds.setAccessibleName(self.tr("Round"))
        self.rounds.activated.connect(lambda _: self.open_round(self.rounds.currentData()))
        self.what = label("", "secondary", "reportWhat")
        self.people = label("", name="reportPeople")
        self._checks = QVBoxLayout()
        self._checks.setSpacing(2)
        self.changed = button("", "reportChanges", "link")
        self.changed.setAccessibleName(self.tr("Differences to the last report"))
        self.changed.clicked.connect(self.show_changes)
        self.blocked = Note(name="reportBlocked")
        self.seal_button = button(self.tr("Sign and seal… (&S)"), "sealReport", "main")
        self.seal_button.clicked.connect(self.seal)
        card.add(self.rounds, self.people, self.what)
        card.add_row(self.changed)
        card.body.addLayout(self._checks)
        self.unlock_button = button(self.tr("Unlock reporting…"), "unlockReport")
        self.unlock_button.clicked.connect(self.unlock)
        self.unlock_button.hide()
        card.add(self.blocked)
        card.add_row(self.seal_button, self.unlock_button)
        card.body.addStretch(1)
        return card

    def _training_card(self) -> Card:
        """What is reported outside any round; hidden while nobody is in training."""
        self.training = Card(self.tr("Training records alone"), "trainingReport")
        self.training_what = label("", "secondary", "trainingWhat")
        self.training_button = button(self.tr("Report training alone… (&T)"), "sealTraining")
        self.training_button.clicked.connect(self.seal_training)
        self.training.add(self.training_what)
        self.training.add_row(self.training_button)
        self.training.hide()
        return self.training

    def _right(self) -> Card:
        card = Card(self.tr("Outbox"), "outboxCard")
        self.note = Note(name="reportNote")
        self.note.hide()
        self.table = Table(
            "outboxTable",
            self.tr("Packages made here"),
            [
                Column(
                    self.tr("No."), lambda one: f"{one.epoch}-{one.seq}", sort=lambda one: one.seq, width=3
                ),
                Column(self.tr("What"), self._what, width=8),
                Column(self.tr("Made"), lambda one: one.created.strftime("%Y-%m-%d"), width=6),
                Column(self.tr("State"), self._state, tone=self._tone, ground=True),
            ],
        )
        self.table.setMinimumHeight(180)
        self.table.current.connect(lambda _: self._on_package())
        self.nothing = label(
            self.tr("No package was made yet. The first one is number 1."), "secondary", "outboxEmpty"
        )
        self.write = button(self.tr("Write to a stick… (&W)"), "writeStick", "main")
        self.write.clicked.connect(self._choose_stick)
        self.slip = button(self.tr("Print its slip…"), "printSlip")
        self.slip.clicked.connect(self._print_slip)
        self.slip_pdf = button(self.tr("Slip as PDF…"), "saveSlip")
        self.slip_pdf.clicked.connect(self._choose_slip)
        self.identity = label("", "secondary", "packageIdentity")
        self.identity.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.add(self.note, self.table, self.nothing, self.identity)
        card.add_row(self.write, self.slip, self.slip_pdf)
        card.body.addStretch(1)
        self.verify_button = button(self.tr("Check a package file…"), "verifyFile")
        self.verify_button.clicked.connect(self._choose_file)
        return card

    # What the window asks

    @property
    def title(self) -> str:
        """The screen's name."""
        return self.tr("Reporting")

    @property
    def subtitle(self) -> str:
        """The round that is reported."""
        return self._preview.title if self._preview else ""

    def header_buttons(self) -> list[Any]:
        """Any package file can be checked."""
        return [self.verify_button]

    def go(self, **args: Any) -> None:
        """`round` chooses what is shown."""
        self._round = str(args.get("round", self._round))
        self.refresh()

    def refresh(self) -> None:
        """Reads the round and the outbox again."""
        heads = ask(self, rounds.listed, self.context.desk)
        box = ask(self, reporting.outbox, self.context.desk)
        states = ask(self, answers.states, self.context.desk)
        if not heads or not box or not states:
            return
        self._states = states.value
        self._titles = {head.id: head.title for head in heads.value}
        known = [head.id for head in heads.value]
        if self._round not in known:
            under_way = [head.id for head in heads.value if head.state == "open"]
            self._round = next(iter(under_way or known), "")
        self.rounds.clear()
        for head in heads.value:
            self.rounds.addItem(head.title, head.id)
        self.rounds.setCurrentIndex(self.rounds.findData(self._round))
        self.table.put(box.value, same=lambda one: one.id)
        if self.table.current_row() is None and box.value:
            self.table.go_to(lambda _: True)
        self.table.setVisible(bool(box.value))
        self.nothing.setVisible(not box.value)
        self._on_package()
        self._read()
        self._read_training()

    def _read_training(self) -> None:
        found = ask(self, reporting.prepare_training, self.context.desk)
        seen = self._training = found.value if found else None
        self.training.setVisible(seen is not None and seen.has_people)
        if seen is None:
            return
        told = self.tr(
            "%1 people in training, %2 entries of their file: what this school keeps; talks stay here. It also goes "
            "with every report of a round."
        )
        text = told.replace("%1", str(seen.people)).replace("%2", str(seen.entries))
        if seen.problem is not None:
            text += "\n" + sentence(seen.problem.code, **seen.problem.values)
        self.training_what.setText(text)
        self.training_button.setEnabled(seen.problem is None)

    def open_round(self, round_id: str) -> None:
        """Shows another round."""
        self._round = round_id
        self._read()

    def _read(self) -> None:
        self._preview = None
        if self._round:
            found = ask(self, reporting.prepare, self.context.desk, self._round)
            self._preview = found.value if found else None
        clear(self._checks)
        seen = self._preview
        self._compare()
        self.seal_button.setEnabled(seen is not None and _may_seal(seen))
        if seen is None:
            self.people.setText(self.tr("No round was begun yet."))
            self.what.clear()
            self.blocked.hide()
            self.unlock_button.hide()
            self.header_changed.emit()
            return
        names = "、".join(f"{name}（{tier}）" for _, name, tier in seen.people)
        self.people.setText(names or self.tr("Nobody is on the final list yet."))
        told = self.tr("%1 people, %2 papers, %3 photos would go. The next package is number %4.")
        for place, number in enumerate(
            (len(seen.people), len(seen.papers), seen.photos, seen.stream.seq + 1), 1
        ):
            told = told.replace(f"%{place}", str(number))
        self.what.setText(told)
        for check in seen.checks:
            self._checks.addWidget(self._line(check))
        first = next((one for one in seen.checks if not one.ok and one.key != "recipient"), None)
        self.blocked.setVisible(first is not None)
        self.unlock_button.setVisible(any(one.key == "locked" and not one.ok for one in seen.checks))
        if first is not None:
            self.blocked.put(self.tr("Not yet."), sentence(first.code, **dict(first.values)), "waiting")
        self.header_changed.emit()

    def _compare(self) -> None:
        """What a report made now would correct in the last one."""
        found = ask(self, reporting.correction, self.context.desk, self._round) if self._round else None
        self._correction = found.value if found else None
        one = self._correction
        self.changed.setVisible(one is not None)
        if one is None:
            return
        number = f"{one.before.epoch}-{one.before.seq}"
        if not one.changes:
            text = self.tr("Nothing differs from the last report, no. %1").replace("%1", number)
        else:
            text = self.tr("%2 differences to the last report, no. %1: look…")
            text = text.replace("%1", number).replace("%2", str(len(one.changes)))
        self.changed.setText(text)
        self.changed.setAccessibleName(text)
        self.changed.setEnabled(bool(one.changes))

    def show_changes(self) -> None:
        """Shows what differs from the last report, field by field."""
        one = self._correction
        if one is not None:
            ChangesSheet(self, f"{one.before.epoch}-{one.before.seq}", one.changes).open()

    def _line(self, check: Check) -> QWidget:
        line = QWidget()
        line.setObjectName(f"check_{check.key}")
        text = self._words()[check.key]
        line.setMinimumHeight(34)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        needed = check.key != "recipient"
        word = self.tr("yes") if check.ok else self.tr("not yet")
        tone = "done" if check.ok else "problem" if needed else "waiting"
        row.addWidget(StateChip(word, tone, f"checkState_{check.key}"))
        said = label(text, "" if check.ok else "strong", f"checkText_{check.key}")
        row.addWidget(said, 1)
        line.setAccessibleName(f"{text} {word}")
        if not check.ok:
            line.setToolTip(sentence(check.code, **dict(check.values)))
        return line

    def _words(self) -> dict[str, str]:
        return {
            "rehearsal": self.tr("This is the school's own data, not the rehearsal"),
            "copied": self.tr("This data folder is the original, not a copy"),
            "locked": self.tr("Reporting is not locked after a restored backup"),
            "steps": self.tr("Every step before the public notice is done"),
            "notice": self.tr("The public notice has ended and no objection is open"),
            "final": self.tr("The final list is closed"),
            "recipient": self.tr("The bureau's code is known"),
        }

    # Sealing

    def seal(self) -> None:
        """Asks for the approver's password and seals the report."""
        if self._preview is None:
            return
        sheet = SealSheet(self, self.context.desk, self._preview.recipient)
        if self._correction is not None:
            sheet.say_correction(self._correction)
        sheet.given.append(self._seal)
        sheet.open()

    def _seal(self, approver_id: str, password: str, recipient: str) -> None:
        self.context.runner.run(
            self,
            self.tr("Sealing the report"),
            reporting.seal,
            self.context.desk,
            self._round,
            approver_id,
            password,
            recipient,
            done=self._sealed,
        )

    def _sealed(self, made: Written) -> None:
        self.refresh()
        self.table.go_to(lambda one: one.id == made.package_id)
        told = self.tr("Package %1 was signed, read back and put into the outbox. Write it to a stick now.")
        self.note.put(self.tr("Sealed."), told.replace("%1", f"{made.epoch}-{made.seq}"), "done")
        self.note.show()

    def seal_training(self) -> None:
        """Asks for the approver's password and seals the training records alone."""
        if self._training is None:
            return
        sheet = SealSheet(self, self.context.desk, self._training.recipient)
        sheet.say_training()
        sheet.given.append(self._seal_training)
        sheet.open()

    def _seal_training(self, approver_id: str, password: str, recipient: str) -> None:
        self.context.runner.run(
            self,
            self.tr("Sealing the report"),
            reporting.seal_training,
            self.context.desk,
            approver_id,
            password,
            recipient,
            done=self._sealed,
        )

    # After a restored backup

    def unlock(self) -> None:
        """Asks for the approver's password to begin a new numbering with the bureau."""
        if self._preview is None:
            return
        sheet = SealSheet(self, self.context.desk, self._preview.recipient)
        sheet.say_unlock()
        sheet.given.append(self._choose_unlock_place)
        sheet.open()

    def _choose_unlock_place(self, approver_id: str, password: str, recipient: str) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick"))
        if place:
            self.unlock_to(Path(place), approver_id, password, recipient)

    def unlock_to(self, place: Path, approver_id: str, password: str, recipient: str) -> None:
        """Writes the request for a new numbering to a folder; reporting is free from then on."""
        self.context.runner.run(
            self,
            self.tr("Unlocking reporting"),
            receipts.start_anew,
            self.context.desk,
            approver_id,
            password,
            place,
            recipient,
            done=self._unlocked,
        )

    def _unlocked(self, sent: receipts.Sent) -> None:
        self.refresh()
        told = self.tr("Reporting is free again. Take %1 to the bureau first: it approves the new numbering.")
        self.note.put(self.tr("Unlocked."), told.replace("%1", sent.path.name), "done")
        self.note.show()

    # The outbox

    def package(self) -> OutboxEntry | None:
        """The package the cursor stands on."""
        row = self.table.current_row()
        return row if isinstance(row, OutboxEntry) else None

    def _on_package(self) -> None:
        found = self.package()
        for part in (self.write, self.slip, self.slip_pdf):
            part.setEnabled(found is not None)
        self.identity.setVisible(found is not None)
        if found is not None:
            name = reporting.file_name(self.context.desk, found)
            short = " ".join(found.id[at : at + 4].upper() for at in range(0, 12, 4))
            told = self.tr("%1 · short id %2 · %3 KB")
            self.identity.setText(
                told.replace("%1", name).replace("%2", short).replace("%3", str(-(-found.size // 1024)))
            )

    def _what(self, one: OutboxEntry) -> str:
        known = self._titles.get(one.round_id)
        return known or (period_word(one.round_id) if reporting.training_year(one) else kind_word(one.kind))

    def _state(self, one: OutboxEntry) -> str:
        state = self._states.get(one.id, "")
        if state not in ("", "made", "written"):
            return outbox_word(state)[0]
        if one.written_on is None:
            return self.tr("not on a stick yet")
        day = QLocale().toString(
            QDate(one.written_on.year, one.written_on.month, one.written_on.day), self.tr("d MMM")
        )
        return self.tr("written %1").replace("%1", day)

    def _tone(self, one: OutboxEntry) -> str:
        state = self._states.get(one.id, "")
        if state not in ("", "made", "written"):
            return outbox_word(state)[1]
        return "waiting" if one.written_on is None else "done"

    def _choose_stick(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick"))
        if place:
            self.write_to(Path(place))

    def write_to(self, place: Path) -> None:
        """Writes the package in sight to a folder."""
        found = self.package()
        if found is None:
            return
        self.context.runner.run(
            self,
            self.tr("Writing to the stick"),
            reporting.write_to,
            self.context.desk,
            found.id,
            place,
            done=self._written,
        )

    def _written(self, made: WrittenTo) -> None:
        told = self.tr("%1 was written and read back. The stick may be pulled now.")
        text = told.replace("%1", made.path.name)
        if made.warnings:
            text += "\n" + self.warning_text(made.warnings)
        self.note.put(self.tr("Written."), text, "waiting" if made.warnings else "done")
        self.note.show()

    def warning_text(self, warnings: Sequence[StickWarning]) -> str:
        """What looks like a virus on the stick, and what to do."""
        words = {
            "program": self.tr("programs"),
            "shortcut": self.tr("shortcuts"),
            "autorun": self.tr("an autorun file"),
            "hidden": self.tr("hidden folders"),
        }
        found = "；".join(f"{words[one.kind]} {'、'.join(one.names[:3])}" for one in warnings)
        told = self.tr("This stick looks as if it had a virus: %1. Open nothing of it, and have it checked.")
        return told.replace("%1", found)

    # The slip

    def _print_slip(self) -> None:
        found = self.package()
        if found is None:
            return
        choose_printer(self, lambda printer: self.print_slip(printer, found.id))

    def print_slip(self, printer: QPrinter, package_id: str) -> None:
        """Prints the slip of a package on a printer already chosen."""
        slip.print_slip(self, printer, package_id)

    def _choose_slip(self) -> None:
        place = slip.choose_folder(self)
        if place is not None:
            self.save_slip(place)

    def save_slip(self, place: Path) -> None:
        """Saves the slip of the package in sight as PDF into a folder."""
        found = self.package()
        if found is not None:
            slip.save_slip(self, found.id, place, self.note)

    # Any file

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a package"), "", self.tr("Packages (*.cdp *.age)")
        )
        if path:
            self.verify(Path(path))

    def verify(self, path: Path) -> None:
        """Checks a package file against the keys this desk knows, and says what was found."""
        self.context.runner.run(
            self,
            self.tr("Checking the package"),
            _verify,
            self.context.desk,
            path,
            done=self._verified,
            changes=False,
        )

    def _verified(self, answer: tuple[int, str, str]) -> None:
        status, code, text = answer
        if status:
            self.note.put(self.tr("Do not use this file."), f"{text} [{code}]", "problem")
        else:
            self.note.put(self.tr("Genuine and whole."), text, "done")
        self.note.show()


class SealSheet(Sheet):
    """Who approves, the password, and to whom; `given` are called with the three."""

    def __init__(self, parent: QWidget, desk: Desk, recipient: str) -> None:
        super().__init__(parent, "sealSheet")
        self.say(self.tr("Sign and seal the report"), self.tr("Sign and seal"))
        self.given: list[Callable[[str, str, str], None]] = []
        self._told = label(
            self.tr(
                "The package is signed with the school's key, which only an approver's password opens. "
                "What was sealed is never changed; a correction is the next package."
            ),
            "secondary",
            "sealTold",
        )
        self.approver = QComboBox()
        self.approver.setObjectName("sealApprover")
        self.approver.setAccessibleName(self.tr("Approver"))
        for name in desks.who_may_log_in(desk.folder):
            if name.role == Role.APPROVER:
                self.approver.addItem(name.name, name.id)
        here = self.approver.findData(desk.user.id)
        self.approver.setCurrentIndex(max(0, here))
        self.password = PasswordEdit("sealPassword", self.tr("Password of the approver"))
        self.recipient = LineEdit("sealRecipient", self.tr("Code of the bureau"), 32)
        self.recipient.put(recipient)
        self.body.addWidget(self._told)
        for text, field in (
            (self.tr("Approver"), self.approver),
            (self.tr("Password of the approver"), self.password),
            (self.tr("Code of the bureau"), self.recipient),
        ):
            above = label(text, wrap=False)
            above.setBuddy(field)
            self.body.addWidget(above)
            self.body.addWidget(field)
        self.password.setFocus()

    def say_correction(self, one: Correction) -> None:
        """Shows what this report corrects in the last one before it is made."""
        number = f"{one.before.epoch}-{one.before.seq}"
        told = self.tr("It follows report no. %1 as the next number and stands in its place. %2 differences:")
        text = told.replace("%1", number).replace("%2", str(len(one.changes)))
        self.body.insertWidget(0, label(text, name="sealCorrection"))
        if one.changes:
            table = changes_table("sealChanges", one.changes)
            table.setMinimumHeight(180)
            self.body.insertWidget(1, table, 1)
            roomy(self, 46, 24)

    def say_training(self) -> None:
        """Says that the training records alone are sealed."""
        self.say(self.tr("Sign and seal the training records"), self.tr("Sign and seal"))

    def say_unlock(self) -> None:
        """Asks for the same three things in order to unlock reporting after a restored backup."""
        self.say(self.tr("Unlock reporting after a restored backup"), self.tr("Unlock and write the request"))
        self._told.setText(
            self.tr(
                "A restored backup does not know which numbers were sent after it was made. If the bureau has ever "
                "sent you a package, import its newest one instead. If it never has, a new numbering is begun here: "
                "a signed request is written to a stick, and two people at the bureau approve it."
            )
        )

    def accept_now(self) -> bool:
        """Hands over who approves, the password and the recipient."""
        if not self.password.text():
            self.show_error(self.tr("Type the approver's password."))
            return False
        for told in self.given:
            told(self.approver.currentData(), self.password.text(), self.recipient.text().strip())
        return True


def _may_seal(seen: Preview) -> bool:
    return all(check.ok or check.key == "recipient" for check in seen.checks)


def _verify(desk: Desk, path: Path) -> tuple[int, str, str]:
    return next(iter(verification.run([path], None, verification.keys_of(desk))))
