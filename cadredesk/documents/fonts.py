"""The bundled faces, which one sets a character or a name, and the canvas on which they are drawn.

A name must never print as a box nor vanish, so every text is checked against the faces' character maps before it
is drawn, and a name is set in one design.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import Any, Final, cast

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from cadredesk import resources
from cadredesk.errors import UserError

SONG: Final = "song"
TITLE: Final = "title"
FANG: Final = "fang"
HEI: Final = "hei"
KAI: Final = "kai"
RARE_A: Final = "rare_a"
RARE_B: Final = "rare_b"
FACES: Final = (SONG, TITLE, FANG, HEI, KAI, RARE_A, RARE_B)
"""宋体, 小标宋, 仿宋, 黑体, 楷体, and two faces for rare characters: `resources/fonts/FONTS.md`."""

NOT_AT_START: Final = frozenset("，。、；：？！”’）》〉」』】〕〗］｝％‰℃…—～·,.;:?!)]}%")
"""What may not begin a line (避头)."""
NOT_AT_END: Final = frozenset("“‘（《〈「『【〔〖［｛([{￥№·")
"""What may not end a line (避尾)."""
_HALF_WIDTH: Final = frozenset("0123456789.,:;-/()%+*#=~<>[] ")


def _to_unicode_map(fontname: str, subset: list[int]) -> str:
    """A ToUnicode map that writes characters above U+FFFF as UTF-16 pairs (ISO 32000-1, 9.10.3).

    reportlab writes five hex digits there, so that rare names are extracted wrongly.
    """
    pairs = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(subset)
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
            f"/CMapName /{fontname} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


ttfonts.makeToUnicodeCMap = _to_unicode_map
rl_config.useA85 = 0  # binary streams: a fifth smaller, and the encoder is slow


@cache
def face_name(face: str) -> str:
    """The name under which reportlab knows `face`; the face is read and registered at its first use."""
    name = f"CadreDesk{face.title().replace('_', '')}"
    pdfmetrics.registerFont(
        ttfonts.TTFont(
            name, str(resources.root() / "fonts" / f"{face}.ttf"), asciiReadable=False, shapable=False
        )
    )
    return name


@cache
def font(face: str) -> ttfonts.TTFont:
    """The reportlab font of `face`."""
    found: Any = pdfmetrics.getFont(face_name(face))
    return cast(ttfonts.TTFont, found)


@cache
def _advances(face: str) -> dict[int, float]:
    """Advance width of each character of `face`, in thousandths of the size."""
    shape = font(face).face
    widths: dict[int, float] = shape.charWidths
    default: float = shape.defaultWidth or 1000
    return {point: widths.get(point, default) for point in shape.charToGlyph}


def holds(face: str, text: Iterable[str]) -> bool:
    """Whether `face` has a glyph for every character of `text`."""
    known = _advances(face)
    return all(ord(character) in known for character in text)


def advance(face: str, character: str) -> float:
    """Width of `character` in `face`, as a fraction of the size."""
    return _advances(face)[ord(character)] / 1000


def _chain(style: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((style, SONG, RARE_A, RARE_B)))


def face_for(text: str, style: str) -> str:
    """The first face of style → 宋体 → rare A → rare B that holds the whole of `text`.

    Raises UserError("font.no_glyph") when none does; use `runs` where two rare faces may share a name.
    """
    wanted = set(text)
    for face in _chain(style):
        if holds(face, wanted):
            return face
    raise _no_glyph(text, style)


def _no_glyph(text: str, style: str) -> UserError:
    missing = next((c for c in text if not any(holds(face, c) for face in _chain(style))), text[:1])
    return UserError("font.no_glyph", character=missing, point=f"U+{ord(missing):04X}", text=text)


def is_latin(character: str) -> bool:
    """Whether `character` is set half-width beside Chinese: ASCII and Latin letters, but not the dot of names."""
    return character < "\u0080" or "\u00c0" <= character < "\u0250"


class _FaceOf(dict[str, str]):
    """Character → face, found at first sight: ASCII figures of 仿宋 are half-width, its letters are 宋体."""

    def __init__(self, style: str) -> None:
        super().__init__()
        self.style = style

    def __missing__(self, character: str) -> str:
        if self.style == FANG and is_latin(character):
            face = RARE_A if character in _HALF_WIDTH else face_for(character, SONG)
        else:
            face = face_for(character, self.style)
        self[character] = face
        return face


@cache
def faces_by_character(style: str) -> dict[str, str]:
    """The face of each single character in `style`; missing keys are found on look-up, or font.no_glyph raised."""
    return _FaceOf(style)


def name_faces(name: str, style: str) -> list[str]:
    """The face of each character of a name: one for all where one holds all, else the two rare faces."""
    for face in _chain(style):
        if holds(face, set(name)):
            return [face] * len(name)
    pair = [RARE_A if holds(RARE_A, character) else RARE_B for character in name]
    for character, face in zip(name, pair, strict=True):
        if not holds(face, character):
            raise UserError("font.no_glyph", character=character, point=f"U+{ord(character):04X}", text=name)
    return pair


def strange_names(text: str, style: str, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where in `text` names stand that the face of `style` does not hold whole: (start, end)."""
    by_character = faces_by_character(style)
    spans = []
    for name in names:
        if name in text and any(by_character[c] != style for c in name):
            start = text.find(name)
            while start >= 0:
                spans.append((start, start + len(name)))
                start = text.find(name, start + len(name))
    return spans


def runs(text: str, style: str, names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """`text` as (face, piece), so that every character has a glyph and each of `names` is set in one design."""
    by_character = faces_by_character(style)
    spans = strange_names(text, style, names)
    if not spans:
        return [(face, "".join(piece)) for face, piece in groupby(text, by_character.__getitem__)]
    faces = [by_character[character] for character in text]
    for start, end in spans:
        found = name_faces(text[start:end], style)
        faces[start:end] = [
            by_character[c] if c == "\u00b7" else f for c, f in zip(text[start:end], found, strict=True)
        ]
    pieces = groupby(zip(faces, text, strict=True), lambda pair: pair[0])
    return [(face, "".join(character for _, character in piece)) for face, piece in pieces]


def even_face(texts: Iterable[str], style: str) -> str:
    """The face for a column of names: `style` where it holds them all, else 宋体 for all, so that none stands out."""
    by_character = faces_by_character(style)
    plain = all(by_character[c] == style or is_latin(c) for text in texts for c in set(text) if c != "\n")
    return style if plain else SONG


def check(text: str) -> None:
    """Raise UserError("font.no_glyph") when some character of `text` could not be printed in any style."""
    for character in set(text):
        if character not in "\n":
            face_for(character, SONG)


def open_canvas(width: float, height: float) -> tuple[Canvas, BytesIO]:
    """An empty PDF of pages `width` × `height` points: equal drawings give equal bytes, no names, no dates."""
    target = BytesIO()
    first: Any = face_name(SONG)
    canvas = Canvas(target, pagesize=(width, height), invariant=1, pageCompression=1, initialFontName=first)
    canvas.setAuthor("")
    canvas.setCreator("")
    canvas.setProducer("CadreDesk")
    return canvas, target
