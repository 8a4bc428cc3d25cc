"""The age envelope round a package: held to its limits before any library sees it, then opened or made (CDP/1 2.4)."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

import pyrage
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CTR
from pyrage import x25519

from cadredesk.errors import UserError
from cadredesk.packages import agekey

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_ENVELOPE = 257 * 2**20

_MARK = b"age-encryption.org/"
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_OPENING = b"age-encryption.org/v1\n-> "
_HEADER = 2048
_STANZAS = 8
_IN_MEMORY = 16 * 2**20
_BUFFER = 2**20
_BLOCK = 16


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


def seal_for(package: bytes, recipients: Sequence[bytes]) -> bytes:
    """The envelope of `package` for the X25519 public keys `recipients` (32 raw bytes each), binary age v1.

    Differs each time it is made; what it holds is the same.
    """
    if not recipients:
        raise ValueError("an envelope needs a recipient")
    keys = [x25519.Recipient.from_str(agekey.recipient_text(raw)) for raw in recipients]
    return bytes(pyrage.encrypt(package, keys))


def open_with(data: bytes, identities: Sequence[bytes]) -> bytes:
    """What the envelope `data` holds; see `opened`."""
    with opened(io.BytesIO(data), identities) as plain:
        return plain.read()


@contextmanager
def opened(stream: BinaryIO, identities: Sequence[bytes]) -> Iterator[BinaryIO]:
    """What the envelope in the seekable `stream` holds, as a seekable stream; `identities` are X25519 scalars.

    Memory stays small: what is beyond 16 MiB lies in a nameless temporary file, encrypted under a key that is kept nowhere.
    Nothing is handed on before the last byte is proved. Raises `UserError`: those of `precheck`, `package.E105` when
    none of the identities opens it, `package.E107` when a byte of it was changed or is missing.
    """
    precheck(stream)
    keys = [x25519.Identity.from_str(agekey.identity_text(raw)) for raw in identities]
    if not keys:
        raise UserError("package.E103")
    if stream.seek(0, io.SEEK_END) <= _IN_MEMORY:
        stream.seek(0)
        data = stream.read()
        with _unopened():
            plain = pyrage.decrypt(data, keys)
        yield io.BytesIO(plain)
        return
    stream.seek(0)
    source = _Source(stream)
    with tempfile.TemporaryFile() as place:
        sealed = _Sealed(cast("BinaryIO", place))
        try:
            with _unopened():
                pyrage.decrypt_io(source, sealed, keys)
        except OSError as error:
            if source.fault is not None or sealed.fault is not None:
                raise (source.fault or sealed.fault or error) from None
            raise UserError("package.E107") from None
        sealed.seek(0)
        yield io.BufferedReader(sealed, _BUFFER)


@contextmanager
def _unopened() -> Iterator[None]:
    """What the library says of an envelope that it does not open."""
    try:
        yield
    except pyrage.DecryptError as error:
        damaged = "matching" not in str(error).lower()
        raise UserError("package.E107" if damaged else "package.E105") from None


class _Source(io.RawIOBase):
    """Hands the library the bytes of a stream, and remembers whether a fault was the disk's."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.fault: OSError | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._stream.read(size)
        except OSError as error:
            self.fault = error
            raise


class _Sealed(io.RawIOBase):
    """A file whose content is kept under a random key of its own (AES-256 in counter mode); written once, in order."""

    def __init__(self, place: BinaryIO) -> None:
        self._place = place
        self._key = AES256(os.urandom(32))
        self._writer = Cipher(self._key, CTR(bytes(_BLOCK))).encryptor()
        self._size = 0
        self._at = 0
        self.fault: OSError | None = None

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        content = bytes(cast("bytes", data))
        try:
            self._place.write(self._writer.update(content))
        except OSError as error:
            self.fault = error
            raise
        self._size += len(content)
        return len(content)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = (0, self._at, self._size)[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        skip = self._at % _BLOCK
        self._place.seek(self._at)
        found = self._place.read(min(len(view), max(0, self._size - self._at)))
        reader = Cipher(self._key, CTR((self._at // _BLOCK).to_bytes(_BLOCK, "big"))).decryptor()
        reader.update(bytes(skip))
        view[: len(found)] = reader.update(found)
        self._at += len(found)
        return len(found)
