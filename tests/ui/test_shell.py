"""The window around the screens: actions and their errors, slow tasks, keys, lock, badges, translations."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

from cadredesk.actions import calendars, checklists, desk_sheets, desks, users
from cadredesk.domain.school import Preferences, Role
from cadredesk.errors import Cancelled, UserError
from tests.ui.conftest import NAMES, PASSWORDS, type_text, unnamed
from ui import style
from ui.act import act, area_of, ask, write_report
from ui.runner import ProgressDialog, Watch
from ui.widgets.card import button
from ui.widgets.edit import LineEdit
from ui.widgets.printer import new_printer
from ui.widgets.screen import Screen
from ui.window import MainWindow, Registered

ROOT = Path(__file__).resolve().parents[2]


class Probe(Screen):
    """A screen that remembers what the window asked of it."""

    areas = frozenset({"users"})

    def __init__(self, context):
        super().__init__(context)
        self.asked = []
        self.may_leave = True
        self.field = LineEdit("probeField", "探针")
        self.field.setParent(self)
        self.button = button("从截止日倒排", "probeButton")

    @property
    def title(self):
        return "2026年度后备干部推荐"

    def header_buttons(self):
        return [self.button]

    def badge(self):
        return 6

    def refresh(self):
        self.asked.append("refresh")

    def edit(self):
        self.asked.append("edit")

    def find(self):
        self.asked.append("find")

    def print_(self):
        self.asked.append("print")

    def undo(self):
        self.asked.append("undo")

    def redo(self):
        self.asked.append("redo")

    def clause(self):
        return "干部任用条例第二十条"

    def save(self):
        self.asked.append("save")
        return self.may_leave


class Other(Probe):
    @property
    def title(self):
        return "人员"

    def header_buttons(self):
        return []


@pytest.fixture
def window(qtbot, desk, monkeypatch):
    import ui.window

    monkeypatch.setattr(
        ui.window,
        "SCREENS",
        (
            Registered("probe", "Selection", "tests.ui.test_shell:Probe"),
            Registered("other", "People", "tests.ui.test_shell:Other"),
            Registered("gone", "Training", "ui.screens.not_written_yet:None"),
            Registered("settings", "Settings", "ui.screens.settings:SettingsScreen"),
        ),
    )
    made = MainWindow(desk)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.put_away()
    made.hide()
    made.deleteLater()


def _probe(window) -> Probe:
    return window.screen_in_sight()


def test_a_screen_that_is_not_written_yet_is_left_out(window):
    assert window.findChild(QPushButton, "nav_gone") is None
    assert window.findChild(QPushButton, "nav_probe").text() == "选拔 (6)"
    assert window.findChild(QPushButton, "nav_other").text() == "人员"


def test_the_header_belongs_to_the_screen_in_sight(window):
    title = window.findChild(QLabel, "screenTitle")
    assert title.text() == "2026年度后备干部推荐"
    assert _probe(window).button.isVisible()
    QTest.mouseClick(window.findChild(QPushButton, "nav_other"), Qt.MouseButton.LeftButton)
    assert title.text() == "人员"
    assert window.findChild(QPushButton, "probeButton").isVisible() is False
    window.navigate("probe")
    assert _probe(window).button.isVisible()


@pytest.mark.parametrize(
    ("key", "modifier", "what"),
    [
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "edit"),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, "find"),
        (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, "find"),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, "refresh"),
        (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, "print"),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "undo"),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier, "redo"),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, "save"),
    ],
)
def test_keys_reach_the_screen(window, key, modifier, what):
    probe = _probe(window)
    probe.asked.clear()
    QTest.keyClick(window, key, modifier)
    assert probe.asked == [what]


def test_saving_answers_with_the_time(window):
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    said = window.findChild(QLabel, "savedAt").text()
    assert said.startswith("已保存 ")
    assert len(said) == len("已保存 10:32")


def test_f1_shows_the_clause(window):
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.findChild(QLabel, "clauseText").text() == "干部任用条例第二十条"


def test_a_screen_that_cannot_save_keeps_its_place(window):
    probe = _probe(window)
    probe.may_leave = False
    QTest.mouseClick(window.findChild(QPushButton, "nav_other"), Qt.MouseButton.LeftButton)
    assert window.screen_in_sight() is probe
    assert window.findChild(QPushButton, "nav_probe").isChecked()
    assert not window.close()
    probe.may_leave = True


def test_an_error_is_a_sentence_in_the_bar_and_goes_with_the_next_success(window):
    probe = _probe(window)
    outcome = act(probe, users.rename, window.desk, window.desk.user.id, "新名")
    assert not outcome
    assert "[user.approver_only]" in window.errors.text()
    assert window.errors.isVisible()
    with pytest.raises(RuntimeError):
        _ = outcome.value
    assert act(probe, desks.store_preferences, window.desk, Preferences())
    assert window.errors.text() == ""


def test_a_change_refreshes_the_screens_that_show_it(qtbot, make_desk):
    desk = make_desk(role=Role.APPROVER)
    made = MainWindow(desk)
    qtbot.addWidget(made)
    probe = Probe(made.context)
    probe.setParent(made.centralWidget())
    made.show()
    probe.show()
    probe.asked.clear()
    act(probe, desks.store_preferences, desk, Preferences())
    assert probe.asked == []
    act(probe, users.rename, desk, desk.user.id, "周文斌")
    assert probe.asked == ["refresh"]
    probe.hide()
    act(probe, users.rename, desk, desk.user.id, "周文")
    ask(probe, users.listed, desk)
    assert probe.asked == ["refresh"]
    probe.show()
    assert probe.asked == ["refresh", "refresh"]
    made.put_away()


def test_a_bug_becomes_a_report_without_personal_data(window, caplog):
    def broken():
        raise ValueError("张三 110101198510031234")

    with caplog.at_level("CRITICAL", logger="cadredesk.window"):
        assert not act(_probe(window), broken)
    box = window.findChild(QMessageBox, "bugDialog")
    (path,) = (window.desk.folder / "reports").iterdir()
    assert str(path) in box.text()
    text = path.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_shell.py" in text
    assert "张三" not in text
    assert "1985" not in text
    box.close()


def test_a_cancelled_action_is_silent(window):
    def stopped():
        raise Cancelled

    assert not act(_probe(window), stopped)
    assert window.errors.text() == ""


def test_a_report_finds_a_place_when_its_folder_cannot_be_made(tmp_path):
    (tmp_path / "reports").write_text("a file stands in the way")
    assert write_report(ValueError("x"), tmp_path / "reports").is_file()


def test_the_area_is_the_name_of_the_action_module():
    assert area_of(users.rename) == "users"


# Slow actions


def test_a_slow_action_runs_off_the_window_thread(qtbot, window):
    seen, told = [], []

    def slow(number, progress):
        progress(1, 2, "一半")
        seen.append(threading.current_thread() is threading.main_thread())
        return number * 2

    window.hub.changed.connect(told.append)
    job = window.runner.run(
        _probe(window), "正在处理…", slow, 21, done=lambda v: seen.append((v, _in_main()))
    )
    with qtbot.waitSignal(job.ended):
        pass
    assert seen == [False, (42, True)]
    assert told == ["test_shell"]
    assert not window.runner.busy


def _in_main() -> bool:
    return threading.current_thread() is threading.main_thread()


def test_a_slow_action_that_fails_shows_its_sentence(qtbot, window):
    def slow():
        raise UserError("user.approver_only")

    job = window.runner.run(_probe(window), "正在处理…", slow)
    with qtbot.waitSignal(job.ended):
        pass
    assert "[user.approver_only]" in window.errors.text()


def test_the_dialog_comes_late_and_stops_the_work(qtbot, window):
    go = threading.Event()

    def slow(progress):
        go.wait(30)
        progress(1)
        raise AssertionError("it should have been stopped")

    job = window.runner.run(_probe(window), "正在生成文书…", slow)
    dialog = window.findChild(ProgressDialog)
    assert not dialog.isVisible()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.findChild(QLabel, "progressText").text() == "正在生成文书…"
    dialog.reject()
    assert dialog.isVisible()
    with qtbot.waitSignal(job.ended):
        go.set()
    assert window.errors.text() == ""
    assert not window.runner.busy


def test_closing_asks_while_a_task_is_running(qtbot, window):
    go = threading.Event()
    job = window.runner.run(_probe(window), "正在备份…", lambda: go.wait(30))
    assert not window.close()
    assert window.findChild(QWidget, "leaveBusy") is not None
    with qtbot.waitSignal(job.ended):
        go.set()


def test_a_blocked_window_is_noted(window, caplog):
    watch = window.findChild(Watch)
    with caplog.at_level("INFO", logger="cadredesk.window"):
        watch._beat()
        assert caplog.records == []
        watch._last -= 0.5
        watch._beat()
    (record,) = caplog.records
    assert record.args[0] >= 200


# Lock, rehearsal, look


def test_the_desk_locks_when_idle_and_not_while_one_types(qtbot, window):
    qtbot.waitUntil(lambda: not window._settling.isActive())
    window._idle.setInterval(200)
    window._idle.start()
    with qtbot.waitSignal(window.locked):
        pass
    before = window._idle.remainingTime()
    assert before <= 0
    QTest.keyClick(window, Qt.Key.Key_Shift)
    assert window._idle.isActive()


def test_the_rehearsal_is_marked_on_every_page(qtbot, make_desk):
    made = MainWindow(make_desk(kind="rehearsal"))
    qtbot.addWidget(made)
    made.show()
    assert "演练" in made.findChild(QLabel, "rehearsalText").text()
    made.put_away()


def test_the_person_at_the_desk_stands_below(window):
    assert window.findChild(QLabel, "personAtDesk").text() == "青山镇中心小学\n陈晨 · 经办人"


@pytest.mark.parametrize("points", [10, 12, 18])
def test_the_window_is_whole_at_1366_768(qtbot, window, points):
    app = QApplication.instance()
    style.apply(app, points)
    try:
        made = MainWindow(window.desk)
        qtbot.addWidget(made)
        made.show()
        made.navigate("settings")
        made.screen_in_sight().setMinimumSize(2000, 1500)
        assert made.minimumSizeHint().width() <= 1366
        assert made.minimumSizeHint().height() <= 768
        made.put_away()
    finally:
        style.apply(app, 12)


def test_every_tone_can_be_read():
    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    pairs = [
        *style.TONES.values(),
        (style.NAVY_TEXT, style.NAVY),
        ("#FFFFFF", style.BLUE),
        (style.SECONDARY, style.GROUND),
    ]
    for ink, ground in pairs:
        high, low = sorted((light(ink), light(ground)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)


# Settings


def test_settings_save_a_field_when_it_is_left(window):
    window.navigate("settings", tab="school")
    screen = window.screen_in_sight()
    field = screen.school.field("short_name")
    type_text(field, "青山小学")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desks.school(window.desk).short_name == "青山小学"
    assert unnamed(window) == []


def test_an_approver_adds_a_person(qtbot, make_desk):
    desk = make_desk(role=Role.APPROVER)
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.show()
    made.navigate("settings", tab="people")
    QTest.mouseClick(made.findChild(QPushButton, "userAdd"), Qt.MouseButton.LeftButton)
    sheet = made.findChild(QWidget, "addPersonSheet")
    type_text(sheet.findChild(QWidget, "newName"), "何平")
    for name, text in (
        ("newPassword", "new-person"),
        ("newPasswordAgain", "other"),
        ("approverPassword", PASSWORDS[Role.APPROVER]),
    ):
        sheet.findChild(LineEdit, name).setText(text)
    QTest.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    assert "[ui.passwords_differ]" in sheet.errors.text()
    sheet.findChild(LineEdit, "newPasswordAgain").setText("new-person")
    QTest.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    assert "何平" in [user.name for user in users.listed(desk)]
    assert "何平" in [user.name for user in made.screen_in_sight().people.rows.shown()]
    made.put_away()


def test_a_new_recovery_sheet_is_printed_before_it_goes(qtbot, make_desk, tmp_path):
    desk = make_desk(role=Role.APPROVER)
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.show()
    made.navigate("settings", tab="people")
    QTest.mouseClick(made.findChild(QPushButton, "userRecovery"), Qt.MouseButton.LeftButton)
    sheet = made.findChild(QWidget, "renewRecoverySheet")
    sheet.findChild(LineEdit, "approverPassword").setText(PASSWORDS[Role.APPROVER])
    QTest.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    code = sheet.shown.code.text()
    assert code
    assert not sheet.ok.isEnabled()
    sheet.reject()
    assert sheet.isVisible()
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    sheet.print_on(printer)
    qtbot.waitUntil(lambda: not made.runner.busy)
    assert (tmp_path / "sheet.pdf").stat().st_size > 0
    sheet.shown.kept.click()
    QTest.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    made.put_away()
    desk.close()
    desks.recover(desk.folder, code, NAMES[Role.CLERK], "new-clerk-pass").close()


def test_the_approver_renames_and_gives_another_role(qtbot, make_desk):
    desk = make_desk(role=Role.APPROVER)
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.show()
    made.navigate("settings", tab="people")
    screen = made.screen_in_sight()
    screen.people.go_to(lambda user: user.role == Role.REVIEWER)
    QTest.mouseClick(made.findChild(QPushButton, "userChange"), Qt.MouseButton.LeftButton)
    sheet = made.findChild(QWidget, "changePersonSheet")
    sheet.form.put("changedName", "赵敏敏")
    sheet.form.put("changedRole", Role.CLERK.value)
    assert sheet.findChild(LineEdit, "changedPassword").isVisible()
    for name, text in (
        ("changedPassword", "another-pass"),
        ("changedPasswordAgain", "another-pass"),
        ("approverPassword", PASSWORDS[Role.APPROVER]),
    ):
        sheet.findChild(LineEdit, name).setText(text)
    QTest.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    changed = next(user for user in users.listed(desk) if user.name == "赵敏敏")
    assert changed.role == Role.CLERK
    made.put_away()
    desk.close()
    desks.log_in(desk.folder, "赵敏敏", "another-pass").close()


def test_a_clerk_sees_the_key_and_changes_only_the_own_password(window, tmp_path):
    window.navigate("settings", tab="people")
    assert not window.findChild(QPushButton, "userAdd").isEnabled()
    assert window.findChild(QPushButton, "userOwnPassword").isEnabled()
    screen = window.screen_in_sight()
    key = desk_sheets.key(window.desk)
    assert key.fingerprint.startswith("SHA256:")
    assert key.fingerprint in screen.key_note.accessibleName()
    assert key.made_on.isoformat() in screen.key_note.accessibleName()
    screen.save_key(tmp_path)
    assert (tmp_path / "S001.pub").read_text() == key.line + "\n"
    QTest.mouseClick(window.findChild(QPushButton, "keyCopy"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == key.line


def test_a_long_title_ends_in_dots_and_leaves_the_buttons_whole(window, monkeypatch):
    title = "关于做好2026年度学校后备干部推荐考察和民主测评工作有关事项的通知所定的一轮选拔" * 3
    monkeypatch.setattr(Probe, "title", property(lambda _: title))
    window.resize(1100, 700)
    window._show_header()
    QApplication.processEvents()
    shown = window.findChild(QLabel, "screenTitle")
    assert shown.text().endswith("…")
    assert shown.toolTip() == title
    right = _probe(window).button
    assert right.width() >= right.sizeHint().width()
    assert right.mapTo(window, right.rect().topRight()).x() <= window.width()


def test_a_backup_goes_to_a_stick(qtbot, window, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    window.navigate("settings", tab="backup")
    screen = window.screen_in_sight()
    screen.copy_to(stick)
    qtbot.waitUntil(lambda: not window.runner.busy)
    (copied,) = stick.iterdir()
    assert copied.name in screen.backup_note.accessibleName()
    assert screen.backups.rows.rowCount() == 1
    assert checklists.done(window.desk)["backup"]


def test_a_year_that_is_not_known_is_typed_from_its_notice(window):
    window.navigate("settings", tab="calendar")
    screen = window.screen_in_sight()
    assert "国办" in screen.source.text()
    screen.year.setCurrentIndex(screen.year.findText(str(window.desk.today().year + 2)))
    year = screen.year.currentData()
    assert screen.source.text() == ""
    assert not screen.keep_year.isEnabled()
    QTest.keyClick(screen.grid, Qt.Key.Key_Space)
    day = date(year, 1, 1)
    QTest.mouseClick(screen.keep_year, Qt.MouseButton.LeftButton)
    assert "[calendars.no_source]" in window.errors.text()
    type_text(screen.source, "国办发明电〔2027〕9号")
    QTest.mouseClick(screen.keep_year, Qt.MouseButton.LeftButton)
    assert window.errors.text() == ""
    stored = calendars.get(window.desk)
    assert stored.is_working(day) is (day.weekday() >= 5)
    assert stored.years[year].source == "国办发明电〔2027〕9号"


# Translations


def test_every_string_of_the_window_is_translated():
    done = subprocess.run(
        [sys.executable, str(ROOT / "installer" / "translate.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_self_test_finds_nothing():
    script = "import sys; from ui import selftest; sys.exit(selftest.run())"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines() == ["ok fonts", "ok translations", "ok ballot grid", "ok window"]
