"""Canonical JSON: the one way a value is written, and the strict reading of it (CDP/1 2.2)."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import NoReturn

from cadredesk.errors import UserError

LARGEST = 2**53 - 1

_KEY = re.compile(r"[a-z][a-z0-9_]{0,31}", re.ASCII)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROL_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Form:
    """What a JSON file may hold: `size` in bytes, `string` in characters, `marks` (commas and brackets).

    A `strict` form has keys `[a-z][a-z0-9_]{0,31}`, integers 0..2^53-1, no null, no float, no control
    character, and is refused unless its bytes are the canonical ones. One that is not strict also allows
    null, finite floats, negative integers, line breaks and tabs in text and any key, and may be laid out freely.
    """

    size: int
    marks: int
    strict: bool
    depth: int = 16
    string: int = 4096


MANIFEST = Form(size=2**20, marks=2**20, strict=True)
PAYLOAD = Form(size=32 * 2**20, marks=1_000_000, strict=False)


def dump(value: object, form: Form = MANIFEST) -> bytes:
    """`value` in canonical bytes: UTF-8, text in NFC, keys by code point, no blanks, one final LF.

    Raises `UserError` `package.E142` for what the form does not allow, `package.E143` when it grows too large.
    """
    _inspect(value, form, 1)
    text = _written(value)
    if not unicodedata.is_normalized("NFC", text):
        text = _written(_normal(value))
    data = text.encode("utf-8") + b"\n"
    if len(data) > form.size:
        raise UserError("package.E143", limit=form.size >> 20)
    return data


def load(data: bytes, form: Form = MANIFEST) -> object:
    """The value written in `data`.

    Raises `UserError`: `package.E140` not JSON in UTF-8, `E141` not the canonical bytes, `E142` something the
    form does not allow (named in `what`), `E143` too large.
    """
    if len(data) > form.size:
        raise UserError("package.E143", limit=form.size >> 20)
    if sum(map(data.count, (b",", b"[", b"{"))) > form.marks:
        _refuse("count")
    try:
        text = data.decode("utf-8")
        value: object = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_constant=lambda _: _refuse("number"),
        )
    except RecursionError:
        _refuse("depth")
    except ValueError:
        raise UserError("package.E140") from None
    if not form.strict:
        _inspect(value, form, 1, with_texts=not _has_plain_texts(text, form))
    elif dump(value, form) != data:
        raise UserError("package.E141")
    return value


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        _refuse("duplicate_key")
    return found


def _integer(text: str) -> int:
    if len(text) > len(str(-LARGEST)):
        _refuse("number")
    return int(text)


def _has_plain_texts(text: str, form: Form) -> bool:
    """Whether no string in the sound JSON `text` can be one that `form`, which is not strict, does not allow.

    Said of most files by one look at the whole: without a backslash their strings stand in them as they are.
    """
    if "\\" in text or _CONTROL_IN_TEXT.search(text):
        return False
    return re.search(f'"[^"]{{{form.string + 1}}}', text) is None


def _inspect(value: object, form: Form, depth: int, *, with_texts: bool = True) -> None:
    """Refuses what `form` does not allow; the outermost list or object has the depth 1. Copies nothing."""
    if isinstance(value, str):
        if with_texts:
            _inspect_text(value, form)
    elif isinstance(value, bool):
        pass
    elif isinstance(value, int):
        if not (0 if form.strict else -LARGEST) <= value <= LARGEST:
            _refuse("number")
    elif isinstance(value, (dict, list, tuple)):
        if depth > form.depth:
            _refuse("depth")
        if isinstance(value, dict):
            if with_texts:
                for key in value:
                    _inspect_key(key, form)
            value = value.values()
        for item in value:
            if with_texts or not isinstance(item, str):
                _inspect(item, form, depth + 1, with_texts=with_texts)
    elif form.strict or not (value is None or isinstance(value, float)):
        _refuse("type")
    elif isinstance(value, float) and not -float("inf") < value < float("inf"):
        _refuse("number")


def _inspect_key(key: object, form: Form) -> None:
    if not isinstance(key, str) or (form.strict and _KEY.fullmatch(key) is None):
        _refuse("key")
    _inspect_text(key, form)


def _inspect_text(text: str, form: Form) -> None:
    if len(text) > form.string:
        _refuse("string")
    if text.isascii() and text.isprintable():
        return
    if (_CONTROL if form.strict else _CONTROL_IN_TEXT).search(text):
        _refuse("control")


def _normal(value: object) -> object:
    """`value` with its text in NFC; the few characters that grow under it are no concern of the limits."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        found = {unicodedata.normalize("NFC", key): _normal(item) for key, item in value.items()}
        if len(found) != len(value):
            _refuse("duplicate_key")
        return found
    if isinstance(value, (list, tuple)):
        return [_normal(item) for item in value]
    return value


def _refuse(what: str) -> NoReturn:
    raise UserError("package.E142", what=what)
