"""Credits (学分): an entry for every credit with its working, how each activity is scored, and the line of the year."""

from __future__ import annotations

import hashlib
import heapq
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import ClassVar, Final

from cadredesk.domain.training.rules import PARTS, CreditRow, ExitCredits, TrainingRules
from cadredesk.errors import UserError

MARKS: Final = ("present", "late", "early", "absent", "leave")
"""The marks of a roll call (到、迟到、早退、缺勤、请假)."""


@dataclass(frozen=True, slots=True)
class Working:
    """One line of working: a code of the messages (`credit.working_<code>`) and its values as text."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CreditEntry:
    """One credit of one person, or a deduction.

    `amount` is a multiple of 1/100, below zero when deducted. `rule` is the code of the table's row, `part` its column
    of the ledger, `rules_id` and `rules_digest` the rules it was scored by. `source` names what gave it (`kind:id`),
    `evidence` the proof. `id` is given when the entry is posted.
    """

    person_id: str
    year: int
    on: date
    rule: str
    part: str
    amount: Fraction
    source: str
    evidence: str = ""
    text: str = ""
    working: tuple[Working, ...] = ()
    rules_id: str = ""
    rules_digest: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class CreditClaim:
    """What someone asks credits for and someone approves (学分申报): entered by hand, with its evidence.

    `rule` is the row of the table; of the rest only what its scoring asks for is filled in.
    """

    KIND: ClassVar[str] = "credit_claim"

    id: str
    person_id: str
    year: int
    on: date
    rule: str
    evidence: str
    approver: str
    text: str = ""
    hours: Fraction = Fraction(0)
    level: str = ""
    mark: Fraction | None = None
    author_place: int = 1
    authors: int = 1
    excluded: str = ""
    amount: Fraction = Fraction(0)

    @property
    def day(self) -> date:
        """The day it counts on."""
        return self.on

    @property
    def source(self) -> str:
        """What its entry names as its source."""
        return f"claim:{self.id}"


def hundredths(amount: Fraction) -> Fraction:
    """An amount rounded to 1/100, half away from zero."""
    scaled = abs(amount) * 100
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Fraction(whole if amount >= 0 else -whole, 100)


def shown(amount: Fraction, places: int = 2) -> str:
    """A number as people write it: no needless zeros, at most `places` decimals, half away from zero."""
    scale = 10**places
    scaled = abs(amount) * scale
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    text = f"{whole // scale}.{whole % scale:0{places}}".rstrip("0").rstrip(".") if places else str(whole)
    return f"-{text}" if amount < 0 and whole else text


def tenth(amount: Fraction) -> str:
    """A number with exactly one decimal, half away from zero: 60.0."""
    scaled = abs(amount) * 10
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return f"{'-' if amount < 0 and whole else ''}{whole // 10}.{whole % 10}"


# Scoring, activity by activity


def of_attendance(
    rules: TrainingRules,
    person_id: str,
    on: date,
    source: str,
    hours_attended: Fraction,
    missed: Sequence[tuple[str, Fraction]] = (),
    *,
    collective: bool = True,
    evidence: str = "",
    text: str = "",
) -> tuple[CreditEntry, ...]:
    """Attendance of one person: the hours attended, and what was missed as (mark, hours), once for every time.

    Marks are "late", "early", "absent" (deducted at collective training, each time rounded by itself) and "leave".
    No entry for no hours. `credit.unknown_mark`, `credit.negative`.
    """
    found = []
    if hours_attended:
        found.append(of_hours(rules, person_id, on, source, hours_attended, evidence=evidence, text=text))
    for mark, hours in missed:
        if mark not in MARKS[1:]:
            raise UserError("credit.unknown_mark", mark=mark)
        if hours < 0:
            raise UserError("credit.negative")
        if mark == "leave":
            found.append(_of_leave(rules, person_id, on, source, hours, evidence, text))
        elif collective or rules.credits.deduct_dispersed:
            found.append(_of_absence(rules, person_id, on, source, (mark, hours), evidence, text))
    return tuple(found)


def of_hours(
    rules: TrainingRules,
    person_id: str,
    on: date,
    source: str,
    hours: Fraction,
    *,
    row: str = "attendance",
    evidence: str = "",
    text: str = "",
) -> CreditEntry:
    """Hours by a row that counts hours: attended, or online by certificate. `credit.negative`."""
    rule = _row(rules, row, "hours")
    if hours < 0:
        raise UserError("credit.negative")
    amount = hundredths(hours * rule.credits)
    working = _working("hours", hours=hours, rate=rule.credits, credits=amount)
    return _entry(rules, rule, person_id, on, source, amount, working, evidence, text)


def of_group_score(
    rules: TrainingRules,
    person_id: str,
    on: date,
    source: str,
    level: str,
    *,
    row: str = "salon",
    evidence: str = "",
    text: str = "",
) -> CreditEntry:
    """A member's credits by the grade of the whole group (捆绑计分). `credit.unknown_level`."""
    rule = _row(rules, row, "group")
    found = rule.level(level)
    working = _working("level", level=found.label, credits=found.credits)
    return _entry(rules, rule, person_id, on, source, found.credits, working, evidence, text)


def groups_allowed(rules: TrainingRules, level: str, groups: int, *, row: str = "salon") -> int:
    """How many of `groups` groups may have a grade: its share, rounded by rule; all when it has no share."""
    share = _row(rules, row, "group").level(level).share
    if not share:
        return groups
    exact = share * groups
    return -(-exact.numerator // exact.denominator) if rules.credits.group_rounding == "ceil" else int(exact)


def of_level(
    rules: TrainingRules,
    person_id: str,
    on: date,
    source: str,
    row: str,
    level: str,
    *,
    author_place: int = 1,
    authors: int = 1,
    excluded: str = "",
    evidence: str = "",
    text: str = "",
) -> CreditEntry:
    """A result of a level: a paper, a project as its leader, a lesson, a talk.

    `author_place` of `authors` tells co-authors; on a row for the leader only, the first place is the leader and the
    others have no credits. What the row excludes (a supplement) has none. `credit.unknown_level`, `credit.authors`.
    """
    rule = _row(rules, row, "levels")
    found = rule.level(level)
    working = list(_working("level", level=found.label, credits=found.credits))
    amount = _authored(rule, found.credits, author_place, authors, excluded, working)
    return _entry(rules, rule, person_id, on, source, amount, tuple(working), evidence, text)


def of_paper(
    rules: TrainingRules,
    person_id: str,
    on: date,
    source: str,
    level: str,
    author_place: int = 1,
    authors: int = 1,
    *,
    excluded: str = "",
    evidence: str = "",
    text: str = "",
) -> CreditEntry:
    """A published paper: by the journal's level, a co-author's part, none for a supplement (excluded="supplement")."""
    return of_level(
        rules,
        person_id,
        on,
        source,
        "paper",
        level,
        author_place=author_place,
        authors=authors,
        excluded=excluded,
        evidence=evidence,
        text=text,
    )


def of_fixed(
    rules: TrainingRules,
    person_id: str,
    on: date,
    source: str,
    row: str,
    *,
    author_place: int = 1,
    authors: int = 1,
    evidence: str = "",
    text: str = "",
) -> CreditEntry:
    """One of something that is worth a fixed number: a monograph. `credit.authors`."""
    rule = _row(rules, row, "fixed")
    working = list(_working("fixed", credits=rule.credits))
    amount = _authored(rule, rule.credits, author_place, authors, "", working)
    return _entry(rules, rule, person_id, on, source, amount, tuple(working), evidence, text)


def of_mark(
    rules: TrainingRules,
    person_id: str,
    on: date,
    source: str,
    row: str,
    mark: Fraction,
    *,
    evidence: str = "",
    text: str = "",
) -> CreditEntry:
    """A mark out of 100 by the bands of a row. `credit.mark_range` outside 0 to 100."""
    rule = _row(rules, row, "bands")
    if not 0 <= mark <= 100:
        raise UserError("credit.mark_range", mark=shown(mark))
    band = next((one for one in rule.bands if mark >= one.least), None)
    amount = Fraction(0) if band is None else band.credits
    least = Fraction(0) if band is None else band.least
    working = _working("band", mark=mark, least=least, credits=amount)
    return _entry(rules, rule, person_id, on, source, amount, working, evidence, text)


def of_exam(
    rules: TrainingRules,
    person_id: str,
    on: date,
    source: str,
    mark: Fraction,
    *,
    evidence: str = "",
    text: str = "",
) -> CreditEntry:
    """An exam's mark out of 100 by the bands."""
    return of_mark(rules, person_id, on, source, "exam", mark, evidence=evidence, text=text)


def of_assignment(
    rules: TrainingRules,
    person_id: str,
    on: date,
    source: str,
    mark: Fraction,
    *,
    evidence: str = "",
    text: str = "",
) -> CreditEntry:
    """An assignment's mark out of 100, given by the judges, by the bands."""
    return of_mark(rules, person_id, on, source, "assignment", mark, evidence=evidence, text=text)


def of_manual(
    rules: TrainingRules,
    person_id: str,
    on: date,
    source: str,
    row: str,
    amount: Fraction,
    *,
    evidence: str = "",
    text: str = "",
) -> CreditEntry:
    """An amount that someone decided, on a row that allows it. `credit.over_most`, `credit.not_hundredths`."""
    rule = _row(rules, row, "manual")
    if hundredths(amount) != amount:
        raise UserError("credit.not_hundredths")
    if amount < 0 or (rule.most and amount > rule.most):
        raise UserError("credit.over_most", row=rule.name, most=shown(rule.most))
    return _entry(
        rules, rule, person_id, on, source, amount, _working("manual", credits=amount), evidence, text
    )


def of_claim(rules: TrainingRules, claim: CreditClaim) -> CreditEntry:
    """The entry of a claim, by the scoring of its row.

    `credit.no_evidence`, `credit.no_approver`, `credit.not_claimable` for rows that other work fills, and what the
    scoring itself refuses.
    """
    rule = rules.row(claim.rule)
    if not claim.evidence.strip():
        raise UserError("credit.no_evidence")
    if not claim.approver.strip():
        raise UserError("credit.no_approver")
    return replace(_claimed(rules, rule, claim), evidence=claim.evidence, text=claim.text)


# What is done with entries


def numbered(entries: Iterable[CreditEntry]) -> tuple[CreditEntry, ...]:
    """The entries with their ids: the same entries have the same ids, in whatever order they come."""
    ordered = sorted(
        (replace(one, id="") for one in entries),
        key=lambda one: (
            one.source,
            one.person_id,
            one.on,
            one.rule,
            one.amount,
            one.text,
            repr(one.working),
        ),
    )
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    found = []
    for one in ordered:
        key = (one.source, one.person_id, one.rule)
        counts[key] += 1
        token = "\n".join((*key, str(counts[key])))
        found.append(replace(one, id=hashlib.sha256(token.encode()).hexdigest()[:32]))
    return tuple(found)


def is_cap(entry: CreditEntry) -> bool:
    """Whether an entry only takes off what is above a cap."""
    return entry.source.startswith("cap:")


def caps(entries: Iterable[CreditEntry], rules_of: Callable[[str], TrainingRules]) -> tuple[CreditEntry, ...]:
    """The entries that take off what a person has above a row's cap in a year, from all their other entries.

    The cap of the rules by which the latest entry of the row was scored holds; `rules_of` finds rules by digest. The
    answer depends on the set of entries alone, not on their order.
    """
    rows: dict[tuple[str, int, str], list[CreditEntry]] = defaultdict(list)
    for one in entries:
        if not is_cap(one):
            rows[one.person_id, one.year, one.rule].append(one)
    found = []
    for (person_id, year, code), group in sorted(rows.items()):
        last = max(group, key=lambda one: (one.on, one.rules_digest))
        rules = rules_of(last.rules_digest)
        rule = rules.row(code)
        total = sum((one.amount for one in group), Fraction(0))
        if rule.cap is None or total <= rule.cap:
            continue
        over = rule.cap - total
        working = _working("cap", total=total, cap=rule.cap, credits=over)
        source = f"cap:{year}:{code}:{person_id}"
        made = _entry(rules, rule, person_id, last.on, source, over, working, "", "")
        found.append(replace(made, year=year))
    return numbered(found)


def carried(rules: TrainingRules, person_id: str, year: int, total: Fraction) -> CreditEntry | None:
    """What a year's total gives into the next one by the rule of carry-over; None when nothing is carried."""
    above = rules.credits.carry_above
    if above is None or total <= above:
        return None
    amount = min(total - above, rules.credits.carry_most)
    if amount <= 0:
        return None
    working = _working("carried", year=year, total=total, above=above, credits=amount)
    return CreditEntry(
        person_id,
        year + 1,
        rules.bounds(year + 1)[0],
        "carried",
        "carried",
        amount,
        f"carry:{year}",
        working=working,
        rules_id=rules.id,
        rules_digest=rules.digest,
    )


def total_of(entries: Iterable[CreditEntry]) -> Fraction:
    """The sum of entries."""
    return sum((one.amount for one in entries), Fraction(0))


# The line of the year


@dataclass(frozen=True, slots=True)
class Measured:
    """One person's total of a year, with what the line asks about them: since when, at which stage, exempted or not."""

    person_id: str
    total: Fraction
    joined: date
    stage: str = ""
    exempted: bool = False


@dataclass(frozen=True, slots=True)
class CreditLine:
    """The line of a year: `share` of the `mean` of the highest totals; both None when there is none.

    `base` are the people whose totals were taken, highest first; `stage` is empty for the whole district.
    """

    year: int
    base: tuple[Measured, ...]
    mean: Fraction | None
    share: Fraction
    line: Fraction | None
    working: tuple[Working, ...]
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A person against the line: `line` is theirs (by the months of a late joiner), None when they are not measured.

    `state`: "below", "near" (within the warning), "above", "exempted", "joined" (this year, not measured), "left" (out of
    the pool by the day of measuring), "no_line".
    """

    person_id: str
    total: Fraction
    line: Fraction | None
    state: str
    working: tuple[Working, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line of a year that the bureau has told a school (学分线): there the top totals of the district are unknown."""

    KIND: ClassVar[str] = "credit_line"

    year: int
    stage: str
    mean: Fraction
    share: Fraction
    line: Fraction
    people: int
    on: date

    @property
    def id(self) -> str:
        """One line a year and stage."""
        return f"{self.year}-{self.stage or 'district'}"

    @property
    def person_id(self) -> str:
        """About nobody alone."""
        return ""

    @property
    def day(self) -> date:
        """The day it was told."""
        return self.on

    def as_line(self) -> CreditLine:
        """To measure against; the people behind it are not known here."""
        told = _working("told", on=self.on.isoformat(), people=self.people, mean=tenth(self.mean))
        told += _working("line", mean=tenth(self.mean), share=percent(self.share), line=tenth(self.line))
        return CreditLine(self.year, (), self.mean, self.share, self.line, told, self.stage)


@dataclass(frozen=True, slots=True)
class Exemption:
    """Someone is not measured by credits in a year (免予考核), for a reason and by someone's approval."""

    KIND: ClassVar[str] = "credit_exemption"

    person_id: str
    year: int
    on: date
    reason: str
    approver: str

    @property
    def id(self) -> str:
        """One a person and year."""
        return f"{self.year}-{self.person_id}"

    @property
    def day(self) -> date:
        """The day of approval."""
        return self.on


@dataclass(frozen=True, slots=True)
class PersonTotal:
    """The sums of one person's year in hundredths: `amounts` by column in the order of PARTS (None: no entry there),
    `total` of all, and the number of entries.
    """

    person_id: str
    total: int
    entries: int
    amounts: tuple[int | None, ...] = (None,) * len(PARTS)

    @property
    def credits(self) -> Fraction:
        """The total as credits."""
        return Fraction(self.total, 100)

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """The columns with entries and their sums."""
        pairs = zip(PARTS, self.amounts, strict=True)
        return tuple((part, amount) for part, amount in pairs if amount is not None)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the pool as the ledger lists them: where they were on the day of measuring, and whether they were
    in the pool then (`there`).
    """

    id: str
    name: str
    joined: date
    unit: str
    stage: str
    there: bool


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What the people of a stage are measured by: the rules, their line, and the state it gives."""

    rules: TrainingRules
    line: CreditLine | None
    state: Callable[[Measured], str]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line of the district's ledger; what it says is worked out when it is asked for."""

    member: Member
    sums: PersonTotal
    rank: int
    group: str
    exempted: bool
    yardstick: Yardstick = field(repr=False)

    @property
    def measured(self) -> Measured | None:
        """What the line asks about them; None for somebody out of the pool by the day of measuring."""
        one = self.member
        if not one.there:
            return None
        return Measured(one.id, self.sums.credits, one.joined, one.stage, self.exempted)

    @property
    def person_id(self) -> str:
        """Whose line it is."""
        return self.member.id

    @property
    def name(self) -> str:
        """Their name."""
        return self.member.name

    @property
    def unit(self) -> str:
        """Where they work."""
        return self.member.unit

    @property
    def stage(self) -> str:
        """The stage of their school."""
        return self.member.stage

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """The columns with entries and their sums in hundredths."""
        return self.sums.parts

    @property
    def hundredths(self) -> int:
        """The total in hundredths."""
        return self.sums.total

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return self.sums.entries

    @property
    def total(self) -> Fraction:
        """The total of the year."""
        return self.sums.credits

    def part(self, name: str) -> Fraction:
        """One column."""
        return Fraction(self.sums.amounts[PARTS.index(name)] or 0, 100)

    @property
    def line(self) -> CreditLine | None:
        """The line they are measured by."""
        return self.yardstick.line

    @property
    def rules(self) -> TrainingRules:
        """The rules the year is measured by."""
        return self.yardstick.rules

    @property
    def state(self) -> str:
        """The state of `standing`, without its working."""
        measured = self.measured
        return "left" if measured is None else self.yardstick.state(measured)

    @property
    def standing(self) -> Standing:
        """Where they stand against the line, with the working."""
        measured = self.measured
        if measured is None:
            return Standing(self.person_id, self.total, None, "left")
        if self.line is None:
            return Standing(self.person_id, self.total, None, "no_line")
        return standing(self.rules, self.line, measured)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of a year: its rows by rank, and the line, or the lines of the stages."""

    year: int
    rows: tuple[LedgerRow, ...]
    lines: tuple[CreditLine, ...]

    def line_of(self, stage: str) -> CreditLine | None:
        """The line that holds for a stage."""
        own = next((one for one in self.lines if one.stage and one.stage == stage), None)
        return own or next((one for one in self.lines if not one.stage), None)


def line_of(rules: TrainingRules, year: int, people: Iterable[Measured], stage: str = "") -> CreditLine:
    """The line of a year over these people (of one stage, when that is given), by the rule's settings."""
    rule = rules.exit_credits
    everybody = [one for one in people if not stage or one.stage == stage]
    taken = [one for one in everybody if rule.exempted_in_mean or not one.exempted]
    if rule.joiners == "excluded":
        first = rules.bounds(year)[0]
        taken = [one for one in taken if one.joined <= first]
    if rule.negatives == "zero":
        taken = [replace(one, total=max(one.total, Fraction(0))) for one in taken]
    if not taken or (len(taken) < rule.top and rule.fewer == "no_line"):
        told = _working("too_few", people=len(taken), top=rule.top)
        return CreditLine(year, (), None, rule.share, None, told, stage)
    base = heapq.nsmallest(rule.top, taken, key=_highest)
    if rule.ties == "all_tied":
        base = sorted((one for one in taken if one.total >= base[-1].total), key=_highest)
    total = sum((one.total for one in base), Fraction(0))
    mean = total / len(base)
    line = mean * rule.share
    working = [
        *_working(
            "mean", totals="+".join(_term(one.total) for one in base), people=len(base), mean=tenth(mean)
        ),
        *_working("line", mean=tenth(mean), share=percent(rule.share), line=tenth(line)),
    ]
    if rule.rounding == "tenth":
        line = Fraction(tenth(line))
        working += _working("rounded", line=tenth(line))
    if len(base) < rule.top:
        working += _working("fewer", people=len(base), top=rule.top)
    return CreditLine(year, tuple(base), mean, rule.share, line, tuple(working), stage)


def line_of_totals(
    rules: TrainingRules,
    year: int,
    people: Sequence[tuple[Member, PersonTotal]],
    exempted: Container[str],
    stage: str = "",
) -> CreditLine:
    """The same line from the sums of very many: only those that can be among the highest are looked at."""
    rule = rules.exit_credits
    first = rules.bounds(year)[0]

    def taken(one: Member) -> bool:
        return (
            one.there
            and (not stage or one.stage == stage)
            and (rule.exempted_in_mean or one.id not in exempted)
            and (rule.joiners != "excluded" or one.joined <= first)
        )

    highest = heapq.nlargest(rule.top, (sums.total for one, sums in people if taken(one)))
    least = highest[-1] if highest else 0
    if rule.negatives == "zero" and least <= 0:
        least = min((sums.total for one, sums in people if taken(one)), default=0)
    found = (
        Measured(one.id, sums.credits, one.joined, one.stage, one.id in exempted)
        for one, sums in people
        if sums.total >= least and taken(one)
    )
    return line_of(rules, year, found, stage)


def standing(rules: TrainingRules, line: CreditLine, person: Measured) -> Standing:
    """Where a person stands against the line; a total equal to it is not below."""
    rule = rules.exit_credits
    total = max(person.total, Fraction(0)) if rule.negatives == "zero" else person.total
    if person.exempted:
        return Standing(person.person_id, total, None, "exempted", _working("exempted"))
    if line.line is None:
        return Standing(person.person_id, total, None, "no_line", line.working)
    own, working = line.line, list(line.working)
    months = months_in(rules, line.year, person.joined)
    if months < 12 and rule.joiners == "excluded":
        told = _working("joined", on=person.joined.isoformat())
        return Standing(person.person_id, total, None, "joined", told)
    if months < 12 and rule.joiners == "pro_rata":
        own = _own_line(rules, own, months)
        working += _working("pro_rata", line=tenth(line.line), months=months, own=tenth(own))
    state = _state(rule, total, own)
    working += _working(f"compared_{state}", total=shown(total), line=tenth(own))
    return Standing(person.person_id, total, own, state, tuple(working))


def states(rules: TrainingRules, line: CreditLine | None) -> Callable[[Measured], str]:
    """Gives the state of a person's `standing` without its working: for many people at one line."""
    rule = rules.exit_credits
    first = rules.bounds(line.year)[0] if line is not None else date.min
    least: dict[int, tuple[int, int]] = {}

    def state(person: Measured) -> str:
        if person.exempted:
            return "exempted"
        if line is None or line.line is None:
            return "no_line"
        months = 12 if person.joined <= first else months_in(rules, line.year, person.joined)
        if months < 12 and rule.joiners == "excluded":
            return "joined"
        if months not in least:
            own = _own_line(rules, line.line, months)
            least[months] = (_ceil(own * 100), _ceil(own * 100 * (1 + rule.warn_within)))
        below, near = least[months]
        total = person.total.numerator * 100 // person.total.denominator
        if rule.negatives == "zero":
            total = max(total, 0)
        return "below" if total < below else "near" if total < near else "above"

    return state


def months_in(rules: TrainingRules, year: int, joined: date) -> int:
    """The months of a training year someone is in the pool, the month of joining counted: 12 for the whole year."""
    first, last = rules.bounds(year)
    if joined <= first:
        return 12
    if joined > last:
        return 0
    return 12 - (joined.year - first.year) * 12 - joined.month + first.month


def percent(share: Fraction) -> str:
    """A share as a percentage with at most two decimals: 60 %."""
    return f"{shown(share * 100)}%"


def _own_line(rules: TrainingRules, line: Fraction, months: int) -> Fraction:
    if months >= 12 or rules.exit_credits.joiners != "pro_rata":
        return line
    own = line * months / 12
    return Fraction(tenth(own)) if rules.exit_credits.rounding == "tenth" else own


def _highest(one: Measured) -> tuple[Fraction, str]:
    return -one.total, one.person_id


def _ceil(amount: Fraction) -> int:
    return -(-amount.numerator // amount.denominator)


def _state(rule: ExitCredits, total: Fraction, line: Fraction) -> str:
    if total < line:
        return "below"
    return "near" if total < line * (1 + rule.warn_within) else "above"


def _term(amount: Fraction) -> str:
    return f"({shown(amount)})" if amount < 0 else shown(amount)


def _claimed(rules: TrainingRules, rule: CreditRow, claim: CreditClaim) -> CreditEntry:
    plain = (rules, claim.person_id, claim.on, claim.source)
    author_place, authors = claim.author_place, claim.authors
    if rule.scoring == "hours" and claim.hours > 0:
        return of_hours(*plain, claim.hours, row=rule.code)
    if rule.scoring == "group":
        return of_group_score(*plain, claim.level, row=rule.code)
    if rule.scoring == "fixed":
        return of_fixed(*plain, rule.code, author_place=author_place, authors=authors)
    if rule.scoring == "levels":
        code, level, excluded = rule.code, claim.level, claim.excluded
        return of_level(*plain, code, level, author_place=author_place, authors=authors, excluded=excluded)
    if rule.scoring == "bands" and claim.mark is not None:
        return of_mark(*plain, rule.code, claim.mark)
    if rule.scoring == "manual" and claim.amount > 0:
        return of_manual(*plain, rule.code, claim.amount)
    if rule.scoring == "deduction":
        raise UserError("credit.not_claimable", row=rule.name)
    raise UserError("credit.nothing_entered", row=rule.name)


def _of_leave(
    rules: TrainingRules, person_id: str, on: date, source: str, hours: Fraction, evidence: str, text: str
) -> CreditEntry:
    rule = _row(rules, "attendance", "hours")
    share = rules.credits.leave_share
    amount = hundredths(hours * share * rule.credits)
    working = _working("leave", hours=hours, share=percent(share), credits=amount)
    return _entry(rules, rule, person_id, on, source, amount, working, evidence, text)


def _of_absence(
    rules: TrainingRules,
    person_id: str,
    on: date,
    source: str,
    missed: tuple[str, Fraction],
    evidence: str,
    text: str,
) -> CreditEntry:
    rule = _row(rules, "absence", "deduction")
    mark, hours = missed
    counted = hours
    if rules.credits.part_hour == "up":
        counted = Fraction(-(-hours.numerator // hours.denominator))
    amount = -hundredths(counted * rule.credits * rules.credits.deduction_factor)
    working = _working(
        f"deducted_{mark}",
        hours=hours,
        counted=counted,
        factor=rules.credits.deduction_factor,
        credits=amount,
    )
    return _entry(rules, rule, person_id, on, source, amount, working, evidence, text)


def _authored(
    rule: CreditRow, credits: Fraction, place: int, authors: int, excluded: str, working: list[Working]
) -> Fraction:
    if not 1 <= place <= authors:
        raise UserError("credit.authors")
    if excluded and excluded in rule.excluded:
        working += _working("excluded")
        return Fraction(0)
    if rule.leader_only and place > 1:
        working += _working("not_leader")
        return Fraction(0)
    joint = authors > 1 and not rule.leader_only and (place > 1 or rule.coauthors == "all")
    if not joint or rule.coauthor_share == 1:
        return credits
    amount = hundredths(credits * rule.coauthor_share)
    working += _working(
        "coauthor", place=place, authors=authors, share=percent(rule.coauthor_share), credits=amount
    )
    return amount


def _row(rules: TrainingRules, code: str, scoring: str) -> CreditRow:
    rule = rules.row(code)
    if rule.scoring != scoring:
        raise UserError("credit.other_scoring", row=rule.name)
    return rule


def _working(code: str, **values: Fraction | int | str) -> tuple[Working, ...]:
    said: Mapping[str, str] = {
        name: shown(value) if isinstance(value, Fraction) else str(value) for name, value in values.items()
    }
    return (Working(code, tuple(said.items())),)


def _entry(
    rules: TrainingRules,
    rule: CreditRow,
    person_id: str,
    on: date,
    source: str,
    amount: Fraction,
    working: tuple[Working, ...],
    evidence: str,
    text: str,
) -> CreditEntry:
    return CreditEntry(
        person_id,
        rules.year_of(on),
        on,
        rule.code,
        rule.part,
        amount,
        source,
        evidence,
        text,
        working,
        rules.id,
        rules.digest,
    )
