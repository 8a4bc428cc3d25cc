"""The reports the bureau has received: how each differs from the one before, why one is returned, what two people decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from cadredesk.actions import intake, receipts, schools
from cadredesk.actions.intake import Held, Intake
from cadredesk.desk import Desk
from cadredesk.domain.report import STAYS_IN_SCHOOL
from cadredesk.domain.school import UserRef
from cadredesk.errors import UserError
from cadredesk.packages import archive, report, verify
from cadredesk.storage import bureau, chains, users
from cadredesk.storage.schema import canonical_json

__all__ = [
    "REASONS",
    "Change",
    "Difference",
    "Held",
    "SubmissionLine",
    "accept",
    "agree_together",
    "difference",
    "listed",
    "send_back",
]

REASONS = (
    "field_missing",
    "field_wrong",
    "evidence_missing",
    "not_eligible",
    "procedure",
    "quota",
    "duplicate",
    "other",
)
"""Why a report is returned (退回原因); their words are the sentences `returned.…`."""


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """One report with who sent it, its number in the chain, and its difference to the last one in people."""

    package_id: str
    sender: str
    school: str
    period: str
    number: int
    epoch: int
    seq: int
    received_on: str
    sealed: bool
    state: str
    new: int
    changed: int
    same: int
    gone: int
    reasons: tuple[tuple[str, str, str], ...]
    text: str

    @property
    def people(self) -> int:
        """How many the report names."""
        return self.new + self.changed + self.same


@dataclass(frozen=True, slots=True)
class Change:
    """One person who differs from the last report: `what` is new, changed or gone; `fields` are those that differ."""

    what: str
    person_id: str
    name: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A report against the one before it of the same school and period (`before`: its number, 0 for none)."""

    before: int
    changes: tuple[Change, ...]
    people: tuple[tuple[str, str], ...]
    """(id, name) of everybody in the report, in its order."""


def listed(desk: Desk, *, with_old: bool = False) -> tuple[SubmissionLine, ...]:
    """The reports, the undecided ones first, then by school and number; superseded ones only `with_old`."""
    names = {one.code: one.name for one in schools.listed(desk)}
    with desk.read() as session:
        found = bureau.submissions(session, desk.org)
        facts = {one.package_id: chains.accepted(session, desk.org, one.package_id) for one in found}
    lines = []
    for one in found:
        package = facts[one.package_id]
        if package is None or (one.state == "superseded" and not with_old):
            continue
        lines.append(
            SubmissionLine(
                one.package_id,
                one.sender,
                names.get(one.sender, one.sender),
                one.period,
                one.number,
                package.epoch,
                package.seq,
                package.accepted_on.isoformat(),
                package.sealed,
                one.state,
                one.new,
                one.changed,
                one.same,
                one.gone,
                one.reasons,
                one.text,
            )
        )
    return tuple(
        sorted(lines, key=lambda line: (line.state != "received", line.sender, line.period, line.number))
    )


def difference(desk: Desk, package_id: str) -> Difference:
    """Who is new, changed and gone against the report before; `receipts.unknown`."""
    with desk.read() as session:
        one = bureau.submission(session, desk.org, package_id)
        if one is None:
            raise UserError("receipts.unknown")
        earlier = [
            other
            for other in bureau.submissions(session, desk.org, sender=one.sender, period=one.period)
            if other.number == one.number - 1
        ]
    now = _people(desk, package_id)
    before = _people(desk, earlier[0].package_id) if earlier else {}
    changes = [Change("new", key, _name(entry)) for key, entry in now.items() if key not in before]
    for key, entry in now.items():
        if key in before and canonical_json(before[key]) != canonical_json(entry):
            fields = sorted(
                name
                for name in (entry.keys() | before[key].keys()) - STAYS_IN_SCHOOL
                if entry.get(name) != before[key].get(name)
            )
            changes.append(Change("changed", key, _name(entry), tuple(fields)))
    changes += [Change("gone", key, _name(entry)) for key, entry in before.items() if key not in now]
    people = tuple((key, _name(entry)) for key, entry in now.items())
    return Difference(earlier[0].number if earlier else 0, tuple(changes), people)


def accept(desk: Desk, package_id: str) -> None:
    """The bureau accepts a report; its school is told by the next receipt. Errors as `receipts.decide`."""
    receipts.decide(desk, package_id, "accepted")


def send_back(desk: Desk, package_id: str, reasons: tuple[tuple[str, str, str], ...], text: str) -> None:
    """The bureau returns a report with reasons (one of REASONS, person's id, field) and words. As `receipts.decide`."""
    receipts.decide(desk, package_id, "returned", reasons, text)


def agree_together(desk: Desk, package_id: str, second_id: str, second_password: str) -> Intake:
    """The person at the desk and a second one, who gives a password, agree to a package held aside; it is taken.

    Errors: `intake.not_held`, `chain.two_people`, `vault.wrong_password`, `vault.wait`, `user.disabled`.
    """
    waiting = next((one for one in intake.held(desk) if one.id == package_id), None)
    if waiting is None:
        raise UserError("intake.not_held")
    if second_id == desk.user.id:
        raise UserError("chain.two_people")
    desk.vault.check_password(second_id, second_password)
    second = desk.with_user(_user(desk, second_id))
    told = None
    if waiting.agreed_by != desk.user.id:
        told = intake.agree(desk, package_id)
    if told is None:
        told = intake.agree(second, package_id)
    assert told is not None
    return told


def _user(desk: Desk, user_id: str) -> UserRef:
    with desk.read() as session:
        found = users.find(session, desk.org, user_id)
    if found is None or not found.active:
        raise UserError("user.disabled")
    return found.ref()


def _people(desk: Desk, package_id: str) -> dict[str, Mapping[str, Any]]:
    """The people of a stored report by id, with their tier."""
    stream = BytesIO(desk.vault.open_file(f"received-{package_id}.cdp"))
    entries = verify.claimed(stream).entries
    payload = report.read_report(archive.content(stream, entries[report.PATH]), entries)
    tiers = {
        entry.get("person"): entry.get("tier")
        for one in payload.get("rounds", [])
        for entry in one.get("final", [])
    }
    return {
        entry["id"]: {**entry, **({"tier": tiers[entry["id"]]} if tiers.get(entry["id"]) else {})}
        for entry in payload.get("people", [])
    }


def _name(entry: Mapping[str, Any]) -> str:
    return str(entry["name"])
