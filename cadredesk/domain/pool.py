"""The district's pool of reserve cadres (后备干部库): a line a person, the parts it is counted by, and the ratios asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from cadredesk.domain.dates import PartialDate
from cadredesk.domain.statistics import AGE_BANDS

UNKNOWN: Final = ""
"""The part of those who did not say; shown beside the others, so that the parts make the whole."""

TOPICS: Final = ("tier", "stage", "age", "gender", "party", "education", "title", "school")
"""By what the pool is counted."""


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

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells this line from every other: school, period, person."""
        return self.sender, self.period, self.person_id


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio asked for: the parts of a topic that count, the least share of everybody, and where that comes from."""

    key: str
    topic: str
    parts: frozenset[str]
    at_least: Fraction
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How a goal stands: `count` of `total` people."""

    goal: Goal
    count: int
    total: int

    @property
    def met(self) -> bool | None:
        """Whether the share is reached, exactly; None for nobody."""
        return Fraction(self.count, self.total) >= self.goal.at_least if self.total else None


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
}


def part_of(line: PoolLine, topic: str) -> str:
    """The part of a topic that a person is counted in: each in exactly one."""
    return _PART[topic](line)


def counted(parts: Iterable[str], order: Sequence[str] = ()) -> tuple[tuple[str, int], ...]:
    """How many people are in each part of a topic, given the part of everybody; the counts make the number of people.

    Parts of `order` come first and in that order, also when empty; then the others, the largest first; UNKNOWN last.
    """
    counts = Counter(parts)
    others = sorted(
        (part for part in counts if part not in order and part != UNKNOWN), key=lambda p: (-counts[p], p)
    )
    found = [(part, counts[part]) for part in (*order, *others)]
    return (*found, (UNKNOWN, counts[UNKNOWN])) if counts[UNKNOWN] else tuple(found)


def ratio(counts: Iterable[tuple[str, int]], goal: Goal) -> Ratio:
    """How a goal stands, of everybody in the counts of its topic."""
    known = tuple(counts)
    return Ratio(goal, sum(count for part, count in known if part in goal.parts), sum(c for _, c in known))
