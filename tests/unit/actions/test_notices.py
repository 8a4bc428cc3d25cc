"""The public notice: the clock with an objection (story 6), correction and withdrawal (story 7), what may hang."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cadredesk.actions import desks, notices, people, rounds
from cadredesk.domain.notice import Objection, PublicNotice
from tests.unit.actions import selection
from tests.unit.actions.selection import Clock, School
from tests.unit.actions.test_rounds import refused

OCTOBER = date(2026, 10, 1)


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[School]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = Clock(date(2026, 9, 1))
    desk = desks.test_folder(tmp_path / "data", now=clock)
    yield selection.up_to(selection.school(desk, clock), "public_notice")
    desk.close()


def objection(at: School, day: date) -> Objection:
    return Objection("", day, "letter", True, "钱某", at.id("田富"), "反映评优材料不实")


def test_an_objection_stops_the_clock(at: School) -> None:
    selection.with_posting(at)
    desk, round_id = at.desk, at.round_id
    clock = notices.state(desk, round_id)
    assert (clock.state, clock.ends, clock.final) == ("running", date(2026, 10, 9), True)
    at.clock.day = date(2026, 9, 29)
    raised = notices.object(desk, round_id, objection(at, date(2026, 9, 29)))
    clock = notices.state(desk, round_id)
    assert (clock.state, clock.ends, clock.open_objections) == ("stopped", None, 1)
    block = notices.reporting_block(desk, round_id)
    assert block is not None
    assert block.code == "notice.stopped"
    with refused("notice.stopped", count=1):
        notices.result(desk, round_id, date(2026, 10, 12))
    with refused("notice.stopped"):
        notices.post_continuation(desk, round_id, date(2026, 10, 10))
    view = rounds.steps(desk, round_id)["public_notice"]
    assert (view.state, view.sub, view.ends) == ("waiting", "notice_stopped", None)
    at.clock.day = date(2026, 10, 12)
    with refused("notice.no_conclusion"):
        notices.solve(desk, round_id, raised.id, date(2026, 10, 12), "周文", "", "")
    with refused("notice.solved_before"):
        notices.solve(desk, round_id, raised.id, date(2026, 9, 28), "周文", "查阅原件", "不影响")
    clock = notices.solve(desk, round_id, raised.id, date(2026, 10, 12), "周文", "查阅原件", "不影响")
    assert (clock.state, clock.ends, clock.final) == ("running", date(2026, 10, 16), True)
    assert clock.counted == (date(2026, 9, 28), *(date(2026, 10, day) for day in (13, 14, 15, 16)))
    notices.post_continuation(desk, round_id, date(2026, 10, 13), "校门口公示栏")
    with refused("notice.solved"):
        notices.solve(desk, round_id, raised.id, date(2026, 10, 13), "周文", "查阅原件", "不影响")
    at.clock.day = date(2026, 10, 16)
    with refused("notice.running", ends="2026-10-16"):
        notices.result(desk, round_id, date(2026, 10, 16))
    with refused("round.notice_running"):
        rounds.close_step(desk, round_id, "public_notice")
    at.clock.day = date(2026, 10, 17)
    assert notices.reporting_block(desk, round_id) is None
    notices.result(desk, round_id, date(2026, 10, 17), "异议查清")
    value = notices.get(desk, round_id)
    assert value.result == "objections_settled"
    assert [posting.sheet for posting in value.postings] == ["notice", "continuation"]
    rounds.close_step(desk, round_id, "public_notice")
    assert rounds.steps(desk, round_id)["final_list"].earliest == date(2026, 10, 17)


def test_an_objection_found_true_keeps_off_the_list(at: School) -> None:
    from cadredesk.actions import finals

    selection.with_posting(at)
    raised = notices.object(at.desk, at.round_id, objection(at, date(2026, 9, 28)))
    notices.solve(at.desk, at.round_id, raised.id, date(2026, 9, 29), "周文", "属实", "不再推荐", True)
    at.clock.day = date(2026, 10, 20)
    notices.result(at.desk, at.round_id, date(2026, 10, 20))
    rounds.close_step(at.desk, at.round_id, "public_notice")
    listed = finals.propose(at.desk, at.round_id)
    assert [entry.person_id for entry in listed.entries] == [at.id("田大利"), at.id("李䶮")]
    everybody = replace(listed.entries[0], person_id=at.id("田富"))
    with refused("finals.affected", name="田富"):
        finals.save(at.desk, at.round_id, replace(listed, entries=(everybody,)))


def test_a_wrong_name_on_the_wall(at: School) -> None:
    selection.with_posting(at)
    desk, round_id = at.desk, at.round_id
    first = notices.get(desk, round_id).postings[0]
    assert [row.name for row in first.rows] == ["田富", "田大利", "李䶮"]
    assert {row.birth for row in first.rows} == {"1995年3月"}
    assert first.rows[0].score == "93.33"
    wrong = people.get(desk, at.id("田富"))
    people.save(desk, replace(wrong, name="田福"))
    at.clock.day = date(2026, 9, 28)
    with refused("notice.no_reason"):
        notices.correct(desk, round_id, date(2026, 9, 28), "", "田富", "田福")
    with refused("notice.same_text"):
        notices.correct(desk, round_id, date(2026, 9, 28), "笔误", "田富", " 田富")
    with refused("notice.too_early"):
        notices.correct(desk, round_id, date(2026, 9, 23), "笔误", "田富", "田福")
    second = notices.correct(desk, round_id, date(2026, 9, 28), "笔误", "田富", "田福", "校门口公示栏")
    assert (second.old_text, second.new_text, second.replaces) == ("田富", "田福", first.id)
    assert "田福" in [row.name for row in second.rows]
    kept = notices.get(desk, round_id).postings
    assert kept == (first, second)
    clock = notices.state(desk, round_id)
    assert (clock.started, clock.ends) == (date(2026, 9, 28), date(2026, 10, 10))
    # The first sheet may come down now, the correction must hang until its end.
    notices.remove(desk, round_id, first.id, date(2026, 9, 28), "赵刚")
    with refused("notice.remove_early", ends="2026-10-10"):
        notices.remove(desk, round_id, second.id, date(2026, 10, 10))
    notices.withdraw(desk, round_id, date(2026, 9, 29), "区局要求重新测评")
    assert notices.state(desk, round_id).state == "withdrawn"
    assert rounds.steps(desk, round_id)["public_notice"].sub == "notice_withdrawn"
    block = notices.reporting_block(desk, round_id)
    assert block is not None
    assert block.code == "notice.withdrawn"
    with refused("notice.not_posted"):
        notices.correct(desk, round_id, date(2026, 9, 29), "笔误", "甲", "乙")
    third = notices.post(desk, round_id, date(2026, 9, 30))
    assert [one.sheet for one in notices.get(desk, round_id).postings] == [
        "notice",
        "correction",
        "withdrawal",
        "notice",
    ]
    assert third.replaces
    assert notices.state(desk, round_id).started == date(2026, 9, 30)


def test_a_withdrawn_notice_ends_the_step(at: School) -> None:
    selection.with_posting(at)
    notices.withdraw(at.desk, at.round_id, date(2026, 9, 25), "重新考察")
    with refused("round.notice_withdrawn"):
        rounds.close_step(at.desk, at.round_id, "public_notice")
    notices.result(at.desk, at.round_id, date(2026, 9, 25), "撤回")
    assert notices.get(at.desk, at.round_id).result == "withdrawn"


def test_nothing_personal_hangs_on_the_wall(at: School) -> None:
    for value in (
        replace(selection.FACTS, reception_phone="13900000001"),
        replace(selection.FACTS, reception_phone="139-0000-0001"),
        replace(selection.FACTS, reception_address="37000019720311013X"),
    ):
        with refused("notice.personal"):
            notices.set_facts(at.desk, at.round_id, value)
    with refused("notice.no_contact"):
        notices.post(at.desk, at.round_id, date(2026, 9, 24))
    notices.set_facts(
        at.desk, at.round_id, replace(selection.FACTS, postings=notices.get(at.desk, at.round_id).postings)
    )
    with refused("notice.too_early", earliest="2026-09-22"):
        notices.post(at.desk, at.round_id, date(2026, 9, 21))
    file = people.get(at.desk, at.id("田富"))
    people.save(at.desk, replace(file, current_post="语文教师 13900000001"))
    with refused("notice.personal"):
        notices.post(at.desk, at.round_id, date(2026, 9, 24))
    assert notices.get(at.desk, at.round_id).postings == ()


def test_what_an_objection_needs(at: School) -> None:
    with refused("notice.not_posted"):
        notices.object(at.desk, at.round_id, objection(at, date(2026, 9, 29)))
    selection.with_posting(at)
    good = objection(at, date(2026, 9, 29))
    for bad, code in (
        (replace(good, channel="smoke"), "notice.channel"),
        (replace(good, content=" "), "notice.no_content"),
        (replace(good, raised_by=""), "notice.no_name"),
        (replace(good, about=at.id("周文")), "notice.about"),
        (replace(good, received_on=date(2026, 9, 23)), "notice.before_posting"),
    ):
        with refused(code):
            notices.object(at.desk, at.round_id, bad)
    anonymous = notices.object(at.desk, at.round_id, replace(good, named=False, raised_by=""))
    # Facts typed later keep postings and objections, whatever the caller sends.
    notices.set_facts(at.desk, at.round_id, PublicNotice(issuer="学校", reception_phone="0539-8100000"))
    value = notices.get(at.desk, at.round_id)
    assert value.objections == (anonymous,)
    assert len(value.postings) == 1


def test_photos_of_the_wall_are_sealed(at: School) -> None:
    selection.with_posting(at)
    posting = notices.get(at.desk, at.round_id).postings[0]
    picture = b"\xff\xd8\xff" + b"wall" * 100
    with refused("notice.photo"):
        notices.set_photo(at.desk, at.round_id, posting.id, b"GIF89a")
    with refused("notice.posting_unknown"):
        notices.set_photo(at.desk, at.round_id, "x", picture)
    changed = notices.set_photo(at.desk, at.round_id, posting.id, picture)
    assert notices.photo(at.desk, changed.photo) == picture
    assert not [
        path for path in at.desk.folder.rglob("*") if path.is_file() and b"wallwall" in path.read_bytes()
    ]


def test_an_unknown_year_is_provisional(at: School) -> None:
    from cadredesk.actions import calendars
    from cadredesk.domain.calendar import YearCalendar

    selection.with_posting(at, date(2026, 12, 28))
    clock = notices.state(at.desk, at.round_id)
    assert (clock.ends, clock.final) == (date(2027, 1, 4), False)
    assert rounds.steps(at.desk, at.round_id)["public_notice"].tentative
    at.clock.day = date(2027, 1, 8)
    with refused("notice.tentative"):
        notices.result(at.desk, at.round_id, date(2027, 1, 8))
    off = frozenset({date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3)})
    with refused("calendars.no_source"):
        calendars.put(at.desk, YearCalendar(2027, " ", off, frozenset()))
    with refused("calendars.both"):
        calendars.put(at.desk, YearCalendar(2027, "国办发明电〔2026〕1号", off, off))
    with refused("calendars.year"):
        calendars.put(at.desk, YearCalendar(2026, "国办发明电〔2026〕1号", off, frozenset()))
    calendars.put(at.desk, YearCalendar(2027, "国办发明电〔2026〕1号", off, frozenset()))
    clock = notices.state(at.desk, at.round_id)
    assert (clock.ends, clock.final) == (date(2027, 1, 5), True)
    notices.result(at.desk, at.round_id, date(2027, 1, 8))
    assert notices.get(at.desk, at.round_id).result == "no_objection"
