"""From the password to a painted list of 5,000 people (key derivation not counted), against a bare PySide6 window.

Both in fresh processes. The bare window is measured from before PySide6 is imported to the first painted frame;
ours from Return in the password field, with the log-in page in sight and all done that it does while one types,
through the page that the window opens with, to the list of people painted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from cadredesk.actions import people, sample
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.person import Person

BARE = """
import time
start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow, QLabel
app = QApplication([])
window = QMainWindow(); window.setCentralWidget(QLabel("bare")); window.resize(1366, 768); window.show()
app.processEvents(); window.grab()
print(time.perf_counter() - start)
"""

OURS = """
import os, sys, time
from pathlib import Path
import argon2.low_level as argon
spent = [0.0]
hash_raw = argon.hash_secret_raw
def timed(*args, **told):
    start = time.perf_counter()
    try:
        return hash_raw(*args, **told)
    finally:
        spent[0] += time.perf_counter() - start
argon.hash_secret_raw = timed
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from ui.app import Program
from ui.screens.login import LoginPage
from ui.warm import Warmer
from ui.window import MainWindow
app = QApplication([])
program = Program(app, Path(sys.argv[1]))
program.begin()
page = program.shown.findChild(LoginPage)
while not page.findChild(Warmer).done:
    app.processEvents()
page.password.setText("bench")
app.processEvents()
start = time.perf_counter()
page.enter()
while not isinstance(program.shown, MainWindow):
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    if page.errors.text():
        sys.exit(page.errors.text())
window = program.shown
window.navigate("people"); app.processEvents(); window.grab()
print(time.perf_counter() - start - spent[0])
assert window.screen_in_sight().table.rows.rowCount() == int(sys.argv[2])
program.desk.close()
sys.stdout.flush(); os._exit(0)
"""


def measure(staff: int = 5000, runs: int = 5) -> dict[str, float]:
    """Median seconds of the `bare` window and of ours from the `password` on."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "desk")
        cast = sample.make(place, "bench", "test", date(2026, 9, 1))
        rows = [
            people.ImportRow(
                n,
                {
                    "name": f"张{chr(0x4E00 + n)}",
                    "gender": "男",
                    "birth": PartialDate(1970 + n % 30, 5).iso(),
                },
            )
            for n in range(staff - 82)
        ]
        people.import_rows(cast.clerk, rows, "bench")
        assert isinstance(people.many(cast.clerk)[0], Person)
        cast.clerk.close()
        bare, ours = [], []
        _run(OURS, str(place), str(staff))
        for _ in range(runs):
            bare.append(_run(BARE))
            ours.append(_run(OURS, str(place), str(staff)))
    return {"bare": sorted(bare)[runs // 2], "password": sorted(ours)[runs // 2]}


def _run(program: str, *words: str) -> float:
    told = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CADREDESK_TEST": "1"}
    told.pop("PYTHONDONTWRITEBYTECODE", None)  # both as they run installed: compiled once, in the first run
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        env=told,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(done.stdout.strip().splitlines()[-1])
