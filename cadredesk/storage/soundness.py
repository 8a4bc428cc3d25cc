"""Proves a database sound: encrypted pages, structure, foreign keys, journal chains."""

from __future__ import annotations

from cadredesk.errors import UserError
from cadredesk.storage import journal
from cadredesk.storage.engine import Database

Findings = tuple[tuple[str, tuple[tuple[str, object], ...]], ...]


def findings(database: Database) -> Findings:
    """What is wrong, as pairs of a code and the values of its sentence; empty when sound."""
    found: list[tuple[str, tuple[tuple[str, object], ...]]] = []
    try:
        with database.raw() as connection:
            pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            if pages or connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                found.append(("storage.damaged", ()))
            tables = {row[0] for row in connection.execute("PRAGMA foreign_key_check")}
            found.extend(("storage.foreign_key", (("table", table),)) for table in sorted(tables))
        with database.read() as session:
            for org in journal.organisations(session):
                broken = journal.verify(session, org)
                if broken is not None:
                    found.append(("storage.journal_broken", (("line", broken),)))
    except UserError as error:
        if error.exit_status == 3:
            raise
        found.append((error.code, tuple(error.values.items())))
    return tuple(found)
