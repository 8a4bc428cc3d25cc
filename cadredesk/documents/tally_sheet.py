"""The sheet on which votes are counted by hand in strokes of 正 (计票用表), five votes a box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.form import Cell, Form, Grid, Pair, Signatures, Space, Text, label, render_form
from cadredesk.documents.listing import name_cell
from cadredesk.domain.form import BallotForm


@dataclass(frozen=True, slots=True)
class TallySheet:
    """The sheet for one voter group of at most `voters` ballots."""

    form: BallotForm
    group: str
    voters: int


def pdf(value: TallySheet, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """A row for each person and element; a column with boxes and a total for each answer and for abstentions."""
    form = value.form
    boxes = wording["box"] * max(2, -(-value.voters // 5))
    answers = [column.label for column in form.columns] if len(form.columns) <= 10 else [wording["score"]]
    if form.kind != "recommendation" and form.kind != "score":
        answers.append(wording["abstain"])
    head = [label(wording["columns"][0])]
    head += [label(wording["columns"][1])] if form.elements else []
    shares = [24.0] + ([20.0] if form.elements else [])
    for answer in answers:
        head += [label(answer, size=11), label("\n".join(wording["total"]), size=10)]
        shares += [213 / len(answers) - 10, 10]
    rows = []
    for row in form.rows:
        lines = [element.label for element in form.elements] or [""]
        for place, element in enumerate(lines):
            name = [name_cell(row.label, 13, len(lines))] if place == 0 else []
            own = [Cell(element)] if form.elements else []
            marks = [cell for _ in answers for cell in (Cell(boxes, "left", size=12, lines=3), Cell())]
            rows.append((*name, *own, *marks))
    parts = (
        Pair(wording["group"].format(label=value.group), wording["bundle"]),
        Grid((tuple(head), *rows), tuple(shares), head=1, row_height=11),
        Space(2),
        Text(wording["guide"], 10.5),
        Text(wording["counts"]),
        Signatures(tuple(wording["signatures"])),
    )
    title = wording["title"].format(vote=form.title.replace("|", ""))
    return render_form(Form(title, parts, landscape=True, title_size=18, watermark=watermark))
