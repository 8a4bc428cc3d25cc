"""The working days the desk goes by: the calendars that ship with the program and the years given here."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from cadredesk import resources
from cadredesk.desk import Desk, Session
from cadredesk.domain.calendar import WorkCalendar, YearCalendar
from cadredesk.errors import UserError
from cadredesk.storage import settings

_NAME = "calendars"


def get(desk: Desk) -> WorkCalendar:
    """All years known; a year given here stands before the one shipped."""
    with desk.read() as session:
        return known(session, desk.org)


def known(session: Session, org: str) -> WorkCalendar:
    """The same inside a transaction."""
    own = settings.get(session, org, _NAME, list[YearCalendar]) or []
    shipped = resources.work_calendar()
    return WorkCalendar(MappingProxyType({**shipped.years, **{year.year: year for year in own}}))


def put(desk: Desk, year: YearCalendar) -> None:
    """Keeps a year's calendar with the number of the notice it comes from. `calendar.no_source`, `calendar.year`."""
    if not year.source.strip():
        raise UserError("calendars.no_source", year=year.year)
    if not 2000 <= year.year <= 2100 or any(day.year != year.year for day in year.holidays | year.workdays):
        raise UserError("calendars.year", year=year.year)
    both: set[date] = set(year.holidays & year.workdays)
    if both:
        raise UserError("calendars.both", day=min(both).isoformat())
    with desk.write("settings.calendar", str(year.year)) as session:
        store(session, desk.org, year)


def store(session: Session, org: str, year: YearCalendar) -> None:
    """The same inside a transaction, for a year already held to its form."""
    own = settings.get(session, org, _NAME, list[YearCalendar]) or []
    kept = [one for one in own if one.year != year.year]
    # Sorted lists, because a set has no order to keep.
    plain = [
        {
            "year": one.year,
            "source": one.source,
            "holidays": sorted(day.isoformat() for day in one.holidays),
            "workdays": sorted(day.isoformat() for day in one.workdays),
        }
        for one in sorted([*kept, year], key=lambda one: one.year)
    ]
    settings.put(session, org, _NAME, plain)
