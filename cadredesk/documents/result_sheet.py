"""The result sheet of a democratic evaluation (民主测评结果汇总表): every figure with its base, weights and formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageDraw

from cadredesk import messages
from cadredesk.documents import fonts
from cadredesk.documents.form import (
    Cell,
    Form,
    Grid,
    NewPage,
    Pair,
    Part,
    Signatures,
    Space,
    Text,
    label,
    render_form,
)
from cadredesk.documents.listing import day, listing, name_cell
from cadredesk.domain.form import ABSTAIN, OVERALL, Column
from cadredesk.domain.tally import (
    CandidateResult,
    ElementResult,
    TallyResult,
    groups_to_show,
    shown,
    weights_of,
)

_MOST_COLUMNS: Final = 8
_TONES: Final = (60, 130, 185, 225, 240, 245, 250, 252)


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """A sealed result and the facts of the meeting. `posted`: for the wall, where more groups are hidden.

    scrutineers, counters: names printed under the lines they sign on. digest: SHA-256 of the sealed ballots.
    """

    school: str
    title: str
    result: TallyResult
    scheme: str = ""
    on: dt.date | None = None
    place: str = ""
    chair: str = ""
    scrutineers: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    digest: str = ""
    posted: bool = False


def pdf(value: ResultSheet, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The sheet: counts of people and ballots, the composite of everybody, then every element of everybody."""
    result = value.result
    parts: list[Part] = [
        Pair(
            wording["unit"].format(school=value.school),
            wording["meeting"].format(day=day(value.on), place=value.place, chair=value.chair),
        ),
        _groups(result, wording),
        Space(2),
        *(Text(text, 10.5) for text in _rules(value, wording)),
        Space(1),
        Text(wording["summary"], 13, fonts.HEI, keep=True),
        _summary(result, wording),
        NewPage() if result.form.elements else Space(3),
        Text(wording["detail"], 13, fonts.HEI, keep=True),
        _detail(value, wording),
        Space(2),
        *(Text(text, 10.5) for text in _notes(value, wording)),
        Signatures(tuple(wording["signatures"])),
    ]
    pairs = zip(wording["signatures"], (value.scrutineers, value.counters), strict=False)
    named = [wording["named"].format(role=role, names="、".join(names)) for role, names in pairs if names]
    parts.append(Pair("　".join(named), wording["issued_on"].format(day=day(value.on, "　　年　　月　　日"))))
    if value.digest:
        parts.append(Text(wording["digest"].format(digest=value.digest), 9))
    title = wording["title"].format(title=value.title)
    names = tuple(row.label for row in result.form.rows) + value.scrutineers + value.counters
    form = Form(
        title, tuple(parts), landscape=True, title_size=16, margin=15, names=names, watermark=watermark
    )
    return render_form(form)


def _percent(part: Fraction | int | None, whole: int, result: TallyResult, wording: Mapping[str, Any]) -> str:
    if part is None or not whole:
        return ""
    return str(wording["percent"].format(value=shown(Fraction(part) * 100 / whole, result.rule.decimals)))


def _groups(result: TallyResult, wording: Mapping[str, Any]) -> Grid:
    weights = weights_of(result.groups, result.rule)
    fields = ("due", "present", "issued", "returned", "valid", "invalid")
    counts = [[getattr(group, field) or 0 for field in fields] for group in result.groups]
    labels = [(group.label or group.id, _number(weights[group.id])) for group in result.groups]
    if len(counts) > 1:
        counts.append([sum(column) for column in zip(*counts, strict=True)])
        labels.append((wording["total"], ""))
    rows = []
    for (name, weight), (due, present, issued, returned, valid, invalid) in zip(labels, counts, strict=True):
        attended = _percent(present, due, result, wording)
        numbers = (issued, returned, valid, invalid, issued - returned)
        rows.append((name, weight, str(due), str(present), attended, *map(str, numbers)))
    return listing(wording["groups"], rows, (34, 16, 16, 16, 44, 16, 16, 16, 16, 20), size=10.5, height=6.5)


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else shown(value)


def _rules(value: ResultSheet, wording: Mapping[str, Any]) -> Iterator[str]:
    rule, form = value.result.rule, value.result.form
    if value.scheme:
        yield wording["scheme"].format(scheme=value.scheme)
    known = dict(rule.element_weights)
    pairs = [(element.label, known.get(element.id)) for element in form.elements]
    said = [wording["weight"].format(label=name, value=_number(weight)) for name, weight in pairs if weight]
    if said and form.kind in ("grades", "score"):
        yield wording["weights"].format(elements="、".join(said))
    rounding = {"decimals": rule.decimals, "next": rule.decimals + 1}
    if form.kind == "grades":
        named = dict(rule.column_points)
        each = zip(form.columns, rule.points, strict=False)
        pairs_of = [(c.label, _number(named.get(c.id, points))) for c, points in each]
        points = "＋".join(wording["points"].format(label=name, points=worth) for name, worth in pairs_of)
        yield wording["formula_grades"].format(points=points, **rounding)
    elif form.kind == "score":
        trimmed = wording["formula_trimmed"].format(over=rule.trim_over) if rule.mean == "trimmed" else ""
        yield wording["formula_score"].format(**rounding) + trimmed
    elif form.kind == "satisfaction":
        leading = [column.label for column in form.columns if column.id != ABSTAIN][: rule.satisfied]
        yield wording["satisfied_rule"].format(labels="＋".join(leading))
    yield wording[f"base_{rule.base}"]


def _answers(result: TallyResult) -> tuple[Column, ...]:
    """The columns that are counted one by one; a score in single points is not."""
    columns = tuple(column for column in result.form.columns if column.id != ABSTAIN)
    return columns if len(columns) <= _MOST_COLUMNS else ()


def _summary(result: TallyResult, wording: Mapping[str, Any]) -> Grid:
    form, answers = result.form, _answers(result)
    scored = form.kind in ("grades", "score")
    elements = form.elements if scored else ()
    rates = list(answers[:1] if scored else answers)
    columns = [
        *wording["columns" if scored else "items"],
        *(element.label for element in elements),
        wording["base"],
    ]
    columns += [wording["rate"].format(label=column.label) for column in rates]
    upper = answers[1] if form.kind == "grades" and len(answers) > 2 else None
    if upper:
        columns.append(wording["upper_rate"].format(label=upper.label))
    columns += [wording["satisfied"]] if form.kind == "satisfaction" else []
    columns += ([wording["composite"]] if scored else []) + [wording["rank"]]
    posts = {row.id: row.note for row in form.rows}
    rows = []
    for number, candidate in enumerate(result.candidates, 1):
        base = sum(element.base for element in candidate.elements)
        row = [str(number), candidate.label, posts.get(candidate.row, "")]
        row += [_score(candidate.element(element.id).score, result) for element in elements]
        row.append(str(base))
        counts = [_count(candidate, column.id) for column in answers]
        row += [_percent(count, base, result, wording) for count in counts[: len(rates)]]
        if upper:
            row.append(_percent(sum(counts[:2]), base, result, wording))
        if form.kind == "satisfaction":
            row.append(_percent(candidate.elements[0].satisfied, 1, result, wording))
        row += [_score(candidate.composite, result)] if scored else []
        rows.append((*row, "" if candidate.rank is None else str(candidate.rank)))
    shares = (10, 30, 50, *[18.0] * (len(columns) - 3))
    return listing(columns, rows, shares, "ccl", size=10.5, height=7.3, names=1)


def _score(score: Fraction | None, result: TallyResult) -> str:
    return "" if score is None else shown(score, result.rule.decimals)


def _count(candidate: CandidateResult, column: str) -> int:
    return sum(dict(element.counts).get(column, 0) for element in candidate.elements)


def _detail(value: ResultSheet, wording: Mapping[str, Any]) -> Grid:
    result, answers = value.result, _answers(value.result)
    form = result.form
    scored = form.kind in ("grades", "score")
    limit = result.rule.small_group_posted if value.posted else result.rule.small_group
    groups = [g for g in result.groups if g.id in groups_to_show(result.groups, limit)]
    groups = groups if scored and len(result.groups) > 1 else []
    columns = [
        wording["columns" if scored else "items"][1],
        wording["element"],
        *(column.label for column in answers),
    ]
    columns += [wording["abstain"], wording["base"], *([wording["score"]] if scored else [])]
    columns += [wording["group_score"].format(label=group.label or group.id) for group in groups]
    columns += [wording["composite"]] if scored else []
    shares = [28, 22, *[17.0] * len(answers), 13, 13, *[17.0] * (scored + len(groups) + scored)]
    if answers:
        columns.append(wording["distribution"])
        shares.append(46)
    names = {element.id: element.label for element in form.elements} | {OVERALL: wording["overall"]}
    rows = [tuple(label(text, size=10) for text in columns)]
    for candidate in result.candidates:
        high = len(candidate.elements)
        for place, element in enumerate(candidate.elements):
            cells = [name_cell(candidate.label, 12, high)] if place == 0 else []
            cells.append(Cell(names.get(element.element, element.element), size=11))
            cells += [Cell(_counted(element, column.id, result, wording), size=9) for column in answers]
            cells += [Cell(str(dict(element.counts)[ABSTAIN]), size=10), Cell(str(element.base), size=10)]
            cells += [Cell(_score(element.score, result), size=10)] if scored else []
            by_group = {count.group: count.score for count in element.by_group}
            cells += [Cell(_score(by_group[group.id], result), size=10) for group in groups]
            if scored and place == 0:
                cells.append(Cell(_score(candidate.composite, result), down=high, face=fonts.HEI))
            if answers:
                cells.append(Cell(picture=_bar(tuple(dict(element.counts)[column.id] for column in answers))))
            rows.append(tuple(cells))
    return Grid(tuple(rows), tuple(shares), head=1, row_height=8)


def _counted(element: ElementResult, column: str, result: TallyResult, wording: Mapping[str, Any]) -> str:
    count = dict(element.counts)[column]
    if not element.base:
        return str(count)
    rate = shown(Fraction(count * 100, element.base), result.rule.decimals)
    return str(wording["count_and_rate"].format(count=count, rate=rate))


@cache
def _bar(counts: tuple[int, ...]) -> bytes:
    """The shares of the answers as one bar from dark to light, PNG."""
    width, height, total = 480, 60, sum(counts)
    image = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(image)
    before = 0
    for tone, count in zip(_TONES, counts, strict=False):
        left, right = (width - 1) * before // max(total, 1), (width - 1) * (before + count) // max(total, 1)
        if count:
            pen.rectangle((left, 12, right, 48), fill=tone, outline=0, width=2)
        before += count
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def _ranked_by_more(result: TallyResult) -> bool:
    """Whether two people with the same printed score stand on different ranks."""
    ranks: dict[str, set[int]] = {}
    for candidate in result.candidates:
        if candidate.composite is not None and candidate.rank is not None:
            ranks.setdefault(_score(candidate.composite, result), set()).add(candidate.rank)
    return any(len(found) > 1 for found in ranks.values())


def _notes(value: ResultSheet, wording: Mapping[str, Any]) -> Iterator[str]:
    result = value.result
    said = [messages.sentence(note.code, "zh_CN", **dict(note.values)) for note in result.notes]
    limit = result.rule.small_group_posted if value.posted else result.rule.small_group
    if len(groups_to_show(result.groups, limit)) < sum(1 for group in result.groups if group.valid):
        said.append(wording["hidden"].format(limit=limit))
    if _ranked_by_more(result):
        said.append(wording["equal_shown"])
    if said:
        yield wording["notes"] + "".join(f"{number}. {text}" for number, text in enumerate(said, 1))
