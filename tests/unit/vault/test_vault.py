"""The open vault: sealed files, wrapped keys, passwords, recovery."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.vault.attempts import Clock
from cadredesk.vault.files import Disk
from cadredesk.vault.lock import lock_folder
from cadredesk.vault.slots import CHEAP, RECOVERY
from cadredesk.vault.vault import ATTEMPTS, KEYS, PAPERS, NewSlot, Vault, create_vault, open_vault

APPROVER = NewSlot("a1", "李䶮", "approver", "审批口令")
CLERK = NewSlot("c1", "张三", "clerk", "经办口令")


@pytest.fixture
def made(tmp_path: Path) -> tuple[Vault, str]:
    return create_vault(tmp_path, "f1", (CLERK, APPROVER), cost=CHEAP)


def test_each_password_opens_the_same_vault(made: tuple[Vault, str]) -> None:
    vault, code = made
    keys = {open_vault(vault.folder, slot, secret).database_key() for slot, secret in _secrets(code)}
    assert keys == {vault.database_key()}
    assert len(vault.database_key()) == 32


def _secrets(code: str) -> tuple[tuple[str, str], ...]:
    return (APPROVER.id, APPROVER.password), (CLERK.id, CLERK.password), (RECOVERY, code)


def test_a_wrong_password_opens_nothing_and_is_slowed(made: tuple[Vault, str]) -> None:
    vault, _ = made
    still = Clock(lambda: 0.0, lambda: 0.0)
    for _ in range(3):
        with pytest.raises(UserError, match="wrong_password"):
            open_vault(vault.folder, "c1", "falsch", clock=still)
    with pytest.raises(UserError, match=r"vault\.wait"):
        open_vault(vault.folder, "c1", CLERK.password, clock=still)
    later = Clock(lambda: 2.0, lambda: 2.0)
    open_vault(vault.folder, "c1", CLERK.password, clock=later)
    assert not (vault.folder / ATTEMPTS).exists()
    with pytest.raises(UserError, match="unknown_user"):
        open_vault(vault.folder, "nobody", "x")


def test_a_slip_in_the_recovery_code_is_no_attempt(made: tuple[Vault, str]) -> None:
    vault, code = made
    for _ in range(5):
        with pytest.raises(UserError, match="recovery_length"):
            open_vault(vault.folder, RECOVERY, code[:-1])
    assert not (vault.folder / ATTEMPTS).exists()


def test_only_approver_and_recovery_reach_the_private_keys(made: tuple[Vault, str]) -> None:
    vault, code = made
    seed = vault.signing_key("a1", APPROVER.password)
    assert vault.signing_key(RECOVERY, code) == seed
    public = vault.public_keys()
    assert Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw() == public.signing
    exchange = X25519PrivateKey.from_private_bytes(vault.org_keys("a1", APPROVER.password).exchange)
    assert exchange.public_key().public_bytes_raw() == public.exchange
    with pytest.raises(UserError, match="not_approver"):
        vault.signing_key("c1", CLERK.password)
    with pytest.raises(UserError, match="wrong_password"):
        vault.signing_key("a1", CLERK.password)


def test_no_approver_no_vault(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no_approver"):
        create_vault(tmp_path, "f", (CLERK,), cost=CHEAP)
    assert not (tmp_path / KEYS).exists()


def test_a_changed_key_file_is_noticed(made: tuple[Vault, str]) -> None:
    vault, _ = made
    path = vault.folder / KEYS
    content = json.loads(path.read_bytes())
    content["slots"][0]["role"] = "approver"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UserError, match="keys_changed"):
        open_vault(vault.folder, "c1", CLERK.password)
    with pytest.raises(UserError, match="keys_changed"):
        vault.verify_keys()


def test_every_flipped_byte_of_the_key_file_is_refused(made: tuple[Vault, str]) -> None:
    vault, _ = made
    path = vault.folder / KEYS
    good = path.read_bytes()
    for position in range(0, len(good), 7):
        path.write_bytes(good[:position] + bytes([good[position] ^ 1]) + good[position + 1 :])
        (vault.folder / ATTEMPTS).unlink(missing_ok=True)
        try:
            open_vault(vault.folder, "c1", CLERK.password)
        except UserError:
            continue
        assert json.loads(path.read_bytes()) == json.loads(good), f"byte {position} changed unnoticed"
    path.unlink()
    with pytest.raises(EnvironmentFault, match=r"vault\.missing"):
        open_vault(vault.folder, "c1", CLERK.password)


def test_passwords_change_and_recovery_renews(made: tuple[Vault, str]) -> None:
    vault, code = made
    vault.change_password("a1", APPROVER.password, "新口令")
    with pytest.raises(UserError, match="wrong_password"):
        open_vault(vault.folder, "a1", APPROVER.password)
    org_keys = vault.org_keys("a1", "新口令")
    fresh = vault.renew_recovery(org_keys)
    with pytest.raises(UserError, match="wrong_password"):
        open_vault(vault.folder, RECOVERY, code)
    assert open_vault(vault.folder, RECOVERY, fresh).database_key() == vault.database_key()


def test_people_come_and_go_but_one_approver_stays(made: tuple[Vault, str]) -> None:
    vault, _ = made
    vault.rename("c1", "张三丰")
    assert vault.slot_names() == {"c1": "张三丰", "a1": "李䶮"}
    vault.remove("c1")
    with pytest.raises(UserError, match="unknown_user"):
        open_vault(vault.folder, "c1", CLERK.password)
    for slot in ("a1", RECOVERY):
        with pytest.raises(UserError, match="last_approver"):
            vault.remove(slot)


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from([0, 1, 15, 65_535, 65_536, 65_537, 131_072, 200_001]), st.binary(min_size=1, max_size=9)
)
def test_sealed_files_come_back(tmp_path_factory: pytest.TempPathFactory, size: int, pattern: bytes) -> None:
    vault = Vault(tmp_path_factory.mktemp("v"), b"k" * 32)
    data = (pattern * (size // len(pattern) + 1))[:size]
    vault.seal_file("p1.pdf", data)
    assert vault.open_file("p1.pdf") == data
    assert vault.file_names() == ("p1.pdf",)
    vault.delete_file("p1.pdf")
    vault.delete_file("p1.pdf")
    assert vault.file_names() == ()


def test_damage_to_a_sealed_file_is_never_read_as_content(tmp_path: Path) -> None:
    vault = Vault(tmp_path, b"k" * 32)
    vault.seal_file("p1", b"a" * 65_536 + b"b" * 100)
    path = tmp_path / PAPERS / "p1"
    good = path.read_bytes()
    chunk = 24 + 65_536 + 16
    hurt = [
        good[:position] + bytes([good[position] ^ 128]) + good[position + 1 :]
        for position in (0, 9, 30, len(good) - 1)
    ]
    cut = [b"", good[:10], good[:24], good[:chunk], good[: len(good) - 1], good + b"x"]
    swapped = [good[:24] + good[chunk:] + good[24:chunk]]
    for data in hurt + cut + swapped:
        path.write_bytes(data)
        with pytest.raises(UserError, match="damaged_file"):
            vault.open_file("p1")
    (tmp_path / PAPERS / "p2").write_bytes(good)
    with pytest.raises(UserError, match="damaged_file"):
        vault.open_file("p2")
    with pytest.raises(UserError, match="missing_file"):
        vault.open_file("p3")
    path.write_bytes(good)
    with pytest.raises(UserError, match="damaged_file"):
        Vault(tmp_path, b"K" * 32).open_file("p1")


def test_a_seal_that_fails_keeps_the_old_paper(tmp_path: Path) -> None:
    class FullDisk(Disk):
        def write(self, stream: object, data: bytes) -> None:
            raise OSError(28, "full")

    vault = Vault(tmp_path, b"k" * 32)
    vault.seal_file("p1", b"first")
    with pytest.raises(EnvironmentFault, match="disk_full"):
        vault.seal_file("p1", b"second", disk=FullDisk())
    assert vault.open_file("p1") == b"first"
    assert vault.file_names() == ("p1",)


@pytest.mark.parametrize("name", ["", "../x", "a/b", "张三.pdf", ".hidden", "A", "a" * 129])
def test_names_of_sealed_files_are_ids(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="sealed file"):
        Vault(tmp_path, b"k" * 32).seal_file(name, b"")


def test_small_keys_open_for_their_purpose_only(tmp_path: Path) -> None:
    vault = Vault(tmp_path, b"k" * 32)
    wrapped = vault.wrap("tally/r1", b"t" * 32)
    assert vault.unwrap("tally/r1", wrapped) == b"t" * 32
    assert vault.wrap("tally/r1", b"t" * 32) != wrapped
    for purpose, data in (("tally/r2", wrapped), ("tally/r1", wrapped[:-1]), ("tally/r1", b"")):
        with pytest.raises(UserError, match="damaged_file"):
            vault.unwrap(purpose, data)
    assert vault.subkey("a") != vault.subkey("b")


def test_keys_do_not_show_in_a_traceback(made: tuple[Vault, str]) -> None:
    vault, _ = made
    org_keys = vault.org_keys("a1", APPROVER.password)
    shown = repr(vault) + repr(org_keys) + repr(APPROVER)
    assert APPROVER.password not in shown
    assert org_keys.signing.hex() not in shown
    assert repr(org_keys.signing) not in shown


def test_one_program_at_a_time(tmp_path: Path) -> None:
    lock = lock_folder(tmp_path)
    with pytest.raises(UserError, match="in_use"):
        lock_folder(tmp_path)
    lock.release()
    lock.release()
    lock_folder(tmp_path).release()
