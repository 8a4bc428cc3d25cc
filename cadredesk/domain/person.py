"""A colleague's file (干部档案信息): what the forms of selection need, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cadredesk.domain.dates import PartialDate

EDUCATION_LEVELS = ("none", "secondary", "college", "bachelor", "master", "doctor")
"""学历 from low to high: 无, 中专/高中, 大专, 大学本科, 研究生(硕士), 研究生(博士)."""

DEGREES = ("none", "bachelor", "master", "doctor")
"""学位 from low to high."""

TITLE_LEVELS = ("none", "junior", "intermediate", "associate_senior", "senior")
"""专业技术职务 from low to high: 未评, 初级, 中级(一级教师), 副高(高级教师), 正高."""

POST_KINDS = (
    "teacher",
    "class_head",
    "teaching_group_leader",
    "grade_leader",
    "middle_deputy",
    "middle_chief",
    "deputy",
    "chief",
)
"""Posts of a school from low to high: 教师, 班主任, 教研组长, 年级组长, 中层副职, 中层正职, 副校级, 正校级."""

PARTIES = ("cpc", "cpc_probationary", "league", "democratic", "none", "unknown")
"""政治面貌: 中共党员, 中共预备党员, 共青团员, 民主党派成员, 群众, 未填."""

ASSESSMENT_GRADES = ("incompetent", "basic", "competent", "excellent", "ungraded")
"""年度考核: 不合格, 基本合格, 合格, 优秀, 不定等次."""

SUB_TABLES = (
    "educations",
    "posts",
    "titles",
    "assessments",
    "rewards",
    "sanctions",
    "family",
    "resume",
    "certificates",
)
"""The parts of a file where "none" must be confirmed, because an empty table says nothing."""


@dataclass(frozen=True, slots=True)
class Education:
    """One degree or course of study (学历学位); full-time (全日制) or in-service (在职)."""

    level: str
    full_time: bool = True
    degree: str = "none"
    school: str = ""
    major: str = ""
    finished: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One post held (任职), in the words of its appointment and as one of POST_KINDS."""

    title: str
    kind: str = "teacher"
    unit: str = ""
    started: PartialDate | None = None
    ended: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A professional title (专业技术职务) and its level."""

    name: str
    level: str = "none"
    granted: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The annual assessment (年度考核) of one calendar year."""

    year: int
    grade: str


@dataclass(frozen=True, slots=True)
class Reward:
    """One reward (奖励): when, by whom, what."""

    name: str
    on: PartialDate | None = None
    body: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Sanction:
    """One disciplinary measure (惩处) with the end of its effect period (影响期); open when `until` is None."""

    name: str
    on: PartialDate | None = None
    until: PartialDate | None = None
    body: str = ""


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """A family member or important relation (家庭主要成员及重要社会关系); `person_id` when a colleague here."""

    relation: str
    name: str
    birth: PartialDate | None = None
    party: str = ""
    work: str = ""
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class ResumeLine:
    """One line of the résumé (简历), month precision; `until` None means up to now."""

    since: PartialDate
    until: PartialDate | None
    text: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate (证书) a rule may ask for: teacher (教师资格证), principal (校长任职资格证) …"""

    name: str
    number: str = ""
    granted: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One colleague. Empty text is "not known"; `confirmed_none` names the sub-tables that are truly empty."""

    id: str
    name: str
    raw_name: str = ""
    gender: str = ""  # "m", "f" or not known
    birth: PartialDate | None = None
    ethnicity: str = ""
    native_place: str = ""
    birthplace: str = ""
    id_number: str = ""
    party: str = "unknown"
    party_joined: PartialDate | None = None
    party_name: str = ""  # the democratic party's name
    work_started: PartialDate | None = None
    teaching_started: PartialDate | None = None
    joined_school: PartialDate | None = None
    health: str = ""
    expertise: str = ""
    current_post: str = ""
    current_post_kind: str = ""
    current_post_since: PartialDate | None = None
    department: str = ""
    staffing: str = ""  # 在编, 聘用 …
    phone: str = ""
    address: str = ""
    familiar_field: str = ""
    cultivation_direction: str = ""
    cultivation_measures: str = ""
    remarks: str = ""
    photo: str = ""  # name of the sealed file
    left_on: PartialDate | None = None
    educations: tuple[Education, ...] = ()
    posts: tuple[Post, ...] = ()
    titles: tuple[Title, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    rewards: tuple[Reward, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    family: tuple[FamilyMember, ...] = ()
    resume: tuple[ResumeLine, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    confirmed_none: frozenset[str] = frozenset()

    def state_of(self, sub_table: str) -> str:
        """ "filled", "confirmed_none" or "empty" (nobody has said) for one of SUB_TABLES."""
        if getattr(self, sub_table):
            return "filled"
        return "confirmed_none" if sub_table in self.confirmed_none else "empty"

    def highest_education(self, *, full_time: bool | None = None) -> Education | None:
        """The highest education, of full-time or in-service study alone when told."""
        wanted = [e for e in self.educations if full_time is None or e.full_time == full_time]
        return max(
            wanted, key=lambda e: (EDUCATION_LEVELS.index(e.level), DEGREES.index(e.degree)), default=None
        )

    def highest_title(self) -> Title | None:
        """The title of the highest level."""
        return max(self.titles, key=lambda t: TITLE_LEVELS.index(t.level), default=None)

    def relatives(self) -> frozenset[str]:
        """Ids of colleagues entered as family of this person."""
        return frozenset(member.person_id for member in self.family if member.person_id)


def related(one: Person, other: Person) -> bool:
    """Whether one stands in the other's family list, whichever side wrote it down (回避 asks both)."""
    return other.id in one.relatives() or one.id in other.relatives()


def merged(kept: Person, given: Person) -> Person:
    """`kept` with what only `given` knows: empty fields filled, sub-tables joined without repeats."""
    changes: dict[str, object] = {}
    for field in Person.__dataclass_fields__:
        mine, theirs = getattr(kept, field), getattr(given, field)
        if field in SUB_TABLES:
            changes[field] = mine + tuple(row for row in theirs if row not in mine)
        elif field != "id" and field != "confirmed_none" and mine in ("", None, "unknown"):
            changes[field] = theirs
    united = replace(kept, **changes)  # type: ignore[arg-type]
    none = {name for name in kept.confirmed_none | given.confirmed_none if not getattr(united, name)}
    return replace(united, confirmed_none=frozenset(none))
