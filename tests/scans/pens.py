"""What a voter draws: ticks, crosses, rings and the rest as strokes in millimetres, and the ink that they leave."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

SCALE = 10.0
"""Pixels a millimetre of the sheet on which everything is drawn."""
Stroke = NDArray[np.float64]
Rng = np.random.Generator


@dataclass(frozen=True, slots=True)
class Pen:
    """Width in mm, colour as blue, green, red of full ink on white, and how much of the paper it covers, 0 to 1."""

    name: str
    width: float
    colour: tuple[int, int, int]
    cover: float
    grain: float = 0.0


def pen(rng: Rng, pencils: bool = True) -> Pen:
    """A voter's pen."""
    kinds = ["black", "blue", "gel", "red", "marker", "fine"] + (["pencil", "light"] if pencils else [])
    weights = [5.0, 5.0, 3.0, 1.0, 0.5, 1.0] + ([1.2, 0.6] if pencils else [])
    kind = str(rng.choice(kinds, p=np.array(weights) / sum(weights)))
    if kind == "black":
        return Pen(kind, rng.uniform(0.35, 0.6), (45, 40, 40), rng.uniform(0.8, 0.98))
    if kind == "fine":
        return Pen(kind, rng.uniform(0.26, 0.36), (50, 45, 45), rng.uniform(0.85, 1.0), rng.uniform(0, 0.15))
    if kind == "gel":
        return Pen(kind, rng.uniform(0.5, 0.8), (30, 25, 25), rng.uniform(0.9, 1.0))
    if kind == "blue":
        return Pen(kind, rng.uniform(0.35, 0.6), (165, 75, 45), rng.uniform(0.75, 0.98))
    if kind == "red":
        return Pen(kind, rng.uniform(0.4, 0.7), (60, 50, 200), rng.uniform(0.8, 1.0))
    if kind == "marker":
        return Pen(kind, rng.uniform(0.9, 1.4), (40, 40, 40), rng.uniform(0.9, 1.0))
    if kind == "pencil":
        return Pen(kind, rng.uniform(0.4, 0.7), (90, 90, 90), rng.uniform(0.6, 0.85), 0.35)
    return Pen(kind, rng.uniform(0.4, 0.6), (120, 120, 120), rng.uniform(0.5, 0.7), 0.35)


def _curve(points: list[tuple[float, float]], rng: Rng, shake: float = 0.12) -> Stroke:
    """A smooth line through points, a little shaken."""
    p = np.array(points, float) + rng.normal(0, shake, (len(points), 2))
    if len(p) == 2:
        t = np.linspace(0, 1, 12)[:, None]
        bow = rng.normal(0, 0.15)
        normal = np.array([-(p[1] - p[0])[1], (p[1] - p[0])[0]]) / (np.linalg.norm(p[1] - p[0]) + 1e-6)
        return np.asarray(p[0] + (p[1] - p[0]) * t + normal * bow * np.sin(math.pi * t))
    out = []
    ext = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    for i in range(1, len(ext) - 2):
        a, b, c, d = ext[i - 1 : i + 3]
        for t in np.linspace(0, 1, 8, endpoint=False):
            out.append(
                0.5
                * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            )
    out.append(p[-1])
    return np.array(out)


def tick(x: float, y: float, size: float, rng: Rng) -> list[Stroke]:
    """A tick whose corner stands low in the box; it may leave it by far."""
    low = (x + rng.normal(-0.1, 0.4) * size / 5, y + rng.uniform(0.2, 0.45) * size)
    left = (low[0] - rng.uniform(0.2, 0.4) * size, low[1] - rng.uniform(0.25, 0.5) * size)
    right = (low[0] + rng.uniform(0.6, 1.0) * size, low[1] - rng.uniform(0.7, 1.2) * size)
    if rng.random() < 0.5:
        return [_curve([left, low, right], rng, 0.05)]
    return [np.vstack([_curve([left, low], rng, 0.05), _curve([low, right], rng, 0.05)])]


def cross(x: float, y: float, size: float, rng: Rng) -> list[Stroke]:
    """Two strokes that cross near the middle of the box."""
    r = size * 0.45
    return [
        _curve([(x - r, y - r * rng.uniform(0.7, 1.1)), (x + r, y + r * rng.uniform(0.7, 1.1))], rng),
        _curve([(x + r, y - r * rng.uniform(0.7, 1.1)), (x - r, y + r * rng.uniform(0.7, 1.1))], rng),
    ]


def ring(x: float, y: float, radius: float, rng: Rng) -> list[Stroke]:
    """A ring: round, wide, leaning or egg-shaped; not quite closed, overshooting, or drawn twice round."""
    start, turn = rng.uniform(0, 6.28), rng.uniform(5.9, 7.2)
    if rng.random() < 0.12:
        turn += 6.28
    a = np.linspace(start, start + turn, round(turn * 6.5))
    drift = np.linspace(1, rng.uniform(0.9, 1.1), len(a))
    rx, ry = radius * rng.uniform(0.9, 1.15), radius * rng.uniform(0.85, 1.0)
    if rng.random() < 0.25:
        rx *= rng.uniform(1.05, 1.25)
    egg, lean = rng.uniform(-0.12, 0.12), rng.uniform(-0.25, 0.25)
    wide, high = rx * drift * np.cos(a), ry * drift * np.sin(a) * (1 + egg * np.cos(a))
    return [np.stack([x + wide + lean * high, y + high], 1)]


def loop(x: float, y: float, size: float, rng: Rng) -> list[Stroke]:
    """A tick in one go whose corner is a small loop."""
    low = (x - 0.1 * size, y + 0.35 * size)
    return [
        _curve(
            [
                (low[0] - 0.3 * size, low[1] - 0.4 * size),
                (low[0] - 0.05 * size, low[1]),
                (low[0] + 0.1 * size, low[1] - 0.12 * size),
                (low[0] - 0.03 * size, low[1] - 0.05 * size),
                (low[0] + rng.uniform(0.6, 0.9) * size, low[1] - rng.uniform(0.7, 1.0) * size),
            ],
            rng,
            0.04,
        )
    ]


def slash(x: float, y: float, size: float, rng: Rng) -> list[Stroke]:
    """One oblique stroke."""
    r = size * 0.5
    return [_curve([(x - r, y + r * rng.uniform(0.6, 1.0)), (x + r, y - r * rng.uniform(0.6, 1.0))], rng)]


def fill(x: float, y: float, size: float, rng: Rng) -> list[Stroke]:
    """The box filled by a narrow zigzag."""
    r, n = size * 0.46, int(rng.integers(9, 14))
    ys = np.linspace(y - r, y + r, n)
    return [_curve([(x + (r if i % 2 else -r), float(v)) for i, v in enumerate(ys)], rng, 0.15)]


def scribble(x: float, y: float, size: float, rng: Rng) -> list[Stroke]:
    """A mark made unreadable: a wide zigzag well beyond the box."""
    w, h, n = size * rng.uniform(0.8, 1.1), size * rng.uniform(0.5, 0.8), int(rng.integers(8, 16))
    xs = np.linspace(x - w, x + w, n)
    return [_curve([(float(v), y + (h if i % 2 else -h)) for i, v in enumerate(xs)], rng, 0.3)]


def writing(x: float, y: float, letters: int, rng: Rng) -> list[Stroke]:
    """Something handwritten, 4 mm high."""
    out = []
    for n in range(letters):
        cx = x + 4.2 * n
        for _ in range(int(rng.integers(3, 6))):
            a, b = rng.uniform(-1.8, 1.8, 2), rng.uniform(-1.8, 1.8, 2)
            out.append(_curve([(cx + a[0], y + a[1]), (cx + b[0], y + b[1])], rng))
    return out


def draw(
    cover: NDArray[np.float32], strokes: list[Stroke], with_pen: Pen, rng: Rng, faint: float = 1.0
) -> None:
    """Lays strokes on the sheet's layer of ink cover (0 to 1), in place."""
    if not strokes:
        return
    points = np.vstack(strokes)
    pad = with_pen.width + 0.5
    x0, y0 = (np.maximum(points.min(0) - pad, 0) * SCALE).astype(int)
    x1, y1 = ((points.max(0) + pad) * SCALE).astype(int) + 1
    part = cover[y0:y1, x0:x1]
    if part.size == 0:
        return
    layer = np.zeros(part.shape, np.uint8)
    for stroke in strokes:
        inside = np.round((stroke * SCALE - (x0, y0)) * 16).astype(np.int32)
        thick = max(1, round(with_pen.width * SCALE * rng.uniform(0.9, 1.1)))
        cv2.polylines(layer, [inside.reshape(-1, 1, 2)], False, 255, thick, cv2.LINE_AA, 4)
    ink = cv2.GaussianBlur(layer, (0, 0), 0.8).astype(np.float32) / 255 * with_pen.cover * faint
    if with_pen.grain:
        rough = cv2.GaussianBlur(rng.standard_normal(part.shape).astype(np.float32), (0, 0), 1.0) * 3.0
        ink *= np.clip(1 - with_pen.grain * (0.5 + rough * 0.5), 0.1, 1.0)
    np.copyto(part, np.maximum(part, ink))
