"""Roll call on a real desk: marks with their credits, corrections, and the sheets that others fill in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from cadredesk.actions import desks
from cadredesk.actions.training import attendance, courses, credits, trainees
from cadredesk.actions.training.attendance import Mark
from cadredesk.actions.training.courses import Event, HalfDay
from cadredesk.desk import Desk
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from cadredesk.storage import registers
from tests.unit.actions.selection import Clock
from tests.unit.actions.test_rounds import refused
from tests.unit.actions.training import hall


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    opened = desks.test_folder(tmp_path / "data", now=Clock(date(2026, 9, 20)))
    hall.enrol_trainees(opened)
    yield opened
    opened.close()


def here(session: str, person: str, code: str = "present", minutes: int = 0, approver: str = "") -> Mark:
    return Mark(session, person, code, minutes, approver)  # type: ignore[arg-type]


def everybody(desk: Desk, event: Event) -> dict[attendance.Key, Mark | None]:
    grid = attendance.grid(desk, event.id)
    return {
        (half.id, one.person_id): here(half.id, one.person_id)
        for half in event.sessions
        for one in grid.people
    }


def total(desk: Desk, person: str) -> Fraction:
    return sum((one.amount for one in credits.of_person(desk, person, 2026)), Fraction(0))


def test_a_whole_day_gives_six_credits_and_two_hours_absence_cost_four(desk: Desk) -> None:
    event = hall.held(desk)
    marks = everybody(desk, event)
    marks["s0pm", "p1"] = here("s0pm", "p1", "absent", 120)
    marks["s0am", "p2"] = here("s0am", "p2", "late", 10)
    marks["s0am", "p3"] = here("s0am", "p3", "leave", 0, "personnel")
    assert attendance.save(desk, event.id, marks) == 18
    assert total(desk, "p0") == 6
    entries = [one.amount for one in credits.of_person(desk, "p1", 2026)]
    assert sorted(entries) == [-4, 4]
    assert sorted(one.amount for one in credits.of_person(desk, "p2", 2026)) == [-2, Fraction(583, 100)]
    assert total(desk, "p3") == 3
    assert {one.source for one in credits.of_person(desk, "p0", 2026)} == {f"event:{event.id}"}


def test_the_same_entered_again_is_neutral_and_a_correction_needs_a_reason(desk: Desk) -> None:
    event = hall.held(desk)
    marks = everybody(desk, event)
    attendance.save(desk, event.id, marks)
    before = credits.of_person(desk, "p4", 2026)
    assert attendance.save(desk, event.id, marks) == 0
    assert credits.of_person(desk, "p4", 2026) == before
    wrong = {("s0pm", "p4"): here("s0pm", "p4", "absent")}
    with refused("attendance.reason_missing"):
        attendance.save(desk, event.id, wrong)
    assert total(desk, "p4") == 6
    assert attendance.save(desk, event.id, wrong, "签到表漏看") == 1
    assert total(desk, "p4") == 3 - 6
    attendance.save(desk, event.id, {("s0pm", "p4"): here("s0pm", "p4")}, "本人补签")
    assert [(one.on, one.amount) for one in credits.of_person(desk, "p4", 2026)] == [
        (one.on, one.amount) for one in before
    ]
    told = attendance.history(desk, event.id, "s0pm", "p4")
    assert [(number, mark.code if mark else "", reason) for number, mark, reason, _, _ in told] == [
        (1, "present", ""),
        (2, "absent", "签到表漏看"),
        (3, "present", "本人补签"),
    ]
    attendance.save(desk, event.id, {("s0am", "p4"): None, ("s0pm", "p4"): None}, "点错人")
    assert credits.of_person(desk, "p4", 2026) == ()
    assert attendance.grid(desk, event.id).counts("s0am").marked == 8


def test_some_people_of_a_large_register_are_found_alone(desk: Desk) -> None:
    with desk.read() as session:
        found = registers.of_people(session, desk.org, Trainee, ["p1", "p4", "p1", "nobody"])
        assert {one.id for one in found} == {"p1", "p4"}
        many = [f"p{number}" for number in range(1200)]
        assert len(registers.of_people(session, desk.org, Trainee, many)) == 9
        assert registers.of_people(session, desk.org, Trainee, []) == ()


def test_what_is_no_mark_is_refused_and_nothing_is_written(desk: Desk) -> None:
    event = hall.held(desk)
    good = here("s0am", "p0")
    for bad, code in (
        (here("s0am", "p1", "late", 0), "attendance.minutes"),
        (here("s0am", "p1", "late", 181), "attendance.minutes"),
        (here("s0am", "p1", "leave"), "attendance.no_approver"),
        (here("s0am", "p1", "present", 0, "personnel"), "attendance.no_approver"),
        (here("s9am", "p1"), "course.unknown_session"),
        (here("s0am", "stranger"), "attendance.not_enrolled"),
    ):
        changes = {("s0am", "p0"): good, (bad.session_id, bad.person_id): bad}
        with refused(code):
            attendance.save(desk, event.id, changes)
    assert attendance.grid(desk, event.id).marks == {}


def test_credits_follow_the_event_and_only_trainees_get_them(desk: Desk) -> None:
    event = hall.held(desk)
    courses.enrol(desk, event.id, [courses.Who("", "外校同志", "别的学校")], "guest")
    marks = everybody(desk, event)
    assert len(marks) == 20
    attendance.save(desk, event.id, marks)
    assert len(credits.of_source(desk, f"event:{event.id}")) == 9
    longer = tuple(replace(one, hours=Fraction(4)) for one in event.sessions)
    courses.save(desk, replace(courses.get(desk, event.id).event, sessions=longer), "改为四学时")
    assert total(desk, "p0") == 8
    courses.save(desk, replace(courses.get(desk, event.id).event, credited=False))
    assert total(desk, "p0") == 0
    courses.save(desk, replace(courses.get(desk, event.id).event, credited=True))
    courses.cancel(desk, event.id, "讲师未到")
    assert total(desk, "p0") == 0
    with refused("attendance.cancelled"):
        attendance.save(desk, event.id, marks)
    courses.open_again(desk, event.id, "误点取消")
    assert total(desk, "p0") == 8


def test_who_joined_later_gets_credits_from_that_day_only(desk: Desk) -> None:
    late = replace(hall.trainee(50, "新来"), joined=date(2026, 9, 19))
    trainees.enrol(desk, [late])
    event = hall.held(desk, days=2)
    attendance.save(desk, event.id, everybody(desk, event))
    assert [(one.on, one.amount) for one in credits.of_person(desk, "p50", 2026)] == [(date(2026, 9, 19), 6)]


# ------------------------------------------------------------------------------------------------- sheets


def workbook(path: Path, rows: list[list[object]], merged: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for one in merged:
        book.active.merge_cells(one)
    book.save(path)
    return path


def read(desk: Desk, event: Event, path: Path, **more: object) -> attendance.SheetCheck:
    sheet = attendance.open_file(path)[0]
    return attendance.check_sheet(attendance.grid(desk, event.id), sheet, **more)  # type: ignore[arg-type]


def test_a_sheet_with_a_column_a_half_day(desk: Desk, tmp_path: Path) -> None:
    event = hall.held(desk)
    path = workbook(
        tmp_path / "考勤.xlsx",
        [
            ["后备干部培训考勤表"],
            ["填报单位：区教育局"],
            ["序号", "姓名", "单位", "9月18日", None, "备注"],
            [None, None, None, "上午", "下午", None],
            [1, "干　露", "青山小学", "√", "√", ""],
            [2, "于谦", "青山小学", "迟到20分钟", "√", ""],
            [3, "王 文", "青山小学", "请假", "缺勤", "病假"],
            [4, "田富", "青山小学", "√", "早退", ""],
            [5, "李䶮", "青山小学", "√", "/", ""],
            ["合计", None, None, 4, 3, None],
        ],
        ("A1:F1", "D3:E3", "A3:A4", "B3:B4", "C3:C4"),
    )
    found = read(desk, event, path)
    assert found.sessions == ("s0am", "s0pm")
    marks = {(one.session_id, one.person_id): one for one in found.marks}
    assert marks["s0am", "p1"] == here("s0am", "p1", "late", 20)
    assert marks["s0am", "p2"] == here("s0am", "p2", "leave", 0, "personnel")
    assert marks["s0pm", "p2"] == here("s0pm", "p2", "absent")
    assert marks["s0pm", "p4"] == here("s0pm", "p4", "early", 30)
    assert ("s0pm", "p6") not in marks
    assert len(marks) == 9
    assert [(one.row, one.code, one.severity) for one in found.findings] == [
        (0, "left_out", "note"),
        (8, "usual_minutes", "note"),
    ]
    assert attendance.grid(desk, event.id).marks == {}, "nothing is written before it is saved"
    attendance.save(desk, event.id, dict(marks))
    assert total(desk, "p0") == 6


def test_the_doctor_names_what_is_wrong_and_reads_the_rest(desk: Desk, tmp_path: Path) -> None:
    trainees.enrol(desk, [hall.trainee(20, "王文", "绿水小学")])
    event = hall.held(desk)
    path = workbook(
        tmp_path / "sheet.xlsx",
        [
            ["姓名", "单位", "2026-09-18上午", "2026-09-18下午", "2026-09-25上午"],
            ["干露", "", "√", "√", "√"],
            ["周不在", "", "√", "√", ""],
            ["王文", "", "√", "√", ""],
            ["王文", "绿水小学", "√", "缺", ""],
            ["张三", "", "打卡", "√", ""],
            ["田富", "", "√", "√", ""],
            ["田富", "", "缺勤", "√", ""],
            ["于谦", "", "迟到240分钟", "√", ""],
        ],
    )
    found = read(desk, event, path)
    told = [(one.row, one.code, one.severity) for one in found.findings]
    assert (1, "not_of_event", "error") in told
    assert (3, "unknown_name", "error") in told
    assert (4, "two_of_name", "question") in told
    assert (6, "unknown_mark", "error") in told
    assert (8, "twice", "error") in told
    assert (8, "same_again", "note") in told
    assert (9, "minutes", "error") in told
    marks = {(one.session_id, one.person_id): one.code for one in found.marks}
    assert marks["s0pm", "p20"] == "absent"
    assert ("s0am", "p4") not in marks, "a contradiction is not decided by the program"
    assert marks["s0pm", "p7"] == "present"
    question = next(one for one in found.findings if one.code == "two_of_name")
    assert set(question.choices) == {"p2", "p20"}
    answered = read(desk, event, path, answers={4: "p2"})
    assert ("s0am", "p2") in {(one.session_id, one.person_id) for one in answered.marks}
    for one in found.findings:
        words = sentence(attendance.sentence_code(one), "zh_CN", **one.values)
        assert "…" not in words, words
        assert "found_" not in words


def test_a_long_sheet_has_a_line_a_mark(desk: Desk, tmp_path: Path) -> None:
    event = hall.held(desk, days=2)
    path = workbook(
        tmp_path / "long.xlsx",
        [
            ["日期", "午别", "姓名", "考勤情况"],
            [date(2026, 9, 18), "上午", "干露", "到"],
            ["9月19日", "下午", "干露", "旷课"],
            ["2026.9.30", "上午", "干露", "到"],
        ],
    )
    found = read(desk, event, path)
    assert [(one.session_id, one.code) for one in found.marks] == [("s0am", "present"), ("s1pm", "absent")]
    assert ("not_of_event", 4) in [(one.code, one.row) for one in found.findings]


def test_a_sheet_of_one_half_day_says_which_or_is_asked(desk: Desk, tmp_path: Path) -> None:
    event = hall.held(desk)
    rows: list[list[object]] = [["点名签到表"], ["时间：2026年9月18日下午"], ["姓名", "考勤"], ["干露", "√"]]
    found = read(desk, event, workbook(tmp_path / "a.xlsx", rows))
    assert found.sessions == ("s0pm",)
    assert found.marks == (here("s0pm", "p0"),)
    plain = workbook(tmp_path / "b.xlsx", [rows[0], *rows[2:]])
    with refused("attendance.which_session"):
        read(desk, event, plain)
    assert read(desk, event, plain, session_id="s0am").marks == (here("s0am", "p0"),)
    other = workbook(tmp_path / "c.xlsx", [rows[0], ["时间：2026年10月18日下午"], *rows[2:]])
    with refused("attendance.other_days"):
        read(desk, event, other)
    none = workbook(tmp_path / "d.xlsx", [["甲", "乙"], ["1", "2"]])
    with refused("attendance.no_header"):
        read(desk, event, none)


def test_pasted_cells_are_read_like_a_sheet(desk: Desk) -> None:
    event = hall.held(desk)
    sheet = attendance.pasted(None, "姓名\t9.18上午\t9.18下午\n干露\t√\t×\n")
    found = attendance.check_sheet(attendance.grid(desk, event.id), sheet)
    assert [(one.session_id, one.code) for one in found.marks] == [("s0am", "present"), ("s0pm", "absent")]


def test_group_leave_is_granted_by_the_leader(desk: Desk) -> None:
    event = hall.held(desk, kind="salon", credited=False)
    grid = attendance.grid(desk, event.id)
    assert grid.leave == "group_leader"
    sheet = attendance.pasted(None, "姓名\t9.18上午\n干露\t事假\n")
    assert attendance.check_sheet(grid, sheet).marks == (here("s0am", "p0", "leave", 0, "group_leader"),)


def test_a_session_of_another_length(desk: Desk) -> None:
    """Half an hour missed of a session of one hour and a half leaves one."""
    half = HalfDay("x", date(2026, 9, 18), "evening", Fraction(3, 2))
    event = hall.held(desk, sessions=(half,))
    attendance.save(desk, event.id, {("x", "p0"): here("x", "p0", "early", 30)})
    assert sorted(one.amount for one in credits.of_person(desk, "p0", 2026)) == [-2, 1]
    with pytest.raises(UserError, match=r"attendance\.minutes"):
        attendance.save(desk, event.id, {("x", "p1"): here("x", "p1", "early", 91)})


def test_the_sheet_that_is_handed_out_comes_back_as_it_went(desk: Desk, tmp_path: Path) -> None:
    event = hall.held(desk, days=3)
    marks = everybody(desk, event)
    marks["s0am", "p0"] = here("s0am", "p0", "late", 15)
    marks["s1pm", "p3"] = here("s1pm", "p3", "absent", 60)
    marks["s2pm", "p8"] = here("s2pm", "p8", "leave", 0, "personnel")
    attendance.save(desk, event.id, marks)
    path = attendance.save_blank(desk, event.id, tmp_path / "out.xlsx")
    found = read(desk, event, path)
    assert {(one.session_id, one.person_id): one for one in found.marks} == marks
    assert found.findings == ()
