"""The printed ballots of a vote as its pictures are held against them: print runs, blank pages, rows of each page."""

from __future__ import annotations

from cadredesk import resources
from cadredesk.actions import form_papers
from cadredesk.desk import Desk
from cadredesk.documents.ballot import PrintedBallot
from cadredesk.domain.machine_count import PageRows
from cadredesk.domain.vote import Vote
from cadredesk.scanning import blank, cutouts
from cadredesk.scanning.blank import Blank
from cadredesk.scanning.cutouts import PlainPage


def print_runs(desk: Desk, vote: Vote) -> dict[str, PrintedBallot]:
    """The print run of every voter group, with the watermark of a rehearsal as on its papers."""
    mark = str(resources.wording("papers")["watermark"]) if desk.kind == "rehearsal" else None
    runs = form_papers.print_runs(vote, mark)
    return {group.id: run for group, run in zip(vote.categories, runs, strict=True)}


def blanks(desk: Desk, vote: Vote) -> tuple[Blank, ...]:
    """Every blank page of every voter group."""
    return tuple(page for run in print_runs(desk, vote).values() for page in blank.load(run.layout, run.pdf))


def plain_pages(desk: Desk, vote: Vote) -> dict[tuple[str, int], PlainPage]:
    """Every page as printed, by voter group and number."""
    return {
        (group, page.page.page): page
        for group, run in print_runs(desk, vote).items()
        for page in cutouts.plain_pages(run.layout, run.pdf)
    }


def rows_of(run: PrintedBallot, group: str) -> PageRows:
    """Which rows of the form stand on which page."""
    pages = [dict.fromkeys(cell.id.partition(".")[0] for cell in page.cells) for page in run.layout.pages]
    return PageRows(group, tuple(tuple(page) for page in pages))
