"""Groups, own study, votes, rankings, certificates and leaving, through a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from cadredesk.actions import desks, people
from cadredesk.actions.training import (
    attendance,
    certificates,
    courses,
    credits,
    exits,
    figures,
    files,
    groups,
    opinion,
    study,
    trainees,
)
from cadredesk.actions.training.groups import Activity, StudyGroup
from cadredesk.desk import Desk
from cadredesk.domain.meeting import Attendee, Item, MeetingRecord
from cadredesk.domain.person import Person
from cadredesk.domain.training.attendance import Mark
from cadredesk.domain.training.certificates import Assessed
from cadredesk.domain.training.course import Event, Session
from cadredesk.domain.training.exits import Place, Ranking, Satisfaction
from cadredesk.domain.training.figures import total as domain_total
from cadredesk.domain.training.study import (
    Analysis,
    BookRead,
    CareTalk,
    Deferral,
    FollowUp,
    MonthNote,
    QualityGrade,
    Secondment,
    Task,
)
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.errors import UserError
from tests.unit.actions.selection import Clock
from tests.unit.actions.training import place

FRIDAY = date(2026, 9, 18)
IDS = tuple(f"p{n}" for n in range(1, 9))


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, Clock]]:
    desk, clock = place.bureau(tmp_path / "data", monkeypatch)
    yield desk, clock
    desk.close()


def group(number: int, *members: str) -> StudyGroup:
    return StudyGroup(f"g{number}", 2026, f"第{number}组", "片区", "primary", members[0], members)


def test_the_report_is_due_on_the_next_working_day_even_a_sunday(at: tuple[Desk, Clock]) -> None:
    desk, clock = at
    clock.day = FRIDAY
    groups.put(desk, group(1, "p1", "p2", "p3"))
    groups.put_activity(
        desk,
        Activity("a", "g1", 2026, FRIDAY, "读书交流", present_ids=("p1", "p2"), leave=(("p3", "leader"),)),
    )
    [line] = groups.due_reports(desk)
    assert (line.due.on, line.due.final, line.due.late) == (date(2026, 9, 20), True, False)
    clock.day = date(2026, 9, 21)
    [line] = groups.due_reports(desk)
    assert line.due.late
    groups.put_activity(desk, replace(line.activity, reported_on=date(2026, 9, 20)))
    assert groups.due_reports(desk) == ()
    [line] = groups.activities(desk, 2026)
    assert not line.due.late


def test_a_grade_is_shared_by_those_who_were_there_and_half_the_groups_may_be_excellent(
    at: tuple[Desk, Clock],
) -> None:
    desk, clock = at
    clock.day = FRIDAY
    groups.put(desk, group(1, "p1", "p2", "p3"))
    groups.put(desk, group(2, "p4", "p5"))
    for n, present in ((1, ("p1", "p2")), (2, ("p4", "p5"))):
        groups.put_activity(
            desk, Activity(f"a{n}", f"g{n}", 2026, FRIDAY, "沙龙", "salon", present_ids=present)
        )
    with pytest.raises(UserError, match=r"group\.too_many_level"):
        groups.judge(desk, 2026, {"a1": "excellent", "a2": "excellent"})
    groups.judge(desk, 2026, {"a1": "excellent", "a2": "good"})
    totals = {row.person_id: row.total for row in credits.ledger(desk, 2026).rows}
    assert [totals[one] for one in IDS[:5]] == [10, 10, 0, 7, 7]
    groups.void_activity(desk, groups.activities(desk, 2026, group_id="g1")[0].activity, "重复")
    assert {row.total for row in credits.ledger(desk, 2026).rows} == {0, 7}


def test_a_member_of_two_groups_is_refused_and_the_hosts_take_turns(at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    first = group(1, "p1", "p2", "p3")
    groups.put(desk, first)
    with pytest.raises(UserError, match=r"group\.in_two"):
        groups.put(desk, group(2, "p3", "p4"))
    assert trainees.get(desk, "p1").group_id == "g1"
    hosts = []
    for n in range(4):
        hosts.append(groups.next_host(desk, first))
        groups.put_activity(
            desk,
            Activity(f"a{n}", "g1", 2026, FRIDAY + timedelta(n), "研讨", "discussion", host_id=hosts[-1]),
        )
    assert hosts == ["p1", "p2", "p3", "p1"]
    groups.put(desk, group(1, "p1", "p2"))
    assert trainees.get(desk, "p3").group_id == ""


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"topic": " "}, "group.no_topic"),
        ({"form": "party"}, "group.form"),
        ({"leave": (("p1", "friend"),)}, "group.leave_from"),
        ({"present_ids": ("p8",)}, "group.stranger"),
        ({"present_ids": ("p1",), "leave": (("p1", "leader"),)}, "group.present_and_leave"),
        ({"reported_on": date(2026, 1, 1)}, "group.reported_before"),
    ],
)
def test_an_activity_that_cannot_be_is_refused(
    at: tuple[Desk, Clock], wrong: dict[str, object], code: str
) -> None:
    desk, _ = at
    groups.put(desk, group(1, "p1", "p2"))
    with pytest.raises(UserError) as caught:
        groups.put_activity(desk, replace(Activity("a", "g1", 2026, FRIDAY, "研讨"), **wrong))  # type: ignore[arg-type]
    assert caught.value.code == code
    assert groups.activities(desk, 2026) == ()


def test_six_books_of_which_two_on_education_and_one_analysis(at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    for n in range(6):
        study.put(desk, BookRead(f"b{n}", "p1", 2026, FRIDAY, f"书{n}", education=n == 0, notes=True))
    assert study.readings(desk, 2026)["p1"].missing_books == 1
    study.put(desk, BookRead("b9", "p1", 2026, FRIDAY, "教育学", education=True))
    assert study.readings(desk, 2026)["p1"].missing_books == 1, "the notes were not handed in"
    study.put(desk, BookRead("b9", "p1", 2026, FRIDAY, "教育学", education=True, notes=True))
    assert not study.readings(desk, 2026)["p1"].met
    study.put(desk, Analysis("an", "p1", 2026, FRIDAY, "年度管理分析"))
    assert study.readings(desk, 2026)["p1"].met
    assert study.readings(desk, 2026)["p2"].missing_books == 6


def test_temporary_posts_and_judged_tasks_give_credits_once(at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    post = Secondment(
        "s",
        "p1",
        2026,
        date(2026, 3, 1),
        "实验小学",
        "副校长",
        date(2026, 6, 30),
        "李校长",
        credits=Fraction(12),
    )
    assert post.missing_notes(date(2026, 12, 31)) == ("2026-03", "2026-04", "2026-05", "2026-06")
    written = replace(post, notes=(MonthNote("2026-03", "听课"),))
    assert written.missing_notes(date(2026, 4, 29)) == ()
    for _ in range(2):
        study.put(desk, written)
        study.put(
            desk, Task("t", "p1", 2026, FRIDAY, "防汛值守", key=True, mark=Fraction(85), judges="评审组")
        )
    assert credits.standing(desk, "p1", 2026).total == 32
    study.void(desk, written, "误登")
    assert credits.standing(desk, "p1", 2026).total == 20
    with pytest.raises(UserError, match=r"study\.until_before"):
        study.put(desk, replace(post, until=date(2026, 2, 1)))
    with pytest.raises(UserError, match=r"study\.month"):
        study.put(desk, replace(post, notes=(MonthNote("2026-03", "一"), MonthNote("2026-03", "二"))))


def test_what_follows_from_a_talk_is_due_until_it_is_done(at: tuple[Desk, Clock]) -> None:
    desk, clock = at
    follow = (FollowUp("补读教育专著", date(2026, 10, 1)), FollowUp("约下次谈话"))
    study.put(desk, CareTalk("c", "p1", 2026, FRIDAY, "支部书记", follow_ups=follow))
    first, second = study.follow_ups(desk)
    assert (first.text, second.due) == ("补读教育专著", None)
    clock.day = FRIDAY
    with pytest.raises(UserError, match=r"study\.no_result"):
        study.done(desk, first, "")
    study.done(desk, first, "已补读")
    assert [one.text for one in study.follow_ups(desk)] == ["约下次谈话"]


def test_at_most_a_fifth_is_excellent(at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    study.grade(desk, [QualityGrade("q1", "p1", 2026, FRIDAY, "excellent")])
    with pytest.raises(UserError, match=r"study\.too_many_excellent"):
        study.grade(desk, [QualityGrade("q2", "p2", 2026, FRIDAY, "excellent")])
    assert [one.person_id for one in study.listed(desk, QualityGrade)] == ["p1"]


def test_six_years_in_one_school_and_the_exchange_is_due(at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    day = date(2032, 1, 5)
    assert study.rotations(desk, day - timedelta(days=1))["p1"].state == "near"
    assert study.rotations(desk, day)["p1"].state == "due"
    study.put(desk, Deferral("d", "p1", 2032, day, date(2040, 1, 1), "毕业班"))
    put_off = study.rotations(desk, day)["p1"]
    assert (put_off.state, put_off.deferred_until) == ("deferred", date(2035, 1, 5))
    trainees.move(desk, "p1", Posting(date(2030, 9, 1), "U9", "第9小学", "primary"))
    assert study.rotations(desk, day)["p1"].state == "not_due"


def hold(desk: Desk, days: int, people: tuple[str, ...], first: date) -> None:
    """A course of whole days that these people attended."""
    sessions = tuple(
        Session(f"{n}{half}", first + timedelta(n), half, Fraction(3))
        for n in range(days)
        for half in ("am", "pm")
    )
    event_id = courses.save(desk, Event("", "lecture", "任职资格培训", first.year, sessions)).id
    courses.enrol(desk, event_id, [one for one in courses.candidates(desk) if one.id in people])
    marks = {(one.id, who): Mark(one.id, who, "present") for one in sessions for who in people}
    attendance.save(desk, event_id, dict(marks))


def test_a_certificate_needs_hours_and_an_assessment_and_its_number_never_comes_back(
    at: tuple[Desk, Clock],
) -> None:
    desk, clock = at
    hold(desk, 50, ("p1", "p2"), date(2026, 2, 1))
    clock.day = date(2027, 12, 1)
    with pytest.raises(UserError, match=r"certificate\.not_assessed"):
        certificates.grant(desk, "p1", clock.day, "区教育局")
    certificates.assess(desk, Assessed("x1", "p1", 2027, clock.day, "passed", assessors=("人事科",)))
    certificates.assess(desk, Assessed("x3", "p3", 2027, clock.day, "passed", assessors=("人事科",)))
    with pytest.raises(UserError, match=r"certificate\.hours"):
        certificates.grant(desk, "p3", clock.day, "区教育局")
    first = certificates.grant(desk, "p1", clock.day, "区教育局")
    assert (first.number, first.hours, first.valid_until) == ("2027-0001", 300, date(2032, 11, 30))
    certificates.void(desk, first, "打印错误")
    assert certificates.grant(desk, "p1", clock.day, "区教育局").number == "2027-0002"
    standing = next(one for one in certificates.standings(desk) if one.trainee.id == "p1")
    assert standing.certificate is not None
    assert standing.hours.qualified
    assert not standing.hours.serving_met


def satisfied(person_id: str, count: int) -> Satisfaction:
    day = date(2026, 12, 1)
    return Satisfaction(
        f"v-{person_id}", person_id, 2026, day, "U1", 1000, 1000, 1000, 1000, count, 0, 1000 - count
    )


def record(*items: Item) -> MeetingRecord:
    members = tuple(Attendee(f"委员{n}") for n in range(7))
    return MeetingRecord(
        "2026-12",
        "党委会",
        date(2026, 12, 20),
        chair="委员0",
        recorder="委员1",
        attendees=members,
        items=items,
    )


def test_nobody_leaves_without_a_recorded_decision(at: tuple[Desk, Clock]) -> None:
    desk, clock = at
    clock.day = date(2026, 12, 15)
    opinion.put_satisfaction(desk, satisfied("p1", 799))
    opinion.put_satisfaction(desk, satisfied("p2", 800))
    order = [Place(f"U{n}", f"第{n}小学", n) for n in range(1, 9)]
    for n, day in enumerate((date(2026, 6, 30), date(2026, 12, 10))):
        opinion.put_ranking(desk, Ranking(f"r{n}", f"第{n + 1}次督导", day, 2026, "primary", tuple(order)))
    found = exits.findings(desk)
    told = {(who.id, one.reason): one.verdict for who, one in exits.at_risk(found)}
    assert told[("p1", "satisfaction")] == "proposed"
    assert told[("p2", "satisfaction")] == "near"
    assert [key for key, verdict in told.items() if key[1] == "supervision"] == [
        ("p7", "supervision"),
        ("p8", "supervision"),
    ]
    below = [one for _, one in exits.at_risk(found) if one.verdict == "proposed"]
    made = exits.propose(desk, below)
    assert {one.id for one in exits.propose(desk, below)} == {one.id for one in made}, "brought up to date"
    exits.enter(desk, "p5", "own_wish", "2026年12月8日申请书")
    assert all(trainees.get(desk, one.person_id).left is None for one in exits.open_proposals(desk))
    effective = date(2026, 12, 31)
    with pytest.raises(UserError, match=r"exit\.no_meeting"):
        exits.decide(desk, replace(record(Item("p1", agree=7)), chair=""), effective)
    decided = exits.decide(
        desk,
        record(Item("p1", agree=4, disagree=3), Item("p5", agree=7), Item("p7", agree=3, disagree=4)),
        effective,
        {"p7": "继续观察"},
    )
    assert {one.person_id: one.state for one in decided} == {"p1": "left", "p5": "left", "p7": "kept"}
    assert [one.person_id for one in exits.open_proposals(desk)] == ["p8"]
    gone = trainees.get(desk, "p1")
    assert (gone.left, gone.left_reason) == (effective, "satisfaction")
    assert [one.id for one in exits.meetings(desk)] == [gone.left_by]
    assert "p1" not in {one.id for one in trainees.listed(desk)}
    with pytest.raises(UserError, match=r"trainee\.left_elsewhere"):
        trainees.put(desk, replace(gone, left=None, left_reason="", left_by=""))
    with pytest.raises(UserError, match=r"exit\.decided"):
        exits.withdraw(desk, decided[0], "改主意")


def test_a_member_who_is_the_person_must_step_out(at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    exits.enter(desk, "p5", "own_wish", "申请书")
    own = replace(record(), attendees=(*record().attendees, Attendee("田富", "p5")))
    filled = exits.prepared(desk, own)
    assert filled.items == (Item("p5", avoided=("田富",)),)
    voted = replace(filled, items=(replace(filled.items[0], agree=8, avoided=()),))
    with pytest.raises(UserError, match=r"exit\.step_out"):
        exits.decide(desk, voted, date(2026, 12, 31))


def test_two_rankings_of_a_stage_and_a_day_are_one_too_many(at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    one = Ranking("r1", "督导", FRIDAY, 2026, "primary", (Place("U1", "第1小学", 1),))
    opinion.put_ranking(desk, one)
    with pytest.raises(UserError, match=r"exit\.ranking_twice"):
        opinion.put_ranking(desk, replace(one, id="r2"))
    opinion.void_ranking(desk, one, "录错")
    opinion.put_ranking(desk, replace(one, id="r2"))
    assert [found.id for found in opinion.rankings(desk)] == ["r2"]


def test_the_file_tells_everything_on_one_line_in_words(at: tuple[Desk, Clock]) -> None:
    desk, clock = at
    hold(desk, 2, ("p1", "p2"), date(2026, 3, 2))
    clock.day = FRIDAY
    groups.put(desk, group(1, "p1", "p2"))
    groups.put_activity(desk, Activity("a", "g1", 2026, FRIDAY, "读书", host_id="p1", present_ids=("p1",)))
    study.put(desk, BookRead("b", "p1", 2026, FRIDAY, "教育学", notes=True))
    study.put(desk, CareTalk("c", "p1", 2026, FRIDAY, "支部书记"))
    opinion.put_satisfaction(desk, satisfied("p1", 900))
    exits.enter(desk, "p1", "own_wish", "申请书")
    clock.day = date(2026, 12, 20)
    exits.decide(desk, record(Item("p1", agree=7)), date(2026, 12, 31))
    told = files.file_of(desk, "p1")
    words = [files.sentence(one, "zh_CN") for one in told.moments]
    assert words[:2] == ["入库，第1小学 教导主任", "集中讲座“任职资格培训”，12 学时"]
    assert words[-2:] == ["会议决定退出：本人申请", "退出后备干部库"]
    assert not any("{" in word or "moment." in word for word in words)
    assert {one.chapter for one in told.moments} == {"pool", "training", "study", "talks", "opinion"}
    assert [year for year, _ in told.years] == [2026]
    assert files.file_of(desk, "p2").findings


def test_every_way_of_parting_the_figures_makes_the_total(at: tuple[Desk, Clock]) -> None:
    desk, clock = at
    hold(desk, 1, ("p1", "p2", "p3"), date(2026, 3, 2))
    hold(desk, 2, ("p1", "p2"), date(2026, 4, 1))
    clock.day = date(2026, 12, 31)
    period = figures.of_year(desk, 2026)
    assert (period.total.events, period.total.person_times, period.total.person_hours) == (2, 5, 42)
    for parts in (period.areas, period.kinds, period.months):
        assert domain_total(parts) == replace(period.total, ids=domain_total(parts).ids)
        assert sorted(domain_total(parts).ids) == sorted(period.total.ids)
    assert figures.held(desk, date(2026, 4, 1), date(2026, 4, 1)).total.events == 1
    own = {one.person_id: one for one in figures.attended(desk, 2026)}
    assert (own["p1"].due, own["p1"].rate, own["p8"].rate) == (6, 1, None)
    [year] = figures.pool_over(desk)
    assert (year.members, year.came, year.left) == (8, 8, 0)
    assert sum(number for topic, _, number in year.parts if topic == "tier") == 8


def test_the_hours_of_a_year_are_asked_of_members_of_the_party(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = Clock(date(2026, 1, 5))
    desk = desks.test_folder(tmp_path / "school", now=clock)
    made = [
        people.create(desk, Person("", name, gender="f", party=party))
        for name, party in (("干露", "cpc"), ("于谦", "cpc_probationary"), ("王文", "none"))
    ]
    posts = ("支部书记", "教师", "教师")
    trainees.enrol(
        desk,
        [
            Trainee(
                one.id, one.name, place.START, (Posting(place.START, desk.org, "青山小学", "primary", post),)
            )
            for one, post in zip(made, posts, strict=True)
        ],
    )
    hold(desk, 6, (made[0].id, made[2].id), date(2026, 2, 1))
    told = {one.target.id: (len(one.met), len(one.asked)) for one in figures.hours_met(desk, 2026)}
    assert told == {"member": (1, 2), "secretary": (0, 1)}, "36 hours: 32 are reached, 56 are not"
    desk.close()
