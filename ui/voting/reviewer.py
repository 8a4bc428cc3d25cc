"""Lets another person sit down to review or to audit: name and password, without leaving the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from cadredesk.actions import desks, rehearsals
from ui.act import ask, show_problem
from ui.widgets.card import label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import PasswordEdit
from ui.widgets.screen import ScreenContext


class ReviewerSheet(Sheet):
    """Asks who goes on; `seated(desk)` carries the desk with that person at it. `without` (user id) is not offered."""

    seated = Signal(object)

    def __init__(self, parent: object, context: ScreenContext, without: str) -> None:
        super().__init__(parent, "reviewerSheet")  # type: ignore[arg-type]
        self._context = context
        self.say(self.tr("Who goes on?"), self.tr("Sit down"))
        self.body.addWidget(
            label(
                self.tr(
                    "Every doubt is decided by one person and confirmed by another, who does not see what the "
                    "first one said. Candidates and their relatives do neither."
                ),
                name="reviewerSentence",
            )
        )
        if context.desk.kind == "rehearsal":
            told = self.tr("Rehearsal: everybody's password is %1").replace("%1", rehearsals.PASSWORD)
            self.body.addWidget(label(told, "strong", "reviewerRehearsal"))
        self.names = QComboBox()
        self.names.setObjectName("reviewerName")
        self.names.setAccessibleName(self.tr("Name"))
        people = ask(self, desks.who_may_log_in, context.desk.folder)
        for one in people.value if people else ():
            if one.id != without:
                self.names.addItem(one.name, one.id)
        self.password = PasswordEdit("reviewerPassword", self.tr("Password"))
        self.password.returnPressed.connect(self.ok.click)
        for text, field in ((self.tr("Name"), self.names), (self.tr("Password"), self.password)):
            self.body.addWidget(label(text, "strong"))
            self.body.addWidget(field)
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
        self.ok.setEnabled(True)
        self.accept()
        self.seated.emit(desk)

    def _on_wrong(self, problem: BaseException) -> None:
        self.ok.setEnabled(True)
        show_problem(self, problem)
        self.password.selectAll()
        self.password.setFocus()
