"""Reads what lies in `resources/` into frozen values, which are handed on as arguments."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any


def root() -> Path:
    """The folder `resources/`, beside the package or inside the installed program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen, "resources") if frozen else Path(__file__).resolve().parent.parent / "resources"


def read_toml(*parts: str) -> dict[str, Any]:
    """One TOML file below `resources/`, parsed."""
    return tomllib.loads(root().joinpath(*parts).read_text(encoding="utf-8"))


def wording(document: str) -> dict[str, Any]:
    """The official wording of one document, `resources/wording/<document>.toml`."""
    return read_toml("wording", f"{document}.toml")
