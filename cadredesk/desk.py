"""The desk: one open data folder with its database, vault, user and clock, handed to every action."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from cadredesk.domain.school import UserRef
from cadredesk.errors import UserError
from cadredesk.storage import journal, sealed, users
from cadredesk.storage.engine import Database, Session
from cadredesk.vault.lock import FolderLock
from cadredesk.vault.vault import Vault

__all__ = ["Desk", "Kind", "Mode", "Session", "UserRef", "local_now", "random_id"]

Mode = Literal["school", "bureau"]
Kind = Literal["normal", "rehearsal", "test", "demo"]


def local_now() -> datetime:
    """This moment with the machine's offset."""
    return datetime.now().astimezone()


def random_id() -> str:
    """A new random id: 32 hexadecimal digits."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Desk:
    """One open data folder and who sits at it. Actions take it as their first argument."""

    folder: Path
    database: Database
    vault: Vault
    org: str
    user: UserRef
    mode: Mode
    kind: Kind
    now: Callable[[], datetime] = local_now
    new_id: Callable[[], str] = random_id
    is_copy: bool = False
    """The folder stands elsewhere than it was made: read only until someone says moved or copied."""
    lock: FolderLock | None = None

    def today(self) -> date:
        """The day by the desk's clock."""
        return self.now().date()

    @property
    def is_on_server(self) -> bool:
        """Whether the data lie on a database server, where several workplaces work at once."""
        return self.vault.is_shared

    def seen(self) -> int:
        """The number of the journal's last line: what somebody who looks now has seen."""
        with self.read() as session:
            return journal.head(session, self.org).n

    @contextmanager
    def write(self, event: str, *subjects: str, seen: int | None = None) -> Iterator[Session]:
        """One transaction with its one journal line, or a line for each subject: the only way an action writes.

        The organisation's writers wait for one another, on a server too, so nothing it reads changes before its end.
        With `seen` it is `desk.changed_meanwhile` (name) when somebody else has written about a subject since that line.

        `event` is a code (`round.opened`), a subject the id of what it is about; neither is ever a name or
        a text someone typed. Nothing slow belongs inside. `desk.copied` in a folder that was copied.
        """
        self.check_writable()
        with self.database.write() as session:
            journal.lock(session, self.org)
            if seen is not None:
                for subject in subjects or ("",):
                    self._check_unchanged(session, subject, seen)
            yield session
            journal.append(session, self.org, self.now(), self.user.id, event, *subjects)

    def _check_unchanged(self, session: Session, subject: str, seen: int) -> None:
        other = journal.changed_by_another(session, self.org, subject, seen, self.user.id)
        if other:
            found = users.find(session, self.org, other)
            raise UserError("desk.changed_meanwhile", name=found.name if found else "")

    def check_writable(self) -> None:
        """`desk.copied` in a folder that was copied: for actions that change a file before they write."""
        if self.is_copy:
            raise UserError("desk.copied")

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent view of the database."""
        with self.database.read() as session:
            yield session

    def with_user(self, user: UserRef) -> Desk:
        """The same desk with another person at it (whose password an action has checked)."""
        return replace(self, user=user)

    def close(self) -> None:
        """Closes the database and gives the folder free, without a backup."""
        self.database.close()
        if self.lock is not None:
            self.lock.release()


@dataclass(frozen=True, slots=True)
class ServerShelf:
    """The vault's shelf in the database of a server (`vault.vault.Shelf`), for the files of one organisation.

    Inside a writing transaction a file is part of it.
    """

    database: Database
    org: str

    def put(self, name: str, content: bytes) -> None:
        """Keeps a sealed file."""
        with self.database.join() as session:
            journal.lock(session, self.org)
            sealed.put(session, self.org, name, content)

    def get(self, name: str) -> bytes | None:
        """The sealed bytes, or None."""
        with self.database.read() as session:
            return sealed.get(session, self.org, name)

    def delete(self, name: str) -> None:
        """Deletes a sealed file."""
        with self.database.join() as session:
            sealed.delete_file(session, self.org, name)

    def names(self) -> tuple[str, ...]:
        """The names of all sealed files."""
        with self.database.read() as session:
            return sealed.names(session, self.org)

    def keys(self) -> bytes:
        """The shared key file."""
        with self.database.read() as session:
            return sealed.keys(session, self.org)

    def swap_keys(self, before: bytes, after: bytes) -> bool:
        """Replaces the shared key file unless it has changed."""
        with self.database.join() as session:
            return sealed.swap_keys(session, self.org, before, after)
