"""更正公示: quotes what was wrong and what is right, and begins the period again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.official import OfficialPaper, date_text
from cadredesk.documents.paper import Head, Paper, compose, produced, refuse_personal_data, span_text
from cadredesk.documents.public_notice import Row, notice_table
from cadredesk.errors import UserError


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of the notice `old_title` posted on `posted_on`; the new period runs to `ends`, not yet sure when `tentative`."""

    head: Head
    school: str
    year: int
    term: str
    old_title: str
    posted_on: dt.date
    old_text: str
    new_text: str
    reason: str
    rows: tuple[Row, ...]
    corrected_on: dt.date
    ends: dt.date
    phone: str
    supervision_phone: str = ""
    audience: str = ""
    deadline_hour: str = "17:00"
    tentative: bool = False


def paper_of(
    value: Correction, wording: Mapping[str, Any], columns: Sequence[str], watermark: str | None = None
) -> OfficialPaper:
    """The correction laid out; `columns` are those of the public notice's wording."""
    if value.tentative:
        raise UserError("paper.no_date", day=date_text(value.ends))
    values = {
        "school": value.school,
        "year": str(value.year),
        "term": value.term,
        "audience": value.audience,
        "posted": date_text(value.posted_on),
        "old_title": value.old_title,
        "old_text": value.old_text,
        "new_text": value.new_text,
        "reason": value.reason,
        "period": span_text(value.corrected_on, value.ends),
        "deadline": f"{date_text(value.ends)}{value.deadline_hour}",
        "phone": value.phone,
        "supervision_phone": value.supervision_phone,
    }
    blocks = {"rows": (notice_table(value.rows, columns),) if value.rows else ()}
    names = tuple(row.name for row in value.rows)
    paper = compose(wording, values, value.head, blocks, names=names, watermark=watermark)
    refuse_personal_data(paper, (value.phone, value.supervision_phone, value.head.contact))
    return paper


def render(
    value: Correction, wording: Mapping[str, Any], columns: Sequence[str], watermark: str | None = None
) -> Paper:
    """The correction as PDF and .docx."""
    return produced(paper_of(value, wording, columns, watermark))
