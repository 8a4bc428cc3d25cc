"""Qualification of the staff reported (资格统计): n of N by layer and topic, two periods side by side; a number leads to its list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import pool_statistics as statistics
from cadredesk.actions.pool import Pool
from cadredesk.actions.pool_statistics import (
    QualificationRow,
    QualificationTable,
    StatisticsSheet,
    StatisticsTable,
)
from ui.exchange.pool_words import layer_word, part_word, percent, topic_title
from ui.exchange.words import filled
from ui.widgets.card import Card, StateChip, button, clear, label

_LARGE = 14
"""Points; with larger letters the percentage stands under the count, so that every column stays in sight."""
Filters = Mapping[str, frozenset[str]]


class QualificationPage(QWidget):
    """A card a topic. `asked(filters, word)` wants the list behind a number."""

    asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._pool: Pool | None = None
        self._filters: Filters = {}
        self._sheet: StatisticsSheet | None = None
        self._about = ""
        self._left: list[tuple[QualificationTable, bool]] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._add_card)
        self.first = QComboBox()
        self.second = QComboBox()
        for name, text, box in (
            ("qualificationFirst", self.tr("Period"), self.first),
            ("qualificationSecond", self.tr("Compare with"), self.second),
        ):
            box.setObjectName(name)
            box.setAccessibleName(text)
            box.activated.connect(lambda _: self._show())
        self.sum = label("", "secondary", "qualificationSum")
        self.chip = StateChip(name="qualificationState")
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(label(self.tr("Period"), wrap=False))
        top.addWidget(self.first)
        top.addWidget(label(self.tr("Compare with"), wrap=False))
        top.addWidget(self.second)
        top.addWidget(self.chip)
        top.addWidget(self.sum, 1)
        told = self.tr(
            "Layer by present post. Political theory, IT, language and principal's training come from the certificates "
            "reported; who has none there is “not told”. Every row has one denominator N."
        )
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        inner = QWidget()
        inner.setObjectName("qualificationInner")
        box_ = QVBoxLayout(inner)
        box_.setContentsMargins(12, 10, 12, 10)
        box_.setSpacing(10)
        box_.addLayout(top)
        box_.addWidget(label(told, "secondary", "qualificationTold"))
        box_.addLayout(self._cards)
        box_.addStretch(1)
        area = QScrollArea()
        area.setObjectName("qualificationScroll")
        area.setAccessibleName(self.tr("Qualification"))
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_pool(self, pool: Pool, filters: Filters, about: str) -> None:
        """Counts the people these filters leave; `about` says which list it is."""
        if pool is not self._pool:
            self._fill(pool)
        self._pool, self._filters, self._about = pool, filters, about
        period = next(iter(filters.get("period", ())), None)
        if period is not None and self.first.findData(period) >= 0:
            self.first.setCurrentIndex(self.first.findData(period))
        self._show()

    def sheet(self) -> StatisticsSheet | None:
        """What is in sight, for Excel and paper."""
        return self._sheet

    def _fill(self, pool: Pool) -> None:
        periods = sorted(pool.census.bits.get("period", {}), reverse=True)
        for box, empty in ((self.first, self.tr("last reports")), (self.second, self.tr("nothing"))):
            chosen = box.currentData()
            box.clear()
            box.addItem(empty, "" if box is self.first else None)
            for period in periods:
                box.addItem(period, period)
            box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)

    def _show(self) -> None:
        if self._pool is None:
            return
        first, second = self.first.currentData() or "", self.second.currentData()
        periods = (first,) if second is None or second == first else (second, first)
        tables = statistics.tables(self._pool, self._filters, periods)
        clear(self._cards)
        self._left = [(table, len(periods) > 1) for table in tables]
        self._add_card()
        totals = "　".join(f"{self._period(period)} N = {total}" for period, total in tables[0].totals)
        is_right = all(table.adds_up for table in tables)
        self.chip.put(
            self.tr("adds up") if is_right else self.tr("does not add up"), "done" if is_right else "problem"
        )
        self.sum.setText(filled(self.tr("Parts make layers, layers make the list: %1"), totals))
        self._sheet = StatisticsSheet(
            self.tr("Qualification of the staff reported"),
            self._about,
            tuple(self._table(table, len(periods) > 1) for table in tables),
        )

    def _add_card(self) -> None:
        """One card a turn, so that the window is never held for all of them."""
        if self._left:
            self._cards.addWidget(self._card(*self._left.pop(0)))
            self._next.start(0)

    def _period(self, period: str) -> str:
        return period or self.tr("last reports")

    def _named(self, row: QualificationRow, with_period: bool) -> str:
        return f"{layer_word(row.layer)} {self._period(row.period)}" if with_period else layer_word(row.layer)

    def _table(self, table: QualificationTable, with_period: bool) -> StatisticsTable:
        heads = [part_word(table.topic, part, {}) for part in table.columns]
        rows = tuple(
            (
                self._named(row, with_period),
                *(f"{n}/{row.total} {percent(n, row.total)}".strip() for _, n in row.counts),
                str(row.total),
            )
            for row in table.rows
        )
        foot = "　".join(
            filled(self.tr("%1: N = %2 = people of the list"), self._period(period), total)
            for period, total in table.totals
        )
        return StatisticsTable(topic_title(table.topic), (self.tr("Layer"), *heads, "N"), rows, foot)

    def _card(self, table: QualificationTable, with_period: bool) -> Card:
        card = Card(topic_title(table.topic), f"qualification_{table.topic}")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        heads = [self.tr("Layer"), *(part_word(table.topic, part, {}) for part in table.columns), "N"]
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        between = "\n" if self.font().pointSizeF() > _LARGE else " "
        for column, text in enumerate(heads):
            head = label(text, "secondary", wrap=True)
            head.setAlignment(Qt.AlignmentFlag.AlignVCenter if not column else right)
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, 3 if not column else 2)
        for line, row in enumerate(table.rows, 1):
            name = self._named(row, with_period)
            grid.addWidget(label(name, "strong" if row.layer is None else "", wrap=False), line, 0)
            base = (
                f"{table.topic}_{'all' if row.layer is None else row.layer or 'none'}_{row.period or 'now'}"
            )
            for column, (part, count) in enumerate(row.counts, 1):
                word = f"{name} {part_word(table.topic, part, {})}"
                text = f"{count}/{row.total}{between}{percent(count, row.total)}".strip()
                filters = {**row.filters, table.topic: frozenset({part})}
                grid.addWidget(
                    self._number(f"cell_{base}_{part or 'none'}", word, text, filters), line, column, right
                )
            whole = self._number(f"cell_{base}_N", f"{name} N", str(row.total), row.filters)
            grid.addWidget(whole, line, len(row.counts) + 1, right)
        card.body.addLayout(grid)
        return card

    def _number(self, name: str, word: str, text: str, filters: Filters) -> QWidget:
        one = button(text, name, "link")
        one.setAccessibleName(f"{word} {text}".replace("\n", " "))
        one.setToolTip(word)
        one.setEnabled(not text.startswith("0"))
        one.clicked.connect(partial(self.asked.emit, filters, word))
        return one
