"""Where a bureau's database server stands and how the line to it is guarded: plain values, no network."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final, Literal

from cadredesk.errors import UserError

Tls = Literal["verify-full", "require", "off"]
TLS: Final[tuple[Tls, ...]] = ("verify-full", "require", "off")
"""As libpq names them: encrypted and the server proved by its certificate; encrypted; in the clear."""
PORT: Final = 5432


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL database and who logs in there; `authority` is the PEM text of the certificates trusted (CA)."""

    host: str
    port: int
    database: str
    user: str
    password: str
    tls: Tls = "verify-full"
    authority: str = ""

    def __repr__(self) -> str:
        return f"Server({self.host}:{self.port}/{self.database}, {self.tls})"


def is_loopback(host: str) -> bool:
    """Whether the host is this very machine."""
    if host.strip().lower() == "localhost":
        return True
    try:
        return ip_address(host.strip()).is_loopback
    except ValueError:
        return False


def checked(server: Server) -> Server:
    """The same without blanks round its words.

    `database.incomplete` (field), `database.port`, `database.tls_needed` for an open line to another machine,
    `database.no_authority` for a proof without a certificate to prove by.
    """
    found = Server(
        server.host.strip(),
        server.port,
        server.database.strip(),
        server.user.strip(),
        server.password,
        server.tls,
        server.authority.strip(),
    )
    for field in ("host", "database", "user"):
        if not getattr(found, field):
            raise UserError("database.incomplete", field=field)
    if not 1 <= found.port <= 65535:
        raise UserError("database.port", port=found.port)
    if found.tls not in TLS:
        raise ValueError(found.tls)
    if found.tls == "off" and not is_loopback(found.host):
        raise UserError("database.tls_needed", host=found.host)
    if found.tls == "verify-full" and not found.authority:
        raise UserError("database.no_authority")
    return found
