"""The paper ballot (民主测评票、推荐票、表决票) and its layout: one drawing for hand counting and for machine reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import segno
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from cadredesk.documents import fonts
from cadredesk.documents.grid import (
    ASCENT,
    MM,
    Line,
    Type,
    draw,
    set_line,
    set_paragraph,
    shape_title,
    watermark,
)
from cadredesk.domain.form import ALL, BallotForm, Row
from cadredesk.domain.layout import BallotLayout, Fiducial, LayoutGroup, LayoutPage, PrintedCell, Rect
from cadredesk.domain.names import padded
from cadredesk.errors import UserError

MARKERS: Final = bytes.fromhex(
    "B5320F9A332D9946549E79CD9E2EC4F2FEDACF56F99111A70EB72A0F24B1263E466566006C5E76AF868BB02BCCD5DD82FE47"
    "9471ACE4A5542123346F441557B29ECFF0CB08AE0929187504FF0DF61C5A17182A28328C38B224E82EEB2D3F4B64502E5013"
)
"""The ArUco dictionary 4x4_50 (Garrido-Jurado et al. 2014, as predefined in OpenCV): two bytes a marker, rows from
the top, 1 is white; each is framed by one black module."""

Paper = Literal["A4", "A5"]
PAPERS: Final[Mapping[Paper, tuple[float, float]]] = {"A4": (210.0, 297.0), "A5": (148.0, 210.0)}
"""ISO 216 sizes, upright, mm."""
EDGE: Final = 12.0
"""Paper edge to the outer edge of a fiducial, mm."""
MARK: Final = 8.0
BOX: Final = 4.8
CELL_WIDTH: Final = 12.0
CELL_HEIGHT: Final = 10.0
_CODE: Final = 14.0
_MARGIN: Final = 10.0
_BOTTOM: Final = 24.0
_SERIAL: Final = 9.0
_LINE: Final = 0.5
_TALLEST: Final = 15.0
_SHORTEST: Final = 500
"""Characters of instructions that have room on every paper."""
_WRITTEN: Final = 10
"""A score form with more points than this has a blank to write the score in, not a box a point."""


@dataclass(frozen=True, slots=True)
class PrintedBallot:
    """A print run: the PDF of one ballot, the same for every voter, and where its boxes are."""

    pdf: bytes
    layout: BallotLayout


@dataclass(frozen=True, slots=True)
class _Plan:
    """Columns of the table in mm. `stacked`: a line for each element of a row; else all elements side by side."""

    width: float
    height: float
    name: float
    post: float
    element: float
    mark: float
    stacked: bool
    written: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """A row of the form with its lines (one, or one an element), in mm."""

    row: Row
    number: int
    height: float
    lines: int


class _Sheet:
    """One page being drawn, in millimetres from its top left."""

    def __init__(self, canvas: Canvas, width: float, height: float, *, watermarked: bool = False) -> None:
        self.canvas, self.width, self.height, self.watermarked = canvas, width, height, watermarked
        self.placed: list[tuple[float, float, Line]] = []
        self.cells: list[PrintedCell] = []

    def rect(self, area: Rect, fill: bool = False, stroke: bool = True) -> None:
        self.canvas.rect(
            area.x * MM,
            (self.height - area.y - area.h) * MM,
            area.w * MM,
            area.h * MM,
            stroke=int(stroke),
            fill=int(fill),
        )

    def trace(self, path: PDFPathObject, area: Rect) -> None:
        """Adds a rectangle to a path."""
        path.rect(area.x * MM, (self.height - area.y - area.h) * MM, area.w * MM, area.h * MM)

    def text(self, line: Line, x: float, y: float) -> None:
        """A line with its top left corner at `x`, `y`."""
        size = line.runs[0].size if line.runs else 0.0
        self.placed.append((x * MM, (self.height - y) * MM - size * ASCENT, line))

    def centred(self, area: Rect, text: str, kind: Type, name: bool = False) -> None:
        """A text in the middle of an area, in as many lines as it needs, smaller where a word would not fit."""
        self.stack(area, _lines(text, kind, area.w, name))

    def stack(self, area: Rect, lines: Sequence[Line]) -> None:
        total = sum(_pitch(line) for line in lines)
        y = area.y + (area.h - total) / 2
        for line in lines:
            self.text(line, area.x + (area.w - line.width / MM) / 2, y + 0.15 * _pitch(line) / 1.3)
            y += _pitch(line)

    def mark_cell(self, area: Rect) -> None:
        """A cell to mark in; a watermark does not run through it, where the reader would take it for pale ink."""
        if self.watermarked:
            self.canvas.setFillGray(1)
        self.rect(area, fill=self.watermarked)
        self.canvas.setFillGray(0)

    def box(self, x: float, y: float) -> Rect:
        """An empty box whose line's outer edge has its corner at `x`, `y`."""
        half = _LINE / MM / 2
        self.canvas.setFillGray(1)
        self.rect(Rect(x + half, y + half, BOX - 2 * half, BOX - 2 * half), fill=True)
        self.canvas.setFillGray(0)
        return Rect(x, y, BOX, BOX)

    def heavy(self, x: float, y: float, down: float, right: float = 0.0) -> None:
        """A thicker rule from `x`, `y`, to guide the eye from one person or element to the next."""
        self.canvas.setLineWidth(2 * _LINE)
        self.canvas.line(x * MM, (self.height - y) * MM, (x + right) * MM, (self.height - y - down) * MM)
        self.canvas.setLineWidth(_LINE)

    def finish(self) -> None:
        draw(self.canvas, self.placed)
        self.canvas.showPage()


def pdf(
    form: BallotForm,
    ballot_id: str,
    wording: Mapping[str, Any],
    watermark: str | None = None,
    paper: Paper = "A4",
) -> PrintedBallot:
    """The ballot of a form and its layout. `ballot_id` is one a print run; no copy differs from another.

    UserError("form.too_many") for more columns than a page is wide, more elements or instructions than it is high.
    """
    plan = _plan(form, paper)
    canvas, target = fonts.open_canvas(plan.width * MM, plan.height * MM)
    canvas.setTitle(form.title.replace("|", ""))
    scratch, _ = fonts.open_canvas(plan.width * MM, plan.height * MM)
    top = _header(_Sheet(scratch, plan.width, plan.height), form, plan, wording)
    pages = _pages(form, plan, top, wording)
    laid: list[LayoutPage] = []
    for number, blocks in enumerate(pages, 1):
        laid.append(_page(canvas, form, plan, wording, ballot_id, number, len(pages), blocks, watermark))
    canvas.save()
    groups = tuple(LayoutGroup(g.id, g.label, g.min, g.max) for g in form.groups())
    layout = BallotLayout(
        ballot_id, form.title.replace("|", ""), plan.width, plan.height, tuple(laid), groups
    )
    return PrintedBallot(target.getvalue(), layout)


def _plan(form: BallotForm, paper: Paper) -> _Plan:
    """Upright where the boxes fit beside the names, else lengthwise, else a line for each element."""
    short, long = PAPERS[paper]
    columns, elements = len(form.columns), max(1, len(form.elements))
    written = form.kind == "score" and columns > _WRITTEN
    marks = elements if written else columns * elements
    notes = any(row.note for row in form.rows)
    apart = notes and not form.elements
    least_name, least_post = (36.0, 30.0) if paper == "A4" else (26.0, 24.0)
    for width, height, name in ((short, long, least_name), (long, short, 40.0), (long, short, 27.0)):
        free = width - 2 * _MARGIN - _SERIAL
        least = name + (least_post if apart else 0.0)
        if marks * CELL_WIDTH + least <= free:
            mark = min(30.0 if marks < 6 else 22.0, (free - least) / marks)
            rest = free - mark * marks
            name = min(rest, 52.0) if apart else rest
            return _Plan(width, height, name, rest - name if apart else 0.0, 0.0, mark, False, written)
    free = short - 2 * _MARGIN - _SERIAL
    element = 24.0 if form.elements else 0.0
    mark = max(CELL_WIDTH, min(26.0, (free - element - 30.0) / columns))
    if columns * mark + element + 25.0 > free:
        free = long - 2 * _MARGIN - _SERIAL
        most = int((free - element - 25.0) / CELL_WIDTH)
        if columns > most:
            raise UserError("form.too_many", field="columns", most=most)
        return _Plan(
            long, short, free - element - columns * CELL_WIDTH, 0.0, element, CELL_WIDTH, True, False
        )
    return _Plan(short, long, free - element - columns * mark, 0.0, element, mark, True, False)


def _pitch(line: Line) -> float:
    return (line.runs[0].size if line.runs else 0.0) * 1.3 / MM


def _lines(text: str, kind: Type, width: float, name: bool = False) -> list[Line]:
    room = (width - 1.0) * MM
    while True:
        if name and "·" in text and set_line(text, kind).width > room:
            head, _, tail = text.partition("·")
            lines = [set_line(part, kind, names=(text,)) for part in (f"{head}·", tail)]
        elif not name and len(text) in (4, 6) and room < set_line(text, kind).width <= 2 * room:
            half = len(text) // 2  # 基本称职 breaks between its words
            lines = [set_line(part, kind) for part in (text[:half], text[half:])]
        else:
            lines = set_paragraph([(text, kind)], room, names=(text,) if name else (), justify=False)
        if kind.size <= 8 or (max((line.width for line in lines), default=0) <= room and len(lines) <= 2):
            return lines
        kind = Type(kind.face, kind.size - 0.5)


def _name_lines(row: Row, plan: _Plan) -> list[Line]:
    lines = _lines(padded(row.label), Type(fonts.FANG, 13), plan.name, name=True)
    if row.note and not plan.post:
        lines += set_paragraph([(row.note, Type(fonts.FANG, 9))], (plan.name - 1.6) * MM, justify=False)
    return lines


def _height(form: BallotForm, row: Row, plan: _Plan) -> float:
    """The least height of one line of a row in mm, so that nothing of its name or post is cut."""
    need = sum(_pitch(line) for line in _name_lines(row, plan)) + 1.2
    if plan.post:
        post = set_paragraph([(row.note, Type(fonts.FANG, 11))], (plan.post - 1.6) * MM, justify=False)
        need = max(need, sum(_pitch(line) for line in post) + 1.2)
    return max(CELL_HEIGHT, need / (len(form.elements) if plan.stacked and form.elements else 1))


def _head_height(form: BallotForm, plan: _Plan) -> float:
    return 16.0 if form.elements and not plan.stacked and not plan.written else 10.0


def _pages(form: BallotForm, plan: _Plan, top: float, wording: Mapping[str, Any]) -> list[list[_Block]]:
    lines = len(form.elements) if plan.stacked and form.elements else 1
    blocks = [_Block(row, n, _height(form, row, plan), lines) for n, row in enumerate(form.rows, 1)]
    room = plan.height - _BOTTOM - _head_height(form, plan)
    later = _next_top(form, plan, wording)
    if top > plan.height - _BOTTOM:
        raise UserError("form.too_many", field="instructions", most=_SHORTEST)
    if any(later + block.height * block.lines > room for block in blocks):
        raise UserError("form.too_many", field="elements", most=int((room - later) / CELL_HEIGHT))
    pages: list[list[_Block]] = [[]]
    used = top
    for block in blocks:
        need = block.height * block.lines
        if used + need > room + 0.001:  # on the first page even when nothing stands there but instructions
            pages.append([])
            used = later
        pages[-1].append(block)
        used += need
    if len(pages) == 1:
        spare = max(0.0, room - used) / (len(blocks) * lines)
        pages = [
            [_Block(b.row, b.number, max(b.height, min(_TALLEST, b.height + spare)), lines) for b in blocks]
        ]
    return pages


def _next_top(form: BallotForm, plan: _Plan, wording: Mapping[str, Any]) -> float:
    lines = _title_lines(wording["continued"].format(title=form.title.replace("|", "")), plan, 14)
    return max(EDGE - 2 + _CODE + 4, EDGE + len(lines) * 7.0 + 2)


def _between(plan: _Plan) -> float:
    """Millimetres that a centred line may be wide between the fiducial and the code."""
    return plan.width - 2 * (EDGE + MARK + 6 + _CODE + 4)


def _title_lines(title: str, plan: _Plan, size: float) -> list[Line]:
    kind = Type(fonts.TITLE, size)
    room = _between(plan) * MM
    return [set_line(text, kind) for text in shape_title(title, room, kind)]


def _header(sheet: _Sheet, form: BallotForm, plan: _Plan, wording: Mapping[str, Any]) -> float:
    """Title, voter group, example and instructions; the y where the table begins."""
    y = EDGE
    if form.school and form.school not in form.title:
        kind = Type(fonts.FANG, 12)
        while kind.size > 9 and set_line(form.school, kind).width > (_between(plan) - 1) * MM:
            kind = Type(kind.face, kind.size - 0.5)
        for line in _lines(form.school, kind, _between(plan)):
            sheet.text(line, (plan.width - line.width / MM) / 2, y)
            y += 6
    size = 20 if plan.width > 150 else 16
    for line in _title_lines(form.title, plan, size):
        sheet.text(line, (plan.width - line.width / MM) / 2, y)
        y += 0.475 * size
    y = max(y + 1, EDGE + MARK + 6)
    kind = Type(fonts.HEI, 11)
    if form.group_label:
        sheet.text(set_line(wording["group"].format(label=form.group_label), kind), _MARGIN, y)
    _example(sheet, plan, wording, y)
    y += 7
    texts = [_instructions(form, plan, wording), wording["anonymous"], *form.instructions.split("\n")]
    parts = [(wording["guide"], Type(fonts.HEI, 10.5)), ("".join(texts[:2]), Type(fonts.FANG, 10.5))]
    room = (plan.width - 2 * _MARGIN) * MM
    for line in set_paragraph(parts, room):
        sheet.text(line, _MARGIN, y)
        y += 5.2
    for text in texts[2:]:
        for line in set_paragraph([(text, Type(fonts.FANG, 10.5))], room, first=21.0):
            sheet.text(line, _MARGIN, y)
            y += 5.2
    return y + 1.5


def _instructions(form: BallotForm, plan: _Plan, wording: Mapping[str, Any]) -> str:
    kind: str = "written" if plan.written else form.kind
    if kind == "recommendation" and not any(form.is_write_in(row) for row in form.rows):
        kind = "recommendation_only"
    low, high = form.score_range() if form.kind == "score" else (0, 0)
    return str(wording["instructions"][kind]).format(max=form.max, low=low, high=high)


def _example(sheet: _Sheet, plan: _Plan, wording: Mapping[str, Any], y: float) -> None:
    """A filled example at the right: a ticked box, or a score."""
    label = set_line(wording["example"], Type(fonts.HEI, 11))
    x = plan.width - _MARGIN - (10 if plan.written else BOX)
    sheet.text(label, x - label.width / MM, y)
    canvas = sheet.canvas
    canvas.setLineWidth(_LINE)
    if plan.written:
        sheet.rect(Rect(x, y - 1, 10, 6))
        sheet.centred(Rect(x, y - 1, 10, 6), wording["example_score"], Type(fonts.KAI, 12))
        return
    sheet.box(x, y - 0.4)
    canvas.setLineWidth(1.2)
    path = canvas.beginPath()
    for step, (right, down) in enumerate(((0.9, 2.4), (2.0, 3.8), (5.2, -0.8))):
        place = ((x + right) * MM, (sheet.height - y + 0.4 - down) * MM)
        path.lineTo(*place) if step else path.moveTo(*place)
    canvas.drawPath(path)
    canvas.setLineWidth(_LINE)


def _page(
    canvas: Canvas,
    form: BallotForm,
    plan: _Plan,
    wording: Mapping[str, Any],
    ballot_id: str,
    number: int,
    count: int,
    blocks: Sequence[_Block],
    mark: str | None,
) -> LayoutPage:
    if mark:
        watermark(canvas, mark, plan.width * MM, plan.height * MM)
    sheet = _Sheet(canvas, plan.width, plan.height, watermarked=bool(mark))
    canvas.setLineWidth(_LINE)
    fiducials = _fiducials(sheet, number)
    payload, code = _code(sheet, ballot_id, number)
    if number == 1:
        y = _header(sheet, form, plan, wording)
    else:
        y = EDGE
        for line in _title_lines(wording["continued"].format(title=form.title.replace("|", "")), plan, 14):
            sheet.text(line, (plan.width - line.width / MM) / 2, y)
            y += 7.0
        y = _next_top(form, plan, wording)
    if blocks:
        y = _head(sheet, form, plan, wording, y)
    for block in blocks:
        y = _block(sheet, form, plan, wording, block, y)
    foot = wording["page"].format(page=number, pages=count)
    line = set_line(foot, Type(fonts.SONG, 10))
    sheet.text(line, (plan.width - line.width / MM) / 2, plan.height - EDGE - 5)
    if mark:  # the large one shows little between the cells
        sheet.text(set_line(mark, Type(fonts.HEI, 16)), EDGE + MARK + 8, plan.height - EDGE - 7)
    sheet.finish()
    return LayoutPage(number, fiducials, payload, code, tuple(sheet.cells))


def _fiducials(sheet: _Sheet, number: int) -> tuple[Fiducial, ...]:
    """Four different markers, others on the next page, with a white module round each."""
    right, bottom = sheet.width - EDGE - MARK, sheet.height - EDGE - MARK
    found = []
    module = MARK / 6
    for turn, (corner, x, y) in enumerate(
        (("tl", EDGE, EDGE), ("tr", right, EDGE), ("br", right, bottom), ("bl", EDGE, bottom))
    ):
        marker = (4 * (number - 1) + turn) % 48
        sheet.canvas.setFillGray(1)
        sheet.rect(
            Rect(x - module, y - module, MARK + 2 * module, MARK + 2 * module), fill=True, stroke=False
        )
        sheet.canvas.setFillGray(0)
        path = sheet.canvas.beginPath()  # in one (even-odd): renderers grow a lone rectangle to whole pixels
        sheet.trace(path, Rect(x, y, MARK, MARK))
        for bit in range(16):
            if MARKERS[2 * marker + bit // 8] >> (7 - bit % 8) & 1:
                row, column = divmod(bit, 4)
                sheet.trace(path, Rect(x + (column + 1) * module, y + (row + 1) * module, module, module))
        sheet.canvas.drawPath(path, stroke=0, fill=1)
        found.append(Fiducial(corner, marker, Rect(x, y, MARK, MARK)))
    return tuple(found)


def _code(sheet: _Sheet, ballot_id: str, number: int) -> tuple[str, Rect]:
    """The QR code beside the upper right fiducial: which print run, which page."""
    payload = f"CD1:{ballot_id}:{number}"
    area = Rect(sheet.width - EDGE - MARK - 6 - _CODE, EDGE - 2, _CODE, _CODE)
    draw_code(sheet.canvas, payload, area.x * MM, (sheet.height - area.y) * MM, _CODE * MM)
    return payload, area


def draw_code(canvas: Canvas, payload: str, x: float, top: float, side: float) -> None:
    """A QR code (ISO/IEC 18004) of `side` points with its upper left corner at `x`, `top`, quiet zone left white."""
    rows = [bytes(row) for row in segno.make(payload, error="m", micro=False, boost_error=False).matrix]
    module = side / len(rows)
    canvas.setFillGray(1)
    canvas.rect(
        x - 4 * module, top - side - 4 * module, side + 8 * module, side + 8 * module, stroke=0, fill=1
    )
    canvas.setFillGray(0)
    path = canvas.beginPath()
    for down, row in enumerate(rows):
        right = 0
        while right < len(row):
            run = right
            while run < len(row) and row[run]:
                run += 1
            if run > right:
                path.rect(x + right * module, top - (down + 1) * module, (run - right) * module, module)
            right = run + 1
    canvas.drawPath(path, stroke=0, fill=1)


def _marks(form: BallotForm, plan: _Plan) -> list[tuple[str, str]]:
    """The mark columns of one line as (element, column); a written score has no column."""
    elements = [e.id for e in form.elements] if form.elements and not plan.stacked else [""]
    columns = [""] if plan.written else [c.id for c in form.columns]
    return [(element, column) for element in elements for column in columns]


def _head(sheet: _Sheet, form: BallotForm, plan: _Plan, wording: Mapping[str, Any], y: float) -> float:
    height = _head_height(form, plan)
    kind = Type(fonts.HEI, 11)
    x = _MARGIN
    first = [(_SERIAL, wording["serial"]), (plan.name, wording[_naming(form, plan)])]
    first += [
        (width, text)
        for width, text in ((plan.post, wording["post"]), (plan.element, wording["element"]))
        if width
    ]
    for width, text in first:
        area = Rect(x, y, width, height)
        sheet.rect(area)
        sheet.centred(area, text, kind)
        x += width
    labels = [column.label for column in form.columns]
    if not form.elements or plan.stacked:
        for text in [wording["score"]] if plan.written else labels:
            area = Rect(x, y, plan.mark, height)
            sheet.rect(area)
            sheet.centred(area, text, kind)
            x += plan.mark
        return y + height
    for element in form.elements:
        span = plan.mark * (1 if plan.written else len(labels))
        upper = Rect(x, y, span, height if plan.written else 6.0)
        sheet.rect(upper)
        sheet.centred(upper, element.label, kind)
        for place, text in enumerate([] if plan.written else labels):
            area = Rect(x + place * plan.mark, y + 6.0, plan.mark, height - 6.0)
            sheet.rect(area)
            sheet.centred(area, text, Type(fonts.FANG, 10))
        sheet.heavy(upper.x, y, height)
        x += span
    return y + height


def _naming(form: BallotForm, plan: _Plan) -> str:
    if form.kind == "satisfaction":
        return "item"
    return "name_and_post" if any(row.note for row in form.rows) and not plan.post else "name"


def _block(
    sheet: _Sheet, form: BallotForm, plan: _Plan, wording: Mapping[str, Any], block: _Block, y: float
) -> float:
    row, whole = block.row, block.height * block.lines
    x = _MARGIN
    blank = form.is_write_in(row)
    for width, lines in (
        (_SERIAL, _lines(wording["write_in"] if blank else str(block.number), Type(fonts.FANG, 11), _SERIAL)),
        (plan.name, _name_lines(row, plan)),
        (
            plan.post,
            set_paragraph([(row.note, Type(fonts.FANG, 11))], (plan.post - 1.6) * MM, justify=False)
            if plan.post
            else [],
        ),
    ):
        if width:
            area = Rect(x, y, width, whole)
            sheet.rect(area)
            sheet.stack(area, lines)
            x += width
    if plan.stacked and form.elements:
        sheet.heavy(_MARGIN, y, 0.0, sheet.width - 2 * _MARGIN)
    stacked = list(form.elements) if plan.stacked and form.elements else [None]
    for down, element in enumerate(stacked):
        line_y, line_x = y + down * block.height, x
        if element is not None:
            area = Rect(line_x, line_y, plan.element, block.height)
            sheet.rect(area)
            sheet.centred(area, element.label, Type(fonts.FANG, 12))
            line_x += plan.element
        before = ""
        for side, column in _marks(form, plan):
            if side != before:
                sheet.heavy(line_x, line_y, block.height)
                before = side
            area = Rect(line_x, line_y, plan.mark, block.height)
            sheet.mark_cell(area)
            if column:
                box = sheet.box(area.x + (area.w - BOX) / 2, area.y + (area.h - BOX) / 2)
                group = form.group_id(row.id, element.id if element is not None else side)
                own = ALL if form.kind == "recommendation" else group
                sheet.cells.append(PrintedCell(f"{group}.{column}", own, column, box, area))
            line_x += plan.mark
    return y + whole
