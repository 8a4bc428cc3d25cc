"""Every number of the statistics is the length of the list it leads to, and the parts make the whole."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk import resources
from cadredesk.actions import pool as pools
from cadredesk.actions import pool_statistics as statistics
from cadredesk.actions.pool import Pool
from cadredesk.actions.pool_statistics import StatisticsSheet, StatisticsTable
from cadredesk.documents import statistics_sheet
from cadredesk.domain import pool as counting
from cadredesk.domain import qualification
from cadredesk.domain.person import EDUCATION_LEVELS, PARTIES, TITLE_LEVELS
from cadredesk.domain.pinyin import NameIndex, Readings
from cadredesk.domain.pool import EARLIER, NOW, TOPICS, Census, Goal, PoolLine, part_of
from tests.unit.domain.test_pool import line

codes = st.sampled_from
people = st.builds(
    lambda **told: line(**told),
    sender=codes(("A", "B")),
    period=codes(("2024", "2025", "2026")),
    tier=codes(("chief", "deputy", "young", "")),
    stage=codes(("primary", "junior", "")),
    age=st.none() | st.integers(20, 60),
    gender=codes(("m", "f", "")),
    party=codes((*PARTIES, "")),
    education=codes((*EDUCATION_LEVELS, "")),
    title=codes((*TITLE_LEVELS, "")),
    layer=codes((*qualification.LAYERS, "")),
    theory=codes(("primary", "middle", "advanced", "")),
    it=codes(("basic", "")),
    language=codes(("basic", "odd", "")),
    principal=codes(("trained", "")),
    readiness=codes((*counting.READINESS, "")),
    standing=codes(counting.STANDINGS),
    score=st.none() | st.integers(0, 10000).map(lambda n: Fraction(n, 100)),
    is_now=st.booleans(),
)


def made(lines: list[PoolLine]) -> Pool:
    """A pool of these people."""
    parts: dict[str, list[str]] = {topic: [part_of(one, topic) for one in lines] for topic in TOPICS}
    parts["period"] = [one.period for one in lines]
    parts["now"] = [NOW if one.is_now else EARLIER for one in lines]
    seats = {"A": (1, 3), "B": (1, None)}
    index = NameIndex.build((), Readings({}, {}))
    return Pool(tuple(lines), index, date(2026, 1, 1), parts, Census.of(len(lines), parts), {}, seats)


@given(st.lists(people, max_size=60), codes(TOPICS), codes(TOPICS))
def test_a_cross_table_adds_up_and_every_cell_is_its_list(
    lines: list[PoolLine], rows_by: str, columns_by: str
) -> None:
    pool = made(lines)
    found = counting.cross(
        pool.census, rows_by, columns_by, None, statistics.order_of(rows_by), statistics.order_of(columns_by)
    )
    assert found.adds_up
    assert found.total == len(lines)
    for row in found.rows:
        for part, count in row.counts:
            listed = [
                one for one in lines if part_of(one, rows_by) == row.part and part_of(one, columns_by) == part
            ]
            assert count == len(listed)
            if rows_by != columns_by:
                filters = {rows_by: (row.part,), columns_by: (part,)}
                assert [lines[at] for at in pool.census.places(pool.census.chosen(filters))] == listed


@given(st.lists(people, max_size=60), codes((("",), ("2025", "2026"))))
def test_every_number_of_the_qualification_tables_is_the_length_of_its_list(
    lines: list[PoolLine], periods: tuple[str, ...]
) -> None:
    pool = made(lines)
    base = {"gender": frozenset({"f", "m"})}
    for table in statistics.tables(pool, base, periods):
        assert table.adds_up
        assert table.columns[-1] == ""
        for row in table.rows:
            who = pool.census.chosen({**base, **row.filters})
            assert row.total == len(pool.census.places(who))
            for part, count in row.counts:
                assert count == len(pool.census.places(pool.census.chosen({table.topic: (part,)}, who)))


@given(st.lists(people, max_size=40))
def test_years_and_scores_count_everybody_once(lines: list[PoolLine]) -> None:
    pool = made(lines)
    found = statistics.years(pool, {})
    assert sum(year.total for year in found) == len(lines)
    for year in found:
        for told in year.parts.values():
            assert sum(count for _, count in told) == year.total
    scores = statistics.scores(pool, pool.census.everybody)
    assert sum(one.total for one in scores) == len(lines)
    for one in scores:
        told_scores = [who.score for who in lines if who.sender == one.sender and who.score is not None]
        assert one.told == len(told_scores)
        assert one.mean == (sum(told_scores, Fraction(0)) / len(told_scores) if told_scores else None)


@given(st.lists(st.integers(0, 9), max_size=9000), st.booleans())
def test_sorting_in_parts_is_sorting(keys: list[int], backwards: bool) -> None:
    assert pools.ordered(keys, backwards=backwards) == sorted(
        range(len(keys)), key=keys.__getitem__, reverse=backwards
    )


@given(st.integers(0, 400), st.integers(0, 400), st.fractions(Fraction(1, 10), 2))
def test_who_lacks_so_many_has_reached_it_with_them_and_not_with_one_less(
    count: int, total: int, share: Fraction
) -> None:
    found = counting.Ratio(Goal("g", "gender", frozenset({"f"}), share), count, total)
    if not total:
        assert found.met is None
        return
    assert found.met is (Fraction(count, total) >= share)
    if found.lacking:
        assert Fraction(count + found.lacking, total) >= share
        assert Fraction(count + found.lacking - 1, total) < share


def test_sizes_are_for_the_seats_and_not_above_them() -> None:
    goals = {goal.key: goal for goal in pools.goals()}
    assert {"chief_size", "deputy_size", "women", "non_cpc", "ready_now"} <= goals.keys()
    assert all(goal.basis for goal in goals.values())
    pool = made([line(sender="A", tier="chief")] * 3 + [line(sender="A", tier="deputy")] * 5)
    chief, deputy = statistics.ratios(
        pool, pool.census.everybody, (goals["chief_size"], goals["deputy_size"])
    )
    assert (chief.count, chief.total, chief.wanted, chief.lacking, chief.met) == (3, 2, 4, 1, False)
    assert (deputy.count, deputy.total, deputy.too_many, deputy.met) == (5, 3, 2, False)
    (few,) = statistics.ratios(pool, pool.census.everybody, (goals["chief_size"],), {"A"})
    assert (few.total, few.wanted, few.too_many) == (1, 2, 1)


@pytest.mark.parametrize(
    ("names", "topic", "part"),
    [
        (("中级政治理论 结业证书", "初级政治理论"), "theory", "middle"),
        (("大学英语四级证书",), "language", "middle"),
        (("英语专业八级",), "language", "advanced"),
        (("全国计算机等级考试二级", "全国计算机二级证书"), "it", "middle"),
        (("小学校长任职资格培训合格证",), "principal", "trained"),
        (("教师资格证",), "it", None),
        (("普通话二级甲等",), "language", None),
    ],
)
def test_a_certificate_tells_its_level(names: tuple[str, ...], topic: str, part: str | None) -> None:
    levels = qualification.levels(resources.read_toml("pool", "qualification.toml"))
    assert qualification.certified(names, levels).get(topic) == part


def test_statistics_go_to_excel_and_paper(tmp_path: Path) -> None:
    tables = tuple(
        StatisticsTable(
            title, ("层次", "研究生", "未填", "人数"), (("正职", "2/3 66.7%", "1", "3"),), "合计 3 人"
        )
        for title in ("学历", "学历")
    )
    sheet = StatisticsSheet("资格统计表", "共 3 人　2026-01-01", tables, "内部资料")
    book = openpyxl.load_workbook(BytesIO(statistics_sheet.xlsx(sheet)))
    assert len(book.sheetnames) == 2
    assert book.worksheets[0]["D5"].value == 3
    path = statistics.save(tmp_path / "a.pdf", sheet)
    text = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
    assert "66.7%" in text
    assert "内部资料" in text
