"""A bureau's folder and whole reports of schools that do not exist: everything asked for is there, everybody is eligible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cadredesk.actions import bureau_checks, desks, enrolment, intake, simulation
from cadredesk.actions.bureau_checks import RuleChoice
from cadredesk.desk import Desk
from cadredesk.domain.completeness import requirements
from cadredesk.packages import archive, manifest, report
from cadredesk.resources import read_toml

BUREAU = "EDU-1"
PROFILE = "school-000"
REVIEW = (
    ("age", "年龄"),
    ("education", "学历"),
    ("in_education", "在教育系统工作"),
    ("assessment", "年度考核"),
    ("sanction", "处分影响期"),
    ("conduct", "无违反政治纪律、拉票等不得列为考察对象的情形"),
)


def person(number: int, **changes: Any) -> dict[str, Any]:
    """An eligible person with a number of their own."""
    told: dict[str, Any] = {
        "id": f"p{number}",
        "name": "王李张刘陈杨黄赵吴周"[number % 10] + "伟芳娜敏静丽强磊军洋"[number // 10 % 10],
        "gender": "fm"[number % 2],
        "birth": "1994-08",
        "id_number": f"3700001994081{number:04d}X",
        "party": "cpc",
        "current_post": "教导主任",
        "current_post_kind": "middle_chief",
        "educations": [{"level": "bachelor", "full_time": True}],
        "assessments": [{"year": year, "grade": "competent"} for year in (2023, 2024, 2025)],
        "resume": [{"since": "2016-08", "text": "教师"}],
        "confirmed_none": ["sanctions"],
    }
    return {**told, **changes}


def payload(
    people: Sequence[dict[str, Any]], tier: str = "deputy", **changes: Any
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """A report that lacks nothing, and its files."""
    photo = b"\x89PNG a photo"
    path = "data/photos/" + "a" * 40 + ".png"
    named = [{"photo": path, **one} for one in people]
    files = {path: photo}
    papers = []
    wanted = requirements(read_toml("pool", "completeness.toml"))
    for one in wanted:
        for evidence in one.needs[0]:
            kind, _, key = evidence.partition(":")
            if kind == "paper" and key != "bio_sketch":
                for about in [each["id"] for each in people] if one.per == "person" else [""]:
                    content = f"%PDF {key} {about}".encode()
                    place = report.paper_path(content, "pdf")
                    files[place] = content
                    papers.append({"key": key, "title": one.title, "person_id": about, "path": place})
    ids = [one["id"] for one in people]
    meeting = {"number": "第1次", "on": "2026-09-08", "due": 6, "present": 5}
    items = [{"person_id": one, "outcome": "carried", "agree": 5, "disagree": 0, "defer": 0} for one in ids]
    findings = [[rule, label, "", "", "", "yes", ""] for rule, label in REVIEW]
    blocks = [[key, "好"] for key in ("performance", "shortcomings", "voting", "conclusions")]
    told = {
        "school": {"name": "青山小学", "stage": "primary"},
        "people": named,
        "papers": papers,
        "meetings": [
            {**meeting, "step": step, "items": items} for step in ("leadership_meeting", "branch_meeting")
        ],
        "results": [
            {
                "step": "evaluation",
                "attempt": 1,
                "counts": [{"due": 60, "present": 55, "issued": 55, "returned": 54, "invalid": 1}],
                "tally": {
                    "candidates": [
                        {"person": one, "composite": {"exact": "90", "shown": "90.00"}} for one in ids
                    ]
                },
            }
        ],
        "notices": [
            {
                "number": "1号",
                "ends": "2026-10-09",
                "postings": [{"posted_on": "2026-09-24", "removed_on": "2026-10-10"}],
            }
        ],
        "rounds": [
            {
                "id": "r",
                "district_notice": {"reference_date": "2026-09-01"},
                "eligibility": [{"person": one, "decision": "admitted", "findings": findings} for one in ids],
                "inspection_reports": [
                    {"person_id": one, "blocks": blocks, "checks": [["discipline", "clear", ""]]}
                    for one in ids
                ],
                "talks": [{"person": one, "opinions": {"agree": 3}} for one in ids],
                "final": [{"person": one, "tier": tier} for one in ids],
                "steps": [{"step": "evaluation", "state": "closed"}],
            }
        ],
    }
    return {**told, **changes}, files


@dataclass
class District:
    """A bureau at its desk, and the schools' streams to it."""

    desk: Desk
    place: Path
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)

    def report(
        self, school: int, people: Sequence[dict[str, Any]], tier: str = "deputy", **changes: Any
    ) -> intake.Intake:
        """Imports the next report of school number `school` (from 1)."""
        told, files = payload(people, tier, **changes)
        told.setdefault("school", {})["name"] = f"第{school}小学"
        path = self.place / "report.cdp"
        path.write_bytes(self.package(school, told, files))
        return intake.import_package(self.desk, path)

    def package(self, school: int, told: dict[str, Any], files: dict[str, bytes]) -> bytes:
        """The next package of a school."""
        one = simulation.SimulatedSchool(f"SIM-{school:04d}")
        seq, prev = self.heads.get(one.code, (0, manifest.NO_PREVIOUS))
        data = simulation.package(one, BUREAU, seq + 1, prev, payload=told, files=files, period="2026")
        entry = archive.read(data)[0]
        self.heads[one.code] = (seq + 1, manifest.package_id(data[entry.start : entry.start + entry.size]))
        return data


def open_district(folder: Path, schools: int = 4, *, rules: bool = True) -> District:
    """A bureau that has enrolled that many schools and chosen its rules."""
    desk = desks.test_folder(folder / "bureau", org=BUREAU, mode="bureau")
    enrolment.enrol_for_test(desk, {one.code: one.key_line for one in simulation.schools(schools)})
    if rules:
        bureau_checks.put_rules(desk, RuleChoice(PROFILE))
    return District(desk, folder)
