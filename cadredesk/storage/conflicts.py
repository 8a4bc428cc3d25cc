"""What the bureau decided on questions between reports: a person in two schools, a duplicate, a quota."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.conflicts import Ruling
from cadredesk.storage.schema import Base, OfOrg, from_row, to_row


class ConflictRulingRow(Base, OfOrg):
    """One decision on one question; a later one on the same question follows it, `n` counts from 1."""

    __tablename__ = "conflict_ruling"

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(12))
    ruling: Mapped[str] = mapped_column(String(16))
    unit: Mapped[str] = mapped_column(String(32))
    person_id: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str]
    by: Mapped[str] = mapped_column(String(32))
    on: Mapped[date]

    __table_args__ = (Index("ix_conflict_ruling_key", "org", "key"),)


def add(session: Session, org: str, value: Ruling) -> None:
    """Writes a decision after those that stand."""
    last = session.scalar(
        select(ConflictRulingRow.n).where(ConflictRulingRow.org == org).order_by(ConflictRulingRow.n.desc())
    )
    session.add(to_row(value, ConflictRulingRow, org=org, n=(last or 0) + 1))
    session.flush()


def standing(session: Session, org: str) -> dict[str, Ruling]:
    """The last decision on every question, by its key."""
    return {one.key: one for one in rulings(session, org)}


def rulings(session: Session, org: str) -> tuple[Ruling, ...]:
    """Every decision, the earliest first."""
    query = select(ConflictRulingRow).where(ConflictRulingRow.org == org).order_by(ConflictRulingRow.n)
    return tuple(from_row(Ruling, row) for row in session.scalars(query))
