"""Ed25519 signatures in the form of OpenSSH's SSHSIG, to the byte what `ssh-keygen -Y sign` writes (CDP/1 2.3)."""

from __future__ import annotations

import base64
import hashlib
import os
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from cadredesk.errors import UserError

NAMESPACE = "cadredesk-package-v1"

_ALGORITHM = b"ssh-ed25519"
_HASH = b"sha512"
_MAGIC = b"SSHSIG"
_LINE = 70
_KEY_AT = len(_MAGIC) + 4 + 4 + 4 + len(_ALGORITHM) + 4  # after version, length of blob, name, length
_BEGIN = b"-----BEGIN SSH SIGNATURE-----\n"
_END = b"-----END SSH SIGNATURE-----\n"
_LONGEST_KEY_FILE = 16 * 1024


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The 32 raw bytes of an Ed25519 public key."""

    raw: bytes

    @property
    def blob(self) -> bytes:
        """The 51 bytes of the key as OpenSSH writes them (RFC 8709)."""
        return _string(_ALGORITHM) + _string(self.raw)


def new_key() -> bytes:
    """A new private key: the 32-byte seed of Ed25519 (RFC 8032), from the system's random source."""
    return os.urandom(32)


def public_of(private_key: bytes) -> PublicKey:
    """The public key that belongs to the seed `private_key`."""
    key = Ed25519PrivateKey.from_private_bytes(private_key).public_key()
    return PublicKey(key.public_bytes(Encoding.Raw, PublicFormat.Raw))


def sign(private_key: bytes, message: bytes) -> bytes:
    """The armoured signature of `message` under the seed `private_key`."""
    key = Ed25519PrivateKey.from_private_bytes(private_key)
    return _armour(public_of(private_key), key.sign(_signed(message)))


def signer(armour: bytes) -> PublicKey:
    """The key a signature file names; nothing is proved by it. `package.E131` if the form is not the one form."""
    return _parts(armour)[0]


def check(armour: bytes, public: PublicKey, message: bytes) -> None:
    """Passes if `armour` is the one signature file of `message` under the pinned key `public`.

    The file is rebuilt from the key and the 64 signature bytes and compared whole. Raises `UserError`:
    `package.E131` another form, `E132` another key, `E133` the signature does not fit the message.
    """
    named, value = _parts(armour)
    if named != public:
        raise UserError("package.E132")
    try:
        Ed25519PublicKey.from_public_bytes(public.raw).verify(value, _signed(message))
    except (InvalidSignature, ValueError):
        raise UserError("package.E133") from None


def public_line(public: PublicKey, comment: str = "") -> str:
    """The line of an OpenSSH public key file, without its line end: `ssh-ed25519 AAAA... comment`."""
    return f"ssh-ed25519 {base64.b64encode(public.blob).decode('ascii')} {comment}".rstrip()


def parse_public(text: str) -> PublicKey:
    """The key in an OpenSSH public key file: one line `ssh-ed25519 AAAA... comment`; blank lines and `#` pass.

    Raises `UserError` `package.E135` for anything else.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if len(text) > _LONGEST_KEY_FILE or len(lines) != 1:
        raise UserError("package.E135")
    words = lines[0].split(maxsplit=2)
    if len(words) < 2 or words[0] != "ssh-ed25519":
        raise UserError("package.E135")
    try:
        blob = base64.b64decode(words[1], validate=True)
    except ValueError:
        raise UserError("package.E135") from None
    public = PublicKey(blob[-32:])
    if len(blob) != 51 or public.blob != blob or base64.b64encode(blob).decode("ascii") != words[1]:
        raise UserError("package.E135")
    return public


def fingerprint(public: PublicKey) -> str:
    """`SHA256:` and the unpadded base64 digest of the key, as `ssh-keygen -l` prints it."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(public.blob).digest()).decode("ascii").rstrip("=")


def allowed_signers(organisation: str, public: PublicKey) -> str:
    """The line of an allowed_signers file, with its line end, for an auditor who has only ssh-keygen."""
    return f'{organisation} namespaces="{NAMESPACE}" {public_line(public)}\n'


def _string(value: bytes) -> bytes:
    return struct.pack(">I", len(value)) + value


def _signed(message: bytes) -> bytes:
    digest = hashlib.sha512(message).digest()
    return _MAGIC + _string(NAMESPACE.encode()) + _string(b"") + _string(_HASH) + _string(digest)


def _parts(armour: bytes) -> tuple[PublicKey, bytes]:
    """The key and the 64 signature bytes of an armour that is, rebuilt from these two, the same again."""
    if len(armour) != len(_armour(PublicKey(bytes(32)), bytes(64))):
        raise UserError("package.E131")
    try:
        blob = base64.b64decode(armour.removeprefix(_BEGIN).removesuffix(_END).replace(b"\n", b""))
    except ValueError:
        raise UserError("package.E131") from None
    public, value = PublicKey(blob[_KEY_AT : _KEY_AT + 32]), blob[-64:]
    if _armour(public, value) != armour:
        raise UserError("package.E131")
    return public, value


def _armour(public: PublicKey, value: bytes) -> bytes:
    blob = (
        _MAGIC
        + struct.pack(">I", 1)
        + _string(public.blob)
        + _string(NAMESPACE.encode())
        + _string(b"")
        + _string(_HASH)
        + _string(_string(_ALGORITHM) + _string(value))
    )
    text = base64.b64encode(blob)
    lines = [text[start : start + _LINE] + b"\n" for start in range(0, len(text), _LINE)]
    return _BEGIN + b"".join(lines) + _END
