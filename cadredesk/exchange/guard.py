"""Looks at a file before any library does, and refuses what a roster has no need of (ECMA-376 part 2, MS-CFB, MS-XLS)."""

from __future__ import annotations

import itertools
import posixpath
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

from cadredesk.errors import EnvironmentFault, UserError

MAX_FILE = 64 << 20
"""Largest file that is read at all, bytes."""
MAX_UNPACKED = 160 << 20
"""Largest sum of the unpacked parts of a workbook, bytes."""
MAX_TEXT = 16 << 20
"""Largest CSV file, bytes."""
_MAX_ENTRIES = 2_000
_MAX_DIRECTORY = 512 << 10
_MAX_RATIO = 120
_RATIO_FROM = 4 << 20
_MAX_RELATIONS = 5_000
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_BINARY_MAGIC = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    _OLE_MAGIC,
    b"%PDF",
    b"\x7fELF",
    b"MZ\x90\x00",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"SQLite format 3\x00",
)


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook that passed: where its parts lie and whether it unpacks to suspiciously much."""

    sheets: tuple[tuple[str, str, bool], ...]
    """Name, path in the zip and hidden, of each sheet in order."""
    shared_strings: str | None
    styles: str | None
    dates_from_1904: bool
    swollen: bool


def kind_of(path: Path) -> str:
    """`xlsx`, `xls` or `csv` by the name's ending, after comparing the first bytes with it.

    Raises UserError `roster.unknown_ending`, `roster.has_macros`, `roster.not_what_it_says`, `roster.protected`,
    `roster.too_large`, `roster.empty_file`; EnvironmentFault `roster.cannot_open`.
    """
    ending = path.suffix.lower()
    if ending in {".xlsm", ".xltm", ".xlam", ".xla"}:
        raise UserError("roster.has_macros", file=path.name)
    if ending not in {".xlsx", ".xls", ".csv", ".txt", ".tsv"}:
        raise UserError("roster.unknown_ending", file=path.name, ending=ending or "—")
    try:
        if not path.is_file():
            raise UserError("roster.no_such_file", file=path.name)
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise EnvironmentFault("roster.cannot_open", file=path.name) from error
    if size == 0:
        raise UserError("roster.empty_file", file=path.name)
    if size > (MAX_TEXT if ending in {".csv", ".txt", ".tsv"} else MAX_FILE):
        raise UserError("roster.too_large", file=path.name)
    if ending == ".xlsx":
        if head.startswith(_OLE_MAGIC):
            with path.open("rb") as file:
                names = {name.lower() for name, *_ in _ole_entries(path.name, file.read())}
            if "encryptedpackage" in names:
                raise UserError("roster.protected", file=path.name)
        if not head.startswith(b"PK\x03\x04"):
            raise UserError("roster.not_what_it_says", file=path.name, ending=ending)
        return "xlsx"
    if ending == ".xls":
        if not head.startswith(_OLE_MAGIC):
            raise UserError("roster.not_what_it_says", file=path.name, ending=ending)
        return "xls"
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or 0 < head[:512].count(0) >= len(head[:512]) // 4
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if (
        head.startswith(_BINARY_MAGIC)
        or (b"\0" in head and not wide)
        or start.startswith((b"<?xml", b"<!doctype", b"<html", b"{\\rtf"))
    ):
        raise UserError("roster.not_what_it_says", file=path.name, ending=ending)
    return "csv"


def open_package(path: Path) -> tuple[zipfile.ZipFile, Package]:
    """The zip of an .xlsx file and where its parts lie, when nothing in it is unsafe.

    The directory is walked with limits before a byte is unpacked, and every XML part is read as far as its root
    element to see that it has no DTD. Raises UserError `roster.bomb`, `roster.damaged`, `roster.has_macros`,
    `roster.has_objects`, `roster.has_links`, `roster.has_dtd`, `roster.missing_part`, `roster.protected`.
    """
    name = path.name
    swollen = _walk_directory(path)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UserError("roster.damaged", file=name) from error
    parts = {info.filename: info for info in archive.infolist()}
    for part in parts:
        low = part.lower()
        if (
            "vbaproject" in low
            or low.endswith((".vba", ".xlm"))
            or "/macrosheets/" in low
            or "/dialogsheets/" in low
        ):
            raise UserError("roster.has_macros", file=name)
        if low.startswith(("xl/embeddings/", "xl/activex/", "xl/ctrlprops/")) or "/oleobject" in low:
            raise UserError("roster.has_objects", file=name)
        if low.startswith(("xl/externallinks/", "xl/querytables/")) or low in {
            "xl/connections.xml",
            "xl/model/item.data",
        }:
            raise UserError("roster.has_links", file=name)
    for required in ("[Content_Types].xml", "_rels/.rels"):
        if required not in parts:
            raise UserError("roster.missing_part", file=name, part=required)
    for part, info in parts.items():
        _check_part(name, archive, part, info)
    types = archive.read("[Content_Types].xml")
    lowered = types.lower()
    if b"macroenabled" in lowered or b"vbaproject" in lowered or b"ms-excel.intlmacrosheet" in lowered:
        raise UserError("roster.has_macros", file=name)
    if b"oleobject" in lowered or b"activex" in lowered:
        raise UserError("roster.has_objects", file=name)
    if b"externallink" in lowered:
        raise UserError("roster.has_links", file=name)
    if _WORKBOOK_TYPE not in types:
        raise UserError("roster.not_what_it_says", file=name, ending=".xlsx")
    for part in parts:
        if part.endswith(".rels"):
            _check_relations(name, archive, part, parts)
    return archive, _locate(name, archive, parts, swollen)


def _walk_directory(path: Path) -> bool:
    """The end record and the central directory against the limits; true when the file unpacks to over 30 times its size."""
    name = path.name
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 66_000))
        tail = file.read()
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or len(tail) - at < 22:
            raise UserError("roster.damaged", file=name)
        disk, start_disk, here, total, length, offset, comment = struct.unpack_from("<4H2IH", tail, at + 4)
        end = size - len(tail) + at
        if (
            (disk, start_disk) != (0, 0)
            or here != total
            or offset + length > end
            or len(tail) - at - 22 < comment
        ):
            raise UserError("roster.damaged", file=name)
        if total > _MAX_ENTRIES or length > _MAX_DIRECTORY:
            raise UserError("roster.bomb", file=name)
        glued = end - length - offset  # bytes before the archive, or the 76 of a zip64 end record
        if glued and not (glued == 76 and tail[at - 20 : at - 16] == b"PK\x06\x07"):
            raise UserError("roster.damaged", file=name)
        file.seek(offset)
        directory = file.read(length)
        position, unpacked, packed, seen = 0, 0, 0, set[str]()
        spans: list[tuple[int, int]] = []
        while position < length:
            if directory[position : position + 4] != b"PK\x01\x02" or length - position < 46:
                raise UserError("roster.damaged", file=name)
            flags, method = struct.unpack_from("<HH", directory, position + 8)
            stored, plain, n_name, n_extra, n_comment = struct.unpack_from("<IIHHH", directory, position + 20)
            (local,) = struct.unpack_from("<I", directory, position + 42)
            raw = directory[position + 46 : position + 46 + n_name]
            part = raw.decode("utf-8" if flags & 0x800 else "cp437", "replace")
            if flags & 0x41:
                raise UserError("roster.protected", file=name)
            pieces = part.split("/")
            if (
                method not in (0, 8)
                or "\\" in part
                or "\0" in part
                or part.startswith("/")
                or ".." in pieces
                or part.lower() in seen
            ):
                raise UserError("roster.damaged", file=name)
            if max(stored, plain, local) == 0xFFFFFFFF:
                raise UserError("roster.damaged", file=name)
            if plain > _RATIO_FROM and plain > _MAX_RATIO * max(stored, 1):
                raise UserError("roster.bomb", file=name)
            seen.add(part.lower())
            unpacked, packed = unpacked + plain, packed + stored
            spans.append((local, local + 30 + n_name + stored))
            position += 46 + n_name + n_extra + n_comment
        if len(spans) != total:
            raise UserError("roster.damaged", file=name)
        if unpacked > MAX_UNPACKED:
            raise UserError("roster.bomb", file=name)
        spans.sort()
        if any(first[1] > second[0] for first, second in itertools.pairwise(spans)):
            raise UserError("roster.bomb", file=name)
        if spans and spans[-1][1] > offset:
            raise UserError("roster.damaged", file=name)
    return unpacked > 30 * max(packed, 1)


class _RootError(Exception):
    """The root element has begun: what follows can no longer be a DTD."""


def _refuse_dtd(*_: object) -> int:
    raise UserError("roster.has_dtd")


def parser() -> expat.XMLParserType:
    """An expat parser that refuses any DTD and any entity of the file's own (CWE-611, CWE-776)."""
    made = expat.ParserCreate()
    made.StartDoctypeDeclHandler = _refuse_dtd
    made.EntityDeclHandler = _refuse_dtd
    made.ExternalEntityRefHandler = _refuse_dtd
    made.SkippedEntityHandler = _refuse_dtd
    made.buffer_text = True
    return made


def feed(made: expat.XMLParserType, part: IO[bytes], file: str) -> None:
    """Reads one XML part through `made`; what expat or zlib refuse is UserError `roster.damaged`."""
    try:
        while block := part.read(1 << 16):
            made.Parse(block, False)
        made.Parse(b"", True)
    except UserError as error:
        raise UserError(error.code, file=file) from error
    except (expat.ExpatError, zipfile.BadZipFile, OSError, EOFError, ValueError, LookupError) as error:
        raise UserError("roster.damaged", file=file) from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise UserError("roster.damaged", file=file) from error
        raise


def _check_part(name: str, archive: zipfile.ZipFile, part: str, info: zipfile.ZipInfo) -> None:
    """Refuses a DTD in the prologue of an XML part; other parts are left alone, for they are never read."""
    if info.is_dir():
        return
    by_name = part.lower().endswith((".xml", ".rels", ".vml"))

    def begun(*_: object) -> None:
        raise _RootError

    made = parser()
    made.StartElementHandler = begun
    try:
        with archive.open(info) as stream:
            head = stream.read(512)
            if head.startswith(_OLE_MAGIC):
                raise UserError("roster.has_objects", file=name)
            if not by_name and not head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
                return
            if not head:
                raise UserError("roster.missing_part", file=name, part=part)
            made.Parse(head, False)
            feed(made, stream, name)
    except _RootError:
        return
    except UserError as error:
        raise UserError(error.code, **{"file": name, **error.values}) from error
    except (
        expat.ExpatError,
        zipfile.BadZipFile,
        OSError,
        EOFError,
        ValueError,
        LookupError,
        NotImplementedError,
    ) as error:
        raise UserError("roster.damaged", file=name) from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise UserError("roster.damaged", file=name) from error
        raise


def _relations(name: str, archive: zipfile.ZipFile, part: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship":
            found.append(attributes)
            if len(found) > _MAX_RELATIONS:
                raise UserError("roster.bomb")

    made = parser()
    made.StartElementHandler = start
    with archive.open(part) as stream:
        feed(made, stream, name)
    return found


def _target(part: str, target: str) -> str:
    """The path in the zip that a relationship of `part` (`xl/_rels/workbook.xml.rels`) points to."""
    folder = posixpath.dirname(posixpath.dirname(part))
    path = unquote(urlsplit(target).path)
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))


def _check_relations(
    name: str, archive: zipfile.ZipFile, part: str, parts: dict[str, zipfile.ZipInfo]
) -> None:
    for relation in _relations(name, archive, part):
        kind = relation.get("Type", "").lower().rpartition("/")[2]
        target = relation.get("Target", "")
        if kind in {"vbaproject", "xlmacrosheet", "xlintlmacrosheet", "wordvbadata"}:
            raise UserError("roster.has_macros", file=name)
        if kind in {"oleobject", "package", "control", "activexcontrolbinary", "ctrlprop"}:
            raise UserError("roster.has_objects", file=name)
        if kind in {"externallink", "externallinkpath", "connections", "querytable", "attachedtemplate"}:
            raise UserError("roster.has_links", file=name)
        if relation.get("TargetMode", "").lower() == "external":
            if kind != "hyperlink":  # a mail address in a cell is text to us and never followed
                raise UserError("roster.has_links", file=name)
            continue
        if kind in {"calcchain", "hyperlink"} or target.startswith("#"):
            continue
        if _target(part, target) not in parts:
            raise UserError("roster.missing_part", file=name, part=target)


def _locate(name: str, archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], swollen: bool) -> Package:
    book = ""
    for relation in _relations(name, archive, "_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            book = _target("_rels/.rels", relation.get("Target", ""))
    if book not in parts:
        raise UserError("roster.missing_part", file=name, part=book or "xl/workbook.xml")
    folder, base = posixpath.split(book)
    links = posixpath.join(folder, "_rels", f"{base}.rels")
    if links not in parts:
        raise UserError("roster.missing_part", file=name, part=links)
    targets: dict[str, str] = {}
    strings = styles = None
    for relation in _relations(name, archive, links):
        path = _target(links, relation.get("Target", ""))
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind == "worksheet":
            targets[relation.get("Id", "")] = path
        elif kind == "sharedStrings":
            strings = path
        elif kind == "styles":
            styles = path
    sheets: list[tuple[str, str, bool]] = []
    from_1904 = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        local = tag.rpartition(":")[2]
        if local == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in {"1", "true"}
        elif local == "sheet":
            identity = next(
                (value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), ""
            )
            if identity in targets:
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append((attributes.get("name", ""), targets[identity], hidden))
                if len(sheets) > 256:
                    raise UserError("roster.bomb")
        elif local == "externalReference":
            raise UserError("roster.has_links")

    made = parser()
    made.StartElementHandler = start
    with archive.open(book) as stream:
        feed(made, stream, name)
    if not sheets:
        raise UserError("roster.missing_part", file=name, part="xl/worksheets")
    return Package(tuple(sheets), strings, styles, from_1904, swollen)


def workbook_stream(path: Path) -> bytes:
    """The BIFF8 stream of an .xls file, when nothing in the file is unsafe; raises as `open_package` does."""
    name = path.name
    data = path.read_bytes()
    entries = _ole_entries(name, data)
    found = b""
    for entry, kind, stream in entries:
        low = entry.lower()
        if low in {"_vba_project_cur", "vba", "_vba_project", "macros"}:
            raise UserError("roster.has_macros", file=name)
        if low.startswith(("mbd", "\x01ole", "objectpool")) or low == "ctls":
            raise UserError("roster.has_objects", file=name)
        if low in {"encryptedpackage", "encryptioninfo"}:
            raise UserError("roster.protected", file=name)
        if kind == 2 and low in {"workbook", "book"} and not found:
            found = stream
    if not found:
        raise UserError("roster.missing_part", file=name, part="Workbook")
    for _, code, body in biff_records(found):
        if code == 0x002F:
            raise UserError("roster.protected", file=name)
        if code == 0x0085 and len(body) > 5 and body[5] in (1, 6):  # a macro sheet or a VBA module
            raise UserError("roster.has_macros", file=name)
        if code == 0x01AE and len(body) >= 4 and struct.unpack_from("<H", body, 2)[0] not in (0x0401, 0x3A01):
            raise UserError("roster.has_links", file=name)
    return found


def biff_records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Offset, code and body of each record of a BIFF stream (MS-XLS 2.1.4), as far as it is whole."""
    position, end = 0, len(stream)
    while position + 4 <= end:
        code, length = struct.unpack_from("<HH", stream, position)
        if code == 0 and length == 0:
            break
        if position + 4 + length > end:
            break
        yield position, code, stream[position + 4 : position + 4 + length]
        position += 4 + length


def _ole_entries(name: str, data: bytes) -> list[tuple[str, int, bytes]]:
    """Name, kind and bytes (of workbook streams only) of each entry of a compound file (MS-CFB 2.6)."""
    try:
        return _read_ole(data)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise UserError("roster.damaged", file=name) from error


def _read_ole(data: bytes) -> list[tuple[str, int, bytes]]:
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise ValueError("sector size")
    size = 1 << shift
    first_directory, cutoff, first_mini = struct.unpack_from("<I4xII", data, 48)
    difat_start, difat_count = struct.unpack_from("<II", data, 68)
    sectors = len(data) // size + 1
    tables = list(struct.unpack_from("<109I", data, 76))
    per = size // 4
    for _ in range(min(difat_count, sectors)):
        block = struct.unpack_from(f"<{per}I", data, (difat_start + 1) * size)
        tables += block[:-1]
        difat_start = block[-1]
    chain: list[int] = []
    for table in tables:
        if table < 0xFFFFFFFA and len(chain) < sectors + per:
            chain += struct.unpack_from(f"<{per}I", data, (table + 1) * size)

    def follow(sector: int) -> bytes:
        pieces: list[bytes] = []
        while sector < 0xFFFFFFFA:
            if len(pieces) > sectors:
                raise ValueError("loop")
            pieces.append(data[(sector + 1) * size : (sector + 2) * size])
            sector = chain[sector]
        return b"".join(pieces)

    directory = follow(first_directory)
    mini_table = follow(first_mini) if first_mini < 0xFFFFFFFA else b""
    mini_chain = struct.unpack(f"<{len(mini_table) // 4}I", mini_table[: len(mini_table) // 4 * 4])
    entries: list[tuple[str, int, bytes]] = []
    root = b""
    for position in range(0, len(directory) - 127, 128):
        length, kind = struct.unpack_from("<HB", directory, position + 64)
        start, volume = struct.unpack_from("<IQ", directory, position + 116)
        if shift == 9:
            volume &= 0xFFFFFFFF
        if kind == 0:
            continue
        entry = directory[position : position + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if kind == 5:
            root = follow(start) if start < 0xFFFFFFFA else b""
        content = b""
        if kind == 2 and entry.lower() in {"workbook", "book"}:
            if volume >= cutoff:
                content = follow(start)[:volume]
            else:
                pieces: list[bytes] = []
                while start < 0xFFFFFFFA:
                    if len(pieces) > len(mini_chain):
                        raise ValueError("loop")
                    pieces.append(root[start * 64 : start * 64 + 64])
                    start = mini_chain[start]
                content = b"".join(pieces)[:volume]
        entries.append((entry, kind, content))
    return entries
