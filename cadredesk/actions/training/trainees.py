"""Who is in training: taken in from a final list or the bureau's pool, moved, marked; leaving is decided in `exits`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cadredesk.actions.training import sheets
from cadredesk.desk import Desk, Session
from cadredesk.domain.enrolment import SCHOOL
from cadredesk.domain.round import FinalList
from cadredesk.domain.training.groups import StudyGroup
from cadredesk.domain.training.register import Revision
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.errors import UserError
from cadredesk.storage import bureau, chains, decisions, people, registers, rounds, settings

__all__ = [
    "Posting",
    "Trainee",
    "Unit",
    "candidates",
    "enrol",
    "get",
    "history",
    "listed",
    "move",
    "others",
    "put",
    "units",
]


@dataclass(frozen=True, slots=True)
class Unit:
    """A school somebody may work at: code, name and stage as postings have them."""

    code: str
    name: str
    stage: str


def candidates(desk: Desk) -> tuple[Trainee, ...]:
    """Who may be taken into training and is not in it, by surname strokes: at a school the people of its finished final
    lists; at the bureau those whom a meeting has let into the pool.
    """
    with desk.read() as session:
        inside = {one.id for one in registers.listed(session, desk.org, Trainee) if one.left is None}
        found = _of_bureau(session, desk) if desk.mode == "bureau" else _of_school(session, desk)
    return _in_strokes(desk, (one for one in found if one.id not in inside))


def others(desk: Desk) -> tuple[Trainee, ...]:
    """Whom one may take in by hand, by surname strokes: at a school anybody of the staff, at the bureau anybody a school reported.

    Those in training are left out; who stands among the `candidates` is not.
    """
    with desk.read() as session:
        inside = {one.id for one in registers.listed(session, desk.org, Trainee) if one.left is None}
        found = _reported(session, desk) if desk.mode == "bureau" else _staff(session, desk)
    return _in_strokes(desk, (one for one in found if one.id not in inside))


def _in_strokes(desk: Desk, found: Iterable[Trainee]) -> tuple[Trainee, ...]:
    known = {one.id: one for one in found}
    return tuple(known[one] for one in sheets.in_strokes(desk, {key: one.name for key, one in known.items()}))


def units(desk: Desk) -> tuple[Unit, ...]:
    """The schools known at this desk, by name: the own one or the enrolled ones, and those of any posting."""
    with desk.read() as session:
        found = {
            posting.unit: Unit(posting.unit, posting.unit_name, posting.stage)
            for one in registers.listed(session, desk.org, Trainee)
            for posting in one.postings
        }
        if desk.mode == "bureau":
            found |= {
                one.code: Unit(one.code, one.name, one.stage)
                for one in chains.enrolled(session, desk.org, SCHOOL)
            }
        else:
            school = settings.school(session, desk.org)
            found[desk.org] = Unit(desk.org, school.name, school.stage.value)
    return tuple(sorted(found.values(), key=lambda one: (one.name, one.code)))


def history(desk: Desk, trainee_id: str) -> tuple[Revision[Trainee], ...]:
    """Every state a trainee's entry ever had, oldest first."""
    with desk.read() as session:
        return registers.history(session, desk.org, Trainee, trainee_id)


def listed(desk: Desk, *, with_left: bool = False) -> tuple[Trainee, ...]:
    """The trainees, those who left only when asked for, by day of joining and id."""
    with desk.read() as session:
        found = registers.listed(session, desk.org, Trainee)
    return tuple(one for one in found if with_left or one.left is None)


def get(desk: Desk, trainee_id: str) -> Trainee:
    """One trainee; `register.unknown`."""
    with desk.read() as session:
        return registers.get(session, desk.org, Trainee, trainee_id)


def enrol(desk: Desk, people: Iterable[Trainee]) -> int:
    """Takes people into training; those who are in it stay as they are. How many were new.

    Someone who left comes in again as they are told now; that they had left stays in the history. Leaving is not
    written here: `trainee.left_elsewhere`.
    """
    wanted = tuple(people)
    with desk.write("trainee.enrolled") as session:
        known = {one.id: one for one in registers.listed(session, desk.org, Trainee)}
        new = [one for one in wanted if one.id not in known or known[one.id].left is not None]
        for one in new:
            _check(one)
            if one.left is not None:
                raise UserError("trainee.left_elsewhere")
            registers.put(session, desk.org, one, desk.user.id, desk.today())
    return len(new)


def put(desk: Desk, trainee: Trainee, reason: str = "") -> None:
    """Writes what was corrected (tier, key, term), or puts someone into another group (`register.unknown` for none such).

    Leaving is not written here: `trainee.left_elsewhere`.
    """
    _check(trainee)
    with desk.write("trainee.changed", trainee.id) as session:
        known = registers.get(session, desk.org, Trainee, trainee.id)
        if (known.left, known.left_reason) != (trainee.left, trainee.left_reason):
            raise UserError("trainee.left_elsewhere")
        if known.group_id != trainee.group_id:
            _regroup(session, desk, trainee, known.group_id)
        registers.put(session, desk.org, trainee, desk.user.id, desk.today(), reason)


def move(desk: Desk, trainee_id: str, posting: Posting) -> Trainee:
    """A trainee works elsewhere from a day on. `trainee.posting_order`."""
    with desk.write("trainee.moved", trainee_id) as session:
        moved = registers.get(session, desk.org, Trainee, trainee_id).moved(posting)
        registers.put(session, desk.org, moved, desk.user.id, desk.today())
    return moved


def _regroup(session: Session, desk: Desk, trainee: Trainee, left: str) -> None:
    """Takes someone out of one group, with what they were to do there, and puts them into another."""
    for group in registers.listed(session, desk.org, StudyGroup):
        if group.id == left:
            out = replace(
                group,
                member_ids=tuple(one for one in group.member_ids if one != trainee.id),
                leader_id="" if group.leader_id == trainee.id else group.leader_id,
                tasks=tuple(one for one in group.tasks if one[0] != trainee.id),
            )
            registers.put(session, desk.org, out, desk.user.id, desk.today())
    if trainee.group_id:
        group = registers.get(session, desk.org, StudyGroup, trainee.group_id)
        if trainee.id not in group.member_ids:
            more = replace(group, member_ids=(*group.member_ids, trainee.id))
            registers.put(session, desk.org, more, desk.user.id, desk.today())


def _staff(session: Session, desk: Desk) -> list[Trainee]:
    """Everybody at the school, as they would come in today."""
    school, today = settings.school(session, desk.org), desk.today()
    return [
        Trainee(
            one.id,
            one.name,
            today,
            (Posting(today, desk.org, school.name, school.stage.value, one.current_post),),
            gender=one.gender,
            birth=one.birth.iso() if one.birth else "",
        )
        for one in people.listed(session, desk.org)
        if one.left_on is None
    ]


def _reported(session: Session, desk: Desk) -> list[Trainee]:
    """Everybody a school reported, as they would come in today; the last period tells."""
    today = desk.today()
    schools = {one.code: one for one in chains.enrolled(session, desk.org)}
    found = {}
    for one in sorted(bureau.people(session, desk.org), key=lambda one: one.period):
        school = schools.get(one.sender)
        posting = Posting(
            today,
            one.sender,
            school.name if school else one.sender,
            school.stage if school else "",
            str(one.data.get("current_post", "")),
        )
        found[one.person_id] = Trainee(
            one.person_id, one.name, today, (posting,), tier=one.tier, gender=one.gender, birth=one.birth
        )
    return list(found.values())


def _of_school(session: Session, desk: Desk) -> list[Trainee]:
    """The people of closed final lists; the later list tells, where someone stands on two."""
    school = settings.school(session, desk.org)
    chosen: dict[str, tuple[str, date]] = {}
    for head in rounds.heads(session, desk.org):
        found = rounds.get(session, desk.org, head.id)
        record = found.record("final_list") if found else None
        if found is None or record is None or record.state != "closed":
            continue
        final = found.value("final_list", FinalList)
        for entry in final.entries:
            chosen[entry.person_id] = (entry.tier, final.on or record.closed_on or desk.today())
    made = []
    for person in people.many(session, desk.org, tuple(chosen)):
        tier, on = chosen[person.id]
        posting = Posting(on, desk.org, school.name, school.stage.value, person.current_post)
        birth = person.birth.iso() if person.birth else ""
        made.append(
            Trainee(person.id, person.name, on, (posting,), tier=tier, gender=person.gender, birth=birth)
        )
    return made


def _of_bureau(session: Session, desk: Desk) -> list[Trainee]:
    """The people whom the last decision on them let in, with what their school last reported of them."""
    reported = {(one.sender, one.person_id): one for one in bureau.people(session, desk.org)}
    schools = {one.code: one for one in chains.enrolled(session, desk.org)}
    made = []
    for decision in decisions.standing(session, desk.org):
        if decision.outcome != "entered":
            continue
        told, school = reported.get((decision.unit, decision.person_id)), schools.get(decision.unit)
        posting = Posting(
            decision.on,
            decision.unit,
            school.name if school else decision.unit,
            school.stage if school else "",
            str(told.data.get("current_post", "")) if told else "",
        )
        made.append(
            Trainee(
                decision.person_id,
                decision.name,
                decision.on,
                (posting,),
                tier=decision.tier,
                gender=told.gender if told else "",
                birth=told.birth if told else "",
            )
        )
    return made


def _check(trainee: Trainee) -> None:
    if not trainee.id or not trainee.name.strip() or not trainee.postings:
        raise UserError("trainee.incomplete")
