"""The later steps of a round through their real panels and a real desk: plan to dossier, an objection, a wrong name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import finals, inspections, notices, people, rounds, sample
from cadredesk.desk import Desk
from cadredesk.domain.inspection import Interview, TeamMember
from tests.ui.conftest import type_text, unnamed
from ui.act import Hub
from ui.runner import Runner
from ui.steps.advance_notice import AdvanceNoticePanel, MemberSheet
from ui.steps.dossier import DossierPanel
from ui.steps.final_list import FinalListPanel
from ui.steps.inspection_plan import InspectionPlanPanel
from ui.steps.inspection_report import InspectionReportPanel
from ui.steps.panel import StepPanel
from ui.steps.public_notice import PublicNoticePanel
from ui.steps.talks import TalkSheet, TalksPanel
from ui.widgets.screen import ScreenContext

STARTED = date(2026, 9, 1)


class Page(QWidget):
    """What the page of a round does for a panel: it carries news, shows errors, and shows the step again."""

    def __init__(self, desk: Desk, kind: type[StepPanel], round_id: str) -> None:
        super().__init__()
        self.hub, self.desk, self.error, self.went = Hub(), desk, "", []
        context = ScreenContext(
            desk, self.hub, Runner(self), lambda key, **args: self.went.append((key, args))
        )
        self.panel = kind(context, round_id)
        box = QVBoxLayout(self)
        box.addWidget(self.panel)
        box.addStretch(1)
        self.hub.changed.connect(lambda _: self.show_again())
        self.resize(570, 900)
        self.show_again()

    def show_error(self, text: str) -> None:
        self.error = text

    def show_again(self) -> None:
        panel = self.panel
        panel.show_step(
            rounds.get(self.desk, panel.round_id), rounds.steps(self.desk, panel.round_id)[panel.step]
        )


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sample.Cast]:
    made = sample.make(tmp_path_factory.mktemp("sample") / "desk", "test-pass", "test", STARTED)
    yield made
    made.clerk.close()


@pytest.fixture
def at(qtbot, cast: sample.Cast) -> Iterator[Callable[[type[StepPanel]], Page]]:
    """The panel of a round that has just come to its step."""
    pages: list[Page] = []

    def reach(kind: type[StepPanel], round_id: str = "") -> Page:
        if not round_id:
            cast.clock.day = STARTED
            round_id = sample.play(cast, STARTED, until=kind.step).id
        page = Page(cast.clerk, kind, round_id)
        page.show()
        qtbot.waitExposed(page)
        pages.append(page)
        return page

    yield reach
    for page in pages:
        page.hide()
        page.deleteLater()


def part(parent: QWidget, name: str) -> QWidget:
    found = parent.findChild(QWidget, name)
    assert found is not None, name
    return found


def write(parent: QWidget, name: str, text: str) -> None:
    """Types into a field and leaves it, as with Tab."""
    field = part(parent, name)
    field.window().activateWindow()
    field.setFocus()
    QApplication.processEvents()
    assert field.hasFocus(), name
    field.selectAll()
    type_text(field, text)
    field.clearFocus()


def press(parent: QWidget, name: str) -> None:
    button = part(parent, name)
    assert isinstance(button, QPushButton)
    assert button.isEnabled(), name
    assert not button.isHidden(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def choose(parent: QWidget, name: str, key: object) -> None:
    box = part(parent, name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(key))
    assert box.currentIndex() >= 0
    box.activated.emit(box.currentIndex())


def sheet(page: Page, name: str) -> QDialog:
    found = [one for one in page.findChildren(QDialog, name) if one.isVisible()]
    assert found, name
    return found[-1]


def says(parent: QWidget, name: str) -> str:
    label = part(parent, name)
    assert isinstance(label, QLabel)
    return label.text()


def main(page: Page) -> None:
    """Presses the main button of the head."""
    button = page.panel.main_button()
    assert button is not None
    button[1]()
    QApplication.processEvents()


def _tabbed(page: Page, start: str, keys: int) -> list[str]:
    """The names of the fields that Tab comes to."""
    part(page, start).setFocus()
    found = []
    for _ in range(keys):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget().objectName())
    return found


def test_a_plan_is_drafted_written_moved_and_published(at):
    page = at(InspectionPlanPanel)
    panel, desk = page.panel, page.desk
    assert unnamed(page) == []
    main(page)
    drafted = inspections.plan(desk, panel.round_id).sections
    assert next(heading for heading, _ in drafted) == "考察对象"
    write(page, "planTitle", "后备干部考察工作方案")
    write(page, "planSignedOn", "20260910")
    write(page, "section1Text", "以学校计划为准。")
    stored = inspections.plan(desk, panel.round_id)
    assert stored.title == "后备干部考察工作方案"
    assert stored.sections[1][1] == "以学校计划为准。"
    passed = _tabbed(page, "planOpinions", 7)
    assert passed[:3] == ["section0Heading", "section0Text", "section0Down"]
    press(page, "section1Up")
    assert inspections.plan(desk, panel.round_id).sections[0][1] == "以学校计划为准。"
    press(page, "section0Drop")
    assert len(inspections.plan(desk, panel.round_id).sections) == len(drafted) - 1
    panel.undo()
    assert inspections.plan(desk, panel.round_id).sections[0][1] == "以学校计划为准。"
    assert unnamed(page) == []
    write(page, "planPublishedOn", "2026-09-09")
    main(page)
    assert "2026-09-10" in page.error
    assert inspections.plan(desk, panel.round_id).published_on is None
    write(page, "planPublishedOn", "2026-09-10")
    write(page, "planPublishedWhere", "校务公开栏")
    main(page)
    assert inspections.plan(desk, panel.round_id).published_on == date(2026, 9, 10)
    assert panel.main_button() is None
    rounds.close_step(desk, panel.round_id, panel.step)
    page.show_again()
    assert part(page, "planTitle").isReadOnly()
    assert part(page, "section0Text").isReadOnly()
    assert part(page, "planAddSection").isHidden()


def _inspector(page: Page, name: str, *, outside: bool = False) -> MemberSheet:
    (main if not page.panel.team.isVisible() else lambda one: press(one, "teamAdd"))(page)
    found = sheet(page, "memberSheet")
    if outside:
        write(found, "memberName", name)
    else:
        found.picker.edit.setFocus()
        type_text(found.picker.edit, name)
        QTest.keyClick(found.picker.edit, Qt.Key.Key_Return)
    return found


def test_a_team_refuses_candidates_and_relatives_and_is_saved_when_whole(at):
    page = at(AdvanceNoticePanel)
    panel, desk = page.panel, page.desk
    assert unnamed(page) == []
    first = _inspector(page, "heping")
    assert part(first, "memberName").text() == "何平"
    assert part(first, "memberUnit").text() == "青山镇中心小学"
    assert unnamed(first) == []
    press(first, "memberSheetOk")
    assert inspections.advance_notice(desk, panel.round_id).team == ()
    assert "2" in part(page, "teamNote").accessibleName()
    assert not panel.save()  # one inspector is no team, and that is said
    assert page.error

    candidate = _inspector(page, "于谦", outside=True)
    press(candidate, "memberSheetOk")
    assert candidate.isVisible()
    assert "于谦" in candidate.errors.text()
    write(candidate, "memberName", "校外专家")
    candidate.relatives.item(0).setCheckState(Qt.CheckState.Checked)
    press(candidate, "memberSheetOk")
    assert "干露" in candidate.errors.text()
    candidate.relatives.item(0).setCheckState(Qt.CheckState.Unchecked)
    write(candidate, "memberUnit", "区教育局")
    press(candidate, "memberSheetOk")
    team = inspections.advance_notice(desk, panel.round_id).team
    assert [(one.name, one.role) for one in team] == [("何平", "leader"), ("校外专家", "member")]
    assert team[0].person_id
    assert not team[1].person_id
    assert part(page, "teamNote").isHidden()

    panel.team.go_to(lambda row: row.name == "校外专家")
    press(page, "teamLead")
    team = inspections.advance_notice(desk, panel.round_id).team
    assert [one.role for one in team] == ["member", "leader"]
    assert dict(panel.people())["组长"] == "校外专家"
    press(page, "teamDrop")
    press(sheet(page, "removalDialog"), "removalDialogOk")
    assert len(inspections.advance_notice(desk, panel.round_id).team) == 2  # refused, kept as it was
    press(page, "teamBack")
    assert part(page, "teamNote").isHidden()
    assert panel.save()


def test_the_inspection_begins_after_the_notice_has_hung_or_for_a_reason(at):
    page = at(AdvanceNoticePanel)
    panel, desk = page.panel, page.desk
    inspections.set_team(
        desk, panel.round_id, [TeamMember("甲", role="leader"), TeamMember("乙", phone="0530-1234562")]
    )
    page.show_again()
    press(page, "advanceFromSchool")
    assert inspections.advance_notice(desk, panel.round_id).report_phone == "0530-1234567"
    write(page, "advancePostedOn", "2026-09-11")
    assert "9月14日" in part(page, "advanceLawful").accessibleName()
    write(page, "inspectionFrom", "2026-09-13")
    assert part(page, "earlyReason").isVisible()
    main(page)
    assert "2026-09-14" in page.error
    assert inspections.advance_notice(desk, panel.round_id).posted_on is None
    write(page, "earlyReason", "区局要求9月13日完成")
    main(page)
    stored = inspections.advance_notice(desk, panel.round_id)
    assert (stored.posted_on, stored.early_reason) == (date(2026, 9, 11), "区局要求9月13日完成")
    write(page, "inspectionUntil", "2026-09-12")
    assert page.error
    assert inspections.advance_notice(desk, panel.round_id).inspection_until is None


def _enter_talk(page: Page, speaker: str, opinion: str, praise: str = "", short: str = "") -> TalkSheet:
    main(page)
    found = sheet(page, "talkSheet")
    write(found, "talkSpeaker", speaker)
    write(found, "talkClass", "教职工")
    choose(found, "talkOpinion", opinion)
    write(found, "talkPraise", praise)
    write(found, "talkShortcomings", short)
    press(found, "talkSheetOk")
    return found


def test_talks_are_entered_counted_and_kept_apart_from_interviews(at):
    page = at(TalksPanel)
    panel, desk = page.panel, page.desk
    person = panel.candidates.person_id()
    assert unnamed(page) == []
    nobody = _enter_talk(page, "", "agree")
    assert nobody.isVisible()
    assert nobody.errors.text()
    assert unnamed(nobody) == []
    write(nobody, "talkSpeaker", "张三")
    write(nobody, "talkTopic1", "实绩")
    write(nobody, "talkNotes1", "工作扎实。")
    press(nobody, "talkSheetOk")
    _enter_talk(page, "李四", "disagree", "责任心强，团结同志", "方法稍急")
    second = inspections.talks(desk, panel.round_id).talks[1]
    assert second.topics == ()
    assert second.tags == ("责任心强", "团结同志", "-方法稍急")
    told = inspections.talk_statistics(desk, panel.round_id, person)
    assert [(one.of, one.agree, one.disagree) for one in told.by_class] == [("教职工", 1, 1)]
    assert "1 / 1" in panel.chart.accessibleName()
    assert "方法稍急" in says(page, "talksTags")
    assert panel.candidates.table.current_row().texts[:2] == ("2", "1 / 1 / 0")

    panel.table.go_to(lambda row: row.speaker == "李四")
    press(page, "talkDrop")
    press(sheet(page, "talkDropDialog"), "talkDropDialogOk")
    assert [one.speaker for one in inspections.talks(desk, panel.round_id).talks] == ["张三"]

    write(page, "interviewOn", "2026-09-15")
    write(page, "interviewNotes", "服从组织安排。")
    held = inspections.talks(desk, panel.round_id).interviews
    assert held == (Interview(person, date(2026, 9, 15), notes="服从组织安排。"),)
    assert panel.candidates.aside.text() == "面谈 1／9"
    assert panel.candidates.person_id() == person
    QTest.keyClick(panel.candidates.table, Qt.Key.Key_Down)
    assert panel.candidates.person_id() != person
    assert part(page, "interviewNotes").toPlainText() == ""


def _turn_wheel(widget: QWidget) -> None:
    centre = widget.rect().center()
    event = QWheelEvent(
        QPointF(centre),
        QPointF(widget.mapToGlobal(centre)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_reports_are_composed_edited_and_never_overwritten(at):
    page = at(InspectionReportPanel)
    panel, desk = page.panel, page.desk
    person = panel.candidates.person_id()
    assert unnamed(page) == []

    def stored():
        return next(one for one in inspections.reports(desk, panel.round_id) if one.person_id == person)

    write(page, "report_performance", "亲手写的一段。")
    assert stored().block("performance") == "亲手写的一段。"
    panel.compose_everybody()
    assert stored().block("performance") == "亲手写的一段。"
    assert "民主测评" in stored().block("voting")
    assert len(inspections.reports(desk, panel.round_id)) == 9
    assert all(one.block("voting") for one in inspections.reports(desk, panel.round_id))
    assert panel.chips["conclusions"].text() == "必填"
    _turn_wheel(part(page, "check_archive"))
    assert part(page, "check_archive").currentData() == ""
    for check in ("archive", "personal_matters", "discipline", "petitions"):
        choose(page, f"check_{check}", "clear")
    write(page, "checkRemark_archive", "三龄两历一身份齐全")
    press(page, "reportCompose")
    assert "三龄两历一身份齐全" in stored().block("conclusions")
    for check in page.findChildren(QCheckBox):
        check.click()
    write(page, "reportSignedOn", "2026-09-17")
    assert stored().signed_by == ("何平", "赵敏")
    assert panel.candidates.table.current_row().done
    assert panel.candidates.aside.text() == "已完成 1／9"
    press(page, "reportComposeAnew")
    press(sheet(page, "composeAnewDialog"), "composeAnewDialogOk")
    assert "亲手写的一段" not in stored().block("performance")
    assert stored().signed_by == ("何平", "赵敏")


def _post(page: Page, on: str) -> None:
    press(page, "noticeFromSchool")
    write(page, "notice_number", "青小党〔2026〕12号")
    write(page, "noticePostedOn", on)
    write(page, "noticeWhere", "校务公开栏")
    press(page, "noticePreview")
    seen = sheet(page, "paperSheet")
    paper = part(seen, "noticePaperPage")
    assert isinstance(paper, QLabel)
    assert paper.pixmap().width() > 500
    press(seen, "paperSheetOk")
    main(page)


def test_an_objection_stops_the_clock_and_moves_the_end(at, cast, tmp_path):
    page = at(PublicNoticePanel)
    panel, desk = page.panel, page.desk
    assert unnamed(page) == []
    cast.clock.day = date(2026, 9, 24)
    write(page, "noticePostedOn", "2026-09-24")
    assert "10月9日" in says(page, "clockEnd")
    main(page)
    assert page.error  # no issuer, no phone
    write(page, "notice_reception_phone", "13812345678")
    assert "手机" in page.error
    write(page, "notice_reception_phone", "")
    _post(page, "2026-09-24")
    notice = notices.get(desk, panel.round_id)
    assert (notice.issuer, notice.reception_phone) == ("中共青山镇中心小学支部委员会", "0530-1234567")
    assert says(page, "clockEnd") == "公示到 10月9日"
    assert part(page, "postingText").isVisible()

    # 09-29: a signed letter; its writer is hidden until asked for.
    cast.clock.day = date(2026, 9, 29)
    page.show_again()
    main(page)
    entry = sheet(page, "objectionSheet")
    assert unnamed(entry) == []
    about = notice.postings[0].rows[0]
    choose(entry, "objectionAbout", about.person_id)
    QTest.mouseClick(part(entry, "objectionNamed"), Qt.MouseButton.LeftButton)
    part(entry, "objectionNamed").setChecked(True)
    press(entry, "objectionSheetOk")
    assert entry.isVisible()
    assert entry.errors.text()
    write(entry, "objectionBy", "知情人甲")
    write(entry, "objectionContent", "反映登记不完整")
    press(entry, "objectionSheetOk")
    assert panel.clock_chip.text() == "暂停计算"
    assert "9月29日" in part(page, "clockStops").accessibleName()
    assert "1件异议" in part(page, "clockBlock").accessibleName()
    shown = panel.objections.model()
    cells = [shown.index(0, at).data() for at in range(shown.columnCount())]
    assert "知情人甲" not in cells
    assert "●●●" in cells
    press(page, "objectionWriters")
    assert "知情人甲" in [shown.index(0, at).data() for at in range(shown.columnCount())]

    panel.hide()
    panel.show()
    assert "知情人甲" not in [shown.index(0, at).data() for at in range(shown.columnCount())]

    # 10-12: settled; the end moves to 10-16.
    cast.clock.day = date(2026, 10, 12)
    page.show_again()
    main(page)
    settled = sheet(page, "settleSheet")
    press(settled, "settleSheetOk")
    assert settled.errors.text()
    write(settled, "solvedBy", "何平")
    write(settled, "solvedFinding", "登记完整")
    write(settled, "solvedConclusion", "不影响使用")
    press(settled, "settleSheetOk")
    assert says(page, "clockEnd") == "公示到 10月16日"
    days = "9月28日、10月13日、10月14日、10月15日、10月16日"
    assert says(page, "clockDays") == f"计入的工作日：{days}"
    assert panel.main_button()[0] == "继续公示…"
    main(page)
    press(sheet(page, "continuationSheet"), "continuationSheetOk")
    assert [one.sheet for one in notices.get(desk, panel.round_id).postings] == ["notice", "continuation"]
    assert panel.wall.model().rowCount() == 2
    assert "2026-10-16" in part(page, "clockBlock").accessibleName()

    # Nothing before the last day is over.
    cast.clock.day = date(2026, 10, 16)
    page.show_again()
    assert part(page, "resultCard").isHidden()
    cast.clock.day = date(2026, 10, 19)
    page.show_again()
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    for posting in notices.get(desk, panel.round_id).postings:
        panel.wall.choose(posting.id)
        panel.load_photo(photo)
        press(page, "postingRemove")
        press(sheet(page, "removalSheet"), "removalSheetOk")
    after = notices.get(desk, panel.round_id)
    assert all(one.photo and one.removed_on == date(2026, 10, 19) for one in after.postings)
    assert unnamed(page) == []
    main(page)
    assert notices.get(desk, panel.round_id).result == "objections_settled"
    assert panel.main_button() is None
    rounds.close_step(desk, panel.round_id, panel.step)
    page.show_again()
    assert part(page, "noticeCorrect").isHidden()
    assert part(page, "notice_issuer").isReadOnly()

    _decide(at, panel.round_id)
    _file(at, panel.round_id)


def _decide(at, round_id: str) -> None:
    """The final list of the same round: not over the quota, not before the notice is over."""
    page = at(FinalListPanel, round_id)
    panel, desk = page.panel, page.desk
    _quota(desk, round_id, 4)
    page.show_again()
    main(page)
    assert finals.get(desk, round_id).entries == ()
    assert says(page, "tierQuota_deputy").startswith("5／4 名")
    assert part(page, "finalUnsaved").isVisible()
    assert not panel.save()
    deputy = next(one for one in rounds.candidates(desk, round_id, "final_list") if one.tier == "deputy")
    part(page, f"final_{deputy.person_id}").click()
    assert len(finals.get(desk, round_id).entries) == 7
    assert part(page, "finalUnsaved").isHidden()
    _quota(desk, round_id, 6)
    page.show_again()
    press(page, "finalPropose")
    proposed = finals.get(desk, round_id)
    assert len(proposed.entries) == 8  # nine stood, one was deferred by the examination
    assert says(page, "tierQuota_deputy") == "5／6 名"
    first = proposed.entries[0].person_id
    part(page, f"final_{first}").click()
    assert len(finals.get(desk, round_id).entries) == 7
    part(page, f"final_{first}").click()
    write(page, f"finalRemark_{first}", "近期可用")
    assert finals.get(desk, round_id).entries[0].remark == "近期可用"
    write(page, "finalOn", "2026-10-16")
    assert "2026-10-17" in page.error
    assert not panel.save()
    write(page, "finalOn", "2026-10-19")
    write(page, "finalNumber", "青小党〔2026〕14号")
    assert panel.save()
    assert finals.get(desk, round_id).on == date(2026, 10, 19)
    assert unnamed(page) == []
    rounds.close_step(desk, round_id, panel.step)


def _quota(desk: Desk, round_id: str, places: int) -> None:
    found = rounds.reopen_step(desk, round_id, "district_notice", "名额调整")
    value = found.record("district_notice").value
    quotas = tuple(replace(one, places=places) if one.tier == "deputy" else one for one in value.quotas)
    rounds.record_notice(desk, round_id, replace(value, quotas=quotas))
    rounds.close_step(desk, round_id, "district_notice")


def _file(at, round_id: str) -> None:
    """The dossier of the same round."""
    page = at(DossierPanel, round_id)
    desk = page.desk
    main(page)

    def items():
        return rounds.get(desk, round_id).record("dossier").value.items

    papers = {item.paper: item.copies for item in items()}
    assert papers["公示"] == 1
    assert papers["考察材料"] == 9
    assert "撤回公告" not in papers
    part(page, "dossier0").click()
    assert [item.present for item in items()].count(True) == 1
    write(page, "dossierRemark0", "原件")
    assert items()[0].remark == "原件"
    part(page, "dossierOther").setFocus()
    type_text(part(page, "dossierOther"), "廉洁意见")
    press(page, "dossierAdd")
    assert items()[-1].paper == "廉洁意见"
    press(page, "dossierCollect")
    assert [item.paper for item in items()].count("公示") == 1
    press(page, f"dossierDrop{len(items()) - 1}")
    press(sheet(page, "removalDialog"), "removalDialogOk")
    assert items()[-1].paper != "廉洁意见"
    press(page, "dossierTickAll")
    assert all(item.present for item in items())
    write(page, "coverNumber", "青小党〔2026〕15号")
    assert rounds.get(desk, round_id).record("dossier").value.cover_number == "青小党〔2026〕15号"
    main(page)
    assert page.went == [("reporting", {"round": round_id})]
    assert unnamed(page) == []


def test_a_wrong_name_on_the_wall_is_corrected_and_the_notice_withdrawn(at, cast):
    page = at(PublicNoticePanel)
    panel, desk = page.panel, page.desk
    cast.clock.day = date(2026, 10, 8)
    _post(page, "2026-10-08")
    assert says(page, "clockEnd") == "公示到 10月15日"
    row = next(row for row in panel._rows if row.name == "王文")
    wrong = people.get(desk, row.person_id)
    try:
        people.save(desk, replace(wrong, current_post="信息中心副主任"))
        cast.clock.day = date(2026, 10, 9)
        page.show_again()
        press(page, "noticeCorrect")
        correction = sheet(page, "correctionSheet")
        assert unnamed(correction) == []
        assert part(correction, "correctionOld").toPlainText() == "王文：信息中心主任"
        assert part(correction, "correctionNew").toPlainText() == "王文：信息中心副主任"
        press(correction, "correctionSheetOk")
        assert correction.isVisible()
        assert "理由" in correction.errors.text()
        write(correction, "correctionReason", "职务写错")
        press(correction, "correctionSheetOk")
    finally:
        people.save(desk, wrong)
    assert says(page, "clockEnd") == "公示到 10月16日"  # the period began again
    posted = notices.get(desk, panel.round_id).postings
    assert [one.sheet for one in posted] == ["notice", "correction"]
    assert "王文：信息中心主任" in says(page, "postingText") or panel.wall.current() == posted[0].id
    panel.wall.choose(posted[1].id)
    assert "王文：信息中心主任" in says(page, "postingText")
    assert "职务写错" in says(page, "postingText")

    press(page, "noticeWithdraw")
    withdrawal = sheet(page, "withdrawalSheet")
    press(withdrawal, "withdrawalSheetOk")
    assert withdrawal.isVisible()
    assert withdrawal.errors.text()
    write(withdrawal, "withdrawalReason", "名单需要重新研究")
    press(withdrawal, "withdrawalSheetOk")
    assert panel.clock_chip.text() == "已撤回"
    steps = [panel.wall.model().index(at, 0).data() for at in range(3)]
    assert [text.split()[0] for text in steps] == ["公示", "更正公示", "撤回公告"]
    assert "撤回" in part(page, "clockBlock").accessibleName()
    assert part(page, "noticePostingCard").isVisible()

    write(page, "noticePostedOn", "2026-12-29")
    assert says(page, "clockEnd").endswith("（暂定）")  # the holidays of 2027 are not known
    write(page, "noticePostedOn", "2026-10-12")
    main(page)
    assert [one.sheet for one in notices.get(desk, panel.round_id).postings][-1] == "notice"
    assert panel.clock_chip.text() == "公示中"
