"""A program is killed while it takes packages into a server: each package is in whole or not at all, and nobody is held up."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadredesk.actions import desks, enrolment, simulation
from cadredesk.domain.chain import ORIGIN
from cadredesk.packages import archive, manifest
from cadredesk.storage import bureau, chains, journal, sealed
from tests.unit.storage.postgres import moved_to_server, running

MAIN = Path(__file__).resolve().parents[2] / "main.py"
KILLS = int(os.environ.get("CADREDESK_KILLS", "8"))
CODE = "EDU-1"
ENVIRONMENT = {**os.environ, "CADREDESK_TEST": "1", "CADREDESK_PASSWORD": "test", "CADREDESK_LANG": "en"}
SCHOOL = simulation.SimulatedSchool("SIM-0001")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    running()
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    desk = desks.test_folder(tmp_path / "bureau", org=CODE, mode="bureau")
    enrolment.enrol_for_test(desk, {SCHOOL.code: SCHOOL.key_line})
    desk.close()
    server = moved_to_server(tmp_path / "bureau")
    yield tmp_path / "bureau"
    running().drop(server)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_an_import_into_a_server_killed_is_whole_or_has_not_been(folder: Path, tmp_path: Path) -> None:
    payload, photos = simulation.people(SCHOOL, 5)
    chance = random.Random(20261122)
    stick, prev, length, killed = tmp_path / "a.cdp", ORIGIN, 0.0, 0
    words = [sys.executable, str(MAIN), "import", "--data", str(folder), "--json", str(stick)]
    for seq in range(1, KILLS + 1):
        package = simulation.package(
            SCHOOL, CODE, seq, prev, payload=payload, files=photos, period=f"{2000 + seq}"
        )
        stick.write_bytes(package)
        first = archive.read(package)[0]
        prev = manifest.package_id(package[first.start : first.start + first.size])
        begun = time.monotonic()
        with subprocess.Popen(words, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as taking:
            try:
                taking.wait(length * chance.uniform(0.6, 1.0) if length else None)
                length = time.monotonic() - begun
            except subprocess.TimeoutExpired:
                taking.send_signal(signal.SIGKILL)
            assert taking.stdout is not None
            said = taking.stdout.read()
        killed += taking.returncode == -signal.SIGKILL
        again = subprocess.run(words, env=ENVIRONMENT, capture_output=True, text=True, check=True)
        result = json.loads(again.stdout)["result"]
        assert result in ("accepted", "duplicate")
        assert result == "duplicate" or not said.endswith("}\n")
        desk = desks.log_in(folder, "经办人", "test")
        with desk.read() as session:
            assert chains.stream(session, CODE, SCHOOL.code, CODE).seq == seq
            assert sum(bureau.counts(session, CODE).values()) == 5 * seq
            names = [name for name in sealed.names(session, CODE) if name.startswith("received-")]
            assert len(names) == seq
            assert journal.verify(session, CODE) is None
        assert desks.check(desk).sound
        desk.close()
    assert killed
