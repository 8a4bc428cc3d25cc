"""Ruled tables: cells with spans, wrapped and vertically centred text, rows that grow, a head repeated on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Final, Literal

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cadredesk.documents import fonts
from cadredesk.documents.grid import ASCENT, Line, Type, draw, draw_boxes, set_line, set_paragraph, width_of

Align = Literal["left", "center", "right"]
PADDING: Final = 3.0
LEADING: Final = 1.3
_NAME_LENGTH: Final = 24


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `span` columns wide, `down` rows high, at least `height` points high.

    `lines` is the number of lines the text should fit in: its size shrinks for that, never below `smallest`; after
    that the row grows. `picture` is PNG or JPEG bytes, fitted into the cell. `\\n` in the text starts a new line.
    """

    text: str = ""
    align: Align = "center"
    face: str = fonts.FANG
    size: float = 12.0
    span: int = 1
    down: int = 1
    height: float = 0.0
    lines: int = 0
    smallest: float = 9.0
    top: bool = False
    picture: bytes | None = None
    border: bool = True
    hang: float = 0.0
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """A cell in its place: `x` and `width` within the table, lines from its top, the size they are set in."""

    x: float
    width: float
    height: float
    cell: Cell
    lines: tuple[Line, ...]
    size: float

    @property
    def text_height(self) -> float:
        """Height of the text in points, without padding."""
        return len(self.lines) * self.size * LEADING


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row ready to draw; `tied` rows share a cell with the next row and stay on its page."""

    height: float
    cells: tuple[Laid, ...]
    tied: bool


@dataclass(slots=True)
class _Open:
    cell: Cell
    row: int
    column: int
    lines: tuple[Line, ...] = ()
    size: float = 0.0
    heights: list[float] = field(default_factory=list)


def column_widths(shares: Sequence[float], width: float) -> list[float]:
    """Column widths in points that fill `width`, in the proportion of `shares`."""
    total = sum(shares)
    return [share * width / total for share in shares]


def lay(
    rows: Sequence[Sequence[Cell]], widths: Sequence[float], names: tuple[str, ...] = (), least: float = 0.0
) -> list[LaidRow]:
    """Measure `rows` on columns `widths`, no row under `least` (points). Cells cover free columns left to right."""
    taken: dict[tuple[int, int], bool] = {}
    open_cells: list[_Open] = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            open_cells.append(_Open(cell, number, column))
            for down in range(cell.down):
                for right in range(cell.span):
                    taken[number + down, column + right] = True
            column += cell.span
    heights = [least] * len(rows)
    known: dict[tuple[object, ...], tuple[tuple[Line, ...], float]] = {}
    for entry in open_cells:
        cell, width = entry.cell, sum(widths[entry.column : entry.column + entry.cell.span])
        key = (cell.text, cell.align, cell.face, cell.size, cell.lines, cell.smallest, cell.hang, width)
        if key not in known:
            known[key] = _set(cell, width - 2 * PADDING, names)
        entry.lines, entry.size = known[key]
        if entry.cell.down == 1:
            heights[entry.row] = max(heights[entry.row], _needed(entry))
    for entry in open_cells:
        if entry.cell.down > 1:
            last = min(entry.row + entry.cell.down, len(rows)) - 1
            missing = _needed(entry) - sum(heights[entry.row : last + 1])
            if missing > 0:
                for number in range(entry.row, last + 1):
                    heights[number] += missing / (last + 1 - entry.row)
    tied = [False] * len(rows)
    by_row: list[list[Laid]] = [[] for _ in rows]
    for entry in open_cells:
        last = min(entry.row + entry.cell.down, len(rows))
        for number in range(entry.row, last - 1):
            tied[number] = True
        by_row[entry.row].append(
            Laid(
                sum(widths[: entry.column]),
                sum(widths[entry.column : entry.column + entry.cell.span]),
                sum(heights[entry.row : last]),
                entry.cell,
                entry.lines,
                entry.size,
            )
        )
    return [LaidRow(heights[n], tuple(by_row[n]), tied[n]) for n in range(len(rows))]


def _needed(entry: _Open) -> float:
    foot = entry.size * LEADING if entry.cell.foot else 0.0
    return max(entry.cell.height, len(entry.lines) * entry.size * LEADING + foot + 2 * PADDING)


def _set(cell: Cell, width: float, names: tuple[str, ...]) -> tuple[tuple[Line, ...], float]:
    size = cell.size
    while True:
        lines = _lines(cell, size, width, names)
        if not cell.lines or len(lines) <= cell.lines or size <= cell.smallest:
            return tuple(lines), size
        size = max(cell.smallest, size - 0.5)


def _lines(cell: Cell, size: float, width: float, names: tuple[str, ...]) -> list[Line]:
    kind = Type(cell.face, size)
    lines: list[Line] = []
    for text in cell.text.split("\n"):
        own = (text,) if 0 < len(text) <= _NAME_LENGTH and _is_name(text) else ()
        found = set_paragraph(
            [(text, kind)],
            width,
            rest=cell.hang * size,
            names=names + own,
            justify=cell.align == "left" and not cell.hang and width > 12 * size,
        )
        lines.extend(found or [Line(0.0, 0.0, ())])
    return lines if cell.text else []


def _is_name(text: str) -> bool:
    return all(character >= "\u0250" or character == "\u00b7" for character in text)


def split(row: LaidRow, height: float) -> tuple[LaidRow, LaidRow]:
    """A row taller than a page as two: the lines that fit in `height` points, and the rest."""
    first, rest = [], []
    for laid in row.cells:
        fit = max(0, int((height - 2 * PADDING) / (laid.size * LEADING)))
        cut = replace(laid.cell, foot="")
        first.append(replace(laid, height=height, lines=laid.lines[:fit], cell=cut))
        rest.append(replace(laid, lines=laid.lines[fit:], cell=replace(laid.cell, picture=None)))
    foot = max(laid.size * LEADING if laid.cell.foot else 0.0 for laid in rest)
    left = max(laid.text_height for laid in rest) + foot + 2 * PADDING
    rest = [replace(laid, height=left) for laid in rest]
    return LaidRow(height, tuple(first), False), LaidRow(left, tuple(rest), row.tied)


def draw_rows(canvas: Canvas, x: float, top: float, rows: Sequence[LaidRow]) -> float:
    """Draw `rows` with their left edge at `x` and top at `top` (points from the lower left); the bottom's y."""
    placed: list[tuple[float, float, Line]] = []
    boxes: list[tuple[float, float, float, float]] = []
    y = top
    for row in rows:
        for laid in row.cells:
            if laid.cell.border:
                boxes.append((x + laid.x, y - laid.height, laid.width, laid.height))
            if laid.cell.picture is not None:
                _draw_picture(canvas, laid, x + laid.x, y - laid.height)
            if laid.cell.foot:
                line = set_line(laid.cell.foot, Type(laid.cell.face, laid.size))
                right = x + laid.x + laid.width - 2 * PADDING - line.width
                placed.append((right, y - laid.height + 2 * PADDING, line))
            room = laid.height - laid.text_height
            start = y - (PADDING if laid.cell.top else room / 2)
            for number, line in enumerate(laid.lines):
                spare = laid.width - 2 * PADDING - line.width
                shift = {"left": 0.0, "center": spare / 2, "right": spare}[laid.cell.align]
                base = start - laid.size * (LEADING * number + (LEADING - 1) / 2 + ASCENT)
                placed.append((x + laid.x + PADDING + shift, base, line))
        y -= row.height
    draw_boxes(canvas, boxes)
    draw(canvas, placed)
    return y


def _draw_picture(canvas: Canvas, laid: Laid, x: float, y: float) -> None:
    picture = ImageReader(BytesIO(laid.cell.picture or b""))
    canvas.drawImage(
        picture, x + 1, y + 1, laid.width - 2, laid.height - 2, preserveAspectRatio=True, anchor="c"
    )


def text_width(text: str, face: str, size: float) -> float:
    """Width of `text` in points, for choosing column widths."""
    return width_of(text, Type(face, size))
