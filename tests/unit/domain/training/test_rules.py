"""The rules of the training years: read strictly, sealed, in force by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk import resources
from cadredesk.domain.training import rules
from cadredesk.errors import UserError

TEXT = resources.root().joinpath("training", "district-001.toml").read_text(encoding="utf-8")
PRESET = rules.parse(TEXT)


def test_the_preset_says_what_the_scheme_says() -> None:
    assert PRESET.credits.day_hours == 6
    assert PRESET.row("paper").level("core").credits == 20
    assert PRESET.exit_credits.share == Fraction(3, 5)
    assert PRESET.exit_credits.top == 5
    assert PRESET.exams.fails == 2
    assert PRESET.exit_satisfaction.least == Fraction(4, 5)
    assert (PRESET.study.books, PRESET.study.education_books) == (6, 2)
    assert (PRESET.certificate.hours, PRESET.certificate.serving_hours) == (300, 360)


def test_the_canonical_text_reads_as_the_same_rules() -> None:
    again = rules.parse(PRESET.text)
    assert again == PRESET
    assert again.digest == PRESET.digest


def test_every_clause_is_given() -> None:
    sections = (PRESET.year, PRESET.credits, PRESET.exams, PRESET.exit_credits, PRESET.exit_satisfaction)
    more = (
        PRESET.exit_supervision,
        PRESET.term,
        PRESET.age,
        PRESET.certificate,
        PRESET.study,
        PRESET.rotation,
    )
    assert all(one.clause for one in (*sections, *more, *PRESET.credits.rows))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("day_hours = 6", "day_hours = 6\nday_hour = 6", "training.unknown_key"),
        ('fewer = "mean_of_all"', 'fewer = "nobody"', "training.bad_value"),
        ("top = 5", 'top = "5"', "training.wrong_type"),
        ("top = 5", "top = true", "training.wrong_type"),
        ('share = "3/5"', 'share = "7/5"', "training.bad_value"),
        ('share = "3/5"', 'share = "3/0"', "training.bad_value"),
        ("first_month = 1", "first_month = 13", "training.bad_value"),
        ('code = "monograph"', 'code = "paper"', "training.bad_value"),
        ('id = "district-001"', "", "training.missing_key"),
        ('number = "{year}-{n:04}"', 'number = "{year}"', "training.bad_value"),
        ('title = "教育', "title = 教育", "training.syntax"),
        ("education_books = 2", "education_books = 7", "training.bad_value"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_place(old: str, new: str, code: str) -> None:
    assert old in TEXT
    with pytest.raises(UserError) as refused:
        rules.parse(TEXT.replace(old, new, 1))
    assert refused.value.code == code


def test_a_school_year_begins_in_september() -> None:
    autumn = replace(PRESET, year=replace(PRESET.year, first_month=9))
    assert autumn.year_of(date(2026, 8, 31)) == 2025
    assert autumn.year_of(date(2026, 9, 1)) == 2026
    assert autumn.bounds(2026) == (date(2026, 9, 1), date(2027, 8, 31))


@given(st.integers(1, 12), st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_day_lies_within_the_bounds_of_its_year(month: int, day: date) -> None:
    own = replace(PRESET, year=replace(PRESET.year, first_month=month))
    first, last = own.bounds(own.year_of(day))
    assert first <= day <= last
    assert own.bounds(own.year_of(day) + 1)[0] == last + timedelta(days=1)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.permutations(range(3)))
def test_the_rules_of_a_day_are_those_that_began_last(day: date, order: list[int]) -> None:
    began = (date(2022, 1, 1), date(2024, 7, 1), date(2026, 1, 1))
    known = [replace(PRESET, since=since, version=n) for n, since in enumerate(began, 1)]
    found = rules.in_force(tuple(known[n] for n in order), day)
    assert found is not None
    assert found.since == max((one for one in began if one <= day), default=began[0])
    assert rules.in_force((), day) is None
