"""The recommendation form (推荐表) of one person: the file with photo, the votes, and every opinion to be sealed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cadredesk.documents import personal
from cadredesk.documents.form import Cell, Form, Grid, NewPage, Pair, label, render_form
from cadredesk.documents.listing import day, opinion
from cadredesk.domain.meeting import ItemResult
from cadredesk.domain.person import Person
from cadredesk.domain.tally import shown
from cadredesk.domain.terms import Terms


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting decided on this person, and when."""

    result: ItemResult
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class RecommendationForm:
    """Everything on the form; what is empty is left to be written by hand.

    on: the day ages are counted to. photo: PNG or JPEG. votes of `base` counted over `base_name` ("valid",
    "ballots", "due"). composite and elements (label, score) are scores as printed.
    """

    person: Person
    school: str
    term: str
    on: dt.date
    filled_on: dt.date | None = None
    photo: bytes | None = None
    tier: str = ""
    intention: str = ""
    source: str = ""
    reason: str = ""
    votes: int | None = None
    base: int = 0
    base_name: str = "valid"
    composite: str = ""
    elements: tuple[tuple[str, str], ...] = ()
    school_meeting: Decision | None = None
    branch_meeting: Decision | None = None
    team: tuple[str, dt.date | None] = ("", None)
    notice: tuple[str, dt.date | None] = ("", None)


def pdf(
    value: RecommendationForm,
    wording: Mapping[str, Any],
    file_wording: Mapping[str, Any],
    terms: Terms,
    watermark: str | None = None,
) -> bytes:
    """The form; `wording` is recommendation_form, `file_wording` is personal, `terms` the words of the file."""
    person = value.person
    file = personal.basic_rows(person, value.on, value.photo, file_wording, terms)
    file += personal.resume_rows(person, file_wording, 110)
    rest = personal.conduct_rows(person, file_wording, terms)
    rest += personal.family_rows(person, value.on, file_wording, terms)
    parts = (
        Pair(wording["unit"].format(school=value.school), wording["filled"].format(day=day(value.filled_on))),
        Grid((*file, *rest), personal.SHARES, row_height=8),
        NewPage(),
        Grid(
            (*_recommended(value, wording, file_wording, terms), *_opinions(value, wording)),
            personal.SHARES,
            row_height=9,
        ),
    )
    title = wording["title"].format(term=value.term)
    footer = wording["footer"].format(day=day(value.on))
    return render_form(Form(title, parts, footer=footer, names=(person.name,), watermark=watermark))


def _recommended(
    value: RecommendationForm, wording: Mapping[str, Any], file_wording: Mapping[str, Any], terms: Terms
) -> list[tuple[Cell, ...]]:
    years = range(value.on.year - 3, value.on.year)
    recent = personal.assessments_text(value.person, file_wording, terms, tuple(years))
    votes = ""
    if value.votes is not None:
        rate = shown(Fraction(100 * value.votes, value.base)) if value.base else ""
        base_name = wording[f"base_{value.base_name}"]
        votes = wording["recommendation_text"].format(
            votes=value.votes, rate=rate, base_name=base_name, base=value.base
        )
    scores = [wording["composite"].format(score=value.composite)] if value.composite else []
    scores += [
        "　".join(wording["element"].format(label=name, score=score) for name, score in value.elements)
    ]
    return [
        (
            label(wording["tier"]),
            Cell(value.tier, span=2),
            label(wording["intention"]),
            Cell(value.intention, span=3),
        ),
        (label(wording["source"]), Cell(value.source, span=6)),
        (label(wording["reason"]), Cell(value.reason, "left", span=6, height=40)),
        (label(wording["recent"]), Cell(recent, span=6)),
        (label(wording["recommendation"]), Cell(votes, span=6)),
        (label(wording["evaluation"]), Cell("\n".join(scores).strip(), span=6, height=30)),
    ]


def _opinions(value: RecommendationForm, wording: Mapping[str, Any]) -> list[tuple[Cell, ...]]:
    entries = (
        ("school_meeting", *_decided(value.school_meeting, wording)),
        ("branch_meeting", *_decided(value.branch_meeting, wording)),
        ("team", *value.team),
        ("notice", *value.notice),
        ("bureau", "", None),
    )
    rows: list[tuple[Cell, ...]] = []
    for name, text, on in entries:
        rows.append((label(wording[name]), opinion(text, on, wording, span=6, height=32)))
    return rows


def _decided(decision: Decision | None, wording: Mapping[str, Any]) -> tuple[str, dt.date | None]:
    if decision is None:
        return "", None
    result = decision.result
    text = wording["decision"].format(
        due=result.due,
        present=result.present,
        voting=result.voting,
        agree=result.agree,
        disagree=result.disagree,
        defer=result.defer,
        outcome=wording[result.outcome],
    )
    return text, decision.on
