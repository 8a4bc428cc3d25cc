"""The slip on which a member votes in a meeting (表决票): 同意, 不同意 or 缓议 for each person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.form import Form, Pair, Part, Space, Text, render_form
from cadredesk.documents.listing import day, heading, listing

_TO_A_HALF_PAGE = 5


@dataclass(frozen=True, slots=True)
class VoteSlip:
    """One slip: `body` votes in `meeting`; `items` are (name, present post, what is voted on)."""

    body: str
    meeting: str
    items: tuple[tuple[str, str, str], ...]
    on: dt.date | None = None


def pdf(value: VoteSlip, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """A sheet of slips: two where the people fit on half a page, else one."""
    rows = [(str(n), *item, "", "", "", "") for n, item in enumerate(value.items, 1)]
    one: tuple[Part, ...] = (
        heading(wording["title"].format(body=value.body), 18),
        Space(2),
        Pair(wording["meeting"].format(meeting=value.meeting), wording["on"].format(day=day(value.on))),
        listing(wording["columns"], rows, (11, 28, 38, 32, 15, 15, 15, 16), "cclc", height=12, names=1),
        Space(2),
        Text(wording["guide"], 10.5),
    )
    twice = len(rows) <= _TO_A_HALF_PAGE
    parts = (*one, Space(6), Text(wording["cut"], 10.5, align="center"), Space(6), *one) if twice else one
    names = tuple(name for name, _, _ in value.items)
    return render_form(Form("", parts, numbered=not twice, names=names, watermark=watermark))
