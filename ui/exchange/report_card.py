"""One report at the bureau: how it differs from the last, what is missing, who is eligible by the bureau's rules, what is asked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from cadredesk.actions import bureau_checks
from cadredesk.actions.bureau_checks import Finding, Looked, PersonCheck
from cadredesk.actions.differences import Change
from cadredesk.actions.submissions import SubmissionLine
from cadredesk.domain.training.word import year_of
from ui.exchange.words import filled, reason_word, report_word, tier_words
from ui.people.words import field_word, part_words
from ui.widgets.card import Card, Elided, Note, StateChip, button, label
from ui.widgets.flow import flow
from ui.widgets.table import Column, Table

DIFFERENCE, MISSING, ELIGIBLE, QUESTIONS = range(4)
_SUB_TABLES = frozenset(
    (
        "educations",
        "posts",
        "titles",
        "assessments",
        "rewards",
        "sanctions",
        "family",
        "resume",
        "certificates",
    )
)


class ReportCard(Card):
    """Shows a report's line at once and what was found in it when that is there: `put(line)`, then `show_found(looked)`.

    `accepted()`, `returned()`, `people_wanted()`, `conflicts_wanted()` when a button is pressed.
    """

    accepted = Signal()
    returned = Signal()
    people_wanted = Signal()
    conflicts_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Report"), "reportCard")
        self.line: SubmissionLine | None = None
        self.found: Looked | None = None
        self._names: Mapping[str, str] = {}
        self.state = StateChip(name="reportChip")
        self.told = label("", "secondary", "reportTold")
        self.sum = Note(name="reportSum")
        self.tabs = QTabWidget()
        self.tabs.setObjectName("reportTabs")
        self.tabs.setAccessibleName(self.tr("What was found in this report"))
        for page in (self._changes_page(), self._missing_page(), self._eligible_page(), self._asked_page()):
            page.setObjectName("tabPage")
            self.tabs.addTab(page, "")
        line = self.fontMetrics().height()
        for table in (self.changes, self.missing, self.people, self.findings):
            table.setMinimumHeight(max(84, round(line * 3.5)))
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.reasons = Elided("reportReasons", shy=True)
        self.accept_button = button(self.tr("Accept (&A)"), "acceptReport")
        self.accept_button.clicked.connect(self.accepted)
        self.return_button = button(self.tr("Return…"), "returnReport", "danger")
        self.return_button.clicked.connect(self.returned)
        self.pool_button = button(self.tr("Its people"), "reportPeople")
        self.pool_button.clicked.connect(self.people_wanted)
        row = QHBoxLayout()
        row.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.told, 1)
        self.body.addLayout(row)
        self.add(self.sum)
        self.body.addWidget(self.tabs, 1)
        self.add(self.reasons, flow(self.accept_button, self.return_button, self.pool_button))

    # What it is made of

    def _changes_page(self) -> QWidget:
        self.changes = Table(
            "changesTable",
            self.tr("Difference to the last report"),
            (
                Column(self.tr("Name"), lambda one: one.name or self.tr("whole report"), width=5),
                Column(self.tr("What"), self._change_word, tone=_change_tone, width=6),
                Column(self.tr("Before"), lambda one: one.old, width=8),
                Column(self.tr("Now"), lambda one: one.new),
            ),
        )
        return _page(self.changes)

    def _missing_page(self) -> QWidget:
        self.missing = Table(
            "missingTable",
            self.tr("What is missing"),
            (
                Column(self.tr("Missing"), lambda one: one.requirement.title, width=10),
                Column(self.tr("Of whom"), lambda one: one.name or self.tr("whole report"), width=5),
                Column(self.tr("Reason to return"), lambda one: reason_word(one.requirement.reason)),
            ),
        )
        self.nothing_missing = label("", "secondary", "missingTold")
        return _page(self.nothing_missing, self.missing)

    def _eligible_page(self) -> QWidget:
        self.people = Table(
            "checkedPeople",
            self.tr("People by the bureau's rules"),
            (
                Column(self.tr("Name"), lambda one: one.name, width=4),
                Column(self.tr("Tier"), lambda one: _tier(one.tier), width=3),
                Column(
                    self.tr("Bureau"),
                    lambda one: self._verdict(one.overall),
                    tone=lambda one: _tone(one.overall),
                    ground=True,
                    width=5,
                ),
                Column(self.tr("School"), self._school_word, width=4),
                Column(self.tr("To be known"), self._person_words),
            ),
        )
        self.people.current.connect(lambda _: self._show_person())
        self.rules_told = label("", "secondary", "rulesTold")
        self.findings = Table(
            "findingsTable",
            self.tr("Rules"),
            (
                Column(self.tr("Rule"), lambda one: one.label, width=5),
                Column(
                    self.tr("Answer"),
                    lambda one: self._verdict(one.verdict),
                    tone=lambda one: _tone(one.verdict),
                    width=5,
                ),
                Column(self.tr("School"), lambda one: self._told_word(one), width=4),
                Column(self.tr("Asked for"), lambda one: one.required, width=9),
                Column(self.tr("Found"), lambda one: one.actual, width=9),
                Column(self.tr("Clause"), lambda one: one.clause),
            ),
        )
        self.findings.current.connect(lambda _: self._show_finding())
        self.finding_told = label("", name="findingTold")
        page = QWidget()
        page.setObjectName("tabPage")
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 8, 0, 0)
        box.addWidget(self.rules_told)
        box.addWidget(self.people, 1)
        box.addWidget(self.findings, 1)
        box.addWidget(self.finding_told)
        area = QScrollArea()
        area.setObjectName("eligibleScroll")
        area.setAccessibleName(self.tr("Rules"))
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def _asked_page(self) -> QWidget:
        self.questions = label("", name="questionsTold")
        self.settle_button = button(self.tr("Settle them…"), "settleConflicts")
        self.settle_button.clicked.connect(self.conflicts_wanted)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 8, 0, 0)
        box.addWidget(self.questions)
        box.addWidget(flow(self.settle_button))
        box.addStretch(1)
        return page

    # What is shown

    def put(self, line: SubmissionLine, names: Mapping[str, str]) -> None:
        """Shows the line; what was found follows."""
        same = self.line is not None and self.line.package_id == line.package_id
        self.line, self._names = line, names
        self.set_title(line.school, filled(self.tr("no. %1"), line.seq))
        self.state.put(*report_word(line.state))
        self.accept_button.setEnabled(line.state in ("received", "returned"))
        self.return_button.setEnabled(line.state in ("received", "accepted"))
        if not same:
            self.found = None
            self._show()

    def show_found(self, found: Looked) -> None:
        """Shows what was found in the report."""
        self.found = found
        self._show()

    def _show(self) -> None:
        line, found = self.line, self.found
        assert line is not None
        before = found.difference.before if found else 0
        told = self.tr("The first report of this period: ") if found else ""
        if before:
            told = filled(self.tr("Against report %1 of this period: "), before)
        counts = filled(
            self.tr("%1 new, %2 changed, %3 the same, %4 no longer named."),
            line.new,
            line.changed,
            line.same,
            line.gone,
        )
        year = year_of(line.period)
        if year:
            told, counts = (
                "",
                filled(self.tr("Training records of %1, now in the files. Names nobody for the pool."), year),
            )
        envelope = "" if line.sealed else self.tr(" It came without an envelope.")
        self.told.setText(f"{told}{counts}{envelope}")
        self.changes.put(found.difference.changes if found else ())
        self.missing.put(found.missing if found else ())
        self.missing.setVisible(bool(found and found.missing))
        self.nothing_missing.setText(
            "" if not found or found.missing else self.tr("Everything asked for is there.")
        )
        self.nothing_missing.setVisible(bool(self.nothing_missing.text()))
        self.people.put(found.people if found else (), lambda one: one.person_id)
        if found and found.people and self.people.current_row() is None:
            first = next((one for one in found.people if not one.is_clear), found.people[0])
            self.people.go_to(lambda one: one.person_id == first.person_id)
        self._show_person()
        questions = found.conflicts if found else ()
        self.questions.setText(
            "\n".join(bureau_checks.conflict_words(one, self._names) for one in questions)
            or self.tr("No question between schools is open about this report.")
        )
        self.settle_button.setVisible(bool(questions))
        names = dict(found.difference.people) if found else {}
        lines = [_reason_line(reason, names) for reason in line.reasons] + [line.text]
        told_reasons = "；".join(filter(None, lines)).replace("\n", "；")
        self.reasons.put(told_reasons)
        self.reasons.setVisible(bool(told_reasons))
        self._name_tabs()
        self._show_sum()

    def _name_tabs(self) -> None:
        found = self.found
        counts = (
            len(found.difference.changes) if found else 0,
            len(found.missing) if found else 0,
            sum(not one.is_clear for one in found.people) if found else 0,
            len(found.conflicts) if found else 0,
        )
        texts = (self.tr("Difference"), self.tr("Papers"), self.tr("Eligibility"), self.tr("Questions"))
        for at, (text, number) in enumerate(zip(texts, counts, strict=True)):
            self.tabs.setTabText(at, f"{text} ({number})" if number else text)

    def _show_sum(self) -> None:
        found = self.found
        self.sum.setVisible(found is not None and self.line is not None and self.line.state != "superseded")
        if found is None:
            return
        if found.is_clear:
            self.sum.put(
                "", self.tr("Complete, everybody eligible by the bureau's rules, no question open."), "done"
            )
            return
        parts = []
        verdicts = [one.overall for one in found.people]
        for number, text in (
            (len(found.missing), self.tr("%1 missing")),
            (verdicts.count("no"), self.tr("%1 of %2 not eligible")),
            (verdicts.count("unknown"), self.tr("%1 of %2 cannot be decided")),
            (sum(bool(one.exceptions) for one in found.people), self.tr("%1 of %2 by exception")),
            (len(found.conflicts), self.tr("%1 questions between schools")),
        ):
            if number:
                parts.append(filled(text, number, len(found.people)))
        self.sum.put(self.tr("To look at:"), self.tr("; ").join(parts), "waiting")

    def _show_person(self) -> None:
        one = self.people.current_row()
        self.findings.put(one.findings if isinstance(one, PersonCheck) else ())
        told = ""
        if isinstance(one, PersonCheck):
            told = one.problem
            if one.profile and one.reference_date:
                text = self.tr("By “%1”, ages count to %2.")
                told = filled(text, one.profile, one.reference_date.isoformat())
        self.rules_told.setText(told)
        if self.findings.rows.rowCount():
            worst = ("no", "unknown", "yes")
            order = {verdict: at for at, verdict in enumerate(worst)}
            first = min(self.findings.rows.shown(), key=lambda row: order[row.verdict])
            self.findings.go_to(lambda row: row is first)
        self._show_finding()

    def _show_finding(self) -> None:
        one, person = self.findings.current_row(), self.people.current_row()
        parts = []
        if isinstance(one, Finding):
            parts = [one.ask, filled(self.tr("Exception: %1"), one.exception) if one.exception else ""]
        if isinstance(person, PersonCheck) and not person.findings:
            parts += [reason for _, reason in person.exceptions]
        self.finding_told.setText("　".join(filter(None, parts)))
        self.finding_told.setVisible(bool(self.finding_told.text()))

    # Words

    def _change_word(self, one: Change) -> str:
        if one.what == "new":
            return self.tr("new")
        if one.what == "gone":
            return self.tr("no longer named")
        return one.label or field_text(one.field)

    def _verdict(self, verdict: str) -> str:
        return {
            "yes": self.tr("eligible"),
            "no": self.tr("not eligible"),
            "unknown": self.tr("cannot decide"),
        }[verdict]

    def _school_word(self, one: PersonCheck) -> str:
        return {"admitted": self.tr("eligible"), "refused": self.tr("not eligible")}.get(one.school, "—")

    def _told_word(self, one: Finding) -> str:
        person = self.people.current_row()
        told = dict(person.told).get(one.rule_id, "") if isinstance(person, PersonCheck) else ""
        return self._verdict(told) if told in ("yes", "no", "unknown") else "—"

    def _person_words(self, one: PersonCheck) -> str:
        if one.problem:
            return one.problem
        told = [row.label for row in one.findings if row.verdict != "yes" and not row.exception]
        told += [filled(self.tr("exception: %1"), reason) for _, reason in one.exceptions]
        return "；".join(told)


def field_text(name: str) -> str:
    """The word of a field or sub-table of a person's file."""
    return dict(part_words())[name] if name in _SUB_TABLES else field_word(name)


def _reason_line(reason: tuple[str, str, str], names: Mapping[str, str]) -> str:
    code, person, field = reason
    about = "　".join(filter(None, (names.get(person, person), field_text(field) if field else "")))
    return f"{about}：{reason_word(code)}" if about else reason_word(code)


def _tier(tier: str) -> str:
    return dict(tier_words()).get(tier, tier)


def _tone(verdict: str) -> str:
    return {"yes": "done", "no": "problem", "unknown": "waiting"}[verdict]


def _change_tone(one: Change) -> str:
    return {"new": "done", "changed": "due", "gone": "waiting", "report": "due"}[one.what]


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 8, 0, 0)
    for part in parts:
        box.addWidget(part, 1 if isinstance(part, Table) else 0)
    box.addStretch(0)
    return page
