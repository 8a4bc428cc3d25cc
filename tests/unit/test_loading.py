"""What the headless commands load: the small ones neither the window nor the database, none of them the window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from cadredesk.actions import desks

ROOT = Path(__file__).parents[2]

_PROBE = """
import sys
from main import main
try:
    status = main(sys.argv[1:])
except SystemExit as end:
    status = end.code
loaded = {name.partition(".")[0] for name in sys.modules}
print()
print(status, *sorted(loaded & {"PySide6", "ui", "sqlalchemy", "alembic", "reportlab", "cv2", "numpy", "pg8000"}))
"""


def _run(*words: str, said: str = "") -> tuple[str, list[str]]:
    """The exit status of a command, and the heavy libraries it has loaded."""
    told = {**os.environ, "PYTHONPATH": str(ROOT), "CADREDESK_TEST": "1"}
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *words],
        env=told,
        input=said,
        capture_output=True,
        text=True,
        check=True,
    )
    status, *heavy = done.stdout.splitlines()[-1].split()
    return status, heavy


def test_sorting_names_loads_nothing_heavy() -> None:
    assert _run("sort-names", said="王五\n丁一\n") == ("0", [])


def test_the_end_of_a_notice_loads_nothing_heavy() -> None:
    assert _run("notice-period", "--posted", "2026-09-24") == ("0", [])


@pytest.mark.parametrize("command", ["verify", "tally"])
def test_a_file_is_refused_without_loading_anything_heavy(command: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps({"format": "wrong"}), encoding="utf-8")
    assert _run(command, str(path)) == ("1", [])


def test_a_roster_is_checked_without_loading_the_database(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("名册", 0)
    sheet.append(["姓名", "性别"])
    sheet.append(["干露", "女"])
    book.save(tmp_path / "roster.xlsx")
    assert _run("roster", "check", str(tmp_path / "roster.xlsx"), "--json") == ("0", [])


def test_a_check_loads_neither_the_window_nor_the_migrations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    desks.test_folder(tmp_path / "desk").close()
    assert _run("check", "--data", str(tmp_path / "desk")) == ("0", ["sqlalchemy"])
