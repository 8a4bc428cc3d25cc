"""Ballots by machine: prints a form with its layout, and reads a folder of scanned or photographed ballots."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from cadredesk import resources
from cadredesk.documents import ballot
from cadredesk.domain.form import BallotForm
from cadredesk.domain.layout import BallotLayout, new_ballot_id
from cadredesk.domain.readings import ImageReading, Readings
from cadredesk.errors import UserError
from cadredesk.scanning import blank, crew, reading

LARGEST = 32 << 20
"""Most bytes of a form, a layout or its PDF."""


def print_form(form_path: Path, out: Path, paper: ballot.Paper = "A4") -> tuple[Path, Path]:
    """Writes `ballot.pdf` and `layout.json` of a form to the folder `out`; gives their paths.

    Every call is a print run of its own with an id of its own. UserError `form.…`, `scan.not_form`.
    """
    form = BallotForm.parse(_object(form_path, "scan.not_form"))
    printed = ballot.pdf(form, new_ballot_id(), resources.wording("ballot"), paper=paper)
    out.mkdir(parents=True, exist_ok=True)
    paths = (out / "ballot.pdf", out / "layout.json")
    _write(paths[0], printed.pdf)
    _write(paths[1], (json.dumps(printed.layout.as_dict(), ensure_ascii=False, indent=1) + "\n").encode())
    return paths


def read(
    layouts: Sequence[Path],
    images_dir: Path,
    out: Path | None = None,
    children: int | None = None,
    each: Callable[[ImageReading], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Readings:
    """Reads every picture in a folder against the print runs of `layouts`; writes `readings.json` to `out`.

    The blank form is the `ballot.pdf` beside each layout; without it the layout alone must do. `each` is told of
    every reading as it comes, in no order. The pictures are only read, never changed. UserError `scan.…`.
    """
    if not images_dir.is_dir():
        raise UserError("scan.no_folder", folder=str(images_dir))
    runs = [(layout_of(path), path) for path in layouts]
    ids = tuple(layout.ballot_id for layout, _ in runs)
    if len(set(ids)) < len(ids):
        raise UserError("scan.same_run_twice", id=next(i for i in ids if ids.count(i) > 1))
    blanks = [page for layout, path in runs for page in blanks_of(layout, path)]
    images = []
    for found in crew.stack(images_dir, blanks, children, cancelled):
        images.append(found)
        each(found)
    order = {name: n for n, name in enumerate(crew.names(images_dir))}
    images.sort(key=lambda image: (order.get(image.file, len(order)), image.file, image.frame))
    readings = Readings(ids, reading.ENGINE, reading.VERSION, tuple(images))
    if out is not None:
        text = json.dumps(readings.as_dict(), ensure_ascii=False, separators=(",", ":"))
        _write(out, (text + "\n").encode())
    return readings


def layout_of(path: Path) -> BallotLayout:
    """The layout in a file; UserError `scan.not_layout`."""
    data = _object(path, "scan.not_layout")
    try:
        return BallotLayout.parse(data)
    except UserError as error:
        raise UserError(error.code, file=path.name) from error


def blanks_of(layout: BallotLayout, layout_path: Path) -> tuple[blank.Blank, ...]:
    """The blank pages of a layout, from the `ballot.pdf` beside it when it is there; UserError `scan.bad_blank`."""
    pdf = layout_path.with_name("ballot.pdf")
    data = pdf.read_bytes() if pdf.is_file() and pdf.stat().st_size <= LARGEST else None
    try:
        return blank.load(layout, data)
    except (ValueError, RuntimeError) as error:
        raise UserError("scan.bad_blank", file=pdf.name) from error


def _object(path: Path, code: str) -> dict[str, object]:
    if path.stat().st_size > LARGEST:
        raise UserError(code, file=path.name)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise UserError(code, file=path.name) from error
    if not isinstance(data, dict):
        raise UserError(code, file=path.name)
    return data


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)
