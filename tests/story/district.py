"""A district with eighteen trainees and a year of training, drawn by lot, entered into a desk and kept for the reckoning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from cadredesk.actions.training import attendance, courses, credits, exams, groups, opinion, trainees
from cadredesk.desk import Desk
from cadredesk.domain.training.attendance import Mark
from cadredesk.domain.training.course import Event, Session
from cadredesk.domain.training.credit import CreditClaim
from cadredesk.domain.training.exam import Exam, ExamMark
from cadredesk.domain.training.exits import Place, Ranking, Satisfaction
from cadredesk.domain.training.groups import Activity, StudyGroup
from cadredesk.domain.training.trainee import Posting, Trainee
from tests.story.reckoning import Ledger
from tests.unit.actions.selection import Clock

YEAR = 2026
JOINED = date(2025, 9, 1)
NAMES = [
    "干露",
    "于谦",
    "王文",
    "王达",
    "田富",
    "田大利",
    "李䶮",
    "张三",
    "欧阳少东",
    "陈晨",
    "单雄信",
    "仇英",
    "曾巩",
    "吕布",
    "赵云",
    "周瑜",
    "孙权",
    "诸葛亮",
]
PRIMARY, SECONDARY = 10, 8


class District:
    """The desk, the people, and what each of them did."""

    def __init__(
        self, desk: Desk, clock: Clock, seed: int, ids: dict[int, tuple[str, str]] | None = None
    ) -> None:
        """`ids` gives (person's id, unit) of some of the people, by their number; the others are made up."""
        self.desk, self.clock, self.lot = desk, clock, Random(seed)
        self.people: dict[str, Ledger] = {}
        self.trainees: list[Trainee] = []
        for number, name in enumerate(NAMES):
            person, unit = (ids or {}).get(number, (f"p{number}", f"U{number}"))
            stage = "primary" if number < PRIMARY else "junior"
            posting = Posting(JOINED, unit, f"第{number + 1}学校", stage, "副校长")
            self.trainees.append(
                Trainee(
                    person, name, JOINED, (posting,), tier="deputy", gender="fm"[number % 2], birth="1992-05"
                )
            )
            self.people[person] = Ledger()
        self._unusual()
        clock.day = JOINED
        trainees.enrol(desk, self.trainees)

    def _unusual(self) -> None:
        """One who came during the year."""
        late = self.trainees[3]
        joined = date(YEAR, 4, 1)
        self.trainees[3] = replace(late, joined=joined, postings=(replace(late.now, since=joined),))
        self.people[late.id].joined_month = 4

    def year(self, events: int = 30, exams: int = 2) -> None:
        """Thirty events, nine groups, two exams, votes, two rankings, papers; fewer when the rest is typed in a window."""
        self._groups()
        for number in range(events):
            self._event(number)
        self._papers()
        self._exams(exams)
        self._rankings()
        self._votes()
        self.clock.day = date(YEAR, 12, 20)

    def here(self, day: date) -> list[Trainee]:
        """Who was in the pool."""
        return [one for one in self.trainees if one.member_on(day)]

    def _event(self, number: int) -> None:
        first = date(YEAR, 1, 10) + timedelta(days=11 * number)
        self.clock.day = first
        whole = number % 3 == 0
        halves = ("am", "pm") if whole else ("am",)
        sessions = tuple(Session(half, first, half, Fraction(3)) for half in halves)  # type: ignore[arg-type]
        event = courses.save(self.desk, Event("", "lecture", f"集中培训第{number + 1}讲", YEAR, sessions))
        there = self.here(first)
        ids = {one.id for one in there}
        courses.enrol(self.desk, event.id, [one for one in courses.candidates(self.desk) if one.id in ids])
        marks: dict[tuple[str, str], Mark | None] = {}
        for place, one in enumerate(there):
            lazy = 0.35 if place % 6 == 5 else 0.08
            for half in halves:
                mark = self._mark(half, one.id, lazy)
                marks[(half, one.id)] = mark
                self.people[one.id].marks.append((mark.code, 180, mark.minutes))
        attendance.save(self.desk, event.id, marks)

    def _mark(self, half: str, person: str, lazy: float) -> Mark:
        drawn = self.lot.random()
        if drawn < lazy * 0.5:
            return Mark(half, person, "absent")
        if drawn < lazy * 0.7:
            return Mark(half, person, "late", self.lot.choice((15, 30, 60, 90)))
        if drawn < lazy * 0.8:
            return Mark(half, person, "early", self.lot.choice((45, 60)))
        if drawn < lazy:
            return Mark(half, person, "leave", approver="personnel")
        return Mark(half, person, "present")

    def _groups(self) -> None:
        self.clock.day = date(YEAR, 3, 2)
        for number in range(9):
            members = tuple(one.id for one in self.trainees[2 * number : 2 * number + 2])
            stage = "primary" if 2 * number < PRIMARY else "junior"
            groups.put(
                self.desk,
                StudyGroup(f"g{number}", YEAR, f"第{number + 1}组", "片区", stage, members[0], members),
            )
        for day in (date(YEAR, 5, 15), date(YEAR, 9, 18)):
            self.clock.day = day
            levels = {}
            for number in range(9):
                members = [one for one in self.trainees[2 * number : 2 * number + 2] if one.member_on(day)]
                present = tuple(one.id for one in members if self.lot.random() > 0.15)
                activity = Activity(
                    f"a{number}-{day:%m}", f"g{number}", YEAR, day, "读书沙龙", "salon", present_ids=present
                )
                groups.put_activity(self.desk, activity)
                levels[activity.id] = "excellent" if number in (day.month % 9, 3, 6, 8) else "good"
                for one in present:
                    self.people[one].salons.append(levels[activity.id])
            groups.judge(self.desk, YEAR, levels)

    def _papers(self) -> None:
        day = date(YEAR, 6, 1)
        self.clock.day = day
        for one in self.trainees:
            if self.lot.random() < 0.4:
                level, shared = self.lot.choice(("city", "province", "core")), self.lot.random() < 0.5
                authors = 2 if shared else 1
                claim = CreditClaim(
                    "",
                    one.id,
                    YEAR,
                    day,
                    "paper",
                    "刊物",
                    "教科室",
                    "论文",
                    level=level,
                    author_place=authors,
                    authors=authors,
                )
                credits.put_claim(self.desk, claim)
                self.people[one.id].papers.append((level, shared))

    def _exams(self, count: int) -> None:
        for term, day in (("上学期", date(YEAR, 6, 28)), ("下学期", date(YEAR, 12, 10)))[:count]:
            self.clock.day = day
            results = []
            for place, one in enumerate(self.here(day)):
                weak = place in (4, 11)
                mark = (
                    None
                    if weak and term == "下学期" and place == 4
                    else self.lot.randint(30 if weak else 55, 59 if weak else 100)
                )
                self.people[one.id].exams.append(mark)
                results.append(ExamMark(one.id, None if mark is None else Fraction(mark), mark is None))
            exams.put(self.desk, Exam("", YEAR, term, day, f"{term}考试", results=tuple(results)))

    def _rankings(self) -> None:
        moved = self.trainees[7]
        posting = Posting(date(YEAR, 9, 1), "U90", "第九十学校", "primary", "副校长")
        for round_, day in enumerate((date(YEAR, 6, 30), date(YEAR, 12, 15))):
            self.clock.day = day
            if round_ == 1:
                self.trainees[7] = trainees.move(self.desk, moved.id, posting)
            for stage, extra in (("primary", 4), ("junior", 2)):
                here = [one for one in self.trainees if one.at(day).stage == stage]
                units = [one.at(day).unit for one in here] + [f"X{stage}{n}" for n in range(extra)]
                self.lot.shuffle(units)
                if stage == "primary":  # one who stands last in both, and one who was last at two posts
                    for unit in (here[0].at(day).unit, moved.id and self.trainees[7].at(day).unit):
                        units.remove(unit)
                        units.append(unit)
                places = tuple(Place(unit, unit, n) for n, unit in enumerate(units, 1))
                opinion.put_ranking(
                    self.desk, Ranking(f"r{round_}{stage}", f"第{round_ + 1}次督导", day, YEAR, stage, places)
                )
                for one in here:
                    place = 1 + units.index(one.at(day).unit)
                    self.people[one.id].ranks.append((one.at(day).unit, place, len(units)))

    def _votes(self) -> None:
        day = date(YEAR, 12, 18)
        self.clock.day = day
        for place, one in enumerate(self.trainees):
            valid = self.lot.choice((40, 50, 100, 1000))
            good = {5: valid * 8 // 10, 9: valid * 8 // 10 - 1}.get(
                place, self.lot.randint(valid * 8 // 10, valid)
            )
            if place == 14:
                good, valid = 799, 1000
            vote = Satisfaction(
                f"v{place}",
                one.id,
                YEAR,
                day,
                one.now.unit,
                valid,
                valid,
                valid,
                valid,
                good,
                0,
                valid - good,
            )
            opinion.put_satisfaction(self.desk, vote)
            self.people[one.id].satisfied = (good, valid)
