"""How lists are looked at: saved views with a name, the columns a person last had, and the readiness marks of the pool."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.storage.schema import Base, JsonText, OfOrg, OfOrgWithId, from_row, to_row


class SavedViewRow(Base, OfOrgWithId):
    """One view of a screen's list; the one without a name is how its owner last left the list."""

    __tablename__ = "saved_view"

    screen: Mapped[str] = mapped_column(String(16))
    owner: Mapped[str] = mapped_column(String(32))
    name: Mapped[str]
    shared: Mapped[bool]
    content: Mapped[Any] = mapped_column(JsonText)


class PoolMarkRow(Base, OfOrg):
    """The bureau's mark of readiness on one person of one school."""

    __tablename__ = "pool_mark"

    unit: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    readiness: Mapped[str] = mapped_column(String(8))
    marked_by: Mapped[str] = mapped_column(String(32))
    marked_on: Mapped[date | None]


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view: whose, of which screen, whether colleagues see it; `content` is the screen's own (columns, order, filters)."""

    id: str
    screen: str
    owner: str
    name: str
    shared: bool = False
    content: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PoolMark:
    """When a person may be used: `readiness` is near, middle or long (domain/pool.py), empty when taken back."""

    unit: str
    person_id: str
    readiness: str
    marked_by: str = ""
    marked_on: date | None = None


def views(session: Session, org: str, screen: str) -> tuple[SavedView, ...]:
    """The views of a screen, by name."""
    query = select(SavedViewRow).where(SavedViewRow.org == org, SavedViewRow.screen == screen)
    rows = session.scalars(query.order_by(SavedViewRow.name, SavedViewRow.id))
    return tuple(from_row(SavedView, row) for row in rows)


def put_view(session: Session, org: str, value: SavedView) -> None:
    """Adds a view or replaces it."""
    session.merge(to_row(value, SavedViewRow, org=org))
    session.flush()


def drop_view(session: Session, org: str, view_id: str) -> None:
    """Deletes a view."""
    session.execute(delete(SavedViewRow).where(SavedViewRow.org == org, SavedViewRow.id == view_id))


def marks(session: Session, org: str) -> dict[tuple[str, str], str]:
    """The readiness the bureau marked, by school and person."""
    query = select(PoolMarkRow).where(PoolMarkRow.org == org, PoolMarkRow.readiness != "")
    return {(row.unit, row.person_id): row.readiness for row in session.scalars(query)}


def put_mark(session: Session, org: str, value: PoolMark) -> None:
    """Sets a mark; an empty one is taken back."""
    session.merge(to_row(value, PoolMarkRow, org=org))
    session.flush()
