"""The papers of a whole round: they are there, they say what the round says, and nothing of them lies open."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from cadredesk.actions import desks, inspections, meetings, notices, papers, people, rounds
from cadredesk.actions.papers import KINDS
from cadredesk.domain.notice import Objection
from cadredesk.domain.round import Dossier, DossierItem
from cadredesk.errors import UserError
from cadredesk.messages import sentence
from tests.unit.actions import selection
from tests.unit.actions.selection import FACTS, Clock, School
from tests.unit.storage import folder


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[School]:
    monkeypatch.setenv("CADREDESK_TEST", "1")
    monkeypatch.setenv("CADREDESK_PASSWORD", "test")
    clock = Clock(date(2026, 9, 1))
    desk = desks.test_folder(tmp_path / "data", now=clock)
    yield selection.school(desk, clock)
    desk.close()


def text_of(pdf: bytes) -> str:
    """The text of a PDF without blanks, as it can be found however it is laid out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for number in range(len(document)):
            page = document[number]
            pages.append(page.get_textpage().get_text_range())
        return "".join("".join(pages).split())
    finally:
        document.close()


def drawn(at: School, key: str, person_id: str = "") -> str:
    return text_of(papers.pdf(at.desk, papers.render(at.desk, at.round_id, key, person_id).id))


def line(at: School, key: str) -> papers.PaperLine:
    return next(one for one in papers.all_lines(at.desk, at.round_id) if one.key == key)


def test_every_kind_has_a_title_and_a_reason_has_a_sentence() -> None:
    for lang in ("zh_CN", "en"):
        for kind in KINDS:
            assert not sentence(f"papers.kind_{kind.key}", lang).startswith("papers.")
    assert len({kind.key for kind in KINDS}) == len(KINDS)


def test_a_fresh_round_says_why_nothing_is_due(at: School) -> None:
    lines = papers.all_lines(at.desk, at.round_id)
    assert {one.state for one in lines} == {"not_due"}
    for one in lines:
        for lang in ("zh_CN", "en"):
            assert not sentence(one.reason, lang).startswith(one.reason), one.reason
    with pytest.raises(UserError, match=r"papers.not_yet"):
        papers.render(at.desk, at.round_id, "public_notice")
    with pytest.raises(UserError, match=r"papers.unknown"):
        papers.render(at.desk, at.round_id, "no_such_paper")
    with pytest.raises(UserError, match=r"papers.none_due"):
        papers.combined(at.desk, at.round_id, "evaluation")


def test_the_papers_of_a_whole_round(at: School) -> None:
    selection.up_to(at, "dossier")
    items = (DossierItem("public_notice", 2, True), DossierItem("inspection_report", 3, True))
    rounds.save_dossier(at.desk, at.round_id, Dossier(items, "校党〔2026〕1号", date(2026, 10, 13)))
    files = papers.render_all(at.desk, at.round_id)
    made = {(one.key, one.person_id): text_of(papers.pdf(at.desk, one.id)) for one in files}
    left = {one.key for one in papers.all_lines(at.desk, at.round_id) if one.state == "not_due"}
    assert left == {
        "recommendation_signing",
        "leadership_vote_slip",
        "branch_vote_slip",
        "examination_vote_slip",
        "continuation",
    }
    first = at.id("田富")
    said = {
        ("recommendation_form", first): ("后备干部推荐表", "田富", "1995.03", "教务处", "副职后备"),
        ("recommendation_complete", first): ("93.33分", "同意5票", "会议同意推荐", "2026年10月9日止"),
        ("registration_form", first): ("田富", "山东师范大学教育学"),
        ("eligibility_list", ""): ("李䶮", "田大利", "符合", "学校计划第一条：未满35周岁", "2026年9月4日"),
        ("leadership_minutes", ""): ("校务会议纪要", "应到会成员5名", "会议决定，同意田富、田大利、李䶮"),
        ("branch_minutes", ""): ("李静按回避规定离开会场", "同意4票", "有4名以上成员到会"),
        ("examination_signing", ""): ("周文", "方敏", "2026年9月22日"),
        ("inspection_plan", ""): (
            "考察工作方案",
            "求意见（班子成员、教职工代表），并经",
            "方法步骤",
            "田大利",
        ),
        ("advance_notice", ""): ("2026年9月14日至2026年9月18日", "孙丽", "组长", "12380"),
        ("advance_posting_record", ""): ("2026年9月11日", "公示栏"),
        ("evaluation_signing", ""): ("民主测评大会签到表", "田大利"),
        ("talk_statistics", ""): ("教师代表", "踏实"),
        ("interview_record", first): ("田富", "2026年9月17日", "孙丽"),
        ("inspection_report", first): ("田富同志考察材料", "综合得分93.33分", "急躁", "未发现问题", "组长"),
        ("public_notice", ""): (
            "2026年9月24日至2026年10月9日",
            "17:00",
            "93.33",
            "1995年3月",
            "0539-8100000",
        ),
        ("objection_register", ""): ("公示1号",),
        ("public_notice_result", ""): ("15个自然日、5个工作日", "校门口公示栏", "未收到对公示人选的意见"),
        ("final_list", ""): ("确定下列3名同志", "2026年10月12日", "姓氏笔画"),
        ("roster", ""): ("后备干部名册", "田大利"),
        ("record_of_round", ""): ("2026年后备干部选拔", "经办人"),
        ("dossier_checklist", ""): ("公示", "考察材料"),
        ("cover_report", ""): ("签发人：周文", "校党〔2026〕1号", "区教育局：", "随文报送材料5份"),
    }
    for key, texts in said.items():
        for text in texts:
            assert text in made[key], (key, text)
    vote = at.round.record("evaluation").value.vote_ids[0]  # type: ignore[union-attr]
    assert "93.33" in made["evaluation_result", vote]
    assert "民主测评票" in made["evaluation_ballot", vote]
    for key, text in made.items():
        assert "演练" not in text, key
    numbers = [one.number for one in files]
    assert len(set(numbers)) == len(numbers)
    assert numbers == sorted(numbers)
    assert [one.file_name for one in files if one.key == "public_notice"] == ["13-1 公示.pdf"]
    # Papers are sealed: no name stands in any file of the folder.
    names = [name.encode(form) for name in ("田大利", "李䶮") for form in ("utf-8", "utf-16-le", "gb18030")]
    for path in at.desk.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not any(name in data for name in names), path.name
            assert b"%PDF" not in data, path.name


def test_a_paper_is_to_print_then_printed_then_stale(at: School) -> None:
    selection.with_notice(at)
    selection.with_nominations(at)
    rounds.reopen_step(at.desk, at.round_id, "nomination", "补充")
    person = at.id("李䶮")
    file = papers.render(at.desk, at.round_id, "recommendation_form", person)
    assert papers.render(at.desk, at.round_id, "recommendation_form", person) == file
    mine = [one for one in papers.of_step(at.desk, at.round_id, "nomination") if one.person_id == person]
    assert [(one.state, one.paper_id, one.pages) for one in mine] == [("to_print", file.id, file.pages)]
    assert papers.page_count(at.desk, file.id) == file.pages
    papers.mark_printed(at.desk, file.id, 2)
    with pytest.raises(UserError, match=r"papers.copies"):
        papers.mark_printed(at.desk, file.id, 0)
    assert next(
        (one.state, one.printed_copies, one.printed_on)
        for one in papers.of_step(at.desk, at.round_id, "nomination")
        if one.person_id == person
    ) == ("printed", 2, date(2026, 9, 1))
    # A telephone stands on no form; a post does.
    people.save(at.desk, replace(people.get(at.desk, person), phone="13900000000"))
    assert papers.of_step(at.desk, at.round_id, "nomination")[2].state == "printed"
    people.save(at.desk, replace(people.get(at.desk, person), current_post="教务处主任"))
    assert papers.of_step(at.desk, at.round_id, "nomination")[2].state == "stale"
    again = papers.render(at.desk, at.round_id, "recommendation_form", person)
    assert again.id != file.id
    assert "教务处主任" in text_of(papers.pdf(at.desk, again.id))
    assert [one.id for one in papers.earlier(at.desk, at.round_id)] == [file.id]
    assert "语文教师" in text_of(papers.pdf(at.desk, file.id))
    # Never printed and made anew: the old one is gone, with its file.
    people.save(at.desk, replace(people.get(at.desk, person), current_post="副校长"))
    papers.render(at.desk, at.round_id, "recommendation_form", person)
    with pytest.raises(UserError, match=r"papers.unknown"):
        papers.pdf(at.desk, again.id)
    assert f"paper-{again.id}.pdf" not in at.desk.vault.file_names()


def test_what_was_printed_in_a_closed_step_stays_as_it_was(at: School) -> None:
    selection.up_to(at, "eligibility")
    person = at.id("田富")
    file = papers.render(at.desk, at.round_id, "recommendation_form", person)
    papers.mark_printed(at.desk, file.id)
    people.save(at.desk, replace(people.get(at.desk, person), current_post="副校长"))
    mine = [one for one in papers.of_step(at.desk, at.round_id, "nomination") if one.person_id == person]
    assert [one.state for one in mine] == ["printed"]


def test_an_objection_a_correction_and_a_withdrawal_have_their_sheets(at: School) -> None:
    selection.up_to(at, "public_notice")
    selection.with_posting(at)
    assert line(at, "continuation").reason == "papers.no_stop"
    objection = Objection("", date(2026, 9, 29), "letter", True, "张三丰", at.id("田富"), "任职时间不符")
    entered = notices.object(at.desk, at.round_id, objection)
    at.clock.day = date(2026, 10, 13)
    assert line(at, "continuation").reason == "papers.no_stop"
    notices.solve(at.desk, at.round_id, entered.id, date(2026, 10, 12), "王军", "查阅文件", "不属实")
    sheet = drawn(at, "continuation")
    assert "由2026年10月9日顺延至2026年10月16日" in sheet
    assert "9月28日、10月13日、10月14日、10月15日、10月16日" in sheet
    assert "张三丰" not in sheet
    assert "张三丰" in drawn(at, "objection_register")
    new = notices.correct(at.desk, at.round_id, date(2026, 10, 13), "录入有误", "李龚", "李䶮")
    sheet = drawn(at, "correction", new.id)
    for text in ("原文：“李龚”", "更正为：“李䶮”", "2026年10月13日至2026年10月20日"):
        assert text in sheet
    assert line(at, "continuation").reason == "papers.no_stop"
    gone = notices.withdraw(at.desk, at.round_id, date(2026, 10, 14), "人选有变化。")
    sheet = drawn(at, "withdrawal", gone.id)
    assert "因人选有变化，现予撤回" in sheet
    assert "田大利" in sheet
    records = [
        one for one in papers.of_step(at.desk, at.round_id, "public_notice") if one.key == "posting_record"
    ]
    assert [one.title.partition("（")[2] for one in records] == ["公示）", "更正公示）", "撤回公告）"]


def test_the_notice_can_be_printed_before_it_hangs(at: School) -> None:
    selection.up_to(at, "public_notice")
    assert line(at, "public_notice").reason == "papers.no_contact"
    at.clock.day = date(2026, 9, 24)
    notices.set_facts(at.desk, at.round_id, FACTS)
    file = papers.render(at.desk, at.round_id, "public_notice")
    papers.mark_printed(at.desk, file.id, 3)
    notices.post(at.desk, at.round_id, at.clock.day, "公示栏")
    assert line(at, "public_notice").state == "printed"
    # Posted in a year whose calendar is not known, its end is not sure and it is not due.
    at.clock.day = date(2027, 3, 1)
    notices.withdraw(at.desk, at.round_id, at.clock.day, "人选有变化")
    assert line(at, "public_notice").reason == "paper.no_date"


def test_nothing_personal_goes_on_the_wall(at: School) -> None:
    selection.up_to(at, "inspection_plan")
    value = selection.InspectionPlan("1号", "方案", (("联系人", "张三，电话13912345678"),), "全校")
    inspections.set_plan(at.desk, at.round_id, value)
    with pytest.raises(UserError, match=r"paper.personal_data"):
        papers.render(at.desk, at.round_id, "inspection_plan")
    plan = replace(value, sections=(("联系人", "办公室 {a}|@rows"), ("@考察对象", "略")))
    inspections.set_plan(at.desk, at.round_id, plan)
    assert "办公室{a}｜@rows" in drawn(at, "inspection_plan")


def test_official_papers_come_as_docx_and_a_step_in_one_pdf(at: School) -> None:
    selection.up_to(at, "branch_meeting")
    data = papers.docx(at.desk, at.round_id, "leadership_minutes")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "田大利" in archive.read("word/document.xml").decode()
    with pytest.raises(UserError, match=r"papers.no_docx"):
        papers.docx(at.desk, at.round_id, "leadership_signing")
    told: list[tuple[int, int]] = []
    whole = papers.combined(
        at.desk, at.round_id, "leadership_meeting", lambda done, total, _: told.append((done, total))
    )
    assert told == [(0, 2), (1, 2)]
    assert "签到表" in text_of(whole)
    assert "会议决定" in text_of(whole)
    file = papers.render(at.desk, at.round_id, "leadership_minutes")
    pixels = papers.pixels(at.desk, file.id, 0, 300)
    assert (pixels.width, len(pixels.rgb)) == (300, 300 * pixels.height * 3)
    assert min(pixels.rgb) < 100


def test_a_secret_vote_needs_a_slip_and_open_votes_make_no_minutes(at: School) -> None:
    selection.up_to(at, "leadership_meeting")
    record = selection.record(at, "leadership_meeting", date(2026, 9, 7))
    unvoted = tuple(replace(item, agree=0) for item in record.items)
    meetings.save(at.desk, at.round_id, "leadership_meeting", replace(record, ballot="secret", items=unvoted))
    assert line(at, "leadership_minutes").reason == "papers.votes_open"
    assert "田大利" in drawn(at, "leadership_vote_slip")


def test_every_page_of_the_rehearsal_is_marked(tmp_path: Path) -> None:
    clock = Clock(date(2026, 9, 1))
    desk = folder.create(tmp_path / "play", "rehearsal", now=clock).desk
    try:
        at = selection.up_to(selection.school(desk, clock), "eligibility")
        selection.with_review(at)
        for key, person in (("eligibility_list", ""), ("recommendation_form", at.id("田富"))):
            file = papers.render(desk, at.round_id, key, person)
            document = pypdfium2.PdfDocument(papers.pdf(desk, file.id))
            for number in range(len(document)):
                page = document[number]
                assert "演练" in page.get_textpage().get_text_range()
            document.close()
    finally:
        desk.close()
