"""What tests of the window share: the platform, an honest ear for Qt's warnings, a desk, typing."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from cadredesk.actions import desks
from cadredesk.desk import Desk, Kind
from cadredesk.domain.school import Role, Stage
from cadredesk.vault.slots import CHEAP
from ui import style, translate

PASSWORDS = {Role.CLERK: "clerk-pass", Role.REVIEWER: "reviewer-pass", Role.APPROVER: "approver-pass"}
NAMES = {Role.CLERK: "陈晨", Role.REVIEWER: "赵敏", Role.APPROVER: "周文"}
_NOISE = ("propagateSizeHints",)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    """The window as it is shown: Chinese, 12 pt."""
    if not qapp.property("dressed"):
        translate.install(qapp, "zh_CN")
        style.apply(qapp, 12)
        qapp.setProperty("dressed", True)


@pytest.fixture(autouse=True)
def quiet_qt(qapp: QApplication) -> Iterator[None]:
    """Fails a test during which Qt warned of something."""
    said: list[str] = []

    def hear(kind: QtMsgType, context: object, text: str) -> None:
        if (
            kind != QtMsgType.QtDebugMsg
            and kind != QtMsgType.QtInfoMsg
            and not any(n in text for n in _NOISE)
        ):
            said.append(text)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert not said, said


@pytest.fixture
def make_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Makes desks in the test's folder: `make_desk()`, `make_desk(kind="rehearsal", role=Role.APPROVER)`."""
    opened: list[Desk] = []

    def make(kind: Kind = "test", role: Role = Role.CLERK, name: str = "desk") -> Desk:
        folder = tmp_path / name
        people = tuple(desks.NewUser(NAMES[one], one, PASSWORDS[one]) for one in Role)
        setup = desks.Setup("school", "S001", "青山镇中心小学", people, stage=Stage.PRIMARY, kind=kind)
        desks.create(folder, setup, cost=CHEAP).desk.close()
        opened.append(desks.log_in(folder, NAMES[role], PASSWORDS[role]))
        return opened[-1]

    yield make
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """An open desk with the clerk at it."""
    return make_desk()


def type_text(widget: QWidget, text: str) -> None:
    """Types text as an input method commits it; `qtbot.keyClicks` aborts the process on Chinese."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def compose(widget: QWidget, letters: str) -> None:
    """Leaves letters uncommitted, as while pinyin is being typed; an empty text drops them."""
    QApplication.sendEvent(widget, QInputMethodEvent(letters, []))


def unnamed(widget: QWidget) -> list[str]:
    """The controls below a widget that a screen reader could not name; Qt's own inner parts do not count."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)
    return [
        f"{type(one).__name__} {one.objectName()}"
        for kind in kinds
        for one in widget.findChildren(kind)
        if not one.accessibleName() and not _inner(one)
    ]


def _inner(one: QWidget) -> bool:
    if one.objectName().startswith("qt_") or type(one) in (QAbstractButton, QToolButton, QHeaderView):
        return True
    parent = one.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractItemView | QCalendarWidget):
            return True
        parent = parent.parentWidget()
    return False
