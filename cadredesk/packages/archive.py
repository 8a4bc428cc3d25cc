"""The frame of a package: a zip of stored entries in one exact form, written and read to the byte (CDP/1 2.1)."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from cadredesk.errors import UserError

MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
SECOND_SIGNATURE = "manifest.sm2"

MAX_FILE = 256 * 2**20
MAX_MANIFEST = 2**20
MAX_ENTRY = 64 * 2**20
MAX_PAYLOAD = 32 * 2**20
MAX_FILES = 4096

_FIRST = (MANIFEST, SIGNATURE, SECOND_SIGNATURE)
_NAME = re.compile(r"manifest\.(?:json|sig|sm2)|data(?:/[a-z0-9][a-z0-9._-]{0,63}){1,4}", re.ASCII)
_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", re.ASCII)
_LONGEST_NAME = len("data") + 4 * 65

_VERSION = 20
_TIME = 0x0000
_DATE = 0x0021
_MADE_BY = 0x0314
_EXTERNAL = 0o100644 << 16
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCAL_MARK = b"PK\x03\x04"
_CENTRAL_MARK = b"PK\x01\x02"
_END_MARK = b"PK\x05\x06"
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the archive: where its content lies in the package, and what was found there."""

    name: str
    start: int
    size: int
    crc: int
    sha256: str


def is_name(name: str) -> bool:
    """Whether `name` may stand in a package: the grammar, no `..`, no last dot, no Windows device."""
    if _NAME.fullmatch(name) is None:
        return False
    return not any(
        ".." in part or part.endswith(".") or _DEVICE.fullmatch(part.partition(".")[0])
        for part in name.split("/")
    )


def write(entries: Sequence[tuple[str, bytes]]) -> bytes:
    """The archive of `entries` (name, content), put into the one order; the same entries give the same bytes.

    Raises `UserError` when a name, a size or the number of files is beyond the limits.
    """
    ordered = sorted(entries, key=lambda entry: _rank(entry[0]))
    parts: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    seen: list[str] = []
    for name, content in ordered:
        _check_next(seen, name)
        _check_size(name, len(content))
        seen.append(name)
        crc = zlib.crc32(content)
        head = _local(name, crc, len(content))
        central.append(_central_record(name, crc, len(content), offset))
        parts += (head, content)
        offset += len(head) + len(content)
    _check_complete(seen)
    parts.append(_directory(central, offset))
    if sum(map(len, parts)) > MAX_FILE:
        raise UserError("package.E102", limit=MAX_FILE >> 20)
    return b"".join(parts)


def read(data: bytes) -> tuple[Entry, ...]:
    """The entries of the archive `data`; see `scan`."""
    return scan(io.BytesIO(data))


def scan(stream: BinaryIO) -> tuple[Entry, ...]:
    """The entries of the archive in the seekable `stream`, its frame checked to the last byte.

    Walks the local headers from offset 0, rebuilds the directory from them and compares the rest of the file
    with it. Contents pass through in pieces (CRC-32 and SHA-256 only), so memory stays small.
    Raises `UserError` `package.E102`, `E110` to `E118`.
    """
    total = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if total > MAX_FILE:
        raise UserError("package.E102", limit=MAX_FILE >> 20)
    entries: list[Entry] = []
    central: list[bytes] = []
    seen: list[str] = []
    offset = 0
    while True:
        head = stream.read(_LOCAL.size)
        if not entries and head[:4] != _LOCAL_MARK:
            raise UserError("package.E110")
        if head[:4] == _CENTRAL_MARK:
            break
        if len(head) < _LOCAL.size:
            raise UserError("package.E111")
        name, size, crc = _checked_header(stream, head)
        _check_next(seen, name)
        _check_size(name, size)
        start = offset + _LOCAL.size + len(name)
        entry = _checked_content(stream, Entry(name, start, size, crc, ""))
        entries.append(entry)
        seen.append(name)
        central.append(_central_record(name, crc, size, offset))
        offset = start + size
    _check_complete(seen)
    expected = _directory(central, offset)
    stream.seek(offset)
    found = stream.read(len(expected) + 1)
    if found != expected:
        cut = len(found) < len(expected) and expected.startswith(found)
        raise UserError("package.E111" if cut else "package.E118")
    return tuple(entries)


def content(stream: BinaryIO, entry: Entry) -> bytes:
    """The bytes of `entry`, read again from the scanned `stream`; `package.E119` if they are others by now."""
    stream.seek(entry.start)
    found = stream.read(entry.size)
    if len(found) != entry.size or hashlib.sha256(found).hexdigest() != entry.sha256:
        raise UserError("package.E119")
    return found


def _rank(name: str) -> tuple[int, str]:
    return (_FIRST.index(name), "") if name in _FIRST else (len(_FIRST), name)


def _check_next(seen: Sequence[str], name: str) -> None:
    if not is_name(name):
        raise UserError("package.E113")
    count = len(seen)
    if count < 2:
        in_order = name == _FIRST[count]
    else:
        in_order = name not in (MANIFEST, SIGNATURE) and _rank(seen[-1]) < _rank(name)
    if not in_order:
        raise UserError("package.E114")
    files = count + 1 - (3 if SECOND_SIGNATURE in seen[2:3] else 2)
    if name != SECOND_SIGNATURE and files > MAX_FILES:
        raise UserError("package.E115", limit=MAX_FILES)


def _check_complete(seen: Sequence[str]) -> None:
    if len(seen) < 2:
        raise UserError("package.E114")


def _check_size(name: str, size: int) -> None:
    if name in _FIRST:
        limit = MAX_MANIFEST
    elif name.endswith(".json"):
        limit = MAX_PAYLOAD
    else:
        limit = MAX_ENTRY
    if size > limit:
        raise UserError("package.E116", name=name, limit=limit >> 20)


def _checked_header(stream: BinaryIO, head: bytes) -> tuple[str, int, int]:
    fields = _LOCAL.unpack(head)
    mark, version, flags, method, time, date, crc, packed, size, name_length, extra = fields
    constants = (mark, version, flags, method, time, date, extra)
    if constants != (_LOCAL_MARK, _VERSION, 0, 0, _TIME, _DATE, 0) or packed != size:
        raise UserError("package.E112")
    if not 0 < name_length <= _LONGEST_NAME:
        raise UserError("package.E113")
    raw = stream.read(name_length)
    if len(raw) < name_length:
        raise UserError("package.E111")
    try:
        return raw.decode("ascii"), size, crc
    except UnicodeDecodeError:
        raise UserError("package.E113") from None


def _checked_content(stream: BinaryIO, entry: Entry) -> Entry:
    crc = 0
    digest = hashlib.sha256()
    left = entry.size
    while left:
        chunk = stream.read(min(left, _CHUNK))
        if not chunk:
            raise UserError("package.E111")
        crc = zlib.crc32(chunk, crc)
        digest.update(chunk)
        left -= len(chunk)
    if crc != entry.crc:
        raise UserError("package.E117", name=entry.name)
    return Entry(entry.name, entry.start, entry.size, crc, digest.hexdigest())


def _local(name: str, crc: int, size: int) -> bytes:
    fixed = _LOCAL.pack(_LOCAL_MARK, _VERSION, 0, 0, _TIME, _DATE, crc, size, size, len(name), 0)
    return fixed + name.encode("ascii")


def _central_record(name: str, crc: int, size: int, offset: int) -> bytes:
    fixed = _CENTRAL.pack(
        _CENTRAL_MARK, _MADE_BY, _VERSION, 0, 0, _TIME, _DATE, crc, size, size,
        len(name), 0, 0, 0, 0, _EXTERNAL, offset,
    )  # fmt: skip
    return fixed + name.encode("ascii")


def _directory(central: Sequence[bytes], offset: int) -> bytes:
    records = b"".join(central)
    return records + _END.pack(_END_MARK, 0, 0, len(central), len(central), len(records), offset, 0)
