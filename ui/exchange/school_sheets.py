"""Dialogs of the bureau's schools: whom to call, what happens to a school on a day, the list from Excel, reported by period."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from cadredesk.actions import pool, school_list, schools
from cadredesk.actions.enrolment import Enrolled
from cadredesk.actions.school_list import SchoolListCheck, SchoolRow, Taken
from cadredesk.actions.schools import PeriodLine, SchoolLine
from cadredesk.domain import lineage
from cadredesk.domain.names import normalise
from ui.act import act
from ui.exchange.sheets import RunSheet
from ui.exchange.words import filled
from ui.people.words import roomy
from ui.widgets.card import label
from ui.widgets.charts import Bar, BarChart
from ui.widgets.date_field import FullDateField
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table


class ContactSheet(Sheet):
    """Whom to call at a school, what type it is, and its leading posts."""

    def __init__(self, parent: QWidget, one: SchoolLine, context: ScreenContext) -> None:
        super().__init__(parent, "contactSheet")
        self.say(self.tr("Contact of %1").replace("%1", one.name), self.tr("Save"))
        self._facts: Enrolled = one.facts
        self._is_enrolled, self._context = one.is_enrolled, context
        self.form = Form("contactForm", 2)
        self.form.line("contactName", self.tr("Contact"), limit=60)
        self.form.line("contactPhone", self.tr("Telephone"), limit=40)
        self.form.line("contactKind", self.tr("Type (public, private …)"), limit=40)
        self.form.line("contactChief", self.tr("Seats of chief posts"), limit=2)
        self.form.line("contactDeputy", self.tr("Seats of deputy posts"), limit=2)
        for name, text in (
            ("contactName", one.facts.contact),
            ("contactPhone", one.facts.phone),
            ("contactKind", one.facts.kind),
            ("contactChief", "" if one.chief_seats is None else str(one.chief_seats)),
            ("contactDeputy", "" if one.deputy_seats is None else str(one.deputy_seats)),
        ):
            self.form.put(name, text)
        self.body.addWidget(self.form)

    def accept_now(self) -> bool:
        """Stores it."""
        told = self.form.values()
        seats = [told[name].strip() for name in ("contactChief", "contactDeputy")]
        if not all(text == "" or (text.isascii() and text.isdecimal()) for text in seats):
            self.show_error(
                self.tr("Seats are whole numbers; leave the field empty when they are not known.")
            )
            return False
        chief, deputy = (int(text) if text else None for text in seats)
        desk, code = self._context.desk, self._facts.code
        contact = told["contactName"], told["contactPhone"], told["contactKind"]
        return bool(act(self, schools.put_contact, desk, code, *contact)) and bool(
            act(self, schools.put_seats, desk, code, chief, deputy)
        )


class ChangeSheet(Sheet):
    """Something that happens to schools on a day: another name, a merger, a split, an end."""

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        chosen: Sequence[SchoolLine],
        others: Sequence[SchoolLine],
    ) -> None:
        super().__init__(parent, "changeSheet")
        self.say(self.tr("Change of a school"), self.tr("Write it down"))
        roomy(self, 46, 24)
        self._context, self._chosen = context, tuple(chosen)
        names = "、".join(one.name for one in chosen)
        self.body.addWidget(label(names, "strong", "changeWho"))
        self.form = Form("changeForm", 2)
        self.kind = self.form.choice("changeKind", self.tr("What happens"), self._kinds())
        self.day = self.form.date("changeDay", self.tr("From the day"), full=True)
        self.name = self.form.line("changeName", self.tr("New name"), limit=60)
        self.form.line("changeNote", self.tr("Basis (number of the document …)"), limit=120)
        self.body.addWidget(self.form)
        self.into_word = label("", wrap=False)
        self.find_into = LineEdit("changeFind", self.tr("Find a school"))
        self.find_into.setPlaceholderText(self.tr("Name or code"))
        self.find_into.searched.connect(lambda _: self._narrow())
        self.into = QListWidget()
        self.into.setObjectName("changeInto")
        self.into.setAccessibleName(self.tr("Schools that go on"))
        for one in others:
            item = QListWidgetItem(f"{one.name}（{one.code}）")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, one.code)
            self.into.addItem(item)
        self.told = label("", "secondary", "changeTold")
        for part in (self.into_word, self.find_into, self.into, self.told):
            self.body.addWidget(part, 1 if part is self.into else 0)
        self.kind.currentIndexChanged.connect(lambda _: self._show())
        self.into.itemChanged.connect(lambda _: self._tell())
        self.kind.setCurrentIndex(1 if len(self._chosen) > 1 else 0)
        self._show()

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            (lineage.RENAMED, self.tr("renamed")),
            (lineage.MERGED, self.tr("merged into another")),
            (lineage.SPLIT, self.tr("split into several")),
            (lineage.CLOSED, self.tr("closed")),
        ]

    def _show(self) -> None:
        kind = self.kind.currentData()
        self.name.setEnabled(kind == lineage.RENAMED)
        goes_on = kind in (lineage.MERGED, lineage.SPLIT)
        for part in (self.into_word, self.find_into, self.into):
            part.setVisible(goes_on)
        self.into_word.setText(
            self.tr("The school that goes on")
            if kind == lineage.MERGED
            else self.tr("The schools that go on")
        )
        self._tell()

    def _tell(self) -> None:
        kind = self.kind.currentData()
        texts = {
            lineage.RENAMED: self.tr("Reports and lists of days before keep the old name."),
            lineage.MERGED: self.tr(
                "From this day its reports are not taken any more. Its people count under their old school until the "
                "school that goes on has reported; what was reported before stays as it was."
            ),
            lineage.SPLIT: self.tr(
                "Tick the schools that go on, the old one too if it does. What was reported before stays as it was."
            ),
            lineage.CLOSED: self.tr(
                "From this day its reports are not taken any more; what was reported before stays as it was."
            ),
        }
        undo = self.tr("It can be undone until something was sent to the schools concerned.")
        self.told.setText(f"{texts.get(kind, '')}\n{undo}")

    def _narrow(self) -> None:
        key = normalise(self.find_into.shown_text()).casefold()
        for at in range(self.into.count()):
            item = self.into.item(at)
            fits = key in normalise(item.text()).casefold()
            item.setHidden(not fits and item.checkState() != Qt.CheckState.Checked)

    def _into(self) -> tuple[str, ...]:
        items = [self.into.item(at) for at in range(self.into.count())]
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def accept_now(self) -> bool:
        """Writes it down."""
        assert isinstance(self.day, FullDateField)
        value = self.day.value()
        day = date(value.year, value.month, value.day) if value and value.month and value.day else None
        if day is None:
            self.show_error(self.tr("Type the day, as in 2026-09-01."))
            self.day.setFocus()
            return False
        desk, note = self._context.desk, self.form.value("changeNote")
        codes, kind = [one.code for one in self._chosen], self.kind.currentData()
        if kind != lineage.MERGED and len(codes) > 1:
            self.show_error(self.tr("Only a merger takes several schools at once. Choose one school."))
            return False
        if kind == lineage.RENAMED:
            return bool(act(self, schools.rename, desk, codes[0], self.form.value("changeName"), day, note))
        into = self._into()
        if kind == lineage.MERGED:
            if len(into) != 1:
                self.show_error(self.tr("Tick the one school that goes on."))
                return False
            ending = [code for code in codes if code != into[0]]
            return bool(act(self, schools.merge, desk, ending, into[0], day, note))
        if kind == lineage.SPLIT:
            return bool(act(self, schools.split, desk, codes[0], into, day, note))
        return bool(act(self, schools.close, desk, codes[0], day, note))


class SchoolListSheet(RunSheet):
    """What a list from Excel would change, row by row, before anything is written."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, checked: SchoolListCheck, done: Callable[[Taken], None]
    ) -> None:
        super().__init__(parent, context, "schoolListSheet")
        self.say(self.tr("List of schools from Excel"), self.tr("Write the good rows"))
        roomy(self, 64, 30)
        self._checked, self._done = checked, done
        states = [row.state for row in checked.rows]
        told = self.tr("Sheet “%1”: %2 new, %3 changed, %4 same, %5 doubtful. Doubtful rows stay out.")
        counts = (states.count(state) for state in ("new", "changed", "same", "doubtful"))
        self.body.addWidget(label(filled(told, checked.sheet, *counts), "strong", "schoolListTold"))
        heads = "、".join(header for _, header, _ in checked.columns)
        self.body.addWidget(label(filled(self.tr("Columns read: %1"), heads), "secondary"))
        self.table = Table(
            "schoolListTable",
            self.tr("Rows of the list"),
            (
                Column(self.tr("Row"), lambda row: str(row.row), lambda row: row.row, width=3),
                Column(self.tr("State"), self._state, tone=self._tone, ground=True, width=4),
                Column(self.tr("Code"), lambda row: row.values.get("code", ""), width=7),
                Column(self.tr("Name"), lambda row: row.values.get("name", ""), width=10),
                Column(self.tr("To look at"), lambda row: " ".join(school_list.findings(row))),
            ),
        )
        self.table.put(sorted(checked.rows, key=lambda row: (row.state != "doubtful", row.row)))
        self.body.addWidget(self.table, 1)
        self.form = Form("schoolListForm", 2)
        self.form.line("schoolListPeriod", self.tr("Quotas are for the period"), limit=16)
        self.form.put("schoolListPeriod", str(context.desk.today().year))
        self.form.setVisible(any(field.startswith("quota") for _, _, field in checked.columns))
        self.body.addWidget(self.form)
        self.ok.setEnabled(any(row.state != "doubtful" for row in checked.rows))

    def _state(self, row: SchoolRow) -> str:
        return {
            "new": self.tr("new"),
            "changed": self.tr("changed"),
            "same": self.tr("same"),
            "doubtful": self.tr("doubtful"),
        }[row.state]

    def _tone(self, row: SchoolRow) -> str:
        return {"new": "done", "changed": "due", "same": "quiet", "doubtful": "waiting"}[row.state]

    def accept_now(self) -> bool:
        """Writes them."""
        period = self.form.value("schoolListPeriod")
        return self.run(
            self.tr("Writing"), school_list.take, self.context.desk, self._checked, period, done=self._done
        )


class PeriodsSheet(Sheet):
    """Reported and due by period, as a table and as bars."""

    def __init__(self, parent: QWidget, context: ScreenContext, lines: Sequence[PeriodLine]) -> None:
        super().__init__(parent, "periodsSheet")
        self.say(self.tr("Reported and due by period"), self.tr("As Excel…"))
        roomy(self, 48, 22)
        self._context, self._lines = context, tuple(lines)
        right = Qt.AlignmentFlag.AlignRight
        self._columns = (
            Column(self.tr("Period"), lambda one: one.period or "—", width=6),
            Column(self.tr("Due"), lambda one: str(one.due), align=right, width=4),
            Column(self.tr("Reported"), lambda one: str(one.reported), align=right, width=4),
            Column(self.tr("Accepted"), lambda one: str(one.accepted), align=right, width=4),
            Column(self.tr("Returned"), lambda one: str(one.returned), align=right, width=4),
            Column(self.tr("Missing"), lambda one: str(one.missing), align=right, width=4),
        )
        self.table = Table("periodsTable", self.windowTitle(), self._columns)
        self.table.put(self._lines)
        self.body.addWidget(self.table, 1)
        chart = BarChart("periodsChart", self.windowTitle())
        chart.put(
            [
                Bar(
                    one.period or "—",
                    (float(one.reported), float(one.missing)),
                    f"{one.reported} + {one.missing} = {one.due}",
                )
                for one in lines
            ],
            (self.tr("Reported"), self.tr("Missing")),
        )
        self.body.addWidget(chart)
        told = self.tr(
            "Due are the schools there when the last report of the period came; of the newest period, today."
        )
        self.body.addWidget(label(told, "secondary"))
        self.no.setText(self.tr("Close"))

    def accept_now(self) -> bool:
        """Saves the table."""
        path, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), self.windowTitle() + ".xlsx", self.tr("Excel (*.xlsx)")
        )
        if path:
            self.save(Path(path))
        return False

    def save(self, path: Path) -> None:
        """Writes the table to a file."""
        columns, rows = self.table.rows.texts()
        about = self._context.desk.today().isoformat()
        told: list[list[str | int | float]] = [[row[0], *(int(cell) for cell in row[1:])] for row in rows]
        act(self, pool.save_list, path, self.windowTitle(), about, columns, told)
