"""The district's pool: everybody reported, the file of one as reported, goals for the whole, the list on paper and in Excel."""

from __future__ import annotations

import gc
import heapq
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

from cadredesk import resources
from cadredesk.actions import lookups, people, renumbering
from cadredesk.desk import Desk, Session
from cadredesk.documents import pool_list, roster
from cadredesk.domain import lineage as history
from cadredesk.domain import qualification, strokes
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.decision import Decision
from cadredesk.domain.enrolment import Enrolled
from cadredesk.domain.lineage import SchoolEvent
from cadredesk.domain.person import (
    Assessment,
    Certificate,
    Education,
    FamilyMember,
    Person,
    Post,
    ResumeLine,
    Reward,
    Sanction,
    Title,
)
from cadredesk.domain.pinyin import NameIndex
from cadredesk.domain.pool import EARLIER, NOW, READINESS, TOPICS, Census, Goal, PoolLine, part_of
from cadredesk.domain.statistics import age_on
from cadredesk.errors import UserError
from cadredesk.packages import archive, verify
from cadredesk.storage import bureau, chains, lineage, settings, views
from cadredesk.storage import people as people_storage
from cadredesk.vault.files import SHARED, write_atomic

__all__ = [
    "Goal",
    "Pool",
    "PoolLine",
    "as_person",
    "file",
    "goals",
    "photo",
    "read",
    "roster_pdf",
    "save_list",
    "save_roster",
]

Progress = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Pool:
    """Everybody in stroke order, and what finds and counts them (ids of the index are places in `lines`)."""

    lines: tuple[PoolLine, ...]
    index: NameIndex
    on: date
    parts: Mapping[str, Sequence[str]]
    """By topic (`domain.pool.TOPICS`, and `state`, `period`, `now`), the part each line is counted in, in their order."""
    census: Census
    schools: Mapping[str, str]
    """The name a school reported under last, by code."""
    seats: Mapping[str, tuple[int | None, int | None]]
    """Chief and deputy posts of each school of the bureau's list."""

    @property
    def now(self) -> int:
        """The last report of each school there is, as a set of the census."""
        return self.census.chosen({"now": (NOW,)})


def read(desk: Desk, progress: Progress | None = None) -> Pool:
    """Everybody the schools have reported, as last reported for each period; ages on today.

    A school has the name it had on the day its report was taken in, so that an older list stays as it was.
    """
    with _left_alone():
        return _read(desk, progress)


@contextmanager
def _left_alone() -> Iterator[None]:
    """Lets the window's thread have its turn while many values are made beside it.

    The collector of cycles does not walk over them, then or later: a walk over so many holds every thread for a third of
    a second, and there are no cycles among them. The interpreter changes threads more often.
    """
    was_on, interval = gc.isenabled(), sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        gc.freeze()
        if was_on:
            gc.enable()


def _read(desk: Desk, progress: Progress | None) -> Pool:
    facts = _facts(desk)
    levels = qualification.levels(resources.read_toml("pool", "qualification.toml"))
    lines: list[PoolLine] = []
    births: dict[str, tuple[PartialDate | None, int | None]] = {}
    with desk.read() as session:
        total = sum(bureau.counts(session, desk.org).values())
        for at, row in enumerate(bureau.pool_rows(session, desk.org)):
            if progress is not None and at % 1000 == 0:
                progress(at, total)
            lines.append(_line(row, facts, levels, births))
    order = people.stroke_order(desk)
    keys = [(*strokes.sort_key(line.name, order), line.key) for line in lines]
    lines = [lines[at] for at in ordered(keys)]
    index = lookups.name_index((str(at), line.name, line.id_tail) for at, line in enumerate(lines))
    parts: dict[str, Sequence[str]] = {topic: [part_of(line, topic) for line in lines] for topic in TOPICS}
    parts["state"] = [line.state for line in lines]
    parts["period"] = [line.period for line in lines]
    parts["now"] = [NOW if line.is_now else EARLIER for line in lines]
    schools = {line.sender: line.school for line in sorted(lines, key=lambda line: line.period)}
    return Pool(tuple(lines), index, facts.on, parts, Census.of(len(lines), parts), schools, facts.seats)


_CHUNK = 2000
_TURN = 0.0005
"""Seconds after which another thread has its turn."""


def ordered(keys: Sequence[Any], *, backwards: bool = False) -> list[int]:
    """The places of `keys` in their order (equal ones as they stand), sorted in parts, so that no step of it is long."""
    runs = [
        sorted(range(start, min(start + _CHUNK, len(keys))), key=keys.__getitem__, reverse=backwards)
        for start in range(0, len(keys), _CHUNK)
    ]
    return list(heapq.merge(*runs, key=keys.__getitem__, reverse=backwards))


def goals() -> tuple[Goal, ...]:
    """The ratios asked of the pool."""
    return tuple(
        Goal(
            key,
            told["topic"],
            frozenset(told["parts"]),
            Fraction(told.get("at_least") or told["per_seat"]),
            told.get("basis", ""),
            told.get("seats", ""),
            told.get("not_above", False),
        )
        for key, told in resources.read_toml("pool", "ratios.toml").items()
    )


def mark(desk: Desk, keys: Iterable[tuple[str, str, str]], readiness: str) -> int:
    """The bureau marks when people may be used (near, middle, long); empty takes the mark back. How many were marked.

    `pool.readiness`.
    """
    if readiness and readiness not in READINESS:
        raise UserError("pool.readiness", readiness=readiness)
    who = sorted({(sender, person_id) for sender, _, person_id in keys})
    with desk.write("pool.marked", readiness) as session:
        for unit, person_id in who:
            views.put_mark(
                session, desk.org, views.PoolMark(unit, person_id, readiness, desk.user.id, desk.today())
            )
    return len(who)


def file(desk: Desk, key: tuple[str, str, str]) -> Person:
    """The file of a person as their school reported it. `pool.unknown`, `pool.unreadable`."""
    return _person(_reported(desk, key))


def photo(desk: Desk, key: tuple[str, str, str]) -> bytes | None:
    """The photo that came with the report, or None."""
    one = _reported(desk, key)
    if not one.photo:
        return None
    stream = BytesIO(desk.vault.open_file(f"received-{one.package_id}.cdp"))
    entries = verify.claimed(stream).entries
    return archive.content(stream, entries[one.photo]) if one.photo in entries else None


def save_list(
    path: Path, title: str, about: str, columns: Sequence[str], rows: Sequence[Sequence[str | int | float]]
) -> Path:
    """Writes a list as it is seen into an Excel file. Errors: EnvironmentFault."""
    write_atomic(path, pool_list.xlsx(title, about, columns, rows), mode=SHARED)
    return path


ORDERS = ("surname", "rank")
"""By surname strokes; or by tier, then the day of entering the pool, then strokes."""


def in_order(lines: Iterable[PoolLine], order: str) -> list[PoolLine]:
    """Lines in stroke order (as the pool has them) in an order of ORDERS."""
    if order != "rank":
        return list(lines)
    rank = {tier: place for place, tier in enumerate(("chief", "deputy", "young"))}
    return sorted(lines, key=lambda one: (rank.get(one.tier, len(rank)), one.joined or "9999"))


def roster_pdf(desk: Desk, keys: Iterable[tuple[str, str, str]], order: str = "surname") -> bytes:
    """The roster (后备干部名册) of these people, in the order given (named by `order`), with its sentence of counts, as PDF.

    Raises what `file` raises; `pool.nobody`.
    """
    wanted = list(keys)
    facts = _facts(desk)
    with desk.read() as session:
        own = settings.school(session, desk.org)
        reported = {
            (one.sender, one.period, one.person_id): one
            for sender in sorted({sender for sender, _, _ in wanted})
            for one in bureau.people(session, desk.org, sender=sender)
        }
    found = []
    for one in (reported[key] for key in wanted if key in reported):
        person = _person(one)
        report = facts.reports.get(one.package_id)
        enrolled = facts.enrolled.get(one.sender)
        base = _school_name(
            enrolled.name if enrolled else "",
            one.sender,
            (report.content or {}).get("school") if report else None,
        )
        day = facts.taken.get(one.package_id, facts.on)
        school = history.name_on(one.sender, base, facts.events, day)
        found.append(replace(person, current_post=f"{school}{person.current_post}"))
    if not found:
        raise UserError("pool.nobody")
    words = resources.wording("papers")
    wording = resources.wording("roster")
    value = roster.Roster(
        own.name,
        wording["pool"],
        tuple(found),
        facts.on,
        facts.on,
        wording["order_rank"] if order == "rank" else words["order_surname"],
    )
    return roster.pdf(value, wording, people.terms())


def save_roster(desk: Desk, keys: Sequence[tuple[str, str, str]], path: Path, order: str = "surname") -> Path:
    """The roster as a PDF file. Errors as `roster_pdf`; EnvironmentFault."""
    write_atomic(path, roster_pdf(desk, keys, order), mode=SHARED)
    return path


def as_person(one: bureau.ReportedPerson) -> Person:
    """A reported person as a file. `pool.unreadable`."""
    return _person(one)


# Private ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known beside the people: reports, schools, decisions, marks."""

    on: date
    reports: Mapping[str, bureau.Submission]
    enrolled: Mapping[str, Enrolled]
    events: Sequence[SchoolEvent]
    taken: Mapping[str, date]
    scores: Mapping[str, Mapping[str, Fraction]]
    decided: Mapping[tuple[str, str], Decision]
    by_number: Mapping[tuple[str, str], Decision]
    marks: Mapping[tuple[str, str], str]
    seats: Mapping[str, tuple[int | None, int | None]]
    names: dict[tuple[str, str], str]
    now: frozenset[tuple[str, str]]


def _facts(desk: Desk) -> _Facts:
    with desk.read() as session:
        reports = bureau.submissions(session, desk.org)
        enrolled = {one.code: one for one in chains.enrolled(session, desk.org)}
        events = lineage.events(session, desk.org)
        taken = chains.taken_on(session, desk.org)
        decided = {(one.unit, one.person_id): one for one in renumbering.standing(session, desk.org)}
        numbers = _carried(session, desk.org, decided, events)
        marks = views.marks(session, desk.org)
        expected = lineage.listed(session, desk.org)
    return _Facts(
        desk.today(),
        {one.package_id: one for one in reports},
        enrolled,
        events,
        taken,
        {one.package_id: _scores(one.content or {}) for one in reports},
        decided,
        numbers,
        marks,
        {one.code: (one.chief_seats, one.deputy_seats) for one in expected},
        {},
        _present([one for one in reports if one.state != "superseded"], events, taken),
    )


def _carried(
    session: Session,
    org: str,
    decided: Mapping[tuple[str, str], Decision],
    events: Sequence[SchoolEvent],
) -> dict[tuple[str, str], Decision]:
    """The decisions on people of ended schools, by the school that goes on and the person's ID number."""
    found: dict[tuple[str, str], Decision] = {}
    for code in sorted({code for one in events for code in one.ended}):
        into = history.successors(code, events)
        if not into:
            continue
        for one in bureau.people(session, org, sender=code):
            decision = decided.get((code, one.person_id))
            if decision is not None and one.id_number:
                found.update({(unit, one.id_number): decision for unit in into})
    return found


def _present(
    reports: Sequence[bureau.Submission], events: Sequence[SchoolEvent], taken: Mapping[str, date]
) -> frozenset[tuple[str, str]]:
    """School and period of the reports that count now: the last of each school.

    That of an ended school counts until a school that goes on in its place has reported, for that period or a later one.
    """
    last: dict[str, bureau.Submission] = {}
    for one in sorted(reports, key=lambda one: (one.period, one.number)):
        last[one.sender] = one
    found = set()
    for sender, one in last.items():
        end = history.ended_on(sender, events)
        follow = [last[unit] for unit in history.successors(sender, events) if unit in last] if end else []
        if not any(
            later.period >= one.period and end is not None and taken.get(later.package_id, date.min) >= end
            for later in follow
        ):
            found.add((sender, one.period))
    return frozenset(found)


def _line(
    row: Any,
    facts: _Facts,
    levels: Sequence[qualification.Level],
    births: dict[str, tuple[PartialDate | None, int | None]],
) -> PoolLine:
    if row.birth not in births:
        birth = _birth(row.birth)
        births[row.birth] = birth, age_on(birth, facts.on)
    birth, age = births[row.birth]
    report = facts.reports.get(row.package_id)
    school = (report.content or {}).get("school", {}) if report is not None else {}
    enrolled = facts.enrolled.get(row.sender)
    place = row.sender, row.package_id
    if place not in facts.names:
        base = _school_name(enrolled.name if enrolled else "", row.sender, school)
        day = facts.taken.get(row.package_id, facts.on)
        facts.names[place] = history.name_on(row.sender, base, facts.events, day)
    who = row.sender, row.person_id
    decision = facts.decided.get(who) or facts.by_number.get((row.sender, row.id_number))
    told = row.data.get("readiness")
    certificates = [_text(one, "name") for one in _entries(row.data, "certificates")]
    found = qualification.certified(certificates, levels) if certificates else {}
    entered = decision is not None and decision.outcome == "entered"
    return PoolLine(
        row.sender,
        row.period,
        row.person_id,
        facts.names[place],
        (enrolled.stage if enrolled else "") or _text(school, "stage"),
        row.name,
        row.tier,
        _text(row.data, "current_post"),
        row.post_kind,
        birth,
        age,
        row.gender,
        row.ethnicity,
        row.party,
        row.education,
        row.title_level,
        facts.scores.get(row.package_id, {}).get(row.person_id),
        row.id_number[-4:],
        report.state if report is not None else "",
        qualification.layer(row.post_kind),
        found.get("theory", ""),
        found.get("it", ""),
        found.get("language", ""),
        found.get("principal", ""),
        facts.marks.get(who, "") or (told if isinstance(told, str) and told in READINESS else ""),
        decision.outcome if decision is not None else "proposed",
        decision.on.isoformat() if decision is not None and entered else "",
        (row.sender, row.period) in facts.now,
    )


def _reported(desk: Desk, key: tuple[str, str, str]) -> bureau.ReportedPerson:
    sender, period, person_id = key
    with desk.read() as session:
        found = bureau.people(session, desk.org, sender=sender, period=period)
    one = next((one for one in found if one.person_id == person_id), None)
    if one is None:
        raise UserError("pool.unknown")
    return one


def _person(one: bureau.ReportedPerson) -> Person:
    """The entry of a report as a file; what another program has written out of form is said, not guessed."""
    told = {
        key: value if key == "confirmed_none" else _joined(value)
        for key, value in one.data.items()
        if key != "photo"
    }
    for table, kind in _KINDS.items():
        rows = told.get(table)
        told[table] = [_whole(kind, row) for row in rows] if isinstance(rows, list) else []
    try:
        return people_storage.structure_person(told)
    except UserError:
        raise
    except Exception as error:
        raise UserError("pool.unreadable", name=one.name) from error


_KINDS = {
    "educations": Education,
    "posts": Post,
    "titles": Title,
    "assessments": Assessment,
    "rewards": Reward,
    "sanctions": Sanction,
    "family": FamilyMember,
    "resume": ResumeLine,
    "certificates": Certificate,
}


def _whole(kind: type[Any], row: Any) -> Any:
    """A row of a sub-table with the empty fields that a report leaves out."""
    if not isinstance(row, dict):
        return row
    empty = {
        field.name: "" if field.type == "str" else None
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING and field.type != "int"
    }
    return {**empty, **row}


def _joined(value: Any) -> Any:
    """A long text travels in pieces (resources/formats/report.md)."""
    if isinstance(value, list) and value and all(isinstance(piece, str) for piece in value):
        return "".join(value)
    if isinstance(value, list):
        return [_joined(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _joined(entry) for key, entry in value.items()}
    return value


def _scores(content: Mapping[str, Any]) -> dict[str, Fraction]:
    """The composite of the evaluation by person; that of the last attempt counts."""
    found: dict[str, tuple[int, Fraction]] = {}
    for result in _entries(content, "results"):
        if result.get("step") != "evaluation":
            continue
        attempt = result.get("attempt")
        attempt = attempt if isinstance(attempt, int) else 0
        tally = result.get("tally")
        for candidate in _entries(tally if isinstance(tally, dict) else {}, "candidates"):
            composite, person = candidate.get("composite"), candidate.get("person")
            exact = composite.get("exact") if isinstance(composite, dict) else None
            try:
                score = Fraction(str(exact))
            except (ValueError, ZeroDivisionError):
                continue
            if isinstance(person, str) and attempt >= found.get(person, (-1, score))[0]:
                found[person] = (attempt, score)
    return {person: score for person, (_, score) in found.items()}


def _entries(content: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = content.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _school_name(enrolled: str, code: str, reported: object) -> str:
    """The name it was enrolled with; that of its report where it was enrolled by its code alone."""
    if enrolled and enrolled != code:
        return enrolled
    return (_text(reported, "name") if isinstance(reported, dict) else "") or code


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name) if isinstance(value, Mapping) else None
    return found if isinstance(found, str) else ""


def _birth(text: str) -> PartialDate | None:
    try:
        return PartialDate.from_iso(text) if text else None
    except UserError:
        return None
