"""Small questions anybody may ask without a data folder: the order of names, the end of a notice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cadredesk import resources
from cadredesk.domain import calendar, strokes
from cadredesk.domain.calendar import NoticeRule, WorkCalendar
from cadredesk.domain.pinyin import NameIndex
from cadredesk.errors import UserError


def sort_names(lines: Iterable[str], convention: str = "surname") -> list[str]:
    """The names, one a line, in stroke order by `surname` or `full`; empty lines are left out."""
    names = [line.strip("\r\n\ufeff") for line in lines]
    return strokes.sort_names([name for name in names if name.strip()], resources.stroke_order(), convention)


def notice_rule(profile: str | None) -> NoticeRule:
    """The length of a notice by a shipped profile, or the usual one without a name; `profile.unknown`."""
    if profile is None:
        return NoticeRule()
    found = resources.profile(profile)
    if found is None:
        raise UserError("profile.unknown", profile=profile)
    return NoticeRule(found.notice.calendar_days, found.notice.working_days)


def notice_period(posted: date, rule: NoticeRule | None = None) -> dict[str, object]:
    """The last day of a notice posted on that day, as JSON values, by the calendars the program knows."""
    period = calendar.notice_period(posted, rule or NoticeRule(), resources.work_calendar())
    return {
        "ends": period.ends.isoformat() if period.ends else None,
        "final": period.final,
        "counted": [day.isoformat() for day in period.counted],
        "calendar_days": period.calendar_days,
        "working_days": period.working_days,
    }


def work_calendar() -> WorkCalendar:
    """The working days of every year the program knows by a notice of the State Council."""
    return resources.work_calendar()


def name_index(people: Iterable[tuple[str, str, str]]) -> NameIndex:
    """The index by which people, given as (id, name, tail of the ID number), are found while one types."""
    return NameIndex.build(people, resources.readings())
