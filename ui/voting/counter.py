"""Lets another person sit down to type a pass: name and password, without leaving the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox

from cadredesk.actions import desks, evaluations, rehearsals
from cadredesk.domain.vote import Vote
from ui.act import act, ask, show_problem
from ui.voting.words import pass_word
from ui.widgets.card import label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import PasswordEdit
from ui.widgets.screen import ScreenContext


class CounterSheet(Sheet):
    """Asks who types a pass; `seated(desk)` carries the desk with that person at it.

    The person of the other pass is not offered. Where the pass has an owner, another person may take it over.
    """

    seated = Signal(object)

    def __init__(self, parent: object, context: ScreenContext, vote: Vote, turn: int) -> None:
        super().__init__(parent, "counterSheet")  # type: ignore[arg-type]
        self._context, self._vote, self._turn = context, vote, turn
        self.say(
            self.tr("Who types %1?").replace("%1", pass_word(turn)),
            self.tr("Sit down and type"),
        )
        self.body.addWidget(
            label(
                self.tr(
                    "The two passes are typed by two people. Choose your name and type your own password; "
                    "the desk goes back to %1 when you leave the entry."
                ).replace("%1", context.desk.user.name),
                name="counterSentence",
            )
        )
        if context.desk.kind == "rehearsal":
            told = self.tr("Rehearsal: everybody's password is %1").replace("%1", rehearsals.PASSWORD)
            self.body.addWidget(label(told, "strong", "counterRehearsal"))
        self.names = QComboBox()
        self.names.setObjectName("counterName")
        self.names.setAccessibleName(self.tr("Name"))
        self._owner = vote.first_by if turn == 1 else vote.second_by
        other = vote.second_by if turn == 1 else vote.first_by
        people = ask(self, desks.who_may_log_in, context.desk.folder)
        for one in people.value if people else ():
            if one.id != other:
                self.names.addItem(one.name, one.id)
        wanted = self._owner or (context.desk.user.id if context.desk.user.id != other else "")
        self.names.setCurrentIndex(max(0, self.names.findData(wanted)))
        self.names.currentIndexChanged.connect(lambda _: self._show_owner())
        self.password = PasswordEdit("counterPassword", self.tr("Password"))
        self.password.returnPressed.connect(self.ok.click)
        self.take_over = QCheckBox(self.tr("I take this pass over; its owner cannot go on"))
        self.take_over.setObjectName("counterTakeOver")
        self.take_over.setAccessibleName(self.take_over.text())
        for text, field in ((self.tr("Name"), self.names), (self.tr("Password"), self.password)):
            self.body.addWidget(label(text, "strong"))
            self.body.addWidget(field)
        self.body.addWidget(self.take_over)
        self._show_owner()
        self.password.setFocus()

    def accept_now(self) -> bool:
        """Checks the password off the window's thread; the sheet closes when it was right."""
        self.ok.setEnabled(False)
        self._context.runner.run(
            self,
            self.tr("Checking the password"),
            desks.switch,
            self._context.desk,
            str(self.names.currentData() or ""),
            self.password.text(),
            done=self._on_right,
            failed=self._on_wrong,
            changes=False,
        )
        return False

    def _on_right(self, desk: object) -> None:
        assert isinstance(desk, type(self._context.desk))
        self.ok.setEnabled(True)
        if self.take_over.isVisibleTo(self) and self.take_over.isChecked():
            taken = act(self, evaluations.take_over, desk, self._vote.id, self._turn)
            if not taken:
                return
        self.accept()
        self.seated.emit(desk)

    def _on_wrong(self, problem: BaseException) -> None:
        self.ok.setEnabled(True)
        show_problem(self, problem)
        self.password.selectAll()
        self.password.setFocus()

    def _show_owner(self) -> None:
        mine = self.names.currentData() == self._owner
        self.take_over.setVisible(bool(self._owner) and not mine)
        if mine:
            self.take_over.setChecked(False)
