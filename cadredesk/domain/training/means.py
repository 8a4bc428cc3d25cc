"""What courses are held with: lecturers, bases, materials, partners and their agreements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Literal

from cadredesk.errors import UserError

Validity = Literal["", "valid", "ending", "ended"]
"""Whether something is still good: no end known, valid, ending soon, ended."""


@dataclass(frozen=True, slots=True)
class Lecturer:
    """Someone who teaches (师资库). `category` and `level` are codes of the catalogue; `rating` is 0 (none) to 5."""

    KIND: ClassVar[str] = "lecturer"

    id: str
    name: str
    unit: str = ""
    post: str = ""
    category: str = ""
    full_time: bool = False
    volunteer: bool = False
    shared: bool = False
    level: str = ""
    topics: tuple[str, ...] = ()
    rating: int = 0
    phone: str = ""
    valid_until: date | None = None
    note: str = ""

    @property
    def year(self) -> int:
        """Counts in no year."""
        return 0

    @property
    def person_id(self) -> str:
        """A lecturer need not be anybody of the desk."""
        return ""

    @property
    def day(self) -> date | None:
        """No day."""
        return None


@dataclass(frozen=True, slots=True)
class Base:
    """A place where training is held (培训阵地): its kind and how many it seats (0: not known)."""

    KIND: ClassVar[str] = "base"

    id: str
    name: str
    kind: str = ""
    address: str = ""
    seats: int = 0
    contact: str = ""
    phone: str = ""
    valid_until: date | None = None
    note: str = ""

    @property
    def year(self) -> int:
        """Counts in no year."""
        return 0

    @property
    def person_id(self) -> str:
        """About nobody."""
        return ""

    @property
    def day(self) -> date | None:
        """No day."""
        return None


@dataclass(frozen=True, slots=True)
class Material:
    """A book, text or video (教材、书目、自学视频): required (必读) or optional (选读), with a deadline of its year."""

    KIND: ClassVar[str] = "material"

    id: str
    title: str
    year: int
    kind: str = "book"
    author: str = ""
    publisher: str = ""
    area: str = ""
    required: bool = False
    education: bool = False
    deadline: date | None = None
    place: str = ""
    note: str = ""

    @property
    def person_id(self) -> str:
        """About nobody."""
        return ""

    @property
    def day(self) -> date | None:
        """Its deadline."""
        return self.deadline


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement with a partner: its subject, number, days and sum in fen."""

    title: str
    number: str = ""
    signed: date | None = None
    valid_until: date | None = None
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Partner:
    """An institution one works with (合作机构) and its agreements."""

    KIND: ClassVar[str] = "partner"

    id: str
    name: str
    contact: str = ""
    phone: str = ""
    strengths: str = ""
    agreements: tuple[Agreement, ...] = ()
    note: str = ""

    @property
    def year(self) -> int:
        """Counts in no year."""
        return 0

    @property
    def person_id(self) -> str:
        """About nobody."""
        return ""

    @property
    def day(self) -> date | None:
        """The day of the last agreement."""
        return max((one.signed for one in self.agreements if one.signed), default=None)

    @property
    def valid_until(self) -> date | None:
        """The latest end of its agreements; None when none tells one."""
        return max((one.valid_until for one in self.agreements if one.valid_until), default=None)


Means = Lecturer | Base | Material | Partner


def validity(until: date | None, today: date, warn_days: int) -> Validity:
    """How a day of ending stands to today: the last day itself is still valid."""
    if until is None:
        return ""
    if until < today:
        return "ended"
    return "ending" if until <= today + timedelta(days=warn_days) else "valid"


def check(one: Means) -> None:
    """`means.no_name`, `means.rating`, `means.seats`, `means.agreement_days`."""
    name = one.title if isinstance(one, Material) else one.name
    if not name.strip():
        raise UserError("means.no_name")
    if isinstance(one, Lecturer) and not 0 <= one.rating <= 5:
        raise UserError("means.rating")
    if isinstance(one, Base) and one.seats < 0:
        raise UserError("means.seats")
    if isinstance(one, Partner):
        for agreement in one.agreements:
            if agreement.signed and agreement.valid_until and agreement.valid_until < agreement.signed:
                raise UserError("means.agreement_days", title=agreement.title)


@dataclass(frozen=True, slots=True)
class Ending:
    """Something that ends soon or has ended: what it is, its name, and the day."""

    kind: str
    id: str
    name: str
    until: date
    state: Validity


def endings(found: Iterable[Lecturer | Base | Partner], today: date, warn_days: int) -> tuple[Ending, ...]:
    """What ends within `warn_days` or has ended, the earliest first."""
    lines = [
        Ending(one.KIND, one.id, one.name, until, state)
        for one in found
        if (until := one.valid_until) is not None
        and (state := validity(until, today, warn_days)) in ("ending", "ended")
    ]
    return tuple(sorted(lines, key=lambda line: (line.until, line.name)))
