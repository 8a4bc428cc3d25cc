"""Annual training plans: writing, registering with number and date, what of the schedule is held, and the papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cadredesk.actions.training import sheets
from cadredesk.desk import Desk
from cadredesk.documents import training_plan, training_schedule
from cadredesk.documents.paper import Head, Paper
from cadredesk.domain.training import plan as domain
from cadredesk.domain.training.course import Event
from cadredesk.domain.training.needs import Survey
from cadredesk.domain.training.plan import (
    Basis,
    Content,
    Member,
    Money,
    ScheduleLine,
    TrainingPlan,
    money,
    parse_money,
)
from cadredesk.domain.training.register import Revision
from cadredesk.errors import UserError
from cadredesk.storage import registers, settings

__all__ = [
    "Basis",
    "Content",
    "Held",
    "Member",
    "Money",
    "ScheduleLine",
    "TrainingPlan",
    "draft",
    "held",
    "history",
    "missing",
    "money",
    "of_year",
    "parse_money",
    "plan_paper",
    "put",
    "register",
    "schedule_pdf",
    "spent",
    "years",
]


@dataclass(frozen=True, slots=True)
class Held:
    """A line of the schedule and the events that fulfil it, with what they used in fen."""

    line: ScheduleLine
    events: tuple[Event, ...]
    used: int


def years(desk: Desk) -> tuple[int, ...]:
    """The years with a plan, newest first."""
    with desk.read() as session:
        return registers.years(session, desk.org, [TrainingPlan.KIND])


def of_year(desk: Desk, year: int) -> TrainingPlan | None:
    """The plan of a year, if there is one."""
    with desk.read() as session:
        found = registers.listed(session, desk.org, TrainingPlan, year=year)
    return found[-1] if found else None


def draft(desk: Desk, year: int) -> TrainingPlan:
    """A plan to begin with, not stored: last year's without its dates and number, or the usual texts."""
    texts = sheets.wording("training_plan")
    before = of_year(desk, year - 1)
    title = texts["plan_title"].format(office=sheets.office(desk), year=year)
    if before is not None:
        lines = tuple(replace(one, id=desk.new_id()) for one in before.schedule)
        return replace(before, id="", year=year, title=title, number="", dated=None, schedule=lines)
    return TrainingPlan(
        "",
        year,
        title,
        situation=texts["usual_situation"],
        goals=tuple(texts["usual_goals"]),
        principles=texts["usual_principles"],
        contents=tuple(Content(area, text) for area, text in texts["usual_contents"]),
        modes=tuple(texts["usual_modes"]),
        requirements=tuple(texts["usual_requirements"]),
    )


def put(desk: Desk, plan: TrainingPlan, reason: str = "") -> TrainingPlan:
    """Writes a plan; one without an id is new. A registered plan is changed only with a reason.

    `plan.year_taken`, `plan.reason_missing`, and those of `domain.check`.
    """
    made = replace(
        plan,
        id=plan.id or desk.new_id(),
        schedule=tuple(replace(one, id=one.id or desk.new_id()) for one in plan.schedule),
    )
    domain.check(made)
    with desk.write("plan.saved", made.id) as session:
        stood = registers.listed(session, desk.org, TrainingPlan, year=made.year)
        if any(one.id != made.id for one in stood):
            raise UserError("plan.year_taken", year=made.year)
        before = next((one for one in stood if one.id == made.id), None)
        if before == made:
            return made
        if before is not None and before.registered and not reason.strip():
            raise UserError("plan.reason_missing")
        registers.put(session, desk.org, made, desk.user.id, desk.today(), reason.strip())
    return made


def register(desk: Desk, plan_id: str, number: str, dated: date) -> TrainingPlan:
    """Gives the plan its number and date (登记). `plan.incomplete` names what is missing, `plan.number`."""
    with desk.read() as session:
        plan = registers.get(session, desk.org, TrainingPlan, plan_id)
    lacking = domain.missing(plan)
    if lacking:
        raise UserError(
            "plan.incomplete",
            parts="、".join(sheets.wording("training_plan")["parts"][one] for one in lacking),
        )
    if not number.strip():
        raise UserError("plan.number")
    made = replace(plan, number=number.strip(), dated=dated)
    with desk.write("plan.registered", plan_id) as session:
        registers.put(session, desk.org, made, desk.user.id, desk.today())
    return made


def missing(plan: TrainingPlan) -> tuple[str, ...]:
    """What must still be written before it can be registered, in the words of the paper."""
    parts = sheets.wording("training_plan")["parts"]
    return tuple(parts[one] for one in domain.missing(plan))


def history(desk: Desk, plan_id: str) -> tuple[Revision[TrainingPlan], ...]:
    """Every state of a plan, oldest first."""
    with desk.read() as session:
        return registers.history(session, desk.org, TrainingPlan, plan_id)


def held(desk: Desk, plan: TrainingPlan) -> tuple[Held, ...]:
    """The schedule by month with the events that fulfil each line."""
    with desk.read() as session:
        events = registers.listed(session, desk.org, Event, year=plan.year)
    by_line: dict[str, list[Event]] = {}
    for event in events:
        if event.plan_line and event.state != "cancelled":
            by_line.setdefault(event.plan_line, []).append(event)
    return tuple(
        Held(line, tuple(by_line.get(line.id, ())), sum(one.fund_used for one in by_line.get(line.id, ())))
        for line in _by_month(plan.schedule)
    )


def spent(desk: Desk, year: int) -> Money:
    """The year's fund and what all its events used."""
    with desk.read() as session:
        events = registers.listed(session, desk.org, Event, year=year)
    return domain.budget(of_year(desk, year), (one.fund_used for one in events))


def plan_paper(desk: Desk, plan: TrainingPlan) -> Paper:
    """The plan as an official paper with the schedule as its annex, PDF and .docx."""
    with desk.read() as session:
        school = settings.school(session, desk.org)
        surveys = registers.listed(session, desk.org, Survey, year=plan.year)
    known = sheets.catalogue()
    head = Head(school.name, plan.dated or desk.today(), plan.number)
    value = training_plan.Plan(
        head,
        replace(plan, schedule=_by_month(plan.schedule)),
        tuple((known.name(one.area), one.text) for one in plan.contents),
        tuple(known.name(one) for one in plan.modes),
        {code: known.name(code) for code in {one.mode for one in plan.schedule}},
        sum(one.sheets for one in surveys),
    )
    return training_plan.render(value, sheets.wording("training_plan"), sheets.watermark(desk))


def schedule_pdf(desk: Desk, plan: TrainingPlan) -> bytes:
    """The schedule table (配档表) by itself, lengthwise, with what is held. `plan.no_schedule`."""
    if not plan.schedule:
        raise UserError("plan.no_schedule")
    known = sheets.catalogue()
    rows = tuple(
        training_schedule.Row(
            one.line.month,
            one.line.content,
            known.name(one.line.mode),
            one.line.audience,
            one.line.responsible,
            one.line.place,
            one.line.hours,
            one.line.budget,
        )
        for one in held(desk, plan)
    )
    value = training_schedule.Schedule(sheets.office(desk), plan.year, rows, plan.dated)
    return training_schedule.pdf(value, sheets.wording("training_schedule"), sheets.watermark(desk))


def _by_month(lines: Sequence[ScheduleLine]) -> tuple[ScheduleLine, ...]:
    return tuple(sorted(lines, key=lambda one: one.month))
