"""The review of scanned ballots at the real window: real pictures, two people, keys alone."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cadredesk.actions import ballot_review, desks, evaluations, machine_count
from cadredesk.desk import Desk
from cadredesk.domain.school import Role
from cadredesk.storage.workpictures import Pictures
from tests.ui.conftest import NAMES, PASSWORDS, unnamed
from tests.ui.scanned_desk import Meeting, hand_total, meeting
from tests.ui.test_evaluation import focused
from ui.screens.ballot_review import BallotReviewScreen
from ui.screens.scanning import ScanningScreen
from ui.steps.voting import VotePanel
from ui.voting.differences import PicturesSheet
from ui.voting.reviewer import ReviewerSheet
from ui.widgets.card import Note
from ui.window import MainWindow

OVER = (2, 5, 6)


@pytest.fixture
def held(desk: Desk, tmp_path: Path) -> Meeting:
    """A vote whose twelve ballots are read: three with two marks, two empty backs, one damaged file."""
    one = meeting(desk, tmp_path / "scans", 12, over=OVER, backs=2)
    (one.folder / "z_broken.jpg").write_bytes(b"\xff\xd8\xff\xe0broken")
    machine_count.read(desk, one.vote.id, one.folder, children=1)
    return replace(one, vote=evaluations.set_witnesses(desk, one.vote.id, "machine_hand"))


@pytest.fixture
def window(desk: Desk, qtbot) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.put_away()
    made.hide()
    made.deleteLater()
    QApplication.processEvents()


def shown(window: MainWindow, kind: type) -> QWidget:
    QApplication.processEvents()
    return next(one for one in window.findChildren(kind) if one.isVisible())


def review_of(window: MainWindow, held: Meeting, **more: object) -> BallotReviewScreen:
    window.navigate("ballot_review", vote=held.vote.id, round=held.round_id, step="evaluation", **more)
    found = shown(window, BallotReviewScreen)
    assert isinstance(found, BallotReviewScreen)
    return found


def scans_of(window: MainWindow, held: Meeting) -> ScanningScreen:
    window.navigate("scanning", vote=held.vote.id, round=held.round_id, step="evaluation")
    found = shown(window, ScanningScreen)
    assert isinstance(found, ScanningScreen)
    return found


def key(one: Qt.Key) -> None:
    """A key to whatever has the focus."""
    QTest.keyClick(focused(), one)
    QApplication.processEvents()


def words_of(widget: QWidget, name: str) -> str:
    QApplication.sendPostedEvents(None, 52)
    return next(one.text() for one in widget.findChildren(QLabel, name) if one.isVisible())


def open_count(held: Meeting, desk: Desk) -> int:
    return machine_count.overview(desk, held.vote.id).open


def test_keys_alone_from_the_first_row_to_the_other_person_and_the_seal(
    desk: Desk, held: Meeting, window: MainWindow, qtbot
) -> None:
    scans = scans_of(window, held)
    assert "待认定" in scans.findChild(Note, "scanVerdict").accessibleName()
    assert scans.header_buttons()[-1].text() == "复核（6 处）"
    review = review_of(window, held)
    assert [one.queue for one in review._list] == ["two_marks"] * 3 + ["pages"] * 3  # type: ignore[union-attr]
    assert review.strip.hasFocus()
    assert words_of(review, "askedWhy") == "一行划了两处"
    assert not unnamed(review)

    key(Qt.Key.Key_9)  # no such column: nothing happens
    assert review._at == 0
    key(Qt.Key.Key_Space)
    assert review.page.isVisible()
    key(Qt.Key.Key_Space)
    assert review.strip.isVisible()
    key(Qt.Key.Key_2)
    key(Qt.Key.Key_Return)  # the proposal: two marks are none
    assert review._at == 2
    key(Qt.Key.Key_Backspace)
    assert review._at == 1
    key(Qt.Key.Key_Backspace)
    assert review._at == 0, "the answer is taken back"
    with evaluations.counting_work(desk, held.vote.id) as work:
        assert not [a for a in Pictures(work).asked() if a.decision.one_by]
    key(Qt.Key.Key_X)
    assert "涂改" in words_of(review, "reviewKeys")
    key(Qt.Key.Key_Backspace)
    assert "涂改" not in words_of(review, "reviewKeys")
    for _ in range(2):
        key(Qt.Key.Key_0)
    key(Qt.Key.Key_X)
    key(Qt.Key.Key_3)

    assert review.page.hasFocus()
    assert review._current().reason == "blank_page"  # type: ignore[union-attr]
    key(Qt.Key.Key_4)
    assert len(review._list) == 1, "both empty backs in one go"
    key(Qt.Key.Key_2)
    assert "另一人" in words_of(review, "choiceSentence")

    QTest.keyClick(review.choice, "1")
    sheet = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, ReviewerSheet) and one.isVisible()
    )
    assert sheet.names.findText(NAMES[Role.CLERK]) < 0, "nobody confirms his own answers"
    sheet.names.setCurrentIndex(sheet.names.findText(NAMES[Role.REVIEWER]))
    QTest.keyClicks(sheet.password, PASSWORDS[Role.REVIEWER])
    QTest.keyClick(sheet.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(review._list) == 6)
    assert words_of(review, "reviewer").endswith(NAMES[Role.REVIEWER])
    assert not [one for one in review._list if one.mine is not None], "the second one sees no answers"  # type: ignore[union-attr]
    for answer in (Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_1):
        key(answer)
    assert "不同" in review.note.accessibleName(), "they differ: both are asked again"
    key(Qt.Key.Key_4)
    again, _ = review._list
    assert again.again  # type: ignore[union-attr]
    key(Qt.Key.Key_X)
    key(Qt.Key.Key_4)
    key(Qt.Key.Key_2)
    assert "1 处" in words_of(review, "choiceSentence")
    review = review_of(window, held)  # the clerk's turn again, at the clerk's desk
    assert len(review._list) == 1
    key(Qt.Key.Key_X)
    key(Qt.Key.Key_3)
    assert open_count(held, desk) == 0
    assert "已全部认定" in " ".join(one.text() for one in review.choice.findChildren(QLabel))

    # The hand count: eleven valid ballots, one invalid
    scans = scans_of(window, held)
    assert "张数相符" in scans.findChild(Note, "scanVerdict").accessibleName()
    number = int(again.place.file[5:9]) - 1
    assert number in OVER
    valid = [marks for at, marks in enumerate(held.truth) if at != number]
    total = replace(hand_total(held.vote.form, valid), valid=11, invalid=1)
    evaluations.set_hand_totals(desk, held.vote.id, [total])
    window.navigate("rounds", round=held.round_id, step="evaluation")
    panel = shown(window, VotePanel)
    assert "各方一致" in panel.findChild(Note, "witnessNote").accessibleName()
    text, _ = panel.main_button()
    assert text.startswith("封票")
    evaluations.seal(desk, held.vote.id)
    panel = shown(window, VotePanel)


def test_a_torn_sheet_is_typed_beside_its_picture(desk: Desk, tmp_path: Path, window: MainWindow) -> None:
    one = meeting(desk, tmp_path / "scans", 2)
    from PIL import Image

    with Image.open(one.folder / "scan_0002.jpg") as image:
        image.crop((0, 0, image.width, image.height // 2)).save(one.folder / "scan_0002.jpg")
    machine_count.read(desk, one.vote.id, one.folder, children=1)
    review = review_of(window, one)
    key(Qt.Key.Key_3)
    assert review.grid is not None
    assert review.grid.hasFocus()
    assert review._beside.isVisible()
    columns = [column.id for column in one.vote.form.columns]
    for group in one.vote.form.groups():
        given = one.truth[1][group.id]
        key(Qt.Key(Qt.Key.Key_1 + columns.index(given[0])) if given else Qt.Key.Key_0)
    key(Qt.Key.Key_Return)
    assert review.grid is None
    other = desks.switch(desk, NAMES[Role.REVIEWER], PASSWORDS[Role.REVIEWER])
    second = ballot_review.open_review(other, one.vote.id)
    (asked,) = ballot_review.questions(second)
    marks = {group: given[0] if given else None for group, given in one.truth[1].items()}
    text = ballot_review.typed_sheet(second, "staff", 1, marks)
    assert ballot_review.decide(second, asked.token, asked.unit, text).settled
    second.close()
    assert machine_count.overview(desk, one.vote.id).stack.typed == 1


def test_the_filter_and_the_speed_of_thirty_rows_a_minute(
    desk: Desk, held: Meeting, window: MainWindow
) -> None:
    review = review_of(window, held)
    key(Qt.Key.Key_F)
    assert {one.queue for one in review._list} == {"two_marks"}  # type: ignore[union-attr]
    key(Qt.Key.Key_F)
    assert {one.queue for one in review._list} == {"pages"}  # type: ignore[union-attr]
    key(Qt.Key.Key_F)
    assert len(review._list) == 6
    start = time.process_time()
    for _ in range(3):
        key(Qt.Key.Key_0)
        review.strip.grab()
    assert (time.process_time() - start) / 3 < 1.0, "the program takes a fraction of the two seconds of a row"


def test_a_difference_opens_on_the_picture_and_is_asked_again(
    desk: Desk, held: Meeting, window: MainWindow
) -> None:
    for user in (desk, desks.switch(desk, NAMES[Role.REVIEWER], PASSWORDS[Role.REVIEWER])):
        review = ballot_review.open_review(user, held.vote.id)
        for one in ballot_review.questions(review):
            ballot_review.decide(review, one.token, one.unit, "" if one.unit != "page" else "dismiss")
        review.close()
    right = hand_total(held.vote.form, held.truth)
    first = dict(right.marks)["p1.neng"]
    full = next(column for column, count in first if count)
    other = next(column for column, _ in first if column != full)
    moved = tuple((c, n - (c == full) + (c == other)) for c, n in first)
    wrong = tuple((s, moved if s == "p1.neng" else counts) for s, counts in right.marks)
    evaluations.set_hand_totals(desk, held.vote.id, [replace(right, marks=wrong)])
    scans = scans_of(window, held)
    lines = [one.text() for one in scans.differences.findChildren(QLabel, "differenceLine")]
    assert len(lines) == 2
    assert all("能" in line and "手工" in line for line in lines)
    QTest.mouseClick(scans.differences.findChildren(QPushButton, "openRows")[0], Qt.MouseButton.LeftButton)
    sheet = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, PicturesSheet) and one.isVisible()
    )
    assert len(sheet._rows) in (dict(first)[full], dict(first)[other])
    QTest.mouseClick(sheet.doubt, Qt.MouseButton.LeftButton)
    sheet.accept()
    QApplication.processEvents()
    assert dict(machine_count.overview(desk, held.vote.id).queues)["raised"] == 1
    assert scans.header_buttons()[-1].text() == "复核（1 处）"


def test_a_watched_folder_is_read_as_it_fills_and_a_stack_is_taken_back(
    desk: Desk, tmp_path: Path, window: MainWindow, qtbot
) -> None:
    one = meeting(desk, tmp_path / "scans", 3)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    scans = scans_of(window, one)
    assert "还没有扫描" in scans.findChild(Note, "scanVerdict").accessibleName()
    scans.start_watching(inbox)
    for number in (1, 2, 3):
        shutil.copy(one.folder / f"scan_{number:04d}.jpg", inbox)
    scans.look()
    scans.look()
    qtbot.waitUntil(lambda: scans._told is not None and scans._told.stack.read == 3, timeout=60_000)
    assert scans.ways["machine_hand"].isChecked(), "a first stack makes the machine a witness"
    assert scans._told is not None
    assert len(scans._told.batches) == 1
    scans.stacks.selectRow(0)
    scans.remove.click()
    QApplication.processEvents()
    dialog = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "stackDialog")
    dialog.ok.click()  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert machine_count.overview(desk, one.vote.id).stack.scanned == 0
    assert sorted(path.name for path in inbox.iterdir()) == [f"scan_{n:04d}.jpg" for n in (1, 2, 3)]


def test_a_candidate_does_not_review(desk: Desk, tmp_path: Path, window: MainWindow) -> None:
    one = meeting(desk, tmp_path / "scans", 1)
    evaluations.open_count(desk, one.vote.id)
    rows = (replace(one.vote.form.rows[0], label=NAMES[Role.CLERK]), *one.vote.form.rows[1:])
    with desk.write("test", one.vote.id) as session:
        from cadredesk.storage import votes

        vote = evaluations.get(desk, one.vote.id)
        votes.save(session, desk.org, replace(vote, form=replace(vote.form, rows=rows)))
    review = review_of(window, one)
    assert "不得参加复核" in words_of(review, "choiceSentence")
    assert review._review is None
