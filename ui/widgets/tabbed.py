"""A screen of several pages behind tabs: each page is a screen of its own, made when it is first looked at."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from ui.widgets.screen import Screen, ScreenContext


@dataclass(frozen=True, slots=True)
class Page:
    """A page behind a tab: its key, its title (translated in context `pages`), and where it lies.

    Write the title as `str(QT_TRANSLATE_NOOP("pages", "Plan"))`, so that it is found for translation.
    """

    key: str
    title: str
    factory: str
    """`module:Class` of a `Screen`, imported when the page is first shown."""


class TabbedScreen(Screen):
    """Joins pages to one screen; `go(page=key, …)` shows one, and the window's keys reach the page in sight."""

    pages: ClassVar[tuple[Page, ...]] = ()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._pages = tuple(
            page
            for page in self.pages
            if importlib.util.find_spec(page.factory.partition(":")[0]) is not None
        )
        self._made: dict[str, Screen] = {}
        self.tabs = QTabWidget()
        self.tabs.setObjectName("pages")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for page in self._pages:
            place = QWidget()
            QVBoxLayout(place).setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(place, QCoreApplication.translate("pages", page.title))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self.tabs)
        self._shown = ""
        self.tabs.currentChanged.connect(self._on_tab)

    def page(self, key: str) -> Screen:
        """The page with that key, made when it is first asked for; KeyError for an unknown one."""
        if key not in self._made:
            index = next((n for n, one in enumerate(self._pages) if one.key == key), None)
            if index is None:
                raise KeyError(key)
            module, _, name = self._pages[index].factory.partition(":")
            made: Screen = getattr(importlib.import_module(module), name)(self.context)
            made.header_changed.connect(self.header_changed)
            place = self.tabs.widget(index).layout()
            assert place is not None
            place.addWidget(made)
            self._made[key] = made
        return self._made[key]

    @property
    def in_sight(self) -> Screen | None:
        """The page behind the chosen tab; None when there is none."""
        index = self.tabs.currentIndex()
        return self.page(self._pages[index].key) if 0 <= index < len(self._pages) else None

    @property
    def subtitle(self) -> str:
        """What the page in sight says beside the title."""
        return self.in_sight.subtitle if self.in_sight else ""

    def header_buttons(self) -> list[QPushButton]:
        """The buttons of the page in sight."""
        return self.in_sight.header_buttons() if self.in_sight else []

    def go(self, **args: Any) -> None:
        """Shows the page named by `page`; the other arguments go to it."""
        key = args.pop("page", None)
        if key is not None:
            index = next((n for n, one in enumerate(self._pages) if one.key == key), None)
            if index is not None:
                self.tabs.setCurrentIndex(index)
        if args and self.in_sight is not None:
            self.in_sight.go(**args)

    def place(self) -> dict[str, str]:
        """The page in sight and its own place."""
        if self.in_sight is None:
            return {}
        return {"page": self._pages[self.tabs.currentIndex()].key, **self.in_sight.place()}

    def refresh(self) -> None:
        """The pages read the desk by themselves when they are shown; F5 asks the one in sight."""
        self._shown = self._shown or (self._pages[0].key if self._pages else "")
        if self.in_sight is not None:
            self.in_sight.refresh()
            self.header_changed.emit()

    def clause(self) -> str:
        """That of the page in sight."""
        return self.in_sight.clause() if self.in_sight else ""

    def edit(self) -> None:
        """F2 goes to the page in sight."""
        if self.in_sight is not None:
            self.in_sight.edit()

    def find(self) -> None:  # type: ignore[override]
        """F3 goes to the page in sight."""
        if self.in_sight is not None:
            self.in_sight.find()

    def print_(self) -> None:
        """Ctrl+P goes to the page in sight."""
        if self.in_sight is not None:
            self.in_sight.print_()

    def undo(self) -> None:
        """Ctrl+Z goes to the page in sight."""
        if self.in_sight is not None:
            self.in_sight.undo()

    def redo(self) -> None:
        """Ctrl+Y goes to the page in sight."""
        if self.in_sight is not None:
            self.in_sight.redo()

    def save(self) -> bool:
        """Every page that was ever shown saves what is typed."""
        return all(page.save() for page in self._made.values())

    def _on_tab(self, index: int) -> None:
        left = self._made.get(self._shown)
        if left is not None and not left.save():
            back = next(n for n, one in enumerate(self._pages) if one.key == self._shown)
            if back != index:
                self.tabs.setCurrentIndex(back)
            return
        self._shown = self._pages[index].key
        self.page(self._shown)
        self.header_changed.emit()
