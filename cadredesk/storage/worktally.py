"""The tally work file: the ballots of one open count, in an encrypted file of its own, until the seal destroys it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cadredesk.domain.vote import Bundle
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.storage.engine import connect, faults

FOLDER = "tally"

_TABLES = (
    "CREATE TABLE bundle (turn INTEGER NOT NULL, voters TEXT NOT NULL, number INTEGER NOT NULL,"
    " closed INTEGER NOT NULL, sheets INTEGER NOT NULL, PRIMARY KEY (turn, voters, number)) WITHOUT ROWID",
    "CREATE TABLE ballot (turn INTEGER NOT NULL, voters TEXT NOT NULL, number INTEGER NOT NULL,"
    " token BLOB NOT NULL, slot INTEGER NOT NULL, sheet TEXT NOT NULL,"
    " PRIMARY KEY (turn, voters, number, token)) WITHOUT ROWID",
)
_BUNDLE = "turn = ? AND voters = ? AND number = ?"


@dataclass(frozen=True, slots=True)
class Saved:
    """A stored sheet: its random id, the bundle it is in, sheets in that bundle and in the whole pass."""

    id: str
    number: int
    in_bundle: int
    in_pass: int


@dataclass(frozen=True, slots=True)
class Place:
    """How far one pass over one voter group is: sheets typed, bundles closed, and the open bundle (0: none)."""

    sheets: int
    closed: int
    number: int
    in_bundle: int


class WorkFile:
    """An open tally work file. A ballot is its random token, its bundle and its marks; while the bundle is
    open also its slot there, so that the last one can be taken back. Nothing else is kept.
    """

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        self.path = path
        with faults():
            self._connection: Any = connect(path, key, create=create)
            if create:
                with self.transaction():
                    for table in _TABLES:
                        self._connection.execute(table)
            self._sheets: dict[tuple[int, str], int] = {
                (turn, group): sheets
                for turn, group, sheets in self._connection.execute(
                    "SELECT turn, voters, sum(sheets) FROM bundle GROUP BY turn, voters"
                )
            }

    def close(self) -> None:
        """Closes the file; what was acknowledged is on the disk since long."""
        self._connection.close()

    @property
    def connection(self) -> Any:
        """The open connection, for the machine's tables in the same file."""
        return self._connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One durable transaction."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def sheets(self, turn: int, group: str) -> int:
        """How many sheets of a voter group were typed in a pass."""
        return self._sheets.get((turn, group), 0)

    def place(self, turn: int, group: str) -> Place:
        """How far a pass is: counts of sheets only, never a mark."""
        with faults():
            number, sheets = self._open_bundle(turn, group)
            (closed,) = self._connection.execute(
                "SELECT count(*) FROM bundle WHERE turn = ? AND voters = ? AND closed = 1", (turn, group)
            ).fetchone()
        return Place(self.sheets(turn, group), closed, number, sheets)

    def add(self, turn: int, group: str, sheet: str, bundle_size: int) -> Saved:
        """Stores one sheet in one durable transaction and returns after the commit.

        `vote.bundle_full` when the open bundle already holds `bundle_size` sheets.
        """
        token = secrets.token_bytes(16)
        with faults(), self.transaction():
            number, sheets = self._open_bundle(turn, group)
            if sheets >= bundle_size:
                raise UserError("vote.bundle_full", number=number, size=bundle_size)
            if number:
                self._connection.execute(
                    f"UPDATE bundle SET sheets = sheets + 1 WHERE {_BUNDLE}", (turn, group, number)
                )
            else:
                number = self._last_number(turn, group) + 1
                self._connection.execute("INSERT INTO bundle VALUES (?, ?, ?, 0, 1)", (turn, group, number))
            self._connection.execute(
                "INSERT INTO ballot VALUES (?, ?, ?, ?, ?, ?)",
                (turn, group, number, token, sheets + 1, sheet),
            )
        total = self._sheets[turn, group] = self.sheets(turn, group) + 1
        return Saved(token.hex(), number, sheets + 1, total)

    def take_back(self, turn: int, group: str) -> str:
        """Removes the last sheet of the open bundle and gives back its text; `vote.nothing_to_take_back`."""
        with faults(), self.transaction():
            number, sheets = self._open_bundle(turn, group)
            if not sheets:
                raise UserError("vote.nothing_to_take_back")
            token, sheet = self._connection.execute(
                f"SELECT token, sheet FROM ballot WHERE {_BUNDLE} ORDER BY slot DESC LIMIT 1",
                (turn, group, number),
            ).fetchone()
            self._connection.execute(
                f"DELETE FROM ballot WHERE {_BUNDLE} AND token = ?", (turn, group, number, token)
            )
            self._connection.execute(
                f"UPDATE bundle SET sheets = sheets - 1 WHERE {_BUNDLE}", (turn, group, number)
            )
        self._sheets[turn, group] -= 1
        return str(sheet)

    def close_bundle(self, turn: int, group: str) -> int:
        """Closes the open bundle and rewrites its sheets so that no trace of the order of typing stays; its number.

        SQLite keeps cells in the order of insertion and gives out pages in the order in which they were freed.
        So the sheets are taken out and put back in two orders drawn by lot: sorted ones would hand the same
        pages round by a rule, and the page under a sheet would still tell when it was typed.
        """
        with faults(), self.transaction():
            number, sheets = self._open_bundle(turn, group)
            if not sheets:
                raise UserError("vote.bundle_empty")
            rows = self._connection.execute(
                f"SELECT token, sheet FROM ballot WHERE {_BUNDLE}", (turn, group, number)
            ).fetchall()
            lot = secrets.SystemRandom()
            lot.shuffle(rows)
            self._connection.executemany(
                f"DELETE FROM ballot WHERE {_BUNDLE} AND token = ?",
                [(turn, group, number, token) for token, _ in rows],
            )
            lot.shuffle(rows)
            self._connection.executemany(
                "INSERT INTO ballot VALUES (?, ?, ?, ?, 0, ?)",
                [(turn, group, number, token, sheet) for token, sheet in rows],
            )
            self._connection.execute(f"UPDATE bundle SET closed = 1 WHERE {_BUNDLE}", (turn, group, number))
        return number

    def reopen_bundle(self, turn: int, group: str, number: int) -> None:
        """Empties one bundle so that it is typed again; only when no other one of this pass is open."""
        with faults(), self.transaction():
            known = self._connection.execute(
                f"SELECT sheets FROM bundle WHERE {_BUNDLE}", (turn, group, number)
            ).fetchone()
            if known is None:
                raise UserError("vote.no_bundle", number=number)
            current, sheets = self._open_bundle(turn, group)
            if current and current != number and sheets:
                raise UserError("vote.other_bundle_open", number=current)
            if current and current != number:
                self._connection.execute(f"DELETE FROM bundle WHERE {_BUNDLE}", (turn, group, current))
            self._connection.execute(f"DELETE FROM ballot WHERE {_BUNDLE}", (turn, group, number))
            self._connection.execute(
                f"UPDATE bundle SET closed = 0, sheets = 0 WHERE {_BUNDLE}", (turn, group, number)
            )
        self._sheets[turn, group] -= known[0]

    def bundles(self, turn: int, group: str | None = None) -> tuple[Bundle, ...]:
        """The bundles of one pass (of one voter group) with their sheets, sorted; empty ones are left out."""
        with faults():
            heads = self._connection.execute(
                "SELECT voters, number, closed FROM bundle WHERE turn = ? AND sheets > 0"
                " AND (? IS NULL OR voters = ?) ORDER BY voters, number",
                (turn, group, group),
            ).fetchall()
            return tuple(
                Bundle(turn, voters, number, bool(closed), self._sheets_of(turn, voters, number))
                for voters, number, closed in heads
            )

    def bundle(self, turn: int, group: str, number: int) -> Bundle | None:
        """One bundle of one pass, or None."""
        with faults():
            head = self._connection.execute(
                f"SELECT closed FROM bundle WHERE {_BUNDLE} AND sheets > 0", (turn, group, number)
            ).fetchone()
            if head is None:
                return None
            return Bundle(turn, group, number, bool(head[0]), self._sheets_of(turn, group, number))

    def ids(self) -> Iterator[str]:
        """The ids of every stored ballot, in an order that tells nothing."""
        with faults():
            for (token,) in self._connection.execute("SELECT token FROM ballot ORDER BY token"):
                yield token.hex()

    def _sheets_of(self, turn: int, group: str, number: int) -> tuple[str, ...]:
        rows = self._connection.execute(
            f"SELECT sheet FROM ballot WHERE {_BUNDLE} ORDER BY sheet", (turn, group, number)
        )
        return tuple(sheet for (sheet,) in rows)

    def _open_bundle(self, turn: int, group: str) -> tuple[int, int]:
        found = self._connection.execute(
            "SELECT number, sheets FROM bundle WHERE turn = ? AND voters = ? AND closed = 0", (turn, group)
        ).fetchone()
        return (0, 0) if found is None else (found[0], found[1])

    def _last_number(self, turn: int, group: str) -> int:
        (last,) = self._connection.execute(
            "SELECT max(number) FROM bundle WHERE turn = ? AND voters = ?", (turn, group)
        ).fetchone()
        return int(last or 0)


def paths(folder: Path, vote_id: str) -> tuple[Path, Path]:
    """Where the work file of a vote and its wrapped key lie: `tally/<id>.db` and `tally/<id>.key`."""
    return folder / FOLDER / f"{vote_id}.db", folder / FOLDER / f"{vote_id}.key"


def destroy(folder: Path, vote_id: str) -> bool:
    """Destroys the key, then the work file; whether there was anything. Without its key the file is noise."""
    return forget(*paths(folder, vote_id))


def forget(file: Path, key: Path) -> bool:
    """Destroys a key by writing over it, then the file it opens; whether there was anything."""
    found = False
    try:
        if key.exists():
            found = True
            with key.open("r+b") as stream:
                stream.write(secrets.token_bytes(key.stat().st_size))
                stream.flush()
                os.fsync(stream.fileno())
            key.unlink()
            _sync(key.parent)
        for path in (file, file.with_name(file.name + "-journal")):
            if path.exists():
                found = True
                path.unlink()
        if found:
            _sync(file.parent)
    except OSError as error:
        raise EnvironmentFault("vote.not_destroyed", file=file.name) from error
    return found


def left_over(folder: Path) -> tuple[str, ...]:
    """The ids of the votes of which a work file or key lies in the folder."""
    inside = folder / FOLDER
    if not inside.is_dir():
        return ()
    return tuple(sorted({path.name.partition(".")[0] for path in inside.iterdir() if path.is_file()}))


def _sync(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
