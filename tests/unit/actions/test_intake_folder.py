"""A folder of packages: taken many in one transaction, each whole on its own, whatever else lies there or goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import event

from cadredesk.actions import desks, enrolment, intake, simulation
from cadredesk.desk import Desk
from cadredesk.domain.chain import ORIGIN
from cadredesk.errors import EnvironmentFault
from cadredesk.packages import archive, manifest
from cadredesk.storage import bureau, chains, journal

SCHOOLS = simulation.schools(60)
PEOPLE = 2


def identity(package: bytes) -> str:
    first = archive.read(package)[0]
    return manifest.package_id(package[first.start : first.start + first.size])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    desk = desks.test_folder(tmp_path / "data", org="EDU-1", mode="bureau")
    enrolment.enrol_for_test(desk, {one.code: one.key_line for one in SCHOOLS})
    yield desk
    desk.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """The first report of every school."""
    place = tmp_path / "stick"
    place.mkdir()
    for school in SCHOOLS:
        payload, photos = simulation.people(school, PEOPLE)
        put(
            place,
            school.code,
            simulation.package(school, "EDU-1", payload=payload, files=photos, period="2026"),
        )
    return place


def put(stick: Path, name: str, package: bytes) -> Path:
    path = stick / f"{name}.cdp"
    path.write_bytes(package)
    return path


def check_whole(desk: Desk, path: Path, accepted: bool) -> None:
    """Chain, people, report, receipt, sealed bytes and journal line of a school's package: all there or none."""
    package, code = path.read_bytes(), path.stem
    package_id = identity(package)
    name = f"received-{package_id}.cdp"
    with desk.read() as session:
        state = chains.stream(session, "EDU-1", code, "EDU-1")
        assert (state.seq, state.head) == ((1, package_id) if accepted else (0, ORIGIN))
        assert chains.is_accepted(session, "EDU-1", package_id) is accepted
        assert len(bureau.people(session, "EDU-1", sender=code)) == PEOPLE * accepted
        assert len(bureau.submissions(session, "EDU-1", sender=code)) == accepted
        receipt = chains.receipt(session, "EDU-1", package_id)
        assert (receipt is not None) is accepted
        if receipt is not None:
            assert receipt.content["chain"] == {"epoch": 1, "seq": 1, "head": package_id}
        lines = [one for one in journal.lines(session, "EDU-1") if one.subject == package_id]
        assert [one.event for one in lines] == ["package.accepted"] * accepted
    assert (name in desk.vault.file_names()) is accepted
    if accepted:
        assert desk.vault.open_file(name) == package


def test_many_are_one_commit_with_a_line_and_a_step_for_each(desk: Desk, stick: Path) -> None:
    commits: list[object] = []
    event.listen(desk.database.engine, "commit", commits.append)
    summary = intake.import_folder(desk, stick)
    assert len(commits) == 2, "sixty packages, fifty at once"
    assert summary.counts()["accepted"] == len(SCHOOLS)
    assert summary.counts()["new"] == len(SCHOOLS) * PEOPLE
    for path in sorted(stick.iterdir()):
        check_whole(desk, path, accepted=True)
    assert desks.check(desk).sound


def test_what_is_refused_does_not_touch_the_others(desk: Desk, stick: Path) -> None:
    one, two, three, four = SCHOOLS[:4]
    put(stick, one.code, simulation.package(one, "EDU-1", payload={"people": 1}))
    put(stick, two.code, simulation.package(two, "EDU-1", epoch=3))
    put(stick, three.code, simulation.package(three, "EDU-1", 7, "d" * 64))
    data = bytearray((stick / f"{four.code}.cdp").read_bytes())
    data[len(data) // 2] ^= 1
    put(stick, four.code, bytes(data))
    told = dict(intake.import_folder(desk, stick).files)
    found = [(told[f"{school.code}.cdp"].result, told[f"{school.code}.cdp"].code) for school in SCHOOLS[:5]]
    assert found[:3] == [("rejected", "E403"), ("rejected", "E301"), ("gap", "")]
    assert found[3][0] == "rejected"
    assert found[4] == ("accepted", "")
    for school in SCHOOLS[4:]:
        check_whole(desk, stick / f"{school.code}.cdp", accepted=True)
    with desk.read() as session:
        for school in SCHOOLS[:4]:
            assert not chains.stream(session, "EDU-1", school.code, "EDU-1").begun
            assert not bureau.people(session, "EDU-1", sender=school.code)
    assert desks.check(desk).sound


def test_when_they_cannot_be_taken_together_each_is_taken_alone(desk: Desk, stick: Path) -> None:
    """A fault of the disk at one package: those before it are in, it and those after it are not, and come in later."""
    paths = sorted(stick.iterdir())
    bad = paths[20]
    in_the_way = desk.folder / "papers" / f"received-{identity(bad.read_bytes())}.cdp"

    def spoil(done: int, total: int, name: str) -> None:
        in_the_way.mkdir(parents=True, exist_ok=True)

    with pytest.raises(EnvironmentFault):
        intake.import_folder(desk, stick, progress=spoil)
    in_the_way.rmdir()
    for n, path in enumerate(paths):
        check_whole(desk, path, accepted=n < 20)
    assert desks.check(desk).sound
    counts = intake.import_folder(desk, stick).counts()
    assert (counts["duplicate"], counts["accepted"]) == (20, 40)
    for path in paths:
        check_whole(desk, path, accepted=True)


def test_two_who_take_the_same_folder_at_once_take_each_package_once(desk: Desk, stick: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        told = [one.result() for one in [pool.submit(intake.import_folder, desk, stick) for _ in range(2)]]
    for (_, here), (_, there) in zip(told[0].files, told[1].files, strict=True):
        assert sorted((here.result, there.result)) == ["accepted", "duplicate"]
    for path in sorted(stick.iterdir()):
        check_whole(desk, path, accepted=True)
    assert intake.alarms(desk) == ()
    assert desks.check(desk).sound


def test_several_of_one_school_keep_their_order(desk: Desk, stick: Path) -> None:
    school = SCHOOLS[3]
    package = (stick / f"{school.code}.cdp").read_bytes()
    for seq in range(2, 5):
        payload, photos = simulation.people(school, seq)
        package = simulation.package(
            school, "EDU-1", seq, identity(package), payload=payload, files=photos, period="2026"
        )
        put(stick, f"{school.code}-{seq}", package)
    counts = intake.import_folder(desk, stick).counts()
    assert (counts["accepted"], counts["files"]) == (63, 63)
    with desk.read() as session:
        assert chains.stream(session, "EDU-1", school.code, "EDU-1").head == identity(package)
        states = [one.state for one in bureau.submissions(session, "EDU-1", sender=school.code)]
        assert states == ["superseded"] * 3 + ["received"]
        assert len(bureau.people(session, "EDU-1", sender=school.code)) == 4
    assert intake.held(desk) == ()
