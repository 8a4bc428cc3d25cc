"""How two rule profiles differ, rule by rule and in words: what a bureau's package would change against the one in use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from cadredesk import resources
from cadredesk.actions import profiles
from cadredesk.domain import profile_text
from cadredesk.domain.profile import EligibilityRule, MeetingRule, Profile, StepRule, Weighted
from cadredesk.domain.terms import Terms
from cadredesk.messages import sentence


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs, in words: what it is, as it is now (empty: not there), and as it would be."""

    what: str
    was: str
    becomes: str


def changes(before: Profile | None, after: Profile, on: date) -> tuple[Change, ...]:
    """Every difference of a profile to the one in use (None: there is none); ages are told as counted to `on`.

    Nothing is left out: what no line below tells (basis, clauses, ids) makes one last line.
    """
    terms = Terms.from_mapping(resources.read_toml("terms", "person.toml"))
    was, becomes = _told(before, terms, on) if before else {}, _told(after, terms, on)
    found = [
        Change(what, was.get(what, ""), becomes.get(what, ""))
        for what in dict.fromkeys((*becomes, *was))
        if was.get(what, "") != becomes.get(what, "")
    ]
    if before is not None and not found and _plain(before) != _plain(after):
        found.append(Change(_say("other"), _say("version", version=before.version), _say("other_changed")))
    return tuple(found)


def _plain(profile: Profile) -> str:
    """The text of a profile without what the office's copy differs by."""
    return profile_text.canonical(replace(profile, id="x", title="x", version=1))


def _told(profile: Profile, terms: Terms, on: date) -> Mapping[str, str]:
    """Everything a profile asks, as (what, in words), in the order in which it is read."""
    required = profiles.requirements(profile, on)
    told = {}
    for rule in profile.rules:
        what = rule.label
        if what in told:
            what = f"{rule.label}（{rule.id}）"
        told[what] = _rule(rule, profile, required.get(rule.id, ""), terms)
    for step in profile.steps:
        told[_say("step", step=sentence(f"round.step_{step.key}"))] = _step(step)
    for name in ("leadership_meeting", "branch_meeting", "examination"):
        told[sentence(f"round.step_{name}")] = _meeting(getattr(profile, name))
    for name, tell in _FACTS.items():
        told[_say(f"fact_{name}")] = tell(profile)
    return told


def _rule(rule: EligibilityRule, profile: Profile, required: str, terms: Terms) -> str:
    whom = [tier.label for tier in profile.tiers if tier.id in rule.tiers]
    whom += [terms.label("stage", stage) for stage in rule.stages]
    whom += [terms.label("gender", rule.sex)] if rule.sex else []
    parts = [required, _say("for_whom", whom="、".join(whom)) if whom else ""]
    parts += [_say("no_exception") if not rule.exception else "", _say("clause", clause=rule.clause)]
    return "；".join(filter(None, parts))


def _step(step: StepRule) -> str:
    told = [_say("days", days=step.days), _say("optional") if step.optional else ""]
    return "；".join(filter(None, (*told, _say("clause", clause=step.clause) if step.clause else "")))


def _meeting(rule: MeetingRule) -> str:
    return _say(
        "meeting",
        quorum=_share(rule.quorum, rule.quorum_more_than),
        majority=_share(rule.majority, rule.majority_more_than),
        base=_say(f"base_{rule.majority_base}"),
    )


def _share(value: Fraction, more_than: bool) -> str:
    return _say("more_than" if more_than else "at_least", share=f"{value.numerator}/{value.denominator}")


def _weights(rows: tuple[Weighted, ...]) -> str:
    return "、".join(f"{one.label} {one.weight}" for one in rows)


def _yes(value: bool) -> str:
    return _say("yes" if value else "no")


def _held(profile: Profile) -> str:
    rule = profile.recommendation
    if not rule.held:
        return _say("no")
    needed = f"{rule.needed.numerator}/{rule.needed.denominator}"
    return _say("recommendation", choices=rule.max_choices, needed=needed, months=rule.valid_months)


_FACTS: dict[str, Callable[[Profile], str]] = {
    "term": lambda one: one.term,
    "tiers": lambda one: "、".join(tier.label for tier in one.tiers),
    "name_order": lambda one: _say(f"order_{one.name_order}"),
    "review_years": lambda one: str(one.review_years),
    "notice": lambda one: _say(
        "notice_days", calendar=one.notice.calendar_days, working=one.notice.working_days
    ),
    "closing_hour": lambda one: one.notice.closing_hour,
    "show_score": lambda one: _yes(one.notice.show_score),
    "advance": lambda one: str(one.advance_notice_days),
    "team": lambda one: str(one.team_minimum),
    "kind": lambda one: _say(f"kind_{one.evaluation.kind}"),
    "elements": lambda one: _weights(one.evaluation.elements),
    "groups": lambda one: _weights(one.evaluation.groups),
    "grades": lambda one: "、".join(f"{grade.label} {grade.points}" for grade in one.evaluation.grades),
    "quorum": lambda one: _share(one.evaluation.quorum, False),
    "bundle": lambda one: str(one.evaluation.bundle_size),
    "small_group": lambda one: f"{one.evaluation.small_group} / {one.evaluation.small_group_posted}",
    "blank": lambda one: _say(f"blank_{one.evaluation.blank_ballot}"),
    "slips": lambda one: str(one.evaluation.keep_slips_months),
    "pictures": lambda one: _say(f"pictures_{one.evaluation.pictures or 'destroy'}"),
    "recommendation": _held,
    "basis": lambda one: "；".join(one.basis),
}


def _say(code: str, /, **values: object) -> str:
    return sentence(f"profile_changes.{code}", **values)
