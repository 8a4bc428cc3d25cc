"""Questions between schools, what is decided on them, and what both are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cadredesk.actions import conflicts, receipts, submissions
from cadredesk.domain.conflicts import Quota
from cadredesk.errors import UserError
from tests.unit.actions.district import District, open_district, person


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[District]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    made = open_district(tmp_path)
    yield made
    made.desk.close()


def told(district: District, school: int) -> list[dict[str, Any]]:
    """What the last receipt of a school says of questions."""
    due = receipts.due(district.desk, f"SIM-{school:04d}")
    return list(due[-1].content.get("conflicts", []))


def test_one_person_in_two_schools_is_decided_and_both_are_told(district: District) -> None:
    district.report(1, [person(1), person(2)])
    district.report(2, [person(1, id="q1"), person(3)])
    (line,) = conflicts.listed(district.desk)
    assert (line.conflict.kind, line.conflict.is_sure, line.schools) == (
        "two_schools",
        True,
        ("第1小学", "第2小学"),
    )
    made = conflicts.rule(district.desk, line.key, "one", unit="SIM-0002", reason="9月1日起调入第2小学")
    assert made.by == district.desk.user.id
    (line,) = conflicts.listed(district.desk)
    assert line.ruling == made
    for school, people in ((1, ["p1"]), (2, ["q1"])):
        (one,) = told(district, school)
        assert (one["ruling"], one["keeps"], one["reason"]) == ("one", "SIM-0002", "9月1日起调入第2小学")
        assert one["people"] == people
        assert one["schools"] == [f"SIM-000{3 - school}"]
        assert one["school_names"] == [f"第{3 - school}小学"]
    conflicts.rule(district.desk, line.key, "both", reason="交流任教，两校均可")
    (one,) = told(district, 1)
    assert one["ruling"] == "both"
    assert "keeps" not in one
    district.report(1, [person(2)])
    assert conflicts.listed(district.desk) == ()


def test_a_report_sent_back_because_of_a_question_names_the_person(district: District) -> None:
    district.report(1, [person(1)])
    district.report(2, [person(1, id="q1")])
    (line,) = conflicts.listed(district.desk)
    conflicts.rule(district.desk, line.key, "returned", unit="SIM-0001", reason="人事关系在第2小学")
    states = {one.sender: one for one in submissions.listed(district.desk)}
    assert states["SIM-0001"].state == "returned"
    assert states["SIM-0001"].reasons == (("duplicate", "p1", ""),)
    assert states["SIM-0002"].state == "received"
    (one,) = told(district, 2)
    assert (one["ruling"], one["returned"]) == ("returned", "SIM-0001")


def test_a_decision_needs_a_reason_and_a_school_and_facts_that_still_hold(district: District) -> None:
    district.report(1, [person(1)])
    district.report(2, [person(1, id="q1")])
    (line,) = conflicts.listed(district.desk)
    for unit, reason, code in (
        ("SIM-0003", "因", "no_unit"),
        ("", "因", "no_unit"),
        ("SIM-0001", " ", "no_reason"),
    ):
        with pytest.raises(UserError, match=rf"conflicts\.{code}"):
            conflicts.rule(district.desk, line.key, "one", unit=unit, reason=reason)
    district.report(2, [person(5)])
    with pytest.raises(UserError, match=r"conflicts\.unknown"):
        conflicts.rule(district.desk, line.key, "both", reason="因")
    assert told(district, 1) == []


def test_the_same_name_and_birth_is_a_question_and_a_twin_is_told_apart(district: District) -> None:
    district.report(1, [person(1, id_number="")])
    district.report(2, [person(1, id="q1")])
    (line,) = conflicts.listed(district.desk)
    assert not line.conflict.is_sure
    conflicts.rule(district.desk, line.key, "not_same", reason="两人，已核对档案")
    assert conflicts.listed(district.desk)[0].ruling is not None


def test_a_duplicate_inside_a_school(district: District) -> None:
    district.report(1, [person(1), person(1, id="again")])
    (line,) = conflicts.listed(district.desk)
    assert line.conflict.kind == "duplicate"
    with pytest.raises(UserError, match=r"conflicts\.no_unit"):
        conflicts.rule(district.desk, line.key, "one", unit="SIM-0001", reason="重复录入")
    conflicts.rule(district.desk, line.key, "one", unit="SIM-0001", person_id="p1", reason="重复录入")
    (one,) = told(district, 1)
    assert one["stands"] == "p1"
    assert one["people"] == ["again", "p1"]


def test_places_used_over_and_under_and_allowed(district: District) -> None:
    desk = district.desk
    conflicts.put_quotas(
        desk,
        [
            Quota("SIM-0001", "2026", "deputy", 1),
            Quota("SIM-0002", "2026", "deputy", 3),
            Quota("SIM-0003", "2026", "deputy", 2),
        ],
    )
    district.report(1, [person(1), person(2)])
    district.report(2, [person(3)])
    found = {one.conflict.unit: one for one in conflicts.listed(desk)}  # the third has not reported
    assert {unit: one.conflict.kind for unit, one in found.items()} == {
        "SIM-0001": "quota_over",
        "SIM-0002": "quota_under",
    }
    conflicts.rule(desk, found["SIM-0001"].key, "allowed", reason="局党委同意增加1名")
    (one,) = told(district, 1)
    assert (one["tier"], one["places"], one["count"], one["ruling"]) == ("deputy", 1, 2, "allowed")
    conflicts.put_quotas(desk, [], [Quota("SIM-0002", "2026", "deputy", 3)])
    assert [one.conflict.unit for one in conflicts.listed(desk)] == ["SIM-0001"]
    with pytest.raises(UserError, match=r"conflicts\.bad_places"):
        conflicts.put_quotas(desk, [Quota("SIM-0001", "2026", "deputy", -1)])


def test_places_are_pasted_by_name_or_code_and_a_wrong_row_takes_nothing(district: District) -> None:
    district.report(1, [person(1)])
    rows = [
        ["学校", "正职", "副职", "优秀青年"],
        ["第1小学", "1", "", "2"],
        ["SIM-0002", "0", "3", ""],
        ["", ""],
    ]
    assert conflicts.read_quotas(district.desk, "2026", rows) == (
        Quota("SIM-0001", "2026", "chief", 1),
        Quota("SIM-0001", "2026", "young", 2),
        Quota("SIM-0002", "2026", "chief", 0),
        Quota("SIM-0002", "2026", "deputy", 3),
    )
    for wrong in ([["标题"], ["没有的学校", "1"]], [["SIM-0001", "一"]], [["SIM-0001", "-1"]]):
        with pytest.raises(UserError, match=r"conflicts\.bad_row"):
            conflicts.read_quotas(district.desk, "2026", wrong)
    with pytest.raises(UserError, match=r"conflicts\.no_rows"):
        conflicts.read_quotas(district.desk, "2026", [["标题", "1"]])
