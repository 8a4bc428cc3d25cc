"""The folder's line to its database server: `server.json`, sealed under the data key, for a bureau on PostgreSQL."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import asdict
from pathlib import Path

from cadredesk.domain.server import Server
from cadredesk.errors import UserError
from cadredesk.vault.files import faults, write_atomic
from cadredesk.vault.vault import Vault

CONNECTION = "server.json"
FORMAT = "cadredesk.server/1"
_PURPOSE = "server"
_LARGEST = 1 << 18


def on_server(folder: Path) -> bool:
    """Whether the folder's data lie on a server."""
    return (folder / CONNECTION).is_file()


def read_server(folder: Path, vault: Vault) -> Server:
    """The server; `vault.damaged_file` when a byte of the file was changed."""
    with faults(CONNECTION), (folder / CONNECTION).open("rb") as stream:
        data = stream.read(_LARGEST)
    try:
        content = json.loads(data)
        if content["format"] != FORMAT:
            raise ValueError("another format")
        plain = vault.unwrap(_PURPOSE, base64.b64decode(content["sealed"], validate=True))
        return Server(**json.loads(plain))
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise UserError("vault.damaged_file", file=CONNECTION) from None


def dump_server(vault: Vault, server: Server) -> bytes:
    """The bytes of `server.json`: nothing in it can be read without the data key."""
    sealed = vault.wrap(_PURPOSE, json.dumps(asdict(server), ensure_ascii=False).encode())
    content = {"format": FORMAT, "sealed": base64.b64encode(sealed).decode()}
    return (json.dumps(content, indent=1) + "\n").encode()


def write_server(folder: Path, vault: Vault, server: Server) -> None:
    """Writes the file in one step: from then on the folder's data lie there."""
    write_atomic(folder / CONNECTION, dump_server(vault, server))
