"""People in the window: the list found while one types, the file of a person, merging, undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from cadredesk.actions import importing, people
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import private_use
from cadredesk.domain.person import Education, FamilyMember, Person, ResumeLine
from tests.ui.conftest import compose, type_text, unnamed
from ui.people.merging import ChangesSheet, MergeSheet, StrokesSheet
from ui.people.parts import RowSheet, parts, rows_of
from ui.screens.people import NewPersonSheet
from ui.widgets.dialogs import ConfirmDialog
from ui.window import MainWindow

STAFF = Path(__file__).resolve().parents[2] / "resources" / "sample" / "staff.csv"
CHECK = ["干露", "于谦", "王文", "王达", "田富", "田大利", "李䶮", "张三", "欧阳少东"]


@pytest.fixture(scope="module")
def source():
    """The sample staff, read once."""
    return importing.open_file(STAFF)


def bring_in(desk, source):
    chosen = importing.columns(desk, source.sheets[0])
    rows = importing.check(desk, source.sheets[0], chosen).rows
    people.import_rows(desk, [importing.import_of(row) for row in rows], source.name)


@pytest.fixture
def window(desk, source, qtbot):
    bring_in(desk, source)
    window = MainWindow(desk)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigate("people")
    yield window
    window.put_away()
    window.hide()


@pytest.fixture
def screen(window):
    return window.screen_in_sight()


@pytest.fixture
def opened(screen):
    """The file of 张三."""
    screen.open_file(of(screen, "张三"))
    return screen.file


def of(screen, name):
    return next(line.id for line in screen._lines if line.name == name)


def shown(screen):
    return [line.name for line in screen.table.rows.shown()]


def leave(field, text):
    """Types over a field and leaves it."""
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    field.editingFinished.emit()


def section(file, name):
    file.sections.setCurrentRow(2 + [part.name for part in parts()].index(name))
    return file._editors[name]


def test_list_stands_in_stroke_order_with_padded_names(screen):
    names = shown(screen)
    assert [name for name in names if name in CHECK] == [name for name in CHECK if name in names]
    assert len([name for name in CHECK if name in names]) >= 8
    texts = [screen.table.rows.index(at, 0).data() for at in range(len(names))]
    assert "王　文" in texts
    assert "欧阳少东" in texts
    assert str(len(names)) in screen.count.text()
    assert "姓氏笔画" in screen.convention.text()
    assert screen.table.verticalHeader().defaultSectionSize() >= 32
    assert screen.table.font().pointSizeF() >= 12


@pytest.mark.parametrize(
    ("typed", "name"),
    [("ly", "李䶮"), ("sxx", "单雄信"), ("shanxx", "单雄信"), ("欧阳", "欧阳少东"), ("ouyang", "欧阳少东")],
)
def test_search_finds(screen, typed, name):
    type_text(screen.search, typed)
    assert name in shown(screen)
    assert len(shown(screen)) < 82


def test_search_by_the_end_of_the_id(screen):
    line = next(line for line in screen._lines if line.id_tail)
    type_text(screen.search, line.id_tail)
    assert line.name in shown(screen)


def test_search_follows_uncommitted_pinyin(screen, qtbot):
    screen.search.setFocus()
    compose(screen.search, "zs")
    assert screen.search.text() == ""
    assert "张三" in shown(screen)
    assert len(shown(screen)) < 20
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    assert screen.pages.currentIndex() == 0, "Return belongs to the input method"
    compose(screen.search, "")
    assert len(shown(screen)) == len(screen._lines)


def test_nothing_found_offers_a_way_back(screen, qtbot):
    type_text(screen.search, "qqqq")
    assert screen.body.currentWidget() is screen.nobody
    qtbot.mouseClick(screen.nobody.button, Qt.MouseButton.LeftButton)
    assert len(shown(screen)) == len(screen._lines)


def test_empty_list_leads_to_the_import(desk, qtbot):
    window = MainWindow(desk)
    window.show()
    window.navigate("people")
    screen = window.screen_in_sight()
    assert screen.body.currentWidget() is screen.empty
    qtbot.mouseClick(screen.empty.button, Qt.MouseButton.LeftButton)
    assert window.screen_in_sight().title == "导入花名册"
    window.put_away()
    window.hide()


def test_id_and_phone_are_masked_until_asked_for(desk, opened, qtbot):
    number = people.get(desk, opened.person.id).id_number
    edit = opened.findChild(QLineEdit, "id_number")
    assert number
    assert number not in [field.text() for field in opened.findChildren(QLineEdit)]
    assert edit.isReadOnly()
    qtbot.mouseClick(opened.number.show_button, Qt.MouseButton.LeftButton)
    assert edit.text() == number
    other = next(line.id for line in people.lines(desk) if line.id != opened.person.id)
    opened.open_person(other)
    assert edit.isReadOnly()


def test_a_field_is_saved_when_it_is_left_and_can_be_undone(desk, window, screen, opened, qtbot):
    person_id = opened.person.id
    field = opened.findChild(QLineEdit, "native_place")
    before = people.get(desk, person_id).native_place
    leave(field, "山东临沂")
    assert people.get(desk, person_id).native_place == "山东临沂"
    screen.undo()
    assert people.get(desk, person_id).native_place == before
    assert field.text() == before
    screen.redo()
    assert people.get(desk, person_id).native_place == "山东临沂"
    field.setFocus()
    field.selectAll()
    type_text(field, "江苏徐州")
    window.save()
    assert people.get(desk, person_id).native_place == "江苏徐州"
    assert window._saved.text().startswith("已保存 ")


def test_dates_are_read_when_left_and_a_wrong_one_says_so_below(desk, screen, opened):
    field = opened.findChild(QLineEdit, "work_started")
    opened.sections.setCurrentRow(1)
    leave(field, "２００１．７")
    assert people.get(desk, opened.person.id).work_started == PartialDate(2001, 7)
    leave(field, "2001年13月")
    date_field = opened.work.field("work_started")
    assert "2001年13月" in date_field.problem.text()
    assert people.get(desk, opened.person.id).work_started == PartialDate(2001, 7)
    assert screen.save() is False
    opened.revert()
    assert date_field.is_sound()
    assert screen.save() is True


def test_what_cannot_be_saved_waits_and_can_be_put_back(desk, window, screen, opened, qtbot):
    taken = next(p.id_number for p in people.many(desk) if p.id != opened.person.id and p.id_number)
    mine = opened.person.id_number
    qtbot.mouseClick(opened.number.show_button, Qt.MouseButton.LeftButton)
    leave(opened.number.edit, taken)
    assert window.errors.text()
    assert people.get(desk, opened.person.id).id_number == mine
    assert screen.save() is False
    assert opened.put_back.isVisibleTo(opened)
    qtbot.mouseClick(opened.put_back, Qt.MouseButton.LeftButton)
    assert opened.number.text() == mine
    assert screen.save() is True


def test_number_and_birth_that_differ_are_a_note(desk, opened):
    assert not opened.number_note.isVisibleTo(opened)
    leave(opened.findChild(QLineEdit, "birth"), "1984.02")
    assert people.get(desk, opened.person.id).birth == PartialDate(1984, 2)
    assert opened.number_note.isVisibleTo(opened)
    assert "1984-02" in opened.number_note.accessibleName()


def test_three_states_of_a_sub_table(desk, opened, qtbot):
    editor = section(opened, "rewards")
    person_id = opened.person.id
    assert people.get(desk, person_id).state_of("rewards") == "empty"
    qtbot.mouseClick(editor.none, Qt.MouseButton.LeftButton, pos=editor.none.rect().center() * 0.2)
    assert people.get(desk, person_id).state_of("rewards") == "confirmed_none"
    assert "确认没有" in editor.chip.text()
    editor.paste([["全国优秀教师", "2019.09", "教育部", "国家级"]])
    assert people.get(desk, person_id).state_of("rewards") == "filled"
    assert people.get(desk, person_id).rewards[0].body == "教育部"
    assert not editor.none.isEnabled()


def test_a_paste_from_excel_is_one_undo(desk, screen, opened, qtbot):
    editor = section(opened, "educations")
    before = people.get(desk, opened.person.id).educations
    mime = QMimeData()
    mime.setHtml(
        "<table><tr><td>毕业院校</td><td>学历</td><td>学习形式</td><td>学位</td><td>毕业时间</td></tr>"
        "<tr><td>青山师范学校</td><td>大专</td><td>全日制</td><td></td><td>2001.07</td></tr>"
        "<tr><td>山东师范大学</td><td>本科</td><td>在职</td><td>学士</td><td>200707</td></tr></table>"
    )
    QGuiApplication.clipboard().setMimeData(mime)
    editor.table.setFocus()
    qtbot.keyClick(editor.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    now = people.get(desk, opened.person.id).educations
    assert now[len(before) :] == (
        Education("college", True, "none", "青山师范学校", "", PartialDate(2001, 7)),
        Education("bachelor", False, "bachelor", "山东师范大学", "", PartialDate(2007, 7)),
    )
    screen.undo()
    assert people.get(desk, opened.person.id).educations == before


def test_a_paste_that_cannot_be_read_writes_nothing(desk, window, opened):
    editor = section(opened, "assessments")
    editor.paste([["2023", "合格"], ["2024", "很好"]])
    assert "很好" in window.errors.text()
    assert people.get(desk, opened.person.id).assessments == ()
    editor.paste([["2024年度", "优秀"], ["2023", "称职"]])
    assert [(row.year, row.grade) for row in people.get(desk, opened.person.id).assessments] == [
        (2023, "competent"),
        (2024, "excellent"),
    ]


def test_resume_lines_as_the_forms_write_them():
    part = next(part for part in parts() if part.name == "resume")
    rows = rows_of(part, [["1994.08--1998.07  青山中学教师"], ["1998.07--        青山镇中心小学教师"]])
    assert rows == (
        ResumeLine(PartialDate(1994, 8), PartialDate(1998, 7), "青山中学教师"),
        ResumeLine(PartialDate(1998, 7), None, "青山镇中心小学教师"),
    )


def test_rows_are_added_changed_and_deleted_in_a_sheet(desk, opened, qtbot):
    editor = section(opened, "titles")
    person_id = opened.person.id
    editor.delete()
    before = people.get(desk, person_id).titles
    qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    sheet = editor.findChild(RowSheet)
    qtbot.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    assert sheet.errors.text(), "a title needs its name"
    sheet.form.put("name", "正高级教师")
    sheet.form.field("granted").edit.setText("2020.12")
    qtbot.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    title = people.get(desk, person_id).titles[-1]
    assert (title.name, title.level, title.granted) == ("正高级教师", "senior", PartialDate(2020, 12))
    editor.table.selectRow(len(before))
    editor.edit()
    sheet = [one for one in editor.findChildren(RowSheet) if one.isVisible()][-1]
    assert unnamed(sheet) == []
    choice = sheet.form.field("level")
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(choice.findData("associate_senior"))
    sheet.ok.click()
    assert people.get(desk, person_id).titles[-1].level == "associate_senior"
    editor.table.selectRow(len(before))
    editor.table.setFocus()
    qtbot.keyClick(editor.table, Qt.Key.Key_Delete)
    assert people.get(desk, person_id).titles == before


def test_family_is_hidden_and_may_be_a_colleague(desk, screen, opened, qtbot):
    editor = section(opened, "family")
    colleague = of(screen, "王文")
    qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    sheet = editor.findChild(RowSheet)
    sheet.form.put("relation", "丈夫")
    type_text(sheet.picker.edit, "王文")
    qtbot.keyClick(sheet.picker.edit, Qt.Key.Key_Return)
    assert sheet.form.value("name") == "王文"
    sheet.ok.click()
    assert people.get(desk, opened.person.id).family == (FamilyMember("丈夫", "王文", person_id=colleague),)
    model = editor.table.rows
    assert "王文" not in [model.index(0, at).data() for at in range(model.columnCount() - 1)]
    qtbot.mouseClick(editor.reveal, Qt.MouseButton.LeftButton)
    assert "王文" in [model.index(0, at).data() for at in range(model.columnCount() - 1)]


def test_photo_is_cut_kept_encrypted_and_undone(desk, screen, opened, tmp_path):
    picture = QImage(600, 600, QImage.Format.Format_RGB32)
    picture.fill(QColor("#1A6B33"))
    path = tmp_path / "照片.png"
    assert picture.save(str(path))
    opened.load_photo(path)
    data = people.photo(desk, opened.person.id)
    kept = QImage.fromData(data)
    assert kept.width() * 5 == kept.height() * 4
    assert not any(data[:64] in file.read_bytes() for file in desk.folder.rglob("*") if file.is_file())
    screen.undo()
    assert people.photo(desk, opened.person.id) is None
    screen.redo()
    assert people.photo(desk, opened.person.id) == data


def test_a_file_that_is_no_picture_gets_a_sentence(desk, window, opened, tmp_path):
    path = tmp_path / "照片.jpg"
    path.write_bytes(b"no picture")
    opened.load_photo(path)
    assert "照片.jpg" in window.errors.text()


def test_merge_and_split(desk, window, screen, qtbot):
    first = people.get(desk, of(screen, "张三"))
    twin = people.create(
        desk,
        Person(
            "",
            "张　三",
            birth=PartialDate(first.birth.year, first.birth.month),
            health="良好",
            address="青山路",
        ),
    )
    screen.refresh()
    assert len(screen._pairs) == 1
    assert "1" in screen.merge_button.text()
    qtbot.mouseClick(screen.merge_button, Qt.MouseButton.LeftButton)
    sheet = screen.findChild(MergeSheet)
    assert unnamed(sheet) == []
    assert "住址" in [line[0] for line in sheet.differences.rows.shown()]
    assert first.id_number not in str(sheet.differences.rows.shown())
    qtbot.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    assert shown(screen).count("张三") == 1
    assert people.get(desk, twin.id).address == "青山路"
    screen.undo()
    assert shown(screen).count("张三") == 2
    screen.redo()
    assert shown(screen).count("张三") == 1
    assert screen.changes_button.isVisibleTo(screen)
    screen.open_changes()
    changes = screen.findChild(ChangesSheet)
    qtbot.mouseClick(changes.ok, Qt.MouseButton.LeftButton)
    assert shown(screen).count("张三") == 2
    assert people.get(desk, twin.id).address == "青山路"
    assert people.get(desk, first.id).address == ""


def test_a_change_of_id_can_be_taken_back(desk, screen, opened, qtbot):
    person = people.get(desk, opened.person.id)
    qtbot.mouseClick(opened.number.show_button, Qt.MouseButton.LeftButton)
    leave(opened.number.edit, "11010519491231002X")
    assert people.get(desk, person.id).id_number == "11010519491231002X"
    assert people.changes(desk)[0].kind == "id_number"
    screen.undo()
    assert people.get(desk, person.id).id_number == person.id_number


def test_new_person_with_number_fills_birth_and_sex(desk, window, screen, qtbot):
    qtbot.mouseClick(screen.new_button, Qt.MouseButton.LeftButton)
    sheet = screen.findChild(NewPersonSheet)
    assert unnamed(sheet) == []
    leave(sheet.form.field("newName"), "张三")
    assert sheet.twin.isVisibleTo(sheet)
    leave(sheet.form.field("newName"), "卡哈尔曼·买买提")
    assert not sheet.twin.isVisibleTo(sheet)
    leave(sheet.form.field("newNumber"), "11010519491231002x")
    assert sheet.form.value("newBirth") == PartialDate(1949, 12, 31)
    assert sheet.form.value("newGender") == "f"
    qtbot.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    assert screen.pages.currentIndex() == 1
    stored = people.get(desk, screen.file.person.id)
    assert (stored.name, stored.id_number) == ("卡哈尔曼·买买提", "11010519491231002X")
    screen.undo()
    assert "卡哈尔曼·买买提" not in [line.name for line in people.lines(desk)]
    assert screen.pages.currentIndex() == 0


def test_those_who_left_are_shown_when_asked_for(desk, screen, opened, qtbot):
    people.leave(desk, opened.person.id, PartialDate(2026, 8))
    screen.refresh()
    assert opened.leave_button.text() == "取消离校"
    opened.close_file()
    assert "张三" not in shown(screen)
    screen.left.setChecked(True)
    assert "张三" in shown(screen)
    assert not screen.table.isColumnHidden(7)


def test_recycle_bin_and_back(desk, screen, opened, qtbot):
    qtbot.mouseClick(opened.bin_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(opened.findChild(ConfirmDialog).ok, Qt.MouseButton.LeftButton)
    assert "张三" not in shown(screen)
    assert [line.name for line in people.recycled(desk)] == ["张三"]
    screen.undo()
    assert "张三" in shown(screen)


def test_keyboard_from_search_to_file_and_back(window, screen, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert screen.search.hasFocus()
    type_text(screen.search, "sxx")
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    assert screen.file.person.name == "单雄信"
    assert screen.file.sections.hasFocus()
    qtbot.keyClick(screen.file.sections, Qt.Key.Key_Down)
    assert screen.file.pages.currentIndex() == 1
    qtbot.keyClick(screen.file.back, Qt.Key.Key_Space)
    assert screen.pages.currentIndex() == 0
    assert screen.table.current_row().name == "单雄信"


def test_a_name_beyond_the_basic_plane_is_kept(desk, opened):
    leave(opened.findChild(QLineEdit, "name"), "张喆𬭎")
    assert people.get(desk, opened.person.id).name == "张喆𬭎"
    assert opened.name.text() == "张喆𬭎"


def test_every_control_has_a_name(screen, opened):
    assert unnamed(screen) == []
    assert all(one.objectName() for one in screen.findChildren(QPushButton))


def test_screen_reads_what_others_changed(desk, window, screen, opened):
    people.save(desk, replace(people.get(desk, opened.person.id), department="教科室"))
    window.hub.changed.emit("people")
    assert opened.findChild(QLineEdit, "department").text() == "教科室"


def test_strokes_of_an_unknown_character_are_asked_once(desk, screen, qtbot):
    people.create(desk, Person("", "\U00020bb7野"))
    screen.refresh()
    assert screen._strokes_row.isVisibleTo(screen)
    screen.open_strokes()
    sheet = screen.findChild(StrokesSheet)
    assert unnamed(sheet) == []
    sheet.form.put("strokes0", 6)
    qtbot.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    assert people.missing_strokes(desk) == ()
    assert not screen._strokes_row.isVisibleTo(screen)


def test_a_private_use_character_gets_a_note(opened):
    leave(opened.findChild(QLineEdit, "name"), "张\ue863")
    note = opened.number_note
    assert note.isVisibleTo(opened) == bool(private_use(opened.person.name))


def test_a_new_person_with_a_taken_number_loses_nothing_typed(desk, screen, opened, qtbot):
    taken = people.get(desk, opened.person.id).id_number
    screen.show_list()
    screen.new_person()
    sheet = screen.findChild(NewPersonSheet)
    leave(sheet.form.field("newName"), "张新")
    leave(sheet.form.field("newNumber"), taken)
    qtbot.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    assert sheet.isVisible()
    assert "张三" in sheet.errors.text()
    sheet.form.field("newNumber").clear()
    qtbot.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
    assert "张新" in [line.name for line in people.lines(desk)]


def test_undo_shows_the_file_it_changed(desk, screen, opened):
    first = opened.person.id
    leave(opened.findChild(QLineEdit, "birthplace"), "青山")
    screen.open_file(of(screen, "王文"))
    screen.undo()
    assert opened.person.id == first
    assert people.get(desk, first).birthplace == ""
    leave(opened.findChild(QLineEdit, "birthplace"), "临沂")
    opened.close_file()
    screen.undo()
    assert screen.pages.currentIndex() == 1
    assert opened.person.id == first


class Windows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):  # noqa: N802 Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_part_flashes_up_as_a_window(desk, source, qtbot, qapp):
    bring_in(desk, source)
    windows = Windows()
    qapp.installEventFilter(windows)
    window = MainWindow(desk)
    window.show()
    window.navigate("people")
    screen = window.screen_in_sight()
    for name in ("张三", "王文"):
        screen.open_file(of(screen, name))
    window.navigate("importing")
    qapp.removeEventFilter(windows)
    window.put_away()
    window.hide()
    ours = [one for one in windows.seen if not one.startswith("MainWindow")]
    assert ours == []


def test_two_chosen_people_can_be_merged_though_nothing_says_they_are_one(desk, screen, qtbot):
    rows = screen.table.rows
    screen.table.selectRow(0)
    flags = QItemSelectionModel.SelectionFlag
    screen.table.selectionModel().select(rows.index(2, 0), flags.Select | flags.Rows)
    assert screen.merge_button.text() == "合并选中的两人"
    before = len(people.lines(desk))
    qtbot.mouseClick(screen.merge_button, Qt.MouseButton.LeftButton)
    sheet = screen.findChild(MergeSheet)
    sheet.second.setChecked(True)
    kept = sheet._files[1].id
    qtbot.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    assert len(people.lines(desk)) == before - 1
    assert kept in [line.id for line in people.lines(desk)]
    screen.undo()
    assert len(people.lines(desk)) == before


def test_a_field_asked_for_is_the_one_stood_on(window, screen, qtbot):
    window.activateWindow()
    person = of(screen, "张三")
    for field, section_, name in (
        ("birth", 0, "birth"),
        ("work_started", 1, "work_started"),
        ("cultivation_measures", screen.file.sections.count() - 1, "cultivation_measures"),
    ):
        window.navigate("people", person=person, field=field)
        assert screen.file.sections.currentRow() == section_
        focus = screen.file.pages.currentWidget().focusWidget()
        assert focus is not None
        assert focus.accessibleName() == screen.findChild(QWidget, name).accessibleName()
    window.navigate("people", person=person, field="sanctions")
    assert screen.file._editors["sanctions"].focusWidget() is screen.file._editors["sanctions"].add_button
