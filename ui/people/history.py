"""What can be taken back and done again on the pages about people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Step = Callable[[], bool]
"""Does or takes back one thing; False when it could not be done (its sentence has been shown)."""


@dataclass(frozen=True, slots=True)
class Done:
    """One thing done: how to take it back, how to do it again."""

    undo: Step
    redo: Step


class History:
    """Things done, in order; one paste is one thing."""

    def __init__(self) -> None:
        self._done: list[Done] = []
        self._undone: list[Done] = []

    def add(self, undo: Step, redo: Step) -> None:
        """Notes something that was just done."""
        self._done.append(Done(undo, redo))
        self._undone.clear()

    def undo(self) -> bool:
        """Takes the last thing back; False when there is none or it cannot be."""
        return self._move(self._done, self._undone, "undo")

    def redo(self) -> bool:
        """Does again what was taken back last."""
        return self._move(self._undone, self._done, "redo")

    def clear(self) -> None:
        """Forgets everything."""
        self._done.clear()
        self._undone.clear()

    @staticmethod
    def _move(source: list[Done], target: list[Done], what: str) -> bool:
        if not source:
            return False
        step: Step = getattr(source[-1], what)
        if not step():
            return False
        target.append(source.pop())
        return True
