"""Lets one running program at a time work in a folder; the lock ends with the program, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.vault.files import faults

LOCK = "lock"
_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class FolderLock:
    """A held lock on a folder."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    def release(self) -> None:
        """Gives the folder free; a second call does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def lock_folder(folder: Path) -> FolderLock:
    """Takes the folder's lock; `vault.in_use` when another program (or another window) holds it.

    The system keeps the lock, not the file: one left behind by a crash holds nobody up. A place that knows no
    locks (some network shares) is `vault.no_lock`, because two programs could spoil the folder there.
    """
    with faults(LOCK):
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle)
    except OSError as error:
        os.close(handle)
        if error.errno in _HELD:
            raise UserError("vault.in_use") from None
        raise EnvironmentFault("vault.no_lock") from error
    return FolderLock(handle)


def _take(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
