"""A wrong count, from the first key to the last without a mouse: counts, two passes, hand count, seal, result."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QPushButton, QWidget

from cadredesk.actions import desks, evaluations, nominations, people, profiles, rounds, voting
from cadredesk.desk import Desk
from cadredesk.domain.person import Person
from cadredesk.domain.profile import EvaluationRule, RecommendationRule, Weighted
from cadredesk.domain.round import DistrictNotice, Nomination
from cadredesk.domain.school import Role
from cadredesk.domain.vote import Vote
from cadredesk.storage import worktally
from tests.ui.conftest import NAMES, PASSWORDS, type_text, unnamed
from ui.screens.evaluation import EvaluationScreen
from ui.steps.voting import VotePanel
from ui.voting.counter import CounterSheet
from ui.voting.hand import HandPage
from ui.window import MainWindow

CANDIDATES = ("干露", "于谦", "王文", "王达", "田富", "田大利", "李䶮", "张三", "欧阳少东")
STAFF = (Weighted("staff", "教职工", 100),)
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NUMBER_PAD = Qt.KeyboardModifier.KeypadModifier


def make_round(
    desk: Desk, evaluation: EvaluationRule, recommendation: RecommendationRule | None = None
) -> str:
    """A round of nine candidates whose vote is due, after a notice and nominations."""
    own = profiles.copy(desk, "school-000", "测评演练方案")
    held = ["district_notice", "nomination", "evaluation"]
    if recommendation is not None:
        held.insert(2, "recommendation_vote")
    steps = {rule.key: rule for rule in own.steps}
    keep = tuple(replace(steps.get(key, steps["evaluation"]), key=key) for key in held)
    own = profiles.save(
        desk,
        replace(
            own,
            steps=keep,
            evaluation=evaluation,
            recommendation=recommendation or own.recommendation,
        ),
    )
    stage = own.stages[0] if own.stages else "primary"
    made = rounds.start(desk, "2026年度后备干部推荐", own.id, stage, 2026)
    notice = DistrictNotice("东教发〔2026〕1号", "通知", "区教育局", date(2026, 9, 1), date(2026, 9, 1))
    notice = replace(notice, deadline=date(2026, 12, 31), reference_date=date(2026, 11, 21))
    rounds.record_notice(desk, made.id, notice)
    rounds.close_step(desk, made.id, "district_notice")
    files = [people.create(desk, Person(desk.new_id(), name)) for name in CANDIDATES]
    tier = own.tiers[0].id
    nominations.add_many(
        desk,
        made.id,
        [Nomination(one.id, tier, "self", on=date(2026, 9, 2), signed=True) for one in files],
    )
    rounds.close_step(desk, made.id, "nomination")
    return made.id


@pytest.fixture
def open_window(qtbot) -> Iterator[Callable[[Desk], MainWindow]]:
    opened: list[MainWindow] = []

    def make(desk: Desk) -> MainWindow:
        window = MainWindow(desk)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        opened.append(window)
        return window

    yield make
    for window in opened:
        window.put_away()
        window.hide()
        window.deleteLater()
    QApplication.processEvents()


def focused() -> QWidget:
    """The widget with the focus, when a button pressed by its letter is up again.

    Offscreen nobody hands the focus back to the window when a sheet has closed.
    """
    until = time.monotonic() + 5
    while time.monotonic() < until:
        found, top = QApplication.focusWidget(), top_window()
        pressed = any(one.isDown() for one in top.findChildren(QAbstractButton))
        if found is not None and found.window() is top and not pressed:
            return found
        top.activateWindow()
        QApplication.processEvents()
    raise AssertionError("nothing has the focus")


def top_window() -> QWidget:
    """The sheet in sight, else the window."""
    in_sight = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    open_sheets = [one for one in in_sight if isinstance(one, QDialog)]
    return (open_sheets or [one for one in in_sight if isinstance(one, MainWindow)])[-1]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key to whatever has the focus."""
    target = focused()
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()
    focused()


def pad(keys: str) -> None:
    """Keys of the number pad; a blank is Enter."""
    for sign in keys:
        target = focused()
        if sign == " ":
            QTest.keyClick(target, Qt.Key.Key_Enter, NUMBER_PAD)
        else:
            QTest.keyClick(target, sign, NUMBER_PAD)
    QApplication.processEvents()


def words_of(widget: QWidget, name: str) -> str:
    found = widget.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def screen_of(window: MainWindow) -> EvaluationScreen:
    screen = window.screen_in_sight()
    assert isinstance(screen, EvaluationScreen)
    return screen


def panel_of(window: MainWindow, step: str = "evaluation") -> VotePanel:
    panel = window.findChild(VotePanel, f"step.{step}")
    assert panel is not None
    return panel


def main_button(window: MainWindow) -> str:
    button = window.findChild(QPushButton, "stepMain")
    assert button is not None
    assert button.isVisible()
    return button.text()


def vote_of(desk: Desk, round_id: str, step: str = "evaluation") -> Vote:
    return voting.votes_of_step(desk, round_id, step)[-1]


def sheets(number: int = 54) -> list[str]:
    """Keys of each ballot: one invalid, every seventh with a 称职 in its first cell."""
    return ["/3" if n == 20 else "2* " if n % 7 == 0 else "* " for n in range(number)]


def type_sheets(ballots: list[str], size: int = 10) -> None:
    for n, keys in enumerate(ballots, 1):
        pad(keys)
        if n % size == 0 or n == len(ballots):
            pad("+")


def seat_second(qtbot, window: MainWindow) -> None:
    """The reviewer sits down with a password of their own."""
    sheet = window.findChild(CounterSheet, "counterSheet")
    assert sheet is not None
    assert sheet.names.currentText() == NAMES[Role.REVIEWER]
    assert NAMES[Role.CLERK] not in [sheet.names.itemText(n) for n in range(sheet.names.count())]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheet.password)
    type_text(sheet.password, PASSWORDS[Role.REVIEWER])
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen_of(window).grid is not None)
    assert focused() is screen_of(window).grid


def test_a_wrong_count_without_a_mouse(qtbot, make_desk, open_window) -> None:
    desk = make_desk()
    round_id = make_round(desk, EvaluationRule(groups=STAFF))
    window = open_window(desk)
    window.navigate("rounds", round=round_id, step="evaluation")
    panel = panel_of(window)

    press(Qt.Key.Key_D, ALT)
    press(Qt.Key.Key_Return, CTRL)
    assert [row.label for row in vote_of(desk, round_id).form.rows] == list(CANDIDATES)

    press(Qt.Key.Key_F, ALT)
    pad("60 55 55 56 ")
    assert "测评无效" in words_of(panel, "countsNoteText")
    assert panel.counts.again.isVisible()
    assert vote_of(desk, round_id).categories[0].returned is None

    panel.counts.focus_on("staff", "returned")
    pad("54 ")
    assert "1" in words_of(panel, "countsNoteText")
    assert QApplication.focusWidget().objectName() == "reason_staff"
    type_text(QApplication.focusWidget(), "一人带走选票")
    press(Qt.Key.Key_Return)
    group = vote_of(desk, round_id).categories[0]
    assert (group.due, group.present, group.issued, group.returned) == (60, 55, 55, 54)
    assert not panel.counts.unsaved

    press(Qt.Key.Key_1, ALT)
    screen = screen_of(window)
    assert not screen.grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert "教职工" in screen.subtitle
    assert "第 1 捆" in screen.subtitle
    type_sheets(sheets())
    assert "第一遍" in words_of(screen.choice, "choiceCardHeading")
    pad("1")
    assert "54 / 54" in words_of(panel, "witness_first")

    press(Qt.Key.Key_2, ALT)
    seat_second(qtbot, window)
    assert NAMES[Role.REVIEWER] in words_of(screen, "counterAtDesk")
    wrong = sheets()[:20]
    wrong[12] = "3* "
    type_sheets(wrong)
    assert "第 2 捆" in words_of(screen.choice, "choiceCardHeading")
    pad("1")
    assert screen.figure.text() == "10"
    type_sheets(sheets()[10:20])
    assert screen.figure.text() == "20"
    type_sheets(sheets()[20:])
    pad("1")

    press(Qt.Key.Key_H, ALT)
    page = screen.findChild(HandPage, "handPage")
    pad("53 1 ")
    lower = len([n for n in range(54) if n % 7 == 0 and n != 20])
    marks = page.marks
    pad(f"{54 - lower} {lower} 0 0 0 ")
    press(Qt.Key.Key_S, CTRL)
    assert "vote.hand_sum" in window.errors.text()
    assert marks.hasFocus()
    assert (marks.currentRow(), marks.currentColumn()) == (0, 2)
    assert vote_of(desk, round_id).hand_totals == ()
    pad(f"{53 - lower} ")
    press(Qt.Key.Key_S, CTRL)
    assert window.errors.text() == ""
    assert vote_of(desk, round_id).hand_totals[0].valid == 53
    press(Qt.Key.Key_Escape)

    assert "三方一致" in words_of(panel, "witnessNoteText")
    press(Qt.Key.Key_S, ALT)
    press(Qt.Key.Key_Return, CTRL)
    vote = vote_of(desk, round_id)
    assert vote.state == "sealed"
    assert not worktally.left_over(desk.folder)
    result = evaluations.result(desk, vote.id)
    assert result.total("valid") == 53
    assert "53" in words_of(panel, "resultCardAside")
    assert "基数" in words_of(panel, "resultDetailAside")
    table = panel.results.findChild(QWidget, "resultElements")
    assert table.model().index(0, 1).data() == str(53 - lower)
    assert table.model().index(1, 1).data() == f"{(53 - lower) / 53 * 100:.1f}%"
    assert unnamed(panel) == []


def test_before_the_seal_nothing_tells_a_vote(qtbot, make_desk, open_window) -> None:
    desk = make_desk()
    vote = counting(desk, make_round(desk, EvaluationRule(groups=STAFF)), 12)
    window = open_window(desk)
    window.navigate("evaluation", vote=vote.id, turn=1, round=vote.round_id)
    screen = screen_of(window)
    pad("* 1* 2* ")
    assert screen.figure.text() == "3"
    assert unnamed(screen) == []
    window.navigate("rounds", round=vote.round_id, step="evaluation")
    said = [label.text() for label in panel_of(window).findChildren(QLabel) if label.isVisible()]
    assert not [text for text in said if "优秀" in text or "称职" in text]
    assert not panel_of(window).results.isVisible()


def counting(desk: Desk, round_id: str, returned: int, step: str = "evaluation") -> Vote:
    """A vote of that step, given out and returned, ready to be typed."""
    vote = voting.hold(desk, round_id, step, voting.draft(desk, round_id, step))
    counts = [
        replace(group, due=returned, present=returned, issued=returned, returned=returned)
        for group in vote.categories
    ]
    return evaluations.set_counts(desk, vote.id, counts)


def test_what_was_saved_and_where_to_go_on(qtbot, make_desk, open_window) -> None:
    desk = make_desk()
    vote = counting(desk, make_round(desk, EvaluationRule(groups=STAFF)), 30)
    window = open_window(desk)
    window.navigate("evaluation", vote=vote.id, turn=1, round=vote.round_id)
    type_sheets(["* "] * 20)
    pad("* * * * * * 123")
    screen = screen_of(window)
    assert screen.figure.text() == "26"
    press(Qt.Key.Key_Escape)
    assert screen_of(window) is screen, "a ballot half typed is not thrown away by Esc"
    window.navigate("rounds")
    assert screen_of(window) is screen, "leaving by the navigation asks once"
    assert "没有保存" in words_of(screen, "entryNoteText")
    window.navigate("rounds")
    assert screen._entry is None, "the work file is closed when the screen is left"
    window.navigate("evaluation", vote=vote.id, turn=1, round=vote.round_id)
    assert screen.figure.text() == "26"
    assert screen.grid.is_empty
    told = words_of(screen, "entryNoteText")
    assert "26" in told
    assert "第 3 捆第 7 张" in told


def test_full_bundle_short_bundle_and_taking_back(qtbot, make_desk, open_window) -> None:
    desk = make_desk()
    vote = counting(desk, make_round(desk, EvaluationRule(groups=STAFF)), 15)
    window = open_window(desk)
    window.navigate("evaluation", vote=vote.id, turn=1, round=vote.round_id)
    screen = screen_of(window)
    pad("* " * 9)
    pad("+")
    assert "9" in words_of(screen, "entryNoteText")
    assert "第 1 捆" in screen.subtitle, "a short bundle is closed only when + is pressed again"
    pad("4* ")
    pad("1")
    assert screen.grid.is_empty, "a full bundle takes no further mark"
    assert "+" in words_of(screen, "entryNoteText")
    press(Qt.Key.Key_Z, CTRL)
    assert screen.figure.text() == "9"
    assert screen.grid.table.item(0, 1).text().startswith("4")
    pad(" +")
    assert "第 2 捆" in screen.subtitle
    pad("/1")
    assert screen.figure.text() == "11"
    press(Qt.Key.Key_Z, CTRL)
    assert screen.figure.text() == "10"


def test_a_candidate_may_not_count_and_the_helpers_list_says_why(qtbot, make_desk, open_window) -> None:
    desk = make_desk()
    round_id = make_round(desk, EvaluationRule(groups=STAFF))
    people.create(desk, Person(desk.new_id(), "孙敏"))
    window = open_window(desk)
    window.navigate("rounds", round=round_id, step="evaluation")
    press(Qt.Key.Key_D, ALT)
    press(Qt.Key.Key_Return, CTRL)
    panel = panel_of(window)
    field = panel.helpers["scrutineers"]
    field.edit.setFocus()
    type_text(field.edit, "张三")
    press(Qt.Key.Key_Return)
    assert "vote.barred" in window.errors.text()
    assert vote_of(desk, round_id).scrutineers == ()
    field.edit.selectAll()
    type_text(field.edit, "孙敏")
    press(Qt.Key.Key_Return)
    assert vote_of(desk, round_id).scrutineers == ("孙敏",)
    lines, barred = panel._offer()
    assert barred["张三"] == "candidate"
    assert {line.name for line in lines} >= {"孙敏", "张三"}
    field.choose.setFocus()
    press(Qt.Key.Key_Space)
    sheet = window.findChild(QWidget, "helpersSheet")
    texts = [sheet.list.item(n) for n in range(sheet.list.count())]
    zhang = next(item for item in texts if item.text().startswith("张"))
    assert "候选人" in zhang.text()
    assert not zhang.flags() & Qt.ItemFlag.ItemIsEnabled
    press(Qt.Key.Key_Escape)


def test_void_and_hold_again_keeps_the_attempt_in_sight(qtbot, make_desk, open_window) -> None:
    desk = make_desk()
    round_id = make_round(desk, EvaluationRule(groups=STAFF))
    window = open_window(desk)
    window.navigate("rounds", round=round_id, step="evaluation")
    press(Qt.Key.Key_D, ALT)
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_F, ALT)
    pad("60 55 55 56 ")
    panel = panel_of(window)
    panel.counts.again.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    first, second = voting.votes_of_step(desk, round_id, "evaluation")
    assert (first.state, second.state, second.attempt) == ("void", "designed", 2)
    assert "56" in first.reason
    assert not panel.counts.unsaved
    assert "第 1 次" in words_of(panel, "attempt_1")
    assert first.reason in words_of(panel, "attempt_1")


def test_scores_are_typed_as_numbers(qtbot, make_desk, open_window) -> None:
    desk = make_desk()
    rule = EvaluationRule(kind="score", elements=(Weighted("de", "德", 100),), groups=STAFF)
    vote = counting(desk, make_round(desk, rule), 2)
    window = open_window(desk)
    window.navigate("evaluation", vote=vote.id, turn=1, round=vote.round_id)
    pad("95" * 8 + "100 ")
    assert screen_of(window).figure.text() == "1"
    with evaluations.entry(desk, vote.id, 1) as entry:
        (bundle,) = evaluations.bundles_of(entry, "staff")
    assert bundle.sheets[0].count("95") == 8
    assert bundle.sheets[0].count("100") == 1


def test_recommendation_with_a_name_written_in(qtbot, make_desk, open_window) -> None:
    desk = make_desk()
    rule = RecommendationRule(held=True, max_choices=2, write_ins=1)
    round_id = make_round(desk, EvaluationRule(groups=STAFF), rule)
    vote = counting(desk, round_id, 3, "recommendation_vote")
    window = open_window(desk)
    window.navigate("evaluation", vote=vote.id, turn=1, round=round_id, step="recommendation_vote")
    screen = screen_of(window)
    pad("111 ")
    assert "ballot.too_many" in window.errors.text()
    assert screen.figure.text() == "0"
    pad("---1* ")
    assert screen.figure.text() == "1"
    assert window.errors.text() == ""
    pad("1*")
    screen.grid.write_ins.setFocus()
    type_text(screen.grid.write_ins, "单雄信")
    press(Qt.Key.Key_Return)
    pad(" ")
    assert screen.figure.text() == "2"
    with evaluations.entry(desk, vote.id, 1) as entry:
        (bundle,) = evaluations.bundles_of(entry, "staff")
    assert any("w:单雄信" in sheet for sheet in bundle.sheets)
    press(Qt.Key.Key_Z, CTRL)
    assert screen.grid.write_ins.text() == "单雄信"


def test_another_person_takes_a_pass_over(qtbot, make_desk, open_window) -> None:
    desk = make_desk()
    vote = counting(desk, make_round(desk, EvaluationRule(groups=STAFF)), 12)
    evaluations.open_count(desk, vote.id)
    mate = desks.switch(desk, NAMES[Role.REVIEWER], PASSWORDS[Role.REVIEWER])
    evaluations.open_entry(mate, vote.id, 1).close()
    window = open_window(desk)
    window.navigate("evaluation", vote=vote.id, turn=1, round=vote.round_id)
    sheet = top_window()
    assert isinstance(sheet, CounterSheet)
    assert sheet.names.currentText() == NAMES[Role.REVIEWER]
    assert not sheet.take_over.isVisible()
    sheet.names.setFocus()
    while sheet.names.currentText() != NAMES[Role.CLERK]:
        press(Qt.Key.Key_Up)
    sheet.take_over.setFocus()
    press(Qt.Key.Key_Space)
    sheet.password.setFocus()
    type_text(sheet.password, "not this one")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "vault.wrong_password" in sheet.errors.text())
    sheet.password.clear()
    type_text(sheet.password, PASSWORDS[Role.CLERK])
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen_of(window).grid is not None)
    assert evaluations.get(desk, vote.id).first_by == desk.user.id
    pad("* ")
    assert screen_of(window).figure.text() == "1"


def test_a_mistake_in_pass_one_is_put_right_by_whoever_typed_it(qtbot, make_desk, open_window) -> None:
    desk = make_desk()
    vote = counting(desk, make_round(desk, EvaluationRule(groups=STAFF)), 4)
    evaluations.open_count(desk, vote.id)
    window = open_window(desk)
    window.navigate("evaluation", vote=vote.id, turn=1, round=vote.round_id)
    type_sheets(["* ", "* ", "2* ", "/4"])
    window.navigate("evaluation", vote=vote.id, turn=2, round=vote.round_id)
    seat_second(qtbot, window)
    type_sheets(["* ", "* ", "* ", "/4"])
    screen = screen_of(window)
    rows = screen.choice.findChild(QWidget, "choiceRows").model()
    assert [rows.index(0, column).data() for column in range(3)] == ["干　露 德", "2 称职", "1 优秀"]
    pad("2")
    sheet = top_window()
    assert isinstance(sheet, CounterSheet)
    assert sheet.names.currentText() == NAMES[Role.CLERK]
    type_text(sheet.password, PASSWORDS[Role.CLERK])
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "第一遍" in screen.subtitle and screen._entry.desk.user.id == desk.user.id)
    assert screen.figure.text() == "0"
    type_sheets(["* ", "* ", "* ", "/1"])
    assert evaluations.compare(desk, vote.id).differences == ()
