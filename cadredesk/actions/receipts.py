"""Receipts go out: each is numbered and signed by the approver, kept in the outbox, and written to the stick (CDP/1 2.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cadredesk import VERSION
from cadredesk.actions import enrolment, reporting
from cadredesk.desk import Desk, Session
from cadredesk.domain.chain import Stream
from cadredesk.domain.enrolment import SCHOOL
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.packages import envelope, manifest, receipt, sealing, signature, verify
from cadredesk.packages.signature import PublicKey
from cadredesk.storage import bureau, chains, journal, outbox, settings
from cadredesk.storage.chains import Receipt
from cadredesk.storage.outbox import OutboxEntry
from cadredesk.storage.outbox import Stream as Outgoing
from cadredesk.vault.files import write_atomic
from cadredesk.vault.marker import read_marker

__all__ = [
    "Receipt",
    "Sent",
    "check_free",
    "count_due",
    "decide",
    "decide_in",
    "due",
    "export",
    "is_locked",
    "restate",
    "seal",
    "send",
    "start_anew",
    "start_anew_with_all",
    "tell",
    "write",
]

DECISIONS = ("accepted", "returned")

LONGEST_TEXT = 2000
"""Most characters of the bureau's own words in a receipt (CDP/1 2.1 limits the strings of a package)."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A package that went out: its id, recipient, number, and the file that was written."""

    package_id: str
    recipient: str
    epoch: int
    seq: int
    path: Path


def due(desk: Desk, recipient: str | None = None) -> tuple[Receipt, ...]:
    """The receipts that wait to go out, for one school when told."""
    with desk.read() as session:
        return chains.due_receipts(session, desk.org, recipient)


def count_due(desk: Desk) -> int:
    """How many receipts wait to go out."""
    with desk.read() as session:
        return chains.count_due(session, desk.org)


def restate(desk: Desk, package_id: str) -> None:
    """Lets the receipt of a package go out once more with where the chain stands now: for a restored backup.

    `receipts.unknown` when there is none.
    """
    with desk.write("receipt.due_again", package_id) as session:
        known = chains.receipt(session, desk.org, package_id)
        if known is None:
            raise UserError("receipts.unknown")
        stands = chains.stream(session, desk.org, known.recipient, desk.org)
        content = {**known.content, "chain": {"epoch": stands.epoch, "seq": stands.seq, "head": stands.head}}
        chains.put_receipt(session, desk.org, replace(known, content=content, due=True))


def decide(
    desk: Desk,
    package_id: str,
    decision: str,
    reasons: Sequence[tuple[str, str, str]] = (),
    text: str = "",
    *,
    seen: int | None = None,
) -> None:
    """The bureau accepts a report or returns it with reasons (code, person's id, field) and words; the school is told.

    `seen` is `desk.seen()` of when the report was looked at. Errors: `receipts.unknown`, `receipts.superseded` (a newer
    report is here), `receipts.no_reason`, `receipts.too_long`, `desk.changed_meanwhile`.
    """
    with desk.write(f"submission.{decision}", package_id, seen=seen) as session:
        decide_in(session, desk, package_id, decision, reasons, text)


def decide_in(
    session: Session,
    desk: Desk,
    package_id: str,
    decision: str,
    reasons: Sequence[tuple[str, str, str]] = (),
    text: str = "",
) -> None:
    """The same inside a transaction of something larger. Errors as for `decide`."""
    if decision not in DECISIONS:
        raise ValueError(decision)
    if decision == "returned" and not reasons and not text.strip():
        raise UserError("receipts.no_reason")
    if len(text.strip()) > LONGEST_TEXT:
        raise UserError("receipts.too_long", limit=LONGEST_TEXT)
    known = bureau.submission(session, desk.org, package_id)
    if known is None:
        raise UserError("receipts.unknown")
    if known.state == "superseded":
        raise UserError("receipts.superseded")
    decided = replace(
        known,
        state=decision,
        reasons=tuple(reasons),
        text=text.strip(),
        decided_by=desk.user.id,
        decided_on=desk.today(),
    )
    bureau.put_submission(session, desk.org, decided)
    told = [
        {key: part for key, part in zip(("code", "person", "field"), reason, strict=True) if part}
        for reason in reasons
    ]
    if not tell(session, desk, package_id, decision=decision, reasons=told, text=text.strip()):
        raise UserError("receipts.unknown")


def tell(session: Session, desk: Desk, package_id: str, **content: Any) -> bool:
    """Puts `content` into the receipt of a package and lets it go out again; empty lists and texts take a part out.

    False when there is no receipt of that package.
    """
    known = chains.receipt(session, desk.org, package_id)
    if known is None:
        return False
    changed = {**known.content, **content}
    kept = {key: value for key, value in changed.items() if value not in ([], "") or key == "code"}
    if kept != known.content:
        chains.put_receipt(session, desk.org, replace(known, content=kept, due=True))
    return True


def export(
    desk: Desk, approver_id: str, password: str, folder: Path, recipient: str | None = None
) -> tuple[Sent, ...]:
    """Numbers, signs and writes every receipt that waits (for one school when told) into `folder`.

    Each is one package of the stream to its school, kept in the outbox; its chain moves in the same transaction. It goes
    in an envelope when the school's age key is known. Errors: `vault.wrong_password`, `vault.wait`, `vault.not_approver`,
    `package.…`, EnvironmentFault.
    """
    check_free(desk)
    waiting = due(desk, recipient)
    if not waiting:
        return ()
    key = desk.vault.signing_key(approver_id, password)
    sent = []
    for one in waiting:
        files = {receipt.PATH: receipt.dump(one.content)}
        entry, package = _seal(desk, key, approver_id, one.recipient, manifest.RECEIPT, files, about=one)
        sent.append(write(desk, entry, package, folder))
    return tuple(sent)


def send(
    desk: Desk,
    approver_id: str,
    password: str,
    folder: Path,
    recipient: str,
    kind: str,
    files: Mapping[str, bytes],
) -> Sent:
    """Makes any other package of a bureau (policy, roster, notice) for one school or for everyone (`*`), and writes it.

    Errors as for `export`.
    """
    check_free(desk)
    key = desk.vault.signing_key(approver_id, password)
    entry, package = _seal(desk, key, approver_id, recipient, kind, files)
    return write(desk, entry, package, folder)


def seal(
    desk: Desk,
    key: bytes,
    approver_id: str,
    recipient: str,
    kind: str,
    files: Mapping[str, bytes],
    content: Mapping[str, int],
    also: Callable[[Session, str], None],
) -> OutboxEntry:
    """Seals the next package to `recipient` into the outbox without writing it to a stick.

    `key` is the unwrapped signing key, `content` the counts told in the manifest; `also(session, package_id)` is done in
    the same transaction. `desk.copied`, `reporting.locked`, `reporting.chain_moved`, `package.…`.
    """
    check_free(desk)
    return _seal(desk, key, approver_id, recipient, kind, files, content=content, also=also)[0]


def start_anew(desk: Desk, approver_id: str, password: str, folder: Path, recipient: str) -> Sent:
    """Asks `recipient` for a new epoch by a chain.reset, which two people there approve, and frees the export.

    For a restored backup that no word of the other side can help: a school that never had a package from the bureau, and
    the bureau itself. `receipts.import_first` when the other side's newest package is enough; errors as for `export`.
    """
    desk.check_writable()
    with desk.read() as session:
        heard = chains.stream(session, desk.org, recipient, desk.org).begun
    if desk.mode == "school" and heard:
        raise UserError("receipts.import_first")
    key = desk.vault.signing_key(approver_id, password)
    entry, package = _seal(desk, key, approver_id, recipient, manifest.RESET, {}, anew=True)
    return write(desk, entry, package, folder)


def start_anew_with_all(desk: Desk, approver_id: str, password: str, folder: Path) -> tuple[Sent, ...]:
    """A bureau's restored backup: every school, and the stream to everyone, is asked for a new epoch by a chain.reset.

    The export is free once the last one is sealed. Errors as for `start_anew`.
    """
    desk.check_writable()
    with desk.read() as session:
        codes = sorted(chains.codes(session, desk.org, SCHOOL))
    key = desk.vault.signing_key(approver_id, password)
    made = [
        _seal(desk, key, approver_id, code, manifest.RESET, {}, anew=True, frees=code == manifest.EVERYONE)
        for code in (*codes, manifest.EVERYONE)
    ]
    return tuple(write(desk, entry, package, folder) for entry, package in made)


def check_free(desk: Desk) -> None:
    """`desk.copied`; `reporting.locked` (a school), `receipts.locked` (a bureau) for a restored backup."""
    desk.check_writable()
    if is_locked(desk):
        raise UserError("reporting.locked" if desk.mode == "school" else "receipts.locked")


def is_locked(desk: Desk) -> bool:
    """Whether this folder is a restored backup that must not send before its numbers are sure (CDP/1 2.6)."""
    with desk.read() as session:
        return bool(settings.export_lock(session, desk.org))


def _seal(
    desk: Desk,
    key: bytes,
    approver_id: str,
    recipient: str,
    kind: str,
    files: Mapping[str, bytes],
    about: Receipt | None = None,
    *,
    anew: bool = False,
    frees: bool = True,
    content: Mapping[str, int] | None = None,
    also: Callable[[Session, str], None] | None = None,
) -> tuple[OutboxEntry, bytes]:
    """The next package of the stream to `recipient`, or the first of its next epoch, sealed into the vault; the chain moves."""
    with desk.read() as session:
        known = outbox.stream(session, desk.org, recipient)
        theirs = chains.stream(session, desk.org, recipient, desk.org)
        line = journal.head(session, desk.org)
    stands = Outgoing(recipient, known.epoch + 1) if anew else known
    created = desk.now().replace(microsecond=0)
    optional: dict[str, object] = {
        "install": read_marker(desk.folder).id,
        "audit": {"n": line.n, "head": line.hash},
        "app": f"cadredesk {VERSION}",
    }
    if recipient != manifest.EVERYONE:
        optional["ack"] = _ack(theirs)
    if content:
        optional["content"] = dict(content)
    package = sealing.seal(
        kind,
        desk.org,
        recipient,
        stands.epoch,
        stands.seq + 1,
        stands.head,
        created.isoformat(timespec="seconds"),
        files,
        lambda message: signature.sign(key, message),
        optional,
    )
    proved = verify.verify(package, {desk.org: PublicKey(desk.vault.public_keys().signing)})
    entry = OutboxEntry(
        proved.package_id,
        recipient,
        kind,
        stands.epoch,
        stands.seq + 1,
        stands.head,
        created,
        "",
        f"package-{proved.package_id}.cdp",
        len(package),
        0,
        0,
        approver_id,
    )
    desk.vault.seal_file(entry.file, package)
    with desk.write("package.sealed", entry.id) as session:
        if outbox.stream(session, desk.org, recipient) != known:
            raise UserError("reporting.chain_moved")
        outbox.put(session, desk.org, entry)
        outbox.put_stream(session, desk.org, Outgoing(recipient, entry.epoch, entry.seq, entry.id))
        if also is not None:
            also(session, entry.id)
        if anew and frees:
            settings.put_export_lock(session, desk.org, "")
        if about is not None:
            now = chains.receipt(session, desk.org, about.re_id)
            changed = now is None or now.content != about.content
            chains.put_receipt(session, desk.org, replace(now or about, due=changed, sent_as=entry.id))
    return entry, package


def write(desk: Desk, entry: OutboxEntry, package: bytes, folder: Path) -> Sent:
    """Writes the package into the folder, in an envelope where the recipient's age key is known."""
    to = enrolment.recipients(desk, entry.recipient)
    path = folder / reporting.file_name(desk, entry)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            "reporting.write_failed", reason=error.strerror or type(error).__name__
        ) from error
    write_atomic(path, envelope.seal_for(package, to) if to else package)
    with desk.write("package.written", entry.id) as session:
        outbox.put(session, desk.org, replace(entry, written_on=desk.today()))
    return Sent(entry.id, entry.recipient, entry.epoch, entry.seq, path)


def _ack(stands: Stream) -> dict[str, object]:
    return {"epoch": stands.epoch if stands.begun else 0, "seq": stands.seq, "head": stands.head}
