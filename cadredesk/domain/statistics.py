"""Counts over people for the summary sentence of a roster: sex, party, minority, age bands, average age, degrees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from cadredesk.domain.dates import PartialDate, age_range
from cadredesk.domain.person import DEGREES, Person

AGE_BANDS: Final = ((0, 30), (31, 35), (36, 40), (41, 45), (46, 999))
"""Lowest and highest full years of each band."""
MAJORITY: Final = ("汉族", "汉")


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over some people on a day. Who did not say is counted in no part, so parts may be fewer than the total.

    bands: as AGE_BANDS, with `age_unknown` they make the total. average_age: exact, None when no age is known.
    doctor, master, bachelor: by the highest degree held.
    """

    total: int
    male: int
    female: int
    non_cpc: int
    minority: int
    bands: tuple[int, ...]
    age_unknown: int
    average_age: Fraction | None
    doctor: int
    master: int
    bachelor: int


def age_on(birth: PartialDate | None, on: date) -> int | None:
    """Full years on a day as cadre forms count them: at month precision the month of birth completes the year.

    (干部任免审批表: year difference, less one before the month of birth.) None where the month is not known.
    """
    return age_range(birth, on)[1] if birth and birth.month else None


def summary(people: Iterable[Person], on: date) -> Summary:
    """The counts of `people`, ages on the day `on`."""
    known = tuple(people)
    ages = [age for person in known if (age := age_on(person.birth, on)) is not None]
    degrees = [_highest_degree(person) for person in known]
    return Summary(
        total=len(known),
        male=sum(person.gender == "m" for person in known),
        female=sum(person.gender == "f" for person in known),
        non_cpc=sum(person.party not in ("cpc", "cpc_probationary", "unknown") for person in known),
        minority=sum(bool(person.ethnicity) and person.ethnicity not in MAJORITY for person in known),
        bands=tuple(sum(low <= max(age, 0) <= high for age in ages) for low, high in AGE_BANDS),
        age_unknown=len(known) - len(ages),
        average_age=Fraction(sum(ages), len(ages)) if ages else None,
        doctor=degrees.count("doctor"),
        master=degrees.count("master"),
        bachelor=degrees.count("bachelor"),
    )


def _highest_degree(person: Person) -> str:
    return max((education.degree for education in person.educations), key=DEGREES.index, default="none")
