"""Pages of a PDF as pixels, for showing them in the window."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True)
class Pixels:
    """An image: `rgb` holds width × height × 3 bytes, rows from the top, no padding."""

    width: int
    height: int
    rgb: bytes


def page_count(pdf: bytes) -> int:
    """How many pages `pdf` has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_pixels(pdf: bytes, page: int, width: int) -> Pixels:
    """Page `page` (from 0) of `pdf`, `width` pixels wide, on white."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        bitmap = sheet.render(scale=width / sheet.get_width(), rev_byteorder=True)
        rows = bitmap.to_numpy()[:, :, :3]
        pixels = Pixels(int(rows.shape[1]), int(rows.shape[0]), rows.tobytes())
        bitmap.close()
        sheet.close()
        return pixels
    finally:
        document.close()
