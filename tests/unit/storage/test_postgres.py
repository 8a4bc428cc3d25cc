"""The same storage over a real PostgreSQL server, and a whole round of the sample school in it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from cadredesk.actions import papers, sample
from cadredesk.domain.school import Role, School, User
from cadredesk.errors import EnvironmentFault
from cadredesk.storage import journal, migrations, settings, users
from cadredesk.storage.engine import Database, open_postgres
from cadredesk.storage.schema import Base, import_all_tables
from tests.unit.storage.postgres import server

pytest.importorskip("psycopg", reason="no PostgreSQL driver here")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with server() as told:
        yield told


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    database = open_postgres(url)
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


def test_a_whole_round_of_the_sample_school(database: Database, tmp_path: Path) -> None:
    cast = sample.make(tmp_path / "desk", "test", "test", date(2026, 9, 1), with_staff=False)
    clerk, reviewer, approver = (
        replace(one, database=database) for one in (cast.clerk, cast.reviewer, cast.approver)
    )
    with cast.clerk.read() as session:
        school, people = settings.school(session, cast.clerk.org), users.listed(session, cast.clerk.org)
    with clerk.write("desk.created") as session:
        settings.put_school(session, clerk.org, school)
        for user in people:
            users.store(session, clerk.org, user)
    sample.staff(clerk, 2026)
    played = sample.play(sample.Cast(clerk, reviewer, approver, cast.clock), date(2026, 9, 1))
    assert all(played.is_closed(rule.key) for rule in played.profile.steps)
    assert len(papers.render_all(clerk, played.id)) > 100
    with database.read() as session:
        assert journal.verify(session, clerk.org) is None
    cast.clerk.close()
