"""The key slots of `keys.json`: one a person and one for the recovery code, each wrapping the data key."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
import unicodedata
from dataclasses import dataclass, replace
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from cadredesk.errors import EnvironmentFault, UserError

FORMAT = "cadredesk.keys/1"
RECOVERY = "recovery"
"""The id of the slot that the recovery code opens."""
_NONCE = 12
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_MEMORY_LIMIT = 128 * 1024
_PASS_LIMIT = 6
_LARGEST = 1 << 20
_SALT, _KEY, _TAG = 16, 32, 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: Argon2id memory in KiB, passes, lanes."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 1


STRONG = Cost()
"""The cost of every real folder: about 0.2 s."""
CHEAP = Cost(memory_kib=64, passes=1)
"""For folders of tests only."""


@dataclass(frozen=True, slots=True)
class OrgKeys:
    """The organisation's private keys: Ed25519 seed and X25519 scalar, 32 raw bytes each (CDP/1 2.7)."""

    signing: bytes
    exchange: bytes

    def __repr__(self) -> str:
        return "OrgKeys(…)"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: displayed name and role, cost, salt, the wrapped data key, and for an approver the wrapped
    private keys of the organisation (empty for others).
    """

    id: str
    name: str
    role: str
    cost: Cost
    salt: bytes
    data_key: bytes
    org_keys: bytes = b""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What `keys.json` holds. `proof` binds the whole file to the data key, so a change is noticed on opening."""

    folder_id: str
    slots: tuple[Slot, ...]
    signing_public: bytes
    exchange_public: bytes
    proof: bytes = b""

    def slot(self, slot_id: str) -> Slot:
        """The slot of that id; `vault.unknown_user` when there is none."""
        for slot in self.slots:
            if slot.id == slot_id:
                return slot
        raise UserError("vault.unknown_user")

    def with_slot(self, slot: Slot) -> KeyFile:
        """The file with this slot added, or put in the place of the one with the same id."""
        if any(known.id == slot.id for known in self.slots):
            return replace(self, slots=tuple(slot if known.id == slot.id else known for known in self.slots))
        return replace(self, slots=(*self.slots, slot))

    def without_slot(self, slot_id: str) -> KeyFile:
        """The file without that slot."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.id != slot_id))


def make_slot(
    folder_id: str,
    slot_id: str,
    name: str,
    role: str,
    secret: str,
    data_key: bytes,
    org_keys: OrgKeys | None = None,
    *,
    cost: Cost = STRONG,
) -> Slot:
    """A new slot that `secret` opens; with `org_keys` it also opens the organisation's private keys."""
    salt = secrets.token_bytes(16)
    key = _stretch(secret, salt, cost)
    wrapped = seal(key, data_key, _purpose(folder_id, slot_id, "data-key"))
    org = b""
    if org_keys is not None:
        org = seal(key, org_keys.signing + org_keys.exchange, _purpose(folder_id, slot_id, "org-keys"))
    return Slot(slot_id, name, role, cost, salt, wrapped, org)


def open_slot(folder_id: str, slot: Slot, secret: str) -> tuple[bytes, OrgKeys | None]:
    """The data key, and the organisation's private keys if the slot holds them; `vault.wrong_password`."""
    key = _stretch(secret, slot.salt, slot.cost)
    try:
        data_key = unseal(key, slot.data_key, _purpose(folder_id, slot.id, "data-key"))
    except InvalidTag:
        raise UserError("vault.wrong_password") from None
    if not slot.org_keys:
        return data_key, None
    try:
        both = unseal(key, slot.org_keys, _purpose(folder_id, slot.id, "org-keys"))
    except InvalidTag:
        raise UserError("vault.keys_changed") from None
    return data_key, OrgKeys(both[:32], both[32:])


def seal(key: bytes, plain: bytes, purpose: bytes) -> bytes:
    """A small secret under a 32-byte key (ChaCha20-Poly1305, random nonce first), bound to its purpose."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, purpose)


def unseal(key: bytes, sealed: bytes, purpose: bytes) -> bytes:
    """The small secret again; InvalidTag for a wrong key, another purpose or a changed byte."""
    if len(sealed) < _NONCE + 16:
        raise InvalidTag
    return ChaCha20Poly1305(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], purpose)


def prove(keys: KeyFile, proof_key: bytes) -> KeyFile:
    """The file with its proof made anew."""
    return replace(keys, proof=hmac.digest(proof_key, _body(keys), hashlib.sha256))


def is_proven(keys: KeyFile, proof_key: bytes) -> bool:
    """Whether nobody without the data key has changed the file."""
    return hmac.compare_digest(keys.proof, hmac.digest(proof_key, _body(keys), hashlib.sha256))


def dump_keys(keys: KeyFile) -> bytes:
    """The bytes of `keys.json`."""
    content = _plain(keys) | {"proof": _b64(keys.proof)}
    return (json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def load_keys(data: bytes) -> KeyFile:
    """Reads `keys.json`; `vault.keys_unreadable` for anything that is not one.

    What it asks for is bounded (128 MiB and 6 passes of Argon2id a guess), since it is read before it is proven.
    """
    try:
        if len(data) > _LARGEST:
            raise ValueError("too large")
        content = json.loads(data)
        if content["format"] != FORMAT:
            raise UserError("vault.keys_too_new")
        slots = tuple(_slot(item) for item in content["slots"])
        if len({slot.id for slot in slots}) != len(slots):
            raise ValueError("an id twice")
        keys = KeyFile(
            _text(content["folder_id"]),
            slots,
            _raw(content["signing_public"], _KEY),
            _raw(content["exchange_public"], _KEY),
            _raw(content["proof"], _KEY),
        )
        _body(keys)  # fails for text that is none
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise UserError("vault.keys_unreadable") from None
    return keys


def new_recovery_code() -> str:
    """A fresh recovery code: 7 groups of 5 random characters (175 bits) and one group of check characters.

    Crockford's base 32 (no I, L, O, U), written `ABCDE-FGHJK-…`, so it can be read from paper.
    """
    body = "".join(secrets.choice(_ALPHABET) for _ in range(35))
    return "-".join(_groups(body + _check(body)))


def read_recovery_code(typed: str) -> str:
    """The code as it was made, from what was typed: blanks, hyphens, case and look-alikes do not matter.

    `vault.recovery_length` names the count of characters, `vault.recovery_typo` a slip of the pen: neither
    counts as a guess.
    """
    text = "".join(char for char in typed.upper() if char.isalnum()).translate(_LOOK_ALIKE)
    if len(text) != 40:
        raise UserError("vault.recovery_length", count=len(text))
    if not set(text) <= set(_ALPHABET) or _check(text[:35]) != text[35:]:
        raise UserError("vault.recovery_typo")
    return "-".join(_groups(text))


def _check(body: str) -> str:
    number = int.from_bytes(hashlib.sha256(f"cadredesk-recovery\n{body}".encode()).digest()[:4], "big") >> 7
    return "".join(_ALPHABET[number >> shift & 31] for shift in (20, 15, 10, 5, 0))


def _groups(text: str) -> list[str]:
    return [text[start : start + 5] for start in range(0, len(text), 5)]


def _stretch(secret: str, salt: bytes, cost: Cost) -> bytes:
    # NFKC, because an input method may give full-width digits for the same keys another day.
    plain = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            plain,
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=32,
            type=Type.ID,
        )
    except HashingError:
        raise EnvironmentFault("vault.no_memory") from None


def _purpose(folder_id: str, slot_id: str, what: str) -> bytes:
    return f"{FORMAT}\n{folder_id}\n{slot_id}\n{what}".encode()


def _plain(keys: KeyFile) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "folder_id": keys.folder_id,
        "signing_public": _b64(keys.signing_public),
        "exchange_public": _b64(keys.exchange_public),
        "slots": [
            {
                "id": slot.id,
                "name": slot.name,
                "role": slot.role,
                "kdf": {
                    "name": "argon2id",
                    "memory_kib": slot.cost.memory_kib,
                    "passes": slot.cost.passes,
                    "lanes": slot.cost.lanes,
                    "salt": _b64(slot.salt),
                },
                "data_key": _b64(slot.data_key),
                "org_keys": _b64(slot.org_keys),
            }
            for slot in keys.slots
        ],
    }


def _body(keys: KeyFile) -> bytes:
    return json.dumps(_plain(keys), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _slot(item: dict[str, Any]) -> Slot:
    kdf = item["kdf"]
    cost = Cost(int(kdf["memory_kib"]), int(kdf["passes"]), int(kdf["lanes"]))
    bounded = 8 <= cost.memory_kib <= _MEMORY_LIMIT and 1 <= cost.passes <= _PASS_LIMIT and cost.lanes == 1
    if kdf["name"] != "argon2id" or not bounded:
        raise ValueError("unknown or unreasonable cost")
    return Slot(
        _text(item["id"]),
        _text(item["name"]),
        _text(item["role"]),
        cost,
        _raw(kdf["salt"], _SALT),
        _raw(item["data_key"], _NONCE + _KEY + _TAG),
        _raw(item["org_keys"], 0, _NONCE + 2 * _KEY + _TAG),
    )


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _raw(text: object, *lengths: int) -> bytes:
    try:
        data = base64.b64decode(_text(text), validate=True)
    except binascii.Error:
        raise ValueError("not base64") from None
    if len(data) not in lengths:
        raise ValueError("another length")
    return data
