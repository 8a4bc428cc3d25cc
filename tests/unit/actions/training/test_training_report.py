"""The report of training alone: what it tells beforehand, and what it leaves as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cadredesk.actions import answers, decisions, intake, reporting, schools, submissions
from cadredesk.actions.training import exits, study, trainees, year_papers
from cadredesk.domain.meeting import Attendee, Item, MeetingRecord
from cadredesk.domain.training.study import BookRead
from cadredesk.errors import UserError
from tests.unit.actions.test_answers import BUREAU, SCHOOL, Both
from tests.unit.actions.training.test_exchange import DAY, answer, both, own_id, report

__all__ = ["both"]


def test_it_says_what_would_go_and_what_stands_in_its_way(both: Both) -> None:
    school = both.school
    study.put(school, BookRead("b", own_id(both), 2026, DAY, "教育学", education=True, notes=True))
    seen = reporting.prepare_training(school)
    assert (seen.people, seen.entries, seen.recipient, seen.problem) == (1, 1, BUREAU, None)
    rehearsed = reporting.prepare_training(replace(school, kind="rehearsal"))
    assert rehearsed.problem is not None
    assert rehearsed.problem.code == "reporting.rehearsal"
    with pytest.raises(UserError) as caught:
        reporting.seal_training(replace(school, kind="rehearsal"), both.approver(school), "test", BUREAU)
    assert caught.value.code == "reporting.rehearsal"
    assert reporting.outbox(school) == ()


def test_it_is_no_report_of_candidates_and_a_second_one_takes_its_place(both: Both, tmp_path: Path) -> None:
    bureau, school = both.bureau, both.school
    for number in range(2):
        study.put(school, BookRead(f"b{number}", own_id(both), 2026, DAY, "教育学", notes=True))
        assert report(both) == "accepted"
    year = school.today().year
    assert [one.period for one in submissions.listed(bureau)] == [f"training-{year}"]
    assert [one.is_missing for one in schools.listed(bureau)] == [True]
    assert (schools.periods(bureau), decisions.periods(bureau)) == ((), ())
    assert schools.reported(bureau) == ()
    newest, first = reporting.outbox(school)
    assert answers.states(school) == {newest.id: "written", first.id: "superseded"}
    assert [reporting.training_year(one) for one in (newest, first)] == [str(year)] * 2
    assert reporting.slip(school, newest.id).startswith(b"%PDF")
    assert intake.alarms(bureau) == ()


def test_whose_leaving_is_decided_is_not_asked_for_again_and_the_school_prints_no_notice(both: Both) -> None:
    person, bureau = own_id(both), both.bureau
    exits.enter(bureau, person, "transferred", "调令")
    day = bureau.today()
    record = MeetingRecord(
        "1",
        "党组会",
        day,
        chair="甲",
        recorder="乙",
        attendees=tuple(Attendee(name) for name in "甲乙丙"),
        items=(Item(person, agree=3),),
    )
    exits.decide(bureau, record, date(day.year + 1, 1, 1))
    assert person not in {one.trainee.id for one in exits.findings(bureau)}
    assert person in {one.trainee.id for one in exits.findings(bureau, on=DAY)}
    assert year_papers.exit_notice(bureau, person).pdf.startswith(b"%PDF")
    answer(both)
    assert trainees.get(both.school, person).left == date(day.year + 1, 1, 1)
    with pytest.raises(UserError) as caught:
        year_papers.exit_notice(both.school, person)
    assert caught.value.code == "exit.decided_elsewhere"
    assert SCHOOL in {one.code for one in schools.listed(bureau)}
