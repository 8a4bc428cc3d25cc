"""Turns the code of an error or a finding into its sentence, for the window and the commands alike."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path

from cadredesk.errors import UserError

LANGUAGES = ("zh_CN", "en")
_ROOT = Path(__file__).resolve().parent.parent / "resources" / "messages"


def language() -> str:
    """The language of sentences: `CADREDESK_LANG` (`zh_CN` or `en`), Simplified Chinese unless told."""
    wanted = os.environ.get("CADREDESK_LANG", "zh_CN")
    return "en" if wanted.lower().startswith("en") else "zh_CN"


@cache
def _area(lang: str, area: str) -> dict[str, str]:
    path = _ROOT / lang / f"{area}.toml"
    if not path.is_file():
        return {}
    return dict(tomllib.loads(path.read_text(encoding="utf-8")))


def sentence(code: str, lang: str | None = None, /, **values: object) -> str:
    """The sentence of `code` with its values filled in; an unknown code is shown as it is."""
    area, _, name = code.partition(".")
    template = _area(lang or language(), area).get(name)
    if template is None:
        return str(UserError(code, **values))
    return template.format_map(_Shown(values))


def known_sentence(code: str, lang: str | None = None) -> bool:
    """Whether a code has a sentence."""
    area, _, name = code.partition(".")
    return name in _area(lang or language(), area)


def sentence_of(error: UserError, lang: str | None = None) -> str:
    """What to show for an error: what happened, what is safe, what to do, and last the code."""
    return f"{sentence(error.code, lang, **error.values)} [{error.code}]"


class _Shown(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"
