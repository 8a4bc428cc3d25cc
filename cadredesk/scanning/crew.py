"""Child processes that read pictures: a picture that breaks or stalls one costs that picture and nothing else."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import time
import warnings
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from cadredesk.domain.readings import ImageReading
from cadredesk.errors import EnvironmentFault
from cadredesk.scanning import pictures
from cadredesk.scanning.blank import Blank, Grey
from cadredesk.scanning.reading import read, rejected

PATIENCE: Final = 30.0
"""Seconds for one frame."""
MEMORY: Final = 3 << 30
"""Address space of a child, bytes (where the system can limit it)."""
MOST_CHILDREN: Final = 4
_MOST_DEATHS: Final = 3
"""After so many frames of one file that broke or stalled a child, the rest of the file is given up."""
_READY: Final = "ready"
_THREADS: Final = "OPENBLAS_NUM_THREADS"


@dataclass(slots=True)
class _Child:
    process: BaseProcess
    pipe: Connection
    ready: bool = False
    job: tuple[Path, str, int] | None = None
    next_frame: int = 0
    deadline: float = 0.0


def stack(
    folder: Path,
    blanks: Sequence[Blank],
    children: int | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    files: Sequence[Path] | None = None,
) -> Iterator[ImageReading]:
    """The reading of every frame of every picture in a folder, as they come; each exactly once.

    `file` is the path within the folder. `children`: processes, as many as processors unless told. `files`: only
    these of the folder.
    """
    wanted_files = pictures.listed(folder) if files is None else files
    jobs = deque((path, path.relative_to(folder).as_posix(), 0) for path in wanted_files)
    wanted = min(children or min(processors(), MOST_CHILDREN), max(1, len(jobs)))
    crew: list[_Child] = []
    deaths: Counter[str] = Counter()
    try:
        while (jobs or any(child.job for child in crew)) and not cancelled():
            while jobs and len(crew) < wanted:
                crew.append(_hire(blanks))
            for child in crew:
                if child.job is None and jobs:
                    _hand(child, jobs.popleft())
            ready = wait([child.pipe for child in crew if child.job], timeout=0.2)
            for child in list(crew):
                if child.job is None:
                    continue
                path, name, _ = child.job
                if child.pipe in ready:
                    reading = _take(child)
                    if reading is not None:
                        child.next_frame = reading.frame + 1
                        child.deadline = time.monotonic() + PATIENCE
                        yield reading
                        continue
                    if child.process.is_alive():
                        continue
                    if not child.ready:
                        raise EnvironmentFault("scan.no_reader")
                    reason = "unreadable_file"
                elif time.monotonic() > child.deadline:
                    reason = "took_too_long"
                else:
                    continue
                yield rejected(name, child.next_frame, reason)
                deaths[name] += 1
                if deaths[name] < _MOST_DEATHS and path.suffix.lower() in (".pdf", ".tif", ".tiff"):
                    jobs.appendleft((path, name, child.next_frame + 1))
                crew.remove(child)
                _dismiss(child)
    finally:
        for child in crew:
            _dismiss(child)


def names(folder: Path) -> list[str]:
    """The pictures of a folder in the order people count, as `file` names them."""
    return [path.relative_to(folder).as_posix() for path in pictures.listed(folder)]


def processors() -> int:
    """How many processors this process may use."""
    if sys.platform != "win32" and hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _hire(blanks: Sequence[Blank]) -> _Child:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, tuple(blanks)), daemon=True)
    with _one_thread():
        process.start()
    theirs.close()
    return _Child(process, ours)


@contextlib.contextmanager
def _one_thread() -> Iterator[None]:
    """Children started meanwhile do their sums on one thread each; a second one waits more than it works."""
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = before


def _hand(child: _Child, job: tuple[Path, str, int]) -> None:
    child.job, child.next_frame = job, job[2]
    child.deadline = time.monotonic() + PATIENCE
    with contextlib.suppress(OSError):  # a dead child is noticed when its pipe is read
        child.pipe.send(job)


def _take(child: _Child) -> ImageReading | None:
    """The next reading of a child; None when it is ready, done with its file (`job` is then None), or dead."""
    try:
        found = child.pipe.recv()
    except (EOFError, OSError):
        child.process.kill()
        child.process.join(5.0)
        return None
    if isinstance(found, ImageReading):
        return found
    if found == _READY:
        child.ready = True
        child.deadline = time.monotonic() + PATIENCE
    else:
        child.job = None
    return None


def _dismiss(child: _Child) -> None:
    child.pipe.close()
    child.process.kill()
    child.process.join(5.0)


def _work(pipe: Connection, blanks: tuple[Blank, ...]) -> None:
    """The child: takes files, sends a reading a frame and None after each file."""
    import cv2

    cv2.setNumThreads(1)
    warnings.simplefilter("ignore")  # of decoders about damaged files; the reading tells what matters
    _limit()
    pipe.send(_READY)
    while True:
        try:
            path, name, first = pipe.recv()
        except (EOFError, OSError):
            return
        number = first - 1
        try:
            for number, grey in pictures.frames(path, first):
                pipe.send(_one(grey, blanks, name, number))
        except Exception:  # whatever a hostile file does to its decoder costs this file only
            pipe.send(rejected(name, number + 1, "unreadable_file"))
        pipe.send(None)


def _one(grey: Grey | pictures.Unfit, blanks: Sequence[Blank], name: str, number: int) -> ImageReading:
    start = time.perf_counter()
    if isinstance(grey, pictures.Unfit):
        return rejected(name, number, grey.reason)
    try:
        return read(grey, blanks, name, number)
    except Exception:  # a picture that the reader cannot cope with goes to a person, never the whole stack
        return rejected(name, number, "reader_failed", start)


def _limit() -> None:
    """Memory of this process; Windows has no such call."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
