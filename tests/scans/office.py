"""A stack of plain office scans of ballots whose marks are told: quick to make, for tests of what comes after reading."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from cadredesk.documents.ballot import PrintedBallot
from tests.scans import pens
from tests.scans.pens import SCALE, Pen, Rng

Marks = Mapping[str, Sequence[str]]
"""Cells marked by their group (on a recommendation by their row): columns, one, none, or too many."""
_DPI = 200.0
_PEN = Pen("gel", 0.6, (30, 25, 25), 0.97)
_PAPER = 246.0


class Office:
    """Ballots of one print run on the office's scanner."""

    def __init__(self, printed: PrintedBallot) -> None:
        self.layout = printed.layout
        document = pypdfium2.PdfDocument(printed.pdf)
        self._blanks = tuple(
            np.array(
                page.render(scale=SCALE * 25.4 / 72 * (1 - 1e-6), grayscale=True).to_pil(), dtype=np.uint8
            )
            for page in document
        )
        document.close()
        self._cover = np.zeros(self._blanks[0].shape, np.float32)

    def scan(self, marks: Marks, rng: Rng, page: int = 1, turn: int = 0) -> NDArray[np.uint8]:
        """The grey scan of one page, a little askew; `turn` quarter turns anticlockwise."""
        inked = self._blanks[page - 1].copy()
        cover = self._cover[: inked.shape[0], : inked.shape[1]]
        for cell in self.layout.pages[page - 1].cells:
            subject = cell.id.rpartition(".")[0]
            if cell.column in marks.get(subject, ()):
                box = cell.box
                x, y = box.x + box.w / 2 + rng.normal(0, 0.3), box.y + box.h / 2 + rng.normal(0, 0.3)
                pens.draw(cover, pens.tick(x, y, rng.uniform(4.5, 5.5), rng), _PEN, rng)
                near = np.s_[
                    max(0, round((y - 10) * SCALE)) : round((y + 10) * SCALE),
                    max(0, round((x - 10) * SCALE)) : round((x + 10) * SCALE),
                ]
                inked[near] = (inked[near] * (1 - cover[near]) + 28.0 * cover[near]).astype(np.uint8)
                cover[near] = 0
        return self._scanned(inked, rng, turn)

    def blank_back(self, rng: Rng) -> NDArray[np.uint8]:
        """The scan of an empty back."""
        return self._scanned(np.full_like(self._blanks[0], 255), rng, 0)

    def _scanned(self, inked: NDArray[np.uint8], rng: Rng, turn: int) -> NDArray[np.uint8]:
        height, width = inked.shape
        scale = _DPI / 25.4 / SCALE
        angle = math.degrees(math.radians(rng.normal(0, 0.4)))
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale)
        size = (round(width * scale), round(height * scale))
        matrix[:, 2] += np.array([size[0] / 2 - width / 2, size[1] / 2 - height / 2]) + rng.normal(0, 4, 2)
        soft = cv2.GaussianBlur(inked, (0, 0), 0.6)
        out = cv2.warpAffine(soft, matrix, size, flags=cv2.INTER_LINEAR, borderValue=255)
        noise = rng.integers(-4, 5, (size[1] // 2, size[0] // 2), dtype=np.int16)
        grain = cv2.resize(noise, size, interpolation=cv2.INTER_NEAREST)
        found = np.clip(out.astype(np.int16) * (_PAPER / 255) + grain, 0, 255).astype(np.uint8)
        return np.ascontiguousarray(np.rot90(found, turn))


def save(image: NDArray[np.uint8], path: Path) -> None:
    """Writes a scan as the scanner does."""
    ok, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, 82])
    assert ok
    path.write_bytes(data.tobytes())
