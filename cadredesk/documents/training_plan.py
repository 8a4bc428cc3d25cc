"""年度培训计划: the annual training plan as an official paper (GB/T 9704-2012), the schedule as its annex."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.official import Annex, Block, OfficialPaper, Paragraph, Table
from cadredesk.documents.paper import NUMERALS, Head, Paper, annex, compose, listed, phrase, produced
from cadredesk.domain.training.plan import TrainingPlan, money


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with the words of its codes: `contents` as (area, text), `modes`, `mode_of` for the schedule; `surveyed`
    sheets of the needs survey came back.
    """

    head: Head
    plan: TrainingPlan
    contents: tuple[tuple[str, str], ...]
    modes: tuple[str, ...]
    mode_of: Mapping[str, str]
    surveyed: int = 0


def paper_of(value: Plan, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The plan laid out; empty parts are left out."""
    plan, texts = value.plan, wording["texts"]
    fund = plan.fund or sum(one.budget for one in plan.schedule)
    annex_title = phrase(wording["annex"]["annex_title"], {"year": str(plan.year)}) if plan.schedule else ""
    values = {
        "title": plan.title,
        "addressee": plan.addressee,
        "year": str(plan.year),
        "bases": _bases(plan, texts),
        "situation": plan.situation.strip(),
        "survey": phrase(texts["survey"], {"count": str(value.surveyed) if value.surveyed else ""}),
        "principles": plan.principles.strip(),
        "audience": plan.audience.strip(),
        "modes": listed(value.modes),
        "fund_text": phrase(texts["fund"], {"fund": money(fund) if fund else ""}) + plan.fund_note.strip(),
        "office_text": phrase(texts["office"], {"office": plan.office.strip()}),
        "annex_title": annex_title,
    }
    blocks: dict[str, tuple[Block, ...]] = {
        "goals": tuple(_numbered(plan.goals, texts)),
        "contents": tuple(_contents(value, texts)),
        "group": tuple(_group(plan, texts)),
        "requirements": tuple(_numbered(plan.requirements, texts)),
    }
    shown = dict(wording)
    if not plan.group and not plan.office.strip():
        shown["sections"] = [one for one in wording["sections"] if "@group" not in one["paragraphs"]]
    if not annex_title:
        shown["sections"] = [_without_annex(one) for one in shown["sections"]]
    annexes: tuple[Annex, ...] = ()
    if plan.schedule:
        made = annex(
            {**wording["annex"], "sections": [], "opening": ["@schedule"]},
            values,
            {"schedule": (_schedule(value, wording["annex"]),)},
        )
        annexes = (made,)
    names = tuple(one.name for one in plan.group)
    return compose(shown, values, value.head, blocks, annexes, names, watermark)


def render(value: Plan, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The plan as PDF and .docx."""
    return produced(paper_of(value, wording, watermark))


def _bases(plan: TrainingPlan, texts: Mapping[str, Any]) -> str:
    told = [
        texts["basis_one" if one.number else "basis_plain"].format(
            title=one.title.strip("《》"), number=one.number
        )
        for one in plan.bases
    ]
    return listed(told) or str(texts["no_basis"])


def _numbered(lines: tuple[str, ...], texts: Mapping[str, Any]) -> Iterator[Block]:
    for number, text in enumerate(lines, 1):
        yield Paragraph(texts["numbered"].format(number=number, text=text.strip()))


def _contents(value: Plan, texts: Mapping[str, Any]) -> Iterator[Block]:
    for place, (area, text) in enumerate(value.contents):
        numeral = NUMERALS[place] if place < len(NUMERALS) else str(place + 1)
        lead, _, rest = texts["content"].format(numeral=numeral, area=area, text=text.strip()).partition("|")
        yield Paragraph(rest, lead)


def _group(plan: TrainingPlan, texts: Mapping[str, Any]) -> Iterator[Block]:
    for role in ("head", "deputy", "member"):
        members = [
            texts["member_entry"].format(name=one.name, post=one.post) if one.post else one.name
            for one in plan.group
            if one.role == role
        ]
        if members:
            yield Paragraph(texts[role] + listed(members))


def _without_annex(section: Mapping[str, Any]) -> dict[str, Any]:
    return {**section, "paragraphs": [text for text in section["paragraphs"] if "附件" not in text]}


def _schedule(value: Plan, wording: Mapping[str, Any]) -> Table:
    rows = tuple(
        (
            wording["month"].format(month=one.month),
            one.content,
            value.mode_of.get(one.mode, one.mode),
            one.responsible,
            one.place,
            str(one.hours) if one.hours else "",
            money(one.budget) if one.budget else "",
        )
        for one in value.plan.schedule
    )
    return Table(
        tuple(wording["columns"]), rows, shares=(9, 50, 20, 26, 26, 10, 16), align="clcllcc", size=12
    )
