"""The bureau's meetings on the pool and what they decided; a decision once written is never changed, a later one follows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Index, String, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.decision import Decision
from cadredesk.storage.schema import Base, JsonText, OfOrg, OfOrgWithId, from_row

__all__ = ["Decision", "add", "history", "of_meeting", "standing"]


class PoolMeetingRow(Base, OfOrgWithId):
    """One meeting of the bureau on the pool: its record, who stands before it, and the day it was closed."""

    __tablename__ = "pool_meeting"

    period: Mapped[str]
    state: Mapped[str] = mapped_column(String(12))
    content: Mapped[Any] = mapped_column(JsonText)
    made_by: Mapped[str] = mapped_column(String(32))
    closed_by: Mapped[str] = mapped_column(String(32))
    closed_on: Mapped[date | None]


class PoolDecisionRow(Base, OfOrg):
    """One decision; `n` counts the decisions of the bureau from 1, so that the later one of a day is known."""

    __tablename__ = "pool_decision"

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    unit: Mapped[str] = mapped_column(String(32))
    person_id: Mapped[str] = mapped_column(String(64))
    name: Mapped[str]
    tier: Mapped[str]
    outcome: Mapped[str] = mapped_column(String(12))
    on: Mapped[date]
    meeting_id: Mapped[str] = mapped_column(String(32))
    reason: Mapped[str]

    __table_args__ = (
        Index("ix_pool_decision_person", "org", "unit", "person_id"),
        Index("ix_pool_decision_meeting", "org", "meeting_id"),
    )


def add(session: Session, org: str, decisions: Sequence[Decision]) -> None:
    """Writes decisions after those that stand, in their order."""
    if not decisions:
        return
    last = session.scalar(select(func.max(PoolDecisionRow.n)).where(PoolDecisionRow.org == org)) or 0
    names = Decision.__dataclass_fields__
    rows = [
        {"org": org, "n": n, **{name: getattr(one, name) for name in names}}
        for n, one in enumerate(decisions, last + 1)
    ]
    session.execute(insert(PoolDecisionRow), rows)


def standing(session: Session, org: str, *, unit: str | None = None) -> tuple[Decision, ...]:
    """The last decision of every person, of one unit when told, by unit and person.

    The last is that of the latest day; of one day, the one written last.
    """
    query = select(PoolDecisionRow).where(PoolDecisionRow.org == org)
    if unit is not None:
        query = query.where(PoolDecisionRow.unit == unit)
    last: dict[tuple[str, str], PoolDecisionRow] = {}
    for row in session.scalars(query.order_by(PoolDecisionRow.on, PoolDecisionRow.n)):
        last[row.unit, row.person_id] = row
    return tuple(from_row(Decision, last[key]) for key in sorted(last))


def history(session: Session, org: str, unit: str, person_id: str) -> tuple[Decision, ...]:
    """Every decision on one person, the earliest first."""
    query = (
        select(PoolDecisionRow)
        .where(
            PoolDecisionRow.org == org, PoolDecisionRow.unit == unit, PoolDecisionRow.person_id == person_id
        )
        .order_by(PoolDecisionRow.on, PoolDecisionRow.n)
    )
    return tuple(from_row(Decision, row) for row in session.scalars(query))


def of_meeting(session: Session, org: str, meeting_id: str) -> tuple[Decision, ...]:
    """What one meeting decided, in the order it was written."""
    query = (
        select(PoolDecisionRow)
        .where(PoolDecisionRow.org == org, PoolDecisionRow.meeting_id == meeting_id)
        .order_by(PoolDecisionRow.n)
    )
    return tuple(from_row(Decision, row) for row in session.scalars(query))
