"""A list as it is seen on the screen, as an Excel workbook (.xlsx): heading, columns, rows, and a line that says what it is."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

Cell = str | int | float
_LONGEST = 32_000
_WIDEST = 40


def xlsx(title: str, about: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """The workbook's bytes; text stays text (no formulas, no lost digits), numbers are numbers.

    `about` stands under the title: how many, filtered by what, on which day.
    """
    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(_sheet_name(title))
        large = book.add_format({"bold": True, "font_size": 16})
        head = book.add_format(
            {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "bg_color": "#EEF1F5"}
        )
        text = book.add_format({"num_format": "@", "border": 1})
        number = book.add_format({"border": 1})
        sheet.write_string(0, 0, title, large)
        sheet.write_string(1, 0, about)
        for place, name in enumerate(columns):
            sheet.write_string(2, place, name, head)
            longest = max([_wide(name), *(_wide(str(row[place])) for row in rows)])
            sheet.set_column(place, place, min(_WIDEST, longest + 2))
        for line, row in enumerate(rows, 3):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(line, place, cell[:_LONGEST], text)
                else:
                    sheet.write_number(line, place, cell, number)
        sheet.freeze_panes(3, 1)
        if rows:
            sheet.autofilter(2, 0, 2 + len(rows), len(columns) - 1)
        sheet.repeat_rows(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return out.getvalue()


def _wide(text: str) -> int:
    """The width of a text in half-width characters."""
    return sum(1 if ord(char) < 0x2E80 else 2 for char in text)


def _sheet_name(title: str) -> str:
    return "".join("_" if char in "[]:*?/\\'" else char for char in title)[:31] or "1"
