"""Selection rounds: start, timeline, and the life of a step (saved, closed, left out, reopened)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from cadredesk import messages
from cadredesk.actions import calendars, evaluations, people, profiles
from cadredesk.desk import Desk, Session
from cadredesk.domain import names, strokes, timeline
from cadredesk.domain import vote as vote_rules
from cadredesk.domain.person import Person
from cadredesk.domain.profile import Profile
from cadredesk.domain.round import (
    VALUE_OF_STEP,
    DistrictNotice,
    Dossier,
    Nominations,
    Round,
    StepRecord,
    StepValue,
    Votes,
    steps_of,
)
from cadredesk.domain.timeline import Facts, StepView, Task
from cadredesk.errors import UserError
from cadredesk.storage import people as people_storage
from cadredesk.storage import rounds as storage
from cadredesk.storage import votes as vote_storage
from cadredesk.storage.rounds import ProfileRevision, RoundHead

__all__ = [
    "Candidate",
    "ProfileRevision",
    "RoundHead",
    "StepEdit",
    "abandon",
    "attach_vote",
    "candidate_files",
    "candidates",
    "candidates_of",
    "change_profile",
    "close_step",
    "edit_step",
    "finish",
    "get",
    "listed",
    "must_be_open",
    "plan_backwards",
    "problems",
    "profile_history",
    "record_notice",
    "reopen_step",
    "save_dossier",
    "save_step",
    "save_votes",
    "skip_step",
    "start",
    "step_label",
    "steps",
    "today_list",
    "view",
]

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person who stands in a step, with the tier and the intention of the nomination that counts."""

    person_id: str
    name: str
    tier: str
    tier_label: str
    current_post: str
    intention: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepEdit:
    """A step being changed inside a transaction: the round as read, and `put` to write the new value."""

    session: Session
    round: Round
    put: Callable[[StepValue], None]


def start(
    desk: Desk,
    title: str,
    profile_id: str,
    stage: str,
    year: int | None = None,
    started_on: date | None = None,
) -> Round:
    """Begins a round with a copy of the profile. `round.no_title`, `round.stage`, `profile.unknown`."""
    if not title.strip():
        raise UserError("round.no_title")
    day = started_on or desk.today()
    round_id = desk.new_id()
    with desk.write("round.started", round_id) as session:
        profile = profiles.lookup(session, desk.org, profile_id)
        if profile.stages and stage not in profile.stages:
            raise UserError("round.stage", title=profile.title)
        first = steps_of(profile)[0]
        opened = StepRecord(first, 1, "open", VALUE_OF_STEP[first](), day)
        new = Round(round_id, title.strip(), year or day.year, profile, stage, day, "open", (opened,))
        storage.add(session, desk.org, new)
    return new


def listed(desk: Desk) -> tuple[RoundHead, ...]:
    """All rounds, newest first."""
    with desk.read() as session:
        return storage.heads(session, desk.org)


def get(desk: Desk, round_id: str) -> Round:
    """One round with every step and its history; `round.unknown`."""
    with desk.read() as session:
        return _get(session, desk.org, round_id)


def view(desk: Desk, round_id: str) -> tuple[StepView, ...]:
    """The timeline of a round on the desk's day."""
    with desk.read() as session:
        found = _get(session, desk.org, round_id)
        calendar = calendars.known(session, desk.org)
        return timeline.timeline(found, calendar, desk.today(), _facts(session, desk.org))


def steps(desk: Desk, round_id: str) -> dict[str, StepView]:
    """The same by step."""
    return {one.key: one for one in view(desk, round_id)}


def today_list(desk: Desk) -> tuple[Task, ...]:
    """What is to be done in all open rounds, the overdue first."""
    with desk.read() as session:
        calendar, facts = calendars.known(session, desk.org), _facts(session, desk.org)
        rounds = [
            _get(session, desk.org, head.id)
            for head in storage.heads(session, desk.org)
            if head.state == "open"
        ]
    views = [(one, timeline.timeline(one, calendar, desk.today(), facts)) for one in rounds]
    return timeline.today_list(views, desk.today())


def plan_backwards(desk: Desk, round_id: str, deadline: date | None = None) -> dict[str, date]:
    """The latest date of every step for a deadline (that of the district's notice unless told). `round.no_deadline`."""
    found = get(desk, round_id)
    last = deadline or found.value("district_notice", DistrictNotice).deadline
    if last is None:
        raise UserError("round.no_deadline")
    return timeline.plan_backwards(found.profile, last, calendars.get(desk))


def problems(desk: Desk, round_id: str, step: str) -> tuple[timeline.Problem, ...]:
    """What is wrong or missing in one step."""
    with desk.read() as session:
        found = _get(session, desk.org, round_id)
        return _problems(session, desk, found, step)


def candidates(desk: Desk, round_id: str, up_to_step: str) -> tuple[Candidate, ...]:
    """Who stands when a step is held (nominated, admitted, carried before it), in stroke order of the profile."""
    with desk.read() as session:
        found = _get(session, desk.org, round_id)
        return candidates_of(session, desk, found, up_to_step)


def candidates_of(session: Session, desk: Desk, found: Round, step: str) -> tuple[Candidate, ...]:
    """The same for a round at hand, inside a transaction."""
    standing = timeline.candidates(found, step)
    files = {one.id: one for one in people_storage.many(session, desk.org, [n.person_id for n in standing])}
    entries = found.value("nomination", Nominations).standing()
    result = []
    for nomination in standing:
        person = files.get(nomination.person_id)
        tier = found.profile.tier(nomination.tier)
        result.append(
            Candidate(
                nomination.person_id,
                person.name if person else nomination.person_id,
                nomination.tier,
                tier.label if tier else nomination.tier,
                person.current_post if person else "",
                nomination.intention,
                tuple(dict.fromkeys(e.source for e in entries if e.person_id == nomination.person_id)),
            )
        )
    order, convention = people.stroke_order(desk), found.profile.name_order
    return tuple(
        sorted(result, key=lambda one: (strokes.sort_key(one.name, order, convention), one.person_id))
    )


def candidate_files(session: Session, desk: Desk, found: Round, step: str) -> tuple[Person, ...]:
    """The files of those who stand in a step, in the same order."""
    ids = [one.person_id for one in candidates_of(session, desk, found, step)]
    return people_storage.many(session, desk.org, ids)


def save_step(desk: Desk, round_id: str, step: str, value: StepValue) -> Round:
    """Stores the value of an open step; a step not begun begins by it.

    `round.not_open`, `round.no_such_step`, `round.not_yet` (an earlier step is not done), `round.step_closed`.
    """
    with edit_step(desk, round_id, step) as edit:
        edit.put(value)
    return get(desk, round_id)


def record_notice(desk: Desk, round_id: str, value: DistrictNotice) -> Round:
    """Stores the district's notice. `round.quota` for a tier the profile has not, or a number that cannot be."""
    found = get(desk, round_id)
    for quota in value.quotas:
        if found.profile.tier(quota.tier) is None or not 0 <= quota.places <= 999:
            raise UserError("round.quota", tier=quota.tier, places=quota.places)
    return save_step(desk, round_id, "district_notice", value)


def attach_vote(desk: Desk, round_id: str, step: str, vote_id: str) -> Round:
    """Adds a vote (a repeated one, too) to its step; the last one counts. `round.not_a_vote`, `round.foreign_vote`."""
    if VALUE_OF_STEP.get(step) is not Votes:
        raise UserError("round.not_a_vote")
    vote = evaluations.get(desk, vote_id)
    if vote.round_id != round_id:
        raise UserError("round.foreign_vote")
    with edit_step(desk, round_id, step, "round.vote_attached") as edit:
        old = edit.round.value(step, Votes)
        others = tuple(one for one in old.vote_ids if one != vote_id)
        edit.put(replace(old, vote_ids=(*others, vote_id)))
    return get(desk, round_id)


def save_votes(desk: Desk, round_id: str, step: str, value: Votes) -> Round:
    """Stores day, place, chair and helpers of a vote's meeting; the votes attached stay.

    Candidates and their relatives neither hand out, watch, call nor count: `vote.barred`. `round.not_a_vote`.
    """
    if VALUE_OF_STEP.get(step) is not Votes:
        raise UserError("round.not_a_vote")
    vote_ids = get(desk, round_id).value(step, Votes).vote_ids
    if vote_ids:
        helpers = (*value.issuers, *value.scrutineers, *value.callers, *value.counters)
        vote_rules.check_roles(
            [names.normalise(one) for one in helpers], evaluations.barred(desk, vote_ids[-1])
        )
    with edit_step(desk, round_id, step, "round.vote_saved") as edit:
        edit.put(replace(value, vote_ids=edit.round.value(step, Votes).vote_ids))
    return get(desk, round_id)


def save_dossier(desk: Desk, round_id: str, value: Dossier) -> Round:
    """Stores the check list of papers and the reporting."""
    return save_step(desk, round_id, "dossier", value)


def close_step(
    desk: Desk, round_id: str, step: str, *, prepare: Callable[[StepEdit], None] | None = None
) -> Round:
    """Closes a step; its revision is never changed again. `round.cannot_close` says what is missing or wrong.

    `prepare` may write a last value in the same transaction (freezing the findings of the review).
    """
    with desk.write("round.step_closed", round_id) as session:
        found = _editable(session, desk.org, round_id, step)
        _must_have_come(found, step)
        if prepare is not None:
            prepare(StepEdit(session, found, lambda value: _put(session, desk, round_id, step, value)))
            found = _get(session, desk.org, round_id)
        record = found.record(step)
        if record is None:
            record = _opened(desk, found, step)
        for problem in _problems(session, desk, found, step):
            if problem.blocks:
                raise UserError(f"round.{problem.code}", **dict(problem.values))
        closed = replace(record, state="closed", closed_on=desk.today(), closed_by=desk.user.id)
        storage.put_step(session, desk.org, round_id, closed)
    return get(desk, round_id)


def skip_step(desk: Desk, round_id: str, step: str, reason: str) -> Round:
    """Leaves out a step that the profile makes optional, with the reason. `round.not_optional`, `round.no_reason`."""
    if not reason.strip():
        raise UserError("round.no_reason")
    with desk.write("round.step_skipped", round_id) as session:
        found = _editable(session, desk.org, round_id, step)
        rule = found.profile.step(step)
        if rule is None or not rule.optional:
            raise UserError("round.not_optional")
        record = found.record(step) or _opened(desk, found, step)
        skipped = replace(
            record, state="skipped", reason=reason.strip(), closed_on=desk.today(), closed_by=desk.user.id
        )
        storage.put_step(session, desk.org, round_id, skipped)
    return get(desk, round_id)


def reopen_step(desk: Desk, round_id: str, step: str, reason: str) -> Round:
    """Opens a closed or skipped step again as a new revision; the old one stays in the record with the reason.

    `round.no_reason`, `round.not_closed`.
    """
    if not reason.strip():
        raise UserError("round.no_reason")
    with desk.write("round.step_reopened", round_id) as session:
        found = must_be_open(_get(session, desk.org, round_id))
        record = found.record(step)
        if record is None or record.state not in ("closed", "skipped"):
            raise UserError("round.not_closed")
        storage.put_step(
            session,
            desk.org,
            round_id,
            StepRecord(step, record.revision + 1, "open", record.value, desk.today(), reason=reason.strip()),
        )
    return get(desk, round_id)


def change_profile(desk: Desk, round_id: str, profile: Profile, reason: str) -> Round:
    """Gives an open round a changed profile; the old one stays in its record, closed steps keep what they decided.

    `round.no_reason`; `round.profile_steps` when the new profile lacks a step or a tier already used.
    """
    if not reason.strip():
        raise UserError("round.no_reason")
    with desk.write("round.profile_changed", round_id) as session:
        found = must_be_open(_get(session, desk.org, round_id))
        held = set(steps_of(profile))
        tiers = {tier.id for tier in profile.tiers}
        used = {entry.tier for entry in found.value("nomination", Nominations).entries}
        if not {record.step for record in found.steps} <= held or not used <= tiers:
            raise UserError("round.profile_steps")
        storage.change_profile(
            session, desk.org, round_id, profile.text, profile.digest, desk.today(), reason.strip()
        )
    return get(desk, round_id)


def profile_history(desk: Desk, round_id: str) -> tuple[ProfileRevision, ...]:
    """The profiles the round used before the present one, oldest first."""
    with desk.read() as session:
        return storage.profile_history(session, desk.org, round_id)


def abandon(desk: Desk, round_id: str, reason: str) -> Round:
    """Ends a round without a result; everything stays readable. `round.no_reason`."""
    if not reason.strip():
        raise UserError("round.no_reason")
    with desk.write("round.abandoned", round_id) as session:
        must_be_open(_get(session, desk.org, round_id))
        storage.set_state(session, desk.org, round_id, "abandoned", desk.today(), reason.strip())
    return get(desk, round_id)


def finish(desk: Desk, round_id: str) -> Round:
    """Ends a round whose every step is done. `round.unfinished` names the first that is not."""
    with desk.write("round.finished", round_id) as session:
        found = must_be_open(_get(session, desk.org, round_id))
        for rule in found.profile.steps:
            if not found.is_closed(rule.key) and not (rule.optional and found.record(rule.key) is None):
                raise UserError("round.unfinished", step=step_label(rule.key))
        storage.set_state(session, desk.org, round_id, "finished", desk.today(), "")
    return get(desk, round_id)


@contextmanager
def edit_step(desk: Desk, round_id: str, step: str, event: str = "round.step_saved") -> Iterator[StepEdit]:
    """One transaction that changes one step: the other actions of a round are built on it. Errors as `save_step`."""
    with desk.write(event, round_id) as session:
        found = _editable(session, desk.org, round_id, step)
        yield StepEdit(session, found, lambda value: _put(session, desk, round_id, step, value))


def step_label(step: str, lang: str | None = None) -> str:
    """The name of a step, in the language of the window unless told."""
    return messages.sentence(f"round.step_{step}", lang)


def must_be_open(found: Round) -> Round:
    """The round, if work on it still goes on; else `round.not_open`."""
    if found.state != "open":
        raise UserError("round.not_open")
    return found


def _get(session: Session, org: str, round_id: str) -> Round:
    found = storage.get(session, org, round_id)
    if found is None:
        raise UserError("round.unknown")
    return found


def _editable(session: Session, org: str, round_id: str, step: str) -> Round:
    found = must_be_open(_get(session, org, round_id))
    if found.profile.step(step) is None:
        raise UserError("round.no_such_step", step=step_label(step))
    record = found.record(step)
    if record is not None and record.state != "open":
        raise UserError("round.step_closed")
    if record is None:
        _must_have_come(found, step)
    return found


def _must_have_come(found: Round, step: str) -> None:
    before = timeline.waits_for(found, step)
    if before is not None:
        raise UserError("round.not_yet", step=step_label(before))


def _opened(desk: Desk, found: Round, step: str) -> StepRecord:
    known = [record.revision for record in found.history if record.step == step]
    return StepRecord(step, max(known, default=0) + 1, "open", VALUE_OF_STEP[step](), desk.today())


def _put(session: Session, desk: Desk, round_id: str, step: str, value: StepValue) -> None:
    if type(value) is not VALUE_OF_STEP[step]:
        raise TypeError(f"{step} holds a {VALUE_OF_STEP[step].__name__}")
    found = _get(session, desk.org, round_id)
    record = found.record(step) or _opened(desk, found, step)
    storage.put_step(session, desk.org, round_id, replace(record, value=value))
    if isinstance(value, Nominations):
        storage.note_nominated(
            session, desk.org, round_id, frozenset(entry.person_id for entry in value.entries)
        )


def _facts(session: Session, org: str) -> Facts:
    return Facts(vote_storage.states(session, org))


def _problems(session: Session, desk: Desk, found: Round, step: str) -> tuple[timeline.Problem, ...]:
    calendar = calendars.known(session, desk.org)
    return timeline.problems(found, step, calendar, desk.today(), _facts(session, desk.org))
