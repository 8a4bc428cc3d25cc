"""The record of one individual talk (个别谈话记录), and of the interview with the candidate (面谈记录)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cadredesk.documents.form import Cell, Form, Grid, Part, Signatures, Space, Text, label, render_form
from cadredesk.documents.listing import day
from cadredesk.domain.inspection import Interview, Talk
from cadredesk.domain.person import Person
from cadredesk.domain.terms import Terms

_SHARES: Final = (28.0, 57.0, 28.0, 57.0)


@dataclass(frozen=True, slots=True)
class TalkRecord:
    """One talk about `subject`."""

    subject: Person
    talk: Talk


@dataclass(frozen=True, slots=True)
class InterviewRecord:
    """The interview with `subject`."""

    subject: Person
    interview: Interview


def pdf(value: TalkRecord, wording: Mapping[str, Any], terms: Terms, watermark: str | None = None) -> bytes:
    """The record of a talk: who, about whom, topic by topic, the opinion; a long note goes on over the pages."""
    talk = value.talk
    head = (
        ("subject", value.subject.name, "current_post", value.subject.current_post),
        ("speaker", talk.speaker, "speaker_class", talk.speaker_class),
        ("relation", talk.relation, "on", day(talk.on)),
        ("place", talk.place, "interviewers", talk.interviewers),
    )
    rows = [_row(*entry, wording) for entry in head]
    rows.append((label(wording["recorder"]), Cell(talk.recorder, span=3)))
    rows.append((label(wording["topic"]), label(wording["notes"], span=3)))
    rows += [(label(topic), Cell(notes, "left", span=3, height=50, top=True)) for topic, notes in talk.topics]
    rows.append(_row("opinion", terms.label("opinion", talk.opinion), "tags", _tags(talk, wording), wording))
    return _rendered(
        wording["title"], rows, wording["signatures"], wording, (value.subject.name, talk.speaker), watermark
    )


def _tags(talk: Talk, wording: Mapping[str, Any]) -> str:
    """What was said for the subject, and what against (kept with a hyphen before it)."""
    parts = {
        "praise": [tag for tag in talk.tags if not tag.startswith("-")],
        "shortcoming": [tag[1:].strip() for tag in talk.tags if tag.startswith("-")],
    }
    return "\n".join(wording[name].format(tags="、".join(tags)) for name, tags in parts.items() if tags)


def interview_pdf(value: InterviewRecord, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The record of an interview; `wording` is talk_record."""
    interview = value.interview
    rows = [
        _row("subject", value.subject.name, "current_post", value.subject.current_post, wording),
        _row("on", day(interview.on), "place", interview.place, wording),
        (label(wording["interviewers"]), Cell(interview.interviewers, span=3)),
        (label(wording["notes"]), Cell(interview.notes, "left", span=3, height=420, top=True)),
    ]
    names = (value.subject.name,)
    return _rendered(
        wording["interview_title"], rows, wording["interview_signatures"], wording, names, watermark
    )


def _row(left: str, text: str, right: str, other: str, wording: Mapping[str, Any]) -> tuple[Cell, ...]:
    return label(wording[left]), Cell(text), label(wording[right]), Cell(other)


def _rendered(
    title: str,
    rows: list[tuple[Cell, ...]],
    signatures: list[str],
    wording: Mapping[str, Any],
    names: tuple[str, ...],
    watermark: str | None,
) -> bytes:
    parts: tuple[Part, ...] = (
        Grid(tuple(rows), _SHARES, row_height=11),
        Space(2),
        Text(wording["closing"], 10.5),
        Signatures(tuple(signatures)),
    )
    return render_form(Form(title, parts, code=wording["secret"], names=names, watermark=watermark))
