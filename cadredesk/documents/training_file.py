"""学员个性档案: one person's years in training on paper: facts, standings, what the rules find, and the timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cadredesk.documents import fonts
from cadredesk.documents.form import Cell, Form, Grid, Part, Signatures, Space, Text, label, render_form
from cadredesk.documents.listing import day, listing, name_cell

_FACTS: Final = (24, 44, 24, 84)
_YEARS: Final = (18, 24, 24, 30, 80)
_RULES: Final = (34, 24, 118)
_LINE: Final = (26, 26, 124)


@dataclass(frozen=True, slots=True)
class Year:
    """The credits of one year: total, line (empty: none), where that stands, and the working."""

    year: int
    total: str
    line: str
    state: str
    working: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What one rule finds today: its name, the verdict in a word, the working."""

    name: str
    verdict: str
    working: str


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the timeline."""

    on: dt.date
    chapter: str
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """The whole file; `facts` are (label, value) pairs printed two a row."""

    office: str
    name: str
    on: dt.date
    facts: tuple[tuple[str, str], ...]
    years: tuple[Year, ...]
    rules: tuple[Rule, ...]
    happened: tuple[Happened, ...]


def pdf(value: File, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The file, upright; the timeline goes on over as many pages as it needs."""
    parts: list[Part] = [
        Text(wording["about"].format(office=value.office, day=day(value.on)), 10.5),
        Space(1),
    ]
    parts.append(_facts(value, wording))
    if value.years:
        rows = [(str(one.year), one.total, one.line, one.state, one.working) for one in value.years]
        parts += _titled(wording["years_title"])
        parts.append(listing(wording["years"], rows, _YEARS, "cccll", size=10.5, height=8))
    if value.rules:
        found = [(one.name, one.verdict, one.working) for one in value.rules]
        parts += _titled(wording["rules_title"])
        parts.append(listing(wording["rules"], found, _RULES, "ccl", size=10.5, height=8))
    parts += _titled(wording["timeline_title"])
    if value.happened:
        lines = [(f"{one.on:%Y-%m-%d}", one.chapter, one.text) for one in value.happened]
        parts.append(listing(wording["timeline"], lines, _LINE, "ccl", size=10.5, height=7))
    else:
        parts.append(Text(wording["nothing"], 11))
    parts += [Space(6), Signatures(tuple(wording["signatures"]), 11)]
    title = wording["title"]
    return render_form(Form(title, tuple(parts), margin=17, names=(value.name,), watermark=watermark))


def _titled(text: str) -> list[Part]:
    return [Space(3), Text(text, 12, fonts.HEI, keep=True), Space(1)]


def _facts(value: File, wording: Mapping[str, Any]) -> Grid:
    cells = [(label(wording["name"], size=11), name_cell(value.name, 12))]
    cells += [(label(name, size=11), Cell(text, size=11)) for name, text in value.facts]
    if len(cells) % 2:
        cells.append((Cell(""), Cell("")))
    rows = tuple((*cells[at], *cells[at + 1]) for at in range(0, len(cells), 2))
    return Grid(rows, _FACTS, row_height=9)
