"""A small signed package and its parts, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Mapping

from cadredesk.packages import archive, canonical, manifest, signature

SEED = bytes(range(32))
PUBLIC = signature.public_of(SEED)
OTHER_SEED = bytes(range(1, 33))
OTHER = signature.public_of(OTHER_SEED)
FILES = {"data/report.json": b'{"format":"cadredesk.report/1"}\n', "data/papers/a.pdf": b"%PDF-1.7\n"}


def value(held: Mapping[str, bytes] = FILES, **changes: object) -> dict[str, object]:
    """The manifest of the files `held` as a plain value, with some keys set (or, with None, left out)."""
    found: dict[str, object] = {
        "format": "cadredesk.package/1",
        "kind": "school.report",
        "sender": "SCH-001",
        "recipient": "EDU-1",
        "epoch": 1,
        "seq": 1,
        "prev": "0" * 64,
        "created": "2026-09-28T08:30:00+08:00",
        "files": [
            {"path": entry.path, "size": entry.size, "sha256": entry.sha256}
            for entry in (manifest.file_entry(path, held[path]) for path in sorted(held))
        ],
    } | changes
    return {key: item for key, item in found.items() if item is not None}


def package(data: bytes | None = None, files: Mapping[str, bytes] = FILES, seed: bytes = SEED) -> bytes:
    """A package whose manifest is `data` (the right one unless told), signed with `seed`."""
    data = canonical.dump(value(files)) if data is None else data
    signed = [(archive.MANIFEST, data), (archive.SIGNATURE, signature.sign(seed, data))]
    return archive.write([*signed, *files.items()])
