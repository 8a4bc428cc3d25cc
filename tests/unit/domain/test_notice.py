"""The notice clock: which sheet counts, stops, and the state on every day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cadredesk import resources
from cadredesk.domain.notice import Objection, Posting, PublicNotice, clock, current
from cadredesk.domain.profile import NoticeTerms

CALENDAR = resources.work_calendar()
TERMS = NoticeTerms()


def posting(sheet: str, day: date) -> Posting:
    return Posting(f"{sheet}-{day}", sheet, day)


def objection(received: date, solved: date | None) -> Objection:
    return Objection("o", received, "phone", False, "", "p", "x", solved_on=solved)


def test_story_of_the_objection() -> None:
    posted = PublicNotice(postings=(posting("notice", date(2026, 9, 24)),))
    assert clock(posted, TERMS, CALENDAR, date(2026, 9, 25)).ends == date(2026, 10, 9)
    solved = PublicNotice(
        postings=posted.postings, objections=(objection(date(2026, 9, 29), date(2026, 10, 12)),)
    )
    found = clock(solved, TERMS, CALENDAR, date(2026, 10, 12))
    assert found.ends == date(2026, 10, 16)
    assert found.counted == (date(2026, 9, 28), *(date(2026, 10, day) for day in (13, 14, 15, 16)))


def test_the_sheet_that_counts() -> None:
    first, second = posting("notice", date(2026, 3, 2)), posting("correction", date(2026, 3, 5))
    going_on, back = posting("continuation", date(2026, 3, 6)), posting("withdrawal", date(2026, 3, 9))
    assert current(PublicNotice()) is None
    assert current(PublicNotice(postings=(first, going_on))) == first
    assert current(PublicNotice(postings=(first, second, going_on))) == second
    assert current(PublicNotice(postings=(first, second, back))) is None
    again = posting("notice", date(2026, 3, 10))
    assert current(PublicNotice(postings=(first, back, again))) == again
    assert clock(PublicNotice(), TERMS, CALENDAR, date(2026, 3, 9)).state == "not_posted"
    assert clock(PublicNotice(postings=(first, back)), TERMS, CALENDAR, date(2026, 3, 9)).state == "withdrawn"


@given(
    st.dates(date(2024, 1, 1), date(2026, 10, 31)),
    st.integers(1, 20),
    st.integers(0, 20),
    st.integers(0, 60),
)
def test_an_open_objection_stops_and_a_solved_one_only_delays(
    posted: date, after: int, length: int, later: int
) -> None:
    plain = PublicNotice(postings=(posting("notice", posted),))
    end = clock(plain, TERMS, CALENDAR, posted).ends
    assert end is not None
    received = posted + timedelta(days=after)
    today = posted + timedelta(days=later)
    still = PublicNotice(postings=plain.postings, objections=(objection(received, None),))
    stopped = clock(still, TERMS, CALENDAR, today)
    assert (stopped.state == "stopped") == (received <= end)
    solved = received + timedelta(days=length)
    settled = clock(
        PublicNotice(postings=plain.postings, objections=(objection(received, solved),)),
        TERMS,
        CALENDAR,
        today,
    )
    assert settled.ends is not None
    assert settled.ends >= end
    assert settled.ends == end if received > end else settled.ends > solved
    assert not any(received <= day <= solved for day in settled.counted)
    assert (settled.state == "ended") == (today > settled.ends)
