"""Damage by chance to real files: rosters, packages, ballots, data folders are read whole or refused in one sentence."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import random
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from cadredesk.actions import desks, enrolment, intake, rosters, simulation, state, tallying, verification
from cadredesk.desk import Desk
from cadredesk.domain.chain import ORIGIN
from cadredesk.errors import UserError
from cadredesk.packages import signature
from tests.unit.actions import district
from tests.unit.exchange import biff
from tests.unit.packages.sample import PUBLIC, package
from tests.unit.test_commands import ballots

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
PROVE = os.environ.get("CADREDESK_PROVE") == "1"
MANY, FEW = (20_000, 600) if PROVE else (400, 20)
"""How many damaged files of a kind that is cheap to read, and of one that needs a process of its own."""

SLOWEST = 5.0
"""Seconds within which every file is answered."""


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The same bytes with one to three accidents: a bit, a byte, a run gone, doubled, moved or overwritten."""
    out = bytearray(data)
    for _ in range(chance.randrange(1, 4)):
        at, length = chance.randrange(len(out) or 1), 1 << chance.randrange(10)
        kind = chance.randrange(7)
        if kind == 0 and out:
            out[at] ^= 1 << chance.randrange(8)
        elif kind == 1 and out:
            out[at] = chance.choice((0, 0xFF, 0x7F, 0x80, chance.randrange(256)))
        elif kind == 2:
            del out[at : at + length]
        elif kind == 3:
            out[at:at] = out[at : at + length]
        elif kind == 4:
            out[at : at + length] = chance.randbytes(min(length, 64))
        elif kind == 5:
            other = chance.randrange(len(out) or 1)
            out[at : at + length] = out[other : other + length]
        else:
            del out[at:]
    return bytes(out)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """A workbook whose archive is sound and one of whose parts is damaged."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        spoiled = chance.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, damaged(content, chance) if name == spoiled else content)
    return target.getvalue()


def rows() -> list[list[str]]:
    with (SAMPLE / "staff.csv").open(encoding="utf-8", newline="") as lines:
        return [*csv.reader(lines)][:12]


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["青山镇中心小学教职工花名册"])
    sheet.merge_cells("A1:F1")
    for row in rows():
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls() -> bytes:
    texts = ["姓名", "性别", "出生年月", "身份证号", "张三", "男", "李䶮", "女"]
    cells = b"".join(biff.label(0, at, at) for at in range(4))
    cells += biff.label(1, 0, 4) + biff.label(1, 1, 5) + biff.number(1, 2, 1985.1, 1) + biff.hidden_row(2)
    cells += biff.label(2, 0, 6) + biff.label(2, 1, 7) + biff.formula(2, 2, 31000.0, 2)
    return biff.compound(biff.workbook(texts, cells))


def table(encoding: str) -> bytes:
    return "\r\n".join(",".join(row) for row in rows()).encode(encoding, "replace")


def answered(check: Callable[[], object], wrong: str) -> bool:
    """Whether it was read; a refusal is a sentence, in time, and nothing else is ever raised."""
    started, refused = time.monotonic(), 0
    try:
        check()
    except UserError as error:
        refused = error.exit_status
    assert time.monotonic() - started < SLOWEST, wrong
    assert refused in (0, 1), wrong
    return refused == 0


@pytest.mark.slow
@pytest.mark.timeout(MANY)
@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".csv", ".gb.csv"])
def test_fuzz_of_rosters(tmp_path: Path, ending: str) -> None:
    whole = {
        ".xlsx": xlsx, ".xls": xls, ".csv": lambda: table("utf-8-sig"), ".gb.csv": lambda: table("gb18030"),
    }[ending]()  # fmt: skip
    path = tmp_path / f"名册{ending}"
    path.write_bytes(whole)
    assert rosters.check(path).rows
    chance = random.Random(ending)
    read = 0
    for number in range(FEW):
        spoil = repacked if ending == ".xlsx" and number % 2 else damaged
        path.write_bytes(spoil(whole, chance))
        read += answered(lambda: rosters.as_json(rosters.check(path)), f"{ending} {number}")
    assert read < FEW or not ending.startswith(".xls"), "some were refused"


def letters() -> Iterator[bytes]:
    """Packages of several shapes."""
    yield package()
    yield package(files={"data/report.json": b'{"format":"cadredesk.report/1"}\n'})


@pytest.mark.timeout(MANY)
def test_fuzz_of_packages(tmp_path: Path) -> None:
    key = tmp_path / "school.pub"
    key.write_text(signature.public_line(PUBLIC, "SCH-001") + "\n", encoding="ascii")
    good = list(letters())
    path, chance = tmp_path / "package.cdp", random.Random(1)
    for number in range(MANY):
        whole = chance.choice(good)
        spoiled = damaged(whole, chance)
        path.write_bytes(spoiled)
        started = time.monotonic()
        [(status, code, text)] = verification.run([path], key, {})
        assert time.monotonic() - started < SLOWEST
        assert status == (0 if spoiled in good else 1), (number, code)
        assert text


@pytest.mark.slow
@pytest.mark.timeout(MANY)
def test_flip_of_bits_in_a_package_of_real_size(tmp_path: Path) -> None:
    """Papers and photos inside: a flipped bit anywhere, and a cut anywhere, is found."""
    photo = (SAMPLE / "photo.png").read_bytes()
    paper = chr(0x4E00).encode() * 40_000
    whole = package(
        files={"data/papers/a.pdf": paper, "data/photos/b.png": photo, "data/report.json": b"{}\n"}
    )
    key = tmp_path / "school.pub"
    key.write_text(signature.public_line(PUBLIC, "SCH-001") + "\n", encoding="ascii")
    path, chance = tmp_path / "package.cdp", random.Random(2)
    path.write_bytes(whole)
    assert next(verification.run([path], key, {}))[0] == 0
    for number in range(MANY // 2):
        at = chance.randrange(len(whole))
        cut = number % 5 == 0
        flipped = whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]
        path.write_bytes(whole[:at] if cut else flipped)
        [(status, code, _)] = verification.run([path], key, {})
        assert status == 1, (number, at, cut, code)


@pytest.mark.slow
@pytest.mark.timeout(MANY)
def test_fuzz_of_reports_rightly_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report with one value of another kind, somewhere, is taken or refused in words; refused, it changes nothing."""
    monkeypatch.setenv("CADREDESK_TEST", "1")
    desk = desks.test_folder(tmp_path / "data", org="EDU-1", mode="bureau")
    school = simulation.SimulatedSchool("SIM-0001")
    enrolment.enrol_for_test(desk, {school.code: school.key_line})
    chance, path, seq, prev = random.Random(6), tmp_path / "a.cdp", 1, ORIGIN
    whole, files = district.payload([district.person(n) for n in range(3)])
    before, results = list(state.dump(desk)), set()
    for number in range(MANY // 4):
        key = chance.choice([*whole])
        strange = {**whole, key: _other(whole[key], chance)}
        try:
            package_ = simulation.package(
                school, "EDU-1", seq, prev, payload=strange, files=files, period="2026"
            )
        except UserError:  # what our own writer does not say
            continue
        path.write_bytes(package_)
        started = time.monotonic()
        done = intake.import_package(desk, path)
        assert time.monotonic() - started < SLOWEST
        assert done.text
        results.add(done.result)
        if done.result == "accepted":
            seq, prev, before = seq + 1, done.package_id, list(state.dump(desk))
        else:
            assert (done.result, bool(done.code)) == ("rejected", True), number
            assert number % 10 or list(state.dump(desk)) == before
    assert list(state.dump(desk)) == before
    assert results == {"accepted", "rejected"}
    assert desks.check(desk).sound
    desk.close()


@pytest.mark.timeout(MANY)
def test_fuzz_of_ballots_to_count(tmp_path: Path) -> None:
    whole = json.dumps(ballots(), ensure_ascii=False).encode()
    path, chance = tmp_path / "tally.json", random.Random(4)
    for number in range(MANY):
        path.write_bytes(
            damaged(whole, chance) if number % 2 else json.dumps(_other(ballots(), chance)).encode()
        )
        started = time.monotonic()
        ok, told = tallying.tally_file(path)
        assert time.monotonic() - started < SLOWEST
        assert told["ok"] is ok
        assert ok or str(told["code"]).startswith(("tally.", "ballot.", "form.", "profile.")), told


def _other(value: object, chance: random.Random) -> object:
    """The same JSON with one value, somewhere, of another kind."""
    if isinstance(value, dict) and value and chance.random() < 0.85:
        at = chance.choice(list(value))
        return {**value, at: _other(value[at], chance)}
    if isinstance(value, list) and value and chance.random() < 0.85:
        at = chance.randrange(len(value))
        return [*value[:at], _other(value[at], chance), *value[at + 1 :]]
    strange = (
        None,
        True,
        -1,
        0,
        2**70,
        1.5,
        "",
        "x" * 5000,
        "\u202e",
        [],
        {},
        [[]],
        {"": 0},
        "p1.de",
        "staff",
    )
    return chance.choice(strange)


def held(desk: Desk) -> tuple[object, ...]:
    """What must be as it was in a folder that opens and is found sound."""
    return (
        desks.who_may_log_in(desk.folder),
        desk.vault.public_keys(),
        desks.school(desk),
        desk.vault.open_file("paper-1.pdf"),
    )


@pytest.mark.slow
@pytest.mark.timeout(MANY)
def test_fuzz_of_a_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged file of the folder never opens as something else: it is refused, or the check names it, or it is whole."""
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    whole = tmp_path / "whole"
    desk = desks.test_folder(whole)
    desk.vault.seal_file("paper-1.pdf", b"%PDF-1.7 " + bytes(5000))
    whole_held = held(desk)
    desk.close()
    files = sorted(
        path.relative_to(whole) for path in whole.rglob("*") if path.is_file() and path.stat().st_size
    )
    assert len(files) >= 4
    chance = random.Random(5)
    for number in range(FEW * 3):
        folder = tmp_path / "folder"
        shutil.copytree(whole, folder)
        name = chance.choice(files)
        (folder / name).write_bytes(damaged((folder / name).read_bytes(), chance))
        opened = None
        with contextlib.suppress(UserError):
            opened = desks.test_folder(folder)
        if opened is not None:
            assert not desks.check(opened).sound or held(opened) == whole_held, (number, name)
            opened.close()
        shutil.rmtree(folder)
