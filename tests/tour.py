"""Takes the screenshots of the README's tour from the sample school: `python3 installer/dev.py tour`."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cadredesk.actions import demo, desks, enrolment, evaluations, intake, people, rounds, sample, simulation
from cadredesk.domain.round import Votes
from tests.story.district import District
from tests.unit.actions.selection import Clock
from ui import style, translate
from ui.app import Program
from ui.window import MainWindow

TOUR = Path(__file__).resolve().parent.parent / "resources" / "tour"
STEPS = (
    "nomination",
    "eligibility",
    "leadership_meeting",
    "inspection_plan",
    "advance_notice",
    "evaluation",
    "talks",
    "inspection_report",
    "public_notice",
    "final_list",
    "dossier",
)


class Camera:
    """Takes a picture of a widget once nothing moves any more."""

    def __init__(self, app: QApplication, place: Path) -> None:
        self.app, self.place, self.number = app, place, 0

    def settle(self, seconds: float = 0.6) -> None:
        """Lets the window finish what it has begun."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.app.processEvents()
            time.sleep(0.01)

    def take(self, name: str, widget: QWidget) -> None:
        """`NN-name.png`, at 1366 × 768, reduced to 128 colours."""
        self.settle()
        self.number += 1
        path = self.place / f"{self.number:02d}-{name}.png"
        widget.grab().save(str(path))
        with Image.open(path) as picture:
            small = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
        small.save(path, optimize=True)


def main(words: list[str]) -> int:
    """Every screen, into `resources/tour/` or the folder named."""
    place = Path(words[0]) if words else TOUR
    place.mkdir(parents=True, exist_ok=True)
    for old in place.glob("*.png"):
        old.unlink()
    app = QApplication([])
    translate.install(app, "zh_CN")
    style.apply(app, 12)
    camera = Camera(app, place)
    with tempfile.TemporaryDirectory() as folder:
        _first_start(app, camera, Path(folder))
        _rehearsal(app, camera, Path(folder, "rehearsal"))
        _whole_round(app, camera, Path(folder, "desk"))
        _bureau(app, camera, Path(folder, "bureau"))
    return 0


def _first_start(app: QApplication, camera: Camera, folder: Path) -> None:
    program = Program(app, folder / "new")
    program.begin()
    assert program.shown is not None
    program.shown.resize(1366, 768)
    camera.take("first-start", program.shown)
    program.shown.close()


def _rehearsal(app: QApplication, camera: Camera, folder: Path) -> None:
    desk = demo.rehearsal(folder)
    window = MainWindow(desk)
    window.show()
    camera.take("today", window)
    window.navigate("people")
    camera.take("people", window)
    window.navigate("people", person=next(one.id for one in people.many(desk) if one.name == "李䶮"))
    camera.take("person", window)
    window.navigate("importing", roster=Path(__file__).parent.parent / "resources" / "sample" / "staff.csv")
    camera.settle(4)
    camera.take("import", window)
    window.navigate("rounds", round=rounds.listed(desk)[0].id)
    camera.take("timeline", window)
    window.close()
    desk.close()


def _whole_round(app: QApplication, camera: Camera, folder: Path) -> None:
    cast = sample.make(folder, "tour", "demo", date(2026, 9, 1))
    played = sample.play(cast, date(2026, 9, 1))
    window = MainWindow(cast.clerk)
    window.show()
    for step in STEPS:
        window.navigate("rounds", round=played.id, step=step)
        camera.take(f"step-{step.replace('_', '-')}", window)
    _ballots(camera, window, cast, played.id)
    for key in ("printing", "reporting", "settings"):
        window.navigate(key, **({"round": played.id} if key != "settings" else {}))
        camera.settle(2)
        camera.take(key, window)
    window.navigate("enrolment")
    camera.take("exchange", window)
    window.navigate("profiles", profile="school-000")
    camera.take("profiles", window)
    window.close()
    cast.clerk.close()


def _ballots(camera: Camera, window: MainWindow, cast: sample.Cast, round_id: str) -> None:
    """A second vote, half typed, to show how ballots are entered."""
    old = evaluations.get(
        cast.clerk, rounds.get(cast.clerk, round_id).value("evaluation", Votes).vote_ids[-1]
    )
    again = evaluations.re_vote(cast.clerk, old.id, "演示录入")
    counts = [group for group in old.categories if group.id == "staff"]
    evaluations.set_counts(cast.clerk, again.id, old.categories)
    evaluations.open_count(cast.clerk, again.id)
    with evaluations.entry(cast.clerk, again.id, 1) as entry:
        marks = {group.id: "excellent" for group in old.form.groups()}
        for number in range(26):
            evaluations.record_ballot(entry, counts[0].id, marks)
            if number % 10 == 9:
                evaluations.close_bundle(entry, counts[0].id)
    window.navigate("evaluation", vote=again.id, turn=1, round=round_id, step="evaluation")
    camera.settle()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_3)
    camera.settle()
    for key in "1121 1211 1111 2112 22".replace(" ", ""):
        QTest.keyClick(QApplication.focusWidget() or window, key)
    camera.take("ballot-entry", window)


def _bureau(app: QApplication, camera: Camera, folder: Path) -> None:
    """A bureau with a dozen schools' reports, and a year of its district's training."""
    os.environ.update(CADREDESK_TEST="1", CADREDESK_PASSWORD="test")
    clock = Clock(date(2025, 9, 1))
    keys = {one.code: one.key_line for one in simulation.schools(14)}
    desk = desks.test_folder(folder, org="EDU-1", mode="bureau", now=clock)
    enrolment.enrol_for_test(desk, keys)
    district = District(desk, clock, 3)
    district.year()
    for path in simulation.make(12, 9, folder.parent / "made", "EDU-1"):
        intake.import_package(desk, path)
    window = MainWindow(desk)
    window.show()
    for key, page in (
        ("intake", ""),
        ("pool", ""),
        ("schools", ""),
        ("decisions", ""),
        ("outgoing", ""),
        ("training", "courses"),
        ("training", "groups"),
        ("training", "figures"),
        ("management", "trainees"),
        ("management", "credits"),
        ("management", "exits"),
        ("management", "certificates"),
    ):
        window.navigate(key, **({"page": page} if page else {}))
        camera.settle(2)
        camera.take("-".join(filter(None, (key, page))), window)
    window.close()
    desk.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
