"""One round with all that its papers are made of, read at once, so that every paper tells of the same moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cadredesk import resources
from cadredesk.actions import calendars, people, rounds
from cadredesk.actions.rounds import Candidate
from cadredesk.desk import Desk, Session
from cadredesk.domain import notice as notice_rules
from cadredesk.domain import timeline
from cadredesk.domain.calendar import WorkCalendar
from cadredesk.domain.notice import NoticeClock, PublicNotice
from cadredesk.domain.person import Person
from cadredesk.domain.round import DistrictNotice, Round, Votes
from cadredesk.domain.school import Role, School
from cadredesk.domain.tally import Ballots, TallyResult, tally
from cadredesk.domain.terms import Terms
from cadredesk.domain.vote import Vote
from cadredesk.errors import UserError
from cadredesk.storage import people as people_storage
from cadredesk.storage import rounds as round_storage
from cadredesk.storage import settings, users
from cadredesk.storage import votes as vote_storage

STAYS = frozenset(
    {
        "talk_record",
        "interview_record",
        "objection_register",
        "recommendation_form",
        *(
            f"{step}_{sheet}"
            for step in ("recommendation", "evaluation")
            for sheet in ("ballot", "issue_slip", "machine_record")
        ),
        *(f"{step}_tally_sheet" for step in ("recommendation", "evaluation")),
        *(f"{meeting}_vote_slip" for meeting in ("leadership", "branch", "examination")),
        *(
            f"{step}_signing"
            for step in ("recommendation", "evaluation", "leadership", "branch", "examination")
        ),
    }
)
"""Papers that stay in the school: confidential notes, and working sheets that are blank until signed by hand."""

Draw = Callable[[str | None], bytes]
"""Draws a paper with a watermark or without."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper that can be drawn: the values it is made of (their digest tells a stale one), PDF, and .docx."""

    values: tuple[object, ...]
    pdf: Draw
    docx: Draw | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """A round as it stands. `everybody` are all who were nominated and not withdrawn, in stroke order.

    `ballots` are those of sealed votes by vote id; `words` is `resources/wording/papers.toml`.
    """

    desk: Desk
    round: Round
    school: School
    users: Mapping[str, str]
    approver: str
    files: Mapping[str, Person]
    everybody: tuple[Candidate, ...]
    calendar: WorkCalendar
    votes: tuple[Vote, ...]
    ballots: Mapping[str, tuple[Ballots, ...]]
    words: Mapping[str, Any]
    terms: Terms
    today: date
    counted: dict[str, TallyResult] = field(default_factory=dict)
    """Results counted already: several papers tell of the same vote."""

    def standing(self, step: str) -> tuple[Candidate, ...]:
        """Who stands when a step is held, in stroke order."""
        ids = {entry.person_id for entry in timeline.candidates(self.round, step)}
        return tuple(one for one in self.everybody if one.person_id in ids)

    def name(self, person_id: str) -> str:
        """The name of anybody ever nominated in the round; the id itself of somebody else."""
        person = self.files.get(person_id)
        return person.name if person else person_id

    def result(self, vote_id: str) -> TallyResult | None:
        """The result of a sealed vote, counted anew; None before the seal."""
        vote = next((one for one in self.votes if one.id == vote_id), None)
        if vote is None or vote.state != "sealed":
            return None
        if vote_id not in self.counted:
            self.counted[vote_id] = tally(vote.form, vote.rule, vote.categories, self.ballots[vote_id])
        return self.counted[vote_id]

    def votes_of(self, step: str) -> tuple[Vote, ...]:
        """The votes held in a step, oldest first."""
        known = {vote.id: vote for vote in self.votes}
        return tuple(known[one] for one in self.round.value(step, Votes).vote_ids if one in known)

    def counting_vote(self, step: str) -> Vote | None:
        """The vote that counts in a step: the last one."""
        return next(reversed(self.votes_of(step)), None)

    def clock(self) -> NoticeClock:
        """Where the public notice stands today."""
        value = self.round.value("public_notice", PublicNotice)
        return notice_rules.clock(value, self.round.profile.notice, self.calendar, self.today)

    @property
    def district(self) -> DistrictNotice:
        """The district's notice."""
        return self.round.value("district_notice", DistrictNotice)

    @property
    def reference_date(self) -> date:
        """The day ages are counted to; before it is known, the day the round began."""
        return self.district.reference_date or self.round.started_on

    @property
    def basis(self) -> str:
        """What the work rests on, as a paper quotes it: the district's notice, else the profile's rules."""
        notice = self.district
        if not notice.title:
            return "、".join(f"《{one}》" if "《" not in one else one for one in self.round.profile.basis[:1])
        number = f"（{notice.number}）" if notice.number else ""
        return f"{notice.title if notice.title.startswith('《') else f'《{notice.title}》'}{number}"

    @property
    def party(self) -> str:
        """The party organisation that decides, by its full name where the school told it."""
        return self.school.party_organisation or str(self.words["party"]).format(school=self.school.name)

    @property
    def superior(self) -> str:
        """To whom the school reports."""
        return self.district.issuer or self.school.superior or str(self.words["superior"])

    def post_with_unit(self, person: Person) -> str:
        """A person's post with the school before it, as papers that leave the school name it."""
        post, school = person.current_post, self.school.name
        return (
            post if not post or post.startswith((school, self.school.short_name or school)) else school + post
        )

    @property
    def order(self) -> str:
        """How lists are ordered, as papers say it."""
        return str(self.words[f"order_{self.round.profile.name_order}"])


def gather(desk: Desk, round_id: str) -> Gathered:
    """Reads a round with everything its papers need; `round.unknown`."""
    with desk.read() as session:
        found = round_storage.get(session, desk.org, round_id)
        if found is None:
            raise UserError("round.unknown")
        everybody = rounds.candidates_of(session, desk, found, "nomination")
        ids = [one.person_id for one in everybody]
        files = {one.id: one for one in people_storage.many(session, desk.org, ids)}
        votes = vote_storage.of_round(session, desk.org, round_id)
        ballots = {
            vote.id: vote_storage.sealed(session, desk.org, vote.id)
            for vote in votes
            if vote.state == "sealed"
        }
        return Gathered(
            desk,
            found,
            settings.school(session, desk.org),
            {one.id: one.name for one in users.listed(session, desk.org)},
            _approver(session, desk.org),
            files,
            everybody,
            calendars.known(session, desk.org),
            votes,
            ballots,
            resources.wording("papers"),
            people.terms(),
            desk.today(),
        )


def _approver(session: Session, org: str) -> str:
    """The name of the first active approver, who signs upward papers (签发人)."""
    return next(
        (one.name for one in users.listed(session, org) if one.active and one.role == Role.APPROVER), ""
    )
