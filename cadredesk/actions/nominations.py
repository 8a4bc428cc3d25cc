"""Nominations of a round (推荐提名): who is put forward, for which tier, by whom, and withdrawals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cadredesk.actions import rounds
from cadredesk.desk import Desk
from cadredesk.domain.round import NOMINATION_SOURCES, Nomination, Nominations, Round
from cadredesk.errors import UserError
from cadredesk.storage import people as people_storage

STEP = "nomination"


def listed(desk: Desk, round_id: str) -> tuple[Nomination, ...]:
    """All nominations of a round as entered, withdrawn ones included."""
    return rounds.get(desk, round_id).value(STEP, Nominations).entries


def add(desk: Desk, round_id: str, nomination: Nomination) -> Round:
    """Enters one nomination. Several sources may put forward the same person, for one tier.

    `nominations.person`, `.tier`, `.source`, `.twice` (the same source again), `.other_tier`.
    """
    return add_many(desk, round_id, (nomination,))


def add_many(desk: Desk, round_id: str, nominations: Sequence[Nomination]) -> Round:
    """Enters several at once, all or none; errors as `add`."""
    with rounds.edit_step(desk, round_id, STEP, "nomination.added") as edit:
        entries = edit.round.value(STEP, Nominations).entries
        for new in nominations:
            person = people_storage.get(edit.session, desk.org, new.person_id)
            state = people_storage.state_of(edit.session, desk.org, new.person_id)
            if person is None or state is None or state[0] != "live" or person.left_on is not None:
                raise UserError("nominations.person")
            if edit.round.profile.tier(new.tier) is None:
                raise UserError("nominations.tier", tier=new.tier)
            if new.source not in NOMINATION_SOURCES:
                raise UserError("nominations.source", source=new.source)
            for old in entries:
                if old.withdrawn or old.person_id != new.person_id:
                    continue
                if old.tier != new.tier:
                    raise UserError("nominations.other_tier", name=person.name)
                if (old.source, old.by) == (new.source, new.by):
                    raise UserError("nominations.twice", name=person.name)
            entries = (*entries, replace(new, withdrawn=False, withdrawn_reason=""))
        edit.put(Nominations(entries))
    return rounds.get(desk, round_id)


def change(desk: Desk, round_id: str, index: int, nomination: Nomination) -> Round:
    """Corrects an entry of `listed` (reason, day, signature, intention, by); person, tier and source stay.

    `nominations.unknown`, `nominations.fixed`.
    """
    with rounds.edit_step(desk, round_id, STEP, "nomination.changed") as edit:
        entries = list(edit.round.value(STEP, Nominations).entries)
        if not 0 <= index < len(entries):
            raise UserError("nominations.unknown")
        old = entries[index]
        if (old.person_id, old.tier, old.source) != (
            nomination.person_id,
            nomination.tier,
            nomination.source,
        ):
            raise UserError("nominations.fixed")
        entries[index] = replace(nomination, withdrawn=old.withdrawn, withdrawn_reason=old.withdrawn_reason)
        edit.put(Nominations(tuple(entries)))
    return rounds.get(desk, round_id)


def withdraw(desk: Desk, round_id: str, person_id: str, reason: str) -> Round:
    """Withdraws every nomination of a person with a reason; they stay in the record. `nominations.no_reason`."""
    if not reason.strip():
        raise UserError("nominations.no_reason")
    with rounds.edit_step(desk, round_id, STEP, "nomination.withdrawn") as edit:
        old = edit.round.value(STEP, Nominations)
        if person_id not in {entry.person_id for entry in old.standing()}:
            raise UserError("nominations.unknown")
        edit.put(
            Nominations(
                tuple(
                    replace(entry, withdrawn=True, withdrawn_reason=reason.strip())
                    if entry.person_id == person_id and not entry.withdrawn
                    else entry
                    for entry in old.entries
                )
            )
        )
    return rounds.get(desk, round_id)
