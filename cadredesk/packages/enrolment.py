"""The enrolment of an organisation (单位登记): the payload of a `key.enrol`, signed by the key it brings (CDP/1 2.7)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from cadredesk.domain import fingerprint
from cadredesk.errors import UserError
from cadredesk.packages import agekey, canonical, signature
from cadredesk.packages.manifest import NO_PREVIOUS
from cadredesk.packages.signature import PublicKey

FORMAT = "cadredesk.enrolment/1"
PATH = "data/enrolment.json"
ROLES = ("school", "bureau")

_TEXTS = ("name", "stage", "kind", "contact", "phone")
_HEAD: Final = re.compile(r"[0-9a-f]{64}")
_MOST_STREAMS: Final = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the stream of `sender` to `recipient` (a code, or `*`) stands: epoch, last number (0: none), its id (the head)."""

    sender: str
    recipient: str
    epoch: int
    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class Enrolment:
    """An organisation's facts and keys, as its own file tells them: nothing is believed before the paper agrees.

    `exchange` and `recovery` are age recipients (`age1…`); `recovery` may be empty. `streams` says where the streams
    between both stand, for one that begins anew after its folder was lost; empty between two that have never met.
    """

    code: str
    role: str
    name: str
    signing: PublicKey
    exchange: str
    recovery: str = ""
    stage: str = ""
    kind: str = ""
    contact: str = ""
    phone: str = ""
    streams: tuple[Standing, ...] = ()

    @property
    def check_number(self) -> str:
        """The 40 digits that stand on the form."""
        return fingerprint.check_number(self.signing.blob, agekey.recipient_raw(self.exchange))


def dump(value: Enrolment) -> bytes:
    """The bytes of the payload; the code is said by the manifest."""
    told: dict[str, Any] = {
        "format": FORMAT,
        "role": value.role,
        "signing_key": signature.public_line(value.signing),
        "exchange_key": value.exchange,
    }
    if value.recovery:
        told["recovery_key"] = value.recovery
    told |= {name: getattr(value, name) for name in _TEXTS if getattr(value, name)}
    if value.streams:
        told["streams"] = [
            {"from": one.sender, "to": one.recipient, "epoch": one.epoch, "seq": one.seq, "head": one.head}
            for one in value.streams
        ]
    data = canonical.dump(told, canonical.PAYLOAD)
    read({PATH: data}, value.code, value.signing)
    return data


def read(held: Mapping[str, bytes], sender: str, signer: PublicKey) -> Enrolment:
    """The enrolment in the files of a package signed by `signer` in the name of `sender`.

    Raises `UserError`: `package.E140` to `E143`, `E401` no enrolment.json, `E402` newer, `E403` a field out of form, or
    another key than the one that signed.
    """
    if PATH not in held:
        raise UserError("package.E401", name=PATH)
    value = canonical.load(held[PATH], canonical.PAYLOAD)
    if not isinstance(value, dict):
        _refuse("format")
    if value.get("format") != FORMAT:
        if str(value.get("format")).startswith("cadredesk.enrolment/"):
            raise UserError("package.E402")
        _refuse("format")
    for field in ("role", "signing_key", "exchange_key"):
        if not isinstance(value.get(field), str):
            _refuse(field)
    for field in ("recovery_key", *_TEXTS):
        if not isinstance(value.get(field, ""), str):
            _refuse(field)
    if value["role"] not in ROLES:
        _refuse("role")
    if signature.parse_public(value["signing_key"]) != signer:
        _refuse("signing_key")
    agekey.recipient_raw(value["exchange_key"])
    if value.get("recovery_key"):
        agekey.recipient_raw(value["recovery_key"])
    return Enrolment(
        sender,
        value["role"],
        value.get("name", ""),
        signer,
        value["exchange_key"].lower(),
        value.get("recovery_key", "").lower(),
        **{name: value.get(name, "") for name in _TEXTS[1:]},
        streams=_streams(value.get("streams", [])),
    )


def _streams(value: object) -> tuple[Standing, ...]:
    if not isinstance(value, list) or len(value) > _MOST_STREAMS:
        _refuse("streams")
    found = []
    for one in value:
        if not isinstance(one, dict):
            _refuse("streams")
        sender, recipient, head = (one.get(key) for key in ("from", "to", "head"))
        epoch, seq = one.get("epoch"), one.get("seq")
        if not isinstance(sender, str) or not isinstance(recipient, str) or not isinstance(head, str):
            _refuse("streams")
        if not isinstance(epoch, int) or not isinstance(seq, int) or bool in (type(epoch), type(seq)):
            _refuse("streams")
        if not (1 <= epoch <= 10**6 and 0 <= seq <= 10**9 and _HEAD.fullmatch(head)):
            _refuse("streams")
        if (seq == 0) != (head == NO_PREVIOUS):
            _refuse("streams")
        found.append(Standing(sender, recipient, epoch, seq, head))
    return tuple(found)


def _refuse(field: str) -> NoReturn:
    raise UserError("package.E403", field=field)
