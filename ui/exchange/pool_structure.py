"""The structure of the pool: how the ratios asked for stand, and a card of bars for every topic; a number leads to its list."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cadredesk.actions import pool_statistics as statistics
from cadredesk.actions.pool import Goal, Pool
from cadredesk.actions.pool_statistics import StatisticsSheet, StatisticsTable
from cadredesk.domain.pool import Ratio
from ui.exchange.bars import PartBar
from ui.exchange.pool_words import goal_word, part_word, percent, topic_title
from ui.exchange.words import filled
from ui.widgets.card import Card, StateChip, button, clear, label

COUNTED = ("age", "gender", "party", "education", "title", "tier", "stage", "readiness", "standing", "school")
MOST_PARTS = 12


class StructurePage(QWidget):
    """What the list is made of. `asked(filters, word)` wants the list behind a number."""

    asked = Signal(object, str)

    def __init__(self, goals: tuple[Goal, ...]) -> None:
        super().__init__()
        self._goals = goals
        self._sheet: StatisticsSheet | None = None
        self._seats: dict[str, tuple[frozenset[str], int]] = {}
        self.whole = label("", "strong", "poolWhole")
        self.goals_card = Card(self.tr("Ratios asked for"), "goalsCard")
        self._goal_lines = QGridLayout()
        self._goal_lines.setHorizontalSpacing(14)
        self._goal_lines.setColumnStretch(1, 1)
        self.goals_card.body.addLayout(self._goal_lines)
        self._cards: dict[str, tuple[Card, QVBoxLayout]] = {}
        grid = QGridLayout()
        grid.setSpacing(12)
        for at, topic in enumerate(COUNTED):
            card = Card(topic_title(topic), f"count_{topic}")
            lines = QVBoxLayout()
            lines.setSpacing(0)
            card.body.addLayout(lines)
            card.body.addStretch(1)
            self._cards[topic] = (card, lines)
            grid.addWidget(card, at // 2, at % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        inner = QWidget()
        inner.setObjectName("structureInner")
        box = QVBoxLayout(inner)
        box.setContentsMargins(12, 10, 12, 10)
        box.setSpacing(12)
        box.addWidget(self.whole)
        box.addWidget(self.goals_card)
        box.addLayout(grid)
        box.addStretch(1)
        area = QScrollArea()
        area.setObjectName("structureScroll")
        area.setAccessibleName(self.tr("Structure"))
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_pool(self, pool: Pool, who: int, scope: Collection[str] | None, about: str) -> None:
        """Counts `who`; `scope` are the schools whose seats count (all without it), `about` says which list it is."""
        total = who.bit_count()
        told = self.tr(
            "Counted: the %1 people of the list (of %2 reported), ages on %3. A number leads to its list."
        )
        self.whole.setText(filled(told, total, len(pool.lines), pool.on.isoformat()))
        while (item := self._goal_lines.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        ratios = statistics.ratios(pool, who, self._goals, scope)
        asked = statistics.schools_asked(pool, scope)
        self._seats = {
            goal.key: (frozenset(statistics.with_seats(pool, goal, scope)), asked)
            for goal in self._goals
            if goal.seats
        }
        for at, ratio in enumerate(ratios):
            self._show_goal(at, ratio)
        tables = [self._goals_table(ratios)]
        for topic, (card, box) in self._cards.items():
            found = pool.census.counted(topic, who, statistics.order_of(topic))
            self._show_card(topic, card, box, found, total, pool.schools)
            tables.append(self._table(topic, found, total, pool.schools))
        self._sheet = StatisticsSheet(self.tr("Structure of the pool"), about, tuple(tables))

    def sheet(self) -> StatisticsSheet | None:
        """What is in sight, for Excel and paper."""
        return self._sheet

    def _show_card(
        self,
        topic: str,
        card: Card,
        box: QVBoxLayout,
        found: tuple[tuple[str, int], ...],
        total: int,
        schools: Mapping[str, str],
    ) -> None:
        clear(box)
        shown = found[:MOST_PARTS]
        rest = (
            filled(self.tr("the largest %1 of %2"), len(shown), len(found)) if len(found) > len(shown) else ""
        )
        card.aside.setText(rest)
        for part_id, count in shown:
            word = part_word(topic, part_id, schools)
            wide = 9 if topic in ("school", "readiness") else 6
            bar = PartBar(f"part_{topic}_{part_id}", word, count, total, percent(count, total), wide)
            bar.clicked.connect(partial(self.asked.emit, {topic: frozenset({part_id})}, word))
            box.addWidget(bar)

    def _table(
        self, topic: str, found: tuple[tuple[str, int], ...], total: int, schools: Mapping[str, str]
    ) -> StatisticsTable:
        rows = tuple(
            (part_word(topic, part, schools), str(count), f"{count}/{total}", percent(count, total))
            for part, count in found
        )
        foot = filled(self.tr("The parts make %1 of %2 people."), sum(count for _, count in found), total)
        return StatisticsTable(
            topic_title(topic), (topic_title(topic), self.tr("People"), "n/N", "%"), rows, foot
        )

    # Ratios

    def _goals_table(self, ratios: tuple[Ratio, ...]) -> StatisticsTable:
        rows = tuple(
            (goal_word(one.goal.key), self._told(one), self._state(one)[0], self._gap(one), one.goal.basis)
            for one in ratios
        )
        return StatisticsTable(
            self.tr("Ratios asked for"),
            (
                self.tr("Ratio"),
                self.tr("As it stands"),
                self.tr("State"),
                self.tr("Lacking"),
                self.tr("Basis"),
            ),
            rows,
        )

    def _told(self, ratio: Ratio) -> str:
        goal = ratio.goal
        if goal.seats:
            if not ratio.total:
                return self.tr(
                    "No seats are known yet: type them under “Schools”, or import the list of schools."
                )
            known, asked = self._seats[goal.key]
            per = goal.at_least
            ask = f"1:{per.numerator}" if per.denominator == 1 else f"{per.denominator}:{per.numerator}"
            told = self.tr(
                "%1 people for %2 seats, asked for %3 (the %4 of %5 schools whose seats are known)"
            )
            return filled(told, ratio.count, ratio.total, ask, len(known), asked)
        told = self.tr("%1 of %2 = %3, at least %4")
        least = percent(goal.at_least.numerator, goal.at_least.denominator)
        return filled(told, ratio.count, ratio.total, percent(ratio.count, ratio.total) or "—", least)

    def _state(self, ratio: Ratio) -> tuple[str, str]:
        if ratio.too_many:
            return self.tr("too many"), "waiting"
        return {
            True: (self.tr("reached"), "done"),
            False: (self.tr("not reached"), "problem"),
            None: (self.tr("nobody") if not ratio.goal.seats else self.tr("not known"), "quiet"),
        }[ratio.met]

    def _gap(self, ratio: Ratio) -> str:
        if ratio.lacking:
            return filled(self.tr("%1 lacking"), ratio.lacking)
        return filled(self.tr("%1 above"), ratio.too_many) if ratio.too_many else ""

    def _show_goal(self, at: int, ratio: Ratio) -> None:
        goal = ratio.goal
        word, told = goal_word(goal.key), self._told(ratio)
        go = button(self.tr("List"), f"goalList_{goal.key}", "link")
        go.setAccessibleName(f"{word} {told} {go.text()}")
        filters = {goal.topic: goal.parts}
        if goal.seats:
            filters["school"] = self._seats[goal.key][0]
        go.clicked.connect(partial(self.asked.emit, filters, word))
        go.setEnabled(ratio.count > 0)
        state = StateChip(*self._state(ratio), f"goalState_{goal.key}")
        gap = label(self._gap(ratio), "strong", f"goalGap_{goal.key}", wrap=False)
        gap.setToolTip(self.tr("The total staying as it is"))
        basis = label(goal.basis, "secondary", f"goalBasis_{goal.key}")
        for column, part in enumerate(
            (
                label(word, "strong", f"goalWord_{goal.key}"),
                label(told, "", f"goalTold_{goal.key}"),
                state,
                gap,
                go,
            )
        ):
            self._goal_lines.addWidget(part, 2 * at, column)
        self._goal_lines.addWidget(basis, 2 * at + 1, 1, 1, 4)
