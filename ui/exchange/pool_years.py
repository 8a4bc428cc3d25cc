"""The pool over the years and beside one another: lines of shares, age and tiers as bars, the mean score of each school."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cadredesk.actions import pool_statistics as statistics
from cadredesk.actions.pool import Pool
from cadredesk.actions.pool_statistics import SchoolScore, StatisticsSheet, StatisticsTable, Year
from cadredesk.domain import pool as counting
from cadredesk.domain.pool import UNKNOWN
from cadredesk.domain.tally import shown
from ui.exchange.pool_tables import Filters
from ui.exchange.pool_words import part_word, percent, topic_title
from ui.exchange.words import filled
from ui.widgets.card import Card, EmptyState, StateChip, label
from ui.widgets.charts import Bar, BarChart, LineChart, Series
from ui.widgets.table import Column, Table

_YOUNG = ("0-30", "31-35")
_HIGH = ("bachelor", "master", "doctor")
_NOT_CPC = ("league", "democratic", "none")


class YearsPage(QWidget):
    """Charts of the list's people by period, and of the list as it is; the scores are for the bureau's own eyes."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: StatisticsSheet | None = None
        self.told = label("", "strong", "yearsTold")
        self.lines = LineChart("yearsLines", self.tr("Shares by period, per cent"))
        self.lines.setMinimumHeight(240)
        self.people = BarChart("yearsPeople", self.tr("People by period and tier"))
        self.ages = BarChart("yearsAges", self.tr("Age by period"))
        self.education = BarChart("yearsEducation", self.tr("Education by period"))
        self.tiers = BarChart("yearsTiers", self.tr("Tiers by stage, the list as it is"))
        right = Qt.AlignmentFlag.AlignRight
        self.scores = Table(
            "scoresTable",
            self.tr("Mean score by school"),
            (
                Column(self.tr("School"), lambda one: one.school, width=12),
                Column(
                    self.tr("Mean score"),
                    lambda one: "—" if one.mean is None else shown(one.mean),
                    lambda one: -1 if one.mean is None else one.mean,
                    align=right,
                    width=6,
                ),
                Column(
                    self.tr("Scores / people"),
                    lambda one: f"{one.told}/{one.total}",
                    lambda one: one.told,
                    align=right,
                    width=8,
                ),
            ),
        )
        self.scores.setMinimumHeight(260)
        self.empty = EmptyState(self.tr("There is nobody to count."), name="yearsEmpty")
        self.empty.hide()
        grid = QGridLayout()
        grid.setSpacing(12)
        for title, name, chart, row, column, wide in (
            (self.tr("Shares by period, per cent"), "lines", self.lines, 0, 0, 1),
            (self.tr("People by period and tier"), "people", self.people, 0, 1, 1),
            (self.tr("Age by period"), "ages", self.ages, 1, 0, 2),
            (self.tr("Education by period"), "education", self.education, 2, 0, 2),
            (self.tr("Tiers by stage, the list as it is"), "tiers", self.tiers, 3, 0, 1),
        ):
            card = Card(title, f"years_{name}")
            card.add(chart)
            card.body.addStretch(1)
            grid.addWidget(card, row, column, 1, wide)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.scores_card = Card(self.tr("Mean score of the democratic evaluation by school"), "years_scores")
        self.scores_card.add_row(
            StateChip(self.tr("internal"), "waiting", "scoresInternal"),
            label(self.tr("For the bureau's own use; not to be posted or passed on."), "secondary"),
        )
        self.scores_card.add(self.scores)
        grid.addWidget(self.scores_card, 3, 1)
        self._inner = QWidget()
        self._inner.setObjectName("yearsInner")
        box = QVBoxLayout(self._inner)
        box.setContentsMargins(12, 10, 12, 10)
        box.setSpacing(12)
        box.addWidget(self.told)
        box.addLayout(grid)
        box.addStretch(1)
        area = QScrollArea()
        area.setObjectName("yearsScroll")
        area.setAccessibleName(self.tr("Charts"))
        area.setWidget(self._inner)
        area.setWidgetResizable(True)
        area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        outer.addWidget(self.empty)

    def show_pool(
        self,
        pool: Pool,
        who: int,
        filters: Filters,
        about: str,
        found: tuple[tuple[Year, ...], tuple[SchoolScore, ...]],
    ) -> None:
        """Draws what `statistics.years` and `.scores` found."""
        years, scores = found
        del filters
        self.empty.setVisible(not who)
        self._inner.setVisible(bool(who))
        periods = [year.period for year in years]
        told = self.tr(
            "Periods: the people of the list's other filters, %1. Tiers and scores: the %2 people of the list."
        )
        counts = "　".join(f"{year.period or '—'} N = {year.total}" for year in years)
        self.told.setText(filled(told, counts, who.bit_count()))
        shares = (
            (self.tr("women"), "gender", ("f",)),
            (self.tr("to 35"), "age", _YOUNG),
            (self.tr("bachelor and up"), "education", _HIGH),
            (self.tr("not CPC"), "party", _NOT_CPC),
        )
        self.lines.put(
            periods,
            [
                Series(
                    name,
                    tuple(
                        round(100 * year.count(topic, *parts) / year.total, 1) if year.total else None
                        for year in years
                    ),
                )
                for name, topic, parts in shares
            ],
            most=100,
        )
        self._stack(self.people, years, "tier")
        self._stack(self.ages, years, "age")
        self._stack(self.education, years, "education")
        cross = counting.cross(
            pool.census, "stage", "tier", who, statistics.order_of("stage"), statistics.order_of("tier")
        )
        columns = [part for part in cross.columns if any(dict(row.counts)[part] for row in cross.rows)]
        self.tiers.put(
            [
                Bar(
                    part_word("stage", row.part, {}),
                    tuple(float(dict(row.counts)[part]) for part in columns),
                    " + ".join(str(dict(row.counts)[part]) for part in columns) + f" = {row.total}",
                )
                for row in cross.rows
            ],
            [part_word("tier", part, {}) for part in columns],
        )
        self.scores.put(scores)
        self._sheet = self._sheet_of(years, scores, about)

    def sheet(self) -> StatisticsSheet | None:
        """What is in sight, for Excel and paper."""
        return self._sheet

    def _stack(self, chart: BarChart, years: tuple[Year, ...], topic: str) -> None:
        parts = [
            part
            for part in (*statistics.order_of(topic), UNKNOWN)
            if any(y.count(topic, part) for y in years)
        ]
        others = {part for year in years for part, count in year.parts[topic] if count} - set(parts)
        parts += sorted(others)
        chart.put(
            [
                Bar(
                    year.period or "—",
                    tuple(float(year.count(topic, part)) for part in parts),
                    " + ".join(str(year.count(topic, part)) for part in parts) + f" = {year.total}",
                )
                for year in years
            ],
            [part_word(topic, part, {}) for part in parts],
        )

    def _sheet_of(
        self, years: tuple[Year, ...], scores: tuple[SchoolScore, ...], about: str
    ) -> StatisticsSheet:
        tables = []
        for topic in ("tier", "age", "gender", "party", "education", "title", "readiness"):
            parts = list(dict.fromkeys(part for year in years for part, _ in year.parts[topic]))
            rows = tuple(
                (
                    year.period or "—",
                    *(
                        f"{year.count(topic, part)}/{year.total} {percent(year.count(topic, part), year.total)}".strip()
                        for part in parts
                    ),
                    str(year.total),
                )
                for year in years
            )
            heads = (self.tr("Period"), *(part_word(topic, part, {}) for part in parts), "N")
            tables.append(StatisticsTable(topic_title(topic), heads, rows))
        rows = tuple(
            (one.school, "—" if one.mean is None else shown(one.mean), f"{one.told}/{one.total}")
            for one in scores
        )
        tables.append(
            StatisticsTable(
                self.tr("Mean score by school"),
                (self.tr("School"), self.tr("Mean score"), self.tr("Scores / people")),
                rows,
                self.tr("For the bureau's own use; not to be posted or passed on."),
            )
        )
        return StatisticsSheet(
            self.tr("Structure of the pool over the years"),
            about,
            tuple(tables),
            self.tr("Internal material"),
        )
