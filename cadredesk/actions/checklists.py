"""What a new desk has still to do before the first real round: roster, rules, test print, backup, rehearsal."""

from __future__ import annotations

from cadredesk.desk import Desk
from cadredesk.errors import UserError
from cadredesk.storage import people, rounds, settings

ITEMS = ("roster", "profile", "test_print", "backup", "rehearsal")
"""The lines of the list, in the order of the work."""

BY_HAND = ("test_print", "backup", "rehearsal")
"""What the program cannot see for certain: paper in a tray, a stick in a drawer. Somebody ticks it off."""

_NAME = "checklist"


def done(desk: Desk) -> dict[str, bool]:
    """Every item, done or not."""
    with desk.read() as session:
        ticked = settings.get(session, desk.org, _NAME, list[str]) or []
        found = {item: item in ticked for item in ITEMS}
        found["roster"] = people.anybody(session, desk.org)
        found["profile"] = bool(
            settings.preferences(session, desk.org).profile or rounds.heads(session, desk.org)
        )
    return found


def tick(desk: Desk, item: str, is_done: bool = True) -> None:
    """Ticks off one of BY_HAND, or takes the tick back. `checklist.unknown`."""
    if item not in BY_HAND:
        raise UserError("checklist.unknown")
    with desk.write("settings.checklist") as session:
        ticked = settings.get(session, desk.org, _NAME, list[str]) or []
        kept = [one for one in ITEMS if (is_done if one == item else one in ticked)]
        settings.put(session, desk.org, _NAME, [one for one in kept if one in BY_HAND])


def note(desk: Desk, item: str) -> None:
    """Ticks off one of BY_HAND because it was done through the window; nothing where it is ticked, or in a copy."""
    if not desk.is_copy and not done(desk)[item]:
        tick(desk, item)
