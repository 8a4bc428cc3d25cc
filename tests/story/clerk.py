"""The hands of a clerk at the real window: what is pressed, typed, chosen and read, and whatever has the focus."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QPushButton, QWidget

from cadredesk.messages import sentence
from tests.ui.conftest import type_text
from ui.screens.rounds import RoundsScreen
from ui.steps.panel import StepPanel
from ui.widgets.screen import Screen
from ui.window import MainWindow

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PAD = Qt.KeyboardModifier.KeypadModifier
NONE = Qt.KeyboardModifier.NoModifier
T = TypeVar("T", bound=QWidget)


def settle() -> None:
    """Lets the window do what it has put off, the destruction of what it dropped included."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    QApplication.processEvents()


def wait(ready: Callable[[], bool], what: str = "", seconds: float = 30) -> None:
    """Waits until something is so."""
    until = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < until, what or "waited in vain"
        QTest.qWait(5)


def part(root: QWidget, name: str, kind: type[T] = QWidget) -> T:
    """The one visible widget of that name."""
    QApplication.processEvents()
    found = [one for one in root.findChildren(kind, name) if one.isVisible()]
    assert len(found) == 1, (name, found)
    return found[0]


def press(root: QWidget, name: str) -> None:
    """A click on a button."""
    button = part(root, name, QAbstractButton)
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, NONE, button.rect().center())
    settle()


def tick(root: QWidget, name: str) -> None:
    """A click on the box of a check, at its left end."""
    box = part(root, name, QAbstractButton)
    before = box.isChecked()
    point = box.rect().center()
    point.setX(10)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, NONE, point)
    assert box.isChecked() != before, name
    settle()


def write(root: QWidget, name: str, text: str) -> None:
    """Goes into a field, replaces what stands there as an input method commits it, and leaves it with Tab."""
    field = part(root, name)
    field.window().activateWindow()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    wait(field.hasFocus, name)
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    type_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    settle()
    assert not field.hasFocus(), name


def fill(root: QWidget, **texts: str) -> None:
    """Several fields, one after another."""
    for name, text in texts.items():
        write(root, name, text)


def choose(root: QWidget, name: str, key: object) -> None:
    """Another line of a combo box, by the keys Home and Down."""
    box = part(root, name, QComboBox)
    at = box.findData(key)
    assert at >= 0, (name, key)
    box.setFocus()
    if box.currentIndex() == at:
        return
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(at):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == key
    settle()


def sheet(root: QWidget, name: str) -> QDialog:
    """The dialog of that name that is open."""
    return part(root, name, QDialog)


def reason(root: QWidget, name: str, text: str) -> None:
    """Types a reason into the dialog that asks for one, and Ctrl+Return."""
    asked = sheet(root, name)
    ok = part(asked, f"{name}Ok", QPushButton)
    assert not ok.isEnabled(), "a reason is asked for"
    field = part(asked, "reason")
    type_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return, CTRL)
    settle()
    assert not [one for one in root.findChildren(QDialog, name) if one.isVisible()]


def says(root: QWidget, name: str) -> str:
    """The words of a label."""
    return part(root, name, QLabel).text()


def drop(target: QWidget, path: Path) -> None:
    """A file is dropped on a page."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    middle, copy, left = target.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(middle, copy, mime, left, NONE)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(middle), copy, mime, left, NONE))


# Whatever has the focus


def top_window() -> QWidget:
    """The sheet in sight, else the window."""
    in_sight = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    sheets = [one for one in in_sight if isinstance(one, QDialog)]
    return (sheets or [one for one in in_sight if isinstance(one, MainWindow)])[-1]


def focused() -> QWidget:
    """The widget with the focus, when a button pressed by its letter is up again."""
    started = time.monotonic()
    while time.monotonic() < started + 10:
        found, top = QApplication.focusWidget(), top_window()
        pressed = any(one.isDown() for one in top.findChildren(QAbstractButton))
        if found is not None and found.window() is top and not pressed:
            return found
        if found is None and top.isActiveWindow() and not pressed and time.monotonic() > started + 0.1:
            return top  # no field has the focus: the window's own keys
        top.activateWindow()  # offscreen nobody hands the focus back when a sheet has closed
        QTest.qWait(1)
    raise AssertionError("nothing has the focus")


def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """One key to whatever has the focus."""
    QTest.keyClick(focused(), which, modifiers)
    settle()
    focused()


def pad(keys: str) -> None:
    """Keys of the number pad; a blank is Enter."""
    for sign in keys:
        target = focused()
        if sign == " ":
            QTest.keyClick(target, Qt.Key.Key_Enter, PAD)
        else:
            QTest.keyClick(target, sign, PAD)
    QApplication.processEvents()


# The round's page


def screen(window: MainWindow) -> Screen:
    """The screen on the right."""
    found = window.screen_in_sight()
    assert found is not None
    return found


def page(window: MainWindow) -> RoundsScreen:
    """The screen of rounds."""
    found = screen(window)
    assert isinstance(found, RoundsScreen)
    return found


def panel(window: MainWindow, step: str) -> StepPanel:
    """The panel of the step in sight."""
    settle()
    found = page(window).page
    assert found.step == step, (found.step, window.errors.text())
    assert found.panel is not None
    return found.panel


def main(window: MainWindow, words: str) -> None:
    """Presses the step's main button, whose words begin so."""
    button = part(window, "stepMain", QPushButton)
    assert words in button.text(), (button.text(), window.errors.text())
    press(window, "stepMain")


def close_step(window: MainWindow, step: str) -> None:
    """Closes the step in sight and goes on to the next by the one button for what comes next."""
    panel(window, step)
    main(window, "完成这一步")
    quiet(window)
    assert page(window).page.views[step].state == "done"


def go_on(window: MainWindow, step: str) -> None:
    """From a closed step to the next one."""
    main(window, "去办")
    panel(window, step)


def quiet(window: MainWindow) -> None:
    """Nothing stands in the error bar."""
    assert window.errors.text() == ""


def told(window: MainWindow, code: str) -> None:
    """The error bar holds the sentence of that code."""
    assert f"[{code}]" in window.errors.text(), (window.errors.text(), sentence(code))
