"""上报报告: the report with which the round's papers go to the district; one addressee, no request inside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.official import OfficialPaper, Table
from cadredesk.documents.paper import Head, Paper, compose, produced


@dataclass(frozen=True, slots=True)
class Entry:
    """A recommended person, as printed."""

    name: str
    sex: str
    birth: str
    current_post: str
    intention: str


@dataclass(frozen=True, slots=True)
class CoverReport:
    """The report. course: what was done, in order. notice: how the public notice ended. package: id, shortened."""

    head: Head
    school: str
    year: int
    term: str
    recipient: str
    basis: str
    course: str
    decided_by: str
    entries: tuple[Entry, ...]
    notice: str
    papers: int
    package: str = ""


def entry_table(entries: tuple[Entry, ...], columns: tuple[str, ...]) -> Table:
    """The numbered table of recommended persons."""
    rows = tuple(
        (str(n), e.name, e.sex, e.birth, e.current_post, e.intention) for n, e in enumerate(entries, 1)
    )
    return Table(columns, rows)


def paper_of(value: CoverReport, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The report laid out."""
    values = {
        "issuer": value.head.issuer,
        "school": value.school,
        "year": str(value.year),
        "term": value.term,
        "recipient": value.recipient,
        "basis": value.basis,
        "course": value.course,
        "decided_by": value.decided_by,
        "count": str(len(value.entries)),
        "notice": value.notice,
        "papers": str(value.papers),
        "papers_only": "" if value.package else str(value.papers),
        "package": value.package,
    }
    blocks = {"rows": (entry_table(value.entries, tuple(wording["texts"]["columns"])),)}
    names = tuple(entry.name for entry in value.entries)
    return compose(wording, values, value.head, blocks, names=names, watermark=watermark)


def render(value: CoverReport, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The report as PDF and .docx."""
    return produced(paper_of(value, wording, watermark))
