"""The encrypted database: pragmas, transactions, faults with a sentence."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.storage import engine
from cadredesk.storage.engine import PRAGMAS, Database, connect, open_database

KEY = b"k" * 32


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = open_database(tmp_path / "desk.db", KEY, create=True)
    with database.write() as session:
        session.execute(text("CREATE TABLE t (n INTEGER PRIMARY KEY, x TEXT NOT NULL)"))
    return database


def count(database: Database) -> int:
    with database.read() as session:
        return int(session.execute(text("SELECT count(*) FROM t")).scalar_one())


def test_pragmas_hold_in_every_connection(database: Database) -> None:
    with database.raw() as raw:
        for name, _, expected in PRAGMAS:
            assert raw.execute(f"PRAGMA {name}").fetchone() == (expected,)
        assert raw.execute("PRAGMA cipher_log_level").fetchone() == ("NONE",)
    with database.read() as session:
        for name, _, expected in PRAGMAS:
            assert session.execute(text(f"PRAGMA {name}")).scalar() == expected


def test_a_file_system_that_refuses_a_pragma_is_not_used(tmp_path: Path) -> None:
    wanted = (("journal_mode", "TRUNCATE", "wal"),)
    with pytest.raises(EnvironmentFault) as caught:
        connect(tmp_path / "desk.db", KEY, create=True, pragmas=wanted)
    assert caught.value.code == "storage.pragma"
    assert caught.value.values == {"pragma": "journal_mode", "found": "truncate"}


def test_the_file_is_encrypted_from_its_first_byte(database: Database, tmp_path: Path) -> None:
    with database.write() as session:
        session.execute(text("INSERT INTO t VALUES (1, '张三的秘密')"))
    database.close()
    data = (tmp_path / "desk.db").read_bytes()
    assert not data.startswith(b"SQLite")
    assert "张三的秘密".encode() not in data
    assert b"CREATE TABLE" not in data


def test_a_wrong_key_or_a_flipped_byte_is_a_sentence(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    database.close()
    with pytest.raises(UserError) as caught:
        open_database(path, b"K" * 32)
    assert (caught.value.code, caught.value.exit_status) == ("storage.not_a_database", 1)
    good = path.read_bytes()
    for position in (0, 20, 1000, 4095):
        path.write_bytes(good[:position] + bytes([good[position] ^ 1]) + good[position + 1 :])
        with pytest.raises(UserError, match=r"storage\.(not_a_database|damaged)"):
            open_database(path, KEY)
    path.write_bytes(b"no database at all" * 500)
    with pytest.raises(UserError, match="not_a_database"):
        open_database(path, KEY)
    path.unlink()
    with pytest.raises(UserError, match=r"storage\.missing"):
        open_database(path, KEY)
    assert not path.exists()
    with pytest.raises(ValueError, match="32 bytes"):
        open_database(path, b"short", create=True)


def test_a_write_is_whole_or_not_at_all(database: Database) -> None:
    def stopped() -> None:
        with database.write() as session:
            session.execute(text("INSERT INTO t VALUES (1, 'a')"))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        stopped()
    assert count(database) == 0
    with database.write() as session:
        session.execute(text("INSERT INTO t VALUES (1, 'a')"))
    assert count(database) == 1


def test_reading_never_commits(database: Database) -> None:
    with database.read() as session:
        session.execute(text("INSERT INTO t VALUES (1, 'a')"))
    assert count(database) == 0


def test_one_transaction_a_thread(database: Database) -> None:
    with database.write() as session:
        session.execute(text("INSERT INTO t VALUES (1, 'a')"))
        with database.read() as same:
            assert same is session
        assert count(database) == 1
        with pytest.raises(RuntimeError, match="already open"), database.write():
            pass
    with database.read() as outer, database.read() as inner:
        assert inner is outer
    with database.read(), pytest.raises(RuntimeError, match="already open"), database.write():
        pass


def test_threads_write_one_after_another(database: Database) -> None:
    def work(start: int) -> None:
        for n in range(start, start + 20):
            with database.write() as session:
                session.execute(text("INSERT INTO t VALUES (:n, 'a')"), {"n": n})

    threads = [threading.Thread(target=work, args=(100 * index,)) for index in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(database) == 60


def test_a_reader_sees_one_state_while_another_thread_waits_to_write(database: Database) -> None:
    with database.read() as session:
        assert session.execute(text("SELECT count(*) FROM t")).scalar() == 0
        begun = threading.Event()

        def work() -> None:
            with database.write() as other:
                other.execute(text("INSERT INTO t VALUES (1, 'a')"))
                begun.set()

        thread = threading.Thread(target=work)
        thread.start()
        assert begun.wait(5)
        assert session.execute(text("SELECT count(*) FROM t")).scalar() == 0
    thread.join()
    assert count(database) == 1


def test_a_locked_database_is_a_fault_of_the_machine(database: Database, tmp_path: Path) -> None:
    second = open_database(tmp_path / "desk.db", KEY, busy_ms=20)
    with database.write(), pytest.raises(EnvironmentFault) as caught, second.write():
        pass
    assert (caught.value.code, caught.value.exit_status) == ("storage.locked", 3)
    second.close()


def test_a_full_disk_is_a_fault_of_the_machine(database: Database) -> None:
    def fill() -> None:
        with database.write() as session:
            session.execute(text("PRAGMA max_page_count = 3"))
            session.execute(text("INSERT INTO t VALUES (1, :x)"), {"x": "x" * 100_000})

    with pytest.raises(EnvironmentFault, match=r"storage\.disk_full"):
        fill()
    assert count(database) == 0


def test_a_read_only_connection_is_a_fault_of_the_machine(database: Database) -> None:
    with database.read() as session:
        session.execute(text("PRAGMA query_only = ON"))
        with pytest.raises(EnvironmentFault, match=r"storage\.read_only"), engine.faults():
            session.execute(text("INSERT INTO t VALUES (1, 'a')"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(EnvironmentFault, match=r"storage\.no_access"):
            open_database(tmp_path / "desk.db", KEY, create=True)
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_in_the_files_place_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "desk.db").mkdir()
    with pytest.raises(EnvironmentFault, match=r"storage\.no_access"):
        open_database(tmp_path / "desk.db", KEY, create=True)


def test_bugs_stay_bugs_and_say_nothing_personal(database: Database) -> None:
    with database.write() as session:
        session.execute(text("INSERT INTO t VALUES (1, :x)"), {"x": "张三"})
    with pytest.raises(IntegrityError) as caught, database.write() as session:
        session.execute(text("INSERT INTO t VALUES (1, :x)"), {"x": "张三"})
    assert "张三" not in str(caught.value)
    with pytest.raises(OperationalError), database.read() as session:
        session.execute(text("SELECT * FROM nowhere"))


def test_errors_of_raw_connections_are_mapped_too(database: Database) -> None:
    with pytest.raises(sqlcipher.OperationalError), database.raw() as raw:
        raw.execute("SELECT * FROM nowhere")
    with pytest.raises(EnvironmentFault, match="read_only"), database.raw() as raw:
        raw.executescript("PRAGMA query_only = ON; INSERT INTO t VALUES (1, 'a');")
