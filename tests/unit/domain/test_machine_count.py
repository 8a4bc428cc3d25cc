"""What two people are asked, what a picture counts as, pages laid together, and the bound that a spot check proves."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.domain import machine_count as rules
from cadredesk.domain.form import ALL, BallotForm, Column, Element, Row, canonical, from_canonical
from cadredesk.domain.machine_count import (
    DISMISS,
    OK,
    PAGE,
    Decision,
    PageRows,
    Picture,
    Place,
    TypedSheet,
    may_answer,
    say,
    unsay,
)
from cadredesk.domain.machine_record import upper_bound
from cadredesk.domain.readings import CellReading, Doubt, ImageReading
from cadredesk.domain.tally import TallyRule, VoterGroup
from cadredesk.domain.vote import Bundle, Vote, is_invalid
from cadredesk.errors import UserError

GRADES = ("excellent", "competent", "basic", "poor")
FORM = BallotForm(
    "民主测评票",
    "grades",
    (Row("p1", "干露"), Row("p2", "于谦")),
    tuple(Column(grade, grade) for grade in GRADES),
    (Element("de", "德"), Element("neng", "能")),
)
GROUPS = [group.id for group in FORM.groups()]
CHOICE = BallotForm(
    "民主推荐票",
    "recommendation",
    (Row("p1", "干露"), Row("p2", "于谦"), Row("p3", "王文"), Row("w1", "")),
    (Column("choose", "推荐"),),
    max=2,
)
ONE_PAGE = PageRows("staff", (("p1", "p2"),))


def vote(form: BallotForm = FORM, returned: int = 3, blank: str = "abstain") -> Vote:
    staff = VoterGroup("staff", "教职工", None, returned, returned, returned, returned)
    return Vote(
        "v", "r", "evaluation", "测评", form, (staff,), TallyRule(blank_ballot=blank), state="counting"
    )


def reading(
    marks: dict[str, list[str]], *doubts: Doubt, form: BallotForm = FORM, **states: str
) -> ImageReading:
    """A read page: marked cells by row; `states` overrides single cells (dots written as __)."""
    cells = {}
    for unit in [row.id for row in form.rows] if form.kind == "recommendation" else GROUPS:
        for column in form.columns:
            on = column.id in marks.get(unit, ())
            cells[f"{unit}.{column.id}"] = CellReading("marked" if on else "empty", 1.0 if on else 0.0)
    for cell, state in states.items():
        cells[cell.replace("__", ".")] = CellReading(state, 0.6)  # type: ignore[arg-type]
    return ImageReading(
        "s.jpg", 0, "review" if doubts else "ok", page=1, ballot_id="7Q4KM2", cells=cells, review=doubts
    )


def picture(found: ImageReading, *decisions: Decision, bundle: int = 0, token: str = "t") -> Picture:
    group = "staff" if found.page else ""
    return Picture(
        token,
        Place(1, 1, "s.jpg", 0),
        bundle,
        group,
        found.page,
        "",
        decisions,
        found if found.page else None,
    )


def settled(unit: str, value: str, queue: str = "two_marks") -> Decision:
    return Decision(unit, queue, "overvote", None, value, "a", value, "b")  # type: ignore[arg-type]


# Questions -------------------------------------------------------------------------------------------------------


def test_what_is_doubtful_is_asked_and_nothing_else() -> None:
    found = reading(
        {"p1.de": ["excellent", "basic"], "p1.neng": ["competent"], "p2.de": ["poor"]},
        Doubt("correction", "p2.de", ("p2.de.poor",)),
        p2__neng__basic="uncertain",
    )
    units = {unit.unit: unit for unit in rules.units_of(FORM, found)}
    assert {name: (unit.queue, unit.proposal) for name, unit in units.items()} == {
        "p1.de": ("two_marks", ""),  # over-marked rows count as none, as a person types them
        "p2.de": ("corrections", None),
        "p2.neng": ("uncertain", "basic"),
    }
    assert rules.units_of(FORM, reading({"p1.de": ["excellent"]})) == ()


def test_a_picture_set_aside_is_one_question_about_the_page() -> None:
    for reason, proposal in (("blank_page", DISMISS), ("two_sheets", None)):
        (unit,) = rules.units_of(FORM, ImageReading("s.jpg", 0, "rejected", (reason,)))
        assert (unit.unit, unit.queue, unit.reason, unit.proposal) == (PAGE, "pages", reason, proposal)


def test_a_written_name_is_asked_for_whether_its_box_is_ticked_or_not() -> None:
    ticked = reading({"p1": ["choose"], "w1": ["choose"]}, form=CHOICE)
    bare = reading({"p1": ["choose"]}, form=CHOICE)
    assert [(u.unit, u.queue) for u in rules.units_of(CHOICE, ticked)] == [("w1", "write_ins")]
    assert [(u.unit, u.queue) for u in rules.units_of(CHOICE, bare, ["w1"])] == [("w1", "write_ins")]
    assert rules.units_of(CHOICE, bare) == ()


def test_two_people_answer_and_a_difference_comes_to_both_again() -> None:
    asked = Decision("p1.de", "uncertain", "uncertain_mark", "excellent")
    assert may_answer(asked, "a")
    once = say(asked, "a", "excellent")
    assert not may_answer(once, "a")
    assert may_answer(once, "b")
    assert not once.settled
    agreed = say(once, "b", "excellent")
    assert agreed.value == "excellent"
    assert not may_answer(agreed, "c")
    with pytest.raises(UserError, match="decided"):
        say(agreed, "c", "basic")
    apart = say(once, "b", "basic")
    assert (apart.one, apart.two, apart.again) == (None, None, True)
    assert may_answer(apart, "a")
    assert may_answer(apart, "b")
    assert say(say(asked, "a", "/altered"), "b", "/unclear").value == "/altered"
    assert unsay(agreed, "a").value is None
    assert say(unsay(agreed, "a"), "a", "excellent").settled


def test_only_answers_that_the_question_allows() -> None:
    read, aside = 1, 0  # the page that the machine told, or could not tell
    for value in ("excellent", "", "/altered"):
        rules.check_answer(vote(), read, "p1.de", value)
    for value in (OK, DISMISS, "/signed", TypedSheet("staff", 1, "{}").text()):
        rules.check_answer(vote(), read, PAGE, value)
    for unit, value in (
        ("p1.de", "splendid"),
        ("p1.de", DISMISS),
        ("p1.de", "w:李四"),
        ("p1.de", "/because"),
        (PAGE, "excellent"),
        (PAGE, TypedSheet("strangers", 1, "{}").text()),
        (PAGE, TypedSheet("staff", 1, '{"p1.de":"splendid"}').text()),
    ):
        with pytest.raises(UserError):
            rules.check_answer(vote(), read, unit, value)
    for value in (OK, "/signed"):  # a picture that was not read is not in order, and whose ballot is it?
        with pytest.raises(UserError):
            rules.check_answer(vote(), aside, PAGE, value)


# Sheets ----------------------------------------------------------------------------------------------------------


def test_the_sheet_is_as_read_but_as_two_people_said_where_they_were_asked() -> None:
    found = reading({"p1.de": ["excellent", "basic"], "p1.neng": ["competent"]})
    told = picture(found, settled("p1.de", ""))
    assert rules.sheet_text(vote(), told, ONE_PAGE) == '{"p1.neng":"competent"}'
    told = picture(found, settled("p1.de", "basic"))
    assert rules.sheet_text(vote(), told, ONE_PAGE) == '{"p1.de":"basic","p1.neng":"competent"}'
    told = picture(found, settled("p1.de", "/altered"))
    assert rules.sheet_text(vote(), told, ONE_PAGE) == "/altered"
    assert told.standing == "invalid"


def test_a_blank_ballot_is_what_the_rule_says() -> None:
    blank = picture(reading({}))
    assert rules.sheet_text(vote(), blank, ONE_PAGE) == "{}"
    assert rules.sheet_text(vote(blank="invalid"), blank, ONE_PAGE) == "/blank"


def test_too_many_chosen_is_an_invalid_ballot_and_a_name_counts_as_a_choice() -> None:
    rows = PageRows("staff", (("p1", "p2", "p3", "w1"),))
    held = vote(CHOICE)
    three = picture(reading({"p1": ["choose"], "p2": ["choose"], "p3": ["choose"]}, form=CHOICE))
    assert rules.sheet_text(held, three, rows) == "/too_many"
    named = picture(
        reading({"p1": ["choose"], "w1": ["choose"]}, form=CHOICE), settled("w1", "w:李四", "write_ins")
    )
    assert from_canonical(rules.sheet_text(held, named, rows)) == ((ALL, ("p1", "w:李四")),)
    empty = picture(
        reading({"p1": ["choose"], "w1": ["choose"]}, form=CHOICE), settled("w1", "", "write_ins")
    )
    assert from_canonical(rules.sheet_text(held, empty, rows)) == ((ALL, ("p1",)),)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (
            BallotForm("t", "score", (Row("p1", "x"),), tuple(Column(str(n), str(n)) for n in range(20))),
            "written",
        ),
        (
            BallotForm("t", "score", (Row("p1", "x"),), (Column("90-100", "90-100"), Column("0-89", "0-89"))),
            "bands",
        ),
    ],
)
def test_a_score_that_is_written_or_a_range_is_not_read(form: BallotForm, code: str) -> None:
    with pytest.raises(UserError, match=code):
        rules.check_readable(form)
    rules.check_readable(FORM)


VALUES = st.sampled_from([None, OK, DISMISS, "/signed", "=typed", "=invalid"])
ROW = st.sampled_from([None, "", "excellent", "/altered"])


@given(st.lists(st.tuples(st.booleans(), VALUES, ROW, st.booleans()), max_size=40))
def test_every_picture_counts_as_exactly_one_thing(
    pictures: list[tuple[bool, str | None, str | None, bool]],
) -> None:
    """scanned = read + review + aside + typed + invalid + dismissed, whatever was decided and whatever was not."""
    made = []
    for number, (read, page, row, half) in enumerate(pictures):
        found = reading({}) if read else ImageReading("s.jpg", 0, "rejected", ("two_sheets",))
        decisions = []
        if not read or page is not None:
            value = page
            if page in ("=typed", "=invalid"):
                value = TypedSheet("staff", 1, "{}" if page == "=typed" else "/other").text()
            elif not read and page in (OK, "/signed"):
                value = None
            decisions.append(
                Decision(PAGE, "pages", "streak", None, value, "a", None if half else value, "b")
            )
        if read and row is not None:
            decisions.append(Decision("p1.de", "uncertain", "x", None, row, "a", None if half else row, "b"))
        made.append(picture(found, *decisions, token=str(number)))
    stack = rules.stack_of(made)
    assert stack.whole
    assert stack.scanned == len(pictures)
    (count,) = rules.count_sheets(vote(returned=len(pictures)), [ONE_PAGE], made)
    assert count.counted == stack.scanned - stack.aside - stack.dismissed
    assert count.missing == stack.aside + stack.dismissed
    for one in made:
        assert bool(one.open) == (one.standing in ("review", "aside"))
    counted = sum(len(b.sheets) for p in rules.machine_pages(vote(), [ONE_PAGE], made) for b in p.bundles)
    assert counted == stack.read + stack.typed + stack.invalid


def test_stacks_are_compared_bundle_by_bundle_only_where_every_stack_was_one() -> None:
    a, b = reading({"p1.de": ["excellent"]}), reading({"p1.de": ["basic"]})
    (page,) = rules.machine_pages(vote(), [ONE_PAGE], [picture(a, bundle=1), picture(b, bundle=2)])
    assert [(bundle.number, bundle.sheets) for bundle in page.bundles] == [
        (1, ('{"p1.de":"excellent"}',)),
        (2, ('{"p1.de":"basic"}',)),
    ]
    typed = [
        Bundle(1, "staff", 1, True, ('{"p1.de":"basic"}',)),
        Bundle(1, "staff", 2, True, ('{"p1.de":"excellent"}',)),
    ]
    assert [d.difference.number for d in rules.compare_pass([ONE_PAGE], typed, [page])] == [1, 2]
    (mixed,) = rules.machine_pages(vote(), [ONE_PAGE], [picture(a, bundle=1), picture(b)])
    assert [bundle.number for bundle in mixed.bundles] == [0]
    assert rules.compare_pass([ONE_PAGE], typed, [mixed]) == ()


# Several pages ---------------------------------------------------------------------------------------------------

TWO_PAGES = PageRows("staff", (("p1",), ("p2",)))
GRADE = st.sampled_from([*GRADES, None])


@given(st.lists(st.tuples(GRADE, GRADE, GRADE, GRADE), min_size=1, max_size=12), st.randoms())
def test_pages_laid_together_keep_every_rows_sums(ballots: list[tuple[str | None, ...]], lot: object) -> None:
    """And one keyboard pass agrees with the pages of the same ballots in whatever order they were scanned."""
    marks = [{g: m for g, m in zip(GROUPS, ballot, strict=True) if m} for ballot in ballots]
    sheets = [canonical(FORM.pattern(one)) for one in marks]
    pages = []
    for number, row in enumerate(("p1", "p2"), 1):
        parts = [
            canonical(tuple(sorted((g, m) for g, m in one.items() if g.startswith(row)))) for one in marks
        ]
        lot.shuffle(parts)  # type: ignore[attr-defined]
        pages.append(rules.PageBundles(number, (Bundle(3, "staff", 0, True, tuple(parts)),)))
    held = vote(returned=len(ballots))
    (joined,) = rules.joined(held, [TWO_PAGES], pages)
    assert len(joined.sheets) == len(ballots)
    wanted = Counter(pair for sheet in sheets for pair in from_canonical(sheet))
    assert Counter(pair for sheet in joined.sheets for pair in from_canonical(sheet)) == wanted
    assert rules.compare_pass([TWO_PAGES], [Bundle(1, "staff", 1, True, tuple(sheets))], pages) == ()


def test_a_ballot_of_pages_is_invalid_as_often_as_every_page_is() -> None:
    pages = [
        rules.PageBundles(1, (Bundle(3, "staff", 0, True, ("/other", "/altered", '{"p1.de":"basic"}')),)),
        rules.PageBundles(2, (Bundle(3, "staff", 0, True, ("/other", '{"p2.de":"poor"}', "{}")),)),
    ]
    (joined,) = rules.joined(vote(), [TWO_PAGES], pages)
    assert sum(map(is_invalid, joined.sheets)) == 1
    marks = Counter(pair for s in joined.sheets if not is_invalid(s) for pair in from_canonical(s))
    assert marks == Counter({("p1.de", "basic"): 1, ("p2.de", "poor"): 1})


# The bound -------------------------------------------------------------------------------------------------------


def test_the_bound_is_the_exact_one() -> None:
    assert upper_bound(60, 0) == pytest.approx(1 - 0.05 ** (1 / 60), abs=1e-9)
    assert upper_bound(300, 0) == pytest.approx(0.00994, abs=1e-4)
    assert upper_bound(100, 1) == pytest.approx(0.0466, abs=1e-4)  # Clopper and Pearson 1934, one-sided 95 %
    assert upper_bound(20, 5) == pytest.approx(0.4556, abs=1e-4)
    assert upper_bound(0, 0) == upper_bound(5, 5) == 1.0


@given(st.integers(1, 400), st.integers(0, 20))
def test_more_looked_at_proves_more_and_more_wrong_proves_less(checked: int, wrong: int) -> None:
    wrong = min(wrong, checked)
    assert wrong / checked <= upper_bound(checked, wrong) <= 1
    assert upper_bound(checked + 1, wrong) <= upper_bound(checked, wrong) + 1e-9
    assert upper_bound(checked, wrong) <= upper_bound(checked, wrong + 1) + 1e-9
