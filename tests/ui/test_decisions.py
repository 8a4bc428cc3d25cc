"""The bureau's checks and decisions through the real window: findings, returns, questions, places, and a meeting that decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from cadredesk.actions import bureau_checks, conflicts, decisions, desks, receipts, submissions
from cadredesk.domain.conflicts import Quota
from tests.story.clerk import choose, part, press, says, settle, sheet, wait, write
from tests.ui.conftest import type_text, unnamed
from tests.ui.test_bureau import at, rest
from tests.unit.actions.district import District, open_district, payload, person
from ui.exchange.conflicts import ConflictsPage
from ui.exchange.pool_meetings import END, RECORD, VOTES, PoolMeetingsPage
from ui.exchange.quotas import QuotasPage
from ui.screens.decisions import DecisionsScreen
from ui.screens.intake import REPORTS, IntakeScreen
from ui.window import MainWindow


@pytest.fixture
def district(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[District, MainWindow]]:
    """Three whole reports, one with much to ask, and one person in two schools; the bureau's window."""
    del qtbot
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    made = open_district(tmp_path, 6)
    desk = made.desk
    desks.store_school(desk, replace(desks.school(desk), name="阳光区教育局"))
    for school in (1, 2, 3):
        made.report(school, [person(school * 10 + n) for n in range(3)])
    told, _ = payload([person(40), person(41), person(42)])
    made.report(
        4,
        [person(40, birth="1988-01-01"), person(41, birth="1991-09"), person(31, id="x31")],
        notices=[],
        rounds=told["rounds"],
    )
    window = MainWindow(desk)
    window.show()
    yield made, window
    rest(window)
    window.put_away()
    window.hide()
    window.deleteLater()
    settle()
    desk.close()


def reports_of(window: MainWindow, school: int) -> IntakeScreen:
    screen = at(window, "intake", IntakeScreen, report="")
    screen.tabs.setCurrentIndex(REPORTS)
    screen.reports.go_to(lambda one: one.sender == f"SIM-{school:04d}")
    rest(window)
    wait(lambda: screen.card.found is not None, "what was found")
    return screen


def turn(table: QWidget) -> None:
    """Space on the row stood on, with the cursor in the table."""
    table.window().activateWindow()
    table.setFocus()
    wait(table.hasFocus, "the table")
    QTest.keyClick(table, Qt.Key.Key_Space)
    settle()


def page_of(window: MainWindow, key: str, kind: type) -> Any:
    screen = at(window, "decisions", DecisionsScreen, page=key)
    rest(window)
    found = screen.page(key)
    assert isinstance(found, kind)
    return found


def test_a_report_shows_what_was_found_and_goes_back_with_it(district: tuple[District, MainWindow]) -> None:
    made, window = district
    screen = reports_of(window, 4)
    card = screen.card
    assert "缺" in part(card, "reportSum").accessibleName()
    assert [card.tabs.tabText(at_).split(" ")[0] for at_ in range(4)] == ["差异", "材料", "资格", "冲突"]
    _, rows = card.missing.rows.texts()
    assert ["公示及张贴证明", "整份报告", "程序不完整"] in rows
    _, rows = card.people.rows.texts()
    assert {row[2] for row in rows} == {"不符合", "无法判断"}
    assert {row[3] for row in rows} <= {"符合", "—"}
    card.people.go_to(lambda one: one.person_id == "p40")
    settle()
    _, rules = card.findings.rows.texts()
    assert rules[0][:3] == ["年龄", "不符合", "符合"]
    assert rules[0][-1] == "学校计划第一条：未满35周岁"
    card.tabs.setCurrentIndex(3)
    settle()
    assert "身份证号相同" in says(card, "questionsTold")
    press(card, "returnReport")
    asked = sheet(window, "returnSheet")
    table = asked.findings  # type: ignore[attr-defined]
    _, found = table.rows.texts()
    ticked = [words for tick, words in found if tick == "☑"]
    assert "缺：公示及张贴证明" in ticked
    assert any(words.startswith(person(40)["name"]) for words in ticked)
    open_ = next(at_ for at_, row in enumerate(found) if "无法判断" in row[1] and "年龄" in row[1])
    table.setCurrentIndex(table.rows.index(open_, 0))
    turn(table)
    type_text(part(asked, "returnText"), "请尽快补报")
    press(asked, "returnSheetOk")
    (line,) = [one for one in submissions.listed(made.desk) if one.sender == "SIM-0004"]
    assert line.state == "returned"
    assert ("not_eligible", "p40", "birth") in line.reasons
    assert ("field_missing", "p41", "birth") in line.reasons
    assert line.text.endswith("请尽快补报")
    assert "缺：公示及张贴证明" in line.text
    assert unnamed(window) == []


def test_all_without_question_are_accepted_after_a_yes(district: tuple[District, MainWindow]) -> None:
    made, window = district
    screen = at(window, "intake", IntakeScreen, report="")
    rest(window)
    press(screen, "acceptClear")
    rest(window)
    asked = sheet(window, "acceptClearSheet")
    assert "2" in asked.heading.text()  # type: ignore[attr-defined]
    press(asked, "acceptClearSheetOk")
    rest(window)
    states = {one.sender: one.state for one in submissions.listed(made.desk)}
    assert states == {
        "SIM-0001": "accepted",
        "SIM-0002": "accepted",
        "SIM-0003": "received",
        "SIM-0004": "received",
    }


def test_the_rules_are_chosen_in_the_window(district: tuple[District, MainWindow]) -> None:
    made, window = district
    screen = reports_of(window, 1)
    assert screen.card.found is not None
    assert screen.card.found.is_clear
    press(screen, "reportRules")
    asked = sheet(window, "rulesSheet")
    asked.on.put_day(made.desk.today().replace(year=2035))  # type: ignore[attr-defined]
    choose(asked, "ownTier", "chief")
    press(asked, "addOwnRule")
    press(asked, "rulesSheetOk")
    rest(window)
    chosen = bureau_checks.rules_chosen(made.desk)
    assert chosen.reference_date is not None
    assert chosen.reference_date.year == 2035
    assert [one.tier for one in chosen.own] == ["chief"]
    wait(lambda: screen.card.found is not None and not screen.card.found.is_clear, "the new look")


def test_a_question_is_settled_and_both_schools_are_told(district: tuple[District, MainWindow]) -> None:
    made, window = district
    page = page_of(window, "conflicts", ConflictsPage)
    wait(lambda: page.table.rows.rowCount() == 1, "the question")
    assert "第3小学、第4小学" in says(page, "conflictTold")
    press(page, "settleConflict")
    asked = sheet(window, "settleSheet")
    choose(asked, "settleRuling", "one")
    part(asked, "settleWhich").setCurrentIndex(1)
    press(asked, "settleSheetOk")
    assert "[conflicts.no_reason]" in asked.errors.text()  # type: ignore[attr-defined]
    type_text(part(asked, "settleReason"), "9月起调入第4小学")
    press(asked, "settleSheetOk")
    rest(window)
    (line,) = conflicts.listed(made.desk)
    assert line.ruling is not None
    assert (line.ruling.ruling, line.ruling.unit) == ("one", "SIM-0004")
    for school in (3, 4):
        (due,) = receipts.due(made.desk, f"SIM-{school:04d}")
        assert due.content["conflicts"][0]["keeps"] == "SIM-0004"
    choose(page, "conflictsShown", "all")
    wait(lambda: page.table.rows.rowCount() == 1, "the settled question")
    assert "由第4小学报送" in says(page, "conflictRuling")
    assert made.desk.user.name in says(page, "conflictRuling")


def test_places_are_pasted_and_typed(district: tuple[District, MainWindow]) -> None:
    made, window = district
    page = page_of(window, "quotas", QuotasPage)
    assert page.table.rows.rowCount() == 6
    QGuiApplication.clipboard().setText("学校\t正职\t副职\t优秀青年\n第1小学\t\t2\t\nSIM-0002\t1\t3\t0\n")
    press(page, "pasteQuotas")
    settle()
    assert conflicts.quotas(made.desk, "2026") == (
        Quota("SIM-0001", "2026", "deputy", 2),
        Quota("SIM-0002", "2026", "chief", 1),
        Quota("SIM-0002", "2026", "deputy", 3),
        Quota("SIM-0002", "2026", "young", 0),
    )
    page.table.go_to(lambda one: one.unit == "SIM-0002")
    press(page, "changeQuota")
    asked = sheet(window, "placesSheet")
    write(asked, "places_chief", "")
    write(asked, "places_young", "4")
    press(asked, "placesSheetOk")
    assert [(one.tier, one.places) for one in conflicts.quotas(made.desk, "2026")] == [
        ("deputy", 2),
        ("deputy", 3),
        ("young", 4),
    ]
    page = page_of(window, "conflicts", ConflictsPage)
    wait(lambda: page.table.rows.rowCount() == 2, "the question of places")


def test_a_meeting_decides_through_the_window(district: tuple[District, MainWindow], tmp_path: Path) -> None:
    made, window = district
    desk = made.desk
    bureau_checks.accept_all(desk, bureau_checks.sift(desk).clear)
    page = page_of(window, "meetings", PoolMeetingsPage)
    press(page, "poolMeetingsEmptyButton")
    rest(window)
    wait(lambda: page.meeting is not None, "the meeting")
    assert page.tabs.tabText(VOTES).endswith("(6)")
    assert not page.close_button.isEnabled()
    page.tabs.setCurrentIndex(RECORD)
    for name, role in (("江河", "书记"), ("任远", "局长"), ("史册", "副局长")):
        press(page, "addPoolMember")
        asked = sheet(window, "poolMemberSheet")
        write(asked, "memberName", name)
        write(asked, "memberRole", role)
        press(asked, "poolMemberSheetOk")
        rest(window)
    for field, text in (("number", "2026年第3次"), ("chair", "江河"), ("recorder", "钱进")):
        write(page.form, field, text)
        page.form.field(field).clearFocus()
        settle()
    day = page.form.field("on")
    day.put_day(desk.today())
    page.form.left.emit("on", day.value())
    settle()
    assert "达到法定人数" in part(page, "poolQuorum").accessibleName()
    page.tabs.setCurrentIndex(VOTES)
    settle()
    for opinion, number in (("agree", "3"), ("disagree", "0"), ("defer", "0")):
        write(page, f"bloc_{opinion}", number)
        page.bloc[opinion].clearFocus()
    settle()
    assert page.bloc_chip.text() == "通过"
    page.people.go_to(lambda one: one.person_id == "p11")
    press(page, "voteSingly")
    asked = sheet(window, "voteSheet")
    write(asked, "vote_agree", "1")
    press(asked, "voteSheetOk")
    assert "参加表决3人，票数合计1票" in asked.errors.text()  # type: ignore[attr-defined]
    write(asked, "vote_disagree", "2")
    type_text(part(asked, "statement_1"), "再锻炼一年")
    press(asked, "voteSheetOk")
    settle()
    press(page, "chooseCandidates")
    rest(window)
    asked = sheet(window, "candidatesSheet")
    assert asked.table.rows.rowCount() == 6  # type: ignore[attr-defined]
    asked.table.go_to(lambda one: one.candidate.person_id == "p22")  # type: ignore[attr-defined]
    turn(asked.table)  # type: ignore[attr-defined]
    press(asked, "candidatesSheetOk")
    rest(window)
    page.tabs.setCurrentIndex(END)
    settle()
    assert says(page, "outcomeSum") == "共5人：入库 4，不入库 1"
    press(page, "closePoolMeeting")
    asked = sheet(window, "closeMeetingSheet")
    press(asked, "closeMeetingSheetOk")
    rest(window)
    standing = {one.person_id: one.outcome for one in decisions.standing(desk)}
    assert standing == {
        "p10": "entered",
        "p11": "not_entered",
        "p12": "entered",
        "p20": "entered",
        "p21": "entered",
    }
    write(page.number_form, "list_number", "阳教党〔2026〕12号")
    page.number_form.field("list_number").clearFocus()
    settle()
    (due,) = receipts.due(desk, "SIM-0002")
    assert {one["number"] for one in due.content["decisions"]} == {"阳教党〔2026〕12号"}
    page.save_list(tmp_path / "list.pdf")
    rest(window)
    document = pypdfium2.PdfDocument(tmp_path / "list.pdf")
    text = "".join(document[0].get_textpage().get_text_range().split())
    document.close()
    assert "阳教党〔2026〕12号" in text
    assert "同意下列4名同志" in text
    page.tabs.setCurrentIndex(RECORD)
    settle()
    assert not page.add_member_button.isVisible()
    assert unnamed(window) == []


@pytest.mark.parametrize("key", ["conflicts", "quotas", "meetings"])
def test_a_page_is_whole_at_1366_by_768(district: tuple[District, MainWindow], key: str) -> None:
    made, window = district
    bureau_checks.accept_all(made.desk, bureau_checks.sift(made.desk).clear)
    decisions.open_meeting(made.desk, "2026")
    window.resize(1366, 768)
    screen = at(window, "decisions", DecisionsScreen, page=key)
    rest(window)
    wait(lambda: not window.runner.busy, "the page")
    frame = window.findChild(QScrollArea, "frame_decisions")
    assert frame.horizontalScrollBar().maximum() == 0
    assert frame.verticalScrollBar().maximum() == 0
    assert screen.in_sight is not None
    assert [one for one in window.findChildren(QDialog) if one.isVisible()] == []
    assert unnamed(window) == []
