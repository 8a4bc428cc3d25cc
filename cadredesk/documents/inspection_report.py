"""考察材料: performance, shortcomings, results of recommendation and talks, checks, opinion and signatures.

党政领导干部选拔任用工作条例, 考察, names what it must hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.official import Blank, Heading, OfficialPaper, Paragraph, Table
from cadredesk.documents.paper import NUMERALS, Head, Paper, compose, produced, span_text


@dataclass(frozen=True, slots=True)
class Report:
    """The material on one person. `facts` holds, as printed, the keys of `FACTS`; all filled, or `plain_facts`.

    performance: (heading, text) for 德能勤绩廉 and traits. checks: (matter, conclusion, remark). team: (role, name). by_hand: room is
    left to write the opinion in by hand.
    """

    head: Head
    name: str
    facts: Mapping[str, str]
    begins: dt.date
    ends: dt.date
    performance: tuple[tuple[str, str], ...]
    shortcomings: str
    checks: tuple[tuple[str, str, str], ...]
    opinion: str
    team: tuple[tuple[str, str], ...]
    recommendation: str = ""
    evaluation: str = ""
    talks: str = ""
    interview: str = ""
    plain_facts: str = ""
    by_hand: bool = False


FACTS = ("sex", "nation", "birth", "native", "work_start", "party", "education", "title_of", "post")


def paper_of(value: Report, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The material laid out."""
    texts = wording["texts"]
    facts = {key: "" if value.plain_facts else value.facts.get(key, "") for key in FACTS}
    values = {
        **facts,
        "name": value.name,
        "plain_facts": value.plain_facts,
        "period": span_text(value.begins, value.ends),
        "shortcomings": value.shortcomings,
        "recommendation": value.recommendation,
        "evaluation": value.evaluation,
        "talks": value.talks,
        "interview": value.interview,
        "opinion": value.opinion,
    }
    performance: list[Heading | Paragraph] = []
    for number, (heading, text) in enumerate(value.performance):
        if len(value.performance) > 1:  # One part alone has no number.
            performance.append(Heading(2, f"（{NUMERALS[number]}）{heading}"))
        performance.extend(Paragraph(line) for line in text.split("\n"))
    team = tuple((role, name, "") for role, name in value.team)
    blocks = {
        "performance": performance,
        "checks": (Table(tuple(texts["checks"]), value.checks, (4, 2, 5), "lcl"),),
        "room": (Blank(2),) if value.by_hand else (),
        "team": (Table(tuple(texts["team"]), team, (3, 3, 5), signing=True),),
    }
    names = (value.name, *(name for _, name in value.team))
    return compose(wording, values, value.head, blocks, names=names, watermark=watermark)


def render(value: Report, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The material as PDF and .docx."""
    return produced(paper_of(value, wording, watermark))
