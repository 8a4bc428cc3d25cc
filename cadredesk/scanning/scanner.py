"""Scanners on Linux through SANE's `scanimage`: which there are, and a stack from the feeder into a folder."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from cadredesk.errors import EnvironmentFault, UserError

DPI: Final = 200
PATIENCE: Final = 120.0
"""Seconds in which a scanner must answer, or bring the next page."""
_A4: Final = (210.0, 297.0)
_STATUS: Final = {
    3: "scan.device_busy",
    6: "scan.paper_jam",
    7: "scan.no_paper",
    8: "scan.cover_open",
    11: "scan.device_denied",
}
"""SANE_Status (SANE API 1.06, 4.2.7), which `scanimage --batch` hands on as its exit status."""
_EMPTY: Final = 7
_LONGEST: Final = 32 << 10


@dataclass(frozen=True, slots=True)
class Device:
    """A scanner: the name by which SANE opens it, and what a person calls it."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class _Settings:
    """What a scanner offers of what is wanted: words of the command, and whether it feeds sheets by itself."""

    words: tuple[str, ...]
    feeder: bool


def devices() -> tuple[Device, ...]:
    """The scanners that can be reached now, in SANE's order; may take ten seconds.

    EnvironmentFault `scan.no_scanimage` where SANE is not installed (or not made for the system).
    """
    found = []
    for line in _asked("-f", "%d\t%v %m%n").splitlines():
        name, tab, label = line.partition("\t")
        if tab and name.strip():
            found.append(Device(name.strip(), label.strip() or name.strip()))
    return tuple(found)


def scan(
    device: str,
    folder: Path,
    dpi: int = DPI,
    paper: tuple[float, float] = _A4,
    each: Callable[[int], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    settings: tuple[str, ...] = (),
) -> tuple[Path, ...]:
    """Scans in grey until the feeder is empty, or one sheet from a flatbed; PNG files in `folder`, in their order.

    `paper` is width and height in mm; `each` is told how many pages are there. What was scanned before a trouble or
    a cancel stays. `settings` are further words for `scanimage`. UserError `scan.no_device`, `.no_paper`, `.paper_jam`,
    `.cover_open`, `.device_busy`, `.device_denied`, `.scanner_silent`, `.scanner_failed` (with `pages`).
    """
    chosen = _settings(device, dpi, paper)
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"scan-{secrets.token_hex(4)}"
    pattern = str(folder.resolve()).replace("%", "%%") + f"/{stem}-%04d.png"
    words = [_program(), "-d", device, "--format=png", f"--batch={pattern}", *chosen.words, *settings]
    if not chosen.feeder:
        words.append("--batch-count=1")
    pages: tuple[Path, ...] = ()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, env=_plain()
        )
        try:
            status = _followed(process, folder, stem, each, cancelled)
        finally:
            _ended(process)
        pages = _pages(folder, stem)
        each(len(pages))
        if status is not None and not (pages and status in (0, _EMPTY)):
            _raise(status or _EMPTY, device, len(pages), _told(said))
    return pages


def _raise(status: int, device: str, pages: int, told: str) -> None:
    if status in _STATUS:
        raise UserError(_STATUS[status], device=device, pages=pages)
    if "open of device" in told and not pages:
        raise UserError("scan.no_device", device=device)
    reason = told.strip().splitlines()[-1] if told.strip() else str(status)
    raise UserError("scan.scanner_failed", device=device, pages=pages, reason=reason[:200])


def _followed(
    process: subprocess.Popen[bytes],
    folder: Path,
    stem: str,
    each: Callable[[int], None],
    cancelled: Callable[[], bool],
) -> int | None:
    """The exit status, None when cancelled; tells of pages as they come."""
    known, since = 0, time.monotonic()
    while True:
        try:
            return process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            pass
        count = len(_pages(folder, stem))
        if count > known:
            known, since = count, time.monotonic()
            each(count)
        if cancelled():
            return None
        if time.monotonic() - since > PATIENCE:
            raise UserError("scan.scanner_silent", pages=count)


def _ended(process: subprocess.Popen[bytes]) -> None:
    """Ends the program: first so that it can stop the scanner's motor, then for sure."""
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _pages(folder: Path, stem: str) -> tuple[Path, ...]:
    """The whole pages of a batch; `scanimage` writes beside and renames."""
    return tuple(sorted(folder.glob(f"{stem}-*.png")))


def _settings(device: str, dpi: int, paper: tuple[float, float]) -> _Settings:
    """Words for grey at about `dpi`, from the feeder where there is one."""
    told = _asked("-d", device, "-A")
    words: list[str] = []
    source, mode = _choices(told, "--source"), _choices(told, "--mode")
    feeders = [text for text in source if re.search(r"adf|feeder", text, re.IGNORECASE)]
    single = [text for text in feeders if not re.search(r"duplex|both|back", text, re.IGNORECASE)]
    if feeders:
        words.append(f"--source={(single or feeders)[0]}")
    grey = [text for text in mode if re.search(r"gr[ae]y", text, re.IGNORECASE)]
    if grey:
        words.append(f"--mode={min(grey, key=len)}")
    fit = _resolution(told, dpi)
    if fit is not None:
        words.append(f"--resolution={fit}")
    for option, size in (("-x", paper[0]), ("-y", paper[1])):
        limit = re.search(rf"^\s+{option} [0-9.]+\.\.([0-9.]+)mm", told, re.MULTILINE)
        if limit:
            words += [option, f"{min(size, float(limit[1])):g}"]
    return _Settings(tuple(words), bool(feeders) or not source)


def _choices(told: str, option: str) -> list[str]:
    """The values an option may take, as `scanimage -A` lists them; none for an inactive one."""
    line = re.search(rf"^\s+{option} (.+?)(?: \[(.*)\])?$", told, re.MULTILINE)
    if line is None or line[2] == "inactive":
        return []
    return [text.strip() for text in line[1].split("|")]


def _resolution(told: str, dpi: int) -> int | None:
    """The resolution nearest to `dpi` that the scanner offers; of two as near the finer."""
    for option in _choices(told, "--resolution"):
        span = re.match(r"([0-9.]+)\.\.([0-9.]+)", option)
        if span:
            return round(min(max(dpi, float(span[1])), float(span[2])))
    offered = [
        int(found) for text in _choices(told, "--resolution") for found in re.findall(r"^[0-9]+", text)
    ]
    return min(offered, key=lambda value: (abs(value - dpi), -value)) if offered else None


def _asked(*words: str) -> str:
    """What `scanimage` answers."""
    try:
        done = subprocess.run(
            [_program(), *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            env=_plain(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UserError("scan.scanner_silent", pages=0) from error
    if done.returncode:
        _raise(done.returncode, words[1], 0, done.stderr.decode(errors="replace"))
    return done.stdout.decode(errors="replace")


def _program() -> str:
    found = shutil.which("scanimage")
    if found is None:
        raise EnvironmentFault("scan.no_scanimage")
    return found


def _plain() -> dict[str, str]:
    """The environment with messages in English, which are looked at here and never shown."""
    return {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}


def _told(said: IO[bytes]) -> str:
    said.seek(0)
    return said.read(_LONGEST).decode(errors="replace")
