"""The public notice (公示): postings, objections, corrections, the clock, and the result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
