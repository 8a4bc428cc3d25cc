"""What the bureau's packages have brought to a school, and what a bureau has sent out: their tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Index, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.bureau_word import NoticeWord, RosterEntry
from cadredesk.storage.schema import Base, JsonText, OfOrg, from_row, structure, to_row, unstructure


class BroughtRow(Base, OfOrg):
    """One thing in force that a package of the bureau has brought: which package, and the bureau's number of it."""

    __tablename__ = "brought"

    sender: Mapped[str] = mapped_column(String(32), primary_key=True)
    part: Mapped[str] = mapped_column(String(64), primary_key=True)
    package_id: Mapped[str] = mapped_column(String(64))
    number: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    on: Mapped[date]


class NoticeRow(Base, OfOrg):
    """One notice of the bureau that was confirmed here, and the round it was filled into (empty: none yet)."""

    __tablename__ = "bureau_notice"

    package_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sender: Mapped[str] = mapped_column(String(32))
    content: Mapped[Any] = mapped_column(JsonText)
    received_on: Mapped[date]
    round_id: Mapped[str] = mapped_column(String(32))


class DecidedRow(Base, OfOrg):
    """What the bureau decided on one of our people, as its last roster told."""

    __tablename__ = "decided_person"

    sender: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    package_id: Mapped[str] = mapped_column(String(64))
    name: Mapped[str]
    tier: Mapped[str]
    outcome: Mapped[str] = mapped_column(String(12))
    on: Mapped[date]
    document: Mapped[str]
    reason: Mapped[str]


class DispatchRow(Base, OfOrg):
    """One thing a bureau sent: its kind, its number among those of the kind, and what it is about."""

    __tablename__ = "dispatch"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    number: Mapped[int]
    title: Mapped[str]
    made_on: Mapped[date]
    made_by: Mapped[str] = mapped_column(String(32))


class DispatchedRow(Base, OfOrg):
    """One package of a dispatch."""

    __tablename__ = "dispatched"

    package_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    dispatch_id: Mapped[str] = mapped_column(String(32))

    __table_args__ = (Index("ix_dispatched_dispatch", "org", "dispatch_id"),)


@dataclass(frozen=True, slots=True)
class Brought:
    """A part in force: `part` is `profile:ID`, `calendar:YEAR` or the name of a roster's file; `digest` is its content's."""

    sender: str
    part: str
    package_id: str
    number: int
    digest: str
    on: date


@dataclass(frozen=True, slots=True)
class Notice:
    """A confirmed notice with the round it was filled into; `round_id` is empty while it waits for one."""

    package_id: str
    sender: str
    word: NoticeWord
    received_on: date
    round_id: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A roster's entry with where it came from."""

    sender: str
    package_id: str
    entry: RosterEntry


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One thing a bureau sent, made on a day by a person; its packages are in the outbox."""

    id: str
    kind: str
    number: int
    title: str
    made_on: date
    made_by: str


# At the school ------------------------------------------------------------------------------------------------


def put_brought(session: Session, org: str, value: Brought) -> None:
    """Notes which package a part in force came with."""
    session.merge(to_row(value, BroughtRow, org=org))
    session.flush()


def brought(session: Session, org: str, sender: str | None = None) -> tuple[Brought, ...]:
    """The parts in force that packages have brought, by sender and part."""
    query = select(BroughtRow).where(BroughtRow.org == org)
    if sender is not None:
        query = query.where(BroughtRow.sender == sender)
    return tuple(
        from_row(Brought, row) for row in session.scalars(query.order_by(BroughtRow.sender, BroughtRow.part))
    )


def put_notice(session: Session, org: str, value: Notice) -> None:
    """Stores a confirmed notice, or the round it was filled into."""
    row = NoticeRow(
        org=org,
        package_id=value.package_id,
        sender=value.sender,
        content=unstructure(value.word),
        received_on=value.received_on,
        round_id=value.round_id,
    )
    session.merge(row)
    session.flush()


def notices(session: Session, org: str) -> tuple[Notice, ...]:
    """The confirmed notices, the newest first."""
    rows = session.scalars(select(NoticeRow).where(NoticeRow.org == org))
    found = [
        Notice(row.package_id, row.sender, structure(row.content, NoticeWord), row.received_on, row.round_id)
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.received_on, one.word.number), reverse=True))


def replace_decided(
    session: Session, org: str, sender: str, package_id: str, entries: Sequence[RosterEntry]
) -> None:
    """Puts a roster in the place of what this sender's last one told."""
    session.execute(delete(DecidedRow).where(DecidedRow.org == org, DecidedRow.sender == sender))
    for one in entries:
        session.add(to_row(one, DecidedRow, org=org, sender=sender, package_id=package_id))
    session.flush()


def decided(session: Session, org: str, person_id: str | None = None) -> tuple[Decided, ...]:
    """What was decided on our people, on one when told, by person."""
    query = select(DecidedRow).where(DecidedRow.org == org)
    if person_id is not None:
        query = query.where(DecidedRow.person_id == person_id)
    rows = session.scalars(query.order_by(DecidedRow.person_id, DecidedRow.sender))
    return tuple(Decided(row.sender, row.package_id, from_row(RosterEntry, row)) for row in rows)


# At the bureau ------------------------------------------------------------------------------------------------


def next_number(session: Session, org: str, kind: str) -> int:
    """The number of the next thing of a kind that is sent."""
    query = select(func.max(DispatchRow.number)).where(DispatchRow.org == org, DispatchRow.kind == kind)
    return (session.scalar(query) or 0) + 1


def add_dispatch(session: Session, org: str, value: Dispatch) -> None:
    """Adds what is sent."""
    session.add(to_row(value, DispatchRow, org=org))
    session.flush()


def add_package(session: Session, org: str, dispatch_id: str, package_id: str) -> None:
    """Notes a package of a dispatch."""
    session.merge(DispatchedRow(org=org, package_id=package_id, dispatch_id=dispatch_id))
    session.flush()


def dispatches(session: Session, org: str) -> tuple[Dispatch, ...]:
    """What was sent, the newest first."""
    query = select(DispatchRow).where(DispatchRow.org == org)
    query = query.order_by(DispatchRow.made_on.desc(), DispatchRow.kind, DispatchRow.number.desc())
    return tuple(from_row(Dispatch, row) for row in session.scalars(query))


def packages(session: Session, org: str) -> dict[str, str]:
    """The dispatch of every package, by package."""
    query = select(DispatchedRow.package_id, DispatchedRow.dispatch_id).where(DispatchedRow.org == org)
    return {row[0]: row[1] for row in session.execute(query)}
