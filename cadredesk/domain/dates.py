"""Dates as people know them: a year, a year and month, or a day, and what can be decided from them."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from cadredesk.errors import UserError

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""What `parse` takes for a year of four digits."""

TWO_DIGIT_PIVOT = 30
"""A year of two digits below this is 20xx, from this on 19xx (29 is 2029, 30 is 1930)."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date at the precision known: year, month or none, day or none; never filled up by guessing.

    Raises `UserError("date.impossible")` for a month or day that does not exist, or a day without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        sound = 1 <= self.year <= 9999
        if sound and self.month is not None:
            sound = 1 <= self.month <= 12
        if sound and self.day is not None:
            sound = self.month is not None and 1 <= self.day <= _last_day(self.year, self.month)
        if not sound:
            shown = "-".join(str(part) for part in (self.year, self.month, self.day) if part is not None)
            raise UserError("date.impossible", text=shown)

    @classmethod
    @lru_cache(maxsize=4096)
    def from_iso(cls, text: str) -> Self:
        """`1985`, `1985-10` or `1985-10-03`, and nothing else; else `UserError("date.unreadable")`."""
        found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
        if not found:
            raise UserError("date.unreadable", text=text)
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: date) -> Self:
        """The same day, at full precision."""
        return cls(day.year, day.month, day.day)

    def iso(self) -> str:
        """`1985`, `1985-10` or `1985-10-03`, at the precision known."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text

    def dotted(self, day: bool = False) -> str:
        """`1985.10`, as cadre forms write it (yyyy.MM); the day only when asked for and known."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if day and self.day is not None:
            parts.append(f"{self.day:02d}")
        return ".".join(parts)

    def chinese(self, day: bool = False) -> str:
        """`1985年10月`; the day only when asked for and known."""
        text = f"{self.year}年"
        if self.month is not None:
            text += f"{self.month}月"
        if day and self.day is not None:
            text += f"{self.day}日"
        return text

    def earliest(self) -> date:
        """The first day this may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day this may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or _last_day(self.year, month))

    def agrees_with(self, other: PartialDate) -> bool:
        """Whether both may mean the same day."""
        return self.earliest() <= other.latest() and other.earliest() <= self.latest()


def parse(text: str) -> PartialDate:
    """Read a date as staff type it, at the precision typed.

    `1985`, `8510`, `198510`, `19851003`, `1985.10`, `85.10`, `1985-10-03`, `1985/10/3`, `1985年10月3日`,
    `一九八五年十月`, in full-width or half-width digits. Four digits from 1900 to 2099 are a year, other four
    are a two-digit year and a month; a two-digit year is placed by `TWO_DIGIT_PIVOT`. Six digits must be a year
    and a month, else `UserError("date.ambiguous_six_digits")`: 990305 may be a day of 1999 or a slip.
    Other errors: `date.impossible` (no such month or day), `date.unreadable`.
    """
    plain = _plain(text)
    if re.fullmatch(r"[0-9]+", plain):
        return _digits(plain, text)
    found = _SEPARATED.fullmatch(plain)
    if not found:
        raise UserError("date.unreadable", text=text)
    year, month, day = found["year"], found["month"], found["day"]
    return _made(year, month, day, text)


def age_range(birth: PartialDate, on: date) -> tuple[int, int]:
    """Full years (周岁) on the day `on`, lowest and highest that `birth` allows; the birthday itself counts.

    Someone born on 29 February grows older on 1 March of a common year. Negative for the unborn.
    """
    return _age(birth.latest(), on), _age(birth.earliest(), on)


def younger_than(birth: PartialDate, years: int, on: date) -> bool | None:
    """Whether somebody has not completed `years` (未满N周岁) on that day; None: the day is needed to decide."""
    lowest, highest = age_range(birth, on)
    return _decided(highest < years, lowest >= years)


def at_most(birth: PartialDate, years: int, on: date) -> bool | None:
    """Whether the age in full years is `years` or less (N周岁以下, 含N周岁); None: cannot decide."""
    return younger_than(birth, years + 1, on)


def born_on_or_after(birth: PartialDate, cutoff: date) -> bool | None:
    """Whether the birth is on the cut-off date or later; None: cannot decide."""
    return _decided(birth.earliest() >= cutoff, birth.latest() < cutoff)


def born_after(birth: PartialDate, cutoff: date) -> bool | None:
    """Whether the birth is later than the cut-off date; None: cannot decide."""
    return _decided(birth.earliest() > cutoff, birth.latest() <= cutoff)


def born_on_or_before(birth: PartialDate, cutoff: date) -> bool | None:
    """Whether the birth is on the cut-off date or earlier; None: cannot decide."""
    return _decided(birth.latest() <= cutoff, birth.earliest() > cutoff)


def born_before(birth: PartialDate, cutoff: date) -> bool | None:
    """Whether the birth is earlier than the cut-off date; None: cannot decide."""
    return _decided(birth.latest() < cutoff, birth.earliest() >= cutoff)


_SEPARATED = re.compile(
    r"""(?P<year>[0-9]{4}|[0-9]{2})
        (?: 年
          | (?:年|[./\-])(?P<month>[0-9]{1,2})
            (?: 月份? | [./\-] | (?:月|[./\-])(?P<day>[0-9]{1,2})[日号]? )?
        )
        (?:出?生)?""",
    re.VERBOSE,
)
_NUMERALS = str.maketrans("〇零○０一二三四五六七八九", "0000123456789")
_SEPARATORS = str.maketrans(
    {"。": ".", "·": ".", "、": ".", ",": ".", "—": "-", "–": "-", "−": "-", "_": "-"}
)


def _plain(text: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", text).split()) if not _clock(text) else _clock(text)
    plain = plain.translate(_SEPARATORS)
    if re.search("[〇零○一二三四五六七八九十廿卅]", plain):
        plain = re.sub("[〇零○一二三四五六七八九十廿卅]+", lambda found: _numeral(found[0]), plain)
    return plain


def _clock(text: str) -> str:
    """The day of a text that a spreadsheet wrote with a midnight hour (`1985-10-03 00:00:00`), else empty."""
    found = re.fullmatch(r"\s*(\d{4}-\d{1,2}-\d{1,2})[ T]0?0:00(?::00(?:\.0+)?)?\s*", text)
    return found[1] if found else ""


def _numeral(text: str) -> str:
    """Han numerals as digits: 一九八五 is 1985, 十 10, 二十一 and 廿一 21."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" not in text:
        return text.translate(_NUMERALS)
    tens, _, ones = text.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return text
    return (tens.translate(_NUMERALS) or "1") + (ones.translate(_NUMERALS) or "0")


def _digits(plain: str, text: str) -> PartialDate:
    if len(plain) == 4:
        if FIRST_YEAR <= int(plain) <= LAST_YEAR:
            return PartialDate(int(plain))
        return _made(plain[:2], plain[2:], None, text)
    if len(plain) == 6:
        if FIRST_YEAR <= int(plain[:4]) <= LAST_YEAR and 1 <= int(plain[4:]) <= 12:
            return PartialDate(int(plain[:4]), int(plain[4:]))
        raise UserError("date.ambiguous_six_digits", text=text)
    if len(plain) == 8:
        return _made(plain[:4], plain[4:6], plain[6:], text)
    raise UserError("date.unreadable", text=text)


def _made(year: str, month: str | None, day: str | None, text: str) -> PartialDate:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < TWO_DIGIT_PIVOT else 1900
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise UserError("date.unreadable", text=text)
    try:
        return PartialDate(number, int(month) if month else None, int(day) if day else None)
    except UserError:
        raise UserError("date.impossible", text=text) from None


def _last_day(year: int, month: int | None) -> int:
    return calendar.monthrange(year, month or 12)[1]


def _age(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def _decided(surely: bool, surely_not: bool) -> bool | None:
    if surely:
        return True
    return False if surely_not else None
