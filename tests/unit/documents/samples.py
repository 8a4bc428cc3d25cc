"""One value of every official paper, with the names that are hard to print."""

from __future__ import annotations

import datetime as dt

from cadredesk import resources
from cadredesk.documents import (
    advance_notice,
    continuation,
    correction,
    cover_report,
    final_list,
    inspection_plan,
    inspection_report,
    minutes,
    public_notice,
    public_notice_result,
    withdrawal,
)
from cadredesk.documents.official import OfficialPaper
from cadredesk.documents.paper import Head

DAY = dt.date(2026, 9, 24)
SCHOOL = "松山区第一中学"
HEAD = Head("中共松山区第一中学总支部委员会", DAY, contact="联系人：王老师，电话：0476—8220011")
TERM = "后备干部"
PHONE, WATCH = "0476-8220011", "0476-8220012、12380"
BASIS = "《中共松山区委教育工作委员会关于做好2026年度中小学校后备干部推荐工作的通知》（松教组〔2026〕3号）"
OLD = "松山区第一中学关于2026年度后备干部推荐人选的公示"
ROWS = (
    public_notice.Row("王㛃", "年级组长", "1990年3月", "88.12", "副校级后备"),
    public_notice.Row("李䶮", "教务处副主任", "1991年6月", "92.35", "副校级后备"),
    public_notice.Row("张喆𬭎", "政教处主任", "1992年11月", "90.40", "副校级后备"),
    public_notice.Row("欧阳少东", "总务处主任", "1989年1月", "86.00", "中层正职后备"),
    public_notice.Row("买买提·吐尔逊", "信息中心主任", "1993年12月", "91.07", "中层正职后备"),
    public_notice.Row("刘𠀀芳", "团委书记", "1995年8月", "89.55", "中层正职后备"),
)
NOTICE = public_notice.Notice(
    head=Head("中共松山区第一中学总支部委员会", DAY, number="松一中党〔2026〕12号"),
    school=SCHOOL,
    year=2026,
    term=TERM,
    basis=BASIS,
    procedure="民主推荐、民主测评、组织考察和学校党总支委员会研究",
    order="以姓氏笔画为序",
    rows=ROWS,
    posted_on=DAY,
    ends=dt.date(2026, 10, 9),
    calendar_days=7,
    working_days=5,
    office="学校党总支组织人事办公室",
    phone=PHONE,
    supervision_phone=WATCH,
    hours="工作日8:30—11:30，14:30—17:00",
    address="松山区振兴大街6号松山区第一中学行政楼206室",
    postcode="024005",
    where="学校公示栏、教师办公楼一楼大厅",
    audience="全体教职工",
)
CORRECTION = correction.Correction(
    HEAD,
    SCHOOL,
    2026,
    TERM,
    OLD,
    DAY,
    "李龚，教务处副主任",
    "李䶮，教务处副主任",
    "姓名用字录入有误",
    ROWS,
    dt.date(2026, 9, 28),
    dt.date(2026, 10, 12),
    PHONE,
    WATCH,
    "全体教职工",
)
WITHDRAWAL = withdrawal.Withdrawal(
    HEAD,
    SCHOOL,
    2026,
    TERM,
    OLD,
    "松一中党〔2026〕12号",
    DAY,
    "公示人选范围有变化",
    ("李䶮", "王㛃"),
    PHONE,
    "重新公示的时间另行公告。",
    "全体教职工",
)
CONTINUATION = continuation.Continuation(
    HEAD,
    SCHOOL,
    2026,
    TERM,
    OLD,
    DAY,
    dt.date(2026, 9, 29),
    dt.date(2026, 10, 12),
    dt.date(2026, 10, 9),
    dt.date(2026, 10, 16),
    (dt.date(2026, 9, 28), *(dt.date(2026, 10, d) for d in (13, 14, 15, 16))),
    PHONE,
    WATCH,
    "全体教职工",
)
RESULT = public_notice_result.Result(
    HEAD,
    SCHOOL,
    2026,
    TERM,
    "松山区教育局",
    BASIS,
    tuple(row.name for row in ROWS),
    DAY,
    dt.date(2026, 10, 16),
    7,
    5,
    "学校公示栏",
    (
        public_notice_result.Opinion(
            dt.date(2026, 9, 29),
            "来信",
            True,
            "反映一名人选任职时间与公示不一致。",
            "查阅任职文件，任职时间与公示一致。",
            "反映不属实，不影响推荐",
        ),
    ),
    ((dt.date(2026, 9, 29), dt.date(2026, 10, 12)),),
)
ADVANCE = advance_notice.AdvanceNotice(
    HEAD,
    SCHOOL,
    2026,
    TERM,
    BASIS,
    "学校党总支委员会",
    "考察推荐人选近三年德、能、勤、绩、廉情况，听取干部群众意见。",
    tuple(
        advance_notice.Subject(
            row.name,
            "男",
            row.birth.replace("年", ".").replace("月", ""),
            "大学",
            "中共党员",
            row.current_post,
        )
        for row in ROWS
    ),
    (
        advance_notice.Member("赵志国", "组长", "松山区第一中学党总支副书记", PHONE),
        advance_notice.Member("于谦", "成员", "松山区第一中学纪检委员", PHONE),
    ),
    dt.date(2026, 9, 28),
    dt.date(2026, 9, 30),
    "学校行政楼三楼会议室",
    "学校党总支组织人事办公室",
    WATCH,
    address="松山区振兴大街6号",
    audience="全体教职工",
)
PLAN = inspection_plan.Plan(
    Head(
        "中共松山区第一中学总支部委员会",
        DAY,
        "松一中党〔2026〕9号",
        issuer_mark="中共松山区第一中学总支部委员会文件",
        copies_to="松山区教育局人事科",
        printed_by="松山区第一中学党总支办公室",
    ),
    SCHOOL,
    2026,
    TERM,
    BASIS,
    "学校党总支委员会",
    tuple((row.name, row.current_post, row.intention) for row in ROWS),
    (("组长", "赵志国", "松山区第一中学党总支副书记"), ("成员", "于谦", "松山区第一中学纪检委员")),
    ("1991年1月1日以后出生；", "大学专科以上学历；", "身体健康，能够正常履行职责。"),
    (
        inspection_plan.Stage("发布预告", "9月24日", "在校内张贴考察预告。", "赵志国"),
        inspection_plan.Stage("民主测评", "9月28日", "召开教职工大会，对考察对象进行量化测评。", "于谦"),
        inspection_plan.Stage("个别谈话", "9月28日至29日", "在规定范围内谈话，并与本人面谈。", "考察组"),
    ),
    sought="全校范围内",
    audience="各党支部、各处室、各年级组",
)
REPORT = inspection_report.Report(
    Head("松山区第一中学考察组", dt.date(2026, 10, 8), sealed=False),
    "李䶮",
    {
        "sex": "男",
        "nation": "汉族",
        "birth": "1991年6月",
        "native": "内蒙古赤峰",
        "work_start": "2013年8月",
        "party": "中共党员",
        "education": "大学学历、理学学士",
        "title_of": "中小学一级教师",
        "post": "教务处副主任",
    },
    dt.date(2026, 9, 28),
    dt.date(2026, 9, 30),
    (
        ("政治素质", "该同志政治立场坚定，自觉执行党的教育方针。"),
        ("工作能力", "熟悉教学管理，2024年牵头完成全校课程安排调整。\n处事稳妥。"),
    ),
    "有时工作方法简单，与青年教师沟通不够。",
    (
        ("干部人事档案审核", "无异议", ""),
        ("个人有关事项", "一致", ""),
        ("党风廉政意见", "无影响", "已书面征求意见"),
        ("信访核查", "无反映", ""),
    ),
    "同意推荐为副校级后备干部人选。",
    (("组长", "赵志国"), ("成员", "于谦")),
    recommendation="在学校民主推荐中得45票，占有效票53票的84.91%。",
    evaluation="民主测评发出55票，收回54票，有效53票，综合得分92.35分。",
    talks="个别谈话12人，同意12人。",
    interview="10月8日与本人面谈，本人对不足有清醒认识。",
)
ENTRIES = tuple(cover_report.Entry(r.name, "男", "1991.06", r.current_post, r.intention) for r in ROWS)
COVER = cover_report.CoverReport(
    Head(
        "中共松山区第一中学总支部委员会",
        dt.date(2026, 10, 19),
        "松一中党〔2026〕15号",
        issuer_mark="中共松山区第一中学总支部委员会文件",
        approver="赵志国",
    ),
    SCHOOL,
    2026,
    TERM,
    "中共松山区委教育工作委员会",
    BASIS,
    "我校于8月20日启动推荐工作，先后完成报名推荐、资格审查、会议研究、民主测评、组织考察和公示。",
    "学校党总支委员会",
    ENTRIES,
    "公示自9月24日起至10月16日止，公示期间收到意见1件，已核查办结。",
    23,
    "3f9a0c1e",
)
FINAL = final_list.FinalList(
    HEAD,
    SCHOOL,
    2026,
    TERM,
    "学校党总支委员会",
    "以姓氏笔画为序",
    ENTRIES,
    audience="各党支部、各处室、各年级组",
)
MINUTES = minutes.Minutes(
    Head("", dt.date(2026, 9, 20), sealed=False),
    "中共松山区第一中学总支部委员会",
    "会议纪要",
    dt.date(2026, 9, 20),
    "15:00—16:20",
    "行政楼三楼会议室",
    "赵志国",
    "孙悦",
    (
        ("赵志国", "书记", ""),
        ("于谦", "纪检委员", ""),
        ("李䶮", "组织委员", ""),
        ("单雄信", "宣传委员", "公出"),
    ),
    3,
    "审议2026年度后备干部推荐人选",
    "hand",
    (
        minutes.Item(
            "李䶮", 4, 2, 2, 0, 0, 3, "not_carried", ("李䶮",), (("于谦", "同意。"), ("赵志国", "同意。"))
        ),
        minutes.Item("王㛃", 4, 3, 3, 0, 0, 3, "carried", (), (("于谦", "同意。"),)),
    ),
    "同意推荐王㛃为副校级后备干部人选。",
    ("孙悦",),
)


def papers(watermark: str | None = None) -> dict[str, OfficialPaper]:
    """Every official paper by the name of its file."""
    said = resources.wording
    columns = said("public_notice")["columns"]
    return {
        "public_notice": public_notice.paper_of(NOTICE, said("public_notice"), watermark),
        "correction": correction.paper_of(CORRECTION, said("correction"), columns, watermark),
        "withdrawal": withdrawal.paper_of(WITHDRAWAL, said("withdrawal"), watermark),
        "continuation": continuation.paper_of(CONTINUATION, said("continuation"), watermark),
        "public_notice_result": public_notice_result.paper_of(
            RESULT, said("public_notice_result"), watermark
        ),
        "advance_notice": advance_notice.paper_of(ADVANCE, said("advance_notice"), watermark),
        "inspection_plan": inspection_plan.paper_of(PLAN, said("inspection_plan"), watermark),
        "inspection_report": inspection_report.paper_of(REPORT, said("inspection_report"), watermark),
        "cover_report": cover_report.paper_of(COVER, said("cover_report"), watermark),
        "final_list": final_list.paper_of(FINAL, said("final_list"), watermark),
        "minutes": minutes.paper_of(MINUTES, said("minutes"), watermark),
    }
