from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain.names import (
    MAX_NAME,
    code_points,
    is_han,
    normalise,
    padded,
    private_use,
    same,
    surname,
)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("张　三", "张三"),
        (" 张 三\u00a0\n", "张三"),
        ("张\u200b三\ufeff", "张三"),
        ("⽂⻬", "文齐"),
        ("⻢⻰", "马龙"),
        ("\uf9d1兰", "六兰"),
        ("\U0002f800", "丽"),
        ("李䶮", "李䶮"),
        ("𠮷野", "𠮷野"),
        ("\ue000军", "\ue000军"),
        ("李\ue863", "李䶮"),
        ("\ue818", "\U000200cc"),
        ("\ue864", "\u9fbb"),
        ("阿卜杜•热合曼", "阿卜杜·热合曼"),
        ("阿卜杜．热合曼", "阿卜杜·热合曼"),
        ("阿卜杜.热合曼", "阿卜杜·热合曼"),
        ("阿卜杜 ・ 热合曼", "阿卜杜·热合曼"),
        ("阿卜杜‧‧热合曼", "阿卜杜·热合曼"),
        ("Ａｎｎａ　　Ｍａｒｉａ", "Anna Maria"),
        ("J. Smith", "J. Smith"),
        ("张 Anna", "张Anna"),
        ("葛\U000e0100洪", "葛洪"),
        ("", ""),
        ("　", ""),
    ],
)
def test_one_form_to_keep(raw: str, name: str) -> None:
    if raw == "\U0002f800":
        name = "\u4e3d"
    assert normalise(raw) == name


names = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("张王李䶮𠮷⽂⻬·•・．. 　aZ\u0301\ue000\u200b\U0002f800〇"),
    ),
    max_size=8,
)


@given(names)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once
    assert "\u3000" not in once
    assert "  " not in once
    assert same(raw, once)
    assert same(raw, padded(raw))


def test_supplementary_characters_survive_and_count_once() -> None:
    assert code_points("𠮷" * MAX_NAME) == MAX_NAME == 50
    assert normalise("𠮷𬭎") == "𠮷𬭎"


def test_padding_is_for_two_han_characters_only() -> None:
    assert padded("张三") == "张　三"
    assert padded("李䶮") == "李　䶮"
    assert padded("张　三") == "张　三"
    assert padded("𠮷军") == "𠮷　军"
    assert padded("张三丰") == "张三丰"
    assert padded("Al") == "Al"


def test_same_name_written_differently() -> None:
    assert same("张　三", "张三")
    assert same("阿里•买买提", "阿里·买买提")
    assert same("anna maria", "Anna  Maria")
    assert not same("张三", "张叁")


def test_surnames() -> None:
    assert surname("欧阳少东") == "欧阳"
    assert surname("欧阳") == "欧"
    assert surname("司马　光") == "司马"
    assert surname("张三丰") == "张"
    assert surname("阿卜杜•热合曼") == "阿卜杜"
    assert surname("Anna Smith") == "Anna Smith"
    assert surname("") == ""


def test_private_use_is_listed_once() -> None:
    assert private_use("王\ue000\ue000\U000f0000李") == ("\ue000", "\U000f0000")
    assert private_use("王𠮷") == ()
    assert private_use("李\ue863") == ()


def test_no_standard_character_of_old_systems_stays_private() -> None:
    assert private_use(normalise("".join(map(chr, range(0xE815, 0xE865))))) == ()


def test_what_counts_as_han() -> None:
    assert all(is_han(char) for char in "张〇䶮㐀𠮷\ue000\ufa0e")
    assert not any(is_han(char) for char in "A1· 　한あ")
