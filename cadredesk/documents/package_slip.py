"""The paper twin of a package (数据包交接单): from whom to whom, how much is in it, its id in words and as a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import segno

from cadredesk.documents import fonts
from cadredesk.documents.form import Cell, Form, Grid, Part, Signatures, Space, Text, label, render_form
from cadredesk.documents.listing import listing


@dataclass(frozen=True, slots=True)
class PackageSlip:
    """A package as its manifest tells (CDP/1 2.2); `counts` are (what, how many), `fingerprint` is `SHA256:…`.

    sender, recipient: name and code as printed. size: bytes of the file.
    """

    package_id: str
    kind: str
    sender: str
    recipient: str
    epoch: int
    seq: int
    created: str
    file_name: str
    size: int
    fingerprint: str
    counts: tuple[tuple[str, int], ...] = ()
    corrected: tuple[str, tuple[tuple[str, str, str], ...]] | None = None
    """For a corrected report: the number of the one before it, and (what, old, new) of all that differs."""


def short_id(package_id: str) -> str:
    """The first twelve digits of a package's id in groups of four, for reading aloud."""
    return " ".join(package_id[start : start + 4].upper() for start in range(0, 12, 4))


def pdf(value: PackageSlip, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """One page, with the whole id as a QR code."""
    code = BytesIO()
    segno.make(value.package_id, error="m", micro=False).save(code, kind="png", scale=8, border=4)
    number = wording["sequence_text"].format(epoch=value.epoch, seq=value.seq)
    facts = (
        ("sender", value.sender),
        ("recipient", value.recipient),
        ("kind", wording["kinds"].get(value.kind, value.kind)),
        ("sequence", number),
        ("created", value.created),
    )
    rows: list[tuple[Cell, ...]] = [(label(wording[name]), Cell(text)) for name, text in facts]
    rows[0] += (Cell(picture=code.getvalue(), down=len(rows)),)
    halves = value.package_id[:32], value.package_id[32:]
    rows += [
        (label(wording["short"]), Cell(short_id(value.package_id), face=fonts.HEI, size=20, span=2)),
        (label(wording["package_id"]), Cell("\n".join(halves), span=2, size=11)),
        (label(wording["fingerprint"]), Cell(value.fingerprint, span=2, size=11)),
        (label(wording["file_name"]), Cell(value.file_name, span=2, size=11)),
        (label(wording["size"]), Cell(wording["size_text"].format(bytes=f"{value.size:,}"), span=2)),
    ]
    counts = [(name, str(count)) for name, count in value.counts]
    parts: tuple[Part, ...] = (
        Grid(tuple(rows), (32.0, 83.0, 55.0), row_height=11),
        Space(4),
        listing(wording["count_columns"], counts, (115, 55), height=8),
        *_correction(value, wording),
        Space(3),
        Text(wording["guide"]),
        Space(3),
        Signatures(tuple(wording["signatures"])),
        Signatures(tuple(wording["times"])),
    )
    return render_form(Form(wording["title"], parts, numbered=False, watermark=watermark))


def _correction(value: PackageSlip, wording: Mapping[str, Any]) -> tuple[Part, ...]:
    """What differs from the report before; a page holds only so much, the rest is told by its number."""
    if value.corrected is None:
        return ()
    number, changes = value.corrected
    if not changes:
        return (Space(3), Text(wording["unchanged"].format(number=number)))
    rows = [tuple(_short(text) for text in change) for change in changes[:MOST_CHANGES]]
    parts: list[Part] = [
        Space(3),
        Text(wording["changes"].format(number=number, count=len(changes))),
        listing(wording["change_columns"], rows, (50, 60, 60), height=7),
    ]
    if len(changes) > MOST_CHANGES:
        parts.append(Text(wording["more_changes"].format(count=len(changes) - MOST_CHANGES)))
    return tuple(parts)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


MOST_CHANGES = 5
"""So many differences are printed, so that the slip stays one page; the program shows every one."""

_LONGEST = 18
