"""A structure report over a million people on PostgreSQL, against the bare SQL that counts the same."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from cadredesk.storage import migrations, postgres
from cadredesk.storage.structure import margin, structure
from tests.unit.storage.postgres import running

ORG, ON = "EDU-1", date(2026, 11, 22)
TOPICS = ("tier", "age", "gender", "party", "education", "title")

FILL = """
INSERT INTO reported_person (org, sender, period, person_id, package_id, name, gender, birth, ethnicity, party,
    education, title_level, post_kind, tier, id_number, photo, digest, data)
SELECT 'EDU-1', 'SCH-' || lpad((n / 50)::text, 6, '0'), '2026', 'p' || n, md5((n / 50)::text) || md5((n / 50)::text),
    substr('王李张刘陈杨赵黄周吴', n % 10 + 1, 1) || substr('伟芳娜敏静丽强磊军洋', n / 10 % 10 + 1, 1)
        || substr('勇艳杰娟涛明超秀霞平', n / 100 % 10 + 1, 1),
    (ARRAY['m', 'f'])[n % 2 + 1],
    (1966 + n * 31 % 36)::text || '-' || lpad((n * 7 % 12 + 1)::text, 2, '0'),
    (ARRAY['汉族', '汉族', '汉族', '回族'])[n / 2 % 4 + 1], (ARRAY['cpc', 'cpc', 'masses', 'cdl', 'unknown'])[n / 3 % 5 + 1],
    (ARRAY['bachelor', 'bachelor', 'master', 'doctor', 'college'])[n / 5 % 5 + 1],
    (ARRAY['none', 'junior', 'middle', 'senior_associate', 'senior'])[n / 7 % 5 + 1],
    (ARRAY['chief', 'deputy', 'middle', 'none'])[n / 11 % 4 + 1], (ARRAY['chief', 'deputy', 'young'])[n / 13 % 3 + 1],
    '110101' || lpad(n::text, 12, '0'), '', md5(n::text) || md5(n::text), repeat(md5(n::text), 30)
FROM generate_series(1, {people}) AS n
"""

BARE = """
SELECT tier, CASE WHEN length(birth) < 7 THEN '' WHEN birth > '1995-11-22' THEN '0-30'
        WHEN birth > '1990-11-22' THEN '31-35' WHEN birth > '1985-11-22' THEN '36-40'
        WHEN birth > '1980-11-22' THEN '41-45' ELSE '46-999' END AS band,
    gender, CASE party WHEN 'unknown' THEN '' ELSE party END AS of_party, education, title_level, count(*)
FROM reported_person WHERE org = 'EDU-1' GROUP BY 1, 2, 3, 4, 5, 6
"""


def measure(people: int = 1_000_000, rounds: int = 5) -> dict[str, float]:
    """Seconds of the `bare` SQL, its groups fetched, and of our whole report (`structure`), medians of turns; `bytes` a person."""
    server = running().fresh()
    database = postgres.open_postgres(server)
    try:
        migrations.upgrade(database)
        running_at = postgres.connect(server)
        running_at.autocommit = True
        cursor = running_at.cursor()
        cursor.execute(FILL.format(people=people))
        cursor.execute("VACUUM ANALYZE reported_person")
        cursor.execute("SELECT pg_total_relation_size('reported_person')")
        (size,) = cursor.fetchone()

        def bare() -> int:
            cursor.execute(BARE)
            return sum(row[-1] for row in cursor.fetchall())

        def ours() -> int:
            with database.read() as session:
                counts = structure(session, ORG, TOPICS, ON)
            report = {topic: margin(counts, TOPICS, topic) for topic in TOPICS}
            return sum(report["age"].values())

        took: dict[str, list[float]] = {"bare": [], "structure": []}
        works: tuple[tuple[str, Callable[[], Any]], ...] = (("bare", bare), ("structure", ours))
        for turn in range(rounds + 1):
            for name, work in works:
                start = time.perf_counter()
                if work() != people:
                    raise RuntimeError(f"{name} did not count everybody")
                if turn:  # the first one warms the server
                    took[name].append(time.perf_counter() - start)
        running_at.close()
    finally:
        database.close()
        running().drop(server)
    return {name: statistics.median(times) for name, times in took.items()} | {"bytes": size / people}


if __name__ == "__main__":
    print(measure())
