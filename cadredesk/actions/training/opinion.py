"""What others say of trainees: the yearly vote of satisfaction at the post, and the bureau's inspection ranking of units."""

from __future__ import annotations

from cadredesk.actions import evaluations
from cadredesk.actions.training import rules as rule_actions
from cadredesk.desk import Desk
from cadredesk.domain.form import ABSTAIN
from cadredesk.domain.tally import VoterGroup
from cadredesk.domain.training.exits import Place, Ranking, Satisfaction
from cadredesk.domain.vote import Vote
from cadredesk.errors import UserError
from cadredesk.storage import registers

__all__ = [
    "Place",
    "Ranking",
    "Satisfaction",
    "from_vote",
    "put_ranking",
    "put_satisfaction",
    "rankings",
    "satisfactions",
    "void_ranking",
    "void_satisfaction",
]


def satisfactions(desk: Desk, *, person_id: str | None = None) -> tuple[Satisfaction, ...]:
    """The votes of satisfaction, of one trainee when told, by day."""
    with desk.read() as session:
        return registers.listed(session, desk.org, Satisfaction, person_id=person_id)


def from_vote(desk: Desk, vote_id: str) -> tuple[Satisfaction, ...]:
    """What a sealed vote of satisfaction says of everybody on its ballot, one entry a person, not yet stored.

    The first column of the ballot is 满意, the second 基本满意; what follows is dissatisfied. `exit.not_satisfaction`,
    `vote.not_sealed`.
    """
    vote = evaluations.get(desk, vote_id)
    if vote.kind != "satisfaction":
        raise UserError("exit.not_satisfaction")
    result = evaluations.result(desk, vote_id)
    columns = [column.id for column in vote.form.columns if column.id != ABSTAIN]
    people = dict(vote.people)
    day = desk.today()
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


def _sum(vote: Vote, field: str) -> int:
    groups: tuple[VoterGroup, ...] = vote.categories
    return sum(getattr(group, field) or 0 for group in groups)
