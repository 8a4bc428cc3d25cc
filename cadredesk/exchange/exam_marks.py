"""Reads the marks of an exam from a sheet somebody else made: whose mark it is, and everything that is doubtful about it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal

from cadredesk.domain import names
from cadredesk.errors import UserError
from cadredesk.exchange.roster import Finding
from cadredesk.exchange.sheets import Cell, Row, Sheet, Workbook

_NAME: Final = ("姓名", "学员姓名", "学员", "考生姓名", "名字", "name")
_UNIT: Final = ("单位", "学校", "工作单位", "任职单位", "所在单位", "所在学校", "unit", "school")
_MARK: Final = ("成绩", "分数", "得分", "考试成绩", "卷面分", "卷面成绩", "总分", "总成绩", "mark", "score")
_ABSENT: Final = ("缺考", "缺", "未考", "缺席", "absent")
_FOOTERS: Final = ("合计", "平均", "平均分", "总计", "及格率", "备注", "说明", "制表人", "审核人", "登分人")
_SEARCHED_ROWS: Final = 30

State = Literal["new", "same", "changed", "doubtful"]


@dataclass(frozen=True, slots=True)
class Examinee:
    """Somebody who may sit the exam: id, name, unit, and the mark already entered as text ("absent" for absent)."""

    id: str
    name: str
    unit: str
    entered: str = ""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One mark of the sheet: who it is thought to be (empty: not known), the mark or the absence, what is doubtful.

    `choices` are the people it may be. `raw` is what stands in the cell of the mark.
    """

    row: int
    name: str
    unit: str
    raw: str
    person_id: str = ""
    mark: Fraction | None = None
    absent: bool = False
    state: State = "new"
    findings: tuple[Finding, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def blocked(self) -> bool:
        """Whether it cannot be written as it stands."""
        return any(one.severity != "note" for one in self.findings)


@dataclass(frozen=True, slots=True)
class MarksCheck:
    """What taking the marks of one sheet would do; `missing` are the people it does not name."""

    sheet: str
    header_row: int
    rows: tuple[MarkRow, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    name: int
    mark: int
    unit: int | None


def check(book: Workbook, people: Sequence[Examinee], full_marks: Fraction) -> MarksCheck:
    """The marks of the first sheet that has a header with a name and a mark, row by row; nothing is written.

    Two lists side by side are both read. `exam.no_header` when no sheet has such a header.
    """
    for hidden in (False, True):
        for sheet in book.sheets:
            if sheet.hidden != hidden:
                continue
            for row in sheet.rows[:_SEARCHED_ROWS]:
                blocks = _blocks(row)
                if blocks:
                    return _check(sheet, row.number, blocks, people, full_marks)
    raise UserError("exam.no_header")


def chosen(row: MarkRow, person: Examinee) -> MarkRow:
    """The row once a person was chosen for it: what was doubtful about the name is settled."""
    left = tuple(one for one in row.findings if one.field != "name")
    return _stated(replace(row, person_id=person.id, findings=left, choices=()), person)


def accepted(row: MarkRow, person: Examinee | None) -> MarkRow:
    """The row once its questions were answered with yes; errors stay."""
    left = tuple(one for one in row.findings if one.severity != "question" or one.field == "name")
    return _stated(replace(row, findings=left), person)


def _blocks(row: Row) -> tuple[_Block, ...]:
    """Name and mark columns of a header row, as many lists as stand side by side."""
    roles: dict[int, str] = {}
    for column, cell in sorted(row.cells.items()):
        word = _fold(cell.text)
        role = next(
            (role for role, words in (("name", _NAME), ("mark", _MARK), ("unit", _UNIT)) if word in words), ""
        )
        if role:
            roles[column] = role
    starts = [column for column, role in roles.items() if role == "name"]
    found = []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else max(roles) + 1
        marks = [c for c, role in roles.items() if role == "mark" and start < c < end]
        units = [c for c, role in roles.items() if role == "unit" and c < end and (c > start or place == 0)]
        if marks:
            found.append(_Block(start, marks[-1], units[0] if units else None))
    return tuple(found)


def _check(
    sheet: Sheet, header: int, blocks: Sequence[_Block], people: Sequence[Examinee], full: Fraction
) -> MarksCheck:
    by_name: dict[str, list[Examinee]] = defaultdict(list)
    for one in people:
        by_name[_bare(one.name)].append(one)
    known = {one.id: one for one in people}
    rows: list[MarkRow] = []
    for row in sheet.rows:
        if row.number <= header:
            continue
        for block in blocks:
            made = _row(row, block, by_name, full)
            if made is not None:
                rows.append(made)
    rows = [_stated(one, known.get(one.person_id)) for one in _twice(rows)]
    named = {one.person_id for one in rows}
    missing = tuple(one.id for one in people if one.id not in named)
    return MarksCheck(sheet.name, header, tuple(rows), missing)


def _row(row: Row, block: _Block, by_name: dict[str, list[Examinee]], full: Fraction) -> MarkRow | None:
    name_cell, mark_cell = row.cells.get(block.name), row.cells.get(block.mark)
    raw = mark_cell.text.strip() if mark_cell is not None else ""
    unit = _text(row.cells.get(block.unit)) if block.unit is not None else ""
    name = names.normalise(_text(name_cell))
    words = [_fold(cell.text) for cell in row.cells.values()]
    if _fold(name) in _NAME or any(word.startswith(_FOOTERS) for word in words):
        return None
    if not name:
        findings_ = (_error("name", "no_name"),)
        return MarkRow(row.number, "", unit, raw, state="doubtful", findings=findings_) if raw else None
    made = MarkRow(row.number, name, unit, raw)
    findings: list[Finding] = []
    made = _whose(made, by_name.get(_bare(name), []), findings)
    made = _what(made, mark_cell, full, findings)
    if name_cell is not None and name_cell.formula:
        findings.append(Finding("name", "exam.formula_name", "question"))
    if row.hidden:
        findings.append(Finding(None, "exam.hidden_row", "question"))
    if not raw and not findings:
        findings.append(Finding("mark", "exam.empty_mark", "note"))
    return replace(made, findings=tuple(findings))


def _whose(row: MarkRow, found: Sequence[Examinee], findings: list[Finding]) -> MarkRow:
    if not found:
        findings.append(_error("name", "unknown_name", name=row.name))
        return row
    if len(found) == 1:
        person = found[0]
        if row.unit and person.unit and not _alike(row.unit, person.unit):
            findings.append(
                Finding(
                    "unit", "exam.other_unit", "question", values={"unit": row.unit, "known": person.unit}
                )
            )
        return replace(row, person_id=person.id)
    fitting = [one for one in found if row.unit and one.unit and _alike(row.unit, one.unit)]
    if len(fitting) == 1:
        return replace(row, person_id=fitting[0].id)
    findings.append(
        Finding("name", "exam.two_of_a_name", "question", values={"name": row.name, "count": str(len(found))})
    )
    return replace(row, choices=tuple(one.id for one in found))


def _what(row: MarkRow, cell: Cell | None, full: Fraction, findings: list[Finding]) -> MarkRow:
    if cell is None or (not row.raw and not cell.formula):
        return row
    if cell.formula:
        findings.append(Finding("mark", "exam.formula", "question", values={"shown": row.raw}))
    if _fold(row.raw) in _ABSENT:
        return replace(row, absent=True)
    mark = number(row.raw)
    if cell.kind in ("date", "bool", "error") or mark is None:
        findings.append(_error("mark", "not_a_mark", mark=row.raw[:30]))
    elif mark < 0:
        findings.append(_error("mark", "mark_negative", mark=row.raw))
    elif mark > full:
        findings.append(_error("mark", "mark_over_full", mark=row.raw, full=_plain(full)))
    elif (mark * 100).denominator != 1:
        findings.append(_error("mark", "mark_too_fine", mark=row.raw))
    else:
        return replace(row, mark=mark)
    return row


def _twice(rows: Sequence[MarkRow]) -> list[MarkRow]:
    places: dict[str, list[int]] = defaultdict(list)
    for one in rows:
        if one.person_id:
            places[one.person_id].append(one.row)
    found = []
    for one in rows:
        others = places.get(one.person_id, [])
        if one.person_id and len(others) > 1:
            told = _error("name", "person_twice", name=one.name, rows="、".join(map(str, others)))
            one = replace(one, findings=(*one.findings, told))
        found.append(one)
    return found


def _stated(row: MarkRow, person: Examinee | None) -> MarkRow:
    if row.blocked or (row.mark is None and not row.absent):
        return replace(row, state="doubtful" if row.blocked else "same")
    entered = person.entered if person is not None else ""
    value = "absent" if row.absent else _plain(row.mark or Fraction(0))
    findings = tuple(one for one in row.findings if one.code != "exam.mark_changes")
    if entered and entered != value:
        told = Finding("mark", "exam.mark_changes", "note", values={"old": entered, "new": value})
        return replace(row, state="changed", findings=(*findings, told))
    return replace(row, state="same" if entered else "new", findings=findings)


def number(text: str) -> Fraction | None:
    """A mark as people type it (８５．５, 85.5分, 85,5 is none), or None."""
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("分").strip()
    if not re.fullmatch(r"[+-]?\d{1,6}(\.\d{1,15})?", plain):
        return None
    return Fraction(plain)


def _plain(mark: Fraction) -> str:
    scaled = mark * 100
    whole = scaled.numerator // scaled.denominator
    return f"{whole // 100}.{whole % 100:02}".rstrip("0").rstrip(".")


def _error(field: str, code: str, **values: str) -> Finding:
    return Finding(field, f"exam.{code}", "error", values=values)


def _text(cell: Cell | None) -> str:
    return "" if cell is None else cell.text.strip()


def _bare(name: str) -> str:
    return names.normalise(name).replace(" ", "").casefold()


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s:：*]|\([^()]*\)", "", plain).casefold()


def _alike(one: str, other: str) -> bool:
    a, b = _fold(one), _fold(other)
    return a in b or b in a
