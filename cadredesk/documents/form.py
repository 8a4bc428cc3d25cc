"""Forms and tables that are not official papers: A4 pages of ruled grids, texts and signature lines, page x of y.

A document is one `Form` value; `render_form` makes its PDF. Lengths of the API are millimetres, sizes points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from cadredesk.documents import fonts, table
from cadredesk.documents.grid import (
    ASCENT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Line,
    Type,
    draw,
    set_line,
    set_paragraph,
    shape_title,
    watermark,
    width_of,
)
from cadredesk.documents.table import Align, Cell, LaidRow

__all__ = ["Cell", "Form", "Grid", "NewPage", "Pair", "Part", "Signatures", "Space", "Text", "render_form"]

_LEADING: Final = 1.5
_EPS: Final = 0.01
_NUMBER: Final = Type(fonts.SONG, 10.5)
_PIECE: Final = 20 * MM
"""A row taller than a page is begun only where this much of it fits."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: `shares` are relative column widths; the first `head` rows repeat on each page.

    `row_height` (mm) is the least height of a row.
    """

    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]
    head: int = 0
    row_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `indent` in characters for its first line; `keep` with what follows (a heading)."""

    text: str
    size: float = 12.0
    face: str = fonts.FANG
    align: Align = "left"
    indent: float = 0.0
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """One line with a text at the left and one at the right (填报单位 and 日期)."""

    left: str
    right: str = ""
    size: float = 12.0


@dataclass(frozen=True, slots=True)
class Signatures:
    """Labels with a rule to sign on, evenly over the width; they stay on the page of what stands above."""

    labels: tuple[str, ...]
    size: float = 12.0


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height in millimetres."""

    height: float


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


Part = Grid | Text | Pair | Signatures | Space | NewPage


@dataclass(frozen=True, slots=True)
class Form:
    """A form: title (`|` marks allowed breaks), parts, A4 upright or `landscape`.

    `footer` stands at the left of the foot, "第 x 页 共 y 页" in its middle when `numbered`. `code` stands small at
    the upper right (a form's number). `names` are persons' names in running text, each set in one design.
    """

    title: str
    parts: tuple[Part, ...]
    landscape: bool = False
    footer: str = ""
    code: str = ""
    numbered: bool = True
    title_size: float = 20.0
    margin: float = 20.0
    names: tuple[str, ...] = ()
    watermark: str | None = None


@dataclass(frozen=True, slots=True)
class _Strip:
    """One horizontal piece of the page: lines with baselines counted down from its top, or table rows."""

    height: float
    lines: tuple[tuple[float, Line], ...] = ()
    rules: tuple[tuple[float, float, float], ...] = ()
    head: tuple[LaidRow, ...] = ()
    rows: tuple[LaidRow, ...] = ()
    keep: bool = False
    new_page: bool = False


@dataclass(slots=True)
class _Page:
    strips: list[tuple[float, _Strip]] = field(default_factory=list)
    grids: list[tuple[float, list[LaidRow]]] = field(default_factory=list)


def label(text: str, span: int = 1, down: int = 1, upright: bool = False, size: float = 12.0) -> Cell:
    """A cell that names its neighbour, in 黑体; `upright` sets its characters one under another."""
    return Cell("\n".join(text) if upright else text, face=fonts.HEI, span=span, down=down, size=size)


def render_form(form: Form) -> bytes:
    """The form as PDF; raises UserError("font.no_glyph") when a character has no glyph."""
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if form.landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    canvas, target = fonts.open_canvas(width, height)
    draw_form(canvas, form)
    canvas.save()
    return target.getvalue()


def draw_form(canvas: Canvas, form: Form) -> int:
    """Draw the form on new pages of `canvas`, numbered from 1; returns how many pages."""
    canvas.setTitle(form.title.replace("|", ""))
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if form.landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    margin = form.margin * MM
    area = width - 2 * margin
    foot = 10 * MM if form.numbered or form.footer else 0.0
    pages = _filled(list(_strips(form, area)), height - 2 * margin - foot + 4 * MM)
    for number, page in enumerate(pages, 1):
        canvas.setPageSize((width, height))
        if form.watermark:
            watermark(canvas, form.watermark, width, height)
        placed = list(_frame(form, number, len(pages), width, height, margin))
        for y, strip in page.strips:
            top = height - margin - y
            placed.extend((margin, top - base, line) for base, line in strip.lines)
            canvas.setLineWidth(0.5)
            for x, end, base in strip.rules:
                canvas.line(margin + x, top - base, margin + end, top - base)
        draw(canvas, placed)
        for y, rows in page.grids:
            table.draw_rows(canvas, margin, height - margin - y, rows)
        canvas.showPage()
    return len(pages)


def _frame(
    form: Form, number: int, count: int, width: float, height: float, margin: float
) -> Iterator[tuple[float, float, Line]]:
    base = margin - 4 * MM
    if form.numbered:
        line = set_line(f"第 {number} 页  共 {count} 页", _NUMBER)
        yield (width - line.width) / 2, base, line
    if form.footer:
        yield margin, base, set_line(form.footer, Type(fonts.SONG, 9))
    if form.code:
        line = set_line(form.code, Type(fonts.SONG, 9))
        yield width - margin - line.width, height - margin + 3 * MM, line


def _strips(form: Form, width: float) -> Iterator[_Strip]:
    kind = Type(fonts.TITLE, form.title_size)
    for text in shape_title(form.title, width, kind):
        line = set_line(text, kind, names=form.names)
        placed = Line((width - line.width) / 2, line.width, line.runs)
        yield _Strip(kind.size * 1.4, ((kind.size * (ASCENT + 0.2), placed),), keep=True)
    if form.title:
        yield _Strip(3 * MM, keep=True)
    for part in form.parts:
        if isinstance(part, Grid):
            yield _grid(part, width, form.names)
        elif isinstance(part, Text):
            yield from _text(part, width, form.names)
        elif isinstance(part, Pair):
            yield _pair(part, width, form.names)
        elif isinstance(part, Signatures):
            yield _signatures(part, width)
        elif isinstance(part, Space):
            yield _Strip(part.height * MM)
        else:
            yield _Strip(0.0, new_page=True)


def _grid(part: Grid, width: float, names: tuple[str, ...]) -> _Strip:
    rows = table.lay(part.rows, table.column_widths(part.shares, width), names, part.row_height * MM)
    return _Strip(0.0, head=tuple(rows[: part.head]), rows=tuple(rows[part.head :]))


def _text(part: Text, width: float, names: tuple[str, ...]) -> Iterator[_Strip]:
    kind = Type(part.face, part.size)
    leading = part.size * _LEADING
    for text in part.text.split("\n"):
        lines = set_paragraph(
            [(text, kind)], width, part.indent * part.size, 0.0, names, justify=part.align == "left"
        )
        for line in lines or [Line(0.0, 0.0, ())]:
            shift = {"left": line.x, "center": (width - line.width) / 2, "right": width - line.width}[
                part.align
            ]
            base = part.size * (ASCENT + (_LEADING - 1) / 2)
            yield _Strip(leading, ((base, Line(shift, line.width, line.runs)),), keep=part.keep)


def _pair(part: Pair, width: float, names: tuple[str, ...]) -> _Strip:
    kind = Type(fonts.FANG, part.size)
    base = part.size * (ASCENT + 0.2)
    left, right = (set_line(text, kind, names=names) for text in (part.left, part.right))
    lines = ((base, left), (base, Line(width - right.width, right.width, right.runs)))
    return _Strip(part.size * 1.7, lines, keep=True)


def _signatures(part: Signatures, width: float) -> _Strip:
    kind = Type(fonts.FANG, part.size)
    share = width / len(part.labels)
    height = part.size * 2.6
    base = height - part.size * 0.5
    lines, rules = [], []
    for number, text in enumerate(part.labels):
        line = set_line(f"{text}：", kind, number * share)
        lines.append((base, line))
        rules.append((line.x + width_of(f"{text}：", kind), (number + 1) * share - part.size, base + 2))
    return _Strip(height, tuple(lines), tuple(rules))


def _filled(strips: Sequence[_Strip], height: float) -> list[_Page]:
    pages = [_Page()]
    y = 0.0
    for number, strip in enumerate(strips):
        if strip.new_page:
            pages.append(_Page())
            y = 0.0
        elif strip.rows or strip.head:
            y = _fill_grid(pages, strip, y, height)
        else:
            need = sum(s.height for s in _group(strips, number, height))
            if number and (strips[number - 1].rows or strips[number - 1].head):
                y = _carried(pages, strips[number - 1], _closing(strips, number), y, height)
            if y > 0 and y + need > height + _EPS:
                pages.append(_Page())
                y = 0.0
            pages[-1].strips.append((y, strip))
            y += strip.height
    return pages


def _group(strips: Sequence[_Strip], number: int, height: float) -> Iterator[_Strip]:
    """The strip, those it is kept with, and the head of a grid after them."""
    yield strips[number]
    while strips[number].keep and number + 1 < len(strips):
        number += 1
        strip = strips[number]
        if strip.rows or strip.head:
            need = sum(row.height for row in strip.head + strip.rows[:1])
            yield _Strip(min(need, height / 2))
            return
        yield strip


def _closing(strips: Sequence[_Strip], number: int) -> float:
    """Height of what closes a page's matter from `number` on: notes and signatures, until a grid or a new page."""
    total = 0.0
    for strip in strips[number:]:
        if strip.new_page or strip.rows or strip.head:
            break
        total += strip.height
    return total


def _carried(pages: list[_Page], strip: _Strip, closing: float, y: float, height: float) -> float:
    """Take the last row of a grid to a new page when its closing would stand there alone."""
    _, rows = pages[-1].grids[-1]
    head = len(strip.head)
    if y + closing <= height + _EPS or closing > height / 2 or len(rows) < head + 2:
        return y
    first = len(rows) - 1
    while first > head and rows[first - 1].tied:
        first -= 1
    if first == head:
        return y
    moved = [*strip.head, *rows[first:]]
    del rows[first:]
    pages.append(_Page())
    pages[-1].grids.append((0.0, moved))
    return sum(row.height for row in moved)


def _fill_grid(pages: list[_Page], strip: _Strip, y: float, height: float) -> float:
    head_height = sum(row.height for row in strip.head)
    rows = list(strip.rows)
    block: list[LaidRow] = []
    start, used = y, y + head_height
    while rows:
        last = 0
        while rows[last].tied and last + 1 < len(rows):
            last += 1
        tall = sum(row.height for row in rows[: last + 1])
        room = height - used
        if last == 0 and tall > height - head_height + _EPS and room > _PIECE:
            rows[0:1] = table.split(rows[0], room)
            tall = room
        if used + tall > height + _EPS and (block or start > 0):
            if block:
                pages[-1].grids.append((start, [*strip.head, *block]))
            pages.append(_Page())
            block, start, used = [], 0.0, head_height
            continue
        block.extend(rows[: last + 1])
        used += tall
        del rows[: last + 1]
    pages[-1].grids.append((start, [*strip.head, *block]))
    return used
