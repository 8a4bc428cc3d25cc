"""Training: the year's plan, courses and roll call, study groups, and what courses are held with."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.widgets.tabbed import Page, TabbedScreen


class TrainingScreen(TabbedScreen):
    """What is planned and held. `navigate("training", page=key, …)` shows one page."""

    pages: ClassVar[tuple[Page, ...]] = (
        Page("courses", str(QT_TRANSLATE_NOOP("pages", "Courses")), "ui.training.courses:CoursesPage"),
        Page("plan", str(QT_TRANSLATE_NOOP("pages", "Annual plan")), "ui.training.plan:PlanPage"),
        Page("groups", str(QT_TRANSLATE_NOOP("pages", "Study groups")), "ui.training.groups:GroupsPage"),
        Page("means", str(QT_TRANSLATE_NOOP("pages", "Lecturers and places")), "ui.training.means:MeansPage"),
        Page("figures", str(QT_TRANSLATE_NOOP("pages", "Figures")), "ui.training.figures:FiguresPage"),
    )

    @property
    def title(self) -> str:
        """Stands in the header."""
        return self.tr("Training")
