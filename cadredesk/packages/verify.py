"""Whether a package may be trusted: every check in the one order, before anything in it is used (CDP/1 2.3)."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO

from cadredesk.errors import UserError
from cadredesk.packages import archive, envelope, manifest, signature
from cadredesk.packages.archive import Entry
from cadredesk.packages.manifest import Manifest
from cadredesk.packages.signature import PublicKey

Keys = Mapping[str, PublicKey] | Collection[PublicKey] | PublicKey | Callable[[PublicKey], Collection[str]]
"""The pinned keys: by organisation code, or keys that may sign for any sender, or who has pinned a key (their codes)."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A package found good, its files still lying in the stream; `entries` are those under `data/`."""

    manifest: Manifest
    manifest_bytes: bytes
    package_id: str
    signer: PublicKey
    entries: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Verified:
    """A package found good, with its files (path under `data/` to content) in the order of the archive."""

    manifest: Manifest
    manifest_bytes: bytes
    package_id: str
    signer: PublicKey
    files: Mapping[str, bytes]


def verify(
    data: bytes, keys: Keys, *, receiver: str | None = None, bureaus: Collection[str] | None = None
) -> Verified:
    """The package in `data` with all its files, if every check of `examine` passes."""
    return verify_stream(io.BytesIO(data), keys, receiver=receiver, bureaus=bureaus)


def verify_stream(
    stream: BinaryIO, keys: Keys, *, receiver: str | None = None, bureaus: Collection[str] | None = None
) -> Verified:
    """Like `verify`, from a seekable binary stream; files are held in memory only once all is found good."""
    found = examine(stream, keys, receiver=receiver, bureaus=bureaus)
    files = {name: archive.content(stream, entry) for name, entry in found.entries.items()}
    return Verified(
        found.manifest, found.manifest_bytes, found.package_id, found.signer, MappingProxyType(files)
    )


def examine(
    stream: BinaryIO, keys: Keys, *, receiver: str | None = None, bureaus: Collection[str] | None = None
) -> Examined:
    """Checks the package in the seekable `stream` and loads none of its files; memory stays small.

    The order: size, archive form, signature, canonical JSON, schema, list and digests of the files, role and
    recipient. Until the signature holds nothing but the archive's frame is parsed. `receiver` is our own code
    (a package for another is refused), `bureaus` the codes known to be bureaus; None leaves that check out,
    and the role is then judged by the kind alone. The chain is the affair of whoever keeps it.
    Raises `UserError` `package.E102` to `E206`; `E103` for a sound envelope, which must be opened first.
    """
    stream.seek(0)
    head = stream.read(64)
    if envelope.is_envelope(head):
        envelope.precheck(stream)
        raise UserError("package.E103")
    entries = archive.scan(stream)
    data = archive.content(stream, entries[0])
    armour = archive.content(stream, entries[1])
    signer = signature.signer(armour)
    if not _is_pinned(signer, keys):
        raise UserError("package.E132")
    signature.check(armour, signer, data)
    found = manifest.parse(data)
    if not _is_pinned(signer, keys, found.sender):
        raise UserError("package.E132")
    files = {entry.name: entry for entry in entries if entry.name.startswith("data/")}
    _check_files(found, files)
    _check_role(found, receiver, bureaus)
    return Examined(found, data, manifest.package_id(data), signer, MappingProxyType(files))


def claimed(stream: BinaryIO) -> Examined:
    """What the package in `stream` says, whole and signed by the key it names itself: no word about who sent it.

    For telling an alarm from noise once `examine` has refused the key. Raises `UserError` like `examine`.
    """
    entries = archive.scan(stream)
    return examine(stream, signature.signer(archive.content(stream, entries[1])))


def claimed_bytes(data: bytes) -> Examined:
    """`claimed` of the package in `data`."""
    return claimed(io.BytesIO(data))


def _is_pinned(key: PublicKey, keys: Keys, sender: str | None = None) -> bool:
    """Whether `key` is pinned at all, and once the sender is known, for that sender."""
    if isinstance(keys, PublicKey):
        return key == keys
    if callable(keys):
        owners = keys(key)
        return bool(owners) if sender is None else sender in owners
    if isinstance(keys, Mapping):
        return key in keys.values() if sender is None else keys.get(sender) == key
    return key in keys


def _check_files(found: Manifest, files: Mapping[str, Entry]) -> None:
    if [file.path for file in found.files] != list(files):
        raise UserError("package.E161")
    for file in found.files:
        entry = files[file.path]
        if (entry.size, entry.sha256) != (file.size, file.sha256):
            raise UserError("package.E162", name=file.path)


def _check_role(found: Manifest, receiver: str | None, bureaus: Collection[str] | None) -> None:
    of_bureau = found.kind.startswith("bureau.")
    if bureaus is not None:
        if of_bureau and found.sender not in bureaus:
            raise UserError("package.E205", kind=found.kind, sender=found.sender)
        if found.kind == manifest.REPORT and found.sender in bureaus:
            raise UserError("package.E206", kind=found.kind, sender=found.sender)
    if found.recipient == manifest.EVERYONE:
        by_school = found.kind == manifest.REPORT if bureaus is None else found.sender not in bureaus
        if by_school:
            raise UserError("package.E204", sender=found.sender)
    elif receiver is not None and found.recipient != receiver:
        raise UserError("package.E203", recipient=found.recipient)
