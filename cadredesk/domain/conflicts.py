"""Questions between reports (冲突): one person in two schools, a duplicate, more or fewer people than places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the bureau decided on one question: `ruling` as in `resources/formats/receipt.md`, `unit` the school that keeps the person."""

    key: str
    kind: str
    ruling: str
    by: str
    on: date
    unit: str = ""
    reason: str = ""
