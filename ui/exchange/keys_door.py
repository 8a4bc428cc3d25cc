"""What the doors of “Keys and handover” share: a row of pages, each with one main button, a way back, and calm words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from ui.widgets.card import Card, button, label
from ui.widgets.screen import ScreenContext


class DoorPage(Card):
    """One page: what happens, what it holds, and its buttons at the foot; `back_()` and `main_()`."""

    back_ = Signal()
    main_ = Signal()

    def __init__(self, name: str, title: str, told: Sequence[str], action: str) -> None:
        super().__init__(title, name)
        self.setMaximumWidth(980)
        for number, text in enumerate(told):
            self.add(label(text, name=f"{name}Told_{number}"))
        self.inside = QVBoxLayout()
        self.inside.setSpacing(10)
        self.body.addLayout(self.inside)
        self.body.addStretch(1)
        self.back = button(self.tr("Back"), f"{name}Back")
        self.back.clicked.connect(self.back_)
        self.main = button(action, f"{name}Main", "main")
        self.main.clicked.connect(self.main_)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(10)
        self.foot.addWidget(self.back)
        self.foot.addStretch(1)
        self.foot.addWidget(self.main)
        self.body.addLayout(self.foot)

    def hold(self, *parts: QWidget) -> None:
        """Puts widgets into the page, below its words."""
        for part in parts:
            self.inside.addWidget(part)

    def beside(self, *parts: QWidget) -> None:
        """Puts further buttons before the main one."""
        for part in parts:
            self.foot.insertWidget(self.foot.count() - 1, part)


class Choices(QWidget):
    """A few radio buttons, each with a sentence under it; the first is chosen."""

    def __init__(self, name: str, options: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for key, text, about in options:
            one = QRadioButton(text)
            one.setObjectName(f"{name}_{key}")
            one.setAccessibleName(text)
            one.setMinimumHeight(32)
            told = label(about, "secondary")
            told.setContentsMargins(26, 0, 0, 8)
            self._group.addButton(one, len(self._keys))
            self._keys.append(key)
            box.addWidget(one)
            box.addWidget(told)
        self._group.buttons()[0].setChecked(True)

    def chosen(self) -> str:
        """The key of the one chosen."""
        return self._keys[self._group.checkedId()]


class Door(QStackedWidget):
    """The pages of one door; back from the first page is `left`, `finished(sentence)` after the last."""

    left = Signal()
    finished = Signal(str)

    def __init__(self, name: str, title: str, context: ScreenContext) -> None:
        super().__init__()
        self.setObjectName(name)
        self.title = title
        self.context = context
        self.pages: list[DoorPage] = []

    def add_page(self, page: DoorPage, main: Callable[[], None], back: int | None = -1) -> DoorPage:
        """Adds a page; `back` is where its way back leads: a page's number, -1 out of the door, None nowhere."""
        room = QWidget()
        across = QHBoxLayout(room)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(page, 1)
        if page.maximumWidth() < 1200:
            across.addStretch(0)
        across.setAlignment(page, Qt.AlignmentFlag.AlignTop)
        self.addWidget(room)
        self.pages.append(page)
        page.main_.connect(main)
        page.back.setVisible(back is not None)
        page.back_.connect(
            lambda: self.left.emit() if back in (-1, None) else self.setCurrentIndex(back or 0)
        )
        return page

    def enter(self, **args: str) -> None:
        """Shows the first page, as things stand now."""
        del args
        self.setCurrentIndex(0)

    def is_open(self) -> bool:
        """Whether something stands here that must not be left by accident (a code shown once)."""
        return False
