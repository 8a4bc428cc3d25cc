"""Meetings that decide (班子会, 支委会, 党组织审定): record, avoidance, and what each item's vote carried."""

from __future__ import annotations

from dataclasses import replace

from cadredesk.actions import rounds
from cadredesk.desk import Desk, Session
from cadredesk.domain import names
from cadredesk.domain.meeting import Attendee, Item, ItemResult, MeetingRecord, decide, quorate
from cadredesk.domain.person import Person, related
from cadredesk.domain.profile import MEETING_STEPS
from cadredesk.domain.round import Round
from cadredesk.errors import UserError
from cadredesk.storage import people as people_storage

BALLOTS = ("oral", "hand", "secret")


def get(desk: Desk, round_id: str, step: str) -> MeetingRecord:
    """The record of the meeting, empty when not begun."""
    return rounds.get(desk, round_id).value(step, MeetingRecord)


def prepared(desk: Desk, round_id: str, step: str, record: MeetingRecord | None = None) -> MeetingRecord:
    """The record with one item for everybody who stands and with those filled in who must step out, not stored.

    The order is that of the candidates (strokes); what is already recorded stays. `record` is one that is being
    written; that of the round unless told.
    """
    with desk.read() as session:
        found = rounds.get(desk, round_id)
        record = record or found.value(step, MeetingRecord)
        known = {item.person_id: item for item in record.items}
        items = []
        for person in rounds.candidate_files(session, desk, found, step):
            must = avoiding(session, desk, record, person)
            item = known.pop(person.id, Item(person.id))
            items.append(replace(item, avoided=tuple(dict.fromkeys((*item.avoided, *must)))))
        return replace(record, items=tuple(items))


def save(desk: Desk, round_id: str, step: str, record: MeetingRecord) -> Round:
    """Stores the record. Candidates and their relatives must have stepped out for the item (回避).

    `meeting.not_a_meeting`, `.ballot`, `.name_twice`, `.no_name`, `.stranger` (an item on somebody who does not
    stand), `.item_twice`, `.negative`, `.avoid` (names who must step out), `.avoided_unknown`, `.too_many_votes`.
    """
    if step not in MEETING_STEPS:
        raise UserError("meeting.not_a_meeting")
    if record.ballot not in BALLOTS:
        raise UserError("meeting.ballot")
    seen: set[str] = set()
    for attendee in record.attendees:
        name = names.normalise(attendee.name)
        if not name:
            raise UserError("meeting.no_name")
        if name in seen:
            raise UserError("meeting.name_twice", name=name)
        seen.add(name)
    with rounds.edit_step(desk, round_id, step, "meeting.saved") as edit:
        standing = {one.id: one for one in rounds.candidate_files(edit.session, desk, edit.round, step)}
        done: set[str] = set()
        for item in record.items:
            person = standing.get(item.person_id)
            if person is None:
                raise UserError("meeting.stranger")
            if item.person_id in done:
                raise UserError("meeting.item_twice", name=person.name)
            done.add(item.person_id)
            _check_item(edit.session, desk, record, item, person)
        edit.put(record)
    return rounds.get(desk, round_id)


def results(desk: Desk, round_id: str, step: str) -> tuple[ItemResult, ...]:
    """What the profile's quorum and majority make of every item, in the order of the record."""
    found = rounds.get(desk, round_id)
    rule, record = found.profile.meeting(step), found.value(step, MeetingRecord)
    return tuple(decide(record, item, rule) for item in record.items)


def has_quorum(desk: Desk, round_id: str, step: str) -> bool:
    """Whether enough members are present by the profile."""
    found = rounds.get(desk, round_id)
    return quorate(found.value(step, MeetingRecord), found.profile.meeting(step))


def avoiding(session: Session, desk: Desk, record: MeetingRecord, person: Person) -> tuple[str, ...]:
    """Names of present members who must step out for the item on a person: that person and the relatives.

    Relatives are known by the family lists of either side, by id or by name.
    """
    ids = [attendee.person_id for attendee in record.attendees if attendee.person_id]
    colleagues = {one.id: one for one in people_storage.many(session, desk.org, ids)}
    family = {names.normalise(member.name) for member in person.family if member.name}
    found = []
    for attendee in record.attendees:
        if attendee.present and _concerned(attendee, person, colleagues, family):
            found.append(attendee.name)
    return tuple(found)


def _concerned(attendee: Attendee, person: Person, colleagues: dict[str, Person], family: set[str]) -> bool:
    name = names.normalise(attendee.name)
    if attendee.person_id:
        if attendee.person_id == person.id:
            return True
        colleague = colleagues.get(attendee.person_id)
        if colleague is not None and related(colleague, person):
            return True
        if colleague is not None and any(
            names.normalise(member.name) == person.name for member in colleague.family if not member.person_id
        ):
            return True
    return name in family or (not attendee.person_id and name == person.name)


def _check_item(session: Session, desk: Desk, record: MeetingRecord, item: Item, person: Person) -> None:
    if min(item.agree, item.disagree, item.defer) < 0:
        raise UserError("meeting.negative", name=person.name)
    present = {attendee.name for attendee in record.attendees if attendee.present}
    strangers = [name for name in item.avoided if name not in {one.name for one in record.attendees}]
    if strangers:
        raise UserError("meeting.avoided_unknown", name=strangers[0])
    staying = [name for name in avoiding(session, desk, record, person) if name not in item.avoided]
    if staying:
        raise UserError("meeting.avoid", name=person.name, members="、".join(staying))
    voting = len(present - set(item.avoided))
    cast = item.agree + item.disagree + item.defer
    if cast > voting:
        raise UserError("meeting.too_many_votes", name=person.name, cast=cast, voting=voting)
