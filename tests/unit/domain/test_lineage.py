"""A list of a date stays as it was whatever happens later, undoing is exact, and names are compared loosely."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain import lineage
from cadredesk.domain.lineage import CLOSED, MERGED, RENAMED, SPLIT, SchoolEvent
from cadredesk.errors import UserError

CODES = ("A", "B", "C", "D")
NAMES = {code: f"{code}小学" for code in CODES}
FIRST = date(2026, 1, 1)
days = st.integers(0, 20).map(lambda n: FIRST + timedelta(n))


@st.composite
def candidates(draw: st.DrawFn) -> SchoolEvent:
    kind = draw(st.sampled_from(lineage.KINDS))
    code = draw(st.sampled_from(CODES))
    others = st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True)
    into = tuple(draw(others)) if kind == SPLIT else (draw(st.sampled_from(CODES)),) if kind == MERGED else ()
    codes = (code,) if kind in (RENAMED, SPLIT, CLOSED) else tuple(draw(others))
    after = draw(st.sampled_from(("新名小学", "实验小学", "甲小学"))) if kind == RENAMED else ""
    return SchoolEvent("", kind, draw(days), codes, into, after=after)


def written(wanted: list[SchoolEvent]) -> list[SchoolEvent]:
    """The events of these that may be written down, one after the other, as the action does it."""
    found: list[SchoolEvent] = []
    for at, one in enumerate(wanted):
        name = lineage.name_on(one.codes[0], NAMES[one.codes[0]], found, one.on)
        before = name if one.kind == RENAMED else ""
        event = SchoolEvent(str(at), one.kind, one.on, one.codes, one.into, before, one.after)
        try:
            lineage.check(event, CODES, found, name)
        except UserError:
            continue
        found.append(event)
    return found


@given(st.lists(candidates(), max_size=8), days)
def test_a_list_of_a_date_is_the_same_before_and_after_a_later_event(
    wanted: list[SchoolEvent], day: date
) -> None:
    events = written(wanted)
    for at, one in enumerate(events):
        if one.on > day:
            before = lineage.listed_on(NAMES, events[:at], day)
            assert lineage.listed_on(NAMES, events[: at + 1], day) == before


@given(st.lists(candidates(), min_size=1, max_size=8), days)
def test_undoing_in_turn_gives_back_every_list(wanted: list[SchoolEvent], day: date) -> None:
    events = written(wanted)
    lists = [lineage.listed_on(NAMES, events[:n], day) for n in range(len(events) + 1)]
    for n in range(len(events), 0, -1):
        assert lineage.later_than(events[n - 1], events[:n]) == ()
        events.pop()
        assert lineage.listed_on(NAMES, events, day) == lists[n - 1]
    assert lists[0] == tuple(sorted(NAMES.items()))


@given(st.lists(candidates(), max_size=8), days)
def test_who_ended_has_living_successors_or_none(wanted: list[SchoolEvent], day: date) -> None:
    events = written(wanted)
    for code in CODES:
        into = lineage.successors(code, events, day)
        if lineage.is_living(code, events, day):
            assert into == ()
        for one in into:
            assert lineage.is_living(one, events, day)
            assert code in lineage.predecessors(one, events)


def test_a_renamed_school_has_the_name_of_the_day() -> None:
    events = (
        SchoolEvent("1", RENAMED, date(2025, 8, 1), ("A",), before="老名", after="中名"),
        SchoolEvent("2", RENAMED, date(2026, 8, 1), ("A",), before="中名", after="新名"),
    )
    told = [lineage.name_on("A", "登记名", events, date(year, 8, 1)) for year in (2024, 2025, 2026, 2027)]
    assert told == ["老名", "中名", "新名", "新名"]
    assert lineage.name_on("A", "登记名", events, date(2026, 7, 31)) == "中名"


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (SchoolEvent("", RENAMED, FIRST, ("A",), after="A 小学"), "schools.same_name"),
        (SchoolEvent("", RENAMED, FIRST, ("Z",), after="新"), "schools.unknown"),
        (SchoolEvent("", MERGED, FIRST, ("A",), ("A",)), "schools.itself"),
        (SchoolEvent("", MERGED, FIRST, ("A",), ("B", "C")), "schools.into_one"),
        (SchoolEvent("", SPLIT, FIRST, ("A",), ("B",)), "schools.into_many"),
        (SchoolEvent("", CLOSED, FIRST, ()), "schools.nobody"),
    ],
)
def test_what_cannot_be_is_said(event: SchoolEvent, code: str) -> None:
    with pytest.raises(UserError) as caught:
        lineage.check(event, CODES, (), "A小学")
    assert caught.value.code == code


def test_an_ended_school_has_no_more_events_and_no_end_before_one() -> None:
    merged = SchoolEvent("1", MERGED, FIRST, ("A",), ("B",))
    with pytest.raises(UserError) as caught:
        lineage.check(SchoolEvent("", CLOSED, FIRST, ("A",)), CODES, (merged,))
    assert caught.value.code == "schools.ended"
    renamed = SchoolEvent("2", RENAMED, FIRST, ("C",), before="C小学", after="新")
    early = SchoolEvent("", CLOSED, FIRST - timedelta(1), ("C",))
    with pytest.raises(UserError) as caught:
        lineage.check(early, CODES, (renamed,))
    assert caught.value.code == "schools.later"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("阳光区青山小学", "青山小学", True),
        ("青山 小学", "青山小学", True),
        ("青山小学（东校区）", "青山小学东校区", True),
        ("第3中学", "三中学", True),
        ("市第三中学", "第三中学", True),
        ("青山小学", "绿水小学", False),
        ("第一中学", "第二中学", False),
        ("", "第二中学", True),
    ],
)
def test_names_of_schools_need_not_match_to_the_letter(one: str, other: str, same: bool) -> None:
    assert lineage.same_school_name(one, other) is same
    assert lineage.same_school_name(other, one) is same
