"""What a package of the bureau would change, shown in words before it is confirmed or left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cadredesk.actions import answers
from cadredesk.actions.bureau_word import Block, Shown
from ui.act import ask
from ui.exchange.words import filled, kind_word
from ui.people.words import roomy
from ui.widgets.card import Note, button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.screen import ScreenContext

MOST_LINES = 400
"""So many lines of a block are drawn; the rest is told by its number."""


class WordSheet(Sheet):
    """Every block with its lines (what, now, then); the main button confirms, the other one leaves it undone."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, shown: Shown, done: Callable[[str], None]
    ) -> None:
        super().__init__(parent, "wordSheet")
        self.context = context
        self._shown, self._done = shown, done
        title = filled(self.tr("The bureau sends: %1"), kind_word(shown.kind))
        self.say(title, self.tr("Put it on file") if shown.is_older else self.tr("Confirm"))
        roomy(self, 54, 24)
        inner = QWidget()
        inner.setObjectName("tabPage")
        box = QVBoxLayout(inner)
        box.setSpacing(8)
        for at, block in enumerate(shown.blocks):
            self._add(box, at, block)
        box.addStretch(1)
        area = QScrollArea()
        area.setObjectName("wordArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        self.body.addWidget(
            label(
                self.tr("Nothing has changed yet. Read it; it counts once you confirm it."),
                "secondary",
                "wordTold",
            )
        )
        self.body.addWidget(area, 1)
        if not shown.is_older:
            leave = button(self.tr("Leave it undone"), "wordLeave", "link")
            leave.clicked.connect(self._leave)
            self.body.addWidget(leave)
        self.ok.setFocus()

    def _add(self, box: QVBoxLayout, at: int, block: Block) -> None:
        box.addWidget(label(block.title, "strong", f"wordTitle_{at}"))
        if block.note:
            note = Note(name=f"wordNote_{at}")
            note.put("", block.note, "waiting" if block.older else "quiet")
            box.addWidget(note)
        if block.lines:
            box.addWidget(self._lines(at, block))
        if len(block.lines) > MOST_LINES:
            more = filled(self.tr("and %1 more"), len(block.lines) - MOST_LINES)
            box.addWidget(label(more, "secondary"))
        if block.text:
            box.addWidget(label(block.text, name=f"wordText_{at}"))

    def _lines(self, at: int, block: Block) -> QWidget:
        """A grid of three columns, of two where nothing was there before."""
        before = any(line.was for line in block.lines)
        grid_of = QWidget()
        grid_of.setObjectName(f"wordLines_{at}")
        grid = QGridLayout(grid_of)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        heads = [self.tr("What"), *([self.tr("Now")] if before else []), self.tr("Then")]
        for column, text in enumerate(heads):
            if before:
                grid.addWidget(label(text, "secondary"), 0, column)
            grid.setColumnStretch(column, 2 if column == 0 else 5)
        for row, line in enumerate(block.lines[:MOST_LINES], 1):
            texts = [line.what, *([line.was or "—"] if before else []), line.becomes or "—"]
            for column, text in enumerate(texts):
                cell = label(text, name=f"wordCell_{at}_{row}_{column}")
                grid.addWidget(cell, row, column)
        return grid_of

    def _leave(self) -> None:
        if ask(self, answers.decline, self.context.desk, self._shown.package_id):
            self._done("declined")
            self.accept()

    def accept_now(self) -> bool:
        """Confirms it, or files what is older than what is in force."""
        action = answers.decline if self._shown.is_older else answers.confirm
        if not ask(self, action, self.context.desk, self._shown.package_id):
            return False
        self._done("declined" if self._shown.is_older else "confirmed")
        return True
