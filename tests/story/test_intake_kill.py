"""The power goes in the middle of an import: the state is the one before or the one after, never between."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cadredesk.actions import simulation
from cadredesk.actions.simulation import SimulatedSchool
from cadredesk.domain.chain import ORIGIN
from cadredesk.packages import archive, manifest

MAIN = Path(__file__).resolve().parents[2] / "main.py"
KILLS = int(os.environ.get("CADREDESK_KILLS", "10"))
"""How often an import is killed; `dev.py prove` asks for more."""

ENVIRONMENT = {**os.environ, "CADREDESK_TEST": "1", "CADREDESK_PASSWORD": "test", "CADREDESK_LANG": "en"}
SCHOOL = SimulatedSchool("SIM-0001")


def command(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(MAIN), *map(str, words)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )


def identity(package: bytes) -> str:
    first = archive.read(package)[0]
    return manifest.package_id(package[first.start : first.start + first.size])


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_an_import_killed_is_whole_or_has_not_been(tmp_path: Path) -> None:
    data, enrol, stick = tmp_path / "data", tmp_path / "enrol.json", tmp_path / "a.cdp"
    enrol.write_text(json.dumps({SCHOOL.code: SCHOOL.key_line}), encoding="utf-8")
    assert command("test-bureau-init", "--data", data, "--org", "EDU-1", "--enrol", enrol).returncode == 0
    payload, photos = simulation.people(SCHOOL, KILLS)
    chance = random.Random(20261121)
    seq, prev, people, length = 1, ORIGIN, 0, 0.0
    before = command("dump", "--data", data).stdout
    killed = 0
    for _ in range(KILLS):
        shown = {**payload, "people": payload["people"][: people + 1]}
        package = simulation.package(SCHOOL, "EDU-1", seq, prev, payload=shown, files=photos, period="2026")
        stick.write_bytes(package)
        words = [sys.executable, str(MAIN), "import", "--data", str(data), "--json", str(stick)]
        begun = time.monotonic()
        with subprocess.Popen(words, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as taking:
            try:
                taking.wait(length * chance.uniform(0.5, 1.0) if length else None)
                length = time.monotonic() - begun
            except subprocess.TimeoutExpired:
                taking.send_signal(signal.SIGKILL)
            assert taking.stdout is not None
            said = taking.stdout.read()
        killed += taking.returncode == -signal.SIGKILL
        after = command("dump", "--data", data).stdout
        held = [line for line in after.splitlines() if line.startswith("reported_person\t")]
        taken = f'"head":"{identity(package)}"' in after
        assert taken or not said.endswith("}\n")
        assert taken or after == before
        assert len(held) == people + taken
        assert command("check", "--data", data).returncode == 0
        again = json.loads(command("import", "--data", data, "--json", stick).stdout)
        assert again["result"] == ("duplicate" if taken else "accepted")
        seq, prev, people = seq + 1, identity(package), people + 1
        before = command("dump", "--data", data).stdout
    assert killed >= KILLS // 2
