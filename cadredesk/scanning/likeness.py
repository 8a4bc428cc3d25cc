"""The same sheet scanned twice, told by the look of its ink: hands that mark alike do not draw alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cadredesk.domain.readings import Ink
from cadredesk.scanning.blank import COARSE, Blank, Grey

_INKED: Final = 0.75
"""mm² of ink that a cell has at least to count."""
_MIDDLE: Final = 0.3
"""mm by which the middle of the ink in a cell may differ between two pictures of one sheet."""
_SPREAD: Final = 0.2
"""mm by which its spread across and down may differ."""
_FEWEST: Final = 6
"""Cells with ink in both pictures; fewer prove nothing."""
_ALIKE: Final = 0.8
"""Share of the cells with ink, in either picture, whose ink looks the same."""
Reals = NDArray[np.float32]


def digest(where: Grey, blank: Blank) -> Ink:
    """Where the ink (a mask at COARSE in the view of `blank`) stands in each cell that holds some.

    Hundredths of a millimetre: its middle across and down from the cell's middle, its spread across and down.
    It tells voters apart by their hand: it stays in memory and is never written anywhere.
    """
    ys, xs = np.nonzero(where)
    cell = blank.areas[ys, xs]
    ys, xs, cell = ys[cell > 0], xs[cell > 0], cell[cell > 0] - 1
    count = len(blank.page.cells)
    number = np.bincount(cell, minlength=count)
    inked = np.flatnonzero(number >= _INKED * COARSE**2)
    safe = np.maximum(number, 1)
    found = []
    for places, start in ((xs, blank.view.x), (ys, blank.view.y)):
        at = (places + 0.5) / COARSE + start
        middle = np.bincount(cell, at, count) / safe
        spread = np.sqrt(np.maximum(np.bincount(cell, at**2, count) / safe - middle**2, 0))
        found.append((middle, spread))
    marks = {}
    for n in inked.tolist():
        area = blank.page.cells[n].area
        across, down = area.x + area.w / 2, area.y + area.h / 2
        values = found[0][0][n] - across, found[1][0][n] - down, found[0][1][n], found[1][1][n]
        marks[blank.page.cells[n].id] = tuple(round(100 * float(value)) for value in values)
    return Ink(f"{blank.layout.ballot_id}:{blank.page.page}", marks)


def pairs(digests: Mapping[str, Ink]) -> list[tuple[str, str, float]]:
    """Pictures, by name, that look like one sheet, surest first: both names and the share of cells that agree.

    Only pages of the same print run and number are compared. Sheets with ink in fewer than six cells are never named.
    """
    sheets: dict[str, list[str]] = {}
    for name, ink in digests.items():
        if len(ink.marks) >= _FEWEST:
            sheets.setdefault(ink.sheet, []).append(name)
    found = []
    limits = np.array([_MIDDLE, _MIDDLE, _SPREAD, _SPREAD], np.float32) * 100
    for names in sheets.values():
        cells = {cell: n for n, cell in enumerate(sorted({c for name in names for c in digests[name].marks}))}
        table = np.full((len(names), len(cells), 4), np.nan, np.float32)
        for row, name in enumerate(names):
            for cell, values in digests[name].marks.items():
                table[row, cells[cell]] = values
        inked = ~np.isnan(table[:, :, 0])
        for row in range(len(names) - 1):
            common = inked[row] & inked[row + 1 :]
            either = (inked[row] | inked[row + 1 :]).sum(1)
            likely = np.flatnonzero((common.sum(1) >= _FEWEST) & (common.sum(1) >= _ALIKE * either))
            for other in likely.tolist():
                here = common[other]
                same = (np.abs(table[row, here] - table[row + 1 + other, here]) <= limits).all(1).sum()
                if same >= _ALIKE * either[other]:
                    found.append((names[row], names[row + 1 + other], float(same / either[other])))
    return sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1]))
