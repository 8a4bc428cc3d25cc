"""A vote of nine candidates whose ballots lie scanned in a folder, with the truth, for tests of the machine count's windows."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cadredesk.actions import ballot_pages, evaluations, voting
from cadredesk.desk import Desk
from cadredesk.domain.form import BallotForm
from cadredesk.domain.profile import EvaluationRule, Weighted
from cadredesk.domain.vote import HandTotal, Vote
from tests.scans.office import Office, save
from tests.ui.test_evaluation import make_round

Truth = dict[str, list[str]]
"""One ballot: its group, the columns marked there (two: an overvote, which counts as no mark)."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A round with a vote whose ballots are back, and what stands on every ballot."""

    round_id: str
    vote: Vote
    folder: Path
    truth: tuple[Truth, ...]


def meeting(desk: Desk, folder: Path, ballots: int, *, over: Sequence[int] = (), backs: int = 0) -> Meeting:
    """Holds the vote and scans its ballots; `over` are the ballots with two marks in their first row."""
    round_id = make_round(desk, EvaluationRule(groups=(Weighted("staff", "教职工", 100),)))
    vote = voting.hold(desk, round_id, "evaluation", voting.draft(desk, round_id, "evaluation"))
    counts = [
        group.__class__(group.id, group.label, group.weight, ballots, ballots, ballots, ballots)
        for group in vote.categories
    ]
    vote = evaluations.set_counts(desk, vote.id, counts)
    truth = drawn(vote.form, ballots, over)
    folder.mkdir(parents=True, exist_ok=True)
    scan(desk, vote, truth, folder, backs)
    return Meeting(round_id, vote, folder, truth)


def drawn(form: BallotForm, ballots: int, over: Sequence[int]) -> tuple[Truth, ...]:
    """What voters mark, drawn by a fixed seed."""
    lot = random.Random(7)
    columns = [column.id for column in form.columns]
    truth = []
    for number in range(ballots):
        marks = {
            group.id: [] if lot.random() < 0.03 else [lot.choices(columns, (6, 3, 1, 1))[0]]
            for group in form.groups()
        }
        if number in over:
            marks[form.groups()[0].id] = columns[:2]
        truth.append(marks)
    return tuple(truth)


def scan(desk: Desk, vote: Vote, truth: Sequence[Truth], folder: Path, backs: int = 0) -> None:
    """Puts the ballots on the scanner: some upside down, some with their empty back."""
    run = next(iter(ballot_pages.print_runs(desk, vote).values()))
    office, rng = Office(run), np.random.default_rng(11)
    for number, marks in enumerate(truth, 1):
        save(office.scan(marks, rng, turn=2 * (number % 5 == 0)), folder / f"scan_{number:04d}.jpg")
    for number in range(backs):
        save(office.blank_back(rng), folder / f"scan_{len(truth) + number + 1:04d}.jpg")


def typed(marks: Truth) -> dict[str, object]:
    """The ballot as a person types it: two marks in a row are none."""
    return {group: given[0] if len(given) == 1 else None for group, given in marks.items()}


def hand_total(form: BallotForm, truth: Sequence[Truth]) -> HandTotal:
    """What the table counts by hand."""
    marks = []
    for group in form.groups():
        given = [typed(ballot)[group.id] for ballot in truth]
        counts = [(column.id, given.count(column.id)) for column in form.columns]
        marks.append((group.id, (*counts, ("abstain", given.count(None)))))
    return HandTotal("staff", len(truth), 0, tuple(marks))
