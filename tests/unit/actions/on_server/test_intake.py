"""Packages at a bureau on a server: every test of the local file's bureau, over the same commands."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.actions import test_intake as local
from tests.unit.actions.test_intake import Bureau
from tests.unit.storage.postgres import moved_to_server, running

_ELSEWHERE = {
    "test_every_code_of_the_chain_has_its_sentence",
    "test_the_same_schools_give_the_same_bytes_over_seeds_zones_and_years",
}
"""What needs no bureau at all."""

globals().update(
    {name: test for name, test in vars(local).items() if name.startswith("test_") and name not in _ELSEWHERE}
)


@pytest.fixture
def bureau(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Bureau]:
    running()
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    monkeypatch.setenv("CADREDESK_LANG", "en")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    bureau = Bureau(tmp_path, capsys)
    server = moved_to_server(bureau.data)
    yield bureau
    running().drop(server)
