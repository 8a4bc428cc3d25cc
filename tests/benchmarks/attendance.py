"""Roll call of 400 people and six half days: the slowest key of the grid, and saving it against bare SQL."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import secrets
import tempfile
import time
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cadredesk.actions import sample
from cadredesk.actions.training import attendance, courses, credits, trainees
from cadredesk.actions.training.courses import Event, HalfDay
from cadredesk.desk import Desk
from cadredesk.domain.training.trainee import Posting, Trainee
from cadredesk.storage.engine import PRAGMAS
from tests.benchmarks.search import GIVEN, SURNAMES
from ui import style, translate
from ui.training.roll_call import FIXED, MarkGrid

FIRST = date(2026, 9, 18)


def measure(people: int = 400, half_days: int = 6, turns: int = 5) -> dict[str, float]:
    """Seconds of the `slowest`, the `median` and the hundredth slowest (`late`) key (processor time), of `shown` (the grid put up), and the best of so
    many `turns` of `save` and of its `raw` rows.
    """
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    translate.install(app, "zh_CN")
    style.apply(app, 12)
    with tempfile.TemporaryDirectory() as folder:
        cast = sample.make(Path(folder, "desk"), "bench", "test", FIRST)
        _enrol(cast.clerk, people)
        grid = MarkGrid()
        grid.resize(1140, 560)
        event = _event(cast.clerk, half_days)
        start = time.perf_counter()
        grid.put(attendance.grid(cast.clerk, event.id))
        grid.show()
        app.processEvents()
        found = {"shown": time.perf_counter() - start} | _typed(app, grid, half_days)
        typed = grid.marks.typed
        saved, raw = [], []
        for turn in range(turns):
            event = event if not turn else _event(cast.clerk, half_days)
            start = time.perf_counter()
            attendance.save(cast.clerk, event.id, dict(typed))
            saved.append(time.perf_counter() - start)
            given = len(credits.of_source(cast.clerk, f"event:{event.id}"))
            raw.append(_raw(Path(folder, f"raw{turn}.db"), [mark for mark in typed.values() if mark], given))
        found |= {"save": min(saved), "raw": min(raw)}
        grid.close()
        cast.clerk.close()
    return found


def _enrol(desk: Desk, people: int) -> None:
    joined = date(2026, 1, 1)
    names = [SURNAMES[n % 40] + GIVEN[n % 33] + GIVEN[n // 33 % 33] for n in range(people)]
    posting = (Posting(joined, "S1", "青山镇中心小学", "primary"),)
    trainees.enrol(desk, [Trainee(f"b{n}", name, joined, posting) for n, name in enumerate(names)])


def _event(desk: Desk, half_days: int) -> Event:
    sessions = tuple(
        HalfDay(f"s{n}", _day(n // 2), "pm" if n % 2 else "am", Fraction(3)) for n in range(half_days)
    )
    event = courses.save(desk, replace(Event("", "rotation", "全员轮训", 2026), sessions=sessions))
    courses.enrol(desk, event.id, [one for one in courses.candidates(desk) if one.trainee])
    return event


def _day(number: int) -> date:
    return date(FIRST.year, FIRST.month, FIRST.day + number)


def _typed(app: QApplication, grid: MarkGrid, half_days: int) -> dict[str, float]:
    """Three columns key by key with every mark, the others with `*` and a few exceptions; each key until it is painted."""
    taken = []
    rows = grid.marks.rowCount()
    marks = "1111213114115111161"

    def press(key: str | Qt.Key) -> None:
        start = time.process_time()
        QTest.keyClick(grid, key)
        app.processEvents()
        taken.append(time.process_time() - start)

    for column in range(half_days):
        grid.go(0, FIXED + column)
        if column < half_days // 2:
            for row in range(rows):
                press(marks[row % len(marks)])
        else:
            for row in range(0, rows, 40):
                grid.go(row, FIXED + column)
                press("4")
            press("*")
            press("/")
    assert len(grid.marks.typed) == rows * half_days
    taken.sort()
    return {
        "slowest": taken[-1],
        "median": taken[len(taken) // 2],
        "late": taken[len(taken) * 99 // 100],
        "keys": float(len(taken)),
    }


def _raw(path: Path, marks: list[attendance.Mark], given: int) -> float:
    """The same rows, marks and credits and one line of a journal, inserted by bare SQL with the same pragmas."""
    raw = sqlcipher.connect(str(path), isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
    for name, value, _ in PRAGMAS:
        raw.execute(f"PRAGMA {name} = {value}").fetchall()
    raw.execute(
        "CREATE TABLE mark (org TEXT, event TEXT, session TEXT, person TEXT, revision INTEGER, current INTEGER,"
        " code TEXT, minutes INTEGER, approver TEXT, reason TEXT, by TEXT, day TEXT,"
        " PRIMARY KEY (org, event, session, person, revision))"
    )
    raw.execute("CREATE INDEX a ON mark (org, person, current)")
    raw.execute(
        "CREATE TABLE credit (org TEXT, id TEXT, person TEXT, year INTEGER, day TEXT, rule TEXT, part TEXT, amount INTEGER,"
        " source TEXT, evidence TEXT, text TEXT, working TEXT, rules TEXT, PRIMARY KEY (org, id))"
    )
    raw.execute("CREATE INDEX b ON credit (org, source)")
    raw.execute("CREATE INDEX c ON credit (org, person, year)")
    raw.execute("CREATE TABLE journal (number INTEGER PRIMARY KEY, line TEXT)")
    rows = [
        (
            "S1",
            "e",
            one.session_id,
            one.person_id,
            1,
            1,
            one.code,
            one.minutes,
            one.approver,
            "",
            "u",
            "2026-09-18",
        )
        for one in marks
    ]
    working = '[["attended",[["hours","6"],["credits","6"]]]]'
    entries = [
        ("S1", secrets.token_hex(16), f"b{n % 400}", 2026, "2026-09-18", "attendance", "hours", 600, "event:e", "", "全员轮训",
         working, "d" * 64)
        for n in range(given)
    ]  # fmt: skip
    start = time.perf_counter()
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(f"INSERT INTO mark VALUES ({','.join('?' * 12)})", rows)
    raw.executemany(f"INSERT INTO credit VALUES ({','.join('?' * 13)})", entries)
    raw.execute("INSERT INTO journal VALUES (1, 'attendance.marked')")
    raw.execute("COMMIT")
    took = time.perf_counter() - start
    raw.close()
    return took


if __name__ == "__main__":
    told = measure()
    print(
        f"roll call of 400 people and 6 half days: slowest of {told['keys']:.0f} keys {told['slowest'] * 1000:.1f} ms (aim 16),"
        f" 99 of 100 under {told['late'] * 1000:.1f} ms, median {told['median'] * 1000:.1f} ms; saved in {told['save']:.3f} s, {told['save'] / told['raw']:.2f} times"
        f" bare SQL ({told['raw']:.3f} s); shown in {told['shown']:.3f} s"
    )
