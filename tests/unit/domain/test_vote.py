"""The pure rules of a vote: comparing passes, the three witnesses, and what stands in the way of the seal."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain.form import BallotForm, Column, Row, canonical
from cadredesk.domain.profile import EvaluationRule, RecommendationRule
from cadredesk.domain.tally import VoterGroup, sealed_order
from cadredesk.domain.vote import (
    Bundle,
    HandTotal,
    Vote,
    ballots_of,
    check_counter,
    check_hand_total,
    check_seal,
    compare_bundles,
    evaluation_form,
    invalid_sheet,
    recommendation_form,
    sheet_of,
    void_reason,
    voter_groups,
    witnesses,
)
from cadredesk.errors import UserError

GRADES = BallotForm("测评", "grades", (Row("p1", "于谦"),), (Column("good", "好"), Column("bad", "差")))
CHOICE = BallotForm(
    "推荐", "recommendation", (Row("p1", "于谦"), Row("p2", "王达")), (Column("choose", "推荐"),), max=2
)

texts = st.lists(st.sampled_from(["{}", '{"p1":"good"}', '{"p1":"bad"}', "/blank", "/altered"]), max_size=8)


@given(texts, st.integers(0, 99))
def test_passes_are_compared_as_multisets(sheets: list[str], seed: int) -> None:
    mixed = random.Random(seed).sample(sheets, len(sheets))
    first, second = (Bundle(turn, "staff", 1, True, tuple(s)) for turn, s in ((1, sheets), (2, mixed)))
    assert compare_bundles([first], [second]) == ()


@given(texts, texts)
def test_differences_are_exactly_what_the_other_lacks(one: list[str], two: list[str]) -> None:
    found = compare_bundles([Bundle(1, "g", 3, True, tuple(one))], [Bundle(2, "g", 3, True, tuple(two))])
    kinds = [Counter("/" if s.startswith("/") else s for s in sheets) for sheets in (one, two)]
    if kinds[0] == kinds[1]:
        assert found == ()
    else:
        (difference,) = found
        assert Counter(difference.first) == kinds[0] - kinds[1]
        assert Counter(difference.second) == kinds[1] - kinds[0]
        assert (difference.group, difference.number) == ("g", 3)


def test_same_sheets_in_another_bundle_differ() -> None:
    one = [Bundle(1, "g", 1, True, ("{}",)), Bundle(1, "g", 2, True, ("/blank",))]
    two = [Bundle(2, "g", 1, True, ("/blank",)), Bundle(2, "g", 2, True, ("{}",))]
    assert [d.number for d in compare_bundles(one, two)] == [1, 2]


@given(texts)
def test_sealed_multiset_is_sorted_and_whole(sheets: list[str]) -> None:
    rows = sealed_order(
        (b.group, b.pattern)
        for b in ballots_of([Bundle(1, "g", 1, True, tuple(sheets))])
        for _ in range(b.count)
    )
    assert list(rows) == sorted(rows)
    assert Counter({text: count for _, text, count in rows}) == Counter(s for s in sheets if s[0] != "/")


def vote_of(form: BallotForm, valid: int, invalid: int = 0) -> Vote:
    returned = valid + invalid
    group = VoterGroup("g", "全体", None, returned, returned, returned, returned, invalid)
    return Vote("v", "r", "evaluation", "测评", form, (group,), state="counting")


def test_three_witnesses_on_a_recommendation() -> None:
    vote = vote_of(CHOICE, 3)
    sheets = tuple(canonical(CHOICE.pattern({"all": rows})) for rows in (["p1"], ["p1", "p2"], []))
    first, second = ([Bundle(turn, "g", 1, True, sheets)] for turn in (1, 2))
    total = HandTotal("g", 3, 0, (("p1", (("choose", 2),)), ("p2", (("choose", 1), ("abstain", 2)))))
    vote = replace(vote, hand_totals=(total,))
    assert witnesses(vote, first, second) == ()
    check_seal(vote, first, second)
    wrong = replace(total, marks=(("p1", (("choose", 3),)),))
    (one,) = witnesses(replace(vote, hand_totals=(wrong,)), first, second)
    assert (one.subject, one.hand, one.first, one.second) == ("p1", 3, 2, 2)


def test_nothing_is_sealed_that_is_not_whole() -> None:
    vote = replace(vote_of(GRADES, 1, 1), hand_totals=(HandTotal("g", 1, 1),))
    good = (sheet_of(vote, {"p1": "good"}), invalid_sheet("blank"))

    def bundle(turn: int, sheets: tuple[str, ...] = good, closed: bool = True) -> list[Bundle]:
        return [Bundle(turn, "g", 1, closed, sheets)]

    check_seal(vote, bundle(1), bundle(2))
    for told, first, second, code in (
        (vote, bundle(1), bundle(2, closed=False), "vote.bundle_open"),
        (vote, bundle(1), bundle(2, good[:1]), "vote.sheets_missing"),
        (vote, bundle(1), bundle(2, ("{}", good[1])), "vote.passes_differ"),
        (vote, bundle(1, ("{}", "{}")), bundle(2, ("{}", "{}")), "vote.invalid_differs"),
        (replace(vote, hand_totals=()), bundle(1), bundle(2), "vote.no_hand_total"),
        (replace(vote, hand_totals=(HandTotal("g", 2, 0),)), bundle(1), bundle(2), "vote.witnesses_differ"),
        (replace(vote, state="sealed"), bundle(1), bundle(2), "vote.not_counting"),
    ):
        with pytest.raises(UserError) as refused:
            check_seal(told, first, second)
        assert refused.value.code == code


def test_roles_and_small_refusals() -> None:
    vote = replace(vote_of(GRADES, 1), first_by="u1")
    check_counter(vote, 2, "u2", "王文", {"于谦"})
    for turn, user, name, code in (
        (2, "u1", "王文", "vote.same_counter"),
        (1, "u3", "王文", "vote.other_counter"),
        (2, "u2", "于谦", "vote.barred"),
    ):
        with pytest.raises(UserError) as refused:
            check_counter(vote, turn, user, name, {"于谦"})
        assert refused.value.code == code
    assert void_reason(vote) is None
    over = replace(vote.categories[0], returned=2)
    assert void_reason(replace(vote, categories=(over,))) == "returned_over_issued"
    with pytest.raises(UserError, match="hand_sum"):
        check_hand_total(GRADES, HandTotal("g", 53, 1, (("p1", (("good", 50), ("bad", 4))),)))
    with pytest.raises(UserError, match="invalid_reason"):
        invalid_sheet("late")


def test_blank_sheet_by_the_rule() -> None:
    vote = vote_of(GRADES, 1)
    assert sheet_of(vote, {}) == "{}"
    assert sheet_of(replace(vote, rule=replace(vote.rule, blank_ballot="invalid")), {"p1": None}) == "/blank"


def test_forms_of_a_profile() -> None:
    rows = [Row("p1", "于谦"), Row("p2", "王达")]
    form = evaluation_form(EvaluationRule(), "测评", rows, school="测试学校")
    assert (len(form.groups()), [c.label for c in form.columns]) == (
        10,
        ["优秀", "称职", "基本称职", "不称职"],
    )
    score = evaluation_form(EvaluationRule(kind="score", max_score=20), "测评", rows)
    assert [c.id for c in score.columns] == ["18-20", "14-17", "12-13", "0-11"]
    assert score.score_range() == (0, 20)
    chosen = recommendation_form(RecommendationRule(max_choices=5, write_ins=1), "推荐", rows, label="推荐")
    assert ([r.id for r in chosen.rows], chosen.max) == (["p1", "p2", "w1"], 3)
    assert [row.id for row in chosen.candidates()] == ["p1", "p2"]
    assert sum(g.weight or 0 for g in voter_groups(EvaluationRule())) == 100
