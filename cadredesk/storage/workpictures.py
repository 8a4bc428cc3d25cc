"""The machine's part of a tally work file: stacks, pictures, what was read on them, and what two people said."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cadredesk.domain.machine_count import PAGE, TWIN, Decision, PageRows, Picture, Place, Queue, Unit
from cadredesk.domain.readings import ImageReading, Ink
from cadredesk.errors import UserError
from cadredesk.storage.engine import connect, faults
from cadredesk.storage.worktally import FOLDER, WorkFile, forget

_TABLES = (
    "CREATE TABLE IF NOT EXISTS run (voters TEXT PRIMARY KEY, pages TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS batch (number INTEGER PRIMARY KEY, bundle INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS source (digest BLOB NOT NULL, batch INTEGER NOT NULL, file INTEGER NOT NULL,"
    " name TEXT NOT NULL, done INTEGER NOT NULL, PRIMARY KEY (digest)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS picture (token BLOB NOT NULL, digest BLOB NOT NULL, frame INTEGER NOT NULL,"
    " voters TEXT NOT NULL, page INTEGER NOT NULL, reason TEXT NOT NULL, reading TEXT NOT NULL, engine TEXT NOT NULL,"
    " PRIMARY KEY (token), UNIQUE (digest, frame)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS image (token BLOB NOT NULL, data BLOB NOT NULL, PRIMARY KEY (token))",
    "CREATE TABLE IF NOT EXISTS ink (token BLOB NOT NULL, sheet TEXT NOT NULL, marks TEXT NOT NULL,"
    " PRIMARY KEY (token)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS doubt (token BLOB NOT NULL, unit TEXT NOT NULL, queue TEXT NOT NULL,"
    " reason TEXT NOT NULL, proposal TEXT, sort TEXT NOT NULL, one TEXT, one_by TEXT NOT NULL, two TEXT,"
    " two_by TEXT NOT NULL, again INTEGER NOT NULL, PRIMARY KEY (token, unit)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS spot (token BLOB NOT NULL, unit TEXT NOT NULL, said TEXT, said_by TEXT NOT NULL,"
    " PRIMARY KEY (token, unit)) WITHOUT ROWID",
)
_KEPT = "CREATE TABLE image (token BLOB NOT NULL PRIMARY KEY, voters TEXT NOT NULL, page INTEGER NOT NULL, data BLOB NOT NULL) WITHOUT ROWID"


@dataclass(frozen=True, slots=True)
class Spot:
    """A thing drawn for the spot check: a row of a picture, or (`unit` is `page`) a whole sheet of paper."""

    token: str
    unit: str
    said: str | None
    by: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the place in the queue that puts equal patterns in a row."""

    token: str
    decision: Decision
    sort: str


class Pictures:
    """The machine's tables of an open work file. Every change is durable when its function returns."""

    def __init__(self, work: WorkFile) -> None:
        self._work = work
        self._connection = work.connection
        with faults():
            (there,) = self._connection.execute(
                "SELECT count(*) FROM sqlite_master WHERE name = 'spot'"
            ).fetchone()
        if not there:
            with self._write():
                for table in _TABLES:
                    self._connection.execute(table)

    @contextmanager
    def _write(self) -> Iterator[None]:
        with faults(), self._work.transaction():
            yield

    # Stacks and pictures

    def put_runs(self, runs: Sequence[PageRows]) -> None:
        """Remembers which rows stand on which page of every voter group's ballot."""
        with self._write():
            self._connection.executemany(
                "INSERT OR REPLACE INTO run VALUES (?, ?)", [(r.group, json.dumps(r.pages)) for r in runs]
            )

    def runs(self) -> tuple[PageRows, ...]:
        """The print runs, by voter group."""
        with faults():
            rows = self._connection.execute("SELECT voters, pages FROM run ORDER BY voters").fetchall()
        return tuple(
            PageRows(group, tuple(tuple(page) for page in json.loads(pages))) for group, pages in rows
        )

    def new_batch(self, bundle: int) -> int:
        """Begins a stack, which is the bundle `bundle` (0: none in particular); its number."""
        with self._write():
            (last,) = self._connection.execute("SELECT coalesce(max(number), 0) FROM batch").fetchone()
            self._connection.execute("INSERT INTO batch VALUES (?, ?)", (last + 1, bundle))
        return int(last) + 1

    def batches(self) -> tuple[tuple[int, int, int], ...]:
        """Every stack: its number, its bundle, its pictures."""
        with faults():
            return tuple(
                self._connection.execute(
                    "SELECT b.number, b.bundle, count(p.token) FROM batch b LEFT JOIN source s ON s.batch = b.number"
                    " LEFT JOIN picture p ON p.digest = s.digest GROUP BY b.number ORDER BY b.number"
                ).fetchall()
            )

    def remove_batch(self, batch: int) -> int:
        """Takes a whole stack back, with its pictures; how many pictures that were."""
        with self._write():
            tokens = self._connection.execute(
                "SELECT token FROM picture WHERE digest IN (SELECT digest FROM source WHERE batch = ?)",
                (batch,),
            ).fetchall()
            for table in ("picture", "image", "ink", "doubt", "spot"):
                self._connection.executemany(f"DELETE FROM {table} WHERE token = ?", tokens)
            self._connection.execute("DELETE FROM source WHERE batch = ?", (batch,))
            self._connection.execute("DELETE FROM batch WHERE number = ?", (batch,))
        return len(tokens)

    def files_in(self, batch: int) -> int:
        """One more than the highest number of a file in a stack."""
        with faults():
            (last,) = self._connection.execute(
                "SELECT coalesce(max(file), -1) FROM source WHERE batch = ?", (batch,)
            ).fetchone()
        return int(last) + 1

    def is_read(self, digest: bytes) -> bool:
        """Whether every page of a file with this content was read."""
        with faults():
            found = self._connection.execute("SELECT done FROM source WHERE digest = ?", (digest,)).fetchone()
        return found is not None and bool(found[0])

    def begin_source(self, digest: bytes, batch: int, file: int, name: str) -> None:
        """Notes a file that is being read; one that was left half read begins anew in this stack."""
        with self._write():
            self._connection.execute(
                "INSERT INTO source VALUES (?, ?, ?, ?, 0) ON CONFLICT (digest) DO UPDATE SET"
                " batch = excluded.batch, file = excluded.file, name = excluded.name",
                (digest, batch, file, name),
            )

    def end_sources(self, digests: Sequence[bytes]) -> None:
        """Notes files of which every page was read."""
        with self._write():
            self._connection.executemany(
                "UPDATE source SET done = 1 WHERE digest = ?", [(digest,) for digest in digests]
            )

    def add(
        self,
        digest: bytes,
        group: str,
        reading: ImageReading,
        engine: str,
        units: Sequence[Unit],
        image: bytes | None,
    ) -> str | None:
        """Stores one picture with what was read and asked, in one transaction; its token, None when it is known."""
        token = secrets.token_bytes(16)
        plain = json.dumps(reading.named("").as_dict(), separators=(",", ":"))
        with self._write():
            known = self._connection.execute(
                "SELECT 1 FROM picture WHERE digest = ? AND frame = ?", (digest, reading.frame)
            ).fetchone()
            if known is not None:
                return None
            self._connection.execute(
                "INSERT INTO picture VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    token,
                    digest,
                    reading.frame,
                    group,
                    reading.page,
                    reading.reasons[0] if reading.status == "rejected" and reading.reasons else "",
                    plain,
                    engine,
                ),
            )
            if image is not None:
                self._connection.execute("INSERT INTO image VALUES (?, ?)", (token, image))
            self._ask(token, units)
        return token.hex()

    def ask(self, token: str, units: Sequence[Unit]) -> None:
        """Puts more questions about a picture; one that is asked already stays as it is."""
        with self._write():
            self._ask(bytes.fromhex(token), units)

    def ask_twin(self, token: str, other: str) -> None:
        """Asks whether a picture shows the same sheet as another one, unless two people have decided about the page."""
        with self._write():
            self._connection.execute(
                "INSERT INTO doubt VALUES (?, ?, 'pages', ?, NULL, ?, NULL, '', NULL, '', 0) ON CONFLICT (token, unit)"
                " DO UPDATE SET reason = excluded.reason, sort = excluded.sort, proposal = NULL"
                " WHERE one IS NULL AND two IS NULL",
                (bytes.fromhex(token), PAGE, TWIN, f"{TWIN} {other}"),
            )

    def _ask(self, token: bytes, units: Sequence[Unit]) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO doubt VALUES (?, ?, ?, ?, ?, ?, NULL, '', NULL, '', 0)",
            [(token, u.unit, u.queue, u.reason, u.proposal, u.sort) for u in units],
        )

    def pictures(self, *, readings: bool = False) -> tuple[Picture, ...]:
        """Every picture in the order of its stack, with what was said; `readings` where marks are wanted."""
        said: dict[bytes, list[Decision]] = {}
        for token, _, decision in self._decisions():
            said.setdefault(token, []).append(decision)
        column = "p.reading" if readings else "''"
        with faults():
            rows = self._connection.execute(
                f"SELECT p.token, s.batch, s.name, p.frame, b.bundle, p.voters, p.page, p.reason, {column}"
                " FROM picture p JOIN source s ON s.digest = p.digest JOIN batch b ON b.number = s.batch"
                " ORDER BY s.batch, s.file, p.frame"
            ).fetchall()
        found, numbers = [], dict[int, int]()
        for token, batch, name, frame, bundle, group, page, reason, reading in rows:
            numbers[batch] = numbers.get(batch, 0) + 1
            found.append(
                Picture(
                    token.hex(),
                    Place(batch, numbers[batch], name, frame),
                    bundle,
                    group,
                    page,
                    reason,
                    tuple(said.get(token, ())),
                    ImageReading.parse(json.loads(reading)) if reading else None,
                )
            )
        return tuple(found)

    def reading(self, token: str) -> ImageReading:
        """What was read on one picture."""
        with faults():
            row = self._connection.execute(
                "SELECT reading FROM picture WHERE token = ?", (bytes.fromhex(token),)
            ).fetchone()
        if row is None:
            raise UserError("machine.no_picture")
        return ImageReading.parse(json.loads(row[0]))

    def where(self, token: str) -> tuple[str, int]:
        """Whose ballot a picture shows (voter group) and which page."""
        with faults():
            row = self._connection.execute(
                "SELECT voters, page FROM picture WHERE token = ?", (bytes.fromhex(token),)
            ).fetchone()
        if row is None:
            raise UserError("machine.no_picture")
        return str(row[0]), int(row[1])

    def image(self, token: str) -> bytes | None:
        """The stored picture (JPEG, grey), None where none could be unpacked."""
        with faults():
            row = self._connection.execute(
                "SELECT data FROM image WHERE token = ?", (bytes.fromhex(token),)
            ).fetchone()
        return None if row is None else bytes(row[0])

    def put_inks(self, inks: Mapping[str, Ink]) -> None:
        """Keeps how the ink of pictures looks, beside the pictures themselves and as long as they."""
        with self._write():
            self._connection.executemany(
                "INSERT OR REPLACE INTO ink VALUES (?, ?, ?)",
                [(bytes.fromhex(token), ink.sheet, json.dumps(ink.marks)) for token, ink in inks.items()],
            )

    def inks(self) -> dict[str, Ink]:
        """How the ink of every picture looks, by its token."""
        with faults():
            rows = self._connection.execute("SELECT token, sheet, marks FROM ink").fetchall()
        return {
            token.hex(): Ink(sheet, {cell: tuple(values) for cell, values in json.loads(marks).items()})
            for token, sheet, marks in rows
        }

    def engine(self) -> str:
        """Name and version of what read the pictures; empty when there are none."""
        with faults():
            row = self._connection.execute("SELECT max(engine) FROM picture").fetchone()
        return str(row[0] or "")

    # What two people said

    def asked(self) -> tuple[Asked, ...]:
        """Every question with its place in the queue."""
        return tuple(Asked(token.hex(), decision, sort) for token, sort, decision in self._decisions())

    def decision(self, token: str, unit: str) -> Decision:
        """One question; `machine.no_question`."""
        for found, _, decision in self._decisions("WHERE token = ? AND unit = ?", bytes.fromhex(token), unit):
            if found:
                return decision
        raise UserError("machine.no_question")

    def put_decision(self, token: str, decision: Decision) -> None:
        """Stores what was said of a question."""
        with self._write():
            self._connection.execute(
                "UPDATE doubt SET one = ?, one_by = ?, two = ?, two_by = ?, again = ? WHERE token = ? AND unit = ?",
                (
                    decision.one,
                    decision.one_by,
                    decision.two,
                    decision.two_by,
                    int(decision.again),
                    bytes.fromhex(token),
                    decision.unit,
                ),
            )

    def _decisions(self, where: str = "", *values: object) -> Iterator[tuple[bytes, str, Decision]]:
        with faults():
            rows = self._connection.execute(
                "SELECT token, unit, queue, reason, proposal, sort, one, one_by, two, two_by, again"
                f" FROM doubt {where} ORDER BY sort, token",
                values,
            ).fetchall()
        for token, unit, queue, reason, proposal, sort, one, one_by, two, two_by, again in rows:
            kind: Queue = queue
            yield token, sort, Decision(unit, kind, reason, proposal, one, one_by, two, two_by, bool(again))

    # The spot check

    def put_spots(self, drawn: Sequence[tuple[str, str]]) -> None:
        """Adds what was drawn by lot: token and unit."""
        with self._write():
            self._connection.executemany(
                "INSERT OR IGNORE INTO spot VALUES (?, ?, NULL, '')",
                [(bytes.fromhex(token), unit) for token, unit in drawn],
            )

    def say_spot(self, token: str, unit: str, said: str | None, by: str) -> None:
        """Stores what the auditor saw; None takes it back."""
        with self._write():
            self._connection.execute(
                "UPDATE spot SET said = ?, said_by = ? WHERE token = ? AND unit = ?",
                (said, by, bytes.fromhex(token), unit),
            )

    def spots(self) -> tuple[Spot, ...]:
        """Everything drawn, in an order that tells nothing."""
        with faults():
            rows = self._connection.execute(
                "SELECT token, unit, said, said_by FROM spot ORDER BY token, unit"
            )
            return tuple(Spot(token.hex(), unit, said, by) for token, unit, said, by in rows.fetchall())


# Pictures that outlive the seal ------------------------------------------------------------------------------


def kept_paths(folder: Path, vote_id: str) -> tuple[Path, Path]:
    """Where the pictures kept after the seal and their wrapped key lie: `tally/<id>.kept.db`, `tally/<id>.kept.key`."""
    return folder / FOLDER / f"{vote_id}.kept.db", folder / FOLDER / f"{vote_id}.kept.key"


def keep(path: Path, key: bytes, images: Iterator[tuple[str, int, bytes]]) -> int:
    """Writes (voter group, page, picture) to a new encrypted file under new random names; how many.

    They come in an order drawn by lot and lie in the order of their random names: neither tells the stack's.
    """
    count = 0
    with faults():
        connection = connect(path, key, create=True)
        try:
            connection.execute(_KEPT)
            connection.execute("BEGIN IMMEDIATE")
            for group, page, data in images:
                connection.execute(
                    "INSERT INTO image VALUES (?, ?, ?, ?)", (secrets.token_bytes(16), group, page, data)
                )
                count += 1
            connection.execute("COMMIT")
        finally:
            connection.close()
    return count


def kept(path: Path, key: bytes) -> Iterator[tuple[str, str, int, bytes]]:
    """The kept pictures: random name, voter group, page, JPEG."""
    with faults():
        connection = connect(path, key)
        try:
            for token, group, page, data in connection.execute(
                "SELECT token, voters, page, data FROM image ORDER BY token"
            ):
                yield token.hex(), group, page, bytes(data)
        finally:
            connection.close()


def destroy_kept(folder: Path, vote_id: str) -> bool:
    """Destroys the key of kept pictures, then the file; whether there was anything."""
    return forget(*kept_paths(folder, vote_id))
