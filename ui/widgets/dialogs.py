"""Small dialogs that ask: for a reason, for a yes, for anything a form holds. None blocks the program."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.card import ErrorBar, button, label
from ui.widgets.edit import TextEdit


class Sheet(QDialog):
    """A dialog with a heading, an error bar, content, and two buttons; Return in a field presses nothing.

    Esc leaves at once while nothing was typed, else only when it is pressed again. `accept_now()` is the hook: it returns True when the dialog may close. Open it with `open()`.
    """

    done_ = Signal()

    def __init__(
        self, parent: QWidget, name: str, title: str = "", action: str = "", *, danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMinimumWidth(round(480 * max(1.0, QApplication.font().pointSizeF() / 12)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before: list[str] | None = None
        self._asked = False
        self.errors = ErrorBar()
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.ok = button(action, f"{name}Ok", "danger" if danger else "main")
        self.ok.clicked.connect(self._on_ok)
        self.no = button(self.tr("Cancel"), f"{name}Cancel")
        self.no.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.ok)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        self.heading = label(title, "heading", f"{name}Title")
        box.addWidget(self.heading)
        box.addWidget(self.errors)
        box.addLayout(self.body, 1)
        box.addLayout(buttons)
        self.say(title, action)

    def say(self, title: str, action: str) -> None:
        """Sets the heading and the word on the main button."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.heading.setText(title)
        self.ok.setText(action)
        self.ok.setAccessibleName(action)

    def show_error(self, text: str) -> None:
        """Shows an action's sentence in this dialog."""
        self.errors.put(text)

    def accept_now(self) -> bool:
        """Does what the dialog is for; False keeps it open."""
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Remembers what stands in the fields; a sentence of several lines has room for all of them."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.resize(self.width(), max(self.height(), layout.minimumHeightForWidth(self.width())))
        if self._before is None:
            self._before = self._typed()

    def _typed(self) -> list[str]:
        plain = QLineEdit.EchoMode.Normal
        lines = [one.text() for one in self.findChildren(QLineEdit) if one.echoMode() == plain]
        return lines + [one.toPlainText() for one in self.findChildren(QPlainTextEdit)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses no button by accident, Ctrl+Return the main one; Esc loses nothing typed by accident."""
        if event.key() == Qt.Key.Key_Escape and not self._asked and self._typed() != self._before:
            self._asked = True
            self.show_error(self.tr("What is typed here is not saved. Press Esc again to leave without it."))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._on_ok()
            return
        super().keyPressEvent(event)

    def _on_ok(self) -> None:
        if self.accept_now():
            self.done_.emit()
            self.accept()


class ReasonDialog(Sheet):
    """Asks for a written reason of at least two characters; `given(reason)`."""

    given = Signal(str)

    def __init__(
        self, parent: QWidget, title: str, sentence: str, action: str = "", name: str = "reasonDialog"
    ) -> None:
        super().__init__(parent, name)
        self.say(title, action or self.tr("Save the reason"))
        self.body.addWidget(label(sentence, name=f"{name}Sentence"))
        self.reason = TextEdit("reason", self.tr("Reason"))
        self.reason.setMinimumHeight(110)
        self.body.addWidget(self.reason)
        self.ok.setEnabled(False)
        self.reason.textChanged.connect(lambda: self.ok.setEnabled(len(self._text()) >= 2))
        self.reason.setFocus()

    def accept_now(self) -> bool:
        """Hands the reason over."""
        if len(self._text()) < 2:
            return False
        self.given.emit(self._text())
        return True

    def _text(self) -> str:
        return self.reason.toPlainText().strip()


class ConfirmDialog(Sheet):
    """Says what will happen and what stays safe, and asks; `confirmed()`."""

    confirmed = Signal()

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        action: str,
        name: str = "confirmDialog",
        *,
        danger: bool = False,
    ) -> None:
        super().__init__(parent, name, title, action, danger=danger)
        self.body.addWidget(label(sentence, name=f"{name}Sentence"))
        self.no.setFocus()

    def accept_now(self) -> bool:
        """Passes the yes on."""
        self.confirmed.emit()
        return True
