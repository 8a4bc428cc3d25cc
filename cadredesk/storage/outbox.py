"""The outbox: packages made here, and where each stream (sender to recipient) stands in its chain (CDP/1 2.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.storage.schema import Base, OfOrg, from_row, to_row


class StreamRow(Base, OfOrg):
    """One stream: its epoch, the number of its last package, and that package's id (the head)."""

    __tablename__ = "stream"

    recipient: Mapped[str] = mapped_column(String(32), primary_key=True)
    epoch: Mapped[int]
    seq: Mapped[int]
    head: Mapped[str] = mapped_column(String(64))


class PackageRow(Base, OfOrg):
    """One package made here; its L1 bytes lie sealed in the vault."""

    __tablename__ = "package"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    recipient: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(24))
    epoch: Mapped[int]
    seq: Mapped[int]
    prev: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime]
    round_id: Mapped[str] = mapped_column(String(32), index=True)
    file: Mapped[str] = mapped_column(String(96))
    size: Mapped[int]
    people: Mapped[int]
    papers: Mapped[int]
    written_on: Mapped[date | None]
    made_by: Mapped[str] = mapped_column(String(32))


@dataclass(frozen=True, slots=True)
class Stream:
    """Where the chain to a recipient stands; `seq` 0 before the first package."""

    recipient: str
    epoch: int = 1
    seq: int = 0
    head: str = "0" * 64


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One package: its manifest's facts, the sealed file, and when it was last written to a stick."""

    id: str
    recipient: str
    kind: str
    epoch: int
    seq: int
    prev: str
    created: datetime
    round_id: str
    file: str
    size: int
    people: int
    papers: int
    made_by: str
    written_on: date | None = None


def stream(session: Session, org: str, recipient: str) -> Stream:
    """The stream to a recipient; a new one stands before its first package."""
    row = session.get(StreamRow, (org, recipient))
    return Stream(recipient) if row is None else from_row(Stream, row)


def streams(session: Session, org: str, recipients: Sequence[str]) -> tuple[Stream, ...]:
    """The streams to several recipients, in their order."""
    return tuple(stream(session, org, recipient) for recipient in recipients)


def put_stream(session: Session, org: str, value: Stream) -> None:
    """Stores where a stream stands."""
    session.merge(to_row(value, StreamRow, org=org))
    session.flush()


def put(session: Session, org: str, entry: OutboxEntry) -> None:
    """Adds a package to the outbox or replaces what was known of it."""
    session.merge(to_row(entry, PackageRow, org=org))
    session.flush()


def get(session: Session, org: str, package_id: str) -> OutboxEntry | None:
    """One package, or None."""
    row = session.get(PackageRow, (org, package_id))
    return None if row is None else from_row(OutboxEntry, row)


def entries(session: Session, org: str) -> tuple[OutboxEntry, ...]:
    """Every package, newest first."""
    query = select(PackageRow).where(PackageRow.org == org)
    rows = session.scalars(
        query.order_by(PackageRow.epoch.desc(), PackageRow.seq.desc(), PackageRow.recipient)
    )
    return tuple(from_row(OutboxEntry, row) for row in rows)
