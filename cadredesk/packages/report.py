"""The school's report to its bureau: the payload and the papers it names, sealed as one package (CDP/1 2.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from cadredesk.packages import canonical, manifest
from cadredesk.packages.sealing import seal

FORMAT = "cadredesk.report/1"
PATH = "data/report.json"


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
