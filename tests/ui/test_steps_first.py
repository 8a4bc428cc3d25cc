"""The panels of the notice, the nominations, the review and the meetings, worked as a clerk works them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cadredesk.actions import eligibility, meetings, nominations, people, rounds
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.meeting import MeetingRecord
from cadredesk.domain.person import FamilyMember
from cadredesk.domain.round import DistrictNotice, Nomination, Nominations
from cadredesk.messages import sentence
from tests.ui import round_desk
from tests.ui.conftest import type_text, unnamed
from ui.screens.rounds import RoundsScreen
from ui.steps.meeting import MemberSheet, StatementSheet
from ui.steps.nomination import NominationSheet
from ui.widgets.date_field import DateField
from ui.widgets.dialogs import ConfirmDialog, ReasonDialog, Sheet
from ui.widgets.edit import LineEdit
from ui.window import MainWindow


@pytest.fixture
def ids(desk):
    return round_desk.fill_staff(desk)


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


def _open(window, round_id, step):
    window.navigate("rounds", round=round_id, step=step)
    screen = window.screen_in_sight()
    assert isinstance(screen, RoundsScreen)
    QApplication.processEvents()
    return screen.page.panel


def _press(root: QWidget, name: str) -> None:
    QApplication.processEvents()
    found = [one for one in root.findChildren(QPushButton, name) if one.isVisible()]
    assert len(found) == 1, (name, found)
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def _type(root: QWidget, name: str, text: str) -> LineEdit:
    field = root.findChild(LineEdit, name)
    field.setFocus()
    field.clear()
    type_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def _sheet(window, kind: type[Sheet]) -> Sheet:
    open_ = [one for one in window.findChildren(kind) if one.isVisible()]
    assert len(open_) == 1
    return open_[0]


def _give_reason(window, text: str) -> None:
    sheet = _sheet(window, ReasonDialog)
    sheet.reason.setPlainText(text)
    QTest.keyClick(sheet.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def _verdict(panel, rule: str) -> str:
    QApplication.processEvents()
    [chip] = [one for one in panel.findChildren(QLabel, f"verdict_{rule}") if one.isVisible()]
    return chip.text()


# The district's notice


def test_the_notice_is_saved_field_by_field(window, desk):
    begun = round_desk.begin(desk)
    panel = _open(window, begun.id, "district_notice")
    _type(panel, "number", "阳教组〔2026〕9号")
    _type(panel, "received_on", "2026-9-1")
    _type(panel, "deadline", "20270331")
    _type(panel, "reference_date", "2026年8月31日")
    _type(panel, "quota_deputy", "2")
    value = rounds.get(desk, begun.id).value("district_notice", DistrictNotice)
    assert value.number == "阳教组〔2026〕9号"
    assert value.deadline == date(2027, 3, 31)
    assert value.reference_date == date(2026, 8, 31)
    assert [(one.tier, one.places) for one in value.quotas] == [("deputy", 2)]
    assert "130" in panel.sentence() or "天" in panel.sentence()
    assert unnamed(panel) == []
    _type(panel, "quota_deputy", "")
    assert rounds.get(desk, begun.id).value("district_notice", DistrictNotice).quotas == ()


def test_f2_goes_into_the_step(window, desk, ids):
    begun = round_desk.begin(desk)
    panel = _open(window, begun.id, "district_notice")
    window._tell("edit")
    assert panel.findChild(LineEdit, "number").hasFocus()
    second = round_desk.to_nomination(desk)
    nominations.add(desk, second.id, Nomination(ids["王文"], "deputy", "department", "教务处"))
    _open(window, second.id, "nomination")
    window._tell("edit")
    sheet = _sheet(window, NominationSheet)
    assert "王文" in sheet.heading.text()
    sheet.reject()


def test_a_date_that_cannot_be_read_stays_until_it_is_mended(window, desk):
    begun = round_desk.begin(desk)
    panel = _open(window, begun.id, "district_notice")
    field = _type(panel, "deadline", "三月底")
    assert panel.findChild(DateField, "deadlineField").problem.isVisible()
    _type(panel, "number", "阳教组〔2026〕9号")
    assert field.text() == "三月底"
    assert panel.findChild(DateField, "deadlineField").problem.isVisible()
    _type(panel, "deadline", "2027-03-31")
    assert rounds.get(desk, begun.id).value("district_notice", DistrictNotice).deadline == date(2027, 3, 31)


# Nominations


def test_somebody_is_put_forward_by_keyboard_alone(window, desk, ids):
    begun = round_desk.to_nomination(desk)
    panel = _open(window, begun.id, "nomination")
    text, do = panel.main_button()
    assert "推荐人选" in text
    do()
    sheet = _sheet(window, NominationSheet)
    assert unnamed(sheet) == []
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "请先选人" in sheet.errors.text()
    QTest.keyClicks(sheet.picker.edit, "yuqian")
    QTest.keyClick(sheet.picker.edit, Qt.Key.Key_Return)
    assert "于谦" in sheet.chosen.text()
    assert "年龄" in sheet.look.accessibleName()
    sheet.form.put("tier", "deputy")
    type_text(sheet.form.field("by"), "教务处")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [entry] = nominations.listed(desk, begun.id)
    assert (entry.person_id, entry.tier, entry.source, entry.by) == (
        ids["于谦"],
        "deputy",
        "department",
        "教务处",
    )
    assert panel.main_button() is None
    assert panel.table.rows.rowCount() == 1
    assert ("副职后备", "于谦") in panel.people()


def test_the_same_source_twice_is_refused_and_the_sheet_stays(window, desk, ids):
    begun = round_desk.to_nomination(desk)
    nominations.add(desk, begun.id, Nomination(ids["王文"], "deputy", "department", "教务处"))
    panel = _open(window, begun.id, "nomination")
    panel.add()
    sheet = _sheet(window, NominationSheet)
    sheet._pick(ids["王文"])
    sheet.form.put("tier", "deputy")
    sheet.form.put("by", "教务处")
    assert not sheet.accept_now()
    assert "王文" in sheet.errors.text()
    sheet.reject()


def test_a_nomination_is_corrected_and_withdrawn_with_a_reason(window, desk, ids):
    begun = round_desk.to_nomination(desk)
    nominations.add(desk, begun.id, Nomination(ids["王文"], "deputy", "department", "教务处"))
    panel = _open(window, begun.id, "nomination")
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    sheet = _sheet(window, NominationSheet)
    assert not sheet.form.field("tier").isEnabled()
    sheet.form.put("signed", True)
    sheet.form.put("intention", "教务处主任")
    assert sheet.accept_now()
    sheet.accept()
    [entry] = nominations.listed(desk, begun.id)
    assert entry.signed
    assert "教务处主任" in panel.detail.text()
    _press(panel, "withdrawNomination")
    _give_reason(window, "本人不愿参加")
    value = rounds.get(desk, begun.id).value("nomination", Nominations)
    assert value.standing() == ()
    assert value.entries[0].withdrawn_reason == "本人不愿参加"
    assert "本人不愿参加" in panel.detail.text()
    assert not panel.withdraw_button.isVisible()


def test_closed_nominations_are_read_only(window, desk, ids):
    begun = round_desk.to_eligibility(desk, ids)
    panel = _open(window, begun.id, "nomination")
    assert not panel.add_button.isVisible()
    panel.add()
    assert not [one for one in window.findChildren(NominationSheet) if one.isVisible()]
    assert panel.main_button() is None


# Eligibility


def test_every_rule_is_shown_with_what_it_asks_and_where_it_comes_from(window, desk, ids):
    begun = round_desk.to_eligibility(desk, ids)
    panel = _open(window, begun.id, "eligibility")
    assert [row.name for row in panel.table.rows.shown()] == ["干露", "于谦", "王文", "田富"]
    panel.table.go_to(lambda row: row.name == "于谦")
    QApplication.processEvents()
    assert _verdict(panel, "age") == "不符"
    [line] = [one for one in panel.findChildren(QWidget, "rule_age") if one.isVisible()]
    told = " ".join(one.text() for one in line.findChildren(QLabel))
    assert "未满35周岁" in told
    assert "1991年6月30日" in told
    assert "出生年月" in told
    assert "学校计划第一条" in told
    assert unnamed(panel) == []


def test_a_question_is_answered_an_exception_written_and_the_decision_made(window, desk, ids):
    begun = round_desk.to_eligibility(desk, ids)
    panel = _open(window, begun.id, "eligibility")
    panel.table.go_to(lambda row: row.name == "于谦")
    _press(panel, "answer_in_education_yes")
    assert _verdict(panel, "in_education") == "符合"
    _press(panel, "admit")
    assert "于谦" in window.errors.text()
    _press(panel, "except_age")
    _give_reason(window, "区局批准放宽一岁")
    assert _verdict(panel, "age") == "例外"
    for rule in ("assessment",):
        if panel.findChild(QPushButton, f"except_{rule}") is not None:
            _press(panel, f"except_{rule}")
            _give_reason(window, "考核材料后补")
    _press(panel, "answer_conduct_yes")
    file = people.get(desk, ids["于谦"])
    people.save(desk, replace(file, confirmed_none=file.confirmed_none | {"sanctions"}))
    window.hub.changed.emit("people")
    _press(panel, "admit")
    assert eligibility.review_of(desk, begun.id, ids["于谦"]).decision == "admitted"
    assert panel.table.current_row().name == "于谦"
    _press(panel, "takeBack")
    assert eligibility.review_of(desk, begun.id, ids["于谦"]).decision == ""


def test_a_rule_without_exception_offers_none(window, desk, ids):
    begun = round_desk.to_eligibility(desk, ids)
    panel = _open(window, begun.id, "eligibility")
    _press(panel, "answer_in_education_no")
    QApplication.processEvents()
    assert not [one for one in panel.findChildren(QPushButton, "except_in_education") if one.isVisible()]
    _press(panel, "refuse")
    sheet = _sheet(window, ReasonDialog)
    assert "在教育系统工作" in sheet.reason.toPlainText()
    _give_reason(window, "已调离教育系统")
    first = panel.table.current_row()
    assert (first.decision, first.reason) == ("refused", "已调离教育系统")


def test_a_missing_day_leads_to_the_person_s_file_and_the_answer_follows(window, desk, ids):
    begun = round_desk.to_eligibility(desk, ids)
    file = people.get(desk, ids["王文"])
    people.save(desk, replace(file, birth=PartialDate(1991)))
    panel = _open(window, begun.id, "eligibility")
    panel.table.go_to(lambda row: row.name == "王文")
    assert _verdict(panel, "age") == "待核"
    asked: list[dict[str, str]] = []
    panel.context = replace(panel.context, navigate=lambda key, **args: asked.append({"key": key, **args}))
    _press(panel, "fill_age")
    assert asked == [{"key": "people", "person": ids["王文"], "field": "birth"}]
    people.save(desk, replace(people.get(desk, ids["王文"]), birth=PartialDate(1992, 3, 1)))
    window.hub.changed.emit("people")
    QApplication.processEvents()
    assert _verdict(panel, "age") == "符合"


def test_the_main_button_goes_from_one_undecided_to_the_next(window, desk, ids):
    begun = round_desk.to_eligibility(desk, ids)
    panel = _open(window, begun.id, "eligibility")
    eligibility.decide(desk, begun.id, ids["于谦"], "refused", "超龄")
    window.hub.changed.emit("eligibility")
    panel.table.go_to(lambda row: row.name == "干露")
    panel.main_button()[1]()
    assert panel.table.current_row().name == "王文"


def test_closing_freezes_the_findings_and_names_who_is_open(window, desk, ids):
    begun = round_desk.to_eligibility(desk, ids)
    panel = _open(window, begun.id, "eligibility")
    assert not panel.close_step()
    assert "干露" in window.errors.text()
    for name in round_desk.NOMINEES[1:]:
        eligibility.decide(desk, begun.id, ids[name], "refused", "名额不足")
    for rule in ("in_education", "conduct"):
        eligibility.answer(desk, begun.id, ids["干露"], rule, "yes")
    for finding in eligibility.review_of(desk, begun.id, ids["干露"]).findings:
        if finding.verdict != "yes" and finding.exception_allowed:
            eligibility.except_rule(desk, begun.id, ids["干露"], finding.rule_id, "区局批准")
    file = people.get(desk, ids["干露"])
    people.save(desk, replace(file, confirmed_none=file.confirmed_none | {"sanctions"}))
    eligibility.decide(desk, begun.id, ids["干露"], "admitted")
    window.hub.changed.emit("eligibility")
    _type(panel, "reviewed_on", "2026-09-08")
    _type(panel, "reviewers", "陈晨、赵敏")
    assert panel.people() == (("审查人", "陈晨、赵敏"),)
    assert panel.close_step()
    assert panel.findChild(LineEdit, "reviewers").isReadOnly()
    assert not panel.admit_button.isVisible()
    QApplication.processEvents()
    assert not [one for one in panel.findChildren(QPushButton, "answer_conduct_yes") if one.isVisible()]


# Meetings


def _meeting(window, desk, ids, step="leadership_meeting"):
    begun = round_desk.to_meeting(desk, ids)
    return begun, _open(window, begun.id, step)


def test_members_are_taken_from_the_staff_and_presence_is_turned_by_the_space_key(qtbot, window, desk, ids):
    begun, panel = _meeting(window, desk, ids)
    text, do = panel.main_button()
    assert "应到会人员" in text
    do()
    record = meetings.get(desk, begun.id, "leadership_meeting")
    assert {one.name for one in record.attendees} >= {"周文", "方敏", "李静", "王军"}
    assert record.items == ()
    assert "达到法定人数" in panel.quorum.accessibleName()
    panel.members.go_to(lambda row: row.member.name == "李静")
    panel.members.setFocus()
    QTest.keyClick(panel.members, Qt.Key.Key_Space)
    _give_reason(window, "外出培训")
    [away] = [one for one in meetings.get(desk, begun.id, "leadership_meeting").attendees if not one.present]
    assert (away.name, away.reason) == ("李静", "外出培训")
    assert panel.members.current_row().member.name == "李静"
    window.activateWindow()
    panel.members.setFocus()
    qtbot.waitUntil(lambda: panel.members.hasFocus() and QApplication.activeModalWidget() is None)
    QTest.keyClick(panel.members, Qt.Key.Key_Space)
    assert all(one.present for one in meetings.get(desk, begun.id, "leadership_meeting").attendees)
    assert unnamed(panel) == []


def test_without_quorum_the_working_says_so(window, desk, ids):
    begun, panel = _meeting(window, desk, ids)
    names = round_desk.leaders()
    record = MeetingRecord(
        chair="周文",
        recorder="陈晨",
        attendees=tuple(replace(one, present=at < 2, reason="出差") for at, one in enumerate(names)),
    )
    meetings.save(desk, begun.id, "leadership_meeting", record)
    window.hub.changed.emit("meetings")
    assert "不足法定人数" in panel.quorum.accessibleName()
    assert "应到 6 人，实到 2 人" in panel.quorum.accessibleName()
    assert panel.main_button() is None


def test_a_wrong_sum_is_shown_at_once_and_not_stored(window, desk, ids):
    begun, panel = _meeting(window, desk, ids)
    meetings.save(
        desk, begun.id, "leadership_meeting", MeetingRecord(attendees=round_desk.leaders(), chair="周文")
    )
    window.hub.changed.emit("meetings")
    assert "至少 4 票" in panel.working.text()
    row = panel._rows[ids["干露"]]
    panel.main_button()[1]()
    for opinion, number in (("agree", "6"), ("disagree", "0")):
        _type(panel, f"{opinion}_{ids['干露']}", number)
    assert row.chip.text() == "合计不符"
    assert "多出 1" in row.told.text()
    assert meetings.get(desk, begun.id, "leadership_meeting").items == ()
    _type(panel, f"agree_{ids['干露']}", "3")
    assert "还差 2" in row.told.text()
    _type(panel, f"disagree_{ids['干露']}", "2")
    assert row.chip.text() == "未通过"
    [item] = meetings.get(desk, begun.id, "leadership_meeting").items
    assert (item.agree, item.disagree, item.defer) == (3, 2, 0)
    _type(panel, f"disagree_{ids['干露']}", "1")
    _type(panel, f"agree_{ids['干露']}", "4")
    assert row.chip.text() == "通过"
    _type(panel, "place", "会议室")
    assert row.fields["agree"].text() == "4"


def test_a_relative_has_stepped_out_by_itself_and_cannot_be_called_back(window, desk, ids):
    file = people.get(desk, ids["干露"])
    people.save(desk, replace(file, family=(FamilyMember("配偶", "王军", person_id=ids["王军"]),)))
    begun, panel = _meeting(window, desk, ids)
    members = tuple(replace(one, person_id=ids[one.name]) for one in round_desk.leaders())
    meetings.save(desk, begun.id, "leadership_meeting", MeetingRecord(attendees=members, chair="周文"))
    window.hub.changed.emit("meetings")
    row = panel._rows[ids["干露"]]
    assert "回避：王军" in row.told.text()
    assert "参加表决 4 人" in row.told.text()
    _press(panel, f"more_{ids['干露']}")
    sheet = _sheet(window, StatementSheet)
    assert sheet._out["王军"].isChecked()
    sheet._out["王军"].setChecked(False)
    sheet._said["周文"].setPlainText("同意推荐，建议加强锻炼。")
    assert sheet.accept_now()
    sheet.accept()
    _type(panel, f"agree_{ids['干露']}", "4")
    [item] = meetings.get(desk, begun.id, "leadership_meeting").items
    assert item.avoided == ("王军",)
    assert item.statements[0].text == "同意推荐，建议加强锻炼。"
    assert row.chip.text() == "通过"


def test_somebody_from_outside_is_added_changed_and_taken_off(window, desk, ids):
    begun, panel = _meeting(window, desk, ids)
    panel.add_member()
    sheet = _sheet(window, MemberSheet)
    assert not sheet.accept_now()
    assert sentence("meeting.no_name") in sheet.errors.text()
    type_text(sheet.form.field("name"), "孙督导")
    type_text(sheet.form.field("role"), "责任督学")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [member] = meetings.get(desk, begun.id, "leadership_meeting").attendees
    assert (member.name, member.person_id, member.role) == ("孙督导", "", "责任督学")
    QTest.keyClick(panel.members, Qt.Key.Key_Return)
    sheet = _sheet(window, MemberSheet)
    sheet.form.put("present", False)
    sheet.form.put("reason", "开会")
    assert sheet.accept_now()
    sheet.accept()
    assert not meetings.get(desk, begun.id, "leadership_meeting").attendees[0].present
    panel.members.setFocus()
    QTest.keyClick(panel.members, Qt.Key.Key_Delete)
    assert len(meetings.get(desk, begun.id, "leadership_meeting").attendees) == 1
    QTest.mouseClick(_sheet(window, ConfirmDialog).ok, Qt.MouseButton.LeftButton)
    assert meetings.get(desk, begun.id, "leadership_meeting").attendees == ()


def test_a_meeting_is_recorded_closed_and_the_next_takes_who_was_carried(window, desk, ids):
    begun, panel = _meeting(window, desk, ids)
    meetings.save(desk, begun.id, "leadership_meeting", MeetingRecord(attendees=round_desk.leaders()))
    window.hub.changed.emit("meetings")
    for name, text in (
        ("number", "第9次校务会议"),
        ("on", "2026-09-10"),
        ("chair", "周文"),
        ("recorder", "陈晨"),
        ("sitting_in", "林芳、郑洁"),
    ):
        _type(panel, name, text)
    for name in round_desk.NOMINEES:
        _type(panel, f"agree_{ids[name]}", "5" if name != "田富" else "3")
        if name == "田富":
            _type(panel, f"defer_{ids[name]}", "2")
    assert ("列席人员", "林芳、郑洁") in panel.people()
    assert panel.main_button() is None
    assert panel.close_step()
    assert panel.findChild(LineEdit, "chair").isReadOnly()
    assert not panel._member_buttons.isVisible()
    branch = _open(window, begun.id, "branch_meeting")
    assert [one.person_id for one in branch.record.items] == [ids[name] for name in ("干露", "于谦", "王文")]
    assert {line.party for line in branch._members(people.lines(desk))} <= {"cpc", "cpc_probationary"}


def test_members_come_from_the_last_round_s_meeting(window, desk, ids):
    first, panel = _meeting(window, desk, ids)
    meetings.save(desk, first.id, "leadership_meeting", MeetingRecord(attendees=round_desk.leaders()))
    second = round_desk.to_meeting(desk, ids)
    panel = _open(window, second.id, "leadership_meeting")
    panel.take_members()
    members = meetings.get(desk, second.id, "leadership_meeting").attendees
    assert [one.name for one in members] == [one.name for one in round_desk.leaders()]
    assert all(one.present for one in members)
