"""Copies an open database, still encrypted, into a file of its own."""

from __future__ import annotations

from pathlib import Path

from cadredesk.storage.engine import Database, connect, faults


def copy_database(database: Database, target: Path, key: bytes) -> None:
    """Copies the database as it stands into the new file `target`, encrypted with the same raw `key`."""
    with database.raw() as source, faults():
        copy = connect(target, key, create=True)
        try:
            source.backup(copy)
        finally:
            copy.close()
