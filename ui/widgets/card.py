"""Small calm things that stand on a screen: cards, state words, notes, empty states, check lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.style import TEXT, TONES


def label(text: str, role: str = "", name: str = "", *, wrap: bool = True) -> QLabel:
    """A label in one of the style sheet's roles (`title`, `heading`, `secondary`, `strong`, `figure`)."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wrap)
    if role:
        result.setProperty("role", role)
    if name:
        result.setObjectName(name)
    return result


def button(text: str, name: str, role: str = "") -> QPushButton:
    """A button; `role` is `main` (one a page), `danger`, `link` or nothing."""
    result = QPushButton(text)
    result.setObjectName(name)
    result.setAccessibleName(text.replace("&", ""))
    if role:
        result.setProperty("role", role)
    result.setAutoDefault(False)
    return result


class Card(QFrame):
    """A white card with a heading, a small word on the right, and a column for its content."""

    def __init__(self, title: str = "", name: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(10)
        self.heading = label(title, "heading", f"{name}Heading")
        self.aside = label("", "secondary", f"{name}Aside", wrap=False)
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.top = QHBoxLayout()
        self.top.addWidget(self.heading, 1)
        self.top.addWidget(self.aside)
        if title:
            self.body.addLayout(self.top)
        else:
            self.heading.setParent(self)
            self.heading.hide()
            self.aside.setParent(self)
            self.aside.hide()

    def set_title(self, title: str, aside: str = "") -> None:
        """Other words in the heading."""
        self.heading.setText(title)
        self.aside.setText(aside)
        self.setAccessibleName(title)

    def add(self, *parts: QWidget) -> None:
        """Adds widgets below one another."""
        for part in parts:
            self.body.addWidget(part)

    def add_row(self, *parts: QWidget) -> None:
        """Adds widgets side by side, from the left."""
        row = QHBoxLayout()
        row.setSpacing(10)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        self.body.addLayout(row)


class StateChip(QLabel):
    """A word on a tone (`done`, `due`, `waiting`, `problem`, `quiet`): never a colour alone."""

    def __init__(self, text: str = "", tone: str = "quiet", name: str = "stateChip") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._tone = ""
        self.put(text, tone)

    def put(self, text: str, tone: str) -> None:
        """Another word, another tone."""
        if (text, tone) == (self.text(), self._tone):
            return
        self._tone = tone
        ink, ground = TONES[tone]
        self.setText(text)
        self.setAccessibleName(text)
        points = QApplication.font().pointSizeF() * 0.84
        height = max(22, round(points * 2.3))
        self.setFixedHeight(height)
        self.setStyleSheet(
            f"background: {ground}; color: {ink}; border-radius: {height // 2}px; padding: 0 12px;"
            f"font-weight: 700; font-size: {points}pt;"
        )


class Note(QFrame):
    """A sentence on a tone, with a bold word in front: 待说明 教职工收回少于发出 1 张."""

    def __init__(self, word: str = "", text: str = "", tone: str = "waiting", name: str = "note") -> None:
        super().__init__()
        self.setObjectName(name)
        self._text = QLabel()
        self._text.setObjectName(f"{name}Text")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.addWidget(self._text)
        self._tone = ""
        self.put(word, text, tone)

    def put(self, word: str, text: str, tone: str = "waiting") -> None:
        """Another sentence."""
        ink, ground = TONES[tone]
        self.setAccessibleName(f"{word} {text}".strip())
        self._text.setText(f"<b>{_escape(word)}</b> {_escape(text)}" if word else _escape(text))
        if tone == self._tone:
            return
        self._tone = tone
        self.setStyleSheet(
            f"QFrame#{self.objectName()} {{ background: {ground}; border-radius: 4px; }} QLabel {{ color: {ink}; }}"
        )


class ErrorBar(QFrame):
    """Where an error's sentence is shown; hidden until there is one."""

    def __init__(self, name: str = "errorBar", parent: QWidget | None = None, *, above: int = 0) -> None:
        """`above`: pixels kept free above the bar while it is in sight."""
        super().__init__(parent)
        self.setObjectName(name)
        ink, ground = TONES["problem"]
        self.setStyleSheet(
            f"QFrame#{name} {{ background: {ground}; border: 1px solid #E8B4AF; border-radius: 4px;"
            f" margin-top: {above}px; }}"
            f" QLabel {{ color: {ink}; }}"
        )
        self._text = label("", name=f"{name}Text")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = button(self.tr("Close"), f"{name}Close", "link")
        close.clicked.connect(lambda: self.put(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6 + above, 8, 6)
        row.addWidget(self._text, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def text(self) -> str:
        """The sentence in sight, or nothing."""
        return self._text.text()

    def put(self, text: str) -> None:
        """Shows a sentence; an empty one hides the bar."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class EmptyState(QWidget):
    """One sentence and one button where there is nothing yet."""

    acted = Signal()

    def __init__(self, sentence: str, action: str = "", name: str = "emptyState") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(sentence)
        self.sentence = label(sentence, "secondary", f"{name}Sentence")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = QVBoxLayout(self)
        box.setSpacing(16)
        box.addStretch(1)
        box.addWidget(self.sentence)
        self.button = button(action, f"{name}Button", "main")
        self.button.setAccessibleName(action or sentence)
        self.button.clicked.connect(self.acted)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        self.button.setVisible(bool(action))
        box.addStretch(2)


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a check list: done or not, and the word on its button (empty: no button)."""

    key: str
    text: str
    done: bool
    action: str = ""


class Checklist(QWidget):
    """Lines with a tick or a ring; a line that is not done has a button; `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, name: str = "checklist", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)

    def put(self, tasks: Sequence[Task]) -> None:
        """Shows these tasks."""
        while (item := self._box.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for task in tasks:
            self._box.addWidget(self._line(task))

    def _line(self, task: Task) -> QWidget:
        line = QWidget()
        line.setObjectName(f"{self.objectName()}_{task.key}")
        state = self.tr("done") if task.done else self.tr("to do")
        line.setAccessibleName(f"{task.text} {state}")
        line.setMinimumHeight(36)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(StateChip("✓" if task.done else "○", "done" if task.done else "quiet"))
        row.addWidget(label(task.text, "secondary" if task.done else ""), 1)
        if task.action and not task.done:
            go = button(task.action, f"{self.objectName()}_{task.key}_go", "link")
            go.clicked.connect(lambda: self.chosen.emit(task.key))
            row.addWidget(go)
        return line


class Elided(QLabel):
    """One line that ends in dots where there is no room; the tip and the accessible name hold it whole.

    It asks for the room of its whole text and does with less; a `shy` one takes what the others leave.
    """

    def __init__(self, name: str, role: str = "", *, shy: bool = False, right: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        width = QSizePolicy.Policy.Ignored if shy else QSizePolicy.Policy.Maximum
        self.setSizePolicy(width, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def put(self, text: str) -> None:
        """Another line."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """The room of the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few characters."""
        few = min(self.sizeHint().width(), self.fontMetrics().horizontalAdvance("国国国…"))
        return QSize(few, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class BundleDots(QWidget):
    """How far the open bundle of ballots is: a dot a ballot."""

    def __init__(self, size: int = 10, name: str = "bundleDots") -> None:
        super().__init__()
        self.setObjectName(name)
        self._size, self._filled = size, 0
        self.put(0, size)

    def put(self, filled: int, size: int | None = None) -> None:
        """`filled` of `size` ballots lie in the bundle."""
        self._filled = filled
        self._size = size or self._size
        self.setAccessibleName(
            self.tr("%1 of %2 ballots").replace("%1", str(filled)).replace("%2", str(self._size))
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row of dots, 18 px each."""
        return QSize(self._size * 18 + 2, 20)

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws filled and empty dots."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(TEXT), 1.2))
            for at in range(self._size):
                painter.setBrush(QColor(TEXT) if at < self._filled else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at * 18 + 1, 3, 14, 14)


def clear(box: QVBoxLayout | QHBoxLayout) -> None:
    """Takes every widget and inner layout out of `box` and deletes it."""
    while (item := box.takeAt(0)) is not None:
        part, inner = item.widget(), item.layout()
        if part is not None:
            part.hide()
            part.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            clear(inner)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
