"""A change of keys (密钥更换): the payload of a `key.rotate`, signed once more by the new key (CDP/1 2.7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from cadredesk.errors import UserError
from cadredesk.packages import agekey, canonical, signature
from cadredesk.packages.signature import PublicKey

FORMAT = "cadredesk.rotation/1"
PATH, PROOF = "data/rotation.json", "data/rotation.sig"


@dataclass(frozen=True, slots=True)
class Rotation:
    """The new keys of `sender` from `epoch` on, in the place of the signing key with the fingerprint `replaces`."""

    sender: str
    replaces: str
    epoch: int
    signing: PublicKey
    exchange: str = ""
    recovery: str = ""


def files(value: Rotation, sign: Callable[[bytes], bytes]) -> dict[str, bytes]:
    """The two files of the package; `sign` signs with the new key."""
    told: dict[str, object] = {
        "format": FORMAT,
        "sender": value.sender,
        "replaces": value.replaces,
        "epoch": value.epoch,
        "signing_key": signature.public_line(value.signing),
    }
    told |= {
        name: key for name, key in (("exchange_key", value.exchange), ("recovery_key", value.recovery)) if key
    }
    data = canonical.dump(told)
    return {PATH: data, PROOF: sign(data)}


def read(held: Mapping[str, bytes], sender: str, signer: PublicKey) -> Rotation:
    """The rotation in the files of a package that `sender` signed with the present key `signer`.

    Raises `UserError`: `package.E140` to `E143`, `E401` a file missing, `E402` newer, `E403` a field out of form, and
    those of `signature.check` when the new key has not signed it.
    """
    for path in (PATH, PROOF):
        if path not in held:
            raise UserError("package.E401", name=path)
    value = canonical.load(held[PATH])
    if not isinstance(value, dict):
        _refuse("format")
    if value.get("format") != FORMAT:
        if str(value.get("format")).startswith("cadredesk.rotation/"):
            raise UserError("package.E402")
        _refuse("format")
    if value.get("sender") != sender:
        _refuse("sender")
    if value.get("replaces") != signature.fingerprint(signer):
        _refuse("replaces")
    epoch, line = value.get("epoch"), value.get("signing_key")
    if not isinstance(epoch, int) or isinstance(epoch, bool) or not 2 <= epoch <= 10**6:
        _refuse("epoch")
    if not isinstance(line, str):
        _refuse("signing_key")
    new = signature.parse_public(line)
    if new == signer:
        _refuse("signing_key")
    signature.check(held[PROOF], new, held[PATH])
    others = []
    for name in ("exchange_key", "recovery_key"):
        key = value.get(name, "")
        if not isinstance(key, str):
            _refuse(name)
        if key:
            agekey.recipient_raw(key)
        others.append(key)
    return Rotation(sender, str(value["replaces"]), epoch, new, *others)


def _refuse(field: str) -> NoReturn:
    raise UserError("package.E403", field=field)
