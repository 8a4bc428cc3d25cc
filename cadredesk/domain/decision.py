"""The bureau's decisions on the pool (审定): its meeting, who stands before it, the votes, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from cadredesk.domain.meeting import Item, ItemResult, MeetingRecord, decide, quorate
from cadredesk.domain.names import normalise
from cadredesk.domain.profile import MeetingRule

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


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person before the meeting, as their school reported them; `asks` is "enter" or "leave" the pool.

    `birth` is at the precision known; `family` are the names of the family list, by which members step out (回避).
    """

    unit: str
    person_id: str
    name: str
    tier: str
    school: str = ""
    gender: str = ""
    birth: str = ""
    post: str = ""
    asks: str = "enter"
    remark: str = ""
    family: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells this person from others at the meeting, as its items name it."""
        return f"{self.unit} {self.person_id}"


@dataclass(frozen=True, slots=True)
class PoolMeeting:
    """One meeting on the pool: its record, the rule it votes by, who stands before it, the vote on all of them at once.

    `record.items` are the votes on single people, by `Candidate.key`; everybody else is decided by `bloc`. A closed
    meeting stays as it is but for the number and day of its list (文号).
    """

    id: str
    period: str
    term: str = ""
    record: MeetingRecord = field(default_factory=MeetingRecord)
    rule: MeetingRule = field(default_factory=MeetingRule)
    bloc: Item = field(default_factory=lambda: Item(""))
    candidates: tuple[Candidate, ...] = ()
    state: str = "open"
    closed_by: str = ""
    closed_on: date | None = None
    list_number: str = ""
    list_on: date | None = None

    @property
    def is_closed(self) -> bool:
        """Whether it has decided."""
        return self.state == "closed"

    def singly(self) -> dict[str, Item]:
        """The votes on single people, by key."""
        return {item.person_id: item for item in self.record.items}


def results(meeting: PoolMeeting) -> dict[str, ItemResult]:
    """What the rule makes of the vote on every candidate, by key."""
    own = meeting.singly()
    together = decide(meeting.record, meeting.bloc, meeting.rule)
    found = {}
    for one in meeting.candidates:
        item = own.get(one.key)
        found[one.key] = decide(meeting.record, item, meeting.rule) if item else together
    return found


def outcome(candidate: Candidate, result: ItemResult) -> str:
    """One of OUTCOMES; empty for a vote that decides nothing: sums that differ, no quorum, somebody who stays in the pool."""
    if candidate.asks == "leave":
        return "left" if result.carried else ""
    return _OUTCOME_OF.get(result.outcome, "")


_OUTCOME_OF: Final = {"carried": "entered", "not_carried": "not_entered", "deferred": "deferred"}


def must_step_out(meeting: PoolMeeting, candidate: Candidate) -> tuple[str, ...]:
    """The members present who are the candidate or stand in the candidate's family list (党政领导干部选拔任用工作条例 第五十四条)."""
    return _concerned(_present(meeting), candidate)


def _present(meeting: PoolMeeting) -> dict[str, str]:
    """The members present, by the name by which they are compared."""
    return {normalise(one.name): one.name for one in meeting.record.attendees if one.present}


def _concerned(present: Mapping[str, str], candidate: Candidate) -> tuple[str, ...]:
    names = (candidate.name, *candidate.family)
    return tuple(sorted({present[key] for name in names if (key := normalise(name)) in present}))


def problems(
    meeting: PoolMeeting, found: Mapping[str, ItemResult] | None = None
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Why the meeting cannot be closed yet: codes of the area `decisions` with their values.

    `found` are the `results`, when somebody has them.
    """
    record = meeting.record
    if not meeting.candidates:
        yield "nobody", {}
    if record.on is None or not record.number.strip():
        yield "no_number", {}
    if not record.attendees:
        yield "no_members", {}
        return
    present = {one.name for one in record.attendees if one.present}
    if record.chair not in present:
        yield "no_chair", {}
    if not record.recorder.strip():
        yield "no_recorder", {}
    absent = [one.name for one in record.attendees if not one.present and not one.reason.strip()]
    if absent:
        yield "no_reason", {"name": absent[0]}
    if not quorate(record, meeting.rule):
        yield "no_quorum", {"due": record.due, "present": record.present}
        return
    own = meeting.singly()
    found = found or results(meeting)
    there = _present(meeting)
    for one in meeting.candidates:
        concerned = _concerned(there, one)
        staying = set(concerned) - set(own[one.key].avoided if one.key in own else ()) if concerned else ()
        if staying:
            yield "step_out", {"name": one.name, "members": "、".join(sorted(staying))}
            return
        result = found[one.key]
        if result.outcome == "sums_differ":
            cast = result.agree + result.disagree + result.defer
            code = "votes_open" if not cast else "sums_differ"
            yield code, {"name": one.name, "voting": result.voting, "cast": cast}
            return


def decisions(meeting: PoolMeeting) -> tuple[Decision, ...]:
    """What the meeting decides, in the order of its candidates; who was to leave and stays is not decided on."""
    assert meeting.record.on is not None
    found = results(meeting)
    return tuple(
        Decision(
            one.unit,
            one.person_id,
            one.name,
            one.tier,
            outcome(one, found[one.key]),
            meeting.record.on,
            meeting.id,
            one.remark,
        )
        for one in meeting.candidates
        if outcome(one, found[one.key])
    )


def with_item(meeting: PoolMeeting, item: Item) -> PoolMeeting:
    """The meeting with the vote on one person put in or in the place of the one there."""
    others = tuple(one for one in meeting.record.items if one.person_id != item.person_id)
    return replace(meeting, record=replace(meeting.record, items=(*others, item)))


def without_item(meeting: PoolMeeting, key: str) -> PoolMeeting:
    """The meeting with somebody voted on together with the others again."""
    others = tuple(one for one in meeting.record.items if one.person_id != key)
    return replace(meeting, record=replace(meeting.record, items=others))
