"""Certification: the assessment every two years, the register of certificates, and the hours asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cadredesk.actions.training import rules as rule_actions
from cadredesk.desk import Desk, Session
from cadredesk.domain.training import attendance
from cadredesk.domain.training import certificates as domain
from cadredesk.domain.training.attendance import Mark
from cadredesk.domain.training.certificates import Assessed, HoursDone, HoursWatch, Qualification
from cadredesk.domain.training.course import Event
from cadredesk.domain.training.credit import CreditClaim
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError
from cadredesk.storage import attendance as attendance_storage
from cadredesk.storage import registers

__all__ = [
    "Assessed",
    "HoursWatch",
    "Qualification",
    "Standing",
    "assess",
    "grant",
    "history_of",
    "listed",
    "standings",
    "void",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one trainee stands: the last assessment, the certificate in force, and the hours against those asked for."""

    trainee: Trainee
    assessed: Assessed | None
    certificate: Qualification | None
    hours: HoursWatch


def listed(desk: Desk) -> tuple[Qualification, ...]:
    """The register of certificates that count, by number."""
    with desk.read() as session:
        found = registers.listed(session, desk.org, Qualification)
    return tuple(sorted(found, key=lambda one: one.number))


def standings(desk: Desk, on: date | None = None, *, person_id: str | None = None) -> tuple[Standing, ...]:
    """Every trainee in the pool on a day (today when not told), by day of joining; one alone by `person_id`."""
    day = on or desk.today()
    with desk.read() as session:
        rules = rule_actions.inside(session, desk.org, day)
        if person_id is None:
            people = registers.listed(session, desk.org, Trainee)
            hours = hours_done(session, desk)
        else:
            people = registers.of_people(session, desk.org, Trainee, [person_id])
            hours = {person_id: _hours_of(session, desk, person_id)}
        assessed = registers.listed(session, desk.org, Assessed, person_id=person_id)
        granted = registers.listed(session, desk.org, Qualification, person_id=person_id)
        last = {one.person_id: one for one in assessed if one.day <= day}
        held = {one.person_id: one for one in granted if one.valid_on(day)}
        return tuple(
            Standing(
                one,
                last.get(one.id),
                held.get(one.id),
                domain.watch(rules, one, hours.get(one.id, ()), day),
            )
            for one in people
            if one.member_on(day)
        )


def hours_done(session: Session, desk: Desk) -> dict[str, tuple[HoursDone, ...]]:
    """The hours everybody took part in: by the roll calls of events that were held, and online by certificate."""
    found: dict[str, list[HoursDone]] = {}
    for event in registers.listed(session, desk.org, Event):
        if event.state == "cancelled":
            continue
        for day in attendance.days(event, attendance_storage.marks(session, desk.org, event.id)):
            if day.attended:
                found.setdefault(day.person_id, []).append(HoursDone(day.on, day.attended))
    for claim in registers.listed(session, desk.org, CreditClaim):
        if claim.rule == "online" and claim.hours:
            found.setdefault(claim.person_id, []).append(HoursDone(claim.day, claim.hours, online=True))
    return {person_id: tuple(hours) for person_id, hours in found.items()}


def _hours_of(session: Session, desk: Desk, person_id: str) -> tuple[HoursDone, ...]:
    """The hours of one person, as `hours_done` has them."""
    marks: dict[str, list[Mark]] = {}
    for event_id, mark in attendance_storage.marks_of_person(session, desk.org, person_id):
        marks.setdefault(event_id, []).append(mark)
    found = [
        HoursDone(day.on, day.attended)
        for event in registers.listed(session, desk.org, Event)
        if event.id in marks and event.state != "cancelled"
        for day in attendance.days(event, marks[event.id])
        if day.attended
    ]
    found += [
        HoursDone(one.day, one.hours, online=True)
        for one in registers.listed(session, desk.org, CreditClaim, person_id=person_id)
        if one.rule == "online" and one.hours
    ]
    return tuple(found)


def history_of(desk: Desk, person_id: str) -> tuple[Assessed | Qualification, ...]:
    """The assessments and certificates of one trainee, by day."""
    with desk.read() as session:
        assessed = registers.listed(session, desk.org, Assessed, person_id=person_id)
        granted = registers.listed(session, desk.org, Qualification, person_id=person_id)
    found: tuple[Assessed | Qualification, ...] = (*assessed, *granted)
    return tuple(sorted(found, key=lambda one: one.day))


def assess(desk: Desk, assessed: Assessed, reason: str = "") -> None:
    """Stores an assessment. `certificate.grade`, `.no_assessors`; `register.unknown` for nobody in training."""
    assessed.check()
    with desk.write("training.assessed", assessed.person_id) as session:
        registers.get(session, desk.org, Trainee, assessed.person_id)
        registers.put(session, desk.org, assessed, desk.user.id, desk.today(), reason)


def grant(desk: Desk, person_id: str, day: date, body: str) -> Qualification:
    """Gives a certificate with the next register number of the year.

    `certificate.not_assessed`, `.hours` (fewer than the qualification training asks for), `.body` (who grants it).
    """
    if not body.strip():
        raise UserError("certificate.body")
    with desk.write("training.granted", person_id) as session:
        rules = rule_actions.inside(session, desk.org, day)
        trainee = registers.get(session, desk.org, Trainee, person_id)
        assessed = _last_assessed(session, desk, person_id, day)
        hours = domain.watch(rules, trainee, hours_done(session, desk).get(person_id, ()), day)
        domain.check_grant(rules, trainee, assessed, hours)
        year = rules.year_of(day)
        posting = trainee.at(day)
        made = Qualification(
            desk.new_id(),
            person_id,
            trainee.name,
            domain.next_number(rules, year, _numbers(session, desk)),
            year,
            day,
            domain.last_valid_day(rules, day),
            int(hours.qualification),
            posting.unit_name,
            posting.post,
            body.strip(),
            assessed.id if assessed else "",
        )
        registers.put(session, desk.org, made, desk.user.id, desk.today())
    return made


def void(desk: Desk, certificate: Qualification, reason: str) -> None:
    """A certificate no longer counts; its number is not given again. `register.reason_missing`."""
    with desk.write("training.certificate_void", certificate.person_id) as session:
        registers.void(session, desk.org, certificate, desk.user.id, desk.today(), reason)


def _last_assessed(session: Session, desk: Desk, person_id: str, day: date) -> Assessed | None:
    found = [
        one for one in registers.listed(session, desk.org, Assessed, person_id=person_id) if one.day <= day
    ]
    return found[-1] if found else None


def _numbers(session: Session, desk: Desk) -> Sequence[str]:
    """Every register number ever given, those of voided certificates too."""
    return tuple(one.number for one in registers.ever(session, desk.org, Qualification))
