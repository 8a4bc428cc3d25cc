"""What school and bureau tell each other of training: register entries as plain JSON and back, held to their form.

Care talks, surveys and meetings never travel. The fields are described in `resources/formats/training.md`.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final, Literal, NoReturn

from cadredesk.domain.report import plain
from cadredesk.domain.training.attendance import Mark
from cadredesk.domain.training.certificates import Assessed, Qualification
from cadredesk.domain.training.course import Enrolment, Event
from cadredesk.domain.training.credit import CreditClaim, CreditEntry, Exemption, ToldLine
from cadredesk.domain.training.exam import Exam
from cadredesk.domain.training.exits import ExitProposal, Ranking, Satisfaction
from cadredesk.domain.training.groups import Activity, StudyGroup
from cadredesk.domain.training.plan import TrainingPlan
from cadredesk.domain.training.study import (
    Analysis,
    Award,
    BookRead,
    Deferral,
    Discipline,
    QualityGrade,
    Secondment,
    Task,
)
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError

OWN: Final[tuple[type[Any], ...]] = (
    BookRead,
    Analysis,
    Secondment,
    Task,
    Award,
    Discipline,
    QualityGrade,
    Deferral,
    Satisfaction,
    CreditClaim,
    Event,
)
"""What a school keeps of its own people and reports."""

OF_BUREAU: Final[tuple[type[Any], ...]] = (
    Trainee,
    TrainingPlan,
    StudyGroup,
    Activity,
    Exam,
    ToldLine,
    Exemption,
    Ranking,
    Assessed,
    Qualification,
    ExitProposal,
    *OWN,
)
"""What the bureau tells a school of its people."""

PERIOD: Final = "training-"
"""How the period of a report of training alone begins: `training-2026`."""

_KINDS: Final = {kind.KIND: kind for kind in OF_BUREAU}
_MOST: Final = 200_000


@dataclass(frozen=True, slots=True)
class Told:
    """What one side tells of training: the entries, who took part in its events with which marks, and the credits.

    `marks` are (event's id, mark). `credits` are entries of the ledger, told by the bureau alone.
    """

    entries: tuple[Any, ...] = ()
    enrolments: tuple[Enrolment, ...] = ()
    marks: tuple[tuple[str, Mark], ...] = ()
    credits: tuple[CreditEntry, ...] = ()
    rules: tuple[str, ...] = ()


def year_of(period: str) -> str:
    """The year of a report of training alone by its period; empty for any other report."""
    return period.removeprefix(PERIOD) if period.startswith(PERIOD) else ""


def as_plain(told: Told, as_of: date) -> list[dict[str, Any]]:
    """The list `training` of a payload: an entry with the day first, then everything with the name of its `register`."""
    rows: list[dict[str, Any]] = [{"register": "as_of", "on": as_of.isoformat()}]
    rows += [{"register": one.KIND, **plain(one)} for one in told.entries]
    rows += [{"register": "enrolment", **plain(one)} for one in told.enrolments]
    rows += [{"register": "mark", "event_id": event_id, **plain(mark)} for event_id, mark in told.marks]
    rows += [{"register": "credit", **plain(one)} for one in told.credits]
    rows += [{"register": "rules", "text": plain(text)} for text in told.rules]
    return rows


def from_plain(rows: Iterable[Mapping[str, Any]], kinds: Iterable[type[Any]]) -> Told | None:
    """What such a list says; None when it says nothing of training (no `as_of`).

    Kinds that are not known or not in `kinds` are passed over, as are unknown fields. `package.E403` for a field out
    of form (named `register.field`), for an id told twice, and for marks and enrolments of an event that is not told.
    """
    wanted = {kind.KIND for kind in kinds}
    listed = list(rows)
    if len(listed) > _MOST:
        _refuse("training")
    if not any(row.get("register") == "as_of" for row in listed):
        return None
    entries: list[Any] = []
    enrolments: list[Enrolment] = []
    marks: list[tuple[str, Mark]] = []
    credits: list[CreditEntry] = []
    rules: list[str] = []
    for row in listed:
        kind = row.get("register")
        if kind in wanted:
            entries.append(_value(_KINDS[str(kind)], row, str(kind)))
        elif kind == "enrolment":
            enrolments.append(_value(Enrolment, row, "enrolment"))
        elif kind == "mark":
            event_id = _convert(str, row.get("event_id"), "mark.event_id")
            marks.append((event_id, _value(Mark, row, "mark")))
        elif kind == "credit":
            credits.append(_value(CreditEntry, row, "credit"))
        elif kind == "rules":
            rules.append(_convert(str, row.get("text"), "rules.text"))
    known = [(one.KIND, one.id) for one in entries]
    if len(set(known)) != len(known):
        _refuse("training.id")
    events = {one.id for one in entries if isinstance(one, Event)}
    if {one.event_id for one in enrolments} - events or {event_id for event_id, _ in marks} - events:
        _refuse("training.event_id")
    return Told(tuple(entries), tuple(enrolments), tuple(marks), tuple(credits), tuple(rules))


def people_of(told: Told) -> frozenset[str]:
    """The ids of everybody it is about."""
    return frozenset(
        {
            *(one.person_id for one in told.entries if one.person_id),
            *(one.person_id for one in told.enrolments),
            *(mark.person_id for _, mark in told.marks),
            *(one.person_id for one in told.credits),
        }
    )


def _value(kind: type[Any], row: Mapping[str, Any], place: str) -> Any:
    if not isinstance(row, Mapping):
        _refuse(place)
    hints = typing.get_type_hints(kind)
    content: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        at = f"{place}.{field.name}"
        if field.name in row:
            content[field.name] = _convert(hints[field.name], row[field.name], at)
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            content[field.name] = _nothing(hints[field.name], at)
    return kind(**content)


def _nothing(hint: Any, place: str) -> Any:
    """The value of a field that was left out because it is empty."""
    if isinstance(hint, types.UnionType) and type(None) in typing.get_args(hint):
        return None
    if hint is str:
        return ""
    if typing.get_origin(hint) is tuple:
        return ()
    return _refuse(place)


def _convert(hint: Any, value: Any, place: str) -> Any:
    if isinstance(hint, types.UnionType):
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    origin = typing.get_origin(hint)
    if origin is Literal:
        return value if value in typing.get_args(hint) else _refuse(place)
    if origin is tuple:
        return _tuple(typing.get_args(hint), value, place)
    if dataclasses.is_dataclass(hint):
        return _value(typing.cast("type[Any]", hint), value, place)
    if hint is str:
        pieces = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str) for one in pieces):
            _refuse(place)
        return "".join(pieces)
    if hint in (date, Fraction):
        return _parsed(hint, value, place)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        _refuse(place)
    return value


def _tuple(inner: tuple[Any, ...], value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list) or len(value) > _MOST:
        _refuse(place)
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_convert(inner[0], one, place) for one in value)
    if len(value) != len(inner):
        _refuse(place)
    return tuple(_convert(kind, one, place) for kind, one in zip(inner, value, strict=True))


def _parsed(hint: Any, value: Any, place: str) -> Any:
    if not isinstance(value, str) or len(value) > 40:
        _refuse(place)
    try:
        return date.fromisoformat(value) if hint is date else Fraction(value)
    except (ValueError, ZeroDivisionError):
        _refuse(place)


def _refuse(place: str) -> NoReturn:
    raise UserError("package.E403", field=place)
