"""The arithmetic of a meeting on the pool: one vote for all, single votes beside it, and everybody has one outcome."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain.decision import (
    OUTCOMES,
    Candidate,
    PoolMeeting,
    decisions,
    must_step_out,
    outcome,
    problems,
    results,
    with_item,
    without_item,
)
from cadredesk.domain.meeting import Attendee, Item, MeetingRecord

PEOPLE = tuple(Candidate("S", f"p{n}", f"人{n}", "deputy") for n in range(6))


def meeting(present: int, absent: int, bloc: Item) -> PoolMeeting:
    members = [Attendee(f"员{n}") for n in range(present)]
    members += [Attendee(f"缺{n}", present=False, reason="公差") for n in range(absent)]
    record = MeetingRecord(
        number="1", on=date(2026, 11, 3), chair="员0", recorder="记", attendees=tuple(members)
    )
    return PoolMeeting("m", "2026", record=record, bloc=bloc, candidates=PEOPLE)


votes = st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(0, 7))


@given(
    st.integers(1, 7),
    st.integers(0, 5),
    votes,
    st.dictionaries(st.sampled_from([one.key for one in PEOPLE]), votes),
)
def test_closing_is_possible_exactly_when_everybody_has_an_outcome(
    present: int, absent: int, bloc: tuple[int, int, int], single: dict[str, tuple[int, int, int]]
) -> None:
    made = meeting(present, absent, Item("", (), (), *bloc))
    for key, counts in single.items():
        made = with_item(made, Item(key, (), (), *counts))
    found = results(made)
    outcomes = {one.key: outcome(one, found[one.key]) for one in PEOPLE}
    assert all(name in (*OUTCOMES, "") for name in outcomes.values())
    whole = all(outcomes.values())
    assert whole == (next(problems(made), None) is None)
    for one in PEOPLE:
        agree, disagree, defer = single.get(one.key, bloc)
        counted = agree + disagree + defer == present and 2 * present >= present + absent
        carried = counted and 2 * agree > present + absent
        assert (outcomes[one.key] == "entered") == carried
    if whole:
        assert len(decisions(made)) == len(PEOPLE)


def test_a_single_vote_stands_beside_the_others_and_can_be_taken_back() -> None:
    made = meeting(5, 0, Item("", agree=5))
    single = with_item(made, Item(PEOPLE[0].key, agree=1, disagree=4))
    again = with_item(single, Item(PEOPLE[0].key, agree=2, disagree=0, defer=3))
    for value, expected in ((single, "not_entered"), (again, "deferred"), (made, "entered")):
        told = {one.person_id: one.outcome for one in decisions(value)}
        assert told["p0"] == expected
        assert {told[f"p{n}"] for n in range(1, 6)} == {"entered"}
    assert without_item(again, PEOPLE[0].key) == made


def test_who_stays_in_the_pool_is_not_decided_on() -> None:
    made = meeting(5, 0, Item("", agree=2, disagree=3))
    leaving = tuple(Candidate("S", f"p{n}", f"人{n}", "deputy", asks="leave") for n in range(2))
    value = PoolMeeting(made.id, made.period, record=made.record, bloc=made.bloc, candidates=leaving)
    assert decisions(value) == ()
    carried = PoolMeeting(
        made.id, made.period, record=made.record, bloc=Item("", agree=5), candidates=leaving
    )
    assert [one.outcome for one in decisions(carried)] == ["left", "left"]


def test_relatives_and_the_person_step_out_when_present() -> None:
    made = meeting(2, 1, Item("", agree=2))
    close = Candidate("S", "x", "员1", "deputy", family=("员 0", "缺0"))
    assert must_step_out(made, close) == ("员0", "员1")
