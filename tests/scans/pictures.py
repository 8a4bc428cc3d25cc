"""What scanners, phones and chat programs make of a sheet: geometry, light, dirt, compression; and pages to refuse."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.scans import pens, sheets
from tests.scans.pens import SCALE, Rng
from tests.scans.sheets import Run, Truth

CLASSES = ("ordinary", "one_bit", "hard_feeder", "odd_marks", "phone", "chat", "hard_phone")
REFUSALS = ("blank_back", "foreign", "half", "overlap", "old_form", "low_dpi", "few_marks")
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Picture:
    """A file written, with the truth of what it shows; `lossless` sizes are in pixels of the file."""

    file: str
    kind: str
    truth: Truth


def make(run: Run, old: Run, kind: str, number: int, folder: Path, rng: Rng) -> Picture:
    """One picture of a class (or of REFUSALS) in `folder`."""
    pages = len(run.layout["pages"])
    page = int(rng.integers(1, pages + 1))
    if kind in REFUSALS:
        return _refusal(run, old, kind, number, folder, rng, page)
    odd = {"odd_marks": 0.3, "ordinary": 0.04}.get(kind, 0.06)
    return shot(sheets.fill_in(run, page, rng, odd, pencils=kind != "one_bit"), kind, number, folder, rng)


def shot(sheet: sheets.Sheet, kind: str, number: int, folder: Path, rng: Rng) -> Picture:
    """A picture of a sheet in the manner of a class; the sheet's truth is told where it lies in the picture."""
    truth = sheet.truth
    image = _paper(sheet.image, rng, kind)
    if kind in ("phone", "chat", "hard_phone"):
        out = _phone(image, truth, rng, kind)
        out = _turn(out, truth, int(rng.choice([0, 0, 0, 90, 270])))
        quality = {
            "phone": rng.integers(80, 93),
            "chat": rng.integers(45, 66),
            "hard_phone": rng.integers(70, 88),
        }
        return _save(out, kind, number, folder, truth, int(quality[kind]))
    dpi = float(rng.choice([150, 200, 200, 200, 240, 300]))
    if kind == "one_bit":
        dpi = float(rng.choice([200, 300]))
    out = _scan(image, truth, rng, kind, dpi)
    out = _turn(out, truth, int(rng.choice([0, 0, 0, 180, 90, 270])))
    if kind == "one_bit":
        return _save_bits(out, number, folder, truth, rng)
    if rng.random() < 0.6:
        out = cv2.cvtColor(out, cv2.COLOR_BGR2GRAY)
    return _save(
        out,
        kind,
        number,
        folder,
        truth,
        int(rng.integers(55, 75) if kind == "hard_feeder" else rng.integers(75, 92)),
    )


def _paper(image: NDArray[np.uint8], rng: Rng, kind: str) -> Array:
    """Paper with its tint, show-through, folds, holes and staples."""
    out = image.astype(np.float32) * rng.uniform(0.93, 1.0)
    out *= np.array([rng.uniform(0.94, 1.0), rng.uniform(0.98, 1.0), 1.0], np.float32)
    height, width = out.shape[:2]
    hard = kind in ("hard_feeder", "hard_phone")
    if rng.random() < (0.3 if hard else 0.1):
        ghost = cv2.GaussianBlur(image[:, ::-1].min(2).astype(np.float32), (0, 0), 3)
        out -= (255 - ghost)[:, :, None] * rng.uniform(0.03, 0.09)
    if rng.random() < (0.4 if hard else 0.12):
        at = int(height * rng.uniform(0.3, 0.7))
        ys = np.arange(height, dtype=np.float32)
        deep = rng.uniform(8, 35) if hard else rng.uniform(5, 20)
        out -= (np.exp(-(((ys - at) / rng.uniform(2, 5)) ** 2)) * deep)[:, None, None]
        out -= (np.where(ys > at, rng.uniform(0, 6), 0.0))[:, None, None].astype(np.float32)
    if rng.random() < 0.12:
        for y in (height * 0.36, height * 0.64):
            cv2.circle(
                out, (int(rng.uniform(7, 10) * SCALE), int(y)), int(3 * SCALE), (40, 40, 40), -1, cv2.LINE_AA
            )
    if hard and rng.random() < 0.08:  # a corner folded over: one fiducial may go with it
        side = rng.uniform(8, 18) * SCALE
        x0, y0 = rng.choice([0, width]), rng.choice([0, height])
        inner = (abs(x0 - side), y0), (x0, abs(y0 - side))
        cv2.fillPoly(out, [np.array([(x0, y0), *inner]).astype(np.int32)], (205, 208, 210), cv2.LINE_AA)
    if rng.random() < 0.08:
        x, y = rng.uniform(4, 9) * SCALE, rng.uniform(4, 9) * SCALE
        cv2.line(out, (int(x), int(y)), (int(x + 80), int(y + 60)), (90, 90, 90), 6, cv2.LINE_AA)
    for _ in range(int(rng.poisson(14 if hard else 4))):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        cv2.circle(out, (int(x), int(y)), int(rng.integers(1, 4)), (60, 60, 60), -1, cv2.LINE_AA)
    return np.clip(out, 0, 255)


def _sample(image: Array, flat: Array, out: tuple[int, int], density: float, edge: float) -> Array:
    """The picture of `out` (height, width) whose pixel shows the page place `flat` (mm); the page is `image`."""
    blur = 0.42 * SCALE / density
    soft = cv2.GaussianBlur(image, (0, 0), blur) if blur > 0.5 else image
    return np.asarray(
        cv2.remap(
            soft,
            (flat[:, :, 0] * SCALE - 0.5).astype(np.float32),
            (flat[:, :, 1] * SCALE - 0.5).astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=(edge, edge, edge),
        ),
        np.float32,
    )


def _scan(image: Array, truth: Truth, rng: Rng, kind: str, dpi: float) -> NDArray[np.uint8]:
    hard = kind == "hard_feeder"
    wide, high = image.shape[1] / SCALE, image.shape[0] / SCALE
    k = dpi / 25.4
    over = 2.0 if hard else 0.0
    width, height = round((wide + over) * k), round((high + over) * k)
    angle = math.radians(rng.uniform(-3, 3) if hard else rng.normal(0, 0.6))
    shift = rng.normal(0, 1.0, 2) + over / 2
    stretch = rng.uniform(-0.012, 0.012) if hard else rng.uniform(-0.003, 0.003)
    wave = rng.uniform(0.2, 0.7) if hard else rng.uniform(0, 0.12)
    length, phase = rng.uniform(80, 200), rng.uniform(0, 6.28)
    turned = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    middle = np.array([wide / 2, high / 2])

    def page_of(x: Array, y: Array) -> tuple[Array, Array]:
        """Page mm of a picture place in mm: the feed slips along y."""
        y2 = (y - high / 2) * (1 + stretch) + high / 2 + wave * np.sin(2 * math.pi * y / length + phase)
        dx, dy = x - shift[0] - middle[0], y2 - shift[1] - middle[1]
        return turned[0, 0] * dx + turned[0, 1] * dy + middle[0], turned[1, 0] * dx + turned[
            1, 1
        ] * dy + middle[1]

    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    u, v = page_of(xs / k, ys / k)
    edge = float(rng.choice([15.0, 250.0, 255.0])) if hard else float(rng.choice([250.0, 255.0]))
    out = _sample(image, np.stack([u, v], 2), (height, width), k, edge)
    truth.corners = [_solve(page_of, cx, cy, k) for cx, cy in ((0, 0), (wide, 0), (wide, high), (0, high))]
    if hard or kind == "ordinary":
        out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.3, 0.9 if hard else 0.6))
    if (hard and rng.random() < 0.35) or rng.random() < 0.03:
        for _ in range(int(rng.integers(1, 3))):
            at, half = rng.uniform(0.03, 0.97) * width, rng.uniform(0.05, 0.25) * k
            dark = rng.uniform(25, 160)
            out -= (np.exp(-(((np.arange(width) - at) / half) ** 4)) * dark)[None, :, None].astype(np.float32)
    if hard and rng.random() < 0.3:
        border = int(rng.uniform(1, 4) * k)
        side = int(rng.integers(0, 4))
        if side == 0:
            out[:border] = 12
        elif side == 1:
            out[-border:] = 12
        elif side == 2:
            out[:, :border] = 12
        else:
            out[:, -border:] = 12
    out += rng.normal(0, rng.uniform(1.5, 5.0 if hard else 3.0), out.shape[:2]).astype(np.float32)[:, :, None]
    if kind != "one_bit":
        white = rng.uniform(0.97, 1.06)
        out = (out - 6) * white + 6
    return np.clip(out, 0, 255).astype(np.uint8)


def _solve(page_of: object, x: float, y: float, k: float) -> tuple[float, float]:
    """The picture place (px) that shows the page place `x`, `y` (mm), by fixed point."""
    px, py = x, y
    for _ in range(60):
        u, v = page_of(np.float64(px), np.float64(py))  # type: ignore[operator]
        px, py = px + 0.8 * (x - u), py + 0.8 * (y - v)
    return float(px * k), float(py * k)


def _phone(image: Array, truth: Truth, rng: Rng, kind: str) -> NDArray[np.uint8]:
    hard = kind == "hard_phone"
    wide, high = image.shape[1] / SCALE, image.shape[0] / SCALE
    portrait = high > wide
    long = {"phone": 3000, "chat": int(rng.choice([1440, 1600, 1706])), "hard_phone": 2800}[kind]
    height, width = (long, long * 3 // 4) if portrait else (long * 3 // 4, long)
    zoom = min(width / wide, height / high) * rng.uniform(0.86, 0.95)
    tilt = rng.uniform(0.02, 0.1) if hard else rng.uniform(0.0, 0.045)
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    placed = (corners - (wide / 2, high / 2)) * zoom
    spin = math.radians(rng.uniform(-8, 8) if hard else rng.uniform(-3, 3))
    placed = placed @ np.array([[math.cos(spin), math.sin(spin)], [-math.sin(spin), math.cos(spin)]])
    placed = placed * (1 + rng.uniform(-tilt, tilt, (4, 1)) * 1.2) * (0.93 if hard else 0.98)
    placed += (width / 2 + rng.normal(0, 0.008) * width, height / 2 + rng.normal(0, 0.008) * height)
    low, top = placed.min(0), placed.max(0)
    fit = min(1.0, (width - 8) / (top[0] - low[0]), (height - 8) / (top[1] - low[1]))
    placed = (placed - (low + top) / 2) * fit + (width / 2, height / 2)
    matrix = cv2.getPerspectiveTransform(placed.astype(np.float32), corners)
    bend = (rng.uniform(0.8, 2.5) if hard else rng.uniform(0.0, 0.7)) * rng.choice([-1, 1])
    lean = rng.uniform(0.6, 1.4)

    def bent(u: Array, v: Array) -> tuple[Array, Array]:
        return u + 0.3 * bend * np.sin(math.pi * np.clip(v, 0, high) / high), v + bend * np.sin(
            math.pi * np.clip(u / wide, 0, 1) ** lean
        )

    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    w = matrix[2, 0] * xs + matrix[2, 1] * ys + matrix[2, 2]
    u = (matrix[0, 0] * xs + matrix[0, 1] * ys + matrix[0, 2]) / w
    v = (matrix[1, 0] * xs + matrix[1, 1] * ys + matrix[1, 2]) / w
    u, v = bent(u, v)
    back = np.linalg.inv(matrix)
    truth.corners = []
    for cx, cy in corners:
        p, q = float(cx), float(cy)
        for _ in range(60):
            a, b = bent(np.float64(p), np.float64(q))
            p, q = p + 0.8 * (cx - a), q + 0.8 * (cy - b)
        z = back @ (p, q, 1)
        truth.corners.append((float(z[0] / z[2]), float(z[1] / z[2])))
    desk = rng.uniform(40, 140)
    out = _sample(image, np.stack([u, v], 2), (height, width), zoom, desk)
    gx, gy = rng.normal(0, 1, 2)
    across = (xs / width - 0.5) * gx + (ys / height - 0.5) * gy
    light = 1 - np.clip(across * rng.uniform(0.1, 0.35 if hard else 0.25), -0.25, 0.45)
    if rng.random() < (0.6 if hard else 0.2):
        edge = (xs / width - rng.uniform(0.2, 0.8)) * math.cos(spin * 9) + (ys / height - 0.5) * math.sin(
            spin * 9
        )
        light *= 1 - rng.uniform(0.2, 0.5 if hard else 0.35) / (1 + np.exp(-edge * rng.uniform(15, 60)))
    out *= (light * rng.uniform(0.75, 0.98)).astype(np.float32)[:, :, None]
    out *= np.array([rng.uniform(0.85, 1.0), rng.uniform(0.95, 1.0), 1.0], np.float32)
    out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.8, 1.9) if hard else rng.uniform(0.4, 1.0))
    if hard and rng.random() < 0.3:
        size = int(rng.integers(3, 7))
        out = cv2.filter2D(
            out,
            -1,
            (np.eye(size) if rng.random() < 0.5 else np.fliplr(np.eye(size))).astype(np.float32) / size,
        )
    out += rng.normal(0, rng.uniform(3, 8) if hard else rng.uniform(1.5, 4), out.shape[:2]).astype(
        np.float32
    )[:, :, None]
    return np.clip(out, 0, 255).astype(np.uint8)


def _turn(image: NDArray[np.uint8], truth: Truth, degrees: int) -> NDArray[np.uint8]:
    """The picture turned; `truth.rotation` is the clockwise turn that makes it upright again."""
    height, width = image.shape[:2]
    times = degrees // 90
    for _ in range(times):  # anticlockwise quarter turns
        truth.corners = [(y, width - 1 - x) for x, y in truth.corners]
        height, width = width, height
    truth.rotation = degrees
    return np.ascontiguousarray(np.rot90(image, times))


def _save(
    image: NDArray[np.uint8], kind: str, number: int, folder: Path, truth: Truth, quality: int
) -> Picture:
    name = f"{kind}_{number:04d}"
    if kind == "ordinary" and number % 8 == 5:
        cv2.imwrite(str(folder / f"{name}.png"), image)
        return Picture(f"{name}.png", kind, truth)
    ok, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert ok
    if kind == "ordinary" and number % 8 == 3:
        Image.open(io.BytesIO(data.tobytes())).save(folder / f"{name}.pdf", resolution=200, quality=quality)
        return Picture(f"{name}.pdf", kind, truth)
    (folder / f"{name}.jpg").write_bytes(data.tobytes())
    return Picture(f"{name}.jpg", kind, truth)


def _save_bits(image: NDArray[np.uint8], number: int, folder: Path, truth: Truth, rng: Rng) -> Picture:
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    level: float | NDArray[np.float32] = rng.uniform(140, 190)
    if rng.random() < 0.3:  # a scanner that looks at the paper round each place
        wide = cv2.GaussianBlur(cv2.resize(grey, None, fx=0.125, fy=0.125), (0, 0), 12)
        level = cv2.resize(wide, (grey.shape[1], grey.shape[0])).astype(np.float32) * rng.uniform(0.7, 0.8)
    bits = np.where(grey > level, 255, 0).astype(np.uint8)
    for _ in range(int(rng.poisson(30))):
        y, x = int(rng.integers(0, bits.shape[0] - 2)), int(rng.integers(0, bits.shape[1] - 2))
        bits[y : y + int(rng.integers(1, 3)), x : x + int(rng.integers(1, 3))] = 0
    page = Image.fromarray(bits).convert("1", dither=Image.Dither.NONE)
    form = rng.random()
    if form < 0.2:
        name = f"one_bit_{number:04d}.pdf"
        page.save(folder / name, resolution=200)
    elif form < 0.6:
        name = f"one_bit_{number:04d}.tif"
        page.save(folder / name, compression="group4", dpi=(200, 200))
    else:
        name = f"one_bit_{number:04d}.png"
        page.save(folder / name)
    return Picture(name, "one_bit", truth)


def _refusal(run: Run, old: Run, kind: str, number: int, folder: Path, rng: Rng, page: int) -> Picture:
    sheet = sheets.fill_in(run, page, rng)
    truth = Truth(0, refuse=kind)
    image = sheet.image
    dpi = 200.0
    height = image.shape[0]
    if kind == "blank_back":
        ghost = cv2.GaussianBlur(image[:, ::-1], (0, 0), 3).astype(np.float32)
        image = (255 - (255 - ghost) * rng.choice([0.0, 0.03, 0.06])).astype(np.uint8)
    elif kind == "foreign":
        image = _letter(image.shape, rng)
    elif kind == "half":
        image = image.copy()
        cut = rng.uniform(0.35, 0.65)
        if rng.random() < 0.5:
            image[int(height * cut) :] = 255 if rng.random() < 0.5 else 20
        else:
            image = image[: int(height * cut)]
    elif kind == "overlap":
        second = sheets.fill_in(run, page, rng).image
        image = _overlap(image, second, rng)
    elif kind == "old_form":
        image = sheets.fill_in(old, page, rng).image
    elif kind == "low_dpi":
        dpi = float(rng.uniform(45, 80))
    elif kind == "few_marks":
        image = image.copy()
        for spot in rng.choice(4, 2, replace=False):
            mark = run.layout["pages"][page - 1]["fiducials"][int(spot)]
            x, y = int(mark["x_mm"] * SCALE), int(mark["y_mm"] * SCALE)
            image[max(0, y - 60) : y + 140, max(0, x - 60) : x + 140] = 250
    out = _scan(_paper(image, rng, "ordinary"), truth, rng, "ordinary", dpi)
    out = _turn(out, truth, int(rng.choice([0, 180])))
    return _save(out, kind, number, folder, truth, 85)


def _letter(shape: tuple[int, ...], rng: Rng) -> NDArray[np.uint8]:
    """A page of somebody's letter or table."""
    image = np.full(shape, 255, np.uint8)
    for line in range(int(rng.integers(10, 40))):
        y = 300 + line * 70
        if y > shape[0] - 200:
            break
        x = 200
        while x < shape[1] - 300:
            long = int(rng.integers(20, 60))
            cv2.line(image, (x, y), (x + long, y + int(rng.integers(-20, 20))), (30, 30, 30), 6)
            cv2.line(image, (x, y + 20), (x + long, y - 20), (30, 30, 30), 5)
            x += long + 15
    if rng.random() < 0.5:
        for n in range(8):
            cv2.rectangle(image, (200, 400 + 200 * n), (shape[1] - 200, 600 + 200 * n), (0, 0, 0), 5)
    return image


def _overlap(first: NDArray[np.uint8], second: NDArray[np.uint8], rng: Rng) -> NDArray[np.uint8]:
    """The second sheet lies on the first, moved and a little turned."""
    height, width = first.shape[:2]
    angle = rng.uniform(-10, 10)
    shift = rng.uniform(30, 120, 2) * rng.choice([-1, 1], 2) * SCALE
    if rng.random() < 0.4:
        shift[0] *= 0.1
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    turn[:, 2] += shift
    moved = cv2.warpAffine(second, turn, (width, height), borderValue=(0, 0, 0))
    mask = cv2.warpAffine(np.full((height, width), 255, np.uint8), turn, (width, height))
    rim = cv2.dilate(mask, np.ones((9, 9), np.uint8)) > 0
    out = first.copy()
    out[rim] = out[rim] // 2 + 60
    out[mask > 127] = moved[mask > 127]
    return np.asarray(out, np.uint8)


__all__ = ["CLASSES", "REFUSALS", "Picture", "make", "pens"]
