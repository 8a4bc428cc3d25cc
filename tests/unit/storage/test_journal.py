"""The journal's chain: whole, or broken at a line that is named."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import text

from cadredesk.errors import UserError
from cadredesk.storage import journal, soundness
from cadredesk.storage.engine import Database, open_database
from cadredesk.storage.journal import ORIGIN, Head

START = datetime(2026, 3, 1, 8, 0, 0, 123456, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def database(either: Database) -> Database:
    with either.write() as session:
        for n in range(5):
            journal.append(session, "S001", START + timedelta(hours=n), "u1", "round.opened", f"r{n}")
        journal.append(session, "S002", START, "u2", "desk.created")
    return either


def test_a_chain_an_organisation(database: Database) -> None:
    with database.read() as session:
        lines = journal.lines(session, "S001")
        assert [line.n for line in lines] == [5, 4, 3, 2, 1]
        assert lines[-1].prev == ORIGIN
        assert all(later.prev == earlier.hash for later, earlier in pairwise(lines))
        assert journal.head(session, "S001") == Head(5, lines[0].hash)
        assert journal.head(session, "S002").n == 1
        assert journal.head(session, "S003") == Head(0, ORIGIN)
        assert journal.verify(session, "S001") is None
        assert journal.lines(session, "S001", limit=2) == lines[:2]
        assert journal.organisations(session) == ("S001", "S002")


def test_the_line_is_hashed_as_documented() -> None:
    import hashlib

    line = '["S001",1,"2026-03-01T08:00:00+08:00","u1","round.opened","r0","' + ORIGIN + '"]'
    expected = hashlib.sha256(line.encode()).hexdigest()
    assert journal.line_hash("S001", 1, START, "u1", "round.opened", "r0", ORIGIN) == expected


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE journal SET user_id = 'u9' WHERE org = 'S001' AND n = 3", 3),
        ("UPDATE journal SET event = 'round.closed' WHERE org = 'S001' AND n = 1", 1),
        ("UPDATE journal SET at = '2026-03-01T08:00:00+09:00' WHERE org = 'S001' AND n = 5", 5),
        ("UPDATE journal SET hash = prev WHERE org = 'S001' AND n = 2", 2),
        ("DELETE FROM journal WHERE org = 'S001' AND n = 4", 4),
        ("DELETE FROM journal WHERE org = 'S001' AND n = 1", 1),
        ("UPDATE journal SET org = 'S002', n = 2 WHERE org = 'S001' AND n = 5", None),
    ],
)
def test_a_break_is_found_where_it_is(database: Database, change: str, broken: int | None) -> None:
    with database.write() as session:
        session.execute(text(change))
    with database.read() as session:
        assert journal.verify(session, "S001") == broken
    expected = 2 if broken is None else broken
    assert soundness.findings(database) == (("storage.journal_broken", (("line", expected),)),)


def test_the_last_date_is_the_highest_not_the_newest(database: Database) -> None:
    with database.write() as session:
        journal.append(session, "S001", START - timedelta(days=40), "u1", "round.opened", "r9")
    with database.read() as session:
        assert journal.last_date(session, "S001") == date(2026, 3, 1)
        assert journal.last_date(session, "S003") is None


@pytest.mark.parametrize("either", ["file"], indirect=True)
def test_a_foreign_key_without_its_row_is_found(database: Database) -> None:
    with database.raw() as raw:
        raw.execute(
            "CREATE TABLE child (org TEXT, s TEXT, FOREIGN KEY (org, s) REFERENCES setting (org, name))"
        )
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("INSERT INTO child VALUES ('S001', 'nothing')")
    assert soundness.findings(database) == (("storage.foreign_key", (("table", "child"),)),)


@pytest.mark.parametrize("either", ["file"], indirect=True)
def test_a_flipped_byte_in_any_page_is_found(database: Database, tmp_path: Path) -> None:
    assert soundness.findings(database) == ()
    database.close()
    path = tmp_path / "desk.db"
    good = path.read_bytes()
    for page in range(1, len(good) // 4096, 5):
        position = page * 4096 + 77
        path.write_bytes(good[:position] + bytes([good[position] ^ 4]) + good[position + 1 :])
        assert _damage_is_found(path)


def _damage_is_found(path: Path) -> bool:
    """At opening when a page of the schema is hurt, else by the check."""
    try:
        hurt = open_database(path, b"k" * 32)
    except UserError as refused:
        return refused.code == "storage.damaged"
    try:
        return ("storage.damaged", ()) in soundness.findings(hurt)
    finally:
        hurt.close()
