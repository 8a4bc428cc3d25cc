from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday
from hypothesis import given
from hypothesis import strategies as st

from cadredesk import resources
from cadredesk.actions import lookups
from cadredesk.domain.calendar import (
    NoticeRule,
    Stop,
    WorkCalendar,
    latest_posting,
    latest_posting_for_notice_end,
    lead_time,
    notice_period,
)

CALENDAR = resources.work_calendar()
RULE = NoticeRule()
DAY = timedelta(days=1)


def all_days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def oracle(posted: date, rule: NoticeRule, stops: list[Stop]) -> tuple[date, list[date]]:
    """The end and the counted days, found by asking for each possible end whether it is lawful."""
    ends = posted
    while True:
        ends += DAY
        running = [
            day
            for day in all_days(posted + DAY, ends)
            if not any(stop.start <= day <= (stop.end or date.max) for stop in stops)
        ]
        working = [day for day in running if is_workday(day)]
        if (
            len(running) >= rule.calendar_days
            and len(working) >= rule.working_days
            and is_workday(ends)
            and ends in running
        ):
            return ends, working[: rule.working_days]


def test_every_day_of_every_known_year_agrees_with_the_package() -> None:
    assert set(CALENDAR.years) >= set(range(2004, 2027))
    for day in all_days(date(2004, 1, 1), date(2026, 12, 31)):
        assert CALENDAR.is_working(day) == is_workday(day), day
    assert CALENDAR.years[2026].source == "国办发明电〔2025〕7号"
    assert all(calendar.source for calendar in CALENDAR.years.values())


@pytest.mark.parametrize(
    ("posted", "ends"),
    [
        ("2026-02-10", "2026-02-24"),
        ("2026-04-28", "2026-05-08"),
        ("2026-09-24", "2026-10-09"),
        ("2026-10-08", "2026-10-15"),
    ],
)
def test_known_ends(posted: str, ends: str) -> None:
    period = notice_period(date.fromisoformat(posted), RULE, CALENDAR)
    assert period.ends == date.fromisoformat(ends)
    assert period.final


def test_every_posting_day_of_three_years() -> None:
    for posted in all_days(date(2024, 1, 1), date(2026, 12, 15)):
        period = notice_period(posted, RULE, CALENDAR)
        assert (period.ends, list(period.counted)) == oracle(posted, RULE, []), posted
        assert period.final
        assert period.ends is not None
        assert len(period.counted) == 5
        assert period.ends - posted >= timedelta(days=7)


@given(
    st.dates(date(2024, 1, 1), date(2026, 8, 1)),
    st.builds(NoticeRule, st.integers(0, 20), st.integers(0, 15)),
    st.lists(st.tuples(st.integers(-5, 30), st.integers(0, 20)), max_size=3),
)
def test_any_rule_and_objections(posted: date, rule: NoticeRule, spans: list[tuple[int, int]]) -> None:
    stops = [Stop(posted + n * DAY, posted + (n + length) * DAY) for n, length in spans]
    period = notice_period(posted, rule, CALENDAR, stops)
    assert (period.ends, list(period.counted)) == oracle(posted, rule, stops)


def test_an_objection_moves_the_end() -> None:
    posted = date(2026, 9, 24)
    stop = Stop(date(2026, 9, 29), date(2026, 10, 12))
    period = notice_period(posted, RULE, CALENDAR, [stop])
    assert period.ends == date(2026, 10, 16)
    assert [day.isoformat()[5:] for day in period.counted] == ["09-28", "10-13", "10-14", "10-15", "10-16"]
    assert period.final


def test_an_open_objection_leaves_the_end_open() -> None:
    period = notice_period(date(2026, 9, 24), RULE, CALENDAR, [Stop(date(2026, 9, 29))])
    assert (period.ends, period.final) == (None, False)
    assert period.counted == (date(2026, 9, 28),)


def test_an_objection_after_the_end_changes_nothing() -> None:
    late = Stop(date(2026, 10, 10))
    assert notice_period(date(2026, 9, 24), RULE, CALENDAR, [late]).ends == date(2026, 10, 9)


def test_an_unknown_year_makes_the_end_provisional() -> None:
    over_new_year = notice_period(date(2026, 12, 29), RULE, CALENDAR)
    assert (over_new_year.ends, over_new_year.final) == (date(2027, 1, 5), False)
    unknown = notice_period(date(2030, 3, 4), RULE, WorkCalendar({}))
    assert (unknown.ends, unknown.final) == (date(2030, 3, 11), False)
    assert CALENDAR.is_working(date(2027, 1, 4)) is None
    assert notice_period(date(2026, 12, 31), RULE, CALENDAR).final is False


def test_working_days_forth_and_back() -> None:
    assert CALENDAR.next_working_day(date(2026, 10, 1)) == date(2026, 10, 8)
    assert CALENDAR.next_working_day(date(2026, 10, 10)) == date(2026, 10, 10)
    assert CALENDAR.add_working_days(date(2026, 9, 30), 3) == date(2026, 10, 10)
    assert CALENDAR.add_working_days(date(2026, 10, 10), -3) == date(2026, 9, 30)
    assert CALENDAR.add_working_days(date(2026, 10, 4), 0) == date(2026, 10, 4)


def test_advance_notice_does_not_count_the_posting_day() -> None:
    assert lead_time(date(2026, 11, 2), 3) == date(2026, 11, 5)
    assert latest_posting(date(2026, 11, 5), 3) == date(2026, 11, 2)


@given(
    st.dates(date(2024, 3, 1), date(2026, 12, 31)),
    st.builds(NoticeRule, st.integers(0, 15), st.integers(0, 10)),
)
def test_planning_backwards_finds_the_last_day_to_post(end: date, rule: NoticeRule) -> None:
    posted = latest_posting_for_notice_end(end, rule, CALENDAR)
    ends = notice_period(posted, rule, CALENDAR).ends
    assert ends is not None
    assert ends <= end
    for later in all_days(posted + DAY, end):
        after = notice_period(later, rule, CALENDAR).ends
        assert after is None or after > end


def test_the_json_of_the_command() -> None:
    answer = lookups.notice_period(date(2026, 9, 24))
    assert json.loads(json.dumps(answer)) == {
        "ends": "2026-10-09",
        "final": True,
        "counted": ["2026-09-28", "2026-09-29", "2026-09-30", "2026-10-08", "2026-10-09"],
        "calendar_days": 7,
        "working_days": 5,
    }
