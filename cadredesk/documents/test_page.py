"""The test page: a ruler and the names that printers get wrong, before the first real paper is printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from cadredesk.documents.fonts import HEI, SONG
from cadredesk.documents.form import Cell, Form, Grid, Pair, Part, Space, Text, label, render_form
from cadredesk.documents.listing import day

_CENTIMETRES = 17
"""The ruler's length: the page between margins of 20 mm."""


def pdf(school: str, on: dt.date, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """One A4 page: a ruler of 17 cm, what to look at, and names with rare characters in every size of print."""
    names = tuple(wording["names"])
    head = tuple(label(one) for one in wording["columns"])
    sizes = [(Cell(f"{size:g}"), Cell("　".join(names), face=SONG, size=size)) for size in (10.5, 12.0, 16.0)]
    ruler = tuple(Cell(str(number), size=10.5) for number in range(1, _CENTIMETRES + 1))
    parts: tuple[Part, ...] = (
        Pair(school, day(on)),
        Text(wording["ruler"], 13, HEI, keep=True),
        Grid((ruler,), (1.0,) * _CENTIMETRES, row_height=10.0),
        Space(4),
        Text(wording["look"], 13, HEI, keep=True),
        *(Text(one) for one in wording["steps"]),
        Space(4),
        Grid((head, *sizes), (30, 140), row_height=12.0),
    )
    return render_form(Form(wording["title"], parts, numbered=False, names=names, watermark=watermark))
