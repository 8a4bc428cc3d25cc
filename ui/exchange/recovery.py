"""The recovery code in the window: shown once, printed, put away; and the sheet that makes a new one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cadredesk.actions import desk_sheets, users
from ui.act import act, ask
from ui.widgets.card import button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit, PasswordEdit
from ui.widgets.printer import choose_printer, print_pdf
from ui.widgets.screen import ScreenContext


class RecoveryCode(QWidget):
    """A new code, a button that prints its sheet, and the tick that it was put away; `kept_(bool)`."""

    kept_ = Signal(bool)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.setObjectName("recoveryCodePart")
        self._context = context
        self.code = LineEdit("shownCode", self.tr("The new code"))
        self.code.setReadOnly(True)
        self.print_button = button(self.tr("Print the sheet…"), "recoveryPrint")
        self.print_button.clicked.connect(lambda: choose_printer(self, self.print_on))
        self.kept = QCheckBox(
            self.tr("The sheet is printed, or the code is written down by hand, and put away safely.")
        )
        self.kept.setObjectName("recoveryKept")
        self.kept.setAccessibleName(self.kept.text())
        self.kept.toggled.connect(self.kept_)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.code)
        box.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.kept)

    def put(self, code: str) -> None:
        """Shows a code; an empty one takes it off the window."""
        self.code.put(code)
        self.kept.setChecked(False)

    @property
    def is_open(self) -> bool:
        """Whether a code stands here that nobody has said is put away."""
        return bool(self.code.text()) and not self.kept.isChecked()

    def print_on(self, printer: QPrinter) -> None:
        """Prints the recovery sheet on a printer already chosen; it is never stored as a file by us."""
        made = ask(self, desk_sheets.recovery, self._context.desk, self.code.text())
        if made:
            title = self.tr("Recovery sheet")
            self._context.runner.run(
                self, self.tr("Printing"), print_pdf, printer, title, made.value, changes=False
            )


class RenewRecoverySheet(Sheet):
    """The approver's password, then the new code once."""

    def __init__(self, parent: QWidget, context: ScreenContext) -> None:
        super().__init__(parent, "renewRecoverySheet")
        self._context = context
        self.say(self.tr("New recovery sheet"), self.tr("Make a new code"))
        self.body.addWidget(
            label(self.tr("The old sheet opens nothing from now on; older backups it still opens."))
        )
        self._own = PasswordEdit("approverPassword", self.tr("Password of the approver at the desk"))
        self._own_label = label(self._own.accessibleName(), "strong")
        self.shown = RecoveryCode(context)
        self.shown.kept_.connect(self.ok.setEnabled)
        self.shown.hide()
        for part in (self._own_label, self._own, self.shown):
            self.body.addWidget(part)

    def accept_now(self) -> bool:
        """Shows the new code once; the second press, after the sheet was put away, closes."""
        if self.shown.isVisible():
            return not self.shown.is_open
        code = act(self, users.renew_recovery_code, self._context.desk, self._own.text())
        if code:
            self.shown.put(code.value)
            self.shown.show()
            self._own.clear()
            self._own_label.hide()
            self._own.hide()
            self.no.hide()
            self.ok.setEnabled(False)
            self.say(self.tr("Print the new recovery sheet now"), self.tr("Done"))
        return False

    def print_on(self, printer: Any) -> None:
        """Prints the recovery sheet on a printer already chosen."""
        self.shown.print_on(printer)

    def reject(self) -> None:
        """Esc does not lose a code that is shown only once."""
        if not (self.shown.isVisible() and self.shown.is_open):
            super().reject()
