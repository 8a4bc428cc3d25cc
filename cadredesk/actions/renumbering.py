"""The people of a school that lost its folder: reported anew under other ids, they go on as the same by their ID number."""

from __future__ import annotations

from dataclasses import replace

from cadredesk.desk import Session
from cadredesk.domain.decision import Decision
from cadredesk.storage import bureau, decisions, settings

_SETTING = "ids_before"


def remember(session: Session, org: str, code: str) -> None:
    """Keeps the ID numbers (公民身份号码) of everybody a school has reported, by the id that its new folder will not know."""
    known = before(session, org)
    told = {one.person_id: one.id_number for one in bureau.people(session, org, sender=code)}
    settings.put(session, org, _SETTING, {**known, code: {**known.get(code, {}), **told}})


def before(session: Session, org: str) -> dict[str, dict[str, str]]:
    """Id and ID number of the people of schools that lost their folder, as they were until then, by school."""
    return settings.get(session, org, _SETTING, dict[str, dict[str, str]]) or {}


def known_now(session: Session, org: str, code: str) -> dict[str, str]:
    """The ids of a school's people from before it lost its folder, each with the one of now; empty: not reported anew."""
    ids = before(session, org).get(code, {})
    if not ids:
        return {}
    people = bureau.people(session, org, sender=code)
    now = {one.id_number: one.person_id for one in people if one.id_number and one.person_id not in ids}
    return {old: now.get(number, "") if number else "" for old, number in ids.items()}


def standing(session: Session, org: str, *, unit: str | None = None) -> tuple[Decision, ...]:
    """The last decision of every person, by unit and person, under the id by which the school reports them now.

    Who has not been reported anew keeps the old id.
    """
    found = decisions.standing(session, org, unit=unit)
    codes = [code for code in before(session, org) if unit in (None, code)]
    now = {code: known_now(session, org, code) for code in codes}
    if not now:
        return found
    last: dict[tuple[str, str], Decision] = {}
    for one in found:
        carried = replace(one, person_id=now.get(one.unit, {}).get(one.person_id, "") or one.person_id)
        other = last.get((one.unit, carried.person_id))
        if other is None or other.on < one.on or (other.on == one.on and carried == one):
            last[one.unit, carried.person_id] = carried
    return tuple(last[key] for key in sorted(last))
