"""Loads what the window will need while the user is still typing the password, one small piece at a time."""

from __future__ import annotations

import gc
import importlib
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from cadredesk.actions import desks
from ui.window import HIDDEN, SCREENS, available


class Warmer(QObject):
    """Does a piece whenever nothing else is to be done, until all are done or its parent goes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces = pieces()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)
        self._timer.start(0)

    @property
    def done(self) -> bool:
        """Whether everything is loaded."""
        return not self._timer.isActive()

    def _next(self) -> None:
        if next(self._pieces, self) is self:
            self._timer.stop()


def pieces(mode: str = "school") -> Iterator[None]:
    """The pieces: tables of the action, modules of the screens in the order of the navigation, then a tidy memory."""
    yield from desks.prepare()
    for one in available(SCREENS + HIDDEN, mode):
        importlib.import_module(one.factory.partition(":")[0])
        yield
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()  # what is loaded by now stays: later collections need not look at it
    yield
