"""What an accepted package does to the data: prepared and proved first, then done in the one transaction of its chain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.desk import Desk, Session
from cadredesk.domain.chain import Stream


@dataclass(frozen=True, slots=True)
class Records:
    """How a report differs from the last one of its school and period, in people; `gone` are those no longer named."""

    new: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0


NO_RECORDS = Records()


@dataclass(frozen=True, slots=True)
class Effect:
    """What is written when a package is accepted, and whether somebody must confirm it first (`waits`).

    `moved` puts another place for the stream in the place of the ordinary next one: after a restored backup.
    """

    write: Callable[[Session], Records]
    waits: bool = False
    moved: Stream | None = None


def nothing(session: Session) -> Records:  # noqa: ARG001 (the form of every effect)
    """Writes nothing."""
    return Records()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what a package would change, in words: what it is about, as it is now, as it would be."""

    what: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a roster.

    `gather(desk, school, number)` gives its bytes at the bureau, None when there is nothing for that school;
    `read(desk, files)` proves and reads it at the school (UserError `package.E4…`: nothing has changed by then);
    `lines(desk, value)` says in words what it would change; `write(desk, session, sender, package_id, value)` does it
    within the transaction of the confirmation; `number(value)` is the number by which the newer one is known.
    """

    path: str
    gather: Callable[[Desk, str, int], bytes | None]
    read: Callable[[Desk, Mapping[str, bytes]], Any]
    lines: Callable[[Desk, Any], tuple[Line, ...]]
    write: Callable[[Desk, Session, str, str, Any], None]
    number: Callable[[Any], int]
