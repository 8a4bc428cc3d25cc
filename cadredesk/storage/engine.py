"""Opens the encrypted database and lends one short transaction at a time; the one on a server is opened by `postgres`."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, cast

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from cadredesk.errors import EnvironmentFault, UserError

__all__ = ["Database", "Session", "connect", "faults", "open_database"]

PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("cache_spill", "OFF", 0),
)
"""Name, value set, value read back. Simulated power cuts: Python's default loses acknowledged writes, this none."""

BUSY_MS = 5000

_FAULTS = {
    "SQLITE_FULL": "storage.disk_full",
    "SQLITE_BUSY": "storage.locked",
    "SQLITE_LOCKED": "storage.locked",
    "SQLITE_READONLY": "storage.read_only",
    "SQLITE_CANTOPEN": "storage.no_access",
    "SQLITE_PERM": "storage.no_access",
    "SQLITE_IOERR": "storage.disk_fault",
    "SQLITE_NOTADB": "storage.not_a_database",
    "SQLITE_CORRUPT": "storage.damaged",
    "SQLITE_NOMEM": "storage.no_memory",
    "SQLITE_TOOBIG": "storage.too_big",
}
_BAD_INPUT = {
    "storage.not_a_database",
    "storage.damaged",
    "storage.too_big",
    "database.bad_text",
    "database.no_rights",
}
_POSTGRES_FAULTS = {
    "53100": "storage.disk_full",
    "53200": "storage.no_memory",
    "55P03": "storage.locked",
    "40P01": "storage.locked",
    "40001": "storage.locked",
    "25P03": "storage.locked",
    "25006": "storage.read_only",
    "42501": "database.no_rights",
    "22021": "database.bad_text",
    "22P05": "database.bad_text",
    "XX001": "storage.damaged",
    "XX002": "storage.damaged",
}


def connect(
    path: Path,
    key: bytes,
    *,
    create: bool = False,
    pragmas: tuple[tuple[str, str, object], ...] = PRAGMAS,
    busy_ms: int = BUSY_MS,
) -> Any:
    """A raw SQLCipher connection with the raw 32-byte `key` and our pragmas, each read back; `busy_ms` is how long to wait for another writer.

    Without `create` the file must exist. A wrong key or a damaged first page is `storage.not_a_database`.
    """
    if len(key) != 32:
        raise ValueError("a database key has 32 bytes")
    if not create and not path.is_file():
        raise UserError("storage.missing", file=path.name)
    if create:
        with suppress(OSError):  # for its owner alone, and so its journal; a fault is SQLite's to tell
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    uri = f"{path.resolve().as_uri()}?mode={'rwc' if create else 'rw'}"
    connection = sqlcipher.connect(
        uri, uri=True, timeout=busy_ms / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for name, value, expected in pragmas:
            connection.execute(f"PRAGMA {name} = {value}").close()
            (found,) = connection.execute(f"PRAGMA {name}").fetchone()
            if found != expected:
                raise EnvironmentFault("storage.pragma", pragma=name, found=str(found))
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def faults() -> Iterator[None]:
    """Maps faults of the database and its disk to errors with a sentence; bugs pass through unchanged."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        mapped = _mapped(error.orig)
        if mapped is None:
            raise
        raise mapped from None
    except PoolTimeout:
        raise EnvironmentFault("storage.locked") from None
    except sqlcipher.Error as error:
        mapped = _mapped(error)
        if mapped is None:
            raise
        raise mapped from None


def _mapped(error: BaseException | None) -> UserError | None:
    name = str(getattr(error, "sqlite_errorname", None) or "")
    code = next((found for prefix, found in _FAULTS.items() if name.startswith(prefix)), None)
    if code is None and type(error).__module__.startswith("pg8000"):
        told = error.args[0] if error is not None and error.args else ""
        state = str(told.get("C")) if isinstance(told, dict) else ""
        code = _POSTGRES_FAULTS.get(state)
        broken = not state and ("network error" in str(told) or "connection is closed" in str(told))
        if code is None and (state[:2] in ("08", "57") or broken):
            code = "storage.unreachable"
    if code is None:
        return None
    return UserError(code) if code in _BAD_INPUT else EnvironmentFault(code)


class Database:
    """One open database. Each thread has at most one transaction, hence one connection, at a time."""

    def __init__(
        self, engine: Engine, path: Path | None = None, connect: Callable[[], Any] | None = None
    ) -> None:
        self.engine = engine
        self.path = path
        self._connect = connect
        self._of_thread = threading.local()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One short writing transaction: begun at once, committed at the end, rolled back on any error.

        Nothing slow belongs inside. A `write` inside a `read` or `write` of the same thread is a bug.
        """
        if getattr(self._of_thread, "session", None) is not None:
            raise RuntimeError("a transaction is already open in this thread")
        with self._transaction(self.engine.execution_options(cadredesk_begin="BEGIN IMMEDIATE")) as session:
            self._of_thread.writing = True
            yield session
            session.commit()

    @contextmanager
    def join(self) -> Iterator[Session]:
        """The writing transaction that is open in this thread, or one of its own."""
        if getattr(self._of_thread, "writing", False):
            yield cast("Session", self._of_thread.session)
            return
        with self.write() as session:
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A reading transaction: one consistent view, never committed. Inside `read` or `write` it is the same."""
        current = getattr(self._of_thread, "session", None)
        if current is not None:
            yield cast("Session", current)
            return
        with self._transaction(self.engine) as session:
            yield session

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        with faults(), Session(engine, expire_on_commit=False) as session:
            self._of_thread.session = session
            try:
                session.connection()
                yield session
            finally:
                self._of_thread.session = None
                self._of_thread.writing = False

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """A raw SQLCipher connection of its own, for backups and checks; only for a database in a file."""
        if self._connect is None:
            raise RuntimeError("this database is not a file")
        with faults():
            connection = self._connect()
            try:
                yield connection
            finally:
                connection.close()

    def close(self) -> None:
        """Closes every connection; the database must not be used afterwards."""
        self.engine.dispose()


def open_database(path: Path, key: bytes, *, create: bool = False, busy_ms: int = BUSY_MS) -> Database:
    """Opens the SQLCipher file at `path` with its raw 32-byte key, and proves it by reading.

    Errors: `storage.missing`, `storage.not_a_database` (wrong key or no database), and EnvironmentFault for
    the machine's faults. The schema is brought up to date by `migrations.upgrade`, not here.
    """

    def creator() -> Any:
        return connect(path, key, create=create, busy_ms=busy_ms)

    with faults():
        creator().close()
    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return Database(engine, path, creator)


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get("cadredesk_begin", "BEGIN")
    connection.exec_driver_sql(str(statement))
