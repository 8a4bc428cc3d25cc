"""Packages of a district taken in, against the floor: age decryption, SHA-256 of every file, raw inserts of the same rows."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from pathlib import Path
from typing import cast

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


def measure(schools: int = 100, people: int = 50) -> dict[str, float]:
    """Seconds for the `floor` and for the `import` of that many schools' packages with photos, in turns, and each half alone."""
    os.environ["CADREDESK_TEST"] = "1"
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        desk = desks.test_folder(place / "data", org="EDU-1", mode="bureau")
        try:
            own = enrolment.own(desk)
            made = list(simulation.make(schools, people, place / "sim", "EDU-1", [own.exchange]))
            enrolment.enrol_for_test(desk, json.loads(made[0].read_text(encoding="utf-8")))
            identity = x25519.Identity.from_str(agekey.identity_text(intake.own_identity(desk)))
            raw = connect(place / "raw.db", bytes(32), create=True)
            for statement in (CreateTable(TABLE), *map(CreateIndex, sorted(TABLE.indexes, key=str))):
                raw.execute(str(statement.compile(dialect=sqlite.dialect())))
            floor, ours = 0.0, []
            for path in made[1:]:
                start = time.perf_counter()
                _floor(raw, path, identity)
                middle = time.perf_counter()
                done = intake.import_package(desk, path)
                ours.append(time.perf_counter() - middle)
                floor += middle - start
                if done.result != "accepted":
                    raise RuntimeError(done.text)
            raw.close()
        finally:
            desk.close()
    half = len(ours) // 2
    return {"floor": floor, "import": sum(ours), "first": sum(ours[:half]), "second": sum(ours[half:])}


def _floor(raw: object, path: Path, identity: object) -> None:
    package = pyrage.decrypt(path.read_bytes(), [identity])
    rows: list[tuple[object, ...]] = []
    for entry in archive.read(package):
        content = package[entry.start : entry.start + entry.size]
        digest = hashlib.sha256(content).hexdigest()
        if entry.name == "data/report.json":
            rows = [
                (
                    "EDU-1", path.name, "2026", one["id"], digest, one["name"], one["gender"], one["birth"],
                    one["ethnicity"], one["party"], one["educations"][0]["level"], one["titles"][0]["level"],
                    one["current_post_kind"], "deputy", "", one["photo"], digest,
                    json.dumps(one, ensure_ascii=False),
                )
                for one in json.loads(content)["people"]
            ]  # fmt: skip
    marks = ", ".join("?" * len(TABLE.columns))
    raw.execute("BEGIN IMMEDIATE")  # type: ignore[attr-defined]
    raw.executemany(f"INSERT INTO {TABLE.name} VALUES ({marks})", rows)  # type: ignore[attr-defined]
    raw.execute("COMMIT")  # type: ignore[attr-defined]
