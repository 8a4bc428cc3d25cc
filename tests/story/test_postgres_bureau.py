"""A bureau outgrows one machine: its data move to a server in the window, a second workplace joins, two clerks work at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from cadredesk.actions import desks, enrolment, intake, simulation, submissions
from cadredesk.desk import Desk
from cadredesk.domain.server import Server
from cadredesk.storage import journal
from tests.unit.storage.postgres import running
from ui.app import Program
from ui.exchange.database import DatabasePage, JoinSheet
from ui.screens.intake import IntakeScreen
from ui.screens.settings import SettingsScreen
from ui.screens.start import StartPages
from ui.widgets.dialogs import ConfirmDialog
from ui.window import MainWindow

CODE = "EDU-1"


@pytest.fixture
def server() -> Iterator[Server]:
    server = running().fresh()
    yield server
    running().drop(server)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bureau that has taken in a report of each of three schools."""
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    desk = desks.test_folder(tmp_path / "bureau", org=CODE, mode="bureau")
    schools = simulation.schools(3)
    enrolment.enrol_for_test(desk, {one.code: one.key_line for one in schools})
    for school in schools:
        payload, photos = simulation.people(school, 4)
        stick = tmp_path / "a.cdp"
        stick.write_bytes(simulation.package(school, CODE, payload=payload, files=photos, period="2026"))
        assert intake.import_package(desk, stick).result == "accepted"
    desk.close()
    return tmp_path / "bureau"


def page_of(program: Program) -> DatabasePage:
    window = program.shown
    assert isinstance(window, MainWindow)
    window.navigate("settings", tab="database")
    screen = window.findChild(SettingsScreen)
    assert screen is not None
    assert screen.database is not None
    return screen.database


def put(page: DatabasePage, server: Server) -> None:
    for name in ("host", "port", "database", "user"):
        page.form.put(name, getattr(server, name))
    page.form.put("tls", server.tls)
    page._password.setText(server.password)


def errors(program: Program) -> str:
    window = program.shown
    assert isinstance(window, MainWindow)
    return window.errors.text()


@pytest.mark.slow
def test_a_bureau_moves_to_a_server_and_two_clerks_work_there(
    qapp: QApplication, qtbot: QtBot, folder: Path, server: Server, tmp_path: Path
) -> None:
    program = Program(qapp, folder)
    program.open_window(desks.log_in(folder, "审批人", "test"))
    page = page_of(program)
    assert page.next.text() == "测试连接"

    # A wrong password is told calmly, with the certificate of our own authority or on this computer without one.
    host = running().folder
    line = server
    if host is not None:
        line = replace(server, tls="verify-full")
        page.take_authority(host / "ca.crt")
    put(page, replace(line, password="wrong"))
    page.next.click()
    qtbot.waitUntil(lambda: "database.wrong_password" in errors(program), timeout=20_000)
    put(page, line)
    page.next.click()
    qtbot.waitUntil(lambda: page.next.text() == "复制到服务器", timeout=20_000)
    assert errors(program) == ""

    # The copy is compared before anything is switched; changing the line takes it back to its beginning.
    page.next.click()
    qtbot.waitUntil(lambda: page.next.text() == "切换到服务器…", timeout=60_000)
    shown = page.counts.rows.shown()
    assert {one.table: (one.local, one.server, one.same) for one in shown}["reported_person"] == (
        12,
        12,
        True,
    )
    assert all(one.same for one in shown)
    assert program.desk is not None
    assert not program.desk.is_on_server
    page.next.click()
    sheet = page.findChild(ConfirmDialog, "databaseSwitch")
    assert sheet is not None
    before = program.shown
    sheet.ok.click()
    qtbot.waitUntil(lambda: program.shown is not before, timeout=20_000)
    desk = program.desk
    assert desk is not None
    assert desk.is_on_server

    # The file of a workplace, and a second computer that joins by it.
    page = page_of(program)
    qtbot.waitUntil(lambda: page.next.text() == "增加工作点…", timeout=20_000)
    page.export(tmp_path / "join")
    pages = StartPages(tmp_path / "two" / "data")
    qtbot.addWidget(pages)
    joined: list[Desk] = []
    pages.finished.connect(lambda desk, _: joined.append(desk))
    pages.open_join()
    join = pages.findChild(JoinSheet)
    assert join is not None
    join.take(tmp_path / "join.cdworkplace")
    names = join.findChild(QComboBox, "joinName")
    assert names is not None
    names.setCurrentText("经办人")
    join.password.setText("wrong")
    join.ok.click()
    qtbot.waitUntil(lambda: "vault.wrong_password" in join.errors.text(), timeout=20_000)
    join.password.setText("test")
    join.ok.click()
    qtbot.waitUntil(lambda: bool(joined), timeout=20_000)
    (two,) = joined

    # Both look at the same report; whoever comes second is told and looks again.
    window = program.shown
    assert isinstance(window, MainWindow)
    window.navigate("intake")
    screen = window.findChild(IntakeScreen)
    assert screen is not None
    report = screen.report()
    assert report is not None
    submissions.send_back(two, report.package_id, (), "请补全照片")
    screen.accept_report()
    assert "desk.changed_meanwhile" in errors(program)
    assert "经办人" in errors(program)
    screen.refresh()
    assert screen.reports.go_to(lambda one: one.package_id == report.package_id)
    screen.accept_report()
    told = {one.package_id: one.state for one in submissions.listed(two)}
    assert told[report.package_id] == "accepted"
    with two.read() as session:
        assert journal.verify(session, CODE) is None
    two.close()
    program.leave()
    assert program.shown is not None
    qtbot.addWidget(program.shown)
