"""公示: the public notice of recommended persons, with at least name, post, birth month, score and intention.

党政领导干部选拔任用工作条例, 任职前公示: true, easy to supervise, no less than five working days. Never an ID number, a home address or a mobile
number of a person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.official import OfficialPaper, Table, date_text
from cadredesk.documents.paper import Head, Paper, compose, produced, refuse_personal_data, span_text
from cadredesk.errors import UserError


@dataclass(frozen=True, slots=True)
class Row:
    """One person as posted; `birth` as printed (1985年10月), `score` empty when it is not published."""

    name: str
    current_post: str
    birth: str
    score: str
    intention: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A public notice; its period runs from the posting to `ends`, both shown, the hour in `deadline_hour`.

    basis: the notices and rules it rests on. procedure: the steps passed (民主推荐、…研究). order: how the rows are
    ordered (以姓氏笔画为序). phone, supervision_phone, address: the office's own.
    tentative: the end rests on an unknown calendar year, so the notice cannot be printed.
    """

    head: Head
    school: str
    year: int
    term: str
    basis: str
    procedure: str
    order: str
    rows: tuple[Row, ...]
    posted_on: dt.date
    ends: dt.date
    calendar_days: int
    working_days: int
    office: str
    phone: str
    supervision_phone: str = ""
    hours: str = ""
    address: str = ""
    postcode: str = ""
    where: str = ""
    audience: str = ""
    deadline_hour: str = "17:00"
    tentative: bool = False


def notice_table(rows: Sequence[Row], columns: Sequence[str]) -> Table:
    """The table of a notice; the column of the score is left out when no row has one."""
    texts = [(str(n), r.name, r.current_post, r.birth, r.score, r.intention) for n, r in enumerate(rows, 1)]
    shown = [place for place in range(len(columns)) if place != 4 or any(row.score for row in rows)]
    return Table(tuple(columns[n] for n in shown), tuple(tuple(row[n] for n in shown) for row in texts))


def paper_of(notice: Notice, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The notice laid out; raises UserError("paper.personal_data") when a text holds what must not be posted."""
    if notice.tentative:
        raise UserError("paper.no_date", day=date_text(notice.ends))
    values = {
        "school": notice.school,
        "year": str(notice.year),
        "term": notice.term,
        "audience": notice.audience,
        "basis": notice.basis,
        "procedure": notice.procedure,
        "order": notice.order,
        "count": str(len(notice.rows)),
        "period": span_text(notice.posted_on, notice.ends),
        "deadline": f"{date_text(notice.ends)}{notice.deadline_hour}",
        "calendar_days": str(notice.calendar_days),
        "working_days": str(notice.working_days),
        "office": notice.office,
        "phone": notice.phone,
        "supervision_phone": notice.supervision_phone,
        "hours": notice.hours,
        "address": "" if notice.postcode else notice.address,
        "address_only": notice.address,
        "postcode": notice.postcode,
        "where": notice.where,
    }
    blocks = {"rows": (notice_table(notice.rows, wording["columns"]),)}
    names = tuple(row.name for row in notice.rows)
    paper = compose(wording, values, notice.head, blocks, names=names, watermark=watermark)
    refuse_personal_data(paper, (notice.phone, notice.supervision_phone, notice.address, notice.head.contact))
    return paper


def render(notice: Notice, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The notice as PDF and .docx."""
    return produced(paper_of(notice, wording, watermark))
