"""The ballot form: what it accepts, and that a pattern has one text only."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain.form import BallotForm, canonical, from_canonical
from cadredesk.errors import UserError


def grades(rows: int = 2, elements: tuple[str, ...] = ("de", "neng")) -> dict[str, Any]:
    return {
        "format": "cadredesk.ballot-form",
        "version": 1,
        "title": "民主测评票",
        "kind": "grades",
        "rows": [{"id": f"p{n}", "label": f"候选人{n}"} for n in range(1, rows + 1)],
        "elements": [{"id": e, "label": e} for e in elements],
        "columns": [{"id": c, "label": c} for c in ("excellent", "competent", "basic", "incompetent")],
    }


def recommendation() -> dict[str, Any]:
    return {
        "format": "cadredesk.ballot-form",
        "version": 1,
        "title": "民主推荐票",
        "kind": "recommendation",
        "rows": [
            {"id": "p1", "label": "田富"},
            {"id": "p2", "label": "李䶮"},
            {"id": "p3", "label": "于谦"},
            {"id": "w1", "label": ""},
        ],
        "columns": [{"id": "choose", "label": "推荐"}],
        "max": 2,
    }


def test_form_is_read_and_written_alike() -> None:
    for data in (grades(), recommendation()):
        form = BallotForm.parse(data)
        assert BallotForm.parse(form.as_dict()) == form


def test_groups_are_row_and_element() -> None:
    assert [g.id for g in BallotForm.parse(grades()).groups()] == ["p1.de", "p1.neng", "p2.de", "p2.neng"]
    without = {key: value for key, value in grades().items() if key != "elements"}
    assert [g.id for g in BallotForm.parse(without).groups()] == ["p1", "p2"]
    (group,) = BallotForm.parse(recommendation()).groups()
    assert (group.id, group.min, group.max) == ("all", 0, 2)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": "x"}, "form.format"),
        ({"version": 2}, "form.version"),
        ({"kind": "poll"}, "form.kind"),
        ({"title": " "}, "form.missing"),
        ({"rows": []}, "form.missing"),
        ({"rows": "p1"}, "form.not_list"),
        ({"rows": [{"id": "a.b", "label": "x"}]}, "form.id"),
        ({"rows": [{"id": "a", "label": "x"}, {"id": "a", "label": "y"}]}, "form.id_twice"),
        ({"rows": [{"id": "a", "label": 7}]}, "form.not_text"),
        ({"max": 2}, "form.single_choice"),
        ({"min": 2}, "form.min_max"),
        ({"max": True}, "form.not_whole"),
    ],
)
def test_wrong_forms_are_refused(change: dict[str, Any], code: str) -> None:
    with pytest.raises(UserError) as refused:
        BallotForm.parse({**grades(), **change})
    assert refused.value.code == code


def test_missing_field_is_named() -> None:
    data = grades()
    del data["columns"]
    with pytest.raises(UserError) as refused:
        BallotForm.parse(data)
    assert refused.value.values == {"field": "columns"}


@given(
    st.permutations([("p1.de", "excellent"), ("p1.neng", None), ("p2.de", "basic"), ("p2.neng", "competent")])
)
def test_a_pattern_has_one_text(marks: list[tuple[str, str | None]]) -> None:
    pattern = BallotForm.parse(grades()).pattern(dict(marks))
    assert canonical(pattern) == '{"p1.de":"excellent","p2.de":"basic","p2.neng":"competent"}'
    assert from_canonical(canonical(pattern)) == pattern


def test_recommendation_holds_rows_and_names() -> None:
    form = BallotForm.parse(recommendation())
    pattern = form.pattern({"all": ["p3", "w: 王达 "]})
    assert pattern == (("all", ("p3", "w:王达")),)
    assert from_canonical(canonical(pattern)) == pattern
    assert form.pattern({"p2": "choose"}) == (("all", ("p2",)),)
    assert [row.id for row in form.candidates()] == ["p1", "p2", "p3"]
    for marks, code in (
        ({"all": ["p1", "p2", "p3"]}, "ballot.too_many"),
        ({"all": ["p1", "p1"]}, "ballot.chosen_twice"),
        ({"all": ["p9"]}, "ballot.unknown_row"),
        ({"all": 3}, "ballot.unknown_column"),
    ):
        with pytest.raises(UserError) as refused:
            form.pattern(marks)
        assert refused.value.code == code


def test_points_stay_in_the_scale() -> None:
    bands = [{"id": "a", "label": "90-100"}, {"id": "b", "label": "60～89"}]
    form = BallotForm.parse({**grades(), "kind": "score", "columns": bands})
    assert form.score_range() == (60, 100)
    assert form.pattern({"p1.de": 60}) == (("p1.de", 60),)
    for mark, code in ((59, "ballot.points_range"), ("a", "ballot.not_whole"), (True, "ballot.not_whole")):
        with pytest.raises(UserError) as refused:
            form.pattern({"p1.de": mark})
        assert refused.value.code == code
