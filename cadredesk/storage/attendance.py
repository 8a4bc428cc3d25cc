"""Who takes part in an event, and the marks of its roll calls; a corrected mark keeps the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from sqlalchemy import Index, String, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.training.attendance import Approver, Code, Mark
from cadredesk.domain.training.course import Enrolment
from cadredesk.storage.schema import Base, OfOrg, from_row


class EnrolmentRow(Base, OfOrg):
    """One person of one event; fields as in `domain.training.course.Enrolment`."""

    __tablename__ = "enrolment_of_event"

    event_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str]
    unit: Mapped[str]
    place: Mapped[int]
    on: Mapped[date]
    state: Mapped[str] = mapped_column(String(16))
    how: Mapped[str] = mapped_column(String(16))
    group: Mapped[str]

    __table_args__ = (Index("ix_enrolment_person", "org", "person_id"),)


class AttendanceRow(Base, OfOrg):
    """One state of one mark; the last one is `current`. An empty `code` says that the mark was taken back."""

    __tablename__ = "attendance"

    event_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    session_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    current: Mapped[bool]
    code: Mapped[str] = mapped_column(String(16))
    minutes: Mapped[int]
    approver: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str]
    by: Mapped[str] = mapped_column(String(32))
    written_on: Mapped[date]

    __table_args__ = (Index("ix_attendance_person", "org", "person_id", "current"),)


def put_enrolments(session: Session, org: str, people: Iterable[Enrolment]) -> None:
    """Adds people to an event, or replaces how they stand in it."""
    rows = [
        {
            "org": org,
            "event_id": one.event_id,
            "person_id": one.person_id,
            "name": one.name,
            "unit": one.unit,
            "place": one.place,
            "on": one.on,
            "state": one.state,
            "how": one.how,
            "group": one.group,
        }
        for one in people
    ]
    if not rows:
        return
    core = cast(Table, EnrolmentRow.__table__)
    session.connection().execute(
        delete(core).where(
            core.c.org == org, core.c.event_id == bindparam("e"), core.c.person_id == bindparam("p")
        ),
        [{"e": row["event_id"], "p": row["person_id"]} for row in rows],
    )
    session.connection().execute(insert(core), rows)


def enrolments(session: Session, org: str, event_id: str) -> tuple[Enrolment, ...]:
    """Everybody of an event, withdrawn ones too, in the order of their places."""
    row = EnrolmentRow
    query = select(row).where(row.org == org, row.event_id == event_id).order_by(row.place, row.person_id)
    return tuple(from_row(Enrolment, one) for one in session.scalars(query))


def enrolled_ids(session: Session, org: str, event_id: str) -> frozenset[str]:
    """The ids of everybody of an event, withdrawn ones too."""
    row = EnrolmentRow
    return frozenset(session.scalars(select(row.person_id).where(row.org == org, row.event_id == event_id)))


def enrolled_counts(session: Session, org: str) -> dict[str, tuple[int, int]]:
    """Of every event: how many are enrolled, and how many wait."""
    row = EnrolmentRow
    query = (
        select(row.event_id, row.state, func.count())
        .where(row.org == org, row.state != "withdrawn")
        .group_by(row.event_id, row.state)
    )
    found: dict[str, tuple[int, int]] = {}
    for event_id, state, number in session.execute(query):
        enrolled, waiting = found.get(event_id, (0, 0))
        found[event_id] = (number, waiting) if state == "enrolled" else (enrolled, number)
    return found


def of_person(session: Session, org: str, person_id: str) -> tuple[Enrolment, ...]:
    """The events a person takes part in or took part in."""
    row = EnrolmentRow
    query = select(row).where(row.org == org, row.person_id == person_id).order_by(row.on, row.event_id)
    return tuple(from_row(Enrolment, one) for one in session.scalars(query))


def put_marks(
    session: Session,
    org: str,
    event_id: str,
    marks: Sequence[Mark],
    cleared: Sequence[tuple[str, str]],
    by: str,
    on: date,
    reason: str = "",
) -> None:
    """Writes marks that are new or other than before, and takes back those `cleared` (session id, person id).

    Nothing is deleted: what stood before stays as an earlier revision.
    """
    table = AttendanceRow
    known = {
        (session_id, person_id): revision
        for session_id, person_id, revision in session.execute(
            select(table.session_id, table.person_id, table.revision).where(
                table.org == org, table.event_id == event_id, table.current.is_(True)
            )
        )
    }
    changed = [(one.session_id, one.person_id) for one in marks] + list(cleared)
    old = [{"s": key[0], "p": key[1], "r": known[key]} for key in changed if key in known]
    if old:
        core = cast(Table, table.__table__)
        session.connection().execute(
            update(core)
            .where(
                core.c.org == org,
                core.c.event_id == event_id,
                core.c.session_id == bindparam("s"),
                core.c.person_id == bindparam("p"),
                core.c.revision == bindparam("r"),
            )
            .values(current=False),
            old,
        )
    common = {"org": org, "event_id": event_id, "current": True, "reason": reason, "by": by, "written_on": on}
    rows = [
        {
            **common,
            "session_id": one.session_id,
            "person_id": one.person_id,
            "revision": known.get((one.session_id, one.person_id), 0) + 1,
            "code": one.code,
            "minutes": one.minutes,
            "approver": one.approver,
        }
        for one in marks
    ]
    rows += [
        {
            **common,
            "session_id": key[0],
            "person_id": key[1],
            "revision": known[key] + 1,
            "code": "",
            "minutes": 0,
            "approver": "",
        }
        for key in cleared
        if key in known
    ]
    if rows:
        session.connection().execute(insert(cast(Table, table.__table__)), rows)


def marks(session: Session, org: str, event_id: str) -> tuple[Mark, ...]:
    """The marks of an event as they stand, by session and person."""
    row = AttendanceRow
    query = (
        select(row.session_id, row.person_id, row.code, row.minutes, row.approver)
        .where(row.org == org, row.event_id == event_id, row.current.is_(True), row.code != "")
        .order_by(row.session_id, row.person_id)
    )
    return tuple(_mark(*one) for one in session.execute(query))


def marks_of_person(session: Session, org: str, person_id: str) -> tuple[tuple[str, Mark], ...]:
    """A person's marks with the event's id, by event and session."""
    row = AttendanceRow
    query = (
        select(row.event_id, row.session_id, row.person_id, row.code, row.minutes, row.approver)
        .where(row.org == org, row.person_id == person_id, row.current.is_(True), row.code != "")
        .order_by(row.event_id, row.session_id)
    )
    return tuple((one[0], _mark(*one[1:])) for one in session.execute(query))


def counts(session: Session, org: str) -> dict[str, dict[str, dict[str, int]]]:
    """How many of each mark: event id to session id to code."""
    row = AttendanceRow
    query = (
        select(row.event_id, row.session_id, row.code, func.count())
        .where(row.org == org, row.current.is_(True), row.code != "")
        .group_by(row.event_id, row.session_id, row.code)
    )
    found: dict[str, dict[str, dict[str, int]]] = {}
    for event_id, session_id, code, number in session.execute(query):
        found.setdefault(event_id, {}).setdefault(session_id, {})[code] = number
    return found


def came(session: Session, org: str) -> dict[str, int]:
    """Of every event, how many people were there at least for a part of it (人次)."""
    row = AttendanceRow
    query = (
        select(row.event_id, func.count(row.person_id.distinct()))
        .where(row.org == org, row.current.is_(True), row.code.in_(("present", "late", "early")))
        .group_by(row.event_id)
    )
    return {row_[0]: row_[1] for row_ in session.execute(query)}


def history(
    session: Session, org: str, event_id: str, session_id: str, person_id: str
) -> tuple[tuple[int, Mark | None, str, str, date], ...]:
    """Every state of one mark, oldest first: number, mark (None: taken back), reason, by whom, on which day."""
    row = AttendanceRow
    query = (
        select(row)
        .where(row.org == org, row.event_id == event_id, row.session_id == session_id)
        .where(row.person_id == person_id)
        .order_by(row.revision)
    )
    return tuple(
        (
            one.revision,
            from_row(Mark, one) if one.code else None,
            one.reason,
            one.by,
            one.written_on,
        )
        for one in session.scalars(query)
    )


def _mark(session_id: str, person_id: str, code: str, minutes: int, approver: str) -> Mark:
    return Mark(session_id, person_id, cast(Code, code), minutes, cast(Approver, approver))
