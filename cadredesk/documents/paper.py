"""From official wording and plain values to a finished paper: filled sentences, numbered sections, PDF and DOCX.

The wording of a document is `resources/wording/<document>.toml`. A sentence with `{fields}` is left out when one of
its fields is empty, so that one wording serves papers with and without a reception address, a score, and so on.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any, Final

from cadredesk.documents import docx, official, preview
from cadredesk.documents.official import (
    Annex,
    Block,
    Heading,
    Labelled,
    NameList,
    OfficialPaper,
    Paragraph,
    Table,
    date_text,
)
from cadredesk.errors import UserError

NUMERALS: Final = "一二三四五六七八九十"
_DATE: Final = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_ID: Final = re.compile(
    r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])"
    rf"|(?<![0-9])[1-9](?: ?[0-9]){{5}} ?(?:19|20)[0-9]{{2}} ?{_DATE} ?[0-9]{{3}}[0-9Xx](?![0-9])"
    rf"|(?<![0-9])[1-9][0-9]{{7}}{_DATE}[0-9]{{3}}(?![0-9])"
)
_MOBILE: Final = re.compile(r"(?<![0-9])(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])")
_HOME: Final = re.compile(
    r"(?:家庭住址|家庭地址|现住址|住址[:：]|家住)[^，。；]{0,20}|[0-9]+(?:号楼|栋|幢)?[0-9]*单元[0-9]*室?"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What an official paper of the school carries besides its text.

    issuer: 发文机关, as it signs. number: 文号. issuer_mark: the red mark (发文机关标志), none for a posted notice.
    approver: 签发人, upward papers only. sealed: room for a seal. copies_to, printed_by: 版记.
    """

    issuer: str
    date: dt.date
    number: str = ""
    sealed: bool = True
    issuer_mark: str = ""
    approver: str = ""
    contact: str = ""
    copies_to: str = ""
    printed_by: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper: its title, the PDF, how many pages, and the editable .docx."""

    title: str
    pdf: bytes
    pages: int
    docx: bytes


def produced(paper: OfficialPaper) -> Paper:
    """The paper as PDF and as .docx."""
    pdf = official.render_pdf(paper)
    return Paper(paper.title.replace("|", ""), pdf, preview.page_count(pdf), docx.render_docx(paper))


def phrase(template: str, values: Mapping[str, str]) -> str:
    """`template` with its fields filled in; empty when one of them is empty. An unknown field is a KeyError."""
    fields = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    return "" if any(not values[name] for name in fields) else template.format_map(values)


def span_text(first: dt.date, last: dt.date) -> str:
    """A period as papers print it."""
    return date_text(first) if first == last else f"{date_text(first)}至{date_text(last)}"


def listed(names: Sequence[str]) -> str:
    """Names in running text."""
    return "、".join(names)


def compose(
    wording: Mapping[str, Any],
    values: Mapping[str, str],
    head: Head,
    blocks: Mapping[str, Sequence[Block]] | None = None,
    annexes: tuple[Annex, ...] = (),
    names: tuple[str, ...] = (),
    watermark: str | None = None,
) -> OfficialPaper:
    """The paper of a wording: title, addressee, opening, numbered sections, closing, attachments.

    A paragraph `@name` stands for `blocks["name"]`. `（一）heading。` before a `|` is set in 楷体.
    """
    body: list[Block] = list(_paragraphs(wording.get("opening", ()), values, blocks or {}))
    number = 0
    for section in wording.get("sections", ()):
        found = list(_paragraphs(section["paragraphs"], values, blocks or {}))
        if found:
            heading = phrase(section["heading"], values)
            body += [Heading(1, f"{NUMERALS[number]}、{heading}"), *found]
            number += 1
    body += _paragraphs(wording.get("closing", ()), values, blocks or {})
    attachments = [phrase(text, values) for text in wording.get("attachments", ())]
    return OfficialPaper(
        title=phrase(wording["title"], values),
        blocks=tuple(body),
        addressee=phrase(wording.get("addressee", ""), values),
        issuer_mark=head.issuer_mark,
        number=head.number,
        approver=head.approver,
        attachments=tuple(text for text in attachments if text),
        signer=head.issuer,
        date=head.date,
        sealed=head.sealed,
        note=head.contact,
        annexes=annexes,
        copies_to=head.copies_to,
        printed_by=head.printed_by,
        printed_on=head.date if head.printed_by else None,
        names=names,
        watermark=watermark,
    )


def _paragraphs(
    templates: Sequence[str], values: Mapping[str, str], blocks: Mapping[str, Sequence[Block]]
) -> Iterator[Block]:
    for template in templates:
        if template.startswith("@"):
            yield from blocks.get(template[1:], ())
            continue
        text = phrase(template, values)
        lead, mark, rest = text.partition("|")
        if mark:
            yield Paragraph(rest, lead)
        elif text:
            yield from (Paragraph(line) for line in text.split("\n"))


def annex(
    wording: Mapping[str, Any],
    values: Mapping[str, str],
    blocks: Mapping[str, Sequence[Block]],
    label: str = "附件",
) -> Annex:
    """An annex of a wording (a table below `[annex]` of its TOML), by the rules of `compose`."""
    inner = compose(wording, values, Head("", dt.date.min), blocks)
    return Annex(label, inner.title, inner.blocks, bool(wording.get("landscape", False)))


def refuse_personal_data(paper: OfficialPaper, allowed: Sequence[str] = ()) -> None:
    """Raise UserError("paper.personal_data") when a posted text holds an ID number, a mobile number or a home address.

    `allowed` are texts that may stand: the office's own telephone numbers.
    """
    permitted = {_plain(text) for text in allowed}
    for text in _texts(paper):
        plain = _plain(text)
        for kind, pattern in (("身份证号", _ID), ("手机号码", _MOBILE), ("家庭住址", _HOME)):
            for found in pattern.findall(plain):
                if not any(found in text for text in permitted):
                    raise UserError("paper.personal_data", kind=kind, found=_masked(found))


def _plain(text: str) -> str:
    return re.sub(r"(?<=[0-9])[ \u3000\u00a0-]+(?=[0-9])", " ", unicodedata.normalize("NFKC", text))


def _masked(found: str) -> str:
    """Enough to find the place, not the whole number."""
    return found[:4] + "*" * max(len(found) - 6, 1) + found[-2:] if len(found) > 6 else found


def _texts(paper: OfficialPaper) -> Iterator[str]:
    yield from (paper.title, paper.addressee, paper.number, paper.note, paper.signer, *paper.attachments)
    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    for block in blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Paragraph):
            yield block.lead + block.text
        elif isinstance(block, Labelled):
            yield block.text
        elif isinstance(block, NameList):
            yield from block.names
        elif isinstance(block, Table):
            yield block.caption
            for row in block.rows:
                yield from row
