"""Credits, exams and rules through the real window: typed by keyboard, brought in from a sheet, claimed, voided, adjusted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from cadredesk.actions import desks
from cadredesk.actions.training import credits, exams, rules, trainees
from cadredesk.actions.training.exams import Exam
from cadredesk.desk import Desk
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.school import Role
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.vault.slots import CHEAP
from tests.story.clerk import part, press, reason, sheet, wait, write
from tests.ui.conftest import unnamed
from ui.screens.management import ManagementScreen
from ui.training.credits import ClaimSheet, CreditsPage
from ui.training.exams import CheckSheet, ExamsPage
from ui.training.rules import RowSheet, RulesPage
from ui.window import MainWindow

NAMES = ("于谦", "王文", "李䶮", "张三", "欧阳少东", "田富", "田大利")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    people = tuple(
        desks.NewUser(name, role, "test")
        for name, role in (("钱进", Role.CLERK), ("孙和", Role.REVIEWER), ("李主任", Role.APPROVER))
    )
    folder = tmp_path / "bureau"
    setup = desks.Setup("bureau", "EDU-1", "阳光区教育局", people, kind="test")

    def now() -> datetime:
        return datetime(2026, 12, 1, 9, 30, tzinfo=UTC)

    desks.create(folder, setup, cost=CHEAP, now=now).desk.close()
    made = desks.log_in(folder, "钱进", "test", now=now)
    yield made
    made.close()


@pytest.fixture
def people(desk: Desk) -> Desk:
    joined = date(2025, 1, 1)
    trainees.enrol(
        desk,
        [
            Trainee(f"p{n}", name, joined, (Posting(joined, f"S{n}", f"青山第{n}小学", "primary"),))
            for n, name in enumerate(NAMES)
        ],
    )
    return desk


@pytest.fixture
def window(qtbot, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    wait(lambda: not made.runner.busy, "the worker")


def page(window: MainWindow, key: str) -> CreditsPage | ExamsPage | RulesPage:
    """A page of the management, once it stands in the window."""
    window.navigate("management", page=key)
    tabbed = window.findChild(ManagementScreen)
    assert tabbed is not None
    found = tabbed.page(key)
    assert isinstance(found, CreditsPage | ExamsPage | RulesPage)
    wait(found.isVisible, key)
    wait(lambda: not window.runner.busy, "the worker")
    return found


def test_marks_are_typed_without_a_mouse_and_give_credits(window: MainWindow, people: Desk) -> None:
    found = page(window, "exams")
    assert isinstance(found, ExamsPage)
    press(found, "examsEmptyButton")
    asked = sheet(found, "examSheet")
    assert part(asked, "examTitle").text().startswith("2026")
    press(asked, "examSheetOk")
    (exam,) = exams.listed(people)
    assert (exam.term, exam.year, found.grid.marks.rowCount()) == ("下学期", 2026, 7)
    names = [one.name for one in found.grid.marks.sheet.lines]
    assert names == ["于谦", "王文", "田富", "田大利", "李䶮", "张三", "欧阳少东"]
    grid = found.grid
    for keys in ("85", "84.5", "60", "59"):
        QTest.keyClicks(grid, keys)
        QTest.keyClick(grid, Qt.Key.Key_Return)
    QTest.keyClicks(grid, "*")
    QTest.keyClicks(grid, "101")
    QTest.keyClick(grid, Qt.Key.Key_Enter)
    assert grid.currentIndex().row() == 5
    assert len(grid.marks.typed) == 5
    assert exams.get(people, exam.id).results == ()
    QTest.keyClicks(grid, "７".translate({0xFF17: "7"}) + "0")
    assert found.save()
    results = {one.person_id: one for one in exams.get(people, exam.id).results}
    assert results["p0"].mark == 85
    assert results["p1"].mark == Fraction("84.5")
    assert results["p2"].absent
    assert results["p3"].mark == 70
    assert "p4" not in results
    given = {one.person_id: one.credits for one in credits.totals(people, 2026)}
    assert given == {"p0": 20, "p1": 15, "p5": 10, "p6": 0, "p3": 15}
    QTest.keyClick(grid, Qt.Key.Key_Minus)
    QTest.keyClick(grid, Qt.Key.Key_Minus)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert found.save()
    assert exams.sheet(people, exam.id).figures.sat + exams.sheet(people, exam.id).figures.absent == 5
    assert not unnamed(found)


def test_a_mark_of_an_earlier_day_is_corrected_with_a_reason(window: MainWindow, people: Desk) -> None:
    yesterday = replace(people, now=lambda: datetime(2026, 11, 30, 9, tzinfo=UTC))
    exam = exams.put(yesterday, Exam("", 0, "上学期", date(2026, 6, 20), "2026年上学期考试"))
    exams.enter(yesterday, exam.id, [exams.ExamMark("p0", Fraction(50))])
    found = page(window, "exams")
    assert isinstance(found, ExamsPage)
    found.grid.go(0)
    QTest.keyClicks(found.grid, "65")
    QTest.keyClick(found.grid, Qt.Key.Key_Return)
    assert not found.save()
    assert exams.get(people, exam.id).results[0].mark == 50
    reason(found, "correctMarks", "核分有误")
    assert exams.get(people, exam.id).results[0].mark == 65
    assert [one.reason for one in exams.history(people, exam.id)] == ["", "", "核分有误"]
    assert found.grid.marks.typed == {}


def test_a_sheet_is_asked_about_before_anything_is_written(
    window: MainWindow, people: Desk, tmp_path: Path
) -> None:
    exam = exams.put(people, Exam("", 0, "上学期", date(2026, 6, 20), "2026年上学期考试"))
    path = tmp_path / "成绩.xlsx"
    with xlsxwriter.Workbook(path) as book:
        made = book.add_worksheet()
        for at, line in enumerate(
            (("姓名", "成绩"), ("于　谦", 88), ("赵无名", 70), ("张三", 101), ("王文", "缺考"))
        ):
            made.write_row(at, 0, line)
    found = page(window, "exams")
    assert isinstance(found, ExamsPage)
    found.take_file(path)
    wait(lambda: found.findChild(CheckSheet) is not None, "the check")
    check = sheet(found, "marksCheck")
    assert isinstance(check, CheckSheet)
    assert exams.get(people, exam.id).results == ()
    check.table.go_to(lambda one: one.name == "赵无名")
    check.who.setCurrentIndex(check.who.findData("p2"))
    press(check, "marksCheckChoose")
    check.table.go_to(lambda one: one.name == "张三")
    assert check.accept_button.isHidden()
    press(check, "marksCheckOk")
    results = {one.person_id: one.mark for one in exams.get(people, exam.id).results}
    assert results == {"p0": 88, "p1": None, "p2": 70}


def test_credits_are_claimed_corrected_voided_and_measured(
    window: MainWindow, people: Desk, tmp_path: Path
) -> None:
    found = page(window, "credits")
    assert isinstance(found, CreditsPage)
    wait(lambda: found.table.rows.rowCount() == 7, "the ledger")
    found.table.go_to(lambda one: one.person_id == "p2")
    press(found, "creditsClaim")
    asked = sheet(found, "claimSheet")
    assert isinstance(asked, ClaimSheet)
    asked.form.put("claimRow", "paper")
    asked.form.left.emit("claimRow", "paper")
    asked.level.put("claimLevel", "core")
    asked.authors.put("claimPlace", 2)
    asked.authors.put("claimAuthors", 2)
    write(asked, "claimText", "校本教研")
    asked.ok.click()
    assert asked.errors.text()
    write(asked, "claimEvidence", "2026年第5期")
    write(asked, "claimApprover", "王科长")
    asked.ok.click()
    wait(lambda: len(found.entries.rows.shown()) == 1, "the entry")
    (entry,) = credits.of_person(people, "p2")
    assert (entry.amount, entry.evidence) == (10, "2026年第5期")
    row = found.table.current_row()
    assert (row.person_id, row.total, row.rank, row.state) == ("p2", 10, 1, "above")
    assert "合著" in found.entry_told.text()
    path = tmp_path / "credits.xlsx"
    found.save_excel(path)
    seen = openpyxl.load_workbook(path).active
    assert seen.cell(4, 2).value.replace("\u3000", "") == "李䶮"
    assert seen.cell(4, 10).value == 10
    found.tabs.setCurrentIndex(1)
    press(found, "creditsVoid")
    reason(found, "voidClaim", "刊物不符")
    wait(lambda: not found.entries.rows.shown(), "the voiding")
    assert credits.totals(people, 2026) == ()
    press(found, "creditsExempt")
    free = sheet(found, "exemptSheet")
    write(free, "exemptReason", "产假")
    write(free, "exemptApprover", "王科长")
    press(free, "exemptSheetOk")
    wait(lambda: found.table.current_row().state == "exempted", "the exemption")
    assert not unnamed(found)


def test_rules_are_adjusted_from_a_day_on_and_compared(window: MainWindow, people: Desk) -> None:
    found = page(window, "rules")
    assert isinstance(found, RulesPage)
    assert found.rows.rows.rowCount() == len(rules.shipped()[0].credits.rows)
    assert found.drafting.isHidden()
    press(found, "rulesAdjust")
    found.head.put("rulesTitle", "2027年考核办法")
    found.head.put("rulesSince", PartialDate(2027, 1, 1))
    line = found._forms["exit_credits"]
    line.put("exit_credits_share", "x")
    press(found, "rulesPut")
    assert len(rules.listed(people)) == 1
    line.put("exit_credits_share", "65")
    line.put("exit_credits_joiners", "excluded")
    found._forms["term"].put("age_limits", "45")
    edited = found.edit_row(found.draft.row("monograph"))
    assert isinstance(edited, RowSheet)
    edited.form.put("rowCredits", "25")
    press(edited, "rowSheetOk")
    press(found, "rulesPut")
    new = rules.on(people, date(2027, 1, 1))
    assert (new.title, new.exit_credits.share, new.exit_credits.joiners) == (
        "2027年考核办法",
        Fraction(13, 20),
        "excluded",
    )
    assert new.row("monograph").credits == 25
    assert new.age.limits[0].years == 45
    assert rules.on(people, date(2026, 12, 31)) == rules.shipped()[0]
    assert found.draft is None
    assert found.table.current_row().digest == new.digest
    found.tabs.setCurrentIndex(found.tabs.count() - 1)
    assert found.differences.rows.rowCount() == 4
    assert not unnamed(found)


def test_empty_pages_say_what_to_do_first(window: MainWindow, desk: Desk) -> None:
    found = page(window, "credits")
    assert isinstance(found, CreditsPage)
    wait(lambda: not found.empty.isHidden(), "the empty state")
    assert found.split.isHidden()
    assert not found.findChild(QPushButton, "creditsClaim").isEnabled()
    assert credits.ledger(desk, 2026).rows == ()
