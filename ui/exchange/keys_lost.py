"""The doors “Password lost” and “Everything lost”: by the approver, by the recovery sheet, by a backup, or in person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog

from cadredesk.actions import backups, enrolment, schools, users
from cadredesk.actions.enrolment import Enrolled
from cadredesk.desk import Desk
from cadredesk.domain.school import Role, User
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui.act import ask, show_sentence
from ui.exchange.keys_door import Choices, Door, DoorPage
from ui.exchange.recovery import RenewRecoverySheet
from ui.exchange.sheets import SignSheet, enrol_from
from ui.exchange.words import filled
from ui.widgets.card import Note, button
from ui.widgets.edit import PasswordEdit
from ui.widgets.form import Form
from ui.widgets.printer import choose_printer, print_pdf
from ui.widgets.screen import ScreenContext
from ui.widgets.words import role_words


class PasswordDoor(Door):
    """A forgotten password, an approver who is gone, a recovery sheet that was opened."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__("passwordDoor", "", context)
        self.title = self.tr("Password lost, approver gone")
        page = DoorPage(
            "passwordWhich",
            self.tr("What has happened?"),
            (self.tr("All data stays as it is, whatever you choose."),),
            self.tr("Go on"),
        )
        self.which = Choices(
            "passwordChoice",
            (
                (
                    "given",
                    self.tr("Somebody has forgotten the password, and an approver is here"),
                    self.tr("The approver gives a new one; the person types it."),
                ),
                (
                    "code",
                    self.tr("No approver can log in any more, but the recovery sheet is here"),
                    self.tr(
                        "Its code gives anybody a new password, and can make somebody approver. Two people open the "
                        "envelope."
                    ),
                ),
                (
                    "renew",
                    self.tr("The recovery sheet was opened, is lost, or somebody has seen it"),
                    self.tr("The approver makes a new code; the old sheet opens nothing from then on."),
                ),
            ),
        )
        page.hold(self.which)
        self.add_page(page, self._go_on)
        self.give_page, self.give_form = self._give_page()
        self.code_page, self.code_form, self.as_approver = self._code_page()
        self.done_page = self._done_page()

    def _give_page(self) -> tuple[DoorPage, Form]:
        page = DoorPage(
            "passwordGive",
            self.tr("A new password by the approver"),
            (self.tr("The old password opens nothing from now on. Nobody else needs to know the new one."),),
            self.tr("Set the password"),
        )
        self.give_note = Note(name="passwordGiveNote")
        form = Form("passwordGiveForm", 2)
        form.choice("person", self.tr("Whose password"), [])
        _password(form, "approverPassword", self.tr("Password of the approver at the desk"))
        _password(form, "newPassword", self.tr("The person types a new password (at least 8 characters)"))
        _password(form, "newPasswordAgain", self.tr("The same again"))
        page.hold(self.give_note, form)
        self.add_page(page, self._give, 0)
        return page, form

    def _code_page(self) -> tuple[DoorPage, Form, QCheckBox]:
        page = DoorPage(
            "passwordCode",
            self.tr("By the recovery sheet"),
            (
                self.tr(
                    "Type the code from the printed sheet; spaces and small letters do not matter. At the log-in page "
                    "“Forgotten the password?” does the same."
                ),
            ),
            self.tr("Set the new password"),
        )
        form = Form("passwordCodeForm", 2)
        form.line("recoveryCode", self.tr("Recovery code"), limit=80, wide=True)
        form.choice("person", self.tr("Who gets a new password"), [])
        as_approver = form.check("asApprover", self.tr("This person becomes approver, because none is left"))
        _password(form, "newPassword", self.tr("The person types a new password (at least 8 characters)"))
        _password(form, "newPasswordAgain", self.tr("The same again"))
        page.hold(form)
        self.add_page(page, self._by_code, 0)
        return page, form, as_approver

    def _done_page(self) -> DoorPage:
        page = DoorPage(
            "passwordDone",
            self.tr("Log in, then make a new recovery sheet"),
            (
                self.tr("Press “Switch or lock” at the lower left, and log in with the new password."),
                self.tr(
                    "An opened recovery sheet is used up: the approver makes a new code here, prints it, seals it and "
                    "destroys the old sheet."
                ),
            ),
            self.tr("Make the new recovery sheet…"),
        )
        self.done_note = Note(name="passwordDoneNote")
        page.hold(self.done_note)
        return self.add_page(page, self._renew)

    def enter(self, **args: str) -> None:
        """Reads the people and shows the first page."""
        super().enter(**args)
        found = ask(self, users.listed, self.context.desk)
        words = role_words()
        for form in (self.give_form, self.code_form):
            box: Any = form.field("person")
            box.clear()
            for one in found.value if found else ():
                if one.active:
                    box.addItem(f"{one.name} · {words[one.role]}", one.id)

    def _go_on(self) -> None:
        chosen = self.which.chosen()
        is_approver = self.context.desk.user.role == Role.APPROVER
        if chosen == "renew":
            self._renew()
        elif chosen == "code":
            self.setCurrentIndex(2)
        else:
            self.give_note.setVisible(not is_approver)
            self.give_note.put(
                self.tr("The approver does this."),
                self.tr("Press “Switch or lock” and let the approver sit down."),
                "waiting",
            )
            self.give_form.setVisible(is_approver)
            self.give_page.main.setVisible(is_approver)
            self.setCurrentIndex(1)

    def _give(self) -> None:
        values = _passwords(self.give_form)
        if values["newPassword"] != values["newPasswordAgain"]:
            show_sentence(self, sentence_of(UserError("ui.passwords_differ")))
            return
        self.context.runner.run(
            self,
            self.tr("Setting the password"),
            users.give_password,
            self.context.desk,
            self.give_form.value("person") or "",
            values["newPassword"],
            values["approverPassword"],
            done=lambda user: self._given(user, self.give_form),
        )

    def _given(self, user: User, form: Form) -> None:
        _forget(form)
        self.finished.emit(filled(self.tr("%1 has a new password."), user.name))

    def _by_code(self) -> None:
        values = _passwords(self.code_form)
        if values["newPassword"] != values["newPasswordAgain"]:
            show_sentence(self, sentence_of(UserError("ui.passwords_differ")))
            return
        self.context.runner.run(
            self,
            self.tr("Opening by the code"),
            users.recover,
            self.context.desk,
            self.code_form.value("recoveryCode"),
            self.code_form.value("person") or "",
            values["newPassword"],
            as_approver=self.as_approver.isChecked(),
            done=self._recovered,
        )

    def _recovered(self, user: User) -> None:
        _forget(self.code_form)
        self.code_form.put("recoveryCode", "")
        word = role_words()[user.role]
        told = filled(self.tr("%1 (%2) has a new password."), user.name, word)
        self.done_note.put(self.tr("Done."), told, "done")
        self.setCurrentIndex(3)

    def _renew(self) -> None:
        if self.context.desk.user.role != Role.APPROVER:
            show_sentence(self, sentence_of(UserError("user.approver_only")))
            return
        sheet = RenewRecoverySheet(self, self.context)
        sheet.done_.connect(lambda: self.finished.emit(self.tr("The new recovery sheet is in force.")))
        sheet.open()


class LostDoor(Door):
    """A backup restored, everything lost, a machine stolen: at a school and at the bureau."""

    replaced_ = Signal(str)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__("lostDoor", "", context)
        self.title = self.tr("Everything lost")
        self.is_bureau = context.desk.mode == "bureau"
        self._partner: Enrolled | None = None
        self._locked = False
        self._other = self.tr("school") if self.is_bureau else self.tr("bureau")
        page = DoorPage(
            "lostWhich",
            self.tr("What has happened?"),
            (
                self.tr(
                    "A lost machine gives nothing away: the data on it is encrypted and opens by password only."
                ),
            ),
            self.tr("Go on"),
        )
        self.which = Choices("lostChoice", self._choices())
        page.hold(self.which)
        self.add_page(page, self._go_on)
        self.backup_page = self._backup_page()
        self.new_page = self._new_page()
        self.stolen_page = self._stolen_page()
        self.replace_page = self._replace_page()
        self.after_page = self._after_page()

    def _choices(self) -> tuple[tuple[str, str, str], ...]:
        own = (
            (
                "backup",
                self.tr("Our machine is broken or gone, and a backup is there"),
                self.tr("The backup is restored; sending stays locked until the numbers are sure."),
            ),
            (
                "new",
                self.tr("We have lost everything: no backup, no recovery sheet"),
                self.tr(
                    "A new folder under the same code makes new keys; both sides enrol once more in person."
                ),
            ),
            (
                "stolen",
                self.tr("A machine or stick was stolen, and our data is still here"),
                self.tr("Change the key, so that nothing signed by the old one counts any more."),
            ),
        )
        other = (
            "partner",
            self.tr("A school has lost everything")
            if self.is_bureau
            else self.tr("The bureau has lost everything"),
            self.tr("Its new key takes the place of the old one, by file, paper and a second person."),
        )
        return (other, *own) if self.is_bureau else (*own, other)

    # Pages

    def _backup_page(self) -> DoorPage:
        page = DoorPage(
            "lostBackup",
            self.tr("Restore a backup"),
            (
                self.tr(
                    "At the log-in page choose “Restore a backup”, from this computer or from a stick. It opens with the "
                    "password of its day or with the recovery code. What stands here now is kept aside, whole."
                ),
                self.tr(
                    "Afterwards nothing may be sent until the bureau's newest package is in: so no number is ever used "
                    "twice. What was typed since the backup is typed again."
                )
                if not self.is_bureau
                else self.tr(
                    "Afterwards nothing may be sent until every school is asked for new numbers, on the page “Send”; two "
                    "people at each school agree."
                ),
            ),
            self.tr("Close the program, to restore"),
        )
        self.backup_note = Note(name="lostBackupNote")
        page.hold(self.backup_note)
        return self.add_page(page, self._restore, 0)

    def _new_page(self) -> DoorPage:
        steps = (
            (
                self.tr(
                    "First install the program and make a new folder under the same code. This is it, if you see this."
                ),
                self.tr(
                    "1. Take our new enrolment file on a stick, and our printed form, to the bureau in person."
                ),
                self.tr(
                    "2. The bureau replaces our key there. It gives you its own file, made for our code, and its form."
                ),
                self.tr(
                    "3. Enrol the bureau here by that file: it says with which number we begin. Then report again."
                ),
            )
            if not self.is_bureau
            else (
                self.tr(
                    "First install the program and make a new folder under the same code. This is it, if you see this."
                ),
                self.tr(
                    "1. Take our new enrolment file and our printed form to every school, or let them come."
                ),
                self.tr(
                    "2. Each school replaces our key there, and gives its own file, made for our code, and its form."
                ),
                self.tr(
                    "3. Enrol each school here by that file: it says with which numbers both go on. Let it report again."
                ),
            )
        )
        page = DoorPage(
            "lostNew",
            self.tr("Begin again under the same code"),
            steps,
            self.tr("To the page “Bureau”") if not self.is_bureau else self.tr("To the page “Schools”"),
        )
        self.new_note = Note(name="lostNewNote")
        page.hold(self.new_note)
        return self.add_page(page, self._to_partner, 0)

    def _stolen_page(self) -> DoorPage:
        page = DoorPage(
            "lostStolen",
            self.tr("A machine was stolen"),
            (
                self.tr(
                    "Without a password nobody can read it. If somebody may know a password, change the key now: the old "
                    "one signs nothing new then, and the old recovery sheet opens nothing."
                ),
                self.tr(
                    "Also give everybody a new password, and tell the other side by telephone; late packages of the old "
                    "key raise an alarm there."
                ),
            ),
            self.tr("Change the key"),
        )
        return self.add_page(page, lambda: self.replaced_.emit("change"), 0)

    def _replace_page(self) -> DoorPage:
        who = self._other
        page = DoorPage(
            "lostReplace",
            filled(self.tr("Replace the key of the %1"), who),
            (
                filled(
                    self.tr(
                        "The %1 brings its new enrolment file and its printed form. You type four groups of the check "
                        "number from the paper; a second person confirms."
                    ),
                    who,
                ),
                self.tr(
                    "Its old key counts up to its last accepted number and no further; packages that come later under it "
                    "are refused with an alarm. What was reported and decided stays."
                ),
                self.tr("The first package of the new key is number 1 of the next epoch."),
            ),
            self.tr("Choose the new enrolment file…"),
        )
        return self.add_page(page, self._choose_file, 0)

    def _after_page(self) -> DoorPage:
        page = DoorPage(
            "lostAfter",
            self.tr("Give it our file in return"),
            (
                self.tr(
                    "Our file, made for this code, says where both begin; the general file for everybody does not. Print "
                    "our form too: the other side types the check number from it."
                ),
            ),
            self.tr("Write our file to the stick…"),
        )
        self.after_note = Note(name="lostAfterNote")
        self.form_button = button(self.tr("Print our form…"), "lostForm")
        self.form_button.clicked.connect(lambda: choose_printer(self, self.print_form))
        page.hold(self.after_note)
        page.beside(self.form_button)
        return self.add_page(page, self._choose_stick)

    # Steps

    def enter(self, **args: str) -> None:
        """Says how things stand."""
        super().enter(**args)
        lock = ask(self, backups.export_lock, self.context.desk)
        locked = bool(lock) and lock.value == "restored"
        if locked:
            told = (
                self.tr("Ask every school for new numbers on the page “Send”.")
                if self.is_bureau
                else self.tr(
                    "Take in the bureau's newest package; a school that never had one asks on “Reporting”."
                )
            )
            self.backup_note.put(self.tr("This folder is a restored backup."), told, "waiting")
        else:
            self.backup_note.put(
                self.tr("This folder may send."), self.tr("It is no restored backup."), "done"
            )
        main = self.backup_page.main
        if locked:
            main.setText(self.tr("To the page “Send”") if self.is_bureau else self.tr("To the page “Bureau”"))
        else:
            main.setText(self.tr("Close the program, to restore"))
        main.setAccessibleName(main.text())
        self._locked = locked
        partners = ask(self, enrolment.enrolled, self.context.desk)
        count = len(partners.value) if partners else 0
        told = filled(self.tr("%1 partners are enrolled in this folder."), count)
        self.new_note.put(self.tr("Now:"), told, "done" if count else "waiting")

    def _go_on(self) -> None:
        self.setCurrentIndex({"backup": 1, "new": 2, "stolen": 3, "partner": 4}[self.which.chosen()])

    def _restore(self) -> None:
        if self._locked:
            self.context.navigate("outgoing" if self.is_bureau else "enrolment")
        else:
            self.window().close()

    def _to_partner(self) -> None:
        self.context.navigate("schools" if self.is_bureau else "enrolment")

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the new enrolment file"), "", self.tr("Enrolment files (*.cdp *.age)")
        )
        if path:
            self.read_file(Path(path))

    def read_file(self, path: Path) -> None:
        """Reads the new enrolment file and asks for the groups on its paper."""
        enrol_from(self, self.context, self.tr("Reading the file"), path, self._replaced, replaces=True)

    def _replaced(self, one: Enrolled) -> None:
        self._partner = one
        keys = ask(self, schools.keys, self.context.desk, one.code)
        told = filled(self.tr("%1 (%2) has a new key."), one.name, one.code)
        if keys and len(keys.value) > 1 and keys.value[1].revoked is not None:
            epoch, seq = keys.value[1].revoked
            told += " " + filled(
                self.tr("The old one counts up to number %1 of epoch %2; the new one begins epoch %3."),
                seq,
                epoch,
                keys.value[0].since,
            )
        self.after_note.put(self.tr("Replaced."), told, "done")
        self.setCurrentIndex(5)

    def _choose_stick(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick"))
        if place:
            self.write_own_to(Path(place))

    def write_own_to(self, place: Path) -> None:
        """Asks the approver, and writes our enrolment file made for the partner to a folder."""
        partner = self._partner
        if partner is None:
            return
        SignSheet(
            self,
            self.context,
            self.tr("Our enrolment file"),
            self.tr("Sign and write"),
            filled(
                self.tr("Made for %1 (%2). It holds public keys and numbers only."),
                partner.name,
                partner.code,
            ),
            lambda who, password, _: (
                self.tr("Writing to the stick"),
                enrolment.write_file,
                (self.context.desk, partner.code, who, password, place),
            ),
            self._written,
        ).open()

    def _written(self, path: Path) -> None:
        told = self.tr(
            "%1 was written and read back. The stick may be pulled now. Take the printed form along."
        )
        self.finished.emit(filled(told, path.name))

    def print_form(self, printer: Any) -> None:
        """Prints our form on a printer already chosen."""
        partner = self._partner
        to = f"{partner.name}（{partner.code}）" if partner is not None else ""
        self.context.runner.run(
            self,
            self.tr("Printing"),
            _print_form,
            self.context.desk,
            printer,
            to,
            self.tr("Enrolment form"),
            changes=False,
        )


def _print_form(desk: Desk, printer: Any, recipient: str, title: str, progress: Any) -> int:
    return print_pdf(printer, title, enrolment.form(desk, recipient), progress)


def _password(form: Form, name: str, words: str) -> None:
    form.widget(name, words, PasswordEdit(name, words))


def _passwords(form: Form) -> dict[str, str]:
    found = {}
    for name in ("approverPassword", "newPassword", "newPasswordAgain"):
        if form.holds(name):
            field: Any = form.field(name)
            found[name] = field.text()
    return found


def _forget(form: Form) -> None:
    for name in ("approverPassword", "newPassword", "newPasswordAgain"):
        if form.holds(name):
            field: Any = form.field(name)
            field.clear()
