"""What people see in review: the page straightened, notes hidden behind the blank form, a row with its keys."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from cadredesk import resources
from cadredesk.documents import ballot
from cadredesk.domain.form import BallotForm, Column, Row
from cadredesk.domain.readings import ImageReading
from cadredesk.scanning import blank, cutouts
from cadredesk.scanning.blank import Grey
from cadredesk.scanning.cutouts import SCALE, PlainPage
from cadredesk.scanning.reading import read
from tests.scans.office import Office

FORM = BallotForm(
    "民主推荐票",
    "recommendation",
    (*(Row(f"p{n}", name) for n, name in enumerate(("田富", "田大利", "李䶮"), 1)), Row("w1", "")),
    (Column("choose", "推荐"),),
    max=2,
)
PRINTED = ballot.pdf(FORM, "7Q4KM2", resources.wording("ballot"))
BLANKS = blank.load(PRINTED.layout, PRINTED.pdf)


@pytest.fixture(scope="module")
def plain() -> PlainPage:
    (page,) = cutouts.plain_pages(PRINTED.layout, PRINTED.pdf)
    return page


def scanned(turn: int = 0, note: str = "") -> tuple[Grey, ImageReading]:
    """A scan with a tick at 田富 and a note at the foot of the page, and its reading."""
    image = Office(PRINTED).scan({"p1": ["choose"]}, np.random.default_rng(3), turn=0)
    if note:
        image = np.ascontiguousarray(image)
        cv2.putText(image, note, (500, image.shape[0] - 350), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 20, 4)
    image = np.ascontiguousarray(np.rot90(image, turn))
    found = read(image, BLANKS, "s.jpg", 0)
    assert found.page == 1
    return image, found


def flat_of(image: Grey, found: ImageReading) -> Grey:
    return cutouts.unpacked(
        cutouts.packed(cutouts.straightened(image, found, PRINTED.layout.width, PRINTED.layout.height))
    )


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_the_page_lies_on_the_blank_whichever_way_it_was_scanned(plain: PlainPage, turn: int) -> None:
    flat = flat_of(*scanned(turn))
    assert flat.shape == plain.image.shape
    inside = np.s_[200:-200, 100:-100]
    off, _ = cv2.phaseCorrelate(flat[inside].astype(np.float64), plain.image[inside].astype(np.float64))
    assert float(np.hypot(*off)) / SCALE < 0.3, "millimetres"


def test_a_shadow_is_taken_away_and_the_ink_stays_dark(plain: PlainPage) -> None:
    image, found = scanned()
    shade = np.linspace(0.35, 1.0, image.shape[1])[None, :]
    dim = flat_of((image * shade).astype(np.uint8), found)
    paper = dim[plain.image > 250]
    assert np.percentile(paper, 5) > 190
    cell = next(cell.area for cell in plain.page.cells if cell.id == "p1.choose")
    x0, y0 = round(cell.x * SCALE), round(cell.y * SCALE)
    part = dim[y0 + 8 : y0 + round(cell.h * SCALE) - 8, x0 + 8 : x0 + round(cell.w * SCALE) - 8]
    assert part.min() < 90


def test_notes_outside_the_cells_are_hidden_behind_the_blank_form(plain: PlainPage) -> None:
    flat = flat_of(*scanned(note="signed"))
    assert (flat[-500:] < 90).sum() > (plain.image[-500:] < 90).sum() + 500, "the note is in the picture"
    shown = cutouts.masked(flat, plain, ["w1"])
    open_ = np.zeros(shown.shape, bool)
    for area in [cell.area for cell in plain.page.cells]:
        y0, x0 = round(area.y * SCALE), round(area.x * SCALE)
        open_[y0 : y0 + round(area.h * SCALE) + 1, x0 : x0 + round(area.w * SCALE) + 1] = True
    line = next(cell.area for cell in plain.page.cells if cell.id == "w1.choose")
    open_[round(line.y * SCALE) : round((line.y + line.h) * SCALE) + 1, : round(line.x * SCALE)] = True
    assert (shown[~open_] == plain.image[~open_]).all()
    tick = next(cell.area for cell in plain.page.cells if cell.id == "p1.choose")
    cut = cutouts.row_cut(shown, plain, ["p1.choose"])
    empty = cutouts.row_cut(shown, plain, ["p2.choose"])
    assert cut.shape == empty.shape
    marks = np.s_[:, round((tick.x - 10) * SCALE) + 8 :]
    assert (cut[marks] < 90).sum() > (empty[marks] < 90).sum() + 80, "the tick is to be seen"
    assert cut.shape[0] < (tick.h + 3) * SCALE
    assert (plain.image == cutouts.plain_pages(PRINTED.layout, PRINTED.pdf)[0].image).all(), (
        "nothing is drawn on it"
    )


def test_ink_on_a_blank_line_is_noticed_and_an_empty_line_is_not(plain: PlainPage) -> None:
    flat = flat_of(*scanned())
    assert cutouts.written_lines(flat, plain, ["w1"]) == ()
    cell = next(cell.area for cell in plain.page.cells if cell.id == "w1.choose")
    at = (round((cell.x - 30) * SCALE), round((cell.y + cell.h * 0.7) * SCALE))
    cv2.putText(flat, "Li Si", at, cv2.FONT_HERSHEY_SIMPLEX, 1.0, 60, 2)
    assert cutouts.written_lines(flat, plain, ["w1"]) == ("w1",)


def test_what_could_not_be_straightened_is_shown_small_enough() -> None:
    assert max(cutouts.shrunk(np.zeros((5000, 3000), np.uint8)).shape) == 1800
    assert cutouts.shrunk(np.zeros((500, 300), np.uint8)).shape == (500, 300)
    data = cutouts.packed(np.full((40, 30), 128, np.uint8))
    assert data.startswith(b"\xff\xd8\xff")
    assert b"Exif" not in data
    assert cutouts.unpacked(data).shape == (40, 30)
