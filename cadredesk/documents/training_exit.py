"""退出: the table of proposals with their working for the meeting (审议表), and the notice of leaving (退出通知)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cadredesk.documents.form import Form, Part, Signatures, Space, Text, render_form
from cadredesk.documents.listing import day, listing
from cadredesk.documents.official import OfficialPaper, date_text
from cadredesk.documents.paper import Head, Paper, compose, produced

_SHARES: Final = (9, 18, 40, 28, 92, 46, 32)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal: why, how that came about (a sentence a line), what was entered, and what was decided on it."""

    name: str
    unit: str
    post: str
    reason: str
    working: tuple[str, ...]
    basis: str
    text: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The table that lies before the meeting, or its record once it has decided (`meeting` tells which)."""

    office: str
    on: dt.date
    proposals: tuple[Proposal, ...]
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """The notice to one person and school: why, by which meeting, from which day on."""

    head: Head
    name: str
    unit: str
    reasons: tuple[str, ...]
    working: tuple[str, ...]
    basis: tuple[str, ...]
    meeting: str
    meeting_on: dt.date
    effective: dt.date


def review(value: Review, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The table, lengthwise."""
    words = wording["review"]
    rows = [
        (
            str(at),
            one.name,
            "\n".join(filter(None, (one.unit, one.post))),
            one.reason,
            "\n".join((*one.working, *filter(None, (one.text,)))),
            one.basis,
            one.decision,
        )
        for at, one in enumerate(value.proposals, 1)
    ]
    about = words["about"].format(office=value.office, count=len(rows), day=day(value.on))
    parts: list[Part] = [
        Text(about, 10.5),
        Text(value.meeting, 10.5) if value.meeting else Space(0),
        Space(1),
        listing(words["columns"], rows, _SHARES, "cclcllc", size=10, height=12, names=1),
        Space(2),
        Text(words["note"], 10.5),
        Space(6),
        Signatures(tuple(words["signatures"]), 11),
    ]
    names = tuple(one.name for one in value.proposals)
    form = Form(words["title"], tuple(parts), landscape=True, margin=14, names=names, watermark=watermark)
    return render_form(form)


def notice_of(value: Leaving, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The notice laid out by GB/T 9704-2012."""
    words = wording["notice"]
    values = {
        "office": value.head.issuer,
        "unit": value.unit,
        "name": value.name,
        "reasons": "、".join(value.reasons),
        "working": "；".join(value.working),
        "basis": "；".join(dict.fromkeys(filter(None, value.basis))),
        "meeting": value.meeting,
        "meeting_on": date_text(value.meeting_on),
        "effective": date_text(value.effective),
    }
    return compose(words, values, value.head, names=(value.name,), watermark=watermark)


def notice(value: Leaving, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The notice as PDF and .docx."""
    return produced(notice_of(value, wording, watermark))
