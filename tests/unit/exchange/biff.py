"""Writes a tiny BIFF8 workbook in a compound file, for there is no writer of .xls among the libraries."""

from __future__ import annotations

import struct

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(code: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", code, len(body)) + body


def workbook(
    texts: list[str], cells: bytes, *, name: str = "Sheet1", more: bytes = b"", kind: int = 0
) -> bytes:
    """A stream of one sheet: `texts` are the shared strings, `cells` the records of the sheet."""
    bof = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    font = record(0x0031, struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 5, 0) + b"Arial")
    code = "0.00"
    formats = record(0x041E, struct.pack("<HHB", 164, len(code), 0) + code.encode())
    styles = b"".join(
        record(0x00E0, struct.pack("<HHH", 0, number, 0) + bytes(14)) for number in (0, 164, 14)
    )
    shared = b"".join(struct.pack("<HB", len(text), 1) + text.encode("utf-16-le") for text in texts)
    strings = record(0x00FC, struct.pack("<II", len(texts), len(texts)) + shared)
    label = struct.pack("<BB", len(name), 0) + name.encode("latin-1")
    before = (
        record(0x0809, bof) + record(0x0042, struct.pack("<H", 1200)) + font * 4 + formats + styles + more
    )
    after = strings + record(0x000A)
    start = len(before) + 4 + 6 + len(label) + len(after)
    globals_part = before + record(0x0085, struct.pack("<IBB", start, 0, kind) + label) + after
    head = struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)
    return globals_part + record(0x0809, head) + cells + record(0x000A)


def label(row: int, column: int, index: int, style: int = 0) -> bytes:
    return record(0x00FD, struct.pack("<HHHI", row, column, style, index))


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def formula(row: int, column: int, value: float, style: int = 0) -> bytes:
    parsed = struct.pack("<BH", 0x1E, 5)
    return record(
        0x0006,
        struct.pack("<HHHdHI", row, column, style, value, 0, 0) + struct.pack("<H", len(parsed)) + parsed,
    )


def hidden_row(row: int) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20)[:12] + struct.pack("<I", 0x20))


def compound(stream: bytes, extra: tuple[str, ...] = ()) -> bytes:
    """A compound file with the stream `Workbook` and empty storages of the names in `extra`."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    table = [_FAT, _END] + [number + 1 for number in range(2, sectors + 1)] + [_END]
    assert len(table) <= 128
    table += [_FREE] * (128 - len(table))

    def entry(name: str, kind: int, start: int, size: int, child: int = _FREE, right: int = _FREE) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        return (
            text.ljust(64, b"\0")
            + struct.pack("<HBB3I", len(text), kind, 1, _FREE, right, child)
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )

    names = [
        entry("Root Entry", 5, _END, 0, 1),
        entry("Workbook", 2, 2, len(stream), right=2 if extra else _FREE),
    ]
    names += [entry(name, 1, 0, 0) for name in extra]
    directory = b"".join(names).ljust(512, b"\0")
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
        + struct.pack("<109I", 0, *[_FREE] * 108)
    )
    return head + struct.pack("<128I", *table) + directory + stream
