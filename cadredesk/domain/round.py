"""A selection round (选拔轮次): one value that holds every step, each with its own record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from cadredesk.domain.inspection import AdvanceNotice, InspectionPlan, InspectionReports, Talks
from cadredesk.domain.meeting import MeetingRecord
from cadredesk.domain.notice import PublicNotice
from cadredesk.domain.profile import STEPS, Profile

V = TypeVar("V")

NOMINATION_SOURCES = ("self", "department", "masses", "leadership")
"""个人自荐, 部门推荐, 群众推荐, 领导推荐."""


@dataclass(frozen=True, slots=True)
class Quota:
    """How many places the district gives for a tier."""

    tier: str
    places: int


@dataclass(frozen=True, slots=True)
class DistrictNotice:
    """The district's notice (区局通知): number, dates, quotas, deadline, and the day ages are counted to."""

    number: str = ""
    title: str = ""
    issuer: str = ""
    issued_on: date | None = None
    received_on: date | None = None
    deadline: date | None = None
    reference_date: date | None = None  # 计算年龄时间
    quotas: tuple[Quota, ...] = ()
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Nomination:
    """One nomination (推荐提名) of one person for one tier."""

    person_id: str
    tier: str
    source: str  # one of NOMINATION_SOURCES
    by: str = ""  # department, people or leader
    reason: str = ""
    on: date | None = None
    signed: bool = False
    intention: str = ""  # 推荐意向
    withdrawn: bool = False
    withdrawn_reason: str = ""


@dataclass(frozen=True, slots=True)
class Nominations:
    """All nominations of a round."""

    entries: tuple[Nomination, ...] = ()

    def standing(self) -> tuple[Nomination, ...]:
        """Those not withdrawn."""
        return tuple(entry for entry in self.entries if not entry.withdrawn)


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes (民主推荐 or 民主测评) held in a step, oldest first; the last one counts."""

    vote_ids: tuple[str, ...] = ()
    meeting_on: date | None = None
    meeting_time: str = ""
    place: str = ""
    chair: str = ""
    issuers: tuple[str, ...] = ()  # 发票人
    scrutineers: tuple[str, ...] = ()  # 监票人
    callers: tuple[str, ...] = ()  # 唱票人
    counters: tuple[str, ...] = ()  # 计票人
    surplus_destroyed: int = 0


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """What the reviewer added by hand on one rule: an answer, or the reason of an exception."""

    rule_id: str
    answer: str = ""  # "yes" or "no" for a question
    remark: str = ""
    exception_reason: str = ""


@dataclass(frozen=True, slots=True)
class PersonReview:
    """The review of one person: answers and exceptions, and the decision of a person with its reason.

    `findings` is the working as it stood when the step was closed (rows of domain.eligibility.Finding)."""

    person_id: str
    answers: tuple[RuleAnswer, ...] = ()
    decision: str = ""  # "", "admitted" or "refused"
    reason: str = ""
    findings: tuple[tuple[str, ...], ...] = ()  # (rule_id, label, required, actual, source, verdict, clause)


@dataclass(frozen=True, slots=True)
class EligibilityReview:
    """The eligibility review (资格审查) of a round."""

    reviewed_on: date | None = None
    reviewers: tuple[str, ...] = ()
    people: tuple[PersonReview, ...] = ()

    def of(self, person_id: str) -> PersonReview:
        """The review of one person, empty when not begun."""
        return next((p for p in self.people if p.person_id == person_id), PersonReview(person_id))


@dataclass(frozen=True, slots=True)
class FinalEntry:
    """One person on the final list (确定人选)."""

    person_id: str
    tier: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class FinalList:
    """The final list with the number and day of the deciding document."""

    number: str = ""
    on: date | None = None
    entries: tuple[FinalEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierItem:
    """One paper of the dossier check list (归档清单): there on paper or not, and a remark."""

    paper: str
    copies: int = 1
    present: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Filing and reporting (归档与报送)."""

    items: tuple[DossierItem, ...] = ()
    cover_number: str = ""
    reported_on: date | None = None
    package_ids: tuple[str, ...] = ()


StepValue = (
    DistrictNotice
    | Nominations
    | Votes
    | EligibilityReview
    | MeetingRecord
    | InspectionPlan
    | AdvanceNotice
    | Talks
    | InspectionReports
    | PublicNotice
    | FinalList
    | Dossier
)

VALUE_OF_STEP: dict[str, type] = {
    "district_notice": DistrictNotice,
    "nomination": Nominations,
    "recommendation_vote": Votes,
    "eligibility": EligibilityReview,
    "leadership_meeting": MeetingRecord,
    "branch_meeting": MeetingRecord,
    "inspection_plan": InspectionPlan,
    "advance_notice": AdvanceNotice,
    "evaluation": Votes,
    "talks": Talks,
    "inspection_report": InspectionReports,
    "examination": MeetingRecord,
    "public_notice": PublicNotice,
    "final_list": FinalList,
    "dossier": Dossier,
}
"""What each step's record holds."""


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One revision of one step. A closed revision is never changed; reopening copies it into a new one."""

    step: str
    revision: int
    state: str  # "open", "closed", "skipped" or "reopened" (an old revision, kept)
    value: StepValue
    opened_on: date
    closed_on: date | None = None
    closed_by: str = ""
    reason: str = ""  # of skipping or reopening


@dataclass(frozen=True, slots=True)
class Round:
    """A round with its profile (copied and hashed) and the current revision of every step begun."""

    id: str
    title: str
    year: int
    profile: Profile
    stage: str  # school stage, chooses rows of the profile's tables
    started_on: date
    state: str = "open"  # "open", "finished" or "abandoned"
    steps: tuple[StepRecord, ...] = ()
    history: tuple[StepRecord, ...] = field(default=())  # earlier revisions, oldest first

    def record(self, step: str) -> StepRecord | None:
        """The current revision of a step, or None when it was not begun."""
        return next((record for record in self.steps if record.step == step), None)

    def is_closed(self, step: str) -> bool:
        """Whether the step is done (closed or lawfully left out)."""
        record = self.record(step)
        return record is not None and record.state in ("closed", "skipped")

    def value(self, step: str, kind: type[V]) -> V:
        """The value of a step as `kind`; a fresh empty one when the step was not begun."""
        record = self.record(step)
        if record is None:
            return kind()
        assert isinstance(record.value, kind), (step, kind)
        return record.value


def steps_of(profile: Profile) -> tuple[str, ...]:
    """The steps this profile holds, in order."""
    held = {rule.key for rule in profile.steps}
    return tuple(step for step in STEPS if step in held)
