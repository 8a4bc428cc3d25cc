"""The registration form of a reserve cadre (后备干部简要情况登记表): two pages of the person's file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents import personal
from cadredesk.documents.form import Cell, Form, Grid, NewPage, Pair, label, render_form
from cadredesk.documents.listing import day
from cadredesk.domain.person import Person
from cadredesk.domain.terms import Terms


@dataclass(frozen=True, slots=True)
class RegistrationForm:
    """One person's form; `on` is the day ages are counted to, `photo` PNG or JPEG."""

    person: Person
    school: str
    term: str
    on: dt.date
    filled_on: dt.date | None = None
    photo: bytes | None = None


def pdf(
    value: RegistrationForm,
    wording: Mapping[str, Any],
    file_wording: Mapping[str, Any],
    terms: Terms,
    watermark: str | None = None,
) -> bytes:
    """The form; `wording` is registration_form, `file_wording` is personal, `terms` the words of the file."""
    person = value.person
    first = personal.basic_rows(person, value.on, value.photo, file_wording, terms)
    for name in ("familiar_field", "cultivation_direction", "cultivation_measures"):
        first.append((label(file_wording[name], span=2), Cell(getattr(person, name), span=5, height=30)))
    second = personal.conduct_rows(person, file_wording, terms, 170)
    second += personal.family_rows(person, value.on, file_wording, terms, 8)
    parts = (
        Pair(wording["unit"].format(school=value.school), wording["filled"].format(day=day(value.filled_on))),
        Grid((*first, *personal.resume_rows(person, file_wording, 230)), personal.SHARES),
        NewPage(),
        Grid(tuple(second), personal.SHARES),
    )
    title = wording["title"].format(term=value.term)
    footer = wording["footer"].format(day=day(value.on))
    return render_form(Form(title, parts, footer=footer, names=(person.name,), watermark=watermark))
