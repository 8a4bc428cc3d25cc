"""Schools over time at the bureau: the list of schools it expects, with their seats, and the events of their history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.lineage import SchoolEvent
from cadredesk.storage.schema import Base, JsonText, OfOrg, OfOrgWithId, from_row, to_row


class ListedSchoolRow(Base, OfOrg):
    """One school of the bureau's own list, enrolled here or not, with its leading posts."""

    __tablename__ = "listed_school"

    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str]
    stage: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str]
    contact: Mapped[str]
    phone: Mapped[str]
    chief_seats: Mapped[int | None]
    deputy_seats: Mapped[int | None]
    listed_on: Mapped[date | None]


class SchoolEventRow(Base, OfOrgWithId):
    """One event of the schools' history; `n` counts from 1 in the order of writing."""

    __tablename__ = "school_event"

    n: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    on: Mapped[date]
    codes: Mapped[Any] = mapped_column(JsonText)
    into: Mapped[Any] = mapped_column(JsonText)
    before: Mapped[str]
    after: Mapped[str]
    note: Mapped[str]
    made_by: Mapped[str] = mapped_column(String(32))
    made_on: Mapped[date | None]
    sent: Mapped[Any] = mapped_column(JsonText)


@dataclass(frozen=True, slots=True)
class ListedSchool:
    """A school as the bureau's own list has it; seats None while not known."""

    code: str
    name: str = ""
    stage: str = ""
    kind: str = ""
    contact: str = ""
    phone: str = ""
    chief_seats: int | None = None
    deputy_seats: int | None = None
    listed_on: date | None = None


def listed(session: Session, org: str) -> tuple[ListedSchool, ...]:
    """The schools of the list, by code."""
    query = select(ListedSchoolRow).where(ListedSchoolRow.org == org).order_by(ListedSchoolRow.code)
    return tuple(from_row(ListedSchool, row) for row in session.scalars(query))


def find(session: Session, org: str, code: str) -> ListedSchool | None:
    """One school of the list, or None."""
    row = session.get(ListedSchoolRow, (org, code))
    return None if row is None else from_row(ListedSchool, row)


def put_listed(session: Session, org: str, value: ListedSchool) -> None:
    """Adds a school to the list or replaces what the list says of it."""
    session.merge(to_row(value, ListedSchoolRow, org=org))
    session.flush()


def drop_listed(session: Session, org: str, code: str) -> None:
    """Takes a school off the list."""
    session.execute(delete(ListedSchoolRow).where(ListedSchoolRow.org == org, ListedSchoolRow.code == code))


def events(session: Session, org: str) -> tuple[SchoolEvent, ...]:
    """Every event in the order of writing."""
    query = select(SchoolEventRow).where(SchoolEventRow.org == org).order_by(SchoolEventRow.n)
    return tuple(from_row(SchoolEvent, row) for row in session.scalars(query))


def add_event(session: Session, org: str, value: SchoolEvent) -> None:
    """Writes an event after those that stand."""
    last = session.scalar(select(func.max(SchoolEventRow.n)).where(SchoolEventRow.org == org)) or 0
    session.add(to_row(value, SchoolEventRow, org=org, n=last + 1))
    session.flush()


def drop_event(session: Session, org: str, event_id: str) -> None:
    """Takes an event back."""
    session.execute(delete(SchoolEventRow).where(SchoolEventRow.org == org, SchoolEventRow.id == event_id))
