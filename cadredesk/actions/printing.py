"""The print folder: what of every round is to be printed, pages for the printer, and papers saved to a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cadredesk.actions import papers, reporting, rounds
from cadredesk.actions.papers import PaperLine, Pixels, Progress
from cadredesk.desk import Desk
from cadredesk.documents import preview
from cadredesk.errors import UserError
from cadredesk.vault.files import SHARED, write_atomic

__all__ = [
    "WAITING",
    "Folder",
    "FolderLine",
    "PaperLine",
    "Pixels",
    "folder",
    "pages",
    "pages_of",
    "save_combined",
    "save_docx",
    "save_pdf",
    "save_slip",
    "save_step",
    "to_print",
]

WAITING = ("to_print", "stale")
"""States of a paper that is still to be printed."""


@dataclass(frozen=True, slots=True)
class FolderLine:
    """One paper of the folder, with the name of its step."""

    round_id: str
    step: str
    step_label: str
    paper: PaperLine


@dataclass(frozen=True, slots=True)
class Folder:
    """The print folder of one round: every paper that is due or was printed, in the order of the steps."""

    round_id: str
    title: str
    lines: tuple[FolderLine, ...]

    @property
    def waiting(self) -> int:
        """How many papers are still to be printed."""
        return sum(line.paper.state in WAITING for line in self.lines)


def folder(desk: Desk, round_id: str) -> Folder:
    """The print folder of a round; papers that are not due are left out. `round.unknown`."""
    title = next((head.title for head in rounds.listed(desk) if head.id == round_id), "")
    lines = tuple(
        FolderLine(round_id, line.step, rounds.step_label(line.step), line)
        for line in papers.all_lines(desk, round_id)
        if line.state != "not_due"
    )
    return Folder(round_id, title, lines)


def to_print(desk: Desk) -> int:
    """How many papers of the rounds under way are still to be printed."""
    return sum(folder(desk, head.id).waiting for head in rounds.listed(desk) if head.state == "open")


def pages(desk: Desk, paper_id: str, width: int, progress: Progress | None = None) -> Iterator[Pixels]:
    """Every page of a filed paper for the printer, its shorter side `width` dots wide."""
    return pages_of(papers.pdf(desk, paper_id), width, progress)


def pages_of(pdf: bytes, width: int, progress: Progress | None = None) -> Iterator[Pixels]:
    """Every page of a PDF, its shorter side `width` dots wide."""
    count = preview.page_count(pdf)
    for page in range(count):
        if progress is not None:
            progress(page, count, "")
        drawn = preview.page_pixels(pdf, page, width)
        if drawn.width > drawn.height:
            drawn = preview.page_pixels(pdf, page, round(width * drawn.width / drawn.height))
        yield drawn


def save_pdf(desk: Desk, paper_id: str, place: Path) -> Path:
    """Saves a filed paper into a folder, under its number and title; a file that is there already is kept."""
    found = papers.get(desk, paper_id)
    return _save(place, papers.file_name(found.number, found.title, "pdf"), papers.pdf(desk, paper_id))


def save_docx(desk: Desk, round_id: str, key: str, person_id: str, place: Path) -> Path:
    """Saves an official paper as editable .docx into a folder; `papers.no_docx` for a form."""
    data = papers.docx(desk, round_id, key, person_id)
    line = next(
        one for one in papers.all_lines(desk, round_id) if (one.key, one.person_id) == (key, person_id)
    )
    return _save(place, papers.file_name(line.number, line.title, "docx"), data)


def save_step(
    desk: Desk, round_id: str, step: str, place: Path, progress: Progress | None = None
) -> tuple[Path, ...]:
    """Saves every paper of a step as numbered PDFs into a folder. `papers.none_due`."""
    files = papers.render_step(desk, round_id, step, progress)
    if not files:
        raise UserError("papers.none_due")
    return tuple(_save(place, one.file_name, papers.pdf(desk, one.id)) for one in files)


def save_combined(
    desk: Desk, round_id: str, step: str, place: Path, progress: Progress | None = None
) -> Path:
    """Saves every paper of a step in one PDF, each beginning on a new sheet for printing on both sides."""
    data = papers.combined(desk, round_id, step, progress, even=True)
    first = next(line.number for line in papers.of_step(desk, round_id, step))
    name = papers.file_name(first.partition("-")[0], rounds.step_label(step, "zh_CN"), "pdf")
    return _save(place, name, data)


def save_slip(desk: Desk, package_id: str, place: Path) -> Path:
    """Saves the slip of a package as PDF into a folder. `reporting.unknown_package`."""
    name = (
        reporting.file_name(desk, reporting.entry(desk, package_id)).removesuffix(".age").removesuffix(".cdp")
    )
    return _save(place, f"{name}.pdf", reporting.slip(desk, package_id))


def _save(place: Path, name: str, data: bytes) -> Path:
    """Writes a file; beside another one of that name it gets a number, because that one may have been edited."""
    if not place.is_dir():
        raise UserError("printing.no_folder")
    stem, _, ending = name.rpartition(".")
    path, number = place / name, 1
    while path.exists():
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return path
        number += 1
        path = place / f"{stem} ({number}).{ending}"
    write_atomic(path, data, mode=SHARED)
    return path
