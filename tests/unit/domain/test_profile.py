"""Rule profiles: canonical text and digest, strict reading, and the shipped ones."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk import resources
from cadredesk.domain import profile_text
from cadredesk.domain.profile import MEETING_STEPS, STEPS
from cadredesk.domain.round import steps_of
from cadredesk.errors import UserError

SHIPPED = {
    file.stem: file.read_text(encoding="utf-8")
    for file in sorted((resources.root() / "profiles").glob("*.toml"))
}
SCHOOL = profile_text.parse(SHIPPED["school-000"])


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_shipped_profile_is_sound_and_canonical(name: str) -> None:
    profile = profile_text.parse(SHIPPED[name])
    assert profile.id == name
    assert profile_text.parse(profile.text) == profile
    assert profile.digest == hashlib.sha256(profile.text.encode()).hexdigest()
    held = steps_of(profile)
    assert [step.key for step in profile.steps] == list(held)
    assert all(step.clause for step in profile.steps)
    assert all(profile.meeting(step).clause for step in MEETING_STEPS if step in held)
    assert profile.team_minimum >= 2
    assert profile.notice.calendar_days == 7
    assert profile.notice.working_days == 5


def test_the_three_sources_are_there() -> None:
    assert {"school-000", "township-001", "school-stages"} <= SHIPPED.keys()
    township = profile_text.parse(SHIPPED["township-001"])
    assert township.advance_notice_days == 3
    assert {rule.id for rule in township.rules} >= {"origin_chief", "origin_deputy", "grass_roots", "health"}
    assert steps_of(SCHOOL) == STEPS


texts = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=30).filter(str.strip)


@given(texts, texts, st.integers(1, 60), st.fractions(Fraction(1, 9), 1), st.lists(texts, max_size=3))
def test_any_profile_survives_its_text(
    title: str, clause: str, days: int, share: Fraction, basis: list[str]
) -> None:
    made = profile_text.sealed(
        replace(
            SCHOOL,
            title=title,
            basis=tuple(basis),
            rules=(replace(SCHOOL.rules[0], clause=clause), *SCHOOL.rules[1:]),
            notice=replace(SCHOOL.notice, calendar_days=days),
            examination=replace(SCHOOL.examination, majority=share),
        )
    )
    tomllib.loads(made.text)
    assert profile_text.parse(made.text) == made


def test_any_change_changes_the_digest() -> None:
    digests = {SCHOOL.digest}
    for changed in (
        replace(SCHOOL, team_minimum=3),
        replace(SCHOOL, rules=SCHOOL.rules[::-1]),
        replace(SCHOOL, rules=(replace(SCHOOL.rules[0], number=36), *SCHOOL.rules[1:])),
        replace(SCHOOL, branch_meeting=replace(SCHOOL.branch_meeting, majority_more_than=False)),
        replace(SCHOOL, notice=replace(SCHOOL.notice, show_score=False)),
    ):
        digests.add(profile_text.sealed(changed).digest)
    assert len(digests) == 6


BAD = [
    ("title = ", "profile.syntax", ""),
    (SHIPPED["school-000"] + "\ncolour = 'red'\n", "profile.unknown_key", "notice.colour"),
    (
        SHIPPED["school-000"].replace('id = "age"', 'id = "age"\nage = 3'),
        "profile.unknown_key",
        "rules[1].age",
    ),
    (SHIPPED["school-000"].replace("version = 1", 'version = "1"'), "profile.wrong_type", "version"),
    (SHIPPED["school-000"].replace("version = 1", "version = true"), "profile.wrong_type", "version"),
    (SHIPPED["school-000"].replace("stages = []", 'stages = "primary"'), "profile.wrong_type", "stages"),
    (SHIPPED["school-000"].replace("version = 1\n", ""), "profile.missing_key", "version"),
    (SHIPPED["school-000"].replace('kind = "age"', 'kind = "height"'), "profile.bad_value", "rules[1].kind"),
    (SHIPPED["school-000"].replace("number = 35", "number = 0"), "profile.bad_value", "rules[1].number"),
    (
        SHIPPED["school-000"].replace('quorum = "1/2"', 'quorum = "1/0"'),
        "profile.bad_value",
        "leadership_meeting.quorum",
    ),
    (
        SHIPPED["school-000"].replace('label = "廉", weight = 20', 'label = "廉", weight = 21'),
        "profile.bad_value",
        "evaluation.elements",
    ),
    (SHIPPED["school-000"].replace('key = "talks"', 'key = "songs"'), "profile.bad_value", "steps[10].key"),
    (SHIPPED["school-000"].replace('key = "talks"', 'key = "evaluation"'), "profile.bad_value", "steps"),
    (
        SHIPPED["school-000"].replace('value = "college"', 'value = "good"'),
        "profile.bad_value",
        "rules[2].value",
    ),
    (
        SHIPPED["township-001"].replace('tiers = ["chief"]', 'tiers = ["king"]'),
        "profile.bad_value",
        "rules[1].tiers",
    ),
    (
        SHIPPED["school-stages"].replace('"class_head:3"', '"class_head:x"'),
        "profile.bad_value",
        "rules[15].values",
    ),
    ("x" * 300_000, "profile.too_long", ""),
]


@pytest.mark.parametrize(("text", "code", "place"), BAD)
def test_a_bad_profile_names_the_place(text: str, code: str, place: str) -> None:
    with pytest.raises(UserError) as refused:
        profile_text.parse(text)
    assert refused.value.code == code
    assert refused.value.values.get("place", "") == place


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    with pytest.raises(UserError, match=r"^profile\."):
        profile_text.parse(text)


def test_a_profile_says_what_becomes_of_pictures_only_where_it_says_so() -> None:
    """A profile of a round that began before pictures were known keeps its text and digest."""
    found = SCHOOL
    assert found.evaluation.pictures is None
    assert "pictures" not in found.text
    kept = profile_text.sealed(
        replace(found, evaluation=replace(found.evaluation, pictures="until_notice_ends"))
    )
    assert profile_text.parse(kept.text) == kept
    with pytest.raises(UserError, match="bad_value"):
        profile_text.sealed(replace(found, evaluation=replace(found.evaluation, pictures="for ever")))
