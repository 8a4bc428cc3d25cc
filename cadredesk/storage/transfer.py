"""Carries an organisation's rows from one database to another and compares them, table by table."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    LargeBinary,
    Select,
    Table,
    TableClause,
    column,
    delete,
    func,
    insert,
    select,
    table,
    tuple_,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from cadredesk.storage import journal
from cadredesk.storage.postgres import copy_in, is_server
from cadredesk.storage.schema import Base, import_all_tables
from cadredesk.storage.sealed import KeyFileRow, SealedFileRow

MOVED: Final = "database.moved_to_server"
"""The journal's line that says: from here on the data lie on the server."""

_PAGE, _PAGE_OF_FILES = 1000, 8
_SPACE = 1 << 256

Progress = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a table holds: rows, and the sum (modulo 2^256, hex) of their SHA-256, which no order of rows changes."""

    table: str
    rows: int
    digest: str


def counts(session: Session, org: str) -> dict[str, int]:
    """How many rows each table holds of the organisation, in the order in which they are copied."""
    return {
        one.name: session.scalar(select(func.count()).select_from(one).where(one.c.org == org)) or 0
        for one in tables()
    }


def copy(
    source: Session, target: Session, org: str, progress: Progress | None = None
) -> tuple[tuple[Tally, ...], tuple[Tally, ...]]:
    """Copies every row into the empty tables of `target`; what was read there, and what is found here afterwards."""
    total = 2 * sum(counts(source, org).values())
    done = 0
    there, here = [], []

    def told(number: int) -> None:
        nonlocal done
        done += number
        if progress is not None:
            progress(min(done, total), total)

    for one in tables():
        adding = Adding(one.name)
        for rows in _pages(source, one, org):
            told(len(rows))
            adding.add(rows)
            _insert(target, one, rows)
        there.append(adding.tally())
    for one in tables():
        adding = Adding(one.name)
        for rows in _pages(target, one, org):
            told(len(rows))
            adding.add(rows)
        here.append(adding.tally())
    return tuple(there), tuple(here)


def clear(session: Session, org: str) -> None:
    """Deletes every row of the organisation, its sealed files and key file too."""
    for one in reversed(tables()):
        session.execute(delete(one).where(one.c.org == org))
    for row in (SealedFileRow, KeyFileRow):
        session.execute(delete(row).where(row.org == org))


def is_empty(session: Session, org: str) -> bool:
    """Whether there is nothing of the organisation."""
    return not any(
        session.execute(select(one.c.org).where(one.c.org == org).limit(1)).first() for one in tables()
    )


def is_earlier_copy(session: Session, local: Session, org: str) -> bool:
    """Whether what lies here is a copy of the local data that nobody has worked on: its journal is the local one's beginning.

    An interrupted move leaves such a one behind, with or without the line that says it was made.
    """
    lines = {line.n: line for line in journal.lines(session, org, limit=2)}
    if not lines:
        return False
    last = max(lines)
    if lines[last].event == MOVED:
        last -= 1
    known = lines.get(last)
    ours = journal.line(local, org, last)
    return known is not None and ours is not None and known.hash == ours.hash


def tables() -> tuple[Table, ...]:
    """Every table in an order in which foreign keys hold, but for those that a local folder keeps as files."""
    import_all_tables()
    files = (SealedFileRow.__tablename__, KeyFileRow.__tablename__)
    return tuple(one for one in Base.metadata.sorted_tables if one.name not in files)


class Adding:
    """Adds up a table's rows into its tally."""

    def __init__(self, name: str) -> None:
        self._name, self._rows, self._sum = name, 0, 0

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Adds rows."""
        for row in rows:
            line = json.dumps([_plain(value) for value in row], ensure_ascii=False, separators=(",", ":"))
            digest = hashlib.sha256(line.encode("utf-8", "surrogatepass")).digest()
            self._sum = (self._sum + int.from_bytes(digest, "big")) % _SPACE
        self._rows += len(rows)

    def tally(self) -> Tally:
        """What was added."""
        return Tally(self._name, self._rows, f"{self._sum:064x}")


def _plain(value: Any) -> Any:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else value


def _bare(one: Table) -> TableClause:
    """The table with its stored texts as they are, not as the values they stand for."""
    return table(
        one.name,
        *(
            column(it.name, it.type.impl_instance if isinstance(it.type, TypeDecorator) else it.type)
            for it in one.columns
        ),
    )


def _pages(session: Session, one: Table, org: str) -> Iterator[Sequence[Sequence[Any]]]:
    bare = _bare(one)
    keys = [bare.c[it.name] for it in one.primary_key.columns]
    places = [list(one.columns).index(it) for it in one.primary_key.columns]
    has_files = any(isinstance(it.type, LargeBinary) for it in one.columns)
    size = _PAGE_OF_FILES if has_files else _PAGE
    query: Select[Any] = select(*bare.columns).where(bare.c.org == org).order_by(*keys).limit(size)
    after: Select[Any] = query
    while True:
        rows = [tuple(row) for row in session.execute(after)]
        if rows:
            yield rows
        if len(rows) < size:
            return
        after = query.where(tuple_(*keys) > tuple_(*(rows[-1][place] for place in places)))


def _insert(session: Session, one: Table, rows: Sequence[Sequence[Any]]) -> None:
    names = [it.name for it in one.columns]
    if is_server(session):
        copy_in(session, one.name, names, rows)
    else:
        session.execute(insert(_bare(one)), [dict(zip(names, row, strict=True)) for row in rows])
