"""Exams through their actions: marks by keyboard and from sheets with every trouble, credits, resits, fails, paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest
import xlsxwriter

from cadredesk.actions import desks
from cadredesk.actions.training import credits, exams, rules, trainees
from cadredesk.actions.training.exams import Exam, ExamMark, MarkRow
from cadredesk.desk import Desk
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.errors import UserError
from cadredesk.messages import LANGUAGES

NAMES = ("于谦", "王文", "李䶮", "张三", "欧阳少东", "王文")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    made = desks.test_folder(tmp_path / "bureau", org="EDU-1", mode="bureau")
    at = replace(made, now=lambda: datetime(2026, 12, 1, 9, tzinfo=UTC))
    joined = date(2025, 1, 1)
    trainees.enrol(
        at,
        [
            Trainee(f"p{n}", name, joined, (Posting(joined, f"S{n}", f"青山第{n}小学", "primary"),))
            for n, name in enumerate(NAMES)
        ],
    )
    yield at
    made.close()


def arranged(desk: Desk, on: date = date(2026, 6, 20), **more: object) -> Exam:
    plain = Exam("", 0, "上学期", on, "2026年上学期考试")
    return exams.put(desk, replace(plain, **more))  # type: ignore[arg-type]


def marks(**given: object) -> list[ExamMark]:
    return [
        ExamMark(person, None, True) if mark == "absent" else ExamMark(person, Fraction(str(mark)))
        for person, mark in given.items()
    ]


def book(path: Path, *lines: tuple[object, ...], hidden: tuple[int, ...] = ()) -> Path:
    """A workbook as a school would send it; a text that begins with = is a formula with its shown result behind |."""
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("成绩")
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, str) and cell.startswith("="):
                    formula, _, result = cell.partition("|")
                    sheet.write_formula(row, column, formula, None, float(result))
                elif cell is not None:
                    sheet.write(row, column, cell)
        for row in hidden:
            sheet.set_row(row, None, None, {"hidden": True})
    return path


def text_of(pdf: bytes) -> str:
    """All text of a PDF without blanks."""
    read = pypdfium2.PdfDocument(pdf)
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in read))


def codes(row: MarkRow) -> list[str]:
    return [one.code for one in row.findings]


def test_marks_give_credits_by_tiers_and_corrections_replace_them(desk: Desk) -> None:
    made = arranged(desk)
    assert made.year == 2026
    exams.enter(desk, made.id, marks(p0=85, p1="84.5", p2=60, p3="59.5", p4="absent"))
    given = {one.person_id: one.credits for one in credits.totals(desk, 2026)}
    assert given == {"p0": 20, "p1": 15, "p2": 10, "p3": 0}
    exams.enter(desk, made.id, [*marks(p3=61), ExamMark("p0")], "核分")
    given = {one.person_id: one.credits for one in credits.totals(desk, 2026)}
    assert given == {"p1": 15, "p2": 10, "p3": 10}
    assert [one.reason for one in exams.history(desk, made.id)] == ["", "", "核分"]
    (entry,) = credits.of_person(desk, "p1")
    assert (entry.source, entry.text) == (f"exam:{made.id}", "2026年上学期考试")
    assert exams.sheet(desk, made.id).figures.passed == 3


def test_correcting_a_mark_of_an_earlier_day_needs_a_reason(desk: Desk) -> None:
    made = arranged(desk)
    exams.enter(desk, made.id, marks(p0=85))
    exams.enter(desk, made.id, marks(p0=86))
    later = replace(desk, now=lambda: datetime(2026, 12, 2, 9, tzinfo=UTC))
    exams.enter(later, made.id, marks(p0=86, p1=70))
    with pytest.raises(UserError, match=r"exam\.reason_missing"):
        exams.enter(later, made.id, marks(p0=87))
    exams.enter(later, made.id, marks(p1=71))
    exams.enter(later, made.id, [ExamMark("p0")], "误登")
    assert [one.person_id for one in exams.get(desk, made.id).results] == ["p1"]


def test_other_full_marks_are_converted(desk: Desk) -> None:
    made = arranged(desk, full_marks=Fraction(120))
    exams.enter(desk, made.id, marks(p0=102, p1="71.99"))
    lines = {one.person_id: one for one in exams.sheet(desk, made.id).lines}
    assert (lines["p0"].credits, lines["p0"].passed) == (20, True)
    assert (lines["p1"].credits, lines["p1"].passed) == (0, False)
    with pytest.raises(UserError, match=r"exam\.over_full"):
        exams.put(desk, replace(exams.get(desk, made.id), full_marks=Fraction(100)))


def test_what_cannot_be_is_refused_and_nothing_is_written(desk: Desk) -> None:
    made = arranged(desk)
    for wrong, code in (
        (marks(p0=101), "exam.over_full"),
        (marks(p0=-1), "exam.negative"),
        (marks(stranger=50), "exam.not_due"),
        ([ExamMark("p0", Fraction(1, 3))], "exam.too_fine"),
    ):
        with pytest.raises(UserError, match=re.escape(code)):
            exams.enter(desk, made.id, [*marks(p1=70), *wrong])
    assert exams.get(desk, made.id).results == ()
    for changed, code in (
        ({"title": " "}, "exam.no_title"),
        ({"term": "冬学期"}, "exam.other_term"),
        ({"full_marks": Fraction(0)}, "exam.bad_full"),
    ):
        with pytest.raises(UserError, match=re.escape(code)):
            arranged(desk, **changed)  # type: ignore[arg-type]


def test_resits_are_for_those_who_failed_and_fails_are_counted_over_the_years(desk: Desk) -> None:
    first = arranged(desk)
    exams.enter(desk, first.id, marks(p0=50, p1=90, p2="absent"))
    resit = arranged(desk, date(2026, 7, 5), title="补考", resit_of=first.id)
    assert [one.person_id for one in exams.sheet(desk, resit.id).lines] == ["p0", "p2"]
    exams.enter(desk, resit.id, marks(p0=88, p2=40))
    assert [one.person_id for one in credits.totals(desk, 2026)] == ["p1", "p0"]
    assert credits.of_source(desk, resit.source) == ()
    autumn = arranged(desk, date(2026, 11, 20), term="下学期", title="2026年下学期考试")
    exams.enter(desk, autumn.id, marks(p0=59, p1=70))
    found = exams.fails_of_all(desk)
    assert {one: each.count for one, each in found.items()} == {"p0": 2, "p1": 0, "p2": 1}
    assert found["p0"].reached
    assert exams.fails(desk, "p0") == found["p0"]
    assert exams.fails_text(found["p0"], "zh_CN")[-1] == "累计不合格 2 次（满 2 次应退出）"
    own = rules.on(desk, desk.today())
    rules.put(desk, replace(own, since=date(2026, 12, 1), exams=replace(own.exams, resit="cancels")))
    assert exams.fails(desk, "p0").count == 1
    with pytest.raises(UserError, match=r"exam\.has_resit"):
        exams.void(desk, first.id, "作废")
    with pytest.raises(UserError, match=r"exam\.resit_of_resit"):
        arranged(desk, date(2026, 8, 1), resit_of=resit.id)
    with pytest.raises(UserError, match=r"exam\.resit_before"):
        arranged(desk, date(2026, 6, 1), resit_of=first.id)
    exams.void(desk, autumn.id, "试卷泄露")
    assert exams.fails(desk, "p0").count == 0
    assert [one.credits for one in credits.totals(desk, 2026)] == [20, 0]


def test_a_sheet_with_every_trouble(desk: Desk, tmp_path: Path) -> None:
    made = arranged(desk)
    exams.enter(desk, made.id, marks(p4=70))
    path = book(
        tmp_path / "成绩.xlsx",
        ("2026年上学期考试成绩",),
        ("序号", "姓 名", "学校", "成绩（满分100）"),
        (1, "于　谦", "青山第0小学", 86),
        (2, "王文", "", 77),
        (3, "李䶮", "青山第2小学", "=40+39|79"),
        (4, "张三", "东湖中学", 66),
        (5, "欧阳少东", "青山第4小学", "７２．５"),
        (6, "赵无名", "", 80),
        (7, "于谦", "", "缺考"),
        (8, "王文", "青山第5小学", 101),
        (9, None, None, 55),
        (10, "合计", None, 500),
        hidden=(4,),
    )
    found = exams.check_file(desk, made.id, path)
    rows = {one.row: one for one in found.rows}
    assert sorted(rows) == [3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert codes(rows[3]) == ["exam.person_twice"]
    assert (codes(rows[4]), rows[4].choices) == (["exam.two_of_a_name"], ("p1", "p5"))
    assert codes(rows[5]) == ["exam.formula", "exam.hidden_row"]
    assert codes(rows[6]) == ["exam.other_unit"]
    assert (rows[7].state, rows[7].mark, codes(rows[7])) == (
        "changed",
        Fraction("72.5"),
        ["exam.mark_changes"],
    )
    assert codes(rows[8]) == ["exam.unknown_name"]
    assert rows[9].absent
    assert (codes(rows[10]), rows[10].person_id) == (["exam.mark_over_full"], "p5")
    assert codes(rows[11]) == ["exam.no_name"]
    for row in found.rows:
        for finding in row.findings:
            for language in LANGUAGES:
                assert "{" not in exams.sentence(finding, language)
    assert exams.get(desk, made.id).results == tuple(marks(p4=70))
    chosen = exams.choose(desk, made.id, rows[4], "p1")
    accepted = exams.accept(desk, made.id, rows[5])
    assert (chosen.state, accepted.state, accepted.mark) == ("new", "new", 79)
    assert exams.accept(desk, made.id, rows[10]).blocked
    assert exams.take(desk, made.id, [chosen, accepted, rows[7], rows[8]]) == 3
    entered = {one.person_id: one.mark for one in exams.get(desk, made.id).results}
    assert entered == {"p1": 77, "p2": 79, "p4": Fraction("72.5")}


def test_two_lists_side_by_side_pasted_cells_and_a_sheet_without_a_header(desk: Desk, tmp_path: Path) -> None:
    made = arranged(desk)
    path = book(
        tmp_path / "a.xlsx",
        ("姓名", "成绩", "姓名", "成绩"),
        ("于谦", 80, "张三", 90),
        ("李䶮", "缺考", "", ""),
    )
    found = exams.check_file(desk, made.id, path)
    assert [(one.person_id, one.mark) for one in found.rows] == [("p0", 80), ("p3", 90), ("p2", None)]
    assert set(found.missing) == {"p1", "p4", "p5"}
    assert exams.take(desk, made.id, found.rows) == 3
    again = exams.check_pasted(desk, made.id, None, "姓名\t分数\n于谦\t80\n张三\t优秀\n")
    assert [(one.state, codes(one)) for one in again.rows] == [
        ("same", []),
        ("doubtful", ["exam.not_a_mark"]),
    ]
    with pytest.raises(UserError, match=r"exam\.no_header"):
        exams.check_pasted(desk, made.id, None, "于谦\t80\n")


def test_the_paper_names_everyone_and_its_base(desk: Desk) -> None:
    made = arranged(desk)
    exams.enter(desk, made.id, marks(p0=85, p3=50, p2="absent"))
    plain = text_of(exams.paper(desk, made.id))
    assert "应考6人，实考2人，缺考1人，未登记3人；及格1人，及格率50.0%（以实考人数为分母），平均67.5" in plain
    assert "李䶮" in plain


def test_the_ledgers_on_paper(desk: Desk) -> None:
    made = arranged(desk)
    exams.enter(desk, made.id, marks(p0=85, p3=70))
    assert "成绩85，达到85分一档：20分" in text_of(credits.person_paper(desk, "p0", 2026))
    district = text_of(credits.district_paper(desk, 2026))
    assert "最高的5人：（20+15+0+0+0）÷5＝7.0；平均分7.0×60%＝4.2" in district
