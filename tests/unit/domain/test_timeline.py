"""The timeline: prerequisites, lawful dates, planning backwards against going forwards, candidates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cadredesk import messages, resources
from cadredesk.domain import notice as notices
from cadredesk.domain import profile_text, timeline
from cadredesk.domain.inspection import AdvanceNotice
from cadredesk.domain.meeting import Attendee, Item, MeetingRecord
from cadredesk.domain.notice import Posting, PublicNotice
from cadredesk.domain.profile import STEPS, Profile
from cadredesk.domain.round import (
    VALUE_OF_STEP,
    DistrictNotice,
    EligibilityReview,
    Nomination,
    Nominations,
    PersonReview,
    Round,
    StepRecord,
    StepValue,
    Votes,
    steps_of,
)

CALENDAR = resources.work_calendar()
PROFILES = [
    profile_text.parse(file.read_text(encoding="utf-8"))
    for file in sorted((resources.root() / "profiles").glob("*.toml"))
]
SCHOOL = next(profile for profile in PROFILES if profile.id == "school-000")
TOWNSHIP = next(profile for profile in PROFILES if profile.id == "township-001")
DAY = date(2026, 9, 1)


def begun(profile: Profile = SCHOOL, **values: StepValue) -> Round:
    records = tuple(StepRecord(step, 1, "closed", values[step], DAY, DAY) for step in STEPS if step in values)
    return Round("r", "轮次", 2026, profile, "primary", DAY, "open", records)


def opened(the_round: Round, step: str, value: StepValue) -> Round:
    others = tuple(record for record in the_round.steps if record.step != step)
    return replace(the_round, steps=(*others, StepRecord(step, 1, "open", value, DAY)))


def test_a_step_that_is_not_held_stands_for_those_before_it() -> None:
    assert timeline.prerequisites(SCHOOL, "branch_meeting") == ("leadership_meeting",)
    assert timeline.prerequisites(TOWNSHIP, "branch_meeting") == ("eligibility",)
    assert timeline.prerequisites(TOWNSHIP, "inspection_report") == ("evaluation", "talks")
    for profile in PROFILES:
        for step in steps_of(profile):
            assert set(timeline.prerequisites(profile, step)) <= set(steps_of(profile))


def test_an_optional_step_never_begun_stands_in_nobodys_way() -> None:
    before = begun(TOWNSHIP, district_notice=DistrictNotice(), nomination=Nominations())
    assert timeline.waits_for(before, "eligibility") is None
    assert timeline.waits_for(before, "inspection_plan") == "eligibility"
    held = opened(before, "recommendation_vote", Votes())
    assert timeline.waits_for(held, "eligibility") == "recommendation_vote"
    assert timeline.waits_for(begun(TOWNSHIP), "eligibility") == "district_notice"


deadlines = st.dates(date(2025, 1, 15), date(2026, 12, 20))


@given(deadlines, st.sampled_from(PROFILES))
def test_the_plan_backwards_holds_when_walked_forwards(deadline: date, profile: Profile) -> None:
    latest = timeline.plan_backwards(profile, deadline, CALENDAR)
    assert tuple(latest) == steps_of(profile)
    assert latest["dossier"] <= deadline
    assert all(CALENDAR.works(day) for day in latest.values())
    for step, done in latest.items():
        rule = profile.step(step)
        assert rule is not None
        for before in timeline.prerequisites(profile, step):
            # Walk the working days of the step; they must fit after the step before it.
            free, day = 0, done
            start = latest[before]
            if before == "public_notice":
                posted = PublicNotice(postings=(Posting("n", "notice", start),))
                ends = notices.clock(posted, profile.notice, CALENDAR, start).ends
                assert ends is not None
                start = ends
            elif before == "advance_notice":
                start += timedelta(days=profile.advance_notice_days - 1)
            while day > start:
                free += CALENDAR.works(day)
                day -= timedelta(days=1)
            assert free >= rule.days


@given(deadlines)
def test_no_later_posting_would_do(deadline: date) -> None:
    latest = timeline.plan_backwards(SCHOOL, deadline, CALENDAR)
    begins = latest["final_list"]
    day = CALENDAR.add_working_days(latest["public_notice"], 1)
    later = PublicNotice(postings=(Posting("n", "notice", day),))
    ends = notices.clock(later, SCHOOL.notice, CALENDAR, day).ends
    assert ends is not None
    assert ends >= begins


@given(st.dates(date(2026, 1, 5), date(2026, 11, 30)), st.integers(-5, 10), st.booleans())
def test_the_inspection_waits_for_its_notice(posted: date, gap: int, with_reason: bool) -> None:
    first = posted + timedelta(days=gap)
    value = AdvanceNotice(
        posted_on=posted, inspection_from=first, early_reason="区局要求" if with_reason else ""
    )
    lawful = posted + timedelta(days=3)
    wanted = min(lawful, first) if with_reason else lawful
    assert timeline.inspection_earliest(value, SCHOOL) == wanted
    held = opened(begun(), "advance_notice", value)
    found = timeline.problems(held, "advance_notice", CALENDAR, posted, timeline.Facts())
    early = [problem for problem in found if problem.code == "inspection_early"]
    assert bool(early) == (gap < 3 and not with_reason)
    assert all(problem.blocks for problem in early)


def test_a_recommendation_is_valid_for_a_year() -> None:
    facts = timeline.Facts({"v": "sealed"})
    vote = Votes(("v",), date(2025, 8, 31))
    held = begun(recommendation_vote=vote)

    def codes(today: date) -> list[str]:
        found = timeline.problems(held, "recommendation_vote", CALENDAR, today, facts)
        return [problem.code for problem in found]

    assert codes(date(2026, 8, 31)) == []
    assert codes(date(2026, 9, 1)) == ["recommendation_expired"]
    assert timeline.months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert timeline.months_later(date(2025, 10, 31), 4) == date(2026, 2, 28)


def test_a_vote_counts_when_it_is_sealed() -> None:
    held = opened(begun(), "evaluation", Votes(("old", "new"), DAY))
    for state, code in (("void", "need_re_vote"), ("counting", "need_seal"), ("", "need_seal")):
        facts = timeline.Facts({"old": "sealed", "new": state})
        (found,) = timeline.problems(held, "evaluation", CALENDAR, DAY, facts)
        assert (found.code, found.kind) == (code, "missing")
    assert timeline.problems(held, "evaluation", CALENDAR, DAY, timeline.Facts({"new": "sealed"})) == ()


def test_candidates_are_those_admitted() -> None:
    entries = (
        Nomination("a", "deputy", "self"),
        Nomination("b", "deputy", "self", withdrawn=True),
        Nomination("c", "young", "masses"),
        Nomination("a", "deputy", "masses"),
    )
    held = begun(nomination=Nominations(entries))
    assert [one.person_id for one in timeline.candidates(held, "eligibility")] == ["a", "c"]
    assert [one.person_id for one in timeline.candidates(held, "talks")] == ["a", "c"]
    review = EligibilityReview(
        people=(PersonReview("a", decision="refused"), PersonReview("c", decision="admitted"))
    )
    reviewed = opened(held, "eligibility", review)
    assert [one.person_id for one in timeline.candidates(reviewed, "eligibility")] == ["a", "c"]
    assert [one.person_id for one in timeline.candidates(reviewed, "leadership_meeting")] == ["c"]


def test_votes_not_typed_yet_are_missing_and_wrong_ones_are_a_breach() -> None:
    entries = tuple(Nomination(person, "deputy", "self") for person in ("a", "b"))
    members = tuple(Attendee(name, "m") for name in "甲乙丙")

    def found(*items: Item) -> set[tuple[str, str]]:
        record = MeetingRecord(on=DAY, chair="甲", recorder="乙", attendees=members, items=items)
        held = opened(begun(nomination=Nominations(entries)), "leadership_meeting", record)
        told = timeline.problems(held, "leadership_meeting", CALENDAR, DAY, timeline.Facts())
        return {(one.code, one.kind) for one in told}

    voted, blank, wrong = Item("a", agree=3), Item("b"), Item("b", agree=1)
    assert found(voted, blank) == {("need_meeting_votes", "missing")}
    assert found(voted, wrong) == {("sums_differ", "breach")}
    assert found(replace(blank, person_id="a"), wrong) == {
        ("need_meeting_votes", "missing"),
        ("sums_differ", "breach"),
    }
    assert found(voted, Item("b", disagree=3)) == set()
    assert found(Item("a", disagree=3), Item("b", disagree=3)) == {("nobody_carried", "breach")}


def test_every_step_has_a_value_a_check_and_its_prerequisites() -> None:
    assert tuple(VALUE_OF_STEP) == STEPS == tuple(timeline.PREREQUISITES)
    fresh = begun()
    views = timeline.timeline(fresh, CALENDAR, DAY)
    assert [view.state for view in views] == ["due"] + ["not_due"] * 14
    assert views[0].next_action == "need_number"
    for step in STEPS:
        empty = opened(begun(), step, VALUE_OF_STEP[step]())
        assert timeline.problems(empty, step, CALENDAR, DAY, timeline.Facts())


def test_every_problem_has_its_sentence_in_both_languages() -> None:
    source = Path(timeline.__file__).read_text(encoding="utf-8")
    codes = set(re.findall(r'(?:_missing|_breach|Problem)\(\s*"([a-z_]+)"', source))
    assert len(codes) > 50
    for code in codes | {f"step_{step}" for step in STEPS}:
        for lang in messages.LANGUAGES:
            assert messages.sentence(f"round.{code}", lang) != f"round.{code}", (code, lang)
