"""Finds the ballot's page in a picture: fiducials, code, homography, then the bends and slips to a tenth of a millimetre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from cadredesk.domain.layout import Rect
from cadredesk.scanning.blank import COARSE, FINE, REACH, Blank, Grey, Reals, profiles

LEAST_DPI: Final = 90.0
_LONG: Final = 1250
_LONGER: Final = 2200
_STEP: Final = 16
_ALIKE: Final = 0.72
_ANCHOR: Final = 8
"""How many printed boxes a fiducial weighs in the measure of the bend."""
_QR: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
Doubles = NDArray[np.float64]
_NOWHERE: Final[Doubles] = np.zeros((0, 2))


class Refused(Exception):
    """The picture is set aside; `reason` is one of `domain.readings.REJECTED`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The page in a picture. `to_picture`: page mm -> pixels. `bend`: coefficients of its smooth displacement (mm).

    `anchors`: middles (mm) of the fiducials seen, which the homography has right. `missing`: share of the printed places outside the cells (names, title) that do not show the blank's print.
    `squares`: the fiducials seen, and their corners in the picture. `print_at`: places (mm) of print outside the
    cells, and where they stand in the picture.
    """

    blank: Blank
    to_picture: Doubles
    bend: Doubles
    dpi: float
    anchors: Doubles
    missing: float = 0.0
    squares: tuple[tuple[Rect, Doubles], ...] = ()
    print_at: tuple[Doubles, Doubles] = (_NOWHERE, _NOWHERE)


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """The view of the page as if laid on the blank: darkness 0 to 255 at FINE, paper 0.

    `gain`: how dark each box's printed lines are, 1 as printed; `off`: how far each box stands from its place, mm;
    `sure`: whether that is known; `stand`: where its middle is in the picture, px.
    """

    dark: Grey
    gain: Reals
    off: Reals
    sure: NDArray[np.bool_]
    stand: Doubles


def find(grey: Grey, blanks: Sequence[Blank]) -> Found:
    """The ballot page in an upright or turned grey picture; Refused when there is none to be trusted."""
    marks = _marks(grey)
    sizes = {id(b): b for b in blanks}
    pages: dict[int, list[Blank]] = {}
    for blank in sizes.values():
        pages.setdefault(blank.page.fiducials[0].marker, []).append(blank)
    if len(marks) < 3:
        raise Refused(_why_not(grey, marks))
    best: list[Blank] = []
    most = 0
    for same in pages.values():
        hits = sum(mark.marker in marks for mark in same[0].page.fiducials)
        if hits > most:
            best, most = same, hits
    if most < 3:
        raise Refused("too_few_fiducials" if most else "foreign_page")
    known = {mark.marker for mark in best[0].page.fiducials}
    usual = float(np.median([_size(c) for k in known & marks.keys() for c in marks[k]]))
    for marker, corners in marks.items():
        alike = [c for c in corners if 0.6 < _size(c) / usual < 1.6]
        if len(alike) > 1 or (marker not in known and alike and _stands_alone(marker, pages)):
            raise Refused("two_sheets")
    chosen = best[0] if len(best) == 1 else None
    errors: list[tuple[float, Blank, Doubles]] = []
    for blank in best if chosen is None else [chosen]:
        errors.append(_homography(blank, marks))
    errors.sort(key=lambda item: item[0])
    worst, blank, matrix = errors[0]
    if worst > 2.5:
        raise Refused(_misfit(grey, blanks))
    dpi = _resolution(matrix, blank)
    if dpi < LEAST_DPI:
        raise Refused("low_resolution")
    blank = _by_code(grey, matrix, [item[1] for item in errors if item[0] < 2.5])
    seen = [mark.rect for mark in blank.page.fiducials if mark.marker in marks]
    anchors = np.array([(r.x + r.w / 2, r.y + r.h / 2) for r in seen], np.float64)
    squares = tuple((m.rect, marks[m.marker][0]) for m in blank.page.fiducials if m.marker in marks)
    return Found(blank, _homography(blank, marks)[2], np.zeros((2, 10)), dpi, anchors, 0.0, squares)


def _misfit(grey: Grey, blanks: Sequence[Blank]) -> str:
    """Why fiducials do not stand as on any known page: another form, or two sheets."""
    wanted = {blank.page.payload for blank in blanks}
    texts = {code.text for code in zxingcpp.read_barcodes(grey, formats=_QR)}
    return "other_print_run" if texts and not texts & wanted else "two_sheets"


def _stands_alone(marker: int, pages: Mapping[int, list[Blank]]) -> bool:
    """Whether a fiducial is one of a page that is known: then another sheet lies in the picture."""
    return any(marker == mark.marker for same in pages.values() for mark in same[0].page.fiducials)


def _detector(windows: tuple[int, int, int]) -> cv2.aruco.ArucoDetector:
    told = cv2.aruco.DetectorParameters()
    told.adaptiveThreshWinSizeMin, told.adaptiveThreshWinSizeMax, told.adaptiveThreshWinSizeStep = windows
    told.minMarkerPerimeterRate = 0.03
    told.maxMarkerPerimeterRate = 0.6
    told.errorCorrectionRate = 0.3
    told.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    told.cornerRefinementWinSize = 3
    told.relativeCornerRefinmentWinSize = 0.2
    return cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50), told)


def _marks(grey: Grey) -> dict[int, list[Doubles]]:
    """Fiducials by their number, each with its corners in pixels of the picture; harder looks only when needed."""
    long = max(grey.shape)
    found: dict[int, list[Doubles]] = {}
    for size, windows, even in (
        (_LONG, (23, 23, 10), False),
        (_LONGER, (13, 53, 20), False),
        (_LONG, (7, 47, 8), True),
    ):
        scale = min(1.0, size / long)
        small = (
            grey if scale == 1 else cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        )
        if even:
            small = cv2.createCLAHE(3.0, (8, 8)).apply(small)
        corners, numbers, _ = _detector(windows).detectMarkers(small)
        seen: dict[int, list[Doubles]] = {}
        if numbers is not None:
            for number, four in zip(np.asarray(numbers).ravel().tolist(), corners, strict=True):
                placed = (np.asarray(four, np.float64).reshape(4, 2) + 0.5) / scale - 0.5
                seen.setdefault(int(number), []).append(placed)
        for marker, places in seen.items():
            for place in places:
                known = found.setdefault(marker, [])
                if all(np.abs(place.mean(0) - other.mean(0)).max() > _size(place) / 2 for other in known):
                    known.append(place)
        if len(found) >= 4:
            break
    return found


def _size(corners: Doubles) -> float:
    return float(np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1).mean())


def _why_not(grey: Grey, marks: Mapping[int, list[Doubles]]) -> str:
    """Which refusal fits a picture with fewer than three fiducials."""
    if any(len(places) > 1 for places in marks.values()):
        return "two_sheets"
    if marks:
        return "too_few_fiducials"
    small = cv2.resize(grey, (400, 400), interpolation=cv2.INTER_AREA)
    inner = small[24:-24, 24:-24].astype(np.float32)
    paper = cv2.GaussianBlur(cv2.dilate(inner, np.ones((15, 15), np.uint8)), (0, 0), 8)
    ink = float((inner < paper * 0.72).mean())
    return "blank_page" if ink < 0.004 else "foreign_page"


def _homography(blank: Blank, marks: Mapping[int, list[Doubles]]) -> tuple[float, Blank, Doubles]:
    """The worst distance (mm) of a fiducial's corner from where the homography puts it, and the homography."""
    paper, picture = [], []
    for mark in blank.page.fiducials:
        if mark.marker in marks:
            r = mark.rect
            paper += [(r.x, r.y), (r.x + r.w, r.y), (r.x + r.w, r.y + r.h), (r.x, r.y + r.h)]
            picture += [tuple(point) for point in marks[mark.marker][0]]
    source, target = np.array(paper, np.float64), np.array(picture, np.float64)
    solved, _ = cv2.findHomography(source, target, 0)
    matrix = np.eye(3) if solved is None else np.asarray(solved, np.float64)
    if solved is None or abs(float(np.linalg.det(matrix))) < 1e-9:
        return 1e9, blank, matrix
    corners = np.array(
        [[0, 0], [blank.layout.width, 0], [blank.layout.width, blank.layout.height], [0, blank.layout.height]]
    )
    placed = project(matrix, corners)
    if min(_turn(placed, corner) for corner in range(4)) <= 0:
        return 1e9, blank, matrix
    back = project(np.asarray(np.linalg.inv(matrix), np.float64), target)
    return float(np.linalg.norm(back - source, axis=1).max()), blank, matrix


def _turn(places: Doubles, at: int) -> float:
    a, b, c = places[at], places[(at + 1) % 4], places[(at + 2) % 4]
    return float((b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]))


def project(matrix: Doubles, points: NDArray[np.floating]) -> Doubles:
    """Points through a homography."""
    p = np.asarray(points, np.float64)
    w = p @ matrix[2, :2] + matrix[2, 2]
    return np.asarray(
        np.stack([(p @ matrix[0, :2] + matrix[0, 2]) / w, (p @ matrix[1, :2] + matrix[1, 2]) / w], -1)
    )


def _resolution(matrix: Doubles, blank: Blank) -> float:
    """Dots an inch on the paper, at the middle of the page, along the poorer direction."""
    x, y = blank.layout.width / 2, blank.layout.height / 2
    middle = project(matrix, np.array([[x, y], [x + 1, y], [x, y + 1]]))
    pixels = np.linalg.norm(middle[1:] - middle[0], axis=1)
    return float(pixels.min()) * 25.4


def _by_code(grey: Grey, matrix: Doubles, blanks: Sequence[Blank]) -> Blank:
    """The blank whose code stands on the page: read, or else compared module by module."""
    wanted = {blank.page.payload: blank for blank in blanks}
    other = False
    for scale, margin in ((10.0, 4.0), (16.0, 4.0), (6.0, 8.0)):
        for blank in blanks:
            part = _patch(grey, matrix, blank.page.code, scale, margin)
            if scale == 16.0:
                part = np.asarray(cv2.equalizeHist(part), np.uint8)
            for code in zxingcpp.read_barcodes(part, formats=_QR):
                if code.text in wanted:
                    return wanted[code.text]
                other = True
        if other:
            raise Refused("other_print_run")
    alike = sorted(
        ((_likeness(grey, matrix, blank), n) for n, blank in enumerate(blanks) if blank.code is not None),
        reverse=True,
    )
    if alike and alike[0][0] > _ALIKE and (len(alike) == 1 or alike[0][0] - alike[1][0] > 0.2):
        return blanks[alike[0][1]]
    codes = [c.text for c in zxingcpp.read_barcodes(grey, formats=_QR)]
    raise Refused("other_print_run" if codes and not wanted.keys() & set(codes) else "code_unreadable")


def _patch(grey: Grey, matrix: Doubles, part: Rect, scale: float, margin: float) -> Grey:
    """A rectangle of the page with a margin (mm), flattened to `scale` pixels a millimetre."""
    place = np.array(
        [[1 / scale, 0, part.x - margin], [0, 1 / scale, part.y - margin], [0, 0, 1]], np.float64
    )
    size = (round((part.w + 2 * margin) * scale), round((part.h + 2 * margin) * scale))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpPerspective(grey, matrix @ place, size, flags=flags, borderValue=255), np.uint8)


def _likeness(grey: Grey, matrix: Doubles, blank: Blank) -> float:
    """Correlation of the code on the page with the printed one, at the best place within 1 mm."""
    assert blank.code is not None
    seen = cv2.GaussianBlur(_patch(grey, matrix, blank.page.code, FINE, 1.5), (0, 0), 1.2)
    told = cv2.GaussianBlur(blank.code, (0, 0), 2.0)
    return float(cv2.matchTemplate(seen, told, cv2.TM_CCOEFF_NORMED).max())


# ------------------------------------------------------------------------------------------ bends and slips


def _powers(points: NDArray[np.floating], width: float, height: float) -> Doubles:
    """The ten products of a cubic in x and y, of points in mm."""
    x, y = points[..., 0] / width * 2 - 1, points[..., 1] / height * 2 - 1
    one = np.ones_like(x)
    return np.asarray(
        np.stack([one, x, y, x * x, x * y, y * y, x**3, x * x * y, x * y * y, y**3], -1), np.float64
    )


def straighten(grey: Grey, found: Found) -> Found:
    """Adds the smooth bend of the paper, measured by the printed boxes and other print."""
    blank = found.blank
    bend = found.bend
    nodes = np.asarray(blank.boxes[:, :2] + blank.boxes[:, 2:] / 2, np.float64)
    if len(nodes) > 100:
        nodes = nodes[:: len(nodes) // 80]
    if len(blank.text):
        nodes = np.concatenate([nodes, blank.text.astype(np.float64)])
    score = np.ones(len(nodes))
    first = len(nodes) - len(blank.text)
    print_at = (_NOWHERE, _NOWHERE)
    small, to_small = _at_coarse(grey, found)
    for reach, half in ((1.75, 6.5), (5.5, 11.0), (1.5, 6.5)):
        page = _coarse(small, to_small, bend, blank)
        moved, score = _moves(page, blank, nodes, reach, half)
        good = score > 0.5
        if good.sum() < 8:
            continue
        words = first + np.flatnonzero(score[first:] > 0.6)
        print_at = nodes[words], places(found, nodes[words] + moved[words], bend)
        held = np.repeat(found.anchors, _ANCHOR, axis=0)
        back = -_powers(held, blank.layout.width, blank.layout.height) @ bend.T
        bend = bend + _fit(np.concatenate([nodes[good], held]), np.concatenate([moved[good], back]), blank)
        if good.mean() > 0.7 and float(np.percentile(np.abs(moved[good]), 98)) < reach * 0.7:
            break
    shown = score[first:]
    missing = float((shown < 0.35).mean()) if len(shown) > 3 else 0.0
    return replace(found, bend=bend, missing=missing, print_at=print_at)


def _fit(points: NDArray[np.floating], moved: Doubles, blank: Blank) -> Doubles:
    """Coefficients (2 x 10) of the displacement, robust against marks that mislead a few places."""
    powers = _powers(points, blank.layout.width, blank.layout.height)
    terms = 10 if len(points) >= 30 else 6 if len(points) >= 14 else 3
    weight: Doubles = np.ones(len(points))
    ridge = np.diag([1e-6] * 3 + [0.05] * (terms - 3)) * len(points) / 20
    found: Doubles = np.zeros((terms, 2))
    for _ in range(6):
        p = powers[:, :terms] * weight[:, None]
        found = np.asarray(np.linalg.solve(p.T @ powers[:, :terms] + ridge, p.T @ moved), np.float64)
        left = np.linalg.norm(moved - powers[:, :terms] @ found, axis=1)
        spread = max(0.08, 1.5 * float(np.median(left)))
        weight = np.asarray(1 / (1 + (left / spread) ** 2), np.float64)
    out = np.zeros((2, 10))
    out[:, :terms] = found.T
    return out


def _moves(
    page: Grey, blank: Blank, nodes: NDArray[np.floating], reach: float, half: float
) -> tuple[Doubles, Doubles]:
    """How far (mm) the print round each node has moved, and how sure that is (correlation)."""
    r, s = round(half * COARSE), round(reach * COARSE)
    pad = r + s
    seen = cv2.copyMakeBorder(page, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
    told = cv2.copyMakeBorder(blank.coarse, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
    moved, score = np.zeros((len(nodes), 2)), np.zeros(len(nodes))
    for n, (x, y) in enumerate(np.round(nodes * COARSE).astype(int) + pad):
        here = seen[y - r - s : y + r + s + 1, x - r - s : x + r + s + 1]
        like = cv2.matchTemplate(here, told[y - r : y + r + 1, x - r : x + r + 1], cv2.TM_CCOEFF_NORMED)
        _, best, _, (bx, by) = cv2.minMaxLoc(like)
        score[n] = best if np.isfinite(best) else 0.0
        if not (0 < bx < 2 * s and 0 < by < 2 * s):
            score[n] = min(score[n], 0.4)
            moved[n] = (bx - s) / COARSE, (by - s) / COARSE
            continue
        moved[n] = (
            (bx - s + _peak(like[by, bx - 1], like[by, bx], like[by, bx + 1])) / COARSE,
            (by - s + _peak(like[by - 1, bx], like[by, bx], like[by + 1, bx])) / COARSE,
        )
    return moved, score


def _peak(a: float, b: float, c: float) -> float:
    """Where a parabola through three values has its top, from the middle one."""
    under = float(a) - 2 * float(b) + float(c)
    return 0.0 if under >= 0 else float(np.clip(0.5 * (float(a) - float(c)) / under, -0.5, 0.5))


def bent(found: Found, points: NDArray[np.floating], bend: Doubles | None = None) -> Doubles:
    """Points of the page (mm) where the bend has carried them (mm)."""
    powers = _powers(points, found.blank.layout.width, found.blank.layout.height)
    return np.asarray(points + powers @ (found.bend if bend is None else bend).T, np.float64)


def places(found: Found, points: NDArray[np.floating], bend: Doubles | None = None) -> Doubles:
    """Where points of the page (mm) stand in the picture (px)."""
    return project(found.to_picture, bent(found, points, bend))


def _at_coarse(grey: Grey, found: Found) -> tuple[Grey, Doubles]:
    """The picture no finer than COARSE wants it, and the page's homography to it."""
    scale = min(1.0, 1.3 * COARSE * 25.4 / found.dpi)
    if scale >= 0.95:
        return grey, found.to_picture
    small = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    shrink = np.array([[scale, 0, (scale - 1) / 2], [0, scale, (scale - 1) / 2], [0, 0, 1]])
    return small, np.asarray(shrink @ found.to_picture, np.float64)


def _coarse(grey: Grey, matrix: Doubles, bend: Doubles, blank: Blank) -> Grey:
    """The whole page at COARSE by the homography and the bend so far."""
    found = Found(blank, matrix, bend, 0.0, np.zeros((0, 2)))
    return _remap(grey, found, Rect(0, 0, blank.layout.width, blank.layout.height), COARSE, None)


def _remap(grey: Grey, found: Found, view: Rect, scale: float, slip: Doubles | None) -> Grey:
    """A rectangle of the page flattened. `slip`: a further displacement (mm) at the nodes of `grid`."""
    width, height = round(view.w * scale), round(view.h * scale)
    points = grid(view, scale)
    placed = places(found, points if slip is None else points + slip).astype(np.float32)
    tall, wide = placed.shape[0] * _STEP, placed.shape[1] * _STEP
    spread = cv2.resize(placed, (wide, tall), interpolation=cv2.INTER_LINEAR)
    maps = spread[_STEP : _STEP + height, _STEP : _STEP + width]
    flat = cv2.remap(grey, maps, None, cv2.INTER_LINEAR, borderValue=255)  # type: ignore[call-overload]
    return np.asarray(flat, np.uint8)


def grid(view: Rect, scale: float) -> Doubles:
    """Nodes (mm) in the middle of every _STEP x _STEP pixels of a flattened view, and one row of them all round."""
    xs = np.arange(-1, round(view.w * scale) // _STEP + 2) * _STEP + (_STEP - 1) / 2
    ys = np.arange(-1, round(view.h * scale) // _STEP + 2) * _STEP + (_STEP - 1) / 2
    x, y = np.meshgrid((xs + 0.5) / scale + view.x, (ys + 0.5) / scale + view.y)
    return np.asarray(np.stack([x, y], -1))


# ------------------------------------------------------------------------------------------ the flat page


def flatten(grey: Grey, found: Found) -> Flat:
    """The view of the page laid on the blank box by box."""
    blank = found.blank
    dark = _darkness(_remap(grey, found, blank.view, FINE, None))
    gain, off, sure = _boxes(dark, blank)
    slip = None
    if len(blank.boxes) and float(np.percentile(np.abs(off[sure]) if sure.any() else [0.0], 90)) > 0.06:
        slip = _smooth(blank, off, sure)
        dark = _darkness(_remap(grey, found, blank.view, FINE, slip))
        gain, off, sure = _boxes(dark, blank)
    return Flat(dark, gain, off, sure, _standing(found, off, slip))


def _standing(found: Found, off: Reals, slip: Doubles | None) -> Doubles:
    """Where the middles of the boxes stand in the picture, px."""
    middles = found.blank.boxes[:, :2] + found.blank.boxes[:, 2:] / 2 + off
    if slip is None or not len(middles):
        return places(found, middles.astype(np.float64))
    at = ((middles - (found.blank.view.x, found.blank.view.y)) * FINE - _STEP / 2) / _STEP + 1
    carried = cv2.remap(slip, at[None].astype(np.float32), None, cv2.INTER_LINEAR)  # type: ignore[call-overload]
    return places(found, middles.astype(np.float64) + carried[0])


def _smooth(blank: Blank, off: Reals, sure: NDArray[np.bool_]) -> Doubles:
    """The boxes' displacement spread over the view's grid: near boxes weigh most."""
    points = grid(blank.view, FINE)
    if sure.sum() < 4:
        return np.zeros_like(points)
    middle = (blank.boxes[:, :2] + blank.boxes[:, 2:] / 2)[sure].astype(np.float64)
    flat = points[::2, ::2].reshape(-1, 2)
    far = (flat[:, None, 0] - middle[None, :, 0]) ** 2 + (flat[:, None, 1] - middle[None, :, 1]) ** 2
    weight = np.exp(-(far.astype(np.float32)) / np.float32(2 * 9.0**2)) + np.float32(1e-9)
    value = (weight @ off[sure].astype(np.float32)) / weight.sum(1, keepdims=True)
    small = value.reshape(*points[::2, ::2].shape[:2], 2).astype(np.float32)
    tall, wide = points.shape[:2]
    step = np.array([[0.5, 0, 0], [0, 0.5, 0]], np.float64)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.stack(
        [
            cv2.warpAffine(
                np.ascontiguousarray(small[:, :, n]),
                step,
                (wide, tall),
                flags=flags,
                borderMode=cv2.BORDER_REPLICATE,
            )
            for n in (0, 1)
        ],
        -1,
    ).astype(np.float64)


def _darkness(view: Grey) -> Grey:
    """Darkness against the paper round it, so that shadow and tint do not count."""
    small = cv2.resize(view, (view.shape[1] // 8, view.shape[0] // 8), interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 2.0)
    paper = np.maximum(paper, 30)
    full = cv2.resize(paper, (view.shape[1], view.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.bitwise_not(cv2.divide(view, full, scale=255.0)), np.uint8)


def _lines(profile: Reals) -> Reals:
    """A profile without its ground, a little softened."""
    ground = np.median(profile, axis=1, keepdims=True)
    return np.asarray(cv2.blur(profile - ground, (3, 1)), np.float32)


def _boxes(dark: Grey, blank: Blank) -> tuple[Reals, Reals, NDArray[np.bool_]]:
    """Of each box: darkness of its lines against the blank's, displacement (mm), and whether that is sure."""
    if not len(blank.boxes):
        return np.zeros(0, np.float32), np.zeros((0, 2), np.float32), np.zeros(0, bool)
    gains, offs, likes = [], [], []
    reach = round(REACH * FINE) - 1
    for seen, told in zip(
        map(_lines, profiles(dark, blank.boxes, blank.view)),
        map(_lines, (blank.across, blank.down)),
        strict=True,
    ):
        energy = (told**2).sum(1) + 1e-6
        dots = []
        for shift in range(-reach, reach + 1):
            moved = np.roll(seen, -shift, axis=1)
            if shift > 0:
                moved[:, -shift:] = 0
            elif shift < 0:
                moved[:, :-shift] = 0
            dots.append((moved * told).sum(1))
        table = np.stack(dots, 1)
        at = np.clip(table.argmax(1), 1, table.shape[1] - 2)
        rows = np.arange(len(at))
        a, b, c = table[rows, at - 1], table[rows, at], table[rows, at + 1]
        under = np.minimum(a - 2 * b + c, -1e-6)
        offs.append((at - reach + np.clip(0.5 * (a - c) / under, -0.5, 0.5)) / FINE)
        gains.append(b / energy)
        likes.append(b / np.sqrt(energy * ((seen**2).sum(1) + 1e-6)))
    gain = np.stack(gains, 1).astype(np.float32)
    like = np.stack(likes, 1)
    usual = max(1e-3, float(np.median(gain)))
    sure = (gain.min(1) > 0.5 * usual) & (like.min(1) > 0.55)
    return gain, np.stack(offs, 1).astype(np.float32), sure
