"""The rules of the training years (培训考核办法): credits, exams, the lines below which someone leaves, terms and hours."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Final

from cadredesk.domain import toml_text
from cadredesk.errors import UserError

SCORINGS: Final = ("hours", "deduction", "group", "levels", "fixed", "bands", "manual")
"""How an activity is scored: by hours; deducted hours; a grade for a whole group; by level; a fixed number;
by bands of a mark; or an amount that someone decides and proves."""

PARTS: Final = (
    "hours",
    "group",
    "research",
    "exam",
    "assignment",
    "secondment",
    "bonus",
    "deduction",
    "carried",
)
"""The columns of the credit ledger (学分登记表)."""


@dataclass(frozen=True, slots=True)
class YearRule:
    """The training year: it bears the number of the calendar year its first month lies in."""

    first_month: int = 1
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """What a level or grade is worth: `credits` for one; `share` is the part of all groups that may have it (0: free)."""

    id: str
    label: str
    credits: Fraction
    share: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Band:
    """A band of marks out of 100: from `least` upwards `credits`, up to the next band."""

    least: Fraction
    credits: Fraction


@dataclass(frozen=True, slots=True)
class CreditRow:
    """One activity of the credit table: how it is scored (SCORINGS) and in which column it stands (PARTS).

    "hours": credits per hour = `credits`; "fixed": `credits` each; "levels" and "group": by `levels`; "bands": by
    `bands`; "manual": any amount up to `most` (0: no limit). `coauthor_share` is what a co-author gets of it (1: all):
    with several authors the "others" than the first are co-authors, or "all" of them. `leader_only` counts for the
    leader alone; `excluded` names what does not count. `cap` is the most in a year.
    """

    code: str
    name: str
    scoring: str
    part: str
    credits: Fraction = Fraction(0)
    levels: tuple[Level, ...] = ()
    bands: tuple[Band, ...] = ()
    coauthor_share: Fraction = Fraction(1)
    coauthors: str = "others"
    leader_only: bool = False
    excluded: tuple[str, ...] = ()
    most: Fraction = Fraction(0)
    cap: Fraction | None = None
    clause: str = ""

    def level(self, level_id: str) -> Level:
        """One level; `credit.unknown_level`."""
        found = next((one for one in self.levels if one.id == level_id), None)
        if found is None:
            raise UserError("credit.unknown_level", row=self.name, level=level_id)
        return found


@dataclass(frozen=True, slots=True)
class CreditRules:
    """The credit table and how hours become credits.

    A day is `day_hours`; leave counts the part `leave_share` of its hours; what is missed without leave is deducted
    `deduction_factor` times, a part of an hour counted as a whole one when `part_hour` is "up" ("exact": as it is).
    `deduct_dispersed`: deducted in group study too, not only in collective training. `group_rounding`: half of nine
    groups goes to "floor" or "ceil". `carry_above`: what a year's
    total has above this goes into the next year, at most `carry_most` (None: nothing is carried).
    """

    rows: tuple[CreditRow, ...]
    day_hours: Fraction = Fraction(6)
    leave_share: Fraction = Fraction(0)
    deduction_factor: Fraction = Fraction(2)
    part_hour: str = "up"
    deduct_dispersed: bool = False
    group_rounding: str = "floor"
    carry_above: Fraction | None = None
    carry_most: Fraction = Fraction(0)
    clause: str = ""

    @property
    def half_day_hours(self) -> Fraction:
        """The hours of half a day."""
        return self.day_hours / 2


@dataclass(frozen=True, slots=True)
class ExamRules:
    """Exams each term. A mark below `pass_mark` (of 100; other full marks are converted) is a fail.

    `absence`: "failed" or "not_counted". `resit`: a passed resit "cancels" the fail or "stands" beside it; a failed
    resit is "resit_fails" one more fail or not. `fails` of them, counted "cumulative" or "in_a_row", mean leaving.
    `resit_credits`: a resit earns credits.
    """

    pass_mark: Fraction = Fraction(60)
    terms: tuple[str, ...] = ("上学期", "下学期")
    absence: str = "failed"
    resit: str = "stands"
    resit_fails: bool = False
    resit_credits: bool = False
    fails: int = 2
    counted: str = "cumulative"
    clause: str = ""


@dataclass(frozen=True, slots=True)
class ExitCredits:
    """Leaving by credits: a year's total below `share` of the mean of the `top` highest totals.

    `fewer`: with fewer than `top` people the "mean_of_all" of them, or "no_line". `ties`: at the last place "exactly"
    `top` totals are taken, or "all_tied". `joiners`: someone who came during the year is measured "as_everybody", by
    the line "pro_rata" of the months in the pool, or is "excluded". `exempted_in_mean`: totals of exempted people are
    taken for the mean. `negatives`: totals below zero "count" or are taken as "zero". `base`: one line for the
    "district", or one for each "stage". `rounding`: the line is "exact", or rounded to a "tenth" (half up).
    """

    share: Fraction = Fraction(3, 5)
    top: int = 5
    fewer: str = "mean_of_all"
    ties: str = "exactly"
    joiners: str = "pro_rata"
    exempted_in_mean: bool = False
    negatives: str = "count"
    base: str = "district"
    rounding: str = "exact"
    warn_within: Fraction = Fraction(1, 10)
    clause: str = ""


@dataclass(frozen=True, slots=True)
class ExitSatisfaction:
    """Leaving by the yearly vote of satisfaction: a rate below `least`.

    `counted`: "satisfied" alone, or "and_basically". `base`: "valid" ballots or people "present". Below `turnout`
    (returned of due) the vote decides nothing. `warn_within` is how near above the line someone is warned.
    """

    least: Fraction = Fraction(4, 5)
    counted: str = "satisfied"
    base: str = "valid"
    turnout: Fraction = Fraction(2, 3)
    warn_within: Fraction = Fraction(1, 20)
    clause: str = ""


@dataclass(frozen=True, slots=True)
class ExitSupervision:
    """Leaving by the bureau's inspection: in the last `part` of the units of a stage, `times` in succession.

    `rounding`: the number of units in the last part goes to "floor" or "ceil". `post_breaks`: a changed post between
    two rankings begins the count anew.
    """

    part: Fraction = Fraction(1, 3)
    rounding: str = "floor"
    times: int = 2
    post_breaks: bool = True
    clause: str = ""


@dataclass(frozen=True, slots=True)
class TermRule:
    """How long someone stays in the pool: `years` from joining (0: no end); a reminder `warn_months` before."""

    years: int = 3
    warn_months: int = 3
    clause: str = ""


@dataclass(frozen=True, slots=True)
class AgeLimit:
    """The age a tier (empty: every tier) may not exceed: leaving on becoming `years` old plus one, if `inclusive`."""

    years: int
    tier: str = ""
    inclusive: bool = True


@dataclass(frozen=True, slots=True)
class AgeRule:
    """The age limits while in the pool; none: age is no reason."""

    limits: tuple[AgeLimit, ...] = ()
    warn_months: int = 6
    clause: str = ""

    def limit(self, tier: str) -> AgeLimit | None:
        """The limit of a tier: its own, else the one for every tier."""
        own = next((one for one in self.limits if one.tier == tier), None)
        return own or next((one for one in self.limits if not one.tier), None)


@dataclass(frozen=True, slots=True)
class CertificateRule:
    """The assessment `every_years` and its certificate, valid `valid_years` (0: without end).

    `hours` of qualification training before it; in office `serving_hours` within `serving_years`. `number` is the
    pattern of the register number: {year} and {n}.
    """

    every_years: int = 2
    valid_years: int = 5
    hours: int = 300
    serving_hours: int = 360
    serving_years: int = 5
    warn_months: int = 6
    number: str = "{year}-{n:04}"
    clause: str = ""


@dataclass(frozen=True, slots=True)
class StudyRule:
    """Self-study in a year: `books` read closely, of which `education_books` on education, and `analyses` of management."""

    books: int = 6
    education_books: int = 2
    analyses: int = 1
    clause: str = ""


@dataclass(frozen=True, slots=True)
class ReportRule:
    """An activity's report is due on the `working_days`-th working day after it."""

    working_days: int = 1
    clause: str = ""


@dataclass(frozen=True, slots=True)
class RotationRule:
    """Exchange: after `years` in one school it is due, deferred to `deferral` at most, for `least` to `most` years."""

    years: int = 6
    deferral: int = 9
    least: int = 1
    most: int = 3
    clause: str = ""


@dataclass(frozen=True, slots=True)
class HoursTarget:
    """The hours a year that someone must have: `applies` is who ("trainee", "member", "secretary"); of them
    `central` collective classes."""

    id: str
    label: str
    hours: int
    applies: str = "trainee"
    central: int = 0
    clause: str = ""


@dataclass(frozen=True, slots=True)
class HoursRule:
    """The hours meter: its targets, and how days become hours there (apart from credits)."""

    targets: tuple[HoursTarget, ...] = ()
    day_hours: Fraction = Fraction(8)
    half_day_hours: Fraction = Fraction(4)
    clause: str = ""


@dataclass(frozen=True, slots=True)
class TrainingRules:
    """All rules of the training years, in force from `since`. `text` is the canonical TOML, `digest` its SHA-256."""

    id: str
    title: str
    version: int
    since: date
    credits: CreditRules
    basis: tuple[str, ...] = ()
    year: YearRule = field(default_factory=YearRule)
    exams: ExamRules = field(default_factory=ExamRules)
    exit_credits: ExitCredits = field(default_factory=ExitCredits)
    exit_satisfaction: ExitSatisfaction = field(default_factory=ExitSatisfaction)
    exit_supervision: ExitSupervision = field(default_factory=ExitSupervision)
    term: TermRule = field(default_factory=TermRule)
    age: AgeRule = field(default_factory=AgeRule)
    certificate: CertificateRule = field(default_factory=CertificateRule)
    study: StudyRule = field(default_factory=StudyRule)
    report_due: ReportRule = field(default_factory=ReportRule)
    rotation: RotationRule = field(default_factory=RotationRule)
    hours: HoursRule = field(default_factory=HoursRule)
    text: str = ""
    digest: str = ""

    def year_of(self, day: date) -> int:
        """The training year a day lies in."""
        return day.year if day.month >= self.year.first_month else day.year - 1

    def bounds(self, year: int) -> tuple[date, date]:
        """The first and the last day of a training year."""
        first = date(year, self.year.first_month, 1)
        return first, date(year + 1, self.year.first_month, 1) - timedelta(days=1)

    def row(self, code: str) -> CreditRow:
        """One activity of the credit table; `credit.unknown_row`."""
        found = next((one for one in self.credits.rows if one.code == code), None)
        if found is None:
            raise UserError("credit.unknown_row", row=code)
        return found

    def has_row(self, code: str) -> bool:
        """Whether the table has that activity."""
        return any(one.code == code for one in self.credits.rows)


@lru_cache(maxsize=32)
def parse(text: str) -> TrainingRules:
    """The rules of a TOML text, checked. Errors name the place: `training.syntax`, `training.unknown_key`,
    `training.missing_key`, `training.wrong_type`, `training.bad_value`.
    """
    return sealed(toml_text.build("training", TrainingRules, toml_text.read("training", text)))


def sealed(rules: TrainingRules) -> TrainingRules:
    """The same rules, checked, with canonical text and digest made anew (after an adjustment)."""
    _check(rules)
    text = toml_text.canonical(rules)
    return replace(rules, text=text, digest=toml_text.digest(text))


def in_force(known: tuple[TrainingRules, ...], day: date) -> TrainingRules | None:
    """The rules in force on a day: the last to begin by then; before the first, the first. None when there are none."""
    ordered = sorted(known, key=lambda one: (one.since, one.version))
    begun = [one for one in ordered if one.since <= day]
    return begun[-1] if begun else (ordered[0] if ordered else None)


_CHOICES: Final = (
    ("credits", "part_hour", ("up", "exact")),
    ("credits", "group_rounding", ("floor", "ceil")),
    ("exams", "absence", ("failed", "not_counted")),
    ("exams", "resit", ("cancels", "stands")),
    ("exams", "counted", ("cumulative", "in_a_row")),
    ("exit_credits", "fewer", ("mean_of_all", "no_line")),
    ("exit_credits", "ties", ("exactly", "all_tied")),
    ("exit_credits", "joiners", ("as_everybody", "pro_rata", "excluded")),
    ("exit_credits", "negatives", ("count", "zero")),
    ("exit_credits", "base", ("district", "stage")),
    ("exit_credits", "rounding", ("exact", "tenth")),
    ("exit_satisfaction", "counted", ("satisfied", "and_basically")),
    ("exit_satisfaction", "base", ("valid", "present")),
    ("exit_supervision", "rounding", ("floor", "ceil")),
)

_NUMBERS: Final = (
    ("year", "first_month", 1, 12),
    ("credits", "day_hours", 1, 24),
    ("credits", "leave_share", 0, 1),
    ("credits", "deduction_factor", 0, 10),
    ("credits", "carry_most", 0, 10_000),
    ("exams", "pass_mark", 0, 100),
    ("exams", "fails", 1, 20),
    ("exit_credits", "share", 0, 1),
    ("exit_credits", "top", 1, 1000),
    ("exit_credits", "warn_within", 0, 1),
    ("exit_satisfaction", "least", 0, 1),
    ("exit_satisfaction", "turnout", 0, 1),
    ("exit_satisfaction", "warn_within", 0, 1),
    ("exit_supervision", "part", 0, 1),
    ("exit_supervision", "times", 1, 20),
    ("term", "years", 0, 60),
    ("term", "warn_months", 0, 60),
    ("age", "warn_months", 0, 60),
    ("certificate", "every_years", 1, 20),
    ("certificate", "valid_years", 0, 60),
    ("certificate", "hours", 0, 10_000),
    ("certificate", "serving_hours", 0, 10_000),
    ("certificate", "serving_years", 1, 20),
    ("certificate", "warn_months", 0, 60),
    ("study", "books", 0, 1000),
    ("study", "education_books", 0, 1000),
    ("study", "analyses", 0, 100),
    ("report_due", "working_days", 0, 60),
    ("rotation", "years", 0, 60),
    ("rotation", "deferral", 0, 60),
    ("rotation", "least", 0, 60),
    ("rotation", "most", 0, 60),
    ("hours", "day_hours", 1, 24),
    ("hours", "half_day_hours", 1, 24),
)


def _must(fine: bool, place: str, value: object) -> None:
    if not fine:
        raise UserError("training.bad_value", place=place, value=str(value))


def _check(rules: TrainingRules) -> None:
    """The sense of the rules, beyond their form: `training.bad_value` with the place."""
    _must(bool(rules.id), "id", rules.id)
    _must(bool(rules.title.strip()), "title", rules.title)
    _must(rules.version >= 1, "version", rules.version)
    for section, name, choices in _CHOICES:
        value = getattr(getattr(rules, section), name)
        _must(value in choices, f"{section}.{name}", value)
    for section, name, least, most in _NUMBERS:
        value = getattr(getattr(rules, section), name)
        _must(least <= value <= most, f"{section}.{name}", value)
    _must(
        rules.study.education_books <= rules.study.books, "study.education_books", rules.study.education_books
    )
    _must(bool(rules.exams.terms) and all(one.strip() for one in rules.exams.terms), "exams.terms", "")
    _must(rules.rotation.years <= rules.rotation.deferral, "rotation.deferral", rules.rotation.deferral)
    codes = [row.code for row in rules.credits.rows]
    _must(bool(codes) and all(codes) and len(set(codes)) == len(codes), "credits.rows", ", ".join(codes))
    for row in rules.credits.rows:
        _check_row(row)
    for target in rules.hours.targets:
        _must(target.applies in ("trainee", "member", "secretary"), "hours.targets.applies", target.applies)
        _must(0 <= target.hours <= 10_000, "hours.targets.hours", target.hours)
    for limit in rules.age.limits:
        _must(18 <= limit.years <= 100, "age.limits.years", limit.years)
    try:
        rules.certificate.number.format(year=2026, n=1)
    except (KeyError, ValueError, IndexError):
        _must(False, "certificate.number", rules.certificate.number)
    _must("{n" in rules.certificate.number, "certificate.number", rules.certificate.number)


def _check_row(row: CreditRow) -> None:
    place = f"credits.rows.{row.code}"
    _must(row.scoring in SCORINGS, f"{place}.scoring", row.scoring)
    _must(row.part in PARTS, f"{place}.part", row.part)
    _must(bool(row.name.strip()), f"{place}.name", row.name)
    _must(0 <= row.coauthor_share <= 1, f"{place}.coauthor_share", row.coauthor_share)
    _must(row.coauthors in ("others", "all"), f"{place}.coauthors", row.coauthors)
    _must(row.cap is None or row.cap >= 0, f"{place}.cap", row.cap)
    amounts = [row.credits, row.most, *(one.credits for one in row.levels)]
    amounts += [one.credits for one in row.bands]
    for amount in amounts:
        _must(0 <= amount <= 10_000 and (amount * 100).denominator == 1, f"{place}.credits", amount)
    if row.scoring in ("levels", "group"):
        ids = [one.id for one in row.levels]
        _must(bool(ids) and all(ids) and len(set(ids)) == len(ids), f"{place}.levels", ", ".join(ids))
        _must(all(0 <= one.share <= 1 for one in row.levels), f"{place}.levels", "share")
    if row.scoring == "bands":
        marks = [one.least for one in row.bands]
        _must(bool(marks) and marks == sorted(set(marks), reverse=True), f"{place}.bands", marks)
