"""The signature: the same bytes as ssh-keygen's, and ssh-keygen accepts it."""

from __future__ import annotations

import base64
import hashlib
import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from cadredesk.errors import UserError
from cadredesk.packages import signature
from cadredesk.packages.signature import PublicKey
from tests.unit.packages.sample import OTHER, PUBLIC, SEED

MESSAGE = '{"a":"张三"}\n'.encode()


def refusal(armour: bytes, public: PublicKey = PUBLIC, message: bytes = MESSAGE) -> str:
    with pytest.raises(UserError) as caught:
        signature.check(armour, public, message)
    return caught.value.code.removeprefix("package.")


def private_file(folder: Path, seed: bytes) -> Path:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    path = folder / "key"
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    path.chmod(0o600)
    return path


@pytest.mark.parametrize("message", [b"", MESSAGE, bytes(100_000)])
def test_bytes_are_those_of_ssh_keygen(tmp_path: Path, message: bytes) -> None:
    key = private_file(tmp_path, SEED)
    subject = tmp_path / "manifest.json"
    subject.write_bytes(message)
    command = ["ssh-keygen", "-Y", "sign", "-f", str(key), "-n", "cadredesk-package-v1", str(subject)]
    subprocess.run(command, check=True, capture_output=True)
    assert signature.sign(SEED, message) == (tmp_path / "manifest.json.sig").read_bytes()


def test_ssh_keygen_accepts_and_refuses_as_we_do(tmp_path: Path) -> None:
    (tmp_path / "allowed_signers").write_text(signature.allowed_signers("SCH-001", PUBLIC), encoding="ascii")
    (tmp_path / "manifest.sig").write_bytes(signature.sign(SEED, MESSAGE))
    command = [
        "ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", "SCH-001", "-n", "cadredesk-package-v1",
        "-s", "manifest.sig",
    ]  # fmt: skip
    assert subprocess.run(command, cwd=tmp_path, input=MESSAGE, capture_output=True).returncode == 0
    assert subprocess.run(command, cwd=tmp_path, input=MESSAGE + b" ", capture_output=True).returncode != 0


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the Debian package openssl")
def test_openssl_verifies_the_bare_signature(tmp_path: Path) -> None:
    """What SSHSIG signs, put together by hand from its description, and the last 64 bytes of the armour."""
    pieces = (b"cadredesk-package-v1", b"", b"sha512", hashlib.sha512(MESSAGE).digest())
    told = b"SSHSIG" + b"".join(struct.pack(">I", len(piece)) + piece for piece in pieces)
    armour = signature.sign(SEED, MESSAGE).splitlines()[1:-1]
    (tmp_path / "sig").write_bytes(base64.b64decode(b"".join(armour))[-64:])
    public = Ed25519PrivateKey.from_private_bytes(SEED).public_key()
    (tmp_path / "key.pem").write_bytes(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    command = [
        "openssl",
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "key.pem",
        "-rawin",
        "-in",
        "told",
        "-sigfile",
        "sig",
    ]
    for data, right in ((told, True), (told + b" ", False)):
        (tmp_path / "told").write_bytes(data)
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert (done.returncode == 0) is right, done.stderr


def test_public_line_and_fingerprint_are_those_of_ssh_keygen(tmp_path: Path) -> None:
    key = private_file(tmp_path, SEED)
    line = subprocess.run(
        ["ssh-keygen", "-y", "-f", str(key)], check=True, capture_output=True, text=True
    ).stdout
    assert signature.parse_public(line) == PUBLIC
    assert line.split()[:2] == signature.public_line(PUBLIC).split()
    public = tmp_path / "school.pub"
    public.write_text(signature.public_line(PUBLIC, "SCH-001") + "\n", encoding="ascii")
    shown = subprocess.run(
        ["ssh-keygen", "-l", "-f", str(public)], check=True, capture_output=True, text=True
    ).stdout
    assert shown.split()[1:3] == [signature.fingerprint(PUBLIC), "SCH-001"]


@settings(deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200))
def test_round_trip(seed: bytes, message: bytes) -> None:
    public = signature.public_of(seed)
    armour = signature.sign(seed, message)
    signature.check(armour, public, message)
    assert signature.signer(armour) == public
    assert refusal(armour, public, message + b"x") == "E133"
    assert signature.parse_public(signature.public_line(public, "某校 comment")) == public


def test_every_flipped_bit_is_refused() -> None:
    armour = signature.sign(SEED, MESSAGE)
    for position in range(len(armour) * 8):
        changed = bytearray(armour)
        changed[position // 8] ^= 1 << position % 8
        assert refusal(bytes(changed)) in {"E131", "E132", "E133"}


def test_other_forms_of_the_same_signature_are_refused() -> None:
    armour = signature.sign(SEED, MESSAGE)
    assert refusal(armour, OTHER) == "E132"
    for changed in (
        armour[:-1], armour + b"\n", armour.replace(b"\n", b"\r\n"), b"\n" + armour[:-1],
        armour.replace(b"SSH SIGNATURE", b"SSH SIGNATURe"), armour.replace(b"\n", b"", 1) + b"\n", b"", b"\xff" * len(armour),
    ):  # fmt: skip
        assert refusal(changed) == "E131"


def test_another_namespace_or_hash_is_refused(tmp_path: Path) -> None:
    key = private_file(tmp_path, SEED)
    subject = tmp_path / "m"
    subject.write_bytes(MESSAGE)
    for option in (
        ["-n", "cadredesk-package-v2"],
        ["-n", "file"],
        ["-n", signature.NAMESPACE, "-O", "hashalg=sha256"],
    ):
        subprocess.run(
            ["ssh-keygen", "-Y", "sign", "-f", str(key), *option, str(subject)],
            check=True,
            capture_output=True,
        )
        assert refusal((tmp_path / "m.sig").read_bytes()) == "E131"
        (tmp_path / "m.sig").unlink()


def test_keys_are_random_seeds() -> None:
    assert len({signature.new_key() for _ in range(20)}) == 20
    assert len(signature.new_key()) == 32


@pytest.mark.parametrize("text", [
    "", "ssh-ed25519", "ssh-rsa AAAA x", "ssh-ed25519 AAAA x", "ssh-ed25519 !!!! x",
    signature.public_line(PUBLIC)[:-2], signature.public_line(PUBLIC) + "\n" + signature.public_line(OTHER),
    "command=x " + signature.public_line(PUBLIC), "x" * 20_000,
])  # fmt: skip
def test_other_key_files_are_refused(text: str) -> None:
    with pytest.raises(UserError) as caught:
        signature.parse_public(text)
    assert caught.value.code == "package.E135"


def test_a_key_file_may_hold_comments_and_blank_lines() -> None:
    assert signature.parse_public("# our key\r\n\r\n" + signature.public_line(PUBLIC) + "\r\n") == PUBLIC
