"""What every step's panel is: it shows one step of a round and lets the office do its work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from cadredesk.actions import rounds
from cadredesk.domain.round import Round
from cadredesk.domain.timeline import StepView
from ui.act import act
from ui.widgets.date_field import DateField
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext


class StepPanel(QWidget):
    """The work of one step, between the step's head (title, state, clause, buttons) and its papers.

    The page around it (ui/rounds/page.py) draws the head, closes, skips and reopens the step, lists its papers,
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

    def close_step(self) -> bool:
        """Closes the step; a step whose closing does more than `rounds.close_step` says so here."""
        return bool(act(self, rounds.close_step, self.context.desk, self.round_id, self.step))

    def save(self) -> bool:
        """Writes what is typed but not saved (Ctrl+S, before leaving); False when it could not be."""
        leave_field(self)
        return True

    def edit(self) -> None:
        """F2: into the first field that can be written in."""
        for field in self.findChildren(QLineEdit):
            if field.isVisible() and not field.isReadOnly():
                field.setFocus()
                field.selectAll()
                return

    def ask_removal(self, what: str, then: Callable[[], None]) -> None:
        """Asks before a row goes that cannot be brought back; `what` names it."""
        sheet = ConfirmDialog(
            self,
            self.tr("Take it off the list?"),
            self.tr("%1 goes off the list, with what is written in that row.").replace("%1", what),
            self.tr("Take it off"),
            "removalDialog",
            danger=True,
        )
        sheet.confirmed.connect(then)
        sheet.open()

    def undo(self) -> None:
        """Ctrl+Z."""


def leave_field(widget: QWidget) -> None:
    """Leaves the field one types in below `widget`, so that it is saved."""
    field = QApplication.focusWidget()
    if field is not None and widget.isAncestorOf(field):
        field.clearFocus()


def is_open(the_round: Round, view: StepView) -> bool:
    """Whether a step may be written to now: the round goes on, and the step is begun or may begin."""
    return the_round.state == "open" and view.state in ("due", "waiting", "problem")


def fill(form: Form, values: Mapping[str, Any]) -> None:
    """Shows values as read from the desk; a date that cannot be read stays in its field with its problem."""
    for name, value in values.items():
        field = form.field(name)
        if isinstance(field, DateField) and not field.is_sound() and field.value() == value:
            continue
        form.put(name, value)


def set_read_only(widget: QWidget, closed: bool) -> None:
    """Makes every field below `widget` readable but not writable, or writable again."""
    for line in widget.findChildren(QLineEdit):
        line.setReadOnly(closed)
    for text in widget.findChildren(QPlainTextEdit):
        text.setReadOnly(closed)
    for kind in (QComboBox, QAbstractButton):
        for one in widget.findChildren(kind):
            one.setEnabled(not closed)
