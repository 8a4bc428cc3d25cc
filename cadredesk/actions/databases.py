"""A bureau's data on a PostgreSQL server: the connection tried, the data moved there, further workplaces, how it stands."""

from __future__ import annotations

import json
import re
import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cadredesk.actions import backups, desks
from cadredesk.desk import Desk, ServerShelf, local_now
from cadredesk.domain.school import Role
from cadredesk.domain.server import Server, checked
from cadredesk.errors import UserError
from cadredesk.storage import journal, migrations, sealed, transfer
from cadredesk.storage.engine import Database
from cadredesk.storage.transfer import Tally
from cadredesk.vault.connection import CONNECTION, dump_server, read_server, write_server
from cadredesk.vault.files import DISK, PRIVATE_FOLDER, faults, write_atomic
from cadredesk.vault.marker import MARKER, parse_marker, place_of, write_marker
from cadredesk.vault.slots import load_keys
from cadredesk.vault.vault import KEYS, PAPERS, open_vault

__all__ = [
    "ENDING",
    "Compared",
    "Copied",
    "Found",
    "Server",
    "Status",
    "copy_to_server",
    "export_workplace",
    "join",
    "read_authority",
    "status",
    "switch_to_server",
    "try_server",
    "who_may_join",
]

ENDING = ".cdworkplace"
"""The name of a file that adds a workplace ends so."""
FORMAT = "cadredesk.workplace/1"
FILES = "sealed_file"
"""The line of the comparison that is about sealed files: papers, photos, packages."""
_LARGEST = 4 << 20

Progress = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Found:
    """What a try of the connection has found: the server's version, the schema's number there (empty for a new
    database), and whether this organisation's data lie there already.
    """

    version: str
    schema: str
    holds_us: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """One table: rows in the local file and on the server, and whether their contents agree."""

    table: str
    local: int
    server: int
    same: bool


@dataclass(frozen=True, slots=True)
class Copied:
    """A finished copy: the comparison, table by table, and the journal's line up to which it reaches."""

    tables: tuple[Compared, ...]
    line: int
    backup: Path

    @property
    def same(self) -> bool:
        """Whether everything agrees."""
        return all(one.same for one in self.tables)

    @property
    def rows(self) -> int:
        """Rows and sealed files together."""
        return sum(one.server for one in self.tables)


@dataclass(frozen=True, slots=True)
class Status:
    """Where the data lie: no server for the local file; else the server (without its password), its version, how many
    rows and bytes of sealed files it holds of this organisation.
    """

    server: Server | None = None
    version: str = ""
    rows: int = 0
    sealed_bytes: int = 0


def status(desk: Desk) -> Status:
    """Where the data of this desk lie. Errors of the server as `try_server`."""
    if not desk.is_on_server:
        return Status()
    from cadredesk.storage import postgres

    server = replace(read_server(desk.folder, desk.vault), password="")
    version = postgres.check_server(desk.database)
    with desk.read() as session:
        rows = sum(transfer.counts(session, desk.org).values())
        return Status(server, version, rows, sealed.size(session, desk.org))


def read_authority(path: Path) -> str:
    """The PEM text of the certificates in a file (`.crt`, `.pem`); `database.bad_authority`, EnvironmentFault."""
    with faults(path.name), path.open("rb") as stream:
        data = stream.read(_LARGEST)
    found = re.findall(rb"-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----", data)
    if not found:
        raise UserError("database.bad_authority")
    return "\n".join(one.decode("ascii") for one in found)


def try_server(desk: Desk, server: Server) -> Found:
    """Connects, and proves that the server will do; changes nothing.

    Errors: those of `domain.server.checked`, `storage.unreachable`, `storage.too_new`, and `database.*`: `no_tls`,
    `not_trusted`, `bad_authority`, `wrong_password`, `not_admitted`, `no_database`, `not_postgres`, `too_old`,
    `not_utf8`, `collation`, `no_rights`.
    """
    database = _opened(server)
    try:
        version, schema = _proved(database)
        holds = False
        if schema == migrations.known()[-1]:
            with database.read() as session:
                holds = not transfer.is_empty(session, desk.org)
        return Found(version, schema, holds)
    finally:
        database.close()


def copy_to_server(desk: Desk, server: Server, progress: Progress | None = None) -> Copied:
    """Copies everything to the server in one transaction there, and compares it. The local file stays what counts.

    First a backup of the local file is made, which is kept for good. What an interrupted copy left on the server is
    written over. `progress(done, total)` may raise Cancelled: then nothing was changed. Errors: those of
    `try_server`, `database.already_there`, `database.bureau_only`, `user.approver_only`, `desk.copied`.
    """
    _may_move(desk)
    database = _opened(server)
    try:
        _proved(database)
        migrations.upgrade(database)
        backup = backups.make(desk, backups.BEFORE_SERVER)
        with desk.read() as source, database.write() as sink:
            if not transfer.is_empty(sink, desk.org):
                if not transfer.is_earlier_copy(sink, source, desk.org):
                    raise UserError("database.already_there", org=desk.org)
                transfer.clear(sink, desk.org)
            there, here = transfer.copy(source, sink, desk.org, progress)
            ours, theirs = _copy_files(desk, ServerShelf(database, desk.org), progress)
            sealed.put_keys(sink, desk.org, (desk.folder / KEYS).read_bytes())
            tables = tuple(
                Compared(one.table, one.rows, two.rows, one == two)
                for one, two in zip((*there, ours), (*here, theirs), strict=True)
            )
            line = journal.head(source, desk.org).n
        return Copied(tables, line, backup.path)
    finally:
        database.close()


def switch_to_server(desk: Desk, server: Server, copied: Copied) -> Desk:
    """From now on the data on the server count; the same desk, there. The local file remains as the backup of the copy.

    Until the connection is written into the folder, in one step, the local file is what counts.
    `database.changed_since` when somebody has worked since the copy, `database.copy_differs`; errors as `try_server`.
    """
    _may_move(desk)
    if not copied.same:
        raise UserError("database.copy_differs")
    database = _opened(server)
    try:
        shelf = ServerShelf(database, desk.org)
        with desk.read() as source:  # nobody can write here until the folder is switched over
            with database.write() as sink:
                ours = journal.head(source, desk.org)
                keys = (desk.folder / KEYS).read_bytes()
                if ours.n != copied.line or journal.head(sink, desk.org) != ours or shelf.keys() != keys:
                    raise UserError("database.changed_since")
                journal.append(sink, desk.org, desk.now(), desk.user.id, transfer.MOVED)
            write_server(desk.folder, desk.vault, checked(server))
    except BaseException:
        database.close()
        raise
    desk.database.close()
    desks.forget_local(desk.folder)
    return replace(desk, database=database, vault=desk.vault.on_shelf(shelf))


# Further workplaces -------------------------------------------------------------------------------------------


def export_workplace(desk: Desk, path: Path) -> Path:
    """Writes the file by which another computer becomes a workplace of this bureau; passwords open it, as they open the folder.

    Errors: `database.not_on_server`, `user.approver_only`, EnvironmentFault.
    """
    _approver_only(desk)
    if not desk.is_on_server:
        raise UserError("database.not_on_server")
    desk.vault.take_over_keys("")
    server = read_server(desk.folder, desk.vault)
    content = {
        "format": FORMAT,
        "folder": json.loads((desk.folder / MARKER).read_bytes()),
        "keys": json.loads((desk.folder / KEYS).read_bytes()),
        "server": json.loads(dump_server(desk.vault, server)),
    }
    with desk.write("database.workplace_exported"):
        pass
    if path.suffix != ENDING:
        path = path.with_name(path.name + ENDING)
    write_atomic(path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
    return path


def who_may_join(file: Path) -> tuple[str, ...]:
    """The names whose passwords open the file of a workplace; `database.no_workplace`."""
    return tuple(slot.name for slot in load_keys(_read_workplace(file)[KEYS]).slots if slot.name)


def join(
    file: Path, folder: Path, user: str, password: str, *, now: Callable[[], datetime] = local_now
) -> Desk:
    """Makes `folder` a workplace of the bureau that wrote `file`, and opens it.

    It is built beside its place and renamed into it. Errors: `database.no_workplace`, `desk.exists`, and those of
    `desks.log_in`.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError("desk.exists", folder=folder.name)
    parts = _read_workplace(file)
    marker = parse_marker(parts[MARKER])
    slot_id = next((slot.id for slot in load_keys(parts[KEYS]).slots if user in (slot.id, slot.name)), "")
    site = folder.with_name(f".{folder.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with faults(folder.name):
            folder.parent.mkdir(parents=True, exist_ok=True)
            site.mkdir(mode=PRIVATE_FOLDER)
            (site / PAPERS).mkdir(mode=PRIVATE_FOLDER)
        for name in (KEYS, CONNECTION):
            write_atomic(site / name, parts[name])
        write_marker(site, replace(marker, place=place_of(folder)))
        read_server(site, open_vault(site, slot_id, password))
        with faults(folder.name):
            if folder.exists():
                folder.rmdir()
            DISK.replace(site, folder)
            DISK.sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(site, ignore_errors=True)
        raise
    return desks.log_in(folder, slot_id, password, now=now)


# Private ------------------------------------------------------------------------------------------------------


def _approver_only(desk: Desk) -> None:
    desk.check_writable()
    if desk.user.role != Role.APPROVER:
        raise UserError("user.approver_only")


def _may_move(desk: Desk) -> None:
    _approver_only(desk)
    if desk.mode != "bureau":
        raise UserError("database.bureau_only")
    if desk.is_on_server:
        raise UserError("database.there_already")


def _opened(server: Server) -> Database:
    from cadredesk.storage import postgres  # a school never needs it

    return postgres.open_postgres(checked(server))


def _proved(database: Database) -> tuple[str, str]:
    """The server's version and the number of its schema; errors as `try_server`."""
    from cadredesk.storage import postgres

    return postgres.check_server(database), migrations.current(database)


def _copy_files(desk: Desk, shelf: ServerShelf, progress: Progress | None) -> tuple[Tally, Tally]:
    """The sealed files, as they lie there, into the open transaction; the comparison reads them back."""
    names = desk.vault.file_names()
    ours, theirs = transfer.Adding(FILES), transfer.Adding(FILES)
    for at, name in enumerate(names):
        if progress is not None:
            progress(at, len(names))
        content = desk.vault.sealed_bytes(name)
        ours.add([(name, content)])
        shelf.put(name, content)
        theirs.add([(name, shelf.get(name))])
    return ours.tally(), theirs.tally()


def _read_workplace(file: Path) -> dict[str, bytes]:
    """The files of a workplace by name."""
    with faults(file.name), file.open("rb") as stream:
        data = stream.read(_LARGEST)
    try:
        content = json.loads(data)
        if content["format"] != FORMAT:
            raise ValueError("another format")
        parts = {
            name: (json.dumps(content[key], ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
            for name, key in ((MARKER, "folder"), (KEYS, "keys"), (CONNECTION, "server"))
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UserError("database.no_workplace", file=file.name) from None
    parse_marker(parts[MARKER])
    return parts
