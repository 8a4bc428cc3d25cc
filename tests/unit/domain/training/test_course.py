"""Courses, roll call, plans, needs and means as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk import resources
from cadredesk.actions.training import sheets
from cadredesk.domain.training import attendance, course, means, needs, plan
from cadredesk.domain.training.attendance import CODES, Mark
from cadredesk.domain.training.course import HALVES, Enrolment, Event, Session
from cadredesk.domain.training.means import Agreement, Base, Lecturer, Partner
from cadredesk.domain.training.needs import Answers, Question, Sheet, Survey, option_id
from cadredesk.domain.training.plan import ScheduleLine, TrainingPlan
from cadredesk.errors import UserError

DAY = date(2026, 9, 18)
EVENT = Event(
    "e",
    "lecture",
    "讲座",
    2026,
    tuple(Session(f"s{n}", DAY + timedelta(days=n // 2), HALVES[n % 2], Fraction(3)) for n in range(4)),
)


def refused(code: str) -> object:
    return pytest.raises(UserError, match=code.replace(".", r"\."))


def person(number: int, state: str = "enrolled") -> Enrolment:
    return Enrolment("e", f"p{number}", f"人{number}", "", number, DAY, state)  # type: ignore[arg-type]


# ---------------------------------------------------------------------------------------------- catalogue


def test_every_kind_and_group_that_the_sources_name_is_there() -> None:
    known = sheets.catalogue()
    assert {
        "lecture",
        "advanced",
        "observation",
        "rotation",
        "seasonal",
        "party_class",
        "party_day",
        "mobile",
    } <= {one.code for one in known.kinds}
    assert {"coaching", "tour", "online", "college", "salon"} <= {one.code for one in known.kinds}
    assert [one.code for one in known.groups] == [f"8.{n}" for n in range(1, 11)]
    assert {one.code for one in known.areas if not one.parent} == {
        "politics",
        "moral",
        "leadership",
        "professional",
        "humanities",
    }
    assert sum(one.parent == "leadership" for one in known.areas) >= 6
    codes = [one.code for terms in (known.kinds, known.modes, known.areas) for one in terms]
    assert len(set(codes)) == len(codes)
    assert known.kind("salon").leave == "group_leader"
    with refused("course.unknown_kind"):
        known.kind("nothing")


def test_the_words_of_sheets_are_told_apart() -> None:
    words = resources.read_toml("training", "kinds.toml")["sheet"]["marks"]
    folded = [attendance.fold(word) for code in (*CODES, "blank") for word in words[code]]
    assert len(set(folded)) == len(folded), "no word means two marks"


# ------------------------------------------------------------------------------------------------ events


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "course.no_title"),
        ({"sessions": (Session("a", DAY, "am", Fraction(0)),)}, "course.hours"),
        ({"sessions": (Session("a", DAY, "am", Fraction(13)),)}, "course.hours"),
        (
            {"sessions": (Session("a", DAY, "am", Fraction(3)), Session("b", DAY, "am", Fraction(3)))},
            "course.same_half_day",
        ),
        ({"capacity": -1}, "course.capacity"),
        ({"fund_used": -1}, "course.money"),
        ({"feedback": (1, 2)}, "course.feedback"),
        ({"choose_until": DAY + timedelta(days=1)}, "course.choose_until"),
    ],
)
def test_what_an_event_cannot_be(changes: dict[str, object], code: str) -> None:
    with refused(code):
        course.check(replace(EVENT, **changes))  # type: ignore[arg-type]


def test_where_an_event_stands() -> None:
    ids = [one.id for one in EVENT.sessions]
    assert course.status(replace(EVENT, sessions=()), DAY, 0, ()) == "planned"
    assert course.status(EVENT, DAY, 0, ()) == "enrolling"
    assert course.status(EVENT, DAY - timedelta(days=1), 9, ()) == "ready"
    assert course.status(EVENT, DAY, 9, ()) == "roll_call"
    assert course.status(EVENT, DAY, 9, ids[:2]) == "ready"
    assert course.status(EVENT, DAY + timedelta(days=9), 9, ids) == "summary"
    assert course.status(replace(EVENT, state="closed"), DAY, 0, ()) == "closed"
    assert course.satisfaction((8, 1, 1)) == Fraction(9, 10)
    assert course.satisfaction(()) is None


@given(st.integers(0, 6), st.lists(st.sampled_from(["enrolled", "waiting", "withdrawn"]), max_size=12))
def test_places_are_never_given_twice(capacity: int, states: list[str]) -> None:
    people = [person(n, state) for n, state in enumerate(states)]
    event = replace(EVENT, capacity=capacity)
    moved = course.moved_up(event, people)
    after = course.counted(people) + len(moved)
    if capacity:
        assert after <= max(capacity, course.counted(people))
        assert after == capacity or not course.counted(people, "waiting") - len(moved) or after > capacity
    else:
        assert len(moved) == course.counted(people, "waiting")
    waiting = [one.place for one in people if one.state == "waiting"]
    assert [one.place for one in moved] == sorted(waiting)[: len(moved)]


# --------------------------------------------------------------------------------------------- roll call


marks = st.builds(
    lambda s, p, code, minutes: Mark(
        f"s{s}",
        f"p{p}",
        code,
        minutes if code in ("late", "early") else 0,
        "personnel" if code == "leave" else "",
    ),
    st.integers(0, 3),
    st.integers(0, 3),
    st.sampled_from(CODES),
    st.integers(1, 180),
)


@given(st.lists(marks, unique_by=lambda one: (one.session_id, one.person_id)), st.randoms())
def test_hours_add_up_whatever_the_order_of_marks(found: list[Mark], chance: object) -> None:
    days = list(attendance.days(EVENT, found))
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert list(attendance.days(EVENT, shuffled)) == days
    for day in days:
        missed = sum((hours for _, hours in day.missed), Fraction(0))
        mine = [
            one
            for one in found
            if one.person_id == day.person_id and EVENT.session(one.session_id).on == day.on
        ]
        assert day.attended + missed == 3 * len(mine)
        assert day.attended >= 0
    assert len(days) == len({(one.person_id, EVENT.session(one.session_id).on) for one in found})
    for one in found:
        attendance.check(one, EVENT.session(one.session_id))


def test_a_roll_call_is_counted() -> None:
    found = attendance.count(6, [Mark("s", f"p{n}", code, 5) for n, code in enumerate((*CODES, "present"))])
    assert (found.due, found.came, found.marked, found.late, found.leave) == (6, 4, 6, 1, 1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("√", ("present", 0)),
        (" ✓ ", ("present", 0)),
        ("到", ("present", 0)),
        ("迟到 20 分钟", ("late", 20)),
        ("迟到（15分）", ("late", 15)),
        ("早退1.5小时", ("early", 90)),
        ("×", ("absent", 0)),
        ("旷课", ("absent", 0)),
        ("缺勤2学时", ("absent", 120)),
        ("病假", ("leave", 0)),
        ("○", ("leave", 0)),
        ("打卡", None),
        ("到底", None),
        ("9:00", None),
    ],
)
def test_marks_as_people_write_them(text: str, wanted: object) -> None:
    assert sheets.words().read(text) == wanted


@pytest.mark.parametrize(
    ("text", "half", "wanted"),
    [
        ("9月18日上午", "", "s0"),
        ("2026-09-18", "下午", "s1"),
        ("９.19 上午", "", "s2"),
        ("2026年9月19日（周六）下午", "", "s3"),
        ("9月18日", "", None),
        ("9月30日上午", "", None),
        ("2025-09-18上午", "", None),
        ("上午", "", None),
        ("2026-13-40", "上午", None),
    ],
)
def test_headings_name_half_days(text: str, half: str, wanted: str | None) -> None:
    found = attendance.session_of(EVENT, text, half or text, sheets.words())
    assert (found.id if found else None) == wanted


# -------------------------------------------------------------------------------------------------- plan


@given(st.integers(0, plan.MOST_FEN))
def test_money_is_read_as_it_is_shown(fen: int) -> None:
    assert plan.parse_money(plan.money(fen)) == fen
    assert plan.parse_money(f"¥ {plan.money(fen)} 元") == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [("", 0), ("3500", 350000), ("3,500.5", 350050), ("１.2万", 1200000), ("2万元", 2000000), ("0.01", 1)],
)
def test_money_as_people_write_it(text: str, fen: int) -> None:
    assert plan.parse_money(text) == fen


@pytest.mark.parametrize("text", ["abc", "-1", "1.234", "1,2", "1e9", "99999999999999"])
def test_what_is_no_money(text: str) -> None:
    with refused("plan.money"):
        plan.parse_money(text)


def test_what_a_plan_cannot_be() -> None:
    good = TrainingPlan("", 2026, "计划", schedule=(ScheduleLine("a", 3, "讲座", "lecture"),))
    plan.check(good)
    for changes, code in (
        ({"title": ""}, "plan.no_title"),
        ({"year": 20}, "plan.year"),
        ({"schedule": (ScheduleLine("a", 13, "讲座", "lecture"),)}, "plan.month"),
        ({"schedule": (ScheduleLine("a", 3, " ", "lecture"),)}, "plan.no_content"),
        ({"fund": -1}, "plan.money"),
        ({"number": "1号"}, "plan.half_registered"),
    ):
        with refused(code):
            plan.check(replace(good, **changes))  # type: ignore[arg-type]
    assert plan.missing(good) == ("goals", "contents", "group")
    budgeted = replace(good, schedule=(ScheduleLine("a", 3, "讲座", "lecture", budget=500),))
    assert plan.budget(budgeted, [200, 400]).left == -100
    assert plan.budget(replace(budgeted, fund=1000), [200]).left == 800
    assert plan.budget(None, [5]) == plan.Money(0, 5)


# ------------------------------------------------------------------------------------------------- needs


SURVEY = Survey(
    "s",
    2026,
    "需求",
    (
        Question("a", "内容", (("x", "甲"), ("y", "乙"))),
        Question("b", "方式", (("x", "丙"), ("y", "丁"), ("z", "戊")), most=2),
    ),
)
typed_sheets = st.lists(
    st.builds(
        lambda tier, a, b: Sheet(tier, frozenset({f"a/{one}" for one in a} | {f"b/{one}" for one in b})),
        st.sampled_from(needs.TIERS),
        st.sets(st.sampled_from("xy")),
        st.sets(st.sampled_from("xyz"), max_size=2),
    ),
    max_size=40,
)


@given(typed_sheets, st.integers(0, 40), st.integers(1, 8))
def test_sheets_add_up_and_nobody_can_be_recognised(found: list[Sheet], cut: int, least: int) -> None:
    at_once = needs.with_sheets(SURVEY, found)
    in_bundles = needs.with_sheets(needs.with_sheets(SURVEY, found[:cut]), found[cut:])
    assert in_bundles == at_once
    assert at_once.sheets == len(found)
    table = needs.table(at_once, least)
    assert table.total == len(found)
    for line in table.lines:
        key = f"{line.question}/{line.option}"
        assert line.total == sum(key in one.ticked for one in found)
        assert not line.parts or sum(line.parts) == line.total
    assert all(base >= least for base in table.bases)
    assert not table.bases or sum(table.bases) == len(found)
    tiers = [tier for joined in table.columns for tier in joined]
    assert len(set(tiers)) == len(tiers)


def test_a_survey_keeps_no_sheet() -> None:
    first = needs.with_sheets(
        SURVEY, [Sheet("chief", frozenset({"a/x"})), Sheet("chief", frozenset({"a/y"}))]
    )
    other = needs.with_sheets(
        SURVEY, [Sheet("chief", frozenset({"a/y"})), Sheet("chief", frozenset({"a/x"}))]
    )
    assert first == other
    assert first.answers == (Answers("chief", 2, {"a/x": 1, "a/y": 1}),)


def test_sheets_are_read_by_number() -> None:
    assert [(number, text) for number, _, _, text in needs.numbered(SURVEY)] == [
        (1, "甲"),
        (2, "乙"),
        (3, "丙"),
        (4, "丁"),
        (5, "戊"),
    ]
    assert needs.read_numbers(SURVEY, "young", "1、３, 4") == Sheet("young", frozenset({"a/x", "b/x", "b/y"}))
    assert needs.read_numbers(SURVEY, "young", "") == Sheet("young", frozenset())
    for text, code in (("6", "needs.no_number"), ("x", "needs.no_number"), ("3 4 5", "needs.too_many_ticks")):
        with refused(code):
            needs.read_numbers(SURVEY, "young", text)


def test_counts_by_hand_must_be_possible() -> None:
    key = option_id(SURVEY.questions[0], "x")
    assert needs.with_counts(SURVEY, "deputy", 5, {key: 4}).of("deputy").ticks == {key: 4}
    for number, ticks, code in (
        (5, {key: 6}, "needs.count"),
        (-1, {}, "needs.count"),
        (2, {"b/x": 2, "b/y": 2, "b/z": 1}, "needs.too_many_ticks"),
        (2, {"c/x": 1}, "needs.unknown_option"),
    ):
        with refused(code):
            needs.with_counts(SURVEY, "deputy", number, ticks)
    with refused("needs.issued"):
        needs.with_counts(replace(SURVEY, issued=4), "deputy", 5, {})


# ------------------------------------------------------------------------------------------------- means


def test_what_ends_is_told_in_time() -> None:
    today = date(2026, 9, 20)
    assert means.validity(None, today, 60) == ""
    assert means.validity(today, today, 60) == "ending"
    assert means.validity(today - timedelta(days=1), today, 60) == "ended"
    assert means.validity(today + timedelta(days=60), today, 60) == "ending"
    assert means.validity(today + timedelta(days=61), today, 60) == "valid"
    partner = Partner(
        "1",
        "大学",
        agreements=(
            Agreement("旧", valid_until=date(2025, 1, 1)),
            Agreement("新", valid_until=date(2026, 10, 1)),
        ),
    )
    found = means.endings(
        [Lecturer("2", "周文", valid_until=date(2026, 3, 1)), Base("3", "党校"), partner], today, 60
    )
    assert [(one.name, one.state) for one in found] == [("周文", "ended"), ("大学", "ending")]


def test_what_means_cannot_be() -> None:
    for one, code in (
        (Lecturer("", " "), "means.no_name"),
        (Lecturer("", "周文", rating=6), "means.rating"),
        (Base("", "党校", seats=-1), "means.seats"),
        (
            Partner(
                "", "大学", agreements=(Agreement("协议", signed=DAY, valid_until=DAY - timedelta(days=1)),)
            ),
            "means.agreement_days",
        ),
    ):
        with refused(code):
            means.check(one)  # type: ignore[arg-type]
