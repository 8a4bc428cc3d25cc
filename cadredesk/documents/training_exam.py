"""考试成绩册: everyone due at an exam with mark, result and credits, and the figures below with their base."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from cadredesk.documents.form import Form, Part, Signatures, Space, Text, render_form
from cadredesk.documents.listing import day, listing
from cadredesk.domain.training.credit import shown, tenth
from cadredesk.domain.training.exam import ExamFigures

_SHARES: Final = (11, 33, 56, 16, 16, 18, 14, 22)


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One person: the mark and what it is out of 100 (None: none), the result ("passed", "failed", "absent", "unknown")."""

    name: str
    unit: str
    mark: Fraction | None
    percent: Fraction | None
    result: str
    credits: Fraction | None


@dataclass(frozen=True, slots=True)
class ExamResults:
    """An exam's results; `resit_of` is the title of the exam it repeats."""

    office: str
    title: str
    year: int
    term: str
    on: dt.date
    full_marks: Fraction
    pass_mark: Fraction
    resit_of: str
    lines: tuple[MarkLine, ...]
    figures: ExamFigures


def pdf(value: ExamResults, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The sheet, upright."""
    about = wording["about"].format(
        office=value.office,
        year=value.year,
        term=value.term,
        day=day(value.on),
        full=shown(value.full_marks),
        pass_mark=shown(value.pass_mark),
    )
    rows = [
        (
            str(at),
            one.name,
            one.unit,
            "" if one.mark is None else shown(one.mark),
            "" if one.percent is None else shown(one.percent),
            wording[one.result],
            "" if one.credits is None else shown(one.credits),
            "",
        )
        for at, one in enumerate(value.lines, 1)
    ]
    parts: list[Part] = [Text(about, 10.5)]
    if value.resit_of:
        parts.append(Text(wording["resit"].format(title=value.resit_of), 10.5))
    parts += [
        Space(1),
        listing(wording["columns"], rows, _SHARES, "cclrrcrl", size=11, height=8.5, names=1),
        Space(2),
        Text(_figures(value.figures, wording), 11),
        Space(6),
        Signatures(tuple(wording["signatures"]), 11),
    ]
    title = wording["title"].format(title=value.title)
    names = tuple(one.name for one in value.lines)
    return render_form(Form(title, tuple(parts), margin=17, names=names, watermark=watermark))


def _figures(figures: ExamFigures, wording: Mapping[str, Any]) -> str:
    rate = f"{tenth(Fraction(100 * figures.passed, figures.sat))}%" if figures.sat else wording["no_mean"]
    return str(
        wording["figures"].format(
            due=figures.due,
            sat=figures.sat,
            absent=figures.absent,
            open=figures.due - figures.sat - figures.absent,
            passed=figures.passed,
            rate=rate,
            mean=wording["no_mean"] if figures.mean is None else tenth(figures.mean),
        )
    )
