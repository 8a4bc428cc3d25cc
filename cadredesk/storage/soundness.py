"""Proves a database sound: encrypted pages, structure, foreign keys, journal chains."""

from __future__ import annotations

from sqlalchemy import inspect

from cadredesk.errors import UserError
from cadredesk.storage import journal
from cadredesk.storage.engine import Database
from cadredesk.storage.schema import Base, import_all_tables

Finding = tuple[str, tuple[tuple[str, object], ...]]
Findings = tuple[Finding, ...]


def findings(database: Database, org: str | None = None) -> Findings:
    """What is wrong, as pairs of a code and the values of its sentence; empty when sound.

    On a server, which keeps its own pages and foreign keys sound, the tables and the chain of `org` are looked at.
    """
    found: list[Finding] = []
    try:
        found.extend(_of_file(database) if database.path is not None else _of_server(database))
        with database.read() as session:
            for one in journal.organisations(session) if org is None else (org,):
                broken = journal.verify(session, one)
                if broken is not None:
                    found.append(("storage.journal_broken", (("line", broken),)))
    except UserError as error:
        if error.exit_status == 3:
            raise
        found.append((error.code, tuple(error.values.items())))
    return tuple(found)


def _of_file(database: Database) -> list[Finding]:
    found: list[Finding] = []
    with database.raw() as connection:
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        if pages or connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            found.append(("storage.damaged", ()))
        tables = {row[0] for row in connection.execute("PRAGMA foreign_key_check")}
        found.extend(("storage.foreign_key", (("table", table),)) for table in sorted(tables))
    return found


def _of_server(database: Database) -> list[Finding]:
    import_all_tables()
    with database.read() as session:
        there = set(inspect(session.connection()).get_table_names())
    missing = Base.metadata.tables.keys() - there
    return [("database.table_missing", (("table", table),)) for table in sorted(missing)]
