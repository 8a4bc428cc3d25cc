"""An official paper as an editable .docx: same values, same page, fonts by the names Word and WPS know."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

import docx
import docx.table
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from cadredesk.documents import official
from cadredesk.documents.grid import AREA_HEIGHT, AREA_WIDTH, CELL, SIZE_2, SIZE_3, SIZE_4, shape_title
from cadredesk.documents.official import (
    Annex,
    Blank,
    Block,
    Heading,
    Labelled,
    NameList,
    OfficialPaper,
    Paragraph,
    Table,
    date_text,
    padded,
)

_FANG: Final = "仿宋"
_HEI: Final = "黑体"
_KAI: Final = "楷体"
_SONG: Final = "宋体"
_TITLE: Final = "方正小标宋简体"
_PITCH: Final = 28.95
"""Exact line pitch in points that gives 22 lines on the type area."""
_TRACKING: Final = -5
"""Twentieths of a point between characters: 28 of size 3 fill a row of 156 mm, and one more does not fit."""
_WHOLE: Final = 6
"""A table of no more rows is not broken over two pages."""
_BESIDE: Final = 2
_CHARACTERS: Final = 28
_FACES: Final = {1: _HEI, 2: _KAI, 3: _FANG, 4: _FANG}
_NO_DATE: Final = dt.datetime(2000, 1, 1)
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)


def render_docx(paper: OfficialPaper) -> bytes:
    """The paper as .docx; equal papers give equal bytes."""
    document: Any = docx.Document()
    _prepare(document)
    _page(document.sections[0], landscape=False)
    _head(document, paper)
    _title(document, paper.title, AREA_WIDTH)
    _line(document)
    if paper.addressee:
        _line(document, (f"{paper.addressee}：", _FANG))
    first = len(list(document.iter_inner_content()))
    _blocks(document, paper.blocks, AREA_WIDTH)
    body = range(first, len(list(document.iter_inner_content())))
    _attachments(document, paper.attachments)
    _signature(document, paper)
    _hold(document, body)
    for annex in paper.annexes:
        _annex(document, annex)
    _foot(document, paper)
    _page_numbers(document)
    if paper.watermark:
        for section in document.sections:
            _mark(section, paper.watermark)
    return _fixed(document)


def _prepare(document: Any) -> None:
    core = document.core_properties
    core.author = core.last_modified_by = core.title = core.comments = ""
    core.created = core.modified = _NO_DATE
    document.settings.odd_and_even_pages_header_footer = True
    style = document.styles["Normal"]
    style.font.size = Pt(SIZE_3)
    properties = style.element.get_or_add_rPr()
    _faces(properties, _FANG)
    tracking = OxmlElement("w:spacing")
    tracking.set(qn("w:val"), str(_TRACKING))
    properties.insert_element_before(tracking, "w:w", "w:kern", "w:position", "w:sz", "w:szCs")
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(_PITCH)
    layout.widow_control = False
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):  # No blank between Chinese and figures: it widens rows.
        plain = OxmlElement(name)
        plain.set(qn("w:val"), "0")
        layout.element.get_or_add_pPr().insert_element_before(
            plain, "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc"
        )


def _faces(properties: Any, face: str) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), face)


def _page(section: Any, landscape: bool) -> None:
    """Paper and margins of GB/T 9704-2012 5.2; rows come from the exact pitch, as programs read a grid differently."""
    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    top, left, bottom, right = (28, 35, 26, 37) if landscape else (37, 28, 35, 26)
    section.top_margin, section.left_margin = Mm(top), Mm(left)
    section.bottom_margin, section.right_margin = Mm(bottom), Mm(right)
    section.footer_distance = Mm(24 if not landscape else 15)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "default")
    grid.set(qn("w:linePitch"), str(round(_PITCH * 20)))


def _line(document: Any, *parts: tuple[str, str], size: float = SIZE_3, align: Any = None) -> Any:
    paragraph = document.add_paragraph()
    if align is not None:
        paragraph.alignment = align
    for text, face in parts:
        _run(paragraph, text, face, size)
    return paragraph


def _run(paragraph: Any, text: str, face: str, size: float = SIZE_3) -> Any:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    _faces(run._r.get_or_add_rPr(), face)
    return run


def _indent(paragraph: Any, characters: float) -> None:
    """First-line indent in hundredths of a character, as Word writes it."""
    properties = paragraph._p.get_or_add_pPr()
    indent = properties.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(round(characters * 100)))
    indent.set(qn("w:firstLine"), str(round(characters * SIZE_3 * 20)))


def _hang(paragraph: Any, left: float, hang: float) -> None:
    """Left indent and hanging first line, in characters."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:left"), str(round((left + hang) * CELL * 20)))
    indent.set(qn("w:hanging"), str(round(hang * CELL * 20)))


def _right(paragraph: Any, characters: float) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:rightChars"), str(round(characters * 100)))
    indent.set(qn("w:right"), str(round(characters * CELL * 20)))


def _rule(paragraph: Any, side: str, eighths: int, colour: str = "000000") -> None:
    borders = paragraph._p.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        paragraph._p.get_or_add_pPr().insert_element_before(
            borders,
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:kinsoku",
            "w:wordWrap",
            "w:overflowPunct",
            "w:topLinePunct",
            "w:autoSpaceDE",
            "w:autoSpaceDN",
            "w:bidi",
            "w:adjustRightInd",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:mirrorIndents",
            "w:suppressOverlap",
            "w:jc",
            "w:textDirection",
            "w:textAlignment",
            "w:textboxTightWrap",
            "w:outlineLvl",
            "w:divId",
            "w:cnfStyle",
            "w:rPr",
            "w:sectPr",
            "w:pPrChange",
        )
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "4"), ("color", colour)):
        border.set(qn(f"w:{name}"), value)
    borders.append(border)


def _head(document: Any, paper: OfficialPaper) -> None:
    if not paper.issuer_mark:
        if paper.number:
            _right(_line(document, (paper.number, _FANG)), 0)
            _line(document)
        return
    mark = _line(document, align=WD_ALIGN_PARAGRAPH.CENTER)
    mark.paragraph_format.space_before = Mm(35)
    size = min(48.0, AREA_WIDTH / len(paper.issuer_mark))
    mark.paragraph_format.line_spacing = Pt(size * 1.2)
    run = _run(mark, paper.issuer_mark, _TITLE, size)
    run.font.color.rgb = RGBColor(0xE0, 0x20, 0x20)
    _line(document)
    _line(document)
    row = _line(document)
    if paper.approver:
        row.paragraph_format.tab_stops.add_tab_stop(Pt(AREA_WIDTH - CELL), WD_TAB_ALIGNMENT.RIGHT)
        _run(row, f"\u3000{paper.number}\t签发人：", _FANG)
        _run(row, paper.approver, _KAI)
    else:
        row.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(row, paper.number, _FANG)
    _rule(row, "bottom", 8, "E02020")
    _line(document)
    _line(document)


def _title(document: Any, title: str, width: float) -> None:
    for text in shape_title(title, width):
        _line(document, (text, _TITLE), size=SIZE_2, align=WD_ALIGN_PARAGRAPH.CENTER)


def _blocks(document: Any, blocks: Sequence[Block], width: float) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            heading = _line(document, (block.text, _FACES[block.level]))
            heading.paragraph_format.keep_with_next = True
            _indent(heading, 2)
        elif isinstance(block, Paragraph):
            parts = [(block.lead, _KAI), (block.text, _FANG)] if block.lead else [(block.text, _FANG)]
            paragraph = _line(document, *parts, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
            if block.indent:
                _indent(paragraph, 2)
        elif isinstance(block, Labelled):
            paragraph = _line(document, (block.label, _HEI), (block.text, _FANG))
            _hang(paragraph, 2, len(block.label))
        elif isinstance(block, NameList):
            _names(document, block)
        elif isinstance(block, Table):
            _table(document, block, width)
        else:
            for _ in range(block.rows if isinstance(block, Blank) else 0):
                _line(document)


def _names(document: Any, block: NameList) -> None:
    for start in range(0, len(block.names), block.per_row):
        row = block.names[start : start + block.per_row]
        paragraph = _line(document, ("\t".join(padded(name) for name in row), _FANG))
        paragraph.paragraph_format.left_indent = Pt(2 * CELL)
        pitch = (AREA_WIDTH - 2 * CELL) / block.per_row
        for place in range(1, block.per_row):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(2 * CELL + place * pitch))


def _table(document: Any, block: Table, width: float) -> None:
    if block.caption:
        _line(document, (block.caption, _HEI), align=WD_ALIGN_PARAGRAPH.CENTER)
    size, widths = official.table_columns(block, width)
    table = document.add_table(rows=0, cols=len(block.columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for place, wide in enumerate(widths):
        table.columns[place].width = Length(Pt(wide))
    last = len(block.rows)
    whole = last <= _WHOLE
    sides = {"l": WD_ALIGN_PARAGRAPH.LEFT, "c": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT}
    align = block.align.ljust(len(block.columns), "c")
    for number, row in enumerate((block.columns, *block.rows)):
        added = table.add_row()
        added.height = Pt(size * 2)
        properties = added._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for place, text in enumerate(row):
            cell = added.cells[place]
            cell.width = Length(Pt(widths[place]))
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            paragraph = cell.paragraphs[0]
            paragraph.alignment = sides["c" if number == 0 else align[place]]
            paragraph.paragraph_format.keep_with_next = number < last and (
                whole or number in (0, 1, last - 1)
            )
            paragraph.paragraph_format.line_spacing = Pt(size * 1.3)
            _run(paragraph, text, _HEI if number == 0 else _FANG, size)


def _attachments(document: Any, attachments: tuple[str, ...]) -> None:
    if attachments:
        _line(document)
    for number, text in enumerate(official.attachment_lines(attachments), 1):
        paragraph = _line(document, (text, _FANG))
        _hang(paragraph, 2, 4 if len(attachments) > 1 else 3)
        paragraph.paragraph_format.keep_with_next = number < len(attachments)


def _hold(document: Any, body: range) -> None:
    """Hold the last rows of body (its blocks by number) to what follows: a signature stands on no page alone.

    The first block stays where it is, for page one must show body (GB/T 9704-2012 7.3.3).
    """
    blocks = list(document.iter_inner_content())
    held = blocks[body.start + 1 : body.stop]
    for paragraph in blocks[body.stop : -1]:
        paragraph.paragraph_format.keep_with_next = True
    rows = 0
    while held and rows < _BESIDE:
        last = held.pop()
        if isinstance(last, docx.table.Table):
            for row in last.rows[-_BESIDE:]:
                for cell in row.cells:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True
            rows += len(last.rows) - 1
        else:
            last.paragraph_format.keep_with_next = True
            last.paragraph_format.widow_control = True
            rows += -(-len(last.text) // _CHARACTERS)


def _signature(document: Any, paper: OfficialPaper) -> None:
    date = date_text(paper.date) if paper.date else ""
    if paper.signer or date:
        for _ in range(2 if paper.sealed and paper.signer and date else 1):
            _line(document)
    signer_in, date_in = official.signature_indents(paper)
    if paper.signer:
        row = _line(document, (paper.signer, _FANG))
        _right(row, signer_in)
        row.paragraph_format.keep_with_next = bool(date)
    if date:
        _right(_line(document, (date, _FANG)), date_in)
    if paper.note:
        _indent(_line(document, (f"（{paper.note}）", _FANG)), 2)


def _annex(document: Any, annex: Annex) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _page(section, annex.landscape)
    _line(document, (annex.label, _HEI))
    _line(document)
    width = AREA_HEIGHT if annex.landscape else AREA_WIDTH
    _title(document, annex.title, width)
    _line(document)
    _blocks(document, annex.blocks, width)


def _foot(document: Any, paper: OfficialPaper) -> None:
    rows = []
    if paper.copies_to:
        rows.append(f"抄送：{paper.copies_to}。")
    if paper.printed_by:
        printed = f"{date_text(paper.printed_on)}印发" if paper.printed_on else ""
        rows.append(f"{paper.printed_by}\t{printed}")
    for number, text in enumerate(rows):
        paragraph = _line(document, (text, _FANG), size=SIZE_4)
        paragraph.paragraph_format.left_indent = Pt(SIZE_4)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Pt(AREA_WIDTH - SIZE_4), WD_TAB_ALIGNMENT.RIGHT)
        _rule(paragraph, "top", 8 if number == 0 else 6)
        if number + 1 == len(rows):
            _rule(paragraph, "bottom", 8)


def _page_numbers(document: Any) -> None:
    """— 1 — in size 4 宋体: odd pages right, even pages left, one character in (GB/T 9704-2012 7.5)."""
    section = document.sections[0]
    for footer, odd in ((section.footer, True), (section.even_page_footer, False)):
        paragraph = footer.paragraphs[0]
        if odd:
            _right(paragraph, 1)
        else:
            paragraph.paragraph_format.left_indent = Pt(SIZE_4)
        _run(paragraph, "— ", _SONG, SIZE_4)
        for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("value", "1"), ("end", "")):
            run = _run(paragraph, text if kind == "value" else "", _SONG, SIZE_4)
            if kind in ("begin", "separate", "end"):
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                run._r.append(mark)
            elif kind == "":
                code = OxmlElement("w:instrText")
                code.set(qn("xml:space"), "preserve")
                code.text = f" {text} "
                run._r.append(code)
        _run(paragraph, " —", _SONG, SIZE_4)


def _mark(section: Any, text: str) -> None:
    """A word in grey at the head of each page (演练)."""
    for header in (section.header, section.even_page_header):
        if header.is_linked_to_previous and section is not None:
            header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = _run(paragraph, text, _HEI, SIZE_2)
        run.font.color.rgb = RGBColor(0x99, 0x99, 0x99)


def _fixed(document: Any) -> bytes:
    """The file with all times set to one value, so that equal papers are equal bytes."""
    written, target = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, source.read(entry.filename))
    return target.getvalue()
