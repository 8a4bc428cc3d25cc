"""Leaving the pool in the real window: a vote below the line, the proposal, the recorded meeting, the notice; and certificates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QDialog

from cadredesk.actions import desks
from cadredesk.actions.training import (
    attendance,
    certificates,
    courses,
    credits,
    exits,
    figures,
    opinion,
    trainees,
)
from cadredesk.actions.training.courses import Event, HalfDay
from cadredesk.actions.training.exits import ExitDraft
from cadredesk.desk import Desk
from cadredesk.domain.school import Role
from cadredesk.domain.training.attendance import Mark
from cadredesk.domain.training.exits import Satisfaction
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.vault.slots import CHEAP
from tests.story.clerk import choose, part, press, quiet, reason, says, sheet, told, wait, write
from tests.ui.conftest import unnamed
from ui.screens.management import ManagementScreen
from ui.screens.training import TrainingScreen
from ui.training.certificates import CertificatesPage
from ui.training.exits import MEETING, PAST, RISK, ExitsPage
from ui.training.figures import FiguresPage
from ui.training.parts import PaperSheet
from ui.widgets.screen import Screen
from ui.window import MainWindow

NAMES = ("于谦", "王文", "李䶮", "张三")
JOINED = date(2025, 1, 1)


def now() -> datetime:
    return datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A bureau's desk; p0 and p2 were voted below 80 %, p1 exactly at it, p3 above."""
    users = tuple(
        desks.NewUser(name, role, "test")
        for name, role in (("钱进", Role.CLERK), ("孙和", Role.REVIEWER), ("李主任", Role.APPROVER))
    )
    setup = desks.Setup("bureau", "EDU-1", "阳光区教育局", users, kind="test")
    desks.create(tmp_path / "bureau", setup, cost=CHEAP, now=now).desk.close()
    made = desks.log_in(tmp_path / "bureau", "钱进", "test", now=now)
    trainees.enrol(
        made,
        [
            Trainee(
                f"p{n}",
                name,
                JOINED,
                (Posting(JOINED, f"S{n}", f"青山第{n}小学", "primary", "教导主任"),),
                tier="deputy",
                gender="m",
                birth="1985-03",
            )
            for n, name in enumerate(NAMES)
        ],
    )
    for n, good in enumerate((799, 800, 700, 950)):
        vote = Satisfaction(
            f"v{n}", f"p{n}", 2026, date(2026, 11, 20), f"S{n}", 1000, 1000, 1000, 1000, good, 0, 1000 - good
        )
        opinion.put_satisfaction(made, vote)
    yield made
    made.close()


@pytest.fixture
def open_window(qtbot, desk: Desk) -> Iterator[Callable[[], MainWindow]]:
    opened: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(desk)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        opened.append(window)
        return window

    yield make
    for window in opened:
        wait(lambda window=window: not window.runner.busy, "the worker")


def page(window: MainWindow, key: str, screen: str = "management") -> Screen:
    """A page, once it stands in the window and has read what it shows."""
    window.navigate(screen, page=key)
    kind = ManagementScreen if screen == "management" else TrainingScreen
    tabbed = window.findChild(kind)
    assert tabbed is not None
    found = tabbed.page(key)
    wait(found.isVisible, key)
    wait(lambda: not window.runner.busy, "the worker")
    return found


def exits_page(window: MainWindow) -> ExitsPage:
    found = page(window, "exits")
    assert isinstance(found, ExitsPage)
    return found


def paper(window: MainWindow) -> str:
    """The text of the paper that is shown; the sheet is closed."""

    def shown() -> list[PaperSheet]:
        return [one for one in window.findChildren(PaperSheet) if one.isVisible()]

    wait(lambda: bool(shown()), "the paper")
    (found,) = shown()
    pages = pypdfium2.PdfDocument(found.pdf)
    text = "".join(one.get_textpage().get_text_bounded() for one in pages)
    found.reject()
    wait(lambda: not shown(), "the paper closed")
    return "".join(text.split())


def add_member(found: ExitsPage, name: str, absent: str = "") -> None:
    press(found.meeting, "exitAddMember")
    asked = sheet(found, "poolMemberSheet")
    write(asked, "memberName", name)
    if absent:
        part(asked, "memberPresent").click()  # type: ignore[attr-defined]
        write(asked, "memberReason", absent)
    press(asked, "poolMemberSheetOk")


def cast(found: ExitsPage, name: str, agree: int, disagree: int, defer: int = 0, remark: str = "") -> QDialog:
    """Types the vote on one person."""
    found.meeting.proposals.go_to(lambda one: one.name == name)
    press(found.meeting, "exitVote")
    asked = sheet(found, "exitVoteSheet")
    for opinion_, number in (("agree", agree), ("disagree", disagree), ("defer", defer)):
        write(asked, f"exit_{opinion_}", str(number))
    if remark:
        write(asked, "remark", remark)
    press(asked, "exitVoteSheetOk")
    return asked


def test_from_a_vote_below_the_line_to_the_notice(open_window, desk: Desk) -> None:
    window = open_window()
    found = exits_page(window)
    shown = [(one[0].id, one[1].reason, one[1].verdict) for one in found.risks.rows.shown()]
    assert ("p0", "satisfaction", "proposed") in shown
    assert ("p2", "satisfaction", "proposed") in shown
    assert ("p1", "satisfaction", "near") in shown
    assert ("p3", "satisfaction") not in [one[:2] for one in shown]
    found.risks.go_to(lambda one: one[0].id == "p1" and one[1].reason == "satisfaction")
    assert not found.propose_button.isEnabled(), "80.0 % is not proposed"
    for person in ("p0", "p2"):
        found.tabs.setCurrentIndex(RISK)
        found.risks.go_to(lambda one, person=person: one[0].id == person and one[1].reason == "satisfaction")
        assert "标准80%" in says(found, "exitWorking").replace(" ", "")
        press(found, "proposeExits")
        wait(lambda: not window.runner.busy, "the rules")
    assert found.tabs.currentIndex() == MEETING
    assert {one.name for one in exits.open_proposals(desk)} == {"于谦", "李䶮"}
    assert all(one.left is None for one in trainees.listed(desk)), "a proposal lets nobody leave"
    meeting = found.meeting
    assert not meeting.decide_button.isEnabled()
    press(meeting, "exitTable")
    text = paper(window)
    assert "79.9%" in text
    for name, value in (
        ("title", "局党组会议"),
        ("number", "2026年第12次"),
        ("chair", "李主任"),
        ("recorder", "钱进"),
    ):
        write(meeting, name, value)
    for name in ("李主任", "孙和", "周文"):
        add_member(found, name)
    add_member(found, "何平", "出差")
    assert exits.draft(desk).record.present == 3  # type: ignore[union-attr]
    wrong = cast(found, "于谦", 4, 0)
    assert wrong.isVisible(), "three are there, four votes cannot be"
    wrong.reject()
    QApplication.processEvents()
    cast(found, "于谦", 3, 0, remark="同意退出")
    kept = exits.draft(desk)
    assert isinstance(kept, ExitDraft)
    assert kept.remarks == (("p0", "同意退出"),)
    window.close()

    window = open_window()
    found = exits_page(window)
    found.go(tab="meeting")
    meeting = found.meeting
    assert part(meeting, "number").text() == "2026年第12次"  # type: ignore[attr-defined]
    assert [one.name for one in meeting.members.rows.shown()] == ["李主任", "孙和", "周文", "何平"]
    cast(found, "李䶮", 2, 1)
    write(meeting, "effective", "2026-12-31")
    press(meeting, "exitDecide")
    quiet(window)
    wait(lambda: not window.runner.busy, "the rules")
    assert found.tabs.currentIndex() == PAST
    by_name = {one.name: one.state for one in exits.proposals(desk)}
    assert by_name == {"于谦": "left", "李䶮": "kept"}, "two of four is no majority of all members"
    gone = trainees.get(desk, "p0")
    assert (gone.left, gone.left_reason) == (date(2026, 12, 31), "satisfaction")
    assert trainees.get(desk, "p2").left is None
    found.past.go_to(lambda one: one.name == "李䶮")
    assert not found.notice_button.isEnabled()
    found.past.go_to(lambda one: one.name == "于谦")
    press(found, "exitNotice")
    asked = sheet(found, "exitNoticeSheet")
    write(asked, "number", "阳教组〔2026〕31号")
    press(asked, "exitNoticeSheetOk")
    text = paper(window)
    assert "〔2026〕31号" in text
    assert "于谦" in text
    assert "2026年12月31日" in text
    press(found, "exitRecord")
    text = paper(window)
    assert "于谦" in text
    assert "2026年第12次" in text
    assert not unnamed(found)


def test_another_reason_needs_its_proof_and_can_be_withdrawn(open_window, desk: Desk) -> None:
    window = open_window()
    found = exits_page(window)
    press(found, "enterExit")
    asked = sheet(found, "exitReasonSheet")
    choose(asked, "person", "p3")
    choose(asked, "reason", "transferred")
    press(asked, "exitReasonSheetOk")
    assert exits.proposals(desk) == (), "a reason without its proof is none"
    write(asked, "proof", "区委组织部调令〔2026〕8号")
    press(asked, "exitReasonSheetOk")
    wait(lambda: not window.runner.busy, "the rules")
    (proposal,) = exits.open_proposals(desk)
    assert (proposal.person_id, proposal.reason) == ("p3", "transferred")
    assert found.tabs.currentIndex() == MEETING
    press(found.meeting, "exitWithdraw")
    reason(found.meeting, "reasonDialog", "调令撤销")
    wait(lambda: not window.runner.busy, "the rules")
    assert exits.open_proposals(desk) == ()
    assert found.meeting.empty.isVisible()


def test_without_a_quorum_nothing_is_decided_and_who_it_is_about_steps_out(open_window, desk: Desk) -> None:
    exits.enter(desk, "p3", "own_wish", "本人书面申请")
    window = open_window()
    found = exits_page(window)
    found.go(tab="meeting")
    for name, value in (("number", "第13次"), ("chair", "李主任"), ("recorder", "钱进")):
        write(found.meeting, name, value)
    add_member(found, "李主任")
    add_member(found, "张三")
    add_member(found, "何平", "出差")
    add_member(found, "周文", "病假")
    found.meeting.proposals.go_to(lambda one: one.name == "张三")
    press(found.meeting, "exitVote")
    asked = sheet(found, "exitVoteSheet")
    assert "张三" in says(asked, "exitStepOut")
    write(asked, "exit_agree", "1")
    press(asked, "exitVoteSheetOk")
    press(found.meeting, "exitDecide")
    told(window, "exit.no_quorum")
    assert exits.open_proposals(desk)
    assert trainees.get(desk, "p3").left is None


def hold(desk: Desk, days: int = 50) -> None:
    """A training of so many days of six hours from February on: p3 enrolled, and was not there."""
    first = date(2026, 2, 2)
    sessions = tuple(
        HalfDay(f"{n}{half}", first + timedelta(n), half, Fraction(3))
        for n in range(days)
        for half in ("am", "pm")
    )
    made = courses.save(desk, Event("", "lecture", "任职资格培训", 2026, sessions, area="politics"))
    courses.enrol(desk, made.id, courses.candidates(desk))
    marks = [
        Mark(one.id, person, "absent" if person == "p3" else "present")
        for one in sessions
        for person in ("p0", "p1", "p2", "p3")
    ]
    attendance.save(desk, made.id, {(one.session_id, one.person_id): one for one in marks})


def assess(found: CertificatesPage, person: str, grade: str) -> None:
    found.tabs.setCurrentIndex(0)
    found.standings.go_to(lambda one: one.trainee.id == person)
    press(found, "enterAssessment")
    asked = sheet(found, "assessmentSheet")
    choose(asked, "grade", grade)
    press(asked, "assessmentSheetOk")
    assert asked.isVisible(), "who assessed is asked for"
    write(asked, "assessors", "王科长、李督学")
    press(asked, "assessmentSheetOk")


def grant(found: CertificatesPage, person: str) -> QDialog:
    found.tabs.setCurrentIndex(0)
    found.standings.go_to(lambda one: one.trainee.id == person)
    press(found, "grantCertificate")
    asked = sheet(found, "grantSheet")
    write(asked, "body", "阳光区教育局")
    press(asked, "grantSheetOk")
    return asked


def test_an_assessment_then_a_certificate_whose_number_is_never_given_again(
    open_window: Callable[[], MainWindow], desk: Desk, tmp_path: Path
) -> None:
    hold(desk)
    window = open_window()
    found = page(window, "certificates")
    assert isinstance(found, CertificatesPage)
    assert found.standings.rows.rowCount() == 4
    grant(found, "p1").reject()
    assert certificates.listed(desk) == (), "nobody without an assessment"
    assess(found, "p1", "passed")
    assess(found, "p2", "failed")
    assess(found, "p3", "passed")
    wait(lambda: not window.runner.busy, "the hours")
    for person in ("p2", "p3"):
        grant(found, person).reject()
    assert certificates.listed(desk) == (), "neither failed nor without the hours"
    grant(found, "p1")
    wait(lambda: not window.runner.busy, "the hours")
    (first,) = certificates.listed(desk)
    assert (first.person_id, first.hours, first.unit_name) == ("p1", 300, "青山第1小学")
    assert first.number in found.note.accessibleName()
    press(found, "printCertificate")
    text = paper(window)
    assert first.number in text
    assert "王文" in text
    path = tmp_path / "register.xlsx"
    found.save_excel(path)
    texts = [str(cell.value) for row in openpyxl.load_workbook(path).active for cell in row]
    assert first.number in texts
    press(found, "voidCertificate")
    reason(found, "reasonDialog", "姓名打印错误")
    wait(lambda: not window.runner.busy, "the hours")
    assert certificates.listed(desk) == ()
    assert found.none.isVisible()
    grant(found, "p1")
    (second,) = certificates.listed(desk)
    assert (first.number, second.number) == ("2026-0001", "2026-0002")
    assert not unnamed(found)


def test_every_figure_leads_to_its_list(
    open_window: Callable[[], MainWindow], desk: Desk, tmp_path: Path
) -> None:
    hold(desk, 2)
    cancelled = courses.save(
        desk, Event("", "lecture", "已取消", 2026, (HalfDay("c", date(2026, 3, 2), "am", Fraction(3)),))
    )
    courses.cancel(desk, cancelled.id, "讲师有事")
    window = open_window()
    found = page(window, "figures", "training")
    assert isinstance(found, FiguresPage)
    wait(lambda: found.held.rows.rowCount() > 0, "the figures")
    period = figures.of_year(desk, 2026)
    assert (period.total.events, period.total.person_times, period.total.hours) == (1, 3, 12)
    assert period.total.person_hours == 36
    for key in ("areas", "kinds", "months"):
        choose(found, "figuresBy", key)
        found.by.activated.emit(found.by.currentIndex())
        rows = found.held.rows.shown()
        assert sum(one.person_times for one in rows) == 3
        for row in rows:
            found.held.go_to(lambda one, row=row: one.key == row.key)
            assert [one.event.title for one in found.events.rows.shown()] == ["任职资格培训"]
    assert "36" in says(found, "figuresTold")
    found.tabs.setCurrentIndex(1)
    by_id = {one[0].id: one[1] for one in found.attendance.rows.shown()}
    assert (by_id["p3"].absent, by_id["p3"].rate, by_id["p0"].rate) == (4, 0, 1)
    assert "36" in says(found, "attendanceTold")
    assert "48" in says(found, "attendanceTold")
    found.tabs.setCurrentIndex(2)
    assert [(one.year, one.members) for one in found.pool.rows.shown()] == [(2025, 4), (2026, 4)]
    found.tabs.setCurrentIndex(3)
    rows = {one.person_id: one for one in found.credits.rows.shown()}
    assert {one: rows[one].total for one in rows} == {
        row.person_id: row.total for row in credits.ledger(desk, 2026).rows
    }
    below = {one for one in rows if rows[one].state == "below"}
    assert below == {"p3"}
    assert "3" in says(found, "creditsTold")
    assert found.credits_chart.accessibleName().count("; ") == 4
    path = tmp_path / "figures.xlsx"
    found.save_excel(path)
    assert openpyxl.load_workbook(path).active.max_row >= 3
    press(found, "yearReport")
    assert "2026年" in paper(window)
    assert not unnamed(found)
