"""What a rehearsal has of its own: a password everybody knows, and a clock that jumps over waiting periods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from cadredesk.actions import calendars, rounds
from cadredesk.desk import Desk, Session
from cadredesk.domain.timeline import StepView
from cadredesk.errors import UserError
from cadredesk.storage import settings

PASSWORD = "yanlian"
"""Everybody's password in a rehearsal; it guards nothing, for all its people are invented."""

_NAME = "rehearsal_days"


@dataclass(frozen=True, slots=True)
class Ahead:
    """A clock some whole days ahead of another."""

    clock: Callable[[], datetime]
    days: int

    def __call__(self) -> datetime:
        """This moment on the day that stands so many days later."""
        return self.clock() + timedelta(days=self.days)


def wound(session: Session, org: str, clock: Callable[[], datetime]) -> Callable[[], datetime]:
    """The clock a rehearsal is opened with: as many days ahead as it was put forward."""
    days = settings.get(session, org, _NAME, int)
    return Ahead(clock, days) if days else clock


def next_day(desk: Desk) -> date:
    """The next day something waits for in a round under way; the next working day when nothing waits."""
    today, calendar = desk.today(), calendars.get(desk)
    waiting = {
        day
        for head in rounds.listed(desk)
        if head.state == "open"
        for view in rounds.view(desk, head.id)
        if (day := _waits_until(view)) is not None
    }
    days = {calendar.next_working_day(day) for day in waiting if day > today}
    return min(days, default=calendar.next_working_day(today + timedelta(days=1)))


def jump(desk: Desk, day: date) -> Desk:
    """Puts a rehearsal's clock forward to `day`; the desk that goes by it. `desk.not_rehearsal`, `desk.clock_back`."""
    if desk.kind != "rehearsal":
        raise UserError("desk.not_rehearsal")
    days = (day - desk.today()).days
    if days <= 0:
        raise UserError("desk.clock_back", today=desk.today().isoformat())
    with desk.write("rehearsal.jumped") as session:
        before = settings.get(session, desk.org, _NAME, int) or 0
        settings.put(session, desk.org, _NAME, before + days)
    return replace(desk, now=Ahead(desk.now, days))


def _waits_until(view: StepView) -> date | None:
    """The day from which a step can go on; a public notice is over only on the day after its last."""
    if view.sub == "notice_running":
        return None if view.ends is None else view.ends + timedelta(days=1)
    return view.earliest if view.state in ("due", "problem", "waiting") else None
