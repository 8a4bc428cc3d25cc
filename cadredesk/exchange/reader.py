"""Reads an untrusted spreadsheet in a child process with limits of memory and time, and gives it back as values."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.exchange import child, guard
from cadredesk.exchange.sheets import Cell, Row, Sheet, Workbook

CHILD_COMMAND = "--read-sheet"
"""The word by which the installed program starts itself as the child (`main.py --read-sheet FILE [SHEET]`)."""
MAX_CELLS = 750_000
"""Most filled cells of one file."""
MAX_ROWS = 100_000
"""Most rows of one file that hold something."""
_PACKAGE_ROOT = Path(__file__).resolve().parents[2]


def read(path: Path, sheet: str | None = None) -> Workbook:
    """All sheets of an .xlsx, .xls or .csv file, or the one named.

    Answers a hostile file within 5 seconds and 300 MiB, parent and child together. Raises UserError `roster.*`;
    EnvironmentFault `roster.cannot_open` when the file cannot be opened.
    """
    guard.kind_of(path)
    frozen = bool(getattr(sys, "frozen", False))
    command = (
        [sys.executable, CHILD_COMMAND] if frozen else [sys.executable, "-m", "cadredesk.exchange.child"]
    )
    arguments = [str(path.resolve()), *([sheet] if sheet is not None else [])]
    hidden_window = 0x08000000 if sys.platform == "win32" else 0
    with subprocess.Popen(
        command + arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=None if frozen else _PACKAGE_ROOT,
        creationflags=hidden_window,
    ) as process:
        clock = _Clock(process)
        try:
            return _collect(process, clock, path.name)
        finally:
            clock.stop()
            process.kill()


class _Clock:
    """Kills the child when its time is over."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.rang = False
        self.set(child.QUICK_SECONDS)

    def set(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        self._timer.cancel()

    def _ring(self) -> None:
        self.rang = True
        self._process.kill()


def _collect(process: subprocess.Popen[bytes], clock: _Clock, file: str) -> Workbook:
    """Builds the values from the child's lines; whatever else the child does is a damaged file."""
    assert process.stdout is not None
    sheets: list[Sheet] = []
    rows: list[Row] = []
    opened: Mapping[str, Any] = {}
    known: dict[str, str] = {}
    cells = count = volume = 0
    for raw in process.stdout:
        try:
            line = json.loads(raw)
        except ValueError:
            break
        if isinstance(line, list):
            number, hidden, items = line
            cells += len(items)
            volume += len(raw)
            count += 1
            if cells > MAX_CELLS or count > MAX_ROWS or volume > 5 * child.MAX_CHARACTERS:
                raise UserError("roster.too_large", file=file)
            made = {}
            for item in items:
                text = item[1]
                item[1] = known.setdefault(text, text)
                made[item[0]] = Cell(*item[1:])
            rows.append(Row(number, made, hidden))
        elif "sheet" in line:
            opened, rows = line, []
        elif "merged" in line:
            merged = tuple((a, b, c, d) for a, b, c, d in line["merged"])
            hidden_columns = frozenset(opened["hidden_columns"])
            sheets.append(Sheet(opened["sheet"], tuple(rows), merged, opened["hidden"], hidden_columns))
        elif "seconds" in line:
            clock.stop()
            clock.set(line["seconds"])
        elif "error" in line:
            if line["error"] == "roster.cannot_open":
                raise EnvironmentFault(line["error"], file=file)
            raise UserError(line["error"], **{"file": file, **line["values"]})
        elif "end" in line:
            return Workbook(tuple(sheets))
    raise UserError("roster.bomb" if clock.rang else "roster.damaged", file=file)
