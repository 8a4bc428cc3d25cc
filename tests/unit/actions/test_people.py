"""People's files on a real desk: save, lists, merging and undo, the bin, photos, rows of a roster."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cadredesk.actions import desks, people
from cadredesk.actions.people import ImportRow
from cadredesk.desk import Desk
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.person import (
    SUB_TABLES,
    Assessment,
    Certificate,
    Education,
    FamilyMember,
    Person,
    Post,
    ResumeLine,
    Reward,
    Sanction,
    Title,
)
from cadredesk.storage import journal
from tests.unit.actions import selection
from tests.unit.actions.selection import Clock
from tests.unit.actions.test_rounds import refused

NUMBER = "370000199503080028"


@pytest.fixture
def clock() -> Clock:
    return Clock(date(2026, 9, 1))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    opened = desks.test_folder(tmp_path / "data", now=clock)
    yield opened
    opened.close()


FULL = Person(
    "",
    "李䶮",
    raw_name="李　䶮",
    gender="f",
    birth=PartialDate(1991, 11),
    ethnicity="汉族",
    native_place="山东临沂",
    id_number=NUMBER,
    party="cpc",
    party_joined=PartialDate(2016, 7, 1),
    work_started=PartialDate(2014, 8),
    phone="13900000001",
    educations=(
        Education("bachelor", True, "bachelor", "山东师范大学", "教育学", PartialDate(2014, 7)),
        Education("master", False, "master"),
    ),
    posts=(Post("教务处副主任", "middle_deputy", "本校", PartialDate(2022, 9), None),),
    titles=(Title("一级教师", "intermediate", PartialDate(2020)),),
    assessments=(Assessment(2025, "excellent"), Assessment(2024, "competent")),
    rewards=(Reward("区优秀教师", PartialDate(2023, 9), "区教育局", "区级"),),
    sanctions=(Sanction("警告", PartialDate(2019, 3, 1), PartialDate(2019, 9, 1), "区纪委"),),
    family=(FamilyMember("丈夫", "王军", PartialDate(1990), "中共党员", "本校教师", "abc"),),
    resume=(ResumeLine(PartialDate(2014, 8), None, "青山镇中心小学教师"),),
    certificates=(Certificate("教师资格证", "2014370001", PartialDate(2014, 6)),),
)


def test_a_whole_file_comes_back(desk: Desk) -> None:
    stored = people.create(desk, FULL)
    assert replace(stored, id="") == FULL
    assert people.get(desk, stored.id) == stored
    for part in SUB_TABLES:
        turned = replace(people.get(desk, stored.id), **{part: ()}, confirmed_none=frozenset({part}))  # type: ignore[arg-type]
        assert people.save(desk, turned) == turned
        assert people.get(desk, stored.id) == turned
        assert turned.state_of(part) == "confirmed_none"
    people.save(desk, stored)
    assert people.get(desk, stored.id) == stored


def test_confirmed_none_goes_when_something_is_there(desk: Desk) -> None:
    stored = people.create(desk, replace(FULL, confirmed_none=frozenset({"rewards", "titles"})))
    assert stored.confirmed_none == frozenset()


def test_lists_stand_in_stroke_order(desk: Desk) -> None:
    order = ("干露", "于谦", "王文", "王达", "田富", "田大利", "李䶮", "张三", "欧阳少东")
    for name in reversed(order):
        people.create(desk, Person("", name, id_number=NUMBER if name == "张三" else ""))
    assert tuple(line.name for line in people.lines(desk)) == order
    assert tuple(one.name for one in people.many(desk)) == order
    assert next(line.id_tail for line in people.lines(desk) if line.name == "张三") == "0028"
    full = tuple(line.name for line in people.lines(desk, convention="full"))
    assert full.index("田大利") < full.index("田富")


def test_a_character_outside_the_table_is_asked_for_once(desk: Desk) -> None:
    people.create(desk, Person("", "王\U0002a123"))
    assert people.missing_strokes(desk) == ("\U0002a123",)
    with refused("people.stroke_count"):
        people.give_stroke_count(desk, "\U0002a123", 0)
    people.give_stroke_count(desk, "\U0002a123", 9)
    assert people.missing_strokes(desk) == ()


def test_what_cannot_be_stored(desk: Desk, clock: Clock) -> None:
    people.create(desk, FULL)
    for bad, code in (
        (Person("", " 　"), "people.no_name"),
        (Person("", "长" * 51), "people.name_long"),
        (Person("", "甲", gender="x"), "people.bad_value"),
        (Person("", "甲", party="royal"), "people.bad_value"),
        (Person("", "甲", posts=(Post("王", "king"),)), "people.bad_value"),
        (Person("", "甲", birth=PartialDate(2026, 10)), "people.birth_in_future"),
        (Person("", "甲", id_number=NUMBER), "people.id_taken"),
        (
            Person("", "甲", assessments=(Assessment(2025, "basic"), Assessment(2025, "excellent"))),
            "people.assessment_twice",
        ),
        (
            Person("", "甲", posts=(Post("乙", "teacher", "", PartialDate(2020), PartialDate(2019)),)),
            "people.dates",
        ),
    ):
        with refused(code):
            people.create(desk, bad)
    assert len(people.lines(desk)) == 1
    with refused("people.unknown"):
        people.save(desk, replace(FULL, id="nobody"))


def test_merge_and_split(desk: Desk) -> None:
    kept = people.create(desk, replace(FULL, rewards=(), sanctions=(), phone="", id_number=""))
    given_ = people.create(
        desk, Person("", "李䶮", id_number=NUMBER, phone="13900000009", rewards=(Reward("市优课"),))
    )
    spouse = people.create(
        desk, Person("", "王军", family=(FamilyMember("妻子", "李䶮", person_id=given_.id),))
    )
    pairs = people.duplicates(desk)
    assert pairs == ()
    with refused("people.merge_same"):
        people.merge(desk, kept.id, kept.id)
    united = people.merge(desk, kept.id, given_.id)
    assert (united.id_number, united.phone, united.rewards) == (NUMBER, "13900000009", (Reward("市优课"),))
    assert people.get(desk, given_.id) == united
    assert people.get(desk, spouse.id).relatives() == {kept.id}
    assert [line.name for line in people.lines(desk)] == ["王军", "李䶮"]
    # What is edited after the merge stays when the merge is undone.
    people.save(desk, replace(united, department="教务处", rewards=(*united.rewards, Reward("区优课"))))
    (change,) = people.changes(desk)
    assert change.kind == "merge"
    people.split(desk, change.id)
    assert people.get(desk, given_.id) == given_
    assert people.get(desk, spouse.id) == spouse
    now = people.get(desk, kept.id)
    assert now == replace(kept, department="教务处", rewards=(Reward("区优课"),))
    with refused("people.change_undone"):
        people.split(desk, change.id)
    assert people.changes(desk) == ()


def test_duplicates_are_offered(desk: Desk) -> None:
    one = people.create(desk, Person("", "张三", birth=PartialDate(1985, 10)))
    two = people.create(desk, Person("", "张　三", birth=PartialDate(1985, 10, 3), id_number=NUMBER))
    people.create(desk, Person("", "张三", birth=PartialDate(1986)))
    ((first, second, why),) = people.duplicates(desk)
    assert ({first.id, second.id}, why) == ({one.id, two.id}, "name_birth")


def test_a_person_of_a_round_is_the_one_to_keep(desk: Desk, clock: Clock) -> None:
    at = selection.school(desk, clock)
    selection.with_notice(at)
    selection.with_nominations(at)
    double = people.create(desk, Person("", "田富"))
    with refused("people.merge_in_round", name="田富"):
        people.merge(desk, double.id, at.id("田富"))
    with refused("people.in_round"):
        people.recycle(desk, at.id("田富"))
    people.merge(desk, at.id("田富"), double.id)


def test_an_id_number_is_changed_and_changed_back(desk: Desk) -> None:
    stored = people.create(desk, FULL)
    with refused("people.id_unsound"):
        people.change_id(desk, stored.id, NUMBER[:-1] + "7")
    other = "370000197203110134"
    assert people.change_id(desk, stored.id, other).id_number == other
    (change,) = people.changes(desk)
    (back,) = people.split(desk, change.id)
    assert back == stored


def test_the_recycle_bin_keeps_ninety_days(desk: Desk, clock: Clock) -> None:
    draft = people.create(desk, FULL)
    people.recycle(desk, draft.id)
    assert people.lines(desk) == ()
    assert [line.id for line in people.recycled(desk)] == [draft.id]
    again = people.create(desk, replace(FULL, id=""))
    with refused("people.id_taken"):
        people.restore(desk, draft.id)
    people.recycle(desk, again.id)
    assert people.restore(desk, draft.id) == draft
    with refused("people.not_recycled"):
        people.restore(desk, draft.id)
    clock.day += timedelta(days=90)
    assert people.empty_bin(desk) == 0
    clock.day += timedelta(days=1)
    assert people.empty_bin(desk) == 1
    with refused("people.unknown"):
        people.get(desk, again.id)


def test_photos_are_sealed(desk: Desk) -> None:
    stored = people.create(desk, FULL)
    assert people.photo(desk, stored.id) is None
    with refused("people.photo_kind"):
        people.set_photo(desk, stored.id, b"MZ")
    with refused("people.photo_large", most=5):
        people.set_photo(desk, stored.id, b"\xff\xd8\xff" + bytes(people.MAX_PHOTO))
    first = people.set_photo(desk, stored.id, b"\xff\xd8\xff first")
    second = people.set_photo(desk, stored.id, b"\x89PNG\r\n\x1a\n second")
    assert people.photo(desk, stored.id) == b"\x89PNG\r\n\x1a\n second"
    assert first.photo not in desk.vault.file_names()
    people.set_photo(desk, stored.id, None)
    assert second.photo not in desk.vault.file_names()


def test_who_left_keeps_the_file(desk: Desk) -> None:
    stored = people.create(desk, FULL)
    people.leave(desk, stored.id, date(2026, 8, 31))
    assert people.lines(desk, with_left=False) == ()
    assert people.get(desk, stored.id).left_on == PartialDate(2026, 8, 31)
    assert people.known_people(desk) == ()
    people.leave(desk, stored.id, None)
    assert people.get(desk, stored.id) == stored


ROW = {
    "name": "王文",
    "gender": "男",
    "birth": "1985-10",
    "education": "大专",
    "technical_title": "一级教师",
    "current_post": "教务处副主任",
    "school_major": "临沂大学 教育学",
    "party_joined": "2010-07",
}


def test_an_import_writes_all_or_nothing(desk: Desk) -> None:
    old = people.create(desk, Person("", "田富", phone="0539-1"))
    rows = (
        ImportRow(4, ROW, raw_name="王　文"),
        ImportRow(5, {"name": "田富", "department": "教务处", "phone": ""}, old.id),
        ImportRow(6, {"name": "田富"}, old.id),
        ImportRow(7, {"name": "张三", "birth": "1985"}, questions=("1月还是10月?",)),
    )
    bad = (*rows, ImportRow(8, {"name": "李四", "birth": "someday"}))
    with refused("people.import_row", row=8):
        people.import_rows(desk, bad, "花名册.xlsx")
    assert [line.name for line in people.lines(desk)] == ["田富"]
    assert people.tray(desk) == ()
    done = people.import_rows(desk, rows, "花名册.xlsx")
    assert (len(done.new), done.changed, done.waiting, done.same) == (1, (old.id,), 1, 1)
    new = people.get(desk, done.new[0])
    assert (new.raw_name, new.gender, new.party, new.current_post_kind) == (
        "王　文",
        "m",
        "cpc",
        "middle_deputy",
    )
    assert new.educations == (Education("college", school="临沂大学", major="教育学"),)
    assert new.titles == (Title("一级教师", "intermediate"),)
    assert people.get(desk, old.id) == replace(old, department="教务处")
    # The same file again changes nothing.
    again = people.import_rows(desk, (ImportRow(4, ROW, new.id),), "花名册.xlsx")
    assert (again.new, again.changed, again.same) == ((), (), 1)
    (entry,) = people.tray(desk)
    assert (entry.row, entry.questions, dict(entry.values)) == (
        7,
        ("1月还是10月?",),
        {"name": "张三", "birth": "1985"},
    )
    settled = people.settle_tray(desk, entry.id, {"name": "张三", "birth": "1985-10"})
    assert settled is not None
    assert settled.birth == PartialDate(1985, 10)
    with refused("people.tray_unknown"):
        people.settle_tray(desk, entry.id, None)
    with desk.read() as session:
        lines = journal.lines(session, desk.org)
    assert not [line for line in lines if "王文" in f"{line.event}{line.subject}"]


def test_two_rows_with_one_number(desk: Desk) -> None:
    rows = (
        ImportRow(4, {"name": "张三", "id_number": NUMBER}),
        ImportRow(5, {"name": "李四", "id_number": NUMBER}),
    )
    with refused("people.import_row", row=5):
        people.import_rows(desk, rows, "x.xlsx")
    assert people.lines(desk) == ()


dates_ = st.one_of(
    st.none(),
    st.builds(PartialDate, st.integers(1950, 2020)),
    st.builds(PartialDate, st.integers(1950, 2020), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1950, 2020), st.integers(1, 12), st.integers(1, 28)),
)
texts = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf")), max_size=12)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_file_survives_the_database(desk: Desk, data: st.DataObject) -> None:
    told: dict[str, object] = {
        "rewards": tuple(
            Reward(n, on=d) for n, d in data.draw(st.lists(st.tuples(texts, dates_), max_size=3))
        )
    }
    for field in fields(Person):
        if field.name in ("id", "name", "photo", "gender", "party", "current_post_kind", "id_number"):
            continue
        if field.type == "str":
            told[field.name] = data.draw(texts)
        elif "PartialDate" in str(field.type):
            told[field.name] = data.draw(dates_)
    stored = people.create(desk, Person("", "李䶮", **told))  # type: ignore[arg-type]
    assert people.get(desk, stored.id) == stored
    assert {name: getattr(stored, name) for name in told if name != "raw_name"} == {
        name: value for name, value in told.items() if name != "raw_name"
    }
