"""The timeline of a round: the state of every step, its lawful dates, what is wrong or missing, and what is due today."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from cadredesk.domain import calendar as periods
from cadredesk.domain import notice as notices
from cadredesk.domain.calendar import NoticeRule, WorkCalendar
from cadredesk.domain.inspection import (
    CHECKS,
    REPORT_BLOCKS,
    AdvanceNotice,
    InspectionPlan,
    InspectionReports,
    Talks,
)
from cadredesk.domain.meeting import MeetingRecord, decide, quorate
from cadredesk.domain.notice import PublicNotice
from cadredesk.domain.profile import MEETING_STEPS, STEPS, Profile
from cadredesk.domain.round import (
    DistrictNotice,
    Dossier,
    EligibilityReview,
    FinalList,
    Nomination,
    Nominations,
    Round,
    Votes,
    steps_of,
)

StepState = Literal["not_due", "due", "waiting", "done", "problem", "skipped"]

PREREQUISITES: dict[str, tuple[str, ...]] = {
    "district_notice": (),
    "nomination": ("district_notice",),
    "recommendation_vote": ("nomination",),
    "eligibility": ("nomination", "recommendation_vote"),
    "leadership_meeting": ("eligibility",),
    "branch_meeting": ("leadership_meeting",),
    "inspection_plan": ("branch_meeting",),
    "advance_notice": ("inspection_plan",),
    "evaluation": ("advance_notice",),
    "talks": ("advance_notice",),
    "inspection_report": ("evaluation", "talks"),
    "examination": ("inspection_report",),
    "public_notice": ("examination",),
    "final_list": ("public_notice",),
    "dossier": ("final_list",),
}
"""Which steps must be done before a step; a step that the profile does not hold stands for its own prerequisites."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a step, as a code of the area `round` with the values of its sentence.

    `kind`: "missing" (still to be done), "breach" (against a rule), "late" (the latest date is over) or "note".
    "missing" and "breach" keep a step from being closed.
    """

    code: str
    kind: Literal["missing", "breach", "late", "note"]
    values: tuple[tuple[str, object], ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether the step cannot be closed."""
        return self.kind in ("missing", "breach")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the round itself does not hold: the state of every vote by its id (domain.vote.State)."""

    votes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as the timeline shows it.

    `earliest` and `latest` are the lawful first day and the last day that keeps the deadline; `on` is the day it
    was held. `tentative`: a date rests on a year whose calendar is not known (暂定). `sub` tells more of the state:
    "" or one of "lead_time", "notice_running", "notice_stopped", "notice_ended", "notice_withdrawn". `next_action`
    is the code of the first thing to do: of the first missing thing, else "close", "wait" or "".
    """

    key: str
    state: StepState
    clause: str
    optional: bool
    earliest: date | None
    latest: date | None
    on: date | None
    tentative: bool
    sub: str
    problems: tuple[Problem, ...]
    next_action: str
    revision: int
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the "today" list; `when` is "overdue", "today", "week" or "later"."""

    round_id: str
    step: str
    when: Literal["overdue", "today", "week", "later"]
    due: date | None
    next_action: str


def prerequisites(profile: Profile, step: str) -> tuple[str, ...]:
    """The steps of this profile that must be done before a step."""
    held = set(steps_of(profile))
    found: list[str] = []
    for before in PREREQUISITES[step]:
        found.extend((before,) if before in held else prerequisites(profile, before))
    return tuple(dict.fromkeys(found))


def passed(the_round: Round, step: str) -> bool:
    """Whether a step stands in nobody's way: done, left out, or optional and never begun (then what stands before
    it must have passed).
    """
    if the_round.is_closed(step):
        return True
    rule = the_round.profile.step(step)
    if rule is None or not rule.optional or the_round.record(step) is not None:
        return False
    return all(passed(the_round, before) for before in prerequisites(the_round.profile, step))


def waits_for(the_round: Round, step: str) -> str | None:
    """The first step, of all that come before this one, which is not done yet; None when nothing stands in the way."""
    for before in prerequisites(the_round.profile, step):
        found = waits_for(the_round, before)
        if found is not None:
            return found
        if not passed(the_round, before):
            return before
    return None


def candidates(the_round: Round, step: str) -> tuple[Nomination, ...]:
    """Who stands when `step` is held, one nomination a person, in the order nominated.

    Admitted by the review, carried by every meeting before, and (for the dossier) on the final list. A decision
    counts as soon as it is recorded; a step not begun or left out takes nobody away.
    """
    chosen: dict[str, Nomination] = {}
    for entry in the_round.value("nomination", Nominations).standing():
        chosen.setdefault(entry.person_id, entry)
    for before in STEPS[: STEPS.index(step)]:
        record = the_round.record(before)
        if record is None or record.state == "skipped":
            continue
        if isinstance(record.value, EligibilityReview):
            admitted = {review.person_id for review in record.value.people if review.decision == "admitted"}
            chosen = {key: entry for key, entry in chosen.items() if key in admitted}
        elif isinstance(record.value, MeetingRecord) and record.value.items:
            rule = the_round.profile.meeting(before)
            carried = {
                item.person_id for item in record.value.items if decide(record.value, item, rule).carried
            }
            chosen = {key: entry for key, entry in chosen.items() if key in carried}
        elif isinstance(record.value, FinalList) and record.value.entries:
            final = {entry.person_id for entry in record.value.entries}
            chosen = {key: entry for key, entry in chosen.items() if key in final}
    return tuple(chosen.values())


def held_on(the_round: Round, step: str, calendar: WorkCalendar) -> date | None:
    """The day a step was held, as recorded; of the public notice its last day, as far as known."""
    record = the_round.record(step)
    if record is None or record.state == "skipped":
        return None
    value = record.value
    if isinstance(value, DistrictNotice):
        return value.received_on or value.issued_on
    if isinstance(value, Nominations):
        return max((entry.on for entry in value.standing() if entry.on), default=None)
    if isinstance(value, Votes):
        return value.meeting_on
    if isinstance(value, EligibilityReview):
        return value.reviewed_on
    if isinstance(value, MeetingRecord | FinalList):
        return value.on
    if isinstance(value, InspectionPlan):
        return value.published_on
    if isinstance(value, AdvanceNotice):
        return value.posted_on
    if isinstance(value, Talks):
        days = [talk.on for talk in value.talks if talk.on] + [one.on for one in value.interviews if one.on]
        return max(days, default=None)
    if isinstance(value, InspectionReports):
        return max((report.signed_on for report in value.reports if report.signed_on), default=None)
    if isinstance(value, PublicNotice):
        return notices.clock(value, the_round.profile.notice, calendar, date.max).ends
    return value.reported_on


def earliest(the_round: Round, step: str, calendar: WorkCalendar) -> date | None:
    """The first lawful day of a step, from the days of the steps before it; None when nothing is known yet."""
    days: list[date] = []
    todo = list(prerequisites(the_round.profile, step))
    while todo:
        before = todo.pop()
        record = the_round.record(before)
        if record is None or record.state == "skipped":
            todo.extend(prerequisites(the_round.profile, before))
            continue
        day = held_on(the_round, before, calendar)
        if day is None:
            continue
        if before == "advance_notice" and record is not None and isinstance(record.value, AdvanceNotice):
            day = inspection_earliest(record.value, the_round.profile)
        elif before == "public_notice":
            day += timedelta(days=1)
        if day is not None:
            days.append(day)
    return max(days, default=None)


def inspection_earliest(value: AdvanceNotice, profile: Profile) -> date | None:
    """The first day of the inspection: the posting and the days of the profile, or the day for which a reason of
    starting early is written down.
    """
    if value.posted_on is None:
        return None
    lawful = periods.lead_time(value.posted_on, profile.advance_notice_days)
    if value.early_reason.strip() and value.inspection_from is not None:
        return min(lawful, value.inspection_from)
    return lawful


def problems(
    the_round: Round, step: str, calendar: WorkCalendar, today: date, facts: Facts
) -> tuple[Problem, ...]:
    """What is wrong or missing in a step as recorded. Dates typed decide, not the clock; `today` is for what waits."""
    found = list(_CHECKS[step](_Case(the_round, step, calendar, today, facts)))
    on, first = held_on(the_round, step, calendar), earliest(the_round, step, calendar)
    if step == "public_notice":
        posting = notices.current(the_round.value(step, PublicNotice))
        on = posting.posted_on if posting else None
    if on is not None and first is not None and on < first:
        found.append(Problem("too_early", "breach", (("on", on), ("earliest", first))))
    if step == "talks" and first is not None:
        talks = the_round.value(step, Talks)
        held = [*(talk.on for talk in talks.talks), *(one.on for one in talks.interviews)]
        days = [day for day in held if day is not None and day < first]
        if days and not (on is not None and on < first):
            found.append(Problem("too_early", "breach", (("on", min(days)), ("earliest", first))))
    return tuple(found)


def timeline(
    the_round: Round, calendar: WorkCalendar, today: date, facts: Facts | None = None
) -> tuple[StepView, ...]:
    """Every step of the round in order, with its state on that day."""
    facts = facts or Facts()
    latest: Mapping[str, date] = {}
    deadline = the_round.value("district_notice", DistrictNotice).deadline
    if deadline is not None:
        latest = plan_backwards(the_round.profile, deadline, calendar)
    return tuple(
        _view(the_round, step, calendar, today, facts, latest.get(step))
        for step in steps_of(the_round.profile)
    )


def _view(
    the_round: Round, step: str, calendar: WorkCalendar, today: date, facts: Facts, latest: date | None
) -> StepView:
    rule = the_round.profile.step(step)
    assert rule is not None
    record = the_round.record(step)
    first = earliest(the_round, step, calendar)
    on = held_on(the_round, step, calendar)
    before_done = waits_for(the_round, step) is None
    found = problems(the_round, step, calendar, today, facts) if record or before_done else ()
    sub, ends, tentative = "", None, False
    state: StepState
    if record is not None and record.state == "skipped":
        state, found = "skipped", ()
    elif record is not None and record.state == "closed":
        state = "done"
        found = tuple(problem for problem in found if problem.kind in ("breach", "note"))
        if not before_done:
            found = (*found, Problem("before_reopened", "note"))
    elif record is None and not before_done:
        state = "not_due"
    else:
        late = latest is not None and today > latest and not (step == "public_notice" and on is not None)
        if late:
            found = (*found, Problem("late", "late", (("latest", latest),)))
        state = "problem" if any(problem.kind in ("breach", "late") for problem in found) else "due"
        if state == "due" and step in ("evaluation", "talks") and first is not None and today < first:
            state, sub = "waiting", "lead_time"
    if step == "public_notice" and record is not None and state not in ("skipped", "not_due"):
        clock = notices.clock(the_round.value(step, PublicNotice), the_round.profile.notice, calendar, today)
        ends = clock.ends
        tentative = ends is not None and not clock.final
        if clock.state != "not_posted":
            sub = f"notice_{clock.state}"
        if state == "due" and clock.state in ("running", "stopped"):
            state = "waiting"
    if first is not None and not tentative:
        tentative = not calendar.knows(first, first) and step == "final_list"
    if latest is not None and not calendar.knows(latest, latest):
        tentative = True
    missing = next((problem.code for problem in found if problem.kind == "missing"), "")
    breach = next((problem.code for problem in found if problem.kind == "breach"), "")
    next_action = {
        "due": breach or missing or "close",
        "problem": breach or missing or "close",
        "waiting": "wait",
    }
    return StepView(
        step,
        state,
        rule.clause,
        rule.optional,
        first,
        latest,
        on,
        tentative,
        sub,
        found,
        next_action.get(state, ""),
        record.revision if record else 0,
        ends,
    )


def plan_backwards(profile: Profile, deadline: date, calendar: WorkCalendar) -> dict[str, date]:
    """The latest day on which each step must be done so that the papers are at the bureau by the deadline.

    Every step needs the working days of its profile; the public notice must have ended the day before the final
    list, the advance notice stand its days before the inspection. The public notice's day is that of posting.
    """
    held = steps_of(profile)
    last_working = deadline if calendar.works(deadline) else calendar.add_working_days(deadline, -1)
    latest: dict[str, date] = {}
    for step in reversed(held):
        followers = [after for after in held if step in prerequisites(profile, after)]
        if not followers:
            latest[step] = last_working
            continue
        begins = min(_begin(profile, after, latest[after], calendar) for after in followers)
        if step == "public_notice":
            rule = NoticeRule(profile.notice.calendar_days, profile.notice.working_days)
            day = periods.latest_posting_for_notice_end(begins - timedelta(days=1), rule, calendar)
            latest[step] = day if calendar.works(day) else calendar.add_working_days(day, -1)
        elif step == "advance_notice":
            day = periods.latest_posting(begins, profile.advance_notice_days)
            latest[step] = day if calendar.works(day) else calendar.add_working_days(day, -1)
        else:
            latest[step] = calendar.add_working_days(begins, -1)
    return {step: latest[step] for step in held}


def _begin(profile: Profile, step: str, done: date, calendar: WorkCalendar) -> date:
    """The day on which a step must begin to be done on a day."""
    rule = profile.step(step)
    days = rule.days if rule else 1
    return calendar.add_working_days(done, -(days - 1)) if days > 1 else done


def today_list(rounds: Sequence[tuple[Round, Sequence[StepView]]], today: date) -> tuple[Task, ...]:
    """What is to be done, by urgency: overdue, today, within seven days, later. Waiting steps stand at their end."""
    found: list[Task] = []
    for the_round, views in rounds:
        if the_round.state != "open":
            continue
        for view in views:
            if view.state not in ("due", "problem", "waiting") or (view.optional and view.revision == 0):
                continue
            due = view.latest
            if view.state == "waiting":
                due = view.ends if view.sub.startswith("notice") else view.earliest
            found.append(Task(the_round.id, view.key, when_due(due, today), due, view.next_action))
    order = ("overdue", "today", "week", "later")
    return tuple(
        sorted(found, key=lambda task: (order.index(task.when), task.due or date.max, STEPS.index(task.step)))
    )


def when_due(due: date | None, today: date) -> Literal["overdue", "today", "week", "later"]:
    """Where something due on a day stands in the "today" list; without a day it comes later."""
    if due is None:
        return "later"
    if due < today:
        return "overdue"
    if due == today:
        return "today"
    return "week" if due <= today + timedelta(days=7) else "later"


@dataclass(frozen=True, slots=True)
class _Case:
    round: Round
    step: str
    calendar: WorkCalendar
    today: date
    facts: Facts

    @property
    def profile(self) -> Profile:
        return self.round.profile

    def people(self) -> set[str]:
        return {entry.person_id for entry in candidates(self.round, self.step)}


def _missing(code: str, **values: object) -> Problem:
    return Problem(code, "missing", tuple(values.items()))


def _breach(code: str, **values: object) -> Problem:
    return Problem(code, "breach", tuple(values.items()))


def _district_notice(case: _Case) -> list[Problem]:
    value = case.round.value(case.step, DistrictNotice)
    found = []
    if not value.number.strip():
        found.append(_missing("need_number"))
    if value.received_on is None:
        found.append(_missing("need_received"))
    if value.reference_date is None:
        found.append(_missing("need_reference_date"))
    if value.deadline is None:
        found.append(_missing("need_deadline"))
    elif value.received_on is not None and value.deadline < value.received_on:
        found.append(_breach("deadline_before_received"))
    if value.issued_on and value.received_on and value.received_on < value.issued_on:
        found.append(_breach("received_before_issued"))
    return found


def _nomination(case: _Case) -> list[Problem]:
    standing = case.round.value(case.step, Nominations).standing()
    if not standing:
        return [_missing("need_nomination")]
    unsigned = sum(not entry.signed for entry in standing)
    return [Problem("unsigned", "note", (("count", unsigned),))] if unsigned else []


def _vote(case: _Case) -> list[Problem]:
    value = case.round.value(case.step, Votes)
    if not value.vote_ids:
        return [_missing("need_vote")]
    state = case.facts.votes.get(value.vote_ids[-1], "")
    if state == "void":
        return [_missing("need_re_vote")]
    if state != "sealed":
        return [_missing("need_seal")]
    found = [] if value.meeting_on is not None else [_missing("need_meeting_date")]
    if case.step == "recommendation_vote" and value.meeting_on is not None:
        expires = months_later(value.meeting_on, case.profile.recommendation.valid_months)
        last = held_on(case.round, "final_list", case.calendar) or case.today
        if last > expires:
            found.append(_breach("recommendation_expired", expires=expires))
    return found


def months_later(day: date, months: int) -> date:
    """The day of the same number so many months later, or the last of that month (民法典第二百零二条)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, number = day.year + years, day.day
    while True:
        try:
            return date(year, month + 1, number)
        except ValueError:
            number -= 1


def _eligibility(case: _Case) -> list[Problem]:
    value = case.round.value(case.step, EligibilityReview)
    people = case.people()
    undecided = sum(not value.of(person_id).decision for person_id in people)
    found = []
    if not people:
        found.append(_missing("need_nomination"))
    if undecided:
        found.append(_missing("need_decisions", count=undecided))
    elif people and not any(value.of(person_id).decision == "admitted" for person_id in people):
        found.append(_breach("nobody_admitted"))
    if value.reviewed_on is None:
        found.append(_missing("need_review_date"))
    if not value.reviewers:
        found.append(_missing("need_reviewers"))
    return found


def _meeting(case: _Case) -> list[Problem]:
    value = case.round.value(case.step, MeetingRecord)
    rule = case.profile.meeting(case.step)
    found = []
    if value.on is None:
        found.append(_missing("need_meeting_date"))
    if not value.chair.strip() or not value.recorder.strip():
        found.append(_missing("need_chair"))
    if not value.attendees:
        return [*found, _missing("need_attendees")]
    if not quorate(value, rule):
        found.append(_breach("no_quorum", present=value.present, due=value.due))
    absent = [one.name for one in value.attendees if not one.present and not one.reason.strip()]
    if absent:
        found.append(_missing("need_absence_reason", names="、".join(absent)))
    people = case.people()
    open_items = people - {item.person_id for item in value.items}
    if open_items or not people:
        found.append(_missing("need_items", count=len(open_items)))
    results = [decide(value, item, rule) for item in value.items if item.person_id in people]
    wrong = [result for result in results if result.outcome == "sums_differ"]
    blank = [one for one in wrong if one.agree == one.disagree == one.defer == 0]
    if blank:
        found.append(_missing("need_meeting_votes", count=len(blank)))
    if len(wrong) > len(blank):
        found.append(_breach("sums_differ"))
    elif people and not open_items and not blank and results and not any(one.carried for one in results):
        found.append(_breach("nobody_carried"))
    return found


def _inspection_plan(case: _Case) -> list[Problem]:
    value = case.round.value(case.step, InspectionPlan)
    found = []
    if not value.sections:
        found.append(_missing("need_plan"))
    if not value.opinions_sought.strip():
        found.append(Problem("opinions_not_sought", "note"))
    if value.published_on is None:
        found.append(_missing("need_published"))
    return found


def _advance_notice(case: _Case) -> list[Problem]:
    value = case.round.value(case.step, AdvanceNotice)
    found = []
    if not value.team:
        found.append(_missing("need_team", least=case.profile.team_minimum))
    else:
        if len(value.team) < case.profile.team_minimum:
            found.append(_breach("team_small", least=case.profile.team_minimum, count=len(value.team)))
        leaders = sum(member.role == "leader" for member in value.team)
        if leaders != 1:
            found.append(_breach("team_leader", count=leaders))
    if value.posted_on is None:
        found.append(_missing("need_advance_notice"))
    if value.inspection_from is None:
        found.append(_missing("need_inspection_dates"))
    if value.posted_on is not None and value.inspection_from is not None:
        lawful = periods.lead_time(value.posted_on, case.profile.advance_notice_days)
        if value.inspection_from < lawful and not value.early_reason.strip():
            found.append(_breach("inspection_early", on=value.inspection_from, earliest=lawful))
        if value.inspection_until is not None and value.inspection_until < value.inspection_from:
            found.append(_breach("inspection_dates"))
    return found


def _talks(case: _Case) -> list[Problem]:
    value = case.round.value(case.step, Talks)
    people = case.people()
    found = []
    if not value.talks:
        found.append(_missing("need_talks"))
    silent = people - {talk.subject_id for talk in value.talks}
    if value.talks and silent:
        found.append(_missing("need_talks_of", count=len(silent)))
    unseen = people - {interview.person_id for interview in value.interviews if interview.on is not None}
    if unseen:
        found.append(_missing("need_interviews", count=len(unseen)))
    return found


def _inspection_report(case: _Case) -> list[Problem]:
    value = case.round.value(case.step, InspectionReports)
    people = case.people()
    by_person = {report.person_id: report for report in value.reports}
    without = people - by_person.keys()
    if without or not people:
        return [_missing("need_reports", count=len(without))]
    reports = [by_person[person_id] for person_id in people]
    found = []
    blank = sum(any(not report.block(key).strip() for key in REPORT_BLOCKS) for report in reports)
    if blank:
        found.append(_missing("need_blocks", count=blank))
    unchecked = sum(
        {check for check, outcome, _ in report.checks if outcome} != set(CHECKS) for report in reports
    )
    if unchecked:
        found.append(_missing("need_checks", count=unchecked))
    unsigned = sum(not report.signed_by or report.signed_on is None for report in reports)
    if unsigned:
        found.append(_missing("need_report_signatures", count=unsigned))
    return found


def _public_notice(case: _Case) -> list[Problem]:
    value = case.round.value(case.step, PublicNotice)
    # The day written on the result decides, not the machine's clock.
    day = max(case.today, value.result_on) if value.result_on else case.today
    clock = notices.clock(value, case.profile.notice, case.calendar, day)
    if clock.state == "not_posted":
        return [_missing("need_posting")]
    if clock.state == "withdrawn":
        return [] if value.result == "withdrawn" else [_missing("notice_withdrawn")]
    if clock.state == "stopped":
        return [_missing("notice_stopped", count=clock.open_objections)]
    found = []
    if clock.state == "running":
        found.append(_missing("notice_running", ends=clock.ends))
    if not clock.final:
        found.append(Problem("calendar_unknown", "note", (("ends", clock.ends),)))
    if not value.result:
        found.append(_missing("need_notice_result"))
    elif value.result_on is not None and clock.ends is not None and value.result_on <= clock.ends:
        found.append(_breach("result_early", on=value.result_on, ends=clock.ends))
    return found


def _final_list(case: _Case) -> list[Problem]:
    value = case.round.value(case.step, FinalList)
    found = []
    if not value.entries:
        found.append(_missing("need_final"))
    if value.on is None:
        found.append(_missing("need_final_date"))
    strangers = {entry.person_id for entry in value.entries} - case.people()
    if strangers:
        found.append(_breach("final_not_candidate", count=len(strangers)))
    affected = {
        objection.about
        for objection in case.round.value("public_notice", PublicNotice).objections
        if objection.affects
    }
    if any(entry.person_id in affected for entry in value.entries):
        found.append(_breach("final_affected"))
    quotas = case.round.value("district_notice", DistrictNotice).quotas
    for quota in quotas:
        listed = sum(entry.tier == quota.tier for entry in value.entries)
        if listed > quota.places:
            tier = case.profile.tier(quota.tier)
            label = tier.label if tier else quota.tier
            found.append(_breach("over_quota", tier=label, listed=listed, places=quota.places))
    return found


def _dossier(case: _Case) -> list[Problem]:
    value = case.round.value(case.step, Dossier)
    found = []
    absent = sum(not item.present for item in value.items)
    if not value.items:
        found.append(_missing("need_dossier"))
    elif absent:
        found.append(_missing("need_papers", count=absent))
    if value.reported_on is None:
        found.append(_missing("need_report"))
    deadline = case.round.value("district_notice", DistrictNotice).deadline
    if value.reported_on is not None and deadline is not None and value.reported_on > deadline:
        found.append(Problem("reported_late", "note", (("deadline", deadline),)))
    return found


_CHECKS: dict[str, Callable[[_Case], list[Problem]]] = {
    "district_notice": _district_notice,
    "nomination": _nomination,
    "recommendation_vote": _vote,
    "eligibility": _eligibility,
    **dict.fromkeys(MEETING_STEPS, _meeting),
    "inspection_plan": _inspection_plan,
    "advance_notice": _advance_notice,
    "evaluation": _vote,
    "talks": _talks,
    "inspection_report": _inspection_report,
    "public_notice": _public_notice,
    "final_list": _final_list,
    "dossier": _dossier,
}
