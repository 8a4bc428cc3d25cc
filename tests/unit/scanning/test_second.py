"""Pictures of a second generator are read as surely: the reader is not tuned to the first."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cadredesk.actions import ballot_reading
from cadredesk.scanning import pictures, reading
from tests.scans import measure, second, sheets


@pytest.mark.parametrize("kind", second.KINDS)
def test_other_pens_and_files_are_read(kind: str, people: tuple[Path, sheets.Run], tmp_path: Path) -> None:
    folder, run = people
    layout = folder / "layout.json"
    blanks = ballot_reading.blanks_of(ballot_reading.layout_of(layout), layout)
    shots = second.make(run, folder, tmp_path, kind, 0, np.random.default_rng([31, len(kind)]))
    score = measure.Score()
    frames = dict(pictures.frames(tmp_path / shots[0].file))
    assert set(frames) == {shot.frame for shot in shots}
    for shot in shots:
        grey = frames[shot.frame]
        assert not isinstance(grey, pictures.Unfit)
        found = reading.read(grey, blanks, shot.file, shot.frame).as_dict()
        measure.add(score, f"{shot.file} {shot.frame}", shot.truth, [found], run.layout)
    assert score.silent == score.spoiled_accepted == score.refused == 0, score.bad
    assert score.plain_asked <= 0.05 * score.plain, score.asked
    assert max(score.corners) < 0.3
