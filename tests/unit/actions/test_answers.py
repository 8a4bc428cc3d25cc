"""Both folders together: reports go up, receipts come down, a restored backup waits for the bureau's word."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cadredesk.actions import (
    answers,
    desks,
    enrolment,
    intake,
    profiles,
    receipts,
    reporting,
    rotation,
    state,
)
from cadredesk.actions import bureau_word as word
from cadredesk.actions.intake import Intake
from cadredesk.desk import Desk
from cadredesk.domain.bureau_word import PolicyWord
from cadredesk.errors import UserError
from cadredesk.packages import bureau_word, canonical, manifest, report
from cadredesk.storage import bureau as pool
from cadredesk.storage import outbox, settings
from cadredesk.vault.vault import Vault

SCHOOL, BUREAU = "SCH-7", "EDU-1"


@dataclass
class Both:
    """A school's and a bureau's folder that have enrolled each other, and a stick between them."""

    place: Path
    school: Desk
    bureau: Desk

    def approver(self, desk: Desk) -> str:
        return next(one.id for one in desks.who_may_log_in(desk.folder) if one.name == "审批人")

    def report(self, **payload: Any) -> receipts.Sent:
        data = canonical.dump({"format": report.FORMAT, **payload}, canonical.PAYLOAD)
        return receipts.send(
            self.school, self.approver(self.school), "test", self.place / "up", BUREAU, manifest.REPORT,
            {report.PATH: data},
        )  # fmt: skip

    def up(self, sent: receipts.Sent) -> Intake:
        return intake.import_package(self.bureau, sent.path)

    def receipts(self) -> list[receipts.Sent]:
        return list(receipts.export(self.bureau, self.approver(self.bureau), "test", self.place / "down"))

    def down(self, sent: receipts.Sent) -> Intake:
        """Imports at the school; a refusal is held to have changed nothing."""
        before = list(state.dump(self.school))
        done = intake.import_package(self.school, sent.path)
        if done.result != "accepted":
            assert list(state.dump(self.school)) == before
        return done

    def states(self) -> list[str]:
        """The states of the outbox, oldest first."""
        told = answers.states(self.school)
        with self.school.read() as session:
            return [told[one.id] for one in reversed(outbox.entries(session, SCHOOL))]

    def restore(self, copy: Path) -> None:
        """Puts an earlier copy of the school's folder in its place, locked as a restored backup is."""
        self.school.close()
        shutil.rmtree(self.place / "school")
        copy.rename(self.place / "school")
        self.school = desks.log_in(self.place / "school", "经办人", "test")
        with self.school.write("test.restored") as session:
            settings.put_export_lock(session, SCHOOL, "restored")

    def copy(self) -> Path:
        self.school.close()
        shutil.copytree(self.place / "school", self.place / "copy")
        self.school = desks.log_in(self.place / "school", "经办人", "test")
        return self.place / "copy"

    def is_locked(self) -> bool:
        with self.school.read() as session:
            return settings.export_lock(session, SCHOOL) == "restored"


def sent_on(both: Both) -> str:
    return both.bureau.today().isoformat()


def told_again(both: Both, done: Intake) -> receipts.Sent:
    """The file of a receipt that was put aside."""
    name = f"CD1_EDU-1_SCH-7_bureau.receipt_e{done.epoch}_s{done.seq}.cdp.age"
    return receipts.Sent(done.package_id, SCHOOL, done.epoch, done.seq, both.place / "down" / name)


def meet(one: Desk, other: Desk, place: Path, approver: str) -> None:
    """Enrols `other` at `one` by its file and its paper."""
    path = place / "enrol.cdp"
    path.write_bytes(enrolment.file(other, one.org, approver, "test"))
    paper = enrolment.own(other).check_number
    asked = enrolment.ask(enrolment.read_file(one, path))
    typed = {group: f" {paper[5 * group : 5 * group + 5]}" for group in asked.places}
    second = next(two.id for two in desks.who_may_log_in(one.folder) if two.name == "复核人")
    enrolment.enrol(one, asked, typed, second, "test")


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


def test_a_report_and_its_receipt(both: Both) -> None:
    assert answers.last_word(both.school, BUREAU) is None
    sent = both.report()
    assert sent.path.name == "CD1_SCH-7_EDU-1_school.report_e1_s1.cdp.age"
    assert both.states() == ["written"]
    taken = both.up(sent)
    assert (taken.result, taken.sealed) == ("accepted", True)
    (answer,) = both.receipts()
    assert answer.path.name == "CD1_EDU-1_SCH-7_bureau.receipt_e1_s1.cdp.age"
    assert both.receipts() == []
    assert both.down(answer).result == "accepted"
    assert both.down(answer).result == "duplicate"
    assert both.states() == ["received"]
    assert answers.last_word(both.school, BUREAU) == (1, sent_on(both))
    assert both.up(sent).result == "duplicate"
    (again,) = both.receipts()
    assert (again.seq, both.down(again).result) == (2, "accepted")
    assert intake.alarms(both.school) == ()


def test_a_returned_report_is_corrected_and_accepted(both: Both) -> None:
    person = {"id": "p1", "name": "李䶮", "birth": "1985"}
    first = both.report(people=[person])
    both.up(first)
    with pytest.raises(UserError) as caught:
        receipts.decide(both.bureau, first.package_id, "returned")
    assert caught.value.code == "receipts.no_reason"
    receipts.decide(
        both.bureau, first.package_id, "returned", [("birth.month_missing", "p1", "birth")], "请补出生月份"
    )
    (answer,) = both.receipts()
    assert both.down(answer).result == "accepted"
    assert both.states() == ["returned"]
    second = both.report(people=[{**person, "birth": "1985-10"}])
    assert both.states() == ["superseded", "written"]
    assert both.up(second).records.changed == 1
    with pytest.raises(UserError) as caught:
        receipts.decide(both.bureau, first.package_id, "accepted")
    assert caught.value.code == "receipts.superseded"
    receipts.decide(both.bureau, second.package_id, "accepted")
    for one in both.receipts():
        both.down(one)
    assert both.states()[-1] == "accepted"
    with both.bureau.read() as session:
        kept = pool.submissions(session, BUREAU, sender=SCHOOL)
    assert [(one.number, one.state, one.changed) for one in kept] == [
        (1, "superseded", 0),
        (2, "accepted", 1),
    ]


def test_a_receipt_for_what_never_left_is_an_alarm(both: Both) -> None:
    copy = both.copy()
    both.up(both.report())
    (answer,) = both.receipts()
    both.school.close()
    shutil.rmtree(both.place / "school")
    copy.rename(both.place / "school")
    both.school = desks.log_in(both.place / "school", "经办人", "test")
    done = both.down(answer)
    assert (done.result, done.code, done.alarm) == ("rejected", "E310", True)
    assert [one.code for one in intake.alarms(both.school)] == ["E310"]
    assert both.states() == []


def test_a_restored_backup_goes_on_from_the_bureaus_word(both: Both) -> None:
    both.up(both.report())
    (first,) = both.receipts()
    both.down(first)
    copy = both.copy()
    for _ in range(2):
        both.up(both.report())
    answers_lost = both.receipts()
    both.restore(copy)
    assert both.is_locked()
    assert both.down(first).result == "duplicate"
    assert both.is_locked()
    assert both.down(answers_lost[1]).result == "accepted"
    assert not both.is_locked()
    with both.school.read() as session:
        stands = outbox.stream(session, SCHOOL, BUREAU)
    assert (stands.epoch, stands.seq) == (1, 3)
    sent = both.report()
    assert (sent.seq, both.up(sent).result) == (4, "accepted")
    (answer,) = both.receipts()
    assert both.down(answer).result == "accepted"
    assert intake.alarms(both.bureau) == ()


def test_a_restored_backup_behind_nothing_asks_for_a_fresh_word(both: Both) -> None:
    sent = both.report()
    both.up(sent)
    (first,) = both.receipts()
    both.down(first)
    both.restore(both.copy())
    assert both.down(first).result == "duplicate"
    assert both.is_locked()
    receipts.restate(both.bureau, sent.package_id)
    (fresh,) = both.receipts()
    assert both.down(fresh).result == "accepted"
    assert not both.is_locked()
    again = both.report()
    assert (again.seq, both.up(again).result) == (2, "accepted")


def test_the_bureaus_rules_wait_to_be_confirmed(both: Both, tmp_path: Path) -> None:
    (brought, *_) = profiles.shipped()
    files = bureau_word.policy_files(PolicyWord(1, (brought,)))
    sent = receipts.send(
        both.bureau, both.approver(both.bureau), "test", tmp_path / "all", "*", manifest.POLICY,
        files,
    )  # fmt: skip
    assert sent.path.name == "CD1_EDU-1_all_bureau.policy_e1_s1.cdp"
    done = both.down(sent)
    assert done.result == "accepted"
    (waits,) = answers.waiting(both.school)
    assert (waits.kind, waits.recipient) == (manifest.POLICY, "*")
    before = list(state.dump(both.school))
    (block,) = word.shown(both.school, waits.id).blocks
    assert brought.title in block.title
    assert (block.lines, block.older) == ((), False)  # it is the shipped one
    assert list(state.dump(both.school)) == before
    assert answers.last_word(both.school, BUREAU) == (0, sent_on(both))
    answers.confirm(both.school, waits.id)
    assert answers.waiting(both.school) == ()
    with pytest.raises(UserError) as caught:
        answers.confirm(both.school, waits.id)
    assert caught.value.code == "intake.not_waiting"
    assert [one.title for one in profiles.listed(both.school) if one.own] == [brought.title]
    broken = receipts.send(
        both.bureau, both.approver(both.bureau), "test", tmp_path / "all", "*", manifest.POLICY,
        {path: content for path, content in files.items() if path.endswith(".json")},
    )  # fmt: skip
    done = both.down(broken)
    assert (done.result, done.code, done.alarm) == ("rejected", "E403", False)


def test_a_school_takes_no_other_schools_package(both: Both) -> None:
    sent = both.report()
    done = intake.import_package(both.school, sent.path)
    assert (done.result, done.code) == ("rejected", "E105")
    assert both.down(receipts.send(
        both.bureau, both.approver(both.bureau), "test", both.place / "x", "SCH-8", manifest.NOTICE, {}
    )).code == "E203"  # fmt: skip


def test_a_school_that_never_heard_from_the_bureau_begins_anew(both: Both) -> None:
    copy = both.copy()
    lost = both.report()
    assert both.up(lost).result == "accepted"
    both.restore(copy)
    with pytest.raises(UserError) as caught:
        both.report()
    assert caught.value.code == "reporting.locked"
    asks = receipts.start_anew(both.school, both.approver(both.school), "test", both.place / "up", BUREAU)
    assert (asks.epoch, asks.seq, both.is_locked()) == (2, 1, False)
    done = both.up(asks)
    assert (done.result, done.code, done.alarm) == ("gap", "E302", False)
    after = both.report()
    assert (both.up(after).code, after.epoch, after.seq) == ("E301", 2, 2)
    assert intake.agree(both.bureau, asks.package_id) is None
    both.bureau.close()
    both.bureau = desks.log_in(both.place / "bureau", "审批人", "test")
    agreed = intake.agree(both.bureau, asks.package_id)
    assert agreed is not None
    assert agreed.result == "accepted"
    assert both.up(after).result == "accepted"
    told = [both.down(one) for one in both.receipts()]
    assert [(one.result, one.code) for one in told] == [("rejected", "E310"), ("gap", ""), ("gap", "")]
    for waits in intake.held(both.school):  # the refused number is void once two people have said so
        intake.agree(both.school, waits.id)
    both.school.close()
    both.school = desks.log_in(both.place / "school", "复核人", "test")
    first = intake.held(both.school)[0]
    crossed = intake.agree(both.school, first.id)
    assert crossed is not None
    assert crossed.result == "accepted"
    assert both.down(told_again(both, told[2])).result == "accepted"
    assert both.states() == ["received", "received"]


def test_who_has_heard_from_the_bureau_does_not_begin_anew(both: Both) -> None:
    both.up(both.report())
    both.down(both.receipts()[0])
    with pytest.raises(UserError) as caught:
        receipts.start_anew(both.school, both.approver(both.school), "test", both.place / "up", BUREAU)
    assert caught.value.code == "receipts.import_first"


def test_a_rotated_key_is_told_and_taken_by_two_people(both: Both) -> None:
    both.up(both.report())
    approver = both.approver(both.school)
    done = rotation.rotate(both.school, approver, "test", both.place / "up")
    (told,) = done.sent
    assert (told.epoch, told.seq, len(done.recovery_code)) == (1, 2, 47)
    assert not rotation.is_unfinished(both.school)
    assert both.up(told).result == "accepted"
    first = both.report()
    assert (first.epoch, first.seq) == (2, 1)
    assert (both.up(first).code, len(intake.alarms(both.bureau))) == ("E132", 1)
    agree_twice(both, told.package_id)
    assert both.up(first).result == "accepted"
    for one in both.receipts():
        assert both.down(one).result == "accepted"
    keys = both.school.vault.org_keys("recovery", done.recovery_code)
    assert keys == both.school.vault.org_keys(approver, "test")


def agree_twice(both: Both, package_id: str) -> None:
    assert intake.agree(both.bureau, package_id) is None
    both.bureau.close()
    both.bureau = desks.log_in(both.place / "bureau", "审批人", "test")
    agreed = intake.agree(both.bureau, package_id)
    assert agreed is not None
    assert agreed.result == "accepted"


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_rotation_the_power_interrupted_is_finished(
    both: Both, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    approver = both.approver(both.school)
    right = Vault.replace_org_keys

    def power(vault: Vault, *words: Any) -> str:
        if when == "after":
            right(vault, *words)
        raise KeyboardInterrupt

    monkeypatch.setattr(Vault, "replace_org_keys", power)
    with pytest.raises(KeyboardInterrupt):
        rotation.rotate(both.school, approver, "test", both.place / "up")
    monkeypatch.setattr(Vault, "replace_org_keys", right)
    both.school.close()
    both.school = desks.log_in(both.place / "school", "经办人", "test")
    assert rotation.is_unfinished(both.school)
    with pytest.raises(UserError) as caught:
        both.report()
    assert caught.value.code == "reporting.locked"
    code = rotation.finish(both.school, approver, "test")
    assert bool(code) == (when == "before")
    with pytest.raises(UserError) as caught:
        rotation.finish(both.school, approver, "test")
    assert caught.value.code == "rotation.nothing"
    with both.school.read() as session:
        (entry,) = outbox.entries(session, SCHOOL)
    told = reporting.write_to(both.school, entry.id, both.place)
    assert intake.import_package(both.bureau, told.path).result == "accepted"
    agree_twice(both, entry.id)
    assert both.up(both.report()).result == "accepted"
