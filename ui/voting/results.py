"""The result of a sealed vote: a table of the candidates, one candidate's working, and where one looks: the bars."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHeaderView, QVBoxLayout, QWidget

from cadredesk.domain.form import ABSTAIN
from cadredesk.domain.names import padded
from cadredesk.domain.tally import CandidateResult, ElementResult, TallyResult, groups_to_show, passed, shown
from cadredesk.messages import sentence
from ui.voting.words import column_word
from ui.widgets.card import Card, clear, label
from ui.widgets.charts import Bar, BarChart
from ui.widgets.table import Column, Table

_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class _Line:
    """One element of one candidate, or one voter group in it."""

    name: str
    counts: tuple[str, ...]
    base: str
    score: str


class ResultCards(QWidget):
    """Cards that show a `TallyResult`; nothing is computed here that the count did not give."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultCards")
        self._result: TallyResult | None = None
        self._chosen = ""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(14)
        self._ranked = False

    def put(self, result: TallyResult) -> None:
        """Shows a result."""
        if result == self._result:
            return
        self._result = result
        clear(self._box)
        self._box.addWidget(self._table_card(result))
        self._detail = Card("-", "resultDetail")
        self._box.addWidget(self._detail)
        self._box.addWidget(self._spread_card(result))
        self._box.addWidget(self._notes_card(result))
        chosen = self._chosen or (result.candidates[0].row if result.candidates else "")
        self._show(next((c for c in result.candidates if c.row == chosen), None))

    # The candidates

    def _table_card(self, result: TallyResult) -> Card:
        card = Card(self.tr("Result"), "resultCard")
        card.aside.setText(
            self.tr("%1 valid ballots, %2 invalid")
            .replace("%1", str(result.total("valid")))
            .replace("%2", str(result.total("invalid")))
        )
        columns = [Column(self.tr("Candidate"), lambda one: padded(one.label), width=5)]
        if result.form.kind in ("grades", "score"):
            for element in result.form.element_ids():
                columns.append(self._score_column(result, element))
            columns.append(
                Column(self.tr("Composite"), lambda one: self._figure(one.composite), align=_CENTRE, width=6)
            )
        elif result.form.kind == "satisfaction":
            answers = [one.id for one in result.form.columns if one.id != ABSTAIN]
            columns += [self._answer_column(result, code) for code in (*answers, ABSTAIN)]
            columns.append(
                Column(
                    self.tr("Rate of satisfaction"),
                    lambda one: self._satisfied(one.elements[0]),
                    align=_CENTRE,
                    width=9,
                )
            )
        else:
            leading = result.form.columns[0].id
            columns.append(
                Column(
                    self.tr("Votes"),
                    lambda one: str(dict(one.elements[0].counts).get(leading, 0)),
                    align=_CENTRE,
                    width=4,
                )
            )
            columns.append(
                Column(
                    self.tr("Share"), lambda one: self._rate(one.elements[0], leading), align=_CENTRE, width=9
                )
            )
            if result.rule.pass_tests and any(test.share for test in result.rule.pass_tests):
                columns.append(
                    Column(self.tr("Rule"), lambda one: self._passed(result, one), align=_CENTRE, width=4)
                )
        columns.append(
            Column(
                self.tr("Rank"),
                lambda one: (str(one.rank) if one.rank else "—") if self._ranked else "",
                align=_CENTRE,
                width=3,
            )
        )
        table = Table("resultTable", self.tr("Result"), columns)
        _fit(table)
        table.put(result.candidates)
        table.current.connect(self._show)
        table.setColumnHidden(len(columns) - 1, not self._ranked)
        rank = QCheckBox(self.tr("Show ranks"))
        rank.setObjectName("resultRank")
        rank.setAccessibleName(rank.text())
        rank.setChecked(self._ranked)

        def toggle(on: bool) -> None:
            self._ranked = on
            table.setColumnHidden(len(columns) - 1, not on)

        rank.toggled.connect(toggle)
        card.add(table)
        card.add_row(rank, label(self.tr("Stand on a line to see its elements below."), "secondary"))
        return card

    def _answer_column(self, result: TallyResult, code: str) -> Column:
        word = column_word(result.form, code)
        return Column(
            word,
            lambda one: str(dict(one.elements[0].counts).get(code, 0)),
            align=_CENTRE,
            width=len(word) + 1,
        )

    def _satisfied(self, found: ElementResult) -> str:
        return "—" if found.satisfied is None else f"{self._percent(found.satisfied)}（÷{found.base}）"

    def _score_column(self, result: TallyResult, element: str) -> Column:
        title = next((e.label for e in result.form.elements if e.id == element), self.tr("Score"))
        return Column(
            title,
            lambda one: self._figure(one.element(element).score).replace("100.00", "100"),  # fits the column
            align=_CENTRE,
            width=max(5, len(title)),
        )

    def _passed(self, result: TallyResult, one: CandidateResult) -> str:
        verdicts = [passed(one, test, one.elements[0].element) for test in result.rule.pass_tests]
        if None in verdicts:
            return "—"
        return self.tr("reached") if all(verdicts) else self.tr("not reached")

    # One of them

    def _show(self, one: CandidateResult | None) -> None:
        result = self._result
        if one is None or result is None:
            self._detail.hide()
            return
        self._chosen = one.row
        card = self._detail
        while card.body.count() > 1:
            item = card.body.takeAt(1)
            part = item.widget() if item is not None else None
            if part is not None:
                part.hide()
                part.deleteLater()
        card.set_title(padded(one.label), self._base_words(result))
        codes = list(dict.fromkeys(code for e in one.elements for code, _ in e.counts))
        codes = [code for code in codes if code != ABSTAIN] + ([ABSTAIN] if ABSTAIN in codes else [])
        lines = []
        for found in one.elements:
            name = next((e.label for e in result.form.elements if e.id == found.element), self.tr("Marks"))
            counts = dict(found.counts)
            marks = tuple(str(counts.get(code, 0)) for code in codes)
            lines.append(_Line(name, marks, str(found.base), self._figure(found.score)))
            rates = dict(found.rates)
            lines.append(_Line("", tuple(self._percent(rates.get(code)) for code in codes), "", ""))
        columns = [Column(self.tr("Element"), lambda line: line.name, width=4)]
        for at, code in enumerate(codes):
            columns.append(self._count_column(result, at, code))
        columns.append(Column(self.tr("Base"), lambda line: line.base, align=_CENTRE, width=3))
        if result.form.kind in ("grades", "score"):
            columns.append(Column(self.tr("Score"), lambda line: line.score, align=_CENTRE, width=4))
        table = Table("resultElements", self.tr("Elements of %1").replace("%1", one.label), columns)
        _fit(table, stretched=0)
        table.put(lines)
        card.add(table)
        chart = BarChart("resultChart", self.tr("Marks of %1").replace("%1", one.label))
        chart.put(
            [
                Bar(
                    next((e.label for e in result.form.elements if e.id == found.element), ""),
                    tuple(float(dict(found.counts).get(code, 0)) for code in codes),
                )
                for found in one.elements
            ],
            [column_word(result.form, code) for code in codes],
        )
        card.add(chart)
        groups = self._groups(result, one)
        if groups is not None:
            card.add(groups)
        card.show()

    def _count_column(self, result: TallyResult, at: int, code: str) -> Column:
        return Column(column_word(result.form, code), lambda line: line.counts[at], align=_CENTRE, width=5)

    def _groups(self, result: TallyResult, one: CandidateResult) -> QWidget | None:
        if len(result.groups) < 2:
            return None
        box = QWidget()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(label(self.tr("By voter group"), "strong"))
        seen = set(groups_to_show(result.groups, result.rule.small_group))
        points = result.form.kind in ("grades", "score")
        lines = []
        for group in result.groups:
            if group.id not in seen:
                continue
            figures = []
            for found in one.elements:
                counted = next(c for c in found.by_group if c.group == group.id)
                leading = result.form.columns[0].id
                figures.append(self._figure(counted.score) if points else str(counted.count(leading)))
            lines.append(_Line(group.label or group.id, tuple(figures), str(group.valid), ""))
        columns = [
            Column(self.tr("Group"), lambda line: line.name, width=5),
            Column(self.tr("valid"), lambda line: line.base, align=_CENTRE, width=3),
        ]
        for at, element in enumerate(result.form.element_ids()):
            title = next((e.label for e in result.form.elements if e.id == element), self.tr("Votes"))
            columns.append(self._group_column(at, title))
        if lines:
            table = Table("resultGroups", self.tr("By voter group"), columns)
            _fit(table)
            table.put(lines)
            inside.addWidget(table)
        for group in result.groups:
            if 0 < group.valid < result.rule.small_group:
                words = sentence("tally.note_small_group", group=group.label or group.id)
                inside.addWidget(label(words, "secondary"))
        return box

    def _group_column(self, at: int, title: str) -> Column:
        return Column(title, lambda line: line.counts[at], align=_CENTRE, width=4)

    # Where one looks

    def _spread_card(self, result: TallyResult) -> Card:
        card = Card(self.tr("Marks of every candidate"), "resultSpread")
        codes = [c.id for c in result.form.columns if c.id != ABSTAIN]
        bars = []
        for one in result.candidates:
            marks: Counter[str] = Counter()
            for found in one.elements:
                marks.update(dict(found.counts))
            bars.append(Bar(padded(one.label), tuple(float(marks[code]) for code in (*codes, ABSTAIN))))
        chart = BarChart("resultSpreadChart", self.tr("Marks of every candidate"))
        chart.put(bars, [column_word(result.form, code) for code in (*codes, ABSTAIN)])
        card.add(chart)
        return card

    def _notes_card(self, result: TallyResult) -> Card:
        card = Card(self.tr("How it was counted"), "resultNotes")
        lines = [self._weights(result), self._base_words(result)]
        lines += [sentence(note.code, **dict(note.values)) for note in result.notes]
        for line in filter(None, lines):
            card.add(label(line, "secondary"))
        return card

    def _weights(self, result: TallyResult) -> str:
        weights = [
            f"{group.label or group.id} {shown(group.weight, 0)}"
            for group in result.groups
            if group.weight is not None
        ]
        if result.form.kind not in ("grades", "score") or len(weights) < 2:
            return ""
        return self.tr("Weights of the voter groups: %1").replace("%1", "、".join(weights))

    def _base_words(self, result: TallyResult) -> str:
        return {
            "valid": self.tr("Shares are of the valid marks"),
            "ballots": self.tr("Shares are of the valid ballots"),
            "due": self.tr("Shares are of those due"),
        }[result.rule.base]

    def _figure(self, value: Fraction | None) -> str:
        decimals = self._result.rule.decimals if self._result is not None else 2
        return "—" if value is None else shown(value, decimals)

    def _percent(self, rate: Fraction | None) -> str:
        return "" if rate is None else f"{shown(rate * 100, 1)}%"

    def _rate(self, found: ElementResult, column: str) -> str:
        rate = dict(found.rates).get(column)
        count = dict(found.counts).get(column, 0)
        return "—" if rate is None else f"{self._percent(rate)}（{count}/{found.base}）"


def _fit(table: Table, stretched: int | None = None) -> None:
    """Evens out a small table; names and composites are never cut. `stretched`: the one column that gives way."""
    table.setProperty("role", "figures")
    table.compact()
    table.setSortingEnabled(False)
    across = table.horizontalHeader()
    across.setStretchLastSection(False)
    across.setMinimumSectionSize(40)
    last = table.rows.columnCount() - 1
    for at in range(last + 1):
        whole = at != stretched if stretched is not None else at in (0, last - 1, last)
        if whole:
            across.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
