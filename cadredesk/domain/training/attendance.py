"""Roll call: the marks of a half day, the hours they cost, and what a sheet of somebody else's says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Final, Literal

from cadredesk.domain.training.course import HALVES, Event, Half, Session
from cadredesk.errors import UserError

Code = Literal["present", "late", "early", "absent", "leave"]
CODES: Final[tuple[Code, ...]] = ("present", "late", "early", "absent", "leave")
"""到, 迟到, 早退, 缺勤, 请假."""

Approver = Literal["", "personnel", "group_leader"]
USUAL_MINUTES: Final = 30
"""Minutes missed when a late arrival or early leave is typed without saying how many."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One person's mark of one session. `minutes` missed: of a late arrival or early leave always; of an absence 0 means
    the whole session. `approver` says who granted leave: the group's leader, or the personnel section.
    """

    session_id: str
    person_id: str
    code: Code
    minutes: int = 0
    approver: Approver = ""


@dataclass(frozen=True, slots=True)
class DayRecord:
    """One person's day: hours attended, and what was missed with its mark, in hours."""

    person_id: str
    on: date
    attended: Fraction
    missed: tuple[tuple[Code, Fraction], ...]


def check(mark: Mark, session: Session) -> None:
    """`attendance.unknown_mark`, `attendance.minutes`, `attendance.no_approver`."""
    if mark.code not in CODES:
        raise UserError("attendance.unknown_mark", mark=mark.code)
    whole = session.hours * 60
    if mark.code in ("late", "early") and not 0 < mark.minutes <= whole:
        raise UserError("attendance.minutes", minutes=mark.minutes, whole=int(whole))
    if mark.code not in ("late", "early") and not 0 <= mark.minutes <= whole:
        raise UserError("attendance.minutes", minutes=mark.minutes, whole=int(whole))
    if (mark.code == "leave") != bool(mark.approver):
        raise UserError("attendance.no_approver")


def missed_hours(mark: Mark, session: Session) -> Fraction:
    """The hours a mark costs: none when present, the whole session when absent or on leave without minutes."""
    if mark.code == "present":
        return Fraction(0)
    return Fraction(mark.minutes, 60) if mark.minutes else session.hours


def days(event: Event, marks: Iterable[Mark]) -> Iterator[DayRecord]:
    """Every person's day with hours attended and missed, by person and day; sessions without a mark say nothing."""
    order = {one.id: place for place, one in enumerate(event.in_order().sessions)}
    sessions = event.in_order().sessions
    found: dict[tuple[str, date], list[tuple[int, Code, int]]] = {}
    for mark in marks:
        place = order.get(mark.session_id)
        if place is not None:
            found.setdefault((mark.person_id, sessions[place].on), []).append(
                (place, mark.code, mark.minutes)
            )
    worked: dict[tuple[tuple[int, Code, int], ...], tuple[Fraction, tuple[tuple[Code, Fraction], ...]]] = {}
    for person_id, on in sorted(found):
        told = tuple(sorted(found[person_id, on]))
        if told not in worked:
            worked[told] = _worked(told, sessions)
        yield DayRecord(person_id, on, *worked[told])


def _worked(
    told: Sequence[tuple[int, Code, int]], sessions: Sequence[Session]
) -> tuple[Fraction, tuple[tuple[Code, Fraction], ...]]:
    attended, missed = Fraction(0), []
    for place, code, minutes in told:
        lost = missed_hours(Mark("", "", code, minutes), sessions[place])
        attended += sessions[place].hours - lost
        if code != "present":
            missed.append((code, lost))
    return attended, tuple(missed)


@dataclass(frozen=True, slots=True)
class Counts:
    """A roll call counted: how many were due, and how many have each mark."""

    due: int
    present: int = 0
    late: int = 0
    early: int = 0
    absent: int = 0
    leave: int = 0

    @property
    def marked(self) -> int:
        """How many have a mark."""
        return self.present + self.late + self.early + self.absent + self.leave

    @property
    def came(self) -> int:
        """Who was there, if only for a part (实到)."""
        return self.present + self.late + self.early


def count(due: int, marks: Iterable[Mark]) -> Counts:
    """The marks of one session, counted."""
    found = dict.fromkeys(CODES, 0)
    for mark in marks:
        found[mark.code] += 1
    return Counts(due, **found)


# ------------------------------------------------------------------------------------- somebody else's sheet


Severity = Literal["note", "question", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about a cell of the sheet: `row` as the user counts, `values` fill `attendance.<code>`.

    `choices`: person ids among whom a question asks.
    """

    row: int
    code: str
    severity: Severity
    values: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetWords:
    """How sheets write headings and marks (`resources/training/kinds.toml`, `[sheet]`), folded."""

    columns: Mapping[str, str]
    marks: Mapping[str, Code]
    blanks: frozenset[str]
    halves: tuple[tuple[str, Half], ...]

    @classmethod
    def from_toml(cls, data: Mapping[str, Any]) -> SheetWords:
        """Built from the parsed table."""
        names = ("name", "unit", "date", "half", "mark", "ignored")
        columns = {fold(word): name for name in names for word in data[name]}
        marks: dict[str, Code] = {fold(word): code for code in CODES for word in data["marks"][code]}
        kinds: dict[str, Half] = {"am": "am", "pm": "pm", "evening": "evening"}
        halves = [(fold(word), kinds[name]) for name in kinds for word in data[name]]
        blanks = frozenset(fold(word) for word in data["marks"]["blank"])
        return cls(columns, marks, blanks, tuple(sorted(halves, key=lambda one: -len(one[0]))))

    def half(self, text: str) -> Half | None:
        """The part of the day a text names."""
        plain = fold(text)
        return next((half for word, half in self.halves if word in plain), None)

    def read(self, text: str) -> tuple[Code, int] | None:
        """A mark and the minutes beside it (迟到20分钟, 缺1.5小时); None when it is no mark."""
        plain = fold(text)
        if plain in self.marks:
            return self.marks[plain], 0
        minutes = _minutes(plain)
        bare = _MINUTES.sub("", _BRACKETS.sub("", plain))
        for known in (bare, *(word for word in self.marks if len(word) > 1 and bare.startswith(word))):
            if known in self.marks:
                return self.marks[known], minutes
        return None


_MINUTES = re.compile(r"(\d+(?:\.\d+)?)(分钟|分|min|小时|学时|h)")
_BRACKETS = re.compile(r"[()\[\]、,:：;]")
_DAY = re.compile(r"(?:(?P<year>\d{4})[年./-])?(?P<month>\d{1,2})[月./-](?P<day>\d{1,2})[日号]?")


def fold(text: str) -> str:
    """The form in which words of a sheet are compared: NFKC, no blanks, small letters."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def _minutes(text: str) -> int:
    found = _MINUTES.search(text)
    if found is None:
        return 0
    amount = Fraction(found[1])
    return int(amount if found[2] in ("分钟", "分", "min") else amount * 60)


def read_day(text: str, years: Sequence[int]) -> date | None:
    """The day a heading names (2026-09-18, 9月18日, 9.18); without a year, the one of `years` that fits."""
    found = _DAY.search(fold(text))
    if found is None:
        return None
    wanted = [int(found["year"])] if found["year"] else list(years)
    for year in wanted:
        try:
            return date(year, int(found["month"]), int(found["day"]))
        except ValueError:
            continue
    return None


def session_of(event: Event, text: str, half_text: str, words: SheetWords) -> Session | None:
    """The session a heading names by day and half day; by the day alone when only one is held on it."""
    years = sorted({one.on.year for one in event.sessions})
    day = read_day(text, years)
    if day is None:
        return None
    half = words.half(half_text) or words.half(text)
    fitting = [one for one in event.sessions if one.on == day and half in (None, one.half)]
    return fitting[0] if len(fitting) == 1 else None


def names_a_day(text: str) -> bool:
    """Whether a heading names a day at all."""
    return read_day(text, (2000,)) is not None


__all__ = [
    "CODES",
    "HALVES",
    "USUAL_MINUTES",
    "Approver",
    "Code",
    "Counts",
    "DayRecord",
    "Finding",
    "Mark",
    "SheetWords",
    "check",
    "count",
    "days",
    "fold",
    "missed_hours",
    "names_a_day",
    "read_day",
    "session_of",
]
