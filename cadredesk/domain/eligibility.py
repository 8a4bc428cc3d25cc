"""The eligibility review (资格审查): every rule with what it asks, what the file says, and yes, no or cannot decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from cadredesk.domain import dates
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.person import ASSESSMENT_GRADES, EDUCATION_LEVELS, TITLE_LEVELS, Person, Post
from cadredesk.domain.profile import EligibilityRule, Profile
from cadredesk.domain.round import RuleAnswer
from cadredesk.domain.terms import Terms

Verdict = Literal["yes", "no", "unknown"]


class Say(Protocol):
    """Gives the sentence of a code of the area `eligibility`."""

    def __call__(self, code: str, /, **values: object) -> str:
        """The sentence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule applied to one person.

    `required`, `actual` and `source` are texts as printed; `ask` says what to do when the verdict is
    "unknown", `field` names the part of the person's file where it is done (or "answer" for a question).
    `exception` is the written reason that lets the person pass in spite of the verdict.
    """

    rule_id: str
    label: str
    required: str
    actual: str
    source: str
    verdict: Verdict
    clause: str
    ask: str = ""
    field: str = ""
    exception: str = ""
    exception_allowed: bool = True


@dataclass(frozen=True, slots=True)
class _Case:
    person: Person
    rule: EligibilityRule
    on: date
    answer: RuleAnswer | None
    say: Say
    terms: Terms


@dataclass(frozen=True, slots=True)
class _Told:
    required: str
    actual: str
    source: str
    verdict: Verdict
    ask: str = ""
    field: str = ""


def rules_for(profile: Profile, tier: str, stage: str, sex: str) -> tuple[EligibilityRule, ...]:
    """The rules that hold for a tier, a stage and a sex; with the sex unknown, those of both."""
    return tuple(
        rule
        for rule in profile.rules
        if (not rule.tiers or tier in rule.tiers)
        and (not rule.stages or stage in rule.stages)
        and (not rule.sex or not sex or rule.sex == sex)
    )


def review(
    person: Person,
    profile: Profile,
    tier: str,
    stage: str,
    reference_date: date,
    answers: Sequence[RuleAnswer],
    say: Say,
    terms: Terms,
) -> tuple[Finding, ...]:
    """Every rule of the profile applied to one person, in the profile's order.

    Ages and years count to `reference_date` (计算年龄时间). A part of the file that is empty and not confirmed
    as "none" decides nothing: the verdict is "unknown" and `ask` says what to fill in.
    """
    given = {answer.rule_id: answer for answer in answers}
    found = []
    for rule in rules_for(profile, tier, stage, person.gender):
        answer = given.get(rule.id)
        case = _Case(person, rule, reference_date, answer, say, terms)
        told = _CHECKS[rule.kind](case)
        if rule.sex and not person.gender and told.verdict != "yes":
            told = _Told(told.required, told.actual, told.source, "unknown", say("ask_gender"), "gender")
        reason = answer.exception_reason.strip() if answer and rule.exception else ""
        found.append(
            Finding(
                rule.id,
                rule.label,
                told.required,
                told.actual,
                told.source,
                told.verdict,
                rule.clause,
                told.ask,
                told.field,
                "" if told.verdict == "yes" else reason,
                rule.exception,
            )
        )
    return tuple(found)


def overall(findings: Iterable[Finding]) -> Verdict:
    """ "no" when a rule is not met, else "unknown" when one cannot be decided, else "yes"; a rule with a written
    exception counts as met.
    """
    verdicts = {finding.verdict for finding in findings if not finding.exception}
    if "no" in verdicts:
        return "no"
    return "unknown" if "unknown" in verdicts else "yes"


def birth_line(rule: EligibilityRule, reference_date: date) -> date:
    """The first birth date that an age rule admits (出生日期界线), to be printed beside the rule.

    未满N周岁: later than the day N years ago. N周岁以下含N: later than the day N+1 years ago. `year_start`:
    1 January of (year - N). An ISO date in `cutoff` is the line itself.
    """
    if rule.cutoff == "year_start":
        return date(reference_date.year - rule.number, 1, 1)
    if rule.cutoff != "reference_date":
        return date.fromisoformat(rule.cutoff)
    years = rule.number + 1 if rule.inclusive else rule.number
    year = reference_date.year - years
    if (reference_date.month, reference_date.day) == (2, 29) and not _leap(year):
        return date(year, 3, 1)
    return date(year, reference_date.month, reference_date.day) + timedelta(days=1)


def full_years(
    spans: Iterable[tuple[PartialDate | None, PartialDate | None]], on: date
) -> tuple[int, int] | None:
    """Full years covered by spans of time up to a day, lowest and highest that month precision allows; spans that
    overlap count once. None when a beginning is not known.
    """
    shortest: list[tuple[date, date]] = []
    longest: list[tuple[date, date]] = []
    for since, until in spans:
        if since is None:
            return None
        shortest.append((since.latest(), min(until.earliest(), on) if until else on))
        longest.append((since.earliest(), min(until.latest(), on) if until else on))
    return _years(shortest), _years(longest)


def _years(spans: list[tuple[date, date]]) -> int:
    """Full years in the union of spans: one span by the calendar, several by their days."""
    union: list[tuple[date, date]] = []
    for since, until in sorted(span for span in spans if span[0] <= span[1]):
        if union and since <= union[-1][1] + timedelta(days=1):
            union[-1] = (union[-1][0], max(union[-1][1], until))
        else:
            union.append((since, until))
    if not union:
        return 0
    if len(union) == 1:
        since, until = union[0]
        return until.year - since.year - ((until.month, until.day) < (since.month, since.day))
    return int(sum((until - since).days for since, until in union) / 365.2425)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _age(case: _Case) -> _Told:
    rule, birth, say = case.rule, case.person.birth, case.say
    line = birth_line(rule, case.on)
    kind = {"reference_date": "age_upto" if rule.inclusive else "age_under", "year_start": "age_year"}
    required = say(
        "required_" + kind.get(rule.cutoff, "age_line"), years=rule.number, line=_shown(case, line)
    )
    source = say("source_birth")
    if birth is None:
        return _Told(required, say("actual_missing"), source, "unknown", say("ask_birth"), "birth")
    lowest, highest = dates.age_range(birth, case.on)
    age = str(lowest) if lowest == highest else f"{lowest}–{highest}"
    actual = say("actual_birth", birth=_shown(case, birth), age=age)
    admitted = dates.born_on_or_after(birth, line)
    if admitted is None:
        ask = say(
            "ask_birth_day" if birth.month else "ask_birth_month",
            birth=_shown(case, birth),
            line=_shown(case, line),
        )
        return _Told(required, actual, source, "unknown", ask, "birth")
    return _Told(required, actual, source, "yes" if admitted else "no")


def _education(case: _Case) -> _Told:
    rule, say, terms = case.rule, case.say, case.terms
    level = terms.label("education", rule.value)
    manner = {None: "", True: say("full_time"), False: say("in_service")}[rule.full_time]
    required = say("required_education", level=manner + level)
    source = say("source_educations")
    best = case.person.highest_education(full_time=rule.full_time)
    if best is not None:
        shown = say("full_time" if best.full_time else "in_service") + terms.label("education", best.level)
        met = EDUCATION_LEVELS.index(best.level) >= EDUCATION_LEVELS.index(rule.value)
        return _Told(required, shown, source, "yes" if met else "no")
    if case.person.educations:
        others = case.person.highest_education()
        assert others is not None
        shown = say("full_time" if others.full_time else "in_service") + terms.label(
            "education", others.level
        )
        return _Told(required, shown, source, "no")
    return _empty(case, "educations", required, source)


def _title(case: _Case) -> _Told:
    required = case.say("required_title", level=case.terms.label("title_level", case.rule.value))
    best, source = case.person.highest_title(), case.say("source_titles")
    if best is None:
        return _empty(case, "titles", required, source)
    met = TITLE_LEVELS.index(best.level) >= TITLE_LEVELS.index(case.rule.value)
    return _Told(required, best.name, source, "yes" if met else "no")


def _years_since(case: _Case, since: PartialDate | None, kind: str, field: str) -> _Told:
    required = case.say(f"required_{kind}", years=case.rule.number)
    source = case.say(f"source_{kind}")
    if since is None:
        return _Told(required, case.say("actual_missing"), source, "unknown", case.say(f"ask_{kind}"), field)
    lowest, highest = dates.age_range(since, case.on)
    shown = str(lowest) if lowest == highest else f"{lowest}–{highest}"
    actual = case.say("actual_years", since=_shown(case, since), years=shown)
    return _by_number(
        case, lowest, highest, case.rule.number, _Told(required, actual, source, "unknown"), field
    )


def _by_number(case: _Case, lowest: int, highest: int, needed: int, told: _Told, field: str) -> _Told:
    if lowest >= needed:
        return _Told(told.required, told.actual, told.source, "yes")
    if highest < needed:
        return _Told(told.required, told.actual, told.source, "no")
    return _Told(told.required, told.actual, told.source, "unknown", case.say("ask_exact_date"), field)


def _service_years(case: _Case) -> _Told:
    return _years_since(case, case.person.work_started, "service_years", "work_started")


def _teaching_years(case: _Case) -> _Told:
    return _years_since(case, case.person.teaching_started, "teaching_years", "teaching_started")


def _held(person: Person) -> tuple[Post, ...]:
    """Posts of the file, with the current one when the list of posts does not hold it."""
    if person.current_post_kind and not any(
        post.kind == person.current_post_kind and post.ended is None for post in person.posts
    ):
        now = Post(person.current_post, person.current_post_kind, "", person.current_post_since)
        return (*person.posts, now)
    return person.posts


def _post(case: _Case) -> _Told:
    rule, say = case.rule, case.say
    wanted = "、".join(case.terms.label("post_kind", kind) for kind in rule.values)
    required = say("required_post_now" if rule.current else "required_post_ever", posts=wanted)
    source = say("source_posts")
    posts = _held(case.person)
    if rule.current:
        posts = tuple(post for post in posts if post.ended is None or post.ended.latest() >= case.on)
    if not posts:
        if case.person.current_post:
            ask = say("ask_post_kind", post=case.person.current_post)
            return _Told(required, case.person.current_post, source, "unknown", ask, "current_post_kind")
        return _empty(case, "posts", required, source)
    actual = "、".join(
        dict.fromkeys(post.title or case.terms.label("post_kind", post.kind) for post in posts)
    )
    return _Told(required, actual, source, "yes" if any(post.kind in rule.values for post in posts) else "no")


def _post_years(case: _Case) -> _Told:
    rule, say = case.rule, case.say
    needed: dict[int, list[str]] = {}
    for entry in rule.values:
        kind, _, own = entry.partition(":")
        needed.setdefault(int(own) if own else rule.number, []).append(kind)
    parts = [
        say("years_in", posts="、".join(case.terms.label("post_kind", kind) for kind in kinds), years=years)
        for years, kinds in needed.items()
    ]
    required, source = say("or").join(parts), say("source_posts")
    posts = _held(case.person)
    if not posts:
        return _empty(case, "posts", required, source)
    told: list[Verdict] = []
    shown = []
    for years, kinds in needed.items():
        spans = [(post.started, post.ended) for post in posts if post.kind in kinds]
        counted = full_years(spans, case.on)
        if counted is None:
            told.append("unknown")
            shown.append(say("actual_post_undated"))
            continue
        low, high = counted
        told.append("yes" if low >= years else "no" if high < years else "unknown")
        label = "、".join(case.terms.label("post_kind", kind) for kind in kinds)
        shown.append(say("years_in", posts=label, years=str(low) if low == high else f"{low}–{high}"))
    if "yes" in told:
        return _Told(required, say("or_list").join(shown), source, "yes")
    if "unknown" in told:
        return _Told(required, say("or_list").join(shown), source, "unknown", say("ask_post_dates"), "posts")
    return _Told(required, say("or_list").join(shown), source, "no")


def _assessment(case: _Case) -> _Told:
    rule, say = case.rule, case.say
    wanted = [case.on.year - back for back in range(1, rule.number + 1)]
    floor = ASSESSMENT_GRADES.index(rule.value)
    required = say("required_assessment", years=rule.number, grade=case.terms.label("assessment", rule.value))
    source = say("source_assessments")
    grades = {row.year: row.grade for row in case.person.assessments}
    # What stands below the floor decides, whatever else is missing.
    actual = say("list_comma").join(
        say(
            "year_grade",
            year=year,
            grade=case.terms.label("assessment", grades[year]) if year in grades else say("actual_missing"),
        )
        for year in wanted
    )
    below = [
        year
        for year in wanted
        if grades.get(year, "ungraded") != "ungraded" and ASSESSMENT_GRADES.index(grades[year]) < floor
    ]
    if below:
        return _Told(required, actual, source, "no")
    missing = [str(year) for year in wanted if grades.get(year, "ungraded") == "ungraded"]
    if missing:
        ask = say("ask_assessments", years=say("list_comma").join(missing))
        return _Told(required, actual, source, "unknown", ask, "assessments")
    return _Told(required, actual, source, "yes")


def _no_sanction(case: _Case) -> _Told:
    say = case.say
    required, source = say("required_no_sanction"), say("source_sanctions")
    if not case.person.sanctions:
        if case.person.state_of("sanctions") == "confirmed_none":
            return _Told(required, say("actual_confirmed_none"), source, "yes")
        return _Told(required, say("actual_missing"), source, "unknown", say("ask_sanctions"), "sanctions")
    shown, told = [], list[Verdict]()
    for row in case.person.sanctions:
        end = _shown(case, row.until) if row.until else say("open_end")
        shown.append(say("sanction_until", name=row.name, until=end))
        if row.on is not None and row.on.earliest() > case.on:
            told.append("yes")
        elif row.until is None or row.until.earliest() > case.on:
            told.append("no")
        else:
            # The last day of the effect period still counts.
            told.append("yes" if row.until.latest() < case.on else "no" if row.until.day else "unknown")
    actual = say("list_comma").join(shown)
    if "no" in told:
        return _Told(required, actual, source, "no")
    if "unknown" in told:
        return _Told(required, actual, source, "unknown", say("ask_sanction_end"), "sanctions")
    return _Told(required, actual, source, "yes")


def _certificate(case: _Case) -> _Told:
    say = case.say
    required, source = say("required_certificate", name=case.rule.value), say("source_certificates")
    if not case.person.certificates:
        return _empty(case, "certificates", required, source)
    held = [row for row in case.person.certificates if case.rule.value in row.name]
    if held:
        return _Told(required, held[0].name, source, "yes")
    return _Told(required, say("list_comma").join(row.name for row in case.person.certificates), source, "no")


def _party(case: _Case) -> _Told:
    say, terms = case.say, case.terms
    wanted = "、".join(terms.label("party", party) for party in case.rule.values)
    required, source = say("required_party", parties=wanted), say("source_party")
    if case.person.party == "unknown":
        return _Told(required, say("actual_missing"), source, "unknown", say("ask_party"), "party")
    met = case.person.party in case.rule.values
    return _Told(required, terms.label("party", case.person.party), source, "yes" if met else "no")


def _question(case: _Case) -> _Told:
    say = case.say
    required, source = case.rule.label, say("source_reviewer")
    given = case.answer.answer if case.answer else ""
    remark = case.answer.remark.strip() if case.answer else ""
    if given not in ("yes", "no"):
        return _Told(required, say("actual_unanswered"), source, "unknown", say("ask_question"), "answer")
    actual = say("answer_yes" if given == "yes" else "answer_no")
    return _Told(
        required, f"{actual}（{remark}）" if remark else actual, source, "yes" if given == "yes" else "no"
    )


def _empty(case: _Case, part: str, required: str, source: str) -> _Told:
    """A part of the file without rows: "no" only when somebody confirmed that there is nothing."""
    if case.person.state_of(part) == "confirmed_none":
        return _Told(required, case.say("actual_confirmed_none"), source, "no")
    ask = case.say("ask_part", part=case.terms.label("sub_table", part))
    return _Told(required, case.say("actual_missing"), source, "unknown", ask, part)


def _shown(case: _Case, day: PartialDate | date) -> str:
    """A date at its precision, as the language of the texts writes it."""
    known = PartialDate.of(day) if isinstance(day, date) else day
    precision = "day" if known.day else "month" if known.month else "year"
    return case.say(f"date_{precision}", year=known.year, month=known.month, day=known.day)


_CHECKS = {
    "age": _age,
    "education": _education,
    "title": _title,
    "service_years": _service_years,
    "teaching_years": _teaching_years,
    "post": _post,
    "post_years": _post_years,
    "assessment": _assessment,
    "no_sanction": _no_sanction,
    "certificate": _certificate,
    "party": _party,
    "question": _question,
}
