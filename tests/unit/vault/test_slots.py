"""Key slots and recovery codes: what opens, what does not, what a slip of the pen does."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.errors import UserError
from cadredesk.vault.slots import (
    CHEAP,
    STRONG,
    KeyFile,
    OrgKeys,
    dump_keys,
    is_proven,
    load_keys,
    make_slot,
    new_recovery_code,
    open_slot,
    prove,
    read_recovery_code,
)

DATA, ORG = bytes(range(32)), OrgKeys(b"s" * 32, b"x" * 32)


def keys() -> KeyFile:
    approver = make_slot("f", "a1", "李䶮", "approver", "pw", DATA, ORG, cost=CHEAP)
    clerk = make_slot("f", "c1", "张三", "clerk", "other", DATA, cost=CHEAP)
    return prove(KeyFile("f", (approver, clerk), b"p" * 32, b"q" * 32), b"k" * 32)


def test_a_slot_opens_by_its_secret_alone() -> None:
    file = keys()
    assert open_slot("f", file.slot("a1"), "pw") == (DATA, ORG)
    assert open_slot("f", file.slot("c1"), "other") == (DATA, None)
    for folder, slot, secret in (("f", "a1", "other"), ("f", "c1", "pw"), ("g", "a1", "pw"), ("f", "a1", "")):
        with pytest.raises(UserError, match="wrong_password"):
            open_slot(folder, file.slot(slot), secret)


def test_the_input_method_does_not_lock_anyone_out() -> None:
    slot = make_slot("f", "c1", "张三", "clerk", "Ａbc１２３é", DATA, cost=CHEAP)
    assert open_slot("f", slot, "Abc123e\u0301") == (DATA, None)
    with pytest.raises(UserError, match="wrong_password"):
        open_slot("f", slot, "abc123é")


def test_one_slots_wrapping_is_useless_in_another() -> None:
    from dataclasses import replace

    file = keys()
    moved = replace(file.slot("a1"), id="c1")
    with pytest.raises(UserError, match="wrong_password"):
        open_slot("f", moved, "pw")
    swapped = replace(file.slot("a1"), org_keys=file.slot("a1").data_key)
    with pytest.raises(UserError, match="keys_changed"):
        open_slot("f", swapped, "pw")


def test_the_real_cost_is_the_one_measured() -> None:
    assert (STRONG.memory_kib, STRONG.passes, STRONG.lanes) == (65536, 3, 1)


def test_the_file_round_trips_and_shows_no_secret() -> None:
    file = keys()
    data = dump_keys(file)
    assert load_keys(data) == file
    assert DATA not in data
    assert b'"pw"' not in data
    assert is_proven(load_keys(data), b"k" * 32)
    assert not is_proven(load_keys(data), b"K" * 32)


def test_every_change_breaks_the_proof_or_the_reading() -> None:
    content = json.loads(dump_keys(keys()))
    changes = [
        lambda c: c["slots"][1].update(name="王五"),
        lambda c: c["slots"][1].update(role="approver"),
        lambda c: c["slots"][1]["kdf"].update(passes=2),
        lambda c: c["slots"].pop(),
        lambda c: c.update(folder_id="g"),
        lambda c: c.update(signing_public=c["exchange_public"]),
    ]
    for change in changes:
        other = json.loads(json.dumps(content))
        change(other)
        assert not is_proven(load_keys(json.dumps(other).encode()), b"k" * 32)


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"\xff\xfe", b'{"format":"cadredesk.keys/1"}', b"null", b"[" * 100_000],
)
def test_what_is_no_key_file_is_refused_calmly(data: bytes) -> None:
    with pytest.raises(UserError, match="keys_unreadable"):
        load_keys(data)


def test_a_cost_that_would_eat_the_machine_is_refused() -> None:
    content = json.loads(dump_keys(keys()))
    content["slots"][0]["kdf"]["memory_kib"] = 1 << 40
    with pytest.raises(UserError, match="keys_unreadable"):
        load_keys(json.dumps(content).encode())


def test_another_format_asks_for_a_newer_program() -> None:
    content = json.loads(dump_keys(keys())) | {"format": "cadredesk.keys/2"}
    with pytest.raises(UserError, match="keys_too_new"):
        load_keys(json.dumps(content).encode())


def test_the_recovery_code_forgives_how_it_is_typed() -> None:
    code = new_recovery_code()
    assert len(code) == 47
    assert [len(group) for group in code.split("-")] == [5] * 8
    assert new_recovery_code() != code
    sloppy = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert read_recovery_code(sloppy) == code
    assert read_recovery_code(code.replace("-", "－").replace("1", "I")) == code


@given(st.integers(0, 39), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_wrong_character_is_noticed_before_it_counts(position: int, char: str) -> None:
    text = "00000" * 7
    from cadredesk.vault import slots

    text += slots._check(text)
    if text[position] == char:
        assert read_recovery_code(text).replace("-", "") == text
        return
    with pytest.raises(UserError, match="recovery_typo"):
        read_recovery_code(text[:position] + char + text[position + 1 :])


def test_a_code_of_another_length_is_counted_out() -> None:
    with pytest.raises(UserError) as caught:
        read_recovery_code("ABCDE-FGHJK")
    assert caught.value.values == {"count": 10}
