"""The tables of selection rounds: the round with its copied profile, every revision of every step, who took part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain import profile_text
from cadredesk.domain.round import VALUE_OF_STEP, Round, StepRecord
from cadredesk.storage.schema import Base, JsonText, OfOrg, OfOrgWithId, structure, unstructure


class RoundRow(Base, OfOrgWithId):
    """One round; the profile stands here as the text it had when the round used it."""

    __tablename__ = "round"

    title: Mapped[str]
    year: Mapped[int]
    stage: Mapped[str] = mapped_column(String(24))
    started_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(16))
    state_on: Mapped[date | None]
    state_reason: Mapped[str]
    profile_text: Mapped[str]
    profile_digest: Mapped[str] = mapped_column(String(64))


class StepRevisionRow(Base, OfOrg):
    """One revision of one step; the value as JSON."""

    __tablename__ = "step_revision"

    round_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    step: Mapped[str] = mapped_column(String(32), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(String(16))
    value: Mapped[Any] = mapped_column(JsonText)
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    closed_by: Mapped[str]
    reason: Mapped[str]

    __table_args__ = (
        ForeignKeyConstraint(["org", "round_id"], ["round.org", "round.id"], ondelete="CASCADE"),
    )


class RoundProfileRow(Base, OfOrg):
    """A profile which a round used before it was changed, with the reason of the change."""

    __tablename__ = "round_profile"

    round_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    until: Mapped[date]
    reason: Mapped[str]

    __table_args__ = (
        ForeignKeyConstraint(["org", "round_id"], ["round.org", "round.id"], ondelete="CASCADE"),
    )


class NominatedRow(Base, OfOrg):
    """Who was ever nominated in a round, so that a file that a round rests on is not thrown away."""

    __tablename__ = "round_nominated"

    round_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)

    __table_args__ = (
        ForeignKeyConstraint(["org", "round_id"], ["round.org", "round.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["org", "person_id"], ["person.org", "person.id"]),
    )


@dataclass(frozen=True, slots=True)
class RoundHead:
    """What a list of rounds shows."""

    id: str
    title: str
    year: int
    state: str
    stage: str
    started_on: date
    profile_digest: str


@dataclass(frozen=True, slots=True)
class ProfileRevision:
    """A profile that a round used until a day, and why it was changed."""

    revision: int
    text: str
    digest: str
    until: date
    reason: str


def add(session: Session, org: str, new: Round) -> None:
    """Writes a new round with its first steps."""
    session.add(
        RoundRow(
            org=org,
            id=new.id,
            title=new.title,
            year=new.year,
            stage=new.stage,
            started_on=new.started_on,
            state=new.state,
            state_on=None,
            state_reason="",
            profile_text=new.profile.text,
            profile_digest=new.profile.digest,
        )
    )
    session.flush()
    for record in new.steps:
        put_step(session, org, new.id, record)


def get(session: Session, org: str, round_id: str) -> Round | None:
    """One round with all its steps and their history; None when there is none."""
    row = session.get(RoundRow, (org, round_id))
    if row is None:
        return None
    query = select(StepRevisionRow).where(StepRevisionRow.org == org, StepRevisionRow.round_id == round_id)
    revisions = session.scalars(query.order_by(StepRevisionRow.step, StepRevisionRow.revision))
    current: dict[str, StepRecord] = {}
    history: list[StepRecord] = []
    for found in revisions:
        record = StepRecord(
            found.step,
            found.revision,
            found.state,
            structure(found.value, VALUE_OF_STEP[found.step]),
            found.opened_on,
            found.closed_on,
            found.closed_by,
            found.reason,
        )
        if found.step in current:
            history.append(current[found.step])
        current[found.step] = record
    return Round(
        id=row.id,
        title=row.title,
        year=row.year,
        profile=profile_text.parse(row.profile_text),
        stage=row.stage,
        started_on=row.started_on,
        state=row.state,
        steps=tuple(current[step] for step in VALUE_OF_STEP if step in current),
        history=tuple(history),
    )


def heads(session: Session, org: str) -> tuple[RoundHead, ...]:
    """All rounds, newest first."""
    query = select(RoundRow).where(RoundRow.org == org)
    rows = session.scalars(query.order_by(RoundRow.year.desc(), RoundRow.started_on.desc(), RoundRow.id))
    return tuple(
        RoundHead(row.id, row.title, row.year, row.state, row.stage, row.started_on, row.profile_digest)
        for row in rows
    )


def set_state(session: Session, org: str, round_id: str, state: str, on: date, reason: str) -> None:
    """Finishes or abandons a round."""
    row = session.get_one(RoundRow, (org, round_id))
    row.state, row.state_on, row.state_reason = state, on, reason
    session.flush()


def put_step(session: Session, org: str, round_id: str, record: StepRecord) -> None:
    """Writes one revision of a step, new or known."""
    session.merge(
        StepRevisionRow(
            org=org,
            round_id=round_id,
            step=record.step,
            revision=record.revision,
            state=record.state,
            value=unstructure(record.value),
            opened_on=record.opened_on,
            closed_on=record.closed_on,
            closed_by=record.closed_by,
            reason=record.reason,
        )
    )
    session.flush()


def note_nominated(session: Session, org: str, round_id: str, person_ids: frozenset[str]) -> None:
    """Notes people as part of a round; nobody is ever taken out again."""
    for person_id in sorted(person_ids):
        session.merge(NominatedRow(org=org, round_id=round_id, person_id=person_id))
    session.flush()


def rounds_of(session: Session, org: str, person_id: str) -> tuple[str, ...]:
    """Ids of the rounds a person was ever nominated in."""
    query = select(NominatedRow.round_id).where(NominatedRow.org == org, NominatedRow.person_id == person_id)
    return tuple(session.scalars(query.order_by(NominatedRow.round_id)))


def change_profile(
    session: Session, org: str, round_id: str, text: str, digest: str, on: date, reason: str
) -> None:
    """Gives a round another profile and keeps the one it had."""
    row = session.get_one(RoundRow, (org, round_id))
    known = len(profile_history(session, org, round_id))
    session.add(
        RoundProfileRow(
            org=org,
            round_id=round_id,
            revision=known + 1,
            text=row.profile_text,
            digest=row.profile_digest,
            until=on,
            reason=reason,
        )
    )
    row.profile_text, row.profile_digest = text, digest
    session.flush()


def profile_history(session: Session, org: str, round_id: str) -> tuple[ProfileRevision, ...]:
    """The profiles a round used before the present one, oldest first."""
    query = select(RoundProfileRow).where(RoundProfileRow.org == org, RoundProfileRow.round_id == round_id)
    return tuple(
        ProfileRevision(row.revision, row.text, row.digest, row.until, row.reason)
        for row in session.scalars(query.order_by(RoundProfileRow.revision))
    )
