"""The manifest of a package: who sends what to whom, and the digest of every file (CDP/1 2.2)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import NoReturn

from cadredesk.errors import UserError
from cadredesk.packages import archive, canonical

FORMAT = "cadredesk.package/1"
REPORT, RECEIPT, POLICY = "school.report", "bureau.receipt", "bureau.policy"
ROSTER, NOTICE, KEYS = "bureau.roster", "bureau.notice", "bureau.keys"
ENROL, ROTATE, RESET = "key.enrol", "key.rotate", "chain.reset"
KINDS = (REPORT, RECEIPT, POLICY, ROSTER, NOTICE, KEYS, ENROL, ROTATE, RESET)
EVERYONE = "*"
NO_PREVIOUS = "0" * 64

_REQUIRED = ("format", "kind", "sender", "recipient", "epoch", "seq", "prev", "created", "files")
_ORGANISATION = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{1,30}[0-9A-Za-z]", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_CREATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}", re.ASCII)
_EPOCHS = 10**6
_NUMBERS = 10**9


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of the package: its path under `data/`, its size in bytes, its SHA-256 in lower-case hex."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says; `created` is information and never decides, `optional` keeps every other key."""

    kind: str
    sender: str
    recipient: str
    epoch: int
    seq: int
    prev: str
    created: str
    files: tuple[FileEntry, ...]
    optional: Mapping[str, object]


def package_id(manifest: bytes) -> str:
    """The name of a package for ever: the SHA-256 of its manifest's bytes, in hex."""
    return hashlib.sha256(manifest).hexdigest()


def is_organisation(code: str) -> bool:
    """Whether `code` may name an organisation: 3 to 32 letters, digits and inner hyphens."""
    return _ORGANISATION.fullmatch(code) is not None


def file_entry(path: str, content: bytes) -> FileEntry:
    """The manifest's entry for the file `path` holding `content`."""
    return FileEntry(path, len(content), hashlib.sha256(content).hexdigest())


def build(
    kind: str,
    sender: str,
    recipient: str,
    epoch: int,
    seq: int,
    prev: str,
    created: str,
    files: Sequence[FileEntry],
    optional: Mapping[str, object] | None = None,
) -> bytes:
    """The canonical bytes of a manifest, `files` put into the order of the archive.

    Raises `UserError` `package.E151` (the field in `field`) for a value the schema refuses, `package.E142` for
    one that canonical JSON cannot hold.
    """
    value: dict[str, object] = {
        "format": FORMAT,
        "kind": kind,
        "sender": sender,
        "recipient": recipient,
        "epoch": epoch,
        "seq": seq,
        "prev": prev,
        "created": created,
        "files": [
            {"path": file.path, "size": file.size, "sha256": file.sha256}
            for file in sorted(files, key=lambda file: file.path)
        ],
    }
    for key, item in (optional or {}).items():
        if key in value:
            _refuse(key)
        value[key] = item
    data = canonical.dump(value)
    parse(data)
    return data


def parse(data: bytes) -> Manifest:
    """The manifest in `data`: canonical form first, then the schema.

    Raises `UserError`: `package.E140` to `E143` for the form, `E150` for a kind or format only a newer program
    knows, `E151` for a field that is missing or wrong (named in `field`).
    """
    value = canonical.load(data)
    if not isinstance(value, dict):
        _refuse("format")
    form = value.get("format")
    if form != FORMAT:
        if isinstance(form, str) and form.startswith("cadredesk.package/"):
            raise UserError("package.E150")
        _refuse("format")
    kind = _text(value, "kind")
    if kind not in KINDS:
        raise UserError("package.E150")
    sender = _text(value, "sender")
    if not is_organisation(sender):
        _refuse("sender")
    recipient = _text(value, "recipient")
    if recipient != EVERYONE and not is_organisation(recipient):
        _refuse("recipient")
    epoch = _integer(value, "epoch", 1, _EPOCHS)
    seq = _integer(value, "seq", 1, _NUMBERS)
    prev = _digest(value, "prev")
    if (prev == NO_PREVIOUS) != (seq == 1):
        _refuse("prev")
    created = _moment(value, "created")
    files = _files(value.get("files"))
    _check_optional(value)
    optional = {key: item for key, item in value.items() if key not in _REQUIRED}
    return Manifest(kind, sender, recipient, epoch, seq, prev, created, files, MappingProxyType(optional))


def _files(value: object) -> tuple[FileEntry, ...]:
    if not isinstance(value, list) or len(value) > archive.MAX_FILES:
        _refuse("files")
    found: list[FileEntry] = []
    for item in value:
        if not isinstance(item, dict):
            _refuse("files")
        path = _text(item, "path")
        if not (path.startswith("data/") and archive.is_name(path)) or (found and path <= found[-1].path):
            _refuse("path")
        found.append(FileEntry(path, _integer(item, "size", 0, archive.MAX_ENTRY), _digest(item, "sha256")))
    return tuple(found)


def _check_optional(value: Mapping[str, object]) -> None:
    """The form of those optional keys whose values are acted on later (acknowledgement, journal, sources, installation)."""
    if "ack" in value:
        ack = _mapping(value, "ack")
        _integer(ack, "epoch", 0, _EPOCHS)
        _integer(ack, "seq", 0, _NUMBERS)
        _digest(ack, "head")
    if "audit" in value:
        audit = _mapping(value, "audit")
        _integer(audit, "n", 0, canonical.LARGEST)
        _digest(audit, "head")
    if "based_on" in value:
        ids = value["based_on"]
        if not isinstance(ids, list) or not all(
            isinstance(item, str) and _DIGEST.fullmatch(item) for item in ids
        ):
            _refuse("based_on")
    if "install" in value:
        _text(value, "install")


def _mapping(value: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = value.get(key)
    if not isinstance(found, dict):
        _refuse(key)
    return found


def _text(value: Mapping[str, object], key: str) -> str:
    found = value.get(key)
    if not isinstance(found, str):
        _refuse(key)
    return found


def _integer(value: Mapping[str, object], key: str, least: int, most: int) -> int:
    found = value.get(key)
    if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
        _refuse(key)
    return found


def _digest(value: Mapping[str, object], key: str) -> str:
    found = _text(value, key)
    if _DIGEST.fullmatch(found) is None:
        _refuse(key)
    return found


def _moment(value: Mapping[str, object], key: str) -> str:
    found = _text(value, key)
    if _CREATED.fullmatch(found) is None:
        _refuse(key)
    try:
        datetime.fromisoformat(found)
    except ValueError:
        _refuse(key)
    return found


def _refuse(field: str) -> NoReturn:
    raise UserError("package.E151", field=field)
