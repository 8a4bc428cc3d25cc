"""Wrong passwords are slowed, across restarts and set-back clocks, and nothing ever sleeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadredesk.errors import UserError
from cadredesk.vault import attempts
from cadredesk.vault.attempts import LONGEST, Clock, begin, delay, forget


class Hands:
    """Two clocks moved by hand."""

    def __init__(self) -> None:
        self.wall, self.monotonic = 1_000_000.0, 50.0

    def clock(self, process: str = "one") -> Clock:
        return Clock(lambda: self.wall, lambda: self.monotonic, process)

    def pass_by(self, seconds: float) -> None:
        self.wall += seconds
        self.monotonic += seconds


def wait(path: Path, clock: Clock) -> int:
    with pytest.raises(UserError) as caught:
        begin(path, "u", clock)
    assert caught.value.code == "vault.wait"
    seconds = caught.value.values["seconds"]
    assert isinstance(seconds, int)
    return seconds


def test_the_delay_grows_to_its_longest() -> None:
    assert [delay(failed) for failed in range(8)] == [0, 0, 0, 2, 4, 8, 16, 32]
    assert delay(1000) == LONGEST


def test_three_are_free_then_each_waits(tmp_path: Path) -> None:
    path, hands = tmp_path / "attempts.json", Hands()
    for _ in range(3):
        begin(path, "u", hands.clock())
    assert wait(path, hands.clock()) == 2
    begin(path, "another", hands.clock())
    hands.pass_by(1.5)
    assert wait(path, hands.clock()) == 1
    hands.pass_by(0.5)
    begin(path, "u", hands.clock())
    assert wait(path, hands.clock()) == 4


def test_a_restart_does_not_help(tmp_path: Path) -> None:
    path, hands = tmp_path / "attempts.json", Hands()
    for _ in range(3):
        begin(path, "u", hands.clock("one"))
    hands.monotonic = 1.0
    assert wait(path, hands.clock("two")) == 2
    hands.pass_by(2)
    begin(path, "u", hands.clock("two"))


def test_neither_does_turning_the_clock(tmp_path: Path) -> None:
    path, hands = tmp_path / "attempts.json", Hands()
    for _ in range(3):
        begin(path, "u", hands.clock("one"))
    hands.wall += 10_000
    assert wait(path, hands.clock("one")) == 2, "within one process the monotonic clock decides"
    hands.wall -= 20_000
    assert wait(path, hands.clock("two")) == 2, "set back: the delay starts again"
    hands.pass_by(2)
    begin(path, "u", hands.clock("two"))


def test_the_right_password_forgets(tmp_path: Path) -> None:
    path, hands = tmp_path / "attempts.json", Hands()
    for _ in range(3):
        begin(path, "u", hands.clock())
    begin(path, "v", hands.clock())
    forget(path, "u")
    begin(path, "u", hands.clock())
    forget(path, "u")
    forget(path, "v")
    assert not path.exists()
    forget(path, "v")


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"u": 3}', b'{"u": ["a", 1, 2, 3]}', b"\xff"])
def test_a_damaged_counter_starts_again(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "attempts.json"
    path.write_bytes(data)
    begin(path, "u", Hands().clock())
    assert attempts._read(path)["u"][0] == 1
