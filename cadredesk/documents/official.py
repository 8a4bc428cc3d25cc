"""An official paper as plain values, and its PDF by GB/T 9704-2012: head, title, body, signature, annexes, foot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from cadredesk.documents import fonts, table
from cadredesk.documents.grid import (
    AREA_HEIGHT,
    AREA_WIDTH,
    ASCENT,
    BODY,
    CELL,
    HEADING,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    ROW,
    SIZE_3,
    SIZE_4,
    TITLE,
    TOP,
    Line,
    Type,
    draw,
    set_line,
    set_paragraph,
    shape_title,
    watermark,
    width_of,
)

_RED: Final = Color(0.878, 0.125, 0.125)
_BLACK_LABEL: Final = HEADING[1]
_SIGNER: Final = HEADING[2]
_FOOT: Final = Type(fonts.FANG, SIZE_4)
_PAGE_NUMBER: Final = Type(fonts.SONG, SIZE_4)
_MARK_TOP: Final = 35 * MM
_EPS: Final = 0.01
_WIDEST: Final = 12
_WITH_SIGNATURE: Final = 2
"""Rows of body that stand at least on the page of the signature."""
_WHOLE: Final = 8 * ROW
"""A table no higher than this (points) is not broken over two pages."""
_TALL: Final = 6 * ROW


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、黑体), 2 （（一）楷体), 3 or 4 (仿宋), with its number in the text."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text, indented two characters; `lead` opens it in 楷体 (a heading of level 2 that runs on)."""

    text: str
    lead: str = ""
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label in 黑体 and its text hanging beside it, as 出席 in minutes (GB/T 9704-2012 10.3)."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class NameList:
    """Names in columns, two-character names padded; `per_row` names a row."""

    names: tuple[str, ...]
    per_row: int = 5


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table in the type area: `columns` are its headings, `shares` their relative widths.

    Headings repeat on each page. `align` has one of l, c, r a column; `size` is in points. A `signing` one is there
    to be signed, and does not count as body beside the signature.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...] = ()
    align: str = ""
    caption: str = ""
    size: float = 14.0
    signing: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty rows."""

    rows: int = 1


Block = Heading | Paragraph | Labelled | NameList | Table | Blank


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on a page of its own; `label` is 附件 or 附件1; a `landscape` one is turned with its head to the left."""

    label: str
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class OfficialPaper:
    """Everything on an official paper. Empty values are left out.

    title: `|` marks where it may be broken. number: 文号 as printed (X〔2026〕3号). approver: 签发人, upward papers
    only. signer and date: printed with room for a seal when `sealed`. note: 附注 without brackets. names: the names
    of persons in running text, each set in one design. copies_to, printed_by, printed_on: 版记.
    """

    title: str
    blocks: tuple[Block, ...]
    addressee: str = ""
    issuer_mark: str = ""
    number: str = ""
    approver: str = ""
    attachments: tuple[str, ...] = ()
    signer: str = ""
    date: dt.date | None = None
    sealed: bool = True
    note: str = ""
    annexes: tuple[Annex, ...] = ()
    copies_to: str = ""
    printed_by: str = ""
    printed_on: dt.date | None = None
    names: tuple[str, ...] = ()
    watermark: str | None = None


def date_text(day: dt.date) -> str:
    """A date as papers print it: full year, no leading zeros (GB/T 9704-2012 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def padded(name: str) -> str:
    """A two-character name with a blank between, as lists print it."""
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 else name


def attachment_lines(attachments: tuple[str, ...]) -> list[str]:
    """附件说明 without its indent: numbered when there are several, no mark at the end (GB/T 9704-2012 7.3.4)."""
    if len(attachments) == 1:
        return [f"附件：{attachments[0]}"]
    blank = "\u3000" * 3
    return [f"{blank if n > 1 else '附件：'}{n}.{name}" for n, name in enumerate(attachments, 1)]


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing in the flow: lines on one row, or rows of a table.

    keep: held to the next one. body: counts as body beside a signature. starts: begins a page.
    """

    lines: tuple[Line, ...] = ()
    rows: int = 1
    keep: bool = False
    red: bool = False
    table: tuple[table.LaidRow, ...] = ()
    head: int = 0
    body: bool = True
    starts: bool = False


@dataclass(slots=True)
class _Page:
    """One page; `tables` have where they stand, their rows, and whether they count as body beside a signature."""

    landscape: bool = False
    numbered: bool = True
    items: list[tuple[float, _Item]] = field(default_factory=list)
    tables: list[tuple[float, list[table.LaidRow], bool]] = field(default_factory=list)
    rules: list[tuple[float, float, bool]] = field(default_factory=list)


def render_pdf(paper: OfficialPaper) -> bytes:
    """The paper as PDF; raises UserError("font.no_glyph") when a character has no glyph."""
    canvas, target = fonts.open_canvas(PAGE_WIDTH, PAGE_HEIGHT)
    draw_paper(canvas, paper)
    canvas.save()
    return target.getvalue()


def draw_paper(canvas: Canvas, paper: OfficialPaper) -> int:
    """Draw the paper on new pages of `canvas`, numbered from 1; returns how many pages."""
    canvas.setTitle(paper.title.replace("|", ""))
    pages = _paged(paper)
    for number, page in enumerate(pages, 1):
        _draw_page(canvas, page, number, paper.watermark)
        canvas.showPage()
    return len(pages)


# ---------------------------------------------------------------- flow


def _paged(paper: OfficialPaper) -> list[_Page]:
    first = _Page()
    top = _head(first, paper)
    flow = list(_title(paper.title, AREA_WIDTH, paper.names))
    flow.append(_Item())
    if paper.addressee:
        flow.extend(_text([(f"{paper.addressee}：", BODY)], AREA_WIDTH, 0, 0, paper.names))
    flow.extend(_blocks(paper.blocks, AREA_WIDTH, paper.names))
    flow.extend(_attachments(paper))
    pages = _fill(first, flow, top, _signature(paper))
    for annex in paper.annexes:
        pages.extend(_annex(annex, paper.names))
    _foot(pages, paper)
    return pages


def _head(page: _Page, paper: OfficialPaper) -> float:
    """版头; returns where the title may start, in points below the top of the type area."""
    number = [set_line(paper.number, BODY)] if paper.number else []
    if not paper.issuer_mark:
        if not number:
            return 0.0
        page.items.append((0.0, _Item((_moved(number[0], AREA_WIDTH - number[0].width),))))
        return 2 * ROW
    kind = Type(fonts.TITLE, 48.0)
    size = min(48.0, 48.0 * AREA_WIDTH / width_of(paper.issuer_mark, kind))
    mark = set_line(paper.issuer_mark, Type(fonts.TITLE, size))
    page.items.append((_MARK_TOP, _Item((_moved(mark, (AREA_WIDTH - mark.width) / 2),), red=True)))
    row = _MARK_TOP + size + 2 * ROW
    if paper.approver:
        name = set_line(paper.approver, _SIGNER, names=(paper.approver,))
        label = set_line("签发人：", BODY)
        start = AREA_WIDTH - CELL - name.width - label.width
        line = [_moved(label, start), _moved(name, start + label.width), *(_moved(n, CELL) for n in number)]
    else:
        line = [_moved(n, (AREA_WIDTH - n.width) / 2) for n in number]
    page.items.append((row, _Item(tuple(line))))
    rule = row + SIZE_3 + 4 * MM
    page.rules.append((rule, 1.0, True))
    return _snapped(rule + 2 * ROW)


def _snapped(y: float) -> float:
    return -(-(y - _EPS) // ROW) * ROW


def _moved(line: Line, x: float) -> Line:
    return Line(x, line.width, line.runs)


def _title(title: str, width: float, names: tuple[str, ...]) -> Iterator[_Item]:
    for text in shape_title(title, width):
        line = set_line(text, TITLE, names=names)
        yield _Item((_moved(line, (width - line.width) / 2),), keep=True)


def _text(
    parts: Sequence[tuple[str, Type]],
    width: float,
    first: float,
    rest: float,
    names: tuple[str, ...],
    keep: bool = False,
) -> Iterator[_Item]:
    for line in set_paragraph(parts, width, first, rest, names):
        yield _Item((line,), keep=keep)


def _blocks(blocks: Sequence[Block], width: float, names: tuple[str, ...]) -> Iterator[_Item]:
    for block in blocks:
        if isinstance(block, Heading):
            yield from _text([(block.text, HEADING[block.level])], width, 2 * CELL, 0, names, keep=True)
        elif isinstance(block, Paragraph):
            parts = [(block.lead, HEADING[2]), (block.text, BODY)] if block.lead else [(block.text, BODY)]
            yield from _text(parts, width, 2 * CELL if block.indent else 0, 0, names)
        elif isinstance(block, Labelled):
            yield from _labelled(block, width, names)
        elif isinstance(block, NameList):
            yield from _names(block, width)
        elif isinstance(block, Table):
            yield from _table(block, width, names)
        else:
            yield from (_Item() for _ in range(block.rows))


def _labelled(block: Labelled, width: float, names: tuple[str, ...]) -> Iterator[_Item]:
    label = set_line(block.label, _BLACK_LABEL, 2 * CELL)
    hang = label.x + label.width
    lines = set_paragraph([(block.text, BODY)], width, hang, hang, names)
    for number, line in enumerate(lines or [Line(hang, 0.0, ())]):
        yield _Item((label, line) if number == 0 else (line,))


def _names(block: NameList, width: float) -> Iterator[_Item]:
    pitch = (width - 2 * CELL) / block.per_row
    kind = Type(fonts.even_face(block.names, fonts.FANG), BODY.size, BODY.tracking)
    for start in range(0, len(block.names), block.per_row):
        row = block.names[start : start + block.per_row]
        lines = [
            set_line(padded(name), kind, 2 * CELL + n * pitch, names=(padded(name),))
            for n, name in enumerate(row)
        ]
        yield _Item(tuple(lines))


def _table(block: Table, width: float, names: tuple[str, ...]) -> Iterator[_Item]:
    if block.caption:
        line = set_line(block.caption, HEADING[1])
        yield _Item((_moved(line, (width - line.width) / 2),), keep=True)
    size, widths = table_columns(block, width)
    align: dict[str, table.Align] = {"l": "left", "c": "center", "r": "right"}
    sides = block.align.ljust(len(block.columns), "c")
    least = size * 2
    head = [table.Cell(text, face=fonts.HEI, size=size, height=least) for text in block.columns]
    faces = [fonts.even_face(column, fonts.FANG) for column in zip(*block.rows, strict=True)]
    rows = [
        [table.Cell(text, align[sides[n]], faces[n], size, height=least) for n, text in enumerate(row)]
        for row in block.rows
    ]
    first, *laid = table.lay([head, *rows], widths, names)
    yield _Item(table=(first, *_tied(laid)), head=1, body=not block.signing)


def _tied(rows: list[table.LaidRow]) -> list[table.LaidRow]:
    """Few rows stay together; of many, none stands alone at the foot or at the head of a page."""
    last = len(rows) - 2
    whole = sum(row.height for row in rows) <= _WHOLE
    return [
        replace(row, tied=True)
        if n <= last and (whole or (n in (0, last) and max(row.height, rows[n + 1].height) <= _TALL))
        else row
        for n, row in enumerate(rows)
    ]


def table_columns(block: Table, width: float) -> tuple[float, list[float]]:
    """The size (points) and the column widths in which the table wraps least: 14 down to 10.5 points."""
    if block.shares:
        return block.size, table.column_widths(block.shares, width)
    longest = [
        max(
            (table.text_width(line, fonts.FANG, 1.0) for row in block.rows for line in row[n].split("\n")),
            default=0.0,
        )
        for n in range(len(block.columns))
    ]
    for size, halved in ((block.size, False), (12.0, False), (11.0, False), (10.5, False), (10.5, True)):
        natural = _natural(block, size, halved, longest)
        if sum(natural) <= width:
            break
    spare = width - sum(natural)
    if spare < 0:
        return size, table.column_widths(natural, width)
    long = [n for n, column in enumerate(natural) if column >= _WIDEST * size]
    wider = long or range(len(natural))
    return size, [column + (spare / len(wider) if n in wider else 0.0) for n, column in enumerate(natural)]


def _natural(block: Table, size: float, halved: bool, longest: Sequence[float]) -> list[float]:
    """Column widths without a wrapped line; a `halved` heading takes two, a long text twelve ems.

    `longest` is the width of each column's longest line in ems.
    """
    widths = []
    for number, heading in enumerate(block.columns):
        half = table.text_width(
            heading[: -(-len(heading) // 2)] if halved and len(heading) > 4 else heading, fonts.HEI, size
        )
        widest = min(longest[number], _WIDEST) * size
        widths.append(max(half, widest) + 2 * table.PADDING + size / 3)
    return widths


def _attachments(paper: OfficialPaper) -> Iterator[_Item]:
    if not paper.attachments:
        return
    yield _Item()
    lead = "附件："
    for number, name in enumerate(paper.attachments, 1):
        mark = f"{number}." if len(paper.attachments) > 1 else ""
        start = 2 * CELL + width_of(lead, BODY)
        hang = start + width_of(mark, BODY)
        lines = set_paragraph([(name, BODY)], AREA_WIDTH, hang, hang, paper.names)
        for place, line in enumerate(lines):
            row = [line]
            if place == 0:
                row += [set_line(mark, BODY, start)] if mark else []
                row += [set_line(lead, BODY, 2 * CELL)] if number == 1 else []
            yield _Item(tuple(row), keep=True, body=False)


def signature_indents(paper: OfficialPaper) -> tuple[float, float]:
    """How many characters the signer's and the date's ends stand in from the right: GB/T 9704-2012 7.3.5."""
    signer = width_of(paper.signer, BODY) / CELL
    date = width_of(date_text(paper.date), BODY) / CELL if paper.date else 0.0
    if not (paper.signer and paper.date):
        return (4.0, 4.0) if paper.sealed else (2.0, 2.0)
    if paper.sealed:
        over = max(0.0, (signer - date) / 2 - 4)
        return 4 + over - (signer - date) / 2, 4 + over
    if date > signer:
        return 4 + date - signer, 2.0
    return 2.0, signer - date


def _signature(paper: OfficialPaper) -> list[_Item]:
    """署名、成文日期、附注: a seal presses both and its top is within a row of the body (7.3.5, 7.3.6)."""
    date = date_text(paper.date) if paper.date else ""
    rows = [
        (text, side)
        for text, side in zip((paper.signer, date), signature_indents(paper), strict=True)
        if text
    ]
    items = [_Item() for _ in range(2 if paper.sealed and len(rows) == 2 else min(len(rows), 1))]
    for text, side in rows:
        line = set_line(text, BODY, names=paper.names)
        items.append(_Item((_moved(line, AREA_WIDTH - side * CELL - line.width),)))
    if paper.note:
        items += list(_text([(f"（{paper.note}）", BODY)], AREA_WIDTH, 2 * CELL, 0, paper.names))
    return items


# ---------------------------------------------------------------- pages


def _fill(first: _Page, flow: list[_Item], top: float, ending: list[_Item]) -> list[_Page]:
    """Put the flow on pages; the ending stays whole, with rows of body on its page (7.3.5: no 此页无正文)."""
    pages, y = _run(first, flow, top)
    if not ending:
        return pages
    height = (AREA_WIDTH if first.landscape else AREA_HEIGHT) + _EPS - len(ending) * ROW
    if y > height or (len(pages) > 1 and _rows_of_body(pages[-1]) < _WITH_SIGNATURE):
        for cut in _cuts(flow):
            again, end = _run(first, cut, top)
            if end <= height:
                pages, y = again, end
                break
        else:
            if y > height:
                pages.append(_Page(first.landscape))
                y = 0.0
    for item in ending:
        pages[-1].items.append((y, item))
        y += ROW
    return pages


def _run(first: _Page, flow: Sequence[_Item], top: float) -> tuple[list[_Page], float]:
    """The flow on a copy of `first` and the pages after it, and where it ends on the last one."""
    landscape = first.landscape
    height = AREA_WIDTH if landscape else AREA_HEIGHT
    pages = [replace(first, items=[*first.items], tables=[*first.tables], rules=[*first.rules])]
    y = top
    number = 0
    while number < len(flow):
        last = number
        while flow[last].keep and last + 1 < len(flow) and not flow[last + 1].starts:
            last += 1
        group = flow[number : last + 1]
        if y > 0 and (group[0].starts or y + _needed(group) > height + _EPS):
            pages.append(_Page(landscape))
            y = 0.0
        for item in group:
            if item.table:
                y = _place_table(pages, item, y, height, landscape)
            else:
                pages[-1].items.append((y, item))
                y += item.rows * ROW
        number = last + 1
    return pages, y


def _cuts(flow: Sequence[_Item]) -> Iterator[list[_Item]]:
    """The flow with a page begun before ever more of its last rows, never between what holds together."""
    body = 0
    for number in range(len(flow) - 1, 0, -1):
        item = flow[number]
        before, after = list(flow[:number]), list(flow[number + 1 :])
        free = not flow[number - 1].keep
        if not item.table:
            body += bool(item.lines) and item.body
            if item.lines and item.body and body >= _WITH_SIGNATURE and free:
                yield [*before, replace(item, starts=True), *after]
            continue
        head, rows = item.table[: item.head], item.table[item.head :]
        if not item.body:
            continue
        for cut in range(len(rows) - 1, -1, -1):
            body += 1
            if body < _WITH_SIGNATURE or (rows[cut - 1].tied if cut else not free):
                continue
            parts = [replace(item, table=head + rows[:cut])] if cut else []
            yield [*before, *parts, replace(item, table=head + rows[cut:], starts=True), *after]


def _rows_of_body(page: _Page) -> int:
    lines = sum(1 for _, item in page.items if item.lines and item.body)
    return lines + sum(len(rows) - 1 for _, rows, body in page.tables if body)


def _needed(group: Sequence[_Item]) -> float:
    """The least height in which a group begins: of a table the head and the rows tied to its first one."""
    return sum(_start(item) if item.table else item.rows * ROW for item in group)


def _start(item: _Item) -> float:
    last = item.head
    while last + 1 < len(item.table) and item.table[last].tied:
        last += 1
    return sum(row.height for row in item.table[: last + 1])


def _place_table(pages: list[_Page], item: _Item, y: float, height: float, landscape: bool) -> float:
    head, rows = list(item.table[: item.head]), list(item.table[item.head :])
    head_height = sum(row.height for row in head)
    block: list[table.LaidRow] = []
    start, used = y, y + head_height
    number = 0
    while number < len(rows):
        last = number
        while rows[last].tied and last + 1 < len(rows):
            last += 1
        group = rows[number : last + 1]
        tall = sum(row.height for row in group)
        if len(group) == 1 and tall > height - head_height + _EPS and height - used > 3 * ROW:
            rows[number : last + 1] = table.split(group[0], height - used)
            group, tall = [rows[number]], height - used
        if used + tall > height + _EPS and (block or start > 0):
            if block:
                pages[-1].tables.append((start, head + block, item.body))
            pages.append(_Page(landscape))
            block, start, used = [], 0.0, head_height
            continue
        block.extend(group)
        used += tall
        number = last + 1
    pages[-1].tables.append((start, head + block, item.body))
    return _snapped(used + 0.4 * ROW)


def _annex(annex: Annex, names: tuple[str, ...]) -> list[_Page]:
    """An annex: 附件 in 黑体 on row 1, the title on row 3, then its text (GB/T 9704-2012 7.3.7)."""
    width = AREA_HEIGHT if annex.landscape else AREA_WIDTH
    flow = [_Item((set_line(annex.label, _BLACK_LABEL),), keep=True), _Item(keep=True)]
    flow += list(_title(annex.title, width, names))
    flow += [_Item(), *_blocks(annex.blocks, width, names)]
    return _fill(_Page(annex.landscape), flow, 0.0, [])


def _foot(pages: list[_Page], paper: OfficialPaper) -> None:
    """版记 at the foot of the last page: GB/T 9704-2012 7.4."""
    if not (paper.copies_to or paper.printed_by):
        return
    rows: list[tuple[Line, ...]] = []
    if paper.copies_to:
        lead = "抄送："
        hang = SIZE_4 + width_of(lead, _FOOT)
        found = set_paragraph([(f"{paper.copies_to}。", _FOOT)], AREA_WIDTH - SIZE_4, hang, hang, paper.names)
        rows = [(line,) if n else (set_line(lead, _FOOT, SIZE_4), line) for n, line in enumerate(found)]
    copies = len(rows)
    if paper.printed_by:
        last = [set_line(paper.printed_by, _FOOT, SIZE_4)]
        if paper.printed_on:
            text = f"{date_text(paper.printed_on)}印发"
            last.append(set_line(text, _FOOT, AREA_WIDTH - SIZE_4 - width_of(text, _FOOT)))
        rows.append(tuple(last))
    pitch = SIZE_4 * 1.75
    height = len(rows) * pitch
    page = pages[-1]
    bottom = max(
        [y + i.rows * ROW for y, i in page.items] + [_bottom(y, rows_) for y, rows_, _ in page.tables],
        default=0.0,
    )
    if page.landscape or bottom + height > AREA_HEIGHT:
        page = _Page(numbered=False)
        pages.append(page)
    top = AREA_HEIGHT - height
    page.rules += [(top, 0.35 * MM, False), (AREA_HEIGHT, 0.35 * MM, False)]
    if copies and paper.printed_by:
        page.rules.append((top + copies * pitch, 0.25 * MM, False))
    for number, line in enumerate(rows):
        page.items.append((top + number * pitch + (pitch - SIZE_4) / 2, _Item(line)))


def _bottom(y: float, rows: Sequence[table.LaidRow]) -> float:
    return y + sum(row.height for row in rows)


# ---------------------------------------------------------------- drawing


def _draw_page(canvas: Canvas, page: _Page, number: int, mark: str | None) -> None:
    if mark:
        watermark(canvas, mark, PAGE_WIDTH, PAGE_HEIGHT)
    x, top = LEFT, PAGE_HEIGHT - TOP
    if page.landscape:
        canvas.saveState()
        canvas.translate(LEFT + AREA_WIDTH, top - AREA_HEIGHT)
        canvas.rotate(90)
        x, top = 0.0, AREA_WIDTH
    black: list[tuple[float, float, Line]] = []
    for y, item in page.items:
        placed = [
            (x, top - y - ASCENT * (line.runs[0].size if line.runs else 0), line) for line in item.lines
        ]
        if item.red:
            canvas.setFillColor(_RED)
            draw(canvas, placed)
            canvas.setFillGray(0)
        else:
            black.extend(placed)
    number_line = _page_number(number) if page.numbered else []
    if page.landscape:
        draw(canvas, black)
    else:
        draw(canvas, black + number_line)
    for y, rows, _ in page.tables:
        table.draw_rows(canvas, x, top - y, rows)
    for y, thickness, red in page.rules:
        canvas.setLineWidth(thickness)
        canvas.setStrokeColor(_RED if red else Color(0, 0, 0))
        canvas.line(x, top - y, x + AREA_WIDTH, top - y)
    canvas.setStrokeGray(0)
    if page.landscape:
        canvas.restoreState()
        draw(canvas, number_line)


def _page_number(number: int) -> list[tuple[float, float, Line]]:
    """— 1 — in size 4 宋体, dashes 7 mm below the type area; odd right, even left, one character in (7.5)."""
    line = set_line(f"— {number} —", _PAGE_NUMBER)
    x = AREA_WIDTH - SIZE_4 - line.width if number % 2 else SIZE_4
    dash_height = 0.30 * SIZE_4
    return [(LEFT + x, PAGE_HEIGHT - TOP - AREA_HEIGHT - 7 * MM - dash_height, line)]
