"""Working days and the periods that bind: public notice, advance notice, and planning backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """One year's days off (`holidays`) and make-up working days (`workdays`), with the notice they come from."""

    year: int
    source: str
    holidays: frozenset[date]
    workdays: frozenset[date]

    def is_working(self, day: date) -> bool:
        """Whether this day of this year is a working day."""
        return day in self.workdays or (day.weekday() < 5 and day not in self.holidays)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The calendars known, by year."""

    years: Mapping[int, YearCalendar]

    def is_working(self, day: date) -> bool | None:
        """Whether a day is a working day; None when the year's calendar is not known."""
        known = self.years.get(day.year)
        return None if known is None else known.is_working(day)

    def works(self, day: date) -> bool:
        """The same with a guess for an unknown year: Monday to Friday."""
        known = self.is_working(day)
        return day.weekday() < 5 if known is None else known

    def knows(self, first: date, last: date) -> bool:
        """Whether the calendars of all years from `first` to `last` are known."""
        return all(year in self.years for year in range(first.year, last.year + 1))

    def next_working_day(self, day: date) -> date:
        """The first working day on or after `day` (Monday to Friday in an unknown year)."""
        while not self.works(day):
            day += _DAY
        return day

    def add_working_days(self, day: date, number: int) -> date:
        """The `number`-th working day after `day`, which is not counted; before it when negative."""
        step = _DAY if number >= 0 else -_DAY
        left = abs(number)
        while left:
            day += step
            left -= self.works(day)
        return day


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How long a public notice stays: both minimums hold, the later end counts."""

    calendar_days: int = 7
    working_days: int = 5


@dataclass(frozen=True, slots=True)
class Stop:
    """An open objection: its days, both ends included, are not counted; `end` None: still open."""

    start: date
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the clock stands still on this day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class NoticePeriod:
    """A public notice and its last day (None while an objection is open).

    `counted`: the working days that were counted, up to the number required. `final` False: the end is
    open, or rests on a year whose calendar is not known (暂定) and must not be printed as final.
    """

    posted: date
    ends: date | None
    final: bool
    counted: tuple[date, ...]
    calendar_days: int
    working_days: int


def notice_period(
    posted: date, rule: NoticeRule, calendar: WorkCalendar, stops: Sequence[Stop] = ()
) -> NoticePeriod:
    """The period of a notice posted on that day (民法典第201、203条: the first day is not counted).

    Ends on the later of both minimums, at least one day; an end on a rest day moves to the next working
    day. Days with an open objection are neither counted nor an end; one after the end changes nothing.
    """
    counted: list[date] = []
    ends: date | None = None
    for days, day in enumerate(_running(posted, stops), 1):
        works = calendar.works(day)
        if works and len(counted) < rule.working_days:
            counted.append(day)
        if works and days >= rule.calendar_days and len(counted) >= rule.working_days:
            ends = day
            break
    return NoticePeriod(
        posted,
        ends,
        ends is not None and calendar.knows(posted + _DAY, ends),
        tuple(counted),
        rule.calendar_days,
        rule.working_days,
    )


def lead_time(posted: date, days: int) -> date:
    """The earliest lawful date after an advance notice of so many days, the posting day not counted."""
    return posted + timedelta(days=days)


def latest_posting(for_date: date, days: int) -> date:
    """The latest day to post an advance notice of so many days for an event on `for_date`."""
    return for_date - timedelta(days=days)


def latest_posting_for_notice_end(end: date, rule: NoticeRule, calendar: WorkCalendar) -> date:
    """The latest day to post a public notice that ends on `end` or before."""
    posted = end - timedelta(days=max(rule.calendar_days, rule.working_days, 0))
    while True:
        ends = notice_period(posted, rule, calendar).ends
        if ends is not None and ends <= end:
            return posted
        posted -= _DAY


def _running(posted: date, stops: Sequence[Stop]) -> Iterator[date]:
    """The days after the posting on which the clock runs; ends where an open objection begins."""
    closed_forever = min((stop.start for stop in stops if stop.end is None), default=date.max)
    day = posted
    while day < date.max:
        day += _DAY
        if day >= closed_forever:
            return
        if not any(stop.holds(day) for stop in stops):
            yield day
