"""Meetings that decide (班子会, 支委会, 党组织审定): attendance, avoidance, statements, votes and what they carry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cadredesk.domain.profile import MeetingRule

OPINIONS = ("agree", "disagree", "defer")
"""同意, 不同意, 缓议 (党政领导干部选拔任用工作条例, 2019, 第三十六条)."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """One member due at a meeting; `reason` when absent. `person_id` is empty for somebody outside the school."""

    name: str
    person_id: str = ""
    role: str = ""
    present: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a member said on one item; dissent is kept word for word."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """The vote on one person: who stepped out (回避), what was said, and the counts of OPINIONS."""

    person_id: str
    avoided: tuple[str, ...] = ()  # names of members who left for this item
    statements: tuple[Statement, ...] = ()
    agree: int = 0
    disagree: int = 0
    defer: int = 0


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """The record of one meeting (会议记录): numbers, people, items and conclusion."""

    number: str = ""
    title: str = ""
    on: date | None = None
    begins: str = ""
    ends: str = ""
    place: str = ""
    chair: str = ""
    recorder: str = ""
    attendees: tuple[Attendee, ...] = ()
    sitting_in: tuple[str, ...] = ()  # 列席
    agenda: str = ""
    ballot: str = "hand"  # "oral", "hand" or "secret"
    items: tuple[Item, ...] = ()
    conclusion: str = ""

    @property
    def due(self) -> int:
        """应到."""
        return len(self.attendees)

    @property
    def present(self) -> int:
        """实到."""
        return sum(attendee.present for attendee in self.attendees)


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What the rule makes of one item; `needed` is the least number of votes in favour that carries it."""

    person_id: str
    carried: bool
    outcome: str  # "carried", "not_carried", "deferred", "no_quorum", "sums_differ"
    due: int
    present: int
    voting: int
    agree: int
    disagree: int
    defer: int
    needed: int


def least(share: Fraction, of: int, *, more_than: bool) -> int:
    """The least whole number that is at least (or more than) `share` of `of`."""
    exact = share * of
    whole = -(-exact.numerator // exact.denominator)
    return whole + 1 if more_than and exact == whole else whole


def quorate(record: MeetingRecord, rule: MeetingRule) -> bool:
    """Whether enough members are present."""
    return record.due > 0 and record.present >= least(
        rule.quorum, record.due, more_than=rule.quorum_more_than
    )


def decide(record: MeetingRecord, item: Item, rule: MeetingRule) -> ItemResult:
    """Applies quorum and majority to one item. Members who stepped out do not vote but stay due."""
    present_names = {attendee.name for attendee in record.attendees if attendee.present}
    voting = record.present - len(present_names & set(item.avoided))
    base = record.due if rule.majority_base == "due" else record.present
    needed = least(rule.majority, base, more_than=rule.majority_more_than)
    cast = item.agree + item.disagree + item.defer
    if not quorate(record, rule):
        outcome = "no_quorum"
    elif cast != voting or min(item.agree, item.disagree, item.defer) < 0:
        outcome = "sums_differ"
    elif item.agree >= needed:
        outcome = "carried"
    else:
        outcome = "deferred" if item.defer > item.disagree else "not_carried"
    return ItemResult(
        person_id=item.person_id,
        carried=outcome == "carried",
        outcome=outcome,
        due=record.due,
        present=record.present,
        voting=voting,
        agree=item.agree,
        disagree=item.disagree,
        defer=item.defer,
        needed=needed,
    )
