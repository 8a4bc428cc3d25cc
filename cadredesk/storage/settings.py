"""Settings of an organisation: facts of the school, preferences, and the standing of this folder."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.school import Preferences, School
from cadredesk.storage.schema import Base, JsonText, OfOrg, structure, unstructure

Value = TypeVar("Value")


class SettingRow(Base, OfOrg):
    """One setting: a name and its JSON value."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[Any] = mapped_column(JsonText)


def put(session: Session, org: str, name: str, value: object) -> None:
    """Stores a value (plain or a frozen dataclass) under `name`."""
    session.merge(SettingRow(org=org, name=name, value=unstructure(value)))
    session.flush()


def get(session: Session, org: str, name: str, kind: type[Value]) -> Value | None:
    """The value stored under `name` as `kind`, or None."""
    column = SettingRow.__table__.c
    plain = session.connection().scalar(select(column.value).where(column.org == org, column.name == name))
    if plain is None:
        return None
    found: Value = structure(plain, kind)
    return found


def school(session: Session, org: str) -> School:
    """The facts of the school; before any were stored, its code alone."""
    return get(session, org, "school", School) or School(code=org, name="")


def put_school(session: Session, org: str, value: School) -> None:
    """Stores the facts of the school."""
    put(session, org, "school", value)


def preferences(session: Session, org: str) -> Preferences:
    """The preferences of the desk."""
    return get(session, org, "preferences", Preferences) or Preferences()


def put_preferences(session: Session, org: str, value: Preferences) -> None:
    """Stores the preferences of the desk."""
    put(session, org, "preferences", value)


def export_lock(session: Session, org: str) -> str:
    """Why packages may not leave: `restored` after a restored backup (CDP/1 2.6), empty when they may."""
    return get(session, org, "export_lock", str) or ""


def put_export_lock(session: Session, org: str, reason: str) -> None:
    """Locks (`restored`) or unlocks (empty) the export of packages."""
    put(session, org, "export_lock", reason)
