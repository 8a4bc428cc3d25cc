"""The record of posting and removal of a sheet on the wall (张贴、撤除记录), with photos of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.form import Cell, Form, Grid, Signatures, Space, label, render_form
from cadredesk.documents.grid import MM
from cadredesk.documents.listing import day
from cadredesk.domain.notice import Posting


@dataclass(frozen=True, slots=True)
class PostingRecord:
    """One posting with its photos (PNG or JPEG); `posting.sheet` is one of domain.notice.SHEETS or advance_notice."""

    school: str
    posting: Posting
    photo: bytes | None = None
    removal_photo: bytes | None = None


def pdf(value: PostingRecord, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """One page: the facts, and both photos or the places for them."""
    posting = value.posting
    pairs = (
        ("posted_on", day(posting.posted_on), "posted_by", posting.posted_by),
        ("removed_on", day(posting.removed_on), "removed_by", posting.removed_by),
    )
    rows: list[tuple[Cell, ...]] = [
        (label(wording["unit"]), Cell(value.school, span=3)),
        (
            label(wording["number"]),
            Cell(posting.number),
            label(wording["witnesses"]),
            Cell(posting.witnesses),
        ),
        (label(wording["where"]), Cell(posting.where, span=3)),
    ]
    rows += [(label(wording[a]), Cell(x), label(wording[b]), Cell(y)) for a, x, b, y in pairs]
    if posting.reason:
        rows.append((label(wording["reason"]), Cell(posting.reason, "left", span=3)))
    for name, photo in (("photo", value.photo), ("removal_photo", value.removal_photo)):
        shown = Cell(picture=photo, span=3, height=64 * MM) if photo else None
        rows.append((label(wording[name]), shown or Cell(wording["no_photo"], span=3, height=64 * MM)))
    parts = (
        Grid(tuple(rows), (30.0, 55.0, 30.0, 55.0), row_height=11),
        Space(2),
        Signatures(tuple(wording["signatures"])),
    )
    title = wording["title"].format(sheet=wording[posting.sheet])
    return render_form(Form(title, parts, watermark=watermark))
