"""Attacks on the data folder: what can be read without a password, tampered key files, and power cuts at every step."""

from __future__ import annotations

import base64
import json
import os
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from cadredesk.actions import backups, desks, people, users
from cadredesk.domain.person import Person
from cadredesk.domain.school import Role
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.vault import attempts, lock, marker
from cadredesk.vault.files import Disk
from cadredesk.vault.slots import CHEAP, load_keys
from cadredesk.vault.vault import ATTEMPTS, KEYS, Vault, open_vault
from tests.unit.security.raw import files
from tests.unit.storage.folder import APPROVER, CLERK, PASSWORD, REVIEWER, create, log_in, setup

POSIX = pytest.mark.skipif(os.name == "nt", reason="permissions and fork are those of POSIX")
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed normal folder."""
    made = create(tmp_path / "data")
    made.desk.close()
    return tmp_path / "data"


def slot_of(folder: Path, name: str) -> str:
    return next(slot.id for slot in load_keys((folder / KEYS).read_bytes()).slots if slot.name == name)


def changed(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Changes `keys.json` as somebody without the data key would."""
    content = json.loads((folder / KEYS).read_bytes())
    change(content)
    (folder / KEYS).write_text(json.dumps(content), encoding="utf-8")


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(UserError) as refused:
        action()
    return refused.value.code


# What lies there -----------------------------------------------------------------------------------------------


def test_nothing_lies_open_in_the_folder_nor_beside_it_nor_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "temporary"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    made = create(tmp_path / "home" / "data")
    person = people.create(made.desk, Person("", "欧阳䶮测", id_number="", phone="13800138000"))
    people.set_photo(made.desk, person.id, b"\xff\xd8\xff open picture of somebody")
    backups.make(made.desk)
    key = made.desk.vault.database_key()
    made.desk.close()
    log_in(tmp_path / "home" / "data").close()
    told = ("欧阳䶮测", "13800138000", "阳光第一小学", PASSWORD, made.recovery_code, key.hex(), "somebody")
    words = [text.encode(code) for text in told for code in ("utf-8", "utf-16-le", "gb18030")]
    words += [key, base64.b64encode(key), b"SQLite format 3", b"CREATE TABLE"]
    found = files(tmp_path)
    assert {path.name for path in found} >= {KEYS, "desk.db", "folder.json", "lock"}
    for path in found:
        content = path.read_bytes()
        assert not [word for word in words if word in content], path.name
        assert CLERK.encode() not in content or path.name == KEYS or path.suffix == ".cdbackup"
    assert not list(room.iterdir())


@POSIX
def test_everything_in_the_folder_is_the_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        desk = create(tmp_path / "data").desk
        desk.vault.seal_file("p1", b"paper")
        made = backups.make(desk)
        desks.change_password(desk, PASSWORD, "another password")
        desk.close()
        backups.restore(made.path, tmp_path / "again" / "data", CLERK, PASSWORD)
        log_in(tmp_path / "again" / "data").close()
    finally:
        os.umask(before)
    for top in (tmp_path / "data", tmp_path / "again" / "data"):
        for path in (top, *top.rglob("*")):
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path.name


# The key file ----------------------------------------------------------------------------------------------------


def kdf(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(content: dict[str, Any]) -> None:
        for slot in content["slots"]:
            slot["kdf"][name] = value

    return change


HOSTILE_KEYS: tuple[Callable[[dict[str, Any]], object], ...] = (
    kdf("memory_kib", 16 * 1024 * 1024),
    kdf("memory_kib", 200 * 1024),
    kdf("memory_kib", 10**400),
    kdf("memory_kib", float("inf")),
    kdf("memory_kib", -1),
    kdf("passes", 10**6),
    kdf("passes", 0),
    kdf("lanes", 1000),
    kdf("name", "scrypt"),
    kdf("salt", ""),
    kdf("salt", "AA=="),
    lambda content: content.update(slots=None),
    lambda content: content.update(slots=[[]]),
    lambda content: content.update(slots=content["slots"] + content["slots"][:1]),
    lambda content: content.update(proof=3),
    lambda content: content.update(signing_public="AA=="),
    lambda content: content["slots"][0].update(name="\ud800"),
    lambda content: content["slots"][0].update(id={"__proto__": 1}),
    lambda content: content["slots"][0].update(data_key="AA=="),
    lambda content: content.update(x="y" * 2_000_000),
)


def test_a_hostile_key_file_is_refused_at_once(folder: Path) -> None:
    good = (folder / KEYS).read_bytes()
    began = time.monotonic()
    for number, change in enumerate(HOSTILE_KEYS):
        (folder / KEYS).write_bytes(good)
        changed(folder, change)
        assert code_of(lambda: desks.who_may_log_in(folder)) == "vault.keys_unreadable", number
    for data in (b"", b"[" * 100_000, b"null", b"\xff\xfe", good[: len(good) // 2]):
        (folder / KEYS).write_bytes(data)
        assert code_of(lambda: desks.front(folder)) == "vault.keys_unreadable"
    assert time.monotonic() - began < 5
    (folder / KEYS).write_bytes(good)
    log_in(folder).close()


def test_the_dearest_guess_that_is_allowed_stays_within_the_limits(folder: Path) -> None:
    """Five seconds and 300 MiB hold for a key file too; 128 MiB and 6 passes are the most it may ask for."""
    changed(folder, lambda content: (kdf("memory_kib", 128 * 1024)(content), kdf("passes", 6)(content)))
    began = time.monotonic()
    assert code_of(lambda: log_in(folder)) == "vault.wrong_password"
    assert time.monotonic() - began < 5


def test_swapped_slots_and_roles_are_noticed(folder: Path) -> None:
    good = (folder / KEYS).read_bytes()

    def by_name(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
        return {slot["name"]: slot for slot in content["slots"]}

    def swap(*fields: str) -> Callable[[dict[str, Any]], None]:
        def change(content: dict[str, Any]) -> None:
            slots = by_name(content)
            for field in fields:
                one, other = slots[CLERK], slots[APPROVER]
                one[field], other[field] = other[field], one[field]

        return change

    whole = ("kdf", "data_key", "org_keys")
    for change, who, codes in (
        (swap("data_key"), CLERK, {"vault.wrong_password"}),
        (swap(*whole), CLERK, {"vault.wrong_password"}),
        (swap("id"), CLERK, {"vault.wrong_password"}),
        (swap("name"), CLERK, {"vault.keys_changed"}),
        (swap("role"), CLERK, {"vault.keys_changed"}),
        (swap("org_keys"), CLERK, {"vault.keys_changed"}),
        (lambda content: by_name(content)[CLERK].update(role="approver"), CLERK, {"vault.keys_changed"}),
        (lambda content: by_name(content)[APPROVER].update(org_keys=""), APPROVER, {"vault.keys_changed"}),
        (lambda content: content["slots"].remove(by_name(content)[REVIEWER]), CLERK, {"vault.keys_changed"}),
        (
            lambda content: content.update(signing_public=base64.b64encode(bytes(32)).decode()),
            CLERK,
            {"vault.keys_changed"},
        ),
    ):
        (folder / KEYS).write_bytes(good)
        (folder / ATTEMPTS).unlink(missing_ok=True)
        changed(folder, change)
        assert code_of(lambda who=who: log_in(folder, who)) in codes
    (folder / KEYS).write_bytes(good)


def test_a_clerk_never_reaches_the_signing_key(folder: Path) -> None:
    """Even one who writes key files with the data key in hand: no slot of theirs has ever wrapped it."""
    clerk, approver = slot_of(folder, CLERK), slot_of(folder, APPROVER)
    vault = open_vault(folder, clerk, PASSWORD)
    assert code_of(lambda: vault.signing_key(clerk, PASSWORD)) == "vault.not_approver"
    keys = load_keys((folder / KEYS).read_bytes())
    forged = replace(keys.slot(clerk), role="approver", org_keys=keys.slot(approver).org_keys)
    vault._store(keys.with_slot(forged))
    assert code_of(lambda: vault.signing_key(clerk, PASSWORD)) in (
        "vault.keys_changed",
        "vault.wrong_password",
    )
    moved = replace(keys.slot(approver), data_key=keys.slot(clerk).data_key, salt=keys.slot(clerk).salt)
    vault._store(keys.with_slot(moved))
    assert code_of(lambda: vault.signing_key(approver, PASSWORD)) in (
        "vault.keys_changed",
        "vault.wrong_password",
    )


def test_who_leaves_loses_the_key_even_when_the_power_goes_in_between(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = log_in(folder)
    second = users.add(desk, desks.NewUser("周审批", Role.APPROVER, "second approver"), PASSWORD)
    assert desk.vault.signing_key(second.id, "second approver")
    with monkeypatch.context() as patch:
        patch.setattr(desks.users, "store", lambda *_: (_ for _ in ()).throw(MemoryError))
        with pytest.raises(MemoryError):
            users.disable(desk, second.id)
    assert code_of(lambda: open_vault(folder, second.id, "second approver")) == "vault.unknown_user"
    assert users.disable(desk, second.id).active is False
    slots = (folder / KEYS).read_bytes()
    assert second.id.encode() not in slots
    # A slot whose person the database never heard of goes at the next log-in.
    with monkeypatch.context() as patch:
        patch.setattr(desks.users, "store", lambda *_: (_ for _ in ()).throw(MemoryError))
        with pytest.raises(MemoryError):
            users.add(desk, desks.NewUser("吴临时", Role.APPROVER, "third approver"), PASSWORD)
    desk.close()
    stray = slot_of(folder, "吴临时")
    log_in(folder).close()
    assert stray.encode() not in (folder / KEYS).read_bytes()


# Guessing --------------------------------------------------------------------------------------------------------


def test_guesses_are_slowed_over_restarts_and_turned_clocks(folder: Path) -> None:
    slot = slot_of(folder, CLERK)
    wall = [1_000_000.0]

    def guess(process: str) -> str:
        clock = attempts.Clock(lambda: wall[0], lambda: 0.0, process)
        return code_of(lambda: open_vault(folder, slot, "guess", clock=clock))

    assert [guess("one") for _ in range(3)] == ["vault.wrong_password"] * 3
    assert guess("two") == "vault.wait"
    wall[0] -= 10_000
    assert guess("three") == "vault.wait"
    assert (folder / ATTEMPTS).stat().st_size
    # What the delay cannot do, said in `attempts.begin`: who deletes the counter starts anew.
    (folder / ATTEMPTS).unlink()
    assert guess("four") == "vault.wrong_password"


@pytest.mark.parametrize(
    "data",
    [
        b'{"%s": [1e999, 0, 0, "x"]}',
        b'{"%s": [3, 1e999, NaN, "x"]}',
        b'{"%s": [3, NaN, 0, "x"]}',
        b'{"%s": [3, 1' + b"0" * 400 + b', 0, "x"]}',
        b"[" * 200_000,
        b'{"%s": [9' + b"9" * 5000 + b', 0, 0, "x"]}',
        b'{"%s": {"0": 1}}',
    ],
)
def test_a_counter_full_of_nonsense_stops_nobody(folder: Path, data: bytes) -> None:
    (folder / ATTEMPTS).write_bytes(data.replace(b"%s", slot_of(folder, APPROVER).encode()))
    log_in(folder).close()


def test_a_counter_that_cannot_be_read_is_the_machines_fault(folder: Path) -> None:
    (folder / ATTEMPTS).mkdir()
    with pytest.raises(EnvironmentFault):
        log_in(folder)


# The marker, the environment, the lock -----------------------------------------------------------------------------


def marked(folder: Path, **changes: object) -> None:
    content = json.loads((folder / marker.MARKER).read_bytes()) | changes
    (folder / marker.MARKER).write_text(json.dumps(content), encoding="utf-8")


def test_a_marker_that_says_test_opens_no_normal_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", PASSWORD)
    assert code_of(lambda: desks.database_key(folder, PASSWORD)) == "desk.only_tests"
    assert code_of(lambda: desks.wipe(folder)) == "desk.not_wipeable"
    for kind in ("test", "demo", "rehearsal"):
        marked(folder, kind=kind)
        assert code_of(lambda: log_in(folder)) == "desk.marker_changed"
        assert code_of(lambda: desks.database_key(folder, PASSWORD)) in (
            "desk.marker_changed",
            "desk.only_tests",
        )
    marked(folder, kind="normal", mode="bureau")
    assert code_of(lambda: log_in(folder)) == "desk.marker_changed"


def test_the_door_of_the_tests_opens_no_normal_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", PASSWORD)
    named = desks.NewUser("经办人", Role.CLERK, PASSWORD)
    normal = setup()
    made = desks.create(tmp_path / "data", replace(normal, people=(named, *normal.people)), cost=CHEAP)
    made.desk.close()
    assert code_of(lambda: desks.test_folder(tmp_path / "data")) == "desk.only_tests"
    marked(tmp_path / "data", kind="test")
    assert code_of(lambda: desks.test_folder(tmp_path / "data")) == "desk.marker_changed"


def test_a_password_in_the_environment_opens_no_normal_folder(folder: Path) -> None:
    told = {**os.environ, "CADREDESK_TEST": "1", "CADREDESK_PASSWORD": PASSWORD}
    for words in (("check", "--list", "ballots"), ("tally-drive",)):
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), words[0], "--data", str(folder), *words[1:]],
            env=told,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stdout) == (1, b""), words
        assert done.stderr
        assert b"Traceback" not in done.stderr
    log_in(folder).close()


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{" * 100_000, b"\xff", b'{"format": "cadredesk.folder/1"}', b" " * 100_000],
)
def test_a_hostile_marker_is_refused_calmly(folder: Path, data: bytes) -> None:
    (folder / marker.MARKER).write_bytes(data)
    assert code_of(lambda: log_in(folder)) == "vault.marker_unreadable"


@pytest.mark.parametrize(
    "changes", [{"font_size": True}, {"font_size": 1e999}, {"kind": "x"}, {"id": "\ud800"}, {"more": 1}]
)
def test_a_marker_with_nonsense_is_refused_calmly(folder: Path, changes: dict[str, object]) -> None:
    marked(folder, **changes)
    assert code_of(lambda: desks.front(folder)) == "vault.marker_unreadable"


def test_a_stale_lock_holds_nobody_up_and_a_held_one_does(folder: Path) -> None:
    (folder / lock.LOCK).write_bytes(b"4711")
    held = log_in(folder)
    assert code_of(lambda: log_in(folder, CLERK)) == "vault.in_use"
    assert (
        code_of(lambda: backups.restore(backups.make(held).path, folder, CLERK, PASSWORD)) == "vault.in_use"
    )
    held.close()
    log_in(folder, CLERK).close()


def test_a_place_without_locks_is_said_not_taken_for_another_window(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(lock, "_take", unknown)
    with pytest.raises(EnvironmentFault, match="no_lock"):
        log_in(folder)


# Power cuts --------------------------------------------------------------------------------------------------------


def killed_at(step: int, action: Callable[[], object]) -> bool:
    """Runs an action in a child that dies at the given call of the disk; whether it came that far."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        assert code in (0, 9), "the action failed by itself"
        return code == 9
    left = [step]

    def tick() -> None:
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)

    def write(_: Disk, stream: BinaryIO, data: bytes) -> None:
        tick()
        stream.write(data[: len(data) // 2])
        stream.flush()
        tick()
        stream.write(data[len(data) // 2 :])

    def sync(_: Disk, stream: BinaryIO) -> None:
        stream.flush()
        os.fsync(stream.fileno())
        tick()

    def replace(_: Disk, source: Path, target: Path) -> None:
        tick()
        source.replace(target)
        tick()

    try:
        for call in (write, sync, replace):
            setattr(Disk, call.__name__, call)
        action()
    except BaseException:
        os._exit(1)
    os._exit(0)


def opens(folder: Path, slot: str, secret: str) -> Vault | None:
    (folder / ATTEMPTS).unlink(missing_ok=True)
    try:
        return open_vault(folder, slot, secret)
    except UserError as error:
        if error.code != "vault.wrong_password":
            raise
        return None


@POSIX
def test_a_password_change_killed_anywhere_leaves_the_old_or_the_new(folder: Path) -> None:
    slot, other = slot_of(folder, CLERK), slot_of(folder, APPROVER)
    old, seen = PASSWORD, set()
    for step in range(40):
        new = f"password number {step}"
        desk = log_in(folder)
        change = partial(desk.vault.change_password, slot, old, new)
        died = killed_at(step, change)
        desk.close()
        first, second = opens(folder, slot, old), opens(folder, slot, new)
        assert (first is None) != (second is None), f"at step {step}"
        assert opens(folder, other, PASSWORD)
        seen.add(second is not None)
        old = old if second is None else new
        if not died:
            break
    assert seen == {False, True}
    assert step > 5
    log_in(folder).close()
    assert not [path.name for path in files(folder) if path.name.endswith(".part")]


@POSIX
def test_a_new_recovery_sheet_killed_anywhere_leaves_one_that_opens(tmp_path: Path) -> None:
    made = create(tmp_path / "data")
    slot = made.desk.user.id
    keys = made.desk.vault.org_keys(slot, PASSWORD)
    made.desk.close()
    for step in range(40):
        before = load_keys((tmp_path / "data" / KEYS).read_bytes()).slot("recovery")
        vault = open_vault(tmp_path / "data", slot, PASSWORD)
        died = killed_at(step, lambda vault=vault: vault.renew_recovery(keys))
        after = load_keys((tmp_path / "data" / KEYS).read_bytes()).slot("recovery")
        open_vault(tmp_path / "data", slot, PASSWORD)
        if after == before:
            assert opens(tmp_path / "data", "recovery", made.recovery_code)
        else:
            assert opens(tmp_path / "data", "recovery", made.recovery_code) is None
            break
    assert died
    assert step > 3


@POSIX
def test_the_making_of_a_folder_killed_anywhere_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    whole = 0
    for step in range(0, 60, 3):
        folder = tmp_path / f"s{step}" / "data"
        died = killed_at(step, lambda folder=folder: desks.create(folder, setup(), cost=CHEAP))
        if desks.exists(folder):
            whole += 1
        else:
            assert not folder.exists()
            desks.create(folder, setup(), cost=CHEAP).desk.close()
        desk = log_in(folder)
        assert desks.check(desk).sound
        desk.close()
        assert [path.name for path in folder.parent.iterdir()] == ["data"]
        if not died:
            break
    assert not died
    assert whole


@POSIX
def test_a_restore_killed_anywhere_leaves_the_old_folder_or_the_restored_one(tmp_path: Path) -> None:
    desk = create(tmp_path / "data").desk
    backup = backups.make(desk).path.rename(tmp_path / backups.list_backups(desk.folder)[0].path.name)
    desks.change_password(desk, PASSWORD, "a later password")
    desk.close()
    folder = tmp_path / "data"
    slot, seen = slot_of(folder, APPROVER), set()
    for step in range(60):
        died = killed_at(step, lambda: backups.restore(backup, folder, CLERK, PASSWORD))
        assert desks.exists(folder), f"at step {step}"
        restored = opens(folder, slot, PASSWORD) is not None
        seen.add(restored)
        desks.log_in(folder, slot, PASSWORD if restored else "a later password").close()
        if restored:
            break
    assert seen == {False, True}
    assert died
    assert step > 5
