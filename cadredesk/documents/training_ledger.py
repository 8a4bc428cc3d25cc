"""学分登记表 (one person's credits with their working and evidence) and 学分汇总表 (everyone's, with the line)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from cadredesk.documents import fonts
from cadredesk.documents.form import Cell, Form, Grid, Part, Signatures, Space, Text, label, render_form
from cadredesk.documents.listing import day, listing, name_cell
from cadredesk.domain.training.credit import shown, tenth

_SHARES: Final = (10, 25, 30, 40, 48, 34, 14)
_PARTS: Final = (
    "hours",
    "group",
    "research",
    "exam",
    "assignment",
    "secondment",
    "bonus",
    "carried",
    "deduction",
)
_WIDE: Final = (10, 21, 44, 26, *([14] * len(_PARTS)), 15, 15, 17, 27)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One credit: the row of the table, what it was for, how it was worked out, the proof."""

    on: dt.date
    row: str
    text: str
    working: str
    evidence: str
    amount: Fraction


@dataclass(frozen=True, slots=True)
class PersonLedger:
    """One person's year. `mean` and `line` are None when there is no line; `working` says how the state came about."""

    name: str
    unit: str
    group: str
    year: int
    joined: dt.date
    rules: str
    entries: tuple[EntryLine, ...]
    parts: tuple[tuple[str, Fraction], ...]
    total: Fraction
    rank: int
    people: int
    mean: Fraction | None
    line: Fraction | None
    state: str
    working: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """One person in the district's table; `line` and `ratio` (of the mean) are None when they are not measured."""

    rank: int
    name: str
    unit: str
    group: str
    parts: Mapping[str, Fraction]
    total: Fraction
    line: Fraction | None
    ratio: Fraction | None
    state: str


@dataclass(frozen=True, slots=True)
class DistrictLedger:
    """Everybody's year, by rank; `working` are the lines of each stage (empty: the district) and how they came about."""

    office: str
    year: int
    on: dt.date
    lines: tuple[DistrictLine, ...]
    working: tuple[tuple[str, tuple[str, ...]], ...]


def person(value: PersonLedger, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The sheet of one person, upright."""
    words = wording["person"]
    facts = (value.name, value.unit, value.group, str(value.year), day(value.joined), value.rules)
    parts: list[Part] = [_facts(words["facts"], facts), Space(2)]
    if value.entries:
        rows = [
            (str(at), f"{one.on:%Y-%m-%d}", one.row, one.text, one.working, one.evidence, shown(one.amount))
            for at, one in enumerate(value.entries, 1)
        ]
        rows.append(("", "", words["total"], "", "", "", shown(value.total)))
        parts.append(listing(words["columns"], rows, _SHARES, "cclllcr", size=10, height=8))
    else:
        parts.append(Text(words["none"], 12))
    parts += [Space(2), _conclusion(value, wording), Space(1), Text(words["note"], 10), Space(6)]
    parts.append(Signatures(tuple(words["signatures"])))
    return render_form(
        Form(words["title"], tuple(parts), margin=17, names=(value.name,), watermark=watermark)
    )


def district(value: DistrictLedger, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The table of everybody, lengthwise, with the working of the line below."""
    words = wording["district"]
    about = words["about"].format(office=value.office, people=len(value.lines), day=day(value.on))
    rows = [
        (
            str(one.rank),
            one.name,
            one.unit,
            one.group,
            *(shown(one.parts[part]) if part in one.parts else "" for part in _PARTS),
            shown(one.total),
            "" if one.line is None else tenth(one.line),
            "" if one.ratio is None else f"{tenth(one.ratio * 100)}%",
            wording["states"][one.state],
        )
        for one in value.lines
    ]
    sides = "ccll" + "r" * (len(_PARTS) + 3) + "c"
    parts: list[Part] = [
        Text(about, 10.5),
        Space(1),
        listing(words["columns"], rows, _WIDE, sides, size=9.5, height=7, names=1),
        Space(2),
        Text(words["line_title"], 11, fonts.HEI, keep=True),
    ]
    for stage, lines in value.working:
        named = words["line_of_stage"].format(stage=wording["stages"].get(stage, stage)) if stage else ""
        parts.append(Text(named + "；".join(lines) + "。", 10.5))
    parts += [Text(words["note"], 10.5), Space(5), Signatures(tuple(words["signatures"]), 11)]
    title = words["title"].format(year=value.year)
    names = tuple(one.name for one in value.lines)
    return render_form(Form(title, tuple(parts), landscape=True, margin=14, names=names, watermark=watermark))


def _facts(labels: list[str], facts: tuple[str, ...]) -> Grid:
    cells = [
        (label(text, size=11), name_cell(fact, 12) if at == 0 else Cell(fact, size=11))
        for at, (text, fact) in enumerate(zip(labels, facts, strict=True))
    ]
    rows = tuple((*cells[at], *cells[at + 1]) for at in range(0, len(cells), 2))
    return Grid(rows, (22, 45, 22, 65), row_height=9)


def _conclusion(value: PersonLedger, wording: Mapping[str, Any]) -> Grid:
    words = wording["person"]
    sums = "　".join(f"{wording['parts'][part]} {shown(amount)}" for part, amount in value.parts)
    ratio = "" if not value.mean else f"{tenth(value.total / value.mean * 100)}%"
    figures = (
        (words["total"], shown(value.total)),
        (words["rank"], words["rank_of"].format(rank=value.rank, people=value.people)),
        (words["mean"], "" if value.mean is None else tenth(value.mean)),
        (words["ratio"], ratio),
        (words["line"], "" if value.line is None else tenth(value.line)),
        (words["result"], wording["states"][value.state]),
    )
    cells = [(label(text, size=11), Cell(fact, size=11)) for text, fact in figures]
    return Grid(
        (
            (label(words["parts"], size=11), Cell(sums, "left", size=11, span=5)),
            (*cells[0], *cells[1], *cells[2]),
            (*cells[3], *cells[4], *cells[5]),
            (label(words["working"], size=11), Cell("\n".join(value.working), "left", size=10.5, span=5)),
        ),
        (22, 26, 22, 38, 26, 34),
        row_height=9,
    )
