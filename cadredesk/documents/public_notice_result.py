"""公示结果报告: no objection, or each one with how it was checked; never who raised it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.official import OfficialPaper, Table, date_text
from cadredesk.documents.paper import Head, Paper, compose, listed, produced, span_text


@dataclass(frozen=True, slots=True)
class Opinion:
    """One opinion received, without its writer; `channel` as printed (来访、来信、来电)."""

    received_on: dt.date
    channel: str
    named: bool
    content: str
    finding: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a notice; `pauses` are the spans in which its clock stood still, ends included.

    scored: the notice showed the composite score.
    """

    head: Head
    school: str
    year: int
    term: str
    recipient: str
    basis: str
    names: tuple[str, ...]
    posted_on: dt.date
    ended_on: dt.date
    calendar_days: int
    working_days: int
    where: str
    opinions: tuple[Opinion, ...] = ()
    pauses: tuple[tuple[dt.date, dt.date], ...] = ()
    conclusion: str = ""
    scored: bool = False


def paper_of(value: Result, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The report laid out."""
    texts = wording["texts"]
    settled = texts["settled_conclusion"] if value.opinions else texts["no_objection_conclusion"]
    values = {
        "school": value.school,
        "year": str(value.year),
        "term": value.term,
        "recipient": value.recipient,
        "basis": value.basis,
        "period": span_text(value.posted_on, value.ended_on),
        "period_start": date_text(value.posted_on),
        "period_end": date_text(value.ended_on),
        "calendar_days": str(value.calendar_days),
        "working_days": str(value.working_days),
        "count": str(len(value.names)),
        "names": listed(value.names),
        "where": value.where,
        "contents": texts["contents_scored" if value.scored else "contents"],
        "pauses": "；".join(span_text(*pause) for pause in value.pauses),
        "no_objection": "" if value.opinions else texts["no_objection"],
        "objections": str(len(value.opinions)) if value.opinions else "",
        "conclusion": value.conclusion or settled,
    }
    rows = tuple(
        (
            str(number),
            f"{o.received_on.year}.{o.received_on.month:02}.{o.received_on.day:02}",
            o.channel,
            texts["named"] if o.named else texts["anonymous"],
            o.content,
            o.finding,
            o.conclusion,
        )
        for number, o in enumerate(value.opinions, 1)
    )
    table = Table(tuple(texts["columns"]), rows, (1.4, 2.9, 1.4, 1.4, 4, 4, 3), "ccccll", size=10.5)
    blocks = {"objections": (table,) if rows else ()}
    return compose(wording, values, value.head, blocks, names=value.names, watermark=watermark)


def render(value: Result, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The report as PDF and .docx."""
    return produced(paper_of(value, wording, watermark))
