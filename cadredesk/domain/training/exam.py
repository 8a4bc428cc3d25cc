"""Exams of a term (学期考试): sittings, marks, and how fails are counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import ClassVar

from cadredesk.domain.training.credit import Working, shown
from cadredesk.domain.training.rules import ExamRules, TrainingRules
from cadredesk.errors import UserError


@dataclass(frozen=True, slots=True)
class ExamMark:
    """One person's result: a mark, or absent. Someone who is not on the list has no result."""

    person_id: str
    mark: Fraction | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Exam:
    """One exam of a term: its day, its full marks, and the results entered; `resit_of` is the exam it repeats."""

    KIND: ClassVar[str] = "exam"

    id: str
    year: int
    term: str
    on: date
    title: str
    full_marks: Fraction = Fraction(100)
    resit_of: str = ""
    results: tuple[ExamMark, ...] = ()

    @property
    def person_id(self) -> str:
        """An exam is about nobody alone."""
        return ""

    @property
    def day(self) -> date:
        """The day of the exam."""
        return self.on

    @property
    def source(self) -> str:
        """What its credits name as their source."""
        return f"exam:{self.id}"

    def result(self, person_id: str) -> ExamMark | None:
        """One person's result, or None."""
        return next((one for one in self.results if one.person_id == person_id), None)

    def percent(self, mark: Fraction) -> Fraction:
        """A mark out of 100."""
        return mark * 100 / self.full_marks

    def with_results(self, results: Iterable[ExamMark]) -> Exam:
        """With these results instead of the old ones, by person. `exam.twice`, `exam.over_full`, `exam.negative`."""
        found = sorted(
            (one for one in results if one.absent or one.mark is not None), key=lambda o: o.person_id
        )
        ids = [one.person_id for one in found]
        if len(set(ids)) != len(ids):
            raise UserError("exam.twice")
        for one in found:
            if one.mark is not None and one.absent:
                raise UserError("exam.absent_with_mark")
            if one.mark is not None:
                check_mark(one.mark, self.full_marks)
        return replace(self, results=tuple(found))


@dataclass(frozen=True, slots=True)
class Sitting:
    """One person at one exam: `percent` is the mark out of 100, None when absent."""

    exam_id: str
    title: str
    on: date
    percent: Fraction | None
    resit_of: str = ""


@dataclass(frozen=True, slots=True)
class Fails:
    """How many fails count, of how many that mean leaving, with the working."""

    count: int
    needed: int
    working: tuple[Working, ...]

    @property
    def reached(self) -> bool:
        """Whether there are as many as mean leaving."""
        return self.count >= self.needed


@dataclass(frozen=True, slots=True)
class ExamFigures:
    """What an exam's sheet says below the marks: the people asked, sat, absent, passed, the mean of those who sat."""

    due: int
    sat: int
    absent: int
    passed: int
    mean: Fraction | None


def check_mark(mark: Fraction, full: Fraction) -> None:
    """`exam.over_full`, `exam.negative`, `exam.too_fine` for a mark finer than 1/100."""
    if mark < 0:
        raise UserError("exam.negative")
    if mark > full:
        raise UserError("exam.over_full", mark=shown(mark), full=shown(full))
    if (mark * 100).denominator != 1:
        raise UserError("exam.too_fine")


def sittings(exams: Iterable[Exam], person_id: str) -> tuple[Sitting, ...]:
    """One person's sittings, by day."""
    found = []
    for exam in exams:
        result = exam.result(person_id)
        if result is not None:
            percent = None if result.mark is None else exam.percent(result.mark)
            found.append(Sitting(exam.id, exam.title, exam.on, percent, exam.resit_of))
    return tuple(sorted(found, key=lambda one: (one.on, one.exam_id)))


def fails(rules: TrainingRules, results: Sequence[Sitting]) -> Fails:
    """How many fails count for a person by the rules of exams (期末考试不合格次数), whatever the order given.

    A first sitting below the pass mark fails, absence by rule; a passed resit cancels it or not, a failed one is one
    more or not. Counted "in_a_row", the longest run is taken, in order of the first sittings.
    """
    rule = rules.exams
    ordered = sorted(results, key=lambda one: (one.on, one.exam_id))
    known = {one.exam_id for one in ordered}
    first = [one for one in ordered if not one.resit_of or one.resit_of not in known]
    run = longest = total = 0
    working: list[Working] = []
    for one in first:
        resits = [other for other in ordered if other.resit_of == one.exam_id]
        missed, told = _count(rule, one, resits)
        working.append(told)
        total += missed
        run = run + missed if missed else (run if _not_counted(rule, one) else 0)
        longest = max(longest, run)
    count = longest if rule.counted == "in_a_row" else total
    working.append(Working(f"fails_{rule.counted}", (("fails", str(count)), ("needed", str(rule.fails)))))
    return Fails(count, rule.fails, tuple(working))


def passed(rule: ExamRules, percent: Fraction | None) -> bool:
    """Whether a mark out of 100 passes; absence never does."""
    return percent is not None and percent >= rule.pass_mark


def figures(rule: ExamRules, exam: Exam, due: int) -> ExamFigures:
    """The figures below an exam's sheet; `due` people were asked to it."""
    marks = [exam.percent(one.mark) for one in exam.results if one.mark is not None]
    absent = sum(one.absent for one in exam.results)
    mean = sum(marks, Fraction(0)) / len(marks) if marks else None
    return ExamFigures(due, len(marks), absent, sum(passed(rule, one) for one in marks), mean)


def _not_counted(rule: ExamRules, sitting: Sitting) -> bool:
    return sitting.percent is None and rule.absence == "not_counted"


def _count(rule: ExamRules, sitting: Sitting, resits: Sequence[Sitting]) -> tuple[int, Working]:
    values = [("title", sitting.title), ("on", sitting.on.isoformat()), ("pass_mark", shown(rule.pass_mark))]
    if sitting.percent is not None:
        values.append(("mark", shown(sitting.percent)))
    if passed(rule, sitting.percent):
        return 0, Working("sat_passed", tuple(values))
    if _not_counted(rule, sitting):
        return 0, Working("absent_not_counted", tuple(values))
    code = "absent_failed" if sitting.percent is None else "sat_failed"
    if not resits:
        return 1, Working(code, tuple(values))
    best = max((one.percent for one in resits if one.percent is not None), default=None)
    values.append(("resit", "" if best is None else shown(best)))
    if any(passed(rule, one.percent) for one in resits):
        cancelled = rule.resit == "cancels"
        return (0 if cancelled else 1), Working(
            f"{code}_resit_{'cancels' if cancelled else 'stands'}", tuple(values)
        )
    more = sum(not _not_counted(rule, one) for one in resits) if rule.resit_fails else 0
    values.append(("more", str(more)))
    return 1 + more, Working(f"{code}_resit_failed", tuple(values))
