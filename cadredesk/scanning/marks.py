"""Judges the strokes on a flattened page: which cell is marked, which is empty, and what a person must look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from cadredesk.domain.readings import CellReading, Doubt, Ink
from cadredesk.scanning import likeness, rings
from cadredesk.scanning.blank import COARSE, Blank, Grey, Labels, Reals
from cadredesk.scanning.page import Flat

SHARE: Final = 2 / 3
"""A stroke belongs to the cell that holds this much of it, or is asked about."""
TAILED: Final = 0.45
"""A stroke through one box alone belongs there with this much of it when the rest passes through other rows."""
BESIDE: Final = 0.7
"""mm beside its box where a tick may still have its corner."""
GAP: Final = 1.3
"""mm that a printed line may cut out of a stroke."""
FOLD: Final = (7.0, 60.0)
"""Mean darkness, of 255, of a row of pixels in a fold."""
SPECK: Final = 0.42
"""mm² of full ink: less, and shorter than SHORT, is dirt."""
SPECK_LEAST: Final = 0.3
SHORT: Final = 1.1
"""mm"""
LONG: Final = 2.3
"""A stroke this long (mm) may be a mark."""
ACROSS: Final = 3.0
"""mm from corner to corner that a mark has at least."""
MARK: Final = 0.8
"""mm² of full ink a mark has at least."""
DOT: Final = 4.6
"""mm, as it looks after blur: a solid dot smaller than this is asked about."""
FILL: Final = 12.0
"""mm² covered, from which on a blot is a box filled and no dot."""
TRACED: Final = 1.5
"""Darkness of a box's lines against the page's, above which somebody drew along them."""
PALE: Final = 0.5
"""Darkness against the voter's own pen, below which a mark is asked about."""
HIDDEN: Final = 0.3
"""Darkness of a box's lines against the page's, below which the box is not seen."""
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """Readings of the cells in their order, and the doubts. `hidden`: share of the boxes that are not seen; `ink` its look."""

    cells: tuple[CellReading, ...]
    doubts: tuple[Doubt, ...]
    hidden: float
    ink: Ink | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Strokes:
    """Connected strokes of new ink, a row each: ink in mm² of full darkness by cell, in the boxes, outside.

    `box` is x0, y0, x1, y1 in mm of the view; `dark` 0 to 1; `seen` mm² covered; `hugging` the share that lies
    along printed lines; `thick` the width (mm) of the thickest place; `where` the strokes as a mask at COARSE;
    `label` the number of each stroke in `labels`, a picture at COARSE.
    """

    ink: Numbers
    zone: Numbers
    outside: Numbers
    box: Numbers
    dark: Numbers
    seen: Numbers
    hugging: Numbers
    thick: Numbers
    where: Grey
    label: NDArray[np.int64]
    labels: Labels


def judge(flat: Flat, blank: Blank) -> Judged:
    """The reading of a page."""
    count = len(blank.page.cells)
    if not count:
        return Judged((), (), 0.0)
    usual = float(np.clip(np.median(flat.gain), 0.1, 1.3))
    new, floor = _new_ink(flat, blank, usual)
    strokes = _strokes(new, floor, blank)
    states = ["empty"] * count
    scores = [0.0] * count
    why: dict[int, str] = {}
    mass, dark, thick, cover, piece = (np.zeros(count) for _ in range(5))
    span = np.tile(np.array([1e9, 1e9, -1e9, -1e9]), (count, 1))
    along = np.zeros(count)
    heavy = np.zeros(count, bool)
    long = strokes.box[:, 2:] - strokes.box[:, :2]
    reach = long.max(1) if len(long) else np.zeros(0)
    inside = strokes.ink.sum(1)
    pen = _pen(strokes, reach)
    crossed = _crossed_out(strokes.where, blank)
    loose: list[tuple[int, int]] = []
    for n in range(len(reach)):
        total = inside[n] + strokes.outside[n]
        if inside[n] <= 0 or (total < max(SPECK_LEAST, SPECK * pen) and reach[n] < SHORT):
            if strokes.hugging[n] > 0.8:
                along += strokes.zone[n] / pen
            continue
        if strokes.hugging[n] > 0.8 and long[n].min() < 0.8 and total / pen < max(1.0, 0.15 * reach[n]):
            along += strokes.zone[n] / pen
            continue
        top = int(strokes.ink[n].argmax())
        share = strokes.ink[n, top] / inside[n]
        in_box = float(strokes.zone[n, top])
        held = np.flatnonzero(strokes.ink[n] > max(0.25 * pen, 0.12 * inside[n]))
        at_home = share >= SHARE and (inside[n] >= 0.45 * total or in_box > 0.35 * total)
        others = np.delete(strokes.ink[n], top)
        next_door = np.delete(strokes.zone[n], top)
        if _leaves_by_its_tail(strokes, n, blank, pen):
            at_home = True
        elif (
            at_home
            and others.size
            and (
                others.max() > max(3.0 * pen, 0.2 * inside[n])
                or next_door.max() > 0.5 * pen
                or _stands_between(strokes, n, blank)
                or any(
                    c != top and _rings(strokes.box[n], blank, c)
                    for c in np.flatnonzero(strokes.ink[n] > pen).tolist()
                )
            )
        ):
            at_home = False
        if (
            at_home
            and (
                in_box < 0.3 * pen
                or (in_box < 0.15 * inside[n] and not _foot_in_reach(strokes, n, blank, top))
            )
            and not _rings(strokes.box[n], blank, top)
            and (share < 0.9 or _at_edge(strokes.box[n], blank, top))
        ):
            # beside the box and over the edge of the cell: a neighbour's tail, or a mark between two
            if total / pen >= MARK and reach[n] >= LONG:
                loose.append((n, top))
            continue
        apart, rest = (
            ({}, mass)
            if at_home
            else rings.apart(
                strokes.labels,
                int(strokes.label[n]),
                strokes.box[n],
                float(strokes.thick[n]),
                blank,
                np.flatnonzero(strokes.ink[n] > pen),
            )
        )
        for cell, outline in apart.items():
            mass[cell] += outline.ink * strokes.dark[n] / pen
            thick[cell] = max(thick[cell], strokes.thick[n])
            cover[cell] += outline.ink
            piece[cell] = max(piece[cell], float((outline.box[2:] - outline.box[:2]).max()))
            dark[cell] = max(dark[cell], strokes.dark[n])
            span[cell, :2] = np.minimum(span[cell, :2], outline.box[:2])
            span[cell, 2:] = np.maximum(span[cell, 2:], outline.box[2:])
        if apart:
            for cell in np.flatnonzero(rest > 0.12 * pen).tolist():
                why.setdefault(int(cell), "between_cells")
            continue
        if not at_home:
            if inside[n] < 0.45 * total and strokes.zone[n].max() < 0.3 * pen and strokes.ink[n].max() < pen:
                continue
            if len(held) == 0 or (inside[n] / pen < SPECK and reach[n] < 2 * SHORT):
                continue
            reason = "between_cells" if len(held) <= 2 else "column_stroke"
            if len(held) == 1:
                reason = "uncertain_mark"
            for each in {*held.tolist(), *np.flatnonzero(strokes.zone[n] > 0.3 * pen).tolist()}:
                why.setdefault(int(each), reason)
            continue
        mass[top] += strokes.ink[n, top] / pen
        thick[top] = max(thick[top], strokes.thick[n])
        cover[top] += strokes.seen[n]
        piece[top] = max(piece[top], reach[n])
        dark[top] = max(dark[top], strokes.dark[n])
        span[top, :2] = np.minimum(span[top, :2], strokes.box[n, :2])
        span[top, 2:] = np.maximum(span[top, 2:], strokes.box[n, 2:])
        box_area = float(blank.boxes[top, 2] * blank.boxes[top, 3])
        density = strokes.seen[n] / max(float(long[n, 0] * long[n, 1]), 0.01)
        if reach[n] > 7.2 and long[n].min() > 4.0 and density > 0.36 and in_box > 0.45 * box_area * pen:
            heavy[top] = True
    for cell in {cell for _, cell in loose}:
        own = [n for n, home in loose if home == cell]
        joined = np.concatenate([strokes.box[own, :2].min(0), strokes.box[own, 2:].max(0)])
        if mass[cell] >= MARK / 2 or _rings(joined, blank, cell):  # the rest of a mark, or a ring in pieces
            mass[cell] += strokes.ink[own, cell].sum() / pen
            thick[cell] = max(thick[cell], strokes.thick[own].max())
            cover[cell] += strokes.seen[own].sum()
            piece[cell] = max(piece[cell], reach[own].max())
            dark[cell] = max(dark[cell], strokes.dark[own].max())
            span[cell, :2] = np.minimum(span[cell, :2], joined[:2])
            span[cell, 2:] = np.maximum(span[cell, 2:], joined[2:])
            continue
        for n in own:
            home = _goes_on(strokes, n, blank, pen)
            if home is None:
                why.setdefault(cell, "between_cells")
            elif strokes.ink[n, cell] > (1 - SHARE) * (strokes.ink[n, cell] + mass[home] * pen):
                why.setdefault(cell, "between_cells")
                why.setdefault(home, "between_cells")
    size = np.maximum(span[:, 2:] - span[:, :2], 0.0)
    longest, across = size.max(1), np.hypot(size[:, 0], size[:, 1])
    solid = (piece < LONG) & (cover < FILL)  # dots, however many
    solid |= (longest < DOT) & (thick > 0.5 * longest) & (cover < FILL)
    solid &= (longest < 3.2) | (piece < LONG) | (cover > 0.52 * size[:, 0] * size[:, 1])
    solid |= (size.min(1) < 2.4) & (longest < DOT) & (thick > 0.36 * longest)  # dots that touch, a short dash
    lines = flat.gain / usual
    traced = flat.gain.min(1) > TRACED * max(usual, float(np.median(flat.gain.min(1))))
    traced |= along > MARK + float(np.median(along))
    for cell in range(count):
        if traced[cell] and mass[cell] < MARK:
            why.setdefault(cell, "uncertain_mark")
        if (lines[cell].max() < HIDDEN or lines[cell].min() < 0.12) and mass[cell] <= 4:
            why.setdefault(cell, "hidden_cell")
        if heavy[cell]:
            why.setdefault(cell, "correction")
        if mass[cell] <= 0 and cell not in why:
            continue
        relative = dark[cell] / pen
        strong = mass[cell] >= MARK and across[cell] >= ACROSS and relative >= PALE and not solid[cell]
        scores[cell] = float(np.clip(0.5 + 0.25 * min(mass[cell] / 2, 1) + 0.25 * min(relative, 1), 0, 1))
        if cell in why:
            states[cell], scores[cell] = "uncertain", 0.5
        elif strong:
            states[cell] = "marked"
        else:
            states[cell] = "uncertain"
            scores[cell] = float(np.clip(0.2 + 0.3 * min(mass[cell], 1), 0, 0.6))
            why[cell] = "uncertain_mark"
    for cell in np.flatnonzero(_faint(flat, strokes.where, blank, mass, why)).tolist():
        states[cell], scores[cell] = "uncertain", 0.25
        why[cell] = "uncertain_mark"
    doubts = _doubts(blank, states, why, crossed)
    seen = np.array([why.get(cell) != "hidden_cell" for cell in range(count)])
    cells = tuple(CellReading(s, v) for s, v in zip(states, scores, strict=True))  # type: ignore[arg-type]
    return Judged(cells, doubts, float(1 - seen.mean()), likeness.digest(strokes.where, blank))


def _leaves_by_its_tail(strokes: Strokes, at: int, blank: Blank, pen: float) -> bool:
    """Whether a stroke stands with its foot in one box and only its tail runs on next door, past the boxes there."""
    ink, zone = strokes.ink[at], strokes.zone[at]
    top = int(zone.argmax())
    total = float(ink.sum() + strokes.outside[at])
    if ink[top] < TAILED * total or zone[top] < max(0.3 * total, 0.5 * pen):
        return False
    box = blank.boxes[top]
    if not (strokes.box[at, 2:] - strokes.box[at, :2] < 2.6 * box[2:]).all():
        return False
    foot, low = _foot(strokes, at, blank), float(strokes.box[at, 3] + blank.view.y)
    if abs(foot - box[0] - box[2] / 2) > box[2] / 2 + 0.4 or abs(low - box[1] - box[3] * 0.75) > box[3] / 2:
        return False
    cells = blank.page.cells
    for cell in np.flatnonzero(ink > 0.1 * pen).tolist():
        if cell != top and _rings(strokes.box[at], blank, cell):
            return False
    own = np.array([cell.group == cells[top].group for cell in cells])
    others = np.where(np.arange(len(cells)) == top, 0.0, zone)
    return bool(others[~own].sum() < 0.05 * pen and others[own].sum() < min(0.15 * zone[top], 0.6 * pen))


def _foot_in_reach(strokes: Strokes, at: int, blank: Blank, cell: int) -> bool:
    """Whether the lowest point of a stroke stands over or under the box of a cell, or just beside it."""
    x, _, w, _ = (float(v) for v in blank.boxes[cell])
    return x - BESIDE <= _foot(strokes, at, blank) <= x + w + BESIDE


def _foot(strokes: Strokes, at: int, blank: Blank) -> float:
    """Where the lowest point of a stroke, a tick's corner, stands: x in mm of the page."""
    x0, x1 = int(strokes.box[at, 0] * COARSE), round(strokes.box[at, 2] * COARSE)
    y1 = round(strokes.box[at, 3] * COARSE)
    lowest = np.flatnonzero((strokes.labels[max(0, y1 - 3) : y1, x0:x1] == strokes.label[at]).any(0))
    middle = float(np.median(lowest)) if len(lowest) else (x1 - x0) / 2
    return (middle + x0 + 0.5) / COARSE + blank.view.x


def _stands_between(strokes: Strokes, at: int, blank: Blank) -> bool:
    """Whether the lowest point of a stroke, a tick's corner, lies beside its box towards a neighbour it also reaches."""
    ink = strokes.ink[at]
    top = int(ink.argmax())
    cells = blank.page.cells
    foot = _foot(strokes, at, blank)
    if _foot_in_reach(strokes, at, blank, top):
        return False
    x = float(blank.boxes[top, 0])
    return any(
        cells[other].group == cells[top].group and (foot < x) == (float(blank.boxes[other, 0]) < x)
        for other in np.flatnonzero(ink > 0.08 * ink.sum()).tolist()
        if other != top
    )


def _at_edge(box: Numbers, blank: Blank, cell: int) -> bool:
    """Whether a stroke comes to the edge of its cell."""
    area, near = blank.page.cells[cell].area, 0.8
    x, y = area.x - blank.view.x, area.y - blank.view.y
    return bool(
        box[0] < x + near or box[1] < y + near or box[2] > x + area.w - near or box[3] > y + area.h - near
    )


def _rings(box: Numbers, blank: Blank, cell: int) -> bool:
    """Whether a stroke goes round the box of a cell."""
    x, y, w, h = (float(v) for v in blank.boxes[cell])
    x, y = x - blank.view.x, y - blank.view.y
    return bool(box[0] < x and box[1] < y and box[2] > x + w and box[3] > y + h)


def _goes_on(strokes: Strokes, at: int, blank: Blank, pen: float) -> int | None:
    """The cell next door in whose box a stroke goes on over the edge of its own cell; None when it does not."""
    box, cell = strokes.box[at], int(strokes.ink[at].argmax())
    gap = np.maximum(
        np.maximum(strokes.box[:, 0] - box[2], box[0] - strokes.box[:, 2]),
        np.maximum(strokes.box[:, 1] - box[3], box[1] - strokes.box[:, 3]),
    )
    for other in np.flatnonzero(gap < 1.0).tolist():
        home = int(strokes.ink[other].argmax())
        if other != at and home != cell and strokes.zone[other, home] > 0.3 * pen:
            return home if _at_edge(strokes.box[other], blank, home) else None
    return None


def _crossed_out(where: Grey, blank: Blank) -> bool:
    """Whether strokes run across most of the table, wide and high: a big X, whatever it crosses."""
    loose = cv2.resize(where, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    loose = cv2.dilate(cv2.threshold(loose, 40, 255, cv2.THRESH_BINARY)[1], _square(5))
    found, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(loose, np.uint8), connectivity=8)
    if found < 2:
        return False
    table = np.ptp(np.concatenate([blank.boxes[:, :2], blank.boxes[:, :2] + blank.boxes[:, 2:]]), axis=0)
    sides = np.asarray(stats)[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]] / (COARSE / 2)
    filled = np.asarray(stats)[1:, cv2.CC_STAT_AREA] / (COARSE / 2) ** 2
    wide = (sides > np.minimum(0.5 * table, 55.0)).all(1) & (filled < 0.25 * sides[:, 0] * sides[:, 1])
    return bool((wide & (sides.min(1) > 25)).any())


def _doubts(blank: Blank, states: list[str], why: dict[int, str], crossed: bool) -> tuple[Doubt, ...]:
    """A doubt for every group that a person must see."""
    groups: dict[str, list[int]] = {}
    for number, cell in enumerate(blank.page.cells):
        groups.setdefault(cell.group, []).append(number)
    most = {group.id: group.max for group in blank.layout.groups}
    doubts = []
    for group, numbers in groups.items():
        marked = [n for n in numbers if states[n] == "marked"]
        unsure = [n for n in numbers if states[n] == "uncertain"]
        ids = [blank.page.cells[n].id for n in (*marked, *unsure)]
        if crossed:
            doubts.append(Doubt("crossed_out_page", group, tuple(blank.page.cells[n].id for n in numbers)))
        elif len(marked) > most.get(group, 1):
            doubts.append(Doubt("overvote", group, tuple(ids)))
        elif unsure:
            reasons = [why.get(n, "uncertain_mark") for n in unsure]
            for first in ("column_stroke", "between_cells", "correction", "hidden_cell", "uncertain_mark"):
                if first in reasons:
                    doubts.append(Doubt(first, group, tuple(ids)))
                    break
    if crossed:
        doubts.insert(0, Doubt("crossed_out_page"))
    return tuple(doubts)


def _new_ink(flat: Flat, blank: Blank, usual: float) -> tuple[Grey, float]:
    """Darkness that the blank does not have, at FINE, and the level below which it is noise."""
    dark = flat.dark
    middle, spread = _noise(dark, blank.fringe)
    if middle + 5 * spread > 22:
        dark = np.asarray(cv2.GaussianBlur(dark, (0, 0), 1.6), np.uint8)
        middle, spread = _noise(dark, blank.fringe)
    dark = _without_folds(dark, blank.fringe)
    new = cv2.subtract(dark, cv2.convertScaleAbs(blank.fringe, alpha=0.5 * min(1.0, usual)))
    new = cv2.bitwise_and(new, cv2.bitwise_not(blank.printed))
    return np.asarray(new, np.uint8), max(26.0, middle + 5 * spread)


def _without_folds(dark: Grey, fringe: Grey) -> Grey:
    """Takes the darkness of a fold off its rows or columns: pale, and all along the table and beyond it."""
    out = dark
    for axis in (1, 0):
        part = (slice(None), slice(2, None, 7)) if axis else (slice(2, None, 7), slice(None))
        clear = fringe[part] < 4
        known = clear.sum(axis) > 0.4 * clear.shape[axis]
        dense = np.where(clear, out[part], 0).astype(np.uint16)
        dense = dense.sum(axis) / np.maximum(clear.sum(axis), 1)
        level = np.where(known, dense, 0.0)
        level -= np.median(level[known]) if known.any() else 0.0
        broad = np.flatnonzero((level > FOLD[0]) & (level < FOLD[1]))
        if not len(broad) or len(broad) > 0.1 * len(level):
            continue
        off = np.zeros(len(level), np.uint8)
        for line in broad.tolist():
            # the same all along: every tenth of the length shows it
            tenths: list[float] = []
            for piece in np.array_split(_along(out, fringe, axis, line), 10):
                if len(piece):
                    tenths.append(float(np.median(piece)))
                    if tenths[-1] <= 0.4 * level[line]:
                        break
            if tenths and tenths[-1] > 0.4 * level[line]:
                off[line] = min(255, round(1.15 * float(np.median(tenths))))
        if off.any():
            spread = cv2.dilate(off.reshape(-1, 1), np.ones((3, 1), np.uint8)).ravel()
            out = np.asarray(
                cv2.subtract(out, np.broadcast_to(spread[:, None] if axis else spread, out.shape)), np.uint8
            )
    return out


def _along(dark: Grey, fringe: Grey, axis: int, line: int) -> Grey:
    """The clear places of a row (axis 1) or column."""
    values, print_ = (dark[line], fringe[line]) if axis else (dark[:, line], fringe[:, line])
    return values[print_ < 4]


def _noise(dark: Grey, fringe: Grey) -> tuple[float, float]:
    """Usual darkness of bare paper and its spread."""
    quiet = dark[::3, ::3][fringe[::3, ::3] < 4].astype(np.float32)
    if not quiet.size:
        return 0.0, 0.0
    middle, upper = (float(v) for v in np.percentile(quiet, (50, 88)))
    return middle, (upper - middle) / 1.175


def _drop_folds(core: Grey, lines: Grey) -> None:
    """Takes out, in place, rows and columns that are dark nearly all along: folds, shadows, what no pen draws."""
    clear = lines < 8
    ink = (core > 0) & clear
    for axis in (0, 1):
        whole = ink.sum(axis) > 0.6 * np.maximum(clear.sum(axis), 0.3 * core.shape[axis])
        if whole.any():
            broad = cv2.dilate(whole.astype(np.uint8).reshape(1, -1), _square(3)).ravel() > 0
            if axis == 0:
                core[:, broad] = 0
            else:
                core[broad] = 0


def _square(side: int) -> Grey:
    return np.ones((side, side), np.uint8)


def _strokes(new: Grey, floor: float, blank: Blank) -> Strokes:
    """Strokes of new ink: pieces within half a millimetre, or on both sides of a printed line, are one."""
    mask = cv2.threshold(new, floor, 255, cv2.THRESH_BINARY)[1]
    ink = cv2.bitwise_and(new, mask)
    height, width = blank.areas.shape
    covered = np.asarray(cv2.resize(mask, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    weight = np.asarray(cv2.resize(ink, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    lines = blank.lines
    core = np.asarray(cv2.threshold(covered, 110, 255, cv2.THRESH_BINARY)[1], np.uint8)
    across = cv2.dilate(lines, _square(3))
    bridges = cv2.bitwise_and(cv2.morphologyEx(core, cv2.MORPH_CLOSE, _square(7)), across)
    joined = cv2.bitwise_or(
        cv2.dilate(core, _square(3)), cv2.threshold(bridges, 60, 255, cv2.THRESH_BINARY)[1]
    )
    found, labels = cv2.connectedComponents(np.asarray(joined, np.uint8), connectivity=8, ltype=cv2.CV_32S)
    count, kinds = len(blank.page.cells), found - 1
    if kinds == 0:
        none = np.zeros((0, count))
        return Strokes(
            none,
            none,
            np.zeros(0),
            np.zeros((0, 4)),
            np.zeros(0),
            np.zeros(0),
            np.zeros(0),
            np.zeros(0),
            core,
            np.zeros(0, np.int64),
            blank.areas,
        )
    ys, xs = (axis.astype(np.int64) for axis in np.nonzero(core))
    joined_up = _joined_up(np.asarray(labels), core, lines)
    if joined_up is not None:
        labels = joined_up[np.asarray(labels)]
    label = np.asarray(labels)[ys, xs].astype(np.int64) - 1
    raw = weight[ys, xs].astype(np.float64)
    amount = raw / 255 / COARSE**2

    def by(where: Labels) -> Numbers:
        key = label * (count + 1) + where[ys, xs]
        table = np.bincount(key, amount, kinds * (count + 1)).reshape(kinds, count + 1)
        return np.asarray(table, np.float64)

    owned, zoned = by(blank.areas), by(blank.zones)
    box = np.zeros((kinds, 4))
    box[:, :2] = 1e9
    np.minimum.at(box[:, 0], label, xs)
    np.minimum.at(box[:, 1], label, ys)
    np.maximum.at(box[:, 2], label, xs + 1)
    np.maximum.at(box[:, 3], label, ys + 1)
    total = np.bincount(label, raw, kinds)
    dark = np.bincount(label, raw**2, kinds) / np.maximum(total, 1e-6) / 255
    seen = np.bincount(label, covered[ys, xs] / 255.0, kinds) / COARSE**2
    beside = np.asarray(cv2.dilate(lines, _square(3)))[ys, xs] > 60
    hugging = np.bincount(label, beside * raw, kinds) / np.maximum(total, 1e-6)
    thick = np.zeros(kinds)
    np.maximum.at(thick, label, np.asarray(cv2.distanceTransform(core, cv2.DIST_L2, 3))[ys, xs])
    thick *= 2 / COARSE
    keep = total / 255 / COARSE**2 > 0.05
    real = np.concatenate([[False], total / 255 / COARSE**2 > SPECK_LEAST])
    where = np.where(real[np.asarray(labels)] & (core > 0), 255, 0).astype(np.uint8)
    return Strokes(
        owned[keep, 1:],
        zoned[keep, 1:],
        owned[keep, 0],
        box[keep] / COARSE,
        dark[keep],
        seen[keep],
        hugging[keep],
        thick[keep],
        where,
        np.flatnonzero(keep) + 1,
        np.where(core > 0, np.asarray(labels), 0).astype(np.int32),
    )


def _joined_up(labels: Labels, core: Grey, lines: Grey) -> Labels | None:
    """New numbers for strokes that a printed line cuts in two: two ends that point at each other over the line."""
    here = np.where(core > 0, labels, 0)
    ys, xs = np.nonzero(here)
    number = here[ys, xs]
    order = np.argsort(number, kind="stable")
    ys, xs, number = ys[order], xs[order], number[order]
    known, starts = np.unique(number, return_index=True)
    parts = np.split(np.stack([xs, ys], 1).astype(np.float32), starts[1:])
    box = np.array([(*part.min(0), *part.max(0)) for part in parts], np.float32).reshape(-1, 4)
    large = np.flatnonzero([len(part) >= 6 for part in parts])
    gap = GAP * COARSE
    names = np.arange(int(labels.max()) + 1, dtype=np.int32)
    changed = False
    for place, one in enumerate(large.tolist()):
        rest = large[place + 1 :]
        apart = np.maximum(box[rest, :2] - box[one, 2:], box[one, :2] - box[rest, 2:]).max(1)
        for other in rest[apart <= gap].tolist():
            if _point_at_each_other(parts[one], parts[other], box[one], box[other], lines, gap):
                old, new = sorted((int(names[known[one]]), int(names[known[other]])), reverse=True)
                names[names == old] = new
                changed = changed or old != new
    return names if changed else None


def _point_at_each_other(
    one: Reals, other: Reals, box: Reals, other_box: Reals, lines: Grey, gap: float
) -> bool:
    a = one[((one >= other_box[:2] - gap) & (one <= other_box[2:] + gap)).all(1)]
    b = other[((other >= box[:2] - gap) & (other <= box[2:] + gap)).all(1)]
    if not len(a) or not len(b):
        return False
    far = ((a[:, None] - b[None]) ** 2).sum(2)
    i, j = np.unravel_index(int(far.argmin()), far.shape)
    if not 0 < far[i, j] <= gap**2:
        return False
    end, start = a[i], b[j]
    across = np.linspace(end, start, 7)[1:-1].round().astype(int)
    if float(np.median(lines[across[:, 1], across[:, 0]])) < 60:
        return False
    near = (2.2 * COARSE) ** 2
    into = end - one[((one - end) ** 2).sum(1) < near].mean(0)
    on = other[((other - start) ** 2).sum(1) < near].mean(0) - start
    long, longer, over = (float(np.linalg.norm(v)) for v in (into, on, start - end))
    if min(long, longer) < 0.45 * COARSE:
        return False
    return bool(
        into @ on > 0.85 * long * longer and (over < COARSE / 2 or into @ (start - end) > 0.75 * long * over)
    )


def _pen(strokes: Strokes, reach: Numbers) -> float:
    """How dark this voter's pen is, 0 to 1."""
    real = (reach >= LONG) & (strokes.ink.sum(1) > 0.5)
    if real.sum() < 3:
        return float(max(0.45, strokes.dark[real].max())) if real.any() else 0.6
    return float(np.clip(np.percentile(strokes.dark[real], 60), 0.2, 1.0))


def _faint(flat: Flat, strokes: Grey, blank: Blank, mass: Numbers, why: dict[int, str]) -> NDArray[np.bool_]:
    """Cells without a stroke that yet hold something pale and long."""
    height, width = blank.areas.shape
    soft = cv2.resize(flat.dark, (width, height), interpolation=cv2.INTER_AREA)
    soft = np.asarray(cv2.GaussianBlur(soft, (0, 0), 0.8), np.uint8)
    clear = (blank.wide < 8) & (np.asarray(cv2.dilate(strokes, _square(7))) == 0)
    base = soft[clear & (blank.areas > 0)][::3]
    middle = float(np.median(base))
    spread = 1.4826 * float(np.median(np.abs(base.astype(np.float32) - middle)))
    out = np.zeros(len(mass), bool)
    for level in np.arange(middle + max(9.0, 5 * spread), middle + 60.0, 8.0):
        out = _pale_cells(soft > level, clear, blank, mass, why)
        if out.sum() <= max(3, 0.06 * len(out)):  # more are show-through of the back, not hands
            break
    return out


def _pale_cells(
    above: NDArray[np.bool_], clear: NDArray[np.bool_], blank: Blank, mass: Numbers, why: dict[int, str]
) -> NDArray[np.bool_]:
    """Cells with something as long and large as a mark among the places that are `above` the paper's level."""
    pale = np.where(above & clear, 255, 0).astype(np.uint8)
    _drop_folds(pale, np.where(clear, 0, 255).astype(np.uint8))
    found, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(pale, _square(3)), connectivity=8)
    count = len(blank.page.cells)
    out = np.zeros(count, bool)
    ys, xs = np.nonzero(pale)
    key = np.asarray(labels)[ys, xs].astype(np.int64) * (count + 1) + blank.areas[ys, xs]
    table = np.bincount(key, minlength=found * (count + 1)).reshape(found, count + 1)[:, 1:] / COARSE**2
    size = np.asarray(stats)[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]] / COARSE
    for n in range(1, found):
        if size[n].max() < LONG or table[n].sum() < MARK:
            continue
        top = int(table[n].argmax())
        if table[n, top] >= 0.5 * table[n].sum() and mass[top] <= 0 and top not in why:
            out[top] = True
    return out
