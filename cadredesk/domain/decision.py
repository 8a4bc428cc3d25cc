"""The bureau's decisions on the pool (审定): who enters, who does not, who waits, who leaves, and on what day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

OUTCOMES: Final = ("entered", "not_entered", "deferred", "left")
"""入库, 不入库, 缓议, 出库."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What one meeting decided on one person of one unit; `outcome` is one of OUTCOMES, `tier` a tier of the profile."""

    unit: str
    person_id: str
    name: str
    tier: str
    outcome: str
    on: date
    meeting_id: str
    reason: str = ""
