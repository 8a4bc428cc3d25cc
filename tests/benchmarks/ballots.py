"""One ballot stored by the action of the window, against a raw sqlcipher3 insert with the same pragmas."""

from __future__ import annotations

import secrets
import tempfile
import time
from datetime import date
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from cadredesk.actions import evaluations, rounds, sample
from cadredesk.domain.tally import VoterGroup
from cadredesk.storage.engine import PRAGMAS


def measure(ballots: int = 400) -> dict[str, float]:
    """Median seconds of one ballot: `raw` insert and `stored` by the action, taken in turns."""
    with tempfile.TemporaryDirectory() as folder:
        cast = sample.make(Path(folder, "desk"), "bench", "test", date(2026, 9, 1))
        found = sample.play(cast, date(2026, 9, 1), until="talks")
        vote_id = _fresh_vote(cast, found.id, ballots)
        raw = sqlcipher.connect(str(Path(folder, "raw.db")), isolation_level=None)
        raw.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
        for name, value, _ in PRAGMAS:
            raw.execute(f"PRAGMA {name} = {value}").fetchall()
        raw.execute("CREATE TABLE ballot (token BLOB PRIMARY KEY, bundle INTEGER, sheet TEXT) WITHOUT ROWID")
        mine, theirs = [], []
        with evaluations.entry(cast.clerk, vote_id, 1) as entry:
            marks = {group.id: "excellent" for group in entry.vote.form.groups()}
            text = ";".join(f"{group}={mark}" for group, mark in marks.items())
            for number in range(ballots):
                start = time.perf_counter()
                raw.execute("BEGIN IMMEDIATE")
                raw.execute(
                    "INSERT INTO ballot VALUES (?, ?, ?)", (secrets.token_bytes(16), number // 10, text)
                )
                raw.execute("COMMIT")
                middle = time.perf_counter()
                evaluations.record_ballot(entry, "staff", marks)
                end = time.perf_counter()
                theirs.append(middle - start)
                mine.append(end - middle)
                if (number + 1) % 10 == 0:
                    evaluations.close_bundle(entry, "staff")
        raw.close()
        cast.clerk.close()
    return {"raw": sorted(theirs)[ballots // 2], "stored": sorted(mine)[ballots // 2]}


def _fresh_vote(cast: sample.Cast, round_id: str, ballots: int) -> str:
    old = evaluations.get(
        cast.clerk, rounds.get(cast.clerk, round_id).value("evaluation", sample.Votes).vote_ids[0]
    )
    group = VoterGroup("staff", "教职工", due=ballots, present=ballots, issued=ballots, returned=ballots)
    vote = evaluations.design(
        cast.clerk, round_id, "evaluation", "bench", old.form, (group,), rule=old.rule, people=old.people
    )
    evaluations.set_counts(cast.clerk, vote.id, (group,))
    evaluations.open_count(cast.clerk, vote.id)
    return vote.id
