"""What a machine read on pictures of paper ballots (format cadredesk.ballot-readings): every picture once, every doubt told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, cast, get_args

from cadredesk.errors import UserError

FORMAT: Final = "cadredesk.ballot-readings"
Status = Literal["ok", "review", "rejected"]
State = Literal["marked", "empty", "uncertain"]

REJECTED: Final = (
    "unreadable_file",
    "not_a_picture",
    "too_large",
    "too_small",
    "animated",
    "took_too_long",
    "reader_failed",
    "blank_page",
    "foreign_page",
    "too_few_fiducials",
    "two_sheets",
    "part_of_page",
    "form_differs",
    "other_print_run",
    "code_unreadable",
    "low_resolution",
)
"""Why a picture is set aside: always exactly one."""

DOUBTS: Final = (
    "overvote",
    "uncertain_mark",
    "correction",
    "between_cells",
    "column_stroke",
    "crossed_out_page",
    "hidden_cell",
    "streak",
)
"""Why a group, or the page, is put before a person."""


@dataclass(frozen=True, slots=True)
class CellReading:
    """`score` is 0 for surely empty to 1 for surely marked."""

    state: State
    score: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """A group with the cells in question, or the whole page (`group` is empty), and one of DOUBTS."""

    reason: str
    group: str = ""
    cells: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """As an entry of `review`."""
        if not self.group:
            return {"page": True, "reason": self.reason}
        return {"group": self.group, "cells": list(self.cells), "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Quality:
    """Resolution in dots per inch on the paper; distance of the printed boxes from where they should be, mm."""

    dpi: float
    residual_mm: float


@dataclass(frozen=True, slots=True)
class Ink:
    """How the ink of a page looks, by cell: only for telling two pictures of one sheet, in memory, never written.

    `sheet` is the print run and page; `marks` middle and spread of the ink in hundredths of a millimetre.
    """

    sheet: str
    marks: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class ImageReading:
    """One picture: `frame` is the page in a PDF or TIFF, from 0; `page` the ballot's page, 0 when unknown.

    `rotation` is the clockwise turn that makes the picture upright; `corners` are the printed page's top left,
    top right, bottom right, bottom left in pixels of the picture as stored. `ballot_id` tells the print run.
    `ink` lives in memory only: `as_dict` leaves it out.
    """

    file: str
    frame: int
    status: Status
    reasons: tuple[str, ...] = ()
    page: int = 0
    ballot_id: str = ""
    rotation: int = 0
    corners: tuple[tuple[float, float], ...] = ()
    quality: Quality | None = None
    cells: Mapping[str, CellReading] | None = None
    review: tuple[Doubt, ...] = ()
    elapsed_ms: int = 0
    ink: Ink | None = field(default=None, compare=False, repr=False)

    def asked(self) -> frozenset[str]:
        """The cells put before a person: all of a rejected page, the uncertain ones, those of a group in review."""
        cells = self.cells or {}
        told = {cell for doubt in self.review for cell in doubt.cells}
        return frozenset(
            cell
            for cell, reading in cells.items()
            if self.status == "rejected" or reading.state == "uncertain" or cell in told
        )

    def named(self, file: str) -> ImageReading:
        """The same reading under another name of its file."""
        return replace(self, file=file)

    def as_dict(self) -> dict[str, Any]:
        """As an entry of `images`; what is not known of a rejected picture is left out."""
        data: dict[str, Any] = {"file": self.file, "frame": self.frame}
        if self.page:
            data |= {"page": self.page, "ballot_id": self.ballot_id, "rotation": self.rotation}
        data |= {"status": self.status, "reasons": list(self.reasons)}
        if self.corners:
            data["corners_px"] = [[round(x, 2), round(y, 2)] for x, y in self.corners]
        if self.quality is not None:
            data["quality"] = {
                "dpi": round(self.quality.dpi, 1),
                "residual_mm": round(self.quality.residual_mm, 3),
            }
        data["cells"] = {
            cell: {"state": reading.state, "score": round(reading.score, 3)}
            for cell, reading in (self.cells or {}).items()
        }
        data["review"] = [doubt.as_dict() for doubt in self.review]
        data["elapsed_ms"] = self.elapsed_ms
        return data

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> ImageReading:
        """The reading of one entry of `images`; ValueError, TypeError or KeyError for another shape."""
        status = data["status"]
        if status not in get_args(Status):
            raise ValueError(status)
        quality = data.get("quality")
        cells = {
            str(cell): CellReading(_state(found["state"]), float(found["score"]))
            for cell, found in data.get("cells", {}).items()
        }
        return cls(
            file=str(data["file"]),
            frame=int(data["frame"]),
            status=cast(Status, status),
            reasons=tuple(str(reason) for reason in data.get("reasons", ())),
            page=int(data.get("page", 0)),
            ballot_id=str(data.get("ballot_id", "")),
            rotation=int(data.get("rotation", 0)),
            corners=tuple((float(x), float(y)) for x, y in data.get("corners_px", ())),
            quality=None
            if quality is None
            else Quality(float(quality["dpi"]), float(quality["residual_mm"])),
            cells=cells,
            review=tuple(
                Doubt(str(item["reason"]), str(item.get("group", "")), tuple(map(str, item.get("cells", ()))))
                for item in data.get("review", ())
            ),
            elapsed_ms=int(data.get("elapsed_ms", 0)),
        )


@dataclass(frozen=True, slots=True)
class Readings:
    """All pictures of one stack. `ballot_ids` are the print runs that were looked for, the first one first."""

    ballot_ids: tuple[str, ...]
    engine: str
    engine_version: str
    images: tuple[ImageReading, ...]

    def as_dict(self) -> dict[str, Any]:
        """The readings as `readings.json` holds them."""
        return {
            "format": FORMAT,
            "version": 1,
            "ballot_id": self.ballot_ids[0],
            "ballot_ids": list(self.ballot_ids),
            "engine": {"name": self.engine, "version": self.engine_version},
            "images": [image.as_dict() for image in self.images],
        }

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> Readings:
        """The readings in a parsed `readings.json`; UserError `scan.not_readings` for anything else."""
        try:
            if data["format"] != FORMAT or data["version"] != 1:
                raise ValueError(data["format"])
            engine = data["engine"]
            return cls(
                tuple(data.get("ballot_ids", (data["ballot_id"],))),
                str(engine["name"]),
                str(engine["version"]),
                tuple(ImageReading.parse(image) for image in data["images"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UserError("scan.not_readings") from error


def _state(text: object) -> State:
    if text not in get_args(State):
        raise ValueError(text)
    return cast(State, text)
