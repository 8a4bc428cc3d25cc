"""The bureau's schools: enrolled by paper, with keys, last report and telephone, and who has not reported yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import enrolment, pool, school_list, schools
from cadredesk.actions.enrolment import Enrolled
from cadredesk.actions.school_list import SchoolListCheck, Taken
from cadredesk.actions.schools import KeyLine, SchoolEvent, SchoolLine
from cadredesk.domain import lineage
from cadredesk.domain.names import normalise
from ui.act import act, ask
from ui.exchange.school_sheets import ChangeSheet, ContactSheet, PeriodsSheet, SchoolListSheet
from ui.exchange.sheets import SignSheet, enrol_from
from ui.exchange.words import filled, report_word
from ui.widgets.card import Card, Elided, EmptyState, Note, StateChip, button, label
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.edit import LineEdit
from ui.widgets.flow import flow
from ui.widgets.printer import choose_printer, print_pdf
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table
from ui.widgets.words import stage_words


class SchoolsScreen(Screen):
    """The list on the left, the school in sight on the right. `navigate("schools", school=code)` shows one."""

    areas = frozenset({"enrolment", "schools", "school_list", "intake", "submissions", "receipts"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Schools"))
        self._lines: tuple[SchoolLine, ...] = ()
        self._wanted = ""
        self.enrol_button = button(self.tr("Enrol a school… (&N)"), "enrolSchool", "main")
        self.enrol_button.clicked.connect(self._choose_file)
        self.file_button = button(self.tr("Our file for schools…"), "ownFile")
        self.file_button.clicked.connect(self.write_own)
        self.form_button = button(self.tr("Print our form…"), "ownForm")
        self.form_button.clicked.connect(self._print_form)
        across = QHBoxLayout(self)
        across.setContentsMargins(18, 12, 18, 14)
        across.setSpacing(14)
        across.addLayout(self._left(), 2)
        across.addWidget(self._right(), 1)

    def _left(self) -> QVBoxLayout:
        self.search = LineEdit("schoolSearch", self.tr("Find a school"))
        self.search.setPlaceholderText(self.tr("Name, code or telephone (F3)"))
        self.search.setClearButtonEnabled(True)
        self.search.searched.connect(lambda _: self._filter())
        self.period = QComboBox()
        self.period.setObjectName("schoolPeriod")
        self.period.setAccessibleName(self.tr("Period"))
        self.period.activated.connect(lambda _: self.refresh())
        self.missing = QCheckBox(self.tr("Only who has not reported"))
        self.missing.setObjectName("onlyMissing")
        self.missing.setAccessibleName(self.tr("Only who has not reported"))
        self.missing.toggled.connect(lambda _: self._filter())
        self.excel_button = button(self.tr("As Excel…"), "schoolsExcel")
        self.excel_button.clicked.connect(self._choose_excel)
        self.search.setMinimumWidth(230)
        top = flow(self.search, self.period, self.missing, self.excel_button)
        self.note = Note(name="schoolsNote")
        self.note.hide()
        stages = {str(key): word for key, word in stage_words().items()}
        self.table = Table(
            "schoolsTable",
            self.tr("Enrolled schools"),
            multiple=True,
            columns=(
                Column(self.tr("Code"), lambda one: one.code, width=5),
                Column(self.tr("Name"), lambda one: one.name, width=9),
                Column(
                    self.tr("State"),
                    lambda one: self._word_of(one)[0],
                    tone=lambda one: self._word_of(one)[1],
                    ground=True,
                    width=4,
                ),
                Column(self.tr("Telephone"), lambda one: one.facts.phone, width=8),
                Column(self.tr("Contact"), lambda one: one.facts.contact, width=5),
                Column(self.tr("Stage"), lambda one: stages.get(one.stage, one.stage), width=5),
                Column(
                    self.tr("Last no."),
                    lambda one: str(one.seq) if one.seq else "",
                    lambda one: one.seq,
                    width=4,
                ),
                Column(self.tr("Of"), lambda one: one.last_day, width=6),
            ),
        )
        self.table.current.connect(lambda _: self._show_school())
        self.empty = EmptyState(
            self.tr(
                "No school is enrolled yet. A school brings its file on a stick and its form on paper; the check "
                "number on the paper proves the file."
            ),
            name="schoolsEmpty",
        )
        self.count = label("", "secondary", "schoolsCount", wrap=False)
        self.with_ended = QCheckBox(self.tr("Ended schools, too"))
        self.with_ended.setObjectName("schoolsEnded")
        self.with_ended.setAccessibleName(self.tr("Ended schools, too"))
        self.with_ended.toggled.connect(lambda _: self._filter())
        self.copy_button = button(self.tr("Copy the list"), "schoolsCopy", "link")
        self.copy_button.clicked.connect(self.copy_list)
        self.paper_button = button(self.tr("Print the list…"), "schoolsPrint", "link")
        self.paper_button.clicked.connect(self._choose_paper)
        self.periods_button = button(self.tr("Reported by period…"), "schoolsPeriods", "link")
        self.periods_button.clicked.connect(self.show_periods)
        self.import_button = button(self.tr("List from Excel…"), "schoolsImport", "link")
        self.import_button.clicked.connect(self._choose_list)
        box = QVBoxLayout()
        box.setSpacing(8)
        box.addWidget(top)
        box.addWidget(self.note)
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self.count)
        box.addWidget(
            flow(
                self.with_ended,
                self.copy_button,
                self.paper_button,
                self.periods_button,
                self.import_button,
                spacing=14,
            )
        )
        return box

    def _right(self) -> QWidget:
        self.card = Card(self.tr("School"), "schoolCard")
        self.state = StateChip(name="schoolState")
        self.facts = label("", name="schoolFacts")
        self.reported = label("", "secondary", "schoolReported")
        self.contact_button = button(self.tr("Contact…"), "schoolContact")
        self.contact_button.clicked.connect(self.edit_contact)
        self.reports_button = button(self.tr("Its reports"), "schoolReports")
        self.reports_button.clicked.connect(self._to_reports)
        self.pool_button = button(self.tr("Its people"), "schoolPeople")
        self.pool_button.clicked.connect(self._to_pool)
        self.change_button = button(self.tr("Change…"), "schoolChange")
        self.change_button.clicked.connect(self.change)
        self.lost_button = button(self.tr("It lost its key…"), "schoolLostKey")
        self.lost_button.clicked.connect(lambda: self.context.navigate("keys", door="lost"))
        self.fingerprint = Elided("schoolFingerprint", "secondary", shy=True)
        self.keys = Table(
            "schoolKeys",
            self.tr("Keys"),
            (
                Column(self.tr("From epoch"), lambda one: str(one.since), width=4),
                Column(self.tr("To"), lambda one: "" if one.until is None else str(one.until), width=3),
                Column(self.tr("State"), self._key_state, tone=_key_tone, width=5),
                Column(self.tr("Fingerprint"), lambda one: one.fingerprint.removeprefix("SHA256:")),
            ),
        )
        self.events = Table(
            "schoolEvents",
            self.tr("Changes"),
            (
                Column(self.tr("Day"), lambda one: one.on.isoformat(), width=6),
                Column(self.tr("What happened"), self._event_word, width=12),
                Column(self.tr("Basis"), lambda one: one.note),
            ),
        )
        self.events.current.connect(lambda _: self._show_event())
        self.no_events = label(self.tr("Nothing has happened to this school."), "secondary", "schoolNoEvents")
        self.event_told = label("", name="schoolEventTold")
        self.undo_button = button(self.tr("Undo this change…"), "schoolUndo")
        self.undo_button.clicked.connect(self.undo_change)
        self.why_not = label("", "secondary", "schoolWhyNot")
        self.tabs = QTabWidget()
        self.tabs.setObjectName("schoolTabs")
        self.tabs.setAccessibleName(self.tr("School"))
        for title, parts in (
            (self.tr("Key history"), (self.fingerprint, self.keys, self.lost_button)),
            (
                self.tr("Changes"),
                (self.no_events, self.events, self.event_told, self.undo_button, self.why_not),
            ),
        ):
            page = QWidget()
            page.setObjectName("tabPage")
            inside = QVBoxLayout(page)
            inside.setContentsMargins(10, 8, 10, 8)
            for part in parts:
                inside.addWidget(part, 1 if isinstance(part, Table) else 0)
            self.tabs.addTab(page, title)
        self.card.add(self.state, self.facts, self.reported)
        self.card.add(flow(self.contact_button, self.change_button, self.reports_button, self.pool_button))
        self.card.body.addWidget(self.tabs, 1)
        return self.card

    # What the window asks

    @property
    def title(self) -> str:
        """The screen's name."""
        return self.tr("Schools")

    @property
    def subtitle(self) -> str:
        """How many there are, and how many have reported."""
        due = [one for one in self._lines if one.is_enrolled and one.ended_on is None]
        done = sum(bool(one.state) for one in due)
        return filled(self.tr("%1 enrolled, %2 reported"), len(due), done) if self._lines else ""

    def header_buttons(self) -> list[QPushButton]:
        """Enrol, and what the bureau hands out in return."""
        return [self.form_button, self.file_button, self.enrol_button]

    def go(self, **args: Any) -> None:
        """`school` puts the cursor on one."""
        self._wanted = str(args.get("school", ""))
        self.refresh()

    def find(self) -> None:  # type: ignore[override]
        """Puts the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def edit(self) -> None:
        """F2: whom to call."""
        if self.school() is not None:
            self.edit_contact()

    def refresh(self) -> None:
        """Reads the list again."""
        desk = self.context.desk
        periods = ask(self, schools.periods, desk)
        if not periods:
            return
        chosen = self.period.currentData() or ""
        self.period.clear()
        self.period.addItem(self.tr("Any period"), "")
        for one in periods.value:
            if one:
                self.period.addItem(one, one)
        self.period.setCurrentIndex(max(0, self.period.findData(chosen)))
        found = ask(self, schools.listed, desk, self.period.currentData() or None, with_expected=True)
        if not found:
            return
        self._lines = found.value
        self.table.put(self._lines, lambda one: one.code)
        if self._wanted:
            self.search.clear()
            self.missing.setChecked(False)
            self.table.go_to(lambda one: one.code == self._wanted)
            self._wanted = ""
        self.table.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)
        self._filter()
        self.header_changed.emit()

    def _filter(self) -> None:
        key = normalise(self.search.shown_text()).casefold()
        only, ended = self.missing.isChecked(), self.with_ended.isChecked()

        def wanted(one: SchoolLine) -> bool:
            told = f"{one.name}{one.code}{one.facts.phone}{one.facts.contact}{one.facts.name}"
            fits = key in normalise(told).casefold() and (ended or one.ended_on is None)
            return fits and (one.is_missing or not only)

        before = self.school()
        self.table.keep(wanted)
        if before is not None:
            self.table.go_to(lambda one: one.code == before.code)
        shown = self.table.rows.rowCount()
        gone = sum(one.is_missing for one in self._lines)
        told = self.tr("%1 schools shown; %2 have not reported.")
        self.count.setText(told.replace("%1", str(shown)).replace("%2", str(gone)))
        self.count.setVisible(bool(self._lines))
        if self.table.current_row() is None and shown:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._show_school()

    # The school in sight

    def school(self) -> SchoolLine | None:
        """The school the cursor stands on."""
        row = self.table.current_row()
        return row if isinstance(row, SchoolLine) else None

    def _show_school(self) -> None:
        one = self.school()
        self.card.setVisible(one is not None)
        if one is None:
            return
        self.card.set_title(one.name, one.code)
        self.state.put(*self._word_of(one))
        seats = [
            filled(text, number)
            for text, number in (
                (self.tr("chief seats %1"), one.chief_seats),
                (self.tr("deputy seats %1"), one.deputy_seats),
            )
            if number is not None
        ]
        facts = (one.facts.kind, one.facts.contact, one.facts.phone, *seats)
        self.facts.setText("　".join(filter(None, facts)) or self.tr("No contact and no telephone yet."))
        self.reported.setText(self._told(one))
        self.fingerprint.put(one.fingerprint or self.tr("Not enrolled: no key yet."))
        found = ask(self, schools.keys, self.context.desk, one.code) if one.is_enrolled else None
        self.keys.put(found.value if found else ())
        self.contact_button.setEnabled(one.is_enrolled)
        self.change_button.setEnabled(one.ended_on is None)
        events = ask(self, schools.events, self.context.desk, one.code)
        told = events.value if events else ()
        self.events.put(told, lambda event: event.id)
        self.events.setVisible(bool(told))
        self.no_events.setVisible(not told)
        self.tabs.setTabText(1, filled(self.tr("Changes (%1)"), len(told)) if told else self.tr("Changes"))
        if told and self.events.current_row() is None:
            self.events.setCurrentIndex(self.events.rows.index(0, 0))
        self._show_event()

    def _told(self, one: SchoolLine) -> str:
        """Where its packages stand, and what is to be looked at."""
        if not one.is_enrolled:
            told = self.tr("On the bureau's list, but not enrolled: its packages cannot be believed yet.")
        elif one.seq:
            text = self.tr("Last package: epoch %1, no. %2, of %3. %4 people reported.")
            told = filled(text, one.epoch, one.seq, one.last_day, one.people)
        else:
            told = self.tr("No package came yet. The first one will be number 1.")
        names = {other.code: other.name for other in self._lines}
        if one.ended_on is not None:
            into = "、".join(names.get(code, code) for code in one.successors)
            text = self.tr("Ended on %1; %2 goes on.") if into else self.tr("Ended on %1.")
            told = f"{filled(text, one.ended_on.isoformat(), into)}\n{told}"
        if one.told_name:
            text = self.tr("Another name is in use for this code: %1. Please look; the code decides.")
            told += "\n" + filled(text, one.told_name)
        if one.has_alarm:
            told += "\n" + self.tr("An alarm is open: see “Receive”.")
        return told

    def _word_of(self, one: SchoolLine) -> tuple[str, str]:
        if one.ended_on is not None:
            return self.tr("ended"), "quiet"
        if not one.is_enrolled:
            return self.tr("not enrolled"), "problem"
        return report_word(one.state)

    # Changes

    def _event_word(self, one: SchoolEvent) -> str:
        names = {other.code: other.name for other in self._lines}
        who = "、".join(names.get(code, code) for code in one.codes)
        into = "、".join(names.get(code, code) for code in one.into)
        return {
            lineage.RENAMED: filled(self.tr("%1 renamed %2"), one.before, one.after),
            lineage.MERGED: filled(self.tr("%1 merged into %2"), who, into),
            lineage.SPLIT: filled(self.tr("%1 split into %2"), who, into),
            lineage.CLOSED: filled(self.tr("%1 closed"), who),
        }[one.kind]

    def change(self) -> None:
        """Asks what happens to the schools selected."""
        chosen = [one for one in self.table.selected_rows() if one.ended_on is None]
        if chosen:
            others = [one for one in self._lines if one.ended_on is None]
            ChangeSheet(self, self.context, chosen, others).open()

    def _event(self) -> SchoolEvent | None:
        row = self.events.current_row()
        return row if isinstance(row, SchoolEvent) else None

    def _show_event(self) -> None:
        one = self._event() if self.events.isVisibleTo(self.tabs.widget(1)) else None
        why = schools.why_not_undone(self.context.desk, one) if one is not None else ""
        self.event_told.setText("　".join(filter(None, (self._event_word(one), one.note))) if one else "")
        self.event_told.setVisible(one is not None)
        self.undo_button.setVisible(one is not None)
        self.undo_button.setEnabled(one is not None and not why)
        self.why_not.setText(why)
        self.why_not.setVisible(bool(why))

    def undo_change(self) -> None:
        """Asks, then takes the change in sight back."""
        one = self._event()
        if one is None:
            return
        told = self.tr("Everything stands as before it was written down; nothing was sent since.")
        sheet = ConfirmDialog(
            self, self.tr("Undo this change"), f"{self._event_word(one)}\n{told}", self.tr("Undo")
        )
        sheet.confirmed.connect(lambda: act(self, schools.undo, self.context.desk, one))
        sheet.open()

    def _key_state(self, one: KeyLine) -> str:
        if one.revoked is not None:
            return filled(self.tr("revoked after %1/%2"), *one.revoked)
        return self.tr("present") if one.is_present else self.tr("replaced")

    def _to_reports(self) -> None:
        one = self.school()
        if one is not None:
            self.context.navigate("intake", report=one.package_id)

    def _to_pool(self) -> None:
        one = self.school()
        if one is not None:
            self.context.navigate("pool", school=one.code)

    def edit_contact(self) -> None:
        """Asks whom to call."""
        one = self.school()
        if one is not None:
            ContactSheet(self, one, self.context).open()

    # Enrolling

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the school's enrolment file"), "", self.tr("Enrolment files (*.cdp *.age)")
        )
        if path:
            self.read_file(Path(path))

    def read_file(self, path: Path) -> None:
        """Reads an enrolment file and asks for the groups on its paper."""
        enrol_from(self, self.context, self.tr("Reading the file"), path, self._enrolled)

    def _enrolled(self, one: Enrolled) -> None:
        self._wanted = one.code
        self.refresh()
        text = self.tr("%1 (%2) is enrolled. Give it our own file and form in return.")
        self.note.put(self.tr("Enrolled."), text.replace("%1", one.name).replace("%2", one.code), "done")
        self.note.show()

    # Our own file and form

    def write_own(self) -> None:
        """Chooses the stick for our own enrolment file."""
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick"))
        if place:
            self.write_own_to(Path(place))

    def write_own_to(self, place: Path) -> None:
        """Asks the approver and writes our enrolment file, made for every school, to a folder."""
        desk = self.context.desk
        SignSheet(
            self,
            self.context,
            self.tr("Our enrolment file"),
            self.tr("Sign and write"),
            self.tr(
                "Schools enrol the bureau by this file and by the printed form. It holds public keys only."
            ),
            lambda who, password, _: (
                self.tr("Writing to the stick"),
                enrolment.write_file,
                (desk, "*", who, password, place),
            ),
            self._own_written,
        ).open()

    def _own_written(self, path: Path) -> None:
        told = self.tr("%1 was written and read back. The stick may be pulled now.")
        self.note.put(self.tr("Written."), told.replace("%1", path.name), "done")
        self.note.show()

    def _print_form(self) -> None:
        choose_printer(self, self.print_form)

    def print_form(self, printer: Any) -> None:
        """Prints our form on a printer already chosen."""
        self.context.runner.run(
            self,
            self.tr("Printing"),
            _print_form,
            self.context.desk,
            printer,
            self.tr("Every school of the district"),
            self.tr("Enrolment form"),
            changes=False,
        )

    # Excel

    def _choose_excel(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the list"), self.tr("Schools") + ".xlsx", self.tr("Excel (*.xlsx)")
        )
        if path:
            self.save_excel(Path(path))

    def save_excel(self, path: Path) -> None:
        """Saves the list as it is seen."""
        about = self._about()
        columns, rows = self.table.rows.texts()
        self.context.runner.run(
            self,
            self.tr("Saving"),
            pool.save_list,
            path,
            self.tr("Schools"),
            about,
            columns,
            rows,
            done=self._saved,
            changes=False,
        )

    # Who has not reported

    def copy_list(self) -> None:
        """Puts the list as it is seen on the clipboard, for a table or a message."""
        columns, rows = self._list()
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in (columns, *rows)))
        told = filled(self.tr("%1 schools with contact and telephone are on the clipboard."), len(rows))
        self.note.put(self.tr("Copied."), told, "done")
        self.note.show()

    def _list(self) -> tuple[list[str], list[list[str]]]:
        """Code, name, contact, telephone and state of the schools in sight."""
        columns = [
            self.tr("Code"),
            self.tr("Name"),
            self.tr("Contact"),
            self.tr("Telephone"),
            self.tr("State"),
        ]
        lines: list[SchoolLine] = self.table.rows.shown()
        return columns, [
            [one.code, one.name, one.facts.contact, one.facts.phone, self._word_of(one)[0]] for one in lines
        ]

    def _choose_paper(self) -> None:
        choose_printer(self, self.print_list)

    def print_list(self, printer: Any) -> None:
        """Prints the list in sight on a printer already chosen."""
        title = self.tr("Schools that have not reported") if self.missing.isChecked() else self.tr("Schools")
        self.context.runner.run(
            self,
            self.tr("Printing"),
            _print_list,
            printer,
            (title, self._about(), *self._list()),
            changes=False,
        )

    def _about(self) -> str:
        told = [self.count.text(), self.period.currentText()]
        told += [self.missing.text()] if self.missing.isChecked() else []
        told += [self.search.text()] if self.search.text().strip() else []
        return "　".join([*told, self.context.desk.today().isoformat()])

    def show_periods(self) -> None:
        """Shows reported and due by period."""
        found = ask(self, schools.reported, self.context.desk)
        if found:
            PeriodsSheet(self, self.context, found.value).open()

    # The bureau's own list

    def _choose_list(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the list of schools"), "", self.tr("Tables (*.xlsx *.xls *.csv)")
        )
        if path:
            self.read_list(Path(path))

    def read_list(self, path: Path) -> None:
        """Looks at a list of schools; nothing is written before it is confirmed."""
        self.context.runner.run(
            self,
            self.tr("Reading the file"),
            school_list.check,
            self.context.desk,
            path,
            done=self._list_read,
            changes=False,
        )

    def _list_read(self, checked: SchoolListCheck) -> None:
        SchoolListSheet(self, self.context, checked, self._list_taken).open()

    def _list_taken(self, done: Taken) -> None:
        told = self.tr("%1 new, %2 changed, %3 same; %4 doubtful rows left out; %5 quotas set.")
        counts = (done.new, done.changed, done.same, done.doubtful, done.quotas)
        self.note.put(self.tr("Written."), filled(told, *counts), "done")
        self.note.show()

    def _saved(self, path: Path) -> None:
        self.note.put(self.tr("Saved."), str(path), "done")
        self.note.show()


def _key_tone(one: KeyLine) -> str:
    return "problem" if one.revoked is not None else "done" if one.is_present else "quiet"


def _print_form(desk: Any, printer: Any, recipient: str, title: str, progress: Any) -> int:
    return print_pdf(printer, title, enrolment.form(desk, recipient), progress)


def _print_list(printer: Any, told: tuple[str, str, list[str], list[list[str]]], progress: Any) -> int:
    return print_pdf(printer, told[0], schools.list_pdf(*told), progress)
