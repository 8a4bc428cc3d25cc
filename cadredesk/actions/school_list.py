"""The bureau's own list of schools from Excel (学校名单): looked at first, doubtful rows stay out, codes decide who is who."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cadredesk import resources
from cadredesk.actions import schools
from cadredesk.desk import Desk
from cadredesk.errors import UserError
from cadredesk.exchange import reader, school_list
from cadredesk.exchange.school_list import SchoolListCheck, SchoolRow
from cadredesk.messages import sentence
from cadredesk.storage import chains, lineage, quotas
from cadredesk.storage.lineage import ListedSchool

__all__ = ["SchoolListCheck", "SchoolRow", "Taken", "check", "findings", "take"]

TIERS = (("quota_chief", "chief"), ("quota_deputy", "deputy"), ("quota_young", "young"))


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import has written: schools by what became of them, quotas set, and rows left out as doubtful."""

    new: int
    changed: int
    same: int
    doubtful: int
    quotas: int


def check(desk: Desk, path: Path) -> SchoolListCheck:
    """What importing a file would do; the sheet that names the most columns is read. `schools.list_no_header`, `roster.*`."""
    book = reader.read(path)
    words = resources.read_toml("pool", "school_list.toml")
    known = _known(desk)
    best: SchoolListCheck | None = None
    for sheet in book.sheets:
        if sheet.hidden and best is not None:
            continue
        try:
            found = school_list.check(sheet, words, known)
        except UserError as error:
            if error.code != "schools.list_no_header":
                raise
            continue
        if best is None or len(found.columns) > len(best.columns):
            best = found
    if best is None:
        raise UserError("schools.list_no_header")
    return best


def findings(row: SchoolRow) -> tuple[str, ...]:
    """What is to be said of a row, as sentences."""
    return tuple(
        sentence(f"school_list.{code}", value=row.values.get(field, ""), code=row.values.get("code", ""))
        for code, field, _ in row.findings
    )


def take(desk: Desk, checked: SchoolListCheck, period: str = "") -> Taken:
    """Writes the rows that are not doubtful, in one transaction; quotas are set for `period` (none without one).

    What is known and not told by the sheet stays. `schools.list_nothing`.
    """
    good = [row for row in checked.rows if row.state != "doubtful"]
    if not good:
        raise UserError("schools.list_nothing")
    number = 0
    with desk.write("school.listed", str(len(good))) as session:
        known = {one.code: one for one in lineage.listed(session, desk.org)}
        enrolled = {one.code: one for one in chains.enrolled(session, desk.org)}
        for row in good:
            told = row.values
            code = told["code"]
            one = known.get(code) or ListedSchool(code, listed_on=desk.today())
            lineage.put_listed(session, desk.org, _joined(one, told))
            facts = enrolled.get(code)
            if facts is not None:
                changed = replace(
                    facts,
                    contact=told.get("contact") or facts.contact,
                    phone=told.get("phone") or facts.phone,
                    kind=told.get("kind") or facts.kind,
                    stage=facts.stage or told.get("stage", ""),
                )
                if changed != facts:
                    chains.enrol(session, desk.org, changed)
            for field, tier in TIERS:
                if period and told.get(field):
                    quotas.put(session, desk.org, quotas.Quota(code, period, tier, int(told[field])))
                    number += 1
    states = [row.state for row in checked.rows]
    return Taken(
        states.count("new"), states.count("changed"), states.count("same"), states.count("doubtful"), number
    )


def _joined(one: ListedSchool, told: Mapping[str, str]) -> ListedSchool:
    def seats(name: str, before: int | None) -> int | None:
        return int(told[name]) if told.get(name) else before

    return replace(
        one,
        name=told.get("name") or one.name,
        stage=told.get("stage") or one.stage,
        kind=told.get("kind") or one.kind,
        contact=told.get("contact") or one.contact,
        phone=told.get("phone") or one.phone,
        chief_seats=seats("chief_seats", one.chief_seats),
        deputy_seats=seats("deputy_seats", one.deputy_seats),
    )


def _known(desk: Desk) -> dict[str, dict[str, str]]:
    """What is stored of every school, by code, in the words of a row."""
    found: dict[str, dict[str, str]] = {}
    for one in schools.listed(desk, with_expected=True):
        found[one.code] = {
            "code": one.code,
            "name": one.name,
            "stage": one.stage,
            "kind": one.facts.kind,
            "contact": one.facts.contact,
            "phone": one.facts.phone,
            "chief_seats": "" if one.chief_seats is None else str(one.chief_seats),
            "deputy_seats": "" if one.deputy_seats is None else str(one.deputy_seats),
        }
    with desk.read() as session:
        for quota in quotas.get(session, desk.org):
            if quota.unit in found:
                found[quota.unit][f"quota_{quota.tier}"] = str(quota.places)
    return found
