"""What every register of the training years holds: an entry with its year, its person and its day, never unwritten."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, ClassVar, Generic, Protocol, TypeVar


class Registered(Protocol):
    """An entry of a register (台账): a frozen dataclass with a KIND of its own (at most 32 characters).

    `year` is the training year it counts in, 0 for none; `person_id` the trainee it is about, empty for none; `day` when
    it happened, None when that is not known. Fields of these names or properties will do.
    """

    KIND: ClassVar[str]

    @property
    def id(self) -> str:
        """Random, never reused."""

    @property
    def year(self) -> int:
        """The training year it counts in; 0 for none."""

    @property
    def person_id(self) -> str:
        """Whom it is about; empty for none."""

    @property
    def day(self) -> date | None:
        """When it happened."""


Entry = TypeVar("Entry", bound=Registered)


@dataclass(frozen=True, slots=True)
class Revision(Generic[Entry]):
    """One state of an entry: `number` counts from 1; `reason` says why it was corrected or voided; `on` is that day."""

    entry: Entry
    number: int
    voided: bool
    reason: str
    by: str
    on: date


def corrects(before: Any, after: Any) -> bool:
    """Whether something that stood in an entry is changed or taken away; filling in what was empty is no correction.

    Entries of a list may be added, in any place; one that goes or changes what it held is a correction.
    """
    if is_dataclass(before) and type(before) is type(after):
        return any(corrects(getattr(before, one.name), getattr(after, one.name)) for one in fields(before))
    if isinstance(before, tuple) and isinstance(after, tuple):
        return not all(any(not corrects(one, other) for other in after) for one in before)
    empty = before is None or before is False or before in ("", ())
    return not empty and before != after
