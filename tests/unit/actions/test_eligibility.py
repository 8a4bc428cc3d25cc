"""Story 4 on a real desk: over age, unknown day, low degree; the exception in writing; frozen findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cadredesk.actions import desks, eligibility, nominations, people, rounds
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.person import Education
from cadredesk.domain.round import EligibilityReview, Nomination
from tests.unit.actions import selection
from tests.unit.actions.selection import Clock, School
from tests.unit.actions.test_rounds import refused

REFERENCE = date(2026, 11, 21)


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[School]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = Clock(date(2026, 9, 1))
    desk = desks.test_folder(tmp_path / "data", now=clock)
    made = selection.school(desk, clock)
    for name, birth in (
        ("甲一", "1991-06-30"),
        ("甲二", "1991-11-21"),
        ("甲三", "1991-11"),
        ("甲四", "1995-03"),
    ):
        made.ids[name] = people.create(desk, selection.teacher(name, birth)).id
    low = people.get(desk, made.id("甲四"))
    people.save(desk, replace(low, educations=(Education("secondary"),)))
    selection.with_notice(made, REFERENCE)
    for name in ("甲一", "甲二", "甲三", "甲四"):
        nominations.add(desk, made.round_id, Nomination(made.id(name), "deputy", "self", signed=True))
    rounds.close_step(desk, made.round_id, "nomination")
    yield made
    desk.close()


def age(at: School, name: str) -> tuple[str, str]:
    one = eligibility.review_of(at.desk, at.round_id, at.id(name), "zh_CN")
    found = next(row for row in one.findings if row.rule_id == "age")
    assert found.clause == "学校计划第一条：未满35周岁"
    return found.verdict, found.ask


def test_story_four(at: School) -> None:
    desk, round_id = at.desk, at.round_id
    assert age(at, "甲一") == ("no", "")
    assert age(at, "甲二") == ("no", "")
    verdict, ask = age(at, "甲三")
    assert verdict == "unknown"
    assert "请补充出生的日" in ask
    degree = eligibility.review_of(desk, round_id, at.id("甲四"), "zh_CN").findings[1]
    assert (degree.verdict, degree.required, degree.actual) == ("no", "大专以上", "全日制中专")
    for name in ("甲一", "甲二", "甲三", "甲四"):
        for rule in ("in_education", "conduct"):
            eligibility.answer(desk, round_id, at.id(name), rule, "yes")
    for name in ("甲一", "甲三"):
        with refused("eligibility.exception_needed", name=name, label="年龄"):
            eligibility.decide(desk, round_id, at.id(name), "admitted")
    eligibility.except_rule(desk, round_id, at.id("甲一"), "age", "区级骨干教师，局党委同意放宽")
    eligibility.decide(desk, round_id, at.id("甲一"), "admitted")
    # The day is added: the file answers now.
    unknown = people.get(desk, at.id("甲三"))
    people.save(desk, replace(unknown, birth=PartialDate(1991, 11, 22)))
    assert age(at, "甲三")[0] == "yes"
    eligibility.decide(desk, round_id, at.id("甲三"), "admitted")
    with refused("eligibility.reason_needed"):
        eligibility.decide(desk, round_id, at.id("甲二"), "refused")
    eligibility.decide(desk, round_id, at.id("甲二"), "refused", "年龄不符")
    eligibility.set_review(desk, round_id, date(2026, 9, 4), ("周文", "方敏"))
    with refused("eligibility.undecided", names="甲四"):
        eligibility.close(desk, round_id)
    eligibility.decide(desk, round_id, at.id("甲四"), "refused", "学历不符")
    eligibility.close(desk, round_id)
    standing = {one.name for one in rounds.candidates(desk, round_id, "leadership_meeting")}
    assert standing == {"甲一", "甲三"}
    printed = {one.name: one for one in eligibility.review(desk, round_id)}
    excepted = next(row for row in printed["甲一"].findings if row.rule_id == "age")
    assert (excepted.verdict, excepted.exception) == ("no", "区级骨干教师，局党委同意放宽")
    # What was decided stays, whatever becomes of the file.
    people.save(desk, replace(people.get(desk, at.id("甲三")), birth=PartialDate(1980, 1, 1)))
    assert {one.name: one for one in eligibility.review(desk, round_id)} == printed


def test_an_admission_that_the_file_no_longer_bears(at: School) -> None:
    desk, round_id = at.desk, at.round_id
    people.save(desk, replace(people.get(desk, at.id("甲三")), birth=PartialDate(1991, 11, 22)))
    selection.admit(at, "甲三")
    for name in ("甲一", "甲二", "甲四"):
        eligibility.decide(desk, round_id, at.id(name), "refused", "不符合")
    eligibility.set_review(desk, round_id, date(2026, 9, 4), ("周文",))
    people.save(desk, replace(people.get(desk, at.id("甲三")), birth=PartialDate(1991, 11, 20)))
    with refused("eligibility.exception_needed", name="甲三"):
        eligibility.close(desk, round_id)
    assert at.round.record("eligibility").state == "open"  # type: ignore[union-attr]


def test_what_is_refused(at: School) -> None:
    desk, round_id, person = at.desk, at.round_id, at.id("甲一")
    with refused("eligibility.bad_answer"):
        eligibility.answer(desk, round_id, person, "conduct", "perhaps")
    with refused("eligibility.not_a_question", label="年龄"):
        eligibility.answer(desk, round_id, person, "age", "yes")
    with refused("eligibility.unknown_rule"):
        eligibility.answer(desk, round_id, person, "height", "yes")
    with refused("eligibility.not_nominated"):
        eligibility.answer(desk, round_id, at.id("周文"), "conduct", "yes")
    with refused("eligibility.no_exception", label="处分影响期"):
        eligibility.except_rule(desk, round_id, person, "sanction", "情况特殊")
    with refused("eligibility.bad_decision"):
        eligibility.decide(desk, round_id, person, "perhaps")
    assert at.round.value("eligibility", EligibilityReview) == EligibilityReview()


def test_the_texts_follow_the_language_asked_for(at: School) -> None:
    chinese = eligibility.review_of(at.desk, at.round_id, at.id("甲一"), "zh_CN").findings[0]
    english = eligibility.review_of(at.desk, at.round_id, at.id("甲一"), "en").findings[0]
    assert chinese.required == "未满35周岁（1991年11月22日及以后出生）"
    assert english.required == "under 35 (born on or after 1991-11-22)"
    assert chinese.verdict == english.verdict == "no"


def test_no_review_without_the_day_ages_count_to(at: School) -> None:
    other = rounds.start(at.desk, "另一轮", "school-000", "primary")
    person = people.get(at.desk, at.id("甲一"))
    found = eligibility.preview(person, other, "deputy", REFERENCE, "zh_CN")
    assert found[0].verdict == "no"
    assert eligibility.review(at.desk, other.id) == ()
