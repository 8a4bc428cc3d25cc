"""Runs a quick action from a widget: shows an error's sentence, and announces what was changed."""

from __future__ import annotations

import logging
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, ParamSpec, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from cadredesk.errors import Cancelled, UserError
from cadredesk.messages import sentence_of

P = ParamSpec("P")
T = TypeVar("T")

Area = str
"""What an action changed, named by its module: `people`, `evaluations`, `notices`, …"""

_log = logging.getLogger("cadredesk.window")


class Hub(QObject):
    """Carries the news of a change from the widget that acted to every screen; owned by the window."""

    changed = Signal(str)

    def __init__(self, reports: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reports = reports


@runtime_checkable
class ShowsErrors(Protocol):
    """A window or dialog with an error bar of its own."""

    def show_error(self, text: str) -> None:
        """Shows one calm sentence; an empty one clears the bar."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of an action: true when it was done; `value` is what it returned."""

    ok: bool
    _value: T | None = None

    def __bool__(self) -> bool:
        return self.ok

    @property
    def value(self) -> T:
        """The action's return value; asking for it after a failure is a bug."""
        if not self.ok:
            raise RuntimeError("the action did not succeed")
        return self._value  # type: ignore[return-value]


def act(widget: QWidget, function: Callable[P, T], *args: P.args, **kw: P.kwargs) -> Outcome[T]:
    """Does something that changes the desk (under 50 ms), and announces its `Area` when it succeeded.

    A `UserError` becomes its sentence in the nearest error bar, `Cancelled` is silent, anything else
    is a bug and becomes a report file. Nothing is raised. Success clears the error bar.
    """
    outcome = ask(widget, function, *args, **kw)
    if outcome:
        show_sentence(widget, "")
        announce(widget, area_of(function))
    return outcome


def ask(widget: QWidget, function: Callable[P, T], *args: P.args, **kw: P.kwargs) -> Outcome[T]:
    """Like `act`, for an action that only reads: nothing is announced, and the error bar stays."""
    try:
        value = function(*args, **kw)
    except Exception as problem:
        show_problem(widget, problem)
        return Outcome(False)
    return Outcome(True, value)


def announce(widget: QWidget, area: Area) -> None:
    """Tells every screen that `area` has changed."""
    hub = hub_of(widget)
    if hub is not None:
        hub.changed.emit(area)


def area_of(function: Callable[..., object]) -> Area:
    """The area an action belongs to: the name of the module it is written in."""
    return getattr(function, "__module__", "").rpartition(".")[2]


def hub_of(widget: QWidget) -> Hub | None:
    """The hub of the window this widget stands in, through dialogs too; None outside a window."""
    for step in _upwards(widget):
        hub = getattr(step, "hub", None)
        if isinstance(hub, Hub):
            return hub
    return None


def show_problem(widget: QWidget, problem: BaseException) -> None:
    """Shows whatever an action raised, in the way its kind deserves."""
    if isinstance(problem, Cancelled):
        return
    if isinstance(problem, UserError):
        show_sentence(widget, sentence_of(problem))
        return
    hub = hub_of(widget)
    path = write_report(problem, hub.reports if hub else None)
    _log.error("a bug was reported in %s", path.name)
    show_bug(widget, path)


def show_sentence(widget: QWidget, text: str) -> None:
    """Shows a sentence in the nearest error bar, or in a small dialog where there is none."""
    for step in _upwards(widget):
        if isinstance(step, ShowsErrors):
            step.show_error(text)
            return
    if text:
        _dialog(widget, QMessageBox.Icon.Warning, text, "errorDialog")


def show_bug(widget: QWidget | None, path: Path) -> None:
    """Says that the program made a mistake, that saved work is safe, and where the report lies."""
    text = QCoreApplication.translate(
        "act",
        "The program has made a mistake. What was saved is safe. Go on working, or start the program "
        "again. A report without personal data was saved: %1",
    ).replace("%1", str(path))
    _dialog(widget, QMessageBox.Icon.Critical, text, "bugDialog")


def write_report(problem: BaseException, folder: Path | None = None) -> Path:
    """Writes where the program failed, without values or messages (they may name people); the path."""
    folder = folder or Path(tempfile.gettempdir())
    lines = ["CadreDesk report", datetime.now().isoformat(timespec="seconds")]
    step: BaseException | None = problem
    while step is not None:
        lines.append(type(step).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(step.__traceback__)
        ]
        step = step.__cause__ or step.__context__
    name = f"cadredesk-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    for place in (folder, Path(tempfile.gettempdir())):
        try:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = place / name
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        except OSError:
            continue
        return path
    return Path(name)


def _upwards(widget: QWidget) -> list[QObject]:
    chain: list[QObject] = []
    step: QObject | None = widget
    while step is not None:
        chain.append(step)
        step = step.parent()
    return chain


def _dialog(widget: QWidget | None, icon: QMessageBox.Icon, text: str, name: str) -> None:
    box = QMessageBox(icon, QCoreApplication.translate("act", "CadreDesk"), text, parent=widget)
    box.setTextFormat(Qt.TextFormat.PlainText)  # it may hold what a file said
    box.setObjectName(name)
    box.setAccessibleName(text)
    box.addButton(QCoreApplication.translate("act", "OK"), QMessageBox.ButtonRole.AcceptRole)
    box.open()
