"""考察预告: task, persons, time and place of an inspection, its team and where opinions are taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.official import OfficialPaper, Table
from cadredesk.documents.paper import Head, Paper, compose, produced, refuse_personal_data, span_text


@dataclass(frozen=True, slots=True)
class Subject:
    """A person to be inspected, as printed."""

    name: str
    sex: str
    birth: str
    education: str
    party: str
    current_post: str


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the inspection team; `role` 组长 or 成员; `phone` the office's."""

    name: str
    role: str
    post: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class AdvanceNotice:
    """An advance notice; `begins` and `ends` are the days of the inspection."""

    head: Head
    school: str
    year: int
    term: str
    basis: str
    decided_by: str
    task: str
    subjects: tuple[Subject, ...]
    team: tuple[Member, ...]
    begins: dt.date
    ends: dt.date
    place: str
    office: str
    supervision_phone: str
    team_phone: str = ""
    address: str = ""
    audience: str = ""
    order: str = ""


def paper_of(value: AdvanceNotice, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The notice laid out; raises UserError("paper.personal_data") for a subject's ID, mobile or home address."""
    values = {
        "school": value.school,
        "year": str(value.year),
        "term": value.term,
        "audience": value.audience,
        "basis": value.basis,
        "decided_by": value.decided_by,
        "task": value.task,
        "period": span_text(value.begins, value.ends),
        "place": value.place,
        "office": value.office,
        "team_phone": value.team_phone,
        "supervision_phone": value.supervision_phone,
        "address": value.address,
        "count": str(len(value.subjects)),
        "order": value.order,
    }
    people = tuple(
        (str(n), s.name, s.sex, s.birth, s.education, s.party, s.current_post)
        for n, s in enumerate(value.subjects, 1)
    )
    phones = any(member.phone for member in value.team)
    width = 4 if phones else 3
    team = tuple((m.role, m.name, m.post, m.phone)[:width] for m in value.team)
    blocks = {
        "people": (Table(tuple(wording["texts"]["people"]), people),),
        "team": (Table(tuple(wording["texts"]["team"][:width]), team),),
    }
    names = tuple(s.name for s in value.subjects) + tuple(m.name for m in value.team)
    paper = compose(wording, values, value.head, blocks, names=names, watermark=watermark)
    phones_allowed = tuple(m.phone for m in value.team)
    allowed = (value.team_phone, value.supervision_phone, value.address, value.head.contact, *phones_allowed)
    refuse_personal_data(paper, allowed)
    return paper


def render(value: AdvanceNotice, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The notice as PDF and .docx."""
    return produced(paper_of(value, wording, watermark))
