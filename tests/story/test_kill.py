"""The power goes while ballots are typed: no acknowledged ballot is lost, at most one unacknowledged is kept."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cadredesk.actions import desks, people

MAIN = Path(__file__).resolve().parents[2] / "main.py"
PROVE = os.environ.get("CADREDESK_PROVE") == "1"
KILLS = int(os.environ.get("CADREDESK_KILLS", "200" if PROVE else "20"))
"""How often the typist is killed; `dev.py prove` (CADREDESK_PROVE=1) asks for 200."""

IMPORTS = 60 if PROVE else 10
"""How often an import is killed."""

ENVIRONMENT = {**os.environ, "CADREDESK_TEST": "1", "CADREDESK_PASSWORD": "test", "CADREDESK_LANG": "en"}


def stored(folder: Path) -> list[str]:
    listed = subprocess.run(
        [sys.executable, str(MAIN), "check", "--data", str(folder), "--list", "ballots"],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert listed.returncode == 0, listed.stderr
    return listed.stdout.split()


def type_until_killed(folder: Path, seed: int, after: int, delay: float) -> list[str]:
    """Starts the typist, waits for `after` acknowledgements and a breath more, kills it; every id acknowledged."""
    with subprocess.Popen(
        [sys.executable, str(MAIN), "tally-drive", "--data", str(folder), "--seed", str(seed)],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as typist:
        assert typist.stdout is not None
        assert typist.stderr is not None
        lines = []
        for _ in range(after):
            line = typist.stdout.readline()
            assert line.endswith("\n"), typist.stderr.read()
            lines.append(line)
        try:
            typist.wait(delay)
        except subprocess.TimeoutExpired:
            typist.send_signal(signal.SIGKILL)
        lines += [line for line in typist.stdout if line.endswith("\n")]
    assert typist.returncode == -signal.SIGKILL
    words = [line.split() for line in lines]
    assert all(len(word) == 2 and word[0] == "ACK" for word in words)
    return [word[1] for word in words]


@pytest.mark.slow
@pytest.mark.timeout(KILLS * 15)
@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_no_acknowledged_ballot_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    chance = random.Random(20261121)
    acknowledged: list[str] = []
    assert stored(folder) == []
    for kill in range(1, KILLS + 1):
        acknowledged += type_until_killed(folder, kill, chance.randrange(1, 40), chance.random() / 50)
        if kill % 5 == 0 or kill == KILLS:
            found = stored(folder)
            assert len(found) == len(set(found))
            assert set(acknowledged) <= set(found)
            assert len(found) - len(acknowledged) <= kill
    assert len(acknowledged) == len(set(acknowledged)) >= KILLS


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_folder_killed_while_it_is_made_is_whole_or_missing(tmp_path: Path) -> None:
    for attempt in range(3):
        folder = tmp_path / f"folder{attempt}" / "data"
        folder.parent.mkdir()
        with subprocess.Popen(
            [sys.executable, str(MAIN), "tally-drive", "--data", str(folder), "--seed", "1"],
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as typist:
            try:
                typist.wait(0.6 + attempt * 0.4)
            except subprocess.TimeoutExpired:
                typist.send_signal(signal.SIGKILL)
        assert typist.returncode == -signal.SIGKILL
        stored(folder)
        assert type_until_killed(folder, 2, 1, 0)
        assert stored(folder)


IMPORTER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from cadredesk.actions import desks, people, rosters, importing
desk = desks.test_folder(Path(sys.argv[2]))
rows = [importing.import_of(row) for row in rosters.check(Path(sys.argv[3])).rows]
print("BEGIN", flush=True)
made = people.import_rows(desk, rows, "staff.csv")
print("DONE", len(made.new), flush=True)
sys.stdin.read()
"""
"""Brings one roster in and waits to be killed."""

ROWS = 400


def roster(path: Path, number: int) -> Path:
    """People of a batch, each with the batch's number in the department."""
    lines = [
        "姓名,性别,出生年月,部门",
        *(f"王{chr(0x4E00 + n)}{chr(0x5200 + number)},女,1990-05,第{number}批" for n in range(ROWS)),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.timeout(IMPORTS * 30)
@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_killed_import_left_none_or_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power goes at ten moments of an import, from before its first row to after its last."""
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    folder, chance = tmp_path / "data", random.Random(3)
    desks.test_folder(folder).close()
    told, before, length = [], 0, 0.5
    for number in range(IMPORTS):
        with subprocess.Popen(
            [
                sys.executable,
                "-c",
                IMPORTER,
                str(MAIN.parent),
                str(folder),
                str(roster(tmp_path / "r.csv", number)),
            ],
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as importer:
            assert importer.stdout is not None
            assert importer.stderr is not None
            assert importer.stdout.readline() == "BEGIN\n", importer.stderr.read()
            started = time.monotonic()
            if number == 0:  # the first one is measured, the others are killed within that time
                assert importer.stdout.readline() == f"DONE {ROWS}\n"
                length = time.monotonic() - started
            else:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    importer.wait(chance.random() * length * 1.2)
            importer.send_signal(signal.SIGKILL)
            done = number == 0 or f"DONE {ROWS}" in importer.stdout.read()
        desk = desks.test_folder(folder)
        found = [line.department for line in people.lines(desk)]
        assert desks.check(desk).sound
        desk.close()
        mine = found.count(f"第{number}批")
        assert mine in (0, ROWS), "none or all"
        assert mine == ROWS or not done, "what was told as done is there"
        assert len(found) == before + mine
        before, told = len(found), [*told, mine]
    assert 0 in told
    assert ROWS in told
