"""Who is in training: taken in from a final list or the bureau's pool, moved, marked; leaving is decided in `exits`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cadredesk.desk import Desk, Session
from cadredesk.domain.round import FinalList
from cadredesk.domain.training.register import Revision
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.errors import UserError
from cadredesk.storage import bureau, chains, decisions, people, registers, rounds, settings

__all__ = ["Posting", "Trainee", "candidates", "enrol", "get", "history", "listed", "move", "put"]


def candidates(desk: Desk) -> tuple[Trainee, ...]:
    """Who may be taken into training and is not in it, by name: at a school the people of its finished final lists; at
    the bureau those whom a meeting has let into the pool.
    """
    with desk.read() as session:
        inside = {one.id for one in registers.listed(session, desk.org, Trainee) if one.left is None}
        found = _of_bureau(session, desk) if desk.mode == "bureau" else _of_school(session, desk)
    return tuple(sorted((one for one in found if one.id not in inside), key=lambda one: (one.name, one.id)))


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

    Someone who left comes in again as they are told now; that they had left stays in the history.
    """
    wanted = tuple(people)
    with desk.write("trainee.enrolled") as session:
        known = {one.id: one for one in registers.listed(session, desk.org, Trainee)}
        new = [one for one in wanted if one.id not in known or known[one.id].left is not None]
        for one in new:
            _check(one)
            registers.put(session, desk.org, one, desk.user.id, desk.today())
    return len(new)


def put(desk: Desk, trainee: Trainee, reason: str = "") -> None:
    """Writes what was corrected (group, tier, key, term). Leaving is not written here: `trainee.left_elsewhere`."""
    _check(trainee)
    with desk.write("trainee.changed", trainee.id) as session:
        known = registers.get(session, desk.org, Trainee, trainee.id)
        if (known.left, known.left_reason) != (trainee.left, trainee.left_reason):
            raise UserError("trainee.left_elsewhere")
        registers.put(session, desk.org, trainee, desk.user.id, desk.today(), reason)


def move(desk: Desk, trainee_id: str, posting: Posting) -> Trainee:
    """A trainee works elsewhere from a day on. `trainee.posting_order`."""
    with desk.write("trainee.moved", trainee_id) as session:
        moved = registers.get(session, desk.org, Trainee, trainee_id).moved(posting)
        registers.put(session, desk.org, moved, desk.user.id, desk.today())
    return moved


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
