"""Rankings from sheets of others: names that are not quite right, places as text, holes, and what is asked before writing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain.training.exits import Place, Ranking
from cadredesk.errors import UserError
from cadredesk.exchange.rankings import KnownUnit, RankRow, accepted, by_score, checked, place_of, read
from cadredesk.exchange.sheets import Cell, Row, Sheet, Workbook

UNITS = (
    *(KnownUnit(f"S{n}", f"青山第{n}小学", "primary") for n in range(1, 6)),
    KnownUnit("M1", "河东中学", "junior"),
)


def book(*lines: tuple[object, ...], hidden: int = 0, formula: tuple[int, int] = (0, 0)) -> Workbook:
    """A sheet of these lines from row 1 on."""
    rows = []
    for number, line in enumerate(lines, 1):
        cells = {
            column: Cell(
                str(text), "number" if isinstance(text, int) else "text", formula=formula == (number, column)
            )
            for column, text in enumerate(line, 1)
            if text != ""
        }
        rows.append(Row(number, cells, hidden=number == hidden))
    return Workbook((Sheet("督导", tuple(rows)),))


def codes(row: RankRow) -> list[str]:
    return [one.code.removeprefix("opinion.rank_") for one in row.findings]


def test_a_tidy_sheet_gives_its_places() -> None:
    name, rows = read(
        book(
            ("2026年小学督导评估结果", "", ""),
            ("序号", "学校", "得分", "名次"),
            (1, "青山第2小学", 95, 1),
            (2, "青山第1小学", 92, 2),
            (3, "青山第3小学", 92, 2),
            (4, "青山第4小学", 90, 4),
            ("合计", 4),
        )
    )
    found = checked(rows, UNITS, "primary")
    assert name == "督导"
    assert [(one.code, one.rank, one.score) for one in found] == [
        ("S2", 1, "95"),
        ("S1", 2, "92"),
        ("S3", 2, "92"),
        ("S4", 4, "90"),
    ]
    assert not any(one.findings for one in found)


def test_what_is_wrong_is_said_and_nothing_wrong_gets_through() -> None:
    _, rows = read(
        book(
            ("单位名称", "名次"),
            ("青山第1小学", "第一名"),
            ("青山二小", 2),
            ("青山第1小学", 3),
            ("青山第3小学", ""),
            ("河东中学", "x"),
            ("", 6),
        )
    )
    found = checked(rows, UNITS, "primary")
    assert [codes(one) for one in found] == [
        ["read_as", "twice"],
        ["unknown"],
        ["twice"],
        ["no_place"],
        ["other_stage", "not_a_place"],
        ["no_unit"],
    ]
    assert found[0].rank == 1
    assert all(one.blocked for one in found)


def test_a_name_that_is_nearly_right_is_asked_about_then_chosen_or_taken_so() -> None:
    rows = (RankRow(2, "青山第1小学（东校区）第二分部", "1"), RankRow(3, "城南民办小学", "2"))
    first, second = checked(rows, UNITS, "primary")
    assert codes(first) == ["similar"]
    assert first.choices == ("S1",)
    assert codes(second) == ["unknown"]
    settled = checked((replace(first, chosen="S1"), accepted(second)), UNITS, "primary")
    assert [(one.code, one.name, one.findings) for one in settled] == [
        ("S1", "青山第1小学", ()),
        ("城南民办小学", "城南民办小学", ()),
    ]


def test_two_schools_of_one_name_are_told_apart_by_code_only() -> None:
    twins = (KnownUnit("A1", "中心小学", "primary"), KnownUnit("B1", "中心小学", "primary"))
    (open_,) = checked((RankRow(2, "中心小学", "1"),), twins, "primary")
    assert (codes(open_), open_.choices) == (["similar"], ("A1", "B1"))
    (told,) = checked((RankRow(2, "中心小学", "1", code_told="B1"),), twins, "primary")
    assert (told.code, told.findings) == ("B1", ())


def test_holes_formulas_hidden_rows_and_scores_against_the_order_are_asked_about() -> None:
    lines = (("学校", "名次", "总分"), ("青山第1小学", 1, 90), ("青山第2小学", 3, 95))
    first, second = checked(read(book(*lines, hidden=2, formula=(3, 2)))[1], UNITS, "primary")
    assert codes(first) == ["hidden"]
    assert codes(second) == ["formula", "hole", "score"]
    again = checked((accepted(first), accepted(second)), UNITS, "primary")
    assert [codes(one) for one in again] == [[], ["hole"]]


def test_two_lists_side_by_side_are_both_read_and_a_sheet_without_header_is_none() -> None:
    _, rows = read(book(("学校", "名次", "", "学校", "名次"), ("青山第1小学", 1, "", "青山第2小学", 2)))
    assert [(one.unit, one.place) for one in rows] == [("青山第1小学", "1"), ("青山第2小学", "2")]
    with pytest.raises(UserError, match="no_header"):
        read(book(("学校", "电话"), ("青山第1小学", 1)))


@pytest.mark.parametrize(
    ("text", "place"),
    [("3", 3), ("３", 3), ("3.0", 3), ("第3名", 3), ("并列3", 3), ("第十二名", 12), ("二十", 20), ("十", 10)],
)
def test_places_as_people_write_them(text: str, place: int) -> None:
    assert place_of(text) == place


@pytest.mark.parametrize("text", ["", "0", "-1", "2.5", "x", "第名", "一二", "三等奖", "1/3"])
def test_what_is_no_place(text: str) -> None:
    assert place_of(text) is None


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=12))
def test_places_by_score_are_always_a_sound_ranking(tenths: list[int]) -> None:
    rows = tuple(RankRow(n, f"校{n}", score=str(float(Fraction(one, 10)))) for n, one in enumerate(tenths))
    units = tuple(KnownUnit(f"U{n}", f"校{n}", "primary") for n in range(len(tenths)))
    ranked = checked(by_score(rows), units, "primary")
    exact = {one.code: one for one in ranked if not one.findings}
    assert len(exact) == len(tenths)
    places = tuple(Place(one.code, one.name, one.rank or 0) for one in ranked)
    Ranking("r", "督导", date(2026, 5, 1), 2026, "primary", places).check()


def test_without_every_score_no_places() -> None:
    with pytest.raises(UserError, match="no_scores"):
        by_score((RankRow(1, "青山第1小学", score="优"),))
