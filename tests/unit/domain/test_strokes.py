from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk import resources
from cadredesk.actions import lookups
from cadredesk.domain.strokes import CONVENTIONS, missing, sort_key, sort_names

ORDER = resources.stroke_order()
EXPECTED = ["干露", "于谦", "王文", "王达", "田富", "田大利", "李䶮", "张三", "欧阳少东"]


def test_the_table() -> None:
    assert len(ORDER.ranks) == 21173
    assert ORDER.ranks["一"] == 0


@pytest.mark.parametrize("seed", range(5))
def test_known_order_by_surname(seed: int) -> None:
    names = EXPECTED[:]
    random.Random(seed).shuffle(names)
    assert sort_names(names, ORDER) == EXPECTED
    assert lookups.sort_names(f"{name}\n" for name in names) == EXPECTED


def test_the_two_conventions_differ_in_the_blank_second_place() -> None:
    assert sort_names(["田大利", "田富"], ORDER, "surname") == ["田富", "田大利"]
    assert sort_names(["田富", "田大利"], ORDER, "full") == ["田大利", "田富"]


def test_names_come_back_as_given() -> None:
    assert sort_names(["张　三", " 王 文"], ORDER) == [" 王 文", "张　三"]
    assert sort_names(["张三", "张　三"], ORDER) == sort_names(["张　三", "张三"], ORDER)


@pytest.mark.parametrize(
    ("char", "count"),
    [
        *zip(
            "一乙丁干王田达李张陈欧赵䶮徐黄谢蓝蔡潘霍魏瞿麤齾齉靐龘",
            (1, 1, 2, 3, 4, 5, 6, 7, 7, 7, 8, 9, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 33, 35, 36, 39, 48),
            strict=True,
        )
    ],
)
def test_stroke_counts(char: str, count: int) -> None:
    assert ORDER.count(char) == count


def test_a_character_outside_the_table_is_asked_for_once() -> None:
    assert missing(["王\U00031350", "张三", "阿里·木", "Anna"], ORDER) == {"\U00031350"}
    counted = ORDER.with_counts({"\U00031350": 7, "张": 40})
    assert missing(["王\U00031350"], counted) == set()
    assert counted.count("张") == 7
    names = ["陈三", "\U00031350三", "耒三", "赵三", "张三"]
    assert sort_names(names, ORDER)[-1] == "\U00031350三"
    placed = sort_names(names, counted)
    assert placed == ["耒三", "张三", "陈三", "\U00031350三", "赵三"]


@pytest.mark.parametrize("count", [1, 2, 33, 34, 48, 49, 1000])
def test_any_given_count_has_a_place(count: int) -> None:
    counted = ORDER.with_counts({"\U00031350": count})
    expected = [char for char in ORDER.ranks if (ORDER.count(char) or 0) <= count]
    place = sorted([*ORDER.ranks, "\U00031350"], key=counted.place).index("\U00031350")
    assert place == len(expected)


def test_a_count_that_cannot_be_is_not_taken() -> None:
    assert missing(["\U00031350"], ORDER.with_counts({"\U00031350": 0})) == {"\U00031350"}


anything = st.text(
    st.one_of(st.characters(exclude_categories=()), st.sampled_from("王田张李䶮𠮷\U00031350·.　 ab1")),
    max_size=5,
)


@given(st.lists(anything, max_size=8), st.sampled_from(CONVENTIONS), st.randoms())
def test_a_total_order_that_never_raises(names: list[str], convention: str, chance: random.Random) -> None:
    once = sort_names(names, ORDER, convention)
    assert sorted(once) == sorted(names)
    chance.shuffle(names)
    assert sort_names(names, ORDER, convention) == once
    keys = {sort_key(name, ORDER, convention) for name in names}
    assert len(keys) == len(set(names))
