"""A trainee's own study and cultivation: books, analyses, temporary posts, key tasks, care talks, rewards, grades, rotation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from cadredesk.actions.training import credits
from cadredesk.actions.training import rules as rule_actions
from cadredesk.desk import Desk, Session
from cadredesk.domain.training import credit
from cadredesk.domain.training import study as domain
from cadredesk.domain.training.register import Revision
from cadredesk.domain.training.rules import TrainingRules
from cadredesk.domain.training.study import (
    Analysis,
    Award,
    BookRead,
    CareTalk,
    Deferral,
    Discipline,
    QualityGrade,
    Reading,
    Rotation,
    Secondment,
    Task,
)
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError
from cadredesk.storage import people, registers

__all__ = [
    "Analysis",
    "Award",
    "BookRead",
    "CareTalk",
    "Deferral",
    "Discipline",
    "FollowUpDue",
    "QualityGrade",
    "Secondment",
    "Task",
    "follow_ups",
    "get",
    "grade",
    "history",
    "listed",
    "post_credits",
    "put",
    "readings",
    "rotations",
    "void",
]

Entry = TypeVar(
    "Entry", BookRead, Analysis, Secondment, Task, CareTalk, Award, Discipline, QualityGrade, Deferral
)


Kept = BookRead | Analysis | Secondment | Task | CareTalk | Award | Discipline | QualityGrade | Deferral
"""Any of them."""


@dataclass(frozen=True, slots=True)
class FollowUpDue:
    """Something that is to follow from a care talk: the talk, which of its follow-ups, and when it is due."""

    talk: CareTalk
    index: int
    text: str
    due: date | None


def listed(
    desk: Desk, kind: type[Entry], *, year: int | None = None, person_id: str | None = None
) -> tuple[Entry, ...]:
    """The entries of a kind that count, by day."""
    with desk.read() as session:
        return registers.listed(session, desk.org, kind, year=year, person_id=person_id)


def get(desk: Desk, kind: type[Entry], entry_id: str) -> Entry:
    """One entry that counts; `register.unknown`."""
    with desk.read() as session:
        return registers.get(session, desk.org, kind, entry_id)


def history(desk: Desk, kind: type[Entry], entry_id: str) -> tuple[Revision[Entry], ...]:
    """Every state an entry ever had, oldest first."""
    with desk.read() as session:
        return registers.history(session, desk.org, kind, entry_id)


def put(desk: Desk, entry: Entry, reason: str = "") -> None:
    """Stores an entry, or a correction of it, and posts the credits it gives (a temporary post, a judged task).

    `study.no_title`, `study.until_before`, `study.month` (two notes of a month), `register.unknown`.
    """
    _check(entry)
    with desk.write(f"training.{entry.KIND}", entry.person_id) as session:
        registers.get(session, desk.org, Trainee, entry.person_id)
        registers.put(session, desk.org, entry, desk.user.id, desk.today(), reason)
        post_credits(session, desk, entry)


def void(desk: Desk, entry: Entry, reason: str) -> None:
    """An entry no longer counts, nor the credits it gave. `register.reason_missing`."""
    with desk.write(f"training.{entry.KIND}_void", entry.person_id) as session:
        registers.void(session, desk.org, entry, desk.user.id, desk.today(), reason)
        credits.post(session, desk, _source(entry), ())


def grade(desk: Desk, grades: Iterable[QualityGrade], reason: str = "") -> None:
    """Stores the year's grades of quality, or corrects them with a reason; one grade a person and year.

    `study.grade`, `study.too_many_excellent` (of all in the pool that year).
    """
    wanted = tuple(grades)
    with desk.write("training.quality_grade") as session:
        pool = [one for one in registers.listed(session, desk.org, Trainee) if one.left is None]
        before = {
            year: {one.person_id: one for one in registers.listed(session, desk.org, QualityGrade, year=year)}
            for year in {one.year for one in wanted}
        }
        for year, known in before.items():
            told = known | {one.person_id: one for one in wanted if one.year == year}
            domain.check_grades(tuple(told.values()), len(pool))
        for one in wanted:
            stood = before[one.year].get(one.person_id)
            kept = replace(one, id=stood.id) if stood else one
            registers.put(session, desk.org, kept, desk.user.id, desk.today(), reason if stood else "")


def readings(desk: Desk, year: int, *, person_id: str | None = None) -> dict[str, Reading]:
    """Every trainee's reading of a year, by id; of one alone by `person_id`."""
    with desk.read() as session:
        rules = rule_actions.inside(session, desk.org, desk.today())
        books = _by_person(registers.listed(session, desk.org, BookRead, year=year, person_id=person_id))
        papers = _by_person(registers.listed(session, desk.org, Analysis, year=year, person_id=person_id))
        pool = _people(session, desk, person_id)
    return {one.id: domain.reading(rules, books.get(one.id, ()), papers.get(one.id, ())) for one in pool}


def rotations(desk: Desk, on: date | None = None, *, person_id: str | None = None) -> dict[str, Rotation]:
    """How long everybody in the pool is in their school, and when the exchange is due, by id; one alone by `person_id`."""
    day = on or desk.today()
    with desk.read() as session:
        rules = rule_actions.inside(session, desk.org, day)
        deferrals = _by_person(registers.listed(session, desk.org, Deferral, person_id=person_id))
        pool = [one for one in _people(session, desk, person_id) if one.left is None]
        files = {
            one.id: one.joined_school
            for one in people.many(session, desk.org, [one.id for one in pool])
            if one.joined_school
        }
    found = {}
    for one in pool:
        known = files.get(one.id)
        since = domain.in_school_since(one, known.earliest() if known else None)
        found[one.id] = domain.rotation(rules, since, deferrals.get(one.id, ()), day)
    return found


def _people(session: Session, desk: Desk, person_id: str | None) -> tuple[Trainee, ...]:
    if person_id is None:
        return registers.listed(session, desk.org, Trainee)
    return registers.of_people(session, desk.org, Trainee, [person_id])


def follow_ups(desk: Desk) -> tuple[FollowUpDue, ...]:
    """What is still to follow from care talks, the most urgent first; without a day last."""
    found = [
        FollowUpDue(talk, index, one.text, one.due)
        for talk in listed(desk, CareTalk)
        for index, one in enumerate(talk.follow_ups)
        if one.done_on is None
    ]
    return tuple(sorted(found, key=lambda one: (one.due or date.max, one.talk.day)))


def done(desk: Desk, follow_up: FollowUpDue, result: str) -> None:
    """A follow-up was done today, with its result in words. `study.no_result`."""
    put(desk, domain.with_follow_up(follow_up.talk, follow_up.index, desk.today(), result))


def _check(entry: Kept) -> None:
    if isinstance(entry, BookRead | Analysis | Task) and not entry.title.strip():
        raise UserError("study.no_title")
    if isinstance(entry, Award | Discipline) and not entry.name.strip():
        raise UserError("study.no_title")
    if isinstance(entry, Secondment) and not entry.unit.strip():
        raise UserError("study.no_unit")
    if isinstance(entry, CareTalk) and not entry.by.strip():
        raise UserError("study.no_speaker")
    until = getattr(entry, "until", None)
    if until is not None and until < entry.day:
        raise UserError("study.until_before")
    if isinstance(entry, Secondment):
        months = [note.month for note in entry.notes]
        if len(set(months)) != len(months):
            raise UserError("study.month")


def post_credits(session: Session, desk: Desk, entry: Kept) -> None:
    """Posts the credits an entry gives by the rules of its day, within a transaction; none for a kind without credits."""
    rules = rule_actions.inside(session, desk.org, entry.day)
    credits.post(session, desk, _source(entry), entries_of(rules, entry))


def entries_of(rules: TrainingRules, entry: Kept) -> tuple[credit.CreditEntry, ...]:
    """What an entry gives: a temporary post what was granted for it, a judged task by the bands. Errors as `credit`."""
    source = _source(entry)
    if isinstance(entry, Secondment) and entry.credits is not None:
        return (
            credit.of_manual(
                rules,
                entry.person_id,
                entry.until or entry.day,
                source,
                "secondment",
                entry.credits,
                evidence=entry.appraisal,
                text=f"{entry.unit} {entry.post}".strip(),
            ),
        )
    if isinstance(entry, Task) and entry.mark is not None:
        return (
            credit.of_assignment(
                rules,
                entry.person_id,
                entry.day,
                source,
                entry.mark,
                evidence=entry.judges,
                text=entry.title,
            ),
        )
    return ()


def _source(entry: Kept) -> str:
    return f"{entry.KIND}:{entry.id}"


def _by_person(entries: Sequence[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for one in entries:
        found.setdefault(one.person_id, []).append(one)
    return {key: tuple(value) for key, value in found.items()}
