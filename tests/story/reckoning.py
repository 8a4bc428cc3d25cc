"""Who would have to leave, reckoned from the district's rules alone: nothing here comes from the program.

The rules are those of the training scheme (教育系统后备干部培训方案) and its credit annex (培训学分制管理办法), with the
settings the program ships as defaults: 1 hour = 1 credit; late, early and absent at collective training are deducted
double, a part of an hour as a whole one; salon 10 or 7 for everybody there; papers 5, 10, 20, a co-author half; exam 20, 15,
10, 0; line = 60 % of the mean of the five highest totals, a late joiner by months; two failed exams, absence failed, a
passed resit does not cancel; fewer than 80 % satisfied of valid ballots; the last third (rounded down) of one's stage
twice running, begun anew at a changed post.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass
class Ledger:
    """What one person did in the year, in the words of the rules."""

    joined_month: int = 1
    marks: list[tuple[str, int, int]] = field(default_factory=list)
    """(mark, minutes of the half day, minutes missed) for every half day of collective training."""
    salons: list[str] = field(default_factory=list)
    papers: list[tuple[str, bool]] = field(default_factory=list)
    """(level, whether a co-author)."""
    exams: list[int | None] = field(default_factory=list)
    """Marks of first sittings, None for absent."""
    posted: int = 0
    satisfied: tuple[int, int] | None = None
    """(satisfied, valid)."""
    ranks: list[tuple[str, int, int]] = field(default_factory=list)
    """(unit, place, units) in the order of time."""

    def total(self) -> Fraction:
        """The year's credits."""
        found = Fraction(self.posted)
        for mark, length, missed in self.marks:
            if mark == "present":
                found += Fraction(length, 60)
            elif mark == "leave":
                found += Fraction(length - (missed or length), 60)
            else:
                lost = missed or length
                found += Fraction(length - lost, 60) - 2 * math.ceil(Fraction(lost, 60))
        found += sum({"excellent": 10, "good": 7}[one] for one in self.salons)
        for level, shared in self.papers:
            found += Fraction({"city": 5, "province": 10, "core": 20}[level], 2 if shared else 1)
        for mark in self.exams:
            points = -1 if mark is None else mark
            found += 20 if points >= 85 else 15 if points >= 70 else 10 if points >= 60 else 0
        return found

    def failed(self) -> int:
        """Exams failed in the year."""
        return sum(one is None or one < 60 for one in self.exams)

    def last_running(self) -> int:
        """How often in succession, up to the last, the unit stood in the last third."""
        run, before = 0, ""
        for unit, place, units in self.ranks:
            if before and before != unit:
                run = 0
            run = run + 1 if place > units - units // 3 else 0
            before = unit
        return run


def line(people: dict[str, Ledger]) -> Fraction:
    """60 % of the mean of the five highest totals."""
    best = sorted((one.total() for one in people.values()), reverse=True)[:5]
    return sum(best, Fraction(0)) / len(best) * Fraction(60, 100)


def leaving(people: dict[str, Ledger]) -> set[tuple[str, str]]:
    """Who would have to leave, and by which rule."""
    asked = line(people)
    found = set()
    for name, one in people.items():
        if one.total() < asked * (13 - one.joined_month) / 12:
            found.add((name, "credits"))
        if one.failed() >= 2:
            found.add((name, "exams"))
        if one.satisfied and one.satisfied[0] * 100 < 80 * one.satisfied[1]:
            found.add((name, "satisfaction"))
        if one.last_running() >= 2:
            found.add((name, "supervision"))
    return found
