"""The print folder, reporting and the rule profiles in the window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel

from cadredesk.actions import checklists, desk_sheets, desks, papers, people, profiles, reporting, rounds
from cadredesk.desk import Desk
from cadredesk.domain.school import Role
from cadredesk.storage import settings
from tests.ui.conftest import type_text, unnamed
from tests.unit.actions import selection
from tests.unit.actions.selection import Clock, School
from ui.screens.printing import CopiesSheet, PrintingScreen
from ui.screens.profiles import CopySheet, ProfilesScreen, UseSheet
from ui.screens.reporting import ReportingScreen, SealSheet
from ui.widgets.printer import has_printer, new_printer
from ui.window import MainWindow


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[School]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = Clock(date(2026, 9, 1))
    desk = desks.test_folder(tmp_path / "data", now=clock)
    desks.store_school(desk, replace(desks.school(desk), superior="青山区教育局", superior_code="B001"))
    yield selection.school(desk, clock)
    desk.close()


@pytest.fixture
def window(qtbot, at: School) -> Iterator[MainWindow]:
    made = MainWindow(at.desk)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.put_away()
    made.hide()
    made.deleteLater()


def screen(window: MainWindow, key: str, kind: type, **args: object):
    window.navigate(key, **args)
    found = window.screen_in_sight()
    assert isinstance(found, kind)
    return found


def settle(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.runner.busy, timeout=20_000)


def pages_of(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def test_the_print_folder(qtbot, at: School, window: MainWindow, tmp_path: Path):
    selection.up_to(at, "branch_meeting")
    shown = screen(window, "printing", PrintingScreen, round=at.round_id, step="leadership_meeting")
    assert unnamed(shown) == []
    assert shown.line().paper.key == "leadership_signing"
    titles = [one.paper.title for one in shown.table.rows.shown()]
    assert titles[:3] == ["推荐表（田富）", "推荐表（田大利）", "推荐表（李䶮）"]
    shown.table.go_to(lambda one: one.paper.key == "leadership_minutes")
    # The paper is made off the window's thread and then stands in the preview.
    qtbot.waitUntil(lambda: shown.preview._count > 0, timeout=20_000)
    settle(qtbot, window)
    page = shown.preview.findChild(QLabel, "printPreviewPage").pixmap().toImage()
    assert page.width() > 300
    inks = {
        page.pixelColor(x, y).value() for x in range(0, page.width(), 3) for y in range(0, page.height(), 3)
    }
    assert min(inks) < 100
    assert shown.docx.isEnabled()
    assert shown.whole_step.text() == "打印“班子会议”全部"
    # Printed elsewhere: two copies.
    shown.marked.click()
    sheet = shown.findChild(CopiesSheet)
    assert sheet.copies.number() == 2
    sheet.ok.click()
    settle(qtbot, window)
    line = next(one for one in papers.all_lines(at.desk, at.round_id) if one.key == "leadership_minutes")
    assert (line.state, line.printed_copies, line.printed_on) == ("printed", 2, date(2026, 9, 1))
    assert shown.line().paper.key == "leadership_minutes"
    # Saved to a folder: PDF, .docx, and the step in one PDF and as single ones.
    for save in (shown.save_pdf, shown.save_docx, shown.save_combined, shown.save_step):
        save(tmp_path)
        settle(qtbot, window)
    names = sorted(path.name for path in tmp_path.iterdir() if path.is_file())
    assert names == [
        "05 班子会议.pdf",
        "05-1 校务会议签到表.pdf",
        "05-3 校务会议纪要.docx",
        "05-3 校务会议纪要.pdf",
    ]
    edited = tmp_path / "05-3 校务会议纪要.docx"
    edited.write_bytes(b"edited by hand")
    shown.save_docx(tmp_path)
    settle(qtbot, window)
    assert edited.read_bytes() == b"edited by hand"
    assert (tmp_path / "05-3 校务会议纪要 (2).docx").exists()
    assert shown.note.isVisible()


def test_papers_go_to_the_printer_and_are_noted(qtbot, at: School, window: MainWindow, tmp_path: Path):
    selection.up_to(at, "leadership_meeting")
    shown = screen(window, "printing", PrintingScreen, round=at.round_id)
    lines = [
        one
        for one in shown.table.rows.shown()
        if one.paper.key in ("eligibility_list", "recommendation_form")
    ]
    assert len(lines) == 4
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(100)
    target = tmp_path / "out.pdf"
    printer.setOutputFileName(os.fspath(target))
    shown.print_lines(printer, lines[-1:])
    settle(qtbot, window)
    made = next(one for one in papers.all_lines(at.desk, at.round_id) if one.key == "eligibility_list")
    assert (made.state, made.printed_copies) == ("printed", 1)
    assert pages_of(target) == made.pages
    document = pypdfium2.PdfDocument(target)
    width, height = document[0].get_size()
    document.close()
    assert round(width) == 842
    assert round(height) == 595


def test_a_range_of_pages_chosen_in_the_dialog_is_obeyed(
    qtbot, at: School, window: MainWindow, tmp_path: Path
):
    selection.up_to(at, "leadership_meeting")
    shown = screen(window, "printing", PrintingScreen, round=at.round_id)
    line = next(one for one in shown.table.rows.shown() if one.paper.key == "recommendation_form")
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(100)
    printer.setOutputFileName(os.fspath(tmp_path / "part.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    shown.print_lines(printer, [line])
    settle(qtbot, window)
    assert (
        next(one.pages for one in papers.all_lines(at.desk, at.round_id) if one.key == "recommendation_form")
        > 1
    )
    assert pages_of(tmp_path / "part.pdf") == 1


def test_the_test_page_is_printed_and_ticked_off(qtbot, at: School, window: MainWindow, tmp_path: Path):
    shown = screen(window, "printing", PrintingScreen)
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(100)
    printer.setOutputFileName(os.fspath(tmp_path / "trial.pdf"))
    assert not checklists.done(at.desk)["test_print"]
    shown.print_trial_on(printer)
    settle(qtbot, window)
    assert pages_of(tmp_path / "trial.pdf") == 1
    assert checklists.done(at.desk)["test_print"]
    trial = pypdfium2.PdfDocument(desk_sheets.trial(at.desk))
    text = trial[0].get_textpage().get_text_range()
    assert "李䶮" in text
    trial.close()


def test_a_paper_asked_for_by_person_is_the_one_in_sight(qtbot, at: School, window: MainWindow):
    selection.up_to(at, "leadership_meeting")
    one = next(
        line
        for line in papers.all_lines(at.desk, at.round_id)
        if (line.key, line.title) == ("recommendation_form", "推荐表（李䶮）")
    )
    papers.mark_printed(at.desk, papers.render(at.desk, at.round_id, one.key, one.person_id).id, 2)
    assert checklists.done(at.desk)["test_print"]
    shown = screen(
        window,
        "printing",
        PrintingScreen,
        round=at.round_id,
        step="nomination",
        paper="recommendation_form",
        person=one.person_id,
    )
    assert shown.line().paper.title == "推荐表（李䶮）"
    settle(qtbot, window)


def test_without_a_printer_one_is_told_what_to_do(qtbot, at: School, window: MainWindow):
    if has_printer():
        pytest.skip("this machine has a printer")
    selection.up_to(at, "nomination")
    selection.with_nominations(at)
    shown = screen(window, "printing", PrintingScreen, round=at.round_id)
    shown.print_()
    assert "没有可用的打印机" in window.errors.text()
    shown.print_step()
    assert "存为 PDF" in window.errors.text()
    settle(qtbot, window)


def test_what_waits_stands_in_the_navigation_and_a_changed_file_makes_it_wait_again(
    qtbot, at: School, window: MainWindow
):
    selection.with_notice(at)
    selection.with_nominations(at)
    rounds.reopen_step(at.desk, at.round_id, "nomination", "补充")
    for one in papers.render_step(at.desk, at.round_id, "nomination"):
        papers.mark_printed(at.desk, one.id)
    shown = screen(window, "printing", PrintingScreen, round=at.round_id)
    before = [one.paper.state for one in shown.table.rows.shown() if one.step == "nomination"]
    assert before == []
    person = at.id("田大利")
    people.save(at.desk, replace(people.get(at.desk, person), current_post="副校长"))
    shown.refresh()
    assert [one.paper.state for one in shown.table.rows.shown() if one.step == "nomination"] == ["stale"]
    qtbot.waitUntil(lambda: shown.badge() is not None, timeout=20_000)
    settle(qtbot, window)


def test_a_report_is_sealed_and_written_to_a_stick(qtbot, at: School, window: MainWindow, tmp_path: Path):
    selection.up_to(at, "dossier")
    shown = screen(window, "reporting", ReportingScreen, round=at.round_id)
    assert unnamed(shown) == []
    assert shown.seal_button.isEnabled()
    shown.seal()
    sheet = shown.findChild(SealSheet)
    sheet.ok.click()
    assert "密码" in sheet.errors.text()
    type_text(sheet.password, "test")
    sheet.ok.click()
    settle(qtbot, window)
    package = shown.package()
    assert (package.seq, package.recipient, package.written_on) == (1, "B001", None)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "照片.lnk").write_bytes(b"x")
    shown.write_to(stick)
    settle(qtbot, window)
    path = stick / "CD1_S001_B001_school.report_e1_s1.cdp"
    assert path.is_file()
    told = shown.note.accessibleName()
    assert "现在可以拔出U盘" in told
    assert "照片.lnk" in told
    assert shown.package().written_on == at.clock.day
    shown.verify(path)
    settle(qtbot, window)
    assert shown.note.accessibleName().startswith("来源真实，内容完整。")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    shown.verify(path)
    settle(qtbot, window)
    assert shown.note.accessibleName().startswith("请不要使用这个文件。")
    shown.save_slip(stick)
    settle(qtbot, window)
    assert pages_of(stick / "CD1_S001_B001_school.report_e1_s1.pdf") == 1


def test_reporting_says_why_not_yet(qtbot, at: School, window: MainWindow):
    selection.up_to(at, "public_notice")
    selection.with_posting(at)
    shown = screen(window, "reporting", ReportingScreen, round=at.round_id)
    assert not shown.seal_button.isEnabled()
    assert "2026-10-09" in shown.blocked.accessibleName()
    assert reporting.outbox(at.desk) == ()
    settle(qtbot, window)


def test_a_restored_backup_is_unlocked_by_the_approver(qtbot, at: School, window: MainWindow, tmp_path: Path):
    shown = screen(window, "reporting", ReportingScreen, round=at.round_id)
    assert shown.unlock_button.isHidden()
    with at.desk.write("test.restored") as session:
        settings.put_export_lock(session, at.desk.org, "restored")
    shown.refresh()
    assert not shown.unlock_button.isHidden()
    shown.unlock()
    sheet = shown.findChild(SealSheet)
    assert sheet.recipient.text() == "B001"
    sheet.reject()
    approver = next(one.id for one in desks.who_may_log_in(at.desk.folder) if one.role == Role.APPROVER)
    shown.unlock_to(tmp_path, approver, "wrong", "B001")
    settle(qtbot, window)
    assert not shown.unlock_button.isHidden()
    shown.unlock_to(tmp_path, approver, "test", "B001")
    settle(qtbot, window)
    assert shown.unlock_button.isHidden()
    [written] = [path for path in tmp_path.iterdir() if path.suffix in (".cdp", ".age")]
    assert written.name in shown.note.accessibleName()
    assert [(one.kind, one.epoch, one.seq) for one in reporting.outbox(at.desk)] == [("chain.reset", 2, 1)]


def test_a_shipped_profile_is_read_and_a_copy_adjusted(qtbot, at: School, window: MainWindow):
    selection.with_notice(at)
    shown = screen(window, "profiles", ProfilesScreen, profile="school-000")
    assert unnamed(shown) == []
    assert not shown.days.isEnabled()
    assert not shown.save_button.isVisible()
    assert "未满35周岁" in shown.rules.model().index(0, 1).data()
    assert shown.clause() == "学校计划第一条：未满35周岁"
    shown._ask_copy()
    sheet = shown.findChild(CopySheet)
    sheet.name.put("本校方案")
    sheet.ok.click()
    assert shown.subtitle == "本校方案"
    assert shown.days.isEnabled()
    own = next(head for head in profiles.listed(at.desk) if head.own)
    # Weights that do not make a hundred are refused, and what is typed stays.
    shown.elements.put("w_de", 30)
    assert shown.save() is False
    assert window.errors.text()
    assert shown.elements.value("w_de") == 30
    shown.elements.put("w_ji", 20)
    shown.days.put("noticeWorking", 7)
    shown.meetings["branch_meeting"].put("branch_meetingQuorum", "3/4")
    shown.rules.go_to(lambda one: one.id == "age")
    shown.rule.put("ruleNumber", 40)
    shown.rule.left.emit("ruleNumber", 40)
    assert "未满40周岁" in shown.rules.model().index(0, 1).data()
    assert shown.save()
    saved = profiles.get(at.desk, own.id)
    assert saved.version == 2
    assert (saved.notice.working_days, str(saved.branch_meeting.quorum), saved.rules[0].number) == (
        7,
        "3/4",
        40,
    )
    assert profiles.get(at.desk, "school-000").rules[0].number == 35
    shown.meetings["branch_meeting"].put("branch_meetingQuorum", "三分之二")
    assert shown.save() is False
    assert "三分之二" in window.errors.text()
    shown.meetings["branch_meeting"].put("branch_meetingQuorum", "3/4")
    # The round under way takes it with a reason.
    shown._ask_use()
    use = shown.findChild(UseSheet)
    type_text(use.reason, "区局补充通知")
    use.ok.click()
    assert rounds.get(at.desk, at.round_id).profile.id == own.id
    shown.remove()
    assert not any(head.own for head in profiles.listed(at.desk))
    assert rounds.get(at.desk, at.round_id).profile.title == "本校方案"
    settle(qtbot, window)


def test_an_empty_desk_is_calm(qtbot, desk: Desk):
    made = MainWindow(desk)
    made.show()
    qtbot.waitExposed(made)
    shown = screen(made, "printing", PrintingScreen)
    assert shown.empty.isVisible()
    assert not shown.print_one.isEnabled()
    report = screen(made, "reporting", ReportingScreen)
    assert not report.seal_button.isEnabled()
    settle(qtbot, made)
    made.put_away()
    made.hide()
    made.deleteLater()
