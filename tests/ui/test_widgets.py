"""The shared widgets, driven by real keys and input-method events."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from cadredesk.domain.dates import PartialDate
from cadredesk.domain.form import ALL, BallotForm, Element, Row
from cadredesk.domain.form import Column as BallotColumn
from tests.ui.conftest import compose, type_text, unnamed
from ui.widgets.ballot_grid import BallotGrid, InvalidReason
from ui.widgets.card import BundleDots, Card, Checklist, EmptyState, ErrorBar, Note, StateChip, Task
from ui.widgets.charts import Bar, BarChart, LineChart, Series
from ui.widgets.date_field import DateField, FullDateField
from ui.widgets.dialogs import ConfirmDialog, ReasonDialog
from ui.widgets.edit import LineEdit, NumberEdit, TextEdit
from ui.widgets.form import Form
from ui.widgets.people_picker import Found, PeoplePicker
from ui.widgets.preview import PdfPreview
from ui.widgets.table import Column, Table, html_cells, pasted_cells, tsv_cells
from ui.widgets.timeline import Step, Timeline

NAMES = ["干露", "于谦", "王文", "王达", "田富", "田大利", "李䶮", "张三", "欧阳少东"]
GRADES = (
    BallotColumn("excellent", "优秀"),
    BallotColumn("competent", "称职"),
    BallotColumn("basic", "基本称职"),
    BallotColumn("incompetent", "不称职"),
)


class _Bell(QObject):
    rung = Signal(int)


def test_the_pinned_qt_survives_20000_calls_and_20000_emits(qtbot):
    text = QLabel()
    qtbot.addWidget(text)
    bell = _Bell()
    heard = []
    bell.rung.connect(heard.append)
    for number in range(20_000):
        text.setText(str(number))
        bell.rung.emit(number)
    assert text.text() == "19999"
    assert len(heard) == 20_000


# Text fields


def test_a_search_follows_the_uncommitted_letters(qtbot):
    field = LineEdit("find", "查找")
    qtbot.addWidget(field)
    told = []
    field.searched.connect(told.append)
    compose(field, "z")
    compose(field, "zs")
    assert told == ["z", "zs"]
    assert field.text() == ""
    type_text(field, "张三")
    assert told[-1] == "张三"
    assert field.text() == "张三"
    assert not field.composing


def test_keys_are_swallowed_while_composing(qtbot):
    field = LineEdit("name", "姓名")
    qtbot.addWidget(field)
    field.show()
    pressed, left = [], []
    field.returnPressed.connect(lambda: pressed.append(1))
    field.left.connect(left.append)
    compose(field, "zhang")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert field.composing
    assert (pressed, left, field.text()) == ([], [], "")
    shortcut = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    shortcut.ignore()
    QApplication.sendEvent(field, shortcut)
    assert shortcut.isAccepted()
    type_text(field, "张")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (pressed, left) == ([1], ["张"])


def test_a_field_left_unchanged_says_nothing(qtbot):
    field = LineEdit("name", "姓名")
    qtbot.addWidget(field)
    field.put("周文")
    left = []
    field.left.connect(left.append)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert left == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="张𬭎䶮ab·𠮷", max_size=20))
def test_the_limit_counts_code_points(qapp, text):
    field = LineEdit("name", "姓名", limit=8)
    type_text(field, text)
    assert field.text() == text[:8]
    field.deleteLater()


def test_a_number_field_keeps_digits_and_reads_full_width_ones(qtbot):
    field = NumberEdit("due", "应到")
    qtbot.addWidget(field)
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    QTest.keyClicks(field, "6a-0")
    assert field.number() == 60
    field.clear()
    assert field.number() is None


def test_long_text_is_told_when_the_field_is_left(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    box = QVBoxLayout(holder)
    text, other = TextEdit("report", "材料"), LineEdit("other", "其他")
    box.addWidget(text)
    box.addWidget(other)
    holder.show()
    told = []
    text.left.connect(told.append)
    text.setFocus()
    type_text(text, "该同志政治立场坚定。")
    assert text.QUIET_MS <= 5000
    QApplication.sendEvent(text, _focus_out())
    assert told == ["该同志政治立场坚定。"]
    QApplication.sendEvent(text, _focus_out())
    assert len(told) == 1


def _focus_out():
    from PySide6.QtGui import QFocusEvent

    return QFocusEvent(QFocusEvent.Type.FocusOut)


# Dates


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("8510", PartialDate(1985, 10)),
        ("1985.10", PartialDate(1985, 10)),
        ("1985年10月", PartialDate(1985, 10)),
        ("19851003", PartialDate(1985, 10, 3)),
    ],
)
def test_a_date_is_read_when_the_field_is_left(qtbot, typed, value):
    field = DateField("born", "出生年月")
    qtbot.addWidget(field)
    told = []
    field.changed.connect(told.append)
    type_text(field.edit, typed)
    assert told == []
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert told == [value]
    assert field.value() == value
    assert field.is_sound()


def test_a_wrong_date_keeps_the_old_value_and_says_why(qtbot):
    field = DateField("born", "出生年月")
    qtbot.addWidget(field)
    field.put(PartialDate(1985, 10))
    field.edit.clear()
    type_text(field.edit, "1985.13")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert not field.is_sound()
    assert field.problem.text()
    assert field.edit.text() == "1985.13"
    assert field.value() == PartialDate(1985, 10)


def test_a_full_date_wants_its_day(qtbot):
    field = FullDateField("posted", "张贴日期")
    qtbot.addWidget(field)
    type_text(field.edit, "2026.9")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert not field.is_sound()
    field.edit.clear()
    type_text(field.edit, "2026.9.24")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.is_sound()
    assert field.day() == date(2026, 9, 24)
    assert field.edit.text() == "2026-09-24"


# Tables


def _table(qtbot, rows):
    table = Table(
        "staff",
        "教职工",
        (Column("姓名", lambda r: r[0]), Column("年龄", lambda r: str(r[1]), sort=lambda r: r[1])),
    )
    qtbot.addWidget(table)
    table.put(rows)
    return table


def test_a_table_sorts_by_value_and_comes_back_to_the_order_given(qtbot):
    table = _table(qtbot, [("王文", 9), ("于谦", 41), ("干露", 30)])
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [row[1] for row in table.rows.shown()] == [41, 30, 9]
    table.rows.sort(-1)
    assert [row[0] for row in table.rows.shown()] == ["王文", "于谦", "干露"]


def test_a_table_keeps_its_cursor_over_a_refresh(qtbot):
    table = _table(qtbot, [("王文", 9), ("于谦", 41)])
    assert table.go_to(lambda row: row[0] == "于谦")
    table.put([("干露", 1), ("于谦", 42)], lambda row: row[0])
    assert table.current_row() == ("于谦", 42)


def test_100000_rows_filter_in_the_model(qtbot):
    table = _table(qtbot, [(f"人{number}", number) for number in range(100_000)])
    table.keep(lambda row: row[0].endswith("99"))
    assert table.rows.rowCount() == 1000
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.rows.row(0) == ("人99999", 99999)
    table.keep(None)
    assert table.rows.rowCount() == 100_000


def test_return_opens_a_row(qtbot):
    table = _table(qtbot, [("王文", 9)])
    opened = []
    table.opened.connect(opened.append)
    table.go_to(lambda row: True)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [("王文", 9)]


def test_pasting_takes_the_html_table_before_the_text(qtbot):
    table = _table(qtbot, [])
    pasted = []
    table.pasted.connect(pasted.append)
    mime = QMimeData()
    mime.setHtml(
        "<table><tr><td>张　三</td><td colspan=2>1985.10</td></tr><tr><td>李<br>四</td><td></td></tr></table>"
    )
    mime.setText("other")
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted == [[["张 三", "1985.10", ""], ["李\n四", ""]]]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(st.text(alphabet='张三a1 "\t\n', max_size=6), min_size=2, max_size=4), min_size=1, max_size=5
    )
)
def test_tsv_cells_are_those_that_excel_wrote(rows):
    def cell(text):
        return '"' + text.replace('"', '""') + '"' if set(text) & set('\t\n"') else text

    text = "\r\n".join("\t".join(cell(one) for one in row) for row in rows) + "\r\n"
    assert tsv_cells(text) == rows


def test_broken_html_is_no_table():
    assert html_cells("<td>") == [[""]]
    assert html_cells("<p>张三</p>") == []
    mime = QMimeData()
    mime.setHtml("<p>张三</p>")
    mime.setText("张三\t李四")
    assert pasted_cells(mime) == [["张三", "李四"]]


# The ballot grid


def _grades(names=NAMES, elements="德能勤绩廉"):
    return BallotForm(
        "民主测评票",
        "grades",
        tuple(Row(f"p{i}", name) for i, name in enumerate(names)),
        GRADES,
        tuple(Element(f"e{i}", word) for i, word in enumerate(elements)),
    )


def _grid(qtbot, form, **more):
    grid = BallotGrid(
        form, (InvalidReason("altered", "涂改"), InvalidReason("foreign", "不是本次票")), **more
    )
    qtbot.addWidget(grid)
    grid.resize(900, 560)
    grid.show()
    grid.setFocus()
    grid.done = []
    grid.bad = []
    grid.closed = []
    grid.ballotDone.connect(grid.done.append)
    grid.invalid.connect(grid.bad.append)
    grid.closeBundle.connect(lambda: grid.closed.append(1))
    return grid


def test_a_whole_ballot_by_the_number_pad(qtbot):
    form = _grades()
    grid = _grid(qtbot, form)
    typed = [(number * 7) % 5 for number in range(45)]
    for number in typed:
        QTest.keyClick(grid, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.KeypadModifier)
    assert grid.done == []
    QTest.keyClick(grid, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert len(grid.done) == 1
    marks = grid.done[0]
    words = [None, *(column.id for column in GRADES)]
    assert [marks[group.id] for group in form.groups()] == [words[number] for number in typed]
    form.pattern(marks)
    assert not grid.is_empty
    grid.next_ballot()
    assert grid.is_empty


def test_both_enters_are_equal_and_star_fills_the_rest(qtbot):
    grid = _grid(qtbot, _grades(NAMES[:2]))
    QTest.keyClicks(grid, "23*")
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert list(grid.done[0].values()) == ["competent", "basic", *["excellent"] * 8]


def test_an_empty_cell_stops_the_ballot_and_gets_the_cursor(qtbot):
    grid = _grid(qtbot, _grades(NAMES[:1]))
    told = []
    grid.told.connect(told.append)
    QTest.keyClicks(grid, "111")
    QTest.keyClick(grid, Qt.Key.Key_Enter)
    assert grid.done == []
    assert told
    QTest.keyClicks(grid, "12")
    QTest.keyClick(grid, Qt.Key.Key_Enter)
    assert list(grid.done[0].values()) == ["excellent"] * 4 + ["competent"]


def test_minus_goes_back_and_empties(qtbot):
    grid = _grid(qtbot, _grades(NAMES[:1]))
    QTest.keyClicks(grid, "11--23111")
    QTest.keyClick(grid, Qt.Key.Key_Enter)
    assert list(grid.done[0].values()) == ["competent", "basic", "excellent", "excellent", "excellent"]


def test_a_grade_that_is_not_there_does_nothing(qtbot):
    grid = _grid(qtbot, _grades(NAMES[:1]))
    QTest.keyClicks(grid, "5")
    assert grid.is_empty


def test_an_invalid_ballot_asks_for_its_reason_by_key(qtbot):
    grid = _grid(qtbot, _grades())
    QTest.keyClicks(grid, "11/")
    assert grid.bad == []
    QTest.keyClicks(grid, "-/2")
    assert grid.bad == ["foreign"]
    assert grid.done == []


def test_plus_closes_the_bundle_between_two_ballots_only(qtbot):
    grid = _grid(qtbot, _grades())
    QTest.keyClicks(grid, "1+")
    assert grid.closed == []
    QTest.keyClicks(grid, "-+")
    assert grid.closed == [1]


def test_the_number_pad_works_without_num_lock(qtbot):
    grid = _grid(qtbot, _grades(NAMES[:1]))
    for key in (Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Left, Qt.Key.Key_Insert):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.KeypadModifier, "")
        QApplication.sendEvent(grid, event)
    QTest.keyClick(grid, Qt.Key.Key_Enter)
    assert list(grid.done[0].values()) == [*(column.id for column in GRADES), None]


def test_the_input_method_is_off_and_names_are_padded(qtbot):
    grid = _grid(qtbot, _grades())
    assert not grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert [grid.table.item(line, 0).text().lstrip(" ") for line in range(9)] == [
        "干　露", "于　谦", "王　文", "王　达", "田　富", "田大利", "李　䶮", "张　三", "欧阳少东"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("highest", "keys", "points"),
    [(100, "85", 85), (100, "100", 100), (10, "7", 7), (10, "10", 10), (20, "9\r", 9)],
)
def test_scores_are_typed_as_digits(qtbot, highest, keys, points):
    columns = tuple(BallotColumn(str(number), f"{number}分") for number in range(1, highest + 1))
    form = BallotForm("评分票", "score", (Row("p0", "王文"), Row("p1", "于谦")), columns)
    grid = _grid(qtbot, form)
    QTest.keyClicks(grid, keys)
    QTest.keyClicks(grid, "0")
    QTest.keyClick(grid, Qt.Key.Key_Enter)
    assert grid.done == [{"p0": points, "p1": None}]


def test_a_score_above_the_highest_is_refused(qtbot):
    columns = tuple(BallotColumn(str(number), f"{number}分") for number in range(1, 21))
    grid = _grid(qtbot, BallotForm("评分票", "score", (Row("p0", "王文"),), columns))
    told = []
    grid.told.connect(told.append)
    QTest.keyClicks(grid, "29")
    assert told
    QTest.keyClicks(grid, "0")
    QTest.keyClick(grid, Qt.Key.Key_Enter)
    assert grid.done == [{"p0": 20}]


def test_a_recommendation_takes_names_written_in(qtbot):
    form = BallotForm(
        "推荐票", "recommendation", (Row("p0", "王文"), Row("p1", "于谦"), Row("w1", "")), (BallotColumn("choose", "同意推荐"),), max=2
    )  # fmt: skip
    grid = _grid(qtbot, form)
    QTest.keyClicks(grid, "01")
    type_text(grid.write_ins, "张三")
    QTest.keyClick(grid.write_ins, Qt.Key.Key_Return)
    QTest.keyClick(grid, Qt.Key.Key_Enter)
    assert grid.done == [{ALL: ("p1", "w:张三")}]
    form.pattern(grid.done[0])


def test_a_ballot_stored_is_shown_again(qtbot):
    grid = _grid(qtbot, _grades(NAMES[:1], "德能"))
    grid.put({"p0.e0": "basic", "p0.e1": None})
    QTest.keyClick(grid, Qt.Key.Key_Enter)
    assert grid.done == [{"p0.e0": "basic", "p0.e1": None}]


# The rest


def test_the_timeline_is_walked_by_keys_and_says_its_states(qtbot):
    line = Timeline()
    qtbot.addWidget(line)
    line.resize(240, 400)
    line.show()
    chosen = []
    line.put(
        [
            Step("notice", "区局通知", "9月1日", "done"),
            Step("vote", "民主测评", "今天", "due"),
            Step("talks", "个别谈话"),
        ],
        "vote",
    )
    line.chosen.connect(chosen.append)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Up)
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert chosen == ["talks", "vote", "notice"]
    index = line.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "区局通知 已完成 9月1日"
    line.put([Step("notice", "区局通知", "", "problem")])
    assert line.current() == "notice"


def test_a_form_tells_a_field_when_it_is_left(qtbot):
    form = Form("person")
    qtbot.addWidget(form)
    form.line("name", "姓名")
    form.number("due", "应到")
    form.date("born", "出生年月")
    form.choice("sex", "性别", [("m", "男"), ("f", "女")])
    form.check("none", "确认没有")
    form.text("note", "备注")
    told = []
    form.left.connect(lambda name, value: told.append((name, value)))
    for name, value in (
        ("name", "王文"),
        ("due", 3),
        ("born", PartialDate(1990, 1)),
        ("sex", "f"),
        ("none", True),
        ("note", "无"),
    ):
        form.put(name, value)
        assert form.value(name) == value
    assert told == []
    name = form.field("name")
    type_text(name, "达")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert told == [("name", "王文达")]
    assert unnamed(form) == []


def test_a_reason_wants_two_characters(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    dialog = ReasonDialog(holder, "作废", "原记录保留。")
    given_ = []
    dialog.given.connect(given_.append)
    dialog.open()
    type_text(dialog.reason, "误")
    assert not dialog.ok.isEnabled()
    type_text(dialog.reason, "录")
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert given_ == ["误录"]


def test_return_never_confirms_by_accident(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    dialog = ConfirmDialog(holder, "清除", "样例学校将被删除。", "清除")
    yes = []
    dialog.confirmed.connect(lambda: yes.append(1))
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert yes == []
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert yes == [1]


def test_a_preview_turns_and_zooms(qtbot):
    drawn = []

    def pixels(page, dpi):
        drawn.append((page, dpi))
        return dpi, 2, bytes([255, 0, 0] * dpi * 2)

    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.put(2, pixels)
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == 1
    QTest.keyClicks(preview, "+")
    assert [page for page, _ in drawn] == [0, 1, 1]
    assert drawn[2][1] > drawn[1][1]
    assert unnamed(preview) == []


def test_people_are_found_while_pinyin_is_uncommitted(qtbot):
    staff = {"zs": Found("1", "张三"), "ly": Found("2", "李䶮", "1985年生")}
    picker = PeoplePicker(lambda text: [one for key, one in staff.items() if key.startswith(text)])
    qtbot.addWidget(picker)
    picked = []
    picker.picked.connect(picked.append)
    compose(picker.edit, "ly")
    assert [picker.list.item(i).text() for i in range(picker.list.count())] == ["李䶮　1985年生"]
    QTest.keyClick(picker.edit, Qt.Key.Key_Return)
    assert picked == []
    compose(picker.edit, "")
    type_text(picker.edit, "ly")
    QTest.keyClick(picker.edit, Qt.Key.Key_Return)
    assert picked == ["2"]


def test_small_things_carry_their_words(qtbot):
    card = Card("发票与收票")
    qtbot.addWidget(card)
    bar, empty, tasks, dots = ErrorBar(), EmptyState("还没有人员。", "导入名单"), Checklist(), BundleDots()
    chart, line = BarChart("grades", "等次分布"), LineChart("credits", "学分")
    card.add(
        bar,
        StateChip("已打印", "done"),
        Note("待说明", "收回少于发出 1 张 <b>"),
        empty,
        tasks,
        dots,
        chart,
        line,
    )
    tasks.put([Task("roster", "导入名单", False, "导入"), Task("backup", "备份", True)])
    dots.put(6, 10)
    chart.put(
        [Bar("王文", (50, 3, 0, 0)), Bar("于谦", (40, 10, 3, 0))], ["优秀", "称职", "基本称职", "不称职"]
    )
    line.put(["2024", "2025"], [Series("学分", (40.0, None))], 90)
    bar.put("出了问题")
    card.show()
    assert not card.grab().isNull()
    assert "王文 50 / 3 / 0 / 0" in chart.accessibleName()
    assert dots.accessibleName() == "本捆 10 张，已录 6 张"
    chosen = []
    tasks.chosen.connect(chosen.append)
    QTest.mouseClick(tasks.findChild(QWidget, "checklist_roster_go"), Qt.MouseButton.LeftButton)
    assert chosen == ["roster"]
    assert unnamed(card) == []
