"""What a bureau sends reaches its schools, is shown in words, and changes them only once confirmed; nothing hostile does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cadredesk.actions import (
    answers,
    bureau_word,
    calendars,
    desks,
    dispatch,
    intake,
    people,
    profiles,
    receipts,
    reporting,
    rounds,
    schools,
    state,
)
from cadredesk.actions.dispatch import NoticeDraft, PolicyDraft, RosterDraft
from cadredesk.actions.intake import Intake
from cadredesk.desk import Desk
from cadredesk.domain.bureau_word import NoticeWord, OtherDate, PolicyWord, RosterEntry, RosterWord
from cadredesk.domain.calendar import NoticeRule, YearCalendar, notice_period
from cadredesk.domain.decision import Decision
from cadredesk.domain.enrolment import Enrolled
from cadredesk.domain.person import Person
from cadredesk.domain.round import DistrictNotice, Quota
from cadredesk.errors import UserError
from cadredesk.packages import bureau_word as payload
from cadredesk.storage import bureau, chains, decisions, outbox, quotas, settings
from cadredesk.storage.bureau import ReportedPerson
from tests.unit.actions.test_answers import BUREAU, SCHOOL, Both, meet

NEXT = YearCalendar(
    2027,
    "国办发明电〔2026〕9号",
    frozenset({date(2027, 1, 1), date(2027, 2, 5)}),
    frozenset({date(2027, 1, 30)}),
)


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Both]:
    yield from met(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """The same two folders for many packages that must change nothing."""
    with pytest.MonkeyPatch.context() as patch:
        yield from met(tmp_path_factory.mktemp("kept"), patch)


def met(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Both]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    school = desks.test_folder(tmp_path / "school", org=SCHOOL)
    bureau = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau")
    both = Both(tmp_path, school, bureau)
    meet(bureau, school, tmp_path, both.approver(school))
    meet(school, bureau, tmp_path, both.approver(bureau))
    (tmp_path / "stick").mkdir()
    yield both
    both.school.close()
    both.bureau.close()


def sent(both: Both, draft: dispatch.Draft, *to: str) -> dispatch.Sent:
    recipients = to or (SCHOOL,)
    return dispatch.send(
        both.bureau, both.approver(both.bureau), "test", both.place / "stick", draft, recipients
    )


def brought(both: Both, draft: dispatch.Draft, *to: str) -> bureau_word.Shown:
    """Sent, taken in, and shown: nothing but the package itself has changed."""
    (path,) = sent(both, draft, *to).paths
    before = business(both.school)
    done = intake.import_package(both.school, path)
    assert (done.result, done.code) == ("accepted", "")
    assert business(both.school) == before
    return bureau_word.shown(both.school, done.package_id)


def business(desk: Desk) -> list[str]:
    """The state without the packages and their chain."""
    return [one for one in state.dump(desk) if not one.startswith(("accepted_package", "incoming"))]


def raw(both: Both, kind: str, files: dict[str, bytes]) -> Intake:
    """A rightly signed package with these files, offered to the school; a refused one changes nothing."""
    one = receipts.send(
        both.bureau, both.approver(both.bureau), "test", both.place / "raw", SCHOOL, kind, files
    )
    return both.down(one)


# Policies and calendars ---------------------------------------------------------------------------------------


def changed_rules(both: Both, days: int) -> str:
    """A profile of the bureau's own with another notice period and another first rule."""
    own = profiles.copy(both.bureau, profiles.shipped()[0].id, f"全区方案{days}")
    first, *rest = own.rules
    rules = (replace(first, number=first.number + 3), *rest)
    notice = replace(own.notice, calendar_days=days)
    return profiles.save(both.bureau, replace(own, rules=rules, notice=notice)).id


def test_a_policy_is_shown_rule_by_rule_and_counts_once_confirmed(both: Both) -> None:
    running = rounds.start(both.school, "2026年选拔", profiles.shipped()[0].id, "senior")
    profile = changed_rules(both, 10)
    shown = brought(both, PolicyDraft((profile,)), "*")
    (block,) = shown.blocks
    rule = profiles.shipped()[0].rules[0]
    told = {line.what: (line.was, line.becomes) for line in block.lines}
    assert set(told) == {rule.label, "公示期限"}
    assert "不少于 7 天" in told["公示期限"][0]
    assert "不少于 10 天" in told["公示期限"][1]
    assert told[rule.label][0] != told[rule.label][1]
    assert "正在进行的选拔仍按" in block.note
    answers.confirm(both.school, shown.package_id)
    (own,) = [one for one in profiles.listed(both.school) if one.own]
    assert profiles.get(both.school, own.id).notice.calendar_days == 10
    assert rounds.get(both.school, running.id).profile == running.profile
    with pytest.raises(UserError) as caught:
        answers.confirm(both.school, shown.package_id)
    assert caught.value.code == "intake.not_waiting"


def test_the_newer_policy_wins_in_whatever_order_they_come(both: Both) -> None:
    profile = changed_rules(both, 10)
    (old,) = sent(both, PolicyDraft((profile,)), "*").paths
    value = profiles.get(both.bureau, profile)
    profiles.save(both.bureau, replace(value, notice=replace(value.notice, calendar_days=12)))
    newer = brought(both, PolicyDraft((profile,)))
    answers.confirm(both.school, newer.package_id)
    late = intake.import_package(both.school, old)
    assert late.result == "accepted"
    shown = bureau_word.shown(both.school, late.package_id)
    assert shown.is_older
    assert "第 2 号" in shown.blocks[0].note
    before = business(both.school)
    with pytest.raises(UserError) as caught:
        answers.confirm(both.school, late.package_id)
    assert caught.value.code == "bureau_word.older"
    assert business(both.school) == before
    answers.decline(both.school, late.package_id)
    assert answers.waiting(both.school) == ()
    (own,) = [one for one in profiles.listed(both.school) if one.own]
    assert profiles.get(both.school, own.id).notice.calendar_days == 12


def test_a_calendar_makes_provisional_dates_final(both: Both) -> None:
    rule, posted = NoticeRule(), date(2026, 12, 28)
    assert not notice_period(posted, rule, calendars.get(both.school)).final
    calendars.put(both.bureau, NEXT)
    shown = brought(both, PolicyDraft((), (2027,)), "*")
    (block,) = shown.blocks
    assert [(line.what, line.was, line.becomes) for line in block.lines] == [
        ("2027-01-01", "未知", "休息日"),
        ("2027-01-30", "未知", "工作日"),
        ("2027-02-05", "未知", "休息日"),
    ]
    assert NEXT.source in block.note
    answers.confirm(both.school, shown.package_id)
    assert calendars.get(both.school).years[2027] == NEXT
    assert notice_period(posted, rule, calendars.get(both.school)).final
    calendars.put(both.bureau, replace(NEXT, holidays=NEXT.holidays - {date(2027, 2, 5)}))
    (block,) = brought(both, PolicyDraft((), (2027,)), "*").blocks
    assert [(line.what, line.was, line.becomes) for line in block.lines] == [
        ("2027-02-05", "休息日", "工作日")
    ]


# Notices ------------------------------------------------------------------------------------------------------


def draft(**words: Any) -> NoticeDraft:
    told: dict[str, Any] = {
        "document": "阳教组〔2026〕9号",
        "title": "关于推荐后备干部的通知",
        "issuer": "阳光区教育局",
        "issued_on": date(2026, 9, 1),
        "year": 2026,
        "text": "请各校认真组织。\n" * 400,
        "deadline": date(2026, 12, 31),
        "reference_date": date(2026, 11, 30),
        "quotas": (Quota("chief", 1), Quota("deputy", 2)),
        "dates": (OtherDate("报名截止", date(2026, 10, 10)),),
    }
    return NoticeDraft(**{**told, **words})


def test_a_notice_fills_the_rounds_district_notice_and_moves_its_planning(both: Both) -> None:
    the_round = rounds.start(both.school, "2026年选拔", profiles.shipped()[0].id, "senior")
    rounds.record_notice(
        both.school, the_round.id, DistrictNotice(title="旧标题", deadline=date(2026, 10, 1))
    )
    planned = rounds.plan_backwards(both.school, the_round.id)
    shown = brought(both, draft())
    head, filled = shown.blocks
    assert head.text.count("请各校认真组织。") == 400
    assert ("报送期限", "2026-12-31") in [(line.what, line.becomes) for line in head.lines]
    assert [(line.what, line.was) for line in filled.lines] == [
        ("标题", "旧标题"),
        ("报送期限", "2026-10-01"),
    ]
    answers.confirm(both.school, shown.package_id)
    value = rounds.get(both.school, the_round.id).value("district_notice", DistrictNotice)
    assert (value.number, value.deadline) == ("阳教组〔2026〕9号", date(2026, 12, 31))
    assert value.quotas == (Quota("chief", 1), Quota("deputy", 2))
    assert value.received_on == both.school.today()
    assert "报名截止：2026-10-10" in value.remarks
    assert rounds.plan_backwards(both.school, the_round.id)["dossier"] > planned["dossier"]
    assert bureau_word.open_notices(both.school) == ()


def test_a_notice_without_a_round_waits_for_the_next_one(both: Both) -> None:
    shown = brought(both, draft(), "*")
    assert "新开一轮" in shown.blocks[1].note
    answers.confirm(both.school, shown.package_id)
    (waits,) = bureau_word.open_notices(both.school)
    the_round = rounds.start(both.school, "2026年选拔", profiles.shipped()[0].id, "senior")
    bureau_word.fill_notice(both.school, the_round.id, waits.package_id)
    value = rounds.get(both.school, the_round.id).value("district_notice", DistrictNotice)
    assert value.title == "关于推荐后备干部的通知"
    assert bureau_word.open_notices(both.school) == ()
    with pytest.raises(UserError) as caught:
        bureau_word.fill_notice(both.school, the_round.id, waits.package_id)
    assert caught.value.code == "bureau_word.no_notice"


def test_each_school_gets_the_places_set_for_it(both: Both) -> None:
    with both.bureau.write("test.quota") as session:
        quotas.put(session, BUREAU, quotas.Quota(SCHOOL, "2026", "deputy", 5))
    head = brought(both, draft(own_quotas=True)).blocks[0]
    told = {line.what: line.becomes for line in head.lines}
    assert (told["名额：副职"], told["名额：正职"]) == ("5", "1")
    with pytest.raises(UserError) as caught:
        sent(both, draft(own_quotas=True), "*")
    assert caught.value.code == "dispatch.own_quotas_everyone"


# Rosters ------------------------------------------------------------------------------------------------------


def test_a_roster_tells_each_school_what_was_decided_on_its_own_people(both: Both) -> None:
    mine = people.create(both.school, Person("", "李䶮"))
    with pytest.raises(UserError) as caught:
        sent(both, RosterDraft())
    assert caught.value.code == "dispatch.no_decisions"
    on = date(2026, 12, 1)
    with both.bureau.write("test.decided") as session:
        decisions.add(
            session,
            BUREAU,
            [
                Decision(SCHOOL, mine.id, "李䶮", "deputy", "entered", on, "m1"),
                Decision("SCH-8", "stranger", "别校的人", "deputy", "entered", on, "m1"),
            ],
        )
    with pytest.raises(UserError) as caught:
        sent(both, RosterDraft(), "*")
    assert caught.value.code == "dispatch.roster_everyone"
    shown = brought(both, RosterDraft())
    (block,) = shown.blocks
    assert [(line.what, line.was) for line in block.lines] == [("李䶮", "")]
    assert "入库（副职）" in block.lines[0].becomes
    assert bureau_word.told_decision(both.school, mine.id) == ""
    answers.confirm(both.school, shown.package_id)
    told = bureau_word.told_decision(both.school, mine.id)
    assert "入库（副职）" in told
    assert "2026-12-01" in told
    with both.bureau.write("test.decided") as session:
        later = Decision(SCHOOL, mine.id, "李䶮", "deputy", "left", date(2027, 1, 5), "m2", "调出本区")
        decisions.add(session, BUREAU, [later])
    shown = brought(both, RosterDraft())
    assert "入库" in shown.blocks[0].lines[0].was
    answers.confirm(both.school, shown.package_id)
    assert "出库" in bureau_word.told_decision(both.school, mine.id)
    assert "调出本区" in bureau_word.told_decision(both.school, mine.id)


def test_decisions_on_people_of_a_merged_school_reach_the_school_that_goes_on(both: Both) -> None:
    """By the ID number, under the id the successor itself reports; whom it has not reported it is not told of."""
    mine = people.create(both.school, Person("", "李䶮"))
    on = date(2026, 9, 1)
    with both.bureau.write("test.merged") as session:
        chains.enrol(session, BUREAU, Enrolled("SCH-8", "河东小学", "school"))
        told = {"old": ("SCH-8", "ID-1"), "gone": ("SCH-8", "ID-2"), mine.id: (SCHOOL, "ID-1")}
        for person_id, (code, number) in told.items():
            row = ReportedPerson(
                code, "2026", person_id, f"{code}-report", "李䶮", "", "", "", "", "", "", "", "deputy",
                number, "", person_id, {},
            )  # fmt: skip
            before = list(bureau.people(session, BUREAU, sender=code, period="2026"))
            bureau.replace_people(session, BUREAU, code, "2026", [*before, row])
        decisions.add(
            session,
            BUREAU,
            [
                Decision("SCH-8", "old", "李䶮", "deputy", "entered", on, "m1"),
                Decision("SCH-8", "gone", "王文", "deputy", "entered", on, "m1"),
            ],
        )
    with pytest.raises(UserError) as caught:
        sent(both, RosterDraft())
    assert caught.value.code == "dispatch.no_decisions"
    schools.merge(both.bureau, ["SCH-8"], SCHOOL, both.bureau.today())
    shown = brought(both, RosterDraft())
    assert [line.what for line in shown.blocks[0].lines] == ["李䶮"]
    answers.confirm(both.school, shown.package_id)
    assert on.isoformat() in bureau_word.told_decision(both.school, mine.id)
    with both.bureau.write("test.decided") as session:
        later = Decision(SCHOOL, mine.id, "李䶮", "deputy", "left", date(2026, 10, 5), "m2")
        decisions.add(session, BUREAU, [later])
    answers.confirm(both.school, brought(both, RosterDraft()).package_id)
    assert "出库" in bureau_word.told_decision(both.school, mine.id)


# What went out ------------------------------------------------------------------------------------------------


def test_what_was_sent_is_listed_and_written_again_with_the_same_bytes(both: Both) -> None:
    calendars.put(both.bureau, NEXT)
    done = sent(both, PolicyDraft((), (2027,)), "*")
    first = done.paths[0].read_bytes()
    assert done.paths[0].name == "CD1_EDU-1_all_bureau.policy_e1_s1.cdp"
    (line,) = dispatch.listed(both.bureau)
    assert (line.title, line.number, line.recipient) == ("2027 年工作日历", 1, "所有学校")
    assert line.entry.written_on == both.bureau.today()
    done.paths[0].unlink()
    again = dispatch.write(both.bureau, done.packages, both.place / "stick")
    assert again.paths[0].read_bytes() == first
    assert reporting.slip(both.bureau, line.id).startswith(b"%PDF")
    assert sent(both, PolicyDraft((), (2027,))).paths[0].name.endswith("bureau.policy_e1_s1.cdp.age")
    assert [one.number for one in dispatch.listed(both.bureau)] == [2, 1]


def test_a_stick_that_fails_leaves_what_was_sealed_in_the_outbox(both: Both) -> None:
    with pytest.raises(UserError) as caught:
        dispatch.send(both.bureau, both.approver(both.bureau), "test", both.place / "gone", draft(), ("*",))
    assert caught.value.code == "reporting.no_folder"
    assert dispatch.listed(both.bureau) == ()


@pytest.mark.parametrize(
    ("value", "to", "code"),
    [
        (PolicyDraft(), ("*",), "dispatch.nothing"),
        (PolicyDraft((), (1999,)), ("*",), "dispatch.no_calendar"),
        (draft(title=" "), ("*",), "dispatch.no_title"),
        (draft(text="字" * 20_001), ("*",), "dispatch.long_text"),
        (draft(deadline=date(2026, 8, 1)), ("*",), "dispatch.deadline"),
        (draft(), ("SCH-9",), "dispatch.unknown_school"),
        (draft(), (), "dispatch.no_recipient"),
    ],
)
def test_what_is_not_sent(both: Both, value: dispatch.Draft, to: tuple[str, ...], code: str) -> None:
    with pytest.raises(UserError) as caught:
        dispatch.send(both.bureau, both.approver(both.bureau), "test", both.place / "stick", value, to)
    assert caught.value.code == code
    with both.bureau.read() as session:
        assert outbox.entries(session, BUREAU) == ()


def test_a_report_names_the_packages_it_rests_on(both: Both) -> None:
    the_round = rounds.start(both.school, "2026年选拔", profiles.shipped()[0].id, "senior")
    assert bureau_word.used(both.school, the_round, BUREAU) == ()
    profile, known = changed_rules(both, 10), calendars.get(both.bureau).years[2026]
    calendars.put(both.bureau, known)
    shown = brought(both, PolicyDraft((profile,), (2026,)), "*")
    answers.confirm(both.school, shown.package_id)
    assert bureau_word.used(both.school, the_round, BUREAU) == (shown.package_id,)
    assert bureau_word.used(both.school, the_round, "EDU-2") == ()


# Hostile ------------------------------------------------------------------------------------------------------


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


CALENDAR = {"format": "cadredesk.calendar/1", "year": 2027, "source": "x", "holidays": [], "workdays": []}
POLICY = {"format": "cadredesk.policy/1", "profiles": [], "calendars": [{"path": "data/calendars/2027.json"}]}
NOTICE = {
    "format": "cadredesk.notice/1", "number": 1, "title": "x", "issued_on": "2026-09-01", "year": 2026,
}  # fmt: skip
PERSON = {"id": "p", "name": "某人", "tier": "deputy", "outcome": "entered", "on": "2026-12-01"}
ROSTER = {"format": "cadredesk.roster/1", "number": 1, "as_of": "2026-12-01", "people": [PERSON]}


def _calendar(**words: object) -> dict[str, bytes]:
    return {
        "data/policy.json": _json(POLICY),
        "data/calendars/2027.json": _json({**CALENDAR, **words}),
    }


def _profile(text: bytes) -> dict[str, bytes]:
    told = {"format": "cadredesk.policy/1", "profiles": [{"path": "data/profiles/1.toml"}]}
    return {"data/policy.json": _json(told), "data/profiles/1.toml": text}


def _notice(**words: object) -> dict[str, bytes]:
    return {"data/notice.json": _json({**NOTICE, **words})}


def _roster(**words: object) -> dict[str, bytes]:
    return {"data/roster.json": _json({**ROSTER, **words})}


HOSTILE = [
    ("bureau.policy", {}, "E401"),
    ("bureau.policy", {"data/policy.json": b"[]"}, "E403"),
    ("bureau.policy", {"data/policy.json": _json({"format": "cadredesk.policy/2"})}, "E402"),
    ("bureau.policy", {"data/policy.json": _json({**POLICY, "number": "1"})}, "E403"),
    ("bureau.policy", {"data/policy.json": _json({**POLICY, "calendars": {}})}, "E403"),
    ("bureau.policy", {"data/policy.json": _json(POLICY)}, "E403"),
    ("bureau.policy", _profile(b"id = 1"), "profile.wrong_type"),
    ("bureau.policy", _profile(b"\xff\xfe"), "E403"),
    ("bureau.policy", _profile(b"[[["), "profile.syntax"),
    ("bureau.policy", _calendar(holidays=["2027-05-32"]), "E403"),
    ("bureau.policy", _calendar(holidays=["2026-05-01"]), "E403"),
    ("bureau.policy", _calendar(holidays=["2027-05-01"] * 2), "E403"),
    ("bureau.policy", _calendar(holidays=["2027-05-01"], workdays=["2027-05-01"]), "E403"),
    ("bureau.policy", _calendar(holidays=[20270501]), "E403"),
    ("bureau.policy", _calendar(year=True), "E403"),
    ("bureau.policy", _calendar(year=10**12), "E403"),
    ("bureau.policy", _calendar(source=""), "E403"),
    ("bureau.policy", _calendar(format="cadredesk.calendar/9"), "E402"),
    ("bureau.notice", {}, "E401"),
    ("bureau.notice", _notice(title=["x"]), "E403"),
    ("bureau.notice", _notice(title="a\nb"), "E403"),
    ("bureau.notice", _notice(text=["字" * 4000] * 6), "E403"),
    ("bureau.notice", _notice(text="字" * 5000), "E142"),
    ("bureau.notice", _notice(deadline="2026-5-1"), "E403"),
    ("bureau.notice", _notice(quotas=[{"tier": "chief", "places": -1}]), "E403"),
    ("bureau.notice", _notice(quotas=[{"tier": "chief", "places": 1}] * 2), "E403"),
    ("bureau.notice", _notice(dates=[{"what": "x"}]), "E403"),
    ("bureau.notice", _notice(year="2026"), "E403"),
    ("bureau.roster", {}, "E401"),
    ("bureau.roster", _roster(), "E404"),
    ("bureau.roster", _roster(people=[{**PERSON, "outcome": "promoted"}]), "E403"),
    ("bureau.roster", _roster(people=[PERSON, PERSON]), "E403"),
    ("bureau.roster", _roster(people="p"), "E403"),
    ("bureau.roster", _roster(as_of=""), "E403"),
]


@pytest.mark.parametrize(("kind", "files", "code"), HOSTILE)
def test_a_rightly_signed_but_hostile_package_is_refused(
    kept: Both, kind: str, files: dict[str, bytes], code: str
) -> None:
    with kept.bureau.write("test.again") as session:  # a refused number is free again
        outbox.put_stream(session, BUREAU, outbox.Stream(SCHOOL))
    done = raw(kept, kind, files)
    assert (done.result, done.code, done.alarm) == ("rejected", code, False)
    assert done.text
    assert not done.text.startswith(("package.", "profile."))
    assert answers.waiting(kept.school) == ()


def test_payloads_come_back_as_they_were() -> None:
    policy = PolicyWord(7, profiles.shipped()[:1], (NEXT,))
    assert payload.read_policy(payload.policy_files(policy)) == policy
    notice = NoticeWord(3, "1号", "通知", "局", date(2026, 9, 1), 2026, "字" * 5000, date(2026, 12, 1))
    assert payload.read_notice(payload.notice_files(notice)) == notice
    entry = RosterEntry("p", "李䶮", "deputy", "deferred", date(2026, 12, 1), "2号", "再考察")
    word = RosterWord(2, date(2026, 12, 2), (entry,))
    assert payload.read_roster({payload.ROSTER: payload.roster(word)}) == word


def test_a_package_put_aside_is_taken_when_the_missing_one_comes(both: Both) -> None:
    calendars.put(both.bureau, NEXT)
    paths = [sent(both, PolicyDraft((), (2027,))).paths[0] for _ in range(3)]
    for late in paths[1:]:
        assert intake.import_package(both.school, late).result == "gap"
    done = intake.import_package(both.school, paths[0])
    assert [one.result for one in done.followed] == ["accepted", "accepted"]
    assert intake.held(both.school) == ()
    assert len(answers.waiting(both.school)) == 3
    with both.school.read() as session:
        assert chains.stream(session, SCHOOL, BUREAU, SCHOOL).seq == 3


def test_a_restored_bureau_asks_every_school_for_a_new_numbering(both: Both) -> None:
    calendars.put(both.bureau, NEXT)
    lost = sent(both, PolicyDraft((), (2027,))).paths[0]
    assert intake.import_package(both.school, lost).result == "accepted"
    with both.bureau.write("test.restored") as session:
        settings.put_export_lock(session, BUREAU, "restored")
        outbox.put_stream(session, BUREAU, outbox.Stream(SCHOOL))
    with pytest.raises(UserError) as caught:
        sent(both, PolicyDraft((), (2027,)))
    assert caught.value.code == "receipts.locked"
    approver = both.approver(both.bureau)
    asked = receipts.start_anew_with_all(both.bureau, approver, "test", both.place / "anew")
    assert [(one.recipient, one.epoch, one.seq) for one in asked] == [(SCHOOL, 2, 1), ("*", 2, 1)]
    assert not receipts.is_locked(both.bureau)
    done = intake.import_package(both.school, asked[0].path)
    assert (done.result, done.code) == ("gap", "E302")
    assert "本校两人批准" in done.text
    after = sent(both, PolicyDraft((), (2027,))).paths[0]
    refused = intake.import_package(both.school, after)
    assert (refused.code, "致电教育局" in refused.text) == ("E301", True)
    assert intake.agree(both.school, done.package_id) is None
    both.school.close()
    both.school = desks.log_in(both.place / "school", "复核人", "test")
    agreed = intake.agree(both.school, done.package_id)
    assert agreed is not None
    assert agreed.result == "accepted"
    assert intake.import_package(both.school, after).result == "accepted"
