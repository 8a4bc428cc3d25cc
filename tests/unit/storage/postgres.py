"""A real PostgreSQL server for the tests: the one told by CADREDESK_POSTGRES, or one of our own for a while."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def server() -> Iterator[str]:
    """The SQLAlchemy URL of an empty database; skips the test where no server is installed."""
    told = os.environ.get("CADREDESK_POSTGRES")
    if told:
        yield told
        return
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not binaries:
        pytest.skip("no PostgreSQL server is installed")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    folder = Path(tempfile.mkdtemp(prefix="cadredesk-pg-", dir="/var/tmp"))
    try:
        if root:
            shutil.chown(folder, "postgres")
        data, tools, port = folder / "data", binaries[-1].parent, _free_port()
        _run(root, tools / "initdb", "-D", data, "--locale=C.UTF-8", "-A", "trust", "-U", "postgres")
        options = f"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories={folder} -c fsync=off"
        _run(root, tools / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
        finally:
            _run(root, tools / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(root: bool, *words: object) -> None:
    line: Sequence[str] = [str(word) for word in words]
    if root:
        line = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *line]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL, cwd="/")
