"""The journal: one line for every write, chained by hash within an organisation, without personal values."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Integer, String, func, select, type_coerce
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.storage.schema import Base, OfOrg, canonical_json, from_row

ORIGIN = "0" * 64
"""What the first line of an organisation's chain names as its predecessor."""


class JournalRow(Base, OfOrg):
    """One line of the journal."""

    __tablename__ = "journal"

    n: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    user_id: Mapped[str] = mapped_column(String(32))
    event: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(64))
    prev: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One line: number from 1, moment (information only), who, the event's code, and the id it is about."""

    n: int
    at: datetime
    user_id: str
    event: str
    subject: str
    prev: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain: number of the last line (0 for none) and its hash."""

    n: int
    hash: str


def line_hash(org: str, n: int, at: datetime, user_id: str, event: str, subject: str, prev: str) -> str:
    """SHA-256 (hex) over the canonical JSON list `[org, n, at, user_id, event, subject, prev]`."""
    line = [org, n, at.isoformat(timespec="seconds"), user_id, event, subject, prev]
    return hashlib.sha256(canonical_json(line).encode()).hexdigest()


def append(session: Session, org: str, at: datetime, user_id: str, event: str, *subjects: str) -> Head:
    """Adds one line, or one for each of several subjects in their order.

    `event` is a code (`round.opened`), a subject an id: never a name, number or text typed.
    """
    lock(session, org)
    last = head(session, org)
    moment = at.replace(microsecond=0)
    for subject in subjects or ("",):
        n = last.n + 1
        digest = line_hash(org, n, moment, user_id, event, subject, last.hash)
        session.add(
            JournalRow(
                org=org,
                n=n,
                at=moment,
                user_id=user_id,
                event=event,
                subject=subject,
                prev=last.hash,
                hash=digest,
            )
        )
        last = Head(n, digest)
    session.flush()
    return last


def lock(session: Session, org: str) -> None:
    """Makes the organisation's other writers wait until this transaction ends, as they do on a local file anyway.

    The lock is that of the chain's first line, a row like any other, so that it holds on a cluster of servers too.
    """
    if session.get_bind().dialect.name != "sqlite":
        first = select(JournalRow.n).where(JournalRow.org == org, JournalRow.n == 1)
        session.execute(first.with_for_update())


def changed_by_another(session: Session, org: str, subject: str, since: int, user_id: str) -> str:
    """Who else has last written about `subject` after line `since`: a user's id, empty for nobody."""
    query = (
        select(JournalRow.user_id)
        .where(
            JournalRow.org == org,
            JournalRow.n > since,
            JournalRow.subject == subject,
            JournalRow.user_id != user_id,
        )
        .order_by(JournalRow.n.desc())
    )
    return session.scalars(query.limit(1)).first() or ""


def head(session: Session, org: str) -> Head:
    """The end of the organisation's chain."""
    found = session.execute(
        select(JournalRow.n, JournalRow.hash)
        .where(JournalRow.org == org)
        .order_by(JournalRow.n.desc())
        .limit(1)
    ).first()
    return Head(found.n, found.hash) if found else Head(0, ORIGIN)


def lines(session: Session, org: str, *, limit: int | None = None) -> tuple[JournalLine, ...]:
    """The journal, newest line first."""
    query = select(JournalRow).where(JournalRow.org == org).order_by(JournalRow.n.desc()).limit(limit)
    return tuple(from_row(JournalLine, row) for row in session.scalars(query))


def line(session: Session, org: str, n: int) -> JournalLine | None:
    """One line, or None."""
    row = session.get(JournalRow, (org, n))
    return None if row is None else from_row(JournalLine, row)


def verify(session: Session, org: str) -> int | None:
    """The number of the first line that breaks the chain, or None when it is whole."""
    expected, prev = 1, ORIGIN
    query = select(JournalRow).where(JournalRow.org == org).order_by(JournalRow.n)
    for row in session.scalars(query):
        digest = line_hash(org, row.n, row.at, row.user_id, row.event, row.subject, row.prev)
        if row.n != expected or row.prev != prev or row.hash != digest:
            return expected
        expected, prev = expected + 1, row.hash
    return None


def organisations(session: Session) -> tuple[str, ...]:
    """The organisations that have a chain here."""
    return tuple(session.scalars(select(JournalRow.org).distinct().order_by(JournalRow.org)))


def first_date(session: Session, org: str) -> date | None:
    """The day of the journal's first line: the organisation's desk and key were made on it."""
    first = session.scalar(select(JournalRow.at).where(JournalRow.org == org, JournalRow.n == 1))
    return None if first is None else first.date()


def last_of(session: Session, org: str, events: Collection[str]) -> date | None:
    """The day of the newest line of one of these events, or None."""
    query = (
        select(JournalRow.at)
        .where(JournalRow.org == org, JournalRow.event.in_(events))
        .order_by(JournalRow.n.desc())
        .limit(1)
    )
    found = session.scalar(query)
    return None if found is None else found.date()


def last_date(session: Session, org: str) -> date | None:
    """The highest date ever written, which a clock set back is noticed by; it decides nothing."""
    day = func.substr(type_coerce(JournalRow.at, String), 1, 10)
    last = session.scalar(select(func.max(day)).where(JournalRow.org == org))
    return None if last is None else date.fromisoformat(str(last))
