"""The slip on which sheets are accounted for (选票分发、收回统计单): opened, issued, destroyed, returned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.form import Form, Pair, Part, Signatures, Space, Text, render_form
from cadredesk.documents.listing import day, listing, number
from cadredesk.domain.tally import VoterGroup


@dataclass(frozen=True, slots=True)
class IssueSlip:
    """The sheets of a vote by voter group; counts not yet known are blank and filled in by hand.

    opened: (group id, sheets taken out of the sealed packet). Surplus sheets are opened less issued.
    """

    school: str
    vote: str
    groups: tuple[VoterGroup, ...]
    opened: tuple[tuple[str, int], ...] = ()
    on: dt.date | None = None


def pdf(value: IssueSlip, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The slip with places to sign for issuers and scrutineers."""
    opened = dict(value.opened)
    rows = [_counts(group, opened.get(group.id)) for group in value.groups]
    texts = [
        (group.label or group.id, *map(number, row)) for group, row in zip(value.groups, rows, strict=True)
    ]
    if len(rows) > 1:
        texts.append((wording["total"], *(number(_sum(column)) for column in zip(*rows, strict=True))))
    reasons = "；".join(
        wording["group_reason"].format(label=group.label or group.id, reason=group.unreturned_reason)
        for group in value.groups
        if group.unreturned_reason
    )
    parts: tuple[Part, ...] = (
        Pair(wording["vote"].format(title=value.vote), wording["on"].format(day=day(value.on))),
        listing(wording["columns"], texts, (26, 15, 15, 15, 15, 20, 15, 16, 14, 14), size=11, height=14),
        Space(3),
        Text(wording["unreturned"].format(reasons=reasons or "_" * 40)),
        Text(wording["check"]),
        Text(wording["destroyed"]),
        Space(4),
        *(Signatures((text, text)) for text in wording["signatures"]),
        Signatures(tuple(wording["times"])),
    )
    title = value.school + wording["title"]
    return render_form(Form(title, parts, watermark=watermark))


def _counts(group: VoterGroup, opened: int | None) -> tuple[int | None, ...]:
    surplus = None if opened is None or group.issued is None else opened - group.issued
    missing = None if group.issued is None or group.returned is None else group.issued - group.returned
    known = group.returned is not None and group.invalid is not None
    return (
        group.due,
        group.present,
        opened,
        group.issued,
        surplus,
        group.returned,
        missing,
        group.valid if known else None,
        group.invalid,
    )


def _sum(column: Sequence[int | None]) -> int | None:
    known = [count for count in column if count is not None]
    return sum(known) if len(known) == len(column) else None
