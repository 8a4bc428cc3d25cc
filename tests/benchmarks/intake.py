"""A district's packages taken in, against the floor: age decryption, SHA-256 of every file, raw inserts of the same rows."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pyrage
from pyrage import x25519
from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from cadredesk.actions import desks, enrolment, intake, simulation
from cadredesk.packages import agekey, archive
from cadredesk.storage.bureau import ReportedRow
from cadredesk.storage.engine import connect

TABLE = cast("Table", ReportedRow.__table__)
AT_ONCE = 100
"""How many packages a stick holds; the floor and the import have their turns stick by stick."""


def measure(schools: int = 1000, people: int = 50) -> dict[str, float]:
    """Seconds for the `floor` and the `import` of that many schools' packages with photos, in turns; how flat it is.

    The floor stores each package's rows before it opens the next one; `bare` is the same with one transaction for the
    whole stick. `first` and `last` are the import's seconds of processor time for the first and the last 100
    packages, `memory` the MiB by which the process has grown from the first 100 to the end.
    """
    os.environ["CADREDESK_TEST"] = "1"
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        desk = desks.test_folder(place / "data", org="EDU-1", mode="bureau")
        try:
            own = enrolment.own(desk)
            made = list(simulation.make(schools, people, place / "sim", "EDU-1", [own.exchange]))
            enrolment.enrol_for_test(desk, json.loads(made[0].read_text(encoding="utf-8")))
            identity = x25519.Identity.from_str(agekey.identity_text(intake.own_identity(desk)))
            raw, other = _empty(place / "raw.db"), _empty(place / "other.db")
            floor, bare, ours, work, memory = [], [], [], [], []
            for start in range(1, len(made), AT_ONCE):
                stick = place / f"stick{start}"
                stick.mkdir()
                paths = [path.rename(stick / path.name) for path in made[start : start + AT_ONCE]]
                started = time.perf_counter()
                for path in paths:
                    _floor(raw, [path], identity)
                one_by_one = time.perf_counter()
                _floor(other, paths, identity)
                together, worked = time.perf_counter(), time.process_time()
                done = intake.import_folder(desk, stick).counts()
                ours.append(time.perf_counter() - together)
                work.append(time.process_time() - worked)
                floor.append(one_by_one - started)
                bare.append(together - one_by_one)
                memory.append(_memory())
                if done["accepted"] != len(paths):
                    raise RuntimeError(str(done))
            raw.close()
            other.close()
        finally:
            desk.close()
    return {
        "floor": sum(floor),
        "bare": sum(bare),
        "import": sum(ours),
        "first": work[0],
        "last": work[-1],
        "memory": memory[-1] - memory[0],
    }


def _empty(path: Path) -> Any:
    raw = connect(path, bytes(32), create=True)
    statements: list[Any] = [CreateTable(TABLE), *map(CreateIndex, sorted(TABLE.indexes, key=str))]
    for statement in statements:
        raw.execute(str(statement.compile(dialect=sqlite.dialect())))
    return raw


def _memory() -> float:
    """MiB the process holds now; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(one for one in status.read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _floor(raw: Any, paths: Sequence[Path], identity: object) -> None:
    rows: list[tuple[object, ...]] = []
    for path in paths:
        package = pyrage.decrypt(path.read_bytes(), [identity])
        for entry in archive.read(package):  # digests every file
            if entry.name == "data/report.json":
                content = package[entry.start : entry.start + entry.size]
                rows += [
                    (
                        "EDU-1", path.name, "2026", one["id"], entry.sha256, one["name"], one["gender"], one["birth"],
                        one["ethnicity"], one["party"], one["educations"][0]["level"], one["titles"][0]["level"],
                        one["current_post_kind"], "deputy", "", one["photo"], entry.sha256,
                        json.dumps(one, ensure_ascii=False),
                    )
                    for one in json.loads(content)["people"]
                ]  # fmt: skip
    marks = ", ".join("?" * len(TABLE.columns))
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(f"INSERT INTO {TABLE.name} VALUES ({marks})", rows)
    raw.execute("COMMIT")


if __name__ == "__main__":
    for key, value in measure(*map(int, sys.argv[1:])).items():
        print(f"{key}\t{value:.3f}")
