"""Study groups (学习小组): who leads, whose turn it is to host, and the activity whose report is due the next working day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from cadredesk.domain.calendar import WorkCalendar
from cadredesk.domain.training.rules import TrainingRules
from cadredesk.errors import UserError

FORMS: Final = ("reading", "case", "video", "discussion", "salon", "visit", "other")
"""读书交流, 案例分析, 观看视频, 专题研讨, 沙龙, 观摩, 其他."""

LEAVE_FROM: Final = ("leader", "personnel")
"""Who gave leave: the group's leader (分散学习) or the personnel section (集中培训)."""

ALL_STAGES: Final = ""


@dataclass(frozen=True, slots=True)
class StudyGroup:
    """A study group of a year by area and stage (片区、学段). Ids are trainees'; the hosts take turns in the order told."""

    KIND: ClassVar[str] = "study_group"

    id: str
    year: int
    name: str
    area: str = ""
    stage: str = ALL_STAGES
    leader_id: str = ""
    member_ids: tuple[str, ...] = ()
    tasks: tuple[tuple[str, str], ...] = ()
    """Who does what in the group (小组分工): trainee's id and the task."""

    @property
    def person_id(self) -> str:
        """A group is about several people."""
        return ""

    @property
    def day(self) -> date | None:
        """A group has no day of its own."""
        return None

    def check(self) -> None:
        """`group.no_name`, `group.leader_not_member`, `group.member_twice`, `group.task_stranger`."""
        if not self.name.strip():
            raise UserError("group.no_name")
        if len(set(self.member_ids)) != len(self.member_ids):
            raise UserError("group.member_twice", group=self.name)
        if self.leader_id and self.leader_id not in self.member_ids:
            raise UserError("group.leader_not_member", group=self.name)
        if any(person_id not in self.member_ids for person_id, _ in self.tasks):
            raise UserError("group.task_stranger", group=self.name)

    def next_host(self, held: Sequence[Activity]) -> str:
        """Whose turn it is to host after these activities: the member who hosted least, in the group's order."""
        hosted = [one.host_id for one in held if one.group_id == self.id]
        return min(
            self.member_ids, key=lambda one: (hosted.count(one), self.member_ids.index(one)), default=""
        )


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of a group: who was there, what was done, its report, and the grade all members share.

    `leave` is (trainee's id, one of LEAVE_FROM); who is neither present nor on leave was absent. `reported_on` is the
    day the report was handed in; `level` a level of the rules' group scores, empty while not judged. `recommended`
    names a good work put forward. `photos` are names of sealed files.
    """

    KIND: ClassVar[str] = "group_activity"

    id: str
    group_id: str
    year: int
    day: date
    topic: str
    form: str = "reading"
    place: str = ""
    host_id: str = ""
    present_ids: tuple[str, ...] = ()
    leave: tuple[tuple[str, str], ...] = ()
    content: str = ""
    highlights: str = ""
    recommended: str = ""
    photos: tuple[str, ...] = ()
    reported_on: date | None = None
    level: str = ""

    @property
    def person_id(self) -> str:
        """An activity is about a group."""
        return ""

    def check(self, group: StudyGroup) -> None:
        """`group.no_topic`, `group.form`, `group.leave_from`, `group.stranger`, `group.present_and_leave`,
        `group.reported_before` (the report before the activity).
        """
        if not self.topic.strip():
            raise UserError("group.no_topic")
        if self.form not in FORMS:
            raise UserError("group.form")
        away = [person_id for person_id, _ in self.leave]
        if any(giver not in LEAVE_FROM for _, giver in self.leave):
            raise UserError("group.leave_from")
        if {*self.present_ids, *away, *filter(None, [self.host_id])} - set(group.member_ids):
            raise UserError("group.stranger", group=group.name)
        if set(away) & set(self.present_ids):
            raise UserError("group.present_and_leave")
        if self.reported_on is not None and self.reported_on < self.day:
            raise UserError("group.reported_before")

    def absent(self, group: StudyGroup) -> tuple[str, ...]:
        """Members who were neither present nor on leave."""
        away = {person_id for person_id, _ in self.leave}
        return tuple(one for one in group.member_ids if one not in self.present_ids and one not in away)


@dataclass(frozen=True, slots=True)
class Due:
    """When an activity's report is due; `final` is False when the year's calendar is not known (暂定)."""

    on: date
    final: bool
    late: bool


def report_due(rules: TrainingRules, activity: Activity, calendar: WorkCalendar, today: date) -> Due:
    """The report is due on the rules' working day after the activity, the day itself not counted.

    An activity on Friday 2026-09-18 is due on Sunday 2026-09-20, a make-up working day. `late`: handed in after it, or
    not yet and the day is over.
    """
    on = calendar.add_working_days(activity.day, rules.report_due.working_days)
    done = activity.reported_on or today
    return Due(on, calendar.knows(activity.day, on), done > on)


def check_levels(rules: TrainingRules, levels: Sequence[str], allowed: Sequence[tuple[str, int]]) -> None:
    """Refuses more groups of a grade than its share allows (`group.too_many_level`); `allowed` is (grade, how many)."""
    for level, most in allowed:
        if levels.count(level) > most:
            label = next(
                (one.label for row in rules.credits.rows for one in row.levels if one.id == level), level
            )
            raise UserError("group.too_many_level", level=label, most=most)
