"""The check list of a round's papers (归档清单): every paper, its copies, and whether it lies in the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.form import Form, Pair, Part, Signatures, Space, Text, render_form
from cadredesk.documents.listing import day, listing
from cadredesk.domain.round import Dossier


@dataclass(frozen=True, slots=True)
class DossierChecklist:
    """The dossier of a round; `titles`: code of a paper → its name as printed (the code itself where not given)."""

    school: str
    round_title: str
    dossier: Dossier
    titles: Mapping[str, str]


def pdf(value: DossierChecklist, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The list with how many papers are there and how many are missing."""
    dossier = value.dossier
    rows = [
        (
            str(number),
            value.titles.get(item.paper, item.paper),
            str(item.copies),
            wording["present" if item.present else "missing"],
            item.remark,
        )
        for number, item in enumerate(dossier.items, 1)
    ]
    present = sum(item.present for item in dossier.items)
    counts = {"items": len(rows), "present": present, "missing": len(rows) - present}
    ids = "、".join(package[:12] for package in dossier.package_ids)
    cover = wording["cover"].format(number=dossier.cover_number, day=day(dossier.reported_on))
    parts: list[Part] = [
        Pair(wording["unit"].format(school=value.school), cover),
        listing(wording["columns"], rows, (12, 86, 14, 20, 38), "clccl", height=8.5),
        Space(2),
        Text(wording["total"].format(**counts)),
    ]
    if ids:
        parts.append(Text(wording["package"].format(ids=ids)))
    parts.append(Signatures(tuple(wording["signatures"])))
    title = wording["title"].format(round=value.round_title)
    return render_form(Form(title, tuple(parts), watermark=watermark))
