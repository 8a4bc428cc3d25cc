"""A list as it is seen on the screen, on paper: title, a line that says what it is, and the rows, a head on every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cadredesk.documents.form import Form, Space, Text, render_form
from cadredesk.documents.listing import listing

_UPRIGHT: Final = 64
"""Half-width characters that fit across an upright page; a wider list lies lengthwise."""
_WIDEST: Final = 30
_NARROWEST: Final = 4


@dataclass(frozen=True, slots=True)
class ListSheet:
    """What is printed; `about` says how many, filtered by what, on which day; `right` are columns of figures."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()


def pdf(value: ListSheet, watermark: str | None = None) -> bytes:
    """The list as PDF; columns as wide as what stands in them."""
    widths = [
        min(_WIDEST, max(_NARROWEST, *(_wide(row[place]) for row in (value.columns, *value.rows))))
        for place in range(len(value.columns))
    ]
    landscape = sum(widths) > _UPRIGHT
    sides = "".join("r" if place in value.right else "l" for place in range(len(value.columns)))
    size = 9.5 if sum(widths) > 2 * _UPRIGHT else 10.5
    grid = listing(value.columns, value.rows, [wide + 2 for wide in widths], sides, size, 7.0)
    parts = (Text(value.about, 10), Space(1), grid)
    return render_form(
        Form(value.title, parts, landscape=landscape, margin=15, title_size=18, watermark=watermark)
    )


def _wide(text: str) -> int:
    """The width of a text in half-width characters."""
    return sum(1 if ord(char) < 0x2E80 else 2 for char in text)
