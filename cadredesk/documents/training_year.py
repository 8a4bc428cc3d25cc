"""培训工作年度报表: what was held in a year by area, kind and month, attendance, credits, and what became of the pool."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cadredesk.documents import fonts
from cadredesk.documents.form import Form, Part, Signatures, Space, Text, render_form
from cadredesk.documents.listing import day, listing

_HELD: Final = (60, 22, 24, 24, 28, 32)
_POOL: Final = (24, 24, 24, 24, 94)
_FACTS: Final = (70, 36, 84)


@dataclass(frozen=True, slots=True)
class Row:
    """What was held under one heading: events, person-times, hours, person-hours, money in yuan."""

    name: str
    events: int
    person_times: int
    hours: str
    person_hours: str
    money: str


@dataclass(frozen=True, slots=True)
class Parting:
    """One way of parting the year's events; the rows make `total`."""

    title: str
    rows: tuple[Row, ...]
    total: Row


@dataclass(frozen=True, slots=True)
class PoolRow:
    """The pool at the end of a year: how many, came, left, and how they part (in words)."""

    year: int
    members: int
    came: int
    left: int
    parts: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure with its base: "学分达线", "14／18", "77.8%"."""

    name: str
    figure: str
    share: str


@dataclass(frozen=True, slots=True)
class YearReport:
    """The report of a year."""

    office: str
    year: int
    on: dt.date
    parts: tuple[Parting, ...]
    facts: tuple[Fact, ...]
    pool: tuple[PoolRow, ...]


def pdf(value: YearReport, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The report, upright."""
    parts: list[Part] = [Text(wording["about"].format(office=value.office, day=day(value.on)), 10.5)]
    for one in value.parts:
        parts += _titled(one.title)
        rows = [_row(row) for row in (*one.rows, one.total)]
        parts.append(listing(wording["held"], rows, _HELD, "lrrrrr", size=10.5, height=8))
    parts += _titled(wording["facts_title"])
    facts = [(one.name, one.figure, one.share) for one in value.facts]
    parts.append(listing(wording["facts"], facts, _FACTS, "lcc", size=10.5, height=8))
    parts += _titled(wording["pool_title"])
    pool = [(str(one.year), str(one.members), str(one.came), str(one.left), one.parts) for one in value.pool]
    parts.append(listing(wording["pool"], pool, _POOL, "ccccl", size=10.5, height=8))
    parts += [Space(2), Text(wording["note"], 10.5), Space(5), Signatures(tuple(wording["signatures"]), 11)]
    title = wording["title"].format(year=value.year)
    return render_form(Form(title, tuple(parts), margin=10, watermark=watermark))


def _titled(text: str) -> Sequence[Part]:
    return [Space(3), Text(text, 12, fonts.HEI, keep=True), Space(1)]


def _row(one: Row) -> tuple[str, ...]:
    return one.name, str(one.events), str(one.person_times), one.hours, one.person_hours, one.money
