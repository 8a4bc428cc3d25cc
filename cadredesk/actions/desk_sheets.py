"""The desk's own sheets and its key: test page, recovery sheet, the public key the bureau needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cadredesk import resources
from cadredesk.actions import checklists
from cadredesk.desk import Desk
from cadredesk.documents import recovery_sheet, test_page
from cadredesk.packages import signature
from cadredesk.packages.signature import PublicKey
from cadredesk.storage import journal, settings, users
from cadredesk.vault.files import write_atomic


@dataclass(frozen=True, slots=True)
class Key:
    """The organisation's signing key as others see it: `SHA256:…`, the OpenSSH line, and the day it was made."""

    fingerprint: str
    line: str
    made_on: date | None


def key(desk: Desk) -> Key:
    """The public half of the signing key."""
    public = PublicKey(desk.vault.public_keys().signing)
    with desk.read() as session:
        made = journal.last_of(session, desk.org, ("key.rotated",))
        made = made or journal.first_date(session, desk.org)
    return Key(signature.fingerprint(public), signature.public_line(public, desk.org), made)


def save_key(desk: Desk, place: Path) -> Path:
    """Saves the public key as `<code>.pub` into a folder, for the bureau and for auditors."""
    path = place / f"{desk.org}.pub"
    write_atomic(path, key(desk).line.encode() + b"\n")
    return path


def trial(desk: Desk) -> bytes:
    """The test page as PDF: a ruler, and names with rare characters."""
    with desk.read() as session:
        name = settings.school(session, desk.org).name
    return test_page.pdf(name, desk.today(), resources.wording("test_page"), _watermark(desk))


def trial_printed(desk: Desk) -> None:
    """Notes in the check list that a page was printed on trial."""
    checklists.note(desk, "test_print")


def recovery(desk: Desk, code: str) -> bytes:
    """The recovery sheet as PDF; the code is not kept anywhere."""
    with desk.read() as session:
        name = settings.school(session, desk.org).name
        people = users.listed(session, desk.org)
    wording = resources.wording("recovery_sheet")
    named = tuple((wording["roles"][user.role], user.name) for user in people if user.active)
    value = recovery_sheet.RecoverySheet(name, desk.org, code, desk.today(), named)
    return recovery_sheet.pdf(value, wording, _watermark(desk))


def save_pdf(pdf: bytes, path: Path) -> None:
    """Saves a sheet where the user said."""
    write_atomic(path, pdf)


def _watermark(desk: Desk) -> str | None:
    return str(resources.wording("papers")["watermark"]) if desk.kind == "rehearsal" else None
