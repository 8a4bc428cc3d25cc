"""The folder's open marker `folder.json`: what kind of folder it is, what is shown before log-in, and its place."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from cadredesk.errors import UserError
from cadredesk.vault.files import faults, write_atomic

MARKER = "folder.json"
FORMAT = "cadredesk.folder/1"
KINDS = ("normal", "rehearsal", "test", "demo")
MODES = ("school", "bureau")
_LARGEST = 1 << 16


@dataclass(frozen=True, slots=True)
class Marker:
    """What the marker says: the folder's random id, kind, mode, organisation's code, language and font size
    (points) of the log-in page, and the place it was made for or confirmed at. Nothing personal.

    Id, kind and mode stand in the database too, so that a changed marker is noticed.
    """

    id: str
    kind: str
    mode: str
    org: str
    language: str
    font_size: int
    place: str

    @property
    def identity(self) -> dict[str, str]:
        """What must agree with the database."""
        return {"id": self.id, "kind": self.kind, "mode": self.mode}


def read_marker(folder: Path) -> Marker:
    """The marker; `vault.no_folder` when there is none, `vault.marker_unreadable` when it is no marker."""
    if not (folder / MARKER).is_file():
        raise UserError("vault.no_folder", folder=folder.name)
    with faults(MARKER), (folder / MARKER).open("rb") as stream:
        data = stream.read(_LARGEST)
    return parse_marker(data)


def parse_marker(data: bytes) -> Marker:
    """The marker of these bytes; `vault.marker_unreadable` otherwise."""
    try:
        content = json.loads(data)
        if content.pop("format") != FORMAT:
            raise ValueError("another format")
        marker = Marker(**content)
        texts = (marker.id, marker.org, marker.language, marker.place)
        _content(marker)  # fails for text that is none
        if marker.kind not in KINDS or marker.mode not in MODES:
            raise ValueError("unknown kind or mode")
        if not all(isinstance(text, str) for text in texts) or type(marker.font_size) is not int:
            raise ValueError("wrong types")
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise UserError("vault.marker_unreadable") from None
    return marker


def write_marker(folder: Path, marker: Marker) -> None:
    """Writes the marker in one step."""
    write_atomic(folder / MARKER, _content(marker))


def _content(marker: Marker) -> bytes:
    content = asdict(marker) | {"format": FORMAT}
    return (json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def place_of(folder: Path) -> str:
    """What tells this place from another: SHA-256 (hex) of the machine's id and the folder's path."""
    return hashlib.sha256(f"{_machine()}\n{folder.resolve()}".encode()).hexdigest()


def _machine() -> str:
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as place:
                return str(winreg.QueryValueEx(place, "MachineGuid")[0])
        except OSError:
            return ""
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        try:
            return Path(name).read_text(encoding="ascii").strip()
        except (OSError, UnicodeError):
            continue
    return ""
