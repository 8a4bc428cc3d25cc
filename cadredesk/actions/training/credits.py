"""Credits: what a source gives, the ledger of a person and of the district, and the line of the year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from cadredesk.actions.training import rules as rule_actions
from cadredesk.desk import Desk, Session
from cadredesk.domain.training import credit as domain
from cadredesk.domain.training.credit import CreditEntry, CreditLine
from cadredesk.domain.training.rules import TrainingRules
from cadredesk.storage import credits as storage
from cadredesk.storage.credits import PersonTotal

__all__ = ["CreditEntry", "CreditLine", "PersonTotal", "post"]


def post(session: Session, desk: Desk, source: str, entries: Iterable[CreditEntry]) -> None:
    """What a source (`event:<id>`, `paper:<id>` …) gives is these entries, and no others; none: it gives nothing.

    To be called inside the writing of what gave them, so that the same content entered again gives the same ledger.
    What is above a row's cap in the year is taken off by an entry of its own, made anew here.
    """
    made = domain.numbered(entries)
    if any(one.source != source for one in made):
        raise ValueError("an entry names another source than it is posted for")
    before = storage.of_source(session, desk.org, source)
    storage.replace_source(session, desk.org, source, made)
    _cap(session, desk, (*before, *made))


def _cap(session: Session, desk: Desk, touched: Iterable[CreditEntry]) -> None:
    """The cap entries of the touched people, years and rows, made anew."""
    rules_of = _rules_finder(session, desk.org)
    rows: dict[tuple[int, str], set[str]] = {}
    for one in touched:
        rows.setdefault((one.year, one.rule), set()).add(one.person_id)
    for (year, code), people in sorted(rows.items()):
        wanted = sorted(people)
        known = [
            one
            for start in range(0, len(wanted), 500)
            for one in storage.of_rule(session, desk.org, year, code, wanted[start : start + 500])
        ]
        for old in {one.source for one in known if domain.is_cap(one)}:
            storage.replace_source(session, desk.org, old, ())
        storage.add(session, desk.org, domain.caps(known, rules_of))


def _rules_finder(session: Session, org: str) -> Callable[[str], TrainingRules]:
    known: dict[str, TrainingRules] = {}

    def find(digest: str) -> TrainingRules:
        if digest not in known:
            known[digest] = rule_actions.by_digest(session, org, digest)
        return known[digest]

    return find


def today_year(desk: Desk, day: date | None = None) -> int:
    """The training year of a day, of today when none is given."""
    wanted = day or desk.today()
    return rule_actions.on(desk, wanted).year_of(wanted)
