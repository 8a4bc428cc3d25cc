"""Backups: encrypted, checked by opening, kept in a rotation, copied to a stick, restored."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import shutil
import struct
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from cadredesk.actions import checklists
from cadredesk.desk import Desk, local_now
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.storage import journal, migrations, settings, soundness
from cadredesk.storage.backups import copy_database, copy_from_server
from cadredesk.storage.engine import Database, open_database
from cadredesk.vault.files import DISK, PRIVATE_FOLDER, Disk, create_file, faults
from cadredesk.vault.lock import lock_folder
from cadredesk.vault.marker import MARKER, place_of, read_marker, write_marker
from cadredesk.vault.slots import RECOVERY, load_keys
from cadredesk.vault.vault import KEYS, PAPERS, Vault, open_vault, read_keys

DATABASE = "desk.db"
FOLDER = "backups"
FORMAT = "cadredesk.backup/1"
HEAD = "backup.json"
BEFORE_SERVER = "server"
"""Why a backup was made that is never tidied away: it is the local file as it was before a server took over."""
KEEP_LAST = 10
KEEP_MONTHS = 12
_LARGEST_DIRECTORY = 8 << 20
"""Bytes of a backup's list of files: some 80,000 papers and photos."""
_NAME = re.compile(r"CadreDesk_([0-9A-Za-z-]+)_(\d{8}-\d{6})_([a-z]+)\.cdbackup")
_BAD_ENTRY = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, struct.error)
"""What `zipfile` raises for an entry that is no good."""
_ENTRY = re.compile(r"(keys\.json|folder\.json|desk\.db|papers/[a-z0-9][a-z0-9._-]{0,127})")


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup file: where, whose (organisation's code), when it was made (local time), why, size in bytes."""

    path: Path
    org: str
    made: datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore has done: the folder, and where the one that stood there before was put aside."""

    folder: Path
    aside: Path | None


def make(desk: Desk, reason: str = "hand") -> BackupInfo:
    """Makes a backup in the folder's `backups/`, proves it by opening it, and tidies the rotation.

    It holds the database, the sealed papers and the key file, all encrypted; never the tally work file.
    `reason` is one lower-case word: hand, leave, migration, server. Errors: EnvironmentFault, `backup.damaged`.
    """
    return make_of(desk.folder, desk.database, desk.vault, desk.now(), reason)


def make_of(folder: Path, database: Database, vault: Vault, now: datetime, reason: str) -> BackupInfo:
    """As `make`, for a folder whose desk is not open yet (before a migration)."""
    org = read_marker(folder).org
    with faults(FOLDER):
        (folder / FOLDER).mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    target = folder / FOLDER / f"CadreDesk_{org}_{now:%Y%m%d-%H%M%S}_{reason}.cdbackup"
    part = target.with_name(f".{target.name}.part")
    with (
        faults(target.name),
        tempfile.TemporaryDirectory(prefix=".copy.", suffix=".part", dir=folder) as room,
    ):
        copy = Path(room) / DATABASE
        papers = folder / PAPERS
        if vault.is_shared:
            copy_from_server(database, org, copy, vault.database_key())
            vault.take_over_keys("")
            papers = _papers_of(vault, Path(room) / PAPERS)
        else:
            copy_database(database, copy, vault.database_key())
        try:
            _pack(part, folder, copy, papers, vault, org, now, reason)
            _prove(part, vault, Path(room))
            DISK.replace(part, target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        DISK.sync_folder(target.parent)
    rotate(folder, target)
    return _info(target)


def list_backups(place: Path) -> tuple[BackupInfo, ...]:
    """The backups of a data folder, or those lying in any folder such as a stick's, newest first."""
    inside = place / FOLDER if (place / FOLDER).is_dir() else place
    if not inside.is_dir():
        return ()
    with faults(inside.name):
        found = [_info(path) for path in inside.iterdir() if _is_backup(path)]
    return tuple(sorted(found, key=lambda info: (info.made, info.path.name), reverse=True))


def rotate(folder: Path, fresh: Path | None = None) -> tuple[Path, ...]:
    """Deletes what the rotation does not keep: the last ten, the last of each of the last twelve months, the local file
    as it was before a server took over.

    `fresh`, the backup just made, stays even when a clock set back makes it look old. Returns what is gone.
    """
    infos = list_backups(folder)
    months: dict[tuple[int, int], Path] = {}
    for info in infos:
        months.setdefault((info.made.year, info.made.month), info.path)
    kept = {info.path for info in infos[:KEEP_LAST]} | set(list(months.values())[:KEEP_MONTHS])
    kept |= {info.path for info in infos if info.reason == BEFORE_SERVER}
    gone = tuple(info.path for info in infos if info.path not in {*kept, fresh})
    for path in gone:
        with faults(path.name):
            path.unlink()
    return gone


def copy_to(desk: Desk, target: Path, *, disk: Disk = DISK) -> BackupInfo:
    """Makes a fresh backup and copies it to a stick or another folder; afterwards the stick may be pulled.

    Written to `*.part`, flushed, read back, compared, then renamed. Errors: EnvironmentFault
    (`vault.disk_full`, `vault.missing` for a pulled stick…), `vault.read_back`.
    """
    made = make(desk, "stick")
    final = target / made.path.name
    part = final.with_name(final.name + ".part")
    with faults(final.name):
        try:
            with made.path.open("rb") as source, part.open("wb") as stream:
                while block := source.read(1 << 20):
                    disk.write(stream, block)
                disk.sync(stream)
            if _file_hash(part) != _file_hash(made.path):
                raise EnvironmentFault("vault.read_back", file=final.name)
            disk.replace(part, final)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        disk.sync_folder(target)
    checklists.note(desk, "backup")
    return _info(final)


def who_opens(backup: Path) -> tuple[tuple[str, str], ...]:
    """Id and name of the persons whose password of that day opens the backup; `backup.unreadable`."""
    with faults(backup.name), _zip(backup) as archive:
        keys = load_keys(_entry(archive, KEYS, 1 << 20))
    return tuple((slot.id, slot.name) for slot in keys.slots if slot.id != RECOVERY)


def restore(
    backup: Path, folder: Path, user: str, password: str, *, now: Callable[[], datetime] = local_now
) -> Restored:
    """Puts a backup in the place of `folder`, which is kept aside whole; nobody may be working in it.

    `user` (id or name) and `password` are those of the backup's day, or `recovery` and the recovery code.
    The restored folder may not export packages until the bureau's newest word is in (CDP/1 2.6).
    Errors: `backup.unreadable`, `backup.damaged`, `vault.wrong_password`, `vault.in_use`, EnvironmentFault.
    """
    folder = folder.absolute()
    site = folder.with_name(f".{folder.name}.restoring.part")
    ready = _ready(folder)
    with faults(backup.name):
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(ready, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        site.mkdir(mode=PRIVATE_FOLDER)
    try:
        with faults(backup.name):
            head = _unpack(backup, site)
        slot_id = _slot_id(site, user)
        vault = open_vault(site, slot_id, password)
        if not hmac.compare_digest(bytes.fromhex(head["proof"]), _proof(head, vault)):
            raise UserError("backup.damaged", file=backup.name)
        _revive(site, vault, slot_id, now)
        write_marker(site, replace(read_marker(site), place=place_of(folder)))
        with faults(folder.name):
            DISK.replace(site, ready)
    except BaseException:
        shutil.rmtree(site, ignore_errors=True)
        raise
    aside = None
    if folder.exists():
        lock_folder(folder).release()
        aside = folder.with_name(f"{folder.name}.replaced-{now():%Y%m%d-%H%M%S}")
        with faults(folder.name):
            DISK.replace(folder, aside)
    settle(folder)
    if aside is not None and (aside / FOLDER).is_dir():
        with faults(FOLDER):
            DISK.replace(aside / FOLDER, folder / FOLDER)
    return Restored(folder, aside)


def settle(folder: Path) -> None:
    """Finishes a restore that a power cut interrupted between putting the old folder aside and the new in place."""
    ready = _ready(folder.absolute())
    if not folder.exists() and ready.is_dir():
        with faults(folder.name):
            DISK.replace(ready, folder)
            DISK.sync_folder(folder.absolute().parent)


def forget_unfinished(folder: Path) -> None:
    """Deletes what a restore left that was interrupted before it touched the folder, which stands as it was."""
    shutil.rmtree(_ready(folder.absolute()), ignore_errors=True)


def export_lock(desk: Desk) -> str:
    """Why packages may not leave this folder (`restored`), empty when they may."""
    with desk.read() as session:
        return settings.export_lock(session, desk.org)


def _ready(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.restored")


def _papers_of(vault: Vault, place: Path) -> Path:
    """The sealed files of a server, written into `place`."""
    place.mkdir(mode=PRIVATE_FOLDER)
    for name in vault.file_names():
        with create_file(place / name) as stream:
            stream.write(vault.sealed_bytes(name))
    return place


def _pack(
    part: Path, folder: Path, copy: Path, papers: Path, vault: Vault, org: str, now: datetime, reason: str
) -> None:
    sources = {KEYS: folder / KEYS, MARKER: folder / MARKER, DATABASE: copy}
    sources |= {f"{PAPERS}/{name}": papers / name for name in vault.file_names()}
    head: dict[str, Any] = {
        "format": FORMAT,
        "org": org,
        "made": now.isoformat(timespec="seconds"),
        "reason": reason,
        "files": [
            {"path": name, "size": path.stat().st_size, "sha256": _file_hash(path)}
            for name, path in sources.items()
        ],
    }
    head["proof"] = _proof(head, vault).hex()
    part.unlink(missing_ok=True)
    with create_file(part) as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_stamp(HEAD), json.dumps(head, ensure_ascii=False, sort_keys=True))
            for name, path in sources.items():
                with path.open("rb") as source, archive.open(_stamp(name), "w", force_zip64=True) as sink:
                    shutil.copyfileobj(source, sink, 1 << 20)
        DISK.sync(stream)


def _stamp(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))


def _prove(part: Path, vault: Vault, room: Path) -> None:
    """Reads the finished backup as a restore would, and opens its database."""
    site = room / "proof"
    site.mkdir()
    _unpack(part, site, without_papers=True)
    database = open_database(site / DATABASE, vault.database_key())
    try:
        if soundness.findings(database):
            raise UserError("backup.damaged", file=part.name)
    finally:
        database.close()


def _unpack(backup: Path, site: Path, *, without_papers: bool = False) -> dict[str, Any]:
    """Checks every entry's hash and writes it below `site`; `without_papers` checks the papers only."""
    with _zip(backup) as archive:
        try:
            head: dict[str, Any] = json.loads(_entry(archive, HEAD, 16 << 20))
            if head["format"] != FORMAT:
                raise UserError("backup.too_new", file=backup.name)
            bytes.fromhex(head["proof"])
            files = [(str(item["path"]), int(item["size"]), str(item["sha256"])) for item in head["files"]]
            _plain(head)  # fails for text that is none
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            raise UserError("backup.unreadable", file=backup.name) from None
        if sorted((HEAD, *(path for path, _, _ in files))) != sorted(archive.namelist()):
            raise UserError("backup.damaged", file=backup.name)
        (site / PAPERS).mkdir(mode=PRIVATE_FOLDER)
        for path, size, digest in files:
            if not _ENTRY.fullmatch(path) or archive.getinfo(path).file_size != size:
                raise UserError("backup.damaged", file=backup.name)
            target = None if without_papers and path.startswith(PAPERS) else site / path
            if _extract(archive, path, target, backup.name) != digest:
                raise UserError("backup.damaged", file=backup.name)
    return head


def _extract(archive: zipfile.ZipFile, name: str, target: Path | None, shown: str) -> str:
    """The entry's SHA-256 (hex); its bytes go to `target` if there is one."""
    digest = hashlib.sha256()
    try:
        with archive.open(name) as source, create_file(target) if target else nullcontext() as sink:
            while block := source.read(1 << 20):
                digest.update(block)
                if sink is not None:
                    DISK.write(sink, block)
            if sink is not None:
                DISK.sync(sink)
    except _BAD_ENTRY:
        raise UserError("backup.damaged", file=shown) from None
    return digest.hexdigest()


def _revive(site: Path, vault: Vault, slot_id: str, now: Callable[[], datetime]) -> None:
    org = read_marker(site).org
    database = open_database(site / DATABASE, vault.database_key())
    try:
        if soundness.findings(database):
            raise UserError("backup.damaged", file=DATABASE)
        migrations.upgrade(database)
        with database.write() as session:
            settings.put_export_lock(session, org, "restored")
            journal.append(session, org, now(), slot_id, "backup.restored")
    finally:
        database.close()


def _zip(path: Path) -> zipfile.ZipFile:
    """The backup's zip, when its directory is of a size to be read and its entries, all stored, fit into it once."""
    try:
        size = path.stat().st_size
        if not path.is_file() or _directory_size(path, size) > _LARGEST_DIRECTORY:
            raise UserError("backup.unreadable", file=path.name)
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error):
        raise UserError("backup.unreadable", file=path.name) from None
    entries = archive.infolist()
    plain = all(info.compress_type == zipfile.ZIP_STORED for info in entries)
    if (
        not plain
        or sum(info.file_size for info in entries) > size
        or len({info.filename for info in entries}) != len(entries)
    ):
        archive.close()
        raise UserError("backup.unreadable", file=path.name)
    return archive


def _directory_size(path: Path, size: int) -> int:
    """Bytes of the zip's directory, from its end record (which `zipfile` writes without a comment) or zip64's."""
    with path.open("rb") as stream:
        stream.seek(max(0, size - 98))
        tail = stream.read()
    end = tail[-22:]
    if not end.startswith(b"PK\x05\x06"):
        raise zipfile.BadZipFile
    (length,) = struct.unpack_from("<I", end, 12)
    if length == 0xFFFFFFFF:
        (length,) = struct.unpack_from("<Q", tail, tail.index(b"PK\x06\x06") + 40)
    return int(length)


def _entry(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    shown = Path(archive.filename or "").name
    try:
        if archive.getinfo(name).file_size > limit:
            raise UserError("backup.unreadable", file=shown)
        return archive.read(name)
    except (KeyError, *_BAD_ENTRY):
        raise UserError("backup.unreadable", file=shown) from None


def _proof(head: dict[str, Any], vault: Vault) -> bytes:
    return hmac.digest(vault.subkey("backup"), _plain(head), hashlib.sha256)


def _plain(head: dict[str, Any]) -> bytes:
    content = {name: value for name, value in head.items() if name != "proof"}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _file_hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _is_backup(path: Path) -> bool:
    """Whether a file's name says it is a backup of a day that exists."""
    match = _NAME.fullmatch(path.name)
    if match is None or not path.is_file():
        return False
    try:
        datetime.strptime(match[2], "%Y%m%d-%H%M%S")
    except ValueError:
        return False
    return True


def _info(path: Path) -> BackupInfo:
    match = _NAME.fullmatch(path.name)
    assert match is not None
    return BackupInfo(
        path, match[1], datetime.strptime(match[2], "%Y%m%d-%H%M%S"), match[3], path.stat().st_size
    )


def _slot_id(site: Path, user: str) -> str:
    for slot in read_keys(site).slots:
        if user in (slot.id, slot.name) and user:
            return slot.id
    raise UserError("vault.unknown_user")
