"""What the bureau decides: questions between schools, the places it gives, and the meetings on who enters the pool."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.widgets.screen import ScreenContext
from ui.widgets.tabbed import Page, TabbedScreen


class DecisionsScreen(TabbedScreen):
    """Three pages: `navigate("decisions", page="conflicts" | "quotas" | "meetings")`."""

    pages: ClassVar[tuple[Page, ...]] = (
        Page(
            "conflicts", str(QT_TRANSLATE_NOOP("pages", "Questions")), "ui.exchange.conflicts:ConflictsPage"
        ),
        Page("quotas", str(QT_TRANSLATE_NOOP("pages", "Places")), "ui.exchange.quotas:QuotasPage"),
        Page(
            "meetings",
            str(QT_TRANSLATE_NOOP("pages", "Meetings")),
            "ui.exchange.pool_meetings:PoolMeetingsPage",
        ),
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Decide"))

    @property
    def title(self) -> str:
        """The screen's name."""
        return self.tr("Decide")
