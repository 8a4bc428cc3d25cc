"""What every screen offers the window: a title, buttons for the header, and the answers to its keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.act import Area, Hub
from ui.runner import Runner

if TYPE_CHECKING:
    from cadredesk.desk import Desk


@dataclass(frozen=True, slots=True)
class ScreenContext:
    """What the window hands to a screen; `navigate("people", person="P1")` opens another one."""

    desk: Desk
    hub: Hub
    runner: Runner
    navigate: Callable[..., None]


class Screen(QWidget):
    """The right-hand side of the window. A screen overrides what it can do and leaves the rest.

    `areas` names the areas whose changes it shows (None: all). `refresh()` is called when the screen is
    shown after such a change, at once when it is in sight.
    """

    areas: frozenset[Area] | None = None
    header_changed = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("page")
        self._stale = True
        context.hub.changed.connect(self._on_change)

    @property
    def title(self) -> str:
        """Stands in the header; emit `header_changed` when it, the subtitle or the buttons change."""
        return ""

    @property
    def subtitle(self) -> str:
        """Stands beside the title in small letters."""
        return ""

    def header_buttons(self) -> list[QPushButton]:
        """Buttons for the right of the header, from left to right; the window takes them over."""
        return []

    def badge(self) -> int | None:
        """A number for the navigation, as in 待打印 (6); None: no number. Asked before the screen was ever shown."""
        return None

    def go(self, **args: Any) -> None:
        """Shows what `navigate(key, **args)` asked for."""

    def place(self) -> dict[str, str]:
        """What is in sight, as `go` takes it: where to come back to when the window is built anew."""
        return {}

    def refresh(self) -> None:
        """Reads the desk again (F5, and after a change)."""

    def clause(self) -> str:
        """The clause that what is shown rests on (F1); empty: none."""
        return ""

    def edit(self) -> None:
        """F2."""

    def find(self) -> None:  # type: ignore[override]
        """F3 and Ctrl+F: puts the cursor into the search field."""

    def print_(self) -> None:
        """Ctrl+P."""

    def undo(self) -> None:
        """Ctrl+Z."""

    def redo(self) -> None:
        """Ctrl+Y."""

    def save(self) -> bool:
        """Ctrl+S and before leaving: writes what is typed but not saved; False when it could not be."""
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Refreshes when something changed since the screen was last seen."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_change(self, area: Area) -> None:
        if self.areas is not None and area not in self.areas:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
