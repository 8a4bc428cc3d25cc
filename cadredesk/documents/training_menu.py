"""选学菜单: the courses to choose from, and a slip on which a trainee writes the choice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cadredesk.documents.form import Form, Grid, Space, Text, label, render_form
from cadredesk.documents.listing import day, heading, listing
from cadredesk.documents.table import Cell
from cadredesk.domain.training.credit import shown

_SHARES = (9, 52, 30, 40, 12, 24, 34, 14, 22)
_ALIGN = "cllccclcc"
_SHOWN_SESSIONS = 3


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One course: when (day and half day), hours, who teaches, where, how many may come (0: no limit)."""

    number: int
    title: str
    area: str
    sessions: tuple[tuple[dt.date, str], ...]
    hours: Fraction
    lecturers: str
    place: str
    capacity: int
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Menu:
    """The menu of a year."""

    office: str
    year: int
    lines: tuple[MenuLine, ...]
    on: dt.date


def pdf(value: Menu, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The menu, lengthwise, with the slip below."""
    rows = [_row(line, wording) for line in value.lines]
    slip = tuple(label(text, size=11) for text in wording["slip_columns"])
    empty = tuple(Cell() for _ in slip)
    parts = (
        Text(wording["intro"], 12, indent=2),
        Space(1),
        listing(wording["columns"], rows, _SHARES, _ALIGN, size=11, height=10),
        Space(2),
        Text(wording["order"].format(office=value.office, day=day(value.on)), 11, align="right"),
        Space(4),
        heading(wording["slip_title"], 14),
        Space(1),
        Grid(
            (slip, *(empty for _ in range(wording["slip_rows"]))), (26, 60, 40, 40, 40), head=1, row_height=11
        ),
    )
    title = wording["title"].format(year=value.year)
    return render_form(Form(title, parts, landscape=True, margin=18, watermark=watermark))


def _row(line: MenuLine, wording: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        str(line.number),
        line.title,
        line.area,
        when(line.sessions, wording),
        shown(line.hours) if line.hours else "",
        line.lecturers,
        line.place,
        str(line.capacity) if line.capacity else wording["no_limit"],
        wording["until"].format(month=line.until.month, day=line.until.day) if line.until else "",
    )


def when(sessions: Sequence[tuple[dt.date, str]], wording: Mapping[str, Any]) -> str:
    """The half days of a course, one a line, the first three of many."""
    if not sessions:
        return str(wording["day_unknown"])
    told = [
        wording["session"].format(month=on.month, day=on.day, half=wording["half"][half])
        for on, half in sessions[:_SHOWN_SESSIONS]
    ]
    if len(sessions) > _SHOWN_SESSIONS:
        told[-1] += wording["more"].format(count=len(sessions))
    return "\n".join(told)
