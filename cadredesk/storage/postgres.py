"""The same database over a PostgreSQL server: the connection, what may be wrong with it, and what the server must be."""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import StringIO
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.orm import Session

from cadredesk.domain.server import PORT, Server
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.storage.engine import Database, faults

OLDEST: Final = 14
"""The oldest major version of the server that is still cared for by its makers."""
CONNECT_SECONDS: Final = 8
ANSWER_SECONDS: Final = 180
"""How long to wait for a connection, and for the answer to one statement."""
LOCK_SECONDS: Final = 20
"""How long a writer waits for another one of the same organisation."""
IDLE_SECONDS: Final = 120
"""After this time the server ends the transaction of a machine that fell silent, so that it holds nobody up."""

_READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
_WRITE = (
    f"SELECT set_config('lock_timeout', '{LOCK_SECONDS}s', true), "
    f"set_config('idle_in_transaction_session_timeout', '{IDLE_SECONDS}s', true)"
)
_LETTERS: Final = "aB_b甲丙乙A1"
"""What a server must sort by code point, as the local file does."""
_REFUSALS: Final = {
    "28P01": "database.wrong_password",
    "28000": "database.not_admitted",
    "3D000": "database.no_database",
    "42501": "database.no_rights",
    "53300": "database.too_many",
    "57P03": "database.starting",
}


def open_postgres(server: Server) -> Database:
    """The same `Database` over PostgreSQL. Connects when first used; errors as `connect`, `storage.unreachable`."""
    engine = create_engine(
        "postgresql+pg8000://",
        creator=lambda: connect(server),
        pool_size=2,
        max_overflow=6,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    engine.dialect.use_insertmanyvalues_wo_returning = (
        True  # many rows in one journey; pg8000 makes one a row
    )
    _mind_resets(engine)
    event.listen(engine, "begin", _begin)
    return Database(engine)


def _mind_resets(engine: Engine) -> None:
    """A line that was reset, not only closed, is taken for broken too: pg8000 lets the socket's own error through."""
    dialect: Any = engine.dialect
    broken = (OSError, dialect.loaded_dbapi.Error)
    ping, terminate = dialect.do_ping, dialect.do_terminate

    def still_there(line: Any) -> bool:
        try:
            return bool(ping(line))
        except OSError:
            return False

    def give_up(line: Any) -> None:
        with suppress(*broken):
            terminate(line)

    dialect.do_ping, dialect.do_terminate = still_there, give_up


def open_url(url: str) -> Database:
    """As `open_postgres`, for `postgresql://user:password@host:port/database` on this machine, without TLS; for tests."""
    return open_postgres(from_url(url))


def from_url(url: str) -> Server:
    """The server of such an URL."""
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(url)
    return Server(
        parts.hostname or "127.0.0.1",
        parts.port or PORT,
        parts.path.strip("/"),
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        "off",
    )


def connect(server: Server) -> Any:
    """A raw connection, with TLS as `server` asks for.

    Raises EnvironmentFault `storage.unreachable` when nobody answers, and UserError `database.no_tls`,
    `database.not_trusted`, `database.bad_authority`, `database.wrong_password`, `database.not_admitted`,
    `database.no_database`, `database.not_postgres`…
    """
    import pg8000  # a school never needs it
    from scramp import ScramException

    line: socket.socket | None = None
    try:
        line = _line(server)
        connection = pg8000.Connection(
            user=server.user,
            password=server.password,
            database=server.database,
            sock=line,
            ssl_context=False,  # it stands already
            application_name="CadreDesk",
        )
        line.settimeout(ANSWER_SECONDS)
        return connection
    except OSError as error:
        _drop(line)
        raise EnvironmentFault("storage.unreachable", host=server.host) from error
    except pg8000.Error as error:
        _drop(line)
        raise _refused(error, server) from None
    except (ValueError, LookupError, struct.error, ScramException):
        _drop(line)  # somebody answers, but in another language
        raise UserError("database.not_postgres", host=server.host, port=server.port) from None


def _line(server: Server) -> socket.socket:
    """A socket to the server, encrypted as asked for (PostgreSQL's protocol 3, SSLRequest)."""
    plain = socket.create_connection((server.host, server.port), CONNECT_SECONDS)
    try:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        if server.tls == "off":
            return plain
        context = _context(server)
        plain.sendall(struct.pack("!ii", 8, 80877103))
        if plain.recv(1) != b"S":
            raise UserError("database.no_tls", host=server.host)
        return context.wrap_socket(plain, server_hostname=server.host)
    except ssl.SSLError as error:
        plain.close()
        raise UserError("database.not_trusted", host=server.host, reason=_reason(error)) from None
    except BaseException:
        plain.close()
        raise


def _drop(line: socket.socket | None) -> None:
    """Closes a socket at once, whoever still holds a file of it."""
    if line is not None:
        handle = line.detach()
        if handle != -1:
            socket.close(handle)


def check_server(database: Database) -> str:
    """The server's version, after proving that it will do.

    `database.too_old`, `database.not_utf8`, `database.collation`, `database.no_rights`, and those of `connect`.
    """
    with database.read() as session:
        number, encoding, collation, may = session.execute(
            text(
                "SELECT current_setting('server_version_num')::int, pg_encoding_to_char(encoding), datcollate,"
                " coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)"
                " FROM pg_database WHERE datname = current_database()"
            )
        ).one()
        words = text("SELECT string_agg(x, '' ORDER BY x) FROM unnest(string_to_array(:letters, ',')) x")
        in_order = ""
        if encoding == "UTF8":
            in_order = session.scalar(words, {"letters": ",".join(_LETTERS)}) or ""
    version = f"{number // 10000}.{number % 10000}"
    if number // 10000 < OLDEST:
        raise UserError("database.too_old", found=version, needed=OLDEST)
    if encoding != "UTF8":
        raise UserError("database.not_utf8", found=str(encoding))
    if in_order != "".join(sorted(_LETTERS)):
        raise UserError("database.collation", found=str(collation))
    if not may:
        raise UserError("database.no_rights")
    return version


def is_server(session: Session) -> bool:
    """Whether this session speaks to a PostgreSQL server."""
    return session.get_bind().dialect.name == "postgresql"


def copy_in(session: Session, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Adds rows by COPY: a hundred times faster than one INSERT a row. Values: None, bool, int, str or bytes."""
    names = ", ".join(f'"{name}"' for name in columns)
    lines = StringIO()
    for row in rows:
        lines.write("\t".join(map(_field, row)))
        lines.write("\n")
    lines.seek(0)
    with faults():
        raw: Any = session.connection().connection
        cursor = raw.cursor()
        try:
            cursor.execute(f'COPY "{table}" ({names}) FROM STDIN', stream=lines)
        finally:
            cursor.close()


_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _field(value: Any) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, bytes | memoryview):
        return "\\\\x" + bytes(value).hex()
    return str(value).translate(_ESCAPES)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("cadredesk_begin") is not None
    connection.exec_driver_sql(_WRITE if writes else _READ)


def _context(server: Server) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if server.tls == "require":
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context
    try:
        context.load_verify_locations(cadata=server.authority)
    except (ssl.SSLError, ValueError):
        raise UserError("database.bad_authority") from None
    return context


def _refused(error: BaseException, server: Server) -> UserError:
    step: BaseException | None = error
    while step is not None:  # saying goodbye may have failed after the refusal
        told = step.args[0] if step.args else ""
        if isinstance(told, dict):
            code = _REFUSALS.get(str(told.get("C")))
            if code is not None:
                return UserError(code, host=server.host, user=server.user, database=server.database)
            return UserError("database.refused", host=server.host, reason=f"{told.get('C')} {told.get('M')}")
        step = step.__cause__ or step.__context__
    return UserError("database.not_postgres", host=server.host, port=server.port)


def _reason(error: ssl.SSLError) -> str:
    return str(getattr(error, "verify_message", "") or error.reason or "TLS")
