"""Certification: who is assessed and when it is due, the hours against those asked for, and the register of certificates."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from cadredesk.actions.training import certificates, credits, rules, sheets, year_papers
from cadredesk.actions.training.certificates import Assessed, Qualification, Standing
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from cadredesk.domain.training.credit import shown
from cadredesk.domain.training.exits import Finding, by_certificate
from ui.act import act, ask
from ui.people.words import roomy
from ui.training.parts import show_paper
from ui.training.words import day, filled
from ui.widgets.card import EmptyState, Note, button, label
from ui.widgets.dialogs import ReasonDialog, Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from cadredesk.desk import Desk

STANDINGS, REGISTER = range(2)


class CertificatesPage(Screen):
    """`navigate("management", page="certificates")`: how everybody stands, and the register."""

    areas = frozenset({"certificates", "trainees", "attendance", "credits", "rules", "exchange", "intake"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Certificates"))
        self.tabs = QTabWidget()
        self.tabs.setObjectName("certificateTabs")
        self.tabs.setAccessibleName(self.tr("Certificates"))
        self.note = Note(name="certificateNote")
        self.note.hide()
        self._findings: dict[str, Finding] = {}
        self.tabs.addTab(self._standing_page(), self.tr("Assessment and hours"))
        self.tabs.addTab(self._register_page(), self.tr("Register"))
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        box.addWidget(self.note)
        box.addWidget(self.tabs, 1)

    # What it is made of

    def _standing_page(self) -> QWidget:
        self.told = label("", "secondary", "certificateTold")
        self.assess_button = button(self.tr("Enter an assessment…"), "enterAssessment", "main")
        self.assess_button.clicked.connect(self.ask_assessment)
        self.grant_button = button(self.tr("Grant a certificate…"), "grantCertificate")
        self.grant_button.clicked.connect(self.ask_grant)
        self.standings = Table(
            "certificateStandings",
            self.tr("How everybody stands"),
            (
                Column(self.tr("Name"), lambda one: padded(one.trainee.name), width=6),
                Column(self.tr("School"), lambda one: one.trainee.now.unit_name, width=8),
                Column(
                    self.tr("Qualification hours"),
                    lambda one: filled(
                        "%1 / %2", shown(one.hours.qualification), one.hours.qualification_needed
                    ),
                    lambda one: one.hours.qualification,
                    tone=lambda one: "done" if one.hours.qualified else "waiting",
                    width=7,
                ),
                Column(
                    self.tr("Hours in office"),
                    lambda one: filled("%1 / %2", shown(one.hours.serving), one.hours.serving_needed),
                    lambda one: one.hours.serving,
                    tone=lambda one: "done" if one.hours.serving_met else "waiting",
                    width=6,
                ),
                Column(self.tr("Last assessment"), self._assessed, width=8),
                Column(
                    self.tr("Next due"),
                    lambda one: self._findings[one.trainee.id].value("assessment_due", "due"),
                    tone=lambda one: self._due_tone(one),
                    width=6,
                ),
                Column(
                    self.tr("Certificate"),
                    lambda one: one.certificate.number if one.certificate else self.tr("none"),
                    tone=lambda one: "done" if one.certificate else "quiet",
                    width=6,
                ),
                Column(self.tr("Valid until"), _until),
            ),
        )
        self.standings.setMinimumHeight(120)
        self.standings.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.standings.opened.connect(lambda _: self.ask_assessment())
        self.standings.current.connect(lambda _: self._show_buttons())
        self.empty = EmptyState(
            self.tr("Nobody is in training yet. Take people in under “Trainees”."), name="noStandings"
        )
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(8)
        box.addWidget(self.told)
        box.addWidget(flow(self.assess_button, self.grant_button))
        box.addWidget(self.standings, 1)
        box.addWidget(self.empty, 1)
        return page

    def _register_page(self) -> QWidget:
        self.search = LineEdit("certificateSearch", self.tr("Find a certificate"))
        self.search.setPlaceholderText(self.tr("Number, name or school (F3)"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(220)
        self.search.textChanged.connect(self._filter)
        self.print_button = button(self.tr("Print the certificate"), "printCertificate", "main")
        self.print_button.clicked.connect(self.show_certificate)
        self.void_button = button(self.tr("Void…"), "voidCertificate", "link")
        self.void_button.clicked.connect(self.ask_void)
        self.excel_button = button(self.tr("Save as Excel…"), "certificateExcel")
        self.excel_button.clicked.connect(self._choose_excel)
        self.register = Table(
            "certificateRegister",
            self.tr("Register of certificates"),
            (
                Column(self.tr("Number"), lambda one: one.number, width=8),
                Column(self.tr("Name"), lambda one: padded(one.name), width=6),
                Column(self.tr("School"), lambda one: one.unit_name, width=10),
                Column(self.tr("Post"), lambda one: one.post, width=8),
                Column(self.tr("Hours"), lambda one: str(one.hours), lambda one: one.hours, width=4),
                Column(self.tr("Granted"), lambda one: day(one.day), width=7),
                Column(
                    self.tr("Valid until"),
                    lambda one: day(one.valid_until) or self.tr("no end"),
                    tone=lambda one: "done" if one.valid_on(self.context.desk.today()) else "problem",
                    width=7,
                ),
                Column(self.tr("Granted by"), lambda one: one.body),
            ),
        )
        self.register.setMinimumHeight(120)
        self.register.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.register.opened.connect(lambda _: self.show_certificate())
        self.register.current.connect(lambda _: self._show_buttons())
        self.none = EmptyState(
            self.tr("No certificate has been granted yet. It needs the hours and a passed assessment."),
            name="noCertificates",
        )
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(8)
        box.addWidget(flow(self.search, self.print_button, self.excel_button, self.void_button))
        box.addWidget(self.register, 1)
        box.addWidget(self.none, 1)
        return page

    # What the window asks

    @property
    def subtitle(self) -> str:
        """How many hold a certificate in force, of everybody."""
        rows = self.standings.rows.shown()
        held = sum(one.certificate is not None for one in rows)
        return filled(self.tr("%1 of %2 hold a certificate in force"), held, len(rows)) if rows else ""

    def header_buttons(self) -> list[QPushButton]:
        """Everything stands on the page."""
        return []

    def clause(self) -> str:
        """The rule of certification."""
        found = ask(self, rules.on, self.context.desk, self.context.desk.today())
        return found.value.certificate.clause if found else ""

    def find(self) -> None:  # type: ignore[override]
        """F3: the register."""
        self.tabs.setCurrentIndex(REGISTER)
        self.search.setFocus()

    def refresh(self) -> None:
        """Reads everybody's hours and the register, beside the user's work."""
        self.context.runner.run(
            self,
            self.tr("Reading the hours"),
            _read,
            self.context.desk,
            done=self._put,
            changes=False,
            quiet=True,
        )

    def _put(
        self, read: tuple[tuple[Standing, ...], tuple[Qualification, ...], dict[str, Finding], str]
    ) -> None:
        found, held, self._findings, told = read
        self.told.setText(told)
        self.standings.put(found, lambda one: one.trainee.id)
        if found and self.standings.current_row() is None:
            self.standings.setCurrentIndex(self.standings.rows.index(0, 0))
        self.standings.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.register.put(held, lambda one: one.id)
        if held and self.register.current_row() is None:
            self.register.setCurrentIndex(self.register.rows.index(0, 0))
        self.register.setVisible(bool(held))
        self.none.setVisible(not held)
        self._show_buttons()
        self.header_changed.emit()

    def _filter(self, text: str) -> None:
        wanted = text.strip()
        self.register.keep(
            (lambda one: any(wanted in part for part in (one.number, one.name, one.unit_name)))
            if wanted
            else None
        )

    def _show_buttons(self) -> None:
        standing, held = self.standings.current_row(), self.register.current_row()
        self.assess_button.setEnabled(isinstance(standing, Standing))
        self.grant_button.setEnabled(isinstance(standing, Standing))
        for one in (self.print_button, self.void_button, self.excel_button):
            one.setEnabled(isinstance(held, Qualification))

    def _assessed(self, one: Standing) -> str:
        if one.assessed is None:
            return self.tr("not yet")
        return f"{day(one.assessed.day)} {grade_word(one.assessed.grade)}"

    def _due_tone(self, one: Standing) -> str:
        verdict = self._findings[one.trainee.id].verdict
        return {"stays": "quiet", "near": "waiting", "proposed": "problem"}.get(verdict, "quiet")

    # What can be done

    def ask_assessment(self) -> None:
        """Asks for an assessment of the person in sight."""
        row = self.standings.current_row()
        if isinstance(row, Standing):
            AssessmentSheet(self, row).open()

    def ask_grant(self) -> None:
        """Asks for the day and the granting body of a certificate."""
        row = self.standings.current_row()
        if isinstance(row, Standing):
            GrantSheet(self, row).open()

    def show_certificate(self) -> None:
        """The certificate in sight, to be printed."""
        row = self.register.current_row()
        if isinstance(row, Qualification):
            title = filled(self.tr("Certificate %1"), row.number)
            show_paper(self, title, year_papers.certificate, self.context.desk, row)

    def ask_void(self) -> None:
        """Asks why a certificate no longer counts."""
        row = self.register.current_row()
        if not isinstance(row, Qualification):
            return
        sheet = ReasonDialog(
            self,
            self.tr("Void the certificate?"),
            filled(
                self.tr("No. %1 of %2 no longer counts. Its number is never given again."),
                row.number,
                row.name,
            ),
            self.tr("Void"),
        )
        sheet.given.connect(lambda text: act(self, certificates.void, self.context.desk, row, text))
        sheet.open()

    def _choose_excel(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as Excel"), self.tr("Register of certificates") + ".xlsx", "*.xlsx"
        )
        if path:
            self.save_excel(Path(path))

    def save_excel(self, path: Path) -> None:
        """Saves the register as it is seen."""
        columns, rows = self.register.rows.texts()
        about = filled(self.tr("%1 certificates, %2"), len(rows), self.context.desk.today().isoformat())
        if ask(self, credits.save_excel, path, self.tr("Register of certificates"), about, columns, rows):
            self.tell(self.tr("Saved."), str(path))

    def tell(self, word: str, text: str) -> None:
        """A line above the tabs."""
        self.note.put(word, text, "done")
        self.note.show()


class AssessmentSheet(Sheet):
    """One assessment: its day, who assessed, the grade, what was found."""

    def __init__(self, page: CertificatesPage, standing: Standing) -> None:
        super().__init__(page, "assessmentSheet")
        self._page, self._standing = page, standing
        self.say(filled(self.tr("Assessment of %1"), standing.trainee.name), self.tr("Save (Ctrl+Return)"))
        self.form = Form("assessmentForm", 2)
        self.form.date("on", self.tr("Day"), full=True)
        self.form.choice("grade", self.tr("Grade"), [(one, grade_word(one)) for one in ("passed", "failed")])
        self.form.line("assessors", self.tr("Assessed by (names with 、 between)"), wide=True)
        self.form.text("found", self.tr("What was found"), lines=4)
        self.form.put("on", PartialDate.of(page.context.desk.today()))
        self.form.put("grade", "passed")
        self.body.addWidget(self.form)
        roomy(self, 34, 18)

    def accept_now(self) -> bool:
        """Stores the assessment."""
        values = self.form.values()
        on: date | None = values["on"].earliest() if values["on"] else None
        if on is None:
            self.show_error(self.tr("Type the day of the assessment."))
            return False
        desk = self._page.context.desk
        made = Assessed(
            desk.new_id(),
            self._standing.trainee.id,
            credits.year_of(desk, on),
            on,
            values["grade"],
            values["found"].strip(),
            tuple(one.strip() for one in values["assessors"].replace("，", "、").split("、") if one.strip()),
        )
        return bool(act(self, certificates.assess, desk, made))


class GrantSheet(Sheet):
    """The day and the body of a new certificate; the register number is given by the program."""

    def __init__(self, page: CertificatesPage, standing: Standing) -> None:
        super().__init__(page, "grantSheet")
        self._page, self._standing = page, standing
        self.say(filled(self.tr("Certificate for %1"), standing.trainee.name), self.tr("Grant"))
        hours = filled(
            self.tr("Qualification training: %1 of %2 hours. Last assessment: %3."),
            shown(standing.hours.qualification),
            standing.hours.qualification_needed,
            grade_word(standing.assessed.grade) if standing.assessed else self.tr("not yet"),
        )
        self.body.addWidget(label(hours, name="grantTold"))
        self.form = Form("grantForm", 2)
        self.form.date("on", self.tr("Granted on"), full=True)
        self.form.line("body", self.tr("Granted by"))
        self.form.put("on", PartialDate.of(page.context.desk.today()))
        held = page.register.rows.shown()
        self.form.put("body", held[-1].body if held else "")
        self.body.addWidget(self.form)
        roomy(self, 34, 12)

    def accept_now(self) -> bool:
        """Grants it and says its number."""
        values = self.form.values()
        desk = self._page.context.desk
        on = values["on"].earliest() if values["on"] else desk.today()
        done = act(self, certificates.grant, desk, self._standing.trainee.id, on, values["body"])
        if done:
            told = filled(
                self.tr("No. %1 for %2; print it in the register."), done.value.number, done.value.name
            )
            self._page.tell(self.tr("Granted."), told)
            self._page.tabs.setCurrentIndex(REGISTER)
        return bool(done)


def grade_word(grade: str) -> str:
    """The word of an assessment's grade."""
    translate = QCoreApplication.translate
    return {
        "passed": translate("certificates", "passed"),
        "failed": translate("certificates", "failed"),
    }.get(grade, grade)


def _until(one: Standing) -> str:
    held = one.certificate
    return day(held.valid_until) if held else ""


def _read(
    desk: Desk,
) -> tuple[tuple[Standing, ...], tuple[Qualification, ...], dict[str, Finding], str]:
    today = desk.today()
    known = rules.on(desk, today)
    found = certificates.standings(desk)
    findings = {
        one.trainee.id: by_certificate(
            known,
            one.trainee,
            one.assessed.day if one.assessed else None,
            one.assessed.grade == "passed" if one.assessed else None,
            today,
        )
        for one in found
    }
    order = sheets.in_strokes(desk, {one.trainee.id: one.trainee.name for one in found})
    placed = tuple(sorted(found, key=lambda one: order[one.trainee.id]))
    return placed, certificates.listed(desk), findings, known.certificate.clause
