"""Checking packages: one file for an import, or many for the command `verify`."""

from __future__ import annotations

import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.messages import sentence
from cadredesk.packages import agekey, envelope, signature, verify
from cadredesk.packages.signature import PublicKey
from cadredesk.packages.verify import Keys, Verified

if TYPE_CHECKING:  # A check of a package alone loads no database.
    from cadredesk.desk import Desk

_LONGEST_KEY_FILE = 16 * 1024


def verify_file(
    path: Path, keys: Keys, *, receiver: str | None = None, bureaus: Collection[str] | None = None
) -> Verified:
    """The package in the file `path`, checked as `packages.verify.examine` says, with all its files.

    Raises `UserError` `package.*` (exit status 1), or `EnvironmentFault` `package.E106` if it cannot be read.
    """
    with _opened(path) as stream:
        return verify.verify_stream(stream, keys, receiver=receiver, bureaus=bureaus)


def read_key(path: Path) -> PublicKey:
    """The key in the OpenSSH public key file `path`; `package.E135` if it holds anything else."""
    with _opened(path) as stream:
        data = stream.read(_LONGEST_KEY_FILE + 1)
    try:
        return signature.parse_public(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise UserError("package.E135") from None


def read_identities(path: Path) -> tuple[bytes, ...]:
    """The X25519 scalars in the age identity file `path`; `package.E136` if it holds anything else."""
    with _opened(path) as stream:
        data = stream.read(_LONGEST_KEY_FILE + 1)
    try:
        return agekey.parse_identities(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise UserError("package.E136") from None


def keys_of(desk: Desk) -> dict[str, PublicKey]:
    """The keys a desk goes by now, by organisation: those of the enrolled, and its own."""
    from cadredesk.storage import chains

    with desk.read() as session:
        codes = [one.code for one in chains.enrolled(session, desk.org)]
        pinned = {code: chains.keys(session, desk.org, code)[-1:] for code in codes}
    found = {code: signature.parse_public(keys[0].key) for code, keys in pinned.items() if keys}
    return {**found, desk.org: PublicKey(desk.vault.public_keys().signing)}


def run(
    paths: Iterable[str | Path],
    key_file: Path | None,
    data_keys: Mapping[str, PublicKey],
    identity_file: Path | None = None,
) -> Iterator[tuple[int, str, str]]:
    """One answer a path, in order: exit status, code (`OK` or `E112`), and a sentence on one line.

    The keys are those of `key_file`, or without it the `data_keys` of a data folder (organisation to key);
    `identity_file` is an age identity file for envelopes. A bad key file raises `UserError` at once; a bad
    package never does.
    """
    keys: Keys = data_keys if key_file is None else read_key(key_file)
    identities = () if identity_file is None else read_identities(identity_file)
    return (_answer(path, keys, identities) for path in paths)


@contextmanager
def opened_package(path: Path, identities: Sequence[bytes] = ()) -> Iterator[tuple[BinaryIO, bool]]:
    """The L1 package in the file `path` as a seekable stream, and whether it lay in an envelope.

    An envelope is opened with the X25519 scalars `identities`; without any it is handed on as it is.
    Raises `UserError` `package.E101`, `E102`, `E104`, `E105`, `E107`.
    """
    with _opened(path) as stream:
        head = stream.read(64)
        stream.seek(0)
        if not (identities and envelope.is_envelope(head)):
            yield stream, False
            return
        with envelope.opened(stream, identities) as plain:
            yield plain, True


def _answer(path: str | Path, keys: Keys, identities: Sequence[bytes]) -> tuple[int, str, str]:
    try:
        with opened_package(Path(path), identities) as (stream, _):
            found = verify.examine(stream, keys)
    except UserError as error:
        return error.exit_status, error.code.rpartition(".")[2], sentence(error.code, **error.values)
    said = found.manifest
    text = sentence(
        "package.ok",
        kind=said.kind,
        sender=said.sender,
        recipient=said.recipient,
        epoch=said.epoch,
        seq=said.seq,
        files=len(said.files),
        id=found.package_id,
    )
    return 0, "OK", text


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The regular file `path`, open for reading; the faults of the disk and the path turned into `UserError`."""
    try:
        if not _is_file(path):
            raise UserError("package.E101")
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise EnvironmentFault("package.E106", reason=error.strerror or type(error).__name__) from error


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
