"""Rounds in the window: start, list, timeline page, closing, skipping, reopening, planning, the today screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cadredesk.actions import checklists, desks, papers, profiles, rounds
from cadredesk.domain.round import DistrictNotice
from cadredesk.messages import sentence
from tests.ui import round_desk
from tests.ui.conftest import type_text, unnamed
from ui.rounds.aside import PapersCard
from ui.rounds.page import first_to_do
from ui.rounds.sheets import ProfileSheet
from ui.rounds.words import day_words, joined, problem_words
from ui.screens.rounds import RoundsScreen
from ui.screens.today import TodayScreen
from ui.widgets.dialogs import ConfirmDialog, ReasonDialog, Sheet
from ui.widgets.edit import LineEdit
from ui.window import MainWindow


@pytest.fixture
def window(qtbot, desk, monkeypatch):
    import ui.window

    wanted = ("today", "rounds", "settings")
    monkeypatch.setattr(ui.window, "SCREENS", tuple(one for one in ui.window.SCREENS if one.key in wanted))
    monkeypatch.setattr(ui.window, "HIDDEN", ())
    made = MainWindow(desk)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.put_away()
    made.hide()
    made.deleteLater()
    reports = desk.folder / "reports"
    assert not reports.exists() or not list(reports.iterdir()), [one.read_text() for one in reports.iterdir()]


def _screen(window) -> RoundsScreen:
    window.navigate("rounds")
    screen = window.screen_in_sight()
    assert isinstance(screen, RoundsScreen)
    return screen


def _press(root: QWidget, name: str) -> None:
    QApplication.processEvents()
    found = [one for one in root.findChildren(QPushButton, name) if one.isVisible()]
    assert len(found) == 1, name
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def _sheet(window, kind: type[Sheet]) -> Sheet:
    open_ = [one for one in window.findChildren(kind) if one.isVisible()]
    assert len(open_) == 1
    return open_[0]


def _give_reason(window, text: str) -> None:
    sheet = _sheet(window, ReasonDialog)
    assert not sheet.ok.isEnabled()
    sheet.reason.setPlainText(text)
    QTest.keyClick(sheet.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _named(page) -> list[str]:
    return [f"{type(one).__name__}" for one in page.findChildren(QPushButton) if not one.objectName()]


# Start and list


def test_a_round_is_begun_from_an_empty_list(window, desk):
    screen = _screen(window)
    assert screen.list.empty.isVisible()
    _press(screen, "noRoundsButton")
    form = screen.start.form
    assert form.value("round_stage") == "primary"
    assert form.value("round_title") == f"{desk.today().year}年度后备干部推荐"
    assert "干部选拔任用工作条例" in screen.start.basis.text()
    assert unnamed(screen) == []
    field = form.field("round_title")
    field.selectAll()
    type_text(field, "青年干部选拔")
    QTest.keyClick(field, Qt.Key.Key_Return)
    form.put("round_profile", "township-001")
    form.left.emit("round_profile", "township-001")
    assert form.value("round_title") == "青年干部选拔"
    form.put("round_profile", "school-000")
    _press(screen, "beginRound")
    [head] = rounds.listed(desk)
    assert head.title == "青年干部选拔"
    assert screen.title == "青年干部选拔"
    assert "第 1 版" in screen.subtitle
    assert screen.page.step == "district_notice"


def test_a_title_typed_stays_while_one_looks_at_the_rules(window):
    screen = _screen(window)
    screen.new_round()
    screen.start.form.put("round_title", "第一轮")
    screen.start.form.left.emit("round_title", "第一轮")
    window.navigate("settings")
    window.navigate("rounds")
    screen.new_round()
    assert screen.start.form.value("round_title") == "第一轮"


def test_a_profile_looked_at_is_chosen_for_the_new_round(window):
    screen = _screen(window)
    screen.go(new=True, profile="township-001")
    assert screen.start.form.value("round_profile") == "township-001"
    assert profiles.get(window.desk, "township-001").basis[0] in screen.start.basis.text()


def test_without_a_title_nothing_begins(window, desk):
    screen = _screen(window)
    screen.new_round()
    screen.start.form.put("round_title", "")
    screen.start.start()
    assert sentence("round.no_title") in window.errors.text()
    assert rounds.listed(desk) == ()


def test_the_only_round_under_way_opens_at_once_and_can_be_left(window, desk):
    begun = round_desk.begin(desk)
    screen = _screen(window)
    assert screen.page.round is not None
    assert screen.page.round.id == begun.id
    window.findChild(QPushButton, "allRounds").click()
    assert screen.pages.currentWidget() is screen.list
    assert screen.header_buttons() == []
    QTest.keyClick(screen.list.table, Qt.Key.Key_Return)
    assert screen.pages.currentWidget() is screen.page


def test_a_round_ends_without_a_result_and_stays_readable(window, desk):
    begun = round_desk.begin(desk)
    screen = _screen(window)
    screen.show_list()
    _press(screen, "abandonRound")
    _give_reason(window, "区局取消了本次推荐")
    assert rounds.get(desk, begun.id).state == "abandoned"
    assert not screen.list.abandon_button.isVisible()
    screen.open_round(begun.id)
    assert not screen.page.head.main.isVisible()
    assert "只能查看" in screen.page.head.sentence.text()


# The page


def test_the_page_says_what_is_missing_and_closes_when_it_is_there(window, desk):
    begun = round_desk.begin(desk)
    screen = _screen(window)
    head = screen.page.head
    assert "还没有填写通知的文号" in head.missing.accessibleName()
    assert head.close_button.isHidden()
    _press(screen, "stepMain")
    assert sentence("round.need_number") in window.errors.text()
    rounds.record_notice(desk, begun.id, round_desk.notice())
    window.hub.changed.emit("rounds")
    assert not head.missing.isVisible()
    _press(screen, "stepMain")
    assert rounds.get(desk, begun.id).is_closed("district_notice")
    assert head.chip.text() == "已完成"
    assert "推荐提名" in head.main.text()
    _press(screen, "stepMain")
    assert screen.page.step == "nomination"
    assert unnamed(screen) == []
    assert _named(screen) == []


def test_a_step_not_due_leads_to_the_one_that_is(window, desk):
    round_desk.to_nomination(desk)
    screen = _screen(window)
    screen.page.choose("public_notice")
    assert screen.page.head.chip.text() == "未到"
    assert "推荐提名" in screen.page.head.main.text()
    _press(screen, "stepMain")
    assert screen.page.step == "nomination"


def test_every_step_of_every_profile_can_be_stood_on(window, desk):
    for number, profile in enumerate(profiles.shipped()):
        stage = profile.stages[0] if profile.stages else "primary"
        begun = rounds.start(desk, f"第{number}轮", profile.id, stage)
        screen = _screen(window)
        screen.open_round(begun.id)
        for step in screen.page.views:
            screen.page.choose(step)
            assert screen.page.step == step
            assert screen.clause() == screen.page.views[step].clause


def test_an_optional_step_is_left_out_with_a_reason_and_opened_again(window, desk):
    ids = round_desk.fill_staff(desk)
    begun = round_desk.to_eligibility(desk, ids)
    screen = _screen(window)
    screen.page.choose("recommendation_vote")
    _press(screen, "stepSkip")
    _give_reason(window, "本年度通知不要求民主推荐")
    assert screen.page.views["recommendation_vote"].state == "skipped"
    assert screen.page.head.chip.text() == "已省略"
    _press(screen, "stepReopen")
    _give_reason(window, "改为举行民主推荐")
    record = rounds.get(desk, begun.id).record("recommendation_vote")
    assert record is not None
    assert (record.state, record.revision) == ("open", 2)


def test_a_closed_step_is_read_only_until_it_is_opened_again_with_a_reason(window, desk):
    begun = round_desk.to_nomination(desk)
    screen = _screen(window)
    screen.page.choose("district_notice")
    number = screen.page.panel.findChild(LineEdit, "number")
    assert number.isReadOnly()
    _press(screen, "stepReopen")
    _give_reason(window, "区局更正了文号")
    assert not number.isReadOnly()
    assert screen.page.head.revisions.isVisible()
    _press(screen, "stepRevisions")
    sheet = _sheet(window, Sheet)
    assert sheet.table.rows.rowCount() == 2
    assert sheet.table.go_to(lambda row: row.revision == 1)
    assert "阳教组〔2026〕9号" in sheet.text.toPlainText()
    assert "2027-03-31" in sheet.text.toPlainText()
    assert sheet.text.isReadOnly()
    assert sheet.table.go_to(lambda row: row.revision == 2)
    assert "区局更正了文号" in sheet.text.toPlainText()
    sheet.accept()
    assert rounds.get(desk, begun.id).value("district_notice", DistrictNotice).number


def test_the_timeline_is_walked_by_keyboard(window, desk):
    round_desk.to_nomination(desk)
    screen = _screen(window)
    screen.page.timeline.setFocus()
    QTest.keyClick(screen.page.timeline, Qt.Key.Key_Up)
    assert screen.page.step == "district_notice"
    QTest.keyClick(screen.page.timeline, Qt.Key.Key_End)
    assert screen.page.step == "dossier"


def test_lawful_dates_stand_at_the_right(window, desk):
    round_desk.to_nomination(desk)
    screen = _screen(window)
    told = " ".join(one.text() for one in screen.page.dates.findChildren(QLabel))
    assert "最早" in told
    latest = screen.page.views["nomination"].latest
    assert day_words(latest, desk.today()) in told
    screen.page.choose("public_notice")
    QApplication.processEvents()
    told = " ".join(one.text() for one in screen.page.dates.findChildren(QLabel) if one.isVisible())
    assert "7 日" in told
    assert "5 个工作日" in told


def test_planning_backwards_tries_another_deadline(window, desk):
    begun = round_desk.to_nomination(desk)
    _screen(window)
    window.findChild(QPushButton, "planBackwards").click()
    sheet = _sheet(window, Sheet)
    rows = {row.step: row.latest for row in sheet.table.rows.shown()}
    assert rows == rounds.plan_backwards(desk, begun.id)
    sheet.deadline.edit.setText("2026-06-30")
    QTest.keyClick(sheet.deadline.edit, Qt.Key.Key_Tab)
    sheet.deadline.edit.editingFinished.emit()
    rows = {row.step: row.latest for row in sheet.table.rows.shown()}
    assert rows == rounds.plan_backwards(desk, begun.id, date(2026, 6, 30))
    assert rounds.get(desk, begun.id).value("district_notice", DistrictNotice).deadline == date(2027, 3, 31)
    sheet.deadline.edit.setText("")
    sheet.deadline.edit.editingFinished.emit()
    assert sheet.table.rows.rowCount() == 0
    sheet.accept()


def test_papers_of_the_step_stand_at_the_right_and_lead_to_the_print_folder(qtbot, window, desk):
    ids = round_desk.fill_staff(desk)
    begun = round_desk.to_eligibility(desk, ids)
    screen = _screen(window)
    screen.page.choose("nomination")
    qtbot.waitUntil(lambda: screen.page.papers.isVisible() and screen.page._papers_of == "nomination")
    lines = screen.page.papers.findChildren(QPushButton)
    assert len(lines) == len(round_desk.NOMINEES)
    assert all("干露" in one.accessibleName() for one in lines[:1])
    assert all("待打印" in one.accessibleName() for one in lines)
    asked: list[dict[str, str]] = []
    screen.page.context = replace(
        screen.page.context, navigate=lambda key, **args: asked.append({"key": key, **args})
    )
    QTest.mouseClick(lines[0], Qt.MouseButton.LeftButton)
    [told] = asked
    assert (told["key"], told["round"], told["step"]) == ("printing", begun.id, "nomination")
    assert told["person"] == ids["干露"]


def test_with_large_letters_one_column_holds_everything(window, desk):
    round_desk.to_nomination(desk)
    screen = _screen(window)
    page = screen.page
    assert page._right.isVisible()
    page.resize(700, 600)
    assert not page._right.isVisible()
    assert page._inner.isAncestorOf(page.head)
    assert page._inner.isAncestorOf(page.dates)
    assert page.dates.isVisible()
    page.resize(1170, 700)
    assert page._right.isVisible()
    assert page._aside.isAncestorOf(page.dates)


def test_another_step_waits_when_a_field_cannot_be_left(window, desk, monkeypatch):
    round_desk.to_nomination(desk)
    screen = _screen(window)
    panel = screen.page.panel
    monkeypatch.setattr(panel, "save", lambda: False)
    screen.page.choose("district_notice")
    assert screen.page.step == "nomination"
    assert screen.page.timeline.current() == "nomination"


def test_first_to_do_passes_over_optional_steps(desk):
    ids = round_desk.fill_staff(desk)
    begun = round_desk.to_eligibility(desk, ids)
    assert first_to_do(rounds.steps(desk, begun.id)) == "eligibility"


# Words


def test_days_are_said_with_the_year_only_when_it_differs():
    assert day_words(date(2026, 9, 14), date(2026, 1, 1)) == "9月14日"
    assert day_words(date(2027, 9, 14), date(2026, 1, 1)) == "2027年9月14日"
    assert day_words(None) == ""


def test_sentences_are_joined_as_each_language_does():
    assert joined("甲。", "乙。") == "甲。乙。"
    assert joined("One.", "Two.") == "One. Two."


def test_the_days_of_a_problem_are_words(desk):
    begun = round_desk.begin(desk)
    late = replace(round_desk.notice(), deadline=date(2026, 10, 15))
    rounds.record_notice(desk, begun.id, late)
    view = rounds.steps(desk, begun.id)["district_notice"]
    [problem] = [one for one in view.problems if one.kind == "late"]
    assert "年" in problem_words(problem)
    assert "-" not in problem_words(problem)


# Today


def _today(window) -> TodayScreen:
    window.navigate("today")
    screen = window.screen_in_sight()
    assert isinstance(screen, TodayScreen)
    screen.refresh()
    return screen


def test_today_begins_with_an_offer_and_the_check_list(window, desk):
    screen = _today(window)
    assert screen.empty.isVisible()
    assert screen.badge() is None
    assert screen._checklist_card.isVisible()
    assert not any(checklists.done(desk).values())
    _press(screen, "nothingToDoButton")
    assert window.screen_in_sight().pages.currentIndex() == 1


def test_what_is_overdue_stands_first_and_leads_to_its_step(window, desk):
    begun = round_desk.begin(desk)
    rounds.record_notice(desk, begun.id, replace(round_desk.notice(), deadline=date(2026, 10, 15)))
    screen = _today(window)
    group, _ = screen._groups["overdue"]
    assert group.isVisible()
    assert screen.badge() == 1
    assert unnamed(screen) == []
    _press(screen, f"go_{begun.id}_district_notice")
    rounds_screen = window.screen_in_sight()
    assert isinstance(rounds_screen, RoundsScreen)
    assert rounds_screen.page.step == "district_notice"


def test_the_check_list_is_done_line_by_line_and_goes(qtbot, window, desk):
    screen = _today(window)
    round_desk.fill_staff(desk)
    desks.store_preferences(desk, replace(desks.preferences(desk), profile="school-000"))
    screen._lead("rehearsal")
    asked = _sheet(window, ConfirmDialog)
    with qtbot.waitSignal(window.rehearsal_wanted):
        QTest.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    asked.deleteLater()
    checklists.note(desk, "rehearsal")
    for item in ("test_print", "backup"):
        screen._lead(item)
        sheet = _sheet(window, ConfirmDialog)
        QTest.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
        sheet.deleteLater()
    assert all(checklists.done(desk).values())
    screen.refresh()
    assert not screen._checklist_card.isVisible()
    checklists.tick(desk, "backup", False)
    assert not checklists.done(desk)["backup"]


def test_a_round_gets_other_rules_with_a_reason_and_shows_the_old_ones(window, desk):
    begun = round_desk.to_nomination(desk)
    screen = _screen(window)
    old = rounds.get(desk, begun.id).profile
    copy = profiles.copy(desk, old.id, "本校调整的方案")
    changed = profiles.save(desk, replace(copy, advance_notice_days=5))
    QTest.mouseClick(screen.profile_button, Qt.MouseButton.LeftButton)
    sheet = _sheet(window, ProfileSheet)
    assert sheet.before.isHidden()
    sheet.form.put("newProfile", changed.id)
    assert not sheet.ok.isEnabled()
    type_text(sheet.reason, "区局来文，预告改为五天")
    QTest.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    assert rounds.get(desk, begun.id).profile.digest == changed.digest
    assert "本校调整的方案" in screen.subtitle
    sheet.deleteLater()
    QTest.mouseClick(screen.profile_button, Qt.MouseButton.LeftButton)
    again = [one for one in window.findChildren(ProfileSheet) if one is not sheet][-1]
    assert old.title in again.before.text()
    assert "区局来文，预告改为五天" in again.before.text()
    again.reject()


def test_the_number_of_a_paper_is_always_shown(qtbot):
    card = PapersCard()
    card.resize(302, 200)
    qtbot.addWidget(card)
    long = "迪丽娜尔·艾合买提同志后备干部考察材料（征求意见以后的修改稿）"
    card.put(
        [
            papers.PaperLine("inspection_report", number, title, "", "to_print", 0, False, "")
            for number, title in (("11-1-09", long), ("01-1", "区局通知"))
        ]
    )
    card.show()
    first, second = card.findChildren(QPushButton)
    assert first.text().startswith("11-1-09 迪丽娜尔")
    assert first.text().count("\n") == 1
    assert first.toolTip() == f"11-1-09 {long}"
    assert second.text() == "01-1 区局通知"
