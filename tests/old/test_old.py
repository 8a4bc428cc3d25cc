"""The data folders of every release are opened, brought up to date, and hold what they held."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from cadredesk.actions import desks, evaluations, people, rounds
from cadredesk.storage import migrations
from tests.old import make

FOLDERS = sorted(make.HERE.glob("*.zip"))


def test_every_release_is_kept() -> None:
    assert FOLDERS
    assert all(path.with_suffix(".json").is_file() for path in FOLDERS)


@pytest.mark.parametrize("kept", FOLDERS, ids=lambda path: path.stem)
def test_a_folder_of_a_release_opens_and_is_whole(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", make.PASSWORD)
    folder = tmp_path / "data"
    with zipfile.ZipFile(kept) as archive:
        archive.extractall(folder)
    desk = desks.test_folder(folder)
    assert migrations.current(desk.database) == migrations.known()[-1]
    told = json.loads(kept.with_suffix(".json").read_text(encoding="utf-8"))
    assert {key: value for key, value in make.facts(desk).items() if key in told} == told
    person = next(one for one in people.many(desk) if one.name == "田富")
    assert people.photo(desk, person.id)
    report = desks.check(desk)
    assert report.sound, report.lines
    [head] = rounds.listed(desk)
    left = next(one for one in evaluations.votes_of(desk, head.id) if one.state == "counting")
    with evaluations.entry(desk, left.id, 1) as entry:
        assert evaluations.progress(entry)[0].saved == len(make.MARKS), "one goes on where one stopped"
        evaluations.record_ballot(entry, "staff", {})
    assert len(list(evaluations.stored_ballots(desk))) == len(make.MARKS) + 1
    desk.close()
