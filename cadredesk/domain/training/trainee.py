"""A trainee (学员): a reserve cadre in training, where they work, and how the time in the pool ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final

from cadredesk.errors import UserError

EXIT_REASONS: Final = (
    "credits",
    "exams",
    "satisfaction",
    "supervision",
    "term_over",
    "age",
    "transferred",
    "promoted",
    "disciplined",
    "own_wish",
    "not_certified",
    "health",
    "other",
)
"""Why someone leaves the pool (退出原因); the first four are the rules of the district's training scheme."""


@dataclass(frozen=True, slots=True)
class Posting:
    """Where a trainee works from a day on: the school's code and name, its stage, and the post."""

    since: date
    unit: str
    unit_name: str
    stage: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class Trainee:
    """One trainee. `id` is the person's id as the school made it, the same at school and bureau.

    `postings` are oldest first and never empty; `tier` and stages as in the round that chose them; `group_id` is the
    study group; `key` marks one cultivated with emphasis (重点培养对象); `term_until` is the last day of the term, if any;
    `left` the day of leaving the pool by decision `left_by`, for one of EXIT_REASONS.
    """

    KIND: ClassVar[str] = "trainee"

    id: str
    name: str
    joined: date
    postings: tuple[Posting, ...]
    tier: str = ""
    gender: str = ""
    birth: str = ""
    group_id: str = ""
    key: bool = False
    term_until: date | None = None
    left: date | None = None
    left_reason: str = ""
    left_by: str = ""

    @property
    def year(self) -> int:
        """The year of joining."""
        return self.joined.year

    @property
    def person_id(self) -> str:
        """The person themselves."""
        return self.id

    @property
    def day(self) -> date:
        """The day of joining."""
        return self.joined

    @property
    def now(self) -> Posting:
        """The last posting."""
        return self.postings[-1]

    def at(self, day: date) -> Posting:
        """Where they worked on a day; before the first posting, the first one."""
        return next((one for one in reversed(self.postings) if one.since <= day), self.postings[0])

    def member_on(self, day: date) -> bool:
        """Whether they were in the pool on that day, the day of leaving not included."""
        return self.joined <= day and (self.left is None or day < self.left)

    def moved(self, posting: Posting) -> Trainee:
        """With one more posting; `trainee.posting_order` when it is not later than the last."""
        if posting.since <= self.now.since:
            raise UserError("trainee.posting_order", since=self.now.since.isoformat())
        return replace(self, postings=(*self.postings, posting))
