"""The page of GB/T 9704-2012 and the setting of text into lines on it: cells, rows, forbidden breaks, title shapes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, Final

from reportlab.pdfgen.canvas import Canvas

from cadredesk.documents import fonts

MM: Final = 72 / 25.4
PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM
TOP: Final = 37 * MM
"""天头, GB/T 9704-2012 5.2.1."""
LEFT: Final = 28 * MM
"""订口, GB/T 9704-2012 5.2.1."""
AREA_WIDTH: Final = 156 * MM
AREA_HEIGHT: Final = 225 * MM
COLUMNS: Final = 28
ROWS: Final = 22
"""22 rows of 28 characters fill the type area, GB/T 9704-2012 5.2.3."""
CELL: Final = AREA_WIDTH / COLUMNS
ROW: Final = AREA_HEIGHT / ROWS
SIZE_2: Final = 22.0
SIZE_3: Final = 16.0
SIZE_4: Final = 14.0
ASCENT: Final = 0.88
"""The baseline lies this part of the size below the top of a character's square."""
_STRETCH: Final = 4.0


@dataclass(frozen=True, slots=True)
class Type:
    """A face, a size in points and the tracking (points added after each full-width character)."""

    face: str
    size: float
    tracking: float = 0.0


BODY: Final = Type(fonts.FANG, SIZE_3, CELL - SIZE_3)
HEADING: Final = {
    1: Type(fonts.HEI, SIZE_3, CELL - SIZE_3),
    2: Type(fonts.KAI, SIZE_3, CELL - SIZE_3),
    3: BODY,
    4: BODY,
}
"""一、黑体 （一）楷体 1. 仿宋 （1）仿宋: GB/T 9704-2012 7.3.3."""
TITLE: Final = Type(fonts.TITLE, SIZE_2)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one face; `tracking` in points."""

    face: str
    text: str
    size: float
    tracking: float


@dataclass(frozen=True, slots=True)
class Line:
    """A set line: it starts `x` points right of its frame and is `width` points wide."""

    x: float
    width: float
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(run.text for run in self.runs)


class _Widths(dict[str, float]):
    def __init__(self, kind: Type) -> None:
        super().__init__()
        self.kind = kind
        self.faces = fonts.faces_by_character(kind.face)

    def __missing__(self, character: str) -> float:
        kind = self.kind
        width = fonts.advance(self.faces[character], character) * kind.size + _tracking(kind, character)
        self[character] = width
        return width


def _tracking(kind: Type, character: str) -> float:
    """Half the tracking for the half-width characters of 仿宋, so that two fill one cell."""
    return kind.tracking / 2 if kind.face == fonts.FANG and fonts.is_latin(character) else kind.tracking


@cache
def _widths(kind: Type) -> dict[str, float]:
    return _Widths(kind)


def width_of(text: str, kind: Type) -> float:
    """Width of `text` in points when set in one line."""
    return sum(map(_widths(kind).__getitem__, text))


def set_line(text: str, kind: Type, x: float = 0.0, names: tuple[str, ...] = ()) -> Line:
    """`text` in one line, whatever its width."""
    return Line(x, width_of(text, kind), _runs(text, kind, 0.0, names))


def _runs(text: str, kind: Type, extra: float, names: tuple[str, ...]) -> tuple[Run, ...]:
    return tuple(
        Run(face, piece, kind.size, _tracking(kind, piece[0]) + extra)
        for face, piece in fonts.runs(text, kind.face, names)
    )


def set_paragraph(
    parts: Sequence[tuple[str, Type]],
    width: float,
    first: float = 0.0,
    rest: float = 0.0,
    names: tuple[str, ...] = (),
    justify: bool = True,
) -> list[Line]:
    """Lines at most `width` points wide; `first` and `rest` are the indents in points.

    No line begins or ends with a forbidden mark; no Latin word, number, date unit or rare name is broken. A broken line is
    stretched to the full width when at most four cells are missing.
    """
    text = "".join(piece for piece, _ in parts)
    ends: list[float] = []
    for piece, kind in parts:
        ends.extend(map(_widths(kind).__getitem__, piece))
    ends = list(accumulate(ends))
    whole = {
        place for a, b in fonts.strange_names(text, parts[0][1].face, names) for place in range(a + 1, b)
    }
    lines: list[Line] = []
    start, length = 0, len(text)
    while start < length:
        indent = rest if lines else first
        before = ends[start - 1] if start else 0.0
        cut = bisect_right(ends, before + width - indent + 0.01, start)
        if cut < length:
            cut = _break(text, start, max(cut, start + 1), whole)
        stop = cut
        while stop > start + 1 and text[stop - 1] == " ":
            stop -= 1
        used = ends[stop - 1] - before
        missing = width - indent - used
        extra = 0.0
        if justify and cut < length and stop - start > 1 and 0.01 < missing <= _STRETCH * parts[0][1].size:
            extra = missing / (stop - start - 1)
            used += missing
        lines.append(Line(indent, used, _cut(parts, start, stop, extra, names)))
        start = cut
        while start < length and text[start] == " ":
            start += 1
    return lines


def _cut(
    parts: Sequence[tuple[str, Type]], start: int, stop: int, extra: float, names: tuple[str, ...]
) -> tuple[Run, ...]:
    if len(parts) == 1:
        return _runs(parts[0][0][start:stop], parts[0][1], extra, names)
    runs: list[Run] = []
    offset = 0
    for piece, kind in parts:
        cut = piece[max(start - offset, 0) : max(stop - offset, 0)]
        if cut:
            runs.extend(_runs(cut, kind, extra, names))
        offset += len(piece)
    return tuple(runs)


def _break(text: str, start: int, cut: int, whole: Set[int] = frozenset()) -> int:
    """The last allowed break at or before `cut`; `cut` itself when the line has none."""
    place = cut
    while place > start and (place in whole or not _breakable(text, place)):
        place -= 1
    return place if place > start else cut


def _word(character: str) -> bool:
    return fonts.is_latin(character) and (character.isalnum() or character in ".,:/-@%")


def _breakable(text: str, place: int) -> bool:
    left, right = text[place - 1], text[place]
    if right in fonts.NOT_AT_START or left in fonts.NOT_AT_END:
        return False
    if _word(left) and _word(right):
        return False
    return not (left.isdigit() and right in "年月日％%℃") and not (left == "月" and right.isdigit())


def shape_title(title: str, width: float = AREA_WIDTH, kind: Type = TITLE) -> list[str]:
    """The lines of a title: broken at `|` only where that can be, in a trapezoid or a diamond.

    GB/T 9704-2012 7.3.1: words are not broken, lengths fit, lines form a trapezoid or a diamond. The caller marks
    with `|` where the sense allows a break; a title without marks is broken evenly.
    """
    pieces = [piece for piece in title.split("|") if piece]
    whole = "".join(pieces)
    if width_of(whole, kind) <= width:
        return [whole]
    broken: list[str] = []
    for piece in pieces:
        broken.extend(_even(piece, width, kind) if width_of(piece, kind) > width else [piece])
    sizes = [width_of(piece, kind) for piece in broken]
    best: tuple[float, list[str]] | None = None
    fewest = -(-sum(sizes) // width)
    for mask in range(1 << (len(broken) - 1)) if len(broken) <= 12 else (-1,):
        lines, lengths = [broken[0]], [sizes[0]]
        for place in range(1, len(broken)):
            if mask >> (place - 1) & 1:
                lines.append(broken[place])
                lengths.append(sizes[place])
            else:
                lines[-1] += broken[place]
                lengths[-1] += sizes[place]
        if max(lengths) > width:
            continue
        cost = _shape_cost([length / width for length in lengths]) + 4 * (len(lines) - fewest)
        if best is None or cost < best[0]:
            best = (cost, lines)
    return best[1] if best else broken


def _even(piece: str, width: float, kind: Type) -> list[str]:
    count = int(-(-width_of(piece, kind) // width))
    size = -(-len(piece) // count)
    lines, start = [], 0
    while start < len(piece):
        cut = min(start + size, len(piece))
        if cut < len(piece):
            cut = _break(piece, start, cut)
        lines.append(piece[start:cut])
        start = cut
    return lines


def _shape_cost(lengths: list[float]) -> float:
    steps = [after - before for before, after in pairwise(lengths)]
    signs = [step > 0 for step in steps]
    hourglass = any(not before and after for before, after in pairwise(signs))
    equal = sum(abs(step) < 0.03 for step in steps)
    short = sum(max(0.0, 0.35 - length) for length in lengths)
    return 3 * hourglass + 0.5 * equal + 6 * short + sum(abs(abs(step) - 0.15) for step in steps)


def draw(canvas: Canvas, placed: Sequence[tuple[float, float, Line]]) -> None:
    """Draw lines; each comes with the x of its frame and the y of its baseline, in points from the lower left.

    Writes the operators itself: reportlab's text object measures each run again and formats each number slowly.
    """
    page: Any = canvas
    document, escape = page._doc, page._escape
    code: list[str] = ["BT"]
    tracking, shown = 0.0, ("", -1, 0.0)
    for x, y, line in placed:
        code.append(f"1 0 0 1 {x + line.x:.3f} {y:.3f} Tm")
        for run in line.runs:
            if run.tracking != tracking:
                tracking = run.tracking
                code.append(f"{tracking:.4f} Tc")
            font: Any = fonts.font(run.face)
            for subset, piece in font.splitString(run.text, document):
                if shown != (run.face, subset, run.size):
                    shown = (run.face, subset, run.size)
                    code.append(f"{font.getSubsetInternalName(subset, document)} {run.size:.3f} Tf")
                code.append(f"({escape(piece)}) Tj")
    if tracking:
        code.append("0 Tc")
    code.append("ET")
    page._code.append("\n".join(code))


def draw_boxes(
    canvas: Canvas, boxes: Sequence[tuple[float, float, float, float]], thickness: float = 0.5
) -> None:
    """Outline rectangles (x, y, width, height in points)."""
    if boxes:
        code = [f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re" for x, y, width, height in boxes]
        page: Any = canvas
        page._code.append(f"{thickness} w\n" + "\n".join(code) + "\nS")


def watermark(canvas: Canvas, text: str, width: float, height: float) -> None:
    """Write `text` large, pale and aslant across the page, under what is drawn afterwards."""
    canvas.saveState()
    canvas.setFillGray(0.86)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(45)
    size = min(150.0, 0.7 * width / max(len(text), 1) * 1.3)
    canvas.setFont(fonts.face_name(fonts.face_for(text, fonts.TITLE)), size)
    canvas.drawCentredString(0, -size * 0.38, text)
    canvas.restoreState()
