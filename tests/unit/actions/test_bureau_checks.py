"""What the bureau finds in a report: what is missing, who is not eligible by its rules, and what it may accept at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cadredesk.actions import bureau_checks, conflicts, profiles, submissions
from cadredesk.actions.bureau_checks import OwnRule, RuleChoice
from cadredesk.domain.conflicts import Quota
from cadredesk.errors import UserError
from cadredesk.messages import LANGUAGES, sentence
from tests.unit.actions.district import District, open_district, payload, person


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[District]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    made = open_district(tmp_path)
    yield made
    made.desk.close()


def words(district: District, package_id: str) -> list[str]:
    found = bureau_checks.look(district.desk, package_id)
    return [one.words for one in bureau_checks.suggestions(found, {})]


def test_a_report_that_lacks_nothing_is_clear(district: District) -> None:
    taken = district.report(1, [person(1), person(2)])
    found = bureau_checks.look(district.desk, taken.package_id)
    assert found.missing == ()
    assert [one.overall for one in found.people] == ["yes", "yes"]
    assert found.is_clear
    assert bureau_checks.suggestions(found, {}) == ()
    assert bureau_checks.sift(district.desk).clear == (taken.package_id,)


def test_a_school_with_nobody_to_report_lacks_nothing(district: District) -> None:
    taken = district.report(1, [], papers=[], meetings=[], results=[], notices=[], rounds=[])
    assert bureau_checks.look(district.desk, taken.package_id).is_clear


@pytest.mark.parametrize(
    ("part", "title"),
    [
        ("meetings", "班子会会议记录"),
        ("results", "民主测评结果汇总表"),
        ("notices", "公示结果报告"),
    ],
)
def test_what_is_missing_has_a_word_and_a_reason(district: District, part: str, title: str) -> None:
    taken = district.report(1, [person(1)], **{part: []})
    found = bureau_checks.look(district.desk, taken.package_id)
    assert title in [one.requirement.title for one in found.missing]
    told = bureau_checks.suggestions(found, {})
    assert f"缺：{title}" in [one.words for one in told]
    assert all(one.ticked and one.reasons for one in told)


def test_a_paper_of_one_person_is_missed_of_that_person_only(district: District) -> None:
    told, _ = payload([person(1), person(2)])
    papers = [one for one in told["papers"] if (one["key"], one["person_id"]) != ("registration_form", "p2")]
    people = [person(1), person(2, photo="")]
    taken = district.report(1, people, papers=papers)
    found = bureau_checks.look(district.desk, taken.package_id)
    assert [(one.requirement.key, one.person_id) for one in found.missing] == [
        ("form", "p2"),
        ("photo", "p2"),
    ]
    told_reasons = [one.reasons for one in bureau_checks.suggestions(found, {})]
    assert told_reasons == [(("evidence_missing", "p2", ""),), (("field_missing", "p2", "photo"),)]


def test_the_recommendation_is_asked_for_where_it_was_held(district: District) -> None:
    told, _ = payload([person(1)])
    steps = [{"step": "recommendation_vote", "state": "closed"}]
    taken = district.report(1, [person(1)], rounds=[{**told["rounds"][0], "steps": steps}])
    assert "缺：民主推荐结果汇总表" in words(district, taken.package_id)


def test_the_bureaus_rules_find_who_is_too_old_and_who_cannot_be_decided(district: District) -> None:
    people = [person(1, birth="1991-09-01"), person(2, birth="1991-09"), person(3, birth="1991-09-02")]
    taken = district.report(1, people)
    found = bureau_checks.look(district.desk, taken.package_id)
    assert [one.overall for one in found.people] == ["no", "unknown", "yes"]
    assert [one.differs for one in found.people] == [True, True, False]
    old, open_ = bureau_checks.suggestions(found, {})
    assert (old.reasons, old.ticked) == ((("not_eligible", "p1", "birth"),), True)
    assert (open_.reasons, open_.ticked) == ((("field_missing", "p2", "birth"),), False)
    assert "未满35周岁" in old.words
    clause = next(one.clause for one in found.people[0].findings if one.verdict == "no")
    assert clause == "学校计划第一条：未满35周岁"


def test_an_exception_of_the_school_is_shown_and_nobody_accepts_it_unseen(district: District) -> None:
    told, _ = payload([person(1, birth="1988-01-01")])
    review = {
        **told["rounds"][0]["eligibility"][0],
        "exceptions": [{"rule": "age", "reason": "区级学科带头人"}],
    }
    rounds = [{**told["rounds"][0], "eligibility": [review]}]
    taken = district.report(1, [person(1, birth="1988-01-01")], rounds=rounds)
    (one,) = bureau_checks.look(district.desk, taken.package_id).people
    assert (one.overall, one.exceptions) == ("yes", (("age", "区级学科带头人"),))
    assert not one.is_clear
    assert bureau_checks.sift(district.desk).clear == ()


def test_the_bureaus_profile_and_day_are_its_own(district: District) -> None:
    taken = district.report(1, [person(1, birth="1991-10-01")])
    desk = district.desk
    assert bureau_checks.look(desk, taken.package_id).people[0].overall == "yes"
    bureau_checks.put_rules(desk, RuleChoice("school-000", date(2026, 11, 1)))
    assert bureau_checks.look(desk, taken.package_id).people[0].overall == "no"
    own = profiles.copy(desk, "school-000", "小学放宽")
    raised = profiles.save(
        desk, replace(own, rules=tuple(replace(r, number=45) if r.kind == "age" else r for r in own.rules))
    )
    choice = RuleChoice("school-000", date(2026, 11, 1), (OwnRule(raised.id, "primary"),))
    bureau_checks.put_rules(desk, choice)
    assert bureau_checks.rules_chosen(desk) == choice
    (one,) = bureau_checks.look(desk, taken.package_id).people
    assert (one.overall, one.profile) == ("yes", "小学放宽")
    with pytest.raises(UserError, match=r"profile\.unknown"):
        bureau_checks.put_rules(desk, RuleChoice("no-such"))


def test_the_narrowest_choice_of_rules_holds() -> None:
    choice = RuleChoice(
        "a",
        None,
        (OwnRule("b", stage="primary"), OwnRule("c", tier="chief"), OwnRule("d", "primary", "chief")),
    )
    asked = (("junior", "deputy"), ("primary", "deputy"), ("junior", "chief"), ("primary", "chief"))
    assert [choice.of(*one) for one in asked] == ["a", "b", "c", "d"]


def test_without_rules_nothing_is_guessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    made = open_district(tmp_path, rules=False)
    taken = made.report(1, [person(1)])
    (one,) = bureau_checks.look(made.desk, taken.package_id).people
    assert one.overall == "unknown"
    assert "规则方案" in one.problem
    assert bureau_checks.sift(made.desk).clear == ()
    made.desk.close()


def test_what_is_complete_and_without_question_is_accepted_at_once(district: District) -> None:
    good = district.report(1, [person(1)]).package_id
    district.report(2, [person(2, birth="1980-01-01")])
    twice = district.report(3, [person(3)]).package_id
    assert set(bureau_checks.sift(district.desk).clear) == {good, twice}
    district.report(4, [person(3, id="other")])
    sifted = bureau_checks.sift(district.desk)
    assert sifted.clear == (good,)
    assert len(sifted.asked) == 3
    assert bureau_checks.accept_all(district.desk, (good, twice)) == 1
    states = {one.package_id: one.state for one in submissions.listed(district.desk)}
    assert states[good] == "accepted"
    assert states[twice] == "received"


def test_a_quota_used_over_is_a_reason_to_return(district: District) -> None:
    conflicts.put_quotas(district.desk, [Quota("SIM-0001", "2026", "deputy", 1)])
    taken = district.report(1, [person(1), person(2)])
    found = bureau_checks.look(district.desk, taken.package_id)
    (told,) = bureau_checks.suggestions(found, {"SIM-0001": "第1小学"})
    assert told.words == "第1小学副职报送2人，名额1人，超出1人。"
    assert told.reasons == (("quota", "", ""),)


def test_every_field_that_changed_is_told_old_and_new(district: District) -> None:
    first = [person(1), person(2), person(3)]
    district.report(1, first)
    posts = [{"level": "master", "full_time": True}]
    second = [person(1, birth="1994-09", educations=posts), person(2), person(4)]
    told, _ = payload(second)
    told["rounds"][0]["final"][1]["tier"] = "young"
    notices = [{**told["notices"][0], "ends": "2026-10-16"}]
    taken = district.report(1, second, rounds=told["rounds"], notices=notices)
    found = submissions.difference(district.desk, taken.package_id)
    assert found.before == 1
    rows = [(one.what, one.person_id, one.field or one.label, one.old, one.new) for one in found.changes]
    assert rows[0][:2] == ("new", "p4")
    assert ("changed", "p1", "birth", "1994-08", "1994-09") in rows
    assert ("changed", "p1", "educations", "全日制 大学本科", "全日制 硕士研究生") in rows
    assert ("changed", "p2", "推荐类别", "副职", "优秀青年") in rows
    assert ("gone", "p3", "", "", "") in rows
    assert ("report", "", "公示期满日", "2026-10-09", "2026-10-16") in rows
    assert not [one for one in rows if one[0] == "changed" and one[1] in ("p3", "p4")]
    assert len(rows) == 6


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("area", ["bureau_checks", "conflicts", "difference", "decisions"])
def test_every_sentence_is_there_in_both_languages(language: str, area: str) -> None:
    import tomllib

    root = Path(__file__).resolve().parents[3] / "resources" / "messages"
    chinese = tomllib.loads((root / "zh_CN" / f"{area}.toml").read_text(encoding="utf-8"))
    for key, text in chinese.items():
        other = sentence(f"{area}.{key}", language)
        assert other != f"{area}.{key}"
        named = {part.split("}")[0] for part in text.split("{")[1:]}
        raw = tomllib.loads((root / language / f"{area}.toml").read_text(encoding="utf-8"))[key]
        assert {part.split("}")[0] for part in raw.split("{")[1:]} == named, key
