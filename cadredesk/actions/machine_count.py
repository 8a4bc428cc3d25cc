"""The machine count below the window: a stack of pictures is read into the open count, watched, and taken back."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cadredesk.actions import ballot_pages, evaluations, machine_sheets
from cadredesk.desk import Desk
from cadredesk.documents.ballot import PrintedBallot
from cadredesk.domain import machine_count as rules
from cadredesk.domain.machine_count import QUEUES, Picture, Queue, SheetCount, Stack
from cadredesk.domain.readings import ImageReading, Ink
from cadredesk.domain.vote import Vote
from cadredesk.errors import Cancelled, UserError
from cadredesk.scanning import blank, crew, cutouts, likeness, pictures, scanner
from cadredesk.scanning.reading import ENGINE, VERSION
from cadredesk.scanning.scanner import Device
from cadredesk.storage.workpictures import Pictures
from cadredesk.storage.worktally import WorkFile

__all__ = [
    "Batch",
    "Device",
    "Overview",
    "Progress",
    "Report",
    "arrived",
    "can_scan",
    "check_form",
    "overview",
    "read",
    "remove_batch",
    "scan",
    "scanners",
]

Progress = Callable[..., None]
"""`progress(done, total, text)`; may raise `Cancelled`."""

_NO_PIXELS = frozenset(
    {"unreadable_file", "not_a_picture", "too_large", "too_small", "animated", "took_too_long"}
)
"""Set aside before anything was unpacked: there is nothing to be shown, and it is not unpacked here either."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a stack: its number, new pictures, files that had been read before, and whether it was stopped."""

    batch: int
    pictures: int
    known: int
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """A stack as it was scanned: its number, the bundle it is (0: none in particular), its pictures."""

    number: int
    bundle: int
    pictures: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How far the machine count is, in sheets; never a mark before the seal.

    `queues` are the questions still open, `mine` those that the person at the desk has not answered yet.
    """

    vote: Vote
    stack: Stack
    counts: tuple[SheetCount, ...]
    aside: tuple[Picture, ...]
    batches: tuple[Batch, ...]
    queues: tuple[tuple[Queue, int], ...]
    mine: int
    complete: bool

    @property
    def open(self) -> int:
        """Questions that still want an answer of somebody."""
        return sum(number for _, number in self.queues)


def check_form(desk: Desk, vote_id: str) -> Vote:
    """The vote, when its ballots can be read by the machine.

    `machine.written`, `machine.bands`, `machine.choice_over_pages`: a choice over several pages cannot be counted
    page by page, because how many were chosen is known of the whole ballot only.
    """
    vote = evaluations.get(desk, vote_id)
    rules.check_readable(vote.form)
    return vote


def read(
    desk: Desk,
    vote_id: str,
    folder: Path,
    *,
    bundle: int = 0,
    batch: int = 0,
    files: Sequence[Path] | None = None,
    children: int | None = None,
    progress: Progress | None = None,
) -> Report:
    """Reads the pictures of a folder (or some of its `files`) into the open count; the files are only read.

    A file whose content was read before is passed over, so a stopped stack is taken up where it was left.
    `bundle` says that the stack is that bundle; `batch` goes on with a stack begun before (a watched folder).
    Errors: `scan.no_folder`, `machine.no_pictures`, `vote.barred`, `vote.not_counting`, those of `check_form`.
    """
    if not folder.is_dir():
        raise UserError("scan.no_folder", folder=str(folder))
    check_form(desk, vote_id)
    evaluations.open_count(desk, vote_id)
    vote = evaluations.check_reviewer(desk, vote_id)
    wanted = pictures.listed(folder)
    if files is not None:
        only = set(files)
        wanted = [path for path in wanted if path in only]
    if not wanted:
        raise UserError("machine.no_pictures", folder=folder.name)
    runs = ballot_pages.print_runs(desk, vote)
    if vote.form.kind == "recommendation" and any(len(run.layout.pages) > 1 for run in runs.values()):
        raise UserError("machine.choice_over_pages")
    with evaluations.counting_work(desk, vote_id) as work:
        reader = _Reader(vote, work, runs)
        report = reader.read(folder, wanted, bundle, batch, children, progress or (lambda *_: None))
    if report.pictures and not batch:  # one line a stack, as a bundle that is typed has one
        with desk.write("vote.stack_read", vote_id):
            pass
    return report


def can_scan() -> bool:
    """Whether this machine has SANE's program to scan with."""
    return shutil.which("scanimage") is not None


def scanners() -> tuple[Device, ...]:
    """The scanners that can be reached now; may take ten seconds. None where SANE is not installed."""
    return scanner.devices() if can_scan() else ()


def scan(
    desk: Desk,
    vote_id: str,
    device: str,
    *,
    bundle: int = 0,
    children: int | None = None,
    progress: Progress | None = None,
) -> Report:
    """Scans the stack in a feeder and reads it; the scans lie in a private temporary folder until they are read.

    What was scanned before a paper jam is read first, then the trouble is told. `scan.…` and what `read` raises.
    """
    tell = progress or (lambda *_: None)
    vote = check_form(desk, vote_id)
    run = next(iter(ballot_pages.print_runs(desk, vote).values()))
    paper = (min(run.layout.width, run.layout.height), max(run.layout.width, run.layout.height))
    trouble: Exception | None = None
    with tempfile.TemporaryDirectory(prefix="cadredesk-") as kept:
        folder = Path(kept)
        try:
            scanner.scan(device, folder, paper=paper, each=lambda pages: tell(pages, 0))
        except (UserError, Cancelled) as error:
            if not pictures.listed(folder):
                raise
            trouble = error
        report = read(desk, vote_id, folder, bundle=bundle, children=children, progress=progress)
    if trouble is not None and not isinstance(trouble, Cancelled):
        raise trouble
    return report


class _Reader:
    """One stack on its way into the work file."""

    def __init__(self, vote: Vote, work: WorkFile, runs: Mapping[str, PrintedBallot]) -> None:
        self._vote, self._pictures, self._runs = vote, Pictures(work), runs
        self._groups = {run.layout.ballot_id: group for group, run in runs.items()}
        self._plain: dict[tuple[str, int], cutouts.PlainPage] = {}
        self._lines = [row.id for row in vote.form.rows if vote.form.is_write_in(row)]
        if self._lines:
            self._plain = {
                (group, page.page.page): page
                for group, run in runs.items()
                for page in cutouts.plain_pages(run.layout, run.pdf)
            }
        self._inks: dict[str, Ink] = {}
        self._pictures.put_runs([ballot_pages.rows_of(run, group) for group, run in runs.items()])

    def read(
        self,
        folder: Path,
        wanted: Sequence[Path],
        bundle: int,
        batch: int,
        children: int | None,
        progress: Progress,
    ) -> Report:
        fresh: dict[str, tuple[Path, bytes, int]] = {}
        seen: set[bytes] = set()
        known = 0
        for number, path in enumerate(wanted):
            digest = _digest(path)
            if digest in seen or self._pictures.is_read(digest):
                known += 1
                continue
            seen.add(digest)
            fresh[path.relative_to(folder).as_posix()] = (path, digest, number)
        if not fresh:
            return Report(batch, 0, known)
        batch = batch or self._pictures.new_batch(bundle)
        start = self._pictures.files_in(batch)
        for name, (_, digest, number) in fresh.items():
            self._pictures.begin_source(digest, batch, start + number, name)
        blanks = [page for run in self._runs.values() for page in blank.load(run.layout, run.pdf)]
        engine = f"{ENGINE} {VERSION}"
        added, done = 0, set[str]()
        stopped = False
        paths = [path for path, _, _ in fresh.values()]
        try:
            for found in crew.stack(folder, blanks, children, files=paths):
                path, digest, _ = fresh[found.file]
                if self._store(path, digest, found, engine):
                    added += 1
                done.add(found.file)
                progress(len(done), len(fresh), "")
        except Cancelled:
            stopped = True
        else:
            self._pictures.end_sources([digest for _, digest, _ in fresh.values()])
        self._ask_twins()
        return Report(batch, added, known, stopped)

    def _store(self, path: Path, digest: bytes, found: ImageReading, engine: str) -> bool:
        group = self._groups.get(found.ballot_id, "")
        image: bytes | None = None
        written: tuple[str, ...] = ()
        grey = None if not found.page and set(found.reasons) & _NO_PIXELS else _frame(path, found.frame)
        if grey is not None and found.page and group:
            layout = self._runs[group].layout
            flat = cutouts.straightened(grey, found, layout.width, layout.height)
            if self._lines:
                written = cutouts.written_lines(flat, self._plain[group, found.page], self._lines)
            image = cutouts.packed(flat)
        elif grey is not None:
            image = cutouts.packed(cutouts.shrunk(grey))
        units = rules.units_of(self._vote.form, found, written)
        token = self._pictures.add(digest, group, found, engine, units, image)
        if token is not None and found.ink is not None:
            self._inks[token] = found.ink
        return token is not None

    def _ask_twins(self) -> None:
        """Warns of two pictures of one sheet, in this stack or in one before; of the later one two people decide."""
        if not self._inks:
            return
        order = [picture.token for picture in self._pictures.pictures()]
        self._pictures.put_inks(self._inks)
        for one, other, _ in likeness.pairs(self._pictures.inks()):
            if one not in self._inks and other not in self._inks:
                continue
            first, later = sorted((one, other), key=order.index)
            self._pictures.ask_twin(later, first)


def overview(desk: Desk, vote_id: str) -> Overview:
    """How far the machine count of an open count is."""
    vote = evaluations.get(desk, vote_id)
    with evaluations.counting_work(desk, vote_id) as work:
        stored = Pictures(work)
        found, runs, batches = stored.pictures(), stored.runs(), stored.batches()
    counts = rules.count_sheets(vote, runs, found)
    stack = rules.stack_of(found)
    still = [decision for picture in found for decision in picture.open]
    queues = tuple((queue, sum(one.queue == queue for one in still)) for queue in QUEUES)
    me = desk.user.id
    mine = sum(rules.may_answer(one, me) for one in still)
    complete = bool(runs) and not (stack.review or stack.aside) and all(c.missing == 0 for c in counts)
    aside = tuple(picture for picture in found if picture.standing == "aside")
    return Overview(vote, stack, counts, aside, tuple(Batch(*one) for one in batches), queues, mine, complete)


def remove_batch(desk: Desk, vote_id: str, batch: int) -> int:
    """Takes a whole stack back, so that it is scanned again; how many pictures that were. One journal line."""
    evaluations.check_reviewer(desk, vote_id)
    with evaluations.counting_work(desk, vote_id) as work:
        removed = Pictures(work).remove_batch(batch)
    with desk.write("vote.stack_removed", vote_id):
        pass
    return removed


def arrived(
    folder: Path, before: Mapping[Path, tuple[int, int]]
) -> tuple[tuple[Path, ...], dict[Path, tuple[int, int]]]:
    """Files of a watched folder that have settled since the last look: same size and time twice, and not empty.

    Gives them and what was seen now, to be handed in at the next look. `scan.no_folder` when it is gone.
    """
    if not folder.is_dir():
        raise UserError("scan.no_folder", folder=str(folder))
    now: dict[Path, tuple[int, int]] = {}
    for path in pictures.listed(folder):
        try:
            found = path.stat()
        except OSError:
            continue
        now[path] = (found.st_size, found.st_mtime_ns)
    return tuple(path for path, state in now.items() if state[0] and before.get(path) == state), now


def complete(work: WorkFile, vote: Vote) -> bool:
    """Whether every sheet is there and settled."""
    return machine_sheets.count(work, vote).complete


def _digest(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError:
        return hashlib.sha256(str(path).encode()).digest()


def _frame(path: Path, number: int) -> blank.Grey | None:
    """The pixels of one frame that a child process has unpacked without harm."""
    frames: Iterable[tuple[int, blank.Grey | pictures.Unfit]] = pictures.frames(path, number)
    for at, grey in frames:
        if at != number or isinstance(grey, pictures.Unfit):
            return None
        return grey
    return None
