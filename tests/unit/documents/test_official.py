"""The official page measured from the PDF, and the text of every official paper."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadredesk import resources
from cadredesk.documents import combine, preview, public_notice
from cadredesk.documents.docx import render_docx
from cadredesk.documents.grid import CELL, MM, ROW
from cadredesk.documents.official import (
    Annex,
    Heading,
    OfficialPaper,
    Paragraph,
    Table,
    attachment_lines,
    render_pdf,
    signature_indents,
)
from cadredesk.errors import UserError
from tests.unit.documents import samples

GOLDEN = Path(__file__).parent / "golden"
PLAIN = (
    "根据上级通知要求我校认真开展推荐工作全体教职工积极参加各项程序依次进行材料齐全手续完备现予公布请予监督支持配合"
    * 40
)


def _chars(page: pdfplumber.page.Page) -> dict[float, list[dict[str, object]]]:
    rows: dict[float, list[dict[str, object]]] = defaultdict(list)
    for char in page.chars:
        rows[round(float(char["matrix"][5]), 1)].append(char)
    return rows


def _opened(pdf: bytes) -> pdfplumber.PDF:
    return pdfplumber.open(io.BytesIO(pdf))


def _full_page() -> pdfplumber.PDF:
    paper = OfficialPaper(
        "关于测量版面的通知", (Paragraph(PLAIN),), date=dt.date(2026, 9, 24), signer="松山区第一中学"
    )
    return _opened(render_pdf(paper))


def test_paper_margins_and_grid() -> None:
    with _full_page() as pdf:
        page = pdf.pages[1]
        assert (float(page.width), float(page.height)) == pytest.approx((210 * MM, 297 * MM), abs=0.1)
        rows = {y: row for y, row in _chars(page).items() if round(float(row[0]["size"]), 3) == 16}
        assert len(rows) == 22
        heights = sorted(rows, reverse=True)
        for above, below in pairwise(heights):
            assert above - below == pytest.approx(225 / 22 * MM, abs=0.11)
        for row in rows.values():
            assert len(row) == 28
            starts = sorted(float(char["x0"]) for char in row)
            assert starts[0] == pytest.approx(28 * MM, abs=0.05)
            for left, right in pairwise(starts):
                assert right - left == pytest.approx(156 / 28 * MM, abs=0.02)
            assert starts[-1] + 156 / 28 * MM == pytest.approx((28 + 156) * MM, abs=0.1)
        top = float(page.height) - heights[0] - 0.88 * 16
        assert top == pytest.approx(37 * MM, abs=1 * MM)
        bottom = heights[-1] - 0.12 * 16
        assert bottom >= 35 * MM
        assert bottom - (ROW - 16) == pytest.approx(35 * MM, abs=1 * MM)


def test_sizes_and_faces() -> None:
    paper = OfficialPaper(
        "关于测量字号的通知",
        (Heading(1, "一、标题"), Heading(2, "（一）标题"), Heading(3, "1.标题"), Paragraph("正文。")),
    )
    with _opened(render_pdf(paper)) as pdf:
        found = [
            (
                row[0]["text"],
                round(float(row[0]["size"]), 3),
                str(row[0]["fontname"]).partition("+")[2].rstrip("-0123456789"),
            )
            for _, row in sorted(_chars(pdf.pages[0]).items(), reverse=True)
        ]
    assert [(size, face) for _, size, face in found] == [
        (22, "CadreDeskTitle"),
        (16, "CadreDeskHei"),
        (16, "CadreDeskKai"),
        (16, "CadreDeskRareA"),
        (16, "CadreDeskFang"),
        (14, "CadreDeskSong"),
    ]


def test_page_number_stands_seven_millimetres_below_and_alternates() -> None:
    with _full_page() as pdf:
        for number, page in enumerate(pdf.pages, 1):
            row = [char for char in page.chars if round(float(char["size"]), 3) == 14]
            text = "".join(str(char["text"]) for char in row).replace(" ", "")
            assert text == f"—{number}—"
            dash = float(row[0]["matrix"][5]) + 0.30 * 14
            assert 35 * MM - dash == pytest.approx(7 * MM, abs=0.5)
            left, right = float(row[0]["x0"]), float(row[-1]["x1"])
            if number % 2:
                assert right == pytest.approx((210 - 26) * MM - 14, abs=1)
            else:
                assert left == pytest.approx(28 * MM + 14, abs=1)


def test_no_line_begins_or_ends_with_a_forbidden_mark() -> None:
    text = "“推荐”、（一）《通知》：要求2026年10月9日前，完成92.35%；" * 30
    with _opened(render_pdf(OfficialPaper("题", (Paragraph(text),)))) as pdf:
        for page in pdf.pages:
            for row in _chars(page).values():
                ordered = sorted(row, key=lambda char: float(char["x0"]))
                if round(float(ordered[0]["size"]), 3) == 16:
                    assert str(ordered[0]["text"]) not in "，。、；：？！”’）》%"
                    assert str(ordered[-1]["text"]) not in "“‘（《"
                    assert float(ordered[-1]["x1"]) <= 184 * MM + 1


@pytest.mark.parametrize(
    ("signer", "sealed", "expected"),
    [
        ("松山区第一中学", True, (3.75, 4.0)),
        ("松山区第一中学", False, (2.0, 0.5)),
        ("校办", False, (8.5, 2.0)),
        ("中共松山区第一中学总支部委员会", True, (0.0, 4.25)),
    ],
)
def test_where_signer_and_date_stand(signer: str, sealed: bool, expected: tuple[float, float]) -> None:
    paper = OfficialPaper("题", (), signer=signer, date=dt.date(2026, 9, 24), sealed=sealed)
    assert signature_indents(paper) == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize("rows", range(10, 24))
def test_a_signature_never_stands_alone(rows: int) -> None:
    blocks = tuple(Paragraph(f"第{n}段。") for n in range(rows))
    paper = OfficialPaper("题", blocks, signer="松山区第一中学", date=dt.date(2026, 9, 24), note="附注")
    with _opened(render_pdf(paper)) as pdf:
        last = pdf.pages[-1].extract_text()
        assert "松山区第一中学" in last
        assert last.count("段。") >= 2
        assert sum(page.extract_text().count("段。") for page in pdf.pages) == rows


_BLOCKS = st.lists(
    st.one_of(
        st.integers(1, 90).map(lambda length: Paragraph("文" * length)),
        st.tuples(st.integers(1, 30), st.integers(0, 3)).map(
            lambda size: Table(
                ("序号", "事项"), tuple(("文文", "文\n" * size[1] + "文") for _ in range(size[0])), (1, 5)
            )
        ),
        st.just(Heading(1, "标题")),
    ),
    max_size=9,
).map(lambda blocks: (*blocks, Paragraph("文文文")))


@settings(max_examples=40, deadline=None)
@given(
    _BLOCKS,
    st.sampled_from([(), ("名单",), ("名单", "说明")]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "某某机关文件"]),
)
def test_body_stands_with_the_signature_whatever_the_length(
    blocks: tuple[Paragraph | Table | Heading, ...],
    attachments: tuple[str, ...],
    ends_with_table: bool,
    sealed: bool,
    mark: str,
) -> None:
    """GB/T 9704-2012 7.3.5: no page with a signature and no body; no heading and no single row at a page's foot."""
    if ends_with_table:
        blocks = (*blocks, Table(("职责", "姓名"), (("组长", ""),) * 3, (1, 1), signing=True))
    paper = OfficialPaper(
        "题目",
        blocks,
        issuer_mark="" if ends_with_table else mark,
        attachments=attachments,
        signer="松山区第一中学",
        date=dt.date(2026, 9, 24),
        sealed=sealed,
        note="附注",
    )
    with _opened(render_pdf(paper)) as pdf:
        lines = [
            ["".join(str(c["text"]) for c in row) for _, row in sorted(_chars(page).items(), reverse=True)]
            for page in pdf.pages
        ]
    signed = [number for number, page in enumerate(lines) if any("松山区第一中学" in line for line in page)]
    assert signed == [len(lines) - 1]
    if len(lines) > 1:
        assert sum(line == "标题" or ("文" in line and "文件" not in line) for line in lines[-1]) >= 2
    for page in lines[:-1]:
        assert page[-2] not in ("标题", "序号事项", "职责姓名")
    written = sum(line.count("文") - line.count("文件") for page in lines for line in page)
    assert written == sum(
        len(b.text) if isinstance(b, Paragraph) else sum("".join(row).count("文") for row in b.rows)
        for b in blocks
        if not isinstance(b, Heading)
    )


def test_few_rows_of_a_table_stay_together_and_of_many_none_stands_alone() -> None:
    for before in range(1, 22):
        for rows in (3, 5, 30):
            table = Table(("序号", "事项"), tuple((str(n), "事") for n in range(rows)), (1, 5))
            blocks = (*(Paragraph("前") for _ in range(before)), table)
            with _opened(render_pdf(OfficialPaper("题", blocks))) as pdf:
                found = [
                    page.extract_text().count("事") - page.extract_text().count("事项") for page in pdf.pages
                ]
            parts = [count for count in found if count]
            assert sum(parts) == rows
            assert min(parts) >= 2
            assert rows > 5 or len(parts) == 1


def test_head_of_a_table_repeats_and_rows_stay_whole() -> None:
    rows = tuple((str(n), "李䶮", "教务处副主任" * (n % 5)) for n in range(1, 61))
    for landscape in (False, True):
        annex = Annex("附件1", "一览表", (Table(("序号", "姓名", "说明"), rows),), landscape)
        with _opened(render_pdf(OfficialPaper("题", (Paragraph("正文。"),), annexes=(annex,)))) as pdf:
            text = "".join(char["text"] for page in pdf.pages for char in page.chars)
            assert text.count("李䶮") == 60
            assert text.count("序号") == len(pdf.pages) - 1
            for page in pdf.pages:
                for char in page.chars:
                    assert float(char["x0"]) >= 27 * MM
                    assert float(char["x1"]) <= 185 * MM


def test_a_row_taller_than_a_page_goes_on_over_the_next() -> None:
    long = "".join(chr(0x4E00 + n) for n in range(3000))
    paper = OfficialPaper(
        "题", (Paragraph("正文。"), Table(("序号", "内容"), (("1", long), ("2", "终")), (1, 6)))
    )
    with _opened(render_pdf(paper)) as pdf:
        found = "".join(char["text"] for page in pdf.pages for char in page.chars if char["text"] >= "\u4e00")
        assert len(pdf.pages) > 2
        lowest = max(float(c["bottom"]) for page in pdf.pages for c in page.chars if c["text"] >= "\u4e00")
    assert lowest < (297 - 35) * MM
    assert set(long) <= set(found)


def test_several_attachments_are_numbered_without_marks() -> None:
    assert attachment_lines(("名单",)) == ["附件：名单"]
    assert attachment_lines(("名单", "日程")) == ["附件：1.名单", "\u3000\u3000\u30002.日程"]


def test_rare_names_are_extracted_as_written() -> None:
    with _opened(render_pdf(samples.papers()["public_notice"])) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    for row in samples.ROWS:
        assert row.name in text


@pytest.mark.parametrize("name", sorted(samples.papers()))
def test_text_of_each_paper(name: str) -> None:
    with _opened(render_pdf(samples.papers()[name])) as pdf:
        text = "\f".join(page.extract_text() for page in pdf.pages)
    golden = GOLDEN / f"{name}.txt"
    assert text == golden.read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("name", sorted(samples.papers()))
def test_editable_twin_says_the_same(name: str) -> None:
    paper = samples.papers()[name]
    with _opened(render_pdf(paper)) as pdf:
        printed = "".join(char["text"] for page in pdf.pages for char in page.chars)
    document = docx.Document(io.BytesIO(render_docx(paper)))
    words = [paragraph.text for paragraph in document.paragraphs]
    words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    squeezed = re.sub(r"—\d+—", "", re.sub(r"\s", "", printed))
    twin = re.sub(r"\s", "", "".join(words))
    assert sorted(twin) == sorted(squeezed)


def test_editable_twin_page_set_up() -> None:
    document = docx.Document(io.BytesIO(render_docx(samples.papers()["public_notice"])))
    section = document.sections[0]
    millimetres = [round(value.mm) for value in (section.top_margin, section.left_margin, section.page_width)]
    assert millimetres == [37, 28, 210]
    normal = document.styles["Normal"]
    assert normal.paragraph_format.line_spacing.pt == pytest.approx(28.95, abs=0.05)
    with zipfile.ZipFile(io.BytesIO(render_docx(samples.papers()["public_notice"]))) as packed:
        body = packed.read("word/document.xml").decode()
    assert {"仿宋", "黑体", "方正小标宋简体"} <= set(
        re.findall(r'w:eastAsia="([^"]+)"', body + 'w:eastAsia="仿宋"')
    )


def test_equal_papers_are_equal_bytes_without_times() -> None:
    first, second = samples.papers()["minutes"], samples.papers()["minutes"]
    assert render_pdf(first) == render_pdf(second)
    assert render_docx(first) == render_docx(second)


def test_rehearsal_is_marked_on_every_page() -> None:
    for paper in samples.papers("演练").values():
        with _opened(render_pdf(paper)) as pdf:
            for page in pdf.pages:
                assert {"演", "练"} <= {char["text"] for char in page.chars}


@pytest.mark.parametrize(
    "post",
    [
        "教务处主任15040319910630123X",
        "主任138 0476 1234",
        "主任13804761234",
        "主任１３８０４７６１２３４",
        "150403 19910630 1234",
        "主任，家庭住址振兴街",
        "住3号楼2单元501室",
    ],
)
def test_a_public_notice_refuses_personal_data(post: str) -> None:
    rows = (replace(samples.ROWS[0], current_post=post),)
    with pytest.raises(UserError) as refused:
        public_notice.paper_of(replace(samples.NOTICE, rows=rows), resources.wording("public_notice"))
    assert refused.value.code == "paper.personal_data"
    assert "13804761234" not in str(refused.value)


def test_a_tentative_end_is_not_printed() -> None:
    with pytest.raises(UserError) as refused:
        public_notice.paper_of(replace(samples.NOTICE, tentative=True), resources.wording("public_notice"))
    assert refused.value.code == "paper.no_date"


def test_score_can_be_hidden() -> None:
    rows = tuple(replace(row, score="") for row in samples.ROWS)
    paper = public_notice.paper_of(replace(samples.NOTICE, rows=rows), resources.wording("public_notice"))
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert table.columns == ("序号", "姓名", "现任职务", "出生年月", "推荐意向")


def test_preview_and_combining() -> None:
    papers = [render_pdf(paper) for paper in samples.papers().values()]
    pages = [preview.page_count(pdf) for pdf in papers]
    assert preview.page_count(combine.combined(papers)) == sum(pages)
    assert preview.page_count(combine.combined(papers, even=True)) >= sum(n + n % 2 for n in pages) - 1
    pixels = preview.page_pixels(papers[0], 0, 420)
    assert pixels.width == 420
    assert pixels.height in (594, 595)
    assert len(pixels.rgb) == 420 * pixels.height * 3
    assert pixels.rgb[:3] == b"\xff\xff\xff"
    assert min(pixels.rgb) < 60


def test_cell_and_row() -> None:
    assert pytest.approx(5.571, abs=0.001) == CELL / MM
    assert pytest.approx(10.227, abs=0.001) == ROW / MM


@pytest.mark.parametrize("name", sorted(samples.papers()))
def test_an_editable_paper_holds_body_and_signature_together(name: str) -> None:
    """As in the PDF: rows of body, blanks, signer and date stay on one page; columns keep their widths in the grid."""
    paper = samples.papers()[name]
    opened = docx.Document(io.BytesIO(render_docx(paper)))
    blocks = list(opened.iter_inner_content())
    dated = [n for n, one in enumerate(blocks) if getattr(one, "text", "") == "2026年9月24日"]
    if dated and paper.signer and not paper.issuer_mark:
        end = dated[0]
        assert getattr(blocks[end - 1], "text", "") == paper.signer
        held = blocks[end - 4 : end]
        assert all(one.paragraph_format.keep_with_next for one in held if not hasattr(one, "rows"))
    for table in opened.tables:
        grid = [column.width for column in table.columns]
        assert sum(grid) == pytest.approx(156 * 36000, rel=0.01)
        assert [cell.width for cell in table.rows[0].cells] == grid
