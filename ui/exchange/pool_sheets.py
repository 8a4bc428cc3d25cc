"""Dialogs of the pool's list: which columns, which filters, a view to keep, when people may be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import pool as pools
from cadredesk.actions import pool_statistics as statistics
from cadredesk.actions import views
from cadredesk.actions.pool import Pool
from cadredesk.actions.views import SavedView
from ui.act import act
from ui.exchange.pool_words import part_word, readiness_words, topic_title
from ui.exchange.words import filled
from ui.people.words import roomy
from ui.widgets.card import button, clear, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.screen import ScreenContext

ALWAYS = 0
"""The column of names cannot be put away."""

MORE = (
    "party",
    "education",
    "title",
    "layer",
    "readiness",
    "theory",
    "it",
    "language",
    "principal",
    "standing",
)
"""Topics filtered in the dialog, several parts at once."""


class ColumnsSheet(Sheet):
    """Which columns are shown; `given` takes (place, shown)."""

    def __init__(self, parent: QWidget, columns: Sequence[tuple[int, str, bool]]) -> None:
        super().__init__(parent, "columnsSheet")
        self.say(self.tr("Columns of the list"), self.tr("Show these"))
        self.given: Callable[[Sequence[tuple[int, bool]]], None] = lambda _: None
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        self.checks: list[tuple[int, QCheckBox]] = []
        for at, title, is_shown in columns:
            check = QCheckBox(title)
            check.setObjectName(f"column_{at}")
            check.setAccessibleName(title)
            check.setChecked(is_shown)
            check.setEnabled(at != ALWAYS)
            self.checks.append((at, check))
            grid.addWidget(check, (len(self.checks) - 1) // 4, (len(self.checks) - 1) % 4)
        self.body.addLayout(grid)
        told = self.tr(
            "The order is changed by dragging a column's head in the list. Both are kept for next time."
        )
        self.body.addWidget(label(told, "secondary"))

    def accept_now(self) -> bool:
        """Hands the choice over."""
        self.given([(at, check.isChecked()) for at, check in self.checks])
        return True


class FilterSheet(Sheet):
    """Several parts of every topic at once, each with how many of the list it has; `given` takes the parts by topic."""

    def __init__(self, parent: QWidget, pool: Pool, who: int, chosen: Mapping[str, frozenset[str]]) -> None:
        super().__init__(parent, "filterSheet")
        self.say(self.tr("More filters"), self.tr("Show these people"))
        roomy(self, 56, 30)
        self.given: Callable[[dict[str, frozenset[str]]], None] = lambda _: None
        self.checks: list[tuple[str, str, QCheckBox]] = []
        told = self.tr(
            "Tick what a person may be; within a line any of them, across the lines all. Nothing ticked: all."
        )
        self.body.addWidget(label(told, "secondary"))
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setSpacing(4)
        for topic in MORE:
            found = [
                (part, count)
                for part, count in pool.census.counted(topic, who, statistics.order_of(topic))
                if count or part in chosen.get(topic, ())
            ]
            if not found:
                continue
            box.addWidget(label(topic_title(topic), "strong"))
            grid = QGridLayout()
            for at, (part, count) in enumerate(found):
                word = part_word(topic, part, pool.schools)
                check = QCheckBox(f"{word} {count}")
                check.setObjectName(f"filter_{topic}_{part or 'none'}")
                check.setAccessibleName(f"{topic_title(topic)} {check.text()}")
                check.setChecked(part in chosen.get(topic, ()))
                self.checks.append((topic, part, check))
                grid.addWidget(check, at // 4, at % 4)
            box.addLayout(grid)
        box.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.windowTitle())
        area.setWidget(inner)
        area.setWidgetResizable(True)
        self.body.addWidget(area, 1)

    def accept_now(self) -> bool:
        """Hands the parts over."""
        found: dict[str, frozenset[str]] = {}
        for topic, part, check in self.checks:
            if check.isChecked():
                found[topic] = found.get(topic, frozenset()) | {part}
        self.given(found)
        return True


class ViewSheet(Sheet):
    """A name for the list as it is now, and the views that can be deleted."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, screen: str, content: Mapping[str, object]
    ) -> None:
        super().__init__(parent, "viewSheet")
        self.say(self.tr("Keep this view"), self.tr("Keep"))
        self._context, self._screen, self._content = context, screen, dict(content)
        self.body.addWidget(label(self.tr("Columns, order and filters are kept under a name."), "secondary"))
        self.name = LineEdit("viewName", self.tr("Name of the view"), views.LONGEST_NAME)
        above = label(self.tr("Name"), wrap=False)
        above.setBuddy(self.name)
        self.body.addWidget(above)
        self.body.addWidget(self.name)
        self.shared = QCheckBox(self.tr("Colleagues of this folder see it, too"))
        self.shared.setObjectName("viewShared")
        self.shared.setAccessibleName(self.shared.text())
        self.body.addWidget(self.shared)
        self._own = QVBoxLayout()
        self.body.addLayout(self._own)
        self._show_own()
        self.name.setFocus()

    def _show_own(self) -> None:
        clear(self._own)
        desk = self._context.desk
        own = [one for one in views.listed(desk, self._screen) if one.owner == desk.user.id]
        if own:
            self._own.addWidget(label(self.tr("Views kept by you"), "strong"))
        for one in own:
            row = QHBoxLayout()
            row.addWidget(label(one.name, wrap=False), 1)
            gone = button(self.tr("Delete"), f"viewDelete_{one.name}", "link")
            gone.setAccessibleName(filled(self.tr("Delete the view %1"), one.name))
            gone.clicked.connect(lambda _=False, one=one: self._delete(one))
            row.addWidget(gone)
            self._own.addLayout(row)

    def _delete(self, one: SavedView) -> None:
        if act(self, views.delete, self._context.desk, one):
            self._show_own()

    def accept_now(self) -> bool:
        """Keeps it."""
        told = self.name.text(), self._content
        return bool(
            act(self, views.save, self._context.desk, self._screen, *told, shared=self.shared.isChecked())
        )


class ReadinessSheet(Sheet):
    """When some people may be used, by the bureau's own judgement."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, keys: Sequence[tuple[str, str, str]], now: str
    ) -> None:
        super().__init__(parent, "readinessSheet")
        self.say(self.tr("Readiness"), self.tr("Mark"))
        self._context, self._keys = context, keys
        self.body.addWidget(label(filled(self.tr("%1 people are marked."), len(keys)), name="readinessTold"))
        self.choice = QComboBox()
        self.choice.setObjectName("readinessChoice")
        self.choice.setAccessibleName(self.tr("Readiness"))
        for code, word in readiness_words():
            self.choice.addItem(word, code)
        self.choice.addItem(self.tr("no mark"), "")
        self.choice.setCurrentIndex(max(0, self.choice.findData(now)) if now else 0)
        self.body.addWidget(self.choice)

    def accept_now(self) -> bool:
        """Marks them."""
        return bool(act(self, pools.mark, self._context.desk, self._keys, self.choice.currentData()))
