from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain.dates import (
    PartialDate,
    age_range,
    at_most,
    born_after,
    born_before,
    born_on_or_after,
    born_on_or_before,
    parse,
    younger_than,
)
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    precision = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:precision])


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("8510", "1985-10"),
        ("1985.10", "1985-10"),
        ("1985．10", "1985-10"),
        ("1985年10月", "1985-10"),
        ("1985 年 10 月 3 日", "1985-10-03"),
        ("1985-10-03", "1985-10-03"),
        ("1985/10/3", "1985-10-03"),
        ("1985.10.03", "1985-10-03"),
        ("1985-10-03 00:00:00", "1985-10-03"),
        ("1985-10-03T00:00:00", "1985-10-03"),
        ("19851003", "1985-10-03"),
        ("１９８５１００３", "1985-10-03"),
        ("1985", "1985"),
        ("1985年", "1985"),
        ("198510", "1985-10"),
        ("一九八五年十月", "1985-10"),
        ("一九八五年十二月二十一日", "1985-12-21"),
        ("二〇〇〇年一月廿三日", "2000-01-23"),
        ("二○○○年一月", "2000-01"),
        ("85.10", "1985-10"),
        ("85年10月3日", "1985-10-03"),
        ("0509", "2005-09"),
        ("2912", "2029-12"),
        ("3001", "1930-01"),
        ("2010", "2010"),
        ("1985年10月生", "1985-10"),
        ("1985、10", "1985-10"),
        ("1985.10.", "1985-10"),
    ],
)
def test_what_staff_type(text: str, iso: str) -> None:
    assert parse(text).iso() == iso


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("990305", "date.ambiguous_six_digits"),
        ("198513", "date.ambiguous_six_digits"),
        ("198500", "date.ambiguous_six_digits"),
        ("851003", "date.ambiguous_six_digits"),
        ("19850231", "date.impossible"),
        ("1985.13", "date.impossible"),
        ("1985-02-29", "date.impossible"),
        ("8513", "date.impossible"),
        ("", "date.unreadable"),
        ("十月", "date.unreadable"),
        ("3.10.1985", "date.unreadable"),
        ("12345", "date.unreadable"),
        ("1785.10", "date.unreadable"),
        ("不详", "date.unreadable"),
        ("10:30", "date.unreadable"),
        ("1985-10-03 08:30:00", "date.unreadable"),
        ("十十十年", "date.unreadable"),
    ],
)
def test_what_is_refused(text: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        parse(text)
    assert refused.value.code == code
    for language in ("zh_CN", "en"):
        sentence = sentence_of(refused.value, language)
        assert text in sentence
        assert "…" not in sentence


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        year = parse(text).year
    except UserError:
        return
    assert 1900 <= year <= 2099


@given(partial_dates())
def test_round_trip_of_every_form(value: PartialDate) -> None:
    assert PartialDate.from_iso(value.iso()) == value
    assert parse(value.iso()) == value
    assert parse(value.dotted(day=True)) == value
    assert parse(value.chinese(day=True)) == value
    assert parse(value.iso().replace("-", "")) == value
    month = PartialDate(value.year, value.month)
    assert parse(value.dotted()) == month
    assert parse(value.chinese()) == month


@pytest.mark.parametrize(
    "text", ["1985-1", "1985-10-3", "1985-10-03 ", "１９８５", "85", "1985-13", "1985-02-30"]
)
def test_from_iso_takes_only_iso(text: str) -> None:
    with pytest.raises(UserError):
        PartialDate.from_iso(text)


def test_forms() -> None:
    assert PartialDate(1985, 3, 7).dotted() == "1985.03"
    assert PartialDate(1985, 3, 7).chinese() == "1985年3月"
    assert PartialDate(1985).chinese() == "1985年"
    with pytest.raises(UserError):
        PartialDate(1985, None, 7)


@given(partial_dates(), days)
def test_earliest_and_latest_hold_exactly_the_days_that_agree(value: PartialDate, day: date) -> None:
    inside = value.earliest() <= day <= value.latest()
    same = (day.year, day.month, day.day)[: len(value.iso().split("-"))]
    assert inside == (PartialDate(*same) == value) == value.agrees_with(PartialDate.of(day))


def test_agreeing_at_different_precision() -> None:
    assert PartialDate(1985, 10).agrees_with(PartialDate(1985, 10, 3))
    assert PartialDate(1985).agrees_with(PartialDate(1985, 10))
    assert not PartialDate(1985, 10).agrees_with(PartialDate(1985, 11, 3))


ON = date(2026, 11, 21)


def test_not_yet_35_on_the_reference_date_of_story_four() -> None:
    assert younger_than(PartialDate(1991, 6, 30), 35, ON) is False
    assert younger_than(PartialDate(1991, 11, 21), 35, ON) is False
    assert younger_than(PartialDate(1991, 11, 22), 35, ON) is True
    assert younger_than(PartialDate(1991, 11), 35, ON) is None
    assert younger_than(PartialDate(1991), 35, ON) is None
    assert younger_than(PartialDate(1991, 12), 35, ON) is True
    assert at_most(PartialDate(1991, 6, 30), 35, ON) is True
    assert at_most(PartialDate(1990, 11, 21), 35, ON) is False
    assert at_most(PartialDate(1990, 11), 35, ON) is None


def test_age_of_a_leap_day_grows_on_the_first_of_march() -> None:
    birth = PartialDate(1992, 2, 29)
    assert age_range(birth, date(2026, 2, 28)) == (33, 33)
    assert age_range(birth, date(2026, 3, 1)) == (34, 34)
    assert age_range(birth, date(2028, 2, 29)) == (36, 36)


@given(partial_dates(), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_age_range_is_the_range_over_all_days_meant(birth: PartialDate, on: date) -> None:
    day, ages = birth.earliest(), set()
    while day <= birth.latest():
        ages.add(on.year - day.year - (on < _birthday(day, on.year)))
        day += timedelta(days=1)
    assert age_range(birth, on) == (min(ages), max(ages))


def _birthday(birth: date, year: int) -> date:
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


@given(partial_dates(), st.integers(-400, 400))
def test_cut_off_dates_decide_only_when_all_days_agree(birth: PartialDate, shift: int) -> None:
    cutoff = birth.earliest() + timedelta(days=shift) if birth.year > 1902 else birth.latest()
    days_meant = range((birth.latest() - birth.earliest()).days + 1)
    everyday = [birth.earliest() + timedelta(days=n) for n in days_meant]
    for asked, holds in (
        (born_on_or_after, lambda day: day >= cutoff),
        (born_after, lambda day: day > cutoff),
        (born_on_or_before, lambda day: day <= cutoff),
        (born_before, lambda day: day < cutoff),
    ):
        answers = {holds(day) for day in everyday}
        assert asked(birth, cutoff) == (answers.pop() if len(answers) == 1 else None)
