"""Credits: every activity scored by hand-counted examples, and what holds for any set of entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk import messages, resources
from cadredesk.domain.training import credit, rules
from cadredesk.domain.training.credit import CreditClaim, CreditEntry, Measured
from cadredesk.errors import UserError

PRESET = rules.parse(resources.root().joinpath("training", "district-001.toml").read_text(encoding="utf-8"))
DAY = date(2026, 5, 6)


def with_(section: str, **settings: Any) -> rules.TrainingRules:
    """The preset with some settings changed."""
    return rules.sealed(replace(PRESET, **{section: replace(getattr(PRESET, section), **settings)}))


def capped(code: str, cap: int) -> rules.TrainingRules:
    """The preset with a cap on one row."""
    rows = tuple(replace(one, cap=Fraction(cap)) if one.code == code else one for one in PRESET.credits.rows)
    return with_("credits", rows=rows)


def attended(hours: object, *missed: tuple[str, object], **more: Any) -> list[Fraction]:
    found = credit.of_attendance(
        more.pop("rules", PRESET),
        "p",
        DAY,
        "event:1",
        Fraction(str(hours)),
        [(mark, Fraction(str(time))) for mark, time in missed],
        **more,
    )
    return [one.amount for one in found]


# Scoring


def test_a_day_is_six_credits_and_two_hours_of_absence_take_four() -> None:
    assert attended(6) == [6]
    assert attended(4, ("absent", 2)) == [4, -4]
    assert attended(3, ("absent", 3)) == [3, -6]


@pytest.mark.parametrize(
    ("missed", "expected"),
    [
        ([("late", "1/6")], [-2]),
        ([("late", "1/6"), ("early", "1/6")], [-2, -2]),
        ([("early", "1")], [-2]),
        ([("early", "61/60")], [-4]),
        ([("leave", "3")], [0]),
    ],
)
def test_a_part_of_an_hour_counts_as_one_and_leave_as_nothing(
    missed: list[tuple[str, str]], expected: list[int]
) -> None:
    assert attended(0, *missed) == expected


def test_settings_of_deduction() -> None:
    exact = with_("credits", part_hour="exact")
    assert attended(0, ("late", "1/6"), rules=exact) == [Fraction(-33, 100)]
    assert attended(0, ("absent", 2), rules=with_("credits", deduction_factor=Fraction(3))) == [-6]
    assert attended(3, ("absent", 2), collective=False) == [3]
    assert attended(3, ("absent", 2), collective=False, rules=with_("credits", deduct_dispersed=True)) == [
        3,
        -4,
    ]
    half = with_("credits", leave_share=Fraction(1, 2))
    assert attended(3, ("leave", 3), rules=half) == [3, Fraction(3, 2)]
    with pytest.raises(UserError, match=r"credit\.unknown_mark"):
        attended(3, ("present", 3))


def test_a_group_is_scored_as_one_and_half_the_groups_may_be_excellent() -> None:
    assert credit.of_group_score(PRESET, "p", DAY, "group:1", "excellent").amount == 10
    assert credit.of_group_score(PRESET, "p", DAY, "group:1", "good").amount == 7
    assert credit.groups_allowed(PRESET, "excellent", 9) == 4
    assert credit.groups_allowed(with_("credits", group_rounding="ceil"), "excellent", 9) == 5
    assert credit.groups_allowed(PRESET, "excellent", 8) == 4
    assert credit.groups_allowed(PRESET, "good", 9) == 9


@pytest.mark.parametrize(
    ("level", "place", "authors", "excluded", "expected"),
    [
        ("city", 1, 1, "", "5"),
        ("province", 1, 1, "", "10"),
        ("core", 1, 3, "", "20"),
        ("core", 2, 2, "", "10"),
        ("city", 2, 2, "", "5/2"),
        ("core", 1, 1, "supplement", "0"),
    ],
)
def test_papers(level: str, place: int, authors: int, excluded: str, expected: str) -> None:
    made = credit.of_paper(PRESET, "p", DAY, "paper:1", level, place, authors, excluded=excluded)
    assert made.amount == Fraction(expected)
    assert made.part == "research"


def test_joint_authors_may_all_have_half() -> None:
    rows = tuple(replace(one, coauthors="all") if one.code == "paper" else one for one in PRESET.credits.rows)
    assert credit.of_paper(with_("credits", rows=rows), "p", DAY, "paper:1", "core", 1, 2).amount == 10
    with pytest.raises(UserError, match=r"credit\.authors"):
        credit.of_paper(PRESET, "p", DAY, "paper:1", "core", 3, 2)


@pytest.mark.parametrize(
    ("row", "level", "expected"),
    [
        ("project", "county", 3),
        ("project", "nation", 15),
        ("lesson", "city", 6),
        ("talk", "province", 10),
    ],
)
def test_results_by_level(row: str, level: str, expected: int) -> None:
    assert credit.of_level(PRESET, "p", DAY, "claim:1", row, level).amount == expected


def test_a_project_counts_for_its_leader_alone_and_a_monograph_is_fixed() -> None:
    assert (
        credit.of_level(PRESET, "p", DAY, "claim:1", "project", "nation", author_place=2, authors=4).amount
        == 0
    )
    assert credit.of_fixed(PRESET, "p", DAY, "claim:1", "monograph").amount == 20
    with pytest.raises(UserError, match=r"credit\.unknown_level"):
        credit.of_level(PRESET, "p", DAY, "claim:1", "talk", "nation")


@pytest.mark.parametrize(
    ("mark", "expected"),
    [("100", 20), ("85", 20), ("84.99", 15), ("70", 15), ("69.5", 10), ("60", 10), ("59.99", 0), ("0", 0)],
)
def test_the_bands_of_an_exam(mark: str, expected: int) -> None:
    assert credit.of_exam(PRESET, "p", DAY, "exam:1", Fraction(mark)).amount == expected


def claim(row: str, **more: Any) -> CreditClaim:
    given_ = {"evidence": "证书 12 号", "approver": "王文", **more}
    return CreditClaim("c1", "p", 2026, DAY, row, **given_)


def test_claims_are_scored_by_their_row_and_need_evidence_and_approver() -> None:
    assert credit.of_claim(PRESET, claim("online", hours=Fraction(20))).amount == 20
    assert credit.of_claim(PRESET, claim("bonus", amount=Fraction(5, 2))).amount == Fraction(5, 2)
    assert credit.of_claim(PRESET, claim("assignment", mark=Fraction(72))).amount == 15
    made = credit.of_claim(PRESET, claim("monograph", authors=2, author_place=1))
    assert (made.amount, made.source, made.evidence) == (20, "claim:c1", "证书 12 号")
    for wrong, code in (
        (claim("bonus", amount=Fraction(1), evidence=" "), "credit.no_evidence"),
        (claim("bonus", amount=Fraction(1), approver=""), "credit.no_approver"),
        (claim("bonus"), "credit.nothing_entered"),
        (claim("bonus", amount=Fraction(101)), "credit.over_most"),
        (claim("bonus", amount=Fraction(1, 3)), "credit.not_hundredths"),
        (claim("absence", hours=Fraction(1)), "credit.not_claimable"),
        (claim("dancing"), "credit.unknown_row"),
        (claim("assignment", mark=Fraction(101)), "credit.mark_range"),
    ):
        with pytest.raises(UserError, match=code):
            credit.of_claim(PRESET, wrong)


# What holds for any set of entries

scored = st.builds(
    lambda person, day, hours, mark: credit.of_attendance(
        PRESET, person, day, f"event:{day}", Fraction(hours, 4), [("absent", Fraction(mark, 6))]
    ),
    st.sampled_from("abc"),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(0, 40),
    st.integers(1, 20),
)


@given(st.lists(scored, max_size=12), st.randoms())
def test_the_order_of_entries_does_not_matter(found: list[tuple[CreditEntry, ...]], chance: Any) -> None:
    entries = [one for group in found for one in group]
    mixed = entries[:]
    chance.shuffle(mixed)
    assert credit.numbered(mixed) == credit.numbered(entries)
    assert len({one.id for one in credit.numbered(entries)}) == len(entries)
    rules_ = capped("attendance", 10)
    find: Callable[[str], rules.TrainingRules] = lambda _: rules_  # noqa: E731
    assert credit.caps(mixed, find) == credit.caps(entries, find)


@given(st.lists(scored, max_size=12), st.integers(0, 40))
def test_with_its_caps_no_row_of_a_year_is_above_the_cap(
    found: list[tuple[CreditEntry, ...]], cap: int
) -> None:
    entries = [one for group in found for one in group]
    own = capped("attendance", cap)
    made = credit.caps(entries, lambda _: own)
    for person in "abc":
        for year in (2026, 2027):
            plain = [
                one for one in entries if (one.person_id, one.year, one.rule) == (person, year, "attendance")
            ]
            cut = [one for one in made if (one.person_id, one.year) == (person, year)]
            assert credit.total_of([*plain, *cut]) == min(credit.total_of(plain), cap)
    assert credit.caps([*entries, *made], lambda _: own) == made


def test_carry_over_is_a_rule() -> None:
    assert credit.carried(PRESET, "p", 2026, Fraction(200)) is None
    own = with_("credits", carry_above=Fraction(84), carry_most=Fraction(20))
    assert credit.carried(own, "p", 2026, Fraction(84)) is None
    made = credit.carried(own, "p", 2026, Fraction(90))
    assert made is not None
    assert (made.year, made.amount, made.on) == (2027, 6, date(2027, 1, 1))
    most = credit.carried(own, "p", 2026, Fraction(190))
    assert most is not None
    assert most.amount == 20


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=700))
def test_numbers_as_they_are_shown(amount: Fraction) -> None:
    assert abs(credit.hundredths(amount) - amount) <= Fraction(1, 200)
    assert Fraction(credit.shown(amount)) == credit.hundredths(amount)
    assert abs(Fraction(credit.tenth(amount)) - amount) <= Fraction(1, 20)
    assert credit.shown(Fraction(-1, 1000)) == "0"


# The line


def people(*totals: object, **more: Any) -> list[Measured]:
    joined = more.pop("joined", date(2020, 1, 1))
    return [Measured(f"p{n:02}", Fraction(str(one)), joined, **more) for n, one in enumerate(totals)]


TOP = ("120", "110", "100", "95", "75")


def test_sixty_stays_and_fifty_nine_and_a_half_is_below() -> None:
    everybody = people(*TOP, "60", "59.5")
    line = credit.line_of(PRESET, 2026, everybody)
    assert (line.mean, line.line) == (100, 60)
    assert [one.person_id for one in line.base] == ["p00", "p01", "p02", "p03", "p04"]
    states = [credit.standing(PRESET, line, one).state for one in everybody]
    assert states == ["above", "above", "above", "above", "above", "near", "below"]
    assert ("totals", "120+110+100+95+75") in line.working[0].values
    assert ("line", "60.0") in line.working[1].values


def test_the_example_of_the_scheme() -> None:
    assert credit.line_of(PRESET, 2026, people(210, 200, 190, 180, 170, 10)).line == 114


def test_fewer_than_five() -> None:
    few = people(120, 100)
    assert credit.line_of(PRESET, 2026, few).line == 66
    none = credit.line_of(with_("exit_credits", fewer="no_line"), 2026, few)
    assert none.line is None
    assert credit.standing(PRESET, none, few[0]).state == "no_line"
    assert credit.line_of(PRESET, 2026, ()).line is None


def test_ties_at_the_fifth_place() -> None:
    tied = people(120, 110, 100, 75, 75, 75, 75)
    assert credit.line_of(PRESET, 2026, tied).mean == 96
    every = credit.line_of(with_("exit_credits", ties="all_tied"), 2026, tied)
    assert every.mean == Fraction(630, 7)
    assert len(every.base) == 7


def test_late_joiners() -> None:
    late = Measured("late", Fraction(19), date(2026, 9, 15))
    everybody = [*people(*TOP), late]
    line = credit.line_of(PRESET, 2026, everybody)
    assert credit.months_in(PRESET, 2026, late.joined) == 4
    assert credit.standing(PRESET, line, late).line == 20
    assert credit.standing(PRESET, line, late).state == "below"
    assert credit.standing(PRESET, line, replace(late, total=Fraction(20))).state == "near"
    as_all = with_("exit_credits", joiners="as_everybody")
    assert credit.standing(as_all, line, late).line == 60
    excluded = with_("exit_credits", joiners="excluded")
    assert credit.standing(excluded, line, late).state == "joined"
    rich = replace(late, total=Fraction(500))
    assert credit.line_of(excluded, 2026, [*people(*TOP), rich]).mean == 100
    assert credit.line_of(PRESET, 2026, [*people(*TOP), rich]).mean == Fraction(925, 5)


def test_exempted_people_negatives_stages_and_rounding() -> None:
    free = Measured("free", Fraction(400), date(2020, 1, 1), exempted=True)
    everybody = [*people(*TOP), free]
    line = credit.line_of(PRESET, 2026, everybody)
    assert line.mean == 100
    assert credit.standing(PRESET, line, free).state == "exempted"
    assert credit.line_of(with_("exit_credits", exempted_in_mean=True), 2026, everybody).mean == 165
    low = people(10, 10, 10, 10, -40)
    assert credit.line_of(PRESET, 2026, low).mean == 0
    zero = with_("exit_credits", negatives="zero")
    assert credit.line_of(zero, 2026, low).mean == 8
    assert credit.standing(zero, credit.line_of(zero, 2026, low), low[-1]).total == 0
    two = [*people(*TOP, stage="primary"), Measured("s", Fraction(10), date(2020, 1, 1), "secondary")]
    assert credit.line_of(PRESET, 2026, two, "secondary").mean == 10
    third = people(100, 100, 100, 100, "100.33")
    assert credit.line_of(PRESET, 2026, third).line == Fraction("60.0396")
    assert credit.line_of(with_("exit_credits", rounding="tenth"), 2026, third).line == 60


@given(st.lists(st.integers(-500, 30000), min_size=1, max_size=40), st.randoms())
def test_the_line_does_not_depend_on_the_order_and_nobody_at_the_top_is_below(
    totals: list[int], chance: Any
) -> None:
    everybody = people(*(Fraction(one, 100) for one in totals))
    mixed = everybody[:]
    chance.shuffle(mixed)
    line = credit.line_of(PRESET, 2026, mixed)
    assert line == credit.line_of(PRESET, 2026, everybody)
    best = sorted(totals, reverse=True)[:5]
    assert line.line == Fraction(sum(best), 100 * len(best)) * Fraction(3, 5)
    if line.line is not None and line.line >= 0:
        assert credit.standing(PRESET, line, line.base[0]).state != "below"


def test_every_working_has_a_sentence_in_both_languages() -> None:
    everybody = [*people(*TOP, "3"), Measured("late", Fraction(9), date(2026, 9, 1))]
    line = credit.line_of(with_("exit_credits", rounding="tenth"), 2026, everybody[-3:])
    entries = [
        *credit.of_attendance(
            PRESET, "p", DAY, "e:1", Fraction(4), [(m, Fraction(1)) for m in credit.MARKS[1:]]
        ),
        credit.of_paper(PRESET, "p", DAY, "e:1", "core", 2, 2),
        credit.of_paper(PRESET, "p", DAY, "e:1", "core", excluded="supplement"),
        credit.of_level(PRESET, "p", DAY, "e:1", "project", "city", author_place=2, authors=2),
        credit.of_fixed(PRESET, "p", DAY, "e:1", "monograph"),
        credit.of_exam(PRESET, "p", DAY, "e:1", Fraction(60)),
        credit.of_manual(PRESET, "p", DAY, "e:1", "bonus", Fraction(1)),
        *credit.caps(
            credit.of_attendance(PRESET, "p", DAY, "e:1", Fraction(9)), lambda _: capped("attendance", 6)
        ),
    ]
    told: Sequence[credit.Working] = [
        *(one for entry in entries for one in entry.working),
        *line.working,
        *(one for person in everybody for one in credit.standing(PRESET, line, person).working),
    ]
    for one in told:
        for language in messages.LANGUAGES:
            said = messages.sentence(f"credit.working_{one.code}", language, **dict(one.values))
            assert "{" not in said
            assert said != f"credit.working_{one.code}"


@given(
    st.lists(
        st.tuples(st.integers(-500, 20000), st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.booleans()),
        max_size=15,
    ),
    st.sampled_from(["as_everybody", "pro_rata", "excluded"]),
    st.sampled_from(["exact", "tenth"]),
    st.sampled_from(["count", "zero"]),
)
def test_the_state_without_working_is_that_of_the_standing(
    found: list[tuple[int, date, bool]], joiners: str, rounding: str, negatives: str
) -> None:
    own = with_("exit_credits", joiners=joiners, rounding=rounding, negatives=negatives)
    everybody = [
        Measured(f"p{n:02}", Fraction(total, 100), joined, "", exempted)
        for n, (total, joined, exempted) in enumerate(found)
    ]
    line = credit.line_of(own, 2026, everybody)
    state = credit.states(own, line)
    for one in everybody:
        assert state(one) == credit.standing(own, line, one).state


@given(
    st.lists(
        st.tuples(st.integers(-300, 300), st.dates(date(2025, 6, 1), date(2026, 12, 31)), st.booleans()),
        max_size=15,
    ),
    st.sampled_from(["pro_rata", "excluded"]),
    st.sampled_from(["exactly", "all_tied"]),
    st.sampled_from(["count", "zero"]),
    st.sampled_from(["mean_of_all", "no_line"]),
    st.booleans(),
)
def test_the_line_from_totals_is_the_line_over_everybody(
    found: list[tuple[int, date, bool]], joiners: str, ties: str, negatives: str, fewer: str, in_mean: bool
) -> None:
    settings = {"joiners": joiners, "ties": ties, "negatives": negatives, "fewer": fewer}
    own = with_("exit_credits", **settings, exempted_in_mean=in_mean)
    everybody = [
        Measured(f"p{n:02}", Fraction(total, 100), joined, "primary", exempted)
        for n, (total, joined, exempted) in enumerate(found)
    ]
    members = [
        (
            credit.Member(one.person_id, "", one.joined, "", "primary", True),
            credit.PersonTotal(one.person_id, int(one.total * 100), 1),
        )
        for one in everybody
    ]
    free = {one.person_id for one in everybody if one.exempted}
    assert credit.line_of_totals(own, 2026, members, free) == credit.line_of(own, 2026, everybody)
