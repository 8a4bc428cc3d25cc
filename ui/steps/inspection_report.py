"""The inspection report (考察材料) on each candidate: its four blocks, the checks, who signs and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from cadredesk.actions import inspections, people
from cadredesk.actions.rounds import Candidate
from cadredesk.domain.inspection import (
    CHECKS,
    REPORT_BLOCKS,
    AdvanceNotice,
    InspectionReport,
    InspectionReports,
)
from cadredesk.domain.round import Round
from cadredesk.domain.timeline import StepView
from ui.act import act, announce, area_of, ask
from ui.rounds.words import day_words
from ui.steps.panel import StepPanel, is_open, set_read_only
from ui.steps.parts import CandidateRow, CandidatesCard, as_field, columns, day_of, standing, tab_through
from ui.widgets.card import Card, StateChip, button, label
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.edit import LineEdit, TextEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext


class _CalmChoice(QComboBox):
    """A choice that the wheel cannot change: who scrolls over it changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page."""
        event.ignore()


class InspectionReportPanel(StepPanel):
    """Composes, edits and signs the reports, one candidate after the other."""

    step = "inspection_report"

    def __init__(self, context: ScreenContext, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, round_id, parent)
        self._reports: dict[str, InspectionReport] = {}
        self._candidates: tuple[Candidate, ...] = ()
        self._team: tuple[str, ...] = ()
        self._open = False
        self._shown = ""
        self._build()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self.candidates = CandidatesCard(
            self.tr("Inspection reports"),
            "reportCandidates",
            (self.tr("Blocks"), self.tr("Checks"), self.tr("Signed")),
            self._choose,
        )
        self.compose_all = button(self.tr("Compose all reports"), "reportComposeAll")
        self.compose_all.clicked.connect(self.compose_everybody)
        self.candidates.add(flow(self.compose_all))
        box.addWidget(self.candidates)
        self.card = Card(self.tr("Report"), "reportCard")
        self.compose = button(self.tr("Compose what is empty"), "reportCompose")
        self.compose.clicked.connect(self.compose_shown)
        self.anew = button(self.tr("Compose anew…"), "reportComposeAnew")
        self.anew.clicked.connect(self._ask_anew)
        self.card.add(flow(self.compose, self.anew))
        self.texts: dict[str, TextEdit] = {}
        self.chips: dict[str, StateChip] = {}
        for key, words in self._block_words().items():
            self._add_block(key, words)
        box.addWidget(self.card)
        box.addWidget(self._build_checks())
        self.sign_card = Card(self.tr("Signatures"), "reportSignCard")
        self._signer_box = QVBoxLayout()
        self._signers: list[QCheckBox] = []
        self.sign = Form("reportSignForm", columns())
        self.sign.date("reportSignedOn", self.tr("Day of signing"), full=True)
        self.sign.left.connect(lambda *_: self._save())
        self.sign_card.add(label(self.tr("Every member of the team signs the printed report."), "secondary"))
        self.sign_card.body.addLayout(self._signer_box)
        self.sign_card.add(self.sign)
        box.addWidget(self.sign_card)

    def _block_words(self) -> dict[str, str]:
        words = {
            "performance": self.tr(
                "Performance (virtue, ability, diligence, results, integrity) and strengths"
            ),
            "shortcomings": self.tr("Main shortcomings"),
            "voting": self.tr("Recommendation, evaluation and talks"),
            "conclusions": self.tr("Conclusions of the checks"),
        }
        return {key: words[key] for key in REPORT_BLOCKS}

    def _add_block(self, key: str, words: str) -> None:
        text = TextEdit(f"report_{key}", words)
        text.setFixedHeight(text.fontMetrics().lineSpacing() * (6 if key != "shortcomings" else 4) + 22)
        text.left.connect(lambda _: self._save())
        chip = StateChip(name=f"reportChip_{key}")
        head = QGridLayout()
        head.setColumnStretch(0, 1)
        title = label(words, "strong", f"reportTitle_{key}")
        title.setBuddy(text)
        head.addWidget(title, 0, 0)
        head.addWidget(chip, 0, 1)
        self.card.body.addLayout(head)
        self.card.add(text)
        self.texts[key], self.chips[key] = text, chip

    def _build_checks(self) -> Card:
        self.check_card = Card(self.tr("Checks"), "reportChecks")
        outcomes = (
            ("", self.tr("not checked yet")),
            ("clear", self.tr("nothing found")),
            ("issue", self.tr("to be explained")),
        )
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(10)
        self.checks: dict[str, tuple[QComboBox, LineEdit]] = {}
        for at, key in enumerate(CHECKS):
            words = people.terms().label("check", key)
            choice = _CalmChoice()
            choice.setObjectName(f"check_{key}")
            choice.setAccessibleName(words)
            for outcome, text in outcomes:
                choice.addItem(text, outcome)
            choice.activated.connect(lambda _: self._save())
            remark = LineEdit(f"checkRemark_{key}", self.tr("Remark: %1").replace("%1", words), 200)
            remark.setPlaceholderText(self.tr("Remark"))
            remark.left.connect(lambda _: self._save())
            self.checks[key] = (choice, remark)
            name = label(words, wrap=False)
            name.setBuddy(choice)
            for column, part in enumerate((name, choice, remark)):
                grid.addWidget(part, at, column)
        self.check_card.body.addLayout(grid)
        return self.check_card

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows the candidates, and the report on the one stood on."""
        self._open = is_open(the_round, view)
        self._team = tuple(one.name for one in the_round.value("advance_notice", AdvanceNotice).team)
        self._reports = {
            report.person_id: report for report in the_round.value(self.step, InspectionReports).reports
        }
        self._candidates = standing(self, self.context.desk, self.round_id, self.step)
        self.candidates.put([self._row(one) for one in self._candidates], self._progress())
        self._show_person()

    def _report(self, person_id: str) -> InspectionReport:
        return self._reports.get(person_id, InspectionReport(person_id))

    def _row(self, one: Candidate) -> CandidateRow:
        report = self._report(one.person_id)
        blocks = sum(bool(report.block(key).strip()) for key in REPORT_BLOCKS)
        checks = len({check for check, outcome, _ in report.checks if outcome})
        signed = bool(report.signed_by) and report.signed_on is not None
        return CandidateRow(
            one.person_id,
            one.name,
            (
                f"{blocks} / {len(REPORT_BLOCKS)}",
                f"{checks} / {len(CHECKS)}",
                day_words(report.signed_on, self.context.desk.today()) if signed else self.tr("not yet"),
            ),
            blocks == len(REPORT_BLOCKS) and checks == len(CHECKS) and signed,
        )

    def _progress(self) -> str:
        done = sum(self._row(one).done for one in self._candidates)
        return self.tr("Done %1 of %2").replace("%1", str(done)).replace("%2", str(len(self._candidates)))

    def _choose(self, person_id: str) -> None:
        if person_id != self._shown:
            self.sign.put("reportSignedOn", None)  # an unreadable day belongs to the one before
            self._show_person()

    def _show_person(self) -> None:
        person_id = self._shown = self.candidates.person_id()
        one = next((one for one in self._candidates if one.person_id == person_id), None)
        for card in (self.card, self.check_card, self.sign_card):
            card.setVisible(one is not None)
        if one is None:
            return
        report = self._report(person_id)
        self.card.set_title(self.tr("Report on %1").replace("%1", one.name), one.tier_label)
        for key, text in self.texts.items():
            text.put(report.block(key))
            self._show_chip(key, report)
        found = {check: (outcome, remark) for check, outcome, remark in report.checks}
        for key, (choice, line) in self.checks.items():
            outcome, remark = found.get(key, ("", ""))
            choice.setCurrentIndex(choice.findData(outcome))
            line.put(remark)
        self._show_signers(report)
        for card in (self.card, self.check_card, self.sign_card):
            set_read_only(card, not self._open)
        for part in (self.compose, self.anew, self.compose_all):
            part.setVisible(self._open)

    def _show_chip(self, key: str, report: InspectionReport) -> None:
        if report.block(key).strip():
            self.chips[key].put(self.tr("written"), "done")
        else:
            self.chips[key].put(self.tr("required"), "waiting")

    def _show_signers(self, report: InspectionReport) -> None:
        names = self._team or report.signed_by
        if tuple(one.text() for one in self._signers) != names:
            for old in self._signers:
                self._signer_box.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._signers = []
            for at, name in enumerate(names):
                check = QCheckBox(name)
                check.setObjectName(f"signer{at}")
                check.setAccessibleName(self.tr("%1 has signed").replace("%1", name))
                check.clicked.connect(lambda _: self._save())
                self._signers.append(check)
                self._signer_box.addWidget(check)
            tab_through(self.checks[CHECKS[-1]][1], *self._signers)
        for check in self._signers:
            check.setChecked(check.text() in report.signed_by)
        day = as_field(report.signed_on)
        if day is not None or self.sign.value("reportSignedOn") is not None:
            self.sign.put("reportSignedOn", day)

    def sentence(self) -> str:
        """What a report needs."""
        return self.tr(
            "Each report has four blocks, four checks and the signatures of the team. What the round knows is composed;"
            " what only the inspectors know is written by hand."
        )

    def main_button(self) -> tuple[str, Callable[[], None]] | None:
        """Composing while anybody has no report yet."""
        if not self._open or not self._candidates:
            return None
        if any(one.person_id not in self._reports for one in self._candidates):
            return self.tr("Compose all reports"), self.compose_everybody
        return None

    def people(self) -> tuple[tuple[str, str], ...]:
        """The inspection team, who answer for the report."""
        return ((self.tr("Inspectors"), "、".join(self._team)),)

    def compose_everybody(self) -> None:
        """Fills the empty blocks of every report; what was written by hand stays."""
        desk = self.context.desk
        for one in self._candidates:
            composed = ask(self, inspections.compose_report, desk, self.round_id, one.person_id)
            if not composed or not ask(self, inspections.save_report, desk, self.round_id, composed.value):
                break
        announce(self, area_of(inspections.save_report))

    def compose_shown(self) -> None:
        """Fills the empty blocks of the report in sight."""
        self._compose(self._shown)

    def _ask_anew(self) -> None:
        sheet = ConfirmDialog(
            self,
            self.tr("Compose anew"),
            self.tr(
                "All four blocks are written again from what the round knows. What was edited by hand is lost."
            ),
            self.tr("Write them again"),
            "composeAnewDialog",
            danger=True,
        )
        sheet.confirmed.connect(lambda: self._compose(self._shown, again=True))
        sheet.open()

    def _compose(self, person_id: str, *, again: bool = False) -> bool:
        desk = self.context.desk
        composed = ask(self, inspections.compose_report, desk, self.round_id, person_id, again=again)
        return bool(composed and act(self, inspections.save_report, desk, self.round_id, composed.value))

    def _save(self) -> None:
        if not self._open or not self._shown:
            return
        old = self._report(self._shown)
        new = replace(
            old,
            blocks=tuple((key, self.texts[key].toPlainText()) for key in REPORT_BLOCKS),
            checks=tuple(
                (key, choice.currentData() or "", line.text().strip())
                for key, (choice, line) in self.checks.items()
            ),
            signed_by=tuple(check.text() for check in self._signers if check.isChecked()),
            signed_on=day_of(self.sign, "reportSignedOn"),
        )
        if new != old:
            act(self, inspections.save_report, self.context.desk, self.round_id, new)
