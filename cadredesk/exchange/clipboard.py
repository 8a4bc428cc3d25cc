"""Cells copied in Excel or WPS, from the clipboard's HTML or its tab-separated text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from cadredesk.errors import UserError
from cadredesk.exchange import child
from cadredesk.exchange.sheets import Cell, Row, Sheet, Span

MAX_PASTED = 16 << 20
"""Longest text that is taken from the clipboard, characters."""
_MAX_CELLS = 500_000
_NAME = "clipboard"


def from_clipboard(html: str | None, text: str) -> Sheet:
    """The pasted cells as a sheet of displayed text: the first HTML table when there is one, else the text.

    Nothing is fetched or run. Raises UserError `roster.too_large` over the limits, `roster.nothing_pasted`.
    """
    if len(html or "") > MAX_PASTED or len(text) > MAX_PASTED:
        raise UserError("roster.too_large", file=_NAME)
    sheet = _from_html(html) if html and "<t" in html.lower() else None
    if sheet is None or not sheet.rows:
        sheet = _from_text(text)
    if not sheet.rows:
        raise UserError("roster.nothing_pasted")
    return sheet


def _from_text(text: str) -> Sheet:
    rows = []
    for number, fields in child.delimited(text, _NAME, "\t"):
        cells = {
            column: Cell(value.strip(), "shown") for column, value in enumerate(fields, 1) if value.strip()
        }
        if cells:
            rows.append(Row(number, cells))
    return Sheet(_NAME, tuple(rows))


def _from_html(html: str) -> Sheet | None:
    table = _Table()
    start = html.lower().find("<html")
    try:
        table.feed(html[max(start, 0) :])
        table.close()
    except (AssertionError, ValueError):
        return None
    rows = tuple(Row(number, cells) for number, cells in sorted(table.rows.items()) if cells)
    return Sheet(_NAME, rows, tuple(table.spans)) if rows else None


class _Table(HTMLParser):
    """Collects the first table: cells with their spans, formats and the value Excel tells beside the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: dict[int, dict[int, Cell]] = {}
        self.spans: list[Span] = []
        self._taken: dict[int, set[int]] = {}
        self._row = self._column = 0
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._count = 0
        self._done = self._muted = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag in ("style", "script"):
            self._muted = True
        elif tag == "tr":
            self._finish()
            self._row += 1
            self._column = 0
        elif tag in ("td", "th"):
            self._finish()
            if self._row == 0:
                self._row = 1
            told = {key: value or "" for key, value in attrs}
            self._span = (_number(told.get("rowspan")), _number(told.get("colspan")))
            self._text = []
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script"):
            self._muted = False
        elif tag in ("td", "th", "tr"):
            self._finish()
        elif tag == "table":
            self._finish()
            self._done = self._row > 0

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._muted:
            self._text.append(data)

    def _finish(self) -> None:
        if self._text is None:
            return
        text = re.sub(r"[ \t\r\n\xa0]+", " ", "".join(self._text)).strip()
        self._text = None
        column = self._column + 1
        while column in self._taken.get(self._row, ()):
            column += 1
        height, width = self._span
        self._count += height * width
        if self._count > _MAX_CELLS:
            raise UserError("roster.too_large", file=_NAME)
        if height * width > 1:
            self.spans.append((self._row, column, self._row + height - 1, column + width - 1))
            for row in range(self._row + 1, self._row + height):
                self._taken.setdefault(row, set()).update(range(column, column + width))
        self._column = column + width - 1
        if text:
            self.rows.setdefault(self._row, {})[column] = Cell(text, "shown")


def _number(text: str | None) -> int:
    return min(max(int(text), 1), 200) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1
