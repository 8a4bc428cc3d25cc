"""A rule profile (规则方案): every number a rule needs, with the clause it comes from, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

STEPS = (
    "district_notice",  # 区局通知
    "nomination",  # 推荐提名
    "recommendation_vote",  # 民主推荐 (optional)
    "eligibility",  # 资格审查
    "leadership_meeting",  # 班子会 / 校务会议
    "branch_meeting",  # 支委会 / 党组织会议
    "inspection_plan",  # 考察方案
    "advance_notice",  # 考察组与考察预告
    "evaluation",  # 民主测评
    "talks",  # 个别谈话与面谈
    "inspection_report",  # 考察材料
    "examination",  # 党组织审定
    "public_notice",  # 公示
    "final_list",  # 确定人选
    "dossier",  # 归档与报送
)
"""The steps of a round, in the order of the office's year."""

MEETING_STEPS = ("leadership_meeting", "branch_meeting", "examination")


@dataclass(frozen=True, slots=True)
class Tier:
    """A kind of reserve cadre (后备类别): chief (正职), deputy (副职), young talent (优秀青年)."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class EligibilityRule:
    """One condition. `kind` chooses the check; the rule holds only for its tiers, stages and sex (empty = all).

    kinds: "age" (number years; `inclusive` tells 含本数; `cutoff` tells how the birth line is found),
    "education" (level in `value`, `full_time`), "title" (level in `value`), "service_years" and "teaching_years"
    (number), "post" (held one of `values` now or before; `current` asks for now), "post_years" (number years in
    one of `values`), "assessment" (last `number` years at `value` or above), "no_sanction" (none in effect),
    "certificate" (name in `value`), "party" (one of `values`), "question" (a person answers yes or no).
    """

    id: str
    kind: str
    label: str
    clause: str
    number: int = 0
    inclusive: bool = False
    cutoff: str = (
        "reference_date"  # "reference_date", "year_start" (1 January of year - number) or an ISO date
    )
    value: str = ""
    values: tuple[str, ...] = ()
    full_time: bool | None = None
    current: bool = True
    tiers: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    sex: str = ""
    exception: bool = True  # whether a written reason may let a person pass


@dataclass(frozen=True, slots=True)
class MeetingRule:
    """Quorum and majority of a meeting. Fractions; `more_than` makes the majority strict (过半数)."""

    quorum: Fraction = Fraction(1, 2)
    quorum_more_than: bool = False
    majority: Fraction = Fraction(1, 2)
    majority_more_than: bool = True
    majority_base: str = "due"  # "due" (应到会成员) or "present" (实到)
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """One grade of the evaluation: its id, label, and the points it is worth."""

    id: str
    label: str
    points: int


@dataclass(frozen=True, slots=True)
class Weighted:
    """An element (德能勤绩廉) or a voter group with its weight."""

    id: str
    label: str
    weight: int


@dataclass(frozen=True, slots=True)
class EvaluationRule:
    """How a democratic evaluation (民主测评) is held and counted."""

    kind: str = "grades"  # "grades" or "score"
    grades: tuple[Scale, ...] = (
        Scale("excellent", "优秀", 100),
        Scale("competent", "称职", 80),
        Scale("basic", "基本称职", 60),
        Scale("incompetent", "不称职", 40),
    )
    elements: tuple[Weighted, ...] = (
        Weighted("de", "德", 20),
        Weighted("neng", "能", 15),
        Weighted("qin", "勤", 15),
        Weighted("ji", "绩", 30),
        Weighted("lian", "廉", 20),
    )
    groups: tuple[Weighted, ...] = (
        Weighted("leaders", "班子成员", 30),
        Weighted("middle", "中层干部", 30),
        Weighted("staff", "教职工", 40),
    )
    max_score: int = 100
    base: str = "valid"
    quorum: Fraction = Fraction(2, 3)
    bundle_size: int = 10
    small_group: int = 5
    small_group_posted: int = 10
    blank_ballot: str = "abstain"  # or "invalid"
    keep_slips_months: int = 12
    pictures: str | None = None  # of scanned ballots: "destroy" (the same as None) or "until_notice_ends"
    clause: str = ""


@dataclass(frozen=True, slots=True)
class RecommendationRule:
    """How a democratic recommendation (民主推荐) is held: whether, how many may be chosen, what rate is needed."""

    held: bool = False
    max_choices: int = 1
    write_ins: int = 1
    base: str = "valid"
    needed: Fraction = Fraction(0)
    valid_months: int = 12
    clause: str = ""


@dataclass(frozen=True, slots=True)
class NoticeTerms:
    """Length of the public notice (公示): the later of both minima; and what may stand on the wall."""

    calendar_days: int = 7
    working_days: int = 5
    show_score: bool = True
    closing_hour: str = "17:00"
    clause: str = ""


@dataclass(frozen=True, slots=True)
class StepRule:
    """A step's clause (F1), whether it may be left out, and days it needs when planning backwards."""

    key: str
    clause: str
    optional: bool = False
    days: int = 1


@dataclass(frozen=True, slots=True)
class Profile:
    """A whole rule profile. `text` is its canonical TOML, `digest` the SHA-256 of that text, both kept with a round."""

    id: str
    title: str
    version: int
    term: str  # 后备干部, 优秀年轻干部 …
    basis: tuple[str, ...]
    stages: tuple[str, ...]
    tiers: tuple[Tier, ...]
    rules: tuple[EligibilityRule, ...]
    steps: tuple[StepRule, ...]
    leadership_meeting: MeetingRule = field(default_factory=MeetingRule)
    branch_meeting: MeetingRule = field(default_factory=lambda: MeetingRule(quorum=Fraction(2, 3)))
    examination: MeetingRule = field(default_factory=lambda: MeetingRule(quorum=Fraction(2, 3)))
    team_minimum: int = 2
    team_leader_role: str = ""
    team_clause: str = ""
    advance_notice_days: int = 3
    advance_notice_clause: str = ""
    evaluation: EvaluationRule = field(default_factory=EvaluationRule)
    recommendation: RecommendationRule = field(default_factory=RecommendationRule)
    notice: NoticeTerms = field(default_factory=NoticeTerms)
    name_order: str = "surname"  # "surname" (姓氏笔画) or "full" (姓名笔画)
    review_years: int = 3
    text: str = ""
    digest: str = ""

    def step(self, key: str) -> StepRule | None:
        """The rule of one step, or None when this profile does not hold it."""
        return next((rule for rule in self.steps if rule.key == key), None)

    def tier(self, tier_id: str) -> Tier | None:
        """One tier by its id."""
        return next((tier for tier in self.tiers if tier.id == tier_id), None)

    def meeting(self, step: str) -> MeetingRule:
        """The meeting rule of one of MEETING_STEPS."""
        rules = {
            "leadership_meeting": self.leadership_meeting,
            "branch_meeting": self.branch_meeting,
            "examination": self.examination,
        }
        return rules[step]
