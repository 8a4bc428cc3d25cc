"""Counts ballots: pure functions and exact fractions, every figure with its base."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cadredesk.domain.form import ABSTAIN, ALL, WRITE_IN, BallotForm, Pattern, band, canonical
from cadredesk.domain.profile import EvaluationRule, RecommendationRule
from cadredesk.errors import UserError

FORMAT = "cadredesk.tally-input"
BASES = ("valid", "ballots", "due")
_MOST = 10_000_000
_MOST_VOTER_GROUPS = 100
_POINTS = ("grades", "score")


@dataclass(frozen=True, slots=True)
class VoterGroup:
    """A group of voters with its weight and its counts of people and of sheets; None is not yet counted."""

    id: str
    label: str = ""
    weight: Fraction | None = None
    due: int | None = None
    present: int | None = None
    issued: int | None = None
    returned: int | None = None
    invalid: int | None = None
    unreturned_reason: str = ""

    @property
    def valid(self) -> int:
        """Valid sheets: returned less invalid; 0 while not counted."""
        return (self.returned or 0) - (self.invalid or 0)


@dataclass(frozen=True, slots=True)
class PassTest:
    """A pass test of the profile: the share of `columns` must be at least (or, `below`, less than) `share`."""

    id: str
    columns: tuple[str, ...]
    share: Fraction
    below: bool = False
    clause: str = ""


@dataclass(frozen=True, slots=True)
class TallyRule:
    """How a vote is counted. Defaults as in `resources/formats/tally.md`.

    `base` of rates: "valid" (marks made; ballots for a recommendation), "ballots" (valid ballots) or "due"
    (应到). `mean` of a score form: "plain", or "trimmed" (one highest and one lowest left out when there are
    more than `trim_over` marks). `points` are the points of the columns in their order, unless
    `column_points` names them. `satisfied` is how many leading columns count as satisfied.
    """

    points: tuple[Fraction, ...] = (Fraction(100), Fraction(80), Fraction(60), Fraction(40))
    column_points: tuple[tuple[str, Fraction], ...] = ()
    element_weights: tuple[tuple[str, Fraction], ...] = (
        ("de", Fraction(20)),
        ("neng", Fraction(15)),
        ("qin", Fraction(15)),
        ("ji", Fraction(30)),
        ("lian", Fraction(20)),
    )
    group_weights: tuple[tuple[str, Fraction], ...] = (
        ("leaders", Fraction(30)),
        ("middle", Fraction(30)),
        ("staff", Fraction(40)),
    )
    base: str = "valid"
    quorum: Fraction = Fraction(2, 3)
    decimals: int = 2
    small_group: int = 5
    small_group_posted: int = 10
    blank_ballot: str = "abstain"
    mean: str = "plain"
    trim_over: int = 5
    satisfied: int = 2
    pass_tests: tuple[PassTest, ...] = ()

    @classmethod
    def of_evaluation(cls, rule: EvaluationRule) -> TallyRule:
        """The rule of a profile's democratic evaluation (民主测评)."""
        return cls(
            points=tuple(Fraction(grade.points) for grade in rule.grades),
            column_points=tuple((grade.id, Fraction(grade.points)) for grade in rule.grades),
            element_weights=tuple((e.id, Fraction(e.weight)) for e in rule.elements),
            group_weights=tuple((g.id, Fraction(g.weight)) for g in rule.groups),
            base=_known_base(rule.base),
            quorum=rule.quorum,
            small_group=rule.small_group,
            small_group_posted=rule.small_group_posted,
            blank_ballot=rule.blank_ballot,
        )

    @classmethod
    def of_recommendation(cls, rule: RecommendationRule, evaluation: EvaluationRule) -> TallyRule:
        """The rule of a profile's democratic recommendation (民主推荐); voter groups as in the evaluation."""
        return cls(
            element_weights=(),
            group_weights=tuple((g.id, Fraction(g.weight)) for g in evaluation.groups),
            base=_known_base(rule.base),
            quorum=evaluation.quorum,
            small_group=evaluation.small_group,
            small_group_posted=evaluation.small_group_posted,
            blank_ballot=evaluation.blank_ballot,
            pass_tests=(PassTest("recommended", ("choose",), rule.needed, clause=rule.clause),),
        )


@dataclass(frozen=True, slots=True)
class Ballots:
    """`count` valid ballots of one voter group which all bear the same marks."""

    group: str
    pattern: Pattern
    count: int


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on how a figure was made: a code and the values of its sentence."""

    code: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class GroupCount:
    """One voter group's marks for one candidate and element; `counts` ends with `abstain`."""

    group: str
    counts: tuple[tuple[str, int], ...]
    marks: int
    score: Fraction | None

    def count(self, column: str) -> int:
        """How many marks a column got."""
        return dict(self.counts).get(column, 0)


@dataclass(frozen=True, slots=True)
class ElementResult:
    """One candidate on one element: by voter group, in all, weighted score, rates over `base`."""

    element: str
    by_group: tuple[GroupCount, ...]
    counts: tuple[tuple[str, int], ...]
    base: int
    score: Fraction | None
    rates: tuple[tuple[str, Fraction | None], ...]
    satisfied: Fraction | None = None

    def rate(self, *columns: str) -> Fraction | None:
        """The share of some columns together; None without a base."""
        rates = dict(self.rates)
        found = [rates[column] for column in columns]
        return None if not self.base else sum((r for r in found if r is not None), Fraction(0))


@dataclass(frozen=True, slots=True)
class CandidateResult:
    """One candidate: every element, the composite score, the place (equal figures share a place)."""

    row: str
    label: str
    elements: tuple[ElementResult, ...]
    composite: Fraction | None
    rank: int | None = None

    def element(self, element: str) -> ElementResult:
        """The result of one element by its id."""
        return next(found for found in self.elements if found.element == element)


@dataclass(frozen=True, slots=True)
class TallyResult:
    """A whole count: the rule, the groups with the weights used, the candidates in the order of the form."""

    form: BallotForm
    rule: TallyRule
    groups: tuple[VoterGroup, ...]
    candidates: tuple[CandidateResult, ...]
    notes: tuple[Note, ...] = ()

    def total(self, field: str) -> int:
        """The sum over all voter groups of due, present, issued, returned, invalid or valid."""
        return sum(getattr(group, field) or 0 for group in self.groups)

    def candidate(self, row: str) -> CandidateResult:
        """One candidate's result by the row's id."""
        return next(found for found in self.candidates if found.row == row)


def shown(value: Fraction, decimals: int = 2) -> str:
    """A figure as printed: rounded half up to `decimals` places, from the exact fraction."""
    scale = 10**decimals
    whole = (abs(value.numerator) * scale * 2 + value.denominator) // (value.denominator * 2)
    sign = "-" if value < 0 and whole else ""
    if not decimals:
        return f"{sign}{whole}"
    return f"{sign}{whole // scale}.{whole % scale:0{decimals}d}"


def check_counts(groups: Sequence[VoterGroup], quorum: Fraction) -> None:
    """Refuses counts of people and sheets that cannot be: `UserError("tally.…")`, the gravest first.

    More sheets returned than issued makes the whole vote void (收回票数多于发出票数，测评无效).
    """
    if not groups:
        raise UserError("tally.no_groups")
    for group in groups:
        for field in ("due", "present", "issued", "returned", "invalid"):
            number = getattr(group, field)
            if number is None:
                raise UserError("tally.count_missing", **_named(group), field=field)
            if number < 0:
                raise UserError("tally.negative", **_named(group), field=field, number=number)
            if number > _MOST:
                raise UserError("tally.too_large", **_named(group), field=field, most=_MOST)
    for group in groups:
        if (returned := group.returned or 0) > (issued := group.issued or 0):
            raise UserError("tally.returned_over_issued", **_named(group), returned=returned, issued=issued)
    for group in groups:
        if (present := group.present or 0) > (due := group.due or 0):
            raise UserError("tally.present_over_due", **_named(group), present=present, due=due)
        if (invalid := group.invalid or 0) > (returned := group.returned or 0):
            raise UserError(
                "tally.invalid_over_returned", **_named(group), invalid=invalid, returned=returned
            )
    check_quorum(groups, quorum)


def _named(group: VoterGroup) -> dict[str, object]:
    return {"group": group.id, "label": group.label or group.id}


def check_quorum(groups: Sequence[VoterGroup], quorum: Fraction) -> None:
    """`UserError("tally.below_quorum")` unless those present are at least `quorum` of those due, in all."""
    due = sum(group.due or 0 for group in groups)
    present = sum(group.present or 0 for group in groups)
    if not due or present < quorum * due:
        raise UserError("tally.below_quorum", present=present, due=due, quorum=str(quorum))


def check_sums(groups: Sequence[VoterGroup], ballots: Iterable[Ballots]) -> None:
    """`UserError("tally.sum_mismatch")` unless each group's ballots are its returned less its invalid."""
    sums: Counter[str] = Counter({group.id: 0 for group in groups})
    for entry in ballots:
        if entry.group not in sums:
            raise UserError("tally.unknown_group", group=entry.group)
        if entry.count < 0:
            raise UserError(
                "tally.negative", group=entry.group, label=entry.group, field="count", number=entry.count
            )
        if entry.count > _MOST:
            raise UserError(
                "tally.too_large", group=entry.group, label=entry.group, field="count", most=_MOST
            )
        sums[entry.group] += entry.count
    for group in groups:
        if sums[group.id] != group.valid:
            raise UserError("tally.sum_mismatch", **_named(group), sum=sums[group.id], valid=group.valid)


def weights_of(groups: Sequence[VoterGroup], rule: TallyRule) -> dict[str, Fraction]:
    """The weight of each voter group: its own, else the rule's; a lone group needs none."""
    known = dict(rule.group_weights)
    weights: dict[str, Fraction] = {}
    for group in groups:
        weight = known.get(group.id) if group.weight is None else group.weight
        if weight is None:
            if len(groups) > 1:
                raise UserError("tally.no_weight", **_named(group))
            weight = Fraction(100)
        if weight < 0:
            raise UserError("tally.negative", **_named(group), field="weight", number=str(weight))
        weights[group.id] = weight
    if not any(weights.values()):
        raise UserError("tally.zero_weights")
    return weights


def tally(
    form: BallotForm, rule: TallyRule, groups: Sequence[VoterGroup], ballots: Iterable[Ballots]
) -> TallyResult:
    """The result of a vote from the multiset of its valid ballots; refuses counts that do not fit.

    Score of a group = mean of its marks' points; of an element = Σ weight·score / Σ weight over groups with
    at least one valid mark; composite = Σ weight·score / Σ weight over elements with a score.
    """
    entries = tuple(ballots)
    if len({group.id for group in groups}) != len(groups):
        raise UserError("tally.group_twice")
    check_counts(groups, rule.quorum)
    check_sums(groups, entries)
    weights = weights_of(groups, rule)
    points = _points(form, rule)
    if rule.blank_ballot == "invalid" and any(entry.count and not entry.pattern for entry in entries):
        raise UserError("tally.blank_is_invalid")
    notes = [
        Note("tally.note_issued_over_present", (("group", g.label or g.id),))
        for g in groups
        if (g.issued or 0) > (g.present or 0)
    ]
    weight_of_element = _element_weights(form, rule, notes)
    marks = _collect(form, entries)
    candidates = []
    for row, label in _candidates(form, entries):
        elements = []
        for element in form.element_ids():
            elements.append(
                _element(
                    form, rule, groups, weights, points, label, element, marks.get((row, element), {}), notes
                )
            )
        composite = _composite(form, label, elements, weight_of_element, notes)
        candidates.append(CandidateResult(row, label, tuple(elements), composite))
    return TallyResult(form, rule, tuple(groups), _ranked(form, candidates), tuple(dict.fromkeys(notes)))


def passed(candidate: CandidateResult, test: PassTest, element: str) -> bool | None:
    """Whether a candidate passes a test on one element; None when there is no figure to judge by."""
    rate = candidate.element(element).rate(*test.columns)
    if rate is None:
        return None
    return rate < test.share if test.below else rate >= test.share


def groups_to_show(groups: Sequence[VoterGroup], limit: int) -> tuple[str, ...]:
    """The voter groups whose break-down may be shown: all, or none when one of them has fewer than `limit` ballots.

    Beside totals and weighted scores, the groups that are shown would give the small one away by subtraction.
    """
    if any(0 < group.valid < limit for group in groups):
        return ()
    return tuple(group.id for group in groups)


def as_json(
    result: TallyResult, say: Callable[[Note], str] = lambda note: note.code, *, smallest: int = 0
) -> dict[str, Any]:
    """The output of the command `tally`, as `resources/formats/tally.md` gives it; `say` words the notes.

    With `smallest`, when a voter group has fewer valid ballots, `by_category` and `rates` stay empty and a note says
    so: weighted scores alone give no group away. For everything that leaves the office.
    """
    seen = set(groups_to_show(result.groups, smallest))
    hidden = [group for group in result.groups if 0 < group.valid < smallest]
    small = [Note("tally.note_small_group", (("group", group.label or group.id),)) for group in hidden]

    def figure(value: Fraction | None, scale: int = 1) -> dict[str, str] | None:
        if value is None:
            return None
        return {"exact": str(value), "shown": shown(value * scale, result.rule.decimals)}

    candidates = []
    for candidate in result.candidates:
        elements: dict[str, Any] = {}
        rates: dict[str, Any] = {}
        for found in candidate.elements:
            elements[found.element] = {
                "by_category": {
                    group.group: {"counts": dict(group.counts), "score": figure(group.score)}
                    for group in found.by_group
                    if group.group in seen
                },
                "score": figure(found.score),
            }
            if not hidden:
                rates[found.element] = {column: figure(rate, 100) for column, rate in found.rates}
        candidates.append(
            {
                "row": candidate.row,
                "elements": elements,
                "composite": figure(candidate.composite),
                "rates": rates,
            }
        )
    return {
        "ok": True,
        "base": result.rule.base,
        "candidates": candidates,
        "notes": [say(note) for note in (*result.notes, *small)],
    }


@dataclass(frozen=True, slots=True)
class TallyInput:
    """A parsed tally input: the profile asked for (None: the defaults), the form, the groups, the ballots."""

    profile: str | None
    form: BallotForm
    groups: tuple[VoterGroup, ...]
    ballots: tuple[Ballots, ...]


def parse_input(data: object) -> TallyInput:
    """A tally input (format `cadredesk.tally-input`, version 1); fractions for numbers that are not whole."""
    if not isinstance(data, dict):
        raise UserError("tally.not_object")
    if data.get("format") != FORMAT or data.get("version") != 1:
        raise UserError("tally.format", format=str(data.get("format")), version=str(data.get("version")))
    profile = data.get("profile")
    if profile is not None and not isinstance(profile, str):
        raise UserError("tally.field", field="profile")
    for field in ("form", "categories", "patterns"):
        if field not in data:
            raise UserError("tally.field_missing", field=field)
    form = BallotForm.parse(data["form"])
    groups = tuple(_parse_group(entry) for entry in _list(data, "categories"))
    if len(groups) > _MOST_VOTER_GROUPS:
        raise UserError("tally.too_many_groups", most=_MOST_VOTER_GROUPS)
    ballots = []
    for entry in _list(data, "patterns"):
        marks = entry.get("marks", {})
        category, count = entry.get("category"), entry.get("count")
        if not isinstance(marks, dict) or not isinstance(category, str):
            raise UserError("tally.field", field="patterns")
        if not isinstance(count, int) or isinstance(count, bool):
            raise UserError("tally.not_whole", field="count")
        ballots.append(Ballots(category, form.pattern(marks), count))
    return TallyInput(profile, form, groups, tuple(ballots))


def as_input(
    form: BallotForm, groups: Sequence[VoterGroup], ballots: Iterable[Ballots], profile: str
) -> dict[str, Any]:
    """A sealed vote as a tally input, for counting it anew with other means; `parse_input` gives the same back."""
    return {
        "format": FORMAT,
        "version": 1,
        "profile": profile,
        "form": form.as_dict(),
        "categories": [
            {
                "id": group.id,
                "label": group.label,
                "due": group.due,
                "present": group.present,
                "issued": group.issued,
                "returned": group.returned,
                "invalid": group.invalid,
            }
            for group in groups
        ],
        "patterns": [
            {
                "category": one.group,
                "count": one.count,
                "marks": {key: list(mark) if isinstance(mark, tuple) else mark for key, mark in one.pattern},
            }
            for one in ballots
        ],
    }


def sealed_order(ballots: Iterable[tuple[str, Pattern]]) -> tuple[tuple[str, str, int], ...]:
    """The multiset of ballots as it is sealed: (voter group, canonical pattern, count), sorted, no order kept."""
    counted = Counter((group, canonical(pattern)) for group, pattern in ballots)
    return tuple(sorted((group, text, count) for (group, text), count in counted.items()))


def _parse_group(entry: Mapping[str, Any]) -> VoterGroup:
    name, label = entry.get("id"), entry.get("label", "")
    if not isinstance(name, str) or not name or not isinstance(label, str):
        raise UserError("tally.field", field="categories")
    numbers: dict[str, int] = {}
    for field in ("due", "present", "issued", "returned", "invalid"):
        if field not in entry:
            raise UserError("tally.count_missing", group=name, label=label or name, field=field)
        if not isinstance(entry[field], int) or isinstance(entry[field], bool):
            raise UserError("tally.not_whole", field=field)
        numbers[field] = entry[field]
    weight = entry.get("weight")
    if weight is not None and (isinstance(weight, bool) or not isinstance(weight, (int, float))):
        raise UserError("tally.field", field="weight")
    try:
        exact = None if weight is None else Fraction(str(weight))
    except ValueError as error:
        raise UserError("tally.field", field="weight") from error
    return VoterGroup(
        name,
        label,
        exact,
        numbers["due"],
        numbers["present"],
        numbers["issued"],
        numbers["returned"],
        numbers["invalid"],
    )


def _list(data: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    entries = data[field]
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UserError("tally.field", field=field)
    return entries


def _known_base(base: str) -> str:
    if base not in BASES:
        raise UserError("tally.base", base=base)
    return base


def _points(form: BallotForm, rule: TallyRule) -> dict[str, Fraction]:
    """The points of each column of a grades form: by name when the rule names them all, else by place."""
    if form.kind != "grades":
        return {}
    columns = [column.id for column in form.columns if column.id != ABSTAIN]
    named = dict(rule.column_points)
    if all(column in named for column in columns):
        return {column: named[column] for column in columns}
    if len(columns) > len(rule.points):
        raise UserError("tally.no_points", columns=len(columns), points=len(rule.points))
    return dict(zip(columns, rule.points, strict=False))


def _element_weights(form: BallotForm, rule: TallyRule, notes: list[Note]) -> dict[str, Fraction]:
    """The weight of each element of the form; equal ones when the rule knows none of them."""
    ids = form.element_ids()
    known = dict(rule.element_weights)
    weights = {element: known.get(element, Fraction(0)) for element in ids}
    if any(weight < 0 for weight in weights.values()):
        raise UserError("tally.field", field="weight")
    if form.kind not in _POINTS:
        return {}
    if not any(weights.values()):
        if len(ids) > 1:
            notes.append(Note("tally.note_equal_elements"))
        return dict.fromkeys(ids, Fraction(1))
    labels = {element.id: element.label for element in form.elements}
    notes += [
        Note("tally.note_outside_composite", (("element", labels[element] or element),))
        for element in ids
        if not weights[element]
    ]
    return weights


def _candidates(form: BallotForm, ballots: Sequence[Ballots]) -> list[tuple[str, str]]:
    named = [(row.id, row.label) for row in form.rows if not form.is_write_in(row)]
    if form.kind != "recommendation":
        return named
    known = {row for row, _ in named}
    others = {
        choice
        for entry in ballots
        if entry.count
        for _, mark in entry.pattern
        if isinstance(mark, tuple)
        for choice in mark
        if choice not in known
    }
    return named + [(choice, choice.removeprefix(WRITE_IN)) for choice in sorted(others)]


def _collect(
    form: BallotForm, ballots: Sequence[Ballots]
) -> dict[tuple[str, str], dict[str, Counter[str | int]]]:
    """(row, element) -> voter group -> how often each mark was made."""
    place = {g.id: (g.row, g.element or form.element_ids()[0]) for g in form.groups()}
    found: dict[tuple[str, str], dict[str, Counter[str | int]]] = {}
    empty: Counter[str | int] = Counter()
    for entry in ballots:
        if not entry.count:
            continue
        for group, mark in entry.pattern:
            if isinstance(mark, tuple):
                for choice in mark:
                    by_group = found.setdefault((choice, ALL), {})
                    by_group.setdefault(entry.group, empty.copy())[form.columns[0].id] += entry.count
            else:
                by_group = found.setdefault(place[group], {})
                by_group.setdefault(entry.group, empty.copy())[mark] += entry.count
    return found


def _element(
    form: BallotForm,
    rule: TallyRule,
    groups: Sequence[VoterGroup],
    weights: Mapping[str, Fraction],
    points: Mapping[str, Fraction],
    label: str,
    element: str,
    marks: Mapping[str, Counter[str | int]],
    notes: list[Note],
) -> ElementResult:
    by_group = tuple(
        _group_count(form, rule, points, group, marks.get(group.id, Counter())) for group in groups
    )
    columns = [column for column, _ in by_group[0].counts] if by_group else []
    for group in by_group[1:]:
        columns += [column for column, _ in group.counts if column not in columns]
    columns = [column for column in columns if column != ABSTAIN]
    counts = {column: sum(group.count(column) for group in by_group) for column in columns}
    made = sum(group.marks for group in by_group)
    bases = {
        "valid": sum(g.valid for g in groups) if form.kind == "recommendation" else made,
        "ballots": sum(g.valid for g in groups),
        "due": sum(g.due or 0 for g in groups),
    }
    base = bases[rule.base]
    rates: list[tuple[str, Fraction | None]] = [
        (column, Fraction(count, base) if base else None) for column, count in counts.items()
    ]
    if form.kind == "approval" and any(column.id == ABSTAIN for column in form.columns):
        ticked = sum(counter[ABSTAIN] for counter in marks.values())
        rates.append((ABSTAIN, Fraction(ticked, base) if base else None))
    counts[ABSTAIN] = sum(group.count(ABSTAIN) for group in by_group)
    name = next((e.label or e.id for e in form.elements if e.id == element), "")
    score: Fraction | None = None
    if form.kind in _POINTS:
        scored = [(weights[g.group], g.score) for g in by_group if g.score is not None]
        score = _weighted(scored)
        notes += _missing(groups, by_group, label, name) if made else []
    if not base:
        notes.append(Note("tally.note_no_marks", (("candidate", label), ("element", name))))
    satisfied = None
    if form.kind == "satisfaction" and base:
        leading = [c.id for c in form.columns if c.id != ABSTAIN][: rule.satisfied]
        satisfied = Fraction(sum(counts[column] for column in leading), base)
    return ElementResult(element, by_group, tuple(counts.items()), base, score, tuple(rates), satisfied)


def _missing(
    groups: Sequence[VoterGroup], by_group: Sequence[GroupCount], label: str, name: str
) -> list[Note]:
    """What to say of the groups that gave no mark, so that the other weights were re-normalised."""
    notes = []
    for group, counted in zip(groups, by_group, strict=True):
        who: tuple[tuple[str, object], ...] = (("group", group.label or group.id),)
        if not group.valid:
            notes.append(Note("tally.note_empty_group", who))
        elif not counted.marks:
            notes.append(
                Note("tally.note_group_without_marks", (("candidate", label), ("element", name), *who))
            )
    return notes


def _weighted(scored: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    divisor = sum((weight for weight, _ in scored), Fraction(0))
    return sum((weight * score for weight, score in scored), Fraction(0)) / divisor if divisor else None


def _group_count(
    form: BallotForm,
    rule: TallyRule,
    points: Mapping[str, Fraction],
    group: VoterGroup,
    marks: Counter[str | int],
) -> GroupCount:
    counts: dict[str, int] = {column.id: 0 for column in form.columns if column.id != ABSTAIN}
    for mark, count in sorted(marks.items(), key=lambda item: (isinstance(item[0], str), item[0])):
        column = _column_of(form, mark) if isinstance(mark, int) else mark
        if column != ABSTAIN:
            counts[column] = counts.get(column, 0) + count
    given = sum(counts.values())
    score: Fraction | None = None
    if form.kind == "grades" and given:
        score = sum((points[column] * count for column, count in counts.items()), Fraction(0)) / given
    elif form.kind == "score" and given:
        score = _mean({mark: count for mark, count in marks.items() if isinstance(mark, int)}, rule)
    made = given + (marks[ABSTAIN] if form.kind == "approval" else 0)
    counts[ABSTAIN] = group.valid - given
    return GroupCount(group.id, tuple(counts.items()), made, score)


def _column_of(form: BallotForm, points: int) -> str:
    """The column (point or band) whole points belong to, else the points as text."""
    for column in form.columns:
        bounds = band(column)
        if bounds is not None and bounds[0] <= points <= bounds[1]:
            return column.id
    return str(points)


def _mean(marks: Mapping[int, int], rule: TallyRule) -> Fraction:
    number = sum(marks.values())
    total = sum(mark * count for mark, count in marks.items())
    if rule.mean == "trimmed" and number > rule.trim_over:
        return Fraction(total - min(marks) - max(marks), number - 2)
    return Fraction(total, number)


def _composite(
    form: BallotForm,
    label: str,
    elements: Sequence[ElementResult],
    weights: Mapping[str, Fraction],
    notes: list[Note],
) -> Fraction | None:
    if form.kind not in _POINTS:
        return None
    scored = [(weights[e.element], e.score) for e in elements if e.score is not None]
    composite = _weighted(scored)
    if composite is None:
        notes.append(Note("tally.note_no_composite", (("candidate", label),)))
    elif any(e.score is None and weights[e.element] for e in elements):
        notes.append(Note("tally.note_elements_left_out", (("candidate", label),)))
    return composite


def _ranked(form: BallotForm, candidates: Sequence[CandidateResult]) -> tuple[CandidateResult, ...]:
    """Places by composite, or by votes; equal figures share a place and the next one is skipped."""

    def figure(candidate: CandidateResult) -> Fraction | None:
        if form.kind in _POINTS:
            return candidate.composite
        first = candidate.elements[0]
        if form.kind == "satisfaction":
            return first.satisfied
        leading = form.columns[0].id
        return Fraction(dict(first.counts)[leading]) if first.base else None

    figures = [figure(candidate) for candidate in candidates]
    return tuple(
        CandidateResult(
            candidate.row,
            candidate.label,
            candidate.elements,
            candidate.composite,
            None if own is None else 1 + sum(1 for other in figures if other is not None and other > own),
        )
        for candidate, own in zip(candidates, figures, strict=True)
    )
