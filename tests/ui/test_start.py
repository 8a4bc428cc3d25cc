"""First start and log-in, driven as a clerk would: doors, six pages, recovery sheet, wrong passwords, restore."""

from __future__ import annotations

from datetime import UTC, datetime

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cadredesk.actions import backups, checklists, demo, desk_sheets, desks
from cadredesk.domain.school import Role, Stage
from cadredesk.errors import Cancelled
from cadredesk.vault.slots import CHEAP
from tests.ui.conftest import NAMES, PASSWORDS, type_text, unnamed
from ui.app import Program
from ui.screens.login import LoginPage
from ui.screens.start import Offer, StartPages
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.edit import LineEdit
from ui.window import MainWindow

OFFERS = (
    Offer("township-001", "乡科级后备干部考察", "正职来自同级副职"),
    Offer("school-000", "学校后备干部"),
)


@pytest.fixture
def pages(qtbot, tmp_path):
    made = StartPages(tmp_path / "new", OFFERS)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def pdf_text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _press(page, name="startNext"):
    buttons = [one for one in page.findChildren(QPushButton, name) if one.isVisible()]
    assert len(buttons) == 1
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def _main_buttons(page):
    return [
        one for one in page.findChildren(QPushButton) if one.isVisible() and one.property("role") == "main"
    ]


def _people(pages, **names):
    for role, name in names.items():
        type_text(pages.findChild(LineEdit, f"person_{role}"), name)
        for field in ("password", "again"):
            pages.findChild(LineEdit, f"{field}_{role}").setText(PASSWORDS[Role(role)])


def test_six_pages_lead_to_an_open_desk(qtbot, pages, tmp_path):
    roster = tmp_path / "教职工.xlsx"
    roster.write_bytes(b"PK")
    assert len(_main_buttons(pages)) == 3
    _press(pages, "doorSchool")
    assert pages.page == "roster"
    pages.take_roster(roster)
    assert len(_main_buttons(pages)) == 1
    _press(pages)
    type_text(pages.school.field("school_name"), "青山镇中心小学")
    type_text(pages.school.field("org_code"), "2144000123")
    pages.school.put("stage", "primary")
    _press(pages)
    assert pages.page == "profile"
    QTest.mouseClick(pages.findChild(QWidget, "profile_school-000"), Qt.MouseButton.LeftButton)
    _press(pages)
    _people(pages, clerk="陈晨", approver="周文")
    _press(pages)
    qtbot.waitUntil(lambda: pages.page == "sheet")
    code = pages.findChild(QLabel, "recoveryCodeShown").text()
    assert len(code) > 20
    assert unnamed(pages) == []
    go = next(one for one in _main_buttons(pages))
    assert not go.isEnabled()
    QTest.mouseClick(pages.kept, Qt.MouseButton.LeftButton, pos=pages.kept.rect().center())
    pages.kept.setChecked(True)
    with qtbot.waitSignal(pages.finished) as told:
        _press(pages)
    desk, taken = told.args
    assert taken == roster
    assert desks.school(desk).stage is Stage.PRIMARY
    assert desks.preferences(desk).profile == "school-000"
    desk.close()
    again = desks.recover(tmp_path / "new", code, "周文", "another-pass")
    again.close()


def test_esc_goes_back_and_loses_nothing(pages):
    _press(pages, "doorSchool")
    _press(pages)
    type_text(pages.school.field("school_name"), "青山镇中心小学")
    QTest.keyClick(pages.school.field("school_name"), Qt.Key.Key_Escape)
    assert pages.page == "roster"
    _press(pages)
    assert pages.school.value("school_name") == "青山镇中心小学"


def test_what_is_missing_is_said_in_a_sentence(pages):
    _press(pages, "doorSchool")
    _press(pages)
    _press(pages)
    assert "[desk.no_name]" in pages.errors.text()
    type_text(pages.school.field("school_name"), "青山镇中心小学")
    type_text(pages.school.field("org_code"), "代码")
    _press(pages)
    assert "代码" in pages.errors.text()
    pages.school.put("org_code", "S001")
    _press(pages)
    _press(pages)
    _press(pages)
    assert "[ui.clerk_missing]" in pages.errors.text()
    _people(pages, clerk="陈晨")
    _press(pages)
    assert "[ui.approver_missing]" in pages.errors.text()
    pages.findChild(LineEdit, "again_clerk").setText("different")
    _press(pages)
    assert "[ui.passwords_differ]" in pages.errors.text()
    assert pages.page == "people"


def test_a_bureau_is_not_asked_for_staff_or_stage(pages):
    _press(pages, "doorBureau")
    assert pages.page == "school"
    assert not pages.school.field("stage").isVisible()


def test_a_file_that_is_no_roster_is_not_taken(pages, tmp_path):
    _press(pages, "doorSchool")
    pages.take_roster(tmp_path / "virus.exe")
    assert "virus.exe" in pages.errors.text()


def test_the_recovery_sheet_reaches_paper(qtbot, pages, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    printer.setResolution(100)
    people = tuple(desks.NewUser(NAMES[one], one, PASSWORDS[one]) for one in Role)
    setup = desks.Setup("school", "S001", "青山镇中心小学", people, kind="test")
    pages._on_created(desks.create(tmp_path / "new", setup, cost=CHEAP))
    pages.print_on(printer)
    qtbot.waitUntil(lambda: not pages.runner.busy)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    made = desk_sheets.recovery(pages._created.desk, pages._created.recovery_code)
    text = "".join(pdf_text(made).split())
    assert all(group in text for group in pages._created.recovery_code.split("-"))
    assert all(name in text for name in NAMES.values())
    pages._created.desk.close()


# Log-in


@pytest.fixture
def folder(make_desk):
    made = make_desk(kind="normal")
    made.close()
    return made.folder


def _choose(page, role):
    page.names.setCurrentIndex(page.names.findText(NAMES[role], Qt.MatchFlag.MatchStartsWith))


def test_a_person_logs_in_by_name(qtbot, folder):
    page = LoginPage(folder)
    qtbot.addWidget(page)
    page.show()
    _choose(page, Role.REVIEWER)
    page.password.setText(PASSWORDS[Role.REVIEWER])
    with qtbot.waitSignal(page.entered) as told:
        QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert told.args[0].user.name == "赵敏"
    told.args[0].close()
    assert unnamed(page) == []


def test_wrong_passwords_are_slowed_down_and_the_page_says_so(qtbot, folder):
    page = LoginPage(folder)
    qtbot.addWidget(page)
    page.show()
    for number in range(4):
        page.password.setText(f"wrong {number}")
        page.errors.put("")
        QTest.keyClick(page.password, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(page.errors.text()))
    assert "[vault.wait]" in page.errors.text()


def test_a_locked_desk_is_opened_by_another_person(qtbot, make_desk):
    desk = make_desk(role=Role.CLERK)
    page = LoginPage(desk.folder, desk)
    qtbot.addWidget(page)
    page.show()
    assert page.names.currentData() == desk.user.id
    assert not page.restore.isVisible()
    _choose(page, Role.APPROVER)
    page.password.setText(PASSWORDS[Role.APPROVER])
    with qtbot.waitSignal(page.entered) as told:
        QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert told.args[0].user.role is Role.APPROVER


def test_a_forgotten_password_is_replaced_by_the_code(qtbot, tmp_path):
    people = tuple(desks.NewUser(NAMES[role], role, PASSWORDS[role]) for role in Role)
    created = desks.create(tmp_path / "desk", desks.Setup("school", "S001", "青山小学", people, kind="test"))
    created.desk.close()
    page = LoginPage(tmp_path / "desk")
    qtbot.addWidget(page)
    page.show()
    _choose(page, Role.CLERK)
    QTest.mouseClick(page.forgotten, Qt.MouseButton.LeftButton)
    sheet = page.findChild(QWidget, "recoverySheet")
    sheet.code.setText(created.recovery_code.lower())
    sheet.first.setText("brand-new-1")
    sheet.second.setText("brand-new-1")
    with qtbot.waitSignal(page.entered) as told:
        QTest.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    told.args[0].close()
    desks.log_in(tmp_path / "desk", "陈晨", "brand-new-1").close()


def test_a_backup_is_restored_in_three_clicks(qtbot, folder):
    desk = desks.log_in(folder, "周文", PASSWORDS[Role.APPROVER])
    backups.make(desk)
    desk.close()
    page = LoginPage(folder)
    qtbot.addWidget(page)
    page.show()
    QTest.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    sheet = page.findChild(QWidget, "restoreSheet")
    assert sheet.list.count() == 1
    sheet.names.setCurrentIndex(sheet.names.findText("周文"))
    sheet.password.setText(PASSWORDS[Role.APPROVER])
    with qtbot.waitSignal(sheet.restored):
        QTest.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    desks.log_in(folder, "陈晨", PASSWORDS[Role.CLERK]).close()


# The program


def test_the_program_goes_from_log_in_to_the_window_and_back(qtbot, qapp, folder):
    program = Program(qapp, folder)
    program.begin()
    page = program.shown.centralWidget()
    assert isinstance(page, LoginPage)
    _choose(page, Role.CLERK)
    page.password.setText(PASSWORDS[Role.CLERK])
    page.enter()
    qtbot.waitUntil(lambda: isinstance(program.shown, MainWindow))
    window = program.shown
    window.navigate("settings")
    window.lock()
    qtbot.waitUntil(lambda: program.shown is not window)
    page = program.shown.centralWidget()
    assert isinstance(page, LoginPage)
    page.password.setText(PASSWORDS[Role.CLERK])
    page.enter()
    qtbot.waitUntil(lambda: isinstance(program.shown, MainWindow))
    assert program.shown.page == "settings"
    assert program.shown.close()
    assert program.desk is None
    assert [info.reason for info in backups.list_backups(folder)] == ["leave"]
    QApplication.processEvents()


def test_another_language_builds_the_first_page_anew(qtbot, qapp, tmp_path):
    program = Program(qapp, tmp_path / "none")
    program.begin()
    pages = program.shown.centralWidget()
    assert pages.findChild(QPushButton, "doorSchool").text() == "我是学校"
    pages.look_changed.emit("en", 12)
    qtbot.waitUntil(lambda: program.shown.centralWidget() is not pages)
    pages = program.shown.centralWidget()
    assert pages.findChild(QPushButton, "doorSchool").text() == "We are a school"
    pages.look_changed.emit("zh_CN", 12)
    qtbot.waitUntil(lambda: program.shown.centralWidget() is not pages)
    program.shown.close()


def test_a_folder_that_was_moved_is_asked_about(qtbot, qapp, folder):
    moved = folder.with_name("moved")
    folder.rename(moved)
    program = Program(qapp, moved)
    program.begin()
    _enter(qtbot, program)
    assert program.desk.is_copy
    sheet = program.shown.findChild(ConfirmDialog, "movedSheet")
    QTest.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not program.desk.is_copy)
    program.shown.close()


def test_ending_the_rehearsal_leaves_nothing(qtbot, qapp, make_desk, tmp_path):
    rehearsal = make_desk(kind="rehearsal", name="data-rehearsal")
    rehearsal.close()
    program = Program(qapp, rehearsal.folder)
    program.begin()
    _enter(qtbot, program)
    window = program.shown
    QTest.mouseClick(window.findChild(QPushButton, "rehearsalEnd"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(window.findChild(ConfirmDialog, "endRehearsal").ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.shown is not window)
    assert not rehearsal.folder.exists()
    assert isinstance(program.shown.centralWidget(), StartPages)
    program.shown.close()


def _enter(qtbot, program):
    page = program.shown.centralWidget()
    _choose(page, Role.CLERK)
    page.password.setText(PASSWORDS[Role.CLERK])
    page.enter()
    qtbot.waitUntil(lambda: isinstance(program.shown, MainWindow))


def test_the_rehearsal_opens_from_the_desk_and_leads_back(qtbot, qapp, folder):
    program = Program(qapp, folder)
    program.begin()
    _enter(qtbot, program)
    program.shown.navigate("rehearsal")
    qtbot.waitUntil(lambda: program.desk is not None and program.desk.kind == "rehearsal", timeout=60_000)
    rehearsal = program.desk.folder
    assert rehearsal == folder.with_name(f"{folder.name}-rehearsal")
    assert [one.name for one in folder.parent.iterdir() if "making" in one.name] == []
    assert not program.desk.is_copy
    program.shown.lock()
    page = program.shown.centralWidget()
    assert isinstance(page, LoginPage)
    assert demo.REHEARSAL_PASSWORD in page.findChild(QLabel, "loginRehearsal").text()
    page.password.setText(demo.REHEARSAL_PASSWORD)
    page.enter()
    qtbot.waitUntil(lambda: isinstance(program.shown, MainWindow))
    QTest.mouseClick(program.shown.findChild(QPushButton, "rehearsalLeave"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(program.shown.centralWidget(), LoginPage))
    assert program.shown.centralWidget().findChild(QLabel, "loginRehearsal") is None
    _enter(qtbot, program)
    assert program.desk.folder == folder
    assert checklists.done(program.desk)["rehearsal"]
    # It stands there as it was left, until it is ended.
    program.shown.navigate("rehearsal")
    qtbot.waitUntil(lambda: program.desk is not None and program.desk.kind == "rehearsal")
    window = program.shown
    QTest.mouseClick(window.findChild(QPushButton, "rehearsalEnd"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(window.findChild(ConfirmDialog, "endRehearsal").ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(program.shown.centralWidget(), LoginPage))
    assert not rehearsal.exists()
    _enter(qtbot, program)
    assert program.desk.folder == folder
    program.shown.close()


def test_a_rehearsal_given_up_while_it_is_made_leaves_nothing(tmp_path):
    def stop(*_told):
        raise Cancelled

    with pytest.raises(Cancelled):
        demo.rehearsal(tmp_path / "data-rehearsal", stop)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_saved_waits_behind_the_lock(qtbot, qapp, folder, monkeypatch):
    program = Program(qapp, folder)
    program.begin()
    _enter(qtbot, program)
    window = program.shown
    window.navigate("settings")
    monkeypatch.setattr(type(window.screen_in_sight()), "save", lambda _: False)
    asked = ConfirmDialog(window, "打开着的对话框", "内容", "好", "openSheet")
    asked.open()
    window.lock()
    page = program.shown.centralWidget()
    assert isinstance(page, LoginPage)
    assert not window.isVisible()
    assert not asked.isVisible()
    page.password.setText(PASSWORDS[Role.CLERK])
    page.enter()
    qtbot.waitUntil(lambda: program.shown is window)
    assert window.isVisible()
    assert asked.isVisible()
    # Somebody else finds a window of their own.
    window.lock()
    page = program.shown.centralWidget()
    _choose(page, Role.REVIEWER)
    page.password.setText(PASSWORDS[Role.REVIEWER])
    page.enter()
    qtbot.waitUntil(lambda: isinstance(program.shown, MainWindow))
    assert program.shown is not window
    assert program.desk.user.role == Role.REVIEWER
    program.leave()
    program.shown.hide()
    program.shown.deleteLater()


def test_a_copy_says_so_on_every_page_and_a_wrong_clock_is_told(qtbot, qapp, folder):
    later = datetime(2040, 5, 1, 10, tzinfo=UTC)
    desk = desks.log_in(folder, NAMES[Role.CLERK], PASSWORDS[Role.CLERK], now=lambda: later)
    with desk.write("test.later"):
        pass
    desk.close()
    moved = folder.with_name("moved")
    folder.rename(moved)
    program = Program(qapp, moved)
    program.begin()
    _enter(qtbot, program)
    assert "2040-05-01" in program.shown.errors.text()
    program.shown.findChild(ConfirmDialog, "movedSheet").reject()
    assert program.desk.is_copy
    QTest.mouseClick(program.shown.findChild(QPushButton, "copyMoved"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not program.desk.is_copy)
    assert program.shown.findChild(QPushButton, "copyMoved") is None
    program.shown.close()
