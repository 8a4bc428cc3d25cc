"""培训需求调查: the anonymous sheet with its tick list, and the table of what came back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents import fonts
from cadredesk.documents.form import Cell, Form, Grid, Part, Space, Text, label, render_form
from cadredesk.documents.listing import day
from cadredesk.documents.paper import NUMERALS
from cadredesk.domain.training.needs import TIERS, Question, Survey, Table

_ACROSS = 3
_LONG = 13
"""An option longer than this stands two in a row."""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The sheet of a survey."""

    office: str
    survey: Survey


@dataclass(frozen=True, slots=True)
class Result:
    """A survey counted."""

    office: str
    survey: Survey
    table: Table
    on: dt.date
    least: int


def questionnaire(value: Questionnaire, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The sheet: nothing on it tells one from another."""
    parts: list[Part] = [Text(wording["intro"], 12, indent=2), Space(1)]
    tiers = tuple((tier, wording["tiers"][tier]) for tier in TIERS)
    parts += _question(0, Question("tier", wording["tier_question"], tiers), "", wording)
    first = 1
    for number, question in enumerate(value.survey.questions, 1):
        told = {0: wording["any"], 1: wording["one"]}.get(
            question.most, wording["most"].format(most=question.most)
        )
        parts += _question(number, question, told, wording, first)
        first += len(question.options)
    number = len(value.survey.questions) + 2
    parts += [
        Text(f"{_numeral(number)}、{wording['free']}", face=fonts.HEI, keep=True),
        Grid(((Cell(height=60),),), (1,)),
        Space(2),
        Text(wording["thanks"].format(office=value.office), 12, align="right"),
    ]
    return render_form(Form(value.survey.title, tuple(parts), margin=17, watermark=watermark))


def _question(
    number: int, question: Question, told: str, wording: Mapping[str, Any], first: int = 0
) -> Iterator[Part]:
    """`first` is the number beside the first option, by which the sheets are typed; 0: none."""
    yield Text(f"{_numeral(number + 1)}、{question.text}{told}", face=fonts.HEI, keep=True)
    across = 2 if any(len(text) > _LONG for _, text in question.options) else _ACROSS
    if number == 0:
        across = len(question.options)
    cells = [
        Cell(
            f"{wording['box']} {first + place if first else ''} {text}".replace("  ", " "),
            "left",
            size=12,
            border=False,
            height=20,
        )
        for place, (_, text) in enumerate(question.options)
    ]
    cells += [Cell(border=False)] * (-len(cells) % across)
    rows = tuple(tuple(cells[start : start + across]) for start in range(0, len(cells), across))
    yield Grid(rows, (1,) * across)
    yield Space(1)


def _numeral(number: int) -> str:
    return NUMERALS[number - 1] if number <= len(NUMERALS) else str(number)


def result(value: Result, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The table by tier: every share has its base in the head of its column."""
    survey, table = value.survey, value.table
    key = "result_base" if survey.issued else "result_base_open"
    heads = ["、".join(wording["tiers"][tier] for tier in tiers) for tiers in table.columns]
    bases = [*table.bases, table.total]
    columns = [*wording["columns"], *heads, wording["total"]]
    base_row = ["", "", *(wording["base"].format(count=number) for number in bases)]
    head = (
        tuple(label(text, size=10.5) for text in columns),
        tuple(Cell(text, size=10) for text in base_row),
    )
    rows: list[tuple[Cell, ...]] = []
    for question in survey.questions:
        lines = [line for line in table.lines if line.question == question.id]
        for place, line in enumerate(lines):
            asked = (Cell(question.text, "left", size=10, down=len(lines)),) if place == 0 else ()
            numbers = [*line.parts, line.total]
            told = [Cell(share(number, base), size=10.5) for number, base in zip(numbers, bases, strict=True)]
            rows.append((*asked, Cell(line.text, "left", size=10.5), *told))
    parts: list[Part] = [
        Text(wording[key].format(issued=survey.issued, returned=table.total), 11, indent=2),
    ]
    if not table.columns and len(survey.answers) > 1:
        parts.append(Text(wording["not_split"], 10))
    elif any(len(tiers) > 1 for tiers in table.columns):
        parts.append(Text(wording["joined"].format(least=value.least), 10))
    parts += [Space(1), Grid((*head, *rows), (34, 46, *((24,) * len(bases))), head=2, row_height=7.5)]
    if survey.remarks:
        parts += [Space(2), Text(wording["remarks"], face=fonts.HEI, keep=True)]
        parts += [Text(f"{number}.{text}", 11, indent=2) for number, text in enumerate(survey.remarks, 1)]
    parts += [
        Space(2),
        Text(wording["order"].format(office=value.office, day=day(value.on)), 11, align="right"),
    ]
    title = wording["result_title"].format(title=survey.title)
    return render_form(Form(title, tuple(parts), margin=16, watermark=watermark))


def share(number: int, base: int) -> str:
    """A count with its share in whole per cent, half up; a dash for nobody asked."""
    return f"{number}（{(number * 200 + base) // (2 * base)}%）" if base else "—"
