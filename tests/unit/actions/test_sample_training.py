"""The rehearsal's season of training: every page has something to look at, whatever day it is made."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cadredesk.actions import demo, desks, rounds
from cadredesk.actions.training import courses, credits, exams, groups, study, trainees
from cadredesk.domain.training.study import BookRead, CareTalk
from tests.unit.actions.selection import CHINA


@pytest.mark.parametrize("today", [date(2027, 1, 2)])
def test_a_rehearsal_has_a_season_of_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: date
) -> None:
    monkeypatch.setattr(
        demo, "local_now", lambda: datetime(today.year, today.month, today.day, 9, tzinfo=CHINA)
    )
    folder = tmp_path / "rehearsal"
    demo.rehearsal(folder).close()
    desk = desks.log_in(
        folder,
        desks.who_may_log_in(folder)[0].id,
        demo.REHEARSAL_PASSWORD,
        now=lambda: datetime(today.year, today.month, today.day, 9, tzinfo=CHINA),
    )
    people = trainees.listed(desk)
    assert {one.name for one in people} == set(demo.LAST_YEAR)
    assert all(one.group_id for one in people)
    years = credits.years(desk)
    events = {line.event.id: line for year in years for line in courses.listed(desk, year)}
    assert sorted(line.status for line in events.values()) == ["closed", "ready", "summary"]
    last = [line.event.last_day for line in events.values() if line.status != "ready"]
    assert max(day for day in last if day) < today - timedelta(days=21)
    (exam,) = exams.listed(desk)
    assert len(exam.results) == 4
    assert sum(len(groups.activities(desk, year)) for year in years) == 2
    assert len(study.listed(desk, BookRead)) == len(study.listed(desk, CareTalk)) == 1
    assert len(rounds.listed(desk)) == 2
    assert desks.check(desk).sound
    desk.close()
