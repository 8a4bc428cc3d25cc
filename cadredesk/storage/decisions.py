"""The bureau's meetings on the pool and what they decided; a decision once written is never changed, a later one follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Index, String, delete, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.decision import Candidate, Decision, PoolMeeting
from cadredesk.storage.schema import Base, JsonText, OfOrg, OfOrgWithId, from_row, structure, unstructure

__all__ = [
    "Decision",
    "add",
    "drop_meeting",
    "history",
    "meeting",
    "meetings",
    "of_meeting",
    "put_meeting",
    "put_record",
    "record",
    "standing",
]


class PoolMeetingRow(Base, OfOrgWithId):
    """One meeting of the bureau on the pool: its record, and beside it who stands before it (much, and seldom changed)."""

    __tablename__ = "pool_meeting"

    period: Mapped[str]
    state: Mapped[str] = mapped_column(String(12))
    content: Mapped[Any] = mapped_column(JsonText)
    candidates: Mapped[Any] = mapped_column(JsonText)


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


def put_meeting(session: Session, org: str, value: PoolMeeting) -> None:
    """Stores a meeting with everybody who stands before it."""
    session.merge(
        PoolMeetingRow(
            org=org,
            id=value.id,
            period=value.period,
            state=value.state,
            content=unstructure(replace(value, candidates=())),
            candidates=unstructure(value.candidates),
        )
    )
    session.flush()


def put_record(session: Session, org: str, value: PoolMeeting) -> None:
    """Stores a known meeting but for its candidates, which stay as they are."""
    session.execute(
        update(PoolMeetingRow)
        .where(PoolMeetingRow.org == org, PoolMeetingRow.id == value.id)
        .values(state=value.state, content=unstructure(replace(value, candidates=())))
    )


def meeting(session: Session, org: str, meeting_id: str) -> PoolMeeting | None:
    """One meeting whole, or None."""
    row = session.get(PoolMeetingRow, (org, meeting_id))
    if row is None:
        return None
    value: PoolMeeting = structure(row.content, PoolMeeting)
    return replace(value, candidates=structure(row.candidates, tuple[Candidate, ...]))


def record(session: Session, org: str, meeting_id: str) -> PoolMeeting | None:
    """One meeting without its candidates, or None."""
    query = select(PoolMeetingRow.content).where(PoolMeetingRow.org == org, PoolMeetingRow.id == meeting_id)
    content = session.scalar(query)
    value: PoolMeeting | None = None if content is None else structure(content, PoolMeeting)
    return value


def meetings(session: Session, org: str) -> tuple[PoolMeeting, ...]:
    """Every meeting without its candidates, the latest day first; one without a day before all."""
    query = select(PoolMeetingRow.content).where(PoolMeetingRow.org == org)
    found: list[PoolMeeting] = [structure(content, PoolMeeting) for content in session.scalars(query)]
    return tuple(sorted(found, key=lambda one: (one.record.on or date.max, one.id), reverse=True))


def drop_meeting(session: Session, org: str, meeting_id: str) -> None:
    """Deletes a meeting that has decided nothing."""
    session.execute(delete(PoolMeetingRow).where(PoolMeetingRow.org == org, PoolMeetingRow.id == meeting_id))
