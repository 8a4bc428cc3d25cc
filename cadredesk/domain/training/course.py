"""Courses and events of training: what is held, when, by whom, for how many, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar, Final, Literal

from cadredesk.errors import UserError

Half = Literal["am", "pm", "evening"]
HALVES: Final[tuple[Half, ...]] = ("am", "pm", "evening")
"""The parts of a day in their order; a sign-in sheet is printed for each (半天)."""

State = Literal["open", "closed", "cancelled"]
Status = Literal["planned", "enrolling", "ready", "roll_call", "summary", "closed", "cancelled"]
"""Where an event stands: without sessions, without participants, before its day, roll call waiting, facts to complete,
filed, given up."""

FEEDBACK: Final = ("satisfied", "basic", "dissatisfied")
"""满意, 基本满意, 不满意."""

MOST_HOURS: Final = 12
"""Most hours of one session."""


@dataclass(frozen=True, slots=True)
class Term:
    """A code of the catalogue with its official word and the English one; `parent` is the area it belongs to."""

    code: str
    name: str
    english: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event. `leave` is who grants leave (`personnel` or `group_leader`); `credited`: hours give credits."""

    code: str
    name: str
    english: str
    leave: str = "personnel"
    credited: bool = True


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The codes of training and their words, read from `resources/training/`.

    `groups` are the data groups of GB/T 38865-2020 by their clause; `warn_days` is how long before its end a lecturer
    or an agreement is warned of; a survey's group of fewer than `least_shown` sheets is not broken down.
    """

    kinds: tuple[EventKind, ...]
    modes: tuple[Term, ...]
    areas: tuple[Term, ...]
    bases: tuple[Term, ...]
    lecturers: tuple[Term, ...]
    levels: tuple[Term, ...]
    materials: tuple[Term, ...]
    groups: tuple[Term, ...]
    warn_days: int
    least_shown: int

    @classmethod
    def from_toml(cls, kinds: Mapping[str, Any], taxonomy: Mapping[str, Any]) -> Catalogue:
        """Built from the two parsed files; an unknown key is a TypeError."""
        areas: list[Term] = []
        for area in taxonomy["areas"]:
            areas.append(Term(area["code"], area["name"], area["english"]))
            areas += [Term(code, name, english, area["code"]) for code, name, english in area["parts"]]
        lists = {
            name: tuple(Term(**one) for one in kinds[name])
            for name in ("modes", "bases", "lecturers", "levels", "materials", "groups")
        }
        return cls(
            tuple(EventKind(**one) for one in kinds["kinds"]),
            areas=tuple(areas),
            warn_days=kinds["warn_days"],
            least_shown=kinds["least_shown"],
            **lists,
        )

    def kind(self, code: str) -> EventKind:
        """A kind by its code; `course.unknown_kind`."""
        for one in self.kinds:
            if one.code == code:
                return one
        raise UserError("course.unknown_kind", kind=code)

    def name(self, code: str) -> str:
        """The official word of any code; the code itself when it is none."""
        for terms in (
            self.kinds,
            self.modes,
            self.areas,
            self.bases,
            self.lecturers,
            self.materials,
            self.levels,
        ):
            for one in terms:
                if one.code == code:
                    return one.name
        return code


@dataclass(frozen=True, slots=True)
class Session:
    """One half day of an event: `hours` of study, its topic and lecturer where they differ from the event's."""

    id: str
    on: date
    half: Half
    hours: Fraction
    topic: str = ""
    lecturer_id: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of an event: the name of its sealed file and what it shows."""

    file: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A course, class or activity (GB/T 38865-2020, 8.1 to 8.5 and 8.9).

    Money in fen. `capacity` 0 means no limit; `menu` puts it on the course menu (选学菜单) until `choose_until`.
    `credited`: hours attended go to the credit ledger. `plan_line` is the line of the annual schedule it fulfils.
    `feedback` counts FEEDBACK answers in that order, empty when nobody was asked.
    """

    KIND: ClassVar[str] = "event"

    id: str
    kind: str
    title: str
    year: int
    sessions: tuple[Session, ...] = ()
    area: str = ""
    organiser: str = ""
    place: str = ""
    base_id: str = ""
    lecturer_ids: tuple[str, ...] = ()
    material_ids: tuple[str, ...] = ()
    partner_id: str = ""
    batch: str = ""
    requirement: str = ""
    assessment: str = ""
    audience: str = ""
    capacity: int = 0
    menu: bool = False
    choose_until: date | None = None
    credited: bool = True
    number: str = ""
    plan_line: str = ""
    fund_planned: int = 0
    fund_used: int = 0
    summary: str = ""
    photos: tuple[Photo, ...] = ()
    feedback: tuple[int, ...] = ()
    feedback_note: str = ""
    state: State = "open"
    reason: str = ""

    @property
    def person_id(self) -> str:
        """An event is about nobody alone."""
        return ""

    @property
    def day(self) -> date | None:
        """The first day, None before it has a session."""
        return min((one.on for one in self.sessions), default=None)

    @property
    def last_day(self) -> date | None:
        """The last day."""
        return max((one.on for one in self.sessions), default=None)

    @property
    def hours(self) -> Fraction:
        """The hours of all sessions."""
        return sum((one.hours for one in self.sessions), Fraction(0))

    def session(self, session_id: str) -> Session:
        """One session; `course.unknown_session`."""
        for one in self.sessions:
            if one.id == session_id:
                return one
        raise UserError("course.unknown_session")

    def in_order(self) -> Event:
        """The same with its sessions in the order of time."""
        ordered = sorted(self.sessions, key=lambda one: (one.on, HALVES.index(one.half)))
        return replace(self, sessions=tuple(ordered))


def check(event: Event) -> None:
    """What an event must hold: a title, sessions of a half day each, no two at once.

    `course.no_title`, `course.hours`, `course.same_half_day`, `course.capacity`, `course.money`, `course.feedback`,
    `course.choose_until`.
    """
    if not event.title.strip():
        raise UserError("course.no_title")
    seen: set[tuple[date, str]] = set()
    for one in event.sessions:
        if not 0 < one.hours <= MOST_HOURS:
            raise UserError("course.hours", on=one.on.isoformat(), most=MOST_HOURS)
        if (one.on, one.half) in seen:
            raise UserError("course.same_half_day", on=one.on.isoformat())
        seen.add((one.on, one.half))
    if event.capacity < 0:
        raise UserError("course.capacity")
    if event.fund_planned < 0 or event.fund_used < 0:
        raise UserError("course.money")
    if event.feedback and (len(event.feedback) != len(FEEDBACK) or min(event.feedback) < 0):
        raise UserError("course.feedback")
    if event.choose_until is not None and event.day is not None and event.choose_until > event.day:
        raise UserError("course.choose_until", day=event.day.isoformat())


def satisfaction(feedback: Sequence[int]) -> Fraction | None:
    """The share of satisfied and basically satisfied among the answers; None without answers."""
    total = sum(feedback)
    return Fraction(feedback[0] + feedback[1], total) if total else None


def status(event: Event, today: date, enrolled: int, marked: Iterable[str]) -> Status:
    """Where it stands: `enrolled` people, sessions whose roll call is done."""
    if event.state != "open":
        return event.state
    if not event.sessions:
        return "planned"
    if not enrolled:
        return "enrolling"
    done = set(marked)
    if all(one.id in done for one in event.sessions):
        return "summary"
    return "roll_call" if any(one.on <= today and one.id not in done for one in event.sessions) else "ready"


EnrolState = Literal["enrolled", "waiting", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One person of an event (GB/T 38865-2020, 8.6): name and unit as they were then, `place` in the order of coming.

    `how`: assigned by the office, or chosen from the menu. A guest has an id of their own and gets no credits.
    """

    event_id: str
    person_id: str
    name: str
    unit: str
    place: int
    on: date
    state: EnrolState = "enrolled"
    how: Literal["assigned", "chosen", "guest"] = "assigned"
    group: str = ""


def counted(people: Iterable[Enrolment], state: EnrolState = "enrolled") -> int:
    """How many stand in that state."""
    return sum(one.state == state for one in people)


def full(event: Event, people: Iterable[Enrolment]) -> bool:
    """Whether no place is left."""
    return bool(event.capacity) and counted(people) >= event.capacity


def moved_up(event: Event, people: Sequence[Enrolment]) -> tuple[Enrolment, ...]:
    """Those of the waiting list who get the free places, first come first."""
    waiting = sorted((one for one in people if one.state == "waiting"), key=lambda one: one.place)
    free = len(waiting) if not event.capacity else max(0, event.capacity - counted(people))
    return tuple(replace(one, state="enrolled") for one in waiting[:free])
