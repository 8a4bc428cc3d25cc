"""Where everything stands on a printed ballot: the layout by which its marks are read (format cadredesk.ballot-layout)."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.errors import UserError

FORMAT = "cadredesk.ballot-layout"
BALLOT_ID = re.compile(r"[0-9A-Z]{4,12}")
"""The id of a print run, the same on every copy."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_ballot_id() -> str:
    """A random id for a print run: six characters that are not taken for one another."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(6))


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in millimetres from the top left of the page as printed, x right, y down."""

    x: float
    y: float
    w: float
    h: float

    def as_dict(self) -> dict[str, float]:
        """`x_mm`, `y_mm`, `w_mm`, `h_mm`, to a thousandth of a millimetre."""
        return {
            f"{name}_mm": round(value, 3)
            for name, value in zip("xywh", (self.x, self.y, self.w, self.h), strict=True)
        }

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> Rect:
        """The rectangle of `as_dict`; KeyError, TypeError or ValueError for another shape."""
        x, y, w, h = (float(data[f"{name}_mm"]) for name in "xywh")
        if not (-1000 < x < 2000 and -1000 < y < 2000 and 0 < w < 2000 and 0 < h < 2000):
            raise ValueError("rectangle")
        return cls(x, y, w, h)

    def overlaps(self, other: Rect) -> bool:
        """Whether both share some area; touching is not overlapping."""
        return (
            self.x < other.x + other.w
            and other.x < self.x + self.w
            and self.y < other.y + other.h
            and other.y < self.y + self.h
        )

    def holds(self, other: Rect) -> bool:
        """Whether `other` lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.x + other.w <= self.x + self.w
            and other.y + other.h <= self.y + self.h
        )


@dataclass(frozen=True, slots=True)
class Fiducial:
    """A mark by which the page is found: its corner (tl, tr, br, bl), its number in the dictionary, its black square."""

    id: str
    marker: int
    rect: Rect
    type: str = "aruco_4x4_50"


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A box to mark: outer edge of its line in `box`, the table cell round it in `area`."""

    id: str
    group: str
    column: str
    box: Rect
    area: Rect


@dataclass(frozen=True, slots=True)
class LayoutPage:
    """One page: its number from 1, its fiducials, the square of its QR code (without quiet zone), its cells."""

    page: int
    fiducials: tuple[Fiducial, ...]
    payload: str
    code: Rect
    cells: tuple[PrintedCell, ...]


@dataclass(frozen=True, slots=True)
class LayoutGroup:
    """The boxes of which a voter may mark between `min` and `max`."""

    id: str
    label: str
    min: int
    max: int


@dataclass(frozen=True, slots=True)
class BallotLayout:
    """The layout of one print run; every copy is the same."""

    ballot_id: str
    title: str
    width: float
    height: float
    pages: tuple[LayoutPage, ...]
    groups: tuple[LayoutGroup, ...]

    def as_dict(self) -> dict[str, Any]:
        """The layout as `layout.json` holds it."""
        return {
            "format": FORMAT,
            "version": 1,
            "ballot_id": self.ballot_id,
            "title": self.title,
            "units": "mm",
            "page": {"width_mm": self.width, "height_mm": self.height},
            "pages": [
                {
                    "page": page.page,
                    "pdf_page": page.page - 1,
                    "fiducials": [
                        {"id": mark.id, "type": mark.type, "marker": mark.marker, **mark.rect.as_dict()}
                        for mark in page.fiducials
                    ],
                    "code": {"type": "qr", "payload": page.payload, **page.code.as_dict()},
                    "cells": [
                        {
                            "id": cell.id,
                            "group": cell.group,
                            "column": cell.column,
                            "shape": "box",
                            **cell.box.as_dict(),
                            "area": cell.area.as_dict(),
                        }
                        for cell in page.cells
                    ],
                }
                for page in self.pages
            ],
            "groups": [
                {"id": group.id, "label": group.label, "min": group.min, "max": group.max}
                for group in self.groups
            ],
        }

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> BallotLayout:
        """The layout in a parsed `layout.json`; UserError `scan.not_layout` for anything else."""
        try:
            if data["format"] != FORMAT or data["version"] != 1:
                raise ValueError(data["format"])
            pages = tuple(
                LayoutPage(
                    int(page["page"]),
                    tuple(
                        Fiducial(str(mark["id"]), int(mark["marker"]), Rect.parse(mark), str(mark["type"]))
                        for mark in page["fiducials"]
                    ),
                    str(page["code"]["payload"]),
                    Rect.parse(page["code"]),
                    tuple(
                        PrintedCell(
                            str(cell["id"]),
                            str(cell["group"]),
                            str(cell["column"]),
                            Rect.parse(cell),
                            Rect.parse(cell.get("area", cell)),
                        )
                        for cell in page["cells"]
                    ),
                )
                for page in data["pages"]
            )
            size = data["page"]
            return cls(
                str(data["ballot_id"]),
                str(data["title"]),
                float(size["width_mm"]),
                float(size["height_mm"]),
                pages,
                tuple(
                    LayoutGroup(str(g["id"]), str(g.get("label", "")), int(g["min"]), int(g["max"]))
                    for g in data["groups"]
                ),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UserError("scan.not_layout") from error
