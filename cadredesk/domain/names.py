"""Names of persons: one form to compare and keep, one to print in lists, and the surname within."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_NAME = 50
"""Most code points a name may have (long minority and foreign names included)."""

DOT = "\u00b7"
"""The one dot inside a name that is kept (间隔号)."""

IDEOGRAPHIC_SPACE = "\u3000"


@lru_cache(maxsize=20_000)
def normalise(raw: str) -> str:
    """The form in which a name is compared and kept; the raw text is kept elsewhere.

    Blanks and invisible characters go (words of a Latin name keep one space between), every dot becomes
    U+00B7, look-alike radicals (⽂, ⻬) and compatibility ideographs become the character meant (NFKC), and
    so do the private-use code points under which older systems kept characters of GB 18030 (U+E863 is 䶮).
    Characters beyond U+FFFF and other private-use characters stay. Idempotent; never raises.
    """
    if _PLAIN.fullmatch(raw):
        return raw
    text = raw.translate(_OLD_PLACES).translate(_LOOK_ALIKE)
    text = unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKE)
    text = "".join(" " if char.isspace() else char for char in text if not _invisible(char))
    text = _BLANKS.sub(_blank, text.strip())
    text = _ASCII_DOT.sub(DOT, text)
    return unicodedata.normalize("NFC", re.sub(f" ?{DOT}[{DOT} ]*", DOT, text))


def visible(text: str) -> str:
    """A text without what nobody sees: control characters, marks that turn the direction of reading, zero widths.

    They make one text look like another, and no page can print them. Line breaks and tabs stay.
    """
    if text.isprintable():
        return text
    return "".join(
        char for char in text if char in "\n\r\t" or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )


def same(a: str, b: str) -> bool:
    """Whether two texts write the same name: equal after `normalise`, without blanks, in any case."""
    return _bare(a) == _bare(b)


def padded(name: str) -> str:
    """How a name stands in lists and ballots: two Han characters get U+3000 between, others nothing."""
    plain = normalise(name)
    if len(plain) == 2 and all(is_han(char) for char in plain):
        return plain[0] + IDEOGRAPHIC_SPACE + plain[1]
    return plain


def surname(name: str) -> str:
    """The surname: two characters when the table of compound surnames (复姓) has them and a name follows.

    A name with a dot gives what stands before it; a name without Han characters is given back whole.
    """
    plain = normalise(name)
    head, dot, _ = plain.partition(DOT)
    if dot and head:
        return head
    if not plain or not is_han(plain[0]):
        return plain
    return plain[:2] if len(plain) > 2 and plain[:2] in COMPOUND_SURNAMES else plain[0]


def code_points(name: str) -> int:
    """The length that counts against `MAX_NAME`: code points of the normalised name, not UTF-16 units."""
    return len(normalise(name))


def private_use(text: str) -> tuple[str, ...]:
    """The private-use characters in a text that `normalise` cannot place, each once in order.

    No font is sure to show them.
    """
    known = text.translate(_OLD_PLACES)
    return tuple(dict.fromkeys(char for char in known if unicodedata.category(char) == "Co"))


def is_han(char: str) -> bool:
    """Whether one character is a Han character; a private-use character stands for one."""
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3FFFF
        or code == 0x3007
        or 0xE000 <= code <= 0xFAFF
        or 0x2E80 <= code <= 0x2FDF
        or code >= 0xF0000
    )


# Surnames of two characters in present use (《百家姓》复姓, and those seen in household registers).
_COMPOUND = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空"
    "闾丘子车亓官司寇巫马公西颛孙壤驷公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延东郭羊舌微生梁丘左丘西门第五南荣东里东宫即墨"
    "淳于达奚褚师纳兰完颜耶律哥舒贺兰贺若斛律豆卢屈突屠岸北宫邯郸歐陽諸葛司馬東方尉遲"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND[place : place + 2] for place in range(0, len(_COMPOUND), 2))

_DOTS = "\u2022\u2027\u2219\u22c5\u30fb\uff65\u1427\u2e31\u02d9\u0387\u2e33\u25cf\u26ab\u00b7\ufe52\u2024\u318d\u119e"
_PLAIN = re.compile("[\u4e00-\u9fff]*")
_BLANKS = re.compile(r"(?<=(.)) +(?=(.))", re.DOTALL)
_HAN = (
    "[\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\ue000-\ufaff\U00020000-\U0003ffff\U000f0000-\U0010ffff]"
)
_ASCII_DOT = re.compile(f"(?<={_HAN}) ?[.。] ?(?={_HAN})")

# GBK kept the eighty characters of FE50..FEA0 at U+E815..U+E864. The codec knows the places that Unicode gave
# most of them; the other fourteen came with GB 18030-2022.
_OLD_PLACES = {
    0xE815 + place: bytes((0xFE, trail)).decode("gb18030")
    for place, trail in enumerate(trail for trail in range(0x50, 0xA1) if trail != 0x7F)
} | {
    0xE816: "\U00020087",
    0xE817: "\U00020089",
    0xE818: "\U000200cc",
    0xE81E: "\u9fb4",
    0xE826: "\u9fb5",
    0xE82B: "\u9fb6",
    0xE82C: "\u9fb7",
    0xE831: "\U000215d7",
    0xE832: "\u9fb8",
    0xE83B: "\U0002298f",
    0xE843: "\u9fb9",
    0xE854: "\u9fba",
    0xE855: "\U000241fe",
    0xE864: "\u9fbb",
}

# CJK Radicals Supplement, which NFKC leaves alone: the ideograph each looks like
# (Unicode Character Database, EquivalentUnifiedIdeograph).
_RADICALS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺉刂⺊卜⺋㔾⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫"
    "⺦丬⺨犭⺩王⺪疋⺬示⺭礻⺮竹⺯糹⺰纟⺹耂⺺肀⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻐钅"
    "⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜"
    "⻰龙⻱龜⻲亀⻳龟"
)
_LOOK_ALIKE = {ord(_RADICALS[i]): _RADICALS[i + 1] for i in range(0, len(_RADICALS), 2)} | {
    ord(dot): DOT for dot in _DOTS
}


def _invisible(char: str) -> bool:
    code = ord(char)
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return True
    return unicodedata.category(char) in ("Cf", "Cc") and not char.isspace()


def _blank(found: re.Match[str]) -> str:
    before, after = found[1], found[2]
    return "" if is_han(before) or is_han(after) or DOT in (before, after) else " "


def _bare(name: str) -> str:
    return normalise(name).replace(" ", "").casefold()
