"""The business state of a database as plain rows: what two folders are compared by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from cadredesk.domain.dates import PartialDate
from cadredesk.storage.schema import Base, MomentText, import_all_tables

LEFT_OUT = frozenset(
    {
        "journal",
        "package",
        "alarm",
        "held_package",
        "receipt",
        "answer",
        "dispatch",
        "dispatched",
        "sealed_file",
        "key_file",
    }
)
"""The journal and the outbox tell how the state came about, not what it is; alarms, packages held aside and receipts
are not part of it before somebody has decided; sealed files are bytes that the state only names.
"""

_OWN_SETTINGS = frozenset({"folder", "export_lock"})


def rows(session: Session, org: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row of every table, (table, values), in the order of names and primary keys; moments are left out."""
    import_all_tables()
    for table in sorted(Base.metadata.tables.values(), key=lambda one: one.name):
        if table.name not in LEFT_OUT:
            yield from _of_table(session, org, table)


def _of_table(session: Session, org: str, table: Table) -> Iterator[tuple[str, dict[str, Any]]]:
    shown = [column for column in table.columns if not isinstance(column.type, MomentText)]
    keys = list(table.primary_key.columns)
    for row in session.execute(select(*shown).where(table.c.org == org).order_by(*keys)).mappings():
        if table.name == "setting" and row["name"] in _OWN_SETTINGS:
            continue
        yield table.name, {str(key): _plain(value) for key, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.iso() if isinstance(value, PartialDate) else value
