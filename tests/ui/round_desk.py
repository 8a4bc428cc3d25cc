"""A desk with the sample staff and a round, led to a step through the actions, for tests of the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from cadredesk.actions import eligibility, meetings, nominations, people, rosters, rounds
from cadredesk.desk import Desk
from cadredesk.domain.meeting import Attendee, MeetingRecord
from cadredesk.domain.round import DistrictNotice, Nomination, Quota, Round
from ui.style import resource

NOMINEES = ("干露", "于谦", "王文", "田富")


@cache
def roster() -> Any:
    """The sample roster, read once."""
    return rosters.check(resource("sample", "staff.csv"))


def fill_staff(desk: Desk, count: int = 20) -> dict[str, str]:
    """Brings the first of the sample roster in, leaders and nominees among them; name -> id."""
    found = roster()
    people.import_rows(
        desk,
        [people.ImportRow(one.row, one.values, raw_name=one.values["name"]) for one in found.rows[:count]],
        "staff.csv",
    )
    return {one.name: one.id for one in people.lines(desk)}


def begin(desk: Desk, profile: str = "school-000") -> Round:
    """A round that has just begun."""
    return rounds.start(desk, "2026年度后备干部推荐", profile, "primary", 2026, date(2026, 9, 1))


def notice() -> DistrictNotice:
    """The district's notice as typed."""
    return DistrictNotice(
        "阳教组〔2026〕9号",
        "关于推荐学校后备干部的通知",
        "阳光区教育局",
        date(2026, 8, 31),
        date(2026, 9, 1),
        date(2027, 3, 31),
        date(2026, 8, 31),
        (Quota("chief", 1), Quota("deputy", 2)),
    )


def to_nomination(desk: Desk) -> Round:
    """The notice is closed."""
    begun = begin(desk)
    rounds.record_notice(desk, begun.id, notice())
    return rounds.close_step(desk, begun.id, "district_notice")


def to_eligibility(desk: Desk, ids: dict[str, str]) -> Round:
    """Four are put forward."""
    begun = to_nomination(desk)
    nominations.add_many(
        desk,
        begun.id,
        [
            Nomination(ids[name], "deputy", "department", "教务处", "工作踏实", date(2026, 9, 3), True)
            for name in NOMINEES
        ],
    )
    return rounds.close_step(desk, begun.id, "nomination")


def to_meeting(desk: Desk, ids: dict[str, str]) -> Round:
    """The review is closed: all four admitted, with exceptions where the file asks for them."""
    begun = to_eligibility(desk, ids)
    rules = {rule.id: rule for rule in begun.profile.rules}
    for one in eligibility.review(desk, begun.id):
        for finding in one.findings:
            if rules[finding.rule_id].kind == "question":
                eligibility.answer(desk, begun.id, one.person_id, finding.rule_id, "yes")
            elif finding.verdict != "yes":
                if rules[finding.rule_id].exception:
                    eligibility.except_rule(desk, begun.id, one.person_id, finding.rule_id, "区局批准放宽")
                else:
                    file = people.get(desk, one.person_id)
                    people.save(desk, replace(file, confirmed_none=file.confirmed_none | {"sanctions"}))
        eligibility.decide(desk, begun.id, one.person_id, "admitted")
    eligibility.set_review(desk, begun.id, date(2026, 9, 8), ["陈晨", "赵敏"])
    return eligibility.close(desk, begun.id)


def leaders() -> tuple[Attendee, ...]:
    """Six members of the leadership, one absent."""
    names = ("周文", "方敏", "李静", "王军", "赵敏", "何平")
    return tuple(
        Attendee(name, present=name != "何平", reason="出差" if name == "何平" else "") for name in names
    )


def hold(desk: Desk, round_id: str, step: str, day: date) -> None:
    """Records a meeting that carries everybody."""
    record = MeetingRecord(
        "第9次", "", day, "15:30", "16:30", "会议室", "周文", "陈晨", leaders(), ballot="hand"
    )
    meetings.save(desk, round_id, step, record)
    record = meetings.prepared(desk, round_id, step)
    meetings.save(
        desk, round_id, step, replace(record, items=tuple(replace(item, agree=5) for item in record.items))
    )
