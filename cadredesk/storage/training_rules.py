"""The table of training rules: every version ever used, by the day it is in force from; none is ever changed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.training import rules as domain
from cadredesk.domain.training.rules import TrainingRules
from cadredesk.storage.schema import Base, OfOrg


class TrainingRulesRow(Base, OfOrg):
    """One version of the rules as canonical text, by its digest."""

    __tablename__ = "training_rules"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    id: Mapped[str] = mapped_column(String(32))
    version: Mapped[int]
    since: Mapped[date]
    title: Mapped[str]
    text: Mapped[str]
    copied_from: Mapped[str]
    saved_by: Mapped[str] = mapped_column(String(32))
    saved_on: Mapped[date]


def put(session: Session, org: str, rules: TrainingRules, copied_from: str, by: str, on: date) -> None:
    """Keeps a version; the same text again changes nothing."""
    if session.get(TrainingRulesRow, (org, rules.digest)) is not None:
        return
    session.add(
        TrainingRulesRow(
            org=org,
            digest=rules.digest,
            id=rules.id,
            version=rules.version,
            since=rules.since,
            title=rules.title,
            text=rules.text,
            copied_from=copied_from,
            saved_by=by,
            saved_on=on,
        )
    )
    session.flush()


def listed(session: Session, org: str) -> tuple[TrainingRules, ...]:
    """Every version kept, by the day it is in force from."""
    query = (
        select(TrainingRulesRow.text)
        .where(TrainingRulesRow.org == org)
        .order_by(TrainingRulesRow.since, TrainingRulesRow.version, TrainingRulesRow.digest)
    )
    return tuple(domain.parse(text) for text in session.scalars(query))


def copied_from(session: Session, org: str, digest: str) -> str:
    """The digest a version was adjusted from; empty for none."""
    row = session.get(TrainingRulesRow, (org, digest))
    return "" if row is None else row.copied_from
