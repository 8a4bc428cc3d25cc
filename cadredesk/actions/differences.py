"""How one report differs from the one before it: field by field, the old and the new value in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cadredesk.actions import people as files
from cadredesk.domain.completeness import Payload, entries
from cadredesk.domain.person import SUB_TABLES
from cadredesk.domain.profile import MEETING_STEPS
from cadredesk.domain.terms import Terms
from cadredesk.messages import sentence

__all__ = ["Change", "compare", "final_tiers"]

_NOT_TOLD = frozenset({"id", "photo"})
_KINDS = {"gender": "gender", "party": "party", "current_post_kind": "post_kind"}
_CODES = {
    ("educations", "level"): "education",
    ("educations", "degree"): "degree",
    ("titles", "level"): "title_level",
    ("posts", "kind"): "post_kind",
    ("assessments", "grade"): "assessment",
}

Facts = dict[tuple[str, str], str]
"""What a report says: (person's id or empty for the whole report, field) to its value in words."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: `what` is new, changed or gone (a person) or report (the report as a whole).

    `field` is a field or sub-table of the person's file, or, with `label` as its word, another thing reported; `old`
    and `new` are texts, empty where there is nothing.
    """

    what: str
    person_id: str = ""
    name: str = ""
    field: str = ""
    label: str = ""
    old: str = ""
    new: str = ""


def compare(before: Payload | None, now: Payload) -> tuple[Change, ...]:
    """New people, changed fields of people in the order of the report, people no longer named, then the rest.

    Without an earlier report everybody is new, and nothing else is told.
    """
    names = {one["id"]: str(one.get("name", "")) for one in entries(now, "people")}
    if before is None:
        return tuple(Change("new", key, name) for key, name in names.items())
    old_names = {one["id"]: str(one.get("name", "")) for one in entries(before, "people")}
    old, new = _facts(before), _facts(now)
    found = [Change("new", key, name) for key, name in names.items() if key not in old_names]
    differing = [key for key in {**new, **old} if old.get(key, "") != new.get(key, "")]
    order = {person: at for at, person in enumerate(names)}
    for person, field in sorted(differing, key=lambda key: order.get(key[0], len(order))):
        if person in names and person in old_names:
            found.append(_change("changed", person, names[person], field, old, new))
    found += [Change("gone", key, name) for key, name in old_names.items() if key not in names]
    found += [_change("report", "", "", field, old, new) for person, field in differing if not person]
    return tuple(found)


def final_tiers(payload: Payload) -> dict[str, str]:
    """The tier of everybody on the final lists, by person."""
    told: dict[str, str] = {}
    for one in entries(payload, "rounds"):
        for entry in entries(one, "final"):
            person, tier = entry.get("person"), entry.get("tier")
            if isinstance(person, str) and isinstance(tier, str):
                told[person] = tier
    return told


def _change(what: str, person: str, name: str, field: str, old: Facts, new: Facts) -> Change:
    plain, _, about = field.partition(":")
    own = plain in _OWN_LABELS
    label = sentence(f"difference.{plain}", about=about) if own else ""
    was, is_ = old.get((person, field), ""), new.get((person, field), "")
    if field in SUB_TABLES:
        was, is_ = _only(was, is_), _only(is_, was)
    return Change(what, person, name, "" if own else field, label, was, is_)


_OWN_LABELS = frozenset(
    {"tier", "remark", "decision", "exception", "score", "vote", "final_number", "final_on", "meeting"}
    | {"counts", "notice", "notice_ends", "objections", "reference_date", "paper", "photo_file"}
)
"""What is compared beside the fields of a file; their words are the sentences `difference.…`."""


def _only(rows: str, others: str) -> str:
    """The rows of a sub-table that the other report does not have."""
    theirs = set(others.split("\n"))
    return "；".join(row for row in rows.split("\n") if row not in theirs)


def _facts(payload: Payload) -> Facts:
    terms = files.terms()
    found: Facts = {}
    for person in entries(payload, "people"):
        for field, value in person.items():
            if field not in _NOT_TOLD and field != "confirmed_none":
                found[person["id"], field] = _field_text(field, value, terms)
        if person.get("photo"):
            found[person["id"], "photo_file"] = str(person["photo"]).rpartition("/")[2][:8]
    for key, value in _round_facts(payload):
        found[key] = value
    for key, value in (*_meeting_facts(payload), *_result_facts(payload), *_notice_facts(payload)):
        found[key] = value
    for paper in entries(payload, "papers"):
        title = _text(paper.get("title")) or _text(paper.get("key"))
        if not paper.get("person_id"):
            found["", f"paper:{title}"] = sentence("difference.there")
    return found


def _round_facts(payload: Payload) -> Iterator[tuple[tuple[str, str], str]]:
    for one in entries(payload, "rounds"):
        for entry in entries(one, "final"):
            person = _text(entry.get("person"))
            yield (person, "tier"), _tier(_text(entry.get("tier")))
            yield (person, "remark"), _text(entry.get("remark"))
        for entry in entries(one, "eligibility"):
            person = _text(entry.get("person"))
            word = {"admitted": "admitted", "refused": "refused"}.get(_text(entry.get("decision")), "")
            yield (person, "decision"), sentence(f"difference.{word}") if word else ""
            yield (
                (person, "exception"),
                "；".join(_text(told.get("reason")) for told in entries(entry, "exceptions")),
            )
        yield ("", "final_number"), _text(one.get("final_number"))
        yield ("", "final_on"), _text(one.get("final_on"))
        notice = one.get("district_notice")
        if isinstance(notice, dict):
            yield ("", "reference_date"), _text(notice.get("reference_date"))


def _meeting_facts(payload: Payload) -> Iterator[tuple[tuple[str, str], str]]:
    for meeting in entries(payload, "meetings"):
        step = _step(meeting.get("step"))
        yield (
            ("", f"meeting:{step}"),
            sentence(
                "difference.meeting_text",
                number=_text(meeting.get("number")),
                on=_text(meeting.get("on")),
                due=meeting.get("due", 0),
                present=meeting.get("present", 0),
            ),
        )
        for item in entries(meeting, "items"):
            outcome = _text(item.get("outcome"))
            known = outcome if outcome in ("carried", "not_carried", "deferred", "no_quorum") else "open"
            yield (
                (_text(item.get("person_id")), f"vote:{step}"),
                sentence(
                    "difference.vote_text",
                    outcome=sentence(f"difference.{known}"),
                    agree=item.get("agree", 0),
                    disagree=item.get("disagree", 0),
                    defer=item.get("defer", 0),
                ),
            )


def _result_facts(payload: Payload) -> Iterator[tuple[tuple[str, str], str]]:
    for result in entries(payload, "results"):
        step = _step(result.get("step"))
        tally = result.get("tally")
        for candidate in entries(tally, "candidates"):
            composite = candidate.get("composite")
            if isinstance(composite, dict):
                yield (_text(candidate.get("person")), f"score:{step}"), _text(composite.get("shown"))
        counts = entries(result, "counts")
        names = ("due", "present", "issued", "returned", "invalid")
        sums = {name: sum(_number(row.get(name)) for row in counts) for name in names}
        yield ("", f"counts:{step}"), sentence("difference.counts_text", **sums)


def _notice_facts(payload: Payload) -> Iterator[tuple[tuple[str, str], str]]:
    for notice in entries(payload, "notices"):
        days = "、".join(
            f"{_text(one.get('posted_on'))}—{_text(one.get('removed_on'))}"
            for one in entries(notice, "postings")
        )
        yield ("", "notice"), f"{_text(notice.get('number'))}　{days}".strip()
        yield ("", "notice_ends"), _text(notice.get("ends"))
        objections = entries(notice, "objections")
        if objections:
            solved = sum(bool(one.get("solved_on")) for one in objections)
            yield (
                ("", "objections"),
                sentence("difference.objections_text", number=len(objections), solved=solved),
            )


def _field_text(field: str, value: Any, terms: Terms) -> str:
    if field in SUB_TABLES and isinstance(value, list):
        return "\n".join(_row_text(field, row, terms) for row in value if isinstance(row, dict))
    text = _text(value)
    return terms.label(_KINDS[field], text) if field in _KINDS else text


def _row_text(table: str, row: Mapping[str, Any], terms: Terms) -> str:
    parts = []
    for name in _order(table):
        value = row.get(name)
        if name == "full_time":
            parts.append(sentence("eligibility.full_time" if value else "eligibility.in_service"))
        elif value:
            text = _text(value)
            parts.append(terms.label(_CODES[table, name], text) if (table, name) in _CODES else text)
    return " ".join(parts)


@cache
def _order(table: str) -> tuple[str, ...]:
    return {
        "educations": ("full_time", "level", "degree", "school", "major", "finished"),
        "posts": ("started", "ended", "unit", "title", "kind"),
        "titles": ("name", "level", "granted"),
        "assessments": ("year", "grade"),
        "rewards": ("on", "body", "name", "level"),
        "sanctions": ("on", "until", "body", "name"),
        "family": ("relation", "name", "birth", "party", "work"),
        "resume": ("since", "until", "text"),
        "certificates": ("name", "number", "granted"),
    }[table]


def _tier(tier: str) -> str:
    return sentence(f"difference.tier_{tier}") if tier in ("chief", "deputy", "young") else tier


def _step(step: Any) -> str:
    text = _text(step)
    known = (*MEETING_STEPS, "evaluation", "recommendation_vote")
    return sentence(f"difference.step_{text}") if text in known else text


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _text(value: Any) -> str:
    """A value as text; a long one travels in pieces (resources/formats/report.md)."""
    if isinstance(value, list):
        return "".join(_text(piece) for piece in value)
    return "" if value is None or isinstance(value, dict) else str(value)
