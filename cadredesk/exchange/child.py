"""The child process that reads one untrusted spreadsheet under limits and writes it to stdout as lines of JSON.

Lines, in order: `{"seconds": n}` once the file has passed the guard; for each sheet
`{"sheet": name, "hidden": bool, "hidden_columns": [..]}`, rows `[number, hidden, [[column, text, kind, format,
formula], ..]]` (the last three left out for plain text) and `{"merged": [[r1, c1, r2, c2], ..]}`; `{"end": true}`.
Instead of the rest, `{"error": code, "values": {..}}`.
"""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import IO, Any

from cadredesk.errors import UserError
from cadredesk.exchange import guard

MEMORY = 200 << 20
"""Address space of the child, bytes (where the system can limit it)."""
QUICK_SECONDS = 4
"""Time for a file that unpacks to suspiciously much, seconds; a plain one has PATIENT_SECONDS."""
PATIENT_SECONDS = 25
MAX_CHARACTERS = 16 << 20
"""Most characters in all cells of one file."""
MAX_ROW_CHARACTERS = 1 << 20
"""Most characters in all cells of one row."""
_MAX_ELEMENTS = 2_500_000
_MAX_DEPTH = 64
_MAX_STRINGS = 16 << 20
_MAX_MERGED = 50_000
_MAX_COLUMN = 16_384
_MAX_ROW = 1_048_576

_BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    36: 'yyyy"年"m"月"',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # ECMA-376 part 1, 18.8.30, with the zh-CN column
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_SPAN = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

Emit = Callable[[object], None]
Item = list[Any]


def main(arguments: Sequence[str]) -> int:
    """`FILE [SHEET]`: reads the file, or one sheet of it, and writes the lines described above."""
    _limit()
    out = io.BufferedWriter(io.FileIO(1, "w", closefd=False), 1 << 16)
    encode = json.JSONEncoder(separators=(",", ":"), check_circular=False, ensure_ascii=False).encode

    def emit(line: object) -> None:
        out.write(encode(line).encode("utf-8", "replace"))
        out.write(b"\n")
        if isinstance(line, dict):
            out.flush()

    try:
        read(Path(arguments[0]), arguments[1] if len(arguments) > 1 else None, emit)
        emit({"end": True})
    except UserError as error:
        emit({"error": error.code, "values": {key: str(value) for key, value in error.values.items()}})
    except (MemoryError, RecursionError):
        emit({"error": "roster.bomb", "values": {"file": Path(arguments[0]).name}})
    except OSError:
        emit({"error": "roster.cannot_open", "values": {"file": Path(arguments[0]).name}})
    out.flush()
    return 0


def _limit() -> None:
    """Memory and time of this process; Windows has no such call, there the parent's clock alone stands guard."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENT_SECONDS, PATIENT_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def read(path: Path, wanted: str | None, emit: Emit) -> None:
    """Reads the file at `path` (one sheet when `wanted`) and hands each line to `emit`; UserError `roster.*`."""
    kind = guard.kind_of(path)
    if kind == "xlsx":
        _read_xlsx(path, wanted, emit)
    elif kind == "xls":
        _read_xls(path, wanted, emit)
    else:
        emit({"seconds": PATIENT_SECONDS})
        _read_csv(path, wanted, emit)


# ---------------------------------------------------------------------------------------------- .xlsx


class _Locals(dict[str, str]):
    """Tag -> tag without its namespace prefix."""

    def __missing__(self, tag: str) -> str:
        if len(self) < 1000:
            self[tag] = tag.rpartition(":")[2]
            return self[tag]
        return tag.rpartition(":")[2]


def _read_xlsx(path: Path, wanted: str | None, emit: Emit) -> None:
    archive, package = guard.open_package(path)
    emit({"seconds": QUICK_SECONDS if package.swollen else PATIENT_SECONDS})
    chosen = [sheet for sheet in package.sheets if wanted in (None, sheet[0])]
    if not chosen:
        raise UserError("roster.no_such_sheet", file=path.name, sheet=wanted)
    count = [0]
    with archive:
        formats = _styles(archive, package.styles, path.name)
        strings = _strings(archive, package.shared_strings, path.name, count)
        for name, part, hidden in chosen:
            with archive.open(part) as stream:
                _sheet(
                    stream,
                    path.name,
                    (name, hidden),
                    (strings, formats, package.dates_from_1904),
                    count,
                    emit,
                )


def _styles(archive: zipfile.ZipFile, part: str | None, file: str) -> list[str]:
    """The number format of each cell style, by its index."""
    codes = dict(_BUILT_IN)
    found: list[str] = []
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        tag = tag.rpartition(":")[2]
        if tag == "numFmt":
            number = attributes.get("numFmtId", "")
            if number.isdecimal() and len(codes) < 70_000:
                codes[int(number)] = attributes.get("formatCode", "General")[:255]
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            number = attributes.get("numFmtId", "0")
            found.append(codes.get(int(number) if number.isdecimal() else 0, "General"))
            if len(found) > 70_000:
                raise UserError("roster.bomb")

    def end(tag: str) -> None:
        nonlocal inside
        if tag.rpartition(":")[2] == "cellXfs":
            inside = False

    if part is not None:
        parser = guard.parser()
        parser.StartElementHandler, parser.EndElementHandler = start, end
        with archive.open(part) as stream:
            guard.feed(parser, stream, file)
    return found


def _strings(archive: zipfile.ZipFile, part: str | None, file: str, count: list[int]) -> list[str]:
    """The shared strings, without phonetic hints."""
    found: list[str] = []
    pieces: list[str] = []
    reading = False
    phonetic = depth = total = elements = 0
    local = _Locals()

    def start(tag: str, _: object) -> None:
        nonlocal reading, phonetic, depth, elements
        tag = local[tag]
        elements += 1
        depth += 1
        if depth > _MAX_DEPTH or elements > _MAX_ELEMENTS:
            raise UserError("roster.bomb")
        if tag == "t":
            reading = not phonetic
        elif tag == "rPh":
            phonetic += 1

    def end(tag: str) -> None:
        nonlocal reading, phonetic, depth, total
        tag = local[tag]
        depth -= 1
        if tag == "t":
            reading = False
        elif tag == "rPh":
            phonetic -= 1
        elif tag == "si":
            text = "".join(pieces)
            pieces.clear()
            total += len(text)
            if total > _MAX_STRINGS:
                raise UserError("roster.bomb")
            found.append(text)

    def characters(text: str) -> None:
        nonlocal total
        if reading:
            pieces.append(text)
            if len(pieces) > 10_000:
                raise UserError("roster.bomb")

    if part is not None:
        parser = guard.parser()
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = (
            start,
            end,
            characters,
        )
        with archive.open(part) as stream:
            guard.feed(parser, stream, file)
    count[0] += elements
    return found


def _sheet(
    stream: IO[bytes],
    file: str,
    title: tuple[str, bool],
    book: tuple[list[str], list[str], bool],
    count: list[int],
    emit: Emit,
) -> None:
    """One worksheet part, row by row; its own idea of its dimension is not asked (WPS writes A1)."""
    strings, formats, from_1904 = book
    parser = guard.parser()
    local = _Locals()
    columns: dict[str, int] = {}
    hidden_columns: list[int] = []
    merged: list[list[int]] = []
    cells: list[Item] = []
    pieces: list[str] = []
    row = column = depth = elements = volume = row_volume = 0
    row_hidden = formula = reading = opened = False
    phonetic = 0
    kind = style = ""
    left = _MAX_ELEMENTS - count[0]

    def begin() -> None:
        nonlocal opened
        opened = True
        emit({"sheet": title[0], "hidden": title[1], "hidden_columns": hidden_columns})

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, row_hidden, formula, reading, kind, style, depth, elements, phonetic
        tag = local[tag]
        elements += 1
        depth += 1
        if elements > left or depth > _MAX_DEPTH:
            raise UserError("roster.bomb")
        if tag == "c":
            reference = attributes.get("r")
            if reference:
                letters = reference.rstrip("0123456789")
                found = columns.get(letters)
                if found is None:
                    found = columns[letters] = _column(letters)
                column = found
            else:
                column += 1
            kind = attributes.get("t", "n")
            style = attributes.get("s", "")
            formula = False
        elif tag == "v" or tag == "t":
            reading = not phonetic
        elif tag == "f":
            formula = True
        elif tag == "row":
            number = attributes.get("r", "")
            row = int(number) if number.isdecimal() and len(number) < 8 else row + 1
            if not 1 <= row <= _MAX_ROW:
                raise UserError("roster.damaged")
            column = 0
            row_hidden = attributes.get("hidden", "0") in ("1", "true")
        elif tag == "rPh":
            phonetic += 1
        elif tag == "col":
            if attributes.get("hidden", "0") in ("1", "true"):
                low, high = attributes.get("min", ""), attributes.get("max", "")
                if low.isdecimal() and high.isdecimal() and len(low) < 6 and len(high) < 6:
                    hidden_columns.extend(range(int(low), min(int(high), 512) + 1))
                if len(hidden_columns) > 2 * _MAX_COLUMN:
                    raise UserError("roster.bomb")
        elif tag == "mergeCell":
            match = _SPAN.fullmatch(attributes.get("ref", ""))
            if match:
                span = [int(match[2]), _column(match[1]), int(match[4]), _column(match[3])]
                merged.append(span)
                if len(merged) > _MAX_MERGED:
                    raise UserError("roster.bomb")
        elif tag == "sheetData":
            begin()
        elif tag == "oleObject" or tag == "control":
            raise UserError("roster.has_objects")

    def end(tag: str) -> None:
        nonlocal reading, depth, phonetic, volume, row_volume
        tag = local[tag]
        depth -= 1
        if tag == "v" or tag == "t":
            reading = False
        elif tag == "c":
            if pieces or formula:
                item = _cell(column, kind, "".join(pieces), style, formula, strings, formats, from_1904)
                pieces.clear()
                if item is not None:
                    cells.append(item)
                    row_volume += len(item[1])
                    if volume + row_volume > MAX_CHARACTERS or row_volume > MAX_ROW_CHARACTERS:
                        raise UserError("roster.too_large")
        elif tag == "row":
            volume, row_volume = volume + row_volume, 0
            if cells:
                emit([row, row_hidden, cells])
                cells.clear()
        elif tag == "rPh":
            phonetic -= 1

    def characters(text: str) -> None:
        if reading:
            pieces.append(text)
            if len(pieces) > 10_000:
                raise UserError("roster.bomb")

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    guard.feed(parser, stream, file)
    count[0] += elements
    if not opened:
        raise UserError("roster.damaged", file=file)
    emit({"merged": merged})


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    if not (letters.isascii() and letters.isupper() and len(letters) <= 3 and 1 <= number <= _MAX_COLUMN):
        raise UserError("roster.damaged")
    return number


def _cell(
    column: int,
    kind: str,
    text: str,
    style: str,
    formula: bool,
    strings: list[str],
    formats: list[str],
    from_1904: bool,
) -> Item | None:
    """One cell as `[column, text, kind, format, formula]`, shortened for plain text; None when it is empty."""
    if kind == "s":
        if not text.strip().isdecimal():
            if not text:
                return None
            raise UserError("roster.damaged")
        index = int(text)
        if index >= len(strings):
            raise UserError("roster.damaged")
        text, kind = strings[index], "text"
    elif kind in ("inlineStr", "str"):
        kind = "text"
    elif kind == "b":
        text, kind = ("TRUE" if text.strip() in ("1", "true") else "FALSE"), "bool"
    elif kind == "e":
        kind = "error"
    elif kind == "d":
        text, kind = text.strip()[:10], "date"
    else:
        kind = "number"
    if kind == "text":
        if "_x" in text:
            text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        text = _clean(text)
        if not formula:
            return [column, text] if text and not text.isspace() else None
    code = formats[int(style)] if style.isdecimal() and int(style) < len(formats) else "General"
    if kind == "number" and text:
        text, kind = number_text(text.strip(), code, from_1904)
    return [column, text, kind, code, formula]


def _clean(text: str) -> str:
    """Without control characters and lone surrogates."""
    text = _CONTROL.sub("", text)
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def number_text(stored: str, code: str, from_1904: bool) -> tuple[str, str]:
    """A stored number as plain digits (`number`), or as a date when its format is one (`date`).

    At most 15 significant digits are taken from a fraction; a whole number keeps the digits that are stored.
    """
    try:
        value = Decimal(stored)
    except InvalidOperation:
        return _clean(stored), "text"
    if (
        not value.is_finite()
        or abs(value) >= Decimal(10) ** 30
        or (value and abs(value) < Decimal(10) ** -30)
    ):
        return stored[:40], "number"
    letters = date_letters(code)
    if letters and 1 <= value < 2_958_466:
        days = int(value)
        if from_1904:
            day = date(1904, 1, 1) + timedelta(days=days)
        else:
            day = date(1899, 12, 30 if days >= 60 else 31) + timedelta(days=days)
        return (day.isoformat()[:7] if "d" not in letters and day.day == 1 else day.isoformat()), "date"
    if value == value.to_integral_value():
        return format(value.quantize(Decimal(1)), "f"), "number"
    return f"{float(value):.15g}", "number"


def date_letters(code: str) -> str:
    """The letters y, m, d of a date's number format, empty for any other format (ECMA-376 part 1, 18.8.31)."""
    if code == "General" or code == "@":
        return ""
    section = re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', "", code).split(";")[0].lower()
    section = section.replace("am/pm", "").replace("a/p", "").replace("上午/下午", "")
    if "y" in section or "d" in section:
        return "".join(letter for letter in "ymd" if letter in section)
    return ""


# ----------------------------------------------------------------------------------------------- .xls


def _read_xls(path: Path, wanted: str | None, emit: Emit) -> None:
    """A BIFF8 file: values by calamine, number formats, formulas and hidden rows by a walk of its records."""
    stream = guard.workbook_stream(path)
    emit({"seconds": QUICK_SECONDS})
    marks = _biff_marks(stream)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with path.open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            names = [name for name in book.sheet_names if wanted in (None, name)]
            if not names:
                raise UserError("roster.no_such_sheet", file=path.name, sheet=wanted)
            for name in names:
                hidden, formats, formulas, hidden_rows, hidden_columns = marks.get(
                    name, (False, {}, set(), set(), [])
                )
                emit({"sheet": name, "hidden": hidden, "hidden_columns": hidden_columns})
                try:
                    sheet = book.get_sheet_by_name(name)
                except CalamineError:
                    emit({"merged": []})  # a chart sheet
                    continue
                for number, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
                    cells: list[Item] = []
                    for column, value in enumerate(values, 1):
                        place = (number - 1, column - 1)
                        item = _plain(column, value, formats.get(place, "General"), place in formulas)
                        if item is not None:
                            cells.append(item)
                    if cells:
                        emit([number, number - 1 in hidden_rows, cells])
                spans = sheet.merged_cell_ranges or []
                emit({"merged": [[a + 1, b + 1, c + 1, d + 1] for (a, b), (c, d) in spans[:_MAX_MERGED]]})
    except CalamineError as error:
        raise UserError("roster.damaged", file=path.name) from error


def _plain(column: int, value: object, code: str, formula: bool) -> Item | None:
    """A value of calamine as a cell."""
    if isinstance(value, str):
        text = _clean(value)
        if text.startswith("#") and text.rstrip("!?").isascii() and text.isupper() and " " not in text:
            return [column, text, "error", code, formula]
        if not formula:
            return [column, text] if text and not text.isspace() else None
        return [column, text, "text", code, formula]
    if isinstance(value, bool):
        return [column, "TRUE" if value else "FALSE", "bool", code, formula]
    if isinstance(value, (int, float)):
        text, kind = number_text(repr(value), code, False)
        return [column, text, kind, code, formula]
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        letters = date_letters(code) or "ymd"
        text = value.isoformat()
        return [column, text[:7] if "d" not in letters and value.day == 1 else text, "date", code, formula]
    if isinstance(value, (time, timedelta)):
        return [column, str(value), "text", code, formula]
    return [column, "", "text", code, True] if formula else None


_Marks = tuple[bool, dict[tuple[int, int], str], set[tuple[int, int]], set[int], list[int]]


def _biff_marks(stream: bytes) -> dict[str, _Marks]:
    """For each sheet: hidden, number formats, formula cells, hidden rows (all from 0), hidden columns (from 1)."""
    codes = dict(_BUILT_IN)
    styles: list[int] = []
    sheets: dict[int, tuple[str, bool]] = {}
    result: dict[str, _Marks] = {}
    current: _Marks | None = None
    unpack = struct.unpack_from

    def note(row: int, column: int, style: int) -> None:
        if current is not None and style < len(styles) and styles[style]:
            current[1][row, column] = codes.get(styles[style], "General")

    try:
        for position, code, body in guard.biff_records(stream):
            if code == 0x0809 and position in sheets:  # BOF of a sheet
                name, hidden = sheets[position]
                current = result[name] = (hidden, {}, set(), set(), [])
            elif code == 0x041E and len(body) > 5:  # FORMAT
                number, length, wide = unpack("<HHB", body)
                raw = body[5 : 5 + length * (2 if wide & 1 else 1)]
                codes[number] = raw.decode("utf-16-le" if wide & 1 else "latin-1", "replace")
            elif code == 0x00E0:  # XF
                styles.append(unpack("<H", body, 2)[0])
            elif code == 0x0085:  # BOUNDSHEET
                at, state, _, length, wide = unpack("<IBBBB", body)
                raw = body[8 : 8 + length * (2 if wide & 1 else 1)]
                sheets[at] = (raw.decode("utf-16-le" if wide & 1 else "latin-1", "replace"), state & 3 != 0)
            elif current is None:
                continue
            elif code in (0x0203, 0x027E, 0x00FD, 0x0205, 0x0006):  # NUMBER, RK, LABELSST, BOOLERR, FORMULA
                row, column, style = unpack("<3H", body)
                note(row, column, style)
                if code == 0x0006:
                    current[2].add((row, column))
            elif code == 0x00BD:  # MULRK
                row, first = unpack("<2H", body)
                for index in range((len(body) - 6) // 6):
                    note(row, first + index, unpack("<H", body, 4 + 6 * index)[0])
            elif code == 0x0208:  # ROW
                if unpack("<H", body, 12)[0] & 0x20:
                    current[3].add(unpack("<H", body)[0])
            elif code == 0x007D:  # COLINFO
                first, last, _, _, options = unpack("<5H", body)
                if options & 1:
                    current[4].extend(range(first + 1, min(last, 255) + 2))
    except struct.error as error:
        raise UserError("roster.damaged") from error
    return result


# ----------------------------------------------------------------------------------------------- .csv


def _read_csv(path: Path, wanted: str | None, emit: Emit) -> None:
    text = decode(path.read_bytes(), path.name)
    name = path.stem
    if wanted not in (None, name):
        raise UserError("roster.no_such_sheet", file=path.name, sheet=wanted)
    emit({"sheet": name, "hidden": False, "hidden_columns": []})
    for number, fields in delimited(text, path.name):
        cells = [
            [column, value, "shown"]
            for column, value in enumerate(fields, 1)
            if value and not value.isspace()
        ]
        if cells:
            emit([number, False, cells])
    emit({"merged": []})


def decode(data: bytes, file: str) -> str:
    """Bytes of a CSV file as text: UTF-16 or UTF-8 by mark, UTF-8 when it is, GB 18030 else; UserError `roster.encoding`."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data[:4096]:
        encodings = [
            "utf-16-le"
            if data[1:2] == b"\0" or data[1:512:2].count(0) > data[0:512:2].count(0)
            else "utf-16-be"
        ]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            break
        return text
    raise UserError("roster.encoding", file=file)


def delimited(text: str, file: str = "", delimiter: str = "") -> Iterator[tuple[int, list[str]]]:
    """Rows of CSV or TSV text with their number (a row of several lines counts as one, as Excel shows it)."""
    sample = text[:20_000]
    lines = [line for line in sample.splitlines() if line.strip()][:30]
    delimiter = delimiter or max(
        ("\t", ",", ";", "，", "|"),
        key=lambda mark: (sum(1 for line in lines if mark in line), sample.count(mark)),
    )
    csv.field_size_limit(100_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, fields in enumerate(reader, 1):
            if number > _MAX_ROW or len(fields) > _MAX_COLUMN or sum(map(len, fields)) > MAX_ROW_CHARACTERS:
                raise UserError("roster.too_large", file=file)
            if any(value.count("\n") > 50 for value in fields):
                raise UserError("roster.damaged", file=file)  # a quote that never ends eats the people below
            yield number, [_clean(_excel_text(value)) for value in fields]
    except csv.Error as error:
        raise UserError("roster.damaged", file=file) from error


def _excel_text(value: str) -> str:
    """`="0123"` and `'0123` are how people keep Excel from eating digits."""
    if len(value) > 3 and value.startswith('="') and value.endswith('"'):
        return value[2:-1]
    return (
        value[1:]
        if value.startswith("'") and value[1:2].isdigit()
        else value.rstrip("\t")
        if "\t" in value
        else value
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
