"""Sealed files and the key file of a bureau on a server, where every workplace reaches them; encrypted before they come here."""

from __future__ import annotations

import hashlib

from sqlalchemy import LargeBinary, String, Text, delete, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.storage.schema import Base, OfOrg


class SealedFileRow(Base, OfOrg):
    """One sealed file: its bytes under the data key of its organisation, which the server never sees."""

    __tablename__ = "sealed_file"

    name: Mapped[str] = mapped_column(String(128), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class KeyFileRow(Base, OfOrg):
    """The key file (`keys.json`) that all workplaces share; every slot in it is sealed by a password."""

    __tablename__ = "key_file"

    content: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))


def put(session: Session, org: str, name: str, content: bytes) -> None:
    """Keeps a sealed file, in the place of an older one of that name."""
    delete_file(session, org, name)
    session.execute(insert(SealedFileRow).values(org=org, name=name, content=content))


def get(session: Session, org: str, name: str) -> bytes | None:
    """The sealed bytes, or None."""
    row = SealedFileRow
    found = session.scalar(select(row.content).where(row.org == org, row.name == name))
    return None if found is None else bytes(found)


def delete_file(session: Session, org: str, name: str) -> None:
    """Deletes a sealed file; nothing happens when it is not there."""
    session.execute(delete(SealedFileRow).where(SealedFileRow.org == org, SealedFileRow.name == name))


def names(session: Session, org: str) -> tuple[str, ...]:
    """The names of all sealed files, sorted."""
    return tuple(sorted(session.scalars(select(SealedFileRow.name).where(SealedFileRow.org == org))))


def size(session: Session, org: str) -> int:
    """Bytes of all sealed files together."""
    query = select(func.coalesce(func.sum(func.length(SealedFileRow.content)), 0))
    return int(session.scalar(query.where(SealedFileRow.org == org)) or 0)


def keys(session: Session, org: str) -> bytes:
    """The shared key file; empty when there is none."""
    found = session.scalar(select(KeyFileRow.content).where(KeyFileRow.org == org))
    return (found or "").encode()


def put_keys(session: Session, org: str, content: bytes) -> None:
    """Stores the first shared key file."""
    session.execute(delete(KeyFileRow).where(KeyFileRow.org == org))
    digest = hashlib.sha256(content).hexdigest()
    session.execute(insert(KeyFileRow).values(org=org, content=content.decode(), digest=digest))


def swap_keys(session: Session, org: str, before: bytes, after: bytes) -> bool:
    """Puts `after` in the place of `before`; False, and nothing done, when another workplace was faster."""
    done = session.execute(
        update(KeyFileRow)
        .where(KeyFileRow.org == org, KeyFileRow.digest == hashlib.sha256(before).hexdigest())
        .values(content=after.decode(), digest=hashlib.sha256(after).hexdigest())
        .returning(KeyFileRow.org)
    )
    return done.first() is not None
