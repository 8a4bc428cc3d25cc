"""The record of the whole process (全程纪实表): every step and revision with dates, people, what happened, and why reopened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.form import Form, Pair, Signatures, Space, render_form
from cadredesk.documents.listing import day, listing
from cadredesk.domain.inspection import AdvanceNotice, InspectionPlan, InspectionReports, Talks
from cadredesk.domain.meeting import MeetingRecord, decide
from cadredesk.domain.notice import PublicNotice
from cadredesk.domain.profile import STEPS, Profile
from cadredesk.domain.round import (
    DistrictNotice,
    Dossier,
    EligibilityReview,
    FinalList,
    Nominations,
    Round,
    StepRecord,
    StepValue,
    Votes,
)


@dataclass(frozen=True, slots=True)
class RecordOfRound:
    """A round; `people`: person id → name, `users`: user id → name (the id itself where not given)."""

    school: str
    round: Round
    people: Mapping[str, str]
    users: Mapping[str, str]


def pdf(value: RecordOfRound, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The record, lengthwise, step by step; earlier revisions stand before the one that counts."""
    the_round, profile = value.round, value.round.profile
    records = sorted((*the_round.history, *the_round.steps), key=lambda r: (STEPS.index(r.step), r.revision))
    rows = [_row(number, record, value, wording) for number, record in enumerate(records, 1)]
    basis = wording["profile"].format(profile=profile.title, digest=profile.digest[:12])
    parts = (
        Pair(wording["unit"].format(school=value.school), basis),
        listing(wording["columns"], rows, (10, 26, 17, 27, 27, 20, 100, 40), "ccccccll", size=10),
        Space(3),
        Signatures(tuple(wording["signatures"])),
    )
    title = wording["title"].format(round=the_round.title)
    names = tuple(value.people.values())
    return render_form(Form(title, parts, landscape=True, margin=15, names=names, watermark=watermark))


def _row(
    number: int, record: StepRecord, value: RecordOfRound, wording: Mapping[str, Any]
) -> tuple[str, ...]:
    several = record.revision > 1 or any(old.step == record.step for old in value.round.history)
    step = wording["steps"][record.step]
    name = wording["revision"].format(step=step, revision=record.revision) if several else step
    happened = () if record.state == "skipped" else _facts(record, value, wording)
    return (
        str(number),
        name,
        wording["states"][record.state],
        day(record.opened_on),
        day(record.closed_on),
        value.users.get(record.closed_by, record.closed_by),
        wording["separator"].join(happened),
        record.reason,
    )


def _facts(record: StepRecord, value: RecordOfRound, wording: Mapping[str, Any]) -> Iterator[str]:
    """What a step holds, in short sentences; one whose first value is empty or none is left out."""
    for name, values in _told(record.step, record.value, value.round.profile, value.people, wording):
        if next(iter(values.values())) not in ("", "0"):
            yield wording["facts"][name].format(**values)


def _told(
    step: str, held: StepValue, profile: Profile, people: Mapping[str, str], wording: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, str]]]:
    def named(ids: Iterable[str]) -> dict[str, str]:
        found = list(ids)
        return {"count": str(len(found)), "names": "、".join(people.get(one, one) for one in found)}

    number = "meeting" if isinstance(held, MeetingRecord) else "number"
    yield number, {"number": getattr(held, "number", "")}
    if isinstance(held, DistrictNotice):
        yield "received", {"day": day(held.received_on)}
        yield "deadline", {"day": day(held.deadline)}
    elif isinstance(held, Nominations):
        yield "nominated", named(dict.fromkeys(entry.person_id for entry in held.standing()))
        yield "withdrawn", named(dict.fromkeys(e.person_id for e in held.entries if e.withdrawn))
    elif isinstance(held, Votes):
        yield "held", {"day": day(held.meeting_on), "time": held.meeting_time, "place": held.place}
        yield "chaired", {"chair": held.chair}
        yield "scrutineers", {"names": "、".join(held.scrutineers)}
        yield "counters", {"names": "、".join(held.counters)}
        yield "votes", {"count": str(len(held.vote_ids) if len(held.vote_ids) > 1 else 0)}
    elif isinstance(held, EligibilityReview):
        yield "reviewed", {"day": day(held.reviewed_on)}
        yield "reviewers", {"names": "、".join(held.reviewers)}
        for decision in ("admitted", "refused"):
            yield decision, named(entry.person_id for entry in held.people if entry.decision == decision)
    elif isinstance(held, MeetingRecord):
        yield "held", {"day": day(held.on), "time": held.begins, "place": held.place}
        yield "chaired", {"chair": held.chair}
        yield "recorded", {"recorder": held.recorder}
        yield "attendance", {"due": str(held.due), "present": str(held.present)}
        avoided = dict.fromkeys(name for item in held.items for name in item.avoided)
        yield "avoided", {"names": "、".join(avoided)}
        results = [decide(held, item, profile.meeting(step)) for item in held.items]
        yield "carried", named(result.person_id for result in results if result.carried)
        put_off = [result.person_id for result in results if result.outcome == "deferred"]
        yield (
            "not_carried",
            named(r.person_id for r in results if not r.carried and r.person_id not in put_off),
        )
        yield "deferred", named(put_off)
    elif isinstance(held, InspectionPlan):
        yield "published", {"day": day(held.published_on), "where": held.published_where}
    elif isinstance(held, AdvanceNotice):
        yield "team", {"names": "、".join(member.name for member in held.team)}
        yield "posted", {"day": day(held.posted_on), "sheet": wording["steps"]["advance_notice"]}
        yield "early", {"reason": held.early_reason}
    elif isinstance(held, Talks):
        yield "talks", {"count": str(len(held.talks))}
        yield "interviews", {"count": str(len(held.interviews))}
    elif isinstance(held, InspectionReports):
        yield "reports", {"count": str(len(held.reports))}
    elif isinstance(held, PublicNotice):
        for posting in held.postings:
            yield "posted", {"day": day(posting.posted_on), "sheet": wording["sheets"][posting.sheet]}
        solved = sum(entry.solved_on is not None for entry in held.objections)
        count = len(held.objections)
        yield "objections", {"count": str(count), "solved": str(solved)}
        yield "result", {"day": day(held.result_on)}
    elif isinstance(held, FinalList):
        yield "listed", {"day": day(held.on), **named(entry.person_id for entry in held.entries)}
    elif isinstance(held, Dossier):
        yield "reported", {"day": day(held.reported_on)}
        yield "packages", {"ids": "、".join(package[:12] for package in held.package_ids)}
