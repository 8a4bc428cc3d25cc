"""Strokes that touch, pass by or hug the print: what is clear is read, what a person would doubt is asked."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from cadredesk.domain.layout import BallotLayout
from cadredesk.domain.readings import ImageReading
from cadredesk.scanning import blank, reading
from tests.scans import pens
from tests.scans.pens import Pen, Stroke
from tests.scans.sheets import Run

BLACK = Pen("black", 0.5, (30, 30, 30), 0.95)


def _read(
    where: tuple[Path, Run], strokes: list[Stroke], pen: Pen = BLACK, fold: float = 0.0
) -> ImageReading:
    """The reading of the first page with strokes on it, at 254 dpi; `fold` a paler line across it at so many mm."""
    folder, run = where
    cover = np.zeros(run.blanks[0].shape, np.float32)
    rng = np.random.default_rng(5)
    for stroke in strokes:
        pens.draw(cover, [stroke], pen, rng)
    page = run.blanks[0] * (1 - cover) + 40 * cover
    if fold:
        page[round(fold * 10) : round(fold * 10) + 6] -= 32
    layout = BallotLayout.parse(json.loads((folder / "layout.json").read_text(encoding="utf-8")))
    blanks = blank.load(layout, (folder / "ballot.pdf").read_bytes())
    return reading.read(np.clip(page, 0, 255).astype(np.uint8), blanks, "a", 0)


def _box(where: tuple[Path, Run], cell: str) -> tuple[float, float, float]:
    """The middle of a cell's box and half its side, mm."""
    found = next(c for c in where[1].layout["pages"][0]["cells"] if c["id"] == cell)
    return found["x_mm"] + found["w_mm"] / 2, found["y_mm"] + found["h_mm"] / 2, found["w_mm"] / 2


def _oval(x: float, y: float, across: float, down: float) -> Stroke:
    a = np.linspace(0.3, 6.5, 60)
    return np.stack([x + across * np.cos(a), y + down * np.sin(a)], 1)


def _told(found: ImageReading) -> dict[str, str]:
    return {doubt.group: doubt.reason for doubt in found.review}


def _marked(found: ImageReading) -> set[str]:
    return {cell for cell, read in (found.cells or {}).items() if read.state == "marked"}


@pytest.mark.parametrize(
    "pen", [BLACK, Pen("marker", 1.1, (30, 30, 30), 0.95), Pen("fine", 0.3, (30,) * 3, 0.9)]
)
def test_rings_that_touch_are_as_many_marks(people: tuple[Path, Run], pen: Pen) -> None:
    cells = ("p5.competent", "p6.competent", "p7.competent")
    rings = []
    for cell in cells:
        x, y, _ = _box(people, cell)
        rings.append(_oval(x, y, 5.2, 5.3))
    found = _read(people, rings, pen)
    assert _marked(found) == set(cells)
    assert found.status == "ok"


def test_a_ring_round_two_boxes_and_rings_with_a_stroke_through_them_are_asked(
    people: tuple[Path, Run],
) -> None:
    x, y, _ = _box(people, "p5.competent")
    _, below, _ = _box(people, "p6.competent")
    found = _read(people, [_oval(x, (y + below) / 2, 5.5, 9.5)])
    assert {"p5", "p6"} <= set(_told(found))
    assert not _marked(found)
    rings = [_oval(x, y, 5.2, 5.3), _oval(x, below, 5.2, 5.3)]
    through = np.array([(x - 0.5, y - 3), (x + 0.5, below + 3)])
    found = _read(people, [*rings, through])
    assert {"p5", "p6"} <= set(_told(found))
    other, level, _ = _box(people, "p5.basic")
    found = _read(
        people, [*rings, np.array([(x + 5, y), (other, level)])]
    )  # a line from a ring to the next box
    assert "p5" in _told(found)


def test_a_tick_belongs_where_its_corner_stands(matrix: tuple[Path, Run]) -> None:
    x, y, half = _box(matrix, "p4.e1.competent")
    long = np.array([(x - 1.5, y - 0.5), (x, y + 1.9), (x + 6.3, y - 6.8)])
    found = _read(matrix, [long])
    assert _marked(found) == {"p4.e1.competent"}
    assert found.status == "ok"
    near, _, _ = _box(matrix, "p4.e1.basic")
    middle = (x + near) / 2
    for start in (middle - 0.5, middle + 0.5):
        between = np.array([(start - 1.5, y - 1.0), (start, y + 1.6), (start + 3.6, y - 2.4)])
        found = _read(matrix, [between])
        assert set(_told(found)) == {"p4.e1"}, start
    assert half == pytest.approx(2.4)


def test_a_box_traced_along_its_lines_is_never_empty(people: tuple[Path, Run]) -> None:
    x, y, half = _box(people, "p3.competent")
    h = half - 0.05
    square = np.array([(x - h, y - h), (x + h, y - h), (x + h, y + h), (x - h, y + h), (x - h, y - h)])
    for stroke in (square, _oval(x, y, half + 0.1, half + 0.1)):
        found = _read(people, [stroke], Pen("gel", 0.7, (30, 30, 30), 0.95))
        assert "p3" in _told(found) or _marked(found) == {"p3.competent"}


def test_dots_and_a_short_dash_are_asked(people: tuple[Path, Run]) -> None:
    strokes = []
    for cell, way in (("p3.excellent", 0.0), ("p3.excellent", 1.7), ("p8.basic", 0.0), ("p8.basic", 1.3)):
        x, y, _ = _box(people, cell)
        strokes += [_oval(x + way - 0.8, y, r, r) for r in (0.1, 0.3, 0.5)]
    x, y, _ = _box(people, "p12.poor")
    strokes.append(np.array([(x - 1.0, y), (x + 1.0, y + 0.2)]))
    x, y, _ = _box(people, "p15.poor")
    strokes += [_oval(x, y, r, r) for r in np.arange(0.1, 1.4, 0.25)]  # a blot 3 mm wide
    assert set(_told(_read(people, strokes))) == {"p3", "p8", "p12", "p15"}


def test_a_fold_through_the_boxes_does_not_join_their_marks(people: tuple[Path, Run]) -> None:
    rng = np.random.default_rng(8)
    cells = ("p9.excellent", "p8.competent", "p10.basic")
    strokes = [pens.tick(*_box(people, cell)[:2], 5, rng)[0] for cell in cells]
    fold = _box(people, "p9.excellent")[1] + 0.4
    found = _read(people, strokes, fold=fold)
    assert _marked(found) == set(cells)
    assert "column_stroke" not in _told(found).values()
