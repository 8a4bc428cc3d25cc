"""Story 9: 105 packages at the bureau. 3 are damaged, 2 old, 1 signed by a replaced key, one person stands in two schools,
one school has a new name: the summary adds up, and nothing of what is refused is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cadredesk.actions import conflicts, enrolment, intake, pool, sample, simulation, state, submissions
from cadredesk.desk import Desk
from cadredesk.packages import archive, manifest
from tests.story.clerk import says, settle, wait
from tests.ui.test_bureau import BUREAU, at, bureau_desk, rest
from ui.exchange.conflicts import ConflictsPage
from ui.screens.decisions import DecisionsScreen
from ui.screens.intake import IntakeScreen
from ui.window import MainWindow

GOOD, PEOPLE = 99, 6
RENAMED, OLD, REPLACED = 50, (1, 2), 100


@dataclass(frozen=True, slots=True)
class Stage:
    """The bureau with last year's reports of three schools, and the folder of 105 packages of this year."""

    desk: Desk
    folder: Path
    refused: tuple[Path, ...]


def package_id(data: bytes) -> str:
    entry = archive.read(data)[0]
    return manifest.package_id(data[entry.start : entry.start + entry.size])


def people_of(school: simulation.SimulatedSchool) -> tuple[dict[str, Any], dict[str, bytes]]:
    told, files = simulation.people(school, PEOPLE, photos=False)
    for one in told["people"]:
        one["name"] = f"{one['name'][0]}{school.code[-4:]}{one['name'][1:]}"
    return told, files


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    desk = bureau_desk(tmp_path / "bureau", sample.Clock(date(2026, 11, 3)))
    schools = simulation.schools(GOOD + 1)
    enrolment.enrol_for_test(desk, {one.code: one.key_line for one in schools})
    last_year, folder = tmp_path / "2025", tmp_path / "2026"
    last_year.mkdir()
    folder.mkdir()
    heads: dict[int, str] = {}
    for number in (*OLD, REPLACED):
        data = simulation.package(schools[number - 1], BUREAU, 1, payload={}, period="2025")
        heads[number] = package_id(data)
        (last_year / f"{number}.cdp").write_bytes(data)
    assert intake.import_folder(desk, last_year).counts()["accepted"] == 3
    twice: dict[str, Any] = {}
    for number in range(1, GOOD + 1):
        school = schools[number - 1]
        told, files = people_of(school)
        if number == RENAMED:
            told["school"]["name"] = "阳光区第五十实验学校"
        if number == 10:
            twice = {**told["people"][0], "id_number": "37000019850101001X"}
            told["people"][0] = twice
        if number == 20:
            told["people"][0] = {**twice, "id": "another"}
            told["rounds"][0]["final"][0]["person"] = "another"
        seq, prev = (2, heads[number]) if number in heads else (1, manifest.NO_PREVIOUS)
        data = simulation.package(school, BUREAU, seq, prev, payload=told, files=files, period="2026")
        (folder / f"school-{number:03d}.cdp").write_bytes(data)
    refused = []
    for number in (30, 31, 32):
        damaged = bytearray((folder / f"school-{number:03d}.cdp").read_bytes())
        damaged[len(damaged) // 2] ^= 1
        path = folder / f"damaged-{number}.cdp"
        path.write_bytes(bytes(damaged))
        refused.append(path)
    for number in OLD:
        (folder / f"old-{number}.cdp").write_bytes((last_year / f"{number}.cdp").read_bytes())
    told, files = people_of(schools[REPLACED - 1])
    stranger = simulation.package(
        schools[REPLACED - 1],
        BUREAU,
        2,
        heads[REPLACED],
        payload=told,
        files=files,
        seed=bytes(range(32)),
        period="2026",
    )
    path = folder / "replaced-key.cdp"
    path.write_bytes(stranger)
    refused.append(path)
    assert len(list(folder.iterdir())) == 105
    yield Stage(desk, folder, tuple(refused))
    desk.close()


def test_105_packages(qtbot, stage: Stage, tmp_path: Path) -> None:
    desk = stage.desk
    before = list(state.dump(desk))
    alone = tmp_path / "refused"
    alone.mkdir()
    for path in stage.refused:
        (alone / path.name).write_bytes(path.read_bytes())
    told = intake.import_folder(desk, alone)
    assert told.counts()["rejected"] == 4
    assert list(state.dump(desk)) == before  # nothing of what is refused is written
    window = MainWindow(desk)
    window.show()
    qtbot.waitExposed(window)
    screen = at(window, "intake", IntakeScreen)
    screen.receive([stage.folder])
    rest(window)
    assert screen.summary is not None
    added = submissions.add_up(desk, screen.summary)
    assert added == submissions.Sum(
        first=GOOD,
        changed=0,
        same=0,
        other=0,
        duplicate=2,
        gap=0,
        refused=4,
        files=105,
        corrected=0,
        alarms=1,
    )
    shown = [int(number) for number in re.findall(r"\d+", says(screen, "intakeSummary"))]
    assert shown[0] == 105 == sum(shown[1:8])
    assert shown[1:8] == [GOOD, 0, 0, 0, 2, 0, 4]
    assert f"新增 {GOOD * PEOPLE} 人" in says(screen, "intakePeople")
    assert [one.code for one in intake.alarms(desk)] == ["E132"]
    everybody = pool.read(desk).lines
    assert len(everybody) == GOOD * PEOPLE
    assert f"SIM-{REPLACED:04d}" not in {one.sender for one in everybody}
    for line in submissions.listed(desk):
        assert line.people == sum(
            (one.sender, one.period) == (line.sender, line.period) for one in everybody
        ), line.sender
    names = submissions.school_names(desk)
    assert names[f"SIM-{RENAMED:04d}"] == "阳光区第五十实验学校"
    (question,) = [one for one in conflicts.listed(desk) if one.conflict.is_sure]
    assert question.conflict.units == ("SIM-0010", "SIM-0020")
    page = at(window, "decisions", DecisionsScreen, page="conflicts").page("conflicts")
    assert isinstance(page, ConflictsPage)
    wait(lambda: page.table.rows.rowCount() > 0, "the questions")
    assert page.table.rows.shown()[0].key == question.key
    rest(window)
    window.put_away()
    window.hide()
    window.deleteLater()
    settle()


def test_the_reports_come_again_the_same_changed_and_corrected(stage: Stage, tmp_path: Path) -> None:
    """The sum tells the parts of what was taken: unchanged, changed, and those that answer a return."""
    desk = stage.desk
    intake.import_folder(desk, stage.folder)
    ids = {one.sender: one.package_id for one in submissions.listed(desk)}
    submissions.send_back(desk, ids["SIM-0041"], (("procedure", "", ""),), "")
    again = tmp_path / "again"
    again.mkdir()
    for number, change in ((40, ""), (41, "改"), (42, "改")):
        school = simulation.schools(number)[-1]
        told, files = people_of(school)
        told["people"][0]["current_post"] += change
        data = simulation.package(
            school, BUREAU, 2, ids[school.code], payload=told, files=files, period="2026"
        )
        (again / f"{number}.cdp").write_bytes(data)
    added = submissions.add_up(desk, intake.import_folder(desk, again))
    assert (added.first, added.changed, added.same, added.corrected, added.files) == (0, 2, 1, 1, 3)
    (line,) = [one for one in submissions.listed(desk) if one.sender == "SIM-0041"]
    (change_,) = submissions.difference(desk, line.package_id).changes
    assert (change_.field, change_.old, change_.new) == ("current_post", "教师", "教师改")
