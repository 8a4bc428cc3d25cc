"""The same data and the same stored papers give the same package, byte by byte, whatever the machine's seed, zone and locale."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cadredesk.actions import desks
from tests.unit.actions import selection
from tests.unit.actions.selection import Clock

ROOT = Path(__file__).resolve().parents[3]

SEALED = """
import sys
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from cadredesk.actions import desks, reporting
from tests.unit.actions.selection import Clock
desk = desks.test_folder(Path(sys.argv[2]), now=Clock(date(2026, 10, 20)))
approver = next(one.id for one in desks.who_may_log_in(desk.folder) if one.role.value == "approver")
made = reporting.seal(desk, sys.argv[3], approver, "test", "EDU-1")
sys.stdout.buffer.write(desk.vault.open_file(reporting.entry(desk, made.package_id).file))
desk.close()
"""


def test_a_schools_report_is_the_same_over_seeds_and_zones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    data, kept, clock = tmp_path / "data", tmp_path / "kept", Clock(date(2026, 9, 1))
    desk = desks.test_folder(data, now=clock)
    desks.store_school(desk, replace(desks.school(desk), superior="青山区教育局", superior_code="EDU-1"))
    at = selection.up_to(selection.school(desk, clock), "dossier")
    desk.close()
    data.rename(kept)
    made = []
    for seed, zone, language in (
        ("0", "UTC", "C.UTF-8"),
        ("7", "Asia/Shanghai", "C"),
        ("99", "America/Lima", "C.UTF-8"),
    ):
        shutil.copytree(kept, data)
        done = subprocess.run(
            [sys.executable, "-c", SEALED, str(ROOT), str(data), at.round_id],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        made.append(done.stdout)
        shutil.rmtree(data)
    assert made[0].startswith(b"PK")
    assert made[0] == made[1] == made[2]
