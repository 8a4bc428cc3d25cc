"""Schools over time through their actions: mergers with real packages, undoing, the bureau's list from Excel, its papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from cadredesk.actions import (
    desks,
    enrolment,
    intake,
    pool,
    receipts,
    school_list,
    schools,
    simulation,
    state,
)
from cadredesk.desk import Desk
from cadredesk.domain.school import Role
from cadredesk.errors import UserError
from cadredesk.packages import archive, manifest
from cadredesk.storage import decisions
from cadredesk.storage.decisions import Decision

BUREAU = "EDU-1"
ONE, TWO, THREE = simulation.schools(3)
Take = Callable[..., intake.Intake]


class Clock:
    """The desk's clock."""

    def __init__(self) -> None:
        self.day = date(2026, 6, 1)

    def __call__(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 9).astimezone()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    made = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau", now=clock)
    enrolment.enrol_for_test(made, {one.code: one.key_line for one in (ONE, TWO, THREE)})
    yield made
    made.close()


@pytest.fixture
def take(desk: Desk, tmp_path: Path) -> Take:
    """Imports the next report of a school with these people (id, name, ID number), made on a day."""
    heads: dict[str, tuple[int, str]] = {}

    def next_one(
        school: simulation.SimulatedSchool,
        *people: tuple[str, str, str],
        period: str = "2026",
        moved: bool = True,
    ) -> intake.Intake:
        seq, prev = heads.get(school.code, (0, manifest.NO_PREVIOUS))
        payload: dict[str, Any] = {
            "school": {"name": f"{school.code}小学", "stage": "primary"},
            "people": [{"id": key, "name": name, "id_number": number} for key, name, number in people],
        }
        data = simulation.package(school, BUREAU, seq + 1, prev, payload=payload, period=period)
        path = tmp_path / "a.cdp"
        path.write_bytes(data)
        told = intake.import_package(desk, path)
        if moved:
            entry = archive.read(data)[0]
            heads[school.code] = (seq + 1, manifest.package_id(data[entry.start : entry.start + entry.size]))
        return told

    return next_one


def schools_of_now(desk: Desk) -> list[tuple[str, str]]:
    """School and name of those who count now."""
    found = pool.read(desk)
    return sorted((one.school, one.name) for one in found.lines if one.is_now)


def test_a_list_of_an_earlier_day_keeps_the_old_name_and_undo_gives_back_every_byte(
    desk: Desk, take: Take, clock: Clock
) -> None:
    take(ONE, ("p1", "王文", ""))
    before = state.dump(desk)
    lines = pool.read(desk).lines
    clock.day = date(2026, 9, 2)
    event = schools.rename(desk, ONE.code, "阳光实验小学", date(2026, 9, 1), "区教字〔2026〕3号")
    assert schools.names(desk)[ONE.code] == "阳光实验小学"
    assert schools.names(desk, date(2026, 8, 31))[ONE.code] == f"{ONE.code}小学"
    assert pool.read(desk).lines[0].school == lines[0].school
    take(ONE, ("p1", "王文", ""), period="2027")
    assert {one.school for one in pool.read(desk).lines} == {f"{ONE.code}小学", "阳光实验小学"}
    assert schools.listed(desk)[0].told_name == f"{ONE.code}小学"
    assert schools.why_not_undone(desk, event) == ""
    schools.undo(desk, event)
    assert schools.events(desk) == ()
    assert schools.names(desk)[ONE.code] == f"{ONE.code}小学"
    with pytest.raises(UserError) as caught:
        schools.undo(desk, event)
    assert caught.value.code == "schools.no_event"
    assert before != state.dump(desk)  # the report of 2027 is there


def test_undoing_a_merger_leaves_nothing_behind(desk: Desk, take: Take) -> None:
    take(ONE, ("p1", "王文", ""))
    before = schools.listed(desk), pool.read(desk).lines, schools.names(desk, date(2030, 1, 1))
    event = schools.merge(desk, (ONE.code,), TWO.code, date(2026, 5, 1))
    line = schools.listed(desk)[0]
    assert (line.ended_on, line.successors, line.is_missing) == (date(2026, 5, 1), (TWO.code,), False)
    assert (line.facts.ended_on, line.facts.successor) == (date(2026, 5, 1), TWO.code)
    schools.undo(desk, event)
    assert (schools.listed(desk), pool.read(desk).lines, schools.names(desk, date(2030, 1, 1))) == before


def test_after_a_merger_the_people_are_the_successors_from_its_next_report_on(
    desk: Desk, take: Take, clock: Clock
) -> None:
    take(ONE, ("p1", "王文", "110101198001010015"), ("p2", "王达", ""))
    take(TWO, ("q1", "李䶮", ""))
    with desk.write("test", "") as session:
        entered = Decision(ONE.code, "p1", "王文", "deputy", "entered", date(2026, 6, 2), "m1")
        decisions.add(session, desk.org, (entered,))
    clock.day = date(2026, 9, 10)
    schools.merge(desk, (ONE.code,), TWO.code, date(2026, 9, 1))
    old, new = f"{ONE.code}小学", f"{TWO.code}小学"
    assert schools_of_now(desk) == [(old, "王文"), (old, "王达"), (new, "李䶮")]
    take(TWO, ("q1", "李䶮", ""), ("q2", "王文", "110101198001010015"), period="2027")
    assert schools_of_now(desk) == [(new, "李䶮"), (new, "王文")]
    found = {(one.sender, one.name, one.period): one.standing for one in pool.read(desk).lines}
    assert found[TWO.code, "王文", "2027"] == "entered"  # nobody leaves the pool by a merger
    assert found[ONE.code, "王文", "2026"] == "entered"
    assert found[ONE.code, "王达", "2026"] == "proposed"


def test_the_stream_of_an_ended_school_is_closed_calmly_and_open_again_when_undone(
    desk: Desk, take: Take, clock: Clock
) -> None:
    clock.day = date(2026, 11, 5)
    event = schools.merge(desk, (ONE.code,), TWO.code, date(2026, 11, 1))
    told = take(ONE, ("p1", "王文", ""), moved=False)
    assert (told.result, told.code, told.alarm) == ("rejected", "schools.closed_stream", False)
    assert f"由 {TWO.code} 承接" in told.text
    assert pool.read(desk).lines == ()
    (receipt,) = receipts.due(desk)
    assert receipt.content["code"] == "schools.closed_stream"
    schools.undo(desk, event)
    assert take(ONE, ("p1", "王文", "")).result == "accepted"


def test_a_report_made_before_the_end_is_still_taken(desk: Desk, take: Take, clock: Clock) -> None:
    clock.day = date(2026, 12, 1)
    schools.close(desk, ONE.code, date(2026, 11, 3))  # simulated packages are made on 2 November
    assert take(ONE, ("p1", "王文", "")).result == "accepted"


def test_what_was_sent_cannot_be_undone(desk: Desk, take: Take, tmp_path: Path) -> None:
    take(ONE, ("p1", "王文", ""))
    event = schools.rename(desk, ONE.code, "新名小学", date(2026, 6, 1))
    other = schools.rename(desk, TWO.code, "另名小学", date(2026, 6, 1))
    approver = next(one for one in desks.who_may_log_in(desk.folder) if one.role == Role.APPROVER)
    stick = tmp_path / "stick"
    stick.mkdir()
    assert receipts.export(desk, approver.id, "test", stick)
    assert ONE.code in schools.why_not_undone(desk, event)
    with pytest.raises(UserError) as caught:
        schools.undo(desk, event)
    assert caught.value.code == "schools.undo_sent"
    schools.undo(desk, other)


def test_a_later_event_is_undone_first(desk: Desk) -> None:
    first = schools.rename(desk, ONE.code, "甲小学", date(2026, 1, 1))
    later = schools.merge(desk, (ONE.code,), TWO.code, date(2026, 5, 1))
    with pytest.raises(UserError) as caught:
        schools.undo(desk, first)
    assert caught.value.code == "schools.undo_later"
    schools.undo(desk, later)
    schools.undo(desk, first)
    assert schools.names(desk)[ONE.code] == ONE.code


def test_a_school_is_split_and_goes_on_under_its_code(desk: Desk) -> None:
    schools.split(desk, ONE.code, (ONE.code, TWO.code), date(2026, 5, 1))
    assert schools.listed(desk)[0].ended_on is None
    schools.split(desk, THREE.code, (ONE.code, TWO.code), date(2026, 5, 1))
    line = schools.listed(desk)[2]
    assert (line.ended_on, line.successors, line.facts.successor) == (
        date(2026, 5, 1),
        (ONE.code, TWO.code),
        "",
    )


def test_due_and_reported_add_up(desk: Desk, take: Take) -> None:
    take(ONE, ("p1", "王文", ""))
    (line,) = schools.reported(desk)
    assert (line.period, line.due, line.reported, line.missing) == ("2026", 3, 1, 2)
    assert [one.code for one in schools.listed(desk, "2026") if one.is_missing] == [TWO.code, THREE.code]
    schools.close(desk, TWO.code, date(2026, 5, 1))
    assert schools.reported(desk)[0].due == 2


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


HEAD = ("学校代码", "学校名称", "学段", "联系人", "联系电话", "副职名额", "正职职数", "副职职数")


def test_a_list_of_schools_is_looked_at_and_then_taken(desk: Desk, take: Take, tmp_path: Path) -> None:
    take(ONE, ("p1", "王文", ""))
    path = workbook(
        tmp_path / "a.xlsx",
        ("2026年学校名单",),
        HEAD,
        (ONE.code, "绿水小学", "小学", "王老师", "0531-8888", 2, 1, 3),
        ("NEW-0001", "红星中学", "初中", "", "", "", 1, 2),
        ("NEW-0002", "星火学校", "太空学校", "", "", "", "", ""),
        ("NEW-0001", "重复", "小学", "", "", "", "", ""),
        ("", "无代码小学", "小学", "", "", "", "", ""),
        ("合计", "", "", "", "", "", "", ""),
    )
    found = school_list.check(desk, path)
    assert [row.state for row in found.rows] == [
        "changed",
        "new",
        "doubtful",
        "doubtful",
        "doubtful",
    ]
    assert "不像同一所" in school_list.findings(found.rows[0])[0]
    assert "太空学校" in school_list.findings(found.rows[2])[0]
    assert len(schools.listed(desk, with_expected=True)) == 3  # nothing is written by looking
    done = school_list.take(desk, found, "2026")
    assert (done.new, done.changed, done.doubtful, done.quotas) == (1, 1, 3, 1)
    lines = {one.code: one for one in schools.listed(desk, with_expected=True)}
    assert (lines[ONE.code].facts.contact, lines[ONE.code].facts.phone) == ("王老师", "0531-8888")
    assert lines[ONE.code].deputy_seats == 3
    assert (lines["NEW-0001"].name, lines["NEW-0001"].is_enrolled, lines["NEW-0001"].is_missing) == (
        "红星中学",
        False,
        True,
    )
    assert {row.state for row in school_list.check(desk, path).rows[:2]} == {"same"}
    assert pool.read(desk).seats[ONE.code] == (1, 3)


def test_a_code_that_lost_its_digits_is_told(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", HEAD[:2], (123456789012345678, "某小学"))
    (row,) = school_list.check(desk, path).rows
    assert row.state == "doubtful"
    assert "末几位已丢失" in school_list.findings(row)[0]
    with pytest.raises(UserError) as caught:
        school_list.take(desk, school_list.check(desk, path))
    assert caught.value.code == "schools.list_nothing"
    with pytest.raises(UserError) as caught:
        school_list.check(desk, workbook(tmp_path / "b.xlsx", ("什么", "也没有"), (1, 2)))
    assert caught.value.code == "schools.list_no_header"


def test_seats_are_numbers_that_can_be(desk: Desk) -> None:
    schools.put_seats(desk, ONE.code, 1, 3)
    assert (schools.listed(desk)[0].chief_seats, schools.listed(desk)[0].deputy_seats) == (1, 3)
    with pytest.raises(UserError) as caught:
        schools.put_seats(desk, ONE.code, -1, None)
    assert caught.value.code == "schools.seats"


def test_the_list_of_who_has_not_reported_is_printed() -> None:
    rows = [(f"SIM-{n:04d}", f"模拟第{n}学校", "王老师", "0531-88880000") for n in range(60)]
    data = schools.list_pdf("未报送学校", "共 60 所　2026-06-01", ("代码", "学校", "联系人", "电话"), rows)
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert len(document) == 2
    assert text.count("0531-88880000") == 60
    assert text.count("联系人") == 2
