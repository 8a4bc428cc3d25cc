"""The district's pool: everybody reported, the file of one as reported, goals for the whole, the list on paper and in Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

from cadredesk import resources
from cadredesk.actions import lookups, people
from cadredesk.desk import Desk
from cadredesk.documents import pool_list, roster
from cadredesk.domain import strokes
from cadredesk.domain.dates import PartialDate
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
from cadredesk.domain.pool import TOPICS, Goal, PoolLine, part_of
from cadredesk.domain.statistics import age_on
from cadredesk.errors import UserError
from cadredesk.packages import archive, verify
from cadredesk.storage import bureau, chains, settings
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
    """Everybody in stroke order, and the index by which they are found while one types (ids are places in `lines`)."""

    lines: tuple[PoolLine, ...]
    index: NameIndex
    on: date
    parts: Mapping[str, tuple[str, ...]]
    """By topic (`domain.pool.TOPICS`, and `state` and `period`), the part each line is counted in, in their order."""


def read(desk: Desk, progress: Progress | None = None) -> Pool:
    """Everybody the schools have reported, as last reported for each period; ages on today."""
    on = desk.today()
    with desk.read() as session:
        found = bureau.people(session, desk.org)
        reports = bureau.submissions(session, desk.org)
        enrolled = {one.code: one for one in chains.enrolled(session, desk.org)}
    told = {one.package_id: one for one in reports}
    content = {one.package_id: one.content or {} for one in reports}
    scores = {package_id: _scores(value) for package_id, value in content.items()}
    lines = []
    for at, one in enumerate(found):
        if progress is not None and at % 1000 == 0:
            progress(at, len(found))
        school = content.get(one.package_id, {}).get("school", {})
        facts = enrolled.get(one.sender)
        birth = _birth(one.birth)
        lines.append(
            PoolLine(
                one.sender,
                one.period,
                one.person_id,
                _school_name(facts.name if facts else "", one.sender, school),
                (facts.stage if facts else "") or _text(school, "stage"),
                one.name,
                one.tier,
                _text(one.data, "current_post"),
                one.post_kind,
                birth,
                age_on(birth, on),
                one.gender,
                one.ethnicity,
                one.party,
                one.education,
                one.title_level,
                scores.get(one.package_id, {}).get(one.person_id),
                one.id_number[-4:],
                told[one.package_id].state if one.package_id in told else "",
            )
        )
    order = people.stroke_order(desk)
    lines.sort(key=lambda line: (*strokes.sort_key(line.name, order), line.key))
    index = lookups.name_index((str(at), line.name, line.id_tail) for at, line in enumerate(lines))
    parts = {topic: tuple(part_of(line, topic) for line in lines) for topic in TOPICS}
    parts["state"] = tuple(line.state for line in lines)
    parts["period"] = tuple(line.period for line in lines)
    return Pool(tuple(lines), index, on, parts)


def goals() -> tuple[Goal, ...]:
    """The ratios asked of the pool."""
    return tuple(
        Goal(key, told["topic"], frozenset(told["parts"]), Fraction(told["at_least"]), told.get("basis", ""))
        for key, told in resources.read_toml("pool", "ratios.toml").items()
    )


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


def roster_pdf(desk: Desk, keys: Iterable[tuple[str, str, str]]) -> bytes:
    """The roster (后备干部名册) of these people, in the order given, with its sentence of counts, as PDF.

    Raises what `file` raises; `pool.nobody`.
    """
    with desk.read() as session:
        facts = settings.school(session, desk.org)
        reported = {(one.sender, one.period, one.person_id): one for one in bureau.people(session, desk.org)}
        enrolled = {one.code: one.name for one in chains.enrolled(session, desk.org)}
        reports = {one.package_id: one.content or {} for one in bureau.submissions(session, desk.org)}
    found = []
    for one in (reported[key] for key in keys if key in reported):
        person = _person(one)
        school = _school_name(
            enrolled.get(one.sender, ""), one.sender, reports.get(one.package_id, {}).get("school")
        )
        found.append(replace(person, current_post=f"{school}{person.current_post}"))
    if not found:
        raise UserError("pool.nobody")
    words = resources.wording("papers")
    wording = resources.wording("roster")
    today = desk.today()
    value = roster.Roster(
        facts.name,
        wording["pool"],
        tuple(found),
        today,
        today,
        words["order_surname"],
    )
    return roster.pdf(value, wording, people.terms())


def save_roster(desk: Desk, keys: Sequence[tuple[str, str, str]], path: Path) -> Path:
    """The roster as a PDF file. Errors as `roster_pdf`; EnvironmentFault."""
    write_atomic(path, roster_pdf(desk, keys), mode=SHARED)
    return path


def as_person(one: bureau.ReportedPerson) -> Person:
    """A reported person as a file. `pool.unreadable`."""
    return _person(one)


# Private ------------------------------------------------------------------------------------------------------


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
    told = {key: _joined(value) for key, value in one.data.items() if key != "photo"}
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
