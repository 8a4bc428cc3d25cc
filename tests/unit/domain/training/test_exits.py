"""The rules of leaving: the lines to the hair, what is unknown, and the meeting without which nobody leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain.meeting import Attendee, Item, MeetingRecord
from cadredesk.domain.training import credit, exits, rules
from cadredesk.domain.training.credit import Measured
from cadredesk.domain.training.exits import ExitMeeting, ExitProposal, Place, Ranking, Satisfaction
from cadredesk.domain.training.rules import AgeLimit, AgeRule
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.errors import UserError

PRESET = rules.parse(
    (Path(__file__).resolve().parents[4] / "resources" / "training" / "district-001.toml").read_text("utf-8")
)
JOINED = date(2024, 1, 1)
ONE = Trainee("p1", "田富", JOINED, (Posting(JOINED, "S1", "青山小学", "primary"),), birth="1991-11")
DAY = date(2026, 12, 31)


def measured(totals: list[str]) -> list[Measured]:
    return [Measured(f"p{n}", Fraction(total), JOINED) for n, total in enumerate(totals, 1)]


@pytest.mark.parametrize(("total", "verdict"), [("60.0", "near"), ("59.5", "proposed"), ("66", "stays")])
def test_the_line_of_credits_is_sixty_per_cent_of_the_mean_of_the_top_five(total: str, verdict: str) -> None:
    people = measured(["120", "110", "100", "95", "75", total])
    line = credit.line_of(PRESET, 2026, people)
    assert line.line == 60
    finding = exits.by_credits(PRESET, credit.standing(PRESET, line, people[5]))
    assert finding.verdict == verdict
    assert finding.working


def vote(satisfied: int, valid: int, *, due: int | None = None, basically: int = 0) -> Satisfaction:
    rest = valid - satisfied - basically
    total = valid if due is None else due
    return Satisfaction("v", "p1", 2026, DAY, "S1", total, valid, valid, valid, satisfied, basically, rest)


@pytest.mark.parametrize(
    ("cast", "verdict"),
    [
        (vote(799, 1000), "proposed"),
        (vote(800, 1000), "near"),
        (vote(850, 1000), "stays"),
        (vote(0, 0), "unknown"),
        (vote(60, 60, due=91), "unknown"),
        (vote(61, 61, due=91), "stays"),
        (vote(79, 100, basically=21), "proposed"),
    ],
)
def test_eighty_per_cent_satisfied_is_enough_and_less_is_not(cast: Satisfaction, verdict: str) -> None:
    assert exits.by_satisfaction(PRESET, cast).verdict == verdict


def test_basically_satisfied_counts_where_the_rule_says_so_and_the_base_may_be_who_was_present() -> None:
    wide = replace(PRESET, exit_satisfaction=replace(PRESET.exit_satisfaction, counted="and_basically"))
    assert exits.by_satisfaction(wide, vote(79, 100, basically=21)).verdict == "stays"
    present = replace(PRESET, exit_satisfaction=replace(PRESET.exit_satisfaction, base="present"))
    some_stayed_silent = replace(vote(80, 100), present=101, due=101)
    assert exits.by_satisfaction(present, some_stayed_silent).verdict == "proposed"


def ranking(day: date, order: list[str], stage: str = "primary") -> Ranking:
    places = tuple(Place(unit, unit, n) for n, unit in enumerate(order, 1))
    return Ranking(day.isoformat(), f"{day.year}年督导", day, day.year, stage, places)


UNITS = [f"U{n}" for n in range(1, 9)]


def with_own_at(place: int) -> list[str]:
    return [*UNITS[: place - 1], "S1", *UNITS[place - 1 :]]


SPRING, AUTUMN, NEXT = date(2025, 6, 30), date(2025, 12, 31), date(2026, 6, 30)


@pytest.mark.parametrize(
    ("places", "verdict"),
    [
        ([7, 7], "proposed"),
        ([6, 7], "near"),
        ([7, 6], "stays"),
        ([9, 1, 9], "near"),
        ([], "unknown"),
    ],
)
def test_the_last_third_twice_running(places: list[int], verdict: str) -> None:
    days = [SPRING, AUTUMN, NEXT]
    held = [ranking(day, with_own_at(place)) for day, place in zip(days, places, strict=False)]
    assert exits.by_supervision(PRESET, ONE, list(reversed(held))).verdict == verdict


def test_a_changed_post_begins_the_count_anew_unless_the_rule_says_otherwise() -> None:
    moved = ONE.moved(Posting(date(2025, 9, 1), "U8", "后山小学", "primary"))
    held = [ranking(SPRING, with_own_at(9)), ranking(AUTUMN, with_own_at(1))]
    assert exits.by_supervision(PRESET, moved, held).verdict == "near"
    strict = replace(PRESET, exit_supervision=replace(PRESET.exit_supervision, post_breaks=False))
    assert exits.by_supervision(strict, moved, held).verdict == "proposed"


@given(st.integers(1, 40))
def test_a_third_that_does_not_divide_goes_the_way_of_the_rule(units: int) -> None:
    up = replace(PRESET, exit_supervision=replace(PRESET.exit_supervision, rounding="ceil"))
    assert exits.last_part(PRESET, units) == units // 3
    assert exits.last_part(up, units) == -(-units // 3)
    table = ranking(SPRING, [f"U{n}" for n in range(units)])
    table.check()
    last = [place.unit for place in table.places if exits.is_last(PRESET, table, place.unit)]
    assert last == [f"U{n}" for n in range(units)][units - units // 3 :]


def test_units_of_one_place_stand_together() -> None:
    tied = Ranking(
        "r", "督导", DAY, 2026, "primary", (Place("A", "甲", 1), Place("B", "乙", 2), Place("C", "丙", 2))
    )
    tied.check()
    assert [exits.is_last(PRESET, tied, unit) for unit in ("A", "B", "C", "D")] == [False, False, False, None]


@pytest.mark.parametrize(
    ("places", "code"),
    [
        ((), "exit.ranking_empty"),
        ((Place("A", "甲", 1), Place("A", "甲", 2)), "exit.unit_twice"),
        ((Place("A", "甲", 1), Place("B", "乙", 3)), "exit.rank_wrong"),
        ((Place("A", "甲", 0),), "exit.rank_wrong"),
    ],
)
def test_a_ranking_that_cannot_be_is_refused(places: tuple[Place, ...], code: str) -> None:
    with pytest.raises(UserError) as caught:
        Ranking("r", "督导", DAY, 2026, "primary", places).check()
    assert caught.value.code == code


def test_the_term_ends_with_its_last_day() -> None:
    rule = replace(PRESET, term=replace(PRESET.term, years=3, warn_months=3))
    told = {
        day: finding.verdict
        for day in (date(2026, 9, 30), date(2026, 10, 1), date(2026, 12, 31), date(2027, 1, 1))
        if (finding := exits.by_term(rule, ONE, day))
    }
    assert list(told.values()) == ["stays", "near", "near", "proposed"]
    assert exits.by_term(replace(rule, term=replace(rule.term, years=0)), ONE, DAY) is None


@pytest.mark.parametrize(
    ("birth", "verdict"),
    [
        ("1990-11", "proposed"),
        ("1990-12-31", "proposed"),
        ("1990-12", "proposed"),
        ("1991", "near"),
        ("1992-12", "stays"),
        ("", "unknown"),
    ],
)
def test_age_at_the_precision_known(birth: str, verdict: str) -> None:
    limited = replace(PRESET, age=AgeRule((AgeLimit(35),), warn_months=12))
    finding = exits.by_age(limited, replace(ONE, birth=birth), DAY)
    assert finding is not None
    assert finding.verdict == verdict


def test_an_age_that_the_month_leaves_open_is_asked_for() -> None:
    limited = replace(PRESET, age=AgeRule((AgeLimit(35),), warn_months=0))
    finding = exits.by_age(limited, replace(ONE, birth="1990-11"), date(2026, 11, 15))
    assert finding is not None
    assert finding.verdict == "unknown"


def test_the_assessment_is_due_every_second_year_and_a_failed_one_is_a_reason() -> None:
    on = date(2025, 3, 1)
    assert exits.by_certificate(PRESET, ONE, None, None, on).verdict == "stays"
    assert exits.by_certificate(PRESET, ONE, None, None, DAY).verdict == "near"
    assert exits.by_certificate(PRESET, ONE, on, True, date(2026, 1, 1)).verdict == "stays"
    assert exits.by_certificate(PRESET, ONE, on, False, date(2026, 1, 1)).verdict == "proposed"


def proposal(person_id: str) -> ExitProposal:
    return ExitProposal(f"x-{person_id}", person_id, person_id, 2026, DAY, "own_wish", None, "申请书")


def meeting(*items: Item, present: int = 7) -> ExitMeeting:
    members = tuple(Attendee(f"委员{n}", present=n < present) for n in range(7))
    record = MeetingRecord("1", "会议", DAY, chair="委员0", recorder="委员1", attendees=members, items=items)
    return ExitMeeting("m", 2026, DAY, record, DAY)


def test_a_meeting_decides_on_everybody_by_more_than_half_of_those_due() -> None:
    held = meeting(Item("p1", agree=4, disagree=3), Item("p2", agree=3, disagree=4))
    told = exits.decided([proposal("p1"), proposal("p2")], held, {"p2": "继续培养"})
    assert [(one.state, one.decision.remark if one.decision else None) for one in told] == [
        ("left", ""),
        ("kept", "继续培养"),
    ]


@pytest.mark.parametrize(
    ("held", "code"),
    [
        (meeting(Item("p1", agree=4), present=4), "exit.no_quorum"),
        (meeting(), "exit.no_item"),
        (meeting(Item("p1", agree=7), Item("p9", agree=7)), "exit.stranger"),
        (meeting(Item("p1", agree=6)), "exit.sums_differ"),
        (replace(meeting(Item("p1", agree=7)), effective=date(2026, 1, 1)), "exit.before_meeting"),
    ],
)
def test_what_is_no_decision_is_refused(held: ExitMeeting, code: str) -> None:
    with pytest.raises(UserError) as caught:
        exits.decided([proposal("p1")], held, {})
    assert caught.value.code == code


def test_a_proposal_needs_a_line_crossed_or_a_proof() -> None:
    with pytest.raises(UserError, match=r"exit\.not_below"):
        exits.proposed("x", ONE, 2026, DAY, exits.by_satisfaction(PRESET, vote(80, 100)))
    with pytest.raises(UserError, match=r"exit\.proof_missing"):
        exits.entered("x", ONE, 2026, DAY, "transferred", " ")
    with pytest.raises(UserError, match=r"exit\.reason"):
        exits.entered("x", ONE, 2026, DAY, "bored", "…")
    member = Attendee(ONE.name)
    assert exits.must_step_out([member], ONE, Item("p1")) == (ONE.name,)
    assert exits.must_step_out([member], ONE, Item("p1", avoided=(ONE.name,))) == ()
