"""Makes the workbooks that a roster must never be: each builder writes one file and names the refusal."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

CONTENT = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def plain(rows: list[list[object]] | None = None) -> dict[str, bytes]:
    """The parts of a small sound roster."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows or [["姓名", "性别"], ["张三", "男"]]):
            sheet.write_row(number, 0, row)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def _with_sheet(path: Path, body: bytes, **more: bytes) -> Path:
    return write(path, plain() | {SHEET: body} | more)


def _relation(
    parts: dict[str, bytes], where: str, kind: str, target: str, mode: str = ""
) -> dict[str, bytes]:
    extra = f'<Relationship Id="rIdX" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/></Relationships>'
    old = parts.get(
        where,
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
    )
    return parts | {where: old.replace(b"</Relationships>", extra.encode())}


def laughs(path: Path) -> Path:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{entities}]><worksheet {MAIN}><sheetData><row><c t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>'
    return _with_sheet(path, body.encode())


def xxe(path: Path) -> Path:
    body = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst {MAIN}><si><t>&e;</t></si></sst>'
    return write(path, plain() | {"xl/sharedStrings.xml": body.encode()})


def xxe_utf16(path: Path) -> Path:
    body = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><worksheet {MAIN}><sheetData/></worksheet>'
    return _with_sheet(path, body.encode("utf-16"))


def dtd_in_properties(path: Path) -> Path:
    parts = plain()
    return write(path, parts | {"docProps/core.xml": b"<!DOCTYPE a><a/>"})


def macros(path: Path) -> Path:
    parts = plain() | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)}
    return write(path, parts)


def macro_type(path: Path) -> Path:
    parts = plain()
    old = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return write(
        path,
        parts
        | {CONTENT: parts[CONTENT].replace(old, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")},
    )


def embedded(path: Path) -> Path:
    return write(
        path, plain() | {"xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)}
    )


def embedded_elsewhere(path: Path) -> Path:
    parts = plain() | {"xl/media/thing.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)}
    return write(path, parts)


def external_link(path: Path) -> Path:
    parts = plain() | {"xl/externalLinks/externalLink1.xml": f"<externalLink {MAIN}/>".encode()}
    return write(path, parts)


def external_picture(path: Path) -> Path:
    return write(
        path,
        _relation(
            plain(),
            "xl/worksheets/_rels/sheet1.xml.rels",
            "image",
            "http://example.invalid/a.png",
            ' TargetMode="External"',
        ),
    )


def no_sheet(path: Path) -> Path:
    parts = plain()
    del parts[SHEET]
    return write(path, parts)


def no_strings(path: Path) -> Path:
    parts = plain()
    del parts["xl/sharedStrings.xml"]
    return write(path, parts)


def no_types(path: Path) -> Path:
    parts = plain()
    del parts[CONTENT]
    return write(path, parts)


def truncated(path: Path) -> Path:
    write(path, plain())
    path.write_bytes(path.read_bytes()[:-300])
    return path


def broken_xml(path: Path) -> Path:
    return _with_sheet(path, f"<worksheet {MAIN}><sheetData><row></sheetData>".encode())


def flipped(path: Path) -> Path:
    write(path, plain())
    data = bytearray(path.read_bytes())
    at = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[at] ^= 0xFF
    path.write_bytes(bytes(data))
    return path


def zeros(path: Path) -> Path:
    return write(path, plain() | {"xl/media/zeros.bin": bytes(100 << 20)})


def quoted_bomb(path: Path) -> Path:
    """Entries that overlap: each says it holds the bytes of the next."""
    packed = zlib.compress(bytes(1 << 20), 9)[2:-4]
    parts = io.BytesIO()
    local = (
        struct.pack(
            "<4s5H3I2H",
            b"PK\x03\x04",
            20,
            0,
            8,
            0,
            0x21,
            zlib.crc32(bytes(1 << 20)),
            len(packed),
            1 << 20,
            1,
            0,
        )
        + b"a"
    )
    parts.write(local + packed)
    end = parts.tell()
    for number in range(40):
        name = f"x{number}".encode()
        parts.write(
            struct.pack(
                "<4s6H3I5H2I",
                b"PK\x01\x02",
                20,
                20,
                0,
                8,
                0,
                0x21,
                zlib.crc32(bytes(1 << 20)),
                len(packed),
                1 << 20,
                len(name),
                0,
                0,
                0,
                0,
                0,
                0,
            )
            + name
        )
    length = parts.tell() - end
    parts.write(struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 40, 40, length, end, 0))
    path.write_bytes(parts.getvalue())
    return path


def many_entries(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5_000):
            archive.writestr(f"xl/x{number}.xml", b"<a/>")
    return path


def styled_emptiness(path: Path) -> Path:
    row = "<row>" + '<c s="0"/>' * 100 + "</row>"
    body = f"<worksheet {MAIN}><sheetData>{row * 60_000}</sheetData></worksheet>"
    return _with_sheet(path, body.encode())


def long_strings(path: Path) -> Path:
    strings = (
        f"<sst {MAIN}>"
        + "".join(f"<si><t>{'长' * 32_000}{number}</t></si>" for number in range(700))
        + "</sst>"
    )
    cells = "<row>" + "".join(f'<c t="s"><v>{number % 700}</v></c>' for number in range(16_000)) + "</row>"
    body = f"<worksheet {MAIN}><sheetData>{cells * 20}</sheetData></worksheet>"
    return _with_sheet(path, body.encode(), **{"xl/sharedStrings.xml": strings.encode()})


def repeated_string(path: Path) -> Path:
    strings = f"<sst {MAIN}><si><t>{'长' * 32_000}</t></si></sst>"
    cells = "<row>" + '<c t="s"><v>0</v></c>' * 10_000 + "</row>"
    body = f"<worksheet {MAIN}><sheetData>{cells * 20}</sheetData></worksheet>"
    return _with_sheet(path, body.encode(), **{"xl/sharedStrings.xml": strings.encode()})


def _random_text(path: Path, cells: int, rows: int) -> Path:
    texts = [os.urandom(7_500).hex() for _ in range(cells)]
    row = "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts) + "</row>"
    return _with_sheet(path, f"<worksheet {MAIN}><sheetData>{row * rows}</sheetData></worksheet>".encode())


def random_wide(path: Path) -> Path:
    return _random_text(path, 100, 8)


def random_tall(path: Path) -> Path:
    return _random_text(path, 40, 60)


def one_token(path: Path) -> Path:
    return _with_sheet(
        path,
        f'<worksheet {MAIN}><sheetData a="'.encode() + bytes(range(65, 91)) * 3_000_000 + b'"/></worksheet>',
    )


def deep(path: Path) -> Path:
    return _with_sheet(path, f"<worksheet {MAIN}><sheetData>".encode() + b"<row><c>" * 300_000)


def merged_everywhere(path: Path) -> Path:
    merges = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 250_000))
    body = f"<worksheet {MAIN}><sheetData/><mergeCells>{merges}</mergeCells></worksheet>"
    return _with_sheet(path, body.encode())


def wrong_index(path: Path) -> Path:
    return _with_sheet(
        path,
        f'<worksheet {MAIN}><sheetData><row><c t="s"><v>99999</v></c></row></sheetData></worksheet>'.encode(),
    )


def climbing(path: Path) -> Path:
    return write(path, plain() | {"../evil.xml": b"<a/>"})


def twice(path: Path) -> Path:
    write(path, plain())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("XL/worksheets/SHEET1.xml", b"<a/>")
    return path


def glued(path: Path) -> Path:
    write(path, plain())
    path.write_bytes(b"PK\x03\x04" + bytes(100) + path.read_bytes())
    return path


WORKBOOKS: dict[str, tuple[Callable[[Path], Path], set[str]]] = {
    "laughs": (laughs, {"roster.has_dtd"}),
    "xxe": (xxe, {"roster.has_dtd"}),
    "xxe_utf16": (xxe_utf16, {"roster.has_dtd"}),
    "dtd_in_properties": (dtd_in_properties, {"roster.has_dtd"}),
    "macros": (macros, {"roster.has_macros"}),
    "macro_type": (macro_type, {"roster.has_macros"}),
    "embedded": (embedded, {"roster.has_objects"}),
    "embedded_elsewhere": (embedded_elsewhere, {"roster.has_objects"}),
    "external_link": (external_link, {"roster.has_links"}),
    "external_picture": (external_picture, {"roster.has_links"}),
    "no_sheet": (no_sheet, {"roster.missing_part"}),
    "no_strings": (no_strings, {"roster.missing_part"}),
    "no_types": (no_types, {"roster.missing_part"}),
    "truncated": (truncated, {"roster.damaged"}),
    "broken_xml": (broken_xml, {"roster.damaged"}),
    "flipped": (flipped, {"roster.damaged"}),
    "zeros": (zeros, {"roster.bomb"}),
    "quoted_bomb": (quoted_bomb, {"roster.bomb"}),
    "many_entries": (many_entries, {"roster.bomb"}),
    "styled_emptiness": (styled_emptiness, {"roster.bomb"}),
    "long_strings": (long_strings, {"roster.bomb", "roster.too_large"}),
    "repeated_string": (repeated_string, {"roster.bomb", "roster.too_large"}),
    "random_wide": (random_wide, {"roster.too_large"}),
    "random_tall": (random_tall, {"roster.too_large"}),
    "one_token": (one_token, {"roster.bomb", "roster.too_large"}),
    "deep": (deep, {"roster.bomb"}),
    "merged_everywhere": (merged_everywhere, {"roster.bomb"}),
    "wrong_index": (wrong_index, {"roster.damaged"}),
    "climbing": (climbing, {"roster.damaged"}),
    "twice": (twice, {"roster.damaged"}),
    "glued": (glued, {"roster.damaged"}),
}

SWOLLEN = ("styled_emptiness", "long_strings", "repeated_string", "one_token", "deep", "merged_everywhere")
"""Those that are refused for what they unpack to."""
