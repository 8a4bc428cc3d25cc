"""The cards at the right of a step: its papers, its lawful dates, who takes part."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cadredesk.desk import Desk
from cadredesk.domain.profile import Profile
from cadredesk.domain.round import Round
from cadredesk.domain.timeline import StepView
from ui.act import ask
from ui.rounds.words import day_words, problem_words
from ui.widgets.card import Card, StateChip, button, clear, label


class PaperLine(Protocol):
    """What the card shows of a paper (cadredesk.actions.papers.PaperLine)."""

    @property
    def key(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def person_id(self) -> str: ...


def papers_of(widget: QWidget, desk: Desk, round_id: str, step: str) -> Sequence[PaperLine]:
    """The papers of a step; none when the program cannot make papers."""
    if importlib.util.find_spec("cadredesk.actions.papers") is None:
        return ()
    found = ask(widget, importlib.import_module("cadredesk.actions.papers").of_step, desk, round_id, step)
    return tuple(found.value) if found else ()


class PapersCard(Card):
    """本步文书: number, title and state of every paper; `chosen(paper)` when one is pressed."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("PapersCard", "Papers of this step"), "papersCard")
        self._shown: Sequence[PaperLine] = ()
        self._names: list[tuple[QPushButton, str, StateChip]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.body.addLayout(self._lines)

    def put(self, papers: Sequence[PaperLine]) -> None:
        """Shows these papers; the card is hidden when there are none."""
        words = {
            "printed": (self.tr("printed"), "done"),
            "to_print": (self.tr("to print"), "waiting"),
            "stale": (self.tr("print again"), "problem"),
            "not_due": (self.tr("not yet"), "quiet"),
        }
        self.setVisible(bool(papers))
        if papers == self._shown:
            return
        self._shown = papers
        self._names = []
        clear(self._lines)
        for paper in papers:
            row = QHBoxLayout()
            row.setSpacing(6)
            name = f"{paper.number} {paper.title}".strip()
            go = button("", f"paper_{paper.number or paper.key}", "link")
            go.setToolTip(name)
            go.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            word, tone = words.get(paper.state, (paper.state, "quiet"))
            go.setAccessibleName(f"{name} {word}")
            go.clicked.connect(lambda _=False, one=paper: self.chosen.emit(one))
            go.setEnabled(tone != "quiet")
            chip = StateChip(word, tone)
            row.addWidget(go, 1)
            row.addWidget(chip)
            self._lines.addLayout(row)
            self._names.append((go, name, chip))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines anew for the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        sides = self.body.contentsMargins()
        wide = min(self.width(), self.maximumWidth()) - sides.left() - sides.right()
        for go, name, chip in self._names:
            room = max(80, wide - chip.sizeHint().width() - 22)
            lines = _lines(name, go.fontMetrics(), room)
            go.setText("\n".join(lines))
            go.setMinimumHeight(max(32, len(lines) * go.fontMetrics().lineSpacing() + 6))


def _lines(text: str, metrics: QFontMetrics, room: int) -> list[str]:
    """A text in one line, or in two (broken before a bracket where there is one) of which the second ends in dots where it is still too long."""
    if metrics.horizontalAdvance(text) <= room:
        return [text]
    fits = next(
        at for at in range(len(text), 0, -1) if metrics.horizontalAdvance(text[:at]) <= room or at == 1
    )
    bracket = text.rfind("（", 0, fits + 1)
    fits = bracket if bracket > 0 else fits
    rest = metrics.elidedText(text[fits:].strip(), Qt.TextElideMode.ElideRight, room)
    return [text[:fits].strip(), rest]


class DatesCard(Card):
    """法定日期: first lawful day, last day that keeps the deadline, and what is wrong with the days."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("DatesCard", "Lawful dates"), "datesCard")
        self._shown: list[tuple[str, str]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)

    def put(self, the_round: Round, view: StepView, today: date) -> None:
        """Shows the days of a step."""
        texts = self._texts(the_round, view, today)
        if texts == self._shown:
            return
        self._shown = texts
        clear(self._lines)
        for text, role in texts:
            self._lines.addWidget(label(text, role))

    def _texts(self, the_round: Round, view: StepView, today: date) -> list[tuple[str, str]]:
        def say(words: str, day: date | None) -> str:
            return words.replace("%1", day_words(day, today))

        found: list[tuple[str, str]] = []
        if view.on is not None and view.on <= today:
            found.append((say(self.tr("Held on %1"), view.on), "strong"))
        if view.ends is not None:
            found.append((say(self.tr("The notice ends on %1"), view.ends), "strong"))
        if view.earliest is not None:
            found.append((say(self.tr("Earliest: %1"), view.earliest), ""))
        if view.latest is not None:
            text = say(self.tr("Latest: %1"), view.latest)
            found.append((text, ""))
            left = (view.latest - today).days
            if view.state not in ("done", "skipped") and left >= 0:
                found.append((self.tr("%1 days are left").replace("%1", str(left)), "secondary"))
        if view.earliest and view.latest and view.earliest > view.latest and view.state != "done":
            found.append(
                (self.tr("The first lawful day lies after the last: the deadline cannot be kept."), "problem")
            )
        for problem in view.problems:
            if problem.code in ("too_early", "late", "inspection_early", "result_early", "calendar_unknown"):
                found.append((problem_words(problem, today), "problem"))
        found += [(text, "secondary") for text in self._rules(the_round.profile, view.key)]
        if view.tentative:
            found.append((self.tr("Tentative: the holidays of that year are not known yet."), "secondary"))
        if not found:
            found.append((self.tr("No dates yet; they follow from the deadline of the notice."), "secondary"))
        return found

    def _rules(self, profile: Profile, step: str) -> list[str]:
        if step in ("advance_notice", "evaluation", "talks"):
            text = self.tr("The advance notice stands %1 days before the inspection begins.")
            return [text.replace("%1", str(profile.advance_notice_days))]
        if step == "public_notice":
            text = self.tr("The notice stands %1 days and at least %2 working days, the later counts.")
            terms = profile.notice
            return [text.replace("%1", str(terms.calendar_days)).replace("%2", str(terms.working_days))]
        return []


class PeopleCard(Card):
    """参加人员: who takes part in the step, by role."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("PeopleCard", "Who takes part"), "peopleCard")
        self._shown: list[tuple[str, str]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)

    def put(self, people: Sequence[tuple[str, str]]) -> None:
        """Shows (role, names); the card is hidden when there is nobody."""
        shown = [(role, names) for role, names in people if names]
        self.setVisible(bool(shown))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        for role, names in shown:
            self._lines.addWidget(label(f"{role} {names}"))
