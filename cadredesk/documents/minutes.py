"""会议纪要: who was due, present, absent and sitting in, each item with avoidance, statements and count, the decision.

Form: GB/T 9704-2012 10.3. Quorum and majority come computed; this file only writes them down.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cadredesk.documents.official import (
    Block,
    Heading,
    Labelled,
    OfficialPaper,
    Paragraph,
    Table,
    date_text,
)
from cadredesk.documents.paper import NUMERALS, Head, Paper, listed, phrase, produced


@dataclass(frozen=True, slots=True)
class Item:
    """One person's item: `voting` members took part, `needed` votes carry it.

    outcome: carried, not_carried, deferred, or no_quorum.
    """

    name: str
    due: int
    voting: int
    agree: int
    disagree: int
    defer: int
    needed: int
    outcome: str
    avoided: tuple[str, ...] = ()
    statements: tuple[tuple[str, str], ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting. members: (name, post, reason of absence or empty). needed: members that make a quorum.

    ballot: oral, hand or secret. when: hours as printed. kind: 会议纪要 or 会议记录.
    """

    head: Head
    body: str
    kind: str
    on: dt.date
    when: str
    place: str
    chair: str
    recorder: str
    members: tuple[tuple[str, str, str], ...]
    needed: int
    agenda: str
    ballot: str
    items: tuple[Item, ...]
    conclusion: str
    sitting_in: tuple[str, ...] = ()


def _sections(value: Minutes, texts: Mapping[str, Any]) -> Iterator[tuple[str, list[Block]]]:
    present = [member for member in value.members if not member[2]]
    counts = {
        "due": str(len(value.members)),
        "present": str(len(present)),
        "absent": str(len(value.members) - len(present)),
        "needed": str(value.needed),
    }
    quorate = len(present) >= value.needed
    yield texts["quorum_heading"], [Paragraph(phrase(texts["quorum" if quorate else "no_quorum"], counts))]
    discussion: list[Block] = []
    for number, item in enumerate(value.items):
        mark = f"（{NUMERALS[number]}）" if number < len(NUMERALS) else f"（{number + 1}）"
        discussion.append(Heading(2, f"{mark}{item.subject or item.name}"))
        discussion.extend(_item(item, value.ballot, texts))
    yield texts["discussion_heading"], discussion
    if value.items:
        bases = dict.fromkeys((item.needed, item.due) for item in value.items if item.outcome != "no_quorum")
        said = [phrase(texts["base"], {"needed": str(needed), "due": str(due)}) for needed, due in bases]
        yield texts["result_heading"], [*(Paragraph(text) for text in said), _result(value, texts)]
    yield texts["decision_heading"], [Paragraph(line) for line in value.conclusion.split("\n") if line]
    yield texts["signature_heading"], [_signatures(value, texts)]


def _item(item: Item, ballot: str, texts: Mapping[str, Any]) -> Iterator[Block]:
    if item.avoided:
        yield Paragraph(phrase(texts["avoided"], {"names": listed(item.avoided)}))
    for name, text in item.statements:
        ended = text if text.endswith(tuple(texts["ends"])) else text + texts["ends"][0]
        yield Paragraph(phrase(texts["statement"], {"name": name, "text": ended}))
    if item.outcome != "no_quorum":
        values = {
            "ballot": texts["ballots"][ballot],
            "voting": str(item.voting),
            "agree": str(item.agree),
            "disagree": str(item.disagree),
            "defer": str(item.defer),
        }
        yield Paragraph(phrase(texts["vote"], values))


def _signatures(value: Minutes, texts: Mapping[str, Any]) -> Table:
    """A line for every member present, for who chaired and for who wrote it down."""
    rows = [(name, post) for name, post, reason in value.members if not reason]
    rows += [(name, "") for name in (value.chair, value.recorder) if name and name not in dict(rows)]
    signed = []
    for name, post in dict.fromkeys(rows):
        duties = [
            texts[duty]
            for duty, own in (("as_chair", value.chair), ("as_recorder", value.recorder))
            if own == name
        ]
        shown = listed(duties)
        signed.append(
            (name, texts["duty"].format(post=post, duty=shown) if post and shown else post or shown, "")
        )
    return Table(tuple(texts["signatures"]), tuple(signed), (3, 5, 4), signing=True)


def _result(value: Minutes, texts: Mapping[str, Any]) -> Table:
    said = {key: texts[key] for key in ("carried", "not_carried", "deferred")} | {
        "no_quorum": texts["no_quorum_short"]
    }
    rows = tuple(
        (
            str(n),
            i.name,
            *(str(figure) for figure in (i.due, i.voting, i.agree, i.disagree, i.defer)),
            said[i.outcome],
        )
        for n, i in enumerate(value.items, 1)
    )
    return Table(tuple(texts["columns"]), rows)


def paper_of(value: Minutes, wording: Mapping[str, Any], watermark: str | None = None) -> OfficialPaper:
    """The minutes laid out; sections without content are left out and the others numbered on."""
    texts = wording["texts"]
    absent = [f"{name}（{reason}）" for name, _, reason in value.members if reason]
    lines = (
        ("on", f"{date_text(value.on)}{value.when}"),
        ("place", value.place),
        ("chair", value.chair),
        ("present", listed([name for name, _, reason in value.members if not reason])),
        ("absent", listed(absent)),
        ("sitting_in", listed(value.sitting_in)),
        ("recorder", value.recorder),
        ("agenda", value.agenda),
    )
    blocks: list[Block] = [Labelled(texts[key], text) for key, text in lines if text]
    number = 0
    for heading, found in _sections(value, texts):
        if found:
            blocks += [Heading(1, f"{NUMERALS[number]}、{heading}"), *found]
            number += 1
    names = tuple(name for name, _, _ in value.members) + tuple(item.name for item in value.items)
    head = value.head
    return OfficialPaper(
        title=phrase(wording["title"], {"body": value.body, "kind": value.kind}),
        blocks=tuple(blocks),
        issuer_mark=head.issuer_mark,
        number=head.number,
        signer=head.issuer,
        date=head.date,
        sealed=head.sealed,
        copies_to=head.copies_to,
        printed_by=head.printed_by,
        printed_on=head.date if head.printed_by else None,
        names=names + value.sitting_in,
        watermark=watermark,
    )


def render(value: Minutes, wording: Mapping[str, Any], watermark: str | None = None) -> Paper:
    """The minutes as PDF and .docx."""
    return produced(paper_of(value, wording, watermark))
