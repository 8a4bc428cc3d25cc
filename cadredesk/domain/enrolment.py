"""Another organisation as it was enrolled in person (登记单位): who it is, how to reach it, its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SCHOOL, BUREAU = "school", "bureau"
ROLES = (SCHOOL, BUREAU)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One organisation whose keys are pinned here. The code decides; names need not match a list to the letter.

    `exchange` and `recovery` are its age recipients (`age1…`), empty while unknown: then what goes to it travels as bare
    L1. `ended_on` and `successor` tell of a merger or an end; what was reported before stays as it was.
    """

    code: str
    name: str
    role: str = SCHOOL
    stage: str = ""
    kind: str = ""
    """Type of school in words (公办, 民办 …)."""
    contact: str = ""
    phone: str = ""
    exchange: str = ""
    recovery: str = ""
    enrolled_on: date | None = None
    ended_on: date | None = None
    successor: str = ""
