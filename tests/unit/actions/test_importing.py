"""Rows of a roster on their way into people's files: columns, answers, and what a value does to a file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadredesk.actions import desks, importing, people
from cadredesk.actions.importing import Finding, RosterRow
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.person import Education, Person
from cadredesk.domain.school import Role
from cadredesk.errors import UserError
from cadredesk.vault.slots import CHEAP


def test_columns_follow_a_header_below_titles():
    source = importing.pasted(
        None, "青山镇中心小学\n姓名\t学历\t职称\t职称级别\n张三\t大学/教育学学士\t高级教师\t副高\n"
    )
    assert importing.first_lines(source.sheets[0])[1] == (2, "姓名  学历  职称  职称级别")


@pytest.mark.parametrize(
    ("text", "level", "degree"),
    [
        ("大学本科", "bachelor", "none"),
        ("大学/教育学学士", "bachelor", "bachelor"),
        ("大学本科学历（学士）", "bachelor", "bachelor"),
        ("研究生、教育硕士", "master", "master"),
        ("大专", "college", "none"),
    ],
)
def test_one_cell_may_tell_level_and_degree(text, level, degree):
    person = people.with_values(Person("1", "张三"), {"education": text})
    assert (person.educations[0].level, person.educations[0].degree) == (level, degree)


def test_an_unknown_level_is_refused():
    with pytest.raises(UserError) as caught:
        people.with_values(Person("1", "张三"), {"education": "读过书"})
    assert caught.value.code == "people.bad_value"


def test_full_time_and_in_service_do_not_disturb_each_other():
    values = {
        "education": "大专",
        "school_major": "青山师范学校",
        "major": "小学教育",
        "graduated": "2001-07",
        "onjob_education": "大学本科",
        "onjob_degree": "学士",
        "onjob_school_major": "山东师范大学 教育学",
    }
    person = people.with_values(Person("1", "张三"), values)
    assert set(person.educations) == {
        Education("college", True, "none", "青山师范学校", "小学教育", PartialDate(2001, 7)),
        Education("bachelor", False, "bachelor", "山东师范大学", "教育学"),
    }
    assert people.with_values(person, values) == person


def test_titles_and_assessments_carry_their_dates():
    values = {
        "technical_title": "高级教师",
        "title_granted": "2015-12",
        "assessment": "2023年合格、2024年优秀",
    }
    person = people.with_values(Person("1", "张三"), values)
    assert person.titles[0].granted == PartialDate(2015, 12)
    assert [(row.year, row.grade) for row in person.assessments] == [(2023, "competent"), (2024, "excellent")]
    assert people.with_values(person, people.values_of(person)) == replace(person, raw_name="张三")


@given(st.sampled_from(["1985-10", "1990-01", "2001-12"]))
def test_january_or_october_offers_both_and_the_year(proposal):
    finding = Finding("birth", "birth.january_or_october", "question", f"{proposal[:4]}-10")
    assert importing.choices(finding) == (f"{proposal[:4]}-10", f"{proposal[:4]}-01", proposal[:4])


@given(
    st.builds(
        Finding,
        st.sampled_from([None, "name", "birth"]),
        st.sampled_from(["person.duplicate", "birth.unreadable"]),
        st.sampled_from(["question", "error"]),
        st.one_of(st.none(), st.text(max_size=8)),
        st.dictionaries(st.sampled_from(["text", "row"]), st.text(max_size=8)),
    )
)
def test_questions_survive_the_tray(finding):
    row = RosterRow(7, "doubtful", {"name": "张三"}, {"name": "张　三"}, (finding,))
    written = importing.import_of(row)
    entry = people.TrayEntry("1", "a.xlsx", 7, written.values, written.questions, "", None)
    assert importing.entry_of(entry).findings == (finding,)
    assert written.raw_name == "张　三"


def test_a_missing_birth_is_taken_from_the_number():
    note = Finding("birth", "birth.from_id", "note", "1985-10-03", {"text": "1985-10-03"})
    row = RosterRow(3, "new", {"name": "张三"}, {}, (note,))
    assert importing.import_of(row).values["birth"] == "1985-10-03"
    assert (
        importing.import_of(replace(row, values={"name": "张三", "birth": "1985"})).values["birth"] == "1985"
    )


@pytest.fixture
def desk(tmp_path):
    people_here = tuple(
        desks.NewUser(name, role, "a-password")
        for name, role in zip(("陈晨", "赵敏", "周文"), Role, strict=True)
    )
    setup = desks.Setup("school", "S001", "青山镇中心小学", people_here, kind="test")
    made = desks.create(tmp_path / "desk", setup, cost=CHEAP).desk
    yield made
    made.close()


def rows_of(desk, text):
    source = importing.pasted(None, text)
    chosen = importing.columns(desk, source.sheets[0])
    return importing.check(desk, source.sheets[0], chosen).rows


def test_two_lists_side_by_side(desk):
    rows = rows_of(desk, "姓名\t职务\t姓名\t职务\n张三\t主任\t李四\t教师\n王五\t教师\t\t\n")
    assert [(row.values["name"], row.values["current_post"]) for row in rows] == [
        ("张三", "主任"),
        ("李四", "教师"),
        ("王五", "教师"),
    ]


def test_somebody_who_left_is_not_changed_silently(desk):
    person = people.create(desk, Person("", "张三", id_number="11010519491231002X"))
    people.leave(desk, person.id, PartialDate(2020, 7))
    (row,) = rows_of(desk, "姓名\t身份证号\n张三\t11010519491231002X\n")
    assert row.state == "doubtful"
    assert "张三" in importing.sentence(importing.open_questions(row)[0])


def test_an_answer_finds_the_person_of_the_number(desk):
    person = people.create(desk, Person("", "张三", id_number="11010519491231002X", health="健康"))
    (row,) = rows_of(desk, "姓名\t身份证号\t健康状况\n张散\t110105194912310021\t良好\n")
    assert row.state == "doubtful"
    answered = importing.took(desk, row, importing.open_questions(row)[0], "11010519491231002x")
    assert answered.known == person.id
    assert answered.changes["health"] == ("健康", "良好")


def test_words_that_say_the_same_change_nothing(desk):
    people.create(
        desk,
        people.with_values(Person("", ""), {"name": "张三", "party": "中共党员", "education": "大学本科"}),
    )
    (row,) = rows_of(desk, "姓名\t政治面貌\t学历\n张　三\t党员\t本科\n")
    assert (row.state, dict(row.changes)) == ("same", {})


def test_a_word_nobody_knows_is_a_question_and_the_rest_goes_in(desk):
    first, second = rows_of(desk, "姓名\t政治面貌\n张三\t不清楚\n李四\t群众\n")
    assert (first.state, second.state) == ("doubtful", "new")
    assert importing.emptied(desk, first, importing.open_questions(first)[0]).state == "new"
