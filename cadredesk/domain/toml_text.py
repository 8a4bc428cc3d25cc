"""Reads a frozen value from TOML strictly, and writes its canonical text: every rule file is read and sealed this way."""

from __future__ import annotations

import dataclasses
import hashlib
import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeVar

from cadredesk.errors import UserError

V = TypeVar("V")

DERIVED: Final = ("text", "digest")
"""Fields that are made from the others: not read, not written."""
MAX_TEXT: Final = 256 * 1024


def read(area: str, text: str) -> dict[str, Any]:
    """The plain mapping of a text; `<area>.too_long`, `<area>.syntax`."""
    if len(text) > MAX_TEXT:
        raise UserError(f"{area}.too_long")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{area}.syntax", reason=str(error)) from None


def build(area: str, kind: type[V], plain: Any, place: str = "") -> V:
    """A frozen dataclass from a TOML table, field by field. Errors name the place (`rules[3].number`):
    `<area>.unknown_key`, `<area>.missing_key`, `<area>.wrong_type`, `<area>.bad_value`.
    """
    if not isinstance(plain, Mapping):
        raise UserError(f"{area}.wrong_type", place=place or "/", wanted="table")
    hints = typing.get_type_hints(kind)
    fields = {f.name: f for f in dataclasses.fields(kind) if f.name not in DERIVED}  # type: ignore[arg-type]
    for key in plain:
        if key not in fields:
            raise UserError(f"{area}.unknown_key", place=_under(place, key))
    content: dict[str, Any] = {}
    for name, field in fields.items():
        if name in plain:
            content[name] = _convert(area, hints[name], plain[name], _under(place, name))
        elif field.default is MISSING and field.default_factory is MISSING:
            raise UserError(f"{area}.missing_key", place=_under(place, name))
    return kind(**content)


def canonical(value: Any) -> str:
    """The one TOML text of a value: every field written out in the order of the dataclass, fractions as text."""
    lines: list[str] = []
    tables: list[str] = []
    for field in dataclasses.fields(value):
        item = getattr(value, field.name)
        if field.name in DERIVED or item is None:
            continue
        if dataclasses.is_dataclass(item):
            tables.append(f"\n[{field.name}]\n" + _lines_of(item))
        elif isinstance(item, tuple) and item and dataclasses.is_dataclass(item[0]):
            tables.extend(f"\n[[{field.name}]]\n" + _lines_of(row) for row in item)
        else:
            lines.append(f"{field.name} = {_literal(item)}\n")
    return "".join(lines + tables)


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _lines_of(value: Any) -> str:
    return "".join(f"{name} = {_literal(item)}\n" for name, item in _items(value))


def _items(value: Any) -> list[tuple[str, Any]]:
    pairs = [(field.name, getattr(value, field.name)) for field in dataclasses.fields(value)]
    return [(name, item) for name, item in pairs if item is not None]


def _literal(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Fraction):
        return f'"{value}"'
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_literal(item) for item in value) + "]"
    return "{ " + ", ".join(f"{name} = {_literal(item)}" for name, item in _items(value)) + " }"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(f"\\u{ord(c):04X}" if ord(c) < 32 or ord(c) == 127 else c for c in escaped) + '"'


def _under(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _convert(area: str, hint: Any, value: Any, place: str) -> Any:
    if isinstance(hint, types.UnionType):
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    if typing.get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise UserError(f"{area}.wrong_type", place=place, wanted="list")
        inner = typing.get_args(hint)[0]
        return tuple(_convert(area, inner, item, f"{place}[{n}]") for n, item in enumerate(value, start=1))
    if dataclasses.is_dataclass(hint):
        return build(area, typing.cast("type[Any]", hint), value, place)
    if hint is Fraction:
        try:
            return Fraction(value) if isinstance(value, str) else Fraction(int(value))
        except (ValueError, ZeroDivisionError, TypeError):
            raise UserError(f"{area}.bad_value", place=place, value=str(value)) from None
    # bool is an int in Python, and TOML tells them apart.
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise UserError(f"{area}.wrong_type", place=place, wanted=hint.__name__)
    return value
