"""The organisations enrolled here as a list: who they are, their keys, their last report, and who has not reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cadredesk.desk import Desk
from cadredesk.domain.chain import PinnedKey
from cadredesk.domain.enrolment import SCHOOL, Enrolled
from cadredesk.errors import UserError
from cadredesk.packages import signature
from cadredesk.storage import bureau, chains

__all__ = ["KeyLine", "SchoolLine", "keys", "listed", "periods", "put_contact"]


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One signing key of an organisation: `since` and `until` are epochs, `revoked` the last number it is trusted for."""

    fingerprint: str
    since: int
    until: int | None
    revoked: tuple[int, int] | None

    @property
    def is_present(self) -> bool:
        """Whether packages may still come under this key."""
        return self.until is None and self.revoked is None


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """One enrolled organisation with where its packages stand.

    `seq` and `last_day` (YYYY-MM-DD or empty) are those of its last package here; `state` is that of its last report for
    the period asked for: empty (none), received, accepted, returned; `people` are those in that report.
    """

    facts: Enrolled
    name: str
    stage: str
    fingerprint: str
    epoch: int
    seq: int
    last_day: str
    state: str
    package_id: str
    people: int
    has_alarm: bool

    @property
    def code(self) -> str:
        """The organisation's code."""
        return self.facts.code


def listed(desk: Desk, period: str | None = None, role: str = SCHOOL) -> tuple[SchoolLine, ...]:
    """The enrolled organisations of a role, by code, with their reports of a period (their latest without one)."""
    with desk.read() as session:
        enrolled = chains.enrolled(session, desk.org, role)
        words = chains.last_words(session, desk.org)
        reports = bureau.submissions(session, desk.org, period=period)
        alarmed = {one.sender for one in chains.alarms(session, desk.org)}
        people: dict[str, int] = {}
        for one in reports:
            people[one.package_id] = one.new + one.changed + one.same
        streams = {one.code: chains.streams_of(session, desk.org, one.code) for one in enrolled}
        pinned = {one.code: chains.keys(session, desk.org, one.code) for one in enrolled}
    latest: dict[str, bureau.Submission] = {}
    for one in reports:  # by school, period and number: the last one said counts
        if one.state != "superseded":
            latest[one.sender] = one
    found = []
    for facts in enrolled:
        to_us = [words.get(f"{facts.code} {to}", (0, "")) for to in (desk.org, "*")]
        stands = streams[facts.code].get(desk.org)
        last = latest.get(facts.code)
        found.append(
            SchoolLine(
                facts,
                _name(facts, last),
                facts.stage or str(_school(last).get("stage", "")),
                _fingerprint(pinned[facts.code][-1]) if pinned[facts.code] else "",
                stands.epoch if stands else 1,
                stands.seq if stands else 0,
                max(day for _, day in to_us),
                last.state if last else "",
                last.package_id if last else "",
                people[last.package_id] if last else 0,
                facts.code in alarmed,
            )
        )
    return tuple(found)


def periods(desk: Desk) -> tuple[str, ...]:
    """The periods anybody has reported for, the newest first."""
    with desk.read() as session:
        return tuple(sorted({one.period for one in bureau.submissions(session, desk.org)}, reverse=True))


def keys(desk: Desk, code: str) -> tuple[KeyLine, ...]:
    """The keys an organisation has had, the newest first; `enrolment.unknown`."""
    with desk.read() as session:
        found = chains.keys(session, desk.org, code)
    if not found:
        raise UserError("enrolment.unknown", org=code)
    return tuple(KeyLine(_fingerprint(one), one.since, one.until, one.revoked) for one in reversed(found))


def put_contact(desk: Desk, code: str, contact: str, phone: str, kind: str = "") -> Enrolled:
    """Stores whom to call at an organisation and what type of school it is; `enrolment.unknown`."""
    with desk.write("school.contact", code) as session:
        known = chains.find(session, desk.org, code)
        if known is None:
            raise UserError("enrolment.unknown", org=code)
        changed = replace(known, contact=contact.strip(), phone=phone.strip(), kind=kind.strip())
        chains.enrol(session, desk.org, changed)
    return changed


def _fingerprint(one: PinnedKey) -> str:
    return signature.fingerprint(signature.parse_public(one.key))


def _name(facts: Enrolled, last: bureau.Submission | None) -> str:
    """The name it was enrolled with; that of its report where it was enrolled by its code alone."""
    if facts.name and facts.name != facts.code:
        return facts.name
    return str(_school(last).get("name", "") or facts.code)


def _school(last: bureau.Submission | None) -> Mapping[str, object]:
    found = (last.content or {}).get("school") if last else None
    return found if isinstance(found, dict) else {}
