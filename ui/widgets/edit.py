"""Text fields that keep an input method's composition, count code points, and search while one types."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class LineEdit(QLineEdit):
    """The one edit field of the program.

    While pinyin is being composed, keys and shortcuts are swallowed, so that Return or Ctrl+S cannot
    act on half a word. `searched` carries the text with the uncommitted letters in place; `left`
    carries the text when the field is left or Return is pressed, and only when it has changed.
    `limit` counts code points (QLineEdit.setMaxLength counts UTF-16 units and would cut 𬭎 in half).
    """

    searched = Signal(str)
    left = Signal(str)

    def __init__(self, name: str, label: str, limit: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._limit = limit
        self._preedit = ""
        self._told = ""
        self.textChanged.connect(self._on_text)
        self.editingFinished.connect(self._on_finished)

    def put(self, text: str) -> None:
        """Sets the text as read from the desk: leaving the field unchanged says nothing."""
        self._told = text
        if self.text() != text:
            self.setText(text)

    @property
    def composing(self) -> bool:
        """Whether an input method holds uncommitted letters."""
        return bool(self._preedit)

    def shown_text(self) -> str:
        """The text with the uncommitted letters where the cursor stands."""
        at = self.cursorPosition()
        text = self.text()
        return text[:at] + self._preedit + text[at:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remembers what is being composed and lets a search follow it."""
        before = self.shown_text()
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        if self.shown_text() != before:
            self.searched.emit(self.shown_text())

    def event(self, event: QEvent) -> bool:
        """Keeps shortcuts from firing during composition."""
        if event.type() == QEvent.Type.ShortcutOverride and self.composing:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallows keys during composition: they belong to the input method. Return ends in the field, Ctrl+Return
        goes on to the sheet."""
        if self.composing:
            event.accept()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.setAccepted(not event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forgets the composition, which Qt commits or drops when the field is left."""
        super().focusOutEvent(event)
        self._preedit = ""

    def _on_text(self, text: str) -> None:
        if len(text) > self._limit:
            at = self.cursorPosition()
            self.setText(text[: self._limit])
            self.setCursorPosition(min(at, self._limit))
            return
        if not self._preedit:
            self.searched.emit(text)

    def _on_finished(self) -> None:
        if not self.composing and self.text() != self._told:
            self._told = self.text()
            self.left.emit(self._told)


class NumberEdit(LineEdit):
    """A field for a whole number of people, papers or days: the input method is off."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, 9, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._keep_digits)

    def number(self) -> int | None:
        """The number, or None when the field is empty."""
        return int(self.text()) if self.text() else None

    def put_number(self, number: int | None) -> None:
        """Sets the number as read from the desk."""
        self.put("" if number is None else str(number))

    def _keep_digits(self, text: str) -> None:
        digits = "".join(
            sign for sign in unicodedata.normalize("NFKC", text) if sign.isascii() and sign.isdigit()
        )
        if digits != text:
            self.setText(digits)


class PasswordEdit(LineEdit):
    """A field for a password: hidden, no input method, nothing kept for undo."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, 200, parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)


class TextEdit(QPlainTextEdit):
    """A field for long text; `left` carries it when the field is left, and after five quiet seconds."""

    left = Signal(str)
    QUIET_MS = 5000

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self._told = ""
        self._preedit = ""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(self.QUIET_MS)
        self._quiet.timeout.connect(self._on_quiet)
        self.textChanged.connect(self._wait)

    def _wait(self) -> None:
        if not self._quiet.isActive():
            self._quiet.start()

    def put(self, text: str) -> None:
        """Sets the text as read from the desk."""
        self._told = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def tell(self) -> None:
        """Emits `left` when the text has changed since it was last told."""
        self._quiet.stop()
        text = self.toPlainText()
        if text != self._told:
            self._told = text
            self.left.emit(text)

    def _on_quiet(self) -> None:
        if self._preedit:
            self._quiet.start()
        else:
            self.tell()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remembers what is being composed."""
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keeps shortcuts from firing during composition."""
        if event.type() == QEvent.Type.ShortcutOverride and self._preedit:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallows keys during composition."""
        if self._preedit:
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells the text when the field is left."""
        super().focusOutEvent(event)
        self._preedit = ""
        self.tell()
