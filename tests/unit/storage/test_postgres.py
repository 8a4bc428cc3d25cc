"""The same storage over a real PostgreSQL server: what may be wrong with the line to it, one state to a reader, writers in turn."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from cadredesk.actions import papers, sample
from cadredesk.domain.school import Role, School, User
from cadredesk.domain.server import Server, checked
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.messages import LANGUAGES, sentence
from cadredesk.storage import journal, migrations, postgres, sealed, settings, users
from cadredesk.storage.engine import Database
from cadredesk.storage.postgres import check_server, open_postgres
from tests.unit.storage.postgres import Running, certify, running

ROOT = Path(__file__).resolve().parents[3]
MOMENT = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(scope="module")
def host() -> Running:
    return running()


@pytest.fixture
def server(host: Running) -> Iterator[Server]:
    server = host.fresh()
    yield server
    host.drop(server)


@pytest.fixture
def database(server: Server) -> Iterator[Database]:
    database = open_postgres(server)
    migrations.upgrade(database)
    yield database
    database.close()


def refused(server: Server) -> str:
    """The code under which a connection is refused; its sentence is whole in every language."""
    database = open_postgres(checked(server))
    try:
        with pytest.raises(UserError) as caught:
            check_server(database)
    finally:
        database.close()
    for language in LANGUAGES:
        told = sentence(caught.value.code, language=language, **caught.value.values)
        assert told
        assert "{" not in told
    assert (caught.value.exit_status == 3) == isinstance(caught.value, EnvironmentFault)
    return caught.value.code


def authority(host: Running) -> str:
    if host.folder is None:
        pytest.skip("the certificates of a server that is not ours are not known")
    return (host.folder / "ca.crt").read_text(encoding="ascii")


def test_a_connection_that_cannot_be_is_a_sentence(host: Running, server: Server) -> None:
    assert refused(replace(server, port=1)) == "storage.unreachable"
    assert refused(replace(server, host="no-such-host.invalid", tls="require")) == "storage.unreachable"
    assert refused(replace(server, password="wrong")) == "database.wrong_password"
    assert refused(replace(server, user="nobody")) == "database.wrong_password"
    assert refused(replace(server, database="no_such_database")) == "database.no_database"


def test_a_server_of_another_kind_is_told(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            for _ in range(2):
                line, _ = listener.accept()
                with line:
                    line.recv(100)
                    line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        port = listener.getsockname()[1]
        assert refused(replace(server, port=port)) == "database.not_postgres"
        assert refused(replace(server, port=port, tls="require")) == "database.no_tls"
        thread.join()


def test_the_form_of_a_connection(server: Server) -> None:
    for change, code in (
        ({"host": " "}, "incomplete"),
        ({"user": ""}, "incomplete"),
        ({"database": ""}, "incomplete"),
        ({"port": 0}, "port"),
        ({"host": "10.0.0.7"}, "tls_needed"),
        ({"tls": "verify-full"}, "no_authority"),
    ):
        with pytest.raises(UserError, match=rf"database\.{code}"):
            checked(replace(server, **change))
    for name in ("localhost", "127.0.0.1", "::1", " 127.8.8.8 "):
        assert checked(replace(server, host=name)).host == name.strip()
    assert PASSWORD_TEXT not in repr(server)


PASSWORD_TEXT = "机密"


def test_the_line_is_encrypted_and_the_server_proved(host: Running, server: Server, tmp_path: Path) -> None:
    proved = replace(server, tls="verify-full", authority=authority(host))
    for one in (proved, replace(server, tls="require")):
        database = open_postgres(checked(one))
        with database.read() as session:
            query = text("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
            assert tuple(session.execute(query).one()) == (True, "TLSv1.3")
        database.close()
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    certify(stranger)
    foreign = (stranger / "ca.crt").read_text(encoding="ascii")
    assert refused(replace(proved, authority=foreign)) == "database.not_trusted"
    assert refused(replace(proved, host="localhost")) == "database.not_trusted"
    assert refused(replace(proved, authority="no certificate")) == "database.bad_authority"


def test_a_server_without_tls_is_not_talked_to(host: Running, server: Server) -> None:
    authority(host)
    host.run("ALTER SYSTEM SET ssl = off")
    host.run("SELECT pg_reload_conf()")
    try:
        _until(lambda: not _speaks_tls(server))
        assert refused(replace(server, tls="require")) == "database.no_tls"
    finally:
        host.run("ALTER SYSTEM RESET ssl")
        host.run("SELECT pg_reload_conf()")
        _until(lambda: _speaks_tls(server))


def _speaks_tls(server: Server) -> bool:
    with socket.create_connection((server.host, server.port), 5) as line:
        line.sendall(bytes((0, 0, 0, 8, 4, 210, 22, 47)))
        return line.recv(1) == b"S"


def _until(done: object) -> None:
    assert callable(done)
    for _ in range(10_000):
        if done():
            return
    raise AssertionError("the server did not change its mind")


def test_a_server_that_will_not_do_is_told(
    host: Running, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = host.fresh("TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    assert refused(other) == "database.not_utf8"
    host.drop(other)
    by_radical = host.fresh(
        "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'zh' LOCALE 'C'"
    )
    assert refused(by_radical) == "database.collation"
    host.drop(by_radical)
    guest = host.fresh("")
    assert refused(guest) == "database.no_rights"
    host.drop(guest)
    monkeypatch.setattr(postgres, "OLDEST", 99)
    assert refused(server) == "database.too_old"


def test_a_schema_of_a_newer_program(database: Database) -> None:
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(UserError, match=r"storage\.too_new"):
        migrations.current(database)


_UPDATE = """
import json, sys
from cadredesk.domain.server import Server
from cadredesk.storage import migrations, postgres
database = postgres.open_postgres(Server(**json.loads(sys.argv[1])))
print("ready", flush=True)
sys.stdin.readline()
migrations.upgrade(database)
database.close()
"""


def test_three_workplaces_update_at_the_same_moment(server: Server) -> None:
    words = [sys.executable, "-c", _UPDATE, json.dumps(asdict(server))]
    pipe = subprocess.PIPE
    programs = [subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) for _ in range(3)]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.communicate("go\n")
        assert program.returncode == 0
    database = open_postgres(server)
    assert migrations.current(database) == migrations.known()[-1]
    database.close()


def test_the_steps_and_the_records(database: Database) -> None:
    with database.write() as session:
        settings.put_school(session, "S001", School("S001", "阳光第一小学"))
        users.store(session, "S001", User("u1", "李䶮", Role.APPROVER))
    with database.read() as session:
        assert settings.school(session, "S001").name == "阳光第一小学"
        assert users.find(session, "S001", "u1") == User("u1", "李䶮", Role.APPROVER)


def test_a_reader_sees_one_state_and_cannot_write(database: Database) -> None:
    with database.read() as session:
        assert journal.head(session, "S001").n == 0
        _together(lambda: _one_line(database))
        assert journal.head(session, "S001").n == 0
        with pytest.raises(RuntimeError, match="already open"), database.write():
            pass
    with database.read() as session:
        assert journal.head(session, "S001").n == 1
    with pytest.raises(EnvironmentFault, match=r"storage\.read_only"), database.read() as session:
        journal.append(session, "S001", MOMENT, "u1", "round.opened")


def _one_line(database: Database) -> None:
    with database.write() as session:
        journal.append(session, "S001", MOMENT, "u1", "round.opened")


def test_writers_of_an_organisation_wait_for_each_other_and_others_do_not(database: Database) -> None:
    _one_line(database)
    with database.write() as session:
        journal.append(session, "S002", MOMENT, "u1", "desk.created")

    def work() -> None:
        for _ in range(10):
            with database.write() as session:
                journal.lock(session, "S001")
                journal.append(session, "S001", MOMENT, "u1", "round.opened")

    _together(work, work, work)
    with database.read() as session:
        assert journal.head(session, "S001").n == 31
        assert journal.verify(session, "S001") is None
    with database.write() as session:
        journal.lock(session, "S001")
        done = threading.Event()

        def other() -> None:
            with database.write() as session:
                journal.append(session, "S002", MOMENT, "u1", "round.opened")
            done.set()

        _together(other)
        assert done.is_set()


def test_whoever_waits_too_long_is_told(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    _one_line(database)
    monkeypatch.setattr(postgres, "_WRITE", "SET LOCAL lock_timeout = '50ms'")
    told: list[UserError] = []
    with database.write() as session:
        journal.lock(session, "S001")

        def other() -> None:
            try:
                _one_line(database)
            except UserError as error:
                told.append(error)

        _together(other)
    assert [error.code for error in told] == ["storage.locked"]


def test_a_line_that_broke_is_made_anew(host: Running, server: Server, database: Database) -> None:
    _one_line(database)
    host.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :d", d=server.database)
    with database.read() as session:
        assert journal.head(session, "S001").n == 1
    with pytest.raises(EnvironmentFault, match=r"storage\.unreachable"):
        _broken_off(host, server, database)
    _one_line(database)
    with database.read() as session:
        assert journal.verify(session, "S001") is None


def _broken_off(host: Running, server: Server, database: Database) -> None:
    with database.read() as session:
        host.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :d", d=server.database
        )
        journal.head(session, "S001")


def test_a_text_that_a_server_cannot_keep(database: Database) -> None:
    with pytest.raises(UserError, match=r"database\.bad_text"), database.write() as session:
        users.store(session, "S001", User("u1", "李\0䶮", Role.CLERK))


def test_sealed_files_and_the_key_file(database: Database) -> None:
    content = bytes(range(256)) * 1000
    with database.write() as session:
        for name in ("b.pdf", "a.pdf", "a.pdf"):
            sealed.put(session, "S001", name, content)
        sealed.put(session, "S002", "c.pdf", b"")
        sealed.put_keys(session, "S001", b"one")
    with database.read() as session:
        assert sealed.names(session, "S001") == ("a.pdf", "b.pdf")
        assert sealed.get(session, "S001", "a.pdf") == content
        assert sealed.get(session, "S001", "c.pdf") is None
        assert sealed.size(session, "S001") == 2 * len(content)
    with database.write() as session:
        sealed.delete_file(session, "S001", "a.pdf")
        assert sealed.names(session, "S001") == ("b.pdf",)
        assert not sealed.swap_keys(session, "S001", b"other", b"three")
        assert sealed.swap_keys(session, "S001", b"one", b"two")
        assert sealed.keys(session, "S001") == b"two"
        assert sealed.keys(session, "S002") == b""


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


def _together(*works: object) -> None:
    threads = [threading.Thread(target=work) for work in works]  # type: ignore[arg-type]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
