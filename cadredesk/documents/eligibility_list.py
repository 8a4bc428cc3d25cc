"""The eligibility review (资格审查表): all people against all rules, then a page a person with requirement and fact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cadredesk.documents.form import Form, NewPage, Pair, Part, Signatures, Space, Text, render_form
from cadredesk.documents.listing import day, heading, listing
from cadredesk.documents.personal import dotted
from cadredesk.domain.eligibility import Finding
from cadredesk.domain.person import Person

_MANY: Final = 7
"""More rules than this are set smaller."""


@dataclass(frozen=True, slots=True)
class ReviewedPerson:
    """One person with every finding; `decision` is "", "admitted" or "refused", `tier` a label."""

    person: Person
    tier: str
    findings: tuple[Finding, ...]
    decision: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EligibilityList:
    """The review of a round; `profile` is the rule profile's title, `reference_date` the day ages count to."""

    school: str
    term: str
    profile: str
    reference_date: dt.date
    people: tuple[ReviewedPerson, ...]
    reviewed_on: dt.date | None = None
    reviewers: tuple[str, ...] = ()


def pdf(value: EligibilityList, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The summary and the pages of the people, in the order given."""
    rules = {finding.rule_id: finding.label for person in value.people for finding in person.findings}
    rows = []
    for number, entry in enumerate(value.people, 1):
        person = entry.person
        verdicts = {finding.rule_id: _verdict(finding, wording) for finding in entry.findings}
        rows.append(
            (
                str(number),
                person.name,
                person.current_post,
                dotted(person.birth),
                entry.tier,
                *(verdicts.get(rule, wording["not_asked"]) for rule in rules),
                wording[entry.decision or "open"],
            )
        )
    columns = (*wording["columns"], *rules.values(), wording["conclusion"])
    shares = (8, 22, 28, 16, 18, *[max(13.0, 120 / max(1, len(rules)))] * len(rules), 16)
    first = Pair(
        wording["unit"].format(school=value.school), wording["reviewed"].format(day=day(value.reviewed_on))
    )
    said = wording["basis"].format(profile=value.profile, day=day(value.reference_date))
    if value.reviewers:
        said += wording["reviewed_by"].format(names="、".join(value.reviewers))
    basis = Text(said, 10.5)
    parts: list[Part] = [
        first,
        listing(columns, rows, shares, size=9 if len(rules) > _MANY else 10, height=10, names=1),
        Space(2),
        basis,
    ]
    parts.append(Signatures(tuple(wording["reviewers"])))
    for entry in value.people:
        parts += _person(entry, wording)
    title = wording["title"].format(term=value.term)
    names = tuple(entry.person.name for entry in value.people) + value.reviewers
    return render_form(Form(title, tuple(parts), landscape=True, margin=15, names=names, watermark=watermark))


def _person(entry: ReviewedPerson, wording: Mapping[str, Any]) -> Iterator[Part]:
    rows = []
    for number, finding in enumerate(entry.findings, 1):
        actual = finding.actual
        if finding.ask and finding.verdict == "unknown":
            actual = f"{actual}\n{wording['ask'].format(ask=finding.ask)}".strip()
        rows.append(
            (
                str(number),
                finding.label,
                finding.required,
                actual,
                finding.source,
                _verdict(finding, wording),
                finding.clause,
                finding.exception,
            )
        )
    yield NewPage()
    yield heading(wording["person_title"].format(name=entry.person.name))
    yield Pair(
        wording["post"].format(post=entry.person.current_post), wording["tier"].format(tier=entry.tier)
    )
    yield listing(wording["detail"], rows, (9, 28, 42, 42, 28, 18, 40, 50), "cllllcll", size=10.5)
    yield Space(2)
    yield Text(wording["decision"].format(decision=wording[entry.decision or "open"]))
    if entry.reason:
        yield Text(wording["reason"].format(reason=entry.reason))


def _verdict(finding: Finding, wording: Mapping[str, Any]) -> str:
    verdict = str(wording[finding.verdict])
    return str(wording["exception"].format(verdict=verdict)) if finding.exception else verdict
