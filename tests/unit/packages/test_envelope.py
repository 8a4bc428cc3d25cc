"""The envelope: limits before the library, age and this program open each other's, nothing changed gets through."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.actions import verification
from cadredesk.errors import UserError
from cadredesk.packages import agekey, envelope, signature
from tests.unit.packages.sample import PUBLIC, package

ROOT = Path(__file__).resolve().parents[3]
KEY, OFFLINE, STRANGER = bytes(range(32)), bytes(range(2, 34)), bytes(range(3, 35))
RECIPIENTS = (agekey.public_raw(KEY), agekey.public_raw(OFFLINE))


def refused(data: bytes, *keys: bytes) -> str:
    with pytest.raises(UserError) as caught:
        envelope.open_with(data, keys or (KEY,))
    return caught.value.code


def test_either_recipient_opens_it_and_nobody_else() -> None:
    sealed = envelope.seal_for(package(), RECIPIENTS)
    assert sealed != envelope.seal_for(package(), RECIPIENTS)
    for keys in ((KEY,), (OFFLINE,), (STRANGER, OFFLINE)):
        assert envelope.open_with(sealed, keys) == package()
    assert refused(sealed, STRANGER) == "package.E105"
    with pytest.raises(UserError) as caught, envelope.opened(io.BytesIO(sealed), ()):
        pass
    assert caught.value.code == "package.E103"


@pytest.mark.skipif(shutil.which("age") is None, reason="needs the Debian package age")
def test_age_and_this_program_open_each_others(tmp_path: Path) -> None:
    identity, ours, theirs = tmp_path / "key.txt", tmp_path / "ours.age", tmp_path / "theirs.age"
    identity.write_text(f"# created by a test\n{agekey.identity_text(KEY)}\n", encoding="ascii")
    ours.write_bytes(envelope.seal_for(package(), RECIPIENTS))
    opened = subprocess.run(["age", "-d", "-i", identity, ours], capture_output=True, check=True)
    assert opened.stdout == package()
    to = [word for raw in RECIPIENTS for word in ("-r", agekey.recipient_text(raw))]
    subprocess.run(["age", *to, "-o", theirs], input=package(), capture_output=True, check=True)
    assert envelope.open_with(theirs.read_bytes(), (KEY,)) == package()
    assert verification.read_identities(identity) == (KEY,)
    subprocess.run(["age-keygen", "-o", tmp_path / "made.txt"], capture_output=True, check=True)
    made = (tmp_path / "made.txt").read_text(encoding="ascii")
    assert agekey.identity_text(verification.read_identities(tmp_path / "made.txt")[0]) in made
    assert agekey.recipient_text(agekey.public_raw(agekey.parse_identities(made)[0])) in made


def test_every_cut_and_every_flipped_bit_is_refused() -> None:
    plain = package()[:600]
    sealed = envelope.seal_for(plain, RECIPIENTS[:1])
    for length in range(len(sealed)):
        assert refused(sealed[:length]) in ("package.E104", "package.E105", "package.E107")
    for bit in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        assert refused(bytes(changed)) in ("package.E104", "package.E105", "package.E107")
    assert refused(sealed + b"x") == "package.E107"


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"age-encryption.org/v1\n-> X25519 " + b"a" * 80_000 + b"\n--- x\n", "header"),
        (b"age-encryption.org/v1\n" + b"-> X25519 a\nb\n" * 1000 + b"--- x\n", "header"),
        (b"age-encryption.org/v1\n" + b"-> X a\nb\n" * 9 + b"--- x\n", "stanzas"),
        (b"age-encryption.org/v1\n-> scrypt a 18\nb\n--- x\n", "passphrase"),
        (b"age-encryption.org/v2\n-> X25519 a\nb\n--- x\n", "opening"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", "opening"),
    ],
)
def test_a_monstrous_header_never_reaches_the_library(head: bytes, what: str) -> None:
    with pytest.raises(UserError) as caught:
        envelope.open_with(head + bytes(100), (KEY,))
    assert (caught.value.code, caught.value.values) == ("package.E104", {"what": what})


@given(st.binary(min_size=32, max_size=32))
def test_a_key_is_read_as_it_was_written(raw: bytes) -> None:
    assert agekey.recipient_raw(agekey.recipient_text(raw)) == raw
    assert agekey.parse_identities(f"\n# x\n{agekey.identity_text(raw)}\n") == (raw,)


@given(st.integers(0, 61), st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7lbio1ＡA "))
def test_a_mistyped_key_is_refused(place: int, char: str) -> None:
    right = agekey.recipient_text(RECIPIENTS[0])
    typed = right[:place] + char + right[place + 1 :]
    if typed != right:
        with pytest.raises(UserError) as caught:
            agekey.recipient_raw(typed)
        assert caught.value.code == "package.E136"


@pytest.mark.parametrize("text", ["", "# nothing\n", "AGE-SECRET-KEY-1", "age1" + "q" * 58, "x" * 20_000])
def test_other_identity_files_are_refused(text: str) -> None:
    with pytest.raises(UserError) as caught:
        agekey.parse_identities(text)
    assert caught.value.code == "package.E136"


def test_a_large_envelope_can_be_read_at_any_place() -> None:
    plain = random.Random(7).randbytes(17 * 2**20 + 5)
    with envelope.opened(io.BytesIO(envelope.seal_for(plain, RECIPIENTS)), (KEY,)) as stream:
        for start in (0, 1, 15, 16, 2**20 - 3, 17 * 2**20):
            stream.seek(start)
            assert stream.read(41) == plain[start : start + 41]
        assert stream.seek(0, io.SEEK_END) == len(plain)
        stream.seek(0)
        assert stream.read() == plain


def test_the_command_opens_an_envelope(tmp_path: Path) -> None:
    sealed, key, pub = tmp_path / "a.cdp.age", tmp_path / "id.txt", tmp_path / "s.pub"
    sealed.write_bytes(envelope.seal_for(package(), RECIPIENTS))
    pub.write_text(signature.public_line(PUBLIC) + "\n", encoding="ascii")
    for identity, code in ((OFFLINE, "OK"), (STRANGER, "E105")):
        key.write_text(agekey.identity_text(identity) + "\n", encoding="ascii")
        words = ["verify", "--key", str(pub), "--identity", str(key), str(sealed)]
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), *words],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "CADREDESK_LANG": "en"},
        )
        assert (done.returncode, (done.stdout + done.stderr).split()[0]) == (int(code != "OK"), code)
    assert [code for _, code, _ in verification.run([sealed], pub, {})] == ["E103"]
