"""A round from the district's notice to the end: order, lawful dates, closing, reopening, candidates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from cadredesk.actions import desks, finals, inspections, meetings, nominations, profiles, rounds
from cadredesk.domain import profile_text
from cadredesk.domain.inspection import AdvanceNotice, Talk, TeamMember
from cadredesk.domain.meeting import Attendee
from cadredesk.domain.round import (
    DistrictNotice,
    Dossier,
    DossierItem,
    EligibilityReview,
    Nomination,
    Nominations,
    Votes,
)
from cadredesk.errors import UserError
from cadredesk.messages import sentence_of
from cadredesk.storage import journal
from tests.unit.actions import selection
from tests.unit.actions.selection import CANDIDATES, Clock, School


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[School]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = Clock(date(2026, 9, 1))
    desk = desks.test_folder(tmp_path / "data", now=clock)
    yield selection.school(desk, clock)
    desk.close()


def refused(code: str, **values: object) -> pytest.RaisesExc[UserError]:
    def fits(error: UserError) -> bool:
        # A sentence in both languages, with nothing left open in it.
        for lang in ("zh_CN", "en"):
            said = sentence_of(error, lang)
            assert said.endswith(f"[{error.code}]"), said
            assert not said.startswith(error.code), said
            assert not set("…{") & set(said), said
        return error.code == code and all(error.values[key] == value for key, value in values.items())

    return pytest.RaisesExc(UserError, check=fits)


def test_a_whole_round(at: School) -> None:
    selection.up_to(at, "dossier")
    desk, round_id = at.desk, at.round_id
    report = inspections.compose_report(desk, round_id, at.id("田富"))
    voting = report.block("voting")
    assert "综合得分93.33分" in voting
    assert "应到6人" in voting
    assert "同意5人" in voting
    assert "支委会会议（2026年9月8日）" in voting
    assert report.block("shortcomings") == "个别谈话中反映的不足：急躁（1人次）。"
    assert "踏实（2人次）" in report.block("performance")
    assert report.block("conclusions").count("未发现问题") == 4
    assert [entry.person_id for entry in finals.get(desk, round_id).entries] == [
        at.id(name) for name in ("田富", "田大利", "李䶮")
    ]
    with refused("round.unfinished"):
        rounds.finish(desk, round_id)
    items = (DossierItem("公示", 2, True), DossierItem("考察材料", 1, False))
    rounds.save_dossier(desk, round_id, Dossier(items, "1号", date(2026, 10, 13)))
    with refused("round.need_papers", count=1):
        rounds.close_step(desk, round_id, "dossier")
    present = tuple(replace(item, present=True) for item in items)
    rounds.save_dossier(desk, round_id, Dossier(present, "1号", date(2026, 10, 13)))
    rounds.close_step(desk, round_id, "dossier")
    views = rounds.steps(desk, round_id)
    assert {view.state for key, view in views.items() if key != "recommendation_vote"} == {"done"}
    assert rounds.finish(desk, round_id).state == "finished"
    with refused("round.not_open"):
        rounds.reopen_step(desk, round_id, "dossier", "补材料")
    with desk.read() as session:
        assert journal.verify(session, desk.org) is None


def test_steps_come_in_their_order(at: School) -> None:
    with refused("round.not_yet"):
        nominations.add(at.desk, at.round_id, Nomination(at.id("田富"), "deputy", "self"))
    with refused("round.need_number"):
        rounds.close_step(at.desk, at.round_id, "district_notice")
    selection.with_notice(at)
    with refused("round.step_closed"):
        rounds.save_step(at.desk, at.round_id, "district_notice", DistrictNotice())
    with refused("round.need_nomination"):
        rounds.close_step(at.desk, at.round_id, "nomination")
    with refused("round.not_optional"):
        rounds.skip_step(at.desk, at.round_id, "nomination", "不需要")
    selection.with_nominations(at)
    # An optional step that was never begun stands in nobody's way; one begun must be done or left out.
    assert rounds.steps(at.desk, at.round_id)["eligibility"].state == "due"
    rounds.save_votes(at.desk, at.round_id, "recommendation_vote", Votes(place="报告厅"))
    with refused("round.not_yet"):
        selection.with_review(at)
    rounds.skip_step(at.desk, at.round_id, "recommendation_vote", "人数少，不再进行")
    selection.with_review(at)
    assert rounds.steps(at.desk, at.round_id)["recommendation_vote"].state == "skipped"


def test_a_reopened_step_keeps_what_was_decided(at: School) -> None:
    selection.up_to(at, "branch_meeting")
    before = at.round.record("eligibility")
    assert before is not None
    at.clock.day = date(2026, 9, 10)
    with refused("round.no_reason"):
        rounds.reopen_step(at.desk, at.round_id, "eligibility", " ")
    rounds.reopen_step(at.desk, at.round_id, "eligibility", "材料有误")
    now = at.round
    record = now.record("eligibility")
    assert record is not None
    assert (record.revision, record.state, record.reason) == (2, "open", "材料有误")
    assert record.value == before.value
    assert [old for old in now.history if old.step == "eligibility"] == [before]
    views = rounds.steps(at.desk, at.round_id)
    assert views["leadership_meeting"].state == "done"
    assert [problem.code for problem in views["leadership_meeting"].problems] == ["before_reopened"]
    with refused("round.not_yet"):
        selection.with_meeting(at, "branch_meeting", date(2026, 9, 8))


def test_a_changed_profile_recomputes_and_old_decisions_stay(at: School) -> None:
    selection.with_notice(at)
    selection.with_nominations(at)
    from cadredesk.actions import eligibility, people

    older = people.get(at.desk, at.id("田富"))
    people.save(at.desk, replace(older, birth=selection.PartialDate(1990, 3, 8)))
    first = eligibility.review_of(at.desk, at.round_id, at.id("田富"))
    assert first.overall == "no"
    old = at.round.profile
    wider = profiles.copy(at.desk, "school-000", "放宽到40周岁")
    age = replace(wider.rules[0], number=40, clause="区局补充通知")
    wider = profiles.save(at.desk, replace(wider, rules=(age, *wider.rules[1:])))
    assert wider.version == 2
    assert wider.digest != old.digest
    rounds.change_profile(at.desk, at.round_id, wider, "区局补充通知放宽年龄")
    again = eligibility.review_of(at.desk, at.round_id, at.id("田富"), "zh_CN")
    assert next(row for row in again.findings if row.rule_id == "age").verdict == "yes"
    kept = rounds.profile_history(at.desk, at.round_id)
    assert [(one.digest, one.text, one.reason) for one in kept] == [
        (old.digest, old.text, "区局补充通知放宽年龄")
    ]
    selection.with_review(at)
    stored = at.round.value("eligibility", EligibilityReview).of(at.id("田富"))
    narrow = profile_text.sealed(replace(wider, rules=(replace(age, number=30), *wider.rules[1:])))
    rounds.change_profile(at.desk, at.round_id, narrow, "再次调整")
    frozen = eligibility.review_of(at.desk, at.round_id, at.id("田富"))
    assert frozen.decision == "admitted"
    assert frozen.overall == "yes"
    assert at.round.value("eligibility", EligibilityReview).of(at.id("田富")) == stored


def test_shipped_profiles_are_never_changed(at: School) -> None:
    shipped = profiles.get(at.desk, "township-001")
    with refused("profile.shipped"):
        profiles.save(at.desk, replace(shipped, team_minimum=1))
    with refused("profile.shipped"):
        profiles.drop(at.desk, "township-001")
    with refused("profile.title_taken"):
        profiles.copy(at.desk, "township-001", shipped.title)
    own = profiles.copy(at.desk, "township-001", "本乡方案")
    with refused("profile.bad_value", place="branch_meeting.quorum"):
        profiles.save(
            at.desk, replace(own, branch_meeting=replace(own.branch_meeting, quorum=Fraction(3, 2)))
        )
    assert profiles.get(at.desk, own.id) == own
    assert {head.id: head.own for head in profiles.listed(at.desk)}[own.id]
    profiles.drop(at.desk, own.id)
    with refused("profile.unknown"):
        profiles.get(at.desk, own.id)


def test_a_stage_that_the_profile_does_not_know(at: School) -> None:
    with refused("round.stage"):
        rounds.start(at.desk, "x", "school-stages", "other")
    with refused("round.no_title"):
        rounds.start(at.desk, " ", "school-stages", "primary")
    assert [head.title for head in rounds.listed(at.desk)] == ["2026年后备干部选拔"]


def test_nominations(at: School) -> None:
    selection.with_notice(at)
    entry = Nomination(at.id("田富"), "deputy", "self", on=date(2026, 9, 2))
    nominations.add(at.desk, at.round_id, entry)
    with refused("nominations.twice"):
        nominations.add(at.desk, at.round_id, entry)
    with refused("nominations.other_tier"):
        nominations.add(at.desk, at.round_id, replace(entry, tier="young", source="masses"))
    with refused("nominations.tier"):
        nominations.add(at.desk, at.round_id, replace(entry, tier="king"))
    with refused("nominations.source"):
        nominations.add(at.desk, at.round_id, replace(entry, source="rumour"))
    with refused("nominations.person"):
        nominations.add(at.desk, at.round_id, replace(entry, person_id="nobody"))
    nominations.add(at.desk, at.round_id, replace(entry, source="masses", by="十名教师"))
    (one,) = rounds.candidates(at.desk, at.round_id, "eligibility")
    assert (one.name, one.tier_label, one.sources) == ("田富", "副职后备", ("self", "masses"))
    nominations.change(at.desk, at.round_id, 0, replace(entry, signed=True))
    with refused("nominations.fixed"):
        nominations.change(at.desk, at.round_id, 0, replace(entry, tier="young"))
    with refused("nominations.no_reason"):
        nominations.withdraw(at.desk, at.round_id, at.id("田富"), "")
    nominations.withdraw(at.desk, at.round_id, at.id("田富"), "本人申请")
    kept = at.round.value("nomination", Nominations)
    assert len(kept.entries) == 2
    assert not kept.standing()
    assert {row.withdrawn_reason for row in kept.entries} == {"本人申请"}


def test_planning_backwards_from_the_deadline(at: School) -> None:
    with refused("round.no_deadline"):
        rounds.plan_backwards(at.desk, at.round_id)
    selection.with_notice(at)
    latest = rounds.plan_backwards(at.desk, at.round_id)
    keys = list(latest)
    assert keys[0] == "district_notice"
    assert keys[-1] == "dossier"
    assert latest["dossier"] == date(2026, 11, 30)
    # The dossier needs two working days, the list one; the notice must have ended before, by the real clock.
    assert latest["final_list"] == date(2026, 11, 26)
    assert latest["public_notice"] == date(2026, 11, 18)
    days = [latest[key] for key in keys if key not in ("evaluation", "talks")]
    assert days == sorted(days)
    views = rounds.steps(at.desk, at.round_id)
    assert all(views[key].latest == latest[key] for key in keys)


def test_today_list_puts_the_overdue_first(at: School) -> None:
    selection.with_notice(at)
    latest = rounds.plan_backwards(at.desk, at.round_id)["nomination"]
    at.clock.day = latest
    assert [(task.step, task.when) for task in rounds.today_list(at.desk)] == [("nomination", "today")]
    at.clock.day = latest + timedelta(days=1)
    (task,) = rounds.today_list(at.desk)
    assert (task.when, task.due) == ("overdue", latest)
    assert rounds.steps(at.desk, at.round_id)["nomination"].state == "problem"
    at.clock.day = latest - timedelta(days=7)
    assert rounds.today_list(at.desk)[0].when == "week"
    at.clock.day = latest - timedelta(days=8)
    assert rounds.today_list(at.desk)[0].when == "later"
    rounds.abandon(at.desk, at.round_id, "区局取消")
    assert rounds.today_list(at.desk) == ()


def test_candidates_and_relatives_step_out_of_a_meeting(at: School) -> None:
    selection.up_to(at, "leadership_meeting")
    step = "leadership_meeting"
    good = selection.record(at, step, date(2026, 9, 7))
    by_person = {item.person_id: item for item in good.items}
    assert by_person[at.id("田大利")].avoided == ("李静",)
    assert by_person[at.id("田富")].avoided == ()
    assert list(by_person) == [at.id(name) for name in ("田富", "田大利", "李䶮")]
    staying = replace(by_person[at.id("田大利")], avoided=(), agree=5)
    with refused("meeting.avoid", name="田大利", members="李静"):
        meetings.save(
            at.desk, at.round_id, step, replace(good, items=(good.items[0], staying, good.items[2]))
        )
    with refused("meeting.too_many_votes"):
        more = replace(good.items[0], agree=6)
        meetings.save(at.desk, at.round_id, step, replace(good, items=(more,)))
    with refused("meeting.stranger"):
        meetings.save(
            at.desk, at.round_id, step, replace(good, items=(replace(good.items[0], person_id="x"),))
        )
    # A candidate who sits on the committee leaves for the own item, whether known by id or by name alone.
    with_self = replace(good, attendees=(*good.attendees, Attendee("田富")), items=())
    meetings.save(at.desk, at.round_id, step, with_self)
    ready = {item.person_id: item for item in meetings.prepared(at.desk, at.round_id, step).items}
    assert ready[at.id("田富")].avoided == ("田富",)


def test_only_who_is_carried_stands_on(at: School) -> None:
    selection.up_to(at, "branch_meeting")
    good = selection.record(at, "branch_meeting", date(2026, 9, 8))
    turned = [
        replace(item, agree=2, disagree=3) if item.person_id == at.id("田富") else item for item in good.items
    ]
    meetings.save(at.desk, at.round_id, "branch_meeting", replace(good, items=tuple(turned)))
    outcomes = {one.person_id: one for one in meetings.results(at.desk, at.round_id, "branch_meeting")}
    assert outcomes[at.id("田富")].outcome == "not_carried"
    assert outcomes[at.id("田富")].needed == 3
    rounds.close_step(at.desk, at.round_id, "branch_meeting")
    standing = [one.name for one in rounds.candidates(at.desk, at.round_id, "evaluation")]
    assert standing == ["田大利", "李䶮"]
    # Four of five would be a quorum of two thirds, three of five are not.
    rounds.reopen_step(at.desk, at.round_id, "branch_meeting", "人数记错")
    few = tuple(replace(one, present=n < 3, reason="公差") for n, one in enumerate(good.attendees))
    items = tuple(replace(item, avoided=(), agree=3, disagree=0) for item in good.items)
    with refused("meeting.avoid"):
        meetings.save(at.desk, at.round_id, "branch_meeting", replace(good, attendees=few, items=items))
    fewer = tuple(
        replace(item, avoided=one.avoided, agree=3 - len(one.avoided))
        for item, one in zip(items, good.items, strict=True)
    )
    meetings.save(at.desk, at.round_id, "branch_meeting", replace(good, attendees=few, items=fewer))
    with refused("round.no_quorum", present=3, due=5):
        rounds.close_step(at.desk, at.round_id, "branch_meeting")


def test_a_meeting_before_its_time(at: School) -> None:
    selection.up_to(at, "branch_meeting")
    meetings.save(
        at.desk, at.round_id, "branch_meeting", selection.record(at, "branch_meeting", date(2026, 9, 6))
    )
    assert rounds.steps(at.desk, at.round_id)["branch_meeting"].state == "problem"
    with refused("round.too_early", earliest=date(2026, 9, 7)):
        rounds.close_step(at.desk, at.round_id, "branch_meeting")


def test_the_inspection_team_and_the_advance_notice(at: School) -> None:
    selection.up_to(at, "advance_notice")
    leader, member = selection.TEAM
    for team, code in (
        ((leader,), "inspection.team_small"),
        ((leader, replace(member, role="leader")), "inspection.team_leader"),
        ((member, replace(member, name="王五")), "inspection.team_leader"),
        ((leader, leader), "inspection.team_leader"),
        ((leader, replace(member, name="孙　丽")), "inspection.team_twice"),
        ((leader, TeamMember("田富")), "inspection.team_candidate"),
        ((leader, TeamMember("李静", person_id=at.id("李静"))), "inspection.team_relative"),
        ((leader, TeamMember("李静")), "inspection.team_relative"),
        ((leader, replace(member, relative_of=(at.id("李䶮"),))), "inspection.team_relative"),
    ):
        with refused(code):
            inspections.set_team(at.desk, at.round_id, team)
    with refused("inspection.no_team"):
        inspections.post_advance_notice(at.desk, at.round_id, date(2026, 9, 11), "公示栏")
    inspections.set_team(at.desk, at.round_id, selection.TEAM)
    inspections.set_inspection(at.desk, at.round_id, AdvanceNotice(inspection_from=date(2026, 9, 13)))
    with refused("inspection.early", earliest="2026-09-14"):
        inspections.post_advance_notice(at.desk, at.round_id, date(2026, 9, 11), "公示栏")
    inspections.set_inspection(
        at.desk, at.round_id, AdvanceNotice(inspection_from=date(2026, 9, 13), early_reason="区局要求提前")
    )
    inspections.post_advance_notice(at.desk, at.round_id, date(2026, 9, 11), "公示栏")
    at.clock.day = date(2026, 9, 12)
    rounds.close_step(at.desk, at.round_id, "advance_notice")
    views = rounds.steps(at.desk, at.round_id)
    assert views["talks"].earliest == date(2026, 9, 13)
    assert (views["talks"].state, views["talks"].sub) == ("waiting", "lead_time")
    with refused("inspection.too_early", earliest="2026-09-13"):
        inspections.add_talk(at.desk, at.round_id, Talk("", at.id("田富"), "甲", on=date(2026, 9, 12)))


def test_talks_are_counted_without_telling_who_spoke(at: School) -> None:
    selection.up_to(at, "talks")
    with refused("inspection.not_candidate"):
        inspections.add_talk(at.desk, at.round_id, Talk("", at.id("周文"), "甲"))
    with refused("inspection.no_speaker"):
        inspections.add_talk(at.desk, at.round_id, Talk("", at.id("田富"), " "))
    selection.with_talks(at)
    told = inspections.talk_statistics(at.desk, at.round_id)
    assert told.total == 6
    assert told.praises == (("踏实", 6),)
    assert told.shortcomings == (("急躁", 3),)
    (by_class,) = told.by_class
    assert (by_class.of, by_class.talks, by_class.agree, by_class.other) == ("教师代表", 6, 3, 3)
    assert inspections.talk_statistics(at.desk, at.round_id, at.id("田富")).total == 2


def test_helpers_of_a_vote_may_not_be_candidates_or_relatives(at: School) -> None:
    selection.up_to(at, "evaluation")
    with refused("round.need_vote"):
        rounds.close_step(at.desk, at.round_id, "evaluation")
    selection.with_evaluation(at)
    rounds.reopen_step(at.desk, at.round_id, "evaluation", "补登监票人")
    for name in ("田富", "李静"):
        with pytest.raises(UserError, match=r"vote\.barred"):
            rounds.save_votes(at.desk, at.round_id, "evaluation", Votes(scrutineers=(name,)))
    with refused("round.not_a_vote"):
        rounds.save_votes(at.desk, at.round_id, "talks", Votes())


def test_the_final_list(at: School) -> None:
    selection.up_to(at, "final_list")
    good = finals.propose(at.desk, at.round_id)
    assert len(good.entries) == len(CANDIDATES)
    with refused("finals.too_early", earliest="2026-10-10"):
        finals.save(at.desk, at.round_id, replace(good, on=date(2026, 10, 9)))
    with refused("finals.over_quota", listed=3, places=2):
        promoted = tuple(replace(entry, tier="deputy") for entry in good.entries)
        nominations_of = {entry.person_id: entry.tier for entry in good.entries}
        assert nominations_of[at.id("李䶮")] == "young"
        _with_quota_for_all(at)
        finals.save(at.desk, at.round_id, replace(good, on=date(2026, 10, 12), entries=promoted))
    with refused("finals.stranger"):
        finals.save(
            at.desk,
            at.round_id,
            replace(good, entries=(replace(good.entries[0], person_id=at.id("周文")),)),
        )
    with refused("finals.twice"):
        finals.save(at.desk, at.round_id, replace(good, entries=(good.entries[0], good.entries[0])))


def _with_quota_for_all(at: School) -> None:
    """The tier of 李䶮 is changed below the actions, as a nomination for it would have done."""
    from cadredesk.storage import rounds as storage

    record = at.round.record("nomination")
    assert record is not None
    value = Nominations(
        tuple(replace(entry, tier="deputy") for entry in at.round.value("nomination", Nominations).entries)
    )
    with at.desk.write("test.changed") as session:
        storage.put_step(session, at.desk.org, at.round_id, replace(record, value=value))


def test_every_step_value_comes_back_as_it_was_stored(at: School) -> None:
    selection.up_to(at, "dossier")
    once, twice = at.round, at.round
    assert once == twice
    assert once.profile.digest == profiles.get(at.desk, "school-000").digest
    assert profile_text.parse(once.profile.text) == once.profile


def test_a_township_round_has_its_own_steps(at: School) -> None:
    begun = rounds.start(at.desk, "乡科级后备干部考察", "township-001", "other")
    keys = [view.key for view in rounds.view(at.desk, begun.id)]
    assert "leadership_meeting" not in keys
    assert "inspection_plan" in keys
    with refused("round.no_such_step"):
        meetings.save(at.desk, begun.id, "leadership_meeting", meetings.get(at.desk, begun.id, "examination"))


def test_a_recommendation_stands_in_the_report(at: School) -> None:
    from cadredesk.actions import evaluations, voting
    from cadredesk.domain.tally import VoterGroup
    from cadredesk.domain.vote import HandTotal

    selection.with_notice(at)
    selection.with_nominations(at)
    desk, round_id, step = at.desk, at.round_id, "recommendation_vote"
    vote = voting.hold(desk, round_id, step, voting.draft(desk, round_id, step))
    evaluations.redesign(desk, replace(vote, categories=(VoterGroup("staff", "教职工"),)))
    evaluations.set_counts(desk, vote.id, (VoterGroup("staff", "教职工", None, 4, 4, 4, 4, None),))
    evaluations.open_count(desk, vote.id)
    row = inspections.row_of(desk, round_id, at.id("田富"), step)
    sheets: list[dict[str, object]] = [{"all": [row]}, {"all": [row]}, {"all": [row]}, {"all": []}]
    second = desks.switch(desk, "复核人", "test")
    for turn, who in ((1, desk), (2, second)):
        with evaluations.entry(who, vote.id, turn) as entry:
            for sheet in sheets:
                evaluations.record_ballot(entry, "staff", sheet)
            evaluations.close_bundle(entry, "staff")
    with refused("round.need_seal"):
        rounds.close_step(desk, round_id, step)
    evaluations.set_hand_totals(desk, vote.id, (HandTotal("staff", 4, 0),))
    evaluations.compare(desk, vote.id)
    evaluations.seal(desk, vote.id)
    rounds.save_votes(desk, round_id, step, Votes(meeting_on=date(2026, 9, 3)))
    rounds.close_step(desk, round_id, step)
    voting_block = inspections.compose_report(desk, round_id, at.id("田富")).block("voting")
    assert "民主推荐：发出4票，收回4票，有效4票，同意推荐3票。" in voting_block
    other = inspections.compose_report(desk, round_id, at.id("李䶮")).block("voting")
    assert "同意推荐0票" in other


def test_a_candidate_who_withdraws_half_way(at: School) -> None:
    selection.up_to(at, "branch_meeting")
    rounds.reopen_step(at.desk, at.round_id, "nomination", "本人书面申请退出")
    nominations.withdraw(at.desk, at.round_id, at.id("田富"), "本人申请")
    with refused("round.not_yet"):
        rounds.save_step(at.desk, at.round_id, "branch_meeting", meetings.MeetingRecord())
    rounds.close_step(at.desk, at.round_id, "nomination")
    standing = [one.name for one in rounds.candidates(at.desk, at.round_id, "branch_meeting")]
    assert standing == ["田大利", "李䶮"]
    selection.with_meeting(at, "branch_meeting", date(2026, 9, 8))
    views = rounds.steps(at.desk, at.round_id)
    assert (views["nomination"].revision, views["branch_meeting"].state) == (2, "done")
