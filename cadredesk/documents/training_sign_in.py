"""点名签到表: a sheet for every half day of an event, to be signed, or with the marks of the roll call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.form import (
    Cell,
    Form,
    Grid,
    NewPage,
    Pair,
    Part,
    Signatures,
    Space,
    Text,
    label,
    render_form,
)
from cadredesk.documents.grid import MM
from cadredesk.documents.listing import day, heading, name_cell
from cadredesk.domain.training.attendance import Mark, count

_SHARES = (11, 28, 40, 18, 28, 22, 22)


@dataclass(frozen=True, slots=True)
class Row:
    """One person in the order of the sheet, and their mark when the sheet is printed after the roll call."""

    name: str
    unit: str
    group: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class HalfDay:
    """One half day with its people."""

    on: dt.date
    half: str
    place: str
    topic: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SignIn:
    """The sheets of an event; `filled` ones carry the marks and the counts."""

    title: str
    organiser: str
    half_days: tuple[HalfDay, ...]
    filled: bool = False


def pdf(value: SignIn, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """Every half day begins on a page of its own."""
    parts: list[Part] = []
    for number, half_day in enumerate(value.half_days):
        if number:
            parts += [NewPage(), heading(wording["title"], 20), Space(3)]
        parts += _parts(value, half_day, wording)
    return render_form(Form(wording["title"], tuple(parts), margin=16, watermark=watermark))


def _parts(value: SignIn, half_day: HalfDay, wording: Mapping[str, Any]) -> Iterator[Part]:
    when = wording["when"].format(day=day(half_day.on), half=wording["half"][half_day.half])
    yield Text(wording["event"].format(title=value.title), keep=True)
    yield Pair(when, wording["place"].format(place=half_day.place) if half_day.place else "")
    topic = wording["topic"].format(topic=half_day.topic) if half_day.topic else ""
    yield Pair(wording["organiser"].format(organiser=value.organiser))
    if topic:
        yield Text(topic, keep=True)
    head = tuple(label(text, size=11) for text in wording["columns"])
    rows = [_row(number, row, wording) for number, row in enumerate(half_day.rows, 1)]
    yield Grid((head, *rows), _SHARES, head=1, row_height=8.2)
    yield Space(2)
    counts = count(len(half_day.rows), [row.mark for row in half_day.rows if row.mark is not None])
    text = wording["filled_counts" if value.filled else "counts"]
    yield Text(
        text.format(
            due=counts.due,
            came=counts.came,
            late=counts.late,
            early=counts.early,
            absent=counts.absent,
            leave=counts.leave,
        )
    )
    yield Text(wording["note"], 9.5)
    yield Signatures(tuple(wording["signatures"]))


def _row(number: int, row: Row, wording: Mapping[str, Any]) -> tuple[Cell, ...]:
    told, approver = "", ""
    if row.mark is not None:
        told = mark_text(row.mark, wording)
        approver = wording["approver"].get(row.mark.approver, "")
    return (
        Cell(str(number), size=11),
        name_cell(row.name, 12),
        Cell(row.unit, "left", size=10.5, lines=1),
        Cell(row.group, size=10, lines=1),
        Cell("", height=8.2 * MM),
        Cell(told, size=10.5, lines=1),
        Cell(approver, size=10.5),
    )


def mark_text(mark: Mark, wording: Mapping[str, Any]) -> str:
    """A mark as sheets print it."""
    code = "absent_part" if mark.code == "absent" and mark.minutes else mark.code
    return str(wording["mark"][code]).format(minutes=mark.minutes)
