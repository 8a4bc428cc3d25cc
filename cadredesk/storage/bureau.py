"""The bureau's pool: what the schools have reported, a row a person with what is searched and counted in columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Index, String, delete, func, insert, select, update
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.conflicts import Entry
from cadredesk.domain.training.word import PERIOD
from cadredesk.storage.schema import Base, JsonText, OfOrg, from_row, to_row


class SubmissionRow(Base, OfOrg):
    """One report of a school: where it stands, how it differs from the last one, and its content without the people."""

    __tablename__ = "submission"

    package_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sender: Mapped[str] = mapped_column(String(32))
    period: Mapped[str]
    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(12))
    new: Mapped[int]
    changed: Mapped[int]
    same: Mapped[int]
    gone: Mapped[int]
    content: Mapped[Any] = mapped_column(JsonText)
    reasons: Mapped[Any] = mapped_column(JsonText)
    text: Mapped[str]
    decided_by: Mapped[str] = mapped_column(String(32))
    decided_on: Mapped[date | None]
    school: Mapped[str] = mapped_column(server_default=sql("''"))

    __table_args__ = (Index("ix_submission_sender", "org", "sender", "period"),)


class ReportedRow(Base, OfOrg):
    """One person as a school last reported them for a period."""

    __tablename__ = "reported_person"

    sender: Mapped[str] = mapped_column(String(32), primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)
    package_id: Mapped[str] = mapped_column(String(64))
    name: Mapped[str]
    gender: Mapped[str]
    birth: Mapped[str]
    ethnicity: Mapped[str]
    party: Mapped[str]
    education: Mapped[str]
    title_level: Mapped[str]
    post_kind: Mapped[str]
    tier: Mapped[str]
    id_number: Mapped[str]
    photo: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    data: Mapped[Any] = mapped_column(JsonText)

    __table_args__ = (
        Index("ix_reported_person_id_number", "org", "id_number"),
        Index("ix_reported_person_name", "org", "name"),
    )


@dataclass(frozen=True, slots=True)
class Submission:
    """One report: the `number`-th of its school for that period; `state` is received, accepted, returned or superseded.

    `reasons` are (code, person's id, field); `content` is the payload without its people; `school` the name the school
    writes itself with.
    """

    package_id: str
    sender: str
    period: str
    number: int
    state: str
    new: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0
    content: dict[str, Any] | None = None
    reasons: tuple[tuple[str, str, str], ...] = ()
    text: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    school: str = ""


@dataclass(frozen=True, slots=True)
class ReportedPerson:
    """A person of the pool: what is searched and counted, and `data`, the whole entry as the school wrote it.

    `birth` is at the precision known; `education`, `title_level`, `post_kind` are codes of `domain.person`; `tier` is the
    round's id of it; `digest` is SHA-256 of entry and tier.
    """

    sender: str
    period: str
    person_id: str
    package_id: str
    name: str
    gender: str
    birth: str
    ethnicity: str
    party: str
    education: str
    title_level: str
    post_kind: str
    tier: str
    id_number: str
    photo: str
    digest: str
    data: dict[str, Any]


Unit = tuple[str, str]
"""A school's code and a period."""


def digests(session: Session, org: str, units: Collection[Unit]) -> dict[Unit, dict[str, str]]:
    """The digests of the people whom schools have reported for periods, by person; a unit without people is left out."""
    query = select(ReportedRow.sender, ReportedRow.period, ReportedRow.person_id, ReportedRow.digest).where(
        ReportedRow.org == org,
        ReportedRow.sender.in_(sorted({sender for sender, _ in units})),
        ReportedRow.period.in_(sorted({period for _, period in units})),
    )
    found: dict[Unit, dict[str, str]] = {}
    for row in session.execute(query):
        if (row.sender, row.period) in units:
            found.setdefault((row.sender, row.period), {})[row.person_id] = row.digest
    return found


def replace_people(
    session: Session, org: str, sender: str, period: str, people: Sequence[ReportedPerson]
) -> None:
    """Puts a snapshot in the place of what the school had reported for the period."""
    drop_people(session, org, [(sender, period)])
    add_people(session, org, people)


def drop_people(session: Session, org: str, units: Iterable[Unit]) -> None:
    """Takes everybody out whom the schools have reported for the periods."""
    for sender, period in units:
        session.execute(
            delete(ReportedRow).where(
                ReportedRow.org == org, ReportedRow.sender == sender, ReportedRow.period == period
            )
        )


def add_people(session: Session, org: str, people: Iterable[ReportedPerson]) -> None:
    """Adds people who are not there."""
    names = ReportedPerson.__dataclass_fields__
    rows = [{"org": org, **{name: getattr(person, name) for name in names}} for person in people]
    if rows:
        session.execute(insert(ReportedRow.__table__), rows)  # type: ignore[arg-type]


def people(
    session: Session, org: str, *, sender: str | None = None, period: str | None = None
) -> tuple[ReportedPerson, ...]:
    """The people of the pool, of one school or period when told, by school, period and id."""
    query = select(ReportedRow).where(ReportedRow.org == org)
    if sender is not None:
        query = query.where(ReportedRow.sender == sender)
    if period is not None:
        query = query.where(ReportedRow.period == period)
    query = query.order_by(ReportedRow.sender, ReportedRow.period, ReportedRow.person_id)
    return tuple(from_row(ReportedPerson, row) for row in session.scalars(query))


def entries(session: Session, org: str, *, period: str | None = None) -> tuple[Entry, ...]:
    """Who is in the pool with what tells them from others, of one period when told; fast, for all of a district."""
    query = select(
        ReportedRow.sender,
        ReportedRow.period,
        ReportedRow.person_id,
        ReportedRow.package_id,
        ReportedRow.name,
        ReportedRow.birth,
        ReportedRow.id_number,
        ReportedRow.tier,
    ).where(ReportedRow.org == org)
    if period is not None:
        query = query.where(ReportedRow.period == period)
    query = query.order_by(ReportedRow.sender, ReportedRow.period, ReportedRow.person_id)
    return tuple(Entry(*row) for row in session.execute(query))


POOL_COLUMNS = (
    "sender", "period", "person_id", "package_id", "name", "gender", "birth", "ethnicity", "party", "education",
    "title_level", "post_kind", "tier", "id_number", "data",
)  # fmt: skip


def pool_rows(session: Session, org: str, at_once: int = 500) -> Iterator[Any]:
    """Everybody of the pool as plain rows of POOL_COLUMNS, a few at a time, so that other threads have their turn."""
    table = ReportedRow.__table__.c
    query = select(*(table[name] for name in POOL_COLUMNS)).where(table.org == org)
    for part in session.execute(query.execution_options(yield_per=at_once)).partitions(at_once):
        yield from part


def earlier(session: Session, org: str, units: Collection[Unit]) -> dict[Unit, int]:
    """How many reports of the units are known."""
    query = (
        select(SubmissionRow.sender, SubmissionRow.period, func.count().label("number"))
        .where(
            SubmissionRow.org == org,
            SubmissionRow.sender.in_(sorted({sender for sender, _ in units})),
            SubmissionRow.period.in_(sorted({period for _, period in units})),
        )
        .group_by(SubmissionRow.sender, SubmissionRow.period)
    )
    return {
        (row.sender, row.period): row.number
        for row in session.execute(query)
        if (row.sender, row.period) in units
    }


def supersede(session: Session, org: str, units: Iterable[Unit]) -> None:
    """Marks every report of the units as superseded."""
    for sender, period in units:
        session.execute(
            update(SubmissionRow)
            .where(SubmissionRow.org == org, SubmissionRow.sender == sender, SubmissionRow.period == period)
            .values(state="superseded")
        )


def add_submissions(session: Session, org: str, values: Iterable[Submission]) -> None:
    """Adds reports that are not known yet."""
    session.add_all([to_row(value, SubmissionRow, org=org) for value in values])


def put_submission(session: Session, org: str, value: Submission) -> None:
    """Replaces what is known of a report."""
    session.merge(to_row(value, SubmissionRow, org=org))
    session.flush()


def submission(session: Session, org: str, package_id: str) -> Submission | None:
    """One report, or None."""
    row = session.get(SubmissionRow, (org, package_id))
    return None if row is None else from_row(Submission, row)


def submissions(
    session: Session, org: str, *, sender: str | None = None, period: str | None = None
) -> tuple[Submission, ...]:
    """The reports, by school, period and number; without a period, those of training alone are left out."""
    query = select(SubmissionRow).where(SubmissionRow.org == org)
    if sender is not None:
        query = query.where(SubmissionRow.sender == sender)
    if period is not None:
        query = query.where(SubmissionRow.period == period)
    else:
        query = query.where(SubmissionRow.period.not_like(f"{PERIOD}%"))
    query = query.order_by(SubmissionRow.sender, SubmissionRow.period, SubmissionRow.number)
    return tuple(from_row(Submission, row) for row in session.scalars(query))


def current(
    session: Session,
    org: str,
    *,
    period: str | None = None,
    with_old: bool = False,
    with_training: bool = False,
) -> tuple[Submission, ...]:
    """The last report of every school and period (every report `with_old`), without its content.

    Reports of training alone, which name nobody for the pool, only `with_training` or by their period.
    """
    columns = [column for column in SubmissionRow.__table__.columns if column.name not in ("org", "content")]
    query = select(*columns).where(SubmissionRow.org == org)
    if not with_old:
        query = query.where(SubmissionRow.state != "superseded")
    if period is not None:
        query = query.where(SubmissionRow.period == period)
    elif not with_training:
        query = query.where(SubmissionRow.period.not_like(f"{PERIOD}%"))
    query = query.order_by(SubmissionRow.sender, SubmissionRow.period, SubmissionRow.number)
    found = []
    for row in session.execute(query).mappings():
        reasons = tuple((code, person, field) for code, person, field in row["reasons"])
        found.append(Submission(**{**row, "reasons": reasons}))
    return tuple(found)


def reported_units(session: Session, org: str, *, period: str | None = None) -> frozenset[tuple[str, str]]:
    """The (school, period) whose reports are here."""
    return frozenset((one.sender, one.period) for one in current(session, org, period=period))


def counts(session: Session, org: str) -> Mapping[str, int]:
    """How many people each school has in the pool."""
    query = (
        select(ReportedRow.sender, func.count()).where(ReportedRow.org == org).group_by(ReportedRow.sender)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def in_two_schools(session: Session, org: str) -> tuple[str, ...]:
    """The ID numbers reported by more than one school."""
    query = (
        select(ReportedRow.id_number)
        .where(ReportedRow.org == org, ReportedRow.id_number != "")
        .group_by(ReportedRow.id_number)
        .having(func.count(ReportedRow.sender.distinct()) > 1)
        .order_by(ReportedRow.id_number)
    )
    return tuple(session.scalars(query))
