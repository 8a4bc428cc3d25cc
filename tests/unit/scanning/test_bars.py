"""A seeded sample of every class of pictures: nothing is read wrong in silence, nothing to refuse is accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scans import pictures
from tests.scans.__main__ import FORMS, measured
from tests.scans.measure import REVIEW


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_small_sample_of_every_class(form: str, tmp_path: Path) -> None:
    scores = measured(FORMS[form], tmp_path, seed=77, pages=1, refusals=1)
    assert set(scores) == {*pictures.CLASSES, *pictures.REFUSALS}
    for kind, score in scores.items():
        assert score.silent == score.spoiled_accepted == score.missed_refusals == score.missing == 0, (
            score.bad
        )
        if kind in REVIEW:
            assert score.refused == 0, score.asked
            assert score.plain > 0
    plain = sum(score.plain for score in scores.values())
    asked = sum(score.plain_asked for score in scores.values())
    assert asked < 0.08 * plain, [line for score in scores.values() for line in score.asked]
    scans = [c for kind in ("ordinary", "odd_marks", "one_bit", "hard_feeder") for c in scores[kind].corners]
    assert max(scans) < 0.3, scans
