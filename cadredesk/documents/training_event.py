"""培训活动情况表: one event for the file, with its attendance by half day, money, feedback, summary and photos."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents import fonts
from cadredesk.documents.form import Cell, Form, Grid, Part, Signatures, Space, Text, label, render_form
from cadredesk.documents.grid import MM
from cadredesk.documents.listing import day, listing
from cadredesk.domain.training.attendance import Counts
from cadredesk.domain.training.course import Event
from cadredesk.domain.training.credit import shown
from cadredesk.domain.training.plan import money


@dataclass(frozen=True, slots=True)
class EventSheet:
    """An event with the words of its codes; `counts` by session, `photos` as (bytes, caption)."""

    office: str
    event: Event
    kind: str
    area: str
    lecturers: str
    counts: Mapping[str, Counts]
    photos: tuple[tuple[bytes, str], ...]
    on: dt.date


def pdf(value: EventSheet, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The sheet; empty texts are left out, photos stand two in a row."""
    event, labels = value.event, wording["labels"]
    pairs = (
        (("kind", value.kind), ("area", value.area)),
        (("organiser", event.organiser), ("number", event.number)),
        (("when", _when(event, wording)), ("hours", shown(event.hours) if event.sessions else "")),
        (("place", event.place), ("lecturers", value.lecturers)),
    )
    rows = [(label(labels["title"], size=11), Cell(event.title, "left", span=3))]
    for left, right in pairs:
        cells: list[Cell] = []
        for name, text in (left, right):
            cells += [label(labels[name], size=11), Cell(text, "left", size=11)]
        rows.append(tuple(cells))  # type: ignore[arg-type]
    texts = (
        ("audience", event.audience),
        ("requirement", event.requirement),
        ("assessment", event.assessment),
        ("fund", _fund(event, wording)),
        ("feedback", _feedback(event, wording)),
        ("summary", event.summary),
    )
    for name, text in texts:
        if text.strip():
            height = 30 * MM if name == "summary" else 0.0
            rows.append(
                (
                    label(labels[name], size=11),
                    Cell(text, "left", size=11, span=3, height=height, top=height > 0),
                )
            )
    parts: list[Part] = [Grid(tuple(rows), (24, 66, 22, 58), row_height=9)]
    if event.sessions:
        parts += [Space(3), Text(wording["attendance"], 12, fonts.HEI, keep=True)]
        parts.append(
            listing(
                wording["columns"], _attendance(value, wording), (30, 60, 14, 14, 14, 14, 14, 14), "clcccccc"
            )
        )
    if value.photos:
        parts += [Space(3), Text(wording["photos"], 12, fonts.HEI, keep=True), _photos(value)]
    parts += [Space(3), Signatures(tuple(wording["signatures"]))]
    parts.append(Text(wording["order"].format(office=value.office, day=day(value.on)), 11, align="right"))
    return render_form(Form(wording["title"], tuple(parts), margin=18, watermark=watermark))


def _when(event: Event, wording: Mapping[str, Any]) -> str:
    if event.day is None or event.last_day is None:
        return ""
    key = "one_day" if event.day == event.last_day else "span"
    return str(wording[key].format(first=day(event.day), last=day(event.last_day), count=len(event.sessions)))


def _fund(event: Event, wording: Mapping[str, Any]) -> str:
    if not event.fund_planned and not event.fund_used:
        return ""
    return str(wording["fund"].format(planned=money(event.fund_planned), used=money(event.fund_used)))


def _feedback(event: Event, wording: Mapping[str, Any]) -> str:
    total = sum(event.feedback)
    if not total:
        return ""
    satisfied, basic, dissatisfied = event.feedback
    tenths = ((satisfied + basic) * 2000 + total) // (2 * total)
    return str(
        wording["feedback"].format(
            satisfied=satisfied,
            basic=basic,
            dissatisfied=dissatisfied,
            share=f"{tenths // 10}.{tenths % 10}",
            total=total,
        )
    )


def _attendance(value: EventSheet, wording: Mapping[str, Any]) -> list[tuple[str, ...]]:
    rows = []
    for one in value.event.sessions:
        counts = value.counts[one.id]
        when = wording["half_day"].format(month=one.on.month, day=one.on.day, half=wording["half"][one.half])
        numbers = (counts.came, counts.late, counts.early, counts.absent, counts.leave)
        told = tuple(str(number) if counts.marked else "" for number in numbers)
        rows.append((when, one.topic, str(counts.due), *told))
    return rows


def _photos(value: EventSheet) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for at in range(0, len(value.photos), 2):
        pair = value.photos[at : at + 2]
        empty = (Cell(border=False),) * (2 - len(pair))
        pictures = tuple(Cell(picture=data, height=52 * MM, border=False) for data, _ in pair)
        captions = tuple(Cell(caption, size=10.5, border=False) for _, caption in pair)
        rows += [(*pictures, *empty), (*captions, *empty)]
    return Grid(tuple(rows), (1, 1))
