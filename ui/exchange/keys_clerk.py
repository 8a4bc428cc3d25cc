"""The door “New clerk”: who leaves and who comes, who may log in then, and the sheet both sign."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from cadredesk.actions import desks, handover, users
from cadredesk.actions.handover import Names
from cadredesk.desk import Desk
from cadredesk.domain.school import Role, User
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui.act import act, ask, show_sentence
from ui.exchange.keys_door import Door, DoorPage
from ui.exchange.words import filled
from ui.widgets.card import Note, button
from ui.widgets.edit import PasswordEdit
from ui.widgets.form import Form
from ui.widgets.printer import choose_printer, print_pdf
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table
from ui.widgets.words import role_words


class ClerkDoor(Door):
    """Three pages: the change of people, who may log in, the handover sheet."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__("clerkDoor", "", context)
        self.title = self.tr("New clerk")
        self.people_page = self._people_page()
        self.rights_page = self._rights_page()
        self.sheet_page = self._sheet_page()

    # Pages

    def _people_page(self) -> DoorPage:
        page = DoorPage(
            "handoverPeople",
            self.tr("1 of 3: who leaves, who comes"),
            (
                self.tr(
                    "The new person gets a log-in of their own; the old one ends. What the old one did stays in the "
                    "record under that name. Nobody passes a password on."
                ),
            ),
            self.tr("Let the new person in"),
        )
        self.approver_note = Note(name="handoverApprover")
        self.form = Form("handoverForm", 2)
        self.form.choice("leaver", self.tr("Who leaves"), [])
        self.form.choice("newRole", self.tr("Role of the new person"), list(_roles()))
        self.form.line("newName", self.tr("Name of the new person"), limit=50)
        for name, words in (
            ("approverPassword", self.tr("Password of the approver at the desk")),
            ("newPassword", self.tr("The new person types a password (at least 8 characters)")),
            ("newPasswordAgain", self.tr("The same again")),
        ):
            self.form.widget(name, words, PasswordEdit(name, words))
        leaver: Any = self.form.field("leaver")
        leaver.activated.connect(lambda _: self._take_role())
        page.hold(self.approver_note, self.form)
        self.skip = button(self.tr("Nobody changes: to the sheet"), "handoverSkip")
        self.skip.clicked.connect(self._to_sheet)
        page.beside(self.skip)
        return self.add_page(page, self._let_in)

    def _rights_page(self) -> DoorPage:
        roles = role_words()
        page = DoorPage(
            "handoverRights",
            self.tr("2 of 3: who may log in now"),
            (self.tr("Look at the list together. Whoever has left must not be able to log in any more."),),
            self.tr("This is right: to the sheet"),
        )
        self.rights_note = Note(name="handoverDone")
        self.people = Table(
            "handoverUsers",
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
        self.people.setMinimumHeight(220)
        self.disable = button(self.tr("May log in no more"), "handoverDisable")
        self.disable.clicked.connect(self._disable)
        page.hold(self.rights_note, self.people)
        page.beside(self.disable)
        return self.add_page(page, self._to_sheet, 0)

    def _sheet_page(self) -> DoorPage:
        page = DoorPage(
            "handoverSheet",
            self.tr("3 of 3: the handover sheet"),
            (
                self.tr(
                    "The sheet lists open steps with their dates, packages that wait, keys with check numbers, backups "
                    "and people. It never holds a password or the recovery code. Both sign it, and a witness."
                ),
            ),
            self.tr("Print the sheet…"),
        )
        self.counts = Note(name="handoverCounts")
        self.backup_note = Note(name="handoverBackup")
        self.names = Form("handoverNames", 3)
        for name, words in (
            ("giver", self.tr("Handed over by")),
            ("taker", self.tr("Taken over by")),
            ("witness", self.tr("Witness")),
        ):
            self.names.line(name, words, limit=50)
        self.names.text("notes", self.tr("What else the next person must know"), lines=3)
        page.hold(self.counts, self.backup_note, self.names)
        self.save_button = button(self.tr("Save as PDF…"), "handoverPdf")
        self.save_button.clicked.connect(self._choose_file)
        self.backup_button = button(self.tr("Backup to a stick"), "handoverToBackup")
        self.backup_button.clicked.connect(lambda: self.context.navigate("settings", tab="backup"))
        page.beside(self.backup_button, self.save_button)
        self.done_note = Note(name="handoverPrinted")
        self.done_note.hide()
        page.hold(self.done_note)
        return self.add_page(page, self._print, 1)

    # Steps

    def enter(self, **args: str) -> None:
        """Reads the people and shows the first page."""
        super().enter(**args)
        desk = self.context.desk
        found = ask(self, users.listed, desk)
        active = [one for one in found.value if one.active] if found else []
        leaver: Any = self.form.field("leaver")
        leaver.clear()
        leaver.addItem(self.tr("Nobody leaves"), "")
        words = role_words()
        for one in active:
            leaver.addItem(f"{one.name} · {words[one.role]}", one.id)
        first = next((one for one in active if one.role == Role.CLERK), None)
        self.form.put("leaver", first.id if first is not None else "")
        self.form.put("newRole", Role.CLERK.value)
        is_approver = desk.user.role == Role.APPROVER
        self.form.setVisible(is_approver)
        self.approver_note.setVisible(not is_approver)
        self.approver_note.put(
            self.tr("The approver does this."),
            self.tr(
                "Press “Switch or lock” and let the approver sit down. The sheet can be printed by anybody."
            ),
        )
        self.people_page.main.setVisible(is_approver)
        for name in ("giver", "taker", "witness", "notes"):
            self.names.put(name, "")
        self.names.put("giver", first.name if first is not None else "")
        self.done_note.hide()

    def _take_role(self) -> None:
        found = ask(self, users.listed, self.context.desk)
        for one in found.value if found else ():
            if one.id == self.form.value("leaver"):
                self.form.put("newRole", one.role.value)
                self.names.put("giver", one.name)

    def _let_in(self) -> None:
        values = self._values()
        if values["newPassword"] != values["newPasswordAgain"]:
            show_sentence(self, sentence_of(UserError("ui.passwords_differ")))
            return
        new = desks.NewUser(values["newName"], Role(values["newRole"]), values["newPassword"])
        self.context.runner.run(
            self,
            self.tr("Changing the people"),
            users.hand_over,
            self.context.desk,
            new,
            values["leaver"],
            values["approverPassword"],
            done=self._let_in_done,
        )

    def _values(self) -> dict[str, str]:
        values = {name: str(self.form.value(name) or "") for name in ("leaver", "newRole", "newName")}
        for name in ("approverPassword", "newPassword", "newPasswordAgain"):
            field: Any = self.form.field(name)
            values[name] = field.text()
        return values

    def _let_in_done(self, user: User) -> None:
        for name in ("approverPassword", "newPassword", "newPasswordAgain"):
            field: Any = self.form.field(name)
            field.clear()
        self.form.put("newName", "")
        self.names.put("taker", user.name)
        desk = self.context.desk
        stays = self.form.value("leaver") == desk.user.id
        told = filled(self.tr("%1 may log in from now on."), user.name)
        if stays:
            told += " " + filled(
                self.tr("%1 sits at the desk: the new approver logs in and ends that log-in on this page."),
                desk.user.name,
            )
        self.rights_note.put(self.tr("Done."), told, "waiting" if stays else "done")
        self.rights_note.show()
        self._show_people()
        self.setCurrentIndex(1)

    def _show_people(self) -> None:
        found = ask(self, users.listed, self.context.desk)
        if found:
            self.people.put(sorted(found.value, key=lambda user: not user.active), lambda user: user.id)
        self.disable.setEnabled(self.context.desk.user.role == Role.APPROVER)

    def _disable(self) -> None:
        user = self.people.current_row()
        if isinstance(user, User) and act(self, users.disable, self.context.desk, user.id):
            self.rights_note.put(
                self.tr("Done."), filled(self.tr("%1 may log in no more."), user.name), "done"
            )
            self.rights_note.show()
            self._show_people()

    def _to_sheet(self) -> None:
        if self.currentIndex() == 0:
            self.rights_note.hide()
            self._show_people()
        found = ask(self, handover.standing, self.context.desk)
        if not found:
            return
        one = found.value
        self.counts.put(
            self.tr("On the sheet:"),
            filled(
                self.tr("%1 open steps, %2 things that wait, %3 enrolled partners."),
                one.open,
                one.waiting,
                one.partners,
            ),
            "quiet",
        )
        stick = one.last_stick.isoformat() if one.last_stick else self.tr("none yet")
        sheet = one.recovery_since.isoformat() if one.recovery_since else ""
        told = filled(self.tr("Last backup on a stick: %1. Recovery sheet of %2."), stick, sheet)
        self.backup_note.put(self.tr("Backups:"), told, "done" if one.last_stick else "waiting")
        self.setCurrentIndex(2)

    # The sheet

    def _given(self) -> Names:
        return Names(
            *(str(self.names.value(name)).strip() for name in ("giver", "taker", "witness", "notes"))
        )

    def _print(self) -> None:
        choose_printer(self, self.print_on)

    def print_on(self, printer: Any) -> None:
        """Prints the handover sheet on a printer already chosen."""
        self.context.runner.run(
            self,
            self.tr("Printing"),
            _print_sheet,
            self.context.desk,
            self._given(),
            printer,
            self.tr("Handover sheet"),
            done=lambda _: self._say(self.tr("Printed. Both sign it now, and the witness.")),
            changes=False,
        )

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the sheet"), self.tr("Handover sheet") + ".pdf", self.tr("PDF (*.pdf)")
        )
        if path:
            self.save_pdf(Path(path))

    def save_pdf(self, path: Path) -> None:
        """Saves the sheet as PDF."""
        self.context.runner.run(
            self,
            self.tr("Saving"),
            handover.save_pdf,
            self.context.desk,
            self._given(),
            path,
            done=lambda where: self._say(str(where)),
            changes=False,
        )

    def _say(self, text: str) -> None:
        self.done_note.put(self.tr("Done."), text, "done")
        self.done_note.show()


def _roles() -> tuple[tuple[str, str], ...]:
    return tuple((role.value, word) for role, word in role_words().items())


def _print_sheet(desk: Desk, names: Names, printer: Any, title: str, progress: Any) -> int:
    return print_pdf(printer, title, handover.pdf(desk, names), progress)
