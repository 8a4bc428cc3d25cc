"""The pictures of ballots kept after the seal: masked, in an order that tells nothing, gone when the notice period ends."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cadredesk.actions import kept_pictures
from cadredesk.domain.vote import Vote
from ui.act import ask
from ui.voting.strip import PageView
from ui.voting.words import group_label
from ui.widgets.card import button
from ui.widgets.dialogs import Sheet
from ui.widgets.screen import ScreenContext


class KeptSheet(Sheet):
    """One kept picture after the other."""

    def __init__(self, parent: QWidget, context: ScreenContext, vote: Vote) -> None:
        super().__init__(parent, "keptSheet")
        self.say(self.tr("Pictures kept until the notice period ends"), self.tr("Close"))
        self.no.hide()
        self.setMinimumWidth(880)
        found = ask(self, lambda: list(kept_pictures.pictures(context.desk, vote.id)))
        self._pictures = found.value if found else []
        self._vote, self._at = vote, 0
        self.page = PageView("keptPage")
        self.page.setMinimumSize(820, 460)
        self.page.pressed.connect(lambda key: self.turn(-1 if key == "back" else 1))
        self.before = button(self.tr("Before"), "keptBefore")
        self.after = button(self.tr("Next"), "keptNext")
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.before)
        line.addWidget(self.after)
        line.addStretch(1)
        self.body.addWidget(self.page)
        self.body.addWidget(row)
        self._show()

    def turn(self, by: int) -> None:
        """The next picture, or the one before."""
        self._at = max(0, min(len(self._pictures) - 1, self._at + by))
        self._show()

    def _show(self) -> None:
        if not self._pictures:
            self.page.put((None, self.tr("They were destroyed.")))
            return
        group, page, data = self._pictures[self._at]
        where = self.tr("%1, page %2").replace("%1", group_label(self._vote, group)).replace("%2", str(page))
        image = QImage.fromData(data)
        self.page.put((image, f"{self._at + 1} / {len(self._pictures)}　{where}"))
