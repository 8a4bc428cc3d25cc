"""Who may have to leave the pool (退出): every rule with its working, the proposal, and the meeting that decides.

The program proposes and shows how it got there. Nobody leaves without the recorded decision of a meeting.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import ClassVar, Final, Literal

from cadredesk.domain import dates
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.meeting import Attendee, Item, MeetingRecord, decide, quorate
from cadredesk.domain.names import normalise
from cadredesk.domain.profile import MeetingRule
from cadredesk.domain.training.credit import Standing, Working, percent
from cadredesk.domain.training.rules import TrainingRules
from cadredesk.domain.training.trainee import EXIT_REASONS, Trainee
from cadredesk.errors import UserError

Verdict = Literal["stays", "near", "proposed", "unknown"]
"""What a rule says of someone: they stay; they are near the line; leaving is proposed; the data do not suffice."""

COMPUTED: Final = ("credits", "exams", "satisfaction", "supervision", "term_over", "age", "not_certified")
"""The reasons the program works out by itself, in the order of the rules; the others are entered with their proof."""

MEETING_RULE: Final = MeetingRule(quorum=Fraction(2, 3))
"""Two thirds present, more than half of all members in favour (中小学校党组织领导的校长负责制, 2022: 干部任免)."""


_AREAS: Final = {"credits": "credit", "exams": "exam"}


@dataclass(frozen=True, slots=True)
class Finding:
    """How one rule comes out for one person, with its working in the order of the calculation.

    `basis` is the clause or the source of the rule.
    """

    reason: str
    person_id: str
    verdict: Verdict
    working: tuple[Working, ...] = ()
    basis: str = ""

    @property
    def area(self) -> str:
        """The area of the messages that the lines of the working are told in: `<area>.working_<code>`."""
        return _AREAS.get(self.reason, "exit")

    def value(self, code: str, name: str) -> str:
        """A value of the first line of the working with that code; empty when there is none."""
        lines = (dict(line.values).get(name, "") for line in self.working if line.code == code)
        return next(lines, "")


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """The yearly vote of a post's colleagues on one person (群众满意度测评), as sealed or as told by the school.

    `due`, `present` are people; `returned`, `valid` sheets; `satisfied`, `basically`, `dissatisfied` marks.
    `vote_id` is the vote in this desk, empty when the school reported it.
    """

    KIND: ClassVar[str] = "satisfaction"

    id: str
    person_id: str
    year: int
    day: date
    unit: str
    due: int
    present: int
    returned: int
    valid: int
    satisfied: int
    basically: int
    dissatisfied: int
    vote_id: str = ""

    def check(self) -> None:
        """`exit.counts_differ` when the counts cannot be."""
        marks = self.satisfied + self.basically + self.dissatisfied
        counts = (self.satisfied, self.basically, self.dissatisfied, self.valid)
        if min(counts) < 0 or not marks <= self.valid <= self.returned <= self.due or self.present > self.due:
            raise UserError("exit.counts_differ")


@dataclass(frozen=True, slots=True)
class Place:
    """One unit in a ranking: its place from 1; equal places are told equal. `score` as the sheet has it."""

    unit: str
    unit_name: str
    rank: int
    score: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The bureau's inspection of one stage's units (督导排名), with every unit that was ranked."""

    KIND: ClassVar[str] = "ranking"

    id: str
    title: str
    day: date
    year: int
    stage: str
    places: tuple[Place, ...]
    source: str = ""

    @property
    def person_id(self) -> str:
        """A ranking is about units."""
        return ""

    def check(self) -> None:
        """`exit.ranking_empty`, `.unit_twice` (with the unit), `.rank_wrong` (places must count from 1 without holes
        other than those that equal places leave).
        """
        if not self.places:
            raise UserError("exit.ranking_empty")
        seen: set[str] = set()
        for place in self.places:
            if place.unit in seen:
                raise UserError("exit.unit_twice", unit=place.unit_name or place.unit)
            seen.add(place.unit)
        ordered = sorted(place.rank for place in self.places)
        for index, rank in enumerate(ordered, 1):
            if rank != (index if index == 1 or ordered[index - 2] != rank else ordered[index - 2]):
                raise UserError("exit.rank_wrong", rank=rank)

    def better_than(self, unit: str) -> int | None:
        """How many units stand before this one; None when it was not ranked."""
        own = next((place.rank for place in self.places if place.unit == unit), None)
        return None if own is None else sum(place.rank < own for place in self.places)


@dataclass(frozen=True, slots=True)
class ExitDecision:
    """What a meeting decided on one person: `leaves`, or stays although proposed; `outcome` as `decide` gives it."""

    meeting_id: str
    on: date
    leaves: bool
    outcome: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ExitProposal:
    """A proposal that someone leave the pool, with the finding it rests on as it stood that day.

    `reason` is one of EXIT_REASONS; `text` what is to be added in words (for an entered reason: the proof).
    """

    KIND: ClassVar[str] = "exit_proposal"

    id: str
    person_id: str
    name: str
    year: int
    day: date
    reason: str
    finding: Finding | None = None
    text: str = ""
    decision: ExitDecision | None = None

    @property
    def state(self) -> str:
        """ "open", "left" or "kept"."""
        if self.decision is None:
            return "open"
        return "left" if self.decision.leaves else "kept"


@dataclass(frozen=True, slots=True)
class ExitMeeting:
    """The meeting that decides on proposals (会议审定退出); the items of its record are people with a proposal."""

    KIND: ClassVar[str] = "exit_meeting"

    id: str
    year: int
    day: date
    record: MeetingRecord
    effective: date

    @property
    def person_id(self) -> str:
        """It is about several people."""
        return ""


def by_credits(rules: TrainingRules, standing: Standing) -> Finding:
    """The year's total against the line: below it, leaving is proposed; on it, one stays."""
    verdicts: dict[str, Verdict] = {
        "below": "proposed",
        "near": "near",
        "above": "stays",
        "exempted": "stays",
    }
    verdict = verdicts.get(standing.state, "unknown")
    return Finding("credits", standing.person_id, verdict, standing.working, rules.exit_credits.clause)


def by_exams(rules: TrainingRules, person_id: str, fails: int, working: Sequence[Working]) -> Finding:
    """Exams failed so far, with their working, against the number that means leaving; one before it, a warning."""
    rule = rules.exams
    verdict: Verdict = "stays"
    if fails >= rule.fails:
        verdict = "proposed"
    elif fails and fails == rule.fails - 1:
        verdict = "near"
    return Finding("exams", person_id, verdict, tuple(working), rule.clause)


def by_satisfaction(rules: TrainingRules, vote: Satisfaction) -> Finding:
    """The rate of the satisfied against the least one. A vote below the turnout, or without marks, decides nothing."""
    rule = rules.exit_satisfaction
    base = vote.valid if rule.base == "valid" else vote.present
    counted = vote.satisfied + (vote.basically if rule.counted == "and_basically" else 0)
    if not base or not vote.due or Fraction(vote.returned, vote.due) < rule.turnout:
        low = _line("turnout", returned=vote.returned, due=vote.due, least=percent(rule.turnout))
        return Finding("satisfaction", vote.person_id, "unknown", (low,), rule.clause)
    rate = Fraction(counted, base)
    verdict: Verdict = "stays"
    if rate < rule.least:
        verdict = "proposed"
    elif rate < rule.least + rule.warn_within:
        verdict = "near"
    told = _line(
        f"satisfaction_{rule.base}",
        on=vote.day.isoformat(),
        counted=counted,
        base=base,
        rate=percent(rate),
        least=percent(rule.least),
    )
    return Finding("satisfaction", vote.person_id, verdict, (told,), rule.clause)


def last_part(rules: TrainingRules, units: int) -> int:
    """How many units of so many stand in the last part (后三分之一), rounded as the rule says."""
    exact = rules.exit_supervision.part * units
    whole = exact.numerator // exact.denominator
    return whole + (1 if rules.exit_supervision.rounding == "ceil" and exact != whole else 0)


def is_last(rules: TrainingRules, ranking: Ranking, unit: str) -> bool | None:
    """Whether a unit stands in the last part of a ranking; None when it was not ranked.

    Units of one place stand together: if the first of them is not yet in the last part, none of them is.
    """
    better = ranking.better_than(unit)
    if better is None:
        return None
    return better >= len(ranking.places) - last_part(rules, len(ranking.places))


def by_supervision(rules: TrainingRules, trainee: Trainee, rankings: Sequence[Ranking]) -> Finding:
    """How often in succession, up to the last ranking, the trainee's unit stood in the last part of its stage.

    A ranking counts for the unit where they worked that day, if they were in the pool. Where their unit was not ranked
    it is passed over; in the rule's setting another unit than the time before begins the row anew.
    """
    rule = rules.exit_supervision
    run, unit = 0, ""
    working: list[Working] = []
    for ranking in sorted(rankings, key=lambda one: (one.day, one.id)):
        posting = trainee.at(ranking.day)
        if not trainee.member_on(ranking.day) or posting.stage != ranking.stage:
            continue
        last = is_last(rules, ranking, posting.unit)
        if last is None:
            continue
        if rule.post_breaks and unit and unit != posting.unit:
            run = 0
            working.append(_line("moved", unit=posting.unit_name, since=posting.since.isoformat()))
        run, unit = (run + 1 if last else 0), posting.unit
        working.append(
            _line(
                "ranking_last" if last else "ranking_not_last",
                title=ranking.title,
                unit=posting.unit_name,
                place=(ranking.better_than(posting.unit) or 0) + 1,
                units=len(ranking.places),
                last=last_part(rules, len(ranking.places)),
            )
        )
    if not unit:
        return Finding("supervision", trainee.id, "unknown", (_line("not_ranked"),), rule.clause)
    working.append(_line("in_succession", run=run, times=rule.times))
    verdict: Verdict = "stays"
    if run >= rule.times:
        verdict = "proposed"
    elif run and run == rule.times - 1:
        verdict = "near"
    return Finding("supervision", trainee.id, verdict, tuple(working), rule.clause)


def by_term(rules: TrainingRules, trainee: Trainee, on: date) -> Finding | None:
    """Whether the term is over on a day; None when there is no term."""
    rule = rules.term
    last = trainee.term_until
    if last is None and rule.years:
        last = years_later(trainee.joined, rule.years) - timedelta(days=1)
    if last is None:
        return None
    told = _line("term", joined=trainee.joined.isoformat(), last=last.isoformat())
    return Finding("term_over", trainee.id, _by_day(last, on, rule.warn_months), (told,), rule.clause)


def by_age(rules: TrainingRules, trainee: Trainee, on: date) -> Finding | None:
    """Whether someone has passed the age limit of the tier on a day; None when there is none.

    A month of birth without a day may leave it open: `unknown`, and the day must be added.
    """
    rule = rules.age
    limit = rule.limit(trainee.tier)
    if limit is None:
        return None
    if not trainee.birth:
        return Finding("age", trainee.id, "unknown", (_line("no_birth"),), rule.clause)
    birth = PartialDate.from_iso(trainee.birth)
    code = "age_at_most" if limit.inclusive else "age_under"
    told = _line(code, birth=trainee.birth, years=limit.years, on=on.isoformat())
    within = _within(birth, limit.years, limit.inclusive, on)
    verdict: Verdict = "unknown"
    if within is False:
        verdict = "proposed"
    elif within:
        soon = months_later(on, rule.warn_months)
        verdict = "stays" if _within(birth, limit.years, limit.inclusive, soon) else "near"
    return Finding("age", trainee.id, verdict, (told,), rule.clause)


def by_certificate(
    rules: TrainingRules, trainee: Trainee, assessed: date | None, passed: bool | None, on: date
) -> Finding:
    """The assessment every few years: failed, leaving is proposed; overdue or due soon, a warning.

    `assessed` and `passed` are those of the last assessment; None before the first, which counts from joining.
    """
    rule = rules.certificate
    due = years_later(assessed or trainee.joined, rule.every_years)
    working = [_line("assessment_due", due=due.isoformat(), years=rule.every_years)]
    if assessed is not None:
        working.insert(0, _line("assessed" if passed else "assessed_failed", on=assessed.isoformat()))
    verdict: Verdict = "near" if _by_day(due, on, rule.warn_months) != "stays" else "stays"
    if passed is False:
        verdict = "proposed"
    return Finding("not_certified", trainee.id, verdict, tuple(working), rule.clause)


def entered(proposal_id: str, trainee: Trainee, year: int, day: date, reason: str, text: str) -> ExitProposal:
    """A proposal for a reason the program does not work out. `exit.reason`, `exit.proof_missing`."""
    if reason not in EXIT_REASONS:
        raise UserError("exit.reason")
    if not text.strip():
        raise UserError("exit.proof_missing")
    return ExitProposal(proposal_id, trainee.id, trainee.name, year, day, reason, None, text)


def proposed(proposal_id: str, trainee: Trainee, year: int, day: date, finding: Finding) -> ExitProposal:
    """A proposal from a finding. `exit.not_below` when the rule does not ask for it."""
    if finding.verdict != "proposed":
        raise UserError("exit.not_below", name=trainee.name)
    return ExitProposal(proposal_id, trainee.id, trainee.name, year, day, finding.reason, finding)


def decided(
    proposals: Sequence[ExitProposal], meeting: ExitMeeting, remarks: Mapping[str, str]
) -> tuple[ExitProposal, ...]:
    """The open proposals with what the meeting decided on each; a person's vote decides all of their proposals.

    Errors: `exit.no_quorum`, `exit.no_item` (a proposal without a vote), `exit.stranger` (a vote without a proposal),
    `exit.sums_differ`, `exit.before_meeting` (leaving before the meeting).
    """
    record = meeting.record
    if not quorate(record, MEETING_RULE):
        raise UserError("exit.no_quorum", present=record.present, due=record.due)
    if meeting.effective < meeting.day:
        raise UserError("exit.before_meeting")
    asked = {one.person_id: one for one in proposals}
    items = {item.person_id: item for item in record.items}
    stranger = next((one for one in items if one not in asked), None)
    if stranger is not None:
        raise UserError("exit.stranger")
    found = []
    for proposal in proposals:
        item = items.get(proposal.person_id)
        if item is None:
            raise UserError("exit.no_item", name=proposal.name)
        result = decide(record, item, MEETING_RULE)
        if result.outcome == "sums_differ":
            raise UserError("exit.sums_differ", name=proposal.name, voting=result.voting)
        decision = ExitDecision(
            meeting.id, meeting.day, result.carried, result.outcome, remarks.get(proposal.person_id, "")
        )
        found.append(replace(proposal, decision=decision))
    return tuple(found)


def must_step_out(attendees: Sequence[Attendee], trainee: Trainee, item: Item) -> tuple[str, ...]:
    """Names of members present who are the trainee themselves and have not stepped out (回避)."""
    return tuple(
        one.name
        for one in attendees
        if one.present
        and one.name not in item.avoided
        and (one.person_id == trainee.id or (not one.person_id and normalise(one.name) == trainee.name))
    )


def at_risk(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that warn or propose, the proposed first, in the order of the rules."""
    grave = {"proposed": 0, "near": 1}
    return tuple(
        sorted(
            (one for one in findings if one.verdict in grave),
            key=lambda one: (grave[one.verdict], COMPUTED.index(one.reason), one.person_id),
        )
    )


def years_later(day: date, years: int) -> date:
    """The same day so many years later; 28 February for the 29th."""
    return months_later(day, 12 * years)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _line(code: str, **values: str | int) -> Working:
    return Working(code, tuple((name, str(value)) for name, value in values.items()))


def _by_day(last: date, on: date, warn_months: int) -> Verdict:
    if on > last:
        return "proposed"
    return "near" if months_later(on, warn_months) > last else "stays"


def _within(birth: PartialDate, years: int, inclusive: bool, on: date) -> bool | None:
    return dates.at_most(birth, years, on) if inclusive else dates.younger_than(birth, years, on)
