"""Holds readings against the truth and counts what the bars of the ballot reader count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from tests.scans.sheets import DOUBT, FAINT, PLAIN, SPOILED, Truth

REVIEW = {
    "ordinary": 0.02,
    "one_bit": 0.04,
    "hard_feeder": 0.06,
    "odd_marks": 0.03,
    "phone": 0.03,
    "chat": 0.08,
    "hard_phone": 0.15,
}
"""Plain rows sent to review at most."""
REFUSED = {
    "ordinary": 0.005,
    "one_bit": 0.01,
    "hard_feeder": 0.02,
    "odd_marks": 0.005,
    "phone": 0.01,
    "chat": 0.02,
    "hard_phone": 0.08,
}
"""Readable pages refused at most."""


@dataclass(slots=True)
class Score:
    """Counts of one class of pictures. `bad` names every group that was read wrong in silence."""

    pages: int = 0
    refused: int = 0
    missed_refusals: int = 0
    missing: int = 0
    plain: int = 0
    plain_asked: int = 0
    silent: int = 0
    faint: int = 0
    faint_lost: int = 0
    doubt: int = 0
    doubt_accepted: int = 0
    spoiled: int = 0
    spoiled_accepted: int = 0
    corners: list[float] = field(default_factory=list)
    elapsed: list[float] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def join(self, other: Score) -> None:
        """Adds the counts of another."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))

    def missed(self, kind: str) -> list[str]:
        """The bars that this class misses."""
        bars = {
            "silent misreads": self.silent > 0,
            "spoiled accepted": self.spoiled_accepted > 0,
            "not refused": self.missed_refusals > 0,
            "images missing": self.missing > 0,
            "faint lost": self.faint_lost > 0.01 * self.faint,
            "ambiguous accepted": self.doubt_accepted > 0.03 * self.doubt,
        }
        if kind in REVIEW:
            bars["review"] = self.plain_asked > REVIEW[kind] * self.plain
            bars["refused"] = self.refused > REFUSED[kind] * self.pages
        return [name for name, over in bars.items() if over]

    def line(self, name: str) -> str:
        """One row of the table."""

        def share(part: int, whole: int) -> str:
            return "-" if not whole else f"{100 * part / whole:.2f}%"

        off = f"{np.percentile(self.corners, 95):.2f}" if self.corners else "-"
        took = f"{np.median(self.elapsed):.0f}" if self.elapsed else "-"
        return (
            f"{name:12s} pages {self.pages:4d}  refused {share(self.refused, self.pages):>7s}"
            f"  silent {self.silent:2d}/{self.plain - self.plain_asked:<5d}"
            f"  review {share(self.plain_asked, self.plain):>7s}"
            f"  faint lost {self.faint_lost}/{self.faint}  doubt accepted {self.doubt_accepted}/{self.doubt}"
            f"  spoiled accepted {self.spoiled_accepted}/{self.spoiled}"
            f"  not refused {self.missed_refusals}  missing {self.missing}  corners p95 {off} mm  {took} ms"
        )


def add(
    score: Score, name: str, truth: Truth, images: Iterable[Mapping[str, Any]], layout: Mapping[str, Any]
) -> None:
    """Counts one picture; `images` are the entries of readings.json for it (there must be exactly one)."""
    found = list(images)
    score.pages += 1
    if len(found) != 1:
        score.missing += 1
        return
    image = found[0]
    score.elapsed.append(image["elapsed_ms"])
    if truth.refuse:
        if image["status"] != "rejected":
            score.missed_refusals += 1
            score.bad.append(f"{name} {truth.refuse} not refused")
        else:
            score.refused += 1
        return
    if image["status"] == "rejected":
        score.refused += 1
        score.asked.append(f"{name} refused {image['reasons']}")
        return
    if image["page"] != truth.page or image["rotation"] != truth.rotation:
        score.bad.append(f"{name} page or rotation {image['page']} {image['rotation']}")
        score.silent += 1
    k = image["quality"]["dpi"] / 25.4
    score.corners += [
        float(np.hypot(x - a, y - b)) / k
        for (x, y), (a, b) in zip(image["corners_px"], truth.corners, strict=True)
    ]
    told = {cell for item in image["review"] for cell in item.get("cells", ())}
    reasons = {item["group"]: item["reason"] for item in image["review"] if "group" in item}
    cells: dict[str, list[str]] = {}
    for cell in layout["pages"][truth.page - 1]["cells"]:
        cells.setdefault(cell["group"], []).append(cell["id"])
    for group, (kind, marked) in truth.groups.items():
        states = {cell: image["cells"][cell]["state"] for cell in cells[group]}
        asked = group in reasons or any(c in told or s == "uncertain" for c, s in states.items())
        read = {cell for cell, state in states.items() if state == "marked"}
        wrong = not asked and read != set(marked)
        what = f"{name} {group} {kind} truth {sorted(marked)} read {sorted(read)} {reasons.get(group, '')}"
        if kind == PLAIN:
            score.plain += 1
            score.plain_asked += asked
            if asked:
                score.asked.append(what)
        if kind == DOUBT:
            score.doubt += 1
            score.doubt_accepted += not asked
            if not asked:
                score.bad.append(what)
        elif kind == SPOILED:
            score.spoiled += 1
            score.spoiled_accepted += not asked
            if not asked:
                score.bad.append(what)
        elif kind == FAINT and not read and not asked:
            score.faint_lost += 1
            score.bad.append(what)
        elif wrong:
            score.silent += 1
            score.bad.append(what)
        score.faint += kind == FAINT
