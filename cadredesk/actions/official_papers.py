"""The values of the official papers: from a round as it stands to what each notice, report and set of minutes says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from cadredesk import resources
from cadredesk.actions import notices
from cadredesk.actions.gathered import STAYS, Gathered, Sheet
from cadredesk.actions.rounds import Candidate
from cadredesk.documents import (
    advance_notice,
    continuation,
    correction,
    cover_report,
    final_list,
    inspection_plan,
    inspection_report,
    minutes,
    official,
    public_notice,
    public_notice_result,
    withdrawal,
)
from cadredesk.documents.docx import render_docx
from cadredesk.documents.official import OfficialPaper, date_text
from cadredesk.documents.paper import Head, refuse_personal_data
from cadredesk.domain import timeline
from cadredesk.domain.calendar import NoticeRule, Stop, notice_period
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.inspection import (
    AdvanceNotice,
    InspectionPlan,
    InspectionReport,
    InspectionReports,
    Talks,
    TeamMember,
)
from cadredesk.domain.meeting import MeetingRecord, decide, least
from cadredesk.domain.notice import Posting, PublicNotice
from cadredesk.domain.person import Person
from cadredesk.domain.round import Dossier, FinalList
from cadredesk.errors import UserError
from cadredesk.messages import sentence

Gather = Callable[[Gathered, str], Sheet]
"""From a round and a subject (empty, or a person's or posting's id) to a sheet; UserError: not due, and why."""


def _sheet(value: object, paper_of: Callable[[str | None], OfficialPaper]) -> Sheet:
    return Sheet(
        (value,),
        lambda mark: official.render_pdf(paper_of(mark)),
        lambda mark: render_docx(paper_of(mark)),
    )


# The inspection ------------------------------------------------------------------------------------------------


def plan(g: Gathered, _subject: str) -> Sheet:
    """考察工作方案: its sections as the office wrote them, joined with the lists the round knows."""
    stored = g.round.value("inspection_plan", InspectionPlan)
    if not stored.sections:
        raise UserError("papers.no_plan")
    people = g.standing("inspection_plan")
    if not people:
        raise UserError("papers.nobody")
    day = stored.signed_on or stored.published_on or g.today
    value = inspection_plan.Plan(
        head=Head(
            g.party,
            day,
            stored.number,
            issuer_mark=str(g.words["mark"]).format(issuer=g.party),
            copies_to=g.superior,
            printed_by=g.school.name,
        ),
        school=g.school.name,
        year=g.round.year,
        term=g.round.profile.term,
        basis=g.basis,
        decided_by=g.party,
        subjects=tuple((one.name, one.current_post, _intention(one)) for one in people),
        team=(),
        conditions=tuple(_conditions(g)),
        stages=tuple(_stages(g)),
        sought=stored.opinions_sought.strip().rstrip("。"),
        audience=str(g.words["audience"]),
    )
    wording = _plan_wording(stored, bool(value.stages))
    # Whose opinions were sought, and what came of it, stands as the office wrote it.
    wording["opening"] = [str(g.words["plan_sought"]), *wording["opening"][1:]]

    def paper_of(mark: str | None) -> OfficialPaper:
        paper = inspection_plan.paper_of(value, wording, mark)
        refuse_personal_data(paper)
        return paper

    return replace(_sheet(value, paper_of), values=(value, stored.sections))


def _plan_wording(stored: InspectionPlan, has_stages: bool) -> dict[str, Any]:
    """The wording with the office's own sections, in its order.

    One under a usual heading keeps the lists that belong there, and the usual sentences where it has no text.
    """
    wording = resources.wording("inspection_plan")
    usual = {section["heading"]: tuple(section["paragraphs"]) for section in wording["annex"]["sections"]}
    # The team is named only after the plan is decided.
    absent = {"@team"} if has_stages else {"@team", "@schedule"}
    sections = []
    for heading, text in stored.sections:
        paragraphs = usual.get(heading.strip(), ())
        lists = tuple(one for one in paragraphs if one.startswith("@") and one not in absent)
        if text.strip():
            paragraphs = (_literal(text), *lists)
        elif absent & set(paragraphs):
            paragraphs = ()
        if paragraphs:
            sections.append({"heading": _literal(heading), "paragraphs": paragraphs})
    return {**wording, "annex": {**wording["annex"], "sections": sections}}


def _literal(text: str) -> str:
    """A text that stands as it is in a wording."""
    plain = text.strip().replace("{", "{{").replace("}", "}}").replace("|", "｜")
    return f"　{plain}" if plain.startswith("@") else plain


def _conditions(g: Gathered) -> Iterator[str]:
    rules = [rule for rule in g.round.profile.rules if not rule.stages or g.round.stage in rule.stages]
    for number, rule in enumerate(rules, 1):
        template = g.words["last_condition" if number == len(rules) else "condition"]
        yield template.format(label=rule.label, clause=rule.clause)


def _stages(g: Gathered) -> Iterator[inspection_plan.Stage]:
    deadline = g.district.deadline
    if deadline is None:
        return
    latest = timeline.plan_backwards(g.round.profile, deadline, g.calendar)
    for step, (name, content) in g.words["schedule"].items():
        if step in latest:
            day = latest[step]
            yield inspection_plan.Stage(name, g.words["until"].format(month=day.month, day=day.day), content)


def notice_in_advance(g: Gathered, _subject: str) -> Sheet:
    """考察预告: subjects, team, days, place, and where opinions are taken."""
    stored = g.round.value("advance_notice", AdvanceNotice)
    people = g.standing("advance_notice")
    if not stored.team:
        raise UserError("papers.no_team")
    if stored.inspection_from is None:
        raise UserError("papers.no_dates")
    if not people:
        raise UserError("papers.nobody")
    first = timeline.earliest(g.round, "advance_notice", g.calendar) or g.today
    value = advance_notice.AdvanceNotice(
        head=Head(g.party, stored.posted_on or max(g.today, first), stored.number),
        school=g.school.name,
        year=g.round.year,
        term=g.round.profile.term,
        basis=g.basis,
        decided_by=g.party,
        task=g.words["task"].format(school=g.school.name, year=g.round.year, term=g.round.profile.term),
        subjects=tuple(_inspected(g, one) for one in people),
        team=tuple(_member(g, one) for one in stored.team),
        begins=stored.inspection_from,
        ends=stored.inspection_until or stored.inspection_from,
        place=stored.place,
        office=str(g.words["office"]),
        supervision_phone=stored.report_phone,
        address=stored.report_address,
        audience=str(g.words["audience"]),
        order=g.order,
    )
    wording = resources.wording("advance_notice")
    return _sheet(value, lambda mark: advance_notice.paper_of(value, wording, mark))


def _inspected(g: Gathered, one: Candidate) -> advance_notice.Subject:
    person = g.files[one.person_id]
    education = person.highest_education()
    return advance_notice.Subject(
        person.name,
        g.terms.label("gender", person.gender),
        _month(person.birth),
        g.terms.label("education", education.level) if education else "",
        _party_of(g, person),
        person.current_post,
    )


def _member(g: Gathered, one: TeamMember) -> advance_notice.Member:
    role = g.words["leader" if one.role == "leader" else "member"]
    return advance_notice.Member(one.name, role, f"{one.unit}{one.post}", one.phone)


def report(g: Gathered, person_id: str) -> Sheet:
    """考察材料 of one person, from the blocks the inspectors wrote."""
    reports = g.round.value("inspection_report", InspectionReports).reports
    stored = next((one for one in reports if one.person_id == person_id), None)
    person = g.files.get(person_id)
    if stored is None or person is None or not stored.block("performance").strip():
        raise UserError("papers.no_report")
    team = g.round.value("advance_notice", AdvanceNotice)
    if team.inspection_from is None:
        raise UserError("papers.no_dates")
    lines = stored.block("performance").strip().split("\n")
    plain = lines.pop(0) if lines[0].startswith(f"{person.name}，") else ""
    performance = "\n".join(line for line in lines if line.strip())
    words = g.words
    value = inspection_report.Report(
        head=Head(
            words["team_issuer"].format(school=g.school.name),
            stored.signed_on or g.today,
            sealed=False,
        ),
        name=person.name,
        by_hand=True,
        facts=_facts(g, person),
        begins=team.inspection_from,
        ends=team.inspection_until or team.inspection_from,
        performance=((str(words["performance"]), performance),) if performance else (),
        shortcomings=stored.block("shortcomings").strip(),
        checks=tuple(
            (g.terms.label("check", check), words["checks"].get(outcome, ""), remark)
            for check, outcome, remark in stored.checks
        ),
        opinion=words["opinion_blank"].format(name=person.name, year=g.round.year, term=g.round.profile.term),
        team=tuple((words["leader" if m.role == "leader" else "member"], m.name) for m in team.team),
        recommendation=stored.block("voting").strip(),
        interview=_interview(g, person),
        plain_facts=plain,
    )
    wording = _report_wording(g, stored)
    sheet = _sheet(value, lambda mark: inspection_report.paper_of(value, wording, mark))
    return replace(sheet, values=(value, stored.block("conclusions")))


def _report_wording(g: Gathered, stored: InspectionReport) -> dict[str, Any]:
    """The wording with what the inspectors wrote beyond the table of checks."""
    wording = resources.wording("inspection_report")
    labels = tuple(f"{g.terms.label('check', check)}：" for check, outcome, _ in stored.checks if outcome)
    own = [line for line in stored.block("conclusions").split("\n") if line.strip()]
    own = [_literal(line) for line in own if not labels or not line.startswith(labels)]
    sections = [
        {
            **section,
            "paragraphs": [*own, *(p for p in section["paragraphs"] if p != "@checks" or stored.checks)],
        }
        if "@checks" in section["paragraphs"]
        else section
        for section in wording["sections"]
    ]
    return {**wording, "sections": sections}


def _interview(g: Gathered, person: Person) -> str:
    held = g.round.value("talks", Talks).interviews
    on = next((one.on for one in held if one.person_id == person.id), None)
    return str(g.words["interviewed"]).format(day=date_text(on), name=person.name) if on else ""


def _facts(g: Gathered, person: Person) -> Mapping[str, str]:
    education, title = person.highest_education(), person.highest_title()
    return {
        "sex": g.terms.label("gender", person.gender),
        "nation": person.ethnicity,
        "birth": person.birth.chinese() if person.birth else "",
        "native": person.native_place,
        "work_start": person.work_started.chinese() if person.work_started else "",
        "party": _party_of(g, person),
        "education": g.terms.label("education", education.level) if education else "",
        "title_of": title.name if title else "",
        "post": g.post_with_unit(person),
    }


# The meetings --------------------------------------------------------------------------------------------------


def minutes_of(step: str) -> Gather:
    """会议纪要 of one of the meetings that decide."""

    def gather(g: Gathered, _subject: str) -> Sheet:
        record = g.round.value(step, MeetingRecord)
        if record.on is None or not record.attendees:
            raise UserError("papers.no_meeting")
        rule = g.round.profile.meeting(step)
        items = []
        for item in record.items:
            outcome = decide(record, item, rule)
            if outcome.outcome == "sums_differ":
                raise UserError("papers.votes_open")
            items.append(
                minutes.Item(
                    g.name(item.person_id),
                    outcome.due,
                    outcome.voting,
                    item.agree,
                    item.disagree,
                    item.defer,
                    outcome.needed,
                    outcome.outcome,
                    item.avoided,
                    tuple((said.name, said.text) for said in item.statements),
                )
            )
        if not items:
            raise UserError("papers.votes_open")
        needed = least(rule.quorum, record.due, more_than=rule.quorum_more_than)
        value = minutes.Minutes(
            head=Head("", record.on, record.number, sealed=False),
            body=body_of(g, step),
            kind=str(g.words["minutes_kind"]),
            on=record.on,
            when="—".join(text for text in (record.begins, record.ends) if text),
            place=record.place,
            chair=record.chair,
            recorder=record.recorder,
            members=tuple(
                (one.name, one.role, "" if one.present else one.reason or str(g.words["absent"]))
                for one in record.attendees
            ),
            needed=needed,
            agenda=record.agenda or agenda_of(g, step),
            ballot=record.ballot,
            items=tuple(items),
            conclusion=record.conclusion.strip() or _conclusion(g, items),
            sitting_in=record.sitting_in,
        )
        wording = resources.wording("minutes")
        return _sheet(value, lambda mark: minutes.paper_of(value, wording, mark))

    return gather


def body_of(g: Gathered, step: str) -> str:
    """The full name of the meeting of a step."""
    return str(g.words["bodies"][step]).format(school=g.school.name, party=g.party)


def agenda_of(g: Gathered, step: str) -> str:
    """What the meeting of a step is about."""
    return str(g.words["agendas"][step]).format(year=g.round.year, term=g.round.profile.term)


def _conclusion(g: Gathered, items: list[minutes.Item]) -> str:
    lines = []
    for template, outcomes in (
        ("agreed", ("carried",)),
        ("not_agreed", ("not_carried", "no_quorum")),
        ("deferred", ("deferred",)),
    ):
        names = "、".join(item.name for item in items if item.outcome in outcomes)
        if names:
            lines.append(g.words[template].format(names=names, year=g.round.year, term=g.round.profile.term))
    return "\n".join(lines)


# The public notice ---------------------------------------------------------------------------------------------


def posted_notice(g: Gathered, _subject: str) -> Sheet:
    """公示: as posted, or as it would be posted today."""
    stored = g.round.value("public_notice", PublicNotice)
    if not stored.issuer.strip() or not stored.reception_phone.strip():
        raise UserError("papers.no_contact")
    hanging = next((one for one in reversed(stored.postings) if one.sheet == "notice"), None)
    if hanging is not None and any(
        one.sheet == "withdrawal" and one.replaces == hanging.id for one in stored.postings
    ):
        hanging = None
    first = timeline.earliest(g.round, "public_notice", g.calendar) or g.today
    on = hanging.posted_on if hanging else max(g.today, first)
    rows = hanging.rows if hanging else notices.rows(g.desk, g.round.id)
    if not rows:
        raise UserError("papers.nobody")
    terms = g.round.profile.notice
    period = notice_period(on, NoticeRule(terms.calendar_days, terms.working_days), g.calendar)
    assert period.ends is not None
    if not period.final:
        raise UserError("paper.no_date", day=date_text(period.ends))
    value = public_notice.Notice(
        head=Head(stored.issuer, on, hanging.number if hanging else stored.number),
        school=g.school.name,
        year=g.round.year,
        term=g.round.profile.term,
        basis=g.basis,
        procedure=_procedure(g),
        order=g.order,
        rows=tuple(_row(row) for row in rows),
        posted_on=on,
        ends=period.ends,
        calendar_days=terms.calendar_days,
        working_days=terms.working_days,
        office=str(g.words["office"]),
        phone=stored.reception_phone,
        supervision_phone=stored.supervision_phone,
        hours=stored.reception_hours,
        address=stored.reception_address,
        postcode=stored.postcode,
        where=hanging.where if hanging else "",
        audience=str(g.words["audience"]),
        deadline_hour=terms.closing_hour,
    )
    value = replace(value, where="")  # Known only after the posting, and the sheet hangs there anyway.
    wording = resources.wording("public_notice")
    return _sheet(value, lambda mark: public_notice.paper_of(value, wording, mark))


def _row(row: Any) -> public_notice.Row:
    return public_notice.Row(row.name, row.current_post, row.birth, row.score, row.intention)


def _procedure(g: Gathered, *more: str) -> str:
    """The steps that were really held, as a paper lists them; of a skipped one it says nothing."""
    names = g.words["steps"]
    shown = ("recommendation_vote", "eligibility", "evaluation", "inspection_report", "examination", *more)
    held = [
        step
        for step in shown
        if g.round.is_closed(step) and (r := g.round.record(step)) and r.state == "closed"
    ]
    return "、".join(names[step] for step in held)


def _posting(g: Gathered, posting_id: str, sheet: str) -> tuple[PublicNotice, Posting, Posting]:
    """The step, a posting of a kind, and the one it follows."""
    stored = g.round.value("public_notice", PublicNotice)
    known = {one.id: one for one in stored.postings}
    posting = known.get(posting_id)
    if posting is None or posting.sheet != sheet or posting.replaces not in known:
        raise UserError(f"papers.no_{sheet}")
    return stored, posting, known[posting.replaces]


def notice_title(g: Gathered) -> str:
    """The title of the round's public notice, as later sheets quote it."""
    template = str(resources.wording("public_notice")["title"]).replace("|", "")
    return template.format(school=g.school.name, year=g.round.year, term=g.round.profile.term)


def correction_of(g: Gathered, posting_id: str) -> Sheet:
    """更正公示 of one posting."""
    stored, posting, old = _posting(g, posting_id, "correction")
    terms = g.round.profile.notice
    rule = NoticeRule(terms.calendar_days, terms.working_days)
    period = notice_period(posting.posted_on, rule, g.calendar)
    assert period.ends is not None
    if not period.final:
        raise UserError("paper.no_date", day=date_text(period.ends))
    value = correction.Correction(
        Head(stored.issuer, posting.posted_on, posting.number),
        g.school.name,
        g.round.year,
        g.round.profile.term,
        notice_title(g),
        old.posted_on,
        posting.old_text,
        posting.new_text,
        posting.reason,
        tuple(_row(row) for row in posting.rows),
        posting.posted_on,
        period.ends,
        stored.reception_phone,
        stored.supervision_phone,
        str(g.words["audience"]),
        terms.closing_hour,
    )
    wording, columns = resources.wording("correction"), resources.wording("public_notice")["columns"]
    return _sheet(value, lambda mark: correction.paper_of(value, wording, columns, mark))


def withdrawal_of(g: Gathered, posting_id: str) -> Sheet:
    """撤回公告 of one posting."""
    stored, posting, old = _posting(g, posting_id, "withdrawal")
    value = withdrawal.Withdrawal(
        Head(stored.issuer, posting.posted_on),
        g.school.name,
        g.round.year,
        g.round.profile.term,
        notice_title(g),
        old.number,
        old.posted_on,
        posting.reason.rstrip("。"),
        tuple(row.name for row in old.rows),
        stored.reception_phone,
        audience=str(g.words["audience"]),
    )
    wording = resources.wording("withdrawal")
    return _sheet(value, lambda mark: withdrawal.paper_of(value, wording, mark))


def pauses(g: Gathered) -> tuple[tuple[date, date], ...]:
    """The spans in which the clock of the notice that counts stood still, merged; only settled ones."""
    clock = g.clock()
    if clock.started is None:
        return ()
    spans: list[tuple[date, date]] = []
    for stop in sorted(clock.stops, key=lambda one: one.start):
        if stop.end is None or stop.end <= clock.started:
            continue
        if spans and stop.start <= spans[-1][1] + timedelta(days=1):
            spans[-1] = (spans[-1][0], max(spans[-1][1], stop.end))
        else:
            spans.append((stop.start, stop.end))
    return tuple(spans)


def continuation_of(g: Gathered, _subject: str) -> Sheet:
    """公示顺延: the last settled stop of the clock, and the new end."""
    clock, spans = g.clock(), pauses(g)
    if not spans or clock.started is None:
        raise UserError("papers.no_stop")
    if clock.ends is None:
        raise UserError("papers.stopped")
    terms = g.round.profile.notice
    rule = NoticeRule(terms.calendar_days, terms.working_days)
    before = notice_period(clock.started, rule, g.calendar, tuple(Stop(*span) for span in spans[:-1]))
    assert before.ends is not None
    if spans[-1][0] > before.ends:
        raise UserError("papers.no_stop")
    if not clock.final:
        raise UserError("paper.no_date", day=date_text(clock.ends))
    stored = g.round.value("public_notice", PublicNotice)
    posted = [one.posted_on for one in stored.postings if one.sheet == "continuation"]
    resumed = spans[-1][1] + timedelta(days=1)
    value = continuation.Continuation(
        Head(stored.issuer, next((day for day in reversed(posted) if day >= spans[-1][1]), resumed)),
        g.school.name,
        g.round.year,
        g.round.profile.term,
        notice_title(g),
        clock.started,
        spans[-1][0],
        spans[-1][1],
        before.ends,
        clock.ends,
        clock.counted,
        stored.reception_phone,
        stored.supervision_phone,
        str(g.words["audience"]),
        terms.closing_hour,
    )
    wording = resources.wording("continuation")
    return _sheet(value, lambda mark: continuation.paper_of(value, wording, mark))


def notice_result(g: Gathered, _subject: str) -> Sheet:
    """公示结果报告, once the result is written down."""
    stored, clock = g.round.value("public_notice", PublicNotice), g.clock()
    if stored.result not in ("no_objection", "objections_settled") or stored.result_on is None:
        raise UserError("papers.no_result")
    if clock.started is None or clock.ends is None:
        raise UserError("papers.no_result")
    posting = next(one for one in reversed(stored.postings) if one.sheet in ("notice", "correction"))
    spans = pauses(g)
    days = _days(clock.started, clock.ends, spans)
    value = public_notice_result.Result(
        Head(stored.issuer, stored.result_on),
        g.school.name,
        g.round.year,
        g.round.profile.term,
        g.superior,
        g.basis,
        tuple(row.name for row in posting.rows),
        clock.started,
        clock.ends,
        len(days),
        sum(g.calendar.works(day) for day in days),
        posting.where or str(g.words["where"]),
        tuple(
            public_notice_result.Opinion(
                one.received_on,
                g.words["channels"].get(one.channel, one.channel),
                one.named,
                one.content,
                one.finding,
                one.conclusion,
            )
            for one in stored.objections
        ),
        tuple(span for span in spans if span[0] <= clock.ends),
        stored.result_text,
        any(row.score for row in posting.rows),
    )
    wording = resources.wording("public_notice_result")
    return _sheet(value, lambda mark: public_notice_result.paper_of(value, wording, mark))


def _days(started: date, ends: date, spans: tuple[tuple[date, date], ...]) -> list[date]:
    """The days that count: from the day after the posting to the end, without those on which the clock stood."""
    days = (started + timedelta(days=n) for n in range(1, (ends - started).days + 1))
    return [day for day in days if not any(first <= day <= last for first, last in spans)]


# The end -------------------------------------------------------------------------------------------------------


def _entries(g: Gathered, value: FinalList) -> tuple[cover_report.Entry, ...]:
    chosen = {entry.person_id for entry in value.entries}
    found = []
    for one in g.everybody:
        if one.person_id in chosen:
            person = g.files[one.person_id]
            found.append(
                cover_report.Entry(
                    person.name,
                    g.terms.label("gender", person.gender),
                    _month(person.birth),
                    person.current_post,
                    _intention(one),
                )
            )
    return tuple(found)


def final(g: Gathered, _subject: str) -> Sheet:
    """确定人选名单."""
    stored = g.round.value("final_list", FinalList)
    if not stored.entries or stored.on is None:
        raise UserError("papers.no_final")
    value = final_list.FinalList(
        Head(g.party, stored.on, stored.number),
        g.school.name,
        g.round.year,
        g.round.profile.term,
        g.party,
        g.order,
        _entries(g, stored),
        audience=str(g.words["audience"]),
        procedure=_procedure(g, "public_notice"),
    )
    wording = resources.wording("final_list")
    return _sheet(value, lambda mark: final_list.paper_of(value, wording, mark))


def cover(g: Gathered, _subject: str) -> Sheet:
    """上报报告 to the district."""
    stored, dossier = g.round.value("final_list", FinalList), g.round.value("dossier", Dossier)
    if not stored.entries or not g.round.is_closed("final_list"):
        raise UserError("papers.no_final")
    stays = STAYS | {sentence(f"papers.kind_{key}", "zh_CN") for key in (*STAYS, "cover_report")}
    papers = sum(item.copies for item in dossier.items if item.paper not in stays)
    if not papers:
        raise UserError("papers.no_dossier")
    value = cover_report.CoverReport(
        Head(
            g.party,
            dossier.reported_on or g.today,
            dossier.cover_number,
            approver=_signs(g),
            issuer_mark=str(g.words["mark"]).format(issuer=g.party),
        ),
        g.school.name,
        g.round.year,
        g.round.profile.term,
        g.superior,
        g.basis,
        _course(g),
        g.party,
        _entries(g, stored),
        notice_told(g),
        papers,
    )
    wording = resources.wording("cover_report")
    return _sheet(value, lambda mark: cover_report.paper_of(value, wording, mark))


def _signs(g: Gathered) -> str:
    """签发人 of a party organisation's report: who chaired its last meeting, else the approver."""
    for step in ("examination", "branch_meeting"):
        record = g.round.value(step, MeetingRecord)
        if record.chair:
            return record.chair
    return g.approver


def notice_told(g: Gathered) -> str:
    """One sentence on how the public notice went; empty when none was held."""
    clock, stored = g.clock(), g.round.value("public_notice", PublicNotice)
    if clock.started is None or clock.ends is None:
        return ""
    template = g.words["objections" if stored.objections else "no_objection"]
    return str(
        template.format(
            first=date_text(clock.started), last=date_text(clock.ends), count=len(stored.objections)
        )
    )


def _course(g: Gathered) -> str:
    items = []
    year = 0
    for step, name in g.words["steps"].items():
        on = timeline.held_on(g.round, step, g.calendar)
        record = g.round.record(step)
        if step == "public_notice" or on is None or record is None or record.state != "closed":
            continue  # The public notice has a section of its own.
        short = g.words["month_and_day"].format(month=on.month, day=on.day)
        items.append(
            g.words["course_item"].format(day=short if on.year == year else date_text(on), step=name)
        )
        year = on.year
    return str(g.words["course"]).format(items="，".join(items)) if items else ""


def _month(value: PartialDate | None) -> str:
    return value.dotted() if value else ""


def _party_of(g: Gathered, person: Person) -> str:
    return "" if person.party == "unknown" else g.terms.label("party", person.party)


def _intention(one: Candidate) -> str:
    return one.intention or one.tier_label


GATHER: dict[str, Gather] = {
    "inspection_plan": plan,
    "advance_notice": notice_in_advance,
    "inspection_report": report,
    "leadership_minutes": minutes_of("leadership_meeting"),
    "branch_minutes": minutes_of("branch_meeting"),
    "examination_minutes": minutes_of("examination"),
    "public_notice": posted_notice,
    "correction": correction_of,
    "withdrawal": withdrawal_of,
    "continuation": continuation_of,
    "public_notice_result": notice_result,
    "final_list": final,
    "cover_report": cover,
}
"""The official papers by their key."""
