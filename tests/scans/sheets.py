"""Filled sheets: the blank form of a print run, marks drawn on it by a voter, and the truth of every group."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from tests.scans import pens
from tests.scans.pens import SCALE, Pen, Rng

PLAIN, FAINT, DOUBT, SPOILED, EASED = "plain", "faint", "doubt", "spoiled", "eased"
"""What a group asks of the reader: read it; do not lose it; ask (3 % forgiven); ask always; read it right or ask."""


_ODD = {
    "overvote": 0.16,
    "scribble": 0.16,
    "between": 0.12,
    "dot": 0.1,
    "dash": 0.06,
    "faint": 0.12,
    "hesitation": 0.1,
    "rubbed": 0.08,
    "beside": 0.1,
}
"""How often each odd thing is done, of all odd things."""


@dataclass(frozen=True, slots=True)
class Run:
    """One print run: its blank pages at SCALE pixels a millimetre, and the parsed layout."""

    layout: dict[str, Any]
    blanks: tuple[NDArray[np.uint8], ...]


@dataclass(slots=True)
class Truth:
    """`groups`: id -> (kind, marked cells); `page` 0 and `refuse` set for a picture that must be refused."""

    page: int
    groups: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    refuse: str = ""
    corners: list[tuple[float, float]] = field(default_factory=list)
    rotation: int = 0


@dataclass(slots=True)
class Sheet:
    """A filled sheet in colour (BGR) at SCALE pixels a millimetre."""

    image: NDArray[np.uint8]
    truth: Truth


def load(folder: Path) -> Run:
    """The print run in a folder that holds ballot.pdf and layout.json."""
    layout = json.loads((folder / "layout.json").read_text(encoding="utf-8"))
    pdf = pypdfium2.PdfDocument((folder / "ballot.pdf").read_bytes())
    wide, high = (round(layout["page"][f"{side}_mm"] * SCALE) for side in ("width", "height"))
    pages = tuple(
        np.array(page.render(scale=SCALE * 25.4 / 72 * (1 - 1e-6), grayscale=True).to_pil(), dtype=np.uint8)[
            :high, :wide
        ]
        for page in pdf
    )
    pdf.close()
    return Run(layout, pages)


def _centre(rect: dict[str, float]) -> tuple[float, float]:
    return rect["x_mm"] + rect["w_mm"] / 2, rect["y_mm"] + rect["h_mm"] / 2


def _mark(style: str, cell: dict[str, Any], big: float, rng: Rng) -> list[pens.Stroke]:
    """A clear mark of a style in a cell, in the cell's own size."""
    x, y = _centre(cell)
    x, y = x + rng.normal(0, 0.4), y + rng.normal(0, 0.4)
    room = min(cell["area"]["w_mm"], cell["area"]["h_mm"])
    if style == "tick":
        return pens.tick(x, y, rng.uniform(4, 7) * big, rng)
    if style == "loop":
        return pens.loop(x, y, rng.uniform(4.5, 7) * big, rng)
    if style == "cross":
        return pens.cross(x, y, rng.uniform(4, 6.5) * big, rng)
    if style == "ring":
        return pens.ring(x, y, min(rng.uniform(3.4, 4.6) * big, room * 0.45), rng)
    if style == "in_ring":
        return pens.ring(x, y, rng.uniform(1.7, 2.2), rng)
    if style == "fill":
        return pens.fill(x, y, rng.uniform(4.2, 5.2), rng)
    return pens.slash(x, y, rng.uniform(4, 6.5) * big, rng)


def fill_in(run: Run, number: int, rng: Rng, odd: float = 0.0, pencils: bool = True) -> Sheet:
    """One voter's sheet of page `number` (from 1); `odd` is the chance that a group is not plain."""
    page = run.layout["pages"][number - 1]
    blank = run.blanks[number - 1]
    cover = np.zeros(blank.shape, np.float32)
    voter: Pen = pens.pen(rng, pencils)
    style = str(
        rng.choice(
            ["tick", "loop", "cross", "ring", "slash", "fill", "in_ring"],
            p=[0.56, 0.05, 0.1, 0.11, 0.07, 0.06, 0.05],
        )
    )
    big = float(rng.uniform(0.8, 1.35))
    groups: dict[str, list[dict[str, Any]]] = {}
    for cell in page["cells"]:
        groups.setdefault(cell["group"], []).append(cell)
    most = {group["id"]: group["max"] for group in run.layout["groups"]}
    truth = Truth(number)
    for group, cells in groups.items():
        if most[group] > 1:
            chosen = [c for c in cells if rng.random() < most[group] / len(cells) / 2][: most[group]]
            for cell in chosen:
                pens.draw(cover, _mark(style, cell, big, rng), voter, rng)
            truth.groups[group] = (PLAIN, tuple(c["id"] for c in chosen))
            continue
        kind = "plain"
        if rng.random() < odd:
            kind = str(
                rng.choice(
                    list(_ODD),
                    p=list(_ODD.values()),
                )
            )
        own = style if rng.random() < 0.93 else str(rng.choice(["tick", "cross", "slash"]))
        if rng.random() < 0.05 and kind == "plain":
            truth.groups[group] = (PLAIN, ())
            continue
        spot = int(rng.choice(len(cells), p=_taste(len(cells))))
        cell = cells[spot]
        other = cells[(spot + int(rng.integers(1, max(2, len(cells))))) % len(cells)]
        truth.groups[group] = _odd(
            cover, kind, own, cell, other, cells, voter, big, rng, 1.0 if pencils else 2.4
        )
    if odd and rng.random() < 0.04:
        _down(cover, page, groups, truth, voter, rng)
    elif odd and rng.random() < 0.03:
        _big_x(cover, run, page, truth, voter, rng)
    if rng.random() < 0.12:
        pens.draw(cover, _note(run, page, rng), voter, rng)
    paper = cv2.cvtColor(blank, cv2.COLOR_GRAY2BGR).astype(np.float32)
    weight = cover[:, :, None]
    for channel in range(3):
        ink = voter.colour[channel]
        paper[:, :, channel] = np.minimum(
            paper[:, :, channel], paper[:, :, channel] * (1 - weight[:, :, 0]) + ink * weight[:, :, 0]
        )
    return Sheet(paper.astype(np.uint8), truth)


def _note(run: Run, page: dict[str, Any], rng: Rng) -> list[pens.Stroke]:
    """Something written under the table, above it, or in the column of names: never in a cell."""
    width, height = run.layout["page"]["width_mm"], run.layout["page"]["height_mm"]
    areas = [cell["area"] for cell in page["cells"]]
    left, top = min(a["x_mm"] for a in areas), min(a["y_mm"] for a in areas)
    low = max(a["y_mm"] + a["h_mm"] for a in areas)
    where = rng.random()
    if where < 0.4:
        return pens.writing(rng.uniform(40, width - 60), height - rng.uniform(9, 12), 4, rng)
    if where < 0.7:
        letters = min(6, int((left - 24) / 4.2))
        return pens.writing(rng.uniform(15, 18), rng.uniform(top + 4, low - 4), max(1, letters), rng)
    return pens.writing(rng.uniform(40, width - 70), top - rng.uniform(13, 16), 4, rng)


def _taste(count: int) -> NDArray[np.float64]:
    weights = np.array([0.5, 0.3, 0.12, 0.08, 0.05, 0.05][:count] + [0.02] * max(0, count - 6))
    return weights / weights.sum()


def _odd(
    cover: NDArray[np.float32],
    kind: str,
    style: str,
    cell: dict[str, Any],
    other: dict[str, Any],
    cells: list[dict[str, Any]],
    voter: Pen,
    big: float,
    rng: Rng,
    least: float,
) -> tuple[str, tuple[str, ...]]:
    x, y = _centre(cell)
    if kind == "between" and len(cells) > 1:
        at = min(cells.index(cell), len(cells) - 2)
        (ax, ay), (bx, _) = _centre(cells[at]), _centre(cells[at + 1])
        pens.draw(cover, pens.tick((ax + bx) / 2 - 1, ay, 5.5 * big, rng), voter, rng)
        return DOUBT, ()
    if kind == "dot":
        r = rng.uniform(0.4, 1.0) - max(0.0, voter.width - 0.6) / 2
        spots = [
            pens.ring(x + rng.normal(0, 0.5), y, s, rng)[0] for s in np.arange(0.1, r, voter.width * 0.5)
        ]
        pens.draw(cover, spots, voter, rng)
        return DOUBT, (cell["id"],)
    if kind == "dash":
        half = rng.uniform(0.4, 0.8)
        pens.draw(cover, [np.array([[x - half, y], [x + half, y + 0.2]])], voter, rng)
        return DOUBT, (cell["id"],)
    faint = min(1.0, rng.uniform(0.25, 0.45) * least) if kind == "faint" else 1.0
    marked = cell
    if kind == "beside":
        area = cell["area"]
        room = area["x_mm"] + area["w_mm"] - (cell["x_mm"] + cell["w_mm"])
        side = 1 if rng.random() < 0.5 else -1
        marked = dict(cell, x_mm=cell["x_mm"] + side * min(max(0.0, room - 2.0), 4.0), y_mm=cell["y_mm"])
        big *= 0.7
    pens.draw(cover, _mark(style, marked, big, rng), voter, rng, faint)
    if kind == "overvote" and other is not cell:
        pens.draw(cover, _mark(style, other, big, rng), voter, rng)
        return SPOILED, ()
    if kind == "scribble" and other is not cell:
        pens.draw(cover, _mark(style, other, big, rng), voter, rng)
        pens.draw(cover, pens.scribble(*_centre(other), 4.8, rng), voter, rng)
        return SPOILED, ()
    if kind == "hesitation" and other is not cell:
        ox, oy = _centre(other)
        pens.draw(cover, pens.ring(ox + rng.normal(0, 1), oy + rng.normal(0, 1), 0.12, rng), voter, rng)
        return EASED, (cell["id"],)
    if kind == "rubbed" and other is not cell:
        pale = Pen("rubbed", voter.width * 2.5, voter.colour, 0.12, 0.3)
        pens.draw(cover, _mark("tick", other, big, rng), pale, rng)
        return EASED, (cell["id"],)
    if kind == "faint":
        return FAINT, (cell["id"],)
    return (EASED if kind == "beside" else PLAIN), (cell["id"],)


def _down(
    cover: NDArray[np.float32],
    page: dict[str, Any],
    groups: dict[str, list[dict[str, Any]]],
    truth: Truth,
    voter: Pen,
    rng: Rng,
) -> None:
    """One stroke down a column over at least four groups."""
    column = str(rng.choice([c["column"] for c in page["cells"]]))
    first = next(c for c in page["cells"] if c["column"] == column)
    cells = [c for c in page["cells"] if c["column"] == column and abs(c["x_mm"] - first["x_mm"]) < 1]
    if len(cells) < 4:
        return
    start = int(rng.integers(0, len(cells) - 3))
    run = cells[start : start + int(rng.integers(4, 9))]
    (ax, ay), (bx, by) = _centre(run[0]), _centre(run[-1])
    points = [(ax, ay - 2), ((ax + bx) / 2 + rng.normal(0, 0.8), (ay + by) / 2), (bx, by + 2)]
    pens.draw(cover, [pens._curve(points, rng)], voter, rng)
    for cell in run:
        truth.groups[cell["group"]] = (SPOILED, ())


def _big_x(
    cover: NDArray[np.float32], run: Run, page: dict[str, Any], truth: Truth, voter: Pen, rng: Rng
) -> None:
    xs = [c["x_mm"] for c in page["cells"]]
    ys = [c["y_mm"] for c in page["cells"]]
    x0, x1, y0, y1 = min(xs) - rng.uniform(0, 40), max(xs) + 4, min(ys), max(ys) + 4
    pens.draw(
        cover, [pens._curve([(x0, y0), (x1, y1)], rng), pens._curve([(x1, y0), (x0, y1)], rng)], voter, rng
    )
    for group in truth.groups:
        truth.groups[group] = (SPOILED, ())
