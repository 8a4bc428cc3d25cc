"""A whole round through the real window: from the three doors to the sealed package on a stick."""

from __future__ import annotations

import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cadredesk.actions import (
    backups,
    desks,
    eligibility,
    evaluations,
    finals,
    inspections,
    meetings,
    nominations,
    notices,
    papers,
    people,
    reporting,
    rounds,
    users,
    voting,
)
from cadredesk.actions.sample import Clock
from cadredesk.desk import Desk
from cadredesk.domain.form import BallotForm
from cadredesk.domain.idnumber import check_digit
from cadredesk.domain.inspection import CHECKS
from cadredesk.domain.round import DistrictNotice, Dossier
from cadredesk.domain.school import Role
from cadredesk.domain.vote import HandTotal
from cadredesk.vault.slots import CHEAP
from tests.story.clerk import (
    ALT,
    CTRL,
    choose,
    close_step,
    drop,
    fill,
    focused,
    go_on,
    key,
    main,
    pad,
    page,
    panel,
    part,
    press,
    quiet,
    reason,
    says,
    screen,
    settle,
    sheet,
    tick,
    told,
    wait,
    write,
)
from tests.ui.conftest import compose, type_text, unnamed
from ui.app import Program
from ui.screens.importing import CHECK, COLUMNS, DONE, ImportScreen
from ui.screens.login import LoginPage
from ui.screens.start import StartPages
from ui.steps.public_notice import PublicNoticePanel
from ui.voting.counter import CounterSheet
from ui.window import MainWindow

SCHOOL, CODE = "青山镇中心小学", "2144000123"
PASSWORDS = {Role.CLERK: "clerk-pass", Role.REVIEWER: "reviewer-pass", Role.APPROVER: "approver-pass"}
NAMES = {Role.CLERK: "陈晨", Role.REVIEWER: "林岚", Role.APPROVER: "方敏"}
WRITER = "秦知情"
"""Who raised the objection: stays in the school."""

CANDIDATES = ("干露", "李䶮", "迪丽娜尔·艾合买提")
STAFF = (
    ("周文", "男", "汉族", "1972-03-11", "中共党员", "党支部书记", "校领导"),
    ("方敏", "女", "汉族", "1974-09-02", "中共党员", "校长", "校领导"),
    ("何平", "男", "汉族", "1979-05-14", "中共党员", "副校长", "校领导"),
    ("王军", "男", "汉族", "1983-02-20", "群众", "总务处主任", "总务处"),
    ("干露", "女", "汉族", "1993-10-03", "中共党员", "教务处副主任", "教务处"),
    ("李䶮", "男", "汉族", "1994-01-12", "中共党员", "德育处副主任", "德育处"),
    ("迪丽娜尔.艾合买提", "女", "维吾尔族", "1996-06-06", "群众", "教师", "语文组"),
    ("陈晨", "女", "汉族", "1990-04-04", "群众", "办公室干事", "办公室"),
    ("林　岚", "女", "汉族", "1989-08-08", "群众", "教师", "数学组"),
    ("吕梁", "男", "汉族", "1985-11-30", "群众", "教师", "数学组"),
    ("曾国华", "男", "汉族", "1981-07-07", "群众", "教师", "语文组"),
    ("单雄信", "男", "汉族", "1978-12-01", "群众", "教师", "英语组"),
)


def roster(path: Path) -> Path:
    """Twelve people as an office keeps them: titles above, a padded name, a wrong dot, one number spoiled by Excel."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = f"{SCHOOL}教职工花名册"
    sheet.merge_cells("A1:K1")
    sheet["A2"] = f"填报单位：{SCHOOL}"
    heads = (
        "序号",
        "姓名",
        "性别",
        "民族",
        "出生年月",
        "身份证号",
        "政治面貌",
        "学历",
        "参加工作时间",
        "现任职务",
        "部门",
    )
    for column, text in enumerate(heads, 1):
        sheet.cell(3, column, text)
    for at, (name, sex, ethnicity, birth, party, post, department) in enumerate(STAFF):
        number = f"370000{birth.replace('-', '')}{at:02}{1 if sex == '男' else 2}"
        whole: str | int = number + check_digit(number)
        if name == "吕梁":
            whole = int(f"{number}0") // 1000 * 1000
        row = (at + 1, name, sex, ethnicity, birth[:7], whole, party, "大学本科", "2015.08", post, department)
        for column, value in enumerate(row, 1):
            sheet.cell(at + 4, column, value)
    book.save(path)
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    picture = QImage(320, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    assert picture.save(str(tmp_path / "photo.jpg"))
    return tmp_path / "photo.jpg"


@pytest.mark.slow
def test_from_the_three_doors_to_the_package_on_a_stick(qtbot, qapp, tmp_path: Path, photo: Path) -> None:
    folder = tmp_path / "data"
    code = _first_start(qapp, folder, roster(tmp_path / "花名册.xlsx"))
    clock = Clock(date(2026, 9, 1))
    program = _second_start(qapp, folder, clock)
    window = program.shown
    assert isinstance(window, MainWindow)
    desk = window.desk
    round_id = _begin(window, desk)
    _district_notice(window, desk, round_id)
    _nomination(window, desk, round_id)
    _recommendation_vote(window)
    _eligibility(window, desk, round_id, photo)
    _meeting(window, desk, round_id, "leadership_meeting", "2026-09-04", absent="何平")
    _meeting(window, desk, round_id, "branch_meeting", "2026-09-07")
    _plan(window, desk, round_id)
    _advance_notice(window, desk, round_id, clock)
    _evaluation(window, desk, round_id)
    _talks(window, desk, round_id)
    _reports(window, desk, round_id)
    clock.day = date(2026, 9, 18)
    _meeting(window, desk, round_id, "examination", "2026-09-18")
    _public_notice(window, desk, round_id, clock, photo)
    _final_list(window, desk, round_id)
    _dossier(window, desk, round_id)
    _papers(window, desk, round_id, tmp_path / "papers")
    package = _report(window, desk, round_id, tmp_path / "stick")
    _finish(window, desk, round_id)
    window = _another_person(program, window)
    assert window.close()
    assert program.desk is None

    _nothing_lies_open(folder)
    desk = desks.log_in(folder, NAMES[Role.APPROVER], PASSWORDS[Role.APPROVER])
    assert desks.check(desk).sound
    _verified_by_an_auditor(package, reporting.public_key_line(desk), tmp_path)
    _sealed_rows_tell_no_order(desk, round_id, tmp_path)
    desk.close()
    assert {info.reason for info in backups.list_backups(folder)} >= {"leave"}
    desks.recover(folder, code, NAMES[Role.CLERK], "brand-new-password").close()


# First start, second start


def _first_start(qapp: QApplication, folder: Path, staff: Path) -> str:
    """Six pages, one main button each; the roster dropped in is taken up at once. The recovery code."""
    program = Program(qapp, folder)
    program.begin()
    assert program.shown is not None
    pages = part(program.shown, "page", StartPages)
    assert len(_main_buttons(pages)) == 3
    press(pages, "doorSchool")
    assert pages.page == "roster"
    drop(pages, staff)
    assert staff.name in says(pages, "rosterName")
    _next(pages, "school")
    write(pages, "school_name", SCHOOL)
    QTest.keyClick(part(pages, "school_name"), Qt.Key.Key_Escape)
    assert pages.page == "roster"
    _next(pages, "school")
    assert pages.school.value("school_name") == SCHOOL, "Esc loses nothing"
    write(pages, "org_code", CODE)
    choose(pages, "stage", "primary")
    _next(pages, "profile")
    press(pages, "profile_school-000")
    _next(pages, "people")
    for role, name in NAMES.items():
        write(pages, f"person_{role}", name)
        for field in ("password", "again"):
            QTest.keyClicks(part(pages, f"{field}_{role}"), PASSWORDS[role])
    assert not desks.exists(folder)
    _next(pages, "sheet")
    code = says(pages, "recoveryCodeShown")
    assert len(code) > 20
    assert not part(pages, "startNext").isEnabled(), "the sheet is printed or kept first"
    pages.kept.setFocus()
    QTest.keyClick(pages.kept, Qt.Key.Key_Space)
    press(pages, "startNext")
    wait(lambda: isinstance(program.shown, MainWindow))
    window = program.shown
    assert isinstance(window, MainWindow)
    assert window.desk.kind == "normal"
    assert window.desk.user.role is Role.APPROVER
    _take_in(window)
    assert window.close()
    assert program.desk is None
    return code


def _main_buttons(pages: QWidget) -> list[QPushButton]:
    return [
        one for one in pages.findChildren(QPushButton) if one.isVisible() and one.property("role") == "main"
    ]


def _next(pages: StartPages, following: str) -> None:
    assert len(_main_buttons(pages)) == 1
    assert unnamed(pages) == []
    press(pages, "startNext")
    wait(lambda: pages.page == following, pages.errors.text())


def _take_in(window: MainWindow) -> None:
    """File, columns, check, done: nothing is written before the last step, the doubtful row waits."""
    wait(lambda: isinstance(window.screen_in_sight(), ImportScreen))
    here = screen(window)
    assert isinstance(here, ImportScreen)
    wait(lambda: here.pages.currentIndex() == COLUMNS, window.errors.text())
    assert here.columns is not None
    assert here.columns.header_row == 3
    press(here, "checkRoster")
    wait(lambda: here.pages.currentIndex() == CHECK, window.errors.text())
    assert [row.values["name"] for row in here.tables["doubtful"].rows.shown()] == ["吕梁"]
    assert people.lines(window.desk) == ()
    press(here, "writeRoster")
    wait(lambda: here.pages.currentIndex() == DONE, window.errors.text())
    names = [line.name for line in people.lines(window.desk)]
    assert len(names) == 11
    assert "迪丽娜尔·艾合买提" in names
    assert "林岚" in names
    assert [entry.values["name"] for entry in people.tray(window.desk)] == ["吕梁"]


def _second_start(qapp: QApplication, folder: Path, clock: Clock) -> Program:
    """The second start asks for a name and a password and nothing else; the story's day is set."""
    program = Program(qapp, folder)
    program.begin()
    assert program.shown is not None
    login = part(program.shown, "page", LoginPage)
    login.names.setFocus()
    QTest.keyClick(login.names, Qt.Key.Key_Home)
    assert login.names.currentText().startswith(NAMES[Role.CLERK])
    login.password.setFocus()
    QTest.keyClicks(login.password, PASSWORDS[Role.CLERK])
    QTest.keyClick(login.password, Qt.Key.Key_Return)
    wait(lambda: isinstance(program.shown, MainWindow), login.errors.text())
    assert program.desk is not None
    program.open_window(replace(program.desk, now=clock))
    settle()
    window = program.shown
    assert isinstance(window, MainWindow)
    assert "2026-09-01" in window.errors.text() or window.errors.text() == "", "a clock set back is said"
    return program


# The steps


def _begin(window: MainWindow, desk: Desk) -> str:
    press(window, "nav_rounds")
    press(window, "noRoundsButton")
    write(window, "round_title", "2026年度后备干部推荐")
    press(window, "beginRound")
    quiet(window)
    [head] = rounds.listed(desk)
    assert (head.title, head.state, head.started_on) == ("2026年度后备干部推荐", "open", date(2026, 9, 1))
    return head.id


def _district_notice(window: MainWindow, desk: Desk, round_id: str) -> None:
    panel(window, "district_notice")
    fill(
        window, number="青教组〔2026〕18号", issuer="青山区教育局", title="关于推荐学校后备干部的通知",
        issued_on="2026.8.28", received_on="20260901", deadline="2026年11月30日", reference_date="2026-09-01",
        quota_deputy="2", quota_young="1",
    )  # fmt: skip
    value = rounds.get(desk, round_id).value("district_notice", DistrictNotice)
    assert (value.number, value.deadline) == ("青教组〔2026〕18号", date(2026, 11, 30))
    key(Qt.Key.Key_F1)
    assert "区局" in says(sheet(window, "clauseSheet"), "clauseText")
    key(Qt.Key.Key_Escape)
    close_step(window, "district_notice")
    go_on(window, "nomination")


def _nomination(window: MainWindow, desk: Desk, round_id: str) -> None:
    for at, (name, spelt, tier) in enumerate(
        zip(CANDIDATES, ("ganlu", "ly", "dln"), ("deputy", "deputy", "young"), strict=True)
    ):
        if at == 0:
            main(window, "推荐人选")
        else:
            press(window, "addNomination")
        asked = sheet(window, "nominationSheet")
        search = part(asked, "nomineePickerEdit")
        compose(search, spelt)  # filters while the pinyin is still uncommitted
        settle()
        found = part(asked, "nomineePickerList")
        assert found.item(0).text().startswith(name[:1]), spelt
        compose(search, "")
        type_text(search, name)
        QTest.keyClick(search, Qt.Key.Key_Return)
        assert name in says(asked, "nominee")
        choose(asked, "tier", tier)
        fill(asked, by="教务处", on="2026-09-02", intention="中层正职", reason="政治可靠，业务扎实")
        tick(asked, "signed")
        QTest.keyClick(asked, Qt.Key.Key_Escape)
        assert asked.isVisible(), "Esc loses nothing typed"
        assert "Esc" in asked.errors.text()
        QTest.keyClick(asked, Qt.Key.Key_Return, CTRL)
        settle()
        quiet(window)
    stored = nominations.listed(desk, round_id)
    assert {(one.tier, one.signed) for one in stored} == {("deputy", True), ("young", True)}
    assert len(stored) == 3
    close_step(window, "nomination")


def _recommendation_vote(window: MainWindow) -> None:
    timeline = page(window).page.timeline
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_Down)
    panel(window, "recommendation_vote")
    press(window, "stepSkip")
    reason(window, "skipDialog", "与民主测评合并进行")
    assert page(window).page.views["recommendation_vote"].state == "skipped"
    go_on(window, "eligibility")


def _eligibility(window: MainWindow, desk: Desk, round_id: str, photo: Path) -> None:
    """Every candidate: questions answered, the file filled in where a rule cannot decide, one exception, admitted."""
    fill(window, reviewed_on="2026-09-03", reviewers="陈晨、林岚")
    for one in eligibility.review(desk, round_id):
        matrix = panel(window, "eligibility")
        matrix.table.go_to(lambda row, person_id=one.person_id: row.person_id == person_id)
        settle()
        assert says(window, "verdict_sanction") == "待核"
        press(window, "fill_sanction")
        _fill_file(window, photo, assessed=one.name != "李䶮")
        press(window, "nav_rounds")
        for question in ("in_education", "conduct"):
            press(window, f"answer_{question}_yes")
        if one.name == "李䶮":
            press(window, "admit")
            assert "李䶮" in window.errors.text()
            press(window, "except_assessment")
            reason(window, "exceptionDialog", "年度考核材料正在补办，区局同意先行推荐")
            assert says(window, "verdict_assessment") == "例外"
        press(window, "admit")
        quiet(window)
    reviewed = eligibility.review(desk, round_id)
    assert {one.decision for one in reviewed} == {"admitted"}
    assert [one.name for one in reviewed if any(found.exception for found in one.findings)] == ["李䶮"]
    close_step(window, "eligibility")
    go_on(window, "leadership_meeting")


def _fill_file(window: MainWindow, photo: Path, *, assessed: bool) -> None:
    """In the person's file: no sanction, three years' assessments pasted from Excel, a photo."""
    here = screen(window)
    opened = part(here, "personFile")
    sections = part(opened, "fileSections")

    def section(name: str) -> QWidget:
        titles = [
            opened.pages.widget(at).findChild(QWidget, f"part_{name}") for at in range(opened.pages.count())
        ]
        sections.setCurrentRow(next(at for at, found in enumerate(titles) if found is not None))
        settle()
        return part(opened, f"part_{name}")

    tick(section("sanctions"), "sanctionsNone")
    if assessed:
        editor = section("assessments")
        mime = QMimeData()
        mime.setText("2023\t合格\n2024\t合格\n2025\t优秀\n")
        QGuiApplication.clipboard().setMimeData(mime)
        table = part(editor, "assessmentsTable")
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_V, CTRL)
        settle()
    opened.load_photo(photo)
    settle()
    quiet(window)


def _meeting(window: MainWindow, desk: Desk, round_id: str, step: str, day: str, absent: str = "") -> None:
    """Members taken from the staff, one absent with a reason, the vote on every person typed and added up."""
    fill(
        window,
        number="第9次",
        on=day,
        begins="15:30",
        ends="16:30",
        place="行政楼会议室",
        agenda="讨论后备干部人选",
    )
    choose(window, "ballot", "secret")
    key(Qt.Key.Key_L, ALT)
    quiet(window)
    record = meetings.get(desk, round_id, step)
    assert {one.name for one in record.attendees} == {"周文", "方敏", "何平"}
    if absent:
        members = part(window, "members")
        members.go_to(lambda row: row.member.name == absent)
        members.setFocus()
        QTest.keyClick(members, Qt.Key.Key_Space)
        reason(window, "absenceDialog", "外出培训")
    here = panel(window, step)
    present = 2 if absent else 3
    for item in here.record.items:
        main(window, "登记表决")
        field = focused()
        assert field.objectName() == f"agree_{item.person_id}"
        QTest.keyClicks(field, "9")
        QTest.keyClick(field, Qt.Key.Key_Tab)
        assert meetings.get(desk, round_id, step).items == () or all(
            one.agree <= present for one in meetings.get(desk, round_id, step).items
        ), "more votes than voters are never stored"
        write(window, f"agree_{item.person_id}", str(present))
        assert says(window, f"outcome_{item.person_id}") == "通过"
    write(window, "conclusion", "会议逐人讨论表决，全部通过。")
    stored = meetings.get(desk, round_id, step)
    assert [(one.agree, one.disagree, one.defer) for one in stored.items] == [(present, 0, 0)] * 3
    assert (stored.due, stored.present) == (3, present)
    close_step(window, step)
    following = {
        "leadership_meeting": "branch_meeting", "branch_meeting": "inspection_plan", "examination": "public_notice",
    }  # fmt: skip
    go_on(window, following[step])


def _plan(window: MainWindow, desk: Desk, round_id: str) -> None:
    main(window, "按常用提纲起草")
    fill(
        window, planNumber="青小党〔2026〕9号", planTitle="后备干部考察工作方案", planSignedOn="2026-09-08",
        planOpinions="在工会小组征求意见，无不同意见", planPublishedOn="2026-09-08", planPublishedWhere="校务公开栏",
    )  # fmt: skip
    main(window, "登记公布")
    quiet(window)
    assert inspections.plan(desk, round_id).published_on == date(2026, 9, 8)
    close_step(window, "inspection_plan")
    go_on(window, "advance_notice")


def _advance_notice(window: MainWindow, desk: Desk, round_id: str, clock: Clock) -> None:
    for name, phone in (("何平", "0530-1234561"), ("王军", "0530-1234562")):
        press(window, "teamAdd")
        asked = sheet(window, "memberSheet")
        search = part(asked, "memberPickerEdit")
        type_text(search, name)
        QTest.keyClick(search, Qt.Key.Key_Return)
        write(asked, "memberPhone", phone)
        press(asked, "memberSheetOk")
    assert [(one.name, one.role) for one in inspections.advance_notice(desk, round_id).team] == [
        ("何平", "leader"),
        ("王军", "member"),
    ]
    fill(
        window, advanceNumber="青小党〔2026〕10号", advancePlace="行政楼二楼", reportPhone="0530-1234567",
        reportAddress="青山镇文昌路1号", advancePostedOn="2026-09-09", advancePostedWhere="校务公开栏",
        inspectionFrom="2026-09-11", inspectionUntil="2026-09-18",
    )  # fmt: skip
    main(window, "登记张贴")
    assert "2026-09-12" in window.errors.text(), "the notice stands three days first"
    assert inspections.advance_notice(desk, round_id).posted_on is None
    write(window, "inspectionFrom", "2026-09-14")
    main(window, "登记张贴")
    quiet(window)
    assert inspections.advance_notice(desk, round_id).posted_on == date(2026, 9, 9)
    clock.day = date(2026, 9, 14)
    close_step(window, "advance_notice")
    go_on(window, "evaluation")


SHEETS = {
    "leaders": ["* ", "2* ", "* "],
    "middle": ["* ", "* ", "12* "],
    "staff": ["* ", "22* ", "/2", "3* ", "0* "],
}
"""What stands on the paper ballots, as keys of the number pad; one invalid sheet, one not returned."""


def _evaluation(window: MainWindow, desk: Desk, round_id: str) -> None:
    """Without a mouse from the design to the seal; the second pass by another person, blind; a wrong bundle found."""
    fill(
        window,
        meeting_on="2026-09-14",
        meeting_time="15:30",
        chair="周文",
        scrutineers="吕梁",
        counters="陈晨、林岚",
    )
    key(Qt.Key.Key_D, ALT)
    key(Qt.Key.Key_Return, CTRL)
    [vote] = voting.votes_of_step(desk, round_id, "evaluation")
    assert {row.label for row in vote.form.rows} == set(CANDIDATES)
    assert len(vote.form.elements) == 5
    key(Qt.Key.Key_F, ALT)
    pad("3 3 3 3 3 3 3 3 6 6 6 7 ")
    assert "测评无效" in says(window, "countsNoteText")
    write(window, "count_staff_returned", "5")
    write(window, "reason_staff", "一人带走选票")
    quiet(window)
    key(Qt.Key.Key_1, ALT)
    _pass(SHEETS)
    assert "第一遍" in says(window, "choiceCardHeading")
    pad("1")
    key(Qt.Key.Key_2, ALT)
    asked = part(window, "counterSheet", CounterSheet)
    assert NAMES[Role.CLERK] not in [asked.names.itemText(at) for at in range(asked.names.count())]
    asked.names.setCurrentIndex(asked.names.findText(NAMES[Role.REVIEWER]))
    type_text(part(asked, "counterPassword"), PASSWORDS[Role.REVIEWER])
    key(Qt.Key.Key_Return)
    wait(
        lambda: not [one for one in window.findChildren(CounterSheet) if one.isVisible()],
        "the second sat down",
    )
    _pass({**SHEETS, "staff": ["* ", "22* ", "/2", "3* ", "4* "]})
    assert "第 1 捆" in says(window, "choiceCardHeading")
    pad("1")
    for keys in SHEETS["staff"]:
        pad(keys)
    pad("+")
    pad("1")
    key(Qt.Key.Key_H, ALT)
    for group, sheets in SHEETS.items():
        invalid = sum("/" in one for one in sheets)
        assert focused().objectName() == "handValid", group
        pad(f"{len(sheets) - invalid} {invalid} ")
        if group != "staff":
            key(Qt.Key.Key_Tab, CTRL)
            part(window, "handValid").setFocus()
    key(Qt.Key.Key_S, CTRL)
    quiet(window)
    key(Qt.Key.Key_Escape)
    assert "三方一致" in says(window, "witnessNoteText")
    key(Qt.Key.Key_S, ALT)
    key(Qt.Key.Key_Return, CTRL)
    [vote] = voting.votes_of_step(desk, round_id, "evaluation")
    assert vote.state == "sealed"
    assert not list((desk.folder / "tally").iterdir())
    result = evaluations.result(desk, vote.id)
    assert result.total("valid") == 10
    assert "10" in says(window, "resultCardAside")
    close_step(window, "evaluation")
    go_on(window, "talks")


def _pass(sheets: dict[str, list[str]]) -> None:
    """Types every voter group; one chosen by its number while there are several left."""
    for at, ballots in enumerate(sheets.values()):
        if at < len(sheets) - 1:
            pad("1")
        for keys in ballots:
            pad(keys)
        pad("+")


def _talks(window: MainWindow, desk: Desk, round_id: str) -> None:
    for one in rounds.candidates(desk, round_id, "talks"):
        here = panel(window, "talks")
        here.candidates.table.go_to(lambda row, person_id=one.person_id: row.person_id == person_id)
        settle()
        press(window, "talkAdd")
        asked = sheet(window, "talkSheet")
        fill(
            asked,
            talkSpeaker="教师代表",
            talkClass="教职工",
            talkOn="2026-09-15",
            talkPlace="谈话室",
            talkPraise="责任心强",
        )
        choose(asked, "talkOpinion", "agree")
        press(asked, "talkSheetOk")
        fill(window, interviewOn="2026-09-15", interviewPlace="谈话室", interviewNotes="服从组织安排。")
        quiet(window)
    held = inspections.talks(desk, round_id)
    assert (len(held.talks), len(held.interviews)) == (3, 3)
    close_step(window, "talks")
    go_on(window, "inspection_report")


def _reports(window: MainWindow, desk: Desk, round_id: str) -> None:
    for one in rounds.candidates(desk, round_id, "inspection_report"):
        here = panel(window, "inspection_report")
        here.candidates.table.go_to(lambda row, person_id=one.person_id: row.person_id == person_id)
        settle()
        for check in CHECKS:
            choose(window, f"check_{check}", "clear")
        fill(
            window,
            report_performance=f"{one.name}同志政治坚定，工作扎实。",
            report_shortcomings="理论学习不够系统。",
        )
        press(window, "reportCompose")
        for at in (0, 1):
            tick(window, f"signer{at}")
        write(window, "reportSignedOn", "2026-09-17")
        quiet(window)
    written = inspections.reports(desk, round_id)
    assert all("民主测评" in one.block("voting") for one in written)
    assert {one.signed_by for one in written} == {("何平", "王军")}
    close_step(window, "inspection_report")
    go_on(window, "examination")


def _public_notice(window: MainWindow, desk: Desk, round_id: str, clock: Clock, photo: Path) -> None:
    """Posted 2026-09-24; an objection on 09-29 stops the clock; solved on 10-12: the end moves to 10-16."""
    clock.day = date(2026, 9, 24)
    press(window, "noticeFromSchool")
    fill(
        window, notice_number="青小党〔2026〕12号", notice_issuer="中共青山镇中心小学支部委员会",
        notice_reception_phone="0530-1234567", notice_supervision_phone="12380",
        notice_reception_address="青山镇文昌路1号", notice_reception_hours="8:30—17:00",
        noticePostedOn="2026-09-24", noticeWhere="校务公开栏", noticePostedBy="陈晨", noticeWitnesses="吕梁",
    )  # fmt: skip
    main(window, "登记张贴")
    quiet(window)
    assert "10月9日" in says(window, "clockEnd")
    here = panel(window, "public_notice")
    assert isinstance(here, PublicNoticePanel)

    clock.day = date(2026, 9, 29)
    main(window, "异议")
    asked = sheet(window, "objectionSheet")
    fill(asked, objectionOn="2026-09-29", objectionContent="反映登记不完整", objectionHandler="何平")
    tick(asked, "objectionNamed")
    write(asked, "objectionBy", WRITER)
    press(asked, "objectionSheetOk")
    quiet(window)
    assert notices.state(desk, round_id).state == "stopped"

    clock.day = date(2026, 10, 12)
    main(window, "异议")
    asked = sheet(window, "settleSheet")
    fill(asked, solvedOn="2026-10-12", solvedFinding="经查登记完整", solvedConclusion="不影响使用")
    press(asked, "settleSheetOk")
    quiet(window)
    assert notices.state(desk, round_id).ends == date(2026, 10, 16)
    main(window, "继续公示")
    press(sheet(window, "continuationSheet"), "continuationSheetOk")

    clock.day = date(2026, 10, 19)
    window.navigate("rounds", round=round_id, step="public_notice")
    for posting in notices.get(desk, round_id).postings:
        here.wall.choose(posting.id)
        here.load_photo(photo)
        press(window, "postingRemove")
        press(sheet(window, "removalSheet"), "removalSheetOk")
    main(window, "写出结果")
    quiet(window)
    held = notices.get(desk, round_id)
    assert held.result == "objections_settled"
    assert [one.sheet for one in held.postings] == ["notice", "continuation"]
    assert all(one.photo and one.removed_on == date(2026, 10, 19) for one in held.postings)
    close_step(window, "public_notice")
    go_on(window, "final_list")


def _final_list(window: MainWindow, desk: Desk, round_id: str) -> None:
    main(window, "列出人选")
    fill(window, finalNumber="青小党〔2026〕14号", finalOn="2026-10-19")
    quiet(window)
    final = finals.get(desk, round_id)
    assert (len(final.entries), final.on) == (3, date(2026, 10, 19))
    close_step(window, "final_list")
    go_on(window, "dossier")


def _dossier(window: MainWindow, desk: Desk, round_id: str) -> None:
    main(window, "列出本轮文书")
    write(window, "coverNumber", "青小党〔2026〕15号")
    press(window, "dossierTickAll")
    quiet(window)
    items = rounds.get(desk, round_id).value("dossier", Dossier).items
    assert len(items) > 20
    assert all(item.present for item in items)


def _papers(window: MainWindow, desk: Desk, round_id: str, place: Path) -> None:
    """Every paper of every step, saved from the print folder."""
    place.mkdir()
    press(window, "nav_printing")
    here = screen(window)
    steps = []
    for line in here._folder.lines:
        if line.step in steps or line.paper.state == "not_due":
            continue
        steps.append(line.step)
        choose(window, "printFilter", "all")
        here.table.go_to(lambda row, step=line.step: row.step == step)
        before = len(list(place.iterdir()))
        here.save_step(place)
        wait(lambda: not window.runner.busy, "saving")
        assert len(list(place.iterdir())) > before, (line.step, window.errors.text())
    quiet(window)
    names = {path.name.partition(" ")[2] for path in place.iterdir()}
    for title in (
        "推荐表（李䶮）", "资格审查表", "校务会议纪要", "党组织会议纪要", "考察工作方案", "考察预告", "民主测评结果汇总表",
        "考察材料（迪丽娜尔·艾合买提）", "审定会议纪要", "公示", "公示期顺延公告", "公示情况报告", "确定人选名单", "人选名册",
        "归档材料清单",
    ):  # fmt: skip
        assert f"{title}.pdf" in names, (title, sorted(names))
    assert all(path.read_bytes().startswith(b"%PDF") for path in place.iterdir())
    waiting = [one for one in papers.all_lines(desk, round_id) if one.state == "to_print"]
    assert waiting


def _report(window: MainWindow, desk: Desk, round_id: str, stick: Path) -> Path:
    """Sealed with the approver's password and written to a stick."""
    stick.mkdir()
    window.navigate("rounds", round=round_id, step="dossier")
    main(window, "去报送")
    press(window, "sealReport")
    asked = sheet(window, "sealSheet")
    write(asked, "sealRecipient", "QS-JYJ")
    QTest.keyClicks(part(asked, "sealPassword"), "not-the-password")
    press(asked, "sealSheetOk")
    wait(lambda: not window.runner.busy)
    assert reporting.outbox(desk) == ()
    told(window, "vault.wrong_password")
    press(window, "sealReport")
    asked = sheet(window, "sealSheet")
    write(asked, "sealRecipient", "QS-JYJ")
    QTest.keyClicks(part(asked, "sealPassword"), PASSWORDS[Role.APPROVER])
    press(asked, "sealSheetOk")
    wait(lambda: len(reporting.outbox(desk)) == 1, window.errors.text())
    wait(lambda: not window.runner.busy)
    here = screen(window)
    here.write_to(stick)
    wait(lambda: not window.runner.busy)
    [package] = stick.iterdir()
    assert package.name in says(here, "reportNoteText")
    assert rounds.get(desk, round_id).value("dossier", Dossier).reported_on == date(2026, 10, 19)
    here.verify(package)
    wait(lambda: not window.runner.busy)
    assert "QS-JYJ" in says(here, "reportNoteText")
    return package


def _finish(window: MainWindow, desk: Desk, round_id: str) -> None:
    window.navigate("rounds", round=round_id, step="dossier")
    close_step(window, "dossier")
    main(window, "结束本轮")
    ok = [
        one
        for one in window.findChildren(QPushButton)
        if one.isVisible() and one.objectName().endswith("DialogOk")
    ]
    for one in ok:
        QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    settle()
    assert rounds.get(desk, round_id).state == "finished"


def _another_person(program: Program, window: MainWindow) -> MainWindow:
    """The desk is locked, and another person sits down."""
    press(window, "lockButton")
    wait(lambda: program.shown is not window)
    assert program.shown is not None
    login = part(program.shown, "page", LoginPage)
    login.names.setCurrentIndex(login.names.findText(NAMES[Role.REVIEWER], Qt.MatchFlag.MatchStartsWith))
    QTest.keyClicks(login.password, PASSWORDS[Role.REVIEWER])
    QTest.keyClick(login.password, Qt.Key.Key_Return)
    wait(lambda: isinstance(program.shown, MainWindow), login.errors.text())
    window = program.shown
    assert window.desk.user.name == NAMES[Role.REVIEWER]
    return window


# Afterwards


def _nothing_lies_open(folder: Path) -> None:
    """No file of the data folder holds a candidate's name, in any encoding; nor does a file's name."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 50
    wanted = [
        name.encode(how) for name in CANDIDATES for how in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
    ]
    for path in files:
        content = path.read_bytes()
        assert not [one for one in wanted if len(one) > 4 and one in content], path
        assert not any(name in path.name for name in CANDIDATES), path
        if path.suffix != ".cdbackup":  # an archive of sealed parts
            assert not content.startswith((b"%PDF", b"PK", b"\xff\xd8\xff", b"\x89PNG", b"SQLite")), path


def _verified_by_an_auditor(package: Path, key_line: str, tmp_path: Path) -> None:
    """With ssh-keygen alone."""
    kind, blob, org = key_line.split()
    assert org == CODE
    (tmp_path / "allowed").write_text(f"{org} {kind} {blob}\n", encoding="ascii")
    with zipfile.ZipFile(package) as archive:
        (tmp_path / "manifest.sig").write_bytes(archive.read("manifest.sig"))
        manifest = archive.read("manifest.json")
        contents = {name: archive.read(name) for name in archive.namelist()}
    subprocess.run(
        ["ssh-keygen", "-Y", "verify", "-f", tmp_path / "allowed", "-I", org, "-n", "cadredesk-package-v1",
         "-s", tmp_path / "manifest.sig"],
        input=manifest, check=True, capture_output=True,
    )  # fmt: skip
    names = list(contents)
    assert "data/report.json" in names
    for name, content in contents.items():
        assert WRITER.encode() not in content, name
        assert not name.endswith(".pdf") or WRITER not in _text(content), name
    assert sum(name.endswith(".pdf") for name in names) > 10
    assert sum(name.endswith((".jpg", ".png")) for name in names) == 1, "three people with the same picture"


def _text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [document[at].get_textpage() for at in range(len(document))]
        return "\n".join(page.get_text_range() for page in pages)


def _sealed_rows_tell_no_order(desk: Desk, round_id: str, tmp_path: Path) -> None:
    """The same ballots typed backwards into another folder leave the same rows, in the same order on the disk."""
    [vote] = voting.votes_of_step(desk, round_id, "evaluation")
    other = desks.create(
        tmp_path / "backwards",
        desks.Setup(
            "school",
            CODE,
            SCHOOL,
            tuple(desks.NewUser(NAMES[role], role, PASSWORDS[role]) for role in Role),
            kind="test",
        ),
        cost=CHEAP,
    ).desk
    twin = evaluations.design(
        other,
        "round",
        "evaluation",
        vote.title,
        vote.form,
        vote.categories,
        rule=vote.rule,
        bundle_size=vote.bundle_size,
    )
    counts = [replace(one, invalid=None) for one in vote.categories]
    evaluations.set_counts(other, twin.id, counts)
    evaluations.open_count(other, twin.id)
    by_role = {one.role: other.with_user(one) for one in (user.ref() for user in users.listed(other))}
    subjects = [one.id for one in vote.form.groups()]
    for role, turn in ((Role.CLERK, 1), (Role.REVIEWER, 2)):
        with evaluations.entry(by_role[role], twin.id, turn) as entry:
            for group, sheets in SHEETS.items():
                for keys in reversed(sheets):
                    if "/" in keys:
                        evaluations.record_invalid(entry, group, "too_many")
                    else:
                        evaluations.record_ballot(entry, group, _marks(keys, subjects, vote.form))
                evaluations.close_bundle(entry, group)
    totals = [
        HandTotal(group, sum("/" not in one for one in sheets), sum("/" in one for one in sheets))
        for group, sheets in SHEETS.items()
    ]
    evaluations.set_hand_totals(other, twin.id, totals)
    evaluations.seal(other, twin.id)
    assert _rows(desk, vote.id) == _rows(other, twin.id)
    other.close()


def _marks(keys: str, subjects: list[str], form: BallotForm) -> dict[str, object]:
    """What the keys of one sheet mean."""
    columns = [one.id for one in form.columns]
    typed: list[object] = [columns[int(sign) - 1] if sign != "0" else None for sign in keys if sign.isdigit()]
    return dict(zip(subjects, typed + [columns[0]] * len(subjects), strict=False))


def _rows(desk: Desk, vote_id: str) -> list[tuple[object, ...]]:
    """The sealed ballots of a vote as they lie in the table, without the vote's id."""
    with desk.read() as session:
        found = session.connection().exec_driver_sql("SELECT * FROM sealed_ballot")
        return [tuple(value for value in row if value != vote_id) for row in found]
