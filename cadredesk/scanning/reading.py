"""One picture in grey to one reading: page, strokes, doubts, quality."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from cadredesk.domain.readings import Doubt, ImageReading, Quality
from cadredesk.scanning import feed, marks, page, streaks
from cadredesk.scanning.blank import Blank, Grey

ENGINE: Final = "cadredesk"
VERSION: Final = "1"
_HIDDEN_SHARE: Final = 0.12
"""A page of which more of the boxes cannot be seen is set aside."""

_MISSING_SHARE: Final = 0.25
"""A page of which more of the printed places are not found is another form, or covered."""


def read(grey: Grey, blanks: Sequence[Blank], file: str, frame: int) -> ImageReading:
    """The reading of a grey picture against the blank pages of every print run."""
    start = time.perf_counter()
    try:
        return _read(grey, blanks, file, frame, start)
    except page.Refused as refused:
        return rejected(file, frame, refused.reason, start)


def rejected(file: str, frame: int, reason: str, start: float | None = None) -> ImageReading:
    """A picture set aside; `start` as of `time.perf_counter`."""
    took = 0 if start is None else round((time.perf_counter() - start) * 1000)
    return ImageReading(file, frame, "rejected", (reason,), elapsed_ms=took)


def _read(grey: Grey, blanks: Sequence[Blank], file: str, frame: int, start: float) -> ImageReading:
    if min(grey.shape) < 200:
        raise page.Refused("too_small")
    grey, scale = _shrunk(grey)
    grey, streaked = streaks.removed(grey)
    found = page.straighten(grey, page.find(grey, blanks))
    if found.missing > _MISSING_SHARE:
        raise page.Refused("form_differs")
    flat, blank = page.flatten(grey, found), found.blank
    judged = marks.judge(flat, blank)
    if judged.hidden > _HIDDEN_SHARE:
        raise page.Refused("part_of_page")
    review = judged.doubts
    if streaked:
        review = (Doubt("streak"), *review)
    reasons = tuple(dict.fromkeys(doubt.reason for doubt in review))
    corners = (feed.corners(grey, found, flat) + 0.5) / scale - 0.5
    offs = np.linalg.norm(flat.off[flat.sure], axis=1)
    residual = float(np.percentile(offs, 95)) if len(offs) else 0.0
    return ImageReading(
        file,
        frame,
        "review" if review else "ok",
        reasons,
        page=blank.page.page,
        ballot_id=blank.layout.ballot_id,
        rotation=_rotation(corners),
        corners=tuple((float(x), float(y)) for x, y in corners),
        quality=Quality(found.dpi / scale, residual),
        cells={cell.id: reading for cell, reading in zip(blank.page.cells, judged.cells, strict=True)},
        review=review,
        elapsed_ms=round((time.perf_counter() - start) * 1000),
        ink=judged.ink,
    )


def _shrunk(grey: Grey) -> tuple[Grey, float]:
    """The picture at no more than about 300 dpi of A4, and the scale."""
    scale = min(1.0, 3600 / max(grey.shape))
    if scale > 0.9:
        return grey, 1.0
    return np.asarray(
        cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
    ), scale


def _rotation(corners: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> int:
    """Clockwise degrees that turn the picture upright: where the page's upper edge points now."""
    x, y = corners[1] - corners[0] + corners[2] - corners[3]
    turned = (
        round(float(np.degrees(np.arctan2(y, x))) / 90) % 4
    )  # the page lies turned clockwise by so many quarters
    return (4 - turned) % 4 * 90
