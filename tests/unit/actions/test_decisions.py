"""The bureau's meeting on the pool: who may stand, how it votes, what it decides, and what the schools are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

from cadredesk.actions import conflicts, decisions, desks, receipts, submissions
from cadredesk.actions.lookups import sort_names
from cadredesk.domain.decision import PoolMeeting, with_item
from cadredesk.domain.meeting import Attendee, Item, MeetingRecord, Statement
from cadredesk.errors import UserError
from cadredesk.packages import receipt
from tests.unit.actions.district import District, open_district, person

MEMBERS = tuple(
    Attendee(name, role=role) for name, role in (("江河", "书记"), ("任远", "局长"), ("史册", "副局长"))
)


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[District]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    made = open_district(tmp_path)
    desk = made.desk
    desks.store_school(desk, replace(desks.school(desk), name="阳光区教育局"))
    made.report(1, [person(1), person(2), person(3)])
    made.report(2, [person(4), person(5)], tier="young")
    made.report(3, [person(6)])
    for one in submissions.listed(desk):
        if one.sender != "SIM-0003":
            submissions.accept(desk, one.package_id)
    yield made
    made.desk.close()


def held(district: District, **changes: Any) -> PoolMeeting:
    """A meeting with its record written, everybody there, and the vote on all of them together carried."""
    made = decisions.open_meeting(district.desk, "2026")
    record = MeetingRecord(
        number="2026年第3次",
        on=district.desk.today(),
        begins="9:00",
        place="三楼会议室",
        chair="江河",
        recorder="钱进",
        attendees=MEMBERS,
    )
    meeting = replace(
        made, record=replace(record, **changes.pop("record", {})), bloc=Item("", agree=3), **changes
    )
    decisions.save(district.desk, meeting)
    return decisions.get(district.desk, made.id)


def told(district: District, school: int) -> dict[str, dict[str, Any]]:
    """What the last receipt of a school says of decisions, by person."""
    content = receipts.due(district.desk, f"SIM-{school:04d}")[-1].content
    receipt.dump(content)  # the receipt can go out
    return {one["person"]: one for one in content.get("decisions", [])}


def test_only_people_of_accepted_reports_without_an_open_question_may_stand(district: District) -> None:
    district.report(4, [person(1, id="q1"), person(7)])
    lines = decisions.candidates(district.desk, "2026")
    assert [one.candidate.name for one in lines] == sort_names([one.candidate.name for one in lines])
    why = {one.candidate.person_id: one.why_not for one in lines}
    assert why == {
        "p1": "open",
        "q1": "not_accepted",
        "p2": "",
        "p3": "",
        "p4": "",
        "p5": "",
        "p6": "not_accepted",
        "p7": "not_accepted",
    }
    (line,) = conflicts.listed(district.desk)
    conflicts.rule(district.desk, line.key, "one", unit="SIM-0004", reason="已调动")
    why = {one.candidate.person_id: one.why_not for one in decisions.candidates(district.desk, "2026")}
    assert why["p1"] == "given"
    stands = {one.person_id for one in decisions.open_meeting(district.desk, "2026").candidates}
    assert stands == {"p2", "p3", "p4", "p5"}


def test_all_together_with_exceptions(district: District) -> None:
    meeting = held(district)
    assert [one.person_id for one in meeting.candidates if one.person_id in ("p1", "p6")] == ["p1"]
    for item in (
        Item("SIM-0001 p2", agree=1, disagree=2, statements=(Statement("任远", "再锻炼一年"),)),
        Item("SIM-0002 p5", agree=1, disagree=0, defer=2),
    ):
        meeting = with_item(meeting, item)
    decisions.save(district.desk, meeting)
    closed = decisions.close(district.desk, meeting.id)
    assert closed.is_closed
    standing = {one.person_id: one.outcome for one in decisions.standing(district.desk)}
    assert standing == {
        "p1": "entered",
        "p2": "not_entered",
        "p3": "entered",
        "p4": "entered",
        "p5": "deferred",
    }
    assert {one["outcome"] for one in told(district, 1).values()} == {"entered", "not_entered"}
    assert told(district, 2)["p4"] == {
        "person": "p4",
        "name": person(4)["name"],
        "tier": "young",
        "outcome": "entered",
        "on": district.desk.today().isoformat(),
        "number": "2026年第3次",
    }
    assert told(district, 3) == {}
    decisions.number_list(district.desk, meeting.id, "阳教党〔2026〕12号", date(2026, 11, 20))
    assert told(district, 2)["p4"]["number"] == "阳教党〔2026〕12号"


def test_a_closed_meeting_stays_and_a_later_one_revises(district: District) -> None:
    meeting = held(district)
    decisions.close(district.desk, meeting.id)
    for act in (
        lambda: decisions.save(district.desk, meeting),
        lambda: decisions.close(district.desk, meeting.id),
        lambda: decisions.drop(district.desk, meeting.id),
        lambda: decisions.set_candidates(district.desk, meeting.id, ()),
    ):
        with pytest.raises(UserError, match=r"decisions\.closed"):
            act()
    again = decisions.open_meeting(district.desk, "2026")
    assert again.candidates == ()  # everybody is decided on
    assert again.record.attendees == MEMBERS
    one = next(line.candidate for line in decisions.candidates(district.desk, "2026") if line.standing)
    leaving = replace(one, asks="leave", remark="调出本区")
    decisions.set_candidates(district.desk, again.id, [leaving])
    record = replace(meeting.record, number="2026年第4次", on=district.desk.today())
    decisions.save(district.desk, replace(again, record=record, bloc=Item("", agree=2, disagree=1)))
    decisions.close(district.desk, again.id)
    standing = {d.person_id: d for d in decisions.standing(district.desk)}
    assert (standing[one.person_id].outcome, standing[one.person_id].reason) == ("left", "调出本区")
    course = decisions.history(district.desk, one.unit, one.person_id)
    assert [(d.outcome, number) for d, number in course] == [
        ("entered", "2026年第3次"),
        ("left", "2026年第4次"),
    ]


def test_somebody_no_report_names_any_more_stays_until_a_meeting_decides(district: District) -> None:
    decisions.close(district.desk, held(district).id)
    district.report(1, [person(2)])
    lines = {line.candidate.person_id: line for line in decisions.candidates(district.desk, "2026")}
    assert lines["p1"].candidate.asks == "leave"
    assert lines["p1"].standing is not None
    assert {one.person_id for one in decisions.standing(district.desk) if one.outcome == "entered"} >= {
        "p1",
        "p3",
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"record": {"number": " "}}, "no_number"),
        ({"record": {"on": None}}, "no_number"),
        ({"record": {"attendees": ()}}, "no_members"),
        ({"record": {"chair": "别人"}}, "no_chair"),
        ({"record": {"recorder": ""}}, "no_recorder"),
        ({"record": {"on": date(2099, 1, 1)}}, "in_future"),
        (
            {"record": {"attendees": (MEMBERS[0], replace(MEMBERS[1], present=False), MEMBERS[2])}},
            "no_reason",
        ),
        (
            {
                "record": {
                    "attendees": (
                        MEMBERS[0],
                        *(replace(one, present=False, reason="出差") for one in MEMBERS[1:]),
                    )
                }
            },
            "no_quorum",
        ),
    ],
)
def test_a_meeting_that_is_not_whole_cannot_be_closed(
    district: District, changes: dict[str, Any], code: str
) -> None:
    meeting = held(district, **changes)
    with pytest.raises(UserError, match=rf"decisions\.{code}"):
        decisions.close(district.desk, meeting.id)
    assert decisions.standing(district.desk) == ()


@pytest.mark.parametrize(("bloc", "code"), [(Item(""), "votes_open"), (Item("", agree=4), "sums_differ")])
def test_votes_must_be_there_and_add_up(district: District, bloc: Item, code: str) -> None:
    meeting = replace(held(district), bloc=bloc)
    decisions.save(district.desk, meeting)
    with pytest.raises(UserError, match=rf"decisions\.{code}"):
        decisions.close(district.desk, meeting.id)


def test_a_relative_steps_out_and_is_voted_on_singly(district: District) -> None:
    district.report(1, [person(1, family=[{"relation": "父亲", "name": "江　河"}]), person(2)])
    submissions.accept(
        district.desk,
        next(o.package_id for o in submissions.listed(district.desk) if o.sender == "SIM-0001"),
    )
    meeting = held(district)
    with pytest.raises(UserError, match=r"decisions\.step_out"):
        decisions.close(district.desk, meeting.id)
    avoided = with_item(meeting, Item("SIM-0001 p1", avoided=("江河",), agree=2))
    decisions.save(district.desk, avoided)
    decisions.close(district.desk, meeting.id)
    assert {one.person_id for one in decisions.standing(district.desk)} == {"p1", "p2", "p4", "p5"}


def test_a_report_that_changed_meanwhile_stops_the_decision(district: District) -> None:
    meeting = held(district)
    district.report(2, [person(4), person(5)], tier="young")
    with pytest.raises(UserError, match=r"decisions\.moved"):
        decisions.close(district.desk, meeting.id)
    kept = [one for one in meeting.candidates if one.unit != "SIM-0002"]
    decisions.set_candidates(district.desk, meeting.id, kept)
    decisions.close(district.desk, meeting.id)
    assert {one.unit for one in decisions.standing(district.desk)} == {"SIM-0001"}


def test_a_meeting_that_decided_nothing_can_be_dropped(district: District) -> None:
    meeting = held(district)
    decisions.drop(district.desk, meeting.id)
    with pytest.raises(UserError, match=r"decisions\.unknown"):
        decisions.get(district.desk, meeting.id)
    assert decisions.meetings(district.desk) == ()


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return "".join(found.split())


def test_the_list_the_reply_and_the_minutes(district: District, tmp_path: Path) -> None:
    meeting = with_item(held(district), Item("SIM-0001 p2", agree=1, disagree=2))
    decisions.save(district.desk, meeting)
    with pytest.raises(UserError, match=r"decisions\.not_closed"):
        decisions.list_paper(district.desk, meeting.id)
    decisions.close(district.desk, meeting.id)
    decisions.number_list(district.desk, meeting.id, "阳教党〔2026〕12号", date(2026, 11, 20))
    names = {number: person(number)["name"] for number in range(1, 7)}
    whole = text_of(decisions.list_paper(district.desk, meeting.id).pdf)
    assert "阳教党〔2026〕12号" in whole
    assert "同意下列4名同志列入后备干部库" in whole
    assert names[2] not in whole
    for tier in (("一、副职后备（2名）", (1, 3)), ("二、优秀青年后备（2名）", (4, 5))):
        assert tier[0] in whole
        inside = sorted((names[n] for n in tier[1]), key=whole.index)
        assert inside == sort_names(inside)
    reply = decisions.list_paper(district.desk, meeting.id, "SIM-0001")
    text = text_of(reply.pdf)
    assert "第1小学：" in text
    assert f"暂不列入：{names[2]}" in text
    assert names[4] not in text
    assert "3700001994" not in text
    minutes = text_of(decisions.minutes_paper(district.desk, meeting.id).pdf)
    assert "中共阳光区教育局委员会会议" in minutes
    assert "应到会成员3名，实到3名" in minutes
    assert "名单所列4名人选" in minutes
    assert "提交会议研究的人选名单" in minutes
    assert minutes.count(names[2]) >= 3
    place = decisions.save_list(district.desk, meeting.id, tmp_path / "reply.docx", "SIM-0001")
    assert decisions.save_replies(district.desk, meeting.id, tmp_path) == 2
    assert (tmp_path / "SIM-0002.pdf").read_bytes().startswith(b"%PDF")
    document = docx.Document(BytesIO(place.read_bytes()))
    assert any("批复" in paragraph.text for paragraph in document.paragraphs)
