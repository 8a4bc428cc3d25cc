"""The check number: the definition worked by another way, and what counts as the same group."""

from __future__ import annotations

import hashlib
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain import fingerprint

BLOB, EXCHANGE = b"\x00\x00\x00\x0bssh-ed25519\x00\x00\x00\x20" + bytes(range(32)), bytes(range(32, 64))


def test_the_number_is_that_of_the_definition() -> None:
    told = subprocess.run(
        ["openssl", "dgst", "-sha256", "-r"],
        input=b"cadredesk-fp-v1\n" + BLOB + EXCHANGE,
        capture_output=True,
        check=True,
    ).stdout
    number = fingerprint.check_number(BLOB, EXCHANGE)
    assert number == str(int(told.split()[0], 16))[-40:].zfill(40)
    assert fingerprint.groups(number) == tuple(number[5 * place : 5 * place + 5] for place in range(8))


@given(st.binary(min_size=51, max_size=51), st.binary(min_size=32, max_size=32))
def test_it_always_has_forty_digits(blob: bytes, exchange: bytes) -> None:
    number = fingerprint.check_number(blob, exchange)
    assert len(number) == 40
    assert number.isdigit()
    assert (
        int(hashlib.sha256(b"cadredesk-fp-v1\n" + blob + exchange).hexdigest(), 16) - int(number)
    ) % 10**40 == 0
    assert "".join(fingerprint.groups(number)) == number


def test_a_slip_of_the_pen_is_seen_and_its_place_named() -> None:
    number = fingerprint.check_number(BLOB, EXCHANGE)
    right = fingerprint.groups(number)
    wide = right[6].translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert fingerprint.differing(number, {0: f" {right[0]} ", 6: wide}) == ()
    wrong = f"{(int(right[3]) + 1) % 100000:05d}"
    assert fingerprint.differing(number, {0: right[0], 3: wrong, 5: ""}) == (3, 5)


@pytest.mark.parametrize(("blob", "exchange"), [(BLOB[1:], EXCHANGE), (BLOB, EXCHANGE + b"x")])
def test_keys_of_another_length_have_no_number(blob: bytes, exchange: bytes) -> None:
    with pytest.raises(ValueError):
        fingerprint.check_number(blob, exchange)
