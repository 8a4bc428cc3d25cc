"""What an accepted package does to the data: prepared and proved first, then done in the one transaction of its chain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cadredesk.desk import Session
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
