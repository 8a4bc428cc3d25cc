"""A desk with trainees and one event, as the tests of courses and roll call use it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from cadredesk.actions.training import courses, trainees
from cadredesk.actions.training.courses import Event, HalfDay
from cadredesk.desk import Desk
from cadredesk.domain.training.trainee import Posting, Trainee

JOINED = date(2026, 1, 1)
NAMES = ("干露", "于谦", "王文", "王达", "田富", "田大利", "李䶮", "张三", "欧阳少东")
"""In the order of surname strokes."""
FIRST = date(2026, 9, 18)


def trainee(number: int, name: str, unit: str = "青山小学") -> Trainee:
    """A trainee of the pool since the beginning of the year."""
    tier = ("chief", "deputy", "young")[number % 3]
    return Trainee(f"p{number}", name, JOINED, (Posting(JOINED, "S1", unit, "primary"),), tier=tier)


def enrol_trainees(desk: Desk, names: tuple[str, ...] = NAMES) -> None:
    """Takes people into training; ids p0, p1 … in the order given."""
    trainees.enrol(desk, [trainee(number, name) for number, name in enumerate(names)])


def event(title: str = "领导力集中讲座", days: int = 1, **values: object) -> Event:
    """An event of two half days of three hours on each of so many days, not stored."""
    sessions = tuple(
        HalfDay(f"s{day}{half}", date(FIRST.year, FIRST.month, FIRST.day + day), half, Fraction(3))
        for day in range(days)
        for half in ("am", "pm")
    )
    return replace(Event("", "lecture", title, 2026, sessions), **values)  # type: ignore[arg-type]


def held(desk: Desk, **values: object) -> Event:
    """An event with everybody enrolled."""
    made = courses.save(desk, event(**values))  # type: ignore[arg-type]
    courses.enrol(desk, made.id, courses.candidates(desk))
    return made
