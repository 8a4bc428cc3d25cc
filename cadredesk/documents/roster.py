"""The roster of reserve cadres (后备干部名册): cover, a sentence of counts, fifteen columns, five people a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cadredesk.documents import fonts, personal
from cadredesk.documents.form import Cell, Form, Grid, NewPage, Part, Space, Text, label, render_form
from cadredesk.documents.grid import MM
from cadredesk.documents.listing import day, heading, name_cell
from cadredesk.domain.person import Person
from cadredesk.domain.statistics import summary
from cadredesk.domain.tally import shown
from cadredesk.domain.terms import Terms

_ROW: Final = 29.0
"""Least height of a row in mm: five people fill a page."""
_SHARES: Final = (25, 22, 12, 15.5, 15.5, 15.5, 19.5, 22, 19.5, 22, 15, 34, 15, 13, 31)
_POSTS: Final = 10
_LEFT: Final = (6, 8, _POSTS, 11, 13)


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of the pool in their order (`order` names it under the table); ages on the day `on`."""

    school: str
    term: str
    people: tuple[Person, ...]
    on: dt.date
    made_on: dt.date | None = None
    order: str = ""


def pdf(value: Roster, wording: Mapping[str, Any], terms: Terms, watermark: str | None = None) -> bytes:
    """The roster, lengthwise; `terms` are the words of the file."""
    title = wording["title"].format(term=value.term)
    parts: list[Part] = [
        Text(wording["secret"], 12, fonts.HEI),
        Space(45),
        Text(title, 36, fonts.TITLE, "center"),
        Space(45),
        Text(wording["unit"].format(school=value.school), 18, align="center"),
        Text(wording["made"].format(day=day(value.made_on, "　　　　年　　月　　日")), 18, align="center"),
    ]
    order = wording["order"].format(order=value.order) if value.order else ""
    head = tuple(label(text, size=10) for text in wording["columns"])
    rows = [_row(person, wording, terms) for person in value.people]
    parts += [
        NewPage(),
        heading(title, 18),
        Text(_sentence(value, wording), 11, indent=2),
        Space(1),
        Grid((head, *rows), _SHARES, head=1, row_height=13),
        Space(1),
        Text(order + wording["foot"], 9.5),
    ]
    names = tuple(person.name for person in value.people)
    return render_form(Form("", tuple(parts), landscape=True, margin=10, names=names, watermark=watermark))


def _sentence(value: Roster, wording: Mapping[str, Any]) -> str:
    counts = summary(value.people, value.on)
    bands = [text.format(count=count) for text, count in zip(wording["bands"], counts.bands, strict=True)]
    if counts.age_unknown:
        bands.append(wording["age_unknown"].format(count=counts.age_unknown))
    average = wording["average_unknown"] if counts.average_age is None else shown(counts.average_age)
    return str(
        wording["summary"].format(
            term=value.term,
            total=counts.total,
            male=counts.male,
            female=counts.female,
            non_cpc=counts.non_cpc,
            minority=counts.minority,
            bands="，".join(bands),
            average=average,
            doctor=counts.doctor,
            master=counts.master,
            bachelor=counts.bachelor,
            day=day(value.on),
        )
    )


def _row(person: Person, wording: Mapping[str, Any], terms: Terms) -> tuple[Cell, ...]:
    notes = [wording["female"]] if person.gender == "f" else []
    notes += [person.ethnicity] if person.ethnicity not in wording["majority"] else []
    named = name_cell(person.name, 12).text
    if notes:
        named += "\n" + wording["note"].format(notes="、".join(notes))
    title = person.highest_title()
    posts = [
        wording["post"].format(
            since=personal.dotted(post.started),
            until=personal.dotted(post.ended),
            title=f"{post.unit}{post.title}",
        )
        for post in person.posts
    ]
    texts = (
        person.current_post,
        person.native_place,
        personal.dotted(person.birth),
        personal.party_text(person),
        personal.dotted(person.work_started),
        *personal.education_text(person, True, terms),
        *personal.education_text(person, False, terms),
        title.name if title else "",
        "\n".join(posts),
        person.familiar_field,
        person.cultivation_direction,
        person.cultivation_measures,
    )
    cells = [Cell(named, size=11, height=_ROW * MM)]
    for place, text in enumerate(texts):
        left = place in _LEFT
        cells.append(Cell(text, "left" if left else "center", size=9, hang=1 if place == _POSTS else 0))
    return tuple(cells)
