"""A real PostgreSQL server for the tests: the one told by CADREDESK_POSTGRES, or one of our own while the tests run."""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from cadredesk.actions import databases, desks
from cadredesk.domain.server import Server
from cadredesk.storage import postgres

CLERK, PASSWORD = "cadredesk", "机密 pass'word"
_numbers = count(1)

FRESH = "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: how its owner logs in, and its folder (empty for one that is not ours)."""

    owner: Server
    folder: Path | None = None

    def run(self, statement: str, **values: object) -> None:
        """Runs one statement as the server's owner, outside any transaction."""
        url = "postgresql+pg8000://"
        engine = create_engine(
            url, creator=lambda: postgres.connect(self.owner), isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:
            connection.execute(text(statement), values)
        engine.dispose()

    def fresh(self, how: str = FRESH) -> Server:
        """A new empty database that the clerks' user owns, reached with a password and without TLS."""
        name = f"cadredesk_{os.getpid()}_{next(_numbers)}"
        self.run(f'CREATE DATABASE "{name}" {how} OWNER "{CLERK}"' if how else f'CREATE DATABASE "{name}"')
        return replace(self.owner, database=name, user=CLERK, password=PASSWORD)

    def drop(self, server: Server) -> None:
        """Deletes a database, whoever uses it."""
        self.run(f'DROP DATABASE "{server.database}" WITH (FORCE)')


@cache
def running() -> Running:
    """The server; skips the test where none is installed."""
    told = os.environ.get("CADREDESK_POSTGRES")
    found = Running(postgres.from_url(told)) if told else _own()
    quoted = PASSWORD.replace("'", "''")
    found.run(
        f"DO $$ BEGIN CREATE ROLE {CLERK} LOGIN PASSWORD '{quoted}';"
        " EXCEPTION WHEN duplicate_object THEN NULL; END $$"
    )
    return found


def _own() -> Running:
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not binaries:
        pytest.skip("no PostgreSQL server is installed")
    folder = Path(tempfile.mkdtemp(prefix="cadredesk-pg-", dir="/var/tmp"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if _is_root():
        shutil.chown(folder, "postgres")
    data, tools, port = folder / "data", binaries[-1].parent, _free_port()
    _run(tools / "initdb", "-D", data, "--locale=C.UTF-8", "-A", "trust", "-U", "postgres")
    certify(folder)
    rules = "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
    (data / "pg_hba.conf").write_text(rules, encoding="ascii")
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": folder,
        "fsync": "off",
        "max_connections": 60,
        "ssl": "on",
        "ssl_cert_file": folder / "server.crt",
        "ssl_key_file": folder / "server.key",
    }
    with (data / "postgresql.conf").open("a", encoding="utf-8") as stream:
        stream.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
    _run(tools / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "start")
    atexit.register(_run, tools / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    return Running(Server("127.0.0.1", port, "postgres", "postgres", "", "off"), folder)


def certify(folder: Path, name: str = "127.0.0.1", kind: str = "IP") -> None:
    """A certificate of our own authority (`ca.crt`) for the server of that name (`server.crt`, `server.key`)."""
    ca, key = folder / "ca.crt", folder / "ca.key"
    if not ca.exists():
        _openssl(
            *(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "30",
            ),
            *("-subj", "/CN=test authority", "-keyout", key, "-out", ca),
        )
    request, extra = folder / "server.csr", folder / "server.ext"
    extra.write_text(f"subjectAltName={kind}:{name}\n", encoding="ascii")
    _openssl(
        *("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}"),
        *("-keyout", folder / "server.key", "-out", request),
    )
    _openssl(
        *("x509", "-req", "-in", request, "-CA", ca, "-CAkey", key, "-CAcreateserial", "-days", "30"),
        *("-extfile", extra, "-out", folder / "server.crt"),
    )
    (folder / "server.key").chmod(0o600)
    if _is_root():
        for path in folder.glob("server.*"):
            shutil.chown(path, "postgres")


def _openssl(*words: object) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(*words: object) -> None:
    line: Sequence[str] = [str(word) for word in words]
    if _is_root():
        line = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *line]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL, cwd="/")


def moved_to_server(folder: Path, user: str = "审批人", password: str = "test") -> Server:
    """Moves a closed folder's data to a fresh database, as its approver would in the window."""
    server = running().fresh()
    desk = desks.log_in(folder, user, password)
    try:
        desk = databases.switch_to_server(desk, server, databases.copy_to_server(desk, server))
    finally:
        desk.close()
    return server
