"""The handover sheet tells what is open, what waits, keys, backups and people, and never a password or recovery code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from cadredesk import VERSION
from cadredesk.actions import backups, desks, enrolment, handover, intake, rotation, rounds, users
from cadredesk.actions.desks import NewUser
from cadredesk.actions.handover import Names
from cadredesk.desk import local_now
from cadredesk.domain.school import Role
from cadredesk.storage import settings
from tests.unit.actions import selection
from tests.unit.actions.test_answers import BUREAU, SCHOOL, Both, meet


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Both]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    school = desks.test_folder(tmp_path / "school", org=SCHOOL)
    bureau = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau")
    both = Both(tmp_path, school, bureau)
    meet(bureau, school, tmp_path, both.approver(school))
    meet(school, bureau, tmp_path, both.approver(bureau))
    both.school.close()
    both.school = desks.log_in(tmp_path / "school", "审批人", "test")
    yield both
    both.school.close()
    both.bureau.close()


def text_of(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def what(rows: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    return {row[0]: row[1] for row in rows}


def test_a_new_desk_has_nothing_open_and_says_so(both: Both) -> None:
    found = handover.gather(both.school)
    assert (found.open, found.waiting) == ((), ())
    told = handover.standing(both.school)
    assert (told.open, told.waiting, told.partners, told.last_backup) == (0, 0, 1, None)
    assert (told.key_since, told.recovery_since) == (both.school.today(), both.school.today())
    text = text_of(handover.pdf(both.school))
    assert text.count("无") >= 2
    assert VERSION in text


def test_open_steps_stand_with_their_dates_and_who(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = selection.Clock(date(2026, 9, 7))
    desk = desks.test_folder(tmp_path / "school", org=SCHOOL, now=clock)
    at = selection.school(desk, clock)
    selection.with_notice(at)
    selection.with_nominations(at)
    found = handover.gather(desk)
    tasks = rounds.today_list(desk)
    assert tasks
    assert [row[1].partition("（")[0] for row in found.open] == [
        rounds.step_label(task.step, "zh_CN") for task in tasks
    ]
    assert {row[0] for row in found.open} == {at.round.title}
    assert {row[3] for row in found.open} == {"经办人"}
    due = next(task.due for task in tasks if task.due)
    assert f"{due.year}年{due.month}月{due.day}日" in [row[2] for row in found.open]
    desk.close()


def test_what_waits_is_told_until_it_is_done(both: Both) -> None:
    sent = both.report()
    assert handover.gather(both.school).waiting[0][:2] == (
        "已送出、还没有收到回执的报送",
        "报送 1-1（测试学校）",
    )
    both.up(sent)
    bureau = what(handover.gather(both.bureau).waiting)
    assert bureau["还没有写出的回执"] == "1个"
    assert bureau["还没有接收或退回的报告"] == "1个"
    both.down(both.receipts()[0])
    assert handover.gather(both.school).waiting == ()
    assert "还没有写出的回执" not in what(handover.gather(both.bureau).waiting)
    rotation.rotate(both.school, both.school.user.id, "test", both.place / "up")
    (told,) = rotation.packages(both.school)
    intake.import_package(both.bureau, next((both.place / "up").glob("*key.rotate*")))
    assert what(handover.gather(both.bureau).waiting)["等待两人共同决定的数据包"] == (
        f"密钥更换 1-{told.seq}（测试学校）"
    )
    with both.school.write("test.restored") as session:
        settings.put_export_lock(session, SCHOOL, "restored")
    assert next(iter(what(handover.gather(both.school).waiting))).startswith("本机数据由备份恢复")
    assert handover.standing(both.school).lock == "restored"


def test_keys_backups_and_people_stand_on_the_paper_and_no_secret_does(both: Both) -> None:
    users.add(both.school, NewUser("李䶮", Role.CLERK, "a secret word"), "test")
    other = users.add(both.school, NewUser("王老师", Role.APPROVER, "another word"), "test")
    made = backups.make(both.school)
    stick = both.place / "stick"
    stick.mkdir()
    copied = backups.copy_to(both.school, stick)
    done = rotation.rotate(both.school, both.school.user.id, "test", both.place / "up")
    names = Names("张三", "李䶮", "校长", "旧表册在三号柜")
    found = handover.gather(both.school, names)
    assert what(found.waiting)["换密钥后还不能签名的审批人"] == other.name
    text = text_of(handover.pdf(both.school, names))
    flat = "".join(text.split())
    partner = enrolment.own(both.bureau)
    for wanted in (
        enrolment.fingerprint_of(partner),
        partner.check_number,
        enrolment.own(both.school).check_number,
        f"{made.made:%Y-%m-%d%H:%M}",
        f"{copied.made:%Y-%m-%d%H:%M}",
        "李䶮",
        "移交人（张三）",
        "监交人（校长）",
        "旧表册在三号柜",
        "密封的恢复码单",
    ):
        assert wanted in flat, wanted
    for secret in ("a secret word", "another word", done.recovery_code):
        assert "".join(secret.split()) not in flat
    for group in done.recovery_code.split("-"):
        assert group not in text
    path = handover.save_pdf(both.school, names, both.place / "sheet.pdf")
    assert path.read_bytes().startswith(b"%PDF")


def test_the_days_of_key_and_recovery_sheet_follow_what_was_done(both: Both) -> None:
    both.school.close()
    later = date(2030, 1, 2)
    both.school = desks.log_in(
        both.place / "school", "审批人", "test", now=lambda: local_now().replace(2030, 1, 2)
    )
    assert handover.recovery_since(both.school) != later
    users.renew_recovery_code(both.school, "test")
    assert handover.recovery_since(both.school) == later
    assert handover.standing(both.school).key_since != later
    rotation.rotate(both.school, both.school.user.id, "test", both.place / "up")
    assert handover.standing(both.school).key_since == later


def test_who_may_log_in_stands_before_who_no_longer_may(both: Both) -> None:
    clerk = next(one for one in users.listed(both.school) if one.role == Role.CLERK)
    users.hand_over(both.school, NewUser("新人", Role.CLERK, "test"), clerk.id, "test")
    people = handover.gather(both.school).people
    assert people[0] == ("经办人", "新人", "能")
    assert people[-1] == ("经办人", clerk.name, "已停用")
