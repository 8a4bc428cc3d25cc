"""Makes the bundled fonts anew: fetches the originals, checks their hashes, converts, subsets, names them.

    python installer/build_fonts.py [--cache DIR]

Needs npm, apt-get and dpkg-deb. The faces and their origins are data: `resources/fonts/fonts.toml`. Equal
originals give equal faces, byte for byte.
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import logging
import shutil
import subprocess
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
_SYMBOLS = [
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x370, 0x3FF),
    (0x400, 0x45F),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20BF),
    (0x2100, 0x218F),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2460, 0x24FF),
    (0x2500, 0x257F),
    (0x25A0, 0x25FF),
    (0x2600, 0x2612),
    (0x2713, 0x2718),
    (0x3000, 0x303F),
    (0x3040, 0x30FF),
    (0x3100, 0x312F),
    (0x3200, 0x32FF),
    (0x3300, 0x33FF),
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFFEF),
]
_DROPPED = [
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "VORG",
    "vhea",
    "vmtx",
    "kern",
    "STAT",
    "DSIG",
    "gasp",
    "MATH",
    "morx",
    "feat",
    "prop",
    "FFTM",
    "hdmx",
    "VDMX",
    "LTSH",
    "meta",
]


def main() -> None:
    """Fetch, build every face into `resources/fonts`, and write FONTS.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "cadredesk-fonts")
    cache: Path = parser.parse_args().cache
    cache.mkdir(parents=True, exist_ok=True)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    plan = tomllib.loads((FONTS / "fonts.toml").read_text(encoding="utf-8"))
    folders = {name: _fetched(name, origin, cache) for name, origin in plan["origin"].items()}
    standard = _standard_characters(folders["unihan"])
    wanted = _wanted(plan["face"], folders, standard)
    rows = []
    for name, face in plan["face"].items():
        font = _made(folders[face["origin"]] / face["path"], wanted[name], face["family"])
        target = FONTS / f"{name}.ttf"
        font.save(target, reorderTables=True)
        rows.append(_row(name, face, plan["origin"][face["origin"]], target, standard))
        print(rows[-1])
    (FONTS / "FONTS.md").write_text(_page(rows, plan["origin"]), encoding="utf-8")


def _fetched(name: str, origin: dict[str, Any], cache: Path) -> Path:
    """The unpacked package of one origin; stops when its hash is not the recorded one."""
    package = cache / origin["file"]
    if not package.is_file():
        command = {"npm": ["npm", "pack", "--silent"], "apt": ["apt-get", "download"]}[origin["client"]]
        subprocess.run([*command, origin["package"]], cwd=cache, check=True)
    found = hashlib.sha256(package.read_bytes()).hexdigest()
    if found != origin["sha256"]:
        raise SystemExit(
            f"{package.name}: SHA-256 is {found}, recorded is {origin['sha256']}; nothing was built"
        )
    folder = cache / name
    if not folder.is_dir():
        part = cache / f"{name}.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        if package.suffix == ".deb":
            subprocess.run(["dpkg-deb", "-x", package, part], check=True)
        else:
            subprocess.run(["tar", "xzf", package, "-C", part], check=True)
        part.rename(folder)
    return folder


def _standard_characters(unihan: Path) -> set[int]:
    """The 8,105 characters of the 通用规范汉字表 (2013), from Unihan's kTGH."""
    with bz2.open(unihan / "usr/share/unicode/Unihan_OtherMappings.txt.bz2", "rt", encoding="utf-8") as lines:
        found = {int(line.split("\t")[0][2:], 16) for line in lines if "\tkTGH\t" in line}
    if len(found) != 8105:
        raise SystemExit(f"kTGH gives {len(found)} characters, not 8105")
    return found


def _encodable(codec: str) -> set[int]:
    """Every character of the basic plane that `codec` can write, private use left out."""
    found = set()
    for point in range(0x80, 0x10000):
        if 0xD800 <= point <= 0xF8FF:
            continue
        try:
            chr(point).encode(codec)
        except UnicodeEncodeError:
            continue
        found.add(point)
    return found


def _wanted(faces: dict[str, Any], folders: dict[str, Path], standard: set[int]) -> dict[str, set[int]]:
    """Which characters each face keeps."""
    held = {
        name: set(TTFont(folders[face["origin"]] / face["path"], lazy=True).getBestCmap())
        for name, face in faces.items()
    }
    symbols = {point for first, last in _SYMBOLS for point in range(first, last + 1)}
    common = standard | _encodable("gb2312") | symbols
    gbk = common | _encodable("gbk")
    not_song = {
        point for point in held["rare_a"] - held["song"] if point >= 0x2E80 and not 0xE000 <= point <= 0xF8FF
    }
    supplementary = {point for point in held["rare_a"] if point > 0xFFFF}
    rare_a = not_song | supplementary | {point for point in common if point >= 0x20}
    sets = {
        "all": set(range(0x20, 0x110000)) - set(range(0xE000, 0xF900)),
        "gbk": gbk,
        "common": common,
        "rare_a": rare_a,
        "rare_b": {point for point in held["rare_b"] if point > 0xFFFF} - rare_a,
    }
    return {name: sets[face["characters"]] & held[name] for name, face in faces.items()}


def _made(path: Path, points: set[int], family: str) -> TTFont:
    """One face: TrueType outlines, only the wanted characters, our own family name."""
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.legacy_cmap = False
    options.name_IDs = [0, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables = [*options.drop_tables, *_DROPPED]
    font = TTFont(path, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    if "CFF " in font:
        _to_truetype(font)
    _renamed(font, family)
    return font


def _to_truetype(font: TTFont) -> None:
    """Cubic outlines to quadratic ones, within one unit of a thousandth of the size."""
    order = font.getGlyphOrder()
    shapes = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs = glyphs
    highest = font["maxp"] = newTable("maxp")
    highest.tableVersion = 0x00010000
    highest.numGlyphs = len(order)
    for field in (
        "maxPoints",
        "maxContours",
        "maxCompositePoints",
        "maxCompositeContours",
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
        "maxComponentDepth",
    ):
        setattr(highest, field, 0)
    highest.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


def _renamed(font: TTFont, family: str) -> None:
    """Our own names: the licences reserve some of the original ones, and no installed font is shadowed."""
    names = font["name"]
    compact = family.replace(" ", "")
    for number, text in (
        (1, family),
        (2, "Regular"),
        (3, f"{compact};1"),
        (4, family),
        (5, "Version 1.000"),
        (6, compact),
    ):
        names.setName(text, number, 3, 1, 0x409)
    names.names.sort(key=lambda record: (record.platformID, record.platEncID, record.langID, record.nameID))
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x21) | 0x40
    font["head"].macStyle = 0


def _row(name: str, face: dict[str, Any], origin: dict[str, Any], target: Path, standard: set[int]) -> str:
    held = set(TTFont(target, lazy=True).getBestCmap())
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    return (
        f"| `{name}.ttf` | {face['family']} | {face['use']} | {origin['title']} | {len(held):,} "
        f"| {len(standard & held):,} | {target.stat().st_size / 1e6:.1f} | `{digest}` |"
    )


def _page(rows: list[str], origins: dict[str, Any]) -> str:
    table = "\n".join(rows)
    sources = "\n".join(
        f"| {o['title']} | {o['licence']} | `{o['package']}` ({o['client']}) | `{o['sha256']}` |"
        for o in origins.values()
    )
    return f"""# The bundled fonts

Made by `installer/build_fonts.py` from the packages below; written by it, not by hand. Every face is a changed
version (subset, hinting and layout tables removed, renamed; FandolFang also converted from cubic to quadratic
outlines) and stays under the licence of its original, see `licences/`. Coverage is counted against the 8,105
characters of the 通用规范汉字表. `song`, `rare_a` and `rare_b` together hold GBK, all 8,105, and the CJK
extensions A to F.

| file | family | used for | from | characters | of 8,105 | MB | SHA-256 |
|---|---|---|---|---|---|---|---|
{table}

| original | licence | package | SHA-256 of the package |
|---|---|---|---|
{sources}
"""


if __name__ == "__main__":
    main()
