"""Rings that touch: a stroke that is nothing but closed curves round one box each is as many marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cadredesk.scanning.blank import COARSE, Blank, Labels

_TURNS: Final = 72
_LEAST: Final = 1.6
"""mm from the middle of a box to a ring round it, at least."""
_MOST: Final = 8.5
_STEP: Final = 0.25
_CLOSED: Final = 0.8
"""Share of a ring that must be there; voters leave a gap."""
_BESIDE: Final = 0.6
"""mm from a ring's line that still is the ring: a second turn, a tail that overshoots."""
_TOLD: Final = 0.92
"""Share of a stroke that its rings must explain."""
_LEFT: Final = 0.8
"""mm² of a stroke in one group that no ring explains: more is a doubt."""
_ENCLOSED: Final = 0.7
"""Share of its box that a ring must hold; of another box it may hold at most _TOUCHED."""
_TOUCHED: Final = 0.1
_RADII: Final = np.arange(_LEAST, _MOST, _STEP)
_ANGLES: Final = np.arange(_TURNS) * 2 * np.pi / _TURNS
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A ring: `ink` mm² that it covers, its `box` x0, y0, x1, y1 in mm of the view."""

    ink: float
    box: Numbers


def apart(
    labels: Labels, label: int, box: Numbers, thick: float, blank: Blank, cells: NDArray[np.integer]
) -> tuple[dict[int, Outline], Numbers]:
    """The rings, by cell, that a stroke holds and nothing else in their groups; and its other ink by cell, mm².

    `label` is the stroke in `labels` (at COARSE), `box` its extent in mm of the view, `thick` its width (mm) at
    the thickest place, `cells` those it reaches.
    """
    rest = np.zeros(len(blank.page.cells))
    if not 0 < len(cells) <= 24:
        return {}, rest
    ys, xs = _places(labels, label, box)
    if not len(xs):
        return {}, rest
    middles = blank.boxes[:, :2] + blank.boxes[:, 2:] / 2 - (blank.view.x, blank.view.y)
    told = np.zeros(len(xs), bool)
    found: dict[int, Outline] = {}
    beside = _BESIDE + float(np.clip(thick / 2, 0.2, 0.9))
    for cell in cells.tolist():
        dx, dy = xs - middles[cell, 0], ys - middles[cell, 1]
        far, turn = np.hypot(dx, dy), np.arctan2(dy, dx) % (2 * np.pi)
        course = _course(far, turn, beside)
        if course is None or not _holds_one(course, blank, cell):
            continue
        here = course[np.floor(turn / (2 * np.pi) * _TURNS + 0.5).astype(int) % _TURNS]
        own = np.abs(far - here) <= beside
        told |= own
        across, down = course * np.cos(_ANGLES), course * np.sin(_ANGLES)
        found[cell] = Outline(
            float(own.sum()) / COARSE**2,
            np.array([across.min(), down.min(), across.max(), down.max()]) + np.tile(middles[cell], 2),
        )
    if not found:
        return {}, rest
    rows, columns = (ys[~told] * COARSE).astype(int), (xs[~told] * COARSE).astype(int)
    rest = np.bincount(blank.areas[rows, columns], minlength=len(rest) + 1)[1:] / COARSE**2
    rest = rest + 4 * np.bincount(blank.zones[rows, columns], minlength=len(rest) + 1)[1:] / COARSE**2
    if told.mean() < _TOLD and rest.sum() < _LEFT:
        return {}, rest
    other: dict[str, float] = {}
    for cell in np.flatnonzero(rest).tolist():
        group = blank.page.cells[cell].group
        other[group] = other.get(group, 0.0) + float(rest[cell])
    clean = {cell: at for cell, at in found.items() if other.get(blank.page.cells[cell].group, 0.0) < _LEFT}
    held = {blank.page.cells[cell].group for cell in found} - {blank.page.cells[cell].group for cell in clean}
    for cell in found:
        if blank.page.cells[cell].group in held:
            rest[cell] += 1.0
    rest[list(clean)] = 0.0
    return clean, np.where(rest < _LEFT / 2, 0.0, rest)


def _places(labels: Labels, label: int, box: Numbers) -> tuple[Numbers, Numbers]:
    """Where a stroke is: y and x in mm of the view."""
    x0, y0 = np.maximum(np.floor(box[:2] * COARSE).astype(int), 0)
    x1, y1 = np.ceil(box[2:] * COARSE).astype(int) + 1
    ys, xs = np.nonzero(labels[y0:y1, x0:x1] == label)
    return (ys + y0 + 0.5) / COARSE, (xs + x0 + 0.5) / COARSE


def _course(far: Numbers, turn: Numbers, beside: float) -> Numbers | None:
    """The distance of a ring from the box's middle at each angle; None when no ring goes round it."""
    seen = np.zeros((_TURNS, len(_RADII)), bool)
    near = (far > _LEAST - _STEP / 2) & (far < _MOST - _STEP)
    if near.sum() < 60:
        return None
    at = np.floor((far[near] - _LEAST) / _STEP + 0.5).astype(int)
    to = np.floor(turn[near] / (2 * np.pi) * _TURNS + 0.5).astype(int) % _TURNS
    seen[to, at] = True
    # a pixel is wider than a step of the angle further out
    seen |= np.roll(seen, 1, 0) & (_RADII > 3.0)
    if seen.any(1).mean() < _CLOSED:
        return None
    # the smoothest closed way over the ink, twice round so that its middle part closes
    soft = np.pad(seen.astype(float), ((0, 0), (3, 3)))
    gain = sum(w * soft[:, n : n + len(_RADII)] for n, w in enumerate((1, 2, 3, 4, 3, 2, 1))) / 10
    gain = np.where(seen, np.minimum(gain, 1.0), 0.0)
    best = np.zeros(len(_RADII))
    came = np.zeros((2 * _TURNS, len(_RADII)), int)
    moves = (0, -1, 1, -2, 2)
    for step in range(2 * _TURNS):
        options = np.full((len(moves), len(_RADII)), -1e9)
        for row, move in enumerate(moves):
            cost = 0.15 * abs(move)
            if move == 0:
                options[row] = best
            elif move > 0:
                options[row, move:] = best[:-move] - cost
            else:
                options[row, :move] = best[-move:] - cost
        pick = options.argmax(0)
        came[step] = np.arange(len(_RADII)) - np.array(moves)[pick]
        best = options.max(0) + gain[step % _TURNS]
    way = np.zeros(2 * _TURNS, int)
    way[-1] = int(best.argmax())
    for step in range(2 * _TURNS - 1, 0, -1):
        way[step - 1] = came[step][way[step]]
    half = _TURNS // 2
    ring = np.roll(way[half : half + _TURNS], half)
    if abs(int(ring[half]) - int(ring[half - 1])) > 4:
        return None
    on = seen[np.arange(_TURNS), ring] | seen[np.arange(_TURNS), np.clip(ring - 1, 0, None)]
    on |= seen[np.arange(_TURNS), np.clip(ring + 1, None, len(_RADII) - 1)]
    if on.mean() < _CLOSED or _longest_gap(on) > 12:
        return None
    course = _RADII[ring]
    here = course[np.floor(turn / (2 * np.pi) * _TURNS + 0.5).astype(int) % _TURNS]
    within = far < here - beside
    hollow = float((0.5 * np.maximum(course - beside, 0) ** 2 * 2 * np.pi / _TURNS).sum())
    if within.sum() / COARSE**2 > 0.12 * hollow:  # a ring is empty inside; what is not may be crossed out
        return None
    return np.asarray(course, np.float64)


def _longest_gap(on: NDArray[np.bool_]) -> int:
    """Steps of the longest stretch that is missing, round the whole circle."""
    if on.all():
        return 0
    where = np.flatnonzero(on)
    return int(np.diff(np.concatenate([where, [where[0] + len(on)]])).max()) - 1


def _holds_one(course: Numbers, blank: Blank, cell: int) -> bool:
    """Whether a ring round the middle of a cell's box holds that box and no other."""
    x, y, w, h = (float(v) for v in blank.boxes[cell])
    middle = np.array([x + w / 2, y + h / 2])
    near = np.flatnonzero(np.abs(blank.boxes[:, :2] + blank.boxes[:, 2:] / 2 - middle).max(1) < 2 * _MOST)
    spots = (np.arange(6) + 0.5) / 6
    for other in near.tolist():
        ox, oy, ow, oh = (float(v) for v in blank.boxes[other])
        px, py = np.meshgrid(ox + spots * ow - middle[0], oy + spots * oh - middle[1])
        at = np.floor(np.arctan2(py, px) % (2 * np.pi) / (2 * np.pi) * _TURNS + 0.5).astype(int) % _TURNS
        held = float((np.hypot(px, py) < course[at]).mean())
        if held < _ENCLOSED if other == cell else held > _TOUCHED:
            return False
    return True
