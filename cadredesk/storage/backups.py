"""Copies an open database, still encrypted, into a file of its own."""

from __future__ import annotations

from pathlib import Path

from cadredesk.errors import EnvironmentFault
from cadredesk.storage import migrations
from cadredesk.storage.engine import Database, connect, faults, open_database


def copy_database(database: Database, target: Path, key: bytes) -> None:
    """Copies the database as it stands into the new file `target`, encrypted with the same raw `key`."""
    with database.raw() as source, faults():
        copy = connect(target, key, create=True)
        try:
            source.backup(copy)
        finally:
            copy.close()


def copy_from_server(database: Database, org: str, target: Path, key: bytes) -> None:
    """Copies what a server holds of the organisation, as it stands at one moment, into the new file `target`.

    `database.copy_differs` when what was read and what was written are not the same.
    """
    from cadredesk.storage import transfer  # a school never needs it

    file = open_database(target, key, create=True)
    try:
        migrations.upgrade(file)
        with database.read() as source, file.write() as sink:
            there, here = transfer.copy(source, sink, org)
            if there != here:
                raise EnvironmentFault("database.copy_differs")
    finally:
        file.close()
