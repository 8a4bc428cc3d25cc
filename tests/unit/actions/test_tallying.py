"""The command `tally` over files: the output to the letter, profiles by name and path, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cadredesk.actions import tallying
from cadredesk.domain import profile_text
from cadredesk.domain.profile import STEPS, EvaluationRule, Profile, Scale, StepRule, Tier, Weighted

GRADES = ("excellent", "good", "fair", "poor")


def told(**changes: Any) -> dict[str, Any]:
    return {
        "format": "cadredesk.tally-input",
        "version": 1,
        "form": {
            "format": "cadredesk.ballot-form",
            "version": 1,
            "title": "民主测评票",
            "kind": "grades",
            "rows": [{"id": "p1", "label": "张三"}],
            "elements": [{"id": "de", "label": "德"}, {"id": "neng", "label": "能"}],
            "columns": [{"id": grade, "label": grade} for grade in GRADES],
        },
        "categories": [
            {
                "id": "staff",
                "label": "教职工",
                "due": 4,
                "present": 4,
                "issued": 4,
                "returned": 4,
                "invalid": 1,
            }
        ],
        "patterns": [
            {"category": "staff", "count": 2, "marks": {"p1.de": "excellent", "p1.neng": "good"}},
            {"category": "staff", "count": 1, "marks": {"p1.de": "good", "p1.neng": None}},
        ],
        **changes,
    }


def written(folder: Path, data: object) -> Path:
    path = folder / "tally.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def test_output_to_the_letter(tmp_path: Path) -> None:
    def figure(exact: str, shown: str) -> dict[str, str]:
        return {"exact": exact, "shown": shown}

    zero, whole = figure("0", "0.00"), figure("1", "100.00")
    assert tallying.tally_file(written(tmp_path, told())) == (
        True,
        {
            "ok": True,
            "base": "valid",
            "candidates": [
                {
                    "row": "p1",
                    "elements": {
                        "de": {
                            "by_category": {
                                "staff": {
                                    "counts": {"excellent": 2, "good": 1, "fair": 0, "poor": 0, "abstain": 0},
                                    "score": figure("280/3", "93.33"),
                                }
                            },
                            "score": figure("280/3", "93.33"),
                        },
                        "neng": {
                            "by_category": {
                                "staff": {
                                    "counts": {"excellent": 0, "good": 2, "fair": 0, "poor": 0, "abstain": 1},
                                    "score": figure("80", "80.00"),
                                }
                            },
                            "score": figure("80", "80.00"),
                        },
                    },
                    "composite": figure("1840/21", "87.62"),
                    "rates": {
                        "de": {
                            "excellent": figure("2/3", "66.67"),
                            "good": figure("1/3", "33.33"),
                            "fair": zero,
                            "poor": zero,
                        },
                        "neng": {"excellent": zero, "good": whole, "fair": zero, "poor": zero},
                    },
                }
            ],
            "notes": [],
        },
    )


def test_profile_beside_the_file(tmp_path: Path) -> None:
    rule = EvaluationRule(
        grades=tuple(Scale(g, g, p) for g, p in zip(GRADES, (10, 8, 6, 0), strict=True)),
        elements=(Weighted("de", "德", 50), Weighted("neng", "能", 50)),
    )
    profile = Profile(
        "x",
        "X",
        1,
        "后备干部",
        (),
        (),
        (Tier("deputy", "副职"),),
        (),
        tuple(StepRule(step, "第1条") for step in STEPS),
        evaluation=rule,
    )
    (tmp_path / "own.toml").write_text(profile_text.canonical(profile), encoding="utf-8")
    ok, made = tallying.tally_file(written(tmp_path, told(profile="own.toml")))
    assert ok, made
    assert made["candidates"][0]["composite"]["exact"] == "26/3"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "tally.not_json"),
        (b"\xff\xfe", "tally.not_json"),
        (b"[" * 100_000, "tally.not_json"),
        (b"[]", "tally.not_object"),
        (json.dumps(told(profile="../nowhere")).encode(), "tally.no_profile"),
        (json.dumps(told(profile="nowhere.toml")).encode(), "tally.no_profile"),
        (json.dumps(told(version=2)).encode(), "tally.format"),
        (json.dumps(told(patterns=[])).encode(), "tally.sum_mismatch"),
        (json.dumps(told(form=7)).encode(), "form.not_object"),
    ],
)
def test_refused_files_have_code_and_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "tally.json"
    path.write_bytes(content)
    ok, made = tallying.tally_file(path)
    assert (ok, made["ok"], made["code"]) == (False, False, code)
    assert made["message"]
    assert "…" not in made["message"]
