"""Finds a colleague by initials, pinyin, part of the name or the tail of the ID, and hands the choice over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.act import ask
from ui.widgets.edit import LineEdit


@dataclass(frozen=True, slots=True)
class Found:
    """A person found: id, name, and a word that tells namesakes apart (post, birth year)."""

    id: str
    name: str
    detail: str = ""


class PeoplePicker(QWidget):
    """A search field with its findings below; Down goes into them, Return takes one; `picked(id)`."""

    picked = Signal(str)

    def __init__(
        self,
        search: Callable[[str], Sequence[Found]],
        name: str = "peoplePicker",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._search = search
        self.edit = LineEdit(f"{name}Edit", self.tr("Find a person"))
        self.edit.setPlaceholderText(self.tr("Name, pinyin, initials or the end of the ID"))
        self.list = QListWidget()
        self.list.setObjectName(f"{name}List")
        self.list.setAccessibleName(self.tr("People found"))
        self.setFocusProxy(self.edit)
        self.edit.searched.connect(self.look)
        self.edit.installEventFilter(self)
        self.list.itemActivated.connect(self._take)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.edit)
        box.addWidget(self.list, 1)

    def look(self, text: str) -> None:
        """Shows who matches `text`; the first one is stood on."""
        found = ask(self, self._search, text)
        self.list.clear()
        if not found:
            return
        for person in found.value:
            item = QListWidgetItem(f"{person.name}　{person.detail}".strip())
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Up walk the findings from the search field, Return takes the one stood on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self.edit.composing:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._take(item)
                return True
        return super().eventFilter(watched, event)

    def _take(self, item: QListWidgetItem) -> None:
        self.picked.emit(item.data(Qt.ItemDataRole.UserRole))
