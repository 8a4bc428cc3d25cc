"""Keeps the window's translations: collects strings, fills in Chinese, builds the file the window loads.

    python installer/translate.py                     collect from ui/, then build zh_CN.qm
    python installer/translate.py --fill FILE.toml    first fill in translations, then the same
    python installer/translate.py --check             change nothing; exit 1 when a string has no translation
    python installer/translate.py --missing           collect, then print what is missing as TOML to fill in

One `.ts` stands for each module below ui/: `resources/translations/zh_CN/screens.start.ts`. To translate a new
screen: run with `--missing > new.toml`, write the Chinese behind each `=`, run with `--fill new.toml`, and commit
the `.ts` files with `zh_CN.qm`. A line of the TOML is `"English source" = "中文"`; it fills every string
with that source that has no translation yet, whatever its context. Translations may be edited in the `.ts` too.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "ui"
TS = ROOT / "resources" / "translations" / "zh_CN"
QM = ROOT / "resources" / "translations" / "zh_CN.qm"


def main(arguments: list[str] | None = None) -> int:
    """Does what the command line asks; the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fill", type=Path, action="append", default=[], metavar="FILE.toml")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--missing", action="store_true")
    wanted = parser.parse_args(arguments)
    if wanted.check:
        return _check()
    collect(TS)
    for file in wanted.fill:
        fill(TS, tomllib.loads(file.read_text(encoding="utf-8")))
    if wanted.fill:
        collect(TS)  # lupdate's way of writing a file is the one that is committed
    build(TS, QM)
    gone = missing(TS)
    for name, source in unseen(TS):
        print(f"{name}: lupdate cannot see {source!r}; take it out of the f-string", file=sys.stderr)
    if wanted.missing:
        for source in sorted({source for _, source in gone}):
            print(f'{json.dumps(source, ensure_ascii=False)} = ""')
    elif gone:
        print(f"{len(gone)} strings have no translation; see --missing", file=sys.stderr)
    return 0


def collect(folder: Path) -> None:
    """Brings every `.ts` in `folder` up to date with the source; translations in it stay."""
    folder.mkdir(parents=True, exist_ok=True)
    modules = {ts_name(path): path for path in sorted(UI.rglob("*.py"))}
    for name, path in modules.items():
        if not _has_strings(path):
            (folder / name).unlink(missing_ok=True)
            continue
        with tempfile.TemporaryDirectory() as room:
            fresh = Path(room, name)
            if (folder / name).is_file():
                fresh.write_bytes((folder / name).read_bytes())
            _tool("lupdate", os.path.relpath(path, ROOT), "-no-obsolete", "-locations", "none",
                  "-source-language", "en", "-target-language", "zh_CN", "-ts", str(fresh))  # fmt: skip
            _replace(folder / name, fresh.read_bytes())
    for path in folder.glob("*.ts"):
        if path.name not in modules:
            path.unlink()


def build(folder: Path, qm: Path) -> None:
    """Makes the one compiled file of all the `.ts`; the same input gives the same bytes."""
    with tempfile.TemporaryDirectory() as room:
        part = Path(room, qm.name)
        _tool("lrelease", *[str(path) for path in sorted(folder.glob("*.ts"))], "-qm", str(part))
        _replace(qm, part.read_bytes())


def unseen(folder: Path) -> list[tuple[str, str]]:
    """(module, string) of every string given to `tr` or `translate` that lupdate did not see (in an f-string)."""
    gone = []
    for path in sorted(UI.rglob("*.py")):
        file = folder / ts_name(path)
        known = {one.text for one in ElementTree.parse(file).iter("source")} if file.is_file() else set()
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                place = {"tr": 0, "translate": 1}.get(call.func.attr)
                if place is None or len(call.args) <= place:
                    continue
                text = call.args[place]
                if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value not in known:
                    gone.append((str(path.relative_to(ROOT)), text.value))
    return gone


def missing(folder: Path) -> list[tuple[str, str]]:
    """(file name, source) of every string without a finished translation."""
    gone = []
    for path in sorted(folder.glob("*.ts")):
        for message in ElementTree.parse(path).iter("message"):
            if not _text(message):
                gone.append((path.name, message.findtext("source") or ""))
    return gone


def fill(folder: Path, words: dict[str, str]) -> None:
    """Writes translations into every string of that source which has none."""
    for path in sorted(folder.glob("*.ts")):
        tree = ElementTree.parse(path)
        changed = False
        for message in tree.iter("message"):
            chinese = words.get(message.findtext("source") or "")
            if chinese and not _text(message):
                translation = message.find("translation")
                if translation is None:
                    translation = ElementTree.SubElement(message, "translation")
                translation.text = chinese
                translation.attrib.pop("type", None)
                changed = True
        if changed:
            body = ElementTree.tostring(tree.getroot(), encoding="unicode")
            head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
            path.write_text(head + body + "\n", encoding="utf-8")


def ts_name(module: Path) -> str:
    """The file of a module: `ui/screens/start.py` has `screens.start.ts`."""
    return ".".join(module.relative_to(UI).with_suffix("").parts) + ".ts"


def _check() -> int:
    with tempfile.TemporaryDirectory() as room:
        fresh = Path(room, "zh_CN")
        fresh.mkdir()
        for path in TS.glob("*.ts"):
            (fresh / path.name).write_bytes(path.read_bytes())
        collect(fresh)
        gone = missing(fresh)
        hidden = unseen(fresh)
        build(fresh, Path(room, "zh_CN.qm"))
        stale = not QM.is_file() or Path(room, "zh_CN.qm").read_bytes() != QM.read_bytes()
    for name, source in gone:
        print(f"{name}: no translation for {source!r}", file=sys.stderr)
    for name, source in hidden:
        print(f"{name}: lupdate cannot see {source!r}; take it out of the f-string", file=sys.stderr)
    if stale:
        print("zh_CN.qm does not fit the source; run installer/translate.py", file=sys.stderr)
    return 1 if gone or hidden or stale else 0


def _replace(path: Path, data: bytes) -> None:
    if not path.is_file() or path.read_bytes() != data:
        beside = path.with_suffix(f".{os.getpid()}.part")
        beside.write_bytes(data)
        beside.replace(path)


def _text(message: ElementTree.Element) -> str:
    translation = message.find("translation")
    if translation is None or translation.get("type") in ("unfinished", "vanished", "obsolete"):
        return ""
    return translation.text or ""


def _has_strings(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    return re.search(r"\.tr\(|\btranslate\(|\bQT_TRANSLATE_NOOP\(", text) is not None


def _tool(name: str, *arguments: str) -> None:
    from importlib.util import find_spec

    spec = find_spec("PySide6")
    places = list(spec.submodule_search_locations or ()) if spec else []
    suffix = ".exe" if sys.platform == "win32" else ""
    for place in places:
        for tool in (Path(place, name + suffix), Path(place, "Qt", "libexec", name + suffix)):
            if tool.is_file():
                done = subprocess.run(
                    [str(tool), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
                )
                if done.returncode:
                    raise SystemExit(f"{name}: {done.stderr or done.stdout}")
                return
    raise SystemExit(f"{name} is not installed; run installer/dev.py first")


if __name__ == "__main__":
    raise SystemExit(main())
