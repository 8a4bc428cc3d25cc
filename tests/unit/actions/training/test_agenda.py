"""What training asks for today, taking people in by hand, other groups and schools, and what is a correction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from cadredesk.actions.training import agenda, certificates, exams, exits, groups, study, trainees
from cadredesk.actions.training.groups import Activity, StudyGroup
from cadredesk.desk import Desk
from cadredesk.domain.training.certificates import Assessed
from cadredesk.domain.training.exam import Exam, ExamMark
from cadredesk.domain.training.register import corrects
from cadredesk.domain.training.study import (
    BookRead,
    CareTalk,
    Deferral,
    FollowUp,
    MonthNote,
    QualityGrade,
    Secondment,
)
from cadredesk.errors import UserError
from tests.unit.actions.selection import Clock
from tests.unit.actions.training import place
from tests.unit.actions.training.test_years import hold

FRIDAY = date(2026, 9, 18)


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, Clock]]:
    desk, clock = place.bureau(tmp_path / "data", monkeypatch)
    yield desk, clock
    desk.close()


def kinds(desk: Desk) -> list[tuple[str, str, date | None]]:
    return [(one.kind, one.when, one.due) for one in agenda.due(desk)]


def test_a_desk_without_trainees_asks_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, _ = place.bureau(tmp_path / "data", monkeypatch, people=0)
    assert agenda.due(desk) == ()
    desk.close()


def test_reports_talks_and_notes_are_asked_for_by_their_days(at: tuple[Desk, Clock]) -> None:
    desk, clock = at
    clock.day = FRIDAY
    groups.put(desk, StudyGroup("g", 2026, "第一组", leader_id="p1", member_ids=("p1", "p2")))
    groups.put_activity(desk, Activity("a", "g", 2026, FRIDAY, "读书交流", present_ids=("p1",)))
    talk = CareTalk("c", "p1", 2026, FRIDAY, "书记", follow_ups=(FollowUp("补读", FRIDAY), FollowUp("再谈")))
    study.put(desk, talk)
    study.put(desk, Secondment("s", "p2", 2026, date(2026, 7, 10), "教育局", "干事"))
    assert kinds(desk) == [
        ("month_note", "overdue", date(2026, 7, 31)),
        ("follow_up", "today", FRIDAY),
        ("report", "week", date(2026, 9, 20)),
        ("follow_up", "later", None),
    ]
    study.done(desk, study.follow_ups(desk)[0], "已补读")
    study.put(
        desk,
        replace(
            study.get(desk, Secondment, "s"), notes=(MonthNote("2026-07", "一"), MonthNote("2026-08", "二"))
        ),
    )
    groups.put_activity(desk, replace(groups.activities(desk, 2026)[0].activity, reported_on=FRIDAY))
    assert kinds(desk) == [("follow_up", "later", None)]


def test_ends_of_terms_stays_and_assessments_are_told_in_time(at: tuple[Desk, Clock]) -> None:
    desk, clock = at
    trainees.put(desk, replace(trainees.get(desk, "p1"), term_until=date(2026, 12, 31)))
    assert "term" not in {one.kind for one in agenda.due(desk)}
    clock.day = date(2026, 12, 31)
    assert ("term", "today", clock.day) in kinds(desk)
    clock.day = date(2032, 1, 5)
    told = [one for one in agenda.due(desk) if one.kind == "rotation"]
    assert (len(told), told[0].when, told[0].due) == (8, "today", clock.day)
    study.put(desk, Deferral("d", "p2", 2032, clock.day, date(2033, 8, 31), "带毕业班"))
    assert len([one for one in agenda.due(desk) if one.kind == "rotation"]) == 7
    assert {one.person_id for one in agenda.due(desk) if one.kind == "assessment"} == {
        f"p{n}" for n in range(1, 9)
    }


def test_another_group_takes_someone_out_of_the_old_one(at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    groups.put(desk, StudyGroup("g1", 2026, "甲", "", "", "p1", ("p1", "p2"), (("p1", "记录"),)))
    groups.put(desk, StudyGroup("g2", 2026, "乙", "", "", "p3", ("p3",)))
    trainees.put(desk, replace(trainees.get(desk, "p1"), group_id="g2", key=True))
    first, second = sorted(groups.listed(desk, 2026), key=lambda one: one.id)
    assert (first.member_ids, first.leader_id, first.tasks) == (("p2",), "", ())
    assert second.member_ids == ("p3", "p1")
    assert (trainees.get(desk, "p1").group_id, trainees.get(desk, "p1").key) == ("g2", True)
    with pytest.raises(UserError, match=r"register\.unknown"):
        trainees.put(desk, replace(trainees.get(desk, "p2"), group_id="g9"))
    assert trainees.get(desk, "p2").group_id == "g1"
    trainees.put(desk, replace(trainees.get(desk, "p1"), group_id=""))
    assert {one.id: one.member_ids for one in groups.listed(desk, 2026)} == {"g1": ("p2",), "g2": ("p3",)}


def test_schools_are_known_from_postings(at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    found = trainees.units(desk)
    assert len(found) == 8
    assert found[0] == trainees.Unit("U1", "第1小学", "primary")
    assert trainees.others(desk) == ()


def test_one_grade_a_person_and_year_and_its_history(at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    study.grade(desk, [QualityGrade("q1", "p1", 2026, FRIDAY, "excellent")])
    study.grade(desk, [QualityGrade("q2", "p1", 2026, FRIDAY, "good")], "民主测评后改")
    (one,) = study.listed(desk, QualityGrade, year=2026)
    assert (one.id, one.grade) == ("q1", "good")
    first, second = study.history(desk, QualityGrade, "q1")
    assert (first.entry.grade, second.number, second.reason) == ("excellent", 2, "民主测评后改")


@pytest.mark.parametrize(
    ("change", "is_one"),
    [
        ({"notes": True}, False),
        ({"author": "苏霍姆林斯基"}, False),
        ({"title": "教育学"}, True),
        ({"evidence": ""}, True),
        ({"day": date(2026, 9, 19)}, True),
    ],
)
def test_filling_in_is_no_correction_of_a_book(change: dict[str, object], is_one: bool) -> None:
    book = BookRead("b", "p1", 2026, FRIDAY, "给教师的建议", evidence="读书笔记")
    assert corrects(book, replace(book, **change)) is is_one  # type: ignore[arg-type]


def test_lists_of_an_entry_may_grow_but_not_change() -> None:
    talk = CareTalk("c", "p1", 2026, FRIDAY, "书记", follow_ups=(FollowUp("补读"), FollowUp("再谈")))
    done = replace(talk.follow_ups[0], done_on=FRIDAY, result="已补读")
    assert not corrects(talk, replace(talk, follow_ups=(done, talk.follow_ups[1], FollowUp("听课"))))
    assert corrects(talk, replace(talk, follow_ups=talk.follow_ups[:1]))
    assert corrects(talk, replace(talk, follow_ups=(FollowUp("写心得"), talk.follow_ups[1])))


def test_one_person_is_told_the_same_alone_as_among_all(at: tuple[Desk, Clock]) -> None:
    desk, clock = at
    clock.day = date(2026, 12, 10)
    hold(desk, 1, ("p1", "p2"), FRIDAY)
    study.put(desk, BookRead("b", "p1", 2026, FRIDAY, "教育学", notes=True))
    study.put(desk, Deferral("d", "p1", 2026, FRIDAY, date(2033, 1, 1), "毕业班"))
    certificates.assess(desk, Assessed("x", "p1", 2026, FRIDAY, "passed", assessors=("人事科",)))
    done = tuple(ExamMark(one, mark) for one, mark in (("p1", Fraction(50)), ("p2", Fraction(90))))
    exams.put(desk, Exam("", 2026, "上学期", FRIDAY, "期末考试", results=done))
    for person in ("p1", "p2", "p3"):
        alone = exits.findings(desk, person_id=person)
        assert alone == tuple(one for one in exits.findings(desk) if one.trainee.id == person)
        stands = certificates.standings(desk, person_id=person)
        assert stands == tuple(one for one in certificates.standings(desk) if one.trainee.id == person)
        assert study.readings(desk, 2026, person_id=person)[person] == study.readings(desk, 2026)[person]
        assert study.rotations(desk, person_id=person)[person] == study.rotations(desk)[person]
    (first,) = certificates.standings(desk, person_id="p1")
    assert first.hours.serving == 6
    assert {one.reason for one in exits.findings(desk, person_id="p1")[0].findings} >= {"credits", "exams"}
