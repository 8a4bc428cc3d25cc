"""What every step's panel is: it shows one step of a round and lets the office do its work."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cadredesk.domain.round import Round
from cadredesk.domain.timeline import StepView
from ui.widgets.screen import ScreenContext


class StepPanel(QWidget):
    """The work of one step, between the step's head (title, state, clause, buttons) and its papers.

    The page around it (ui/screens/rounds.py) draws the head, closes, skips and reopens the step, lists its papers,
    lawful dates and people. A panel saves what is typed when a field is left, through an action, and announces it by
    `context.hub`; the page then reads the round again and calls `show_step`.
    """

    step: ClassVar[str] = ""
    head_changed = Signal()
    """The sentence or the main button of the head have changed."""

    def __init__(self, context: ScreenContext, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.round_id = round_id
        self.setObjectName(f"step.{self.step}")

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows the step as the round holds it now; closed steps are shown read-only."""
        raise NotImplementedError

    def sentence(self) -> str:
        """One or two sentences for the head: what is done here, and where one stands."""
        return ""

    def main_button(self) -> tuple[str, Callable[[], None]] | None:
        """The one button for what comes next (text, what it does); None: the page offers to close the step."""
        return None

    def people(self) -> tuple[tuple[str, str], ...]:
        """Who takes part: (role, names), for the card at the right."""
        return ()

    def save(self) -> bool:
        """Writes what is typed but not saved (Ctrl+S, before leaving); False when it could not be."""
        return True

    def undo(self) -> None:
        """Ctrl+Z."""
