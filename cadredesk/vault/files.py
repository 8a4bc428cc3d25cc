"""Writes files so that a power cut leaves the old one or the new one, never half; maps the disk's faults."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from cadredesk.errors import EnvironmentFault

PRIVATE, SHARED = 0o600, 0o666
"""Permissions of a new file: the owner's alone, or as the system usually gives them."""
PRIVATE_FOLDER = 0o700
"""Permissions of a data folder and what lies in it."""

_CODES = {
    errno.ENOSPC: "vault.disk_full",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "vault.disk_full",
    errno.EROFS: "vault.read_only",
    errno.EACCES: "vault.no_permission",
    errno.EPERM: "vault.no_permission",
    errno.ENOENT: "vault.missing",
}


_SYNCS = 8


class Disk:
    """The four calls that matter when the power goes; a test hands in one that fails at a chosen call."""

    def write(self, stream: BinaryIO, data: bytes) -> None:
        """Writes all bytes."""
        stream.write(data)

    def sync(self, stream: BinaryIO) -> None:
        """Forces the bytes to the disk."""
        stream.flush()
        os.fsync(stream.fileno())

    def replace(self, source: Path, target: Path) -> None:
        """Puts `source` in the place of `target` in one step."""
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Forces the folder's entries to the disk; Windows has no such call and needs none."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


DISK = Disk()


@contextmanager
def faults(name: str = "") -> Iterator[None]:
    """Maps OSError to `EnvironmentFault`; `name` is the file's name for the sentence."""
    try:
        yield
    except OSError as error:
        shown = name or Path(str(error.filename or "")).name
        code = _CODES.get(error.errno or 0, "vault.disk_fault")
        raise EnvironmentFault(code, file=shown) from error


def create_file(path: Path, mode: int = PRIVATE) -> BinaryIO:
    """A new file open for writing, for its owner alone unless `mode` says otherwise; FileExistsError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, mode), "wb")


def write_atomic(path: Path, data: bytes, *, disk: Disk = DISK, mode: int = PRIVATE) -> None:
    """Writes `data` to `path`: temporary file in the same folder, fsync, read back, replace, fsync of the folder.

    Either the old content or the new stands there at every moment. `mode` (less the umask): the owner alone,
    or `SHARED` for what the user saves where he likes. Errors: `vault.disk_full`, `vault.read_only`,
    `vault.no_permission`, `vault.disk_fault`, `vault.read_back`.
    """
    write_all_atomic({path: data}, disk=disk, mode=mode)


def write_all_atomic(files: Mapping[Path, bytes], *, disk: Disk = DISK, mode: int = PRIVATE) -> None:
    """Several files of one folder, each as `write_atomic` writes one; the disk is waited for once they are all written."""
    parts = {path: path.with_name(f".{path.name}.{secrets.token_hex(4)}.part") for path in files}
    try:
        with ExitStack() as open_files:
            streams: list[tuple[Path, BinaryIO]] = []
            for path, data in files.items():
                with faults(path.name):
                    streams.append((path, open_files.enter_context(create_file(parts[path], mode))))
                    disk.write(streams[-1][1], data)
            _sync_all(disk, streams)
        for path, data in files.items():
            with faults(path.name):
                if parts[path].read_bytes() != data:
                    raise EnvironmentFault("vault.read_back", file=path.name)
        for path, part in parts.items():
            with faults(path.name):
                disk.replace(part, path)
    except BaseException:
        for part in parts.values():
            part.unlink(missing_ok=True)
        raise
    for folder in {path.parent for path in files}:
        with faults(folder.name):
            disk.sync_folder(folder)


def _sync_all(disk: Disk, streams: Sequence[tuple[Path, BinaryIO]]) -> None:
    """Forces files to the disk, several at once: it then waits for one turn of the disk instead of many."""

    def sync(one: tuple[Path, BinaryIO]) -> None:
        with faults(one[0].name):
            disk.sync(one[1])

    if len(streams) == 1:
        sync(streams[0])
        return
    with ThreadPoolExecutor(_SYNCS) as pool:
        list(pool.map(sync, streams))


def remove_parts(folder: Path) -> int:
    """Deletes temporary files that a power cut left in `folder`; returns how many."""
    left = list(folder.glob(".*.part"))
    for part in left:
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink(missing_ok=True)
    return len(left)
