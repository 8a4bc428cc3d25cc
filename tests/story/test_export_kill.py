"""The power goes while packages are written to a stick: the stick holds whole packages, and the outbox knows which went out."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cadredesk.actions import desks, enrolment, intake, receipts, simulation, verification
from cadredesk.desk import Desk
from cadredesk.domain.chain import ORIGIN
from cadredesk.packages import verify
from cadredesk.packages.signature import PublicKey
from cadredesk.storage import chains, outbox
from tests.unit.actions import selection
from tests.unit.actions.selection import Clock

ROOT = Path(__file__).resolve().parents[2]
KILLS = 100 if os.environ.get("CADREDESK_PROVE") == "1" else 10
"""How often an export is killed; `dev.py prove` asks for more."""

ENVIRONMENT = {**os.environ, "CADREDESK_TEST": "1", "CADREDESK_PASSWORD": "test", "CADREDESK_LANG": "en"}
BUREAU, SCHOOL = "EDU-1", simulation.SimulatedSchool("SIM-0001")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(KILLS * 30),
    pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL"),
]

OPENED = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from cadredesk.actions import desks, receipts, reporting
desk = desks.log_in(Path(sys.argv[2]), "审批人", "test")
stick = Path(sys.argv[3])
print("BEGIN", flush=True)
"""

SCHOOLS_EXPORT = f"""{OPENED}
made = reporting.seal(desk, sys.argv[4], desk.user.id, "test", "{BUREAU}")
reporting.write_to(desk, made.package_id, stick)
print("DONE", made.package_id, flush=True)
sys.stdin.read()
"""

BUREAUS_EXPORT = f"""{OPENED}
made = receipts.export(desk, desk.user.id, "test", stick)
print("DONE", made[-1].package_id, flush=True)
sys.stdin.read()
"""


def exported(script: str, words: list[object], wait: float) -> tuple[bool, float]:
    """Whether the export said it was done, and how long it took; killed after `wait` seconds, with 0 once it is done."""
    with subprocess.Popen(
        [sys.executable, "-c", script, str(ROOT), *map(str, words)],
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline() == "BEGIN\n", child.stderr.read()
        begun, said = time.monotonic(), ""
        if not wait:
            said = child.stdout.readline()
            assert said.startswith("DONE"), child.stderr.read()
        else:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(wait)
        took = time.monotonic() - begun
        child.send_signal(signal.SIGKILL)
        said += child.stdout.read()
    return said.startswith("DONE"), took


def check_chain(desk: Desk, recipient: str) -> list[outbox.OutboxEntry]:
    """The packages to `recipient`, oldest first: numbers without a gap, each naming the one before, each there whole."""
    with desk.read() as session:
        made = [one for one in reversed(outbox.entries(session, desk.org)) if one.recipient == recipient]
        stands = outbox.stream(session, desk.org, recipient)
    made.sort(key=lambda one: one.seq)
    key = PublicKey(desk.vault.public_keys().signing)
    prev = ORIGIN
    for seq, one in enumerate(made, 1):
        found = verify.verify(desk.vault.open_file(one.file), {desk.org: key})
        assert (one.seq, one.prev, found.package_id) == (seq, prev, one.id)
        prev = one.id
    assert (stands.seq, stands.head) == (len(made), prev)
    return made


def on_stick(stick: Path, key: PublicKey) -> set[str]:
    """The ids of the packages on the stick; every file that is not `*.part` is a whole one."""
    found = set()
    for path in stick.iterdir():
        if not path.name.endswith(".part"):
            found.add(verification.verify_file(path, key).package_id)
    return found


@pytest.fixture(autouse=True)
def testing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")


def test_a_school_killed_while_it_exports(tmp_path: Path) -> None:
    data, stick, clock = tmp_path / "data", tmp_path / "stick", Clock(date(2026, 9, 1))
    stick.mkdir()
    desk = desks.test_folder(data, now=clock)
    desks.store_school(desk, replace(desks.school(desk), superior="青山区教育局", superior_code=BUREAU))
    at = selection.up_to(selection.school(desk, clock), "dossier")
    key = PublicKey(desk.vault.public_keys().signing)
    desk.close()
    chance, length, before, outcomes = random.Random(1), 0.0, 0, set()
    for _ in range(KILLS):
        done, took = exported(SCHOOLS_EXPORT, [data, stick, at.round_id], length * chance.uniform(0.0, 1.2))
        length = length or took
        desk = desks.log_in(data, "经办人", "test")
        assert desks.check(desk).sound
        made = check_chain(desk, BUREAU)
        desk.close()
        there = on_stick(stick, key)
        assert len(made) - before in (0, 1)
        assert {one.id for one in made if one.written_on is not None} <= there <= {one.id for one in made}
        assert not done or (len(made) == before + 1 and made[-1].written_on is not None)
        outcomes.add((len(made) - before, made[-1].written_on is not None))
        before = len(made)
    assert len(outcomes) > 1, "killed before and after"


def test_a_bureau_killed_while_it_writes_receipts(tmp_path: Path) -> None:
    data, stick = tmp_path / "data", tmp_path / "stick"
    stick.mkdir()
    schools = simulation.schools(4)
    desk = desks.test_folder(data, org=BUREAU, mode="bureau")
    enrolment.enrol_for_test(desk, {one.code: one.key_line for one in schools})
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    for school in schools:
        (incoming / f"{school.code}.cdp").write_bytes(simulation.package(school, BUREAU))
    assert intake.import_folder(desk, incoming).counts()["accepted"] == len(schools)
    asked = [one.re_id for one in receipts.due(desk)]
    key = PublicKey(desk.vault.public_keys().signing)
    desk.close()
    chance, length, outcomes = random.Random(2), 0.0, set()
    for _ in range(KILLS):
        done, took = exported(BUREAUS_EXPORT, [data, stick], length * chance.uniform(0.0, 1.2))
        length = length or took
        desk = desks.log_in(data, "经办人", "test")
        assert desks.check(desk).sound
        made = [one for school in schools for one in check_chain(desk, school.code)]
        there = on_stick(stick, key)
        assert {one.id for one in made if one.written_on is not None} <= there <= {one.id for one in made}
        waiting = {one.re_id for one in receipts.due(desk)}
        answered = set()
        with desk.read() as session:
            for re_id in asked:
                receipt = chains.receipt(session, BUREAU, re_id)
                assert receipt is not None
                if not receipt.due:  # what is no longer due lies sealed in the outbox
                    assert receipt.sent_as in {one.id for one in made}
                    answered.add(re_id)
        assert waiting == set(asked) - answered
        assert not done or not waiting
        outcomes.add(len(answered))
        for re_id in answered:
            receipts.restate(desk, re_id)
        desk.close()
    assert len(outcomes) > 1, "killed before, between two packages, and after"
