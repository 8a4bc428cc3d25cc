"""Study groups: put together, their activities with the reports that are due, and the grade that all members share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cadredesk.actions import calendars
from cadredesk.actions.training import credits
from cadredesk.actions.training import rules as rule_actions
from cadredesk.actions.training.courses import KINDS_OF_PHOTO, MAX_PHOTO
from cadredesk.desk import Desk, Session
from cadredesk.domain.training import credit
from cadredesk.domain.training import groups as domain
from cadredesk.domain.training.groups import FORMS, Activity, Due, StudyGroup
from cadredesk.domain.training.trainee import Trainee
from cadredesk.errors import UserError
from cadredesk.storage import registers

__all__ = [
    "FORMS",
    "Activity",
    "ActivityLine",
    "StudyGroup",
    "activities",
    "add_photo",
    "add_photo_file",
    "due_reports",
    "judge",
    "listed",
    "next_host",
    "photo",
    "put",
    "put_activity",
    "void_activity",
]


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity with its group and when its report is due."""

    activity: Activity
    group: StudyGroup
    due: Due


def listed(desk: Desk, year: int) -> tuple[StudyGroup, ...]:
    """The groups of a year, by name."""
    with desk.read() as session:
        found = registers.listed(session, desk.org, StudyGroup, year=year)
    return tuple(sorted(found, key=lambda one: one.name))


def put(desk: Desk, group: StudyGroup) -> None:
    """Stores a group. Errors of `StudyGroup.check`; `group.in_two` for a member of another group of that year."""
    group.check()
    with desk.write("training.group", group.id) as session:
        for other in registers.listed(session, desk.org, StudyGroup, year=group.year):
            shared = set(other.member_ids) & set(group.member_ids)
            if other.id != group.id and shared:
                name = registers.get(session, desk.org, Trainee, min(shared)).name
                raise UserError("group.in_two", name=name, other=other.name)
        registers.put(session, desk.org, group, desk.user.id, desk.today())
        for trainee in registers.listed(session, desk.org, Trainee):
            wanted = group.id if trainee.id in group.member_ids else ""
            if trainee.group_id != wanted and (wanted or trainee.group_id == group.id):
                changed = replace(trainee, group_id=wanted)
                registers.put(session, desk.org, changed, desk.user.id, desk.today())


def activities(desk: Desk, year: int, *, group_id: str = "") -> tuple[ActivityLine, ...]:
    """The activities of a year, of one group when told, the last one first."""
    with desk.read() as session:
        rules = rule_actions.inside(session, desk.org, desk.today())
        calendar = calendars.known(session, desk.org)
        groups = {one.id: one for one in registers.listed(session, desk.org, StudyGroup, year=year)}
        held = registers.listed(session, desk.org, Activity, year=year)
    return tuple(
        ActivityLine(one, groups[one.group_id], domain.report_due(rules, one, calendar, desk.today()))
        for one in reversed(held)
        if one.group_id in groups and group_id in ("", one.group_id)
    )


def due_reports(desk: Desk) -> tuple[ActivityLine, ...]:
    """The activities of this year and the last whose report is not handed in, the most urgent first."""
    year = credits.year_of(desk)
    waiting = [
        line
        for one in (year - 1, year)
        for line in activities(desk, one)
        if line.activity.reported_on is None
    ]
    return tuple(sorted(waiting, key=lambda line: (line.due.on, line.group.name)))


def next_host(desk: Desk, group: StudyGroup) -> str:
    """Whose turn it is to host (a trainee's id)."""
    with desk.read() as session:
        return group.next_host(registers.listed(session, desk.org, Activity, year=group.year))


def put_activity(desk: Desk, activity: Activity, reason: str = "") -> None:
    """Stores an activity. Errors of `Activity.check`; `register.unknown` for no such group."""
    with desk.write("training.activity", activity.id) as session:
        group = registers.get(session, desk.org, StudyGroup, activity.group_id)
        activity.check(group)
        registers.put(session, desk.org, activity, desk.user.id, desk.today(), reason)
        _post(session, desk, activity)


def judge(desk: Desk, year: int, levels: Mapping[str, str]) -> None:
    """Grades activities (id -> level of the group scores; empty: not judged) and posts the credits every member shares.

    The share of groups that may have a grade is of the groups judged on the same day. `group.too_many_level`,
    `credit.unknown_level`.
    """
    with desk.write("training.judged") as session:
        held = {one.id: one for one in registers.listed(session, desk.org, Activity, year=year)}
        for activity_id, level in levels.items():
            held[activity_id] = replace(held[activity_id], level=level)
        for day in {held[one].day for one in levels}:
            _check_shares(session, desk, day, [one for one in held.values() if one.day == day and one.level])
        for activity_id in levels:
            registers.put(session, desk.org, held[activity_id], desk.user.id, desk.today())
            _post(session, desk, held[activity_id])


def void_activity(desk: Desk, activity: Activity, reason: str) -> None:
    """An activity no longer counts, nor the credits it gave. `register.reason_missing`."""
    with desk.write("training.activity_void", activity.id) as session:
        registers.void(session, desk.org, activity, desk.user.id, desk.today(), reason)
        credits.post(session, desk, _source(activity), ())


def add_photo(desk: Desk, activity: Activity, picture: bytes) -> Activity:
    """Keeps a photo (JPEG or PNG) of an activity as a sealed file. `course.photo_kind`, `course.photo_large`."""
    if len(picture) > MAX_PHOTO:
        raise UserError("course.photo_large", most=MAX_PHOTO >> 20)
    if not picture.startswith(KINDS_OF_PHOTO):
        raise UserError("course.photo_kind")
    desk.check_writable()
    name = f"activity-{desk.new_id()}.jpg"
    desk.vault.seal_file(name, picture)
    changed = replace(activity, photos=(*activity.photos, name))
    put_activity(desk, changed)
    return changed


def add_photo_file(desk: Desk, activity: Activity, path: Path) -> Activity:
    """The same from a file. `course.photo_kind`, `course.photo_large`, `group.photo_unreadable`."""
    try:
        if path.stat().st_size > MAX_PHOTO:
            raise UserError("course.photo_large", most=MAX_PHOTO >> 20)
        return add_photo(desk, activity, path.read_bytes())
    except OSError as error:
        raise UserError("group.photo_unreadable", file=path.name) from error


def photo(desk: Desk, name: str) -> bytes:
    """The bytes of a photo."""
    return desk.vault.open_file(name)


def _check_shares(session: Session, desk: Desk, day: date, judged: Sequence[Activity]) -> None:
    rules = rule_actions.inside(session, desk.org, day)
    levels = [one.level for one in judged]
    allowed = [(one, credit.groups_allowed(rules, one, len(judged))) for one in sorted(set(levels))]
    domain.check_levels(rules, levels, allowed)


def _post(session: Session, desk: Desk, activity: Activity) -> None:
    """The credits of those who took part: all members who were present share the grade (捆绑计分)."""
    rules = rule_actions.inside(session, desk.org, activity.day)
    source = _source(activity)
    entries = [
        credit.of_group_score(rules, one, activity.day, source, activity.level, text=activity.topic)
        for one in activity.present_ids
        if activity.level
    ]
    credits.post(session, desk, source, entries)


def _source(activity: Activity) -> str:
    return f"group:{activity.id}"
