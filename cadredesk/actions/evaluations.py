"""A vote below the window: design it, hand out and collect sheets, type them twice, agree, seal, see the result."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Literal

from cadredesk.actions import machine_sheets
from cadredesk.desk import Desk, Session
from cadredesk.domain import names
from cadredesk.domain import vote as rules
from cadredesk.domain.form import BallotForm
from cadredesk.domain.machine_count import MACHINE, PageDifference, SheetCount, Stack
from cadredesk.domain.machine_record import Witnesses
from cadredesk.domain.tally import (
    Ballots,
    TallyResult,
    TallyRule,
    VoterGroup,
    as_input,
    check_sums,
    sealed_order,
    tally,
)
from cadredesk.domain.vote import Bundle, Difference, Disagreement, HandTotal, Vote, VoteKind
from cadredesk.errors import UserError
from cadredesk.storage import people as people_store
from cadredesk.storage import users, workpictures, worktally
from cadredesk.storage import votes as store
from cadredesk.storage.worktally import WorkFile
from cadredesk.vault.files import PRIVATE_FOLDER, write_atomic
from cadredesk.vault.files import faults as disk_faults

OPEN_STATES = ("designed", "issuing", "counting")


@dataclass(frozen=True, slots=True)
class BallotSaved:
    """A ballot that is safely stored: its random id, sheets of this pass and voter group now, and in all to come."""

    id: str
    saved: int
    of: int
    bundle: int
    in_bundle: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one pass over one voter group is, in sheets; never a mark before the seal."""

    group: str
    label: str
    turn: int
    saved: int
    of: int
    bundle: int
    in_bundle: int
    closed_bundles: int


@dataclass(frozen=True, slots=True)
class BundleClosed:
    """A closed bundle; `difference` is set when the other pass has closed the same bundle and differs."""

    number: int
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What stands between the count and the seal: bundles that differ, figures on which witnesses differ."""

    differences: tuple[Difference, ...]
    disagreements: tuple[Disagreement, ...]
    missing: tuple[tuple[int, str, int], ...]
    """(pass, voter group, sheets still to be typed); pass 3 is the machine."""
    pages: tuple[PageDifference, ...] = ()
    """Where a keyboard pass and the machine differ."""

    @property
    def agrees(self) -> bool:
        """Whether both passes are whole and everything agrees."""
        return not (self.differences or self.disagreements or self.missing or self.pages)


@dataclass(frozen=True, slots=True)
class Entry:
    """One pass being typed: the vote, which pass (1 or 2), and its open work file. Close it before the seal."""

    desk: Desk
    vote: Vote
    turn: int
    work: WorkFile

    def close(self) -> None:
        """Closes the work file."""
        self.work.close()


# Before the count ---------------------------------------------------------------------------------------------


def design(
    desk: Desk,
    round_id: str,
    kind: VoteKind,
    title: str,
    form: BallotForm,
    categories: Sequence[VoterGroup],
    *,
    rule: TallyRule | None = None,
    people: Sequence[tuple[str, str]] = (),
    bundle_size: int = 10,
    pictures: str = "destroy",
    paper: Literal["A4", "A5"] = "A4",
) -> Vote:
    """Makes a vote of a round; `people` says which person (id) stands in which row of the form."""
    vote = Vote(
        desk.new_id(),
        round_id,
        kind,
        title,
        form,
        tuple(categories),
        rule or TallyRule(),
        tuple(people),
        bundle_size=bundle_size,
        pictures=pictures,
        paper=paper,
    )
    rules.check_design(vote)
    with desk.write("vote.designed", vote.id) as session:
        store.save(session, desk.org, vote)
    return vote


def redesign(desk: Desk, vote: Vote) -> Vote:
    """Stores a changed form, title, groups or rule of a vote whose ballots were not given out yet."""
    with desk.write("vote.designed", vote.id) as session:
        old = _get(session, desk, vote.id)
        if old.state != "designed":
            raise UserError("vote.form_fixed")
        changed = replace(
            old,
            title=vote.title,
            form=vote.form,
            categories=vote.categories,
            rule=vote.rule,
            people=vote.people,
            bundle_size=vote.bundle_size,
            paper=vote.paper,
        )
        rules.check_design(changed)
        store.save(session, desk.org, changed)
    return changed


def get(desk: Desk, vote_id: str) -> Vote:
    """One vote; `UserError("vote.unknown")` when there is none of that id."""
    with desk.read() as session:
        return _get(session, desk, vote_id)


def votes_of(desk: Desk, round_id: str) -> tuple[Vote, ...]:
    """The votes of a round, earlier attempts first."""
    with desk.read() as session:
        return store.of_round(session, desk.org, round_id)


def set_roles(desk: Desk, vote_id: str, scrutineers: Sequence[str], counters: Sequence[str]) -> Vote:
    """Names who watches (监票人) and who counts (计票人); `vote.barred` for candidates and their relatives."""
    with desk.write("vote.roles", vote_id) as session:
        vote = _open(session, desk, vote_id)
        rules.check_roles(map(names.normalise, (*scrutineers, *counters)), _barred(session, desk, vote))
        vote = replace(vote, scrutineers=tuple(scrutineers), counters=tuple(counters))
        store.save(session, desk.org, vote)
    return vote


def set_counts(desk: Desk, vote_id: str, counts: Sequence[VoterGroup]) -> Vote:
    """Stores people and sheets of each voter group: due, present, issued, returned, invalid, and why unreturned.

    What is not known yet may be None. More returned than issued is refused with `tally.returned_over_issued`
    and nothing is stored: the vote is then to be voided (`void`) and held again (`re_vote`).
    """
    with desk.write("vote.counts", vote_id) as session:
        vote = _open(session, desk, vote_id)
        told = {group.id: group for group in counts}
        for group in told:
            vote.category(group)
        categories = tuple(_with_counts(group, told.get(group.id, group)) for group in vote.categories)
        issued = any(group.issued is not None for group in categories)
        state = "issuing" if vote.state == "designed" and issued else vote.state
        vote = replace(vote, categories=categories, state=state)
        _check_known(vote)
        store.save(session, desk.org, vote)
    return vote


def set_witnesses(desk: Desk, vote_id: str, witnesses: Witnesses) -> Vote:
    """Says who must agree before the seal; `machine.pass_two_begun` when the second keyboard pass holds sheets."""
    with desk.read() as session:
        vote = _open(session, desk, vote_id)
    if vote.state == "counting" and witnesses != "passes":
        with counting_work(desk, vote_id) as work:
            if any(bundle.turn == 2 for bundle in work.bundles(2)):
                raise UserError("machine.pass_two_begun")
    with desk.write("vote.witnesses", vote_id) as session:
        vote = replace(_open(session, desk, vote_id), witnesses=witnesses)
        store.save(session, desk.org, vote)
    return vote


def check_reviewer(desk: Desk, vote_id: str) -> Vote:
    """The open vote, when the person at the desk may look at its ballots; `vote.barred`, `vote.not_counting`."""
    with desk.read() as session:
        vote = _counting(session, desk, vote_id)
        rules.check_roles([names.normalise(desk.user.name)], _barred(session, desk, vote))
    return vote


def barred(desk: Desk, vote_id: str) -> frozenset[str]:
    """Normalised names of the candidates and their relatives, who neither count nor watch."""
    with desk.read() as session:
        return _barred(session, desk, _get(session, desk, vote_id))


# Typing -------------------------------------------------------------------------------------------------------


def open_count(desk: Desk, vote_id: str) -> Vote:
    """Opens the count: checks people and sheets, makes the work file and its key.

    Open already: nothing happens, unless the work file is gone (it is in no backup, so a restored folder has
    none): then an empty one is made and the sheets are typed again from their paper.
    """
    if desk.is_copy:
        raise UserError("desk.copied")
    vote = get(desk, vote_id)
    if vote.state not in OPEN_STATES:
        raise UserError("vote.not_counting", state=vote.state)
    file, key_file = worktally.paths(desk.folder, vote_id)
    if vote.state == "counting" and file.is_file() and key_file.is_file():
        return vote
    rules.check_sheets(_sheets_known(vote))
    with disk_faults(worktally.FOLDER):
        file.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    worktally.destroy(desk.folder, vote_id)
    key = secrets.token_bytes(32)
    write_atomic(key_file, desk.vault.wrap(_purpose(vote_id), key))
    WorkFile(file, key, create=True).close()
    with desk.write("vote.count_opened", vote_id) as session:
        vote = replace(_open(session, desk, vote_id), state="counting", first_by="", second_by="")
        store.save(session, desk.org, vote)
    return vote


@contextmanager
def entry(desk: Desk, vote_id: str, turn: int) -> Iterator[Entry]:
    """`open_entry`, closed at the end."""
    opened = open_entry(desk, vote_id, turn)
    try:
        yield opened
    finally:
        opened.close()


def open_entry(desk: Desk, vote_id: str, turn: int) -> Entry:
    """Sits down to type pass 1 or 2; the first one to do so owns the pass.

    `vote.same_counter` when the same person would type both, `vote.other_counter` when the pass has another
    owner, `vote.barred` for a candidate or relative, `vote.not_counting` when the count is not open.
    """
    if turn not in (1, 2):
        raise ValueError("there are two passes")
    with desk.read() as session:
        vote = _counting(session, desk, vote_id)
        name = names.normalise(desk.user.name)
        rules.check_counter(vote, turn, desk.user.id, name, _barred(session, desk, vote))
    if not (vote.first_by if turn == 1 else vote.second_by):
        with desk.write("vote.pass_begun", vote_id) as session:
            vote = _counting(session, desk, vote_id)
            vote = (
                replace(vote, first_by=desk.user.id) if turn == 1 else replace(vote, second_by=desk.user.id)
            )
            store.save(session, desk.org, vote)
    return Entry(desk, vote, turn, open_work(desk, vote_id))


def take_over(desk: Desk, vote_id: str, turn: int) -> Vote:
    """Makes the person at the desk the owner of a pass that another one began and cannot finish."""
    with desk.write("vote.pass_taken_over", vote_id) as session:
        vote = _counting(session, desk, vote_id)
        free = replace(vote, first_by="") if turn == 1 else replace(vote, second_by="")
        rules.check_counter(
            free, turn, desk.user.id, names.normalise(desk.user.name), _barred(session, desk, vote)
        )
        vote = replace(free, first_by=desk.user.id) if turn == 1 else replace(free, second_by=desk.user.id)
        store.save(session, desk.org, vote)
    return vote


def record_ballot(entry: Entry, group: str, marks: Mapping[str, object]) -> BallotSaved:
    """Stores one valid ballot; returns only when it is safely on the disk.

    `marks` maps a ballot group to a column, points, the rows chosen, or None. `ballot.…` when the form does
    not allow them, `vote.bundle_full` when the bundle is to be closed first, `vote.sheets_full` when every
    returned sheet was typed.
    """
    return _record(entry, group, rules.sheet_of(entry.vote, marks))


def record_invalid(entry: Entry, group: str, reason: str) -> BallotSaved:
    """Stores one invalid ballot with one of `INVALID_REASONS`."""
    return _record(entry, group, rules.invalid_sheet(reason))


def take_back(entry: Entry, group: str) -> str:
    """Takes back the last ballot of the open bundle; gives its text (canonical pattern, or `/` and a reason)."""
    entry.vote.category(group)
    return entry.work.take_back(entry.turn, group)


def close_bundle(entry: Entry, group: str) -> BundleClosed:
    """Closes the open bundle, and compares it when the other pass has closed the same one; one journal line."""
    entry.vote.category(group)
    number = entry.work.close_bundle(entry.turn, group)
    with entry.desk.write("vote.bundle_closed", entry.vote.id):
        pass
    own = entry.work.bundle(entry.turn, group, number)
    other = entry.work.bundle(3 - entry.turn, group, number)
    if own is None or other is None or not other.closed:
        return BundleClosed(number, None)
    pair = (own, other) if entry.turn == 1 else (other, own)
    return BundleClosed(number, next(iter(rules.compare_bundles(pair[:1], pair[1:])), None))


def retype_bundle(entry: Entry, group: str, number: int) -> None:
    """Empties one bundle of this pass, so that it is typed again from its paper; one journal line."""
    entry.vote.category(group)
    entry.work.reopen_bundle(entry.turn, group, number)
    with entry.desk.write("vote.bundle_reopened", entry.vote.id):
        pass


def progress(entry: Entry) -> tuple[Progress, ...]:
    """How far this pass is, voter group by voter group."""
    return tuple(_progress(entry.work, entry.turn, group) for group in entry.vote.categories)


def progress_of(desk: Desk, vote_id: str) -> tuple[Progress, ...]:
    """How far both passes are, without sitting down to type."""
    vote = get(desk, vote_id)
    with counting_work(desk, vote_id) as work:
        return tuple(_progress(work, turn, group) for turn in (1, 2) for group in vote.categories)


def bundles_of(entry: Entry, group: str) -> tuple[Bundle, ...]:
    """The bundles of this pass over one voter group, for whoever types it; the other pass stays hidden."""
    return entry.work.bundles(entry.turn, group)


def stored_ballots(desk: Desk) -> Iterator[str]:
    """The ids of the ballots stored in every open work file."""
    with desk.read() as session:
        known = store.states(session, desk.org)
    for vote_id in worktally.left_over(desk.folder):
        if known.get(vote_id) == "counting":
            with counting_work(desk, vote_id) as work:
                yield from work.ids()


# Agreement and seal -------------------------------------------------------------------------------------------


def set_hand_totals(desk: Desk, vote_id: str, totals: Sequence[HandTotal]) -> Vote:
    """Stores what the table counted by hand, the first witness; gives invalid sheets where not yet known.

    `vote.hand_sum` names the row whose marks do not add up to the valid sheets.
    """
    with desk.write("vote.hand_totals", vote_id) as session:
        vote = _counting(session, desk, vote_id)
        categories = {group.id: group for group in vote.categories}
        for total in totals:
            group = vote.category(total.group)
            rules.check_hand_total(vote.form, total)
            if total.valid + total.invalid != (group.returned or 0):
                raise UserError(
                    "vote.hand_returned",
                    group=group.id,
                    label=group.label or group.id,
                    sum=total.valid + total.invalid,
                    returned=group.returned or 0,
                )
            categories[group.id] = replace(group, invalid=total.invalid)
        kept = [total for total in vote.hand_totals if total.group not in {t.group for t in totals}]
        vote = replace(vote, hand_totals=(*kept, *totals), categories=tuple(categories.values()))
        store.save(session, desk.org, vote)
    return vote


def compare(desk: Desk, vote_id: str) -> Comparison:
    """Compares both passes bundle by bundle, and with the hand totals once every sheet was typed twice.

    While sheets are missing only bundles closed in both passes are compared, so the second pass stays blind. A
    machine count is compared once every sheet is there.
    """
    vote = get(desk, vote_id)
    if vote.witnesses != "passes":
        return _compare_machine(desk, vote)
    with counting_work(desk, vote_id) as work:
        first, second = work.bundles(1), work.bundles(2)
    missing = tuple(
        (turn, group.id, left)
        for turn, bundles in ((1, first), (2, second))
        for group in vote.categories
        if (left := (group.returned or 0) - sum(len(b.sheets) for b in bundles if b.group == group.id))
    )
    closed = {(b.group, b.number) for b in first if b.closed} & {
        (b.group, b.number) for b in second if b.closed
    }
    if missing:
        first = tuple(b for b in first if (b.group, b.number) in closed)
        second = tuple(b for b in second if (b.group, b.number) in closed)
    differences = rules.compare_bundles(first, second)
    disagreements = () if missing or differences else rules.witnesses(vote, first, second)
    return Comparison(differences, disagreements, missing)


def machine_progress(desk: Desk, vote_id: str) -> tuple[Stack, tuple[SheetCount, ...]]:
    """How far a machine count is: pictures, and sheets of each voter group and page; never a mark."""
    vote = get(desk, vote_id)
    with counting_work(desk, vote_id) as work:
        return machine_sheets.progress(work, vote)


def seal(desk: Desk, vote_id: str) -> Vote:
    """Seals the vote when everything agrees: writes the sorted multiset, then destroys key and work file.

    Everything that still stands in the way is refused with its own code (`vote.…`, `tally.…`). After a crash
    between the two halves, opening the vote or the folder destroys what is left.
    """
    vote = get(desk, vote_id)
    if vote.state == "sealed":
        worktally.destroy(desk.folder, vote_id)
        return vote
    with desk.read() as session:
        _counting(session, desk, vote_id)
    with counting_work(desk, vote_id) as work:
        vote, bundles = _checked(desk, vote, work)
    ballots = rules.ballots_of(bundles)
    check_sums(vote.categories, ballots)
    rows = sealed_order((b.group, b.pattern) for b in ballots for _ in range(b.count))
    with desk.write("vote.sealed", vote_id) as session:
        _counting(session, desk, vote_id)
        vote = replace(vote, state="sealed")
        store.save(session, desk.org, vote)
        store.seal(session, desk.org, vote_id, rows)
    worktally.destroy(desk.folder, vote_id)
    return vote


def _checked(desk: Desk, vote: Vote, work: WorkFile) -> tuple[Vote, tuple[Bundle, ...]]:
    """The vote and the bundles as they are sealed, when every witness agrees."""
    first, second = work.bundles(1), work.bundles(2)
    if vote.witnesses == "passes":
        rules.check_seal(vote, first, second)
        return vote, first
    machine = machine_sheets.count(work, vote)
    vote, bundles = machine_sheets.check_seal(vote, machine, first)
    if vote.pictures != "destroy":
        from cadredesk.actions import kept_pictures  # seldom needed, and it loads the reader of pictures

        kept_pictures.keep(desk, vote, work, machine.pictures)
    with desk.read() as session:
        people = {user.id: user.name for user in users.listed(session, desk.org)}
    return replace(vote, machine=machine_sheets.record(work, vote, machine, people)), bundles


def _compare_machine(desk: Desk, vote: Vote) -> Comparison:
    with counting_work(desk, vote.id) as work:
        typed, machine = work.bundles(1), machine_sheets.count(work, vote)
    missing = [(MACHINE, one.group, one.missing) for one in machine.counts if one.missing]
    if vote.witnesses == "machine_pass":
        for group in vote.categories:
            left = (group.returned or 0) - sum(len(b.sheets) for b in typed if b.group == group.id)
            missing += [(1, group.id, left)] if left else []
    if missing or not machine.complete:
        return Comparison((), (), tuple(missing))
    pages, disagreements = machine_sheets.compared(vote, machine, typed)
    return Comparison((), disagreements, (), pages)


def result(desk: Desk, vote_id: str) -> TallyResult:
    """The result of a sealed vote, counted anew from its sealed ballots by the rule kept with it."""
    vote, ballots = _sealed(desk, vote_id)
    worktally.destroy(desk.folder, vote_id)
    return tally(vote.form, vote.rule, vote.categories, ballots)


def tally_input(desk: Desk, vote_id: str, profile: str) -> dict[str, Any]:
    """The sealed ballots as input of the command `tally`, so that anybody can count again.

    It holds single patterns: it is for the sample school and stays in the office otherwise.
    """
    vote, ballots = _sealed(desk, vote_id)
    return as_input(vote.form, vote.categories, ballots, profile)


def void(desk: Desk, vote_id: str, reason: str) -> Vote:
    """Declares a vote void (无效) with a reason; what was sealed stays in the record, an open count is destroyed."""
    if not reason.strip():
        raise UserError("vote.reason_wanted")
    with desk.write("vote.void", vote_id) as session:
        vote = _get(session, desk, vote_id)
        if vote.state == "void":
            raise UserError("vote.already_void")
        vote = replace(vote, state="void", reason=reason.strip())
        store.save(session, desk.org, vote)
    worktally.destroy(desk.folder, vote_id)
    workpictures.destroy_kept(desk.folder, vote_id)
    return vote


def re_vote(desk: Desk, vote_id: str, reason: str) -> Vote:
    """Makes the next attempt of a void or sealed vote: same form, groups and rule, new sheets and counts."""
    if not reason.strip():
        raise UserError("vote.reason_wanted")
    with desk.write("vote.repeated", vote_id) as session:
        old = _get(session, desk, vote_id)
        if old.state not in ("sealed", "void"):
            raise UserError("vote.still_open")
        if any(other.re_vote_of == old.id for other in store.of_round(session, desk.org, old.round_id)):
            raise UserError("vote.repeated_already")
        vote = Vote(
            desk.new_id(),
            old.round_id,
            old.kind,
            old.title,
            old.form,
            tuple(VoterGroup(g.id, g.label, g.weight, g.due) for g in old.categories),
            old.rule,
            old.people,
            bundle_size=old.bundle_size,
            scrutineers=old.scrutineers,
            counters=old.counters,
            attempt=old.attempt + 1,
            re_vote_of=old.id,
            reason=reason.strip(),
            witnesses=old.witnesses,
            pictures=old.pictures,
            paper=old.paper,
        )
        store.save(session, desk.org, vote)
    return vote


def sweep(desk: Desk) -> tuple[str, ...]:
    """Destroys work files that a crash left behind: of votes sealed, void, unknown, or not yet counting."""
    with desk.read() as session:
        known = store.states(session, desk.org)
    left = [v for v in worktally.left_over(desk.folder) if known.get(v) != "counting"]
    if any(
        path.exists()
        for vote in worktally.left_over(desk.folder)
        for path in workpictures.kept_paths(desk.folder, vote)
    ):
        from cadredesk.actions import kept_pictures  # seldom needed, and it loads the reader of pictures

        kept_pictures.sweep(desk)
    return tuple(vote_id for vote_id in left if worktally.destroy(desk.folder, vote_id))


# Private ------------------------------------------------------------------------------------------------------


def _purpose(vote_id: str) -> str:
    return f"tally/{vote_id}"


def _get(session: Session, desk: Desk, vote_id: str) -> Vote:
    vote = store.get(session, desk.org, vote_id)
    if vote is None:
        raise UserError("vote.unknown")
    return vote


def _sealed(desk: Desk, vote_id: str) -> tuple[Vote, tuple[Ballots, ...]]:
    with desk.read() as session:
        vote = _get(session, desk, vote_id)
        if vote.state != "sealed":
            raise UserError("vote.not_sealed", state=vote.state)
        return vote, store.sealed(session, desk.org, vote_id)


def _open(session: Session, desk: Desk, vote_id: str) -> Vote:
    vote = _get(session, desk, vote_id)
    if vote.state not in OPEN_STATES:
        raise UserError("vote.closed", state=vote.state)
    return vote


def _counting(session: Session, desk: Desk, vote_id: str) -> Vote:
    vote = _get(session, desk, vote_id)
    if vote.state != "counting":
        raise UserError("vote.not_counting", state=vote.state)
    return vote


def open_work(desk: Desk, vote_id: str) -> WorkFile:
    """The work file of an open count; the caller closes it. `desk.copied`, `vote.work_file_gone`."""
    if desk.is_copy:
        raise UserError("desk.copied")
    file, key_file = worktally.paths(desk.folder, vote_id)
    if not (file.is_file() and key_file.is_file()):
        raise UserError("vote.work_file_gone")
    with disk_faults(key_file.name):
        wrapped = key_file.read_bytes()
    return WorkFile(file, desk.vault.unwrap(_purpose(vote_id), wrapped))


@contextmanager
def counting_work(desk: Desk, vote_id: str) -> Iterator[WorkFile]:
    """The work file of an open count, closed at the end."""
    with desk.read() as session:
        _counting(session, desk, vote_id)
    work = open_work(desk, vote_id)
    try:
        yield work
    finally:
        work.close()


def _record(entry: Entry, group: str, sheet: str) -> BallotSaved:
    of = entry.vote.category(group).returned or 0
    if not entry.work.path.exists():
        raise UserError("vote.not_counting", state="closed")
    if entry.work.sheets(entry.turn, group) >= of:
        raise UserError("vote.sheets_full", returned=of)
    saved = entry.work.add(entry.turn, group, sheet, entry.vote.bundle_size)
    return BallotSaved(saved.id, saved.in_pass, of, saved.number, saved.in_bundle)


def _progress(work: WorkFile, turn: int, group: VoterGroup) -> Progress:
    place = work.place(turn, group.id)
    return Progress(
        group.id,
        group.label or group.id,
        turn,
        place.sheets,
        group.returned or 0,
        place.number,
        place.in_bundle,
        place.closed,
    )


def _with_counts(old: VoterGroup, told: VoterGroup) -> VoterGroup:
    return replace(
        old,
        due=told.due,
        present=told.present,
        issued=told.issued,
        returned=told.returned,
        invalid=told.invalid,
        unreturned_reason=told.unreturned_reason,
    )


def _sheets_known(vote: Vote) -> Vote:
    """The vote as it can be checked before invalid sheets are counted."""
    return replace(
        vote, categories=tuple(replace(g, invalid=0) if g.invalid is None else g for g in vote.categories)
    )


def _check_known(vote: Vote) -> None:
    """Checks whatever counts are known already; the whole check comes as soon as the sheets are back."""
    for group in vote.categories:
        for field in ("due", "present", "issued", "returned", "invalid"):
            number = getattr(group, field)
            if number is not None and number < 0:
                raise UserError(
                    "tally.negative",
                    group=group.id,
                    label=group.label or group.id,
                    field=field,
                    number=number,
                )
        if group.returned is not None and group.issued is not None and group.returned > group.issued:
            raise UserError(
                "tally.returned_over_issued",
                group=group.id,
                label=group.label or group.id,
                returned=group.returned,
                issued=group.issued,
            )
    if all(None not in (g.due, g.present, g.issued, g.returned) for g in vote.categories):
        rules.check_sheets(_sheets_known(vote))


def _barred(session: Session, desk: Desk, vote: Vote) -> frozenset[str]:
    """Names of candidates, of whom they name as family, and of colleagues who name them."""
    ids = [person_id for _, person_id in vote.people]
    found = (
        {names.normalise(row.label) for row in vote.form.candidates()} if vote.kind != "meeting" else set()
    )
    colleagues: set[str] = set()
    for person in people_store.many(session, desk.org, ids):
        found.add(names.normalise(person.name))
        found.update(names.normalise(member.name) for member in person.family if member.name)
        colleagues.update(person.relatives())
        colleagues.update(people_store.naming(session, desk.org, person.id))
    for person in people_store.many(session, desk.org, colleagues):
        found.add(names.normalise(person.name))
    return frozenset(found)
