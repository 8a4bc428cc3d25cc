"""Leaving the pool: what every rule finds, the warnings, the proposals, and the recorded meeting that decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cadredesk.actions.training import credits, exams, sheets
from cadredesk.actions.training import rules as rule_actions
from cadredesk.desk import Desk, Session
from cadredesk.domain.decision import Decision
from cadredesk.domain.meeting import Item, MeetingRecord
from cadredesk.domain.training import exits as domain
from cadredesk.domain.training.certificates import Assessed
from cadredesk.domain.training.exam import Fails
from cadredesk.domain.training.exits import (
    ExitMeeting,
    ExitProposal,
    Finding,
    Ranking,
    Satisfaction,
)
from cadredesk.domain.training.rules import TrainingRules
from cadredesk.domain.training.trainee import EXIT_REASONS, Trainee
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from cadredesk.storage import decisions, registers, settings
from cadredesk.storage.schema import unstructure

__all__ = [
    "ExitDraft",
    "ExitMeeting",
    "ExitProposal",
    "Finding",
    "Found",
    "at_risk",
    "decide",
    "draft",
    "enter",
    "findings",
    "keep_draft",
    "meetings",
    "open_proposals",
    "prepared",
    "proposals",
    "propose",
    "withdraw",
]


_DRAFT = "exit_draft"


@dataclass(frozen=True, slots=True)
class Found:
    """What every rule finds of one trainee on a day, in the order of the rules."""

    trainee: Trainee
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ExitDraft:
    """A record that is being written: nothing is decided by it. `remarks` are (person's id, text)."""

    record: MeetingRecord
    effective: date | None = None
    remarks: tuple[tuple[str, str], ...] = ()


def draft(desk: Desk) -> ExitDraft | None:
    """The record of a meeting that was begun and not closed; None when there is none."""
    with desk.read() as session:
        return settings.get(session, desk.org, _DRAFT, ExitDraft)


def keep_draft(desk: Desk, begun: ExitDraft) -> None:
    """Keeps what was typed of a meeting's record."""
    with desk.write("exit.draft") as session:
        settings.put(session, desk.org, _DRAFT, unstructure(begun))


def findings(
    desk: Desk, year: int | None = None, on: date | None = None, *, person_id: str | None = None
) -> tuple[Found, ...]:
    """What every rule finds of everybody in the pool on a day (today), by day of joining; of one alone by `person_id`.

    Whose leaving is decided is not asked for any more, even before the day it counts from.
    `year` is the training year whose credits and votes are looked at; the day's own unless told.
    """
    day = on or desk.today()
    rules = rule_actions.on(desk, day)
    wanted = rules.year_of(day) if year is None else year
    rows = credits.ledger(desk, wanted).rows
    standings = {one.person_id: one.standing for one in rows if person_id in (None, one.person_id)}
    failed = exams.fails_of_all(desk) if person_id is None else _fails_of(desk, person_id)
    found = []
    with desk.read() as session:
        rankings = registers.listed(session, desk.org, Ranking)
        votes = _last_votes(registers.listed(session, desk.org, Satisfaction, person_id=person_id), wanted)
        assessed = _last_assessed(registers.listed(session, desk.org, Assessed, person_id=person_id), day)
        people = (
            registers.listed(session, desk.org, Trainee)
            if person_id is None
            else registers.of_people(session, desk.org, Trainee, [person_id])
        )
        for trainee in people:
            if not trainee.member_on(day) or (trainee.left is not None and day >= desk.today()):
                continue
            told: list[Finding | None] = []
            standing, vote, last = (
                standings.get(trainee.id),
                votes.get(trainee.id),
                assessed.get(trainee.id),
            )
            if standing is not None:
                told.append(domain.by_credits(rules, standing))
            if trainee.id in failed:
                told.append(
                    domain.by_exams(rules, trainee.id, failed[trainee.id].count, failed[trainee.id].working)
                )
            if vote is not None:
                told.append(domain.by_satisfaction(rules, vote))
            told += [
                domain.by_supervision(rules, trainee, rankings),
                domain.by_term(rules, trainee, day),
                domain.by_age(rules, trainee, day),
                domain.by_certificate(
                    rules,
                    trainee,
                    last.day if last else None,
                    last.grade == "passed" if last else None,
                    day,
                ),
            ]
            found.append(Found(trainee, tuple(one for one in told if one is not None)))
    return tuple(found)


def _fails_of(desk: Desk, person_id: str) -> Mapping[str, Fails]:
    """The fails of one person who has sat an exam."""
    return {person_id: exams.fails(desk, person_id)} if exams.sittings(desk, person_id) else {}


def at_risk(found: Iterable[Found]) -> tuple[tuple[Trainee, Finding], ...]:
    """Who is at risk of what: the findings that propose or warn, the proposed first."""
    known = {one.trainee.id: one.trainee for one in found}
    told = domain.at_risk([finding for one in found for finding in one.findings])
    return tuple((known[finding.person_id], finding) for finding in told)


def proposals(desk: Desk, *, person_id: str | None = None) -> tuple[ExitProposal, ...]:
    """Every proposal, by day and surname strokes."""
    with desk.read() as session:
        found = registers.listed(session, desk.org, ExitProposal, person_id=person_id)
    order = sheets.in_strokes(desk, {one.person_id: one.name for one in found})
    return tuple(
        sorted(found, key=lambda one: (one.day, order[one.person_id], EXIT_REASONS.index(one.reason)))
    )


def open_proposals(desk: Desk) -> tuple[ExitProposal, ...]:
    """The proposals that no meeting has decided on."""
    return tuple(one for one in proposals(desk) if one.state == "open")


def propose(desk: Desk, found: Iterable[Finding]) -> tuple[ExitProposal, ...]:
    """Makes proposals of findings; one that stands open for the same person and reason is brought up to date.

    `exit.not_below` for a finding that does not ask for leaving; `register.unknown` for nobody in training.
    """
    wanted = tuple(found)
    made = []
    with desk.write("exit.proposed") as session:
        rules = rule_actions.inside(session, desk.org, desk.today())
        for finding in wanted:
            trainee = registers.get(session, desk.org, Trainee, finding.person_id)
            known = _open(session, desk, finding.person_id, finding.reason)
            proposal = domain.proposed(
                known.id if known else desk.new_id(),
                trainee,
                rules.year_of(desk.today()),
                desk.today(),
                finding,
            )
            registers.put(session, desk.org, proposal, desk.user.id, desk.today())
            made.append(proposal)
    return tuple(made)


def enter(desk: Desk, person_id: str, reason: str, text: str) -> ExitProposal:
    """A proposal for a reason with its proof in words (调出、提任、处分、本人申请 …).

    `exit.reason`, `exit.proof_missing`, `exit.open_already`, `register.unknown`.
    """
    with desk.write("exit.entered", person_id) as session:
        rules = rule_actions.inside(session, desk.org, desk.today())
        trainee = registers.get(session, desk.org, Trainee, person_id)
        if _open(session, desk, person_id, reason):
            raise UserError("exit.open_already", name=trainee.name)
        made = domain.entered(desk.new_id(), trainee, rules.year_of(desk.today()), desk.today(), reason, text)
        registers.put(session, desk.org, made, desk.user.id, desk.today())
    return made


def withdraw(desk: Desk, proposal: ExitProposal, reason: str) -> None:
    """Takes an open proposal back. `exit.decided`, `register.reason_missing`."""
    if proposal.state != "open":
        raise UserError("exit.decided", name=proposal.name)
    with desk.write("exit.withdrawn", proposal.id) as session:
        registers.void(session, desk.org, proposal, desk.user.id, desk.today(), reason)


def prepared(desk: Desk, record: MeetingRecord) -> MeetingRecord:
    """The record with one item for everybody with an open proposal, and those filled in who must step out."""
    known = {item.person_id: item for item in record.items}
    items = []
    with desk.read() as session:
        people = dict.fromkeys(
            one.person_id for one in registers.listed(session, desk.org, ExitProposal) if one.state == "open"
        )
        for person_id in people:
            trainee = registers.get(session, desk.org, Trainee, person_id)
            item = known.get(person_id, Item(person_id))
            must = domain.must_step_out(record.attendees, trainee, item)
            items.append(replace(item, avoided=tuple(dict.fromkeys((*item.avoided, *must)))))
    return replace(record, items=tuple(items))


def decide(
    desk: Desk, record: MeetingRecord, effective: date, remarks: Mapping[str, str] | None = None
) -> tuple[ExitProposal, ...]:
    """Records the meeting and what it decided: who leaves from `effective` on, and who stays although proposed.

    Only people named in the record's items are decided on. Errors: `exit.no_meeting` (number, day, chair or recorder
    missing), `exit.nobody`, `exit.step_out` (someone votes on themselves), and those of `domain.decided`.
    """
    if not (record.number.strip() and record.on and record.chair.strip() and record.recorder.strip()):
        raise UserError("exit.no_meeting")
    if not record.items:
        raise UserError("exit.nobody")
    with desk.write("exit.decided") as session:
        rules = rule_actions.inside(session, desk.org, record.on)
        meeting = ExitMeeting(desk.new_id(), rules.year_of(record.on), record.on, record, effective)
        asked = {item.person_id for item in record.items}
        waiting = [
            one
            for one in registers.listed(session, desk.org, ExitProposal)
            if one.state == "open" and one.person_id in asked
        ]
        for item in record.items:
            trainee = registers.get(session, desk.org, Trainee, item.person_id)
            staying = domain.must_step_out(record.attendees, trainee, item)
            if staying:
                raise UserError("exit.step_out", name=trainee.name, members="、".join(staying))
        told = domain.decided(waiting, meeting, remarks or {})
        registers.put(session, desk.org, meeting, desk.user.id, desk.today())
        for proposal in told:
            registers.put(session, desk.org, proposal, desk.user.id, desk.today())
        for proposal in _leaving(told):
            trainee = registers.get(session, desk.org, Trainee, proposal.person_id)
            gone = replace(trainee, left=effective, left_reason=proposal.reason, left_by=meeting.id)
            registers.put(session, desk.org, gone, desk.user.id, desk.today(), proposal.reason)
            if desk.mode == "bureau":
                decisions.add(session, desk.org, [_left_the_pool(gone, effective)])
    return told


def meetings(desk: Desk) -> tuple[ExitMeeting, ...]:
    """The meetings that decided, by day."""
    with desk.read() as session:
        return registers.listed(session, desk.org, ExitMeeting)


def rules_today(desk: Desk) -> TrainingRules:
    """The rules in force today."""
    return rule_actions.on(desk, desk.today())


def _left_the_pool(gone: Trainee, effective: date) -> Decision:
    """The same as the pool's own record says it."""
    reason = sentence(f"exit.reason_{gone.left_reason}", "zh_CN")
    return Decision(gone.now.unit, gone.id, gone.name, gone.tier, "left", effective, gone.left_by, reason)


def _leaving(told: Sequence[ExitProposal]) -> Sequence[ExitProposal]:
    """One proposal for everybody who leaves: the first of their reasons in the order of the rules."""
    first: dict[str, ExitProposal] = {}
    for one in sorted(told, key=lambda one: EXIT_REASONS.index(one.reason)):
        if one.state == "left":
            first.setdefault(one.person_id, one)
    return tuple(first.values())


def _open(session: Session, desk: Desk, person_id: str, reason: str) -> ExitProposal | None:
    found = registers.listed(session, desk.org, ExitProposal, person_id=person_id)
    return next((one for one in found if one.state == "open" and one.reason == reason), None)


def _last_votes(votes: Iterable[Satisfaction], year: int) -> dict[str, Satisfaction]:
    """The last vote of the year on everybody; `votes` are by day."""
    return {one.person_id: one for one in votes if one.year == year}


def _last_assessed(found: Iterable[Assessed], day: date) -> dict[str, Assessed]:
    return {one.person_id: one for one in found if one.day <= day}
