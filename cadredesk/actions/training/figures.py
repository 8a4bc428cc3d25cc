"""The figures of the training years, every number with the list behind it, and what the yearly report says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from cadredesk.actions.training import certificates, sheets
from cadredesk.actions.training import rules as rule_actions
from cadredesk.desk import Desk, Session
from cadredesk.domain.training import figures as domain
from cadredesk.domain.training.attendance import Mark, days
from cadredesk.domain.training.course import Event
from cadredesk.domain.training.figures import Attended, Held, HoursMet, PoolYear
from cadredesk.domain.training.trainee import Trainee
from cadredesk.storage import attendance, bureau, people, registers

__all__ = [
    "Attended",
    "Held",
    "HoursMet",
    "Period",
    "PoolYear",
    "attended",
    "held",
    "hours_met",
    "of_year",
    "pool_over",
]


@dataclass(frozen=True, slots=True)
class Period:
    """What was held from a day to a day, both included: all together, by area, by kind and by month.

    Events are counted by their first day; those cancelled and those without a day are left out. Each way of parting
    makes the total.
    """

    first: date
    last: date
    total: Held
    areas: tuple[Held, ...]
    kinds: tuple[Held, ...]
    months: tuple[Held, ...]


def held(desk: Desk, first: date, last: date) -> Period:
    """What was held in a period; areas are the main ones of the taxonomy, empty where none was told."""
    catalogue = sheets.catalogue()
    parents = {area.code: area.parent or area.code for area in catalogue.areas}
    with desk.read() as session:
        found = [
            (event, domain.held(event, came, hours))
            for event, came, hours in _events(session, desk)
            if event.day is not None and first <= event.day <= last
        ]
    order = [area.code for area in catalogue.areas if not area.parent]
    return Period(
        first,
        last,
        domain.total(one for _, one in found),
        domain.by_heading(((parents.get(event.area, event.area), one) for event, one in found), order),
        domain.by_heading(
            ((event.kind, one) for event, one in found), [kind.code for kind in catalogue.kinds]
        ),
        domain.by_heading((f"{event.day:%Y-%m}" if event.day else "", one) for event, one in found),
    )


def of_year(desk: Desk, year: int) -> Period:
    """What was held in a training year."""
    first, last = rule_actions.on(desk, desk.today()).bounds(year)
    return held(desk, first, last)


def attended(desk: Desk, year: int) -> tuple[Attended, ...]:
    """Every trainee's roll calls of a year, as they joined; a session without a mark is not due yet."""
    first, last = rule_actions.on(desk, desk.today()).bounds(year)
    with desk.read() as session:
        people = {one.id: Attended(one.id) for one in registers.listed(session, desk.org, Trainee)}
        for event in registers.listed(session, desk.org, Event):
            if event.state == "cancelled" or event.day is None or not first <= event.day <= last:
                continue
            marks = attendance.marks(session, desk.org, event.id)
            for mark in marks:
                if mark.person_id in people:
                    people[mark.person_id] = _with(people[mark.person_id], mark, event)
            for day in days(event, marks):
                if day.person_id in people:
                    own = people[day.person_id]
                    people[day.person_id] = replace(own, hours=own.hours + day.attended)
    return tuple(people.values())


def hours_met(desk: Desk, year: int) -> tuple[HoursMet, ...]:
    """The hours a year that the rules ask for (党员集中学习培训 …), with who is asked and who reached them.

    Counted are the hours of roll calls in that year and those by certificate (online). Who is of the party is told by the
    file at a school and by the last report at the bureau.
    """
    rules = rule_actions.on(desk, desk.today())
    first, last = rules.bounds(year)
    end = min(last, max(first, desk.today()))
    with desk.read() as session:
        inside = [one for one in registers.listed(session, desk.org, Trainee) if one.member_on(end)]
        done = certificates.hours_done(session, desk)
        ids = {one.id for one in inside}
        if desk.mode == "bureau":
            parties = {one.person_id: one.party for one in bureau.people(session, desk.org)}
        else:
            parties = {one.id: one.party for one in people.many(session, desk.org, tuple(ids))}
    members = {one for one in ids if parties.get(one) in ("cpc", "cpc_probationary")}
    hours = {
        one: sum((part.hours for part in done.get(one, ()) if first <= part.day <= last), Fraction(0))
        for one in ids
    }
    return tuple(domain.hours_met(target, inside, hours, members, end) for target in rules.hours.targets)


def pool_over(desk: Desk, years: Sequence[int] = ()) -> tuple[PoolYear, ...]:
    """The pool at the end of each year since the first trainee came, the running one up to today."""
    with desk.read() as session:
        people = registers.listed(session, desk.org, Trainee)
    today = desk.today()
    first = min((one.joined.year for one in people), default=today.year)
    return domain.pool_over(people, years or range(first, today.year + 1), today)


def _events(session: Session, desk: Desk) -> Sequence[tuple[Event, int, Fraction]]:
    """Every event that was not cancelled, how many came, and the hours they attended together."""
    came = attendance.came(session, desk.org)
    found = []
    for event in registers.listed(session, desk.org, Event):
        if event.state == "cancelled":
            continue
        marks = attendance.marks(session, desk.org, event.id)
        hours = sum((day.attended for day in days(event, marks)), Fraction(0))
        found.append((event, came.get(event.id, 0), hours))
    return found


def _with(person: Attended, mark: Mark, event: Event) -> Attended:
    counted = {mark.code: getattr(person, mark.code) + 1}
    hours = event.session(mark.session_id).hours
    return replace(person, due=person.due + 1, hours_due=person.hours_due + hours, **counted)
