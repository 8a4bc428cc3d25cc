"""A ranking before it is stored: its lines typed, pasted or read from a sheet, and what is doubtful about each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cadredesk import messages
from cadredesk.actions.training import rules as rule_actions
from cadredesk.actions.training import trainees
from cadredesk.desk import Desk
from cadredesk.domain.training import exits
from cadredesk.domain.training.exits import Place, Ranking
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError
from cadredesk.exchange import clipboard, rankings, reader
from cadredesk.exchange.rankings import KnownUnit, RankRow, accepted, by_score
from cadredesk.exchange.roster import Finding
from cadredesk.exchange.sheets import Workbook
from cadredesk.storage import registers

__all__ = [
    "KnownUnit",
    "RankRow",
    "accepted",
    "by_score",
    "check",
    "last_units",
    "places",
    "read_file",
    "read_pasted",
    "rows_of",
    "sentence",
    "stages",
    "typed",
    "units",
    "working_there",
]


def units(desk: Desk) -> tuple[KnownUnit, ...]:
    """The units this desk knows, by name."""
    return tuple(KnownUnit(one.code, one.name, one.stage) for one in trainees.units(desk))


def stages(desk: Desk) -> tuple[str, ...]:
    """The stages of those units."""
    return tuple(dict.fromkeys(one.stage for one in units(desk) if one.stage))


def read_file(path: Path) -> tuple[RankRow, ...]:
    """The lines of an Excel or CSV file; nothing is written. `roster.*`, `opinion.no_header`."""
    return rankings.read(reader.read(path))[1]


def read_pasted(html: str | None, text: str) -> tuple[RankRow, ...]:
    """The same for cells copied with their header."""
    return rankings.read(Workbook((clipboard.from_clipboard(html, text),)))[1]


def rows_of(ranking: Ranking) -> tuple[RankRow, ...]:
    """A stored ranking as lines, to be corrected."""
    ordered = sorted(ranking.places, key=lambda one: one.rank)
    return tuple(
        RankRow(
            n,
            one.unit_name,
            str(one.rank),
            one.score,
            one.unit,
            accepted=("opinion.rank_unknown", "opinion.rank_similar"),
        )
        for n, one in enumerate(ordered, 1)
    )


def check(desk: Desk, rows: Sequence[RankRow], stage: str) -> tuple[RankRow, ...]:
    """The lines with everything there is to say of them."""
    return rankings.checked(rows, units(desk), stage)


def places(rows: Sequence[RankRow]) -> tuple[Place, ...]:
    """Checked lines as places, best first. `opinion.doubtful` when one of them is not in order."""
    if any(one.blocked or one.rank is None for one in rows):
        raise UserError("opinion.doubtful")
    made = [Place(one.code, one.name, one.rank or 0, one.score.strip()) for one in rows]
    return tuple(sorted(made, key=lambda one: one.rank))


def last_units(desk: Desk, ranking: Ranking) -> tuple[int, frozenset[str]]:
    """How many make the last part of a ranking by today's rules, and the units that stand in it."""
    rules = rule_actions.on(desk, desk.today())
    last = frozenset(one.unit for one in ranking.places if exits.is_last(rules, ranking, one.unit))
    return exits.last_part(rules, len(ranking.places)), last


def working_there(desk: Desk, ranking: Ranking) -> dict[str, tuple[Trainee, ...]]:
    """The trainees in the pool on a ranking's day, by the unit where they worked."""
    found: dict[str, tuple[Trainee, ...]] = {}
    with desk.read() as session:
        for one in registers.listed(session, desk.org, Trainee):
            posting = one.at(ranking.day)
            if one.member_on(ranking.day) and posting.stage == ranking.stage:
                found[posting.unit] = (*found.get(posting.unit, ()), one)
    return found


def sentence(finding: Finding, lang: str | None = None) -> str:
    """A finding in words."""
    return messages.sentence(finding.code, lang, **finding.values)


def typed(row: RankRow, **texts: str) -> RankRow:
    """The line with cells typed anew; what was chosen or accepted for the old text no longer holds."""
    if "unit" in texts:
        row = replace(row, chosen="", code_told="", accepted=())
    return replace(row, **texts)  # type: ignore[arg-type]
