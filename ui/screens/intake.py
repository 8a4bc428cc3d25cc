"""What comes to the bureau: packages from a stick, each school's report and its difference, decisions, alarms, receipts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import bureau_checks, intake, pool, profiles, receipts, reporting, submissions
from cadredesk.actions.bureau_checks import Looked, RuleChoice, Sifted
from cadredesk.actions.intake import Alarm, Held, Intake, Summary
from cadredesk.actions.reporting import StickWarning
from cadredesk.actions.submissions import SubmissionLine
from cadredesk.desk import Desk
from cadredesk.messages import sentence
from ui.act import act, announce, ask
from ui.exchange.report_card import ReportCard
from ui.exchange.return_sheet import ReturnSheet
from ui.exchange.rules_sheet import RulesSheet
from ui.exchange.sheets import SignSheet, TwoPeopleSheet
from ui.exchange.words import filled, held_word, kind_word, period_word, report_word, result_word
from ui.widgets.card import EmptyState, Note, button, label
from ui.widgets.dialogs import ConfirmDialog, ReasonDialog, Sheet
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

STICK, REPORTS, DECIDE, ALARMS = range(4)


class IntakeScreen(Screen):
    """Four tabs; a stick, a folder or files can be dropped anywhere. `navigate("intake", report=id)` shows a report."""

    areas = frozenset(
        {
            "intake",
            "submissions",
            "receipts",
            "enrolment",
            "schools",
            "bureau_checks",
            "conflicts",
            "profiles",
        }
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Receive"))
        self.setAcceptDrops(True)
        self.summary: Summary | None = None
        self._names: dict[str, str] = {}
        self._due = 0
        self._seen = 0
        self._held: tuple[Held, ...] = ()
        self._alarms: tuple[Alarm, ...] = ()
        self._lines: tuple[SubmissionLine, ...] = ()
        self._looked: dict[str, Looked] = {}
        self._looking = ("", 0)
        self._turn = 0
        self.receive_button = button(self.tr("Receive from a stick… (&R)"), "receive", "main")
        self.receive_button.clicked.connect(self._choose_folder)
        self.file_button = button(self.tr("One file…"), "receiveFile")
        self.file_button.clicked.connect(self._choose_file)
        self.receipts_button = button("", "writeReceipts")
        self.receipts_button.clicked.connect(self._choose_receipts)
        self.note = Note(name="intakeNote")
        self.note.hide()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("intakeTabs")
        self.tabs.setAccessibleName(self.tr("Receive"))
        self.tabs.setDocumentMode(False)
        for page in (self._stick_page(), self._reports_page(), self._decide_page(), self._alarms_page()):
            page.setObjectName("tabPage")
            self.tabs.addTab(page, "")
        self.tabs.currentChanged.connect(lambda _: self._look())
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 12, 18, 14)
        box.setSpacing(8)
        box.addWidget(self.note)
        box.addWidget(self.tabs, 1)

    # What it is made of

    def _stick_page(self) -> QWidget:
        page = QWidget()
        self.told = label("", "strong", "intakeSummary")
        self.people_told = label("", "secondary", "intakePeople")
        self.files = Table(
            "intakeFiles",
            self.tr("Files of this stick"),
            (
                Column(self.tr("File"), lambda row: row[0], width=13),
                Column(self.tr("School"), lambda row: self._name(row[1].sender), width=9),
                Column(self.tr("What"), lambda row: kind_word(row[1].kind), width=4),
                Column(
                    self.tr("No."),
                    lambda row: f"{row[1].epoch}-{row[1].seq}" if row[1].seq else "",
                    lambda row: row[1].seq,
                    width=3,
                ),
                Column(
                    self.tr("Result"),
                    lambda row: result_word(row[1].result)[0],
                    tone=lambda row: result_word(row[1].result)[1],
                    ground=True,
                    width=4,
                ),
                Column(self.tr("What is to be known"), lambda row: row[1].text),
            ),
        )
        self.files.current.connect(lambda _: self._show_file())
        self.files.opened.connect(self._open_file)
        self.file_told = label("", name="intakeFileTold")
        self.file_told.setMinimumHeight(self.fontMetrics().height() * 2)
        self.empty = EmptyState(
            self.tr(
                "Put a school's stick in and choose it, or drop a folder or files here. Nothing else on the stick is "
                "opened; what is refused changes nothing."
            ),
            name="intakeEmpty",
        )
        box = QVBoxLayout(page)
        box.setContentsMargins(14, 12, 14, 12)
        for part in (self.told, self.people_told):
            box.addWidget(part)
        box.addWidget(self.files, 1)
        box.addWidget(self.file_told)
        box.addWidget(self.empty, 1)
        return page

    def _reports_page(self) -> QWidget:
        page = QWidget()
        self.state = QComboBox()
        self.state.setObjectName("reportState")
        self.state.setAccessibleName(self.tr("State"))
        self.state.addItem(self.tr("All reports"), "")
        for state in ("received", "accepted", "returned"):
            self.state.addItem(report_word(state)[0], state)
        self.state.activated.connect(lambda _: self._keep_reports())
        self.excel_button = button(self.tr("As Excel…"), "reportsExcel")
        self.excel_button.clicked.connect(self._choose_excel)
        self.reports = Table(
            "reportsTable",
            self.tr("Reports"),
            (
                Column(self.tr("School"), lambda one: one.school, width=8),
                Column(
                    self.tr("State"),
                    lambda one: report_word(one.state)[0],
                    tone=lambda one: report_word(one.state)[1],
                    ground=True,
                    width=4,
                ),
                Column(self.tr("Period"), lambda one: period_word(one.period), width=6),
                Column(self.tr("No."), lambda one: str(one.seq), lambda one: one.seq, width=2),
                Column(self.tr("People"), lambda one: str(one.people), lambda one: one.people, width=3),
                Column(
                    self.tr("Difference"),
                    lambda one: f"+{one.new} ±{one.changed} −{one.gone}",
                    lambda one: one.new + one.changed + one.gone,
                    width=6,
                ),
                Column(self.tr("Received"), lambda one: one.received_on, width=6),
            ),
        )
        self.reports.current.connect(lambda _: self._show_report())
        self.rules_button = button(self.tr("Rules…"), "reportRules")
        self.rules_button.clicked.connect(self.choose_rules)
        self.clear_button = button(self.tr("Accept those without question…"), "acceptClear")
        self.clear_button.clicked.connect(self.accept_clear)
        top = QHBoxLayout()
        top.addWidget(self.state)
        top.addStretch(1)
        top.addWidget(self.rules_button)
        top.addWidget(self.excel_button)
        left = QVBoxLayout()
        left.addLayout(top)
        left.addWidget(self.reports, 1)
        below = QHBoxLayout()
        below.addWidget(self.clear_button)
        below.addStretch(1)
        left.addLayout(below)
        self.card = ReportCard()
        self.card.accepted.connect(self.accept_report)
        self.card.returned.connect(self.return_report)
        self.card.people_wanted.connect(self._to_pool)
        self.card.conflicts_wanted.connect(lambda: self.context.navigate("decisions", page="conflicts"))
        self.changes = self.card.changes
        box = QHBoxLayout(page)
        box.setContentsMargins(14, 12, 14, 12)
        box.setSpacing(14)
        box.addLayout(left, 1)
        box.addWidget(self.card, 1)
        return page

    def _decide_page(self) -> QWidget:
        page = QWidget()
        self.held = Table(
            "heldTable",
            self.tr("Packages put aside"),
            (
                Column(self.tr("School"), lambda one: self._name(one.sender), width=10),
                Column(self.tr("What"), lambda one: kind_word(one.kind), width=6),
                Column(self.tr("No."), lambda one: f"{one.epoch}-{one.seq}", lambda one: one.seq, width=4),
                Column(self.tr("Why"), lambda one: held_word(one.what), width=10),
                Column(
                    self.tr("Missing"),
                    lambda one: f"{one.first_missing}–{one.last_missing}" if one.first_missing else "",
                    width=5,
                ),
                Column(self.tr("Put aside on"), lambda one: one.held_on.isoformat()),
            ),
        )
        self.held.current.connect(lambda _: self._show_held())
        self.held_told = label("", name="heldTold")
        self.agree_button = button(self.tr("Two people agree… (&T)"), "agreeHeld")
        self.agree_button.clicked.connect(self.agree)
        self.decline_button = button(self.tr("Do not take it…"), "declineHeld", "danger")
        self.decline_button.clicked.connect(self.decline)
        self.nothing_held = label(
            self.tr("No package waits for a decision of two people."), "secondary", "heldEmpty"
        )
        box = QVBoxLayout(page)
        box.setContentsMargins(14, 12, 14, 12)
        box.addWidget(self.nothing_held)
        box.addWidget(self.held, 1)
        box.addWidget(self.held_told)
        row = QHBoxLayout()
        row.addWidget(self.agree_button)
        row.addWidget(self.decline_button)
        row.addStretch(1)
        box.addLayout(row)
        box.addStretch(0)
        return page

    def _alarms_page(self) -> QWidget:
        page = QWidget()
        self.alarms = Table(
            "alarmsTable",
            self.tr("Alarms"),
            (
                Column(self.tr("School"), lambda one: self._name(one.sender), width=10),
                Column(self.tr("Code"), lambda one: one.code, width=4),
                Column(self.tr("Of"), lambda one: one.raised_on.isoformat(), width=6),
                Column(self.tr("Short id"), lambda one: one.package_id[:12].upper(), width=8),
                Column(self.tr("What was found"), lambda one: one.note),
            ),
        )
        self.alarms.current.connect(lambda _: self._show_alarm())
        self.alarm_told = label("", name="alarmTold")
        self.answer_button = button(self.tr("Write down what was found…"), "answerAlarm")
        self.answer_button.clicked.connect(self.answer)
        self.nothing_wrong = label(self.tr("No alarm is open."), "secondary", "alarmsEmpty")
        box = QVBoxLayout(page)
        box.setContentsMargins(14, 12, 14, 12)
        box.addWidget(self.nothing_wrong)
        box.addWidget(self.alarms, 1)
        box.addWidget(self.alarm_told)
        row = QHBoxLayout()
        row.addWidget(self.answer_button)
        row.addStretch(1)
        box.addLayout(row)
        box.addStretch(0)
        return page

    # What the window asks

    @property
    def title(self) -> str:
        """The screen's name."""
        return self.tr("Receive")

    @property
    def subtitle(self) -> str:
        """How the reports stand."""
        states = [one.state for one in self._lines]
        if not states:
            return ""
        counts = [states.count(state) for state in ("received", "accepted", "returned")]
        return filled(self.tr("%1 reports: %2 to decide, %3 accepted, %4 returned"), len(states), *counts)

    def header_buttons(self) -> list[QPushButton]:
        """Receipts out, packages in."""
        return [self.receipts_button, self.file_button, self.receive_button]

    def badge(self) -> int | None:
        """How much waits for somebody: reports, packages put aside, alarms."""
        return (
            sum(one.state == "received" for one in self._lines) + len(self._held) + len(self._alarms) or None
        )

    def go(self, **args: Any) -> None:
        """`report` shows one, `tab` a tab."""
        self.refresh()
        wanted = str(args.get("report", ""))
        if "tab" in args:
            self.tabs.setCurrentIndex(int(args["tab"]))
        elif "report" in args:
            self.tabs.setCurrentIndex(REPORTS)
            self.state.setCurrentIndex(0)
            self._keep_reports()
            if wanted:
                self.reports.go_to(lambda one: one.package_id == wanted)

    def refresh(self) -> None:
        """Reads reports, packages put aside, alarms and receipts again."""
        desk = self.context.desk
        seen = ask(self, desk.seen)
        enrolled = ask(self, submissions.school_names, desk)
        reports = ask(self, submissions.listed, desk)
        held = ask(self, intake.held, desk)
        alarms = ask(self, intake.alarms, desk)
        due = ask(self, receipts.count_due, desk)
        if not (seen and enrolled and reports and held and alarms and due):
            return
        self._seen = seen.value
        self._names = enrolled.value
        self._looked.clear()
        self._turn += 1
        self._held, self._alarms, self._lines = held.value, alarms.value, reports.value
        self._due = due.value
        self.reports.put(self._lines, lambda one: one.package_id)
        self.held.put(self._held, lambda one: one.id)
        self.alarms.put(self._alarms, lambda one: one.id)
        for table in (self.reports, self.held, self.alarms):
            _stand_somewhere(table)
        text = filled(self.tr("Write receipts to a stick… (%1)"), self._due)
        self.receipts_button.setText(text)
        self.receipts_button.setAccessibleName(text)
        self.receipts_button.setEnabled(self._due > 0)
        self._name_tabs()
        self._show_summary()
        self._keep_reports()
        self._show_held()
        self._show_alarm()
        self.header_changed.emit()

    def _name_tabs(self) -> None:
        waiting = sum(one.state == "received" for one in self._lines)
        for at, (text, number) in enumerate(
            (
                (self.tr("This stick"), 0),
                (self.tr("Reports"), waiting),
                (self.tr("Two people decide"), len(self._held)),
                (self.tr("Alarms"), len(self._alarms)),
            )
        ):
            self.tabs.setTabText(at, f"{text} ({number})" if number else text)
        self.clear_button.setEnabled(waiting > 0)
        self.excel_button.setEnabled(bool(self._lines))

    def _name(self, code: str) -> str:
        return self._names.get(code, code)

    # Receiving

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes folders and files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Receives what was dropped."""
        event.acceptProposedAction()
        self.receive([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _choose_folder(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick or folder"))
        if place:
            self.receive([Path(place)])

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a package"), "", self.tr("Packages (*.cdp *.age)")
        )
        if path:
            self.receive([Path(path)])

    def receive(self, paths: Sequence[Path]) -> None:
        """Takes every package in these folders and files, off the window's thread."""
        if paths:
            self.context.runner.run(
                self,
                self.tr("Receiving packages"),
                take_in,
                self.context.desk,
                tuple(paths),
                done=self._received,
            )

    def _received(self, found: tuple[Summary, tuple[StickWarning, ...]]) -> None:
        self.summary, warnings = found
        self.tabs.setCurrentIndex(STICK)
        self.refresh()
        self.note.setVisible(bool(warnings))
        if warnings:
            names = "、".join(name for one in warnings for name in one.names[:3])
            told = self.tr(
                "This stick looks as if it had a virus: %1. Open nothing of it, and have it checked."
            )
            self.note.put(self.tr("Careful."), filled(told, names), "waiting")
        _stand_somewhere(self.files)

    def _show_summary(self) -> None:
        found = self.summary
        for part in (self.told, self.people_told, self.files, self.file_told):
            part.setVisible(found is not None)
        self.empty.setVisible(found is None)
        if found is None:
            return
        counts = found.counts()
        added = ask(self, submissions.add_up, self.context.desk, found)
        if not added:
            return
        one = added.value
        told = self.tr(
            "%1 packages: %2 first reports, %3 changed, %4 unchanged, %5 others taken; %6 were here already, %7 put aside, "
            "%8 refused."
        )
        parts = (one.first, one.changed, one.same, one.other, one.duplicate, one.gap, one.refused)
        more = self.tr("%1 of them answer a return, %2 alarms.")
        self.told.setText(f"{filled(told, one.files, *parts)} {filled(more, one.corrected, one.alarms)}")
        told = self.tr(
            "People: %1 new, %2 changed, %3 the same, %4 no longer named. %5 other files were not opened."
        )
        self.people_told.setText(
            filled(told, *(counts[name] for name in ("new", "changed", "same", "gone", "ignored")))
        )
        self.files.put(found.files, lambda row: row[0])
        self._show_file()

    def _show_file(self) -> None:
        row = self.files.current_row()
        if row is None:
            self.file_told.clear()
            return
        one: Intake = row[1]
        code = f" [{one.code}]" if one.code else ""
        alarm = self.tr("Alarm: ") if one.alarm else ""
        unsealed = (
            self.tr(" It came without an envelope.") if one.result == "accepted" and not one.sealed else ""
        )
        self.file_told.setText(f"{alarm}{one.text}{code}{unsealed}")

    def _open_file(self, row: tuple[str, Intake]) -> None:
        one = row[1]
        if one.result == "gap":
            self.go(tab=DECIDE)
        elif one.alarm:
            self.go(tab=ALARMS)
        elif one.package_id:
            self.go(report=one.package_id)

    # Reports

    def report(self) -> SubmissionLine | None:
        """The report the cursor stands on."""
        row = self.reports.current_row()
        return row if isinstance(row, SubmissionLine) else None

    def _keep_reports(self) -> None:
        state = self.state.currentData()
        before = self.report()
        self.reports.keep((lambda one: one.state == state) if state else None)
        if before is not None:
            self.reports.go_to(lambda one: one.package_id == before.package_id)
        _stand_somewhere(self.reports)
        self._show_report()

    def _show_report(self) -> None:
        one = self.report()
        self.card.setVisible(one is not None)
        if one is None:
            return
        self.card.put(one, self._names)
        self._look()

    def _look(self) -> None:
        """Looks into the report in sight, beside the user's work; one at a time, the last one asked for."""
        one = self.report()
        if one is None or self.tabs.currentIndex() != REPORTS:
            return
        known = self._looked.get(one.package_id)
        if known is not None:
            self.card.show_found(known)
        elif not self._looking[0]:
            self._looking = (one.package_id, self._turn)
            job = self.context.runner.run(
                self,
                self.tr("Looking into the report"),
                bureau_checks.look,
                self.context.desk,
                one.package_id,
                done=self._found,
                changes=False,
                quiet=True,
            )
            job.ended.connect(self._looked_into)

    def _found(self, found: Looked) -> None:
        if self._looking[1] != self._turn:
            return  # something has changed meanwhile; it is looked at again
        self._looked[found.package_id] = found
        one = self.report()
        if one is not None and one.package_id == found.package_id:
            self.card.show_found(found)

    def _looked_into(self) -> None:
        before, self._looking = self._looking, ("", 0)
        one = self.report()
        if one is not None and (one.package_id, self._turn) != before:
            self._look()

    def _to_pool(self) -> None:
        one = self.report()
        if one is not None:
            self.context.navigate("pool", school=one.sender)

    def accept_report(self) -> None:
        """Accepts the report in sight."""
        one = self.report()
        if one is not None and act(self, submissions.accept, self.context.desk, one.package_id, self._seen):
            self._decided(one, self.tr("Accepted."))

    def return_report(self) -> None:
        """Asks why, and returns the report in sight."""
        one = self.report()
        if one is not None:
            found = self._looked.get(one.package_id)
            people = found.difference.people if found else ()
            told = bureau_checks.suggestions(found, self._names) if found else ()
            sheet = ReturnSheet(self, one.school, people, told)
            sheet.given = lambda reasons, text: self._return(sheet, one, reasons, text)
            sheet.open()

    def _return(
        self, sheet: Sheet, one: SubmissionLine, reasons: tuple[tuple[str, str, str], ...], text: str
    ) -> bool:
        done = bool(
            act(sheet, submissions.send_back, self.context.desk, one.package_id, reasons, text, self._seen)
        )
        if done:
            self._decided(one, self.tr("Returned."))
        return done

    def _decided(self, one: SubmissionLine, word: str) -> None:
        told = self.tr("%1 is told by its receipt. Write the receipts to a stick when you are done.")
        self.note.put(word, filled(told, one.school), "done")
        self.note.show()

    # Rules, and all at once

    def choose_rules(self) -> None:
        """Asks by which rules the people are looked at."""
        desk = self.context.desk
        chosen, known = ask(self, bureau_checks.rules_chosen, desk), ask(self, profiles.listed, desk)
        if chosen and known:
            sheet = RulesSheet(self, chosen.value, known.value)
            sheet.given = lambda choice: self._rules_chosen(sheet, choice)
            sheet.open()

    def _rules_chosen(self, sheet: Sheet, choice: RuleChoice) -> bool:
        return bool(act(sheet, bureau_checks.put_rules, self.context.desk, choice))

    def accept_clear(self) -> None:
        """Looks into every report that waits, and asks whether those without question are to be accepted."""
        self.context.runner.run(
            self,
            self.tr("Looking into the reports"),
            bureau_checks.sift,
            self.context.desk,
            done=self._sifted,
            changes=False,
        )

    def _sifted(self, found: Sifted) -> None:
        ready, left = len(found.clear), len(found.asked)
        if not ready:
            told = self.tr("Each of the %1 reports that wait has something to look at.")
            self.note.put(self.tr("None without question."), filled(told, left), "waiting")
            self.note.show()
            return
        sheet = ConfirmDialog(
            self,
            filled(self.tr("Accept %1 reports?"), ready),
            filled(
                self.tr(
                    "They are complete, everybody in them is eligible by the bureau's rules, and no question is open. "
                    "%1 others wait to be looked at one by one."
                ),
                left,
            ),
            filled(self.tr("Accept %1"), ready),
            "acceptClearSheet",
        )
        sheet.confirmed.connect(
            lambda: self.context.runner.run(
                self,
                self.tr("Accepting reports"),
                bureau_checks.accept_all,
                self.context.desk,
                found.clear,
                done=self._all_accepted,
            )
        )
        sheet.open()

    def _all_accepted(self, number: int) -> None:
        announce(self, "submissions")
        told = self.tr(
            "%1 schools are told by their receipts. Write the receipts to a stick when you are done."
        )
        self.note.put(self.tr("Accepted."), filled(told, number), "done")
        self.note.show()

    # Two people

    def _waiting(self) -> Held | None:
        row = self.held.current_row()
        return row if isinstance(row, Held) else None

    def _show_held(self) -> None:
        one = self._waiting()
        self.nothing_held.setVisible(not self._held)
        for part in (self.held, self.agree_button, self.decline_button):
            part.setVisible(bool(self._held))
        self.held_told.setVisible(one is not None)
        if one is not None:
            self.held_told.setText(self._held_sentence(one))

    def _held_sentence(self, one: Held) -> str:
        told = {
            "gap": self.tr(
                "A report is whole in itself, so a lost package costs no data. Call the school first. If the missing "
                "numbers are lost, two people may take this one; the missing numbers are void from then on."
            ),
            "reset": self.tr(
                "The school has lost its numbering, as after a restored backup. Call it at the number you know, not at "
                "one on the stick. If it says so, two people may approve the new numbering."
            ),
            "key": self.tr(
                "The school signs with a new key from the next epoch on; the old key has signed this too. Call the "
                "school at the number you know. If it says so, two people may approve the new key."
            ),
        }
        return told.get(one.what, "")

    def agree(self) -> None:
        """Asks the second person, and takes the package in sight."""
        one = self._waiting()
        if one is None:
            return
        desk = self.context.desk
        TwoPeopleSheet(
            self,
            self.context,
            filled(self.tr("Take no. %1 of %2"), f"{one.epoch}-{one.seq}", self._name(one.sender)),
            self._held_sentence(one),
            lambda second, password: (
                self.tr("Taking the package"),
                submissions.agree_together,
                (desk, one.id, second, password),
            ),
            self._agreed,
        ).open()

    def _agreed(self, told: Intake) -> None:
        self.refresh()
        self.note.put(result_word(told.result)[0], told.text, result_word(told.result)[1])
        self.note.show()

    def decline(self) -> None:
        """Asks, and drops the package in sight."""
        one = self._waiting()
        if one is None:
            return
        sheet = ConfirmDialog(
            self,
            self.tr("Do not take it?"),
            self.tr("Nothing of it was written, and nothing is lost here: the school can bring it again."),
            self.tr("Do not take it"),
            "declineSheet",
            danger=True,
        )
        sheet.confirmed.connect(lambda: act(self, intake.decline, self.context.desk, one.id))
        sheet.open()

    # Alarms

    def _alarm(self) -> Alarm | None:
        row = self.alarms.current_row()
        return row if isinstance(row, Alarm) else None

    def _show_alarm(self) -> None:
        one = self._alarm()
        self.nothing_wrong.setVisible(not self._alarms)
        for part in (self.alarms, self.answer_button):
            part.setVisible(bool(self._alarms))
        self.alarm_told.setVisible(one is not None)
        if one is not None:
            self.alarm_told.setText(sentence(f"alarm.{one.code}", sender=self._name(one.sender)))

    def answer(self) -> None:
        """Asks what was found out about the alarm in sight."""
        one = self._alarm()
        if one is None:
            return
        sheet = ReasonDialog(
            self,
            self.tr("What was found out?"),
            self.tr(
                "Whom did you call, on what day, and what is the cause? The alarm is closed with these words."
            ),
            self.tr("Close the alarm"),
            "alarmSheet",
        )
        sheet.given.connect(lambda text: act(self, intake.answer_alarm, self.context.desk, one, text))
        sheet.open()

    # Receipts

    def _choose_receipts(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Choose the stick"))
        if place:
            self.write_receipts(Path(place))

    def write_receipts(self, place: Path) -> None:
        """Asks the approver, and writes every receipt that waits to a folder."""
        desk = self.context.desk
        SignSheet(
            self,
            self.context,
            self.tr("Write receipts"),
            self.tr("Sign and write"),
            filled(self.tr("%1 receipts are numbered, signed with the bureau's key and written."), self._due),
            lambda who, password, _: (
                self.tr("Writing receipts"),
                receipts.export,
                (desk, who, password, place),
            ),
            self._receipts_written,
        ).open()

    def _receipts_written(self, sent: tuple[receipts.Sent, ...]) -> None:
        self.refresh()
        told = self.tr("%1 receipts were written and read back. The stick may be pulled now.")
        self.note.put(self.tr("Written."), filled(told, len(sent)), "done")
        self.note.show()

    # Excel

    def _choose_excel(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the list"), self.tr("Reports") + ".xlsx", self.tr("Excel (*.xlsx)")
        )
        if path:
            self.save_excel(Path(path))

    def save_excel(self, path: Path) -> None:
        """Saves the list of reports as it is seen."""
        columns, rows = self.reports.rows.texts()
        self.context.runner.run(
            self,
            self.tr("Saving"),
            pool.save_list,
            path,
            self.tr("Reports"),
            f"{self.subtitle}　{self.context.desk.today().isoformat()}",
            columns,
            rows,
            done=self._saved,
            changes=False,
        )

    def _saved(self, path: Path) -> None:
        self.note.put(self.tr("Saved."), str(path), "done")
        self.note.show()


def take_in(
    desk: Desk, paths: Sequence[Path], progress: Callable[..., None]
) -> tuple[Summary, tuple[StickWarning, ...]]:
    """Every package in folders and files, and what on them looks like a virus; our own that lie there are left alone."""
    files: list[tuple[str, Intake]] = []
    ignored: list[str] = []
    warnings: list[StickWarning] = []
    for at, path in enumerate(paths):
        if path.is_dir():
            warnings += reporting.stick_warnings(path)
            found = intake.import_folder(desk, path, progress=progress)
            for name, one in found.files:
                if _is_own(desk, name, one):
                    ignored.append(name)
                else:
                    files.append((name, one))
            ignored += found.ignored
        else:
            progress(at, len(paths), path.name)
            files.append((path.name, intake.import_package(desk, path)))
    return Summary(tuple(files), tuple(ignored)), tuple(warnings)


def _is_own(desk: Desk, name: str, one: Intake) -> bool:
    """A receipt of ours that came back on the stick: made here, or sealed so that only its school can open it."""
    is_named_so = name.rpartition("/")[2].startswith(f"CD1_{desk.org}_")
    return one.code == "E207" or (one.code == "E105" and is_named_so)


def _stand_somewhere(table: Table) -> None:
    if table.current_row() is None and table.rows.rowCount():
        table.setCurrentIndex(table.rows.index(0, 0))
