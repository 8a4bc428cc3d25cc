"""What the bureau checks on a school's report: is everything there, are its people eligible by the bureau's rules, what is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from cadredesk import resources
from cadredesk.actions import conflicts, people, pool, profiles, receipts, submissions
from cadredesk.actions.submissions import Difference
from cadredesk.desk import Desk, Session
from cadredesk.domain import completeness
from cadredesk.domain import eligibility as rules
from cadredesk.domain.completeness import Missing, Payload, Requirement, entries
from cadredesk.domain.conflicts import Conflict
from cadredesk.domain.eligibility import Finding, Verdict
from cadredesk.domain.profile import Profile
from cadredesk.domain.round import RuleAnswer
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from cadredesk.storage import bureau, chains, settings
from cadredesk.storage.bureau import ReportedPerson, Submission

__all__ = [
    "Finding",
    "Looked",
    "OwnRule",
    "PersonCheck",
    "RuleChoice",
    "Sifted",
    "Suggestion",
    "accept_all",
    "look",
    "put_rules",
    "rules_chosen",
    "sift",
    "suggestions",
]

Progress = Callable[..., None]
_SETTING = "pool_rules"
_FIELDS = {
    "age": "birth",
    "education": "educations",
    "title": "titles",
    "service_years": "work_started",
    "teaching_years": "teaching_started",
    "post": "posts",
    "post_years": "posts",
    "assessment": "assessments",
    "no_sanction": "sanctions",
    "certificate": "certificates",
    "party": "party",
}
"""The part of a file that a kind of rule reads."""


@dataclass(frozen=True, slots=True)
class OwnRule:
    """Another profile for a stage, a tier, or both (empty: any)."""

    profile: str
    stage: str = ""
    tier: str = ""


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """By which profile the bureau looks at the schools' people; `own` come before `profile`, the narrowest first.

    Without `reference_date` ages count to the day the school's report names (计算年龄时间).
    """

    profile: str = ""
    reference_date: date | None = None
    own: tuple[OwnRule, ...] = ()

    def of(self, stage: str, tier: str) -> str:
        """The profile for a stage and a tier."""
        fitting = [one for one in self.own if one.stage in ("", stage) and one.tier in ("", tier)]
        best = max(fitting, key=lambda one: (bool(one.stage) + bool(one.tier), bool(one.stage)), default=None)
        return best.profile if best else self.profile


@dataclass(frozen=True, slots=True)
class PersonCheck:
    """One person by the bureau's rules: the findings, their sum, what the school decided, and where both differ.

    `school` is the school's decision (admitted, refused or empty), `told` its verdict by rule, `exceptions` the reasons it
    wrote. `problem` is the sentence why nothing could be computed.
    """

    person_id: str
    name: str
    tier: str
    overall: Verdict
    school: str
    findings: tuple[Finding, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    exceptions: tuple[tuple[str, str], ...] = ()
    profile: str = ""
    reference_date: date | None = None
    problem: str = ""

    @property
    def differs(self) -> bool:
        """Whether the bureau finds otherwise than the school."""
        return self.overall != ("no" if self.school == "refused" else "yes")

    @property
    def is_clear(self) -> bool:
        """Eligible by every rule and without an exception: nobody needs to look."""
        return self.overall == "yes" and not self.differs and not self.exceptions and not self.problem


@dataclass(frozen=True, slots=True)
class Looked:
    """Everything the bureau asks of one report."""

    package_id: str
    difference: Difference
    missing: tuple[Missing, ...]
    people: tuple[PersonCheck, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def is_clear(self) -> bool:
        """Complete, everybody eligible, and no question open; places left unused are no obstacle."""
        asked = any(one.kind != "quota_under" for one in self.conflicts)
        return not self.missing and not asked and all(one.is_clear for one in self.people)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A finding as a reason to return the report: its words, and (code, person's id, field) as `submissions.send_back` takes them."""

    words: str
    reasons: tuple[tuple[str, str, str], ...]
    ticked: bool


@dataclass(frozen=True, slots=True)
class Sifted:
    """The reports that wait: those with nothing to ask, and those somebody must look at with how many things to ask."""

    clear: tuple[str, ...]
    asked: tuple[tuple[str, int], ...]


def rules_chosen(desk: Desk) -> RuleChoice:
    """By which rules the bureau looks; before it has chosen, by the profile its desk offers first."""
    with desk.read() as session:
        chosen = settings.get(session, desk.org, _SETTING, RuleChoice)
        return chosen or RuleChoice(settings.preferences(session, desk.org).profile)


def put_rules(desk: Desk, choice: RuleChoice) -> None:
    """Chooses the rules; every report is looked at by them from now on. `profile.unknown`."""
    for one in (choice.profile, *(own.profile for own in choice.own)):
        profiles.get(desk, one)
    with desk.write("bureau.rules", choice.profile) as session:
        settings.put(session, desk.org, _SETTING, choice)


def look(desk: Desk, package_id: str) -> Looked:
    """Looks at one report. `receipts.unknown`."""
    with desk.read() as session:
        one = bureau.submission(session, desk.org, package_id)
        if one is None:
            raise UserError("receipts.unknown")
        basis = _basis(session, desk)
        reported = bureau.people(session, desk.org, sender=one.sender, period=one.period)
    mine = [person for person in reported if person.package_id == package_id]
    difference = submissions.difference(desk, package_id)
    if one.state == "superseded":
        return Looked(package_id, difference, (), (), ())
    return _looked(one, mine, basis, difference)


def sift(desk: Desk, progress: Progress | None = None) -> Sifted:
    """Looks at every report that waits for a decision."""
    with desk.read() as session:
        basis = _basis(session, desk)
        waiting = [
            one for one in bureau.current(session, desk.org, with_training=True) if one.state == "received"
        ]
    clear, asked = [], []
    for at, one in enumerate(waiting):
        if progress is not None:
            progress(at, len(waiting), one.sender)
        with desk.read() as session:
            whole = bureau.submission(session, desk.org, one.package_id)
            reported = bureau.people(session, desk.org, sender=one.sender, period=one.period)
        if whole is None:
            continue
        found = _looked(whole, reported, basis, Difference(0, (), ()))
        if found.is_clear:
            clear.append(one.package_id)
        else:
            people_asked = sum(not person.is_clear for person in found.people)
            asked.append((one.package_id, len(found.missing) + people_asked + len(found.conflicts)))
    return Sifted(tuple(clear), tuple(asked))


def accept_all(desk: Desk, package_ids: Sequence[str], progress: Progress | None = None) -> int:
    """Accepts those of the reports that still wait and are still without question; how many were accepted."""
    wanted = set(package_ids)
    ready = [one for one in sift(desk).clear if one in wanted]
    for at, package_id in enumerate(ready):
        if progress is not None:
            progress(at, len(ready))
        receipts.decide(desk, package_id, "accepted")
    return len(ready)


def suggestions(found: Looked, names: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """The findings on a report as reasons to return it; what is sure is ticked. `names` are the schools' by code."""
    told = list(_of_missing(found.missing))
    ids = {one.person_id for one in found.people}
    for person in found.people:
        told += _of_person(person)
    for conflict in found.conflicts:
        code = "quota" if conflict.kind.startswith("quota") else "duplicate"
        own = [one.person_id for one in conflict.people if one.person_id in ids] or [""]
        told.append(
            Suggestion(
                conflict_words(conflict, names),
                tuple((code, person, "") for person in own),
                conflict.kind == "quota_over",
            )
        )
    return tuple(told)


def conflict_words(conflict: Conflict, names: Mapping[str, str]) -> str:
    """A question in words."""
    schools = "、".join(names.get(unit, unit) for unit in conflict.units)
    if conflict.kind.startswith("quota"):
        return sentence(
            f"conflicts.{conflict.kind}",
            schools=schools,
            tier=tier_word(conflict.tier),
            count=conflict.count,
            places=conflict.places,
            over=abs(conflict.count - conflict.places),
        )
    maybe = "" if conflict.is_sure else "maybe_"
    name = conflict.people[0].name
    return sentence(
        f"conflicts.{maybe}{conflict.kind}", schools=schools, name=name, count=len(conflict.people)
    )


def tier_word(tier: str) -> str:
    """The word of a tier; the id of one no profile here knows."""
    return sentence(f"difference.tier_{tier}") if tier in ("chief", "deputy", "young") else tier


# Private ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Basis:
    """What every report is looked at by."""

    choice: RuleChoice
    profiles: Mapping[str, Profile]
    stages: Mapping[str, str]
    conflicts: Mapping[str, tuple[Conflict, ...]]
    wanted: tuple[Requirement, ...]


@cache
def _wanted() -> tuple[Requirement, ...]:
    return completeness.requirements(resources.read_toml("pool", "completeness.toml"))


def _basis(session: Session, desk: Desk) -> _Basis:
    choice = settings.get(session, desk.org, _SETTING, RuleChoice) or RuleChoice(
        settings.preferences(session, desk.org).profile
    )
    found = {}
    for one in {choice.profile, *(own.profile for own in choice.own)} - {""}:
        try:
            found[one] = profiles.lookup(session, desk.org, one)
        except UserError:
            continue  # a profile that was dropped: those people cannot be decided, and say so
    return _Basis(
        choice,
        found,
        {one.code: one.stage for one in chains.enrolled(session, desk.org)},
        conflicts.open_by_package(session, desk.org),
        _wanted(),
    )


def _looked(
    one: Submission, reported: Sequence[ReportedPerson], basis: _Basis, difference: Difference
) -> Looked:
    payload = {**(one.content or {}), "people": [person.data for person in reported]}
    checks = tuple(_checked(person, payload, basis) for person in reported)
    return Looked(
        one.package_id,
        difference,
        completeness.missing(payload, basis.wanted),
        checks,
        basis.conflicts.get(one.package_id, ()),
    )


def _checked(person: ReportedPerson, payload: Payload, basis: _Basis) -> PersonCheck:
    told_round = _round_of(payload, person.person_id)
    school = payload.get("school")
    told_stage = school.get("stage", "") if isinstance(school, dict) else ""
    stage = basis.stages.get(person.sender, "") or str(told_round.get("stage", "")) or str(told_stage)
    review = next(
        (row for row in entries(told_round, "eligibility") if row.get("person") == person.person_id), {}
    )
    said = [row for row in review.get("findings", []) if isinstance(row, list) and len(row) > 5]
    exceptions = tuple(
        (str(row.get("rule", "")), str(row.get("reason", ""))) for row in entries(review, "exceptions")
    )
    decision = review.get("decision", "")
    base = PersonCheck(
        person.person_id,
        person.name,
        person.tier,
        "unknown",
        decision if isinstance(decision, str) else "",
        told=tuple((str(row[0]), str(row[5])) for row in said),
        exceptions=exceptions,
    )
    profile = basis.profiles.get(basis.choice.of(stage, person.tier))
    reference = basis.choice.reference_date or _reference(told_round)
    if profile is None:
        return replace(base, problem=sentence("bureau_checks.no_profile"))
    if reference is None:
        return replace(base, problem=sentence("bureau_checks.no_reference"))
    try:
        file = pool.as_person(person)
    except UserError as error:
        return replace(base, problem=sentence(error.code, **error.values))
    answers = [_answer(rule.id, rule.label, rule.kind, said, exceptions) for rule in profile.rules]
    found = rules.review(file, profile, person.tier, stage, reference, answers, _say, people.terms())
    kinds = {rule.id: rule.kind for rule in profile.rules}
    placed = tuple(_placed(one, kinds[one.rule_id]) for one in found)
    return replace(
        base,
        overall=rules.overall(found),
        findings=placed,
        profile=profile.title,
        reference_date=reference,
    )


def _placed(one: Finding, kind: str) -> Finding:
    """The finding with the field it rests on, also where it says no."""
    return replace(one, field=one.field or _FIELDS.get(kind, ""))


def _answer(
    rule_id: str, label: str, kind: str, said: Sequence[Sequence[Any]], exceptions: Sequence[tuple[str, str]]
) -> RuleAnswer:
    """What the school knows and the bureau cannot: its answer to a question, and its reason for an exception."""
    answer = ""
    if kind == "question":
        row = next((row for row in said if rule_id == row[0]), None) or next(
            (row for row in said if label == row[1]), None
        )
        answer = str(row[5]) if row is not None and row[5] in ("yes", "no") else ""
    remark = sentence("bureau_checks.school_said") if answer else ""
    return RuleAnswer(rule_id, answer, remark, dict(exceptions).get(rule_id, ""))


def _round_of(payload: Payload, person_id: str) -> Mapping[str, Any]:
    """The round on whose final list somebody stands; the last one without any."""
    rounds = entries(payload, "rounds")
    for one in rounds:
        if any(row.get("person") == person_id for row in entries(one, "final")):
            return one
    return rounds[-1] if rounds else {}


def _reference(told_round: Mapping[str, Any]) -> date | None:
    notice = told_round.get("district_notice")
    text = notice.get("reference_date") if isinstance(notice, dict) else None
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _say(code: str, /, **values: object) -> str:
    return sentence(f"eligibility.{code}", **values)


def _of_missing(missing: Sequence[Missing]) -> Iterator[Suggestion]:
    grouped: dict[str, list[Missing]] = {}
    for one in missing:
        grouped.setdefault(one.requirement.key, []).append(one)
    for ones in grouped.values():
        wanted = ones[0].requirement
        names = [one.name for one in ones if one.name]
        told = "、".join(names[:6])
        code = "missing_of" if names else "missing"
        code = "missing_of_many" if len(names) > 6 else code
        yield Suggestion(
            sentence(f"bureau_checks.{code}", title=wanted.title, names=told, count=len(names)),
            tuple((wanted.reason, one.person_id, wanted.field) for one in ones),
            True,
        )


def _of_person(one: PersonCheck) -> Iterator[Suggestion]:
    for finding in one.findings:
        if finding.verdict == "yes" or finding.exception:
            continue
        is_no = finding.verdict == "no"
        field = "" if finding.field == "answer" else finding.field
        code = "not_eligible" if is_no else "field_missing"
        yield Suggestion(
            sentence(
                f"bureau_checks.{code}",
                name=one.name,
                label=finding.label,
                required=finding.required,
                actual=finding.actual,
                ask=finding.ask,
            ),
            ((code, one.person_id, field),),
            is_no,
        )
