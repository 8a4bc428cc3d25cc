"""Atomic writing under a disk that fails at a chosen call."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import BinaryIO

import pytest

from cadredesk.errors import EnvironmentFault
from cadredesk.vault.files import Disk, faults, remove_parts, write_atomic

CALLS = ("write", "sync", "replace", "sync_folder")


class PowerCut(BaseException):
    """The machine stops here: nothing after it runs, not even cleaning up by `except OSError`."""


class FailingDisk(Disk):
    """Fails at its n-th call, and remembers the order of calls."""

    def __init__(self, fail_at: int, error: BaseException) -> None:
        self.fail_at, self.error, self.calls = fail_at, error, list[str]()

    def _count(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self.fail_at:
            raise self.error

    def write(self, stream: BinaryIO, data: bytes) -> None:
        self._count("write")
        super().write(stream, data)

    def sync(self, stream: BinaryIO) -> None:
        self._count("sync")
        super().sync(stream)

    def replace(self, source: Path, target: Path) -> None:
        self._count("replace")
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._count("sync_folder")
        super().sync_folder(folder)


@pytest.mark.parametrize("fail_at", [1, 2, 3, 4])
@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "full"), "vault.disk_full"),
        (OSError(errno.EROFS, "read-only"), "vault.read_only"),
        (OSError(errno.EACCES, "no"), "vault.no_permission"),
        (OSError(errno.EIO, "io"), "vault.disk_fault"),
        (OSError(errno.ENOENT, "stick pulled"), "vault.missing"),
    ],
)
def test_a_failing_disk_leaves_old_or_new(tmp_path: Path, fail_at: int, error: OSError, code: str) -> None:
    path = tmp_path / "keys.json"
    write_atomic(path, b"old")
    disk = FailingDisk(fail_at, error)
    with pytest.raises(EnvironmentFault) as caught:
        write_atomic(path, b"new", disk=disk)
    assert caught.value.code == code
    assert path.read_bytes() == (b"new" if fail_at == 4 else b"old")
    assert [entry.name for entry in tmp_path.iterdir()] == ["keys.json"]
    assert tuple(disk.calls) == CALLS[:fail_at]


@pytest.mark.parametrize("fail_at", [1, 2, 3, 4])
def test_a_power_cut_leaves_old_or_new(tmp_path: Path, fail_at: int) -> None:
    path = tmp_path / "keys.json"
    write_atomic(path, b"old")
    with pytest.raises(PowerCut):
        write_atomic(path, b"new", disk=FailingDisk(fail_at, PowerCut()))
    assert path.read_bytes() == (b"new" if fail_at == 4 else b"old")


def test_bytes_are_safe_before_the_name_changes(tmp_path: Path) -> None:
    disk = FailingDisk(0, OSError())
    write_atomic(tmp_path / "a", b"x", disk=disk)
    assert tuple(disk.calls) == CALLS
    assert (tmp_path / "a").read_bytes() == b"x"


def test_what_reads_back_differently_never_takes_the_place(tmp_path: Path) -> None:
    class LyingDisk(Disk):
        def write(self, stream: BinaryIO, data: bytes) -> None:
            stream.write(data[:-1] + b"?")

    path = tmp_path / "a"
    write_atomic(path, b"old")
    with pytest.raises(EnvironmentFault, match="read_back"):
        write_atomic(path, b"new", disk=LyingDisk())
    assert path.read_bytes() == b"old"


def test_left_overs_of_a_power_cut_are_swept(tmp_path: Path) -> None:
    (tmp_path / ".keys.json.0011.part").write_bytes(b"half")
    (tmp_path / ".copy.1.part").mkdir()
    (tmp_path / ".copy.1.part" / "desk.db").write_bytes(b"x")
    (tmp_path / "keys.json").write_bytes(b"whole")
    assert remove_parts(tmp_path) == 2
    assert [entry.name for entry in tmp_path.iterdir()] == ["keys.json"]


def test_the_sentence_names_the_file_not_the_path(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as caught, faults():
        (tmp_path / "gone").read_bytes()
    assert caught.value.values == {"file": "gone"}
    assert caught.value.exit_status == 3
