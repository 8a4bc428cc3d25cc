"""Exams: those of each term, their marks by keyboard or from a sheet, the credits they give, and the fails counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from cadredesk import messages
from cadredesk.actions.training import credits, sheets
from cadredesk.actions.training import rules as rule_actions
from cadredesk.desk import Desk, Session
from cadredesk.documents import training_exam
from cadredesk.domain.training import credit, exam
from cadredesk.domain.training.credit import CreditEntry, shown
from cadredesk.domain.training.exam import Exam, ExamFigures, ExamMark, Fails, Sitting
from cadredesk.domain.training.register import Revision
from cadredesk.domain.training.rules import TrainingRules
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError
from cadredesk.exchange import clipboard, exam_marks, reader
from cadredesk.exchange.exam_marks import Examinee, MarkRow, MarksCheck
from cadredesk.exchange.roster import Finding
from cadredesk.exchange.sheets import Workbook
from cadredesk.storage import registers

__all__ = [
    "Exam",
    "ExamFigures",
    "ExamMark",
    "ExamSheet",
    "Fails",
    "MarkLine",
    "MarkRow",
    "MarksCheck",
    "Sitting",
    "accept",
    "check_file",
    "check_pasted",
    "choose",
    "enter",
    "fails",
    "fails_of_all",
    "fails_text",
    "get",
    "history",
    "listed",
    "needs_reason",
    "paper",
    "put",
    "sentence",
    "sheet",
    "sittings",
    "take",
    "void",
]


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One line of an exam's grid: who is due, the result entered, whether it passes (None: no result), the credits."""

    person_id: str
    name: str
    unit: str
    stage: str
    result: ExamMark | None
    passed: bool | None
    credits: Fraction


@dataclass(frozen=True, slots=True)
class ExamSheet:
    """An exam with everyone due at it and its figures; `first` is the exam it repeats."""

    exam: Exam
    lines: tuple[MarkLine, ...]
    figures: ExamFigures
    first: Exam | None = None


def listed(desk: Desk, year: int | None = None) -> tuple[Exam, ...]:
    """The exams, of one year or all, by day."""
    with desk.read() as session:
        return registers.listed(session, desk.org, Exam, year=year)


def get(desk: Desk, exam_id: str) -> Exam:
    """One exam; `register.unknown`."""
    with desk.read() as session:
        return registers.get(session, desk.org, Exam, exam_id)


def history(desk: Desk, exam_id: str) -> tuple[Revision[Exam], ...]:
    """Every state of an exam and its marks, oldest first."""
    with desk.read() as session:
        return registers.history(session, desk.org, Exam, exam_id)


def put(desk: Desk, wanted: Exam, reason: str = "") -> Exam:
    """Arranges an exam or corrects its facts; marks stay as entered, credits are scored again by the rules of its day.

    `exam.no_title`, `exam.bad_full`, `exam.other_term`, `exam.resit_of_itself`, `exam.resit_of_resit`,
    `exam.resit_before`, and `exam.over_full` when a mark entered is above the new full marks.
    """
    if not wanted.title.strip():
        raise UserError("exam.no_title")
    if not 0 < wanted.full_marks <= 1000:
        raise UserError("exam.bad_full")
    with desk.write("exam.put", wanted.id) as session:
        rules = rule_actions.inside(session, desk.org, wanted.on)
        if wanted.term not in rules.exams.terms:
            raise UserError("exam.other_term", terms="、".join(rules.exams.terms))
        _check_resit(session, desk, wanted)
        known = _known(session, desk, wanted.id)
        results = known.results if known is not None else wanted.results
        made = replace(wanted, id=wanted.id or desk.new_id(), year=rules.year_of(wanted.on)).with_results(
            results
        )
        if made != known:
            _write(session, desk, made, rules, reason)
    return made


def enter(desk: Desk, exam_id: str, results: Iterable[ExamMark], reason: str = "") -> Exam:
    """Enters results; people not named keep theirs, an empty result (no mark, not absent) takes theirs away.

    The credits of the exam are made anew. `exam.over_full`, `exam.negative`, `exam.too_fine`, `exam.not_due` for
    someone who was not in the pool on that day; `exam.reason_missing` when a result of an earlier day is corrected
    without a reason.
    """
    wanted = tuple(results)
    if not reason.strip() and needs_reason(desk, exam_id, wanted):
        raise UserError("exam.reason_missing")
    with desk.write("exam.entered", exam_id) as session:
        return _enter(session, desk, exam_id, wanted, reason)


def needs_reason(desk: Desk, exam_id: str, results: Iterable[ExamMark]) -> bool:
    """Whether these results correct one that was entered on an earlier day."""
    earlier = [one.entry for one in history(desk, exam_id) if one.on < desk.today()]
    old = {one.person_id: one for one in earlier[-1].results} if earlier else {}
    return any(one.person_id in old and one != old[one.person_id] for one in results)


def void(desk: Desk, exam_id: str, reason: str) -> None:
    """An exam no longer counts, nor its credits. `register.reason_missing`; `exam.has_resit` while a resit of it counts."""
    with desk.write("exam.voided", exam_id) as session:
        known = registers.get(session, desk.org, Exam, exam_id)
        if any(one.resit_of == exam_id for one in registers.listed(session, desk.org, Exam)):
            raise UserError("exam.has_resit")
        registers.void(session, desk.org, known, desk.user.id, desk.today(), reason)
        credits.post(session, desk, known.source, ())


def sheet(desk: Desk, exam_id: str) -> ExamSheet:
    """An exam's grid by surname strokes: everyone in the pool on its day; at a resit those who failed the first
    sitting, and those with a result already.
    """
    with desk.read() as session:
        found = registers.get(session, desk.org, Exam, exam_id)
        rules = rule_actions.inside(session, desk.org, found.on)
        people = _due(session, desk, found, rules)
        first = _known(session, desk, found.resit_of) if found.resit_of else None
    given = {one.person_id: one.amount for one in credits.of_source(desk, found.source)}
    order = sheets.in_strokes(desk, {one.id: one.name for one in people})
    people.sort(key=lambda one: order[one.id])
    lines = tuple(
        MarkLine(
            one.id,
            one.name,
            one.at(found.on).unit_name or one.at(found.on).unit,
            one.at(found.on).stage,
            result := found.result(one.id),
            None if result is None else _passes(rules, found, result),
            given.get(one.id, Fraction(0)),
        )
        for one in people
    )
    return ExamSheet(found, lines, exam.figures(rules.exams, found, len(lines)), first)


def sittings(desk: Desk, person_id: str) -> tuple[Sitting, ...]:
    """A person's sittings, by day."""
    return exam.sittings(listed(desk), person_id)


def fails(desk: Desk, person_id: str) -> Fails:
    """How many fails count for a person today, with the working."""
    return exam.fails(rule_actions.on(desk, desk.today()), sittings(desk, person_id))


def fails_of_all(desk: Desk) -> Mapping[str, Fails]:
    """The fails of everyone in training who has sat an exam, by id."""
    rules = rule_actions.on(desk, desk.today())
    with desk.read() as session:
        people = registers.listed(session, desk.org, Trainee)
        exams = registers.listed(session, desk.org, Exam)
    by_person: dict[str, list[Sitting]] = {one.id: [] for one in people if one.left is None}
    for one in exams:
        for result in one.results:
            if result.person_id in by_person:
                by_person[result.person_id] += exam.sittings((one,), result.person_id)
    return {person: exam.fails(rules, found) for person, found in by_person.items() if found}


def paper(desk: Desk, exam_id: str) -> bytes:
    """考试成绩册 as PDF."""
    found = sheet(desk, exam_id)
    rules = rule_actions.on(desk, found.exam.on)
    lines = []
    for one in found.lines:
        mark = None if one.result is None else one.result.mark
        state = (
            "unknown"
            if one.result is None
            else "absent"
            if mark is None
            else "passed"
            if one.passed
            else "failed"
        )
        percent = None if mark is None else found.exam.percent(mark)
        given = None if mark is None else one.credits
        lines.append(training_exam.MarkLine(one.name, one.unit, mark, percent, state, given))
    value = training_exam.ExamResults(
        sheets.office(desk),
        found.exam.title,
        found.exam.year,
        found.exam.term,
        found.exam.on,
        found.exam.full_marks,
        rules.exams.pass_mark,
        "" if found.first is None else found.first.title,
        tuple(lines),
        found.figures,
    )
    return training_exam.pdf(value, sheets.wording("training_exam"), sheets.watermark(desk))


def fails_text(found: Fails, lang: str | None = None) -> tuple[str, ...]:
    """The working of fails in words, a sentence a line."""
    return tuple(
        messages.sentence(f"exam.working_{one.code}", lang, **dict(one.values)) for one in found.working
    )


# From a sheet


def check_file(desk: Desk, exam_id: str, path: Path) -> MarksCheck:
    """What taking the marks of an Excel or CSV file would do; nothing is written. `roster.*`, `exam.no_header`."""
    return _check(desk, exam_id, reader.read(path))


def check_pasted(desk: Desk, exam_id: str, html: str | None, text: str) -> MarksCheck:
    """The same for cells copied with their header."""
    return _check(desk, exam_id, Workbook((clipboard.from_clipboard(html, text),)))


def choose(desk: Desk, exam_id: str, row: MarkRow, person_id: str) -> MarkRow:
    """The row for a person chosen; `exam.not_due`."""
    return exam_marks.chosen(row, _examinee(desk, exam_id, person_id))


def accept(desk: Desk, exam_id: str, row: MarkRow) -> MarkRow:
    """The row with its questions answered by yes."""
    person = _examinee(desk, exam_id, row.person_id) if row.person_id else None
    return exam_marks.accepted(row, person)


def take(desk: Desk, exam_id: str, rows: Sequence[MarkRow], reason: str = "") -> int:
    """Enters the rows that are in order, all at once; how many. `exam.doubtful` when one of them is not."""
    wanted = [one for one in rows if one.state in ("new", "changed")]
    if any(one.blocked or not one.person_id for one in wanted):
        raise UserError("exam.doubtful")
    enter(desk, exam_id, [ExamMark(one.person_id, one.mark, one.absent) for one in wanted], reason)
    return len(wanted)


def sentence(finding: Finding, lang: str | None = None) -> str:
    """A finding in words."""
    values = {
        name: messages.sentence("exam.absent_word", lang) if value == "absent" else value
        for name, value in finding.values.items()
    }
    return messages.sentence(finding.code, lang, **values)


def _check(desk: Desk, exam_id: str, book: Workbook) -> MarksCheck:
    asked = sheet(desk, exam_id)
    return exam_marks.check(book, [_asked(one) for one in asked.lines], asked.exam.full_marks)


def _examinee(desk: Desk, exam_id: str, person_id: str) -> Examinee:
    found = next((one for one in sheet(desk, exam_id).lines if one.person_id == person_id), None)
    if found is None:
        raise UserError("exam.not_due")
    return _asked(found)


def _asked(line: MarkLine) -> Examinee:
    result = line.result
    entered = "" if result is None else "absent" if result.mark is None else shown(result.mark)
    return Examinee(line.person_id, line.name, line.unit, entered)


def _enter(session: Session, desk: Desk, exam_id: str, results: Iterable[ExamMark], reason: str) -> Exam:
    known = registers.get(session, desk.org, Exam, exam_id)
    rules = rule_actions.inside(session, desk.org, known.on)
    new = {one.person_id: one for one in results}
    due = {one.id for one in registers.listed(session, desk.org, Trainee) if one.member_on(known.on)}
    old = {one.person_id: one for one in known.results}
    if any(one not in due and one not in old for one in new):
        raise UserError("exam.not_due")
    made = known.with_results((old | new).values())
    if made != known:
        _write(session, desk, made, rules, reason)
    return made


def _write(session: Session, desk: Desk, made: Exam, rules: TrainingRules, reason: str) -> None:
    registers.put(session, desk.org, made, desk.user.id, desk.today(), reason)
    credits.post(session, desk, made.source, _credits(rules, made))


def _credits(rules: TrainingRules, made: Exam) -> tuple[CreditEntry, ...]:
    if made.resit_of and not rules.exams.resit_credits:
        return ()
    return tuple(
        credit.of_exam(rules, one.person_id, made.on, made.source, made.percent(one.mark), text=made.title)
        for one in made.results
        if one.mark is not None
    )


def _due(session: Session, desk: Desk, found: Exam, rules: TrainingRules) -> list[Trainee]:
    there = [one for one in registers.listed(session, desk.org, Trainee) if one.member_on(found.on)]
    if found.resit_of:
        first = _known(session, desk, found.resit_of)
        entered = {one.person_id for one in found.results}
        failed = (
            set()
            if first is None
            else {one.person_id for one in first.results if not _passes(rules, first, one)}
        )
        there = [one for one in there if one.id in failed | entered]
    return there


def _passes(rules: TrainingRules, found: Exam, result: ExamMark) -> bool:
    return exam.passed(rules.exams, None if result.mark is None else found.percent(result.mark))


def _known(session: Session, desk: Desk, exam_id: str) -> Exam | None:
    if not exam_id:
        return None
    return next((one for one in registers.listed(session, desk.org, Exam) if one.id == exam_id), None)


def _check_resit(session: Session, desk: Desk, wanted: Exam) -> None:
    if not wanted.resit_of:
        return
    if wanted.resit_of == wanted.id:
        raise UserError("exam.resit_of_itself")
    first = registers.get(session, desk.org, Exam, wanted.resit_of)
    if first.resit_of:
        raise UserError("exam.resit_of_resit")
    if wanted.on <= first.on:
        raise UserError("exam.resit_before", on=first.on.isoformat())
