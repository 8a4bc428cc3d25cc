"""Questions between reports: one person in two schools, duplicates, places used over and under, and what was decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cadredesk.actions import bureau_checks, conflicts, submissions
from cadredesk.actions.conflicts import RULINGS, ConflictLine, Entry
from cadredesk.messages import sentence
from ui.act import act, announce, ask
from ui.exchange.words import filled
from ui.people.words import roomy
from ui.widgets.card import Card, EmptyState, StateChip, button, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import TextEdit
from ui.widgets.flow import flow
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table

MASK = 4
"""How many digits of an ID number are shown at its end."""


class ConflictsPage(Screen):
    """The questions on the left, the one in sight with its people and its decision on the right."""

    areas = frozenset({"conflicts", "intake", "submissions", "receipts", "schools", "bureau_checks"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._lines: tuple[ConflictLine, ...] = ()
        self._names: dict[str, str] = {}
        self._loading = False
        self.shown = QComboBox()
        self.shown.setObjectName("conflictsShown")
        self.shown.setAccessibleName(self.tr("Which questions"))
        for text, key in (
            (self.tr("To be settled"), "open"),
            (self.tr("Places unused"), "unused"),
            (self.tr("All questions"), "all"),
        ):
            self.shown.addItem(text, key)
        self.shown.activated.connect(lambda _: self._keep())
        self.table = Table(
            "conflictsTable",
            self.tr("Questions"),
            (
                Column(self.tr("What"), lambda one: self._kind(one.conflict.kind), width=5),
                Column(self.tr("About"), self._about, width=7),
                Column(self.tr("Schools"), lambda one: "、".join(one.schools), width=11),
                Column(
                    self.tr("State"),
                    lambda one: self.tr("settled") if one.ruling else self.tr("to settle"),
                    tone=lambda one: "done" if one.ruling else "due",
                    ground=True,
                ),
            ),
        )
        self.table.current.connect(lambda _: self._show())
        self.table.opened.connect(lambda _: self.settle())
        self.empty = EmptyState(
            self.tr(
                "No question is open: nobody is reported twice, and the places set are used as given. Places are set on "
                "the next page."
            ),
            name="conflictsEmpty",
        )
        self.card = Card(self.tr("Question"), "conflictCard")
        self.chip = StateChip(name="conflictChip")
        self.told = label("", "strong", "conflictTold")
        self.people = Table(
            "conflictPeople",
            self.tr("As reported"),
            (
                Column(self.tr("School"), lambda one: self._names.get(one.unit, one.unit), width=8),
                Column(self.tr("Name"), lambda one: one.name, width=4),
                Column(self.tr("Birth"), lambda one: one.birth, width=5),
                Column(self.tr("ID number"), _number, width=5),
                Column(self.tr("Tier"), lambda one: bureau_checks.tier_word(one.tier)),
            ),
        )
        self.people.setMinimumHeight(130)
        self.ruling = label("", name="conflictRuling")
        self.settle_button = button(self.tr("Settle… (&S)"), "settleConflict", "main")
        self.settle_button.clicked.connect(self.settle)
        self.reports_button = button(self.tr("Its reports"), "conflictReports")
        self.reports_button.clicked.connect(self._to_reports)
        self.card.add(self.chip, self.told, self.people, self.ruling)
        self.card.add(flow(self.settle_button, self.reports_button))
        self.card.body.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self.shown)
        top.addStretch(1)
        left = QVBoxLayout()
        left.addLayout(top)
        left.addWidget(self.table, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 0)
        box.setSpacing(14)
        self._left = QWidget()
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._left, 3)
        box.addWidget(self.card, 3)
        box.addWidget(self.empty, 1)
        for part in (self._left, self.card, self.empty):
            part.hide()

    @property
    def subtitle(self) -> str:
        """How many wait."""
        asked = [one for one in self._lines if one.conflict.kind != "quota_under"]
        if not self._lines:
            return ""
        told = self.tr("%1 of %2 questions to be settled; places unused: %3")
        open_ = sum(one.ruling is None for one in asked)
        return filled(told, open_, len(asked), len(self._lines) - len(asked))

    def header_buttons(self) -> list[QPushButton]:
        """None: the one thing to do stands in the card."""
        return []

    def go(self, **args: Any) -> None:
        """Nothing but the page itself."""
        del args
        self.refresh()

    def refresh(self) -> None:
        """Reads the reports again, beside the user's work."""
        if self._loading:
            return
        self._loading = True
        job = self.context.runner.run(
            self,
            self.tr("Comparing the reports"),
            conflicts.listed,
            self.context.desk,
            done=self._read,
            changes=False,
            quiet=True,
        )
        job.ended.connect(self._loaded)

    def _loaded(self) -> None:
        self._loading = False

    def _read(self, lines: tuple[ConflictLine, ...]) -> None:
        names = ask(self, submissions.school_names, self.context.desk)
        self._lines, self._names = lines, names.value if names else {}
        self.table.put(lines, lambda one: one.key)
        self._keep()
        self.header_changed.emit()

    def _keep(self) -> None:
        before = self.line()
        wanted: dict[str, Callable[[ConflictLine], bool] | None] = {
            "open": lambda one: one.ruling is None and one.conflict.kind != "quota_under",
            "unused": lambda one: one.conflict.kind == "quota_under",
            "all": None,
        }
        self.table.keep(wanted[self.shown.currentData()])
        if before is not None:
            self.table.go_to(lambda one: one.key == before.key)
        if self.table.current_row() is None and self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.empty.setVisible(not self._lines)
        self._left.setVisible(bool(self._lines))
        self._show()

    def line(self) -> ConflictLine | None:
        """The question in sight."""
        row = self.table.current_row()
        return row if isinstance(row, ConflictLine) else None

    def _show(self) -> None:
        line = self.line()
        self.card.setVisible(line is not None)
        if line is None:
            return
        one = line.conflict
        self.card.set_title(self._kind(one.kind), one.period)
        self.chip.put(*((self.tr("settled"), "done") if line.ruling else (self.tr("to settle"), "due")))
        self.told.setText(bureau_checks.conflict_words(one, self._names))
        self.people.put(one.people)
        self.people.setVisible(bool(one.people))
        self.ruling.setText(self._ruling_words(line))
        self.ruling.setVisible(line.ruling is not None)
        self.settle_button.setText(self.tr("Settle… (&S)") if not line.ruling else self.tr("Settle anew…"))
        self.settle_button.setAccessibleName(self.settle_button.text().replace("&", ""))

    def _ruling_words(self, line: ConflictLine) -> str:
        made = line.ruling
        if made is None:
            return ""
        unit = self._names.get(made.unit, made.unit) or "、".join(line.schools)
        code = "stands" if made.ruling == "one" and made.person_id else made.ruling
        who = ask(self, submissions.user_name, self.context.desk, made.by)
        told = self.tr("%1. %2 (%3, %4)")
        return filled(
            told,
            sentence(f"conflicts.ruled_{code}", unit=unit),
            made.reason,
            who.value if who else "",
            made.on.isoformat(),
        )

    def _kind(self, kind: str) -> str:
        return {
            "two_schools": self.tr("two schools"),
            "duplicate": self.tr("reported twice"),
            "quota_over": self.tr("too many"),
            "quota_under": self.tr("places unused"),
        }[kind]

    def _about(self, line: ConflictLine) -> str:
        one = line.conflict
        if one.people:
            return one.people[0].name
        return f"{bureau_checks.tier_word(one.tier)} {one.count} / {one.places}"

    def _to_reports(self) -> None:
        line = self.line()
        if line is not None:
            one = line.conflict
            package = one.people[0].package_id if one.people else ""
            self.context.navigate("intake", report=package)

    def settle(self) -> None:
        """Asks what is decided on the question in sight."""
        line = self.line()
        if line is not None:
            SettleSheet(self, line, self._names).open()

    def store(
        self, sheet: SettleSheet, line: ConflictLine, ruling: str, entry: Entry | None, unit: str, reason: str
    ) -> bool:
        """Records the decision."""
        done = act(
            sheet,
            conflicts.rule,
            self.context.desk,
            line.key,
            ruling,
            unit=entry.unit if entry else unit,
            person_id=entry.person_id if entry and line.conflict.kind == "duplicate" else "",
            reason=reason,
        )
        if done:
            announce(self, "submissions")
        return bool(done)


class SettleSheet(Sheet):
    """What is decided, which school or entry it is about, and what it rests on."""

    def __init__(self, page: ConflictsPage, line: ConflictLine, names: dict[str, str]) -> None:
        super().__init__(page, "settleSheet")
        self.say(self.tr("Settle the question"), self.tr("Settle and tell the schools"))
        roomy(self, 36, 17)
        self._page, self._line = page, line
        one = line.conflict
        self.body.addWidget(label(bureau_checks.conflict_words(one, names), name="settleTold"))
        words = {
            "one": self.tr("One school keeps the person")
            if one.kind == "two_schools"
            else self.tr("One entry stands, the others do not count"),
            "both": self.tr("Both stand"),
            "not_same": self.tr("They are not the same person"),
            "allowed": self.tr("Allowed as it is"),
            "returned": self.tr("Return for correction"),
        }
        self.ruling = self._box(
            "settleRuling", self.tr("Decision"), [(words[key], key) for key in RULINGS[one.kind]]
        )
        self.which = self._box("settleWhich", self.tr("Which"), [])
        self._above = label(self.tr("Which"), wrap=False)
        self._above.setBuddy(self.which)
        self.reason = TextEdit("settleReason", self.tr("What it rests on"))
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * 3 + 24)
        for text, field in ((self.tr("Decision"), self.ruling), ("", self.which)):
            above = self._above if not text else label(text, wrap=False)
            above.setBuddy(field)
            self.body.addWidget(above)
            self.body.addWidget(field)
        above = label(self.tr("What it rests on (told to the schools)"), wrap=False)
        above.setBuddy(self.reason)
        self.body.addWidget(above)
        self.body.addWidget(self.reason)
        self._names = names
        self.ruling.currentIndexChanged.connect(lambda _: self._offer())
        self._offer()

    def _box(self, name: str, text: str, options: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(text)
        for words, key in options:
            box.addItem(words, key)
        return box

    def _offer(self) -> None:
        """The schools or entries that the decision chosen can be about."""
        one, ruling = self._line.conflict, self.ruling.currentData()
        self.which.clear()
        options: list[tuple[str, object]] = []
        if ruling == "one":
            for entry in one.people:
                school = self._names.get(entry.unit, entry.unit)
                words = school
                if one.kind == "duplicate":
                    tier = bureau_checks.tier_word(entry.tier)
                    words = "　".join(filter(None, (entry.name, entry.birth, _number(entry), tier)))
                options.append((words, entry))
        elif ruling == "returned":
            if len(one.units) > 1:
                options.append((self.tr("every report"), ""))
            options += [(self._names.get(unit, unit), unit) for unit in one.units]
        for text, value in options:
            self.which.addItem(text, value)
        for part in (self.which, self._above):
            part.setVisible(len(options) > 1)

    def accept_now(self) -> bool:
        """Records it."""
        chosen = self.which.currentData()
        entry = chosen if isinstance(chosen, Entry) else None
        unit = chosen if isinstance(chosen, str) else ""
        return self._page.store(
            self, self._line, self.ruling.currentData(), entry, unit, self.reason.toPlainText().strip()
        )


def _number(one: Entry) -> str:
    return f"…{one.id_number[-MASK:]}" if one.id_number else ""
