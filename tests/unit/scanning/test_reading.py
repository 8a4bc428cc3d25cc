"""Readings of ballots: the blank, several print runs, stacks, written files, and values that survive their JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cadredesk.actions import ballot_reading
from cadredesk.domain import readings as values
from cadredesk.domain.layout import BallotLayout
from cadredesk.domain.readings import CellReading, Doubt, ImageReading, Quality, Readings
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from cadredesk.scanning import blank, reading
from tests.scans import pens
from tests.scans.pens import Pen
from tests.scans.sheets import Run

BLACK = Pen("black", 0.5, (30, 30, 30), 0.95)


def _blanks(folder: Path, pdf: bool = True) -> tuple[blank.Blank, ...]:
    layout = BallotLayout.parse(json.loads((folder / "layout.json").read_text(encoding="utf-8")))
    return blank.load(layout, (folder / "ballot.pdf").read_bytes() if pdf else None)


def _inked(run: Run, marks: Mapping[str, list[pens.Stroke]], pen: Pen = BLACK) -> np.ndarray:
    """The first page with strokes on it, at 254 dpi."""
    cover = np.zeros(run.blanks[0].shape, np.float32)
    rng = np.random.default_rng(5)
    for strokes in marks.values():
        pens.draw(cover, strokes, pen, rng)
    return (run.blanks[0] * (1 - cover) + 40 * cover).astype(np.uint8)


def _centre(run: Run, cell: str) -> tuple[float, float]:
    found = next(c for c in run.layout["pages"][0]["cells"] if c["id"] == cell)
    return found["x_mm"] + found["w_mm"] / 2, found["y_mm"] + found["h_mm"] / 2


def _states(found: ImageReading) -> dict[str, str]:
    assert found.cells is not None
    return {cell: value.state for cell, value in found.cells.items() if value.state != "empty"}


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_blank_form_reads_exactly_empty_in_every_turn(matrix: tuple[Path, Run], turns: int) -> None:
    folder, run = matrix
    picture = np.ascontiguousarray(np.rot90(run.blanks[0], turns))
    found = reading.read(picture, _blanks(folder), "a", 0)
    assert (found.status, found.reasons, found.page, found.rotation) == ("ok", (), 1, 90 * turns)
    assert found.cells is not None
    assert {(c.state, c.score) for c in found.cells.values()} == {("empty", 0.0)}
    assert found.quality is not None
    assert found.quality.residual_mm < 0.1
    assert found.quality.dpi == pytest.approx(254, abs=1)


def test_layout_alone_reads_ticks_as_well(people: tuple[Path, Run]) -> None:
    folder, run = people
    rng = np.random.default_rng(1)
    x, y = _centre(run, "p4.competent")
    picture = _inked(run, {"tick": pens.tick(x, y, 5.5, rng)})
    found = reading.read(picture, _blanks(folder, pdf=False), "a", 0)
    assert _states(found) == {"p4.competent": "marked"}


@pytest.mark.parametrize("shape", ["tick", "cross", "ring", "in_ring", "slash", "fill", "long_tick"])
def test_shapes_of_clear_marks(people: tuple[Path, Run], shape: str) -> None:
    folder, run = people
    rng = np.random.default_rng(3)
    x, y = _centre(run, "p9.basic")
    strokes = {
        "tick": lambda: pens.tick(x, y, 5, rng),
        "long_tick": lambda: pens.tick(x, y, 8, rng),
        "cross": lambda: pens.cross(x, y, 5, rng),
        "ring": lambda: pens.ring(x, y, 4.3, rng),
        "in_ring": lambda: pens.ring(x, y, 1.9, rng),
        "slash": lambda: pens.slash(x, y, 5, rng),
        "fill": lambda: pens.fill(x, y, 4.8, rng),
    }[shape]()
    found = reading.read(_inked(run, {"a": strokes}), _blanks(folder), "a", 0)
    assert _states(found) == {"p9.basic": "marked"}
    assert found.status == "ok"


def test_doubts_name_their_group_and_reason(people: tuple[Path, Run]) -> None:
    folder, run = people
    rng = np.random.default_rng(4)

    def tick(cell: str) -> list[pens.Stroke]:
        return pens.tick(*_centre(run, cell), 5, rng)

    (ax, ay), (bx, _) = _centre(run, "p7.excellent"), _centre(run, "p7.competent")
    dot = [pens.ring(*_centre(run, "p13.poor"), r, rng)[0] for r in (0.1, 0.4, 0.7)]
    column = [np.array([_centre(run, "p16.competent"), _centre(run, "p19.competent")])]
    marks = {
        "two": [*tick("p2.excellent"), *tick("p2.poor")],
        "scribbled": [
            *tick("p4.excellent"),
            *tick("p4.basic"),
            *pens.scribble(*_centre(run, "p4.basic"), 4.8, rng),
        ],
        "between": pens.tick((ax + bx) / 2 - 1, ay, 5, rng),
        "dot": dot,
        "column": column,
        "clear": tick("p10.competent"),
    }
    found = reading.read(_inked(run, marks), _blanks(folder), "a", 0)
    told = {doubt.group: doubt.reason for doubt in found.review}
    assert told.pop("p4") in ("overvote", "correction", "between_cells")
    assert told.pop("p2") == "overvote"
    assert told.pop("p13") == "uncertain_mark"
    assert told.pop("p7") == "between_cells"
    assert set(told) == {"p16", "p17", "p18", "p19"}
    assert found.status == "review"
    assert set(found.reasons) == {doubt.reason for doubt in found.review}
    assert found.cells is not None
    assert found.cells["p10.competent"].state == "marked"
    assert "p10.competent" not in found.asked()


def test_big_cross_puts_every_group_before_a_person(matrix: tuple[Path, Run]) -> None:
    folder, run = matrix
    strokes = [np.array([(60.0, 70.0), (270.0, 180.0)]), np.array([(60.0, 180.0), (270.0, 70.0)])]
    found = reading.read(_inked(run, {"x": strokes}), _blanks(folder), "a", 0)
    assert found.cells is not None
    assert found.asked() == set(found.cells)
    assert "crossed_out_page" in found.reasons


def test_three_fiducials_are_enough_and_two_are_not(people: tuple[Path, Run]) -> None:
    folder, run = people
    picture = run.blanks[0].copy()
    for count, mark in enumerate(run.layout["pages"][0]["fiducials"][1:3], 1):
        x, y = int(mark["x_mm"] * pens.SCALE), int(mark["y_mm"] * pens.SCALE)
        picture[y - 20 : y + 100, x - 20 : x + 100] = 255
        found = reading.read(picture, _blanks(folder), "a", 0)
        if count == 1:
            assert (found.status, _states(found)) == ("ok", {})
        else:
            assert found.reasons == ("too_few_fiducials",)


def test_two_sheets_and_a_blank_back_are_set_aside(people: tuple[Path, Run]) -> None:
    folder, run = people
    lower = run.blanks[0]
    upper = np.full_like(lower, 255)
    upper[600:] = lower[:-600]
    upper[:600] = lower[:600]
    assert reading.read(upper, _blanks(folder), "a", 0).reasons == ("two_sheets",)
    assert reading.read(np.full_like(lower, 250), _blanks(folder), "a", 0).reasons == ("blank_page",)


def test_covered_boxes_are_never_taken_for_empty(matrix: tuple[Path, Run]) -> None:
    folder, run = matrix
    picture = run.blanks[0].copy()
    x, y = (int(v * pens.SCALE) for v in _centre(run, "p5.e2.basic"))
    picture[y - 60 : y + 60, x - 60 : x + 60] = 255
    found = reading.read(picture, _blanks(folder), "a", 0)
    assert [(d.group, d.reason) for d in found.review] == [("p5.e2", "hidden_cell")]
    picture[1200:, :] = 255
    assert reading.read(picture, _blanks(folder), "a", 0).status == "rejected"


def test_the_code_chooses_the_print_run(
    tmp_path: Path, matrix: tuple[Path, Run], people: tuple[Path, Run]
) -> None:
    images = tmp_path / "images"
    images.mkdir()
    upright = Image.fromarray(people[1].blanks[0])
    lying = Image.fromarray(matrix[1].blanks[0])
    upright.save(images / "2.pdf", save_all=True, append_images=[lying, upright], resolution=254)
    lying.save(images / "1.png")
    layouts = [people[0] / "layout.json", matrix[0] / "layout.json"]
    out = tmp_path / "readings.json"
    found = ballot_reading.read(layouts, images, out)
    assert [(i.file, i.frame, i.ballot_id, i.status) for i in found.images] == [
        ("1.png", 0, "7Q4KM2", "ok"),
        ("2.pdf", 0, "X8WT3P", "ok"),
        ("2.pdf", 1, "7Q4KM2", "ok"),
        ("2.pdf", 2, "X8WT3P", "ok"),
    ]
    written = json.loads(out.read_text(encoding="utf-8"))
    assert Readings.parse(written).as_dict() == written == found.as_dict()
    one = ballot_reading.read(layouts[1:], images)
    assert [i.reasons for i in one.images] == [(), ("other_print_run",), (), ("other_print_run",)]


def test_print_and_read_again(tmp_path: Path) -> None:
    from tests.scans.__main__ import FORMS

    form = tmp_path / "form.json"
    form.write_text(json.dumps(FORMS["matrix"].as_dict()), encoding="utf-8")
    ids = set()
    for out in (tmp_path / "a", tmp_path / "b"):
        paths = ballot_reading.print_form(form, out)
        assert [path.name for path in paths] == ["ballot.pdf", "layout.json"]
        layout = json.loads(paths[1].read_text(encoding="utf-8"))
        assert BallotLayout.parse(layout).as_dict() == layout
        ids.add(layout["ballot_id"])
    assert len(ids) == 2
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "x.pdf").write_bytes((tmp_path / "a" / "ballot.pdf").read_bytes())
    (found,) = ballot_reading.read([tmp_path / "a" / "layout.json"], tmp_path / "images").images
    assert found.status == "ok"


def test_wrong_input_has_its_sentence(tmp_path: Path, matrix: tuple[Path, Run]) -> None:
    wrong = tmp_path / "layout.json"
    layout = matrix[0] / "layout.json"
    for text in ("", "[]", "{}", '{"format":"cadredesk.ballot-layout","version":1,"pages":[{}]}', "\udcff"):
        wrong.write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(UserError, match=r"scan\.not_layout"):
            ballot_reading.read([wrong], tmp_path)
    with pytest.raises(UserError, match=r"scan\.no_folder"):
        ballot_reading.read([layout], tmp_path / "nowhere")
    with pytest.raises(UserError, match=r"scan\.same_run_twice"):
        ballot_reading.read([layout, layout], tmp_path)
    with pytest.raises(UserError, match=r"scan\.not_readings"):
        Readings.parse({"format": "x"})
    assert ballot_reading.read([layout], tmp_path).images == ()


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    for reason in (*values.REJECTED, *values.DOUBTS):
        for language in ("zh_CN", "en"):
            assert not sentence(f"scan.{reason}", language).startswith("scan.")


_ids = st.text("abc123.", min_size=1, max_size=8)


@given(
    st.builds(
        ImageReading,
        _ids,
        st.integers(0, 99),
        st.sampled_from(["ok", "review", "rejected"]),
        st.lists(st.sampled_from(values.DOUBTS), max_size=3).map(tuple),
        page=st.integers(1, 9),
        ballot_id=st.text("ABC1", max_size=6),
        rotation=st.sampled_from([0, 90, 180, 270]),
        corners=st.just(((0.5, 1.25), (10.0, 1.0), (10.0, 20.0), (0.0, 20.0))),
        quality=st.builds(Quality, st.just(199.6), st.just(0.125)),
        cells=st.dictionaries(
            _ids,
            st.builds(
                CellReading, st.sampled_from(["marked", "empty", "uncertain"]), st.sampled_from([0.0, 0.5])
            ),
        ),
        review=st.lists(
            st.builds(Doubt, st.sampled_from(values.DOUBTS), _ids, st.lists(_ids, max_size=3).map(tuple))
        ).map(tuple),
        elapsed_ms=st.integers(0, 9999),
    )
)
def test_readings_survive_their_json(image: ImageReading) -> None:
    kept = Readings(("7Q4KM2",), "e", "1", (image,))
    data: dict[str, Any] = json.loads(json.dumps(kept.as_dict()))
    assert Readings.parse(data) == kept
