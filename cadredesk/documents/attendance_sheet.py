"""The attendance and signature sheet of a meeting (会议签到表): a few members with posts, or all staff in columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.form import Cell, Form, Grid, Pair, Signatures, Space, Text, label, render_form
from cadredesk.documents.listing import day, name_cell
from cadredesk.domain.meeting import Attendee


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """Who is due, in the order of the sheet (strokes of the surname); `columns` people side by side (1 to 3).

    Before the meeting (`held` False) everybody may sign; afterwards the absent carry their reasons and the counts
    are printed. With more than one column posts are left out.
    """

    title: str
    people: tuple[Attendee, ...]
    on: dt.date | None = None
    time: str = ""
    place: str = ""
    columns: int = 1
    held: bool = False


def pdf(value: AttendanceSheet, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The sheet; numbers run along the rows."""
    heads = wording["columns"] if value.columns == 1 else wording["staff_columns"]
    shares = (12, 34, 62, 62) if value.columns == 1 else (12, 30, 43)
    head = tuple(label(text) for text in heads) * value.columns
    people = list(value.people) + [None] * (-len(value.people) % value.columns)
    rows, row = [], list[Cell]()
    for number, person in enumerate(people, 1):
        row += _cells(number, person, value, wording)
        if number % value.columns == 0:
            rows.append(tuple(row))
            row = []
    due, present = len(value.people), sum(person.present for person in value.people)
    counts = wording["counts" if value.held else "open_counts"]
    parts = (
        Pair(
            wording["unit"].format(day=day(value.on), time=value.time),
            wording["place"].format(place=value.place),
        ),
        Grid((head, *rows), shares * value.columns, head=1, row_height=9.7),
        Space(3),
        Text(counts.format(due=due, present=present, absent=due - present)),
        Signatures(tuple(wording["signatures"])),
    )
    return render_form(Form(value.title, parts, watermark=watermark))


def _cells(
    number: int, person: Attendee | None, value: AttendanceSheet, wording: Mapping[str, Any]
) -> tuple[Cell, ...]:
    posts = (Cell(person.role if person else "", "left"),) if value.columns == 1 else ()
    if person is None:
        return (Cell(), Cell(), *posts, Cell())
    missing = wording["absent"].format(reason=person.reason) if value.held and not person.present else ""
    return (
        Cell(str(number)),
        name_cell(person.name, 13),
        *posts,
        Cell(missing, "left", size=10.5),
    )
