"""Dialogs of the exchange: enrolling by paper, our own enrolment file, what two people decide, what an approver signs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from cadredesk.actions import desks, enrolment
from cadredesk.actions.enrolment import Asked, Enrolled, Enrolment
from cadredesk.desk import Desk
from cadredesk.domain.school import Role, Stage
from cadredesk.messages import sentence
from ui.act import ask, show_sentence
from ui.people.words import roomy
from ui.widgets.card import label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit, PasswordEdit
from ui.widgets.screen import ScreenContext
from ui.widgets.words import role_words, stage_words


class RunSheet(Sheet):
    """A sheet whose main button starts a slow action; it closes when that is done, and shows its error when not."""

    def __init__(self, parent: QWidget, context: ScreenContext, name: str) -> None:
        super().__init__(parent, name)
        self.context = context

    def run(self, title: str, function: Callable[..., Any], *args: Any, done: Callable[[Any], None]) -> bool:
        """Runs the action; False, so that the sheet stays until it is done."""
        self.show_error("")
        self.ok.setEnabled(False)

        def succeed(value: Any) -> None:
            self.accept()
            done(value)

        job = self.context.runner.run(self, title, function, *args, done=succeed)
        job.ended.connect(lambda: self.ok.setEnabled(True))
        return False

    def ask_for(self, text: str, field: QWidget) -> None:
        """A labelled field below the others."""
        above = label(text, wrap=False)
        above.setBuddy(field)
        self.body.addWidget(above)
        self.body.addWidget(field)


def people_box(
    desk: Desk, name: str, text: str, *, approvers: bool = False, others: bool = False
) -> QComboBox:
    """The people of the desk: approvers only, or everybody else than who is at the desk."""
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(text)
    words = role_words()
    for one in desks.who_may_log_in(desk.folder):
        if approvers and one.role != Role.APPROVER:
            continue
        if others and one.id == desk.user.id:
            continue
        box.addItem(one.name if approvers else f"{one.name} · {words[one.role]}", one.id)
    if approvers:
        box.setCurrentIndex(max(0, box.findData(desk.user.id)))
    return box


class EnrolSheet(RunSheet):
    """Who a file says it is from, four groups to be typed from the paper, and a second person; `done(enrolled)`."""

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        asked: Asked,
        done: Callable[[Enrolled], None],
        *,
        replaces: bool = False,
    ) -> None:
        super().__init__(parent, context, "enrolSheet")
        self._replaces = replaces
        if replaces:
            self.say(self.tr("Replace the lost key"), self.tr("The groups agree: replace the key"))
        else:
            self.say(self.tr("Enrol by the paper form"), self.tr("The groups agree: enrol"))
        roomy(self, 40, 20)
        self._proof, self._done = asked, done
        told = asked.enrolment
        stages = {str(stage): word for stage, word in stage_words().items()}
        self.body.addWidget(label(f"{told.name}（{told.code}）", "strong", "enrolWho"))
        facts = [
            stages.get(Stage(told.stage), "") if told.stage in set(Stage) else "",
            told.contact,
            told.phone,
        ]
        self.body.addWidget(label("　".join(filter(None, facts)), "secondary", "enrolFacts"))
        if replaces:
            self.body.addWidget(
                label(
                    self.tr(
                        "Its old key signs nothing from now on. Only do this for somebody you know, who stands here "
                        "with the paper and has lost folder, backups and recovery code."
                    ),
                    "strong",
                    "replaceTold",
                )
            )
        self.body.addWidget(
            label(
                self.tr(
                    "The file alone proves nothing. Take the paper form that its bringer carries, and type these "
                    "four groups of its check number."
                ),
                name="enrolTold",
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        self.groups: dict[int, LineEdit] = {}
        for column, place in enumerate(asked.places):
            text = self.tr("Group %1").replace("%1", str(place + 1))
            field = LineEdit(f"group_{place}", text, 12)
            field.setMinimumWidth(96)
            self.groups[place] = field
            above = label(text, wrap=False)
            above.setBuddy(field)
            grid.addWidget(above, 0, column)
            grid.addWidget(field, 1, column)
        self.body.addLayout(grid)
        self.second = people_box(context.desk, "enrolSecond", self.tr("Second person"), others=True)
        self.password = PasswordEdit("enrolPassword", self.tr("Password of the second person"))
        self.ask_for(self.tr("Second person, who has looked at the paper, too"), self.second)
        self.ask_for(self.tr("Password of the second person"), self.password)
        next(iter(self.groups.values())).setFocus()

    def accept_now(self) -> bool:
        """Proves the groups and the password."""
        empty = next((field for field in self.groups.values() if not field.text().strip()), None)
        if empty is not None:
            self.show_error(self.tr("Type all four groups from the paper."))
            empty.setFocus()
            return False
        typed = {place: field.text() for place, field in self.groups.items()}
        return self.run(
            self.tr("Enrolling"),
            enrolment.replace_key if self._replaces else enrolment.enrol,
            self.context.desk,
            self._proof,
            typed,
            self.second.currentData() or "",
            self.password.text(),
            done=self._done,
        )


def enrol_from(
    screen: QWidget,
    context: ScreenContext,
    title: str,
    path: Path,
    done: Callable[[Enrolled], None],
    *,
    replaces: bool = False,
) -> None:
    """Reads an enrolment file off the window's thread, then asks for the groups on its paper.

    `replaces`: the file of somebody known, whose lost key is replaced.
    """

    def asked(told: Enrolment) -> None:
        other = ask(screen, enrolment.is_replacement, context.desk, told)
        if other and other.value and not replaces:
            show_sentence(screen, sentence("enrolment.known", org=told.code))
        elif other:
            EnrolSheet(screen, context, enrolment.ask(told), done, replaces=replaces).open()

    context.runner.run(screen, title, enrolment.read_file, context.desk, path, done=asked, changes=False)


class SignSheet(RunSheet):
    """An approver and the password, with a recipient's code when one is asked for; `given(approver, password, code)`
    says what to run: title, function and its arguments."""

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        title: str,
        action: str,
        told: str,
        given: Callable[[str, str, str], tuple[str, Callable[..., Any], tuple[Any, ...]]],
        done: Callable[[Any], None],
        recipient: str | None = None,
    ) -> None:
        super().__init__(parent, context, "signSheet")
        self.say(title, action)
        self._given, self._done = given, done
        self.body.addWidget(label(told, "secondary", "signTold"))
        self.approver = people_box(context.desk, "signApprover", self.tr("Approver"), approvers=True)
        self.password = PasswordEdit("signPassword", self.tr("Password of the approver"))
        self.recipient = LineEdit("signRecipient", self.tr("Code of the recipient"), 32)
        self.ask_for(self.tr("Approver"), self.approver)
        self.ask_for(self.tr("Password of the approver"), self.password)
        if recipient is not None:
            self.recipient.put(recipient)
            self.ask_for(self.tr("Code of the recipient"), self.recipient)
        else:
            self.recipient.hide()
            self.recipient.setParent(self)
        self.password.setFocus()

    def accept_now(self) -> bool:
        """Runs what was asked for."""
        if not self.password.text():
            self.show_error(self.tr("Type the approver's password."))
            self.password.setFocus()
            return False
        title, function, args = self._given(
            self.approver.currentData() or "", self.password.text(), self.recipient.text().strip()
        )
        return self.run(title, function, *args, done=self._done)


class TwoPeopleSheet(RunSheet):
    """A second person agrees to what the person at the desk has decided; `given(second, password)` as in SignSheet."""

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        title: str,
        told: str,
        given: Callable[[str, str], tuple[str, Callable[..., Any], tuple[Any, ...]]],
        done: Callable[[Any], None],
    ) -> None:
        super().__init__(parent, context, "twoPeopleSheet")
        self.say(title, self.tr("Both agree"))
        self._given, self._done = given, done
        self.body.addWidget(label(told, name="twoPeopleTold"))
        here = self.tr("First person: %1 (at the desk)").replace("%1", context.desk.user.name)
        self.body.addWidget(label(here, "secondary", "twoPeopleFirst"))
        self.second = people_box(context.desk, "secondPerson", self.tr("Second person"), others=True)
        self.password = PasswordEdit("secondPassword", self.tr("Password of the second person"))
        self.ask_for(self.tr("Second person"), self.second)
        self.ask_for(self.tr("Password of the second person"), self.password)
        self.password.setFocus()

    def accept_now(self) -> bool:
        """Proves the password and does it."""
        title, function, args = self._given(self.second.currentData() or "", self.password.text())
        return self.run(title, function, *args, done=self._done)
