"""The installed program proves itself: fonts, translations, an encrypted desk, the window and its keys."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QApplication

from cadredesk.actions import desks
from cadredesk.domain.form import BallotForm, Column, Row
from cadredesk.domain.school import Role
from ui import style, translate
from ui.widgets.ballot_grid import BallotGrid
from ui.window import HIDDEN, SCREENS, MainWindow, available, title_of

_NAMES = "王文 李䶮 张喆𬭎 欧阳少东"


def run(out: TextIO = sys.stdout) -> int:
    """Checks one thing after another and says so, a line each; 0 when all is well, 1 otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    translate.install(app)
    style.apply(app)
    sound = True
    for name, check in (
        ("fonts", _fonts),
        ("translations", _translations),
        ("ballot grid", _grid),
        ("window", _window),
    ):
        try:
            check()
        except Exception as problem:
            sound = False
            out.write(f"FAIL {name}: {type(problem).__name__}: {problem}\n")
        else:
            out.write(f"ok {name}\n")
    return 0 if sound else 1


def _fonts() -> None:
    metrics = QFontMetrics(style.font(12))
    for sign in _NAMES.replace(" ", "")[:4]:
        _demand(metrics.inFontUcs4(ord(sign)), f"no glyph for {sign}")


def _translations() -> None:
    _demand(title_of(SCREENS[0]) == "今日", "the Chinese words are not there")


def _grid() -> None:
    form = BallotForm("自检", "grades", (Row("p1", "张三"),), (Column("a", "优秀"), Column("b", "称职")))
    grid = BallotGrid(form)
    done: list[dict[str, object]] = []
    grid.ballotDone.connect(done.append)
    for key, text in ((Qt.Key.Key_2, "2"), (Qt.Key.Key_Enter, "\r")):
        grid.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.KeypadModifier, text))
    _demand(done == [{"p1": "b"}], "a ballot typed is not the ballot told")
    grid.deleteLater()


def _window() -> None:
    with tempfile.TemporaryDirectory() as room:
        people = tuple(desks.NewUser(role.value, role, "self-test") for role in Role)
        setup = desks.Setup("school", "S001", "自检学校", people)
        created = desks.create(Path(room) / "desk", setup)
        window = MainWindow(created.desk)
        try:
            window.show()
            for one in available(SCREENS + HIDDEN, "school"):
                window.navigate(one.key)
                QApplication.processEvents()
            _demand(window.errors.text() == "", window.errors.text())
        finally:
            window.put_away()
            window.hide()
            window.deleteLater()
            created.desk.close()
            QApplication.processEvents()


def _demand(right: bool, complaint: str) -> None:
    if not right:
        raise AssertionError(complaint)
