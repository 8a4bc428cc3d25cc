"""Measures the ledger of 20,000 people and 500,000 credits: opened, summed and ranked, against the bare SQL of the same."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

from cadredesk.actions import desks
from cadredesk.actions.training import credits, rules, trainees
from cadredesk.desk import Desk
from cadredesk.domain.training import credit
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.storage import credits as storage

YEAR = 2026
BARE = """
    SELECT r.id, json_extract(r.data, '$.name'), json_extract(r.data, '$.postings[#-1].unit_name'),
           json_extract(r.data, '$.postings[#-1].stage'), json_extract(r.data, '$.group_id'),
           json_extract(r.data, '$.joined'), json_extract(r.data, '$.left'),
           s.hours, s.grouped, s.research, s.exam, s.assignment, s.secondment, s.bonus, s.deduction, s.carried,
           s.total, s.entries, RANK() OVER (ORDER BY COALESCE(s.total, 0) DESC)
    FROM register r
    LEFT JOIN (
        SELECT person_id, SUM(amount) AS total, SUM(entries) AS entries,
               SUM(CASE part WHEN 'hours' THEN amount END) AS hours,
               SUM(CASE part WHEN 'group' THEN amount END) AS grouped,
               SUM(CASE part WHEN 'research' THEN amount END) AS research,
               SUM(CASE part WHEN 'exam' THEN amount END) AS exam,
               SUM(CASE part WHEN 'assignment' THEN amount END) AS assignment,
               SUM(CASE part WHEN 'secondment' THEN amount END) AS secondment,
               SUM(CASE part WHEN 'bonus' THEN amount END) AS bonus,
               SUM(CASE part WHEN 'deduction' THEN amount END) AS deduction,
               SUM(CASE part WHEN 'carried' THEN amount END) AS carried
        FROM (SELECT person_id, part, SUM(amount) AS amount, COUNT(*) AS entries
              FROM credit WHERE org = :org AND year = :year GROUP BY person_id, part)
        GROUP BY person_id) s ON s.person_id = r.id
    WHERE r.org = :org AND r.kind = 'trainee' AND r.current AND NOT r.voided
    ORDER BY COALESCE(s.total, 0) DESC, 6, r.id
"""
"""What the ledger shows, as one statement on the raw connection: no values, no line, no standing."""

SUMS = """
    SELECT person_id, part, SUM(amount), COUNT(*), SUM(SUM(amount)) OVER (PARTITION BY person_id) AS total
    FROM credit WHERE org = :org AND year = :year GROUP BY person_id, part ORDER BY total DESC, person_id
"""
"""The sums of everyone, ranked."""

COPIES = """
    WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < ?)
    INSERT INTO credit (org, id, person_id, year, "on", rule, part, amount, source, evidence, text, working, rules_id,
                        rules_digest)
    SELECT org, id || '-' || n, person_id, year, "on", rule,
           CASE n % 7 WHEN 0 THEN 'group' WHEN 1 THEN 'research' WHEN 2 THEN 'exam' WHEN 3 THEN 'deduction' ELSE part END,
           (amount * n * 7) % 2000 - 100, source || '-' || n, evidence, text, working, rules_id, rules_digest
    FROM credit, k
"""


def measure(people: int = 20_000, entries: int = 500_000, rounds: int = 3) -> dict[str, float]:
    """Seconds, the best of some rounds: `sums` everyone's sums ranked by bare SQL, `totals` by the action; `sql` all that
    the ledger shows by bare SQL, `ledger` the action with names, line and states; `person` one person's entries;
    `written` the credits of 400 people entered again.
    """
    os.environ["CADREDESK_TEST"] = "1"
    with tempfile.TemporaryDirectory() as place:
        desk = desks.test_folder(Path(place, "data"), org="EDU-1", mode="bureau")
        try:
            _fill(desk, people, entries)
            found: dict[str, list[float]] = {
                one: [] for one in ("sums", "totals", "sql", "ledger", "person", "written")
            }
            for at in range(rounds):
                made: Any = None
                for name, run in (
                    ("sums", partial(_bare, desk, SUMS)),
                    ("totals", partial(credits.totals, desk, YEAR)),
                    ("sql", partial(_bare, desk, BARE)),
                    ("ledger", partial(credits.ledger, desk, YEAR)),
                ):
                    gc.collect()
                    start = time.perf_counter()
                    made = run()
                    found[name].append(time.perf_counter() - start)
                if len(made.rows) != people or sum(one.entries for one in made.rows) != entries:
                    raise RuntimeError("the ledger is not whole")
                del made
                start = time.perf_counter()
                credits.of_person(desk, "p00007", YEAR)
                found["person"].append(time.perf_counter() - start)
                start = time.perf_counter()
                with desk.write("bench.posted") as session:
                    again = [_entry(desk, f"p{n:05}", at, f"event:{at}") for n in range(400)]
                    credits.post(session, desk, f"event:{at}", again)
                found["written"].append(time.perf_counter() - start)
                entries += 400
        finally:
            desk.close()
    return {name: min(times) for name, times in found.items()}


def _bare(desk: Desk, statement: str) -> Any:
    with desk.read() as session:
        raw = session.connection().connection.driver_connection
        return raw.execute(statement, {"org": desk.org, "year": YEAR}).fetchall()


def _entry(desk: Desk, person: str, number: int, source: str) -> credit.CreditEntry:
    made = _RULES.setdefault(desk.org, rules.on(desk, date(YEAR, 1, 1)))
    on = date(YEAR, 1, 1) + timedelta(days=number % 360)
    return credit.of_hours(made, person, on, source, Fraction(number % 24 + 1, 4), text="集中培训")


_RULES: dict[str, rules.TrainingRules] = {}


def _fill(desk: Desk, people: int, entries: int) -> None:
    """One credit each through the storage, the others copied from it in the database with other parts and amounts."""
    stages = ("primary", "secondary", "kindergarten")
    joined = date(2024, 9, 1)
    trainees.enrol(
        desk,
        (
            Trainee(
                f"p{n:05}",
                f"张{chr(0x4E00 + n % 6000)}",
                joined,
                (Posting(joined, f"S{n % 400}", f"第{n % 400}学校", stages[n % 3]),),
                tier="deputy",
            )
            for n in range(people)
        ),
    )
    with desk.write("bench.filled") as session:
        found = [_entry(desk, f"p{n:05}", n, f"source:{n // 40}") for n in range(people)]
        storage.add(session, desk.org, [replace(one, id=f"e{n:05}") for n, one in enumerate(found)])
        raw = session.connection().connection.driver_connection
        raw.execute(COPIES, (entries // people - 1,))


if __name__ == "__main__":
    for name, seconds in measure().items():
        print(f"{name:8} {seconds:7.4f} s")
