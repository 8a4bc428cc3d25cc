"""The public notice (公示): postings, objections, corrections, the clock, and the result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cadredesk.domain.calendar import NoticeRule, Stop, WorkCalendar, notice_period
from cadredesk.domain.profile import NoticeTerms

SHEETS = ("notice", "correction", "withdrawal", "continuation")
"""Kinds of posting: 公示, 更正公示, 撤回公告, 继续公示 (after a stop of the clock)."""


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One person on the wall, as printed: the minimum columns of the inspection plan and no personal numbers."""

    person_id: str
    name: str
    current_post: str
    birth: str  # 1985年10月
    score: str  # "88.12" or empty when the profile hides it
    intention: str


@dataclass(frozen=True, slots=True)
class Posting:
    """One sheet on the wall: its kind, rows as printed, and the record of posting and removal (张贴、撤除)."""

    id: str
    sheet: str
    posted_on: date
    rows: tuple[NoticeRow, ...] = ()
    number: str = ""
    where: str = ""
    posted_by: str = ""
    witnesses: str = ""
    photo: str = ""  # name of the sealed file
    removed_on: date | None = None
    removed_by: str = ""
    removal_photo: str = ""
    reason: str = ""  # of a correction or withdrawal
    old_text: str = ""  # what a correction replaces
    new_text: str = ""
    replaces: str = ""  # id of the posting it follows


@dataclass(frozen=True, slots=True)
class Objection:
    """One objection (异议) in the register; who raised it stays in the school and in no export."""

    id: str
    received_on: date
    channel: str  # "in_person", "letter", "phone"
    named: bool
    raised_by: str
    about: str  # person id
    content: str
    handler: str = ""
    finding: str = ""
    conclusion: str = ""
    affects: bool = False
    solved_on: date | None = None


@dataclass(frozen=True, slots=True)
class PublicNotice:
    """The whole step: contact facts, postings in order, objections, and the result report (公示结果报告)."""

    number: str = ""
    issuer: str = ""
    reception_phone: str = ""
    supervision_phone: str = ""
    reception_address: str = ""  # the office's, never a person's
    reception_hours: str = ""
    postcode: str = ""
    postings: tuple[Posting, ...] = ()
    objections: tuple[Objection, ...] = ()
    result: str = ""  # "no_objection", "objections_settled", "withdrawn"
    result_text: str = ""
    result_on: date | None = None


@dataclass(frozen=True, slots=True)
class NoticeClock:
    """Where the public notice stands on a day.

    `state`: "not_posted", "running", "stopped" (an objection is open), "ended", "withdrawn". `started`: posting of
    the sheet that began the period (the notice, or its last correction). `ends`: last day, None while stopped.
    `final` False: the end rests on a year whose calendar is not known (暂定).
    """

    state: str
    started: date | None = None
    ends: date | None = None
    final: bool = False
    counted: tuple[date, ...] = ()
    stops: tuple[Stop, ...] = ()
    open_objections: int = 0


def current(notice: PublicNotice) -> Posting | None:
    """The sheet whose period counts: the notice or its last correction; None before the first or after a withdrawal."""
    for posting in reversed(notice.postings):
        if posting.sheet == "withdrawal":
            return None
        if posting.sheet in ("notice", "correction"):
            return posting
    return None


def clock(notice: PublicNotice, terms: NoticeTerms, calendar: WorkCalendar, today: date) -> NoticeClock:
    """The clock of a public notice: a correction starts it again, days with an open objection are not counted."""
    if notice.postings and current(notice) is None:
        return NoticeClock("withdrawn")
    posting = current(notice)
    if posting is None:
        return NoticeClock("not_posted")
    stops = tuple(Stop(objection.received_on, objection.solved_on) for objection in notice.objections)
    rule = NoticeRule(terms.calendar_days, terms.working_days)
    period = notice_period(posting.posted_on, rule, calendar, stops)
    still_open = sum(objection.solved_on is None for objection in notice.objections)
    if period.ends is None:
        state = "stopped"
    else:
        state = "ended" if today > period.ends else "running"
    return NoticeClock(state, posting.posted_on, period.ends, period.final, period.counted, stops, still_open)
