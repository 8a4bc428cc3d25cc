"""Questions between reports: found whatever the order, once each, never across periods."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain.conflicts import RULINGS, Conflict, Entry, Quota, Ruling, excluded, found

entries = st.lists(
    st.builds(
        Entry,
        unit=st.sampled_from("ABC"),
        period=st.sampled_from(("2025", "2026")),
        person_id=st.uuids().map(str),
        package_id=st.just("x"),
        name=st.sampled_from(("王伟", "王　伟", "李䶮")),
        birth=st.sampled_from(("", "1990", "1990-05", "1990-05-01", "1991-05")),
        id_number=st.sampled_from(("", "1", "2", "2x", "2X")),
        tier=st.sampled_from(("chief", "deputy")),
    ),
    max_size=12,
)


@given(entries, st.randoms())
def test_the_order_of_reports_does_not_matter(people: list[Entry], chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(people)
    chance.shuffle(shuffled)
    sure = {one.key for one in found(people) if one.is_sure}
    assert sure == {one.key for one in found(shuffled) if one.is_sure}


@given(entries)
def test_every_pair_with_one_number_is_asked_about_and_no_other_number(people: list[Entry]) -> None:
    asked = [set(one.people) for one in found(people) if one.is_sure]
    for at, one in enumerate(people):
        for other in people[at + 1 :]:
            same = bool(one.id_number) and one.id_number.upper() == other.id_number.upper()
            together = any({one, other} <= group for group in asked)
            assert together == (same and one.period == other.period)


@given(entries)
def test_each_question_is_told_once_and_stays_in_its_period(people: list[Entry]) -> None:
    told = found(people)
    assert len({one.key for one in told}) == len(told)
    for one in told:
        assert one.kind in RULINGS
        assert {entry.period for entry in one.people} == {one.period}
        assert (len(one.units) > 1) == (one.kind == "two_schools")


@given(entries)
def test_a_question_of_name_and_birth_never_joins_two_numbers(people: list[Entry]) -> None:
    for one in found(people):
        if not one.is_sure:
            numbers = [entry.id_number.upper() for entry in one.people if entry.id_number]
            assert len(numbers) <= 1
            births = sorted((entry.birth for entry in one.people), key=len)
            assert births[0]
            assert all(birth.startswith(births[0]) for birth in births)


@given(entries, st.integers(0, 4))
def test_places_are_used_exactly_over_or_under(people: list[Entry], places: int) -> None:
    quotas = [Quota(unit, "2026", "chief", places) for unit in "ABC"]
    told = [one for one in found(people, quotas, {("A", "2026"), ("B", "2026")}) if one.unit]
    for unit in "ABC":
        used = sum((one.unit, one.period, one.tier) == (unit, "2026", "chief") for one in people)
        expected = [] if unit == "C" or used == places else ["quota_over" if used > places else "quota_under"]
        assert [one.kind for one in told if one.unit == unit] == expected


def question() -> Conflict:
    return found(
        [
            Entry("A", "2026", "a", "x", "王伟", id_number="1"),
            Entry("B", "2026", "b", "y", "王伟", id_number="1"),
        ]
    )[0]


def test_who_may_not_be_decided_on() -> None:
    one = question()
    assert excluded([one], {}) == {("A", "a"): "open", ("B", "b"): "open"}

    def ruled(ruling: str, unit: str = "") -> dict[tuple[str, str], str]:
        return excluded([one], {one.key: Ruling(one.key, one.kind, ruling, "u", date(2026, 1, 1), unit)})

    assert ruled("one", "B") == {("A", "a"): "given"}
    assert ruled("both") == ruled("not_same") == {}
    assert ruled("returned", "A") == {("A", "a"): "open", ("B", "b"): "open"}


def test_the_key_changes_with_the_facts() -> None:
    third = Entry("C", "2026", "c", "z", "王伟", id_number="1")
    more = found([*question().people, third])[0]
    assert more.key != question().key
    for count in (1, 2):
        quota = [Quota("A", "2026", "chief", 0)]
        people = [Entry("A", "2026", str(n), "x", str(n), tier="chief") for n in range(count)]
        (one,) = found(people, quota, {("A", "2026")})
        assert one.count == count
