"""The headless commands as an outsider meets them: exit status, output, sentences, and never a traceback."""

from __future__ import annotations

import fcntl
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cadredesk.packages import signature
from tests.unit.packages.sample import PUBLIC, package

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "main.py"
DONE, REFUSED, WRONG_USAGE, ENVIRONMENT = 0, 1, 2, 3
ENVIRON = {**os.environ, "CADREDESK_TEST": "1", "CADREDESK_PASSWORD": "test", "CADREDESK_LANG": "zh_CN"}

MANY = """
import contextlib, io, json, sys
sys.path.insert(0, sys.argv[1])
from main import main

def stream(text=""):
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")

for line in sys.stdin.read().splitlines():
    out, err = stream(), stream()
    sys.stdin = stream("张三\\n")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main(json.loads(line))
        except SystemExit as stop:
            status = stop.code
    told = [one.buffer.getvalue().decode() for one in (out, err) if not one.flush()]
    print(json.dumps([status, *told]), flush=True)
"""
"""Runs many command lines in one process: lists of words in, [exit status, stdout, stderr] out, a line each."""


def run(*words: str | Path, stdin: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own, as a script would call it."""
    done = subprocess.run(
        [sys.executable, str(MAIN), *map(str, words)],
        env={**ENVIRON, **environ},
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


def many(lines: Sequence[Sequence[str | Path]], **environ: str) -> list[tuple[int, str, str]]:
    """The same commands in one process, for hundreds of them."""
    done = subprocess.run(
        [sys.executable, "-c", MANY, str(ROOT)],
        env={**ENVIRON, **environ},
        input="\n".join(json.dumps([str(word) for word in words]) for words in lines),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    found = [tuple(json.loads(line)) for line in done.stdout.splitlines()]
    assert len(found) == len(lines)
    return found


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    """The folder of one `demo DIR` and what it printed; made once, however many workers run the tests."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, said = shared / "demo", shared / "demo.txt"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            done = run("demo", folder)
            assert done.returncode == DONE, done.stderr
            said.write_text(done.stdout, encoding="utf-8")
    return folder, tuple(said.read_text(encoding="utf-8").splitlines())


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A small package, with its key beside it."""
    (tmp_path / "school.pub").write_text(signature.public_line(PUBLIC, "SCH-001") + "\n", encoding="ascii")
    path = tmp_path / "good.cdp"
    path.write_bytes(package())
    return path


def code_of(stderr: str) -> str:
    found = re.search(r"\[([a-z]+\.[A-Za-z0-9_]+)\]\s*$", stderr)
    assert found, stderr
    return found[1]


# demo


PAPERS = (
    "推荐表（干露）", "推荐表（迪丽娜尔·艾合买提）", "资格审查表", "校务会议签到表", "校务会议表决票", "校务会议纪要",
    "党组织会议签到表", "党组织会议纪要", "考察工作方案", "考察预告", "考察预告张贴记录", "民主测评会议签到表",
    "民主测评票", "选票分发、收回统计单", "民主测评计票用表", "民主测评结果汇总表", "个别谈话记录（干露，王军）",
    "考察对象面谈记录（干露）", "谈话情况统计表", "考察材料（李䶮）", "审定会议签到表", "审定会议纪要", "公示",
    "公示张贴和撤除记录（公示）", "公示意见登记表", "更正公示", "公示期顺延公告", "公示情况报告", "确定人选名单",
    "推荐表（全程）（李䶮）", "简要情况登记表（李䶮）", "人选名册", "选拔工作全程纪实表", "归档材料清单", "上报报告",
)  # fmt: skip
EDITABLE = (
    "校务会议纪要",
    "党组织会议纪要",
    "考察工作方案",
    "考察预告",
    "考察材料（李䶮）",
    "公示",
    "更正公示",
    "上报报告",
)


def test_demo_prints_what_it_made(demo: tuple[Path, tuple[str, ...]]) -> None:
    folder, said = demo
    assert said[0] == str(folder)
    files = [Path(line) for line in said[1:]]
    assert all(path.is_file() and path.stat().st_size for path in files)
    assert len(files) == len(set(files))
    printed = {path.name.partition(" ")[2] for path in files if path.parent.name == "printed"}
    assert {f"{title}.pdf" for title in PAPERS} <= printed
    assert {f"{title}.docx" for title in EDITABLE} <= printed
    for path in files:
        if path.suffix == ".pdf":
            assert path.read_bytes().startswith(b"%PDF"), path
        elif path.suffix == ".docx":
            with zipfile.ZipFile(path) as book:
                assert "word/document.xml" in book.namelist()
    assert sum(path.suffix == ".cdp" for path in files) == 1
    assert folder / "school.pub" in files


def test_demo_refuses_a_folder_that_holds_something(demo: tuple[Path, tuple[str, ...]]) -> None:
    folder, _ = demo
    before = sorted(folder.rglob("*"))
    again = run("demo", folder)
    assert (again.returncode, again.stdout) == (REFUSED, "")
    assert code_of(again.stderr) == "desk.exists"
    assert sorted(folder.rglob("*")) == before


def test_the_package_of_the_demo_verifies_with_ssh_keygen_too(
    demo: tuple[Path, tuple[str, ...]], tmp_path: Path
) -> None:
    folder, _ = demo
    [path] = folder.glob("*.cdp")
    for words in (("--key", folder / "school.pub"), ("--data", folder)):
        done = run("verify", *words, path)
        assert (done.returncode, done.stderr) == (DONE, "")
        assert done.stdout.startswith("OK ")
    line = (folder / "school.pub").read_text(encoding="ascii").split()
    assert line[0] == "ssh-ed25519"
    (tmp_path / "allowed").write_text(f"{line[2]} {line[0]} {line[1]}\n", encoding="ascii")
    with zipfile.ZipFile(path) as archive:
        (tmp_path / "manifest.sig").write_bytes(archive.read("manifest.sig"))
        manifest = archive.read("manifest.json")
    subprocess.run(
        ["ssh-keygen", "-Y", "verify", "-f", tmp_path / "allowed", "-I", line[2],
         "-n", "cadredesk-package-v1", "-s", tmp_path / "manifest.sig"],
        input=manifest, check=True, capture_output=True,
    )  # fmt: skip


def test_the_ballots_of_the_demo_count_to_its_result(demo: tuple[Path, tuple[str, ...]]) -> None:
    folder, _ = demo
    done = run("tally", folder / "count" / "tally.json", "--json")
    assert done.returncode == DONE, done.stderr
    stored = json.loads((folder / "count" / "result.json").read_text(encoding="utf-8"))
    assert json.loads(done.stdout) == stored
    assert len(stored["candidates"]) == 9
    form = json.loads((folder / "ballots" / "form.json").read_text(encoding="utf-8"))
    rows = {row["id"] for row in form["rows"]}
    for path in (folder / "ballots").glob("*.layout.json"):
        layout = json.loads(path.read_text(encoding="utf-8"))
        cells = [cell for page in layout["pages"] for cell in page["cells"]]
        assert {cell["id"].partition(".")[0] for cell in cells} == rows
        assert len({cell["id"] for cell in cells}) == len(cells)


def test_the_folder_of_the_demo_is_sound_and_dumps_the_same_twice(demo: tuple[Path, tuple[str, ...]]) -> None:
    folder, _ = demo
    sound = run("check", "--data", folder)
    assert (sound.returncode, sound.stdout, sound.stderr) == (DONE, "", "")
    assert run("check", "--data", folder, "--list", "ballots").stdout == ""
    first, second = (run("dump", "--data", folder, CADREDESK_LANG=one) for one in ("zh_CN", "en"))
    assert first.returncode == DONE, first.stderr
    assert first.stdout == second.stdout
    rows = [line.partition("\t") for line in first.stdout.removesuffix("\n").split("\n")]
    tables = [table for table, _, _ in rows]
    assert tables == sorted(tables)
    assert all(isinstance(json.loads(row), dict) for _, _, row in rows)
    kinds = set(tables)
    assert {"person", "round", "paper", "sealed_ballot"} <= kinds
    assert not {kind for kind in kinds if re.search("journal|alarm|outbox|receipt", kind)}


def test_the_key_of_a_demo_is_not_given_away(demo: tuple[Path, tuple[str, ...]]) -> None:
    refused = run("test-key", "--data", demo[0])
    assert (refused.returncode, refused.stdout, code_of(refused.stderr)) == (REFUSED, "", "desk.only_tests")
    for words in (("check",), ("dump",), ("test-key",)):
        refused = run(*words, "--data", demo[0], CADREDESK_PASSWORD="wrong")
        assert (refused.returncode, refused.stdout) == (REFUSED, "")


# verify


def test_verify_says_one_line_and_its_status(good: Path) -> None:
    key = good.with_name("school.pub")
    done = run("verify", "--key", key, good)
    assert (done.returncode, done.stderr) == (DONE, "")
    assert done.stdout.startswith("OK ")
    bad = good.with_name("bad.cdp")
    bad.write_bytes(package()[:-1])
    done = run("verify", "--key", key, bad)
    assert (done.returncode, done.stdout) == (REFUSED, "")
    assert done.stderr.startswith("E111 ")
    assert code_of(run("verify", "--key", bad, good).stderr) == "package.E135"


def test_verify_without_a_file_or_with_two_ways_is_wrong_usage(good: Path) -> None:
    for words in ((), ("--batch", good), (good, good)):
        done = run("verify", *words)
        assert (done.returncode, done.stdout) == (WRONG_USAGE, "")
        assert done.stderr


def test_verify_in_batch_answers_every_path(good: Path) -> None:
    key, none = good.with_name("school.pub"), good.with_name("没有.cdp")
    for language in ("zh_CN", "en"):
        done = run(
            "verify", "--key", key, "--batch", stdin=f"{good}\n{none}\n{key}\n", CADREDESK_LANG=language
        )
        assert (done.returncode, done.stderr) == (DONE, "")
        lines = [re.fullmatch(r"(\d)\t(\S+) (.+)", line) for line in done.stdout.splitlines()]
        assert [line and line.groups()[:2] for line in lines] == [("0", "OK"), ("1", "E101"), ("1", "E110")]


def test_every_flipped_bit_and_every_truncation_is_refused(good: Path) -> None:
    data = good.read_bytes()
    folder = good.with_name("changed")
    folder.mkdir()
    paths = []

    def put(name: str, content: bytes) -> None:
        path = folder / name
        path.write_bytes(content)
        paths.append(path)

    for at in range(len(data)):
        put(f"cut{at}", data[:at])
        for bit in range(8):
            put(f"flip{at}.{bit}", data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :])
    put("more", data + b"\0")
    put("whole", data)
    done = run("verify", "--key", good.with_name("school.pub"), "--batch", stdin="\n".join(map(str, paths)))
    assert (done.returncode, done.stderr) == (DONE, "")
    answers = done.stdout.splitlines()
    assert len(answers) == len(paths) == 9 * len(data) + 2
    assert answers.pop().startswith("0\tOK ")
    assert {answer[0] for answer in answers} == {"1"}
    assert all(re.match(r"1\tE\d{3} .", answer) for answer in answers)


# roster check, sort-names, notice-period, tally


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "花名册"
    sheet.append(["青山镇中心小学教职工花名册"])
    sheet.append(["填报单位：青山镇中心小学"])
    sheet.append(["序号", "姓名", "性别", "出生年月", "身份证号"])
    sheet.append([1, "张　三", "男", "1985.10", 370000198510021630])
    sheet.append([2, "⽂明", "女", 990305, ""])
    sheet.append([3, "阿依古丽.买买提", "女", "1990年3月", ""])
    sheet.append(["填表人：陈晨"])
    book.save(path)
    return path


def test_roster_check_has_the_shape_others_rely_on(tmp_path: Path) -> None:
    path = workbook(tmp_path / "名册.xlsx")
    done = run("roster", "check", path, "--json")
    assert (done.returncode, done.stderr) == (DONE, "")
    told = json.loads(done.stdout)
    assert told["header_row"] == 3
    wanted = {"姓名": "name", "性别": "gender", "出生年月": "birth", "身份证号": "id_number"}
    assert wanted.items() <= told["columns"].items()
    rows = {row["row"]: row for row in told["rows"]}
    assert rows[4]["values"]["name"] == "张三"
    assert rows[4]["values"]["birth"] == "1985-10"
    assert rows[5]["values"]["name"] == "文明"
    assert rows[6]["values"]["name"] == "阿依古丽·买买提"
    assert 7 not in rows or rows[7]["state"] == "ignored"
    found = {(row["row"], one["code"]) for row in told["rows"] for one in row["findings"]}
    assert (4, "id.truncated_by_spreadsheet") in found
    assert any(row == 5 and code.startswith("birth.") for row, code in found)
    for row in told["rows"]:
        assert set(row) == {"row", "state", "values", "findings"}
        assert row["state"] in {"new", "changed", "same", "doubtful", "empty", "ignored"}
        for one in row["findings"]:
            assert set(one) == {"field", "code", "severity", "message", "proposal"}
            assert one["severity"] in {"note", "question", "error"}
    english = json.loads(run("roster", "check", path, "--json", CADREDESK_LANG="en").stdout)
    assert [
        [(one["field"], one["code"], one["severity"]) for one in row["findings"]] for row in english["rows"]
    ] == [[(one["field"], one["code"], one["severity"]) for one in row["findings"]] for row in told["rows"]]
    assert run("roster", "check", path).stdout
    assert run("roster", "check", path, "--sheet", "花名册", "--json").stdout == done.stdout
    assert run("roster", "check", path, "--sheet", "没有").returncode == REFUSED


NAMES = "欧阳少东\n李䶮\n田大利\n张三\n干露\n田富\n王达\n王文\n于谦\n"


def test_sort_names() -> None:
    done = run("sort-names", stdin=NAMES)
    assert done.stdout.split() == [
        "干露",
        "于谦",
        "王文",
        "王达",
        "田富",
        "田大利",
        "李䶮",
        "张三",
        "欧阳少东",
    ]
    full = run("sort-names", "--convention", "full", stdin=NAMES).stdout.split()
    assert full.index("田大利") < full.index("田富")
    assert run("sort-names", stdin="").stdout == ""


def test_names_that_are_no_text_are_refused() -> None:
    done = subprocess.run(
        [sys.executable, str(MAIN), "sort-names"],
        env=ENVIRON, input=b"\xff\xfe\x00", capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (REFUSED, b"")
    assert b"[command.unreadable]" in done.stderr


@pytest.mark.parametrize(
    ("posted", "ends"),
    [("2026-02-10", "2026-02-24"), ("2026-04-28", "2026-05-08"),
     ("2026-09-24", "2026-10-09"), ("2026-10-08", "2026-10-15")],
)  # fmt: skip
def test_notice_period(posted: str, ends: str) -> None:
    done = run("notice-period", "--posted", posted)
    told = json.loads(done.stdout)
    assert done.stdout.count("\n") == 1
    assert (told["ends"], told["final"], told["calendar_days"], told["working_days"]) == (ends, True, 7, 5)
    assert len(told["counted"]) >= 5


def test_notice_period_of_a_year_without_calendar_is_tentative() -> None:
    assert json.loads(run("notice-period", "--posted", "2031-01-06").stdout)["final"] is False
    assert run("notice-period", "--posted", "2026-02-30").returncode == WRONG_USAGE
    refused = run("notice-period", "--posted", "2026-09-24", "--profile", "nosuch")
    assert (refused.returncode, code_of(refused.stderr)) == (REFUSED, "profile.unknown")


def ballots(**category: Any) -> dict[str, Any]:
    """3.1 and 4.2 of the contract: one candidate, five elements, fifty-one marks."""
    columns = ("excellent", "competent", "basic", "incompetent")
    return {
        "format": "cadredesk.tally-input",
        "version": 1,
        "form": {
            "format": "cadredesk.ballot-form", "version": 1, "title": "民主测评票", "kind": "grades",
            "rows": [{"id": "p1", "label": "张三"}],
            "elements": [{"id": one, "label": one} for one in ("de", "neng", "qin", "ji", "lian")],
            "columns": [{"id": one, "label": one} for one in columns],
        },
        "categories": [{"id": "staff", "label": "教职工", "due": 60, "present": 55, "issued": 55,
                        "returned": 54, "invalid": 1} | category],
        "patterns": [
            {"category": "staff", "count": 40, "marks": {"p1.de": "excellent", "p1.neng": "excellent"}},
            {"category": "staff", "count": 11, "marks": {"p1.de": "competent"}},
            {"category": "staff", "count": 2, "marks": {"p1.de": None}},
        ],
    }  # fmt: skip


def test_tally_has_the_shape_others_rely_on(tmp_path: Path) -> None:
    path = tmp_path / "票.json"
    path.write_text(json.dumps(ballots(), ensure_ascii=False), encoding="utf-8")
    done = run("tally", path, "--json")
    assert (done.returncode, done.stderr) == (DONE, "")
    told = json.loads(done.stdout)
    assert {"ok", "base", "candidates", "notes"} <= set(told)
    assert (told["ok"], told["base"]) == (True, "valid")
    [one] = told["candidates"]
    assert one["row"] == "p1"
    staff = one["elements"]["de"]["by_category"]["staff"]
    assert staff["counts"] == {"excellent": 40, "competent": 11, "basic": 0, "incompetent": 0, "abstain": 2}
    assert staff["score"] == {"exact": "4880/51", "shown": "95.69"}
    assert one["rates"]["de"]["excellent"] == {"exact": "40/51", "shown": "78.43"}
    assert set(one["composite"]) == {"exact", "shown"}


@pytest.mark.parametrize(
    ("category", "code"),
    [({"returned": 56}, "tally.returned_over_issued"), ({"present": 39, "issued": 39, "returned": 39}, ""),
     ({"invalid": 3}, ""), ({"returned": -1}, ""), ({"due": 2**70}, "")],
)  # fmt: skip
def test_tally_refuses_what_does_not_add_up(tmp_path: Path, category: dict[str, int], code: str) -> None:
    path = tmp_path / "tally.json"
    path.write_text(json.dumps(ballots(**category)), encoding="utf-8")
    chinese, english = (run("tally", path, "--json", CADREDESK_LANG=one) for one in ("zh_CN", "en"))
    told = json.loads(chinese.stdout)
    assert (chinese.returncode, english.returncode, told["ok"]) == (REFUSED, REFUSED, False)
    assert told["code"] == json.loads(english.stdout)["code"] == code_of(chinese.stderr)
    assert told["code"].startswith("tally.")
    assert code in ("", told["code"])
    assert told["message"] != json.loads(english.stdout)["message"]


# check, dump, tally-drive, test-key of a test folder


def test_a_test_folder_from_nothing_to_its_key(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    empty = run("check", "--data", folder)
    assert (empty.returncode, empty.stdout) == (DONE, "")
    assert run("check", "--data", folder, "--list", "ballots").stdout == ""
    assert run("check", "--data", folder, CADREDESK_TEST="0").returncode == REFUSED
    assert not folder.exists()
    with subprocess.Popen(
        [sys.executable, str(MAIN), "tally-drive", "--data", str(folder), "--seed", "7"],
        env=ENVIRON, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as typist:  # fmt: skip
        assert typist.stdout is not None
        ids = [typist.stdout.readline().split() for _ in range(12)]
        typist.stdout.close()
        typist.wait(60)
    assert typist.returncode == DONE
    assert all(len(one) == 2 and one[0] == "ACK" for one in ids)
    listed = run("check", "--data", folder, "--list", "ballots")
    assert (listed.returncode, listed.stderr) == (DONE, "")
    stored = listed.stdout.splitlines()
    assert {one[1] for one in ids} <= set(stored)
    assert len(stored) == len(set(stored))
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in stored)
    assert run("check", "--data", folder).returncode == DONE
    dumped = run("dump", "--data", folder).stdout
    assert not [one for one in stored if one in dumped]
    key = run("test-key", "--data", folder)
    assert re.fullmatch(r"[0-9a-f]{64}\n", key.stdout)
    for words in (("test-key",), ("tally-drive",)):
        refused = run(
            *words, "--data", folder if words[0] == "test-key" else tmp_path / "x", CADREDESK_TEST="0"
        )
        assert (refused.returncode, refused.stdout) == (REFUSED, "")
        assert refused.stderr


def test_a_damaged_folder_is_not_sound(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with subprocess.Popen(
        [sys.executable, str(MAIN), "tally-drive", "--data", str(folder)],
        env=ENVIRON, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as typist:  # fmt: skip
        assert typist.stdout is not None
        assert typist.stdout.readline().startswith("ACK ")
        typist.stdout.close()
        typist.wait(60)
    whole = {
        path: path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.stat().st_size and path.is_file()
    }
    assert run("check", "--data", folder).returncode == DONE
    for name in ("desk.db", "keys.json", "folder.json"):
        data = bytearray(whole[folder / name])
        data[len(data) // 2] ^= 1
        (folder / name).write_bytes(data)
        done = run("check", "--data", folder)
        assert done.returncode in (REFUSED, ENVIRONMENT), name
        assert done.stdout + done.stderr
        (folder / name).write_bytes(whole[folder / name])
    assert run("check", "--data", folder).returncode == DONE


def test_a_place_that_cannot_be_written_is_the_machines_fault() -> None:
    done = run("demo", "/proc/cadredesk")
    assert (done.returncode, done.stdout) == (ENVIRONMENT, "")
    assert code_of(done.stderr)


# Whatever is thrown at them


GARBAGE: dict[str, bytes] = {
    "empty": b"",
    "noise": bytes(range(256)) * 40,
    "nul": b"\0" * 4096,
    "text": "这不是要的文件\n".encode("gb18030"),
    "half": b'{"format":"cadredesk.tally-input","version":1,',
    "list": b"[]",
    "null": b"null",
    "number": b"1e999",
    "nan": b"NaN",
    "deep": b"[" * 100_000,
    "object": b"{}",
    "twice": b'{"format":"cadredesk.tally-input","format":1}',
    "surrogate": b'{"format":"\\ud800"}',
    "wrong": b'{"format":"cadredesk.tally-input","version":1,"form":[],"categories":{},"patterns":null}',
    "digits": b'{"format":"cadredesk.tally-input","version":' + b"9" * 6000 + b"}",
    "zip": b"PK\x03\x04" + b"\0" * 200,
    "age": b"age-encryption.org/v1\n-> X25519 a\nb\n--- m\n",
}


def hostile(folder: Path) -> Iterator[Path]:
    for name, content in GARBAGE.items():
        for ending in ("", ".xlsx", ".xls", ".csv"):
            path = folder / f"{name}{ending}"
            path.write_bytes(content)
            yield path
    (folder / "目录.xlsx").mkdir()
    yield folder / "目录.xlsx"
    yield folder / "没有.xlsx"
    yield folder / "empty" / "below.csv"
    yield folder / ("长" * 300)
    (folder / "loop").symlink_to(folder / "loop")
    yield folder / "loop"


def test_no_file_is_met_with_a_traceback(good: Path, tmp_path: Path) -> None:
    key, place = good.with_name("school.pub"), tmp_path / "hostile"
    place.mkdir()
    lines: list[Sequence[str | Path]] = []
    for path in hostile(place):
        lines += [("verify", "--key", key, path), ("verify", "--key", path, good)]
        lines += [("check", "--data", path), ("dump", "--data", path), ("test-key", "--data", path)]
        if path.suffix == "":
            lines += [
                ("tally", path, "--json"),
                ("notice-period", "--posted", "2026-09-24", "--profile", path),
            ]
        if path.suffix == ".csv" or path.stem in ("目录", "没有", "loop"):
            lines.append(("roster", "check", path, "--json"))
    lines += [("roster", "check", place / f"{name}.xlsx", "--json") for name in ("noise", "zip", "empty")]
    answers = {one: many(lines, CADREDESK_LANG=one, CADREDESK_TEST="0") for one in ("zh_CN", "en")}
    for words, (status, out, err), (also, _, english) in zip(lines, *answers.values(), strict=True):
        assert status == also, words
        if status == DONE:
            assert words[0] == "roster", words
            continue
        assert status in (REFUSED, ENVIRONMENT), (words, out, err)
        assert "Traceback" not in err + english
        assert len(err.splitlines()) == 1, (words, err)
        assert status == REFUSED or any("loop" in str(word) or "长" in str(word) for word in words), words
        if words[0] != "verify":
            assert code_of(err) == code_of(english), words
        assert not out or json.loads(out)["ok"] is False


WRONG: tuple[tuple[str, ...], ...] = (
    ("nosuch",), ("demo",), ("demo", "a", "b"), ("check",), ("dump",), ("dump", "--data"),
    ("check", "--data", "x", "--list", "people"), ("tally",), ("tally", "a", "b"), ("roster",), ("roster", "look", "x"),
    ("roster", "check"), ("sort-names", "--convention", "none"), ("notice-period",), ("test-key",), ("tally-drive",),
    ("notice-period", "--posted", "24.9.2026"), ("notice-period", "--posted", "2026-13-01"), ("verify", "a", "b"),
    ("tally-drive", "--data", "x", "--seed", "many"), ("verify",), ("verify", "--batch", "x"), ("-x",),
)  # fmt: skip


def test_wrong_words_are_wrong_usage() -> None:
    for words, (status, out, err) in zip(WRONG, many(WRONG), strict=True):
        assert (status, out) == (WRONG_USAGE, ""), words
        assert err
        assert "Traceback" not in err


LIGHT = """
import sys, time
sys.path.insert(0, sys.argv[1])
from main import main
status = main(sys.argv[2:])
heavy = sorted(name for name in sys.modules if name.partition(".")[0] in ("PySide6", "ui", "qtawesome"))
print("\\n", [status, heavy, time.process_time() < 1])
"""


def test_a_command_loads_no_qt_and_starts_within_a_second(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "tally.json"
    path.write_text(json.dumps(ballots()), encoding="utf-8")
    for words in (
        ("sort-names",), ("notice-period", "--posted", "2026-09-24"), ("tally", path, "--json"),
        ("roster", "check", workbook(tmp_path / "a.xlsx"), "--json"),
        ("verify", "--key", good.with_name("school.pub"), good), ("check", "--data", tmp_path / "none"),
    ):  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", LIGHT, str(ROOT), *map(str, words)],
            env=ENVIRON, input="", capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.stdout.splitlines()[-1].strip() == "[0, [], True]", (words, done.stderr)
