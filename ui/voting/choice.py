"""A calm page with one question: a heading, a sentence, what it is about, and answers by number key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.card import Card, Note, button, clear, label
from ui.widgets.table import Column, Table


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its words, a smaller word behind them, and what it does."""

    text: str
    act: Callable[[], None]
    detail: str = ""


class ChoicePage(QWidget):
    """Shows a question; 1 to 9 choose an answer, Enter takes the one in focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choicePage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.buttons: list[QPushButton] = []
        self._choices: tuple[Choice, ...] = ()
        self._card = Card("-", "choiceCard")
        self._box = QVBoxLayout()
        self._box.setSpacing(10)
        self._card.body.addLayout(self._box)
        self._card.setMinimumWidth(640)
        self._card.setMaximumWidth(860)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._card, 8)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 18, 18, 18)
        whole.addLayout(across)
        whole.addStretch(1)

    def put(
        self,
        title: str,
        sentence: str,
        choices: Sequence[Choice],
        *,
        note: tuple[str, str, str] | None = None,
        columns: Sequence[str] = (),
        rows: Sequence[tuple[str, ...]] = (),
    ) -> None:
        """Asks; `note` is (word, sentence, tone), `rows` are laid out under `columns`."""
        clear(self._box)
        self._card.set_title(title)
        if note is not None:
            self._box.addWidget(Note(*note, name="choiceNote"))
        if sentence:
            self._box.addWidget(label(sentence, name="choiceSentence"))
        if rows:
            self._box.addWidget(self._table(title, columns, rows))
        self._choices = tuple(choices)
        self.buttons = []
        for at, one in enumerate(choices, 1):
            answer = button(f"{at}　{one.text}", f"choice_{at}", "main" if at == 1 else "")
            answer.clicked.connect(lambda _=False, act=one.act: act())
            line = QHBoxLayout()
            line.setSpacing(16)
            line.addWidget(answer)
            if one.detail:
                line.addWidget(label(one.detail, "secondary", f"choiceDetail_{at}"), 1)
            else:
                line.addStretch(1)
            self._box.addLayout(line)
            self.buttons.append(answer)
        if self.buttons:
            widest = max(one.sizeHint().width() for one in self.buttons)
            for one_button in self.buttons:
                one_button.setMinimumWidth(min(widest, 420))
                one_button.show()
            self.buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses, Enter takes the answer in focus (else the first), arrows walk."""
        sign = event.text()
        if len(sign) == 1 and sign in "123456789" and int(sign) <= len(self._choices):
            self._choices[int(sign) - 1].act()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._choices:
            at = next((n for n, one in enumerate(self.buttons) if one.hasFocus()), 0)
            self._choices[at].act()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _table(self, title: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Table:
        def text(at: int) -> Callable[[tuple[str, ...]], str]:
            return lambda row: row[at]

        table = Table("choiceRows", title, [Column(name, text(at)) for at, name in enumerate(columns)])
        table.compact()
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.put(rows[:8])
        return table
