"""The bureau's schools: enrolled by paper, with keys, last report and telephone, and who has not reported yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import enrolment, pool, schools
from cadredesk.actions.enrolment import Enrolled
from cadredesk.actions.schools import KeyLine, SchoolLine
from cadredesk.domain.names import normalise
from ui.act import act, ask
from ui.exchange.sheets import SignSheet, enrol_from
from ui.exchange.words import report_word
from ui.widgets.card import Card, EmptyState, Note, StateChip, button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.printer import choose_printer, print_pdf
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table
from ui.widgets.words import stage_words


class SchoolsScreen(Screen):
    """The list on the left, the school in sight on the right. `navigate("schools", school=code)` shows one."""

    areas = frozenset({"enrolment", "schools", "intake", "submissions", "receipts"})

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
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.search, 1)
        top.addWidget(self.period)
        top.addWidget(self.missing)
        top.addWidget(self.excel_button)
        self.note = Note(name="schoolsNote")
        self.note.hide()
        stages = {str(key): word for key, word in stage_words().items()}
        self.table = Table(
            "schoolsTable",
            self.tr("Enrolled schools"),
            (
                Column(self.tr("Code"), lambda one: one.code, width=5),
                Column(self.tr("Name"), lambda one: one.name, width=7),
                Column(self.tr("Stage"), lambda one: stages.get(one.stage, one.stage), width=5),
                Column(self.tr("Telephone"), lambda one: one.facts.phone, width=7),
                Column(
                    self.tr("Last no."),
                    lambda one: str(one.seq) if one.seq else "",
                    lambda one: one.seq,
                    width=4,
                ),
                Column(self.tr("Of"), lambda one: one.last_day, width=5),
                Column(
                    self.tr("State"),
                    lambda one: report_word(one.state)[0],
                    tone=lambda one: report_word(one.state)[1],
                    ground=True,
                    width=3,
                ),
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
        box = QVBoxLayout()
        box.setSpacing(8)
        box.addLayout(top)
        box.addWidget(self.note)
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self.count)
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
        self.fingerprint = label("", "secondary", "schoolFingerprint")
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
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
        self.keys.setMaximumHeight(170)
        self.card.add(self.state, self.facts, self.reported)
        self.card.add(flow(self.contact_button, self.reports_button, self.pool_button))
        self.card.add(label(self.tr("Key history"), "strong"), self.fingerprint, self.keys)
        self.card.body.addStretch(1)
        return self.card

    # What the window asks

    @property
    def title(self) -> str:
        """The screen's name."""
        return self.tr("Schools")

    @property
    def subtitle(self) -> str:
        """How many there are, and how many have reported."""
        done = sum(bool(one.state) for one in self._lines)
        text = self.tr("%1 enrolled, %2 reported")
        return text.replace("%1", str(len(self._lines))).replace("%2", str(done)) if self._lines else ""

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
        found = ask(self, schools.listed, desk, self.period.currentData() or None)
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
        only = self.missing.isChecked()

        def wanted(one: SchoolLine) -> bool:
            text = normalise(f"{one.name}{one.code}{one.facts.phone}{one.facts.contact}").casefold()
            return key in text and not (only and one.state)

        before = self.school()
        self.table.keep(wanted)
        if before is not None:
            self.table.go_to(lambda one: one.code == before.code)
        shown = self.table.rows.rowCount()
        gone = sum(not one.state for one in self._lines)
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
        self.state.put(*report_word(one.state))
        facts = (one.facts.kind, one.facts.contact, one.facts.phone)
        self.facts.setText("　".join(filter(None, facts)) or self.tr("No contact and no telephone yet."))
        if one.seq:
            told = self.tr("Last package: epoch %1, no. %2, of %3. %4 people reported.")
            for place, text in enumerate((one.epoch, one.seq, one.last_day, one.people), 1):
                told = told.replace(f"%{place}", str(text))
        else:
            told = self.tr("No package came yet. The first one will be number 1.")
        if one.has_alarm:
            told += "\n" + self.tr("An alarm is open: see “Receive”.")
        self.reported.setText(told)
        self.fingerprint.setText(one.fingerprint)
        found = ask(self, schools.keys, self.context.desk, one.code)
        self.keys.put(found.value if found else ())

    def _key_state(self, one: KeyLine) -> str:
        if one.revoked is not None:
            return self.tr("revoked")
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
            sheet = ContactSheet(self, one.facts, self.context)
            sheet.open()

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
        about = f"{self.count.text()}　{self.context.desk.today().isoformat()}"
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

    def _saved(self, path: Path) -> None:
        self.note.put(self.tr("Saved."), str(path), "done")
        self.note.show()


class ContactSheet(Sheet):
    """Whom to call at a school, and what type it is."""

    def __init__(self, parent: QWidget, facts: Enrolled, context: ScreenContext) -> None:
        super().__init__(parent, "contactSheet")
        self.say(self.tr("Contact of %1").replace("%1", facts.name), self.tr("Save"))
        self._facts, self._context = facts, context
        self.form = Form("contactForm", 2)
        self.form.line("contactName", self.tr("Contact"), limit=60)
        self.form.line("contactPhone", self.tr("Telephone"), limit=40)
        self.form.line("contactKind", self.tr("Type (public, private …)"), limit=40)
        for name, text in (
            ("contactName", facts.contact),
            ("contactPhone", facts.phone),
            ("contactKind", facts.kind),
        ):
            self.form.put(name, text)
        self.body.addWidget(self.form)

    def accept_now(self) -> bool:
        """Stores it."""
        told = self.form.values()
        return bool(
            act(
                self,
                schools.put_contact,
                self._context.desk,
                self._facts.code,
                told["contactName"],
                told["contactPhone"],
                told["contactKind"],
            )
        )


def _key_tone(one: KeyLine) -> str:
    return "problem" if one.revoked is not None else "done" if one.is_present else "quiet"


def _print_form(desk: Any, printer: Any, recipient: str, title: str, progress: Any) -> int:
    return print_pdf(printer, title, enrolment.form(desk, recipient), progress)
