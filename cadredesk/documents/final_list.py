"""确定人选: the notice with the final list of recommended persons, after the public notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.cover_report import Entry, entry_table
from cadredesk.documents.official import OfficialPaper
from cadredesk.documents.paper import Head, Paper, compose, produced, refuse_personal_data


@dataclass(frozen=True, slots=True)
class FinalList:
    """The list; `decided_by` confirmed it, after the steps in `procedure`; `order` says how it is ordered."""

    head: Head
    school: str
    year: int
    term: str
    decided_by: str
    order: str
    entries: tuple[Entry, ...]
    remark: str = ""
    audience: str = ""
    procedure: str = ""


def paper_of(value: FinalList, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The list laid out."""
    values = {
        "issuer": value.head.issuer,
        "school": value.school,
        "year": str(value.year),
        "term": value.term,
        "audience": value.audience,
        "decided_by": value.decided_by,
        "only_decided_by": "" if value.procedure else value.decided_by,
        "procedure": value.procedure,
        "order": value.order,
        "count": str(len(value.entries)),
        "remark": value.remark,
    }
    blocks = {"rows": (entry_table(value.entries, tuple(wording["texts"]["columns"])),)}
    names = tuple(entry.name for entry in value.entries)
    paper = compose(wording, values, value.head, blocks, names=names, watermark=watermark)
    refuse_personal_data(paper, (value.head.contact,))
    return paper


def render(value: FinalList, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The list as PDF and .docx."""
    return produced(paper_of(value, wording, watermark))
