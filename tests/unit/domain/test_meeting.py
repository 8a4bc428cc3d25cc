"""Quorum and majority of a meeting against arithmetic done another way."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain.meeting import Attendee, Item, MeetingRecord, decide, least, quorate
from cadredesk.domain.profile import MeetingRule


def meeting(due: int, present: int) -> MeetingRecord:
    return MeetingRecord(attendees=tuple(Attendee(f"委员{n}", present=n < present) for n in range(due)))


shares = st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(3, 5), Fraction(4, 5), Fraction(1)])


@given(
    st.integers(1, 40),
    st.data(),
    shares,
    shares,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["due", "present"]),
)
def test_the_decision_at_every_number(
    due: int,
    data: st.DataObject,
    quorum: Fraction,
    majority: Fraction,
    strict_quorum: bool,
    strict_majority: bool,
    base: str,
) -> None:
    present = data.draw(st.integers(0, due))
    away = data.draw(st.integers(0, present))
    voting = present - away
    agree = data.draw(st.integers(0, voting))
    disagree = data.draw(st.integers(0, voting - agree))
    defer = voting - agree - disagree
    rule = MeetingRule(quorum, strict_quorum, majority, strict_majority, base)
    item = Item("p", tuple(f"委员{n}" for n in range(away)), (), agree, disagree, defer)
    found = decide(meeting(due, present), item, rule)

    def reached(part: int, whole: int, share: Fraction, strict: bool) -> bool:
        """By cross-multiplication of whole numbers, without a fraction."""
        left, right = part * share.denominator, whole * share.numerator
        return left > right if strict else left >= right

    enough = reached(present, due, quorum, strict_quorum)
    whole = due if base == "due" else present
    carried = enough and reached(agree, whole, majority, strict_majority)
    assert found.carried == carried
    assert (found.outcome == "no_quorum") == (not enough)
    assert (found.due, found.present, found.voting) == (due, present, voting)
    assert reached(found.needed, whole, majority, strict_majority)
    assert not reached(found.needed - 1, whole, majority, strict_majority)


def test_the_law_of_the_cadre_rules() -> None:
    """党政领导干部选拔任用工作条例: two thirds present, more than half of those due."""
    rule = MeetingRule(Fraction(2, 3), False, Fraction(1, 2), True, "due")
    assert quorate(meeting(7, 5), rule)
    assert not quorate(meeting(7, 4), rule)
    assert quorate(meeting(6, 4), rule)
    assert decide(meeting(7, 5), Item("p", agree=4, disagree=1), rule).carried
    assert not decide(meeting(6, 4), Item("p", agree=3, disagree=1), rule).carried
    assert decide(meeting(6, 4), Item("p", agree=4), rule).carried


def test_sums_and_outcomes() -> None:
    rule = MeetingRule(Fraction(2, 3), majority_base="due")
    record = meeting(5, 5)
    assert decide(record, Item("p", agree=3, disagree=1), rule).outcome == "sums_differ"
    assert decide(record, Item("p", agree=6, disagree=-1), rule).outcome == "sums_differ"
    assert decide(record, Item("p", agree=2, disagree=1, defer=2), rule).outcome == "deferred"
    assert decide(record, Item("p", agree=2, disagree=2, defer=1), rule).outcome == "not_carried"
    # Who stepped out stays due, but an absent one who is named there takes no vote away.
    assert decide(record, Item("p", ("委员0",), agree=3, disagree=1), rule).voting == 4
    assert decide(meeting(5, 4), Item("p", ("委员4",), agree=4), rule).voting == 4
    assert decide(meeting(0, 0), Item("p"), rule).outcome == "no_quorum"


@given(shares, st.integers(0, 500), st.booleans())
def test_least_is_the_least(share: Fraction, of: int, strict: bool) -> None:
    fits = [n for n in range(of + 3) if (n > share * of if strict else n >= share * of)]
    assert least(share, of, more_than=strict) == fits[0]
