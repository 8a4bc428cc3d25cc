"""The steps of a round from top to bottom: state, title, a small line below; chosen by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.style import AMBER, BLUE, BLUE_GROUND, GREEN, PAPER, RED, SECONDARY, TEXT

STATES = ("not_due", "due", "waiting", "done", "problem")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `state` is one of STATES; `branch` marks a correction or withdrawal beside the main line."""

    key: str
    title: str
    sub: str = ""
    state: str = "not_due"
    branch: bool = False


class _Steps(QAbstractListModel):
    def __init__(self, words: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.steps: tuple[Step, ...] = ()
        self._words = words

    def put(self, steps: Sequence[Step]) -> None:
        self.beginResetModel()
        self.steps = tuple(steps)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.steps)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return step.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{step.title} {self._words[step.state]} {step.sub}".strip()
        return None


class _Paint(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(200, max(44, round(QFontMetrics(QApplication.font()).height() * 1.84)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, _Steps)
        step, last = model.steps[index.row()], index.row() == len(model.steps) - 1
        style: Any = option  # the stubs know none of its fields
        rect: QRect = style.rect
        chosen = bool(style.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, QColor(BLUE_GROUND))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(BLUE))
        x, middle = rect.left() + (38 if step.branch else 23), rect.center().y() + 0.5
        self._line(painter, model, index.row(), last, rect.left() + 23, middle, rect)
        self._mark(painter, step, index.row() + 1, QPointF(x, middle))
        self._words(painter, style.font, step, chosen, x + 23, rect)
        painter.restore()

    def _line(
        self, painter: QPainter, model: _Steps, row: int, last: bool, x: float, middle: float, rect: QRect
    ) -> None:
        top, bottom = rect.top(), rect.bottom() + 1
        done, quiet = QPen(QColor(GREEN), 2), QPen(QColor("#C3CCD6"), 2)
        if row > 0:
            painter.setPen(done if model.steps[row - 1].state == "done" else quiet)
            painter.drawLine(QPointF(x, top), QPointF(x, middle))
        if not last:
            painter.setPen(done if model.steps[row].state == "done" else quiet)
            painter.drawLine(QPointF(x, middle), QPointF(x, bottom))

    def _mark(self, painter: QPainter, step: Step, number: int, at: QPointF) -> None:
        colour = {"done": GREEN, "due": BLUE, "waiting": AMBER, "problem": RED}.get(step.state)
        painter.setPen(QPen(QColor(colour or "#AEB8C4"), 2))
        painter.setBrush(QColor(colour or PAPER))
        painter.drawEllipse(at, 11, 11)
        if step.state == "done":
            painter.setPen(QPen(QColor(PAPER), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            x, y = at.x(), at.y()
            painter.drawPolyline(
                QPolygonF([QPointF(x - 4, y), QPointF(x - 1, y + 3.5), QPointF(x + 4.5, y - 4)])
            )
            return
        small = QFont(painter.font())
        small.setPointSizeF(9)
        small.setBold(True)
        painter.setFont(small)
        painter.setPen(QColor(PAPER if colour else SECONDARY))
        sign = "!" if step.state == "problem" else str(number)
        painter.drawText(QRectF(at.x() - 12, at.y() - 12, 24, 24), Qt.AlignmentFlag.AlignCenter, sign)

    def _words(self, painter: QPainter, font: QFont, step: Step, chosen: bool, x: float, rect: QRect) -> None:
        box = QRectF(rect)
        box.setLeft(x)
        title = QFont(font)
        title.setBold(chosen or step.state == "problem")
        sub = QFont(font)
        sub.setPointSizeF(font.pointSizeF() * 0.82)
        height = QFontMetrics(font).height()
        colour = (
            RED if step.state == "problem" else SECONDARY if step.state == "not_due" and not chosen else TEXT
        )
        painter.setPen(QColor(colour))
        painter.setFont(title)
        left = Qt.AlignmentFlag.AlignLeft
        if not step.sub:
            painter.drawText(
                box, left | Qt.AlignmentFlag.AlignVCenter, _fit(painter, step.title, box.width())
            )
            return
        middle = box.center().y()
        upper = QRectF(x, middle - height * 0.93, box.width(), height)
        painter.drawText(upper, left | Qt.AlignmentFlag.AlignVCenter, _fit(painter, step.title, box.width()))
        painter.setPen(QColor(SECONDARY))
        painter.setFont(sub)
        lower = QRectF(x, middle + height * 0.02, box.width(), height * 0.85)
        painter.drawText(lower, left | Qt.AlignmentFlag.AlignVCenter, _fit(painter, step.sub, box.width()))


class Timeline(QListView):
    """Shows the steps of a round; `chosen(key)` when another step is stood on."""

    chosen = Signal(str)

    def __init__(self, name: str = "timeline", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Steps of the round"))
        words = {
            "not_due": self.tr("not due yet"),
            "due": self.tr("due"),
            "waiting": self.tr("waiting"),
            "done": self.tr("done"),
            "problem": self.tr("problem"),
        }
        self._steps = _Steps(words, self)
        self.setModel(self._steps)
        self.setItemDelegate(_Paint(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMinimumWidth(236)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.selectionModel().currentChanged.connect(self._on_current)

    def sizeHint(self) -> QSize:
        """Narrow, so that the step itself has the room."""
        return QSize(236, 400)

    def put(self, steps: Sequence[Step], current: str = "") -> None:
        """Shows these steps; the cursor stays where it was, or goes to `current`."""
        wanted = current or self.current()
        self._steps.put(steps)
        self.choose(wanted)

    def current(self) -> str:
        """The key of the step stood on, or nothing."""
        index = self.currentIndex()
        return self._steps.steps[index.row()].key if index.isValid() else ""

    def choose(self, key: str) -> None:
        """Stands on a step."""
        for row, step in enumerate(self._steps.steps):
            if step.key == key:
                self.setCurrentIndex(self._steps.index(row, 0))

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._steps.steps[index.row()].key)


def _fit(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width) - 4)
