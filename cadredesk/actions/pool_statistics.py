"""Statistics of the pool: ratios against their rule, n of N by layer, periods side by side, years, scores by school.

Every number is a count over the same census as the list, so that a number equals the list it leads to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from cadredesk.actions.pool import Pool
from cadredesk.documents import statistics_sheet
from cadredesk.documents.statistics_sheet import StatisticsSheet, StatisticsTable
from cadredesk.domain import pool as counting
from cadredesk.domain.person import EDUCATION_LEVELS, PARTIES, TITLE_LEVELS
from cadredesk.domain.pool import UNKNOWN, Goal, Ratio
from cadredesk.domain.qualification import LAYERS, TOPICS
from cadredesk.domain.statistics import AGE_BANDS
from cadredesk.vault.files import SHARED, write_atomic

__all__ = [
    "QualificationRow",
    "QualificationTable",
    "SchoolScore",
    "StatisticsSheet",
    "StatisticsTable",
    "Year",
    "order_of",
    "pdf",
    "ratios",
    "save",
    "schools_asked",
    "scores",
    "tables",
    "with_seats",
    "years",
]

Filters = Mapping[str, Collection[str]]

_ORDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "age": tuple(counting.band(low, high) for low, high in AGE_BANDS),
    "gender": ("m", "f"),
    "party": tuple(code for code in PARTIES if code != "unknown"),
    "education": tuple(reversed(EDUCATION_LEVELS)),
    "title": tuple(reversed(TITLE_LEVELS)),
    "tier": ("chief", "deputy", "young"),
    "layer": LAYERS,
    "theory": ("advanced", "middle", "primary"),
    "it": ("advanced", "middle", "basic"),
    "language": ("advanced", "middle", "basic"),
    "principal": ("trained",),
    "readiness": counting.READINESS,
    "standing": counting.STANDINGS,
    "state": ("received", "accepted", "returned"),
}


def order_of(topic: str) -> tuple[str, ...]:
    """The parts of a topic in the order they are shown, also when empty; none for schools, stages and periods."""
    return _ORDERS.get(topic, ())


def ratios(
    pool: Pool, who: int, goals: Sequence[Goal], schools: Collection[str] | None = None
) -> tuple[Ratio, ...]:
    """How the goals stand among `who`; those of seats for the seats of `schools` (all there are) and their people.

    Schools whose seats are not known count on neither side.
    """
    found = []
    for goal in goals:
        seats, counted = None, who
        if goal.seats:
            known = with_seats(pool, goal, schools)
            seats = sum(known.values())
            counted = pool.census.chosen({"school": known}, who)
        found.append(counting.ratio(pool.census.counted(goal.topic, counted), goal, seats))
    return tuple(found)


def with_seats(pool: Pool, goal: Goal, schools: Collection[str] | None = None) -> dict[str, int]:
    """The seats a goal asks for in each school (of `schools`, or of all) of which they are known, by code."""
    place = ("chief", "deputy").index(goal.seats)
    among = set(schools) if schools is not None else {*pool.seats, *pool.schools}
    return {
        code: number
        for code in sorted(among)
        if (number := pool.seats.get(code, (None, None))[place]) is not None
    }


def schools_asked(pool: Pool, schools: Collection[str] | None = None) -> int:
    """How many schools there are to know the seats of."""
    return len(schools) if schools is not None else len({*pool.seats, *pool.schools})


@dataclass(frozen=True, slots=True)
class QualificationRow:
    """One layer (empty part: not told; None: all layers) in one period (empty: now): its people, and how many in each part.

    `filters` lead to its list.
    """

    layer: str | None
    period: str
    total: int
    counts: tuple[tuple[str, int], ...]
    filters: Mapping[str, frozenset[str]]

    @property
    def adds_up(self) -> bool:
        """Whether the parts make the row."""
        return sum(count for _, count in self.counts) == self.total


@dataclass(frozen=True, slots=True)
class QualificationTable:
    """One topic by layer, every row with one denominator; the last column are those of whom it was not told."""

    topic: str
    columns: tuple[str, ...]
    rows: tuple[QualificationRow, ...]
    totals: tuple[tuple[str, int], ...]
    """People of each period, counted by the list."""

    @property
    def adds_up(self) -> bool:
        """Whether parts make rows, layers make the whole, and the whole is the list's number."""
        return all(row.adds_up for row in self.rows) and all(
            sum(row.total for row in self.rows if row.layer is not None and row.period == period) == total
            and all(row.total == total for row in self.rows if row.layer is None and row.period == period)
            for period, total in self.totals
        )


def tables(pool: Pool, filters: Filters, periods: Sequence[str] = ("",)) -> tuple[QualificationTable, ...]:
    """A table for every topic of qualification, the periods side by side in rows; the empty period is what counts now."""
    census = pool.census
    groups = []
    for period in periods:
        rest = {topic: parts for topic, parts in filters.items() if topic not in ("now", "period")}
        chosen = {"period": frozenset({period})} if period else {"now": frozenset({counting.NOW})}
        groups.append((period, chosen, census.chosen({**rest, **chosen})))
    found = []
    for topic in TOPICS:
        parts = list(order_of(topic))
        for _, _, who in groups:
            parts += [part for part, _ in census.counted(topic, who) if part and part not in parts]
        columns = (*parts, UNKNOWN)
        rows = []
        layers: list[str | None] = [*LAYERS]
        if any(dict(census.counted("layer", who)).get(UNKNOWN) for _, _, who in groups):
            layers.append(UNKNOWN)
        for layer in (*layers, None):
            for period, chosen, who in groups:
                inside = who if layer is None else census.chosen({"layer": (layer,)}, who)
                counts = dict(census.counted(topic, inside))
                rows.append(
                    QualificationRow(
                        layer,
                        period,
                        inside.bit_count(),
                        tuple((part, counts.get(part, 0)) for part in columns),
                        chosen if layer is None else {**chosen, "layer": frozenset({layer})},
                    )
                )
        totals = tuple((period, len(census.places(who))) for period, _, who in groups)
        found.append(QualificationTable(topic, columns, tuple(rows), totals))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Year:
    """The structure of one period: its people and, by topic, how many in each part."""

    period: str
    total: int
    parts: Mapping[str, tuple[tuple[str, int], ...]]

    def count(self, topic: str, *wanted: str) -> int:
        """How many are in some parts of a topic."""
        return sum(count for part, count in self.parts[topic] if part in wanted)


def years(pool: Pool, filters: Filters) -> tuple[Year, ...]:
    """The structure of every period reported, the oldest first, of the people the other filters leave."""
    rest = {topic: parts for topic, parts in filters.items() if topic not in ("now", "period")}
    found = []
    for period in sorted(pool.census.bits.get("period", {})):
        who = pool.census.chosen({**rest, "period": (period,)})
        shown = ("age", "gender", "party", "education", "title", "tier", "readiness")
        told = {topic: pool.census.counted(topic, who, order_of(topic)) for topic in shown}
        found.append(Year(period, who.bit_count(), told))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class SchoolScore:
    """The mean composite of the evaluation in one school: of `told` of its `total` people; None where nobody has one."""

    sender: str
    school: str
    told: int
    total: int
    mean: Fraction | None


def scores(pool: Pool, who: int) -> tuple[SchoolScore, ...]:
    """The schools of some people by their mean score, the highest first; for the bureau's own eyes."""
    found = []
    for sender, held in pool.census.bits["school"].items():
        lines = [pool.lines[at] for at in pool.census.places(held & who)]
        if not lines:
            continue
        told = [line.score for line in lines if line.score is not None]
        mean = sum(told, Fraction(0)) / len(told) if told else None
        found.append(SchoolScore(sender, pool.schools.get(sender, sender), len(told), len(lines), mean))
    return tuple(sorted(found, key=lambda one: (one.mean is None, -(one.mean or 0), one.sender)))


def pdf(sheet: StatisticsSheet) -> bytes:
    """Tables as they are seen, as PDF."""
    return statistics_sheet.pdf(sheet)


def save(path: Path, sheet: StatisticsSheet) -> Path:
    """Tables as they are seen, as .xlsx or .pdf by the ending of the name. EnvironmentFault."""
    make = statistics_sheet.pdf if path.suffix.lower() == ".pdf" else statistics_sheet.xlsx
    write_atomic(path, make(sheet), mode=SHARED)
    return path
