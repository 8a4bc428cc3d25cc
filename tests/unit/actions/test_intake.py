"""Packages at the bureau, through the command line: every case of the chain's table, and the state untouched unless accepted."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cadredesk import commands
from cadredesk.actions import desks, enrolment, intake, receipts, simulation, state
from cadredesk.actions.simulation import SimulatedSchool
from cadredesk.desk import Desk
from cadredesk.domain.chain import ORIGIN
from cadredesk.errors import UserError
from cadredesk.messages import LANGUAGES, sentence
from cadredesk.packages import agekey, archive, canonical, envelope, manifest, rotation, signature, verify

ROOT = Path(__file__).resolve().parents[3]
BUREAU = "EDU-1"
ONE, TWO, STRANGER = (SimulatedSchool(code) for code in ("SIM-0001", "SIM-0002", "SIM-9999"))

Run = Callable[..., dict[str, Any]]


def identity(package: bytes) -> str:
    entries = archive.read(package)
    return manifest.package_id(package[entries[0].start : entries[0].start + entries[0].size])


class Bureau:
    """A bureau's folder driven by the commands; every refusal is held to have changed nothing."""

    def __init__(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.place, self.capsys = place, capsys
        self.data = place / "data"
        enrol = place / "enrol.json"
        enrol.write_text(json.dumps({one.code: one.key_line for one in (ONE, TWO)}), encoding="utf-8")
        words = ["test-bureau-init", "--data", str(self.data), "--org", BUREAU, "--enrol", str(enrol)]
        assert commands.run(words) == 0
        self.own = json.loads(capsys.readouterr().out)

    def dump(self) -> str:
        assert commands.run(["dump", "--data", str(self.data)]) == 0
        return self.capsys.readouterr().out

    def take(self, package: bytes, name: str = "a.cdp") -> dict[str, Any]:
        path = self.place / name
        path.write_bytes(package)
        before = self.dump()
        status = commands.run(["import", "--data", str(self.data), "--json", str(path)])
        out, err = self.capsys.readouterr()
        told: dict[str, Any] = json.loads(out)
        assert out.count("\n") == 1
        assert status == (1 if told["result"] == "rejected" else 0), err
        assert (self.dump() != before) == (told["result"] == "accepted")
        assert bool(told["code"]) >= (told["result"] == "rejected")
        assert told["text"]
        assert "…" not in told["text"]
        assert "{" not in told["text"]
        return told

    def brief(self, package: bytes) -> tuple[str, str, bool]:
        told = self.take(package)
        return told["result"], told["code"], told["alarm"]

    def desk(self, name: str = "经办人") -> Desk:
        return desks.log_in(self.data, name, "test")

    def alarms(self) -> list[str]:
        desk = self.desk()
        try:
            return [one.code for one in intake.alarms(desk)]
        finally:
            desk.close()


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bureau:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    monkeypatch.setenv("CADREDESK_LANG", "en")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    return Bureau(tmp_path, capsys)


def report(seq: int, prev: str = ORIGIN, school: SimulatedSchool = ONE, **words: Any) -> bytes:
    return simulation.package(school, words.pop("to", BUREAU), seq, prev, **words)


def line_of(number: int, school: SimulatedSchool = ONE) -> list[bytes]:
    """The first packages of a school's chain."""
    made: list[bytes] = []
    for seq in range(1, number + 1):
        made.append(report(seq, identity(made[-1]) if made else ORIGIN, school))
    return made


def test_a_chain_grows_and_a_package_twice_changes_nothing(bureau: Bureau) -> None:
    one, two, three = line_of(3)
    for package in (one, two):
        assert bureau.brief(package) == ("accepted", "", False)
    for package in (one, two):
        assert bureau.brief(package) == ("duplicate", "", False)
    assert bureau.brief(three) == ("accepted", "", False)
    assert bureau.alarms() == []


def test_every_other_case_of_the_table(bureau: Bureau) -> None:
    one, two, three = line_of(3)
    other_first = report(1, note="x")
    assert bureau.brief(report(1, to="EDU-2")) == ("rejected", "E203", False)
    assert bureau.brief(report(1, school=STRANGER)) == ("rejected", "E132", False)
    assert bureau.brief(report(1, seed=STRANGER.seed)) == ("rejected", "E132", False)  # no chain yet
    assert bureau.brief(report(1, epoch=2)) == ("rejected", "E301", True)
    assert bureau.alarms() == ["E301"]
    assert bureau.brief(one) == ("accepted", "", False)
    assert bureau.brief(other_first) == ("rejected", "E303", True)
    assert bureau.brief(other_first) == ("rejected", "E303", True)
    assert bureau.brief(report(2, identity(other_first))) == ("rejected", "E304", True)
    told = bureau.take(three)
    assert (told["result"], told["code"], told["alarm"]) == ("gap", "", False)
    assert told["missing"] == {"first": 2, "last": 2}
    assert bureau.brief(report(1, epoch=2)) == ("rejected", "E301", True)
    assert bureau.brief(report(2, identity(one), seed=STRANGER.seed)) == ("rejected", "E132", True)
    assert bureau.brief(report(2, identity(one), seed=TWO.seed)) == ("rejected", "E132", True)
    assert bureau.brief(report(2, identity(one), to="EDU-2")) == ("rejected", "E203", False)
    for kind in (manifest.RECEIPT, manifest.POLICY, manifest.ROSTER, manifest.NOTICE, manifest.KEYS):
        assert bureau.brief(report(2, identity(one), kind=kind)) == ("rejected", "E205", True)
    assert bureau.brief(report(1, to="*", kind=manifest.RESET)) == ("rejected", "E204", False)
    assert sorted(set(bureau.alarms())) == ["E132", "E205", "E301", "E303", "E304"]
    assert len(bureau.alarms()) == 5 + 4  # the same package twice raises one alarm
    assert bureau.brief(two) == ("accepted", "", False)
    assert bureau.brief(three) == ("accepted", "", False)


def test_the_content_is_looked_at_after_the_chain(bureau: Bureau) -> None:
    bad: Mapping[str, Any] = {"people": [{"id": "p1"}]}
    assert bureau.brief(report(7, "a" * 64, payload=bad)) == ("gap", "", False)
    assert bureau.brief(report(1, payload=bad)) == ("rejected", "E403", False)
    assert bureau.brief(report(1)) == ("accepted", "", False)
    assert bureau.brief(report(1, payload=bad)) == ("rejected", "E303", True)


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"people": {}}, "E403"),
        ({"people": [1]}, "E403"),
        ({"people": [{"id": "a", "name": "甲"}, {"id": "a", "name": "乙"}]}, "E403"),
        ({"people": [{"id": "a", "name": " "}]}, "E403"),
        ({"people": [{"id": "a", "name": "甲", "birth": 1985}]}, "E403"),
        ({"people": [{"id": "a", "name": "甲", "educations": {"level": "x"}}]}, "E403"),
        ({"people": [{"id": "a", "name": "甲", "photo": "data/none.png"}]}, "E403"),
        ({"papers": [{"path": "../x"}]}, "E403"),
        ({"papers": [{"path": {}}]}, "E403"),
        ({"rounds": [{"final": "all"}]}, "E403"),
    ],
)
def test_a_report_out_of_form_is_refused(bureau: Bureau, payload: dict[str, Any], code: str) -> None:
    assert bureau.brief(report(1, payload=payload)) == ("rejected", code, False)
    assert bureau.brief(report(1)) == ("accepted", "", False)


def test_what_is_no_report_is_refused(bureau: Bureau) -> None:
    def raw(files: dict[str, bytes]) -> bytes:
        listed = [manifest.file_entry(path, content) for path, content in files.items()]
        data = manifest.build(manifest.REPORT, ONE.code, BUREAU, 1, 1, ORIGIN, simulation.CREATED, listed)
        armour = signature.sign(ONE.seed, data)
        return archive.write([("manifest.json", data), ("manifest.sig", armour), *files.items()])

    deep = b'{"format":"cadredesk.report/1","x":' + b"[" * 40 + b"]" * 40 + b"}"
    for files, code in (
        ({}, "E401"),
        ({"data/report.json": b"[]"}, "E403"),
        ({"data/report.json": b"{}"}, "E403"),
        ({"data/report.json": b'{"format":"cadredesk.report/2"}'}, "E402"),
        ({"data/report.json": b"\xff"}, "E140"),
        ({"data/report.json": deep}, "E142"),
        ({"data/report.json": b'{"format":"cadredesk.report/1","a":1,"a":2}'}, "E142"),
        ({"data/report.json": b'{"format":"cadredesk.report/1","a":1e999}'}, "E142"),
    ):
        assert bureau.brief(raw(files)) == ("rejected", code, False)
    plain = b'{ "format": "cadredesk.report/1", "unknown": null }'
    assert bureau.brief(raw({"data/report.json": plain})) == ("accepted", "", False)


def test_people_are_compared_with_the_last_report_of_the_period(bureau: Bureau) -> None:
    payload, photos = simulation.people(ONE, 4)
    one = report(1, payload=payload, files=photos, period="2026")
    assert bureau.take(one)["records"] == {"new": 4, "changed": 0, "same": 0, "gone": 0}
    changed = {**payload, "people": [{**payload["people"][0], "name": "李䶮"}, *payload["people"][1:3]]}
    changed["people"].append({"id": "new", "name": "欧阳少东", "later_field": [1, None, 2.5]})
    two = report(2, identity(one), payload=changed, files=photos, period="2026")
    assert bureau.take(two)["records"] == {"new": 1, "changed": 1, "same": 2, "gone": 1}
    three = report(3, identity(two), payload=payload, files=photos, period="2027")
    assert bureau.take(three)["records"] == {"new": 4, "changed": 0, "same": 0, "gone": 0}
    lines = [one for one in bureau.dump().splitlines() if one.startswith("reported_person\t")]
    assert len(lines) == 8
    found = [json.loads(line.partition("\t")[2]) for line in lines]
    assert {one["data"].get("later_field") is not None for one in found} == {False, True}
    assert {one["tier"] for one in found} == {"", "chief", "deputy", "young"}
    assert {one["state"] for one in _rows(bureau, "submission")} == {"received", "superseded"}


def _rows(bureau: Bureau, table: str) -> list[dict[str, Any]]:
    lines = (line.partition("\t") for line in bureau.dump().splitlines())
    return [json.loads(values) for name, _, values in lines if name == table]


def test_envelopes_are_opened_by_the_folders_own_key(bureau: Bureau) -> None:
    one, two = line_of(2)
    key = agekey.recipient_raw(bureau.own["exchange_key"])
    told = bureau.take(envelope.seal_for(one, [key]), "a.cdp.age")
    assert (told["result"], told["sealed"]) == ("accepted", True)
    again = envelope.seal_for(one, [key, agekey.recipient_raw(bureau.own["recovery_key"])])
    assert bureau.brief(again) == ("duplicate", "", False)
    stranger = envelope.seal_for(report(1, school=STRANGER), [key])
    assert bureau.brief(stranger) == ("rejected", "E132", False)
    other = envelope.seal_for(two, [agekey.public_raw(bytes(32))])
    assert bureau.brief(other) == ("rejected", "E105", False)
    cut = envelope.seal_for(two, [key])[:-1]
    assert bureau.brief(cut) == ("rejected", "E107", False)
    assert bureau.brief(two) == ("accepted", "", False)
    desk = bureau.desk()
    notes = {one.re_id: one.content.get("notes") for one in receipts.due(desk)}
    desk.close()
    assert notes == {identity(one): None, identity(two): ["unsealed"]}


def test_two_people_cross_a_gap(bureau: Bureau) -> None:
    one, two, three, four = line_of(4)
    assert bureau.brief(one)[0] == "accepted"
    assert bureau.brief(three)[0] == "gap"
    before = bureau.dump()
    clerk = bureau.desk()
    waits = intake.held(clerk)
    assert [(w.what, w.seq, w.first_missing, w.last_missing) for w in waits] == [("gap", 3, 2, 2)]
    assert intake.agree(clerk, waits[0].id) is None
    with pytest.raises(UserError) as caught:
        intake.agree(clerk, waits[0].id)
    assert caught.value.code == "chain.two_people"
    clerk.close()
    assert bureau.dump() == before
    second = bureau.desk("复核人")
    done = intake.agree(second, waits[0].id)
    assert done is not None
    assert done.result == "accepted"
    assert intake.held(second) == ()
    with pytest.raises(UserError) as caught:
        intake.agree(second, waits[0].id)
    assert caught.value.code == "intake.not_held"
    second.close()
    assert bureau.dump() != before
    assert bureau.brief(two) == ("rejected", "E303", True)
    assert bureau.brief(three)[0] == "duplicate"
    assert bureau.brief(four)[0] == "accepted"


def test_a_declined_package_is_gone(bureau: Bureau) -> None:
    three = line_of(3)[2]
    assert bureau.brief(three)[0] == "gap"
    desk = bureau.desk()
    before = list(state.dump(desk))
    intake.decline(desk, identity(three))
    assert intake.held(desk) == ()
    assert desk.vault.file_names() == ()
    assert list(state.dump(desk)) == before
    desk.close()


def test_a_reset_of_the_chain_waits_for_two_people(bureau: Bureau) -> None:
    one, two = line_of(2)
    assert bureau.brief(one)[0] == "accepted"
    asks = report(1, epoch=2, kind=manifest.RESET)
    assert bureau.brief(asks) == ("gap", "E302", False)
    after = report(2, identity(asks), epoch=2)
    assert bureau.brief(after) == ("rejected", "E301", True)
    _agreed(bureau, identity(asks))
    assert bureau.brief(asks)[0] == "duplicate"
    assert bureau.brief(after) == ("accepted", "", False)
    assert bureau.brief(two) == ("rejected", "E301", True)
    assert bureau.brief(one)[0] == "duplicate"


def _agreed(bureau: Bureau, package_id: str) -> intake.Intake:
    for name in ("经办人", "审批人"):
        desk = bureau.desk(name)
        done = intake.agree(desk, package_id)
        desk.close()
    assert done is not None
    return done


def _rotation(prev: str, new_seed: bytes, epoch: int = 2, **changes: Any) -> bytes:
    old = signature.public_of(ONE.seed)
    value = rotation.Rotation(
        ONE.code, signature.fingerprint(old), epoch, signature.public_of(new_seed),
        agekey.recipient_text(agekey.public_raw(new_seed)),
    )  # fmt: skip
    value = replace(value, **changes)
    files = rotation.files(value, lambda message: signature.sign(new_seed, message))
    return report(2, prev, kind=manifest.ROTATE, files=files)


def test_a_new_key_begins_a_new_epoch_once_two_people_agree(bureau: Bureau) -> None:
    (one,) = line_of(1)
    new = bytes(range(40, 72))
    assert bureau.brief(one)[0] == "accepted"
    assert bureau.brief(_rotation(identity(one), new, replaces="SHA256:x")) == ("rejected", "E403", False)
    assert bureau.brief(_rotation(identity(one), new, sender=TWO.code)) == ("rejected", "E403", False)
    turn = _rotation(identity(one), new)
    first = report(1, epoch=2, seed=new)
    assert bureau.brief(turn) == ("accepted", "", False)
    assert bureau.brief(first) == ("rejected", "E132", True)
    assert bureau.brief(report(1, epoch=2)) == ("rejected", "E301", True)
    assert _agreed(bureau, identity(turn)).result == "accepted"
    assert bureau.brief(report(1, epoch=2)) == ("rejected", "E132", True)
    assert bureau.brief(first) == ("accepted", "", False)
    assert bureau.brief(one)[0] == "duplicate"
    assert bureau.brief(report(3, identity(turn))) == ("rejected", "E301", True)
    desk = bureau.desk()
    lines = enrolment.signers_file(desk).splitlines()
    assert [line.split()[0] for line in lines] == [ONE.code, ONE.code, TWO.code, BUREAU]
    desk.close()


def test_a_revoked_key_is_trusted_up_to_its_number(bureau: Bureau) -> None:
    one, two = line_of(2)
    assert bureau.brief(one)[0] == "accepted"
    desk = bureau.desk()
    enrolment.revoke(desk, ONE.code, 1, 1)
    desk.close()
    assert bureau.brief(two) == ("rejected", "E132", True)
    assert bureau.brief(one)[0] == "duplicate"


def test_an_alarm_is_closed_with_a_note(bureau: Bureau) -> None:
    bureau.take(report(1, epoch=3))
    desk = bureau.desk()
    (alarm,) = intake.alarms(desk)
    with pytest.raises(UserError) as caught:
        intake.answer_alarm(desk, alarm, " ")
    assert caught.value.code == "intake.no_note"
    intake.answer_alarm(desk, alarm, "学校恢复了旧备份")
    assert intake.alarms(desk) == ()
    assert [one.note for one in intake.alarms(desk, open_only=False)] == ["学校恢复了旧备份"]
    desk.close()
    assert bureau.alarms() == []


def test_our_own_package_is_no_report(bureau: Bureau, tmp_path: Path) -> None:
    assert bureau.brief(line_of(1)[0])[0] == "accepted"
    desk = bureau.desk("审批人")
    (sent,) = receipts.export(desk, desk.user.id, "test", tmp_path / "stick")
    own = enrolment.file(desk, "*", desk.user.id, "test")
    desk.close()
    assert bureau.brief(sent.path.read_bytes())[:2] == ("rejected", "E203")
    assert bureau.brief(own)[:2] == ("rejected", "E207")


def test_105_packages_add_up(bureau: Bureau, tmp_path: Path) -> None:
    """Story 9: three damaged, two old, one with another key, one person in two schools; story 8's old package."""
    schools = simulation.schools(99)
    desk = bureau.desk()
    enrolment.enrol_for_test(desk, {one.code: one.key_line for one in schools})
    stick = tmp_path / "stick"
    stick.mkdir()

    def put(name: str, data: bytes) -> None:
        (stick / f"{name}.cdp").write_bytes(data)

    twice = {"id": "x1", "name": "单雄信", "id_number": "110105198510030015"}
    for n, school in enumerate(schools):
        payload, photos = simulation.people(school, 3)
        people = [*payload["people"], twice] if n in (10, 20) else payload["people"]
        data = report(1, school=school, payload={**payload, "people": people}, files=photos, period="2026")
        put(f"CD1_{school.code}_e1_s1", data)
        if n < 3:
            data = bytearray(data)
            data[len(data) // 2] ^= 1
            put(f"damaged{n}", bytes(data))
        elif n < 5:
            put(f"old{n}", bytes(data))
    put("other_key", report(1, school=schools[50], seed=STRANGER.seed, note="x"))
    (stick / "学校.lnk").write_bytes(b"L")
    summary = intake.import_folder(desk, stick)
    counts = summary.counts()
    assert counts == {
        "files": 105, "accepted": 99, "duplicate": 2, "gap": 0, "rejected": 4, "alarms": 1,
        "new": 99 * 3 + 2, "changed": 0, "same": 0, "gone": 0, "ignored": 1,
    }  # fmt: skip
    assert counts["files"] == sum(counts[one] for one in ("accepted", "duplicate", "gap", "rejected"))
    before = list(state.dump(desk))
    assert sum(line.startswith("reported_person\t") for line in before) == counts["new"]
    again = intake.import_folder(desk, stick).counts()
    assert (again["accepted"], again["duplicate"], again["rejected"]) == (0, 101, 4)
    assert list(state.dump(desk)) == before
    desk.close()


def test_a_folder_in_the_wrong_order_is_taken_whole(bureau: Bureau, tmp_path: Path) -> None:
    stick = tmp_path / "stick" / "deep"
    stick.mkdir(parents=True)
    for name, package in zip("cabd", line_of(4), strict=True):
        (stick / f"{name}.cdp").write_bytes(package)
    words = ["bureau", "import", "--data", str(bureau.data), str(tmp_path / "stick"), "--json"]
    assert commands.run(words) == 0
    told = json.loads(bureau.capsys.readouterr().out)
    assert told["counts"]["accepted"] == told["counts"]["files"] == 4
    desk = bureau.desk()
    assert intake.held(desk) == ()
    desk.close()


def test_a_sealed_file_without_its_row_is_swept(bureau: Bureau, tmp_path: Path) -> None:
    one, _, three = line_of(3)
    assert bureau.brief(one)[0] == "accepted"
    assert bureau.brief(three)[0] == "gap"
    desk = bureau.desk()
    kept = desk.vault.file_names()
    desk.vault.seal_file(f"received-{'f' * 64}.cdp", b"left by a power cut")
    desk.vault.seal_file("photo-1", b"no package")
    intake.import_folder(desk, tmp_path / "none")
    assert desk.vault.file_names() == tuple(sorted([*kept, "photo-1"]))
    desk.close()


def test_two_who_take_the_same_packages_at_once_take_each_once(bureau: Bureau, tmp_path: Path) -> None:
    desk = bureau.desk()
    paths = [tmp_path / f"{n}.cdp" for n in range(5)]
    for path, package in zip(paths, line_of(5), strict=True):
        path.write_bytes(package)

    def take(_: int) -> list[intake.Intake]:
        return [intake.import_package(desk, path) for path in paths]

    with ThreadPoolExecutor(3) as pool:
        told = list(pool.map(take, range(3)))
    for n in range(len(paths)):
        results = sorted(one[n].result for one in told)
        assert results.count("accepted") == 1
        assert set(results) <= {"accepted", "duplicate"}
    assert intake.alarms(desk) == ()
    assert intake.held(desk) == ()
    assert desks.check(desk).sound
    desk.close()


def test_the_same_schools_give_the_same_bytes_over_seeds_zones_and_years(tmp_path: Path) -> None:
    made = []
    for n, (seed, zone) in enumerate((("0", "UTC"), ("7", "Asia/Shanghai"), ("99", "America/Lima"))):
        words = ["bureau", "simulate", "--schools", "2", "--people", "3", "--out", str(tmp_path / str(n))]
        subprocess.run(
            [sys.executable, str(ROOT / "main.py"), *words],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        )
        found = sorted((tmp_path / str(n) / "packages").iterdir())
        made.append([(path.name, path.read_bytes()) for path in found])
    assert len(made[0]) == 2
    assert made[0] == made[1] == made[2]


def test_enrolment_needs_the_paper_and_a_second_person(bureau: Bureau, tmp_path: Path) -> None:
    school = desks.test_folder(tmp_path / "school", org="SCH-7")
    approver = next(one for one in desks.who_may_log_in(school.folder) if one.name == "审批人")
    path = tmp_path / "school.cdp"
    path.write_bytes(enrolment.file(school, BUREAU, approver.id, "test"))
    paper = enrolment.own(school).check_number
    assert enrolment.form(school, "青山区教育局").startswith(b"%PDF-")
    one = simulation.package(
        SimulatedSchool("SCH-7"), BUREAU, seed=school.vault.signing_key(approver.id, "test")
    )
    with pytest.raises(UserError) as caught:
        enrolment.read_file(school, path)
    assert caught.value.code == "enrolment.own"
    school.close()
    assert bureau.brief(one) == ("rejected", "E132", False)
    assert bureau.brief(path.read_bytes()) == ("rejected", "E132", False)
    desk = bureau.desk()
    asked = enrolment.ask(enrolment.read_file(desk, path))
    typed = {place: paper[5 * place : 5 * place + 5] for place in asked.places}
    wrong = {**typed, asked.places[1]: "x"}
    others = {one.name: one.id for one in desks.who_may_log_in(desk.folder)}
    for groups, second, password, code in (
        (wrong, "复核人", "test", "enrolment.groups"),
        ({}, "复核人", "test", "enrolment.groups"),
        (typed, "经办人", "test", "chain.two_people"),
        (typed, "复核人", "no", "vault.wrong_password"),
    ):
        with pytest.raises(UserError) as caught:
            enrolment.enrol(desk, asked, groups, others[second], password)
        assert caught.value.code == code
    facts = enrolment.enrol(desk, asked, typed, others["复核人"], "test")
    assert (facts.code, facts.name, facts.role) == ("SCH-7", "测试学校", "school")
    assert facts.exchange.startswith("age1")
    desk.close()
    assert bureau.brief(path.read_bytes()) == ("rejected", "E208", False)
    assert bureau.brief(one) == ("accepted", "", False)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_of_the_chain_has_its_sentence(lang: str) -> None:
    codes = [f"package.{code}" for code in ("E207", "E208", "E301", "E302", "E303", "E304", "E310", "E401")]
    codes += [
        f"intake.{name}" for name in ("accepted", "duplicate", "gap", "busy", "not_held", "not_waiting")
    ]
    codes += [f"chain.{name}" for name in ("two_people", "no_gap", "no_reset", "key_known", "epoch")]
    for code in codes:
        assert not sentence(code, lang).startswith(code)


def test_wrong_folders_and_files_are_told_calmly(bureau: Bureau, tmp_path: Path) -> None:
    assert commands.run(["import", "--data", str(bureau.data), "--json", str(tmp_path / "none.cdp")]) == 1
    assert json.loads(bureau.capsys.readouterr().out)["code"] == "E101"
    (tmp_path / "bad.json").write_text("[1]", encoding="utf-8")
    words = ["test-bureau-init", "--data", str(tmp_path / "b"), "--org", "EDU-1", "--enrol"]
    assert commands.run([*words, str(tmp_path / "bad.json")]) == 1
    words = ["bureau", "simulate", "--schools", "2", "--people", "1", "--out", str(tmp_path / "sim")]
    assert commands.run(words) == 0
    made = [Path(line) for line in bureau.capsys.readouterr().out.split()]
    keys = json.loads(made[0].read_text(encoding="utf-8"))
    for path in made[1:]:
        found = verify.verify(
            path.read_bytes(), {code: signature.parse_public(key) for code, key in keys.items()}
        )
        assert canonical.load(found.files["data/report.json"], canonical.PAYLOAD)
