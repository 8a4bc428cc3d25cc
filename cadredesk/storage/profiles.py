"""The table of own rule profiles: adjusted copies with a name; the shipped ones lie in resources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain import profile_text
from cadredesk.domain.profile import Profile
from cadredesk.storage.schema import Base, OfOrgWithId


class ProfileRow(Base, OfOrgWithId):
    """One own profile as canonical text."""

    __tablename__ = "profile"

    title: Mapped[str]
    copied_from: Mapped[str]
    text: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    saved_on: Mapped[date]


@dataclass(frozen=True, slots=True)
class ProfileHead:
    """What a list of profiles shows; `own` tells a copy from a shipped one."""

    id: str
    title: str
    version: int
    digest: str
    own: bool
    copied_from: str = ""


def put(session: Session, org: str, profile: Profile, copied_from: str, on: date) -> None:
    """Writes an own profile, new or known."""
    session.merge(
        ProfileRow(
            org=org,
            id=profile.id,
            title=profile.title,
            copied_from=copied_from,
            text=profile.text,
            digest=profile.digest,
            saved_on=on,
        )
    )
    session.flush()


def get(session: Session, org: str, profile_id: str) -> Profile | None:
    """One own profile, or None."""
    row = session.get(ProfileRow, (org, profile_id))
    return None if row is None else profile_text.parse(row.text)


def copied_from(session: Session, org: str, profile_id: str) -> str:
    """The id of the profile an own one was copied from, or empty."""
    row = session.get(ProfileRow, (org, profile_id))
    return "" if row is None else row.copied_from


def heads(session: Session, org: str) -> tuple[ProfileHead, ...]:
    """The own profiles by title."""
    rows = session.scalars(
        select(ProfileRow).where(ProfileRow.org == org).order_by(ProfileRow.title, ProfileRow.id)
    )
    return tuple(
        ProfileHead(
            row.id, row.title, profile_text.parse(row.text).version, row.digest, True, row.copied_from
        )
        for row in rows
    )


def drop(session: Session, org: str, profile_id: str) -> None:
    """Removes an own profile; rounds keep their copy."""
    session.execute(delete(ProfileRow).where(ProfileRow.org == org, ProfileRow.id == profile_id))
