"""What happens to schools over time (学校沿革): renamed, merged, split and closed on a day, and what that means for a date.

An event changes nothing that was reported before its day: a list of a date is drawn from the events up to that date.
Codes decide who a school is; its name may be written in more than one way.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from cadredesk.domain.names import normalise
from cadredesk.errors import UserError

RENAMED: Final = "renamed"
MERGED: Final = "merged"
SPLIT: Final = "split"
CLOSED: Final = "closed"
KINDS: Final = (RENAMED, MERGED, SPLIT, CLOSED)
"""更名, 合并, 分立, 撤销."""


@dataclass(frozen=True, slots=True)
class SchoolEvent:
    """One thing that happened on the day `on` to the schools `codes`.

    `into` are the schools that go on in their place (one for a merger, several for a split, none otherwise); a school
    named in both goes on under its code. `before` and `after` are the names of a renamed school. `sent` says how far the
    streams to the schools concerned stood when it was written down: (recipient, epoch, number).
    """

    id: str
    kind: str
    on: date
    codes: tuple[str, ...]
    into: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    note: str = ""
    made_by: str = ""
    made_on: date | None = None
    sent: tuple[tuple[str, int, int], ...] = ()

    @property
    def concerned(self) -> tuple[str, ...]:
        """Every school it is about, those that go on included."""
        return tuple(dict.fromkeys((*self.codes, *self.into)))

    @property
    def ended(self) -> tuple[str, ...]:
        """The schools that end by it."""
        if self.kind == RENAMED:
            return ()
        return tuple(code for code in self.codes if code not in self.into)


def in_order(events: Iterable[SchoolEvent]) -> tuple[SchoolEvent, ...]:
    """By day; of one day in the order they came (that of writing)."""
    return tuple(sorted(events, key=lambda one: one.on))


def name_on(code: str, enrolled: str, events: Iterable[SchoolEvent], on: date) -> str:
    """The name of a school on a day; `enrolled` is the name it has without any event."""
    renamed = [one for one in in_order(events) if one.kind == RENAMED and code in one.codes]
    name = renamed[0].before if renamed else enrolled
    for one in renamed:
        if one.on <= on:
            name = one.after
    return name


def ended_on(code: str, events: Iterable[SchoolEvent]) -> date | None:
    """The day a school ended, or None."""
    return next((one.on for one in in_order(events) if code in one.ended), None)


def is_living(code: str, events: Iterable[SchoolEvent], on: date) -> bool:
    """Whether a school is there on a day; on the day it ends it is not any more."""
    end = ended_on(code, events)
    return end is None or on < end


def successors(code: str, events: Iterable[SchoolEvent], on: date | None = None) -> tuple[str, ...]:
    """The schools that go on in the place of an ended one (on that day), through later mergers too; none while it is there."""
    known = [one for one in in_order(events) if on is None or one.on <= on]
    found: list[str] = []
    left, seen = [code], {code}
    while left:
        now = left.pop(0)
        ending = next((one for one in known if now in one.ended), None)
        if ending is None:
            if now != code:
                found.append(now)
            continue
        for into in ending.into:
            if into not in seen:
                seen.add(into)
                left.append(into)
    return tuple(found)


def predecessors(code: str, events: Iterable[SchoolEvent]) -> frozenset[str]:
    """The ended schools in whose place a school goes on, through earlier mergers too."""
    known = tuple(events)
    found: set[str] = set()
    left = [code]
    while left:
        now = left.pop()
        for one in known:
            if now in one.into:
                new = set(one.ended) - found - {code}
                found |= new
                left += sorted(new)
    return frozenset(found)


def check(event: SchoolEvent, known: Collection[str], events: Sequence[SchoolEvent], name: str = "") -> None:
    """Whether an event may be written down; `known` are the codes listed here, `name` that of the school on its day.

    Raises `schools.unknown`, `.ended`, `.same_name`, `.nobody`, `.itself`, `.into_one`, `.into_many`, `.later`.
    """
    if not event.codes:
        raise UserError("schools.nobody")
    for code in event.concerned:
        if code not in known:
            raise UserError("schools.unknown", school=code)
        if not is_living(code, events, event.on):
            raise UserError("schools.ended", school=code, day=ended_on(code, events))
    if event.kind == RENAMED:
        if not event.after.strip() or normalise(event.after) == normalise(name or event.before):
            raise UserError("schools.same_name")
        return
    if event.kind == MERGED and len(event.into) != 1:
        raise UserError("schools.into_one")
    if event.kind == SPLIT and len(event.into) < 2:
        raise UserError("schools.into_many")
    if event.kind == CLOSED and event.into:
        raise UserError("schools.into_one")
    if event.kind != SPLIT and not event.ended:
        raise UserError("schools.itself")
    for code in event.ended:
        later = next((one for one in events if code in one.concerned and one.on > event.on), None)
        if later is not None:
            raise UserError("schools.later", school=code, day=later.on)


def later_than(event: SchoolEvent, events: Sequence[SchoolEvent]) -> tuple[SchoolEvent, ...]:
    """The events written down after this one that concern a school of it: they must be undone first."""
    place = next((at for at, one in enumerate(events) if one.id == event.id), len(events))
    return tuple(one for one in events[place + 1 :] if set(one.concerned) & set(event.concerned))


# Names --------------------------------------------------------------------------------------------------------

_MARKS = re.compile(r"[\s()（）\[\]【】〔〕·.,，、\-—_“”\"'《》]+")
_PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,9}?(?:省|自治区|自治州|市|州|县|区|旗|镇|乡|街道))+(?=[\u4e00-\u9fff]{3})"
)
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_LONG = (
    ("九年一贯制", "九年制"),
    ("幼儿园", "幼"),
    ("完全中学", "完中"),
    ("高级中学", "高中"),
    ("初级中学", "初中"),
    ("中心小学校", "中心小学"),
    ("小学校", "小学"),
    ("有限公司", ""),
    ("第", ""),
)


def loose(name: str) -> str:
    """A school's name for comparing: without blanks, marks, place in front and 第; digits as words."""
    text = _MARKS.sub("", normalise(name)).translate(_DIGITS).casefold()
    shorter = _PLACE.sub("", text)
    text = shorter or text
    for long, short in _LONG:
        text = text.replace(long, short)
    return text


def same_school_name(one: str, other: str) -> bool:
    """Whether two names may well be those of one school: loosely equal, or one ends with the other."""
    a, b = loose(one), loose(other)
    if not a or not b:
        return True
    short, long = sorted((a, b), key=len)
    return long == short or (len(short) >= 3 and long.endswith(short))


def listed_on(
    names: Mapping[str, str], events: Sequence[SchoolEvent], on: date
) -> tuple[tuple[str, str], ...]:
    """The schools there on a day with their names of that day, by code; `names` are those without any event."""
    return tuple(
        (code, name_on(code, names[code], events, on))
        for code in sorted(names)
        if is_living(code, events, on)
    )
