"""Two real windows, a school's and the bureau's, go through the exchange; then the bureau's lists on many schools."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QTabBar

from cadredesk import resources
from cadredesk.actions import (
    answers,
    bureau_checks,
    decisions,
    desks,
    enrolment,
    intake,
    profiles,
    receipts,
    reporting,
    rounds,
    sample,
    schools,
    simulation,
    state,
    submissions,
)
from cadredesk.actions.lookups import sort_names
from cadredesk.desk import Desk
from cadredesk.domain.meeting import Attendee, Item, MeetingRecord
from cadredesk.domain.round import FinalList
from cadredesk.domain.school import Role
from cadredesk.packages import canonical, manifest
from cadredesk.vault.slots import CHEAP
from tests.story.clerk import choose, drop, part, press, says, settle, sheet, tick, wait, write
from tests.ui.conftest import type_text, unnamed
from ui.exchange.bars import PartBar
from ui.screens.enrolment import EnrolmentScreen
from ui.screens.intake import IntakeScreen
from ui.screens.keys import KeysScreen
from ui.screens.pool import PoolScreen
from ui.screens.reporting import ReportingScreen
from ui.screens.schools import SchoolsScreen
from ui.widgets.edit import LineEdit
from ui.window import MainWindow

BUREAU = "EDU-1"
STARTED = date(2026, 9, 1)


def bureau_desk(folder: Path, now: Callable[[], object]) -> Desk:
    """A bureau's folder with three people; the clerk is at the desk."""
    people = tuple(
        desks.NewUser(name, role, "test")
        for name, role in (("钱进", Role.CLERK), ("孙和", Role.REVIEWER), ("李主任", Role.APPROVER))
    )
    setup = desks.Setup("bureau", BUREAU, "阳光区教育局", people, kind="test")
    desks.create(folder, setup, cost=CHEAP, now=now).desk.close()  # type: ignore[arg-type]
    return desks.log_in(folder, "钱进", "test", now=now)  # type: ignore[arg-type]


@dataclass
class Two:
    """The two windows and the stick between them."""

    school: MainWindow
    bureau: MainWindow
    stick: Path
    round_id: str


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, date]:
    """The sample school with a finished round, made once."""
    folder = tmp_path_factory.mktemp("sample") / "school"
    cast = sample.make(folder, "test", "test", STARTED)
    done = sample.play(cast, STARTED)
    desks.store_school(cast.clerk, replace(desks.school(cast.clerk), superior_code=BUREAU))
    cast.approver.close()
    return folder, done.id, cast.clock.day


@pytest.fixture
def two(qtbot, tmp_path: Path, played, monkeypatch) -> Iterator[Two]:
    folder, round_id, day = played
    shutil.copytree(folder, tmp_path / "school")
    moved = tmp_path / "school"
    clock = sample.Clock(day)
    monkeypatch.setenv("CADREDESK_TEST", "1")
    school = desks.log_in(moved, desks.who_may_log_in(moved)[0].id, "test", now=clock)
    if school.is_copy:
        school = desks.confirm_moved(school)
    bureau = bureau_desk(tmp_path / "bureau", clock)
    windows = [MainWindow(school), MainWindow(bureau)]
    for one in windows:
        one.show()
        qtbot.waitExposed(one)
    stick = tmp_path / "stick"
    stick.mkdir()
    yield Two(windows[0], windows[1], stick, round_id)
    for one in windows:
        one.put_away()
        one.hide()
        one.deleteLater()
    settle()
    school.close()
    bureau.close()


def at(window: MainWindow, key: str, kind: type, **args: object):
    window.activateWindow()
    window.navigate(key, **args)
    found = window.screen_in_sight()
    assert isinstance(found, kind)
    settle()
    return found


def rest(window: MainWindow) -> None:
    """Waits until the window's worker has come to rest."""
    wait(lambda: not window.runner.busy, "the worker")
    settle()


def finish(window: MainWindow, name: str) -> None:
    """Presses a sheet's main button and waits until it is done and gone."""
    press(window, f"{name}Ok")
    rest(window)
    open_ = [one for one in window.findChildren(QDialog, name) if one.isVisible()]
    assert not open_, open_[0].errors.text()  # type: ignore[attr-defined]


def enrol(window: MainWindow, screen, path: Path, paper: str, wrong: bool = False) -> None:
    """Reads a file, types the groups asked for from the paper; a second person confirms."""
    screen.read_file(path)
    rest(window)
    asked = sheet(window, "enrolSheet")
    for place in range(8):
        if asked.findChildren(LineEdit, f"group_{place}"):
            text = paper[5 * place : 5 * place + 5]
            write(asked, f"group_{place}", "00000" if wrong else text)
    write(asked, "enrolPassword", "test")
    if wrong:
        press(asked, "enrolSheetOk")
        rest(window)
        assert "核对码" in asked.errors.text()  # type: ignore[attr-defined]
        press(asked, "enrolSheetCancel")
        settle()
    else:
        finish(window, "enrolSheet")


def sign(window: MainWindow, code: str = "") -> None:
    """The approver's password into the sheet that asks for it."""
    asked = sheet(window, "signSheet")
    if code:
        write(asked, "signRecipient", code)
    write(asked, "signPassword", "test")
    finish(window, "signSheet")


def meet(two: Two) -> None:
    """Both enrol each other by file and paper, through the windows."""
    ours = at(two.school, "enrolment", EnrolmentScreen)
    ours.write_own_to(two.stick)
    sign(two.school, BUREAU)
    (file,) = two.stick.glob("CD1_*_EDU-1_key.enrol_*.cdp")
    theirs = at(two.bureau, "schools", SchoolsScreen)
    assert part(theirs, "schoolsEmpty").isVisible()
    paper = enrolment.own(two.school.desk).check_number
    enrol(two.bureau, theirs, file, paper, wrong=True)
    assert enrolment.enrolled(two.bureau.desk) == ()
    enrol(two.bureau, theirs, file, paper)
    theirs.write_own_to(two.stick)
    sign(two.bureau)
    (file,) = two.stick.glob("CD1_EDU-1_all_key.enrol_*.cdp")
    at(two.school, "enrolment", EnrolmentScreen)
    enrol(two.school, ours, file, enrolment.own(two.bureau.desk).check_number)
    assert says(ours, "bureauTold").startswith("阳光区教育局")
    for path in two.stick.iterdir():
        path.unlink()


def report(two: Two) -> str:
    """Seals the round's report and writes it to the stick; its id."""
    desk = two.school.desk
    approver = next(one for one in desks.who_may_log_in(desk.folder) if one.role == Role.APPROVER)
    made = reporting.seal(desk, two.round_id, approver.id, "test", BUREAU)
    reporting.write_to(desk, made.package_id, two.stick)
    two.school.hub.changed.emit("reporting")
    return made.package_id


def bring(two: Two) -> IntakeScreen:
    """The stick is dropped on the bureau's window."""
    screen = at(two.bureau, "intake", IntakeScreen)
    drop(screen, two.stick)
    rest(two.bureau)
    return screen


def receipts_back(two: Two) -> EnrolmentScreen:
    """The bureau writes its receipts to the stick; the school takes them in."""
    for path in two.stick.iterdir():
        path.unlink()
    screen = at(two.bureau, "intake", IntakeScreen)
    screen.write_receipts(two.stick)
    sign(two.bureau)
    ours = at(two.school, "enrolment", EnrolmentScreen)
    drop(ours, two.stick)
    rest(two.school)
    return ours


def test_the_whole_exchange_through_two_windows(two: Two) -> None:
    meet(two)
    first = report(two)
    desk = two.school.desk
    ours = at(two.school, "enrolment", EnrolmentScreen)
    assert answers.states(desk)[first] == "written"
    screen = bring(two)
    assert "共 1 个" in says(screen, "intakeSummary")
    people = len(rounds_final(desk, two.round_id))
    assert f"新增 {people} 人" in says(screen, "intakePeople")
    screen.tabs.setCurrentIndex(1)
    rest(two.bureau)
    assert screen.changes.rows.rowCount() == people
    press(screen, "returnReport")
    asked = sheet(two.bureau, "returnSheet")
    press(asked, "returnSheetOk")  # without a reason nothing is returned
    assert "[receipts.no_reason]" in asked.errors.text()  # type: ignore[attr-defined]
    person_id, name = submissions.difference(two.bureau.desk, first).people[0]
    choose(asked, "returnReason", "field_missing")
    choose(asked, "returnPerson", person_id)
    choose(asked, "returnField", "party_joined")
    press(asked, "addReason")
    type_text(part(asked, "returnText"), "请补全入党时间")
    press(asked, "returnSheetOk")
    assert submissions.listed(two.bureau.desk)[0].state == "returned"
    ours = receipts_back(two)
    assert answers.states(desk)[first] == "returned"
    assert name in says(ours, "reasonText_0")
    assert "内容缺失" in says(ours, "reasonText_0")
    assert "请补全入党时间" in part(ours, "answerNote").accessibleName()
    press(ours, "reasonGo_0")
    assert two.school.page == "people"
    second = report(two)
    assert list(answers.states(desk).values()) == ["written", "superseded"]
    screen = bring(two)
    assert "其中更正退回的 1 个" in says(screen, "intakeSummary")
    screen.tabs.setCurrentIndex(1)
    rest(two.bureau)
    assert submissions.difference(two.bureau.desk, second).before == 1
    press(screen, "acceptReport")
    ours = receipts_back(two)
    assert answers.states(desk)[second] == "accepted"
    assert screen.receipts_button.isEnabled() is False
    rotated_key(two)
    for window in (two.school, two.bureau):
        assert unnamed(window) == []


def rotated_key(two: Two) -> None:
    """The school changes its key in its window; two people agree in the bureau's; the next report begins the new epoch."""
    for path in two.stick.iterdir():
        path.unlink()
    keys = at(two.school, "keys", KeysScreen, door="change")
    keys.doors["change"].change_to(two.stick)
    sign(two.school)
    tick(keys, "recoveryKept")
    press(keys, "changeCodeMain")
    assert keys.doors["change"].partners.rows.rowCount() == 1
    press(keys, "changeAfterMain")
    made = report(two)
    assert reporting.entry(two.school.desk, made).epoch == 2
    screen = bring(
        two
    )  # both lie on the stick: the change of key waits, what is signed by the new key is refused
    assert (screen.summary.counts()["accepted"], screen.summary.counts()["rejected"]) == (1, 1)
    (waiting,) = intake.held(two.bureau.desk)
    assert waiting.what == "key"
    screen.tabs.setCurrentIndex(2)
    settle()
    press(screen, "agreeHeld")
    write(sheet(two.bureau, "twoPeopleSheet"), "secondPassword", "test")
    wait(lambda: _pressed(two.bureau, two.bureau.findChild(QDialog, "twoPeopleSheet")), "the second person")
    assert len(schools.keys(two.bureau.desk, two.school.desk.org)) == 2
    screen = bring(two)
    assert screen.summary.counts()["accepted"] == 1
    receipts_back(two)
    assert answers.states(two.school.desk)[made] == "received"


def rounds_final(desk: Desk, round_id: str) -> tuple[object, ...]:
    return rounds.get(desk, round_id).value("final_list", FinalList).entries


# The bureau's lists, on schools that do not exist


@pytest.fixture
def bureau(qtbot, tmp_path: Path, monkeypatch) -> Iterator[MainWindow]:
    """The bureau's window with eight enrolled schools, one of which nobody has heard of yet by name."""
    monkeypatch.setenv("CADREDESK_TEST", "1")
    desk = bureau_desk(tmp_path / "bureau", sample.Clock(date(2026, 11, 3)))
    keys = {one.code: one.key_line for one in simulation.schools(8)}
    enrolment.enrol_for_test(desk, keys)
    window = MainWindow(desk)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.put_away()
    window.hide()
    window.deleteLater()
    settle()
    desk.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Six whole reports, a damaged one, one that comes too early, one number used twice, and files of other kinds."""
    made = list(simulation.make(6, 9, tmp_path / "made", BUREAU))[1:]
    folder = tmp_path / "stick"
    folder.mkdir()
    for path in made:
        (folder / path.name).write_bytes(path.read_bytes())
    damaged = bytearray(made[0].read_bytes())
    damaged[1200] ^= 1
    (folder / "damaged.cdp").write_bytes(bytes(damaged))
    schools = simulation.schools(8)
    early = simulation.package(schools[6], BUREAU, 3, "a" * 64, payload={}, period="2026")
    (folder / "early.cdp").write_bytes(early)
    twice = simulation.package(schools[1], BUREAU, 1, payload={}, period="2026", content={"people": 1})
    (folder / "twice.cdp").write_bytes(twice)
    (folder / "照片.txt").write_text("x", encoding="utf-8")
    (folder / "资料.lnk").write_bytes(b"L")
    return folder


def test_the_summary_adds_up_and_what_is_refused_changes_nothing(bureau: MainWindow, stick: Path) -> None:
    screen = at(bureau, "intake", IntakeScreen)
    screen.receive([stick])
    rest(bureau)
    assert screen.summary is not None
    counts = screen.summary.counts()
    assert counts["files"] == 9 == sum(counts[one] for one in ("accepted", "duplicate", "gap", "rejected"))
    assert (counts["accepted"], counts["gap"], counts["rejected"], counts["alarms"]) == (6, 1, 2, 1)
    assert counts["new"] == 54
    assert counts["ignored"] == 2
    assert "资料.lnk" in part(screen, "intakeNote").accessibleName()
    before = list(state.dump(bureau.desk))
    screen.receive([stick])
    rest(bureau)
    counts = screen.summary.counts()
    assert (counts["accepted"], counts["duplicate"], counts["gap"]) == (0, 6, 1)
    assert list(state.dump(bureau.desk)) == before
    assert bureau.findChild(QPushButton, "nav_intake").text() == "接收 (8)"  # six reports, one gap, one alarm
    assert len([one for one in screen.findChildren(QPushButton) if one.isVisible() and _is_main(one)]) == 0
    assert unnamed(bureau) == []


def _is_main(one: QPushButton) -> bool:
    return one.property("role") == "main"


def test_two_people_take_a_package_over_a_gap_and_an_alarm_is_answered(
    bureau: MainWindow, stick: Path
) -> None:
    screen = at(bureau, "intake", IntakeScreen)
    screen.receive([stick])
    rest(bureau)
    bar = screen.tabs.findChild(QTabBar)
    assert [bar.tabText(at_) for at_ in range(4)] == ["这个U盘", "报告 (6)", "两人决定 (1)", "警报 (1)"]
    screen.tabs.setCurrentIndex(2)
    settle()
    press(screen, "agreeHeld")
    asked = sheet(bureau, "twoPeopleSheet")
    assert asked.second.findText("钱进", Qt.MatchFlag.MatchContains) < 0  # type: ignore[attr-defined]
    write(asked, "secondPassword", "wrong")
    press(asked, "twoPeopleSheetOk")
    rest(bureau)
    assert "[vault.wrong_password]" in asked.errors.text()  # type: ignore[attr-defined]
    assert len(intake.held(bureau.desk)) == 1
    write(asked, "secondPassword", "test")
    wait(lambda: _pressed(bureau, asked), "the password's waiting time")
    assert intake.held(bureau.desk) == ()
    assert len(submissions.listed(bureau.desk)) == 7
    screen.tabs.setCurrentIndex(3)
    settle()
    assert "同一个编号" in says(screen, "alarmTold")
    press(screen, "answerAlarm")
    asked = sheet(bureau, "alarmSheet")
    type_text(part(asked, "reason"), "11月3日致电，是旧备份")
    press(asked, "alarmSheetOk")
    assert intake.alarms(bureau.desk) == ()
    (closed,) = intake.alarms(bureau.desk, open_only=False)
    assert closed.note == "11月3日致电，是旧备份"


def _pressed(window: MainWindow, asked: QDialog) -> bool:
    """Presses the sheet's main button, again when a wrong password makes one wait; whether it is gone."""
    press(asked, "twoPeopleSheetOk")
    rest(window)
    return not [one for one in window.findChildren(QDialog, "twoPeopleSheet") if one.isVisible()]


def test_who_has_not_reported_with_telephone(bureau: MainWindow, stick: Path, tmp_path: Path) -> None:
    at(bureau, "intake", IntakeScreen).receive([stick])
    rest(bureau)
    screen = at(bureau, "schools", SchoolsScreen)
    assert len(screen.table.rows.shown()) == 8
    QTest.mouseClick(
        part(screen, "onlyMissing"),
        Qt.MouseButton.LeftButton,
        pos=part(screen, "onlyMissing").rect().center(),
    )
    settle()
    assert [one.code for one in screen.table.rows.shown()] == ["SIM-0007", "SIM-0008"]
    press(screen, "schoolContact")
    asked = sheet(bureau, "contactSheet")
    write(asked, "contactPhone", "0531-8000 0007")
    press(asked, "contactSheetOk")
    assert screen.school().code == "SIM-0007"
    assert "0531-8000 0007" in says(screen, "schoolFacts")
    assert says(screen, "schoolFingerprint").startswith("SHA256:")
    assert screen.keys.rows.rowCount() == 1
    screen.save_excel(tmp_path / "schools.xlsx")
    rest(bureau)
    rows = list(openpyxl.load_workbook(tmp_path / "schools.xlsx").active.iter_rows(values_only=True))
    assert [row[0] for row in rows[3:]] == ["SIM-0007", "SIM-0008"]
    assert rows[3][3] == "0531-8000 0007"


def test_every_number_of_the_structure_equals_its_list(
    bureau: MainWindow, stick: Path, tmp_path: Path
) -> None:
    at(bureau, "intake", IntakeScreen).receive([stick])
    rest(bureau)
    screen = at(bureau, "pool", PoolScreen)
    rest(bureau)
    names = [one.name for one in screen.shown()]
    assert len(names) == 54
    assert names == sort_names(names)
    screen.tabs.setCurrentIndex(1)
    settle()
    looked = 0
    for topic in ("age", "gender", "party", "education", "title", "tier", "school"):
        bars = [one for one in screen.findChildren(PartBar) if one.objectName().startswith(f"part_{topic}_")]
        told = {one.objectName(): int(one.accessibleName().split()[-2]) for one in bars if one.isVisible()}
        assert sum(told.values()) == 54, topic
        for name, count in told.items():
            QTest.mouseClick(part(screen, name), Qt.MouseButton.LeftButton)
            settle()
            assert len(screen.shown()) == count, name
            assert screen.tabs.currentIndex() == 0
            screen.show_all()
            screen.tabs.setCurrentIndex(1)
            settle()
            looked += 1
    assert looked > 20
    women = says(screen, "goalTold_women")
    press(screen, "goalList_women")
    assert women.startswith(f"{len(screen.shown())} / 54")
    assert {one.gender for one in screen.shown()} == {"f"}


def test_the_pool_is_found_filtered_and_saved_as_it_is_seen(
    bureau: MainWindow, stick: Path, tmp_path: Path
) -> None:
    at(bureau, "intake", IntakeScreen).receive([stick])
    rest(bureau)
    screen = at(bureau, "pool", PoolScreen, school="SIM-0003")
    rest(bureau)
    assert {one.sender for one in screen.shown()} == {"SIM-0003"}
    choose(screen, "pool_tier", "chief")
    assert {(one.sender, one.tier) for one in screen.shown()} == {("SIM-0003", "chief")}
    press(screen, "poolAll")
    wanted = screen.shown()[0].name
    type_text(screen.search, wanted)
    settle()
    found = {one.name for one in screen.shown()}
    assert wanted in found
    assert all(wanted in name for name in found)
    press(screen, "poolColumns")
    asked = sheet(bureau, "columnsSheet")
    shown_columns = [check for _, check in asked.checks if check.isChecked()]  # type: ignore[attr-defined]
    for check in shown_columns[2:]:
        check.setChecked(False)
    press(asked, "columnsSheetOk")
    screen.save_excel(tmp_path / "pool.xlsx")
    rest(bureau)
    rows = list(openpyxl.load_workbook(tmp_path / "pool.xlsx").active.iter_rows(values_only=True))
    assert rows[2] == ("姓名", "学校")
    assert {row[0] for row in rows[3:]} == found
    screen.save_roster(tmp_path / "roster.pdf")
    rest(bureau)
    document = pypdfium2.PdfDocument(tmp_path / "roster.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert f"共有后备干部{len(screen.shown())}名" in text
    screen.edit()
    settle()
    assert says(sheet(bureau, "poolFileSheet"), "file_current_post") == "教师"


@pytest.mark.parametrize("key", ["intake", "pool", "schools"])
def test_a_screen_is_whole_at_1366_by_768(bureau: MainWindow, stick: Path, key: str) -> None:
    at(bureau, "intake", IntakeScreen).receive([stick])
    rest(bureau)
    bureau.resize(1366, 768)
    bureau.navigate(key)
    rest(bureau)
    frame = bureau.findChild(QScrollArea, f"frame_{key}")
    assert frame.horizontalScrollBar().maximum() == 0
    assert frame.verticalScrollBar().maximum() == 0
    assert unnamed(bureau) == []


def test_a_bureau_opens_where_packages_come_in(bureau: MainWindow) -> None:
    entries = [
        one.objectName() for one in bureau.findChildren(QPushButton) if one.objectName().startswith("nav_")
    ]
    assert entries[:4] == ["nav_intake", "nav_pool", "nav_schools", "nav_decisions"]
    assert entries[-1] == "nav_settings"
    assert bureau.page == "intake"


def test_rules_of_the_bureau_wait_until_the_school_confirms_them(two: Two) -> None:
    """The bureau's window sends no policies yet: the package is made by the action, the school's side is the window."""
    meet(two)
    text = resources.root().joinpath("profiles", "school-000.toml").read_bytes()
    told = {"format": "cadredesk.policy/1", "profiles": [{"path": "data/profiles/a.toml"}]}
    policy = canonical.dump(told, canonical.PAYLOAD)
    desk = two.bureau.desk
    approver = next(one.id for one in desks.who_may_log_in(desk.folder) if one.role == Role.APPROVER)
    receipts.send(
        desk, approver, "test", two.stick, "*", manifest.POLICY,
        {"data/policy.json": policy, "data/profiles/a.toml": text},
    )  # fmt: skip
    before = [one.id for one in profiles.listed(two.school.desk)]
    ours = at(two.school, "enrolment", EnrolmentScreen)
    ours.take_in([two.stick])
    rest(two.school)
    assert [one.id for one in profiles.listed(two.school.desk)] == before
    (waiting,) = answers.waiting(two.school.desk)
    press(ours, f"confirm_{waiting.id[:8]}")
    press(sheet(two.school, "wordSheet"), "wordSheetOk")
    settle()
    assert answers.waiting(two.school.desk) == ()
    assert len(profiles.listed(two.school.desk)) == len(before) + 1


def test_reporting_says_what_became_of_a_package(two: Two) -> None:
    meet(two)
    report(two)
    screen = at(two.school, "reporting", ReportingScreen)
    _, rows = screen.table.rows.texts()
    assert rows[0][-1].endswith("写入U盘")
    bring(two)
    receipts_back(two)
    screen = at(two.school, "reporting", ReportingScreen)
    _, rows = screen.table.rows.texts()
    assert rows[0][-1] == "教育局已收到"


def test_the_school_reads_who_is_in_the_pool(two: Two) -> None:
    """The bureau's meeting decides on the school's people; the receipt that follows tells it in the school's window."""
    meet(two)
    first = report(two)
    bring(two)
    desk = two.bureau.desk
    bureau_checks.put_rules(desk, bureau_checks.RuleChoice("school-000"))
    found = bureau_checks.look(
        desk, first
    )  # the school's real report is whole, and the bureau can decide on its people
    assert found.missing == ()
    assert {one.overall for one in found.people} == {"yes"}
    assert all(one.is_clear or one.exceptions for one in found.people)
    submissions.accept(desk, first)
    meeting = decisions.open_meeting(desk, "2026")
    record = MeetingRecord(
        number="2026年第3次",
        on=desk.today(),
        chair="江河",
        recorder="钱进",
        attendees=(Attendee("江河"), Attendee("任远"), Attendee("史册")),
    )
    decisions.save(desk, replace(meeting, record=record, bloc=Item("", agree=3)))
    decisions.close(desk, meeting.id)
    ours = receipts_back(two)
    told = says(ours, "settled_0")
    assert "教育局已作出决定（2026年第3次" in told
    for person_id, name in submissions.difference(desk, first).people:
        assert name in told, person_id
