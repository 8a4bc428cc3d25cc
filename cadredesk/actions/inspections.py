"""The inspection (考察): plan, team, advance notice, talks and interviews, and the report on each person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cadredesk import resources
from cadredesk.actions import calendars, desks, evaluations, people, rounds
from cadredesk.actions.rounds import StepEdit
from cadredesk.desk import Desk, Session
from cadredesk.domain import calendar as periods
from cadredesk.domain import inspection as rules
from cadredesk.domain import names, tally, timeline
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.inspection import (
    CHECKS,
    REPORT_BLOCKS,
    TALK_OPINIONS,
    AdvanceNotice,
    InspectionPlan,
    InspectionReport,
    InspectionReports,
    Interview,
    Talk,
    Talks,
    TalkStatistics,
    TeamMember,
)
from cadredesk.domain.meeting import MeetingRecord, decide
from cadredesk.domain.person import Person, related
from cadredesk.domain.profile import MEETING_STEPS
from cadredesk.domain.round import Nominations, Round, Votes
from cadredesk.domain.tally import TallyResult
from cadredesk.errors import UserError
from cadredesk.storage import people as people_storage


def plan(desk: Desk, round_id: str) -> InspectionPlan:
    """The inspection plan, empty when not begun."""
    return rounds.get(desk, round_id).value("inspection_plan", InspectionPlan)


def set_plan(desk: Desk, round_id: str, value: InspectionPlan) -> Round:
    """Stores the plan's text and whose opinions were sought; the publication stays as it is."""
    with rounds.edit_step(desk, round_id, "inspection_plan", "inspection.plan_saved") as edit:
        old = edit.round.value("inspection_plan", InspectionPlan)
        edit.put(replace(value, published_on=old.published_on, published_where=old.published_where))
    return rounds.get(desk, round_id)


def plan_draft() -> tuple[tuple[str, str], ...]:
    """The usual sections of a plan, (heading, text); one without a text is printed with the usual wording and lists."""
    sections = resources.wording("inspection_plan")["annex"]["sections"]
    return tuple((section["heading"], "") for section in sections)


def publish(desk: Desk, round_id: str, on: date, where: str) -> Round:
    """Notes when and where the plan was published. `inspection.no_plan`, `inspection.too_early`."""
    with rounds.edit_step(desk, round_id, "inspection_plan", "inspection.plan_published") as edit:
        value = edit.round.value("inspection_plan", InspectionPlan)
        if not value.sections:
            raise UserError("inspection.no_plan")
        if value.signed_on is not None and on < value.signed_on:
            raise UserError("inspection.too_early", earliest=value.signed_on.isoformat())
        edit.put(replace(value, published_on=on, published_where=where.strip()))
    return rounds.get(desk, round_id)


def advance_notice(desk: Desk, round_id: str) -> AdvanceNotice:
    """Team and advance notice, empty when not begun."""
    return rounds.get(desk, round_id).value("advance_notice", AdvanceNotice)


def set_team(desk: Desk, round_id: str, team: Sequence[TeamMember]) -> Round:
    """Stores the inspection team: as many as the profile asks, exactly one leader, no candidate, no relative.

    `inspection.team_small`, `.team_leader`, `.team_name`, `.team_twice`, `.team_candidate`, `.team_relative`.
    """
    with rounds.edit_step(desk, round_id, "advance_notice", "inspection.team_set") as edit:
        if len(team) < edit.round.profile.team_minimum:
            raise UserError("inspection.team_small", least=edit.round.profile.team_minimum, count=len(team))
        if sum(member.role == "leader" for member in team) != 1:
            raise UserError("inspection.team_leader")
        seen: set[str] = set()
        candidates = rounds.candidate_files(edit.session, desk, edit.round, "advance_notice")
        for member in team:
            name = names.normalise(member.name)
            if not name:
                raise UserError("inspection.team_name")
            if name in seen:
                raise UserError("inspection.team_twice", name=name)
            seen.add(name)
            _check_member(edit.session, desk, member, candidates)
        edit.put(replace(edit.round.value("advance_notice", AdvanceNotice), team=tuple(team)))
    return rounds.get(desk, round_id)


def check_member(desk: Desk, round_id: str, member: TeamMember) -> None:
    """Refuses a candidate or a relative of one as an inspector, as `set_team` does, before the team is whole."""
    if not names.normalise(member.name):
        raise UserError("inspection.team_name")
    found = rounds.get(desk, round_id)
    with desk.read() as session:
        _check_member(session, desk, member, rounds.candidate_files(session, desk, found, "advance_notice"))


def set_inspection(desk: Desk, round_id: str, value: AdvanceNotice) -> Round:
    """Stores what the advance notice says (number, days, place, where to report, reason of an early start); team
    and posting stay as they are. `inspection.dates`, `inspection.early`.
    """
    with rounds.edit_step(desk, round_id, "advance_notice", "inspection.notice_saved") as edit:
        old = edit.round.value("advance_notice", AdvanceNotice)
        new = replace(value, team=old.team, posted_on=old.posted_on, posted_where=old.posted_where)
        _check_lead(edit, new)
        edit.put(new)
    return rounds.get(desk, round_id)


def post_advance_notice(desk: Desk, round_id: str, posted_on: date, where: str) -> Round:
    """Notes the posting. The inspection may not begin before the profile's days are over, unless a reason is
    written down: `inspection.early` names the first lawful day. `inspection.no_team`, `inspection.no_dates`.
    """
    with rounds.edit_step(desk, round_id, "advance_notice", "inspection.notice_posted") as edit:
        old = edit.round.value("advance_notice", AdvanceNotice)
        if not old.team:
            raise UserError("inspection.no_team")
        if old.inspection_from is None:
            raise UserError("inspection.no_dates")
        first = timeline.earliest(edit.round, "advance_notice", calendars.get(desk))
        if first is not None and posted_on < first:
            raise UserError("inspection.too_early", earliest=first.isoformat())
        new = replace(old, posted_on=posted_on, posted_where=where.strip())
        _check_lead(edit, new)
        edit.put(new)
    return rounds.get(desk, round_id)


def talks(desk: Desk, round_id: str) -> Talks:
    """All talks and interviews; confidential."""
    return rounds.get(desk, round_id).value("talks", Talks)


def add_talk(desk: Desk, round_id: str, talk: Talk) -> str:
    """Enters a talk and returns its id. A tag is praise; one that begins with "-" a shortcoming.

    `inspection.not_candidate`, `.no_speaker`, `.opinion`, `.too_early` (before the inspection may begin).
    """
    new = replace(talk, id=desk.new_id())
    with rounds.edit_step(desk, round_id, "talks", "inspection.talk_added") as edit:
        _check_talk(desk, edit, new)
        value = edit.round.value("talks", Talks)
        edit.put(replace(value, talks=(*value.talks, new)))
    return new.id


def change_talk(desk: Desk, round_id: str, talk: Talk) -> None:
    """Corrects a talk while the step is open; errors as `add_talk`, and `inspection.talk_unknown`."""
    with rounds.edit_step(desk, round_id, "talks", "inspection.talk_changed") as edit:
        _check_talk(desk, edit, talk)
        value = edit.round.value("talks", Talks)
        if talk.id not in {one.id for one in value.talks}:
            raise UserError("inspection.talk_unknown")
        edit.put(replace(value, talks=tuple(talk if one.id == talk.id else one for one in value.talks)))


def drop_talk(desk: Desk, round_id: str, talk_id: str) -> None:
    """Takes out a talk entered by mistake while the step is open; `inspection.talk_unknown`."""
    with rounds.edit_step(desk, round_id, "talks", "inspection.talk_dropped") as edit:
        value = edit.round.value("talks", Talks)
        if talk_id not in {one.id for one in value.talks}:
            raise UserError("inspection.talk_unknown")
        edit.put(replace(value, talks=tuple(one for one in value.talks if one.id != talk_id)))


def set_interview(desk: Desk, round_id: str, interview: Interview) -> None:
    """Stores the interview with a candidate (考察对象面谈). `inspection.not_candidate`, `.too_early`."""
    with rounds.edit_step(desk, round_id, "talks", "inspection.interview_saved") as edit:
        _check_candidate(edit, "talks", interview.person_id)
        _check_day(desk, edit, interview.on)
        value = edit.round.value("talks", Talks)
        others = tuple(one for one in value.interviews if one.person_id != interview.person_id)
        edit.put(replace(value, interviews=(*others, interview)))


def talk_statistics(desk: Desk, round_id: str, person_id: str | None = None) -> TalkStatistics:
    """Counts of the talks, of one person when told; no talk can be told from them."""
    return rules.talk_statistics(talks(desk, round_id).talks, person_id)


def reports(desk: Desk, round_id: str) -> tuple[InspectionReport, ...]:
    """The report of everybody who stands, in stroke order, as stored or empty."""
    found = rounds.get(desk, round_id)
    known = {one.person_id: one for one in found.value("inspection_report", InspectionReports).reports}
    order = rounds.candidates(desk, round_id, "inspection_report")
    return tuple(known.get(one.person_id, InspectionReport(one.person_id)) for one in order)


def compose_report(desk: Desk, round_id: str, person_id: str, *, again: bool = False) -> InspectionReport:
    """A report with its blocks written from what the round knows (file, votes, meetings, talks, checks), not stored.

    Blocks that have a text keep it unless `again`. What nobody but the inspectors can say stays empty.
    `inspection.not_candidate`.
    """
    found = rounds.get(desk, round_id)
    if person_id not in {one.person_id for one in timeline.candidates(found, "inspection_report")}:
        raise UserError("inspection.not_candidate")
    stored = found.value("inspection_report", InspectionReports).reports
    old = next((one for one in stored if one.person_id == person_id), InspectionReport(person_id))
    told = talk_statistics(desk, round_id, person_id)
    words = resources.wording("inspection_blocks")
    written = {
        "performance": _performance(people.get(desk, person_id), desks.school(desk).name, told, words),
        "shortcomings": _tags(words["shortcomings"], told.shortcomings, words),
        "voting": _voting(desk, found, person_id, told, words),
        "conclusions": _conclusions(old, words),
    }
    blocks = tuple(
        (key, old.block(key) if old.block(key).strip() and not again else written[key])
        for key in REPORT_BLOCKS
    )
    return replace(old, blocks=blocks)


def save_report(desk: Desk, round_id: str, report: InspectionReport) -> Round:
    """Stores the report on one person. `inspection.not_candidate`, `.block`, `.check`, `.signer` (not of the team)."""
    with rounds.edit_step(desk, round_id, "inspection_report", "inspection.report_saved") as edit:
        _check_candidate(edit, "inspection_report", report.person_id)
        for key, _ in report.blocks:
            if key not in REPORT_BLOCKS:
                raise UserError("inspection.block", block=key)
        for check, outcome, _ in report.checks:
            if check not in CHECKS or outcome not in ("", "clear", "issue"):
                raise UserError("inspection.check", check=check)
        team = {
            names.normalise(member.name) for member in edit.round.value("advance_notice", AdvanceNotice).team
        }
        for signer in report.signed_by:
            if team and names.normalise(signer) not in team:
                raise UserError("inspection.signer", name=signer)
        value = edit.round.value("inspection_report", InspectionReports)
        others = tuple(one for one in value.reports if one.person_id != report.person_id)
        edit.put(InspectionReports((*others, report)))
    return rounds.get(desk, round_id)


def evaluation_result(desk: Desk, round_id: str, step: str = "evaluation") -> TallyResult | None:
    """The result of the vote that counts in a step (the last one, when sealed); None before that."""
    found = rounds.get(desk, round_id)
    vote_ids = found.value(step, Votes).vote_ids
    if not vote_ids or evaluations.get(desk, vote_ids[-1]).state != "sealed":
        return None
    return evaluations.result(desk, vote_ids[-1])


def row_of(desk: Desk, round_id: str, person_id: str, step: str = "evaluation") -> str | None:
    """The row of the ballot in which a person stands in the vote that counts."""
    vote_ids = rounds.get(desk, round_id).value(step, Votes).vote_ids
    if not vote_ids:
        return None
    vote = evaluations.get(desk, vote_ids[-1])
    return next((row for row, person in vote.people if person == person_id), None)


def composite(desk: Desk, round_id: str) -> dict[str, str]:
    """The composite score of everybody in the evaluation that counts, as printed (two decimals), by person."""
    result = evaluation_result(desk, round_id)
    if result is None:
        return {}
    vote = evaluations.get(desk, rounds.get(desk, round_id).value("evaluation", Votes).vote_ids[-1])
    found = {}
    for row, person_id in vote.people:
        score = result.candidate(row).composite
        if score is not None:
            found[person_id] = tally.shown(score)
    return found


def _check_member(session: Session, desk: Desk, member: TeamMember, candidates: Sequence[Person]) -> None:
    name = names.normalise(member.name)
    own = people_storage.get(session, desk.org, member.person_id) if member.person_id else None
    for candidate in candidates:
        if candidate.id == member.person_id or (not member.person_id and candidate.name == name):
            raise UserError("inspection.team_candidate", name=name)
        family = {names.normalise(relative.name) for relative in candidate.family}
        if (
            candidate.id in member.relative_of
            or name in family
            or (own is not None and related(own, candidate))
        ):
            raise UserError("inspection.team_relative", name=name, candidate=candidate.name)


def _check_lead(edit: StepEdit, value: AdvanceNotice) -> None:
    first, last = value.inspection_from, value.inspection_until
    if first is not None and last is not None and last < first:
        raise UserError("inspection.dates")
    if first is None or value.posted_on is None:
        return
    lawful = periods.lead_time(value.posted_on, edit.round.profile.advance_notice_days)
    if first < lawful and not value.early_reason.strip():
        days = edit.round.profile.advance_notice_days
        raise UserError("inspection.early", earliest=lawful.isoformat(), days=days)


def _check_candidate(edit: StepEdit, step: str, person_id: str) -> None:
    if person_id not in {one.person_id for one in timeline.candidates(edit.round, step)}:
        raise UserError("inspection.not_candidate")


def _check_day(desk: Desk, edit: StepEdit, day: date | None) -> None:
    first = timeline.earliest(edit.round, "talks", calendars.get(desk))
    if day is not None and first is not None and day < first:
        raise UserError("inspection.too_early", earliest=first.isoformat())


def _check_talk(desk: Desk, edit: StepEdit, talk: Talk) -> None:
    _check_candidate(edit, "talks", talk.subject_id)
    if not talk.speaker.strip():
        raise UserError("inspection.no_speaker")
    if talk.opinion not in TALK_OPINIONS:
        raise UserError("inspection.opinion")
    _check_day(desk, edit, talk.on)


def _performance(person: Person, school: str, told: TalkStatistics, words: dict[str, str]) -> str:
    terms = people.terms()
    education, title = person.highest_education(), person.highest_title()
    lines = [
        words["facts"].format(
            name=person.name,
            gender=_clause(terms.label("gender", person.gender)),
            ethnicity=_clause(person.ethnicity),
            birth=_clause(words["born"].format(month=person.birth.chinese()) if person.birth else ""),
            native=_clause(words["native"].format(place=person.native_place) if person.native_place else ""),
            work_started=_clause(
                words["started"].format(month=person.work_started.chinese()) if person.work_started else ""
            ),
            party=_clause(_party(person, words)),
            education=_clause(terms.label("education", education.level) if education else ""),
            title=_clause(title.name if title else ""),
            school="" if person.current_post.startswith(school) else school,
            post=person.current_post,
        )
    ]
    grades = "、".join(
        f"{row.year}年{terms.label('assessment', row.grade)}"
        for row in sorted(person.assessments, key=lambda row: -row.year)[:3]
    )
    if grades:
        lines.append(words["assessments"].format(list=grades))
    if person.rewards:
        lines.append(
            words["rewards"].format(list="、".join(_reward(row.on, row.name) for row in person.rewards))
        )
    praised = _tags(words["praises"], told.praises, words)
    return "\n".join([*lines, praised] if praised else lines)


def _party(person: Person, words: dict[str, str]) -> str:
    if person.party in ("cpc", "cpc_probationary") and person.party_joined:
        return words["joined"].format(month=person.party_joined.chinese())
    return "" if person.party == "unknown" else people.terms().label("party", person.party)


def _clause(text: str) -> str:
    return f"{text}，" if text else ""


def _reward(on: PartialDate | None, name: str) -> str:
    return f"{on.year}年{name}" if on else name


def _tags(template: str, tags: Sequence[tuple[str, int]], words: dict[str, str]) -> str:
    if not tags:
        return ""
    return template.format(list="、".join(words["tag"].format(tag=tag, count=count) for tag, count in tags))


def _voting(desk: Desk, found: Round, person_id: str, told: TalkStatistics, words: dict[str, str]) -> str:
    sources = dict.fromkeys(
        people.terms().label("nomination_source", entry.source)
        for entry in found.value("nomination", Nominations).standing()
        if entry.person_id == person_id
    )
    lines = [words["nominated"].format(sources="、".join(sources))] if sources else []
    for step in ("recommendation_vote", "evaluation"):
        result, row = evaluation_result(desk, found.id, step), row_of(desk, found.id, person_id, step)
        if result is None or row is None:
            continue
        own = result.candidate(row)
        counts = {name: result.total(name) for name in ("due", "present", "issued", "returned", "valid")}
        if step == "recommendation_vote":
            votes = sum(
                number for element in own.elements for column, number in element.counts if column != "abstain"
            )
            lines.append(words["recommendation"].format(votes=votes, **counts))
            continue
        score = tally.shown(own.composite) if own.composite is not None else "—"
        lines.append(words["evaluation"].format(score=score, **counts))
        labels = {one.id: one.label for one in result.form.elements}
        parts = [
            words["element"].format(label=labels[one.element], score=tally.shown(one.score))
            for one in own.elements
            if one.score is not None and one.element in labels
        ]
        if parts:
            lines.append(words["elements"].format(list="，".join(parts)))
    for step in MEETING_STEPS:
        record = found.record(step)
        if record is None or not isinstance(record.value, MeetingRecord):
            continue
        item = next((one for one in record.value.items if one.person_id == person_id), None)
        if item is None or record.value.on is None:
            continue
        outcome = decide(record.value, item, found.profile.meeting(step))
        if outcome.outcome not in ("carried", "not_carried", "deferred"):
            continue
        titles: dict[str, str] = resources.wording("inspection_blocks")["meetings"]
        lines.append(
            words["meeting"].format(
                title=titles[step],
                on=PartialDate.of(record.value.on).chinese(day=True),
                due=outcome.due,
                present=outcome.present,
                agree=outcome.agree,
                disagree=outcome.disagree,
                defer=outcome.defer,
                outcome=words[outcome.outcome],
            )
        )
    for count in told.by_person:
        lines.append(
            words["talks"].format(
                talks=count.talks, agree=count.agree, disagree=count.disagree, other=count.other
            )
        )
    return "\n".join(lines)


def _conclusions(old: InspectionReport, words: dict[str, str]) -> str:
    return "\n".join(
        words["check"].format(
            label=people.terms().label("check", check),
            result=words[outcome],
            remark=f"，{remark.strip()}" if remark.strip() else "",
        )
        for check, outcome, remark in old.checks
        if outcome
    )
