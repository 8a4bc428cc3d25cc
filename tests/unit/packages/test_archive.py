"""The archive: the same bytes as Python's zipfile, and every other form refused."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadredesk.errors import UserError
from cadredesk.packages import archive

HEAD = [("manifest.json", b"{}\n"), ("manifest.sig", b"sig\n")]
SMALL = [*HEAD, ("data/a.txt", b"one"), ("data/b/c.bin", bytes(300))]


def by_zipfile(entries: list[tuple[str, bytes]]) -> bytes:
    """The reference of CDP/1 2.1: what Python's zipfile writes for the described ZipInfo."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for name, content in entries:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.filename = name  # ZipInfo cuts a name at NUL; a hostile writer does not
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            target.writestr(info, content)
    return out.getvalue()


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        act()
    return caught.value.code.removeprefix("package.")


def test_bytes_are_those_of_zipfile() -> None:
    entries = [*HEAD, ("manifest.sm2", b"x"), ("data/a", b""), ("data/a-b", b"12"), ("data/a/z.json", b"{}")]
    assert archive.write(list(reversed(entries))) == by_zipfile(entries)


part = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,10}", fullmatch=True)
names = (
    st.lists(part, min_size=1, max_size=4)
    .map(lambda parts: "data/" + "/".join(parts))
    .filter(archive.is_name)
)


@settings(deadline=None)
@given(st.dictionaries(names, st.binary(max_size=50), max_size=6), st.booleans())
def test_what_is_written_is_read_and_equals_zipfile(files: dict[str, bytes], second: bool) -> None:
    head = [*HEAD, ("manifest.sm2", b"sm2")] if second else HEAD
    ordered = [*head, *((name, files[name]) for name in sorted(files))]
    data = archive.write([*files.items(), *head])
    assert data == by_zipfile(ordered)
    stream = io.BytesIO(data)
    assert [(entry.name, archive.content(stream, entry)) for entry in archive.scan(stream)] == ordered


@pytest.mark.parametrize("name", [
    "data/a", "data/0.x", "data/a-b_c.d", "data/a/b/c/d", "data/" + "a" * 64, "data/com", "data/con1.txt",
    "data/a.con", "manifest.json", "manifest.sm2",
])  # fmt: skip
def test_names_allowed(name: str) -> None:
    assert archive.is_name(name)


@pytest.mark.parametrize("name", [
    "", "data", "data/", "data//a", "/data/a", "data/a/", "data/../a", "data/a..b", "data/a.", "data/a./b", "data/.a",
    "data/-a", "data/A", "data/名.pdf", "data/a b", "data/a\n", "data/a\x00", "data\\a", "data/a/b/c/d/e",
    "data/" + "a" * 65, "data/con", "data/aux.txt", "data/nul.tar.gz", "data/x/com1.pdf", "data/lpt9", "data/prn/x",
    "manifest.txt", "Manifest.json", "manifest.json\n", "other/a", "data/٣",
])  # fmt: skip
def test_names_refused(name: str) -> None:
    assert not archive.is_name(name)
    assert refusal(lambda: archive.write([*HEAD, (name, b"")])) == "E113"
    if name:
        assert refusal(lambda: archive.read(by_zipfile([*HEAD, (name, b"")]))) in {"E113", "E112"}


@pytest.mark.parametrize("entries", [
    [HEAD[1], HEAD[0]],
    [HEAD[0]],
    [HEAD[0], ("data/a", b"")],
    [*HEAD, ("data/b", b""), ("data/a", b"")],
    [*HEAD, ("data/b", b""), ("manifest.sm2", b"")],
    [("manifest.sm2", b""), *HEAD],
])  # fmt: skip
def test_other_orders_refused(entries: list[tuple[str, bytes]]) -> None:
    assert refusal(lambda: archive.read(by_zipfile(entries))) == "E114"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("double", ["manifest.json", "manifest.sig", "data/a"])
def test_doubled_names_refused(double: str) -> None:
    entries = sorted(
        [*HEAD, ("data/a", b""), (double, b"")], key=lambda entry: (entry[0][0] == "d", entry[0])
    )
    assert refusal(lambda: archive.read(by_zipfile(entries))) == "E114"
    assert refusal(lambda: archive.write(entries)) == "E114"


@pytest.mark.parametrize(("data", "code"), [
    (b"", "E110"), (b"PK", "E110"), (b"MZ" + bytes(100), "E110"), (by_zipfile([]), "E110"),
    (b"x" + archive.write(SMALL), "E110"), (archive.write(SMALL) + b"\x00", "E118"),
    (archive.write(SMALL)[:-1], "E111"), (archive.write(SMALL)[:40], "E111"),
    (archive.write(SMALL)[:-2] + b"\x01\x00c", "E118"),
])  # fmt: skip
def test_nothing_before_or_after(data: bytes, code: str) -> None:
    assert refusal(lambda: archive.read(data)) == code


# offset in the local header, format, value
HOSTILE = [
    (4, "<H", 10), (4, "<H", 45), (6, "<H", 1), (6, "<H", 8), (6, "<H", 0x800), (8, "<H", 8), (8, "<H", 99),
    (10, "<H", 1), (12, "<H", 0), (12, "<H", 0x22), (18, "<I", 2), (22, "<I", 2), (28, "<H", 4), (28, "<H", 0xFFFF),
    (18, "<I", 0xFFFFFFFF), (22, "<I", 0xFFFFFFFF),
]  # fmt: skip


@pytest.mark.parametrize(("offset", "form", "number"), HOSTILE)
def test_other_constants_refused_even_when_both_headers_agree(offset: int, form: str, number: int) -> None:
    data = bytearray(archive.write(SMALL))
    struct.pack_into(form, data, offset, number)
    central = data.index(b"PK\x01\x02")
    struct.pack_into(form, data, central + offset + 2, number)
    assert refusal(lambda: archive.read(bytes(data))) == "E112"


def test_sizes_beyond_the_file_are_a_broken_copy_not_a_crash() -> None:
    data = bytearray(archive.write(SMALL))
    struct.pack_into("<II", data, 18, 1000, 1000)
    assert refusal(lambda: archive.read(bytes(data))) == "E111"
    struct.pack_into("<II", data, 18, 0xFFFFFFFF, 0xFFFFFFFF)
    assert refusal(lambda: archive.read(bytes(data))) == "E116"
    data = bytearray(archive.write(SMALL))
    struct.pack_into("<H", data, 26, 0xFFFF)
    assert refusal(lambda: archive.read(bytes(data))) == "E113"


def test_wrong_checksum_refused_even_when_both_headers_agree() -> None:
    data = bytearray(archive.write(SMALL))
    struct.pack_into("<I", data, 14, 7)
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 16, 7)
    assert refusal(lambda: archive.read(bytes(data))) == "E117"


def test_deflated_zip_and_gap_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(
            zipfile.ZipInfo("manifest.json", (1980, 1, 1, 0, 0, 0)), b"{}\n" * 99, zipfile.ZIP_DEFLATED
        )
    assert refusal(lambda: archive.read(out.getvalue())) == "E112"
    data = archive.write(SMALL)
    second = data.index(b"PK\x03\x04", 1)
    assert refusal(lambda: archive.read(data[:second] + b"gap" + data[second:])) == "E112"


def test_limits_of_number_and_size() -> None:
    many = [(f"data/f{number:04d}", b"") for number in range(4097)]
    assert len(archive.read(archive.write([*HEAD, *many[:4096]]))) == 4098
    assert len(archive.read(archive.write([*HEAD, ("manifest.sm2", b""), *many[:4096]]))) == 4099
    assert refusal(lambda: archive.write([*HEAD, *many])) == "E115"
    assert refusal(lambda: archive.read(by_zipfile([*HEAD, *many]))) == "E115"
    assert refusal(lambda: archive.write([("manifest.json", bytes(2**20 + 1)), HEAD[1]])) == "E116"
    assert archive.read(archive.write([("manifest.json", bytes(2**20)), HEAD[1]]))[0].size == 2**20
    assert (
        refusal(lambda: archive.read(by_zipfile([*HEAD, ("data/a.json", bytes(32 * 2**20 + 1))]))) == "E116"
    )
    assert refusal(lambda: archive.write([*HEAD, ("data/a.pdf", bytes(64 * 2**20 + 1))])) == "E116"


def test_content_that_changed_after_the_scan_is_refused() -> None:
    stream = io.BytesIO(archive.write(SMALL))
    entry = archive.scan(stream)[2]
    stream.seek(entry.start)
    stream.write(b"two")
    assert refusal(lambda: archive.content(stream, entry)) == "E119"
