"""A small school and its round, brought up to a step by the real actions, for the tests of the round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone

from cadredesk.actions import (
    desks,
    eligibility,
    evaluations,
    finals,
    inspections,
    meetings,
    nominations,
    notices,
    people,
    rounds,
)
from cadredesk.desk import Desk
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.form import BallotForm, Column, Element, Row
from cadredesk.domain.inspection import (
    CHECKS,
    AdvanceNotice,
    InspectionPlan,
    Interview,
    Talk,
    TeamMember,
)
from cadredesk.domain.meeting import Attendee, MeetingRecord
from cadredesk.domain.notice import PublicNotice
from cadredesk.domain.person import Assessment, Education, FamilyMember, Person, Post
from cadredesk.domain.round import DistrictNotice, Nomination, Quota, Round, Votes
from cadredesk.domain.tally import VoterGroup
from cadredesk.domain.vote import HandTotal

CHINA = timezone(timedelta(hours=8))

MEMBERS = ("周文", "方敏", "李静", "王军", "赵刚")


@dataclass
class Clock:
    """The desk's clock, moved by the test."""

    day: date

    def __call__(self) -> datetime:
        return datetime.combine(self.day, time(9), CHINA)


def teacher(name: str, birth: str = "1995-03-08", **more: object) -> Person:
    """A person whom every rule of the school's profile admits, but for the two questions."""
    grades = tuple(Assessment(year, "competent") for year in (2023, 2024, 2025))
    told: dict[str, object] = {
        "gender": "f",
        "party": "cpc",
        "current_post": "语文教师",
        "current_post_kind": "teacher",
        "educations": (Education("bachelor", True, "bachelor", "山东师范大学", "教育学"),),
        "assessments": grades,
        "confirmed_none": frozenset({"sanctions", "rewards"}),
        **more,
    }
    return Person("", name, birth=PartialDate.from_iso(birth), **told)  # type: ignore[arg-type]


@dataclass(frozen=True)
class School:
    """The desk with its people by name and the round."""

    desk: Desk
    clock: Clock
    ids: dict[str, str]
    round_id: str

    def id(self, name: str) -> str:
        return self.ids[name]

    @property
    def round(self) -> Round:
        return rounds.get(self.desk, self.round_id)


def school(desk: Desk, clock: Clock, profile_id: str = "school-000") -> School:
    """Three candidates to be (one whose wife sits on the branch committee), five members, a round begun."""
    ids: dict[str, str] = {}
    for name in MEMBERS:
        chief = Post("校长", "chief") if name == "方敏" else Post("主任", "middle_chief")
        ids[name] = people.create(desk, teacher(name, "1975-05", posts=(chief,))).id
    ids["田富"] = people.create(desk, teacher("田富")).id
    wife = FamilyMember("妻子", "李静", person_id=ids["李静"])
    ids["田大利"] = people.create(desk, teacher("田大利", gender="m", family=(wife,))).id
    ids["李䶮"] = people.create(desk, teacher("李䶮")).id
    begun = rounds.start(desk, "2026年后备干部选拔", profile_id, "primary", 2026, date(2026, 8, 31))
    return School(desk, clock, ids, begun.id)


def with_notice(at: School, reference_date: date = date(2026, 9, 1)) -> None:
    value = DistrictNotice(
        number="教组〔2026〕12号",
        title="关于推荐后备干部的通知",
        issuer="区教育局",
        issued_on=date(2026, 8, 28),
        received_on=date(2026, 8, 31),
        deadline=date(2026, 11, 30),
        reference_date=reference_date,
        quotas=(Quota("deputy", 2), Quota("young", 1)),
    )
    rounds.record_notice(at.desk, at.round_id, value)
    rounds.close_step(at.desk, at.round_id, "district_notice")


CANDIDATES = ("李䶮", "田大利", "田富")


def with_nominations(at: School, names: Sequence[str] = CANDIDATES) -> None:
    for name in names:
        tier = "young" if name == "李䶮" else "deputy"
        entry = Nomination(
            at.id(name), tier, "department", "教务处", "工作实", date(2026, 9, 2), True, "教务处副主任"
        )
        nominations.add(at.desk, at.round_id, entry)
    rounds.close_step(at.desk, at.round_id, "nomination")


def admit(at: School, name: str) -> None:
    for rule in ("in_education", "conduct"):
        eligibility.answer(at.desk, at.round_id, at.id(name), rule, "yes")
    eligibility.decide(at.desk, at.round_id, at.id(name), "admitted")


def with_review(at: School, names: Sequence[str] = CANDIDATES) -> None:
    eligibility.set_review(at.desk, at.round_id, date(2026, 9, 4), ("周文", "方敏"))
    for name in names:
        admit(at, name)
    eligibility.close(at.desk, at.round_id)


def record(at: School, step: str, day: date, names: Sequence[str] = MEMBERS) -> MeetingRecord:
    """The meeting with everybody present and everybody in favour; who must step out has."""
    attendees = tuple(Attendee(name, at.id(name)) for name in names)
    first = MeetingRecord("第1号", "会议", day, "15:00", "16:30", "会议室", names[0], names[1], attendees)
    meetings.save(at.desk, at.round_id, step, first)
    ready = meetings.prepared(at.desk, at.round_id, step)
    items = tuple(replace(item, agree=len(names) - len(item.avoided)) for item in ready.items)
    return replace(ready, items=items)


def with_meeting(at: School, step: str, day: date) -> None:
    meetings.save(at.desk, at.round_id, step, record(at, step, day))
    rounds.close_step(at.desk, at.round_id, step)


def with_plan(at: School) -> None:
    value = InspectionPlan(
        "1号", "考察方案", (("考察对象", "略"), ("方法步骤", "略")), "班子成员、教职工代表"
    )
    inspections.set_plan(at.desk, at.round_id, value)
    inspections.publish(at.desk, at.round_id, date(2026, 9, 9), "公示栏")
    rounds.close_step(at.desk, at.round_id, "inspection_plan")


TEAM = (
    TeamMember("孙丽", "区教育局", "组织科科长", "0539-8100001", "leader"),
    TeamMember("钱进", "区教育局", "纪检干部", "0539-8100002"),
)


def with_advance_notice(at: School) -> None:
    inspections.set_team(at.desk, at.round_id, TEAM)
    inspections.set_inspection(
        at.desk,
        at.round_id,
        AdvanceNotice(
            inspection_from=date(2026, 9, 14), inspection_until=date(2026, 9, 18), report_phone="12380"
        ),
    )
    inspections.post_advance_notice(at.desk, at.round_id, date(2026, 9, 11), "公示栏")
    rounds.close_step(at.desk, at.round_id, "advance_notice")


def with_evaluation(at: School) -> None:
    """Six ballots of one voter group, typed twice and sealed."""
    standing = rounds.candidates(at.desk, at.round_id, "evaluation")
    grades = ("excellent", "competent", "basic", "incompetent")
    form = BallotForm(
        "民主测评票",
        "grades",
        tuple(Row(f"p{n}", one.name) for n, one in enumerate(standing, 1)),
        tuple(Column(grade, grade) for grade in grades),
        tuple(Element(one.id, one.label) for one in at.round.profile.evaluation.elements),
    )
    rows = tuple((f"p{n}", one.person_id) for n, one in enumerate(standing, 1))
    groups = (VoterGroup("staff", "教职工", None, 6, 6, 6, 6, None),)
    vote = evaluations.design(at.desk, at.round_id, "evaluation", "民主测评", form, groups, people=rows)
    evaluations.set_counts(at.desk, vote.id, groups)
    evaluations.open_count(at.desk, vote.id)
    cells = [group.id for group in form.groups()]
    sheets = [dict.fromkeys(cells, "excellent")] * 4 + [dict.fromkeys(cells, "competent")] * 2
    second = desks.switch(at.desk, "复核人", "test")
    for turn, who in ((1, at.desk), (2, second)):
        with evaluations.entry(who, vote.id, turn) as entry:
            for sheet in sheets:
                evaluations.record_ballot(entry, "staff", sheet)
            evaluations.close_bundle(entry, "staff")
    evaluations.set_hand_totals(at.desk, vote.id, (HandTotal("staff", 6, 0),))
    evaluations.compare(at.desk, vote.id)
    evaluations.seal(at.desk, vote.id)
    rounds.attach_vote(at.desk, at.round_id, "evaluation", vote.id)
    value = Votes(
        (), date(2026, 9, 15), "15:00", "报告厅", "周文", ("王军",), ("赵刚",), ("周文",), ("方敏",)
    )
    rounds.save_votes(at.desk, at.round_id, "evaluation", value)
    rounds.close_step(at.desk, at.round_id, "evaluation")


def with_talks(at: School) -> None:
    for one in rounds.candidates(at.desk, at.round_id, "talks"):
        for speaker, opinion, tags in (("甲", "agree", ("踏实",)), ("乙", "other", ("踏实", "-急躁"))):
            talk = Talk(
                "", one.person_id, speaker, "教师代表", on=date(2026, 9, 16), opinion=opinion, tags=tags
            )
            inspections.add_talk(at.desk, at.round_id, talk)
        inspections.set_interview(
            at.desk, at.round_id, Interview(one.person_id, date(2026, 9, 17), "会议室", "孙丽", "略")
        )
    rounds.close_step(at.desk, at.round_id, "talks")


def with_reports(at: School) -> None:
    for one in inspections.reports(at.desk, at.round_id):
        checked = replace(one, checks=tuple((check, "clear", "") for check in CHECKS))
        inspections.save_report(at.desk, at.round_id, checked)
        composed = inspections.compose_report(at.desk, at.round_id, one.person_id)
        signed = replace(composed, signed_by=("孙丽", "钱进"), signed_on=date(2026, 9, 18))
        inspections.save_report(at.desk, at.round_id, signed)
    rounds.close_step(at.desk, at.round_id, "inspection_report")


FACTS = PublicNotice(
    "公示1号", "青山镇中心小学", "0539-8100000", "12380", "青山镇中心小学办公室", "8:30–17:00", "276000"
)


def with_posting(at: School, day: date = date(2026, 9, 24)) -> None:
    at.clock.day = day
    notices.set_facts(at.desk, at.round_id, FACTS)
    notices.post(at.desk, at.round_id, day, "校门口公示栏", "赵刚", "王军")


def up_to(at: School, step: str) -> School:
    """Brings a fresh round up to a step, which is left to the test."""
    done = (
        ("district_notice", lambda: with_notice(at)),
        ("nomination", lambda: with_nominations(at)),
        ("eligibility", lambda: with_review(at)),
        ("leadership_meeting", lambda: with_meeting(at, "leadership_meeting", date(2026, 9, 7))),
        ("branch_meeting", lambda: with_meeting(at, "branch_meeting", date(2026, 9, 8))),
        ("inspection_plan", lambda: with_plan(at)),
        ("advance_notice", lambda: with_advance_notice(at)),
        ("evaluation", lambda: with_evaluation(at)),
        ("talks", lambda: with_talks(at)),
        ("inspection_report", lambda: with_reports(at)),
        ("examination", lambda: with_meeting(at, "examination", date(2026, 9, 22))),
        ("public_notice", lambda: with_notice_over(at)),
        ("final_list", lambda: with_final(at)),
    )
    for name, work in done:
        if name == step:
            break
        work()
    return at


def with_notice_over(at: School) -> None:
    with_posting(at)
    at.clock.day = date(2026, 10, 10)
    notices.result(at.desk, at.round_id, date(2026, 10, 10))
    rounds.close_step(at.desk, at.round_id, "public_notice")


def with_final(at: School) -> None:
    proposed = finals.propose(at.desk, at.round_id)
    finals.save(at.desk, at.round_id, replace(proposed, number="1号", on=date(2026, 10, 12)))
    rounds.close_step(at.desk, at.round_id, "final_list")
