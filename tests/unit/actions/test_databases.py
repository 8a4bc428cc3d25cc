"""A bureau's data move to a server and are compared; whatever interrupts it, one of the two is whole and counts."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from cadredesk.actions import backups, databases, desks, enrolment, intake, simulation, state, users
from cadredesk.actions.simulation import SimulatedSchool
from cadredesk.desk import Desk
from cadredesk.domain.school import Role
from cadredesk.domain.server import Server
from cadredesk.errors import Cancelled, UserError
from cadredesk.storage import bureau, journal, postgres, sealed, transfer
from cadredesk.vault.connection import CONNECTION
from tests.unit.storage.postgres import PASSWORD, running

ROOT = Path(__file__).resolve().parents[3]
CODE = "EDU-1"
SCHOOL = SimulatedSchool("SIM-0001")


@pytest.fixture
def server() -> Iterator[Server]:
    server = running().fresh()
    yield server
    running().drop(server)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bureau's folder with a report of 12 people and their photos."""
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    place = tmp_path / "bureau"
    desk = desks.test_folder(place, org=CODE, mode="bureau")
    enrolment.enrol_for_test(desk, {SCHOOL.code: SCHOOL.key_line})
    payload, photos = simulation.people(SCHOOL, 12)
    stick = tmp_path / "a.cdp"
    stick.write_bytes(simulation.package(SCHOOL, CODE, payload=payload, files=photos, period="2026"))
    assert intake.import_package(desk, stick).result == "accepted"
    desk.close()
    return place


def approver(folder: Path) -> Desk:
    return desks.log_in(folder, "审批人", "test")


def moved(folder: Path, server: Server) -> Desk:
    desk = approver(folder)
    return databases.switch_to_server(desk, server, databases.copy_to_server(desk, server))


def test_the_data_move_and_are_the_same(folder: Path, server: Server, tmp_path: Path) -> None:
    desk = approver(folder)
    assert databases.status(desk) == databases.Status()
    before, names = list(state.dump(desk)), desk.vault.file_names()
    assert names
    found = databases.try_server(desk, server)
    assert (found.version.split(".")[0].isdigit(), found.schema, found.holds_us) == (True, "", False)
    told: list[tuple[int, int]] = []
    copied = databases.copy_to_server(desk, server, lambda *words: told.append(words))
    assert told
    assert all(done <= total for done, total in told)
    assert copied.same
    by_table = {one.table: one for one in copied.tables}
    assert by_table["reported_person"] == databases.Compared("reported_person", 12, 12, True)
    assert by_table[databases.FILES].server == len(names)
    assert databases.try_server(desk, server).holds_us
    assert not desk.is_on_server
    head = desk.seen()

    there = databases.switch_to_server(desk, server, copied)
    assert there.is_on_server
    assert list(state.dump(there)) == before
    assert there.vault.file_names() == names
    assert all(there.vault.open_file(name) for name in names)
    assert there.seen() == head + 1
    assert desks.check(there).sound
    status = databases.status(there)
    assert status.server == replace(server, password="")
    assert status.rows == copied.rows - len(names) + 1
    assert status.sealed_bytes > 0
    assert desks.leave(there) is None

    lying = {path.name for path in folder.iterdir() if path.stat().st_size or path.is_dir()}
    assert lying == {"keys.json", "folder.json", CONNECTION, "papers", "backups"}
    assert not any((folder / "papers").iterdir())
    line = (folder / CONNECTION).read_bytes()
    for secret in (PASSWORD, json.dumps(PASSWORD)[1:-1], server.database):
        assert secret.encode() not in line
    again = desks.log_in(folder, "经办人", "test")
    assert again.is_on_server
    assert list(state.dump(again)) == before
    again.close()

    kept = [one for one in backups.list_backups(folder) if one.reason == backups.BEFORE_SERVER]
    assert [one.path for one in kept] == [copied.backup]
    backups.restore(copied.backup, tmp_path / "back", "审批人", "test")
    back = approver(tmp_path / "back")
    assert not back.is_on_server
    assert list(state.dump(back)) == before
    back.close()


def test_a_backup_of_a_server_is_a_local_folder_again(folder: Path, server: Server, tmp_path: Path) -> None:
    desk = moved(folder, server)
    before = list(state.dump(desk))
    made = backups.make(desk)
    desk.close()
    backups.restore(made.path, tmp_path / "back", "审批人", "test")
    back = approver(tmp_path / "back")
    assert list(state.dump(back)) == before
    assert back.vault.file_names()
    assert desks.check(back).sound
    with back.read() as session:
        assert journal.verify(session, CODE) is None
    back.close()


def test_stopped_or_failing_halfway_the_local_file_still_counts(
    folder: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = approver(folder)
    before, head = list(state.dump(desk)), desk.seen()
    stops = 0

    def stop_at(number: int) -> Any:
        calls = iter(range(number, -1, -1))

        def progress(*_: object) -> None:
            if next(calls, 0) == 0:
                raise Cancelled

        return progress

    for number in (0, 5, 12):
        with pytest.raises(Cancelled):
            databases.copy_to_server(desk, server, stop_at(number))
        stops += 1
        assert not databases.try_server(desk, server).holds_us
    assert stops == 3
    with monkeypatch.context() as patch:
        patch.setattr(transfer.Adding, "tally", _wrong_on_the_way_back())
        copied = databases.copy_to_server(desk, server)
    assert not copied.same
    with pytest.raises(UserError, match=r"database\.copy_differs"):
        databases.switch_to_server(desk, server, copied)
    assert (list(state.dump(desk)), desk.seen(), desk.is_on_server) == (before, head, False)
    assert databases.copy_to_server(desk, server).same
    desk.close()


def _wrong_on_the_way_back() -> Any:
    true, seen = transfer.Adding.tally, set()

    def tally(self: transfer.Adding) -> transfer.Tally:
        found = true(self)
        if found.table not in seen:
            seen.add(found.table)
            return found
        return replace(found, digest="0" * 64) if found.table == "reported_person" else found

    return tally


def test_work_after_the_copy_asks_for_another_copy(folder: Path, server: Server) -> None:
    desk = approver(folder)
    copied = databases.copy_to_server(desk, server)
    with desk.write("test.worked"):
        pass
    with pytest.raises(UserError, match=r"database\.changed_since"):
        databases.switch_to_server(desk, server, copied)
    copied = databases.copy_to_server(desk, server)
    desks.change_password(desk, "test", "test2")
    with pytest.raises(UserError, match=r"database\.changed_since"):
        databases.switch_to_server(desk, server, copied)
    there = databases.switch_to_server(desk, server, databases.copy_to_server(desk, server))
    assert there.is_on_server
    there.close()


def test_what_others_have_worked_on_is_not_written_over(folder: Path, server: Server, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "twin")
    there = moved(folder, server)
    desks.move(tmp_path / "twin", tmp_path / "other")
    twin = approver(tmp_path / "other")
    assert databases.copy_to_server(twin, server).same  # nobody has worked there yet
    with there.write("test.worked"):
        pass
    with pytest.raises(UserError, match=r"database\.already_there"):
        databases.copy_to_server(twin, server)
    twin.close()
    with there.read() as session:
        assert journal.verify(session, CODE) is None
    there.close()


def test_who_may_move_and_what(folder: Path, server: Server, tmp_path: Path) -> None:
    clerk = desks.log_in(folder, "经办人", "test")
    for refused in (
        lambda: databases.copy_to_server(clerk, server),
        lambda: databases.export_workplace(clerk, tmp_path / "w"),
    ):
        with pytest.raises(UserError, match=r"user\.approver_only"):
            refused()
    clerk.close()
    desk = approver(folder)
    with pytest.raises(UserError, match=r"database\.not_on_server"):
        databases.export_workplace(desk, tmp_path / "w")
    there = databases.switch_to_server(desk, server, databases.copy_to_server(desk, server))
    with pytest.raises(UserError, match=r"database\.there_already"):
        databases.copy_to_server(there, server)
    there.close()
    desks.test_folder(tmp_path / "school").close()
    school = approver(tmp_path / "school")
    with pytest.raises(UserError, match=r"database\.bureau_only"):
        databases.copy_to_server(school, server)
    school.close()


def test_a_folder_whose_line_was_touched_says_so(folder: Path, server: Server) -> None:
    moved(folder, server).close()
    line = folder / CONNECTION
    whole = line.read_bytes()
    for broken in (
        b"",
        b"{}",
        whole[:-9],
        whole.replace(b"A", b"B"),
        b'{"format":"cadredesk.server/1","sealed":7}',
    ):
        line.write_bytes(broken)
        with pytest.raises(UserError, match=r"vault\.damaged_file"):
            approver(folder)
    line.write_bytes(whole)
    approver(folder).close()


# Workplaces ---------------------------------------------------------------------------------------------------


def test_a_second_workplace_shares_everything(folder: Path, server: Server, tmp_path: Path) -> None:
    one = moved(folder, server)
    file = databases.export_workplace(one, tmp_path / "join")
    assert file.name == "join.cdworkplace"
    assert PASSWORD.encode() not in file.read_bytes()
    assert databases.who_may_join(file) == ("经办人", "复核人", "审批人")
    with pytest.raises(UserError, match=r"vault\.wrong_password"):
        databases.join(file, tmp_path / "two", "经办人", "wrong")
    assert [path.name for path in tmp_path.iterdir() if "two" in path.name] == []
    two = databases.join(file, tmp_path / "two", "经办人", "test")
    assert (two.is_on_server, two.is_copy, two.user.name) == (True, False, "经办人")
    assert list(state.dump(two)) == list(state.dump(one))
    one.vault.seal_file("photo-1.jpg", b"photo")
    assert two.vault.open_file("photo-1.jpg") == b"photo"
    two.vault.delete_file("photo-1.jpg")
    with pytest.raises(UserError, match=r"vault\.missing_file"):
        one.vault.open_file("photo-1.jpg")
    with pytest.raises(UserError, match=r"desk\.exists"):
        databases.join(file, folder, "经办人", "test")
    for bad in (b"", b"{}", b"[]", file.read_bytes()[:-20]):
        (tmp_path / "bad").write_bytes(bad)
        with pytest.raises(UserError, match=r"database\.no_workplace"):
            databases.join(tmp_path / "bad", tmp_path / "three", "经办人", "test")
    two.close()
    one.close()


def test_people_and_passwords_are_shared(folder: Path, server: Server, tmp_path: Path) -> None:
    one = moved(folder, server)
    file = databases.export_workplace(one, tmp_path / "join")
    databases.join(file, tmp_path / "two", "审批人", "test").close()
    new = users.add(one, users.NewUser("周新人", Role.CLERK, "secret-1"), "test")
    clerk = next(user for user in users.listed(one) if user.name == "经办人")
    users.give_password(one, clerk.id, "secret-2", "test")
    two = tmp_path / "two"
    with pytest.raises(UserError, match=r"vault\.unknown_user"):
        desks.log_in(two, new.name, "secret-1")
    with pytest.raises(UserError, match=r"vault\.changed_elsewhere"):
        desks.log_in(two, "经办人", "test")  # the old one opens the old copy once, and no more
    with pytest.raises(UserError, match=r"vault\.wrong_password"):
        desks.log_in(two, "经办人", "test")
    desks.log_in(two, "经办人", "secret-2").close()
    desks.log_in(two, new.name, "secret-1").close()
    users.disable(one, clerk.id)
    with pytest.raises(UserError, match=r"user\.disabled|vault\.changed_elsewhere"):
        desks.log_in(two, "经办人", "secret-2")
    there = approver(two)
    keys = one.vault.slot_names()
    assert keys == there.vault.slot_names()
    assert clerk.id not in keys
    there.close()
    one.close()


def test_two_workplaces_that_change_keys_at_once_lose_nothing(
    folder: Path, server: Server, tmp_path: Path
) -> None:
    one = moved(folder, server)
    two = databases.join(
        databases.export_workplace(one, tmp_path / "join"), tmp_path / "two", "经办人", "test"
    )
    stale = one.vault._keys()
    desks.change_password(two, "test", "test3")
    with pytest.raises(UserError, match=r"vault\.keys_moved"):
        one.vault._store(stale.with_slot(replace(stale.slots[0], name="别人")))
    one.vault.check_password(two.user.id, "test3")
    two.close()
    one.close()


def test_a_decision_on_what_another_has_changed_is_not_taken(
    folder: Path, server: Server, tmp_path: Path
) -> None:
    from cadredesk.actions import submissions

    one = moved(folder, server)
    two = databases.join(
        databases.export_workplace(one, tmp_path / "join"), tmp_path / "two", "复核人", "test"
    )
    seen = one.seen()
    (report,) = submissions.listed(one)
    submissions.send_back(two, report.package_id, (), "请补全", two.seen())
    with pytest.raises(UserError) as caught:
        submissions.accept(one, report.package_id, seen)
    assert (caught.value.code, caught.value.values) == ("desk.changed_meanwhile", {"name": "复核人"})
    assert submissions.listed(one)[0].state == "returned"
    submissions.accept(one, report.package_id, one.seen())
    assert submissions.listed(two)[0].state == "accepted"
    two.close()
    one.close()


def test_the_recovery_code_opens_a_workplace(folder: Path, server: Server, tmp_path: Path) -> None:
    one = moved(folder, server)
    code = users.renew_recovery_code(one, "test")
    file = databases.export_workplace(one, tmp_path / "join")
    databases.join(file, tmp_path / "two", "经办人", "test").close()
    two = desks.recover(tmp_path / "two", code, "经办人", "found-again")
    assert (two.is_on_server, two.user.name) == (True, "经办人")
    two.close()
    one.vault.check_password(two.user.id, "found-again")
    one.close()


def test_two_bureaus_share_a_database_and_nothing_else(folder: Path, server: Server, tmp_path: Path) -> None:
    one = moved(folder, server)
    before = list(state.dump(one))
    desks.test_folder(tmp_path / "other", org="EDU-2", mode="bureau").close()
    two = moved(tmp_path / "other", server)
    assert list(state.dump(one)) == before
    assert two.vault.file_names() == ()
    assert two.vault.slot_names().keys().isdisjoint(one.vault.slot_names())
    with two.write("test.worked"):
        pass
    for desk in (one, two):
        assert desks.check(desk).sound
        assert databases.status(desk).rows > 0
    two.close()
    one.close()


# Processes ----------------------------------------------------------------------------------------------------

_TAKE = """
import json, sys
from pathlib import Path
from cadredesk.actions import desks, intake
desk = desks.log_in(Path(sys.argv[1]), sys.argv[2], "test")
print("ready", flush=True)
sys.stdin.readline()
told = {name: one.result for name, one in intake.import_folder(desk, Path(sys.argv[3])).files}
print(json.dumps(told), flush=True)
desk.close()
"""


def test_two_programs_take_the_same_twenty_packages_each_once(
    folder: Path, server: Server, tmp_path: Path
) -> None:
    one = moved(folder, server)
    file = databases.export_workplace(one, tmp_path / "join")
    databases.join(file, tmp_path / "two", "复核人", "test").close()
    schools = simulation.schools(6)[1:]
    enrolment.enrol_for_test(one, {school.code: school.key_line for school in schools})
    stick = tmp_path / "stick"
    stick.mkdir()
    for school in schools:
        payload, photos = simulation.people(school, 3)
        prev = intake.chain.ORIGIN
        for seq in range(1, 5):
            package = simulation.package(
                school, CODE, seq, prev, payload=payload, files=photos, period=f"{2022 + seq}"
            )
            (stick / f"{school.code}-{seq}.cdp").write_bytes(package)
            prev = _identity(package)
    one.close()
    environment = {**os.environ, "CADREDESK_TEST": "1"}
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", _TAKE, str(place), user, str(stick)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment,
        )
        for place, user in ((folder, "经办人"), (tmp_path / "two", "复核人"))
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    told = [json.loads(program.communicate()[0]) for program in programs]
    assert len(told[0]) == 20
    for name in told[0]:
        assert sorted(each[name] for each in told) == ["accepted", "duplicate"], name
    desk = approver(folder)
    with desk.read() as session:
        assert journal.verify(session, CODE) is None
        events = [line.event for line in journal.lines(session, CODE)]
        assert events.count("package.accepted") == 21
        assert sum(bureau.counts(session, CODE).values()) == 12 + 5 * 4 * 3
        assert sum(name.startswith("received-") for name in sealed.names(session, CODE)) == 21
    assert desks.check(desk).sound
    desk.close()


def _identity(package: bytes) -> str:
    from cadredesk.packages import archive, manifest

    first = archive.read(package)[0]
    return manifest.package_id(package[first.start : first.start + first.size])


_MOVE = """
import json, os, sys
from pathlib import Path
from cadredesk.actions import databases, desks
from cadredesk.domain.server import Server
from cadredesk.vault import connection
folder, server, when = Path(sys.argv[1]), Server(**json.loads(sys.argv[2])), sys.argv[3]
desk = desks.log_in(folder, "审批人", "test")
def die(*_):
    os.kill(os.getpid(), 9)
copied = databases.copy_to_server(desk, server, die if when == "copying" else None)
if when == "before":
    databases.write_server = die
if when == "after":
    desks.forget_local = die
databases.switch_to_server(desk, server, copied)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.parametrize("when", ["copying", "before", "after"])
def test_killed_at_any_moment_one_of_the_two_counts(folder: Path, server: Server, when: str) -> None:
    desk = approver(folder)
    before, names = list(state.dump(desk)), desk.vault.file_names()
    desk.close()
    done = subprocess.run(
        [sys.executable, "-c", _MOVE, str(folder), json.dumps(asdict(server)), when],
        cwd=ROOT,
        env={**os.environ, "CADREDESK_TEST": "1"},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    desk = approver(folder)
    assert desk.is_on_server == (when == "after")
    assert (list(state.dump(desk)), desk.vault.file_names()) == (before, names)
    assert desks.check(desk).sound
    if not desk.is_on_server:
        desk = databases.switch_to_server(desk, server, databases.copy_to_server(desk, server))
    assert (list(state.dump(desk)), desk.vault.file_names()) == (before, names)
    assert not list(folder.glob("desk.db*"))
    with desk.read() as session:
        assert postgres.is_server(session)
        assert journal.verify(session, CODE) is None
    desk.close()
