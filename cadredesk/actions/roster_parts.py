"""The parts of a `bureau.roster`: for every file in it, what the bureau writes, how the school reads it, and what it does there.

A part more is one entry more in PARTS.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cadredesk.actions import renumbering
from cadredesk.actions.effects import Line, Part
from cadredesk.actions.training import exchange
from cadredesk.desk import Desk, Session
from cadredesk.domain import lineage as history
from cadredesk.domain.bureau_word import RosterEntry, RosterWord
from cadredesk.domain.decision import Decision
from cadredesk.domain.round import FinalList
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from cadredesk.packages import bureau_word as payload
from cadredesk.storage import bureau, bureau_word, decisions, lineage, people, rounds


def decision_words(entry: RosterEntry) -> str:
    """What was decided on one person, in words."""
    tier = sentence(f"bureau_word.tier_{entry.tier}") if entry.tier in _TIERS else entry.tier
    told = sentence(f"bureau_word.outcome_{entry.outcome}")
    about = "，".join(
        filter(None, (f"{told}（{tier}）" if tier else told, entry.on.isoformat(), entry.document))
    )
    return f"{about}：{entry.reason}" if entry.reason else about


_TIERS = frozenset({"chief", "deputy", "young"})


def _gather(desk: Desk, school: str, number: int) -> bytes | None:
    with desk.read() as session:
        found = _standing(session, desk, school)
        numbers = {
            one.id: one.list_number or one.record.number for one in decisions.meetings(session, desk.org)
        }
    if not found:
        return None
    entries = tuple(
        RosterEntry(
            one.person_id,
            one.name,
            one.tier,
            one.outcome,
            one.on,
            numbers.get(one.meeting_id, "")[:200],
            one.reason,
        )
        for one in found
    )
    return payload.roster(RosterWord(number, desk.today(), entries))


def _standing(session: Session, desk: Desk, school: str) -> tuple[Decision, ...]:
    """The last decision on everybody of a school, those taken at a school that has ended since and goes on in this one too.

    A person goes on under the id by which the school itself has reported them, told by the ID number (公民身份号码); who is
    not in its reports yet is not told of, because the school would not know whom it is about.
    """
    found = {one.person_id: one for one in renumbering.standing(session, desk.org, unit=school)}
    for lost in renumbering.known_now(session, desk.org, school):
        found.pop(lost, None)  # its new folder does not know whom this is about
    events = [one for one in lineage.events(session, desk.org) if one.on <= desk.today()]
    before = sorted(history.predecessors(school, events))
    if not before:
        return tuple(found.values())
    here = {one.person_id: one.id_number for one in bureau.people(session, desk.org, sender=school)}
    by_number = {number: person_id for person_id, number in here.items() if number}
    for code in before:
        numbers = {one.person_id: one.id_number for one in bureau.people(session, desk.org, sender=code)}
        for one in renumbering.standing(session, desk.org, unit=code):
            number = numbers.get(one.person_id, "")
            known = by_number.get(number) if number else None
            if known is None and one.person_id in here and number in ("", here[one.person_id]):
                known = one.person_id
            if known is not None and (known not in found or found[known].on < one.on):
                found[known] = replace(one, unit=school, person_id=known)
    return tuple(found[key] for key in sorted(found))


def _read(desk: Desk, files: Mapping[str, bytes]) -> RosterWord:
    """Strangers in a roster are refused (`package.E404`): it holds the people of one school only."""
    word = payload.read_roster(files)
    with desk.read() as session:
        strangers = {
            entry.person_id
            for entry in word.entries
            if people.state_of(session, desk.org, entry.person_id) is None
        }
        if (
            strangers
        ):  # a file may be gone for good after its days in the recycle bin; the round still names it
            for head in rounds.heads(session, desk.org):
                found = rounds.get(session, desk.org, head.id)
                if found is not None:
                    strangers -= {one.person_id for one in found.value("final_list", FinalList).entries}
    if strangers:
        raise UserError("package.E404", count=len(strangers))
    return word


def _lines(desk: Desk, word: RosterWord) -> tuple[Line, ...]:
    with desk.read() as session:
        known = {one.entry.person_id: one.entry for one in bureau_word.decided(session, desk.org)}
    lines = []
    for entry in word.entries:
        before = known.get(entry.person_id)
        lines.append(Line(entry.name, decision_words(before) if before else "", decision_words(entry)))
    gone = known.keys() - {entry.person_id for entry in word.entries}
    lines += [Line(known[one].name, decision_words(known[one]), "") for one in sorted(gone)]
    return tuple(lines)


def _write(desk: Desk, session: Session, sender: str, package_id: str, word: RosterWord) -> None:
    bureau_word.replace_decided(session, desk.org, sender, package_id, word.entries)


DECISIONS = Part(payload.ROSTER, _gather, _read, _lines, _write, lambda word: word.number)

PARTS: tuple[Part, ...] = (DECISIONS, exchange.TRAINING)
"""Every part there is, in the order in which they are shown."""
