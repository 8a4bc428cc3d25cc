"""The old .xls: values, number formats, formulas and hidden rows, and what is refused in it."""

from __future__ import annotations

import struct
from datetime import date
from pathlib import Path

import pytest

from cadredesk.actions import rosters
from cadredesk.errors import UserError
from cadredesk.exchange import reader
from tests.unit.exchange import biff

TEXTS = ["姓名", "出生年月", "张三", "李四", "王五"]
CELLS = (
    biff.hidden_row(2)
    + biff.label(0, 0, 0)
    + biff.label(0, 1, 1)
    + biff.label(1, 0, 2)
    + biff.number(1, 1, 1985.1, 1)
    + biff.label(2, 0, 3)
    + biff.number(2, 1, 31323, 2)
    + biff.label(3, 0, 4)
    + biff.formula(3, 1, 1985.1)
)


def _file(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "名册.xls"
    path.write_bytes(data)
    return path


def test_an_xls_roster_keeps_its_number_formats(tmp_path: Path) -> None:
    path = _file(tmp_path, biff.compound(biff.workbook(TEXTS, CELLS)))
    check = rosters.check(path, today=date(2026, 11, 21))
    told = [
        (row.row, row.state, row.values["birth"], {finding.code for finding in row.findings})
        for row in check.rows
    ]
    assert told == [
        (2, "new", "1985-10", set()),
        (3, "new", "1985-10-03", {"cell.hidden_row"}),
        (4, "doubtful", "1985", {"birth.january_or_october", "cell.formula"}),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (biff.compound(biff.workbook(TEXTS, CELLS), ("_VBA_PROJECT_CUR",)), "roster.has_macros"),
        (biff.compound(biff.workbook(TEXTS, CELLS, kind=1)), "roster.has_macros"),
        (biff.compound(biff.workbook(TEXTS, CELLS), ("MBD0018D4E2",)), "roster.has_objects"),
        (biff.compound(biff.workbook(TEXTS, CELLS, more=biff.record(0x2F, bytes(6)))), "roster.protected"),
        (
            biff.compound(
                biff.workbook(
                    TEXTS, CELLS, more=biff.record(0x01AE, struct.pack("<HH", 1, 9) + b"\0other.xls")
                )
            ),
            "roster.has_links",
        ),
        (biff.compound(biff.workbook(TEXTS, CELLS))[:1500], "roster.damaged"),
    ],
)
def test_unsafe_xls_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        reader.read(_file(tmp_path, data))
    assert caught.value.code == code


def test_a_cell_at_the_far_corner_cannot_eat_the_memory(tmp_path: Path) -> None:
    path = _file(tmp_path, biff.compound(biff.workbook(TEXTS, CELLS + biff.number(65_535, 255, 1))))
    try:
        told = str(reader.read(path).sheets[0].rows[-1].number)
    except UserError as error:
        told = error.code
    assert told in {"65536", "roster.damaged", "roster.bomb"}
