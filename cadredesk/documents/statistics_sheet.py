"""Statistics on paper and in Excel (资格统计表, 结构统计表): several titled tables under one heading, each number with its base."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO

import xlsxwriter

from cadredesk.documents.form import Form, Part, Space, Text, render_form
from cadredesk.documents.listing import heading, listing


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    """One table: the first column names the rows; `foot` says how it adds up."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: str = ""


@dataclass(frozen=True, slots=True)
class StatisticsSheet:
    """The tables; `about` says of whom, filtered by what, on which day; `secret` stands above all (内部资料)."""

    title: str
    about: str
    tables: tuple[StatisticsTable, ...]
    secret: str = ""


def pdf(value: StatisticsSheet, watermark: str | None = None) -> bytes:
    """The tables lengthwise, one under the other."""
    parts: list[Part] = [Text(value.secret, 10.5)] if value.secret else []
    parts += [Text(value.about, 10.5), Space(2)]
    for table in value.tables:
        shares = (24.0, *([20.0] * (len(table.columns) - 1)))
        parts += [
            replace(heading(table.title, 13), keep=True),
            listing(table.columns, table.rows, shares, "l", 10, 7.5),
            *([Text(table.foot, 9.5)] if table.foot else []),
            Space(4),
        ]
    return render_form(
        Form(value.title, tuple(parts), landscape=True, margin=15, title_size=18, watermark=watermark)
    )


def xlsx(value: StatisticsSheet) -> bytes:
    """A sheet a table; counts that are whole numbers are numbers, the rest stays text."""
    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        large = book.add_format({"bold": True, "font_size": 16})
        head = book.add_format(
            {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "bg_color": "#EEF1F5"}
        )
        text = book.add_format({"num_format": "@", "border": 1})
        number = book.add_format({"border": 1})
        used: set[str] = set()
        for at, table in enumerate(value.tables, 1):
            name = "".join("_" if char in "[]:*?/\\'" else char for char in table.title)[:28] or str(at)
            name = name if name.casefold() not in used else f"{name}{at}"
            used.add(name.casefold())
            sheet = book.add_worksheet(name)
            top = [line for line in (value.secret, value.about) if line]
            sheet.write_string(0, 0, f"{value.title}　{table.title}", large)
            for line, words in enumerate(top, 1):
                sheet.write_string(line, 0, words)
            start = len(top) + 1
            for place, words in enumerate(table.columns):
                sheet.write_string(start, place, words, head)
            for line, row in enumerate(table.rows, start + 1):
                for place, cell in enumerate(row):
                    if cell.isascii() and cell.isdecimal() and str(int(cell)) == cell:
                        sheet.write_number(line, place, int(cell), number)
                    else:
                        sheet.write_string(line, place, cell, text)
            if table.foot:
                sheet.write_string(start + len(table.rows) + 1, 0, table.foot)
            sheet.set_column(0, 0, 18)
            sheet.set_column(1, max(1, len(table.columns) - 1), 16)
            sheet.freeze_panes(start + 1, 1)
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
    return out.getvalue()
