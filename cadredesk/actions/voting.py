"""The vote of a round's step: drafted from its candidates and its profile, held, repeated, and who may not help."""

from __future__ import annotations

from cadredesk import resources
from cadredesk.actions import desks, evaluations, rounds
from cadredesk.desk import Desk
from cadredesk.domain import names
from cadredesk.domain import vote as rules
from cadredesk.domain.form import Row
from cadredesk.domain.round import Votes
from cadredesk.domain.tally import TallyRule
from cadredesk.domain.vote import Vote
from cadredesk.errors import UserError

__all__ = ["barred_because", "draft", "hold", "repeat", "votes_of_step"]


def draft(desk: Desk, round_id: str, step: str) -> Vote:
    """The vote as candidates and profile give it, without id and not stored. `round.not_a_vote`.

    Rows are the candidates of the step in stroke order, elements, grades and voter groups those of the profile.
    """
    found = rounds.get(desk, round_id)
    profile, words = found.profile, resources.wording("voting")
    people = rounds.candidates(desk, round_id, step)
    rows = tuple(Row(f"p{n}", one.name, one.current_post) for n, one in enumerate(people, 1))
    school = desks.school(desk).name
    if step == "evaluation":
        form = rules.evaluation_form(profile.evaluation, words["evaluation"], rows, school=school)
        kind: rules.VoteKind = "evaluation"
        rule = TallyRule.of_evaluation(profile.evaluation)
    elif step == "recommendation_vote":
        form = rules.recommendation_form(
            profile.recommendation, words["recommendation"], rows, label=words["recommend"], school=school
        )
        kind = "recommendation"
        rule = TallyRule.of_recommendation(profile.recommendation, profile.evaluation)
    else:
        raise UserError("round.not_a_vote")
    return Vote(
        "",
        round_id,
        kind,
        rounds.step_label(step, "zh_CN"),
        form,
        rules.voter_groups(profile.evaluation),
        rule,
        tuple((row.id, one.person_id) for row, one in zip(rows, people, strict=True)),
        bundle_size=profile.evaluation.bundle_size,
        pictures=profile.evaluation.pictures or "destroy",
    )


def hold(desk: Desk, round_id: str, step: str, drafted: Vote) -> Vote:
    """Stores a drafted vote and attaches it to its step; errors of `evaluations.design`, `rounds.attach_vote`."""
    vote = evaluations.design(
        desk,
        round_id,
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
    rounds.attach_vote(desk, round_id, step, vote.id)
    return vote


def repeat(desk: Desk, round_id: str, step: str, vote_id: str, reason: str) -> Vote:
    """Declares a vote void unless it is already or sealed, and makes the next attempt (重新进行) with the reason."""
    if evaluations.get(desk, vote_id).state in evaluations.OPEN_STATES:
        evaluations.void(desk, vote_id, reason)
    vote = evaluations.re_vote(desk, vote_id, reason)
    rounds.attach_vote(desk, round_id, step, vote.id)
    return vote


def votes_of_step(desk: Desk, round_id: str, step: str) -> tuple[Vote, ...]:
    """Every attempt of a step's vote, the one that counts last."""
    ids = rounds.get(desk, round_id).value(step, Votes).vote_ids
    return tuple(evaluations.get(desk, vote_id) for vote_id in ids)


def barred_because(desk: Desk, vote: Vote) -> dict[str, str]:
    """Normalised name -> `candidate` or `relative`, for everyone who may neither watch nor count.

    A vote that is not stored yet knows its candidates only.
    """
    own = {names.normalise(row.label): "candidate" for row in vote.form.candidates()}
    if not vote.id:
        return own
    return {name: own.get(name, "relative") for name in evaluations.barred(desk, vote.id)}
