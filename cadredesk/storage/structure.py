"""The pool counted by the database itself: one pass over the people, however many there are, on a file and on a server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, func, literal, select
from sqlalchemy.orm import Session

from cadredesk.domain.pool import UNKNOWN, age_part
from cadredesk.domain.statistics import AGE_BANDS
from cadredesk.storage.bureau import ReportedRow

TOPICS: Final = ("tier", "age", "gender", "party", "education", "title", "post_kind", "ethnicity", "school")
"""What can be counted here: the topics of `domain.pool` that a person's own row tells, the post's kind, ethnicity."""

Counts = Mapping[tuple[str, ...], int]


def structure(
    session: Session, org: str, topics: Sequence[str], on: date, *, period: str | None = None
) -> Counts:
    """How many people there are of each combination of parts, in the order of `topics`; ages on the day `on`.

    The parts are those of `domain.pool.part_of`. Of one period when told. The counts add up to everybody.
    """
    parts = [_part(topic, on).label(f"part_{topic}") for topic in topics]
    columns: list[ColumnElement[Any]] = [*parts, func.count()]
    query: Select[Any] = select(*columns).where(ReportedRow.org == org)
    if period is not None:
        query = query.where(ReportedRow.period == period)
    found = session.execute(query.group_by(*(part.name for part in parts)))
    return {tuple(row[:-1]): int(row[-1]) for row in found if row[-1]}


def margin(counts: Counts, topics: Sequence[str], topic: str) -> dict[str, int]:
    """How many people there are of each part of one topic, from what `structure` gave for these topics."""
    place = topics.index(topic)
    found: Counter[str] = Counter()
    for parts, number in counts.items():
        found[parts[place]] += number
    return dict(found)


def _part(topic: str, on: date) -> ColumnElement[str]:
    row = ReportedRow
    if topic == "age":
        return _age(on)
    if topic == "party":
        return case((row.party == "unknown", literal(UNKNOWN)), else_=row.party)
    column: ColumnElement[str] = {
        "tier": row.tier,
        "gender": row.gender,
        "education": row.education,
        "title": row.title_level,
        "post_kind": row.post_kind,
        "ethnicity": row.ethnicity,
        "school": row.sender,
    }[topic].expression
    return column


def _age(on: date) -> ColumnElement[str]:
    """The age band, by comparing texts: `1990-05` stands before `1990-05-12`, so the month of birth completes the year."""
    bands = []
    for low, high in AGE_BANDS:
        too_old = f"{on.year - high - 1:04d}-{on:%m-%d}" if high < on.year - 1 else ""
        bands.append((ReportedRow.birth > too_old, literal(age_part(low))))
    return case(
        (func.length(ReportedRow.birth) < len("1990-05"), literal(UNKNOWN)), *bands, else_=literal(UNKNOWN)
    )
