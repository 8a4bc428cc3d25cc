"""A field for the names of those who help at a vote, and the list from which they are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from cadredesk.actions.people import PersonLine
from cadredesk.domain import names as name_rules
from ui.people.finder import Finder
from ui.voting.words import joined, split_names
from ui.widgets.card import button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit

Barred = Mapping[str, str]
"""Normalised name -> `candidate` or `relative`."""


class HelpersField(QWidget):
    """Names with 、 between them, typed or chosen; `left(names)` when they were changed."""

    left = Signal(tuple)

    def __init__(
        self,
        name: str,
        text: str,
        offer: Callable[[], tuple[tuple[PersonLine, ...], Barred]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Field")
        self._text, self._offer = text, offer
        self.edit = LineEdit(name, text, 400)
        self.edit.left.connect(lambda typed: self.left.emit(split_names(typed)))
        self.choose = button(self.tr("Choose…"), f"{name}Choose", "link")
        self.choose.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.edit, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.edit)

    def put(self, names: tuple[str, ...]) -> None:
        """Shows names as read from the desk."""
        self.edit.put(joined(names))

    def names(self) -> tuple[str, ...]:
        """The names in the field."""
        return split_names(self.edit.text())

    def set_closed(self, closed: bool) -> None:
        """Shows the names read-only."""
        self.edit.setReadOnly(closed)
        self.choose.setVisible(not closed)

    def _open(self) -> None:
        people, barred = self._offer()
        sheet = HelpersSheet(self, self._text, people, barred, self.names())
        sheet.chosen.connect(self._take)
        sheet.open()

    def _take(self, names: tuple[str, ...]) -> None:
        self.edit.put(joined(names))
        self.left.emit(names)


class HelpersSheet(Sheet):
    """The colleagues with a tick each; candidates and relatives cannot be ticked, and it says why."""

    chosen = Signal(tuple)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        people: tuple[PersonLine, ...],
        barred: Barred,
        chosen: tuple[str, ...],
    ) -> None:
        super().__init__(parent, "helpersSheet")
        self.say(title, self.tr("Take them"))
        self._finder = Finder()
        self._finder.put(people)
        self._picked = list(chosen)
        self._barred = barred
        self.body.addWidget(
            label(self.tr("Candidates and their relatives neither watch nor count."), "secondary")
        )
        self.edit = LineEdit("helpersFind", self.tr("Find a person"))
        self.edit.setPlaceholderText(self.tr("Name, pinyin or initials"))
        self.edit.searched.connect(self._look)
        self.list = QListWidget()
        self.list.setObjectName("helpersList")
        self.list.setAccessibleName(self.tr("Colleagues"))
        self.list.setMinimumHeight(280)
        self.list.itemChanged.connect(self._on_tick)
        self.body.addWidget(self.edit)
        self.body.addWidget(self.list, 1)
        self._look("")
        self.edit.setFocus()

    def accept_now(self) -> bool:
        """Hands the names over."""
        self.chosen.emit(tuple(self._picked))
        return True

    def _look(self, text: str) -> None:
        lines, _ = self._finder.find(text)
        why = {"candidate": self.tr("candidate"), "relative": self.tr("relative of a candidate")}
        self.list.blockSignals(True)
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(f"{name_rules.padded(line.name)}　{line.current_post}".rstrip())
            item.setData(Qt.ItemDataRole.UserRole, line.name)
            item.setCheckState(
                Qt.CheckState.Checked if line.name in self._picked else Qt.CheckState.Unchecked
            )
            reason = self._barred.get(name_rules.normalise(line.name))
            if reason:
                item.setText(f"{item.text()}　— {why[reason]}")
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.blockSignals(False)

    def _on_tick(self, item: QListWidgetItem) -> None:
        name = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() == Qt.CheckState.Checked and name not in self._picked:
            self._picked.append(name)
        elif item.checkState() == Qt.CheckState.Unchecked and name in self._picked:
            self._picked.remove(name)
