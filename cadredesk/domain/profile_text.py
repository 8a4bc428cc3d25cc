"""Reads a rule profile from its TOML and writes its canonical text, whose SHA-256 is the profile's digest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from typing import Any

from cadredesk.domain import toml_text
from cadredesk.domain.person import ASSESSMENT_GRADES, EDUCATION_LEVELS, PARTIES, POST_KINDS, TITLE_LEVELS
from cadredesk.domain.profile import STEPS, EligibilityRule, MeetingRule, Profile
from cadredesk.domain.school import Stage
from cadredesk.errors import UserError

RULE_KINDS = (
    "age",
    "education",
    "title",
    "service_years",
    "teaching_years",
    "post",
    "post_years",
    "assessment",
    "no_sanction",
    "certificate",
    "party",
    "question",
)


@lru_cache(maxsize=32)
def parse(text: str) -> Profile:
    """The profile of a TOML text. Errors name the place (`rules[3].number`): `profile.syntax`,
    `profile.unknown_key`, `profile.missing_key`, `profile.wrong_type`, `profile.bad_value`.
    """
    return structured(toml_text.read("profile", text))


def structured(plain: Mapping[str, Any]) -> Profile:
    """The profile of a mapping as TOML gives it, checked and with its canonical text and digest."""
    return sealed(toml_text.build("profile", Profile, dict(plain)))


def sealed(profile: Profile) -> Profile:
    """The same profile, checked, with canonical text and digest made anew (after an adjustment)."""
    _check(profile)
    text = canonical(profile)
    return replace(profile, text=text, digest=toml_text.digest(text))


def canonical(profile: Profile) -> str:
    """The one TOML text of a profile: every field written out, in the order of the dataclass, fractions as text."""
    return toml_text.canonical(profile)


def _check(profile: Profile) -> None:
    """The sense of a profile, beyond its form. Raises `profile.bad_value` with the place."""

    def must(fine: bool, place: str, value: object) -> None:
        if not fine:
            raise UserError("profile.bad_value", place=place, value=str(value))

    def distinct(ids: list[str], place: str) -> None:
        must(len(set(ids)) == len(ids) and all(ids), place, ", ".join(ids))

    stages = {stage.value for stage in Stage}
    must(bool(profile.id and profile.title.strip()), "title", profile.title)
    must(profile.version >= 1, "version", profile.version)
    must(bool(profile.term.strip()), "term", profile.term)
    must(bool(profile.tiers), "tiers", "")
    distinct([tier.id for tier in profile.tiers], "tiers")
    distinct([rule.id for rule in profile.rules], "rules")
    distinct([rule.key for rule in profile.steps], "steps")
    for n, step in enumerate(profile.steps, start=1):
        must(step.key in STEPS, f"steps[{n}].key", step.key)
        must(0 <= step.days <= 365, f"steps[{n}].days", step.days)
    must(profile.step("nomination") is not None, "steps", "nomination")
    must(set(profile.stages) <= stages, "stages", ", ".join(profile.stages))
    for n, rule in enumerate(profile.rules, start=1):
        _check_rule(rule, profile, stages, partial(_must_of_rule, n))
    for name in ("leadership_meeting", "branch_meeting", "examination"):
        meeting: MeetingRule = getattr(profile, name)
        must(0 < meeting.quorum <= 1, f"{name}.quorum", meeting.quorum)
        must(0 < meeting.majority <= 1, f"{name}.majority", meeting.majority)
        must(meeting.majority_base in ("due", "present"), f"{name}.majority_base", meeting.majority_base)
    must(1 <= profile.team_minimum <= 20, "team_minimum", profile.team_minimum)
    must(0 <= profile.advance_notice_days <= 60, "advance_notice_days", profile.advance_notice_days)
    must(profile.name_order in ("surname", "full"), "name_order", profile.name_order)
    must(0 <= profile.review_years <= 20, "review_years", profile.review_years)
    terms = profile.notice
    must(0 <= terms.calendar_days <= 60, "notice.calendar_days", terms.calendar_days)
    must(0 <= terms.working_days <= 60, "notice.working_days", terms.working_days)
    must(terms.calendar_days + terms.working_days > 0, "notice.calendar_days", terms.calendar_days)
    rule_ = profile.evaluation
    must(rule_.kind in ("grades", "score"), "evaluation.kind", rule_.kind)
    must(sum(e.weight for e in rule_.elements) == 100, "evaluation.elements", "weight")
    must(sum(g.weight for g in rule_.groups) > 0, "evaluation.groups", "weight")
    must(all(w.weight >= 0 for w in (*rule_.elements, *rule_.groups)), "evaluation", "weight")
    distinct([grade.id for grade in rule_.grades], "evaluation.grades")
    distinct([element.id for element in rule_.elements], "evaluation.elements")
    distinct([group.id for group in rule_.groups], "evaluation.groups")
    must(0 <= rule_.quorum <= 1, "evaluation.quorum", rule_.quorum)
    must(1 <= rule_.bundle_size <= 100, "evaluation.bundle_size", rule_.bundle_size)
    must(rule_.blank_ballot in ("abstain", "invalid"), "evaluation.blank_ballot", rule_.blank_ballot)
    must(rule_.pictures in (None, "destroy", "until_notice_ends"), "evaluation.pictures", rule_.pictures)
    must(profile.recommendation.max_choices >= 1, "recommendation.max_choices", 0)
    must(profile.recommendation.valid_months >= 1, "recommendation.valid_months", 0)


def _must_of_rule(n: int, fine: bool, key: str, value: object) -> None:
    if not fine:
        raise UserError("profile.bad_value", place=f"rules[{n}].{key}", value=str(value))


def _check_rule(
    rule: EligibilityRule, profile: Profile, stages: set[str], must: Callable[[bool, str, object], None]
) -> None:
    must(rule.kind in RULE_KINDS, "kind", rule.kind)
    must(bool(rule.label.strip()), "label", rule.label)
    must(bool(rule.clause.strip()), "clause", rule.clause)
    must(all(profile.tier(tier) for tier in rule.tiers), "tiers", ", ".join(rule.tiers))
    must(set(rule.stages) <= stages, "stages", ", ".join(rule.stages))
    must(rule.sex in ("", "m", "f"), "sex", rule.sex)
    must(0 <= rule.number <= 120, "number", rule.number)
    if rule.kind == "age":
        must(rule.number > 0, "number", rule.number)
        if rule.cutoff not in ("reference_date", "year_start"):
            try:
                date.fromisoformat(rule.cutoff)
            except ValueError:
                must(False, "cutoff", rule.cutoff)
    if rule.kind == "education":
        must(rule.value in EDUCATION_LEVELS, "value", rule.value)
    if rule.kind == "title":
        must(rule.value in TITLE_LEVELS, "value", rule.value)
    if rule.kind in ("service_years", "teaching_years"):
        must(rule.number > 0, "number", rule.number)
    if rule.kind == "assessment":
        must(rule.value in ASSESSMENT_GRADES[:4] and rule.number > 0, "value", rule.value)
    if rule.kind == "certificate":
        must(bool(rule.value.strip()), "value", rule.value)
    if rule.kind == "party":
        must(bool(rule.values) and set(rule.values) <= set(PARTIES), "values", ", ".join(rule.values))
    if rule.kind in ("post", "post_years"):
        must(bool(rule.values), "values", "")
        for entry in rule.values:
            kind, _, years = entry.partition(":")
            must(kind in POST_KINDS, "values", entry)
            must(not years or (rule.kind == "post_years" and years.isdigit()), "values", entry)
            must(rule.kind == "post" or bool(years) or rule.number > 0, "number", rule.number)
