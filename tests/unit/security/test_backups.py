"""Attacks on a restore: zips that climb out, blow up, overlap or lie; and the database under an attacker's hands."""

from __future__ import annotations

import json
import struct
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from cadredesk.actions import backups, desks
from cadredesk.desk import Desk
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.storage import engine, journal
from cadredesk.storage.engine import open_database
from tests.unit.storage.folder import CLERK, PASSWORD, at, create, log_in

NAME = "CadreDesk_S001_20261121-120000_hand.cdbackup"
REFUSED = {
    "backup.unreadable",
    "backup.damaged",
    "backup.too_new",
    "vault.keys_changed",
    "vault.keys_unreadable",
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = create(tmp_path / "home" / "data").desk
    opened.vault.seal_file("p1", b"paper one")
    yield opened
    opened.close()


def entries(backup: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(backup) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(place: Path, held: list[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> Path:
    """A zip of these entries, names as they are."""
    with zipfile.ZipFile(place / NAME, "w", method) as archive:
        for name, data in held:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return place / NAME


def refusal(backup: Path, target: Path) -> str:
    began = time.monotonic()
    with pytest.raises(UserError) as refused:
        backups.restore(backup, target, CLERK, PASSWORD)
    assert time.monotonic() - began < 5
    assert not target.exists()
    return refused.value.code


def test_hostile_zips_are_refused_and_leave_nothing(desk: Desk, tmp_path: Path) -> None:
    good = entries(backups.make(desk).path)
    target = tmp_path / "out" / "data"
    target.parent.mkdir()

    def listed(**more: object) -> list[tuple[str, bytes]]:
        head = json.loads(good["backup.json"]) | more
        return [
            ("backup.json", json.dumps(head).encode()),
            *[e for e in good.items() if e[0] != "backup.json"],
        ]

    def beside(name: str, data: bytes = b"x") -> list[tuple[str, bytes]]:
        head = json.loads(good["backup.json"])
        rows = [*head["files"], {"path": name, "size": len(data), "sha256": "0" * 64}]
        return [*listed(files=rows), (name, data)]

    (target.parent / "keep").write_bytes(b"keep")
    hostile: list[list[tuple[str, bytes]]] = [
        [],
        list(good.items())[1:],
        *(
            beside(name)
            for name in (
                "../evil",
                "papers/../../evil",
                "/evil",
                "papers\\..\\evil",
                "C:evil",
                "papers/A",
                "lock",
            )
        ),
        listed(proof="00"),
        listed(proof="zz"),
        listed(proof=7),
        listed(files=None),
        listed(files=[7]),
        listed(files=[{"path": "keys.json", "size": 1e999, "sha256": ""}]),
        listed(files=json.loads(good["backup.json"])["files"] * 2),
        listed(org="\ud800"),
        listed(made="2001-01-01T00:00:00+08:00"),
        listed(format="cadredesk.backup/9"),
        [("backup.json", b"[" * 100_000), *list(good.items())[1:]],
        [("backup.json", b"[]"), *list(good.items())[1:]],
        [(name, data[:-1] if name == "desk.db" else data) for name, data in good.items()],
        [(name, data.replace(b"clerk", b"clark")) for name, data in good.items()],
    ]
    for number, held in enumerate(hostile):
        assert refusal(packed(tmp_path, held), target) in REFUSED, number
    assert refusal(packed(tmp_path, [*good.items()], zipfile.ZIP_DEFLATED), target) == "backup.unreadable"
    assert [path.name for path in target.parent.iterdir()] == ["keep"]
    assert not (tmp_path / "evil").exists()
    backups.restore(packed(tmp_path, [*good.items()]), target, CLERK, PASSWORD)


def test_a_zip_that_unpacks_to_more_than_it_is(desk: Desk, tmp_path: Path) -> None:
    """Stored entries that lie on one another are the bomb that needs no compression."""
    body = bytes(1 << 20)
    count = 2_000
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 33, 0, len(body), len(body), 9, 0) + b"papers/p0"
    central = b"".join(
        struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, len(body), len(body), 12, 0, 0, 0, 0, 0, 0
        )
        + f"papers/{number:05}".encode()
        for number in range(count)
    )
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(central), len(local) + len(body), 0)
    (tmp_path / NAME).write_bytes(local + body + central + end)
    assert refusal(tmp_path / NAME, tmp_path / "out" / "data") == "backup.unreadable"
    with pytest.raises(UserError, match="unreadable"):
        backups.who_opens(tmp_path / NAME)


def test_a_directory_of_millions_is_not_even_read(tmp_path: Path) -> None:
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 60 << 20, 0, 0)
    (tmp_path / NAME).write_bytes(bytes(60 << 20) + end)
    assert refusal(tmp_path / NAME, tmp_path / "out" / "data") == "backup.unreadable"


def test_every_cut_and_every_change_of_a_content_is_refused(desk: Desk, tmp_path: Path) -> None:
    made = backups.make(desk)
    good = made.path.read_bytes()
    with zipfile.ZipFile(made.path) as archive:
        directory = archive.start_dir
    target = tmp_path / "out" / "data"
    for place in range(0, len(good), len(good) // 23):
        (tmp_path / NAME).write_bytes(good[:place])
        assert refusal(tmp_path / NAME, target) in REFUSED, place
        if place < directory:
            (tmp_path / NAME).write_bytes(good[:place] + bytes([good[place] ^ 0x55]) + good[place + 1 :])
            assert refusal(tmp_path / NAME, target) in REFUSED, place


def test_names_that_are_no_backups_hold_nobody_up(tmp_path: Path) -> None:
    for name in (
        "CadreDesk_S001_99999999-999999_hand.cdbackup",
        "CadreDesk_S001_20260230-120000_hand.cdbackup",
        "CadreDesk_../../x_20260228-120000_hand.cdbackup".replace("/", "_"),
    ):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / NAME.replace("hand", "dir")).mkdir()
    (tmp_path / NAME.replace("hand", "gone")).symlink_to(tmp_path / "nowhere")
    (tmp_path / NAME).write_bytes(b"")
    assert [info.path.name for info in backups.list_backups(tmp_path)] == [NAME]
    with pytest.raises(UserError, match="unreadable"):
        backups.who_opens(tmp_path / NAME)


def test_the_rotation_never_takes_the_backup_just_proven(desk: Desk) -> None:
    made = backups.make(desk)
    for number in range(
        30
    ):  # made by a clock that ran years ahead, or by an attacker: damaged, and newer by name
        (made.path.parent / f"CadreDesk_S001_20990101-0000{number:02}_hand.cdbackup").write_bytes(b"")
    fresh = backups.make_of(desk.folder, desk.database, desk.vault, at("2026-11-22T12:00:00")(), "leave")
    assert fresh.path.exists()
    restored = desk.folder.with_name("again")
    backups.restore(fresh.path, restored, CLERK, PASSWORD)
    back = log_in(restored)
    assert backups.export_lock(back) == "restored"
    back.close()


# The database ------------------------------------------------------------------------------------------------------


def test_every_connection_of_the_pool_has_its_pragmas(desk: Desk) -> None:
    found: list[dict[str, object]] = []
    gate = threading.Barrier(4)

    def look() -> None:
        with desk.read() as session:
            gate.wait(10)
            found.append(
                {name: session.execute(text(f"PRAGMA {name}")).scalar() for name, _, _ in engine.PRAGMAS}
            )

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [{name: expected for name, _, expected in engine.PRAGMAS}] * 4


def test_a_pragma_that_does_not_hold_opens_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    key, path = desk.vault.database_key(), desk.folder / desks.DATABASE
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, ("synchronous", "EXTRA", 1)))
    with pytest.raises(EnvironmentFault, match="pragma"):
        engine.connect(path, key, pragmas=engine.PRAGMAS)


def test_a_second_writer_gets_a_sentence(desk: Desk) -> None:
    other = open_database(desk.folder / desks.DATABASE, desk.vault.database_key(), busy_ms=50)
    with desk.write("test.held"), pytest.raises(EnvironmentFault, match="locked"), other.write():
        pass
    other.close()


def test_a_changed_line_of_the_journal_is_named_by_the_check(desk: Desk) -> None:
    for number in range(4):
        with desk.write("test.line", f"{number}"):
            pass
    assert desks.check(desk).sound
    with desk.database.raw() as raw:
        raw.execute("UPDATE journal SET user_id = 'somebody' WHERE n = 3")
    report = desks.check(desk)
    assert [(found.code, found.values) for found in report.findings] == [
        ("storage.journal_broken", (("line", 3),))
    ]


def test_a_clock_set_back_warns_and_decides_nothing(desk: Desk) -> None:
    folder = desk.folder
    desk.close()
    back = log_in(folder, CLERK, at("2020-01-01T08:00:00"))
    warning = desks.clock_warning(back)
    assert warning is not None
    assert str(warning.last) == "2026-11-21"
    with back.write("test.line"):
        pass
    with back.read() as session:
        assert journal.verify(session, back.org) is None
    backups.make(back)
    back.close()


def test_a_refused_write_names_nobody(desk: Desk) -> None:
    """SQLAlchemy's messages hold the values of a statement unless told otherwise."""
    insert = text(
        "INSERT INTO user_account (org, id, name, role, active) VALUES ('S001', 'x', :n, 'clerk', 1)"
    )

    def twice() -> None:
        with desk.write("test.line") as session:
            for _ in range(2):
                session.execute(insert, {"n": "欧阳䶮测"})

    with pytest.raises(Exception, match="UNIQUE") as failed:
        twice()
    step: BaseException | None = failed.value
    while step is not None:
        assert "欧阳䶮测" not in f"{step} {step!r}"
        step = step.__cause__ or step.__context__
    with desk.read() as session:
        assert journal.lines(session, desk.org, limit=1)[0].event != "test.line"
