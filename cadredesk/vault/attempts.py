"""Slows wrong passwords down: a counter on disk with a growing delay, never a sleep."""

from __future__ import annotations

import json
import math
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cadredesk.errors import UserError
from cadredesk.vault.files import faults, write_atomic

FREE = 3
"""Wrong passwords before the first delay."""
LONGEST = 300
"""The longest delay, seconds."""
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
    clock decides; across processes the wall clock, and one set back starts the delay again.
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
    try:
        content = json.loads(path.read_bytes())
        return {
            str(slot): (max(0, int(item[0])), float(item[1]), float(item[2]), str(item[3]))
            for slot, item in content.items()
        }
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, IndexError, AttributeError, KeyError):
        return {}


def _write(path: Path, known: _Known) -> None:
    write_atomic(path, json.dumps(known, sort_keys=True).encode())
