"""Shows the pages of a PDF inside the program, from pixels that an action gives."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.act import ask
from ui.widgets.card import button, label

Pixels = Callable[[int, int], tuple[int, int, bytes]]
"""(page from 0, dots per inch) -> (width, height, RGB bytes without padding)."""

_DPI = (60, 75, 96, 120, 150, 200)


class PdfPreview(QWidget):
    """One page at a time; Page Up and Page Down turn, + and - zoom."""

    def __init__(self, name: str = "preview", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pixels: Pixels | None = None
        self._count, self._page, self._zoom = 0, 0, 1
        self._paper = QLabel()
        self._paper.setObjectName(f"{name}Page")
        self._paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea()
        self._area.setWidget(self._paper)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._before = button(self.tr("Previous page"), f"{name}Before")
        self._after = button(self.tr("Next page"), f"{name}After")
        self._smaller = button("－", f"{name}Smaller")
        self._smaller.setAccessibleName(self.tr("Smaller"))
        self._larger = button("＋", f"{name}Larger")
        self._larger.setAccessibleName(self.tr("Larger"))
        self._where = label("", "secondary", f"{name}Where", wrap=False)
        self._where.setMinimumWidth(self._where.fontMetrics().horizontalAdvance("第 10 页，共 10 页"))
        self._before.clicked.connect(lambda: self.turn(-1))
        self._after.clicked.connect(lambda: self.turn(1))
        self._smaller.clicked.connect(lambda: self.zoom(-1))
        self._larger.clicked.connect(lambda: self.zoom(1))
        row = QHBoxLayout()
        for part in (self._before, self._after, self._where):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._smaller)
        row.addWidget(self._larger)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addWidget(self._area, 1)
        self.put(0, None)

    def put(self, count: int, pixels: Pixels | None) -> None:
        """Shows another document of `count` pages; 0 shows nothing."""
        self._count, self._pixels, self._page = count, pixels, 0
        self._show()

    @property
    def page(self) -> int:
        """The page in sight, from 0."""
        return self._page

    def turn(self, by: int) -> None:
        """Goes on or back, and stops at the ends."""
        wanted = max(0, min(self._count - 1, self._page + by))
        if wanted != self._page:
            self._page = wanted
            self._show()
            self._area.verticalScrollBar().setValue(0)

    def zoom(self, by: int) -> None:
        """Larger or smaller by one step."""
        wanted = max(0, min(len(_DPI) - 1, self._zoom + by))
        if wanted != self._zoom:
            self._zoom = wanted
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up, Page Down, + and -."""
        if event.key() == Qt.Key.Key_PageDown:
            self.turn(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.turn(-1)
        elif event.text() in ("+", "="):
            self.zoom(1)
        elif event.text() == "-":
            self.zoom(-1)
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page < self._count - 1)
        self._smaller.setEnabled(bool(self._count) and self._zoom > 0)
        self._larger.setEnabled(bool(self._count) and self._zoom < len(_DPI) - 1)
        if self._pixels is None or not self._count:
            self._where.clear()
            self._paper.setPixmap(QPixmap())
            return
        where = self.tr("Page %1 of %2").replace("%1", str(self._page + 1)).replace("%2", str(self._count))
        self._where.setText(where)
        self._paper.setAccessibleName(where)
        ratio = self.devicePixelRatioF()
        drawn = ask(self, self._pixels, self._page, round(_DPI[self._zoom] * ratio))
        if drawn:
            width, height, rgb = drawn.value
            image = QImage(rgb, width, height, width * 3, QImage.Format.Format_RGB888).copy()
            image.setDevicePixelRatio(ratio)
            self._paper.setPixmap(QPixmap.fromImage(image))
