"""配档表: the year's schedule month by month, lengthwise, with its sums."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.form import Cell, Form, Grid, Pair, Space, label, render_form
from cadredesk.documents.listing import day
from cadredesk.domain.training.plan import money

_SHARES = (13, 78, 26, 30, 36, 36, 14, 22)
_LEFT = frozenset({1, 3, 4, 5})


@dataclass(frozen=True, slots=True)
class Row:
    """One line; `budget` in fen."""

    month: int
    content: str
    mode: str
    audience: str
    responsible: str
    place: str
    hours: int
    budget: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """The schedule of a year, in the order of months."""

    office: str
    year: int
    rows: tuple[Row, ...]
    dated: dt.date | None = None


def pdf(value: Schedule, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The table; a month stands once beside its lines."""
    head = tuple(label(text, size=12) for text in wording["columns"])
    rows: list[tuple[Cell, ...]] = []
    for place, row in enumerate(value.rows):
        first = place == 0 or value.rows[place - 1].month != row.month
        down = sum(one.month == row.month for one in value.rows)
        month = (Cell(wording["month"].format(month=row.month), down=down, size=12),) if first else ()
        texts = (
            row.content,
            row.mode,
            row.audience,
            row.responsible,
            row.place,
            str(row.hours) if row.hours else "",
            money(row.budget) if row.budget else "",
        )
        cells = [Cell(text, "left" if n in _LEFT else "center", size=11) for n, text in enumerate(texts, 1)]
        rows.append((*month, *cells))
    hours, budget = sum(row.hours for row in value.rows), sum(row.budget for row in value.rows)
    rows.append(
        (
            label(wording["total"], span=6, size=12),
            Cell(str(hours) if hours else "", size=11),
            Cell(money(budget) if budget else "", size=11),
        )
    )
    parts = (
        Pair(wording["office"].format(office=value.office), day(value.dated)),
        Grid((head, *rows), _SHARES, head=1, row_height=10),
        Space(1),
    )
    title = wording["title"].format(year=value.year)
    return render_form(Form(title, parts, landscape=True, margin=16, watermark=watermark))
