"""Enrolment in person: our signed file and its form go out, another's comes in and is proved by the paper (CDP/1 2.7)."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cadredesk import resources
from cadredesk.actions import renumbering, verification
from cadredesk.desk import Desk, Session
from cadredesk.documents import enrolment_form
from cadredesk.domain import chain, fingerprint
from cadredesk.domain.chain import ORIGIN, PinnedKey, Stream
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.enrolment import BUREAU, SCHOOL, Enrolled
from cadredesk.domain.school import is_org_code
from cadredesk.errors import UserError
from cadredesk.packages import agekey, archive, manifest, sealing, signature, verify
from cadredesk.packages import enrolment as payload
from cadredesk.packages.enrolment import Enrolment, Standing
from cadredesk.packages.signature import PublicKey
from cadredesk.storage import chains, outbox, settings
from cadredesk.storage.outbox import Stream as Outgoing
from cadredesk.vault.files import SHARED, write_atomic

__all__ = [
    "Asked",
    "Enrolled",
    "Enrolment",
    "ask",
    "enrol",
    "enrol_for_test",
    "enrolled",
    "file",
    "fingerprint_of",
    "form",
    "is_replacement",
    "own",
    "read_file",
    "recipients",
    "replace_key",
    "revoke",
    "save_form",
    "signers_file",
    "write_file",
]


JOINED = "joined_at"
"""The setting that says, by organisation, from which number (epoch, seq) on this folder speaks: what was before was lost."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which groups of the check number are to be typed from the paper: four places from 0 to 7."""

    enrolment: Enrolment
    places: tuple[int, ...]


def own(desk: Desk) -> Enrolment:
    """Our own facts and keys, as they go onto the form and into the file.

    The exchange key is the working key of this folder; the recovery key opens with the recovery code alone.
    """
    with desk.read() as session:
        facts = settings.school(session, desk.org)
    keys = desk.vault.public_keys()
    return Enrolment(
        desk.org,
        desk.mode,
        facts.name,
        PublicKey(keys.signing),
        agekey.recipient_text(agekey.public_raw(desk.vault.subkey("exchange"))),
        agekey.recipient_text(keys.exchange),
        facts.stage.value if desk.mode == SCHOOL else "",
        phone=facts.phone,
    )


def fingerprint_of(told: Enrolment) -> str:
    """The fingerprint of a signing key, `SHA256:…` as ssh-keygen prints it."""
    return signature.fingerprint(told.signing)


def file(desk: Desk, recipient: str, approver_id: str, password: str) -> bytes:
    """Our signed `key.enrol` for `recipient` (a code, or `*` from a bureau); it stands outside every chain.

    Errors: `enrolment.recipient`, `vault.wrong_password`, `vault.wait`, `vault.not_approver`.
    """
    everyone = desk.mode == BUREAU and recipient == manifest.EVERYONE
    if not everyone and (not is_org_code(recipient) or recipient == desk.org):
        raise UserError("enrolment.recipient", recipient=recipient)
    key = desk.vault.signing_key(approver_id, password)
    return sealing.seal(
        manifest.ENROL,
        desk.org,
        recipient,
        1,
        1,
        manifest.NO_PREVIOUS,
        desk.now().isoformat(timespec="seconds"),
        {payload.PATH: payload.dump(replace(own(desk), streams=_standings(desk, recipient)))},
        lambda message: signature.sign(key, message),
    )


def form(desk: Desk, recipient: str) -> bytes:
    """The form that goes with our file, as PDF: fingerprint, check number and QR code; `recipient` as printed."""
    told = own(desk)
    with desk.read() as session:
        facts = settings.school(session, desk.org)
    value = enrolment_form.EnrolmentForm(
        told.name,
        told.code,
        told.role,
        recipient,
        signature.fingerprint(told.signing),
        told.check_number,
        PartialDate.of(desk.today()).chinese(day=True),
        told.contact,
        facts.phone,
    )
    return enrolment_form.pdf(value, resources.wording("enrolment_form"))


def write_file(desk: Desk, recipient: str, approver_id: str, password: str, folder: Path) -> Path:
    """Writes our `key.enrol` into a folder (a stick), read back; it may be pulled then. Errors as `file`; EnvironmentFault."""
    to = recipient.replace(manifest.EVERYONE, "all")
    path = folder / f"CD1_{desk.org}_{to}_{manifest.ENROL}_e1_s1.cdp"
    write_atomic(path, file(desk, recipient, approver_id, password), mode=SHARED)
    return path


def save_form(desk: Desk, recipient: str, folder: Path) -> Path:
    """Saves our form as PDF into a folder. EnvironmentFault."""
    path = folder / f"CD1_{desk.org}_{manifest.ENROL}.pdf"
    write_atomic(path, form(desk, recipient), mode=SHARED)
    return path


def read_file(desk: Desk, path: Path) -> Enrolment:
    """The enrolment in another organisation's file: in form, but not yet believed.

    Errors: `package.…`; `enrolment.no_enrolment` for another kind of package, `enrolment.own` for our own file,
    `enrolment.role` for a school at a school, `package.E203` for another's.
    """
    with verification.opened_package(path) as (stream, _):
        found = verify.claimed(stream)
        if found.manifest.kind != manifest.ENROL:
            raise UserError("enrolment.no_enrolment")
        files = {name: archive.content(stream, entry) for name, entry in found.entries.items()}
    told = payload.read(files, found.manifest.sender, found.signer)
    if told.code == desk.org:
        raise UserError("enrolment.own")
    if found.manifest.recipient not in (manifest.EVERYONE, desk.org):
        raise UserError("package.E203", recipient=found.manifest.recipient)
    if desk.mode == SCHOOL and told.role == SCHOOL:
        raise UserError("enrolment.role")
    return told


def ask(told: Enrolment) -> Asked:
    """Four groups of the check number, chosen at random, for typing from the paper."""
    places = secrets.SystemRandom().sample(range(fingerprint.GROUPS), fingerprint.ASKED)
    return Asked(told, tuple(sorted(places)))


def enrol(
    desk: Desk, asked: Asked, typed: Mapping[int, str], second_id: str, second_password: str
) -> Enrolled:
    """Pins the keys of an organisation once the four typed groups agree and a second person has confirmed.

    An organisation known with another key is not replaced here: that is a change of key. Errors: `enrolment.groups`
    (`places` counts from 1), `chain.two_people`, `vault.wrong_password`, `vault.wait`, `enrolment.known`.
    """
    _prove_by_paper(desk, asked, typed, second_id, second_password)
    return _pin(desk, asked.enrolment)


def is_replacement(desk: Desk, told: Enrolment) -> bool:
    """Whether the organisation is enrolled here with another key: then it is `replace_key` that takes its file."""
    with desk.read() as session:
        known = chains.keys(session, desk.org, told.code)
    return bool(known) and known[-1].key != signature.public_line(told.signing)


def replace_key(
    desk: Desk, asked: Asked, typed: Mapping[int, str], second_id: str, second_password: str
) -> Enrolled:
    """Pins the new key of an organisation that has lost its own, in person, as at the first enrolment (CDP/1 2.7).

    The old key is trusted up to its last accepted number and no further; every stream of the organisation begins its next
    epoch, of which the first package of the new key is number 1. What was put aside from it is dropped, and receipts about
    its earlier packages do not go out any more. Decisions on its people go on by their ID numbers. Our file for it (`write_file` with its code) tells it where to begin.
    Errors as `enrol`; `enrolment.unknown`, `enrolment.same_key`, `chain.key_known` for a key it has had before.
    """
    _prove_by_paper(desk, asked, typed, second_id, second_password)
    told = asked.enrolment
    line = signature.public_line(told.signing)
    with desk.write("key.replaced", told.code) as session:
        facts, known = chains.find(session, desk.org, told.code), chains.keys(session, desk.org, told.code)
        if facts is None or not known:
            raise UserError("enrolment.unknown", org=told.code)
        if known[-1].key == line:
            raise UserError("enrolment.same_key", org=told.code)
        streams = chains.streams_of(session, desk.org, told.code)
        last = max([(one.epoch, one.seq) for one in streams.values()], default=(known[-1].since, 0))
        epoch = 1 + max(last[0], known[-1].since)
        pinned = chain.rotate(known, line, epoch, desk.user.id, second_id)
        pinned = chain.revoke(pinned, known[-1].key, *last)
        chains.put_keys(session, desk.org, told.code, pinned)
        for recipient, stands in streams.items():
            chains.put_stream(session, desk.org, told.code, recipient, chain.entered(stands, epoch))
        for one in chains.all_held(session, desk.org):
            if one.sender == told.code:
                chains.drop_held(session, desk.org, one.id)
        for due in chains.due_receipts(session, desk.org, told.code):
            chains.put_receipt(session, desk.org, replace(due, due=False))
        changed = replace(
            facts,
            name=told.name or facts.name,
            contact=told.contact or facts.contact,
            phone=told.phone or facts.phone,
            exchange=told.exchange,
            recovery=told.recovery,
        )
        chains.enrol(session, desk.org, changed)
        if desk.mode == BUREAU:
            renumbering.remember(session, desk.org, told.code)
        _join(session, desk, told, replaced=True)
    return changed


def enrolled(desk: Desk, role: str | None = None) -> tuple[Enrolled, ...]:
    """The organisations whose keys are pinned here, by code."""
    with desk.read() as session:
        return chains.enrolled(session, desk.org, role)


def recipients(desk: Desk, code: str) -> tuple[bytes, ...]:
    """The X25519 keys by which a package for this organisation is sealed; none while its age key is not known."""
    with desk.read() as session:
        facts = chains.find(session, desk.org, code)
    if facts is None:
        return ()
    return tuple(agekey.recipient_raw(text) for text in (facts.exchange, facts.recovery) if text)


def revoke(desk: Desk, code: str, epoch: int, seq: int) -> None:
    """Trusts the present key of an organisation up to this number and no further; `enrolment.unknown`."""
    with desk.write("key.revoked", code) as session:
        known = chains.keys(session, desk.org, code)
        if not known:
            raise UserError("enrolment.unknown", org=code)
        chains.put_keys(session, desk.org, code, chain.revoke(known, known[-1].key, epoch, seq))


def signers_file(desk: Desk) -> str:
    """The text of an allowed_signers file with every key pinned here, for an auditor who has only ssh-keygen."""
    lines = []
    with desk.read() as session:
        for one in chains.enrolled(session, desk.org):
            for pinned in chains.keys(session, desk.org, one.code):
                lines.append(signature.allowed_signers(one.code, signature.parse_public(pinned.key)))
    own_key = PublicKey(desk.vault.public_keys().signing)
    return "".join([*lines, signature.allowed_signers(desk.org, own_key)])


def enrol_for_test(desk: Desk, keys: Mapping[str, str]) -> None:
    """Pins `keys` (code to line of an OpenSSH public key) without a paper; only with `CADREDESK_TEST=1`.

    A code already known gets what is told now, if it has no chain yet. Errors: `desk.only_tests`, `desk.org_code`,
    `package.E135`.
    """
    if os.environ.get("CADREDESK_TEST") != "1":
        raise UserError("desk.only_tests")
    role = SCHOOL if desk.mode == BUREAU else BUREAU
    lines = {code: signature.public_line(signature.parse_public(line)) for code, line in keys.items()}
    for code in lines:
        if not is_org_code(code):
            raise UserError("desk.org_code", org=code)
    with desk.write("test.enrolled") as session:
        for code, line in lines.items():
            chains.enrol(session, desk.org, Enrolled(code, code, role, enrolled_on=desk.today()))
            chains.put_keys(session, desk.org, code, (PinnedKey(line),))


def _pin(desk: Desk, told: Enrolment) -> Enrolled:
    line = signature.public_line(told.signing)
    with desk.write("key.enrolled", told.code) as session:
        known = chains.keys(session, desk.org, told.code)
        if known and known[-1].key != line:
            raise UserError("enrolment.known", org=told.code)
        facts = Enrolled(
            told.code,
            told.name or told.code,
            told.role,
            told.stage,
            told.kind,
            told.contact,
            told.phone,
            told.exchange,
            told.recovery,
            desk.today(),
        )
        chains.enrol(session, desk.org, facts)
        if not known:
            chains.put_keys(session, desk.org, told.code, (PinnedKey(line),))
        _join(session, desk, told)
    return facts


def _prove_by_paper(
    desk: Desk, asked: Asked, typed: Mapping[int, str], second_id: str, second_password: str
) -> None:
    if set(typed) != set(asked.places):
        raise UserError("enrolment.groups", places="、".join(str(place + 1) for place in asked.places))
    wrong = fingerprint.differing(asked.enrolment.check_number, typed)
    if wrong:
        raise UserError("enrolment.groups", places="、".join(str(place + 1) for place in wrong))
    if second_id == desk.user.id:
        raise UserError("chain.two_people")
    desk.vault.check_password(second_id, second_password)


def _standings(desk: Desk, recipient: str) -> tuple[Standing, ...]:
    """Where the streams between us and `recipient` stand, for one that has lost its folder and begins anew.

    Ours to everyone is told from the beginning of its epoch, so that a package of it that is missing is noticed.
    """
    found = []
    with desk.read() as session:
        if desk.mode == BUREAU:
            everyone = outbox.stream(session, desk.org, manifest.EVERYONE)
            if everyone.epoch > 1:
                found.append(Standing(desk.org, manifest.EVERYONE, everyone.epoch, 0, ORIGIN))
        if recipient != manifest.EVERYONE:
            ours = outbox.stream(session, desk.org, recipient)
            if (ours.epoch, ours.seq) > (1, 0):
                found.append(Standing(desk.org, recipient, ours.epoch, ours.seq, ours.head))
            for to, theirs in sorted(chains.streams_of(session, desk.org, recipient).items()):
                found.append(Standing(recipient, to, theirs.epoch, theirs.seq, theirs.head))
    return tuple(found)


def _join(session: Session, desk: Desk, told: Enrolment, *, replaced: bool = False) -> None:
    """Takes up the streams where the other side's file says they stand: a stream not begun here, and ours if it is ahead."""
    begun = chains.streams_of(session, desk.org, told.code)
    pinned = chains.keys(session, desk.org, told.code)
    for one in told.streams:
        if one.sender == told.code and one.recipient in (desk.org, manifest.EVERYONE):
            now = begun.get(one.recipient)
            if now is None or (replaced and (one.epoch, one.seq) > (now.epoch, now.seq)):
                stands = Stream(pinned, one.epoch, one.seq, one.head)
                chains.put_stream(session, desk.org, told.code, one.recipient, stands)
        if one.sender == desk.org and one.recipient in (told.code, manifest.EVERYONE):
            ours = outbox.stream(session, desk.org, one.recipient)
            if (one.epoch, one.seq) > (ours.epoch, ours.seq):
                stood = Outgoing(one.recipient, one.epoch, one.seq, one.head)
                outbox.put_stream(session, desk.org, stood)
                before = settings.get(session, desk.org, JOINED, dict[str, list[int]]) or {}
                settings.put(session, desk.org, JOINED, {**before, told.code: [one.epoch, one.seq]})
