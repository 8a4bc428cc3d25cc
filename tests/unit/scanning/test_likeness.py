"""One sheet scanned twice is named; two voters who ticked alike are not; the look of the ink is never written."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import cv2
import numpy as np
import pytest

from cadredesk.actions import ballot_reading
from cadredesk.domain.readings import ImageReading, Ink
from cadredesk.scanning import crew, likeness
from tests.scans import pens, pictures, sheets

STYLES = ("tick", "cross", "ring", "fill")


def _alike(run: sheets.Run, hand: np.random.Generator, style: str, pattern: list[int]) -> sheets.Sheet:
    """A sheet of the first page with the same cells marked in the same style by another hand."""
    page = run.layout["pages"][0]
    cover = np.zeros(run.blanks[0].shape, np.float32)
    pen = pens.Pen("black", 0.5, (45, 40, 40), 0.95)
    truth = sheets.Truth(1)
    for n in pattern:
        cell = page["cells"][n]
        pens.draw(cover, sheets._mark(style, cell, 1.0, hand), pen, hand)
        truth.groups[cell["group"]] = (sheets.PLAIN, (cell["id"],))
    paper = cv2.cvtColor(run.blanks[0], cv2.COLOR_GRAY2BGR).astype(np.float32)
    return sheets.Sheet((paper * (1 - cover[:, :, None] * 0.85)).astype(np.uint8), truth)


@pytest.mark.slow
def test_two_pictures_of_one_sheet_and_two_hands_that_mark_alike(
    tmp_path: Path, people: tuple[Path, sheets.Run]
) -> None:
    folder, run = people
    images = tmp_path / "images"
    images.mkdir()
    pattern = [4 * row + (row % 3 == 0) for row in range(20)]
    twice: set[frozenset[str]] = set()
    for n, style in enumerate(STYLES):
        for voter in range(3):
            rng = np.random.default_rng([41, n, voter])
            sheet = _alike(run, rng, style, pattern)
            first = pictures.shot(sheet, "ordinary", 10 * n + voter, images, rng)
            if voter < 2:  # fed again: another angle, brightness, resolution, and sometimes another machine
                kind = ("ordinary", "hard_feeder", "one_bit", "phone")[(n + voter) % 4]
                second = pictures.shot(sheet, kind, 100 + 10 * n + voter, images, rng)
                twice.add(frozenset((first.file, second.file)))
    layout = folder / "layout.json"
    blanks = ballot_reading.blanks_of(ballot_reading.layout_of(layout), layout)
    readings = list(crew.stack(images, blanks))
    digests = {reading.file: reading.ink for reading in readings if reading.ink is not None}
    assert len(digests) == 20
    named = likeness.pairs(digests)
    assert {frozenset((a, b)) for a, b, _ in named} == twice
    assert all(0.8 <= score <= 1 for _, _, score in named)
    for reading in readings:
        written = json.dumps(reading.as_dict())
        assert "ink" not in reading.as_dict()
        assert ImageReading.parse(json.loads(written)).ink is None
    assert "ink" in {one.name for one in fields(ImageReading)}


def test_few_marks_other_pages_and_other_hands_prove_nothing() -> None:
    marks = {f"p{n}.a": (10 * n, 5, 90, 80) for n in range(8)}
    assert likeness.pairs({"a": Ink("R:1", marks), "b": Ink("R:1", dict(marks))}) == [("a", "b", 1.0)]
    assert likeness.pairs({"a": Ink("R:1", marks), "b": Ink("R:2", dict(marks))}) == []
    few = dict(list(marks.items())[:5])
    assert likeness.pairs({"a": Ink("R:1", few), "b": Ink("R:1", dict(few))}) == []
    shifted = {cell: (x + 60, y, w, h) for cell, (x, y, w, h) in marks.items()}
    assert likeness.pairs({"a": Ink("R:1", marks), "b": Ink("R:1", shifted)}) == []
    assert likeness.pairs({}) == []
