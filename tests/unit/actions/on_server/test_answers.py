"""Receipts, returned reports, keys and resets between a school and a bureau on a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cadredesk.actions import desks
from tests.unit.actions import test_answers as local
from tests.unit.actions.test_answers import BUREAU, SCHOOL, Both, meet
from tests.unit.storage.postgres import moved_to_server, running

globals().update({name: test for name, test in vars(local).items() if name.startswith("test_")})


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Both]:
    running()
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    school = desks.test_folder(tmp_path / "school", org=SCHOOL)
    desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau").close()
    server = moved_to_server(tmp_path / "bureau")
    bureau = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau")
    assert bureau.is_on_server
    both = Both(tmp_path, school, bureau)
    meet(bureau, school, tmp_path, both.approver(school))
    meet(school, bureau, tmp_path, both.approver(bureau))
    yield both
    both.school.close()
    both.bureau.close()
    running().drop(server)
