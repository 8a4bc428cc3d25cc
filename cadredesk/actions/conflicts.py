"""Questions between the reports of a district: which there are, what the bureau decides on them, and the places it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cadredesk.actions import receipts, submissions
from cadredesk.desk import Desk, Session
from cadredesk.domain import conflicts as rules
from cadredesk.domain.conflicts import RULINGS, Conflict, Entry, Quota, Ruling
from cadredesk.errors import UserError
from cadredesk.storage import bureau, chains
from cadredesk.storage import conflicts as storage
from cadredesk.storage import quotas as quota_storage

__all__ = [
    "RULINGS",
    "Conflict",
    "ConflictLine",
    "Entry",
    "Quota",
    "Ruling",
    "listed",
    "open_by_package",
    "put_quotas",
    "quotas",
    "read_quotas",
    "rule",
    "standing",
]

_RETURNED = {
    "two_schools": "duplicate",
    "duplicate": "duplicate",
    "quota_over": "quota",
    "quota_under": "quota",
}


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A question with the names of the schools it is about, and what was decided (None: it is open)."""

    conflict: Conflict
    schools: tuple[str, ...]
    ruling: Ruling | None = None

    @property
    def key(self) -> str:
        """What tells this question from others."""
        return self.conflict.key


def listed(desk: Desk, period: str | None = None) -> tuple[ConflictLine, ...]:
    """Every question between the last reports of a period (of every period without one), the open ones first."""
    names = submissions.school_names(desk)
    with desk.read() as session:
        found, ruled = standing(session, desk.org, period)
    lines = [
        ConflictLine(one, tuple(names.get(unit, unit) for unit in one.units), ruled.get(one.key))
        for one in found
    ]
    return tuple(sorted(lines, key=lambda line: line.ruling is not None))


def standing(
    session: Session, org: str, period: str | None = None
) -> tuple[tuple[Conflict, ...], dict[str, Ruling]]:
    """The questions as they stand, and the last decision on each, by key."""
    entries = bureau.entries(session, org, period=period)
    reported = bureau.reported_units(session, org, period=period)
    places = quota_storage.get(session, org, period=period)
    return rules.found(entries, places, reported), storage.standing(session, org)


def open_by_package(session: Session, org: str) -> dict[str, tuple[Conflict, ...]]:
    """The questions nobody has decided on, by the reports they are about."""
    found, ruled = standing(session, org)
    current = {(one.sender, one.period): one.package_id for one in bureau.current(session, org)}
    told: dict[str, list[Conflict]] = {}
    for one in found:
        if one.key not in ruled:
            for unit in one.units:
                told.setdefault(current.get((unit, one.period), ""), []).append(one)
    return {package_id: tuple(ones) for package_id, ones in told.items()}


def rule(
    desk: Desk, key: str, ruling: str, *, unit: str = "", person_id: str = "", reason: str = ""
) -> Ruling:
    """Records what the bureau decides on a question; every school it is about is told in its receipt.

    "one" needs the school that keeps the person (`unit`; for a duplicate the entry that stands, `person_id`); "returned"
    returns the report of `unit`, or those of all schools. Errors: `conflicts.unknown` (the facts have changed),
    `conflicts.no_unit`, `conflicts.no_reason`, and those of `receipts.decide`.
    """
    names = submissions.school_names(desk)
    with desk.write("conflict.ruled", key) as session:
        found, _ = standing(session, desk.org)
        conflict = next((one for one in found if one.key == key), None)
        if conflict is None:
            raise UserError("conflicts.unknown")
        if ruling not in RULINGS[conflict.kind]:
            raise ValueError(ruling)
        _check(conflict, ruling, unit, person_id, reason)
        made = Ruling(key, conflict.kind, ruling, desk.user.id, desk.today(), unit, person_id, reason.strip())
        storage.add(session, desk.org, made)
        current = {
            one.sender: one.package_id for one in bureau.current(session, desk.org, period=conflict.period)
        }
        if ruling == "returned":
            for one in (unit,) if unit else conflict.units:
                if one in current:
                    people = [entry.person_id for entry in conflict.people if entry.unit == one]
                    code = _RETURNED[conflict.kind]
                    reasons = [(code, person, "") for person in people or [""]]
                    receipts.decide_in(session, desk, current[one], "returned", reasons, reason.strip())
        for one in conflict.units:
            if one in current:
                _tell(session, desk, current[one], one, conflict, made, names)
    return made


def quotas(desk: Desk, period: str) -> tuple[Quota, ...]:
    """The places set for a period, by school and tier."""
    with desk.read() as session:
        return quota_storage.get(session, desk.org, period=period)


def put_quotas(desk: Desk, values: Iterable[Quota], dropped: Iterable[Quota] = ()) -> None:
    """Sets places, and takes others away; `conflicts.bad_places` below 0."""
    told = tuple(values)
    if any(one.places < 0 for one in told):
        raise UserError("conflicts.bad_places")
    with desk.write("quotas.put", "") as session:
        for one in dropped:
            quota_storage.drop(session, desk.org, one.unit, one.period, one.tier)
        for one in told:
            quota_storage.put(session, desk.org, one)


def read_quotas(desk: Desk, period: str, rows: Sequence[Sequence[str]]) -> tuple[Quota, ...]:
    """The places in pasted rows `school's code or name, chief, deputy, young talent`; an empty cell sets nothing.

    A first row of headings is passed over. `conflicts.bad_row` with its number, when a school is not enrolled or a number
    is none; then nothing is taken.
    """
    names = submissions.school_names(desk)
    known = {name: code for code, name in names.items()} | {code: code for code in names}
    found = []
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        numbers = cells[1:4]
        if number == 1 and cells[0] not in known:
            continue
        if cells[0] not in known or any(cell and not (cell.isascii() and cell.isdigit()) for cell in numbers):
            raise UserError("conflicts.bad_row", row=number, text=" ".join(cells)[:60])
        for tier, cell in zip(("chief", "deputy", "young"), numbers, strict=False):
            if cell:
                found.append(Quota(known[cells[0]], period, tier, int(cell[:6])))
    if not found:
        raise UserError("conflicts.no_rows")
    return tuple(found)


def _check(conflict: Conflict, ruling: str, unit: str, person_id: str, reason: str) -> None:
    standing_ones = [one for one in conflict.people if one.unit == unit]
    if ruling == "one" and conflict.kind == "duplicate":
        standing_ones = [one for one in standing_ones if one.person_id == person_id]
    if ruling == "one" and not standing_ones:
        raise UserError("conflicts.no_unit")
    if not reason.strip():
        raise UserError("conflicts.no_reason")


def _tell(
    session: Session,
    desk: Desk,
    package_id: str,
    unit: str,
    conflict: Conflict,
    made: Ruling,
    names: Mapping[str, str],
) -> None:
    """One entry of the receipt's `conflicts` (resources/formats/receipt.md); a later decision takes its place."""
    told: dict[str, Any] = {
        "key": conflict.key,
        "kind": conflict.kind,
        "period": conflict.period,
        "ruling": made.ruling,
        "reason": made.reason,
        "on": made.on.isoformat(),
        "people": [one.person_id for one in conflict.people if one.unit == unit],
        "schools": [one for one in conflict.units if one != unit],
        "school_names": [names.get(one, one) for one in conflict.units if one != unit],
    }
    if made.unit:
        told["keeps" if made.ruling == "one" else "returned"] = made.unit
    if made.person_id:
        told["stands"] = made.person_id
    if conflict.tier:
        told |= {"tier": conflict.tier, "places": conflict.places, "count": conflict.count}
    known = chains.receipt(session, desk.org, package_id)
    before = known.content.get("conflicts", []) if known is not None else []
    others = [one for one in before if one.get("key") != conflict.key]
    receipts.tell(session, desk, package_id, conflicts=[*others, {k: v for k, v in told.items() if v != []}])
