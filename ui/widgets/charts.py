"""The few charts where one looks rather than reads, drawn with QPainter; every value also stands as a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.style import AMBER, BLUE, GREEN, LINE, RED, SECONDARY, TEXT

PURPLE = "#6F42C1"
INKS = (GREEN, BLUE, AMBER, RED, SECONDARY, PURPLE)


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a bar chart: a label and a value for each part of the legend."""

    label: str
    parts: tuple[float, ...]
    text: str = ""
    """What stands behind the bar; the parts themselves unless told."""


class BarChart(QWidget):
    """Horizontal bars, stacked when a bar has several parts; all on one scale from zero."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = title
        self._bars: tuple[Bar, ...] = ()
        self._legend: tuple[str, ...] = ()
        self.put(())

    def put(self, bars: Sequence[Bar], legend: Sequence[str] = ()) -> None:
        """Shows these bars; `legend` names the parts."""
        self._bars, self._legend = tuple(bars), tuple(legend)
        lines = [f"{bar.label} {self._text(bar)}" for bar in self._bars]
        self.setAccessibleName("; ".join([self._title, *lines]))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line a bar and one for the legend."""
        line = self._line_height()
        return QSize(360, line * (len(self._bars) + bool(self._legend)) + 8)

    def minimumSizeHint(self) -> QSize:
        """High enough for every bar."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the legend, labels, bars and values."""
        del event
        if not self._bars:
            return
        with QPainter(self) as painter:
            metrics, line = painter.fontMetrics(), self._line_height()
            left = max(metrics.horizontalAdvance(bar.label) for bar in self._bars) + 12
            right = max(metrics.horizontalAdvance(self._text(bar)) for bar in self._bars) + 12
            room = max(20.0, self.width() - left - right)
            most = max((sum(bar.parts) for bar in self._bars), default=0) or 1
            y = 4.0
            if self._legend:
                self._draw_legend(painter, y, line)
                y += line
            for bar in self._bars:
                painter.setPen(QColor(TEXT))
                centre = Qt.AlignmentFlag.AlignVCenter
                painter.drawText(QRectF(0, y, left, line), centre, bar.label)
                x = float(left)
                for at, part in enumerate(bar.parts):
                    wide = room * part / most
                    painter.fillRect(
                        QRectF(x, y + line * 0.2, wide, line * 0.6), QColor(INKS[at % len(INKS)])
                    )
                    x += wide
                painter.setPen(QColor(SECONDARY))
                painter.drawText(QRectF(x + 8, y, right, line), centre, self._text(bar))
                y += line

    def _draw_legend(self, painter: QPainter, y: float, line: int) -> None:
        x = 0.0
        for at, word in enumerate(self._legend):
            painter.fillRect(QRectF(x, y + line * 0.3, line * 0.4, line * 0.4), QColor(INKS[at % len(INKS)]))
            x += line * 0.4 + 6
            wide = painter.fontMetrics().horizontalAdvance(word)
            painter.setPen(QColor(SECONDARY))
            painter.drawText(QRectF(x, y, wide + 4, line), Qt.AlignmentFlag.AlignVCenter, word)
            x += wide + 18

    def _line_height(self) -> int:
        return round(self.fontMetrics().height() * 1.5)

    @staticmethod
    def _text(bar: Bar) -> str:
        return bar.text or " / ".join(f"{part:g}" for part in bar.parts)


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a line chart: its name and a value for each label (None: no value)."""

    name: str
    values: tuple[float | None, ...]


class LineChart(QWidget):
    """Lines over the same labels, and one dashed line that should be reached (学分达标线)."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = title
        self._labels: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        self._goal: float | None = None
        self._most: float | None = None
        self.put((), ())

    def put(
        self,
        labels: Sequence[str],
        series: Sequence[Series],
        goal: float | None = None,
        most: float | None = None,
    ) -> None:
        """Shows these lines; the scale ends at `most`, at the highest value unless told."""
        self._labels, self._series, self._goal, self._most = tuple(labels), tuple(series), goal, most
        words = [
            f"{one.name}: "
            + ", ".join(
                f"{label} {value:g}"
                for label, value in zip(labels, one.values, strict=True)
                if value is not None
            )
            for one in self._series
        ]
        self.setAccessibleName("; ".join([self._title, *words]))
        self.update()

    def sizeHint(self) -> QSize:
        """A calm 16 to 9."""
        return QSize(400, 225)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the scale, the goal and the lines with their values."""
        del event
        values = [v for one in self._series for v in one.values if v is not None]
        if not values or not self._labels:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            metrics = painter.fontMetrics()
            line = metrics.height()
            most = self._most or max([*values, self._goal or 0]) or 1
            box = QRectF(metrics.horizontalAdvance(f"{most:g}") + 10, line * 1.6, 0, 0)
            box.setRight(self.width() - 16)
            box.setBottom(self.height() - line * 1.5)

            def place(at: int, value: float) -> QPointF:
                across = box.width() * (at + 0.5) / len(self._labels)
                return QPointF(box.left() + across, box.bottom() - box.height() * value / most)

            painter.setPen(QPen(QColor(LINE), 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            painter.setPen(QColor(SECONDARY))
            for at, word in enumerate(self._labels):
                spot = place(at, 0)
                painter.drawText(
                    QPointF(spot.x() - metrics.horizontalAdvance(word) / 2, self.height() - 6), word
                )
            if self._goal is not None:
                painter.setPen(QPen(QColor(RED), 1.2, Qt.PenStyle.DashLine))
                y = place(0, self._goal).y()
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
                painter.drawText(QPointF(0, y + line / 3), f"{self._goal:g}")
            x = box.left()
            written: list[QRectF] = []
            for which, one in enumerate(self._series):
                ink = QColor(INKS[(which + 1) % len(INKS)])
                spots = [place(at, v) for at, v in enumerate(one.values) if v is not None]
                painter.setPen(QPen(ink, 2))
                painter.drawPolyline(QPolygonF(spots))
                painter.setBrush(ink)
                for spot, value in zip(spots, [v for v in one.values if v is not None], strict=True):
                    painter.drawEllipse(spot, 3.5, 3.5)
                    text = f"{value:g}"
                    wide, high = metrics.horizontalAdvance(text), metrics.ascent()
                    for across, down in ((6, -6), (6, high + 4), (-wide - 6, -6), (-wide - 6, high + 4)):
                        place_ = QRectF(spot.x() + across, spot.y() + down - high, wide, high)
                        if not any(place_.intersects(other) for other in written):
                            written.append(place_)
                            painter.drawText(spot + QPointF(across, down), text)
                            break
                painter.drawText(QPointF(x, line), one.name)
                x += metrics.horizontalAdvance(one.name) + 20
