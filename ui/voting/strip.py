"""Row after row of cut-outs with their readings, and the whole page: what two people look at, by keyboard only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import BLUE, BLUE_GROUND, GREEN, LINE, PAPER, SECONDARY, TEXT

Fetch = Callable[[int], QImage | None]


def grey_image(pixels: tuple[int, int, bytes]) -> QImage:
    """An image of grey bytes without padding."""
    wide, high, data = pixels
    return QImage(data, wide, high, wide, QImage.Format.Format_Grayscale8).copy()


@dataclass(frozen=True, slots=True)
class Tile:
    """One row: what it is, where it lies, and what was said of it (empty: not yet)."""

    title: str
    where: str
    said: str = ""


class KeyPad(QWidget):
    """A widget that tells of keys by name: digits, `enter`, `back`, `invalid`, `filter`, `page`, `type`; the input method is off."""

    pressed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Names the key, or lets the window have it."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
            return
        name = _NAMES.get(Qt.Key(event.key()), "")
        sign = event.text()
        if not name and len(sign) == 1 and sign in "0123456789":
            name = sign
        if not name and sign in ("/", "／"):
            name = "invalid"
        if not name and sign == "-":
            name = "back"
        if not name:
            super().keyPressEvent(event)
            return
        self.pressed.emit(name)


_NAMES = {
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Backspace: "back",
    Qt.Key.Key_X: "invalid",
    Qt.Key.Key_F: "filter",
    Qt.Key.Key_Space: "page",
}


class StripView(KeyPad):
    """The rows before, the one asked about, and the rows that come: the current one is large and framed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("reviewStrip", parent)
        self._tiles: tuple[Tile, ...] = ()
        self._at = 0
        self._fetch: Fetch = lambda _: None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(240)

    def put(self, tiles: Sequence[Tile], at: int, fetch: Fetch) -> None:
        """Shows the tiles with number `at` in the middle; `fetch(number)` gives the picture of one in sight."""
        self._tiles, self._at, self._fetch = tuple(tiles), at, fetch
        one = self._tiles[at] if at < len(self._tiles) else None
        self.setAccessibleName("" if one is None else f"{one.title} {one.where}")
        self.update()

    def sizeHint(self) -> QSize:
        """Enough for the row asked about and two on each side."""
        return QSize(720, 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws from the current row upwards and downwards, as many as fit."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(PAPER))
        if not self._tiles:
            painter.end()
            return
        middle = self._tile(painter, self._at, self.height() * 2 // 7, current=True, draw=False)
        top = self.height() * 2 // 7
        self._tile(painter, self._at, top, current=True)
        y = top + middle + 8
        for number in range(self._at + 1, len(self._tiles)):
            if y >= self.height():
                break
            y += self._tile(painter, number, y, current=False) + 6
        y = top - 8
        for number in range(self._at - 1, -1, -1):
            high = self._tile(painter, number, 0, current=False, draw=False)
            y -= high
            if y + high <= 0:
                break
            self._tile(painter, number, y, current=False)
            y -= 6
        painter.end()

    def _tile(self, painter: QPainter, number: int, y: int, *, current: bool, draw: bool = True) -> int:
        """Draws one tile at `y`; gives its height."""
        tile, image = self._tiles[number], self._fetch(number)
        font = QFont(self.font())
        font.setBold(current)
        if not current:
            font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        line = painter.fontMetrics().height()
        inset, wide = (10, self.width() - 24) if current else (26, (self.width() - 40) * 2 // 3)
        size = QSize(0, 0)
        if image is not None:
            factor = min(
                wide / image.width(), (2.0 if current else 1.0), self.height() * 0.34 / image.height()
            )
            size = QSize(round(image.width() * factor), round(image.height() * factor))
        high = line + 4 + size.height() + (14 if current else 4)
        if not draw:
            return high
        if current:
            painter.setPen(QPen(QColor(BLUE), 2))
            painter.setBrush(QColor(BLUE_GROUND))
            painter.drawRoundedRect(QRect(4, y, self.width() - 8, high), 6, 6)
        painter.setPen(QColor(TEXT if current else SECONDARY))
        text = QRect(inset, y + (5 if current else 0), self.width() - 2 * inset, line)
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft, f"{tile.title}　{tile.where}")
        if tile.said:
            painter.setPen(QColor(GREEN))
            painter.drawText(text, Qt.AlignmentFlag.AlignRight, f"✓ {tile.said}")
        if image is not None:
            place = QRect(inset, y + line + (8 if current else 2), size.width(), size.height())
            if not current:
                painter.setOpacity(0.75)
            painter.drawImage(place, image)
            painter.setOpacity(1.0)
            painter.setPen(QColor(LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
        return high


class PageView(KeyPad):
    """One whole picture, as large as the place allows, or two side by side."""

    def __init__(self, name: str = "reviewPage", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._shown: tuple[tuple[QImage | None, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 240)

    def put(self, *shown: tuple[QImage | None, str]) -> None:
        """Shows pictures, each with a line above it; without a picture only the line."""
        self._shown = shown
        self.setAccessibleName("，".join(words for _, words in shown))
        self.update()

    @property
    def shown(self) -> tuple[tuple[QImage | None, str], ...]:
        """What is in sight."""
        return self._shown

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws each picture under its line."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(PAPER))
        wide = self.width() // max(1, len(self._shown))
        line = painter.fontMetrics().height()
        for number, (image, words) in enumerate(self._shown):
            left = number * wide
            painter.setPen(QColor(TEXT))
            painter.drawText(QRect(left + 8, 4, wide - 16, line), Qt.AlignmentFlag.AlignLeft, words)
            if image is None:
                continue
            room = QSize(wide - 16, self.height() - line - 18)
            size = image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(left + (wide - size.width()) // 2, line + 10, size.width(), size.height())
            fine = size * self.devicePixelRatio()  # averaged, so that no thin line is lost
            painter.drawImage(
                place,
                image.scaled(
                    fine,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                ),
            )
            painter.setPen(QColor(LINE))
            painter.drawRect(place)
        painter.end()
