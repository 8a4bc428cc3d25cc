"""The figures of the training years: courses held, person-times and hours by area and kind, attendance, the pool over the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from cadredesk.domain.training.course import Event
from cadredesk.domain.training.rules import HoursTarget
from cadredesk.domain.training.trainee import Trainee


@dataclass(frozen=True, slots=True)
class Held:
    """What was held under one heading: events, person-times (人次: a person counts once an event), and hours.

    `hours` are those of the events, `person_hours` those attended by everybody together; `ids` are the events, so that
    every number leads to its list. `fund_used` in fen.
    """

    key: str
    events: int = 0
    person_times: int = 0
    hours: Fraction = Fraction(0)
    person_hours: Fraction = Fraction(0)
    fund_used: int = 0
    ids: tuple[str, ...] = ()

    def plus(self, other: Held) -> Held:
        """Both together, under this heading."""
        return replace(
            self,
            events=self.events + other.events,
            person_times=self.person_times + other.person_times,
            hours=self.hours + other.hours,
            person_hours=self.person_hours + other.person_hours,
            fund_used=self.fund_used + other.fund_used,
            ids=self.ids + other.ids,
        )


@dataclass(frozen=True, slots=True)
class Attended:
    """One person's year of roll calls: sessions by mark, and hours attended of the hours they were due for."""

    person_id: str
    due: int = 0
    present: int = 0
    late: int = 0
    early: int = 0
    absent: int = 0
    leave: int = 0
    hours: Fraction = Fraction(0)
    hours_due: Fraction = Fraction(0)

    @property
    def rate(self) -> Fraction | None:
        """Hours attended of those due; None where nothing was due."""
        return self.hours / self.hours_due if self.hours_due else None


@dataclass(frozen=True, slots=True)
class HoursMet:
    """Who reached the hours of a year that a rule asks for: ids of those it asks, and of those who did."""

    target: HoursTarget
    asked: tuple[str, ...]
    met: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PoolYear:
    """The pool on the last day of a year, or today in the running one: how many, who came and who left by then.

    `members` are those of the year before, more by `came` and less by `left`. `parts` are (topic, part, how many) of those in it; the parts of a topic make `members`.
    """

    year: int
    members: int
    came: int
    left: int
    parts: tuple[tuple[str, str, int], ...]


def held(event: Event, came: int, person_hours: Fraction, key: str = "") -> Held:
    """One event as a heading of its own."""
    return Held(key, 1, came, event.hours, person_hours, event.fund_used, (event.id,))


def by_heading(found: Iterable[tuple[str, Held]], order: Sequence[str] = ()) -> tuple[Held, ...]:
    """Joined by heading, those of `order` first and in that order, then the others by name; empty ones are left out."""
    joined: dict[str, Held] = {}
    for key, one in found:
        joined[key] = joined.get(key, Held(key)).plus(one)
    places: Mapping[str, int] = {key: place for place, key in enumerate(order)}
    return tuple(joined[key] for key in sorted(joined, key=lambda key: (places.get(key, len(places)), key)))


def total(found: Iterable[Held], key: str = "") -> Held:
    """Everything together: equal to the sum of any way of parting it."""
    result = Held(key)
    for one in found:
        result = result.plus(one)
    return result


def hours_met(
    target: HoursTarget, people: Sequence[Trainee], hours: Mapping[str, Fraction], members: Set[str], on: date
) -> HoursMet:
    """Who of these people a target asks, and who reached it; `members` are those of the party, `hours` the year's.

    A target for secretaries asks members whose post names one (书记).
    """
    asked = tuple(
        one.id
        for one in people
        if target.applies == "trainee"
        or (one.id in members and (target.applies == "member" or "书记" in one.at(on).post))
    )
    met = tuple(one for one in asked if hours.get(one, Fraction(0)) >= target.hours)
    return HoursMet(target, asked, met)


def pool_over(people: Sequence[Trainee], years: Iterable[int], today: date) -> tuple[PoolYear, ...]:
    """The pool at the end of every year, oldest first; by tier, stage and sex."""
    told = []
    for year in sorted(years):
        end = min(date(year, 12, 31), today)
        inside = [one for one in people if one.member_on(end)]
        parts: dict[tuple[str, str], int] = {}
        for one in inside:
            for topic, part in (("tier", one.tier), ("stage", one.at(end).stage), ("gender", one.gender)):
                parts[(topic, part)] = parts.get((topic, part), 0) + 1
        told.append(
            PoolYear(
                year,
                len(inside),
                sum(one.joined.year == year and one.joined <= end for one in people),
                sum(one.left is not None and one.left.year == year and one.left <= end for one in people),
                tuple((topic, part, number) for (topic, part), number in sorted(parts.items())),
            )
        )
    return tuple(told)
