"""Reads what lies in `resources/` into frozen values, which are handed on as arguments."""

from __future__ import annotations

import sys
import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cadredesk.domain import profile_text
from cadredesk.domain.calendar import WorkCalendar, YearCalendar
from cadredesk.domain.pinyin import Readings
from cadredesk.domain.profile import Profile
from cadredesk.domain.strokes import StrokeOrder


def root() -> Path:
    """The folder `resources/`, beside the package or inside the installed program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen, "resources") if frozen else Path(__file__).resolve().parent.parent / "resources"


def read_toml(*parts: str) -> dict[str, Any]:
    """One TOML file below `resources/`, parsed."""
    return tomllib.loads(root().joinpath(*parts).read_text(encoding="utf-8"))


def wording(document: str) -> dict[str, Any]:
    """The official wording of one document, `resources/wording/<document>.toml`."""
    return read_toml("wording", f"{document}.toml")


@cache
def stroke_order() -> StrokeOrder:
    """The order of characters by strokes, `resources/strokes/`; read once."""
    characters = root().joinpath("strokes", "stroke_order.txt").read_text(encoding="utf-8").strip()
    first = read_toml("strokes", "counts.toml")["first"]
    return StrokeOrder.from_characters(characters, {int(count): char for count, char in first.items()})


@cache
def readings() -> Readings:
    """The readings of characters and surnames, `resources/readings/`; read once."""
    characters: dict[str, tuple[str, ...]] = {}
    for line in root().joinpath("readings", "characters.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        reading, _, chars = line.partition(" ")
        typed = (reading,) if "v" not in reading else tuple(reading.replace("v", u) for u in ("v", "u"))
        for char in chars:
            characters[char] = characters.get(char, ()) + typed
    surnames = read_toml("readings", "surnames.toml")["surnames"]
    return Readings(MappingProxyType(characters), {name: tuple(own) for name, own in surnames.items()})


@cache
def work_calendar() -> WorkCalendar:
    """The working days of every year in `resources/calendars/`; read once."""
    files = sorted(root().joinpath("calendars").glob("*.toml"))
    years = [year_calendar(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files]
    return WorkCalendar(MappingProxyType({year.year: year for year in years}))


def year_calendar(data: dict[str, Any]) -> YearCalendar:
    """One year's calendar from the parsed content of its file."""
    return YearCalendar(
        data["year"], data["source"], frozenset(data["holidays"]), frozenset(data["workdays"])
    )


def profile(name: str) -> Profile | None:
    """A rule profile shipped in `resources/profiles/`, by its id; None when there is none of that name."""
    path = root() / "profiles" / f"{name}.toml"
    if "/" in name or "\\" in name or not path.is_file():
        return None
    return profile_text.parse(path.read_text(encoding="utf-8"))
