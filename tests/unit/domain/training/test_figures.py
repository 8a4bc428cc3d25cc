"""The figures of the training years: the pool of every year follows from the year before."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain.training.figures import pool_over
from cadredesk.domain.training.trainee import Posting, Trainee

TODAY = date(2026, 6, 30)
DAYS = st.dates(date(2021, 1, 1), date(2027, 12, 31))


def trainee(number: int, joined: date, left: date | None) -> Trainee:
    posting = Posting(joined, "S1", "青山小学", "primary")
    gone = None if left is None or left <= joined else left
    return Trainee(f"p{number}", "于谦", joined, (posting,), tier="deputy", gender="f", left=gone)


@given(st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=20))
def test_every_year_is_the_year_before_more_who_came_less_who_left(
    found: list[tuple[date, date | None]],
) -> None:
    people = [trainee(n, *one) for n, one in enumerate(found)]
    before = 0
    for year in pool_over(people, range(2021, 2027), TODAY):
        assert year.members == before + year.came - year.left
        for topic in ("tier", "stage", "gender"):
            assert sum(number for name, _, number in year.parts if name == topic) == year.members
        before = year.members


def test_who_is_to_leave_later_this_year_is_still_in_it() -> None:
    (year,) = pool_over([trainee(1, date(2026, 1, 5), date(2026, 12, 31))], [2026], TODAY)
    assert (year.members, year.came, year.left) == (1, 1, 0)
