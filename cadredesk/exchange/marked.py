"""Rows that could not go in, written back as an Excel file with the doubtful cells coloured and commented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

import xlsxwriter

from cadredesk.exchange.roster import NOT_READ, Finding, RosterCheck

_COLOURS = {"note": "#E8F5EC", "question": "#FFF4D6", "error": "#F9DEDC"}
_ORDER = ("note", "question", "error")


def marked(check: RosterCheck, sentence: Callable[[Finding], str], words: Mapping[str, str]) -> bytes:
    """The doubtful rows as .xlsx bytes: typed text as typed, every cell text, so that nothing is lost again.

    `words`: `sheet` the sheet's name, `row` and `findings` the heads of the first and last column. The header
    stands in row 1, so that the corrected file can be read by `check` as it is.
    """
    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(words["sheet"][:31])
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "num_format": "@"})
        plain = book.add_format({"num_format": "@"})
        fills = {
            name: book.add_format({"bg_color": colour, "num_format": "@"})
            for name, colour in _COLOURS.items()
        }
        columns: list[tuple[str, str]] = []
        for column in check.columns:
            if (
                column.field
                and column.field not in NOT_READ
                and column.field not in {field for field, _ in columns}
            ):
                columns.append((column.field, column.header))
        titles = [words["row"], *(header for _, header in columns), words["findings"]]
        for place, title in enumerate(titles):
            sheet.write_string(0, place, title, head)
        sheet.set_column(0, 0, 8)
        sheet.set_column(1, len(columns), 16, plain)
        sheet.set_column(len(columns) + 1, len(columns) + 1, 80)
        sheet.freeze_panes(1, 2)
        line = 0
        for row in check.rows:
            if row.state != "doubtful":
                continue
            line += 1
            sheet.write_string(line, 0, str(row.row))
            for place, (field, _) in enumerate(columns, 1):
                own = [finding for finding in row.findings if finding.field == field]
                worst = max((finding.severity for finding in own), key=_ORDER.index, default=None)
                text = row.raw.get(field, "")
                style = fills[worst] if worst else plain
                if text:
                    sheet.write_string(line, place, text[:32_000], style)
                else:
                    sheet.write_blank(line, place, None, style)
                if own:
                    sheet.write_comment(
                        line, place, "\n".join(sentence(finding) for finding in own), {"x_scale": 2}
                    )
            sheet.write_string(
                line, len(columns) + 1, "\n".join(sentence(finding) for finding in row.findings)
            )
    return out.getvalue()
