"""Saved views of a list (名单视图): columns, order and filters under a name, one's own or shared with everybody of the folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cadredesk.desk import Desk
from cadredesk.errors import UserError
from cadredesk.storage import views as stored
from cadredesk.storage.views import SavedView

__all__ = ["SavedView", "delete", "last", "listed", "put_last", "save"]

LONGEST_NAME = 40


def listed(desk: Desk, screen: str) -> tuple[SavedView, ...]:
    """The views of a screen that the person at the desk may use: their own and the shared ones, by name."""
    with desk.read() as session:
        found = stored.views(session, desk.org, screen)
    return tuple(one for one in found if one.name and (one.shared or one.owner == desk.user.id))


def last(desk: Desk, screen: str) -> Mapping[str, Any]:
    """How the person at the desk last left the list; empty before the first time."""
    with desk.read() as session:
        found = stored.views(session, desk.org, screen)
    return next((one.content for one in found if not one.name and one.owner == desk.user.id), {})


def save(
    desk: Desk, screen: str, name: str, content: Mapping[str, Any], *, shared: bool = False
) -> SavedView:
    """Keeps a view; one's own of the same name is replaced. `views.name`, `views.taken` for a colleague's shared name."""
    wanted = name.strip()
    if not wanted or len(wanted) > LONGEST_NAME:
        raise UserError("views.name", most=LONGEST_NAME)
    with desk.write("view.saved", screen) as session:
        known = [one for one in stored.views(session, desk.org, screen) if one.name == wanted]
        if any(one.owner != desk.user.id and one.shared for one in known):
            raise UserError("views.taken", name=wanted)
        own = next((one for one in known if one.owner == desk.user.id), None)
        value = SavedView(
            own.id if own else desk.new_id(), screen, desk.user.id, wanted, shared, dict(content)
        )
        stored.put_view(session, desk.org, value)
    return value


def delete(desk: Desk, view: SavedView) -> None:
    """Deletes one's own view. `views.not_yours`."""
    if view.owner != desk.user.id:
        raise UserError("views.not_yours", name=view.name)
    with desk.write("view.deleted", view.id) as session:
        stored.drop_view(session, desk.org, view.id)


def put_last(desk: Desk, screen: str, content: Mapping[str, Any]) -> None:
    """Remembers how the person at the desk has the list now."""
    with desk.write("view.left", screen) as session:
        known = stored.views(session, desk.org, screen)
        own = next((one for one in known if not one.name and one.owner == desk.user.id), None)
        value = SavedView(own.id if own else desk.new_id(), screen, desk.user.id, "", False, dict(content))
        stored.put_view(session, desk.org, value)
