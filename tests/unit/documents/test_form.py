"""Forms: rows that grow, heads that repeat, pages that are counted."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from cadredesk.documents.form import (
    Cell,
    Form,
    Grid,
    NewPage,
    Pair,
    Signatures,
    Space,
    Text,
    label,
    render_form,
)
from cadredesk.documents.grid import MM
from cadredesk.documents.table import lay
from cadredesk.errors import UserError


def _form(rows: int, landscape: bool = False) -> Form:
    head = tuple(label(text) for text in ("序号", "姓名", "说明"))
    body = tuple((Cell(str(n)), Cell("李䶮"), Cell("说明文字" * (n % 9), "left")) for n in range(1, rows + 1))
    parts = (
        Pair("填报单位：松山区第一中学", "2026年9月24日"),
        Grid((head, *body), (1, 2, 4), head=1, row_height=9),
    )
    return Form(
        "一览表",
        (*parts, Space(2), Text("说明：略。"), Signatures(("监票人", "计票人"))),
        landscape,
        code="表1",
    )


@pytest.mark.parametrize("landscape", [False, True])
def test_head_and_page_numbers_on_each_page(landscape: bool) -> None:
    with pdfplumber.open(io.BytesIO(render_form(_form(70, landscape)))) as pdf:
        count = len(pdf.pages)
        assert count > 1
        for number, page in enumerate(pdf.pages, 1):
            text = page.extract_text()
            assert f"第 {number} 页" in text
            assert f"共 {count} 页" in text
            assert (page.width > page.height) == landscape
            for char in page.chars:
                assert char["x0"] >= 19 * MM
                assert char["x1"] <= float(page.width) - 19 * MM
        text = "".join(page.extract_text() for page in pdf.pages)
        assert text.count("李䶮") == 70
        assert sum("序号" in page.extract_text() for page in pdf.pages) >= count - 1
        assert "监票人" in pdf.pages[-1].extract_text()


def test_text_shrinks_to_its_limit_and_then_the_row_grows() -> None:
    widths = [60.0]
    short, long = (
        lay([[Cell(text, lines=1, smallest=9)]], widths)[0] for text in ("校长", "教务处副主任" * 3)
    )
    assert short.cells[0].size == 12
    assert long.cells[0].size == 9
    assert len(long.cells[0].lines) > 1
    assert long.height > short.height


def test_merged_cells_fit_their_text_and_keep_rows_together() -> None:
    rows = [[Cell("说明" * 40, down=2), Cell("甲")], [Cell("乙")], [Cell("丙", span=2)]]
    laid = lay(rows, [50.0, 50.0])
    tall = laid[0].cells[0]
    assert tall.height == pytest.approx(laid[0].height + laid[1].height)
    assert tall.height >= tall.text_height
    assert [row.tied for row in laid] == [True, False, False]
    assert laid[1].cells[0].x == 50.0
    assert laid[2].cells[0].width == 100.0


def test_mark_and_new_page() -> None:
    form = Form("题", (Text("前"), NewPage(), Text("后")), watermark="演练")
    with pdfplumber.open(io.BytesIO(render_form(form))) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            assert {"演", "练"} <= {char["text"] for char in page.chars}


def test_a_form_refuses_what_it_cannot_print() -> None:
    with pytest.raises(UserError):
        render_form(Form("题", (Text("王\ue123"),)))
