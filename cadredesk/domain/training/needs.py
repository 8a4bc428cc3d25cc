"""The survey of training needs (培训需求调查): an anonymous tick list and what its sheets add up to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar, Final

from cadredesk.errors import UserError

TIERS: Final = ("chief", "deputy", "young", "other")
"""The groups by which answers are told apart: 正职后备, 副职后备, 优秀青年, and everybody else."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its options (id, words); at most `most` may be ticked, 0 for any number."""

    id: str
    text: str
    options: tuple[tuple[str, str], ...]
    most: int = 0


@dataclass(frozen=True, slots=True)
class Answers:
    """The sheets of one tier, only as sums: how many came back, and how often each option was ticked.

    No sheet, no order and no time is kept, so nobody can be found again.
    """

    tier: str
    sheets: int = 0
    ticks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Survey:
    """One survey of a year. `issued` sheets were handed out; `remarks` are what was written freely, in no order."""

    KIND: ClassVar[str] = "survey"

    id: str
    year: int
    title: str
    questions: tuple[Question, ...]
    opened: date | None = None
    issued: int = 0
    answers: tuple[Answers, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def person_id(self) -> str:
        """Anonymous."""
        return ""

    @property
    def day(self) -> date | None:
        """The day it was opened."""
        return self.opened

    @property
    def sheets(self) -> int:
        """How many sheets came back."""
        return sum(one.sheets for one in self.answers)

    def of(self, tier: str) -> Answers:
        """The sums of a tier; nothing when none of its sheets was counted."""
        return next((one for one in self.answers if one.tier == tier), Answers(tier))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One returned sheet as it is typed, kept only until its bundle is added: its tier and the ids ticked."""

    tier: str
    ticked: frozenset[str]


def option_id(question: Question, option: str) -> str:
    """The id under which an option is counted."""
    return f"{question.id}/{option}"


def numbered(survey: Survey) -> tuple[tuple[int, Question, str, str], ...]:
    """Every option with the number that stands beside it on the sheet: (number, question, option, words)."""
    options = [(one, option, text) for one in survey.questions for option, text in one.options]
    return tuple((number, *found) for number, found in enumerate(options, 1))


def read_numbers(survey: Survey, tier: str, text: str) -> Sheet:
    """One sheet as its option numbers are typed (`1 4 12`, any marks between). `needs.no_number`, `needs.too_many_ticks`."""
    known = {number: option_id(question, option) for number, question, option, _ in numbered(survey)}
    ticked = set()
    for word in re.findall(r"\S+", re.sub(r"[,，、;；.。+]", " ", unicodedata.normalize("NFKC", text))):
        if not word.isdecimal() or int(word) not in known:
            raise UserError("needs.no_number", number=word, most=len(known))
        ticked.add(known[int(word)])
    sheet = Sheet(tier, frozenset(ticked))
    wrong = fault(survey, sheet)
    if wrong is not None:
        raise UserError("needs.too_many_ticks", question=wrong.text, most=wrong.most)
    return sheet


def check(survey: Survey) -> None:
    """`needs.no_title`, `needs.no_question`, `needs.twice`, `needs.issued` (more came back than were handed out)."""
    if not survey.title.strip():
        raise UserError("needs.no_title")
    if not survey.questions or any(not one.options for one in survey.questions):
        raise UserError("needs.no_question")
    ids = [option_id(one, option) for one in survey.questions for option, _ in one.options]
    if len(set(ids)) != len(ids):
        raise UserError("needs.twice")
    if survey.issued < 0 or (survey.issued and survey.sheets > survey.issued):
        raise UserError("needs.issued", issued=survey.issued, returned=survey.sheets)


def fault(survey: Survey, sheet: Sheet) -> Question | None:
    """The question of which too many options are ticked; None when the sheet is sound. `needs.unknown_option`."""
    known = {option_id(one, option) for one in survey.questions for option, _ in one.options}
    if sheet.ticked - known or sheet.tier not in TIERS:
        raise UserError("needs.unknown_option")
    for one in survey.questions:
        ticked = sum(option_id(one, option) in sheet.ticked for option, _ in one.options)
        if one.most and ticked > one.most:
            return one
    return None


def with_sheets(survey: Survey, sheets: Sequence[Sheet]) -> Survey:
    """The survey with more sheets added to its sums. `needs.too_many_ticks`, `needs.issued`."""
    answers = {one.tier: one for one in survey.answers}
    for sheet in sheets:
        wrong = fault(survey, sheet)
        if wrong is not None:
            raise UserError("needs.too_many_ticks", question=wrong.text, most=wrong.most)
        before = answers.get(sheet.tier, Answers(sheet.tier))
        ticks = dict(before.ticks)
        for option in sheet.ticked:
            ticks[option] = ticks.get(option, 0) + 1
        answers[sheet.tier] = Answers(sheet.tier, before.sheets + 1, ticks)
    return _with(survey, answers)


def with_counts(survey: Survey, tier: str, sheets: int, ticks: Mapping[str, int]) -> Survey:
    """The survey with a tier's sums as somebody counted them by hand. `needs.count`, `needs.issued`."""
    known = {option_id(one, option) for one in survey.questions for option, _ in one.options}
    if tier not in TIERS or set(ticks) - known:
        raise UserError("needs.unknown_option")
    if sheets < 0 or any(not 0 <= number <= sheets for number in ticks.values()):
        raise UserError("needs.count", sheets=sheets)
    for one in survey.questions:
        total = sum(ticks.get(option_id(one, option), 0) for option, _ in one.options)
        if one.most and total > one.most * sheets:
            raise UserError("needs.too_many_ticks", question=one.text, most=one.most)
    answers = {one.tier: one for one in survey.answers}
    answers[tier] = Answers(tier, sheets, {key: number for key, number in ticks.items() if number})
    return _with(survey, answers)


def _with(survey: Survey, answers: Mapping[str, Answers]) -> Survey:
    kept = tuple(answers[tier] for tier in TIERS if tier in answers and answers[tier].sheets)
    made = replace(survey, answers=kept)
    check(made)
    return made


@dataclass(frozen=True, slots=True)
class TableLine:
    """One option counted: `parts` by the columns of the table, and the total."""

    question: str
    option: str
    text: str
    parts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Table:
    """The survey counted: its columns as tiers joined so that none has too few sheets, and the base of each."""

    columns: tuple[tuple[str, ...], ...]
    bases: tuple[int, ...]
    total: int
    lines: tuple[TableLine, ...]


def table(survey: Survey, least: int) -> Table:
    """The counts by tier. A tier of fewer than `least` sheets is joined with others until the column has enough, so
    that nobody's sheet can be read off; with fewer sheets in all there is no breaking down.
    """
    columns = [[one.tier] for one in sorted(survey.answers, key=lambda one: one.sheets) if one.sheets]
    size = {one.tier: one.sheets for one in survey.answers}

    def sheets(tiers: Sequence[str]) -> int:
        return sum(size[tier] for tier in tiers)

    while len(columns) > 1 and sheets(columns[0]) < least:
        first, second, *rest = columns
        columns = sorted([first + second, *rest], key=sheets)
    if len(columns) == 1:
        columns = []
    ordered = sorted(
        (tuple(sorted(one, key=TIERS.index)) for one in columns), key=lambda one: TIERS.index(one[0])
    )
    lines = []
    for question in survey.questions:
        for option, text in question.options:
            key = option_id(question, option)
            parts = tuple(sum(survey.of(tier).ticks.get(key, 0) for tier in tiers) for tiers in ordered)
            total = sum(one.ticks.get(key, 0) for one in survey.answers)
            lines.append(TableLine(question.id, option, text, parts, total))
    return Table(tuple(ordered), tuple(sheets(one) for one in ordered), survey.sheets, tuple(lines))
