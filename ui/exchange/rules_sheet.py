"""By which rule profile the bureau looks at the schools' people: one for all, others for a stage or a tier, and a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from cadredesk.actions.bureau_checks import OwnRule, RuleChoice
from cadredesk.actions.profiles import ProfileHead
from ui.exchange.words import tier_words
from ui.people.words import roomy
from ui.widgets.card import button, label
from ui.widgets.date_field import FullDateField
from ui.widgets.dialogs import Sheet
from ui.widgets.table import Column, Table
from ui.widgets.words import stage_words


class RulesSheet(Sheet):
    """`given(choice)` answers whether it was stored."""

    def __init__(self, parent: QWidget, choice: RuleChoice, profiles: Sequence[ProfileHead]) -> None:
        super().__init__(parent, "rulesSheet")
        self.say(self.tr("By which rules we look"), self.tr("Look by these rules"))
        roomy(self, 46, 24)
        self.given: Callable[[RuleChoice], bool] = lambda _: False
        self._titles = {one.id: one.title for one in profiles}
        self._own = list(choice.own)
        self._stages = {str(key): word for key, word in stage_words().items()}
        self._tiers = dict(tier_words())
        self.body.addWidget(
            label(
                self.tr(
                    "Everybody reported is looked at by these rules; what the school decided stands beside it. A narrower "
                    "choice comes first."
                ),
                "secondary",
            )
        )
        self.profile = self._box("rulesProfile", self.tr("For all"), tuple(self._titles.items()))
        self.profile.setCurrentIndex(self.profile.findData(choice.profile))
        self.on = FullDateField("rulesDay", self.tr("Ages count to"))
        self.on.put_day(choice.reference_date)
        grid = QGridLayout()
        self._place(grid, 0, self.profile, 2)
        self._place(grid, 2, self.on, 1, self.tr("Ages count to (empty: as the school's report says)"))
        self.body.addLayout(grid)
        self.own_profile = self._box("ownProfile", self.tr("Other rules"), tuple(self._titles.items()))
        self.stage = self._box(
            "ownStage", self.tr("Stage"), (("", self.tr("every stage")), *self._stages.items())
        )
        self.tier = self._box("ownTier", self.tr("Tier"), (("", self.tr("every tier")), *self._tiers.items()))
        self.add_button = button(self.tr("Add"), "addOwnRule")
        self.add_button.clicked.connect(self.add_own)
        below = QGridLayout()
        for column, box in enumerate((self.own_profile, self.stage, self.tier)):
            self._place(below, column, box, 1)
        below.setColumnStretch(0, 2)
        below.addWidget(self.add_button, 1, 3)
        self.body.addLayout(below)
        self.table = Table(
            "ownRules",
            self.tr("Other rules"),
            (
                Column(
                    self.tr("Stage"), lambda one: self._stages.get(one.stage, self.tr("every stage")), width=8
                ),
                Column(
                    self.tr("Tier"), lambda one: self._tiers.get(one.tier, self.tr("every tier")), width=6
                ),
                Column(self.tr("Rules"), lambda one: self._titles.get(one.profile, one.profile)),
            ),
        )
        self.table.put(self._own)
        self.table.setMinimumHeight(110)
        self.remove_button = button(self.tr("Take the row in sight out"), "removeOwnRule", "link")
        self.remove_button.clicked.connect(self._remove)
        self.remove_button.setVisible(bool(self._own))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.remove_button)

    def _box(self, name: str, text: str, options: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(text)
        for key, words in options:
            box.addItem(words, key)
        return box

    def _place(self, grid: QGridLayout, column: int, field: QWidget, span: int, text: str = "") -> None:
        above = label(text or field.accessibleName(), wrap=False)
        above.setBuddy(field)
        grid.addWidget(above, 0, column, 1, span)
        grid.addWidget(field, 1, column, 1, span)

    def add_own(self) -> None:
        """Puts the row chosen into the list; a row for the same stage and tier takes the place of the one there."""
        made = OwnRule(self.own_profile.currentData(), self.stage.currentData(), self.tier.currentData())
        if not made.stage and not made.tier:
            self.show_error(self.tr("Choose a stage or a tier, or change the rules for all above."))
            return
        self.show_error("")
        self._own = [one for one in self._own if (one.stage, one.tier) != (made.stage, made.tier)] + [made]
        self._show()

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._own.remove(row)
            self._show()

    def _show(self) -> None:
        self.table.put(self._own)
        if self._own and self.table.current_row() is None:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.remove_button.setVisible(bool(self._own))

    def accept_now(self) -> bool:
        """Stores the choice."""
        if self.profile.currentData() is None:
            self.show_error(self.tr("Choose the rules for all first."))
            return False
        return self.given(RuleChoice(self.profile.currentData(), self.on.day(), tuple(self._own)))
