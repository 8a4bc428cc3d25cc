"""What a receipt tells a school beside its answer: what was settled between schools, and who is in the pool, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cadredesk.actions import people
from cadredesk.desk import Desk
from cadredesk.domain.completeness import entries
from cadredesk.domain.decision import OUTCOMES
from cadredesk.messages import sentence
from cadredesk.storage import chains

__all__ = ["sentences"]

_KINDS = ("two_schools", "duplicate", "quota_over", "quota_under")
_RULINGS = ("one", "both", "not_same", "allowed", "returned")


def sentences(desk: Desk, package_id: str) -> tuple[str, ...]:
    """What the last receipt about a package tells of questions and decisions; what another program has made up is left out."""
    with desk.read() as session:
        answer = chains.answers(session, desk.org).get(package_id)
    if answer is None:
        return ()
    settled = [one for one in entries(answer.content, "conflicts") if _known(one)]
    ids = {person for one in settled for person in _texts(one, "people")}
    names = {one.id: one.name for one in people.many(desk, sorted(ids))} if ids else {}
    told = [_settled(desk, one, names) for one in settled]
    return (*told, *_decided(answer.content))


def _known(one: Mapping[str, Any]) -> bool:
    return one.get("kind") in _KINDS and one.get("ruling") in _RULINGS


def _settled(desk: Desk, one: Mapping[str, Any], names: Mapping[str, str]) -> str:
    schools = dict(zip(_texts(one, "schools"), _texts(one, "school_names"), strict=False))
    schools[desk.org] = sentence("bureau_told.own")
    about = "、".join(dict.fromkeys(names.get(person, person) for person in _texts(one, "people")))
    keeps = str(one.get("keeps", ""))
    code = "stands" if one.get("stands") else str(one["ruling"])
    if code == "returned" and one.get("returned") not in (None, "", desk.org):
        code = "returned_other"
    tier = str(one.get("tier", ""))
    known = sentence(f"difference.tier_{tier}") if tier in ("chief", "deputy", "young") else tier
    question = sentence(
        f"bureau_told.{one['kind']}",
        people=about,
        schools="、".join(name for school, name in schools.items() if school != desk.org),
        tier=known,
        count=one.get("count", ""),
        places=one.get("places", ""),
    )
    ruling = sentence(f"bureau_told.ruled_{code}", unit=schools.get(keeps, keeps))
    return sentence(
        "bureau_told.settled", question=question, ruling=ruling, reason=str(one.get("reason", ""))
    )


def _decided(content: Mapping[str, Any]) -> tuple[str, ...]:
    """One sentence for each list or meeting, its people by outcome."""
    lists: dict[tuple[str, str], dict[str, list[str]]] = {}
    for one in entries(content, "decisions"):
        if one.get("outcome") in OUTCOMES and isinstance(one.get("name"), str):
            key = (str(one.get("number", "")), str(one.get("on", "")))
            lists.setdefault(key, {}).setdefault(one["outcome"], []).append(one["name"])
    told = []
    for (number, on), by_outcome in lists.items():
        parts = [
            f"{sentence(f'decisions.{name}')}：{'、'.join(by_outcome[name])}"
            for name in OUTCOMES
            if name in by_outcome
        ]
        told.append(sentence("bureau_told.decided", number=number, on=on, told="；".join(parts)))
    return tuple(told)


def _texts(one: Mapping[str, Any], name: str) -> list[str]:
    found = one.get(name)
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []
