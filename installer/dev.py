"""The one door: sets the machine up and runs, tests, tries, proves or measures CadreDesk.

    python3 installer/dev.py run         set up and open the window
    python3 installer/dev.py test        set up and run every check: style, types, contracts, translations, tests, self-test
    python3 installer/dev.py setup       set up only
    python3 installer/dev.py demo DIR    the sample school and a finished round in DIR
    python3 installer/dev.py prove       the long crash and fuzz runs
    python3 installer/dev.py bench       the measured ratios
    python3 installer/dev.py translate   collect and compile the translations
    python3 installer/dev.py tour        take the screenshots of the README's tour

Standard library only. Words after the command are handed on (`test -k tally`, `run --data DIR`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "installer" / "requirements-dev.txt"
STAMP = VENV / "cadredesk-setup"
TEST_PACKAGES = (
    "postgresql",
    "openssl",
    "age",
    "sane-utils",
)  # a bureau on a real server over TLS, others' tools for packages, and a real scanner stack; skipped where there is none
PYTHON_WANTED = (3, 11)

SYSTEM_PACKAGES = (
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libfontconfig1",
    "libfreetype6",
    "libxkbcommon0",
    "libdbus-1-3",
    "libx11-6",
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "openssh-client",
)  # what Qt needs of a bare Debian 12 (ldd of libqxcb.so), and ssh-keygen for the tests


def main(words: Sequence[str]) -> int:
    """Sets up, then does what the first word says; answers with the exit status of the last program."""
    command, rest = (words[0], list(words[1:])) if words else ("help", [])
    if command not in COMMANDS:
        print(__doc__)
        return 0 if command in ("help", "-h", "--help") else 2
    set_up(TEST_PACKAGES if command in ("test", "prove", "bench") else ())
    return COMMANDS[command](rest)


def set_up(more: Sequence[str] = ()) -> None:
    """System libraries, `.venv` and the hashed install; instant when nothing has changed since the last time."""
    _system_libraries((*SYSTEM_PACKAGES, *more))
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    if not _python().is_file():
        subprocess.run([_base_python(), "-m", "venv", str(VENV)], check=True)
    uv = shutil.which("uv")
    if uv:
        install = [uv, "pip", "sync", "--require-hashes", "--python", str(_python()), str(LOCK)]
    else:
        install = [
            str(_python()),
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            str(LOCK),
        ]
    subprocess.run(install, check=True)
    STAMP.write_text(wanted, encoding="utf-8")


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _base_python() -> str:
    if sys.version_info[:2] == PYTHON_WANTED:
        return sys.executable
    found = shutil.which("python3.11")
    if found is None:
        sys.exit(
            "CadreDesk needs Python 3.11; this is " + sys.version.split()[0] + " and no python3.11 was found."
        )
    return found


def _system_libraries(wanted: Sequence[str]) -> None:
    if not sys.platform.startswith("linux") or shutil.which("dpkg-query") is None:
        return
    known = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${Status}\n", *wanted],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    there = {line.split()[0] for line in known.splitlines() if line.endswith("install ok installed")}
    missing = [package for package in wanted if package not in there]
    missing += ["python3-venv"] if not _can_make_venv() else []
    if not missing:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None or not _installed(missing):
        print(
            "These system libraries are missing. Ask the administrator to run:\n  apt-get install "
            + " ".join(missing),
            file=sys.stderr,
        )


def _installed(missing: Sequence[str]) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    for words in (install, ["apt-get", "update", "-qq"], install):
        done = subprocess.run(words, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0
        if done and words is install:
            return True
    return False


def _can_make_venv() -> bool:
    return (
        _python().is_file()
        or subprocess.run(
            [_base_python(), "-c", "import ensurepip, venv"], capture_output=True, check=False
        ).returncode
        == 0
    )


def _call(*words: str, **environment: str) -> int:
    return subprocess.run(
        [str(_python()), *words], cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def _setup(_rest: list[str]) -> int:
    return 0


def _run(rest: list[str]) -> int:
    return _call("main.py", *rest)


def _test(rest: list[str]) -> int:
    if rest:
        return _call("-m", "pytest", *rest)
    steps = (
        ("style", ("-m", "ruff", "check", ".")),
        ("types", ("-m", "mypy")),
        ("contracts", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
        ("translations", ("installer/translate.py", "--check")),
        ("tests", ("-m", "pytest", "-q", "-n", "2", "--dist", "worksteal")),
        ("self-test", ("main.py", "--self-test")),
    )
    failed = []
    for name, words in steps:
        print(f"== {name}", flush=True)
        if _call(*words, QT_QPA_PLATFORM="offscreen") != 0:
            failed.append(name)
    print("== failed: " + ", ".join(failed) if failed else "== all checks passed", flush=True)
    return 1 if failed else 0


def _demo(rest: list[str]) -> int:
    return _call("main.py", "demo", *rest)


def _prove(rest: list[str]) -> int:
    return _call(
        "-m",
        "pytest",
        "-q",
        "tests/story",
        "tests/unit/actions/test_intake_hostile.py",
        "-k",
        "kill or flip or fuzz",
        *rest,
        CADREDESK_PROVE="1",
        CADREDESK_KILLS="200",
    )


def _bench(rest: list[str]) -> int:
    return _call("-m", "tests.benchmarks", *rest, QT_QPA_PLATFORM="offscreen")


def _translate(rest: list[str]) -> int:
    return _call("installer/translate.py", *rest)


def _tour(rest: list[str]) -> int:
    return _call("-m", "tests.tour", *rest, QT_QPA_PLATFORM="offscreen")


COMMANDS = {
    "setup": _setup,
    "run": _run,
    "test": _test,
    "demo": _demo,
    "prove": _prove,
    "bench": _bench,
    "translate": _translate,
    "tour": _tour,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
