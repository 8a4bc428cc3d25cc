"""学习书目及自学材料: the books and videos of a year, the required ones first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cadredesk.documents import fonts
from cadredesk.documents.form import Form, Part, Space, Text, render_form
from cadredesk.documents.listing import day, listing
from cadredesk.domain.training.means import Material

_SHARES = (10, 52, 28, 32, 18, 30, 26, 24)


@dataclass(frozen=True, slots=True)
class Reading:
    """The materials of a year; `words` are those of the codes of kinds and areas."""

    office: str
    year: int
    materials: tuple[Material, ...]
    words: Mapping[str, str]
    on: dt.date


def pdf(value: Reading, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The list, lengthwise."""
    required = [one for one in value.materials if one.required]
    optional = [one for one in value.materials if not one.required]
    parts: list[Part] = [Text(wording["intro"], 12, indent=2)]
    for title, materials in ((wording["required"], required), (wording["optional"], optional)):
        parts += _part(title, materials, value, wording)
    parts += [
        Space(2),
        Text(wording["order"].format(office=value.office, day=day(value.on)), 11, align="right"),
    ]
    title = wording["title"].format(year=value.year)
    return render_form(Form(title, tuple(parts), landscape=True, margin=18, watermark=watermark))


def _part(
    title: str, materials: Sequence[Material], value: Reading, wording: Mapping[str, Any]
) -> Iterator[Part]:
    yield Space(2)
    yield Text(title, 13, fonts.HEI, keep=True)
    if not materials:
        yield Text(wording["none"], 12, indent=2)
        return
    rows = [
        (
            str(number),
            one.title + (wording["education"] if one.education else ""),
            one.author,
            one.publisher,
            value.words.get(one.kind, one.kind),
            value.words.get(one.area, one.area),
            day(one.deadline),
            one.place,
        )
        for number, one in enumerate(materials, 1)
    ]
    yield listing(wording["columns"], rows, _SHARES, "clllcccc", size=11, height=9)
