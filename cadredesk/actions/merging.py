"""A school's report becomes part of the bureau's pool: a snapshot of its period, compared with the one before."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from cadredesk.actions.effects import Effect, Records
from cadredesk.actions.training import exchange
from cadredesk.desk import Desk, Session
from cadredesk.domain.person import EDUCATION_LEVELS, TITLE_LEVELS
from cadredesk.packages.manifest import Manifest
from cadredesk.storage import bureau
from cadredesk.storage.bureau import ReportedPerson, Submission
from cadredesk.storage.schema import canonical_json


def effect(desk: Desk, manifest: Manifest, package_id: str, report: dict[str, Any]) -> Effect:
    """What the report (a payload already held to its form) does to the pool.

    A report is a whole snapshot: people of the same school and period whom it does not name leave it.
    """
    told = manifest.optional.get("period")
    period = told if isinstance(told, str) else ""
    people = _people(manifest.sender, period, package_id, report)
    rest = {key: value for key, value in report.items() if key != "people"}
    school = report.get("school")

    training = exchange.from_school(report)

    def write(session: Session) -> Records:
        if training is not None:
            exchange.take_from_school(session, desk, manifest.sender, training)
        known = bureau.digests(session, desk.org, manifest.sender, period)
        records = _compared(known, people)
        bureau.replace_people(session, desk.org, manifest.sender, period, people)
        earlier = bureau.submissions(session, desk.org, sender=manifest.sender, period=period)
        for one in earlier:
            if one.state != "superseded":
                bureau.put_submission(session, desk.org, replace(one, state="superseded"))
        bureau.add_submission(
            session,
            desk.org,
            Submission(
                package_id,
                manifest.sender,
                period,
                len(earlier) + 1,
                "received",
                records.new,
                records.changed,
                records.same,
                records.gone,
                rest,
                school=str(school.get("name", "")) if isinstance(school, dict) else "",
            ),
        )
        return records

    return Effect(write)


def _compared(known: dict[str, str], people: list[ReportedPerson]) -> Records:
    new = sum(person.person_id not in known for person in people)
    same = sum(known.get(person.person_id) == person.digest for person in people)
    return Records(new, len(people) - new - same, same, len(known.keys() - {one.person_id for one in people}))


def _people(sender: str, period: str, package_id: str, report: dict[str, Any]) -> list[ReportedPerson]:
    tiers: dict[str, str] = {}
    for one in report.get("rounds", []):
        for entry in one.get("final", []):
            person, tier = entry.get("person"), entry.get("tier")
            if isinstance(person, str) and isinstance(tier, str):
                tiers[person] = tier
    found = []
    for entry in report.get("people", []):
        tier = tiers.get(entry["id"], "")
        digest = hashlib.sha256(canonical_json([entry, tier]).encode()).hexdigest()
        found.append(
            ReportedPerson(
                sender,
                period,
                entry["id"],
                package_id,
                entry["name"],
                entry.get("gender", ""),
                entry.get("birth", ""),
                entry.get("ethnicity", ""),
                entry.get("party", ""),
                _highest(entry.get("educations", []), EDUCATION_LEVELS),
                _highest(entry.get("titles", []), TITLE_LEVELS),
                entry.get("current_post_kind", ""),
                tier,
                entry.get("id_number", ""),
                entry.get("photo", ""),
                digest,
                entry,
            )
        )
    return found


def _highest(rows: list[dict[str, Any]], levels: tuple[str, ...]) -> str:
    """The highest level told; one this program does not know counts for nothing."""
    told = [row["level"] for row in rows if row.get("level") in levels]
    return max(told, key=levels.index, default="")
