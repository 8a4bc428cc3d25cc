"""Credits through their actions: posted by source, claimed and voided, summed, ranked, and measured by the line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cadredesk.actions import desks
from cadredesk.actions.training import credits, rules, trainees
from cadredesk.actions.training.credits import CreditClaim, CreditEntry, Exemption, ToldLine
from cadredesk.desk import Desk
from cadredesk.domain.training import credit
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.errors import UserError

JOINED = date(2025, 1, 1)
NAMES = ("于谦", "王文", "李䶮", "张三", "欧阳少东", "田富", "田大利")


def trainee(number: int, joined: date = JOINED, stage: str = "primary") -> Trainee:
    """One of the people, by number."""
    unit = f"青山第{number}小学"
    return Trainee(f"p{number}", NAMES[number], joined, (Posting(joined, f"S{number}", unit, stage),))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    made = desks.test_folder(tmp_path / "bureau", org="EDU-1", mode="bureau")
    at = replace(made, now=lambda: datetime(2026, 12, 1, 9, tzinfo=UTC))
    trainees.enrol(at, [trainee(number) for number in range(len(NAMES))])
    yield at
    made.close()


def post(desk: Desk, source: str, *entries: CreditEntry) -> None:
    with desk.write("test.posted") as session:
        credits.post(session, desk, source, entries)


def hours(desk: Desk, person: str, on: date, many: object, source: str = "event:1") -> CreditEntry:
    return credit.of_hours(rules.on(desk, on), person, on, source, Fraction(str(many)))


def claim(person: str, amount: object, **more: object) -> CreditClaim:
    plain = CreditClaim(
        "", person, 0, date(2026, 5, 6), "bonus", "证书 7 号", "王文", amount=Fraction(str(amount))
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def total(desk: Desk, person: str, year: int = 2026) -> Fraction:
    return next((one.credits for one in credits.totals(desk, year) if one.person_id == person), Fraction(0))


def test_what_a_source_gives_is_replaced_when_it_is_entered_again(desk: Desk) -> None:
    day = date(2026, 3, 4)
    post(desk, "event:1", hours(desk, "p1", day, 6), hours(desk, "p2", day, 3))
    before = credits.of_person(desk, "p1")
    post(desk, "event:1", hours(desk, "p2", day, 3), hours(desk, "p1", day, 6))
    assert credits.of_person(desk, "p1") == before
    post(desk, "event:1", hours(desk, "p2", day, 6))
    assert (total(desk, "p1"), total(desk, "p2")) == (0, 6)
    post(desk, "event:1")
    assert credits.totals(desk, 2026) == ()
    with pytest.raises(ValueError, match="another source"):
        post(desk, "event:2", hours(desk, "p1", day, 6))


def test_a_claim_is_scored_corrected_and_voided_with_reasons(desk: Desk) -> None:
    made = credits.put_claim(desk, claim("p1", 5))
    (known,) = credits.claims(desk, person_id="p1")
    assert (made.amount, made.evidence, made.source) == (5, "证书 7 号", f"claim:{known.id}")
    assert known.year == 2026
    with pytest.raises(UserError, match=r"credit\.reason_missing"):
        credits.put_claim(desk, replace(known, amount=Fraction(4)))
    credits.put_claim(desk, replace(known, amount=Fraction(4)), "证书复核")
    assert total(desk, "p1") == 4
    credits.void_claim(desk, known.id, "证书作废")
    assert total(desk, "p1") == 0
    assert [one.reason for one in credits.history(desk, known.id)] == ["", "证书复核", "证书作废"]
    with pytest.raises(UserError, match=r"register\.unknown"):
        credits.put_claim(desk, claim("nobody", 5))


def test_rules_change_by_date_without_changing_the_past(desk: Desk) -> None:
    spring, autumn = date(2026, 3, 4), date(2026, 10, 10)
    post(desk, "event:1", hours(desk, "p1", spring, 6))
    old = rules.on(desk, spring)
    rows = tuple(
        replace(one, credits=Fraction(2)) if one.code == "attendance" else one for one in old.credits.rows
    )
    new = rules.put(desk, replace(old, since=date(2026, 9, 1), credits=replace(old.credits, rows=rows)))
    assert total(desk, "p1") == 6
    post(desk, "event:2", hours(desk, "p1", autumn, 6, "event:2"))
    post(desk, "event:1", hours(desk, "p1", spring, 6))
    by_source = {one.source: one for one in credits.of_person(desk, "p1")}
    assert (by_source["event:1"].amount, by_source["event:2"].amount) == (6, 12)
    assert by_source["event:1"].rules_digest == old.digest
    assert by_source["event:2"].rules_digest == new.digest
    with pytest.raises(UserError, match=r"training\.same"):
        rules.put(desk, replace(new, since=date(2026, 11, 1)))
    with pytest.raises(UserError, match=r"training\.since_taken"):
        rules.put(desk, replace(new, title="另一办法", age=old.age))


def test_a_cap_takes_off_what_is_above_it_and_gives_it_back(desk: Desk) -> None:
    base = rules.on(desk, date(2026, 1, 1))
    rows = tuple(replace(one, cap=Fraction(8)) if one.code == "bonus" else one for one in base.credits.rows)
    rules.put(desk, replace(base, since=date(2026, 1, 1), credits=replace(base.credits, rows=rows)))
    credits.put_claim(desk, claim("p1", 6))
    credits.put_claim(desk, claim("p1", 5))
    assert total(desk, "p1") == 8
    assert sorted(one.amount for one in credits.of_person(desk, "p1")) == [-3, 5, 6]
    five = next(one for one in credits.claims(desk) if one.amount == 5)
    credits.void_claim(desk, five.id, "重复")
    assert [one.amount for one in credits.of_person(desk, "p1")] == [6]


def test_the_ledger_ranks_everyone_and_measures_them_by_the_line(desk: Desk) -> None:
    amounts = (120, 110, 100, 95, 75, 60, "59.5")
    for number, amount in enumerate(amounts):
        post(desk, f"event:{number}", hours(desk, f"p{number}", date(2026, 4, 1), amount, f"event:{number}"))
    book = credits.ledger(desk, 2026)
    assert [one.rank for one in book.rows] == [1, 2, 3, 4, 5, 6, 7]
    (line,) = book.lines
    assert line.line == 60
    assert [one.state for one in book.rows][-2:] == ["near", "below"]
    assert all(one.standing.state == one.state for one in book.rows)
    assert credits.standing(desk, "p6", 2026).state == "below"
    assert credits.line(desk, 2026) == line
    said = credits.working_text(book.rows[-1].standing.working, "zh_CN")
    assert said[0] == "最高的 5 人：（120+110+100+95+75）÷ 5 ＝ 100.0"
    assert said[-1] == "59.5 ＜ 60.0，低于学分线"
    credits.exempt(desk, Exemption("p6", 2026, date(2026, 6, 1), "产假", "王文"))
    assert credits.standing(desk, "p6", 2026).state == "exempted"
    credits.measure_again(desk, "p6", 2026, "已返岗")
    assert credits.standing(desk, "p6", 2026).state == "below"


def test_equal_totals_share_a_rank_and_nobody_without_entries_is_left_out(desk: Desk) -> None:
    for number in (0, 1):
        post(desk, f"event:{number}", hours(desk, f"p{number}", date(2026, 4, 1), 6, f"event:{number}"))
    trainees.enrol(desk, [replace(trainee(6, date(2027, 3, 1)), id="later")])
    rows = credits.ledger(desk, 2026).rows
    assert [one.rank for one in rows] == [1, 1, 3, 3, 3, 3, 3]
    assert "later" not in {one.person_id for one in rows}


def test_carry_over_gives_the_next_year_once(desk: Desk) -> None:
    base = rules.on(desk, date(2026, 1, 1))
    carrying = replace(base.credits, carry_above=Fraction(84), carry_most=Fraction(20))
    rules.put(desk, replace(base, since=date(2025, 1, 1), credits=carrying))
    post(desk, "event:1", hours(desk, "p1", date(2025, 4, 1), 90))
    assert credits.carry_over(desk, 2025) == 1
    assert credits.carry_over(desk, 2025) == 1
    assert total(desk, "p1") == 6
    post(desk, "event:1")
    assert credits.carry_over(desk, 2025) == 0
    assert total(desk, "p1") == 0


def test_a_school_measures_by_the_line_the_bureau_told(desk: Desk) -> None:
    at_school = replace(desk, mode="school")
    told = ToldLine(2026, "", Fraction(100), Fraction(3, 5), Fraction(60), 18, date(2026, 11, 30))
    with at_school.write("test.told") as session:
        credits.tell_line(session, at_school, told)
    post(at_school, "event:1", hours(at_school, "p1", date(2026, 4, 1), "59.5"))
    assert credits.line(at_school, 2026).line == 60
    assert credits.standing(at_school, "p1", 2026).state == "below"
    assert credits.line(desk, 2026).line == Fraction("11.9") * Fraction(3, 5)


def test_the_excel_holds_what_is_seen(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "credits.xlsx"
    credits.save_excel(path, "学分登记表", "7 人", ["姓名", "合计"], [["李䶮", 59.5]])
    sheet = openpyxl.load_workbook(path).active
    assert [cell.value for cell in sheet[4]] == ["李䶮", 59.5]


changes = st.lists(
    st.tuples(
        st.sampled_from(["event:1", "event:2", "event:3"]),
        st.lists(st.tuples(st.sampled_from(["p1", "p2"]), st.integers(1, 24)), max_size=4),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes)
def test_totals_are_the_sums_of_entries_and_void_and_entry_again_are_neutral(
    desk: Desk, found: list[tuple[str, list[tuple[str, int]]]]
) -> None:
    day = date(2026, 5, 5)
    last: dict[str, list[tuple[str, int]]] = {}

    def write(source: str, content: list[tuple[str, int]]) -> None:
        post(desk, source, *(hours(desk, person, day, Fraction(many, 4), source) for person, many in content))

    for source in ("event:1", "event:2", "event:3"):
        write(source, [])
    for source, content in found:
        write(source, content)
        last[source] = content
    state = {one: credits.of_person(desk, one) for one in ("p1", "p2")}
    for person, entries in state.items():
        expected = sum(
            Fraction(many, 4) for content in last.values() for who, many in content if who == person
        )
        assert total(desk, person) == credit.total_of(entries) == expected
        row = next(one for one in credits.ledger(desk, 2026).rows if one.person_id == person)
        assert sum(amount for _, amount in row.parts) == row.hundredths == expected * 100
    for source, content in reversed(last.items()):
        write(source, [])
        write(source, list(reversed(content)))
    assert {one: credits.of_person(desk, one) for one in ("p1", "p2")} == state
