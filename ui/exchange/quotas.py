"""The places every school has for a period: a row a school, typed or pasted from a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cadredesk.actions import conflicts, decisions, submissions
from cadredesk.actions.conflicts import Quota
from ui.act import act, ask
from ui.exchange.words import filled
from ui.widgets.card import EmptyState, Note, button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import NumberEdit
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table, pasted_cells

TIERS = ("chief", "deputy", "young")


@dataclass(frozen=True, slots=True)
class PlacesRow:
    """A school with its places by tier; None: no limit."""

    unit: str
    name: str
    places: tuple[int | None, ...]


class QuotasPage(Screen):
    """The schools with their places; Return opens one, Ctrl+V takes rows from a sheet."""

    areas = frozenset({"conflicts", "schools", "enrolment", "intake"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.period = QComboBox()
        self.period.setObjectName("quotaPeriod")
        self.period.setAccessibleName(self.tr("Period"))
        self.period.setEditable(True)
        self.period.setMinimumWidth(110)
        self.period.activated.connect(lambda _: self._show())
        edit = self.period.lineEdit()
        assert edit is not None
        edit.setObjectName("quotaPeriodText")
        edit.setAccessibleName(self.tr("Period"))
        edit.editingFinished.connect(self._show)
        self.note = Note(name="quotaNote")
        self.note.hide()
        self.told = label(
            self.tr(
                "An empty cell sets no limit. From a sheet: copy rows of school (code or name), chief, deputy, young talent, "
                "and paste them here."
            ),
            "secondary",
            "quotaTold",
        )
        words = (self.tr("Chief"), self.tr("Deputy"), self.tr("Young talent"))
        self.table = Table(
            "quotaTable",
            self.tr("Places of the schools"),
            (
                Column(self.tr("Code"), lambda one: one.unit, width=7),
                Column(self.tr("School"), lambda one: one.name, width=16),
                *(_places_column(word, at) for at, word in enumerate(words)),
                Column(self.tr("Together"), lambda one: _shown(_sum(one)), lambda one: _sum(one) or -1),
            ),
        )
        self.table.opened.connect(lambda _: self.change())
        self.table.pasted.connect(self.paste)
        self.change_button = button(self.tr("Change… (&C)"), "changeQuota", "main")
        self.change_button.clicked.connect(self.change)
        self.paste_button = button(self.tr("Paste from a sheet"), "pasteQuotas")
        self.paste_button.clicked.connect(self._paste_clipboard)
        self.empty = EmptyState(
            self.tr("No school is enrolled yet. Enrol schools first, then give them their places."),
            name="quotaEmpty",
        )
        top = QHBoxLayout()
        above = label(self.tr("Period"), wrap=False)
        above.setBuddy(self.period)
        top.addWidget(above)
        top.addWidget(self.period)
        top.addStretch(1)
        top.addWidget(self.paste_button)
        top.addWidget(self.change_button)
        self._all = QWidget()
        inner = QVBoxLayout(self._all)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(top)
        for part in (self.note, self.told):
            inner.addWidget(part)
        inner.addWidget(self.table, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 0)
        box.addWidget(self._all, 1)
        box.addWidget(self.empty, 1)

    @property
    def subtitle(self) -> str:
        """How many places are given."""
        given = sum(_sum(one) or 0 for one in self.table.rows.shown())
        return filled(self.tr("%1 places for %2"), given, self._period()) if given else ""

    def header_buttons(self) -> list[QPushButton]:
        """None: they stand on the page."""
        return []

    def refresh(self) -> None:
        """Reads schools and places again."""
        found = ask(self, decisions.periods, self.context.desk)
        kept = self._period()
        known = list(found.value if found else ())
        year = str(self.context.desk.today().year)
        options = list(dict.fromkeys([*known, year]))
        self.period.clear()
        self.period.addItems(options)
        self.period.setCurrentText(kept or options[0])
        self._show()

    def _period(self) -> str:
        return self.period.currentText().strip()

    def _show(self) -> None:
        desk = self.context.desk
        names = ask(self, submissions.school_names, desk)
        found = ask(self, conflicts.quotas, desk, self._period())
        if not (names and found):
            return
        told = {(one.unit, one.tier): one.places for one in found.value}
        rows = [
            PlacesRow(unit, name, tuple(told.get((unit, tier)) for tier in TIERS))
            for unit, name in sorted(names.value.items())
        ]
        self.table.put(rows, lambda one: one.unit)
        if rows and self.table.current_row() is None:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._all.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.header_changed.emit()

    def change(self) -> None:
        """Opens the school in sight."""
        row = self.table.current_row()
        if isinstance(row, PlacesRow):
            PlacesSheet(self, row, self._period()).open()

    def store(self, sheet: QWidget, row: PlacesRow, places: tuple[int | None, ...]) -> bool:
        """Stores the places of a school; an empty one takes the limit away."""
        period = self._period()
        given = [
            Quota(row.unit, period, tier, n) for tier, n in zip(TIERS, places, strict=True) if n is not None
        ]
        dropped = [
            Quota(row.unit, period, tier, 0) for tier, n in zip(TIERS, places, strict=True) if n is None
        ]
        return bool(act(sheet, conflicts.put_quotas, self.context.desk, given, dropped))

    def _paste_clipboard(self) -> None:
        self.paste(pasted_cells(QGuiApplication.clipboard().mimeData()))

    def paste(self, rows: list[list[str]]) -> None:
        """Takes rows from a sheet; a wrong one takes nothing."""
        desk = self.context.desk
        found = ask(self, conflicts.read_quotas, desk, self._period(), rows)
        if not found:
            return
        if act(self, conflicts.put_quotas, desk, found.value):
            schools = len({one.unit for one in found.value})
            self.note.put(self.tr("Taken over."), filled(self.tr("Places of %1 schools."), schools), "done")
            self.note.show()


class PlacesSheet(Sheet):
    """The places of one school."""

    def __init__(self, page: QuotasPage, row: PlacesRow, period: str) -> None:
        super().__init__(page, "placesSheet")
        self.say(filled(self.tr("Places of %1 for %2"), row.name, period), self.tr("Save (Ctrl+Return)"))
        self._page, self._row = page, row
        grid = QGridLayout()
        self.fields: list[NumberEdit] = []
        words = (self.tr("Chief"), self.tr("Deputy"), self.tr("Young talent"))
        for at, (tier, word, number) in enumerate(zip(TIERS, words, row.places, strict=True)):
            field = NumberEdit(f"places_{tier}", word)
            field.put_number(number)
            above = label(word, wrap=False)
            above.setBuddy(field)
            grid.addWidget(above, 0, at)
            grid.addWidget(field, 1, at)
            self.fields.append(field)
        self.body.addLayout(grid)
        self.body.addWidget(label(self.tr("Empty: no limit."), "secondary"))
        self.fields[0].setFocus()

    def accept_now(self) -> bool:
        """Stores them."""
        return self._page.store(self, self._row, tuple(field.number() for field in self.fields))


def _places_column(word: str, at: int) -> Column:
    """The places of one tier."""

    def number(row: PlacesRow) -> int:
        places = row.places[at]
        return -1 if places is None else places

    return Column(word, lambda row: _shown(row.places[at]), number, width=5)


def _sum(row: PlacesRow) -> int | None:
    given = [number for number in row.places if number is not None]
    return sum(given) if given else None


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)
