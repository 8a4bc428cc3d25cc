"""A long walk at the bureau: two schools send everything there is, in any order; an oracle that keeps a plain list says what must come."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadredesk.actions import desks, enrolment, intake, simulation, state
from cadredesk.actions.simulation import SimulatedSchool
from cadredesk.desk import Desk
from cadredesk.domain.chain import ORIGIN
from cadredesk.packages import agekey, archive, envelope, manifest

STEPS = 150
STRANGER = SimulatedSchool("SIM-9999")


def identity(package: bytes) -> str:
    first = archive.read(package)[0]
    return manifest.package_id(package[first.start : first.start + first.size])


class Oracle:
    """One school's packages as the bureau must hold them."""

    def __init__(self, school: SimulatedSchool) -> None:
        self.school = school
        self.line: list[bytes] = []

    def head(self) -> str:
        return identity(self.line[-1]) if self.line else ORIGIN

    def offer(self, what: str, chance: random.Random) -> tuple[bytes, tuple[str, str, bool]]:
        """A package of that kind and what must become of it."""
        number, begun = len(self.line) + 1, bool(self.line)
        note = {"note": f"{chance.random()}"}

        def made(seq: int, prev: str, **words: object) -> bytes:
            to = str(words.pop("to", "EDU-1"))
            return simulation.package(self.school, to, seq, prev, **note, **words)  # type: ignore[arg-type]

        if what == "again" and begun:
            return chance.choice(self.line), ("duplicate", "", False)
        if what == "fork" and begun:
            seq = chance.randrange(1, number)
            prev = identity(self.line[seq - 2]) if seq > 1 else ORIGIN
            return made(seq, prev), ("rejected", "E303", True)
        if what == "other_prev" and begun:
            return made(number, "e" * 64), ("rejected", "E304", True)
        if what == "gap":
            return made(number + chance.randrange(1, 9), "d" * 64), ("gap", "", False)
        if what == "epoch":
            return made(1, ORIGIN, epoch=chance.randrange(2, 9)), ("rejected", "E301", True)
        if what == "stranger":
            return made(number, self.head(), seed=STRANGER.seed), ("rejected", "E132", begun)
        if what == "elsewhere":
            return made(number, self.head(), to="EDU-2"), ("rejected", "E203", False)
        if what == "bureaus":
            return made(number, self.head(), kind=manifest.POLICY), ("rejected", "E205", True)
        if what == "content":
            return made(number, self.head(), payload={"people": 1}), ("rejected", "E403", False)
        people, photos = simulation.people(self.school, chance.randrange(3))
        package = made(number, self.head(), payload=people, files=photos, period="2026")
        self.line.append(package)
        return package, ("accepted", "", False)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    desk = desks.test_folder(tmp_path / "data", org="EDU-1", mode="bureau")
    yield desk
    desk.close()


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_comes_is_judged_as_the_table_says(desk: Desk, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    oracles = [Oracle(school) for school in simulation.schools(2)]
    enrolment.enrol_for_test(desk, {one.school.code: one.school.key_line for one in oracles})
    key = agekey.recipient_raw(enrolment.own(desk).exchange)
    kinds = [
        "next",
        "next",
        "again",
        "fork",
        "other_prev",
        "gap",
        "epoch",
        "stranger",
        "elsewhere",
        "bureaus",
    ]
    kinds.append("content")
    before = list(state.dump(desk))
    alarms = 0
    for _ in range(STEPS):
        package, expected = chance.choice(oracles).offer(chance.choice(kinds), chance)
        path = tmp_path / "a.cdp"
        path.write_bytes(envelope.seal_for(package, [key]) if chance.random() < 0.3 else package)
        done = intake.import_package(desk, path)
        assert (done.result, done.code, done.alarm) == expected
        after = list(state.dump(desk))
        assert (after != before) == (done.result == "accepted")
        before = after
        alarms += done.alarm
    assert len(intake.alarms(desk)) == alarms
    assert sum(len(one.line) for one in oracles) == sum(
        one.startswith("accepted_package\t") for one in before
    )
    assert desks.check(desk).sound
