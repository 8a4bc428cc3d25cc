"""The sample school (青山镇中心小学): 82 invented people, and a round played through the same actions as the window."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

from cadredesk import resources
from cadredesk.actions import (
    calendars,
    desks,
    eligibility,
    evaluations,
    finals,
    importing,
    inspections,
    meetings,
    nominations,
    notices,
    papers,
    people,
    rosters,
    rounds,
    users,
)
from cadredesk.desk import Desk, Kind
from cadredesk.domain import calendar as periods
from cadredesk.domain import vote as vote_rules
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.form import Row
from cadredesk.domain.inspection import CHECKS, AdvanceNotice, InspectionPlan, Interview, Talk, TeamMember
from cadredesk.domain.meeting import Attendee, Item, MeetingRecord, Statement
from cadredesk.domain.notice import Objection
from cadredesk.domain.person import Assessment, FamilyMember, Person, Post, ResumeLine, Reward
from cadredesk.domain.round import DistrictNotice, Dossier, DossierItem, Nomination, Quota, Round, Votes
from cadredesk.domain.school import Role, School, Stage, UserRef
from cadredesk.domain.tally import TallyRule, VoterGroup
from cadredesk.domain.vote import HandTotal
from cadredesk.messages import sentence

ZONE = timezone(timedelta(hours=8))
Progress = Callable[[str], None]


@dataclass(slots=True)
class Clock:
    """The sample's clock: it stands on the day the story has reached."""

    day: date

    def __call__(self) -> datetime:
        """Ten in the morning of that day."""
        return datetime.combine(self.day, time(10), ZONE)


@dataclass(frozen=True, slots=True)
class Cast:
    """The three people at the sample's desk, each with the same open folder, and the clock they share."""

    clerk: Desk
    reviewer: Desk
    approver: Desk
    clock: Clock


def make(
    folder: Path, password: str, kind: Kind, started: date, year: int = 0, *, with_staff: bool = True
) -> Cast:
    """A new data folder with the sample school and its staff; `password` is everybody's. Errors as `desks.create`.

    `year` is that of the latest round to be played (of the first day unless told): assessments end the year before.
    """
    told = resources.read_toml("sample", "school.toml")
    clock = Clock(started)
    setup = desks.Setup(
        mode="school",
        org=told["code"],
        school_name=told["name"],
        people=tuple(desks.NewUser(one["name"], Role(one["role"]), password) for one in told["users"]),
        stage=Stage(told["stage"]),
        profile_name="school-000",
        kind=kind,
    )
    desk = desks.create(folder, setup, now=clock).desk
    desks.store_school(desk, _school(told))
    by_role = {
        user.role: desk.with_user(UserRef(user.id, user.name, user.role)) for user in users.listed(desk)
    }
    cast = Cast(by_role[Role.CLERK], by_role[Role.REVIEWER], by_role[Role.APPROVER], clock)
    if with_staff:
        staff(cast.clerk, year or started.year)
    return cast


def staff(desk: Desk, year: int) -> None:
    """Takes the roster in as the office would, answers its one doubtful row, and fills the files."""
    path = resources.root() / "sample" / "staff.csv"
    check = rosters.check(path)
    people.import_rows(
        desk, [importing.import_of(row) for row in check.rows if row.values.get("name")], path.name
    )
    for entry in people.tray(desk):  # the damaged ID number is left out until the paper is seen
        people.settle_tray(desk, entry.id, {k: v for k, v in entry.values.items() if k != "id_number"})
    with path.open(encoding="utf-8", newline="") as lines:
        rows = {row["姓名"]: row for row in csv.DictReader(lines)}
    known = {person.name: person for person in people.many(desk)}
    details = resources.read_toml("sample", "candidates.toml")
    for name, person in known.items():
        people.save(desk, _filled(person, rows[name], year, details.get(name), known))
    photo = (resources.root() / "sample" / "photo.png").read_bytes()
    for name in details:
        people.set_photo(desk, known[name].id, photo)


def play(
    cast: Cast,
    started: date,
    *,
    until: str = "",
    names: Sequence[str] = (),
    say: Progress = lambda _: None,
) -> Round:
    """Plays a round from the day the notice arrives, with some of the candidates or all; stops before `until`."""
    return _Play(cast, started, names, say).run(until)


def _school(told: Mapping[str, Any]) -> School:
    names = set(School.__dataclass_fields__)
    texts = {key: value for key, value in told.items() if key in names}
    return School(**{**texts, "stage": Stage(told["stage"])})


def _filled(
    person: Person,
    row: Mapping[str, str],
    year: int,
    details: Mapping[str, Any] | None,
    known: Mapping[str, Person],
) -> Person:
    kind = people.terms().code("post_kind", row["职务类别"]) or "teacher"
    since = person.current_post_since
    grades = [people.terms().code("assessment", word) or "competent" for word in row["近三年考核"].split()]
    person = replace(
        person,
        current_post_kind=kind,
        posts=(Post(person.current_post, kind, "青山镇中心小学", since),),
        assessments=tuple(Assessment(year - 4 + n, grade) for n, grade in enumerate((*grades, grades[0]))),
        educations=tuple(replace(one, full_time=row["全日制"] == "是") for one in person.educations),
        confirmed_none=frozenset({"sanctions", "certificates"}),
    )
    if details is None:
        return person
    rewards = tuple(_reward(text) for text in details["reward"])
    return replace(
        person,
        birthplace=person.native_place,
        expertise=details["expertise"],
        familiar_field="学校管理",
        cultivation_direction=details["intention"],
        cultivation_measures="参加区级后备干部培训班；到优质学校挂职锻炼",
        rewards=rewards,
        family=tuple(_relative(text, known) for text in details["family"]),
        resume=tuple(_resume(text) for text in details["resume"]),
        confirmed_none=person.confirmed_none | (frozenset() if rewards else frozenset({"rewards"})),
    )


def _reward(text: str) -> Reward:
    on, body, level, name = text.split(" ")
    return Reward(name, PartialDate.from_iso(on), body, level)


def _relative(text: str, known: Mapping[str, Person]) -> FamilyMember:
    relation, name, birth, party, work = text.split(" ", 4)
    own = known.get(name.removeprefix("@")) if name.startswith("@") else None
    born = PartialDate.from_iso(birth)
    return FamilyMember(relation, name.removeprefix("@"), born, party, work, own.id if own else "")


def _resume(text: str) -> ResumeLine:
    since, until, rest = text.split(" ", 2)
    return ResumeLine(
        PartialDate.from_iso(since), None if until == "-" else PartialDate.from_iso(until), rest
    )


class _Play:
    """The office's year, one method a step, in the order of the profile."""

    def __init__(self, cast: Cast, started: date, names: Sequence[str], say: Progress) -> None:
        self.cast, self.desk, self.say = cast, cast.clerk, say
        self.told = resources.read_toml("sample", "school.toml")
        details = resources.read_toml("sample", "candidates.toml")
        self.details = {name: told for name, told in details.items() if not names or name in names}
        self.calendar = calendars.get(cast.clerk)
        self.start = started
        self._to(started)
        title = f"{started.year}年度后备干部推荐"
        self.round_id = rounds.start(self.desk, title, "school-000", "primary", started.year).id
        self.ids = {person.name: person.id for person in people.many(self.desk)}
        self.leaders = [one for one in people.many(self.desk) if one.department == "校领导"]

    def run(self, until: str) -> Round:
        """Every step in turn, closed when done."""
        for rule in rounds.get(self.desk, self.round_id).profile.steps:
            if rule.key == until:
                break
            self.say(rule.key)
            getattr(self, f"_{rule.key}")()
            if not rounds.get(self.desk, self.round_id).is_closed(rule.key):
                rounds.close_step(self.desk, self.round_id, rule.key)
        return rounds.get(self.desk, self.round_id)

    def _to(self, day: date) -> date:
        """Turns the clock to the next working day from `day` on."""
        self.cast.clock.day = max(self.cast.clock.day, self.calendar.next_working_day(day))
        return self.cast.clock.day

    def _later(self, days: int) -> date:
        return self._to(self.cast.clock.day + timedelta(days=days))

    @property
    def _today(self) -> date:
        return self.cast.clock.day

    def _district_notice(self) -> None:
        year = self.start.year
        rounds.record_notice(
            self.desk,
            self.round_id,
            DistrictNotice(
                number=f"青教组〔{year}〕18号",
                title=f"关于做好{year}年度学校后备干部推荐工作的通知",
                issuer=self.told["superior"],
                issued_on=self.start - timedelta(days=3),
                received_on=self.start,
                deadline=self.start + timedelta(days=66),
                reference_date=min(self.start, date(year, 9, 1)),
                quotas=(Quota("deputy", 6), Quota("young", 3)),
            ),
        )

    def _nomination(self) -> None:
        day = self._later(3)
        for name, told in self.details.items():
            nominations.add(
                self.desk,
                self.round_id,
                Nomination(
                    person_id=self.ids[name],
                    tier=told["tier"],
                    source=told["source"],
                    by=told["by"],
                    reason=told["strength"],
                    on=day,
                    signed=True,
                    intention=told["intention"],
                ),
            )

    def _recommendation_vote(self) -> None:
        rounds.skip_step(
            self.desk, self.round_id, "recommendation_vote", "方案规定与民主测评合并进行，不另投票"
        )

    def _eligibility(self) -> None:
        day = self._later(2)
        eligibility.set_review(self.desk, self.round_id, day, (self.told["users"][0]["name"], "何平"))
        profile = rounds.get(self.desk, self.round_id).profile
        questions = [rule.id for rule in profile.rules if rule.kind == "question"]
        for one in rounds.candidates(self.desk, self.round_id, "eligibility"):
            for rule_id in questions:
                eligibility.answer(self.desk, self.round_id, one.person_id, rule_id, "yes", "查阅人事档案")
            for finding in eligibility.review_of(self.desk, self.round_id, one.person_id).findings:
                if finding.verdict != "yes":
                    reason = self.told["exception"]["reason"]
                    eligibility.except_rule(self.desk, self.round_id, one.person_id, finding.rule_id, reason)
            eligibility.decide(self.desk, self.round_id, one.person_id, "admitted")
        eligibility.close(self.desk, self.round_id)

    def _meeting(
        self, step: str, names: Sequence[str], title: str, chair: str, days: int, number: int
    ) -> None:
        day = self._later(days)
        attendees = tuple(
            Attendee(
                name,
                self.ids[name],
                _post_of(self.leaders, name),
                name != "王军",
                "" if name != "王军" else "公差",
            )
            for name in names
        )
        record = MeetingRecord(
            number=f"{day.year}年第{number}次",
            title=title,
            on=day,
            begins="15:00",
            ends="16:30",
            place="行政楼会议室",
            chair=chair,
            recorder="陈晨",
            attendees=attendees,
            sitting_in=("陈晨",),
            ballot="secret",
        )
        meetings.save(self.desk, self.round_id, step, record)
        prepared = meetings.prepared(self.desk, self.round_id, step)
        items = tuple(self._item(step, item, prepared) for item in prepared.items)
        meetings.save(self.desk, self.round_id, step, replace(prepared, items=items))

    def _item(self, step: str, item: Item, record: MeetingRecord) -> Item:
        voting = record.present - len(item.avoided)
        name = next(name for name, person_id in self.ids.items() if person_id == item.person_id)
        deferred = self.told["deferred"]
        if step == "examination" and name == deferred["person"]:
            said = (Statement(record.attendees[0].name, deferred["text"]),)
            return replace(item, agree=1, defer=voting - 1, statements=said)
        return replace(item, agree=voting)

    def _leadership_meeting(self) -> None:
        names = [one.name for one in self.leaders]
        self._meeting("leadership_meeting", names, "校领导班子会议", "方敏", 1, 18)

    def _branch_meeting(self) -> None:
        self._meeting("branch_meeting", self.told["branch"]["committee"], "党支部委员会会议", "周文", 1, 15)

    def _inspection_plan(self) -> None:
        day = self._later(1)
        inspections.set_plan(
            self.desk,
            self.round_id,
            InspectionPlan(
                number=f"青小党〔{day.year}〕9号",
                title="后备干部考察工作方案",
                sections=tuple((heading, text) for heading, text in self.told["plan"]["sections"]),
                opinions_sought=self.told["plan"]["opinions"],
                signed_on=day,
            ),
        )
        inspections.publish(self.desk, self.round_id, day, "校务公开栏")

    def _advance_notice(self) -> None:
        team = [
            TeamMember(
                one["name"], self.told["name"], one["post"], one["phone"], one["role"], self.ids[one["name"]]
            )
            for one in self.told["team"]
        ]
        inspections.set_team(self.desk, self.round_id, team)
        day = self._later(1)
        profile = rounds.get(self.desk, self.round_id).profile
        first = self.calendar.next_working_day(periods.lead_time(day, profile.advance_notice_days))
        inspections.set_inspection(
            self.desk,
            self.round_id,
            AdvanceNotice(
                number=f"青小党〔{day.year}〕10号",
                inspection_from=first,
                inspection_until=first + timedelta(days=2),
                place="行政楼二楼会议室",
                report_phone=self.told["phone"],
                report_address=self.told["address"],
            ),
        )
        inspections.post_advance_notice(self.desk, self.round_id, day, "校务公开栏")
        self._inspection = first

    def _evaluation(self) -> None:
        day = self._to(self._inspection)
        vote_id = self._vote(day)
        for desk, turn in ((self.cast.clerk, 1), (self.cast.reviewer, 2)):
            self._type(desk, vote_id, turn)
        counts = self.told["vote"]
        totals = [
            HandTotal(group, counts["returned"][group] - counts["invalid"][group], counts["invalid"][group])
            for group in counts["returned"]
        ]
        evaluations.set_hand_totals(self.desk, vote_id, totals)
        evaluations.seal(self.cast.approver, vote_id)

    def _vote(self, day: date) -> str:
        found = rounds.get(self.desk, self.round_id)
        rule = found.profile.evaluation
        standing = rounds.candidates(self.desk, self.round_id, "evaluation")
        rows = [Row(f"p{number}", one.name, one.current_post) for number, one in enumerate(standing, 1)]
        title = f"{found.year}年度后备干部民主测评"
        form = vote_rules.evaluation_form(rule, f"{title}票", rows, school=self.told["name"])
        staff_of = {"校领导": "leaders"}
        sizes = {"leaders": 0, "middle": 0, "staff": 0}
        for person in people.many(self.desk):
            middle = person.current_post_kind in ("middle_chief", "middle_deputy", "grade_leader")
            sizes[staff_of.get(person.department, "middle" if middle else "staff")] += 1
        vote = evaluations.design(
            self.desk,
            self.round_id,
            "evaluation",
            title,
            form,
            vote_rules.voter_groups(rule),
            rule=TallyRule.of_evaluation(rule),
            people=[(row.id, one.person_id) for row, one in zip(rows, standing, strict=True)],
            bundle_size=rule.bundle_size,
        )
        rounds.attach_vote(self.desk, self.round_id, "evaluation", vote.id)
        rounds.save_votes(
            self.desk,
            self.round_id,
            "evaluation",
            Votes(
                meeting_on=day,
                meeting_time="15:30",
                place="报告厅",
                chair="周文",
                issuers=("单雄信", "仇英"),
                scrutineers=("吕梁", "曾国华"),
                callers=("张三",),
                counters=("陈晨", "林岚"),
                surplus_destroyed=8,
            ),
        )
        evaluations.set_roles(self.desk, vote.id, ("吕梁", "曾国华"), ("陈晨", "林岚"))
        told = self.told["vote"]
        evaluations.set_counts(
            self.desk,
            vote.id,
            [
                VoterGroup(
                    group.id,
                    group.label,
                    group.weight,
                    due=sizes[group.id],
                    present=told["present"][group.id],
                    issued=told["present"][group.id],
                    returned=told["returned"][group.id],
                    unreturned_reason=told["unreturned"] if group.id == "staff" else "",
                )
                for group in vote.categories
            ],
        )
        evaluations.open_count(self.desk, vote.id)
        return vote.id

    def _type(self, desk: Desk, vote_id: str, turn: int) -> None:
        """Types every sheet of the paper stack; both passes see the same stack."""
        stack = random.Random(20261121)
        told = self.told["vote"]
        with evaluations.entry(desk, vote_id, turn) as entry:
            form = entry.vote.form
            grades = [column.id for column in form.columns]
            for group in entry.vote.categories:
                for sheet in range(told["returned"][group.id]):
                    if sheet < told["invalid"][group.id]:
                        evaluations.record_invalid(entry, group.id, "too_many")
                    else:
                        evaluations.record_ballot(entry, group.id, _marks(stack, form.groups(), grades))
                    if (sheet + 1) % entry.vote.bundle_size == 0 or sheet + 1 == told["returned"][group.id]:
                        evaluations.close_bundle(entry, group.id)

    def _talks(self) -> None:
        day = self._later(1)
        for one in rounds.candidates(self.desk, self.round_id, "talks"):
            for told in self.told["talks"]:
                talk = Talk(
                    "",
                    one.person_id,
                    told["speaker"],
                    told["class"],
                    told["relation"],
                    day,
                    "行政楼二楼谈话室",
                    "何平、赵敏",
                    "赵敏",
                    (
                        ("德才表现", self.details[one.name]["strength"]),
                        ("不足", self.details[one.name]["weakness"]),
                    ),
                    told["opinion"],
                    tuple(told["tags"]),
                )
                inspections.add_talk(self.desk, self.round_id, talk)
            notes = "本人汇报了思想、学习、工作情况，对照不足提出了努力方向，服从组织安排。"
            interview = Interview(one.person_id, day, "行政楼二楼谈话室", "何平、赵敏", notes)
            inspections.set_interview(self.desk, self.round_id, interview)

    def _inspection_report(self) -> None:
        day = self._later(2)
        for one in rounds.candidates(self.desk, self.round_id, "inspection_report"):
            report = inspections.compose_report(self.desk, self.round_id, one.person_id)
            told, written = self.details[one.name], dict(report.blocks)
            for block, text in (("performance", told["strength"]), ("shortcomings", told["weakness"])):
                written[block] = "\n".join(part for part in (written.get(block, ""), text) if part)
            report = replace(
                report,
                blocks=tuple(written.items()),
                checks=tuple((check, "clear", "") for check in CHECKS),
                signed_by=tuple(member["name"] for member in self.told["team"]),
                signed_on=day,
            )
            inspections.save_report(self.desk, self.round_id, report)
            again = inspections.compose_report(self.desk, self.round_id, one.person_id)
            inspections.save_report(self.desk, self.round_id, again)

    def _examination(self) -> None:
        self._meeting(
            "examination", self.told["branch"]["committee"], "党支部委员会（审定考察结果）会议", "周文", 1, 16
        )

    def _public_notice(self) -> None:
        posted = self._later(0)
        notices.set_facts(
            self.desk,
            self.round_id,
            replace(
                notices.get(self.desk, self.round_id),
                number=f"青小党〔{posted.year}〕12号",
                issuer=self.told["party_organisation"],
                reception_phone=self.told["phone"],
                supervision_phone="12380",
                reception_address=self.told["address"],
                reception_hours="8:30—11:30，14:30—17:00",
                postcode=self.told["postcode"],
            ),
        )
        correction, objection = self.told["correction"], self.told["objection"]
        right = people.get(self.desk, self.ids[correction["person"]])
        people.save(self.desk, replace(right, current_post=correction["wrong"]))
        first = notices.post(self.desk, self.round_id, posted, "校务公开栏", "陈晨", "吕梁")
        people.save(self.desk, replace(people.get(self.desk, right.id), current_post=right.current_post))
        posted = self._later(1)
        facts = notices.get(self.desk, self.round_id)
        notices.set_facts(self.desk, self.round_id, replace(facts, number=f"青小党〔{posted.year}〕13号"))
        notices.correct(
            self.desk,
            self.round_id,
            posted,
            "现任职务填写有误",
            f"{right.name}：{correction['wrong']}",
            f"{right.name}：{right.current_post}",
            "校务公开栏",
            "陈晨",
        )
        raised = self._later(2)
        entered = notices.object(
            self.desk,
            self.round_id,
            Objection(
                id="",
                received_on=raised,
                channel="letter",
                named=True,
                raised_by="来信人（在校留底）",
                about=self.ids[objection["about"]],
                content=objection["content"],
                handler=objection["handler"],
            ),
        )
        solved = self._later(3)
        notices.solve(
            self.desk,
            self.round_id,
            entered.id,
            solved,
            objection["handler"],
            objection["finding"],
            objection["conclusion"],
        )
        notices.post_continuation(self.desk, self.round_id, solved, "校务公开栏", "陈晨")
        ends = notices.state(self.desk, self.round_id).ends
        assert ends is not None
        day = self._to(ends + timedelta(days=1))
        photo = (resources.root() / "sample" / "photo.png").read_bytes()
        for posting in notices.get(self.desk, self.round_id).postings:
            notices.set_photo(self.desk, self.round_id, posting.id, photo)
            if posting.id != first.id or posting.removed_on is None:
                notices.remove(self.desk, self.round_id, posting.id, day, "陈晨")
        notices.result(self.desk, self.round_id, day)

    def _final_list(self) -> None:
        day = self._later(1)
        proposed = finals.propose(self.desk, self.round_id)
        finals.save(self.desk, self.round_id, replace(proposed, number=f"青小党〔{day.year}〕14号", on=day))

    def _dossier(self) -> None:
        day = self._later(1)
        number = f"青小党〔{day.year}〕15号"
        cover = DossierItem(sentence("papers.kind_cover_report", "zh_CN"), 1, True)
        rounds.save_dossier(self.desk, self.round_id, Dossier((cover,), number, day))
        lines = papers.all_lines(self.desk, self.round_id)
        due = Counter(sentence(f"papers.kind_{one.key}", "zh_CN") for one in lines if one.state != "not_due")
        items = tuple(DossierItem(title, count, True) for title, count in due.items())
        rounds.save_dossier(self.desk, self.round_id, Dossier(items, number, day))


def _post_of(leaders: Sequence[Person], name: str) -> str:
    return next((one.current_post for one in leaders if one.name == name), "")


def _marks(stack: random.Random, groups: Sequence[Any], grades: Sequence[str]) -> dict[str, object]:
    """One sheet of a benevolent staff: mostly the first grade, now and then an abstention."""
    marks: dict[str, object] = {}
    for group in groups:
        grade = stack.choices((*grades, None), weights=(72, 22, 4, 1, 1))[0]
        marks[group.id] = grade
    return marks
