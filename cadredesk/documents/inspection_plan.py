"""考察工作方案, sent out by a notice (通知) as its annex: subjects, team, contents, schedule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.official import Block, OfficialPaper, Paragraph, Table
from cadredesk.documents.paper import Head, Paper, annex, compose, produced


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the schedule, as printed."""

    name: str
    when: str
    content: str
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """An inspection plan: subjects (name, post, intention), team (role, name, unit and post), conditions, stages.

    sought: where opinions on the draft were sought. emphasis, duties: further sentences of the school.
    """

    head: Head
    school: str
    year: int
    term: str
    basis: str
    decided_by: str
    subjects: tuple[tuple[str, str, str], ...]
    team: tuple[tuple[str, str, str], ...]
    conditions: tuple[str, ...]
    stages: tuple[Stage, ...]
    sought: str = ""
    emphasis: str = ""
    duties: str = ""
    audience: str = ""


def paper_of(plan: Plan, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The notice with the plan as its annex."""
    texts = wording["texts"]
    values = {
        "issuer": plan.head.issuer,
        "school": plan.school,
        "year": str(plan.year),
        "term": plan.term,
        "audience": plan.audience,
        "basis": plan.basis,
        "sought": plan.sought,
        "decided_by": plan.decided_by,
        "only_decided_by": "" if plan.sought else plan.decided_by,
        "count": str(len(plan.subjects)),
        "team_size": str(len(plan.team)),
        "emphasis": plan.emphasis,
        "duties": plan.duties,
    }
    people = tuple((str(n), *subject) for n, subject in enumerate(plan.subjects, 1))
    width = 5 if any(stage.responsible for stage in plan.stages) else 4
    stages = tuple(
        (str(n), s.name, s.when, s.content, s.responsible)[:width] for n, s in enumerate(plan.stages, 1)
    )
    columns = tuple(texts["schedule"][:width])
    shares = (1.2, 3, 4, 6, 3)[:width]
    blocks: dict[str, tuple[Block, ...]] = {
        "people": (Table(tuple(texts["people"]), people),),
        "team": (Table(tuple(texts["team"]), plan.team),),
        "conditions": tuple(Paragraph(f"{n}.{text}") for n, text in enumerate(plan.conditions, 1)),
        "schedule": (Table(columns, stages, shares, "ccclc", size=12.0),),
    }
    names = tuple(subject[0] for subject in plan.subjects) + tuple(member[1] for member in plan.team)
    annexes = (annex(wording["annex"], values, blocks),)
    return compose(wording, values, plan.head, annexes=annexes, names=names, watermark=watermark)


def render(plan: Plan, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The notice and the plan as PDF and .docx."""
    return produced(paper_of(plan, wording, watermark))
