"""What a school reports to its bureau (报送内容): the payload of a `school.report`, from the round as it stands.

The fields are described in resources/formats/report.md. What stays in the school stands nowhere here: ballots other
than as totals, who raised an objection, the notes of talks, home addresses and telephone numbers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from cadredesk.domain.dates import PartialDate
from cadredesk.domain.inspection import InspectionReports, Talks
from cadredesk.domain.meeting import MeetingRecord, decide
from cadredesk.domain.notice import PublicNotice
from cadredesk.domain.person import Person
from cadredesk.domain.profile import MEETING_STEPS
from cadredesk.domain.round import EligibilityReview, FinalList, Nominations, Round
from cadredesk.domain.school import School

STAYS_IN_SCHOOL = frozenset({"phone", "address", "photo", "raw_name", "remarks", "person_id"})
"""Fields of a person's file that are not reported (data minimisation, 个人信息保护法 第六条)."""

LONGEST_TEXT = 2000
"""A longer text travels as a list of pieces, because a package's strings are limited (CDP/1 2.1)."""


@dataclass(frozen=True, slots=True)
class Result:
    """The sealed result of one vote: its step, its attempt, its counts by voter group, and the tally's JSON.

    `people` says which person stood in which row of the ballot.
    """

    step: str
    attempt: int
    counts: tuple[tuple[str, int, int, int, int, int], ...]  # group, due, present, issued, returned, invalid
    tally: Mapping[str, Any]
    people: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper inside the package: which, of whom (empty for all), its real file name and its path under data/."""

    key: str
    title: str
    person_id: str
    file_name: str
    path: str


@dataclass(frozen=True, slots=True)
class Reported:
    """One round with what the report needs beside it."""

    round: Round
    results: tuple[Result, ...] = ()
    papers: tuple[Paper, ...] = ()
    notice_ends: date | None = None


def report(
    school: School,
    people: Sequence[Person],
    rounds: Sequence[Reported],
    photos: Mapping[str, str],
    training: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """The payload: plain dicts, lists, text, whole numbers and booleans; empty values are left out.

    `people` are those on the final lists; `photos` gives the path of a person's photo inside the package; `training` are
    the training records, already plain.
    """
    payload: dict[str, Any] = {
        "school": {"name": school.name, "stage": school.stage.value},
        "people": [_person(person, photos.get(person.id, "")) for person in people],
        "rounds": [_round(reported) for reported in rounds],
        "results": [_result(reported.round.id, result) for reported in rounds for result in reported.results],
        "meetings": [entry for reported in rounds for entry in _meetings(reported.round)],
        "notices": [entry for reported in rounds for entry in _notice(reported)],
        "training": list(training),
        "papers": [
            plain(paper) | {"round": reported.round.id} for reported in rounds for paper in reported.papers
        ],
    }
    return {key: value for key, value in payload.items() if value}


def plain(value: Any) -> Any:
    """A value as JSON without nulls and floats: dates as ISO text, fractions as `a/b`, empty parts left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type | PartialDate):
        fields = ((field.name, plain(getattr(value, field.name))) for field in dataclasses.fields(value))
        return {name: entry for name, entry in fields if entry not in ("", None, [], {})}
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        return [value[start : start + LONGEST_TEXT] for start in range(0, len(value), LONGEST_TEXT)]
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, tuple | list):
        return [plain(entry) for entry in value]
    if isinstance(value, frozenset | set):
        return sorted(plain(entry) for entry in value)
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items() if entry is not None}
    return value


def _person(person: Person, photo: str) -> dict[str, Any]:
    kept = {key: entry for key, entry in plain(person).items() if key not in STAYS_IN_SCHOOL}
    for member in kept.get("family", []):
        member.pop("person_id", None)
    if photo:
        kept["photo"] = photo
    return kept


def _round(reported: Reported) -> dict[str, Any]:
    the_round = reported.round
    nominations = the_round.value("nomination", Nominations)
    review = the_round.value("eligibility", EligibilityReview)
    talks = the_round.value("talks", Talks)
    reports = the_round.value("inspection_report", InspectionReports)
    final = the_round.value("final_list", FinalList)
    opinions: dict[str, dict[str, int]] = {}
    for talk in talks.talks:
        counts = opinions.setdefault(talk.subject_id, {})
        counts[talk.opinion] = counts.get(talk.opinion, 0) + 1
    chosen = {entry.person_id for entry in final.entries}
    notice = the_round.record("district_notice")
    told = {
        "id": the_round.id,
        "title": the_round.title,
        "year": the_round.year,
        "stage": the_round.stage,
        "profile": {
            "id": the_round.profile.id,
            "title": the_round.profile.title,
            "version": the_round.profile.version,
            "digest": the_round.profile.digest,
        },
        "district_notice": plain(notice.value) if notice else {},
        "nominations": [
            {"person": entry.person_id, "tier": entry.tier, "source": entry.source, "on": plain(entry.on)}
            for entry in nominations.standing()
        ],
        "eligibility": [
            {
                "person": person.person_id,
                "decision": person.decision,
                "reason": person.reason,
                "exceptions": [
                    {"rule": a.rule_id, "reason": a.exception_reason}
                    for a in person.answers
                    if a.exception_reason
                ],
                "findings": [list(finding) for finding in person.findings],
            }
            for person in review.people
        ],
        "talks": [{"person": person, "opinions": counts} for person, counts in sorted(opinions.items())],
        "inspection_reports": [plain(entry) for entry in reports.reports if entry.person_id in chosen],
        "final": [
            {"person": entry.person_id, "tier": entry.tier, "remark": entry.remark} for entry in final.entries
        ],
        "final_number": final.number,
        "final_on": plain(final.on),
        "steps": [
            {
                "step": record.step,
                "revision": record.revision,
                "state": record.state,
                "closed_on": plain(record.closed_on),
            }
            for record in the_round.steps
        ],
    }
    return dict(_without_empty(told))


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _without_empty(entry) for key, entry in value.items()}
        return {key: entry for key, entry in kept.items() if entry not in ("", None, [], {})}
    if isinstance(value, list):
        return [_without_empty(entry) for entry in value]
    return value


def _result(round_id: str, result: Result) -> dict[str, Any]:
    names = ("group", "due", "present", "issued", "returned", "invalid")
    return {
        "round": round_id,
        "step": result.step,
        "attempt": result.attempt,
        "counts": [dict(zip(names, row, strict=True)) for row in result.counts],
        "tally": _tally(result),
    }


def _tally(result: Result) -> dict[str, Any]:
    """The tally with lists in the place of tables, because ids of a ballot (`90-100`) are no keys of CDP/1 2.2."""
    people = dict(result.people)
    candidates = []
    for candidate in result.tally["candidates"]:
        elements = []
        for element, found in candidate["elements"].items():
            groups = [
                {"group": group, "counts": _counted(counts["counts"]), "score": counts["score"]}
                for group, counts in found["by_category"].items()
            ]
            rates = [
                {"column": column, **rate}
                for column, rate in candidate["rates"].get(element, {}).items()
                if rate is not None
            ]
            elements.append({"element": element, "groups": groups, "score": found["score"], "rates": rates})
        candidates.append(
            {
                "row": candidate["row"],
                "person": people.get(candidate["row"], ""),
                "elements": elements,
                "composite": candidate["composite"],
            }
        )
    told = {"base": result.tally["base"], "candidates": candidates, "notes": result.tally["notes"]}
    return dict(_without_empty(told))


def _counted(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    return [{"column": column, "count": count} for column, count in counts.items()]


def _meetings(the_round: Round) -> list[dict[str, Any]]:
    told = []
    for step in MEETING_STEPS:
        record = the_round.record(step)
        if record is None or not isinstance(record.value, MeetingRecord):
            continue
        meeting = record.value
        rule = the_round.profile.meeting(step)
        entry = plain(meeting)
        entry.update(
            round=the_round.id,
            step=step,
            due=meeting.due,
            present=meeting.present,
            items=[
                plain(decide(meeting, item, rule)) | {"avoided": list(item.avoided)} for item in meeting.items
            ],
        )
        told.append(_without_empty(entry))
    return told


def _notice(reported: Reported) -> list[dict[str, Any]]:
    notice = reported.round.value("public_notice", PublicNotice)
    if not notice.postings:
        return []
    entry = plain(dataclasses.replace(notice, objections=()))
    for posting in entry["postings"]:
        posting.pop("photo", None)
        posting.pop("removal_photo", None)
    entry["objections"] = [
        {
            "received_on": plain(o.received_on),
            "channel": o.channel,
            "named": o.named,
            "about": o.about,
            "conclusion": o.conclusion,
            "affects": o.affects,
            "solved_on": plain(o.solved_on),
        }
        for o in notice.objections
    ]
    entry.update(round=reported.round.id, ends=plain(reported.notice_ends))
    return [_without_empty(entry)]
