"""A stick that is full, read-only or gone while a package is written: nothing half bears its name, the outbox stands as it stood."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cadredesk.actions import desks, enrolment, intake, receipts, reporting, simulation, verification
from cadredesk.desk import Desk
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.messages import LANGUAGES, sentence
from cadredesk.packages.signature import PublicKey

resource = pytest.importorskip("resource")

SCHOOL = simulation.SimulatedSchool("SIM-0001")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A bureau with one receipt to send."""
    monkeypatch.setenv("CADREDESK_TEST", "1")
    desk = desks.test_folder(tmp_path / "data", org="EDU-1", mode="bureau")
    enrolment.enrol_for_test(desk, {SCHOOL.code: SCHOOL.key_line})
    stick = tmp_path / "report.cdp"
    stick.write_bytes(simulation.package(SCHOOL, "EDU-1"))
    assert intake.import_package(desk, stick).result == "accepted"
    yield desk
    desk.close()


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file can grow beyond `size` bytes, as on a full stick."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def approver(desk: Desk) -> str:
    return next(one.id for one in desks.who_may_log_in(desk.folder) if one.role.value == "approver")


def said(error: UserError) -> None:
    for lang in LANGUAGES:
        text = sentence(error.code, lang, **error.values)
        assert not text.startswith(error.code)
        assert "{" not in text


def test_a_full_stick_keeps_nothing_half(desk: Desk, tmp_path: Path) -> None:
    (sent,) = receipts.export(desk, approver(desk), "test", tmp_path / "good")
    before = reporting.outbox(desk)
    full = tmp_path / "full"
    full.mkdir()
    for room in (0, 1, 100, sent.path.stat().st_size - 1):
        with room_for(room), pytest.raises(EnvironmentFault) as caught:
            reporting.write_to(desk, sent.package_id, full)
        said(caught.value)
        assert list(full.iterdir()) == []
        assert reporting.outbox(desk) == before
    written = reporting.write_to(desk, sent.package_id, full)
    assert [one.name for one in full.iterdir()] == [written.path.name]
    assert written.path.read_bytes() == sent.path.read_bytes()


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a place where nobody can write")
def test_a_stick_that_cannot_be_written_to_leaves_the_receipt_to_be_written_again(
    desk: Desk, tmp_path: Path
) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        receipts.export(desk, approver(desk), "test", Path("/sys/kernel"))
    said(caught.value)
    (kept,) = reporting.outbox(desk)
    assert kept.written_on is None
    with pytest.raises(EnvironmentFault) as caught:
        reporting.write_to(desk, kept.id, Path("/sys/kernel"))
    said(caught.value)
    assert reporting.outbox(desk) == (kept,)
    again = tmp_path / "again"
    again.mkdir()
    written = reporting.write_to(desk, kept.id, again)
    key = PublicKey(desk.vault.public_keys().signing)
    assert verification.verify_file(written.path, key).package_id == kept.id
    assert desks.check(desk).sound


def test_a_stick_pulled_out_while_a_folder_is_read(desk: Desk, tmp_path: Path) -> None:
    """Files that vanish or end early between the look at the folder and the reading are told one by one."""
    stick = tmp_path / "stick"
    stick.mkdir()
    first = simulation.package(SCHOOL, "EDU-1")
    for name in ("a", "b", "c"):
        (stick / f"{name}.cdp").write_bytes(first)

    def pulled(done: int, total: int, name: str) -> None:
        assert total == 3
        if done == 1:
            os.truncate(stick / "b.cdp", len(first) // 2)
            (stick / "c.cdp").unlink()

    told = intake.import_folder(desk, stick, progress=pulled)
    assert [(one.result, one.code) for _, one in told.files] == [
        ("duplicate", ""),
        ("rejected", "E111"),
        ("rejected", "E101"),
    ]
    assert desks.check(desk).sound
