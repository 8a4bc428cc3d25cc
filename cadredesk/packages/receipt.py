"""The bureau's answer about one package (回执): the payload `data/receipt.json` of a `bureau.receipt` (CDP/1 2.6)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NoReturn

from cadredesk.errors import UserError
from cadredesk.packages import canonical

FORMAT = "cadredesk.receipt/1"
PATH = "data/receipt.json"
RESULTS = ("accepted", "duplicate", "gap", "rejected", "returned")

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


def dump(content: Mapping[str, Any]) -> bytes:
    """The bytes of the payload."""
    data = canonical.dump({**content, "format": FORMAT}, canonical.PAYLOAD)
    read(data)
    return data


def read(data: bytes) -> dict[str, Any]:
    """The payload in `data`, held to its form; fields that are not known are kept.

    Raises `UserError`: `package.E140` to `E143`, `E402` for a newer format, `E403` for a field out of form. A payload
    without `format` is taken for the first one.
    """
    value = canonical.load(data, canonical.PAYLOAD)
    if not isinstance(value, dict):
        _refuse("format")
    form = value.get("format", FORMAT)
    if form != FORMAT:
        if isinstance(form, str) and form.startswith("cadredesk.receipt/"):
            raise UserError("package.E402")
        _refuse("format")
    about = _mapping(value, "re")
    _check_digest(about, "id")
    _check_numbers(about, "epoch", "seq")
    if value.get("result") not in RESULTS:
        _refuse("result")
    if not isinstance(value.get("code", ""), str):
        _refuse("code")
    _check_numbers(_mapping(value, "records"), "new", "changed", "rejected")
    chain = _mapping(value, "chain")
    _check_numbers(chain, "epoch", "seq")
    _check_digest(chain, "head")
    audit = _mapping(value, "audit")
    _check_numbers(audit, "n")
    _check_digest(audit, "head")
    for reason in _list(value, "reasons"):
        if not all(isinstance(reason.get(key, ""), str) for key in ("code", "person", "field", "text")):
            _refuse("reasons")
    return value


def _mapping(value: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = value.get(key)
    if not isinstance(found, dict):
        _refuse(key)
    return found


def _list(value: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = value.get(key, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        _refuse(key)
    return found


def _check_numbers(value: Mapping[str, Any], *keys: str) -> None:
    for key in keys:
        found = value.get(key)
        if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= canonical.LARGEST:
            _refuse(key)


def _check_digest(value: Mapping[str, Any], key: str) -> None:
    found = value.get(key)
    if not isinstance(found, str) or _DIGEST.fullmatch(found) is None:
        _refuse(key)


def _refuse(field: str) -> NoReturn:
    raise UserError("package.E403", field=field)
