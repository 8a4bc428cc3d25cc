"""The recovery sheet (恢复码单): the code that opens the data when no password does, to be locked away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents import fonts
from cadredesk.documents.form import Cell, Form, Grid, Pair, Part, Signatures, Space, Text, label, render_form
from cadredesk.documents.listing import day, listing


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The code in groups (split at `-`), for whom, and who had a password on that day: (role, name)."""

    school: str
    org: str
    code: str
    on: dt.date
    people: tuple[tuple[str, str], ...] = ()


def pdf(value: RecoverySheet, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The sheet: the groups large and numbered, how they are used, and a log of every opening."""
    groups = value.code.replace(" ", "-").split("-")
    cells = [
        Cell(f"{wording['group'].format(number=number)}\n{group}", face=fonts.RARE_A, size=17, height=46)
        for number, group in enumerate(groups, 1)
    ]
    width = 4 if len(cells) % 4 == 0 else len(cells)
    rows = [tuple(cells[start : start + width]) for start in range(0, len(cells), width)]
    parts: tuple[Part, ...] = (
        Pair(
            wording["school"].format(school=value.school, code=value.org),
            wording["made"].format(day=day(value.on)),
        ),
        Text(wording["warning"], 13, fonts.HEI),
        Space(3),
        Grid(((label(wording["code"], span=width),), *rows), (1.0,) * width),
        Space(3),
        Text(wording["guide"], 13, fonts.HEI),
        *(Text(step) for step in wording["steps"]),
        Space(3),
        listing(wording["people_columns"], value.people, (50, 120), names=1, height=8),
        Space(4),
        Text(wording["log"], 13, fonts.HEI),
        listing(wording["log_columns"], [("",) * 5] * 4, (30, 50, 28, 28, 34), height=9),
        Signatures(tuple(wording["signatures"])),
    )
    title = wording["title"].format(school=value.school)
    names = tuple(name for _, name in value.people)
    return render_form(Form(title, parts, numbered=False, names=names, watermark=watermark))
