"""The eligibility review (资格审查): people by rules, and every rule of the person stood on with what can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cadredesk.actions import eligibility
from cadredesk.actions.eligibility import Reviewed
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.eligibility import Finding
from cadredesk.domain.names import padded
from cadredesk.domain.round import DistrictNotice, EligibilityReview, Round
from cadredesk.domain.timeline import StepView
from ui.act import act, ask
from ui.rounds.words import day_words, joined
from ui.steps.panel import StepPanel, fill, is_open, set_read_only
from ui.widgets.card import Card, Note, StateChip, button, clear, label
from ui.widgets.dialogs import ReasonDialog
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table

_SIGN = 4
"""Characters of a rule's label that stand in the head of the matrix; the whole label stands below and in the tip."""


class EligibilityPanel(StepPanel):
    """Matrix of people and rules; below it the person stood on."""

    step = "eligibility"

    def __init__(self, context: ScreenContext, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, round_id, parent)
        self._open = False
        self._round: Round | None = None
        self._people: tuple[Reviewed, ...] = ()
        self._value = EligibilityReview()
        self._rules: tuple[str, ...] = ()
        self._shown: tuple[str, bool, tuple[str, ...]] = ("", False, ())
        self._lines: list[tuple[Finding, QWidget]] = []
        self._matrix_card = Card(self.tr("People and rules"), "matrixCard")
        self.table: Table | None = None
        self._none = Note("", "", "waiting", "reviewNote")
        self._matrix_card.add(self._none)
        self._person_card = Card(name="reviewCard")
        self._title = label("", "heading", "reviewName", wrap=False)
        self._chip = StateChip(name="reviewDecision")
        row = QHBoxLayout()
        row.addWidget(self._title)
        row.addWidget(self._chip)
        row.addStretch(1)
        self._person_card.body.insertLayout(0, row)
        self._reason = label("", "secondary", "reviewReason")
        self.admit_button = button(self.tr("Admit (&J)"), "admit")
        self.admit_button.clicked.connect(self._admit)
        self.refuse_button = button(self.tr("Refuse, with a reason"), "refuse")
        self.refuse_button.clicked.connect(self._refuse)
        self.undo_button = button(self.tr("Take the decision back"), "takeBack")
        self.undo_button.clicked.connect(lambda: self._decide("", ""))
        self.file_button = button(self.tr("Open the file"), "openFile", "link")
        self.file_button.clicked.connect(lambda: self._go_to_file(""))
        self._findings = QVBoxLayout()
        self._findings.setSpacing(0)
        self._person_card.add(self._reason)
        self._person_card.add(flow(self.admit_button, self.refuse_button, self.undo_button, self.file_button))
        self._person_card.body.addLayout(self._findings)
        self.form = Form("reviewForm", 2)
        self.form.date("reviewed_on", self.tr("Reviewed on"), full=True)
        self.form.line("reviewers", self.tr("Reviewed by"), hint=self.tr("Several names with 、 between"))
        self.form.left.connect(self._on_left)
        self._form_card = Card(self.tr("Who reviewed, and when"), "reviewFormCard")
        self._form_card.add(self.form)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self._matrix_card)
        box.addWidget(self._person_card)
        box.addWidget(self._form_card)

    # What is shown

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows findings and decisions as they are now; of a closed step as they were when it was closed."""
        self._round, self._open = the_round, is_open(the_round, view)
        self._value = value = the_round.value(self.step, EligibilityReview)
        reference = the_round.value("district_notice", DistrictNotice).reference_date
        self._people = ()
        if view.state != "not_due" and reference is not None:
            found = ask(self, eligibility.review, self.context.desk, self.round_id)
            self._people = found.value if found else ()
        self._show_matrix()
        note = ""
        if reference is None:
            note = self.tr("The district's notice names no day to which ages are counted yet.")
        elif view.state == "not_due":
            note = self.tr("The review begins when the nominations are closed.")
        elif not self._people:
            note = self.tr("Nobody is put forward.")
        self._none.put("", note, "waiting")
        self._none.setVisible(bool(note))
        if reference is not None:
            text = self.tr("Counted to %1").replace("%1", day_words(reference))
            self._matrix_card.aside.setText(text)
        fill(
            self.form,
            {
                "reviewed_on": PartialDate.of(value.reviewed_on) if value.reviewed_on else None,
                "reviewers": "、".join(value.reviewers),
            },
        )
        self._form_card.setVisible(view.state != "not_due")
        set_read_only(self._form_card, not self._open)
        self._show_person()

    def sentence(self) -> str:
        """How many are decided on."""
        if not self._people:
            return ""
        open_ = sum(not one.decision for one in self._people)
        unknown = sum(one.overall == "unknown" for one in self._people if not one.decision)
        text = self.tr("Every rule is held against the file; a person decides. %1 of %2 are decided.")
        text = text.replace("%1", str(len(self._people) - open_)).replace("%2", str(len(self._people)))
        if unknown:
            text = joined(
                text, self.tr("For %1 something is still to be found out.").replace("%1", str(unknown))
            )
        return text

    def main_button(self) -> tuple[str, Callable[[], None]] | None:
        """On to the next person without a decision."""
        if self._open and any(not one.decision for one in self._people):
            return self.tr("Next to decide (&X)"), self._go_on
        return None

    def people(self) -> tuple[tuple[str, str], ...]:
        """Who reviewed."""
        return ((self.tr("Reviewed by"), "、".join(self._value.reviewers)),)

    def close_step(self) -> bool:
        """Closes the step and freezes every finding as it stands."""
        return bool(act(self, eligibility.close, self.context.desk, self.round_id))

    def _show_matrix(self) -> None:
        rules: dict[str, str] = {}
        for rule in self._round.profile.rules if self._round else ():
            if any(finding.rule_id == rule.id for one in self._people for finding in one.findings):
                rules[rule.id] = rule.label
        if self.table is None or tuple(rules) != self._rules:
            self._rules = tuple(rules)
            if self.table is not None:
                self.table.hide()
                self.table.deleteLater()
            self.table = self._make_table(rules)
            self._matrix_card.add(self.table)
        self.table.put(self._people, same=lambda row: row.person_id)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(height * max(2, min(7, len(self._people))) + 38 + 16)
        if self._people and self.table.current_row() is None:
            self.table.go_to(lambda row: row is self._people[0])
        self.table.setVisible(bool(self._people))

    def _make_table(self, rules: dict[str, str]) -> Table:
        words = self._decisions()
        columns = [
            Column(
                self.tr("Name"), lambda row: padded(row.name), lambda row: self._people.index(row), width=4
            ),
            Column(
                self.tr("Decision"),
                lambda row: words[row.decision][0],
                tone=lambda row: words[row.decision][1],
                width=4,
            ),
        ]
        for rule_id, text in rules.items():
            columns.append(self._rule_column(rule_id, text))
        table = Table("matrix", self.tr("People and rules"), columns)
        table.horizontalHeader().setStretchLastSection(False)
        for at, text in enumerate(rules.values()):
            table.rows.tips[at + 2] = text
        table.current.connect(lambda _: self._show_person())
        return table

    def _rule_column(self, rule_id: str, text: str) -> Column:
        verdicts = self._verdicts()

        def of(row: Reviewed) -> tuple[str, str]:
            found = next((one for one in row.findings if one.rule_id == rule_id), None)
            if found is None:
                return "—", "quiet"
            return verdicts["exception"] if found.exception else verdicts[found.verdict]

        title = text if len(text) <= _SIGN else text[: _SIGN - 1] + "…"
        return Column(title, lambda row: of(row)[0], tone=lambda row: of(row)[1], width=4, ground=True)

    def _show_person(self) -> None:
        row = self._current()
        self._person_card.setVisible(row is not None)
        if row is None:
            return
        self._title.setText(row.name)
        self._person_card.setAccessibleName(row.name)
        self._chip.put(*self._decisions()[row.decision])
        self._reason.setText(self.tr("Reason: %1").replace("%1", row.reason))
        self._reason.setVisible(bool(row.reason))
        self.admit_button.setVisible(self._open and row.decision != "admitted")
        self.refuse_button.setVisible(self._open and row.decision != "refused")
        self.undo_button.setVisible(self._open and bool(row.decision))
        self._show_findings(row)

    def _show_findings(self, row: Reviewed) -> None:
        """Only the rules that have changed are drawn anew, so that the cursor stays where it is."""
        shown = (row.person_id, self._open, tuple(one.rule_id for one in row.findings))
        if shown != self._shown:
            clear(self._findings)
            self._lines = []
            self._shown = shown
        held = QApplication.focusWidget()
        name = held.objectName() if held is not None and self._person_card.isAncestorOf(held) else ""
        for at, finding in enumerate(row.findings):
            if at < len(self._lines) and self._lines[at][0] == finding:
                continue
            line = self._line(finding)
            if at < len(self._lines):
                old = self._lines[at][1]
                self._findings.replaceWidget(old, line)
                again = [one for one in line.findChildren(QWidget) if name and one.objectName() == name]
                old.hide()
                old.deleteLater()
                self._lines[at] = (finding, line)
                for one in again:
                    line.show()
                    one.setFocus()
            else:
                self._findings.addWidget(line)
                self._lines.append((finding, line))

    def _line(self, finding: Finding) -> QWidget:
        line = QFrame()
        line.setObjectName(f"rule_{finding.rule_id}")
        line.setStyleSheet(f"QFrame#{line.objectName()} {{ border-top: 1px solid #DDE2E8; }}")
        word, tone = self._verdicts()["exception" if finding.exception else finding.verdict]
        line.setAccessibleName(f"{finding.label} {word} {finding.required} {finding.actual}")
        box = QVBoxLayout(line)
        box.setContentsMargins(0, 8, 0, 8)
        box.setSpacing(3)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(StateChip(word, tone, f"verdict_{finding.rule_id}"))
        top.addWidget(label(finding.label, "strong"), 1)
        box.addLayout(top)
        asked = self.tr("Required: %1").replace("%1", finding.required)
        if finding.required != finding.label:
            box.addWidget(label(asked))
        box.addWidget(
            label(
                self.tr("Actual: %1 (%2)").replace("%1", finding.actual).replace("%2", finding.source),
                name=f"actual_{finding.rule_id}",
            )
        )
        if finding.exception:
            box.addWidget(label(self.tr("Exception: %1").replace("%1", finding.exception), "strong"))
        if finding.ask and finding.verdict == "unknown":
            box.addWidget(label(finding.ask, "problem", f"ask_{finding.rule_id}"))
        box.addWidget(label(finding.clause, "secondary"))
        buttons = self._buttons(finding) if self._open else []
        if buttons:
            box.addWidget(flow(*buttons))
        return line

    def _buttons(self, finding: Finding) -> list[QWidget]:
        found: list[QWidget] = []
        rule = finding.rule_id
        question = self._kind(rule) == "question"
        if question:
            for given, text in (("yes", self.tr("Yes")), ("no", self.tr("No"))):
                one = button(text, f"answer_{rule}_{given}")
                one.setAccessibleName(f"{finding.label} {text}")
                one.setCheckable(True)
                one.setChecked(finding.verdict == given)
                one.clicked.connect(lambda _=False, what=given: self._answer(rule, what))
                found.append(one)
        elif finding.verdict == "unknown" and finding.field:
            one = button(self.tr("Fill it in in the file"), f"fill_{rule}")
            one.setAccessibleName(f"{finding.label} {one.text()}")
            one.clicked.connect(lambda: self._go_to_file(finding.field))
            found.append(one)
        if finding.exception_allowed and finding.verdict != "yes":
            text = (
                self.tr("Change the exception") if finding.exception else self.tr("Exception, with a reason")
            )
            one = button(text, f"except_{rule}", "link")
            one.setAccessibleName(f"{finding.label} {text}")
            one.clicked.connect(lambda: self._except(finding))
            found.append(one)
            if finding.exception:
                one = button(self.tr("Take the exception back"), f"unexcept_{rule}", "link")
                one.setAccessibleName(f"{finding.label} {one.text()}")
                one.clicked.connect(lambda: self._store_exception(rule, ""))
                found.append(one)
        elif not finding.exception_allowed and finding.verdict == "no":
            found.append(label(self.tr("No exception is allowed for this rule."), "secondary"))
        return found

    def _verdicts(self) -> dict[str, tuple[str, str]]:
        return {
            "yes": (self.tr("meets"), "done"),
            "no": (self.tr("does not meet"), "problem"),
            "unknown": (self.tr("cannot decide"), "waiting"),
            "exception": (self.tr("exception"), "due"),
        }

    def _decisions(self) -> dict[str, tuple[str, str]]:
        return {
            "admitted": (self.tr("admitted"), "done"),
            "refused": (self.tr("refused"), "problem"),
            "": (self.tr("undecided"), "quiet"),
        }

    def _kind(self, rule_id: str) -> str:
        rules = self._round.profile.rules if self._round else ()
        return next((rule.kind for rule in rules if rule.id == rule_id), "")

    def _current(self) -> Reviewed | None:
        row = self.table.current_row() if self.table is not None and self._people else None
        return row if isinstance(row, Reviewed) else None

    # What is done

    def _go_on(self) -> None:
        assert self.table is not None
        at = self._current()
        later = self._people[self._people.index(at) + 1 :] if at in self._people else ()
        wanted = next((one for one in (*later, *self._people) if not one.decision), None)
        self.table.go_to(lambda row: row is wanted)
        self.table.setFocus()

    def _answer(self, rule_id: str, given: str) -> None:
        row = self._current()
        if row is not None:
            act(self, eligibility.answer, self.context.desk, self.round_id, row.person_id, rule_id, given)

    def _except(self, finding: Finding) -> None:
        row = self._current()
        if row is None:
            return
        text = self.tr("%1 — required: %2; actual: %3. The reason is printed on the list of the review.")
        sheet = ReasonDialog(
            self,
            self.tr("Exception for %1").replace("%1", row.name),
            text.replace("%1", finding.label).replace("%2", finding.required).replace("%3", finding.actual),
            self.tr("Write the exception"),
            "exceptionDialog",
        )
        sheet.reason.setPlainText(finding.exception)
        sheet.given.connect(lambda reason: self._store_exception(finding.rule_id, reason))
        sheet.open()

    def _store_exception(self, rule_id: str, reason: str) -> None:
        row = self._current()
        if row is not None:
            act(
                self,
                eligibility.except_rule,
                self.context.desk,
                self.round_id,
                row.person_id,
                rule_id,
                reason,
            )

    def _admit(self) -> None:
        self._decide("admitted", "")

    def _refuse(self) -> None:
        row = self._current()
        if row is None:
            return
        sheet = ReasonDialog(
            self,
            self.tr("Refuse %1").replace("%1", row.name),
            self.tr("Say why. The reason stays in the record and is printed on the list of the review."),
            self.tr("Refuse"),
            "refuseDialog",
        )
        not_met = [one.label for one in row.findings if one.verdict == "no" and not one.exception]
        sheet.reason.setPlainText(
            "；".join(self.tr("does not meet: %1").replace("%1", one) for one in not_met)
        )
        sheet.given.connect(lambda reason: self._decide("refused", reason))
        sheet.open()

    def _decide(self, decision: str, reason: str) -> None:
        row = self._current()
        if row is not None:
            act(self, eligibility.decide, self.context.desk, self.round_id, row.person_id, decision, reason)

    def _go_to_file(self, field: str) -> None:
        row = self._current()
        if row is not None and self.save():
            args = {"field": field} if field else {}
            self.context.navigate("people", person=row.person_id, **args)

    def _on_left(self, name: str, value: Any) -> None:
        del name, value
        day = self.form.value("reviewed_on")
        names = self.form.value("reviewers").replace("，", "、").replace(",", "、").split("、")
        act(
            self,
            eligibility.set_review,
            self.context.desk,
            self.round_id,
            day.earliest() if day else None,
            names,
        )
