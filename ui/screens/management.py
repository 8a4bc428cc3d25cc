"""The management of the pool (动态管理): trainees and their files, credits, exams, votes and rankings, certificates, exits."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.widgets.tabbed import Page, TabbedScreen


class ManagementScreen(TabbedScreen):
    """What becomes of people in the pool. `navigate("management", page=key, …)` shows one page."""

    pages: ClassVar[tuple[Page, ...]] = (
        Page("trainees", str(QT_TRANSLATE_NOOP("pages", "Trainees")), "ui.training.trainees:TraineesPage"),
        Page("credits", str(QT_TRANSLATE_NOOP("pages", "Credits")), "ui.training.credits:CreditsPage"),
        Page("exams", str(QT_TRANSLATE_NOOP("pages", "Exams")), "ui.training.exams:ExamsPage"),
        Page(
            "opinion", str(QT_TRANSLATE_NOOP("pages", "Votes and ranking")), "ui.training.opinion:OpinionPage"
        ),
        Page(
            "certificates",
            str(QT_TRANSLATE_NOOP("pages", "Certificates")),
            "ui.training.certificates:CertificatesPage",
        ),
        Page("exits", str(QT_TRANSLATE_NOOP("pages", "Exits")), "ui.training.exits:ExitsPage"),
        Page("rules", str(QT_TRANSLATE_NOOP("pages", "Rules")), "ui.training.rules:RulesPage"),
    )

    @property
    def title(self) -> str:
        """Stands in the header."""
        return self.tr("Management")
