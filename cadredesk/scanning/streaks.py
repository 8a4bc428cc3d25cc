"""Whole-length streaks, which dust on a scanner's glass draws: they run from edge to edge of the picture, pens do not."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from cadredesk.scanning.blank import Grey

_BLOCK: Final = 24
"""Rows that are looked at together."""
_FAINTEST: Final = 7.0
"""Grey levels by which a streak is darker than the paper beside it."""
_WIDEST: Final = 9
"""Pixels; a wider band is no streak but a border or a shadow."""


def removed(grey: Grey) -> tuple[Grey, bool]:
    """The picture without its streaks, upright or lying, and whether there were any; the ink under them stays."""
    height, width = grey.shape
    upright = _amount(_blocks(grey[: height // _BLOCK * _BLOCK], (width, height // _BLOCK)))
    if upright is not None:
        grey = np.asarray(cv2.add(grey, np.broadcast_to(upright, grey.shape)), np.uint8)
    lying = _amount(_blocks(grey[:, : width // _BLOCK * _BLOCK], (width // _BLOCK, height)).T)
    if lying is not None:
        grey = np.asarray(cv2.add(grey, np.broadcast_to(lying[:, None], grey.shape)), np.uint8)
    return grey, upright is not None or lying is not None


def _blocks(grey: Grey, size: tuple[int, int]) -> Grey:
    if min(size) < 1:
        return np.zeros((0, 0), np.uint8)
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def _amount(blocks: Grey) -> Grey | None:
    """What each column of a picture (its rows taken together _BLOCK by _BLOCK) is to be lightened by, if any is."""
    rows, width = blocks.shape
    if rows < 20 or width < 100:
        return None
    blocks = np.ascontiguousarray(blocks)
    side = cv2.dilate(blocks, np.ones((1, 2 * _WIDEST + 1), np.uint8))
    side = cv2.erode(side, np.ones((1, 2 * _WIDEST + 1), np.uint8))
    darker = side.astype(np.float32) - blocks
    ends = max(2, rows // 60)
    usual = np.median(darker, axis=0)
    held = (darker > np.maximum(_FAINTEST * 0.6, usual * 0.35)).mean(0)
    first, last = darker[1 : 1 + ends].min(0), darker[-1 - ends : -1].min(0)
    at = (usual > _FAINTEST) & (held > 0.9) & (first > usual * 0.4) & (last > usual * 0.4)
    at[:3] = at[-3:] = False
    if not at.any():
        return None
    near = cv2.dilate(at.astype(np.uint8).reshape(1, -1), np.ones((1, 7), np.uint8)).ravel() > 0
    return np.asarray(np.round(np.where(near & (usual > 1.5), usual, 0.0)), np.uint8)
