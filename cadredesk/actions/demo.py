"""The sample to look at: the rehearsal behind the third door, and the command `demo` with a finished round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from cadredesk.actions import desks, rounds, sample
from cadredesk.desk import Desk, local_now

REHEARSAL_PASSWORD = "yanlian"
"""Everybody's password in a rehearsal; it guards nothing, for all its people are invented."""

LAST_YEAR = ("干露", "于谦", "王文", "李䶮")


def rehearsal(folder: Path, progress: Callable[..., None] = lambda *_: None) -> Desk:
    """The sample school for rehearsing: last year's round finished, this year's half way. Errors as `desks.create`."""
    today = local_now().date()
    last = today.replace(year=today.year - 1, month=9, day=1)
    steps = iter(range(100))

    def say(step: str) -> None:
        progress(next(steps), 28, step)

    cast = sample.make(folder, REHEARSAL_PASSWORD, "rehearsal", last, today.year)
    rounds.finish(cast.approver, sample.play(cast, last, names=LAST_YEAR, say=say).id)
    sample.play(cast, today - timedelta(days=21), until="evaluation", say=say)
    cast.approver.close()
    first = next(one for one in desks.who_may_log_in(folder) if one.name == cast.clerk.user.name)
    return desks.log_in(folder, first.id, REHEARSAL_PASSWORD)
