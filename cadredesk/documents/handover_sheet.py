"""The handover sheet (工作交接单): what is open, what waits, keys, backups and people, signed by both and a witness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents import fonts
from cadredesk.documents.form import Form, Pair, Part, Signatures, Space, Text, render_form
from cadredesk.documents.listing import day, listing

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """What the next person must know; no password and no recovery code.

    `open` are (what, step, due, who), `waiting` (what, which, who), `keys` (organisation, fingerprint, check number),
    `backups` (which, when, where), `people` (role, name, whether they log in). `place` says where the data lies.
    """

    name: str
    code: str
    on: dt.date
    version: str
    place: str
    open: tuple[Row, ...]
    waiting: tuple[Row, ...]
    keys: tuple[Row, ...]
    more_keys: int
    key_since: dt.date | None
    recovery_since: dt.date | None
    backups: tuple[Row, ...]
    people: tuple[Row, ...]
    giver: str = ""
    taker: str = ""
    witness: str = ""
    notes: str = ""


def pdf(value: HandoverSheet, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The sheet, as many pages as it takes; its signatures stand at the end."""
    none = wording["none"]

    def part(
        name: str, rows: tuple[Row, ...], shares: tuple[float, ...], names: int = -1
    ) -> tuple[Part, ...]:
        columns = wording[name]["columns"]
        filled = rows or ((none, *("" for _ in columns[1:])),)
        align = "l" * len(columns)
        return (
            Space(3),
            Text(wording[name]["title"], 13, fonts.HEI, keep=True),
            listing(columns, filled, shares, align, 10.5, 8, names),
        )

    since = wording["keys"]["since"].format(
        key=day(value.key_since, none), recovery=day(value.recovery_since, none)
    )
    items = wording["items"]
    sign = wording["sign"]
    signers = (value.giver, value.taker, value.witness)
    labels = tuple(
        sign["named"].format(label=text, name=name) if name.strip() else text
        for text, name in zip(sign["labels"], signers, strict=True)
    )
    said = (wording["items"]["notes"].format(notes=value.notes),) if value.notes.strip() else ()
    parts: tuple[Part, ...] = (
        Pair(
            wording["org"].format(name=value.name, code=value.code),
            wording["made"].format(day=day(value.on)),
        ),
        Pair(value.place, "", 10.5),
        Pair(wording["version"].format(version=value.version), "", 10.5),
        Text(wording["warning"], 12, fonts.HEI),
        *part("open", value.open, (48, 58, 30, 34)),
        *part("waiting", value.waiting, (62, 74, 34)),
        *part("keys", value.keys, (36, 68, 66)),
        *((Text(wording["keys"]["many"].format(count=value.more_keys), 10.5),) if value.more_keys else ()),
        Text(since, 10.5),
        *part("backups", value.backups, (56, 40, 74)),
        *part("people", value.people, (40, 80, 50), 1),
        *part("items", tuple((one, "", "") for one in items["rows"]), (60, 80, 30)),
        *(part for text in said for part in (Space(2), Text(text, 11))),
        Space(4),
        Text(sign["statement"], 12, keep=True),
        Signatures(labels),
        Signatures(tuple(sign["days"])),
    )
    title = wording["title"].format(name=value.name)
    names = (*(row[1] for row in value.people), *filter(None, signers))
    return render_form(Form(title, parts, names=names, watermark=watermark))
