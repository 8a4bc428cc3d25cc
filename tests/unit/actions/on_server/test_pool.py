"""The pool, its files and lists, and the reports a bureau decides on, on a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cadredesk.actions import desks, enrolment
from cadredesk.desk import Desk
from tests.unit.actions import test_pool as local
from tests.unit.actions.test_pool import BUREAU, ONE, TWO, take
from tests.unit.storage.postgres import moved_to_server, running

__all__ = ["take"]

_ELSEWHERE = {
    "test_every_reason_has_its_words",
    "test_excel_keeps_text_as_text_and_figures_as_figures",
}
"""What needs no bureau at all."""

globals().update(
    {name: test for name, test in vars(local).items() if name.startswith("test_") and name not in _ELSEWHERE}
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    running()
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau").close()
    server = moved_to_server(tmp_path / "bureau")
    made = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau")
    assert made.is_on_server
    enrolment.enrol_for_test(made, {one.code: one.key_line for one in (ONE, TWO)})
    yield made
    made.close()
    running().drop(server)
