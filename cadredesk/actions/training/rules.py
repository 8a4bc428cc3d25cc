"""The rules of the training years: those in force on a day, the ones shipped, and a new version from a day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from cadredesk import resources
from cadredesk.desk import Desk, Session
from cadredesk.domain.training import rules as domain
from cadredesk.domain.training.rules import TrainingRules
from cadredesk.errors import UserError
from cadredesk.storage import training_rules as storage

__all__ = ["TrainingRules", "by_digest", "inside", "listed", "on", "put", "shipped", "versions"]


@cache
def shipped() -> tuple[TrainingRules, ...]:
    """The presets `resources/training/district-*.toml`, by id."""
    files = sorted(resources.root().joinpath("training").glob("district-*.toml"))
    return tuple(domain.parse(file.read_text(encoding="utf-8")) for file in files)


def on(desk: Desk, day: date) -> TrainingRules:
    """The rules in force on a day: the last own version begun by then, else the shipped preset."""
    with desk.read() as session:
        return inside(session, desk.org, day)


def inside(session: Session, org: str, day: date) -> TrainingRules:
    """The same inside a transaction."""
    found = domain.in_force((_first(), *storage.listed(session, org)), day)
    assert found is not None
    return found


def listed(desk: Desk) -> tuple[TrainingRules, ...]:
    """Every version in the order it came into force, the shipped one first."""
    with desk.read() as session:
        return (_first(), *storage.listed(session, desk.org))


def versions(session: Session, org: str) -> tuple[TrainingRules, ...]:
    """Every version that anything may have been scored by: the shipped ones and the own ones."""
    return (*shipped(), *storage.listed(session, org))


def by_digest(session: Session, org: str, digest: str) -> TrainingRules:
    """The version of that digest, shipped or own; `training.unknown`."""
    found = next((one for one in versions(session, org) if one.digest == digest), None)
    if found is None:
        raise UserError("training.unknown")
    return found


def put(desk: Desk, rules: TrainingRules, copied_from: str = "") -> TrainingRules:
    """Puts adjusted rules in force from their `since`; what was scored by earlier ones stays as it was.

    `training.same` when nothing differs from what is in force then; `training.since_taken` when another version begins
    on that day; `training.bad_value` for what makes no sense.
    """
    with desk.write("training.rules") as session:
        known = (_first(), *storage.listed(session, desk.org))
        if any(one.since == rules.since for one in known):
            raise UserError("training.since_taken", since=rules.since.isoformat())
        before = domain.in_force(known, rules.since)
        if before is not None and _content(before) == _content(rules):
            raise UserError("training.same")
        version = max(one.version for one in known) + 1
        new = domain.sealed(replace(rules, id=f"own-{desk.new_id()[:12]}", version=version))
        storage.put(session, desk.org, new, copied_from or rules.digest, desk.user.id, desk.today())
    return new


def _first() -> TrainingRules:
    return shipped()[0]


def _content(rules: TrainingRules) -> TrainingRules:
    return replace(rules, id="", title="", version=0, since=date.min, text="", digest="")
