"""The words of the forms (大学本科, 中共党员 …) and the codes they stand for, both ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Terms:
    """`words[kind][code]` is the word printed and, after it, other words read for the same code."""

    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    contains: Mapping[str, tuple[tuple[str, str], ...]]

    @classmethod
    def from_mapping(cls, plain: Mapping[str, Any]) -> Terms:
        """The terms of `resources/terms/person.toml`."""
        words = {
            kind: {code: tuple(texts) for code, texts in table.items()}
            for kind, table in plain.items()
            if isinstance(table, dict)
        }
        contains = {
            kind.removesuffix("_contains"): tuple((row["text"], row["code"]) for row in table)
            for kind, table in plain.items()
            if isinstance(table, list)
        }
        return cls(words, contains)

    def label(self, kind: str, code: str) -> str:
        """The word printed for a code; the code itself when unknown, empty for none."""
        texts = self.words.get(kind, {}).get(code)
        return texts[0] if texts else code

    def code(self, kind: str, text: str) -> str | None:
        """The code a word stands for; None when the word is not known."""
        plain = "".join(unicodedata.normalize("NFKC", text).split())
        for code, texts in self.words.get(kind, {}).items():
            if plain in texts or plain == code:
                return code
        return None

    def told_by(self, kind: str, text: str) -> str:
        """The code told by what a free text contains (a title, a post); empty when nothing fits."""
        plain = "".join(unicodedata.normalize("NFKC", text).split())
        return next((code for part, code in self.contains.get(kind, ()) if part in plain), "")
