"""Credits: what a source gives, the ledger of a person and of the district, and the line of the year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path

from cadredesk import messages
from cadredesk.actions.training import rules as rule_actions
from cadredesk.actions.training import sheets
from cadredesk.desk import Desk, Session
from cadredesk.documents import pool_list, training_ledger
from cadredesk.domain.training import credit as domain
from cadredesk.domain.training.credit import (
    CreditClaim,
    CreditEntry,
    CreditLine,
    Exemption,
    Ledger,
    LedgerRow,
    Member,
    PersonTotal,
    Standing,
    ToldLine,
    Working,
    Yardstick,
)
from cadredesk.domain.training.groups import StudyGroup
from cadredesk.domain.training.register import Revision
from cadredesk.domain.training.rules import TrainingRules
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError
from cadredesk.storage import credits as storage
from cadredesk.storage import registers
from cadredesk.vault.files import SHARED, write_atomic

__all__ = [
    "CreditClaim",
    "CreditEntry",
    "CreditLine",
    "Exemption",
    "Ledger",
    "LedgerRow",
    "PersonTotal",
    "Standing",
    "ToldLine",
    "carry_over",
    "claim",
    "claims",
    "district_paper",
    "exempt",
    "exemptions",
    "history",
    "ledger",
    "line",
    "lines",
    "of_person",
    "person_paper",
    "post",
    "put_claim",
    "row_names",
    "save_excel",
    "standing",
    "tell_line",
    "totals",
    "void_claim",
    "working_text",
    "year_of",
    "years",
]


def post(session: Session, desk: Desk, source: str, entries: Iterable[CreditEntry]) -> None:
    """What a source (`event:<id>`, `paper:<id>` …) gives is these entries, and no others; none: it gives nothing.

    To be called inside the writing of what gave them, so that the same content entered again gives the same ledger.
    What is above a row's cap in the year is taken off by an entry of its own, made anew here.
    """
    made = domain.numbered(entries)
    if any(one.source != source for one in made):
        raise ValueError("an entry names another source than it is posted for")
    touched = storage.touched(session, desk.org, source)
    storage.replace_source(session, desk.org, source, made)
    _cap(session, desk, touched | {(one.year, one.rule, one.person_id) for one in made})


def _cap(session: Session, desk: Desk, touched: Iterable[tuple[int, str, str]]) -> None:
    """The cap entries of the touched people, years and rows, made anew."""
    known_rules = {one.digest: one for one in rule_actions.versions(session, desk.org)}
    capped = {row.code for one in known_rules.values() for row in one.credits.rows if row.cap is not None}
    rows: dict[tuple[int, str], set[str]] = {}
    for year, code, person_id in touched:
        if code in capped:
            rows.setdefault((year, code), set()).add(person_id)
    for (year, code), people in sorted(rows.items()):
        wanted = sorted(people)
        known = [
            one
            for start in range(0, len(wanted), 500)
            for one in storage.of_rule(session, desk.org, year, code, wanted[start : start + 500])
        ]
        for old in {one.source for one in known if domain.is_cap(one)}:
            storage.replace_source(session, desk.org, old, ())
        storage.add(session, desk.org, domain.caps(known, partial(_scored_by, known_rules)))


def _scored_by(known: Mapping[str, TrainingRules], digest: str) -> TrainingRules:
    if digest not in known:
        raise UserError("training.unknown")
    return known[digest]


# Read


def year_of(desk: Desk, day: date | None = None) -> int:
    """The training year of a day, of today when none is given."""
    wanted = day or desk.today()
    return rule_actions.on(desk, wanted).year_of(wanted)


def years(desk: Desk) -> tuple[int, ...]:
    """The years with credits and the year of today, newest first."""
    with desk.read() as session:
        found = set(storage.years(session, desk.org))
    return tuple(sorted(found | {year_of(desk)}, reverse=True))


def rules_of_year(desk: Desk, year: int) -> TrainingRules:
    """The rules a year is measured by: those in force on its last day, or today while it runs."""
    with desk.read() as session:
        return _measuring(session, desk, year)


def of_person(desk: Desk, person_id: str, year: int | None = None) -> tuple[CreditEntry, ...]:
    """A person's entries by day, of one year or of all."""
    with desk.read() as session:
        return storage.of_person(session, desk.org, person_id, year)


def of_source(desk: Desk, source: str) -> tuple[CreditEntry, ...]:
    """What a source gave."""
    with desk.read() as session:
        return storage.of_source(session, desk.org, source)


def totals(desk: Desk, year: int) -> tuple[PersonTotal, ...]:
    """The sums of everyone with entries in a year, highest total first."""
    with desk.read() as session:
        return storage.totals(session, desk.org, year)


def lines(desk: Desk, year: int) -> tuple[CreditLine, ...]:
    """The line of a year, or one for each stage by rule; at a school the one the bureau has told, if any."""
    with desk.read() as session:
        rules = _measuring(session, desk, year)
        pairs = _with_totals(session, desk, rules, year)
        return _lines(session, desk, rules, year, pairs, _exempted(session, desk, year))


def line(desk: Desk, year: int, stage: str = "") -> CreditLine:
    """The line that holds for a stage in a year."""
    found = Ledger(year, (), lines(desk, year)).line_of(stage)
    if found is None:
        with desk.read() as session:
            return domain.line_of(_measuring(session, desk, year), year, ())
    return found


def ledger(desk: Desk, year: int) -> Ledger:
    """Everyone who was in the pool in a year, with sums, rank and standing; by rank, then as they joined."""
    with desk.read() as session:
        rules = _measuring(session, desk, year)
        pairs = _with_totals(session, desk, rules, year)
        exempted = _exempted(session, desk, year)
        groups = _groups(session, desk, year)
        book = Ledger(year, (), _lines(session, desk, rules, year, pairs, exempted))
    yardsticks: dict[str, Yardstick] = {}
    for stage in {one.stage for one, _ in pairs}:
        line = book.line_of(stage)
        yardsticks[stage] = Yardstick(rules, line, domain.states(rules, line))
    rows: list[LedgerRow] = []
    rank, before = 0, None
    pairs.sort(key=lambda pair: pair[0].id)
    pairs.sort(key=lambda pair: pair[0].joined)
    pairs.sort(key=lambda pair: pair[1].total, reverse=True)
    for place, (one, own) in enumerate(pairs, 1):
        if own.total != before:
            rank, before = place, own.total
        group = groups.get(one.id, "")
        rows.append(LedgerRow(one, own, rank, group, one.id in exempted, yardsticks[one.stage]))
    return replace(book, rows=tuple(rows))


def standing(desk: Desk, person_id: str, year: int) -> Standing:
    """One person against the line of a year; `register.unknown` for somebody who was never in the pool."""
    row = next((one for one in ledger(desk, year).rows if one.person_id == person_id), None)
    if row is not None:
        return row.standing
    with desk.read() as session:
        registers.get(session, desk.org, Trainee, person_id)
        return Standing(
            person_id, Fraction(storage.total(session, desk.org, person_id, year), 100), None, "left"
        )


def working_text(working: Sequence[Working], lang: str | None = None) -> tuple[str, ...]:
    """The working in words, a sentence a line."""
    return tuple(messages.sentence(f"credit.working_{one.code}", lang, **dict(one.values)) for one in working)


# Claims, entered by hand


def put_claim(desk: Desk, wanted: CreditClaim, reason: str = "") -> CreditEntry:
    """Enters what someone claims, or corrects it, scored by the rules of its day; the entry it gave.

    An empty id is given one. `credit.no_evidence`, `credit.no_approver`, `credit.nothing_entered` and the like;
    `register.unknown` for someone not in training; `credit.reason_missing` when a claim is corrected without one.
    """
    with desk.write("credit.claimed", wanted.person_id) as session:
        registers.get(session, desk.org, Trainee, wanted.person_id)
        known = bool(wanted.id) and any(
            one.id == wanted.id for one in registers.listed(session, desk.org, CreditClaim)
        )
        if known and not reason.strip():
            raise UserError("credit.reason_missing")
        rules = rule_actions.inside(session, desk.org, wanted.on)
        made = replace(wanted, id=wanted.id or desk.new_id(), year=rules.year_of(wanted.on))
        entry = domain.of_claim(rules, made)
        registers.put(session, desk.org, made, desk.user.id, desk.today(), reason)
        post(session, desk, made.source, (entry,))
    return entry


def void_claim(desk: Desk, claim_id: str, reason: str) -> None:
    """A claim no longer counts, for a reason; it stays readable. `register.reason_missing`, `register.unknown`."""
    with desk.write("credit.voided", claim_id) as session:
        known = registers.get(session, desk.org, CreditClaim, claim_id)
        registers.void(session, desk.org, known, desk.user.id, desk.today(), reason)
        post(session, desk, known.source, ())


def claim(desk: Desk, claim_id: str) -> CreditClaim:
    """One claim that counts; `register.unknown`."""
    with desk.read() as session:
        return registers.get(session, desk.org, CreditClaim, claim_id)


def claims(desk: Desk, *, year: int | None = None, person_id: str | None = None) -> tuple[CreditClaim, ...]:
    """The claims that count."""
    with desk.read() as session:
        return registers.listed(session, desk.org, CreditClaim, year=year, person_id=person_id)


def history(desk: Desk, claim_id: str) -> tuple[Revision[CreditClaim], ...]:
    """Every state a claim ever had, oldest first."""
    with desk.read() as session:
        return registers.history(session, desk.org, CreditClaim, claim_id)


# Who is not measured, and what passes between years and desks


def exempt(desk: Desk, wanted: Exemption) -> None:
    """Someone is not measured in a year. `credit.no_reason`, `credit.no_approver`."""
    if not wanted.reason.strip():
        raise UserError("credit.no_reason")
    if not wanted.approver.strip():
        raise UserError("credit.no_approver")
    with desk.write("credit.exempted", wanted.person_id) as session:
        registers.get(session, desk.org, Trainee, wanted.person_id)
        registers.put(session, desk.org, wanted, desk.user.id, desk.today(), wanted.reason)


def measure_again(desk: Desk, person_id: str, year: int, reason: str) -> None:
    """An exemption no longer holds. `register.unknown`, `register.reason_missing`."""
    with desk.write("credit.exemption_voided", person_id) as session:
        known = registers.get(session, desk.org, Exemption, f"{year}-{person_id}")
        registers.void(session, desk.org, known, desk.user.id, desk.today(), reason)


def exemptions(desk: Desk, year: int) -> tuple[Exemption, ...]:
    """Who is not measured in a year."""
    with desk.read() as session:
        return registers.listed(session, desk.org, Exemption, year=year)


def carry_over(desk: Desk, year: int) -> int:
    """Gives the next year what the rule carries over from `year`, made anew each time; how many people have some."""
    with desk.write("credit.carried_over", str(year)) as session:
        rules = _measuring(session, desk, year)
        found = [
            domain.carried(rules, one.person_id, year, one.credits)
            for one in storage.totals(session, desk.org, year)
        ]
        entries = [one for one in found if one is not None]
        post(session, desk, f"carry:{year}", entries)
    return len(entries)


def tell_line(session: Session, desk: Desk, told: ToldLine) -> None:
    """Keeps a line that the bureau has told; to be called inside the writing of its package."""
    registers.put(session, desk.org, told, desk.user.id, desk.today())


def save_excel(
    path: Path, title: str, about: str, columns: Sequence[str], rows: Sequence[Sequence[str | int | float]]
) -> None:
    """Writes a table as it is seen to an Excel file."""
    write_atomic(path, pool_list.xlsx(title, about, columns, rows), mode=SHARED)


def _measuring(session: Session, desk: Desk, year: int) -> TrainingRules:
    """The rules by the year's last day, or by today while it runs."""
    first, last = rule_actions.inside(session, desk.org, desk.today()).bounds(year)
    return rule_actions.inside(session, desk.org, min(last, max(desk.today(), first)))


def _with_totals(
    session: Session, desk: Desk, rules: TrainingRules, year: int
) -> list[tuple[Member, PersonTotal]]:
    """Everybody who was in the pool in a year with their sums; where they were on the day of measuring, which is the
    year's last, or today while it runs.
    """
    first, last = rules.bounds(year)
    day = min(last, max(desk.today(), first)).isoformat()
    begin, end = first.isoformat(), last.isoformat()
    sums = {one.person_id: one for one in storage.totals(session, desk.org, year)}
    nothing = PersonTotal("", 0, 0)
    found = []
    for one in registers.plain(session, desk.org, Trainee):
        joined, left = one["joined"], one["left"]
        if joined > end or (left is not None and left <= begin):
            continue
        postings = one["postings"]
        where = next((each for each in reversed(postings) if each["since"] <= day), postings[0])
        made = Member(
            one["id"],
            one["name"],
            date.fromisoformat(joined),
            where["unit_name"] or where["unit"],
            where["stage"],
            joined <= day and (left is None or day < left),
        )
        found.append((made, sums.get(made.id, nothing)))
    return found


def _exempted(session: Session, desk: Desk, year: int) -> frozenset[str]:
    return frozenset(one.person_id for one in registers.listed(session, desk.org, Exemption, year=year))


def _lines(
    session: Session,
    desk: Desk,
    rules: TrainingRules,
    year: int,
    pairs: Sequence[tuple[Member, PersonTotal]],
    exempted: frozenset[str],
) -> tuple[CreditLine, ...]:
    told = registers.listed(session, desk.org, ToldLine, year=year) if desk.mode == "school" else ()
    if told:
        return tuple(one.as_line() for one in told)
    if rules.exit_credits.base == "district":
        return (domain.line_of_totals(rules, year, pairs, exempted),)
    stages = sorted({one.stage for one, _ in pairs if one.there})
    return tuple(domain.line_of_totals(rules, year, pairs, exempted, stage) for stage in stages)


def _groups(session: Session, desk: Desk, year: int) -> dict[str, str]:
    """The name of everyone's study group in a year."""
    found = registers.listed(session, desk.org, StudyGroup, year=year)
    return {person_id: one.name for one in found for person_id in one.member_ids}


# On paper


def person_paper(desk: Desk, person_id: str, year: int) -> bytes:
    """学分登记表 of one person as PDF; `register.unknown` for somebody who was not in the pool that year."""
    book = ledger(desk, year)
    row = next((one for one in book.rows if one.person_id == person_id), None)
    if row is None:
        raise UserError("register.unknown")
    with desk.read() as session:
        joined = registers.get(session, desk.org, Trainee, person_id).joined
        names = _row_names(session, desk)
        entries = storage.of_person(session, desk.org, person_id, year)
    stands = row.standing
    value = training_ledger.PersonLedger(
        row.name,
        row.unit,
        row.group,
        year,
        joined,
        row.rules.title,
        tuple(
            training_ledger.EntryLine(
                one.on,
                names.get((one.rules_digest, one.rule), messages.sentence("credit.carried", "zh_CN")),
                one.text,
                _printed(one.working, "；"),
                one.evidence,
                one.amount,
            )
            for one in entries
        ),
        tuple((part, Fraction(amount, 100)) for part, amount in row.parts),
        row.total,
        row.rank,
        len(book.rows),
        None if row.line is None else row.line.mean,
        stands.line,
        row.state,
        tuple(_printed(stands.working, "\n").split("\n")),
    )
    return training_ledger.person(value, sheets.wording("training_ledger"), sheets.watermark(desk))


def district_paper(desk: Desk, year: int) -> bytes:
    """学分汇总表 of everybody as PDF."""
    book = ledger(desk, year)
    lines = []
    for row in book.rows:
        measured = row.state in ("below", "near", "above")
        mean = row.line.mean if row.line is not None and measured else None
        lines.append(
            training_ledger.DistrictLine(
                row.rank,
                row.name,
                row.unit,
                row.group,
                {part: Fraction(amount, 100) for part, amount in row.parts},
                row.total,
                row.standing.line if measured else None,
                row.total / mean if mean else None,
                row.state,
            )
        )
    working = tuple((one.stage, tuple(_printed(one.working, "\n").split("\n"))) for one in book.lines)
    value = training_ledger.DistrictLedger(sheets.office(desk), year, desk.today(), tuple(lines), working)
    return training_ledger.district(value, sheets.wording("training_ledger"), sheets.watermark(desk))


def _printed(working: Sequence[Working], between: str) -> str:
    """Working as papers print it: in Chinese, without the blanks that a screen needs."""
    return between.join(working_text(working, "zh_CN")).replace(" ", "")


def row_names(desk: Desk) -> dict[tuple[str, str], str]:
    """The names of the credit table's rows by (digest of the rules, code)."""
    with desk.read() as session:
        return _row_names(session, desk)


def _row_names(session: Session, desk: Desk) -> dict[tuple[str, str], str]:
    return {
        (one.digest, row.code): row.name
        for one in rule_actions.versions(session, desk.org)
        for row in one.credits.rows
    }
