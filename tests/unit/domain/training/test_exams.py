"""Exams: marks are checked, and fails counted by every setting of the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk import messages, resources
from cadredesk.domain.training import exam, rules
from cadredesk.domain.training.exam import Exam, ExamMark, Sitting
from cadredesk.errors import UserError

PRESET = rules.parse(resources.root().joinpath("training", "district-001.toml").read_text(encoding="utf-8"))


def with_(**settings: Any) -> rules.TrainingRules:
    return replace(PRESET, exams=replace(PRESET.exams, **settings))


def sat(number: int, mark: object = None, resit_of: int = 0) -> Sitting:
    """Exam number so-and-so, one a month; no mark is an absence."""
    percent = None if mark is None else Fraction(str(mark))
    return Sitting(
        f"e{number}", f"第{number}次", date(2026, number, 5), percent, f"e{resit_of}" if resit_of else ""
    )


def test_two_fails_mean_leaving_and_sixty_passes() -> None:
    assert exam.fails(PRESET, [sat(1, 60), sat(2, "59.99")]).count == 1
    found = exam.fails(PRESET, [sat(1, 59), sat(2, 80), sat(3, 40)])
    assert (found.count, found.needed, found.reached) == (2, 2, True)
    assert not exam.fails(with_(counted="in_a_row"), [sat(1, 59), sat(2, 80), sat(3, 40)]).reached
    assert exam.fails(with_(counted="in_a_row"), [sat(1, 80), sat(2, 50), sat(3, 40)]).reached


def test_absence_by_rule() -> None:
    assert exam.fails(PRESET, [sat(1), sat(2)]).count == 2
    assert exam.fails(with_(absence="not_counted"), [sat(1), sat(2)]).count == 0
    in_a_row = with_(absence="not_counted", counted="in_a_row")
    assert exam.fails(in_a_row, [sat(1, 50), sat(2), sat(3, 50)]).count == 2


def test_resits_by_rule() -> None:
    passed = [sat(1, 50), sat(2, 70, resit_of=1)]
    failed = [sat(1, 50), sat(2, 55, resit_of=1)]
    assert exam.fails(PRESET, passed).count == 1
    assert exam.fails(with_(resit="cancels"), passed).count == 0
    assert exam.fails(with_(resit="cancels"), failed).count == 1
    assert exam.fails(with_(resit_fails=True), failed).count == 2
    assert exam.fails(with_(resit="cancels", resit_fails=True), [sat(1), sat(2, resit_of=1)]).count == 2


marks = st.one_of(st.none(), st.integers(0, 100))


@given(st.lists(marks, max_size=10), st.randoms())
def test_fails_do_not_depend_on_the_order_and_are_never_more_than_the_exams(
    given_: list[int | None], chance: Any
) -> None:
    found = [sat(n, mark) for n, mark in enumerate(given_, 1)]
    mixed = found[:]
    chance.shuffle(mixed)
    counted = exam.fails(PRESET, mixed)
    assert counted == exam.fails(PRESET, found)
    assert counted.count == sum(mark is None or mark < 60 for mark in given_)
    assert exam.fails(with_(counted="in_a_row"), found).count <= counted.count


def made(*results: ExamMark, full: int = 100) -> Exam:
    return Exam("e", 2026, "上学期", date(2026, 6, 1), "期末", Fraction(full)).with_results(results)


def test_results_are_checked_and_kept_by_person() -> None:
    found = made(ExamMark("b", Fraction(90)), ExamMark("a", None, True), ExamMark("c"))
    assert [one.person_id for one in found.results] == ["a", "b"]
    assert made(ExamMark("a", Fraction(102)), full=120).percent(Fraction(102)) == 85
    for results, code in (
        ((ExamMark("a", Fraction(101)),), "exam.over_full"),
        ((ExamMark("a", Fraction(-1)),), "exam.negative"),
        ((ExamMark("a", Fraction(1, 3)),), "exam.too_fine"),
        ((ExamMark("a", Fraction(1)), ExamMark("a", Fraction(2))), "exam.twice"),
        ((ExamMark("a", Fraction(1), True),), "exam.absent_with_mark"),
    ):
        with pytest.raises(UserError, match=code):
            made(*results)


def test_figures_name_their_base() -> None:
    found = made(ExamMark("a", Fraction(50)), ExamMark("b", Fraction(70)), ExamMark("c", None, True))
    figures = exam.figures(PRESET.exams, found, 4)
    assert (figures.due, figures.sat, figures.absent, figures.passed, figures.mean) == (4, 2, 1, 1, 60)
    assert exam.figures(PRESET.exams, made(), 4).mean is None


def test_every_working_has_a_sentence_in_both_languages() -> None:
    cases = [
        (PRESET, [sat(1, 80), sat(2, 20), sat(3), sat(4, 70, resit_of=2), sat(5, 10, resit_of=3)]),
        (
            with_(resit="cancels", counted="in_a_row"),
            [sat(1, 20), sat(2, 70, resit_of=1), sat(3), sat(4, 90, resit_of=3)],
        ),
        (PRESET, [sat(1), sat(2, 70, resit_of=1), sat(3, 20), sat(4, 30, resit_of=3)]),
        (with_(absence="not_counted"), [sat(1)]),
    ]
    for own, found in cases:
        for one in exam.fails(own, found).working:
            for language in messages.LANGUAGES:
                said = messages.sentence(f"exam.working_{one.code}", language, **dict(one.values))
                assert "{" not in said
                assert not said.startswith("exam.working_")
