"""The papers of the training years say what the desk knows, in the official words, and never print a box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from cadredesk.actions.training import certificates, exits, groups, opinion, study, year_papers
from cadredesk.actions.training.groups import Activity
from cadredesk.desk import Desk
from cadredesk.domain.meeting import Item
from cadredesk.domain.training.certificates import Assessed
from cadredesk.domain.training.study import CareTalk
from cadredesk.errors import UserError
from tests.unit.actions.selection import Clock
from tests.unit.actions.training import place
from tests.unit.actions.training.test_years import FRIDAY, group, hold, record, satisfied

PHOTO = (Path(__file__).resolve().parents[4] / "resources" / "sample" / "photo.png").read_bytes()


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, Clock]]:
    desk, clock = place.bureau(tmp_path / "data", monkeypatch)
    yield desk, clock
    desk.close()


def text(pdf: bytes) -> str:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return "".join(page.extract_text() for page in opened.pages).replace("\n", "").replace(" ", "")


def test_the_table_of_groups_and_the_report_of_an_activity(at: tuple[Desk, Clock]) -> None:
    desk, clock = at
    clock.day = FRIDAY
    with pytest.raises(UserError, match=r"group\.none"):
        year_papers.division(desk, 2026)
    groups.put(desk, replace(group(1, "p1", "p2", "p3"), tasks=(("p2", "记录"),)))
    activity = Activity(
        "a",
        "g1",
        2026,
        FRIDAY,
        "读书",
        "salon",
        "会议室",
        "p2",
        ("p1", "p2"),
        (("p3", "leader"),),
        "内容一",
        "亮点二",
    )
    groups.put_activity(desk, activity)
    activity = groups.add_photo(desk, activity, PHOTO)
    told = text(year_papers.division(desk, 2026))
    assert "共1个小组、3人" in told
    assert "于谦：记录" in told.replace("\u3000", "")
    told = text(year_papers.activity_report(desk, activity)).replace("\u3000", "")
    for part in ("应到3人，实到2人，请假1人，缺席0人", "王文（组长批准）", "2026年9月20日", "沙龙", "亮点二"):
        assert part in told, part


def test_the_review_the_notice_and_the_file(at: tuple[Desk, Clock]) -> None:
    desk, clock = at
    hold(desk, 2, ("p1", "p2"), date(2026, 3, 2))
    clock.day = date(2026, 12, 15)
    opinion.put_satisfaction(desk, satisfied("p1", 799))
    study.put(desk, CareTalk("c", "p1", 2026, FRIDAY, "支部书记", thoughts="不许印出"))
    below = [one for _, one in exits.at_risk(exits.findings(desk)) if one.reason == "satisfaction"]
    exits.propose(desk, below)
    with pytest.raises(UserError, match=r"exit\.not_left"):
        year_papers.exit_notice(desk, "p1")
    told = text(year_papers.exit_review(desk, exits.open_proposals(desk)))
    assert "满意799票÷有效票1000" in told
    assert "79.9%，标准80%" in told
    clock.day = date(2026, 12, 20)
    decided = exits.decide(desk, record(Item("p1", agree=7)), date(2026, 12, 31))
    told = text(year_papers.exit_review(desk, decided, exits.meetings(desk)[0]))
    assert "同意退出" in told
    notice = year_papers.exit_notice(desk, "p1", "区教党〔2026〕31号")
    told = text(notice.pdf)
    for part in (
        "关于干露同志退出后备干部库的通知",
        "2026年12月20日召开的党委会",
        "自2026年12月31日起退出",
        "79.9%",
    ):
        assert part in told, part
    assert notice.docx.startswith(b"PK")
    told = text(year_papers.training_file_of(desk, "p1"))
    assert "支部书记谈心谈话" in told
    assert "不许印出" not in told


def test_the_certificate_is_one_landscape_page_and_the_report_adds_up(at: tuple[Desk, Clock]) -> None:
    desk, clock = at
    hold(desk, 50, ("p1", "p2"), date(2026, 2, 1))
    clock.day = date(2027, 12, 1)
    certificates.assess(desk, Assessed("x1", "p1", 2027, clock.day, "passed", assessors=("人事科",)))
    made = year_papers.certificate(desk, certificates.grant(desk, "p1", clock.day, "区教育局"))
    with pdfplumber.open(BytesIO(made)) as opened:
        [page] = opened.pages
        assert page.width > page.height
    assert "干露同志，男，1990年3月生" in text(made)
    assert "2027-0001" in text(made)
    told = text(year_papers.year_report(desk, 2026))
    assert told.count("合计12300600") == 3, "every way of parting ends in the same total"
    assert "600／600" in told
