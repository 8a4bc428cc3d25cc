"""The ballot on paper and its layout: the boxes drawn are the boxes told, the codes are read from pixels."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import combinations, pairwise

import pdfplumber
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from cadredesk import resources
from cadredesk.documents import ballot
from cadredesk.documents.grid import MM
from cadredesk.domain.form import BallotForm, Column, Element, Row
from cadredesk.domain.layout import Rect
from cadredesk.errors import UserError

NAMES = ("干露", "于谦", "王文", "王达", "田富", "田大利", "李䶮", "欧阳少东", "迪丽娜尔·艾合买提")
GRADES = tuple(Column(f"g{n}", text) for n, text in enumerate(("优秀", "称职", "基本称职", "不称职")))
ELEMENTS = tuple(Element(f"e{n}", text) for n, text in enumerate("德能勤绩廉"))
ROWS = tuple(Row(f"p{n}", name, "教务处副主任") for n, name in enumerate(NAMES, 1))
WORDING = resources.wording("ballot")
FORMS = {
    "grades": BallotForm("后备干部民主测评票", "grades", ROWS, GRADES, ELEMENTS, school="青山镇中心小学"),
    "stacked": BallotForm(
        "后备干部民主测评票", "grades", ROWS, (*GRADES, Column("unknown", "不了解")), ELEMENTS
    ),
    "bands": BallotForm(
        "后备干部民主测评票",
        "score",
        ROWS,
        tuple(Column(f"b{n}", text) for n, text in enumerate(("90-100", "70-89", "60-69", "0-59"))),
        ELEMENTS[:2],
    ),
    "recommendation": BallotForm(
        "后备干部民主推荐票",
        "recommendation",
        (*ROWS, Row("w1", ""), Row("w2", "")),
        (Column("choose", "推荐"),),
        max=3,
        group_label="教职工",
    ),
    "approval": BallotForm(
        "表决票",
        "approval",
        ROWS,
        (Column("agree", "同意"), Column("disagree", "不同意"), Column("abstain", "弃权")),
    ),
    "satisfaction": BallotForm("满意度测评票", "satisfaction", (Row("r1", "领导班子"),), GRADES),
    "many": BallotForm(
        "民主推荐票",
        "recommendation",
        tuple(Row(f"p{n}", f"田{n}") for n in range(1, 90)),
        (Column("choose", "推荐"),),
    ),
}


def printed(form: BallotForm, paper: ballot.Paper = "A4") -> ballot.PrintedBallot:
    return ballot.pdf(form, "7Q4KM2", WORDING, paper=paper)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return re.sub(r"\s", "", found)


@pytest.mark.parametrize("paper", ballot.PAPERS)
@pytest.mark.parametrize("kind", FORMS)
def test_every_box_told_is_drawn_there_and_nothing_overlaps(kind: str, paper: ballot.Paper) -> None:
    form = FORMS[kind]
    made = printed(form, paper)
    assert sorted((made.layout.width, made.layout.height)) == sorted(ballot.PAPERS[paper])
    page_of = Rect(9.9, 9.5, made.layout.width - 19.8, made.layout.height - 19.5)
    with pdfplumber.open(BytesIO(made.pdf)) as pdf:
        assert len(pdf.pages) == len(made.layout.pages)
        for told, page in zip(made.layout.pages, pdf.pages, strict=True):
            assert (float(page.width) / MM, float(page.height) / MM) == pytest.approx(
                (made.layout.width, made.layout.height)
            )
            drawn = [
                (r["x0"] / MM, r["top"] / MM, r["width"] / MM, r["height"] / MM)
                for r in page.rects
                if r["stroke"]
            ]
            for thing in [*page.chars, *page.lines, *(r for r in page.rects if r["stroke"])]:
                x, y = thing["x0"] / MM, thing["top"] / MM
                assert page_of.holds(Rect(x, y, thing["width"] / MM, thing["height"] / MM)), thing
            half = 0.25 / MM
            for cell in told.cells:
                box, area = cell.box, cell.area
                assert 4.5 <= box.w <= 5
                assert box.w == box.h
                assert area.w >= 12 - 1e-6
                assert area.h >= 10 - 1e-6
                assert area.holds(box)
                assert page_of.holds(area)
                centre = (box.x + half, box.y + half, box.w - 2 * half, box.h - 2 * half)
                assert sum(one == pytest.approx(centre, abs=0.01) for one in drawn) == 1
                assert any(one == pytest.approx((area.x, area.y, area.w, area.h), abs=0.01) for one in drawn)
                inside = Rect(box.x + 0.3, box.y + 0.3, box.w - 0.6, box.h - 0.6)
                for char in page.chars:
                    spot = Rect(char["x0"] / MM, char["top"] / MM, char["width"] / MM, char["height"] / MM)
                    assert not inside.overlaps(spot), (cell.id, char["text"])
            marks = [mark.rect for mark in told.fiducials]
            others = [cell.area for cell in told.cells] + [told.code]
            assert not any(one.overlaps(other) for one, other in combinations([*marks, told.code], 2))
            assert not any(mark.overlaps(other) for mark in marks for other in others[:-1])
            assert not any(told.code.overlaps(cell.area) for cell in told.cells)
            assert not any(a.box.overlaps(b.box) for a, b in combinations(told.cells, 2))
    ids = [cell.id for page in made.layout.pages for cell in page.cells]
    assert len(ids) == len(set(ids))
    assert {cell.group for page in made.layout.pages for cell in page.cells} == {g.id for g in form.groups()}
    wanted = len(form.rows) * max(1, len(form.elements)) * len(form.columns)
    assert len(ids) == wanted


@pytest.mark.parametrize("kind", FORMS)
def test_codes_are_read_from_the_pixels(kind: str) -> None:
    made = printed(FORMS[kind])
    document = pypdfium2.PdfDocument(made.pdf)
    try:
        for told, page in zip(made.layout.pages, document, strict=True):
            image = page.render(scale=200 / 72).to_pil()
            (code,) = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
            assert code.text == told.payload == f"CD1:7Q4KM2:{told.page}"
            corner = code.position.top_left
            assert (corner.x / 200 * 25.4, corner.y / 200 * 25.4) == pytest.approx(
                (told.code.x, told.code.y), abs=0.4
            )
    finally:
        document.close()


def test_fiducials_are_those_of_the_dictionary() -> None:
    """Reads each printed marker back module by module."""
    made = printed(FORMS["stacked"])
    document = pypdfium2.PdfDocument(made.pdf)
    seen = set()
    try:
        for told, page in zip(made.layout.pages, document, strict=True):
            image = page.render(scale=300 / 72, grayscale=True).to_pil()
            for mark in told.fiducials:
                dark = {
                    (right, down): image.getpixel(
                        (
                            int((mark.rect.x + (right + 0.5) * 8 / 6) * 300 / 25.4),
                            int((mark.rect.y + (down + 0.5) * 8 / 6) * 300 / 25.4),
                        )
                    )
                    < 128
                    for right in range(-1, 7)
                    for down in range(-1, 7)
                }
                assert all(dark[n, edge] and dark[edge, n] for n in range(6) for edge in (0, 5))
                assert not any(dark[n, edge] or dark[edge, n] for n in range(6) for edge in (-1, 6))
                bits = "".join("0" if dark[1 + c, 1 + r] else "1" for r in range(4) for c in range(4))
                assert int(bits, 2) == int.from_bytes(ballot.MARKERS[2 * mark.marker : 2 * mark.marker + 2])
                seen.add(mark.marker)
    finally:
        document.close()
    assert len(seen) == 4 * len(made.layout.pages)
    # Three words of the public dictionary, so that the table itself is held.
    assert ballot.MARKERS[:6].hex() == "b5320f9a332d"
    assert len(ballot.MARKERS) == 100


def test_names_posts_and_labels_stand_on_the_ballot() -> None:
    for form in FORMS.values():
        text = text_of(printed(form).pdf)
        for row in form.rows:
            assert row.label in text
            assert row.note in text
        for item in (*form.columns, *form.elements):
            assert item.label in text
    assert "投票人类别：教职工" in text_of(printed(FORMS["recommendation"]).pdf)
    assert "最多推荐3人" in text_of(printed(FORMS["recommendation"]).pdf)


def test_copies_do_not_differ_and_a_score_is_written_by_hand() -> None:
    one, other = printed(FORMS["grades"]), printed(FORMS["grades"])
    assert one == other
    assert not re.search(rb"/(CreationDate|ModDate) *\(D:(?!2000)", one.pdf)
    points = tuple(Column(str(n), str(n)) for n in range(101))
    form = BallotForm("民主测评票", "score", ROWS, points, ELEMENTS)
    made = printed(form)
    assert made.layout.pages[0].cells == ()
    assert "分数为0至100的整数" in text_of(made.pdf)


def test_layout_as_json_has_the_keys_of_the_format() -> None:
    made = printed(FORMS["grades"]).layout.as_dict()
    assert made["units"] == "mm"
    assert made["page"] == {"width_mm": 297.0, "height_mm": 210.0}
    cell = made["pages"][0]["cells"][0]
    assert cell["id"] == "p1.e0.g0"
    assert cell["group"] == "p1.e0"
    assert cell["column"] == "g0"
    assert set(cell["area"]) == {"x_mm", "y_mm", "w_mm", "h_mm"} < set(cell)
    assert [mark["id"] for mark in made["pages"][0]["fiducials"]] == ["tl", "tr", "br", "bl"]
    assert made["groups"][0] == {"id": "p1.e0", "label": "干露 德", "min": 0, "max": 1}


@settings(max_examples=20, deadline=None)
@given(
    rows=st.integers(1, 40),
    elements=st.integers(0, 7),
    columns=st.integers(1, 12),
    length=st.integers(2, 30),
    note=st.integers(0, 40),
    told=st.integers(0, 400),
    paper=st.sampled_from(list(ballot.PAPERS)),
)
def test_any_form_has_its_cells_inside_the_page(
    rows: int, elements: int, columns: int, length: int, note: int, told: int, paper: ballot.Paper
) -> None:
    form = BallotForm(
        "民主测评票",
        "grades",
        tuple(Row(f"p{n}", "艾" * length, "任" * note) for n in range(rows)),
        tuple(Column(f"c{n}", "基本称职") for n in range(columns)),
        tuple(Element(f"e{n}", "德") for n in range(elements)),
        instructions="请" * told,
    )
    refused = ""
    try:
        made = printed(form, paper).layout
    except UserError as error:
        refused = error.code
    if refused:
        assert refused == "form.too_many"
        if columns > 8 or elements > 9 or elements * 10 + length > 60:
            return
        assert paper == "A5", "what is too large for A5 fits on A4"
        made = printed(form, "A4").layout
    groups = {group.id: group for group in form.groups()}
    where: dict[str, int] = {}
    ids: list[str] = []
    for page in made.pages:
        marks = [mark.rect for mark in page.fiducials]
        for cell in page.cells:
            ids.append(cell.id)
            assert cell.id == f"{cell.group}.{cell.column}"
            assert cell.group in groups
            assert where.setdefault(cell.group, page.page) == page.page, "a group is whole on one page"
            assert Rect(9.9, 24, made.width - 19.8, made.height - 24 - 20).holds(cell.area)
            assert cell.area.holds(cell.box)
            assert cell.area.w >= 12 - 1e-6
            assert cell.area.h >= 10 - 1e-6
            assert not any(cell.area.overlaps(mark) for mark in (*marks, page.code))
        areas = sorted((cell.area for cell in page.cells), key=lambda area: (round(area.y, 3), area.x))
        for one, other in pairwise(areas):  # in reading order neighbours are the only ones that could overlap
            if abs(one.y - other.y) < 1e-3:
                assert one.x + one.w <= other.x + 1e-6
            else:
                assert one.y + one.h <= other.y + 1e-6
    assert len(ids) == len(set(ids)) == len(groups) * columns
    assert set(where) == set(groups)
    assert [page.page for page in made.pages] == list(range(1, len(made.pages) + 1))


def test_a_long_list_goes_on_for_pages_and_what_cannot_fit_is_refused() -> None:
    rows = tuple(Row(f"p{n}", f"田{n}", "教师") for n in range(1, 121))
    made = printed(BallotForm("民主测评票", "grades", rows, GRADES), "A5")
    assert len(made.layout.pages) >= 9
    assert [cell.group for page in made.layout.pages for cell in page.cells][::4] == [row.id for row in rows]
    assert f"第{len(made.layout.pages)}页共{len(made.layout.pages)}页" in text_of(made.pdf)
    tall = tuple(Element(f"e{n}", "德") for n in range(40))
    long = "请" * 4000
    with pytest.raises(UserError, match=r"form\.too_many"):
        printed(BallotForm("民主测评票", "grades", ROWS, GRADES, tall))
    with pytest.raises(UserError, match=r"form\.too_many"):
        printed(BallotForm("民主测评票", "grades", ROWS, GRADES, instructions=long), "A5")


def test_a_form_wider_than_the_page_is_refused() -> None:
    columns = tuple(Column(f"c{n}", "等次") for n in range(40))
    with pytest.raises(UserError, match=r"form\.too_many"):
        printed(BallotForm("民主测评票", "grades", ROWS, columns, ELEMENTS))
