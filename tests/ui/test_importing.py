"""A roster through the window: file, columns, check, answers, and writing on the last step only."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from cadredesk.actions import importing, people
from cadredesk.domain.idnumber import check_digit
from tests.ui.conftest import unnamed
from ui.people.tray import TraySheet
from ui.screens.importing import CHECK, COLUMNS, DONE, FILE
from ui.widgets.card import Card
from ui.widgets.edit import LineEdit
from ui.window import MainWindow

STAFF = Path(__file__).resolve().parents[2] / "resources" / "sample" / "staff.csv"


def damaged(path):
    """A roster with the troubles of real ones: titles above, a merged header, lost digits, a lost zero, a twin."""
    book = openpyxl.Workbook()
    first = book.active
    first.title = "说明"
    first["A1"] = "请填写第二张表"
    sheet = book.create_sheet("名册")
    sheet["A1"] = "青山镇中心小学教职工花名册"
    sheet.merge_cells("A1:G1")
    sheet["A2"] = "填报单位：青山镇中心小学"
    for column, text in enumerate(("序号", "姓名", "性别", "出生年月", "身份证号", "现任职务", "手机"), 1):
        sheet.cell(3, column, text)
    rows = (
        (
            1,
            "张　三",
            "男",
            "1985.10",
            "37000019851002163" + check_digit("37000019851002163"),
            "总务处主任",
            "13900000001",
        ),
        (2, "李䶮", "女", 1990.1, "", "教务处副主任", "13900000002"),
        (3, "⽂明", "男", "19880304", 370000198803041230, "教师", "13900000003"),
        (4, "单雄信", "男", "1979年5月", "", "教师", "13900000004"),
        (5, "单雄信", "男", "1979年5月", "", "教师", ""),
        (6, "欧阳少东", "男", 8510, "", "副校长", "13900000006"),
    )
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    sheet["A10"] = "填表人：陈晨"
    book.save(path)
    return path


@pytest.fixture
def window(desk, qtbot):
    window = MainWindow(desk)
    window.resize(1366, 768)
    window.show()
    yield window
    window.put_away()
    window.hide()


@pytest.fixture
def screen(window):
    window.navigate("importing")
    return window.screen_in_sight()


def read(qtbot, screen, path):
    screen.take_file(path)
    qtbot.waitUntil(lambda: screen.pages.currentIndex() == COLUMNS, timeout=20_000)


def check(qtbot, screen):
    qtbot.mouseClick(screen.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.pages.currentIndex() == CHECK, timeout=20_000)


def names_of(screen, state):
    return [row.values.get("name", "") for row in screen.tables[state].rows.shown()]


def test_damaged_roster_writes_nothing_before_the_last_step(desk, window, screen, qtbot, tmp_path):
    read(qtbot, screen, damaged(tmp_path / "花名册.xlsx"))
    assert screen.sheet.currentText() == "名册"
    assert screen.columns.header_row == 3
    assert {column.header: column.field for column in screen.columns.columns} == {
        "序号": None,
        "姓名": "name",
        "性别": "gender",
        "出生年月": "birth",
        "身份证号": "id_number",
        "现任职务": "current_post",
        "手机": "phone",
    }
    check(qtbot, screen)
    assert set(names_of(screen, "doubtful")) == {"李䶮", "文明", "单雄信"}
    assert set(names_of(screen, "new")) >= {"张三", "欧阳少东", "单雄信"}
    assert people.lines(desk) == ()
    assert people.tray(desk) == ()

    table = screen.tables["doubtful"]
    assert table.go_to(lambda row: row.values["name"] == "李䶮")
    sentences = screen.editor.findChild(Card, "question0").accessibleName()
    assert "1月还是10月" in sentences
    october = screen.editor.findChild(QPushButton, "question0Choice0")
    qtbot.mouseClick(october, Qt.MouseButton.LeftButton)
    assert "李䶮" in names_of(screen, "new")
    assert people.lines(desk) == ()

    qtbot.mouseClick(screen.write_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.pages.currentIndex() == DONE, timeout=20_000)
    written = {line.name: line for line in people.lines(desk)}
    assert set(written) == {"张三", "李䶮", "单雄信", "欧阳少东"}
    assert written["李䶮"].birth.iso() == "1990-10"
    assert written["欧阳少东"].birth.iso() == "1985-10"
    assert len(people.tray(desk)) == 2


def test_tray_is_answered_and_a_lost_number_keeps_its_birth_date(desk, window, screen, qtbot, tmp_path):
    read(qtbot, screen, damaged(tmp_path / "花名册.xlsx"))
    check(qtbot, screen)
    screen.write()
    qtbot.waitUntil(lambda: screen.pages.currentIndex() == DONE, timeout=20_000)
    before = len(people.tray(desk))
    window.navigate("people", tray=True)
    sheet = window.findChild(TraySheet, "traySheet")
    assert unnamed(sheet) == []
    assert sheet.table.go_to(lambda one: one[1].values.get("name") == "文明")
    empty = sheet.editor.findChild(QPushButton, "question0Empty")
    qtbot.mouseClick(empty, Qt.MouseButton.LeftButton)
    assert len(people.tray(desk)) == before - 1
    line = next(one for one in people.lines(desk) if one.name == "文明")
    assert line.birth.iso() == "1988-03-04"
    assert people.get(desk, line.id).id_number == ""
    assert sheet.table.go_to(lambda one: one[1].values.get("name") == "单雄信")
    out = sheet.editor.findChild(QPushButton, "rowLeaveOut")
    qtbot.mouseClick(out, Qt.MouseButton.LeftButton)
    assert len(people.tray(desk)) == before - 2
    assert sum(one.name == "单雄信" for one in people.lines(desk)) == 1
    window.screen_in_sight().open_tray()
    sheet.close()


def test_sample_staff_in_and_the_same_again(desk, window, screen, qtbot):
    read(qtbot, screen, STAFF)
    check(qtbot, screen)
    new = len(names_of(screen, "new"))
    assert new + len(names_of(screen, "doubtful")) == 82
    screen.write()
    qtbot.waitUntil(lambda: screen.pages.currentIndex() == DONE, timeout=20_000)
    assert len(people.lines(desk)) == new
    screen.start()
    read(qtbot, screen, STAFF)
    check(qtbot, screen)
    assert names_of(screen, "new") == []
    assert names_of(screen, "changed") == []
    assert len(names_of(screen, "same")) == new


def test_columns_are_chosen_and_remembered(desk, window, screen, qtbot, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("谁,岗,组\n张三,主任,总务处\n于谦,教师,语文组\n", encoding="utf-8")
    read(qtbot, screen, path)
    assert not screen.check_button.isEnabled()
    for number, name in ((1, "name"), (2, "current_post"), (3, "department")):
        choice = screen.fields[number]
        choice.setCurrentIndex(choice.findData(name))
        choice.activated.emit(choice.currentIndex())
    assert screen.check_button.isEnabled()
    check(qtbot, screen)
    assert names_of(screen, "new") == ["张三", "于谦"]
    screen.write()
    qtbot.waitUntil(lambda: screen.pages.currentIndex() == DONE, timeout=20_000)
    assert {line.department for line in people.lines(desk)} == {"总务处", "语文组"}
    screen.start()
    read(qtbot, screen, path)
    assert [column.field for column in screen.columns.columns] == ["name", "current_post", "department"]


def test_pasted_cells_take_the_same_road(desk, window, screen, qtbot):
    mime = QMimeData()
    mime.setHtml(
        "<table><tr><td>姓名</td><td>性别</td><td>出生年月</td></tr>"
        "<tr><td>田富</td><td>男</td><td>1992.12</td></tr></table>"
    )
    mime.setText("nothing")
    QGuiApplication.clipboard().setMimeData(mime)
    window.navigate("importing", pasted=True)
    assert screen.pages.currentIndex() == COLUMNS
    check(qtbot, screen)
    assert names_of(screen, "new") == ["田富"]
    assert people.lines(desk) == ()


def test_a_file_that_is_no_roster_gets_a_sentence(desk, window, screen, qtbot, tmp_path):
    path = tmp_path / "名单.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    screen.take_file(path)
    qtbot.waitUntil(lambda: bool(window.errors.text()), timeout=20_000)
    assert "名单.xlsx" in window.errors.text()
    assert screen.pages.currentIndex() == FILE


def test_marked_excel_holds_the_doubtful_rows(desk, window, screen, qtbot, tmp_path):
    read(qtbot, screen, damaged(tmp_path / "花名册.xlsx"))
    check(qtbot, screen)
    target = tmp_path / "待核对.xlsx"
    screen.save_marked(target)
    sheet = openpyxl.load_workbook(target).active
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert len(told) == 1 + len(names_of(screen, "doubtful"))
    assert any("李䶮" in row for row in told)
    screen.start()
    read(qtbot, screen, target)
    check(qtbot, screen)
    assert set(names_of(screen, "doubtful")) | set(names_of(screen, "new")) == {"李䶮", "文明", "单雄信"}


def test_every_control_has_a_name(desk, window, screen, qtbot, tmp_path):
    read(qtbot, screen, damaged(tmp_path / "花名册.xlsx"))
    check(qtbot, screen)
    assert unnamed(screen) == []


def test_answers_are_checked(desk, window, screen, qtbot, tmp_path):
    read(qtbot, screen, damaged(tmp_path / "花名册.xlsx"))
    check(qtbot, screen)
    table = screen.tables["doubtful"]
    assert table.go_to(lambda row: row.values["name"] == "文明")
    typed = screen.editor.findChild(LineEdit, "question0Value")
    typed.setText("370000198803041234")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert window.errors.text()
    assert "文明" in names_of(screen, "doubtful")
    row = screen.editor.row()
    assert importing.open_questions(row)


def test_a_check_that_is_stopped_changes_nothing(desk, window, screen, qtbot, tmp_path):
    read(qtbot, screen, damaged(tmp_path / "花名册.xlsx"))
    screen.run_check()
    for job in window.runner._jobs:
        job.cancel()
    qtbot.waitUntil(lambda: not window.runner.busy, timeout=20_000)
    assert screen.pages.currentIndex() in (COLUMNS, CHECK)
    assert people.lines(desk) == ()
    assert window.errors.text() == ""


def test_steps_go_back_without_loss(desk, window, screen, qtbot, tmp_path):
    read(qtbot, screen, damaged(tmp_path / "花名册.xlsx"))
    check(qtbot, screen)
    qtbot.mouseClick(screen.back_button, Qt.MouseButton.LeftButton)
    assert screen.pages.currentIndex() == COLUMNS
    assert screen.columns.header_row == 3
    screen.header.setCurrentIndex(screen.header.findData(5))
    screen.header.activated.emit(0)
    assert not screen.check_button.isEnabled()
    screen.header.setCurrentIndex(screen.header.findData(3))
    screen.header.activated.emit(0)
    assert screen.check_button.isEnabled()
    window.navigate("people")
    assert people.lines(desk) == ()
