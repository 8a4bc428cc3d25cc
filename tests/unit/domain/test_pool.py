"""The parts of the pool make the whole, and a ratio is exact at its limit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain import pool
from cadredesk.domain.person import EDUCATION_LEVELS, PARTIES, TITLE_LEVELS
from cadredesk.domain.pool import TOPICS, Goal, PoolLine

codes = st.sampled_from


def line(**told: object) -> PoolLine:
    """A person of whom nothing is known but what is told."""
    empty: dict[str, object] = dict.fromkeys(PoolLine.__dataclass_fields__, "")
    return PoolLine(**{**empty, "birth": None, "age": None, "score": None, **told})  # type: ignore[arg-type]


people = st.builds(
    lambda **told: line(**told),
    sender=codes(("A", "B", "C")),
    tier=codes(("chief", "deputy", "young", "other", "")),
    stage=codes(("primary", "junior", "")),
    age=st.none() | st.integers(0, 99),
    gender=codes(("m", "f", "")),
    party=codes((*PARTIES, "")),
    education=codes((*EDUCATION_LEVELS, "")),
    title=codes((*TITLE_LEVELS, "")),
)


@given(st.lists(people, max_size=40), codes(TOPICS))
def test_the_parts_make_the_whole_and_each_equals_its_list(lines: list[PoolLine], topic: str) -> None:
    parts = [pool.part_of(one, topic) for one in lines]
    found = pool.counted(parts, ("m", "f") if topic == "gender" else ())
    assert sum(count for _, count in found) == len(lines)
    assert len({part for part, _ in found}) == len(found)
    for part, count in found:
        assert count == sum(pool.part_of(one, topic) == part for one in lines)


@given(st.lists(people, max_size=40))
def test_a_ratio_counts_everybody_once(lines: list[PoolLine]) -> None:
    found = pool.ratio(
        pool.counted(pool.part_of(one, "gender") for one in lines),
        Goal("women", "gender", frozenset({"f"}), Fraction(1, 4)),
    )
    assert (found.count, found.total) == (sum(one.gender == "f" for one in lines), len(lines))
    assert found.met is (None if not lines else 4 * found.count >= found.total)


@pytest.mark.parametrize(
    ("women", "men", "met"), [(1, 3, True), (24, 73, False), (25, 75, True), (0, 0, None)]
)
def test_a_quarter_is_reached_exactly(women: int, men: int, met: bool | None) -> None:
    lines = [line(gender="f")] * women + [line(gender="m")] * men
    assert (
        pool.ratio(
            pool.counted(pool.part_of(one, "gender") for one in lines),
            Goal("women", "gender", frozenset({"f"}), Fraction(1, 4)),
        ).met
        is met
    )


@pytest.mark.parametrize(
    ("age", "part"), [(None, ""), (-1, "0-30"), (30, "0-30"), (31, "31-35"), (45, "41-45"), (46, "46-999")]
)
def test_every_age_is_in_one_band(age: int | None, part: str) -> None:
    assert pool.age_part(age) == part


def test_who_did_not_say_stands_last_and_empty_parts_that_were_asked_for_stand() -> None:
    lines = [line(party="unknown"), line(party="none"), line(party="none")]
    assert pool.counted((pool.part_of(one, "party") for one in lines), ("cpc", "none")) == (
        ("cpc", 0),
        ("none", 2),
        ("", 1),
    )
