"""The same storage over PostgreSQL, when a server is told by CADREDESK_POSTGRES (a SQLAlchemy URL of an empty database)."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from cadredesk.domain.school import Role, School, User
from cadredesk.errors import EnvironmentFault
from cadredesk.storage import journal, migrations, settings, users
from cadredesk.storage.engine import Database, open_postgres
from cadredesk.storage.schema import Base, import_all_tables

pytest.importorskip("psycopg", reason="no PostgreSQL driver here")
URL = os.environ.get("CADREDESK_POSTGRES", "")


@pytest.fixture
def database() -> Iterator[Database]:
    if not URL:
        pytest.skip("no PostgreSQL server is told")
    database = open_postgres(URL)
    migrations.upgrade(database)
    yield database
    import_all_tables()
    with database.write() as session:
        Base.metadata.drop_all(session.connection())
        session.execute(text("DROP TABLE alembic_version"))
    database.close()


def test_the_steps_and_the_records(database: Database) -> None:
    with database.write() as session:
        settings.put_school(session, "S001", School("S001", "阳光第一小学"))
        users.store(session, "S001", User("u1", "李䶮", Role.APPROVER))
    with database.read() as session:
        assert settings.school(session, "S001").name == "阳光第一小学"
        assert users.find(session, "S001", "u1") == User("u1", "李䶮", Role.APPROVER)


def test_writers_wait_for_each_other_in_the_journal(database: Database) -> None:
    moment = datetime(2026, 11, 21, tzinfo=UTC)
    with database.write() as session:
        journal.append(session, "S001", moment, "u1", "desk.created")

    def work() -> None:
        for _ in range(10):
            with database.write() as session:
                journal.append(session, "S001", moment, "u1", "round.opened")

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        assert journal.head(session, "S001").n == 31
        assert journal.verify(session, "S001") is None


def test_a_server_that_is_gone_is_a_fault_of_the_machine() -> None:
    gone = open_postgres("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    with pytest.raises(EnvironmentFault, match=r"storage\.unreachable"), gone.read():
        pass
