"""A season of training at the sample school, entered by the same actions as in the window, so that its pages are filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from cadredesk import resources
from cadredesk.actions import calendars
from cadredesk.actions.sample import Cast
from cadredesk.actions.training import attendance, courses, exams, groups, rules, study, trainees
from cadredesk.desk import Desk
from cadredesk.domain.training.attendance import Mark
from cadredesk.domain.training.course import Event, Session
from cadredesk.domain.training.exam import Exam, ExamMark
from cadredesk.domain.training.groups import Activity, StudyGroup
from cadredesk.domain.training.study import BookRead, CareTalk, FollowUp

_HOURS = Fraction(3)


def play(cast: Cast, until: date, today: date) -> None:
    """Takes the people of the finished round into training and plays a season of it, up to the day `until`.

    The last course is still to come: a week after `today`. The clock stands on `until` or the working day after.
    """
    told = resources.read_toml("sample", "training.toml")
    desk, clock, calendar = cast.clerk, cast.clock, calendars.get(cast.clerk)

    def to(days_before: int) -> date:
        clock.day = max(clock.day, calendar.next_working_day(until - timedelta(days=days_before)))
        return clock.day

    to(75)
    taken = trainees.candidates(desk)
    trainees.enrol(desk, taken)
    people = [one.id for one in taken]
    held, coming = told["events"][:-1], told["events"][-1]
    for at, event in enumerate(held):
        _event(desk, event, to(60 - 20 * at), people)
    _groups(desk, told["groups"], to(30), people)
    _study(desk, told, to(20), people, today)
    _exam(desk, told["exam"], to(10), people)
    _event(desk, coming, calendar.next_working_day(today + timedelta(days=7)), people)
    to(0)


def _event(desk: Desk, told: Mapping[str, Any], day: date, people: list[str]) -> None:
    sessions = tuple(Session(half, day, half, _HOURS) for half in told["halves"])
    texts = {key: told[key] for key in ("area", "organiser", "place", "summary") if key in told}
    event = courses.save(desk, Event("", told["kind"], told["title"], day.year, sessions, **texts))
    courses.enrol(desk, event.id, [one for one in courses.candidates(desk) if one.id in people])
    marks: dict[tuple[str, str], Mark | None] = {}
    for session in sessions:
        for person, (code, minutes) in zip(people, told.get("marks", ()), strict=False):
            mark = Mark(session.id, person, code, minutes)
            marks[session.id, person] = replace(mark, approver="personnel") if code == "leave" else mark
    if marks:
        attendance.save(desk, event.id, marks)
    if "feedback" in told:
        courses.save(desk, replace(courses.get(desk, event.id).event, feedback=tuple(told["feedback"])))
        courses.close(desk, event.id)


def _groups(desk: Desk, told: list[Mapping[str, Any]], day: date, people: list[str]) -> None:
    for one in told:
        members = tuple(people[at] for at in one["members"] if at < len(people))
        if not members:
            continue
        group = StudyGroup(desk.new_id(), day.year, one["name"], one["area"], "", members[0], members)
        groups.put(desk, group)
        for person in members:
            trainees.put(desk, replace(trainees.get(desk, person), group_id=group.id))
        texts = {key: one[key] for key in ("topic", "content", "highlights")}
        groups.put_activity(
            desk,
            Activity(
                desk.new_id(),
                group.id,
                day.year,
                day,
                host_id=members[0],
                present_ids=members,
                reported_on=day,
                **texts,
            ),
        )


def _study(desk: Desk, told: Mapping[str, Any], day: date, people: list[str], today: date) -> None:
    book, talk = dict(told["book"]), dict(told["talk"])
    reader = people[book.pop("person") % len(people)]
    study.put(desk, BookRead(desk.new_id(), reader, day.year, day, education=True, notes=True, **book))
    person, follow = people[talk.pop("person") % len(people)], talk.pop("follow")
    due = FollowUp(follow, today + timedelta(days=10))
    study.put(desk, CareTalk(desk.new_id(), person, day.year, day, follow_ups=(due,), **talk))


def _exam(desk: Desk, told: Mapping[str, Any], day: date, people: list[str]) -> None:
    terms = rules.on(desk, day).exams.terms
    term = terms[0 if day.month <= 7 else -1]
    exam = exams.put(desk, Exam("", day.year, term, day, told["title"]))
    marks = [ExamMark(person, Fraction(mark)) for person, mark in zip(people, told["marks"], strict=False)]
    exams.enter(desk, exam.id, marks)
