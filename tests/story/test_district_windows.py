"""A year of a district through two real windows: the school reports training, the bureau trains, examines, decides; the school learns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cadredesk.actions import answers, desks, people, reporting, schools
from cadredesk.actions.training import attendance, credits, exams, exits, study, trainees
from cadredesk.desk import Desk
from cadredesk.domain.person import Person
from cadredesk.domain.training.exits import ExitProposal
from cadredesk.domain.training.study import BookRead, CareTalk, Secondment
from cadredesk.packages import archive, verify
from tests.story import reckoning
from tests.story.clerk import choose, drop, part, press, says, settle, sheet, wait, write
from tests.story.district import NAMES, YEAR, District
from tests.ui.conftest import unnamed
from tests.ui.test_bureau import at, rest, sign
from tests.unit.actions.selection import Clock
from tests.unit.actions.test_answers import BUREAU, meet
from ui.screens.enrolment import EnrolmentScreen
from ui.screens.intake import IntakeScreen
from ui.screens.management import ManagementScreen
from ui.screens.outgoing import OutgoingScreen
from ui.screens.reporting import ReportingScreen
from ui.screens.training import TrainingScreen
from ui.training.courses import CoursesPage
from ui.training.event import ROLL_CALL
from ui.training.exams import ExamsPage
from ui.training.exits import MEETING, PAST, ExitsPage
from ui.training.parts import PaperSheet
from ui.training.roll_call import FIXED
from ui.training.trainees import TraineesPage
from ui.widgets.dialogs import Sheet
from ui.window import MainWindow

SCHOOL = "SCH-1"
LAST = date(YEAR, 12, 20)
WEAK = (4, 11)
"""Who fails the second exam, as they failed the first: one stays away."""


@dataclass
class Windows:
    """The bureau's and the school's window, the district behind the one, its person at the other, the stick between."""

    bureau: MainWindow
    school: MainWindow
    district: District
    person: str
    stick: Path

    def empty_stick(self) -> None:
        """Nothing lies on the stick any more."""
        for path in self.stick.iterdir():
            path.unlink()


def approver(desk: Desk) -> str:
    return next(one.id for one in desks.who_may_log_in(desk.folder) if one.name == "审批人")


@pytest.fixture
def windows(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    """A year by actions but for its last course and its last exam; both sides have enrolled each other."""
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = Clock(date(2025, 9, 1))
    bureau = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau", now=clock)
    school = desks.test_folder(tmp_path / "school", org=SCHOOL, now=clock)
    meet(bureau, school, tmp_path, approver(school))
    meet(school, bureau, tmp_path, approver(bureau))
    person = people.create(school, Person("", NAMES[0], gender="f")).id
    district = District(bureau, clock, 4, {0: (person, SCHOOL)})
    trainees.enrol(school, [one for one in district.trainees if one.id == person])
    district.year(events=29, exams=1)
    day = date(YEAR, 3, 1)
    study.put(school, BookRead("b1", person, YEAR, day, "教育学", education=True, notes=True))
    study.put(
        school,
        Secondment("s1", person, YEAR, day, "实验学校", "副校长", date(YEAR, 6, 30), credits=Fraction(6)),
    )
    district.people[person].posted = 6
    study.put(school, CareTalk("c1", person, YEAR, day, "支部书记", thoughts="只在本校的话"))
    clock.day = LAST
    shown = [MainWindow(bureau), MainWindow(school)]
    for one in shown:
        one.resize(1366, 768)
        one.show()
        qtbot.waitExposed(one)
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr("ui.screens.outgoing.QFileDialog.getExistingDirectory", lambda *_: str(stick))
    yield Windows(shown[0], shown[1], district, person, stick)
    for one in shown:
        one.put_away()
        one.hide()
        one.deleteLater()
    settle()
    bureau.close()
    school.close()


def page(window: MainWindow, screen: type[Any], key: str, kind: type[Any]) -> Any:
    """A page behind a tab, in sight and at rest."""
    name = {TrainingScreen: "training", ManagementScreen: "management"}[screen]
    at(window, name, screen, page=key)
    rest(window)
    found = window.findChild(kind)
    assert found is not None
    return found


def keys(widget: QWidget, text: str) -> None:
    for one in text:
        QTest.keyClick(widget, one)  # type: ignore[call-overload]


def modal(kind: type[Any] = Sheet) -> Any:
    """The sheet that asks."""
    wait(lambda: isinstance(QApplication.activeModalWidget(), kind), kind.__name__)
    return QApplication.activeModalWidget()


def report_training(both: Windows) -> str:
    """At the school: the training records alone are sealed and written to the stick; the package's id."""
    screen = at(both.school, "reporting", ReportingScreen)
    assert "在培训 1 人" in says(screen, "trainingWhat")
    assert "本校记录 2 条" in says(screen, "trainingWhat")
    press(screen, "sealTraining")
    asked: Any = sheet(both.school, "sealSheet")
    assert part(asked, "sealRecipient").text() == BUREAU
    press(asked, "sealSheetOk")
    assert asked.errors.text(), "without the approver's password nothing is sealed"
    write(asked, "sealPassword", "test")
    press(asked, "sealSheetOk")
    rest(both.school)
    (row,) = screen.table.rows.texts()[1]
    assert row[1] == f"{YEAR}年培训"
    screen.write_to(both.stick)
    rest(both.school)
    assert "可以拔" in part(screen, "reportNote").accessibleName()
    screen.save_slip(both.stick.parent)
    rest(both.school)
    (made,) = reporting.outbox(both.school.desk)
    assert answers.states(both.school.desk)[made.id] == "written"
    return made.id


def hold_course(both: Windows) -> None:
    """At the bureau: the year's last course from its title to its roll call, by keyboard."""
    found: CoursesPage = page(both.bureau, TrainingScreen, "courses", CoursesPage)
    press(found, "newCourse")
    asked: Any = modal()
    write(asked, "title", "岁末集中培训")
    press(asked, "newCourseSheetOk")
    view = found.event_view
    press(view, "eventNext")
    asked = modal()
    asked.form.field("first").put_day(date(YEAR, 12, 18))
    press(asked, "halfDaySheetOk")
    press(view, "eventNext")
    asked = modal()
    asked.picker.everybody.click()
    press(asked, "enrolSheetOk")
    press(view, "eventNext")
    assert view.tabs.currentIndex() == ROLL_CALL
    grid = view.roll_call.grid
    assert grid.marks.rowCount() == len(NAMES)
    typed = {0: "4", 1: "2", 2: "5"}
    for row in range(grid.marks.rowCount()):
        keys(grid, typed.get(row, "1"))
    grid.go(0, FIXED + 1)
    keys(grid, "*")
    press(view, "rollCallSave")
    marks = attendance.grid(both.bureau.desk, view.found.event.id).marks  # type: ignore[union-attr]
    assert len(marks) == 2 * len(NAMES)
    told = {"4": ("absent", 180, 0), "2": ("late", 180, 30), "5": ("leave", 180, 0), "1": ("present", 180, 0)}
    for row, one in enumerate(grid.marks.grid.people):
        both.district.people[one.person_id].marks += [told[typed.get(row, "1")], told["1"]]


def hold_exam(both: Windows) -> None:
    """At the bureau: the exam of the second term; marks and Enter, `*` for who stayed away."""
    found: ExamsPage = page(both.bureau, ManagementScreen, "exams", ExamsPage)
    press(found, "examsNew")
    asked: Any = modal()
    press(asked, "examSheetOk")
    assert not found.empty.isVisible()
    assert found.exam is not None
    assert found.exam.term == "下学期"
    places = {one.id: number for number, one in enumerate(both.district.trainees)}
    assert len(found.grid.marks.sheet.lines) == len(NAMES)
    for line in found.grid.marks.sheet.lines:
        place = places[line.person_id]
        mark = None if place == WEAK[0] else 45 if place == WEAK[1] else 60 + 2 * place
        both.district.people[line.person_id].exams.append(mark)
        if mark is None:
            keys(found.grid, "*")
        else:
            keys(found.grid, str(mark))
            QTest.keyClick(found.grid, Qt.Key.Key_Return)
    press(found, "examSave")
    figures = exams.sheet(both.bureau.desk, found.exam.id).figures
    assert (figures.due, figures.absent, figures.sat) == (18, 1, 17)


def propose(both: Windows) -> ExitsPage:
    """The exits page: everything that asks for leaving is proposed; it is what the rules say, reckoned apart."""
    found: ExitsPage = page(both.bureau, ManagementScreen, "exits", ExitsPage)
    wait(lambda: found.risks.rows.rowCount() > 0, "the findings")
    choose(found, "exitWhich", "proposed")
    shown = {(one.id, finding.reason) for one, finding in found.risks.rows.shown()}
    assert shown == reckoning.leaving(both.district.people)
    found.risks.setFocus()
    QTest.keyClick(found.risks, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(found, "proposeExits")
    rest(both.bureau)
    assert found.tabs.currentIndex() == MEETING
    waiting = {(one.person_id, one.reason) for one in exits.open_proposals(both.bureau.desk)}
    assert waiting == shown
    assert trainees.listed(both.bureau.desk) == trainees.listed(both.bureau.desk, with_left=True)
    return found


def decide(both: Windows, found: ExitsPage) -> set[str]:
    """The meeting: seven members, a vote on everybody; only the school's person leaves. Who was voted on."""
    for number in range(7):
        press(found, "exitAddMember")
        asked: Any = sheet(both.bureau, "poolMemberSheet")
        write(asked, "memberName", f"委员{number}")
        press(asked, "poolMemberSheetOk")
    write(found, "title", "中共阳光区教育局党组会议")
    write(found, "number", f"{YEAR}年第12次")
    write(found, "on", "2026-12-20")
    write(found, "effective", "2026-12-31")
    write(found, "chair", "委员0")
    write(found, "recorder", "委员1")
    table = found.meeting.proposals
    asked_of: set[str] = set()
    for row in range(table.rows.rowCount()):
        table.setCurrentIndex(table.rows.index(row, 0))
        proposal = table.current_row()
        assert isinstance(proposal, ExitProposal)
        if proposal.person_id in asked_of:
            continue
        press(found, "exitVote")
        asked = sheet(both.bureau, "exitVoteSheet")
        leaves = proposal.person_id == both.person
        write(asked, "exit_agree", "7" if leaves else "2")
        write(asked, "exit_disagree", "0" if leaves else "4")
        press(asked, "exitVoteSheetOk")
        if not leaves:
            assert asked.errors.text(), "six votes of seven members"
            write(asked, "exit_disagree", "5")
            press(asked, "exitVoteSheetOk")
        asked_of.add(proposal.person_id)
    press(found, "exitDecide")
    rest(both.bureau)
    assert found.tabs.currentIndex() == PAST
    left = {one.person_id for one in exits.proposals(both.bureau.desk) if one.state == "left"}
    assert left == {both.person}
    return asked_of


def notice(both: Windows, found: ExitsPage) -> None:
    """The notice of leaving can be looked at and printed."""
    found.past.go_to(lambda one: one.state == "left")
    press(found, "exitNotice")
    asked: Any = sheet(both.bureau, "exitNoticeSheet")
    write(asked, "number", "阳教党〔2026〕41号")
    press(asked, "exitNoticeSheetOk")
    paper: PaperSheet = modal(PaperSheet)
    assert paper.pdf.startswith(b"%PDF")
    paper.reject()
    settle()


def send(both: Windows) -> bytes:
    """The bureau sends its roster from the screen 发出; what is in the package, before it is sealed for the school."""
    both.empty_stick()
    screen = at(both.bureau, "outgoing", OutgoingScreen)
    press(both.bureau, "sendRoster")
    asked: Any = sheet(screen, "rosterSheet")
    press(asked, "toAll")
    press(asked, "rosterSheetOk")
    sign(both.bureau)
    assert "已写入" in part(screen, "outgoingNote").accessibleName()
    desk = both.bureau.desk
    (sent,) = [one for one in reporting.outbox(desk) if one.kind == "bureau.roster"]
    stream = BytesIO(desk.vault.open_file(sent.file))
    entries = verify.claimed(stream).entries
    return b"\n".join([stream.getvalue(), *(archive.content(stream, one) for one in entries.values())])


def learn(both: Windows) -> str:
    """The school receives it, reads what it would change, and confirms; the words it read."""
    screen = at(both.school, "enrolment", EnrolmentScreen)
    drop(screen, both.stick)
    rest(both.school)
    (look,) = [
        one
        for one in screen.findChildren(QPushButton)
        if one.objectName().startswith("confirm_") and one.isVisible()
    ]
    assert trainees.get(both.school.desk, both.person).left is None, "nothing counts before it is confirmed"
    look.click()
    settle()
    asked = sheet(both.school, "wordSheet")
    told = "\n".join(one.text() for one in asked.findChildren(QLabel))
    press(asked, "wordSheetOk")
    rest(both.school)
    assert answers.waiting(both.school.desk) == ()
    return told


def test_a_year_of_a_district_through_both_windows(windows: Windows) -> None:
    bureau, school, person = windows.bureau.desk, windows.school.desk, windows.person
    sent = report_training(windows)
    screen = at(windows.bureau, "intake", IntakeScreen)
    drop(screen, windows.stick)
    rest(windows.bureau)
    assert "共 1 个" in says(screen, "intakeSummary")
    screen.tabs.setCurrentIndex(1)
    rest(windows.bureau)
    (line,) = screen.reports.rows.texts()[1]
    assert line[2] == f"{YEAR}年培训"
    assert f"{YEAR}年的培训记录" in says(screen, "reportTold")
    press(screen, "acceptReport")
    assert [one.is_missing for one in schools.listed(bureau)] == [True], "its candidates are still to come"
    assert study.listed(bureau, CareTalk) == ()
    assert [one.id for one in study.listed(bureau, BookRead)] == ["b1"]
    hold_course(windows)
    hold_exam(windows)
    totals = {one.person_id: one.total for one in credits.ledger(bureau, YEAR).rows}
    assert totals == {one: ledger.total() for one, ledger in windows.district.people.items()}
    found = propose(windows)
    asked_of = decide(windows, found)
    assert len(asked_of) > 3
    notice(windows, found)
    package = send(windows)
    for one in windows.district.trainees[1:]:
        for text in (one.name, f'"{one.id}"'):
            assert text.encode() not in package, text
    assert NAMES[0].encode() in package
    told = learn(windows)
    assert f"{NAMES[0]}" in told
    assert "2026-12-31 退出" in told
    assert not any(name in told for name in NAMES[1:])
    assert trainees.get(school, person).left == date(YEAR, 12, 31)
    mine, theirs = credits.standing(school, person, YEAR), credits.standing(bureau, person, YEAR)
    assert (mine.total, mine.line, mine.state) == (theirs.total, theirs.line, theirs.state)
    past: ExitsPage = page(windows.school, ManagementScreen, "exits", ExitsPage)
    assert past.risks.rows.rowCount() == 0, "whose leaving is decided is not asked for again"
    past.tabs.setCurrentIndex(PAST)
    settle()
    past.past.go_to(lambda _: True)
    press(past, "exitNotice")
    asked: Any = sheet(windows.school, "exitNoticeSheet")
    press(asked, "exitNoticeSheetOk")
    rest(windows.school)
    assert "[exit.decided_elsewhere]" in windows.school.errors.text()
    assert [(one.name, one.state) for one in past.past.rows.shown()] == [(NAMES[0], "left")]
    known: TraineesPage = page(windows.school, ManagementScreen, "trainees", TraineesPage)
    choose(known, "traineeState", "left")
    assert [one.trainee.name for one in known.table.rows.shown()] == [NAMES[0]]
    known.table.setFocus()
    known.table.go_to(lambda _: True)
    QTest.keyClick(known.table, Qt.Key.Key_Return)
    rest(windows.school)
    lines = "\n".join(" ".join(row) for row in known.file.timeline.rows.texts()[1])
    for words in ("退出", "岁末集中培训", "教育学", "实验学校"):
        assert words in lines, words
    assert answers.states(school)[sent] == "written"
    for window in (windows.bureau, windows.school):
        assert unnamed(window) == []
