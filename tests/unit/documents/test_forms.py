"""Forms and tables: every value stands on the paper, long ones whole, heads repeat, nothing outside the page."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO

import pdfplumber
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cadredesk import resources
from cadredesk.documents import (
    attendance_sheet,
    dossier_checklist,
    eligibility_list,
    issue_slip,
    machine_record,
    meeting_vote_slip,
    objection_register,
    package_slip,
    personal,
    posting_record,
    recommendation_form,
    recommendation_summary,
    record_of_round,
    recovery_sheet,
    registration_form,
    result_sheet,
    roster,
    talk_record,
    talk_statistics,
    tally_sheet,
)
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.eligibility import Finding
from cadredesk.domain.form import BallotForm, Column, Element, Row
from cadredesk.domain.inspection import Interview, Talk, Talks
from cadredesk.domain.machine_record import MachineRecord, SpotCheck
from cadredesk.domain.meeting import Attendee, Item, ItemResult, MeetingRecord
from cadredesk.domain.notice import Objection, Posting, PublicNotice
from cadredesk.domain.person import (
    Assessment,
    Education,
    FamilyMember,
    Person,
    Post,
    ResumeLine,
    Reward,
    Sanction,
    Title,
)
from cadredesk.domain.profile_text import parse
from cadredesk.domain.round import (
    DistrictNotice,
    Dossier,
    DossierItem,
    Nomination,
    Nominations,
    Round,
    StepRecord,
    Votes,
)
from cadredesk.domain.statistics import AGE_BANDS, age_on, summary
from cadredesk.domain.tally import Ballots, TallyRule, VoterGroup, shown, tally
from cadredesk.domain.terms import Terms

W = resources.wording
TERMS = Terms.from_mapping(resources.read_toml("terms", "person.toml"))
FILE = W("personal")
SCHOOL = "青山镇中心小学"
ON = dt.date(2026, 11, 21)
NAMES = ("干露", "于谦", "王文", "王达", "田富", "田大利", "李䶮", "欧阳少东", "迪丽娜尔·艾合买提")
POSTS = (
    "教务处副主任",
    "德育处主任",
    "教研组长",
    "总务处副主任",
    "班主任",
    "年级组长",
    "办公室副主任",
    "体卫艺处副主任",
    "少先队大队辅导员",
)


def picture() -> bytes:
    written = BytesIO()
    Image.new("RGB", (80, 100), "#335577").save(written, "PNG")
    return written.getvalue()


def person(number: int = 1) -> Person:
    return Person(
        id=f"p{number}",
        name=NAMES[number],
        gender="m" if number % 2 else "f",
        birth=PartialDate(1991, 6, 30),
        ethnicity="维吾尔族" if number == 8 else "汉族",
        native_place="山东青山",
        birthplace="山东济宁",
        party="cpc",
        party_joined=PartialDate(2012, 11),
        work_started=PartialDate(2013, 8),
        health="健康",
        expertise="小学语文教学",
        current_post=POSTS[number],
        familiar_field="德育管理",
        cultivation_direction="副校级",
        cultivation_measures="参加校长任职资格培训，到优质学校挂职半年。",
        educations=(
            Education("bachelor", True, "bachelor", "山东师范大学", "思想政治教育"),
            Education("master", False, "master", "东北师范大学", "教育管理"),
        ),
        titles=(Title("一级教师", "intermediate"),),
        posts=(Post("德育处副主任", "middle_deputy", "", PartialDate(2016, 8), PartialDate(2021, 7)),),
        assessments=(
            Assessment(2023, "excellent"),
            Assessment(2024, "competent"),
            Assessment(2025, "excellent"),
        ),
        rewards=(Reward("优秀教师", PartialDate(2023, 9), "青山县人民政府", "县级"),),
        sanctions=(Sanction("警告", PartialDate(2019, 3), PartialDate(2019, 9), "中共青山镇委员会"),),
        family=(
            FamilyMember("妻子", "李芳", PartialDate(1992, 3), "cpc", "青山镇第二小学教师"),
            FamilyMember("母亲", "王秀兰", PartialDate(1963, 7), "none", "务农，已故"),
        ),
        resume=(
            ResumeLine(PartialDate(2009, 9), PartialDate(2013, 7), "山东师范大学思想政治教育专业学习"),
            ResumeLine(PartialDate(2013, 8), None, "青山镇中心小学教师、德育处主任"),
        ),
    )


PEOPLE = tuple(person(number) for number in range(9))
GRADES = tuple(
    Column(key, text) for key, text in zip("abcd", ("优秀", "称职", "基本称职", "不称职"), strict=True)
)
ELEMENTS = tuple(
    Element(key, text) for key, text in zip(("de", "neng", "qin", "ji", "lian"), "德能勤绩廉", strict=True)
)
ROWS = tuple(Row(one.id, one.name, one.current_post) for one in PEOPLE)
EVALUATION = BallotForm("后备干部民主测评票", "grades", ROWS, GRADES, ELEMENTS)
RECOMMENDATION = BallotForm(
    "后备干部民主推荐票", "recommendation", (*ROWS, Row("w1", "")), (Column("choose", "推荐"),), max=2
)
GROUPS = (
    VoterGroup("leaders", "班子成员", None, 5, 4, 4, 4, 0),
    VoterGroup("middle", "中层干部", None, 12, 11, 11, 11, 0),
    VoterGroup("staff", "教职工", None, 60, 55, 55, 54, 1, "一人带走选票"),
)
DIGEST = "0123456789abcdef" * 4


def evaluated() -> result_sheet.ResultSheet:
    ballots = [
        Ballots(group.id, EVALUATION.pattern({g.id: "abcd"[(n + place) % 4] for g in EVALUATION.groups()}), 1)
        for place, group in enumerate(GROUPS)
        for n in range(group.valid)
    ]
    result = tally(EVALUATION, TallyRule(), GROUPS, ballots)
    return result_sheet.ResultSheet(
        SCHOOL,
        "后备干部民主测评",
        result,
        "培养计划第九条",
        ON,
        "学校报告厅",
        "周文",
        ("方丽华",),
        ("车敏",),
        DIGEST,
    )


def recommended() -> recommendation_summary.RecommendationSummary:
    ballots = [
        Ballots(
            group.id,
            RECOMMENDATION.pattern({"all": [f"p{n % 9}", "w:赵敏" if n == 3 else f"p{(n + 4) % 9}"]}),
            1,
        )
        for group in GROUPS
        for n in range(group.valid)
    ]
    result = tally(RECOMMENDATION, TallyRule(element_weights=()), GROUPS, ballots)
    return recommendation_summary.RecommendationSummary(
        SCHOOL, "后备干部民主推荐", "副职后备", result, ON, "学校报告厅", (("p0", 3),), True, DIGEST
    )


FINDINGS = (
    Finding(
        "age",
        "年龄",
        "未满35周岁",
        "1991年6月30日出生，35周岁",
        "出生年月",
        "no",
        "培养计划第一条",
        exception="连续三年优秀",
    ),
    Finding(
        "ns", "惩处", "无影响期内的惩处", "未填", "惩处", "unknown", "培养计划第二条", ask="请确认有无惩处"
    ),
    Finding("edu", "学历", "大专及以上", "全日制大学本科", "学历学位", "yes", "培养计划第三条"),
)
TALKS = Talks(
    tuple(
        Talk(
            str(n), f"p{n % 9}", f"谈话人{n}", ("班子成员", "教职工")[n % 2], "同事", dt.date(2026, 12, 3), "校长室", "李静",
            "车敏", (("工作实绩", "实绩突出。"),), ("agree", "disagree", "other")[n % 3], ("作风扎实",),
        )
        for n in range(20)
    ),
    (Interview("p1", dt.date(2026, 12, 5), "会议室", "李静、王军", "谈了成长经历。"),),
)  # fmt: skip
POSTING = Posting(
    "n1",
    "notice",
    dt.date(2026, 12, 18),
    (),
    "青小〔2026〕12号",
    "学校公示栏",
    "车敏",
    "何平",
    "",
    dt.date(2026, 12, 28),
)
NOTICE = PublicNotice(
    "青小〔2026〕12号",
    postings=(POSTING,),
    objections=(
        Objection(
            "o1",
            dt.date(2026, 12, 22),
            "letter",
            True,
            "赵一",
            "p1",
            "评优程序问题。",
            "李静",
            "程序完整。",
            "不属实",
        ),
        Objection("o2", dt.date(2026, 12, 23), "phone", False, "钱二", "p8", "考勤问题。"),
    ),
)
IDS = {one.id: one.name for one in PEOPLE}
MEETING = MeetingRecord(
    "第9次", "校务会议", ON, "9:00", "10:00", "二楼会议室", "方敏", "车敏",
    tuple(Attendee(name) for name in ("方敏", "李静", "王军", "周文", "于谦")),
    items=(Item("p1", ("于谦",), (), 4), Item("p2", (), (), 2, 3)),
)  # fmt: skip
DOSSIER = Dossier(
    (DossierItem("public_notice", 2, True), DossierItem("roster", 1, False, "缺公章")),
    "青小〔2026〕15号",
    ON,
    (DIGEST,),
)


def the_round() -> Round:
    profile = parse((resources.root() / "profiles" / "school-000.toml").read_text(encoding="utf-8"))
    named = tuple(Nomination(one.id, "deputy", "department") for one in PEOPLE)
    return Round(
        "r1",
        "2026年后备干部选拔",
        2026,
        profile,
        "primary",
        ON,
        steps=(
            StepRecord("district_notice", 1, "closed", DistrictNotice("青教〔2026〕8号"), ON, ON, "u1"),
            StepRecord("nomination", 2, "closed", Nominations(named), ON, ON, "u1"),
            StepRecord(
                "recommendation_vote", 1, "skipped", Votes(place="不应出现"), ON, ON, "u1", "方案规定可省略"
            ),
            StepRecord("leadership_meeting", 1, "open", MEETING, ON),
        ),
        history=(StepRecord("nomination", 1, "reopened", Nominations(named[:8]), ON, ON, "u1", "漏报一人"),),
    )


COUNTED = MachineRecord(
    406,
    396,
    2,
    2,
    6,
    17820,
    28,
    1,
    ("赵敏", "陈晨"),
    "cadredesk 1",
    (SpotCheck("rows", 150, 150, 17790, ("陈晨",)), SpotCheck("sheets", 10, 9, 396, ("赵敏",))),
)


def papers(watermark: str | None = None) -> dict[str, bytes]:
    """Every form and table of this folder, filled."""
    said = recommendation_form.Decision(ItemResult("p1", True, "carried", 7, 6, 6, 5, 0, 1, 4), ON)
    form = recommendation_form.RecommendationForm(
        PEOPLE[1], SCHOOL, "后备干部", ON, ON, picture(), "副职后备", "德育副校长", "领导推荐", "实绩突出。", 41, 53, "valid",
        "93.27", (("德", "95.10"), ("能", "92.30")), said, said, ("同意推荐", ON), ("无异议", ON),
    )  # fmt: skip
    reviewed = tuple(
        eligibility_list.ReviewedPerson(one, "副职后备", FINDINGS, "admitted", "例外理由成立")
        for one in PEOPLE
    )
    slip = package_slip.PackageSlip(
        DIGEST, "school.report", f"{SCHOOL}（SCH-001）", "青山县教育局（EDU-1）", 1, 3, "2026-12-30T09:20:00+08:00",
        "CD1_SCH-001_EDU-1.cdp", 1834221, "SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8", (("文书", 27),),
    )  # fmt: skip
    items = tuple((one.name, one.current_post, "列为副职后备") for one in PEOPLE)
    attendees = tuple(
        Attendee(name, role="副校长", present=name != "李静", reason="因公出差") for name in ("李静", "王军")
    )
    mark = watermark
    return {
        "recommendation_form": recommendation_form.pdf(form, W("recommendation_form"), FILE, TERMS, mark),
        "registration_form": registration_form.pdf(
            registration_form.RegistrationForm(PEOPLE[8], SCHOOL, "后备干部", ON, ON, picture()),
            W("registration_form"), FILE, TERMS, mark,
        ),
        "eligibility_list": eligibility_list.pdf(
            eligibility_list.EligibilityList(SCHOOL, "后备干部", "培养计划", ON, reviewed, ON, ("李静", "王军")), W("eligibility_list"), mark
        ),
        "attendance_sheet": attendance_sheet.pdf(
            attendance_sheet.AttendanceSheet("支委会签到表", attendees, ON, "9:00", "二楼会议室", held=True),
            W("attendance_sheet"), mark,
        ),
        "staff_sheet": attendance_sheet.pdf(
            attendance_sheet.AttendanceSheet("全体教职工大会签到表", tuple(map(Attendee, NAMES)) * 9, ON, columns=2),
            W("attendance_sheet"), mark,
        ),
        "meeting_vote_slip": meeting_vote_slip.pdf(
            meeting_vote_slip.VoteSlip("支委会", "第9次支委会", items, ON), W("meeting_vote_slip"), mark
        ),
        "issue_slip": issue_slip.pdf(
            issue_slip.IssueSlip(SCHOOL, "民主测评", GROUPS, (("leaders", 6), ("middle", 13), ("staff", 65)), ON),
            W("issue_slip"), mark,
        ),
        "machine_record": machine_record.pdf(
            machine_record.MachineCountRecord(SCHOOL, "民主测评", 400, "machine_hand", COUNTED, ON, "二楼会议室"),
            W("machine_record"), mark,
        ),
        "tally_sheet": tally_sheet.pdf(tally_sheet.TallySheet(EVALUATION, "教职工", 60), W("tally_sheet"), mark),
        "result_sheet": result_sheet.pdf(evaluated(), W("result_sheet"), mark),
        "recommendation_summary": recommendation_summary.pdf(recommended(), W("recommendation_summary"), mark),
        "talk_record": talk_record.pdf(talk_record.TalkRecord(PEOPLE[1], TALKS.talks[1]), W("talk_record"), TERMS, mark),
        "interview_record": talk_record.interview_pdf(
            talk_record.InterviewRecord(PEOPLE[1], TALKS.interviews[0]), W("talk_record"), mark
        ),
        "talk_statistics": talk_statistics.pdf(
            talk_statistics.TalkStatistics(SCHOOL, TALKS, tuple(IDS.items())), W("talk_statistics"), mark
        ),
        "roster": roster.pdf(roster.Roster(SCHOOL, "后备干部", PEOPLE, ON, ON, "姓氏笔画"), W("roster"), TERMS, mark),
        "objection_register": objection_register.pdf(
            objection_register.ObjectionRegister(SCHOOL, NOTICE, IDS), W("objection_register"), mark
        ),
        "posting_record": posting_record.pdf(
            posting_record.PostingRecord(SCHOOL, POSTING, picture()), W("posting_record"), mark
        ),
        "dossier_checklist": dossier_checklist.pdf(
            dossier_checklist.DossierChecklist(SCHOOL, "2026年后备干部选拔", DOSSIER, {"roster": "后备干部名册"}),
            W("dossier_checklist"), mark,
        ),
        "record_of_round": record_of_round.pdf(
            record_of_round.RecordOfRound(SCHOOL, the_round(), IDS, {"u1": "车敏"}), W("record_of_round"), mark
        ),
        "recovery_sheet": recovery_sheet.pdf(
            recovery_sheet.RecoverySheet(SCHOOL, "SCH-001", "6ZR2H-DDXQ5-G81M0-PSE0A", ON, (("审批人", "周文"),)),
            W("recovery_sheet"), mark,
        ),
        "package_slip": package_slip.pdf(slip, W("package_slip"), mark),
    }  # fmt: skip


PAPERS = papers()

EXPECTED = {
    "recommendation_form": (
        "于谦", "1991.06（35岁）", "2012.11", "大学本科学士", "硕士研究生硕士", "山东师范大学思想政治教育", "一级教师",
        "2009.09--2013.07", "2013.08--", "2023.09青山县人民政府（县级）优秀教师", "2019.03中共青山镇委员会警告（影响期至2019.09）",
        "2023年优秀2024年合格2025年优秀", "妻子李芳34中共党员青山镇第二小学教师", "母亲王秀兰群众务农（已故）",
        "副职后备", "德育副校长", "得票41票，得票率77.36%（以有效票53为基数）", "综合得分：93.27分德95.10能92.30",
        "应到会7人，实到6人，参加表决6人，同意5票，不同意0票，缓议1票。会议同意推荐。", "同意推荐", "无异议", "（盖章）2026年11月21日",
        "（盖章）年月日",
    ),
    "registration_form": ("迪丽娜尔·艾合买提", "维吾尔族", "德育管理", "副校级", "参加校长任职资格培训，到优质学校挂职半年。"),
    "eligibility_list": (
        *NAMES, "未满35周岁", "1991年6月30日出生，35周岁", "不符合（例外）", "连续三年优秀", "待办：请确认有无惩处", "审查结论：通过",
        "计算年龄和年限截至2026年11月21日。审查人：李静、王军。",
    ),
    "attendance_sheet": ("请假：因公出差", "应到2人，实到1人，缺席1人", "二楼会议室", "2026年11月21日9:00"),
    "staff_sheet": (*NAMES, "应到81人，实到______人"),
    "meeting_vote_slip": (*NAMES, *POSTS, "同意", "不同意", "缓议"),
    "issue_slip": ("教职工6055655510541531", "合计7770847014691681", "教职工：一人带走选票"),
    "machine_record": (
        "400406396226", "机读、手工统计（逐行核对一致）", "赵敏、陈晨", "17820281", "行（对照画面）177901501501.98%陈晨",
        "张（对照纸票）3961093", "封票后不保留票的顺序和时间", "监票人", "复核人",
    ),
    "tally_sheet": (*NAMES, "优秀", "弃权", "□" * 5),
    "result_sheet": (
        *NAMES, "中层干部3012", "91.67%", "德20%、能15%、勤15%、绩30%、廉20%", "优秀票×100＋称职票×80＋基本称职票×60＋不称职票×40",
        "封票数据摘要（SHA-256）：" + DIGEST, "有投票人类别不足5张有效票，各类别得分均不单独列出", "方丽华", "车敏",
    ),
    "recommendation_summary": (*NAMES, "赵敏", "另荐", "应到77人，实到70人；发出推荐票70张，收回69张，有效68张，无效1张", DIGEST),
    "talk_record": ("谈话人1", "教职工", "实绩突出。", "作风扎实", "不同意", "内部资料注意保密"),
    "interview_record": ("于谦", "李静、王军", "谈了成长经历。"),
    "talk_statistics": (*NAMES, "作风扎实（3）", "谈话时间：2026年12月3日一、"),
    "roster": (
        *NAMES, "共有后备干部9名，其中：男4名，女5名；非中共党员0名；少数民族1名；30岁以下0名，31至35岁9名", "平均年龄35.00岁",
        "博士0名，硕士9名，学士0名", "（女、维吾尔族）", "2016.08--2021.07德育处副主任", "按姓氏笔画排列",
    ),
    "objection_register": ("赵一", "匿名", "评优程序问题。", "程序完整。", "不属实", "办理中", "迪丽娜尔·艾合买提"),
    "posting_record": ("学校公示栏", "2026年12月18日", "2026年12月28日", "（贴照片处）", "公示张贴、撤除记录"),
    "dossier_checklist": ("public_notice2√", "后备干部名册1缺公章", "共2种材料，已齐1种，缺1种", DIGEST[:12]),
    "record_of_round": (
        "推荐提名（第1稿）已重开", "漏报一人", "方案规定可省略", "提名9人：" + "、".join(NAMES), "回避：于谦", "通过1人：于谦", "未通过1人：王文",
        "应到5人，实到5人", "车敏",
    ),
    "recovery_sheet": ("第1组6ZR2H", "第4组PSE0A", "周文", "不得拍照"),
    "package_slip": (DIGEST, "0123456789AB", "第1期第3号", "1,834,221字节", "文书27", "学校报告"),
}  # fmt: skip


def text_of(pdf: bytes) -> str:
    """The text in the order of drawing, without blanks, so that wrapped values stand whole."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return re.sub(r"[\s\u3000\ufffe]", "", found)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_value_stands_on_the_paper(name: str) -> None:
    text = text_of(PAPERS[name])
    for value in EXPECTED[name]:
        assert value in text, value


def test_what_must_not_stand_on_a_paper_does_not() -> None:
    assert "钱二" not in text_of(PAPERS["objection_register"])
    assert "谈话人1" not in text_of(PAPERS["talk_statistics"])
    assert "不应出现" not in text_of(PAPERS["record_of_round"])
    # Four leaders voted: neither their score nor that of the group they could be worked out from.
    assert "班子成员得分" not in text_of(PAPERS["result_sheet"])
    # The dead have no age.
    assert "王秀兰63" not in text_of(PAPERS["recommendation_form"])


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_pages_are_counted_and_nothing_leaves_the_page(name: str) -> None:
    with pdfplumber.open(BytesIO(PAPERS[name])) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            for char in page.chars:
                assert char["x0"] > 8, (name, char["text"])
                assert char["x1"] < float(page.width) - 8, (name, char["text"])
                assert char["top"] > 8, (name, char["text"])
                assert char["bottom"] < float(page.height) - 8, (name, char["text"])
            if name not in ("recovery_sheet", "package_slip"):
                assert f"第 {number} 页" in page.extract_text()
                assert f"共 {len(pdf.pages)} 页" in page.extract_text()


def test_equal_values_give_equal_bytes_and_a_rehearsal_is_marked_on_each_page() -> None:
    assert papers() == PAPERS
    for name, pdf in papers("演练").items():
        with pdfplumber.open(BytesIO(pdf)) as opened:
            for page in opened.pages:
                large = [char["text"] for char in page.chars if char["size"] > 60]
                assert "".join(sorted(large)) == "".join(sorted("演练")), name


def test_scores_on_the_sheet_are_those_of_the_tally() -> None:
    sheet = evaluated()
    text = text_of(PAPERS["result_sheet"])
    for candidate in sheet.result.candidates:
        assert candidate.composite is not None
        scores = "".join(shown(e.score) for e in candidate.elements if e.score is not None)
        base = sum(element.base for element in candidate.elements)
        excellent = sum(dict(element.counts)["a"] for element in candidate.elements)
        assert f"{scores}{base}{shown(Fraction(100 * excellent, base))}%" in text
        assert shown(candidate.composite) in text


def test_a_long_value_is_whole_on_every_paper_and_goes_on_over_pages() -> None:
    long = "".join(chr(0x4E00 + n % 2000) for n in range(4000))
    long = "".join(character for character in long if resources.stroke_order().count(character))
    talk = dataclasses.replace(TALKS.talks[0], topics=(("工作实绩", long),))
    pdf = talk_record.pdf(talk_record.TalkRecord(PEOPLE[1], talk), W("talk_record"), TERMS)
    body = "".join(_body(pdf))
    assert long in body
    notice = dataclasses.replace(
        NOTICE, objections=(dataclasses.replace(NOTICE.objections[0], content=long[:1500]),)
    )
    register = objection_register.pdf(
        objection_register.ObjectionRegister(SCHOOL, notice, IDS), W("objection_register")
    )
    with pdfplumber.open(BytesIO(register)) as opened:
        assert len(opened.pages) > 1
        assert all("反映内容" in re.sub(r"\s", "", page.extract_text()) for page in opened.pages[:-1])
    missing = set(long[:1500]) - set(text_of(register))
    assert not missing


def _body(pdf: bytes) -> Iterator[str]:
    """The text of each page without head and foot."""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            middle = page.crop((140, 55, float(page.width), float(page.height) - 55))
            lines = middle.extract_text_lines()
            yield "".join(re.sub(r"\s", "", line["text"]) for line in lines)


def test_a_long_resume_and_family_break_over_pages() -> None:
    long = dataclasses.replace(PEOPLE[1], resume=PEOPLE[1].resume * 25, family=PEOPLE[1].family * 6)
    value = recommendation_form.RecommendationForm(long, SCHOOL, "后备干部", ON)
    text = text_of(recommendation_form.pdf(value, W("recommendation_form"), FILE, TERMS))
    assert text.count("2009.09--2013.07") == 25
    assert text.count("务农（已故）") == 6
    assert "简历（续）" in text


def test_nothing_known_is_blank_and_confirmed_none_is_said() -> None:
    bare = Person("p1", "于谦")
    assert personal.rewards_text(bare, FILE) == ""
    assert personal.assessments_text(bare, FILE, TERMS) == ""
    told = dataclasses.replace(
        bare, confirmed_none=frozenset({"rewards", "sanctions", "assessments", "family"})
    )
    assert personal.rewards_text(told, FILE) == "无"
    assert personal.assessments_text(told, FILE, TERMS) == "无"
    value = registration_form.RegistrationForm(bare, SCHOOL, "后备干部", ON)
    assert "于谦" in text_of(registration_form.pdf(value, W("registration_form"), FILE, TERMS))


def test_issue_slip_adds_up_and_leaves_blanks_to_write_in() -> None:
    text = text_of(PAPERS["issue_slip"])
    assert "合计7770847014691681" in text
    blank = issue_slip.IssueSlip(
        SCHOOL, "民主测评", (VoterGroup("staff", "教职工"), VoterGroup("middle", "中层"))
    )
    found = text_of(issue_slip.pdf(blank, W("issue_slip")))
    assert found.endswith("无效票教职工中层合计")


def test_two_vote_slips_share_a_sheet_where_they_fit() -> None:
    items = tuple((name, "教师", "列为后备") for name in NAMES[:4])
    text = text_of(
        meeting_vote_slip.pdf(meeting_vote_slip.VoteSlip("支委会", "会", items), W("meeting_vote_slip"))
    )
    assert text.count("于谦") == 2
    assert text_of(PAPERS["meeting_vote_slip"]).count("于谦") == 1


def test_the_package_slip_carries_the_id_as_a_code() -> None:
    document = pypdfium2.PdfDocument(PAPERS["package_slip"])
    try:
        image = document[0].render(scale=200 / 72).to_pil()
    finally:
        document.close()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [DIGEST]


births = st.none() | st.builds(
    PartialDate, st.integers(1940, 2008), st.none() | st.integers(1, 12), st.none()
)
some_people = st.lists(
    st.builds(
        Person,
        id=st.just("x"),
        name=st.just("于谦"),
        gender=st.sampled_from(["m", "f", ""]),
        birth=births,
        ethnicity=st.sampled_from(["", "汉族", "回族"]),
        party=st.sampled_from(["cpc", "cpc_probationary", "league", "democratic", "none", "unknown"]),
        educations=st.lists(
            st.sampled_from(["none", "bachelor", "master", "doctor"]).map(
                lambda d: Education("bachelor", degree=d)
            ),
            max_size=3,
        ).map(tuple),
    ),
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(some_people, st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)), st.randoms())
def test_counts_add_up_and_know_no_order(people: list[Person], on: dt.date, chance: object) -> None:
    counts = summary(people, on)
    assert sum(counts.bands) + counts.age_unknown == counts.total == len(people)
    assert counts.male + counts.female + sum(not one.gender for one in people) == counts.total
    assert counts.doctor + counts.master + counts.bachelor <= counts.total
    ages = [age for one in people if (age := age_on(one.birth, on)) is not None]
    if ages:
        assert counts.average_age == Fraction(sum(ages), len(ages))
        assert min(ages) <= counts.average_age <= max(ages)
        by_hand = [sum(low <= age <= high for age in ages) for low, high in AGE_BANDS]
        assert list(counts.bands) == by_hand
    else:
        assert counts.average_age is None
    shuffled = list(people)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert summary(shuffled, on) == counts


@given(st.integers(1950, 2008), st.integers(1, 12), st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)))
def test_age_at_month_precision_is_the_forms_rule(year: int, month: int, on: dt.date) -> None:
    assert age_on(PartialDate(year, month), on) == on.year - year - (on.month < month)
