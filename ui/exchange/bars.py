"""A line of a count that can be looked into: a word, a bar, a number and its share; pressed, it leads to the list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from ui.style import BLUE, BLUE_GROUND, GREEN, GREY_GROUND, SECONDARY, TEXT


class PartBar(QPushButton):
    """One part of a whole, drawn as a bar from zero; the whole is as long as the room for bars."""

    def __init__(self, name: str, word: str, count: int, total: int, share: str, wide: int) -> None:
        """`share` is the words behind the count; `wide` the characters kept for the word."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(f"{word} {count} {share}")
        self.setToolTip(self.accessibleName())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._word, self._count, self._total, self._share, self._wide = word, count, total, share, wide

    def sizeHint(self) -> QSize:
        """One line, high enough to be hit."""
        return QSize(280, max(30, round(self.fontMetrics().height() * 1.5)))

    def minimumSizeHint(self) -> QSize:
        """As high as `sizeHint`."""
        return QSize(180, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws word, bar and number; with the focus or the mouse on it, on a tinted ground."""
        del event
        with QPainter(self) as painter:
            metrics, high = painter.fontMetrics(), self.height()
            sign = metrics.horizontalAdvance("国")
            if self.hasFocus() or self.underMouse():
                painter.fillRect(self.rect(), QColor(BLUE_GROUND))
            left, right = sign * self._wide + 8, metrics.horizontalAdvance("0000　100.0%") + 12
            line = Qt.AlignmentFlag.AlignVCenter
            painter.setPen(QColor(TEXT))
            word = metrics.elidedText(self._word, Qt.TextElideMode.ElideRight, left - 8)
            painter.drawText(QRectF(4, 0, left, high), line, word)
            room = max(12.0, self.width() - left - right)
            painter.fillRect(QRectF(left, high * 0.3, room, high * 0.4), QColor(GREY_GROUND))
            if self._total:
                wide = room * self._count / self._total
                painter.fillRect(QRectF(left, high * 0.3, wide, high * 0.4), QColor(GREEN))
            painter.setPen(QColor(BLUE if self._count else SECONDARY))
            number = f"{self._count}　{self._share}" if self._share else str(self._count)
            painter.drawText(QRectF(left + room + 10, 0, right, high), line, number)
