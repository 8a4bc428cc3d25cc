"""Pictures as people see them in review: straightened, what is not a cell hidden behind the blank form, rows cut out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import pypdfium2

from cadredesk.domain.layout import BallotLayout, LayoutPage, Rect
from cadredesk.domain.readings import ImageReading
from cadredesk.scanning.blank import Grey

SCALE: Final = 6.0
"""Pixels a millimetre of a straightened page (152 dpi)."""
_QUALITY: Final = 72
_LONGEST: Final = 1800
_LEFT: Final = 10.0
"""Where the table begins, mm from the paper's left edge."""
_SERIAL: Final = 9.0
_AROUND: Final = 3.0
"""mm of the neighbouring cells that are shown round a row."""
_INK: Final = 2.0
"""mm² of new ink on a blank line from which a name may be written there."""


@dataclass(frozen=True, slots=True, eq=False)
class PlainPage:
    """One page of a print run as printed, at SCALE: what is shown wherever no voter was to write."""

    layout: BallotLayout
    page: LayoutPage
    image: Grey


def plain_pages(layout: BallotLayout, pdf: bytes) -> tuple[PlainPage, ...]:
    """The pages of a print run as printed."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in layout.pages:
            drawn = document[page.page - 1]
            bitmap = drawn.render(scale=SCALE * 25.4 / 72, grayscale=True)
            image = np.array(bitmap.to_numpy()).reshape(bitmap.height, -1)[:, : bitmap.width]
            bitmap.close()
            drawn.close()
            size = (round(layout.width * SCALE), round(layout.height * SCALE))
            found.append(PlainPage(layout, page, np.asarray(cv2.resize(image, size), np.uint8)))
    finally:
        document.close()
    return tuple(found)


def straightened(grey: Grey, reading: ImageReading, width: float, height: float) -> Grey:
    """The printed page of a picture laid upright at SCALE, by the reading's corners; `width`, `height` in mm."""
    corners = np.array(reading.corners, np.float32)
    size = (round(width * SCALE), round(height * SCALE))
    flat = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(corners, flat)
    long = float(np.linalg.norm(corners[1] - corners[0]))
    if long > 1.6 * size[0]:
        grey = np.asarray(cv2.GaussianBlur(grey, (0, 0), 0.35 * long / size[0]), np.uint8)
    return _lit(
        np.asarray(cv2.warpPerspective(grey, matrix, size, flags=cv2.INTER_LINEAR, borderValue=255), np.uint8)
    )


def _lit(flat: Grey) -> Grey:
    """The page on white paper: a photograph's shadow is taken away, its ink stays as dark against the paper."""
    small = cv2.resize(flat, (flat.shape[1] // 8, flat.shape[0] // 8), interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), (0, 0), 2.0)
    paper = cv2.resize(np.maximum(paper, 40), (flat.shape[1], flat.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(flat, paper, scale=245.0), np.uint8)


def shrunk(grey: Grey) -> Grey:
    """A picture that could not be straightened, no larger than is needed to read it."""
    scale = min(1.0, _LONGEST / max(grey.shape))
    if scale == 1.0:
        return grey
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def packed(grey: Grey) -> bytes:
    """A grey JPEG without any data about the picture."""
    ok, data = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not ok:
        raise ValueError("picture")
    return data.tobytes()


def unpacked(data: bytes) -> Grey:
    """The picture of `packed`."""
    found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    if found is None:
        raise ValueError("picture")
    return np.asarray(found, np.uint8)


def masked(flat: Grey, plain: PlainPage, lines: Sequence[str] = ()) -> Grey:
    """A straightened page with the blank form everywhere but in the cells, and the blank lines (`w1`…) to write on."""
    out = plain.image.copy()
    parts = [cell.area for cell in plain.page.cells]
    parts += [line for row in lines if (line := _line(plain.page, row)) is not None]
    for part in parts:
        x0, y0, x1, y1 = _pixels(part, out.shape)
        out[y0:y1, x0:x1] = flat[y0:y1, x0:x1]
    return out


def row_cut(page: Grey, plain: PlainPage, cells: Sequence[str]) -> Grey:
    """The strip of a row: its printed name at the left, then its cells with a little of their neighbours.

    In the corner of each cell stands the key that chooses it.
    """
    areas = [cell.area for cell in plain.page.cells if cell.id in set(cells)]
    if not areas:
        return page
    page = page.copy()
    for key, area in enumerate(areas, 1):
        place = (round((area.x + 0.7) * SCALE), round((area.y + 2.6) * SCALE))
        cv2.putText(page, str(key), place, cv2.FONT_HERSHEY_SIMPLEX, 0.42, 90, 1, cv2.LINE_AA)
    top, bottom = min(a.y for a in areas), max(a.y + a.h for a in areas)
    left, right = min(a.x for a in areas), max(a.x + a.w for a in areas)
    row = [c.area for c in plain.page.cells if c.area.y < bottom - 0.5 and c.area.y + c.area.h > top + 0.5]
    first = min(area.x for area in row)
    y, h = top - 0.7, bottom - top + 1.4
    if left - first < 1.0:
        return _cut(page, Rect(_LEFT, y, right + _AROUND - _LEFT, h))
    name = _cut(page, Rect(_LEFT, y, first - _LEFT, h))
    marks = _cut(page, Rect(left - _AROUND, y, right - left + 2 * _AROUND, h))
    gap = np.full((name.shape[0], round(1.5 * SCALE)), 225, np.uint8)
    return np.asarray(np.hstack([name, gap, marks[: name.shape[0]]]), np.uint8)


def written_lines(flat: Grey, plain: PlainPage, rows: Sequence[str]) -> tuple[str, ...]:
    """Which of the blank lines (`w1`…) bear new ink where a name is to be written."""
    found = []
    dark = cv2.threshold(cv2.bitwise_not(plain.image), 40, 255, cv2.THRESH_BINARY)[1]
    near = cv2.dilate(dark, np.ones((9, 9), np.uint8))
    paper = cv2.GaussianBlur(cv2.dilate(flat, np.ones((15, 15), np.uint8)), (0, 0), 8)
    ink = (flat.astype(np.int16) < paper.astype(np.int16) - 55) & (near == 0)
    for row in rows:
        line = _line(plain.page, row)
        if line is None:
            continue
        x0, y0, x1, y1 = _pixels(Rect(line.x + 1, line.y + 1, line.w - 2, line.h - 2), flat.shape)
        if float(ink[y0:y1, x0:x1].sum()) / SCALE**2 > _INK:
            found.append(row)
    return tuple(found)


def _line(page: LayoutPage, row: str) -> Rect | None:
    """Where a name is to be written on a blank line: between its serial number and its box."""
    area = next((cell.area for cell in page.cells if cell.id.rpartition(".")[0] == row), None)
    if area is None:
        return None
    left = _LEFT + _SERIAL
    return Rect(left, area.y, area.x - left, area.h)


def _pixels(part: Rect, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    x0, y0 = round(part.x * SCALE), round(part.y * SCALE)
    x1, y1 = round((part.x + part.w) * SCALE), round((part.y + part.h) * SCALE)
    return max(0, x0), max(0, y0), min(shape[1], x1), min(shape[0], y1)


def _cut(image: Grey, part: Rect) -> Grey:
    x0, y0, x1, y1 = _pixels(part, image.shape)
    return np.ascontiguousarray(image[y0:y1, x0:x1])
