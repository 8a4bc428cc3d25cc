"""The annual training plan (年度培训计划): why, for whom, what, when, by whom, for how much."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Literal

from cadredesk.errors import UserError

MOST_FEN: Final = 10**11
"""Most money of one entry, in fen."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A document the plan rests on: its title and number (文号)."""

    title: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Someone of the leading group: name, post, and place in it."""

    name: str
    post: str = ""
    role: Literal["head", "deputy", "member"] = "member"


@dataclass(frozen=True, slots=True)
class Content:
    """What is taught of one area of the taxonomy, in the office's words."""

    area: str
    text: str


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """One line of the schedule (配档表): month of the year, content, mode (a kind's or mode's code), who and where.

    `hours` of study planned, `budget` in fen.
    """

    id: str
    month: int
    content: str
    mode: str
    responsible: str = ""
    place: str = ""
    area: str = ""
    audience: str = ""
    hours: int = 0
    budget: int = 0


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """A year's plan. `fund` is the whole fund of the year in fen (专项经费); `number` and `dated` are given when it is
    registered, after which every change is a revision with a reason.
    """

    KIND: ClassVar[str] = "plan"

    id: str
    year: int
    title: str
    bases: tuple[Basis, ...] = ()
    situation: str = ""
    goals: tuple[str, ...] = ()
    principles: str = ""
    audience: str = ""
    contents: tuple[Content, ...] = ()
    modes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    schedule: tuple[ScheduleLine, ...] = ()
    fund: int = 0
    fund_note: str = ""
    group: tuple[Member, ...] = ()
    office: str = ""
    addressee: str = ""
    number: str = ""
    dated: date | None = None

    @property
    def person_id(self) -> str:
        """A plan is about nobody alone."""
        return ""

    @property
    def day(self) -> date | None:
        """The day it was registered."""
        return self.dated

    @property
    def registered(self) -> bool:
        """Whether it has its number and date."""
        return bool(self.number) and self.dated is not None

    def line(self, line_id: str) -> ScheduleLine:
        """One line of the schedule; `plan.unknown_line`."""
        for one in self.schedule:
            if one.id == line_id:
                return one
        raise UserError("plan.unknown_line")


def check(plan: TrainingPlan) -> None:
    """`plan.no_title`, `plan.year`, `plan.month`, `plan.no_content`, `plan.money`, `plan.half_registered`."""
    if not plan.title.strip():
        raise UserError("plan.no_title")
    if not 1990 <= plan.year <= 2200:
        raise UserError("plan.year", year=plan.year)
    for one in plan.schedule:
        if not 1 <= one.month <= 12:
            raise UserError("plan.month", month=one.month)
        if not one.content.strip():
            raise UserError("plan.no_content", month=one.month)
        _check_money(one.budget)
    _check_money(plan.fund)
    if bool(plan.number) != (plan.dated is not None):
        raise UserError("plan.half_registered")


def missing(plan: TrainingPlan) -> tuple[str, ...]:
    """The parts still empty before it can be registered: codes of goals, contents, schedule, fund, group."""
    parts: Mapping[str, object] = {
        "goals": plan.goals,
        "contents": plan.contents,
        "schedule": plan.schedule,
        "group": plan.group or plan.office,
    }
    return tuple(name for name, value in parts.items() if not value)


@dataclass(frozen=True, slots=True)
class Money:
    """A budget in fen: planned, used, and what is left (negative when overspent)."""

    planned: int
    used: int

    @property
    def left(self) -> int:
        """Planned less used."""
        return self.planned - self.used


def budget(plan: TrainingPlan | None, used: Iterable[int]) -> Money:
    """The year's fund against what the classes used; without a fund, against the sum of the schedule."""
    planned = 0 if plan is None else plan.fund or sum(one.budget for one in plan.schedule)
    return Money(planned, sum(used))


_MONEY = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?(万元|万|元)?")


def parse_money(text: str) -> int:
    """Fen from what one types: `3500`, `3,500.50`, `3500元`, `1.2万`; empty is 0. `plan.money`."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lstrip("¥")
    if not plain:
        return 0
    wide = re.fullmatch(r"(\d+)(?:\.(\d{1,6}))?万元?", plain)
    if wide is not None:
        fen = int(wide[1]) * 10**6 + int((wide[2] or "").ljust(6, "0"))
    else:
        found = _MONEY.fullmatch(plain)
        if found is None:
            raise UserError("plan.money", text=text)
        fen = int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0"))
    _check_money(fen)
    return fen


def money(fen: int) -> str:
    """Yuan as papers and screens show them: 3500, 3500.50."""
    sign, whole = ("-", -fen) if fen < 0 else ("", fen)
    yuan, rest = divmod(whole, 100)
    return f"{sign}{yuan}.{rest:02d}" if rest else f"{sign}{yuan}"


def _check_money(fen: int) -> None:
    if not 0 <= fen <= MOST_FEN:
        raise UserError("plan.money", text=money(fen))
