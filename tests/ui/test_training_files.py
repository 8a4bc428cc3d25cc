"""Trainees, their files, study groups and what is asked for today, through the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from cadredesk.actions import people as staff
from cadredesk.actions.training import credits, groups, study, trainees
from cadredesk.actions.training.groups import Activity, StudyGroup
from cadredesk.actions.training.study import BookRead, CareTalk, QualityGrade, Secondment
from cadredesk.desk import Desk
from cadredesk.domain.person import Person
from cadredesk.domain.training.study import FollowUp, MonthNote
from tests.story.clerk import choose, part, press, reason, sheet, tick, wait, write
from tests.ui.conftest import unnamed
from tests.unit.actions.selection import Clock
from tests.unit.actions.training import place
from ui.screens.today import TodayScreen
from ui.training.entries import HistorySheet, YearGradesSheet
from ui.training.file import TrainingFileView
from ui.training.groups import ActivitySheet, GroupsPage
from ui.training.parts import PaperSheet
from ui.training.trainees import TakeInSheet, TraineesPage
from ui.window import MainWindow

FRIDAY = date(2026, 9, 18)


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, Clock]]:
    desk, clock = place.bureau(tmp_path / "data", monkeypatch)
    clock.day = FRIDAY
    yield desk, clock
    desk.close()


@pytest.fixture
def window(qtbot: Any, at: tuple[Desk, Clock]) -> Iterator[MainWindow]:
    made = MainWindow(at[0])
    made.resize(1366, 768)
    made.show()
    yield made
    rest(made)
    made.close()


def rest(window: MainWindow) -> None:
    wait(lambda: not window.runner.busy, "the worker")


def go(window: MainWindow, key: str, kind: type[Any], **args: Any) -> Any:
    window.navigate(key, **args)
    rest(window)
    found = window.findChild(kind)
    assert found is not None
    wait(found.isVisible, key)
    return found


def opened(window: MainWindow, person_id: str = "p1") -> TrainingFileView:
    page = go(window, "management", TraineesPage, page="trainees", person=person_id)
    view: TrainingFileView = page.file
    assert view.read is not None
    return view


def add(view: TrainingFileView, kind: str) -> Any:
    """Chooses a kind in the menu of the main button; the sheet that opens."""
    action = view.findChild(QAction, f"add_{kind}")
    assert action is not None
    action.trigger()
    return sheet(view.window(), "entrySheet")


def told(view: TrainingFileView) -> list[str]:
    """The sentences of the timeline in sight."""
    return [row[2] for row in view.timeline.rows.texts()[1]]


def test_a_group_its_friday_report_and_its_grade(window: MainWindow, at: tuple[Desk, Clock]) -> None:
    desk, clock = at
    page: GroupsPage = go(window, "training", GroupsPage, page="groups")
    press(page, "noGroupsButton")
    asked = sheet(window, "groupSheet")
    write(asked, "groupName", "城区第一组")
    for row in (0, 1, 2):
        page_item = asked.members.list.item(row)  # type: ignore[attr-defined]
        page_item.setCheckState(Qt.CheckState.Checked)
    choose(asked, "groupLeader", "p2")
    press(asked, "groupSheetOk")
    (group,) = groups.listed(desk, 2026)
    assert (group.member_ids, group.leader_id) == (("p1", "p2", "p3"), "p2")
    press(page, "newActivity")
    made = sheet(window, "activitySheet")
    assert isinstance(made, ActivitySheet)
    made.ok.click()
    assert made.errors.text(), "an activity without a topic is not stored"
    write(made, "topic", "读《给教师的建议》交流")
    choose(made, "there_2", "leader")
    press(made, "activitySheetOk")
    (row,) = page.activities.rows.texts()[1]
    assert row[:6] == [
        "2026-09-18",
        "城区第一组",
        "读《给教师的建议》交流",
        "2/3",
        "2026-09-20",
        "待报",
    ], row
    assert "2026-09-20" in page.told.accessibleName()
    press(page, "judgeActivities")
    grades = sheet(window, "gradesSheet")
    choose(grades, "grade_0", "good")
    press(grades, "gradesSheetOk")
    assert {one.person_id: one.credits for one in credits.totals(desk, 2026)} == {"p1": 7, "p2": 7}
    today: TodayScreen = go(window, "today", TodayScreen)
    line = part(today, "duty_week_0")
    assert "9月20日" in [one.text() for one in line.findChildren(QLabel)]
    clock.day = date(2026, 9, 21)
    today.refresh()
    rest(window)
    assert "城区第一组" in part(today, "duty_overdue_0").accessibleName()
    press(today, "go_duty_overdue_0")
    rest(window)
    assert page.isVisible()
    assert page.activities.current_row().activity.topic == "读《给教师的建议》交流"
    assert page.activities.current_row().due.late
    page.activities.opened.emit(page.activities.current_row())
    made = sheet(window, "activitySheet")
    write(made, "reported", "2026-09-21")
    press(made, "activitySheetOk")
    assert groups.due_reports(desk) == ()
    assert not page.told.isVisible()
    assert not unnamed(page)


def test_a_book_and_a_talk_are_written_followed_and_shown(window: MainWindow, at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    view = opened(window)
    asked = add(view, "book")
    write(asked, "entry_title", "给教师的建议")
    tick(asked, "entry_education")
    tick(asked, "entry_notes")
    press(asked, "entrySheetOk")
    rest(window)
    assert told(view)[0] == "精读《给教师的建议》"
    assert (view.read.file.reading.books, view.read.file.reading.education) == (1, 1)  # type: ignore[union-attr]
    talk = add(view, "care_talk")
    assert "不报送" in part(talk, "confidential").accessibleName()
    write(talk, "entry_by", "王书记")
    write(talk, "entry_weak", "统筹不够")
    write(talk, "followUp_1", "补读《学校管理学》")
    write(talk, "followUpDue_1", "2026-09-25")
    press(talk, "moreFollowUps")
    write(talk, "followUp_2", "听课十节")
    press(talk, "entrySheetOk")
    rest(window)
    (stored,) = study.listed(desk, CareTalk)
    assert stored.follow_ups == (FollowUp("补读《学校管理学》", date(2026, 9, 25)), FollowUp("听课十节"))
    assert view.timeline.current_row().code == "care_talk", "what was written is stood on"
    assert "统筹不够" in view.held.toPlainText()
    assert view.confidential.isVisible()
    assert "补读《学校管理学》" in view.note.accessibleName()
    press(view, "momentDone")
    done = sheet(window, "doneSheet")
    done.ok.click()
    assert "study.no_result" in done.errors.text()  # type: ignore[attr-defined]
    write(done, "doneResult", "已读并交笔记")
    press(done, "doneSheetOk")
    rest(window)
    assert [one.text for one in study.follow_ups(desk)] == ["听课十节"]
    assert "已读并交笔记" in view.held.toPlainText()
    choose(view, "fileChapter", "study")
    assert told(view) == ["精读《给教师的建议》"]
    choose(view, "fileChapter", "")
    press(view, "filePrint")
    wait(lambda: window.findChild(PaperSheet) is not None, "the paper")
    paper = sheet(window, "trainingPaper")
    assert isinstance(paper, PaperSheet)
    assert paper.pdf.startswith(b"%PDF")
    paper.reject()
    assert not unnamed(view)


def test_what_stands_is_changed_with_a_reason_only_and_stays_in_the_history(
    window: MainWindow, at: tuple[Desk, Clock]
) -> None:
    desk, _ = at
    study.put(desk, BookRead("b", "p1", 2026, FRIDAY, "教育学"))
    view = opened(window)
    assert view.timeline.go_to(lambda one: one.ref == "book:b")
    press(view, "momentOpen")
    asked = sheet(window, "entrySheet")
    tick(asked, "entry_notes")
    press(asked, "entrySheetOk")
    rest(window)
    assert study.get(desk, BookRead, "b").notes, "filling in needs no reason"
    assert view.timeline.current_row().ref == "book:b"
    view.open_moment()
    asked = sheet(window, "entrySheet")
    write(asked, "entry_title", "普通教育学")
    asked.ok.click()
    assert asked.isVisible()
    assert asked.errors.text()  # type: ignore[attr-defined]
    assert study.get(desk, BookRead, "b").title == "教育学"
    write(asked, "entryReason", "书名写错")
    press(asked, "entrySheetOk")
    rest(window)
    assert study.get(desk, BookRead, "b").title == "普通教育学"
    press(view, "momentHistory")
    past = sheet(window, "historySheet")
    assert isinstance(past, HistorySheet)
    assert [row[0] for row in past.table.rows.texts()[1]] == ["3", "2", "1"]
    assert past.table.rows.texts()[1][0][4] == "书名写错"
    past.accept()
    press(view, "momentVoid")
    reason(window, "voidEntry", "重复登记")
    rest(window)
    assert study.listed(desk, BookRead) == ()
    assert not any("教育学" in one for one in told(view))
    assert study.history(desk, BookRead, "b")[-1].voided


def test_missing_months_of_a_temporary_post_are_shown_and_written(
    window: MainWindow, at: tuple[Desk, Clock]
) -> None:
    desk, _ = at
    view = opened(window, "p2")
    asked = add(view, "secondment")
    write(asked, "entry_unit", "实验小学")
    write(asked, "entry_post", "副校长")
    write(asked, "entry_day", "2026-06-10")
    write(asked, "entry_credits", "十二")
    asked.ok.click()
    assert "十二" in asked.errors.text()
    write(asked, "entry_credits", "12.5")
    assert part(asked, "notesMissing", QLabel).text() == "缺：2026-06、2026-07、2026-08"
    choose(asked, "noteMonth", "2026-06")
    write(asked, "noteText", "熟悉情况。")
    choose(asked, "noteMonth", "2026-07")
    write(asked, "noteText", "参与招生。")
    choose(asked, "noteMonth", "2026-06")
    assert part(asked, "noteText").toPlainText() == "熟悉情况。"  # type: ignore[attr-defined]
    press(asked, "entrySheetOk")
    rest(window)
    (post,) = study.listed(desk, Secondment)
    assert post.notes == (MonthNote("2026-06", "熟悉情况。"), MonthNote("2026-07", "参与招生。"))
    assert "2026-08" in view.note.accessibleName()
    assert {one.person_id: one.credits for one in credits.totals(desk, 2026)} == {"p2": 12.5}
    today: TodayScreen = go(window, "today", TodayScreen)
    press(today, "go_duty_overdue_0")
    rest(window)
    assert view.isVisible()
    assert view.person_id == "p2"


def test_every_kind_of_entry_can_be_written(window: MainWindow, at: tuple[Desk, Clock]) -> None:
    view = opened(window, "p3")
    typed = {
        "analysis": {"entry_title": "教学管理分析"},
        "task": {"entry_title": "防汛值守", "entry_mark": "88"},
        "award": {"entry_name": "优秀教师", "entry_body": "区教育局"},
        "discipline": {"entry_name": "诫勉", "entry_body": "区纪委", "entry_until": "2027-03-17"},
        "deferral": {"entry_until": "2027-08-31", "entry_reason": "带毕业班"},
    }
    for kind, fields in typed.items():
        asked = add(view, kind)
        if kind == "analysis":
            choose(asked, "entry_kind", "paper")
        for name, text in fields.items():
            write(asked, name, text)
        press(asked, "entrySheetOk")
        rest(window)
        assert view.timeline.current_row().ref.partition(":")[0] == kind
        assert not unnamed(view)
    asked = add(view, "quality_grade")
    choose(asked, "entry_grade", "good")
    press(asked, "entrySheetOk")
    rest(window)
    again = add(view, "quality_grade")
    assert part(again, "entryReason").isVisible(), "the grade that stands is corrected"
    again.reject()
    assert {
        "论文：教学管理分析",
        "实践锻炼：防汛值守",
        "区教育局：优秀教师",
        "处分：诫勉（区纪委）",
        "暂缓交流到 2027-08-31：带毕业班",
        "2026 年度质量等次：良好",
    } <= set(told(view))
    assert {one.person_id: one.credits for one in credits.totals(at[0], 2026)} == {"p3": 20}


def test_the_years_grades_by_keys_and_their_ceiling(window: MainWindow, at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    page: TraineesPage = go(window, "management", TraineesPage, page="trainees")
    press(page, "yearGradesButton")
    asked = sheet(window, "yearGrades")
    assert isinstance(asked, YearGradesSheet)
    asked.activateWindow()
    wait(asked.table.hasFocus, "the table")
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1):
        QTest.keyClick(asked.table, key)
    assert asked.table.currentIndex().row() == 3
    asked.ok.click()
    assert "study.too_many_excellent" in asked.errors.text()
    asked.table.setCurrentIndex(asked.table.rows.index(2, 0))
    press(asked, "give_fair")
    press(asked, "yearGradesOk")
    assert {one.person_id: one.grade for one in study.listed(desk, QualityGrade)} == {
        "p1": "excellent",
        "p2": "good",
        "p3": "fair",
    }
    press(page, "yearGradesButton")
    again = sheet(window, "yearGrades")
    assert isinstance(again, YearGradesSheet)
    again.give("poor")
    again.ok.click()
    assert again.isVisible(), "a grade that stands needs a reason"
    write(again, "gradesReason", "民主测评后改")
    press(again, "yearGradesOk")
    grades = study.listed(desk, QualityGrade)
    assert len(grades) == 3
    assert {one.person_id: one.grade for one in grades}["p1"] == "poor"


def test_the_list_is_searched_filtered_and_saved(
    window: MainWindow, at: tuple[Desk, Clock], tmp_path: Path
) -> None:
    desk, _ = at
    groups.put(desk, StudyGroup("g", 2026, "城区第一组", leader_id="p1", member_ids=("p1", "p2")))
    trainees.put(desk, replace(trainees.get(desk, "p2"), key=True, term_until=date(2026, 10, 31)))
    page: TraineesPage = go(window, "management", TraineesPage, page="trainees")
    assert page.table.rows.rowCount() == 8
    write(page, "traineeSearch", "ouyang")
    assert [one.trainee.name for one in page.table.rows.shown()] == ["欧阳少东"]
    write(page, "traineeSearch", "第3小学")
    assert [one.trainee.id for one in page.table.rows.shown()] == ["p3"]
    write(page, "traineeSearch", "")
    choose(page, "traineeGroup", "城区第一组")
    assert [one.trainee.id for one in page.table.rows.shown()] == ["p1", "p2"]
    choose(page, "traineeState", "warned")
    assert [one.trainee.id for one in page.table.rows.shown()] == ["p2"]
    assert "任期" in page.table.rows.texts()[1][0][9]
    choose(page, "traineeGroup", "")
    assert page.table.rows.rowCount() == 0
    choose(page, "traineeGroup", None)
    choose(page, "traineeState", "key")
    path = tmp_path / "学员.xlsx"
    page.save_excel(path)
    seen = openpyxl.load_workbook(path).active
    assert seen is not None
    assert str(seen.cell(4, 1).value).replace("\u3000", "") == "于谦"
    assert not unnamed(page)


def test_facts_are_changed_and_a_new_post_begins_on_a_day(window: MainWindow, at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    groups.put(desk, StudyGroup("g1", 2026, "甲组", leader_id="p1", member_ids=("p1", "p2")))
    groups.put(desk, StudyGroup("g2", 2026, "乙组", leader_id="p3", member_ids=("p3",)))
    view = opened(window)
    press(view, "fileEdit")
    asked = sheet(window, "personSheet")
    choose(asked, "personGroup", "g2")
    choose(asked, "personTier", "chief")
    tick(asked, "personKey")
    write(asked, "personTerm", "2028-12-31")
    press(asked, "personSheetOk")
    rest(window)
    changed = trainees.get(desk, "p1")
    assert (changed.group_id, changed.tier, changed.key, changed.term_until) == (
        "g2",
        "chief",
        True,
        date(2028, 12, 31),
    )
    assert {one.id: (one.leader_id, one.member_ids) for one in groups.listed(desk, 2026)} == {
        "g1": ("", ("p2",)),
        "g2": ("p3", ("p3", "p1")),
    }
    assert view.read is not None
    assert view.read.group == "乙组"
    press(view, "fileEdit")
    asked = sheet(window, "personSheet")
    write(asked, "personName", "干璐")
    asked.ok.click()
    assert trainees.get(desk, "p1").name == "干露", "a name is corrected with a reason only"
    write(asked, "personReason", "登记时写错")
    press(asked, "personSheetOk")
    rest(window)
    assert trainees.get(desk, "p1").name == "干璐"
    press(view, "fileMove")
    move = sheet(window, "moveSheet")
    choose(move, "whereUnit", "U2")
    move.form.left.emit("whereUnit", "U2")  # type: ignore[attr-defined]
    write(move, "wherePost", "副校长")
    write(move, "moveSince", "2025-01-01")
    move.ok.click()
    assert "trainee.posting_order" in move.errors.text()  # type: ignore[attr-defined]
    write(move, "moveSince", "2026-09-01")
    press(move, "moveSheetOk")
    rest(window)
    assert [(one.unit_name, one.post) for one in trainees.get(desk, "p1").postings] == [
        ("第1小学", "教导主任"),
        ("第2小学", "副校长"),
    ]
    assert "到 第2小学 任职 副校长" in told(view)


def test_somebody_no_school_reported_is_taken_in_by_hand(window: MainWindow, at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    page: TraineesPage = go(window, "management", TraineesPage, page="trainees")
    press(page, "takeIn")
    asked = sheet(window, "takeInSheet")
    asked.ok.click()
    assert asked.errors.text()  # type: ignore[attr-defined]
    press(asked, "takeByHand")
    new = sheet(window, "personSheet")
    write(new, "personName", "孙甜甜")
    new.ok.click()
    assert new.isVisible(), "the school is missing"
    choose(new, "personTier", "young")
    write(new, "whereName", "第九中学")
    choose(new, "whereStage", "junior")
    press(new, "personSheetOk")
    rest(window)
    (made,) = [one for one in trainees.listed(desk) if one.name == "孙甜甜"]
    assert (made.tier, made.now.unit, made.now.unit_name, made.now.stage, made.joined) == (
        "young",
        "第九中学",
        "第九中学",
        "junior",
        FRIDAY,
    )
    assert page.file.person_id == made.id


def test_a_school_takes_in_its_staff_and_sees_today_what_is_asked_for(
    qtbot: Any, make_desk: Callable[..., Desk]
) -> None:
    desk = make_desk()
    one = staff.create(desk, Person("", "于谦", raw_name="于谦", current_post="教导主任"))
    other = staff.create(desk, Person("", "王文", raw_name="王文"))
    window = MainWindow(desk)
    window.show()
    page: TraineesPage = go(window, "management", TraineesPage, page="trainees")
    press(page, "noTraineesButton")
    asked = sheet(window, "takeInSheet")
    assert isinstance(asked, TakeInSheet)
    assert not asked.findChildren(QPushButton, "takeByHand")
    picker = asked.pickers[0]
    assert picker.list.count() == 2
    write(asked, "takeOtherSearch", "yq")
    picker.everybody.click()
    choose(asked, "takeTier", "deputy")
    press(asked, "takeInSheetOk")
    rest(window)
    (made,) = trainees.listed(desk)
    assert (made.id, made.name, made.tier) == (one.id, "于谦", "deputy")
    assert (made.now.unit, made.now.unit_name, made.now.post) == ("S001", "青山镇中心小学", "教导主任")
    study.put(
        desk,
        CareTalk("c", one.id, 2026, desk.today(), "书记", follow_ups=(FollowUp("补读", desk.today()),)),
    )
    today: TodayScreen = go(window, "today", TodayScreen)
    today.refresh()
    assert "补读" in part(today, "duty_today_0").accessibleName()
    assert window.findChild(QPushButton, "nav_today") is not None
    press(today, "go_duty_today_0")
    rest(window)
    assert page.file.isVisible()
    assert page.file.person_id == one.id
    page.show_list()
    window.navigate("people", person=one.id)
    press(window, "trainingFileButton")
    rest(window)
    assert page.file.isVisible()
    window.navigate("people", person=other.id)
    assert not [one for one in window.findChildren(QPushButton, "trainingFileButton") if one.isVisible()], (
        "not in training"
    )
    rest(window)
    window.close()


def test_an_entry_made_elsewhere_leads_to_its_page(window: MainWindow, at: tuple[Desk, Clock]) -> None:
    desk, _ = at
    groups.put(desk, StudyGroup("g", 2026, "甲组", leader_id="p1", member_ids=("p1",)))
    groups.put_activity(desk, Activity("a", "g", 2026, FRIDAY, "观摩", present_ids=("p1",)))
    view = opened(window)
    assert view.timeline.go_to(lambda one: one.ref == "group_activity:a")
    assert not view.void_button.isVisible()
    press(view, "momentOpen")
    rest(window)
    page = window.findChild(GroupsPage)
    assert page is not None
    assert page.isVisible()
    assert page.activities.current_row().activity.id == "a"
