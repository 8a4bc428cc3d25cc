"""The places each school has for a period and tier (名额), as the bureau set them."""

from __future__ import annotations

from sqlalchemy import String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.conflicts import Quota
from cadredesk.storage.schema import Base, OfOrg, from_row, to_row

__all__ = ["Quota", "drop", "get", "put"]


class QuotaRow(Base, OfOrg):
    """The places of one school for one period and tier."""

    __tablename__ = "quota"

    unit: Mapped[str] = mapped_column(String(32), primary_key=True)
    period: Mapped[str] = mapped_column(String(32), primary_key=True)
    tier: Mapped[str] = mapped_column(String(32), primary_key=True)
    places: Mapped[int]


def get(
    session: Session, org: str, *, unit: str | None = None, period: str | None = None
) -> tuple[Quota, ...]:
    """The quotas set, of one school or period when told, by school, period and tier."""
    query = select(QuotaRow).where(QuotaRow.org == org)
    if unit is not None:
        query = query.where(QuotaRow.unit == unit)
    if period is not None:
        query = query.where(QuotaRow.period == period)
    query = query.order_by(QuotaRow.unit, QuotaRow.period, QuotaRow.tier)
    return tuple(from_row(Quota, row) for row in session.scalars(query))


def put(session: Session, org: str, value: Quota) -> None:
    """Sets or replaces one quota."""
    session.merge(to_row(value, QuotaRow, org=org))
    session.flush()


def drop(session: Session, org: str, unit: str, period: str, tier: str) -> None:
    """Takes one quota away: the school has no limit for that tier again."""
    session.execute(
        delete(QuotaRow).where(
            QuotaRow.org == org, QuotaRow.unit == unit, QuotaRow.period == period, QuotaRow.tier == tier
        )
    )
