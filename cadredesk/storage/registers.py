"""The registers of the training years: entries of many kinds in one table, every correction a revision of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Index, Select, String, Text, func, select, type_coerce
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.training.register import Entry, Revision
from cadredesk.errors import UserError
from cadredesk.storage.schema import Base, JsonText, OfOrg, structure, unstructure


class RegisterRow(Base, OfOrg):
    """One revision of one entry; `current` is the last one, `voided` says that it no longer counts."""

    __tablename__ = "register"

    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    current: Mapped[bool]
    voided: Mapped[bool]
    year: Mapped[int]
    person_id: Mapped[str] = mapped_column(String(64))
    day: Mapped[date | None]
    reason: Mapped[str]
    by: Mapped[str] = mapped_column(String(32))
    written_on: Mapped[date]
    data: Mapped[Any] = mapped_column(JsonText)

    __table_args__ = (
        Index("ix_register_year", "org", "kind", "current", "year"),
        Index("ix_register_person", "org", "person_id", "current", "kind"),
    )


def put(session: Session, org: str, entry: Entry, by: str, on: date, reason: str = "") -> None:
    """Adds an entry, or a new revision of it; `by` is the user's id, `on` the day of writing."""
    _add(session, org, entry, by, on, reason, voided=False)


def void(session: Session, org: str, entry: Entry, by: str, on: date, reason: str) -> None:
    """The entry no longer counts, for a reason; it stays readable. `register.reason_missing`."""
    if not reason.strip():
        raise UserError("register.reason_missing")
    _add(session, org, entry, by, on, reason, voided=True)


def get(session: Session, org: str, kind: type[Entry], entry_id: str) -> Entry:
    """One entry that counts; `register.unknown`."""
    row = _current(session, org, kind.KIND, entry_id)
    if row is None or row.voided:
        raise UserError("register.unknown")
    return _entry(kind, row)


def listed(
    session: Session,
    org: str,
    kind: type[Entry],
    *,
    year: int | None = None,
    person_id: str | None = None,
) -> tuple[Entry, ...]:
    """The entries of a kind that count, by day (unknown days first) and id."""
    query = select(RegisterRow.data, RegisterRow.day, RegisterRow.id).where(
        RegisterRow.org == org,
        RegisterRow.kind == kind.KIND,
        RegisterRow.current.is_(True),
        RegisterRow.voided.is_(False),
    )
    if year is not None:
        query = query.where(RegisterRow.year == year)
    if person_id is not None:
        query = query.where(RegisterRow.person_id == person_id)
    rows = sorted(session.execute(query).all(), key=lambda row: (row.day or date.min, row.id))
    return tuple(structure(row.data, kind) for row in rows)


def plain(session: Session, org: str, kind: type[Entry]) -> Iterator[dict[str, Any]]:
    """The entries of a kind that count as plain JSON values, in no order, one after another: for reading very many."""
    query = select(type_coerce(RegisterRow.data, Text)).where(
        RegisterRow.org == org,
        RegisterRow.kind == kind.KIND,
        RegisterRow.current.is_(True),
        RegisterRow.voided.is_(False),
    )
    for rows in session.connection().execute(query).partitions(1000):
        for row in rows:
            yield json.loads(row[0])


def of_people(session: Session, org: str, kind: type[Entry], person_ids: Iterable[str]) -> tuple[Entry, ...]:
    """The entries of a kind that count and are about these people: for a few people of a large register."""
    wanted = sorted(set(person_ids))
    rows: list[RegisterRow] = []
    for start in range(0, len(wanted), 500):
        rows += session.scalars(
            select(RegisterRow).where(
                RegisterRow.org == org,
                RegisterRow.person_id.in_(wanted[start : start + 500]),
                RegisterRow.current.is_(True),
                RegisterRow.kind == kind.KIND,
                RegisterRow.voided.is_(False),
            )
        )
    return tuple(_entry(kind, row) for row in rows)


def history(session: Session, org: str, kind: type[Entry], entry_id: str) -> tuple[Revision[Entry], ...]:
    """Every state an entry ever had, oldest first."""
    query = (
        select(RegisterRow)
        .where(RegisterRow.org == org, RegisterRow.kind == kind.KIND, RegisterRow.id == entry_id)
        .order_by(RegisterRow.revision)
    )
    return tuple(
        Revision(_entry(kind, row), row.revision, row.voided, row.reason, row.by, row.written_on)
        for row in session.scalars(query)
    )


def ever(session: Session, org: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """The last state of every entry of a kind there ever was, voided ones too, by id."""
    query = (
        select(RegisterRow)
        .where(RegisterRow.org == org, RegisterRow.kind == kind.KIND, RegisterRow.current.is_(True))
        .order_by(RegisterRow.id)
    )
    return tuple(_entry(kind, row) for row in session.scalars(query))


def written_by(session: Session, org: str, by: str, kinds: Iterable[type[Any]]) -> dict[tuple[str, str], Any]:
    """The entries of these kinds that count and whose last state this writer wrote, by kind and id."""
    known = {kind.KIND: kind for kind in kinds}
    return {
        (row.kind, row.id): _entry(known[row.kind], row)
        for row in session.scalars(
            _standing(org).where(RegisterRow.by == by, RegisterRow.kind.in_(known)).order_by(RegisterRow.id)
        )
    }


def not_written_by(session: Session, org: str, writers: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Kind and id of every entry that counts and whose last state none of these wrote."""
    rows = _standing(org).where(RegisterRow.by.not_in(tuple(writers)))
    return frozenset((row.kind, row.id) for row in session.scalars(rows))


def _standing(org: str) -> Select[RegisterRow]:
    return select(RegisterRow).where(
        RegisterRow.org == org, RegisterRow.current.is_(True), RegisterRow.voided.is_(False)
    )


def years(session: Session, org: str, kinds: Sequence[str]) -> tuple[int, ...]:
    """The years in which entries of these kinds count, newest first."""
    query = (
        select(RegisterRow.year)
        .where(RegisterRow.org == org, RegisterRow.kind.in_(kinds), RegisterRow.current.is_(True))
        .where(RegisterRow.voided.is_(False), RegisterRow.year > 0)
        .group_by(RegisterRow.year)
        .order_by(RegisterRow.year.desc())
    )
    return tuple(session.scalars(query))


def _add(session: Session, org: str, entry: Entry, by: str, on: date, reason: str, *, voided: bool) -> None:
    known = _current(session, org, entry.KIND, entry.id)
    if known is not None:
        known.current = False
    last = session.scalar(
        select(func.max(RegisterRow.revision)).where(
            RegisterRow.org == org, RegisterRow.kind == entry.KIND, RegisterRow.id == entry.id
        )
    )
    session.add(
        RegisterRow(
            org=org,
            kind=entry.KIND,
            id=entry.id,
            revision=(last or 0) + 1,
            current=True,
            voided=voided,
            year=entry.year,
            person_id=entry.person_id,
            day=entry.day,
            reason=reason,
            by=by,
            written_on=on,
            data=unstructure(entry),
        )
    )
    session.flush()


def _current(session: Session, org: str, kind: str, entry_id: str) -> RegisterRow | None:
    return session.scalar(
        select(RegisterRow).where(
            RegisterRow.org == org,
            RegisterRow.kind == kind,
            RegisterRow.id == entry_id,
            RegisterRow.current.is_(True),
        )
    )


def _entry(kind: type[Entry], row: RegisterRow) -> Entry:
    found: Entry = structure(row.data, kind)
    return found
