"""The tally against figures worked out ballot by ballot, and against everything that must be refused."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadredesk.domain.form import BallotForm
from cadredesk.domain.tally import (
    PassTest,
    TallyResult,
    TallyRule,
    VoterGroup,
    as_json,
    groups_to_show,
    parse_input,
    passed,
    shown,
    tally,
)
from cadredesk.errors import UserError

GRADES = ("excellent", "competent", "basic", "incompetent")
POINTS = {"excellent": 100, "competent": 80, "basic": 60, "incompetent": 40}
ELEMENTS = {"de": 20, "neng": 15, "qin": 15, "ji": 30, "lian": 20}
GROUPS = {"leaders": 30, "middle": 30, "staff": 40}

Sheets = dict[str, list[dict[str, str | None]]]


def form_data(
    rows: int = 2, kind: str = "grades", elements: tuple[str, ...] = tuple(ELEMENTS)
) -> dict[str, Any]:
    return {
        "format": "cadredesk.ballot-form",
        "version": 1,
        "title": "民主测评票",
        "kind": kind,
        "rows": [{"id": f"p{n}", "label": f"候选人{n}"} for n in range(1, rows + 1)],
        "elements": [{"id": e, "label": e} for e in elements],
        "columns": [{"id": g, "label": g} for g in GRADES],
    }


def input_of(sheets: Sheets, form: dict[str, Any], **counts: int) -> dict[str, Any]:
    categories = []
    for group, papers in sheets.items():
        given = {"due": len(papers), "present": len(papers), "issued": len(papers), "returned": len(papers)}
        categories.append({"id": group, "label": group, **given, "invalid": 0, **counts})
    return {
        "format": "cadredesk.tally-input",
        "version": 1,
        "form": form,
        "categories": categories,
        "patterns": [
            {"category": group, "count": 1, "marks": marks}
            for group, papers in sheets.items()
            for marks in papers
        ],
    }


def counted(data: dict[str, Any], rule: TallyRule | None = None) -> TallyResult:
    told = parse_input(data)
    return tally(told.form, rule or TallyRule(), told.groups, told.ballots)


def refusal(data: dict[str, Any]) -> UserError:
    with pytest.raises(UserError) as refused:
        counted(data)
    return refused.value


mark = st.sampled_from([*GRADES, None])
sheet = st.fixed_dictionaries({f"p{n}.{e}": mark for n in (1, 2) for e in ELEMENTS})
sheets_by_group = st.fixed_dictionaries(
    {
        "leaders": st.lists(sheet, max_size=4),
        "middle": st.lists(sheet, max_size=4),
        "staff": st.lists(sheet, min_size=1, max_size=6),
    }
)


@settings(max_examples=60, deadline=None)
@given(sheets_by_group)
def test_every_figure_against_a_count_ballot_by_ballot(sheets: Sheets) -> None:
    result = counted(input_of(sheets, form_data()))
    for row in ("p1", "p2"):
        parts: list[tuple[int, Fraction]] = []
        for element, weight in ELEMENTS.items():
            found = result.candidate(row).element(element)
            means: list[tuple[int, Fraction]] = []
            every: list[str] = []
            for group, papers in sheets.items():
                marks = [paper[f"{row}.{element}"] for paper in papers]
                given_marks = [m for m in marks if m is not None]
                every += given_marks
                line = next(g for g in found.by_group if g.group == group)
                assert sum(count for _, count in line.counts) == len(papers)
                assert line.count("abstain") == len(marks) - len(given_marks)
                if given_marks:
                    mean = Fraction(sum(POINTS[m] for m in given_marks), len(given_marks))
                    assert line.score == mean
                    means.append((GROUPS[group], mean))
                else:
                    assert line.score is None
            if means:
                score = sum(w * m for w, m in means) / sum(w for w, _ in means)
                assert found.score == score
                parts.append((weight, score))
                assert dict(found.rates) == {g: Fraction(every.count(g), len(every)) for g in GRADES}
                assert sum(rate for _, rate in found.rates if rate is not None) == 1
            else:
                assert found.score is None
        expected = sum(w * s for w, s in parts) / sum(w for w, _ in parts) if parts else None
        assert result.candidate(row).composite == expected


@settings(max_examples=30, deadline=None)
@given(sheets_by_group, st.integers(0, 1000))
def test_the_order_of_ballots_changes_nothing(sheets: Sheets, seed: int) -> None:
    shuffled = {group: random.Random(seed).sample(papers, len(papers)) for group, papers in sheets.items()}
    one, two = (counted(input_of(given_sheets, form_data())) for given_sheets in (sheets, shuffled))
    assert one.candidates == two.candidates
    assert as_json(one) == as_json(two)


@given(st.fractions(min_value=0, max_value=1000), st.integers(0, 4))
def test_shown_is_half_up(value: Fraction, decimals: int) -> None:
    with localcontext() as context:
        context.prec = 400
        twice = Decimal(value.numerator * 2 * 10**decimals) / Decimal(value.denominator)
        exact = (twice / 2).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        if (value * 10**decimals * 2).denominator == 1 or abs(twice % 1) > Decimal("1e-300"):
            assert Decimal(shown(value, decimals)) == exact / 10**decimals
    assert abs(Fraction(shown(value, decimals)) - value) <= Fraction(1, 2 * 10**decimals)


def test_shown_examples() -> None:
    assert shown(Fraction(4760, 51)) == "93.33"
    assert shown(Fraction(1, 200)) == "0.01"
    assert shown(Fraction(8812, 100)) == "88.12"
    assert shown(Fraction(12345, 1000)) == "12.35"
    assert shown(Fraction(80)) == "80.00"


def test_json_of_one_group() -> None:
    marks = ["excellent"] * 40 + ["competent"] * 6 + ["basic"] * 4 + ["incompetent"] + [None] * 2
    data = input_of({"staff": [{"p1.de": m} for m in marks]}, form_data(rows=1, elements=("de",)))
    data["categories"][0].update(due=60, present=55, issued=55, returned=54, invalid=1)
    made = as_json(counted(data))
    assert made["ok"] is True
    assert made["base"] == "valid"
    (candidate,) = made["candidates"]
    counts = {"excellent": 40, "competent": 6, "basic": 4, "incompetent": 1, "abstain": 2}
    assert candidate["elements"]["de"]["by_category"]["staff"] == {
        "counts": counts,
        "score": {"exact": "280/3", "shown": "93.33"},
    }
    assert candidate["elements"]["de"]["score"] == {"exact": "280/3", "shown": "93.33"}
    assert candidate["composite"] == {"exact": "280/3", "shown": "93.33"}
    assert candidate["rates"]["de"]["excellent"] == {"exact": "40/51", "shown": "78.43"}


def test_empty_group_renormalises_and_says_so() -> None:
    sheets: Sheets = {
        "leaders": [],
        "middle": [{"p1.de": "excellent"}],
        "staff": [{"p1.de": "incompetent"}] * 2,
    }
    result = counted(input_of(sheets, form_data(rows=1, elements=("de",))))
    assert result.candidate("p1").composite == Fraction(30 * 100 + 40 * 40, 70)
    assert [note.code for note in result.notes] == ["tally.note_empty_group"]


def test_own_weight_of_a_group_wins() -> None:
    sheets: Sheets = {"middle": [{"p1.de": "excellent"}], "parents": [{"p1.de": "incompetent"}]}
    data = input_of(sheets, form_data(rows=1, elements=("de",)))
    assert refusal(data).code == "tally.no_weight"
    data["categories"][1]["weight"] = 0.5
    assert counted(data).candidate("p1").composite == (30 * 100 + Fraction(1, 2) * 40) / (30 + Fraction(1, 2))


def test_candidate_without_any_mark_has_no_score() -> None:
    sheets: Sheets = {"staff": [{"p1.de": "excellent"}, {"p1.de": "basic"}]}
    result = counted(input_of(sheets, form_data()))
    nobody = result.candidate("p2")
    assert nobody.composite is None
    assert nobody.rank is None
    assert result.candidate("p1").composite == 80
    assert result.candidate("p1").rank == 1
    codes = {note.code for note in result.notes}
    assert codes == {"tally.note_no_marks", "tally.note_no_composite", "tally.note_elements_left_out"}
    assert as_json(result)["candidates"][1]["rates"]["de"]["excellent"] is None


def wrong_count(**counts: int) -> dict[str, Any]:
    data = input_of({"staff": [{"p1.de": "excellent"}] * 53}, form_data(rows=9))
    data["categories"][0].update(
        {"due": 60, "present": 55, "issued": 55, "returned": 54, "invalid": 1, **counts}
    )
    return data


def test_the_wrong_counts_of_the_third_story() -> None:
    assert counted(wrong_count()).total("valid") == 53
    for counts, code in (
        ({"returned": 56}, "tally.returned_over_issued"),
        ({"invalid": 0}, "tally.sum_mismatch"),
        ({"invalid": 55}, "tally.invalid_over_returned"),
        ({"present": 39}, "tally.below_quorum"),
        ({"present": 61}, "tally.present_over_due"),
        ({"returned": -1}, "tally.negative"),
        ({"due": 83}, "tally.below_quorum"),
    ):
        assert refusal(wrong_count(**counts)).code == code, counts
    assert (
        counted(wrong_count(due=60, present=40, issued=55)).notes[0].code == "tally.note_issued_over_present"
    )


def test_bad_inputs_are_named() -> None:
    good = wrong_count()
    pattern = {"category": "staff", "count": 1, "marks": {}}
    for change, code in (
        ({"format": "x"}, "tally.format"),
        ({"version": 2}, "tally.format"),
        ({"patterns": 3}, "tally.field"),
        ({"categories": []}, "tally.no_groups"),
        ({"categories": [good["categories"][0]] * 2}, "tally.group_twice"),
        ({"patterns": [{**pattern, "category": "guests"}]}, "tally.unknown_group"),
        ({"patterns": [{**pattern, "count": 1.5}]}, "tally.not_whole"),
        ({"patterns": [{**pattern, "count": -1}]}, "tally.negative"),
        ({"patterns": [{**pattern, "marks": {"p99.de": "excellent"}}]}, "ballot.unknown_group"),
        ({"patterns": [{**pattern, "marks": {"p1.de": "superb"}}]}, "ballot.unknown_column"),
    ):
        assert refusal({**good, **change}).code == code, change
    assert (
        refusal({key: value for key, value in good.items() if key != "patterns"}).code
        == "tally.field_missing"
    )


def test_score_form_plain_and_trimmed() -> None:
    form = {
        **form_data(rows=1, kind="score", elements=("de",)),
        "columns": [{"id": "a", "label": "90-100"}, {"id": "b", "label": "0-89"}],
    }
    data = input_of({"staff": []}, form)
    marks = [100, 100, 90, 80, 60, 10]
    data["patterns"] = [{"category": "staff", "count": 1, "marks": {"p1.de": m}} for m in marks]
    data["categories"][0].update(due=6, present=6, issued=6, returned=6)
    found = counted(data).candidate("p1").element("de")
    assert found.score == Fraction(sum(marks), 6)
    assert found.counts == (("a", 3), ("b", 3), ("abstain", 0))
    trimmed = counted(data, TallyRule(mean="trimmed")).candidate("p1")
    assert trimmed.composite == Fraction(100 + 90 + 80 + 60, 4)


def test_recommendation_rates_and_shared_places() -> None:
    form = {
        "format": "cadredesk.ballot-form",
        "version": 1,
        "title": "民主推荐票",
        "kind": "recommendation",
        "rows": [{"id": "p1", "label": "田富"}, {"id": "p2", "label": "于谦"}, {"id": "p3", "label": "王达"}],
        "columns": [{"id": "choose", "label": "推荐"}],
        "max": 2,
    }
    data = input_of({"staff": []}, form)
    chosen = [["p1", "p2"], ["p1", "w:李䶮"], ["p2"], []]
    data["patterns"] = [{"category": "staff", "count": 1, "marks": {"all": rows}} for rows in chosen]
    data["categories"][0].update(due=6, present=4, issued=4, returned=4)
    result = counted(data)
    assert [(c.label, c.rank, c.element("all").rate("choose")) for c in result.candidates] == [
        ("田富", 1, Fraction(1, 2)),
        ("于谦", 1, Fraction(1, 2)),
        ("王达", 4, Fraction(0)),
        ("李䶮", 3, Fraction(1, 4)),
    ]
    of_due = counted(data, TallyRule(base="due"))
    assert of_due.candidate("p1").element("all").rate("choose") == Fraction(2, 6)
    assert passed(of_due.candidate("p1"), PassTest("x", ("choose",), Fraction(1, 3)), "all") is True
    assert (
        passed(of_due.candidate("p1"), PassTest("x", ("choose",), Fraction(1, 3), below=True), "all") is False
    )


def test_satisfaction_and_approval() -> None:
    columns = [{"id": c, "label": c} for c in ("satisfied", "mostly", "not")]
    form = {**form_data(rows=1, kind="satisfaction"), "columns": columns}
    del form["elements"]
    marks = ["satisfied"] * 5 + ["mostly"] * 3 + ["not"] * 2 + [None]
    data = input_of({"staff": [{"p1": m} for m in marks]}, form)
    assert counted(data).candidate("p1").element("overall").satisfied == Fraction(8, 10)
    assert counted(data, TallyRule(satisfied=1)).candidate("p1").element("overall").satisfied == Fraction(
        1, 2
    )
    answers = [{"id": c, "label": c} for c in ("agree", "disagree", "abstain")]
    votes = ["agree"] * 6 + ["disagree"] + ["abstain"] * 2 + [None]
    found = counted(
        input_of({"staff": [{"p1": m} for m in votes]}, {**form, "kind": "approval", "columns": answers})
    )
    overall = found.candidate("p1").element("overall")
    assert overall.counts == (("agree", 6), ("disagree", 1), ("abstain", 3))
    assert dict(overall.rates) == {
        "agree": Fraction(6, 9),
        "disagree": Fraction(1, 9),
        "abstain": Fraction(2, 9),
    }


@given(st.lists(st.integers(0, 30), min_size=1, max_size=5), st.integers(2, 10))
def test_no_small_group_can_be_worked_out(sizes: list[int], limit: int) -> None:
    groups = [VoterGroup(str(n), returned=size, invalid=0) for n, size in enumerate(sizes)]
    seen = groups_to_show(groups, limit)
    small = any(0 < group.valid < limit for group in groups)
    assert seen == (() if small else tuple(group.id for group in groups))


def test_small_groups_do_not_leave_the_office() -> None:
    one = {"p1.de": "excellent"}
    sheets: Sheets = {"leaders": [one] * 2, "middle": [one] * 8, "staff": [one] * 20}
    result = counted(input_of(sheets, form_data(rows=1, elements=("de",))))
    made = as_json(result, smallest=5)
    assert made["candidates"][0]["elements"]["de"]["by_category"] == {}
    assert made["candidates"][0]["rates"] == {}
    assert made["notes"].count("tally.note_small_group") == 1
    assert len(as_json(result)["candidates"][0]["elements"]["de"]["by_category"]) == 3


def test_blank_ballot_may_be_invalid() -> None:
    told = parse_input(input_of({"staff": [{}]}, form_data()))
    with pytest.raises(UserError, match="blank_is_invalid"):
        tally(told.form, TallyRule(blank_ballot="invalid"), told.groups, told.ballots)


def test_the_form_is_a_value() -> None:
    told = parse_input(wrong_count())
    assert isinstance(told.form, BallotForm)
    assert told.profile is None
