"""The database of the storage's tests: each test runs on a local file and on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cadredesk.storage import migrations
from cadredesk.storage.engine import Database, open_database
from cadredesk.storage.postgres import open_postgres
from tests.unit.storage.postgres import running


@pytest.fixture(params=["file", "server"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database with the newest schema."""
    if request.param == "file":
        database = open_database(tmp_path / "desk.db", b"k" * 32, create=True)
        migrations.upgrade(database)
        yield database
        database.close()
        return
    server = running().fresh()
    database = open_postgres(server)
    migrations.upgrade(database)
    yield database
    database.close()
    running().drop(server)
