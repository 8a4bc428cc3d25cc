"""The table of credits: an entry for every credit, summed and ranked by the database in whole hundredths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import Index, String, case, delete, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.training.credit import CreditEntry, PersonTotal, Working
from cadredesk.domain.training.rules import PARTS
from cadredesk.storage.schema import Base, JsonText, OfOrgWithId, structure, unstructure

_BATCH = 5_000


class CreditRow(Base, OfOrgWithId):
    """One credit; `amount` in hundredths, so that sums are whole numbers."""

    __tablename__ = "credit"

    person_id: Mapped[str] = mapped_column(String(64))
    year: Mapped[int]
    on: Mapped[date]
    rule: Mapped[str] = mapped_column(String(32))
    part: Mapped[str] = mapped_column(String(16))
    amount: Mapped[int]
    source: Mapped[str] = mapped_column(String(160))
    evidence: Mapped[str]
    text: Mapped[str]
    working: Mapped[Any] = mapped_column(JsonText)
    rules_id: Mapped[str] = mapped_column(String(32))
    rules_digest: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        Index("ix_credit_sum", "org", "year", "person_id", "part", "amount"),
        Index("ix_credit_person", "org", "person_id", "year", "on"),
        Index("ix_credit_source", "org", "source"),
        Index("ix_credit_rule", "org", "year", "rule"),
    )


def replace_source(session: Session, org: str, source: str, entries: Iterable[CreditEntry]) -> None:
    """All entries of a source are these from now on; none leaves nothing."""
    session.execute(delete(CreditRow).where(CreditRow.org == org, CreditRow.source == source))
    add(session, org, entries)


def add(session: Session, org: str, entries: Iterable[CreditEntry]) -> None:
    """Adds entries that have their ids."""
    rows = [_row(org, one) for one in entries]
    for start in range(0, len(rows), _BATCH):
        session.execute(insert(CreditRow), rows[start : start + _BATCH])


def of_source(session: Session, org: str, source: str) -> tuple[CreditEntry, ...]:
    """What a source gave."""
    query = select(CreditRow).where(CreditRow.org == org, CreditRow.source == source).order_by(CreditRow.id)
    return tuple(_entry(row) for row in session.scalars(query))


def touched(session: Session, org: str, source: str) -> set[tuple[int, str, str]]:
    """The years, rows and people that a source gives something to."""
    query = select(CreditRow.year, CreditRow.rule, CreditRow.person_id).where(
        CreditRow.org == org, CreditRow.source == source
    )
    return {(year, rule, person_id) for year, rule, person_id in session.connection().execute(query)}


def of_rule(
    session: Session, org: str, year: int, rule: str, people: Sequence[str] = ()
) -> tuple[CreditEntry, ...]:
    """The entries of one row of the table in a year, of some people or of all."""
    query = select(CreditRow).where(CreditRow.org == org, CreditRow.year == year, CreditRow.rule == rule)
    if people:
        query = query.where(CreditRow.person_id.in_(people))
    return tuple(_entry(row) for row in session.scalars(query))


def of_person(session: Session, org: str, person_id: str, year: int | None = None) -> tuple[CreditEntry, ...]:
    """A person's entries by day, of one year or of all."""
    query = select(CreditRow).where(CreditRow.org == org, CreditRow.person_id == person_id)
    if year is not None:
        query = query.where(CreditRow.year == year)
    rows = session.scalars(query.order_by(CreditRow.on, CreditRow.rule, CreditRow.id))
    return tuple(_entry(row) for row in rows)


def totals(session: Session, org: str, year: int) -> tuple[PersonTotal, ...]:
    """The sums of everyone with entries in a year, highest total first, then by person."""
    inner = (
        select(
            CreditRow.person_id,
            CreditRow.part,
            func.sum(CreditRow.amount).label("amount"),
            func.count().label("entries"),
        )
        .where(CreditRow.org == org, CreditRow.year == year)
        .group_by(CreditRow.person_id, CreditRow.part)
        .subquery()
    )
    total = func.sum(inner.c.amount).label("total")
    query = (
        select(
            inner.c.person_id,
            total,
            func.sum(inner.c.entries),
            *(func.sum(case((inner.c.part == part, inner.c.amount))) for part in PARTS),
        )
        .group_by(inner.c.person_id)
        .order_by(total.desc(), inner.c.person_id)
    )
    return tuple(
        PersonTotal(person_id, amount, entries, tuple(amounts))
        for rows in session.connection().execute(query).partitions(1000)
        for person_id, amount, entries, *amounts in rows
    )


def total(session: Session, org: str, person_id: str, year: int) -> int:
    """One person's sum of a year in hundredths."""
    query = select(func.sum(CreditRow.amount)).where(
        CreditRow.org == org, CreditRow.person_id == person_id, CreditRow.year == year
    )
    return session.scalar(query) or 0


def years(session: Session, org: str) -> tuple[int, ...]:
    """The years with entries, newest first."""
    query = select(CreditRow.year).where(CreditRow.org == org).distinct().order_by(CreditRow.year.desc())
    return tuple(session.scalars(query))


def _row(org: str, entry: CreditEntry) -> dict[str, Any]:
    amount = entry.amount * 100
    if amount.denominator != 1:
        raise ValueError("a credit is a multiple of 1/100")
    return {
        "org": org,
        "id": entry.id,
        "person_id": entry.person_id,
        "year": entry.year,
        "on": entry.on,
        "rule": entry.rule,
        "part": entry.part,
        "amount": amount.numerator,
        "source": entry.source,
        "evidence": entry.evidence,
        "text": entry.text,
        "working": unstructure(entry.working),
        "rules_id": entry.rules_id,
        "rules_digest": entry.rules_digest,
    }


def _entry(row: CreditRow) -> CreditEntry:
    return CreditEntry(
        row.person_id,
        row.year,
        row.on,
        row.rule,
        row.part,
        Fraction(row.amount, 100),
        row.source,
        row.evidence,
        row.text,
        structure(row.working, tuple[Working, ...]),
        row.rules_id,
        row.rules_digest,
        row.id,
    )
