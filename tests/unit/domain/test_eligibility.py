"""Eligibility at the boundary day, at month precision, and with empty parts of the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk import messages, resources
from cadredesk.domain import eligibility, profile_text
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.eligibility import Finding
from cadredesk.domain.person import Assessment, Certificate, Education, Person, Post, Sanction, Title
from cadredesk.domain.profile import EligibilityRule, Profile
from cadredesk.domain.round import RuleAnswer
from cadredesk.domain.terms import Terms

REFERENCE = date(2026, 11, 21)
TERMS = Terms.from_mapping(resources.read_toml("terms", "person.toml"))
SCHOOL = profile_text.parse((resources.root() / "profiles" / "school-000.toml").read_text(encoding="utf-8"))
STAGES = profile_text.parse(
    (resources.root() / "profiles" / "school-stages.toml").read_text(encoding="utf-8")
)


def say(code: str, /, **values: object) -> str:
    told = messages.sentence(f"eligibility.{code}", "zh_CN", **values)
    assert not told.startswith("eligibility."), code
    assert "…" not in told, told
    return told


def reviewed(
    person: Person,
    *rules: EligibilityRule,
    on: date = REFERENCE,
    answers: tuple[RuleAnswer, ...] = (),
    profile: Profile = SCHOOL,
    tier: str = "deputy",
    stage: str = "primary",
) -> tuple[Finding, ...]:
    held = replace(profile, rules=rules) if rules else profile
    return eligibility.review(person, held, tier, stage, on, answers, say, TERMS)


def rule(kind: str, **more: object) -> EligibilityRule:
    return EligibilityRule("r", kind, "条件", "依据", **more)  # type: ignore[arg-type]


UNDER_35 = rule("age", number=35)
UP_TO_35 = rule("age", number=35, inclusive=True)


@pytest.mark.parametrize(
    ("birth", "verdict"),
    [
        ("1991-06-30", "no"),
        ("1991-11-21", "no"),
        ("1991-11-22", "yes"),
        ("1991-11", "unknown"),
        ("1991-10", "no"),
        ("1991-12", "yes"),
        ("1991", "unknown"),
        ("1992", "yes"),
    ],
)
def test_under_35_at_the_boundary(birth: str, verdict: str) -> None:
    (found,) = reviewed(Person("p", "张三", birth=PartialDate.from_iso(birth)), UNDER_35)
    assert found.verdict == verdict
    assert found.required == "未满35周岁（1991年11月22日及以后出生）"
    assert found.clause == "依据"
    if verdict == "unknown":
        assert found.field == "birth"
        assert "补充出生的" in found.ask
        assert ("月" in found.ask.split("补充")[1]) == (birth == "1991")


@pytest.mark.parametrize(
    ("birth", "verdict"), [("1990-11-21", "no"), ("1990-11-22", "yes"), ("1991-11-21", "yes")]
)
def test_up_to_35_includes_the_number(birth: str, verdict: str) -> None:
    (found,) = reviewed(Person("p", "张三", birth=PartialDate.from_iso(birth)), UP_TO_35)
    assert found.verdict == verdict
    assert "含35周岁" in found.required


@pytest.mark.parametrize(
    ("cutoff", "birth", "verdict"),
    [
        ("year_start", "1991-01-01", "yes"),
        ("year_start", "1990-12-31", "no"),
        ("year_start", "1991", "yes"),
        ("1991-09-01", "1991-08-31", "no"),
        ("1991-09-01", "1991-09", "yes"),
    ],
)
def test_a_line_by_the_year_or_by_a_date(cutoff: str, birth: str, verdict: str) -> None:
    told = rule("age", number=35, cutoff=cutoff)
    (found,) = reviewed(Person("p", "张三", birth=PartialDate.from_iso(birth)), told)
    assert found.verdict == verdict


days = st.dates(date(1940, 1, 1), date(2035, 12, 31))


@given(days, days, st.integers(18, 60), st.booleans())
def test_the_age_line_agrees_with_counting_birthdays(
    born: date, on: date, years: int, inclusive: bool
) -> None:
    if born > on:
        born, on = on, born
    told = rule("age", number=years, inclusive=inclusive)
    (found,) = reviewed(Person("p", "张三", birth=PartialDate.of(born)), told, on=on)
    # Independently: one birthday after the other; 29 February is kept on 1 March of a common year.
    age = 0
    while True:
        year = born.year + age + 1
        try:
            birthday = date(year, born.month, born.day)
        except ValueError:
            birthday = date(year, 3, 1)
        if birthday > on:
            break
        age += 1
    assert found.verdict == ("yes" if age < years + inclusive else "no")


@given(days, days, st.integers(18, 60))
def test_a_month_decides_only_when_every_day_of_it_agrees(born: date, on: date, years: int) -> None:
    if born > on:
        born, on = on, born
    told = rule("age", number=years)
    month = PartialDate(born.year, born.month)
    verdicts = set()
    day = month.earliest()
    while day <= month.latest():
        (one,) = reviewed(Person("p", "张三", birth=PartialDate.of(day)), told, on=on)
        verdicts.add(one.verdict)
        day += timedelta(days=1)
    (found,) = reviewed(Person("p", "张三", birth=month), told, on=on)
    assert found.verdict == (verdicts.pop() if len(verdicts) == 1 else "unknown")


def test_an_empty_part_decides_nothing_until_it_is_confirmed() -> None:
    empty = Person("p", "张三")
    for told, part in (
        (rule("education", value="college"), "educations"),
        (rule("title", value="intermediate"), "titles"),
        (rule("post", values=("deputy",)), "posts"),
        (rule("post_years", values=("deputy",), number=2), "posts"),
        (rule("certificate", value="教师资格证"), "certificates"),
    ):
        (found,) = reviewed(empty, told)
        assert (found.verdict, found.field) == ("unknown", part)
        (found,) = reviewed(replace(empty, confirmed_none=frozenset({part})), told)
        assert (found.verdict, found.actual) == ("no", "已确认无")
    (found,) = reviewed(empty, rule("no_sanction"))
    assert (found.verdict, found.field) == ("unknown", "sanctions")
    (found,) = reviewed(replace(empty, confirmed_none=frozenset({"sanctions"})), rule("no_sanction"))
    assert found.verdict == "yes"
    for kind, field in (("service_years", "work_started"), ("teaching_years", "teaching_started")):
        (found,) = reviewed(empty, rule(kind, number=5))
        assert (found.verdict, found.field) == ("unknown", field)


def test_education_and_its_manner() -> None:
    person = Person("p", "张三", educations=(Education("college"), Education("bachelor", False)))
    (found,) = reviewed(person, rule("education", value="bachelor"))
    assert (found.verdict, found.actual, found.required) == ("yes", "在职大学本科", "大学本科以上")
    (found,) = reviewed(person, rule("education", value="bachelor", full_time=True))
    assert (found.verdict, found.actual, found.required) == ("no", "全日制大专", "全日制大学本科以上")
    in_service = replace(person, educations=(Education("bachelor", False),))
    (found,) = reviewed(in_service, rule("education", value="college", full_time=True))
    assert (found.verdict, found.actual) == ("no", "在职大学本科")


@pytest.mark.parametrize(
    ("until", "verdict"),
    [
        (None, "no"),
        (PartialDate(2026, 11, 22), "no"),
        (PartialDate(2026, 11, 21), "no"),
        (PartialDate(2026, 11, 20), "yes"),
        (PartialDate(2026, 11), "unknown"),
        (PartialDate(2026), "unknown"),
        (PartialDate(2025), "yes"),
    ],
)
def test_a_sanction_counts_to_its_last_day(until: PartialDate | None, verdict: str) -> None:
    person = Person("p", "张三", sanctions=(Sanction("警告", PartialDate(2026, 5), until),))
    (found,) = reviewed(person, rule("no_sanction"))
    assert found.verdict == verdict


def test_assessments_of_the_years_before() -> None:
    asked = rule("assessment", number=3, value="competent")
    good = tuple(Assessment(year, "competent") for year in (2023, 2024, 2025))
    (found,) = reviewed(Person("p", "张三", assessments=good), asked)
    assert (found.verdict, found.actual) == ("yes", "2025年合格、2024年合格、2023年合格")
    (found,) = reviewed(Person("p", "张三", assessments=good[1:]), asked)
    assert (found.verdict, found.ask) == ("unknown", "请填写2023年的年度考核结果。")
    # One year below the floor decides, whatever is missing.
    (found,) = reviewed(Person("p", "张三", assessments=(Assessment(2024, "basic"),)), asked)
    assert found.verdict == "no"
    (found,) = reviewed(Person("p", "张三", assessments=(*good[:2], Assessment(2025, "ungraded"))), asked)
    assert found.verdict == "unknown"


def test_years_in_posts() -> None:
    asked = rule("post_years", values=("middle_chief:1", "class_head:3"))
    chief = Post("主任", "middle_chief", started=PartialDate(2025, 11))
    (found,) = reviewed(Person("p", "张三", posts=(chief,)), asked)
    assert found.verdict == "unknown"
    (found,) = reviewed(
        Person("p", "张三", posts=(replace(chief, started=PartialDate(2025, 11, 21)),)), asked
    )
    assert found.verdict == "yes"
    late = replace(chief, started=PartialDate(2025, 11, 22))
    (found,) = reviewed(Person("p", "张三", posts=(late,)), asked)
    assert found.verdict == "no"
    heads = Post("班主任", "class_head", "", PartialDate(2020, 9, 1), PartialDate(2023, 9, 1))
    (found,) = reviewed(Person("p", "张三", posts=(late, heads)), asked)
    assert found.verdict == "yes"
    # Two posts at the same time count once.
    both = (replace(heads, ended=PartialDate(2022, 9, 1)), replace(heads, ended=PartialDate(2022, 8, 1)))
    (found,) = reviewed(Person("p", "张三", posts=both), asked)
    assert found.verdict == "no"


def test_the_post_held_now() -> None:
    asked = rule("post", values=("middle_chief", "deputy"))
    (found,) = reviewed(Person("p", "张三", current_post="副校长", current_post_kind="deputy"), asked)
    assert (found.verdict, found.actual) == ("yes", "副校长")
    (found,) = reviewed(Person("p", "张三", current_post="督学"), asked)
    assert (found.verdict, found.field) == ("unknown", "current_post_kind")
    former = Post("主任", "middle_chief", "", PartialDate(2015), PartialDate(2020))
    now = Post("教师", "teacher", "", PartialDate(2020))
    (found,) = reviewed(Person("p", "张三", posts=(former, now)), asked)
    assert found.verdict == "no"
    (found,) = reviewed(Person("p", "张三", posts=(former, now)), replace(asked, current=False))
    assert found.verdict == "yes"


def test_rules_by_stage_tier_and_sex() -> None:
    person = Person(
        "p",
        "张三",
        gender="f",
        birth=PartialDate(1983, 11, 21),
        educations=(Education("college"),),
        titles=(Title("一级教师", "intermediate"),),
        certificates=(Certificate("教师资格证"),),
    )
    found = {row.rule_id: row for row in reviewed(person, profile=STAGES)}
    assert "age_deputy_primary_f" in found
    assert "age_deputy_primary_m" not in found
    assert found["age_deputy_primary_f"].verdict == "no"
    assert found["education_primary"].verdict == "yes"
    man = {row.rule_id: row for row in reviewed(replace(person, gender="m"), profile=STAGES)}
    assert man["age_deputy_primary_m"].verdict == "yes"
    unknown = {row.rule_id: row for row in reviewed(replace(person, gender=""), profile=STAGES)}
    assert unknown["age_deputy_primary_m"].verdict == "yes"
    assert (unknown["age_deputy_primary_f"].verdict, unknown["age_deputy_primary_f"].field) == (
        "unknown",
        "gender",
    )
    junior = {row.rule_id: row for row in reviewed(person, profile=STAGES, stage="junior")}
    assert junior["education_secondary"].verdict == "no"


def test_questions_exceptions_and_the_sum() -> None:
    asked = (rule("question"), replace(UNDER_35, id="age"))
    old = Person("p", "张三", birth=PartialDate(1980, 1, 1))
    found = reviewed(old, *asked)
    assert [row.verdict for row in found] == ["unknown", "no"]
    assert eligibility.overall(found) == "no"
    answered = (RuleAnswer("r", "yes", "已核实"),)
    found = reviewed(old, *asked, answers=answered)
    assert (found[0].verdict, found[0].actual) == ("yes", "是（已核实）")
    excepted = (*answered, RuleAnswer("age", exception_reason="区级骨干"))
    found = reviewed(old, *asked, answers=excepted)
    assert found[1].exception == "区级骨干"
    assert eligibility.overall(found) == "yes"
    strict = (asked[0], replace(asked[1], exception=False))
    assert eligibility.overall(reviewed(old, *strict, answers=excepted)) == "no"
    assert eligibility.overall(reviewed(old, asked[0])) == "unknown"


def test_every_shipped_rule_says_what_it_asks() -> None:
    for file in sorted((resources.root() / "profiles").glob("*.toml")):
        profile = profile_text.parse(file.read_text(encoding="utf-8"))
        for tier in profile.tiers:
            for stage in profile.stages or ("primary",):
                for sex in ("m", "f", ""):
                    person = Person("p", "张三", gender=sex)
                    found = reviewed(person, profile=profile, tier=tier.id, stage=stage)
                    assert found
                    assert all(row.clause and row.required and row.ask for row in found)
                    assert {row.verdict for row in found} == {"unknown"}
