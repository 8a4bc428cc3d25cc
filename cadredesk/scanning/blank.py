"""The blank form of one page, against which every picture is laid: what is printed where, and which cell owns a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from cadredesk.domain.layout import BallotLayout, LayoutPage, Rect

COARSE: Final = 4.0
"""Pixels a millimetre for finding the page and for judging strokes."""
FINE: Final = 8.0
"""Pixels a millimetre for telling ink from print."""
MARGIN: Final = 6.0
"""Millimetres round the cells that are looked at as well."""
REACH: Final = 1.2
"""Millimetres round a box in which its lines are searched."""
ZONE: Final = 0.5
"""Millimetres round a box that still count as in it."""
_JUST: Final = 1 - 1e-6
"""The renderer rounds a page up to whole pixels and stretches it by what is missing, were it a hair's breadth."""

Grey = NDArray[np.uint8]
Reals = NDArray[np.float32]
Labels = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Blank:
    """One page of a print run. Images are 8-bit, 255 is paper.

    `coarse`: the whole page at COARSE. `view`: the looked-at rectangle (whole millimetres). `fine`: the view at FINE.
    `areas`, `zones`: at COARSE, number of the cell + 1, 0 for none. `boxes`: a row x, y, w, h (mm) a cell.
    `printed`: the view's print with a quarter of a millimetre round it, 255 or 0; `fringe`: its soft rim; both at
    FINE. `lines`, `wide`: the same print at COARSE, `wide` with more round it.
    `across`, `down`: printed line profiles of each box. `text`: places (mm) with print outside the cells.
    `code`: the printed QR code at COARSE * 2, None when the form's PDF is not there.
    """

    layout: BallotLayout
    page: LayoutPage
    coarse: Grey
    view: Rect
    fine: Grey
    printed: Grey
    fringe: Grey
    lines: Grey
    wide: Grey
    areas: Labels
    zones: Labels
    boxes: Reals
    across: Reals
    down: Reals
    text: Reals
    code: Grey | None


def load(layout: BallotLayout, pdf: bytes | None) -> tuple[Blank, ...]:
    """The blank pages of a print run: rendered from its PDF, or without it drawn from the layout alone."""
    images: list[Grey | None] = [None] * len(layout.pages)
    if pdf is not None:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for number in range(min(len(document), len(images))):
                page = document[number]
                bitmap = page.render(scale=FINE * 25.4 / 72 * _JUST, grayscale=True)
                images[number] = np.array(bitmap.to_numpy()).reshape(bitmap.height, -1)[:, : bitmap.width]
                bitmap.close()
                page.close()
        finally:
            document.close()
    return tuple(_blank(layout, page, image) for page, image in zip(layout.pages, images, strict=True))


def _blank(layout: BallotLayout, page: LayoutPage, image: Grey | None) -> Blank:
    width, height = round(layout.width * FINE), round(layout.height * FINE)
    rendered = image is not None
    whole = _drawn(layout, page) if image is None else _fitted(image, width, height)
    whole = np.asarray(whole, np.uint8)
    coarse = cv2.resize(
        whole,
        (round(layout.width * COARSE), round(layout.height * COARSE)),
        interpolation=cv2.INTER_AREA,
    )
    areas = [cell.area for cell in page.cells] or [Rect(0, 0, layout.width, layout.height)]
    left = max(0.0, float(np.floor(min(a.x for a in areas) - MARGIN)))
    top = max(0.0, float(np.floor(min(a.y for a in areas) - MARGIN)))
    right = min(layout.width, float(np.ceil(max(a.x + a.w for a in areas) + MARGIN)))
    bottom = min(layout.height, float(np.ceil(max(a.y + a.h for a in areas) + MARGIN)))
    view = Rect(left, top, float(int(right - left)), float(int(bottom - top)))
    fine = np.ascontiguousarray(_cut(whole, view, FINE))
    owner = np.zeros((round(view.h * COARSE), round(view.w * COARSE)), np.int32)
    zones = np.zeros_like(owner)
    for number, cell in enumerate(page.cells, 1):
        _paint(owner, cell.area, view, number)
        box = cell.box
        _paint(zones, Rect(box.x - ZONE, box.y - ZONE, box.w + 2 * ZONE, box.h + 2 * ZONE), view, number)
    boxes = np.array([[c.box.x, c.box.y, c.box.w, c.box.h] for c in page.cells], np.float32).reshape(-1, 4)
    across, down = profiles(255 - fine, boxes, view)
    ink = cv2.threshold(cv2.bitwise_not(fine), 50, 255, cv2.THRESH_BINARY)[1]
    printed = np.asarray(cv2.dilate(ink, np.ones((5, 5), np.uint8)), np.uint8)
    code = None
    if rendered:
        code = np.ascontiguousarray(_cut(whole, page.code, FINE))
    return Blank(
        layout,
        page,
        np.asarray(coarse, np.uint8),
        view,
        fine,
        printed,
        np.asarray(cv2.GaussianBlur(printed, (0, 0), 1.2), np.uint8),
        _halved(printed),
        _halved(np.asarray(cv2.dilate(printed, np.ones((5, 5), np.uint8)), np.uint8)),
        owner,
        zones,
        boxes,
        across,
        down,
        _printed_places(np.asarray(coarse, np.uint8), areas),
        code,
    )


def _fitted(image: Grey, width: int, height: int) -> Grey:
    """A rendered page at its size; cut where the page is no whole number of pixels."""
    if 0 <= image.shape[0] - height <= 1 and 0 <= image.shape[1] - width <= 1:
        return image[:height, :width]
    return np.asarray(cv2.resize(image, (width, height)), np.uint8)


def _halved(image: Grey) -> Grey:
    """From FINE to COARSE."""
    size = (image.shape[1] // 2, image.shape[0] // 2)
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def _cut(image: Grey, part: Rect, scale: float) -> Grey:
    y, x = round(part.y * scale), round(part.x * scale)
    return image[y : y + round(part.h * scale), x : x + round(part.w * scale)]


def _paint(labels: Labels, part: Rect, view: Rect, number: int) -> None:
    x0, x1 = round((part.x - view.x) * COARSE), round((part.x + part.w - view.x) * COARSE)
    y0, y1 = round((part.y - view.y) * COARSE), round((part.y + part.h - view.y) * COARSE)
    labels[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)] = number


def _drawn(layout: BallotLayout, page: LayoutPage) -> Grey:
    """What the layout alone tells of the print: fiducial squares, boxes and the lines of the cells."""
    image = np.full((round(layout.height * FINE), round(layout.width * FINE)), 255, np.uint8)
    for mark in page.fiducials:
        _cut(image, mark.rect, FINE)[:] = 0
    for cell in page.cells:
        for part in (cell.area, cell.box):
            corner = (round(part.x * FINE), round(part.y * FINE))
            other = (round((part.x + part.w) * FINE) - 1, round((part.y + part.h) * FINE) - 1)
            cv2.rectangle(image, corner, other, 0, 1)
    return image


def profiles(dark: Grey, boxes: Reals, view: Rect) -> tuple[Reals, Reals]:
    """Darkness across and down each box with REACH round it, as medians along its lines: strokes do not show."""
    side = round((float(boxes[:, 2:].max()) + 2 * REACH) * FINE) if len(boxes) else 0
    reach = round(REACH * FINE)
    if not len(boxes):
        return np.zeros((0, 1), np.float32), np.zeros((0, 1), np.float32)
    x = np.round((boxes[:, 0] - view.x) * FINE).astype(int) - reach
    y = np.round((boxes[:, 1] - view.y) * FINE).astype(int) - reach
    padded = dark
    x, y = np.clip(x, 0, dark.shape[1] - side), np.clip(y, 0, dark.shape[0] - side)
    patches = np.lib.stride_tricks.sliding_window_view(padded, (side, side))[y, x]
    inner = slice(reach + 4, side - reach - 4)
    return (
        np.median(patches[:, inner, :], axis=1).astype(np.float32),
        np.median(patches[:, :, inner], axis=2).astype(np.float32),
    )


def _printed_places(coarse: Grey, areas: list[Rect]) -> Reals:
    """Middles (mm) of squares of 12 mm that hold print and no cell: by them a foreign or hidden page is known."""
    side = 12
    found = []
    for y in range(8, int(coarse.shape[0] / COARSE) - side - 8, side):
        for x in range(8, int(coarse.shape[1] / COARSE) - side - 8, side):
            square = Rect(x, y, side, side)
            if any(square.overlaps(area) for area in areas):
                continue
            part = _cut(coarse, square, COARSE)
            if float(part.std()) > 25:
                found.append((x + side / 2, y + side / 2))
    return np.array(found, np.float32).reshape(-1, 2)
