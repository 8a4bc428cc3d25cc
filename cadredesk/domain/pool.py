"""The district's pool of reserve cadres (后备干部库): a line a person, the parts it is counted by, and the ratios asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress
from math import ceil
from typing import Final

from cadredesk.domain import qualification
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.statistics import AGE_BANDS

UNKNOWN: Final = ""
"""The part of those who did not say; shown beside the others, so that the parts make the whole."""

TOPICS: Final = (
    "tier",
    "stage",
    "age",
    "gender",
    "party",
    "education",
    "title",
    "school",
    "layer",
    "theory",
    "it",
    "language",
    "principal",
    "readiness",
    "standing",
)
"""By what the pool is counted."""

READINESS: Final = ("near", "middle", "long")
"""近期可提拔使用, 中期培养, 长期培养."""

STANDINGS: Final = ("entered", "proposed", "deferred", "not_entered", "left")
"""在库, 拟入库（尚未审定）, 缓议, 不入库, 已出库."""

NOW, EARLIER = "now", "earlier"
"""Parts of the topic `now`: the last report of each school there is, and what later reports have overtaken."""


@dataclass(frozen=True, slots=True)
class PoolLine:
    """One person of the pool as their school last reported them for a period.

    `state` is that of the report (received, accepted, returned); `age` are full years on the day the list was made, None
    where the month of birth is not known; `score` the composite of the democratic evaluation, None when none was
    reported; `education`, `title`, `post_kind`, `party` are codes of `domain.person`, `tier` and `stage` as reported.
    """

    sender: str
    period: str
    person_id: str
    school: str
    stage: str
    name: str
    tier: str
    post: str
    post_kind: str
    birth: PartialDate | None
    age: int | None
    gender: str
    ethnicity: str
    party: str
    education: str
    title: str
    score: Fraction | None
    id_tail: str
    state: str
    layer: str = ""
    theory: str = ""
    it: str = ""
    language: str = ""
    principal: str = ""
    readiness: str = ""
    standing: str = ""
    joined: str = ""
    """The day of the decision by which they entered the pool, ISO; empty while they have not."""
    is_now: bool = True

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells this line from every other: school, period, person."""
        return self.sender, self.period, self.person_id


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio asked for: the parts of a topic that count, the least share of everybody, and where that comes from.

    With `seats` (chief, deputy) the base is not the people but those seats of the schools, and `at_least` the people
    wanted for each seat; `not_above`: more are too many.
    """

    key: str
    topic: str
    parts: frozenset[str]
    at_least: Fraction
    basis: str = ""
    seats: str = ""
    not_above: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """How a goal stands: `count` of `total` people (or for `total` seats)."""

    goal: Goal
    count: int
    total: int

    @property
    def wanted(self) -> int:
        """How many people the goal asks for, the total staying as it is."""
        return ceil(self.goal.at_least * self.total)

    @property
    def lacking(self) -> int:
        """How many more people of these parts would meet it, the total staying as it is."""
        return max(0, self.wanted - self.count) if self.total else 0

    @property
    def too_many(self) -> int:
        """How many people are above what the goal allows."""
        return max(0, self.count - self.wanted) if self.total and self.goal.not_above else 0

    @property
    def met(self) -> bool | None:
        """Whether it is reached, exactly, and not passed where it must not be; None for nobody."""
        return not self.lacking and not self.too_many if self.total else None


def band(low: int, high: int) -> str:
    """The id of an age band: `31-35`."""
    return f"{low}-{high}"


def age_part(age: int | None) -> str:
    """The band of an age; UNKNOWN for none."""
    if age is None:
        return UNKNOWN
    return next((band(low, high) for low, high in AGE_BANDS if low <= max(age, 0) <= high), UNKNOWN)


_PART: Mapping[str, Callable[[PoolLine], str]] = {
    "tier": lambda line: line.tier,
    "stage": lambda line: line.stage,
    "age": lambda line: age_part(line.age),
    "gender": lambda line: line.gender,
    "party": lambda line: UNKNOWN if line.party == "unknown" else line.party,
    "education": lambda line: line.education,
    "title": lambda line: line.title,
    "school": lambda line: line.sender,
    "layer": lambda line: line.layer,
    "theory": lambda line: line.theory,
    "it": lambda line: line.it,
    "language": lambda line: line.language,
    "principal": lambda line: line.principal,
    "readiness": lambda line: line.readiness,
    "standing": lambda line: line.standing,
}


def part_of(line: PoolLine, topic: str) -> str:
    """The part of a topic that a person is counted in: each in exactly one."""
    return _PART[topic](line)


def counted(parts: Iterable[str], order: Sequence[str] = ()) -> tuple[tuple[str, int], ...]:
    """How many people are in each part of a topic, given the part of everybody; the counts make the number of people.

    Parts of `order` come first and in that order, also when empty; then the others, the largest first; UNKNOWN last.
    """
    return _ordered(Counter(parts), order)


def _ordered(counts: Mapping[str, int], order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    others = sorted(
        (part for part in counts if part not in order and part != UNKNOWN), key=lambda p: (-counts[p], p)
    )
    found = [(part, counts.get(part, 0)) for part in (*order, *others)]
    unknown = counts.get(UNKNOWN, 0)
    return (*found, (UNKNOWN, unknown)) if unknown else tuple(found)


def ratio(counts: Iterable[tuple[str, int]], goal: Goal, seats: int | None = None) -> Ratio:
    """How a goal stands, of everybody in the counts of its topic, or for that many `seats`."""
    known = tuple(counts)
    total = sum(c for _, c in known) if seats is None else seats
    return Ratio(goal, sum(count for part, count in known if part in goal.parts), total)


# Counting many ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Census:
    """Everybody by the part of every topic they are counted in; sets of people are kept as bits of one number each."""

    size: int
    bits: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, size: int, parts: Mapping[str, Sequence[str]]) -> Census:
        """From the part of everybody, by topic."""
        found: dict[str, dict[str, int]] = {}
        for topic, told in parts.items():
            flags: dict[str, bytearray] = {}
            for at, part in enumerate(told):
                held = flags.get(part)
                if held is None:
                    held = flags[part] = bytearray((size + 7) // 8)
                held[at >> 3] |= 1 << (at & 7)
            found[topic] = {part: int.from_bytes(held, "little") for part, held in flags.items()}
        return cls(size, found)

    @property
    def everybody(self) -> int:
        """All of them."""
        return (1 << self.size) - 1

    def chosen(self, filters: Mapping[str, Collection[str]], among: int | None = None) -> int:
        """Those who are in one of the parts of every topic told."""
        found = self.everybody if among is None else among
        for topic, parts in filters.items():
            held = self.bits[topic]
            fitting = 0
            for part in parts:
                fitting |= held.get(part, 0)
            found &= fitting
        return found

    def counted(
        self, topic: str, among: int | None = None, order: Sequence[str] = ()
    ) -> tuple[tuple[str, int], ...]:
        """As `counted`, of those `among`; the counts make their number."""
        who = self.everybody if among is None else among
        counts = {
            part: number for part, held in self.bits[topic].items() if (number := (held & who).bit_count())
        }
        return _ordered(counts, order)

    def places(self, who: int, order: Sequence[int] | None = None) -> list[int]:
        """The places of some people, in an order of all places or from the first on."""
        flags = f"{who:0{self.size}b}".encode().translate(_TRUTH)[::-1] if self.size else b""
        if order is None:
            return list(compress(range(self.size), flags))
        return [at for at in order if flags[at]]


_TRUTH: Final = bytes(1 if code == ord("1") else 0 for code in range(256))


@dataclass(frozen=True, slots=True)
class CrossRow:
    """One row of a cross table: its part, how many there are, and how many in each part of the columns' topic."""

    part: str
    total: int
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Cross:
    """Two topics against each other with one denominator: the columns of every row make the row, the rows the whole."""

    rows_by: str
    columns_by: str
    columns: tuple[str, ...]
    rows: tuple[CrossRow, ...]
    total: int

    @property
    def adds_up(self) -> bool:
        """Whether the parts make the rows and the rows the whole."""
        return sum(row.total for row in self.rows) == self.total and all(
            sum(count for _, count in row.counts) == row.total for row in self.rows
        )


def cross(
    census: Census,
    rows_by: str,
    columns_by: str,
    among: int | None = None,
    rows: Sequence[str] = (),
    columns: Sequence[str] = (),
) -> Cross:
    """The table of two topics; parts told stand first and in that order, also when empty; UNKNOWN always stands last."""
    who = census.everybody if among is None else among
    heads = [part for part, _ in census.counted(columns_by, who, columns) if part != UNKNOWN]
    heads.append(UNKNOWN)
    found = []
    for part, total in census.counted(rows_by, who, rows):
        inside = who & census.bits[rows_by].get(part, 0)
        held = census.bits[columns_by]
        counts = tuple((head, (held.get(head, 0) & inside).bit_count()) for head in heads)
        found.append(CrossRow(part, total, counts))
    return Cross(rows_by, columns_by, tuple(heads), tuple(found), who.bit_count())


LAYERS: Final = qualification.LAYERS
