"""Finds schools in a sheet: header, columns, each row's values, what is doubtful in them, and what is known already."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from cadredesk.domain.lineage import same_school_name
from cadredesk.domain.names import visible
from cadredesk.domain.school import is_org_code
from cadredesk.errors import UserError
from cadredesk.exchange.sheets import Cell, Row, Sheet

State = Literal["new", "changed", "same", "doubtful"]

NUMBERS: Final = ("quota", "quota_chief", "quota_deputy", "quota_young", "chief_seats", "deputy_seats")
_SEARCHED: Final = 30
_LONGEST: Final = {"name": 60, "kind": 40, "contact": 60, "phone": 40}
_TAIL = re.compile(r"[（(].*?[)）]|[:：*＊]")
_PHONE = re.compile(r"[0-9+\-－—() （）/、,，;；转x#]{5,40}")


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One row: values by field, findings as (code, field, severity note or error), and how it stands to what is known."""

    row: int
    state: State
    values: Mapping[str, str]
    findings: tuple[tuple[str, str, str], ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SchoolListCheck:
    """What an import of one sheet would do; nothing is written yet."""

    sheet: str
    columns: tuple[tuple[int, str, str], ...]
    """Column number, header, field."""
    rows: tuple[SchoolRow, ...]


def check(sheet: Sheet, words: Mapping[str, Any], known: Mapping[str, Mapping[str, str]]) -> SchoolListCheck:
    """Reads the schools of a sheet; `known` are the values stored by code. `schools.list_no_header`."""
    headers = {_fold(word): field for field, listed in words["fields"].items() for word in listed}
    stages = {_fold(word): stage for stage, listed in words["stages"].items() for word in listed}
    found = _header(sheet, headers)
    if found is None:
        raise UserError("schools.list_no_header")
    top, columns = found
    rows: list[SchoolRow] = []
    seen: dict[str, int] = {}
    for row in sheet.rows:
        if row.number <= top:
            continue
        read = _row(row, columns, stages, known, seen)
        if read is not None:
            rows.append(read)
    return SchoolListCheck(sheet.name, columns, tuple(rows))


def _header(sheet: Sheet, headers: Mapping[str, str]) -> tuple[int, tuple[tuple[int, str, str], ...]] | None:
    best: tuple[int, tuple[tuple[int, str, str], ...]] | None = None
    for row in sheet.rows[:_SEARCHED]:
        columns: list[tuple[int, str, str]] = []
        for number, cell in row.cells.items():
            field = headers.get(_fold(cell.text)) or headers.get(_fold(_TAIL.sub("", cell.text)))
            if field and field not in {one[2] for one in columns}:
                columns.append((number, cell.text.strip(), field))
        if any(field == "code" for _, _, field in columns) and (best is None or len(columns) > len(best[1])):
            best = row.number, tuple(columns)
    return best


def _row(
    row: Row,
    columns: tuple[tuple[int, str, str], ...],
    stages: Mapping[str, str],
    known: Mapping[str, Mapping[str, str]],
    seen: dict[str, int],
) -> SchoolRow | None:
    values: dict[str, str] = {}
    findings: list[tuple[str, str, str]] = []
    for number, _, field in columns:
        cell = row.cells.get(number)
        if cell is None:
            continue
        text = visible(unicodedata.normalize("NFKC", cell.text) if field != "name" else cell.text).strip()
        if not text:
            continue
        if cell.formula:
            findings.append(("formula", field, "note"))
        values[field] = _read(field, text, cell, stages, findings)
    if not any(values.values()) or _is_sum(values):
        return None
    code = values.get("code", "")
    if not code:
        if set(values) <= {"name"}:
            return None
        findings.append(("code_missing", "code", "error"))
    elif not is_org_code(code):
        findings.append(("code_form", "code", "error"))
    elif code in seen:
        findings.append(("code_twice", "code", "error"))
    else:
        seen[code] = row.number
    if values.get("quota"):
        findings.append(("quota_tier", "quota", "note"))
    if row.hidden:
        findings.append(("hidden", "", "note"))
    before = known.get(code)
    if before and values.get("name") and not same_school_name(before.get("name", ""), values["name"]):
        findings.append(("other_name", "name", "note"))
    if before is None and not values.get("name"):
        findings.append(("name_missing", "name", "error"))
    state: State = "new" if before is None else "same"
    if before is not None and any(value and value != before.get(name, "") for name, value in values.items()):
        state = "changed"
    if any(severity == "error" for _, _, severity in findings):
        state = "doubtful"
    return SchoolRow(row.number, state, values, tuple(findings), row.hidden)


def _read(
    field: str, text: str, cell: Cell, stages: Mapping[str, str], findings: list[tuple[str, str, str]]
) -> str:
    """The value of a cell; what cannot be read is told and left as it stands."""
    if field == "code":
        text = text.replace(" ", "")
        if cell.kind == "number" and len(text) > 15:
            findings.append(("code_number", field, "error"))
        elif cell.kind == "number" and re.fullmatch(r"0+", cell.number_format) and text.isdecimal():
            text = text.zfill(len(cell.number_format))
        return text
    if field == "stage":
        stage = stages.get(_fold(text)) or (text if text in stages.values() else "")
        if not stage:
            findings.append(("stage_unknown", field, "error"))
        return stage or text
    if field in NUMBERS:
        number = re.fullmatch(r"(\d{1,2})(?:\.0+)?", text)
        if number is None:
            findings.append(("number", field, "error"))
            return text
        return str(int(number[1]))
    if field == "phone" and not _PHONE.fullmatch(text):
        findings.append(("phone", field, "note"))
    return text[: _LONGEST.get(field, 60)]


def _is_sum(values: Mapping[str, str]) -> bool:
    return any(word in value for value in values.values() for word in ("合计", "总计", "小计"))


def _fold(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()
