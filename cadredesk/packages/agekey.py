"""X25519 keys as age writes them: `age1…` for a recipient, `AGE-SECRET-KEY-1…` for an identity (Bech32, BIP 173)."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from cadredesk.errors import UserError

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_RECIPIENT, _IDENTITY = "age", "age-secret-key-"
_CHECK = 6
_LONGEST_FILE = 16 * 1024


def recipient_text(raw: bytes) -> str:
    """The public key of 32 raw bytes as `age1…`."""
    return _encoded(_RECIPIENT, raw)


def identity_text(raw: bytes) -> str:
    """The private scalar of 32 raw bytes as `AGE-SECRET-KEY-1…`, the line of an age identity file."""
    return _encoded(_IDENTITY, raw).upper()


def recipient_raw(text: str) -> bytes:
    """The 32 raw bytes of `age1…`; `package.E136` for anything else."""
    return _decoded(_RECIPIENT, text)


def public_raw(private: bytes) -> bytes:
    """The 32 raw bytes of the public key that belongs to the scalar `private`."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def parse_identities(text: str) -> tuple[bytes, ...]:
    """The private scalars in an age identity file: a line each, blank lines and `#` pass.

    Raises `UserError` `package.E136` for any other line, and for a file without a key.
    """
    lines = [line.strip() for line in text.splitlines()]
    keys = [line for line in lines if line and not line.startswith("#")]
    if not keys or len(text) > _LONGEST_FILE:
        raise UserError("package.E136")
    return tuple(_decoded(_IDENTITY, line) for line in keys)


def _encoded(prefix: str, raw: bytes) -> str:
    if len(raw) != 32:
        raise ValueError("an X25519 key has 32 bytes")
    values = _regrouped(raw, 8, 5)
    remainder = _polymod([*_expanded(prefix), *values, *[0] * _CHECK]) ^ 1
    check = [remainder >> 5 * (_CHECK - 1 - place) & 31 for place in range(_CHECK)]
    return f"{prefix}1" + "".join(_ALPHABET[value] for value in (*values, *check))


def _decoded(prefix: str, text: str) -> bytes:
    lower = text.lower()
    body = lower.removeprefix(f"{prefix}1")
    if text not in (lower, text.upper()) or body == lower or not set(body) <= set(_ALPHABET):
        raise UserError("package.E136")
    values = [_ALPHABET.index(char) for char in body]
    if len(values) != 52 + _CHECK or _polymod([*_expanded(prefix), *values]) != 1:
        raise UserError("package.E136")
    raw = bytes(_regrouped(bytes(values[:-_CHECK]), 5, 8))[:32]
    if _encoded(prefix, raw) != lower:
        raise UserError("package.E136")
    return raw


def _expanded(prefix: str) -> list[int]:
    return [*(ord(char) >> 5 for char in prefix), 0, *(ord(char) & 31 for char in prefix)]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            check ^= generator if top >> place & 1 else 0
    return check


def _regrouped(data: bytes, width: int, wanted: int) -> list[int]:
    """The bits of `data` (`width` bits a value) in groups of `wanted` bits, the last one filled up with zeros."""
    bits = "".join(f"{value:0{width}b}" for value in data)
    bits += "0" * (-len(bits) % wanted)
    return [int(bits[start : start + wanted], 2) for start in range(0, len(bits), wanted)]
