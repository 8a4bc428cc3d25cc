"""The pool counted by the database: the same parts as the domain counts, on a file and on a server."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest

from cadredesk.domain import pool
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.statistics import age_on
from cadredesk.storage import bureau
from cadredesk.storage.bureau import ReportedPerson
from cadredesk.storage.engine import Database
from cadredesk.storage.structure import TOPICS, margin, structure


@pytest.fixture
def database(either: Database) -> Database:
    return either


def people(sender: str, number: int, chance: random.Random) -> list[ReportedPerson]:
    def birth() -> str:
        year, month, day = chance.randint(1960, 2005), chance.randint(1, 12), chance.randint(1, 28)
        return chance.choice((f"{year}-{month:02d}-{day:02d}", f"{year}-{month:02d}", f"{year}", ""))

    return [
        ReportedPerson(
            sender,
            "2026",
            f"p{n}",
            "0" * 64,
            f"李{n}",
            chance.choice("mf"),
            birth(),
            chance.choice(("汉族", "回族")),
            chance.choice(("cpc", "masses", "unknown", "")),
            chance.choice(("bachelor", "master", "")),
            chance.choice(("senior", "")),
            chance.choice(("chief", "deputy")),
            chance.choice(("chief", "deputy", "young")),
            "",
            "",
            "0" * 64,
            {},
        )
        for n in range(number)
    ]


def part(one: ReportedPerson, topic: str, on: date) -> str:
    if topic == "age":
        born = PartialDate.from_iso(one.birth) if one.birth else None
        return pool.age_part(age_on(born, on))
    if topic == "party":
        return pool.UNKNOWN if one.party == "unknown" else one.party
    return str(getattr(one, {"title": "title_level", "school": "sender"}.get(topic, topic)))


@pytest.mark.parametrize("on", [date(2026, 11, 22), date(2026, 1, 1), date(2024, 2, 29), date(2026, 12, 31)])
def test_the_database_counts_as_the_domain_does(database: Database, on: date) -> None:
    chance = random.Random(on.toordinal())
    told = [one for code in ("S1", "S2") for one in people(code, 150, chance)]
    with database.write() as session:
        for code in ("S1", "S2"):
            bureau.replace_people(session, "EDU-1", code, "2026", [one for one in told if one.sender == code])
        bureau.replace_people(session, "EDU-2", "S1", "2026", people("S1", 5, chance))
    with database.read() as session:
        counts = structure(session, "EDU-1", TOPICS, on, period="2026")
        assert sum(counts.values()) == len(told)
        for topic in TOPICS:
            wanted = Counter(part(one, topic, on) for one in told)
            assert margin(counts, TOPICS, topic) == wanted
            assert structure(session, "EDU-1", (topic,), on) == {(it,): n for it, n in wanted.items()}
        assert structure(session, "EDU-1", (), on) == {(): 300}
        assert structure(session, "EDU-1", TOPICS, on, period="2025") == {}
