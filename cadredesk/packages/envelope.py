"""The age envelope round a package: what is looked at before any library sees the file (CDP/1 2.4)."""

from __future__ import annotations

import io
from typing import BinaryIO

from cadredesk.errors import UserError

MAX_ENVELOPE = 257 * 2**20

_MARK = b"age-encryption.org/"
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_OPENING = b"age-encryption.org/v1\n-> "
_HEADER = 2048
_STANZAS = 8


def is_envelope(head: bytes) -> bool:
    """Whether a file that begins with `head` (at least 64 bytes of it, or all) is meant as an age envelope."""
    return head.startswith((_MARK, _ARMOUR))


def precheck(stream: BinaryIO) -> None:
    """Passes a file whose age header is small and plain enough to be read in bounded time.

    At most 257 MiB, binary age v1, a header that ends within 2,048 bytes, at most 8 stanzas, none by
    passphrase. Raises `UserError` `package.E104` (`what` names the rule) or `package.E102`.
    """
    if stream.seek(0, io.SEEK_END) > MAX_ENVELOPE:
        raise UserError("package.E102", limit=MAX_ENVELOPE >> 20)
    stream.seek(0)
    head = stream.read(_HEADER)
    stream.seek(0)
    if not head.startswith(_OPENING):
        raise UserError("package.E104", what="opening")
    end = head.find(b"\n--- ")
    if end < 0:
        raise UserError("package.E104", what="header")
    stanzas = [line for line in head[:end].split(b"\n") if line.startswith(b"-> ")]
    if len(stanzas) > _STANZAS:
        raise UserError("package.E104", what="stanzas")
    if any(line.split(b" ")[1] == b"scrypt" for line in stanzas):
        raise UserError("package.E104", what="passphrase")
