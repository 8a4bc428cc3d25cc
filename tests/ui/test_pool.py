"""The pool and the schools through the bureau's window: every number leads to its list, views come back, changes are undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QScrollArea

from cadredesk.actions import desks, enrolment, intake, pool, schools, simulation, views
from cadredesk.domain.school import UserRef
from cadredesk.storage import decisions
from cadredesk.storage.decisions import Decision
from tests.story.clerk import choose, part, press, says, settle, sheet, tick, wait, write
from tests.ui.conftest import type_text, unnamed
from ui.screens.pool import CHARTS, LIST, QUALIFICATION, STRUCTURE, PoolScreen
from ui.screens.schools import SchoolsScreen
from ui.window import MainWindow

BUREAU = "EDU-1"
SCHOOLS = simulation.schools(5)
CERTIFICATES = (
    "中级政治理论结业证书",
    "高级政治理论证书",
    "计算机等级考试二级",
    "英语六级证书",
    "校长任职资格培训合格证",
)


class Clock:
    """The desk's clock."""

    day = date(2026, 11, 5)

    def __call__(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 9).astimezone()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bureau with two years of reports of four schools; the fifth never reported. Made once."""
    folder = tmp_path_factory.mktemp("bureau") / "data"
    patch = pytest.MonkeyPatch()
    patch.setenv("CADREDESK_TEST", "1")
    patch.setenv("CADREDESK_PASSWORD", "test")
    clock = Clock()
    desk = desks.test_folder(folder, org=BUREAU, mode="bureau", now=clock)
    enrolment.enrol_for_test(desk, {one.code: one.key_line for one in SCHOOLS})
    path = folder.parent / "a.cdp"
    for school in SCHOOLS[:4]:
        prev = "0" * 64
        for number, period in enumerate(("2025", "2026"), 1):
            clock.day = date(int(period), 11, 5)
            payload, _ = simulation.people(school, 5 + number, photos=False)
            for at, one in enumerate(payload["people"]):
                one["certificates"] = [{"name": name} for name in CERTIFICATES[: at % 4]]
                one["current_post_kind"] = ("chief", "deputy", "teacher", "")[at % 4]
            scores = [
                {"person": one["id"], "composite": {"exact": f"{900 + at}/10", "shown": "x"}}
                for at, one in enumerate(payload["people"])
            ]
            payload["results"] = [{"step": "evaluation", "attempt": 1, "tally": {"candidates": scores}}]
            path.write_bytes(simulation.package(school, BUREAU, number, prev, payload=payload, period=period))
            done = intake.import_package(desk, path)
            assert done.result == "accepted", done.text
            prev = done.package_id
    people = [one for one in pool.read(desk).lines if one.is_now]
    with desk.write("test", "") as session:
        decisions.add(
            session,
            BUREAU,
            [
                Decision(
                    one.sender, one.person_id, one.name, one.tier, "entered", date(2026, 11, 1 + at % 3), "m"
                )
                for at, one in enumerate(people[:9])
            ],
        )
    desk.close()
    patch.undo()
    return folder


@pytest.fixture
def bureau(qtbot, tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    shutil.copytree(made, tmp_path / "data")
    desk = desks.test_folder(tmp_path / "data", org=BUREAU, mode="bureau", now=Clock())
    if desk.is_copy:
        desk = desks.confirm_moved(desk)
    window = MainWindow(desk)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    yield window
    wait(lambda: not window.runner.busy)
    window.put_away()
    window.hide()
    window.deleteLater()
    settle()
    desk.close()


def rest(window: MainWindow) -> None:
    wait(lambda: not window.runner.busy, "the worker")
    settle()


def the_pool(window: MainWindow, page: int = LIST) -> PoolScreen:
    window.navigate("pool")
    rest(window)
    screen = window.screen_in_sight()
    assert isinstance(screen, PoolScreen)
    screen.tabs.setCurrentIndex(page)
    settle()
    rest(window)
    return screen


def the_schools(window: MainWindow) -> SchoolsScreen:
    window.navigate("schools")
    rest(window)
    screen = window.screen_in_sight()
    assert isinstance(screen, SchoolsScreen)
    return screen


def cells(screen: PoolScreen) -> list[QPushButton]:
    """The numbers of the qualification tables, once all cards are there."""
    wait(lambda: not screen.qualification._left, "the cards")
    settle()
    return [one for one in screen.findChildren(QPushButton) if one.objectName().startswith("cell_")]


def test_every_number_of_the_qualification_tables_leads_to_its_list(bureau: MainWindow) -> None:
    screen = the_pool(bureau, QUALIFICATION)
    assert says(screen, "qualificationState") == "数字相符"
    numbers = {one.objectName(): one.text() for one in cells(screen) if one.isEnabled()}
    assert len(numbers) > 40
    whole = numbers["cell_education_all_now_N"]
    assert whole == "28"
    looked = list(numbers)[:: max(1, len(numbers) // 24)]
    for name in looked:
        press(screen, name)
        assert screen.tabs.currentIndex() == LIST
        wanted = numbers[name].split("/")[0]
        assert len(screen.shown()) == int(wanted), name
        assert f"{wanted} 人" in says(screen, "poolCount")
        screen.show_all()
        screen.tabs.setCurrentIndex(QUALIFICATION)
        cells(screen)
    for topic in ("education", "theory", "title", "it", "language", "principal"):
        for layer in ("chief", "deputy", "staff", "none", "all"):
            row = [
                one.text()
                for one in screen.findChildren(QPushButton)
                if one.objectName().startswith(f"cell_{topic}_{layer}_now_")
            ]
            told = [int(text.split("/")[0]) for text in row if "/" in text]
            assert sum(told) == int(row[-1]), (topic, layer)


def test_two_periods_stand_side_by_side(bureau: MainWindow, tmp_path: Path) -> None:
    screen = the_pool(bureau, QUALIFICATION)
    choose(screen, "qualificationFirst", "2026")
    choose(screen, "qualificationSecond", "2025")
    texts = {one.objectName(): one.text() for one in cells(screen)}
    assert (texts["cell_title_all_2025_N"], texts["cell_title_all_2026_N"]) == ("24", "28")
    assert "2025 N = 24" in says(screen, "qualificationSum")
    press(screen, "cell_title_all_2025_N")
    assert {one.period for one in screen.shown()} == {"2025"}
    assert len(screen.shown()) == 24
    screen.tabs.setCurrentIndex(QUALIFICATION)
    screen.save_excel(tmp_path / "a.xlsx")
    rest(bureau)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert len(book.sheetnames) == 6
    assert "资格统计" in str(book.worksheets[0]["A1"].value)


def test_the_ratios_say_what_is_lacking_and_the_mark_of_readiness_counts(bureau: MainWindow) -> None:
    screen = the_pool(bureau, STRUCTURE)
    assert says(screen, "goalTold_ready_now").startswith("0 / 28")
    assert says(screen, "goalGap_ready_now") == "还差 10 人"
    assert "还没有职数" in says(screen, "goalTold_chief_size")
    schools.put_seats(bureau.desk, SCHOOLS[0].code, 1, 2)
    screen.tabs.setCurrentIndex(LIST)
    screen.table.selectAll()
    press(screen, "poolReadiness")
    asked = sheet(bureau, "readinessSheet")
    assert "28" in says(asked, "readinessTold")
    press(asked, "readinessSheetOk")
    rest(bureau)
    screen = the_pool(bureau, STRUCTURE)
    assert says(screen, "goalTold_ready_now").startswith("28 / 28 ＝ 100%")
    assert says(screen, "goalState_ready_now") == "达到"
    assert "1 个职数" in says(screen, "goalTold_chief_size")
    press(screen, "goalList_ready_now")
    assert {one.readiness for one in screen.shown()} == {"near"}


def test_filters_of_several_parts_are_kept_as_a_view_for_colleagues(
    bureau: MainWindow, tmp_path: Path
) -> None:
    screen = the_pool(bureau)
    press(screen, "poolMore")
    asked = sheet(bureau, "filterSheet")
    tick(asked, "filter_theory_middle")
    tick(asked, "filter_theory_advanced")
    press(asked, "filterSheetOk")
    choose(screen, "pool_standing", "entered")
    shown = [one.key for one in screen.shown()]
    assert shown
    assert {one.standing for one in screen.shown()} == {"entered"}
    assert {one.theory for one in screen.shown()} <= {"middle", "advanced"}
    assert "政治理论" in part(screen, "poolExtra_theory", QAbstractButton).text()
    screen.table.show_columns([0, 5, 1])
    across = screen.table.horizontalHeader()
    across.setSortIndicator(5, Qt.SortOrder.DescendingOrder)
    settle()
    births = [one.birth.iso() for one in screen.shown() if one.birth]
    assert births == sorted(births, reverse=True)
    order = [one.key for one in screen.shown()]
    press(screen, "poolKeep")
    asked = sheet(bureau, "viewSheet")
    type_text(part(asked, "viewName"), "在库有理论证书")
    tick(asked, "viewShared")
    press(asked, "viewSheetOk")
    settle()
    press(screen, "poolAll")
    screen._sort(-1, False)
    screen.table.show_columns(list(range(9)))
    assert len(screen.shown()) == 28
    screen.view_box.setCurrentIndex(screen.view_box.findText("在库有理论证书"))
    screen.view_box.activated.emit(screen.view_box.currentIndex())
    settle()
    assert [one.key for one in screen.shown()] == order
    assert screen.table.shown_columns() == [0, 5, 1]
    screen.save_excel(tmp_path / "list.xlsx")
    rest(bureau)
    rows = list(openpyxl.load_workbook(tmp_path / "list.xlsx").active.iter_rows(values_only=True))
    assert rows[2][:3] == ("姓名", "出生年月", "学校")
    assert "政治理论" in rows[1][0]
    assert len(rows) == 3 + len(order)
    other = next(one for one in desks.who_may_log_in(bureau.desk.folder) if one.id != bureau.desk.user.id)
    (kept,) = views.listed(bureau.desk.with_user(UserRef(other.id, other.name, other.role)), "pool")
    assert kept.name == "在库有理论证书"


def test_columns_chosen_are_there_next_time(bureau: MainWindow) -> None:
    screen = the_pool(bureau)
    press(screen, "poolColumns")
    asked = sheet(bureau, "columnsSheet")
    for _, check in asked.checks[2:]:  # type: ignore[attr-defined]
        check.setChecked(False)
    press(asked, "columnsSheetOk")
    again = PoolScreen(screen.context)
    assert again.table.shown_columns() == [0, 1]
    again.deleteLater()


def test_charts_say_every_value_and_scores_are_internal(bureau: MainWindow, tmp_path: Path) -> None:
    screen = the_pool(bureau, CHARTS)
    assert "2025" in screen.years.ages.accessibleName()
    assert "= 28" in screen.years.people.accessibleName()
    assert says(screen, "scoresInternal") == "内部"
    _, rows = screen.years.scores.rows.texts()
    assert len(rows) == 4
    assert rows[0][1:] == ["90.30", "7/7"]
    screen.save_excel(tmp_path / "a.pdf")
    rest(bureau)
    text = pypdfium2.PdfDocument(tmp_path / "a.pdf")[0].get_textpage().get_text_range()
    assert "内部资料" in text


def test_the_roster_is_by_tier_and_day_of_entering(bureau: MainWindow, tmp_path: Path) -> None:
    screen = the_pool(bureau)
    choose(screen, "pool_standing", "entered")
    choose(screen, "poolRosterOrder", "rank")
    wanted = pool.in_order(
        sorted(
            screen.shown(),
            key=lambda one: [other.key for other in pool.read(bureau.desk).lines].index(one.key),
        ),
        "rank",
    )
    tiers = [one.tier for one in wanted]
    assert tiers == sorted(tiers, key=("chief", "deputy", "young").index)
    screen.save_roster(tmp_path / "roster.pdf")
    rest(bureau)
    document = pypdfium2.PdfDocument(tmp_path / "roster.pdf")
    assert len(document) == 1 + -(-len(wanted) // 5)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "共有后备干部9名" in text
    assert "后备类别和入库时间" in text
    places = [
        text.index(one.name if len(one.name) > 2 else one.name[0] + "　" + one.name[1]) for one in wanted
    ]
    assert places == sorted(places)


def test_a_school_is_renamed_merged_and_the_merger_undone_in_the_window(bureau: MainWindow) -> None:
    screen = the_schools(bureau)
    before = schools.listed(bureau.desk, with_expected=True)
    screen.table.go_to(lambda one: one.code == "SIM-0002")
    press(screen, "schoolChange")
    asked = sheet(bureau, "changeSheet")
    choose(asked, "changeKind", "merged")
    press(asked, "changeSheetOk")
    assert "日期" in asked.errors.text()  # type: ignore[attr-defined]
    write(asked, "changeDay", "2026-11-01")
    press(asked, "changeSheetOk")
    assert "承接" in asked.errors.text()  # type: ignore[attr-defined]
    into = asked.into  # type: ignore[attr-defined]
    write(asked, "changeFind", "SIM-0003")
    seen = [into.item(at) for at in range(into.count()) if not into.item(at).isHidden()]
    assert len(seen) == 1
    seen[0].setCheckState(Qt.CheckState.Checked)
    type_text(part(asked, "changeNote"), "布局调整")
    press(asked, "changeSheetOk")
    settle()
    assert "SIM-0002" not in {one.code for one in screen.table.rows.shown()}
    tick(screen, "schoolsEnded")
    screen.table.go_to(lambda one: one.code == "SIM-0002")
    settle()
    assert says(screen, "schoolState") == "已终止"
    assert "承接" in says(screen, "schoolReported")
    screen.tabs.setCurrentIndex(1)
    settle()
    assert "布局调整" in says(screen, "schoolEventTold")
    press(screen, "schoolUndo")
    press(sheet(bureau, "confirmDialog"), "confirmDialogOk")
    settle()
    assert schools.listed(bureau.desk, with_expected=True) == before
    screen.table.go_to(lambda one: one.code == "SIM-0002")
    press(screen, "schoolChange")
    asked = sheet(bureau, "changeSheet")
    write(asked, "changeDay", "2026-11-01")
    type_text(part(asked, "changeName"), "阳光实验学校")
    press(asked, "changeSheetOk")
    settle()
    assert schools.names(bureau.desk)["SIM-0002"] == "阳光实验学校"
    found = the_pool(bureau)
    assert any(one.school == "阳光实验学校" for one in found.shown())
    choose(found, "pool_period", "2025")
    assert not any(one.school == "阳光实验学校" for one in found.shown())


def test_who_has_not_reported_is_copied_and_the_periods_are_shown(bureau: MainWindow) -> None:
    schools.put_contact(bureau.desk, "SIM-0005", "王老师", "0531-8000 0005")
    screen = the_schools(bureau)
    tick(screen, "onlyMissing")
    press(screen, "schoolsCopy")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 2
    assert lines[1].split("\t") == ["SIM-0005", "SIM-0005", "王老师", "0531-8000 0005", "未报送"]
    press(screen, "schoolsPeriods")
    asked = sheet(bureau, "periodsSheet")
    _, rows = asked.table.rows.texts()  # type: ignore[attr-defined]
    assert [row[:3] for row in rows] == [["2026", "5", "4"], ["2025", "4", "4"]]
    press(asked, "periodsSheetCancel")


def test_a_list_of_schools_is_shown_before_it_is_written(bureau: MainWindow, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (
        ("学校代码", "学校名称", "学段", "联系电话", "正职职数"),
        ("SIM-0001", "模拟第0001学校", "小学", "0531-1111", 1),
        ("NEW-1", "红星中学", "初中", "0531-2222", 1),
        ("坏", "某校", "小学", "", ""),
    ):
        page.append(row)
    book.save(tmp_path / "list.xlsx")
    screen = the_schools(bureau)
    screen.read_list(tmp_path / "list.xlsx")
    rest(bureau)
    asked = sheet(bureau, "schoolListSheet")
    assert "新增 1 所，变更 1 所，相同 0 所，有疑问 1 行" in says(asked, "schoolListTold")
    assert len(schools.listed(bureau.desk, with_expected=True)) == 5
    press(asked, "schoolListSheetOk")
    rest(bureau)
    screen.table.go_to(lambda one: one.code == "NEW-1")
    settle()
    assert says(screen, "schoolState") == "未登记"
    assert "新增 1 所" in says(screen, "schoolsNoteText")
    assert schools.listed(bureau.desk)[0].facts.phone == "0531-1111"


@pytest.mark.parametrize("page", [LIST, STRUCTURE, QUALIFICATION, CHARTS])
def test_every_page_is_whole_and_named(bureau: MainWindow, page: int) -> None:
    screen = the_pool(bureau, page)
    cells(screen)
    frame = bureau.findChild(QScrollArea, "frame_pool")
    assert frame.horizontalScrollBar().maximum() == 0
    assert frame.verticalScrollBar().maximum() == 0
    assert unnamed(bureau) == []
    QTest.keyClick(screen, Qt.Key.Key_F3)
    settle()


def test_a_ratio_of_seats_counts_the_schools_whose_seats_are_known_and_leads_to_their_people(
    bureau: MainWindow,
) -> None:
    for school in SCHOOLS[:2]:
        schools.put_seats(bureau.desk, school.code, 2, None)
    screen = the_pool(bureau, STRUCTURE)
    told = says(screen, "goalTold_chief_size")
    assert "4 个职数" in told
    assert "已填职数的 2 所" in told
    press(screen, "goalList_chief_size")
    assert told.startswith(f"{len(screen.shown())} 人")
    assert {one.tier for one in screen.shown()} == {"chief"}
    assert {one.sender for one in screen.shown()} <= {one.code for one in SCHOOLS[:2]}
