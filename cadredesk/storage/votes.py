"""Votes and their sealed ballots: sorted multisets of patterns, which hold no order, no time and no person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Integer, String, Text, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.form import from_canonical
from cadredesk.domain.tally import Ballots
from cadredesk.domain.vote import Vote
from cadredesk.storage.schema import Base, JsonText, OfOrg, OfOrgWithId, from_row, to_row


class VoteRow(Base, OfOrgWithId):
    """One vote; `form` and `rule` are copies, so that its result can always be recomputed."""

    __tablename__ = "vote"

    round_id: Mapped[str] = mapped_column(String(32), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    title: Mapped[str]
    form: Mapped[Any] = mapped_column(JsonText)
    categories: Mapped[Any] = mapped_column(JsonText)
    rule: Mapped[Any] = mapped_column(JsonText)
    people: Mapped[Any] = mapped_column(JsonText)
    hand_totals: Mapped[Any] = mapped_column(JsonText)
    bundle_size: Mapped[int] = mapped_column(Integer)
    first_by: Mapped[str] = mapped_column(String(32))
    second_by: Mapped[str] = mapped_column(String(32))
    scrutineers: Mapped[Any] = mapped_column(JsonText)
    counters: Mapped[Any] = mapped_column(JsonText)
    state: Mapped[str] = mapped_column(String(16))
    attempt: Mapped[int] = mapped_column(Integer)
    re_vote_of: Mapped[str] = mapped_column(String(32))
    reason: Mapped[str]
    witnesses: Mapped[str] = mapped_column(String(16), server_default="passes")
    machine: Mapped[Any | None] = mapped_column(JsonText)
    pictures: Mapped[str] = mapped_column(String(24), server_default="destroy")
    paper: Mapped[str] = mapped_column(String(4), server_default="A4")


class SealedBallotRow(Base, OfOrg):
    """So many valid ballots of a voter group with the same marks; always written whole and in sorted order."""

    __tablename__ = "sealed_ballot"
    __table_args__ = (
        ForeignKeyConstraint(["org", "vote_id"], ["vote.org", "vote.id"]),
        CheckConstraint("count > 0", name="count"),
    )

    vote_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    category: Mapped[str] = mapped_column(String(64), primary_key=True)
    pattern: Mapped[str] = mapped_column(Text, primary_key=True)
    count: Mapped[int] = mapped_column(Integer)


def save(session: Session, org: str, vote: Vote) -> None:
    """Adds a vote or replaces what was known of it."""
    session.merge(to_row(vote, VoteRow, org=org))
    session.flush()


def get(session: Session, org: str, vote_id: str) -> Vote | None:
    """One vote, or None."""
    row = session.get(VoteRow, (org, vote_id))
    return None if row is None else from_row(Vote, row)


def of_round(session: Session, org: str, round_id: str) -> tuple[Vote, ...]:
    """The votes of a round, earlier attempts first."""
    query = select(VoteRow).where(VoteRow.org == org, VoteRow.round_id == round_id)
    rows = session.scalars(query.order_by(VoteRow.kind, VoteRow.attempt, VoteRow.id))
    return tuple(from_row(Vote, row) for row in rows)


def states(session: Session, org: str) -> dict[str, str]:
    """The state of every vote by its id."""
    return {
        row.id: row.state
        for row in session.execute(select(VoteRow.id, VoteRow.state).where(VoteRow.org == org))
    }


def seal(session: Session, org: str, vote_id: str, rows: Iterable[tuple[str, str, int]]) -> None:
    """Writes the whole multiset (voter group, canonical pattern, count), sorted here once more.

    SQLite keeps cells in the order of insertion, so an unsorted insertion would tell the order of typing.
    """
    lines = [
        {"org": org, "vote_id": vote_id, "category": group, "pattern": pattern, "count": count}
        for group, pattern, count in sorted(rows)
    ]
    if lines:
        session.execute(insert(SealedBallotRow), lines)


def sealed(session: Session, org: str, vote_id: str) -> tuple[Ballots, ...]:
    """The sealed ballots of a vote, in the order in which they were sealed."""
    row = SealedBallotRow
    query = select(row.category, row.pattern, row.count).where(row.org == org, row.vote_id == vote_id)
    found = session.execute(query.order_by(row.category, row.pattern))
    return tuple(Ballots(category, from_canonical(pattern), count) for category, pattern, count in found)
