"""Every character has a glyph or an error; a name is set in one design."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.documents import fonts
from cadredesk.documents.grid import BODY, CELL, TITLE, Type, set_paragraph, shape_title, width_of
from cadredesk.errors import UserError

RARE = "䶮𬭎㛃𠀀𠮷𫐓𪚥"


def test_the_chain_follows_the_character_maps() -> None:
    assert fonts.face_for("张三", fonts.FANG) == fonts.FANG
    assert fonts.face_for("李䶮", fonts.FANG) == fonts.SONG
    assert fonts.face_for("张喆𬭎", fonts.KAI) == fonts.KAI
    assert fonts.face_for("刘𠀀芳", fonts.FANG) == fonts.RARE_A
    assert fonts.face_for("𪚥", fonts.FANG) in (fonts.RARE_A, fonts.RARE_B)


def test_a_name_stands_in_one_design() -> None:
    assert fonts.runs("经李䶮同意", fonts.FANG, ("李䶮",)) == [
        (fonts.FANG, "经"),
        (fonts.SONG, "李䶮"),
        (fonts.FANG, "同意"),
    ]
    hidden = next(chr(p) for p in range(0x2A000, 0x2A6DF) if not fonts.holds(fonts.RARE_A, chr(p)))
    assert set(fonts.name_faces(f"王{hidden}", fonts.FANG)) == {fonts.RARE_A, fonts.RARE_B}


@pytest.mark.parametrize("strange", ["\ue000", "\U000e0100", "\x07", "\u200b"])
def test_what_no_face_holds_is_refused(strange: str) -> None:
    with pytest.raises(UserError) as refused:
        fonts.check(f"王{strange}")
    assert refused.value.code == "font.no_glyph"


def test_the_8105_and_the_extensions_have_glyphs() -> None:
    for first, last in (
        (0x4E00, 0x9FA5),
        (0x3400, 0x4DB5),
        (0x20000, 0x2A6D6),
        (0x2A700, 0x2B734),
        (0x2B820, 0x2CEA1),
    ):
        for point in range(first, last + 1):
            assert any(fonts.holds(face, chr(point)) for face in (fonts.SONG, fonts.RARE_A, fonts.RARE_B)), (
                hex(point)
            )
    fonts.check(RARE)


@given(st.text(alphabet="张李䶮𬭎，。“”（）《》2026年1月5日—…·A4%、 ", max_size=200), st.integers(5, 28))
def test_lines_keep_every_character_and_the_width(text: str, cells: int) -> None:
    lines = set_paragraph([(text, BODY)], cells * CELL, 2 * CELL, 0, ("李䶮",))
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        if len(line.text) > 1 and not line.text.isascii():
            assert line.x + line.width <= cells * CELL + 6.5 * CELL


@given(st.text(alphabet="松山区第一中学关于推荐后备干部", min_size=1, max_size=80))
def test_a_title_is_broken_within_the_width(title: str) -> None:
    lines = shape_title(title)
    assert "".join(lines) == title
    for line in lines:
        assert width_of(line, TITLE) <= 156 * 72 / 25.4 + 0.01


def test_a_marked_title_makes_a_shape_and_breaks_no_word() -> None:
    lines = shape_title(
        "中共松山区第一中学总支部委员会|关于印发《2026年度后备干部|推荐人选|考察工作方案》|的通知"
    )
    assert lines == [
        "中共松山区第一中学总支部委员会",
        "关于印发《2026年度后备干部推荐人选",
        "考察工作方案》的通知",
    ]


@pytest.mark.parametrize("lead", range(20, 30))
def test_a_rare_name_is_not_broken_over_lines(lead: int) -> None:
    lines = set_paragraph([("经" * lead + "张喆𬭎同志", BODY)], 28 * CELL, names=("张喆𬭎",))
    assert sum("张喆𬭎" in line.text for line in lines) == 1
    assert all(run.face == fonts.SONG for line in lines for run in line.runs if "张" in run.text)


def test_figures_are_half_width_in_fangsong() -> None:
    assert width_of("2026", BODY) == pytest.approx(2 * CELL, abs=0.01)
    assert width_of("年", Type(fonts.FANG, 16.0)) == pytest.approx(16.0)
