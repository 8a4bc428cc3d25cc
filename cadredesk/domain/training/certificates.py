"""Certification (考核认证): the assessment every two years, the certificate with its register number, the hours asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import ClassVar, Final

from cadredesk.domain.training.credit import shown
from cadredesk.domain.training.exits import years_later
from cadredesk.domain.training.rules import TrainingRules
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError

GRADES: Final = ("passed", "failed")
"""合格, 不合格."""

_MOST_A_YEAR: Final = 20_000


@dataclass(frozen=True, slots=True)
class Assessed:
    """One assessment of one trainee: the period it covers, what was found, and the grade (one of GRADES)."""

    KIND: ClassVar[str] = "assessed"

    id: str
    person_id: str
    year: int
    day: date
    grade: str
    text: str = ""
    assessors: tuple[str, ...] = ()

    def check(self) -> None:
        """`certificate.grade`, `certificate.no_assessors`."""
        if self.grade not in GRADES:
            raise UserError("certificate.grade")
        if not any(name.strip() for name in self.assessors):
            raise UserError("certificate.no_assessors")


@dataclass(frozen=True, slots=True)
class Qualification:
    """A principal qualification certificate (校长任职资格证书).

    `number` is its register number, never given twice, not even when a certificate was voided. `valid_until` is its
    last day, None for no end. `hours` are those of the qualification training it states.
    """

    KIND: ClassVar[str] = "qualification"

    id: str
    person_id: str
    name: str
    number: str
    year: int
    day: date
    valid_until: date | None
    hours: int
    unit_name: str
    post: str
    body: str
    assessed_id: str = ""

    def valid_on(self, day: date) -> bool:
        """Whether it is in force on a day, both ends included."""
        return self.day <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class HoursDone:
    """Hours of training someone took part in, on one day: collective, or by certificate (`online`)."""

    day: date
    hours: Fraction
    online: bool = False


@dataclass(frozen=True, slots=True)
class HoursWatch:
    """Hours done against those asked for: of the qualification training, and in office within some years.

    `since` is the first day of the years that count for `serving`.
    """

    qualification: Fraction
    qualification_needed: int
    serving: Fraction
    serving_needed: int
    since: date

    @property
    def qualified(self) -> bool:
        """Whether the hours of the qualification training are reached."""
        return self.qualification >= self.qualification_needed

    @property
    def serving_met(self) -> bool:
        """Whether the hours in office are reached."""
        return self.serving >= self.serving_needed


def next_number(rules: TrainingRules, year: int, used: Iterable[str]) -> str:
    """The next register number of a year: one above the highest ever used, voided certificates included."""
    taken = frozenset(used)
    pattern = rules.certificate.number
    highest = max((n for n in range(1, _MOST_A_YEAR) if pattern.format(year=year, n=n) in taken), default=0)
    return pattern.format(year=year, n=highest + 1)


def last_valid_day(rules: TrainingRules, granted: date) -> date | None:
    """The last day of a certificate granted on a day; None for no end."""
    years = rules.certificate.valid_years
    return years_later(granted, years) - timedelta(days=1) if years else None


def watch(rules: TrainingRules, trainee: Trainee, done: Sequence[HoursDone], on: date) -> HoursWatch:
    """The hours of someone on a day: all since joining for the qualification; those of the last years for the office."""
    rule = rules.certificate
    since = years_later(on, -rule.serving_years) + timedelta(days=1)
    counted = [one for one in done if one.day <= on]
    return HoursWatch(
        sum((one.hours for one in counted if one.day >= trainee.joined), Fraction(0)),
        rule.hours,
        sum((one.hours for one in counted if one.day >= since), Fraction(0)),
        rule.serving_hours,
        since,
    )


def check_grant(rules: TrainingRules, trainee: Trainee, assessed: Assessed | None, hours: HoursWatch) -> None:
    """Refuses a certificate without a passed assessment (`certificate.not_assessed`) or hours (`certificate.hours`)."""
    if assessed is None or assessed.grade != "passed":
        raise UserError("certificate.not_assessed", name=trainee.name)
    if not hours.qualified:
        raise UserError(
            "certificate.hours",
            name=trainee.name,
            hours=shown(hours.qualification),
            needed=rules.certificate.hours,
        )
