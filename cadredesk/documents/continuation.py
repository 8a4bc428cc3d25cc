"""公示顺延: the period stood still while an objection was open; says which days do not count, and the new end.

Nothing on it tells who raised the objection or about whom.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.official import OfficialPaper, date_text
from cadredesk.documents.paper import Head, Paper, compose, listed, produced, refuse_personal_data, span_text
from cadredesk.errors import UserError


@dataclass(frozen=True, slots=True)
class Continuation:
    """A stop of the clock from `stopped_on` to `solved_on`, both not counted; `counted` are the working days left; `tentative` when the new end is not sure."""

    head: Head
    school: str
    year: int
    term: str
    old_title: str
    posted_on: dt.date
    stopped_on: dt.date
    solved_on: dt.date
    old_end: dt.date
    new_end: dt.date
    counted: tuple[dt.date, ...]
    phone: str
    supervision_phone: str = ""
    audience: str = ""
    deadline_hour: str = "17:00"
    tentative: bool = False


def paper_of(value: Continuation, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The sheet laid out."""
    if value.tentative:
        raise UserError("paper.no_date", day=date_text(value.new_end))
    values = {
        "school": value.school,
        "year": str(value.year),
        "term": value.term,
        "audience": value.audience,
        "old_title": value.old_title,
        "posted": date_text(value.posted_on),
        "stopped": date_text(value.stopped_on),
        "resumed": date_text(value.solved_on + dt.timedelta(days=1)),
        "pause": span_text(value.stopped_on, value.solved_on),
        "old_end": date_text(value.old_end),
        "new_end": date_text(value.new_end),
        "deadline": f"{date_text(value.new_end)}{value.deadline_hour}",
        "counted": listed([f"{day.month}月{day.day}日" for day in value.counted]),
        "phone": value.phone,
        "supervision_phone": value.supervision_phone,
    }
    paper = compose(wording, values, value.head, watermark=watermark)
    refuse_personal_data(paper, (value.phone, value.supervision_phone, value.head.contact))
    return paper


def render(value: Continuation, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The sheet as PDF and .docx."""
    return produced(paper_of(value, wording, watermark))
