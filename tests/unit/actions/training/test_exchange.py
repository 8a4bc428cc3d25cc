"""Training between a school and its bureau: what either told is the same on the other side, and nothing hostile gets in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cadredesk.actions import bureau_word, desks, dispatch, intake, people, reporting, state
from cadredesk.actions.training import (
    attendance,
    courses,
    credits,
    exams,
    exchange,
    exits,
    files,
    opinion,
    study,
    trainees,
)
from cadredesk.desk import Desk
from cadredesk.domain.meeting import Item
from cadredesk.domain.person import Person
from cadredesk.domain.training import word
from cadredesk.domain.training.attendance import Mark
from cadredesk.domain.training.course import Enrolment, Event, Session
from cadredesk.domain.training.credit import CreditClaim
from cadredesk.domain.training.exam import Exam, ExamMark
from cadredesk.domain.training.exits import Satisfaction
from cadredesk.domain.training.study import BookRead, CareTalk, Secondment, Task
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.errors import UserError
from cadredesk.packages import canonical
from tests.unit.actions.test_answers import BUREAU, SCHOOL, Both, meet
from tests.unit.actions.training.test_years import record

DAY = date(2026, 3, 2)


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Both]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    school = desks.test_folder(tmp_path / "school", org=SCHOOL)
    bureau = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau")
    found = Both(tmp_path, school, bureau)
    meet(bureau, school, tmp_path, found.approver(school))
    meet(school, bureau, tmp_path, found.approver(bureau))
    (tmp_path / "stick").mkdir()
    person = people.create(school, Person("", "田富", gender="m"))
    own = trainee(person.id, "田富", SCHOOL)
    trainees.enrol(school, [own])
    trainees.enrol(bureau, [own, trainee("other", "王达", "ELSEWHERE")])
    yield found
    found.school.close()
    found.bureau.close()


def trainee(person_id: str, name: str, unit: str) -> Trainee:
    posting = Posting(date(2026, 1, 5), unit, "青山小学", "primary")
    return Trainee(person_id, name, posting.since, (posting,), tier="deputy", birth="1990-03")


def own_id(both: Both) -> str:
    return next(one.id for one in trainees.listed(both.school, with_left=True) if one.name == "田富")


def report(both: Both) -> str:
    """The school's training goes to the bureau on a stick and is taken; what became of it."""
    made = reporting.seal_training(both.school, both.approver(both.school), "test", BUREAU)
    path = reporting.write_to(both.school, made.package_id, both.place / "stick").path
    told = intake.import_package(both.bureau, path)
    path.unlink()
    return told.result


def answer(both: Both) -> bureau_word.Shown:
    """The bureau's roster goes to the school, is shown and confirmed."""
    stick = both.place / "stick"
    sent = dispatch.send(
        both.bureau, both.approver(both.bureau), "test", stick, dispatch.RosterDraft(), (SCHOOL,)
    )
    [path] = sent.paths
    told = intake.import_package(both.school, path)
    path.unlink()
    assert told.result == "accepted", told
    shown = bureau_word.shown(both.school, told.package_id)
    bureau_word.confirm(both.school, told.package_id)
    return shown


def hold(desk: Desk, title: str, who: tuple[str, ...]) -> str:
    session = Session("am", DAY, "am", Fraction(3))
    event = courses.save(desk, Event("", "lecture", title, 2026, (session,)))
    courses.enrol(desk, event.id, [one for one in courses.candidates(desk) if one.id in who])
    marks = {
        ("am", one): Mark("am", one, "late" if n else "present", 30 if n else 0) for n, one in enumerate(who)
    }
    attendance.save(desk, event.id, dict(marks))
    return event.id


def test_what_the_school_keeps_counts_at_the_bureau_and_a_correction_replaces_it(both: Both) -> None:
    person = own_id(both)
    school = both.school
    study.put(school, BookRead("b", person, 2026, DAY, "教育学", education=True, notes=True))
    study.put(school, Secondment("s", person, 2026, DAY, "实验小学", "副校长", credits=Fraction(12)))
    study.put(school, CareTalk("c", person, 2026, DAY, "支部书记", thoughts="不外传"))
    claim = CreditClaim("", person, 2026, DAY, "monograph", "版权页", "教科室", "专著")
    credits.put_claim(school, claim)
    hold(school, "校本培训", (person,))
    assert report(both) == "accepted"
    for desk in (school, both.bureau):
        assert credits.standing(desk, person, 2026).total == 12 + 20 + 3
        assert study.readings(desk, 2026)[person].education == 1
    assert study.listed(both.bureau, CareTalk) == ()
    study.void(school, study.listed(school, Secondment)[0], "误登")
    assert report(both) == "accepted"
    assert credits.standing(both.bureau, person, 2026).total == 23
    assert study.listed(both.bureau, Secondment) == ()


def test_what_the_bureau_keeps_is_the_same_at_the_school_and_is_not_sent_back(both: Both) -> None:
    person, bureau = own_id(both), both.bureau
    study.put(both.school, Secondment("s", person, 2026, DAY, "实验小学", "副校长", credits=Fraction(12)))
    assert report(both) == "accepted"
    hold(bureau, "集中培训", ("other", person))
    exams.put(
        bureau,
        Exam(
            "",
            2026,
            "上学期",
            DAY,
            "期末考试",
            results=(ExamMark(person, Fraction(90)), ExamMark("other", Fraction(50))),
        ),
    )
    opinion.put_satisfaction(
        bureau, Satisfaction("v", person, 2026, DAY, SCHOOL, 100, 100, 100, 100, 79, 0, 21)
    )
    shown = answer(both)
    told_of = {line.what for block in shown.blocks for line in block.lines}
    assert {"考试", "满意度测评", "课程和活动"} <= told_of
    total = credits.standing(bureau, person, 2026).total
    assert total == credits.standing(both.school, person, 2026).total == 12 + 20 + Fraction(5, 2) - 2
    assert [one.standing.state for one in credits.ledger(both.school, 2026).rows] == [
        next(one.standing.state for one in credits.ledger(bureau, 2026).rows if one.person_id == person)
    ]
    told = {files.sentence(one, "zh_CN") for one in files.file_of(both.school, person).moments}
    assert "期末考试：90 分" in told
    assert "王达" not in str(exchange.own_word(both.school))
    back = {row["register"] for row in exchange.own_word(both.school)}
    assert back == {"as_of", "secondment"}
    before = files.file_of(both.school, person)
    answer(both)
    assert files.file_of(both.school, person) == before, "the same word again changes nothing"


def test_leaving_is_decided_at_the_bureau_and_shown_by_name_at_the_school(both: Both) -> None:
    person, bureau = own_id(both), both.bureau
    answer(both)
    exits.enter(bureau, person, "own_wish", "申请书")
    exits.decide(bureau, record(Item(person, agree=7)), date(2026, 12, 31))
    shown = answer(both)
    told = [line.becomes for block in shown.blocks for line in block.lines if line.what == "田富"]
    assert len(told) == 2, "among the decisions and among the training records"
    assert all("本人申请" in line for line in told)
    assert "2026-12-31 退出：本人申请" in told
    gone = trainees.get(both.school, person)
    assert (gone.left, gone.left_reason) == (date(2026, 12, 31), "own_wish")


def test_a_school_says_nothing_of_other_schools_people_nor_of_what_the_bureau_keeps(both: Both) -> None:
    person, bureau = own_id(both), both.bureau
    theirs = hold(bureau, "集中培训", (person, "other"))
    before = credits.totals(bureau, 2026)
    session = Session("am", DAY, "am", Fraction(3))
    own = Event("own", "lecture", "校本培训", 2026, (session,))
    stolen = replace(own, id=theirs, title="改名")
    marks = tuple((one, Mark("am", "other", "present")) for one in ("own", theirs))
    enrolments = tuple(Enrolment(one, "other", "王达", "别校", 1, DAY) for one in ("own", theirs))
    claim = CreditClaim("c", "other", 2026, DAY, "monograph", "版权页", "教科室")
    told = word.Told((own, stolen, claim), enrolments, marks)
    both.up(both.report(training=word.as_plain(told, DAY)))
    assert credits.totals(bureau, 2026) == before
    assert courses.get(bureau, theirs).event.title == "集中培训"
    assert courses.get(bureau, "own").people == ()


@pytest.mark.parametrize(
    "row",
    [
        {"register": "book", "id": "b"},
        {"register": "book", "id": "b", "person_id": "p", "year": 2026, "day": "2026-13-01", "title": "x"},
        {"register": "book", "id": "b", "person_id": "p", "year": True, "day": "2026-01-01", "title": "x"},
        {"register": "mark", "event_id": "gone", "session_id": "s", "person_id": "p", "code": "present"},
        {"register": "mark", "event_id": "gone", "session_id": "s", "person_id": "p", "code": "asleep"},
        {
            "register": "secondment",
            "id": "s",
            "person_id": "p",
            "year": 1,
            "day": "2026-01-01",
            "credits": "1/0",
        },
        {"register": "event", "id": "e", "kind": "lecture", "title": "t", "year": 1, "sessions": "none"},
    ],
)
def test_training_out_of_form_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(UserError, match=r"package\.E403"):
        word.from_plain([{"register": "as_of", "on": "2026-01-01"}, row], word.OWN)


@pytest.mark.parametrize(
    "told",
    [
        word.Told((Satisfaction("v", "p", 2026, DAY, SCHOOL, 10, 10, 10, 10, 11, 0, 0),)),
        word.Told((CreditClaim("c", "p", 2026, DAY, "dance", "x", "y"),)),
        word.Told((Secondment("s", "p", 2026, DAY, "校", "职", credits=Fraction(5000)),)),
        word.Told((Task("t", "p", 2026, DAY, "x", mark=Fraction(101)),)),
        word.Told((Event("e", "dance", "x", 2026),)),
        word.Told(
            (Event("e", "lecture", "x", 2026, (Session("am", DAY, "am", Fraction(3)),)),),
            marks=(("e", Mark("am", "p", "late", 999)),),
        ),
        word.Told(
            (Event("e", "lecture", "x", 2026, (Session("am", DAY, "am", Fraction(3)),)),),
            marks=(("e", Mark("pm", "p", "present")),),
        ),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(both: Both, told: word.Told) -> None:
    before = list(state.dump(both.bureau))
    done = both.up(both.report(training=word.as_plain(told, DAY)))
    assert (done.result, done.code) == ("rejected", "E403")
    assert list(state.dump(both.bureau)) == before


def test_what_is_not_known_is_passed_over() -> None:
    rows = [{"register": "as_of"}, {"register": "dance", "id": 1}, {"register": "trainee", "id": "p"}]
    assert word.from_plain(rows, word.OWN) == word.Told()
    assert word.from_plain([{"register": "dance"}], word.OWN) is None


def test_a_word_about_strangers_is_refused(both: Both) -> None:
    told = word.Told((BookRead("b", "nobody", 2026, DAY, "书"),))
    body = {"format": "cadredesk.training/1", "number": 1, "training": word.as_plain(told, DAY)}
    with pytest.raises(UserError, match=r"package\.E404"):
        exchange.read_word(both.school, {exchange.PATH: canonical.dump(body, canonical.PAYLOAD)})
    newer = canonical.dump({"format": "cadredesk.training/2"}, canonical.PAYLOAD)
    with pytest.raises(UserError, match=r"package\.E402"):
        exchange.read_word(both.school, {exchange.PATH: newer})


def test_a_school_with_nobody_in_training_has_nothing_to_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    desk = desks.test_folder(tmp_path / "school")
    approver = next(one.id for one in desks.who_may_log_in(desk.folder) if one.name == "审批人")
    with pytest.raises(UserError, match=r"reporting\.no_training"):
        reporting.seal_training(desk, approver, "test", "B001")
    assert reporting.outbox(desk) == ()
    desk.close()
