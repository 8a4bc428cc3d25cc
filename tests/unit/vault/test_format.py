"""A data folder read by its description alone (resources/formats/data-folder.md), without the vault's code."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from tests.unit.storage.folder import APPROVER, PASSWORD, create


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    """RFC 5869 for 32 bytes."""
    extracted = hmac.digest(salt or bytes(32), key, hashlib.sha256)
    return hmac.digest(extracted, info + b"\x01", hashlib.sha256)


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def test_the_description_is_enough(tmp_path: Path) -> None:
    created = create(tmp_path / "data")
    desk, folder = created.desk, tmp_path / "data"
    paper = bytes(range(256)) * 300
    desk.vault.seal_file("p1", paper)
    wrapped = desk.vault.wrap("tally/r1", b"t" * 32)
    desk.close()

    keys = json.loads((folder / "keys.json").read_bytes())
    secrets = {APPROVER: PASSWORD, "": created.recovery_code}
    opened = set()
    for slot in keys["slots"]:
        if slot["name"] not in secrets:
            continue
        kdf = slot["kdf"]
        slot_key = hash_secret_raw(
            secrets[slot["name"]].encode(),
            base64.b64decode(kdf["salt"]),
            time_cost=kdf["passes"],
            memory_cost=kdf["memory_kib"],
            parallelism=kdf["lanes"],
            hash_len=32,
            type=Type.ID,
        )

        def unwrap(what: str, slot: dict[str, str] = slot, key: bytes = slot_key) -> bytes:
            data = base64.b64decode(slot[what.replace("-", "_")])
            purpose = f"cadredesk.keys/1\n{keys['folder_id']}\n{slot['id']}\n{what}".encode()
            return ChaCha20Poly1305(key).decrypt(data[:12], data[12:], purpose)

        opened.add((unwrap("data-key"), unwrap("org-keys")))
    ((data_key, org_keys),) = opened
    public = Ed25519PrivateKey.from_private_bytes(org_keys[:32]).public_key().public_bytes_raw()
    assert base64.b64encode(public).decode() == keys["signing_public"]

    proof = base64.b64decode(keys.pop("proof"))
    assert proof == hmac.digest(hkdf(data_key, b"", b"cadredesk/proof"), canonical(keys), hashlib.sha256)
    wrap_key = hkdf(data_key, b"", b"cadredesk/wrap")
    assert ChaCha20Poly1305(wrap_key).decrypt(wrapped[:12], wrapped[12:], b"tally/r1") == b"t" * 32

    sealed = (folder / "papers" / "p1").read_bytes()
    assert sealed.startswith(b"CDSEAL1\n")
    cipher = ChaCha20Poly1305(hkdf(data_key, sealed[8:24], b"cadredesk/file/p1"))
    first, second = sealed[24 : 24 + 65_552], sealed[24 + 65_552 :]
    content = cipher.decrypt(bytes(12), first, None)
    content += cipher.decrypt(bytes(7) + b"\0\0\0\1" + b"\1", second, None)
    assert content == paper

    connection = sqlcipher.connect(str(folder / "desk.db"))
    connection.execute(f"PRAGMA key = \"x'{hkdf(data_key, b'', b'cadredesk/database').hex()}'\"")
    prev = "0" * 64
    rows = connection.execute(
        "SELECT org, n, at, user_id, event, subject, prev, hash FROM journal ORDER BY n"
    )
    for org, n, at, user_id, event, subject, before, digest in rows.fetchall():
        assert before == prev
        prev = hashlib.sha256(canonical([org, n, at, user_id, event, subject, before])).hexdigest()
        assert digest == prev
    assert prev != "0" * 64
    connection.close()
    marker = json.loads((folder / "folder.json").read_bytes())
    assert marker["format"] == "cadredesk.folder/1"
