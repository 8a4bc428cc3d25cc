"""What others say of trainees: the yearly vote of satisfaction at the post, and the bureau's inspection ranking of units."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cadredesk import resources
from cadredesk.actions import evaluations, form_papers
from cadredesk.actions.training import rules as rule_actions
from cadredesk.actions.training import sheets
from cadredesk.desk import Desk
from cadredesk.documents import combine
from cadredesk.documents import result_sheet as result_document
from cadredesk.documents import tally_sheet as tally_document
from cadredesk.domain.form import ABSTAIN, BallotForm, Column, Row, canonical
from cadredesk.domain.tally import TallyRule, VoterGroup
from cadredesk.domain.training import exits as domain
from cadredesk.domain.training.exits import Finding, Place, Ranking, Satisfaction
from cadredesk.domain.training.trainee import Trainee
from cadredesk.domain.vote import Vote
from cadredesk.errors import UserError
from cadredesk.storage import registers, settings
from cadredesk.storage import votes as vote_storage

__all__ = [
    "OpinionLine",
    "Place",
    "Ranking",
    "Satisfaction",
    "ballots",
    "draft_vote",
    "finding",
    "from_vote",
    "hold",
    "lines",
    "put_ranking",
    "put_satisfaction",
    "rankings",
    "repeat",
    "result_sheet",
    "satisfactions",
    "take",
    "tally_sheet",
    "void_ranking",
    "void_satisfaction",
    "void_vote",
    "votes",
    "years",
]


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """One vote on one trainee in a year with what the rule finds; no vote: nobody has voted on them yet.

    `counts` is false for a vote that a later one of the same year has taken the place of.
    """

    trainee: Trainee
    vote: Satisfaction | None
    finding: Finding | None
    counts: bool = True


def years(desk: Desk) -> tuple[int, ...]:
    """The years with a vote of satisfaction, and this one; newest first."""
    this = rule_actions.on(desk, desk.today()).year_of(desk.today())
    with desk.read() as session:
        known = registers.years(session, desk.org, [Satisfaction.KIND])
    return tuple(sorted({*known, this}, reverse=True))


def lines(desk: Desk, year: int) -> tuple[OpinionLine, ...]:
    """Every vote of a year by surname strokes and day, and everybody in training that year without one."""
    rules = rule_actions.on(desk, desk.today())
    first, last = rules.bounds(year)
    with desk.read() as session:
        people = registers.listed(session, desk.org, Trainee)
        found = registers.listed(session, desk.org, Satisfaction, year=year)
    of_person: dict[str, list[Satisfaction]] = {}
    for one in found:
        of_person.setdefault(one.person_id, []).append(one)
    order = sheets.in_strokes(desk, {one.id: one.name for one in people})
    told = []
    for trainee in sorted(people, key=lambda one: order[one.id]):
        own = of_person.get(trainee.id, [])
        told += [OpinionLine(trainee, one, domain.by_satisfaction(rules, one), one is own[-1]) for one in own]
        inside = trainee.joined <= last and (trainee.left is None or trainee.left > first)
        if not own and inside:
            told.append(OpinionLine(trainee, None, None))
    return tuple(told)


def finding(desk: Desk, vote: Satisfaction) -> Finding:
    """What today's rule says of a vote, stored or not. `exit.counts_differ`."""
    vote.check()
    return domain.by_satisfaction(rule_actions.on(desk, desk.today()), vote)


def satisfactions(desk: Desk, *, person_id: str | None = None) -> tuple[Satisfaction, ...]:
    """The votes of satisfaction, of one trainee when told, by day."""
    with desk.read() as session:
        return registers.listed(session, desk.org, Satisfaction, person_id=person_id)


def votes(desk: Desk, year: int) -> tuple[Vote, ...]:
    """The votes held with ballots in a year, every attempt of each."""
    return evaluations.votes_of(desk, _round(year))


def draft_vote(desk: Desk) -> Vote:
    """The vote of this year on the trainees who work at this school, not stored: 满意, 基本满意, 不满意.

    Base and turnout as the rules have them. `opinion.nobody_here` when no trainee works here.
    """
    day = desk.today()
    rules = rule_actions.on(desk, day)
    rule, words = rules.exit_satisfaction, resources.wording("voting")["satisfaction"]
    with desk.read() as session:
        school = settings.school(session, desk.org).name
        people = [
            one
            for one in registers.listed(session, desk.org, Trainee)
            if one.member_on(day) and one.at(day).unit == desk.org
        ]
    if not people:
        raise UserError("opinion.nobody_here")
    order = sheets.in_strokes(desk, {one.id: one.name for one in people})
    people.sort(key=lambda one: order[one.id])
    rows = tuple(Row(f"p{n}", one.name, one.at(day).post) for n, one in enumerate(people, 1))
    columns = tuple(Column(key, words[key]) for key in ("satisfied", "basically", "dissatisfied"))
    year = rules.year_of(day)
    return Vote(
        "",
        _round(year),
        "satisfaction",
        words["title"].format(year=year),
        BallotForm(words["ballot"], "satisfaction", rows, columns, school=school),
        (VoterGroup("staff", words["staff"], Fraction(100)),),
        TallyRule(
            element_weights=(),
            base="ballots",
            quorum=rule.turnout,
            satisfied=2 if rule.counted == "and_basically" else 1,
        ),
        tuple((row.id, one.id) for row, one in zip(rows, people, strict=True)),
    )


def hold(desk: Desk, drafted: Vote) -> Vote:
    """Stores a drafted vote. Errors of `evaluations.design`."""
    return evaluations.design(
        desk,
        drafted.round_id,
        drafted.kind,
        drafted.title,
        drafted.form,
        drafted.categories,
        rule=drafted.rule,
        people=drafted.people,
        bundle_size=drafted.bundle_size,
        pictures=drafted.pictures,
        paper=drafted.paper,
    )


def repeat(desk: Desk, vote_id: str, reason: str) -> Vote:
    """Declares a vote void unless it is already or sealed, and makes the next attempt (重新进行) with the reason."""
    if evaluations.get(desk, vote_id).state in evaluations.OPEN_STATES:
        evaluations.void(desk, vote_id, reason)
    return evaluations.re_vote(desk, vote_id, reason)


def void_vote(desk: Desk, vote_id: str, reason: str) -> None:
    """Declares a vote void, and with it what was taken over from it. Errors of `evaluations.void`."""
    evaluations.void(desk, vote_id, reason)
    with desk.write("training.satisfaction_void", vote_id) as session:
        for one in registers.listed(session, desk.org, Satisfaction):
            if one.vote_id == vote_id:
                registers.void(session, desk.org, one, desk.user.id, desk.today(), reason)


def ballots(desk: Desk, vote_id: str) -> bytes:
    """满意度测评票 as PDF, to be copied."""
    vote = evaluations.get(desk, vote_id)
    return combine.combined(one.pdf for one in form_papers.print_runs(vote, sheets.watermark(desk)))


def tally_sheet(desk: Desk, vote_id: str) -> bytes:
    """计票用表 as PDF, for counting in strokes of 正."""
    vote = evaluations.get(desk, vote_id)
    words = resources.wording("tally_sheet")
    return combine.combined(
        tally_document.pdf(
            tally_document.TallySheet(vote.form, one.label or one.id, vote.bundle_size),
            words,
            sheets.watermark(desk),
        )
        for one in vote.categories
    )


def result_sheet(desk: Desk, vote_id: str) -> bytes:
    """测评结果汇总表 of a sealed vote as PDF. `vote.not_sealed`."""
    vote, result = evaluations.get(desk, vote_id), evaluations.result(desk, vote_id)
    with desk.read() as session:
        sealed = vote_storage.sealed(session, desk.org, vote_id)
    told = "".join(f"{one.group}\t{canonical(one.pattern)}\t{one.count}\n" for one in sealed)
    on = next((one.day for one in satisfactions(desk) if one.vote_id == vote_id), None)
    value = result_document.ResultSheet(
        sheets.office(desk),
        vote.title,
        result,
        on=on,
        scrutineers=vote.scrutineers,
        counters=vote.counters,
        digest=hashlib.sha256(told.encode()).hexdigest(),
    )
    return result_document.pdf(value, resources.wording("result_sheet"), sheets.watermark(desk))


def take(desk: Desk, vote_id: str, day: date) -> tuple[Satisfaction, ...]:
    """Takes what a sealed vote says of everybody on its ballot over into the register, all at once.

    `day` is that of the vote; `opinion.future` for one that is still to come. Errors of `from_vote`.
    """
    if day > desk.today():
        raise UserError("opinion.future", on=day.isoformat())
    found = from_vote(desk, vote_id, day)
    with desk.write("training.satisfaction", vote_id) as session:
        for one in found:
            one.check()
            registers.put(session, desk.org, one, desk.user.id, desk.today())
    return found


def from_vote(desk: Desk, vote_id: str, on: date | None = None) -> tuple[Satisfaction, ...]:
    """What a sealed vote of satisfaction says of everybody on its ballot, one entry a person, not yet stored.

    `on` is the day of the vote, today when not told. The first column of the ballot is 满意, the second 基本满意; what follows is dissatisfied. `exit.not_satisfaction`,
    `vote.not_sealed`.
    """
    vote = evaluations.get(desk, vote_id)
    if vote.kind != "satisfaction":
        raise UserError("exit.not_satisfaction")
    result = evaluations.result(desk, vote_id)
    columns = [column.id for column in vote.form.columns if column.id != ABSTAIN]
    people = dict(vote.people)
    day = on or desk.today()
    year = rule_actions.on(desk, day).year_of(day)
    found = []
    for candidate in result.candidates:
        if candidate.row not in people:
            continue
        marks = dict(candidate.elements[0].counts)
        by_column = [marks.get(column, 0) for column in columns]
        found.append(
            Satisfaction(
                f"{vote_id}-{candidate.row}"[:64],
                people[candidate.row],
                year,
                day,
                desk.org,
                _sum(vote, "due"),
                _sum(vote, "present"),
                _sum(vote, "returned"),
                result.total("valid"),
                by_column[0] if by_column else 0,
                by_column[1] if len(by_column) > 1 else 0,
                sum(by_column[2:]),
                vote_id,
            )
        )
    return tuple(found)


def put_satisfaction(desk: Desk, vote: Satisfaction, reason: str = "") -> None:
    """Stores what a vote said of one person. `exit.counts_differ`; a correction needs its reason in words."""
    vote.check()
    with desk.write("training.satisfaction", vote.person_id) as session:
        registers.put(session, desk.org, vote, desk.user.id, desk.today(), reason)


def void_satisfaction(desk: Desk, vote: Satisfaction, reason: str) -> None:
    """The vote no longer counts. `register.reason_missing`."""
    with desk.write("training.satisfaction_void", vote.person_id) as session:
        registers.void(session, desk.org, vote, desk.user.id, desk.today(), reason)


def rankings(desk: Desk) -> tuple[Ranking, ...]:
    """The inspection rankings, by day."""
    with desk.read() as session:
        return registers.listed(session, desk.org, Ranking)


def put_ranking(desk: Desk, ranking: Ranking, reason: str = "") -> None:
    """Stores a ranking of one stage's units. Errors of `Ranking.check`; `exit.ranking_twice` for the same stage and day."""
    ranking.check()
    with desk.write("training.ranking", ranking.id) as session:
        for other in registers.listed(session, desk.org, Ranking):
            if other.id != ranking.id and (other.stage, other.day) == (ranking.stage, ranking.day):
                raise UserError("exit.ranking_twice", title=other.title)
        registers.put(session, desk.org, ranking, desk.user.id, desk.today(), reason)


def void_ranking(desk: Desk, ranking: Ranking, reason: str) -> None:
    """The ranking no longer counts. `register.reason_missing`."""
    with desk.write("training.ranking_void", ranking.id) as session:
        registers.void(session, desk.org, ranking, desk.user.id, desk.today(), reason)


def _round(year: int) -> str:
    """What stands for a round in the votes of a training year."""
    return f"training-{year}"


def _sum(vote: Vote, field: str) -> int:
    groups: tuple[VoterGroup, ...] = vote.categories
    return sum(getattr(group, field) or 0 for group in groups)
