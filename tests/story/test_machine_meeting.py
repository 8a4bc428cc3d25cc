"""A whole meeting counted by machine: 400 ballots of nine candidates and five elements, from the folder to the result."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cadredesk.actions import ballot_pages, ballot_review, desks, evaluations, state
from cadredesk.desk import Desk
from cadredesk.domain.machine_count import PAGE
from cadredesk.domain.school import Role
from cadredesk.domain.vote import HandTotal, Vote
from tests.scans.office import Office, save
from tests.story.clerk import settle, wait
from tests.ui.conftest import NAMES, PASSWORDS
from tests.ui.scanned_desk import Truth, hand_total, meeting, typed
from ui.screens.ballot_review import BallotReviewScreen
from ui.screens.scanning import ScanningScreen
from ui.voting.reviewer import ReviewerSheet
from ui.window import MainWindow

BALLOTS = 400
OVER = tuple(range(7, 400, 23))
"""Ballots with two marks in the first row."""
TORN, SIGNED = (31, 222), (58, 301)
"""Ballots of which the scanner saw half, and ballots that the meeting calls invalid."""
BACKS = 6
DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


@pytest.mark.slow
def test_the_whole_meeting_by_machine_is_what_the_keyboard_counts(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = make_desk()
    held = meeting(desk, tmp_path / "scans", BALLOTS, over=OVER, backs=BACKS)
    spoil(desk, held.vote, held.truth, held.folder)
    valid = [marks for number, marks in enumerate(held.truth) if number not in SIGNED]
    window = MainWindow(desk)
    window.show()
    window.activateWindow()

    # The stack is read
    window.navigate("scanning", vote=held.vote.id, round=held.round_id, step="evaluation")
    scans = screen(window, ScanningScreen)
    scans.read(held.folder)
    wait(lambda: not window.runner.busy, "the stack is read", 400)
    settle()
    told = scans._told
    assert told is not None
    assert told.stack.whole
    assert told.stack.scanned == BALLOTS + BACKS
    assert told.stack.aside == BACKS + len(TORN)
    assert told.vote.witnesses == "machine_hand"
    asked = told.open
    assert asked - told.stack.aside >= len(OVER) + len(SIGNED)
    assert told.stack.review < BALLOTS * 0.1, "most ballots need nobody"

    # Two people decide, by keyboard; the second one does not see what the first one said
    window.navigate("ballot_review", vote=held.vote.id, round=held.round_id, step="evaluation")
    review = screen(window, BallotReviewScreen)
    answer(review, held.truth)
    choose(review, 1)
    sheet = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, ReviewerSheet) and one.isVisible()
    )
    sheet.names.setCurrentIndex(sheet.names.findText(NAMES[Role.REVIEWER]))
    QTest.keyClicks(sheet.password, PASSWORDS[Role.REVIEWER])
    QTest.keyClick(sheet.password, Qt.Key.Key_Return)
    wait(lambda: review._review is not None and review._review.desk.user.name == NAMES[Role.REVIEWER])
    answer(review, held.truth)

    # A blind spot check of sixty rows
    choose(review, 1)
    choose(review, 1)
    for _ in range(60):
        one = review._current()
        assert one is not None
        press(review, held.truth[number_of(one)][one.unit], held.vote)
    assert "60" in words_of(review, "choiceSentence")

    # The table's hand count agrees, and the vote is sealed
    window.navigate("rounds", round=held.round_id, step="evaluation")
    settle()
    whole = hand_total(held.vote.form, valid)
    total = HandTotal("staff", len(valid), len(SIGNED), whole.marks)
    evaluations.set_hand_totals(desk, held.vote.id, [total])
    assert evaluations.compare(desk, held.vote.id).agrees
    machine = sealed(desk, held.vote)
    record = evaluations.get(desk, held.vote.id).machine
    assert record is not None
    assert (record.scanned, record.typed, record.invalid, record.dismissed) == (
        BALLOTS + BACKS,
        len(TORN),
        len(SIGNED),
        BACKS,
    )
    assert [(check.checked, check.agreed) for check in record.spot] == [(60, 60)]
    window.put_away()
    window.hide()
    window.deleteLater()
    settle()

    # The keyboard counts the same ballots
    other = evaluations.re_vote(desk, held.vote.id, "对照录入")
    evaluations.set_counts(desk, other.id, held.vote.categories)
    evaluations.open_count(desk, other.id)
    evaluations.set_witnesses(desk, other.id, "passes")
    people = (desk, desks.switch(desk, NAMES[Role.REVIEWER], PASSWORDS[Role.REVIEWER]))
    for turn, user in enumerate(people, 1):
        with evaluations.entry(user, other.id, turn) as entry:
            for number, marks in enumerate(held.truth):
                if number in SIGNED:
                    saved = evaluations.record_invalid(entry, "staff", "signed")
                else:
                    saved = evaluations.record_ballot(entry, "staff", typed(marks))
                if saved.in_bundle == other.bundle_size:
                    evaluations.close_bundle(entry, "staff")
    evaluations.set_hand_totals(desk, other.id, [total])
    assert sealed(desk, other) == machine
    one, two = evaluations.result(desk, held.vote.id), evaluations.result(desk, other.id)
    assert one.candidates == two.candidates
    assert not list((desk.folder / "tally").iterdir())


def spoil(desk: Desk, vote: Vote, truth: tuple[Truth, ...], folder: Path) -> None:
    """Half of some ballots is missing; some bear two marks in a row, which leads people to the signature."""
    run = next(iter(ballot_pages.print_runs(desk, vote).values()))
    office, rng = Office(run), np.random.default_rng(5)
    columns = [column.id for column in vote.form.columns]
    for number in TORN:
        image = office.scan(truth[number], rng)
        save(image[: image.shape[0] // 2], folder / f"scan_{number + 1:04d}.jpg")
    for number in SIGNED:
        marks = {**truth[number], "p1.de": columns[:2]}
        save(office.scan(marks, rng), folder / f"scan_{number + 1:04d}.jpg")


def number_of(one: ballot_review.Question | ballot_review.SpotItem) -> int:
    """Which ballot of the truth a picture shows, by its file."""
    return int(one.place.file.removeprefix("scan_").removesuffix(".jpg")) - 1


def answer(review: BallotReviewScreen, truth: tuple[Truth, ...]) -> None:
    """Answers everything that is asked of the person at the desk, from the truth and by keys alone."""
    lot = random.Random(1)
    for _ in range(2000):
        one = review._current()
        if review._pages.currentWidget() is not review._work or one is None:
            return
        number = number_of(one)
        assert review._vote is not None
        if one.unit == PAGE and one.reason == "blank_page":  # type: ignore[union-attr]
            key(review, Qt.Key.Key_4)
        elif one.unit == PAGE:
            key(review, Qt.Key.Key_3)
            assert review.grid is not None
            for group in review._vote.form.groups():
                QTest.keyClick(review.grid, digit(truth[number][group.id], review._vote))
            QTest.keyClick(review.grid, Qt.Key.Key_Return)
        elif number in SIGNED and one.unit == "p1.de":
            key(review, Qt.Key.Key_X)
            key(review, Qt.Key.Key_5)
        else:
            if lot.random() < 0.1:
                key(review, Qt.Key.Key_Space)
                key(review, Qt.Key.Key_Space)
            press(review, truth[number][one.unit], review._vote)
    raise AssertionError("it never ends")


def press(review: BallotReviewScreen, marks: list[str], vote: Vote) -> None:
    key(review, digit(marks, vote))


def digit(marks: list[str], vote: Vote) -> Qt.Key:
    """The key of a row's one mark; two or none are none."""
    columns = [column.id for column in vote.form.columns]
    return DIGITS[columns.index(marks[0])] if len(marks) == 1 else Qt.Key.Key_0


def key(review: BallotReviewScreen, one: Qt.Key) -> None:
    """A key to whatever shows the question."""
    QTest.keyClick(review._looks.currentWidget(), one)


def choose(review: BallotReviewScreen, number: int) -> None:
    """An answer of the calm page."""
    assert review._pages.currentWidget() is review.choice
    QTest.keyClick(review.choice, str(number))
    QApplication.processEvents()


def screen(window: MainWindow, kind: type) -> QWidget:
    settle()
    return next(one for one in window.findChildren(kind) if one.isVisible())


def words_of(widget: QWidget, name: str) -> str:
    settle()
    (found,) = [one for one in widget.findChildren(QLabel, name) if one.isVisible()]
    return found.text()


def sealed(desk: Desk, vote: Vote) -> list[str]:
    """The sealed multiset as the database holds it, without the vote's id."""
    evaluations.seal(desk, vote.id)
    lines = [line.partition("\t")[2] for line in state.dump(desk) if line.startswith("sealed_ballot\t")]
    return sorted(line.replace(vote.id, "") for line in lines if vote.id in line)
