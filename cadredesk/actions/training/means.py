"""Lecturers, bases, materials, partners: lists, one entry, what ends soon, and in which events they are used."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from cadredesk.actions.training import sheets
from cadredesk.desk import Desk
from cadredesk.documents import training_reading
from cadredesk.domain.training import means as domain
from cadredesk.domain.training.course import Event
from cadredesk.domain.training.means import Agreement, Base, Ending, Lecturer, Material, Partner, validity
from cadredesk.errors import UserError
from cadredesk.storage import registers

__all__ = [
    "Agreement",
    "Base",
    "Ending",
    "Lecturer",
    "Material",
    "Partner",
    "endings",
    "listed",
    "put",
    "reading_pdf",
    "used",
    "validity_of",
    "void",
]

One = TypeVar("One", Lecturer, Base, Material, Partner)


def listed(desk: Desk, kind: type[One], year: int | None = None) -> tuple[One, ...]:
    """The entries of a kind, names of lecturers by strokes, the others by name; materials of one year when told."""
    with desk.read() as session:
        found = registers.listed(session, desk.org, kind, year=year)
    if kind is Lecturer:
        place = sheets.in_strokes(desk, {one.id: _name(one) for one in found})
        return tuple(sorted(found, key=lambda one: place[one.id]))
    return tuple(sorted(found, key=_name))


def put(desk: Desk, one: One, reason: str = "") -> One:
    """Writes an entry; one without an id is new. Errors as `domain.check`."""
    made = replace(one, id=one.id or desk.new_id())
    domain.check(made)
    with desk.write(f"{made.KIND}.saved", made.id) as session:
        registers.put(session, desk.org, made, desk.user.id, desk.today(), reason)
    return made


def void(desk: Desk, one: Lecturer | Base | Material | Partner, reason: str) -> None:
    """Takes an entry out of use for a reason; events that name it keep it. `register.reason_missing`."""
    with desk.write(f"{one.KIND}.voided", one.id) as session:
        registers.void(session, desk.org, one, desk.user.id, desk.today(), reason)


def endings(desk: Desk) -> tuple[Ending, ...]:
    """Lecturers' terms, bases and agreements that end soon or have ended, the earliest first."""
    with desk.read() as session:
        found: list[Lecturer | Base | Partner] = [
            *registers.listed(session, desk.org, Lecturer),
            *registers.listed(session, desk.org, Base),
            *registers.listed(session, desk.org, Partner),
        ]
    return domain.endings(found, desk.today(), sheets.catalogue().warn_days)


def reading_pdf(desk: Desk, year: int) -> bytes:
    """The books and videos of a year to hand round (必读、选读书目). `means.no_material`."""
    found = listed(desk, Material, year)
    if not found:
        raise UserError("means.no_material", year=year)
    known = sheets.catalogue()
    codes = {code for one in found for code in (one.kind, one.area) if code}
    value = training_reading.Reading(
        sheets.office(desk), year, found, {code: known.name(code) for code in codes}, desk.today()
    )
    return training_reading.pdf(value, sheets.wording("training_reading"), sheets.watermark(desk))


def validity_of(desk: Desk, one: Lecturer | Base | Partner) -> domain.Validity:
    """Whether an entry is still valid today."""
    return validity(one.valid_until, desk.today(), sheets.catalogue().warn_days)


def used(desk: Desk, one: Lecturer | Base | Material | Partner) -> tuple[Event, ...]:
    """The events that name it, by day."""
    with desk.read() as session:
        events = registers.listed(session, desk.org, Event)
    return tuple(
        event
        for event in events
        if one.id in (*event.lecturer_ids, *event.material_ids, event.base_id, event.partner_id)
        or any(session_.lecturer_id == one.id for session_ in event.sessions)
    )


def get(desk: Desk, kind: type[One], entry_id: str) -> One:
    """One entry; `register.unknown`."""
    with desk.read() as session:
        return registers.get(session, desk.org, kind, entry_id)


def _name(one: Lecturer | Base | Material | Partner) -> str:
    return one.title if isinstance(one, Material) else one.name


def check_usable(desk: Desk, lecturer_id: str) -> None:
    """`means.ended` when a lecturer's term is over."""
    one = get(desk, Lecturer, lecturer_id)
    if validity_of(desk, one) == "ended" and one.valid_until is not None:
        raise UserError("means.ended", name=one.name, until=one.valid_until.isoformat())
