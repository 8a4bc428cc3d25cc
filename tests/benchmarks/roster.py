"""Measures reading and checking a large roster: 20,000 rows of 30 columns, against openpyxl alone."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import openpyxl
import xlsxwriter

from cadredesk.actions import rosters
from cadredesk.domain.idnumber import check_digit
from cadredesk.exchange import reader


def measure(rows: int = 20_000, columns: int = 30) -> dict[str, float]:
    """Seconds of `openpyxl` alone, of `read` (child process and all), and of `check` after it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "roster.xlsx")
        _write(path, rows, columns)
        start = time.perf_counter()
        openpyxl.load_workbook(path)
        alone = time.perf_counter() - start
        start = time.perf_counter()
        book = reader.read(path)
        read = time.perf_counter() - start
        start = time.perf_counter()
        result = rosters.check_sheet(book.sheets[0])
        check = time.perf_counter() - start
        assert len(result.rows) == rows
    return {"openpyxl": alone, "read": read, "check": check}


def _write(path: Path, rows: int, columns: int) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("名册")
        month = book.add_format({"num_format": "0.00"})
        sheet.write_row(
            0, 0, ["姓名", "性别", "出生年月", "身份证号", *(f"列{place}" for place in range(4, columns))]
        )
        for row in range(1, rows + 1):
            seventeen = f"440102{1970 + row % 30}{1 + row % 12:02d}{1 + row % 28:02d}{row % 1000:03d}"
            sheet.write_string(row, 0, f"张{chr(0x4E00 + row % 6000)}{chr(0x5000 + row // 9)}")
            sheet.write_string(row, 1, "男" if row % 2 else "女")
            sheet.write_number(row, 2, 1970 + row % 30 + (1 + row % 12) / 100, month)
            sheet.write_string(row, 3, seventeen + check_digit(seventeen))
            for column in range(4, columns):
                sheet.write(row, column, row * column if column % 2 else f"文字{row * column % 9973}")


if __name__ == "__main__":
    for name, seconds in measure().items():
        print(f"{name:10} {seconds:6.2f} s")
