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

from cadredesk.actions import desks, simulation
from cadredesk.actions.simulation import SimulatedSchool
from cadredesk.domain.chain import ORIGIN
from cadredesk.packages import archive, manifest
from cadredesk.storage import bureau, chains, journal

MAIN = Path(__file__).resolve().parents[2] / "main.py"
KILLS = 100 if os.environ.get("CADREDESK_PROVE") == "1" else 10
"""How often an import is killed; `dev.py prove` asks for more."""

SCHOOLS, OF_SCHOOL = simulation.schools(30), 3
"""How many packages lie in a folder, and the people in each."""

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
@pytest.mark.timeout(KILLS * 30)
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


def begin(data: Path, enrol: Path, keys: dict[str, str]) -> None:
    enrol.write_text(json.dumps(keys), encoding="utf-8")
    assert command("test-bureau-init", "--data", data, "--org", "EDU-1", "--enrol", enrol).returncode == 0


@pytest.mark.slow
@pytest.mark.timeout(KILLS * 30)
@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_folder_killed_left_each_package_whole_or_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thirty packages are taken in one transaction: chain, people, receipt, sealed file and journal agree for each."""
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    data, stick = tmp_path / "data", tmp_path / "stick"
    begin(data, tmp_path / "enrol.json", {one.code: one.key_line for one in SCHOOLS})
    stick.mkdir()
    chance = random.Random(20261123)
    heads = dict.fromkeys((one.code for one in SCHOOLS), ORIGIN)
    taken, length, killed = [], 0.0, 0
    for seq in range(1, KILLS + 1):
        made = {}
        for school in SCHOOLS:
            payload, photos = simulation.people(school, OF_SCHOOL)
            made[school.code] = simulation.package(
                school, "EDU-1", seq, heads[school.code], payload=payload, files=photos, period=str(seq)
            )
            (stick / f"{school.code}.cdp").write_bytes(made[school.code])
        words = [sys.executable, str(MAIN), "bureau", "import", "--data", str(data), str(stick), "--json"]
        begun = time.monotonic()
        with subprocess.Popen(words, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as taking:
            try:
                taking.communicate(timeout=length * chance.uniform(0.4, 1.0) if length else None)
                length = time.monotonic() - begun
            except subprocess.TimeoutExpired:
                taking.send_signal(signal.SIGKILL)
                taking.communicate()
        killed += taking.returncode == -signal.SIGKILL
        desk = desks.log_in(data, "经办人", "test")
        assert desks.check(desk).sound
        with desk.read() as session:
            subjects = [one.subject for one in journal.lines(session, "EDU-1", limit=100)]
            inside = 0
            for code, package in made.items():
                package_id = identity(package)
                accepted = chains.is_accepted(session, "EDU-1", package_id)
                state = chains.stream(session, "EDU-1", code, "EDU-1")
                assert (state.seq, state.head) == ((seq, package_id) if accepted else (seq - 1, heads[code]))
                people = bureau.people(session, "EDU-1", sender=code, period=str(seq))
                assert len(people) == OF_SCHOOL * accepted
                assert (chains.receipt(session, "EDU-1", package_id) is not None) is accepted
                assert subjects.count(package_id) == accepted
                if accepted:
                    assert desk.vault.open_file(f"received-{package_id}.cdp") == package
                inside += accepted
        desk.close()
        assert inside == len(SCHOOLS) or taking.returncode != 0
        taken.append(inside)
        again = json.loads(command("bureau", "import", "--data", data, stick, "--json").stdout)
        assert again["counts"]["accepted"] == len(SCHOOLS) - inside
        assert again["counts"]["duplicate"] == inside
        heads = {code: identity(package) for code, package in made.items()}
    assert killed >= KILLS // 2
    assert {0, len(SCHOOLS)} >= set(taken), "thirty are one transaction"
    assert 0 in taken
