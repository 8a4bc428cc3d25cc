"""撤回公示: says which notice is withdrawn, whom it concerns and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.official import OfficialPaper, date_text
from cadredesk.documents.paper import Head, Paper, compose, listed, produced, refuse_personal_data


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The withdrawal of the notice `old_title`; `next` is an optional sentence on what follows."""

    head: Head
    school: str
    year: int
    term: str
    old_title: str
    old_number: str
    posted_on: dt.date
    reason: str
    subjects: tuple[str, ...]
    phone: str
    next: str = ""
    audience: str = ""


def paper_of(value: Withdrawal, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The withdrawal laid out."""
    values = {
        "school": value.school,
        "year": str(value.year),
        "term": value.term,
        "audience": value.audience,
        "posted": date_text(value.posted_on),
        "old_title": value.old_title,
        "unnumbered_title": "" if value.old_number else value.old_title,
        "old_number": value.old_number,
        "reason": value.reason,
        "subject": listed(value.subjects),
        "phone": value.phone,
        "next": value.next,
    }
    paper = compose(wording, values, value.head, names=value.subjects, watermark=watermark)
    refuse_personal_data(paper, (value.phone, value.head.contact))
    return paper


def render(value: Withdrawal, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The withdrawal as PDF and .docx."""
    return produced(paper_of(value, wording, watermark))
