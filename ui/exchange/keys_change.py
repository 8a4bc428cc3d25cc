"""The door “Change the key”: what happens, the new recovery sheet, the packages for every partner, the other approvers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from cadredesk.actions import desk_sheets, enrolment, rotation, users
from cadredesk.actions.rotation import Rotated
from cadredesk.domain.school import Role, User
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from ui.act import act, ask
from ui.exchange.keys_door import Door, DoorPage
from ui.exchange.recovery import RecoveryCode
from ui.exchange.sheets import SignSheet
from ui.exchange.words import filled
from ui.widgets.card import Note, button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import PasswordEdit
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table


class ChangeDoor(Door):
    """Three pages; an interrupted change is finished on the first."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__("changeDoor", "", context)
        self.title = self.tr("Change the key")
        self._unfinished = False
        self._names: dict[str, str] = {}
        self.start_page = self._start_page()
        self.code_page = self._code_page()
        self.after_page = self._after_page()

    # Pages

    def _start_page(self) -> DoorPage:
        page = DoorPage(
            "changeStart",
            self.tr("1 of 3: a new signing key"),
            (
                self.tr(
                    "For a key that is old, or that somebody may have seen. The old and the new key both sign the change, "
                    "so that every partner can believe it."
                ),
                self.tr(
                    "All data, papers and earlier packages stay as they are. Partners refuse packages of the new key "
                    "until two people there have agreed."
                ),
                self.tr(
                    "You need: the approver, a stick, a printer for the new recovery sheet. The old sheet opens nothing "
                    "from then on."
                ),
            ),
            self.tr("Choose the stick and change the key…"),
        )
        self.start_note = Note(name="changeNote")
        page.hold(self.start_note)
        return self.add_page(page, self._choose_stick)

    def _code_page(self) -> DoorPage:
        page = DoorPage(
            "changeCode",
            self.tr("2 of 3: print the new recovery sheet now"),
            (
                self.tr(
                    "The new code is shown once and stored nowhere. Seal the sheet in an envelope, and destroy the old one."
                ),
            ),
            self.tr("Go on"),
        )
        self.shown = RecoveryCode(self.context)
        self.shown.kept_.connect(page.main.setEnabled)
        page.hold(self.shown)
        return self.add_page(page, self._to_after, None)

    def _after_page(self) -> DoorPage:
        page = DoorPage(
            "changeAfter",
            self.tr("3 of 3: tell the partners, and give the other approvers the key"),
            (
                self.tr(
                    "Take the stick to every partner. The packages travel in the usual way; two people there agree to the "
                    "new key."
                ),
            ),
            self.tr("Done"),
        )
        self.partners = Table(
            "changePartners",
            self.tr("Partners"),
            (
                Column(
                    self.tr("Partner"), lambda one: self._names.get(one.recipient, one.recipient), width=14
                ),
                Column(self.tr("Package"), lambda one: f"{one.epoch}-{one.seq}", width=5),
                Column(
                    self.tr("On a stick"),
                    lambda one: one.written_on.isoformat() if one.written_on else self.tr("not yet"),
                    tone=lambda one: "done" if one.written_on else "waiting",
                ),
            ),
        )
        self.partners.setMinimumHeight(130)
        self.again_button = button(self.tr("Write them again…"), "changeAgain")
        self.again_button.clicked.connect(self._choose_again)
        self.approvers_note = Note(name="changeApprovers")
        self.approvers = Table(
            "changeUsers",
            self.tr("Approvers who cannot sign yet"),
            (
                Column(self.tr("Name"), lambda user: user.name, width=10),
                Column(self.tr("State"), lambda _: self.tr("cannot sign yet"), tone=lambda _: "waiting"),
            ),
        )
        self.approvers.setMinimumHeight(100)
        self.give_button = button(self.tr("New password for this approver…"), "changeGive")
        self.give_button.clicked.connect(self._give)
        page.hold(self.partners, self.approvers_note, self.approvers)
        page.beside(self.again_button, self.give_button)
        return self.add_page(page, lambda: self.finished.emit(self.tr("The new key is in use.")), None)

    # Steps

    def enter(self, **args: str) -> None:
        """Says how things stand; `after` leads to the last page."""
        super().enter(**args)
        desk = self.context.desk
        found = ask(self, rotation.is_unfinished, desk)
        key = ask(self, desk_sheets.key, desk)
        partners = ask(self, enrolment.enrolled, desk)
        self._unfinished = bool(found and found.value)
        self._names = {one.code: one.name for one in partners.value} if partners else {}
        main = self.start_page.main
        if self._unfinished:
            self.start_note.put(
                self.tr("A change was interrupted."),
                self.tr("Nothing is lost, and nothing leaves this desk until it is finished. Finish it now."),
                "problem",
            )
            main.setText(self.tr("Choose the stick and finish the change…"))
        elif not self._names:
            self.start_note.put(
                self.tr("Nobody is enrolled here yet."),
                self.tr("There is nobody to tell of a new key. Enrol first."),
                "waiting",
            )
        else:
            day = key.value.made_on.isoformat() if key and key.value.made_on else ""
            told = filled(
                self.tr("%1 partners will be told. The present key is of %2."), len(self._names), day
            )
            self.start_note.put(self.tr("Now:"), told, "quiet")
            main.setText(self.tr("Choose the stick and change the key…"))
        main.setAccessibleName(main.text())
        main.setEnabled(self._unfinished or bool(self._names))
        if args.get("page") == "after":
            self._to_after()

    def is_open(self) -> bool:
        """Whether the new code stands on the page and nobody has put it away."""
        return self.currentIndex() == 1 and self.shown.is_open

    def _choose_stick(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick"))
        if place:
            self.change_to(Path(place))

    def change_to(self, place: Path) -> None:
        """Asks the approver, changes the key (or finishes the change), and writes the packages to a folder."""
        function = rotation.complete if self._unfinished else rotation.rotate
        SignSheet(
            self,
            self.context,
            self.tr("Change the key"),
            self.tr("Finish the change") if self._unfinished else self.tr("Change the key now"),
            self.tr(
                "This approver holds the new key. Every other approver gets it by a new password on the last page."
            ),
            lambda who, password, _: (
                self.tr("Changing the key"),
                function,
                (self.context.desk, who, password, place),
            ),
            self._changed,
        ).open()

    def _changed(self, done: Rotated) -> None:
        self.shown.put(done.recovery_code)
        self.code_page.main.setEnabled(False)
        self.setCurrentIndex(1)

    def _to_after(self) -> None:
        self.shown.put("")
        self._show_after()
        self.setCurrentIndex(2)

    def _show_after(self) -> None:
        desk = self.context.desk
        packages = ask(self, rotation.packages, desk)
        without = ask(self, users.without_keys, desk)
        left: tuple[User, ...] = without.value if without else ()
        self.partners.put(packages.value if packages else (), lambda one: one.id)
        self.approvers.put(left, lambda user: user.id)
        if left and self.approvers.current_row() is None:
            self.approvers.go_to(lambda _: True)
        for part in (self.approvers, self.give_button):
            part.setVisible(bool(left))
        may = desk.user.role == Role.APPROVER and desk.user.id not in {one.id for one in left}
        self.give_button.setEnabled(may)
        if not left:
            self.approvers_note.put(self.tr("Every approver can sign."), "", "done")
        elif may:
            told = self.tr("They keep their log-in, but need a new password from you before they can sign.")
            self.approvers_note.put(
                filled(self.tr("%1 approvers cannot sign yet."), len(left)), told, "waiting"
            )
        else:
            told = self.tr("The approver who changed the key sits down here and gives them new passwords.")
            self.approvers_note.put(
                filled(self.tr("%1 approvers cannot sign yet."), len(left)), told, "waiting"
            )

    def _choose_again(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick"))
        if place:
            self.write_again(Path(place))

    def write_again(self, place: Path) -> None:
        """Writes the packages of the change once more."""
        self.context.runner.run(
            self,
            self.tr("Writing to the stick"),
            rotation.write_again,
            self.context.desk,
            place,
            done=lambda _: self._show_after(),
        )

    def _give(self) -> None:
        user = self.approvers.current_row()
        if isinstance(user, User):
            sheet = GiveKeySheet(self, self.context, user)
            sheet.done_.connect(self._show_after)
            sheet.open()


class GiveKeySheet(Sheet):
    """A new password for somebody, given by the approver at the desk."""

    def __init__(self, parent: Door, context: ScreenContext, user: User) -> None:
        super().__init__(parent, "giveKeySheet")
        self._context, self._user = context, user
        self.say(filled(self.tr("New password for %1"), user.name), self.tr("Set the password"))
        self._own = PasswordEdit("oldPassword", self.tr("Password of the approver at the desk"))
        self._first = PasswordEdit(
            "firstPassword", self.tr("The person types a new password (at least 8 characters)")
        )
        self._again = PasswordEdit("againPassword", self.tr("The same again"))
        for field in (self._own, self._first, self._again):
            self.body.addWidget(label(field.accessibleName(), "strong"))
            self.body.addWidget(field)

    def accept_now(self) -> bool:
        """Sets the password."""
        if self._first.text() != self._again.text():
            self.show_error(sentence_of(UserError("ui.passwords_differ")))
            return False
        given = act(
            self,
            users.give_password,
            self._context.desk,
            self._user.id,
            self._first.text(),
            self._own.text(),
        )
        return bool(given)
