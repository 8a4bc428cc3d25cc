"""A second generator of scans by other means (Bezier pens, warps of Pillow, stacks, turned phones): see tests.scans."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from tests.scans.pens import Rng
from tests.scans.sheets import PLAIN, SPOILED, Run, Truth

_K = 300 / 25.4
"""Pixels a millimetre of the drawn sheet."""
_OVER = 2
"""Pens are drawn so much larger, then made small: smooth edges."""
_INKS = ((20, 20, 24), (28, 40, 120), (15, 60, 160), (190, 30, 35), (70, 70, 74))
KINDS = ("scan.jpg", "stack.tif", "stack.pdf", "phone.jpg")
_ORIENTATIONS = {1: 0, 3: 180, 6: 90, 8: 270}
"""EXIF orientation: clockwise degrees that turn the stored picture upright."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One frame of a file, with what it shows."""

    file: str
    frame: int
    truth: Truth


def make(run: Run, folder: Path, out: Path, kind: str, number: int, rng: Rng) -> list[Shot]:
    """The frames of one file of a kind in `out`; the blank form comes from ballot.pdf in `folder`."""
    name = f"{number:03d}_{kind}"
    sheets = [_filled(run, folder, rng) for _ in range(3 if kind.startswith("stack") else 1)]
    shots = [Shot(name, frame, truth) for frame, (_, truth) in enumerate(sheets)]
    if kind == "phone.jpg":
        ((image, truth),) = sheets
        image = _photographed(image, truth, rng)
        tag = int(rng.choice(list(_ORIENTATIONS)))
        image = _stored(image, truth, _ORIENTATIONS[tag])
        exif = Image.Exif()
        exif[0x0112] = tag
        image.save(out / name, quality=int(rng.integers(72, 96)), exif=exif)
        return shots
    dpi = int(rng.choice([150, 200, 300]))
    images = [_scanned(image, truth, rng, 200 if kind == "stack.tif" else dpi) for image, truth in sheets]
    if kind == "stack.tif":
        bits = [image.convert("L").point(lambda v: 255 * (v > 165)).convert("1") for image in images]
        bits[0].save(
            out / name, save_all=True, append_images=bits[1:], compression="group4", dpi=(200.0, 200.0)
        )
    elif kind == "stack.pdf":
        images[0].save(out / name, save_all=True, append_images=images[1:], resolution=float(dpi))
    else:
        images[0].save(out / name, quality=int(rng.integers(40, 96)), dpi=(dpi, dpi))
    return shots


def _filled(run: Run, folder: Path, rng: Rng) -> tuple[Image.Image, Truth]:
    """One voter's sheet at _K, with its truth."""
    number = int(rng.integers(1, len(run.layout["pages"]) + 1))
    document = pypdfium2.PdfDocument((folder / "ballot.pdf").read_bytes())
    paper = document[number - 1].render(scale=_K * 25.4 / 72 * (1 - 1e-6)).to_pil().convert("RGB")
    document.close()
    ink = Image.new("L", (paper.width * _OVER, paper.height * _OVER))
    pen = ImageDraw.Draw(ink)
    width = rng.uniform(0.4, 0.85) * _K * _OVER
    style = str(rng.choice(["tick", "cross", "ring", "slash", "fill"], p=[0.6, 0.12, 0.13, 0.1, 0.05]))
    truth = Truth(number)
    groups: dict[str, list[dict[str, Any]]] = {}
    for cell in run.layout["pages"][number - 1]["cells"]:
        groups.setdefault(cell["group"], []).append(cell)
    for group, cells in groups.items():
        count = int(rng.choice([0, 1, 2], p=[0.04, 0.93, 0.03]))
        chosen = [cells[n] for n in rng.choice(len(cells), count, replace=False)]
        for cell in chosen:
            _mark(pen, cell, style, width, rng)
        truth.groups[group] = (SPOILED if count > 1 else PLAIN, tuple(c["id"] for c in chosen))
    strength = rng.uniform(0.8, 1.0)
    cover = ink.resize(paper.size, Image.Resampling.BOX).point(lambda v: int(v * strength))
    colour = Image.new("RGB", paper.size, _INKS[int(rng.integers(len(_INKS)))])
    return Image.composite(colour, paper, cover), truth


def _mark(pen: ImageDraw.ImageDraw, cell: dict[str, Any], style: str, width: float, rng: Rng) -> None:
    k = _K * _OVER
    side = cell["w_mm"]
    x, y = cell["x_mm"] + side / 2 + rng.normal(0, 0.3), cell["y_mm"] + cell["h_mm"] / 2 + rng.normal(0, 0.3)
    room = min(cell["area"]["w_mm"], cell["area"]["h_mm"])
    big = rng.uniform(0.85, 1.2)

    def curve(*points: tuple[float, float]) -> None:
        p = np.array([(x + a * big * side, y + b * big * side) for a, b in points]) * k
        p += rng.normal(0, 0.12 * k, p.shape)
        t = np.linspace(0, 1, 30)[:, None]
        way = (1 - t) ** 3 * p[0] + 3 * t * (1 - t) ** 2 * p[1] + 3 * t * t * (1 - t) * p[2] + t**3 * p[3]
        pen.line([tuple(one) for one in way], fill=255, width=round(width), joint="curve")
        for a, b in (way[0], way[-1]):
            pen.ellipse([a - width / 2, b - width / 2, a + width / 2, b + width / 2], fill=255)

    if style == "tick":
        curve((-0.5, -0.1), (-0.35, 0.0), (-0.2, 0.2), (-0.1, 0.4))
        curve((-0.1, 0.4), (0.05, 0.1), (0.35, -0.4), (0.65, -0.7))
    elif style == "cross":
        curve((-0.5, -0.5), (-0.2, -0.1), (0.2, 0.1), (0.5, 0.5))
        curve((0.5, -0.5), (0.1, -0.2), (-0.1, 0.2), (-0.5, 0.5))
    elif style == "slash":
        curve((-0.5, 0.5), (-0.1, 0.2), (0.2, -0.1), (0.5, -0.5))
    elif style == "ring":
        r, s = (min(rng.uniform(0.74, 0.85) * side, room * 0.44) * k for _ in "xy")
        start = float(rng.uniform(0, 360))
        box = [x * k - r, y * k - s, x * k + r, y * k + s]
        pen.arc(box, start, start + rng.uniform(350, 372), fill=255, width=round(width))
    else:
        r = 0.46 * side * k
        pen.rectangle([x * k - r, y * k - r, x * k + r, y * k + r], fill=255)


def _noisy(image: Image.Image, rng: Rng, deep: float) -> Image.Image:
    """Paper grain, light that falls off, noise of the sensor, now and then a speck."""
    width, height = image.size
    grain = Image.fromarray(rng.normal(128, 18, (40, 30)).clip(0, 255).astype(np.uint8))
    field = np.asarray(grain.resize(image.size, Image.Resampling.BICUBIC), np.float32) / 128 - 1
    values = np.asarray(image, np.float32) * (1 + 0.04 * deep * field[:, :, None])
    values = 255 * (values.clip(0, 255) / 255) ** rng.uniform(0.8, 1.15) * rng.uniform(0.9, 1.0)
    values += rng.laplace(0, 1.5 * deep, (height, width, 1)).astype(np.float32)
    for _ in range(int(rng.integers(0, 12))):
        px, py = int(rng.integers(2, width - 2)), int(rng.integers(2, height - 2))
        values[py : py + 2, px : px + 2] = rng.uniform(0, 120)
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))


def _scanned(image: Image.Image, truth: Truth, rng: Rng, dpi: int) -> Image.Image:
    """Turned, moved, and fed at a speed that drifts."""
    k = dpi / 25.4
    size = (round(image.width / _K * k), round(image.height / _K * k))
    angle = np.radians(rng.uniform(-1.5, 1.5))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) * _K / k
    middle = np.array(image.size) / 2
    move = middle - turn @ (np.array(size) / 2) + rng.normal(0, 1.2, 2) * _K
    soft = image.filter(ImageFilter.GaussianBlur(0.4 * _K / k))
    flat = soft.transform(
        size,
        Image.Transform.AFFINE,
        (*turn[0], move[0], *turn[1], move[1]),
        Image.Resampling.BILINEAR,
        fillcolor=(250, 250, 250),
    )
    drift, rows = rng.uniform(-0.6, 0.6) * k, np.arange(size[1], dtype=np.float64)
    source = rows + drift * np.sin(np.pi * rows / size[1])  # no slip at the ends, most in the middle
    whole = np.asarray(flat, np.float32)
    at = source.clip(0, size[1] - 1.001)
    low = at.astype(int)
    part = (at - low)[:, None, None].astype(np.float32)
    whole = whole[low] * (1 - part) + whole[low + 1] * part
    placed = (_edges(image.size) - move) @ np.linalg.inv(turn).T
    told = placed[:, 1] - 0.5
    for _ in range(30):
        placed[:, 1] = told - drift * np.sin(np.pi * (placed[:, 1] - 0.5) / size[1]) + 0.5
    truth.corners = [(float(a) - 0.5, float(b) - 0.5) for a, b in placed]
    return _noisy(Image.fromarray(whole.clip(0, 255).astype(np.uint8)), rng, 1.0)


def _photographed(image: Image.Image, truth: Truth, rng: Rng) -> Image.Image:
    """On a desk, from a little aside, 12 pixels a millimetre or less."""
    long = 2900
    size = (long, long * 3 // 4) if image.width > image.height else (long * 3 // 4, long)
    fit = 0.9 * min(size[0] / image.width, size[1] / image.height)
    corners = (_edges(image.size) - np.array(image.size) / 2) * fit + np.array(size) / 2
    corners += rng.uniform(-0.012, 0.012, (4, 2)) * long
    table, right = [], []
    for (a, b), (u, v) in zip(corners, _edges(image.size), strict=True):
        table += [[a, b, 1, 0, 0, 0, -u * a, -u * b], [0, 0, 0, a, b, 1, -v * a, -v * b]]
        right += [u, v]
    how = np.linalg.solve(np.array(table), np.array(right))
    shot = image.filter(ImageFilter.GaussianBlur(1.0)).transform(
        size, Image.Transform.PERSPECTIVE, tuple(how), Image.Resampling.BILINEAR, fillcolor=(96, 78, 60)
    )
    truth.corners = [(float(a) - 0.5, float(b) - 0.5) for a, b in corners]
    return _noisy(shot, rng, 1.8)


def _stored(image: Image.Image, truth: Truth, degrees: int) -> Image.Image:
    """As the phone's sensor has it: turned so that `degrees` clockwise make it upright."""
    for _ in range(degrees // 90):  # a quarter anticlockwise
        truth.corners = [(b, image.width - 1 - a) for a, b in truth.corners]
        image = image.transpose(Image.Transpose.ROTATE_90)
    truth.rotation = degrees
    return image


def _edges(size: tuple[int, int]) -> NDArray[np.float64]:
    width, height = size
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
