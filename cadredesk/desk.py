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
from cadredesk.storage import journal
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

    @contextmanager
    def write(self, event: str, subject: str = "") -> Iterator[Session]:
        """One transaction with its one journal line: the only way an action writes.

        `event` is a code (`round.opened`), `subject` the id of what it is about; neither is ever a name or
        a text someone typed. Nothing slow belongs inside. `desk.copied` in a folder that was copied.
        """
        self.check_writable()
        with self.database.write() as session:
            yield session
            journal.append(session, self.org, self.now(), self.user.id, event, subject)

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
