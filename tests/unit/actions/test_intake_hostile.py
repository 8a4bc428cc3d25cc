"""Hostile packages at the bureau: each refused with a code within 5 s and 300 MiB, the program's start included, and nothing changed."""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cadredesk import commands
from cadredesk.actions import simulation
from cadredesk.actions.simulation import SimulatedSchool
from cadredesk.domain.chain import ORIGIN
from cadredesk.packages import agekey, archive, envelope, manifest, signature

ROOT = Path(__file__).resolve().parents[3]
ONE, STRANGER = SimulatedSchool("SIM-0001"), SimulatedSchool("SIM-9999")
SECONDS, MEBIBYTES = 5.0, 300

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc"
)


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A bureau with one school that has a chain: its folder, its key and its dump."""
    place = tmp_path_factory.mktemp("bureau")
    enrol, first = place / "enrol.json", place / "first.cdp"
    enrol.write_text(json.dumps({ONE.code: ONE.key_line}), encoding="utf-8")
    first.write_bytes(simulation.package(ONE, "EDU-1"))
    words = ["test-bureau-init", "--data", str(place / "data"), "--org", "EDU-1", "--enrol", str(enrol)]
    own = json.loads(run(words)[1])
    assert run(["import", "--data", str(place / "data"), "--json", str(first)])[0] == 0
    return {"place": place, "data": place / "data", "key": agekey.recipient_raw(own["exchange_key"])}


MEASURED = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv.pop(1))
from cadredesk import commands
status = commands.run(sys.argv[1:])
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(peak.split()[1], file=sys.stderr)
sys.exit(status)
"""


def run(words: list[str]) -> tuple[int, str, float, float]:
    """Exit status, output, seconds of processor time (a loaded machine does not count), MiB at the peak."""
    environment = {**os.environ, "CADREDESK_TEST": "1", "CADREDESK_PASSWORD": "test", "CADREDESK_LANG": "en"}
    begun = _processor_seconds()
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(ROOT), *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, _processor_seconds() - begun, int(done.stderr.split()[-1]) / 1024


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def signed(files: dict[str, bytes], seed: bytes = ONE.seed, seq: int = 2) -> bytes:
    """A package that is right in form, whatever its files hold."""
    prev = "a" * 64 if seq > 1 else ORIGIN
    listed = [manifest.file_entry(path, content) for path, content in files.items()]
    data = manifest.build(manifest.REPORT, ONE.code, "EDU-1", 1, seq, prev, simulation.CREATED, listed)
    armour = signature.sign(seed, data)
    return archive.write([("manifest.json", data), ("manifest.sig", armour), *files.items()])


def first_of(bureau: dict[str, Any]) -> str:
    data = (bureau["place"] / "first.cdp").read_bytes()
    entry = archive.read(data)[0]
    return manifest.package_id(data[entry.start : entry.start + entry.size])


def following(bureau: dict[str, Any], report: bytes) -> bytes:
    """The right next package of the school, with these bytes for its report."""
    files = {"data/report.json": report}
    listed = [manifest.file_entry(path, content) for path, content in files.items()]
    data = manifest.build(
        manifest.REPORT, ONE.code, "EDU-1", 1, 2, first_of(bureau), simulation.CREATED, listed
    )
    armour = signature.sign(ONE.seed, data)
    return archive.write([("manifest.json", data), ("manifest.sig", armour), *files.items()])


def big(seed: bytes = ONE.seed) -> bytes:
    """A package of 250 MiB."""
    blank = bytes(62 * 2**20 + 2**19)
    return signed({f"data/f{n}": blank for n in range(4)}, seed)


def people(count: int) -> bytes:
    """A report of as many people as its limits allow, the last one without a name."""
    listed = [{"id": str(n), "name": "张三", "phone": "x" * 60, "l": [1, 2, 3]} for n in range(count)]
    listed.append({"id": "z"})
    return json.dumps({"format": "cadredesk.report/1", "people": listed}, ensure_ascii=False).encode()


def case(name: str, bureau: dict[str, Any]) -> tuple[bytes, set[str]]:
    key = bureau["key"]
    if name == "big, one byte more":
        return big() + b"x", {"E102", "E118"}
    if name == "big by a stranger":
        return big(STRANGER.seed), {"E132"}
    if name == "big from the past":
        return big(), {"E304"}
    if name == "big by a stranger in an envelope":
        return envelope.seal_for(big(STRANGER.seed), [key]), {"E132"}
    if name == "big envelope, last byte changed":
        sealed = bytearray(envelope.seal_for(bytes(255 * 2**20), [key]))
        sealed[-1] ^= 1
        return bytes(sealed), {"E107"}
    if name == "big envelope of nothing":
        return envelope.seal_for(bytes(255 * 2**20), [key]), {"E110"}
    if name == "envelope within an envelope":
        return envelope.seal_for(envelope.seal_for(signed({}), [key]), [key]), {"E103"}
    if name == "too large an envelope":
        return b"age-encryption.org/v1\n-> X25519 a\nb\n--- m\n" + bytes(258 * 2**20), {"E102"}
    if name == "header of 80 KB":
        return b"age-encryption.org/v1\n-> X25519 " + b"a" * 80_000 + b"\n--- m\n", {"E104"}
    if name == "1,000 stanzas":
        return b"age-encryption.org/v1\n" + b"-> X25519 a\nb\n" * 1000 + b"--- m\n", {"E104"}
    if name == "many people":
        return following(bureau, people(110_000)), {"E403"}
    if name == "many marks":
        return following(bureau, b"[" + b"0," * 15_000_000 + b"0]"), {"E142"}
    if name == "as many marks as allowed":
        return following(bureau, b"[" + b"[]," * 499_000 + b"0]"), {"E403"}
    if name == "one long number":
        return following(bureau, b'{"format":' + b"9" * 30_000_000 + b"}"), {"E142"}
    if name == "one long text":
        return following(bureau, b'{"format":"' + b"\\u4e00" * 5_000_000 + b'"}'), {"E142"}
    raise AssertionError(name)


@pytest.mark.parametrize(
    "name",
    [
        "big, one byte more",
        "big by a stranger",
        "big from the past",
        "big by a stranger in an envelope",
        "big envelope, last byte changed",
        "big envelope of nothing",
        "envelope within an envelope",
        "too large an envelope",
        "header of 80 KB",
        "1,000 stanzas",
        "many people",
        "many marks",
        "as many marks as allowed",
        "one long number",
        "one long text",
    ],
)
def test_a_monster_is_refused_in_little_time_and_memory(
    bureau: dict[str, Any], name: str, tmp_path: Path
) -> None:
    path = tmp_path / "monster.cdp"
    data, codes = case(name, bureau)
    path.write_bytes(data)
    del data
    before = run(["dump", "--data", str(bureau["data"])])[1]
    status, out, seconds, memory = run(["import", "--data", str(bureau["data"]), "--json", str(path)])
    path.unlink()
    told = json.loads(out)
    assert (status, told["result"], told["code"] in codes) == (1, "rejected", True), told
    assert seconds < SECONDS
    assert memory < MEBIBYTES
    assert run(["dump", "--data", str(bureau["data"])])[1] == before


@pytest.mark.timeout(1800 if os.environ.get("CADREDESK_PROVE") == "1" else 300)
def test_every_cut_and_flipped_bit_of_a_small_package_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cadredesk.actions import desks, enrolment, intake, state

    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    enrol = tmp_path / "enrol.json"
    enrol.write_text(json.dumps({ONE.code: ONE.key_line}), encoding="utf-8")
    data = tmp_path / "data"
    words = ["test-bureau-init", "--data", str(data), "--org", "EDU-1", "--enrol", str(enrol)]
    assert commands.run(words) == 0
    desk = desks.log_in(data, "经办人", "test")
    good, path = simulation.package(ONE, "EDU-1"), tmp_path / "a.cdp"
    sealed = envelope.seal_for(good, [agekey.recipient_raw(enrolment.own(desk).exchange)])
    before = list(state.dump(desk))
    every = os.environ.get("CADREDESK_PROVE") == "1"
    for whole, step in ((good, 7), (sealed, 41)):
        for place in range(0, len(whole), 1 if every else step):
            bits = range(8) if every else (place % 8,)
            for changed in (whole[:place], *(_flipped(whole, place, bit) for bit in bits)):
                path.write_bytes(changed)
                done = intake.import_package(desk, path)
                assert done.result == "rejected"
                assert done.code.startswith("E")
    assert list(state.dump(desk)) == before
    path.write_bytes(sealed)
    assert intake.import_package(desk, path).result == "accepted"
    desk.close()


def _flipped(data: bytes, place: int, bit: int) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 1 << bit
    return bytes(changed)
