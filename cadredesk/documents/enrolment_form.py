"""The enrolment form (单位密钥登记表): fingerprint and check number of an organisation's keys, carried over in person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import segno

from cadredesk.documents import fonts
from cadredesk.documents.form import Cell, Form, Grid, Part, Signatures, Space, Text, label, render_form
from cadredesk.domain import fingerprint


@dataclass(frozen=True, slots=True)
class EnrolmentForm:
    """Whose keys: name, code, role (`school`, `bureau`), to whom the form is taken, and the keys' numbers.

    `fingerprint` is `SHA256:…`, `check_number` the 40 digits (CDP/1 2.7), `made` the day as printed.
    """

    name: str
    code: str
    role: str
    recipient: str
    fingerprint: str
    check_number: str
    made: str
    contact: str = ""
    phone: str = ""


def code_text(code: str, check_number: str) -> str:
    """What the QR code says: `CDENROL:1:<code>:<40 digits>`."""
    return f"CDENROL:1:{code}:{check_number}"


def pdf(value: EnrolmentForm, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """One page: who, the fingerprint, the check number in eight groups and as a QR code, and the signatures."""
    picture = BytesIO()
    code = code_text(value.code, value.check_number)
    segno.make(code, error="m", micro=False).save(picture, kind="png", scale=8, border=4)
    facts = (
        ("organisation", value.name),
        ("code", value.code),
        ("role", wording["roles"][value.role]),
        ("recipient", value.recipient),
        ("contact", value.contact),
        ("phone", value.phone),
        ("made", value.made),
    )
    rows: list[tuple[Cell, ...]] = [(label(wording[name]), Cell(text)) for name, text in facts]
    rows[0] += (Cell(picture=picture.getvalue(), down=len(rows)),)
    rows.append((label(wording["fingerprint"]), Cell(value.fingerprint, span=2, size=11)))
    groups = fingerprint.groups(value.check_number)
    half = len(groups) // 2
    columns = wording["check_columns"]
    numbers: list[tuple[Cell, ...]] = []
    for start in (0, half):
        place = slice(start, start + half)
        head = (label(wording["check_number"], down=4),) if start == 0 else ()
        numbers.append((*head, *(label(text) for text in columns[place])))
        numbers.append(tuple(Cell(text, face=fonts.HEI, size=20) for text in groups[place]))
    parts: tuple[Part, ...] = (
        Grid(tuple(rows), (32.0, 88.0, 50.0), row_height=10),
        Space(4),
        Grid(tuple(numbers), (32.0, 34.5, 34.5, 34.5, 34.5), row_height=9),
        Space(3),
        Text(wording["guide"]),
        Space(3),
        Grid(((label(wording["opinion"]), Cell(wording["opinion_text"])),), (32.0, 138.0), row_height=12),
        Space(3),
        Signatures(tuple(wording["signatures"])),
        Signatures(tuple(wording["times"])),
        Space(6),
        Text(wording["seals"]),
    )
    return render_form(Form(wording["title"], parts, numbered=False, watermark=watermark))
