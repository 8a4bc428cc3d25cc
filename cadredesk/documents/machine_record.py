"""The record of a machine count and its spot check (机读计票记录): figures of sheets, who decided, what the check proves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.form import Cell, Form, Grid, Part, Signatures, Space, Text, label, render_form
from cadredesk.documents.listing import day, listing, number
from cadredesk.domain.machine_record import MachineRecord, SpotCheck, Witnesses


@dataclass(frozen=True, slots=True)
class MachineCountRecord:
    """A sealed vote that was counted by machine. `returned` are all ballots returned."""

    school: str
    vote: str
    returned: int
    witnesses: Witnesses
    record: MachineRecord
    on: dt.date | None = None
    place: str = ""


def pdf(value: MachineCountRecord, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """One page: the sheets, the review by two, the spot check with its bound, and places to sign."""
    record = value.record
    head: tuple[tuple[Cell, ...], ...] = (
        (label(wording["unit"]), Cell(value.school), label(wording["vote"]), Cell(value.vote)),
        (label(wording["on"]), Cell(day(value.on)), label(wording["place"]), Cell(value.place)),
        (label(wording["witnesses"]), Cell(wording[value.witnesses], span=3)),
        (label(wording["reviewers"]), Cell("、".join(record.reviewers), span=3)),
    )
    sheets = [
        tuple(
            number(count)
            for count in (
                value.returned,
                record.scanned,
                record.read,
                record.typed,
                record.invalid,
                record.dismissed,
            )
        )
    ]
    rows = [(number(record.rows), number(record.decided), number(record.raised))]
    parts: list[Part] = [
        Grid(head, (30.0, 55.0, 30.0, 55.0), row_height=10),
        Space(3),
        listing(wording["sheets"], sheets, (28, 28, 28, 28, 28, 28), size=11, height=10),
        Text(wording["conservation"], size=11),
        Space(2),
        listing(wording["rows"], rows, (56, 56, 56), size=11, height=10),
        Text(wording["rule"], size=11),
        Space(2),
    ]
    if record.spot:
        checks = [_check(check, wording) for check in record.spot]
        parts += [
            listing(wording["spot"], checks, (34, 22, 22, 22, 34, 34), size=11, height=10),
            Text(wording["bound"], size=11),
        ]
    else:
        parts.append(Text(wording["no_spot"], size=11))
    parts += [
        Space(3),
        Text(wording["secrecy"].format(engine=record.engine), size=11),
        Space(4),
        *(Signatures((text, text)) for text in wording["signatures"]),
    ]
    return render_form(Form(value.school + wording["title"], tuple(parts), watermark=watermark))


def _check(check: SpotCheck, wording: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        str(wording[f"spot_{check.kind}"]),
        number(check.of),
        number(check.checked),
        number(check.agreed),
        f"{check.bound * 100:.2f}%",
        "、".join(check.by),
    )
