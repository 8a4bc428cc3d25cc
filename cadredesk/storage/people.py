"""The tables of colleagues: one row a person, one table for each part of the file, and what undo needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Text,
    delete,
    exists,
    func,
    select,
    type_coerce,
)
from sqlalchemy.orm import Mapped, Session, declared_attr, mapped_column

from cadredesk.domain import person as words
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.person import SUB_TABLES, Person
from cadredesk.storage.schema import (
    Base,
    JsonText,
    OfOrg,
    OfOrgWithId,
    from_row,
    structure,
    to_row,
    unstructure,
)

STATES = ("live", "recycled", "merged")
"""A person is here, in the recycle bin (a draft thrown away), or was joined into another."""


class PersonRow(Base, OfOrgWithId):
    """One colleague; fields as in `domain.person.Person`."""

    __tablename__ = "person"

    name: Mapped[str]
    raw_name: Mapped[str]
    gender: Mapped[str] = mapped_column(String(1))
    birth: Mapped[PartialDate | None]
    ethnicity: Mapped[str]
    native_place: Mapped[str]
    birthplace: Mapped[str]
    id_number: Mapped[str]
    party: Mapped[str] = mapped_column(String(24))
    party_joined: Mapped[PartialDate | None]
    party_name: Mapped[str]
    work_started: Mapped[PartialDate | None]
    teaching_started: Mapped[PartialDate | None]
    joined_school: Mapped[PartialDate | None]
    health: Mapped[str]
    expertise: Mapped[str]
    current_post: Mapped[str]
    current_post_kind: Mapped[str] = mapped_column(String(32))
    current_post_since: Mapped[PartialDate | None]
    department: Mapped[str]
    staffing: Mapped[str]
    phone: Mapped[str]
    address: Mapped[str]
    familiar_field: Mapped[str]
    cultivation_direction: Mapped[str]
    cultivation_measures: Mapped[str]
    remarks: Mapped[str]
    photo: Mapped[str]
    left_on: Mapped[PartialDate | None]
    confirmed_none: Mapped[list[str]] = mapped_column(JsonText)
    state: Mapped[str] = mapped_column(String(16))
    merged_into: Mapped[str] = mapped_column(String(32))
    state_since: Mapped[date | None]

    __table_args__ = (Index(None, "org", "state"),)


class OfPerson(OfOrg):
    """Mixin: a row of one part of a person's file, in its place."""

    person_id: Mapped[str] = mapped_column(String(32), primary_key=True, sort_order=-98)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False, sort_order=-97)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        """The row goes when the person goes."""
        return (ForeignKeyConstraint(["org", "person_id"], ["person.org", "person.id"], ondelete="CASCADE"),)


class EducationRow(Base, OfPerson):
    """One degree or course of study."""

    __tablename__ = "person_education"

    level: Mapped[str] = mapped_column(String(16))
    full_time: Mapped[bool]
    degree: Mapped[str] = mapped_column(String(16))
    school: Mapped[str]
    major: Mapped[str]
    finished: Mapped[PartialDate | None]


class PostRow(Base, OfPerson):
    """One post held."""

    __tablename__ = "person_post"

    title: Mapped[str]
    kind: Mapped[str] = mapped_column(String(32))
    unit: Mapped[str]
    started: Mapped[PartialDate | None]
    ended: Mapped[PartialDate | None]


class TitleRow(Base, OfPerson):
    """One professional title."""

    __tablename__ = "person_title"

    name: Mapped[str]
    level: Mapped[str] = mapped_column(String(24))
    granted: Mapped[PartialDate | None]


class AssessmentRow(Base, OfPerson):
    """One annual assessment."""

    __tablename__ = "person_assessment"

    year: Mapped[int]
    grade: Mapped[str] = mapped_column(String(16))


class RewardRow(Base, OfPerson):
    """One reward."""

    __tablename__ = "person_reward"

    name: Mapped[str]
    on: Mapped[PartialDate | None]
    body: Mapped[str]
    level: Mapped[str]


class SanctionRow(Base, OfPerson):
    """One disciplinary measure."""

    __tablename__ = "person_sanction"

    name: Mapped[str]
    on: Mapped[PartialDate | None]
    until: Mapped[PartialDate | None]
    body: Mapped[str]


class FamilyRow(Base, OfPerson):
    """One family member; `relative_id` is the colleague's id when the relative works here."""

    __tablename__ = "person_family"

    relation: Mapped[str]
    name: Mapped[str]
    birth: Mapped[PartialDate | None]
    party: Mapped[str]
    work: Mapped[str]
    relative_id: Mapped[str] = mapped_column(String(32))


class ResumeRow(Base, OfPerson):
    """One line of the résumé."""

    __tablename__ = "person_resume"

    since: Mapped[PartialDate]
    until: Mapped[PartialDate | None]
    text: Mapped[str]


class CertificateRow(Base, OfPerson):
    """One certificate."""

    __tablename__ = "person_certificate"

    name: Mapped[str]
    number: Mapped[str]
    granted: Mapped[PartialDate | None]


class PersonChangeRow(Base, OfOrgWithId):
    """A merge or a change of ID number, with the files before and after it, so that it can be undone."""

    __tablename__ = "person_change"

    kind: Mapped[str] = mapped_column(String(16))
    on: Mapped[date]
    before: Mapped[list[Any]] = mapped_column(JsonText)
    after: Mapped[list[Any]] = mapped_column(JsonText)
    undone: Mapped[bool]


class TrayRow(Base, OfOrgWithId):
    """A doubtful row of an imported roster, waiting for an answer."""

    __tablename__ = "person_tray"

    source: Mapped[str]
    row: Mapped[int]
    values: Mapped[dict[str, str]] = mapped_column(JsonText)
    questions: Mapped[list[str]] = mapped_column(JsonText)
    person_id: Mapped[str] = mapped_column(String(32))
    on: Mapped[date]


@dataclass(frozen=True, slots=True)
class PersonChange:
    """A change that can be undone: `before` and `after` hold the files of everybody it touched."""

    id: str
    kind: str  # "merge" or "id_number"
    on: date
    before: tuple[Person, ...]
    after: tuple[Person, ...]
    undone: bool = False


@dataclass(frozen=True, slots=True)
class TrayEntry:
    """A doubtful row of a roster: where it stood, what it said, and what is asked."""

    id: str
    source: str
    row: int
    values: Mapping[str, str]
    questions: tuple[str, ...]
    person_id: str
    on: date


class Listed(NamedTuple):
    """The scalar facts of a person which a list needs; a tuple, because lists hold thousands of them."""

    id: str
    name: str
    gender: str
    birth: PartialDate | None
    id_number: str
    party: str
    department: str
    current_post: str
    current_post_kind: str
    photo: str
    left_on: PartialDate | None
    state: str


_PARTS: dict[str, tuple[type[Any], type[Any]]] = {
    "educations": (words.Education, EducationRow),
    "posts": (words.Post, PostRow),
    "titles": (words.Title, TitleRow),
    "assessments": (words.Assessment, AssessmentRow),
    "rewards": (words.Reward, RewardRow),
    "sanctions": (words.Sanction, SanctionRow),
    "family": (words.FamilyMember, FamilyRow),
    "resume": (words.ResumeLine, ResumeRow),
    "certificates": (words.Certificate, CertificateRow),
}


def _part_row(org: str, person_id: str, part: str, position: int, value: Any) -> Any:
    keys: dict[str, Any] = {"org": org, "person_id": person_id, "position": position}
    if part == "family":
        # The value's own person_id names the relative, the column of that name the owner of the file.
        return to_row(value, FamilyRow, skip=("person_id",), relative_id=value.person_id, **keys)
    return to_row(value, _PARTS[part][1], **keys)


def _part_value(part: str, row: Any) -> Any:
    extra = {"person_id": row.relative_id} if part == "family" else {}
    return from_row(_PARTS[part][0], row, **extra)


def save(session: Session, org: str, person: Person) -> None:
    """Writes the whole file of one person; the state (live, recycled, merged) stays as it is."""
    old = session.get(PersonRow, (org, person.id))
    row = to_row(
        person,
        PersonRow,
        skip=SUB_TABLES,
        org=org,
        confirmed_none=sorted(person.confirmed_none),
        state=old.state if old else "live",
        merged_into=old.merged_into if old else "",
        state_since=old.state_since if old else None,
    )
    known = get(session, org, person.id) if old else None
    session.merge(row) if old else session.add(row)
    session.flush()
    for part, (_, table) in _PARTS.items():
        rows = getattr(person, part)
        if known is not None:
            if getattr(known, part) == rows:
                continue
            session.execute(delete(table).where(table.org == org, table.person_id == person.id))
            # The rows read above are gone from the table; forget them, or the new ones count as changes of them.
            for stale in [found for found in session.identity_map.values() if isinstance(found, table)]:
                if stale.org == org and stale.person_id == person.id:
                    session.expunge(stale)
        session.add_all(_part_row(org, person.id, part, place, value) for place, value in enumerate(rows))
    session.flush()


def get(session: Session, org: str, person_id: str) -> Person | None:
    """One person with the whole file, whatever the state; None when there is none."""
    found = many(session, org, (person_id,))
    return found[0] if found else None


def many(session: Session, org: str, person_ids: Iterable[str] | None = None) -> tuple[Person, ...]:
    """The whole files of some people (or of everybody who is live), ten queries in all."""
    query = select(PersonRow).where(PersonRow.org == org)
    if person_ids is None:
        query = query.where(PersonRow.state == "live")
        wanted = None
    else:
        wanted = list(dict.fromkeys(person_ids))
        if not wanted:
            return ()
        query = query.where(PersonRow.id.in_(wanted))
    rows = {row.id: row for row in session.scalars(query)}
    parts: dict[str, dict[str, list[Any]]] = {person_id: {} for person_id in rows}
    for part, (_, table) in _PARTS.items():
        part_query = select(table).where(table.org == org).order_by(table.person_id, table.position)
        if wanted is not None:
            part_query = part_query.where(table.person_id.in_(wanted))
        for line in session.scalars(part_query):
            if line.person_id in parts:
                parts[line.person_id].setdefault(part, []).append(_part_value(part, line))
    people = {
        person_id: from_row(
            Person, row, **{part: tuple(parts[person_id].get(part, ())) for part in SUB_TABLES}
        )
        for person_id, row in rows.items()
    }
    order = wanted if wanted is not None else sorted(people)
    return tuple(people[person_id] for person_id in order if person_id in people)


def listed(session: Session, org: str, state: str = "live") -> tuple[Listed, ...]:
    """The scalar facts of everybody in one state, by one query; the caller sorts."""
    row = PersonRow.__table__.c
    columns = (
        row.id,
        row.name,
        row.gender,
        type_coerce(row.birth, Text),
        row.id_number,
        row.party,
        row.department,
        row.current_post,
        row.current_post_kind,
        row.photo,
        type_coerce(row.left_on, Text),
        row.state,
    )
    query = select(*columns).where(row.org == org, row.state == state)
    return tuple(
        Listed(one, name, sex, _day(birth), number, party, unit, post, kind, photo, _day(left), found)
        for (
            one, name, sex, birth, number, party, unit, post, kind, photo, left, found,
        ) in session.connection().execute(query).all()
    )  # fmt: skip


def _day(text: str | None) -> PartialDate | None:
    return PartialDate.from_iso(text) if text else None


def anybody(session: Session, org: str) -> bool:
    """Whether there is one live person at least."""
    row = PersonRow.__table__.c
    query = select(exists().where(row.org == org, row.state == "live"))
    return bool(session.connection().scalar(query))


def with_number(session: Session, org: str, id_number: str) -> tuple[tuple[str, str], ...]:
    """Id and name of the live people who bear an ID number."""
    query = select(PersonRow.id, PersonRow.name).where(
        PersonRow.org == org, PersonRow.state == "live", PersonRow.id_number == id_number
    )
    return tuple((person_id, name) for person_id, name in session.execute(query))


def state_of(session: Session, org: str, person_id: str) -> tuple[str, str, date | None] | None:
    """State, the id merged into (or ""), and since when; None when there is no such person."""
    row = session.get(PersonRow, (org, person_id))
    return None if row is None else (row.state, row.merged_into, row.state_since)


def set_state(
    session: Session, org: str, person_id: str, state: str, on: date | None, merged_into: str = ""
) -> None:
    """Moves a person to another of STATES."""
    row = session.get_one(PersonRow, (org, person_id))
    row.state, row.merged_into, row.state_since = state, merged_into, on
    session.flush()


def erase(session: Session, org: str, person_id: str) -> None:
    """Removes a recycled draft for good, with every part of the file."""
    session.execute(delete(PersonRow).where(PersonRow.org == org, PersonRow.id == person_id))
    session.expire_all()


def naming(session: Session, org: str, relative_id: str) -> tuple[str, ...]:
    """Ids of the people whose family list names this colleague."""
    query = select(FamilyRow.person_id).where(FamilyRow.org == org, FamilyRow.relative_id == relative_id)
    return tuple(sorted(set(session.scalars(query))))


def add_change(session: Session, org: str, change: PersonChange) -> None:
    """Keeps what undo needs."""
    session.add(
        to_row(
            change,
            PersonChangeRow,
            org=org,
            before=[unstructure_person(person) for person in change.before],
            after=[unstructure_person(person) for person in change.after],
        )
    )
    session.flush()


def get_change(session: Session, org: str, change_id: str) -> PersonChange | None:
    """One change, or None."""
    row = session.get(PersonChangeRow, (org, change_id))
    return None if row is None else from_row(PersonChange, row)


def changes(session: Session, org: str) -> tuple[PersonChange, ...]:
    """The changes not undone yet, newest first."""
    query = select(PersonChangeRow).where(PersonChangeRow.org == org, PersonChangeRow.undone.is_(False))
    return tuple(
        from_row(PersonChange, row)
        for row in session.scalars(query.order_by(PersonChangeRow.on.desc(), PersonChangeRow.id))
    )


def any_change(session: Session, org: str) -> bool:
    """Whether there is a change not undone yet."""
    row = PersonChangeRow.__table__.c
    query = select(exists().where(row.org == org, row.undone.is_(False)))
    return bool(session.connection().scalar(query))


def mark_undone(session: Session, org: str, change_id: str) -> None:
    """Notes that a change was taken back."""
    session.get_one(PersonChangeRow, (org, change_id)).undone = True
    session.flush()


def add_to_tray(session: Session, org: str, entry: TrayEntry) -> None:
    """Puts a doubtful row aside."""
    session.add(to_row(entry, TrayRow, org=org, values=dict(entry.values)))
    session.flush()


def tray(session: Session, org: str) -> tuple[TrayEntry, ...]:
    """The doubtful rows that wait, as they stood in their files."""
    query = select(TrayRow).where(TrayRow.org == org).order_by(TrayRow.on, TrayRow.source, TrayRow.row)
    return tuple(_tray_entry(row) for row in session.scalars(query))


def waiting(session: Session, org: str) -> int:
    """How many doubtful rows wait."""
    row = TrayRow.__table__.c
    query = select(func.count(row.id)).where(row.org == org)
    return session.connection().scalar(query) or 0


def get_tray(session: Session, org: str, entry_id: str) -> TrayEntry | None:
    """One doubtful row, or None."""
    row = session.get(TrayRow, (org, entry_id))
    return None if row is None else _tray_entry(row)


def drop_from_tray(session: Session, org: str, entry_id: str) -> None:
    """Takes a row out of the tray."""
    session.execute(delete(TrayRow).where(TrayRow.org == org, TrayRow.id == entry_id))


def _tray_entry(row: TrayRow) -> TrayEntry:
    return TrayEntry(
        row.id, row.source, row.row, dict(row.values), tuple(row.questions), row.person_id, row.on
    )


def unstructure_person(person: Person) -> Any:
    """A person as plain JSON."""
    return {**unstructure(person), "confirmed_none": sorted(person.confirmed_none)}


def structure_person(plain: Any) -> Person:
    """A person again from `unstructure_person`."""
    found: Person = structure(plain, Person)
    return found
