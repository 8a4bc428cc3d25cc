"""Slows wrong passwords down: a counter on disk with a growing delay, never a sleep."""

from __future__ import annotations

import json
import math
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.vault.files import faults, write_atomic

FREE = 3
"""Wrong passwords before the first delay."""
LONGEST = 300
"""The longest delay, seconds."""
_LARGEST = 1 << 20
_PROCESS = secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Clock:
    """Wall clock and monotonic clock, both in seconds; a test hands in its own."""

    wall: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    process: str = _PROCESS


def delay(failed: int) -> int:
    """Seconds to wait after `failed` wrong passwords in a row."""
    return 0 if failed < FREE else int(min(LONGEST, 2.0 ** (min(failed, 60) - FREE + 1)))


def begin(path: Path, slot_id: str, clock: Clock) -> None:
    """Counts an attempt as failed before it is made, so that a killed program has counted too.

    `vault.wait` (with `seconds`) while the delay of earlier failures runs. Within one process the monotonic
    clock decides; across processes the wall clock, and one set back starts the delay again. This slows hands at
    the log-in page. Who can delete this file, or set the clock forward and start again, is held up by the cost
    of Argon2id alone, as is anybody with a copy of the folder.
    """
    known = _read(path)
    failed, wall, monotonic, process = known.get(slot_id, (0, 0.0, 0.0, ""))
    needed = delay(failed)
    passed = clock.monotonic() - monotonic if process == clock.process else clock.wall() - wall
    if passed < 0 and needed:
        known[slot_id] = (failed, clock.wall(), clock.monotonic(), clock.process)
        _write(path, known)
        passed = 0
    if passed < needed:
        raise UserError("vault.wait", seconds=math.ceil(needed - passed))
    known[slot_id] = (failed + 1, clock.wall(), clock.monotonic(), clock.process)
    _write(path, known)


def forget(path: Path, slot_id: str) -> None:
    """The password was right: the counter of that slot starts again."""
    known = _read(path)
    if known.pop(slot_id, None) is None:
        return
    if known:
        _write(path, known)
    else:
        with faults(path.name):
            path.unlink(missing_ok=True)


_Known = dict[str, tuple[int, float, float, str]]


def _read(path: Path) -> _Known:
    """What was counted; a file that is none, or is gone, counts nothing: who can write here can copy the folder."""
    try:
        with faults(path.name), path.open("rb") as stream:
            content = json.loads(stream.read(_LARGEST))
        known = {
            str(slot): (max(0, int(item[0])), float(item[1]), float(item[2]), str(item[3]))
            for slot, item in content.items()
        }
    except EnvironmentFault as fault:
        if fault.code == "vault.missing":
            return {}
        raise
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        return {}
    return {slot: item for slot, item in known.items() if math.isfinite(item[1]) and math.isfinite(item[2])}


def _write(path: Path, known: _Known) -> None:
    write_atomic(path, json.dumps(known, sort_keys=True).encode())
