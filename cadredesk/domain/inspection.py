"""The inspection (考察): plan, team, advance notice, talks, interviews and the report on each person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

TALK_OPINIONS = ("agree", "disagree", "other")
"""同意, 不同意, 其他意见, as counted in the talk statistics (谈话情况统计)."""

REPORT_BLOCKS = ("performance", "shortcomings", "voting", "conclusions")
"""Blocks of the inspection report (考察材料): 德能勤绩廉表现和特长; 主要缺点和不足; 民主推荐、测评和谈话情况;
档案审核、个人事项、纪检监察、信访 conclusions (干部任用条例, 2019)."""

CHECKS = ("archive", "personal_matters", "discipline", "petitions")
"""档案审核, 个人有关事项, 纪检监察意见, 信访核查; each is "" (open), "clear" or "issue"."""


@dataclass(frozen=True, slots=True)
class InspectionPlan:
    """The inspection plan (考察方案): its text in headed paragraphs, whose opinions were sought, when published."""

    number: str = ""
    title: str = ""
    sections: tuple[tuple[str, str], ...] = ()  # (heading, text)
    opinions_sought: str = ""
    signed_on: date | None = None
    published_on: date | None = None
    published_where: str = ""


@dataclass(frozen=True, slots=True)
class TeamMember:
    """One inspector; `role` is "leader" or "member". A phone here is an office phone: it goes on the wall."""

    name: str
    unit: str = ""
    post: str = ""
    phone: str = ""
    role: str = "member"
    person_id: str = ""
    relative_of: tuple[str, ...] = ()  # ids of candidates the member declared as relatives


@dataclass(frozen=True, slots=True)
class AdvanceNotice:
    """The inspection team (考察组) and the advance notice (考察预告)."""

    team: tuple[TeamMember, ...] = ()
    number: str = ""
    posted_on: date | None = None
    posted_where: str = ""
    inspection_from: date | None = None
    inspection_until: date | None = None
    place: str = ""
    report_phone: str = ""
    report_address: str = ""
    early_reason: str = ""  # why the inspection starts before the lawful lead time is over


@dataclass(frozen=True, slots=True)
class Talk:
    """One individual talk (个别谈话); confidential. `subject_id` is the person talked about."""

    id: str
    subject_id: str
    speaker: str
    speaker_class: str = ""  # 班子成员, 中层, 教师代表 …
    relation: str = ""  # 知情度、关联度、代表性
    on: date | None = None
    place: str = ""
    interviewers: str = ""
    recorder: str = ""
    topics: tuple[tuple[str, str], ...] = ()  # (topic, notes)
    opinion: str = "agree"
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interview:
    """The interview with the candidate (考察对象面谈)."""

    person_id: str
    on: date | None = None
    place: str = ""
    interviewers: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Talks:
    """All talks and interviews of a round."""

    talks: tuple[Talk, ...] = ()
    interviews: tuple[Interview, ...] = ()


@dataclass(frozen=True, slots=True)
class InspectionReport:
    """The inspection report on one person: texts by REPORT_BLOCKS, results by CHECKS, who signs, when."""

    person_id: str
    blocks: tuple[tuple[str, str], ...] = ()
    checks: tuple[tuple[str, str, str], ...] = ()  # (check, "clear" or "issue", remark)
    signed_by: tuple[str, ...] = ()
    signed_on: date | None = None

    def block(self, key: str) -> str:
        """The text of one block, empty when not written yet."""
        return dict(self.blocks).get(key, "")


@dataclass(frozen=True, slots=True)
class InspectionReports:
    """The reports of a round, one a person."""

    reports: tuple[InspectionReport, ...] = ()


@dataclass(frozen=True, slots=True)
class OpinionCount:
    """How many talks of a class of speakers, or on a person, and what they said."""

    of: str
    talks: int
    agree: int
    disagree: int
    other: int


@dataclass(frozen=True, slots=True)
class TalkStatistics:
    """The talk statistics (谈话情况统计): counts only, so that no single talk can be told from them."""

    total: int
    by_class: tuple[OpinionCount, ...]
    by_person: tuple[OpinionCount, ...]
    praises: tuple[tuple[str, int], ...]
    shortcomings: tuple[tuple[str, int], ...]


def talk_statistics(talks: Sequence[Talk], subject_id: str | None = None) -> TalkStatistics:
    """Counts talks by class and by person, of one person when told.

    A tag is praise; one that begins with "-" is a shortcoming. Tags are sorted by number, then by text.
    """
    chosen = [talk for talk in talks if subject_id is None or talk.subject_id == subject_id]
    tags = Counter(tag.strip() for talk in chosen for tag in talk.tags if tag.strip(" -"))
    ordered = sorted(tags.items(), key=lambda item: (-item[1], item[0]))
    return TalkStatistics(
        len(chosen),
        _counts(chosen, lambda talk: talk.speaker_class),
        _counts(chosen, lambda talk: talk.subject_id),
        tuple((tag, number) for tag, number in ordered if not tag.startswith("-")),
        tuple((tag[1:].strip(), number) for tag, number in ordered if tag.startswith("-")),
    )


def _counts(talks: Sequence[Talk], key: Callable[[Talk], str]) -> tuple[OpinionCount, ...]:
    names = dict.fromkeys(key(talk) for talk in talks)
    found = []
    for name in names:
        said = Counter(talk.opinion for talk in talks if key(talk) == name)
        found.append(OpinionCount(name, sum(said.values()), said["agree"], said["disagree"], said["other"]))
    return tuple(found)
