"""A new signing key (更换密钥): told to everyone enrolled, signed by the old and the new key, beginning a new epoch (CDP/1 2.7)."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path

from cadredesk import VERSION
from cadredesk.actions import receipts
from cadredesk.actions.receipts import Sent
from cadredesk.desk import Desk, Session
from cadredesk.errors import UserError
from cadredesk.packages import agekey, manifest, sealing, signature, verify
from cadredesk.packages import rotation as payload
from cadredesk.storage import chains, outbox, settings
from cadredesk.storage.outbox import OutboxEntry
from cadredesk.storage.outbox import Stream as Outgoing
from cadredesk.vault.slots import OrgKeys, seal, unseal

__all__ = ["Rotated", "complete", "finish", "is_unfinished", "packages", "rotate", "write_again"]

LOCK = "rotation"
"""What the export is locked by between the transaction and the new key file."""

_SETTING = "rotation"
_PURPOSE = b"cadredesk/rotation"


@dataclass(frozen=True, slots=True)
class Rotated:
    """The new recovery code, shown and printed once and stored nowhere, and the packages that tell of the new key."""

    recovery_code: str
    sent: tuple[Sent, ...]

    def __repr__(self) -> str:
        return f"Rotated({len(self.sent)})"


def rotate(desk: Desk, approver_id: str, password: str, folder: Path) -> Rotated:
    """Makes a new signing key and offline recovery key, and writes a `key.rotate` for every enrolled organisation.

    Each is the last package of its old epoch; our next one is number 1 of the new epoch, which is the same for all.
    The other approvers need a new password from this one before they can sign. Power may go at any moment: `finish`
    ends what the transaction began. Errors: `reporting.locked`, `desk.copied`, `vault.wrong_password`, `vault.wait`,
    `vault.not_approver`, `rotation.nobody`, EnvironmentFault.
    """
    receipts.check_free(desk)
    old = desk.vault.org_keys(approver_id, password)
    new = OrgKeys(secrets.token_bytes(32), secrets.token_bytes(32))
    with desk.read() as session:
        codes = [one.code for one in chains.enrolled(session, desk.org) if one.ended_on is None]
        stands = outbox.streams(session, desk.org, codes)
        everyone = outbox.stream(session, desk.org, manifest.EVERYONE)
    if not codes:
        raise UserError("rotation.nobody")
    epoch = 1 + max(one.epoch for one in (*stands, everyone))
    made = [_package(desk, approver_id, one, epoch, old, new) for one in stands]
    for entry, package in made:
        desk.vault.seal_file(entry.file, package)
    with desk.write("key.rotated") as session:
        if outbox.streams(session, desk.org, codes) != stands:
            raise UserError("reporting.chain_moved")
        for entry, _ in made:
            outbox.put(session, desk.org, entry)
        for one in (*stands, everyone):
            outbox.put_stream(session, desk.org, Outgoing(one.recipient, epoch))
        sealed = seal(_key_of(old), new.signing + new.exchange, _PURPOSE)
        settings.put(session, desk.org, _SETTING, base64.b64encode(sealed).decode())
        settings.put_export_lock(session, desk.org, LOCK)
    code = desk.vault.replace_org_keys(approver_id, password, new)
    _end(desk)
    return Rotated(code, tuple(receipts.write(desk, entry, package, folder) for entry, package in made))


def packages(desk: Desk) -> tuple[OutboxEntry, ...]:
    """The packages that tell of the present key, one a partner, by recipient; none while the key was never changed."""
    with desk.read() as session:
        told = [one for one in outbox.entries(session, desk.org) if one.kind == manifest.ROTATE]
    last: dict[str, OutboxEntry] = {}
    for one in told:  # the newest first
        last.setdefault(one.recipient, one)
    newest = max((one.created for one in last.values()), default=None)
    return tuple(last[to] for to in sorted(last) if last[to].created == newest)


def complete(desk: Desk, approver_id: str, password: str, folder: Path) -> Rotated:
    """Ends a change of key that the power interrupted: with a recovery code to print in any case, and its packages written.

    Errors as `finish`; EnvironmentFault.
    """
    code = finish(desk, approver_id, password)
    if not code:
        code = desk.vault.renew_recovery(desk.vault.org_keys(approver_id, password))
        with desk.write("user.recovery_renewed"):
            pass
    return Rotated(code, write_again(desk, folder))


def write_again(desk: Desk, folder: Path) -> tuple[Sent, ...]:
    """Writes the packages that tell of the present key once more, the same bytes, for every partner. EnvironmentFault."""
    return tuple(receipts.write(desk, one, desk.vault.open_file(one.file), folder) for one in packages(desk))


def is_unfinished(desk: Desk) -> bool:
    """Whether the power went while the key was changed: the export is locked until `finish`."""
    with desk.read() as session:
        return settings.export_lock(session, desk.org) == LOCK


def finish(desk: Desk, approver_id: str, password: str) -> str:
    """Ends a change of key that the power interrupted, by the approver who began it; returns the new recovery code.

    The packages wait in the outbox. The code is empty when the new keys stood already: then a new one is made by
    `users.renew_recovery_code`. Errors: `rotation.nothing`, `vault.wrong_password`, `vault.wait`, `vault.not_approver`.
    """
    if not is_unfinished(desk):
        raise UserError("rotation.nothing")
    held = desk.vault.org_keys(approver_id, password)
    with desk.read() as session:
        sealed = base64.b64decode(settings.get(session, desk.org, _SETTING, str) or "")
    code = ""
    if sealed and not _is_new(desk):
        both = unseal(_key_of(held), sealed, _PURPOSE)
        code = desk.vault.replace_org_keys(approver_id, password, OrgKeys(both[:32], both[32:]))
    _end(desk)
    return code


def _is_new(desk: Desk) -> bool:
    """Whether the key file holds the new keys already: the rotation that waits names another key than ours as the old one."""
    with desk.read() as session:
        (entry, *_) = (one for one in outbox.entries(session, desk.org) if one.kind == manifest.ROTATE)
    found = verify.claimed_bytes(desk.vault.open_file(entry.file))
    return found.signer.raw != desk.vault.public_keys().signing


def _end(desk: Desk) -> None:
    with desk.write("key.rotation_ended") as session:
        _clear(session, desk.org)


def _clear(session: Session, org: str) -> None:
    settings.put(session, org, _SETTING, "")
    settings.put_export_lock(session, org, "")


def _package(
    desk: Desk, approver_id: str, stands: Outgoing, epoch: int, old: OrgKeys, new: OrgKeys
) -> tuple[OutboxEntry, bytes]:
    told = payload.Rotation(
        desk.org,
        signature.fingerprint(signature.public_of(old.signing)),
        epoch,
        signature.public_of(new.signing),
        recovery=agekey.recipient_text(agekey.public_raw(new.exchange)),
    )
    created = desk.now().replace(microsecond=0)
    package = sealing.seal(
        manifest.ROTATE,
        desk.org,
        stands.recipient,
        stands.epoch,
        stands.seq + 1,
        stands.head,
        created.isoformat(timespec="seconds"),
        payload.files(told, lambda message: signature.sign(new.signing, message)),
        lambda message: signature.sign(old.signing, message),
        {"app": f"cadredesk {VERSION}"},
    )
    package_id = verify.claimed_bytes(package).package_id
    entry = OutboxEntry(
        package_id,
        stands.recipient,
        manifest.ROTATE,
        stands.epoch,
        stands.seq + 1,
        stands.head,
        created,
        "",
        f"package-{package_id}.cdp",
        len(package),
        0,
        0,
        approver_id,
    )
    return entry, package


def _key_of(old: OrgKeys) -> bytes:
    """The key under which the new keys lie until the key file is written: whoever opens the old keys has it."""
    return hashlib.sha256(_PURPOSE + old.signing).digest()
