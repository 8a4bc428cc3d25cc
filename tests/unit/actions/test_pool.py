"""The bureau's lists through their actions: the pool, a person's file, differences, what two people decide, Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cadredesk.actions import desks, enrolment, intake, pool, schools, simulation, submissions, views
from cadredesk.desk import Desk
from cadredesk.domain.school import UserRef
from cadredesk.errors import UserError
from cadredesk.messages import LANGUAGES, sentence
from cadredesk.packages import archive, manifest

BUREAU = "EDU-1"
ONE, TWO = simulation.schools(2)
PERSON: dict[str, Any] = {
    "id": "p1",
    "name": "李䶮",
    "gender": "m",
    "birth": "1985-10",
    "current_post": "德育处主任",
}

Take = Callable[..., intake.Intake]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    made = desks.test_folder(tmp_path / "bureau", org=BUREAU, mode="bureau")
    enrolment.enrol_for_test(made, {one.code: one.key_line for one in (ONE, TWO)})
    yield made
    made.close()


@pytest.fixture
def take(desk: Desk, tmp_path: Path) -> Take:
    """Imports the next report of a school with these people."""
    heads: dict[str, tuple[int, str]] = {}

    def next_one(school: simulation.SimulatedSchool, *people: dict[str, Any], **rest: Any) -> intake.Intake:
        seq, prev = heads.get(school.code, (0, manifest.NO_PREVIOUS))
        payload = {"school": {"name": "青山小学", "stage": "primary"}, "people": list(people), **rest}
        data = simulation.package(school, BUREAU, seq + 1, prev, payload=payload, period="2026")
        path = tmp_path / "a.cdp"
        path.write_bytes(data)
        entry = archive.read(data)[0]
        heads[school.code] = (
            seq + 1,
            manifest.package_id(data[entry.start : entry.start + entry.size]),
        )
        return intake.import_package(desk, path)

    return next_one


def second(desk: Desk) -> str:
    """The other person at the bureau."""
    return next(one.id for one in desks.who_may_log_in(desk.folder) if one.id != desk.user.id)


def test_the_pool_has_the_school_the_post_and_the_score_of_the_last_attempt(desk: Desk, take: Take) -> None:
    def result(attempt: int, exact: str) -> dict[str, Any]:
        composite = {"exact": exact, "shown": "x"}
        return {
            "step": "evaluation",
            "attempt": attempt,
            "tally": {"candidates": [{"person": "p1", "composite": composite}]},
        }

    rounds = [{"id": "r", "final": [{"person": "p1", "tier": "deputy"}]}]
    take(ONE, PERSON, rounds=rounds, results=[result(2, "459/5"), result(1, "50")])
    take(TWO, {**PERSON, "name": "干露", "birth": "85.10"})
    first, other = pool.read(desk).lines
    assert (first.name, other.name) == ("干露", "李䶮")
    assert (other.school, other.stage, other.tier, other.post) == (
        "青山小学",
        "primary",
        "deputy",
        "德育处主任",
    )
    assert other.score == Fraction(459, 5)
    assert (first.birth, first.age, first.score) == (None, None, None)
    assert pool.read(desk).index.find("ly", 9).total == 1


def test_a_file_is_read_as_reported_and_long_texts_are_joined(desk: Desk, take: Take) -> None:
    take(ONE, {**PERSON, "expertise": ["甲" * 2000, "乙"], "resume": [{"since": "2010-09", "text": "教师"}]})
    (line,) = pool.read(desk).lines
    person = pool.file(desk, line.key)
    assert person.expertise == "甲" * 2000 + "乙"
    assert person.resume[0].until is None
    assert pool.photo(desk, line.key) is None
    with pytest.raises(UserError) as caught:
        pool.file(desk, (ONE.code, "2026", "nobody"))
    assert caught.value.code == "pool.unknown"


def test_a_file_out_of_form_is_said_and_the_list_still_stands(desk: Desk, take: Take) -> None:
    take(ONE, {**PERSON, "current_post": ["x", 3], "party_joined": "long ago", "resume": [{"text": "?"}]})
    (line,) = pool.read(desk).lines
    assert line.post == ""
    with pytest.raises(UserError) as caught:
        pool.file(desk, line.key)
    assert caught.value.code in ("pool.unreadable", "date.unreadable")


def test_a_report_is_told_against_the_one_before(desk: Desk, take: Take) -> None:
    one, two = PERSON, {**PERSON, "id": "p2", "name": "田富"}
    first = take(ONE, one, two)
    found = submissions.difference(desk, first.package_id)
    assert (found.before, [change.what for change in found.changes]) == (0, ["new", "new"])
    three = {**PERSON, "id": "p3", "name": "田大利"}
    later = take(ONE, {**one, "birth": "1985-11"}, three)
    found = submissions.difference(desk, later.package_id)
    assert found.before == 1
    assert [(one.what, one.name, one.field, one.old, one.new) for one in found.changes] == [
        ("new", "田大利", "", "", ""),
        ("changed", "李䶮", "birth", "1985-10", "1985-11"),
        ("gone", "田富", "", "", ""),
    ]
    (line,) = submissions.listed(desk)
    assert (line.new, line.changed, line.same, line.gone, line.number) == (1, 1, 0, 1, 2)
    assert [one.state for one in submissions.listed(desk, with_old=True)] == ["received", "superseded"]


def test_a_returned_report_is_told_with_its_reasons(desk: Desk, take: Take) -> None:
    told = take(ONE, PERSON)
    submissions.send_back(desk, told.package_id, (("field_missing", "p1", "party_joined"),), "请补全")
    (line,) = submissions.listed(desk)
    assert (line.state, line.reasons, line.text) == (
        "returned",
        (("field_missing", "p1", "party_joined"),),
        "请补全",
    )
    (school, silent) = schools.listed(desk)
    assert (school.state, school.people, school.seq, silent.state) == ("returned", 1, 1, "")
    assert schools.periods(desk) == ("2026",)
    assert {one.state for one in schools.listed(desk, "2025")} == {""}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_has_its_words(lang: str) -> None:
    for code in submissions.REASONS:
        assert "…" not in sentence(f"returned.{code}", lang)
        assert sentence(f"returned.{code}", lang) != f"returned.{code}"


def test_two_people_decide_together_and_one_alone_does_not(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "gap.cdp"
    path.write_bytes(
        simulation.package(ONE, BUREAU, 4, "b" * 64, payload={"people": [PERSON]}, period="2026")
    )
    told = intake.import_package(desk, path)
    assert told.result == "gap"
    with pytest.raises(UserError) as caught:
        submissions.agree_together(desk, told.package_id, desk.user.id, "test")
    assert caught.value.code == "chain.two_people"
    with pytest.raises(UserError) as caught:
        submissions.agree_together(desk, told.package_id, second(desk), "wrong")
    assert caught.value.code == "vault.wrong_password"
    assert len(intake.held(desk)) == 1
    assert intake.held(desk)[0].agreed_by == ""
    assert submissions.agree_together(desk, told.package_id, second(desk), "test").result == "accepted"
    assert len(pool.read(desk).lines) == 1
    with pytest.raises(UserError) as caught:
        submissions.agree_together(desk, told.package_id, second(desk), "test")
    assert caught.value.code == "intake.not_held"


def test_excel_keeps_text_as_text_and_figures_as_figures(tmp_path: Path) -> None:
    path = pool.save_list(
        tmp_path / "a.xlsx", "名单/1", "2 人", ("姓名", "号码", "得分"), [("=1+1", "0012", 91.84)]
    )
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert sheet["A4"].value == "=1+1"
    assert sheet["A4"].data_type == "s"
    assert (sheet["B4"].value, sheet["C4"].value) == ("0012", 91.84)
    assert sheet.title == "名单_1"


def test_the_contact_of_a_school_is_kept(desk: Desk) -> None:
    schools.put_contact(desk, ONE.code, " 王老师 ", "0531-1", "公办")
    facts = schools.listed(desk)[0].facts
    assert (facts.contact, facts.phone, facts.kind) == ("王老师", "0531-1", "公办")
    (key,) = schools.keys(desk, ONE.code)
    assert key.is_present
    for call in (lambda: schools.keys(desk, "NONE-1"), lambda: schools.put_contact(desk, "NONE-1", "", "")):
        with pytest.raises(UserError) as caught:
            call()
        assert caught.value.code == "enrolment.unknown"


def test_nobody_makes_no_roster(desk: Desk) -> None:
    with pytest.raises(UserError) as caught:
        pool.roster_pdf(desk, ())
    assert caught.value.code == "pool.nobody"


def test_readiness_is_the_schools_until_the_bureau_marks_it(desk: Desk, take: Take) -> None:
    take(ONE, {**PERSON, "readiness": "long"}, {**PERSON, "id": "p2", "readiness": "someday"})
    found = {one.person_id: one for one in pool.read(desk).lines}
    assert (found["p1"].readiness, found["p2"].readiness) == ("long", "")
    assert pool.mark(desk, [found["p1"].key], "near") == 1
    assert {one.person_id: one.readiness for one in pool.read(desk).lines} == {"p1": "near", "p2": ""}
    pool.mark(desk, [found["p1"].key], "")
    assert {one.person_id: one.readiness for one in pool.read(desk).lines} == {"p1": "long", "p2": ""}
    with pytest.raises(UserError) as caught:
        pool.mark(desk, [found["p1"].key], "soon")
    assert caught.value.code == "pool.readiness"


def test_views_are_ones_own_or_shared(desk: Desk) -> None:
    other = next(one for one in desks.who_may_log_in(desk.folder) if one.id != desk.user.id)
    colleague = desk.with_user(UserRef(other.id, other.name, other.role))
    views.save(desk, "pool", "女干部", {"filters": {"gender": ["f"]}})
    shared = views.save(desk, "pool", "在库", {"columns": ["name"]}, shared=True)
    views.save(desk, "pool", "女干部", {"filters": {"gender": ["m"]}})
    assert [one.name for one in views.listed(desk, "pool")] == ["在库", "女干部"]
    assert views.listed(desk, "pool")[1].content == {"filters": {"gender": ["m"]}}
    assert [one.name for one in views.listed(colleague, "pool")] == ["在库"]
    for call, code in (
        (lambda: views.save(colleague, "pool", "在库", {}), "views.taken"),
        (lambda: views.save(desk, "pool", "  ", {}), "views.name"),
        (lambda: views.delete(colleague, shared), "views.not_yours"),
    ):
        with pytest.raises(UserError) as caught:
            call()
        assert caught.value.code == code
    views.delete(desk, shared)
    assert views.listed(colleague, "pool") == ()
    assert views.last(desk, "pool") == {}
    views.put_last(desk, "pool", {"columns": ["name", "school"]})
    views.put_last(desk, "pool", {"columns": ["name"]})
    assert views.last(desk, "pool") == {"columns": ["name"]}
    assert views.last(colleague, "pool") == {}
