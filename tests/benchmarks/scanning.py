"""Pages read a second on one core, against unpacking the same JPEGs alone; two cores against one; memory against pages."""

from __future__ import annotations

import resource
import shutil
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np

from cadredesk.actions import ballot_reading
from cadredesk.scanning import pictures, reading
from tests.scans import pictures as scans
from tests.scans.__main__ import FORMS, print_run


def measure(pages: int = 12) -> dict[str, float]:
    """Seconds a page of processor time: `decode` alone and `read` with it (200 dpi A4, 80 cells); `two`: how much
    faster two children are; `growth`: MiB by which a reader's peak grew when the stack was five times as long."""
    cv2.setNumThreads(1)
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        run = print_run(FORMS["list"], "7Q4KM2", folder / "run")
        images = folder / "images"
        images.mkdir()
        paths = _pages(run, images, pages)
        layout = folder / "run" / "layout.json"
        blanks = ballot_reading.blanks_of(ballot_reading.layout_of(layout), layout)
        _read(paths[:2], blanks)
        start = time.process_time()
        for path in paths:
            list(pictures.frames(path))
        middle = time.process_time()
        _read(paths, blanks)
        end = time.process_time()
        ballot_reading.read([layout], images, children=1)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        for n in range(4 * pages):
            shutil.copy(paths[n % pages], images / f"copy{n}.jpg")
        took = []
        for children in (1, 2):
            begin = time.perf_counter()
            ballot_reading.read([layout], images, children=children)
            took.append(time.perf_counter() - begin)
            if children == 1:
                growth = (resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss - before) / 1024
    return {
        "decode": (middle - start) / pages,
        "read": (end - middle) / pages,
        "two": took[0] / took[1],
        "growth": growth,
    }


def _pages(run: object, images: Path, pages: int) -> list[Path]:
    """Ordinary grey scans at 200 dpi."""
    made = []
    number = 0
    while len(made) < pages:
        picture = scans.make(run, run, "ordinary", number, images, np.random.default_rng([9, number]))  # type: ignore[arg-type]
        path = images / picture.file
        ((_, grey),) = pictures.frames(path)
        path.unlink()
        if isinstance(grey, np.ndarray) and abs(max(grey.shape) - 2339) < 30:
            made.append(path.with_suffix(".jpg"))
            cv2.imwrite(str(made[-1]), grey, [cv2.IMWRITE_JPEG_QUALITY, 85])
        number += 1
    return made


def _read(paths: list[Path], blanks: tuple[ballot_reading.blank.Blank, ...]) -> None:
    for path in paths:
        for number, grey in pictures.frames(path):
            assert not isinstance(grey, pictures.Unfit)
            reading.read(grey, blanks, path.name, number)


if __name__ == "__main__":
    for name, value in measure().items():
        print(name, round(value, 4))
