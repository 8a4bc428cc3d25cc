"""The print folder's table: every paper made, what it was made of, and how often it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.storage.schema import Base, OfOrgWithId, from_row, to_row


class PaperRow(Base, OfOrgWithId):
    """One paper as it was made; a newer one of the same key and subject supersedes it."""

    __tablename__ = "paper"

    round_id: Mapped[str] = mapped_column(String(32), index=True)
    key: Mapped[str] = mapped_column(String(48))
    subject: Mapped[str] = mapped_column(String(64))
    number: Mapped[str] = mapped_column(String(16))
    title: Mapped[str]
    file: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int]
    made_on: Mapped[date]
    copies: Mapped[int]
    printed_copies: Mapped[int]
    printed_on: Mapped[date | None]
    superseded: Mapped[bool]

    __table_args__ = (
        ForeignKeyConstraint(["org", "round_id"], ["round.org", "round.id"], ondelete="CASCADE"),
    )


@dataclass(frozen=True, slots=True)
class FiledPaper:
    """One paper in the print folder.

    `subject` is whom or what it is about (a person's, vote's, posting's or talk's id; empty: the whole round).
    `file` names the sealed PDF, `digest` is of the values it was made of.
    """

    id: str
    round_id: str
    key: str
    subject: str
    number: str
    title: str
    file: str
    digest: str
    pages: int
    made_on: date
    copies: int = 1
    printed_copies: int = 0
    printed_on: date | None = None
    superseded: bool = False


def put(session: Session, org: str, paper: FiledPaper) -> None:
    """Adds a paper or replaces what was known of it."""
    session.merge(to_row(paper, PaperRow, org=org))
    session.flush()


def get(session: Session, org: str, paper_id: str) -> FiledPaper | None:
    """One paper, or None."""
    row = session.get(PaperRow, (org, paper_id))
    return None if row is None else from_row(FiledPaper, row)


def drop(session: Session, org: str, paper_id: str) -> None:
    """Takes a paper out that was never printed."""
    row = session.get(PaperRow, (org, paper_id))
    if row is not None:
        session.delete(row)
        session.flush()


def of_round(session: Session, org: str, round_id: str) -> tuple[FiledPaper, ...]:
    """Every paper of a round, superseded ones included, in the order of their numbers."""
    query = select(PaperRow).where(PaperRow.org == org, PaperRow.round_id == round_id)
    rows = session.scalars(query.order_by(PaperRow.number, PaperRow.subject, PaperRow.made_on, PaperRow.id))
    return tuple(from_row(FiledPaper, row) for row in rows)
