"""The register of objections to a public notice (异议登记表), with how each was settled; it never leaves the school."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.form import Form, Pair, Part, Signatures, Space, Text, render_form
from cadredesk.documents.listing import day, listing
from cadredesk.domain.notice import PublicNotice, current


@dataclass(frozen=True, slots=True)
class ObjectionRegister:
    """The objections of a notice; `names`: person id → name."""

    school: str
    notice: PublicNotice
    names: Mapping[str, str]


def pdf(value: ObjectionRegister, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The register, lengthwise; without objections it says so."""
    notice = value.notice
    rows = [
        (
            str(number),
            day(entry.received_on),
            wording[entry.channel],
            entry.raised_by if entry.named else wording["anonymous"],
            value.names.get(entry.about, ""),
            entry.content,
            entry.handler,
            entry.finding,
            entry.conclusion,
            "" if entry.solved_on is None else wording["affects" if entry.affects else "not_affects"],
            day(entry.solved_on) or wording["open"],
        )
        for number, entry in enumerate(notice.objections, 1)
    ]
    posting = current(notice) or (notice.postings[-1] if notice.postings else None)
    posted = day(posting.posted_on) if posting else ""
    shares = (9, 22, 14, 20, 22, 50, 18, 46, 30, 15, 22)
    parts: tuple[Part, ...] = (
        Pair(
            wording["unit"].format(school=value.school),
            wording["notice"].format(number=notice.number, posted=posted),
        ),
        listing(
            wording["columns"],
            rows,
            shares,
            "cccccl" + "cll",
            size=10,
            height=12,
            names=4,
        ),
        Space(2),
        Text("" if rows else wording["none"]),
        Signatures(tuple(wording["signatures"])),
    )
    names = tuple(value.names.values())
    code = wording["secret"]
    return render_form(
        Form(wording["title"], parts, True, code=code, margin=15, names=names, watermark=watermark)
    )
