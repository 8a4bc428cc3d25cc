"""The dossier (归档与报送): a check list of every paper of the round, the cover letter's number, and the way to reporting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from cadredesk.actions import papers, rounds
from cadredesk.domain.round import Dossier, DossierItem, Round
from cadredesk.domain.timeline import StepView
from cadredesk.messages import sentence
from ui.act import act, ask
from ui.rounds.words import day_words
from ui.steps.panel import StepPanel, fill, is_open, set_read_only
from ui.steps.parts import columns, tab_through
from ui.widgets.card import Card, StateChip, button, label
from ui.widgets.edit import LineEdit, NumberEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext


@dataclass(frozen=True, slots=True)
class _Line:
    """The widgets of one paper."""

    there: QCheckBox
    copies: NumberEdit
    remark: LineEdit
    drop: QWidget


class DossierPanel(StepPanel):
    """Ticks what lies in the dossier; what is missing keeps the step open."""

    step = "dossier"

    def __init__(self, context: ScreenContext, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, round_id, parent)
        self._value = Dossier()
        self._open = False
        self._names: tuple[str, ...] = ()
        self._lines: list[_Line] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self.report_card = Card(self.tr("Reporting"), "dossierReport")
        self.form = Form("dossierForm", columns())
        self.form.line("coverNumber", self.tr("Number of the cover letter"), limit=60)
        self.form.left.connect(lambda *_: self._save())
        self.reported = label("", name="dossierReported")
        self.go = button(self.tr("To reporting"), "dossierGo")
        self.go.clicked.connect(self.report)
        self.report_card.add(self.form, self.reported, flow(self.go))
        self.card = Card(self.tr("Papers of the round"), "dossierCard")
        self.chip = StateChip(name="dossierCount")
        self.card.top.addWidget(self.chip)
        self.collect = button(self.tr("Take in the papers of the round"), "dossierCollect")
        self.collect.clicked.connect(self.take_papers)
        self.tick_all = button(self.tr("All are there"), "dossierTickAll")
        self.tick_all.clicked.connect(self._tick_all)
        self.card.add(flow(self.collect, self.tick_all))
        self.empty = label(self.tr("No list yet."), "secondary")
        self.card.add(self.empty)
        self._grid_box = QVBoxLayout()
        self.card.body.addLayout(self._grid_box)
        self._grid: QWidget | None = None
        self.other = LineEdit("dossierOther", self.tr("Another paper"), 80)
        self.other.setPlaceholderText(self.tr("Another paper: its title"))
        self.add = button(self.tr("Add it"), "dossierAdd")
        self.add.clicked.connect(self._add)
        row = QGridLayout()
        row.setColumnStretch(0, 1)
        row.addWidget(self.other, 0, 0)
        row.addWidget(self.add, 0, 1)
        self.card.body.addLayout(row)
        box.addWidget(self.card)
        box.addWidget(self.report_card)

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows the list."""
        self._open = is_open(the_round, view)
        value = self._value = the_round.value(self.step, Dossier)
        fill(self.form, {"coverNumber": value.cover_number})
        today = self.context.desk.today()
        self.reported.setText(
            self.tr("Reported on %1.").replace("%1", day_words(value.reported_on, today))
            if value.reported_on
            else self.tr("Not reported yet.")
        )
        names = tuple(item.paper for item in value.items)
        if names != self._names:
            self._rebuild(names)
        for line, item in zip(self._lines, value.items, strict=True):
            line.there.setChecked(item.present)
            line.copies.put_number(item.copies)
            line.remark.put(item.remark)
        set_read_only(self, not self._open)
        self.go.setEnabled(True)
        missing = sum(not item.present for item in value.items)
        if value.items:
            text = self.tr("%1 of %2 there")
            text = text.replace("%1", str(len(value.items) - missing)).replace("%2", str(len(value.items)))
            self.chip.put(text, "waiting" if missing else "done")
        self.chip.setVisible(bool(value.items))
        self.empty.setVisible(not value.items)
        self.tick_all.setVisible(self._open and missing > 0)
        for part in (self.collect, self.other, self.add, *(line.drop for line in self._lines)):
            part.setVisible(self._open)

    def _rebuild(self, names: tuple[str, ...]) -> None:
        if self._grid is not None:
            self._grid_box.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._names, self._lines = names, []
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 2)
        for column, text in enumerate((self.tr("There, on paper"), self.tr("Copies"), self.tr("Remark"))):
            if names:
                grid.addWidget(label(text, "secondary", wrap=False), 0, column)
        for at, name in enumerate(names):
            self._lines.append(self._line(grid, at, name))
        self._grid_box.addWidget(self._grid)
        lines = [part for line in self._lines for part in (line.there, line.copies, line.remark, line.drop)]
        tab_through(self.collect, self.tick_all, *lines, self.other, self.add)

    def _line(self, grid: QGridLayout, at: int, name: str) -> _Line:
        there = QCheckBox(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 230))
        there.setObjectName(f"dossier{at}")
        there.setToolTip(name)
        there.setAccessibleName(self.tr("%1 is there").replace("%1", name))
        there.clicked.connect(lambda _: self._save())
        copies = NumberEdit(f"dossierCopies{at}", self.tr("Copies: %1").replace("%1", name))
        copies.setFixedWidth(62)
        copies.left.connect(lambda _: self._save())
        remark = LineEdit(f"dossierRemark{at}", self.tr("Remark: %1").replace("%1", name), 120)
        remark.left.connect(lambda _: self._save())
        drop = button("×", f"dossierDrop{at}")
        drop.setAccessibleName(self.tr("Take %1 off the list").replace("%1", name))
        drop.setToolTip(drop.accessibleName())
        drop.setStyleSheet("QPushButton { padding: 0; min-height: 34px; }")
        drop.setFixedWidth(34)
        drop.clicked.connect(lambda: self._drop(at, name))
        for column, part in enumerate((there, copies, remark, drop)):
            grid.addWidget(part, at + 1, column)
        return _Line(there, copies, remark, drop)

    def sentence(self) -> str:
        """Where the dossier stands."""
        if not self._value.items:
            return self.tr("Take in every paper of the round, tick what lies in the dossier, then report.")
        if self._value.reported_on is None:
            return self.tr("Tick what lies in the dossier as signed paper, then report to the bureau.")
        return self.tr("The round is reported.")

    def main_button(self) -> tuple[str, Callable[[], None]] | None:
        """The list, then reporting."""
        if not self._open:
            return None
        if not self._value.items:
            return self.tr("Take in the papers of the round"), self.take_papers
        if self._value.reported_on is None:
            return self.tr("To reporting"), self.report
        return None

    def report(self) -> None:
        """Goes to the screen where the package is made."""
        if self.save():
            self.context.navigate("reporting", round=self.round_id)

    def take_papers(self) -> None:
        """Adds every kind of paper the round has and the list has not, with the number of sheets to be filed."""
        found = ask(self, papers.all_lines, self.context.desk, self.round_id)
        if not found:
            return
        counts: dict[str, int] = {}
        for line in found.value:
            if line.state != "not_due":
                title = sentence(f"papers.kind_{line.key}", "zh_CN")
                counts[title] = counts.get(title, 0) + 1
        known = {item.paper for item in self._value.items}
        new = tuple(DossierItem(title, count) for title, count in counts.items() if title not in known)
        self._store(replace(self._typed(), items=(*self._typed().items, *new)))

    def _typed(self) -> Dossier:
        items = tuple(
            DossierItem(
                name,
                line.copies.number() or 1,
                line.there.isChecked(),
                line.remark.text().strip(),
            )
            for name, line in zip(self._names, self._lines, strict=True)
        )
        return replace(self._value, items=items, cover_number=self.form.value("coverNumber"))

    def _save(self) -> None:
        if self._open:
            self._store(self._typed())

    def _store(self, value: Dossier) -> None:
        if value != self._value:
            act(self, rounds.save_dossier, self.context.desk, self.round_id, value)

    def _tick_all(self) -> None:
        value = self._typed()
        self._store(replace(value, items=tuple(replace(item, present=True) for item in value.items)))

    def _add(self) -> None:
        title = self.other.text().strip()
        value = self._typed()
        if title and title not in self._names:
            self.other.put("")
            self._store(replace(value, items=(*value.items, DossierItem(title))))
        self.other.setFocus()

    def _drop(self, at: int, name: str) -> None:
        def take_off() -> None:
            value = self._typed()
            # The row whose button was pressed goes: only after its click has ended.
            left = replace(value, items=(*value.items[:at], *value.items[at + 1 :]))
            QTimer.singleShot(0, self, lambda: self._store(left))

        self.ask_removal(name, take_off)
