"""From readings to sheets: what two people are asked, what a picture counts as, and the machine as a witness.

A ballot of one page is one sheet, and its sheet is its ballot. On a ballot of several pages nothing links the
pages of one voter (that would be a number on the ballot), so each page is counted as a sheet of its own: of
every page as many sheets as ballots were returned, and validity is decided sheet by sheet. An invalid sheet
leaves its rows without a mark; a ballot is invalid as often as every page has an invalid sheet. The pages are
then laid together in sorted order: the sums of every row are exact, and a whole ballot says nothing of a voter.
Where one keyboard pass is the other witness, its ballots are compared page by page, and they are what is sealed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from cadredesk.domain import vote as rules
from cadredesk.domain.form import (
    ABSTAIN,
    ALL,
    WRITE_IN,
    BallotForm,
    Pattern,
    band,
    canonical,
    from_canonical,
)
from cadredesk.domain.readings import ImageReading
from cadredesk.domain.vote import INVALID, Bundle, Difference, Vote, is_invalid
from cadredesk.errors import UserError

Queue = Literal["two_marks", "uncertain", "corrections", "write_ins", "pages", "raised"]
QUEUES: Final[tuple[Queue, ...]] = (
    "two_marks",
    "uncertain",
    "corrections",
    "write_ins",
    "pages",
    "raised",
)
"""What a doubt is about, in the order in which it is put before people."""

PAGE: Final = "page"
"""The unit of a doubt about a whole picture."""
OK: Final = "ok"
DISMISS: Final = "dismiss"
"""Decisions about a whole picture: it is a sheet to be read; it is no ballot, or one that was scanned again."""
NONE: Final = ""
"""Decision about a row: no mark (abstention)."""
TWIN: Final = "twin"
"""Why a picture is asked about that looks like another one."""

Standing = Literal["read", "review", "aside", "typed", "invalid", "dismissed"]
STANDINGS: Final[tuple[Standing, ...]] = ("read", "review", "aside", "typed", "invalid", "dismissed")

_QUEUE_OF: Final[dict[str, Queue]] = {
    "overvote": "two_marks",
    "correction": "corrections",
    "crossed_out_page": "pages",
    "streak": "pages",
    TWIN: "pages",
    "raised": "raised",
    "write_in": "write_ins",
}
_BLANK_REASONS: Final = ("blank_page",)


@dataclass(frozen=True, slots=True)
class Unit:
    """One question for two people: a row (`group` id; on a recommendation the row's id), or the whole `page`.

    `cells` are the boxes of the row; `marked` those the machine takes for marked; `proposal` is a decision, None
    where none can be proposed. `sort` puts equal patterns in a row.
    """

    unit: str
    queue: Queue
    reason: str
    proposal: str | None
    sort: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What two people said of a unit: None is not asked yet. `again`: they differed before, both are asked anew."""

    unit: str
    queue: Queue
    reason: str
    proposal: str | None = None
    one: str | None = None
    one_by: str = ""
    two: str | None = None
    two_by: str = ""
    again: bool = False

    @property
    def settled(self) -> bool:
        """Whether two people said the same."""
        return self.one is not None and self.one == self.two

    @property
    def value(self) -> str | None:
        """What both said."""
        return self.one if self.settled else None


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """What two people made of a picture that could not be read: its voter group, its page, its sheet's text."""

    group: str
    page: int
    sheet: str

    def text(self) -> str:
        """The decision as it is stored."""
        return "=" + json.dumps([self.group, self.page, self.sheet], ensure_ascii=False)

    @classmethod
    def parse(cls, text: str | None) -> TypedSheet | None:
        """The sheet in a decision, or None when the decision is of another kind."""
        if not text or not text.startswith("="):
            return None
        group, page, sheet = json.loads(text[1:])
        return cls(group, page, sheet)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture lies: the stack as scanned, its number in it from 1 (第37张), the file, and its frame there."""

    batch: int
    number: int
    file: str
    frame: int


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of the open count. `group` and `page` are empty when the machine could not tell them.

    `bundle` is the bundle that the user said the stack is, 0 for none.
    """

    token: str
    place: Place
    bundle: int
    group: str
    page: int
    reason: str
    decisions: tuple[Decision, ...] = ()
    reading: ImageReading | None = None

    @property
    def standing(self) -> Standing:
        """What the picture counts as now."""
        whole = next((one for one in self.decisions if one.unit == PAGE), None)
        if whole is not None:
            if not whole.settled:
                return "review" if self.page else "aside"
            if whole.value == DISMISS:
                return "dismissed"
            typed = TypedSheet.parse(whole.value)
            if typed is not None:
                return "invalid" if is_invalid(typed.sheet) else "typed"
            if is_invalid(whole.value or ""):
                return "invalid"
        rows = [one for one in self.decisions if one.unit != PAGE]
        if any(one.settled and is_invalid(one.value or "") for one in rows):
            return "invalid"
        if any(not one.settled for one in rows):
            return "review"
        return "read"

    @property
    def open(self) -> tuple[Decision, ...]:
        """The questions that still want an answer; none once the whole picture is decided another way."""
        if self.standing not in ("review", "aside"):
            return ()
        whole = next((one for one in self.decisions if one.unit == PAGE and not one.settled), None)
        return (whole,) if whole is not None else tuple(one for one in self.decisions if not one.settled)


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows that stand on each page of a voter group's ballot, page 1 first."""

    group: str
    pages: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SheetCount:
    """Sheets of one voter group and page: pictures that count or may count, against the ballots returned."""

    group: str
    page: int
    returned: int
    read: int = 0
    review: int = 0
    typed: int = 0
    invalid: int = 0

    @property
    def counted(self) -> int:
        """Sheets that count, valid or not, those in review among them."""
        return self.read + self.review + self.typed + self.invalid

    @property
    def missing(self) -> int:
        """Ballots returned of which no picture counts yet; negative when there are more pictures than ballots."""
        return self.returned - self.counted


@dataclass(frozen=True, slots=True)
class Stack:
    """The conservation of sheets: scanned = read + review + aside + typed + invalid + dismissed."""

    scanned: int
    read: int
    review: int
    aside: int
    typed: int
    invalid: int
    dismissed: int

    @property
    def whole(self) -> bool:
        """Whether every picture counts as exactly one thing; anything else is a bug."""
        parts = (self.read, self.review, self.aside, self.typed, self.invalid, self.dismissed)
        return self.scanned == sum(parts)


# Questions ---------------------------------------------------------------------------------------------------


def check_readable(form: BallotForm) -> None:
    """Refuses a ballot whose marks a machine cannot turn into the sheet that a person would type.

    `machine.written`: a score is written, not ticked; `machine.bands`: a box stands for a range of points.
    """
    if form.kind != "score":
        return
    if len(form.columns) > 10:
        raise UserError("machine.written")
    for column in form.columns:
        found = band(column)
        if found is None or found[0] != found[1]:
            raise UserError("machine.bands", column=column.label)


def unit_of_cell(cell: str) -> str:
    """The row a cell belongs to: its group; on a recommendation the row of the form."""
    return cell.rpartition(".")[0]


def cells_of_unit(reading: ImageReading, unit: str) -> tuple[str, ...]:
    """The boxes of a row, in the order of the columns."""
    found = [cell for cell in reading.cells or {} if unit_of_cell(cell) == unit]
    return tuple(found)


def units_of(form: BallotForm, reading: ImageReading, written: Iterable[str] = ()) -> tuple[Unit, ...]:
    """Every question that a reading raises; `written` are blank lines (`w1`…) on which something is written.

    A picture that is set aside is one question about the whole page. What is not asked about is taken as read.
    """
    if reading.status == "rejected":
        reason = reading.reasons[0] if reading.reasons else "reader_failed"
        proposal = DISMISS if reason in _BLANK_REASONS else None
        return (Unit(PAGE, "pages", reason, proposal, f"{reason}"),)
    found: dict[str, Unit] = {}
    for doubt in reading.review:
        if not doubt.group:
            proposal = None if doubt.reason == "crossed_out_page" else OK
            found[PAGE] = Unit(PAGE, "pages", doubt.reason, proposal, doubt.reason)
            continue
        named = [unit_of_cell(cell) for cell in doubt.cells] or [doubt.group]
        for unit in dict.fromkeys(named if form.kind == "recommendation" else [doubt.group]):
            _ask(found, reading, unit, doubt.reason)
    for cell, one in (reading.cells or {}).items():
        if one.state == "uncertain":
            _ask(found, reading, unit_of_cell(cell), "uncertain_mark")
    if form.kind != "recommendation":
        for group in dict.fromkeys(unit_of_cell(cell) for cell in reading.cells or {}):
            if len(_marked(reading, group)) > 1:
                _ask(found, reading, group, "overvote")
    else:
        lines = [row.id for row in form.rows if form.is_write_in(row)]
        marked = {unit_of_cell(cell) for cell, one in (reading.cells or {}).items() if one.state != "empty"}
        for row in lines:
            if row in marked or row in set(written) or row in found:
                found[row] = Unit(row, "write_ins", "write_in", None, row)
    return tuple(found.values())


def raised(reading: ImageReading, unit: str) -> Unit:
    """The question that a person raises about a row the machine was sure of."""
    found: dict[str, Unit] = {}
    _ask(found, reading, unit, "raised")
    return found[unit]


def _ask(found: dict[str, Unit], reading: ImageReading, unit: str, reason: str) -> None:
    if unit in found:
        return
    queue = _QUEUE_OF.get(reason, "uncertain")
    marked = _marked(reading, unit)
    states = "".join((reading.cells or {})[cell].state[0] for cell in cells_of_unit(reading, unit))
    proposal: str | None = NONE if not marked else marked[0]
    if len(marked) > 1:
        proposal = None if reason == "correction" else NONE
    elif reason == "correction":
        proposal = None
    found[unit] = Unit(unit, queue, reason, proposal, f"{reason} {states} {unit.rpartition('.')[2]} {unit}")


def _marked(reading: ImageReading, unit: str) -> list[str]:
    """The columns of a row that are marked, or more likely marked than not."""
    cells = reading.cells or {}
    return [
        cell.rpartition(".")[2]
        for cell in cells_of_unit(reading, unit)
        if cells[cell].state == "marked" or (cells[cell].state == "uncertain" and cells[cell].score >= 0.5)
    ]


def read_in(reading: ImageReading, unit: str) -> str:
    """What the machine is sure of in a row, as a decision: its one marked column, or no mark."""
    cells = reading.cells or {}
    sure = [cell for cell in cells_of_unit(reading, unit) if cells[cell].state == "marked"]
    return sure[0].rpartition(".")[2] if len(sure) == 1 else NONE


def answers(form: BallotForm, unit: str) -> tuple[str, ...]:
    """The columns that the keys 1, 2, 3 … choose for a row."""
    return () if unit == PAGE else tuple(column.id for column in form.columns)


def check_answer(vote: Vote, page: int, unit: str, value: str) -> None:
    """Refuses an answer that the question does not allow: `machine.answer`, `ballot.…`, `vote.…`.

    `page` is the picture's page, 0 where the machine could not tell it.
    """
    form = vote.form
    if is_invalid(value):
        rules.invalid_sheet(value.removeprefix(INVALID))
        if unit == PAGE and not page:
            raise UserError("machine.answer", answer=value)
        return
    if unit == PAGE:
        typed = TypedSheet.parse(value)
        if typed is not None:
            vote.category(typed.group)
            if is_invalid(typed.sheet):
                rules.invalid_sheet(typed.sheet.removeprefix(INVALID))
            else:
                form.pattern(dict(from_canonical(typed.sheet)))
            return
        if value == DISMISS or (value == OK and page):
            return
        raise UserError("machine.answer", answer=value)
    if value == NONE or value in answers(form, unit):
        return
    if value.startswith(WRITE_IN) and value.removeprefix(WRITE_IN).strip() and _is_line(form, unit):
        return
    raise UserError("machine.answer", answer=value)


def _is_line(form: BallotForm, unit: str) -> bool:
    return any(row.id == unit and form.is_write_in(row) for row in form.rows)


def may_answer(decision: Decision, user: str) -> bool:
    """Whether a person is still to answer a question: two others have not, and the person has not."""
    if decision.settled or user in (decision.one_by, decision.two_by):
        return False
    return decision.one is None or decision.two is None


def say(decision: Decision, user: str, value: str) -> Decision:
    """The question with a person's answer; where two differ both are asked anew. `machine.decided`."""
    if decision.two_by == user or (decision.one is not None and decision.one_by != user):
        if decision.two is not None and decision.two_by != user:
            raise UserError("machine.decided")
        decision = replace(decision, two=value, two_by=user)
    else:
        decision = replace(decision, one=value, one_by=user)
    one, two = decision.one, decision.two
    if one is None or two is None or one == two:
        return decision
    if is_invalid(one) and is_invalid(two):  # the reasons need not be the same
        return replace(decision, two=one)
    return replace(decision, one=None, one_by="", two=None, two_by="", again=True)


def unsay(decision: Decision, user: str) -> Decision:
    """The question without a person's answer."""
    if decision.one_by == user:
        return replace(decision, one=None, one_by="")
    if decision.two_by == user:
        return replace(decision, two=None, two_by="")
    return decision


# Sheets ------------------------------------------------------------------------------------------------------


def page_form(form: BallotForm, rows: Sequence[str]) -> BallotForm:
    """The form of one page: its rows only."""
    kept = tuple(row for row in form.rows if row.id in set(rows))
    return replace(
        form, rows=kept, max=min(form.max, max(1, len(kept))) if form.kind == "recommendation" else 1
    )


def marks_of(form: BallotForm, reading: ImageReading, said: Mapping[str, str]) -> dict[str, Any]:
    """The marks on a sheet as `BallotForm.pattern` takes them: as read, but as `said` where two people were asked."""
    chosen: list[str] = []
    marks: dict[str, Any] = {}
    sure: dict[str, list[str]] = {}
    for cell, one in (reading.cells or {}).items():
        columns = sure.setdefault(unit_of_cell(cell), [])
        if one.state == "marked":
            columns.append(cell.rpartition(".")[2])
    for unit, columns in sure.items():
        if unit in said:
            value: str | None = said[unit] or None
        else:
            value = columns[0] if len(columns) == 1 else None
        if value is None or value == ABSTAIN:
            continue
        if form.kind == "recommendation":
            chosen.append(value if value.startswith(WRITE_IN) else unit)
        else:
            marks[unit] = _points(form, value) if form.kind == "score" else value
    return {ALL: tuple(dict.fromkeys(chosen))} if form.kind == "recommendation" else marks


def _points(form: BallotForm, column: str) -> int:
    found = next((band(one) for one in form.columns if one.id == column), None)
    if found is None or found[0] != found[1]:
        raise UserError("machine.bands", column=column)
    return found[0]


def sheet_text(vote: Vote, picture: Picture, rows: PageRows) -> str:
    """The text of a settled sheet, by the same functions as a typed one; a blank line chosen without a name counts not."""
    whole = next((one.value for one in picture.decisions if one.unit == PAGE), None)
    typed = TypedSheet.parse(whole)
    if typed is not None:
        return typed.sheet
    said = {one.unit: one.value or "" for one in picture.decisions if one.unit != PAGE}
    spoilt = next((v for v in (whole or "", *said.values()) if is_invalid(v)), None)
    if spoilt is not None:
        return spoilt
    assert picture.reading is not None
    marks = marks_of(vote.form, picture.reading, said)
    if vote.form.kind == "recommendation":
        lines = {row.id for row in vote.form.rows if vote.form.is_write_in(row)}
        marks = {ALL: tuple(one for one in marks[ALL] if one not in lines)}
    return text_of(vote, marks, rows, picture.page)


def text_of(vote: Vote, marks: Mapping[str, object], rows: PageRows, page: int) -> str:
    """The text of one sheet with these marks: as typed where a ballot is one page, else of that page alone."""
    try:
        if len(rows.pages) == 1:
            return rules.sheet_of(vote, marks)
        return canonical(page_form(vote.form, rows.pages[page - 1]).pattern(marks))
    except UserError as error:
        if error.code == "ballot.too_many":
            return rules.invalid_sheet("too_many")
        raise


def count_sheets(vote: Vote, runs: Sequence[PageRows], pictures: Sequence[Picture]) -> tuple[SheetCount, ...]:
    """Sheets of every voter group and page against the ballots returned."""
    found: Counter[tuple[str, int, str]] = Counter()
    for picture in pictures:
        typed = next((TypedSheet.parse(one.value) for one in picture.decisions if one.unit == PAGE), None)
        group, page = (typed.group, typed.page) if typed is not None else (picture.group, picture.page)
        found[group, page, picture.standing] += 1
    counts = []
    for category in vote.categories:
        pages = next((len(run.pages) for run in runs if run.group == category.id), 1)
        for page in range(1, pages + 1):
            parts = [found[category.id, page, one] for one in ("read", "review", "typed", "invalid")]
            counts.append(SheetCount(category.id, page, category.returned or 0, *parts))
    return tuple(counts)


def stack_of(pictures: Sequence[Picture]) -> Stack:
    """How many pictures count as what."""
    found = Counter(picture.standing for picture in pictures)
    return Stack(len(pictures), *(found[one] for one in STANDINGS))


# The machine as a witness ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PageBundles:
    """The sheets of one page of every voter group, bundle by bundle; number 0 is the whole voter group."""

    page: int
    bundles: tuple[Bundle, ...]


MACHINE: Final = 3
"""The turn under which the machine's bundles stand beside those of the keyboard's passes 1 and 2."""


def machine_pages(
    vote: Vote, runs: Sequence[PageRows], pictures: Iterable[Picture]
) -> tuple[PageBundles, ...]:
    """The settled sheets page by page; bundle by bundle in a voter group of which every stack was one bundle."""
    known = {run.group: run for run in runs}
    found: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for picture in pictures:
        if picture.standing not in ("read", "typed", "invalid"):
            continue
        typed = next((TypedSheet.parse(one.value) for one in picture.decisions if one.unit == PAGE), None)
        group, page = (typed.group, typed.page) if typed is not None else (picture.group, picture.page)
        rows = known.get(group) or PageRows(group, (tuple(row.id for row in vote.form.rows),))
        found.setdefault((page, group), []).append((picture.bundle, sheet_text(vote, picture, rows)))
    whole = {group for (_, group), sheets in found.items() if any(not number for number, _ in sheets)}
    pages: dict[int, list[Bundle]] = {}
    for (page, group), sheets in sorted(found.items()):
        numbered: dict[int, list[str]] = {}
        for number, text in sheets:
            numbered.setdefault(0 if group in whole else number, []).append(text)
        pages.setdefault(page, []).extend(
            Bundle(MACHINE, group, number, True, tuple(sorted(texts)))
            for number, texts in sorted(numbered.items())
        )
    return tuple(PageBundles(page, tuple(bundles)) for page, bundles in sorted(pages.items()))


def joined(vote: Vote, runs: Sequence[PageRows], pages: Sequence[PageBundles]) -> tuple[Bundle, ...]:
    """The machine's ballots of every voter group, as one bundle (number 0) where several pages are laid together."""
    several = {run.group for run in runs if len(run.pages) > 1}
    one = [
        bundle for page in pages if page.page == 1 for bundle in page.bundles if bundle.group not in several
    ]
    for group in vote.categories:
        if group.id in several:
            sheets = _laid_together(
                [[s for b in page.bundles if b.group == group.id for s in b.sheets] for page in pages]
            )
            if sheets:
                one.append(Bundle(MACHINE, group.id, 0, True, sheets))
    return tuple(sorted(one, key=lambda b: (b.group, b.number)))


def _laid_together(pages: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Ballots of sheets that nothing links: sorted, page by page; see the head of this file for the rule."""
    if not pages or len({len(page) for page in pages}) > 1:
        return ()
    spoilt = min(sum(map(is_invalid, page)) for page in pages)
    whole: list[list[Pattern]] = []
    for page in pages:
        invalid = sorted(sheet for sheet in page if is_invalid(sheet))
        kept = [sheet for sheet in page if not is_invalid(sheet)] + ["{}"] * (len(invalid) - spoilt)
        whole.append([from_canonical(sheet) for sheet in sorted(kept)])
    ballots = [
        canonical(tuple(sorted(mark for part in parts for mark in part)))
        for parts in zip(*whole, strict=True)
    ]
    return tuple(sorted([*ballots, *[rules.invalid_sheet("other")] * spoilt]))


def on_page(bundles: Iterable[Bundle], run: PageRows, page: int) -> tuple[Bundle, ...]:
    """A keyboard pass as it looks on one page of a voter group's ballot; a blank ballot is a blank page there."""
    rows = set(run.pages[page - 1])

    def part(sheet: str) -> str:
        if is_invalid(sheet):
            return "{}" if sheet == rules.invalid_sheet("blank") else sheet
        return canonical(tuple((g, m) for g, m in from_canonical(sheet) if g.partition(".")[0] in rows))

    return tuple(
        replace(bundle, sheets=tuple(sorted(map(part, bundle.sheets))))
        for bundle in bundles
        if bundle.group == run.group
    )


@dataclass(frozen=True, slots=True)
class PageDifference:
    """Sheets of a page that only the keyboard, or only the machine holds; `number` 0 is the whole voter group."""

    page: int
    difference: Difference


def compare_pass(
    runs: Sequence[PageRows], typed: Sequence[Bundle], pages: Sequence[PageBundles]
) -> tuple[PageDifference, ...]:
    """Where one keyboard pass and the machine differ: bundle by bundle where scanned so, else over the voter group."""
    found = []
    for run in runs:
        for number in range(1, len(run.pages) + 1):
            mine = [b for page in pages if page.page == number for b in page.bundles if b.group == run.group]
            theirs = [b for b in typed if b.group == run.group]
            if len(run.pages) > 1:
                theirs = list(on_page(theirs, run, number))
            if any(bundle.number == 0 for bundle in mine) or not mine:
                sheets = tuple(sorted(sheet for bundle in theirs for sheet in bundle.sheets))
                theirs = [Bundle(1, run.group, 0, True, sheets)] if sheets else []
            found += [PageDifference(number, one) for one in rules.compare_bundles(theirs, mine)]
    return tuple(found)
