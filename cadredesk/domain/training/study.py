"""What a trainee does by themselves and is told: books, analyses, temporary posts, key tasks, talks, rewards, grades, rotation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import ClassVar, Final

from cadredesk.domain.training.exits import months_later, years_later
from cadredesk.domain.training.rules import TrainingRules
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError

GRADES: Final = ("excellent", "good", "fair", "poor")
"""The annual grade of quality (年度质量等次): 优秀, 良好, 一般, 较差."""

EXCELLENT_SHARE: Final = Fraction(1, 5)
"""At most a fifth may be excellent (事业单位年度考核优秀比例一般不超过20%)."""


@dataclass(frozen=True, slots=True)
class BookRead:
    """A book read closely (精读): `education` for one on education, `required` from the list; `notes` were handed in."""

    KIND: ClassVar[str] = "book"

    id: str
    person_id: str
    year: int
    day: date
    title: str
    author: str = ""
    education: bool = False
    required: bool = False
    notes: bool = False
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The year's analysis of management (年度管理分析), or another paper handed in (`kind`: analysis, paper, report)."""

    KIND: ClassVar[str] = "analysis"

    id: str
    person_id: str
    year: int
    day: date
    title: str
    kind: str = "analysis"
    comment: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class MonthNote:
    """The note of one month (`YYYY-MM`) of a temporary post."""

    month: str
    text: str


@dataclass(frozen=True, slots=True)
class Secondment:
    """A temporary post (挂职锻炼): where, from when to when (None: still there), with which tutor, and its appraisal."""

    KIND: ClassVar[str] = "secondment"

    id: str
    person_id: str
    year: int
    day: date
    unit: str
    post: str
    until: date | None = None
    tutor: str = ""
    notes: tuple[MonthNote, ...] = ()
    appraisal: str = ""
    appraised_by: str = ""
    credits: Fraction | None = None

    def missing_notes(self, today: date) -> tuple[str, ...]:
        """The whole months up to today for which there is no note yet."""
        last = min(self.until or today, today)
        written = {note.month for note in self.notes}
        months, month = [], date(self.day.year, self.day.month, 1)
        while months_later(month, 1) <= last + timedelta(days=1):
            months.append(f"{month.year}-{month.month:02}")
            month = months_later(month, 1)
        return tuple(one for one in months if one not in written)


@dataclass(frozen=True, slots=True)
class Task:
    """Practice, or a key assignment (实践锻炼、急难险重任务) with its result and, when it is judged, a mark of 100."""

    KIND: ClassVar[str] = "task"

    id: str
    person_id: str
    year: int
    day: date
    title: str
    key: bool = False
    until: date | None = None
    role: str = ""
    result: str = ""
    mark: Fraction | None = None
    judges: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is to follow from a talk: by when, and what became of it."""

    text: str
    due: date | None = None
    done_on: date | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class CareTalk:
    """A care talk (谈心谈话) of the branch head with a trainee; confidential, never reported."""

    KIND: ClassVar[str] = "care_talk"

    id: str
    person_id: str
    year: int
    day: date
    by: str
    place: str = ""
    thoughts: str = ""
    work: str = ""
    affirmed: str = ""
    weak: str = ""
    encouragement: str = ""
    follow_ups: tuple[FollowUp, ...] = ()

    def open(self) -> tuple[FollowUp, ...]:
        """What is still to be done."""
        return tuple(one for one in self.follow_ups if one.done_on is None)


@dataclass(frozen=True, slots=True)
class Award:
    """A reward of a trainee (奖励): what, by whom, at which level, with its proof."""

    KIND: ClassVar[str] = "award"

    id: str
    person_id: str
    year: int
    day: date
    name: str
    body: str = ""
    level: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Discipline:
    """A disciplinary measure (惩处) and the last day of its effect; while it lasts it bars from selection."""

    KIND: ClassVar[str] = "discipline"

    id: str
    person_id: str
    year: int
    day: date
    name: str
    body: str = ""
    until: date | None = None
    evidence: str = ""

    def in_effect(self, day: date) -> bool:
        """Whether it has effect on a day; without an end it lasts."""
        return self.day <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class QualityGrade:
    """The annual grade of quality of one trainee (one of GRADES)."""

    KIND: ClassVar[str] = "quality_grade"

    id: str
    person_id: str
    year: int
    day: date
    grade: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Deferral:
    """The exchange out of a school is put off until a day, for a reason (暂缓交流)."""

    KIND: ClassVar[str] = "deferral"

    id: str
    person_id: str
    year: int
    day: date
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A year's reading against what is asked for."""

    books: int
    education: int
    analyses: int
    books_needed: int
    education_needed: int
    analyses_needed: int

    @property
    def missing_books(self) -> int:
        """How many books are still to be read; those on education that are missing are among them."""
        return max(self.books_needed - self.books, self.education_needed - self.education, 0)

    @property
    def met(self) -> bool:
        """Whether everything is done."""
        return not self.missing_books and self.analyses >= self.analyses_needed


@dataclass(frozen=True, slots=True)
class Rotation:
    """How long someone is in one school: since when, when the exchange is due, and how it stands on a day.

    `state`: "not_due", "near" (within a year), "due", "deferred".
    """

    since: date
    due: date
    latest: date
    state: str
    deferred_until: date | None = None


def reading(rules: TrainingRules, books: Iterable[BookRead], papers: Iterable[Analysis]) -> Reading:
    """A year's reading; a book counts when its notes were handed in."""
    read = [one for one in books if one.notes]
    rule = rules.study
    return Reading(
        len(read),
        sum(one.education for one in read),
        sum(one.kind == "analysis" for one in papers),
        rule.books,
        rule.education_books,
        rule.analyses,
    )


def rotation(rules: TrainingRules, since: date, deferrals: Sequence[Deferral], on: date) -> Rotation:
    """The exchange after some years in one school, put off at the latest to the rules' last year."""
    rule = rules.rotation
    due, latest = years_later(since, rule.years), years_later(since, rule.deferral)
    put_off = max((one.until for one in deferrals if one.day >= since), default=None)
    put_off = min(put_off, latest) if put_off else None
    state = "not_due"
    if put_off is not None and on < put_off and on >= due:
        state = "deferred"
    elif on >= due:
        state = "due"
    elif on >= months_later(due, -12):
        state = "near"
    return Rotation(since, due, latest, state, put_off)


def check_grades(grades: Sequence[QualityGrade], people: int) -> None:
    """Refuses an unknown grade (`study.grade`) and more excellent ones than the share allows (`study.too_many_excellent`).

    The share is of everybody in training, rounded down.
    """
    if any(one.grade not in GRADES for one in grades):
        raise UserError("study.grade")
    most = int(EXCELLENT_SHARE * people)
    if sum(one.grade == "excellent" for one in grades) > most:
        raise UserError("study.too_many_excellent", most=most, people=people)


def in_school_since(trainee: Trainee, known: date | None = None) -> date:
    """The day someone came to their school: the first of the unbroken postings there; `known` when the file says more."""
    since = trainee.now.since
    for posting in reversed(trainee.postings):
        if posting.unit != trainee.now.unit:
            break
        since = posting.since
    first = trainee.postings[0].unit == trainee.now.unit
    return min(since, known) if known is not None and first else since


def with_follow_up(talk: CareTalk, index: int, done_on: date, result: str) -> CareTalk:
    """The talk with one follow-up done. `study.follow_up` for none of that number, `study.no_result` without words."""
    if not 0 <= index < len(talk.follow_ups):
        raise UserError("study.follow_up")
    if not result.strip():
        raise UserError("study.no_result")
    done = replace(talk.follow_ups[index], done_on=done_on, result=result)
    return replace(talk, follow_ups=(*talk.follow_ups[:index], done, *talk.follow_ups[index + 1 :]))
