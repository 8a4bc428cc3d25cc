"""What a bureau sends its schools (教育局来件): rules and calendars, the district's notice, the roster with its decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cadredesk.domain.calendar import YearCalendar
from cadredesk.domain.profile import Profile
from cadredesk.domain.round import DistrictNotice, Quota

OUTCOMES = ("entered", "not_entered", "deferred", "left")
"""入库, 不入库, 缓议, 出库."""


@dataclass(frozen=True, slots=True)
class PolicyWord:
    """Rule profiles and year calendars; `number` counts the bureau's policies, so that the newer one is known (0: not told)."""

    number: int
    profiles: tuple[Profile, ...] = ()
    calendars: tuple[YearCalendar, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A further date of a notice: what is due, and the day."""

    what: str
    on: date


@dataclass(frozen=True, slots=True)
class NoticeWord:
    """A notice of the bureau (区局通知) as one school gets it: `document` is its 文号, `deadline` the last day of reporting.

    `quotas` are the places of this school by tier; `reference_date` the day ages are counted to.
    """

    number: int
    document: str
    title: str
    issuer: str
    issued_on: date
    year: int
    text: str = ""
    deadline: date | None = None
    reference_date: date | None = None
    quotas: tuple[Quota, ...] = ()
    dates: tuple[OtherDate, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """What was decided on one person: `outcome` is one of OUTCOMES, `document` names the meeting or its number."""

    person_id: str
    name: str
    tier: str
    outcome: str
    on: date
    document: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RosterWord:
    """The people of one school with the last decision on each, as the bureau's pool stands on `as_of`."""

    number: int
    as_of: date
    entries: tuple[RosterEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class DayChange:
    """One day whose kind a calendar changes: working day or day off before (None: not known) and then."""

    day: date
    was: bool | None
    becomes: bool


def changed_days(before: YearCalendar | None, after: YearCalendar) -> tuple[DayChange, ...]:
    """The days on which two calendars of a year differ, in order; every special day while the year was not known."""
    days = after.holidays | after.workdays
    if before is not None:
        days |= before.holidays | before.workdays
    return tuple(
        DayChange(day, None if before is None else before.is_working(day), after.is_working(day))
        for day in sorted(days)
        if before is None or before.is_working(day) != after.is_working(day)
    )


def filled(before: DistrictNotice, word: NoticeWord, tiers: frozenset[str], received: date) -> DistrictNotice:
    """A round's district notice with what the bureau's notice says; what it does not tell stays as it was.

    Only quotas of the profile's `tiers` are taken; `received` is the day the package came in.
    """
    quotas = tuple(one for one in word.quotas if one.tier in tiers)
    dates = "\n".join(f"{one.what}：{one.on.isoformat()}" for one in word.dates)
    return DistrictNotice(
        word.document or before.number,
        word.title or before.title,
        word.issuer or before.issuer,
        word.issued_on,
        before.received_on or received,
        word.deadline or before.deadline,
        word.reference_date or before.reference_date,
        quotas or before.quotas,
        "\n".join(filter(None, (before.remarks, dates if dates not in before.remarks else ""))),
    )
