"""Keys and handover through real windows: a new clerk, a new key, a lost password, everything lost at a school."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton, QScrollArea

from cadredesk.actions import desks, enrolment, intake, rotation, schools, users
from cadredesk.actions.desks import NewUser
from cadredesk.desk import Desk
from cadredesk.domain.school import Role
from cadredesk.storage import settings
from cadredesk.vault.vault import Vault
from tests.story.clerk import choose, part, press, says, settle, sheet, tick, wait, write
from tests.ui.conftest import unnamed
from tests.unit.actions.test_answers import BUREAU, SCHOOL, Both, meet
from ui.screens.keys import KeysScreen
from ui.screens.schools import SchoolsScreen
from ui.widgets.edit import LineEdit
from ui.widgets.printer import new_printer
from ui.window import MainWindow


@dataclass
class Desks:
    """A school and a bureau that have enrolled each other; windows are opened over them one after the other."""

    both: Both
    windows: list[MainWindow]

    def sit(self, side: str, who: str = "审批人") -> MainWindow:
        """A window over the school's or the bureau's folder with somebody at the desk."""
        for one in self.windows:
            one.put_away()
            one.hide()
            one.deleteLater()
        self.windows.clear()
        settle()
        desk: Desk = getattr(self.both, side)
        desk.close()
        folder = self.both.place / side
        setattr(self.both, side, desks.log_in(folder, who, "test"))
        window = MainWindow(getattr(self.both, side))
        window.show()
        self.windows.append(window)
        return window


@pytest.fixture
def at(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desks]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    school = desks.test_folder(tmp_path / "school", org=SCHOOL)
    bureau = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau")
    both = Both(tmp_path, school, bureau)
    meet(bureau, school, tmp_path, both.approver(school))
    meet(school, bureau, tmp_path, both.approver(bureau))
    (tmp_path / "stick").mkdir()
    found = Desks(both, [])
    yield found
    for one in found.windows:
        one.put_away()
        one.hide()
        one.deleteLater()
    settle()
    both.school.close()
    both.bureau.close()


def keys(window: MainWindow, **args: object) -> KeysScreen:
    window.activateWindow()
    window.navigate("keys", **args)
    found = window.screen_in_sight()
    assert isinstance(found, KeysScreen)
    settle()
    return found


def hidden(root: KeysScreen, name: str) -> QPushButton:
    found = root.findChild(QPushButton, name)
    assert found is not None
    return found


def rest(window: MainWindow) -> None:
    wait(lambda: not window.runner.busy, "the worker")
    settle()


def sign(window: MainWindow) -> None:
    asked = sheet(window, "signSheet")
    write(asked, "signPassword", "test")
    press(asked, "signSheetOk")
    rest(window)


def on_paper(path: Path) -> QPrinter:
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(72)
    printer.setOutputFileName(str(path))
    return printer


def test_a_new_clerk_logs_in_and_the_sheet_is_printed(at: Desks, tmp_path: Path) -> None:
    at.both.up(at.both.report())
    window = at.sit("school")
    window.navigate("settings", tab="people")
    press(window, "toKeys")
    screen = window.screen_in_sight()
    assert isinstance(screen, KeysScreen)
    press(screen, "open_clerk")
    assert "人员交接" in screen.title
    write(screen, "newName", "李䶮")
    for name in ("approverPassword", "newPassword"):
        write(screen, name, "test")
    write(screen, "newPasswordAgain", "tset")
    press(screen, "handoverPeopleMain")
    assert "[ui.passwords_differ]" in window.errors.text()
    write(screen, "newPasswordAgain", "test")
    press(screen, "handoverPeopleMain")
    rest(window)
    people = {one.name: one for one in users.listed(at.both.school)}
    assert people["李䶮"].active
    assert not people["经办人"].active
    assert "李䶮" in part(screen, "handoverDone").accessibleName()
    press(screen, "handoverRightsMain")
    assert "等待处理的事项 1 项" in part(screen, "handoverCounts").accessibleName()
    assert part(screen, "giver", LineEdit).text() == "经办人"
    assert part(screen, "taker", LineEdit).text() == "李䶮"
    write(screen, "witness", "王书记")
    door = screen.doors["clerk"]
    door.print_on(on_paper(tmp_path / "printed.pdf"))  # type: ignore[attr-defined]
    rest(window)
    assert (tmp_path / "printed.pdf").stat().st_size > 0
    assert part(screen, "handoverPrinted").isVisible()
    door.save_pdf(tmp_path / "sheet.pdf")  # type: ignore[attr-defined]
    rest(window)
    pages = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    assert "接收人（李䶮）" in text
    assert "监交人（王书记）" in text
    assert unnamed(window) == []
    window = at.sit("school", "李䶮")
    screen = keys(window, door="clerk")
    assert not hidden(screen, "handoverPeopleMain").isVisible()  # the approver changes people
    press(screen, "handoverSkip")
    assert part(screen, "handoverSheetMain").isVisible()


def test_a_changed_key_with_its_sheet_its_packages_and_the_other_approvers(at: Desks, tmp_path: Path) -> None:
    window = at.sit("school")
    other = users.add(at.both.school, NewUser("王副校长", Role.APPROVER, "test"), "test")
    before = enrolment.fingerprint_of(enrolment.own(at.both.school))
    screen = keys(window, door="change")
    assert "将通知 1 个单位" in part(screen, "changeNote").accessibleName()
    door = screen.doors["change"]
    door.change_to(at.both.place / "stick")  # type: ignore[attr-defined]
    sign(window)
    code = part(screen, "shownCode", LineEdit).text()
    assert len(code) == 47
    assert not part(screen, "changeCodeMain").isEnabled()
    window.navigate("settings")  # a code shown once is not left by accident
    assert window.screen_in_sight() is screen
    assert part(screen, "keysNote").isVisible()
    door.shown.print_on(on_paper(tmp_path / "code.pdf"))  # type: ignore[attr-defined]
    rest(window)
    assert (tmp_path / "code.pdf").stat().st_size > 0
    tick(screen, "recoveryKept")
    press(screen, "changeCodeMain")
    assert door.shown.code.text() == ""  # type: ignore[attr-defined]
    assert "1 位审批人不能签名" in part(screen, "changeApprovers").accessibleName()
    screen.go()
    assert "王副校长" in part(screen, "keysState").accessibleName()
    press(screen, "keysStateGo")
    press(screen, "changeGive")
    asked = sheet(window, "giveKeySheet")
    for name in ("oldPassword", "firstPassword", "againPassword"):
        write(asked, name, "test")
    press(asked, "giveKeySheetOk")
    settle()
    assert users.without_keys(at.both.school) == ()
    assert at.both.school.vault.signing_key(other.id, "test")
    press(screen, "changeAfterMain")
    assert "新密钥已经启用" in part(screen, "keysNote").accessibleName()
    assert not screen.state.isVisible()
    assert enrolment.fingerprint_of(enrolment.own(at.both.school)) != before
    (path,) = (at.both.place / "stick").glob("*key.rotate*")
    assert intake.import_package(at.both.bureau, path).result == "accepted"
    assert unnamed(window) == []


def test_an_interrupted_change_is_finished_on_the_first_page(
    at: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = Vault.replace_org_keys

    def power(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(Vault, "replace_org_keys", power)
    with pytest.raises(KeyboardInterrupt):
        rotation.rotate(at.both.school, at.both.approver(at.both.school), "test", at.both.place / "stick")
    monkeypatch.setattr(Vault, "replace_org_keys", right)
    window = at.sit("school")
    screen = keys(window)
    assert part(screen, "keysState").isVisible()
    press(screen, "keysStateGo")
    assert "中断" in part(screen, "changeNote").accessibleName()
    screen.doors["change"].change_to(at.both.place / "stick")  # type: ignore[attr-defined]
    sign(window)
    assert len(part(screen, "shownCode", LineEdit).text()) == 47
    assert not rotation.is_unfinished(at.both.school)
    assert list((at.both.place / "stick").glob("*key.rotate*"))
    tick(screen, "recoveryKept")


def test_by_the_recovery_sheet_the_clerk_becomes_approver(at: Desks) -> None:
    at.sit("school")
    code = users.renew_recovery_code(at.both.school, "test")
    window = at.sit("school", "经办人")
    screen = keys(window, door="password")
    press(screen, "passwordWhichMain")
    assert not hidden(screen, "passwordGiveMain").isVisible()  # only an approver gives passwords
    press(screen, "passwordGiveBack")
    part(screen, "passwordChoice_code").click()  # type: ignore[attr-defined]
    press(screen, "passwordWhichMain")
    page = screen.doors["password"].pages[2]
    write(page, "recoveryCode", code.lower())
    choose(page, "person", at.both.school.user.id)
    tick(page, "asApprover")
    for name in ("newPassword", "newPasswordAgain"):
        write(page, name, "test")
    press(screen, "passwordCodeMain")
    rest(window)
    assert "审批人" in part(screen, "passwordDoneNote").accessibleName()
    assert page.findChild(LineEdit, "recoveryCode").text() == ""
    assert at.both.school.vault.signing_key(at.both.school.user.id, "test")
    assert unnamed(window) == []


def test_a_school_that_lost_everything_is_given_a_new_key_at_the_bureau(at: Desks) -> None:
    both = at.both
    assert both.up(both.report()).result == "accepted"
    late = both.report()
    both.school.close()
    (both.place / "school").rename(both.place / "old")
    both.school = desks.test_folder(both.place / "school", org=SCHOOL)
    path = both.place / "new.cdp"
    path.write_bytes(enrolment.file(both.school, BUREAU, both.approver(both.school), "test"))
    window = at.sit("bureau", "经办人")
    window.navigate("schools")
    listed = window.screen_in_sight()
    assert isinstance(listed, SchoolsScreen)
    listed.read_file(path)  # where schools are enrolled, the known code is not taken by another key
    rest(window)
    assert "密钥与交接" in window.errors.text()
    press(listed, "schoolLostKey")
    screen = window.screen_in_sight()
    assert isinstance(screen, KeysScreen)
    press(screen, "lostWhichMain")
    screen.doors["lost"].read_file(path)  # type: ignore[attr-defined]
    rest(window)
    asked = sheet(window, "enrolSheet")
    paper = enrolment.own(both.school).check_number
    for place in range(8):
        if asked.findChildren(LineEdit, f"group_{place}"):
            write(asked, f"group_{place}", paper[5 * place : 5 * place + 5])
    choose(
        asked,
        "enrolSecond",
        next(o.id for o in desks.who_may_log_in(both.bureau.folder) if o.name == "复核人"),
    )
    write(asked, "enrolPassword", "test")
    press(asked, "enrolSheetOk")
    rest(window)
    told = part(screen, "lostAfterNote").accessibleName()
    assert "第 1 期第 1 号" in told
    assert "第 2 期" in told
    new, old = schools.keys(both.bureau, SCHOOL)
    assert (new.since, old.revoked) == (2, (1, 1))
    screen.doors["lost"].write_own_to(both.place / "stick")  # type: ignore[attr-defined]
    sign(window)
    (ours,) = (both.place / "stick").glob("CD1_EDU-1_SCH-7_key.enrol_*.cdp")
    asked_back = enrolment.ask(enrolment.read_file(both.school, ours))
    number = enrolment.own(both.bureau).check_number
    second = next(one.id for one in desks.who_may_log_in(both.school.folder) if one.name == "复核人")
    typed = {group: number[5 * group : 5 * group + 5] for group in asked_back.places}
    enrolment.enrol(both.school, asked_back, typed, second, "test")
    assert both.up(late).code == "E132"
    first = both.report()
    assert (first.epoch, first.seq) == (2, 1)
    assert both.up(first).result == "accepted"
    assert unnamed(window) == []


def test_a_restored_backup_says_where_to_go_on(at: Desks) -> None:
    with at.both.school.write("test.restored") as session:
        settings.put_export_lock(session, SCHOOL, "restored")
    window = at.sit("school", "经办人")
    screen = keys(window)
    press(screen, "keysStateGo")
    press(screen, "lostWhichMain")
    assert "恢复的备份" in part(screen, "lostBackupNote").accessibleName()
    press(screen, "lostBackupMain")
    assert window.page == "enrolment"


@pytest.mark.parametrize("side", ["school", "bureau"])
def test_every_page_is_whole_at_1366_by_768(at: Desks, side: str) -> None:
    window = at.sit(side)
    screen = keys(window)
    assert says(screen, "keysFacts")
    for key, door in screen.doors.items():
        screen.open_door(key)
        for number in range(door.count()):
            door.setCurrentIndex(number)
            settle()
            area = next(one for one in window.findChildren(QScrollArea) if one.widget() is screen)
            assert area.horizontalScrollBar().maximum() == 0, (key, number)
            assert area.verticalScrollBar().maximum() == 0, (key, number)
            mains = [
                one
                for one in screen.findChildren(QPushButton)
                if one.isVisible() and one.property("role") == "main"
            ]
            assert len(mains) == 1, (key, number)
