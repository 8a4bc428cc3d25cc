"""Registers: what counts, what was corrected, what was voided."""

from __future__ import annotations

from datetime import date

import pytest

from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.errors import UserError
from cadredesk.storage import registers
from cadredesk.storage.engine import Database

DAY = date(2026, 9, 1)
ONE = Trainee("p1", "田富", DAY, (Posting(DAY, "S1", "青山小学", "primary"),), tier="deputy")
LATER = Posting(date(2027, 9, 1), "S2", "绿水中学", "junior")


@pytest.fixture
def database(either: Database) -> Database:
    return either


def test_a_correction_is_a_revision_and_a_voided_entry_stays_readable(database: Database) -> None:
    with database.write() as session:
        registers.put(session, "S1", ONE, "u1", DAY)
        registers.put(session, "S1", ONE.moved(LATER), "u2", DAY, "调任")
        assert registers.get(session, "S1", Trainee, "p1").now == LATER
        assert registers.listed(session, "S1", Trainee, year=2026, person_id="p1") == (ONE.moved(LATER),)
        assert registers.listed(session, "S2", Trainee) == ()
        assert registers.years(session, "S1", [Trainee.KIND]) == (2026,)
        with pytest.raises(UserError, match=r"register\.reason_missing"):
            registers.void(session, "S1", ONE, "u1", DAY, " ")
        registers.void(session, "S1", ONE, "u1", DAY, "重复登记")
        assert registers.listed(session, "S1", Trainee) == ()
        with pytest.raises(UserError, match=r"register\.unknown"):
            registers.get(session, "S1", Trainee, "p1")
        told = registers.history(session, "S1", Trainee, "p1")
    assert [(one.number, one.voided, one.reason, one.by) for one in told] == [
        (1, False, "", "u1"),
        (2, False, "调任", "u2"),
        (3, True, "重复登记", "u1"),
    ]


def test_where_someone_worked_on_a_day() -> None:
    moved = ONE.moved(LATER)
    assert [moved.at(day).unit for day in (date(2020, 1, 1), DAY, date(2027, 8, 31), LATER.since)] == [
        "S1",
        "S1",
        "S1",
        "S2",
    ]
    with pytest.raises(UserError, match=r"trainee\.posting_order"):
        moved.moved(LATER)
