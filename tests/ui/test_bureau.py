"""Two real windows, a school's and the bureau's, go through the exchange; then the bureau's lists on many schools."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QTabBar

from cadredesk.actions import (
    answers,
    desks,
    enrolment,
    intake,
    reporting,
    rounds,
    sample,
    simulation,
    state,
    submissions,
)
from cadredesk.desk import Desk
from cadredesk.domain.school import Role
from cadredesk.packages import manifest
from cadredesk.vault.slots import CHEAP
from tests.story.clerk import choose, drop, part, press, says, settle, sheet, wait, write
from tests.ui.conftest import type_text, unnamed
from ui.screens.enrolment import EnrolmentScreen
from ui.screens.intake import IntakeScreen
from ui.screens.schools import SchoolsScreen
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
    import shutil

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
        if asked.findChild(QLabel) is not None and asked.findChildren(type(screen.search), f"group_{place}"):
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
    ours.search = theirs.search  # the kind of field the groups are typed into
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
    settle()
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
    assert "新收 1 个" in says(screen, "intakeSummary")
    screen.tabs.setCurrentIndex(1)
    settle()
    assert submissions.difference(two.bureau.desk, second).before == 1
    press(screen, "acceptReport")
    ours = receipts_back(two)
    assert answers.states(desk)[second] == "accepted"
    assert screen.receipts_button.isEnabled() is False
    for window in (two.school, two.bureau):
        assert unnamed(window) == []


def rounds_final(desk: Desk, round_id: str) -> tuple[object, ...]:
    from cadredesk.domain.round import FinalList

    return rounds.get(desk, round_id).value("final_list", FinalList).entries
