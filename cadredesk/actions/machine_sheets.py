"""The machine count of an open work file as a witness: its sheets, its bundles, what stands between it and the seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cadredesk.domain import machine_count as rules
from cadredesk.domain import vote as vote_rules
from cadredesk.domain.machine_count import PageBundles, PageDifference, PageRows, Picture, SheetCount, Stack
from cadredesk.domain.machine_record import MachineRecord, SpotCheck
from cadredesk.domain.vote import Bundle, Disagreement, Vote, is_invalid
from cadredesk.errors import UserError
from cadredesk.storage.workpictures import Pictures, Spot
from cadredesk.storage.worktally import WorkFile


@dataclass(frozen=True, slots=True)
class MachineCount:
    """What the machine counted: pictures and sheets, and the settled sheets page by page."""

    runs: tuple[PageRows, ...]
    stack: Stack
    counts: tuple[SheetCount, ...]
    pages: tuple[PageBundles, ...]
    pictures: tuple[Picture, ...]

    @property
    def complete(self) -> bool:
        """Whether every sheet is there and settled: of every page as many as ballots were returned."""
        settled = not (self.stack.review or self.stack.aside)
        return bool(self.counts) and settled and all(count.missing == 0 for count in self.counts)


def count(work: WorkFile, vote: Vote) -> MachineCount:
    """Everything the machine counted so far."""
    pictures = Pictures(work)
    runs, found = pictures.runs(), pictures.pictures(readings=True)
    return MachineCount(
        runs,
        rules.stack_of(found),
        rules.count_sheets(vote, runs, found),
        rules.machine_pages(vote, runs, found),
        found,
    )


def progress(work: WorkFile, vote: Vote) -> tuple[Stack, tuple[SheetCount, ...]]:
    """Pictures and sheets so far, without looking at what was read."""
    pictures = Pictures(work)
    found = pictures.pictures()
    return rules.stack_of(found), rules.count_sheets(vote, pictures.runs(), found)


def compared(
    vote: Vote, machine: MachineCount, typed: Sequence[Bundle]
) -> tuple[tuple[PageDifference, ...], tuple[Disagreement, ...]]:
    """Where the witnesses of a machine count differ: keyboard pass and machine, then the hand count."""
    differences: tuple[PageDifference, ...] = ()
    if vote.witnesses == "machine_pass":
        differences = rules.compare_pass(machine.runs, typed, machine.pages)
    if differences:
        return differences, ()
    ballots = sealed_bundles(vote, machine, typed)
    return (), vote_rules.witnesses(vote, ballots, ballots)


def sealed_bundles(vote: Vote, machine: MachineCount, typed: Sequence[Bundle]) -> tuple[Bundle, ...]:
    """The ballots that the seal keeps: the keyboard's where one pass was typed (the machine agrees), else the machine's."""
    if vote.witnesses == "machine_pass":
        return tuple(typed)
    return rules.joined(vote, machine.runs, machine.pages)


def check_seal(vote: Vote, machine: MachineCount, typed: Sequence[Bundle]) -> tuple[Vote, tuple[Bundle, ...]]:
    """Refuses the seal unless the machine's sheets are whole and every witness agrees.

    Gives the vote with its invalid sheets known and the ballots to be sealed. `machine.…`, `vote.…`, `tally.…`.
    """
    if vote.state != "counting":
        raise UserError("vote.not_counting", state=vote.state)
    _check_sheets(vote, machine)
    for group in vote.categories:
        named = {"group": group.id, "label": group.label or group.id}
        total = next((one for one in vote.hand_totals if one.group == group.id), None)
        if vote.witnesses == "machine_hand":
            if total is None:
                raise UserError("vote.no_hand_total", **named)
            if missing_marks(vote, group.id):
                raise UserError("machine.hand_marks", **named)
        else:
            _check_typed(vote, group.id, typed)
        if total is not None:
            vote_rules.check_hand_total(vote.form, total)
    differences, apart = compared(vote, machine, typed)
    if differences:
        one = differences[0].difference
        label = vote.category(one.group).label or one.group
        raise UserError("machine.differs", group=one.group, label=label, number=one.number)
    if apart:
        worst = apart[0]
        raise UserError(
            "machine.hand_differs",
            group=worst.group,
            subject=worst.subject,
            column=worst.column,
            hand=worst.hand,
            machine=worst.first,
        )
    ballots = sealed_bundles(vote, machine, typed)
    categories = []
    for group in vote.categories:
        spoilt = sum(is_invalid(s) for b in ballots if b.group == group.id for s in b.sheets)
        if group.invalid is not None and group.invalid != spoilt:
            raise UserError(
                "vote.invalid_differs",
                group=group.id,
                label=group.label or group.id,
                typed=spoilt,
                counted=group.invalid,
            )
        categories.append(replace(group, invalid=spoilt))
    vote = replace(vote, categories=tuple(categories))
    vote_rules.check_sheets(vote)
    return vote, ballots


def _check_sheets(vote: Vote, machine: MachineCount) -> None:
    if not machine.stack.whole:
        raise UserError("machine.stack", scanned=machine.stack.scanned)
    if machine.stack.aside:
        raise UserError("machine.aside", pictures=machine.stack.aside)
    if machine.stack.review:
        raise UserError("machine.review", pictures=machine.stack.review)
    for count in machine.counts:
        if count.missing:
            group = vote.category(count.group)
            raise UserError(
                "machine.sheets_missing",
                group=count.group,
                label=group.label or group.id,
                page=count.page,
                counted=count.counted,
                returned=count.returned,
            )


def _check_typed(vote: Vote, group: str, typed: Sequence[Bundle]) -> None:
    """One keyboard pass is whole: every bundle closed, every sheet typed."""
    label = vote.category(group).label or group
    mine = [bundle for bundle in typed if bundle.group == group]
    for bundle in mine:
        if not bundle.closed:
            raise UserError("vote.bundle_open", turn=1, group=group, label=label, number=bundle.number)
    sheets = sum(len(bundle.sheets) for bundle in mine)
    returned = vote.category(group).returned or 0
    if sheets != returned:
        raise UserError(
            "vote.sheets_missing", turn=1, group=group, label=label, typed=sheets, returned=returned
        )


def missing_marks(vote: Vote, group: str) -> tuple[str, ...]:
    """Rows whose marks the hand count does not tell: beside the machine alone it must tell every one."""
    form = vote.form
    total = next((one for one in vote.hand_totals if one.group == group), None)
    told = {subject for subject, _ in total.marks} if total is not None else set()
    wanted = (
        [row.id for row in form.candidates()]
        if form.kind == "recommendation"
        else [g.id for g in form.groups()]
    )
    return tuple(subject for subject in wanted if subject not in told)


def record(work: WorkFile, vote: Vote, machine: MachineCount, names: dict[str, str]) -> MachineRecord:
    """What stays of a machine count; `names` are the users' by their ids."""
    pictures = Pictures(work)
    decisions = [decision for picture in machine.pictures for decision in picture.decisions]
    people = {user for one in decisions for user in (one.one_by, one.two_by) if user}
    rows = sum(
        len({rules.unit_of_cell(cell) for cell in picture.reading.cells or {}})
        for picture in machine.pictures
        if picture.reading is not None and picture.standing == "read"
    )
    stack = machine.stack
    invalid = sum(is_invalid(sheet) for page in machine.pages for b in page.bundles for sheet in b.sheets)
    return MachineRecord(
        stack.scanned,
        stack.read - (invalid - stack.invalid),  # too many chosen, or blank where the rule says so
        stack.typed,
        invalid,
        stack.dismissed,
        rows,
        sum(1 for one in decisions if one.settled and one.unit != rules.PAGE),
        sum(1 for one in decisions if one.queue == "raised"),
        tuple(sorted(names.get(user, user) for user in people)),
        pictures.engine(),
        spot_checks(vote, machine, pictures.spots(), names),
    )


def spot_checks(
    vote: Vote, machine: MachineCount, spots: Sequence[Spot], names: dict[str, str]
) -> tuple[SpotCheck, ...]:
    """The spot check's figures: rows against their picture, sheets against their paper."""
    by_token = {picture.token: picture for picture in machine.pictures}
    found = []
    for kind in ("rows", "sheets"):
        said = [s for s in spots if s.said is not None and (s.unit == rules.PAGE) == (kind == "sheets")]
        if not said:
            continue
        agreed = sum(s.said == told(vote, machine.runs, by_token[s.token], s.unit) for s in said)
        of = sum(1 for picture in machine.pictures if picture.standing == "read")
        if kind == "rows":
            of = len(accepted(machine.pictures))
        people = tuple(sorted({names.get(s.by, s.by) for s in said}))
        found.append(SpotCheck(kind, len(said), agreed, of, people))
    return tuple(found)


def accepted(pictures: Sequence[Picture]) -> list[tuple[str, str]]:
    """Every row that the machine read and nobody was asked about: token and unit."""
    found = []
    for picture in pictures:
        if picture.standing != "read" or picture.reading is None:
            continue
        asked = {decision.unit for decision in picture.decisions if decision.queue != "raised"}
        units = dict.fromkeys(rules.unit_of_cell(cell) for cell in picture.reading.cells or {})
        found += [(picture.token, unit) for unit in units if unit not in asked]
    return found


def told(vote: Vote, runs: Sequence[PageRows], picture: Picture, unit: str) -> str:
    """What counted in a row (a decision's text) or, for the unit `page`, on a whole sheet before anybody raised a doubt."""
    reading = picture.reading
    assert reading is not None
    if unit == rules.PAGE:
        before = tuple(one for one in picture.decisions if one.reason != "raised")
        picture = replace(picture, decisions=before)
        rows = next(run for run in runs if run.group == picture.group)
        return rules.sheet_text(vote, picture, rows)
    return rules.read_in(reading, unit)
