"""A year of a district: what the program proposes is what the rules say, reckoned apart; nobody leaves without a meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cadredesk.actions import bureau_word, desks, dispatch, intake, people, reporting
from cadredesk.actions.training import credits, exits, figures, files, groups, study, trainees
from cadredesk.desk import Desk
from cadredesk.domain.meeting import Attendee, Item, MeetingRecord
from cadredesk.domain.person import Person
from cadredesk.domain.training.study import BookRead, CareTalk, Secondment
from tests.story import reckoning
from tests.story.district import NAMES, YEAR, District
from tests.unit.actions.selection import Clock
from tests.unit.actions.test_answers import BUREAU, meet

SCHOOL_CODES = ("SCH-1", "SCH-2")


@pytest.fixture
def in_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")


def approver(desk: Desk) -> str:
    return next(one.id for one in desks.who_may_log_in(desk.folder) if one.name == "审批人")


def proposed(desk: Desk) -> set[tuple[str, str]]:
    found = exits.findings(desk, YEAR)
    return {
        (one.trainee.id, finding.reason)
        for one in found
        for finding in one.findings
        if finding.verdict == "proposed"
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_who_would_have_to_leave_is_reckoned_apart_and_is_the_same(
    tmp_path: Path, in_test: None, seed: int
) -> None:
    clock = Clock(date(2025, 9, 1))
    desk = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau", now=clock)
    district = District(desk, clock, seed)
    district.year()
    ledger = credits.ledger(desk, YEAR)
    assert {one.person_id: one.total for one in ledger.rows} == {
        person: one.total() for person, one in district.people.items()
    }
    [line] = ledger.lines
    assert line.line == reckoning.line(district.people)
    expected = reckoning.leaving(district.people)
    assert proposed(desk) == expected
    assert {reason for _, reason in expected} >= {"exams", "satisfaction", "supervision"}
    period = figures.of_year(desk, YEAR)
    assert period.total.events == 30
    came = sum(
        mark in ("present", "late", "early") for one in district.people.values() for mark, _, _ in one.marks
    )
    assert period.total.person_times <= came
    desk.close()


def test_a_year_between_the_bureau_and_two_schools(tmp_path: Path, in_test: None) -> None:
    clock = Clock(date(2025, 9, 1))
    bureau = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau", now=clock)
    schools = [desks.test_folder(tmp_path / code, org=code, now=clock) for code in SCHOOL_CODES]
    stick = tmp_path / "stick"
    stick.mkdir()
    ids = {}
    for number, school in zip((0, 12), schools, strict=True):
        meet(bureau, school, tmp_path, approver(school))
        meet(school, bureau, tmp_path, approver(bureau))
        ids[number] = (people.create(school, Person("", NAMES[number], gender="f")).id, school.org)
    district = District(bureau, clock, 4, ids)
    for school, (person, _) in zip(schools, ids.values(), strict=True):
        trainees.enrol(school, [one for one in district.trainees if one.id == person])
    district.year()

    # The schools keep what their own people do, and report it.
    for school, (person, _) in zip(schools, ids.values(), strict=True):
        day = date(YEAR, 3, 1)
        study.put(
            school, BookRead(f"b-{school.org}", person, YEAR, day, "教育学", education=True, notes=True)
        )
        post = Secondment(
            f"s-{school.org}", person, YEAR, day, "实验学校", "副校长", date(YEAR, 6, 30), credits=None
        )
        study.put(school, post)
        study.put(school, CareTalk(f"c-{school.org}", person, YEAR, day, "支部书记", thoughts="只在本校"))
        made = reporting.seal_training(school, approver(school), "test", BUREAU)
        path = reporting.write_to(school, made.package_id, stick).path
        assert intake.import_package(bureau, path).result == "accepted"
        path.unlink()
    assert len(study.listed(bureau, BookRead)) == 2
    assert study.listed(bureau, CareTalk) == ()

    # The bureau proposes, a meeting decides, the schools are told of their own people alone.
    found = exits.findings(bureau, YEAR)
    exits.propose(bureau, [one for _, one in exits.at_risk(found) if one.verdict == "proposed"])
    asked = list(dict.fromkeys(one.person_id for one in exits.open_proposals(bureau)))
    assert set(asked) == {person for person, _ in reckoning.leaving(district.people)}
    assert ids[0][0] in asked, "the one whose school stood last twice"
    members = tuple(Attendee(f"委员{n}") for n in range(7))
    items = tuple(
        Item(one, agree=7) if at == 0 else Item(one, agree=2, disagree=5) for at, one in enumerate(asked)
    )
    record = MeetingRecord(
        "2026-12",
        "党委会",
        date(YEAR, 12, 20),
        chair="委员0",
        recorder="委员1",
        attendees=members,
        items=items,
    )
    decided = exits.decide(bureau, record, date(YEAR, 12, 31))
    left = {one.person_id for one in decided if one.state == "left"}
    assert left == {asked[0]}
    sent = dispatch.send(bureau, approver(bureau), "test", stick, dispatch.RosterDraft(), SCHOOL_CODES)
    assert len(sent.paths) == 2
    for school, path, (person, _) in zip(schools, sent.paths, ids.values(), strict=True):
        told = intake.import_package(school, path)
        assert told.result == "accepted"
        text = str(
            [line for block in bureau_word.shown(school, told.package_id).blocks for line in block.lines]
        )
        assert not any(name in text for name in NAMES if name != trainees.get(school, person).name)
        bureau_word.confirm(school, told.package_id)
        mine = credits.standing(school, person, YEAR)
        theirs = credits.standing(bureau, person, YEAR)
        assert (mine.total, mine.line, mine.state) == (theirs.total, theirs.line, theirs.state)
        assert {one.id for one in trainees.listed(school, with_left=True)} == {person}
        assert (trainees.get(school, person).left is not None) == (person in left)
        mine_told = {files.sentence(one) for one in files.file_of(school, person).moments}
        theirs_told = {files.sentence(one) for one in files.file_of(bureau, person).moments}
        assert theirs_told <= mine_told, "and the school knows its own care talks besides"
    for desk in (bureau, *schools):
        assert desks.check(desk).sound
        desk.close()


def test_the_report_of_a_friday_before_a_working_sunday_is_due_on_that_sunday(
    tmp_path: Path, in_test: None
) -> None:
    clock = Clock(date(2025, 9, 1))
    desk = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau", now=clock)
    District(desk, clock, 5).year()
    due = {line.due.on for line in groups.activities(desk, YEAR) if line.activity.day == date(2026, 9, 18)}
    assert due == {date(2026, 9, 20)}
    desk.close()
