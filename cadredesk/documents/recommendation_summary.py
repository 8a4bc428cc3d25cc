"""The summary of a democratic recommendation (民主推荐情况汇总表): votes by voter group, rate with its base, place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.form import Form, Pair, Signatures, Space, Text, render_form
from cadredesk.documents.listing import day, listing, number
from cadredesk.domain.tally import CandidateResult, TallyResult, groups_to_show, shown


@dataclass(frozen=True, slots=True)
class RecommendationSummary:
    """A sealed recommendation. `talks`: (row id, votes in talks); `by_votes`: most votes first, else as on the ballot."""

    school: str
    title: str
    post: str
    result: TallyResult
    on: dt.date | None = None
    place: str = ""
    talks: tuple[tuple[str, int], ...] = ()
    by_votes: bool = True
    digest: str = ""


def pdf(value: RecommendationSummary, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The summary; a small voter group is not broken down."""
    result = value.result
    shown_groups = groups_to_show(result.groups, result.rule.small_group)
    groups = [g for g in result.groups if g.id in shown_groups] if len(result.groups) > 1 else []
    talks, posts = dict(value.talks), {row.id: row.note for row in result.form.rows}
    column = result.form.columns[0].id
    known = {row.id for row in result.form.rows}

    def votes(candidate: CandidateResult) -> int:
        return dict(candidate.elements[0].counts)[column]

    people = list(result.candidates)
    if value.by_votes:
        people.sort(key=lambda candidate: -votes(candidate))
    rows = []
    for place, candidate in enumerate(people, 1):
        element = candidate.elements[0]
        by_group = {count.group: count.count(column) for count in element.by_group}
        rate = element.rate(column)
        rows.append(
            (
                str(place),
                value.post,
                candidate.label,
                posts.get(candidate.row, ""),
                *(str(by_group[group.id]) for group in groups),
                str(votes(candidate)),
                "" if rate is None else f"{shown(rate * 100, result.rule.decimals)}%",
                number(talks.get(candidate.row)),
                number(candidate.rank),
                "" if candidate.row in known else wording["written_in"],
            )
        )
    columns = [*wording["columns"], *(group.label or group.id for group in groups)]
    columns += [wording[name] for name in ("total", "rate", "talks", "rank", "remark")]
    shares = (11, 28, 30, 46, *[18.0] * len(groups), 18, 20, 18, 14, 22)
    total = {
        name: result.total(name) for name in ("due", "present", "issued", "returned", "valid", "invalid")
    }
    base = total["due"] if result.rule.base == "due" else total["valid"]
    said = wording["rate_base"].format(base=wording[f"base_{result.rule.base}"], number=base)
    said += wording["order_votes" if value.by_votes else "order_form"]
    if len(shown_groups) < sum(1 for group in result.groups if group.valid):
        said += wording["hidden"].format(limit=result.rule.small_group)
    digest = (Text(wording["digest"].format(digest=value.digest), 9),) if value.digest else ()
    parts = (
        Pair(
            wording["unit"].format(school=value.school),
            wording["meeting"].format(day=day(value.on), place=value.place),
        ),
        Text(wording["counts"].format(max=result.form.max, **total), 11),
        Space(1),
        listing(columns, rows, shares, "cccl", size=11, height=10, names=2),
        Space(2),
        Text(said, 10.5),
        Signatures(tuple(wording["signatures"])),
        *digest,
    )
    title = wording["title"].format(title=value.title)
    names = tuple(candidate.label for candidate in people)
    return render_form(Form(title, parts, landscape=True, names=names, watermark=watermark))
