"""The rehearsal's clock: it jumps ahead, is kept with the folder, and no real desk has one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cadredesk.actions import desks, rehearsals, sample
from cadredesk.errors import UserError

MONDAY = date(2026, 9, 14)


def test_a_rehearsal_jumps_over_a_weekend_and_is_opened_again_on_that_day(tmp_path: Path) -> None:
    cast = sample.make(tmp_path / "r", rehearsals.PASSWORD, "rehearsal", date(2026, 9, 11), with_staff=False)
    desk = cast.clerk
    assert rehearsals.next_day(desk) == MONDAY
    with pytest.raises(UserError, match=r"desk\.clock_back"):
        rehearsals.jump(desk, desk.today())
    ahead = rehearsals.jump(desk, MONDAY)
    assert ahead.today() == MONDAY
    assert ahead.now().time() == desk.now().time()
    later = rehearsals.jump(ahead, date(2026, 9, 16))
    clock, user = cast.clock, desk.user.id
    later.close()
    again = desks.log_in(tmp_path / "r", user, rehearsals.PASSWORD, now=clock)
    assert again.today() == date(2026, 9, 16)
    assert desks.clock_warning(again) is None
    again.close()


def test_a_rehearsal_jumps_to_the_first_day_of_the_inspection(tmp_path: Path) -> None:
    cast = sample.make(tmp_path / "r", rehearsals.PASSWORD, "rehearsal", date(2026, 9, 1))
    sample.play(cast, date(2026, 9, 1), until="evaluation", names=("干露", "于谦"))
    desk = cast.clerk
    first = rehearsals.next_day(desk)
    assert (first - desk.today()).days > 1, "the lead time of the advance notice is passed in one jump"
    assert rehearsals.next_day(rehearsals.jump(desk, first)) > first
    desk.close()


def test_a_real_desk_goes_by_the_machines_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    desk = desks.test_folder(tmp_path / "d")
    with pytest.raises(UserError, match=r"desk\.not_rehearsal"):
        rehearsals.jump(desk, date(2099, 1, 1))
    desk.close()
