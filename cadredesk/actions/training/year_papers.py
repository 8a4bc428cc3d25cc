"""The papers of study groups, training files, certificates, leaving and the yearly report, from the desk as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from cadredesk import messages
from cadredesk.actions.training import (
    certificates,
    credits,
    exams,
    exits,
    figures,
    files,
    groups,
    sheets,
    study,
)
from cadredesk.actions.training import rules as rule_actions
from cadredesk.desk import Desk
from cadredesk.documents import (
    training_certificate,
    training_exit,
    training_file,
    training_groups,
    training_year,
)
from cadredesk.documents.paper import Head, Paper
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.training.certificates import Qualification
from cadredesk.domain.training.credit import shown, tenth
from cadredesk.domain.training.exits import (
    ExitMeeting,
    ExitProposal,
    Finding,
    Satisfaction,
    by_satisfaction,
)
from cadredesk.domain.training.figures import Held, PoolYear
from cadredesk.domain.training.groups import Activity
from cadredesk.domain.training.plan import money
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError
from cadredesk.storage import registers

__all__ = [
    "activity_report",
    "certificate",
    "division",
    "exit_notice",
    "exit_review",
    "training_file_of",
    "working_words",
    "year_report",
]

_CHINESE = "zh_CN"


def division(desk: Desk, year: int) -> bytes:
    """小组划分表 of a year. `group.none`."""
    found = groups.listed(desk, year)
    if not found:
        raise UserError("group.none", year=year)
    names = _names(desk)
    stages = _stages()
    rows = [
        training_groups.Division(
            one.name,
            one.area,
            stages.get(one.stage, one.stage),
            names.get(one.leader_id, ""),
            tuple(names.get(person, "") for person in one.member_ids),
            tuple((names.get(person, ""), task) for person, task in one.tasks),
        )
        for one in found
    ]
    words = sheets.wording("training_groups")
    return training_groups.division(sheets.office(desk), year, rows, words, sheets.watermark(desk))


def activity_report(desk: Desk, activity: Activity) -> bytes:
    """小组活动小结 of one activity, with its photos."""
    line = next(one for one in groups.activities(desk, activity.year) if one.activity.id == activity.id)
    group, names = line.group, _names(desk)
    value = training_groups.Report(
        group.name,
        activity.day,
        activity.topic,
        messages.sentence(f"group.form_{activity.form}", _CHINESE),
        activity.place,
        names.get(activity.host_id, ""),
        names.get(group.leader_id, ""),
        len(group.member_ids),
        tuple(names.get(one, "") for one in activity.present_ids),
        tuple((names.get(one, ""), giver) for one, giver in activity.leave),
        tuple(names.get(one, "") for one in activity.absent(group)),
        activity.content,
        activity.highlights,
        activity.recommended,
        line.due.on,
        activity.reported_on,
        tuple(groups.photo(desk, name) for name in activity.photos),
    )
    return training_groups.report(value, sheets.wording("training_groups"), sheets.watermark(desk))


def training_file_of(desk: Desk, person_id: str) -> bytes:
    """学员个性档案 of one person; care talks are named by day and speaker only."""
    found = files.file_of(desk, person_id)
    words = sheets.wording("training_file")
    value = training_file.File(
        sheets.office(desk),
        found.trainee.name,
        desk.today(),
        tuple(_facts(desk, found, words)),
        tuple(
            training_file.Year(
                year,
                shown(one.total),
                "" if one.line is None else tenth(one.line),
                sheets.wording("training_ledger")["states"].get(one.state, ""),
                "；".join(credits.working_text(one.working, _CHINESE)),
            )
            for year, one in found.years
        ),
        tuple(
            training_file.Rule(
                messages.sentence(f"exit.rule_{one.reason}", _CHINESE),
                words["verdicts"][one.verdict],
                "；".join(working_words(one, _CHINESE)),
            )
            for one in found.findings
        ),
        tuple(
            training_file.Happened(one.on, words["chapters"][one.chapter], files.sentence(one, _CHINESE))
            for one in found.moments
        ),
    )
    return training_file.pdf(value, words, sheets.watermark(desk))


def certificate(desk: Desk, one: Qualification) -> bytes:
    """任职资格证书, one landscape page."""
    with desk.read() as session:
        trainee = registers.get(session, desk.org, Trainee, one.person_id)
    value = training_certificate.Certificate(
        one.number,
        one.name,
        {"m": "男", "f": "女"}.get(trainee.gender, ""),
        PartialDate.from_iso(trainee.birth).chinese() if trainee.birth else "",
        one.unit_name,
        one.post,
        one.hours,
        one.day,
        one.valid_until,
        one.body,
    )
    return training_certificate.pdf(value, sheets.wording("training_certificate"), sheets.watermark(desk))


def exit_review(desk: Desk, proposals: Sequence[ExitProposal], meeting: ExitMeeting | None = None) -> bytes:
    """退出审议表: the proposals with their working, for the meeting or with what it decided. `exit.nobody`."""
    if not proposals:
        raise UserError("exit.nobody")
    people = _trainees(desk)
    rows = []
    for one in proposals:
        now = people[one.person_id].at(one.day)
        decision = "" if one.decision is None else messages.sentence(f"exit.outcome_{one.state}", _CHINESE)
        remark = one.decision.remark if one.decision else ""
        rows.append(
            training_exit.Proposal(
                one.name,
                now.unit_name,
                now.post,
                messages.sentence(f"exit.reason_{one.reason}", _CHINESE),
                working_words(one.finding, _CHINESE) if one.finding else (),
                one.finding.basis if one.finding else "",
                one.text,
                f"{decision}\n{remark}".strip(),
            )
        )
    told = ""
    if meeting is not None:
        record = meeting.record
        told = messages.sentence(
            "exit.meeting_line",
            _CHINESE,
            title=record.title,
            number=record.number,
            on=meeting.day.isoformat(),
            due=record.due,
            present=record.present,
        )
    value = training_exit.Review(sheets.office(desk), desk.today(), tuple(rows), told)
    return training_exit.review(value, sheets.wording("training_exit"), sheets.watermark(desk))


def exit_notice(desk: Desk, person_id: str, number: str = "") -> Paper:
    """退出通知 to someone who left by decision. `exit.not_left` for anybody else, `exit.decided_elsewhere` at a school."""
    people = _trainees(desk)
    trainee = people.get(person_id)
    found = [one for one in exits.proposals(desk, person_id=person_id) if one.state == "left"]
    if trainee is None or trainee.left is None or not found:
        raise UserError("exit.not_left")
    meeting = next((one for one in exits.meetings(desk) if one.id == trainee.left_by), None)
    if meeting is None:
        raise UserError("exit.decided_elsewhere", name=trainee.name)
    found = [one for one in found if one.decision and one.decision.meeting_id == meeting.id]
    value = training_exit.Leaving(
        Head(sheets.office(desk), max(meeting.day, desk.today()), number),
        trainee.name,
        trainee.at(meeting.day).unit_name,
        tuple(messages.sentence(f"exit.reason_{one.reason}", _CHINESE) for one in found),
        tuple(
            line
            for one in found
            for line in (working_words(one.finding, _CHINESE) if one.finding else (one.text,))
        ),
        tuple(one.finding.basis for one in found if one.finding),
        meeting.record.title,
        meeting.day,
        trainee.left,
    )
    return training_exit.notice(value, sheets.wording("training_exit"), sheets.watermark(desk))


def year_report(desk: Desk, year: int) -> bytes:
    """培训工作年度报表 of a training year."""
    words = sheets.wording("training_year")
    period = figures.of_year(desk, year)
    name = sheets.catalogue().name

    def rows(found: Iterable[Held], named: Callable[[str], str]) -> tuple[training_year.Row, ...]:
        return tuple(_row(one, named(one.key) if one.key else words["other"]) for one in found)

    total = _row(period.total, words["total"])
    parts = tuple(
        training_year.Parting(title, rows(found, named), total)
        for title, found, named in (
            (words["by_area"], period.areas, name),
            (words["by_kind"], period.kinds, name),
            (words["by_month"], period.months, str),
        )
    )
    value = training_year.YearReport(
        sheets.office(desk),
        year,
        desk.today(),
        parts,
        tuple(_year_facts(desk, year)),
        tuple(_pool_row(one, words) for one in figures.pool_over(desk) if one.year <= year),
    )
    return training_year.pdf(value, words, sheets.watermark(desk))


def working_words(finding: Finding, lang: str | None = None) -> tuple[str, ...]:
    """The working of a finding, a sentence a line."""
    return tuple(
        messages.sentence(f"{finding.area}.working_{one.code}", lang, **dict(one.values))
        for one in finding.working
    )


def _facts(desk: Desk, found: files.TrainingFile, words: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    one = found.trainee
    now, group = one.now, ""
    if one.group_id:
        with desk.read() as session:
            group = registers.get(session, desk.org, groups.StudyGroup, one.group_id).name
    yield words["unit"], now.unit_name
    yield words["post"], now.post
    yield words["tier"], words["tiers"].get(one.tier, one.tier)
    yield words["joined"], one.joined.isoformat()
    if one.left is not None:
        yield words["left"], one.left.isoformat()
    elif one.term_until is not None:
        yield words["term"], one.term_until.isoformat()
    yield words["group"], group
    if one.key:
        yield words["key"], words["yes"]
    if found.certification is not None:
        hours = found.certification.hours
        yield (
            words["hours"],
            words["hours_of"].format(done=shown(hours.qualification), needed=hours.qualification_needed),
        )
        years = rule_actions.on(desk, desk.today()).certificate.serving_years
        yield (
            words["serving"].format(years=years),
            words["hours_of"].format(done=shown(hours.serving), needed=hours.serving_needed),
        )
        held = found.certification.certificate
        yield words["certificate"], held.number if held else ""
    reading = found.reading
    yield (
        words["books"],
        words["books_of"].format(
            books=reading.books, education=reading.education, needed=reading.books_needed
        ),
    )
    if found.rotation is not None:
        yield words["rotation"], found.rotation.since.isoformat()


def _year_facts(desk: Desk, year: int) -> Iterable[training_year.Fact]:
    """The figures on people, each with its own base: those for whom there is something to say."""
    words = sheets.wording("training_year")
    rules = rule_actions.on(desk, desk.today())
    first, last = rules.bounds(year)
    measured = [
        one.standing
        for one in credits.ledger(desk, year).rows
        if one.standing.state in ("above", "near", "below")
    ]
    yield _fact(words["credits"], sum(one.state != "below" for one in measured), len(measured))
    marks: dict[str, bool] = {}
    for exam in exams.listed(desk, year):
        for result in exam.results:
            if result.mark is not None or result.absent:
                good = (
                    result.mark is not None and result.mark * 100 >= rules.exams.pass_mark * exam.full_marks
                )
                marks[result.person_id] = marks.get(result.person_id, True) and good
    yield _fact(words["exams"], sum(marks.values()), len(marks))
    with desk.read() as session:
        votes = {one.person_id: one for one in registers.listed(session, desk.org, Satisfaction, year=year)}
    verdicts = [by_satisfaction(rules, one) for one in votes.values()]
    decided = [one for one in verdicts if one.verdict != "unknown"]
    yield _fact(words["satisfaction"], sum(one.verdict != "proposed" for one in decided), len(decided))
    inside = {
        one.id for one in _trainees(desk).values() if one.member_on(min(last, max(first, desk.today())))
    }
    read = [one for person, one in study.readings(desk, year).items() if person in inside]
    yield _fact(words["reading"], sum(one.met for one in read), len(read))
    attended = [one for one in figures.attended(desk, year) if one.hours_due]
    hours = sum((one.hours for one in attended), Fraction(0))
    due = sum((one.hours_due for one in attended), Fraction(0))
    share = f"{tenth(hours / due * 100)}%" if due else ""
    yield training_year.Fact(words["attendance"], f"{shown(hours)}／{shown(due)}", share)
    stands = certificates.standings(desk, min(last, desk.today()))
    yield _fact(words["certified"], sum(one.certificate is not None for one in stands), len(stands))
    gone = sum(first <= one.left <= last for one in _trainees(desk).values() if one.left is not None)
    yield training_year.Fact(words["left"], str(gone), "")


def _fact(name: str, count: int, of: int) -> training_year.Fact:
    share = f"{tenth(Fraction(count * 100, of))}%" if of else ""
    return training_year.Fact(name, f"{count}／{of}", share)


def _row(one: Held, name: str) -> training_year.Row:
    return training_year.Row(
        name, one.events, one.person_times, shown(one.hours), shown(one.person_hours), money(one.fund_used)
    )


def _pool_row(one: PoolYear, words: Mapping[str, Any]) -> training_year.PoolRow:
    stages = _stages()
    tiers = [(words["tiers"].get(part, part), n) for topic, part, n in one.parts if topic == "tier"]
    by_stage = [(stages.get(part, part), n) for topic, part, n in one.parts if topic == "stage"]
    told = "；".join("、".join(f"{name}{n}" for name, n in found if name) for found in (tiers, by_stage))
    return training_year.PoolRow(one.year, one.members, one.came, one.left, told.strip("；"))


def _stages() -> dict[str, str]:
    return dict(sheets.wording("training_ledger")["stages"])


def _trainees(desk: Desk) -> dict[str, Trainee]:
    with desk.read() as session:
        return {one.id: one for one in registers.listed(session, desk.org, Trainee)}


def _names(desk: Desk) -> dict[str, str]:
    return {one.id: one.name for one in _trainees(desk).values()}
