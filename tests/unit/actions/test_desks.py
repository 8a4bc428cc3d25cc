"""The data folder as its people meet it: made, opened, locked, moved, recovered, damaged, checked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from cadredesk.actions import desks, users
from cadredesk.domain.school import Preferences, Role, School, Stage
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.messages import LANGUAGES, sentence_of
from cadredesk.storage import journal
from cadredesk.vault.slots import CHEAP, STRONG
from cadredesk.vault.vault import read_keys
from tests.unit.storage.folder import APPROVER, CLERK, PASSWORD, REVIEWER, at, create, log_in, setup

ROOT = Path(desks.__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed normal folder."""
    created = create(tmp_path / "data")
    created.desk.close()
    return tmp_path / "data"


def test_first_start(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    assert not desks.exists(folder)
    created = create(folder)
    desk = created.desk
    assert desks.exists(folder)
    assert (desk.org, desk.mode, desk.kind, desk.is_copy) == ("S001", "school", "normal", False)
    assert (desk.user.name, desk.user.role) == (APPROVER, Role.APPROVER)
    assert str(desk.today()) == "2026-11-21"
    assert desk.new_id() != desk.new_id()
    assert desks.school(desk) == School("S001", "阳光第一小学", Stage.PRIMARY)
    assert desks.preferences(desk) == Preferences("zh_CN", 13, profile="school-plan")
    assert len(created.recovery_code) == 47
    assert created.recovery_code not in repr(created)
    assert desks.check(desk).sound
    desk.close()
    assert [entry.name for entry in folder.parent.iterdir()] == ["data"], "nothing is left beside it"
    front = desks.front(folder)
    assert (front.mode, front.kind, front.language, front.font_size) == ("school", "normal", "zh_CN", 13)
    assert [(name.name, name.role) for name in front.names] == [
        (CLERK, Role.CLERK),
        (REVIEWER, Role.REVIEWER),
        (APPROVER, Role.APPROVER),
    ]


def test_a_real_folder_costs_a_guesser_64_mib(tmp_path: Path) -> None:
    people = (desks.NewUser(APPROVER, Role.APPROVER, PASSWORD),)
    desks.create(tmp_path / "data", desks.Setup("school", "S001", "学校", people)).desk.close()
    assert {slot.cost for slot in read_keys(tmp_path / "data").slots} == {STRONG}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"org": "S"}, "desk.org_code"),
        ({"org": "S-001-"}, "desk.org_code"),
        ({"school_name": "  "}, "desk.no_name"),
        ({"people": ()}, "vault.no_approver"),
        ({"people": (desks.NewUser("甲", Role.CLERK, PASSWORD),)}, "vault.no_approver"),
        ({"people": (desks.NewUser("甲", Role.APPROVER, "short"),)}, "user.password_short"),
        ({"people": (desks.NewUser(" ", Role.APPROVER, PASSWORD),)}, "user.no_name"),
        ({"people": (desks.NewUser("甲", Role.APPROVER, PASSWORD),) * 2}, "user.name_taken"),
    ],
)
def test_a_set_up_that_cannot_be_leaves_nothing(tmp_path: Path, change: dict[str, object], code: str) -> None:
    from dataclasses import replace

    with pytest.raises(UserError) as caught:
        desks.create(tmp_path / "data", replace(setup(), **change), cost=CHEAP)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_ever_overwritten(folder: Path, tmp_path: Path) -> None:
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(UserError, match=r"desk\.exists"):
        create(folder)
    assert (folder / "keys.json").read_bytes() == before
    (tmp_path / "empty").mkdir()
    create(tmp_path / "empty").desk.close()
    assert desks.exists(tmp_path / "empty")


def test_log_in_by_name_or_id(folder: Path) -> None:
    for person in desks.who_may_log_in(folder):
        for handle in (person.name, person.id):
            desk = desks.log_in(folder, handle, PASSWORD)
            assert (desk.user.id, desk.user.role) == (person.id, person.role)
            desk.close()


def test_a_wrong_password_opens_nothing_and_soon_waits(folder: Path) -> None:
    for _ in range(3):
        with pytest.raises(UserError, match=r"vault\.wrong_password"):
            desks.log_in(folder, CLERK, "wrong password")
    with pytest.raises(UserError) as caught:
        desks.log_in(folder, CLERK, PASSWORD)
    assert caught.value.code == "vault.wait"
    assert caught.value.values["seconds"] == 2
    with pytest.raises(UserError, match="unknown_user"):
        desks.log_in(folder, "无此人", PASSWORD)
    log_in(folder, REVIEWER).close()


def test_one_window_at_a_time(folder: Path) -> None:
    desk = log_in(folder)
    with pytest.raises(UserError, match=r"vault\.in_use"):
        log_in(folder)
    desk.close()
    log_in(folder).close()


def test_another_program_is_kept_out_and_its_death_gives_the_folder_free(folder: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom cadredesk.actions import desks\n"
        "desk = desks.log_in(Path(sys.argv[1]), sys.argv[2], sys.argv[3])\n"
        "print('open', flush=True)\nsys.stdin.read()\n"
    )
    arguments = [sys.executable, "-c", code, str(folder), CLERK, PASSWORD]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        with pytest.raises(UserError, match=r"vault\.in_use"):
            log_in(folder)
        other.kill()
        other.wait()
    log_in(folder).close()


def test_one_write_one_line(folder: Path) -> None:
    desk = log_in(folder, CLERK, at("2026-11-22T09:30:15"))
    with desk.read() as session:
        before = journal.head(session, "S001").n
    desks.store_preferences(desk, Preferences("en", 14, 5))
    with desk.read() as session:
        line = journal.lines(session, "S001", limit=1)[0]
    assert line.n == before + 1
    assert (line.event, line.user_id, line.at.isoformat()) == (
        "settings.preferences",
        desk.user.id,
        "2026-11-22T09:30:15+08:00",
    )
    with pytest.raises(ZeroDivisionError), desk.write("round.opened", "r1"):
        _ = 1 / 0
    with desk.read() as session:
        assert journal.head(session, "S001").n == before + 1
    assert desks.front(folder).language == "en"
    desk.close()


def test_preferences_and_school_are_checked(folder: Path) -> None:
    desk = log_in(folder)
    for value, code in (
        (Preferences(font_size=19), "desk.font_size"),
        (Preferences(idle_minutes=0), "desk.idle_minutes"),
        (Preferences(language="fr"), "desk.language"),
    ):
        with pytest.raises(UserError, match=code):
            desks.store_preferences(desk, value)
    with pytest.raises(UserError, match=r"desk\.org_code_fixed"):
        desks.store_school(desk, School("S002", "学校"))
    with pytest.raises(UserError, match=r"desk\.no_name"):
        desks.store_school(desk, School("S001", ""))
    desks.store_school(desk, School("S001", "阳光小学", Stage.NINE_YEAR, mark_prefix="阳一小"))
    assert desks.school(desk).mark_prefix == "阳一小"
    desk.close()


def test_switching_persons(folder: Path) -> None:
    desk = log_in(folder, CLERK)
    with pytest.raises(UserError, match="wrong_password"):
        desks.switch(desk, REVIEWER, "wrong password")
    reviewer = desks.switch(desk, REVIEWER, PASSWORD)
    assert (reviewer.user.name, desk.user.name) == (REVIEWER, CLERK)
    assert reviewer.database is desk.database
    desk.close()


def test_changing_ones_password(folder: Path) -> None:
    desk = log_in(folder, CLERK)
    with pytest.raises(UserError, match="wrong_password"):
        desks.change_password(desk, "wrong password", "another password")
    with pytest.raises(UserError, match="password_short"):
        desks.change_password(desk, PASSWORD, "short")
    desks.change_password(desk, PASSWORD, "another password")
    desk.close()
    with pytest.raises(UserError, match="wrong_password"):
        log_in(folder, CLERK)
    desks.log_in(folder, CLERK, "another password").close()


def test_the_recovery_sheet(tmp_path: Path) -> None:
    created = create(tmp_path / "data")
    created.desk.close()
    folder, code = tmp_path / "data", created.recovery_code
    with pytest.raises(UserError, match="recovery_typo"):
        desks.recover(folder, ("A" if code[0] != "A" else "B") + code[1:], APPROVER, "brand new one")
    desk = desks.recover(folder, code.lower(), APPROVER, "brand new one")
    assert desk.user.name == APPROVER
    assert len(desk.vault.signing_key(desk.user.id, "brand new one")) == 32
    desk.close()
    desk = desks.log_in(folder, APPROVER, "brand new one")
    with desk.read() as session:
        assert journal.lines(session, "S001", limit=1)[0].event == "user.recovered"
    desk.close()
    clerk = desks.recover(folder, code, CLERK, "clerks new one")
    with pytest.raises(UserError, match="not_approver"):
        clerk.vault.signing_key(clerk.user.id, "clerks new one")
    clerk.close()


def test_a_copy_opens_read_only_until_someone_says_moved(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    desk = log_in(tmp_path / "copy")
    assert desk.is_copy
    assert desks.school(desk).name == "阳光第一小学"
    for refused in (
        lambda: desks.store_preferences(desk, Preferences()),
        lambda: desks.change_password(desk, PASSWORD, "another password"),
        lambda: users.rename(desk, desk.user.id, "新名字"),
    ):
        with pytest.raises(UserError, match=r"desk\.copied"):
            refused()
    assert desks.leave(desk) is None
    desk = desks.confirm_moved(log_in(tmp_path / "copy"))
    desks.store_preferences(desk, Preferences())
    desk.close()
    again = log_in(tmp_path / "copy")
    assert not again.is_copy
    again.close()
    original = log_in(folder)
    assert not original.is_copy
    original.close()


def test_the_clock_set_back_warns_and_decides_nothing(folder: Path) -> None:
    desk = log_in(folder, now=at("2026-11-20T08:00:00"))
    warning = desks.clock_warning(desk)
    assert warning is not None
    assert (str(warning.today), str(warning.last)) == ("2026-11-20", "2026-11-21")
    desks.store_preferences(desk, Preferences())
    assert desks.check(desk).sound
    desk.close()
    desk = log_in(folder)
    assert desks.clock_warning(desk) is None
    desk.close()


def test_damage_is_met_with_a_sentence(folder: Path, tmp_path: Path) -> None:
    good = tmp_path / "good"
    shutil.copytree(folder, good)

    def damaged(name: str, data: bytes) -> str:
        shutil.rmtree(folder)
        shutil.copytree(good, folder)
        (folder / name).write_bytes(data)
        with pytest.raises(UserError) as caught:
            log_in(folder)
        for language in LANGUAGES:
            assert "…" not in sentence_of(caught.value, language)
            assert caught.value.code in sentence_of(caught.value, language)
        return caught.value.code

    database = (good / "desk.db").read_bytes()
    keys = json.loads((good / "keys.json").read_bytes())
    marker = json.loads((good / "folder.json").read_bytes())
    assert damaged("desk.db", database[:100] + b"?" + database[101:]) == "storage.not_a_database"
    assert damaged("desk.db", b"") == "storage.damaged"
    keys["slots"][0]["name"] = "别人"
    assert damaged("keys.json", json.dumps(keys).encode()) == "vault.keys_changed"
    assert damaged("keys.json", b"{}") == "vault.keys_unreadable"
    assert damaged("folder.json", json.dumps(marker | {"kind": "test"}).encode()) == "desk.marker_changed"
    assert damaged("folder.json", json.dumps(marker | {"mode": "bureau"}).encode()) == "desk.marker_changed"
    assert damaged("folder.json", b"[]") == "vault.marker_unreadable"
    (folder / "folder.json").unlink()
    with pytest.raises(UserError, match=r"desk\.missing"):
        log_in(folder)


def test_check_finds_what_is_wrong(folder: Path) -> None:
    desk = log_in(folder)
    desk.vault.seal_file("p1", b"paper")
    paper = folder / "papers" / "p1"
    paper.write_bytes(paper.read_bytes()[:-1] + b"?")
    with desk.database.write() as session:
        session.execute(text("UPDATE journal SET event = 'x.y' WHERE n = 1"))
    keys = folder / "keys.json"
    keys.write_text(keys.read_text(encoding="utf-8").replace(CLERK, REVIEWER), encoding="utf-8")
    report = desks.check(desk)
    assert not report.sound
    assert "第 1 行" in report.lines[0]
    assert [finding.code for finding in report.findings] == [
        "storage.journal_broken",
        "vault.damaged_file",
        "vault.keys_changed",
    ]
    desk.close()


def test_nothing_lies_open(tmp_path: Path) -> None:
    marker = "马里亚纳海沟"
    desk = create(tmp_path / "data").desk
    desks.store_school(desk, School("S001", marker, address=marker, phone=marker))
    users.add(desk, desks.NewUser("周新人", Role.CLERK, marker + marker), PASSWORD)
    desk.vault.seal_file("p1", marker.encode() * 10_000)
    key = desk.vault.database_key()
    with desk.write("round.opened", "r1") as session:
        session.execute(
            text("UPDATE setting SET value = :v WHERE name = 'preferences'"), {"v": f'["{marker}"]'}
        )
        files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
        assert all(marker.encode() not in path.read_bytes() for path in files), "while a write is under way"
    desks.leave(desk)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"desk.db", "keys.json", "folder.json", "p1"} <= {path.name for path in files}
    for path in files:
        data = path.read_bytes()
        for secret in (
            marker.encode(),
            marker.encode("utf-16-le"),
            key,
            key.hex().encode(),
            PASSWORD.encode(),
        ):
            assert secret not in data, path.name


def test_a_power_cut_while_making_the_folder_leaves_no_half_one(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom tests.unit.storage.folder import create\n"
        "import cadredesk.actions.desks as desks\n"
        "def die(*_): os._exit(9)\n"
        "desks.write_marker = die\n"
        "create(Path(sys.argv[1]))\n"
    )
    target = tmp_path / "data"
    ended = subprocess.run([sys.executable, "-c", code, str(target)], cwd=ROOT, check=False)
    assert ended.returncode == 9
    assert not target.exists()
    assert not desks.exists(target)
    assert len(list(tmp_path.iterdir())) == 1
    create(target).desk.close()
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(EnvironmentFault, match="no_permission"):
            create(tmp_path / "data")
    finally:
        tmp_path.chmod(0o700)


def test_a_file_in_the_place_of_the_parent(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentFault):
        create(tmp_path / "file" / "data")


def test_a_test_folder_only_in_tests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CADREDESK_TEST", raising=False)
    with pytest.raises(UserError, match="only_tests"):
        desks.test_folder(tmp_path / "t")
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "p")
    desk = desks.test_folder(tmp_path / "t")
    assert (desk.kind, desk.user.role) == ("test", Role.CLERK)
    assert desks.database_key(tmp_path / "t", "p") == desk.vault.database_key().hex()
    desk.close()
    again = desks.test_folder(tmp_path / "t")
    assert again.vault.database_key() == desk.vault.database_key()
    monkeypatch.delenv("CADREDESK_TEST")
    with pytest.raises(UserError, match="only_tests"):
        desks.database_key(tmp_path / "t", "p")
    again.close()
    monkeypatch.setenv("CADREDESK_TEST", "1")
    create(tmp_path / "n").desk.close()
    with pytest.raises(UserError, match="only_tests"):
        desks.database_key(tmp_path / "n", PASSWORD)
    with pytest.raises(UserError, match="wrong_password"):
        desks.database_key(tmp_path / "t", "q")


def test_a_rehearsal_is_wiped_whole_and_a_normal_folder_never(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not_wipeable"):
        desks.wipe(folder)
    assert desks.exists(folder)
    rehearsal = create(tmp_path / "rehearsal", "rehearsal").desk
    with pytest.raises(UserError, match="in_use"):
        desks.wipe(tmp_path / "rehearsal")
    assert desks.leave(rehearsal) is None
    desks.wipe(tmp_path / "rehearsal")
    assert not (tmp_path / "rehearsal").exists()


def test_two_desks_share_nothing(tmp_path: Path) -> None:
    first, second = create(tmp_path / "a").desk, create(tmp_path / "b").desk
    assert first.vault.database_key() != second.vault.database_key()
    assert first.vault.public_keys() != second.vault.public_keys()
    shutil.copy(tmp_path / "a" / "keys.json", tmp_path / "b" / "keys.json")
    first.close()
    second.close()
    with pytest.raises(UserError, match=r"unknown_user|not_a_database"):
        desks.log_in(tmp_path / "b", first.user.id, PASSWORD)


def test_people_of_the_desk(folder: Path) -> None:
    desk = log_in(folder)
    added = users.add(desk, desks.NewUser("周新人", Role.CLERK, "zhou password"), PASSWORD)
    assert added in users.listed(desk)
    with pytest.raises(UserError, match="name_taken"):
        users.add(desk, desks.NewUser("周新人", Role.CLERK, "zhou password"), PASSWORD)
    with pytest.raises(UserError, match="wrong_password"):
        users.add(desk, desks.NewUser("吴新人", Role.CLERK, "wu password"), "wrong password")
    assert users.rename(desk, added.id, "周经办").name == "周经办"
    raised = users.change_role(desk, added.id, Role.APPROVER, "zhou new password", PASSWORD)
    assert raised.role == Role.APPROVER
    key = desk.vault.signing_key(desk.user.id, PASSWORD)
    assert desk.vault.signing_key(added.id, "zhou new password") == key
    users.give_password(desk, added.id, "third password", PASSWORD)
    second = desks.switch(desk, "周经办", "third password")
    with pytest.raises(UserError, match="yourself"):
        users.disable(second, second.user.id)
    users.disable(second, desk.user.id)
    with pytest.raises(UserError, match="last_approver"):
        users.change_role(second, second.user.id, Role.CLERK, "fourth password", "third password")
    desk.close()
    with pytest.raises(UserError, match="unknown_user"):
        log_in(folder)
    desk = desks.log_in(folder, "周经办", "third password")
    code = users.renew_recovery_code(desk, "third password")
    assert {user.name for user in users.listed(desk) if not user.active} == {APPROVER}
    assert desks.check(desk).sound
    desk.close()
    desks.recover(folder, code, "周经办", "fifth password").close()


def test_only_the_approver_manages_people(folder: Path) -> None:
    desk = log_in(folder, CLERK)
    for refused in (
        lambda: users.add(desk, desks.NewUser("周", Role.APPROVER, "zhou password"), PASSWORD),
        lambda: users.rename(desk, desk.user.id, "周"),
        lambda: users.disable(desk, desks.who_may_log_in(folder)[1].id),
        lambda: users.give_password(desk, desk.user.id, "zhou password", PASSWORD),
        lambda: users.renew_recovery_code(desk, PASSWORD),
    ):
        with pytest.raises(UserError, match="approver_only"):
            refused()
    desk.close()


def test_every_sentence_exists_in_both_languages() -> None:
    import re

    root = Path(desks.__file__).parent.parent
    sources = [
        *(root / "vault").glob("*.py"),
        *(root / "actions").glob("[bdu][aes][cske]*.py"),
        root / "desk.py",
    ]
    sources += [root / "storage" / f"{name}.py" for name in ("engine", "soundness", "migrations/__init__")]
    codes = set()
    for path in sources:
        for match in re.finditer(
            r'(?:UserError|Fault)\(\s*"((?:vault|storage|desk|backup|user)\.\w+)"', path.read_text("utf-8")
        ):
            codes.add(match[1])
        codes |= set(re.findall(r': "((?:vault|storage)\.\w+)",', path.read_text("utf-8")))
    assert len(codes) > 40
    for code in codes:
        for language in LANGUAGES:
            assert sentence_of(UserError(code), language) != f"{code} [{code}]", (code, language)


def test_a_killed_program_loses_nothing_it_acknowledged(folder: Path) -> None:
    code = (
        "import itertools, sys\nfrom pathlib import Path\nfrom dataclasses import replace\n"
        "from cadredesk.actions import desks\n"
        "desk = desks.log_in(Path(sys.argv[1]), sys.argv[2], sys.argv[3])\n"
        "school = desks.school(desk)\n"
        "for n in itertools.count(int(school.phone or 0) + 1):\n"
        "    desks.store_school(desk, replace(school, phone=str(n)))\n"
        "    print(n, flush=True)\n"
    )
    arguments = [sys.executable, "-c", code, str(folder), CLERK, PASSWORD]
    for acks in (1, 4, 9):
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, cwd=ROOT) as writer:
            assert writer.stdout is not None
            for _ in range(acks):
                assert writer.stdout.readline()
            writer.kill()
            acknowledged = [int(line) for line in writer.stdout.read().split()]
        desk = log_in(folder)
        stored = int(desks.school(desk).phone)
        assert not acknowledged or acknowledged[-1] <= stored <= acknowledged[-1] + 1
        assert stored >= acks
        report = desks.check(desk)
        with desk.read() as session:
            lines = sum(line.event == "settings.school" for line in journal.lines(session, "S001"))
        assert (report.lines, lines) == ((), stored), "one line for each write, none for a half one"
        desk.close()
