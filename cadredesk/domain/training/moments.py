"""The person's years on one line (学员个性档案): what happened when, each thing a moment with its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

CHAPTERS: Final = ("pool", "training", "study", "practice", "talks", "merits", "opinion", "certificates")
"""The chapters of a training file: coming and leaving, training and exams, own study, practice, care talks, rewards and
sanctions, what others say, certificates.
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened. Its sentence is `moment.<code>` with the values; `ref` opens its entry (`kind:id`)."""

    on: date
    chapter: str
    code: str
    values: tuple[tuple[str, str], ...] = ()
    ref: str = ""


def moment(on: date, chapter: str, code: str, ref: str = "", **values: object) -> Moment:
    """A moment with its values as text."""
    return Moment(on, chapter, code, tuple((name, str(value)) for name, value in values.items()), ref)


def in_order(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """By day, within a day by chapter."""
    return tuple(sorted(moments, key=lambda one: (one.on, CHAPTERS.index(one.chapter), one.code, one.ref)))
