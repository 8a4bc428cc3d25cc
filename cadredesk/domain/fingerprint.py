"""The check number of an organisation's keys (核对码): 40 digits in 8 groups, typed from paper at enrolment (CDP/1 2.7)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

GROUPS, LENGTH = 8, 5
ASKED = 4
"""How many groups the other side types, chosen at random."""

_PREFIX = b"cadredesk-fp-v1\n"
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def check_number(ssh_blob: bytes, exchange: bytes) -> str:
    """The 40 decimal digits, zero-padded, of SHA-256(prefix + SSH key blob (51 bytes) + X25519 key (32 bytes)) mod 10^40."""
    if len(ssh_blob) != 51 or len(exchange) != 32:
        raise ValueError("a check number needs an Ed25519 key blob of 51 bytes and an X25519 key of 32")
    digest = hashlib.sha256(_PREFIX + ssh_blob + exchange).digest()
    return f"{int.from_bytes(digest, 'big') % 10**40:040d}"


def groups(number: str) -> tuple[str, ...]:
    """The 8 groups of 5 digits, as printed and typed."""
    return tuple(number[start : start + LENGTH] for start in range(0, GROUPS * LENGTH, LENGTH))


def differing(number: str, typed: Mapping[int, str]) -> tuple[int, ...]:
    """The places (0 to 7) whose typed group is not that of `number`; blanks and full-width digits do not matter."""
    right = groups(number)
    return tuple(
        place
        for place, text in sorted(typed.items())
        if "".join(text.split()).translate(_WIDE) != right[place]
    )
