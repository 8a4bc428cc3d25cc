"""The pool of fifty thousand people in the window: the longest the window is held while the list opens, filters and sorts."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cadredesk.actions import desks, enrolment, intake, simulation
from cadredesk.desk import Desk
from ui import style, translate
from ui.screens.pool import CHARTS, LIST, QUALIFICATION, STRUCTURE, PoolScreen
from ui.window import MainWindow


class Heart:
    """Beats as often as the window lets it: the longest pause since `rest`, and the longest work of the window's thread."""

    def __init__(self) -> None:
        self._longest = self._own = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self._longest = max(self._longest, now - self._last)
        self._own = max(self._own, worked - self._worked)
        self._last, self._worked = now, worked

    def rest(self) -> tuple[float, float]:
        """The longest pause and the longest work so far, in seconds; begins anew."""
        self._beat()
        found = self._longest, self._own
        self._longest = self._own = 0.0
        return found


def measure(people: int = 50_000, schools: int = 100) -> dict[str, float]:
    """The longest pause of the window's thread in seconds, by what was done; `longest` of all, `own` without waiting for other programs, `opening took` how long the reading took."""
    os.environ["CADREDESK_TEST"] = "1"
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    translate.install(app, "zh_CN")
    style.apply(app, 12)
    with tempfile.TemporaryDirectory() as name:
        desk = desks.test_folder(Path(name, "data"), org="EDU-1", mode="bureau")
        try:
            _fill(desk, Path(name), people, schools)
            return _drive(app, desk, people)
        finally:
            desk.close()


def _fill(desk: Desk, folder: Path, people: int, schools: int) -> None:
    """Reports of that many people in all, taken in as they come from a stick."""
    made = simulation.schools(schools)
    enrolment.enrol_for_test(desk, {one.code: one.key_line for one in made})
    path = folder / "report.cdp"
    for school in made:
        payload, _ = simulation.people(school, people // schools, photos=False)
        path.write_bytes(simulation.package(school, desk.org, payload=payload, period=simulation.PERIOD))
        done = intake.import_package(desk, path)
        if done.result != "accepted":
            raise RuntimeError(done.text)


def _drive(app: QApplication, desk: Desk, people: int) -> dict[str, float]:
    window = MainWindow(desk)
    window.resize(1366, 768)
    window.show()
    window.navigate("intake")
    _until(app, lambda: not window.runner.busy)
    heart = Heart()
    found: dict[str, float] = {}
    own: dict[str, float] = {}

    def step(name: str, do: Callable[[], None]) -> None:
        _settle(app)
        heart.rest()
        do()
        _until(app, lambda: not window.runner.busy)
        _settle(app)
        found[name], own[name] = heart.rest()

    window.navigate("settings")
    window.navigate("pool")
    _until(app, lambda: not window.runner.busy)
    screen = window.screen_in_sight()
    assert isinstance(screen, PoolScreen)
    started = time.perf_counter()
    step("open", screen.refresh)
    found["opening took"] = time.perf_counter() - started
    assert screen.table.rows.rowCount() == people

    def scroll() -> None:
        screen.refresh()
        bar = screen.table.verticalScrollBar()
        while window.runner.busy:
            bar.setValue((bar.value() + 300) % max(1, bar.maximum()))
            app.processEvents()

    step("scroll while it is read", scroll)

    def choose(topic: str, at: int) -> Callable[[], None]:
        def do() -> None:
            screen.boxes[topic].setCurrentIndex(at)
            screen.boxes[topic].activated.emit(at)

        return do

    def type_(text: str) -> Callable[[], None]:
        return lambda: screen.search.setText(text)

    step("filter by tier", choose("tier", 1))
    step("filter by sex", choose("gender", 1))
    step("filter by school", choose("school", 7))
    step("everybody", screen.show_all)
    for text in ("w", "wa", "wang", "王", "9"):
        step(f"type {text}", type_(text))
    step("everybody again", screen.show_all)
    across = screen.table.horizontalHeader()
    step("sort by school", lambda: across.setSortIndicator(1, across.sortIndicatorOrder()))
    step("structure", lambda: screen.tabs.setCurrentIndex(STRUCTURE))
    step("qualification", lambda: screen.tabs.setCurrentIndex(QUALIFICATION))
    step("charts", lambda: screen.tabs.setCurrentIndex(CHARTS))
    step("list", lambda: screen.tabs.setCurrentIndex(LIST))
    window.put_away()
    window.hide()
    window.deleteLater()
    _settle(app)
    longest = max(value for name, value in found.items() if name != "opening took")
    return found | {"longest": longest, "own": max(own.values())}


def _until(app: QApplication, ready: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not ready():
        if time.monotonic() > end:
            raise RuntimeError("waited in vain")
        app.processEvents()


def _settle(app: QApplication) -> None:
    until = time.perf_counter() + 0.3
    while time.perf_counter() < until:
        app.processEvents()
