"""The eligibility review of a round (资格审查): findings, answers, exceptions with their reason, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cadredesk import messages
from cadredesk.actions import people, rounds
from cadredesk.actions.rounds import StepEdit
from cadredesk.desk import Desk, Session
from cadredesk.domain import eligibility as rules
from cadredesk.domain import timeline
from cadredesk.domain.eligibility import Finding, Verdict
from cadredesk.domain.person import Person
from cadredesk.domain.profile import EligibilityRule
from cadredesk.domain.round import (
    DistrictNotice,
    EligibilityReview,
    PersonReview,
    Round,
    RuleAnswer,
)
from cadredesk.errors import UserError
from cadredesk.storage import people as people_storage

STEP = "eligibility"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One person's review: the findings (frozen ones once the step is closed), their sum, and the decision."""

    person_id: str
    name: str
    tier: str
    findings: tuple[Finding, ...]
    overall: Verdict
    decision: str
    reason: str


def review(desk: Desk, round_id: str, lang: str | None = None) -> tuple[Reviewed, ...]:
    """Everybody who stands, in stroke order, each with every rule applied to the file as it is now.

    A closed step shows the findings as they stood when it was closed. `lang` chooses the language of the texts
    (that of the window unless told; papers ask for `zh_CN`). `eligibility.no_reference`.
    """
    with desk.read() as session:
        found = rounds.get(desk, round_id)
        value = found.value(STEP, EligibilityReview)
        closed = found.is_closed(STEP)
        files = {one.id: one for one in rounds.candidate_files(session, desk, found, STEP)}
        result = []
        for candidate in rounds.candidates_of(session, desk, found, STEP):
            own = value.of(candidate.person_id)
            if closed and own.findings:
                findings = tuple(_thawed(row, own, found) for row in own.findings)
            else:
                findings = _findings(found, files[candidate.person_id], candidate.tier, own, lang)
            result.append(
                Reviewed(
                    candidate.person_id,
                    candidate.name,
                    candidate.tier,
                    findings,
                    rules.overall(findings),
                    own.decision,
                    own.reason,
                )
            )
    return tuple(result)


def review_of(desk: Desk, round_id: str, person_id: str, lang: str | None = None) -> Reviewed:
    """One person of `review`; `eligibility.not_nominated`."""
    for one in review(desk, round_id, lang):
        if one.person_id == person_id:
            return one
    raise UserError("eligibility.not_nominated")


def preview(
    person: Person, found: Round, tier: str, reference_date: date, lang: str | None = None
) -> tuple[Finding, ...]:
    """The findings on somebody who is not nominated (yet), for a look before nominating."""
    say = _sayer(lang)
    return rules.review(person, found.profile, tier, found.stage, reference_date, (), say, people.terms())


def set_review(desk: Desk, round_id: str, reviewed_on: date | None, reviewers: Sequence[str]) -> Round:
    """Notes when and by whom the review was held."""
    names = tuple(name.strip() for name in reviewers if name.strip())
    with rounds.edit_step(desk, round_id, STEP, "eligibility.reviewed") as edit:
        edit.put(replace(edit.round.value(STEP, EligibilityReview), reviewed_on=reviewed_on, reviewers=names))
    return rounds.get(desk, round_id)


def answer(desk: Desk, round_id: str, person_id: str, rule_id: str, given: str, remark: str = "") -> Round:
    """Answers a question of the profile with "yes" or "no" (empty takes the answer back).

    `eligibility.bad_answer`, `.not_a_question`, `.unknown_rule`, `.not_nominated`.
    """
    if given not in ("", "yes", "no"):
        raise UserError("eligibility.bad_answer")
    with rounds.edit_step(desk, round_id, STEP, "eligibility.answered") as edit:
        rule = _rule(edit.round, rule_id)
        if rule.kind != "question":
            raise UserError("eligibility.not_a_question", label=rule.label)
        own = _own(edit, person_id)
        _store(edit, _answered(own, rule_id, answer=given, remark=remark))
    return rounds.get(desk, round_id)


def except_rule(desk: Desk, round_id: str, person_id: str, rule_id: str, reason: str) -> Round:
    """Writes the reason for which a rule may not stand in a person's way (empty takes it back).

    `eligibility.no_exception` for a rule that allows none, `.unknown_rule`, `.not_nominated`.
    """
    with rounds.edit_step(desk, round_id, STEP, "eligibility.excepted") as edit:
        rule = _rule(edit.round, rule_id)
        if not rule.exception and reason.strip():
            raise UserError("eligibility.no_exception", label=rule.label)
        _store(edit, _answered(_own(edit, person_id), rule_id, exception_reason=reason.strip()))
    return rounds.get(desk, round_id)


def decide(desk: Desk, round_id: str, person_id: str, decision: str, reason: str = "") -> Round:
    """Decides on a person: "admitted", "refused" (with its reason) or "" to take the decision back.

    Nobody is admitted past a rule that is not met or cannot be decided without the written reason of an exception:
    `eligibility.exception_needed`; `.reason_needed`, `.bad_decision`.
    """
    if decision not in ("", "admitted", "refused"):
        raise UserError("eligibility.bad_decision")
    if decision == "refused" and not reason.strip():
        raise UserError("eligibility.reason_needed")
    with rounds.edit_step(desk, round_id, STEP, "eligibility.decided") as edit:
        own = _own(edit, person_id)
        findings, name = _of_person(edit.session, desk, edit.round, own)
        if decision == "admitted":
            _must_pass(findings, name)
        _store(edit, replace(own, decision=decision, reason=reason.strip(), findings=_frozen(findings)))
    return rounds.get(desk, round_id)


def close(desk: Desk, round_id: str) -> Round:
    """Closes the review: the findings of everybody are frozen as they stand now, to be recomputed by nobody.

    `eligibility.undecided` names who has no decision; an admission that the file no longer bears is refused with
    `eligibility.exception_needed`. Other errors as `rounds.close_step`.
    """

    def freeze(edit: StepEdit) -> None:
        value = edit.round.value(STEP, EligibilityReview)
        standing = rounds.candidates_of(edit.session, desk, edit.round, STEP)
        if not timeline.candidates(edit.round, STEP):
            raise UserError("eligibility.nobody")
        open_names = [one.name for one in standing if not value.of(one.person_id).decision]
        if open_names:
            raise UserError("eligibility.undecided", names="、".join(open_names))
        frozen = []
        for candidate in standing:
            own = value.of(candidate.person_id)
            findings, name = _of_person(edit.session, desk, edit.round, own)
            if own.decision == "admitted":
                _must_pass(findings, name)
            frozen.append(replace(own, findings=_frozen(findings)))
        others = tuple(one for one in value.people if one.person_id not in {own.person_id for own in frozen})
        edit.put(replace(value, people=(*frozen, *others)))

    return rounds.close_step(desk, round_id, STEP, prepare=freeze)


def _sayer(lang: str | None) -> rules.Say:
    def say(code: str, /, **values: object) -> str:
        return messages.sentence(f"eligibility.{code}", lang, **values)

    return say


def _findings(
    found: Round, person: Person, tier: str, own: PersonReview, lang: str | None
) -> tuple[Finding, ...]:
    reference = found.value("district_notice", DistrictNotice).reference_date
    if reference is None:
        raise UserError("eligibility.no_reference")
    return rules.review(
        person, found.profile, tier, found.stage, reference, own.answers, _sayer(lang), people.terms()
    )


def _of_person(
    session: Session, desk: Desk, found: Round, own: PersonReview
) -> tuple[tuple[Finding, ...], str]:
    person = people_storage.get(session, desk.org, own.person_id)
    assert person is not None
    tier = next(one.tier for one in timeline.candidates(found, STEP) if one.person_id == own.person_id)
    return _findings(found, person, tier, own, "zh_CN"), person.name


def _must_pass(findings: Sequence[Finding], name: str) -> None:
    for finding in findings:
        if finding.verdict != "yes" and not finding.exception:
            raise UserError("eligibility.exception_needed", name=name, label=finding.label)


def _frozen(findings: Sequence[Finding]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (row.rule_id, row.label, row.required, row.actual, row.source, row.verdict, row.clause)
        for row in findings
    )


def _thawed(row: tuple[str, ...], own: PersonReview, found: Round) -> Finding:
    rule_id, label, required, actual, source, verdict, clause = row
    answered = next((one for one in own.answers if one.rule_id == rule_id), RuleAnswer(rule_id))
    rule = next((one for one in found.profile.rules if one.id == rule_id), None)
    known: Verdict = "yes" if verdict == "yes" else "no" if verdict == "no" else "unknown"
    reason = "" if verdict == "yes" else answered.exception_reason
    allowed = rule.exception if rule else True
    return Finding(rule_id, label, required, actual, source, known, clause, "", "", reason, allowed)


def _rule(found: Round, rule_id: str) -> EligibilityRule:
    for rule in found.profile.rules:
        if rule.id == rule_id:
            return rule
    raise UserError("eligibility.unknown_rule", rule=rule_id)


def _own(edit: StepEdit, person_id: str) -> PersonReview:
    if person_id not in {one.person_id for one in timeline.candidates(edit.round, STEP)}:
        raise UserError("eligibility.not_nominated")
    return edit.round.value(STEP, EligibilityReview).of(person_id)


def _answered(
    own: PersonReview,
    rule_id: str,
    *,
    answer: str | None = None,
    remark: str | None = None,
    exception_reason: str | None = None,
) -> PersonReview:
    old = next((one for one in own.answers if one.rule_id == rule_id), RuleAnswer(rule_id))
    new = RuleAnswer(
        rule_id,
        old.answer if answer is None else answer,
        old.remark if remark is None else remark.strip(),
        old.exception_reason if exception_reason is None else exception_reason,
    )
    others = tuple(one for one in own.answers if one.rule_id != rule_id)
    return replace(own, answers=(*others, new))


def _store(edit: StepEdit, own: PersonReview) -> None:
    value = edit.round.value(STEP, EligibilityReview)
    others = tuple(one for one in value.people if one.person_id != own.person_id)
    edit.put(replace(value, people=(*others, own)))
