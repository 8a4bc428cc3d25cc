"""Keys over two real folders: changed, interrupted, lost with everything; approvers who cannot sign; the recovery code."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cadredesk.actions import (
    desks,
    enrolment,
    intake,
    pool,
    receipts,
    renumbering,
    roster_parts,
    rotation,
    schools,
    users,
)
from cadredesk.actions.desks import NewUser
from cadredesk.actions.training import exchange
from cadredesk.domain.decision import Decision
from cadredesk.domain.school import Role
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.errors import UserError
from cadredesk.packages import agekey, canonical, manifest, signature
from cadredesk.packages import enrolment as payload
from cadredesk.packages.enrolment import Standing
from cadredesk.storage import chains, decisions, registers
from cadredesk.vault.vault import Vault
from tests.unit.actions.district import open_district, person
from tests.unit.actions.test_answers import BUREAU, SCHOOL, Both, meet


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Both]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    school = desks.test_folder(tmp_path / "school", org=SCHOOL)
    bureau = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau")
    both = Both(tmp_path, school, bureau)
    meet(bureau, school, tmp_path, both.approver(school))
    meet(school, bureau, tmp_path, both.approver(bureau))
    yield both
    both.school.close()
    both.bureau.close()


def lose(both: Both, side: str) -> None:
    """The folder is gone with its backups and its sheet; a new one is made under the same code. The old one lies in `old`."""
    getattr(both, side).close()
    (both.place / side).rename(both.place / "old")
    mode = "school" if side == "school" else "bureau"
    org = SCHOOL if side == "school" else BUREAU
    setattr(both, side, desks.test_folder(both.place / side, org=org, mode=mode))


def replaced(both: Both, at: str, wrong: bool = False) -> None:
    """At `at` the other side's new key takes the place of the lost one, by file and paper."""
    here, there = getattr(both, at), getattr(both, "school" if at == "bureau" else "bureau")
    path = both.place / "again.cdp"
    path.write_bytes(enrolment.file(there, here.org, both.approver(there), "test"))
    told = enrolment.read_file(here, path)
    assert enrolment.is_replacement(here, told)
    asked = enrolment.ask(told)
    paper = told.check_number
    typed = {group: "00000" if wrong else paper[5 * group : 5 * group + 5] for group in asked.places}
    second = next(one.id for one in desks.who_may_log_in(here.folder) if one.name == "复核人")
    enrolment.replace_key(here, asked, typed, second, "test")


def test_a_school_that_lost_everything_goes_on_under_a_new_key(both: Both, tmp_path: Path) -> None:
    """The old key counts up to its last accepted number; the first package of the new one is number 1 of the new epoch."""
    assert both.up(both.report()).result == "accepted"
    late = both.report()
    assert both.down(both.receipts()[0]).result == "accepted"
    lose(both, "school")
    path = tmp_path / "enrol.cdp"
    path.write_bytes(enrolment.file(both.school, BUREAU, both.approver(both.school), "test"))
    asked = enrolment.ask(enrolment.read_file(both.bureau, path))
    paper = enrolment.own(both.school).check_number
    typed = {group: paper[5 * group : 5 * group + 5] for group in asked.places}
    second = next(one.id for one in desks.who_may_log_in(both.bureau.folder) if one.name == "复核人")
    with pytest.raises(UserError) as caught:
        enrolment.enrol(both.bureau, asked, typed, second, "test")
    assert caught.value.code == "enrolment.known"
    with pytest.raises(UserError) as caught:
        replaced(both, "bureau", wrong=True)
    assert caught.value.code == "enrolment.groups"
    replaced(both, "bureau")
    new, old = schools.keys(both.bureau, SCHOOL)
    assert (new.since, new.is_present) == (2, True)
    assert (old.until, old.revoked) == (1, (1, 1))
    refused = both.up(late)
    assert (refused.result, refused.code, refused.alarm) == ("rejected", "E132", True)
    assert [one.sender for one in intake.alarms(both.bureau)] == [SCHOOL]
    meet(both.school, both.bureau, tmp_path, both.approver(both.bureau))
    first = both.report()
    assert (first.epoch, first.seq) == (2, 1)
    assert both.up(first).result == "accepted"
    for one in both.receipts():
        assert both.down(one).result == "accepted"
    assert both.states() == ["received"]
    second_report = both.report()
    assert (second_report.epoch, second_report.seq) == (2, 2)
    assert both.up(second_report).result == "accepted"


def test_a_receipt_about_what_was_lost_is_taken_without_effect_and_leaves_no_gap(both: Both) -> None:
    first = both.report()
    assert both.up(first).result == "accepted"
    lose(both, "school")
    replaced(both, "bureau")
    assert receipts.due(both.bureau) == ()
    meet(both.school, both.bureau, both.place, both.approver(both.bureau))
    receipts.restate(both.bureau, first.package_id)
    (told,) = both.receipts()
    done = both.down(told)
    assert (done.result, done.alarm) == ("accepted", False)
    assert both.up(both.report()).result == "accepted"
    assert both.down(both.receipts()[0]).result == "accepted"


def test_a_rotation_that_waits_is_dropped_with_the_key_that_signed_it(both: Both) -> None:
    """Who stole the key could have asked for one of their own."""
    assert both.up(both.report()).result == "accepted"
    thief = rotation.rotate(both.school, both.approver(both.school), "test", both.place / "up").sent[0]
    assert both.up(thief).result == "accepted"
    assert [one.what for one in intake.held(both.bureau)] == ["key"]
    lose(both, "school")
    replaced(both, "bureau")
    assert intake.held(both.bureau) == ()
    with pytest.raises(UserError) as caught:
        intake.agree(both.bureau, thief.package_id)
    assert caught.value.code == "intake.not_held"
    assert schools.keys(both.bureau, SCHOOL)[1].revoked == (1, 2)


def test_a_bureau_that_lost_everything_goes_on_under_a_new_key(both: Both) -> None:
    assert both.up(both.report()).result == "accepted"
    assert both.down(both.receipts()[0]).result == "accepted"
    lose(both, "bureau")
    replaced(both, "school")
    meet(both.bureau, both.school, both.place, both.approver(both.school))
    report = both.report()
    assert (report.epoch, report.seq) == (1, 2)
    assert both.up(report).result == "accepted"
    (told,) = both.receipts()
    assert (told.epoch, told.seq) == (2, 1)
    assert both.down(told).result == "accepted"
    calendar = receipts.send(
        both.bureau, both.approver(both.bureau), "test", both.place / "down", SCHOOL, manifest.KEYS, {}
    )
    assert both.down(calendar).result == "accepted"


def test_only_a_known_organisation_with_another_key_is_replaced(both: Both) -> None:
    path = both.place / "same.cdp"
    path.write_bytes(enrolment.file(both.school, BUREAU, both.approver(both.school), "test"))
    told = enrolment.read_file(both.bureau, path)
    assert not enrolment.is_replacement(both.bureau, told)
    asked = enrolment.ask(told)
    typed = {group: told.check_number[5 * group : 5 * group + 5] for group in asked.places}
    second = next(one.id for one in desks.who_may_log_in(both.bureau.folder) if one.name == "复核人")
    with pytest.raises(UserError) as caught:
        enrolment.replace_key(both.bureau, asked, typed, second, "test")
    assert caught.value.code == "enrolment.same_key"
    with pytest.raises(UserError) as caught:
        enrolment.replace_key(both.bureau, asked, typed, both.bureau.user.id, "test")
    assert caught.value.code == "chain.two_people"
    with both.bureau.read() as session:
        assert len(chains.keys(session, BUREAU, SCHOOL)) == 1


def test_a_school_enrolled_after_the_bureau_changed_its_key_takes_what_goes_to_everyone(both: Both) -> None:
    rotation.rotate(both.bureau, both.approver(both.bureau), "test", both.place / "down")
    both.school.close()
    shutil.rmtree(both.place / "school")
    both.school = desks.test_folder(both.place / "school", org="SCH-8")
    path = both.place / "all.cdp"
    path.write_bytes(enrolment.file(both.bureau, "*", both.approver(both.bureau), "test"))
    told = enrolment.read_file(both.school, path)
    asked = enrolment.ask(told)
    typed = {group: told.check_number[5 * group : 5 * group + 5] for group in asked.places}
    second = next(one.id for one in desks.who_may_log_in(both.school.folder) if one.name == "复核人")
    enrolment.enrol(both.school, asked, typed, second, "test")
    sent = receipts.send(
        both.bureau, both.approver(both.bureau), "test", both.place / "down", "*", manifest.KEYS, {}
    )
    assert (sent.epoch, sent.seq) == (2, 1)
    assert intake.import_package(both.school, sent.path).result == "accepted"


# Who may sign, and the sheet ----------------------------------------------------------------------------------


def test_after_a_change_of_key_the_other_approvers_get_theirs(both: Both) -> None:
    both.school.close()
    both.school = desks.log_in(both.place / "school", "审批人", "test")
    other = users.add(both.school, NewUser("副校长", Role.APPROVER, "test"), "test")
    assert users.without_keys(both.school) == ()
    done = rotation.rotate(both.school, both.school.user.id, "test", both.place / "up")
    assert [one.recipient for one in rotation.packages(both.school)] == [BUREAU]
    assert [one.id for one in users.without_keys(both.school)] == [other.id]
    with pytest.raises(UserError) as caught:
        both.school.vault.signing_key(other.id, "test")
    assert caught.value.code == "vault.not_approver"
    users.give_password(both.school, other.id, "test2", "test")
    assert users.without_keys(both.school) == ()
    assert both.school.vault.signing_key(other.id, "test2") == both.school.vault.signing_key(
        both.school.user.id, "test"
    )
    (again,) = rotation.write_again(both.school, both.place / "again")
    assert again.package_id == done.sent[0].package_id
    assert both.up(again).result == "accepted"


@pytest.mark.parametrize("when", ["before", "after"])
def test_an_interrupted_change_is_completed_with_a_code_to_print(
    both: Both, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    approver = both.approver(both.school)
    right = Vault.replace_org_keys

    def power(vault: Vault, *words: str) -> str:
        if when == "after":
            right(vault, *words)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(Vault, "replace_org_keys", power)
    with pytest.raises(KeyboardInterrupt):
        rotation.rotate(both.school, approver, "test", both.place / "up")
    monkeypatch.setattr(Vault, "replace_org_keys", right)
    done = rotation.complete(both.school, approver, "test", both.place / "up")
    assert len(done.recovery_code) == 47
    keys = both.school.vault.org_keys("recovery", done.recovery_code)
    assert keys == both.school.vault.org_keys(approver, "test")
    (told,) = done.sent
    assert told.path.is_file()
    assert both.up(told).result == "accepted"


def test_by_the_recovery_code_somebody_becomes_approver_at_the_open_desk(both: Both) -> None:
    approver = both.approver(both.school)
    clerk = both.school.user
    both.school.close()
    both.school = desks.log_in(both.place / "school", approver, "test")
    code = users.renew_recovery_code(both.school, "test")
    both.school.close()
    both.school = desks.log_in(both.place / "school", clerk.id, "test")
    with pytest.raises(UserError) as caught:
        users.recover(both.school, code[:-1] + ("A" if code[-1] != "A" else "B"), clerk.id, "new pass")
    assert caught.value.code in ("vault.recovery_typo", "vault.wrong_password")
    user = users.recover(both.school, code, clerk.id, "new pass", as_approver=True)
    assert user.role == Role.APPROVER
    assert both.school.vault.signing_key(clerk.id, "new pass")
    both.school.close()
    both.school = desks.log_in(both.place / "school", clerk.id, "new pass")
    assert both.school.user.role == Role.APPROVER


def test_a_new_person_comes_in_the_place_of_one_who_leaves(both: Both) -> None:
    clerk = both.school.user
    with pytest.raises(UserError) as caught:
        users.hand_over(both.school, NewUser("新人", Role.CLERK, "test"), clerk.id, "test")
    assert caught.value.code == "user.approver_only"
    both.school.close()
    both.school = desks.log_in(both.place / "school", "审批人", "test")
    new = both.school.user
    user = users.hand_over(both.school, NewUser("新人", Role.CLERK, "test"), clerk.id, "test")
    states = {one.name: one.active for one in users.listed(both.school)}
    assert (states["新人"], states[clerk.name]) == (True, False)
    assert user.role == Role.CLERK
    next_one = users.hand_over(both.school, NewUser("新校长", Role.APPROVER, "test"), new.id, "test")
    both.school.close()
    both.school = desks.log_in(both.place / "school", next_one.id, "test")
    users.disable(both.school, new.id)
    assert [one.id for one in users.listed(both.school) if one.active and one.role == Role.APPROVER] == [
        next_one.id
    ]
    with pytest.raises(UserError) as caught:
        users.hand_over(both.school, NewUser("又一人", Role.CLERK, "test"), user.id, "wrong")
    assert caught.value.code == "vault.wrong_password"
    assert {one.name: one.active for one in users.listed(both.school)}["新人"]
    assert [one for one in users.listed(both.school) if one.name == "又一人"] == []


# Decisions after a loss ---------------------------------------------------------------------------------------


def test_decisions_on_people_of_a_school_that_lost_its_folder_go_on_by_their_id_number(
    tmp_path: Path,
) -> None:
    """The people come back under other ids; who has not been reported anew is not told of, and nobody is asked to leave twice."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CADREDESK_TEST", "1")
        patch.setenv("CADREDESK_PASSWORD", "test")
        district = open_district(tmp_path, schools=1, rules=False)
        desk, code, on = district.desk, "SIM-0001", date(2026, 9, 20)
        district.report(1, [person(1), person(2)])
        with desk.write("test.decided") as session:
            made = [Decision(code, f"p{n}", "王伟", "deputy", "entered", on, "m1") for n in (1, 2)]
            decisions.add(session, BUREAU, made)
            posting = Posting(date(2026, 9, 20), code, "第1小学", "primary")
            for n in (1, 2):
                trainee = Trainee(f"p{n}", "王伟", on, (posting,), tier="deputy")
                registers.put(session, BUREAU, trainee, desk.user.id, on)
            renumbering.remember(session, BUREAU, code)
        new = person(1, id="n1")
        district.report(1, [new])
        with desk.read() as session:
            now = renumbering.standing(session, BUREAU)
        assert [(one.person_id, one.outcome) for one in now] == [("n1", "entered"), ("p2", "entered")]
        lines = {(line.person_id, line.standing) for line in pool.read(desk).lines}
        assert lines == {("n1", "entered")}
        told = roster_parts.DECISIONS.gather(desk, code, 1)
        assert told is not None
        assert b'"n1"' in told
        assert b'"p2"' not in told
        training = exchange.word_to(desk, code, 1)
        assert training is not None
        assert b'"n1"' in training
        assert not re.search(rb'"p[12]"', training)
        with desk.write("test.decided") as session:
            later = Decision(code, "n1", "王伟", "deputy", "left", date(2026, 10, 1), "m2")
            decisions.add(session, BUREAU, [later])
        with desk.read() as session:
            assert [one.outcome for one in renumbering.standing(session, BUREAU, unit=code)] == [
                "left",
                "entered",
            ]
        desk.close()


@pytest.mark.parametrize(
    "streams",
    [
        {},
        ["x"],
        [{"from": "A-1", "to": "B-1", "epoch": 0, "seq": 1, "head": "a" * 64}],
        [{"from": "A-1", "to": "B-1", "epoch": 1, "seq": 1, "head": "0" * 64}],
        [{"from": "A-1", "to": "B-1", "epoch": 1, "seq": 0, "head": "a" * 64}],
        [{"from": "A-1", "to": "B-1", "epoch": True, "seq": 1, "head": "a" * 64}],
        [{"from": "A-1", "to": "B-1", "epoch": 1, "seq": 10**9 + 1, "head": "a" * 64}],
        [{"from": "A-1", "to": "B-1", "epoch": 1, "seq": 1, "head": "A" * 64}],
        [{"from": 1, "to": "B-1", "epoch": 1, "seq": 1, "head": "a" * 64}],
        [{"from": "A-1", "to": "B-1", "epoch": 1, "seq": 1, "head": "a" * 64}] * 9,
    ],
)
def test_an_enrolment_with_streams_out_of_form_is_refused(streams: object) -> None:
    own = made_up()
    told = canonical.load(payload.dump(own), canonical.PAYLOAD)
    assert isinstance(told, dict)
    data = canonical.dump({**told, "streams": streams}, canonical.PAYLOAD)
    with pytest.raises(UserError) as caught:
        payload.read({payload.PATH: data}, SCHOOL, own.signing)
    assert caught.value.code == "package.E403"


def test_the_streams_of_an_enrolment_come_back_as_they_were() -> None:
    own = made_up()
    streams = (Standing(SCHOOL, BUREAU, 3, 7, "a" * 64), Standing(BUREAU, "*", 2, 0, "0" * 64))
    told = replace(own, streams=streams)
    assert payload.read({payload.PATH: payload.dump(told)}, SCHOOL, own.signing) == told


def made_up() -> payload.Enrolment:
    exchange = agekey.recipient_text(agekey.public_raw(bytes(range(32))))
    return payload.Enrolment(SCHOOL, "school", "青山小学", signature.public_of(bytes(32)), exchange)
