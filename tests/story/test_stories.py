"""What a school lives through, told through the real window: the rehearsal, a damaged roster, a power cut while typing."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from openpyxl.styles import numbers
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cadredesk.actions import demo, desks, papers, people, reporting, rounds
from cadredesk.domain.person import Person
from cadredesk.domain.profile import EvaluationRule
from cadredesk.domain.school import Role
from cadredesk.errors import UserError
from tests.story.clerk import part, press, says, screen, settle, sheet, wait
from tests.ui.conftest import NAMES, PASSWORDS, compose, type_text
from tests.ui.test_evaluation import STAFF, counting, make_round
from ui.app import Program
from ui.screens.importing import CHECK, COLUMNS, DONE, ImportScreen
from ui.screens.start import StartPages
from ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
LANGUAGE = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CADREDESK_TEST": "1", "CADREDESK_PASSWORD": "test"}


# 1. Install and rehearsal


def link(source: str, target: str) -> None:
    """A second name of a file where the disk allows it, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def test_the_program_runs_from_a_stick_on_a_scaled_screen_and_writes_nothing_there(tmp_path: Path) -> None:
    stick, home = tmp_path / "优盘 (E)" / "后备 干部", tmp_path / "home"
    home.mkdir()
    for name in ("cadredesk", "ui", "resources"):
        shutil.copytree(
            ROOT / name, stick / name, copy_function=link, ignore=shutil.ignore_patterns("__pycache__")
        )
    link(str(ROOT / "main.py"), str(stick / "main.py"))
    before = sorted(stick.rglob("*"))
    for scale in ("1.25", "2"):
        done = subprocess.run(
            [sys.executable, str(stick / "main.py"), "--self-test"],
            env={
                **LANGUAGE, "QT_SCALE_FACTOR": scale, "PYTHONDONTWRITEBYTECODE": "1",
                "HOME": str(home), "XDG_DATA_HOME": str(home / "share"), "TMPDIR": str(home),
            },
            cwd=home,
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    assert sorted(stick.rglob("*")) == before


@pytest.mark.slow
def test_the_rehearsal_is_marked_everywhere_exports_nothing_and_leaves_nothing(qtbot, qapp, tmp_path) -> None:
    program = Program(qapp, tmp_path / "home" / "data")
    program.begin()
    assert program.shown is not None
    press(part(program.shown, "page", StartPages), "doorSample")
    wait(lambda: isinstance(program.shown, MainWindow), "the sample school is made", 120)
    window = program.shown
    assert isinstance(window, MainWindow)
    desk = window.desk
    assert desk.kind == "rehearsal"
    assert desks.exists(desk.folder)
    entries = [one for one in window.findChildren(QPushButton) if one.objectName().startswith("nav_")]
    assert len(entries) >= 6
    for entry in entries:
        if entry.objectName() == "nav_rehearsal":
            continue
        QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
        settle()
        assert "演练" in says(window, "rehearsalText"), entry.objectName()

    last, this = sorted(rounds.listed(desk), key=lambda head: head.started_on)
    assert (last.state, this.state) == ("finished", "open")
    assert len(people.lines(desk)) == 82
    waiting = [one for one in papers.all_lines(desk, this.id) if one.state == "to_print"]
    assert waiting
    for line in waiting[:3]:
        made = papers.render(desk, this.id, line.key, line.person_id)
        with pypdfium2.PdfDocument(papers.pdf(desk, made.id)) as document:
            for at in range(len(document)):
                page = document[at]
                text = page.get_textpage()
                assert "演练" in text.get_text_range(), (line.title, at)
                text.close()
                page.close()

    window.navigate("reporting", round=last.id)
    settle()
    assert not part(window, "sealReport").isEnabled()
    assert "演练" in part(window, "reportBlocked").accessibleName()
    with pytest.raises(UserError, match=r"reporting\.rehearsal"):
        reporting.seal(desk, last.id, desk.user.id, demo.REHEARSAL_PASSWORD, "QS-JYJ")

    press(window, "rehearsalEnd")
    press(sheet(window, "endRehearsal"), "endRehearsalOk")
    wait(lambda: program.shown is not window)
    assert program.shown is not None
    assert part(program.shown, "page", StartPages).page == "doors"
    assert [path for path in (tmp_path / "home").rglob("*") if path.is_file()] == []
    program.shown.close()


# 2. A damaged roster


def damaged(path: Path) -> set[str]:
    """The 82 of the sample with the troubles of real files; who must wait with a question."""
    with (ROOT / "resources" / "sample" / "staff.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first["A1"] = "本工作簿第二张表为花名册"
    sheet = book.create_sheet("教职工")
    sheet["A1"] = "青山镇中心小学教职工花名册"
    sheet.merge_cells("A1:I1")
    sheet["A2"] = "填报单位：青山镇中心小学　填报时间：2026年9月"
    heads = (
        "姓名",
        "性别",
        "民族",
        "出生年月",
        "身份证号",
        "政治面貌",
        "参加工作时间",
        "现任职务",
        "联系电话",
    )
    for at, text in enumerate(heads, 2):
        sheet.cell(4, at, text)
    sheet["A3"], sheet["B3"], sheet["F3"] = "序号", "基本情况", "其他情况"
    sheet.merge_cells("B3:E3")
    sheet.merge_cells("F3:J3")
    for number, row in enumerate(rows, 1):
        line = number + 4
        sheet.cell(line, 1, number)
        for at, text in enumerate(heads, 2):
            sheet.cell(line, at, row[text])
    at = {row["姓名"]: number + 4 for number, row in enumerate(rows, 1)}
    birth, number, name, work = 5, 6, 2, 8
    sheet.cell(at["干露"], name, "干　露")
    sheet.cell(at["田大利"], name, "⽥大利")
    sheet.cell(at["迪丽娜尔·艾合买提"], name, "迪丽娜尔.艾合买提")
    sheet.cell(at["王文"], birth, 1995.1).number_format = numbers.FORMAT_NUMBER_00
    sheet.cell(at["于谦"], birth, "１９９１年６月")
    sheet.cell(at["王达"], number, None)
    sheet.cell(at["王达"], birth, 1990.1)
    sheet.cell(at["李䶮"], number, int(rows[at["李䶮"] - 5]["身份证号"]) // 1000 * 1000)
    sheet.cell(at["田富"], work, "=TODAY()")
    sheet.row_dimensions[at["欧阳少东"]].hidden = True
    end = len(rows) + 5
    sheet.cell(end, 1, "填表人：陈晨")
    book.save(path)
    return {"王达", "李䶮", "田富"}


@pytest.mark.slow
def test_a_damaged_roster_of_82(qtbot, make_desk, tmp_path) -> None:
    desk = make_desk()
    doubtful = damaged(tmp_path / "教职工.xlsx")
    window = MainWindow(desk)
    window.show()
    window.navigate("importing", roster=tmp_path / "教职工.xlsx")
    here = screen(window)
    assert isinstance(here, ImportScreen)
    wait(lambda: here.pages.currentIndex() == COLUMNS, window.errors.text())
    assert here.sheet.currentText() == "教职工"
    assert here.columns.header_row == 4
    press(here, "checkRoster")
    wait(lambda: here.pages.currentIndex() == CHECK, window.errors.text())
    waiting = {row.values["name"]: row for row in here.tables["doubtful"].rows.shown()}
    assert set(waiting) >= doubtful
    assert people.lines(desk) == ()
    fresh = {row.values["name"]: row for row in here.tables["new"].rows.shown()}
    assert fresh["干露"].values["birth"]
    assert fresh["田大利"]
    assert fresh["迪丽娜尔·艾合买提"]
    assert fresh["王文"].values["birth"] == "1995-10"
    assert fresh["于谦"].values["birth"] == "1991-06"
    assert fresh["欧阳少东"], "a hidden row is a note, not a loss"
    assert len(waiting) + len(fresh) == 82
    press(here, "writeRoster")
    wait(lambda: here.pages.currentIndex() == DONE, window.errors.text())
    assert len(people.lines(desk)) == len(fresh)
    assert {entry.values["name"] for entry in people.tray(desk)} == set(waiting)
    window.navigate("people")
    listed = screen(window)
    search = listed.search
    search.setFocus()
    for typed, name in (("zs", "张三"), ("sxx", "单雄信"), ("tdl", "田大利")):
        compose(search, typed)
        wait(lambda name=name: name in [line.name for line in listed.table.rows.shown()])
        compose(search, "")
    assert window.close()
    QApplication.processEvents()


# 5. Power cut


TYPIST = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
app = QApplication([])
from cadredesk.actions import desks
from tests.story.clerk import pad
from ui.window import MainWindow
desk = desks.log_in(Path(sys.argv[2]), sys.argv[3], sys.argv[4])
window = MainWindow(desk)
window.show()
window.activateWindow()
window.navigate("evaluation", vote=sys.argv[5], turn=1, round=sys.argv[6])
screen = window.screen_in_sight()
for sheet in range(26):
    pad("* ")
    if sheet % 10 == 9:
        pad("+")
assert screen.figure.text() == "26", screen.figure.text()
pad("123")
print("READY", flush=True)
app.exec()
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_the_power_goes_in_ballot_7_of_bundle_3(qtbot, make_desk, tmp_path) -> None:
    desk = make_desk()
    vote = counting(desk, make_round(desk, EvaluationRule(groups=STAFF)), 30)
    desk.close()
    with subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(ROOT), str(desk.folder), NAMES[Role.CLERK], PASSWORDS[Role.CLERK],
         vote.id, vote.round_id],
        env=LANGUAGE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as typist:  # fmt: skip
        assert typist.stdout is not None
        assert typist.stderr is not None
        assert typist.stdout.readline() == "READY\n", typist.stderr.read()
        typist.send_signal(signal.SIGKILL)
    again = desks.log_in(desk.folder, NAMES[Role.CLERK], PASSWORDS[Role.CLERK])
    window = MainWindow(again)
    window.show()
    window.navigate("evaluation", vote=vote.id, turn=1, round=vote.round_id)
    here = screen(window)
    assert here.figure.text() == "26"
    assert here.grid.is_empty, "no half ballot"
    assert "第 3 捆第 7 张" in says(window, "entryNoteText")
    assert window.close()
    again.close()


def test_long_text_lacks_five_seconds_at_most(qtbot, make_desk) -> None:
    """The cursor stays in the field, and nobody asks the program to save."""
    desk = make_desk()
    person = people.create(desk, Person(desk.new_id(), "干露"))
    window = MainWindow(desk)
    window.show()
    window.activateWindow()
    window.navigate("people", person=person.id)
    opened = part(screen(window), "personFile")
    opened.sections.setCurrentRow(1)
    field = part(opened, "remarks")
    field.setFocus()
    wait(field.hasFocus)
    type_text(field, "写到一半停电了")
    assert people.get(desk, person.id).remarks == ""
    wait(lambda: people.get(desk, person.id).remarks == "写到一半停电了", "saved", 7)
    assert field.hasFocus()
    assert window.close()
