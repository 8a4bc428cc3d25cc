"""Who is in training: taken in from a final list or the bureau's pool, moved, marked; leaving is decided in `exits`."""

from __future__ import annotations

from collections.abc import Iterable

from cadredesk.desk import Desk
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.errors import UserError
from cadredesk.storage import registers

__all__ = ["Posting", "Trainee", "enrol", "get", "listed", "move", "put"]


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


def _check(trainee: Trainee) -> None:
    if not trainee.id or not trainee.name.strip() or not trainee.postings:
        raise UserError("trainee.incomplete")
