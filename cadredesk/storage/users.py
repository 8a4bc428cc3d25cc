"""The people who may log in; their passwords live in the vault, never here."""

from __future__ import annotations

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.school import User
from cadredesk.storage.schema import Base, OfOrgWithId, from_row, to_row


class UserRow(Base, OfOrgWithId):
    """One user."""

    __tablename__ = "user_account"

    name: Mapped[str]
    role: Mapped[str] = mapped_column(String(16))
    active: Mapped[bool]


def store(session: Session, org: str, user: User) -> None:
    """Adds the user or replaces what was known under the same id."""
    session.merge(to_row(user, UserRow, org=org))
    session.flush()


def listed(session: Session, org: str) -> tuple[User, ...]:
    """All users, those who left included, by name."""
    rows = session.scalars(select(UserRow).where(UserRow.org == org).order_by(UserRow.name, UserRow.id))
    return tuple(from_row(User, row) for row in rows)


def find(session: Session, org: str, user_id: str) -> User | None:
    """One user, or None."""
    row = session.get(UserRow, (org, user_id))
    return None if row is None else from_row(User, row)
