"""Courses, the menu, plans, needs, means and their papers on a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image

from cadredesk.actions import desks, people
from cadredesk.actions.training import attendance, courses, means, needs, plans
from cadredesk.actions.training.attendance import Mark
from cadredesk.actions.training.courses import Event, HalfDay, Who
from cadredesk.desk import Desk
from cadredesk.domain.person import Person
from tests.unit.actions.selection import Clock
from tests.unit.actions.test_rounds import refused
from tests.unit.actions.training import hall

PIXEL = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    opened = desks.test_folder(tmp_path / "data", now=Clock(date(2026, 9, 20)))
    hall.enrol_trainees(opened)
    yield opened
    opened.close()


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(BytesIO(pdf)) as book:
        return "\n".join(page.extract_text() or "" for page in book.pages)


def pages_of(pdf: bytes) -> int:
    with pdfplumber.open(BytesIO(pdf)) as book:
        return len(book.pages)


def later(title: str = "选修课", **values: object) -> Event:
    sessions = tuple(replace(one, on=date(2026, 11, 5)) for one in hall.event().sessions)
    return replace(hall.event(title), menu=True, sessions=sessions, **values)  # type: ignore[arg-type]


def test_everybody_of_the_school_can_be_enrolled_in_stroke_order(desk: Desk) -> None:
    people.create(desk, Person("", "丁一"))
    found = courses.candidates(desk)
    assert [one.name for one in found] == ["丁一", *hall.NAMES]
    assert [one.trainee for one in found] == [False] + [True] * 9
    event = hall.held(desk)
    assert [one.name for one in courses.get(desk, event.id).standing()] == ["丁一", *hall.NAMES]
    again = courses.enrol(desk, event.id, found)
    assert (again.enrolled, again.already) == (0, 10)


def test_an_event_is_changed_closed_and_opened_again(desk: Desk) -> None:
    event = hall.held(desk)
    with refused("course.roll_call_missing"):
        courses.close(desk, event.id)
    marks = {
        (half.id, one.person_id): Mark(half.id, one.person_id, "present")
        for half in event.sessions
        for one in courses.get(desk, event.id).people
    }
    attendance.save(desk, event.id, marks)
    with refused("course.summary_missing"):
        courses.close(desk, event.id)
    with refused("course.session_marked"):
        courses.save(desk, replace(event, sessions=event.sessions[:1]))
    with refused("course.marked"):
        courses.withdraw(desk, event.id, "p0")
    with refused("course.too_small"):
        courses.save(desk, replace(event, capacity=3))
    courses.save(desk, replace(event, summary="小结"))
    assert courses.close(desk, event.id).state == "closed"
    with refused("course.closed"):
        courses.save(desk, replace(event, title="改名"))
    with refused("course.closed"):
        attendance.save(desk, event.id, {("s0am", "p0"): None}, "点错")
    with refused("register.reason_missing"):
        courses.open_again(desk, event.id, " ")
    courses.open_again(desk, event.id, "补登满意度")
    assert courses.get(desk, event.id).status == "summary"
    assert [one.reason for one in courses.history(desk, event.id)] == ["", "", "", "补登满意度"]
    line = courses.listed(desk, 2026)[0]
    assert (line.person_times, line.enrolled, line.status) == (9, 9, "summary")


def test_the_training_year_comes_from_the_first_day(desk: Desk) -> None:
    made = courses.save(desk, replace(hall.event(), year=1999))
    assert made.year == 2026
    assert courses.years(desk) == (2026,)
    half = courses.session_at(desk, date(2026, 9, 18), "am")
    assert half.hours == Fraction(3)


def test_a_full_course_refuses_and_the_waiting_list_moves_up(desk: Desk) -> None:
    event = courses.save(desk, later(capacity=2))
    who = courses.candidates(desk)
    courses.choose(desk, event.id, who[0])
    courses.choose(desk, event.id, who[1])
    with refused("course.full"):
        courses.choose(desk, event.id, who[2])
    assert courses.choose(desk, event.id, who[2], wait=True).state == "waiting"
    assert courses.choose(desk, event.id, who[3], wait=True).state == "waiting"
    with refused("course.chosen_already"):
        courses.choose(desk, event.id, who[0])
    line = courses.menu(desk, 2026)[0]
    assert (line.enrolled, line.free, line.waiting, line.open) == (2, 0, 2, True)
    assert courses.withdraw(desk, event.id, who[0].id) == (who[2].name,)
    courses.save(desk, replace(courses.get(desk, event.id).event, capacity=3))
    assert courses.menu(desk, 2026)[0].waiting == 0
    other = courses.save(desk, later("另一门"))
    with refused("course.same_time"):
        courses.choose(desk, other.id, who[1])
    with refused("course.not_on_menu"):
        courses.choose(desk, hall.held(desk).id, who[5])
    over = courses.save(desk, replace(later("截止"), choose_until=date(2026, 9, 19), sessions=()))
    with refused("course.choosing_over"):
        courses.choose(desk, over.id, who[1])
    assert "选修课" in [event.title for event, _ in courses.of_person(desk, who[1].id)]


def test_photos_are_sealed(desk: Desk) -> None:
    event = hall.held(desk)
    with refused("course.photo_kind"):
        courses.add_photo(desk, event.id, b"MZ")
    added = courses.add_photo(desk, event.id, PIXEL, "开班")
    file = added.photos[0].file
    assert courses.photo(desk, file) == PIXEL
    assert PIXEL not in (desk.folder / "papers" / file).read_bytes()
    assert courses.remove_photo(desk, event.id, file).photos == ()
    assert not (desk.folder / "papers" / file).exists()


def test_sign_in_sheets_have_a_page_a_half_day_and_names_by_strokes(desk: Desk) -> None:
    event = hall.held(desk, place="报告厅", organiser="人事科")
    pdf = courses.sign_in_pdf(desk, event.id)
    assert pages_of(pdf) == 2
    text = text_of(pdf)
    for part in ("领导力集中讲座", "2026年9月18日上午", "2026年9月18日下午", "报告厅", "应到9人", "姓氏笔画"):
        assert part in text
    places = [text.index(name[-1] if len(name) == 2 else name) for name in ("干露", "田大利", "欧阳少东")]
    assert places == sorted(places)
    attendance.save(
        desk,
        event.id,
        {
            ("s0am", "p0"): Mark("s0am", "p0", "late", 20),
            ("s0am", "p1"): Mark("s0am", "p1", "leave", 0, "personnel"),
        },
    )
    filled = text_of(courses.sign_in_pdf(desk, event.id, ["s0am"], filled=True))
    assert "迟到20分" in filled
    assert "人事科" in filled
    assert "实到1人，迟到1人，早退0人，缺勤0人，请假1人" in filled
    empty = courses.save(desk, replace(hall.event("空"), sessions=()))
    with refused("course.no_session"):
        courses.sign_in_pdf(desk, empty.id)
    courses.save(desk, replace(empty, sessions=(HalfDay("x", date(2026, 9, 1), "am", Fraction(3)),)))
    with refused("course.nobody"):
        courses.sign_in_pdf(desk, empty.id)


def test_the_sheet_for_the_file_tells_the_whole_event(desk: Desk) -> None:
    lecturer = means.put(desk, means.Lecturer("", "周文"))
    event = hall.held(
        desk,
        lecturer_ids=(lecturer.id,),
        area="leadership.planning",
        summary="讲座按计划举办。",
        feedback=(7, 1, 1),
        fund_planned=300000,
        fund_used=280050,
    )
    attendance.save(desk, event.id, {("s0am", "p0"): Mark("s0am", "p0", "late", 20)})
    picture = BytesIO()
    Image.new("RGB", (400, 300), "navy").save(picture, "JPEG")
    courses.add_photo(desk, event.id, picture.getvalue(), "开班合影")
    pdf = courses.event_pdf(desk, event.id)
    text = text_of(pdf).replace("\n", "")
    for part in (
        "领导力集中讲座",
        "规划学校发展",
        "周文",
        "预算3000，实际支出2800.50",
        "满意和基本满意占88.9%（9份）",
        "9月18日上午",
        "讲座按计划举办",
        "开班合影",
    ):
        assert part in text, part
    with pdfplumber.open(BytesIO(pdf)) as book:
        assert sum(len(page.images) for page in book.pages) == 1


def test_the_menu_is_printed(desk: Desk) -> None:
    with refused("course.no_menu"):
        courses.menu_pdf(desk, 2026)
    courses.save(desk, later(capacity=40, area="leadership.planning", choose_until=date(2026, 10, 1)))
    text = text_of(courses.menu_pdf(desk, 2026))
    for part in ("选学菜单", "选修课", "规划学校发展", "11月5日上午", "40", "10月1日", "选学回执"):
        assert part in text


def test_a_plan_is_registered_revised_and_printed(desk: Desk) -> None:
    made = plans.put(desk, plans.draft(desk, 2026))
    with refused("plan.year_taken"):
        plans.put(desk, plans.draft(desk, 2026))
    with refused("plan.incomplete"):
        plans.register(desk, made.id, "1号", date(2026, 3, 1))
    lines = (
        plans.ScheduleLine("", 9, "观摩考察", "observation", "人事科", "育才中学", hours=6, budget=120000),
        plans.ScheduleLine("", 3, "开班讲座", "lecture", "人事科", "报告厅", hours=6, budget=300000),
    )
    made = plans.put(
        desk,
        replace(
            made,
            bases=(plans.Basis("关于加强后备干部培养工作的意见", "连教字〔2026〕36号"),),
            schedule=lines,
            fund=1000000,
            group=(plans.Member("周文", "局长", "head"),),
            office="人事科",
            audience="在库后备干部",
        ),
    )
    with refused("plan.number"):
        plans.register(desk, made.id, " ", date(2026, 3, 1))
    plans.register(desk, made.id, "连教字〔2026〕12号", date(2026, 3, 1))
    found = plans.of_year(desk, 2026)
    assert found is not None
    with refused("plan.reason_missing"):
        plans.put(desk, replace(found, office="办公室"))
    found = plans.put(desk, replace(found, office="办公室"), "机构调整")
    assert [one.reason for one in plans.history(desk, found.id)] == ["", "", "", "机构调整"]
    event = courses.save(desk, replace(hall.event(), plan_line=found.schedule[1].id, fund_used=250000))
    held = plans.held(desk, found)
    assert [(one.line.month, len(one.events), one.used) for one in held] == [(3, 1, 250000), (9, 0, 0)]
    assert plans.spent(desk, 2026) == plans.Money(1000000, 250000)
    courses.cancel(desk, event.id, "改期")
    assert not plans.held(desk, found)[0].events
    paper = plans.plan_paper(desk, found)
    text = text_of(paper.pdf)
    for part in (
        "连教字〔2026〕12号",
        "《关于加强后备干部培养工作的意见》（连教字〔2026〕36号）",
        "一、培训目标",
        "10000元",
        "组长：周文（局长）",
        "2026年3月1日",
    ):
        assert part in text.replace("\n", ""), part
    assert "培训配档表" in text
    assert paper.docx.startswith(b"PK")
    schedule = text_of(plans.schedule_pdf(desk, found))
    assert schedule.index("开班讲座") < schedule.index("观摩考察")
    assert "4200" in schedule
    later_year = plans.draft(desk, 2027)
    assert (later_year.number, later_year.dated, len(later_year.schedule)) == ("", None, 2)
    assert not {one.id for one in later_year.schedule} & {one.id for one in found.schedule}


def test_a_survey_is_printed_typed_and_counted(desk: Desk) -> None:
    made = needs.put(desk, replace(needs.draft(desk, 2026), issued=20))
    text = text_of(needs.questionnaire_pdf(desk, made))
    for part in ("不记名", "规划学校发展", "最多选3项", "单选", "测试学校"):
        assert part in text
    assert pages_of(needs.questionnaire_pdf(desk, made)) == 1
    typed = [needs.read_numbers(made, tier, "1 2") for tier in ["deputy"] * 8 + ["young"] * 7 + ["chief"] * 2]
    made = needs.add_sheets(desk, made.id, typed)
    made = needs.put_remarks(desk, made.id, ["乙", "", "甲 "])
    assert made.remarks == tuple(sorted(("甲", "乙")))
    assert [one.sheets for one in made.answers] == [2, 8, 7]
    table = needs.table(made)
    assert all(base >= 5 for base in table.bases)
    result = text_of(needs.result_pdf(desk, made))
    for part in ("发出问卷20份，收回17份", "17（100%）", "合并"):
        assert part in result
    with refused("needs.issued"):
        needs.add_sheets(desk, made.id, typed)
    with refused("needs.small_bundle"):
        needs.add_sheets(desk, made.id, typed[:1])


def test_means_are_listed_used_and_taken_out(desk: Desk) -> None:
    one = means.put(desk, means.Lecturer("", "周文", valid_until=date(2026, 9, 1)))
    means.put(desk, means.Lecturer("", "丁一"))
    assert [found.name for found in means.listed(desk, means.Lecturer)] == ["丁一", "周文"]
    assert [found.state for found in means.endings(desk)] == ["ended"]
    event = courses.save(desk, replace(hall.event(), lecturer_ids=(one.id,)))
    assert [found.id for found in means.used(desk, one)] == [event.id]
    with refused("means.ended"):
        means.check_usable(desk, one.id)
    with refused("register.reason_missing"):
        means.void(desk, one, "")
    means.void(desk, one, "调离")
    assert [found.name for found in means.listed(desk, means.Lecturer)] == ["丁一"]
    with refused("means.no_material"):
        means.reading_pdf(desk, 2026)
    book = means.put(
        desk, means.Material("", "给教师的建议", 2026, required=True, education=True, author="苏霍姆林斯基")
    )
    assert means.listed(desk, means.Material, 2026) == (book,)
    assert means.listed(desk, means.Material, 2025) == ()
    text = text_of(means.reading_pdf(desk, 2026))
    for part in ("学习书目及自学材料", "给教师的建议（教育专著）", "苏霍姆林斯基", "必读", "（无）"):
        assert part in text.replace("\n", ""), part


def test_a_guest_gets_an_id_and_a_name(desk: Desk) -> None:
    event = courses.save(desk, hall.event())
    with refused("course.no_name"):
        courses.enrol(desk, event.id, [Who("", " ")], "guest")
    courses.enrol(desk, event.id, [Who("", "外校同志", "外校")], "guest")
    found = courses.get(desk, event.id).people
    assert [(one.name, one.how, bool(one.person_id)) for one in found] == [("外校同志", "guest", True)]
