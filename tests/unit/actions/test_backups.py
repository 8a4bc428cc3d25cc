"""Backups: made, proven, rotated, copied to a stick, restored; and every way they can be bad."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest
from sqlalchemy import text

from cadredesk.actions import backups, desks
from cadredesk.domain.school import School
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.storage import journal, migrations
from cadredesk.vault.files import Disk
from tests.unit.storage.folder import APPROVER, CLERK, PASSWORD, at, create, log_in


@pytest.fixture
def desk(tmp_path: Path) -> desks.Desk:
    """An open normal desk with one paper and a tally work file."""
    desk = create(tmp_path / "data").desk
    desk.vault.seal_file("p1", b"paper one")
    (desk.folder / "tally").mkdir()
    (desk.folder / "tally" / "r1.db").write_bytes(b"BALLOTS")
    return desk


def test_a_round_trip(desk: desks.Desk) -> None:
    made = backups.make(desk)
    assert (made.org, made.reason, f"{made.made:%F %T}") == ("S001", "hand", "2026-11-21 12:00:00")
    assert made.size == made.path.stat().st_size
    assert backups.list_backups(desk.folder) == (made,)
    desks.store_school(desk, School("S001", "后来的名字"))
    desk.vault.seal_file("p1", b"paper one, changed")
    desk.vault.seal_file("p2", b"paper two")
    desk.close()

    restored = backups.restore(made.path, desk.folder, CLERK, PASSWORD, now=at("2026-11-25T08:00:00"))
    assert restored.folder == desk.folder
    assert restored.aside is not None
    back = log_in(desk.folder)
    assert desks.school(back).name == "阳光第一小学"
    assert back.vault.file_names() == ("p1",)
    assert back.vault.open_file("p1") == b"paper one"
    assert not (back.folder / "tally").exists()
    assert not back.is_copy
    assert backups.export_lock(back) == "restored"
    assert desks.check(back).sound
    with back.read() as session:
        assert journal.lines(session, "S001", limit=1)[0].event == "backup.restored"
    assert [info.path.name for info in backups.list_backups(back.folder)] == [made.path.name]
    back.close()

    aside = log_in(restored.aside)
    assert aside.is_copy
    assert desks.school(aside).name == "后来的名字"
    assert aside.vault.open_file("p2") == b"paper two"
    aside.close()


def test_a_backup_holds_no_ballot_and_nothing_open(desk: desks.Desk) -> None:
    made = backups.make(desk)
    data = made.path.read_bytes()
    with zipfile.ZipFile(made.path) as archive:
        assert sorted(archive.namelist()) == [
            "backup.json",
            "desk.db",
            "folder.json",
            "keys.json",
            "papers/p1",
        ]
    for secret in (b"BALLOTS", b"paper one", "阳光第一小学".encode(), b"SQLite format", b"CREATE TABLE"):
        assert secret not in data
    desk.close()


def test_leaving_makes_one_and_a_restored_folder_needs_no_old_one(desk: desks.Desk, tmp_path: Path) -> None:
    made = desks.leave(desk)
    assert made is not None
    assert made.reason == "leave"
    away = tmp_path / "elsewhere" / "data"
    assert backups.who_opens(made.path) == tuple(
        (slot.id, slot.name) for slot in desks.read_keys(desk.folder).slots if slot.name
    )
    restored = backups.restore(made.path, away, APPROVER, PASSWORD)
    assert restored.aside is None
    back = log_in(away)
    assert not back.is_copy
    back.close()


def test_a_password_of_that_day_or_the_recovery_sheet(tmp_path: Path) -> None:
    created = create(tmp_path / "data")
    made = backups.make(created.desk)
    desks.change_password(created.desk, PASSWORD, "later password")
    created.desk.close()
    with pytest.raises(UserError, match="wrong_password"):
        backups.restore(made.path, tmp_path / "data", APPROVER, "later password")
    with pytest.raises(UserError, match="unknown_user"):
        backups.restore(made.path, tmp_path / "data", "", PASSWORD)
    desks.log_in(tmp_path / "data", APPROVER, "later password").close()
    backups.restore(made.path, tmp_path / "data", "recovery", created.recovery_code)
    log_in(tmp_path / "data").close()


def test_nobody_restores_under_an_open_window(desk: desks.Desk) -> None:
    made = backups.make(desk)
    with pytest.raises(UserError, match="in_use"):
        backups.restore(made.path, desk.folder, CLERK, PASSWORD)
    assert desks.school(desk).name == "阳光第一小学"
    desk.close()
    log_in(desk.folder).close()


def test_a_damaged_backup_changes_nothing(desk: desks.Desk, tmp_path: Path) -> None:
    made = backups.make(desk)
    desks.store_school(desk, School("S001", "现在的名字"))
    desk.close()
    good = made.path.read_bytes()
    bad = tmp_path / "stick" / made.path.name
    bad.parent.mkdir()
    with zipfile.ZipFile(made.path) as archive:
        # The middle of each entry and, for the database, a byte in every fifth page.
        entries = {info.filename: (info.header_offset + 100, info.file_size) for info in archive.infolist()}
    positions = [start + size // 2 for start, size in entries.values() if size > 200]
    start, size = entries["desk.db"]
    positions += range(start, start + size - 4096, 5 * 4096)
    for position in positions:
        bad.write_bytes(good[:position] + bytes([good[position] ^ 16]) + good[position + 1 :])
        with pytest.raises(UserError) as caught:
            backups.restore(bad, desk.folder, CLERK, PASSWORD)
        assert caught.value.code.startswith(("backup.", "vault.")), position
    for length in (0, 10, 1000, len(good) // 2, len(good) - 1):
        bad.write_bytes(good[:length])
        with pytest.raises(UserError, match=r"backup\."):
            backups.restore(bad, desk.folder, CLERK, PASSWORD)
        with pytest.raises(UserError, match=r"backup\."):
            backups.who_opens(bad)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "stick"]
    again = log_in(desk.folder)
    assert desks.school(again).name == "现在的名字"
    again.close()


def rewritten(source: Path, target: Path, change: dict[str, bytes]) -> Path:
    """A backup with some entries put in the place of others, hashes left as they were."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name])
    return target


def test_a_forged_backup_is_refused(desk: desks.Desk, tmp_path: Path) -> None:
    import hashlib
    import json

    made = backups.make(desk)
    desk.close()
    with zipfile.ZipFile(made.path) as archive:
        head = json.loads(archive.read("backup.json"))
    target = tmp_path / "CadreDesk_S001_20261121-120000_hand.cdbackup"
    evil = b"x" * 9
    forged = json.loads(json.dumps(head))
    for item in forged["files"]:
        if item["path"] == "papers/p1":
            item.update(size=9, sha256=hashlib.sha256(evil).hexdigest())
    outside = json.loads(json.dumps(head))
    outside["files"].append({"path": "../../evil", "size": 9, "sha256": hashlib.sha256(evil).hexdigest()})
    changes: list[tuple[dict[str, bytes], str]] = [
        ({"papers/p1": evil, "backup.json": json.dumps(forged).encode()}, "backup.damaged"),
        ({"../../evil": evil, "backup.json": json.dumps(outside).encode()}, "backup.damaged"),
        ({"tally/r1.db": evil}, "backup.damaged"),
        ({"backup.json": b"{}"}, "backup.unreadable"),
        ({"backup.json": json.dumps(head | {"format": "cadredesk.backup/2"}).encode()}, "backup.too_new"),
    ]
    for change, code in changes:
        with pytest.raises(UserError) as caught:
            backups.restore(rewritten(made.path, target, change), desk.folder, CLERK, PASSWORD)
        assert caught.value.code == code
    assert not (tmp_path.parent / "evil").exists()


def test_a_bomb_in_a_backups_clothes_is_refused_unread(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.cdbackup"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("backup.json", b"0" * 50_000_000)
    with pytest.raises(UserError, match="unreadable"):
        backups.restore(bomb, tmp_path / "data", CLERK, PASSWORD)
    assert not (tmp_path / "data").exists()


def test_the_rotation(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "backups").mkdir(parents=True)
    days = [
        f"{year}{month:02}{day:02}" for year in (2025, 2026) for month in range(1, 13) for day in (5, 15, 25)
    ]
    for day in days:
        (folder / "backups" / f"CadreDesk_S001_{day}-120000_leave.cdbackup").write_bytes(b"")
    (folder / "backups" / "别的文件.txt").write_bytes(b"")
    backups.rotate(folder)
    kept = [f"{info.made:%Y%m%d}" for info in backups.list_backups(folder)]
    last_ten = days[-10:]
    monthly = [f"2026{month:02}25" for month in range(1, 13)]
    assert kept == sorted({*last_ten, *monthly}, reverse=True)
    assert (folder / "backups" / "别的文件.txt").exists()


def test_the_one_just_made_outlives_a_clock_set_back(desk: desks.Desk) -> None:
    for n in range(12):
        (desk.folder / "backups").mkdir(exist_ok=True)
        (desk.folder / "backups" / f"CadreDesk_S001_2030{n + 1:02}01-120000_leave.cdbackup").write_bytes(b"")
    assert backups.make(desk).path.exists()
    desk.close()


def test_the_stick(desk: desks.Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copied = backups.copy_to(desk, stick)
    assert [entry.name for entry in stick.iterdir()] == [copied.path.name]
    assert copied.path.read_bytes() == backups.list_backups(desk.folder)[0].path.read_bytes()
    assert backups.list_backups(stick) == (copied,)
    with pytest.raises(EnvironmentFault, match=r"vault\.missing"):
        backups.copy_to(desk, tmp_path / "pulled")
    desk.close()


def test_a_stick_that_fails_keeps_no_half_file(desk: desks.Desk, tmp_path: Path) -> None:
    class LyingStick(Disk):
        def write(self, stream: BinaryIO, data: bytes) -> None:
            stream.write(data[:-1] + b"?")

    class PulledStick(Disk):
        def sync(self, stream: BinaryIO) -> None:
            raise OSError(5, "pulled")

    for disk, code in ((LyingStick(), "vault.read_back"), (PulledStick(), "vault.disk_fault")):
        stick = tmp_path / code
        stick.mkdir()
        with pytest.raises(EnvironmentFault) as caught:
            backups.copy_to(desk, stick, disk=disk)
        assert caught.value.code == code
        assert list(stick.iterdir()) == []
    desk.close()


def test_a_backup_of_a_damaged_desk_is_not_kept(desk: desks.Desk) -> None:
    with desk.database.write() as session:
        session.execute(text("UPDATE journal SET event = 'x.y' WHERE n = 1"))
    with pytest.raises(UserError, match=r"backup\.damaged"):
        backups.make(desk)
    assert backups.list_backups(desk.folder) == ()
    assert list(desk.folder.rglob("*.part")) == []
    desk.close()


@pytest.mark.parametrize("cut", ["before", "between"])
def test_a_power_cut_in_a_restore_leaves_one_whole_folder(desk: desks.Desk, tmp_path: Path, cut: str) -> None:
    made = backups.make(desk)
    desks.store_school(desk, School("S001", "现在的名字"))
    desk.close()
    saved = tmp_path / "saved"
    shutil.copytree(desk.folder, saved)
    backups.restore(made.path, desk.folder, CLERK, PASSWORD)
    ready = tmp_path / ".data.restored"
    desk.folder.rename(ready)
    if cut == "before":
        saved.rename(desk.folder)
    assert desks.exists(desk.folder)
    back = log_in(desk.folder)
    assert desks.school(back).name == ("现在的名字" if cut == "before" else "阳光第一小学")
    back.close()
    assert not ready.exists()


def test_before_a_migration_there_is_a_backup(desk: desks.Desk, tmp_path: Path) -> None:
    place = tmp_path / "next"
    shutil.copytree(migrations.HERE, place, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    head = migrations.known()[-1]
    number = f"{int(head) + 1:04}"
    (place / "versions" / f"{number}_more.py").write_text(
        f"from alembic import op\nrevision = {number!r}\ndown_revision = {head!r}\n"
        "def upgrade():\n    op.execute('CREATE TABLE more (org TEXT)')\n",
        encoding="utf-8",
    )
    noon = desk.now()
    assert migrations.upgrade(
        desk.database,
        lambda: backups.make_of(desk.folder, desk.database, desk.vault, noon, "migration"),
        place=place,
    )
    made = backups.list_backups(desk.folder)[0]
    assert made.reason == "migration"
    desk.close()
    with pytest.raises(UserError, match=r"storage\.too_new"):
        log_in(desk.folder)
    backups.restore(made.path, desk.folder, CLERK, PASSWORD)
    log_in(desk.folder).close()


def test_left_overs_of_a_backup_cut_short_are_swept(desk: desks.Desk) -> None:
    desk.close()
    (desk.folder / "backups").mkdir()
    (desk.folder / "backups" / ".CadreDesk_S001_20261121-120000_leave.cdbackup.part").write_bytes(b"half")
    (desk.folder / ".copy.abc.part").mkdir()
    (desk.folder / ".copy.abc.part" / "desk.db").write_bytes(b"half")
    log_in(desk.folder).close()
    assert list(desk.folder.rglob("*.part")) == []
    assert list((desk.folder / "backups").iterdir()) == []


def test_leaving_closes_the_folder_even_when_the_backup_fails(desk: desks.Desk) -> None:
    with desk.database.write() as session:
        session.execute(text("UPDATE journal SET event = 'x.y' WHERE n = 1"))
    with pytest.raises(UserError, match=r"backup\.damaged"):
        desks.leave(desk)
    log_in(desk.folder).close()
