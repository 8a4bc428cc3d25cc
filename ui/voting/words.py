"""The words of a vote: why a ballot is invalid, the two passes, the states, and marks spelt out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cadredesk.domain.form import ALL, WRITE_IN, BallotForm, Mark, Pattern, from_canonical
from cadredesk.domain.names import padded
from cadredesk.domain.vote import Difference, Vote, is_invalid
from ui.widgets.ballot_grid import InvalidReason


def reasons() -> tuple[InvalidReason, ...]:
    """Why a sheet is invalid, in the order of `INVALID_REASONS`."""
    translate = QCoreApplication.translate
    return (
        InvalidReason("blank", translate("voting", "blank")),
        InvalidReason("too_many", translate("voting", "too many chosen")),
        InvalidReason("altered", translate("voting", "altered")),
        InvalidReason("unclear", translate("voting", "unclear")),
        InvalidReason("signed", translate("voting", "signed or marked")),
        InvalidReason("other", translate("voting", "other reason")),
    )


def pass_word(turn: int) -> str:
    """第一遍, 第二遍."""
    if turn == 1:
        return QCoreApplication.translate("voting", "pass one")
    return QCoreApplication.translate("voting", "pass two")


def state_word(vote: Vote) -> tuple[str, str]:
    """The state of a vote and its tone."""
    translate = QCoreApplication.translate
    return {
        "designed": (translate("voting", "designed"), "quiet"),
        "issuing": (translate("voting", "ballots given out"), "due"),
        "counting": (translate("voting", "counting"), "due"),
        "sealed": (translate("voting", "sealed"), "done"),
        "void": (translate("voting", "void"), "problem"),
    }[vote.state]


def group_label(vote: Vote, group: str) -> str:
    """A voter group as the office calls it."""
    return next((one.label or one.id for one in vote.categories if one.id == group), group)


def split_names(text: str) -> tuple[str, ...]:
    """Names typed with 、 or commas between them."""
    return tuple(name.strip() for name in re.split(r"[、，,;；\n]+", text) if name.strip())


def joined(names: Sequence[str]) -> str:
    """The same names as they stand in a field."""
    return "、".join(names)


def difference_lines(form: BallotForm, found: Difference) -> tuple[tuple[str, str, str], ...]:
    """What differs, (where, first pass, second pass): sheets that are nearly alike are laid side by side."""
    lines: list[tuple[str, str, str]] = []
    seconds = list(found.second)
    for sheet in found.first:
        if not seconds:
            lines.append((_whole_sheet(), _spelt(form, sheet), "—"))
            continue
        other = min(seconds, key=lambda one: len(_cells(sheet, one)))
        seconds.remove(other)
        if is_invalid(sheet) or is_invalid(other):
            lines.append((_whole_sheet(), _spelt(form, sheet), _spelt(form, other)))
            continue
        one, two = dict(from_canonical(sheet)), dict(from_canonical(other))
        lines.extend(
            (_where(form, cell), _mark(form, one.get(cell)), _mark(form, two.get(cell)))
            for cell in [g.id for g in form.groups()]
            if one.get(cell) != two.get(cell)
        )
    lines.extend((_whole_sheet(), "—", _spelt(form, sheet)) for sheet in seconds)
    return tuple(lines)


def column_word(form: BallotForm, column: str) -> str:
    """A column as it stands on the ballot; 弃权 for an abstention."""
    known = {one.id: one.label for one in form.columns}
    return known.get(column) or (column if column != "abstain" else _abstention())


def subject_word(form: BallotForm, subject: str) -> str:
    """A ballot group (or a row of a recommendation) in words; empty for whole sheets."""
    if not subject:
        return ""
    rows = {row.id: padded(row.label) for row in form.rows}
    return rows[subject] if subject in rows else _where(form, subject)


def _cells(one: str, other: str) -> set[str]:
    if is_invalid(one) or is_invalid(other):
        return (
            set()
            if is_invalid(one) and is_invalid(other)
            else {ALL, *dict(_marks(one)), *dict(_marks(other))}
        )
    a, b = dict(from_canonical(one)), dict(from_canonical(other))
    return {cell for cell in a.keys() | b.keys() if a.get(cell) != b.get(cell)}


def _marks(sheet: str) -> Pattern:
    return () if is_invalid(sheet) else from_canonical(sheet)


def _where(form: BallotForm, cell: str) -> str:
    for group in form.groups():
        if group.id == cell and cell != ALL:
            row = next(one for one in form.rows if one.id == group.row)
            element = next((one.label for one in form.elements if one.id == group.element), "")
            return f"{padded(row.label)} {element}".strip()
    return _whole_sheet()


def _mark(form: BallotForm, mark: Mark | None) -> str:
    if mark is None:
        return _abstention()
    if isinstance(mark, int):
        return str(mark)
    if isinstance(mark, str):
        place = next((n for n, one in enumerate(form.columns, 1) if one.id == mark), 0)
        return f"{place} {column_word(form, mark)}"
    rows = {row.id: row.label for row in form.rows}
    return joined([rows.get(one, one.removeprefix(WRITE_IN)) for one in mark])


def _spelt(form: BallotForm, sheet: str) -> str:
    if is_invalid(sheet):
        return QCoreApplication.translate("voting", "invalid ballot")
    marks = from_canonical(sheet)
    if form.kind == "recommendation":
        return _mark(form, marks[0][1]) if marks else _abstention()
    return " ".join(
        "0" if mark is None else (str(mark) if isinstance(mark, int) else _mark(form, mark)[:1])
        for mark in (dict(marks).get(group.id) for group in form.groups())
    )


def _abstention() -> str:
    return QCoreApplication.translate("voting", "abstention")


def _whole_sheet() -> str:
    return QCoreApplication.translate("voting", "whole ballot")
