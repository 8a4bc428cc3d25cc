"""Data folders for tests: real ones, only cheap to open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cadredesk.actions import desks
from cadredesk.desk import Kind
from cadredesk.domain.school import Role, Stage
from cadredesk.vault.slots import CHEAP

PASSWORD = "correct horse 电池"
CLERK, REVIEWER, APPROVER = "钱经办", "孙复核", "李䶮"
BEIJING = timezone(timedelta(hours=8))


def at(text: str) -> Callable[[], datetime]:
    """A clock that stands still."""
    moment = datetime.fromisoformat(text).replace(tzinfo=BEIJING)
    return lambda: moment


NOON = at("2026-11-21T12:00:00")


def setup(kind: Kind = "normal", org: str = "S001") -> desks.Setup:
    """A school with one person in each role."""
    roles = ((CLERK, Role.CLERK), (REVIEWER, Role.REVIEWER), (APPROVER, Role.APPROVER))
    people = tuple(desks.NewUser(name, role, PASSWORD) for name, role in roles)
    return desks.Setup("school", org, "阳光第一小学", people, Stage.PRIMARY, "school-plan", "zh_CN", 13, kind)


def create(
    folder: Path, kind: Kind = "normal", org: str = "S001", now: Callable[[], datetime] = NOON
) -> desks.Created:
    """A fresh folder, open for its approver."""
    return desks.create(folder, setup(kind, org), cost=CHEAP, now=now)


def log_in(folder: Path, name: str = APPROVER, now: Callable[[], datetime] = NOON) -> desks.Desk:
    """The folder opened for one of its people."""
    return desks.log_in(folder, name, PASSWORD, now=now)
