"""任职资格证书: the principal qualification certificate, one landscape page in a double frame."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.colors import Color

from cadredesk.documents import fonts
from cadredesk.documents.grid import (
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Line,
    Type,
    draw,
    set_line,
    set_paragraph,
    width_of,
)
from cadredesk.documents.grid import watermark as draw_watermark
from cadredesk.documents.listing import day
from cadredesk.documents.paper import phrase

_WIDTH: Final = PAGE_HEIGHT
_HEIGHT: Final = PAGE_WIDTH
_FRAME: Final = Color(0.62, 0.12, 0.12)
_TITLE: Final = Type(fonts.TITLE, 36)
_BODY: Final = Type(fonts.FANG, 19)
_NAME: Final = Type(fonts.KAI, 22)
_SMALL: Final = Type(fonts.FANG, 14)
_SIDE: Final = 42 * MM


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate states. `number` is its register number; `valid_until` None: without end."""

    number: str
    name: str
    gender: str
    birth: str
    unit: str
    post: str
    hours: int
    granted: dt.date
    valid_until: dt.date | None
    body: str


def pdf(value: Certificate, wording: Mapping[str, Any], watermark: str | None = None) -> bytes:
    """The certificate; raises UserError("font.no_glyph") when a character has no glyph."""
    canvas, target = fonts.open_canvas(_WIDTH, _HEIGHT)
    canvas.setTitle(wording["title"])
    if watermark:
        draw_watermark(canvas, watermark, _WIDTH, _HEIGHT)
    canvas.setStrokeColor(_FRAME)
    for inset, thick in ((12 * MM, 2.4), (14.5 * MM, 0.7)):
        canvas.setLineWidth(thick)
        canvas.rect(inset, inset, _WIDTH - 2 * inset, _HEIGHT - 2 * inset)
    placed: list[tuple[float, float, Line]] = []
    title = set_line(wording["title"], _TITLE)
    placed.append(((_WIDTH - title.width) / 2, _HEIGHT - 46 * MM, title))
    values = {
        "name": value.name,
        "gender": value.gender,
        "birth": value.birth,
        "unit": value.unit,
        "post": value.post,
        "hours": str(value.hours),
    }
    y = _HEIGHT - 70 * MM
    who = phrase(wording["who"], values) or phrase(wording["who_short"], values)
    name = set_line(value.name, _NAME)
    placed.append((_SIDE, y, name))
    placed.append((_SIDE + name.width, y, set_line(who, _BODY)))
    y -= 13 * MM
    for template in wording["text"]:
        text = phrase(template, values)
        for line in set_paragraph([(text, _BODY)], _WIDTH - 2 * _SIDE, 2 * _BODY.size, 0.0, ()):
            placed.append((_SIDE + line.x, y, Line(0.0, line.width, line.runs)))
            y -= 11.5 * MM
    foot = [wording["number"].format(number=value.number)]
    if value.valid_until is not None:
        foot.append(wording["valid"].format(first=day(value.granted), last=day(value.valid_until)))
    for at, text in enumerate(foot):
        placed.append((_SIDE, 36 * MM - at * 8 * MM, set_line(text, _SMALL)))
    for at, text in enumerate((value.body, day(value.granted))):
        right = _WIDTH - _SIDE - max(width_of(value.body, _BODY), width_of(day(value.granted), _BODY)) / 2
        line = set_line(text, _BODY)
        placed.append((right - line.width / 2, 44 * MM - at * 11 * MM, line))
    draw(canvas, placed)
    canvas.showPage()
    canvas.save()
    return target.getvalue()
