"""后备干部名单、批复: who enters the pool as the bureau decided, by tier and surname strokes; also the annex of its minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cadredesk.documents.official import Annex, Block, Heading, OfficialPaper, Table, date_text
from cadredesk.documents.paper import (
    NUMERALS,
    Head,
    Paper,
    compose,
    listed,
    phrase,
    produced,
    refuse_personal_data,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One person as printed: birth as year and month; `tier_id` is the id behind the word."""

    name: str
    sex: str
    birth: str
    school: str
    post: str
    tier: str
    tier_id: str = ""

    @property
    def named(self) -> str:
        """Name and school, in running text."""
        return f"{self.name}（{self.school}）"


@dataclass(frozen=True, slots=True)
class PoolDecision:
    """The list: `tiers` are (word of the tier, its people). not_entered, deferred, left: names as printed.

    body (the party organisation) decided it on a day; `school` is told for the reply to one school, and its people are listed without it.
    """

    head: Head
    year: str
    term: str
    body: str
    on: dt.date
    order: str
    tiers: tuple[tuple[str, tuple[Row, ...]], ...]
    not_entered: tuple[str, ...] = ()
    deferred: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    school: str = ""


def paper_of(value: PoolDecision, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The list laid out; a part without people is left out."""
    texts = wording["texts"]
    count = sum(len(rows) for _, rows in value.tiers)
    values = {
        "issuer": value.head.issuer,
        "year": value.year,
        "term": value.term,
        "body": value.body,
        "on": date_text(value.on),
        "order": value.order,
        "count": str(count) if count else "",
        "school": value.school,
        "not_entered": listed(value.not_entered),
        "deferred": listed(value.deferred),
        "left": listed(value.left),
    }
    rows: list[Block] = []
    for number, (word, people) in enumerate(value.tiers):
        heading = {"number": NUMERALS[number], "tier": word, "count": str(len(people))}
        rows += [Heading(1, phrase(texts["tier"], heading)), _table(people, texts, bool(value.school))]
    names = tuple(row.name for _, people in value.tiers for row in people)
    paper = compose(wording, values, value.head, {"rows": tuple(rows)}, names=names, watermark=watermark)
    refuse_personal_data(paper)
    return paper


def render(value: PoolDecision, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The list as PDF and .docx."""
    return produced(paper_of(value, wording, watermark))


def with_annex(paper: OfficialPaper, rows: Sequence[Row], own: Mapping[str, Any]) -> Paper:
    """A paper with the list of those voted on as its annex."""
    texts = own["annex"]
    table = Table(
        tuple(texts["columns"]),
        tuple(
            (str(n), row.name, row.sex, row.birth, row.school, row.post, row.tier)
            for n, row in enumerate(rows, 1)
        ),
        (1.0, 2.0, 1.0, 1.8, 3.6, 3.0, 1.8),
        size=12,
    )
    annex = Annex(str(texts["label"]), str(texts["title"]), (table,))
    names = (*paper.names, *(row.name for row in rows))
    return produced(replace(paper, annexes=(annex,), attachments=(str(texts["title"]),), names=names))


def _table(people: Sequence[Row], texts: Mapping[str, Any], one_school: bool) -> Table:
    shown = []
    for number, row in enumerate(people, 1):
        place = () if one_school else (row.school,)
        shown.append((str(number), row.name, row.sex, row.birth, *place, row.post))
    columns = texts["columns_reply" if one_school else "columns"]
    shares = (1.0, 2.0, 1.0, 2.0, 4.0) if one_school else (1.0, 1.9, 1.0, 2.2, 3.9, 3.0)
    return Table(tuple(columns), tuple(shown), shares)
