"""Through two real windows: rules, a notice and decisions go down and are confirmed; a returned report is corrected field by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from cadredesk.actions import (
    answers,
    bureau_word,
    calendars,
    profiles,
    receipts,
    reporting,
    rounds,
    submissions,
)
from cadredesk.domain.calendar import YearCalendar
from cadredesk.domain.decision import Decision
from cadredesk.domain.round import DistrictNotice, FinalList, Quota
from cadredesk.storage import decisions
from tests.story.clerk import drop, part, press, says, settle, sheet, wait, write
from tests.ui.conftest import unnamed
from tests.ui.test_bureau import BUREAU, Two, at, bring, meet, played, receipts_back, report, rest, sign, two
from ui.screens.enrolment import EnrolmentScreen
from ui.screens.outgoing import OutgoingScreen
from ui.screens.people import PeopleScreen
from ui.screens.reporting import ReportingScreen
from ui.window import MainWindow

__all__ = ["played", "two"]


@pytest.fixture
def down(two: Two, monkeypatch: pytest.MonkeyPatch) -> Two:
    """The two windows after they have met; the bureau's stick is always the same folder."""
    meet(two)
    monkeypatch.setattr("ui.screens.outgoing.QFileDialog.getExistingDirectory", lambda *_: str(two.stick))
    return two


def compose(two: Two, name: str, title: str) -> Any:
    """Opens a sheet of the bureau's screen."""
    for path in two.stick.iterdir():
        path.unlink()
    screen = at(two.bureau, "outgoing", OutgoingScreen)
    press(two.bureau, name)
    return sheet(screen, title)


def take(two: Two) -> EnrolmentScreen:
    """The stick at the school; what waits there is opened to be read."""
    ours = at(two.school, "enrolment", EnrolmentScreen)
    drop(ours, two.stick)
    rest(two.school)
    (one,) = [
        found
        for found in ours.findChildren(QPushButton)
        if found.objectName().startswith("confirm_") and found.isVisible()
    ]
    one.click()
    settle()
    return ours


def confirm(two: Two) -> None:
    press(sheet(two.school, "wordSheet"), "wordSheetOk")
    settle()
    assert answers.waiting(two.school.desk) == ()


def told(asked: QDialog) -> str:
    """Everything a sheet of the bureau's word says."""
    return "\n".join(one.text() for one in asked.findChildren(QLabel))


def test_rules_and_a_calendar_are_read_before_they_count(down: Two) -> None:
    desk = down.bureau.desk
    own = profiles.copy(desk, profiles.shipped()[0].id, "全区统一方案")
    profiles.save(desk, replace(own, notice=replace(own.notice, calendar_days=10)))
    calendars.put(
        desk, YearCalendar(2027, "国办发明电〔2026〕9号", frozenset({date(2027, 1, 1)}), frozenset())
    )
    screen = at(down.bureau, "outgoing", OutgoingScreen)
    assert part(screen, "outgoingEmpty").isVisible()
    asked = compose(down, "sendPolicy", "policySheet")
    press(asked, "policySheetOk")
    assert "请勾选" in asked.errors.text()
    asked.profiles.tick((own.id,))
    asked.years.tick(("2027",))
    press(asked, "policySheetOk")
    sign(down.bureau)
    assert "已写入" in part(screen, "outgoingNote").accessibleName()
    assert [one.name for one in down.stick.iterdir()] == ["CD1_EDU-1_all_bureau.policy_e1_s1.cdp"]
    assert screen.line().recipient == "所有学校"  # type: ignore[union-attr]
    take(down)
    asked: Any = sheet(down.school, "wordSheet")
    text = told(asked)
    assert "全区统一方案" in text
    assert "不少于 10 天" in text
    assert "2027 年工作日历" in text
    assert 2027 not in calendars.get(down.school.desk).years
    assert unnamed(down.school) == []
    confirm(down)
    assert 2027 in calendars.get(down.school.desk).years
    assert [one.title for one in profiles.listed(down.school.desk) if one.own] == ["全区统一方案"]
    assert unnamed(down.bureau) == []


def test_a_notice_fills_the_round_it_is_for(down: Two) -> None:
    desk = down.school.desk
    the_round = rounds.start(desk, "2027年选拔", profiles.shipped()[0].id, "senior")
    asked = compose(down, "sendNotice", "noticeSheet")
    press(asked, "noticeSheetOk")
    assert "标题" in asked.errors.text()
    for name, text in (
        ("draftDocument", "阳教组〔2027〕3号"),
        ("draftTitle", "关于推荐后备干部的通知"),
        ("draftDeadline", "2027-06-30"),
        ("draftPlaces_deputy", "2"),
    ):
        write(asked, name, text)
    press(asked, "noticeSheetOk")
    sign(down.bureau)
    take(down)
    text = told(sheet(down.school, "wordSheet"))
    assert "阳教组〔2027〕3号" in text
    assert "填入“2027年选拔”" in text
    confirm(down)
    value = rounds.get(desk, the_round.id).value("district_notice", DistrictNotice)
    assert (value.deadline, value.quotas) == (date(2027, 6, 30), (Quota("deputy", 2),))
    down.school.navigate("rounds", round=the_round.id, step="district_notice")
    settle()
    assert part(down.school, "title").text() == "关于推荐后备干部的通知"


def test_a_waiting_notice_is_offered_when_a_round_is_begun(down: Two) -> None:
    desk = down.school.desk
    asked = compose(down, "sendNotice", "noticeSheet")
    write(asked, "draftTitle", "关于推荐后备干部的通知")
    press(asked, "noticeSheetOk")
    sign(down.bureau)
    take(down)
    assert "新开一轮" in part(sheet(down.school, "wordSheet"), "wordNote_1").accessibleName()
    confirm(down)
    the_round = rounds.start(desk, "2027年选拔", profiles.shipped()[0].id, "senior")
    down.school.navigate("rounds", round=the_round.id, step="district_notice")
    settle()
    press(down.school, "fillNotice_0")
    assert bureau_word.open_notices(desk) == ()
    assert part(down.school, "title").text() == "关于推荐后备干部的通知"


def test_a_returned_report_is_corrected_in_its_field_and_its_differences_are_seen(down: Two) -> None:
    desk, bureau = down.school.desk, down.bureau.desk
    first = report(down)
    bring(down)
    entry = rounds.get(desk, down.round_id).value("final_list", FinalList).entries[0]
    receipts.decide(bureau, first, "returned", [("field_wrong", entry.person_id, "party_joined")], "请核对")
    ours = receipts_back(down)
    press(ours, "reasonGo_0")
    assert down.school.page == "people"
    field = part(down.school, "party_joined")
    assert down.school.focusWidget() is field
    for name in FIELDS:
        down.school.navigate("people", person=entry.person_id, field=name)
        settle()
        assert stands_in(down.school, name), name
    write(down.school, "party_joined", "2003-07-01")
    screen = at(down.school, "reporting", ReportingScreen)
    assert "有 1 处不同" in screen.changed.text()
    press(screen, "reportChanges")
    asked: Any = sheet(down.school, "changesSheet")
    table = part(asked, "changesTable")
    assert table.rows.texts()[1][0][1:] == ["入党时间", table.rows.row(0).old, "2003-07-01"]
    press(asked, "changesSheetOk")
    press(screen, "sealReport")
    asked: Any = sheet(down.school, "sealSheet")
    assert "第 1-1 号" in says(asked, "sealCorrection")
    assert part(asked, "sealChanges").rows.rowCount() == 1
    write(asked, "sealPassword", "test")
    press(asked, "sealSheetOk")
    rest(down.school)
    second = reporting.outbox(desk)[0]
    assert (second.seq, list(answers.states(desk).values())) == (2, ["made", "superseded"])
    screen.write_to(down.stick)
    rest(down.school)
    bring(down)
    submissions.accept(bureau, second.id)
    receipts_back(down)
    assert answers.states(desk)[second.id] == "accepted"
    # The bureau decides, and the school's file says so.
    name = people_name(down.school, entry.person_id)
    with bureau.write("test.decided") as session:
        told_ = Decision(desk.org, entry.person_id, name, "deputy", "entered", date(2026, 12, 1), "m1")
        decisions.add(session, BUREAU, [told_])
    asked = compose(down, "sendRoster", "rosterSheet")
    press(asked, "rosterSheetOk")
    assert "至少勾选一所" in asked.errors.text()
    press(asked, "toAll")
    press(asked, "rosterSheetOk")
    sign(down.bureau)
    take(down)
    assert "入库（副职）" in told(sheet(down.school, "wordSheet"))
    confirm(down)
    down.school.navigate("people", person=entry.person_id)
    settle()
    assert "审定：入库（副职）" in says(down.school, "fileDecided")
    for window in (down.school, down.bureau):
        assert unnamed(window) == []


FIELDS = (
    "name", "gender", "birth", "ethnicity", "native_place", "id_number", "party",
    "work_started", "current_post", "current_post_since", "educations", "resume", "party_joined",
)  # fmt: skip
"""What a reason may name; the last one is the one corrected."""


def stands_in(window: MainWindow, name: str) -> bool:
    """Whether the cursor stands in a field of the file, or in its sub-table."""
    screen = window.screen_in_sight()
    assert isinstance(screen, PeopleScreen)
    focus, file = window.focusWidget(), screen.file
    forms = (file.identity, file.work, file.development)
    place = next((form.field(name) for form in forms if form.holds(name)), None) or file.pages.currentWidget()
    return focus is not None and (place is focus or place.isAncestorOf(focus))


def people_name(window: MainWindow, person_id: str) -> str:
    """The name in a file."""
    window.navigate("people", person=person_id)
    screen = window.screen_in_sight()
    assert isinstance(screen, PeopleScreen)
    wait(lambda: screen.file.person is not None, "the file")
    assert screen.file.person is not None
    return screen.file.person.name
