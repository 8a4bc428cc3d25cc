"""The school's report to its bureau: the payload and the papers it names, sealed as one package (CDP/1 2.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from typing import Any, NoReturn

from cadredesk.errors import UserError
from cadredesk.packages import canonical, manifest
from cadredesk.packages.sealing import seal

FORMAT = "cadredesk.report/1"
PATH = "data/report.json"

_LISTS = ("people", "rounds", "results", "meetings", "notices", "training", "papers")
_TEXTS = ("gender", "birth", "ethnicity", "id_number", "party", "current_post_kind", "photo")


def paper_path(content: bytes, ending: str) -> str:
    """Where a paper lies in the package: named by its digest, so that no path tells a person's name.

    `ending` is the kind of file without its dot (`pdf`); the real file name belongs into the JSON.
    """
    return f"data/papers/{hashlib.sha256(content).hexdigest()[:40]}.{ending.lower()}"


def seal_report(
    sender: str,
    recipient: str,
    epoch: int,
    seq: int,
    prev: str,
    created: str,
    report: Mapping[str, object],
    papers: Mapping[str, bytes],
    sign: Callable[[bytes], bytes],
    **optional: object,
) -> bytes:
    """The bytes of a `school.report` package with `report` as its payload and `papers` (path to content).

    The payload's `format` is set here. `optional` are further keys of the manifest (`period`, `install`, `ack`,
    `audit`, `based_on`, `content`, `app`, `schema`). Raises `UserError` `package.*`.
    """
    payload = canonical.dump({**report, "format": FORMAT}, canonical.PAYLOAD)
    files = {**papers, PATH: payload}
    return seal(manifest.REPORT, sender, recipient, epoch, seq, prev, created, files, sign, optional)


def read_report(data: bytes, paths: Collection[str]) -> dict[str, Any]:
    """The payload in `data`, held to its form; fields that are not known are kept.

    `paths` are the files of the package. Raises `UserError`: `package.E140` to `E143` for what is no payload,
    `E402` for a format only a newer program knows, `E403` for a field out of form (named in `field`).
    """
    value = canonical.load(data, canonical.PAYLOAD)
    if not isinstance(value, dict):
        _refuse("format")
    form = value.get("format")
    if form != FORMAT:
        if isinstance(form, str) and form.startswith("cadredesk.report/"):
            raise UserError("package.E402")
        _refuse("format")
    for name in _LISTS:
        entries = value.get(name, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            _refuse(name)
    _check_people(value.get("people", []), paths)
    for paper in value.get("papers", []):
        path = paper.get("path")
        if "path" in paper and not (isinstance(path, str) and path in paths):
            _refuse("path")
    for one in value.get("rounds", []):
        final = one.get("final", [])
        if not isinstance(final, list) or not all(isinstance(entry, dict) for entry in final):
            _refuse("final")
    return value


def _check_people(people: list[dict[str, Any]], paths: Collection[str]) -> None:
    seen: set[str] = set()
    for person in people:
        identity, name = person.get("id"), person.get("name")
        if not isinstance(identity, str) or not identity or identity in seen:
            _refuse("id")
        if not isinstance(name, str) or not name.strip():
            _refuse("name")
        seen.add(identity)
        for field in _TEXTS:
            if not isinstance(person.get(field, ""), str):
                _refuse(field)
        for table in ("educations", "titles"):
            rows = person.get(table, [])
            if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
                _refuse(table)
        if person.get("photo") and person["photo"] not in paths:
            _refuse("photo")


def _refuse(field: str) -> NoReturn:
    raise UserError("package.E403", field=field)
