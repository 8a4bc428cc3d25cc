"""Whether a report holds everything asked for (材料齐全性): a check list that is data, against the payload of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One item of the check list (resources/pool/completeness.toml): `needs` are the ways to have it, each a list of evidence."""

    key: str
    title: str
    per: str
    needs: tuple[tuple[str, ...], ...]
    reason: str
    when: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """An item that is not there, of the whole report or of one person (id and name)."""

    requirement: Requirement
    person_id: str = ""
    name: str = ""


def requirements(told: Mapping[str, Mapping[str, Any]]) -> tuple[Requirement, ...]:
    """The check list of a TOML file, in its order."""
    return tuple(
        Requirement(
            key,
            one["title"],
            one["per"],
            tuple(tuple(way) for way in one["needs"]),
            one["reason"],
            one.get("when", ""),
            one.get("field", ""),
        )
        for key, one in told.items()
    )


def missing(payload: Payload, wanted: Sequence[Requirement]) -> tuple[Missing, ...]:
    """What a report lacks, in the order of the list and of its people; nothing for a report that names nobody."""
    people = entries(payload, "people")
    if not people:
        return ()
    there = frozenset(_evidence(payload))
    own = _own_evidence(payload, people)
    taken = {text for text in there if text.startswith("step:")}
    found = []
    for one in wanted:
        if one.when and f"step:{one.when}" not in taken:
            continue
        if one.per == "person":
            found += [
                Missing(one, person["id"], str(person.get("name", "")))
                for person in people
                if not _met(one, there | own[person["id"]])
            ]
        elif not _met(one, there):
            found.append(Missing(one))
    return tuple(found)


def entries(value: Any, name: str) -> list[dict[str, Any]]:
    """The mappings of a list of a payload; what another program wrote out of form counts for nothing."""
    found = value.get(name) if isinstance(value, Mapping) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _met(one: Requirement, there: frozenset[str]) -> bool:
    return any(there.issuperset(way) for way in one.needs)


def _evidence(payload: Payload) -> Iterator[str]:
    """What a report holds for everybody."""
    for paper in entries(payload, "papers"):
        if not paper.get("person_id"):
            yield f"paper:{paper.get('key')}"
    for meeting in entries(payload, "meetings"):
        yield f"meeting:{meeting.get('step')}"
    for result in entries(payload, "results"):
        yield f"result:{result.get('step')}"
    for notice in entries(payload, "notices"):
        if any(posting.get("removed_on") for posting in entries(notice, "postings")):
            yield "posting"
        if notice.get("ends") and all(one.get("solved_on") for one in entries(notice, "objections")):
            yield "notice_result"
    for one in entries(payload, "rounds"):
        if entries(one, "talks"):
            yield "talks"
        for step in entries(one, "steps"):
            if step.get("state") == "closed":
                yield f"step:{step.get('step')}"


def _own_evidence(payload: Payload, people: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
    """What it holds for each person, by id."""
    own = {person["id"]: {f"field:{name}" for name, value in person.items() if value} for person in people}
    for paper in entries(payload, "papers"):
        if paper.get("person_id") in own:
            own[paper["person_id"]].add(f"paper:{paper.get('key')}")
    for one in entries(payload, "rounds"):
        for report in entries(one, "inspection_reports"):
            if report.get("person_id") not in own:
                continue
            for kind, rows in (("block", report.get("blocks")), ("check", report.get("checks"))):
                for row in rows if isinstance(rows, list) else ():
                    if isinstance(row, list) and len(row) > 1 and row[0] and row[1]:
                        own[report["person_id"]].add(f"{kind}:{row[0]}")
    return own
