"""One vote with paper ballots: its sheets, the two blind passes, the three witnesses, and when it may be sealed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from cadredesk.domain.form import (
    ABSTAIN,
    ALL,
    BallotForm,
    Column,
    Element,
    Kind,
    Pattern,
    Row,
    canonical,
    from_canonical,
)
from cadredesk.domain.machine_record import MachineRecord, Witnesses
from cadredesk.domain.profile import EvaluationRule, RecommendationRule
from cadredesk.domain.tally import Ballots, TallyRule, VoterGroup, check_counts
from cadredesk.errors import UserError

VoteKind = Literal["evaluation", "recommendation", "satisfaction", "meeting"]
State = Literal["designed", "issuing", "counting", "sealed", "void"]

INVALID = "/"
INVALID_REASONS = ("blank", "too_many", "altered", "unclear", "signed", "other")
"""Why a sheet is invalid: blank (空白), too many chosen, altered (涂改), unclear, signed or marked, other."""


@dataclass(frozen=True, slots=True)
class HandTotal:
    """What the counters at the table wrote down for one voter group (计票结果报告单).

    `marks` are optional: for a ballot group (on a recommendation: a row) how often each column, or `abstain`.
    """

    group: str
    valid: int
    invalid: int
    marks: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """A democratic evaluation (民主测评), recommendation (民主推荐), satisfaction vote or a ballot in a meeting.

    `people` says which person stands in a row: (row id, person id). `first_by` and `second_by` are user ids.
    `scrutineers` (监票人) and `counters` (计票人) are names. `rule` is a copy, so that the result can always be
    recomputed as it was decided. `attempt` counts from 1; `re_vote_of` is the vote that this one repeats.
    `witnesses` says who must agree before the seal, `machine` what stays of a machine count after it; `pictures`
    whether scanned pictures go with the seal (`destroy`) or stay encrypted until the notice period ends
    (`until_notice_ends`). `paper` is what the ballots are printed on.
    """

    id: str
    round_id: str
    kind: VoteKind
    title: str
    form: BallotForm
    categories: tuple[VoterGroup, ...]
    rule: TallyRule = field(default_factory=TallyRule)
    people: tuple[tuple[str, str], ...] = ()
    hand_totals: tuple[HandTotal, ...] = ()
    bundle_size: int = 10
    first_by: str = ""
    second_by: str = ""
    scrutineers: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    state: State = "designed"
    attempt: int = 1
    re_vote_of: str = ""
    reason: str = ""
    witnesses: Witnesses = "passes"
    machine: MachineRecord | None = None
    pictures: str = "destroy"
    paper: Literal["A4", "A5"] = "A4"

    def category(self, group: str) -> VoterGroup:
        """One voter group; `UserError("vote.unknown_group")` when this vote has none of that id."""
        for found in self.categories:
            if found.id == group:
                return found
        raise UserError("vote.unknown_group", group=group)


@dataclass(frozen=True, slots=True)
class Bundle:
    """One bundle of sheets as typed in one pass; `sheets` are canonical patterns, or `/` and a reason."""

    turn: int
    group: str
    number: int
    closed: bool
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A bundle in which the two passes differ: what only the first, and only the second pass holds."""

    group: str
    number: int
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A figure on which hand total, first and second pass differ.

    `subject` is a ballot group (or row) and `column` its column; for sheets `subject` is empty and `column`
    `valid` or `invalid`.
    """

    group: str
    subject: str
    column: str
    hand: int
    first: int
    second: int


def evaluation_form(
    rule: EvaluationRule, title: str, candidates: Sequence[Row], *, school: str = "", instructions: str = ""
) -> BallotForm:
    """The evaluation ballot of a profile: its elements, and its grades (or, for scores, the usual four bands).

    Bands: from 90, 70, 60 and 0 in a hundred of the highest points.
    """
    columns = tuple(Column(grade.id, grade.label) for grade in rule.grades)
    if rule.kind == "score":
        starts = [-(-rule.max_score * part // 100) for part in (90, 70, 60, 0)]
        ends = [rule.max_score, *(start - 1 for start in starts[:-1])]
        bands = [f"{start}-{end}" for start, end in zip(starts, ends, strict=True)]
        columns = tuple(Column(band, band) for band in bands)
    elements = tuple(Element(element.id, element.label) for element in rule.elements)
    kind: Kind = "score" if rule.kind == "score" else "grades"
    return BallotForm(title, kind, tuple(candidates), columns, elements, school, instructions)


def recommendation_form(
    rule: RecommendationRule,
    title: str,
    candidates: Sequence[Row],
    *,
    label: str,
    school: str = "",
    instructions: str = "",
) -> BallotForm:
    """The recommendation ballot of a profile: candidates, blank lines `w1` …, one column with `label`."""
    lines = tuple(Row(f"w{n}", "") for n in range(1, rule.write_ins + 1))
    rows = (*candidates, *lines)
    return BallotForm(
        title,
        "recommendation",
        rows,
        (Column("choose", label),),
        school=school,
        instructions=instructions,
        max=min(rule.max_choices, len(rows)),
    )


def voter_groups(rule: EvaluationRule) -> tuple[VoterGroup, ...]:
    """The voter groups of a profile with their weights, not yet counted."""
    return tuple(VoterGroup(g.id, g.label, Fraction(g.weight)) for g in rule.groups)


def invalid_sheet(reason: str) -> str:
    """The text under which an invalid sheet is kept; `UserError("vote.invalid_reason")` for an unknown reason."""
    if reason not in INVALID_REASONS:
        raise UserError("vote.invalid_reason", reason=reason)
    return INVALID + reason


def is_invalid(sheet: str) -> bool:
    """Whether a sheet's text stands for an invalid sheet."""
    return sheet.startswith(INVALID)


def sheet_of(vote: Vote, marks: Mapping[str, object]) -> str:
    """The text of a valid sheet; a blank one is invalid where the profile says so."""
    pattern = vote.form.pattern(marks)
    if not pattern and vote.rule.blank_ballot == "invalid":
        return invalid_sheet("blank")
    return canonical(pattern)


def check_design(vote: Vote) -> None:
    """Refuses a vote that cannot be held: no voter groups, the same twice, a bundle of no sheets."""
    ids = [group.id for group in vote.categories]
    if not ids:
        raise UserError("vote.no_groups")
    for name in ids:
        if not name or ids.count(name) > 1:
            raise UserError("vote.group_twice", group=name)
    if not 1 <= vote.bundle_size <= 100:
        raise UserError("vote.bundle_size", size=vote.bundle_size)


def check_sheets(vote: Vote) -> None:
    """Refuses counts of sheets that cannot be; fewer returned than issued needs a reason (未收回原因)."""
    check_counts(vote.categories, vote.rule.quorum)
    for group in vote.categories:
        if (group.returned or 0) < (group.issued or 0) and not group.unreturned_reason.strip():
            raise UserError(
                "vote.unreturned_reason",
                group=group.id,
                label=group.label or group.id,
                missing=(group.issued or 0) - (group.returned or 0),
            )


def void_reason(vote: Vote) -> str | None:
    """`returned_over_issued` when more sheets came back than were given out: the vote is void (测评无效)."""
    over = any((g.returned or 0) > (g.issued or 0) for g in vote.categories if g.issued is not None)
    return "returned_over_issued" if over else None


def check_counter(vote: Vote, turn: int, user_id: str, name: str, barred: Iterable[str]) -> None:
    """Refuses a counter who is a candidate or relative, and one person typing both passes."""
    check_roles([name], barred)
    other = vote.second_by if turn == 1 else vote.first_by
    own = vote.first_by if turn == 1 else vote.second_by
    if own and own != user_id:
        raise UserError("vote.other_counter", turn=turn)
    if other == user_id:
        raise UserError("vote.same_counter")


def check_roles(names: Iterable[str], barred: Iterable[str]) -> None:
    """Candidates and their relatives neither count nor watch (候选人及其亲属不得担任计票人、监票人)."""
    known = set(barred)
    for name in names:
        if name in known:
            raise UserError("vote.barred", name=name)


def check_hand_total(form: BallotForm, total: HandTotal) -> None:
    """Each row's marks and abstentions add up to the valid sheets; else `vote.hand_sum` names the row."""
    if total.valid < 0 or total.invalid < 0:
        raise UserError("vote.hand_negative", group=total.group)
    subjects = {group.id: group.label for group in form.groups()}
    if form.kind == "recommendation":
        subjects = {row.id: row.label for row in form.rows}
    columns = {column.id for column in form.columns} | {ABSTAIN}
    for subject, counts in total.marks:
        if subject not in subjects:
            raise UserError("ballot.unknown_group", group=subject)
        for column, count in counts:
            if form.kind != "score" and column not in columns:
                raise UserError("ballot.unknown_column", group=subject, mark=column)
            if count < 0:
                raise UserError("vote.hand_negative", group=total.group)
        found = sum(count for _, count in counts)
        if form.kind == "recommendation":
            if found > total.valid:
                raise UserError(
                    "vote.hand_sum",
                    group=total.group,
                    subject=subject,
                    label=subjects[subject],
                    sum=found,
                    valid=total.valid,
                )
        elif found != total.valid:
            raise UserError(
                "vote.hand_sum",
                group=total.group,
                subject=subject,
                label=subjects[subject],
                sum=found,
                valid=total.valid,
            )


def compare_bundles(first: Iterable[Bundle], second: Iterable[Bundle]) -> tuple[Difference, ...]:
    """Bundle by bundle the sheets on which the passes differ, as multisets: order and reasons do not matter."""
    ones = {(b.group, b.number): _multiset(b) for b in first}
    twos = {(b.group, b.number): _multiset(b) for b in second}
    found = []
    for group, number in sorted(ones.keys() | twos.keys()):
        one, two = ones.get((group, number), Counter()), twos.get((group, number), Counter())
        if one != two:
            found.append(
                Difference(
                    group,
                    number,
                    tuple(sorted((one - two).elements())),
                    tuple(sorted((two - one).elements())),
                )
            )
    return tuple(found)


def witnesses(vote: Vote, first: Sequence[Bundle], second: Sequence[Bundle]) -> tuple[Disagreement, ...]:
    """Where the three witnesses (hand total, first pass, second pass) do not say the same; empty when they do."""
    found = []
    for total in vote.hand_totals:
        one = Counter(_figures(first, total.group))
        two = Counter(_figures(second, total.group))
        wanted = {("", "valid"): total.valid, ("", "invalid"): total.invalid}
        for subject, counts in total.marks:
            for column, count in counts:
                wanted[(subject, column)] = count
        for (subject, column), hand in wanted.items():
            a, b = (_figure(vote.form, pass_figures, subject, column) for pass_figures in (one, two))
            if not hand == a == b:
                found.append(Disagreement(total.group, subject, column, hand, a, b))
    return tuple(found)


def check_seal(vote: Vote, first: Sequence[Bundle], second: Sequence[Bundle]) -> None:
    """Refuses the seal unless every sheet was typed twice, the passes agree, and the three witnesses agree."""
    if vote.state != "counting":
        raise UserError("vote.not_counting", state=vote.state)
    check_sheets(vote)
    for turn, bundles in ((1, first), (2, second)):
        for group in vote.categories:
            typed = [b for b in bundles if b.group == group.id]
            for bundle in typed:
                if not bundle.closed:
                    raise UserError(
                        "vote.bundle_open",
                        turn=turn,
                        group=group.id,
                        label=group.label or group.id,
                        number=bundle.number,
                    )
            sheets = sum(len(b.sheets) for b in typed)
            if sheets != (group.returned or 0):
                raise UserError(
                    "vote.sheets_missing",
                    turn=turn,
                    group=group.id,
                    label=group.label or group.id,
                    typed=sheets,
                    returned=group.returned or 0,
                )
    differences = compare_bundles(first, second)
    if differences:
        raise UserError("vote.passes_differ", group=differences[0].group, number=differences[0].number)
    for group in vote.categories:
        if group.id not in {total.group for total in vote.hand_totals}:
            raise UserError("vote.no_hand_total", group=group.id, label=group.label or group.id)
        spoilt = sum(is_invalid(s) for b in first if b.group == group.id for s in b.sheets)
        if spoilt != (group.invalid or 0):
            raise UserError(
                "vote.invalid_differs",
                group=group.id,
                label=group.label or group.id,
                typed=spoilt,
                counted=group.invalid or 0,
            )
    for total in vote.hand_totals:
        check_hand_total(vote.form, total)
    apart = witnesses(vote, first, second)
    if apart:
        one = apart[0]
        raise UserError(
            "vote.witnesses_differ",
            group=one.group,
            subject=one.subject,
            column=one.column,
            hand=one.hand,
            first=one.first,
            second=one.second,
        )


def ballots_of(bundles: Iterable[Bundle]) -> tuple[Ballots, ...]:
    """The multiset of valid ballots in some bundles, sorted by group and pattern so that no order is left."""
    counted = Counter((b.group, sheet) for b in bundles for sheet in b.sheets if not is_invalid(sheet))
    return tuple(
        Ballots(group, from_canonical(text), count) for (group, text), count in sorted(counted.items())
    )


def blank(form: BallotForm, pattern: Pattern) -> tuple[str, ...]:
    """The groups of a form in which a ballot bears no mark."""
    marked = {group for group, _ in pattern}
    return tuple(group.id for group in form.groups() if group.id not in marked)


def _multiset(bundle: Bundle) -> Counter[str]:
    return Counter(INVALID if is_invalid(sheet) else sheet for sheet in bundle.sheets)


def _figures(bundles: Iterable[Bundle], group: str) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for bundle in bundles:
        for sheet in bundle.sheets if bundle.group == group else ():
            found["", "invalid" if is_invalid(sheet) else "valid"] += 1
            for subject, mark in () if is_invalid(sheet) else from_canonical(sheet):
                for choice in mark if isinstance(mark, tuple) else (str(mark),):
                    found[subject, choice] += 1
    return found


def _figure(form: BallotForm, figures: Counter[tuple[str, str]], subject: str, column: str) -> int:
    if not subject:
        return figures[subject, column]
    if form.kind == "recommendation":
        chosen = figures[ALL, subject]
        return figures["", "valid"] - chosen if column == ABSTAIN else chosen
    if column != ABSTAIN:
        return figures[subject, column]
    marked = sum(count for (name, mark), count in figures.items() if name == subject and mark != ABSTAIN)
    return figures["", "valid"] - marked
