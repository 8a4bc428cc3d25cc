"""小组划分表 (who is in which study group) and 小组活动小结 (the report of one activity)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cadredesk.documents.form import Cell, Form, Grid, Part, Signatures, Space, Text, label, render_form
from cadredesk.documents.grid import MM
from cadredesk.documents.listing import day, name_cell
from cadredesk.domain.names import padded

_DIVISION: Final = (12, 30, 24, 22, 82)
_FACTS: Final = (26, 52, 26, 66)


@dataclass(frozen=True, slots=True)
class Division:
    """One group: area and stage, its leader, its members in their order, and who does what (name, task)."""

    name: str
    area: str
    stage: str
    leader: str
    members: tuple[str, ...]
    tasks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The report of one activity: who was there, on leave (name, by whom) and absent; what was done.

    `due` is the day it was to be handed in, `reported` when it was; None: to be written in by hand.
    """

    group: str
    on: dt.date
    topic: str
    form: str
    place: str
    host: str
    leader: str
    members: int
    present: tuple[str, ...]
    leave: tuple[tuple[str, str], ...]
    absent: tuple[str, ...]
    content: str
    highlights: str
    recommended: str
    due: dt.date
    reported: dt.date | None
    photos: tuple[bytes, ...] = ()


def division(
    office: str,
    year: int,
    groups: Sequence[Division],
    wording: Mapping[str, Any],
    watermark: str | None = None,
) -> bytes:
    """The table of all groups."""
    words = wording["division"]
    rows: list[tuple[Cell, ...]] = [tuple(label(text, size=11) for text in words["columns"])]
    for at, one in enumerate(groups, 1):
        tasks = "；".join(words["task"].format(name=name, task=task) for name, task in one.tasks)
        people = "、".join(padded(name) for name in one.members)
        rows.append(
            (
                Cell(str(at), size=11),
                Cell(one.name, size=11),
                Cell("\n".join(filter(None, (one.area, one.stage))), size=11),
                name_cell(one.leader, 11),
                Cell("\n".join(filter(None, (people, tasks))), "left", size=11),
            )
        )
    people_in_all = sum(len(one.members) for one in groups)
    parts: tuple[Part, ...] = (
        Text(words["about"].format(office=office, groups=len(groups), people=people_in_all), 11),
        Space(1),
        Grid(tuple(rows), _DIVISION, head=1, row_height=12),
        Space(2),
        Text(words["note"], 10.5),
    )
    names = tuple(name for one in groups for name in one.members)
    title = words["title"].format(year=year)
    return render_form(Form(title, parts, margin=18, names=names, watermark=watermark))


def report(value: Report, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The report of one activity, with its photos on the pages after it."""
    words = wording["report"]
    attendance = words["attendance"].format(
        due=value.members,
        present=len(value.present),
        leave=len(value.leave),
        absent=len(value.absent),
    )
    told = [attendance]
    if value.present:
        told.append(words["present"].format(names="、".join(value.present)))
    if value.leave:
        away = "、".join(
            words["leave_entry"].format(name=name, giver=words["givers"][giver])
            for name, giver in value.leave
        )
        told.append(words["leave"].format(names=away))
    if value.absent:
        told.append(words["absent"].format(names="、".join(value.absent)))
    rows = (
        (label(words["group"], size=11), Cell(value.group, size=11), label(words["on"], size=11), Cell(day(value.on), size=11)),
        (label(words["topic"], size=11), Cell(value.topic, "left", size=11, span=3)),
        (label(words["form"], size=11), Cell(value.form, size=11), label(words["place"], size=11), Cell(value.place, size=11)),
        (label(words["leader"], size=11), name_cell(value.leader, 11), label(words["host"], size=11), name_cell(value.host, 11)),
        (label(words["people"], size=11), Cell("\n".join(told), "left", size=11, span=3)),
        (label(words["content"], size=11), Cell(value.content, "left", size=11, span=3, height=62 * MM, top=True)),
        (label(words["highlights"], size=11), Cell(value.highlights, "left", size=11, span=3, height=34 * MM, top=True)),
        (label(words["recommended"], size=11), Cell(value.recommended or words["none"], "left", size=11, span=3)),
        (label(words["due"], size=11), Cell(day(value.due), size=11), label(words["reported"], size=11), Cell(day(value.reported), size=11)),
    )  # fmt: skip
    parts: list[Part] = [Grid(rows, _FACTS, row_height=10), Space(2), Text(words["note"], 10.5), Space(4)]
    parts.append(Signatures(tuple(words["signatures"]), 11))
    for picture in value.photos:
        cell = Cell("", height=105 * MM, picture=picture)
        parts += [Space(2), Grid(((cell,),), (1,))]
    names = (*value.present, *value.absent, *(name for name, _ in value.leave), value.leader, value.host)
    return render_form(Form(words["title"], tuple(parts), margin=18, names=names, watermark=watermark))
