"""Votes of satisfaction and rankings in the real window: typed from paper, held with ballots, brought in from a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cadredesk.actions import desks, evaluations
from cadredesk.actions.training import opinion, trainees
from cadredesk.desk import Desk
from cadredesk.domain.school import Role, Stage
from cadredesk.domain.training.exits import Satisfaction
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.storage import worktally
from cadredesk.vault.slots import CHEAP
from tests.story.clerk import (
    choose,
    fill,
    focused,
    pad,
    part,
    press,
    quiet,
    reason,
    says,
    sheet,
    told,
    wait,
    write,
)
from tests.ui.conftest import unnamed
from ui.screens.evaluation import EvaluationScreen
from ui.screens.management import ManagementScreen
from ui.training.opinion import OpinionPage, SatisfactionSheet
from ui.training.rankings import PLACE, UNIT, RankingSheet
from ui.widgets.table import Table
from ui.window import MainWindow

NAMES = ("于谦", "王文", "李䶮", "张三", "欧阳少东")
JOINED = date(2025, 1, 1)


def now() -> datetime:
    return datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def open_window(qtbot, tmp_path: Path) -> Iterator[Callable[[str], MainWindow]]:
    """Makes a desk of a mode with five trainees, p0 … p4, and its window."""
    desks_: list[Desk] = []
    windows: list[MainWindow] = []

    def make(mode: str) -> MainWindow:
        users = tuple(
            desks.NewUser(name, role, "test")
            for name, role in (("钱进", Role.CLERK), ("孙和", Role.REVIEWER), ("李主任", Role.APPROVER))
        )
        stage = {"stage": Stage.PRIMARY} if mode == "school" else {}
        setup = desks.Setup(mode, "SCH0", "青山镇中心小学", users, kind="test", **stage)  # type: ignore[arg-type]
        desks.create(tmp_path / mode, setup, cost=CHEAP, now=now).desk.close()
        desk = desks.log_in(tmp_path / mode, "钱进", "test", now=now)
        desks_.append(desk)
        units = [
            ("SCH0", "青山镇中心小学") if mode == "school" else (f"S{n}", f"青山第{n}小学") for n in range(5)
        ]
        trainees.enrol(
            desk,
            [
                Trainee(f"p{n}", name, JOINED, (Posting(JOINED, *units[n], "primary", "教导主任"),))
                for n, name in enumerate(NAMES)
            ],
        )
        window = MainWindow(desk)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        windows.append(window)
        return window

    yield make
    for window in windows:
        wait(lambda window=window: not window.runner.busy, "the worker")
        window.put_away()
    for desk in desks_:
        desk.close()


def page(window: MainWindow, **place: str) -> OpinionPage:
    window.navigate("management", page="opinion", **place)
    tabbed = window.findChild(ManagementScreen)
    assert tabbed is not None
    found = tabbed.page("opinion")
    assert isinstance(found, OpinionPage)
    wait(found.isVisible, "the page")
    return found


def counts(root: SatisfactionSheet, *numbers: int) -> None:
    for name, number in zip(
        ("due", "present", "returned", "valid", "satisfied", "basically", "dissatisfied"),
        numbers,
        strict=True,
    ):
        write(root, name, str(number))


def test_a_paper_result_is_typed_checked_corrected_and_voided(open_window) -> None:
    window = open_window("bureau")
    desk, found = window.desk, page(window)
    assert found.tabs.count() == 2
    assert "0" in found.told.text()
    found.table.go_to(lambda one: one.trainee.id == "p1")
    press(found, "opinionNew")
    asked = sheet(found, "satisfactionSheet")
    assert isinstance(asked, SatisfactionSheet)
    assert asked.who.currentData() == "p1"
    counts(asked, 1000, 1000, 1000, 1000, 799, 150, 60)
    assert "对不上" in asked.note.accessibleName()
    press(asked, "satisfactionSheetOk")
    assert asked.errors.text()
    assert opinion.satisfactions(desk) == ()
    write(asked, "dissatisfied", "51")
    assert "79.9%" in asked.note.accessibleName()
    press(asked, "satisfactionSheetOk")
    (vote,) = opinion.satisfactions(desk)
    assert (vote.person_id, vote.unit, vote.year, vote.satisfied) == ("p1", "S1", 2026, 799)
    line = found.table.current_row()
    assert (line.vote, line.finding.verdict) == (vote, "proposed")
    press(found, "opinionChange")
    asked = sheet(found, "satisfactionSheet")
    assert isinstance(asked, SatisfactionSheet)
    counts(asked, 1000, 1000, 1000, 1000, 800, 150, 50)
    press(asked, "satisfactionSheetOk")
    assert opinion.satisfactions(desk) == (vote,), "a correction asks for its reason"
    write(asked, "voteReason", "漏计一票")
    press(asked, "satisfactionSheetOk")
    assert found.table.current_row().finding.verdict == "near"
    assert found.table.current_row().vote.satisfied == 800
    press(found, "opinionVoid")
    reason(found, "voidOpinion", "票箱未封")
    assert opinion.satisfactions(desk) == ()
    assert found.table.current_row().vote is None
    assert not unnamed(found)


def test_of_two_votes_in_a_year_the_later_one_counts(open_window) -> None:
    window = open_window("bureau")
    for at, (month, good) in enumerate(((11, 38), (3, 20))):
        vote = Satisfaction(
            f"v{at}", "p2", 2026, date(2026, month, 2), "S2", 40, 40, 40, 40, good, 0, 40 - good
        )
        opinion.put_satisfaction(window.desk, vote)
    found = page(window)
    own = [one for one in found.lines if one.trainee.id == "p2"]
    assert [(one.vote.id, one.counts) for one in own if one.vote] == [("v1", False), ("v0", True)]
    assert "1" in found.told.text()
    assert "0 人低于" in found.told.text()


MARKS = ("11111", "11112", "11113", "12321", "13321")
"""Five sheets, a digit a trainee in the order of the ballot: 1 满意, 2 基本满意, 3 不满意."""


def type_sheets() -> None:
    for one in MARKS:
        pad(f"{one} ")
    pad("+")


def test_a_vote_is_held_with_ballots_from_the_design_to_the_register(open_window) -> None:
    window = open_window("school")
    desk, found = window.desk, page(window, tab="hold")
    held = found.held
    assert held is not None
    press(held, "holdEmptyButton")
    press(held, "designSheetOk")
    (vote,) = opinion.votes(desk, 2026)
    assert [row.label for row in vote.form.rows] == ["于谦", "王文", "李䶮", "张三", "欧阳少东"]
    pdf = pypdfium2.PdfDocument(opinion.ballots(desk, vote.id))
    text = pdf[0].get_textpage().get_text_bounded()
    assert all(word in text for word in ("群众满意度测评票", "欧阳少东", "基本满意", "不满意"))
    press(held, "holdMain")
    wait(
        lambda: bool([one for one in QApplication.topLevelWidgets() if one.objectName() == "trainingPaper"]),
        "paper",
    )
    press(sheet(found, "trainingPaper"), "trainingPaperCancel")
    for field, number in (("due", 6), ("present", 5), ("issued", 5), ("returned", 5)):
        write(held, f"count_staff_{field}", str(number))
    quiet(window)
    write(held, "scrutineers", "于谦")
    told(window, "vote.barred")
    write(held, "scrutineers", "孙和、李主任")
    assert evaluations.get(desk, vote.id).scrutineers == ("孙和", "李主任")
    press(held, "holdMain")
    assert isinstance(window.screen_in_sight(), EvaluationScreen)
    assert window.page == "management"
    type_sheets()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    wait(found.isVisible, "back at the page")
    assert found.tabs.currentWidget() is held
    assert not held.results.isVisible()
    press(held, "holdMain")
    counter = sheet(window, "counterSheet")
    choose(counter, "counterName", counter.names.itemData(0))
    write(counter, "counterPassword", "test")
    press(counter, "counterSheetOk")
    wait(lambda: isinstance(window.screen_in_sight(), EvaluationScreen), "the entry")
    wait(lambda: window.screen_in_sight().grid is not None, "the second pass")
    type_sheets()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    wait(found.isVisible, "back at the page")
    press(held, "holdMain")
    entry = window.screen_in_sight()
    assert isinstance(entry, EvaluationScreen)
    fill(entry, handValid="5", handInvalid="0")
    press(window, "handSave")
    press(window, "leaveEntry")
    wait(found.isVisible, "back at the page")
    press(held, "holdMain")
    press(held, "sealDialogOk")
    assert evaluations.get(desk, vote.id).state == "sealed"
    table = part(held.results, "resultTable", Table)
    assert table.rows.texts()[1][1][1:6] == ["3", "1", "1", "0", "60.0%（÷5）"]
    assert not any(path.exists() for path in worktally.paths(desk.folder, vote.id))
    press(held, "holdMain")
    taking = sheet(held, "takeSheet")
    write(taking, "takenOn", "2026-12-02")
    press(taking, "takeSheetOk")
    assert opinion.satisfactions(desk) == (), "a day that has not come"
    write(taking, "takenOn", "2026-11-30")
    press(taking, "takeSheetOk")
    stored = {one.person_id: one for one in opinion.satisfactions(desk)}
    by_name = {
        NAMES[int(person[1])]: (one.satisfied, one.basically, one.dissatisfied)
        for person, one in stored.items()
    }
    assert by_name == {
        "于谦": (5, 0, 0),
        "王文": (3, 1, 1),
        "李䶮": (3, 0, 2),
        "张三": (3, 2, 0),
        "欧阳少东": (3, 1, 1),
    }
    one = stored["p0"]
    assert (one.due, one.present, one.returned, one.valid, one.day, one.unit) == (
        6,
        5,
        5,
        5,
        date(2026, 11, 30),
        "SCH0",
    )
    result = evaluations.result(desk, vote.id)
    assert {c.label: c.elements[0].satisfied for c in result.candidates}["王文"] == Fraction(3, 5)
    text = pypdfium2.PdfDocument(opinion.result_sheet(desk, vote.id))[0].get_textpage().get_text_bounded()
    assert "2026年11月30日" in text
    assert not held.main.isVisible()
    found.tabs.setCurrentIndex(0)
    assert "5" in found.told.text()
    found.table.go_to(lambda one: one.trainee.id == "p1")
    assert not found.change_button.isEnabled()
    assert "60%" in says(found, "opinionWorking")
    found.tabs.setCurrentWidget(held)
    press(held, "voteVoid")
    reason(held, "voidDialog", "程序有误")
    assert opinion.satisfactions(desk) == ()
    assert not unnamed(found)


def test_a_ranking_comes_from_excel_and_is_settled_line_by_line(open_window, tmp_path: Path) -> None:
    window = open_window("bureau")
    desk, found = window.desk, page(window, tab="rankings")
    path = tmp_path / "督导.xlsx"
    with xlsxwriter.Workbook(path) as made:
        own = made.add_worksheet()
        own.write_row(0, 0, ("2026年小学督导评估排名",))
        own.write_row(1, 0, ("学校", "得分", "名次"))
        for at, line in enumerate(
            (
                ("青山第0小学", 95, 1),
                ("青山第1小学", 93, "第2名"),
                ("青山三小", 90, 3),
                ("青山第4小学", 88, 5),
                ("城南民办小学", 80, 6),
                ("青山第4小学", 88, 5),
                ("青山第2小学", 89, ""),
            )
        ):
            own.write_row(2 + at, 0, line)
    press(found, "rankingsEmptyButton")
    asked = sheet(found, "rankingSheet")
    assert isinstance(asked, RankingSheet)
    asked.take_file(path)
    wait(lambda: len(asked.rows) == 7, "the sheet")
    assert not asked.ok.isEnabled()
    asked.grid.setCurrentCell(2, PLACE)
    choose(asked, "rankingWho", "S3")
    press(asked, "rankingChoose")
    asked.grid.setCurrentCell(4, PLACE)
    press(asked, "rankingAccept")
    asked.grid.setCurrentCell(5, PLACE)
    press(asked, "rankingLeave")
    asked.grid.setCurrentCell(5, PLACE)
    asked.activateWindow()
    asked.grid.setFocus()
    wait(asked.grid.hasFocus, "the grid")
    QTest.keyClick(asked.grid, Qt.Key.Key_4)
    wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit), "the cell")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    wait(asked.ok.isEnabled, "every line in order")
    assert opinion.rankings(desk) == ()
    write(asked, "rankingTitle", "2026年春季督导")
    press(asked, "rankingSheetOk")
    (ranking,) = opinion.rankings(desk)
    assert [(one.unit, one.rank) for one in ranking.places] == [
        ("S0", 1),
        ("S1", 2),
        ("S3", 3),
        ("S2", 4),
        ("S4", 5),
        ("城南民办小学", 6),
    ]
    shown = found.rankings.places.rows.shown()
    last = [one.unit for one in shown if one.unit in found.rankings._last]
    assert last == ["S4", "城南民办小学"]
    press(found, "rankingChange")
    asked = sheet(found, "rankingSheet")
    assert isinstance(asked, RankingSheet)
    assert asked.ok.isEnabled()
    asked.grid.setCurrentCell(0, PLACE)
    asked.grid.typed.emit(0, "place", "2")
    asked.grid.typed.emit(1, "place", "1")
    asked.take_so()
    asked.grid.setCurrentCell(1, PLACE)
    asked.take_so()
    asked.grid.setCurrentCell(0, PLACE)
    asked.take_so()
    press(asked, "rankingSheetOk")
    assert opinion.rankings(desk) == (ranking,)
    write(asked, "rankingReason", "抄录有误")
    press(asked, "rankingSheetOk")
    assert opinion.rankings(desk)[0].better_than("S1") == 0
    press(found, "rankingVoid")
    reason(found, "voidRanking", "重复录入")
    assert opinion.rankings(desk) == ()
    assert not unnamed(found)


def test_a_ranking_is_pasted_and_placed_by_its_scores(open_window) -> None:
    window = open_window("bureau")
    found = page(window, tab="rankings")
    press(found, "rankingsEmptyButton")
    asked = sheet(found, "rankingSheet")
    assert isinstance(asked, RankingSheet)
    press(asked, "rankingAll")
    assert [one.unit for one in asked.rows] == [f"青山第{n}小学" for n in range(5)]
    mime = QMimeData()
    mime.setText("\t91\n\t95\n\t88\n\t95\n\t70\n")
    QGuiApplication.clipboard().setMimeData(mime)
    asked.grid.setCurrentCell(0, PLACE)
    QTest.keySequence(asked.grid, "Ctrl+V")
    assert [one.score for one in asked.rows] == ["91", "95", "88", "95", "70"]
    press(asked, "rankingByScore")
    assert [one.rank for one in asked.rows] == [3, 1, 4, 1, 5]
    press(asked, "rankingLine")
    assert asked.grid.currentColumn() == UNIT
    assert not asked.ok.isEnabled()
    press(asked, "rankingLeave")
    press(asked, "rankingSheetOk")
    (ranking,) = opinion.rankings(window.desk)
    assert [one.rank for one in ranking.places] == [1, 1, 3, 4, 5]
