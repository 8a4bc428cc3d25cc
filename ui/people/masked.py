"""A field whose text is hidden until someone asks to see it: ID number, telephone, address."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cadredesk.domain.idnumber import masked
from ui.widgets.card import button
from ui.widgets.edit import LineEdit


class MaskedEdit(QWidget):
    """A line that shows `370***********0134` until its button is pressed; an empty one can be typed into.

    `left(text)` as with a LineEdit, never with the mask in it.
    """

    left = Signal(str)

    def __init__(self, name: str, label: str, mask: Callable[[str], str] = masked) -> None:
        super().__init__()
        self.setObjectName(f"{name}Field")
        self.setAccessibleName(label)
        self._mask, self._text, self._shown = mask, "", False
        self.edit = LineEdit(name, label)
        self.edit.left.connect(self._on_left)
        self.show_button = button(self.tr("Show"), f"{name}Show", "link")
        self.show_button.setAccessibleName(self.tr("Show: %1").replace("%1", label))
        self.show_button.clicked.connect(self._toggle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        row.addWidget(self.show_button)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """The text itself, shown or not."""
        return self.edit.text().strip() if self._open() else self._text

    def put(self, text: str) -> None:
        """Sets the text as read from the desk."""
        self._text = text
        self._fill()

    def hide_again(self) -> None:
        """Hides the text, as when another person's file is opened."""
        self._shown = False
        self._fill()

    def _open(self) -> bool:
        return self._shown or not self._text

    def _fill(self) -> None:
        self.edit.put(self._text if self._open() else self._mask(self._text))
        self.edit.setReadOnly(not self._open())
        self.show_button.setVisible(bool(self._text))
        self.show_button.setText(self.tr("Hide") if self._shown else self.tr("Show"))

    def _toggle(self) -> None:
        self._shown = not self._shown
        self._fill()
        if self._shown:
            self.edit.setFocus()

    def _on_left(self, text: str) -> None:
        if self._open() and text.strip() != self._text:
            self._shown = True
            self._text = text.strip()
            self.show_button.setVisible(bool(self._text))
            self.show_button.setText(self.tr("Hide"))
            self.left.emit(self._text)


def dots(text: str) -> str:
    """All but the last four characters hidden; a short text hidden whole."""
    return "*" * max(0, len(text) - 4) + text[-4:] if len(text) >= 8 else "*" * len(text)


def stars(text: str) -> str:
    """Everything hidden, the length too."""
    return "*" * 8 if text else ""
