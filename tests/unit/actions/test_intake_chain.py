"""A long walk over the chain's table: gaps taken later or crossed, resets and new keys, judged by a small oracle."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from cadredesk.actions import desks, enrolment, intake, simulation, state
from cadredesk.actions.simulation import SimulatedSchool
from cadredesk.desk import Desk
from cadredesk.domain.chain import ORIGIN
from cadredesk.errors import UserError
from cadredesk.packages import agekey, archive, manifest, rotation, signature

STEPS = 120
SCHOOL = SimulatedSchool("SIM-0001")


@dataclass(frozen=True)
class Sent:
    """One package as its school made it."""

    data: bytes
    seed: bytes
    epoch: int
    seq: int
    prev: str
    kind: str
    new_seed: bytes = b""

    @property
    def id(self) -> str:
        first = archive.read(self.data)[0]
        return manifest.package_id(self.data[first.start : first.start + first.size])


@dataclass
class Oracle:
    """One stream as formats.md tells it: keys with their epochs, the last number and its id, what was ever accepted."""

    keys: dict[bytes, tuple[int, int]] = field(default_factory=lambda: {SCHOOL.seed: (1, 10**6)})
    epoch: int = 1
    seq: int = 0
    head: str = ORIGIN
    accepted: dict[str, Sent] = field(default_factory=dict)
    held: dict[str, tuple[str, Sent]] = field(default_factory=dict)

    @property
    def seed(self) -> bytes:
        """The key that signs now."""
        return next(seed for seed, (since, until) in self.keys.items() if since <= self.epoch <= until)

    def judge(self, one: Sent) -> tuple[str, str, bool]:
        since, until = self.keys.get(one.seed, (1, 0))
        if not since <= one.epoch <= until:
            return "rejected", "E132", self.seq > 0 or self.epoch > 1
        if one.id in self.accepted:
            return "duplicate", "", False
        if one.epoch != self.epoch:
            if one.kind == manifest.RESET and one.epoch > self.epoch and one.seq == 1:
                return "gap", "E302", False
            return "rejected", "E301", True
        if one.seq <= self.seq:
            return "rejected", "E303", True
        if one.seq > self.seq + 1:
            return "gap", "", False
        return ("accepted", "", False) if one.prev == self.head else ("rejected", "E304", True)

    def take(self, one: Sent) -> None:
        self.epoch, self.seq, self.head = one.epoch, one.seq, one.id
        self.accepted[one.id] = one
        self.held.pop(one.id, None)
        if one.kind == manifest.ROTATE:
            self.held[one.id] = "key", one

    def next_held(self) -> Sent | None:
        fit = (one for what, one in self.held.values() if what == "gap" and one.prev == self.head)
        return next((one for one in fit if (one.epoch, one.seq) == (self.epoch, self.seq + 1)), None)

    def turn(self, one: Sent) -> bool:
        """Whether the new key of an agreed key.rotate stands now."""
        since, _ = self.keys[self.seed]
        if one.epoch + 1 <= max(since, self.epoch):
            return False
        self.keys = {seed: (begin, min(until, one.epoch)) for seed, (begin, until) in self.keys.items()} | {
            one.new_seed: (one.epoch + 1, 10**6)
        }
        self.epoch, self.seq, self.head = one.epoch + 1, 0, ORIGIN
        del self.held[one.id]
        return True


def made(oracle: Oracle, seq: int, prev: str, chance: random.Random, **words: object) -> Sent:
    """A package of the school; everything is as it ought to be unless `words` say otherwise."""
    epoch, seed = int(str(words.get("epoch", oracle.epoch))), bytes(words.get("seed", oracle.seed))  # type: ignore[call-overload]
    kind, new_seed, files = str(words.get("kind", manifest.REPORT)), b"", {}
    if kind == manifest.ROTATE:
        new_seed = hashlib.sha256(str(chance.random()).encode()).digest()
        value = rotation.Rotation(
            SCHOOL.code,
            signature.fingerprint(signature.public_of(seed)),
            epoch + 1,
            signature.public_of(new_seed),
            agekey.recipient_text(agekey.public_raw(new_seed)),
        )
        files = rotation.files(value, lambda message: signature.sign(new_seed, message))
    data = simulation.package(
        SCHOOL, "EDU-1", seq, prev, epoch=epoch, seed=seed, kind=kind, files=files, note=str(chance.random())
    )
    return Sent(data, seed, epoch, seq, prev, kind, new_seed)


def offered(oracle: Oracle, waiting: list[Sent], chance: random.Random) -> Sent:
    """Something a school may send: in order, out of order, again, forged, or from an older key."""
    what = chance.choice(
        [
            "next",
            "next",
            "next",
            "late",
            "late",
            "again",
            "held",
            "fork",
            "prev",
            "reset",
            "rotate",
            "old key",
            "epoch",
        ]
    )
    seq, head = oracle.seq + 1, oracle.head
    if waiting and waiting[-1].prev == head and chance.random() < 0.5:
        return waiting.pop()
    if what == "late":  # two are made, the second one arrives first
        first = made(oracle, seq, head, chance)
        waiting.append(first)
        return made(oracle, seq + 1, first.id, chance)
    if what == "again" and oracle.accepted:
        return chance.choice([*oracle.accepted.values()])
    if what == "held" and oracle.held:
        return chance.choice([one for _, one in oracle.held.values()])
    if what == "fork" and oracle.seq > 1:
        return made(oracle, oracle.seq, "f" * 64, chance)
    if what == "prev" and oracle.seq:
        return made(oracle, seq, "e" * 64, chance)
    if what == "reset":
        return made(oracle, 1, ORIGIN, chance, epoch=oracle.epoch + 1, kind=manifest.RESET)
    if what == "rotate":
        return made(oracle, seq, head, chance, kind=manifest.ROTATE)
    if what == "old key" and len(oracle.keys) > 1:
        return made(oracle, seq, head, chance, seed=next(iter(oracle.keys)))
    if what == "epoch":
        return made(oracle, 1, ORIGIN, chance, epoch=oracle.epoch + 2)
    return made(oracle, seq, head, chance)


def agreed(desk: Desk, other: Desk, package_id: str) -> intake.Intake | str:
    try:
        assert intake.agree(desk, package_id) is None
        done = intake.agree(other, package_id)
    except UserError as error:
        return error.code
    assert done is not None
    return done


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    desk = desks.test_folder(tmp_path / "data", org="EDU-1", mode="bureau")
    enrolment.enrol_for_test(desk, {SCHOOL.code: SCHOOL.key_line})
    yield desk
    desk.close()


@pytest.mark.parametrize("seed", range(2))
def test_gaps_resets_and_keys_go_as_the_table_says(desk: Desk, tmp_path: Path, seed: int) -> None:
    chance, oracle, waiting = random.Random(seed), Oracle(), list[Sent]()
    other_id = next(one.id for one in desks.who_may_log_in(desk.folder) if one.id != desk.user.id)
    other = desk.with_user(replace(desk.user, id=other_id))
    path, before = tmp_path / "a.cdp", list(state.dump(desk))
    seen: set[tuple[Any, ...]] = set()
    for _ in range(STEPS):
        changed = False
        if oracle.held and chance.random() < 0.3:
            package_id, (what, one) = chance.choice([*oracle.held.items()])
            if chance.random() < 0.2:
                intake.decline(desk, package_id)
                del oracle.held[package_id]
            elif what == "key":
                done = agreed(desk, other, package_id)
                changed = oracle.turn(one)
                assert isinstance(done, intake.Intake) is changed, done
                if not changed:
                    intake.decline(desk, package_id)
                    del oracle.held[package_id]
                seen.add((what, changed))
            else:
                expected = oracle.judge(one)
                done = agreed(desk, other, package_id)
                assert isinstance(done, intake.Intake), done
                changed = expected[0] in ("gap", "accepted")
                assert (done.result, done.code) == (("accepted", "") if changed else expected[:2])
                if changed:
                    oracle.take(one)
                else:
                    intake.decline(desk, package_id)
                    del oracle.held[package_id]
                seen.add((what, *expected))
        else:
            one = offered(oracle, waiting, chance)
            expected = oracle.judge(one)
            path.write_bytes(one.data)
            done = intake.import_package(desk, path)
            assert (done.result, done.code, done.alarm) == expected
            followed = []
            if done.result == "accepted":
                oracle.take(one)
                while (more := oracle.next_held()) is not None:
                    oracle.take(more)
                    followed.append(more.id)
            elif done.result == "gap":
                oracle.held[one.id] = "reset" if done.code else "gap", one
            assert [more.package_id for more in done.followed] == followed
            changed = done.result == "accepted"
            seen.add((bool(followed), *expected))
        after = list(state.dump(desk))
        assert (after != before) is changed
        before = after
        assert {one.id for one in intake.held(desk)} == oracle.held.keys()
        for stands in (line for line in after if line.startswith("incoming\t")):
            assert f'"epoch":{oracle.epoch}' in stands
            assert f'"seq":{oracle.seq}' in stands
            assert f'"head":"{oracle.head}"' in stands
    assert desks.check(desk).sound
    assert {("key", True), (True, "accepted", "", False), ("gap", "gap", "", False)} <= seen
    assert {one[2] for one in seen if len(one) == 4} >= {"", "E301", "E302", "E303", "E304"}
