"""Where the page's corners stand in a picture: they lie outside all print, so the feed of the scanner is followed out to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from cadredesk.scanning.blank import Grey
from cadredesk.scanning.page import Doubles, Flat, Found, bent, project

_WINDOW: Final = 0.5
"""mm round a fiducial's corner in which its edges are followed."""
_UNSURE: Final = 0.004
"""How well the stretch of one fiducial is known, as a share of its size."""
_NOISE: Final = (0.04, 0.02, 0.15)
"""mm by which a fiducial's corner, a printed box, other print is misplaced."""
_BOXES: Final = 90
"""Boxes that are looked at, at most."""
_LENGTHS: Final = (25.0, 40.0, 65.0, 110.0)
"""mm over which a slip changes, when it has no period."""
_PERIODS: Final = (70.0, 84.0, 101.0, 121.0, 145.0, 175.0, 210.0)
"""mm after which a slip comes again: once round a roller that is not true."""
_SIZES: Final = (0.02, 0.15, 0.6)
"""mm of a slip."""
_SHORTEST: Final = 45.0
"""mm of the shortest wave that a slip is made of."""
_STRAIGHT: Final = 0.1
"""mm, root mean square: print that stands no further from the followed feed was scanned, not photographed."""


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """Places on the page (mm) and where they stand in the picture (mm of it); `grown` is 1 where ink that looks
    fatter than printed pushes a place outwards, by axis; `noise` in mm."""

    page: Doubles
    picture: Doubles
    grown: Doubles
    noise: Doubles


def corners(grey: Grey, found: Found, flat: Flat) -> Doubles:
    """The page's corners (top left, top right, bottom right, bottom left) in the picture, px."""
    width, height = found.blank.layout.width, found.blank.layout.height
    ends = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    squares = _squares(grey, found)
    fed = _fed(_seen(found, flat, squares), ends, found.dpi / 25.4)
    return fed if fed is not None else _stretched(found, squares, ends)


def _squares(grey: Grey, found: Found) -> list[tuple[Doubles, Doubles]]:
    """Corners of the fiducials: on the page (mm), and followed closely in the picture (px)."""
    half = max(2, round(_WINDOW * found.dpi / 25.4))
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 30, 0.01)
    back = np.asarray(np.linalg.inv(found.to_picture), np.float64)
    out = []
    for rect, rough in found.squares:
        four = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * (rect.w, rect.h) + (rect.x, rect.y)
        start = rough.astype(np.float32).reshape(-1, 1, 2)
        fine = np.asarray(cv2.cornerSubPix(grey, start, (half, half), (-1, -1), stop), np.float64)
        fine = fine.reshape(4, 2)
        if float(np.abs(project(back, fine) - bent(found, four)).max()) < 1.5:
            out.append((four, fine))
    return out


def _seen(found: Found, flat: Flat, squares: list[tuple[Doubles, Doubles]]) -> _Seen:
    """All print whose place is known, in mm of the picture."""
    middles = (found.blank.boxes[:, :2] + found.blank.boxes[:, 2:] / 2).astype(np.float64)
    sure = np.flatnonzero(flat.sure)
    sure = sure[:: max(1, -(-len(sure) // _BOXES))]
    four = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float64)
    page = [middles[sure], found.print_at[0], *(paper for paper, _ in squares)]
    picture = [flat.stand[sure], found.print_at[1], *(px for _, px in squares)]
    grown = [np.zeros((len(sure) + len(found.print_at[0]), 2)), *(four for _ in squares)]
    noise = [np.full(len(sure), _NOISE[1]), np.full(len(found.print_at[0]), _NOISE[2])]
    noise += [np.full(4, _NOISE[0])] * len(squares)
    k = found.dpi / 25.4
    return _Seen(
        np.concatenate(page), np.concatenate(picture) / k, np.concatenate(grown), np.concatenate(noise)
    )


def _fed(seen: _Seen, ends: Doubles, k: float) -> Doubles | None:
    """The page's corners when the sheet went straight through a scanner whose feed slips; None for a photograph.

    Along the feed, which is one side of the picture: place = straight line of the page's place + slip(place).
    """
    if (seen.noise == _NOISE[1]).sum() < 8:
        return None
    feed = int(np.argmax([_followed(seen, feed, 1)[4] for feed in (0, 1)]))
    fits, middle, span, rough, _ = _followed(seen, feed, 3)
    if rough > _STRAIGHT:
        return None
    straight = np.column_stack([ends, np.ones(len(ends))]) @ fits[:, :3].T
    placed = straight
    for _ in range(8):
        placed = straight + _waves(placed[:, feed] - middle, span) @ fits[:, 4:].T
    return np.asarray(placed * k, np.float64)


def _followed(seen: _Seen, feed: int, turns: int) -> tuple[Doubles, float, float, float, float]:
    """Weights for each axis of the picture when its axis `feed` is the feed's; middle and span (mm) of the waves;
    the root mean square (mm) by which boxes are off, and the likelihood of all (logarithm)."""
    along = seen.picture[:, feed]
    middle, span = float(along.max() + along.min()) / 2, float(np.ptp(along)) + 60.0
    waves = _waves(along - middle, span)
    basis = np.column_stack([seen.page, np.ones(len(along))])
    fits = [_krige(seen, axis, basis, waves, span, axis == feed, turns) for axis in (0, 1)]
    rough = float(np.hypot(fits[0][1], fits[1][1]))
    return np.stack([fit[0] for fit in fits]), middle, span, rough, fits[0][2] + fits[1][2]


def _frequencies(span: float) -> Doubles:
    return np.arange(1, int(2 * span / _SHORTEST) + 1) / (2 * span)


def _waves(where: Doubles, span: float) -> Doubles:
    """Sines and cosines over twice the span, at places in mm."""
    turns = 2 * np.pi * where[:, None] * _frequencies(span)
    return np.concatenate([np.sin(turns), np.cos(turns)], 1)


def _krige(
    seen: _Seen, axis: int, basis: Doubles, waves: Doubles, span: float, feed: bool, turns: int
) -> tuple[Doubles, float, float]:
    """Weights of basis, growth and waves, the root mean square (mm) that they leave, and the likelihood.

    Gaussian process regression with a straight mean (Rasmussen and Williams 2006, 2.2 and 2.7), the process made of
    waves; the prior's size and length, or period, averaged by their likelihood.
    """
    f = _frequencies(span)
    shapes = [np.exp(-2 * (np.pi * f * length) ** 2) for length in _LENGTHS]
    if feed:
        shapes += [np.exp(-(((f - 1 / period) * 2 * span) ** 2) / 0.7) for period in _PERIODS]
    prior = np.concatenate(
        [[np.concatenate([part, part]) / part.sum() * size**2 + 1e-10 for part in shapes] for size in _SIZES]
    )
    told = seen.picture[:, axis]
    table = np.concatenate([basis, seen.grown[:, axis : axis + 1], waves], 1)
    wide = np.concatenate([np.tile([1e-8, 1e-8, 1e-8, 25.0], (len(prior), 1)), 1 / prior], 1)
    noise = seen.noise.copy()
    weights = np.zeros(table.shape[1])
    for turn in range(turns):
        a, b = table / noise[:, None], told / noise
        inner = (a.T @ a)[None] + wide[:, :, None] * np.eye(table.shape[1])
        right = a.T @ b
        solved = np.linalg.solve(inner, np.broadcast_to(right, wide.shape)[:, :, None])[:, :, 0]
        likely = 0.5 * (solved @ right + np.log(wide).sum(1) - np.linalg.slogdet(inner)[1])
        share = np.exp(likely - likely.max())
        weights = (share[:, None] * solved).sum(0) / share.sum()
        left = np.abs(told - table @ weights) / noise
        wide = wide[likely > likely.max() - 12]
        if turn == 0:
            for kind in _NOISE:
                of = seen.noise == kind
                scale = float(np.clip(1.4826 * np.median(left[of]), 0.5, 8.0)) if of.any() else 1.0
                noise[of] *= scale
                left[of] /= scale
        noise = noise * (1 + (left > 3.5) * 50)
    boxes = seen.noise == _NOISE[1]
    rough = float(np.sqrt(np.mean((told - table @ weights)[boxes] ** 2)))
    return weights, rough, float(likely.max() - 0.5 * b @ b)


def _stretched(found: Found, squares: list[tuple[Doubles, Doubles]], ends: Doubles) -> Doubles:
    """The page's corners in a photograph: each follows the stretch of the fiducial beside it.

    Ink that looks fatter than it is makes all squares larger in both directions alike.
    """
    back = np.asarray(np.linalg.inv(found.to_picture), np.float64)
    placed = bent(found, ends)
    seen = {}
    for four, fine in squares:
        middle = four.mean(0)
        off, away = project(back, fine) - bent(found, four), four - middle
        at = int(np.linalg.norm(ends - middle, axis=1).argmin())
        seen[at] = middle, off.mean(0), (away * off).sum(0) / (away**2).sum(0)
    if len(seen) >= 3:
        stretch = np.array([one[2] for one in seen.values()])
        fat = float(stretch.mean(0)[1 - int(stretch.std(0).argmax())])
        for at, (middle, shift, own) in seen.items():
            true = own - fat
            placed[at] += shift + (ends[at] - middle) * true * true**2 / (true**2 + _UNSURE**2)
    return project(found.to_picture, placed)
