"""Hostile files are refused in one sentence, in time and memory; odd but honest ones are read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from cadredesk import messages
from cadredesk.errors import UserError
from cadredesk.exchange import reader
from cadredesk.exchange.sheets import Cell
from tests.unit.exchange import hostile

ROOT = Path(__file__).resolve().parents[3]

# ru_maxrss of a process starts at the size of the one that forked it, so its own peak is read from /proc.
MEASURE = """
import json, resource, sys, time
from pathlib import Path
from cadredesk.errors import UserError
from cadredesk.actions import rosters
start = time.monotonic()
try:
    rosters.check(Path(sys.argv[1]))
    code = "read"
except UserError as error:
    code = error.code
own = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
peak = int(own.split()[1]) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([code, time.monotonic() - start, peak / 1024]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measures through /proc")
@pytest.mark.parametrize("name", [*hostile.WORKBOOKS, *(f"{name} stored" for name in hostile.SWOLLEN)])
def test_hostile_workbook_is_refused_within_5_seconds_and_300_mib(name: str, tmp_path: Path) -> None:
    build, codes = hostile.WORKBOOKS[name.removesuffix(" stored")]
    path = build(tmp_path / "名册.xlsx")
    if name.endswith(" stored"):  # so that no ratio gives it away
        with zipfile.ZipFile(path) as archive:
            parts = {part: archive.read(part) for part in archive.namelist()}
        hostile.write(path, parts, zipfile.ZIP_STORED)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={**os.environ},
    )
    code, seconds, peak = json.loads(done.stdout)
    print(name, code, round(seconds, 2), round(peak))
    assert code in codes
    assert seconds < 5
    assert peak < 300
    for language in messages.LANGUAGES:
        shown = messages.sentence_of(UserError(code, file="名册.xlsx", part="x", ending=".xlsx"), language)
        assert "…" not in shown
        assert len(shown) > len(code) + 12


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"%PDF-1.7", "roster.not_what_it_says"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "roster.damaged"),
        ("a.xls", b"<html><table><tr><td>x</td></tr></table></html>", "roster.not_what_it_says"),
        ("a.xls", b"PK\x03\x04" + bytes(100), "roster.not_what_it_says"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "roster.damaged"),
        ("a.csv", b"PK\x03\x04" + bytes(100), "roster.not_what_it_says"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "roster.not_what_it_says"),
        ("a.csv", b"<!DOCTYPE html><html></html>", "roster.not_what_it_says"),
        ("a.csv", "姓名,性别\n张三,男\n".encode() + b"\xff\xff\xff", "roster.encoding"),
        ("a.xlsm", b"PK\x03\x04", "roster.has_macros"),
        ("a.docx", b"PK\x03\x04", "roster.unknown_ending"),
        ("a", b"x", "roster.unknown_ending"),
        ("a.xlsx", b"", "roster.empty_file"),
    ],
)
def test_content_must_be_what_the_ending_says(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        reader.read(path)
    assert caught.value.code == code


def test_missing_file_and_missing_sheet(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        reader.read(tmp_path / "none.xlsx")
    assert caught.value.code == "roster.no_such_file"
    path = hostile.write(tmp_path / "a.xlsx", hostile.plain())
    with pytest.raises(UserError) as caught:
        reader.read(path, "另一张")
    assert caught.value.code == "roster.no_such_sheet"


def test_values_formats_formulas_hidden_and_merged(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("名册")
        sheet.merge_range("A1:C1", "标题")
        sheet.write("A2", 1985.1, book.add_format({"num_format": "0.00"}))
        sheet.write("B2", 1985.1)
        sheet.write("C2", 31323, book.add_format({"num_format": 'yyyy"年"m"月"d"日"'}))
        sheet.write("D2", 31321, book.add_format({"num_format": "yyyy-mm"}))
        sheet.write("E2", 440102198510031234)
        sheet.write_formula("F2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("G2", '="张"&"三"', None, "张三")
        sheet.write("H2", True)
        sheet.write_rich_string("I2", "张", book.add_format({"bold": True}), "三丰")
        sheet.write("J2", "a_x000D_\nb")
        sheet.write_blank("K2", None, book.add_format({"bold": True}))
        sheet.set_row(2, options={"hidden": True})
        sheet.write("A3", "藏")
        sheet.write_url("B3", "mailto:a@example.invalid", string="信")
        sheet.set_column("D:E", None, None, {"hidden": True})
        other = book.add_worksheet("二")
        other.hide()
    book_read = reader.read(path)
    sheet_read, other_read = book_read.sheets
    assert (sheet_read.name, sheet_read.hidden, other_read.hidden) == ("名册", False, True)
    assert sheet_read.merged == ((1, 1, 1, 3),)
    assert sheet_read.hidden_columns == {4, 5}
    cells = sheet_read.rows[1].cells
    assert cells[1] == Cell("1985.1", "number", "0.00")
    assert cells[2] == Cell("1985.1", "number", "General")
    assert cells[3].text == "1985-10-03"
    assert cells[3].kind == "date"
    assert cells[4].text == "1985-10"
    assert cells[5].kind == "number"
    assert cells[5].text.startswith("44010219851003")
    assert (cells[6].kind, cells[6].formula, cells[6].text) == ("error", True, "#DIV/0!")
    assert (cells[7].text, cells[7].formula) == ("张三", True)
    assert cells[8] == Cell("TRUE", "bool")
    assert cells[9] == Cell("张三丰")
    assert 11 not in cells
    assert sheet_read.rows[2].hidden
    assert sheet_read.rows[2].cells[2].text == "信"


def test_wrong_dimension_and_missing_references_as_wps_writes_them(tmp_path: Path) -> None:
    body = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:dimension ref="A1"/>'
        '<x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>姓名</x:t><x:rPh><x:t>ming</x:t></x:rPh></x:is></x:c>'
        '<x:c t="str"><x:v>性别</x:v></x:c></x:row>'
        '<x:row r="5"><x:c r="B5" t="inlineStr"><x:is><x:t>男</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
    )
    path = hostile.write(tmp_path / "a.xlsx", hostile.plain() | {hostile.SHEET: body.encode()})
    rows = reader.read(path).sheets[0].rows
    assert [(row.number, {column: cell.text for column, cell in row.cells.items()}) for row in rows] == [
        (1, {1: "姓名", 2: "性别"}),
        (5, {2: "男"}),
    ]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_csv_in_every_encoding_and_delimiter(encoding: str, mark: str, tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    text = f'姓名{mark}性别{mark}身份证号\r\n李䶮{mark}女{mark}="440102198510030151"\r\n"张{mark}三\n丰"{mark}男{mark}\r\n'
    path.write_bytes(text.encode(encoding))
    rows = reader.read(path).sheets[0].rows
    assert rows[1].cells[1] == Cell("李䶮", "shown")
    assert rows[1].cells[3].text == "440102198510030151"
    assert rows[2].cells[1].text == f"张{mark}三\n丰"


def test_limits_hold_for_a_plain_file_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名\n" + "甲,\n" * 200_100, encoding="utf-8")
    start = time.monotonic()
    with pytest.raises(UserError) as caught:
        reader.read(path)
    assert caught.value.code == "roster.too_large"
    assert time.monotonic() - start < 5


def test_reads_a_large_sheet_as_openpyxl_does(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(2_000):
            for column in range(30):
                sheet.write(row, column, row * column if column % 2 else f"文字{row}")
    theirs = openpyxl.load_workbook(path).worksheets[0]
    rows = reader.read(path).sheets[0].rows
    assert len(rows) == theirs.max_row == 2_000
    assert {cell.text for cell in rows[-1].cells.values()} == {str(cell.value) for cell in theirs[2_000]}


def test_reading_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = hostile.write(tmp_path / "a.xlsx", hostile.plain())
    before = path.read_bytes()
    reader.read(path)
    assert path.read_bytes() == before
    assert zipfile.is_zipfile(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.xlsx"]
