"""The reports the bureau has received: how each differs from the one before, why one is returned, what two people decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from cadredesk.actions import differences, intake, receipts
from cadredesk.actions.differences import Change
from cadredesk.actions.intake import Held, Intake, Summary
from cadredesk.desk import Desk, Session
from cadredesk.domain.chain import ACCEPTED, DUPLICATE, GAP, REJECTED
from cadredesk.domain.school import UserRef
from cadredesk.errors import UserError
from cadredesk.packages import archive, manifest, report, verify
from cadredesk.storage import bureau, chains, users

__all__ = [
    "REASONS",
    "Change",
    "Difference",
    "Held",
    "SubmissionLine",
    "Sum",
    "accept",
    "add_up",
    "agree_together",
    "difference",
    "listed",
    "payload",
    "school_names",
    "send_back",
    "user_name",
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
class Difference:
    """A report against the one before it of the same school and period (`before`: its number, 0 for none)."""

    before: int
    changes: tuple[Change, ...]
    people: tuple[tuple[str, str], ...]
    """(id, name) of everybody in the report, in its order."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What became of the files of a stick; the first eight make `files`.

    Of the reports taken: `first` of their period, `changed` or `same` against the last one; `corrected` of them answer a
    return. `other` are packages taken that are no reports. `alarms` are among the refused.
    """

    first: int
    changed: int
    same: int
    other: int
    duplicate: int
    gap: int
    refused: int
    files: int
    corrected: int
    alarms: int


def add_up(desk: Desk, found: Summary) -> Sum:
    """The files of a summary by what became of them."""
    counts: Counter[str] = Counter()
    for _, file in found.files:
        counts[_what(file)] += 1
    taken = {file.package_id for _, file in found.files if file.result == ACCEPTED}
    with desk.read() as session:
        reports = bureau.current(session, desk.org, with_old=True, with_training=True)
    numbered = {(one.sender, one.period, one.number): one for one in reports}
    corrected = 0
    for one in reports:
        if one.package_id in taken:
            before = numbered.get((one.sender, one.period, one.number - 1))
            corrected += before is not None and bool(before.reasons or before.text)
    return Sum(
        counts["first"],
        counts["changed"],
        counts["same"],
        counts["other"],
        counts[DUPLICATE],
        counts[GAP],
        counts[REJECTED],
        len(found.files),
        corrected,
        sum(file.alarm for _, file in found.files),
    )


def _what(one: Intake) -> str:
    if one.result != ACCEPTED:
        return one.result
    if one.kind != manifest.REPORT:
        return "other"
    records = one.records
    if not (records.changed or records.same or records.gone):
        return "first"
    return "changed" if records.new or records.changed or records.gone else "same"


def listed(desk: Desk, *, with_old: bool = False) -> tuple[SubmissionLine, ...]:
    """The reports, the undecided ones first, then by school and number; superseded ones only `with_old`."""
    with desk.read() as session:
        found = bureau.current(session, desk.org, with_old=with_old, with_training=True)
        facts = chains.accepted_of_kind(session, desk.org, manifest.REPORT)
        names = _names(session, desk.org, found)
    lines = []
    for one in found:
        package = facts.get(one.package_id)
        if package is None:
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


def school_names(desk: Desk) -> dict[str, str]:
    """The name of every enrolled school by code: as enrolled, or as it writes itself where it was enrolled by its code."""
    with desk.read() as session:
        return _names(session, desk.org, bureau.current(session, desk.org, with_training=True))


def difference(desk: Desk, package_id: str) -> Difference:
    """What is new, changed and gone against the report before, field by field; `receipts.unknown`."""
    with desk.read() as session:
        one = bureau.submission(session, desk.org, package_id)
        if one is None:
            raise UserError("receipts.unknown")
        earlier = [
            other
            for other in bureau.submissions(session, desk.org, sender=one.sender, period=one.period)
            if other.number == one.number - 1
        ]
    now = payload(desk, package_id)
    before = payload(desk, earlier[0].package_id) if earlier else None
    people = tuple((entry["id"], str(entry["name"])) for entry in now.get("people", []))
    return Difference(earlier[0].number if earlier else 0, differences.compare(before, now), people)


def payload(desk: Desk, package_id: str) -> dict[str, Any]:
    """A report as its school wrote it, from the package kept here."""
    stream = BytesIO(desk.vault.open_file(f"received-{package_id}.cdp"))
    entries = verify.claimed(stream).entries
    return report.read_report(archive.content(stream, entries[report.PATH]), entries)


def accept(desk: Desk, package_id: str, seen: int | None = None) -> None:
    """The bureau accepts a report; its school is told by the next receipt. Errors as `receipts.decide`."""
    receipts.decide(desk, package_id, "accepted", seen=seen)


def send_back(
    desk: Desk,
    package_id: str,
    reasons: tuple[tuple[str, str, str], ...],
    text: str,
    seen: int | None = None,
) -> None:
    """The bureau returns a report with reasons (one of REASONS, person's id, field) and words. As `receipts.decide`."""
    receipts.decide(desk, package_id, "returned", reasons, text, seen=seen)


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


def _names(session: Session, org: str, found: Sequence[bureau.Submission]) -> dict[str, str]:
    enrolled = {one.code: one.name for one in chains.enrolled(session, org)}
    names = {code: name for code, name in enrolled.items() if name and name != code}
    for one in found:
        if one.sender in names:
            continue
        told = one.school
        if not told:  # taken by an earlier version, which did not keep the name beside the content
            whole = bureau.submission(session, org, one.package_id)
            school = (whole.content or {}).get("school") if whole else None
            told = str(school.get("name", "")) if isinstance(school, dict) else ""
        names[one.sender] = told or one.sender
    return {code: code for code in enrolled} | names


def user_name(desk: Desk, user_id: str) -> str:
    """The name of somebody at this desk; empty for nobody known."""
    with desk.read() as session:
        found = users.find(session, desk.org, user_id)
    return found.name if found else ""


def _user(desk: Desk, user_id: str) -> UserRef:
    with desk.read() as session:
        found = users.find(session, desk.org, user_id)
    if found is None or not found.active:
        raise UserError("user.disabled")
    return found.ref()
