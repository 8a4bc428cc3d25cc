"""Training through real pages: a course from its first fact to its filing, roll call by keyboard, the menu, plan and means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from cadredesk.actions import desks
from cadredesk.actions.training import attendance, courses, credits, means, needs, plans, trainees
from cadredesk.desk import Desk
from tests.story.clerk import press, settle
from tests.ui.conftest import type_text, unnamed
from tests.unit.actions.selection import Clock
from tests.unit.actions.training import hall
from ui.training.courses import CoursesPage
from ui.training.event import HALF_DAYS, PEOPLE, ROLL_CALL, SUMMARY, EventView
from ui.training.means import MeansPage
from ui.training.parts import PaperSheet
from ui.training.plan import PlanPage
from ui.training.roll_call import FIXED, SheetSheet
from ui.widgets.dialogs import Sheet
from ui.window import MainWindow


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    desk = desks.test_folder(tmp_path / "data", now=Clock(date(2026, 9, 20)))
    hall.enrol_trainees(desk)
    shown = MainWindow(desk)
    shown.resize(1366, 768)
    shown.show()
    yield shown
    shown.close()
    desk.close()


def desk_of(window: MainWindow) -> Desk:
    return window.desk


def page(window: MainWindow, key: str, kind: type[Any], **args: Any) -> Any:
    window.navigate("training", page=key, **args)
    settle()
    found = window.findChild(kind)
    assert found is not None
    return found


def sheet_of(qtbot: Any, kind: type[Any] = Sheet) -> Any:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def keys(widget: QWidget, text: str) -> None:
    for key in text:
        QTest.keyClick(widget, key)


def test_a_course_from_its_first_fact_to_its_filing(qtbot: Any, window: MainWindow) -> None:
    desk = desk_of(window)
    found: CoursesPage = page(window, "courses", CoursesPage)
    assert found.empty.isVisible()
    press(found, "noCoursesButton")
    dialog = sheet_of(qtbot)
    dialog.accept_now()
    assert dialog.errors.text(), "a course without a title is not begun"
    type_text(dialog.form.field("title"), "规划学校发展专题讲座")
    press(dialog, "newCourseSheetOk")
    view: EventView = found.event_view
    assert view.isVisible()
    assert view.next_button.text() == "排定时间"
    press(view, "eventNext")
    dialog = sheet_of(qtbot)
    dialog.form.field("first").put_day(date(2026, 9, 18))
    press(dialog, "halfDaySheetOk")
    assert view.tabs.currentIndex() == HALF_DAYS
    assert [(one.on, one.half, one.hours) for one in view.found.event.sessions] == [  # type: ignore[union-attr]
        (date(2026, 9, 18), "am", 3),
        (date(2026, 9, 18), "pm", 3),
    ]
    press(view, "eventNext")
    dialog = sheet_of(qtbot)
    assert dialog.ok.isEnabled() is False
    dialog.picker.everybody.click()
    press(dialog, "enrolSheetOk")
    assert view.tabs.currentIndex() == PEOPLE
    assert view.people.rows.rowCount() == 9
    press(view, "eventNext")
    assert view.tabs.currentIndex() == ROLL_CALL
    grid = view.roll_call.grid
    assert grid.currentIndex().row() == 0
    assert grid.currentIndex().column() == FIXED
    keys(grid, "1254*")
    assert [grid.marks.text(row, FIXED) for row in range(5)] == [
        "到",
        "迟到 30分钟",
        "请假·人事科",
        "缺勤",
        "到",
    ]
    grid.go(1, FIXED)
    keys(grid, "/45")
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert grid.marks.text(1, FIXED) == "迟到 45分钟"
    assert grid.currentIndex().row() == 2
    QTest.keyClick(grid, "-")
    assert grid.currentIndex().row() == 1
    grid.go(0, FIXED + 1)
    keys(grid, "*")
    assert view.roll_call.state.text() == "18格未保存"
    press(view, "rollCallSave")
    assert "已保存" in view.roll_call.state.text()
    event_id = view.found.event.id  # type: ignore[union-attr]
    assert len(attendance.grid(desk, event_id).marks) == 18
    assert sum((one.amount for one in credits.of_person(desk, "p0", 2026)), Fraction(0)) == 6
    view.refresh()
    assert view.next_button.text() == "填写小结"
    view.tabs.setCurrentIndex(SUMMARY)
    field = view.text.field("summary")
    field.setPlainText("讲座按计划举办，学员反映良好。")
    field.tell()
    for name, number in (("satisfied", "7"), ("basic", "1"), ("dissatisfied", "1")):
        field = view.feedback.field(name)
        field.setText(number)
        field.editingFinished.emit()
    assert view.found.event.feedback == (7, 1, 1)  # type: ignore[union-attr]
    view.refresh()
    assert view.next_button.text() == "办结归档"
    press(view, "eventNext")
    press(sheet_of(qtbot), "fileEventOk")
    assert courses.get(desk, event_id).status == "closed"
    assert not view.facts.isEnabled()
    press(view, "eventBack")
    assert found.table.rows.shown()[0].person_times == 9
    assert "1项中显示1项，6学时，9人次" in found.count.text()
    assert unnamed(found) == []


def test_a_correction_asks_why_and_undo_takes_back(qtbot: Any, window: MainWindow) -> None:
    desk = desk_of(window)
    event = hall.held(desk)
    found: CoursesPage = page(window, "courses", CoursesPage, event=event.id, roll_call=True)
    call = found.event_view.roll_call
    grid = call.grid
    keys(grid, "*")
    grid.go(0, FIXED + 1)
    keys(grid, "*")
    assert call.save()
    grid.go(3, FIXED)
    keys(grid, "4")
    assert call.dirty
    found.undo()
    assert not call.dirty
    found.redo()
    assert grid.marks.text(3, FIXED) == "缺勤"
    assert call.save() is False, "a reason is asked for"
    dialog = sheet_of(qtbot)
    type_text(dialog.reason, "签到表漏看")
    press(dialog, "rollCallReasonOk")
    assert not call.dirty
    person = grid.marks.grid.people[3].person_id
    told = attendance.history(desk, event.id, "s0am", person)
    assert [(number, mark.code if mark else "", reason) for number, mark, reason, *_ in told] == [
        (1, "present", ""),
        (2, "absent", "签到表漏看"),
    ]
    keys(grid, "/")
    assert grid.marks.asking is None or call.note.isVisible()
    type_text(call.search, "tfu")
    call.search.setText("田富")
    QTest.keyClick(call.search, Qt.Key.Key_Return)
    assert grid.marks.grid.people[grid.currentIndex().row()].name == "田富"


def test_an_excel_sheet_is_checked_before_it_fills_the_grid(
    qtbot: Any, window: MainWindow, tmp_path: Path
) -> None:
    desk = desk_of(window)
    trainees.enrol(desk, [hall.trainee(20, "王文", "绿水小学")])
    event = hall.held(desk)
    book = openpyxl.Workbook()
    for row in (
        ["姓名", "9月18日上午", "9月18日下午"],
        ["干露", "√", "迟到20分钟"],
        ["王文", "√", "√"],
        ["周不在", "√", "√"],
        ["田富", "打卡", "缺"],
    ):
        book.active.append(row)
    book.save(tmp_path / "考勤.xlsx")
    found: CoursesPage = page(window, "courses", CoursesPage, event=event.id, roll_call=True)
    call = found.event_view.roll_call
    call.take_file(tmp_path / "考勤.xlsx")
    dialog: SheetSheet = sheet_of(qtbot, SheetSheet)
    assert dialog.check is not None
    assert dialog.check.open_rows == (3, 4, 5)
    assert dialog.ok.text() == "填入3格"
    who = dialog.findChild(QComboBox, "who3")
    assert who is not None
    who.setCurrentIndex(who.findData("p20"))
    who.activated.emit(who.currentIndex())
    assert dialog.ok.text() == "填入5格"
    press(dialog, "rollCallSheetOk")
    assert attendance.grid(desk, event.id).marks == {}
    assert len(call.grid.marks.typed) == 5
    assert call.save()
    assert attendance.grid(desk, event.id).marks["s0pm", "p0"].minutes == 20


def test_marks_pasted_without_names_fill_from_the_cursor(qtbot: Any, window: MainWindow) -> None:
    event = hall.held(desk_of(window))
    found: CoursesPage = page(window, "courses", CoursesPage, event=event.id, roll_call=True)
    call = found.event_view.roll_call
    call.grid.go(1, FIXED)
    mime = QMimeData()
    mime.setText("√\t迟到\n×\t?\n")
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(call.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [call.grid.marks.text(1, FIXED), call.grid.marks.text(2, FIXED)] == ["到", "缺勤"]
    assert call.grid.marks.text(1, FIXED + 1) == "迟到 30分钟"
    assert "看不懂：?" in call.note.accessibleName()
    keys(call.grid, "")
    found.undo()
    assert not call.dirty


def test_many_marks_are_saved_off_the_window(qtbot: Any, window: MainWindow) -> None:
    desk = desk_of(window)
    event = hall.held(desk)
    guests = [courses.Who(f"g{n}", f"客人{n}", "外校") for n in range(400)]
    courses.enrol(desk, event.id, guests, "guest")
    found: CoursesPage = page(window, "courses", CoursesPage, event=event.id, roll_call=True)
    call = found.event_view.roll_call
    for column in range(2):
        call.grid.go(0, FIXED + column)
        keys(call.grid, "*")
    assert call.save() is False, "the window does not wait"
    qtbot.waitUntil(lambda: not call.dirty)
    assert len(attendance.grid(desk, event.id).marks) == 818
    assert call.grid.isEnabled()
    assert call.save()


def test_leaving_with_typed_marks_saves_them(qtbot: Any, window: MainWindow) -> None:
    event = hall.held(desk_of(window))
    found: CoursesPage = page(window, "courses", CoursesPage, event=event.id, roll_call=True)
    keys(found.event_view.roll_call.grid, "1")
    assert found.save()
    assert len(attendance.grid(desk_of(window), event.id).marks) == 1


def test_the_menu_refuses_a_full_course_and_offers_the_waiting_list(qtbot: Any, window: MainWindow) -> None:
    desk = desk_of(window)
    sessions = tuple(replace(one, on=date(2026, 11, 5)) for one in hall.event().sessions)
    event = courses.save(desk, replace(hall.event("选修课"), menu=True, capacity=1, sessions=sessions))
    found: CoursesPage = page(window, "courses", CoursesPage, menu=True)
    view = found.menu_view
    assert not view.choose_button.isEnabled()
    view.put_person("p1")
    press(view, "menuChoose")
    view.put_person("p2")
    press(view, "menuChoose")
    dialog = sheet_of(qtbot)
    assert "名额已满" in dialog.findChild(QWidget, "menuWaitSentence").text()
    press(dialog, "menuWaitOk")
    people = {one.person_id: one.state for one in courses.get(desk, event.id).people}
    assert people == {"p1": "enrolled", "p2": "waiting"}
    assert courses.withdraw(desk, event.id, "p1") == ("王文",)
    assert unnamed(view) == []


def test_a_plan_is_begun_filled_registered_and_revised(qtbot: Any, window: MainWindow) -> None:
    desk = desk_of(window)
    found: PlanPage = page(window, "plan", PlanPage)
    press(found, "noPlanButton")
    assert found.plan is not None
    assert found.note.isVisible(), "what is missing before it is registered is said"
    found.paste(
        [
            ["3月", "开班讲座", "集中讲座", "全体", "人事科", "报告厅", "6", "3,000"],
            ["合计", "", "", "", "", "", "6", ""],
        ]
    )
    assert [(one.month, one.mode, one.budget) for one in found.plan.schedule] == [(3, "lecture", 300000)]
    field = found.form.field("heads")
    field.setText("周文（局长）、李䶮（副局长）")
    field.editingFinished.emit()
    assert [(one.name, one.post, one.role) for one in found.plan.group] == [
        ("周文", "局长", "head"),
        ("李䶮", "副局长", "head"),
    ]
    field = found.form.field("fund")
    field.setText("1.2万")
    field.editingFinished.emit()
    assert found.plan.fund == 1_200_000
    press(found, "registerPlan")
    dialog = sheet_of(qtbot)
    type_text(dialog.form.field("number"), "连教字〔2026〕12号")
    press(dialog, "registerPlanSheetOk")
    assert plans.of_year(desk, 2026).registered  # type: ignore[union-attr]
    assert not found.form.isEnabled()
    press(found, "revisePlan")
    dialog = sheet_of(qtbot)
    type_text(dialog.reason, "增加一项培训")
    press(dialog, "revisePlanReasonOk")
    assert found.form.isEnabled()
    found.paste([["4", "观摩", "观摩考察", "", "", "", "", ""]])
    assert [one.reason for one in plans.history(desk, found.plan.id)][-1] == "增加一项培训"
    found.print_()
    paper: PaperSheet = sheet_of(qtbot, PaperSheet)
    assert paper.pdf.startswith(b"%PDF")
    assert paper.docx is not None
    paper.reject()
    settle()
    found.tabs.setCurrentIndex(1)
    found.lines.setCurrentIndex(found.lines.rows.index(0, 0))
    press(found, "planLineCourse")
    made = courses.listed(desk, 2026)[0].event
    assert (made.title, made.plan_line, made.fund_planned) == ("开班讲座", found.plan.schedule[0].id, 300000)
    assert unnamed(found) == []


def test_survey_sheets_are_typed_by_number(qtbot: Any, window: MainWindow) -> None:
    desk = desk_of(window)
    plans.put(desk, plans.draft(desk, 2026))
    found: PlanPage = page(window, "plan", PlanPage)
    found.tabs.setCurrentIndex(2)
    press(found.survey, "noSurveyButton")
    press(found.survey, "typeSurvey")
    dialog = sheet_of(qtbot)
    for text in ("1 2 25", "99", "2"):
        dialog.numbers.setText(text)
        QTest.keyClick(dialog.numbers, Qt.Key.Key_Return)
        if text == "99":
            assert "99" in dialog.errors.text()
            dialog.numbers.clear()
    press(dialog, "surveySheetsOk")
    survey = needs.listed(desk, 2026)[0]
    assert survey.sheets == 2
    assert survey.of("chief").ticks["politics/politics.rules"] == 2
    assert found.survey.table.rows.columnCount() == 3, "two sheets are too few to show groups"
    press(found.survey, "countSurvey")
    dialog = sheet_of(qtbot)
    dialog.tier.setCurrentIndex(1)
    dialog.tier.activated.emit(1)
    dialog.sheets.setText("12")
    dialog.fields["politics/politics.rules"].setText("13")
    assert dialog.accept_now() is False
    dialog.fields["politics/politics.rules"].setText("7")
    press(dialog, "surveyCountsOk")
    assert needs.listed(desk, 2026)[0].sheets == 14
    assert unnamed(found) == []


def test_means_are_entered_and_their_end_is_warned_of(qtbot: Any, window: MainWindow) -> None:
    desk = desk_of(window)
    found: MeansPage = page(window, "means", MeansPage)
    press(found, "lecturerEmptyButton")
    dialog = sheet_of(qtbot)
    press(dialog, "entrySheetOk")
    assert "名称" in dialog.errors.text()
    type_text(dialog.form.field("name"), "周文")
    dialog.form.field("valid_until").put_day(date(2026, 10, 1))
    press(dialog, "entrySheetOk")
    found.refresh()
    assert means.listed(desk, means.Lecturer)[0].name == "周文"
    assert "周文" in found.note.accessibleName()
    found.tabs.setCurrentIndex(0)
    found.lists["lecturer"].table.setCurrentIndex(found.lists["lecturer"].table.rows.index(0, 0))
    press(found, "lecturerDrop")
    dialog = sheet_of(qtbot)
    type_text(dialog.reason, "调离")
    press(dialog, "dropMeansOk")
    assert means.listed(desk, means.Lecturer) == ()
    for kind in ("base", "material", "partner"):
        found.go(kind=kind)
        press(found, f"{kind}EmptyButton")
        dialog = sheet_of(qtbot)
        type_text(dialog.form.field("title" if kind == "material" else "name"), "甲")
        if kind == "partner":
            type_text(dialog.form.field("title0"), "合作协议")
        press(dialog, "entrySheetOk")
    assert means.listed(desk, means.Partner)[0].agreements[0].title == "合作协议"
    assert unnamed(found) == []
