"""What a spreadsheet says, as frozen values: workbook, sheet, row and cell, sparse and without a library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

CellKind = Literal["text", "number", "date", "bool", "error", "shown"]
"""`shown` is a cell of which only the displayed text is known (CSV, pasted cells), not its type."""

Span = tuple[int, int, int, int]
"""A merged range: first row, first column, last row, last column, counted from 1, ends included."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty.

    `text` is the stored value: a number in plain digits (at most 15 significant ones survive in a spreadsheet),
    a date as ISO at the precision its format shows, the cached result of a formula (perhaps empty).
    """

    text: str
    kind: CellKind = "text"
    number_format: str = "General"
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty: its number as the user sees it (from 1) and its cells by column (from 1)."""

    number: int
    cells: Mapping[int, Cell]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook; only rows and cells that hold something are listed, in order."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Span, ...] = ()
    hidden: bool = False
    hidden_columns: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of one file in their order."""

    sheets: tuple[Sheet, ...]
