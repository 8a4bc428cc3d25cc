"""The action behind the command `verify`: an answer for every path, never an exception."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cadredesk.actions import verification
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.packages import canonical, signature
from tests.unit.packages.sample import FILES, PUBLIC, SEED, package, value

ROOT = Path(__file__).resolve().parents[3]


def test_one_answer_a_path(tmp_path: Path) -> None:
    good, bad, sealed = tmp_path / "好.cdp", tmp_path / "bad.cdp", tmp_path / "x.cdp.age"
    good.write_bytes(package())
    bad.write_bytes(package()[:-1])
    sealed.write_bytes(b"age-encryption.org/v1\n-> X25519 a\nb\n--- m\n")
    key = tmp_path / "school.pub"
    key.write_text(signature.public_line(PUBLIC, "SCH-001") + "\n", encoding="ascii")
    paths = [str(good), bad, sealed, tmp_path, tmp_path / "none", "a\x00b", good / "x"]
    for answers in (
        list(verification.run(paths, key, {})),
        list(verification.run(paths, None, {"SCH-001": PUBLIC})),
    ):
        assert [(status, code) for status, code, _ in answers] == [
            (0, "OK"), (1, "E111"), (1, "E103"), (1, "E101"), (1, "E101"), (1, "E101"), (1, "E101"),
        ]  # fmt: skip
        assert all(text and "\n" not in text and "\t" not in text for _, _, text in answers)
    assert "SCH-001" in answers[0][2]
    assert [code for _, code, _ in verification.run([good], None, {})] == ["E132"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [code for _, code, _ in verification.run([tmp_path / "pipe"], None, {})] == ["E101"]


def test_a_bad_key_file_is_said_at_once(tmp_path: Path) -> None:
    for content in (b"", b"\xff\xfe", b"ssh-rsa AAAA", bytes(10**6)):
        (tmp_path / "k.pub").write_bytes(content)
        with pytest.raises(UserError) as caught:
            verification.run([], tmp_path / "k.pub", {})
        assert caught.value.code == "package.E135"
    with pytest.raises(UserError) as caught:
        verification.run([], tmp_path / "none.pub", {})
    assert caught.value.code == "package.E101"


def test_a_file_that_cannot_be_read_is_the_machines_fault(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(EnvironmentFault):
        verification.verify_file(loop, PUBLIC)


def test_verify_file_gives_the_files(tmp_path: Path) -> None:
    path = tmp_path / "a.cdp"
    path.write_bytes(package())
    assert dict(verification.verify_file(path, (PUBLIC,)).files) == FILES


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
@pytest.mark.parametrize(("tail", "code"), [(b"", "E162"), (b"x", "E118")])
def test_a_huge_bad_package_is_refused_in_little_time_and_memory(
    tmp_path: Path, tail: bytes, code: str
) -> None:
    """252 MiB, not the signed ones: at most 5 s and 300 MiB, the start of the program included."""
    path = tmp_path / "huge.cdp"
    names = [f"data/f{number}" for number in range(4)]
    data = canonical.dump(value(dict.fromkeys(names, b"")))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as target:
        blank = bytes(63 * 2**20)
        entries = [("manifest.json", data), ("manifest.sig", signature.sign(SEED, data))]
        for name, content in [*entries, *((name, blank) for name in names)]:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o100644 << 16
            target.writestr(info, content)
    with path.open("ab") as end:
        end.write(tail)
    key = tmp_path / "school.pub"
    key.write_text(signature.public_line(PUBLIC), encoding="ascii")
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from cadredesk.actions import verification\n"
        "[(status, code, text)] = verification.run([sys.argv[1]], Path(sys.argv[2]), {})\n"
        "peak = Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0]\n"
        "print(status, code, int(peak) // 1024, time.process_time())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path), str(key)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    status, found, mib, seconds = done.stdout.split()
    assert (status, found) == ("1", code)
    assert int(mib) < 100
    assert float(seconds) < 5


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "hole.cdp"
    with path.open("wb") as hole:
        hole.truncate(2**40)
    assert [code for _, code, _ in verification.run([path], None, {})] == ["E102"]
