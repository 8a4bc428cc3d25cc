"""A school's report becomes part of the bureau's pool: a snapshot of its period, compared with the one before."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cadredesk.actions.effects import Records
from cadredesk.actions.training import exchange
from cadredesk.desk import Desk, Session
from cadredesk.domain.person import EDUCATION_LEVELS, TITLE_LEVELS
from cadredesk.domain.training.word import Told
from cadredesk.packages.manifest import Manifest
from cadredesk.storage import bureau
from cadredesk.storage.bureau import ReportedPerson, Submission
from cadredesk.storage.schema import canonical_json


@dataclass(frozen=True, slots=True)
class Report:
    """A school's report made ready to be merged: its people as they will stand, the rest of its payload, its training."""

    sender: str
    period: str
    package_id: str
    school: str
    people: tuple[ReportedPerson, ...]
    rest: dict[str, Any]
    training: Told | None

    @property
    def unit(self) -> bureau.Unit:
        """The school and period of which it is the snapshot."""
        return self.sender, self.period


def prepare(desk: Desk, manifest: Manifest, package_id: str, report: dict[str, Any]) -> Report:
    """The report (a payload already held to its form) ready to be merged. `package.E403`."""
    told = manifest.optional.get("period")
    period = told if isinstance(told, str) else ""
    school = report.get("school")
    return Report(
        manifest.sender,
        period,
        package_id,
        str(school.get("name", "")) if isinstance(school, dict) else "",
        tuple(_people(manifest.sender, period, package_id, report)),
        {key: value for key, value in report.items() if key != "people"},
        exchange.from_school(desk, report),
    )


def merge(session: Session, desk: Desk, reports: Sequence[Report]) -> list[Records]:
    """Puts reports of different schools into the pool, and tells how each differs from its school's last one.

    A report is a whole snapshot: people of the same school and period whom it does not name leave it.
    """
    units = {one.unit for one in reports}
    known = bureau.digests(session, desk.org, units)
    earlier = bureau.earlier(session, desk.org, units)
    bureau.drop_people(session, desk.org, known)
    bureau.add_people(session, desk.org, (person for one in reports for person in one.people))
    for one in reports:  # after its people, by whom the school's ids are known here
        if one.training is not None:
            exchange.take_from_school(session, desk, one.sender, one.training)
    bureau.supersede(session, desk.org, earlier)
    told = [_compared(known.get(one.unit, {}), one.people) for one in reports]
    bureau.add_submissions(
        session,
        desk.org,
        (
            Submission(
                one.package_id,
                one.sender,
                one.period,
                earlier.get(one.unit, 0) + 1,
                "received",
                records.new,
                records.changed,
                records.same,
                records.gone,
                one.rest,
                school=one.school,
            )
            for one, records in zip(reports, told, strict=True)
        ),
    )
    return told


def _compared(known: dict[str, str], people: Sequence[ReportedPerson]) -> Records:
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
