"""The report: what stands in its way, the package anybody can check with ssh-keygen, the chain, and the stick."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from cadredesk.actions import desks, notices, people, reporting, rounds, verification
from cadredesk.desk import Desk
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.notice import Objection
from cadredesk.domain.round import Dossier, DossierItem
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.messages import sentence
from cadredesk.storage import bureau_word, settings
from tests.unit.actions import selection
from tests.unit.actions.selection import Clock, School
from tests.unit.storage import folder

BUREAU = "B001"


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[School]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = Clock(date(2026, 9, 1))
    desk = desks.test_folder(tmp_path / "data", now=clock)
    desks.store_school(desk, replace(desks.school(desk), superior="青山区教育局", superior_code=BUREAU))
    yield selection.school(desk, clock)
    desk.close()


def approver(desk: Desk) -> str:
    return next(one.id for one in desks.who_may_log_in(desk.folder) if one.role.value == "approver")


def failing(at: School) -> list[str]:
    checks = reporting.prepare(at.desk, at.round_id).checks
    for check in checks:
        for lang in ("zh_CN", "en"):
            said = sentence(check.code, lang, **dict(check.values)) if not check.ok else ""
            assert not said.startswith(check.code) or check.ok
            assert "…" not in said
            assert "{" not in said
    return [check.code for check in checks if not check.ok]


def sealed(at: School) -> reporting.Written:
    return reporting.seal(at.desk, at.round_id, approver(at.desk), "test", BUREAU)


def report_of(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        found: dict[str, Any] = json.loads(archive.read("data/report.json"))
    return found


def test_the_package_of_a_whole_round(at: School, tmp_path: Path) -> None:
    selection.up_to(at, "final_list")
    person = at.id("田富")
    people.save(at.desk, replace(people.get(at.desk, person), phone="13912345678", address="青山路1号"))
    people.set_photo(at.desk, person, _picture())
    selection.with_final(at)
    rounds.save_dossier(at.desk, at.round_id, Dossier((DossierItem("public_notice", 1, True),), "1号"))
    assert failing(at) == []
    seen = reporting.prepare(at.desk, at.round_id)
    assert seen.ready
    assert [name for _, name, _ in seen.people] == ["田富", "田大利", "李䶮"]
    assert (seen.photos, seen.recipient, seen.stream.seq) == (1, BUREAU, 0)
    told: list[int] = []
    first = reporting.seal(
        at.desk, at.round_id, approver(at.desk), "test", BUREAU, lambda done, *_: told.append(done)
    )
    assert told == [0, 1, 2, 3]
    assert first.file_name == "CD1_S001_B001_school.report_e1_s1.cdp"
    assert first.papers == len(seen.papers)
    stick = tmp_path / "stick"
    stick.mkdir()
    written = reporting.write_to(at.desk, first.package_id, stick)
    assert [path.name for path in stick.iterdir()] == [first.file_name]
    assert written.warnings == ()
    _check_with_ssh_keygen(at.desk, written.path, tmp_path)
    found = verification.verify_file(written.path, verification.keys_of(at.desk), receiver=BUREAU)
    assert found.package_id == first.package_id
    assert found.manifest.optional["content"] == {"papers": first.papers, "people": 3, "photos": 1}
    report = report_of(written.path)
    assert report["format"] == "cadredesk.report/1"
    assert [one["name"] for one in report["people"]] == ["田富", "田大利", "李䶮"]
    assert found.files[report["people"][0]["photo"]]
    paths = {one["path"] for one in report["papers"]}
    assert paths <= set(found.files)
    for one in report["papers"]:
        assert found.files[one["path"]].startswith(b"%PDF")
    candidates = report["results"][0]["tally"]["candidates"]
    assert {one["composite"]["shown"] for one in candidates} == {"93.33"}
    assert {one["person"] for one in candidates} == {at.id(name) for name in selection.CANDIDATES}
    assert {one["person_id"] for one in report["papers"] if "person_id" in one} == {
        at.id(name) for name in selection.CANDIDATES
    }
    assert report["notices"][0]["ends"] == "2026-10-09"
    # What stays in the school is nowhere in the payload.
    text = json.dumps(report, ensure_ascii=False)
    for kept in ("13912345678", "青山路1号", "talk_record", "objection_register"):
        assert kept not in text
    dossier = rounds.get(at.desk, at.round_id).value("dossier", Dossier)
    assert dossier.package_ids == (first.package_id,)
    assert reporting.slip(at.desk, first.package_id).startswith(b"%PDF")
    # The next one follows in the chain.
    second = sealed(at)
    assert (second.epoch, second.seq) == (1, 2)
    again = reporting.write_to(at.desk, second.package_id, stick)
    chained = verification.verify_file(again.path, verification.keys_of(at.desk))
    assert chained.manifest.prev == first.package_id
    box = reporting.outbox(at.desk)
    assert [(one.seq, one.written_on) for one in box] == [(2, at.clock.day), (1, at.clock.day)]
    # Nothing lies open, and the journal names nobody.
    for path in at.desk.folder.rglob("*"):
        if path.is_file():
            assert "田大利".encode() not in path.read_bytes()
    assert desks.check(at.desk).sound


def _picture() -> bytes:
    target = BytesIO()
    Image.new("RGB", (40, 50), (90, 120, 150)).save(target, "JPEG")
    return target.getvalue()


def _check_with_ssh_keygen(desk: Desk, package: Path, tmp_path: Path) -> None:
    tool = shutil.which("ssh-keygen")
    if tool is None:
        pytest.skip("no ssh-keygen here")
    with zipfile.ZipFile(package) as archive:
        (tmp_path / "manifest.sig").write_bytes(archive.read("manifest.sig"))
        said = archive.read("manifest.json")
    line = reporting.public_key_line(desk)
    allowed = tmp_path / "allowed_signers"
    allowed.write_text(f"S001 {line}\n", encoding="utf-8")
    arguments = ["-f", str(allowed), "-I", "S001", "-n", "cadredesk-package-v1"]
    command = [tool, "-Y", "verify", *arguments, "-s", str(tmp_path / "manifest.sig")]
    assert subprocess.run(command, input=said, capture_output=True, check=False).returncode == 0
    assert subprocess.run(command, input=said + b" ", capture_output=True, check=False).returncode != 0


def test_nothing_leaves_before_the_notice_has_ended(at: School) -> None:
    selection.up_to(at, "examination")
    assert failing(at) == ["reporting.open_step", "notice.not_posted", "reporting.no_final"]
    selection.with_meeting(at, "examination", date(2026, 9, 22))
    selection.with_posting(at)
    assert failing(at) == ["notice.running", "reporting.no_final"]
    with pytest.raises(UserError, match=r"notice.running"):
        sealed(at)
    objection = Objection("", date(2026, 9, 29), "phone", False, "", at.id("田富"), "情况不符")
    entered = notices.object(at.desk, at.round_id, objection)
    at.clock.day = date(2026, 10, 12)
    with pytest.raises(UserError, match=r"notice.stopped"):
        sealed(at)
    notices.solve(at.desk, at.round_id, entered.id, date(2026, 10, 12), "王军", "查阅文件", "不属实")
    assert failing(at) == ["notice.running", "reporting.no_final"]
    at.clock.day = date(2026, 10, 17)
    assert failing(at) == ["reporting.no_final"]
    assert reporting.outbox(at.desk) == ()


def test_a_locked_or_rehearsing_desk_exports_nothing(at: School, tmp_path: Path) -> None:
    selection.up_to(at, "dossier")
    made = sealed(at)
    with at.desk.write("test.locked") as session:
        settings.put_export_lock(session, at.desk.org, "restored")
    assert failing(at) == ["reporting.locked"]
    with pytest.raises(UserError, match=r"reporting.locked"):
        sealed(at)
    with pytest.raises(UserError, match=r"reporting.locked"):
        reporting.write_to(at.desk, made.package_id, tmp_path)
    copied = replace(at.desk, is_copy=True)
    assert "reporting.copied" in [
        check.code for check in reporting.prepare(copied, at.round_id).checks if not check.ok
    ]
    playing = replace(at.desk, kind="rehearsal")
    with pytest.raises(UserError, match=r"reporting.rehearsal"):
        reporting.seal(playing, at.round_id, approver(at.desk), "test", BUREAU)
    assert len(reporting.outbox(at.desk)) == 1


def test_only_the_approvers_password_signs(at: School) -> None:
    selection.up_to(at, "dossier")
    clerk = at.desk.user.id
    with pytest.raises(UserError, match=r"vault.not_approver"):
        reporting.seal(at.desk, at.round_id, clerk, "test", BUREAU)
    with pytest.raises(UserError, match=r"vault.wrong_password"):
        reporting.seal(at.desk, at.round_id, approver(at.desk), "guess", BUREAU)
    for recipient in ("", "*", "S001", "区局"):
        with pytest.raises(UserError, match=r"reporting.recipient"):
            reporting.seal(at.desk, at.round_id, approver(at.desk), "test", recipient)
    desks.store_school(at.desk, replace(desks.school(at.desk), superior_code=""))
    assert failing(at) == ["reporting.no_recipient"]
    assert reporting.outbox(at.desk) == ()


def test_sticks(at: School, tmp_path: Path) -> None:
    selection.up_to(at, "dossier")
    made = sealed(at)
    stick = tmp_path / "stick"
    with pytest.raises(UserError, match=r"reporting.no_folder"):
        reporting.write_to(at.desk, made.package_id, stick)
    stick.mkdir()
    for name in ("照片.lnk", "教案.exe", "autorun.inf", "读我.txt"):
        (stick / name).write_text("x", encoding="utf-8")
    for name in (".藏", "教案", "System Volume Information"):
        (stick / name).mkdir()
    written = reporting.write_to(at.desk, made.package_id, stick)
    assert [(one.kind, one.names) for one in written.warnings] == [
        ("autorun", ("autorun.inf",)),
        ("hidden", (".藏",)),
        ("program", ("教案.exe",)),
        ("shortcut", ("照片.lnk",)),
    ]
    assert not list(stick.glob("*.part"))
    # Written once more it is the same file; another one of that name is not overwritten.
    assert reporting.write_to(at.desk, made.package_id, stick).path == written.path
    written.path.write_bytes(b"something else")
    with pytest.raises(UserError, match=r"reporting.name_taken"):
        reporting.write_to(at.desk, made.package_id, stick)
    assert written.path.read_bytes() == b"something else"
    # A folder in the place of the unfinished file: the stick refuses, nothing half is left.
    other = tmp_path / "other"
    (other / f"{made.file_name}.part").mkdir(parents=True)
    with pytest.raises(EnvironmentFault, match=r"reporting.write_failed"):
        reporting.write_to(at.desk, made.package_id, other)
    assert not (other / made.file_name).exists()
    with pytest.raises(UserError, match=r"reporting.unknown_package"):
        reporting.write_to(at.desk, "0" * 64, stick)


def test_a_fresh_school_has_a_key_and_an_empty_outbox(tmp_path: Path) -> None:
    desk = folder.create(tmp_path / "desk").desk
    try:
        line = reporting.public_key_line(desk)
        assert line.startswith("ssh-ed25519 AAAA")
        path = tmp_path / "school.pub"
        path.write_text(line + "\n", encoding="utf-8")
        assert verification.read_key(path) == verification.keys_of(desk)["S001"]
        assert reporting.outbox(desk) == ()
    finally:
        desk.close()


def test_a_corrected_report_says_what_differs_before_it_is_made_and_on_its_slip(
    at: School, tmp_path: Path
) -> None:
    selection.up_to(at, "dossier")
    assert reporting.correction(at.desk, at.round_id) is None
    first = sealed(at)
    same = reporting.correction(at.desk, at.round_id)
    assert same is not None
    assert (same.before.id, same.changes) == (first.package_id, ())
    person = at.id("田富")
    old = people.get(at.desk, person)
    people.save(at.desk, replace(old, party_joined=PartialDate(2007, 6, 1)))
    _brought(at, "roster")
    found = reporting.correction(at.desk, at.round_id)
    assert found is not None
    (change,) = found.changes
    assert (change.person_id, change.field, change.new) == (person, "party_joined", "2007-06-01")
    second = sealed(at)
    assert (second.epoch, second.seq) == (1, 2)
    text = text_of(reporting.slip(at.desk, second.package_id))
    assert "与上一次报送（第1-1号）相比，更正1处" in text
    assert "入党时间" in text
    assert "2007-06-01" in text
    assert "相比" not in text_of(reporting.slip(at.desk, first.package_id))
    (tmp_path / "stick").mkdir()
    written = reporting.write_to(at.desk, second.package_id, tmp_path / "stick")
    told = verification.verify_file(written.path, verification.keys_of(at.desk)).manifest.optional
    assert told["based_on"] == ["b" * 64]
    assert told["ack"] == {"epoch": 0, "seq": 0, "head": "0" * 64}


def _brought(at: School, part: str) -> None:
    """As if a package of the bureau had brought it."""
    value = bureau_word.Brought(BUREAU, f"data/{part}.json", "b" * 64, 1, "c" * 64, at.clock.day)
    with at.desk.write("test.brought") as session:
        bureau_word.put_brought(session, at.desk.org, value)


def text_of(pdf: bytes) -> str:
    """The text of a paper without blanks."""
    document = pypdfium2.PdfDocument(pdf)
    found = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return "".join(found.split())
