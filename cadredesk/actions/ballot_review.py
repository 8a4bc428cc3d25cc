"""Review of a machine count: every doubt decided by one person and confirmed by another, and the blind spot check."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from cadredesk.actions import ballot_pages, evaluations, machine_sheets
from cadredesk.desk import Desk
from cadredesk.domain import machine_count as rules
from cadredesk.domain.form import WRITE_IN
from cadredesk.domain.machine_count import (
    DISMISS,
    PAGE,
    QUEUES,
    TWIN,
    Decision,
    PageRows,
    Picture,
    Place,
    Queue,
    TypedSheet,
)
from cadredesk.domain.machine_record import SpotCheck
from cadredesk.domain.vote import Vote, invalid_sheet, is_invalid
from cadredesk.errors import UserError
from cadredesk.scanning import cutouts
from cadredesk.scanning.blank import Grey
from cadredesk.storage.workpictures import Pictures
from cadredesk.storage.worktally import WorkFile

__all__ = [
    "Question",
    "Review",
    "SpotItem",
    "alike",
    "answer_spot",
    "decide",
    "dismiss_blanks",
    "draw_spots",
    "open_review",
    "page_image",
    "questions",
    "raise_doubt",
    "read_as",
    "row_image",
    "rows_of",
    "spot_items",
    "spot_result",
    "take_back",
    "typed_sheet",
]

Image = tuple[int, int, bytes]
"""Width, height, grey bytes without padding."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question as a person sees it: which picture, which row, what the machine proposes, where the sheet lies.

    `again`: two people differed, and both are asked anew. `label` is the row in words (empty for a page).
    `mine` is what the person at the desk said, None when not asked yet.
    """

    token: str
    unit: str
    queue: Queue
    reason: str
    proposal: str | None
    again: bool
    label: str
    place: Place
    group: str
    page: int
    mine: str | None = None
    twin: str = ""
    """The picture that this one looks like."""


@dataclass(frozen=True, slots=True)
class SpotItem:
    """A thing drawn for the spot check; `unit` is a row, or `page` for a whole sheet of paper."""

    token: str
    unit: str
    label: str
    place: Place
    group: str
    page: int
    said: bool


@dataclass(frozen=True, slots=True)
class Review:
    """An open review: the desk with its person, the vote, the open work file, the ballots as printed."""

    desk: Desk
    vote: Vote
    work: WorkFile
    plain: Mapping[tuple[str, int], cutouts.PlainPage]
    page: Callable[[str], Grey]
    """A picture's straightened page with the blank form everywhere but in the cells; the last ones are kept."""

    def close(self) -> None:
        """Closes the work file."""
        self.work.close()

    def seat(self, desk: Desk) -> Review:
        """The same review with another person at it; `vote.barred`."""
        evaluations.check_reviewer(desk, self.vote.id)
        return replace(self, desk=desk)


def open_review(desk: Desk, vote_id: str) -> Review:
    """Sits down to review; candidates and their relatives are refused (`vote.barred`)."""
    vote = evaluations.check_reviewer(desk, vote_id)
    work = evaluations.open_work(desk, vote_id)
    plain = ballot_pages.plain_pages(desk, vote)
    stored = Pictures(work)
    lines = [row.id for row in vote.form.rows if vote.form.is_write_in(row)]

    @functools.lru_cache(maxsize=24)
    def page(token: str) -> Grey:
        data = stored.image(token)
        if data is None:
            raise UserError("machine.no_image")
        return cutouts.masked(cutouts.unpacked(data), plain[stored.where(token)], lines)

    return Review(desk, vote, work, plain, page)


# Questions ----------------------------------------------------------------------------------------------------


def questions(review: Review, queue: Queue | None = None) -> tuple[Question, ...]:
    """What the person at the desk is still to answer, queue by queue, equal doubtful patterns in a row."""
    stored = Pictures(review.work)
    pictures = {picture.token: picture for picture in stored.pictures()}
    me = review.desk.user.id
    found = []
    for asked in stored.asked():
        picture = pictures[asked.token]
        one = asked.decision
        if queue not in (None, one.queue) or one not in picture.open or not rules.may_answer(one, me):
            continue
        question = _question(review, picture, one, me)
        if one.reason == TWIN:
            question = replace(question, twin=asked.sort.rpartition(" ")[2])
        found.append((QUEUES.index(one.queue), asked.sort, question))
    return tuple(question for _, _, question in sorted(found, key=lambda item: item[:2]))


def _question(review: Review, picture: Picture, one: Decision, me: str) -> Question:
    proposal = one.proposal
    if one.queue == "write_ins":  # a name is typed by one and confirmed by the other, who sees it
        said = (
            one.one
            if one.one_by and one.one_by != me
            else one.two
            if one.two_by and one.two_by != me
            else None
        )
        proposal = said if said is not None else proposal
    mine = one.one if one.one_by == me else one.two if one.two_by == me else None
    return Question(
        picture.token,
        one.unit,
        one.queue,
        one.reason,
        proposal,
        one.again,
        _label(review.vote, one.unit),
        picture.place,
        picture.group,
        picture.page,
        mine,
    )


def _label(vote: Vote, unit: str) -> str:
    if unit == PAGE:
        return ""
    group = next((one.label for one in vote.form.groups() if one.id == unit), None)
    return group if group is not None else next((row.label for row in vote.form.rows if row.id == unit), unit)


def decide(review: Review, token: str, unit: str, value: str) -> Decision:
    """Stores what the person at the desk says of a question; when two differ, both are asked again.

    `value`: a column, `""` no mark, `/` and a reason, `w:` and a name; of a page `ok`, `dismiss`, `typed_sheet`.
    `machine.decided` when two other people have answered, `machine.answer` for what the question does not allow.
    """
    stored = Pictures(review.work)
    one = stored.decision(token, unit)
    if value.startswith(WRITE_IN):
        value = WRITE_IN + value.removeprefix(WRITE_IN).strip()
    _, page = stored.where(token)
    rules.check_answer(review.vote, page, unit, value)
    said = rules.say(one, review.desk.user.id, value)
    stored.put_decision(token, said)
    return said


def take_back(review: Review, token: str, unit: str) -> Decision:
    """Takes back what the person at the desk said of a question, so that it is asked again."""
    stored = Pictures(review.work)
    said = rules.unsay(stored.decision(token, unit), review.desk.user.id)
    stored.put_decision(token, said)
    return said


def typed_sheet(review: Review, group: str, page: int, marks: Mapping[str, object] | str) -> str:
    """The decision of a picture that could not be read: its marks as typed, or the reason for which it is invalid."""
    if isinstance(marks, str):
        return TypedSheet(group, page, invalid_sheet(marks)).text()
    rows = next(run for run in Pictures(review.work).runs() if run.group == group)
    return TypedSheet(group, page, rules.text_of(review.vote, marks, rows, page)).text()


def dismiss_blanks(review: Review) -> int:
    """Says of every blank back in one go that it is no ballot; the other person says the same. How many."""
    blanks = [one for one in questions(review, "pages") if one.reason == "blank_page"]
    for one in blanks:
        decide(review, one.token, one.unit, DISMISS)
    return len(blanks)


def raise_doubt(review: Review, token: str, unit: str) -> None:
    """Puts a row that the machine was sure of, or a whole picture (`page`), before two people."""
    stored = Pictures(review.work)
    known = next(
        (one.decision for one in stored.asked() if (one.token, one.decision.unit) == (token, unit)), None
    )
    if known is not None:  # two people have decided it already: both look again
        again = replace(known, one=None, one_by="", two=None, two_by="", again=True)
        stored.put_decision(token, again)
    elif unit == PAGE:
        stored.ask(token, [rules.Unit(PAGE, "pages", "raised", None, "raised")])
    else:
        stored.ask(token, [rules.raised(stored.reading(token), unit)])


def alike(review: Review, group: str, page: int, number: int, sheet: str) -> tuple[Picture, ...]:
    """The pictures that hold a sheet which only the machine has: where a difference is opened."""
    stored = Pictures(review.work)
    runs = {run.group: run for run in stored.runs()}
    found = []
    for picture in stored.pictures(readings=True):
        if picture.standing not in ("read", "typed", "invalid") or (number and picture.bundle != number):
            continue
        typed = next((TypedSheet.parse(d.value) for d in picture.decisions if d.unit == PAGE), None)
        where = (typed.group, typed.page) if typed is not None else (picture.group, picture.page)
        if where != (group, page):
            continue
        text = rules.sheet_text(review.vote, picture, runs[group])
        if text == sheet or (is_invalid(text) and is_invalid(sheet)):
            found.append(picture)
    return tuple(found)


def read_as(review: Review, subject: str, column: str) -> tuple[Question, ...]:
    """The rows that count as `column` (`abstain`: no mark) of a ballot group: where a figure differs, to look through."""
    stored = Pictures(review.work)
    found = []
    for picture in stored.pictures(readings=True):
        if picture.reading is None or picture.standing != "read":
            continue
        said = {one.unit: one for one in picture.decisions}
        if not rules.cells_of_unit(picture.reading, subject):
            continue
        one = said.get(subject)
        value = one.value if one is not None else rules.read_in(picture.reading, subject)
        if (value or "abstain") != column:
            continue
        found.append(
            _question(
                review, picture, one or Decision(subject, "raised", "raised", value), review.desk.user.id
            )
        )
    return tuple(found)


# Pictures -----------------------------------------------------------------------------------------------------


def row_image(review: Review, token: str, unit: str, group: str, page: int) -> Image:
    """The strip of a row, everything outside the cells hidden behind the blank form; a page's question shows the page."""
    if unit == PAGE:
        return page_image(review, token, whole=True)
    plain = review.plain[group, page]
    cells = [cell.id for cell in plain.page.cells if rules.unit_of_cell(cell.id) == unit]
    return _image(cutouts.row_cut(review.page(token), plain, cells))


def page_image(review: Review, token: str, *, whole: bool) -> Image:
    """A picture's page: `whole` with everything on it (a question about the page), else only what is in the cells."""
    if not whole:
        return _image(review.page(token))
    data = Pictures(review.work).image(token)
    if data is None:
        raise UserError("machine.no_image")
    return _image(cutouts.unpacked(data))


def _image(grey: Grey) -> Image:
    return grey.shape[1], grey.shape[0], grey.tobytes()


# The spot check -----------------------------------------------------------------------------------------------


def draw_spots(review: Review, rows: int, sheets: int = 0) -> int:
    """Draws rows and sheets by lot among those that nobody was asked about; how many are drawn in all now."""
    stored = Pictures(review.work)
    pictures = stored.pictures(readings=True)
    lot = secrets.SystemRandom()
    drawn = {(spot.token, spot.unit) for spot in stored.spots()}
    free = [one for one in machine_sheets.accepted(pictures) if one not in drawn]
    pages = [(p.token, PAGE) for p in pictures if p.standing == "read" and (p.token, PAGE) not in drawn]
    stored.put_spots(lot.sample(free, min(rows, len(free))) + lot.sample(pages, min(sheets, len(pages))))
    return len(stored.spots())


def spot_items(review: Review) -> tuple[SpotItem, ...]:
    """What was drawn, rows first, in an order that tells nothing; what the machine read is not told."""
    stored = Pictures(review.work)
    pictures = {picture.token: picture for picture in stored.pictures()}
    found = [
        SpotItem(
            spot.token,
            spot.unit,
            _label(review.vote, spot.unit),
            pictures[spot.token].place,
            pictures[spot.token].group,
            pictures[spot.token].page,
            spot.said is not None,
        )
        for spot in stored.spots()
    ]
    return tuple(sorted(found, key=lambda one: one.unit == PAGE))


def answer_spot(review: Review, token: str, unit: str, value: str | Mapping[str, object]) -> bool:
    """Stores what the auditor saw; whether the machine read the same. Where it did not, two people are asked."""
    stored = Pictures(review.work)
    picture = next(p for p in stored.pictures() if p.token == token)
    picture = replace(picture, reading=stored.reading(token))
    rows = next(run for run in stored.runs() if run.group == picture.group)
    if not isinstance(value, str):
        value = rules.text_of(review.vote, value, rows, picture.page)
    stored.say_spot(token, unit, value, review.desk.user.id)
    read = machine_sheets.told(review.vote, stored.runs(), picture, unit)
    same = value == read or (is_invalid(value) and is_invalid(read))
    if not same:
        raise_doubt(review, token, unit)
    return same


def spot_result(review: Review) -> tuple[SpotCheck, ...]:
    """The figures of the spot check so far."""
    machine = machine_sheets.count(review.work, review.vote)
    return machine_sheets.spot_checks(review.vote, machine, Pictures(review.work).spots(), {})


def rows_of(review: Review) -> tuple[PageRows, ...]:
    """Which rows stand on which page of every voter group's ballot."""
    return Pictures(review.work).runs()
