"""A plain list as a ruled grid: a heading row and rows of text, and the boxes in which opinions are signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from cadredesk.documents import fonts
from cadredesk.documents.form import Cell, Grid, Text, label
from cadredesk.documents.grid import MM
from cadredesk.documents.table import Align
from cadredesk.domain.names import padded

_SIDES: dict[str, Align] = {"l": "left", "c": "center", "r": "right"}
_LONG_NAME = 6


def listing(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    align: str = "",
    size: float = 11.0,
    height: float = 9.0,
    names: int = -1,
) -> Grid:
    """A table of texts: `align` has one of l, c, r a column; the column `names` holds padded names; `height` in mm."""
    sides = align.ljust(len(columns), "c")
    body = tuple(
        tuple(
            name_cell(text, size + 1) if place == names else Cell(text, _SIDES[sides[place]], size=size)
            for place, text in enumerate(row)
        )
        for row in rows
    )
    head = tuple(label(text, size=size) for text in columns)
    return Grid((head, *body), tuple(shares), head=1, row_height=height)


def name_cell(name: str, size: float = 12.0, down: int = 1) -> Cell:
    """A name as lists print it: two characters padded, a long name with a dot in two lines, never shrunk away."""
    head, dot, tail = name.partition("·")
    if dot and len(name) > _LONG_NAME:
        return Cell(f"{head}{dot}\n{tail}", size=min(size, 11.0), down=down)
    return Cell(padded(name), size=size, lines=1, down=down)


def heading(text: str, size: float = 14.0) -> Text:
    """The title of a part of a form, centred."""
    return Text(text, size, fonts.TITLE, "center")


def day(value: dt.date | None, blank: str = "") -> str:
    """A date as forms print it (2026年9月24日), or `blank` to be filled in by hand."""
    return f"{value.year}年{value.month}月{value.day}日" if value else blank


def number(value: int | None) -> str:
    """A count, or nothing where it is to be written in by hand."""
    return "" if value is None else str(value)


def opinion(text: str, value: dt.date | None, wording: Mapping[str, Any], span: int, height: float) -> Cell:
    """The cell of an opinion: its text, and place for seal and date at its foot; `height` in mm."""
    foot = f"{wording['seal']}　　{day(value, wording['blank_day'])}"
    return Cell(text, "left", span=span, height=height * MM, top=True, foot=foot)
