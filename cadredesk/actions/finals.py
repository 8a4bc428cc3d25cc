"""The final list of a round (确定人选)."""

from __future__ import annotations

from cadredesk.actions import calendars, rounds
from cadredesk.desk import Desk
from cadredesk.domain import timeline
from cadredesk.domain.notice import PublicNotice
from cadredesk.domain.round import DistrictNotice, FinalEntry, FinalList, Round
from cadredesk.errors import UserError

STEP = "final_list"


def get(desk: Desk, round_id: str) -> FinalList:
    """The final list, empty when not begun."""
    return rounds.get(desk, round_id).value(STEP, FinalList)


def propose(desk: Desk, round_id: str) -> FinalList:
    """A list of everybody who still stands and whom no objection was found to affect, in stroke order; not stored."""
    found = rounds.get(desk, round_id)
    old = found.value(STEP, FinalList)
    affected = _affected(found)
    remarks = {entry.person_id: entry.remark for entry in old.entries}
    entries = tuple(
        FinalEntry(one.person_id, one.tier, remarks.get(one.person_id, ""))
        for one in rounds.candidates(desk, round_id, STEP)
        if one.person_id not in affected
    )
    return FinalList(old.number, old.on, entries)


def save(desk: Desk, round_id: str, value: FinalList) -> Round:
    """Stores the list. `finals.stranger`, `.twice`, `.tier`, `.affected`, `.over_quota`, `.too_early`."""
    with rounds.edit_step(desk, round_id, STEP, "final.saved") as edit:
        standing = {one.person_id: one for one in rounds.candidates_of(edit.session, desk, edit.round, STEP)}
        affected, seen = _affected(edit.round), set[str]()
        for entry in value.entries:
            candidate = standing.get(entry.person_id)
            if candidate is None:
                raise UserError("finals.stranger")
            if entry.person_id in seen:
                raise UserError("finals.twice", name=candidate.name)
            seen.add(entry.person_id)
            if entry.tier != candidate.tier:
                raise UserError("finals.tier", name=candidate.name, tier=candidate.tier_label)
            if entry.person_id in affected:
                raise UserError("finals.affected", name=candidate.name)
        for quota in edit.round.value("district_notice", DistrictNotice).quotas:
            listed = sum(entry.tier == quota.tier for entry in value.entries)
            tier = edit.round.profile.tier(quota.tier)
            if listed > quota.places:
                label = tier.label if tier else quota.tier
                raise UserError("finals.over_quota", tier=label, listed=listed, places=quota.places)
        first = timeline.earliest(edit.round, STEP, calendars.get(desk))
        if value.on is not None and first is not None and value.on < first:
            raise UserError("finals.too_early", earliest=first.isoformat())
        edit.put(value)
    return rounds.get(desk, round_id)


def _affected(found: Round) -> frozenset[str]:
    objections = found.value("public_notice", PublicNotice).objections
    return frozenset(objection.about for objection in objections if objection.affects)
