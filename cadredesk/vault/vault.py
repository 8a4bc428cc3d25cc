"""The open vault: holds the data key, derives its subkeys, seals files and wraps small keys."""

from __future__ import annotations

import re
import secrets
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.vault import attempts
from cadredesk.vault.attempts import Clock
from cadredesk.vault.files import DISK, PRIVATE_FOLDER, Disk, faults, write_all_atomic, write_atomic
from cadredesk.vault.slots import (
    RECOVERY,
    STRONG,
    Cost,
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
    seal,
    unseal,
)

KEYS = "keys.json"
ATTEMPTS = "attempts.json"
PAPERS = "papers"
APPROVER = "approver"
_MAGIC = b"CDSEAL1\n"
_CHUNK = 64 * 1024
_TAG = 16
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,127}")


@dataclass(frozen=True, slots=True)
class NewSlot:
    """A person to be given a slot: id, displayed name, role, password."""

    id: str
    name: str
    role: str
    password: str

    def __repr__(self) -> str:
        return f"NewSlot({self.id})"


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """The organisation's public keys, 32 raw bytes each: Ed25519 for signatures, X25519 for age."""

    signing: bytes
    exchange: bytes


class Shelf(Protocol):
    """Where the sealed files and the key file of several workplaces lie; it sees sealed bytes only."""

    def put(self, name: str, sealed: bytes) -> None:
        """Keeps a sealed file, in the place of an older one."""

    def get(self, name: str) -> bytes | None:
        """The sealed bytes, or None."""

    def delete(self, name: str) -> None:
        """Deletes a sealed file, if it is there."""

    def names(self) -> tuple[str, ...]:
        """The names of all sealed files, sorted."""

    def keys(self) -> bytes:
        """The key file all workplaces share."""

    def swap_keys(self, before: bytes, after: bytes) -> bool:
        """Replaces the key file; False when another workplace has changed it meanwhile."""


class Vault:
    """An open vault of one folder. Holds the data key in memory and shows it to nobody.

    With a `shelf` the sealed files lie there and not in `papers/`, and `keys.json` is the folder's copy of the key file
    there, which decides.
    """

    def __init__(self, folder: Path, data_key: bytes, shelf: Shelf | None = None) -> None:
        self.folder = folder
        self._data_key = data_key
        self._shelf = shelf

    def __repr__(self) -> str:
        return f"Vault({self.folder.name})"

    def subkey(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose, by HKDF-SHA256 from the data key."""
        info = f"cadredesk/{purpose}".encode()
        return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(self._data_key)

    def on_shelf(self, shelf: Shelf) -> Vault:
        """The same vault with its files on a shelf."""
        return Vault(self.folder, self._data_key, shelf)

    @property
    def is_shared(self) -> bool:
        """Whether other workplaces reach the same files."""
        return self._shelf is not None

    def database_key(self) -> bytes:
        """The raw key of the main database."""
        return self.subkey("database")

    def wrap(self, purpose: str, key: bytes) -> bytes:
        """A small key under the data key, bound to its purpose (such as `tally/<round id>`)."""
        return seal(self.subkey("wrap"), key, purpose.encode())

    def unwrap(self, purpose: str, wrapped: bytes) -> bytes:
        """The small key again; `vault.damaged_file` for another purpose, another folder or a changed byte."""
        try:
            return unseal(self.subkey("wrap"), wrapped, purpose.encode())
        except InvalidTag:
            raise UserError("vault.damaged_file", file=purpose) from None

    # Sealed files -------------------------------------------------------------------------------------------

    def seal_file(self, name: str, data: bytes, *, disk: Disk = DISK) -> None:
        """Keeps `data` encrypted as `papers/<name>`, replacing an older one in one step."""
        self.seal_files({name: data}, disk=disk)

    def seal_files(self, files: Mapping[str, bytes], *, disk: Disk = DISK) -> None:
        """Keeps several files as `seal_file` keeps one, with less waiting for the disk."""
        sealed = {}
        for name, data in files.items():
            salt = secrets.token_bytes(16)
            sealed[self._path(name)] = _MAGIC + salt + b"".join(_sealed(self._file_key(name, salt), data))
        self._put(sealed, disk)

    def open_file(self, name: str) -> bytes:
        """The content of `papers/<name>`; `vault.missing_file`, or `vault.damaged_file` when a byte differs."""
        content = self.sealed_bytes(name)
        head = len(_MAGIC) + 16
        try:
            if not content.startswith(_MAGIC) or len(content) < head + _TAG:
                raise InvalidTag
            return b"".join(_opened(self._file_key(name, content[len(_MAGIC) : head]), content[head:]))
        except InvalidTag:
            raise UserError("vault.damaged_file", file=name) from None

    def delete_file(self, name: str) -> None:
        """Deletes `papers/<name>`; nothing happens when it is not there."""
        path = self._path(name)
        if self._shelf is not None:
            self._shelf.delete(name)
            return
        with faults(name):
            path.unlink(missing_ok=True)

    def sealed_bytes(self, name: str) -> bytes:
        """A sealed file as it lies there; `vault.missing_file`."""
        path = self._path(name)
        if self._shelf is not None:
            found = self._shelf.get(name)
            if found is None:
                raise UserError("vault.missing_file", file=name)
            return found
        try:
            with faults(name):
                return path.read_bytes()
        except EnvironmentFault as fault:
            if fault.code == "vault.missing":
                raise UserError("vault.missing_file", file=name) from None
            raise

    def put_sealed(self, name: str, sealed: bytes) -> None:
        """Keeps bytes that `sealed_bytes` of the same organisation's vault has given."""
        self._put({self._path(name): sealed}, DISK)

    def file_names(self) -> tuple[str, ...]:
        """The names of all sealed files, sorted."""
        if self._shelf is not None:
            return self._shelf.names()
        folder = self.folder / PAPERS
        if not folder.is_dir():
            return ()
        return tuple(sorted(path.name for path in folder.iterdir() if _NAME.fullmatch(path.name)))

    def _put(self, sealed: Mapping[Path, bytes], disk: Disk) -> None:
        if self._shelf is not None:
            for path, content in sealed.items():
                self._shelf.put(path.name, content)
            return
        with faults():
            (self.folder / PAPERS).mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        write_all_atomic(sealed, disk=disk)

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("a sealed file's name is [a-z0-9][a-z0-9._-]{0,127}, an id and never a title")
        return self.folder / PAPERS / name

    def _file_key(self, name: str, salt: bytes) -> bytes:
        info = b"cadredesk/file/" + name.encode()
        return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(self._data_key)

    # Keys and people ----------------------------------------------------------------------------------------

    def public_keys(self) -> PublicKeys:
        """The organisation's public keys."""
        keys = self._keys()
        return PublicKeys(keys.signing_public, keys.exchange_public)

    def signing_key(self, slot_id: str, password: str, *, clock: Clock | None = None) -> bytes:
        """The Ed25519 seed (32 bytes), for the password of an approver; `vault.not_approver` for others."""
        return self.org_keys(slot_id, password, clock=clock).signing

    def org_keys(self, slot_id: str, password: str, *, clock: Clock | None = None) -> OrgKeys:
        """Both private keys of the organisation, for an approver's password or (slot `recovery`) the code."""
        keys = self._keys()
        if not keys.slot(slot_id).org_keys:
            raise UserError("vault.not_approver")
        _, org_keys = _guarded(self.folder, keys, slot_id, password, clock)
        assert org_keys is not None
        return org_keys

    def check_password(self, slot_id: str, password: str, *, clock: Clock | None = None) -> None:
        """Passes for the right password; `vault.wrong_password` or `vault.wait` otherwise."""
        _guarded(self.folder, self._keys(), slot_id, password, clock)

    def add(self, person: NewSlot, org_keys: OrgKeys | None = None) -> None:
        """Gives a person a slot, or a new password in the old one; an approver's needs the private keys."""
        keys = self._keys()
        if (person.role == APPROVER) != (org_keys is not None):
            raise ValueError("an approver's slot holds the private keys, and no other does")
        slot = make_slot(
            keys.folder_id,
            person.id,
            person.name,
            person.role,
            person.password,
            self._data_key,
            org_keys,
            cost=keys.slot(RECOVERY).cost,
        )
        self._store(keys.with_slot(slot))

    def change_password(self, slot_id: str, old: str, new: str, *, clock: Clock | None = None) -> None:
        """Puts a new password in the place of the old one."""
        keys = self._keys()
        slot = keys.slot(slot_id)
        _, org_keys = _guarded(self.folder, keys, slot_id, old, clock)
        self.add(NewSlot(slot.id, slot.name, slot.role, new), org_keys)

    def rename(self, slot_id: str, name: str) -> None:
        """Changes the name shown at log-in."""
        keys = self._keys()
        self._store(keys.with_slot(replace(keys.slot(slot_id), name=name)))

    def remove(self, slot_id: str) -> None:
        """Takes a person's slot away; the last approver's and the recovery slot stay (`vault.last_approver`)."""
        keys = self._keys()
        left = keys.without_slot(slot_id)
        if slot_id == RECOVERY or not any(slot.org_keys for slot in left.slots if slot.id != RECOVERY):
            raise UserError("vault.last_approver")
        self._store(left)

    def renew_recovery(self, org_keys: OrgKeys) -> str:
        """Makes a new recovery code; the old one opens nothing from now on."""
        keys = self._keys()
        code = new_recovery_code()
        slot = make_slot(
            keys.folder_id,
            RECOVERY,
            "",
            RECOVERY,
            code,
            self._data_key,
            org_keys,
            cost=keys.slot(RECOVERY).cost,
        )
        self._store(keys.with_slot(slot))
        return code

    def replace_org_keys(
        self, slot_id: str, password: str, new: OrgKeys, *, clock: Clock | None = None
    ) -> str:
        """Puts new private keys in the place of the old ones, for this approver and under a new recovery code.

        Returns the code, which is stored nowhere. The other approvers keep their passwords but hold no keys until this
        one gives them theirs by a new password. `vault.not_approver`, `vault.wrong_password`, `vault.wait`.
        """
        keys = self._keys()
        slot = keys.slot(slot_id)
        if not slot.org_keys:
            raise UserError("vault.not_approver")
        _guarded(self.folder, keys, slot_id, password, clock)
        code = new_recovery_code()
        for held, secret in ((slot, password), (keys.slot(RECOVERY), code)):
            made = make_slot(
                keys.folder_id, held.id, held.name, held.role, secret, self._data_key, new, cost=held.cost
            )
            keys = keys.with_slot(made)
        for other in keys.slots:
            if other.id not in (slot_id, RECOVERY):
                keys = keys.with_slot(replace(other, org_keys=b""))
        self._store(
            replace(
                keys,
                signing_public=Ed25519PrivateKey.from_private_bytes(new.signing)
                .public_key()
                .public_bytes_raw(),
                exchange_public=X25519PrivateKey.from_private_bytes(new.exchange)
                .public_key()
                .public_bytes_raw(),
            )
        )
        return code

    def slot_names(self) -> dict[str, str]:
        """Id and displayed name of every person with a slot."""
        return {slot.id: slot.name for slot in self._keys().slots if slot.id != RECOVERY}

    def approvers_without_keys(self) -> tuple[str, ...]:
        """The approvers who cannot sign since the keys were replaced, until one who can gives them a new password."""
        slots = self._keys().slots
        return tuple(slot.id for slot in slots if slot.role == APPROVER and not slot.org_keys)

    def verify_keys(self) -> None:
        """`vault.keys_changed` when someone without the data key has changed `keys.json`."""
        self._keys()

    def take_over_keys(self, opened: str) -> bool:
        """Takes the key file of the shelf into the folder; False when the slot `opened` is another one there.

        Then its password was changed, or it was taken away, at another workplace.
        """
        before = read_keys(self.folder)
        keys = self._keys()
        if keys != before:
            write_atomic(self.folder / KEYS, dump_keys(keys))
        return any(slot in before.slots for slot in keys.slots if slot.id == opened)

    def _keys(self) -> KeyFile:
        keys = read_keys(self.folder) if self._shelf is None else load_keys(self._shelf.keys())
        if not is_proven(keys, self.subkey("proof")):
            raise UserError("vault.keys_changed")
        return keys

    def _store(self, keys: KeyFile) -> None:
        """Stores the keys; `proof` in them still is that of the file they came from."""
        content = dump_keys(prove(keys, self.subkey("proof")))
        if self._shelf is not None:
            before = self._shelf.keys()
            if load_keys(before).proof != keys.proof or not self._shelf.swap_keys(before, content):
                raise UserError("vault.keys_moved")
        write_atomic(self.folder / KEYS, content)


def create_vault(
    folder: Path, folder_id: str, people: tuple[NewSlot, ...], *, cost: Cost = STRONG
) -> tuple[Vault, str]:
    """Makes `keys.json` in an existing folder: data key, both key pairs, a slot a person, the recovery slot.

    Returns the open vault and the recovery code, which is stored nowhere. At least one person is an approver.
    """
    if not any(person.role == APPROVER for person in people):
        raise UserError("vault.no_approver")
    data_key = secrets.token_bytes(32)
    org_keys = OrgKeys(secrets.token_bytes(32), secrets.token_bytes(32))
    code = new_recovery_code()
    slots = [
        make_slot(
            folder_id,
            person.id,
            person.name,
            person.role,
            person.password,
            data_key,
            org_keys if person.role == APPROVER else None,
            cost=cost,
        )
        for person in people
    ]
    slots.append(make_slot(folder_id, RECOVERY, "", RECOVERY, code, data_key, org_keys, cost=cost))
    keys = KeyFile(
        folder_id,
        tuple(slots),
        Ed25519PrivateKey.from_private_bytes(org_keys.signing).public_key().public_bytes_raw(),
        X25519PrivateKey.from_private_bytes(org_keys.exchange).public_key().public_bytes_raw(),
    )
    vault = Vault(folder, data_key)
    vault._store(keys)
    return vault, code


def open_vault(folder: Path, slot_id: str, secret: str, *, clock: Clock | None = None) -> Vault:
    """Opens the folder's vault with a person's password, or with the recovery code for slot `recovery`.

    Errors: `vault.wrong_password`, `vault.wait` (seconds), `vault.unknown_user`, `vault.keys_changed`,
    `vault.keys_unreadable`, `vault.recovery_length`, `vault.recovery_typo`.
    """
    keys = read_keys(folder)
    data_key, _ = _guarded(folder, keys, slot_id, secret, clock)
    vault = Vault(folder, data_key)
    vault.verify_keys()
    return vault


def read_keys(folder: Path) -> KeyFile:
    """`keys.json` as it stands, not yet proven: enough for the names at log-in."""
    with faults(KEYS), (folder / KEYS).open("rb") as stream:
        data = stream.read(2 << 20)
    return load_keys(data)


def _guarded(
    folder: Path, keys: KeyFile, slot_id: str, secret: str, clock: Clock | None
) -> tuple[bytes, OrgKeys | None]:
    slot = keys.slot(slot_id)
    if slot_id == RECOVERY:
        secret = read_recovery_code(secret)
    counter = folder / ATTEMPTS
    attempts.begin(counter, slot_id, clock or Clock())
    opened = open_slot(keys.folder_id, slot, secret)
    attempts.forget(counter, slot_id)
    return opened


def _nonce(number: int, last: bool) -> bytes:
    return struct.pack(">7xI?", number, last)


def _sealed(key: bytes, data: bytes) -> Iterator[bytes]:
    cipher = ChaCha20Poly1305(key)
    count = max(1, -(-len(data) // _CHUNK))
    for number in range(count):
        chunk = data[number * _CHUNK : (number + 1) * _CHUNK]
        yield cipher.encrypt(_nonce(number, number == count - 1), chunk, None)


def _opened(key: bytes, sealed: bytes) -> Iterator[bytes]:
    cipher = ChaCha20Poly1305(key)
    size = _CHUNK + _TAG
    count = -(-len(sealed) // size)
    for number in range(count):
        chunk = sealed[number * size : (number + 1) * size]
        yield cipher.decrypt(_nonce(number, number == count - 1), chunk, None)
