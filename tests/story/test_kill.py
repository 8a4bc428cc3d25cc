"""The power goes while ballots are typed: no acknowledged ballot is lost, at most one unacknowledged is kept."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = Path(__file__).resolve().parents[2] / "main.py"
KILLS = int(os.environ.get("CADREDESK_KILLS", "20"))
"""How often the typist is killed; `dev.py prove` asks for more."""

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
