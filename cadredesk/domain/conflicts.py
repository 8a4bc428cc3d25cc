"""Questions between reports (冲突): one person in two schools, a duplicate, more or fewer people than places."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from cadredesk.domain.names import normalise

RULINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "two_schools": ("one", "both", "not_same", "returned"),
    "duplicate": ("one", "not_same", "returned"),
    "quota_over": ("allowed", "returned"),
    "quota_under": ("allowed", "returned"),
}
"""What may be decided on a question of a kind: one school (or one entry) keeps the person, both stand, they are not the
same person, the deviation is allowed, or the report goes back."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as reported: what tells them from others, and for which tier. `birth` is at the precision known."""

    unit: str
    period: str
    person_id: str
    package_id: str
    name: str
    birth: str = ""
    id_number: str = ""
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question: `kind` is one of RULINGS; `is_sure` when an ID number says so, else it is name and birth alone.

    `key` stays the same as long as the facts do. For a quota `unit`, `tier`, `places` and `count` are told, else `people`.
    """

    key: str
    kind: str
    period: str
    is_sure: bool = True
    people: tuple[Entry, ...] = ()
    unit: str = ""
    tier: str = ""
    places: int = 0
    count: int = 0

    @property
    def units(self) -> tuple[str, ...]:
        """The schools it is about."""
        return tuple(dict.fromkeys(one.unit for one in self.people)) or (self.unit,)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the bureau decided on one question: `ruling` is one of RULINGS, `unit` the school that keeps the person.

    `person_id` is the entry that stands where one school named somebody twice.
    """

    key: str
    kind: str
    ruling: str
    by: str
    on: date
    unit: str = ""
    person_id: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Quota:
    """How many people (`places`, 0 and more) a school may report for a period and tier (名额)."""

    unit: str
    period: str
    tier: str
    places: int


def found(
    people: Iterable[Entry], places: Iterable[Quota] = (), reported: Collection[tuple[str, str]] = ()
) -> tuple[Conflict, ...]:
    """Every question there is, of each period by itself: two schools, duplicates, then quotas.

    `reported` are the (school, period) whose reports are here; only they can have used too few places.
    """
    known = tuple(people)
    return (*_doubles(known), *_quotas(known, tuple(places), reported))


def excluded(conflicts: Iterable[Conflict], rulings: Mapping[str, Ruling]) -> dict[tuple[str, str], str]:
    """Who cannot be decided on, (school, person) to the reason: "open", or "given" to another school or entry."""
    told: dict[tuple[str, str], str] = {}
    for conflict in conflicts:
        ruling = rulings.get(conflict.key)
        for one in conflict.people:
            if ruling is None or ruling.ruling == "returned":
                told[one.unit, one.person_id] = "open"
            elif ruling.ruling == "one" and not _keeps(ruling, one):
                told.setdefault((one.unit, one.person_id), "given")
    return told


def _keeps(ruling: Ruling, one: Entry) -> bool:
    return one.unit == ruling.unit and ruling.person_id in ("", one.person_id)


def _doubles(people: Sequence[Entry]) -> Iterator[Conflict]:
    by_number: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    by_name: defaultdict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for one in people:
        if one.id_number:
            by_number[one.period, one.id_number.upper()].append(one)
        if one.birth:
            by_name[one.period, normalise(one.name), one.birth[:4]].append(one)
    sure = [_split(group, is_sure=True) for group in by_number.values() if len(group) > 1]
    asked = [_split(group, is_sure=False) for same in by_name.values() for group in _alike(same)]
    for kind in ("two_schools", "duplicate"):
        yield from (one for part in (*sure, *asked) for one in part if one.kind == kind)


def _split(group: Sequence[Entry], *, is_sure: bool) -> tuple[Conflict, ...]:
    """One question between the schools, and one for each school that names the person more than once."""
    units = Counter(one.unit for one in group)
    told = [_conflict("two_schools", group, is_sure)] if len(units) > 1 else []
    for unit, times in units.items():
        if times > 1:
            told.append(_conflict("duplicate", [one for one in group if one.unit == unit], is_sure))
    return tuple(told)


def _alike(same_name: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Groups of one name whose births agree as far as known and whose ID numbers do not tell them apart or together."""
    left = list(same_name) if len(same_name) > 1 else []
    while left:
        group = [left.pop(0)]
        for one in list(left):
            if all(_may_be_same(one, other) for other in group):
                group.append(one)
                left.remove(one)
        if len(group) > 1:
            yield group


def _may_be_same(one: Entry, other: Entry) -> bool:
    if one.id_number and other.id_number:
        return False
    return one.birth.startswith(other.birth) or other.birth.startswith(one.birth)


def _conflict(kind: str, group: Sequence[Entry], is_sure: bool) -> Conflict:
    people = tuple(sorted(group, key=lambda one: (one.unit, one.person_id)))
    parts = [kind, people[0].period, *(f"{one.unit} {one.person_id}" for one in people)]
    return Conflict(_key(parts), kind, people[0].period, is_sure, people)


def _quotas(
    people: Sequence[Entry], places: Sequence[Quota], reported: Collection[tuple[str, str]]
) -> Iterator[Conflict]:
    used = Counter((one.unit, one.period, one.tier) for one in people)
    for kind in ("quota_over", "quota_under"):
        for one in places:
            count = used[one.unit, one.period, one.tier]
            is_it = count > one.places if kind == "quota_over" else count < one.places
            if is_it and (one.unit, one.period) in reported:
                key = _key([kind, one.period, one.unit, one.tier, str(one.places), str(count)])
                yield Conflict(
                    key, kind, one.period, unit=one.unit, tier=one.tier, places=one.places, count=count
                )


def _key(parts: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:40]
